//! Writing: what is on the disk, what is in the history, what is refused.

use annexa_document::{Author, Document};
use annexa_model::{LeaveOut, Operation};
use serde_json::{Value, json};

use crate::world::*;

#[test]
fn a_change_is_told_saved_and_still_there_after_reopening() {
    let place = Place::new();
    let mut document = place.create();
    place.world.pass(5_000);
    let changes = type_notes(&mut document, "Zürich — “done”\n\t€ 5");
    assert_eq!(changes.cells.keys().collect::<Vec<_>>(), ["statement/s/d/iso42001/A.5.2/notes"]);
    assert_eq!(changes.saved_at, "2026-11-22T13:16:52.000Z");
    assert_eq!(changes.undo.as_deref(), Some("SetNotes"));
    assert_eq!((changes.revisions, changes.head.len()), (2, 64));
    let snapshot = document.snapshot().unwrap();
    document.close().unwrap();
    let document = place.open();
    assert_eq!(document.snapshot().unwrap(), snapshot);
    assert_eq!(document.head().unwrap(), changes.head);
    assert_eq!(document.saved_at(), changes.saved_at);
    assert!(document.verify().unwrap().is_sound());
    assert!(!place.path.with_extension("soa-journal").exists());
}

#[test]
fn typing_is_one_change_for_a_minute_even_across_reopening() {
    let place = Place::new();
    let mut document = place.create();
    type_notes(&mut document, "D");
    place.world.pass(30_000);
    type_notes(&mut document, "Dr");
    drop(document);
    let mut document = place.open();
    place.world.pass(30_000);
    let last = type_notes(&mut document, "Draft");
    assert_eq!(last.revisions, 2, "60 s after the first keystroke is the same change");
    place.world.pass(1);
    assert_eq!(type_notes(&mut document, "Drafted").revisions, 3);
    let undone = document.undo().unwrap();
    assert_eq!(notes_of(&document, "A.5.2").as_deref(), Some("Draft"));
    assert_eq!((undone.undo.as_deref(), undone.redo.as_deref()), (Some("SetNotes"), Some("SetNotes")));
    document.undo().unwrap();
    assert_eq!(notes_of(&document, "A.5.2"), None);
    assert!(document.verify().unwrap().is_sound());
}

#[test]
fn what_was_done_keeps_the_name_that_it_was_done_under() {
    let place = Place::new();
    let mut document = place.create();
    for name in ["", "Mara", "Zed"] {
        document.set_author(Author { name: name.to_owned(), ..document.author().clone() });
        document.apply(&notes("A.5.2", &format!("by {name}"))).unwrap();
        document.seal().unwrap();
    }
    let log = document.log(..).unwrap();
    let made: Vec<&str> = log.iter().filter(|e| e.op == "SetNotes").map(|e| e.author.name.as_str()).collect();
    assert_eq!(made, ["", "Mara", "Zed"]);
    let field = document.field_history("statement/s/d/iso42001/A.5.2/notes").unwrap();
    assert_eq!(field.iter().map(|c| c.author.name.as_str()).collect::<Vec<_>>(), ["", "Mara", "Zed"]);
}

#[test]
fn each_field_of_a_declaration_is_taken_back_by_itself_and_so_is_its_removal() {
    let place = Place::new();
    let mut document = place.create();
    let declare = |document: &mut Document, declaration: Value| {
        let operation = json!({"op": "EditStatement", "set": [{"declaration": declaration}]});
        document.apply(&serde_json::from_value::<Operation>(operation).unwrap()).unwrap();
    };
    for typed in ["2", "2026-", "2026-02"] {
        declare(&mut document, json!({"documentId": typed}));
    }
    declare(&mut document, json!({"documentId": "2026-02", "place": "Quay"}));
    declare(&mut document, Value::Null);
    let number_and_place = |document: &Document| {
        let declaration = document.snapshot().unwrap().statements[0].declaration.clone();
        declaration.map(|d| (d.document_id, d.place))
    };
    let says = |number: &str, place: &str| Some((number.to_owned(), place.to_owned()));
    assert_eq!(number_and_place(&document), None);
    for before in [says("2026-02", "Quay"), says("2026-02", ""), None] {
        document.undo().unwrap();
        assert_eq!(number_and_place(&document), before);
    }
    assert!(document.verify().unwrap().is_sound());
}

