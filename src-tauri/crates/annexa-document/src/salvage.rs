//! Making a new client file of what still reads of a damaged one.
//!
//! A revision proves itself by its hash, so as much of the history as hangs together from its beginning is the same history in
//! the new file. What stands in the cells beyond it, and comes from revisions that are lost, is one more revision, `Salvage`,
//! by whoever salvages: an ordinary one, which undo takes back. Where the history has no beginning any more, the new file begins
//! like any other (`New`), and all cells are that revision: it is another history then, and merges with no other copy.
//!
//! The damaged file is read page by page and never written; no lock is taken on it. A save that was cut off is taken back by
//! reading the earlier pages from its journal.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::fs::{self, File};
use std::path::Path;

use annexa_model::{Cells, Kept, Snapshot, blobs_named, content_hash, is_approval, owners};
use serde::Serialize;
use serde_json::Value;
use sha2::{Digest, Sha256};

use crate::error::Fault;
use crate::header::{self, APPLICATION_ID, Counts};
use crate::journal::Journal;
use crate::lineage::Lineage;
use crate::pages::{Pages, Place, Row};
use crate::permissions::{Permission, Readers};
use crate::revision::{FORMAT, Kind, Payload, REDACT, id_of};
use crate::rows::present;
use crate::schema::{self, MIGRATIONS};
use crate::writer::{Staged, author_cell};
use crate::{Bound, Document, Env, Error, Result};

/// The name of the revision that holds what was found beyond the history.
const OP: &str = "Salvage";
/// No revision takes fewer bytes: a number that would need more of them than the file has is damage.
const LEAST_REVISION: u64 = 200;
/// So many cells are read to find those that hold what their keys do not allow, before a file is given up: each is found by reading
/// all of them, and the damage of an accident leaves few that are still JSON.
const MOST_READ: usize = 200_000;

/// How the cells begin that say what a copy was made without; they are written by the first revision of a file and by no other.
const WITHHELD: &str = "copied/withheld/";

type Id = [u8; 32];

/// What was saved of a damaged file, and what was not. Numbers of revisions are those of the damaged file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Salvaged {
    /// Id of the new file's last revision, 64 hex digits.
    pub head: String,
    /// Revisions of the new file.
    pub revisions: u64,
    /// Revisions whose history is whole: they are in the new file with the same ids.
    pub kept: Vec<Span>,
    /// Revisions that did not read, or hang on one that did not. A tail of which nothing at all is left is not noticed.
    pub lost: Vec<Span>,
    /// Cells that were newer than the history that was kept, and were brought in by the revision `Salvage`.
    pub brought: Vec<String>,
    /// Cells that had been written by lost revisions and did not read, or made no sense.
    pub unread: Vec<String>,
    /// Records that were taken to exist because their parts read and they themselves did not.
    pub restored: Vec<String>,
    /// Bytes that are named and are not there any more.
    pub lost_blobs: Vec<LostBlob>,
    /// Labels of editions that lack their PDF or their data.
    pub incomplete_editions: Vec<String>,
    /// Labels of editions that no history proves and that do not prove themselves either, since their frozen data is gone or
    /// another, or the revision that they were approved on is: they are not in the new file.
    pub unproven_editions: Vec<String>,
    /// Revisions of the damaged file that read and do not say what their id is the hash of, or do not fit what came before them:
    /// they were damaged or changed, and are not in the new file.
    pub altered: Vec<Span>,
    /// Cells that said something else than the history that was kept, which holds: they were damaged, or changed behind its back.
    pub overruled: Vec<String>,
    /// What became of the journal beside the damaged file, where there was one.
    pub journal: Option<Journaled>,
}

/// Revisions from one number to another, both included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Span {
    /// The first.
    pub first: u64,
    /// The last.
    pub last: u64,
}

/// Stored bytes that are gone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct LostBlob {
    /// Their SHA-256 in hex.
    pub hash: String,
    /// The cell that names them: what it keeps, [`Kept`](annexa_model::Kept) says.
    pub cell: String,
    /// What they are in it: `hash`, `json` or `pdf`.
    pub field: String,
    /// Whether the cell names them as it is now; otherwise it did once.
    pub now: bool,
}

