//! What a redacted copy of a client file leaves out, cell by cell.

use serde::Deserialize;
use serde_json::Value;
use ts_rs::TS;

use crate::DriverKind;
use crate::audience::{SHORTEST, WithheldKind};
use crate::cells::{redacted, redacted_but};
use crate::registers::is_registered;

/// What stands in the place of words that were withheld, in any language.
pub const WITHHELD: &str = "[…]";

/// What a redacted copy leaves out.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(export)]
pub struct LeaveOut {
    /// Kinds of things, wherever they stand.
    pub kinds: Vec<WithheldKind>,
    /// Single fields that hold words of somebody's own.
    pub fields: Vec<TextField>,
}

/// A field whose words a redacted copy may leave out, wherever it stands. Ids, titles and names by which things are found are
/// none, nor is what document control needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub enum TextField {
    /// The organisation's address.
    Address,
    /// The scope of a statement.
    Scope,
    /// What its roles rest on.
    RolesNote,
    /// Why controls are included or excluded, also for single AI systems. That they are, and on which grounds, stays.
    Justification,
    /// How controls are implemented.
    Implementation,
    /// Functions of people.
    Function,
    /// What AI systems are for.
    Purpose,
    /// What own controls ask.
    Description,
    /// Where own controls come from.
    Source,
}

impl LeaveOut {
    /// These kinds of things.
    pub fn kinds(kinds: &[WithheldKind]) -> Self {
        Self { kinds: kinds.to_vec(), fields: Vec::new() }
    }

    /// As what a cell is withheld from the copy, and what stands there instead; nothing where it stays. Cells that hold a name
    /// beside other things are withheld whole: a copy that says too little can be made again, one that says too much is out.
    pub fn withheld(&self, cell: &str, value: &Value) -> Option<(WithheldKind, Value)> {
        if let Some(kind) = self.kind(cell, value) {
            return Some((kind, redacted()));
        }
        let field = TextField::of(cell).filter(|field| self.fields.contains(field))?;
        let mark = match field {
            // A justification stands in one cell with the decision that it is for, which stays.
            TextField::Justification => redacted_but(without_justifications(value)?),
            _ => redacted(),
        };
        Some((WithheldKind::Texts, mark))
    }

    fn kind(&self, cell: &str, value: &Value) -> Option<WithheldKind> {
        let parts: Vec<&str> = cell.split('/').collect();
        let held = |kind: WithheldKind| self.kinds.contains(&kind).then_some(kind);
        match parts[..] {
            ["person", _, "name"]
            | ["statement", _, "prepared" | "reviewed" | "approver" | "treatment" | "declaration"] => {
                held(WithheldKind::People)
            }
            ["statement", _, "accepted", ..] => held(WithheldKind::Acceptances).or(held(WithheldKind::People)),
            ["statement", _, "recipient", ..] => held(WithheldKind::Distribution),
            ["risk", _, "accepted"] => held(WithheldKind::Risks).or(held(WithheldKind::People)),
            [record, _, field] if lists_names(record, field) => {
                register(record).and_then(held).or(held(WithheldKind::People))
            }
            // A link is withheld with either of its ends.
            ["link", from, _, to, _] => [from, to].into_iter().filter_map(register).find_map(held),
            [record, _, _, ..] if register(record).is_some() => register(record).and_then(held),
            ["organisation", "riskCriteria"] => held(WithheldKind::Risks),
            ["system", _, field, ..] if !["label", "name", "purpose"].contains(&field) => {
                held(WithheldKind::SystemDetails)
            }
            ["evidence", _, "location"] => held(WithheldKind::EvidencePlaces),
            ["statement", _, "d", _, _, "notes"] => held(WithheldKind::Notes),
            ["statement", _, "d", _, _, "driver", _] => {
                let kind = DriverKind::deserialize(value.get("kind")?).ok()?;
                WithheldKind::of_driver(kind).and_then(held)
            }
            _ => None,
        }
    }
}

impl TextField {
    fn of(cell: &str) -> Option<Self> {
        Some(match cell.split('/').collect::<Vec<_>>()[..] {
            ["organisation", "address"] => Self::Address,
            ["statement", _, "scope" | "securityScope"] => Self::Scope,
            ["statement", _, "rolesNote"] => Self::RolesNote,
            ["statement", _, "d", _, _, "verdict"] | ["statement", _, "d", _, _, "excl", _] => Self::Justification,
            ["statement", _, "d", _, _, "how"] => Self::Implementation,
            ["person", _, "function"] => Self::Function,
            ["system", _, "purpose"] => Self::Purpose,
            ["control", _, "description"] => Self::Description,
            ["control", _, "source"] => Self::Source,
            _ => return None,
        })
    }
}

