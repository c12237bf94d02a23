//! Frameworks and crosswalks that somebody brings along: read, held against what is known, compared with an earlier version.
//!
//! Two forms each. As JSON: a framework as a snapshot carries it ([`Framework`]), a crosswalk as `crosswalk-1.schema.json` says.
//! As CSV, with `,` or `;` between fields and lines such as `# id: own-rules` before the heading:
//!
//! ```text
//! # id: own-rules
//! # name: Rules of the house
//! # version: 3
//! group,group title,id,title
//! 1,Buying,1.1,Ask before you buy
//! ```
//!
//! ```text
//! # id: rules-42001
//! # name: Rules and controls
//! # from: own-rules
//! # to: iso42001
//! # madeBy: Quality office
//! # limits: Nobody outside has looked at it
//! from,to,strength,note
//! 1.1,A.10.3,related,Suppliers of AI
//! ```
//!
//! Which of the two it is follows from what it holds ([`import`]). What is kept of it, the gate rules (`plan.rs`), by the same
//! rules as here.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::catalogue::{
    Crosswalk, CrosswalkAbout, CrosswalkPair, Strength, crosswalk_named, framework as shipped, framework_named,
};
use crate::id::is_key_part;
use crate::registers::is_registered;
use crate::text::checked_line;
use crate::{ControlEntry, ControlRef, Framework, Group, LINKED, MAX_LINE, OWN, Objective};

/// Entries of a framework, or pairs of a crosswalk, at most.
pub const MAX_IMPORTED: usize = 20_000;

/// Bytes of what is brought along, at most.
pub const MAX_IMPORTED_BYTES: usize = 8_000_000;

/// Things to beware of, or lists that are joined, which one crosswalk tells at most.
const MAX_TOLD: usize = 100;

/// What is wrong with something that is brought along.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error, Serialize, Deserialize, TS)]
#[serde(tag = "code", rename_all = "kebab-case", rename_all_fields = "camelCase")]
#[ts(export)]
pub enum ImportProblem {
    /// It is not JSON of that form.
    #[error("line {line}: {why}")]
    Form {
        /// Where reading ended.
        line: usize,
        /// What the reader said.
        why: String,
    },
    /// A column that is needed is not in the heading.
    #[error("there is no column “{column}”")]
    ColumnMissing {
        /// The column.
        column: String,
    },
    /// Something that is needed is empty.
    #[error("{place}: “{field}” is empty")]
    Empty {
        /// Where.
        place: String,
        /// What.
        field: String,
    },
    /// An id that cannot be one.
    #[error("{place}: “{id}” cannot be an id")]
    MalformedId {
        /// Where.
        place: String,
        /// The id.
        id: String,
    },
    /// The id is that of something that ships, of the organisation's own controls, or of a kind of record.
    #[error("“{id}” is taken by what ships with Annexa; choose another id")]
    Reserved {
        /// The id.
        id: String,
    },
    /// An id, or a pair, is there twice.
    #[error("{place}: “{id}” is there twice")]
    Twice {
        /// Where the second one is.
        place: String,
        /// Which.
        id: String,
    },
    /// No framework is known by that id.
    #[error("there is no framework “{id}”")]
    UnknownFramework {
        /// The id.
        id: String,
    },
    /// A framework has no such entry.
    #[error("{place}: “{framework}” has no entry “{id}”")]
    UnknownEntry {
        /// Where.
        place: String,
        /// The framework.
        framework: String,
        /// The id.
        id: String,
    },
    /// A word that is not one of those that may stand there.
    #[error("{place}: “{word}” is neither “strong” nor “related”")]
    Strength {
        /// Where.
        place: String,
        /// The word.
        word: String,
    },
    /// It is no text.
    #[error("it is no text in UTF-8; save it as “CSV UTF-8” or as JSON")]
    NoText,
    /// It is more than is read.
    #[error("it is larger than {most} bytes")]
    TooLarge {
        /// How many are read.
        most: usize,
    },
    /// It holds nothing.
    #[error("it holds no entries")]
    Nothing,
    /// It holds more than is read.
    #[error("it holds {count} entries; {most} are read at most")]
    TooMany {
        /// How many.
        count: usize,
        /// How many are read.
        most: usize,
    },
    /// A text is longer than a line.
    #[error("{place}: “{field}” is longer than {most} characters")]
    TooLong {
        /// Where.
        place: String,
        /// What.
        field: String,
        /// How many are read.
        most: usize,
    },
    /// A text that is no line: it is broken, or holds what no keyboard writes.
    #[error("{place}: “{field}” is more than one line, or holds a character that cannot be printed")]
    NoLine {
        /// Where.
        place: String,
        /// What.
        field: String,
    },
}

