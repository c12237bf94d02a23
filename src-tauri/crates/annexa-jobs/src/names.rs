//! What places and changes are called, in the words that people know them by.

use std::collections::HashSet;

use annexa_document::{CellChange, Document, LogEntry};
use annexa_model::check::{Finding, Place};
use annexa_model::{Cells, ControlRef, Id, ItemRef, Link, OWN, Snapshot, published_id};
use annexa_words::{Value, Words, kebab};

use crate::Result;

/// What a place belongs to, as people call it: “A.5.2”, “EV-07”, “Edition 1.0”.
pub fn place_name(snapshot: &Snapshot, place: &Place, words: &Words) -> String {
    match (place, snapshot.label_of(place)) {
        (Place::Edition { id }, Some(label)) if !label.is_empty() => {
            let is_plan = snapshot.statements.iter().any(|of| of.plans.iter().any(|plan| plan.id == *id));
            edition_name(&label, is_plan, words)
        }
        (Place::Edition { .. }, _) => words.get("record-edition"),
        (_, Some(label)) => label.into_owned(),
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

/// What a change did.
#[derive(Debug, Clone, PartialEq)]
pub struct Did {
    /// In words: “A.6.2.4 justification”, “12 controls, review date”, “Undo: A.8.3 applicability”, “File created”.
    pub text: String,
    /// What it was about, each decision and record once, down to the first field that it changed; the document's own
    /// fields as one. A record that a decision or a field brought along, such as a new owner, is not what it was about.
    pub about: Vec<Place>,
}

/// What a revision did. `findings` are what the readiness check says now: an acceptance is seen where its finding is.
///
/// # Errors
/// [`crate::Error::Document`] where the file cannot be read.
pub fn did(document: &Document, entry: &LogEntry, findings: &[Finding], words: &Words) -> Result<Did> {
    Ok(Telling { cells: document.cells(), findings, words }.did(entry, &document.reversed_by(entry)?))
}

/// What the last revision, an undo or a redo, took back or made again; nothing where it is none.
///
/// # Errors
/// As [`did`].
pub fn did_before(document: &Document, findings: &[Finding], words: &Words) -> Result<Option<Did>> {
    let Some(last) = document.log(document.revision_count()?..)?.pop() else { return Ok(None) };
    let origin = document.reversed_by(&last)?.pop();
    Ok(origin.map(|origin| Telling { cells: document.cells(), findings, words }.did(&origin, &[])))
}

/// What a difference between two copies is about, as people call it: “A.5.2 notes”, “EV-07”, “Scope of the AI management
/// system”. `cells` are those of the copy that the label is looked up in.
pub fn cell_name(cells: &Cells, change: &CellChange, words: &Words) -> String {
    let telling = Telling { cells, findings: &[], words };
    if change.cell.starts_with("author/") {
        return words.get("merge-part-author");
    }
    if let Some(link) = Link::in_cell(&change.cell) {
        let name = |item: &ItemRef| telling.item(item, change);
        return words.with("merge-link", &[("from", name(&link.from)), ("to", name(&link.to))]);
    }
    let Some(place) = telling.place(change) else {
        // A key of a cell tells nobody anything.
        let kind = format!("merge-part-{}", change.cell.split('/').next().unwrap_or_default());
        return words.get(if words.has(&kind) { &kind } else { "merge-part-other" });
    };
    match &place {
        Place::Organisation { field } | Place::Statement { field } => {
            let message = format!("document-field-{}", kebab(field));
            words.get(if words.has(&message) { &message } else { "merge-part-other" })
        }
        _ => {
            let entry = LogEntry { changes: vec![change.clone()], ..LogEntry::default() };
            let label = telling.label(&place, &entry);
            // An entry of a framework bears no label; it is known by the id that its framework gives it.
            let entry =
                |parts: &[&str]| parts.get(2).filter(|_| parts.first() == Some(&"entry")).map(|id| (*id).to_owned());
            let parts: Vec<&str> = change.cell.split('/').collect();
            let label =
                label.or_else(|| entry(&parts)).unwrap_or_else(|| place_name(&Snapshot::default(), &place, words));
            let message = match (&place, &parts[..]) {
                (Place::Decision { .. }, [_, _, _, _, _, part, ..]) => format!("history-part-{}", kebab(part)),
                (Place::Record { record, .. }, ["entry", _, _, part, ..] | [_, _, part, ..]) => {
                    format!("merge-part-{record}-{}", kebab(part))
                }
                _ => return label,
            };
            let part = words.get(if words.has(&message) { &message } else { "merge-part-other" });
            words.with("history-about-record", &[("subject", label), ("change", part)])
        }
    }
}

/// What a cell of a document is called as it stands there.
pub(crate) fn name_of(document: &Document, cell: &str, words: &Words) -> String {
    let after = document.cells().get(cell).cloned();
    cell_name(document.cells(), &CellChange { cell: cell.to_owned(), before: None, after }, words)
}

/// `SetJustification` → “justification”. What a later version did is called by the name it has there.
pub fn change_name(op: &str, words: &Words) -> String {
    let message = format!("change-{}", kebab(op));
    if words.has(&message) { words.get(&message) } else { op.to_owned() }
}

/// What telling of changes goes by.
struct Telling<'a> {
    cells: &'a Cells,
    findings: &'a [Finding],
    words: &'a Words,
}

impl Telling<'_> {
    /// What a revision did; `reversed` is what it reverses, and what that one does.
    fn did(&self, entry: &LogEntry, reversed: &[LogEntry]) -> Did {
        Did { text: self.text(entry, reversed), about: self.about(entry) }
    }

    /// What people know an end of a link by.
    fn item(&self, item: &ItemRef, change: &CellChange) -> String {
        let entry = LogEntry { changes: vec![change.clone()], ..LogEntry::default() };
        let place = match item.kind() {
            Some(kind) => {
                let (record, id) = (kind.name().to_owned(), Id::from(item.id()));
                Place::Record { record, id, field: String::new() }
            }
            None => Place::Decision { control: ControlRef::new(item.space(), item.id()), field: String::new() },
        };
        self.label(&place, &entry).unwrap_or_else(|| place_name(&Snapshot::default(), &place, self.words))
    }

    fn about(&self, entry: &LogEntry) -> Vec<Place> {
        let mut known = HashSet::new();
        let touched = self.touched(entry).into_iter().map(|(place, _)| place);
        touched.filter(|place| known.insert(place.key())).collect()
    }

    fn text(&self, entry: &LogEntry, reversed: &[LogEntry]) -> String {
        let name = capital(&change_name(&entry.op, self.words));
        if entry.reverses.is_none() {
            return capital(&self.change(entry));
        }
        // An undo of a redo of an undo is told by what it was first: that is what is there or gone now.
        let what = match reversed.last().filter(|first| first.reverses.is_none()) {
            Some(first) => self.text(first, &[]),
            None => match &self.about(entry)[..] {
                [only] => self.label(only, entry).unwrap_or_default(),
                _ => String::new(),
            },
        };
        if what.is_empty() { name } else { self.words.with("history-reversal", &[("name", name), ("what", what)]) }
    }

    fn change(&self, entry: &LogEntry) -> String {
        let change = change_name(&entry.op, self.words);
        let touched = self.touched(entry);
        let Some((first, part)) = touched.first() else { return change };
        let count = touched.iter().map(|(place, _)| place.key()).collect::<HashSet<_>>().len();
        if count == 1 {
            let message = match first {
                Place::Record { .. } | Place::Edition { .. } => "history-about-record",
                _ => "history-about",
            };
            return match self.label(first, entry) {
                Some(label) => self.words.with(message, &[("subject", label), ("change", change)]),
                None => change,
            };
        }
        let is_control = |place: &Place| matches!(place, Place::Decision { .. });
        let controls = touched.iter().map(|(place, _)| place).filter(|place| is_control(place));
        let controls = controls.map(Place::key).collect::<HashSet<_>>().len();
        let message = match first {
            _ if controls > 0 && controls < count => "history-several-mixed",
            Place::Decision { .. } => "history-several-controls",
            Place::Record { .. } => "history-several",
            _ => return change,
        };
        // What was done to several controls is called by what it is of each, where that is the same.
        let common = format!("history-part-{part}");
        let common = (touched.iter().all(|(_, other)| other == part) && self.words.has(&common)).then_some(common);
        let change = common.map_or(change, |message| self.words.get(&message));
        let values = [
            ("count", Value::from(count)),
            ("controls", Value::from(controls)),
            ("others", Value::from(count - controls)),
            ("change", Value::from(change)),
        ];
        self.words.with(message, &values)
    }

    /// Every place that a revision is about, and what part of it a cell is: the decisions that it touched; the document's
    /// own fields where it touched none; records where it touched nothing else. What brings in or back whatever there is is about all.
    fn touched<'e>(&self, entry: &'e LogEntry) -> Vec<(Place, &'e str)> {
        // The first revision makes the file, or a redacted copy of it; what it begins with is not told one by one.
        if entry.parents.is_empty() || entry.op == "Redact" {
            return Vec::new();
        }
        let part = |cell: &'e str| cell.split('/').nth(5).unwrap_or_default();
        let places = entry.changes.iter().filter_map(|change| Some((self.place(change)?, part(&change.cell))));
        let mut touched: Vec<(Place, &str)> = places.collect();
        if matches!(entry.op.as_str(), "Merge" | "Return" | "Salvage") {
            return touched;
        }
        let foremost = touched.iter().map(|(place, _)| rank(place)).min();
        touched.retain(|(place, _)| Some(rank(place)) == foremost);
        touched
    }

    fn place(&self, CellChange { cell, before, after }: &CellChange) -> Option<Place> {
        let accepted = cell.strip_prefix("statement/").and_then(|rest| rest.split_once("/accepted/"));
        let Some((statement, key)) = accepted else { return Place::of_change(cell, before.as_ref(), after.as_ref()) };
        let statement = Id::from(statement);
        let finding = self.findings.iter().find(|finding| finding.key == key && finding.concerns(&statement));
        finding.map(|finding| finding.place.clone())
    }

    /// What people know a control or record by. What one was called that is gone still stands in the file, or in the change
    /// that it came or went with.
    fn label(&self, place: &Place, entry: &LogEntry) -> Option<String> {
        let cell = match place {
            Place::Decision { control, .. } if control.framework() == OWN => format!("control/{}/label", control.id()),
            Place::Decision { control, .. } => {
                return Some(published_id(control, self.cells.frameworks()).into_owned());
            }
            Place::Record { record, id, .. } if record == "person" => format!("person/{id}/name"),
            Place::Record { record, id, .. } if record == "framework" || record == "crosswalk" => {
                let cell = format!("{record}/{id}");
                let changed = entry.changes.iter().find(|change| change.cell == cell);
                let went = changed.and_then(|change| change.after.as_ref().or(change.before.as_ref()));
                let name = self.cells.get(&cell).or(went)?.get("name")?.as_str()?.trim();
                return (!name.is_empty()).then(|| name.to_owned());
            }
            Place::Record { record, id, .. } => format!("{record}/{id}/label"),
            Place::Edition { id } => {
                // One that was issued elsewhere is known by its copy.
                let known = |key: &str| self.cells.get(&format!("{key}/{id}"));
                let edition = known("edition").or_else(|| known("copied/edition"))?;
                let label = edition.get("label")?.as_str()?;
                return Some(edition_name(label, edition.get("plan").is_some(), self.words));
            }
            _ => return None,
        };
        let changed = || entry.changes.iter().find(|change| change.cell == cell);
        let went = || changed().and_then(|change| change.after.as_ref().or(change.before.as_ref()));
        let label = self.cells.get(&cell).or_else(went)?.as_str()?.trim();
        (!label.is_empty()).then(|| label.to_owned())
    }
}