/// What a journal was good for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Journaled {
    /// A save that was cut off was taken back with it.
    PlayedBack,
    /// It belongs to another file and was left out.
    Foreign,
    /// It is not whole and was left out: the save that was cut off could not be taken back.
    Broken,
}

/// Makes a new client file at `target` of what still reads of the one at `source`, which is not changed.
///
/// # Errors
/// [`Error::NothingToSalvage`], [`Error::SalvageUnsound`], [`Error::Newer`] for a file of a later version, what stands in the
/// way of reading the one file ([`Error::AlreadyOpen`] among it), and what can come of making the other, as in
/// [`Document::create`]. Where it fails, no file is left behind.
pub fn salvage(source: impl AsRef<Path>, target: impl AsRef<Path>, env: Env) -> Result<Salvaged> {
    let (source, target) = (header::find(source.as_ref())?, target.as_ref());
    let path = &source.path;
    let io = |e: std::io::Error| Error::from_io(&e, path);
    let file = File::open(path).map_err(io)?;
    let length = file.metadata().map_err(io)?.len();
    let counts = Counts::of_file(path)?;
    let (journal, journaled) = match Journal::beside(path) {
        Ok(Some(journal)) => (Some(journal), Some(Journaled::PlayedBack)),
        Ok(None) => (None, None),
        Err(Error::ForeignJournal { .. }) => (None, Some(Journaled::Foreign)),
        Err(Error::BrokenJournal { .. }) => (None, Some(Journaled::Broken)),
        Err(other) => return Err(other),
    };
    let size = counts.map(|counts| counts.page).filter(|size| *size > 0);
    let mut pages = Pages::new(&file, length, size, journal.as_ref());
    let plausible = length.max(counts.map_or(0, |counts| counts.length())) / LEAST_REVISION;
    let mut found = Found { plausible: i64::try_from(plausible).unwrap_or(i64::MAX), ..Found::default() };
    if !pages.rows(|place, row| found.take(place, row)) {
        return Err(Error::TooSlow(path.clone()));
    }
    found.refuse(path, counts)?;
    let mut history = found.history();
    let open = found.open(&history);
    let mut frozen = |hash: &Id| match found.blobs.get(hash).and_then(|place| pages.again(*place)) {
        Some(Row::Blob { bytes, .. }) => Some(bytes),
        _ => None,
    };
    let beyond = found.beyond(&mut history, path, open.as_ref(), &author_cell(&env.author), &mut frozen)?;
    let blobs: Vec<Place> = found.blobs.values().copied().collect();
    let write = |writer: &mut crate::writer::Writer<'_>| -> std::result::Result<(), Fault> {
        for (id, seq) in history.order.iter().zip(1..) {
            if let Some(payload) = found.revisions.get(id).and_then(Told::payload) {
                writer.commit(payload, seq, history.line.contains(id))?;
            }
        }
        if let Some((_, payload)) = open {
            let seq = i64::try_from(history.order.len()).unwrap_or(i64::MAX).saturating_add(1);
            writer.commit(payload, seq, true)?;
        } else if history.order.is_empty() {
            writer.begin(&[])?;
        }
        writer.bring(OP, beyond.writes)?;
        for place in blobs {
            if let Some(Row::Blob { bytes, .. }) = pages.again(place) {
                writer.keep_blob(&bytes)?;
            }
        }
        Ok(())
    };
    let made = Document::create_by(target, env, &Staged::new(), MIGRATIONS, Readers::Of(Permission::of(path)), write)?;
    let (head, revisions) = (made.head()?, made.revision_count()?);
    if let Err(error) = judge(&made, path) {
        let target = made.path().to_owned();
        // Nobody gets in between: what is removed is what was made.
        let lock = made.close_held();
        let _ = fs::remove_file(&target);
        drop(lock);
        return Err(error);
    }
    made.close()?;
    let altered: BTreeSet<i64> = found.altered.iter().chain(&history.unfit).copied().collect();
    let lost = (1..=found.last).filter(|seq| !history.numbers.contains(seq));
    let mut kept: Vec<i64> = history.numbers.iter().copied().collect();
    kept.sort_unstable();
    Ok(Salvaged {
        head,
        revisions,
        kept: spans(kept.into_iter()),
        lost: spans(lost),
        brought: beyond.brought,
        unread: beyond.unread,
        restored: beyond.restored,
        lost_blobs: beyond.lost_blobs,
        incomplete_editions: beyond.incomplete_editions,
        unproven_editions: beyond.unproven_editions,
        altered: spans(altered.into_iter().filter(|seq| !history.numbers.contains(seq))),
        overruled: beyond.overruled,
        journal: journaled,
    })
}

