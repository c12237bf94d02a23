//! Disks and folders that fail: a typed error, nothing half-done, and the document goes on when they are well again.

use std::fs::{self, Permissions};
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::Command;

use annexa_document::{Document, Key, Passphrase, Result, Seal, backups, salvage, unseal};
use annexa_document::{ReadOnly, Standing};
use annexa_model::LeaveOut;
use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
use rustix::thread::{CapabilitySet, capabilities, set_capabilities};

use crate::world::*;

/// Runs as somebody whom permissions bind, which the administrator is not.
fn as_anybody(f: impl FnOnce() + Send + 'static) {
    let thread = std::thread::spawn(|| {
        let mut sets = capabilities(None).unwrap();
        sets.effective.remove(CapabilitySet::DAC_OVERRIDE | CapabilitySet::DAC_READ_SEARCH | CapabilitySet::FOWNER);
        set_capabilities(None, sets).unwrap();
        f();
    });
    if let Err(e) = thread.join() {
        std::panic::resume_unwind(e);
    }
}

fn mode(path: &Path, mode: u32) {
    fs::set_permissions(path, Permissions::from_mode(mode)).unwrap();
}

/// What is shown equals what the file holds.
fn agrees_with_file(document: &Document, place: &Place) {
    let sql = "SELECT value FROM cell WHERE key = 'statement/s/d/iso42001/A.5.2/notes'";
    let value: Option<String> = place.raw().query_row(sql, [], |r| r.get(0)).ok().flatten();
    let stored =
        value.map(|v| serde_json::from_str::<serde_json::Value>(&v).unwrap()["text"].as_str().unwrap().to_owned());
    assert_eq!(notes_of(document, "A.5.2"), stored);
}

#[test]
fn a_read_only_file_or_folder_is_read_and_can_be_copied_elsewhere() {
    as_anybody(|| {
        for (file, folder) in [(0o444, 0o555), (0o444, 0o755), (0o644, 0o555)] {
            let place = Place::new();
            type_notes(&mut place.create(), "there");
            mode(&place.path, file);
            mode(place.folder.path(), folder);
            let mut document = place.open();
            assert_eq!(document.read_only(), Some(&ReadOnly::Place), "{file:o} {folder:o}");
            assert_eq!(document.apply(&notes("A.5.2", "x")).unwrap_err().code(), "read-only");
            let elsewhere = Place::new();
            document.save_copy(&elsewhere.path).unwrap();
            assert_eq!(notes_of(&elsewhere.open(), "A.5.2").as_deref(), Some("there"));
            drop(document);
            mode(place.folder.path(), 0o755);
        }
    });
}

#[test]
fn a_file_one_may_not_read_is_told_as_such() {
    as_anybody(|| {
        let place = Place::new();
        place.create().close().unwrap();
        mode(&place.path, 0o000);
        assert_eq!(Document::open(&place.path, place.world.env(0)).unwrap_err().code(), "no-permission");
    });
}

#[test]
fn a_folder_that_turns_read_only_and_back_loses_nothing() {
    as_anybody(|| {
        let place = Place::new();
        let mut document = place.create();
        type_notes(&mut document, "before");
        let (head, count) = (document.head().unwrap(), document.revision_count().unwrap());
        mode(place.folder.path(), 0o555);
        let error = document.apply(&notes("A.5.3", "lost?")).unwrap_err();
        assert_eq!(error.code(), "read-only", "{error}");
        assert_eq!((document.head().unwrap(), document.revision_count().unwrap()), (head, count));
        assert_eq!(notes_of(&document, "A.5.3"), None);
        mode(place.folder.path(), 0o755);
        document.apply(&notes("A.5.3", "kept")).unwrap();
        assert!(document.verify().unwrap().is_sound());
        agrees_with_file(&document, &place);
    });
}

