//! What a transaction writes: revisions, the cells they change, and the place of each in the history of its cells.

use std::collections::{BTreeMap, BTreeSet};

use annexa_model::{
    Cells, Id, Kept, Operation, OperationError, Plan, PlanContext, Snapshot, blobs_named, canonical_json, is_approval,
    is_redacted, owners, sha256_hex,
};
use jiff::civil::Date;
use rusqlite::Connection;
use serde_json::{Value, json};

use crate::env::FreshIds;
use crate::error::Fault;
use crate::revision::{Change, FORMAT, Kind, Payload, Pointers, SET_AUTHOR, id_of, pointers};
use crate::rows::{Stored, Tables, present};
use crate::state::{Head, State, Tail};
use crate::{Author, Bound, Env, Error, instant};

type Result<T> = std::result::Result<T, Fault>;

/// Bytes handed over before the operation that names them, by SHA-256 in hex.
pub(crate) type Staged = BTreeMap<String, Vec<u8>>;

/// A running transaction. Memory moves with the file and is put back if the transaction fails.
pub(crate) struct Writer<'a> {
    conn: &'a Connection,
    state: &'a mut State,
    env: &'a mut Env,
    staged: &'a Staged,
    now: i64,
    tail_before: Tail,
    cells_before: Vec<(String, Option<Value>)>,
    /// Records that were added.
    pub added: Vec<Id>,
    /// Staged bytes that are stored now.
    pub used: BTreeSet<String>,
}

/// What a revision refers to besides the one it follows.
pub(crate) enum Link<'r> {
    None,
    /// What an undo or redo reverses.
    Reverses(&'r Stored),
    /// The revision of another file that a redacted copy is cut from, by its id: it is not here.
    CutFrom(String),
    /// The last revision of the history that is united with this one; it is the last row there is.
    Merges(Head),
}

/// What a step writes.
#[derive(Default)]
struct Planned {
    /// The name of its revision.
    name: String,
    writes: BTreeMap<String, Option<Value>>,
    /// Whether it may go on in the open revision.
    typing: bool,
    /// Records that it adds.
    added: Vec<Id>,
    /// Bytes that the plans bring, by SHA-256 in hex.
    blobs: Staged,
}

/// What a transaction did, once it holds.
pub(crate) struct Done {
    pub cells: BTreeMap<String, Option<Value>>,
    pub added: Vec<Id>,
    pub used: BTreeSet<String>,
    pub now: i64,
}

impl<'a> Writer<'a> {
    pub fn new(conn: &'a Connection, state: &'a mut State, env: &'a mut Env, staged: &'a Staged) -> Self {
        let now = env.now();
        let tail_before = state.tail.clone();
        let (cells_before, added, used) = (Vec::new(), Vec::new(), BTreeSet::new());
        Self { conn, state, env, staged, now, tail_before, cells_before, added, used }
    }

    /// The transaction holds: what changed by it.
    pub fn keep(self) -> Done {
        let mut cells = BTreeMap::new();
        // The first entry of a key is its value before the transaction.
        for (key, before) in self.cells_before.into_iter().rev() {
            cells.insert(key, before);
        }
        let cells = cells
            .into_iter()
            .filter_map(|(key, before)| {
                let after = self.state.cells.get(&key).cloned();
                (after != before).then_some((key, after))
            })
            .collect();
        Done { cells, added: self.added, used: self.used, now: self.now }
    }

    /// The transaction does not hold: memory goes back to where it was.
    pub fn take_back(mut self) {
        self.put_back(0);
        self.state.tail = self.tail_before;
    }

    /// Gives the cells the values they had when so many changes of them were remembered.
    fn put_back(&mut self, mark: usize) {
        for (key, before) in self.cells_before.drain(mark..).rev() {
            self.state.cells.set(key, before);
        }
    }

