//! What became of a client file while a program had it open: moved away, replaced by another, written by somebody else. Nothing of
//! what is open here, or of what stands there, is lost on the way on.

use std::fs;
use std::path::{Path, PathBuf};

use crate::document::{Loaded, newer};
use crate::journal::Journal;
use crate::lock::{Attempt, Lock};
use crate::registry::Identity;
use crate::schema::MIGRATIONS;
use crate::{Document, Env, Error, Holder, ReadOnly, Result, backups, copy, header, instant};

/// What stands where a document was opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// The file itself, as this document knows it.
    InPlace,
    /// The file itself, in which another program has written.
    Written,
    /// Nothing: it was moved, renamed or deleted.
    Gone,
    /// Nothing that can be reached: its folder is gone, or the stick it was on.
    FolderGone,
    /// Another file under its name, as sync programs put it there.
    Replaced,
    /// The file itself, and beside it a journal that is not its own: the database would play it back.
    ForeignJournal,
}

impl Document {
    /// What stands where this document was opened. Reads next to nothing, so it can be asked every second.
    /// Where a file cannot be replaced while it is open, as on Windows, nothing is ever replaced.
    pub fn standing(&self) -> Standing {
        if self.claim.is_at(&self.path) {
            if self.refuse_foreign_journal().is_err() {
                return Standing::ForeignJournal;
            }
            // A file that cannot be read at this moment is told when it is used.
            return match self.others_wrote() {
                Ok(version) if version != self.data_version => Standing::Written,
                _ => Standing::InPlace,
            };
        }
        match (self.path.symlink_metadata().is_ok(), self.path.parent().is_some_and(Path::is_dir)) {
            (true, _) => Standing::Replaced,
            (false, true) => Standing::Gone,
            (false, false) => Standing::FolderGone,
        }
    }

    /// Refuses what would have the database play back a journal of somebody else: one appeared beside the file that no save of
    /// ours left. The database would do that at its next word, without asking.
    pub(crate) fn refuse_foreign_journal(&self) -> Result<()> {
        // Whoever only reads finds the journal of who writes just now.
        if self.lock.is_none() || !self.conn.is_autocommit() || !header::has_journal(&self.path) {
            return Ok(());
        }
        if self.claim.is_at(&self.path) {
            Journal::beside(&self.path).map(drop)
        } else {
            Err(Error::StrayJournal(header::beside(&self.path, "-journal")))
        }
    }

    /// Puts what is open here back under its name. What stands there by now is moved beside it, under a name that says when: its
    /// path is returned.
    ///
    /// # Errors
    /// [`Error::ReadOnly`] also where another computer's mark stands beside it by now; as [`Document::save_copy`]. What stands
    /// there stays, and the document goes on as it was.
    pub fn keep_mine(&mut self) -> Result<Option<PathBuf>> {
        if self.claim.is_at(&self.path) {
            return Ok(None);
        }
        self.refuse_foreign_journal()?;
        if let Some(why) = self.read_only.clone().or(self.hold_again()?) {
            return Err(Error::ReadOnly(why));
        }
        if Identity::of(&self.path).is_ok_and(|there| there.is_claimed()) {
            return Err(Error::CopyOntoOpen(self.path.clone()));
        }
        copy::refuse_stray_journal(&self.path)?;
        // Under a name of its own until it has the one that is its: whatever happens meanwhile, it is a client file that is found.
        let mine = self.name_beside();
        copy::into(&self.conn, self.permission_now(), &mine)?;
        let moved = self.put_back(&mine).inspect_err(|_| {
            // What is open here is whole, and the folder is as it was.
            let _ = fs::remove_file(&mine);
        })?;
        let theirs = self.what_stands_there(true)?;
        self.become_it(theirs, None);
        Ok(moved)
    }

