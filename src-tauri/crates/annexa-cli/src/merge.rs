//! Two copies side by side, and both in one.

use std::path::Path;

use annexa_document::{
    Author, CellChange, CellDifference, Conflict, ConflictKind, Document, Env, MergePreview, Relation, Said,
    SettledBefore, Version,
};
use annexa_jobs::{
    Choice, Only, Told, as_read, cell_name, did, doubled, knowing, likely, merge_into, open_copies, proposed, text_of,
    told, write_new,
};
use annexa_model::{LeaveOut, check};
use annexa_words::{Value, Words};
use serde_json::json;

use crate::arguments::{self, Compare, Left, Merge, Redact};
use crate::error::{Error, making};
use crate::jobs::{Result, whole, words};
use crate::{Outcome, print, read};

/// So many revisions of each side are told one by one.
const TOLD: usize = 12;
/// So many parts of names that were left out are told with the places that say them.
const PARTS: usize = 5;

pub fn compare(compare: &Compare, author: &Author, as_json: bool) -> Result {
    let copies = open_copies(&compare.first, &compare.second, &|| Env::system(author.clone()))?;
    let preview = previewed([&copies[0], &copies[1]])?;
    if as_json {
        print::json(&preview)?;
    } else {
        tell([&copies[0], &copies[1]], &preview, &words())?;
    }
    let stands_apart = matches!(preview.relation, Relation::Redacted | Relation::CutElsewhere | Relation::Unrelated);
    Ok(if stands_apart || !preview.conflicts.is_empty() { Outcome::Blocked } else { Outcome::Done })
}

/// What merging would do; where the second copy does not hold, the place is told in words.
fn previewed([first, second]: [&Document; 2]) -> annexa_jobs::Result<MergePreview> {
    first.merge_preview(second).map_err(|error| annexa_jobs::Error::from(error).in_words(second))
}

pub fn merge(merge: &Merge, author: &Author, as_json: bool) -> Result {
    let words = words();
    let env = || Env::system(author.clone());
    if let Some(out) = &merge.write_decisions {
        return write_decisions(merge, out, &env, as_json);
    }
    let Some(out) = &merge.out else { return Ok(Outcome::Done) };
    let decided = merge.decisions.as_deref().map(read::decisions).transpose()?.unwrap_or_default();
    match making(out, merge_into(&merge.first, &merge.second, out, &env, &decided)) {
        Ok(merged) if as_json => print::json(&merged)?,
        Ok(merged) => {
            let message = match merged.relation {
                Relation::Same => "cli-merged-same",
                Relation::Older => "cli-merged-older",
                Relation::Newer => "cli-merged-newer",
                _ => "cli-merge-done",
            };
            let values = [
                ("file", Value::from(out.display().to_string())),
                ("revisions", Value::from(merged.revisions)),
                ("taken", Value::from(merged.taken)),
                ("decided", Value::from(merged.preview.conflicts.len() + merged.preview.settled.len())),
            ];
            print::line(&words.with(message, &values))?;
            if matches!(merged.relation, Relation::Diverged | Relation::TakenBack) {
                // Only then is there a change that somebody made.
                tell_doubled(&merged.doubled, &words)?;
                arguments::tell_unnamed(author);
            } else if !merged.preview.kept.is_empty() {
                let [first, second] = open_copies(&merge.first, &merge.second, &env)?;
                let kept = told([&first, &second], &merged.preview.kept).len();
                print::line(&words.with("cli-merged-differs", &[("count", Value::from(kept))]))?;
            }
        }
        Err(Error::Job(annexa_jobs::Error::Document(annexa_document::Error::Undecided(open)))) => {
            let [first, second] = open_copies(&merge.first, &merge.second, &env)?;
            let preview = previewed([&first, &second])?;
            if as_json {
                print::json(&json!({ "undecided": open, "preview": preview }))?;
            } else {
                for conflict in preview.conflicts.iter().filter(|conflict| open.contains(&conflict.cell)) {
                    let about = about([&first, &second], conflict, &words);
                    print::line(&words.with("cli-merge-open", &[("about", about)]))?;
                }
                let count = [("count", Value::from(open.len()))];
                print::message(&words.with("cli-merge-undecided", &count));
            }
            return Ok(Outcome::Blocked);
        }
        Err(other) => return Err(other),
    }
    Ok(Outcome::Done)
}

