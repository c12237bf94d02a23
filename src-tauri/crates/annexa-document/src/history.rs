//! The history as people read it.

use std::collections::BTreeMap;
use std::ops::{self, RangeBounds};

use annexa_model::{Cells, Snapshot};
use serde::Serialize;
use serde_json::Value;

use crate::error::Fault;
use crate::revision::{Payload, REDACT, id_of};
use crate::rows::{Stored, Tables};
use crate::writer::snapshot_of;
use crate::{Author, Bound, Document, Error, Result};

/// One revision.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct LogEntry {
    /// Its number in this file, from 1. Another copy may number otherwise after a merge; ids never differ.
    pub number: u64,
    /// Its id, 64 hex digits; for a revision still open to typing, what it would be if sealed now.
    pub id: String,
    /// Ids of the revisions it follows.
    pub parents: Vec<String>,
    /// Who made it, by the name and function that went with it then.
    pub author: Author,
    /// When, RFC 3339 UTC, by the clock of the computer it was made on.
    pub time: String,
    /// Name of the operation.
    pub op: String,
    /// Id of the revision that an undo or redo reverses.
    pub reverses: Option<String>,
    /// Whether typing may still go on in it.
    pub open: bool,
    /// What it changed, by cell.
    pub changes: Vec<CellChange>,
}

/// What a revision did to a cell; nothing is an absent cell.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct CellChange {
    /// The cell's key.
    pub cell: String,
    /// Its value before.
    pub before: Option<Value>,
    /// Its value after.
    pub after: Option<Value>,
}

/// What happened to one cell.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct FieldChange {
    /// The revision's number in this file.
    pub number: u64,
    /// The revision's id.
    pub id: String,
    /// Who.
    pub author: Author,
    /// When.
    pub time: String,
    /// Name of the operation.
    pub op: String,
    /// From what.
    pub before: Option<Value>,
    /// To what.
    pub after: Option<Value>,
}

/// So far a history leads back from a revision to what it is about; nobody has verified what a file says of itself.
const REVERSALS: usize = 16;
/// Hex digits that tell a revision, at least.
const SHORTEST_ID: usize = 4;

impl Document {
    /// Revisions by number, oldest first: `log(..)` is the whole history, `log(n - 49..)` its last fifty.
    ///
    /// # Errors
    /// [`Error::Damaged`] if one cannot be read, and what reading the file can meet.
    pub fn log(&self, numbers: impl RangeBounds<u64>) -> Result<Vec<LogEntry>> {
        let (first, last) = bounds(&numbers);
        let mut authors = Authors::new(self);
        let mut entries = Vec::new();
        let read = Tables(&self.conn).revisions(first, last, |row| {
            entries.extend(authors.entry(&row)?);
            Ok(())
        });
        read.map_err(|fault: Fault| fault.at(&self.path))?;
        Ok(entries)
    }

    /// The revisions with those numbers.
    pub(crate) fn entries(&self, numbers: &[i64]) -> Result<Vec<LogEntry>> {
        let mut authors = Authors::new(self);
        let mut entries = Vec::new();
        let mut read = || -> std::result::Result<(), Fault> {
            for number in numbers {
                if let Some(row) = Tables(&self.conn).revision(*number)? {
                    entries.extend(authors.entry(&row)?);
                }
            }
            Ok(())
        };
        read().map_err(|fault| fault.at(&self.path))?;
        Ok(entries)
    }

    /// What a revision reverses, then what that one reverses: a redo brings back what an undo took, and an undo takes back
    /// what was done, so no honest history leads further. Nothing where a revision reverses none.
    ///
    /// # Errors
    /// As [`Document::log`].
    pub fn reversed_by(&self, entry: &LogEntry) -> Result<Vec<LogEntry>> {
        let mut authors = Authors::new(self);
        let mut found: Vec<LogEntry> = Vec::new();
        let mut read = || -> std::result::Result<(), Fault> {
            while found.len() < REVERSALS {
                let Some(id) = found.last().unwrap_or(entry).reverses.as_deref() else { break };
                let Ok(id) = hex::decode(id) else { break };
                let Some(row) = Tables(&self.conn).revision_by_id(&id)? else { break };
                let Some(reversed) = authors.entry(&row)? else { break };
                found.push(reversed);
            }
            Ok(())
        };
        read().map_err(|fault| fault.at(&self.path))?;
        Ok(found)
    }

    /// The revision that is meant: by its number, or by how its id begins, four hex digits or more. A number of the history is
    /// taken for that before anything else.
    ///
    /// # Errors
    /// [`Error::NoSuchRevision`], also where several begin so; what reading the file can meet.
    pub fn revision_named(&self, name: &str) -> Result<u64> {
        let none = || Error::NoSuchRevision(name.to_owned());
        let count = self.revision_count()?;
        if let Some(number) = name.parse().ok().filter(|number| (1..=count).contains(number)) {
            return Ok(number);
        }
        let begins = name.to_ascii_lowercase();
        if begins.len() < SHORTEST_ID {
            return Err(none());
        }
        let mut found: Vec<u64> = self.head()?.starts_with(&begins).then_some(count).into_iter().collect();
        let read = Tables(&self.conn).lineage(|seq, id, _| {
            let number = u64::try_from(seq).unwrap_or(0);
            if id.is_some_and(|id| hex::encode(id).starts_with(&begins)) && !found.contains(&number) {
                found.push(number);
            }
        });
        read.map_err(|e| Error::from_sqlite(&e, &self.path))?;
        match found[..] {
            [only] => Ok(only),
            _ => Err(none()),
        }
    }

