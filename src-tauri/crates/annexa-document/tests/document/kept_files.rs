//! Files that are kept with evidence: through undo, a return, a merge, a redacted copy and back.

use std::collections::BTreeMap;

use annexa_document::{Decisions, Document};
use annexa_model::{KeptFile, LeaveOut, WithheldKind};
use serde_json::json;

use crate::world::*;

const MINUTES: &[u8] = b"minutes of the board";
const DAY: i64 = 86_400_000;

fn attach(document: &mut Document, name: &str) -> String {
    let hash = document.stage_blob(MINUTES.to_vec()).unwrap();
    let attach = json!({"op": "AttachEvidence", "evidence": "e", "hash": hash, "name": name, "size": MINUTES.len()});
    document.apply(&operation(attach)).unwrap();
    hash
}

fn with_evidence() -> (Place, Document) {
    let place = Place::new();
    let mut document = place.create();
    document.apply(&operation(json!({"op": "AddEvidence", "id": "e", "set": [{"label": "EV-1"}]}))).unwrap();
    (place, document)
}

fn kept(document: &Document) -> Vec<KeptFile> {
    let snapshot = document.snapshot().unwrap();
    snapshot.evidence.iter().flat_map(|item| item.attachments.clone()).collect()
}

fn names(document: &Document) -> Vec<String> {
    kept(document).into_iter().map(|file| file.name).collect()
}

#[test]
fn it_goes_and_comes_back_with_its_evidence_and_with_a_return() {
    let (place, mut document) = with_evidence();
    let before = document.revision_count().unwrap();
    let hash = attach(&mut document, "minutes.txt");
    assert_eq!((document.blob(&hash).unwrap(), names(&document)), (MINUTES.to_vec(), vec!["minutes.txt".to_owned()]));
    document.undo().unwrap();
    assert!(kept(&document).is_empty());
    document.redo().unwrap();
    document.apply(&operation(json!({"op": "DeleteEvidence", "evidence": "EV-1"}))).unwrap();
    assert!(kept(&document).is_empty());
    document.undo().unwrap();
    let with = document.revision_count().unwrap();
    assert_eq!(names(&document), ["minutes.txt"]);
    document.return_to(before).unwrap();
    assert!(kept(&document).is_empty(), "what was attached later was not there");
    document.return_to(with).unwrap();
    assert_eq!(names(&document), ["minutes.txt"]);
    document.apply(&operation(json!({"op": "DetachEvidence", "evidence": "e", "hash": hash}))).unwrap();
    let gone = json!({"op": "DetachEvidence", "evidence": "e", "hash": hash});
    assert_eq!(document.apply(&operation(gone)).unwrap_err().code(), "not-found");
    assert!(document.verify().unwrap().is_sound());
    document.close().unwrap();
    assert!(place.open().verify().unwrap().is_sound());
}

#[test]
fn the_same_file_attached_in_two_copies_is_the_same_file_and_the_earlier_day_is_kept() {
    let (place, mut mine) = with_evidence();
    mine.seal().unwrap();
    let copy = place.folder.path().join("copy.soa");
    mine.save_copy(&copy).unwrap();
    let mut theirs = Document::open(&copy, place.world.env(1)).unwrap();
    attach(&mut theirs, "theirs.txt");
    theirs.seal().unwrap();
    place.world.pass(DAY);
    attach(&mut mine, "mine.txt");
    mine.seal().unwrap();
    for (one, other, author) in [("a.soa", &theirs, 0), ("b.soa", &mine, 1)] {
        let path = place.folder.path().join(one);
        let source = if author == 0 { &place.path } else { &copy };
        std::fs::copy(source, &path).unwrap();
        let mut merged = Document::open(&path, place.world.env(author)).unwrap();
        assert!(merged.merge_preview(other).unwrap().conflicts.is_empty(), "nobody decides about a date");
        merged.merge(other, &Decisions::new()).unwrap();
        assert_eq!(names(&merged), ["theirs.txt"], "from either side");
        assert!(merged.verify().unwrap().is_sound());
    }
}

#[test]
fn no_redacted_copy_has_it_and_whoever_deletes_its_evidence_there_is_asked() {
    let (place, mut document) = with_evidence();
    attach(&mut document, "minutes.txt");
    document.seal().unwrap();
    let copy = place.folder.path().join("redacted.soa");
    document.redacted_copy(&copy, &LeaveOut::kinds(&[WithheldKind::Notes]), place.world.env(1)).unwrap();
    let bytes = std::fs::read(&copy).unwrap();
    for secret in [MINUTES, b"minutes.txt"] {
        assert!(!bytes.windows(secret.len()).any(|found| found == secret));
    }
    let mut theirs = Document::open(&copy, place.world.env(1)).unwrap();
    theirs.apply(&operation(json!({"op": "EditEvidence", "evidence": "e", "set": [{"title": "Minutes"}]}))).unwrap();
    theirs.seal().unwrap();
    let number = theirs.head().unwrap();
    document.merge(&theirs, &BTreeMap::new()).unwrap();
    assert_eq!(names(&document), ["minutes.txt"], "what it does not have it takes from nobody");
    theirs.apply(&operation(json!({"op": "DeleteEvidence", "evidence": "e"}))).unwrap();
    theirs.seal().unwrap();
    let preview = document.merge_preview(&theirs).unwrap();
    let asked: Vec<&str> = preview.conflicts.iter().map(|conflict| conflict.cell.as_str()).collect();
    assert_eq!(asked, ["evidence/e"], "nobody deletes unread what they never saw");
    // Nor does a return to what was there take it.
    let number = document.revision_number(&number).unwrap().unwrap();
    document.return_to(number).unwrap();
    assert_eq!(names(&document), ["minutes.txt"]);
}

#[test]
fn a_file_that_stands_under_another_hash_than_it_says_is_refused() {
    let (place, mut document) = with_evidence();
    let hash = attach(&mut document, "minutes.txt");
    document.close().unwrap();
    let other = "0".repeat(64);
    let forged =
        format!("UPDATE cell SET value = replace(value, '{hash}', '{other}') WHERE key LIKE 'evidence/e/attachment/%'");
    place.raw().execute_batch(&forged).unwrap();
    assert!(Document::open(&place.path, place.world.env(0)).is_err());
}
