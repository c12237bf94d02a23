//! The program is killed at any moment of its work (`kill -9`), and its file is opened again: what it had said to be done is
//! there, nothing is half done, and another program finds the database sound.

use std::fs;
use std::io::{BufRead, BufReader, Read};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use annexa_document::{Decisions, Document};
use annexa_model::{LeaveOut, WithheldKind};
use serde_json::json;

use crate::battery::{Battery, Chance};
use crate::jobs::{ELSEWHERE, FILE, OLDER, Stage, says, together};
use crate::world::*;

const FOLDER: &str = "ANNEXA_TEST_FOLDER";
const SEED: &str = "ANNEXA_TEST_SEED";

/// Not a test of its own: works on a file, and says after each step what stands there now, until it is killed.
#[test]
#[ignore = "run by the test below in a process of its own"]
fn child() {
    let (Ok(folder), Ok(seed)) = (std::env::var(FOLDER), std::env::var(SEED)) else { return };
    let stage = Stage::at_folder(folder.as_ref());
    let mut chance = Chance::of(seed.parse().unwrap());
    stage.world.pass(i64::try_from(chance.below(1 << 40)).unwrap());
    stage.world.draw_from(chance.any());
    let mut document = stage.open();
    println!("\nat {} {}", document.head().unwrap(), document.revision_count().unwrap());
    loop {
        stage.world.pass(61_000);
        let text = format!("{:016x}", chance.any());
        match chance.below(14) {
            0..4 => drop(document.apply(&together(&text)).unwrap()),
            4 => drop(document.apply_all(&[notes("A.6.2.2", &text), notes("A.6.2.3", &text)]).unwrap()),
            5 => drop(document.apply(&notes("A.6.2.5", &text.repeat(2_000))).unwrap()),
            6 => drop(document.undo().unwrap()),
            7 => drop(document.redo().unwrap()),
            8 => {
                // What is typed is there with each pause.
                document.apply(&notes("A.6.2.6", &text[..8])).unwrap();
                println!("\nat {} {}", document.head().unwrap(), document.revision_count().unwrap());
                stage.world.pass(900);
                document.apply(&notes("A.6.2.6", &text)).unwrap();
            }
            9 => issue(&mut document, &text),
            10 => {
                document.save_copy(stage.at(OLDER)).unwrap();
                println!("\ncopied {}", document.head().unwrap());
            }
            11 => drop(document.back_up(stage.at("backups"), 2).unwrap()),
            12 => {
                let _ = fs::remove_file(stage.at("redacted.soa"));
                document
                    .redacted_copy(
                        stage.at("redacted.soa"),
                        &LeaveOut::kinds(&[WithheldKind::Notes]),
                        stage.world.env(0),
                    )
                    .unwrap();
            }
            _ => {
                let mut other = Document::open(stage.at(ELSEWHERE), stage.world.env(1)).unwrap();
                other.apply(&notes("A.9.2", &text)).unwrap();
                other.seal().unwrap();
                document.seal().unwrap();
                let preview = document.merge_preview(&other).unwrap();
                let decisions: Decisions =
                    preview.conflicts.iter().map(|c| (c.cell.clone(), c.theirs.value.clone())).collect();
                document.merge(&other, &decisions).unwrap();
            }
        }
        println!("\nat {} {}", document.head().unwrap(), document.revision_count().unwrap());
    }
}

fn issue(document: &mut Document, text: &str) {
    let pdf = document.stage_blob(format!("%PDF- {text}").repeat(200).into_bytes()).unwrap();
    let approver = json!({"name": "Director", "function": "Board"});
    document
        .apply_all(&[
            operation(json!({"op": "EditStatement", "set": [{"version": text}]})),
            operation(json!({"op": "PrepareCandidate", "id": format!("c{text}")})),
            operation(json!({"op": "IssueEdition", "id": format!("n{text}"), "candidate": format!("c{text}"),
                "approver": approver, "pdf": pdf})),
        ])
        .unwrap();
}

/// What was said last.
#[derive(Default)]
struct Said {
    head: String,
    revisions: u64,
    copied: Option<String>,
}

impl Said {
    fn hear(&mut self, line: &str) {
        let mut words = line.split_whitespace();
        match (words.next(), words.next(), words.next()) {
            (Some("at"), Some(head), Some(revisions)) => {
                (self.head, self.revisions) = (head.to_owned(), revisions.parse().unwrap());
            }
            (Some("copied"), Some(head), None) => self.copied = Some(head.to_owned()),
            _ => {}
        }
    }
}

