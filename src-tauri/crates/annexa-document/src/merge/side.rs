//! One copy of a document, as far as a merge asks about it: which revisions it knows, what they wrote, and who wrote what
//! stands there now.

use std::collections::{BTreeSet, HashMap, HashSet};

use annexa_model::Cells;
use serde_json::Value;

use crate::Error;
use crate::error::Fault;
use crate::revision::{Payload, REDACT, id_of};
use crate::rows::Tables;
use crate::state::State;

/// SHA-256 of a revision's payload.
pub(super) type RevisionId = [u8; 32];

type Result<T> = std::result::Result<T, Fault>;

/// A copy. A revision that is still open to typing counts as if it were sealed: every reader seals alike.
pub(super) struct Side<'a> {
    pub tables: Tables<'a>,
    pub cells: &'a Cells,
    /// Ids by number less one.
    ids: Vec<RevisionId>,
    /// Parents by number less one, as indexes.
    parents: Vec<[Option<usize>; 2]>,
    known: HashMap<RevisionId, usize>,
    open: Option<Payload>,
    /// What it was cut from, if it is a redacted copy.
    pub base: Option<RevisionId>,
}

/// What a copy has and the other has not.
pub(super) struct News {
    /// Indexes of its revisions that the other does not know, oldest first.
    pub revisions: Vec<usize>,
    /// Their payloads, in the same order.
    pub payloads: Vec<Payload>,
    /// Cells with writes of their own in them.
    pub written: BTreeSet<String>,
}

impl<'a> Side<'a> {
    pub fn read(tables: Tables<'a>, State { cells, tail }: &'a State) -> Result<Self> {
        let open = tail.open.as_ref().and_then(Payload::sealed);
        let (mut ids, mut parents) = (Vec::new(), Vec::new());
        tables.lineage(|seq, id, of| {
            let number = |seq: Option<i64>| seq.and_then(|seq| usize::try_from(seq - 1).ok());
            if number(Some(seq)) == Some(ids.len())
                && let Some(id) = id.and_then(|id| id.try_into().ok())
            {
                ids.push(id);
                parents.push(of.map(number));
            }
        })?;
        if let Some(open) = &open {
            parents.push([ids.len().checked_sub(1), None]);
            ids.push(id_of(&open.text()?));
        }
        let known = ids.iter().enumerate().map(|(n, id)| (*id, n)).collect();
        let mut side = Self { tables, cells, ids, parents, known, open, base: None };
        let first = side.payload(0)?;
        side.base = (first.op == REDACT).then(|| first.parents.first().and_then(|id| parsed(id))).flatten();
        Ok(side)
    }

    /// Id of the last revision.
    pub fn head(&self) -> RevisionId {
        self.ids.last().copied().unwrap_or_default()
    }

    /// Id of the first revision.
    pub fn first(&self) -> RevisionId {
        self.ids.first().copied().unwrap_or_default()
    }

    /// Whether it has the revision.
    pub fn has(&self, id: &RevisionId) -> bool {
        self.known.contains_key(id)
    }

    pub fn id(&self, index: usize) -> RevisionId {
        self.ids.get(index).copied().unwrap_or_default()
    }

    pub fn index(&self, id: &RevisionId) -> Option<usize> {
        self.known.get(id).copied()
    }

    /// A revision and all before it.
    pub fn ancestors(&self, id: RevisionId) -> HashSet<RevisionId> {
        let (mut found, mut todo) = (HashSet::new(), vec![self.index(&id)]);
        while let Some(next) = todo.pop() {
            let Some(index) = next else { continue };
            if found.insert(self.id(index)) {
                todo.extend(self.parents_of(index));
            }
        }
        found
    }

    /// Indexes of what a revision follows.
    pub fn parents_of(&self, index: usize) -> [Option<usize>; 2] {
        self.parents.get(index).copied().unwrap_or_default()
    }

    pub fn payload(&self, index: usize) -> Result<Payload> {
        if let Some(open) = self.open.as_ref().filter(|_| index + 1 == self.ids.len()) {
            return Ok(open.clone());
        }
        let seq = i64::try_from(index + 1).unwrap_or(i64::MAX);
        let row = self.tables.revision(seq)?;
        let payload = row.and_then(|row| serde_json::from_str(&row.payload).ok());
        payload.ok_or_else(|| Error::HistoryMismatch { seq: index as u64 + 1 }.into())
    }

    /// Who wrote what a cell holds.
    pub fn writers(&self, cell: &str) -> Result<BTreeSet<RevisionId>> {
        if self.open.as_ref().is_some_and(|open| open.changes.iter().any(|change| change.cell == cell)) {
            return Ok(BTreeSet::from([self.head()]));
        }
        let writers = self.tables.writers(cell)?;
        let seqs: Vec<usize> = writers.and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_default();
        Ok(seqs.into_iter().filter_map(|seq| self.ids.get(seq.checked_sub(1)?).copied()).collect())
    }

    /// What it has that somebody who knows those revisions has not.
    pub fn news(&self, knows: impl Fn(&RevisionId) -> bool) -> Result<News> {
        let revisions: Vec<usize> = (0..self.ids.len()).filter(|n| !knows(&self.id(*n))).collect();
        let payloads = revisions.iter().map(|n| self.payload(*n)).collect::<Result<Vec<_>>>()?;
        let written = payloads.iter().flat_map(own_writes).cloned().collect();
        Ok(News { revisions, payloads, written })
    }

    pub fn value(&self, cell: &str) -> Option<&'a Value> {
        self.cells.get(cell)
    }
}

/// Cells that a revision wrote itself: neither what a merge took over, nor what a redacted copy was begun with.
fn own_writes(payload: &Payload) -> impl Iterator<Item = &String> {
    let own = payload.op != REDACT;
    payload.changes.iter().filter(move |change| own && change.by.is_none()).map(|change| &change.cell)
}

/// An id from its 64 hex digits.
pub(super) fn parsed(id: &str) -> Option<RevisionId> {
    hex::decode(id).ok()?.try_into().ok()
}
