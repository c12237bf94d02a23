//! Journeys in the real window. Each starts the program under a display of its own.
#![allow(clippy::unwrap_used, clippy::panic)]

mod afternoon;
mod copies;
mod eyes_and_hands;
mod files;
mod handed_over;
mod kept;
mod leaving;
mod own_frameworks;
mod papers;
mod registers;
mod starts;
mod traced;
mod treatment_plan;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Output;

use annexa_support::{Window, annexa, text};
use serde_json::Value;

/// A client file of the sample in a folder of its own.
fn sample(folder: &Path) -> PathBuf {
    let file = folder.join("otterbridge.soa");
    done(&annexa(["new".as_ref(), file.as_os_str(), "--sample=draft".as_ref()]));
    file
}

/// Carries out operations on a file, in somebody's name.
fn apply(folder: &Path, file: &Path, author: &str, operations: &Value) {
    let list = folder.join("list.json");
    fs::write(&list, operations.to_string()).unwrap();
    let author = ["--author", author].map(AsRef::as_ref);
    done(&annexa([&["apply".as_ref(), file.as_os_str(), list.as_os_str()][..], &author].concat()));
}

/// What `annexa show --json` says of a file.
fn shown(file: &Path) -> Value {
    let output = annexa(["show".as_ref(), file.as_os_str(), "--json".as_ref()]);
    done(&output);
    serde_json::from_str(&text(&output)).unwrap()
}

fn done(output: &Output) {
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

/// Waits until everything that was typed is on the disk, as the title bar says it.
fn saved(window: &Window) {
    window.wait("everything is saved", "return /Saved \\d/.test(document.querySelector('.saved')?.innerText ?? '')");
    // Words that were just typed wait for a pause; the bar says when they too are written.
    std::thread::sleep(std::time::Duration::from_millis(500));
    window.wait("everything is saved", "return /Saved \\d/.test(document.querySelector('.saved')?.innerText ?? '')");
}
