//! The rows of the tables, as the rest of the crate sees them. Every SQL statement of a running document is run here.

use rusqlite::{Connection, MAIN_DB, OptionalExtension, Result, Row};
use serde::Deserialize;
use serde_json::Value;

use crate::revision::{Pointers, REDACT, SIGN};

/// How much of stored bytes is compared at once.
const STRIDE: usize = 64 << 10;

/// A row of `revision`.
#[derive(Debug, Clone)]
pub(crate) struct Stored {
    pub seq: i64,
    /// Nothing while the revision is open.
    pub id: Option<Vec<u8>>,
    pub parent: Option<i64>,
    pub other: Option<i64>,
    pub pointers: Pointers,
    pub payload: String,
}

impl Stored {
    fn read(row: &Row<'_>) -> Result<Self> {
        Ok(Self {
            seq: row.get(0)?,
            id: row.get(1)?,
            parent: row.get(2)?,
            other: row.get(3)?,
            pointers: Pointers { undo: row.get(4)?, redo: row.get(5)? },
            payload: row.get(6)?,
        })
    }
}

/// What is needed of a payload to name it.
#[derive(Debug, Deserialize)]
pub(crate) struct Title {
    pub op: String,
    pub author: String,
    #[serde(default)]
    pub reverses: Option<String>,
}

/// The tables of an open connection.
#[derive(Clone, Copy)]
pub(crate) struct Tables<'a>(pub &'a Connection);

