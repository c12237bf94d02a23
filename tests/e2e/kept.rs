//! What is kept of a client file, and what becomes of one while it is open: nothing of it is lost, and each is told.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use annexa_support::{Key, Window, annexa};
use serde_json::json;

use crate::{apply, done, sample, saved, shown};

/// Another copy of a file, with an address of its own.
fn changed_copy(folder: &Path, file: &Path, name: &str, address: &str) -> PathBuf {
    let copy = folder.join(name);
    fs::copy(file, &copy).unwrap();
    apply(folder, &copy, "Consultant", &json!([{"op": "EditOrganisation", "set": [{"address": address}]}]));
    copy
}

fn address(file: &Path) -> String {
    shown(file)["organisation"]["address"]["text"].as_str().unwrap().to_owned()
}

fn press(window: &Window, name: &str) {
    let name = json!(name);
    window.wait(
        &format!("{name} can be pressed"),
        &format!(
            "const button = [...document.querySelectorAll('button')].find(b => (b.getAttribute('aria-label') ?? b.innerText).trim() === {name});
             button?.click(); return button !== undefined"
        ),
    );
}

/// Where the program puts backups by itself.
fn backups(home: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![home.join("data")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).into_iter().flatten().map(|entry| entry.unwrap().path()) {
            if entry.is_dir() {
                folders.push(entry);
            } else if entry.extension().is_some_and(|ending| ending == "soa") {
                found.push(entry);
            }
        }
    }
    found.sort();
    found
}

#[test]
fn a_file_that_is_replaced_or_taken_away_is_told_within_seconds_and_neither_side_is_lost() {
    let folder = tempfile::tempdir().unwrap();
    let file = sample(folder.path());
    let theirs = changed_copy(folder.path(), &file, "theirs.soa", "9 New Quay");
    let window = Window::open(folder.path(), Some(&file));
    window.see("[data-key='iso42001/A.2.2']");
    apply_in_window(&window, "Written here and nowhere else.");

    // Taken away and brought back: told, then told no more.
    let away = folder.path().join("away.soa");
    fs::rename(&file, &away).unwrap();
    window.reads("The file is no longer where it was.");
    window.picture("file-gone");
    fs::rename(&away, &file).unwrap();
    window.wait("nothing is told any more", "return document.querySelector('[role=alert]') === null");

    // Replaced, as a sync program does it.
    fs::rename(&theirs, &file).unwrap();
    window.reads("Another file stands in the place of this one.");
    window.picture("file-replaced");
    assert_eq!(window.axe(), Vec::<String>::new());
    press(&window, "Put mine back and compare the two");
    window.reads("Both copies were changed since they parted.");
    window.picture("file-replaced-compared");
    window.wait("it is merged", "document.querySelector('.foot .pri')?.click(); return true");
    window.reads("The copies are merged");
    assert_eq!(address(&file), "9 New Quay");

    // What is no client file takes its place: mine is put back, the other is kept as it is.
    fs::remove_file(&file).unwrap();
    fs::write(&file, "half a download").unwrap();
    window.reads("Another file stands in the place of this one.");
    press(&window, "Put mine back");
    window.reads("The file is back in its place.");
    let aside: Vec<_> = fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().path()).collect();
    assert!(aside.iter().any(|path| fs::read(path).is_ok_and(|bytes| bytes == b"half a download")), "{aside:?}");
    window.close();
    assert_eq!(address(&file), "9 New Quay");
    done(&annexa(["verify".as_ref(), file.as_os_str()]));
}

/// Types into the justification of the first control.
fn apply_in_window(window: &Window, text: &str) {
    window.chord(&[Key::Control], '2');
    window.focus_in("[data-key='iso42001/A.2.2']");
    window.types("j");
    window.focus_in("[data-field='justification']");
    window.types(text);
    saved(window);
}

#[test]
fn a_backup_is_made_by_itself_listed_compared_and_had_back() {
    let folder = tempfile::tempdir().unwrap();
    let file = sample(folder.path());
    let window = Window::open(folder.path(), Some(&file));
    window.see("[data-key='iso42001/A.2.2']");
    let began = std::time::Instant::now();
    while backups(folder.path()).is_empty() {
        assert!(began.elapsed().as_secs() < 30, "no backup was made on opening");
        std::thread::sleep(std::time::Duration::from_millis(100));
    }
    apply_in_window(&window, "Written after the first backup.");
    window.chord(&[Key::Control], '9');
    window.reads("This client file");
    window.wait(
        "the first is listed as earlier",
        "return /Earlier, /.test(document.querySelector('.file .kept')?.innerText ?? '')",
    );
    press(&window, "Back up now");
    window.wait("both are listed", "return document.querySelectorAll('.file .kept > li').length === 2");
    window.wait("all of it holds", "return /All of it holds/.test(document.querySelector('.file')?.innerText ?? '')");
    window.picture("file");
    assert_eq!(window.axe(), Vec::<String>::new());
    window.close();
    let kept = backups(folder.path());
    assert_eq!(kept.len(), 2, "nothing was changed since the last: {kept:?}");
    for backup in &kept {
        done(&annexa(["verify".as_ref(), backup.as_os_str()]));
    }
    let notes = |of: &Path| shown(of).to_string().contains("Written after the first backup.");
    assert_eq!(kept.iter().map(|backup| notes(backup)).collect::<Vec<_>>(), [false, true]);
}

