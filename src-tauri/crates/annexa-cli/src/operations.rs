//! Operations, told to whoever writes a list of them: each in a line, or one with everything that it takes.

use annexa_words::Words;
use serde_json::{Value, json};

use crate::error::Error;
use crate::print::{json, line};
use crate::schema::{SCHEMA, operations, resolved};

/// Writes the operations that a list may hold.
pub fn list(words: &Words, as_json: bool) -> Result<(), Error> {
    if as_json {
        let all: Vec<Value> = operations().map(|(op, of)| json!({"op": op, "does": of["description"]})).collect();
        return json(&all);
    }
    operations().try_for_each(|(name, of)| line(&format!("{name:<17} {}", said(of))))?;
    line("")?;
    line(&words.get("cli-operations-more"))
}

/// Writes what one operation takes.
pub fn one(name: &str, words: &Words, as_json: bool) -> Result<(), Error> {
    let Some((name, of)) = operations().find(|(known, _)| known.eq_ignore_ascii_case(name)) else { return Ok(()) };
    if as_json {
        let mut schema = of.clone();
        schema["$schema"] = SCHEMA["$schema"].clone();
        schema["$defs"] = SCHEMA["$defs"].clone();
        return json(&schema);
    }
    let mut told = Told { words, vocabularies: Vec::new() };
    line(&format!("{name}: {}", said(of)))?;
    line("")?;
    line(&format!("  \"op\": \"{name}\""))?;
    for (field, value) in fields(of).filter(|(_, value)| !value["const"].is_string()) {
        let entries = resolved(&value["items"]);
        let changes = entries["oneOf"].as_array().filter(|forms| forms.iter().any(|form| form["type"] == "object"));
        let form = match changes {
            Some(_) => format!("[{}, …]", words.get("cli-form-entry")),
            None => told.form(value),
        };
        line(&format!("  {}: {form}", key(of, field)))?;
        line(&format!("      {}", said(value)))?;
        for change in changes.into_iter().flatten() {
            line(&format!("    {}", told.form(change)))?;
            line(&format!("      {}", said(change)))?;
        }
    }
    for (of, said_of) in &told.vocabularies {
        line("")?;
        line(said_of)?;
        let entries = of.iter().filter_map(|word| Some((word["const"].as_str()?, said(word))));
        entries.into_iter().try_for_each(|(word, means)| line(&format!("    {word:<18} {means}")))?;
    }
    line("")?;
    line(&words.get("cli-operation-legend"))
}

fn said(schema: &'static Value) -> &'static str {
    schema["description"].as_str().or_else(|| resolved(schema)["description"].as_str()).unwrap_or_default()
}

fn fields(schema: &'static Value) -> impl Iterator<Item = (&'static String, &'static Value)> {
    schema["properties"].as_object().into_iter().flatten()
}

/// A field's name as it is written, marked where it may be left out.
fn key(schema: &Value, field: &str) -> String {
    let required = schema["required"].as_array().is_some_and(|all| all.iter().any(|name| name == field));
    if required { format!("\"{field}\"") } else { format!("\"{field}\"?") }
}

/// What is told of an operation, and the sets of words that it takes, each of which is explained once.
struct Told<'a> {
    words: &'a Words,
    vocabularies: Vec<(&'static Vec<Value>, &'static str)>,
}

impl Told<'_> {
    /// What may stand at a place, written as it would stand there.
    fn form(&mut self, schema: &'static Value) -> String {
        let schema = resolved(schema);
        if let Some(forms) = schema["oneOf"].as_array().or_else(|| schema["anyOf"].as_array()) {
            let is_vocabulary = forms.iter().all(|form| form["const"].is_string());
            if is_vocabulary && !self.vocabularies.iter().any(|(known, _)| *known == forms) {
                self.vocabularies.push((forms, said(schema)));
            }
            return forms.iter().map(|form| self.form(form)).collect::<Vec<_>>().join(" | ");
        }
        if let Some(word) = schema["const"].as_str() {
            return format!("\"{word}\"");
        }
        let kinds: Vec<&str> = match &schema["type"] {
            Value::Array(kinds) => kinds.iter().filter_map(Value::as_str).collect(),
            kind => kind.as_str().into_iter().collect(),
        };
        kinds.into_iter().map(|kind| self.form_of_kind(schema, kind)).collect::<Vec<_>>().join(" | ")
    }

    fn form_of_kind(&mut self, schema: &'static Value, kind: &str) -> String {
        match kind {
            "object" => {
                let mut all: Vec<_> = fields(schema).collect();
                // What must stand there comes first.
                all.sort_by_key(|(name, _)| key(schema, name).ends_with('?'));
                let all = all.into_iter().map(|(name, of)| format!("{}: {}", key(schema, name), self.form(of)));
                format!("{{{}}}", all.collect::<Vec<_>>().join(", "))
            }
            "array" => format!("[{}, …]", self.form(&schema["items"])),
            "string" if schema["format"] == "date" => format!("\"{}\"", self.words.get("cli-form-day")),
            "string" => format!("\"{}\"", self.words.get("cli-form-text")),
            "boolean" => self.words.get("cli-form-yes-or-no"),
            "null" => String::from("null"),
            _ => self.words.get("cli-form-number"),
        }
    }
}
