//! What is wrong with a value that is no operation: where, what stands there, and what may stand there.
//!
//! Reading decides whether it is one. This only explains, and takes its words from the published schema of operations,
//! which is made from the same types.

use std::str::FromStr;

use jiff::civil::Date;
use serde_json::Value;

use crate::schema::{LISTED, described};

/// What is wrong with a value that is no operation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Malformed {
    /// Where, from the operation inwards; nothing where it is the operation itself.
    pub path: Vec<Step>,
    /// What stands there.
    pub found: Found,
    /// What may stand there; nothing where no more can be said.
    pub accepted: Vec<Accepted>,
}

/// A step of the way to a value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// Into the field of that name.
    Field(String),
    /// Into an entry of a list, counted from 1.
    Entry(usize),
}

/// What stands where something else should.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Found {
    /// This value.
    Value(Value),
    /// A field of this name.
    Field(String),
    /// Several fields where one may stand.
    SeveralFields,
    /// Nothing.
    Nothing,
}

/// What may stand at a place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Accepted {
    /// This very word, or a field of this name.
    Word(String),
    /// A text.
    Text,
    /// A day, YYYY-MM-DD.
    Day,
    /// A list.
    List,
    /// Fields in braces.
    Fields,
    /// A number.
    Number,
    /// True or false.
    YesOrNo,
    /// `null`.
    Null,
}

/// Explains why a value could not be read as an [`Operation`](annexa_model::Operation).
pub fn malformed(value: &Value) -> Malformed {
    let unknown = || Malformed { path: Vec::new(), found: Found::Value(value.clone()), accepted: Vec::new() };
    let mut fault = any(&LISTED, value).err().unwrap_or_else(unknown);
    fault.path.reverse();
    fault
}

/// The path of a fault is gathered from within outwards.
type Looked = Result<(), Malformed>;

fn here(found: Found, accepted: Vec<Accepted>) -> Malformed {
    Malformed { path: Vec::new(), found, accepted }
}

fn within(step: Step, mut fault: Malformed) -> Malformed {
    fault.path.push(step);
    fault
}

fn look(schema: &Value, value: &Value) -> Looked {
    if let Some(name) = schema["$ref"].as_str() {
        return look(described(name.trim_start_matches("#/$defs/")), value);
    }
    if let Some(forms) = schema["oneOf"].as_array().or_else(|| schema["anyOf"].as_array()) {
        return any(forms, value);
    }
    if let Some(word) = schema["const"].as_str() {
        let said = value.as_str() == Some(word);
        return if said {
            Ok(())
        } else {
            Err(here(Found::Value(value.clone()), vec![Accepted::Word(word.to_owned())]))
        };
    }
    let kinds: Vec<&str> = match &schema["type"] {
        Value::String(kind) => vec![kind],
        Value::Array(kinds) => kinds.iter().filter_map(Value::as_str).collect(),
        _ => return Ok(()),
    };
    let fits = kinds.iter().any(|kind| match (*kind, value) {
        ("string", Value::String(text)) => accepted(schema, kind) != Accepted::Day || Date::from_str(text).is_ok(),
        ("array", Value::Array(_))
        | ("object", Value::Object(_))
        | ("integer" | "number", Value::Number(_))
        | ("boolean", Value::Bool(_))
        | ("null", Value::Null) => true,
        _ => false,
    });
    if !fits {
        return Err(here(Found::Value(value.clone()), kinds.iter().map(|kind| accepted(schema, kind)).collect()));
    }
    match value {
        Value::Array(entries) => entries.iter().enumerate().try_for_each(|(index, entry)| {
            look(&schema["items"], entry).map_err(|fault| within(Step::Entry(index + 1), fault))
        }),
        Value::Object(_) => fields(schema, value),
        _ => Ok(()),
    }
}

fn accepted(schema: &Value, kind: &str) -> Accepted {
    match kind {
        "string" if schema["format"] == "date" => Accepted::Day,
        "string" => Accepted::Text,
        "array" => Accepted::List,
        "object" => Accepted::Fields,
        "boolean" => Accepted::YesOrNo,
        "null" => Accepted::Null,
        _ => Accepted::Number,
    }
}

/// No field is passed over: what is asked is read strictly.
fn fields(schema: &Value, value: &Value) -> Looked {
    let (Some(known), Some(given)) = (schema["properties"].as_object(), value.as_object()) else { return Ok(()) };
    let look_into = |name: &String, of: &Value| {
        let Some(value) = given.get(name) else { return Ok(()) };
        look(of, value).map_err(|fault| within(Step::Field(name.clone()), fault))
    };
    let word = |name: &str| Accepted::Word(name.to_owned());
    let missing = |name: &str| here(Found::Nothing, vec![word(name)]);
    // What kind of thing it is comes first; all else follows from it.
    for (name, of) in known.iter().filter(|(_, of)| of["const"].is_string()) {
        given.get(name).ok_or_else(|| missing(name))?;
        look_into(name, of)?;
    }
    if let Some(stranger) = given.keys().find(|name| !known.contains_key(*name)) {
        return Err(here(Found::Field(stranger.clone()), known.keys().map(|name| word(name)).collect()));
    }
    let mut required = schema["required"].as_array().into_iter().flatten().filter_map(Value::as_str);
    if let Some(name) = required.find(|name| !given.contains_key(*name)) {
        return Err(missing(name));
    }
    known.iter().try_for_each(|(name, of)| look_into(name, of))
}