#[test]
fn what_was_typed_and_taken_back_leaves_no_revision() {
    let place = Place::new();
    let mut document = place.create();
    let before = document.head().unwrap();
    type_notes(&mut document, "x");
    let back = type_notes(&mut document, "");
    assert_eq!((back.head.as_str(), back.revisions, back.undo), (before.as_str(), 1, None));
    assert!(document.log(..).unwrap().iter().all(|e| e.op == "New"));
    assert!(document.verify().unwrap().is_sound());
    document.seal().unwrap();
    assert!(document.verify().unwrap().is_sound());
    drop(document);
    let left: i64 = place
        .raw()
        .query_row("SELECT count(*) FROM touch JOIN revision USING(seq) WHERE seq > 1", [], |r| r.get(0))
        .unwrap();
    assert_eq!(left, 0);
    let ghosts: i64 = place.raw().query_row("SELECT count(*) FROM cell WHERE value IS NULL", [], |r| r.get(0)).unwrap();
    assert_eq!(ghosts, 0, "a cell that no revision wrote has no row");
}

#[test]
fn history_names_author_time_operation_and_both_values() {
    let place = Place::new();
    let mut document = place.create();
    type_notes(&mut document, "first");
    document.set_author(World::author(1));
    place.world.pass(1_000);
    type_notes(&mut document, "second");
    let history = document.field_history("statement/s/d/iso42001/A.5.2/notes").unwrap();
    assert_eq!(history.iter().map(|c| c.author.name.as_str()).collect::<Vec<_>>(), ["Lead", "Consultant"]);
    assert_eq!(history[1].before, Some(json!({"text": "first"})));
    assert_eq!(history[1].after, Some(json!({"text": "second"})));
    assert_eq!(history[1].time, "2026-11-22T13:16:48.000Z");
    let log = document.log(..).unwrap();
    let ops: Vec<&str> = log.iter().map(|e| e.op.as_str()).collect();
    assert_eq!(ops, ["New", "SetNotes", "SetAuthor", "SetNotes"]);
    assert_eq!(log[1].parents, [log[0].id.clone()]);
    assert!(log[3].open && log[3].id == document.head().unwrap());
    assert_eq!(document.log(2..=3).unwrap(), log[1..3]);
    assert!(document.log(99..).unwrap().is_empty());
}

#[test]
fn undo_stops_at_another_authors_change() {
    let place = Place::new();
    let mut document = place.create();
    type_notes(&mut document, "mine");
    document.set_author(World::author(1));
    assert_eq!(document.can_undo(), None);
    assert!(document.undo().unwrap().cells.is_empty());
    assert_eq!(notes_of(&document, "A.5.2").as_deref(), Some("mine"));
}

#[test]
fn several_operations_are_all_carried_out_or_none() {
    let place = Place::new();
    let mut document = place.create();
    let (head, cells) = (document.head().unwrap(), document.cells().clone());
    let bad = vec![
        notes("A.5.2", "one"),
        operation(json!({"op": "AddEvidence", "id": "e1", "set": [{"title": "Policy"}]})),
        decide("A.5.2", &json!([{"linkEvidence": "e1"}])),
        decide("A.99.9", &json!([{"notes": "there is no such control"}])),
    ];
    let error = document.apply_all(&bad).unwrap_err();
    assert_eq!(error.code(), "not-found");
    assert!(error.to_string().ends_with("Nothing was changed."), "{error}");
    assert_eq!((document.head().unwrap(), document.cells()), (head, &cells));
    let done = document.apply_all(&bad[..3]).unwrap();
    assert_eq!((done.revisions, done.added.len()), (4, 1));
    drop(document);
    assert!(place.open().verify().unwrap().is_sound());
}

