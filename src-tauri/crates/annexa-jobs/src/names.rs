//! What places and changes are called, in the words that people know them by.

use std::collections::{HashMap, HashSet};

use annexa_document::LogEntry;
use annexa_model::Snapshot;
use annexa_model::check::Place;
use annexa_words::{Value, Words};

/// What a place belongs to, as people call it: “A.5.2”, “EV-07”, “Edition 1.0”.
pub fn place_name(snapshot: &Snapshot, place: &Place, words: &Words) -> String {
    match (place, snapshot.label_of(place)) {
        (Place::Edition { .. }, label) => {
            words.with("history-edition", &[("label", label.unwrap_or_default().to_owned())])
        }
        (_, Some(label)) => label.to_owned(),
        (Place::Organisation { .. }, None) => words.get("finding-at-organisation"),
        (Place::Statement { .. }, None) => words.get("finding-at-statement"),
        (Place::Decision { .. }, None) => words.get("record-control"),
        (Place::Record { record, .. }, None) => words.get(&format!("record-{record}")),
    }
}

/// The same, and the field itself where all of a document's control is one place: “Scope of the AI management system”.
pub(crate) fn field_name(snapshot: &Snapshot, place: &Place, words: &Words) -> String {
    match place {
        Place::Organisation { field } | Place::Statement { field } => {
            words.get(&format!("document-field-{}", kebab(field)))
        }
        _ => place_name(snapshot, place, words),
    }
}

/// A redo brings back what an undo took, and an undo takes back what was done: no honest history goes further back.
const REVERSALS: u8 = 2;

/// What each revision did, as the window's history says it: “A.6.2.4 justification”, “12 controls, review date”,
/// “Undo: A.8.3 applicability”. What is reversed is looked for among the revisions given.
pub fn revision_texts(snapshot: &Snapshot, entries: &[LogEntry], words: &Words) -> Vec<String> {
    let by_id: HashMap<&str, &LogEntry> = entries.iter().map(|entry| (entry.id.as_str(), entry)).collect();
    entries.iter().map(|entry| revision_text(snapshot, entry, &by_id, REVERSALS, words)).collect()
}

fn revision_text(
    snapshot: &Snapshot,
    entry: &LogEntry,
    by_id: &HashMap<&str, &LogEntry>,
    back: u8,
    words: &Words,
) -> String {
    let name = capital(&change_name(&entry.op, words));
    let Some(taken_back) = &entry.reverses else { return capital(&about(snapshot, entry, words)) };
    let what = match (by_id.get(taken_back.as_str()), back.checked_sub(1)) {
        (Some(reversed), Some(back)) => revision_text(snapshot, reversed, by_id, back, words),
        _ => match &subjects(entry)[..] {
            [only] => snapshot.label_of(only).unwrap_or_default().to_owned(),
            _ => String::new(),
        },
    };
    if what.is_empty() { name } else { words.with("history-reversal", &[("name", name), ("what", what)]) }
}

fn about(snapshot: &Snapshot, entry: &LogEntry, words: &Words) -> String {
    let change = change_name(&entry.op, words);
    // The first revision makes the file; what it begins with is not told one by one.
    let subjects = if entry.parents.is_empty() { Vec::new() } else { subjects(entry) };
    let [only] = &subjects[..] else {
        let Some(first) = subjects.first() else { return change };
        let message = if is_decision(first) { "history-several-controls" } else { "history-several" };
        let change = common_part(entry, words).unwrap_or(change);
        return words.with(message, &[("count", Value::from(subjects.len())), ("change", Value::from(change))]);
    };
    match snapshot.label_of(only) {
        Some(label) => words.with("history-about", &[("subject", label.to_owned()), ("change", change)]),
        None => change,
    }
}

/// The decisions that a revision touched, each once; the records where it touched no decision. A record that a decision
/// brought along, such as a new owner, is not what it was about.
fn subjects(entry: &LogEntry) -> Vec<Place> {
    let mut known = HashSet::new();
    let places = entry.changes.iter().filter_map(|change| Place::of_cell(&change.cell));
    let mut found: Vec<Place> = places.filter(|place| known.insert(place.key())).collect();
    if found.iter().any(is_decision) {
        found.retain(is_decision);
    }
    found
}

fn is_decision(place: &Place) -> bool {
    matches!(place, Place::Decision { .. })
}

/// What was done to several controls, where it is the same part of each.
fn common_part(entry: &LogEntry, words: &Words) -> Option<String> {
    let mut parts = entry.changes.iter().map(|change| change.cell.split('/').nth(5).unwrap_or_default());
    let first = parts.next()?;
    let message = format!("history-part-{first}");
    (parts.all(|part| part == first) && words.has(&message)).then(|| words.get(&message))
}

/// `SetJustification` → “justification”. What a later version did is called by the name it has there.
fn change_name(op: &str, words: &Words) -> String {
    let message = format!("change-{}", kebab(op));
    if words.has(&message) { words.get(&message) } else { op.to_owned() }
}