    /// Gives a whole copy of what is open here the name that is its, once what stands there by now has another.
    fn put_back(&mut self, mine: &Path) -> Result<Option<PathBuf>> {
        let (path, aside) = (self.path.clone(), self.name_beside());
        let io = |e: std::io::Error| Error::from_io(&e, &path);
        let moved = path.symlink_metadata().is_ok();
        if moved {
            fs::rename(&path, &aside).map_err(io)?;
        }
        // Nothing is replaced: who puts a file there meanwhile keeps it.
        let named = copy::sync_folder(&path).and_then(|()| copy::give_name(mine, &path).map_err(io));
        if named.is_err() && moved && path.symlink_metadata().is_err() {
            let _ = fs::rename(&aside, &path);
        }
        named.and_then(|()| copy::sync_folder(&path)).map(|()| moved.then_some(aside))
    }

    /// Goes on with what stands under its name now. What was open here is saved beside it first, under a name that says when, where
    /// the other does not prove that it holds all of it: its path is returned. Where another computer's mark stands beside it, it
    /// can be read until somebody says that it is not open there.
    ///
    /// # Errors
    /// What opening what stands there can meet, and as [`Document::save_copy`]. The document goes on as it was.
    pub fn take_theirs(&mut self) -> Result<Option<PathBuf>> {
        if self.claim.is_at(&self.path) {
            return Ok(None);
        }
        let barred = if self.lock.is_some() { self.hold_again()? } else { self.read_only.clone() };
        let theirs = self.what_stands_there(barred.is_none())?;
        // Who only reads has written nothing that could be lost. What the other says it holds must be proven before mine goes.
        let head = self.head()?;
        let holds_mine = || theirs.knows(&head).unwrap_or(false) && theirs.verify().is_ok_and(|found| found.is_sound());
        let mut mine = None;
        if self.read_only.is_none() && !holds_mine() {
            self.refuse_foreign_journal()?;
            let beside = self.name_beside();
            copy::into(&self.conn, self.permission_now(), &beside)?;
            mine = Some(beside);
        }
        self.become_it(theirs, barred);
        Ok(mine)
    }

    /// Reads what stands under its name now, as opening it would.
    fn what_stands_there(&mut self, write: bool) -> Result<Self> {
        let found = header::find(&self.path)?;
        // A link would lead to a file beside which neither lock nor journal stand.
        if found.path != self.path {
            return Err(Error::NotAFile(self.path.clone()));
        }
        let header = header::read(&found)?;
        let newer = newer(header, MIGRATIONS);
        let loaded = Loaded::from(&found.path, header, &mut self.env, write && newer.is_none(), MIGRATIONS)?;
        Ok(Self::assemble(found, loaded, Env::looking(self.env.author.clone()), None, newer))
    }

    /// Becomes another document under the same name; who works and who holds the file stays.
    fn become_it(&mut self, mut other: Self, read_only: Option<ReadOnly>) {
        std::mem::swap(&mut self.env, &mut other.env);
        other.lock = if read_only.is_none() { self.lock.take() } else { None };
        other.read_only = read_only.or(other.read_only);
        other.staged = std::mem::take(&mut self.staged);
        *self = other;
    }

    /// A free name beside the file that says when.
    fn name_beside(&mut self) -> PathBuf {
        let folder = self.path.parent().unwrap_or(Path::new(".")).to_owned();
        backups::dated(&self.path, &folder, &mut self.env)
    }

    /// Whoever took the file away may have taken the lock's file with it, or put another computer's there: then why it is held by
    /// nobody here.
    fn hold_again(&mut self) -> Result<Option<ReadOnly>> {
        if self.lock.as_ref().is_some_and(Lock::is_in_place) || self.lock.is_none() {
            return Ok(None);
        }
        let holder = Holder::here(&self.env.author.name.clone(), instant::format(self.env.now()));
        match Lock::attempt(&self.path, &holder) {
            Attempt::Held(lock) => {
                if let Some(old) = self.lock.replace(lock) {
                    // Its file is gone from there: what stands there is the new one's.
                    old.forget();
                }
                Ok(None)
            }
            Attempt::HeldBy(holder) => Ok(Some(ReadOnly::HeldBy(holder))),
            Attempt::NamedElsewhere(holder) => Ok(Some(ReadOnly::NamedElsewhere(holder))),
            Attempt::Unavailable(e) => Err(Error::from_io(&e, &self.path)),
        }
    }
}
