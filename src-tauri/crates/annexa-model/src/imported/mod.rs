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

mod problems;
mod sheet;

use std::collections::{BTreeMap, HashMap, HashSet};

use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub use self::problems::{ImportPlace, ImportProblem};
use self::problems::{Origin, line_problem, listed, told_problem};
use self::sheet::Sheet;

use crate::catalogue::{
    Crosswalk, CrosswalkAbout, CrosswalkPair, Strength, crosswalk_named, framework as shipped, framework_named,
};
use crate::id::is_key_part;
use crate::registers::is_registered;
use crate::{ControlEntry, ControlRef, Framework, Group, LINKED, OWN, Objective};

/// Entries of a framework, or pairs of a crosswalk, at most.
pub const MAX_IMPORTED: usize = 20_000;

/// Bytes of what is brought along, at most.
pub const MAX_IMPORTED_BYTES: usize = 8_000_000;

/// Things to beware of, or lists that are joined, which one crosswalk tells at most.
const MAX_TOLD: usize = 100;

/// Something that was brought along and read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Brought {
    /// A framework.
    Framework(Framework),
    /// A crosswalk.
    Crosswalk(Crosswalk),
}

/// A framework or a crosswalk, as JSON or CSV: JSON with `pairs`, or a table that leads from something to something, is a crosswalk.
/// `known` are the frameworks that there are beside those that ship.
///
/// # Errors
/// Everything that is wrong with it.
pub fn import(text: &str, known: &[Framework]) -> Imported<Brought> {
    let is_crosswalk = if is_json(text) {
        from_json::<Peek>(text)?.pairs.is_some()
    } else {
        let sheet = Sheet::read(text);
        let is_end = |column: &String| column == "from" || column == "to";
        sheet.heading.iter().any(is_end) || !sheet.said("from").is_empty() || !sheet.said("to").is_empty()
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
    if is_json(text) {
        let framework = from_json(text)?;
        let problems = framework_problems(&framework);
        return if problems.is_empty() { Ok(framework) } else { Err(problems) };
    }
    let Table { holds, origin, mut problems } = framework_from_csv(&Sheet::read(text))?;
    problems.extend(problems_of_framework(&holds, &origin));
    finished(holds, problems)
}

/// A crosswalk as JSON or CSV, between frameworks that ship or are `known` beside them.
///
/// # Errors
/// Everything that is wrong with it.
pub fn import_crosswalk(text: &str, known: &[Framework]) -> Imported<Crosswalk> {
    let Table { holds: form, origin, mut problems } = if is_json(text) {
        Table { holds: from_json::<CrosswalkForm>(text)?, origin: Origin::default(), problems: Vec::new() }
    } else {
        crosswalk_from_csv(&Sheet::read(text))?
    };
    problems.extend(reserved(&form.about.id));
    let crosswalk = form.resolved(known, &origin, &mut problems);
    finished(crosswalk, problems)
}

/// What was read, or all that was found wrong on the way.
fn finished<T>(read: T, mut problems: Vec<ImportProblem>) -> Imported<T> {
    problems.retain(|problem| !problem.is_of_a_head());
    let problems = listed(problems);
    if problems.is_empty() { Ok(read) } else { Err(problems) }
}

/// What a table holds, where that stands in it, and what was wrong with it so far.
struct Table<T> {
    holds: T,
    origin: Origin,
    problems: Vec<ImportProblem>,
}

/// A crosswalk that ships, read as what is brought along is.
pub(crate) fn shipped_crosswalk(json: &str) -> Imported<Crosswalk> {
    let mut problems = Vec::new();
    let crosswalk = from_json::<CrosswalkForm>(json)?.resolved(&[], &Origin::default(), &mut problems);
    finished(crosswalk, problems)
}

/// A crosswalk's id that is one of those that ship.
fn reserved(id: &str) -> Option<ImportProblem> {
    crosswalk_named(id).map(|_| ImportProblem::Reserved { id: id.to_owned() })
}

/// What is wrong with a crosswalk that is to be kept: by the same rules as when it is read.
pub(crate) fn crosswalk_problems(crosswalk: &Crosswalk, known: &[Framework]) -> Vec<ImportProblem> {
    let origin = Origin::default();
    let mut problems: Vec<ImportProblem> = reserved(&crosswalk.about.id).into_iter().collect();
    let resolved = CrosswalkForm::from(crosswalk).resolved(known, &origin, &mut problems);
    // A pair says its frameworks itself here: they are those that it is found in.
    let strangers = crosswalk.pairs.iter().zip(&resolved.pairs).enumerate();
    for (n, (said, found)) in strangers.filter(|(_, (said, found))| said.from != found.from || said.to != found.to) {
        let (field, stranger) = if said.from == found.from { ("to", &said.to) } else { ("from", &said.from) };
        let (framework, id) = (stranger.framework().to_owned(), stranger.id().to_owned());
        let place = origin.at(&format!("pairs[{n}]"), field);
        problems.push(ImportProblem::UnknownEntry { place, framework, id, more: 0 });
    }
    listed(problems)
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
    let form = |error: serde_json::Error| {
        let said = error.to_string();
        // Its words end in the place, which is told already.
        let why = said.rsplit_once(" at line ").map_or(said.as_str(), |(why, _)| why).to_owned();
        vec![ImportProblem::Form { line: error.line(), why }]
    };
    serde_json::from_str(text.trim_start_matches('\u{feff}')).map_err(form)
}

/// Whether an id may name an entry: it becomes a part of a cell's key, and people type it.
fn is_entry_id(id: &str) -> bool {
    // A reference takes 200 bytes.
    let is_short = (1..=80).contains(&id.chars().count()) && id.len() <= 200;
    is_short && id.trim() == id && !id.contains('/') && !id.chars().any(char::is_control)
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
    listed(problems_of_framework(framework, &Origin::default()))
}

fn problems_of_framework(framework: &Framework, origin: &Origin) -> Vec<ImportProblem> {
    let mut problems: Vec<ImportProblem> = Vec::new();
    let id = framework.id.as_str();
    if is_taken(id) {
        problems.push(ImportProblem::Reserved { id: id.to_owned() });
    } else {
        problems.extend(id_problem(id, is_framework_id, || origin.at("", "id")));
    }
    for (field, text) in [("name", &framework.name), ("version", &framework.version)] {
        problems.extend(line_problem(text, || origin.at("", field)));
    }
    if framework.controls().next().is_none() {
        problems.push(ImportProblem::Nothing);
    }
    let objectives = framework.groups.iter().map(|group| group.objectives.len()).sum();
    let count = framework.entries().count().max(objectives).max(framework.controls().count());
    if count > MAX_IMPORTED {
        problems.push(ImportProblem::TooMany { count, most: MAX_IMPORTED });
        return problems;
    }
    // What bears the id of what it stands in is no entry of its own, and still has to be the only one.
    let (mut seen, mut objectives, mut controls) = (Ids::default(), Ids::default(), Ids::default());
    for (g, group) in framework.groups.iter().enumerate() {
        let part = Part { group: g, objective: None, control: None };
        seen.entry(part, [&group.id, &group.title], origin, &mut problems);
        for (o, objective) in group.objectives.iter().enumerate() {
            let part = Part { objective: Some(o), ..part };
            let ids = if objective.id == group.id { &mut objectives } else { &mut seen };
            ids.entry(part, [&objective.id, &objective.title], origin, &mut problems);
            for (c, control) in objective.controls.iter().enumerate() {
                let part = Part { control: Some(c), ..part };
                let ids = if control.id == objective.id { &mut controls } else { &mut seen };
                ids.entry(part, [&control.id, &control.title], origin, &mut problems);
            }
        }
    }
    problems
}

/// A part of a framework: a group, an objective in it, a control in that.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Part {
    group: usize,
    objective: Option<usize>,
    control: Option<usize>,
}

