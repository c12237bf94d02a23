//! How the management system looks at itself, told to whoever asks: questions, clauses, and the profile of the NIST AI RMF.

use annexa_model::{FrameworkEntry, ItemRef, Question, Snapshot, framework, told_of};
use annexa_words::{Value, Words};
use serde_json::{Value as Json, json};

use crate::error::Error;
use crate::print::{self, line};

/// Writes questions for whoever is asked, those of one addressee together.
pub fn questions(snapshot: &Snapshot, asked: &[&Question], words: &Words, as_json: bool) -> Result<(), Error> {
    if as_json {
        return print::json(&asked);
    }
    if asked.is_empty() {
        return line(&words.get("cli-questions-none"));
    }
    let mut asked = asked.to_vec();
    // A stable sort: within one addressee they stay in the order of their labels.
    asked.sort_by_key(|question| folded(&question.addressee));
    for of_one in asked.chunk_by(|a, b| folded(&a.addressee) == folded(&b.addressee)) {
        let addressee = of_one.first().map(|question| question.addressee.trim()).unwrap_or_default();
        let nobody = || words.get("cli-questions-of-nobody");
        line(&if addressee.is_empty() { nobody() } else { words.with("cli-questions-of", &[("who", addressee)]) })?;
        of_one.iter().try_for_each(|question| self::question(snapshot, question, words))?;
        line("")?;
    }
    Ok(())
}

/// An addressee as it is told from others, in capitals or not.
pub fn folded(addressee: &str) -> String {
    addressee.trim().to_lowercase()
}

fn question(snapshot: &Snapshot, question: &Question, words: &Words) -> Result<(), Error> {
    line(&format!("  {:<8} {}", question.label, question.title))?;
    let mut asked = Vec::new();
    if !question.asked_by.trim().is_empty() {
        asked.push(words.with("cli-questions-by", &[("who", question.asked_by.as_str())]));
    }
    asked.extend(question.asked.map(|date| words.with("cli-questions-asked", &[("date", date.to_string())])));
    asked.extend(question.due.map(|date| words.with("cli-questions-due", &[("date", date.to_string())])));
    let item = ItemRef::record(annexa_model::RecordKind::Question, &question.id);
    let about: Vec<_> = snapshot.linked(&item).map(|other| snapshot.item_label(other)).collect();
    if !about.is_empty() {
        asked.push(words.with("cli-questions-about", &[("what", about.join(", "))]));
    }
    let paragraphs = question.text.text.lines().chain(asked.iter().map(String::as_str));
    paragraphs.filter(|text| !text.is_empty()).try_for_each(|text| line(&format!("  {:<8} {text}", "")))?;
    let answer =
        if question.answer.is_blank() { words.get("cli-questions-open") } else { question.answer.text.clone() };
    answer.lines().try_for_each(|text| line(&format!("  {:<8} → {text}", "")))
}

/// Writes how far the entries of a framework are reached, and how far they are to be.
pub fn profile(snapshot: &Snapshot, of: &str, words: &Words, as_json: bool) -> Result<(), Error> {
    let entries = told_of(of);
    if as_json {
        let told = |(entry, title): &(ItemRef, &str)| {
            let mut told = json!({"entry": entry, "title": title});
            if let (Some(said), Some(fields)) = (snapshot.entry(entry), told.as_object_mut())
                && let Ok(Json::Object(said)) = serde_json::to_value(said)
            {
                fields.extend(said);
            }
            told
        };
        return print::json(&entries.iter().map(told).collect::<Vec<Json>>());
    }
    if let Some(shipped) = framework(of) {
        line(&format!("{} ({})", shipped.about.name, shipped.about.version))?;
    }
    line(&words.get("cli-profile-scale"))?;
    line("")?;
    let mut reached = 0;
    for (entry, title) in &entries {
        let said = snapshot.entry(entry);
        reached += usize::from(said.is_some_and(FrameworkEntry::is_reached));
        let stands = print::stands(said, "cli-profile-untold", words);
        line(&format!("  {:<12} {stands:<26} {title}", entry.id()))?;
        let Some(said) = said else { continue };
        let owner = said.owner.as_ref().and_then(|owner| snapshot.person(owner)).map(|person| person.name.clone());
        let due = said.due.map(|date| words.with("cli-profile-due", &[("date", date.to_string())]));
        let item: Vec<_> = snapshot.linked(entry).map(|other| snapshot.item_label(other)).collect();
        let notes = Some(said.notes.text.clone()).filter(|notes| !notes.is_empty());
        let linked = Some(item.join(", ")).filter(|linked| !linked.is_empty());
        let more: Vec<String> = [owner, due, linked, notes].into_iter().flatten().collect();
        if !more.is_empty() {
            line(&format!("  {:<12} {:<26} {}", "", "", more.join(" · ")))?;
        }
    }
    line("")?;
    let counts = [("reached", Value::from(reached)), ("total", Value::from(entries.len()))];
    line(&words.with("cli-profile-reached", &counts))
}
