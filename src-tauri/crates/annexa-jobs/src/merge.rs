//! Two copies of a client file come together in a third, and what a person decides about where they differ.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use annexa_document::{
    CellChange, CellDifference, Conflict, ConflictKind, Decisions, Document, Env, LogEntry, MergePreview, Relation,
    SettledBefore, Version,
};
use annexa_model::{Kept, SystemExclusionValue, Verdict, holds_words, is_redacted, names_a_person, owners, settled};
use annexa_words::Words;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::differences::{doubled, told};
use crate::names::cell_name;
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

/// Decisions about two copies, as a file holds them.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct DecisionList {
    /// The last revisions of the two copies that the decisions are about. A list that somebody wrote by hand may go without.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub heads: Option<Heads>,
    /// What is decided, or to be decided.
    pub decisions: Vec<Decided>,
}

/// The last revisions of two copies, 64 hex digits each.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Heads {
    /// Of the first copy.
    pub mine: String,
    /// Of the second.
    pub theirs: String,
}

/// A decision about one difference, as a file of decisions holds it. What else stands beside it there is for whoever reads it.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
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
    /// What was written in a record that one copy deleted; not read.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub written: Vec<Written>,
    /// What `take` may be; not read.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub choices: Vec<Choice>,
    /// What was decided in a merge that was taken back, and stands where nothing else is chosen; not read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub settled: Option<Value>,
    /// What is chosen; nothing yet where it is `null` and no value stands there.
    #[serde(default)]
    pub take: Option<Choice>,
    /// A value that was written anew instead.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value: Option<Value>,
    /// Or what is chosen for each part of a decision in which they differ: one of which nothing is said is not decided yet.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub parts: BTreeMap<String, Option<PartTaken>>,
}

/// What is chosen for one part of a decision.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum PartTaken {
    /// What stands in one copy, or both texts.
    Take(Choice),
    /// A text of one's own, `{"text": …}`: never a bare string, so that a choice that is misspelt is no justification.
    Own(Map<String, Value>),
}

/// A part of a decision of which two copies say different things.
#[derive(Debug, Clone, PartialEq)]
pub struct CellPart {
    /// Its name: `applicability`, with the grounds; `grounds`; or the name of a text.
    pub name: &'static str,
    /// The fields that go together.
    fields: &'static [&'static str],
    /// What stands in the first copy.
    pub mine: Value,
    /// What stands in the second.
    pub theirs: Value,
    /// What may be taken; for a text, one's own words as well.
    pub choices: &'static [Choice],
}

/// Something that was written in a record.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Written {
    /// What it is about, in words.
    pub about: String,
    /// What stands in the first copy.
    pub mine: Option<Value>,
    /// What stands in the second.
    pub theirs: Option<Value>,
}

/// What may be taken where both copies changed something.
pub fn choices(conflict: &Conflict) -> &'static [Choice] {
    let is_text = |version: &Version| {
        holds_words(&conflict.cell) && version.value.as_ref().is_some_and(|value| text_of(value).is_some())
    };
    match conflict.kind {
        ConflictKind::Record => &[Choice::Keep, Choice::Delete],
        ConflictKind::Value if is_text(&conflict.mine) && is_text(&conflict.theirs) => TEXT,
        ConflictKind::Value => ONE_SIDE,
    }
}

const ONE_SIDE: &[Choice] = &[Choice::Mine, Choice::Theirs];
const TEXT: &[Choice] = &[Choice::Mine, Choice::Theirs, Choice::Both];

/// The parts of a decision that may be taken from different sides: whose applicability it is, with the grounds for it, and each
/// justification. What comes of them is written whole, as the one decision of whoever merges. None where there is nothing to put
/// together: something else, or only one part differs and that is no text.
pub fn parts(conflict: &Conflict) -> Vec<CellPart> {
    if conflict.kind == ConflictKind::Record {
        return Vec::new();
    }
    let side = |version: &Version| decision_in(&conflict.cell, version.value.as_ref());
    let (Some((mine, all)), Some((theirs, _))) = (side(&conflict.mine), side(&conflict.theirs)) else {
        return Vec::new();
    };
    let part = |(name, fields): &Division| {
        let [mine, theirs] = [&mine, &theirs].map(|of| part_in(of, fields));
        let written = |value: &Value| text_of(value).is_some_and(|text| !text.trim().is_empty());
        let choices = if written(&mine) && written(&theirs) { TEXT } else { ONE_SIDE };
        CellPart { name, fields, mine, theirs, choices }
    };
    let mut found: Vec<CellPart> = all.iter().map(part).filter(|part| part.mine != part.theirs).collect();
    if found.len() == 1 {
        found.retain(|part| text_of(&part.mine).is_some());
    }
    found
}