/// `rolesNote` is a name in data, `roles-note` the end of the message with its words.
fn kebab(name: &str) -> String {
    let mut kebab = String::new();
    for (at, letter) in name.chars().enumerate() {
        if letter.is_ascii_uppercase() && at > 0 {
            kebab.push('-');
        }
        kebab.push(letter.to_ascii_lowercase());
    }
    kebab
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use annexa_document::{Author, Document, Env};
    use annexa_model::{ControlRef, Evidence, Operation, OwnControl};
    use serde_json::{Value as Json, json};

    fn words() -> Words {
        Words::for_language(annexa_words::FALLBACK)
    }

    #[test]
    fn a_place_is_named_as_people_call_it() {
        let mut snapshot = Snapshot::default();
        snapshot.evidence.push(Evidence { id: "e".into(), label: "EV-07".to_owned(), ..Evidence::default() });
        snapshot.evidence.push(Evidence { id: "f".into(), ..Evidence::default() });
        snapshot.controls.push(OwnControl { id: "c".into(), label: "X.1".to_owned(), ..OwnControl::default() });
        let statement = |field: &str| Place::Statement { field: field.to_owned() };
        let evidence = |id: &str| Place::Record { record: "evidence".to_owned(), id: id.into(), field: String::new() };
        let decision =
            |control: &str, id| Place::Decision { control: ControlRef::new(control, id), field: String::new() };
        for (place, field, name) in [
            (statement("scope"), "Scope of the AI management system", "SoA"),
            (statement("rolesNote"), "What the roles rest on", "SoA"),
            (Place::Organisation { field: "address".to_owned() }, "Address", "Organisation"),
            (decision("iso42001", "A.2.2"), "A.2.2", "A.2.2"),
            (decision("own", "c"), "X.1", "X.1"),
            (decision("own", "gone"), "an own control without a label", "an own control without a label"),
            (evidence("e"), "EV-07", "EV-07"),
            (evidence("f"), "evidence without a label", "evidence without a label"),
        ] {
            assert_eq!(field_name(&snapshot, &place, &words()), field);
            assert_eq!(place_name(&snapshot, &place, &words()), name);
        }
        for field in ["name", "logo", "title", "documentId", "version", "classification", "prepared", "reviewed"]
            .into_iter()
            .chain(["approver", "distribution", "treatment", "certificate"])
        {
            assert!(!field_name(&snapshot, &statement(field), &words()).starts_with("document-field"), "{field}");
        }
    }

    #[test]
    fn a_revision_says_what_it_did_in_words_and_names() {
        let folder = tempfile::tempdir().unwrap();
        let author = Author { id: "a".repeat(32), name: "Lead".to_owned(), function: String::new() };
        let mut document = crate::sample(&folder.path().join("s.soa"), Env::system(author)).unwrap();
        let apply = |document: &mut Document, step: Json| {
            let step: Vec<Operation> = serde_json::from_value(step).unwrap();
            document.apply(&step).unwrap();
            document.seal().unwrap();
        };
        let decide = |control: &str, set: Json| json!({"op": "Decide", "controls": [control], "set": [set]});
        apply(&mut document, json!([decide("iso42001/A.2.2", json!({"notes": "Ask again."}))]));
        apply(&mut document, json!([{"op": "AddEvidence", "id": "e", "set": [{"label": "EV-77"}, {"title": "Log"}]}]));
        apply(
            &mut document,
            json!([{"op": "AddPerson", "id": "p", "set": [{"name": "Harbour master"}]},
                decide("iso42001/A.2.2", json!({"owner": "p"}))]),
        );
        document.undo().unwrap();
        apply(&mut document, json!([decide("iso42001/A.2", json!({"review": "2031-03-01"}))]));
        apply(&mut document, json!([{"op": "EditOrganisation", "set": [{"name": "Quay"}]}]));
        apply(&mut document, json!([{"op": "DeleteEvidence", "evidence": "e"}]));
        let log = document.log(..).unwrap();
        let snapshot = document.snapshot().unwrap();
        let said = revision_texts(&snapshot, &log, &words());
        assert_eq!(
            said,
            [
                "File created",
                "A.2.2 notes",
                // Deleted since, so nobody knows its label any more.
                "New evidence",
                "A.2.2 owner",
                "Undo: A.2.2 owner",
                "3 controls, review date",
                "Organisation’s name",
                "Deleted evidence",
            ]
        );
    }

    /// Nobody has verified what a file says of itself when its history is shown.
    #[test]
    fn reversals_that_lead_on_and_on_or_back_to_themselves_come_to_an_end() {
        let entry = |id: u32, reverses: u32| LogEntry {
            number: 1,
            id: id.to_string(),
            parents: vec!["p".to_owned()],
            author: Author { id: "a".repeat(32), name: "Lead".to_owned(), function: String::new() },
            time: String::new(),
            op: "Redo".to_owned(),
            reverses: Some(reverses.to_string()),
            open: false,
            changes: Vec::new(),
        };
        let long: Vec<LogEntry> = (0..20_000).map(|n| entry(n, n + 1)).chain([entry(20_000, 20_000)]).collect();
        let said = revision_texts(&Snapshot::default(), &long, &words());
        assert_eq!((said.len(), said[0].as_str(), said.last()), (20_001, "Redo: Redo: Redo", said.first()));
    }
}
