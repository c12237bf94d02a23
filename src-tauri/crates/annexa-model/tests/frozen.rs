//! What was frozen for an edition stays readable and keeps its content hash, whatever fields come later.
//!
//! `edition-0.1.json` is a statement as version 0.1 froze it, with something in every field. It is never written again: where
//! a test here fails after a field was added, the field needs `#[serde(default)]`, or is not empty by default.

#![allow(clippy::unwrap_used, reason = "a test that cannot read its fixture has failed")]

use annexa_model::{Id, Snapshot, content_hash};
use serde_json::Value;

const FROZEN: &str = include_str!("edition-0.1.json");
/// The content hash that version 0.1 printed on its pages.
const CONTENT: &str = "2a0a3830110f08862548c49d028e6ba8ab2b53ac69433f42774d2bb89fa09823";

fn read(json: &Value) -> Snapshot {
    serde_json::from_value(json.clone()).unwrap()
}

fn content(snapshot: &Snapshot) -> String {
    content_hash(snapshot, &Id::from("s1")).unwrap()
}

/// Changes every object of a value, the innermost first.
fn everywhere(value: &mut Value, change: &impl Fn(&mut serde_json::Map<String, Value>)) {
    match value {
        Value::Object(fields) => {
            fields.values_mut().for_each(|value| everywhere(value, change));
            change(fields);
        }
        Value::Array(items) => items.iter_mut().for_each(|value| everywhere(value, change)),
        _ => {}
    }
}

#[test]
fn a_frozen_edition_is_read_again_and_keeps_its_hash() {
    let json: Value = serde_json::from_str(FROZEN).unwrap();
    let snapshot = read(&json);
    assert_eq!(content(&snapshot), CONTENT);
    // Nothing that it says is lost on the way.
    let mut again = serde_json::to_value(&snapshot).unwrap();
    let mut then = json;
    for value in [&mut again, &mut then] {
        everywhere(value, &|fields| fields.retain(|_, value| !nothing_in(value)));
    }
    assert_eq!(again, then);
}

#[test]
fn what_a_later_version_added_is_passed_over() {
    let mut later: Value = serde_json::from_str(FROZEN).unwrap();
    everywhere(&mut later, &|fields| {
        fields.insert("addedLater".to_owned(), "words".into());
        fields.insert("addedLaterToo".to_owned(), serde_json::json!([{"id": "p9"}]));
    });
    let snapshot = read(&later);
    assert_eq!(content(&snapshot), CONTENT);
    assert_eq!(snapshot, read(&serde_json::from_str(FROZEN).unwrap()));
}

#[test]
fn what_an_earlier_version_did_not_know_is_empty_and_changes_no_hash() {
    let mut earlier: Value = serde_json::from_str(FROZEN).unwrap();
    everywhere(&mut earlier, &|fields| fields.retain(|_, value| !nothing_in(value)));
    assert_eq!(content(&read(&earlier)), CONTENT);
}

#[test]
fn what_somebody_writes_changes_the_hash() {
    type Write = fn(&mut Snapshot);
    let frozen: Snapshot = serde_json::from_str(FROZEN).unwrap();
    let writes: [Write; 4] = [
        |s| s.people[1].name = "Role D".to_owned(),
        |s| s.statements[0].decisions[1].how = "Otherwise".into(),
        |s| s.statements[0].decisions[0].owner = None,
        |s| s.statements[0].decisions[0].drivers.truncate(1),
    ];
    for write in writes {
        let mut changed = frozen.clone();
        write(&mut changed);
        assert_ne!(content(&changed), CONTENT);
    }
}

fn nothing_in(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::String(text) => text.is_empty(),
        Value::Array(items) => items.is_empty(),
        Value::Object(fields) => fields.is_empty(),
        Value::Bool(_) | Value::Number(_) => false,
    }
}