    pub(crate) fn tables(&self) -> Tables<'a> {
        Tables(self.conn)
    }

    pub(crate) fn state(&self) -> &State {
        self.state
    }

    /// Refuses what another file brought if it is more than one holds, or if it does not read. It is counted before it is made anything of:
    /// a history that holds together may hold too much.
    pub(crate) fn refuse_unless_readable(&self) -> Result<()> {
        self.keep_within_bounds()?;
        snapshot_of(&self.state.cells).map(drop)
    }

    fn keep_within_bounds(&self) -> Result<()> {
        Bound::passed_by(&self.state.cells).map_or(Ok(()), |bound| Err(Error::Full(bound).into()))
    }

    // ---- what callers do

    /// One step, one revision: each operation is planned on what those before it write. The last one gives the revision
    /// its name, since the others make way for it (a new person, who is then an owner).
    pub fn step(&mut self, operations: &[Operation]) -> Result<()> {
        if operations.iter().any(Operation::is_approval) && !self.is_introduced() {
            // An approval names the head before it: nothing may come between.
            self.seal()?;
            self.introduce()?;
        }
        let planned = self.together(operations)?;
        self.write(planned)
    }

    /// The first revision of a file: the author, and whatever operations begin it.
    pub fn begin(&mut self, operations: &[Operation]) -> Result<()> {
        let author = self.env.author.clone();
        let mut writes = self.together(operations)?.writes;
        writes.insert(author_cell(&author), Some(author_value(&author)));
        let changes = self.changes(writes);
        self.revision("New", changes, &Link::None)
    }

    /// Closes the open revision to further typing; what was typed and taken back leaves no revision.
    pub fn seal(&mut self) -> Result<()> {
        let Some(open) = self.state.tail.open.take() else { return Ok(()) };
        let seq = self.state.tail.head.seq + 1;
        if let Some(sealed) = open.sealed() {
            let text = sealed.text()?;
            let id = id_of(&text);
            self.tables().seal(seq, id, &text)?;
            for change in &sealed.changes {
                self.tables().seal_cell(&change.cell, &format!("[{seq}]"))?;
            }
            self.state.tail.head = Head { seq, id, pointers: Pointers { undo: Some(seq), redo: None } };
        } else {
            for change in &open.changes {
                self.tables().untouch(&change.cell, seq)?;
            }
            self.tables().drop_open(seq)?;
            for change in open.changes.iter().filter(|c| c.b.is_none()) {
                self.tables().forget_cell(&change.cell)?;
            }
        }
        Ok(())
    }

    /// What was found of a file beyond its history, as one revision. Bytes that it names may be lost.
    pub fn bring(&mut self, op: &str, writes: BTreeMap<String, Option<Value>>) -> Result<()> {
        self.bring_decided(op, writes, &BTreeSet::new())
    }

    /// The same, where some of it was decided: that is written also where it stands there already.
    pub fn bring_decided(
        &mut self,
        op: &str,
        writes: BTreeMap<String, Option<Value>>,
        decided: &BTreeSet<String>,
    ) -> Result<()> {
        self.refuse(&writes)?;
        let counts = |change: &Change| change.a != change.b || decided.contains(&change.cell);
        if !self.written(writes.clone()).iter().any(counts) {
            return Ok(());
        }
        self.introduce()?;
        let mut changes = self.written(writes);
        changes.retain(counts);
        self.revision(op, changes, &Link::None)
    }

    /// Bytes that were stored in another file.
    pub fn keep_blob(&mut self, bytes: &[u8]) -> Result<()> {
        Ok(self.tables().insert_blob(&bytes_of(&sha256_hex(bytes))?, bytes)?)
    }

    /// Takes back what undo points to, if this author made it.
    pub fn undo(&mut self) -> Result<()> {
        self.seal()?;
        let last = self.tables().undoable(self.state.tail.head.pointers.undo)?;
        self.reverse(last, "Undo")
    }

    /// Brings back what redo points to, if this author took it back.
    pub fn redo(&mut self) -> Result<()> {
        self.seal()?;
        self.reverse(self.state.tail.head.pointers.redo, "Redo")
    }

    /// Keeps within bounds, and names what undo and redo would do next; the last step of every transaction.
    pub fn finish(&mut self) -> Result<()> {
        // Counting takes a walk through the cells, and few writes can pass a bound.
        let grown = !self.added.is_empty() || self.state.cells.len() > Bound::Values.limit();
        if grown || self.cells_before.iter().any(|(key, _)| Bound::is_counted(key)) {
            self.keep_within_bounds()?;
        }
        let tables = self.tables();
        Ok(self.state.tail.name_steps(tables)?)
    }

    // ---- planning

    /// What several operations write, one after the other; the cells are as before when this returns.
    fn together(&mut self, operations: &[Operation]) -> Result<Planned> {
        let mark = self.cells_before.len();
        let mut planned = Planned::default();
        for operation in operations {
            let plan = self.plan(operation)?;
            if operations.len() > 1 && plan.writes.keys().any(|key| is_approval(key)) {
                return Err(OperationError::ApprovalAmongOthers.into());
            }
            self.gather(&mut planned, plan)?;
        }
        self.put_back(mark);
        self.settle(&mut planned)?;
        Ok(planned)
    }

    /// Adds a plan to a step, and lets the next one see what it writes.
    fn gather(&mut self, planned: &mut Planned, plan: Plan) -> Result<()> {
        self.refuse(&plan.writes)?;
        planned.typing = plan.typing && planned.writes.is_empty();
        planned.name = plan.name;
        for (key, value) in plan.writes {
            self.remember(&key, present(value.clone()));
            planned.writes.insert(key, value);
        }
        planned.added.extend(plan.added);
        planned.blobs.extend(plan.blobs.into_iter().map(|bytes| (sha256_hex(&bytes), bytes)));
        Ok(())
    }

    /// What comes and goes within a step was never there: no cell of it is written, and no bytes that only it named are
    /// stored.
    fn settle(&mut self, planned: &mut Planned) -> Result<()> {
        let writes = &mut planned.writes;
        let gone = |key: &&String| owners(key).iter().any(|record| !self.lives(record, writes));
        let gone: Vec<String> = writes.keys().filter(gone).cloned().collect();
        for key in gone {
            writes.remove(&key);
        }
        let record =
            |id: &Id| planned.writes.keys().any(|k| k.split_once('/').is_some_and(|(_, of)| of == id.as_str()));
        self.added.extend(planned.added.drain(..).filter(record));
        let values = planned.writes.iter().filter_map(|(key, value)| Some((key, value.as_ref()?)));
        let named: Vec<String> = values.flat_map(|(key, value)| blobs_named(key, value)).collect();
        named.iter().try_for_each(|hash| self.blob(hash, &planned.blobs))
    }

    fn plan(&mut self, operation: &Operation) -> Result<Plan> {
        let head = self.state.tail.sealed_head()?;
        let today = self.today();
        let author = self.env.author.name.clone();
        let mut ids = FreshIds::new(self.env);
        let plan = operation.plan(&mut PlanContext {
            cells: &self.state.cells,
            today,
            head: &head.hex(),
            revisions: u64::try_from(head.seq).unwrap_or(0),
            author: &author,
            ids: &mut ids,
        });
        ids.finish()?;
        Ok(plan?)
    }

    fn today(&self) -> Date {
        self.env.day(self.now)
    }

    /// Stores bytes that a cell names: they come with the plan, were handed over before, or are stored already.
    fn blob(&mut self, hash: &str, brought: &Staged) -> Result<()> {
        let key = bytes_of(hash)?;
        if let Some(bytes) = brought.get(hash) {
            self.tables().insert_blob(&key, bytes)?;
        } else if let Some(bytes) = self.staged.get(hash) {
            self.tables().insert_blob(&key, bytes)?;
            self.used.insert(hash.to_owned());
        } else if !self.tables().has_blob(&key)? {
            return Err(Error::BlobMissing(hash.to_owned()).into());
        }
        Ok(())
    }

    // ---- writing

    fn write(&mut self, Planned { name, writes, typing, .. }: Planned) -> Result<()> {
        let op = name.as_str();
        let typing = typing && writes.len() == 1;
        if typing
            && let Some((key, value)) = writes.first_key_value()
            && let value = present(value.clone())
            && let typed = (key.as_str(), value.as_ref())
            && self.state.tail.open.as_ref().is_some_and(|o| o.takes(op, typed, &self.env.author.id, self.now))
        {
            return self.amend(key, value);
        }
        self.seal()?;
        let changes = self.changes(writes);
        if changes.is_empty() {
            return Ok(());
        }
        self.introduce()?;
        match <[Change; 1]>::try_from(changes) {
            Ok(only) if typing => self.open(op, only),
            Ok(only) => self.revision(op, only.into(), &Link::None),
            Err(changes) => self.revision(op, changes, &Link::None),
        }
    }

    /// What must never be written: to a record that is not there, and over an approval.
    fn refuse(&self, writes: &BTreeMap<String, Option<Value>>) -> Result<()> {
        for key in writes.keys() {
            let missing = |record: &String| record != key && !self.lives(record, writes);
            if let Some(record) = owners(key).into_iter().find(missing) {
                return Err(Error::NoSuchRecord { record }.into());
            }
            if self.state.cells.get(key).is_some_and(is_redacted) {
                return Err(Error::Withheld { cell: key.clone() }.into());
            }
            if is_approval(key) && self.tables().are_redacted()? {
                return Err(Error::NoApprovalHere.into());
            }
            if is_approval(key) && self.state.cells.get(key).is_some() {
                return Err(Error::ApprovalIsFinal { cell: key.clone() }.into());
            }
        }
        Ok(())
    }

    /// Whether a record is in the file, or comes with what is written.
    fn lives(&self, record: &str, writes: &BTreeMap<String, Option<Value>>) -> bool {
        self.state.cells.exists(record) || writes.get(record).is_some_and(|v| present(v.clone()).is_some())
    }

    fn is_introduced(&self) -> bool {
        let author = &self.env.author;
        self.state.cells.get(&author_cell(author)) == Some(&author_value(author))
    }

    /// The cell that says who works here, and what it is to hold.
    pub(crate) fn introduction(&self) -> (String, Value) {
        (author_cell(&self.env.author), author_value(&self.env.author))
    }

    /// The author's name and function stand in the file before anything the author writes.
    fn introduce(&mut self) -> Result<()> {
        if self.is_introduced() {
            return Ok(());
        }
        let author = &self.env.author;
        let changes = self.changes(BTreeMap::from([(author_cell(author), Some(author_value(author)))]));
        self.revision(SET_AUTHOR, changes, &Link::None)
    }

    /// What really changes.
    pub(crate) fn changes(&self, writes: BTreeMap<String, Option<Value>>) -> Vec<Change> {
        let mut changes = self.written(writes);
        changes.retain(|change| change.a != change.b);
        changes
    }

    /// What is written, beside what stands there.
    fn written(&self, writes: BTreeMap<String, Option<Value>>) -> Vec<Change> {
        writes
            .into_iter()
            .map(|(cell, value)| Change { a: present(value), b: self.state.cells.get(&cell).cloned(), by: None, cell })
            .collect()
    }

    fn open(&mut self, op: &str, change: [Change; 1]) -> Result<()> {
        let seq = self.state.tail.head.seq + 1;
        let [Change { a, ref cell, .. }] = change.clone();
        let payload =
            Payload { started: Some(instant::format(self.now)), ..self.payload(op, change.into(), &Link::None)? };
        self.tables().insert(&Stored {
            seq,
            id: None,
            parent: Some(self.state.tail.head.seq),
            other: None,
            pointers: Pointers { undo: Some(seq), redo: None },
            payload: payload.text()?,
        })?;
        self.tables().touch(cell, seq)?;
        self.type_cell(cell, a)?;
        self.state.tail.open = Some(payload);
        Ok(())
    }

    fn amend(&mut self, key: &str, value: Option<Value>) -> Result<()> {
        let Some(mut open) = self.state.tail.open.take() else { return Ok(()) };
        for change in &mut open.changes {
            change.a.clone_from(&value);
        }
        open.time = instant::format(self.now);
        let text = open.text()?;
        self.state.tail.open = Some(open);
        self.tables().amend(self.state.tail.head.seq + 1, &text)?;
        self.type_cell(key, value)
    }

    fn type_cell(&mut self, key: &str, value: Option<Value>) -> Result<()> {
        self.tables().type_cell(key, text_of(value.as_ref())?.as_deref())?;
        self.remember(key, value);
        Ok(())
    }

    fn reverse(&mut self, seq: Option<i64>, op: &str) -> Result<()> {
        let Some(row) = seq.map(|seq| self.tables().revision(seq)).transpose()?.flatten() else { return Ok(()) };
        let mismatch = Error::HistoryMismatch { seq: u64::try_from(row.seq).unwrap_or(0) };
        let Ok(payload) = serde_json::from_str::<Payload>(&row.payload) else { return Err(mismatch.into()) };
        if payload.author != self.env.author.id {
            return Ok(());
        }
        let mut changes = Vec::new();
        for Change { a, b, cell, .. } in payload.changes {
            // Who wrote stays named: their revisions stay in the history.
            let names_somebody = cell.starts_with("author/") && b.is_none();
            // A signature is evidence: only what is meant to remove it does.
            let is_signature = matches!(Kept::of(&cell), Some(Kept::Signature { .. }));
            let takes_signature = op == "Undo" && is_signature && b.is_none();
            if is_approval(&cell) || names_somebody || takes_signature {
                continue;
            }
            if self.state.cells.get(&cell) != a.as_ref() {
                return Err(mismatch.into());
            }
            changes.push(Change { a: b, b: a, by: None, cell });
        }
        self.revision(op, changes, &Link::Reverses(&row))
    }

    fn payload(&mut self, op: &str, changes: Vec<Change>, link: &Link<'_>) -> Result<Payload> {
        let head = &self.state.tail.head;
        let (reverses, other) = match link {
            Link::None => (None, None),
            Link::Reverses(row) => (row.id.as_ref().map(hex::encode), None),
            Link::Merges(other) => (None, Some(other.hex())),
            Link::CutFrom(id) => (None, Some(id.clone())),
        };
        let first = (head.seq > 0).then(|| head.hex());
        Ok(Payload {
            annexa: FORMAT.to_owned(),
            author: self.env.author.id.clone(),
            changes,
            parents: first.into_iter().chain(other).collect(),
            nonce: self.env.nonce()?,
            op: op.to_owned(),
            reverses,
            started: None,
            time: instant::format(self.now),
        })
    }

    /// Commits one sealed revision of this moment.
    pub(crate) fn revision(&mut self, op: &str, changes: Vec<Change>, link: &Link<'_>) -> Result<()> {
        let last = match link {
            Link::Merges(other) => other.seq,
            _ => self.state.tail.head.seq,
        };
        let payload = self.payload(op, changes, link)?;
        self.commit(payload, last + 1, true)
    }

    /// Commits one sealed revision, of this moment or of another file as it stands there: its row, its cells if it moves
    /// them, its place in the history of each. Parents come before children; only what is not on the way from the first
    /// revision to the last by first parents moves no cells.
    pub fn commit(&mut self, payload: Payload, seq: i64, moves: bool) -> Result<()> {
        let text = payload.text()?;
        let id = id_of(&text);
        let parent = self.named(payload.parents.first())?;
        let other = self.named(payload.parents.get(1))?;
        let below = match self.named(payload.reverses.as_ref())?.and_then(|reversed| reversed.parent) {
            Some(parent) => self.tables().revision(parent)?.map(|row| row.pointers).unwrap_or_default(),
            None => Pointers::default(),
        };
        let before = parent.as_ref().map(|row| row.pointers).unwrap_or_default();
        let pointers = pointers(Kind::of(&payload.op), seq, before, below);
        let (parent, other) = (parent.map(|row| row.seq), other.map(|row| row.seq));
        self.tables().insert(&Stored { seq, id: Some(id.to_vec()), parent, other, pointers, payload: text })?;
        for Change { a, by, cell, .. } in payload.changes {
            self.tables().touch(&cell, seq)?;
            if moves {
                let writers = self.writers(seq, by.as_deref())?;
                self.tables().write_cell(&cell, text_of(a.as_ref())?.as_deref(), &writers)?;
                self.remember(&cell, a);
            }
        }
        if moves {
            self.state.tail.head = Head { seq, id, pointers };
        }
        Ok(())
    }

    /// Who wrote a cell: the revision itself, or those that a merge took it over from.
    fn writers(&self, seq: i64, by: Option<&[String]>) -> Result<String> {
        let Some(by) = by else { return Ok(format!("[{seq}]")) };
        let mut writers = Vec::new();
        for id in by.iter().filter_map(|id| hex::decode(id).ok()) {
            writers.extend(self.tables().number(&id)?);
        }
        writers.sort_unstable();
        Ok(canonical_json(&writers)?)
    }

    /// The row of a revision that another one names.
    fn named(&self, id: Option<&String>) -> Result<Option<Stored>> {
        let Some(id) = id.and_then(|id| hex::decode(id).ok()) else { return Ok(None) };
        Ok(self.tables().revision_by_id(&id)?)
    }

    fn remember(&mut self, key: &str, value: Option<Value>) {
        self.cells_before.push((key.to_owned(), self.state.cells.get(key).cloned()));
        self.state.cells.set(key.to_owned(), value);
    }
}