impl Part {
    /// The way to it in JSON.
    fn path(self) -> String {
        let Self { group, objective, control } = self;
        let objective = objective.map_or_else(String::new, |n| format!(".objectives[{n}]"));
        let control = control.map_or_else(String::new, |n| format!(".controls[{n}]"));
        format!("groups[{group}]{objective}{control}")
    }
}

/// Ids of which each has to be the only one, with where each stands.
#[derive(Default)]
struct Ids<'f>(HashMap<&'f str, Part>);

impl<'f> Ids<'f> {
    /// Looks at the next entry, and at whether its id is another one's.
    fn entry(&mut self, part: Part, [id, title]: [&'f String; 2], origin: &Origin, problems: &mut Vec<ImportProblem>) {
        let at = |field| origin.at(&part.path(), field);
        problems.extend(id_problem(id, is_entry_id, || at("id")));
        problems.extend(line_problem(title, || at("title")));
        // Two that are empty are two that are empty.
        let first = *self.0.entry(id).or_insert(part);
        if first != part && !id.is_empty() {
            let (place, first) = (at("id"), origin.at(&first.path(), "id"));
            problems.push(ImportProblem::Twice { place, id: id.clone(), first });
        }
    }
}

/// What is wrong with an id: it is none, or not such a one.
fn id_problem(id: &str, is_id: fn(&str) -> bool, place: impl FnOnce() -> ImportPlace) -> Option<ImportProblem> {
    if id.trim().is_empty() {
        return Some(ImportProblem::Empty { place: place() });
    }
    (!is_id(id)).then(|| ImportProblem::MalformedId { place: place(), id: id.to_owned() })
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
    /// Finds what its pairs name, in frameworks that ship or are known beside them, and tells what is wrong with it. Where something
    /// is, what comes of it is not all that was said.
    fn resolved(self, known: &[Framework], origin: &Origin, problems: &mut Vec<ImportProblem>) -> Crosswalk {
        let about = self.about;
        problems.extend(about_problems(&about, origin));
        let sides = [("from", &about.from), ("to", &about.to)].map(|(end, id)| (end, Side::of(id, known)));
        for (end, side) in &sides {
            let place = || origin.at("", end);
            if side.id.trim().is_empty() {
                problems.push(ImportProblem::Empty { place: place() });
            } else if side.entries.is_empty() {
                problems.push(ImportProblem::UnknownFramework { place: place(), id: side.id.to_owned() });
            }
        }
        let mut crosswalk = Crosswalk { about: about.clone(), pairs: Vec::new() };
        match self.pairs.len() {
            0 => problems.push(ImportProblem::Nothing),
            count if count > MAX_IMPORTED => {
                problems.push(ImportProblem::TooMany { count, most: MAX_IMPORTED });
                return crosswalk;
            }
            _ => {}
        }
        let [(_, one), (_, other)] = &sides;
        let mut seen: HashMap<(ControlRef, ControlRef), usize> = HashMap::new();
        let mut unknown: BTreeMap<(&str, String), (usize, usize)> = BTreeMap::new();
        for (n, pair) in self.pairs.into_iter().enumerate() {
            let part = || format!("pairs[{n}]");
            let found = [one.entry(&pair.from), other.entry(&pair.to)];
            let ends = [pair.from, pair.to];
            for ((end, side), (id, found)) in sides.iter().zip(ends.iter().zip(&found)) {
                if id.is_empty() {
                    problems.push(ImportProblem::Empty { place: origin.at(&part(), end) });
                } else if found.is_none() && !side.entries.is_empty() {
                    unknown.entry((*end, id.clone())).and_modify(|(_, more)| *more += 1).or_insert((n, 0));
                }
            }
            let note = pair.note.filter(|note| !note.trim().is_empty());
            problems.extend(note.as_ref().and_then(|note| line_problem(note, || origin.at(&part(), "note"))));
            problems.extend(pair.by.iter().filter_map(|mark| line_problem(mark, || origin.at(&part(), "by"))));
            if let [Some(from), Some(to)] = found {
                if let Some(first) = seen.get(&(from.clone(), to.clone())) {
                    let (place, first) = (origin.at(&part(), "from"), origin.at(&format!("pairs[{first}]"), "from"));
                    problems.push(ImportProblem::Twice { place, id: ends.join(" – "), first });
                }
                seen.entry((from.clone(), to.clone())).or_insert(n);
                crosswalk.pairs.push(CrosswalkPair { from, to, strength: pair.strength, note, by: pair.by });
            }
        }
        // Each once, in the order in which they are met.
        let mut unknown: Vec<_> = unknown.into_iter().collect();
        unknown.sort_by_key(|(_, (first, _))| *first);
        for ((end, id), (first, more)) in unknown {
            let framework = if end == "from" { about.from.clone() } else { about.to.clone() };
            let place = origin.at(&format!("pairs[{first}]"), end);
            problems.push(ImportProblem::UnknownEntry { place, framework, id, more });
        }
        crosswalk
    }
}

/// What is wrong with what a crosswalk says of itself.
fn about_problems(about: &CrosswalkAbout, origin: &Origin) -> Vec<ImportProblem> {
    let at = |field: &str| origin.at("", field);
    let mut problems: Vec<_> = id_problem(&about.id, is_key_part, || at("id")).into_iter().collect();
    for (field, text) in [("name", &about.name), ("madeBy", &about.made_by)] {
        problems.extend(line_problem(text, || at(field)));
    }
    let told =
        [("date", &about.date), ("sureness", &about.sureness), ("source", &about.source), ("licence", &about.licence)];
    problems.extend(told.iter().filter_map(|(field, text)| told_problem(text, || at(field))));
    for count in [about.limits.len(), about.voices.len()].into_iter().filter(|count| *count > MAX_TOLD) {
        problems.push(ImportProblem::TooMany { count, most: MAX_TOLD });
    }
    let limits = about.limits.iter().enumerate();
    problems.extend(limits.filter_map(|(n, limit)| line_problem(limit, || at(&format!("limits[{n}]")))));
    let voices = about.voices.iter().flat_map(|(mark, who)| [mark, who]);
    problems.extend(voices.filter_map(|text| line_problem(text, || at("voices"))));
    problems
}

/// What may stand on one side of a crosswalk: entries of a framework, then of the clauses of that standard.
struct Side<'a> {
    id: &'a str,
    entries: Vec<(String, HashSet<&'a str>)>,
}

impl<'a> Side<'a> {
    fn of(id: &'a str, known: &'a [Framework]) -> Self {
        let entries = [id.to_owned(), format!("{id}-clauses")].into_iter().filter_map(|id| {
            let own = known.iter().find(|framework| framework.id == id);
            let framework = framework_named(&id).or(own)?;
            Some((id, framework.entries().map(|(_, entry, _)| entry).collect()))
        });
        Self { id, entries: entries.collect() }
    }

