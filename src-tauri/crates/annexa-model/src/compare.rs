//! What differs between two states of a statement, decision by decision and field by field.

use serde::{Deserialize, Serialize};
use serde_json::Value;
use ts_rs::TS;

use crate::{ControlRef, Decision, Statement};

/// What happened to a decision.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub enum ChangeKind {
    /// Its control is new.
    Added,
    /// Its control is gone.
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

/// Compares the decisions of two states of a statement, in the order of `after`, removed ones last.
pub fn compare(before: &Statement, after: &Statement) -> Vec<Change> {
    let mut changes: Vec<Change> = after
        .decisions
        .iter()
        .filter_map(|now| match before.decision(&now.control) {
            None => Some(Change { control: now.control.clone(), kind: ChangeKind::Added, fields: Vec::new() }),
            Some(then) => {
                let fields = fields(then, now);
                let changed = !fields.is_empty();
                changed.then(|| Change { control: now.control.clone(), kind: ChangeKind::Changed, fields })
            }
        })
        .collect();
    changes.extend(before.decisions.iter().filter(|then| after.decision(&then.control).is_none()).map(|then| Change {
        control: then.control.clone(),
        kind: ChangeKind::Removed,
        fields: Vec::new(),
    }));
    changes
}

/// Differences are read off the JSON form, so that a new field of a decision is compared without a word here.
fn fields(before: &Decision, after: &Decision) -> Vec<FieldChange> {
    if before == after {
        return Vec::new();
    }
    let (Ok(Value::Object(mut then)), Ok(Value::Object(now))) =
        (serde_json::to_value(before), serde_json::to_value(after))
    else {
        return Vec::new();
    };
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
    use crate::{Applicability, Status};

    #[test]
    fn names_the_fields_that_differ_and_no_others() {
        let control = ControlRef::new("iso42001", "A.5.2");
        let then = Statement { decisions: vec![Decision::untouched(control.clone())], ..Statement::default() };
        let mut now = then.clone();
        now.decisions[0].verdict.applicability = Applicability::Applicable;
        now.decisions[0].progress.status = Some(Status::Planned);
        now.decisions.push(Decision::untouched(ControlRef::new("own", "x")));
        let changes = compare(&then, &now);
        assert_eq!(changes.len(), 2);
        assert_eq!(changes[0].fields.iter().map(|f| f.field.as_str()).collect::<Vec<_>>(), ["applicability", "status"]);
        assert_eq!(changes[1].kind, ChangeKind::Added);
        assert!(compare(&now, &now).is_empty());
        assert_eq!(compare(&now, &then)[1].kind, ChangeKind::Removed);
    }
}