    /// Everything that was in the document when the revision with that number was its last. After a merge the numbers of both
    /// histories are in one row: a revision of the other copy gives what stood in that copy.
    ///
    /// The changes from the first revision to this one are made anew, along first parents: a second or so for 100,000 of them, and
    /// no more in memory than the document takes. Whether they hold together is what [`Document::verify`] asks.
    ///
    /// # Errors
    /// [`Error::NoSuchRevision`]; [`Error::TooMuch`]; [`Error::Damaged`] where a revision cannot be read; [`Error::Unreadable`]
    /// where what stood there cannot be.
    pub fn snapshot_at(&self, number: u64) -> Result<Snapshot> {
        snapshot_of(&self.cells_at(number)?).map_err(|fault| fault.at(&self.path))
    }

    /// The cells as that revision left them.
    ///
    /// # Errors
    /// As [`Document::snapshot_at`].
    pub fn cells_at(&self, number: u64) -> Result<Cells> {
        self.cells_cut_at(number).map(|(cells, _)| cells)
    }

    /// The same, and whether that revision stands in the history of a redacted copy.
    pub(crate) fn cells_cut_at(&self, number: u64) -> Result<(Cells, bool)> {
        let tables = Tables(&self.conn);
        let sql = |e: rusqlite::Error| Error::from_sqlite(&e, &self.path);
        let parents: BTreeMap<i64, Option<i64>> = tables.parents().map_err(sql)?.into_iter().collect();
        let mut way = Vec::new();
        let mut at = i64::try_from(number).ok().filter(|seq| parents.contains_key(seq));
        while let Some(seq) = at {
            way.push(seq);
            // Parents come before children; a file that says otherwise leads nowhere.
            at = parents.get(&seq).copied().flatten().filter(|parent| *parent < seq);
        }
        if way.is_empty() {
            return Err(Error::NoSuchRevision(number.to_string()));
        }
        let (mut cells, mut is_cut) = (Cells::new(), false);
        for seq in way.into_iter().rev() {
            let row = tables.revision(seq).map_err(sql)?;
            let payload = row.and_then(|row| serde_json::from_str::<Payload>(&row.payload).ok());
            let payload = payload.ok_or_else(|| Error::Damaged {
                path: self.path.clone(),
                detail: format!("revision {seq} cannot be read"),
            })?;
            if payload.op == REDACT {
                // What it begins with is all that stood in the redacted copy.
                (cells, is_cut) = (Cells::new(), true);
            }
            for change in payload.changes {
                cells.set(change.cell, change.a);
            }
            if cells.len() > Bound::Values.limit() {
                return Err(Error::TooMuch { path: self.path.clone(), bound: Bound::Values });
            }
        }
        match Bound::passed_by(&cells) {
            Some(bound) => Err(Error::TooMuch { path: self.path.clone(), bound }),
            None => Ok((cells, is_cut)),
        }
    }

    /// Cells that a merge took over from the other copy as they stood there; nothing of a revision that is none.
    ///
    /// # Errors
    /// As [`Document::log`].
    pub fn taken_over(&self, entry: &LogEntry) -> Result<Vec<String>> {
        let number = i64::try_from(entry.number).unwrap_or(i64::MAX);
        let row = Tables(&self.conn).revision(number).map_err(|e| Error::from_sqlite(&e, &self.path))?;
        let payload = row.and_then(|row| serde_json::from_str::<Payload>(&row.payload).ok());
        let changes = payload.into_iter().flat_map(|payload| payload.changes);
        Ok(changes.filter(|change| change.by.is_some()).map(|change| change.cell).collect())
    }

    /// What happened to one cell, oldest first.
    ///
    /// # Errors
    /// As [`Document::log`].
    pub fn field_history(&self, cell: &str) -> Result<Vec<FieldChange>> {
        let mut authors = Authors::new(self);
        let mut changes = Vec::new();
        let read = Tables(&self.conn).field_history(cell, |row| {
            if let Some(LogEntry { number, id, author, time, op, changes: all, .. }) = authors.entry(&row)? {
                changes.extend(all.into_iter().find(|c| c.cell == cell).map(|CellChange { before, after, .. }| {
                    FieldChange { number, id, author, time, op, before, after }
                }));
            }
            Ok(())
        });
        read.map_err(|fault: Fault| fault.at(&self.path))?;
        Ok(changes)
    }
}