/// A part's name, and the fields that go together in it.
type Division = (&'static str, &'static [&'static str]);

/// A decision that holds several parts in one cell, with every field, and what its parts are; nothing of any other cell.
fn decision_in(cell: &str, value: Option<&Value>) -> Option<(Value, &'static [Division])> {
    fn filled<T: DeserializeOwned + Serialize>(value: &Value) -> Option<Value> {
        serde_json::from_value::<T>(value.clone()).ok().and_then(|read| serde_json::to_value(read).ok())
    }
    let parts: Vec<&str> = cell.split('/').collect();
    match (&parts[..], value) {
        // A mark of what was withheld is never taken, so nothing is put together with it.
        (_, Some(value)) if is_redacted(value) => None,
        (["statement", _, "d", _, _, "verdict"], value) => {
            let read = filled::<Verdict>(value.unwrap_or(&Value::Object(Map::new())))?;
            let fields: &[(_, &[_])] = &[
                ("applicability", &["applicability", "grounds"]),
                ("included", &["included"]),
                ("excluded", &["excluded"]),
            ];
            Some((read, fields))
        }
        (["statement", _, "d", _, _, "excl", _], Some(value)) => Some((
            filled::<SystemExclusionValue>(value)?,
            &[("grounds", &["grounds"]), ("justification", &["justification"])],
        )),
        _ => None,
    }
}

/// The value of the only field of a part, or the fields that go together.
fn part_in(decision: &Value, fields: &[&str]) -> Value {
    match fields {
        [field] => decision[*field].clone(),
        _ => fields.iter().map(|field| ((*field).to_owned(), decision[*field].clone())).collect::<Map<_, _>>().into(),
    }
}

/// The likely choice: where one side returned to what stood there before, the other one's.
pub fn likely(conflict: &Conflict) -> Option<Choice> {
    match (conflict.mine_returned, conflict.theirs_returned) {
        (true, false) => Some(Choice::Theirs),
        (false, true) => Some(Choice::Mine),
        _ => None,
    }
}

/// What is to be decided about two copies, with the likely decisions made. `about` says what a cell is about, from what stands in
/// each.
///
/// # Errors
/// What reading either can meet.
pub fn proposed(
    [mine, theirs]: [&Document; 2],
    preview: &MergePreview,
    about: impl Fn(&str, Option<&Value>, Option<&Value>) -> String,
) -> Result<DecisionList> {
    let read = |cell: &str, value: Option<&Value>| value.map(|value| as_read([mine, theirs], cell, value));
    let propose = |conflict: &Conflict, settled: Option<Value>| {
        let written = conflict.written.iter().map(|CellDifference { cell, mine, theirs }| Written {
            about: about(cell, mine.as_ref(), theirs.as_ref()),
            mine: read(cell, mine.as_ref()),
            theirs: read(cell, theirs.as_ref()),
        });
        let (mine, theirs) = (conflict.mine.value.as_ref(), conflict.theirs.value.as_ref());
        Decided {
            about: about(&conflict.cell, mine, theirs),
            mine: read(&conflict.cell, mine),
            theirs: read(&conflict.cell, theirs),
            written: written.collect(),
            choices: choices(conflict).to_vec(),
            settled,
            take: likely(conflict),
            value: None,
            parts: parts(conflict).iter().map(|part| (part.name.to_owned(), None)).collect(),
            cell: conflict.cell.clone(),
        }
    };
    let heads = Heads { mine: mine.head()?, theirs: theirs.head()? };
    let asked = preview.conflicts.iter().map(|conflict| propose(conflict, None));
    let settled = preview.settled.iter().map(|SettledBefore { conflict, value }| {
        let stands = read(&conflict.cell, value.as_ref()).unwrap_or(Value::Null);
        propose(conflict, Some(stands))
    });
    Ok(DecisionList { heads: Some(heads), decisions: asked.chain(settled).collect() })
}

/// What decisions come to, in values. Those that are not made yet are left out.
///
/// # Errors
/// [`Error::Choice`] and [`Error::ChosenTwice`] where what was chosen is none for what it is about, or more than one; [`Error::Nobody`] and [`Error::Unsaid`] where a value that was
/// written anew names nobody, or leaves something out; [`annexa_document::Error::Operation`] where a text that was written anew may
/// not be kept.
pub fn decisions(copies: [&Document; 2], preview: &MergePreview, decided: &[Decided]) -> Result<Decisions> {
    let mut made = Decisions::new();
    for one in decided {
        // Of two choices about one thing, nobody can say which was meant.
        let ways = [one.take.is_some(), one.value.is_some(), one.parts.values().any(Option::is_some)];
        let ways = ways.into_iter().filter(|is_chosen| *is_chosen).count();
        if ways > 1 || ways == 1 && made.contains_key(&one.cell) {
            return Err(Error::ChosenTwice(one.cell.clone()));
        }
        if ways == 0 {
            continue;
        }
        let conflict = preview.conflict(&one.cell);
        let value = match (&one.value, one.take) {
            (Some(written), _) => anew(copies, &one.cell, conflict, written)?,
            (None, Some(take)) => taken(preview, conflict, one, take)?,
            (None, None) => match composed(conflict, one)? {
                Some(whole) => kept(&one.cell, whole)?,
                None => continue,
            },
        };
        made.insert(one.cell.clone(), value);
    }
    Ok(made)
}

/// A value that somebody wrote instead of either side's: a person by name or id, words where words stand, and of what has several
/// fields every one that a side says something in, so that none is emptied by not being thought of.
fn anew(copies: [&Document; 2], cell: &str, conflict: Option<&Conflict>, value: &Value) -> Result<Option<Value>> {
    if names_a_person(cell) {
        return person(copies, value).map(Some).ok_or_else(|| Error::Nobody {
            cell: cell.to_owned(),
            said: value.as_str().map_or_else(|| value.to_string(), str::to_owned),
        });
    }
    if let Some(fields) = value.as_object().filter(|_| !holds_words(cell)) {
        let sides = conflict.into_iter().flat_map(|conflict| [&conflict.mine.value, &conflict.theirs.value]);
        let mut said = sides.flatten().filter_map(Value::as_object).flatten();
        if let Some((field, _)) = said.find(|(name, value)| !value.is_null() && !fields.contains_key(*name)) {
            return Err(Error::Unsaid { cell: cell.to_owned(), field: field.clone() });
        }
    }
    kept(cell, value.clone())
}

/// The id of whoever is meant: by it, or by the name that only one has in the copies.
fn person(copies: [&Document; 2], said: &Value) -> Option<Value> {
    let said = said.as_str()?.trim();
    let is_called = |of: &Document, id: &str| {
        let name = of.cells().get(&format!("person/{id}/name")).and_then(Value::as_str);
        !said.is_empty() && name.map(str::trim) == Some(said)
    };
    let ids = |of: &'_ Document| of.cells().records("person").map(str::to_owned).collect::<Vec<_>>();
    let mut meant: Vec<String> = copies
        .into_iter()
        .flat_map(|of| ids(of).into_iter().filter(|id| id == said || is_called(of, id)).collect::<Vec<_>>())
        .collect();
    meant.sort_unstable();
    meant.dedup();
    match &meant[..] {
        [only] => Some(Value::from(only.as_str())),
        _ => None,
    }
}

/// A value that no copy holds is written under the same rules as any other.
fn kept(cell: &str, value: Value) -> Result<Option<Value>> {
    settled(cell, value).map_err(|refused| annexa_document::Error::from(refused).into())
}

/// A decision put together of what was chosen for its parts; nothing while one of them is open.
fn composed(conflict: Option<&Conflict>, decided: &Decided) -> Result<Option<Value>> {
    let unfit = || Error::Choice(decided.cell.clone());
    let conflict = conflict.ok_or_else(unfit)?;
    let parts = parts(conflict);
    if decided.parts.keys().any(|name| parts.iter().all(|part| part.name != name)) {
        return Err(unfit());
    }
    let (mut whole, _) = decision_in(&conflict.cell, conflict.mine.value.as_ref()).ok_or_else(unfit)?;
    for part in &parts {
        let Some(Some(chosen)) = decided.parts.get(part.name) else { return Ok(None) };
        let value = match chosen {
            PartTaken::Take(choice) if !part.choices.contains(choice) => return Err(unfit()),
            PartTaken::Take(Choice::Theirs) => part.theirs.clone(),
            PartTaken::Take(Choice::Both) => both(Some(&part.mine), Some(&part.theirs)).ok_or_else(unfit)?,
            PartTaken::Take(_) => part.mine.clone(),
            PartTaken::Own(text) => {
                let text = Value::Object(text.clone());
                if text_of(&part.mine).is_none() || text_of(&text).is_none() {
                    return Err(unfit());
                }
                text
            }
        };
        match part.fields {
            [field] => whole[*field] = value,
            fields => fields.iter().for_each(|field| whole[*field] = value[*field].clone()),
        }
    }
    Ok(Some(whole))
}

fn taken(
    preview: &MergePreview,
    conflict: Option<&Conflict>,
    decided: &Decided,
    take: Choice,
) -> Result<Option<Value>> {
    let unfit = || Error::Choice(decided.cell.clone());
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
        Choice::Both if !is_record && holds_words(&decided.cell) => {
            both(mine.as_ref(), theirs.as_ref()).map(Some).ok_or_else(unfit)
        }
        Choice::Keep | Choice::Delete | Choice::Both => Err(unfit()),
    }
}

/// The words of a value that is a text and nothing else; nothing of any other.
pub fn text_of(value: &Value) -> Option<&str> {
    match value {
        Value::String(text) => Some(text),
        Value::Object(fields) => {
            let text = fields.get("text")?.as_str()?;
            fields.keys().all(|k| k == "text" || k == "lang").then_some(text)
        }
        _ => None,
    }
}

/// Two texts one under the other; nothing where either is none.
fn both(mine: Option<&Value>, theirs: Option<&Value>) -> Option<Value> {
    let (mine, theirs) = (mine?, theirs?);
    let joined = Value::from([text_of(mine)?.trim_end(), text_of(theirs)?.trim_start()].join("\n\n"));
    match mine {
        Value::Object(fields) => {
            let mut value = fields.clone();
            value.insert("text".to_owned(), joined);
            Some(Value::Object(value))
        }
        _ => Some(joined),
    }
}

/// So many entries of a framework, or pairs of a crosswalk, are read one by one where two versions are held against each other.
const MOST_LISTED: usize = 300;

/// A framework or a crosswalk of one's own as one reads it: what it is called, and what it lists.
fn brought(value: &Value) -> Value {
    let text = |of: &Value, name: &str| of[name].as_str().unwrap_or_default().to_owned();
    let each = |of: &Value, name: &str| of[name].as_array().cloned().unwrap_or_default();
    let pairs =
        each(value, "pairs").iter().map(|pair| format!("{} – {}", text(pair, "from"), text(pair, "to"))).collect();
    let groups = each(value, "groups").into_iter().flat_map(|group| each(&group, "objectives"));
    let controls = groups.flat_map(|objective| each(&objective, "controls"));
    let entries = controls.map(|control| format!("{} {}", text(&control, "id"), text(&control, "title"))).collect();
    let (listed, is_framework): (Vec<String>, bool) =
        if value["pairs"].is_array() { (pairs, false) } else { (entries, true) };
    let count = listed.len();
    let more = if is_framework { ("version", text(value, "version")) } else { ("madeBy", text(value, "madeBy")) };
    let list: Vec<String> = listed.into_iter().take(MOST_LISTED).collect();
    serde_json::json!({"name": text(value, "name"), more.0: more.1, "count": count, "entries": list})
}

/// A value as one reads it: whoever is named by an id, by their name, from whichever copy knows it; of a framework what it lists; of
/// what is kept what is no matter of programs.
pub fn as_read(copies: [&Document; 2], cell: &str, value: &Value) -> Value {
    if let Some(kept) = Kept::of(cell) {
        return kept.as_read(value);
    }
    if cell.starts_with("framework/") || cell.starts_with("crosswalk/") {
        return brought(value);
    }
    let Some(id) = value.as_str().filter(|_| names_a_person(cell)) else { return value.clone() };
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
    /// How many differences came in by themselves, as they are told.
    pub taken: usize,
    /// Labels that two records carry now, one of each copy.
    pub doubled: Vec<String>,
}

/// Opens two copies to look at them.
///
/// # Errors
/// [`Error::SameFile`], and what opening either can meet.
pub fn open_copies(mine: &Path, theirs: &Path, env: &dyn Fn() -> Env) -> Result<[Document; 2]> {
    let first = Document::open_read_only(mine, env())?;
    let second = Document::open_read_only(theirs, env()).map_err(|error| match error {
        // Nothing else is open here: whatever the two are called, they are one file.
        annexa_document::Error::AlreadyOpen(_) => Error::SameFile(theirs.to_owned()),
        other => other.into(),
    })?;
    Ok([first, second])
}

/// Writes a new file in which both copies are; they stay as they are. Where one is an older state of the other, the new file is
/// a copy of the newer of the two.
///
/// # Errors
/// [`annexa_document::Error::Undecided`] while something is not decided; [`Error::DecidedBefore`] where the decisions are about
/// another state of one of the copies; [`annexa_document::Error::AlreadyExists`]; what reading and merging can meet. No new file
/// is left behind then.
pub fn merge_into(
    mine: &Path,
    theirs: &Path,
    out: &Path,
    env: &dyn Fn() -> Env,
    decided: &DecisionList,
) -> Result<Merged> {
    if fs::symlink_metadata(out).is_ok() {
        return Err(annexa_document::Error::AlreadyExists(out.to_owned()).into());
    }
    let [mut ours, mut other] = open_copies(mine, theirs, env)?;
    if let Some(heads) = &decided.heads {
        for (path, document, head) in [(mine, &ours, &heads.mine), (theirs, &other, &heads.theirs)] {
            if document.head()? != *head {
                return Err(Error::DecidedBefore(path.to_owned()));
            }
        }
    }
    let preview = ours.merge_preview(&other).map_err(|error| Error::from(error).in_words(&other))?;
    let relation = preview.relation;
    let answers = match relation {
        Relation::Same | Relation::Older | Relation::Newer => None,
        _ => {
            let answers = decisions([&ours, &other], &preview, &decided.decisions);
            Some(answers.map_err(|error| error.about(|cell| name_in([&ours, &other], cell)))?)
        }
    };
    let state = |made: &Document| -> Result<(String, u64)> { Ok((made.head()?, made.revision_count()?)) };
    let done = match relation {
        Relation::Newer => other.new_from(out, env(), |made| state(made)),
        _ => ours.new_from(out, env(), |made| {
            if let Some(answers) = &answers {
                made.merge(&other, answers)?;
            }
            state(made)
        }),
    };
    let (taken, doubled) = (told([&ours, &other], &preview.taken).len(), doubled([&ours, &other], &preview));
    let done = done.map(|(head, revisions)| Merged { relation, preview, head, revisions, taken, doubled });
    done.map_err(|error| error.about(|cell| name_in([&ours, &other], cell)))
}

/// What a cell is called, from whichever copy knows the record that it is of.
fn name_in(copies: [&Document; 2], cell: &str) -> String {
    let [before, after] = copies.map(|document| document.cells().get(cell).cloned());
    let change = CellChange { cell: cell.to_owned(), before, after };
    let words = Words::for_language(annexa_words::FALLBACK);
    cell_name(knowing(copies, cell).cells(), &change, &words)
}

/// The copy that has the record that a cell is of: the first, unless only the second does.
pub fn knowing<'d>([first, second]: [&'d Document; 2], cell: &str) -> &'d Document {
    if first.cells().visible(cell) || !second.cells().visible(cell) { first } else { second }
}

