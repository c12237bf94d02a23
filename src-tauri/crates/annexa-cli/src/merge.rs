//! Two copies side by side, and both in one.

use annexa_document::{Author, CellChange, Conflict, ConflictKind, Document, Env, MergePreview, Relation, Version};
use annexa_jobs::{Choice, as_read, cell_name, did, merge_into, proposed, write_new};
use annexa_model::{WithheldKind, check};
use annexa_words::{Value, Words};
use serde_json::json;

use crate::arguments::{Compare, LeftOut, Merge, Redact};
use crate::error::Error;
use crate::jobs::{Result, look, whole, words};
use crate::{Outcome, print, read};

/// So many revisions of each side are told one by one.
const TOLD: usize = 12;

pub fn compare(compare: &Compare, author: Author, as_json: bool) -> Result {
    let first = look(&compare.first, author.clone())?;
    let second = look(&compare.second, author)?;
    let preview = first.merge_preview(&second)?;
    let asks = !preview.conflicts.is_empty();
    if as_json {
        print::json(&preview)?;
    } else {
        tell(&first, &second, &preview, &words())?;
    }
    Ok(if asks { Outcome::Blocked } else { Outcome::Done })
}

pub fn merge(merge: &Merge, author: Author, as_json: bool) -> Result {
    let words = words();
    if let Some(out) = &merge.write_decisions {
        let first = look(&merge.first, author.clone())?;
        let second = look(&merge.second, author)?;
        let preview = first.merge_preview(&second)?;
        if preview.relation != Relation::Diverged {
            tell(&first, &second, &preview, &words)?;
            return Ok(Outcome::Done);
        }
        let proposed = proposed(&preview, |conflict| about(&first, conflict, &words));
        let open = proposed.iter().filter(|one| one.take.is_none()).count();
        let text = serde_json::to_string_pretty(&json!({ "decisions": proposed }))?;
        write_new(out, text.as_bytes())?;
        if as_json {
            print::json(&json!({ "decisions": proposed.len(), "open": open }))?;
        } else {
            let file = Value::from(out.display().to_string());
            let values = [("file", file), ("count", Value::from(proposed.len())), ("open", Value::from(open))];
            print::line(&words.with("cli-merge-decisions", &values))?;
        }
        return Ok(if open > 0 { Outcome::Blocked } else { Outcome::Done });
    }
    let Some(out) = &merge.out else { return Ok(Outcome::Done) };
    let decided = merge.decisions.as_deref().map(read::decisions).transpose()?.unwrap_or_default();
    let env = || Env::system(author.clone());
    match merge_into(&merge.first, &merge.second, out, &env, &decided) {
        Ok(merged) if as_json => print::json(&merged)?,
        Ok(merged) => {
            let message = match merged.relation {
                Relation::Same | Relation::Older => "cli-merge-older",
                Relation::Newer => "cli-merge-newer",
                _ => "cli-merge-done",
            };
            let values = [
                ("file", Value::from(out.display().to_string())),
                ("revisions", Value::from(merged.revisions)),
                ("taken", Value::from(merged.preview.taken.len())),
                ("decided", Value::from(merged.preview.conflicts.len())),
            ];
            print::line(&words.with(message, &values))?;
        }
        Err(annexa_jobs::Error::Document(annexa_document::Error::Undecided(open))) => {
            let first = look(&merge.first, author.clone())?;
            let preview = first.merge_preview(&look(&merge.second, author.clone())?)?;
            if as_json {
                print::json(&json!({ "undecided": open, "preview": preview }))?;
            } else {
                for conflict in preview.conflicts.iter().filter(|conflict| open.contains(&conflict.cell)) {
                    print::line(&words.with("cli-merge-open", &[("about", about(&first, conflict, &words))]))?;
                }
                let count = [("count", Value::from(open.len()))];
                print::message(&words.with("cli-merge-undecided", &count));
            }
            return Ok(Outcome::Blocked);
        }
        Err(other) => return Err(other.into()),
    }
    Ok(Outcome::Done)
}

