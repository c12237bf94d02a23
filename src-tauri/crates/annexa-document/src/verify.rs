//! Whether the whole history holds: every hash, every link, and that replaying it gives exactly the cells.
//!
//! This finds accident and partial tampering. A history that was cut off at the end, or written anew as a whole, is
//! consistent and is not found.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::fmt;

use annexa_model::{blobs_named, canonical_json};
use serde::Serialize;
use serde_json::Value;
use sha2::{Digest, Sha256};

use crate::error::Fault;
use crate::revision::{Change, FORMAT, Kind, Payload, Pointers, REDACT, id_of, pointers};
use crate::rows::{Stored, Tables};
use crate::{Document, Error, Result, connection};

/// No more flaws than this are listed: the first ones tell the place.
const MOST: usize = 100;

/// What a verification found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Verification {
    /// Revisions looked at.
    pub revisions: u64,
    /// What does not fit, in order of place, and last what is only lost; at most 100. Empty if everything holds.
    pub flaws: Vec<Flaw>,
    /// How many more there are.
    pub more: u64,
    /// Numbers of all revisions that something is said against, whether that is listed or not.
    #[serde(skip)]
    pub flawed: BTreeSet<u64>,
    /// Stored bytes that no revision ever named, by their SHA-256 in hex; at most 100. They show nowhere and contradict nothing:
    /// salvage leaves some behind where what named them is lost. No operation does.
    pub unnamed: Vec<String>,
}

impl Verification {
    /// Whether everything holds.
    pub fn is_sound(&self) -> bool {
        self.flaws.is_empty()
    }

    /// The first flaw of a file that says other than it did. Where there is none, all that it still says is what was written, and
    /// no more than bytes are lost: a backup of it can be had back, and what is in it be taken over.
    pub fn says_other(&self) -> Option<&Flaw> {
        self.flaws.iter().find(|flaw| !flaw.is_loss())
    }
}

/// One thing that does not fit, and where.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Flaw {
    /// What kind.
    pub kind: FlawKind,
    /// Number of the revision, where it is about one.
    pub revision: Option<u64>,
    /// The cell, the blob's hash or the technical detail, where there is one.
    pub detail: Option<String>,
}

impl Flaw {
    /// Whether it is of something that is only not there any more.
    pub fn is_loss(&self) -> bool {
        self.kind == FlawKind::BlobMissing
    }
}

impl fmt::Display for Flaw {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(revision) = self.revision {
            write!(f, "revision {revision}: ")?;
        }
        f.write_str(self.kind.what())?;
        if let Some(detail) = &self.detail {
            write!(f, ", {detail}")?;
        }
        Ok(())
    }
}

/// What can be wrong with a history.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum FlawKind {
    /// The database's own structure.
    Pages,
    /// Numbers do not follow one another.
    Order,
    /// The payload cannot be read, or is not in the one form it can have.
    Payload,
    /// The id is not the hash of the payload.
    Hash,
    /// A parent is missing or comes later, or the columns name another one than the payload.
    Parent,
    /// Nothing follows the revision, though it is not the last.
    Unreachable,
    /// A value is said to come from a revision that did not write it.
    By,
    /// What undo or redo would reverse is not what the rule gives.
    Undo,
    /// The value before a change is not what the history gives.
    Before,
    /// The cells are not what the history gives.
    Cells,
    /// The index of changed cells is not what the revisions say.
    Touch,
    /// Stored bytes are not what their hash says.
    Blob,
    /// A cell names bytes that are not stored.
    BlobMissing,
    /// A copy marks a value as withheld without having been cut so.
    Mark,
}

impl FlawKind {
    /// What does not fit, in a few words.
    fn what(self) -> &'static str {
        match self {
            Self::Pages => "the database's own structure is damaged",
            Self::Order => "its number does not follow the one before",
            Self::Payload => "it cannot be read",
            Self::Hash => "it is not what its id says",
            Self::Parent => "it does not follow a revision that is there",
            Self::Unreachable => "nothing follows it",
            Self::By => "it takes over a value from a revision that did not write it",
            Self::Undo => "what undo would take back is not what the rule gives",
            Self::Before => "it changes a value that did not stand there",
            Self::Cells => "what stands there is not what the history gives",
            Self::Touch => "the index of changes is not what the history gives",
            Self::Blob => "stored bytes are not what their hash says",
            Self::BlobMissing => "stored bytes are missing",
            Self::Mark => "it marks a value as withheld that was not",
        }
    }
}