/// Something that was brought along and read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Brought {
    /// A framework.
    Framework(Framework),
    /// A crosswalk.
    Crosswalk(Crosswalk),
}

/// A framework or a crosswalk, as JSON or CSV: JSON with `pairs`, or a table with a column `from`, is a crosswalk. `known` are
/// the frameworks that there are beside those that ship.
///
/// # Errors
/// Everything that is wrong with it.
pub fn import(text: &str, known: &[Framework]) -> Imported<Brought> {
    let is_crosswalk = if is_json(text) {
        from_json::<Peek>(text)?.pairs.is_some()
    } else {
        let heading = Sheet::read(text).heading;
        heading.iter().any(|column| column == "from" || column == "to")
    };
    if is_crosswalk {
        import_crosswalk(text, known).map(Brought::Crosswalk)
    } else {
        import_framework(text).map(Brought::Framework)
    }
}

/// The same of bytes: what a file holds.
///
/// # Errors
/// Everything that is wrong with it.
pub fn import_bytes(bytes: &[u8], known: &[Framework]) -> Imported<Brought> {
    if bytes.len() > MAX_IMPORTED_BYTES {
        return Err(vec![ImportProblem::TooLarge { most: MAX_IMPORTED_BYTES }]);
    }
    let text = std::str::from_utf8(bytes).map_err(|_| vec![ImportProblem::NoText])?;
    import(text, known)
}

/// As much of JSON as tells what it is.
#[derive(Deserialize)]
struct Peek {
    pairs: Option<serde::de::IgnoredAny>,
}

/// What is brought along, or everything that is wrong with it.
pub type Imported<T> = std::result::Result<T, Vec<ImportProblem>>;

/// A framework as JSON or CSV.
///
/// # Errors
/// Everything that is wrong with it.
pub fn import_framework(text: &str) -> Imported<Framework> {
    let framework = if is_json(text) { from_json(text)? } else { framework_from_csv(&Sheet::read(text))? };
    let problems = framework_problems(&framework);
    if problems.is_empty() { Ok(framework) } else { Err(problems) }
}

/// A crosswalk as JSON or CSV, between frameworks that ship or are `known` beside them.
///
/// # Errors
/// Everything that is wrong with it.
pub fn import_crosswalk(text: &str, known: &[Framework]) -> Imported<Crosswalk> {
    let form: CrosswalkForm = if is_json(text) { from_json(text)? } else { crosswalk_from_csv(&Sheet::read(text))? };
    let reserved = reserved(&form.about.id);
    match form.resolved(known) {
        Ok(crosswalk) if reserved.is_none() => Ok(crosswalk),
        Ok(_) => Err(reserved.into_iter().collect()),
        Err(problems) => Err(reserved.into_iter().chain(problems).collect()),
    }
}

/// A crosswalk that ships, read as what is brought along is.
pub(crate) fn shipped_crosswalk(json: &str) -> Imported<Crosswalk> {
    from_json::<CrosswalkForm>(json)?.resolved(&[])
}

/// A crosswalk's id that is one of those that ship.
fn reserved(id: &str) -> Option<ImportProblem> {
    crosswalk_named(id).map(|_| ImportProblem::Reserved { id: id.to_owned() })
}

/// What is wrong with a crosswalk that is to be kept: by the same rules as when it is read.
pub(crate) fn crosswalk_problems(crosswalk: &Crosswalk, known: &[Framework]) -> Vec<ImportProblem> {
    let problems = match CrosswalkForm::from(crosswalk).resolved(known) {
        Err(problems) => problems,
        Ok(resolved) => {
            let strangers = crosswalk.pairs.iter().zip(&resolved.pairs).filter(|(said, found)| said != found);
            strangers
                .map(|(CrosswalkPair { from, to, .. }, found)| {
                    let stranger = if *from == found.from { to } else { from };
                    ImportProblem::UnknownEntry {
                        place: format!("{from} – {to}"),
                        framework: stranger.framework().to_owned(),
                        id: stranger.id().to_owned(),
                    }
                })
                .collect()
        }
    };
    reserved(&crosswalk.about.id).into_iter().chain(problems).collect()
}