#[test]
fn a_file_that_another_user_has_open_is_told_to_be_open() {
    as_anybody(|| {
        let place = Place::new();
        place.create().close().unwrap();
        let left = place.path.with_extension("soa.lock");
        fs::write(&left, r#"{"author":"Consultant","host":"elsewhere"}"#).unwrap();
        mode(&left, 0o444);
        assert_eq!(place.open().read_only(), Some(&ReadOnly::Place), "what the dead left of another user");
        let theirs = fs::File::open(&left).unwrap();
        theirs.lock().unwrap();
        let document = place.open();
        let Some(ReadOnly::HeldBy(holder)) = document.read_only() else { panic!("{:?}", document.read_only()) };
        assert_eq!(holder.author, "Consultant");
    });
}

#[test]
fn what_is_made_of_a_file_is_open_to_no_other_group() {
    for (mode_of, made) in [(0o640, 0o600), (0o660, 0o600), (0o644, 0o644), (0o664, 0o644), (0o604, 0o600)] {
        let place = Place::new();
        let mut document = place.create();
        // Only who may give files away can try this.
        if std::os::unix::fs::chown(&place.path, None, Some(12_345)).is_err() {
            return;
        }
        mode(&place.path, mode_of);
        let copy = place.folder.path().join("copy.soa");
        document.save_copy(&copy).unwrap();
        assert_eq!(fs::metadata(&copy).unwrap().permissions().mode() & 0o777, made, "{mode_of:o}");
    }
}

#[test]
fn a_folder_that_goes_away_and_comes_back_loses_nothing() {
    let place = Place::new();
    let inner = place.folder.path().join("stick");
    fs::create_dir(&inner).unwrap();
    let path = inner.join("client.soa");
    let mut document = Document::create(&path, place.world.env(0), &begin()).unwrap();
    let pulled = place.folder.path().join("pulled");
    fs::rename(&inner, &pulled).unwrap();
    assert_eq!(document.apply(&notes("A.5.2", "x")).unwrap_err().code(), "folder-gone");
    assert_eq!(notes_of(&document, "A.5.2"), None);
    let copy = place.folder.path().join("rescued.soa");
    document.save_copy(&copy).unwrap();
    fs::rename(&pulled, &inner).unwrap();
    type_notes(&mut document, "back");
    drop(document);
    assert_eq!(notes_of(&Document::open(&path, place.world.env(0)).unwrap(), "A.5.2").as_deref(), Some("back"));
}

#[test]
fn a_file_that_is_replaced_while_open_is_not_written_and_not_lost() {
    let place = Place::new();
    let mut document = place.create();
    type_notes(&mut document, "mine");
    let other = Place::new();
    let mut theirs = other.create();
    type_notes(&mut theirs, "theirs");
    theirs.close().unwrap();
    fs::rename(&other.path, &place.path).unwrap();
    assert_eq!(document.apply(&notes("A.5.2", "x")).unwrap_err().code(), "file-replaced");
    let copy = place.folder.path().join("rescued.soa");
    document.save_copy(&copy).unwrap();
    drop(document);
    assert_eq!(notes_of(&Document::open(&copy, place.world.env(0)).unwrap(), "A.5.2").as_deref(), Some("mine"));
    assert_eq!(notes_of(&place.open(), "A.5.2").as_deref(), Some("theirs"));
}

#[test]
fn a_file_that_another_program_wrote_is_read_again_before_anything_is_written() {
    let place = Place::new();
    let mut document = place.create();
    type_notes(&mut document, "here");
    document.seal().unwrap();
    place.raw().execute_batch("INSERT INTO meta VALUES('other', 'program')").unwrap();
    for _ in 0..2 {
        assert_eq!(document.apply(&notes("A.5.2", "lost?")).unwrap_err().code(), "changed-elsewhere");
    }
    document.refresh().unwrap();
    agrees_with_file(&document, &place);
    type_notes(&mut document, "kept");
    agrees_with_file(&document, &place);
    assert!(document.verify().unwrap().is_sound());
}

#[test]
fn what_another_program_wrote_is_told_whatever_is_done_with_the_document_before_somebody_looks() {
    let place = Place::new();
    let mut document = place.create();
    type_notes(&mut document, "here");
    let wrote = "UPDATE cell SET value = replace(value, 'here', 'there') WHERE key LIKE '%/notes';
                 UPDATE revision SET payload = replace(payload, '\"here\"', '\"there\"') WHERE id IS NULL";
    place.raw().execute_batch(wrote).unwrap();
    document.back_up(document.backup_folder(), 3).unwrap();
    assert!(document.at_this_moment(place.world.env(0)).unwrap().verify().unwrap().is_sound());
    assert!(document.verify().unwrap().is_sound());
    document.save_copy(place.folder.path().join("copy.soa")).unwrap();
    assert_eq!(document.seal().unwrap_err().code(), "changed-elsewhere");
    assert_eq!(document.standing(), Standing::Written);
    assert_eq!(notes_of(&document, "A.5.2").as_deref(), Some("here"), "what is shown stays until it is read again");
    let changes = document.refresh().unwrap().unwrap();
    assert!(changes.cells.contains_key("statement/s/d/iso42001/A.5.2/notes"));
    assert_eq!((document.standing(), notes_of(&document, "A.5.2").as_deref()), (Standing::InPlace, Some("there")));
    type_notes(&mut document, "and on");
    agrees_with_file(&document, &place);
}

#[test]
fn a_file_that_another_program_keeps_busy_is_told_and_tried_again() {
    let place = Place::new();
    let mut document = place.create();
    let other = place.raw();
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    assert_eq!(document.apply(&notes("A.5.2", "x")).unwrap_err().code(), "busy");
    other.execute_batch("ROLLBACK").unwrap();
    type_notes(&mut document, "x");
    agrees_with_file(&document, &place);
}

const FILE: &str = "ANNEXA_TEST_LIMITED";

/// Not a test of its own: writes until the system allows the file to grow no more.
#[test]
#[ignore = "run by the test below in a process of its own"]
fn child() {
    let Ok(path) = std::env::var(FILE) else { return };
    let world = World::new();
    let mut document = Document::open(path, world.env(0)).unwrap();
    let mut failed = 0;
    for n in 0..40 {
        let text = format!("{n} {}", "long ".repeat(2_000));
        // A jump of the clock ends the change before, so that each is a revision of its own.
        world.pass(100_000);
        let before = (document.head().unwrap(), notes_of(&document, "A.5.2"));
        match document.apply(&notes("A.5.2", &text)) {
            Ok(_) => assert_eq!(notes_of(&document, "A.5.2"), Some(text)),
            Err(e) => {
                assert!(matches!(e.code(), "disk" | "disk-full"), "{e}");
                assert_eq!((document.head().unwrap(), notes_of(&document, "A.5.2")), before);
                failed += 1;
            }
        }
    }
    assert!(failed > 3);
    println!("\n{}", document.head().unwrap());
}

#[test]
fn a_disk_that_takes_no_more_leaves_file_and_document_at_the_last_saved_change() {
    let place = Place::new();
    place.create().close().unwrap();
    let program = std::env::current_exe().unwrap();
    // In blocks of 512 bytes; the signal would end the program before it could say what happened.
    let script = "trap '' XFSZ; ulimit -f 600; exec \"$0\" --exact disk::child --ignored --nocapture --test-threads=1";
    let out = Command::new("sh").args(["-c", script]).arg(program).env(FILE, &place.path).output().unwrap();
    let said = String::from_utf8_lossy(&out.stdout);
    assert!(out.status.success(), "{said}{}", String::from_utf8_lossy(&out.stderr));
    let document = place.open();
    assert!(said.lines().any(|line| line == document.head().unwrap()), "{said}");
    assert!(document.verify().unwrap().is_sound());
}

/// Runs with no file of this process longer than so many bytes: whatever write goes beyond fails.
fn within<T>(limit: usize, f: impl FnOnce() -> T) -> T {
    let Rlimit { maximum, .. } = getrlimit(Resource::Fsize);
    setrlimit(Resource::Fsize, Rlimit { current: Some(limit as u64), maximum }).unwrap();
    let done = f();
    setrlimit(Resource::Fsize, Rlimit { current: maximum, maximum }).unwrap();
    done
}

fn files(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap());
    let mut files: Vec<_> =
        entries.map(|e| (e.file_name().into_string().unwrap(), fs::read(e.path()).unwrap_or_default())).collect();
    files.sort();
    files
}