impl Document {
    /// Checks the whole file: pages, chain, undo pointers, cells, and stored bytes. Reads everything: a few seconds
    /// for 100,000 revisions, so best done away from the window.
    ///
    /// # Errors
    /// What reading the file can meet. What does not fit is not an error but a [`Flaw`].
    pub fn verify(&self) -> Result<Verification> {
        let transaction = self.conn.unchecked_transaction().map_err(|e| Error::from_sqlite(&e, &self.path))?;
        let verified = self.verify_held();
        drop(transaction);
        verified
    }

    /// Checks the pages of the whole file and nothing of what they say: opening looks at those alone that the state is read from.
    ///
    /// # Errors
    /// [`Error::Damaged`], and what reading the file can meet.
    pub fn refuse_damaged_pages(&self) -> Result<()> {
        connection::quick_check_all(&self.conn, &self.path)
    }

    /// The same, within a transaction that the caller holds, so that what is read after it is what was verified.
    pub(crate) fn verify_held(&self) -> Result<Verification> {
        let mut check = Check::default();
        check.pages(connection::integrity_check(&self.conn, &self.path))?;
        // What is damaged where opening does not look is found here: a flaw as all others are.
        let read = check.all(Tables(&self.conn)).map_err(|fault| fault.at(&self.path));
        check.pages(read)?;
        let revisions = u64::try_from(check.rows.len()).unwrap_or(u64::MAX);
        let Check { flaws, more, flawed, unnamed, .. } = check;
        Ok(Verification { revisions, flaws, more, flawed, unnamed })
    }
}

/// What is kept of a revision that was looked at.
struct Seen {
    seq: i64,
    parents: [Option<usize>; 2],
    pointers: Pointers,
    followed: bool,
}

#[derive(Default)]
struct Cell {
    value: Option<Value>,
    writers: Vec<i64>,
}

#[derive(Default)]
struct Check {
    flaws: Vec<Flaw>,
    more: u64,
    flawed: BTreeSet<u64>,
    /// Revisions in order.
    rows: Vec<Seen>,
    by_id: HashMap<[u8; 32], usize>,
    /// Numbers of the revisions from the first to the head by first parents.
    line: HashSet<i64>,
    cells: BTreeMap<String, Cell>,
    /// What each revision wrote in each cell, as the hash of it.
    touches: HashMap<(String, i64), [u8; 32]>,
    /// Bytes that any revision names, as it left a cell or found it: undo may bring back either.
    named: HashSet<String>,
    unnamed: Vec<String>,
    open: bool,
}

impl Check {
    fn flaw(&mut self, kind: FlawKind, seq: Option<i64>, detail: Option<String>) {
        let revision = seq.and_then(|s| u64::try_from(s).ok());
        self.flawed.extend(revision);
        if self.flaws.len() < MOST {
            self.flaws.push(Flaw { kind, revision, detail });
        } else {
            self.more += 1;
        }
    }

    /// Takes damage as a flaw, which is told once.
    fn pages(&mut self, read: Result<()>) -> Result<()> {
        match read {
            Err(Error::Damaged { detail, .. }) => {
                if self.flaws.iter().all(|flaw| flaw.kind != FlawKind::Pages) {
                    // Before all others: of a file that is damaged itself nothing else is sure.
                    self.flaws.insert(0, Flaw { kind: FlawKind::Pages, revision: None, detail: Some(detail) });
                    if self.flaws.len() > MOST {
                        self.flaws.pop();
                        self.more += 1;
                    }
                }
                Ok(())
            }
            other => other,
        }
    }

    fn all(&mut self, tables: Tables<'_>) -> std::result::Result<(), Fault> {
        self.line = first_parents(&tables.parents()?);
        tables.revisions(i64::MIN, i64::MAX, |row| self.revision(&row))?;
        let but_last = self.rows.len().saturating_sub(1);
        let unfollowed = self.rows.iter().take(but_last).filter(|row| !row.followed);
        for seq in unfollowed.map(|row| row.seq).collect::<Vec<_>>() {
            self.flaw(FlawKind::Unreachable, Some(seq), None);
        }
        let named_now = self.compare_cells(tables)?;
        let mut stray = Vec::new();
        tables.touches(|key, seq| {
            if self.touches.remove(&(key.clone(), seq)).is_none() {
                stray.push((key, seq));
            }
        })?;
        for (key, seq) in stray.into_iter().chain(std::mem::take(&mut self.touches).into_keys()) {
            self.flaw(FlawKind::Touch, Some(seq), Some(key));
        }
        self.compare_blobs(tables)?;
        // Last, so that however much is lost, what says other than it did is among what is listed.
        for hash in named_now {
            let there = hex::decode(&hash).ok().map(|key| tables.has_blob(&key)).transpose()?;
            if there != Some(true) {
                self.flaw(FlawKind::BlobMissing, None, Some(hash));
            }
        }
        Ok(())
    }

