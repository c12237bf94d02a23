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
//! from,to,strength,note
//! 1.1,A.10.3,related,Suppliers of AI
//! ```
//!
//! Nothing is stored here.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::catalogue::{Crosswalk, CrosswalkAbout, CrosswalkPair, Strength, framework as shipped, title_of};
use crate::id::is_key_part;
use crate::{ControlEntry, ControlRef, Framework, Group, MAX_LINE, OWN, Objective};

/// Entries of a framework, or pairs of a crosswalk, at most.
pub const MAX_IMPORTED: usize = 20_000;

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
    /// The id is that of a framework that ships, or of the organisation's own controls.
    #[error("“{id}” is taken by a framework that ships; choose another id")]
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
    let form = if is_json(text) { from_json(text)? } else { crosswalk_from_csv(&Sheet::read(text))? };
    form.resolved(known)
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
    let by_id = |of: &'_ Framework| -> BTreeMap<String, (String, Vec<String>)> {
        let place = |id: &str| of.path(id).into_iter().map(str::to_owned).collect();
        of.entries().map(|(_, id, title)| (id.to_owned(), (title.to_owned(), place(id)))).collect()
    };
    let (old, new) = (by_id(before), by_id(after));
    let mut difference = FrameworkDifference {
        added: new.keys().filter(|id| !old.contains_key(*id)).cloned().collect(),
        removed: old.keys().filter(|id| !new.contains_key(*id)).cloned().collect(),
        ..FrameworkDifference::default()
    };
    for (id, (title, place)) in old {
        let Some((title_now, place_now)) = new.get(&id) else { continue };
        if *place_now != place {
            difference.moved.push(id.clone());
        }
        if *title_now != title {
            difference.retitled.push(Retitled { id, before: title, after: title_now.clone() });
        }
    }
    difference
}

/// What a later version of a crosswalk has that an earlier one does not, and the other way round.
pub fn crosswalk_difference(before: &Crosswalk, after: &Crosswalk) -> CrosswalkDifference {
    let find = |of: &Crosswalk, pair: &CrosswalkPair| {
        of.pairs.iter().find(|p| (&p.from, &p.to) == (&pair.from, &pair.to)).cloned()
    };
    let mut difference = CrosswalkDifference::default();
    for pair in &after.pairs {
        match find(before, pair) {
            None => difference.added.push(pair.clone()),
            Some(old) if old != *pair => difference.changed.push(pair.clone()),
            Some(_) => {}
        }
    }
    difference.removed = before.pairs.iter().filter(|pair| find(after, pair).is_none()).cloned().collect();
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
    (1..=80).contains(&id.chars().count()) && id.trim() == id && !id.contains('/') && !id.chars().any(char::is_control)
}

fn line_problem(place: &str, field: &str, text: &str) -> Option<ImportProblem> {
    let (place, field) = (place.to_owned(), field.to_owned());
    if text.trim().is_empty() {
        return Some(ImportProblem::Empty { place, field });
    }
    (text.chars().count() > MAX_LINE).then_some(ImportProblem::TooLong { place, field, most: MAX_LINE })
}

fn framework_problems(framework: &Framework) -> Vec<ImportProblem> {
    let mut problems: Vec<ImportProblem> = Vec::new();
    let id = framework.id.as_str();
    if id == OWN || shipped(id).is_some() {
        problems.push(ImportProblem::Reserved { id: id.to_owned() });
    } else if !is_key_part(id) || id.bytes().any(|b| b.is_ascii_uppercase()) {
        problems.push(ImportProblem::MalformedId { place: "id".to_owned(), id: id.to_owned() });
    }
    for (field, text) in [("name", &framework.name), ("version", &framework.version)] {
        problems.extend(line_problem(field, field, text));
    }
    let entries: Vec<(usize, &str, &str)> = framework.entries().collect();
    if framework.controls().next().is_none() {
        problems.push(ImportProblem::Nothing);
    }
    if entries.len() > MAX_IMPORTED {
        problems.push(ImportProblem::TooMany { count: entries.len(), most: MAX_IMPORTED });
        return problems;
    }
    let mut seen = HashSet::new();
    for (_, id, title) in entries {
        if !is_entry_id(id) {
            problems.push(ImportProblem::MalformedId { place: title.to_owned(), id: id.to_owned() });
        }
        if !seen.insert(id) {
            problems.push(ImportProblem::Twice { place: title.to_owned(), id: id.to_owned() });
        }
        problems.extend(line_problem(id, "title", title));
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

impl CrosswalkForm {
    /// Finds what its pairs name, in frameworks that ship or are known beside them.
    pub(crate) fn resolved(self, known: &[Framework]) -> Imported<Crosswalk> {
        let mut problems: Vec<ImportProblem> = Vec::new();
        let about = self.about;
        if !is_key_part(&about.id) {
            problems.push(ImportProblem::MalformedId { place: "id".to_owned(), id: about.id.clone() });
        }
        for (field, text) in [("name", &about.name), ("madeBy", &about.made_by)] {
            problems.extend(line_problem(field, field, text));
        }
        for id in [&about.from, &about.to] {
            let is_known = |id: &str| shipped(id).is_some() || known.iter().any(|framework| framework.id == id);
            if !is_known(id) && !is_known(&format!("{id}-clauses")) {
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
        let mut seen = BTreeSet::new();
        let mut pairs = Vec::new();
        for pair in self.pairs {
            let place = format!("{} – {}", pair.from, pair.to);
            match (entry_of(&about.from, &pair.from, known), entry_of(&about.to, &pair.to, known)) {
                (Some(from), Some(to)) => {
                    if !seen.insert((from.clone(), to.clone())) {
                        problems.push(ImportProblem::Twice { place: place.clone(), id: place.clone() });
                    }
                    let note = pair.note.filter(|note| !note.trim().is_empty());
                    problems.extend(note.as_ref().and_then(|note| line_problem(&place, "note", note)));
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

/// An entry by its published id: of a framework, or of the clauses of that standard.
fn entry_of(framework: &str, id: &str, known: &[Framework]) -> Option<ControlRef> {
    let is_known = |entry: &ControlRef| {
        let own = known.iter().find(|framework| framework.id == entry.framework());
        own.is_some_and(|framework| framework.title(entry.id()).is_some()) || title_of(entry).is_some()
    };
    let of = |framework: &str| Some(ControlRef::new(framework, id)).filter(is_known);
    of(framework).or_else(|| of(&format!("{framework}-clauses")))
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
        ..CrosswalkAbout::default()
    };
    if problems.is_empty() { Ok(CrosswalkForm { about, pairs }) } else { Err(problems) }
}

/// A table as CSV has it, and what is said in lines before its heading.
struct Sheet {
    said: BTreeMap<String, String>,
    heading: Vec<String>,
    rows: Vec<Vec<String>>,
}

impl Sheet {
    fn read(text: &str) -> Self {
        let mut said = BTreeMap::new();
        let mut rest = text.trim_start_matches('\u{feff}');
        while let Some(line) = rest.lines().next().filter(|line| line.starts_with('#') || line.trim().is_empty()) {
            if let Some((key, value)) = line.trim_start_matches('#').split_once(':') {
                said.insert(key.trim().to_lowercase(), value.trim().to_owned());
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

    fn said(&self, key: &str) -> String {
        self.said.get(&key.to_lowercase()).cloned().unwrap_or_default()
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
                "“iso42001” is taken by a framework that ships; choose another id",
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
