//! Frameworks of one's own in a client file: brought in, taken back, brought in by two copies at once.

use annexa_document::{ConflictKind, Decisions, Document};
use annexa_model::{Cells, canonical_json};
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::semantics::config;
use crate::world::*;

/// A version with entries of these numbers, called as they are told.
fn framework(version: u8, entries: &[(u8, u8)]) -> Value {
    let numbers: std::collections::BTreeMap<u8, u8> = entries.iter().copied().collect();
    let entry = |(id, title): (&u8, &u8)| json!({"id": format!("1.{id}"), "title": format!("Rule {title}")});
    let controls: Vec<Value> = numbers.iter().map(entry).collect();
    json!({"id": "own-rules", "name": "House rules", "version": format!("v{version}"), "groups": [{"id": "1",
        "title": "Buying", "objectives": [{"id": "1", "title": "Buying", "controls": controls}]}]})
}

fn adopt(framework: &Value) -> annexa_model::Operation {
    operation(json!({"op": "AdoptFramework", "framework": framework}))
}

fn uses() -> annexa_model::Operation {
    operation(json!({"op": "EditStatement", "statement": "s", "set": [{"addFramework": "own-rules"}]}))
}

fn note(id: &str, text: &str) -> annexa_model::Operation {
    let control = format!("own-rules/{id}");
    operation(json!({"op": "Decide", "statement": "s", "controls": [control], "set": [{"notes": text}]}))
}

fn cells(document: &Document) -> Cells {
    document.cells().clone()
}

#[test]
fn a_framework_is_decided_on_reopened_frozen_and_copied_like_one_that_ships() {
    let place = Place::new();
    let mut document = place.create();
    document.apply(&adopt(&framework(1, &[(1, 1), (2, 2)]))).unwrap();
    document.apply(&uses()).unwrap();
    document.apply(&note("1.2", "Ask Legal")).unwrap();
    document.close().unwrap();
    let mut document = place.open();
    let snapshot = document.snapshot().unwrap();
    assert_eq!(snapshot.frameworks[1].version, "v1");
    assert_eq!(snapshot.statements[0].decisions.len(), 40);
    assert!(document.verify().unwrap().flaws.is_empty());
    let copy = place.folder.path().join("copy.soa");
    document.save_copy(&copy).unwrap();
    let copied = Document::open(&copy, place.world.env(0)).unwrap();
    assert_eq!(canonical_json(&*copied.snapshot().unwrap()).unwrap(), canonical_json(&*snapshot).unwrap());
}

#[test]
fn two_copies_that_bring_in_different_versions_are_asked_about_and_the_same_one_is_not() {
    for (there, conflicts) in [(framework(3, &[(1, 1)]), 1), (framework(2, &[(1, 1), (3, 3)]), 0)] {
        let place = Place::new();
        let mut mine = place.create();
        mine.apply(&adopt(&framework(1, &[(1, 1), (2, 2)]))).unwrap();
        mine.apply(&uses()).unwrap();
        mine.apply(&note("1.2", "Ask Legal")).unwrap();
        let copy = place.folder.path().join("copy.soa");
        mine.save_copy(&copy).unwrap();
        let mut theirs = Document::open(&copy, place.world.env(1)).unwrap();
        theirs.apply(&adopt(&there)).unwrap();
        theirs.seal().unwrap();
        mine.apply(&adopt(&framework(2, &[(1, 1), (3, 3)]))).unwrap();
        mine.seal().unwrap();
        let preview = mine.merge_preview(&theirs).unwrap();
        let asked: Vec<(&str, ConflictKind)> =
            preview.conflicts.iter().map(|conflict| (conflict.cell.as_str(), conflict.kind)).collect();
        assert_eq!(asked.len(), conflicts, "{asked:?}");
        let mut decisions = Decisions::new();
        for conflict in &preview.conflicts {
            assert_eq!((conflict.cell.as_str(), conflict.kind), ("framework/own-rules", ConflictKind::Value));
            decisions.insert(conflict.cell.clone(), conflict.theirs.value.clone());
        }
        if conflicts > 0 {
            assert!(mine.merge(&theirs, &Decisions::new()).is_err(), "it is not picked by itself");
        }
        mine.merge(&theirs, &decisions).unwrap();
        let version = if conflicts > 0 { "v3" } else { "v2" };
        let merged = mine.snapshot().unwrap();
        assert_eq!(merged.statements[0].frameworks[1].version, version);
        // What neither version has any more is still there.
        let kept = merged.statements[0].decision(&"own-rules/1.2".parse().unwrap()).unwrap();
        assert_eq!(kept.notes.text, "Ask Legal");
        assert!(mine.verify().unwrap().flaws.is_empty());
    }
}