/// Writes what is to be decided; where nothing is, a list without any, so that a script may go on.
fn write_decisions(merge: &Merge, out: &Path, env: &dyn Fn() -> Env, as_json: bool) -> Result {
    let words = words();
    let [first, second] = open_copies(&merge.first, &merge.second, env)?;
    let preview = previewed([&first, &second])?;
    let relation = preview.relation;
    if matches!(relation, Relation::Redacted | Relation::CutElsewhere | Relation::Unrelated) {
        return Err(annexa_document::Error::NotMergeable { path: merge.second.clone(), relation }.into());
    }
    let copies = [&first, &second];
    let list = proposed(copies, &preview, |cell, mine, theirs| named(copies, cell, mine, theirs, &words))?;
    let open = list.decisions.iter().filter(|one| one.take.is_none() && one.settled.is_none()).count();
    write_new(out, serde_json::to_string_pretty(&list)?.as_bytes())?;
    if as_json {
        print::json(&json!({ "decisions": list.decisions.len(), "open": open }))?;
    } else {
        let file = Value::from(out.display().to_string());
        let values = [("file", file), ("count", Value::from(list.decisions.len())), ("open", Value::from(open))];
        print::line(&words.with("cli-merge-decisions", &values))?;
    }
    Ok(if open > 0 { Outcome::Blocked } else { Outcome::Done })
}

pub fn redact(redact: &Redact, author: Author, as_json: bool) -> Result {
    let words = words();
    let mut document = whole(&redact.file, author.clone())?;
    let mut leave_out = LeaveOut::default();
    for one in &redact.without {
        match one.of() {
            Left::Kind(kind) => leave_out.kinds.push(kind),
            Left::Field(field) => leave_out.fields.push(field),
        }
    }
    let done = making(&redact.out, document.redacted_copy(&redact.out, &leave_out, Env::system(author)))?;
    if as_json {
        print::json(&done)?;
        return Ok(Outcome::Done);
    }
    let count: u32 = done.withheld.iter().map(|withheld| withheld.count).sum();
    let file = Value::from(redact.out.display().to_string());
    print::line(&words.with("cli-redacted", &[("file", file), ("count", Value::from(count))]))?;
    // Of parts of names many are common words, which stand everywhere: the rarest and longest give a name away.
    let (mut parts, mut said): (Vec<&Said>, Vec<&Said>) = done.said.iter().partition(|said| said.is_part);
    parts.sort_by_key(|said| (said.cells.len(), std::cmp::Reverse(said.word.chars().count())));
    let short = parts.split_off(parts.len().min(PARTS));
    said.extend(parts);
    for Said { word, cells, .. } in said {
        let values = [("name", Value::from(word.clone())), ("count", Value::from(cells.len()))];
        print::message(&words.with("cli-redacted-said", &values));
        for cell in cells.iter().take(TOLD) {
            let value = document.cells().get(cell);
            print::message(&format!("  {}", named([&document, &document], cell, value, None, &words)));
        }
        if let Some(more) = cells.len().checked_sub(TOLD).filter(|more| *more > 0) {
            print::message(&words.with("cli-merge-more", &[("count", Value::from(more))]));
        }
    }
    if !short.is_empty() {
        let all = short.iter().map(|Said { word, cells, .. }| format!("{word} ({})", cells.len()));
        let values = [("words", Value::from(all.collect::<Vec<_>>().join(", ")))];
        print::message(&words.with("cli-redacted-said-short", &values));
    }
    Ok(Outcome::Done)
}

