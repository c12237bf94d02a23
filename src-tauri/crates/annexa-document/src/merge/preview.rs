//! What a merge would do, before it does anything.

use std::collections::{BTreeSet, HashMap};

use annexa_model::owners;
use serde::Serialize;
use serde_json::Value;

use super::again::Again;
use super::plan::{Clash, Sides, is_record};
use super::side::{News, RevisionId, Side};
use super::{Decisions, Held, Relation, relation};
use crate::error::Fault;
use crate::history::LogEntry;
use crate::revision::REDACT;
use crate::writer::author_cell;
use crate::{Author, Document, Result};

/// What bringing two copies together would do. Nothing is written by looking.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct MergePreview {
    /// How the other copy stands to this one.
    pub relation: Relation,
    /// Revisions that only this copy has, oldest first.
    pub here: Vec<LogEntry>,
    /// Revisions that only the other copy has, oldest first; what a redacted copy was begun with is none.
    pub there: Vec<LogEntry>,
    /// What comes in from the other copy by itself, by cell; of a merge that was undone, what it had brought so and nobody changed
    /// since.
    pub taken: Vec<CellDifference>,
    /// What stays as this copy wrote it and differs from the other, by cell; also where the other is an older state, of which
    /// something was changed or taken back here.
    pub kept: Vec<CellDifference>,
    /// What a person decides, by cell.
    pub conflicts: Vec<Conflict>,
    /// What was decided in a merge that was undone, by cell: it may be decided otherwise now, and stands as it was where it is not.
    pub settled: Vec<SettledBefore>,
}

impl MergePreview {
    /// What is asked about a cell, or may be decided otherwise.
    pub fn conflict(&self, cell: &str) -> Option<&Conflict> {
        let mut all = self.conflicts.iter().chain(self.settled.iter().map(|settled| &settled.conflict));
        all.find(|conflict| conflict.cell == cell)
    }
}

/// Something that was decided in a merge which was undone.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct SettledBefore {
    /// What it was about, as it stands in both copies now.
    pub conflict: Conflict,
    /// What was decided; nothing is an absent cell.
    pub value: Option<Value>,
}

/// A cell that differs between two copies; nothing is an absent cell.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct CellDifference {
    /// The cell's key.
    pub cell: String,
    /// What stands here.
    pub mine: Option<Value>,
    /// What stands there.
    pub theirs: Option<Value>,
}

/// What a conflict is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum ConflictKind {
    /// A value that both sides wrote, neither knowing of the other.
    Value,
    /// A record that one side deleted while the other wrote in it.
    Record,
}

/// Something that only a person can decide.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Conflict {
    /// The cell's key; of a record, the cell that says it exists.
    pub cell: String,
    /// What it is about.
    pub kind: ConflictKind,
    /// This side.
    pub mine: Version,
    /// The other side.
    pub theirs: Version,
    /// What stood there before either side wrote, where both began with the same.
    pub before: Option<Value>,
    /// The cells that the living side wrote in a record that the other deleted.
    pub written: Vec<CellDifference>,
    /// Whether the other side's is the likely choice, since this one returned to where it started.
    pub mine_returned: bool,
    /// The same for the other side.
    pub theirs_returned: bool,
    /// Whether the other side, a redacted copy, could not read what it deleted or emptied: it was withheld there.
    pub unread_there: bool,
}

/// One side of a conflict.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Version {
    /// What stands there; nothing is an absent cell.
    pub value: Option<Value>,
    /// Who wrote it last.
    pub author: Author,
    /// When, RFC 3339 UTC, by the clock of the computer it was written on.
    pub time: String,
    /// The revision that wrote it, 64 hex digits.
    pub revision: String,
}

impl Document {
    /// What merging another copy into this one would do.
    ///
    /// # Errors
    /// [`Error::Unsound`](crate::Error::Unsound) if the other file does not hold together; what reading either can meet.
    pub fn merge_preview(&self, other: &Self) -> Result<MergePreview> {
        let (held, held_other) = (Held::new(self)?, Held::new(other)?);
        held_other.refuse_unless_sound()?;
        let (mine, theirs) = (held.side()?, held_other.side()?);
        let relation = relation(&mine, &theirs).map_err(|fault| fault.at(&self.path))?;
        let sides = Sides::new(mine, theirs).map_err(|fault| fault.at(&self.path))?;
        let here = self.entries(&numbers(&sides.here.revisions))?;
        let mut there = other.entries(&numbers(&sides.there.revisions))?;
        there.retain(|entry| entry.op != REDACT);
        let mut preview = MergePreview {
            relation,
            here,
            there,
            taken: Vec::new(),
            kept: Vec::new(),
            conflicts: Vec::new(),
            settled: Vec::new(),
        };
        if matches!(relation, Relation::Diverged | Relation::Older | Relation::TakenBack) {
            self.fill(&mut preview, &sides, other).map_err(|fault| fault.at(&self.path))?;
        }
        Ok(preview)
    }

