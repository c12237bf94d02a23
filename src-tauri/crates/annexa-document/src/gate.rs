//! The gate: every write to a client file passes [`Document::transact`], and there is no other.

use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};

use annexa_model::{Operation, is_redacted, sha256_hex, stands_apart, stays_behind};

use crate::document::last_saved;
use crate::error::Fault;
use crate::permissions::Permission;
use crate::revision::RETURN;
use crate::rows::Tables;
use crate::state::State;
use crate::writer::Writer;
use crate::{Changes, Document, Error, ReadOnly, Result, Standing, connection, instant};

/// Largest piece of bytes that a client file takes: an edition's PDF with many pictures.
pub const MAX_BLOB: usize = 64 << 20;

#[expect(
    clippy::redundant_closure_for_method_calls,
    reason = "a method's path is not general over the writer's lifetime"
)]
impl Document {
    /// Carries out one step: an operation, or a list of them that belong together. It is one revision, which one undo takes
    /// back; all of it holds, or none. When this returns, it is on the disk.
    ///
    /// # Errors
    /// [`Error`] says why it was refused or failed. Then nothing changed, neither in the file nor here.
    /// [`OperationError::ApprovalAmongOthers`](annexa_model::OperationError) where one of several prepares, issues or
    /// withdraws an edition: such a revision is never taken back, so nothing else may be in it.
    pub fn apply(&mut self, step: &(impl AsRef<[Operation]> + ?Sized)) -> Result<Changes> {
        self.transact(|writer| writer.step(step.as_ref()))
    }

    /// Carries out several steps, each its own revision: all of them or none.
    ///
    /// # Errors
    /// As [`Document::apply`]; [`Error::InList`] says which of several it was.
    pub fn apply_all(&mut self, steps: &[impl AsRef<[Operation]>]) -> Result<Changes> {
        self.transact(|writer| {
            let mut numbered = (1..).zip(steps);
            writer.seal()?;
            numbered.try_for_each(|(n, step)| {
                writer.step(step.as_ref()).map_err(|fault| fault.of(n, steps.len()))?;
                // Nobody is typing: what comes next is a change of its own, however like this one.
                writer.seal()
            })
        })
    }

    /// Takes the last revision back, as a new revision. Candidates, editions and withdrawals stay. Nothing happens
    /// where there is nothing to take back, or where somebody else made it.
    ///
    /// # Errors
    /// As [`Document::apply`], and [`Error::HistoryMismatch`] where the history does not fit the cells.
    pub fn undo(&mut self) -> Result<Changes> {
        self.transact(|writer| writer.undo())
    }

    /// Brings back what the last undo took, as a new revision.
    ///
    /// # Errors
    /// As [`Document::undo`].
    pub fn redo(&mut self) -> Result<Changes> {
        self.transact(|writer| writer.redo())
    }

    /// Brings everything back to what it was when the revision with that number was the last, as a new revision, which one undo
    /// takes back. Approvals and their papers, and who wrote what, stay. Nothing happens where nothing differs.
    ///
    /// # Errors
    /// As [`Document::apply`] and [`Document::cells_at`].
    pub fn return_to(&mut self, number: u64) -> Result<Changes> {
        let ((then, is_redacted_there), now) = (self.cells_cut_at(number)?, &self.state.cells);
        let names: BTreeSet<&str> = then.iter().chain(now.iter()).map(|(cell, _)| cell).collect();
        // What a deleted record left behind is no part of what was there, and a mark of what was withheld is none of anything.
        let is_there = |cell: &str| then.visible(cell) || now.visible(cell);
        let is_mark = |cell: &str| then.get(cell).is_some_and(is_redacted);
        // What a redacted copy has none of, nobody took away there.
        let is_left_out = |cell: &str| stands_apart(cell) || is_redacted_there && stays_behind(cell);
        let differs =
            |cell: &&str| !is_left_out(cell) && then.get(cell) != now.get(cell) && is_there(cell) && !is_mark(cell);
        let writes = names.into_iter().filter(differs).map(|cell| (cell.to_owned(), then.get(cell).cloned())).collect();
        self.transact(|writer| {
            writer.seal()?;
            writer.bring(RETURN, writes)
        })
    }