/// Nobody types a list: what would be one text in the window is as many changes as there are operations, also of the next list.
#[test]
fn each_operation_of_a_list_is_a_change_of_its_own() {
    let place = Place::new();
    let mut document = place.create();
    document.apply_all(&[notes("A.5.2", "one"), notes("A.5.2", "one two")]).unwrap();
    document.apply_all(&[notes("A.5.2", "one two three")]).unwrap();
    assert_eq!(document.revision_count().unwrap(), 4);
    document.undo().unwrap();
    assert_eq!(notes_of(&document, "A.5.2").as_deref(), Some("one two"));
}

#[test]
fn what_belongs_together_is_one_step_in_history_and_undo() {
    let place = Place::new();
    let mut document = place.create();
    let before = document.cells().clone();
    let owner = [
        operation(json!({"op": "AddPerson", "id": "p1", "set": [{"name": "Head of Claims"}]})),
        decide("A.5.2", &json!([{"owner": "Head of Claims"}])),
    ];
    let done = document.apply(&owner).unwrap();
    assert_eq!((done.revisions, done.undo.as_deref()), (2, Some("SetOwner")), "named for what it was done for");
    let after = document.cells().clone();
    drop(document);
    let mut document = place.open();
    document.undo().unwrap();
    assert_eq!(document.cells(), &before, "one undo takes back the person and the owner");
    document.redo().unwrap();
    assert_eq!(document.cells(), &after);
    assert!(document.verify().unwrap().is_sound());
}

#[test]
fn a_step_is_made_whole_or_not_at_all() {
    let place = Place::new();
    let mut document = place.create();
    let (head, cells) = (document.head().unwrap(), document.cells().clone());
    let new = operation(json!({"op": "AddPerson", "id": "p1", "set": [{"name": "Head of Claims"}]}));
    let unknown = decide("A.5.2", &json!([{"owner": "Nobody of that name"}]));
    assert_eq!(document.apply(&[new.clone(), unknown]).unwrap_err().code(), "not-found");
    let approval = operation(json!({"op": "PrepareCandidate"}));
    assert_eq!(document.apply(&[new.clone(), approval]).unwrap_err().code(), "approval-among-others");
    assert_eq!((document.head().unwrap(), document.cells()), (head.clone(), &cells));
    let changes = document.apply(&[new, operation(json!({"op": "DeletePerson", "person": "p1"}))]).unwrap();
    assert_eq!((changes.added, document.head().unwrap(), document.cells()), (Vec::new(), head, &cells));
    let rows = "SELECT (SELECT count(*) FROM cell WHERE key LIKE 'person/p1%') + (SELECT count(*) FROM touch WHERE key LIKE 'person/p1%')";
    let left: i64 = place.raw().query_row(rows, [], |r| r.get(0)).unwrap();
    assert_eq!(left, 0, "what comes and goes within one step leaves nothing in the past");
    assert!(document.verify().unwrap().is_sound());
}

#[test]
fn text_beyond_the_bound_and_control_characters_are_refused_whole() {
    let place = Place::new();
    let mut document = place.create();
    let head = document.head().unwrap();
    for (text, code) in [("x".repeat(1_000_000), "text-too-long"), ("a\u{7}b".to_owned(), "text-control-character")] {
        let error = document.apply(&notes("A.5.2", &text)).unwrap_err();
        assert_eq!((error.code(), error.field()), (code, Some("notes")));
    }
    assert_eq!(document.head().unwrap(), head);
    let longest = "ü".repeat(annexa_model::MAX_TEXT);
    type_notes(&mut document, &longest);
    drop(document);
    assert_eq!(notes_of(&place.open(), "A.5.2").unwrap(), longest);
}

#[test]
fn nothing_is_written_to_a_deleted_record() {
    let place = Place::new();
    let mut document = place.create();
    document.apply(&operation(json!({"op": "AddEvidence", "id": "e1", "set": [{"title": "Policy"}]}))).unwrap();
    document.apply(&decide("A.5.2", &json!([{"linkEvidence": "e1"}]))).unwrap();
    document.apply(&operation(json!({"op": "DeleteEvidence", "evidence": "e1"}))).unwrap();
    assert!(document.snapshot().unwrap().evidence.is_empty());
    assert!(document.apply(&decide("A.5.2", &json!([{"linkEvidence": "e1"}]))).is_err());
    document.undo().unwrap();
    let snapshot = document.snapshot().unwrap();
    assert_eq!(snapshot.evidence.len(), 1);
    assert_eq!(snapshot.statements[0].decisions.iter().map(|d| d.evidence.len()).sum::<usize>(), 1);
}