/// Lets each write that makes a file longer fail once, the first, the second and so on: what was there is as it was then, and
/// nothing else is. Says how many failed before it was done.
fn fails_at_every_write<T>(folder: &Path, mut f: impl FnMut() -> Result<T>) -> usize {
    let before = files(folder);
    for n in 0.. {
        // In the midst of each page, and where it begins.
        match within(n * 2_048, &mut f) {
            Ok(_) => return n,
            Err(e) => {
                assert!(matches!(e.code(), "disk" | "disk-full"), "write {n}: {} {e}", e.code());
                let after = files(folder);
                let names = |all: &[(String, Vec<u8>)]| all.iter().map(|(name, _)| name.clone()).collect::<Vec<_>>();
                assert_eq!(names(&after), names(&before), "write {n}");
                assert!(after == before, "write {n} changed what was there");
            }
        }
    }
    0
}

/// Not a test of its own: what the test below runs where the system may end no program for its long files.
#[test]
#[ignore = "run by the test below in a process of its own"]
fn failing() {
    if std::env::var(FILE).is_err() {
        return;
    }
    let place = Place::new();
    let mut document = place.create();
    for n in 0..12 {
        document.apply(&notes("A.5.2", &format!("{n} {}", "long ".repeat(800)))).unwrap();
        document.seal().unwrap();
    }
    let to = |name: &str| {
        let folder = place.folder.path().join(name);
        fs::create_dir(&folder).unwrap();
        folder
    };
    let least = usize::try_from(fs::metadata(&place.path).unwrap().len()).unwrap() / 4_096;
    let head = document.head().unwrap();
    let sound = |path: &Path| {
        let made = Document::open(path, place.world.env(1)).unwrap();
        assert!(made.verify().unwrap().is_sound());
        assert_eq!(made.head().unwrap(), head);
    };

    let folder = to("copies");
    let copy = folder.join("copy.soa");
    let other = Place::new();
    document.save_copy(&other.path).unwrap();
    document.close().unwrap();
    let mut source = other.open();
    assert!(fails_at_every_write(&folder, || source.save_copy(&copy)) >= least);
    sound(&copy);
    // Over an older one, which stays until the new one is whole.
    source.apply(&notes("A.5.3", "newer")).unwrap();
    assert!(fails_at_every_write(&folder, || source.save_copy(&copy)) >= least);
    assert_eq!(notes_of(&Document::open(&copy, place.world.env(1)).unwrap(), "A.5.3").as_deref(), Some("newer"));

    let folder = to("backups");
    source.back_up(&folder, 1).unwrap();
    place.world.pass(1_000);
    other.world.pass(1_000);
    assert!(fails_at_every_write(&folder, || source.back_up(&folder, 1)) >= least);
    assert_eq!(backups(&folder, &source).unwrap().len(), 1);

    let folder = to("salvaged");
    let damaged = folder.join("damaged.soa");
    let mut bytes = fs::read(&place.path).unwrap();
    bytes[20..24].fill(0xff);
    fs::write(&damaged, bytes).unwrap();
    let target = folder.join("new.soa");
    assert!(fails_at_every_write(&folder, || salvage(&damaged, &target, place.world.env(0))) >= least);
    sound(&target);
    println!("\nall tried");
}