/// What differs between two versions of a framework.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct FrameworkDifference {
    /// Entries that are new, by id.
    pub added: Vec<String>,
    /// Entries that are gone. A decision about one of them would be about nothing.
    pub removed: Vec<String>,
    /// Entries with another title.
    pub retitled: Vec<Retitled>,
    /// Entries that stand elsewhere now.
    pub moved: Vec<String>,
}

/// An entry with another title.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Retitled {
    /// Its id.
    pub id: String,
    /// What it was called.
    pub before: String,
    /// What it is called.
    pub after: String,
}

/// What differs between two versions of a crosswalk.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct CrosswalkDifference {
    /// Pairs that are new.
    pub added: Vec<CrosswalkPair>,
    /// Pairs that are gone.
    pub removed: Vec<CrosswalkPair>,
    /// Pairs about which something else is said, as they are now.
    pub changed: Vec<CrosswalkPair>,
}

/// What a later version of a framework has that an earlier one does not, and the other way round.
pub fn framework_difference(before: &Framework, after: &Framework) -> FrameworkDifference {
    let (old, new) = (placed(before), placed(after));
    let mut difference = FrameworkDifference {
        added: new.keys().filter(|id| !old.contains_key(*id)).map(|id| (*id).to_owned()).collect(),
        removed: old.keys().filter(|id| !new.contains_key(*id)).map(|id| (*id).to_owned()).collect(),
        ..FrameworkDifference::default()
    };
    for (id, (title, place)) in old {
        let Some((title_now, place_now)) = new.get(id) else { continue };
        if *place_now != place {
            difference.moved.push(id.to_owned());
        }
        if *title_now != title {
            let (before, after) = (title.to_owned(), (*title_now).to_owned());
            difference.retitled.push(Retitled { id: id.to_owned(), before, after });
        }
    }
    difference
}

/// Every entry with its title and what it stands in.
fn placed(framework: &Framework) -> BTreeMap<&str, (&str, Vec<&str>)> {
    let mut found = BTreeMap::new();
    let mut path: Vec<(usize, &str)> = Vec::new();
    for (depth, id, title) in framework.entries() {
        path.retain(|(above, _)| *above < depth);
        found.insert(id, (title, path.iter().map(|(_, id)| *id).collect()));
        path.push((depth, id));
    }
    found
}

/// What a later version of a crosswalk has that an earlier one does not, and the other way round.
pub fn crosswalk_difference(before: &Crosswalk, after: &Crosswalk) -> CrosswalkDifference {
    fn by_ends(of: &Crosswalk) -> HashMap<(&ControlRef, &ControlRef), &CrosswalkPair> {
        of.pairs.iter().map(|pair| ((&pair.from, &pair.to), pair)).collect()
    }
    let (old, new) = (by_ends(before), by_ends(after));
    let mut difference = CrosswalkDifference::default();
    for pair in &after.pairs {
        match old.get(&(&pair.from, &pair.to)) {
            None => difference.added.push(pair.clone()),
            Some(was) if *was != pair => difference.changed.push(pair.clone()),
            Some(_) => {}
        }
    }
    difference.removed =
        before.pairs.iter().filter(|pair| !new.contains_key(&(&pair.from, &pair.to))).cloned().collect();
    difference
}

fn is_json(text: &str) -> bool {
    text.trim_start_matches('\u{feff}').trim_start().starts_with('{')
}

fn from_json<T: for<'de> Deserialize<'de>>(text: &str) -> Imported<T> {
    let form = |error: serde_json::Error| vec![ImportProblem::Form { line: error.line(), why: error.to_string() }];
    serde_json::from_str(text.trim_start_matches('\u{feff}')).map_err(form)
}

/// Whether an id may name an entry: it becomes a part of a cell's key, and people type it.
fn is_entry_id(id: &str) -> bool {
    // A reference takes 200 bytes.
    let is_short = (1..=80).contains(&id.chars().count()) && id.len() <= 200;
    is_short && id.trim() == id && !id.contains('/') && !id.chars().any(char::is_control)
}

/// A line that has to be there.
fn line_problem(place: &str, field: &str, text: &str) -> Option<ImportProblem> {
    if text.trim().is_empty() {
        return Some(ImportProblem::Empty { place: place.to_owned(), field: field.to_owned() });
    }
    told_problem(place, field, text)
}

/// A line that may be empty.
fn told_problem(place: &str, field: &str, text: &str) -> Option<ImportProblem> {
    let (place, field) = (place.to_owned(), field.to_owned());
    if text.chars().count() > MAX_LINE {
        return Some(ImportProblem::TooLong { place, field, most: MAX_LINE });
    }
    checked_line(text).is_err().then_some(ImportProblem::NoLine { place, field })
}

