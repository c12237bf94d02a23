//! What becomes of a file while it is open: moved, deleted, replaced, written by another program, or said to be open elsewhere.

use std::fs;

use annexa_document::{Document, ReadOnly, Standing};

use crate::world::*;

/// A document with a change of its own, and another copy of its beginning with a change of its own, in another folder.
fn parted() -> (Place, Document, Place) {
    let place = Place::new();
    let mut document = place.create();
    let elsewhere = Place::new();
    document.save_copy(&elsewhere.path).unwrap();
    type_notes(&mut document, "written here");
    let mut other = elsewhere.open();
    type_notes(&mut other, "written there");
    other.close().unwrap();
    (place, document, elsewhere)
}

fn written(place: &Place) -> Option<String> {
    notes_of(&place.open(), "A.5.2")
}

#[test]
fn what_stands_at_its_path_is_told_apart() {
    let (place, document, elsewhere) = parted();
    assert_eq!(document.standing(), Standing::InPlace);
    let moved = place.folder.path().join("moved.soa");
    fs::rename(&place.path, &moved).unwrap();
    assert_eq!(document.standing(), Standing::Gone);
    fs::rename(&elsewhere.path, &place.path).unwrap();
    assert_eq!(document.standing(), Standing::Replaced);
    fs::rename(&moved, &place.path).unwrap();
    assert_eq!(document.standing(), Standing::InPlace);
    rusqlite::Connection::open(&place.path).unwrap().execute_batch("PRAGMA user_version = 1; VACUUM").unwrap();
    assert_eq!(document.standing(), Standing::Written);
}

#[test]
fn a_folder_that_is_gone_is_told_as_such() {
    let place = Place::new();
    let folder = place.folder.path().join("stick");
    fs::create_dir(&folder).unwrap();
    let mut of_place = place.create();
    of_place.save_copy(folder.join("a.soa")).unwrap();
    let document = Document::open(folder.join("a.soa"), place.world.env(0)).unwrap();
    fs::remove_dir_all(&folder).unwrap();
    assert_eq!(document.standing(), Standing::FolderGone);
}

#[cfg(unix)]
#[test]
fn what_is_put_back_can_be_read_by_whom_it_could_be_before() {
    use std::os::unix::fs::PermissionsExt;
    let place = Place::new();
    place.create().close().unwrap();
    for mode in [0o640, 0o600, 0o644] {
        fs::set_permissions(&place.path, fs::Permissions::from_mode(mode)).unwrap();
        let mut document = place.open();
        fs::remove_file(&place.path).unwrap();
        document.keep_mine().unwrap();
        assert_eq!(fs::metadata(&place.path).unwrap().permissions().mode() & 0o777, mode);
        document.close().unwrap();
    }
}

#[test]
fn a_file_that_says_what_it_said_was_written_by_nobody() {
    let place = Place::new();
    let mut document = place.create();
    rusqlite::Connection::open(&place.path).unwrap().execute_batch("VACUUM").unwrap();
    assert_eq!(document.standing(), Standing::Written, "its bytes are others");
    assert_eq!(document.refresh().unwrap(), None);
    assert_eq!(document.standing(), Standing::InPlace);
    document.apply(&notes("A.5.2", "goes on")).unwrap();
}

#[test]
fn mine_is_kept_and_the_other_lies_beside_it_byte_for_byte() {
    let (place, mut document, elsewhere) = parted();
    let theirs = fs::read(&elsewhere.path).unwrap();
    fs::rename(&elsewhere.path, &place.path).unwrap();
    assert_eq!(document.apply(&notes("A.5.2", "too late")).unwrap_err().code(), "file-replaced");
    let aside = document.keep_mine().unwrap().unwrap();
    assert_eq!(fs::read(&aside).unwrap(), theirs);
    assert_eq!(document.standing(), Standing::InPlace);
    place.world.pass(120_000);
    type_notes(&mut document, "and more of it");
    document.undo().unwrap();
    assert!(document.verify().unwrap().is_sound());
    drop(document);
    assert_eq!(written(&place).as_deref(), Some("written here"));
}

#[test]
fn what_was_deleted_is_written_again() {
    let (place, mut document, _elsewhere) = parted();
    fs::remove_file(&place.path).unwrap();
    fs::remove_file(place.path.with_extension("soa.lock")).unwrap();
    assert_eq!(document.keep_mine().unwrap(), None);
    assert!(place.path.with_extension("soa.lock").exists(), "others are kept out again");
    type_notes(&mut document, "and more");
    drop(document);
    assert_eq!(written(&place).as_deref(), Some("and more"));
}