    fn revision(&mut self, row: &Stored) -> std::result::Result<(), Fault> {
        let seq = row.seq;
        let index = self.rows.len();
        // After a gap each goes on from the one before it: what is missing is told once.
        if self.rows.last().map_or(0, |before| before.seq) + 1 != seq {
            self.flaw(FlawKind::Order, Some(seq), None);
        }
        if self.open {
            self.flaw(FlawKind::Order, Some(seq), Some("the revision before is open".to_owned()));
        }
        let Ok(stored) = serde_json::from_str::<Payload>(&row.payload) else {
            self.flaw(FlawKind::Payload, Some(seq), None);
            self.rows.push(Seen { seq, parents: [None; 2], pointers: row.pointers, followed: false });
            return Ok(());
        };
        let opened = stored.started.is_some() && stored.changes.len() == 1;
        let fits = if row.id.is_some() { stored.started.is_none() } else { opened };
        if stored.text()? != row.payload || !stored.is_in_order() || !fits || stored.annexa != FORMAT {
            self.flaw(FlawKind::Payload, Some(seq), None);
        }
        for change in &stored.changes {
            self.touches.insert((change.cell.clone(), seq), mark_of(change.a.as_ref())?);
            let values = [&change.a, &change.b].into_iter().flatten();
            self.named.extend(values.flat_map(|value| blobs_named(&change.cell, value)));
        }
        self.open = row.id.is_none();
        // What was typed and taken back is not a revision.
        let sealed = if self.open { stored.sealed() } else { Some(stored) };
        let Some(payload) = sealed else {
            self.taken_back(row);
            return Ok(());
        };
        let id = if self.open { id_of(&payload.text()?) } else { id_of(&row.payload) };
        if row.id.as_deref().is_some_and(|stored| stored != id) {
            self.flaw(FlawKind::Hash, Some(seq), None);
        }
        let parents = self.parents(row, &payload);
        self.pointers(row, &payload, parents);
        self.replay(row, &payload)?;
        self.by_id.insert(id, index);
        Ok(())
    }

    fn taken_back(&mut self, row: &Stored) {
        let Ok(payload) = serde_json::from_str::<Payload>(&row.payload) else { return };
        for change in payload.changes {
            if self.cells.entry(change.cell.clone()).or_default().value != change.b {
                self.flaw(FlawKind::Before, Some(row.seq), Some(change.cell));
            }
        }
    }

    fn parents(&mut self, row: &Stored, payload: &Payload) -> [Option<usize>; 2] {
        let find = |id: Option<&String>| {
            let id: [u8; 32] = hex::decode(id?).ok()?.try_into().ok()?;
            self.by_id.get(&id).copied()
        };
        let found = [find(payload.parents.first()), find(payload.parents.get(1))];
        let first = row.seq == 1;
        // A shallow copy begins at a head whose rows it does not have.
        let complete = match (first, Kind::of(&payload.op)) {
            (true, Kind::First) => payload.op == REDACT || payload.parents.is_empty(),
            (true, _) => false,
            // What a redacted copy was begun with came back with it.
            (false, Kind::First) if payload.op != REDACT => false,
            (false, _) => !payload.parents.is_empty() && found.iter().flatten().count() == payload.parents.len(),
        };
        let number = |n: Option<usize>| n.and_then(|n| self.rows.get(n)).map(|parent| parent.seq);
        if !complete || [row.parent, row.other] != found.map(number) {
            self.flaw(FlawKind::Parent, Some(row.seq), None);
        }
        for n in found.into_iter().flatten() {
            if let Some(parent) = self.rows.get_mut(n) {
                parent.followed = true;
            }
        }
        found
    }

    fn pointers(&mut self, row: &Stored, payload: &Payload, parents: [Option<usize>; 2]) {
        let kind = Kind::of(&payload.op);
        let of = |n: Option<usize>| n.and_then(|n| self.rows.get(n));
        let before = of(parents[0]).map(|r| r.pointers).unwrap_or_default();
        let reversed = payload.reverses.as_ref().and_then(|id| {
            let id: [u8; 32] = hex::decode(id).ok()?.try_into().ok()?;
            of(self.by_id.get(&id).copied())
        });
        let below = of(reversed.and_then(|r| r.parents[0])).map(|r| r.pointers).unwrap_or_default();
        let takes_back = matches!(kind, Kind::Undo | Kind::Redo);
        let expected = pointers(kind, row.seq, before, below);
        let right =
            takes_back == reversed.is_some() && takes_back == payload.reverses.is_some() && expected == row.pointers;
        self.rows.push(Seen { seq: row.seq, parents, pointers: row.pointers, followed: false });
        if !right {
            self.flaw(FlawKind::Undo, Some(row.seq), None);
        }
    }

