//! What a redacted copy of a client file leaves out, cell by cell.

use serde_json::Value;

use crate::audience::WithheldKind;

/// What stands in the place of words that were withheld, in any language.
pub const WITHHELD: &str = "[…]";

/// As what a cell is withheld, if a copy leaves these kinds out. Cells that hold a name beside other things are withheld whole: a
/// copy that says too little can be made again, one that says too much is out.
pub fn withheld_as(kinds: &[WithheldKind], cell: &str, value: &Value) -> Option<WithheldKind> {
    let parts: Vec<&str> = cell.split('/').collect();
    let held = |kind: WithheldKind| kinds.contains(&kind).then_some(kind);
    match parts[..] {
        ["person", _, "name"]
        | ["statement", _, "prepared" | "reviewed" | "approver" | "treatment" | "declaration"] => {
            held(WithheldKind::People)
        }
        ["statement", _, "accepted", ..] => held(WithheldKind::Acceptances).or(held(WithheldKind::People)),
        ["statement", _, "recipient", ..] => held(WithheldKind::Distribution),
        ["evidence", _, "location"] => held(WithheldKind::EvidencePlaces),
        ["statement", _, "d", _, _, "notes"] => held(WithheldKind::Notes),
        ["statement", _, "d", _, _, "driver", _] if value.get("kind").and_then(Value::as_str) == Some("risk") => {
            held(WithheldKind::Risks)
        }
        _ => None,
    }
}

/// Cells that stay out of every redacted copy: approvals and their papers, which are of the whole file, and who wrote the history
/// that is left out.
pub fn stays_behind(cell: &str) -> bool {
    let kind = cell.split('/').next().unwrap_or_default();
    matches!(kind, "candidate" | "edition" | "signed" | "signature" | "author" | "copied")
}

/// Names that a withheld cell holds: a copy that leaves people out should not say them elsewhere.
pub fn names_in(cell: &str, value: &Value) -> Vec<String> {
    fn named(value: &Value, found: &mut Vec<String>) {
        match value {
            Value::Object(fields) => {
                for (name, of) in fields {
                    match of {
                        Value::String(text) if name == "name" || name == "by" => found.push(text.clone()),
                        other => named(other, found),
                    }
                }
            }
            Value::Array(entries) => entries.iter().for_each(|of| named(of, found)),
            _ => {}
        }
    }
    let mut found = Vec::new();
    match value {
        Value::String(text) if cell.starts_with("person/") => found.push(text.clone()),
        other => named(other, &mut found),
    }
    found.retain(|name| name.trim().chars().count() > 2);
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_cell_is_withheld_as_what_it_is() {
        let all = [WithheldKind::Notes, WithheldKind::People, WithheldKind::Risks];
        let of = |cell: &str, value: Value| withheld_as(&all, cell, &value);
        assert_eq!(of("statement/s/d/iso42001/A.2.2/notes", json!({"text": "x"})), Some(WithheldKind::Notes));
        assert_eq!(of("person/p/name", json!("Role")), Some(WithheldKind::People));
        assert_eq!(of("person/p/function", json!("Board")), None);
        assert_eq!(of("statement/s/accepted/k", json!({"by": "Role"})), Some(WithheldKind::People));
        assert_eq!(of("statement/s/d/iso42001/A.2.2/driver/d", json!({"kind": "risk"})), Some(WithheldKind::Risks));
        assert_eq!(of("statement/s/d/iso42001/A.2.2/driver/d", json!({"kind": "legal"})), None);
        assert_eq!(of("evidence/e/location", json!("Room 7")), None, "places were not asked for");
        assert!(stays_behind("edition/e") && stays_behind("author/a") && !stays_behind("organisation/name"));
        assert_eq!(names_in("statement/s/approver", &json!({"name": "Ada", "function": "Board"})), ["Ada"]);
    }
}
