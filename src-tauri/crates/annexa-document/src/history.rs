//! The history as people read it.

use std::collections::BTreeMap;
use std::ops::{Bound, RangeBounds};

use serde::Serialize;
use serde_json::Value;

use crate::error::Fault;
use crate::revision::{Payload, id_of};
use crate::rows::{Stored, Tables};
use crate::{Author, Document, Error, Result};

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
        Bound::Included(n) => number(*n),
        Bound::Excluded(n) => number(*n).saturating_add(1),
        Bound::Unbounded => 1,
    };
    let last = match numbers.end_bound() {
        Bound::Included(n) => number(*n),
        Bound::Excluded(n) => number(*n).saturating_sub(1),
        Bound::Unbounded => i64::MAX,
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