/// As what a register of that kind of record is left out.
fn register(record: &str) -> Option<WithheldKind> {
    Some(match record {
        "risk" => WithheldKind::Risks,
        "assessment" => WithheldKind::Assessments,
        "requirement" => WithheldKind::Requirements,
        "party" => WithheldKind::Parties,
        "objective" => WithheldKind::Objectives,
        "audit" | "review" | "nonconformity" | "entry" => WithheldKind::ManagementSystem,
        "question" => WithheldKind::Questions,
        _ => return None,
    })
}

/// Whether a field of a record holds names as they were typed, of people who need not be among those of the file.
fn lists_names(record: &str, field: &str) -> bool {
    matches!((record, field), ("audit", "auditors") | ("review", "attendees") | ("question", "askedBy" | "addressee"))
}

/// Whether a cell says what it says by its key alone: a link, a member of a set. Where it is withheld no mark can stand for it.
pub fn says_by_its_key(cell: &str) -> bool {
    let parts: Vec<&str> = cell.split('/').collect();
    parts[..].first() == Some(&"link") || matches!(parts[..], [record, _, _, _] if is_registered(record))
}

/// A decision with marks where its justifications stood; nothing where it has none.
fn without_justifications(value: &Value) -> Option<Value> {
    let mut shown = value.clone();
    let mut any = false;
    for field in ["included", "excluded", "justification"] {
        let said = |text: &Value| text.as_str().or(text["text"].as_str()).is_some_and(|text| !text.trim().is_empty());
        if let Some(text) = shown.get_mut(field).filter(|text| said(text)) {
            *text = Value::from(WITHHELD);
            any = true;
        }
    }
    any.then_some(shown)
}

/// Of more words than these it is a sentence about who does what. Every word of one would be sought as if it named somebody.
const LONGEST_NAME: usize = 5;