/// Everything holds in the new file, but that bytes which are lost are missing.
fn judge(made: &Document, source: &Path) -> Result<()> {
    let unsound = |detail: String| Error::SalvageUnsound { path: source.to_owned(), detail };
    let found = made.verify()?;
    if let Some(flaw) = found.says_other() {
        return Err(unsound(flaw.to_string()));
    }
    made.snapshot().map(drop).map_err(|error| unsound(error.to_string()))
}

/// A revision whose payload has its id as hash.
struct Told {
    seq: i64,
    text: String,
    /// Whether a history may begin with it.
    first: bool,
    /// Whether it is what a redacted copy was begun with, which came in by a merge: its marks stand for words that are here.
    cut: bool,
    parents: [Option<Id>; 2],
    /// What must be there for it to hold: parents, what it reverses, what a merge took over.
    needs: BTreeSet<Id>,
}

impl Told {
    fn of(seq: i64, text: String) -> Option<Self> {
        let payload: Payload = serde_json::from_str(&text).ok()?;
        let kind = Kind::of(&payload.op);
        let takes_back = matches!(kind, Kind::Undo | Kind::Redo);
        let begins = kind == Kind::First;
        let in_form = payload.annexa == FORMAT
            && payload.started.is_none()
            && payload.is_in_order()
            && takes_back == payload.reverses.is_some()
            && begins != (payload.op != REDACT && !payload.parents.is_empty())
            && payload.text().is_ok_and(|canonical| canonical == text);
        if !in_form {
            return None;
        }
        let named = |id: &String| hex::decode(id).ok()?.try_into().ok();
        let cut = payload.op == REDACT && seq != 1;
        let first = begins && !cut;
        // A shallow copy begins at a head whose rows it does not have; where it was merged into its source, they are there.
        let parents: &[String] = if first { &[] } else { &payload.parents };
        let by = payload.changes.iter().flat_map(|change| change.by.iter().flatten());
        let needs = parents.iter().chain(&payload.reverses).chain(by).map(named).collect::<Option<_>>()?;
        Some(Self { seq, first, cut, parents: [0, 1].map(|n| parents.get(n).and_then(named)), needs, text })
    }

    fn payload(&self) -> Option<Payload> {
        serde_json::from_str(&self.text).ok()
    }
}

/// A row of the cells' table.
struct Standing {
    value: Option<Value>,
    /// The last revision that wrote it.
    writer: i64,
}

/// Everything that reads.
#[derive(Default)]
struct Found {
    revisions: BTreeMap<Id, Told>,
    /// Rows that are open to typing, which no hash proves; an honest file has one at most.
    typed: Vec<(i64, String)>,
    /// Numbers of rows that have an id and do not say what it is the hash of.
    altered: Vec<i64>,
    cells: BTreeMap<String, Standing>,
    /// Keys of cells whose values make no sense.
    torn: BTreeSet<String>,
    /// The revisions that wrote a cell, as the index of changed cells has it.
    touched: BTreeMap<String, BTreeSet<i64>>,
    blobs: BTreeMap<Id, Place>,
    /// The newest schema that the file says it went through.
    schema: Option<u32>,
    /// The highest number of a revision that anything speaks of.
    last: i64,
    /// No revision can have a higher one.
    plausible: i64,
}

