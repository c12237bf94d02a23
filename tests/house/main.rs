//! Who may depend on whom, read off the dependency graph; and what must stand in the sources, or must not.
#![allow(clippy::unwrap_used, clippy::panic)]

mod quiet;

use std::collections::{BTreeMap, BTreeSet};
use std::process::Command;

use serde_json::Value;

/// Direct dependencies by package: ordinary ones alone, or with those of builds and tests.
fn dependencies(ordinary_only: bool) -> BTreeMap<String, BTreeSet<String>> {
    let output = Command::new(std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned()))
        .args(["metadata", "--format-version", "1", "--no-deps", "--offline"])
        .current_dir(annexa_support::root())
        .output()
        .unwrap();
    let metadata: Value = serde_json::from_slice(&output.stdout).unwrap();
    let packages = metadata["packages"].as_array().unwrap();
    packages
        .iter()
        .map(|package| {
            let names = package["dependencies"]
                .as_array()
                .unwrap()
                .iter()
                .filter(|d| !ordinary_only || d["kind"].is_null())
                .map(|d| d["name"].as_str().unwrap().to_owned())
                .collect();
            (package["name"].as_str().unwrap().to_owned(), names)
        })
        .collect()
}

#[test]
fn each_library_has_one_user() {
    for (library, user) in [
        ("rusqlite", "annexa-document"),
        ("libsqlite3-sys", "annexa-document"),
        ("age", "annexa-document"),
        ("printpdf", "annexa-report"),
        ("lopdf", "annexa-report"),
        ("fluent-bundle", "annexa-words"),
        ("ssh-key", "annexa-jobs"),
        ("tauri", "annexa-app"),
        ("clap", "annexa-cli"),
    ] {
        for (package, needs) in dependencies(false) {
            // The bare window is what the real one is measured against.
            assert!(
                package == "annexa-bare-window" || !needs.contains(library) || package == user,
                "{package} uses {library}, which is {user}'s alone"
            );
        }
    }
}

/// A page that hears what is dropped on its window hears its path.
#[test]
fn a_window_tells_its_page_nothing_of_what_is_dropped() {
    let shell = std::fs::read_to_string(annexa_support::root().join("src-tauri/src/files.rs")).unwrap();
    let built = shell.matches("WebviewWindowBuilder::new").count();
    assert!(built > 0);
    assert_eq!(built, shell.matches(".disable_drag_drop_handler()").count());
}

#[test]
fn rooms_see_only_the_rooms_they_may() {
    let allowed: BTreeMap<&str, &[&str]> = BTreeMap::from([
        ("annexa-model", &[][..]),
        ("annexa-words", &[][..]),
        ("annexa-document", &["annexa-model"][..]),
        ("annexa-report", &["annexa-model", "annexa-words"][..]),
        ("annexa-jobs", &["annexa-model", "annexa-words", "annexa-document", "annexa-report"][..]),
        ("annexa-cli", &["annexa-model", "annexa-words", "annexa-document", "annexa-jobs"][..]),
        ("annexa-app", &["annexa-model", "annexa-words", "annexa-document", "annexa-jobs"][..]),
        ("xtask", &[][..]),
    ]);
    for (package, needs) in dependencies(true) {
        if package == "annexa-tests" || package == "annexa-bare-window" {
            continue;
        }
        let may =
            allowed.get(package.as_str()).unwrap_or_else(|| panic!("{package} is a new room: say what it may see"));
        for need in needs.iter().filter(|n| n.starts_with("annexa-")) {
            assert!(may.contains(&need.as_str()), "{package} sees {need}");
        }
    }
}
