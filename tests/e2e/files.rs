//! Files in the window: opening, two openers, two windows, files that are none.

use std::fs;

use annexa_support::{Key, Window, annexa};

use crate::{sample, shown};

#[test]
fn the_window_opens_on_a_client_file_and_keeps_other_writers_out() {
    let folder = tempfile::tempdir().unwrap();
    let file = sample(folder.path());
    let window = Window::open(folder.path(), Some(&file));
    window.reads("Otterbridge Narrowboat Mutual");
    let held = annexa(["apply".as_ref(), file.as_os_str(), "-".as_ref()]);
    assert!(!held.status.success(), "a second writer is kept out while the window has the file");
    // A second window of another run reads it, says who has it, and changes nothing.
    let other = tempfile::tempdir().unwrap();
    let reader = Window::open(other.path(), Some(&file));
    reader.reads("Read-only");
    reader.picture("read-only");
    reader.close();
    window.close();
    assert!(!folder.path().join("otterbridge.soa.lock").exists(), "the lock goes with the window");
}

#[test]
fn a_file_that_is_none_is_told_on_the_first_page_and_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("holiday.soa");
    fs::write(&file, "not a database").unwrap();
    let window = Window::open(folder.path(), None);
    window.reads("New client file");
    window.answer([&file]);
    window.chord(&[Key::Control], 'o');
    window.see("[role=alert]");
    let told = window.text();
    assert!(told.contains("holiday.soa"), "{told}");
    assert!(!told.contains(folder.path().to_str().unwrap()), "the page never learns a folder: {told}");
    window.picture("not-a-client-file");
    window.close();
    assert_eq!(fs::read_to_string(&file).unwrap(), "not a database");
}

#[test]
fn a_copy_is_whole_and_the_first_file_stays_open() {
    let folder = tempfile::tempdir().unwrap();
    let file = sample(folder.path());
    let window = Window::open(folder.path(), Some(&file));
    window.reads("Otterbridge Narrowboat Mutual");
    let copy = folder.path().join("copy.soa");
    window.answer([&copy]);
    window.chord(&[Key::Control, Key::Shift], 's');
    let began = std::time::Instant::now();
    while !copy.exists() && began.elapsed().as_secs() < 20 {
        std::thread::sleep(std::time::Duration::from_millis(50));
    }
    window.reads("Otterbridge Narrowboat Mutual");
    window.close();
    assert_eq!(shown(&copy)["statements"], shown(&file)["statements"]);
}

#[test]
fn what_is_typed_last_is_there_when_the_window_is_closed_at_once() {
    let folder = tempfile::tempdir().unwrap();
    let file = sample(folder.path());
    let window = Window::open(folder.path(), Some(&file));
    window.wait(
        "a control has the focus",
        "const row = document.querySelector(\"[data-key='iso42001/A.2.2']\"); row?.focus(); return document.activeElement === row",
    );
    window.types("j");
    window.focus_in("[data-field=justification]");
    window.chord(&[Key::Control], 'a');
    window.types("Said in the very last moment.");
    window.close();
    assert_eq!(shown(&file)["statements"][0]["decisions"][0]["included"]["text"], "Said in the very last moment.");
}

#[test]
fn a_file_named_at_the_start_that_cannot_be_opened_is_told_on_the_first_page() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("holiday.soa");
    fs::write(&file, "not a database").unwrap();
    let window = Window::open(folder.path(), Some(&file));
    window.see("[role=alert]");
    let told = window.text();
    assert!(told.contains("holiday.soa") && told.contains("New client file"), "{told}");
    window.close();
}
