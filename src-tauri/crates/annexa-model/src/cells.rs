//! The document as a map from cell key to JSON value, and what a key says about itself.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use crate::registers::is_registered;

/// Kinds of records: a cell belongs to every record its key names, and is visible only while all of them exist.
fn is_record(kind: &str) -> bool {
    kind == "statement" || is_registered(kind)
}

/// The document's cells. An absent key and `null` are the same thing: nothing.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Cells(BTreeMap<String, Value>);

impl Cells {
    /// No cells.
    pub fn new() -> Self {
        Self::default()
    }

    /// The value of a cell, whether or not its records exist.
    pub fn get(&self, key: &str) -> Option<&Value> {
        self.0.get(key)
    }

    /// Writes or empties a cell.
    pub fn set(&mut self, key: String, value: Option<Value>) {
        match value {
            Some(value) if !value.is_null() => self.0.insert(key, value),
            _ => self.0.remove(&key),
        };
    }

    /// Whether a record exists (`exists("evidence/…")`).
    pub fn exists(&self, record: &str) -> bool {
        self.0.contains_key(record)
    }

    /// Whether every record that the key names exists.
    pub fn visible(&self, key: &str) -> bool {
        owners(key).iter().all(|o| self.exists(o))
    }

    /// Every cell that is written, in key order.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Value)> {
        self.0.iter().map(|(k, v)| (k.as_str(), v))
    }

    /// Cells whose key begins so, in key order.
    pub fn under<'a>(&'a self, prefix: &'a str) -> impl Iterator<Item = (&'a str, &'a Value)> {
        self.0.range(prefix.to_owned()..).take_while(move |(k, _)| k.starts_with(prefix)).map(|(k, v)| (k.as_str(), v))
    }

    /// Ids of the records of a kind that exist.
    pub fn records<'a>(&'a self, kind: &'a str) -> impl Iterator<Item = &'a str> {
        self.0
            .range(format!("{kind}/")..)
            .map(|(k, _)| k.as_str())
            .take_while(move |k| k.strip_prefix(kind).is_some_and(|rest| rest.starts_with('/')))
            .filter_map(move |k| k.strip_prefix(kind)?.strip_prefix('/'))
            .filter(|rest| !rest.contains('/'))
    }

    /// Frameworks that the statements are about, one statement after the other. Nothing else of them is looked at.
    pub fn frameworks(&self) -> impl Iterator<Item = &str> {
        let mut from = String::from("statement/");
        let statements = std::iter::from_fn(move || {
            let key = self.0.range(from.clone()..).next()?.0.strip_prefix("statement/")?;
            let id = key.split('/').next().unwrap_or_default();
            // What comes after all that begins with the statement's own key.
            from = format!("statement/{id}0");
            Some(format!("statement/{id}/framework/"))
        });
        statements.flat_map(|prefix| {
            let here = self.0.range(prefix.clone()..).map(|(key, _)| key.as_str());
            here.map_while(move |key| key.strip_prefix(prefix.as_str()))
        })
    }

    /// How many cells are written.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether no cell is written.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl FromIterator<(String, Value)> for Cells {
    fn from_iter<I: IntoIterator<Item = (String, Value)>>(iter: I) -> Self {
        Self(iter.into_iter().filter(|(_, v)| !v.is_null()).collect())
    }
}

/// Every record named in a cell's key: `statement/S/d/own/C/ev/E` belongs to `statement/S`, `control/C`, `evidence/E`.
pub fn owners(key: &str) -> Vec<String> {
    let parts: Vec<&str> = key.split('/').collect();
    let mut found = Vec::new();
    if let [kind, id, ..] = parts[..]
        && is_record(kind)
    {
        found.push(format!("{kind}/{id}"));
    }
    if let ["statement", _, "d", framework, control, rest @ ..] = &parts[..] {
        if *framework == crate::OWN {
            found.push(format!("control/{control}"));
        }
        match rest {
            ["ev", evidence, ..] => found.push(format!("evidence/{evidence}")),
            ["excl", system, ..] => found.push(format!("system/{system}")),
            _ => {}
        }
    }
    if let Some(link) = crate::Link::in_cell(key) {
        found.extend([link.from.owner(), link.to.owner()].into_iter().flatten());
    }
    found
}

/// What stands in a redacted copy where a value was withheld: a value of its own, never an absence.
pub fn redacted() -> Value {
    serde_json::json!({ "redacted": true })
}

/// The same where a cell holds more than what was withheld: `shown` is what it reads as.
pub fn redacted_but(shown: Value) -> Value {
    let mut mark = redacted();
    mark["shown"] = shown;
    mark
}

/// Whether a value was withheld from a redacted copy, all of it or a part.
pub fn is_redacted(value: &Value) -> bool {
    value.as_object().is_some_and(|fields| {
        fields.get("redacted") == Some(&Value::Bool(true)) && fields.keys().all(|k| k == "redacted" || k == "shown")
    })
}