    /// An entry by its published id.
    fn entry(&self, id: &str) -> Option<ControlRef> {
        let of = self.entries.iter().find(|(_, entries)| entries.contains(id));
        of.map(|(framework, _)| ControlRef::new(framework, id))
    }
}

/// What the lines before the heading of a framework have to say, with what each could say.
const FRAMEWORK_HEAD: [(&str, &str); 3] = [("id", "own-rules"), ("name", "Rules of the house"), ("version", "1")];

/// The same of a crosswalk.
const CROSSWALK_HEAD: [(&str, &str); 5] = [
    ("id", "rules-42001"),
    ("name", "Rules and controls"),
    ("from", "own-rules"),
    ("to", "iso42001"),
    ("madeBy", "Quality office"),
];

fn framework_from_csv(sheet: &Sheet) -> Imported<Table<Framework>> {
    let mut problems: Vec<ImportProblem> = sheet.head_problem(&FRAMEWORK_HEAD).into_iter().collect();
    let rows = match sheet.rows(["group", "group title", "id", "title"]) {
        Ok(rows) => rows,
        Err(problem) => {
            problems.push(problem);
            return Err(problems);
        }
    };
    let mut lines = said_at(sheet, &["id", "name", "version"]);
    let mut groups: Vec<Group> = Vec::new();
    for (line, row) in rows {
        let [group, group_title, id, title] = row.map(str::to_owned);
        let at = groups.iter().position(|known| known.id == group).unwrap_or_else(|| {
            let objective = Objective { id: group.clone(), title: group_title.clone(), controls: Vec::new() };
            groups.push(Group { id: group.clone(), title: group_title, objectives: vec![objective] });
            groups.len() - 1
        });
        let part = Part { group: at, objective: None, control: None };
        lines.entry(part.path()).or_insert(line);
        let part = Part { objective: Some(0), ..part };
        lines.entry(part.path()).or_insert(line);
        for objective in groups.get_mut(at).into_iter().flat_map(|group| &mut group.objectives) {
            lines.insert(Part { control: Some(objective.controls.len()), ..part }.path(), line);
            objective.controls.push(ControlEntry { id: id.clone(), title: title.clone() });
        }
    }
    let [id, name, version] = ["id", "name", "version"].map(|head| sheet.said(head));
    let framework = Framework { id, name, version, groups, gone: Vec::new() };
    Ok(Table { holds: framework, origin: Origin { lines: Some(lines) }, problems })
}

fn crosswalk_from_csv(sheet: &Sheet) -> Imported<Table<CrosswalkForm>> {
    let mut problems: Vec<ImportProblem> = sheet.head_problem(&CROSSWALK_HEAD).into_iter().collect();
    let rows = match sheet.rows(["from", "to", "strength?", "note?"]) {
        Ok(rows) => rows,
        Err(problem) => {
            problems.push(problem);
            return Err(problems);
        }
    };
    let mut lines = said_at(sheet, &["id", "name", "from", "to", "madeBy", "date", "sureness", "source", "licence"]);
    let limits = sheet.all_said("limits");
    lines.extend(limits.iter().enumerate().map(|(n, (_, line))| (format!("limits[{n}]"), *line)));
    lines.extend(rows.iter().enumerate().map(|(n, (line, _))| (format!("pairs[{n}]"), *line)));
    let origin = Origin { lines: Some(lines) };
    let mut pairs = Vec::new();
    for (n, (_, [from, to, strength, note])) in rows.into_iter().enumerate() {
        let strength = match strength {
            "" => None,
            "strong" => Some(Strength::Strong),
            "related" => Some(Strength::Related),
            word => {
                let place = origin.at(&format!("pairs[{n}]"), "strength");
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
        limits: limits.into_iter().map(|(limit, _)| limit).collect(),
        ..CrosswalkAbout::default()
    };
    Ok(Table { holds: CrosswalkForm { about, pairs }, origin, problems })
}

/// The lines on which a table says what it is.
fn said_at(sheet: &Sheet, keys: &[&str]) -> HashMap<String, usize> {
    keys.iter().filter_map(|key| sheet.all_said(key).pop().map(|(_, line)| ((*key).to_owned(), line))).collect()
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
        let place = ImportPlace::Line { line: 3, column: "# from".to_owned() };
        assert_eq!(without, [ImportProblem::UnknownFramework { place, id: "own-rules".to_owned() }]);
    }

    fn told<T: std::fmt::Debug>(imported: Imported<T>) -> Vec<String> {
        imported.unwrap_err().iter().map(ToString::to_string).collect()
    }

    #[test]
    fn all_that_is_wrong_is_said_at_once_and_on_which_line() {
        let said = |text: &str| told(import_framework(text));
        assert_eq!(
            said("# id: iso42001\n# name: x\ngroup,group title,id,title\n1,A,1.1,x\n1,A,1.1,y\n\n1,A,a/b,\n"),
            [
                "before the heading there is nothing of what it has to say of itself: “# version: 1”",
                "“iso42001” is taken by what ships with Annexa; choose another id",
                "line 5, “id”: “1.1” is there already (line 4, “id”)",
                "line 7, “id”: “a/b” cannot be an id",
                "line 7, “title”: that is empty",
            ]
        );
        assert_eq!(said("# id: a\n# name: b\n# version: c\ngroup,group title,id,title\n"), ["it holds no entries"]);
        let known = [import_framework(RULES).unwrap()];
        let wrong = PAIRS.replace("A.10.3", "A.99").replace("2;7.3;;", "9;7.3;;\n1.2;7.3;;sure\n1.2;A.99;;\n;7.3;;");
        assert_eq!(
            told(import_crosswalk(&wrong, &known)),
            [
                "line 9, “strength”: “sure” is neither “strong” nor “related”",
                "line 11, “from”: that is empty",
                "line 7, “to”: “iso42001” has no entry “A.99” (named once more below)",
                "line 8, “from”: “own-rules” has no entry “9”",
            ]
        );
        // A field over several lines moves those below it; one that never ends is told where it begins.
        let broken = RULES.replace("Ask before you buy", "\"Ask\nbefore\"").replace("2,Using,2.1", "2,Using,1.1");
        assert_eq!(
            said(&broken),
            [
                "line 5, “title”: that is more than one line, or holds a character that cannot be printed",
                "line 8, “id”: “1.1” is there already (line 5, “id”)",
            ]
        );
        assert_eq!(
            said(&RULES.replace("secrets\"", "secrets")),
            ["line 7: a quotation mark (\") opens a field there, and none closes it"]
        );
        // What a group lacks is said of its first row, once.
        assert_eq!(said(&RULES.replace(",Buying,", ",,")), ["line 5, “group title”: that is empty"]);
    }

    #[test]
    fn a_table_without_what_it_is_is_told_so_with_how_it_could_begin() {
        let rows = "group,group title,id,title\n1,Buying,1.1,Ask\n";
        let head = "before the heading there is nothing of what it has to say of itself: ";
        assert_eq!(
            told(import(rows, &[])),
            [format!("{head}“# id: own-rules”, “# name: Rules of the house”, “# version: 1”")]
        );
        let pairs = "from,to\nGOVERN 1.1,A.10.3\n";
        assert_eq!(
            told(import(pairs, &[])),
            [format!(
                "{head}“# id: rules-42001”, “# name: Rules and controls”, “# from: own-rules”, “# to: iso42001”, “# madeBy: Quality office”"
            )]
        );
        // Without the mark, what it is stands where the heading should.
        let unmarked = told(import(&RULES.replace("# ", ""), &[]));
        assert!(unmarked[0].starts_with(head), "{unmarked:?}");
        assert_eq!(
            unmarked[1],
            "line 1: that is no heading with “group”, “group title”, “id”, “title”; it should be “group,group title,id,title”"
        );
    }

    #[test]
    fn in_json_the_way_to_what_is_wrong_is_told() {
        let framework = r#"{"id": "r", "name": "n", "version": "v", "groups": [{"id": "1", "title": "A", "objectives": [
            {"id": "1", "title": "A", "controls": [{"id": "1.1", "title": "x"}, {"id": "1.1", "title": ""}]}]}]}"#;
        assert_eq!(
            told(import_framework(framework)),
            [
                "groups[0].objectives[0].controls[1].title: that is empty",
                "groups[0].objectives[0].controls[1].id: “1.1” is there already (groups[0].objectives[0].controls[0].id)",
            ]
        );
        let unread = told(import_framework("{\"id\": \"x\",\n\"name\": 3}"));
        assert_eq!(unread.len(), 1);
        assert!(unread[0].starts_with("line 2: invalid type") && !unread[0].contains("column"), "{unread:?}");
        let crosswalk = r#"{"id": "x", "name": "X", "from": "nist-ai-rmf", "to": "iso42001", "madeBy": "We", "date": "", "sureness": "",
            "source": "", "licence": "", "pairs": [{"from": "GOVERN 1.1", "to": "A.10.3"}, {"from": "A.10.3", "to": "GOVERN 1.1"}]}"#;
        assert_eq!(
            told(import(crosswalk, &[])),
            ["pairs[1].from: “nist-ai-rmf” has no entry “A.10.3”", "pairs[1].to: “iso42001” has no entry “GOVERN 1.1”"]
        );
    }

    #[test]
    fn no_more_is_listed_than_somebody_reads() {
        let rows: Vec<String> = (0..1000).map(|n| format!("1,A,e{n},\n")).collect();
        let head = "# id: r\n# name: n\n# version: v\ngroup,group title,id,title\n";
        let said = told(import_framework(&[head, &rows.concat()].concat()));
        assert_eq!((said.len(), said[39].as_str()), (41, "line 44, “title”: that is empty"));
        assert_eq!(said[40], "and 960 more; mend these first");
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
        assert_eq!(said("1,A,1,x\n1,A,1,y\n").unwrap_err(), ["line 6, “id”: “1” is there already (line 5, “id”)"]);
        assert_eq!(said("1,A,1.1,x\n2,B,1,y\n").unwrap_err(), ["line 6, “id”: “1” is there already (line 5, “group”)"]);
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