#[test]
fn what_rests_on_entries_that_are_gone_goes_in_one_change_and_a_copy_that_wrote_there_is_asked_about() {
    let drop_gone = || operation(json!({"op": "DropGone", "framework": "own-rules"}));
    let said = |document: &Document, id: &str| {
        let control = format!("own-rules/{id}").parse().unwrap();
        document.snapshot().unwrap().statements[0].decision(&control).map(|decision| decision.notes.text.clone())
    };
    let place = Place::new();
    let mut mine = place.create();
    mine.apply(&adopt(&framework(1, &[(1, 1), (2, 2), (3, 3)]))).unwrap();
    mine.apply(&uses()).unwrap();
    mine.apply(&note("1.2", "Ask Legal")).unwrap();
    mine.apply(&note("1.3", "Ask the board")).unwrap();
    mine.apply(&adopt(&framework(2, &[(1, 1)]))).unwrap();
    mine.seal().unwrap();
    let copy = place.folder.path().join("copy.soa");
    mine.save_copy(&copy).unwrap();
    let mut theirs = Document::open(&copy, place.world.env(1)).unwrap();

    let before = mine.revision_count().unwrap();
    mine.apply(&drop_gone()).unwrap();
    mine.seal().unwrap();
    assert_eq!(mine.revision_count().unwrap(), before + 1);
    assert_eq!((said(&mine, "1.2"), said(&mine, "1.3")), (None, None));
    mine.undo().unwrap();
    assert_eq!(said(&mine, "1.3").as_deref(), Some("Ask the board"));
    mine.redo().unwrap();

    theirs.apply(&note("1.2", "Legal says that it still holds")).unwrap();
    theirs.seal().unwrap();
    let preview = mine.merge_preview(&theirs).unwrap();
    let asked: Vec<&str> = preview.conflicts.iter().map(|conflict| conflict.cell.as_str()).collect();
    assert_eq!(asked, ["statement/s/d/own-rules/1.2/notes"]);
    assert!(mine.merge(&theirs, &Decisions::new()).is_err(), "nobody’s words go unasked");
    let theirs_hold = preview.conflicts.iter().map(|c| (c.cell.clone(), c.theirs.value.clone())).collect();
    mine.merge(&theirs, &theirs_hold).unwrap();
    assert_eq!(said(&mine, "1.2").as_deref(), Some("Legal says that it still holds"));
    assert_eq!(said(&mine, "1.3"), None);
    mine.apply(&drop_gone()).unwrap();
    assert_eq!(said(&mine, "1.2"), None);
    assert!(mine.verify().unwrap().flaws.is_empty());
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn bringing_in_and_taking_back_leaves_what_was_before(
        versions in prop::collection::vec(prop::collection::vec((0_u8..9, 0_u8..4), 1..8), 1..5),
        noted in prop::collection::vec(0_u8..9, 0..6),
    ) {
        let place = Place::new();
        let mut document = place.create();
        document.apply(&adopt(&framework(0, &[(0, 0)]))).unwrap();
        document.apply(&uses()).unwrap();
        let mut states = vec![cells(&document)];
        let mut told = vec![document.snapshot().unwrap()];
        let mut said = std::collections::BTreeSet::new();
        for (n, entries) in (1..).zip(&versions) {
            document.apply(&adopt(&framework(n, entries))).unwrap();
            states.push(cells(&document));
            told.push(document.snapshot().unwrap());
            for id in noted.iter().map(|id| format!("1.{id}")) {
                place.world.pass(120_000);
                // What the version does not have, and nobody said anything of, cannot be decided on.
                let has = entries.iter().any(|(of, _)| format!("1.{of}") == id) || said.contains(&id);
                prop_assert_eq!(document.apply(&note(&id, &format!("{n}"))).is_ok(), has);
                if has {
                    said.insert(id);
                    states.push(cells(&document));
                    told.push(document.snapshot().unwrap());
                }
            }
            // Nothing that was said is lost, whatever the version has.
            let snapshot = document.snapshot().unwrap();
            for id in &said {
                let control = format!("own-rules/{id}").parse().unwrap();
                prop_assert!(snapshot.statements[0].decision(&control).is_some_and(|d| !d.notes.is_blank()));
            }
        }
        states.dedup();
        for before in states.iter().rev().skip(1) {
            document.undo().unwrap();
            prop_assert_eq!(&cells(&document), before);
        }
        prop_assert_eq!(&*document.snapshot().unwrap(), &*told[0]);
        for after in states.iter().skip(1) {
            document.redo().unwrap();
            prop_assert_eq!(&cells(&document), after);
        }
        prop_assert!(document.verify().unwrap().flaws.is_empty());
    }
}