/// Whether what is typed into a cell is still the same text: between what stood there, what was typed so far and what stands
/// there now, one place of the value differs and no other. A cell may hold several fields, and typing in the next of them is
/// a change of its own. What is empty counts as absent.
pub fn is_one_text(before: Option<&Value>, typed: Option<&Value>, now: Option<&Value>) -> bool {
    let mut places = BTreeSet::new();
    differing(before, typed, &mut Vec::new(), &mut places);
    differing(typed, now, &mut Vec::new(), &mut places);
    places.len() <= 1
}

fn differing<'v>(a: Option<&'v Value>, b: Option<&'v Value>, way: &mut Vec<String>, found: &mut BTreeSet<Vec<String>>) {
    let members = |value: Option<&'v Value>| -> Option<Vec<(String, &'v Value)>> {
        match value? {
            Value::Object(fields) => Some(fields.iter().map(|(name, of)| (name.clone(), of)).collect()),
            Value::Array(entries) => Some(entries.iter().enumerate().map(|(n, of)| (n.to_string(), of)).collect()),
            _ => None,
        }
    };
    let (left, right) = (members(a), members(b));
    if left.is_none() && right.is_none() {
        let filled = |value: Option<&'v Value>| value.filter(|v| !v.is_null() && v.as_str() != Some(""));
        if filled(a) != filled(b) {
            found.insert(way.clone());
        }
        return;
    }
    let (left, right) = (left.unwrap_or_default(), right.unwrap_or_default());
    let names: BTreeSet<&String> = left.iter().chain(&right).map(|(name, _)| name).collect();
    let of = |side: &[(String, &'v Value)], name: &str| side.iter().find(|(n, _)| n == name).map(|(_, value)| *value);
    for name in names {
        way.push(name.clone());
        differing(of(&left, name), of(&right, name), way, found);
        way.pop();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn typing_goes_on_in_one_place_of_a_value_and_not_in_the_next() {
        let who = |name: &str, function: &str| Some(json!({"name": name, "function": function}));
        for (before, typed, now, one) in [
            (None, Some(json!("A")), Some(json!("AB")), true),
            (None, who("A", ""), who("AB", ""), true),
            (None, who("A", ""), who("A", "B"), false),
            (who("A", "B"), who("A", "C"), who("A", "CD"), true),
            (who("A", "B"), who("A", "C"), who("A", "B"), true),
            (who("A", "B"), who("A", "C"), None, false),
            (None, Some(json!({"text": "A"})), Some(json!({"text": "A b"})), true),
            (None, Some(json!({"by": [{"name": "A"}]})), Some(json!({"by": [{"name": "A"}, {"name": "B"}]})), false),
        ] {
            let is_one = is_one_text(before.as_ref(), typed.as_ref(), now.as_ref());
            assert_eq!(is_one, one, "{before:?} {typed:?} {now:?}");
        }
    }

    #[test]
    fn frameworks_are_those_of_all_statements() {
        let keys = [
            "statement/a",
            "statement/a/d/iso27001/A.5.1/how",
            "statement/a/framework/iso42001",
            "statement/a/scope",
            "statement/b/framework/iso27001",
            "statement/b/framework/iso42001",
            "system/y",
        ];
        let cells: Cells = keys.map(|key| (key.to_owned(), json!(true))).into_iter().collect();
        assert_eq!(cells.frameworks().collect::<Vec<_>>(), ["iso42001", "iso27001", "iso42001"]);
        assert_eq!(Cells::new().frameworks().count(), 0);
    }

    #[test]
    fn a_key_names_its_records() {
        assert_eq!(owners("statement/s/d/own/c/ev/e"), ["statement/s", "control/c", "evidence/e"]);
        assert_eq!(owners("statement/s/d/iso42001/A.5.2/excl/y"), ["statement/s", "system/y"]);
        assert_eq!(owners("evidence/e/title"), ["evidence/e"]);
        assert_eq!(owners("link/risk/r/own/c"), ["risk/r", "control/c"]);
        assert_eq!(owners("link/risk/r/iso42001/A.5.2"), ["risk/r"]);
        assert!(owners("organisation/name").is_empty() && owners("edition/x").is_empty());
    }

    #[test]
    fn a_cell_is_visible_only_while_all_its_records_exist() {
        let mut cells: Cells = [
            ("statement/s".to_owned(), json!(true)),
            ("evidence/e".to_owned(), json!(true)),
            ("statement/s/d/iso42001/A.5.2/ev/e".to_owned(), json!(true)),
        ]
        .into_iter()
        .collect();
        assert!(cells.visible("statement/s/d/iso42001/A.5.2/ev/e"));
        cells.set("evidence/e".to_owned(), None);
        assert!(!cells.visible("statement/s/d/iso42001/A.5.2/ev/e"));
    }

    #[test]
    fn records_lists_only_existence_cells_of_the_kind() {
        let cells: Cells = ["person/a", "person/a/name", "person/b", "personnel/x"]
            .map(|k| (k.to_owned(), json!(true)))
            .into_iter()
            .collect();
        assert_eq!(cells.records("person").collect::<Vec<_>>(), ["a", "b"]);
    }
}