/// Whether an id can be that of a framework of one's own: it stands in keys and references, where records have theirs.
fn is_framework_id(id: &str) -> bool {
    is_key_part(id) && !id.bytes().any(|b| b.is_ascii_uppercase() || b == b'_')
}

/// Ids that mean something else where an entry is named.
fn is_taken(id: &str) -> bool {
    let is_record = is_registered(id) || id == "statement" || LINKED.iter().any(|kind| kind.name() == id);
    id == OWN || is_record || shipped(id).is_some()
}

/// What is wrong with a framework that is to be kept, or that a file holds.
pub(crate) fn framework_problems(framework: &Framework) -> Vec<ImportProblem> {
    let mut problems: Vec<ImportProblem> = Vec::new();
    let id = framework.id.as_str();
    if is_taken(id) {
        problems.push(ImportProblem::Reserved { id: id.to_owned() });
    } else if !is_framework_id(id) {
        problems.push(ImportProblem::MalformedId { place: "id".to_owned(), id: id.to_owned() });
    }
    for (field, text) in [("name", &framework.name), ("version", &framework.version)] {
        problems.extend(line_problem(field, field, text));
    }
    let objectives = || framework.groups.iter().flat_map(|group| group.objectives.iter().map(move |of| (group, of)));
    if framework.controls().next().is_none() {
        problems.push(ImportProblem::Nothing);
    }
    let count = framework.entries().count().max(objectives().count()).max(framework.controls().count());
    if count > MAX_IMPORTED {
        problems.push(ImportProblem::TooMany { count, most: MAX_IMPORTED });
        return problems;
    }
    let mut seen = HashSet::new();
    for (_, id, title) in framework.entries() {
        if !is_entry_id(id) {
            problems.push(ImportProblem::MalformedId { place: title.to_owned(), id: id.to_owned() });
        }
        if !seen.insert(id) {
            problems.push(ImportProblem::Twice { place: title.to_owned(), id: id.to_owned() });
        }
        problems.extend(line_problem(id, "title", title));
    }
    // What bears the id of what it stands in is no entry of its own, and still has to be the only one.
    let mut alone: HashSet<&str> = HashSet::new();
    for (_, objective) in objectives().filter(|(group, objective)| objective.id == group.id) {
        if !alone.insert(&objective.id) {
            let (place, id) = (objective.title.clone(), objective.id.clone());
            problems.push(ImportProblem::Twice { place, id });
        }
        problems.extend(line_problem(&objective.id, "title", &objective.title));
    }
    let mut alone: HashSet<&str> = HashSet::new();
    for (_, objective) in objectives() {
        for control in objective.controls.iter().filter(|control| control.id == objective.id) {
            if !alone.insert(&control.id) {
                problems.push(ImportProblem::Twice { place: control.title.clone(), id: control.id.clone() });
            }
            problems.extend(line_problem(&control.id, "title", &control.title));
        }
    }
    problems
}

/// A crosswalk as it is brought along: its pairs name entries by their published ids.
#[derive(Debug, Deserialize)]
pub(crate) struct CrosswalkForm {
    #[serde(flatten)]
    pub(crate) about: CrosswalkAbout,
    pub(crate) pairs: Vec<PairForm>,
}

/// A pair as it is brought along.
#[derive(Debug, Deserialize)]
pub(crate) struct PairForm {
    from: String,
    to: String,
    strength: Option<Strength>,
    note: Option<String>,
    #[serde(default)]
    by: Vec<String>,
}

impl From<&Crosswalk> for CrosswalkForm {
    fn from(Crosswalk { about, pairs }: &Crosswalk) -> Self {
        let id = |entry: &ControlRef| entry.id().to_owned();
        let form = |CrosswalkPair { from, to, strength, note, by }: &CrosswalkPair| PairForm {
            from: id(from),
            to: id(to),
            strength: *strength,
            note: note.clone(),
            by: by.clone(),
        };
        Self { about: about.clone(), pairs: pairs.iter().map(form).collect() }
    }
}

