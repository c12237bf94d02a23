//! What differs between two states of a statement and of the records behind it, field by field.
//!
//! One comparison for the window's history and for the printed change report.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use ts_rs::TS;

use crate::registers::each_register;
use crate::{ControlRef, Id, ItemRef, Link, Snapshot, Statement};

/// What happened to a decision or a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub enum ChangeKind {
    /// It is new.
    Added,
    /// It is gone.
    Removed,
    /// It says something else.
    Changed,
}

/// One field before and after, as JSON.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct FieldChange {
    /// The field's name in the snapshot.
    pub field: String,
    /// Before; `null` where there was none.
    #[ts(type = "unknown")]
    pub before: Value,
    /// After; `null` where there is none.
    #[ts(type = "unknown")]
    pub after: Value,
}

/// One decision that differs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Change {
    /// The control.
    pub control: ControlRef,
    /// What happened.
    pub kind: ChangeKind,
    /// Which fields differ; empty for added and removed ones.
    pub fields: Vec<FieldChange>,
}

/// One record that differs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct RecordChange {
    /// Its identity in the file.
    pub id: Id,
    /// What happened.
    pub kind: ChangeKind,
    /// Which fields differ; empty for added and removed ones.
    pub fields: Vec<FieldChange>,
}

/// What is said of one entry of a framework that differs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct EntryChange {
    /// Which entry.
    pub entry: ItemRef,
    /// What happened.
    pub kind: ChangeKind,
    /// Which fields differ; empty for added and removed ones.
    pub fields: Vec<FieldChange>,
}

/// One link that is new or gone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct LinkChange {
    /// The link.
    #[serde(flatten)]
    pub link: Link,
    /// What happened.
    pub kind: ChangeKind,
}

/// All that differs between two states of a file, as far as one statement says it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Differences {
    /// Fields of the organisation.
    pub organisation: Vec<FieldChange>,
    /// Fields of document control: of the statement without its decisions and without what approval adds to it.
    pub statement: Vec<FieldChange>,
    /// Decisions, in the order of the later state, removed ones last. A control that is new or gone is one of them.
    pub decisions: Vec<Change>,
    /// Own controls, in the order of the later state, removed ones last; so are the records below.
    pub controls: Vec<RecordChange>,
    /// People and roles.
    pub people: Vec<RecordChange>,
    /// AI systems.
    pub systems: Vec<RecordChange>,
    /// Pieces of evidence.
    pub evidence: Vec<RecordChange>,
    /// Risks.
    pub risks: Vec<RecordChange>,
    /// Impact assessments.
    pub assessments: Vec<RecordChange>,
    /// Requirements.
    pub requirements: Vec<RecordChange>,
    /// Interested parties.
    pub parties: Vec<RecordChange>,
    /// Objectives.
    pub objectives: Vec<RecordChange>,
    /// Audits.
    pub audits: Vec<RecordChange>,
    /// Management reviews.
    pub reviews: Vec<RecordChange>,
    /// Nonconformities.
    pub nonconformities: Vec<RecordChange>,
    /// Questions.
    pub questions: Vec<RecordChange>,
    /// What is said of entries of frameworks.
    pub entries: Vec<EntryChange>,
    /// Links that are new or gone; those with a control show in its drivers as well.
    pub links: Vec<LinkChange>,
}