impl Found {
    fn take(&mut self, place: Place, row: Row) {
        match row {
            Row::Revision { seq, id: None, payload } => {
                self.number(seq);
                self.typed.push((seq, payload));
            }
            Row::Revision { seq, id: Some(id), payload } => {
                let number = self.number(seq);
                let hash = id_of(&payload);
                if hash[..] != id[..] {
                    self.altered.extend(number);
                } else if let Some(told) = Told::of(seq, payload) {
                    self.revisions.entry(hash).or_insert(told);
                }
            }
            Row::Blob { hash, bytes } => {
                let right: Id = Sha256::digest(&bytes).into();
                if right[..] == hash[..] {
                    self.blobs.insert(right, place);
                }
            }
            Row::Cell { key, value, writers } => self.cell(key, value.as_deref(), &writers),
            Row::Touch { key, seq } => {
                if let Some(seq) = self.number(seq) {
                    self.touched.entry(key).or_default().insert(seq);
                }
            }
            Row::Meta { key } => {
                let schema = key.strip_prefix("migration/").and_then(|schema| schema.parse().ok());
                self.schema = self.schema.max(schema);
            }
        }
    }

    fn cell(&mut self, key: String, value: Option<&str>, writers: &str) {
        let value = value.map(serde_json::from_str::<Value>).transpose();
        let writers = serde_json::from_str::<Vec<i64>>(writers);
        let (Ok(value), Ok(writers)) = (value, writers) else {
            self.torn.insert(key);
            return;
        };
        let writer = writers.into_iter().filter_map(|seq| self.number(seq)).max().unwrap_or_default();
        // Where half of a save was written, a cell may stand there twice.
        let stands = self.cells.get(&key).is_some_and(|before| before.writer > writer);
        if !stands {
            self.cells.insert(key, Standing { value: present(value), writer });
        }
    }

    /// A number that a revision can have.
    fn number(&mut self, seq: i64) -> Option<i64> {
        let seq = Some(seq).filter(|seq| (1..=self.plausible).contains(seq))?;
        self.last = self.last.max(seq);
        Some(seq)
    }

    /// Refuses what is no client file, or one of a later version.
    fn refuse(&self, path: &Path, counts: Option<Counts>) -> Result<()> {
        let known = schema::newest(MIGRATIONS);
        // The header alone may be damaged where the rows say otherwise.
        let said = self.schema.or(counts.map(|counts| counts.schema)).unwrap_or_default();
        if self.revisions.is_empty() {
            if let Some(mark) = counts.map(|counts| counts.application).filter(|mark| *mark != APPLICATION_ID) {
                return Err(Error::NotOurs { path: path.to_owned(), mark });
            }
            if self.cells.is_empty() {
                return Err(Error::NothingToSalvage(path.to_owned()));
            }
        }
        if said > known {
            return Err(Error::Newer { path: path.to_owned(), schema: said, known });
        }
        Ok(())
    }

    /// Revisions that hang together from a beginning, parents before children, and how far each is from its beginning. What was
    /// written in a redacted copy that was merged has no such distance: no line of this history goes through it.
    fn whole(&self) -> (Vec<Id>, HashMap<Id, u64>) {
        let mut unmet: HashMap<Id, usize> = HashMap::new();
        let mut waiting: HashMap<Id, Vec<Id>> = HashMap::new();
        let mut ready = BTreeSet::new();
        for (id, told) in &self.revisions {
            if told.needs.is_empty() && told.first {
                ready.insert((told.seq, *id));
            }
            unmet.insert(*id, told.needs.len());
            for need in &told.needs {
                waiting.entry(*need).or_default().push(*id);
            }
        }
        let (mut order, mut depth) = (Vec::new(), HashMap::new());
        while let Some((_, id)) = ready.pop_first() {
            let told = self.revisions.get(&id);
            let above = match told.and_then(|told| told.parents[0]) {
                None => Some(0_u64),
                Some(parent) => depth.get(&parent).copied(),
            };
            if let Some(above) = above.filter(|_| told.is_some_and(|told| !told.cut)) {
                depth.insert(id, above + 1);
            }
            order.push(id);
            for next in waiting.remove(&id).unwrap_or_default() {
                let Some(left) = unmet.get_mut(&next) else { continue };
                *left = left.saturating_sub(1);
                if let Some(told) = self.revisions.get(&next).filter(|_| *left == 0) {
                    ready.insert((told.seq, next));
                }
            }
        }
        (order, depth)
    }

