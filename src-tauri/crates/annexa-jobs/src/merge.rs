//! Two copies of a client file come together in a third, and what a person decides about where they differ.

use std::fs;
use std::path::Path;

use annexa_document::{Conflict, ConflictKind, Decisions, Document, Env, MergePreview, Relation};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::{Error, Result};

/// What is chosen where both copies changed something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Choice {
    /// What stands in the first copy.
    Mine,
    /// What stands in the second.
    Theirs,
    /// Both texts, the first one's first.
    Both,
    /// The record stays, as the copy has it where it lives.
    Keep,
    /// The record goes.
    Delete,
}

/// A decision about one difference, as a file of decisions holds it. What else stands beside it there is for whoever reads it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Decided {
    /// The cell's key.
    pub cell: String,
    /// What it is about, in words.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub about: String,
    /// What stands in the first copy; not read.
    #[serde(default)]
    pub mine: Option<Value>,
    /// What stands in the second; not read.
    #[serde(default)]
    pub theirs: Option<Value>,
    /// What is chosen; nothing yet where it is `null` and no value stands there.
    #[serde(default)]
    pub take: Option<Choice>,
    /// A value that was written anew instead.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value: Option<Value>,
}

/// The conflicts of a preview as decisions to be made, with the likely ones made: where one side returned to what stood there
/// before, the other one's.
pub fn proposed(preview: &MergePreview, about: impl Fn(&Conflict) -> String) -> Vec<Decided> {
    let take = |conflict: &Conflict| match (conflict.mine_returned, conflict.theirs_returned) {
        (true, false) => Some(Choice::Theirs),
        (false, true) => Some(Choice::Mine),
        _ => None,
    };
    let propose = |conflict: &Conflict| Decided {
        cell: conflict.cell.clone(),
        about: about(conflict),
        mine: conflict.mine.value.clone(),
        theirs: conflict.theirs.value.clone(),
        take: take(conflict),
        value: None,
    };
    preview.conflicts.iter().map(propose).collect()
}

/// What decisions come to, in values. Those that are not made yet are left out.
///
/// # Errors
/// [`Error::Choice`] where what was chosen is none for what it is about.
pub fn decisions(preview: &MergePreview, decided: &[Decided]) -> Result<Decisions> {
    let mut made = Decisions::new();
    for one in decided.iter().filter(|one| one.take.is_some() || one.value.is_some()) {
        // Of two choices about one thing, nobody can say which was meant.
        let twice = one.take.is_some() && one.value.is_some() || made.contains_key(&one.cell);
        if twice {
            return Err(Error::Choice(one.cell.clone()));
        }
        made.insert(one.cell.clone(), value_of(preview, one)?);
    }
    Ok(made)
}

fn value_of(preview: &MergePreview, decided: &Decided) -> Result<Option<Value>> {
    let unfit = || Error::Choice(decided.cell.clone());
    let Some(take) = decided.take else { return Ok(decided.value.clone()) };
    let conflict = preview.conflicts.iter().find(|conflict| conflict.cell == decided.cell);
    let is_record = conflict.is_some_and(|conflict| conflict.kind == ConflictKind::Record);
    let kept = preview.taken.iter().chain(&preview.kept).find(|difference| difference.cell == decided.cell);
    let sides = conflict
        .map(|conflict| (&conflict.mine.value, &conflict.theirs.value))
        .or_else(|| kept.map(|difference| (&difference.mine, &difference.theirs)));
    let (mine, theirs) = sides.ok_or_else(unfit)?;
    match take {
        Choice::Mine => Ok(mine.clone()),
        Choice::Theirs => Ok(theirs.clone()),
        Choice::Keep if is_record => Ok(mine.clone().or_else(|| theirs.clone())),
        Choice::Delete if is_record => Ok(None),
        Choice::Both if !is_record => both(mine.as_ref(), theirs.as_ref()).map(Some).ok_or_else(unfit),
        Choice::Keep | Choice::Delete | Choice::Both => Err(unfit()),
    }
}

/// Two texts one under the other; nothing where either is none.
fn both(mine: Option<&Value>, theirs: Option<&Value>) -> Option<Value> {
    let joined = |a: &str, b: &str| [a.trim_end(), b.trim_start()].join("\n\n");
    match (mine?, theirs?) {
        (Value::String(a), Value::String(b)) => Some(Value::String(joined(a, b))),
        (Value::Object(a), Value::Object(b)) => {
            let mut value = a.clone();
            let (first, second) = (a.get("text")?.as_str()?, b.get("text")?.as_str()?);
            value.insert("text".to_owned(), Value::String(joined(first, second)));
            let only_text = |fields: &serde_json::Map<String, Value>| fields.keys().all(|k| k == "text" || k == "lang");
            (only_text(a) && only_text(b)).then_some(Value::Object(value))
        }
        _ => None,
    }
}

/// A value as one reads it: whoever is named by an id, by their name, from whichever copy knows it.
pub fn as_read(copies: [&Document; 2], cell: &str, value: &Value) -> Value {
    let Some(id) = value.as_str().filter(|_| cell.ends_with("/owner")) else { return value.clone() };
    let name = |document: &Document| document.cells().get(&format!("person/{id}/name")).cloned();
    copies.into_iter().find_map(name).unwrap_or_else(|| value.clone())
}

/// What became of two copies.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Merged {
    /// How the second copy stood to the first.
    pub relation: Relation,
    /// What came in, stayed and was decided.
    pub preview: MergePreview,
    /// The last revision of the result, 64 hex digits.
    pub head: String,
    /// How many revisions it has.
    pub revisions: u64,
}

/// Writes a new file in which both copies are; they stay as they are. Where one is an older state of the other, the new file is
/// the newer of the two.
///
/// # Errors
/// [`annexa_document::Error::Undecided`] while something is not decided; [`Error::Output`] where the new file is there already;
/// what reading and merging can meet. No new file is left behind then.
pub fn merge_into(
    mine: &Path,
    theirs: &Path,
    out: &Path,
    env: &dyn Fn() -> Env,
    decided: &[Decided],
) -> Result<Merged> {
    if fs::symlink_metadata(out).is_ok() {
        return Err(annexa_document::Error::AlreadyExists(out.to_owned()).into());
    }
    let mut ours = Document::open_read_only(mine, env())?;
    let mut other = Document::open_read_only(theirs, env())?;
    let preview = ours.merge_preview(&other)?;
    let relation = preview.relation;
    match relation {
        Relation::Newer => other.save_copy(out)?,
        _ => ours.save_copy(out)?,
    }
    let finish = || -> Result<Merged> {
        let mut merged = Document::open(out, env())?;
        if !matches!(relation, Relation::Same | Relation::Older | Relation::Newer) {
            merged.merge(&other, &decisions(&preview, decided)?)?;
        }
        let (head, revisions) = (merged.head()?, merged.revision_count()?);
        merged.close()?;
        Ok(Merged { relation, head, revisions, preview: preview.clone() })
    };
    let done = finish();
    if done.is_err() {
        // What was asked for is not there; a file that is not it must not stand under its name, nor a save that was broken off.
        let mut journal = out.as_os_str().to_owned();
        journal.push("-journal");
        let _ = fs::remove_file(out);
        let _ = fs::remove_file(journal);
    }
    done
}