impl Tables<'_> {
    // ---- cells

    /// Every cell that holds something: key and JSON text.
    pub fn cells(self, mut each: impl FnMut(String, &str)) -> Result<()> {
        let mut all = self.0.prepare_cached(include_str!("sql/cells.sql"))?;
        let mut rows = all.query([])?;
        while let Some(row) = rows.next()? {
            each(row.get(0)?, row.get_ref(1)?.as_str()?);
        }
        Ok(())
    }

    /// A cell as a sealed revision leaves it.
    pub fn write_cell(self, key: &str, value: Option<&str>, writers: &str) -> Result<()> {
        self.0.prepare_cached(include_str!("sql/cell_write.sql"))?.execute((key, value, writers)).map(drop)
    }

    /// A cell as an open revision leaves it.
    pub fn type_cell(self, key: &str, value: Option<&str>) -> Result<()> {
        self.0.prepare_cached(include_str!("sql/cell_type.sql"))?.execute((key, value)).map(drop)
    }

    pub fn seal_cell(self, key: &str, writers: &str) -> Result<()> {
        self.0.prepare_cached(include_str!("sql/cell_seal.sql"))?.execute((key, writers)).map(drop)
    }

    pub fn forget_cell(self, key: &str) -> Result<()> {
        self.0.prepare_cached(include_str!("sql/cell_forget.sql"))?.execute([key]).map(drop)
    }

    // ---- revisions

    pub fn insert(self, row: &Stored) -> Result<()> {
        let mut insert = self.0.prepare_cached(include_str!("sql/revision_insert.sql"))?;
        let Pointers { undo, redo } = row.pointers;
        insert.execute((row.seq, &row.id, row.parent, row.other, undo, redo, &row.payload)).map(drop)
    }

    pub fn amend(self, seq: i64, payload: &str) -> Result<()> {
        self.0.prepare_cached(include_str!("sql/revision_amend.sql"))?.execute((seq, payload)).map(drop)
    }

    pub fn seal(self, seq: i64, id: [u8; 32], payload: &str) -> Result<()> {
        self.0.prepare_cached(include_str!("sql/revision_seal.sql"))?.execute((seq, id, payload)).map(drop)
    }

    pub fn drop_open(self, seq: i64) -> Result<()> {
        self.0.prepare_cached(include_str!("sql/revision_drop.sql"))?.execute([seq]).map(drop)
    }

    pub fn last(self) -> Result<Option<Stored>> {
        self.0.prepare_cached(include_str!("sql/revision_last.sql"))?.query_row([], Stored::read).optional()
    }

    pub fn revision(self, seq: i64) -> Result<Option<Stored>> {
        self.0.prepare_cached(include_str!("sql/revision.sql"))?.query_row([seq], Stored::read).optional()
    }

    pub fn revision_by_id(self, id: &[u8]) -> Result<Option<Stored>> {
        self.0.prepare_cached(include_str!("sql/revision_by_id.sql"))?.query_row([id], Stored::read).optional()
    }

    /// A revision's number, without reading what it holds.
    pub fn number(self, id: &[u8]) -> Result<Option<i64>> {
        self.0.prepare_cached(include_str!("sql/revision_number.sql"))?.query_row([id], |row| row.get(0)).optional()
    }

    /// Revisions from one number to another, both included, in order.
    pub fn revisions<E: From<rusqlite::Error>>(
        self,
        first: i64,
        last: i64,
        each: impl FnMut(Stored) -> std::result::Result<(), E>,
    ) -> std::result::Result<(), E> {
        walk(self.0, include_str!("sql/revisions.sql"), (first, last), each)
    }

    /// Revisions that wrote a cell, in order.
    pub fn field_history<E: From<rusqlite::Error>>(
        self,
        key: &str,
        each: impl FnMut(Stored) -> std::result::Result<(), E>,
    ) -> std::result::Result<(), E> {
        walk(self.0, include_str!("sql/field_history.sql"), [key], each)
    }

    /// What a revision is called; nothing if there is no such revision or its payload cannot be read.
    pub fn title(self, seq: i64) -> Result<Option<Title>> {
        Ok(self.revision(seq)?.and_then(|row| serde_json::from_str(&row.payload).ok()))
    }

    /// What undo takes back where its pointer names that revision: itself, unless it keeps a signature, which is looked through.
    pub fn undoable(self, mut seq: Option<i64>) -> Result<Option<i64>> {
        while let Some(at) = seq {
            let Some(row) = self.revision(at)? else { return Ok(None) };
            if serde_json::from_str::<Title>(&row.payload).is_ok_and(|title| title.op != SIGN) {
                return Ok(Some(at));
            }
            let before = row.parent.map(|parent| self.revision(parent)).transpose()?.flatten();
            // In a file that was tampered with, pointers may lead round.
            seq = before.and_then(|before| before.pointers.undo).filter(|next| *next < at);
        }
        Ok(None)
    }

    /// Whether they are a redacted copy's.
    pub fn are_redacted(self) -> Result<bool> {
        Ok(self.title(1)?.is_some_and(|first| first.op == REDACT))
    }

    pub fn touch(self, key: &str, seq: i64) -> Result<()> {
        self.0.prepare_cached(include_str!("sql/touch_insert.sql"))?.execute((key, seq)).map(drop)
    }

    pub fn untouch(self, key: &str, seq: i64) -> Result<()> {
        self.0.prepare_cached(include_str!("sql/touch_drop.sql"))?.execute((key, seq)).map(drop)
    }

    /// Numbers of the revisions that wrote what a cell holds, as JSON.
    pub fn writers(self, key: &str) -> Result<Option<String>> {
        self.0.prepare_cached(include_str!("sql/cell_writers.sql"))?.query_row([key], |row| row.get(0)).optional()
    }

    /// Every revision in order: number, id (nothing while it is open), and the numbers of its parents.
    pub fn lineage(self, mut each: impl FnMut(i64, Option<&[u8]>, [Option<i64>; 2])) -> Result<()> {
        let mut all = self.0.prepare(include_str!("sql/lineage.sql"))?;
        let mut rows = all.query([])?;
        while let Some(row) = rows.next()? {
            each(row.get(0)?, row.get_ref(1)?.as_blob_or_null()?, [row.get(2)?, row.get(3)?]);
        }
        Ok(())
    }

    // ---- the whole of a table, for verification

    /// Every revision's number and its first parent's, in order.
    pub fn parents(self) -> Result<Vec<(i64, Option<i64>)>> {
        let mut all = self.0.prepare(include_str!("sql/parents.sql"))?;
        all.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?.collect()
    }

    pub fn touches(self, mut each: impl FnMut(String, i64)) -> Result<()> {
        let mut all = self.0.prepare(include_str!("sql/touches.sql"))?;
        let mut rows = all.query([])?;
        while let Some(row) = rows.next()? {
            each(row.get(0)?, row.get(1)?);
        }
        Ok(())
    }

    /// Every cell: key, JSON text, writers.
    pub fn cells_with_writers(self, mut each: impl FnMut(String, Option<&str>, &str)) -> Result<()> {
        let mut all = self.0.prepare(include_str!("sql/cells_with_writers.sql"))?;
        let mut rows = all.query([])?;
        while let Some(row) = rows.next()? {
            each(row.get(0)?, row.get_ref(1)?.as_str_or_null()?, row.get_ref(2)?.as_str()?);
        }
        Ok(())
    }

    pub fn blobs(self, mut each: impl FnMut(&[u8], &[u8])) -> Result<()> {
        let mut all = self.0.prepare(include_str!("sql/blobs.sql"))?;
        let mut rows = all.query([])?;
        while let Some(row) = rows.next()? {
            each(row.get_ref(0)?.as_blob()?, row.get_ref(1)?.as_blob()?);
        }
        Ok(())
    }

    // ---- blobs

    pub fn insert_blob(self, hash: &[u8], bytes: &[u8]) -> Result<()> {
        self.0.prepare_cached(include_str!("sql/blob_insert.sql"))?.execute((hash, bytes)).map(drop)
    }

    pub fn blob(self, hash: &[u8]) -> Result<Option<Vec<u8>>> {
        self.0.prepare_cached(include_str!("sql/blob.sql"))?.query_row([hash], |row| row.get(0)).optional()
    }

    pub fn has_blob(self, hash: &[u8]) -> Result<bool> {
        self.0.prepare_cached(include_str!("sql/blob_exists.sql"))?.exists([hash])
    }

    /// The hash of all bytes that are stored.
    pub fn blob_hashes(self, mut each: impl FnMut(&[u8]) -> Result<()>) -> Result<()> {
        let mut all = self.0.prepare(include_str!("sql/blob_hashes.sql"))?;
        let mut rows = all.query([])?;
        while let Some(row) = rows.next()? {
            each(row.get_ref(0)?.as_blob()?)?;
        }
        Ok(())
    }

    // ---- all there is

    /// The first table whose rows are not those of another database, each value compared.
    pub fn differs_from(self, other: Self) -> Result<Option<&'static str>> {
        for (table, sql) in [
            ("revision", include_str!("sql/whole/revision.sql")),
            ("cell", include_str!("sql/whole/cell.sql")),
            ("touch", include_str!("sql/whole/touch.sql")),
            ("meta", include_str!("sql/whole/meta.sql")),
        ] {
            let (mut here, mut there) = (self.0.prepare(sql)?, other.0.prepare(sql)?);
            let columns = here.column_count();
            let (mut here, mut there) = (here.query([])?, there.query([])?);
            loop {
                match (here.next()?, there.next()?) {
                    (None, None) => break,
                    (Some(a), Some(b)) => {
                        for column in 0..columns {
                            if a.get_ref(column)? != b.get_ref(column)? {
                                return Ok(Some(table));
                            }
                        }
                    }
                    _ => return Ok(Some(table)),
                }
            }
        }
        Ok(if self.blobs_differ_from(other)? { Some("blob") } else { None })
    }

    /// Whether stored bytes differ, which may be long and are never held whole.
    fn blobs_differ_from(self, other: Self) -> Result<bool> {
        let all = include_str!("sql/whole/blob.sql");
        let (mut here, mut there) = (self.0.prepare(all)?, other.0.prepare(all)?);
        let (mut here, mut there) = (here.query([])?, there.query([])?);
        loop {
            let (a, b) = match (here.next()?, there.next()?) {
                (None, None) => return Ok(false),
                (Some(a), Some(b)) => (a, b),
                _ => return Ok(true),
            };
            if a.get_ref(1)? != b.get_ref(1)? {
                return Ok(true);
            }
            let a = self.0.blob_open(MAIN_DB, "blob", "bytes", a.get(0)?, true)?;
            let b = other.0.blob_open(MAIN_DB, "blob", "bytes", b.get(0)?, true)?;
            if a.len() != b.len() {
                return Ok(true);
            }
            let (mut one, mut two) = (vec![0; STRIDE], vec![0; STRIDE]);
            for from in (0..a.len()).step_by(STRIDE) {
                let (read, also) = (a.read_at(&mut one, from)?, b.read_at(&mut two, from)?);
                if one.get(..read) != two.get(..also) {
                    return Ok(true);
                }
            }
        }
    }

    /// A number that changes when another connection writes into the file.
    pub fn data_version(self) -> Result<i64> {
        self.0.prepare_cached("PRAGMA data_version")?.query_row([], |row| row.get(0))
    }
}

fn walk<E: From<rusqlite::Error>>(
    conn: &Connection,
    sql: &str,
    params: impl rusqlite::Params,
    mut each: impl FnMut(Stored) -> std::result::Result<(), E>,
) -> std::result::Result<(), E> {
    let mut all = conn.prepare_cached(sql)?;
    let mut rows = all.query(params)?;
    while let Some(row) = rows.next()? {
        each(Stored::read(row)?)?;
    }
    Ok(())
}

/// JSON `null` and an absent cell are the same thing.
pub(crate) fn present(value: Option<Value>) -> Option<Value> {
    value.filter(|v| !v.is_null())
}