impl Differences {
    /// Whether nothing differs.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// What of a statement is compared on its own or never: it names or counts what approval does, or which statement it is.
const APART: [&str; 5] = ["id", "version", "decisions", "accepted", "editions"];

/// Compares two states of a statement with the records behind it. Both may be filtered for an audience: what is left out of
/// both differs in nothing, nor does what stays in the file. `None` where one of them does not hold the statement.
pub fn compare(before: &Snapshot, after: &Snapshot, statement: &Id) -> Option<Differences> {
    let (before, after) = (&before.carried(statement), &after.carried(statement));
    let (then, now) = (before.statement(statement)?, after.statement(statement)?);
    let mut of_statement = fields(&document_control(then), &document_control(now));
    of_statement.retain(|change| !APART.contains(&change.field.as_str()));
    let decisions = each(&then.decisions, &now.decisions, |decision| &decision.control);
    let mut differences = Differences {
        organisation: fields(&before.organisation, &after.organisation),
        statement: of_statement,
        decisions: decisions
            .into_iter()
            .map(|(control, kind, fields)| Change { control: control.clone(), kind, fields })
            .collect(),
        entries: each(&before.entries, &after.entries, |entry| &entry.entry)
            .into_iter()
            .map(|(entry, kind, fields)| EntryChange { entry: entry.clone(), kind, fields })
            .collect(),
        links: each(&before.links, &after.links, |link| link)
            .into_iter()
            .map(|(link, kind, _)| LinkChange { link: link.clone(), kind })
            .collect(),
        ..Differences::default()
    };
    differences.registers(before, after);
    Some(differences)
}

macro_rules! registers {
    ($($key:ident $list:ident $Record:ident $operations:tt $labels:tt;)*) => {
        impl Differences {
            /// Compares every register.
            fn registers(&mut self, before: &Snapshot, after: &Snapshot) {
                $(self.$list = records(&before.$list, &after.$list, |record| &record.id);)*
            }
        }
    };
}
each_register!(registers);

fn records<T: Serialize + PartialEq>(before: &[T], after: &[T], id: impl Fn(&T) -> &Id) -> Vec<RecordChange> {
    let found = each(before, after, id).into_iter();
    found.map(|(id, kind, fields)| RecordChange { id: id.clone(), kind, fields }).collect()
}

/// The statement without its decisions, which are most of it.
fn document_control(statement: &Statement) -> Statement {
    Statement { decisions: Vec::new(), editions: Vec::new(), ..statement.clone() }
}

/// What differs between two lists, by what tells their entries apart: in the order of `after`, removed ones last.
fn each<'a, T, K>(
    before: &'a [T],
    after: &'a [T],
    key: impl Fn(&'a T) -> &'a K,
) -> Vec<(&'a K, ChangeKind, Vec<FieldChange>)>
where
    T: Serialize + PartialEq,
    K: Ord,
{
    let mut then: BTreeMap<&K, &T> = before.iter().map(|entry| (key(entry), entry)).collect();
    let mut found = Vec::new();
    for now in after {
        match then.remove(key(now)) {
            None => found.push((key(now), ChangeKind::Added, Vec::new())),
            Some(old) if old != now => {
                let fields = fields(old, now);
                if !fields.is_empty() {
                    found.push((key(now), ChangeKind::Changed, fields));
                }
            }
            Some(_) => {}
        }
    }
    let gone = before.iter().map(key).filter(|k| then.contains_key(k));
    found.extend(gone.map(|k| (k, ChangeKind::Removed, Vec::new())));
    found
}

/// Differences are read off the JSON form, so that a new field is compared without a word here.
fn fields(before: &impl Serialize, after: &impl Serialize) -> Vec<FieldChange> {
    let json = |value: Result<Value, _>| match value {
        Ok(Value::Object(fields)) => fields,
        _ => Map::new(),
    };
    let (mut then, now) = (json(serde_json::to_value(before)), json(serde_json::to_value(after)));
    let mut changed = Vec::new();
    for (field, after) in now {
        let before = then.remove(&field).unwrap_or(Value::Null);
        if before != after {
            changed.push(FieldChange { field, before, after });
        }
    }
    changed.extend(then.into_iter().map(|(field, before)| FieldChange { field, before, after: Value::Null }));
    changed
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{AiSystem, Applicability, Decision, Status};

    fn file(decisions: Vec<Decision>) -> Snapshot {
        let statement = Statement { id: Id::from("s"), decisions, ..Statement::default() };
        Snapshot { statements: vec![statement], ..Snapshot::default() }
    }

    fn found(before: &Snapshot, after: &Snapshot) -> Differences {
        compare(before, after, &Id::from("s")).unwrap()
    }

    #[test]
    fn names_the_fields_that_differ_and_no_others() {
        let then = file(vec![Decision::untouched(ControlRef::new("iso42001", "A.5.2"))]);
        let mut now = then.clone();
        let decisions = &mut now.statements[0].decisions;
        decisions[0].verdict.applicability = Applicability::Applicable;
        decisions[0].progress.status = Some(Status::Planned);
        decisions.push(Decision::untouched(ControlRef::new("own", "x")));
        let changes = found(&then, &now).decisions;
        assert_eq!(changes.len(), 2);
        assert_eq!(changes[0].fields.iter().map(|f| f.field.as_str()).collect::<Vec<_>>(), ["applicability", "status"]);
        assert_eq!(changes[1].kind, ChangeKind::Added);
        assert!(found(&now, &now).is_empty());
        assert_eq!(found(&now, &then).decisions[1].kind, ChangeKind::Removed);
    }

    #[test]
    fn document_control_and_records_are_compared_and_what_approval_adds_is_not() {
        let mut then = file(Vec::new());
        let system = |label: &str| AiSystem { id: Id::from(label), label: label.to_owned(), ..AiSystem::default() };
        then.systems = vec![system("S-1"), system("S-2")];
        let mut now = then.clone();
        now.organisation.name = "Moonharbour Ferries".to_owned();
        now.statements[0].scope = "All ferries".into();
        now.statements[0].version = "2.0".to_owned();
        now.systems[0].purpose = "Forecasts".to_owned();
        now.systems[1] = system("S-3");
        let differences = found(&then, &now);
        let names = |fields: &[FieldChange]| fields.iter().map(|f| f.field.clone()).collect::<Vec<_>>();
        assert_eq!(names(&differences.organisation), ["name"]);
        assert_eq!(names(&differences.statement), ["scope"]);
        let systems: Vec<_> = differences.systems.iter().map(|c| (c.id.as_str(), c.kind, names(&c.fields))).collect();
        let purpose = vec!["purpose".to_owned()];
        assert_eq!(
            systems,
            [
                ("S-1", ChangeKind::Changed, purpose),
                ("S-3", ChangeKind::Added, vec![]),
                ("S-2", ChangeKind::Removed, vec![])
            ]
        );
        assert_eq!(compare(&then, &now, &Id::from("t")), None);
    }
}