#[test]
fn a_file_that_was_tampered_with_is_told_by_itself_and_the_place_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let file = sample(folder.path());
    // Not in the last revision, which is looked at on opening.
    apply(folder.path(), &file, "Consultant", &json!([{"op": "EditOrganisation", "set": [{"address": "9 New Quay"}]}]));
    let changed = "UPDATE revision SET payload = replace(payload, 'Otterbridge', 'Otterbridgx') WHERE seq = 1";
    let shell = Command::new("sqlite3").arg(&file).arg(changed).output().unwrap();
    assert!(shell.status.success(), "{}", String::from_utf8_lossy(&shell.stderr));
    let window = Window::open(folder.path(), Some(&file));
    window.reads("This file does not hold.");
    window.picture("file-tampered-bar");
    press(&window, "Show what does not fit");
    window.reads("Revision 1");
    window.picture("file-tampered");
    window.close();
}

#[test]
fn what_another_computer_and_a_sync_program_left_beside_a_file_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let file = sample(folder.path());
    changed_copy(folder.path(), &file, "otterbridge (conflicted copy 2026-11-20).soa", "7 Old Quay");
    let mark = r#"{"author":"Consultant","host":"another-computer","process":7,"since":"2026-11-20T08:00:00Z"}"#;
    fs::write(folder.path().join("otterbridge.soa.lock"), mark).unwrap();
    let window = Window::open(folder.path(), Some(&file));
    window.reads("The computer “another-computer” left its mark beside this file on 2026-11-20");
    window.reads("Consultant has it open there");
    window.picture("file-named-elsewhere");
    press(&window, "Take it over for writing");
    window.wait("it can be written", "return /Saved/.test(document.querySelector('.saved')?.innerText ?? '')");
    window.reads("Another copy of this file lies beside it");
    press(&window, "Show the copies");
    window.reads("Left by a sync program.");
    window.picture("file-copies");
    press(&window, "Compare with “otterbridge (conflicted copy 2026-11-20).soa”");
    window.reads("it holds everything that is here, and more");
    window.close();
}

#[test]
fn a_damaged_file_is_told_and_what_still_reads_of_it_is_saved_in_a_new_one() {
    let folder = tempfile::tempdir().unwrap();
    let file = sample(folder.path());
    apply(folder.path(), &file, "Consultant", &json!([{"op": "EditOrganisation", "set": [{"address": "9 New Quay"}]}]));
    let backups = folder.path().join("otterbridge backups");
    done(&annexa(["backup".as_ref(), file.as_os_str()]));
    // A page in the middle of the file is zeroed, as a failing stick does it.
    let mut bytes = fs::read(&file).unwrap();
    let page = 4096;
    let middle = bytes.len() / page / 2 * page;
    bytes[page..2 * page].fill(0);
    bytes[middle..middle + page].fill(0);
    fs::write(&file, &bytes).unwrap();
    let window = Window::open(folder.path(), Some(&file));
    window.see("[role=alert]");
    window.picture("file-damaged");
    press(&window, "Bring back a backup…");
    window.reads("in “otterbridge backups”");
    window.picture("file-bring-back");
    assert_eq!(window.axe(), Vec::<String>::new());
    let back = folder.path().join("back.soa");
    window.answer([&back]);
    window.wait(
        "it is brought back",
        "const back = document.querySelector('.asks .kept button'); back?.click(); return back !== null",
    );
    window.see("[data-key='iso42001/A.2.2']");
    assert_eq!(address(&back), "9 New Quay");
    assert_eq!(fs::read(&file).unwrap(), bytes, "the damaged one is only read");
    assert!(backups.is_dir());
    window.close();
    let window = Window::open(folder.path(), Some(&file));
    window.see("[role=alert]");
    let saved = folder.path().join("saved.soa");
    window.answer([&saved]);
    press(&window, "Save what still reads…");
    window.reads("What was saved of the damaged file");
    window.reads("This client file");
    window.picture("file-salvaged");
    assert_eq!(window.axe(), Vec::<String>::new());
    window.close();
    assert_eq!(fs::read(&file).unwrap(), bytes, "the damaged one is only read");
    assert!(saved.exists());
}

#[test]
fn everything_is_brought_back_to_an_earlier_revision_and_one_undo_takes_that_back() {
    let folder = tempfile::tempdir().unwrap();
    let file = sample(folder.path());
    let before = address(&file);
    apply(folder.path(), &file, "Consultant", &json!([{"op": "EditOrganisation", "set": [{"address": "9 New Quay"}]}]));
    let window = Window::open(folder.path(), Some(&file));
    window.see("[data-key='iso42001/A.2.2']");
    window.chord(&[Key::Control], '7');
    window.wait(
        "the first revision is chosen",
        "const first = [...document.querySelectorAll('[data-pane=timeline] button')].findLast(b => /File created/.test(b.innerText));
         first?.click(); return first !== undefined",
    );
    window.reads("Every decision is now as it was then.");
    window.picture("history-as-it-was");
    assert_eq!(window.axe(), Vec::<String>::new());
    press(&window, "Bring all back to 1");
    window.reads("Everything is as it was after revision 1.");
    assert_eq!(address(&file), before);
    window.chord(&[Key::Control], 'z');
    let began = std::time::Instant::now();
    while address(&file) != "9 New Quay" {
        assert!(began.elapsed().as_secs() < 30, "undo did not take it back");
        std::thread::sleep(std::time::Duration::from_millis(100));
    }
    window.close();
}
