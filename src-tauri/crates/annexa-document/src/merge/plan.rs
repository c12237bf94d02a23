//! The rules of a merge, cell by cell: a write that the other copy knew and replaced gives way; two that did not know each
//! other and differ are asked about. The same from either side.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use annexa_model::{canonical_json, is_kept_file, is_redacted, names_a_person, owners, stays_behind};
use serde_json::Value;

use super::side::{News, RevisionId, Side};
use crate::error::Fault;

type Result<T> = std::result::Result<T, Fault>;

/// Why a cell is asked about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Clash {
    /// Both wrote it, neither knowing of the other.
    Value,
    /// It is a record that one side deleted while the other wrote in it.
    Record,
}

/// What a merge makes of every cell that is not simply ours.
#[derive(Debug, Default)]
pub(super) struct Plan {
    /// What is settled by itself: the value, and who wrote it. Nobody, where it is written by the merge itself.
    pub taken: BTreeMap<String, (Option<Value>, Option<BTreeSet<RevisionId>>)>,
    /// What a person decides.
    pub clashes: BTreeMap<String, Clash>,
    /// Cells of records that are decided about: as the side has them where the record lives, whatever the answer.
    pub swept: BTreeMap<String, Option<Value>>,
}

/// The two copies, and what each knows.
pub(super) struct Sides<'a> {
    pub mine: Side<'a>,
    pub theirs: Side<'a>,
    /// What a redacted copy on their side was cut from: they know all of that.
    cut: HashSet<RevisionId>,
    pub here: News,
    pub there: News,
}

impl<'a> Sides<'a> {
    pub fn new(mine: Side<'a>, theirs: Side<'a>) -> Result<Self> {
        let cut = theirs.base.filter(|base| mine.has(base)).map(|base| mine.ancestors(base)).unwrap_or_default();
        let here = mine.news(|id| theirs.has(id) || cut.contains(id))?;
        let there = theirs.news(|id| mine.has(id))?;
        Ok(Self { mine, theirs, cut, here, there })
    }

    fn they_know(&self, id: &RevisionId) -> bool {
        self.theirs.has(id) || self.cut.contains(id)
    }

    /// My writers of a cell that they do not know.
    pub fn unseen_by_them(&self, cell: &str) -> Result<BTreeSet<RevisionId>> {
        Ok(self.mine.writers(cell)?.into_iter().filter(|id| !self.they_know(id)).collect())
    }

    /// Their writers of a cell that I do not know.
    pub fn unseen_by_me(&self, cell: &str) -> Result<BTreeSet<RevisionId>> {
        Ok(self.theirs.writers(cell)?.into_iter().filter(|id| !self.mine.has(id)).collect())
    }

    /// Every cell that either side wrote.
    pub fn written(&self) -> impl Iterator<Item = &String> {
        self.here.written.union(&self.there.written)
    }

    pub fn plan(&self) -> Result<Plan> {
        let mut plan = Plan::default();
        for cell in &self.there.written {
            self.cell(cell, &mut plan)?;
        }
        for record in self.deleted_while_written()?.into_iter().chain(self.deleted_unread()) {
            plan.clashes.insert(record, Clash::Record);
        }
        for cell in self.emptied_unread() {
            plan.taken.remove(&cell);
            plan.clashes.insert(cell, Clash::Value);
        }
        self.sweep(&mut plan);
        Ok(plan)
    }

    fn cell(&self, cell: &str, plan: &mut Plan) -> Result<()> {
        let theirs = self.theirs.value(cell);
        let mut take = |writers| plan.taken.insert(cell.to_owned(), (theirs.cloned(), Some(writers)));
        let written = self.theirs.writers(cell)?;
        if !self.here.written.contains(cell) {
            take(written);
            return Ok(());
        }
        let ours = self.mine.writers(cell)?;
        let both = || ours.intersection(&written).copied();
        let mine: BTreeSet<_> = self.unseen_by_them(cell)?.into_iter().chain(both()).collect();
        let other: BTreeSet<_> = self.unseen_by_me(cell)?.into_iter().chain(both()).collect();
        if other.is_empty() {
            // They wrote knowing nothing that mine did not replace.
        } else if mine.is_empty() {
            take(other);
        } else if self.mine.value(cell) == theirs {
            let all: BTreeSet<_> = mine.union(&other).copied().collect();
            if all != ours {
                take(all);
            }
        } else if let (Some(mine), Some(theirs), true) = (self.mine.value(cell), theirs, is_kept_file(cell)) {
            // The same bytes: whoever attached them first says when, and under what name. Nobody is asked about a date, and yet
            // it is a decision, or whoever lost would still be told to have written what stands there.
            let earlier = if order(Some(theirs)) < order(Some(mine)) { theirs } else { mine };
            plan.taken.insert(cell.to_owned(), (Some(earlier.clone()), None));
        } else {
            plan.clashes.insert(cell.to_owned(), Clash::Value);
        }
        Ok(())
    }