    /// The longest history that holds.
    fn history(&self) -> History {
        let (order, depth) = self.whole();
        let mut line = Vec::new();
        let furthest = |id: &&Id| (depth.get(*id), self.revisions.get(*id).map(|told| told.seq));
        let mut at = order.iter().filter(|id| depth.contains_key(*id)).max_by_key(furthest).copied();
        while let Some(id) = at {
            line.push(id);
            at = self.revisions.get(&id).and_then(|told| told.parents[0]);
        }
        line.reverse();
        let mut history = History::default();
        for id in line {
            let Some(payload) = self.revisions.get(&id).and_then(Told::payload) else { break };
            // A revision that does not fit what comes before it was never made by this program.
            if !history.step(id, &payload) {
                history.unfit = self.revisions.get(&id).map(|told| told.seq);
                break;
            }
        }
        let mut kept: HashSet<Id> = HashSet::new();
        let mut open: Vec<Id> = history.line.iter().copied().collect();
        while let Some(id) = open.pop() {
            if kept.insert(id) {
                open.extend(self.revisions.get(&id).into_iter().flat_map(|told| &told.needs));
            }
        }
        history.numbers = kept.iter().filter_map(|id| self.revisions.get(id)).map(|told| told.seq).collect();
        history.order = order.into_iter().filter(|id| kept.contains(id)).collect();
        history
    }

    /// The revision that was open to typing, sealed as every reader seals it, where it goes on from the history.
    fn open(&self, history: &History) -> Option<(i64, Payload)> {
        let head = hex::encode(history.order.last()?);
        self.typed.iter().find_map(|(seq, text)| {
            let payload: Payload = serde_json::from_str(text).ok()?;
            let [change] = &payload.changes[..] else { return None };
            let stands = self.cells.get(&change.cell);
            let fits = payload.annexa == FORMAT
                && payload.parents == [head.as_str()]
                && payload.started.is_some()
                && history.cells.get(&change.cell) == change.b.as_ref()
                && stands.is_none_or(|stands| stands.value == change.a)
                && payload.text().is_ok_and(|canonical| canonical == *text);
            Some((*seq, payload.sealed()?)).filter(|_| fits)
        })
    }

    /// What the cells hold beyond the history, and what of it is lost.
    fn beyond(
        &self,
        history: &mut History,
        path: &Path,
        open: Option<&(i64, Payload)>,
        me: &str,
        frozen: &mut dyn FnMut(&Id) -> Option<Vec<u8>>,
    ) -> Result<Beyond> {
        if let Some((seq, payload)) = open {
            history.numbers.insert(*seq);
            history.step(id_of(&payload.text()?), payload);
        }
        let mut beyond = Beyond::default();
        let orphans = self.orphans(history);
        let touched = self.touched();
        let keys: BTreeSet<&String> =
            self.cells.keys().chain(touched.keys().copied()).chain(orphans.keys()).chain(&self.torn).collect();
        for key in keys {
            let stands = self.cells.get(key);
            let touched = touched.get(key).copied().unwrap_or_default();
            let orphan = orphans.get(key);
            let latest = stands.map_or(0, |stands| stands.writer).max(touched).max(orphan.map_or(0, |(seq, _)| *seq));
            if history.numbers.contains(&latest) || key == me {
                // The history proves what it says by its hashes; a table does not.
                let differs = |stands: &Standing| stands.value.as_ref() != history.cells.get(key);
                if stands.is_some_and(differs) && key != me {
                    beyond.overruled.push(key.clone());
                }
                continue;
            }
            let value = match (orphan, stands) {
                (Some((seq, value)), _) if *seq == latest => value,
                (_, Some(stands)) => &stands.value,
                (orphan, None) => {
                    // Newer still, and gone: what was known before is better than nothing.
                    beyond.unread.push(key.clone());
                    match orphan {
                        Some((_, value)) => value,
                        None => continue,
                    }
                }
            };
            let is_final = is_approval(key) && history.cells.get(key).is_some();
            if history.cells.get(key) != value.as_ref() && !is_final {
                beyond.writes.insert(key.clone(), value.clone());
            }
        }
        self.restore(history, &mut beyond);
        // Counted before anything is made of it: what still reads may unfold beyond all bounds.
        refuse_too_much(&beyond.over(&history.cells), path)?;
        beyond.prove_editions(&self.lineage(history), frozen);
        beyond.shape(&history.cells, path)?;
        beyond.brought = beyond.writes.keys().cloned().collect();
        self.blobs_lost(history, &mut beyond);
        Ok(beyond)
    }