    /// Ends the revision that is open to typing, so that what is typed next is a change of its own.
    ///
    /// # Errors
    /// As [`Document::apply`].
    pub fn seal(&mut self) -> Result<Changes> {
        self.transact(|writer| writer.seal())
    }

    /// Hands over bytes that the next operation names. They are stored in its transaction, and kept here until then.
    /// Returns their SHA-256 in hex.
    ///
    /// # Errors
    /// [`Error::BlobTooLarge`] beyond [`MAX_BLOB`].
    pub fn stage_blob(&mut self, bytes: Vec<u8>) -> Result<String> {
        if bytes.len() > MAX_BLOB {
            return Err(Error::BlobTooLarge { length: bytes.len(), limit: MAX_BLOB });
        }
        let hash = sha256_hex(&bytes);
        self.staged.insert(hash.clone(), bytes);
        Ok(hash)
    }

    /// Lets bytes go that were handed over and that no operation will name.
    pub fn unstage_blob(&mut self, hash: &str) {
        self.staged.remove(hash);
    }

    /// Reads the file again if another program wrote into it: a reader follows the one writer by this. Nothing if it
    /// says what it said.
    ///
    /// # Errors
    /// What reading the file can meet; what is shown stays as it was then.
    pub fn refresh(&mut self) -> Result<Option<Changes>> {
        let version = self.others_wrote().map_err(|e| Error::from_sqlite(&e, &self.path))?;
        if version == self.data_version && self.doubtful.is_none() {
            return Ok(None);
        }
        let before = std::mem::take(&mut self.state);
        if let Err(e) = self.reload() {
            self.state = before;
            return Err(e);
        }
        let mut cells = BTreeMap::new();
        for (key, value) in before.cells.iter() {
            if self.state.cells.get(key) != Some(value) {
                cells.insert(key.to_owned(), self.state.cells.get(key).cloned());
            }
        }
        for (key, value) in self.state.cells.iter() {
            if before.cells.get(key).is_none() {
                cells.insert(key.to_owned(), Some(value.clone()));
            }
        }
        // What could not be read after a failure, and was nobody's writing, is read anew as well.
        if cells.is_empty() && self.state.tail == before.tail {
            return Ok(None);
        }
        self.describe(cells, Vec::new()).map(Some)
    }