fn bounds(numbers: &impl RangeBounds<u64>) -> (i64, i64) {
    let number = |n: u64| i64::try_from(n).unwrap_or(i64::MAX);
    let first = match numbers.start_bound() {
        ops::Bound::Included(n) => number(*n),
        ops::Bound::Excluded(n) => number(*n).saturating_add(1),
        ops::Bound::Unbounded => 1,
    };
    let last = match numbers.end_bound() {
        ops::Bound::Included(n) => number(*n),
        ops::Bound::Excluded(n) => number(*n).saturating_sub(1),
        ops::Bound::Unbounded => i64::MAX,
    };
    (first, last)
}

/// Names authors by their cells.
struct Authors<'a> {
    document: &'a Document,
    /// What each was called, and since which revision.
    known: BTreeMap<String, Vec<(i64, Author)>>,
}

impl<'a> Authors<'a> {
    fn new(document: &'a Document) -> Self {
        Self { document, known: BTreeMap::new() }
    }

    /// A row as an entry; nothing for an open revision whose typing was taken back.
    fn entry(&mut self, row: &Stored) -> std::result::Result<Option<LogEntry>, Fault> {
        let number = u64::try_from(row.seq).unwrap_or(0);
        let payload: Payload = serde_json::from_str(&row.payload).map_err(|e| Error::Damaged {
            path: self.document.path.clone(),
            detail: format!("revision {number} cannot be read: {e}"),
        })?;
        let (id, payload) = match &row.id {
            Some(id) => (hex::encode(id), payload),
            None => match payload.sealed() {
                Some(sealed) => (hex::encode(id_of(&sealed.text()?)), sealed),
                None => return Ok(None),
            },
        };
        let changes = payload.changes.into_iter();
        Ok(Some(LogEntry {
            number,
            id,
            parents: payload.parents,
            author: self.named(&payload.author, row.seq)?,
            time: payload.time,
            op: payload.op,
            reverses: payload.reverses,
            open: row.id.is_none(),
            changes: changes.map(|c| CellChange { cell: c.cell, before: c.b, after: c.a }).collect(),
        }))
    }

    /// What an author was called at a revision: whoever takes another name does not rename what was done before.
    fn named(&mut self, id: &str, seq: i64) -> std::result::Result<Author, Fault> {
        if !self.known.contains_key(id) {
            let names = self.names(id)?;
            self.known.insert(id.to_owned(), names);
        }
        let names = self.known.get(id).map_or(&[][..], Vec::as_slice);
        let then = names.iter().rev().find(|(since, _)| *since <= seq).or(names.first());
        let unknown = || Author { id: id.to_owned(), name: String::new(), function: String::new() };
        Ok(then.map_or_else(unknown, |(_, author)| author.clone()))
    }

    /// An undo may have emptied the cell; the author still is who wrote.
    fn names(&self, id: &str) -> std::result::Result<Vec<(i64, Author)>, Fault> {
        let cell = format!("author/{id}");
        let mut names = Vec::new();
        Tables(&self.document.conn).field_history(&cell, |row| {
            let payload = serde_json::from_str::<Payload>(&row.payload)?;
            if let Some(value) = payload.changes.into_iter().find(|c| c.cell == cell).and_then(|c| c.a) {
                let text = |field: &str| value.get(field).and_then(Value::as_str).unwrap_or_default().to_owned();
                names.push((row.seq, Author { id: id.to_owned(), name: text("name"), function: text("function") }));
            }
            Ok::<_, Fault>(())
        })?;
        Ok(names)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Env;

    /// Nobody has verified what a file says of itself when its history is shown.
    #[test]
    fn what_is_reversed_is_found_and_comes_to_an_end_where_it_leads_back_to_itself() {
        let folder = tempfile::tempdir().unwrap();
        let author = Author { id: "a".repeat(32), name: "Lead".to_owned(), function: String::new() };
        let mut document = Document::create(folder.path().join("a.soa"), Env::system(author), &[]).unwrap();
        let rename = r#"{"op":"EditOrganisation","set":[{"name":"after"}]}"#;
        document.apply(&serde_json::from_str::<annexa_model::Operation>(rename).unwrap()).unwrap();
        document.undo().unwrap();
        document.redo().unwrap();
        let log = document.log(..).unwrap();
        let ops = |of: &LogEntry| -> Vec<String> {
            document.reversed_by(of).unwrap().into_iter().map(|reversed| reversed.op).collect()
        };
        assert_eq!(
            log.iter().map(ops).collect::<Vec<_>>(),
            [&[][..], &[], &["SetOrganisationName"], &["Undo", "SetOrganisationName"]]
        );
        let own = LogEntry { reverses: Some(log[2].id.clone()), ..log[2].clone() };
        document
            .conn
            .execute("UPDATE revision SET payload = json_set(payload, '$.reverses', ?1) WHERE seq = 3", [&own.id])
            .unwrap();
        assert_eq!(ops(&own), ["Undo"; REVERSALS]);
        let nowhere = LogEntry { reverses: Some("no id".to_owned()), ..own };
        assert_eq!(ops(&nowhere), [""; 0]);
    }
}
