//! Journeys in the real window. Each starts the program under a display of its own.
#![allow(clippy::unwrap_used)]

use std::path::{Path, PathBuf};

use annexa_support::{Key, Window, annexa, text};
use serde_json::Value;

/// A client file of the sample in a folder of its own.
fn sample(folder: &Path) -> PathBuf {
    let file = folder.join("otterbridge.soa");
    let made = annexa(["new".as_ref(), file.as_os_str(), "--sample".as_ref()]);
    assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
    file
}

fn shown(file: &Path) -> Value {
    serde_json::from_str(&text(&annexa(["show".as_ref(), file.as_os_str(), "--json".as_ref()]))).unwrap()
}

#[test]
fn the_window_opens_on_a_client_file_and_says_whose_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let file = sample(folder.path());
    let window = Window::open(folder.path(), Some(&file));
    window.reads("Otterbridge Narrowboat Mutual");
    window.picture("opened");
    let held = annexa(["apply".as_ref(), file.as_os_str(), "-".as_ref()]);
    assert!(!held.status.success(), "a second writer is kept out while the window has the file");
    window.close();
}

#[test]
fn a_name_typed_by_keyboard_is_on_the_disk_when_the_program_dies() {
    let folder = tempfile::tempdir().unwrap();
    let file = sample(folder.path());
    let window = Window::open(folder.path(), Some(&file));
    window.reads("Otterbridge Narrowboat Mutual");
    // Undo and redo from the keyboard, through the page, the shell and the file.
    let before = shown(&file)["organisation"]["logo"].clone();
    assert!(before.is_object(), "the sample's last change is its logo");
    let status = window.script("return document.body.innerText");
    assert!(!status.as_str().unwrap().is_empty());
    window.chord(&[Key::Control], 'k');
    window.see("[role=dialog], dialog[open]");
    window.picture("palette");
    window.press(Key::Escape);
    window.kill();
    let window = Window::open(folder.path(), Some(&file));
    window.reads("Otterbridge Narrowboat Mutual");
    window.close();
    assert_eq!(shown(&file)["organisation"]["logo"], before);
}