/// What a merge did, as far as its revision says it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DidMerge {
    /// Who made the last change of the other copy; empty where that is not known.
    pub other: String,
    /// What came in by itself.
    pub taken: usize,
    /// What was decided for what stood here.
    pub mine: usize,
    /// What was decided for what stood there.
    pub theirs: usize,
    /// Where both texts were taken.
    pub both: usize,
    /// What was written anew.
    pub own: usize,
}

/// What a merge did; nothing of a revision that is none.
///
/// # Errors
/// What reading the file can meet.
pub fn did_merge(document: &Document, entry: &LogEntry) -> Result<Option<DidMerge>> {
    let [_, other] = &entry.parents[..] else { return Ok(None) };
    let Some(number) = document.revision_number(other)? else { return Ok(None) };
    let there = document.cells_at(number)?;
    let taken = document.taken_over(entry)?;
    let says = |change: &&CellChange| !change.cell.starts_with("author/");
    let (taken, decided): (Vec<&CellChange>, Vec<&CellChange>) =
        entry.changes.iter().filter(says).partition(|change| taken.contains(&change.cell));
    let author = document.log(number..=number)?.pop().map(|last| last.author.name).unwrap_or_default();
    let taken = taken.into_iter().filter(|change| change.before != change.after).count();
    let mut did = DidMerge { other: author, taken, ..DidMerge::default() };
    for change in &decided {
        // A record is decided about as a whole.
        let of_another = |other: &&&CellChange| other.cell != change.cell && owners(&change.cell).contains(&other.cell);
        if decided.iter().find(of_another).is_some() {
            continue;
        }
        let theirs = there.get(&change.cell);
        if change.after == change.before {
            did.mine += 1;
        } else if change.after.as_ref() == theirs {
            did.theirs += 1;
        } else if both(change.before.as_ref(), theirs) == change.after {
            did.both += 1;
        } else {
            did.own += 1;
        }
    }
    Ok(Some(did))
}