    fn replay(&mut self, row: &Stored, payload: &Payload) -> std::result::Result<(), Fault> {
        let on_line = self.line.contains(&row.seq);
        for change in &payload.changes {
            let writers = match &change.by {
                None => vec![row.seq],
                Some(by) => self.writers(row.seq, change, by)?,
            };
            if !on_line {
                continue;
            }
            let cell = self.cells.entry(change.cell.clone()).or_default();
            let fits = cell.value == change.b;
            cell.value.clone_from(&change.a);
            if row.id.is_some() {
                cell.writers = writers;
            }
            if !fits {
                self.flaw(FlawKind::Before, Some(row.seq), Some(change.cell.clone()));
            }
        }
        Ok(())
    }

    /// What a merge says it took over is what those revisions wrote.
    fn writers(&mut self, seq: i64, change: &Change, by: &[String]) -> std::result::Result<Vec<i64>, Fault> {
        let (value, mut writers) = (mark_of(change.a.as_ref())?, Vec::new());
        let mut wrote = (change.cell.clone(), 0);
        for id in by {
            let id = hex::decode(id).ok().and_then(|id| <[u8; 32]>::try_from(id).ok());
            let index = id.and_then(|id| self.by_id.get(&id).copied());
            wrote.1 = index.and_then(|index| self.rows.get(index)).map(|row| row.seq).unwrap_or_default();
            if self.touches.get(&wrote) == Some(&value) {
                writers.push(wrote.1);
            } else {
                self.flaw(FlawKind::By, Some(seq), Some(change.cell.clone()));
            }
        }
        writers.sort_unstable();
        Ok(writers)
    }

    /// Compares the cells with what the history gives. Returns the bytes that this names.
    fn compare_cells(&mut self, tables: Tables<'_>) -> std::result::Result<Vec<String>, Fault> {
        let mut wrong = Vec::new();
        let mut expected = std::mem::take(&mut self.cells);
        let mut blobs = Vec::new();
        tables.cells_with_writers(|key, value, writers| {
            let known = expected.remove(&key).unwrap_or_default();
            let text = known.value.as_ref().map(canonical_json).transpose();
            let written = canonical_json(&known.writers);
            if !text.is_ok_and(|text| text.as_deref() == value) || !written.is_ok_and(|written| written == writers) {
                wrong.push(key.clone());
            }
            blobs.extend(known.value.iter().flat_map(|v| blobs_named(&key, v)));
        })?;
        // What a missing row would have held: nothing is as good as no row only for a cell that no revision wrote.
        wrong.extend(
            expected.into_iter().filter(|(_, c)| c.value.is_some() || !c.writers.is_empty()).map(|(key, _)| key),
        );
        for key in wrong {
            self.flaw(FlawKind::Cells, None, Some(key));
        }
        Ok(blobs)
    }

    fn compare_blobs(&mut self, tables: Tables<'_>) -> std::result::Result<(), Fault> {
        tables.blobs(|hash, bytes| {
            if Sha256::digest(bytes)[..] != *hash {
                self.flaw(FlawKind::Blob, None, Some(hex::encode(hash)));
            }
            let hash = hex::encode(hash);
            if self.unnamed.len() < MOST && !self.named.contains(&hash) {
                self.unnamed.push(hash);
            }
        })?;
        Ok(())
    }
}

/// The hash by which a value is known again.
fn mark_of(value: Option<&Value>) -> std::result::Result<[u8; 32], Fault> {
    Ok(id_of(&canonical_json(&value)?))
}

/// Numbers of the revisions from the last back to the first by first parents. Where one of them is gone it goes on at the one
/// that is there before it: what those wrote is no less there.
fn first_parents(rows: &[(i64, Option<i64>)]) -> HashSet<i64> {
    let parent: BTreeMap<i64, Option<i64>> = rows.iter().copied().collect();
    let mut line = HashSet::new();
    let mut at = rows.last().map(|(seq, _)| *seq);
    while let Some(seq) = at.filter(|seq| line.insert(*seq)) {
        let before = parent.get(&seq).copied().flatten();
        at = before.and_then(|before| parent.range(..=before).next_back()).map(|(seq, _)| *seq);
    }
    line
}
