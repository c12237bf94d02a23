//! Rolling backups: the newest are kept, nothing else is touched, and one can be had back.

use std::fs;
use std::path::{Path, PathBuf};

use annexa_document::{Document, backups, restore};

use crate::world::*;

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> =
        fs::read_dir(folder).unwrap().map(|e| e.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

fn folder_of(place: &Place) -> PathBuf {
    place.folder.path().join("kept")
}

#[test]
fn the_newest_are_kept_under_names_that_say_when() {
    let place = Place::new();
    let mut document = place.create();
    for n in 0..5 {
        type_notes(&mut document, &format!("day {n}"));
        let path = document.back_up(folder_of(&place), 3).unwrap();
        let backup = Document::open_read_only(&path, place.world.env(0)).unwrap();
        assert_eq!(backup.head().unwrap(), document.head().unwrap());
        place.world.pass(86_400_000);
    }
    let kept = ["client 2026-11-24 131647.soa", "client 2026-11-25 131647.soa", "client 2026-11-26 131647.soa"];
    assert_eq!(names(&folder_of(&place)), kept);
    let listed = backups(folder_of(&place), &document).unwrap();
    let listed: Vec<_> = listed.iter().map(|b| (b.time.to_string(), b.revisions, b.in_history)).collect();
    assert_eq!(listed[0], ("2026-11-26T13:16:47".to_owned(), document.revision_count().unwrap(), true));
    assert_eq!(listed.len(), 3);
}

#[test]
fn two_backups_of_one_second_are_two() {
    let place = Place::new();
    let mut document = place.create();
    let first = document.back_up(folder_of(&place), 9).unwrap();
    assert_ne!(document.back_up(folder_of(&place), 9).unwrap(), first);
    assert_eq!(names(&folder_of(&place)).len(), 2);
}

#[test]
fn a_file_that_does_not_hold_is_copied_and_costs_no_earlier_backup() {
    for rot in ["UPDATE blob SET bytes = zeroblob(length(bytes))", "UPDATE touch SET seq = 1 WHERE seq = 2"] {
        let place = Place::new();
        let mut document = place.create();
        let hash = document.stage_blob(b"\x89PNG".to_vec()).unwrap();
        let logo =
            serde_json::json!({"op": "EditOrganisation", "set": [{"logo": {"hash": hash, "mediaType": "image/png"}}]});
        document.apply(&operation(logo)).unwrap();
        let good = document.back_up(folder_of(&place), 1).unwrap();
        place.world.pass(86_400_000);
        type_notes(&mut document, "later");
        document.close().unwrap();
        assert!(place.raw().execute(rot, []).unwrap() > 0);
        let mut rotten = place.open();
        let error = rotten.back_up(folder_of(&place), 1).unwrap_err();
        assert_eq!(error.code(), "backed-up-unsound", "{rot}: {error}");
        assert!(error.path().unwrap().exists() && good.exists());
        assert!(Document::open(&good, place.world.env(0)).unwrap().verify().unwrap().is_sound());
        // What does not hold is still kept when the good one is had back.
        rotten.close().unwrap();
        assert!(restore(&good, &place.path, place.world.env(0)).unwrap().is_some());
        assert!(place.open().verify().unwrap().is_sound());
    }
}

#[test]
fn a_backup_with_bytes_that_are_lost_here_is_not_removed() {
    let place = Place::new();
    let mut document = place.create();
    let hash = document.stage_blob(b"\x89PNG".to_vec()).unwrap();
    let logo =
        serde_json::json!({"op": "EditOrganisation", "set": [{"logo": {"hash": hash, "mediaType": "image/png"}}]});
    document.apply(&operation(logo)).unwrap();
    let with = document.back_up(folder_of(&place), 1).unwrap();
    document.close().unwrap();
    place.raw().execute("DELETE FROM blob", []).unwrap();
    let mut without = place.open();
    let first = without.back_up(folder_of(&place), 1).unwrap();
    without.back_up(folder_of(&place), 1).unwrap();
    assert!(with.exists() && !first.exists());
}

#[test]
fn a_clock_that_goes_back_costs_neither_the_backup_just_made_nor_a_later_one() {
    let place = Place::new();
    let mut document = place.create();
    let mut made = Vec::new();
    for n in 0..4 {
        type_notes(&mut document, &format!("hour {n}"));
        made.push(document.back_up(folder_of(&place), 2).unwrap());
        assert!(made[n].exists(), "{n}");
        // Summer time ends, a traveller flies west, a battery is empty.
        place.world.pass(-3_600_000);
    }
    let left: Vec<bool> = made.iter().map(|path| path.exists()).collect();
    assert_eq!(left, [false, false, true, true]);
}

#[test]
fn nothing_is_removed_but_own_backups() {
    let (place, other) = (Place::new(), Place::new());
    let folder = folder_of(&place);
    let mut document = place.create();
    document.back_up(&folder, 1).unwrap();
    // Of another file that had the same name; of this one under another name; of something else; damaged; open.
    Document::create(&other.path, other.world.env(1), &begin()).unwrap().close().unwrap();
    fs::copy(&other.path, folder.join("client 2020-01-01 000000.soa")).unwrap();
    fs::copy(&place.path, folder.join("my own copy.soa")).unwrap();
    fs::write(folder.join("client 2020-01-02 000000.soa"), "a letter").unwrap();
    fs::create_dir(folder.join("client 2020-01-03 000000.soa")).unwrap();
    std::os::unix::fs::symlink(&place.path, folder.join("client 2020-01-04 000000.soa")).unwrap();
    fs::copy(&place.path, folder.join("client 2020-01-05 000000.soa")).unwrap();
    let open = Document::open(folder.join("client 2020-01-05 000000.soa"), place.world.env(1)).unwrap();
    fs::copy(&place.path, folder.join("client 2020-01-06 000000.soa")).unwrap();
    let before = names(&folder);
    place.world.pass(1_000);
    let made = document.back_up(&folder, 1).unwrap();
    let after = names(&folder);
    let gone: Vec<&String> = before.iter().filter(|name| !after.contains(name)).collect();
    assert_eq!(gone, ["client 2020-01-06 000000.soa", "client 2026-11-22 131647.soa"]);
    assert!(made.exists() && open.verify().unwrap().is_sound());
}

#[test]
fn a_backup_is_had_back_and_what_it_replaces_is_kept() {
    let place = Place::new();
    let mut document = place.create();
    type_notes(&mut document, "before");
    let backup = document.back_up(folder_of(&place), 9).unwrap();
    place.world.pass(100_000);
    type_notes(&mut document, "after");
    let error = restore(&backup, &place.path, place.world.env(0)).unwrap_err();
    assert_eq!(error.code(), "already-open", "a file in use is never replaced");
    document.close().unwrap();
    let elsewhere = place.folder.path().join("new.soa");
    assert_eq!(restore(&backup, &elsewhere, place.world.env(0)).unwrap(), None);
    assert_eq!(notes_of(&Document::open(&elsewhere, place.world.env(0)).unwrap(), "A.5.2").as_deref(), Some("before"));
    assert_eq!(notes_of(&place.open(), "A.5.2").as_deref(), Some("after"));
    let replaced = restore(&backup, &place.path, place.world.env(0)).unwrap().unwrap();
    assert_eq!(notes_of(&place.open(), "A.5.2").as_deref(), Some("before"));
    let replaced = Document::open(replaced, place.world.env(0)).unwrap();
    assert_eq!(notes_of(&replaced, "A.5.2").as_deref(), Some("after"));
    assert!(replaced.verify().unwrap().is_sound() && place.open().verify().unwrap().is_sound());
    drop(replaced);
    let now = place.open();
    let in_history: Vec<bool> = backups(folder_of(&place), &now).unwrap().iter().map(|b| b.in_history).collect();
    assert_eq!(in_history, [false, true], "what was replaced is newer than what is there");
}

#[test]
fn a_file_is_never_replaced_by_another_ones_backup_nor_by_a_damaged_one() {
    let (place, other) = (Place::new(), Place::new());
    let backup = place.create().back_up(folder_of(&place), 1).unwrap();
    // The same world gives the same ids: a first revision of its own needs another content.
    Document::create(&other.path, other.world.env(1), &begin()).unwrap().close().unwrap();
    let before = fs::read(&other.path).unwrap();
    assert_eq!(restore(&backup, &other.path, place.world.env(0)).unwrap_err().code(), "other-history");
    rusqlite::Connection::open(&backup).unwrap().execute("DELETE FROM touch WHERE seq = 1", []).unwrap();
    assert_eq!(restore(&backup, &place.path, place.world.env(0)).unwrap_err().code(), "backup-unsound");
    fs::write(&other.path, &before[..before.len() - 4096]).unwrap();
    assert_eq!(restore(&place.path, &other.path, place.world.env(0)).unwrap_err().code(), "truncated");
    assert_eq!(fs::read(&other.path).unwrap(), before[..before.len() - 4096]);
    assert_eq!(names(other.folder.path()), ["client.soa"]);
}

#[test]
fn a_name_that_another_system_would_not_take_is_made_safe() {
    let place = Place::new();
    let path = place.folder.path().join("a:b?\"c\".soa");
    let mut document = Document::create(&path, place.world.env(0), &begin()).unwrap();
    let backup = document.back_up(folder_of(&place), 2).unwrap();
    assert_eq!(backup.file_name().unwrap(), "a_b__c_ 2026-11-22 131647.soa");
    assert_eq!(backups(folder_of(&place), &document).unwrap().len(), 1);
    assert_eq!(document.backup_folder().file_name().unwrap(), "a_b__c_ backups");
}

#[test]
fn a_backup_that_was_open_here_when_the_program_died_is_removed_in_its_turn() {
    let place = Place::new();
    let mut document = place.create();
    let named = fs::read(place.path.with_extension("soa.lock")).unwrap();
    let first = document.back_up(folder_of(&place), 1).unwrap();
    fs::write(first.with_extension("soa.lock"), named).unwrap();
    place.world.pass(1_000);
    type_notes(&mut document, "later");
    let second = document.back_up(folder_of(&place), 1).unwrap();
    assert!(second.exists() && !first.exists());
}

#[test]
fn what_a_killed_backup_left_is_swept_away_although_the_dead_has_its_name_on_it() {
    let place = Place::new();
    let mut document = place.create();
    let folder = place.folder.path().join("backups");
    fs::create_dir(&folder).unwrap();
    let cut = folder.join("client 2026-11-20 101500.soa");
    let left = folder.join("client 2026-11-20 101500.soa.annexa-partial");
    fs::write(&left, "half a backup").unwrap();
    // As it stands beside a file that a process of this computer holds.
    let named = fs::read(place.path.with_extension("soa.lock")).unwrap();
    assert!(!named.is_empty());
    fs::write(cut.with_extension("soa.lock"), named).unwrap();
    document.back_up(&folder, 3).unwrap();
    assert_eq!(names(&folder).len(), 1, "the backup alone: {:?}", names(&folder));
}