/// What an edition is called: one of the statement, or one of the risk treatment plan.
pub fn edition_name(label: &str, is_plan: bool, words: &Words) -> String {
    words.with(if is_plan { "history-plan" } else { "history-edition" }, &[("label", label.to_owned())])
}

/// What a revision is about stands before what it brought along.
fn rank(place: &Place) -> u8 {
    match place {
        Place::Decision { .. } => 0,
        Place::Organisation { .. } | Place::Statement { .. } | Place::Edition { .. } => 1,
        Place::Record { .. } => 2,
    }
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use annexa_document::{Author, Env};
    use annexa_model::check::{Severity, check};
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

    fn of(control: &str, field: &str) -> Place {
        Place::Decision { control: control.parse().unwrap(), field: field.to_owned() }
    }

    fn record(record: &str, id: &str, field: &str) -> Place {
        Place::Record { record: record.to_owned(), id: id.into(), field: field.to_owned() }
    }

    fn field(field: &str) -> Place {
        Place::Statement { field: field.to_owned() }
    }

    fn decide(control: &str, set: &Json) -> Json {
        json!({"op": "Decide", "controls": [control], "set": [set]})
    }

    /// The sample, in a folder that goes with it.
    fn sample() -> (tempfile::TempDir, Document) {
        let folder = tempfile::tempdir().unwrap();
        let author = Author { id: "a".repeat(32), name: "Lead".to_owned(), function: String::new() };
        let document = crate::sample(&folder.path().join("s.soa"), Env::system(author), crate::Sample::Draft).unwrap();
        (folder, document)
    }

    fn apply(document: &mut Document, step: Json) {
        let step: Vec<Operation> = serde_json::from_value(step).unwrap();
        document.apply(&step).unwrap();
        document.seal().unwrap();
    }

    fn findings(document: &Document) -> Vec<Finding> {
        check(&document.snapshot().unwrap(), "2026-11-24".parse().unwrap())
    }

    /// One that stands at a decision, and that nobody has let stand.
    fn warning(document: &Document) -> Finding {
        let open = |f: &Finding| f.severity == Severity::Warning && f.accepted.is_none();
        let at_decision = |f: &Finding| matches!(f.place, Place::Decision { .. });
        findings(document).into_iter().find(|f| open(f) && at_decision(f)).unwrap()
    }

    fn told(document: &Document) -> Vec<Did> {
        let (log, findings) = (document.log(..).unwrap(), findings(document));
        log.iter().map(|entry| did(document, entry, &findings, &words()).unwrap()).collect()
    }

    fn step(document: &Document) -> (String, Vec<Place>) {
        let Did { text, about } = did_before(document, &findings(document), &words()).unwrap().unwrap();
        (text, about)
    }

    #[test]
    fn a_revision_says_what_it_did_in_words_and_names() {
        let (_folder, mut document) = sample();
        apply(&mut document, json!([decide("iso42001/A.2.2", &json!({"notes": "Ask again."}))]));
        apply(&mut document, json!([{"op": "AddEvidence", "id": "e", "set": [{"label": "EV-77"}, {"title": "Log"}]}]));
        apply(
            &mut document,
            json!([{"op": "AddPerson", "id": "p", "set": [{"name": "Harbour master"}]},
                decide("iso42001/A.2.2", &json!({"owner": "p"}))]),
        );
        document.undo().unwrap();
        apply(&mut document, json!([decide("iso42001/A.2", &json!({"review": "2031-03-01"}))]));
        apply(&mut document, json!([{"op": "EditOrganisation", "set": [{"name": "Quay"}]}]));
        apply(&mut document, json!([{"op": "DeleteEvidence", "evidence": "e"}]));
        let said: Vec<String> = told(&document).into_iter().map(|did| did.text).collect();
        assert_eq!(
            said,
            [
                "File created",
                "A.2.2 notes",
                // Deleted since: it is called as it was called last.
                "EV-77, new evidence",
                "A.2.2 owner",
                "Undo: A.2.2 owner",
                "3 controls, review date",
                "Organisation’s name",
                "EV-77, deleted evidence",
            ]
        );
        // What brings back whatever there was is about all of it.
        document.return_to(1).unwrap();
        let last = told(&document).pop().unwrap();
        assert_eq!(last.text, "3 controls and one other, brought back to what it was");
        assert_eq!(last.about.len(), 4, "{:?}", last.about);
    }

    #[test]
    fn no_cell_is_called_by_its_key() {
        let name = |cell: &str| {
            let change = CellChange { cell: cell.to_owned(), before: None, after: Some(json!({})) };
            cell_name(&annexa_model::Cells::default(), &change, &words())
        };
        for cell in ["candidate/c", "signed/e/h", "copied/origin", "statement/s/framework/iso42001", "of/a/newer/file"]
        {
            assert!(!name(cell).contains('/'), "{}", name(cell));
        }
        assert_eq!(name("edition/e"), "an edition", "and never by an empty label");
        for record in ["risk", "assessment", "requirement", "party", "objective", "audit", "review", "nonconformity"] {
            assert!(!name(&format!("{record}/r")).contains("record-"), "{record}");
        }
        assert_eq!(name("statement/s/d/iso42001/A.2.2/newer"), "A.2.2, something else in the file");
    }

    #[test]
    fn a_revision_says_where_it_is_seen_down_to_the_field() {
        let (_folder, mut document) = sample();
        let organisation = |field: &str| Place::Organisation { field: field.to_owned() };
        let Finding { key, place, .. } = warning(&document);
        let cases: Vec<(Json, Vec<Place>)> = vec![
            (decide("iso42001/A.2.2", &json!({"included": "Because."})), vec![of("iso42001/A.2.2", "justification")]),
            (decide("iso42001/A.2.2", &json!({"excluded": "Because."})), vec![of("iso42001/A.2.2", "justification")]),
            (
                decide("iso42001/A.2.2", &json!({"applicability": "excluded"})),
                vec![of("iso42001/A.2.2", "applicability")],
            ),
            (decide("iso42001/A.2.2", &json!({"grounds": ["notRequired"]})), vec![of("iso42001/A.2.2", "grounds")]),
            (decide("iso42001/A.2.3", &json!({"status": "notStarted"})), vec![of("iso42001/A.2.3", "status")]),
            (decide("iso42001/A.2.3", &json!({"target": "2031-03-01"})), vec![of("iso42001/A.2.3", "target")]),
            (
                decide("iso42001/A.2.3", &json!({"addDriver": {"kind": "risk", "label": "R-99"}})),
                vec![of("iso42001/A.2.3", "drivers")],
            ),
            (
                decide("iso42001/A.2", &json!({"review": "2031-03-01"})),
                ["A.2.2", "A.2.3", "A.2.4"].map(|id| of(&format!("iso42001/{id}"), "review")).into(),
            ),
            (json!({"op": "AddControl", "id": "c", "set": [{"title": "Ours"}]}), vec![of("own/c", "")]),
            (json!({"op": "EditControl", "control": "c", "set": [{"source": "Us"}]}), vec![of("own/c", "source")]),
            (json!({"op": "AddSystem", "id": "y", "set": [{"name": "Buoy"}]}), vec![record("system", "y", "")]),
            (
                json!({"op": "EditSystem", "system": "y", "set": [{"purpose": "Floats."}]}),
                vec![record("system", "y", "purpose")],
            ),
            (json!({"op": "EditOrganisation", "set": [{"address": "Quay 1"}]}), vec![organisation("address")]),
            (json!({"op": "EditStatement", "set": [{"scope": "All."}]}), vec![field("scope")]),
            (json!({"op": "EditStatement", "set": [{"roles": ["aiProducer"]}]}), vec![field("roles")]),
            (
                json!({"op": "EditStatement", "set": [{"recipient": {"recipient": "Board"}}]}),
                vec![field("distribution")],
            ),
            (json!({"op": "AcceptFinding", "finding": key, "reason": "Known."}), vec![place]),
        ];
        for (operation, about) in cases {
            apply(&mut document, json!([operation]));
            assert_eq!(told(&document).pop().unwrap().about, about, "{operation}");
        }
        assert_eq!(told(&document)[0].about, [], "what the file begins with");
    }

    #[test]
    fn a_step_through_the_history_says_what_it_was_about_also_of_what_is_gone() {
        let (_folder, mut document) = sample();
        apply(&mut document, json!([{"op": "AddEvidence", "id": "e", "set": [{"label": "EV-77"}]}]));
        let added = ("EV-77, new evidence".to_owned(), vec![record("evidence", "e", "")]);
        document.undo().unwrap();
        assert_eq!(step(&document), added);
        document.redo().unwrap();
        assert_eq!(step(&document), added);
        apply(&mut document, json!([{"op": "DeleteEvidence", "evidence": "e"}]));
        assert_eq!(did_before(&document, &[], &words()).unwrap(), None);
        let deleted = ("EV-77, deleted evidence".to_owned(), vec![record("evidence", "e", "")]);
        document.undo().unwrap();
        assert_eq!(step(&document), deleted);
        document.redo().unwrap();
        assert_eq!(step(&document), deleted);
        // A new person who signs is brought along by the field, as a new owner by the decision.
        apply(
            &mut document,
            json!([{"op": "AddPerson", "id": "p", "set": [{"name": "Harbour master"}]},
                {"op": "EditStatement", "set": [{"approver": {"name": "Harbour master"}}]}]),
        );
        document.undo().unwrap();
        assert_eq!(step(&document), ("Approver".to_owned(), vec![field("approver")]));
        let accepted = warning(&document);
        let Place::Decision { control, .. } = &accepted.place else { panic!("{:?}", accepted.place) };
        apply(&mut document, json!([{"op": "AcceptFinding", "finding": accepted.key, "reason": "Known."}]));
        document.undo().unwrap();
        assert_eq!(step(&document), (format!("{} finding let stand", control.id()), vec![accepted.place.clone()]));
    }

    #[test]
    fn what_is_reversed_is_followed_as_far_as_it_is_known() {
        let entry = |reverses: Option<&str>, op: &str| LogEntry {
            number: 2,
            id: String::new(),
            parents: vec!["p".to_owned()],
            author: Author { id: "a".repeat(32), name: "Lead".to_owned(), function: String::new() },
            time: String::new(),
            op: op.to_owned(),
            reverses: reverses.map(str::to_owned),
            open: false,
            changes: vec![CellChange {
                cell: "statement/s/d/iso42001/A.8.3/how".to_owned(),
                before: None,
                after: Some(json!({"text": "So."})),
            }],
        };
        let (cells, words) = (Cells::new(), words());
        let telling = Telling { cells: &cells, findings: &[], words: &words };
        let (undo, redo) = (entry(Some("x"), "Undo"), entry(Some("x"), "Redo"));
        assert_eq!(
            telling.did(&redo, &[undo.clone(), entry(None, "SetImplementation")]).text,
            "Redo: A.8.3 how it is done"
        );
        assert_eq!(telling.did(&undo, &[]).text, "Undo: A.8.3");
        assert_eq!(telling.did(&redo, &[redo.clone(), redo.clone()]).text, "Redo: A.8.3");
    }
}