fn about(copies: [&Document; 2], conflict: &Conflict, words: &Words) -> String {
    named(copies, &conflict.cell, conflict.mine.value.as_ref(), conflict.theirs.value.as_ref(), words)
}

/// What a cell is called, in the copy that knows the record that it is of.
fn named(
    copies: [&Document; 2],
    cell: &str,
    mine: Option<&serde_json::Value>,
    theirs: Option<&serde_json::Value>,
    words: &Words,
) -> String {
    let change = CellChange { cell: cell.to_owned(), before: mine.cloned(), after: theirs.cloned() };
    cell_name(knowing(copies, cell).cells(), &change, words)
}

/// The whole comparison in words: how the copies stand to each other, what each did, what comes by itself, what is asked.
fn tell(copies: [&Document; 2], preview: &MergePreview, words: &Words) -> std::result::Result<(), Error> {
    print::line(&words.get(&format!("cli-{}", preview.relation.code())))?;
    let [first, second] = copies;
    for (document, entries, message) in
        [(first, &preview.here, "cli-merge-here"), (second, &preview.there, "cli-merge-there")]
    {
        print::line(&words.with(message, &[("count", Value::from(entries.len()))]))?;
        let findings = check::check(&*document.snapshot()?, jiff::Zoned::now().date());
        for entry in entries.iter().rev().take(TOLD) {
            let text = did(document, entry, &findings, words)?.text;
            print::line(&format!("  {} {:<24} {text}", entry.time, entry.author.name))?;
        }
        more(entries.len(), words)?;
    }
    match preview.relation {
        Relation::Older if !preview.kept.is_empty() => {
            differences(copies, &preview.kept, "cli-merge-back", words)?;
            return print::line(&words.get("cli-merge-back-how"));
        }
        Relation::Diverged | Relation::TakenBack => {}
        _ => return Ok(()),
    }
    differences(copies, &preview.taken, "cli-merge-taken", words)?;
    tell_doubled(&doubled(copies, preview), words)?;
    differences(copies, &preview.kept, "cli-merge-kept", words)?;
    print::line(&words.with("cli-merge-asked", &[("count", Value::from(preview.conflicts.len()))]))?;
    for conflict in &preview.conflicts {
        tell_sides(copies, conflict, words)?;
        if conflict.unread_there {
            print::line(&format!("    {}", words.get("cli-merge-unread")))?;
        }
        let Some(likely) = likely(conflict) else { continue };
        let message = if likely == Choice::Mine { "cli-merge-likely-mine" } else { "cli-merge-likely-theirs" };
        print::line(&format!("    {}", words.get(message)))?;
    }
    if !preview.settled.is_empty() {
        print::line(&words.with("cli-merge-settled", &[("count", Value::from(preview.settled.len()))]))?;
    }
    for SettledBefore { conflict, value } in &preview.settled {
        tell_sides(copies, conflict, words)?;
        let stands = match (value, conflict.kind) {
            (None, ConflictKind::Record) => words.get("cli-merge-deleted"),
            (Some(_), ConflictKind::Record) => words.get("cli-merge-is-kept"),
            (None, ConflictKind::Value) => words.get("cli-merge-nothing"),
            (Some(value), ConflictKind::Value) => plain(&as_read(copies, &conflict.cell, value)),
        };
        print::line(&format!("    {}", words.with("cli-merge-as-decided", &[("value", stands)])))?;
    }
    Ok(())
}

/// Something that is decided, with what both sides say.
fn tell_sides(copies: [&Document; 2], conflict: &Conflict, words: &Words) -> std::result::Result<(), Error> {
    print::line(&format!("  {}", about(copies, conflict, words)))?;
    for (side, version) in [("mine", &conflict.mine), ("theirs", &conflict.theirs)] {
        print::line(&format!("    {}", said(side, version, conflict, copies, words)))?;
    }
    for one in &conflict.written {
        let about = named(copies, &one.cell, one.mine.as_ref(), one.theirs.as_ref(), words);
        print::line(&format!("      {about}"))?;
    }
    Ok(())
}