/// Of several forms, the one that fits furthest tells what is wrong; what all of those accept that fit as far, may stand
/// there. A form that knows the kind of value and misses something in it fits further than one that takes another kind.
fn any(forms: &[Value], value: &Value) -> Looked {
    let meant = forms.iter().find(|form| {
        let mut marks = form["properties"].as_object().into_iter().flatten().filter(|(_, of)| of["const"].is_string());
        marks.any(|(name, of)| value.get(name) == Some(&of["const"]))
    });
    if let Some(meant) = meant {
        return look(meant, value);
    }
    let rank = |fault: &Malformed| (fault.path.len(), !matches!(fault.found, Found::Value(_)));
    let mut furthest: Option<Malformed> = None;
    for form in forms {
        let Err(fault) = look(form, value) else { return Ok(()) };
        match &mut furthest {
            Some(known) if rank(known) > rank(&fault) => {}
            Some(known) if rank(known) == rank(&fault) && known.path == fault.path => {
                let more: Vec<Accepted> = fault.accepted.into_iter().filter(|a| !known.accepted.contains(a)).collect();
                known.accepted.extend(more);
            }
            _ => furthest = Some(fault),
        }
    }
    let Some(mut fault) = furthest else { return Ok(()) };
    if matches!(&fault.found, Found::Field(name) if fault.accepted.contains(&Accepted::Word(name.clone()))) {
        fault.found = Found::SeveralFields;
    }
    Err(fault)
}

#[cfg(test)]
mod tests {
    use super::*;
    use annexa_model::Operation;
    use serde_json::json;

    fn told(value: &Value) -> (String, Found, Vec<Accepted>) {
        assert!(
            serde_json::from_value::<Operation>(value.clone()).is_err(),
            "only what is refused is explained: {value}"
        );
        let Malformed { path, found, accepted } = malformed(value);
        let path = path.iter().map(|step| match step {
            Step::Field(name) => format!(".{name}"),
            Step::Entry(number) => format!("[{number}]"),
        });
        (path.collect(), found, accepted)
    }

    fn words(words: &[&str]) -> Vec<Accepted> {
        words.iter().map(|word| Accepted::Word((*word).to_owned())).collect()
    }

    fn decide(set: &Value) -> Value {
        json!({"op": "Decide", "controls": ["iso42001/A.5.2"], "set": set})
    }

    #[test]
    fn a_fault_is_found_where_it_stands() {
        let statuses = [words(&["notStarted", "planned", "inProgress", "implemented"]), vec![Accepted::Null]].concat();
        let word = |word: &str| Found::Value(json!(word));
        for (value, path, found, accepted) in [
            (decide(&json!([{"owner": "B"}, {"status": "planed"}])), ".set[2].status", word("planed"), statuses),
            (
                decide(&json!([{"target": "2026-02-30"}])),
                ".set[1].target",
                word("2026-02-30"),
                vec![Accepted::Day, Accepted::Null],
            ),
            (
                decide(&json!([{"notes": 7}])),
                ".set[1].notes",
                Found::Value(json!(7)),
                vec![Accepted::Text, Accepted::Fields],
            ),
            (
                decide(&json!([{"notes": {"text": "a", "language": "de"}}])),
                ".set[1].notes",
                Found::Field("language".to_owned()),
                words(&["lang", "text"]),
            ),
            (
                json!({"op": "EditStatement", "set": [{"certificate": {"valideTo": "2027-01-01"}}]}),
                ".set[1].certificate",
                Found::Field("valideTo".to_owned()),
                words(&["body", "edition", "number", "scope", "surveillance", "validFrom", "validTo"]),
            ),
            (
                json!({"op": "EditOrganisation", "set": [{"logo": {"hash": ""}}]}),
                ".set[1].logo",
                Found::Nothing,
                words(&["mediaType"]),
            ),
            (
                decide(&json!({"status": "planned"})),
                ".set",
                Found::Value(json!({"status": "planned"})),
                vec![Accepted::List],
            ),
            (
                decide(&json!([{"addDriver": {"kind": "risk", "lable": "R-1"}}])),
                ".set[1].addDriver",
                Found::Field("lable".to_owned()),
                words(&["kind", "label", "record", "text"]),
            ),
            (
                json!({"op": "EditPerson", "person": "p", "set": [{"nmae": "B"}]}),
                ".set[1]",
                Found::Field("nmae".to_owned()),
                words(&["name", "function"]),
            ),
            (
                json!({"op": "EditPerson", "person": "p", "set": [{"name": "B", "function": "C"}]}),
                ".set[1]",
                Found::SeveralFields,
                words(&["name", "function"]),
            ),
            (json!({"op": "Decide", "set": []}), "", Found::Nothing, words(&["controls"])),
            (json!({"op": "Decide", "controls": "A.5.2", "set": []}), ".controls", word("A.5.2"), vec![Accepted::List]),
            (json!({"set": []}), "", Found::Nothing, words(&["op"])),
            (json!("Decide"), "", word("Decide"), vec![Accepted::Fields]),
        ] {
            assert_eq!(told(&value), (path.to_owned(), found, accepted), "{value}");
        }
        let (path, found, accepted) = told(&json!({"op": "Explode"}));
        assert_eq!((path.as_str(), found), (".op", word("Explode")));
        let listed = crate::schema::operations().map(|(name, _)| Accepted::Word(name.to_owned()));
        assert_eq!(accepted, listed.collect::<Vec<_>>(), "all that a list may hold, and nothing else");
    }

    /// What is read is never explained away: the schema has nothing against any of it.
    #[test]
    fn nothing_is_wrong_with_operations_that_are_read() {
        let sample = include_str!("../../../../assets/samples/otterbridge.json");
        let operations: Vec<Value> = serde_json::from_str(sample).unwrap();
        for operation in operations {
            assert_eq!(look(described("Operation"), &operation), Ok(()));
        }
    }
}