fn logo(hash: &str) -> annexa_model::Operation {
    operation(json!({"op": "EditOrganisation", "set": [{"logo": {"hash": hash, "mediaType": "image/png"}}]}))
}

#[test]
fn bytes_are_stored_with_the_operation_that_names_them_and_not_before() {
    let place = Place::new();
    let mut document = place.create();
    let stranger = annexa_model::sha256_hex(b"never handed over");
    assert_eq!(document.apply(&logo(&stranger)).unwrap_err().code(), "blob-missing");
    let hash = document.stage_blob(b"a picture".to_vec()).unwrap();
    drop(document);
    let mut document = place.open();
    assert_eq!(document.blob(&hash).unwrap_err().code(), "blob-missing", "staged bytes are not in the file");
    document.stage_blob(b"a picture".to_vec()).unwrap();
    document.apply(&logo(&hash)).unwrap();
    document.undo().unwrap();
    document.redo().unwrap();
    drop(document);
    let document = place.open();
    assert_eq!(document.blob(&hash).unwrap(), b"a picture");
    assert!(document.verify().unwrap().is_sound());
}

#[test]
fn of_two_pictures_chosen_in_one_step_the_one_that_stays_is_stored() {
    let place = Place::new();
    let mut document = place.create();
    let (first, second) =
        (document.stage_blob(b"first".to_vec()).unwrap(), document.stage_blob(b"second".to_vec()).unwrap());
    document.apply(&[logo(&first), logo(&second)]).unwrap();
    let stored: Vec<Vec<u8>> = {
        let raw = place.raw();
        let mut all = raw.prepare("SELECT bytes FROM blob").unwrap();
        all.query_map([], |r| r.get(0)).unwrap().map(Result::unwrap).collect()
    };
    assert_eq!(stored, [b"second"]);
    assert!(document.verify().unwrap().is_sound());
}

#[test]
fn pieces_beyond_the_bound_are_refused() {
    let mut document = Place::new().create();
    assert_eq!(document.stage_blob(vec![0; annexa_document::MAX_BLOB + 1]).unwrap_err().code(), "blob-too-large");
}

#[test]
fn nothing_is_written_that_could_not_be_opened_again() {
    let place = Place::new();
    let mut document = place.create();
    let statement = operation(json!({"op": "AddStatement", "frameworks": ["iso42001"]}));
    document.apply(&vec![statement.clone(); 63]).unwrap();
    let head = document.head().unwrap();
    let error = document.apply(&statement).unwrap_err();
    assert!(error.code() == "full" && error.to_string().contains("64 statements"), "{error}");
    assert_eq!((document.head().unwrap(), document.snapshot().unwrap().statements.len()), (head, 64));
    drop(document);
    assert!(place.open().verify().unwrap().is_sound());
}

#[test]
fn without_randomness_nothing_is_written() {
    let place = Place::new();
    let document = place.create();
    let head = document.head().unwrap();
    document.close().unwrap();
    let mut env = place.world.env(0);
    env.random = Box::new(|_| false);
    let mut document = Document::open(&place.path, env).unwrap();
    assert_eq!(document.apply(&notes("A.5.2", "x")).unwrap_err().code(), "no-randomness");
    assert_eq!((document.head().unwrap(), notes_of(&document, "A.5.2")), (head, None));
}