    /// Records that one side deleted, unseen by the other, which holds unseen writes to them.
    fn deleted_while_written(&self) -> Result<BTreeSet<String>> {
        let mut found = BTreeSet::new();
        let written_by_me = records_of(&self.here.written, |cell| Ok(!self.unseen_by_them(cell)?.is_empty()))?;
        let written_by_them = records_of(&self.there.written, |cell| Ok(!self.unseen_by_me(cell)?.is_empty()))?;
        for record in self.written().filter(|cell| is_record(cell)) {
            let (mine, theirs) = (self.mine.value(record).is_some(), self.theirs.value(record).is_some());
            let i_deleted = self.here.written.contains(record) && !mine && theirs;
            let they_deleted = self.there.written.contains(record) && mine && !theirs;
            if i_deleted && written_by_them.contains(record) && !self.unseen_by_them(record)?.is_empty()
                || they_deleted && written_by_me.contains(record) && !self.unseen_by_me(record)?.is_empty()
            {
                found.insert(record.clone());
            }
        }
        Ok(found)
    }

    /// Records that were deleted in a redacted copy by somebody who did not see them: what was withheld there nobody could judge.
    fn deleted_unread(&self) -> Vec<String> {
        let is_mark = |(_, value): (&str, &Value)| is_redacted(value);
        // Nor of what no redacted copy has, and stands here.
        let is_behind = |(cell, _): (&str, &Value)| stays_behind(cell) && self.theirs.value(cell).is_none();
        let unread = |record: &String| {
            let under = format!("{record}/");
            self.theirs.cells.under(&under).any(is_mark)
                || self.theirs.base.is_some() && self.mine.cells.under(&under).any(is_behind)
        };
        let deleted = self.there.written.iter().filter(|cell| is_record(cell) && self.is_gone_there(cell));
        deleted.filter(|record| unread(record)).cloned().collect()
    }

    /// Cells that named somebody whom the other copy does not, and that it emptied: who that was it did not say.
    fn emptied_unread(&self) -> Vec<String> {
        let unread = |cell: &&String| {
            let name = |id: &str| self.theirs.value(&format!("person/{id}/name"));
            names_a_person(cell)
                && self.is_gone_there(cell)
                && self.mine.value(cell).and_then(Value::as_str).and_then(name).is_some_and(is_redacted)
        };
        self.there.written.iter().filter(unread).cloned().collect()
    }

    /// Whether a cell that stands here is empty there.
    fn is_gone_there(&self, cell: &str) -> bool {
        self.mine.value(cell).is_some() && self.theirs.value(cell).is_none()
    }

    /// Cells that the other copy emptied and could not read.
    pub fn unread_there(&self) -> BTreeSet<String> {
        self.deleted_unread().into_iter().chain(self.emptied_unread()).collect()
    }

    /// A record is asked about as a whole.
    fn sweep(&self, plan: &mut Plan) {
        let asked: BTreeSet<String> = plan.clashes.keys().filter(|cell| is_record(cell)).cloned().collect();
        let mut parts: HashMap<String, Vec<&String>> = HashMap::new();
        for cell in self.written() {
            for record in owners(cell).into_iter().filter(|record| record != cell && asked.contains(record)) {
                parts.entry(record).or_default().push(cell);
            }
        }
        for record in &asked {
            plan.clashes.insert(record.clone(), Clash::Record);
            plan.taken.remove(record);
            let live = if self.mine.value(record).is_some() { &self.mine } else { &self.theirs };
            for cell in parts.get(record).into_iter().flatten().copied() {
                let value = live.value(cell);
                // A withheld value is never taken.
                if value.is_some_and(is_redacted) || is_record(cell) && asked.contains(cell) {
                    continue;
                }
                let value = value.cloned();
                match plan.swept.get_mut(cell) {
                    None => {
                        plan.swept.insert(cell.clone(), value);
                    }
                    // Two records that live on different sides: the same choice from either.
                    Some(chosen) if order(value.as_ref()) > order(chosen.as_ref()) => *chosen = value,
                    Some(_) => {}
                }
            }
        }
        for cell in plan.swept.keys() {
            plan.taken.remove(cell);
            plan.clashes.remove(cell);
        }
    }
}

/// Whether a cell says that a record exists.
pub(super) fn is_record(cell: &str) -> bool {
    owners(cell).iter().any(|record| record == cell)
}

/// Records in which cells of the list, themselves left out, were written.
fn records_of(cells: &BTreeSet<String>, unseen: impl Fn(&str) -> Result<bool>) -> Result<HashSet<String>> {
    let mut found = HashSet::new();
    for cell in cells {
        let records: Vec<String> = owners(cell).into_iter().filter(|record| record != cell).collect();
        if !records.is_empty() && unseen(cell)? {
            found.extend(records);
        }
    }
    Ok(found)
}

fn order(value: Option<&Value>) -> String {
    canonical_json(&value).unwrap_or_default()
}