#[test]
fn theirs_is_taken_and_mine_lies_beside_it_where_they_lack_it() {
    let (place, mut document, elsewhere) = parted();
    fs::rename(&elsewhere.path, &place.path).unwrap();
    let mine = document.take_theirs().unwrap().unwrap();
    assert_eq!(notes_of(&document, "A.5.2").as_deref(), Some("written there"));
    let other = Document::open_read_only(&mine, place.world.env(0)).unwrap();
    assert_eq!(notes_of(&other, "A.5.2").as_deref(), Some("written here"));
    // The two can be brought together like any two copies.
    assert_eq!(document.merge_preview(&other).unwrap().conflicts.len(), 1);
    type_notes(&mut document, "and more");
    drop(document);
    assert_eq!(written(&place).as_deref(), Some("and more"));
}

#[test]
fn where_theirs_holds_all_of_mine_nothing_is_left_beside_it() {
    let place = Place::new();
    let mut document = place.create();
    let elsewhere = Place::new();
    document.save_copy(&elsewhere.path).unwrap();
    let mut other = elsewhere.open();
    type_notes(&mut other, "written there");
    other.close().unwrap();
    fs::rename(&elsewhere.path, &place.path).unwrap();
    assert_eq!(document.take_theirs().unwrap(), None);
    assert_eq!(notes_of(&document, "A.5.2").as_deref(), Some("written there"));
    let names: Vec<_> = fs::read_dir(place.folder.path()).unwrap().map(|e| e.unwrap().file_name()).collect();
    assert_eq!(names.len(), 2, "the file and its lock: {names:?}");
}

#[test]
fn what_is_no_client_file_is_not_taken_and_the_document_goes_on() {
    let (place, mut document, _elsewhere) = parted();
    fs::remove_file(&place.path).unwrap();
    fs::write(&place.path, "half a download").unwrap();
    assert_eq!(document.take_theirs().unwrap_err().code(), "not-a-database");
    assert_eq!(notes_of(&document, "A.5.2").as_deref(), Some("written here"));
    let aside = document.keep_mine().unwrap().unwrap();
    assert_eq!(fs::read(aside).unwrap(), b"half a download");
    drop(document);
    assert_eq!(written(&place).as_deref(), Some("written here"));
}