#[test]
fn copies_backups_and_salvage_leave_nothing_behind_whichever_write_fails() {
    let program = std::env::current_exe().unwrap();
    let script = "trap '' XFSZ; exec \"$0\" --exact disk::failing --ignored --nocapture --test-threads=1";
    let out = Command::new("sh").args(["-c", script]).arg(program).env(FILE, "yes").output().unwrap();
    let said = String::from_utf8_lossy(&out.stdout);
    assert!(out.status.success() && said.contains("all tried"), "{said}{}", String::from_utf8_lossy(&out.stderr));
}

fn mode_of(path: &Path) -> u32 {
    fs::metadata(path).unwrap().permissions().mode() & 0o777
}

/// What is made of a file is open to nobody to whom the file is not, whatever the system lets by default.
#[test]
fn whatever_is_made_of_a_file_is_read_by_those_who_may_read_the_file() {
    for of in [0o600, 0o640] {
        let place = Place::new();
        place.create().close().unwrap();
        mode(&place.path, of);
        let mut document = place.open();
        let at = |name: &str| place.folder.path().join(name);
        let passphrase = Passphrase::new("several words to know it by");
        document.save_copy(at("copy.soa")).unwrap();
        document.redacted_copy(at("redacted.soa"), &LeaveOut::default(), place.world.env(0)).unwrap();
        document.seal_copy(at("sealed.age"), &Seal::Passphrase(passphrase.clone())).unwrap();
        let backup = document.back_up(at("backups"), 3).unwrap();
        document.close().unwrap();
        salvage(&place.path, at("salvaged.soa"), place.world.env(0)).unwrap();
        let key = Key::Passphrase(passphrase);
        unseal(at("sealed.age"), at("unsealed.soa"), &key, &mut place.world.env(0)).unwrap();
        for name in ["copy.soa", "redacted.soa", "sealed.age", "salvaged.soa", "unsealed.soa"] {
            assert_eq!(mode_of(&at(name)), of, "{name}");
        }
        assert_eq!((mode_of(&backup), mode_of(&at("backups"))), (of, 0o700));
    }
}
