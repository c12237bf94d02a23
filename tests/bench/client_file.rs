//! The client file against raw `SQLite`. The raw side lives with the only user of `SQLite`, in annexa-document.

use std::process::Command;

use annexa_support::root;
use serde_json::Value;

use crate::{Figure, ms};

pub fn measure() -> Vec<Figure> {
    let cargo = std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned());
    let output = Command::new(cargo)
        .args(["run", "--release", "--quiet", "-p", "annexa-document", "--example", "bench_document"])
        .current_dir(root())
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let told: Value = serde_json::from_slice(&output.stdout).unwrap();
    let number = |key: &str| told[key].as_f64().unwrap();
    let edit = |what: &str, ours: &str, ratio: &str| Figure {
        what: format!("{what}, against a raw SQLite commit of the same rows"),
        ours: ms(number(ours) / 1000.0),
        rival: ms(number("raw_commit_ms") / 1000.0),
        ratio: format!("{:.2}", number(ratio)),
        aim: "≤ 1.5",
    };
    vec![
        edit("One edit made durable", "edit_ms", "edit_to_raw"),
        edit("One keystroke’s pause made durable", "keystroke_ms", "keystroke_to_raw"),
        Figure {
            what: format!("Open and check {} controls with {} revisions", told["controls"], told["revisions"]),
            ours: ms((number("open_ms") + number("check_ms")) / 1000.0),
            rival: format!("open {}, check {}", ms(number("open_ms") / 1000.0), ms(number("check_ms") / 1000.0)),
            ratio: String::new(),
            aim: "≤ 100 ms",
        },
    ]
}