/// Lets it work and kills it; says what it had said.
fn killed(stage: &Stage, seed: u64, after: Duration) -> Said {
    let mut process = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "killed::child", "--ignored", "--nocapture", "--test-threads=1"])
        .env(FOLDER, &stage.folder)
        .env(SEED, seed.to_string())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut said = Said::default();
    let mut out = BufReader::new(process.stdout.take().unwrap());
    let mut line = String::new();
    while said.head.is_empty() {
        line.clear();
        if out.read_line(&mut line).unwrap() == 0 {
            let mut why = String::new();
            process.stderr.take().unwrap().read_to_string(&mut why).unwrap();
            panic!("seed {seed}: it ended by itself: {why}");
        }
        said.hear(&line);
    }
    std::thread::sleep(after);
    process.kill().unwrap();
    let status = process.wait().unwrap();
    assert_eq!(std::os::unix::process::ExitStatusExt::signal(&status), Some(9), "seed {seed}: it ended by itself");
    let mut rest = Vec::new();
    out.read_to_end(&mut rest).unwrap();
    // The last line may be cut off as well.
    let rest = String::from_utf8_lossy(&rest).into_owned();
    let whole = rest.rfind('\n').map_or("", |end| &rest[..end]);
    whole.lines().for_each(|line| said.hear(line));
    said
}

/// The file has what was said, or that and the one step that was under way.
fn judge(stage: &Stage, said: &Said, copied_before: &str, case: usize) {
    let document = stage.open();
    assert_eq!(document.verify().unwrap().flaws, vec![], "case {case}");
    let head = document.head().unwrap();
    let count = document.revision_count().unwrap();
    if head != said.head {
        let known = document.revision_number(&said.head).unwrap();
        // Of what was still being typed the head moves on without a revision more; a step has four at most, but for a merge, which
        // brings what was done elsewhere since the last one.
        let typing = count <= said.revisions + 1 && known.is_none();
        let merged = document.log(count..).unwrap().last().is_some_and(|entry| entry.op == "Merge");
        assert!(
            typing || known.is_some() && (merged || count <= said.revisions + 6),
            "case {case}: {} ({}) was said, {head} ({count}) is there",
            said.head,
            said.revisions
        );
    }
    let name = document.cells().get("organisation/name").and_then(|name| name.as_str());
    let address = document.cells().get("organisation/address").and_then(|address| address["text"].as_str());
    let third = notes_of(&document, "A.5.4");
    let together = name == address && address == third.as_deref();
    assert!(together || address.is_none(), "case {case}: half of a step is there: {name:?} {address:?} {third:?}");
    document.close().unwrap();
    let copy = says(&stage.at(OLDER), &stage.world);
    let is_copy = said.copied.as_ref().is_none_or(|copied| *copied == copy) || copy == head || copy == said.head;
    assert!(is_copy || copy == *copied_before, "case {case}: the copy is {copy}");
}

fn sound(path: &Path) {
    let out = Command::new("sqlite3")
        .arg("-readonly")
        .arg(path)
        .arg("PRAGMA integrity_check; PRAGMA foreign_key_check")
        .output();
    let out = out.expect("the sqlite3 shell is needed here: apt-get install sqlite3");
    assert_eq!(String::from_utf8_lossy(&out.stdout).trim(), "ok", "{}", path.display());
}

#[test]
fn a_program_that_is_killed_at_any_moment_has_lost_nothing_that_it_said_to_be_done() {
    let battery = Battery::begin("1a. kill -9 of the app's core", "10,000 with kill -9 of the command line");
    let cases = battery.share(60, 6_000);
    let mut stage = Stage::new();
    for case in 0..cases {
        // Histories grow, and with them the time that looking at them takes.
        if case % 25 == 0 {
            stage = Stage::new();
        }
        let mut chance = battery.chance(case);
        let copied_before = says(&stage.at(OLDER), &stage.world);
        let after = Duration::from_micros(chance.any() % 25_000);
        let said = killed(&stage, chance.any(), after);
        judge(&stage, &said, &copied_before, case);
        sound(&stage.at(FILE));
        for backup in fs::read_dir(stage.at("backups")).unwrap().map(|entry| entry.unwrap().path()) {
            if backup.extension().is_some_and(|e| e == "soa") {
                says(&backup, &stage.world);
            }
        }
        if stage.at("redacted.soa").exists() {
            says(&stage.at("redacted.soa"), &stage.world);
        }
    }
    battery.held(&format!("{cases} kills between 0 and 25 ms after the first word, each then opened, verified and checked by the sqlite3 shell"));
}
