//! Two openers of one file, and openers that die.

use std::io::{BufRead, BufReader, Read, Write};
use std::path::Path;
use std::process::{Child, ChildStdout, Command, Stdio};

use annexa_document::{Author, Document, ReadOnly};

use crate::world::*;

const FILE: &str = "ANNEXA_TEST_FILE";

/// A second process that has the file open: this very program, told to run [`child`].
struct Other {
    process: Child,
    said: BufReader<ChildStdout>,
}

impl Other {
    fn start(path: &Path) -> Self {
        let mut process = Command::new(std::env::current_exe().unwrap())
            .args(["--exact", "openers::child", "--ignored", "--nocapture", "--test-threads=1"])
            .env(FILE, path)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut other = Self { said: BufReader::new(process.stdout.take().unwrap()), process };
        other.hears("open");
        other
    }

    fn hears(&mut self, word: &str) {
        let mut line = String::new();
        while !line.trim_end().ends_with(word) {
            line.clear();
            assert!(self.said.read_line(&mut line).unwrap() > 0, "the other process ended before saying “{word}”");
        }
    }

    fn type_text(&mut self, text: &str) {
        writeln!(self.process.stdin.as_mut().unwrap(), "{text}").unwrap();
        self.hears("saved");
    }

    fn kill(mut self) {
        self.process.kill().unwrap();
        self.process.wait().unwrap();
    }

    fn leave(mut self) {
        drop(self.process.stdin.take());
        let _ = self.said.read_to_string(&mut String::new());
        assert!(self.process.wait().unwrap().success());
    }
}

/// Not a test of its own: what the second process does.
#[test]
#[ignore = "run by the tests of this module in a process of its own"]
fn child() {
    let Ok(path) = std::env::var(FILE) else { return };
    let world = World::new();
    let mut document = Document::open(path, world.env(1)).unwrap();
    println!("\nopen");
    for line in std::io::stdin().lines() {
        if line.as_ref().is_ok_and(|l| l == "flood") {
            for n in 0_u32.. {
                world.pass(61_000);
                document.apply(&notes("A.5.2", &format!("{n} {}", "words ".repeat(500)))).unwrap();
                println!("\n{n} saved");
            }
        }
        document.apply(&notes("A.5.2", &line.unwrap())).unwrap();
        println!("\nsaved");
    }
}

#[test]
fn the_second_opener_reads_and_is_told_who_and_since_when() {
    let place = Place::new();
    place.create().close().unwrap();
    let mut other = Other::start(&place.path);
    let mut document = place.open();
    let Some(ReadOnly::HeldBy(holder)) = document.read_only().cloned() else { panic!("{:?}", document.read_only()) };
    assert_eq!((holder.author.as_str(), holder.process), ("Consultant", other.process.id()));
    assert_eq!(holder.since, "2026-11-22T13:16:47.000Z");
    assert!(!holder.host.is_empty());
    let error = document.apply(&notes("A.5.2", "x")).unwrap_err();
    assert!(error.code() == "read-only" && error.to_string().contains("Consultant"), "{error}");
    assert!(document.can_undo().is_none() && document.undo().is_err());
    other.type_text("written there");
    let changes = document.refresh().unwrap().unwrap();
    assert!(changes.cells.contains_key("statement/s/d/iso42001/A.5.2/notes"));
    assert_eq!(notes_of(&document, "A.5.2").as_deref(), Some("written there"));
    assert_eq!(document.refresh().unwrap(), None);
    let copy = place.folder.path().join("copy.soa");
    document.save_copy(&copy).unwrap();
    assert_eq!(document.save_copy(&place.path).unwrap_err().code(), "copy-onto-itself");
    drop(document);
    other.leave();
    let mut document = place.open();
    assert_eq!(document.read_only(), None);
    type_notes(&mut document, "mine now");
}

#[test]
fn who_finds_a_file_open_is_told_the_name_that_its_holder_goes_by_now() {
    let place = Place::new();
    let mut document = place.create();
    document.set_author(Author { name: "Auditor".to_owned(), ..document.author().clone() });
    let lock = std::fs::read_to_string(place.path.with_extension("soa.lock")).unwrap();
    assert!(lock.contains("Auditor") && !lock.contains("Consultant"), "{lock}");
}