#[test]
fn an_edition_keeps_its_bytes_and_survives_undo() {
    let place = Place::new();
    let mut document = Document::create(&place.path, place.world.env(0), &complete()).unwrap();
    let before = document.head().unwrap();
    document.set_author(World::author(1));
    let prepared = document.apply(&operation(json!({"op": "PrepareCandidate", "id": "c1"}))).unwrap();
    let candidate = prepared.cells["candidate/c1"].clone().unwrap();
    let introduced = document.log(2..=2).unwrap().remove(0);
    assert_eq!((introduced.op.as_str(), &introduced.parents), ("SetAuthor", &vec![before]));
    assert_eq!(candidate["head"], json!(introduced.id), "a candidate names the revision right before it");
    let json = document.blob(candidate["json"].as_str().unwrap()).unwrap();
    let pdf = document.stage_blob(b"%PDF-".to_vec()).unwrap();
    let approver = json!({"name": "Director", "function": "Board"});
    document.apply(&notes("A.5.2", "one more thought")).unwrap();
    let issue =
        operation(json!({"op": "IssueEdition", "id": "e1", "candidate": "c1", "approver": approver, "pdf": pdf}));
    assert_eq!(document.apply(&issue).unwrap_err().code(), "candidate-stale", "the candidate is stale");
    document.undo().unwrap();
    let issued = document.apply(&issue).unwrap();
    assert_eq!(issued.cells["edition/e1"].as_ref().unwrap()["approver"]["date"], json!("2026-11-22"));
    assert_eq!(issued.redo.as_deref(), Some("SetNotes"), "undo and redo look through an edition");
    document.redo().unwrap();
    while document.can_undo().is_some() {
        document.undo().unwrap();
    }
    drop(document);
    let document = place.open();
    let statement = document.snapshot().unwrap().statements[0].clone();
    assert_eq!(statement.editions.len(), 1);
    let frozen: annexa_model::Snapshot = serde_json::from_slice(&json).unwrap();
    assert_eq!(annexa_model::content_hash(&frozen, &statement.id).unwrap(), statement.editions[0].content);
    assert_eq!(
        (document.blob(&pdf).unwrap(), document.blob(candidate["json"].as_str().unwrap()).unwrap()),
        (b"%PDF-".to_vec(), json)
    );
    assert!(document.verify().unwrap().is_sound());
}

#[test]
fn two_documents_live_in_one_process_and_move_between_threads() {
    let (one, two) = (Place::new(), Place::new());
    let (mut a, mut b) = (one.create(), two.create());
    let other = std::thread::spawn(move || {
        type_notes(&mut b, "there");
        notes_of(&b, "A.5.2")
    });
    type_notes(&mut a, "here");
    assert_eq!(notes_of(&a, "A.5.2").as_deref(), Some("here"));
    assert_eq!(other.join().unwrap().as_deref(), Some("there"));
}

#[test]
fn a_copy_replaces_an_earlier_copy_and_nothing_else() {
    let (place, other) = (Place::new(), Place::new());
    let mut document = place.create();
    let at = |name: &str| place.folder.path().join(name);
    // Another client file, a redacted copy, a damaged copy, a letter: each is somebody's, and a dialog's list leads to each.
    Document::create(&other.path, other.world.env(1), &begin()).unwrap().close().unwrap();
    std::fs::copy(&other.path, at("other.soa")).unwrap();
    document.redacted_copy(at("redacted.soa"), &LeaveOut::default(), place.world.env(0)).unwrap();
    let whole = std::fs::read(&place.path).unwrap();
    std::fs::write(at("cut.soa"), &whole[..whole.len() - 4_096]).unwrap();
    std::fs::write(at("letter.soa"), "Dear auditor").unwrap();
    for name in ["other.soa", "redacted.soa", "cut.soa", "letter.soa"] {
        let before = std::fs::read(at(name)).unwrap();
        let error = document.save_copy(at(name)).unwrap_err();
        assert_eq!((error.code(), error.path()), ("copy-onto-other", Some(at(name).canonicalize().unwrap().as_path())));
        assert!(std::fs::read(at(name)).unwrap() == before, "{name}");
    }
    std::fs::write(at("earlier.soa"), &whole).unwrap();
    type_notes(&mut document, "newer");
    document.save_copy(at("earlier.soa")).unwrap();
    let copy = Document::open(at("earlier.soa"), place.world.env(0)).unwrap();
    assert_eq!(notes_of(&copy, "A.5.2").as_deref(), Some("newer"));
}