impl CrosswalkForm {
    /// Finds what its pairs name, in frameworks that ship or are known beside them.
    fn resolved(self, known: &[Framework]) -> Imported<Crosswalk> {
        let about = self.about;
        let mut problems = about_problems(&about);
        let sides = [&about.from, &about.to].map(|id| Side::of(id, known));
        for (side, id) in sides.iter().zip([&about.from, &about.to]) {
            if side.entries.is_empty() {
                problems.push(ImportProblem::UnknownFramework { id: id.clone() });
            }
        }
        match self.pairs.len() {
            0 => problems.push(ImportProblem::Nothing),
            count if count > MAX_IMPORTED => problems.push(ImportProblem::TooMany { count, most: MAX_IMPORTED }),
            _ => {}
        }
        if !problems.is_empty() {
            return Err(problems);
        }
        let [one, other] = &sides;
        let mut seen = BTreeSet::new();
        let mut pairs = Vec::new();
        for pair in self.pairs {
            let place = format!("{} – {}", pair.from, pair.to);
            match (one.entry(&pair.from), other.entry(&pair.to)) {
                (Some(from), Some(to)) => {
                    if !seen.insert((from.clone(), to.clone())) {
                        problems.push(ImportProblem::Twice { place: place.clone(), id: place.clone() });
                    }
                    let note = pair.note.filter(|note| !note.trim().is_empty());
                    problems.extend(note.as_ref().and_then(|note| line_problem(&place, "note", note)));
                    problems.extend(pair.by.iter().filter_map(|mark| line_problem(&place, "by", mark)));
                    pairs.push(CrosswalkPair { from, to, strength: pair.strength, note, by: pair.by });
                }
                (from, to) => {
                    for (found, framework, id) in [(from, &about.from, &pair.from), (to, &about.to, &pair.to)] {
                        if found.is_none() {
                            let (place, framework, id) = (place.clone(), framework.clone(), id.clone());
                            problems.push(ImportProblem::UnknownEntry { place, framework, id });
                        }
                    }
                }
            }
        }
        if problems.is_empty() { Ok(Crosswalk { about, pairs }) } else { Err(problems) }
    }
}

/// What is wrong with what a crosswalk says of itself.
fn about_problems(about: &CrosswalkAbout) -> Vec<ImportProblem> {
    let mut problems = Vec::new();
    if !is_key_part(&about.id) {
        problems.push(ImportProblem::MalformedId { place: "id".to_owned(), id: about.id.clone() });
    }
    for (field, text) in [("name", &about.name), ("madeBy", &about.made_by)] {
        problems.extend(line_problem(field, field, text));
    }
    let told =
        [("date", &about.date), ("sureness", &about.sureness), ("source", &about.source), ("licence", &about.licence)];
    problems.extend(told.iter().filter_map(|(field, text)| told_problem(field, field, text)));
    for count in [about.limits.len(), about.voices.len()].into_iter().filter(|count| *count > MAX_TOLD) {
        problems.push(ImportProblem::TooMany { count, most: MAX_TOLD });
    }
    problems.extend(about.limits.iter().filter_map(|limit| line_problem("limits", "limits", limit)));
    let voices = about.voices.iter().flat_map(|(mark, who)| [mark, who]);
    problems.extend(voices.filter_map(|text| line_problem("voices", "voices", text)));
    problems
}

/// What may stand on one side of a crosswalk: entries of a framework, then of the clauses of that standard.
struct Side<'a> {
    entries: Vec<(String, HashSet<&'a str>)>,
}

impl<'a> Side<'a> {
    fn of(id: &str, known: &'a [Framework]) -> Self {
        let entries = [id.to_owned(), format!("{id}-clauses")].into_iter().filter_map(|id| {
            let own = known.iter().find(|framework| framework.id == id);
            let framework = framework_named(&id).or(own)?;
            Some((id, framework.entries().map(|(_, entry, _)| entry).collect()))
        });
        Self { entries: entries.collect() }
    }

    /// An entry by its published id.
    fn entry(&self, id: &str) -> Option<ControlRef> {
        let of = self.entries.iter().find(|(_, entries)| entries.contains(id));
        of.map(|(framework, _)| ControlRef::new(framework, id))
    }
}

fn framework_from_csv(sheet: &Sheet) -> Imported<Framework> {
    let mut groups: Vec<Group> = Vec::new();
    for row in sheet.rows(["group", "group title", "id", "title"])? {
        let [group, group_title, id, title] = row.map(str::to_owned);
        let at = groups.iter().position(|known| known.id == group).unwrap_or_else(|| {
            let objective = Objective { id: group.clone(), title: group_title.clone(), controls: Vec::new() };
            groups.push(Group { id: group.clone(), title: group_title, objectives: vec![objective] });
            groups.len() - 1
        });
        let objectives = groups.get_mut(at).into_iter().flat_map(|group| &mut group.objectives);
        objectives.for_each(|objective| objective.controls.push(ControlEntry { id: id.clone(), title: title.clone() }));
    }
    Ok(Framework { id: sheet.said("id"), name: sheet.said("name"), version: sheet.said("version"), groups })
}