#[test]
fn a_copy_is_never_written_over_a_file_that_another_process_has_open() {
    let place = Place::new();
    place.create().close().unwrap();
    let elsewhere = Place::new();
    let mut document = elsewhere.create();
    let other = Other::start(&place.path);
    let error = document.save_copy(&place.path).unwrap_err();
    assert!(error.code() == "copy-onto-held" && error.to_string().contains("Consultant"), "{error}");
    other.leave();
    document.save_copy(&place.path).unwrap();
}

#[test]
fn a_killed_holder_locks_nobody_out_and_what_it_saved_is_there() {
    let place = Place::new();
    place.create().close().unwrap();
    for n in 0..5 {
        let mut other = Other::start(&place.path);
        let text = format!("typed before death {n}");
        other.type_text("typed");
        other.type_text(&text);
        other.kill();
        assert!(place.path.with_extension("soa.lock").exists(), "a crash leaves the lock file");
        let document = place.open();
        assert_eq!(document.read_only(), None);
        assert_eq!(notes_of(&document, "A.5.2").as_deref(), Some(text.as_str()));
        assert!(document.verify().unwrap().is_sound());
    }
    assert!(!place.path.with_extension("soa.lock").exists());
}

#[test]
fn one_process_opens_a_file_once() {
    let place = Place::new();
    let document = place.create();
    assert_eq!(Document::open(&place.path, place.world.env(0)).unwrap_err().code(), "already-open");
    assert_eq!(Document::open_read_only(&place.path, place.world.env(0)).unwrap_err().code(), "already-open");
    let link = place.folder.path().join("link.soa");
    std::os::unix::fs::symlink(&place.path, &link).unwrap();
    assert_eq!(Document::open(&link, place.world.env(0)).unwrap_err().code(), "already-open");
    document.close().unwrap();
    let document = Document::open(&link, place.world.env(0)).unwrap();
    assert_eq!(document.path(), place.path);
    assert!(place.path.with_extension("soa.lock").exists(), "the lock stands beside the file, not beside the link");
}

#[test]
fn looking_takes_no_lock() {
    let place = Place::new();
    place.create().close().unwrap();
    let document = Document::open_read_only(&place.path, place.world.env(0)).unwrap();
    assert_eq!(document.read_only(), Some(&ReadOnly::Asked));
    assert!(!place.path.with_extension("soa.lock").exists());
    let other = Other::start(&place.path);
    assert!(document.verify().unwrap().is_sound());
    other.leave();
}

#[test]
fn a_kill_in_the_midst_of_saving_loses_nothing_that_was_said_to_be_saved() {
    let place = Place::new();
    place.create().close().unwrap();
    for round in 0..12 {
        let mut other = Other::start(&place.path);
        writeln!(other.process.stdin.as_mut().unwrap(), "flood").unwrap();
        let enough = format!("{} saved", round * 3);
        other.hears(&enough);
        other.process.kill().unwrap();
        other.process.wait().unwrap();
        let mut rest = String::new();
        other.said.read_to_string(&mut rest).unwrap();
        let acknowledged = rest.lines().filter_map(|l| l.strip_suffix(" saved")?.parse::<u32>().ok()).next_back();
        let acknowledged = acknowledged.unwrap_or(round * 3);
        let document = place.open();
        let found = notes_of(&document, "A.5.2").unwrap();
        let found: u32 = found.split(' ').next().unwrap().parse().unwrap();
        assert!(found == acknowledged || found == acknowledged + 1, "{acknowledged} was saved, {found} is there");
        assert!(document.verify().unwrap().is_sound());
    }
}

#[test]
fn a_file_that_somebody_is_writing_opens_as_it_is_at_one_moment() {
    let place = Place::new();
    place.create().close().unwrap();
    let mut other = Other::start(&place.path);
    writeln!(other.process.stdin.as_mut().unwrap(), "flood").unwrap();
    other.hears("0 saved");
    for _ in 0..80 {
        // Whoever reads the cells before a save and the history after it would take a whole file for a damaged one.
        let document = place.open();
        assert!(matches!(document.read_only(), Some(ReadOnly::HeldBy(_))));
    }
    other.kill();
}
