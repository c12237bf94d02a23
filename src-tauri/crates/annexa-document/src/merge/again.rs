//! A merge that was undone can be made again. The other copy's revisions are known by then, so the rules of a merge would bring
//! nothing: the undo is a decision against all of it. What the merge had brought is written anew, as a decision for it.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use annexa_model::{is_approval, is_redacted, owners};
use serde_json::Value;

use super::Decisions;
use super::side::{RevisionId, Side};
use crate::Error;
use crate::error::Fault;
use crate::revision::MERGE;
use crate::rows::{Title, present};
use crate::writer::Writer;

type Result<T> = std::result::Result<T, Fault>;

impl Side<'_> {
    /// What the last merge that brought a copy in would bring again, if it was undone: its values, decisions among them, wherever
    /// nobody wrote since. Nothing where no such merge was undone.
    pub fn again(&self, theirs: &RevisionId) -> Result<BTreeMap<String, Option<Value>>> {
        let brought = |merge: &usize| {
            let [before, other] = self.parents_of(*merge);
            let knew = |side: Option<usize>| side.is_some_and(|n| self.ancestors(self.id(n)).contains(theirs));
            knew(other) && !knew(before)
        };
        let Some(merge) = self.undone_merges()?.into_iter().rev().find(brought) else { return Ok(BTreeMap::new()) };
        let mut writes = BTreeMap::new();
        for change in self.payload(merge)?.changes {
            let is_ours = !is_approval(&change.cell) && !change.cell.starts_with("author/");
            let stands = self.value(&change.cell);
            if is_ours && change.a != change.b && stands == change.b.as_ref() && !stands.is_some_and(is_redacted) {
                writes.insert(change.cell, change.a);
            }
        }
        let lives = |record: &String| match writes.get(record) {
            Some(value) => value.is_some(),
            None => self.cells.exists(record),
        };
        let gone = |cell: &&String| owners(cell).iter().any(|record| record != *cell && !lives(record));
        let gone: Vec<String> = writes.keys().filter(gone).cloned().collect();
        writes.retain(|cell, _| !gone.contains(cell));
        Ok(writes)
    }

    /// Merges that an undo took back and no redo brought again, by index, oldest first.
    fn undone_merges(&self) -> Result<BTreeSet<usize>> {
        let (mut undone, mut about) = (BTreeSet::new(), HashMap::<String, usize>::new());
        self.tables.revisions(1, i64::MAX, |row| -> Result<()> {
            let title = serde_json::from_str::<Title>(&row.payload);
            let (Some(id), Ok(title), Ok(index)) = (&row.id, title, usize::try_from(row.seq - 1)) else {
                return Ok(());
            };
            let merge = match &title.reverses {
                Some(reversed) => about.get(reversed).copied(),
                None => row.other.map(|_| index),
            };
            if let Some(merge) = merge {
                about.insert(hex::encode(id), merge);
                if title.op == "Undo" {
                    undone.insert(merge);
                } else {
                    undone.remove(&merge);
                }
            }
            Ok(())
        })?;
        Ok(undone)
    }
}

impl Writer<'_> {
    /// Writes what an undone merge had brought. What would come in may be decided otherwise, as in a merge.
    pub(super) fn merge_again(
        &mut self,
        mut writes: BTreeMap<String, Option<Value>>,
        decisions: &Decisions,
    ) -> Result<()> {
        for (cell, value) in decisions {
            let Some(written) = writes.get_mut(cell) else { return Err(Error::DecisionUnknown(cell.clone()).into()) };
            *written = present(value.clone());
        }
        self.bring(MERGE, writes)?;
        self.refuse_unless_readable()
    }
}