fn crosswalk_from_csv(sheet: &Sheet) -> Imported<CrosswalkForm> {
    let mut problems = Vec::new();
    let mut pairs = Vec::new();
    for [from, to, strength, note] in sheet.rows(["from", "to", "strength?", "note?"])? {
        let strength = match strength {
            "" => None,
            "strong" => Some(Strength::Strong),
            "related" => Some(Strength::Related),
            word => {
                let place = format!("{from} – {to}");
                problems.push(ImportProblem::Strength { place, word: word.to_owned() });
                None
            }
        };
        let note = Some(note.to_owned());
        pairs.push(PairForm { from: from.to_owned(), to: to.to_owned(), strength, note, by: Vec::new() });
    }
    let about = CrosswalkAbout {
        id: sheet.said("id"),
        name: sheet.said("name"),
        from: sheet.said("from"),
        to: sheet.said("to"),
        made_by: sheet.said("madeBy"),
        date: sheet.said("date"),
        sureness: sheet.said("sureness"),
        source: sheet.said("source"),
        licence: sheet.said("licence"),
        limits: sheet.all_said("limits"),
        ..CrosswalkAbout::default()
    };
    if problems.is_empty() { Ok(CrosswalkForm { about, pairs }) } else { Err(problems) }
}

/// A table as CSV has it, and what is said in lines before its heading.
struct Sheet {
    said: Vec<(String, String)>,
    heading: Vec<String>,
    rows: Vec<Vec<String>>,
}

impl Sheet {
    fn read(text: &str) -> Self {
        let mut said = Vec::new();
        let mut rest = text.trim_start_matches('\u{feff}');
        while let Some(line) = rest.lines().next().filter(|line| line.starts_with('#') || line.trim().is_empty()) {
            if let Some((key, value)) = line.trim_start_matches('#').split_once(':') {
                said.push((key.trim().to_lowercase(), value.trim().to_owned()));
            }
            match rest.split_once('\n') {
                Some((_, after)) => rest = after,
                None => rest = "",
            }
        }
        // What parts the heading parts the rows: a spreadsheet writes “;” where the comma is in numbers.
        let first = rest.lines().next().unwrap_or_default();
        let separator = if first.contains(';') && !first.contains(',') { ';' } else { ',' };
        let mut rows = fields(rest, separator);
        let heading = if rows.is_empty() { Vec::new() } else { rows.remove(0) };
        let heading = heading.iter().map(|name| name.trim().to_lowercase()).collect();
        rows.retain(|row| row.iter().any(|field| !field.trim().is_empty()));
        Self { said, heading, rows }
    }

    /// What is said under a key, where it is said once.
    fn said(&self, key: &str) -> String {
        self.all_said(key).pop().unwrap_or_default()
    }

    /// What is said under a key, line by line.
    fn all_said(&self, key: &str) -> Vec<String> {
        let key = key.to_lowercase();
        let said = self.said.iter().filter(|(of, text)| *of == key && !text.is_empty());
        said.map(|(_, text)| text.clone()).collect()
    }

    /// The fields of these columns, row by row. A column whose name ends in “?” may be missing.
    fn rows<const N: usize>(&self, columns: [&str; N]) -> Imported<Vec<[&str; N]>> {
        let at = |column: &str| self.heading.iter().position(|name| name == column.trim_end_matches('?'));
        let missing = columns.iter().filter(|column| !column.ends_with('?') && at(column).is_none());
        let missing: Vec<_> = missing.map(|c| ImportProblem::ColumnMissing { column: (*c).to_owned() }).collect();
        if !missing.is_empty() {
            return Err(missing);
        }
        let places = columns.map(at);
        let row =
            self.rows.iter().map(|row| places.map(|place| place.and_then(|at| row.get(at)).map_or("", |f| f.trim())));
        Ok(row.collect())
    }
}