    fn fill(&self, preview: &mut MergePreview, sides: &Sides<'_>, other: &Self) -> std::result::Result<(), Fault> {
        let plan = sides.plan()?;
        let comes =
            |cell: &str| plan.taken.get(cell).is_some_and(|(value, _)| value.as_ref() != sides.mine.value(cell));
        preview.taken =
            plan.taken.keys().filter(|cell| comes(cell)).map(|cell| sides.difference(cell)).filter(differs).collect();
        let again = match preview.relation {
            Relation::TakenBack => sides.mine.again(&sides.theirs)?,
            _ => Again::default(),
        };
        let brings = again.with(&sides.mine, &Decisions::new());
        let by_itself = brings.iter().filter(|(cell, _)| !again.decided.contains(*cell));
        preview.taken.extend(by_itself.map(|(cell, value)| CellDifference {
            cell: cell.clone(),
            mine: sides.mine.value(cell).cloned(),
            theirs: value.clone(),
        }));
        for cell in sides.written() {
            let decided = comes(cell) || plan.clashes.contains_key(cell) || brings.contains_key(cell);
            if !decided && !plan.swept.contains_key(cell) {
                preview.kept.extend(Some(sides.difference(cell)).filter(differs));
            }
        }
        let firsts = [&sides.here, &sides.there].map(first_befores);
        let me = author_cell(&self.env.author);
        let unread = sides.unread_there();
        for (cell, clash) in plan.clashes.iter().filter(|(cell, _)| **cell != me) {
            let [before, other_before] = [0, 1].map(|side| firsts[side].get(cell.as_str()).copied().flatten().cloned());
            let is_record = *clash == Clash::Record;
            let written: Vec<&String> =
                plan.swept.keys().filter(|swept| is_record && owners(swept).contains(cell)).collect();
            // Whoever keeps a record alive is who wrote in it, not who once made it.
            let (mut here, mut there) = (sides.unseen_by_them(cell)?, sides.unseen_by_me(cell)?);
            for swept in &written {
                here.extend(sides.unseen_by_them(swept)?);
                there.extend(sides.unseen_by_me(swept)?);
            }
            let mine = self.version(&sides.mine, cell, &here)?;
            let theirs = other.version(&sides.theirs, cell, &there)?;
            let same = before == other_before;
            preview.conflicts.push(Conflict {
                cell: cell.clone(),
                kind: if is_record { ConflictKind::Record } else { ConflictKind::Value },
                unread_there: unread.contains(cell),
                mine_returned: same && !is_record && mine.value == before,
                theirs_returned: same && !is_record && theirs.value == before,
                written: written.into_iter().map(|swept| sides.difference(swept)).filter(differs).collect(),
                before: before.filter(|_| same),
                mine,
                theirs,
            });
        }
        for (cell, value) in brings.into_iter().filter(|(cell, _)| again.decided.contains(cell)) {
            preview.settled.push(SettledBefore { conflict: self.asked_again(&cell, sides, other, &again)?, value });
        }
        Ok(())
    }

    /// What was decided in an undone merge, as it would be asked now.
    fn asked_again(
        &self,
        cell: &str,
        sides: &Sides<'_>,
        other: &Self,
        again: &Again,
    ) -> std::result::Result<Conflict, Fault> {
        let is_whole = is_record(cell);
        let is_part = |part: &&String| is_whole && *part != cell && owners(part).iter().any(|record| record == cell);
        Ok(Conflict {
            cell: cell.to_owned(),
            kind: if is_whole { ConflictKind::Record } else { ConflictKind::Value },
            // Who took it back is not who wrote it.
            mine: self.version(&sides.mine, cell, &again.wrote(&sides.mine, cell)?)?,
            theirs: other.version(&sides.theirs, cell, &BTreeSet::new())?,
            before: None,
            written: sides.written().filter(is_part).map(|part| sides.difference(part)).filter(differs).collect(),
            mine_returned: false,
            theirs_returned: false,
            unread_there: false,
        })
    }

    /// What a side holds, and which of those revisions wrote it last.
    fn version(
        &self,
        side: &Side<'_>,
        cell: &str,
        unseen: &BTreeSet<RevisionId>,
    ) -> std::result::Result<Version, Fault> {
        let known = side.writers(cell)?;
        let of = if unseen.is_empty() { &known } else { unseen };
        let last = of.iter().filter_map(|id| side.index(id)).max();
        let entry = last.map(|last| self.entries(&numbers(&[last]))).transpose()?.and_then(|mut all| all.pop());
        let LogEntry { author, time, id, .. } = entry.unwrap_or_default();
        Ok(Version { value: side.value(cell).cloned(), author, time, revision: id })
    }
}

impl Sides<'_> {
    /// What stands in a cell on either side.
    fn difference(&self, cell: &str) -> CellDifference {
        let [mine, theirs] = [&self.mine, &self.theirs].map(|side| side.value(cell).cloned());
        CellDifference { cell: cell.to_owned(), mine, theirs }
    }
}

/// Whether the document says different things. Who is who comes along with what they wrote; it is nothing that it says.
fn differs(found: &CellDifference) -> bool {
    found.mine != found.theirs && !found.cell.starts_with("author/")
}

/// What stood in each cell before a side first wrote in it. What a redacted copy was begun with is no writing.
fn first_befores(news: &News) -> HashMap<&str, Option<&Value>> {
    let mut found = HashMap::new();
    for change in news.payloads.iter().filter(|payload| payload.op != REDACT).flat_map(|payload| &payload.changes) {
        found.entry(change.cell.as_str()).or_insert(change.b.as_ref());
    }
    found
}

fn numbers(indexes: &[usize]) -> Vec<i64> {
    indexes.iter().filter_map(|index| i64::try_from(index + 1).ok()).collect()
}