/// Differences, a line each: what comes in, or what stays.
fn differences(
    copies: [&Document; 2],
    list: &[CellDifference],
    message: &str,
    words: &Words,
) -> std::result::Result<(), Error> {
    let told = told(copies, list);
    print::line(&words.with(message, &[("count", Value::from(told.len()))]))?;
    for Told { difference: one, only, fields } in told.iter().take(TOLD) {
        let about = named(copies, &one.cell, one.mine.as_ref(), one.theirs.as_ref(), words);
        let comes_in = message == "cli-merge-taken";
        let line = match only {
            Some(Only::Here) if comes_in => words.with("cli-merge-deleted-there", &[("about", about)]),
            Some(Only::Here) => words.with("cli-merge-only-here", &record_values(about, *fields)),
            Some(Only::There) => words.with("cli-merge-only-there", &record_values(about, *fields)),
            None => {
                let value = if comes_in { &one.theirs } else { &one.mine };
                let said = value.as_ref().map(|value| plain(&as_read(copies, &one.cell, value)));
                let said = said.unwrap_or_else(|| words.get("cli-merge-nothing"));
                words.with("merge-field", &[("name", about), ("said", said)])
            }
        };
        print::line(&format!("  {line}"))?;
    }
    more(told.len(), words)
}

fn record_values(about: String, fields: usize) -> [(&'static str, Value<'static>); 2] {
    [("about", Value::from(about)), ("fields", Value::from(fields))]
}

/// Records that carry one label, a line each.
fn tell_doubled(labels: &[String], words: &Words) -> std::result::Result<(), Error> {
    labels.iter().try_for_each(|label| print::line(&words.with("cli-merge-doubled", &[("label", label.clone())])))
}

/// How many were not told one by one.
fn more(count: usize, words: &Words) -> std::result::Result<(), Error> {
    match count.checked_sub(TOLD).filter(|more| *more > 0) {
        Some(more) => print::line(&words.with("cli-merge-more", &[("count", Value::from(more))])),
        None => Ok(()),
    }
}

/// One side of a conflict in a line: whose, when, what.
fn said(side: &str, version: &Version, conflict: &Conflict, copies: [&Document; 2], words: &Words) -> String {
    let value = match (&version.value, conflict.kind) {
        (None, ConflictKind::Record) => words.get("cli-merge-deleted"),
        (Some(_), ConflictKind::Record) => {
            words.with("cli-merge-written", &[("count", Value::from(conflict.written.len()))])
        }
        (None, ConflictKind::Value) => words.get("cli-merge-nothing"),
        (Some(value), ConflictKind::Value) => plain(&as_read(copies, &conflict.cell, value)),
    };
    let author = if version.author.name.is_empty() { words.get("cli-unknown") } else { version.author.name.clone() };
    words.with(&format!("cli-merge-{side}"), &[("author", author), ("time", version.time.clone()), ("value", value)])
}

/// A value as one reads it: a text as it is, several fields one after the other.
fn plain(value: &serde_json::Value) -> String {
    match value {
        text if text_of(text).is_some() => format!("“{}”", text_of(text).unwrap_or_default()),
        serde_json::Value::Object(fields) => {
            let filled = fields.iter().filter(|(_, value)| !is_empty(value));
            filled.map(|(name, value)| format!("{name}: {}", plain(value))).collect::<Vec<_>>().join(", ")
        }
        other => other.to_string(),
    }
}

fn is_empty(value: &serde_json::Value) -> bool {
    match value {
        serde_json::Value::Null => true,
        serde_json::Value::String(text) => text.is_empty(),
        serde_json::Value::Array(list) => list.is_empty(),
        serde_json::Value::Object(fields) => fields.values().all(is_empty),
        _ => false,
    }
}