#[test]
fn a_copy_is_whole_and_goes_its_own_way() {
    let place = Place::new();
    let mut document = place.create();
    type_notes(&mut document, "kept");
    let target = place.folder.path().join("copy of client.soa");
    document.save_copy(&target).unwrap();
    let mut copy = Document::open(&target, place.world.env(1)).unwrap();
    assert_eq!(copy.head().unwrap(), document.head().unwrap());
    assert_eq!(copy.snapshot().unwrap(), document.snapshot().unwrap());
    assert!(copy.verify().unwrap().is_sound());
    type_notes(&mut copy, "changed there");
    assert_eq!(notes_of(&document, "A.5.2").as_deref(), Some("kept"));
    assert_eq!(document.save_copy(&target).unwrap_err().code(), "copy-onto-open");
    assert_eq!(document.save_copy(&place.path).unwrap_err().code(), "copy-onto-itself");
    drop(copy);
    document.save_copy(&target).unwrap();
    assert_eq!(notes_of(&Document::open(&target, place.world.env(0)).unwrap(), "A.5.2").as_deref(), Some("kept"));
    let mut left: Vec<_> = std::fs::read_dir(place.folder.path()).unwrap().map(|e| e.unwrap().file_name()).collect();
    left.sort();
    assert_eq!(left, ["client.soa", "client.soa.lock", "copy of client.soa"]);
}

#[test]
fn everything_comes_back_to_what_it_was_and_one_undo_takes_that_back() {
    let place = Place::new();
    let mut document = place.create();
    let evidence =
        operation(json!({"op": "AddEvidence", "id": "e1", "set": [{"label": "EV-1"}, {"title": "Minutes"}]}));
    document.apply(&evidence).unwrap();
    document.apply(&notes("A.5.2", "as it was")).unwrap();
    document.seal().unwrap();
    let (then, was) = (document.revision_count().unwrap(), document.cells().clone());
    place.world.pass(120_000);
    document.apply(&notes("A.5.2", "as it is")).unwrap();
    document.apply(&operation(json!({"op": "DeleteEvidence", "evidence": "e1"}))).unwrap();
    document.apply(&operation(json!({"op": "AddPerson", "id": "p1", "set": [{"name": "Role A"}]}))).unwrap();
    let now = document.cells().clone();
    document.return_to(then).unwrap();
    assert_eq!(document.snapshot().unwrap(), document.snapshot_at(then).unwrap().into());
    for (cell, value) in was.iter() {
        assert_eq!(document.cells().get(cell), Some(value), "{cell}");
    }
    assert_eq!(document.log(..).unwrap().last().unwrap().op, "Return");
    assert!(document.verify().unwrap().is_sound());
    let there = document.revision_count().unwrap();
    document.return_to(then).unwrap();
    assert_eq!(document.revision_count().unwrap(), there, "nothing differs any more");
    document.undo().unwrap();
    assert_eq!(notes_of(&document, "A.5.2").as_deref(), Some("as it is"));
    assert_eq!(document.cells().exists("person/p1"), now.exists("person/p1"));
    assert!(!document.cells().exists("evidence/e1"));
    assert_eq!(document.return_to(999).unwrap_err().code(), "no-such-revision");
}

#[test]
fn an_edition_stays_when_everything_else_comes_back_to_before_it() {
    let place = Place::new();
    let mut document = Document::create(&place.path, place.world.env(0), &complete()).unwrap();
    let before = document.revision_count().unwrap();
    document.apply(&notes("A.5.2", "changed")).unwrap();
    document.apply(&operation(json!({"op": "PrepareCandidate", "id": "c1", "statement": "s"}))).unwrap();
    let pdf = document.stage_blob(b"%PDF-1.7 pages".to_vec()).unwrap();
    let approver = json!({"name": "Director", "function": "Board"});
    let edition = json!({"op": "IssueEdition", "id": "e1", "candidate": "c1", "approver": approver, "pdf": pdf});
    document.apply(&operation(edition)).unwrap();
    document.return_to(before).unwrap();
    assert_eq!(document.snapshot().unwrap().statements[0].editions.len(), 1);
    assert_eq!(notes_of(&document, "A.5.2"), None);
    assert!(document.verify().unwrap().is_sound());
}

