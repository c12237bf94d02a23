//! What a document knows without asking the file: its cells and the end of its history.

use std::path::Path;

use annexa_model::Cells;
use rusqlite::Connection;
use serde_json::Value;

use crate::bounds::Bounded;
use crate::error::Fault;
use crate::revision::{Payload, Pointers, id_of};
use crate::rows::{Stored, Tables};
use crate::{Bound, Error, Result};

/// The last sealed revision.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Head {
    /// Its number; 0 before the first.
    pub seq: i64,
    /// Its id; zeros before the first.
    pub id: [u8; 32],
    pub pointers: Pointers,
}

impl Head {
    pub fn hex(&self) -> String {
        hex::encode(self.id)
    }
}

/// A revision that undo or redo would reverse.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Step {
    /// Name of the operation that it takes back or brings back.
    pub op: String,
    /// Author of the revision that it reverses.
    pub author: String,
}

/// The end of the history.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Tail {
    pub head: Head,
    /// The revision still open to typing; its number follows the head's.
    pub open: Option<Payload>,
    pub undo: Option<Step>,
    pub redo: Option<Step>,
}

impl Tail {
    /// The head if the open revision were sealed now. Every reader finds the same.
    pub fn sealed_head(&self) -> Result<Head> {
        let Some(sealed) = self.open.as_ref().and_then(Payload::sealed) else { return Ok(self.head.clone()) };
        let seq = self.head.seq + 1;
        Ok(Head { seq, id: id_of(&sealed.text()?), pointers: Pointers { undo: Some(seq), redo: None } })
    }

    /// Finds out what undo and redo would reverse, as if the open revision were sealed.
    pub fn name_steps(&mut self, tables: Tables<'_>) -> rusqlite::Result<()> {
        let sealed = self.open.as_ref().and_then(Payload::sealed);
        let pointers = if sealed.is_some() { Pointers::default() } else { self.head.pointers };
        self.undo = match sealed {
            Some(open) => Some(Step { op: open.op, author: open.author }),
            None => step(tables, tables.undoable(pointers.undo)?)?,
        };
        self.redo = step(tables, pointers.redo)?;
        Ok(())
    }
}

/// What is called what: an undo is called what it took back.
fn step(tables: Tables<'_>, seq: Option<i64>) -> rusqlite::Result<Option<Step>> {
    let Some(title) = seq.map(|seq| tables.title(seq)).transpose()?.flatten() else { return Ok(None) };
    let reversed = title.reverses.as_deref().and_then(|id| hex::decode(id).ok());
    let op = match reversed.map(|id| tables.revision_by_id(&id)).transpose()?.flatten() {
        Some(row) => serde_json::from_str::<crate::rows::Title>(&row.payload).map_or(title.op, |t| t.op),
        None => title.op,
    };
    Ok(Some(Step { op, author: title.author }))
}

/// Cells and tail, equal to the file's whenever no transaction runs.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct State {
    pub cells: Cells,
    pub tail: Tail,
}

impl State {
    /// Reads the cells and the last revision; the whole history is not needed.
    pub fn load(conn: &Connection, path: &Path) -> Result<Self> {
        let tables = Tables(conn);
        let damaged = |detail: String| Fault::from(Error::Damaged { path: path.to_owned(), detail });
        let load = || -> std::result::Result<Self, Fault> {
            let mut read = Bounded::default();
            let mut wrong = None;
            tables.cells(|key, text| {
                // One that is wrong, or one too many, tells enough.
                if wrong.is_some() || read.is_full() {
                    return;
                }
                match serde_json::from_str::<Value>(text) {
                    Ok(value) => read.set(key, value),
                    Err(_) => wrong = Some(key),
                }
            })?;
            let cells = read.cells;
            if let Some(key) = wrong {
                return Err(damaged(format!("the cell “{key}” is not JSON")));
            }
            if let Some(bound) = Bound::passed_by(&cells) {
                return Err(Error::TooMuch { path: path.to_owned(), bound }.into());
            }
            let last = tables.last()?.ok_or_else(|| damaged("there is no history".to_owned()))?;
            let (sealed, open) = if last.id.is_some() {
                (last, None)
            } else {
                let before = tables.revision(last.seq.saturating_sub(1))?;
                (before.ok_or_else(|| damaged("the history has no beginning".to_owned()))?, Some(last))
            };
            let head = head_of(&sealed).ok_or_else(|| damaged(format!("revision {} has another hash", sealed.seq)))?;
            let open = match open {
                None => None,
                Some(row) => Some(
                    open_of(&row, &head, &cells)
                        .ok_or_else(|| damaged(format!("revision {} does not fit the one before", row.seq)))?,
                ),
            };
            let mut tail = Tail { head, open, ..Tail::default() };
            tail.name_steps(tables)?;
            Ok(Self { cells, tail })
        };
        load().map_err(|fault| fault.at(path))
    }
}

fn head_of(row: &Stored) -> Option<Head> {
    let id = id_of(&row.payload);
    (row.id.as_deref() == Some(&id[..])).then_some(Head { seq: row.seq, id, pointers: row.pointers })
}

fn open_of(row: &Stored, head: &Head, cells: &Cells) -> Option<Payload> {
    let payload: Payload = serde_json::from_str(&row.payload).ok()?;
    let [change] = &payload.changes[..] else { return None };
    let fits = payload.parents == [head.hex()]
        && row.parent == Some(head.seq)
        && payload.started.is_some()
        && cells.get(&change.cell) == change.a.as_ref();
    fits.then_some(payload)
}