/// Rows of fields (RFC 4180): a field in quotes may hold separators, line ends and doubled quotes.
fn fields(text: &str, separator: char) -> Vec<Vec<String>> {
    let mut rows = Vec::new();
    let (mut row, mut field, mut quoted) = (Vec::new(), String::new(), false);
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '"' if quoted && letters.peek() == Some(&'"') => {
                letters.next();
                field.push('"');
            }
            '"' if quoted || field.is_empty() => quoted = !quoted,
            '\n' if !quoted => {
                row.push(std::mem::take(&mut field));
                rows.push(std::mem::take(&mut row));
            }
            '\r' if !quoted => {}
            letter if letter == separator && !quoted => row.push(std::mem::take(&mut field)),
            letter => field.push(letter),
        }
    }
    if !field.is_empty() || !row.is_empty() {
        row.push(field);
        rows.push(row);
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::*;

    const RULES: &str = "# id: own-rules\n# name: Rules of the house\n# version: 3\n\
        group,group title,id,title\n1,Buying,1.1,Ask before you buy\n1,Buying,1.2,\"Keep the contract, signed\"\n\
        2,Using,2.1,\"Say \"\"no\"\" to secrets\"\n";
    const PAIRS: &str = "# id: rules-42001\n# name: Rules and controls\n# from: own-rules\n# to: iso42001\n\
        # madeBy: Quality office\nfrom;to;note;strength\n1.1;A.10.3;Suppliers of AI;related\n2;7.3;;\n";

    #[test]
    fn a_spreadsheet_becomes_a_framework_and_its_json_is_the_same() {
        let framework = import_framework(RULES).unwrap();
        assert_eq!((framework.name.as_str(), framework.groups.len()), ("Rules of the house", 2));
        assert_eq!(framework.title("1.2"), Some("Keep the contract, signed"));
        assert_eq!(framework.title("2.1"), Some("Say \"no\" to secrets"));
        let json = serde_json::to_string_pretty(&framework).unwrap();
        assert_eq!(import_framework(&json).unwrap(), framework);
        let windows = format!("\u{feff}{}", RULES.replace('\n', "\r\n"));
        assert_eq!(import_framework(&windows).unwrap(), framework);
    }

    #[test]
    fn a_crosswalk_finds_entries_of_both_sides_and_clauses_where_the_standard_has_them() {
        let known = [import_framework(RULES).unwrap()];
        let crosswalk = import_crosswalk(PAIRS, &known).unwrap();
        let pairs: Vec<(&str, &str)> = crosswalk.pairs.iter().map(|p| (p.from.as_str(), p.to.as_str())).collect();
        assert_eq!(pairs, [("own-rules/1.1", "iso42001/A.10.3"), ("own-rules/2", "iso42001-clauses/7.3")]);
        assert_eq!(crosswalk.pairs[0].strength, Some(Strength::Related));
        assert_eq!(crosswalk.pairs[0].note.as_deref(), Some("Suppliers of AI"));
        assert_eq!(crosswalk.pairs[1].note, None);
        let without = import_crosswalk(PAIRS, &[]).unwrap_err();
        assert_eq!(without, [ImportProblem::UnknownFramework { id: "own-rules".to_owned() }]);
    }

    #[test]
    fn all_that_is_wrong_is_said_at_once_and_where() {
        let said = |text: &str| import_framework(text).unwrap_err().iter().map(ToString::to_string).collect::<Vec<_>>();
        assert_eq!(
            said("# id: iso42001\n# name: x\ngroup,group title,id,title\n1,A,1.1,x\n1,A,1.1,y\n1,A,a/b,\n"),
            [
                "“iso42001” is taken by what ships with Annexa; choose another id",
                "version: “version” is empty",
                "y: “1.1” is there twice",
                ": “a/b” cannot be an id",
                "a/b: “title” is empty",
            ]
        );
        assert_eq!(said("group,id,title\n1,1.1,x\n"), ["there is no column “group title”"]);
        assert_eq!(said("# id: a\n# name: b\n# version: c\ngroup,group title,id,title\n"), ["it holds no entries"]);
        assert!(said("{\"id\": \"x\",\n").first().unwrap().starts_with("line "));
        let known = [import_framework(RULES).unwrap()];
        let wrong = PAIRS.replace("A.10.3", "A.99").replace("2;7.3;;", "9;7.3;;\n1.2;7.3;;sure\n");
        let said = import_crosswalk(&wrong, &known).unwrap_err();
        assert_eq!(
            said.iter().map(ToString::to_string).collect::<Vec<_>>(),
            ["1.2 – 7.3: “sure” is neither “strong” nor “related”"]
        );
        let said = import_crosswalk(&wrong.replace("sure", ""), &known).unwrap_err();
        let said: Vec<String> = said.iter().map(ToString::to_string).collect();
        assert_eq!(said, ["1.1 – A.99: “iso42001” has no entry “A.99”", "9 – 7.3: “own-rules” has no entry “9”"]);
    }

    #[test]
    fn what_it_is_follows_from_what_it_holds() {
        let known = [import_framework(RULES).unwrap()];
        assert!(matches!(import(RULES, &[]), Ok(Brought::Framework(_))));
        assert!(matches!(import(PAIRS, &known), Ok(Brought::Crosswalk(_))));
        let json = serde_json::to_string(&known[0]).unwrap();
        assert!(matches!(import(&json, &[]), Ok(Brought::Framework(_))));
        let form = r#"{"annexa": "crosswalk/1", "id": "x", "name": "X", "from": "own-rules", "to": "iso42001", "madeBy": "We",
            "date": "", "sureness": "", "source": "", "licence": "", "pairs": [{"from": "1.1", "to": "A.10.3"}]}"#;
        let Ok(Brought::Crosswalk(crosswalk)) = import(form, &known) else { panic!("it is a crosswalk") };
        assert!(crosswalk_problems(&crosswalk, &known).is_empty());
        // Neither: said as a framework without its parts.
        assert!(matches!(&import("{}", &[]).unwrap_err()[..], [ImportProblem::Form { .. }]));
    }

    #[test]
    fn a_crosswalk_tells_its_limits_and_takes_no_place_of_one_that_ships() {
        let known = [import_framework(RULES).unwrap()];
        let limited = PAIRS.replace("# madeBy", "# limits: Nobody looked\n# limits: Two people made it\n# madeBy");
        assert_eq!(import_crosswalk(&limited, &known).unwrap().about.limits, ["Nobody looked", "Two people made it"]);
        let taken = import_crosswalk(&PAIRS.replace("rules-42001", "a3-categories"), &known).unwrap_err();
        assert_eq!(taken, [ImportProblem::Reserved { id: "a3-categories".to_owned() }]);
    }

    #[test]
    fn no_two_entries_bear_one_id_be_they_what_they_stand_in_or_not() {
        let said = |rows: &str| {
            let text = format!("# id: r\n# name: n\n# version: v\ngroup,group title,id,title\n{rows}");
            import_framework(&text).map_err(|problems| problems.iter().map(ToString::to_string).collect::<Vec<_>>())
        };
        // The only one of its group may bear the group's id.
        assert!(said("1,A,1,x\n").is_ok());
        assert_eq!(said("1,A,1,x\n1,A,1,y\n").unwrap_err(), ["y: “1” is there twice"]);
        assert_eq!(said("1,A,1.1,x\n2,B,1,y\n").unwrap_err(), ["y: “1” is there twice"]);
        assert_eq!(said("1,A,1.1,\"x\ny\"\n").unwrap_err().len(), 1);
        let many: Vec<String> = (0..=MAX_IMPORTED).map(|n| format!("1,A,e{n},x\n")).collect();
        assert!(said(&many.concat()).unwrap_err()[0].starts_with("it holds 20002 entries"));
    }

    #[test]
    fn a_later_version_is_told_by_what_came_went_and_changed() {
        let before = import_framework(RULES).unwrap();
        let later = RULES
            .replace("Ask before you buy", "Ask twice")
            .replace("1,Buying,1.2", "2,Using,1.2")
            .replace("2.1", "2.2");
        let after = import_framework(&later).unwrap();
        let difference = framework_difference(&before, &after);
        assert_eq!((difference.added, difference.removed), (vec!["2.2".to_owned()], vec!["2.1".to_owned()]));
        assert_eq!(difference.moved, ["1.2"]);
        assert_eq!(difference.retitled[0].before, "Ask before you buy");
        assert_eq!(framework_difference(&before, &before), FrameworkDifference::default());
        let known = [before];
        let old = import_crosswalk(PAIRS, &known).unwrap();
        let new = import_crosswalk(&PAIRS.replace("related", "strong").replace("2;7.3", "1.2;7.3"), &known).unwrap();
        let difference = crosswalk_difference(&old, &new);
        let one = |pairs: &[CrosswalkPair]| (pairs.len(), pairs[0].from.id().to_owned());
        assert_eq!(one(&difference.added), (1, "1.2".to_owned()));
        assert_eq!(one(&difference.removed), (1, "2".to_owned()));
        assert_eq!(one(&difference.changed), (1, "1.1".to_owned()));
        assert_eq!(crosswalk_difference(&old, &old), CrosswalkDifference::default());
    }
}