/// Names that a withheld cell holds, as they are written: a copy that leaves people out should not say them elsewhere.
pub fn names_in(cell: &str, value: &Value) -> Vec<String> {
    fn named(value: &Value, found: &mut Vec<String>) {
        match value {
            Value::Object(fields) => {
                for (name, of) in fields {
                    match of {
                        Value::String(text) if name == "name" || name == "by" => found.push(text.trim().to_owned()),
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
        Value::String(text) if cell.starts_with("person/") => found.push(text.trim().to_owned()),
        value if matches!(cell.split('/').collect::<Vec<_>>()[..], [record, _, field] if lists_names(record, field)) => {
            let typed = value.as_str().or(value["text"].as_str()).unwrap_or_default();
            let pieces = typed.split([',', ';', '\n']).map(str::trim);
            found.extend(pieces.filter(|piece| piece.split_whitespace().count() <= LONGEST_NAME).map(str::to_owned));
        }
        other => named(other, &mut found),
    }
    found.retain(|name| name.chars().count() >= SHORTEST);
    found
}

/// By what a thing that is left out is known in other words, as it is written: the label and words of a risk, the place of evidence,
/// who gets the document. People are known by their names.
pub fn words_in(kind: WithheldKind, cell: &str, value: &Value) -> Vec<String> {
    let of = |fields: &[&str]| fields.iter().filter_map(|field| value[*field].as_str()).collect::<Vec<_>>();
    let said = match kind {
        WithheldKind::Risks
        | WithheldKind::Assessments
        | WithheldKind::Requirements
        | WithheldKind::Parties
        | WithheldKind::Objectives
        | WithheldKind::ManagementSystem
        | WithheldKind::Questions
            if ["/label", "/title", "/name"].iter().any(|field| cell.ends_with(field)) =>
        {
            value.as_str().into_iter().collect()
        }
        WithheldKind::Risks => of(&["label", "text"]),
        _ if cell.contains("/driver/") => of(&["label", "text"]),
        WithheldKind::Distribution => of(&["recipient"]),
        WithheldKind::EvidencePlaces if cell.ends_with("/location") => value.as_str().into_iter().collect(),
        _ => Vec::new(),
    };
    let said = said.into_iter().map(|word| word.trim().to_owned());
    said.filter(|word| word.chars().count() >= SHORTEST).collect()
}

/// The words of a name that may say it by themselves, such as a surname; none where the name is one word.
pub fn parts_of_name(name: &str) -> Vec<&str> {
    let parts = name.split(|c: char| !c.is_alphanumeric()).filter(|part| part.chars().count() >= SHORTEST);
    parts.filter(|part| *part != name).collect()
}

/// Every text in a value, in lower case, a line each: what [`says`](crate::says) looks through.
pub fn texts_in(value: &Value) -> String {
    match value {
        Value::String(text) => text.to_lowercase(),
        Value::Array(entries) => entries.iter().map(texts_in).collect::<Vec<_>>().join("\n"),
        Value::Object(fields) => fields.values().map(texts_in).collect::<Vec<_>>().join("\n"),
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::says;
    use serde_json::json;

    #[test]
    fn a_cell_is_withheld_as_what_it_is() {
        let all = LeaveOut::kinds(&[WithheldKind::Notes, WithheldKind::People, WithheldKind::Risks]);
        let of = |cell: &str, value: Value| all.withheld(cell, &value).map(|(kind, _)| kind);
        assert_eq!(of("statement/s/d/iso42001/A.2.2/notes", json!({"text": "x"})), Some(WithheldKind::Notes));
        assert_eq!(of("person/p/name", json!("Role")), Some(WithheldKind::People));
        assert_eq!(of("person/p/function", json!("Board")), None);
        assert_eq!(of("statement/s/accepted/k", json!({"by": "Role"})), Some(WithheldKind::People));
        assert_eq!(of("statement/s/d/iso42001/A.2.2/driver/d", json!({"kind": "risk"})), Some(WithheldKind::Risks));
        assert_eq!(of("statement/s/d/iso42001/A.2.2/driver/d", json!({"kind": "legal"})), None);
        let assessments = LeaveOut::kinds(&[WithheldKind::Assessments]);
        let (driver, said) = ("statement/s/d/own/c/driver/d", json!({"kind": "impactAssessment", "label": "IA-1"}));
        let (kind, _) = assessments.withheld(driver, &said).unwrap();
        assert_eq!((kind, words_in(kind, driver, &said)), (WithheldKind::Assessments, vec!["IA-1".to_owned()]));
        assert_eq!(of("evidence/e/location", json!("Room 7")), None, "places were not asked for");
        assert_eq!(
            of("link/assessment/a/risk/r", json!(true)),
            Some(WithheldKind::Risks),
            "either end withholds a link"
        );
        assert_eq!(of("risk/r/categories/bias", json!(true)), Some(WithheldKind::Risks));
        assert!(says_by_its_key("risk/r/categories/bias") && says_by_its_key("link/risk/r/own/c"));
        assert!(!says_by_its_key("risk/r/title") && !says_by_its_key("statement/s/d/own/c/notes"));
        assert_eq!(of("review/v/attendees", json!("Ada, Grace")), Some(WithheldKind::People), "names that were typed");
        assert_eq!(of("question/q/addressee", json!("Ada")), Some(WithheldKind::People));
        assert_eq!(of("review/v/notes", json!({"text": "x"})), None);
        assert_eq!(names_in("audit/a/auditors", &json!({"text": "Ada L.; Grace H."})), ["Ada L.", "Grace H."]);
        assert_eq!(names_in("statement/s/approver", &json!({"name": "Ada", "function": "Board"})), ["Ada"]);
    }

    #[test]
    fn a_field_is_left_out_wherever_it_stands_and_what_stands_in_one_cell_with_it_stays() {
        let fields = vec![TextField::Justification, TextField::Scope];
        let out = LeaveOut { kinds: Vec::new(), fields };
        assert_eq!(out.withheld("statement/s/scope", &json!({"text": "x"})), Some((WithheldKind::Texts, redacted())));
        assert_eq!(out.withheld("statement/s/d/iso42001/A.2.2/how", &json!({"text": "x"})), None, "not asked for");
        let verdict = "statement/s/d/iso42001/A.2.2/verdict";
        let (_, mark) =
            out.withheld(verdict, &json!({"applicability": "applicable", "included": {"text": "x"}})).unwrap();
        assert!(crate::is_redacted(&mark));
        assert_eq!(mark["shown"], json!({"applicability": "applicable", "included": WITHHELD}));
        assert_eq!(out.withheld(verdict, &json!({"applicability": "applicable"})), None, "nothing stands there");
    }

    #[test]
    fn every_text_of_a_statement_is_known_as_one_and_can_be_left_out() {
        let statement = serde_json::to_value(crate::Statement::default()).unwrap();
        let texts = statement.as_object().unwrap().iter().filter(|(_, value)| **value == json!({"text": ""}));
        let texts: Vec<&str> = texts.map(|(name, _)| name.as_str()).collect();
        let mut known = crate::statement::STATEMENT_TEXTS;
        known.sort_unstable();
        assert_eq!(texts, known);
        for name in texts {
            assert!(TextField::of(&format!("statement/s/{name}")).is_some(), "{name} is left out with no choice");
        }
    }

    #[test]
    fn names_that_were_typed_are_known_and_a_sentence_is_none() {
        let typed = json!({"text": "Ada de Quill-Marsh, Head of the Night Shift; the clauses are taken by somebody who runs none of it"});
        assert_eq!(names_in("audit/a/auditors", &typed), ["Ada de Quill-Marsh", "Head of the Night Shift"]);
        assert!(names_in("audit/a/scope", &typed).is_empty());
    }

    #[test]
    fn a_name_is_also_known_by_its_parts() {
        assert_eq!(parts_of_name("Ada de Quill-Marsh"), ["Ada", "Quill", "Marsh"]);
        assert!(parts_of_name("Ada").is_empty());
        let text = texts_in(&json!({"text": "Ask:\nMARSH, not Marshall.", "by": ["Ada"]}));
        assert!(says(&text, "marsh") && says(&text, "ada") && !says(&text, "shall"));
    }
}