pub fn redact(redact: &Redact, author: Author, as_json: bool) -> Result {
    let words = words();
    let mut document = whole(&redact.file, author.clone())?;
    let kinds: Vec<WithheldKind> = redact.without.iter().copied().map(kind).collect();
    let done = document.redacted_copy(&redact.out, &kinds, Env::system(author))?;
    if as_json {
        print::json(&done)?;
        return Ok(Outcome::Done);
    }
    let count: u32 = done.withheld.iter().map(|withheld| withheld.count).sum();
    let file = Value::from(redact.out.display().to_string());
    print::line(&words.with("cli-redacted", &[("file", file), ("count", Value::from(count))]))?;
    for (name, cells) in &done.said {
        let values = [("name", Value::from(name.clone())), ("count", Value::from(cells.len()))];
        print::message(&words.with("cli-redacted-said", &values));
        for cell in cells.iter().take(TOLD) {
            print::message(&format!("  {}", named(&document, cell, document.cells().get(cell), None, &words)));
        }
    }
    Ok(Outcome::Done)
}

fn kind(left_out: LeftOut) -> WithheldKind {
    match left_out {
        LeftOut::Notes => WithheldKind::Notes,
        LeftOut::People => WithheldKind::People,
        LeftOut::Acceptances => WithheldKind::Acceptances,
        LeftOut::EvidencePlaces => WithheldKind::EvidencePlaces,
        LeftOut::Risks => WithheldKind::Risks,
        LeftOut::Distribution => WithheldKind::Distribution,
    }
}

fn about(first: &Document, conflict: &Conflict, words: &Words) -> String {
    named(first, &conflict.cell, conflict.mine.value.as_ref(), conflict.theirs.value.as_ref(), words)
}

fn named(
    document: &Document,
    cell: &str,
    mine: Option<&serde_json::Value>,
    theirs: Option<&serde_json::Value>,
    words: &Words,
) -> String {
    let change = CellChange { cell: cell.to_owned(), before: mine.cloned(), after: theirs.cloned() };
    cell_name(document.cells(), &change, words)
}

/// The whole comparison in words: how the copies stand to each other, what each did, what comes by itself, what is asked.
fn tell(first: &Document, second: &Document, preview: &MergePreview, words: &Words) -> std::result::Result<(), Error> {
    print::line(&words.get(&format!("cli-{}", preview.relation.code())))?;
    for (document, entries, message) in
        [(first, &preview.here, "cli-merge-here"), (second, &preview.there, "cli-merge-there")]
    {
        print::line(&words.with(message, &[("count", Value::from(entries.len()))]))?;
        let findings = check::check(&*document.snapshot()?, jiff::Zoned::now().date());
        for entry in entries.iter().rev().take(TOLD) {
            let text = did(document, entry, &findings, words)?.text;
            print::line(&format!("  {} {:<24} {text}", entry.time, entry.author.name))?;
        }
        if let Some(more) = entries.len().checked_sub(TOLD).filter(|more| *more > 0) {
            print::line(&words.with("cli-merge-more", &[("count", Value::from(more))]))?;
        }
    }
    if preview.relation != Relation::Diverged {
        return Ok(());
    }
    for (list, message) in [(&preview.taken, "cli-merge-taken"), (&preview.kept, "cli-merge-kept")] {
        print::line(&words.with(message, &[("count", Value::from(list.len()))]))?;
        for one in list.iter().take(TOLD) {
            print::line(&format!("  {}", named(first, &one.cell, one.mine.as_ref(), one.theirs.as_ref(), words)))?;
        }
        if let Some(more) = list.len().checked_sub(TOLD).filter(|more| *more > 0) {
            print::line(&words.with("cli-merge-more", &[("count", Value::from(more))]))?;
        }
    }
    print::line(&words.with("cli-merge-asked", &[("count", Value::from(preview.conflicts.len()))]))?;
    for conflict in &preview.conflicts {
        print::line(&format!("  {}", about(first, conflict, words)))?;
        for (side, version) in [("mine", &conflict.mine), ("theirs", &conflict.theirs)] {
            print::line(&format!("    {}", said(side, version, conflict, [first, second], words)))?;
        }
        let likely = match (conflict.mine_returned, conflict.theirs_returned) {
            (true, false) => Choice::Theirs,
            (false, true) => Choice::Mine,
            _ => continue,
        };
        let message = if likely == Choice::Mine { "cli-merge-likely-mine" } else { "cli-merge-likely-theirs" };
        print::line(&format!("    {}", words.get(message)))?;
    }
    Ok(())
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
        serde_json::Value::String(text) => format!("“{text}”"),
        serde_json::Value::Object(fields) => {
            if let Some(text) = fields.get("text").and_then(serde_json::Value::as_str) {
                return format!("“{text}”");
            }
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