#[test]
fn what_came_and_went_since_is_no_hindrance_to_bringing_everything_back() {
    let place = Place::new();
    let mut document = place.create();
    document.apply(&notes("A.5.2", "as it was")).unwrap();
    document.seal().unwrap();
    let then = document.revision_count().unwrap();
    document
        .apply(&operation(json!({"op": "AddEvidence", "id": "e1", "set": [{"label": "EV-1"}, {"title": "Minutes"}]})))
        .unwrap();
    document.apply(&operation(json!({"op": "DeleteEvidence", "evidence": "e1"}))).unwrap();
    document.apply(&notes("A.5.2", "as it is")).unwrap();
    document.return_to(then).unwrap();
    assert_eq!(document.snapshot().unwrap(), document.snapshot_at(then).unwrap().into());
    assert!(document.verify().unwrap().is_sound());
}

#[test]
fn what_was_withheld_from_a_copy_is_not_withheld_here_by_bringing_back_what_stood_in_it() {
    let place = Place::new();
    let mut document = place.create();
    document.apply(&notes("A.5.2", "internal")).unwrap();
    document.seal().unwrap();
    let copy = place.folder.path().join("copy.soa");
    let kinds = annexa_model::LeaveOut::kinds(&[annexa_model::WithheldKind::Notes]);
    document.redacted_copy(&copy, &kinds, place.world.env(1)).unwrap();
    let mut theirs = Document::open(&copy, place.world.env(1)).unwrap();
    theirs.apply(&operation(json!({"op": "EditOrganisation", "set": [{"address": "9 New Quay"}]}))).unwrap();
    let theirs_head = theirs.head().unwrap();
    theirs.close().unwrap();
    let theirs = Document::open_read_only(&copy, place.world.env(1)).unwrap();
    document.merge(&theirs, &annexa_document::Decisions::new()).unwrap();
    let number = document.revision_number(&theirs_head).unwrap().unwrap();
    document.return_to(number).unwrap();
    assert_eq!(notes_of(&document, "A.5.2").as_deref(), Some("internal"));
    assert!(document.verify().unwrap().is_sound());
}

#[test]
fn an_id_that_says_what_is_left_out_is_in_no_redacted_copy() {
    use annexa_model::WithheldKind::{People, Risks};
    let place = Place::new();
    let mut document = place.create();
    let risk = json!({"op": "AddRisk", "id": "insolvency_of_acme", "set": [{"title": "Insolvency of ACME"}]});
    document.apply(&operation(risk)).unwrap();
    let person = json!({"op": "AddPerson", "id": "ada-lovelace", "set": [{"name": "Ada Lovelace"}]});
    document.apply(&operation(person)).unwrap();
    let copy = place.folder.path().join("copy.soa");
    let redacted = |document: &mut Document, kind| {
        document.redacted_copy(&copy, &annexa_model::LeaveOut::kinds(&[kind]), place.world.env(1))
    };
    let told = |made: annexa_document::Result<_>| match made {
        Err(annexa_document::Error::ToldByAnId(id)) => id,
        other => panic!("{:?}", other.map(drop)),
    };
    assert_eq!(told(redacted(&mut document, People).map(drop)), "ada-lovelace");
    assert_eq!(told(redacted(&mut document, Risks).map(drop)), "insolvency_of_acme");
    assert!(!copy.exists());
    document.apply(&operation(json!({"op": "DeletePerson", "person": "ada-lovelace"}))).unwrap();
    let added = json!({"op": "AddPerson", "id": "lovelace", "set": [{"name": "Ada Lovelace"}]});
    document.apply(&operation(added)).unwrap();
    let made = redacted(&mut document, People).unwrap();
    let part = made.said.iter().find(|said| said.is_part).unwrap();
    assert_eq!((part.word.as_str(), part.cells.iter().any(|cell| cell == "person/lovelace")), ("Lovelace", true));
    // Of whatever kind the record is.
    std::fs::remove_file(&copy).unwrap();
    document.apply(&operation(json!({"op": "AddAudit", "id": "led-by-ada-lovelace", "set": []}))).unwrap();
    assert_eq!(told(redacted(&mut document, People).map(drop)), "led-by-ada-lovelace");
}