    /// The only place where anything is written to a client file. All of `f` holds, in the file and in memory, or
    /// none of it.
    pub(crate) fn transact(
        &mut self,
        f: impl FnOnce(&mut Writer<'_>) -> std::result::Result<(), Fault>,
    ) -> Result<Changes> {
        self.ready()?;
        let rows_before = self.conn.total_changes();
        let mut writer = Writer::new(&self.conn, &mut self.state, &mut self.env, &self.staged);
        let outcome = f(&mut writer).and_then(|()| writer.finish()).and_then(|()| Ok(connection::commit(&self.conn)?));
        match outcome {
            Ok(()) => {
                let done = writer.keep();
                self.snapshot = OnceCell::new();
                self.staged.retain(|hash, _| !done.used.contains(hash));
                if self.conn.total_changes() != rows_before {
                    self.saved_at = instant::format(done.now);
                }
                self.describe(done.cells, done.added)
            }
            Err(fault) => {
                // Whether a commit that failed late holds or not, the file alone knows.
                let doubtful = matches!(fault, Fault::Sqlite(_)).then(|| Box::new(writer.state().clone()));
                writer.take_back();
                if !self.conn.is_autocommit() {
                    let _ = self.conn.execute_batch("ROLLBACK");
                }
                self.doubtful = doubtful;
                let _ = self.recover();
                Err(self.told(fault))
            }
        }
    }

    /// Begins a transaction on the file that this document knows. What another program wrote is not read here: whoever shows the
    /// document would never hear of it. [`Document::standing`] goes on telling, until [`Document::refresh`] reads it.
    fn ready(&mut self) -> Result<()> {
        if let Some(why) = &self.read_only {
            return Err(Error::ReadOnly(why.clone()));
        }
        if !self.claim.is_at(&self.path) {
            return Err(self.gone());
        }
        self.permission = Permission::of(&self.path);
        self.refuse_foreign_journal()?;
        self.recover()?;
        let begin = || -> rusqlite::Result<i64> {
            connection::begin(&self.conn)?;
            Tables(&self.conn).data_version()
        };
        let version = begin().map_err(|e| self.told(Fault::Sqlite(e)))?;
        if version == self.data_version {
            return Ok(());
        }
        let _ = self.conn.execute_batch("ROLLBACK");
        Err(Error::ChangedElsewhere(self.path.clone()))
    }

    /// Reads the file again where a write of ours failed so that it may hold or not: taking it back looks to the database as if somebody
    /// else had written. Where somebody did since, it is left unread: whoever shows the document would never hear of it.
    fn recover(&mut self) -> Result<()> {
        let Some(ours) = self.doubtful.take() else { return Ok(()) };
        let (before, version, saved_at) = (self.state.clone(), self.data_version, self.saved_at.clone());
        if let Err(error) = self.reload() {
            self.doubtful = Some(ours);
            return Err(error);
        }
        if self.state != before && self.state != *ours {
            (self.state, self.data_version, self.saved_at) = (before, version, saved_at);
        }
        Ok(())
    }

    fn reload(&mut self) -> Result<()> {
        if self.is_brought_up() {
            return self.begin_anew();
        }
        (self.state, self.saved_at, self.data_version) = connection::within_time(&mut self.conn, &self.path, |conn| {
            let sql = |e: rusqlite::Error| Error::from_sqlite(&e, &self.path);
            // Of one moment: whoever holds the file may be writing.
            let _reading = conn.unchecked_transaction().map_err(sql)?;
            let (state, saved_at) = (State::load(conn, &self.path)?, last_saved(conn).map_err(sql)?);
            Ok((state, saved_at, Tables(conn).data_version().map_err(sql)?))
        })?;
        self.snapshot = OnceCell::new();
        self.doubtful = None;
        Ok(())
    }

    fn describe(
        &self,
        cells: BTreeMap<String, Option<serde_json::Value>>,
        added: Vec<annexa_model::Id>,
    ) -> Result<Changes> {
        Ok(Changes {
            cells,
            added,
            head: self.head()?,
            revisions: self.revision_count()?,
            saved_at: self.saved_at.clone(),
            undo: self.can_undo().map(str::to_owned),
            redo: self.can_redo().map(str::to_owned),
        })
    }

    /// The error as the user should hear it: a file that is gone is told before what the database says about it.
    fn told(&self, fault: Fault) -> Error {
        let error = fault.at(&self.path);
        match error {
            Error::ReadOnly(ReadOnly::Place) | Error::NotFound(_) | Error::Disk { .. }
                if !self.claim.is_at(&self.path) =>
            {
                self.gone()
            }
            other => other,
        }
    }

    fn gone(&self) -> Error {
        match (self.standing(), self.path.parent()) {
            (Standing::FolderGone, Some(folder)) => Error::FolderGone(folder.to_owned()),
            (Standing::Replaced, _) => Error::FileReplaced(self.path.clone()),
            _ => Error::FileGone(self.path.clone()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Author, Env};

    fn operation(json: &str) -> Operation {
        serde_json::from_str(json).unwrap()
    }

    fn rename(name: &str) -> Operation {
        operation(&format!(r#"{{"op":"EditOrganisation","set":[{{"name":"{name}"}}]}}"#))
    }

    fn document(folder: &tempfile::TempDir) -> Document {
        let author = Author { id: "a".repeat(32), name: "Lead".to_owned(), function: String::new() };
        Document::create(folder.path().join("a.soa"), Env::system(author), &[rename("before")]).unwrap()
    }

    #[test]
    fn a_full_disk_is_told_and_the_document_goes_on() {
        let folder = tempfile::tempdir().unwrap();
        let mut document = document(&folder);
        let pages: i64 = document.conn.pragma_query_value(None, "page_count", |r| r.get(0)).unwrap();
        document.conn.pragma_update(None, "max_page_count", pages).unwrap();
        let (head, cells) = (document.head().unwrap(), document.cells().clone());
        let address = format!(r#"{{"op":"EditOrganisation","set":[{{"address":"{}"}}]}}"#, "x".repeat(50_000));
        assert_eq!(document.apply(&operation(&address)).unwrap_err().code(), "disk-full");
        assert_eq!((document.head().unwrap(), document.cells()), (head, &cells));
        document.conn.pragma_update(None, "max_page_count", pages + 100).unwrap();
        document.apply(&operation(&address)).unwrap();
        assert!(document.verify().unwrap().is_sound());
    }

    #[test]
    fn the_connection_is_durable_and_trusts_nothing() {
        use rusqlite::config::DbConfig;
        let folder = tempfile::tempdir().unwrap();
        let document = document(&folder);
        let pragma = |name: &str| document.conn.pragma_query_value(None, name, |r| r.get::<_, i64>(0)).unwrap();
        assert_eq!((pragma("synchronous"), pragma("fullfsync")), (3, 1), "EXTRA, and on a Mac down to the platter");
        assert_eq!((pragma("secure_delete"), pragma("cell_size_check"), pragma("trusted_schema")), (1, 1, 0));
        assert_eq!((pragma("foreign_keys"), pragma("mmap_size")), (1, 0));
        assert!(document.conn.db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE).unwrap());
        assert!(!document.conn.db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_TRIGGER).unwrap());
        assert!(document.conn.execute_batch("PRAGMA writable_schema = ON; DELETE FROM sqlite_schema").is_err());
    }

    #[test]
    fn what_another_program_writes_after_a_write_of_ours_failed_is_told_and_not_taken_in_silence() {
        let folder = tempfile::tempdir().unwrap();
        let mut document = document(&folder);
        // As after a commit that failed so late that nobody knows whether it holds, in a file that could not be read again.
        document.doubtful = Some(Box::new(document.state.clone()));
        let other = rusqlite::Connection::open(document.path()).unwrap();
        other.execute("UPDATE cell SET value = '\"Elsewhere\"' WHERE key = 'organisation/name'", []).unwrap();
        assert_eq!(document.apply(&rename("mine")).unwrap_err().code(), "changed-elsewhere");
        assert_eq!(document.standing(), Standing::Written);
        let heard = document.refresh().unwrap().unwrap();
        assert_eq!(heard.cells["organisation/name"], Some("Elsewhere".into()));
        document.apply(&rename("mine")).unwrap();
    }

    #[test]
    fn a_write_that_was_told_to_have_failed_and_holds_stands_in_nobodys_way() {
        let folder = tempfile::tempdir().unwrap();
        let mut document = document(&folder);
        let before = document.state.clone();
        document.apply(&rename("held")).unwrap();
        document.doubtful = Some(Box::new(std::mem::replace(&mut document.state, before)));
        document.apply(&operation(r#"{"op":"EditOrganisation","set":[{"address":"Quay 1"}]}"#)).unwrap();
        assert_eq!(document.snapshot().unwrap().organisation.name, "held");
        assert!(document.verify().unwrap().is_sound());
    }

    #[test]
    fn a_revision_that_does_not_fit_the_cells_is_not_reversed() {
        let folder = tempfile::tempdir().unwrap();
        let mut document = document(&folder);
        document.apply(&rename("after")).unwrap();
        document.seal().unwrap();
        document.state.cells.set("organisation/name".to_owned(), Some("another".into()));
        assert_eq!(document.undo().unwrap_err().code(), "history-mismatch");
        assert_eq!(document.revision_count().unwrap(), 2);
    }
}
