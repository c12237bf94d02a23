//! A merge that was undone can be made again. The other copy's revisions are known by then, so the rules of a merge would bring
//! nothing: the undo is a decision against all of it. What the merge had brought is written anew, as a decision for it; and what
//! had been decided in it may be decided otherwise.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use annexa_model::{is_approval, is_kept_file, is_redacted, owners};
use serde_json::Value;

use super::Decisions;
use super::plan::{Plan, Sides};
use super::side::{RevisionId, Side, parsed};
use crate::Error;
use crate::error::Fault;
use crate::revision::{Change, MERGE};
use crate::rows::{Title, present};
use crate::writer::Writer;

type Result<T> = std::result::Result<T, Fault>;

/// What an undone merge would bring if it were made again.
#[derive(Debug, Default)]
pub(super) struct Again {
    /// Its values, wherever nobody wrote since.
    writes: BTreeMap<String, Option<Value>>,
    /// Those that somebody had decided and of which the copies say different things.
    pub decided: BTreeSet<String>,
    /// What was known here before it.
    known: HashSet<RevisionId>,
}

impl Again {
    pub fn is_empty(&self) -> bool {
        self.writes.is_empty()
    }

    /// What it comes to where some of it is decided otherwise: what belongs to a record that is not there then goes with it.
    pub fn with(&self, mine: &Side<'_>, decisions: &Decisions) -> BTreeMap<String, Option<Value>> {
        let mut writes = self.writes.clone();
        writes.extend(decisions.iter().map(|(cell, value)| (cell.clone(), present(value.clone()))));
        let lives = |record: &String| match writes.get(record) {
            Some(value) => value.is_some(),
            None => mine.cells.exists(record),
        };
        let gone = |cell: &&String| owners(cell).iter().any(|record| record != *cell && !lives(record));
        let gone: Vec<String> = writes.keys().filter(gone).cloned().collect();
        writes.retain(|cell, _| !gone.contains(cell));
        writes
    }

    /// Who had written what stands here in a cell, before the merge.
    pub fn wrote(&self, mine: &Side<'_>, cell: &str) -> Result<BTreeSet<RevisionId>> {
        let mut last = None;
        mine.tables.field_history(cell, |row| -> Result<()> {
            let id = row.id.and_then(|id| id.try_into().ok());
            last = id.filter(|id| self.known.contains(id)).or(last);
            Ok(())
        })?;
        Ok(last.into_iter().collect())
    }
}

/// The merges of a history that an undo took back and no redo brought again, by index, and every undo.
#[derive(Default)]
struct Undone {
    merges: BTreeSet<usize>,
    undos: HashSet<RevisionId>,
}

impl Side<'_> {
    /// What the last merge that brought a copy in would bring again, if it was undone: its values, decisions among them, wherever
    /// nobody wrote since. Nothing where no such merge was undone.
    pub fn again(&self, theirs: &Side<'_>) -> Result<Again> {
        let head = theirs.head();
        let brought = |merge: &usize| {
            let [before, other] = self.parents_of(*merge);
            let knew = |side: Option<usize>| side.is_some_and(|n| self.ancestors(self.id(n)).contains(&head));
            knew(other) && !knew(before)
        };
        let Undone { merges, undos } = self.undone()?;
        let Some(merge) = merges.into_iter().rev().find(brought) else { return Ok(Again::default()) };
        let [before, _] = self.parents_of(merge);
        let known = before.map(|before| self.ancestors(self.id(before))).unwrap_or_default();
        let mut again = Again { known, ..Again::default() };
        // Nobody wrote since where the merge itself or an undo did last.
        let is_back = |id: &RevisionId| *id == self.id(merge) || undos.contains(id);
        for Change { cell, a, b, by } in self.payload(merge)?.changes {
            let stands = self.value(&cell);
            let is_ours = !is_approval(&cell) && !cell.starts_with("author/") && !stands.is_some_and(is_redacted);
            if !is_ours || stands != b.as_ref() || !self.writers(&cell)?.iter().all(is_back) {
                continue;
            }
            let there = theirs.value(&cell);
            let is_decided = by.is_none() && !is_kept_file(&cell) && there != stands && !there.is_some_and(is_redacted);
            if is_decided {
                again.decided.insert(cell.clone());
            }
            if is_decided || a != b {
                again.writes.insert(cell, a);
            }
        }
        // A record was decided about as a whole.
        let all = again.decided.clone();
        again.decided.retain(|cell| owners(cell).iter().all(|record| record == cell || !all.contains(record)));
        let stays = again.with(self, &Decisions::new());
        let Again { writes, decided, .. } = &mut again;
        decided.retain(|cell| stays.contains_key(cell));
        // What belongs to such a record comes or goes with what is decided about it now.
        let comes_along = |cell: &str| owners(cell).iter().any(|record| decided.contains(record));
        writes.retain(|cell, _| stays.contains_key(cell) || comes_along(cell));
        Ok(again)
    }

    fn undone(&self) -> Result<Undone> {
        let (mut found, mut about) = (Undone::default(), HashMap::<String, usize>::new());
        self.tables.revisions(1, i64::MAX, |row| -> Result<()> {
            let title = serde_json::from_str::<Title>(&row.payload);
            let (Some(id), Ok(title), Ok(index)) = (&row.id, title, usize::try_from(row.seq - 1)) else {
                return Ok(());
            };
            let is_undo = title.op == "Undo";
            if is_undo {
                found.undos.extend(parsed(&hex::encode(id)));
            }
            let merge = match &title.reverses {
                Some(reversed) => about.get(reversed).copied(),
                None => row.other.map(|_| index),
            };
            if let Some(merge) = merge {
                about.insert(hex::encode(id), merge);
                if is_undo {
                    found.merges.insert(merge);
                } else {
                    found.merges.remove(&merge);
                }
            }
            Ok(())
        })?;
        Ok(found)
    }
}

impl Writer<'_> {
    /// Writes what an undone merge had brought. Any of it may be decided otherwise, as in a merge.
    pub(super) fn merge_again(&mut self, sides: &Sides<'_>, decisions: &Decisions) -> Result<()> {
        let again = sides.mine.again(&sides.theirs)?;
        let nothing_asked = Plan::default();
        for (cell, value) in decisions {
            if !again.writes.contains_key(cell) {
                return Err(Error::DecisionUnknown(cell.clone()).into());
            }
            sides.refuse_unless_fit(&nothing_asked, cell, value.as_ref())?;
        }
        // All of it is written, also where it stands there already: what was written by the undo alone would be offered for ever.
        let all = again.writes.keys().cloned().collect();
        self.bring_decided(MERGE, again.with(&sides.mine, decisions), &all)?;
        self.refuse_unless_readable()
    }
}