    /// The last revision that wrote a cell, as the index of changed cells has it. What a redacted copy was begun with wrote
    /// nothing here; where it does not read, it is known by what only such a revision says after the first.
    fn touched(&self) -> BTreeMap<&String, i64> {
        let read = self.revisions.values().filter(|told| told.cut).map(|told| told.seq);
        let withheld = self.touched.iter().filter(|(key, _)| key.starts_with(WITHHELD));
        let unread = withheld.flat_map(|(_, all)| all.iter().copied()).filter(|seq| *seq != 1);
        let cut: HashSet<i64> = read.chain(unread).collect();
        let last = |all: &BTreeSet<i64>| all.iter().rev().find(|seq| !cut.contains(seq)).copied();
        self.touched.iter().filter_map(|(key, all)| Some((key, last(all)?))).collect()
    }

    /// What revisions wrote that read, and hang on ones that do not: by cell, the last of them.
    fn orphans(&self, history: &History) -> BTreeMap<String, (i64, Option<Value>)> {
        let mut last: BTreeMap<String, (i64, Option<Value>)> = BTreeMap::new();
        let kept: HashSet<&Id> = history.order.iter().collect();
        let is_orphan = |(id, told): &(&Id, &Told)| !kept.contains(id) && !told.cut && told.seq <= self.plausible;
        for (_, told) in self.revisions.iter().filter(is_orphan) {
            for change in told.payload().into_iter().flat_map(|payload| payload.changes) {
                let newer = last.get(&change.cell).is_none_or(|(seq, _)| *seq < told.seq);
                if newer {
                    last.insert(change.cell, (told.seq, present(change.a)));
                }
            }
        }
        last
    }

    /// A cell is brought only to a record that exists. One whose own row is gone, and not as the row that a deletion leaves, is
    /// taken to exist: its parts would not be seen otherwise, and deleting it again is one step.
    fn restore(&self, history: &History, beyond: &mut Beyond) {
        let mut gone = BTreeSet::new();
        let mut restored = BTreeSet::new();
        for (key, value) in &beyond.writes {
            for record in owners(key) {
                let lives = match beyond.writes.get(&record) {
                    Some(value) => value.is_some(),
                    None => history.cells.exists(&record),
                };
                if lives || record == *key {
                    continue;
                }
                let deleted = self.cells.contains_key(&record) || beyond.writes.contains_key(&record);
                let unknown = !history.written.contains(&record) || beyond.unread.contains(&record);
                if !deleted && unknown && value.is_some() {
                    restored.insert(record);
                } else {
                    gone.insert(key.clone());
                }
            }
        }
        beyond.writes.retain(|key, _| !gone.contains(key));
        for record in restored {
            beyond.writes.insert(record.clone(), Some(Value::Bool(true)));
            beyond.restored.push(record);
        }
    }

    /// How the revisions of the history that was kept follow one another.
    fn lineage(&self, history: &History) -> Lineage {
        let at: HashMap<&Id, usize> = history.order.iter().zip(0..).collect();
        let parents = history.order.iter().map(|id| {
            let told = self.revisions.get(id).map(|told| told.parents).unwrap_or_default();
            told.map(|parent| at.get(&parent?).copied())
        });
        let known = at.iter().map(|(id, index)| (id.to_vec(), *index)).collect();
        Lineage::of(known, (1..).take(at.len()).collect(), parents.collect())
    }