pub(crate) fn author_cell(author: &Author) -> String {
    format!("author/{}", author.id)
}

fn author_value(author: &Author) -> Value {
    json!({"name": author.name, "function": author.function})
}

fn text_of(value: Option<&Value>) -> Result<Option<String>> {
    Ok(value.map(canonical_json).transpose()?)
}

fn bytes_of(hash: &str) -> Result<Vec<u8>> {
    hex::decode(hash).ok().filter(|h| h.len() == 32).ok_or_else(|| Error::BlobMissing(hash.to_owned()).into())
}

pub(crate) fn snapshot_of(cells: &Cells) -> Result<Snapshot> {
    Snapshot::from_cells(cells).map_err(|e| Error::Unreadable(e.to_string()).into())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Document;
    use annexa_model::{EditionSignature, SignedMessage};

    fn document(folder: &tempfile::TempDir) -> Document {
        let author = Author { id: "a".repeat(32), name: "Lead".to_owned(), function: String::new() };
        Document::create(folder.path().join("a.soa"), Env::system(author), &[]).unwrap()
    }

    /// Writes as no operation of the model would: these rules hold whatever an operation plans.
    fn write(document: &mut Document, op: &str, cells: &[(&str, Option<Value>)]) -> Result<()> {
        let Document { conn, state, env, staged, .. } = document;
        conn.execute_batch("BEGIN IMMEDIATE")?;
        let mut writer = Writer::new(conn, state, env, staged);
        let plan = Plan {
            name: op.to_owned(),
            writes: cells.iter().map(|(key, value)| ((*key).to_owned(), value.clone())).collect(),
            typing: false,
            blobs: Vec::new(),
            added: None,
        };
        let mut planned = Planned::default();
        let result = writer.gather(&mut planned, plan).and_then(|()| {
            writer.put_back(0);
            writer.settle(&mut planned)?;
            writer.write(planned).and_then(|()| writer.finish())
        });
        if result.is_ok() {
            drop(writer.keep());
        } else {
            writer.take_back();
        }
        conn.execute_batch(if result.is_ok() { "COMMIT" } else { "ROLLBACK" })?;
        result
    }

    fn refused(result: Result<()>) -> &'static str {
        match result {
            Err(Fault::Ours(error)) => error.code(),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn an_approval_cell_is_written_once() {
        let folder = tempfile::tempdir().unwrap();
        let mut document = document(&folder);
        write(&mut document, "IssueEdition", &[("edition/e", Some(json!({"label": "1.0"})))]).unwrap();
        for value in [None, Some(json!({"label": "2.0"}))] {
            assert_eq!(refused(write(&mut document, "Other", &[("edition/e", value)])), "approval-is-final");
        }
        assert_eq!(document.cells().get("edition/e"), Some(&json!({"label": "1.0"})));
    }

    #[test]
    fn a_cell_is_written_only_while_its_records_exist_or_come_with_it() {
        let folder = tempfile::tempdir().unwrap();
        let mut document = document(&folder);
        let title = ("evidence/e/title", Some(json!("Policy")));
        assert_eq!(refused(write(&mut document, "X", std::slice::from_ref(&title))), "no-such-record");
        assert_eq!(refused(write(&mut document, "X", &[("evidence/e/title", None)])), "no-such-record");
        write(&mut document, "X", &[("evidence/e", Some(json!(true))), title]).unwrap();
        write(&mut document, "X", &[("evidence/e", None)]).unwrap();
        write(&mut document, "X", &[("evidence/e", Some(json!(true)))]).unwrap();
        assert!(document.verify().unwrap().is_sound());
    }

    /// What an operation says of itself, what it writes and what undo makes of its name are one thing.
    #[test]
    #[expect(clippy::too_many_lines, reason = "a list: every operation has its line")]
    fn operation_cells_and_revision_agree_on_what_is_an_approval() {
        let folder = tempfile::tempdir().unwrap();
        let mut document = document(&folder);
        let pdf = document.stage_blob(b"%PDF-".to_vec()).unwrap();
        let mut tried = BTreeSet::new();
        let mut apply = |document: &mut Document, operation: Value| {
            tried.insert(operation["op"].as_str().unwrap().to_owned());
            let operation: Operation = serde_json::from_value(operation).unwrap();
            let changes = document.apply(&operation).unwrap();
            document.seal().unwrap();
            let said = document.log(changes.revisions..).unwrap().remove(0).op;
            let written = changes.cells.keys().filter(|key| is_approval(key)).count();
            assert!(written == 0 || written == changes.cells.len(), "{said} writes both");
            assert_eq!(
                (written > 0, Kind::of(&said) == Kind::Approval),
                (operation.is_approval(), written > 0),
                "{said}"
            );
        };
        let sample: Vec<Value> =
            serde_json::from_str(include_str!("../../../../assets/samples/otterbridge.json")).unwrap();
        for operation in sample {
            apply(&mut document, operation);
        }
        let registers =
            ["Risk", "Assessment", "Requirement", "Party", "Objective", "Audit", "Review", "Nonconformity", "Question"];
        apply(&mut document, json!({"op": "Unlink", "from": "R-01", "to": ["A.9.2"]}));
        for kind in ["Person", "Evidence", "System", "Control"].into_iter().chain(registers) {
            let (id, field) = (kind.to_lowercase(), if kind == "Person" { "function" } else { "label" });
            apply(&mut document, json!({"op": format!("Add{kind}"), "id": "new", "set": []}));
            apply(&mut document, json!({"op": format!("Edit{kind}"), &id: "new", "set": [{field: "Z"}]}));
            apply(&mut document, json!({"op": format!("Delete{kind}"), &id: "new"}));
        }
        let rules = |entries: &str| {
            let text = format!("# id: own-rules\n# name: Rules\n# version: 1\ngroup,group title,id,title\n{entries}");
            annexa_model::import_framework(&text).unwrap()
        };
        apply(
            &mut document,
            json!({"op": "AdoptFramework", "framework": rules("1,Buying,1.1,Ask\n1,Buying,1.2,Keep\n1,Buying,1.3,Sign\n")}),
        );
        apply(&mut document, json!({"op": "EditStatement", "set": [{"addFramework": "own-rules"}]}));
        apply(
            &mut document,
            json!({"op": "Decide", "controls": ["own-rules/1.2", "own-rules/1.3"], "set": [{"notes": "Here."}]}),
        );
        apply(&mut document, json!({"op": "AdoptFramework", "framework": rules("1,Buying,1.1,Ask\n")}));
        apply(&mut document, json!({"op": "DropDecision", "control": "own-rules/1.2"}));
        apply(&mut document, json!({"op": "DropGone", "framework": "own-rules"}));
        for set in [json!([{"applicability": "applicable"}]), json!([{"included": "The house rules ask for it."}])] {
            apply(&mut document, json!({"op": "Decide", "controls": ["own-rules/1.1"], "set": set}));
        }
        let pairs = "# id: x\n# name: X\n# from: own-rules\n# to: iso42001\n# madeBy: Office\nfrom,to\n1.1,A.10.3\n";
        let known = document.snapshot().unwrap().frameworks.clone();
        let crosswalk = annexa_model::import_crosswalk(pairs, &known).unwrap();
        apply(&mut document, json!({"op": "AdoptCrosswalk", "crosswalk": crosswalk}));
        apply(&mut document, json!({"op": "RemoveCrosswalk", "crosswalk": "x"}));
        let mut unused = rules("1,Buying,1.1,Ask\n");
        unused.id = "own-unused".to_owned();
        apply(&mut document, json!({"op": "AdoptFramework", "framework": unused}));
        apply(&mut document, json!({"op": "RemoveFramework", "framework": "own-unused"}));
        apply(&mut document, json!({"op": "EditStatement", "set": [{"version": "7.0"}]}));
        let findings = annexa_model::check::check(&document.snapshot().unwrap(), jiff::Zoned::now().date());
        let finding = &findings
            .iter()
            .find(|f| f.accepted.is_none() && f.severity != annexa_model::check::Severity::Blocks)
            .unwrap()
            .key;
        apply(&mut document, json!({"op": "AcceptFinding", "finding": finding, "reason": "Known."}));
        apply(&mut document, json!({"op": "ReopenFinding", "finding": finding}));
        apply(&mut document, json!({"op": "PrepareCandidate", "id": "k"}));
        let approver = json!({"name": "Role A", "function": "Board"});
        apply(
            &mut document,
            json!({"op": "IssueEdition", "id": "e", "candidate": "k", "approver": approver, "pdf": pdf}),
        );
        apply(
            &mut document,
            json!({"op": "ApprovePlan", "label": "9.0", "documentId": "RTP-9", "approver": approver, "pdf": pdf}),
        );
        apply(&mut document, json!({"op": "AddEvidence", "id": "kept", "set": []}));
        let minutes = document.stage_blob(b"minutes".to_vec()).unwrap();
        let attach =
            json!({"op": "AttachEvidence", "evidence": "kept", "hash": minutes, "name": "minutes.txt", "size": 7});
        apply(&mut document, attach);
        apply(&mut document, json!({"op": "DetachEvidence", "evidence": "kept", "hash": minutes}));
        let scan = document.stage_blob(b"%PDF- signed".to_vec()).unwrap();
        let attach = json!({"op": "AttachSigned", "edition": "e", "hash": scan,
            "mediaType": "application/pdf", "name": "scan.pdf"});
        apply(&mut document, attach);
        apply(&mut document, json!({"op": "DetachSigned", "edition": "e", "hash": scan}));
        let snapshot = document.snapshot().unwrap();
        let edition = snapshot.statements[0].editions.iter().find(|e| e.id.as_str() == "e").unwrap();
        let behind = (document.head().unwrap(), document.revision_count().unwrap());
        let said = SignedMessage::of(&snapshot.statements[0], edition, behind, jiff::Timestamp::UNIX_EPOCH);
        let armored = format!("{}\n", EditionSignature::BEGINS);
        let sign = json!({"op": "SignEdition", "edition": "e", "message": said.text().unwrap(), "signature": armored,
            "fingerprint": "SHA256:key", "publicKey": "ssh-ed25519 key"});
        apply(&mut document, sign);
        let hash = EditionSignature::hash_of(&armored);
        assert!(document.cells().get(&format!("signature/e/{hash}")).is_some());
        assert_eq!(document.can_undo(), Some("DetachSigned"), "undo looks through a signature");
        for _ in 0..2 {
            document.undo().unwrap();
            assert!(document.cells().get(&format!("signature/e/{hash}")).is_some(), "a signature is evidence");
        }
        for _ in 0..2 {
            document.redo().unwrap();
        }
        apply(&mut document, json!({"op": "RemoveSignature", "edition": "e", "hash": hash}));
        document.undo().unwrap();
        assert!(document.cells().get(&format!("signature/e/{hash}")).is_some(), "what removes one can be taken back");
        document.redo().unwrap();
        assert!(document.cells().get(&format!("signature/e/{hash}")).is_none());
        assert!(document.verify().unwrap().is_sound());
        apply(&mut document, json!({"op": "WithdrawEdition", "edition": "e", "reason": "Printed wrongly."}));
        let schema: Value =
            serde_json::from_str(include_str!("../../../../assets/schema/operations-1.schema.json")).unwrap();
        let all = schema["$defs"]["Operation"]["oneOf"].as_array().unwrap().iter();
        assert_eq!(tried, all.map(|op| op["properties"]["op"]["const"].as_str().unwrap().to_owned()).collect());
    }

    /// A merge brings signatures along with what else it brings.
    #[test]
    fn undoing_a_revision_that_brought_a_signature_keeps_it() {
        let folder = tempfile::tempdir().unwrap();
        let mut document = document(&folder);
        write(&mut document, "IssueEdition", &[("edition/e", Some(json!({"statement": "s"})))]).unwrap();
        let cells =
            [("signature/e/h", Some(json!({"message": "m"}))), ("organisation/name", Some(json!("Otterbridge")))];
        write(&mut document, "Merge", &cells).unwrap();
        document.undo().unwrap();
        assert!(document.cells().get("signature/e/h").is_some() && document.cells().get("organisation/name").is_none());
        document.redo().unwrap();
        assert!(document.cells().get("organisation/name").is_some() && document.verify().unwrap().is_sound());
    }

    /// What a merge brings is both at once.
    #[test]
    fn undoing_a_revision_that_wrote_both_keeps_its_approvals() {
        let folder = tempfile::tempdir().unwrap();
        let mut document = document(&folder);
        let cells = [("edition/e", Some(json!({"statement": "s"}))), ("organisation/name", Some(json!("Otterbridge")))];
        write(&mut document, "Merge", &cells).unwrap();
        document.undo().unwrap();
        assert!(document.cells().get("edition/e").is_some() && document.cells().get("organisation/name").is_none());
        assert!(document.redo().unwrap().cells.contains_key("organisation/name"));
        assert!(document.verify().unwrap().is_sound());
    }
}