#[test]
fn a_file_that_is_said_to_be_open_on_another_computer_is_taken_over_when_somebody_says_so() {
    let place = Place::new();
    place.create().close().unwrap();
    let lock = place.path.with_extension("soa.lock");
    fs::write(&lock, r#"{"author":"Consultant","host":"elsewhere","process":7,"since":"2026-11-20T08:00:00Z"}"#)
        .unwrap();
    let mut document = place.open();
    let Some(ReadOnly::NamedElsewhere(holder)) = document.read_only().cloned() else { panic!("opened for writing") };
    assert_eq!(holder.host, "elsewhere");
    assert_eq!(document.apply(&notes("A.5.2", "x")).unwrap_err().code(), "read-only");
    assert_eq!(document.keep_mine().unwrap(), None, "it stands where it stood");
    document.take_over().unwrap();
    assert_eq!(document.read_only(), None);
    type_notes(&mut document, "taken over");
    assert!(!fs::read_to_string(&lock).unwrap().contains("elsewhere"));
    drop(document);
    assert!(!lock.exists());
    assert_eq!(written(&place).as_deref(), Some("taken over"));
}

#[test]
fn what_is_held_in_memory_is_the_document_as_it_was_at_that_moment() {
    let (place, mut document, _elsewhere) = parted();
    let mut held = document.at_this_moment(place.world.env(0)).unwrap();
    type_notes(&mut document, "written meanwhile");
    assert_eq!(notes_of(&held, "A.5.2").as_deref(), Some("written here"));
    assert!(held.verify().unwrap().is_sound());
    assert_eq!(held.read_only(), Some(&ReadOnly::Asked));
    let backup = held.back_up(document.backup_folder(), 5).unwrap();
    let backup = Document::open(backup, place.world.env(0)).unwrap();
    assert_eq!(notes_of(&backup, "A.5.2").as_deref(), Some("written here"));
    assert_eq!(backup.read_only(), None);
}

#[test]
fn copies_that_a_sync_program_left_are_found_and_those_with_more_come_first() {
    let (place, mut document, elsewhere) = parted();
    let at = |name: &str| place.folder.path().canonicalize().unwrap().join(name);
    document.save_copy(at("client 2.soa")).unwrap();
    let theirs = at("client.sync-conflict-20261127-101010-ABCDEFG.soa");
    fs::rename(&elsewhere.path, &theirs).unwrap();
    fs::write(at("client (conflicted copy).soa"), "half a download").unwrap();
    Document::create(at("client of another.soa"), place.world.env(1), &complete()).unwrap().close().unwrap();
    document.save_copy(at("other name.soa")).unwrap();
    let found = document.beside().unwrap().copies();
    let told: Vec<_> = found.iter().map(|c| (c.path.clone(), c.is_conflict, c.has_more)).collect();
    assert_eq!(told, [(theirs, true, true), (at("client 2.soa"), false, false)]);
}

#[test]
fn a_backup_of_the_time_before_the_file_was_renamed_is_still_its_backup() {
    let place = Place::new();
    let mut document = place.create();
    let folder = document.backup_folder();
    let first = document.back_up(&folder, 5).unwrap();
    document.close().unwrap();
    let renamed = place.path.with_file_name("renamed.soa");
    fs::rename(&place.path, &renamed).unwrap();
    let mut document = Document::open(&renamed, place.world.env(0)).unwrap();
    document.back_up(&folder, 1).unwrap();
    document.back_up(&folder, 1).unwrap();
    let found = annexa_document::backups(&folder, &document).unwrap();
    assert_eq!(found.len(), 2, "only those under its own name give way to newer ones");
    assert!(found.iter().any(|backup| backup.path == first));
}

#[test]
fn a_lock_file_that_came_along_with_the_other_file_bars_no_way_on() {
    let (place, mut document, elsewhere) = parted();
    fs::rename(&elsewhere.path, &place.path).unwrap();
    let lock = place.path.with_extension("soa.lock");
    fs::remove_file(&lock).unwrap();
    fs::write(&lock, r#"{"author":"Consultant","host":"elsewhere"}"#).unwrap();
    let mine = document.take_theirs().unwrap().unwrap();
    assert!(matches!(document.read_only(), Some(ReadOnly::NamedElsewhere(_))), "{:?}", document.read_only());
    assert_eq!(notes_of(&document, "A.5.2").as_deref(), Some("written there"));
    document.take_over().unwrap();
    type_notes(&mut document, "taken over");
    drop(document);
    assert_eq!(written(&place).as_deref(), Some("taken over"));
    let mine = Document::open(&mine, place.world.env(0)).unwrap();
    assert_eq!(notes_of(&mine, "A.5.2").as_deref(), Some("written here"));
}

#[test]
fn a_file_that_only_says_that_it_holds_mine_costs_nothing_of_it() {
    let place = Place::new();
    let mut document = place.create();
    type_notes(&mut document, "written here");
    document.seal().unwrap();
    let elsewhere = Place::new();
    document.save_copy(&elsewhere.path).unwrap();
    elsewhere
        .raw()
        .execute("UPDATE revision SET payload = replace(payload, 'Otterbridge', 'x') WHERE seq = 1", [])
        .unwrap();
    fs::rename(&elsewhere.path, &place.path).unwrap();
    assert!(document.take_theirs().unwrap().is_some(), "its history does not hold");
}

#[test]
fn a_journal_that_appears_beside_an_open_file_is_never_played_back() {
    let (place, mut document, _elsewhere) = parted();
    let journal = place.path.with_extension("soa-journal");
    fs::write(&journal, vec![0xd9; 4096]).unwrap();
    assert_eq!(document.standing(), Standing::ForeignJournal);
    assert_eq!(document.apply(&notes("A.5.2", "x")).unwrap_err().code(), "foreign-journal");
    assert!(document.at_this_moment(place.world.env(0)).is_err());
    assert_eq!(fs::read(&journal).unwrap(), vec![0xd9; 4096], "nobody touched it");
    fs::remove_file(&journal).unwrap();
    assert_eq!(document.standing(), Standing::InPlace);
    type_notes(&mut document, "goes on");
    assert!(document.verify().unwrap().is_sound());
}

#[test]
fn a_backup_made_while_one_types_is_of_the_history() {
    let place = Place::new();
    let mut document = place.create();
    type_notes(&mut document, "half a wo");
    let mut held = document.at_this_moment(place.world.env(0)).unwrap();
    let folder = document.backup_folder();
    held.back_up(&folder, 5).unwrap();
    type_notes(&mut document, "half a word no longer");
    let found = annexa_document::backups(&folder, &document).unwrap();
    assert!(found[0].in_history, "{found:?}");
}

#[test]
fn copies_of_one_name_do_not_remove_each_others_backups() {
    let (_place, mut document, elsewhere) = parted();
    let folder = document.backup_folder();
    let mut other = elsewhere.open();
    let theirs = other.back_up(&folder, 1).unwrap();
    for _ in 0..3 {
        document.back_up(&folder, 1).unwrap();
    }
    assert!(theirs.exists());
    assert_eq!(annexa_document::backups(&folder, &document).unwrap().len(), 2);
}