    fn blobs_lost(&self, history: &History, beyond: &mut Beyond) {
        let mut named = history.named.clone();
        let mut incomplete = BTreeSet::new();
        for (key, value) in &beyond.writes {
            named.extend(value.iter().flat_map(|value| fields_named(key, value)));
        }
        for ((hash, cell), field) in named {
            let stored = hex::decode(&hash).ok().and_then(|hash| Id::try_from(hash).ok());
            if stored.is_some_and(|hash| self.blobs.contains_key(&hash)) {
                continue;
            }
            let now = beyond.writes.get(&cell).map_or_else(|| history.cells.get(&cell), Option::as_ref);
            let label = now.filter(|_| cell.starts_with("edition/")).and_then(|edition| edition["label"].as_str());
            incomplete.extend(label.map(str::to_owned));
            let now = now.is_some_and(|value| blobs_named(&cell, value).contains(&hash));
            beyond.lost_blobs.push(LostBlob { hash, cell, field, now });
        }
        beyond.incomplete_editions = incomplete.into_iter().collect();
    }
}

/// The history that was kept.
#[derive(Default)]
struct History {
    /// In which its revisions are written.
    order: Vec<Id>,
    /// Those from the first to the last by first parents, which the cells follow from.
    line: HashSet<Id>,
    /// The numbers that they had.
    numbers: HashSet<i64>,
    /// The number of the one that did not fit any more.
    unfit: Option<i64>,
    cells: Cells,
    /// Every cell that was ever written.
    written: BTreeSet<String>,
    /// Bytes that were ever named, by which cell, and in which field of it.
    named: BTreeMap<(String, String), String>,
}

impl History {
    /// Goes on by a revision, if it fits.
    fn step(&mut self, id: Id, payload: &Payload) -> bool {
        if payload.changes.iter().any(|change| self.cells.get(&change.cell) != change.b.as_ref()) {
            return false;
        }
        for change in &payload.changes {
            self.written.insert(change.cell.clone());
            self.named.extend(change.a.iter().flat_map(|value| fields_named(&change.cell, value)));
            self.cells.set(change.cell.clone(), change.a.clone());
        }
        self.line.insert(id);
        true
    }
}

/// What the cells hold beyond the history.
#[derive(Default)]
struct Beyond {
    writes: BTreeMap<String, Option<Value>>,
    brought: Vec<String>,
    unread: Vec<String>,
    restored: Vec<String>,
    lost_blobs: Vec<LostBlob>,
    incomplete_editions: Vec<String>,
    unproven_editions: Vec<String>,
    overruled: Vec<String>,
}

impl Beyond {
    /// Leaves out editions whose frozen data has another content than they name, or that were approved on a revision which the
    /// history has not or elsewhere: what no history proves must prove itself before it is shown as approved.
    fn prove_editions(&mut self, lineage: &Lineage, frozen: &mut dyn FnMut(&Id) -> Option<Vec<u8>>) {
        let editions = self.writes.iter().filter_map(|(key, value)| {
            let id = key.strip_prefix("edition/").filter(|id| !id.contains('/'))?;
            Some((id, value.as_ref()?))
        });
        let stands = |(_, edition): &(&str, &Value)| {
            let behind = edition["head"].as_str().and_then(|head| lineage.behind(head));
            behind.is_some() && behind == edition["revisions"].as_u64()
        };
        let (standing, mut unproven): (Vec<_>, Vec<_>) = editions.partition(stands);
        // Read once, however many name it.
        let mut asked: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
        for (json, statement) in standing.iter().filter_map(|(_, edition)| frozen_in(edition)) {
            asked.entry(json).or_default().insert(statement);
        }
        let mut contents = HashMap::new();
        for (json, statements) in asked {
            let bytes = hex::decode(json).ok().and_then(|hash| frozen(&hash.try_into().ok()?));
            let Some(snapshot) = bytes.and_then(|bytes| serde_json::from_slice::<Snapshot>(&bytes).ok()) else {
                continue;
            };
            for of in statements.into_iter().filter(|of| snapshot.statement(&(*of).into()).is_some()) {
                contents.extend(content_hash(&snapshot, &of.into()).ok().map(|content| ((json, of), content)));
            }
        }
        unproven.extend(standing.into_iter().filter(|(_, edition)| {
            let content = frozen_in(edition).and_then(|of| contents.get(&of));
            content.is_none_or(|content| Some(content.as_str()) != edition["content"].as_str())
        }));
        let label = |edition: &Value| edition["label"].as_str().unwrap_or_default().to_owned();
        let unproven: BTreeMap<String, String> =
            unproven.into_iter().map(|(id, edition)| (id.to_owned(), label(edition))).collect();
        let is_of_one = |of: &str| Kept::of(of).and_then(Kept::edition).is_some_and(|id| unproven.contains_key(id));
        self.writes.retain(|of, _| !is_of_one(of));
        self.unproven_editions.extend(unproven.into_values());
    }

    /// The cells of a history with what was found beyond it.
    fn over(&self, cells: &Cells) -> Cells {
        let mut whole = cells.clone();
        for (key, value) in &self.writes {
            whole.set(key.clone(), value.clone());
        }
        whole
    }

    /// Leaves out what the cells' keys do not allow: a value may be damaged and JSON still.
    fn shape(&mut self, cells: &Cells, source: &Path) -> Result<()> {
        let (mut whole, mut read) = (self.over(cells), 0);
        while read <= MOST_READ {
            read += whole.len();
            // What was left out may have stood in the place of more.
            refuse_too_much(&whole, source)?;
            let Err(error) = Snapshot::from_cells(&whole) else { return Ok(()) };
            let part = format!("{}/", error.cell);
            let misshapen: Vec<String> =
                self.writes.keys().filter(|key| **key == error.cell || key.starts_with(&part)).cloned().collect();
            if misshapen.is_empty() {
                return Err(Error::Unreadable(error.to_string()));
            }
            for key in misshapen {
                self.writes.remove(&key);
                whole.set(key.clone(), cells.get(&key).cloned());
                self.restored.retain(|record| *record != key);
                self.unread.push(key);
            }
        }
        Err(Error::Unreadable("too many cells make no sense".to_owned()))
    }
}

fn refuse_too_much(cells: &Cells, source: &Path) -> Result<()> {
    Bound::passed_by(cells).map_or(Ok(()), |bound| Err(Error::TooMuch { path: source.to_owned(), bound }))
}

/// The bytes that an edition says were frozen for it, and the statement that it is of.
fn frozen_in(edition: &Value) -> Option<(&str, &str)> {
    Some((edition["json"].as_str()?, edition["statement"].as_str()?))
}

/// Bytes that a cell names, with the cell and the field that does.
fn fields_named(key: &str, value: &Value) -> impl Iterator<Item = ((String, String), String)> {
    let fields = Kept::of(key).map(Kept::fields).unwrap_or_default();
    fields
        .iter()
        .filter_map(move |field| Some(((value.get(field)?.as_str()?.to_owned(), key.to_owned()), (*field).to_owned())))
}

/// Numbers in rising order, as spans.
fn spans(numbers: impl Iterator<Item = i64>) -> Vec<Span> {
    let mut spans: Vec<Span> = Vec::new();
    for number in numbers.filter_map(|n| u64::try_from(n).ok()) {
        match spans.last_mut() {
            Some(span) if span.last + 1 == number => span.last = number,
            _ => spans.push(Span { first: number, last: number }),
        }
    }
    spans
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_that_follow_one_another_are_one_span() {
        let of = |numbers: &[i64]| spans(numbers.iter().copied());
        assert_eq!(of(&[]), []);
        let span = |first, last| Span { first, last };
        assert_eq!(of(&[1, 2, 3, 7, 9, 10]), [span(1, 3), span(7, 7), span(9, 10)]);
    }

    #[test]
    fn bytes_are_named_by_what_they_were() {
        let edition = serde_json::json!({"pdf": "aa", "json": "bb"});
        let named: BTreeMap<_, _> = fields_named("edition/e", &edition).collect();
        let of = |hash: &str| named[&(hash.to_owned(), "edition/e".to_owned())].clone();
        assert_eq!((of("aa"), of("bb")), ("pdf".to_owned(), "json".to_owned()));
    }
}
