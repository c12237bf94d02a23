//! What became of a client file while a program had it open: moved away, replaced by another, written by somebody else. Nothing of
//! what is open here, or of what stands there, is lost on the way on.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

use crate::lock::{Attempt, Lock};
use crate::registry::Claim;
use crate::rows::Tables;
use crate::{Document, Error, Holder, ReadOnly, Result, copy, header, instant};

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
}

impl Document {
    /// What stands where this document was opened. Takes no lock and reads next to nothing, so it can be asked every second.
    /// Where a file cannot be replaced while it is open, as on Windows, nothing is ever replaced.
    pub fn standing(&self) -> Standing {
        if self.claim.is_at(&self.path) {
            // A file that cannot be read at this moment is told when it is used.
            return match Tables(&self.conn).data_version() {
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

    /// Puts what is open here back under its name. What stands there by now is kept beside it, under a name that says so, byte
    /// for byte: its path is returned.
    ///
    /// # Errors
    /// As [`Document::save_copy`]. What stands there stays, and the document goes on as it was.
    pub fn keep_mine(&mut self) -> Result<Option<PathBuf>> {
        if self.claim.is_at(&self.path) {
            return Ok(None);
        }
        if let Some(why) = &self.read_only {
            return Err(Error::ReadOnly(why.clone()));
        }
        self.hold_again()?;
        let aside = match self.path.symlink_metadata() {
            Ok(_) => Some(self.put_aside()?),
            Err(_) => None,
        };
        copy::into(&self.conn, &self.path)?;
        let claim = self.claim_anew()?;
        self.begin_anew(Some(claim))?;
        Ok(aside)
    }

    /// Goes on with what stands under its name now. What was open here is saved beside it first, under a name that says so, where
    /// the other does not hold all of it: its path is returned.
    ///
    /// # Errors
    /// What opening what stands there can meet, and as [`Document::save_copy`]. The document goes on as it was.
    pub fn take_theirs(&mut self) -> Result<Option<PathBuf>> {
        if self.claim.is_at(&self.path) {
            return Ok(None);
        }
        self.hold_again()?;
        let claim = self.claim_anew()?;
        // Who only reads has written nothing that could be lost.
        let mine = match self.read_only {
            Some(_) => None,
            None => Some(self.name_beside()),
        };
        if let Some(mine) = &mine {
            copy::into(&self.conn, mine)?;
        }
        let head = self.head()?;
        let begun = self.begin_anew(Some(claim));
        // Where the other holds all of it, the copy would only be in the way.
        let known = begun.is_err() || self.knows(&head)?;
        match mine {
            Some(mine) if known => {
                let _ = fs::remove_file(&mine);
                begun.map(|()| None)
            }
            mine => begun.map(|()| mine),
        }
    }

    /// Claims the file that stands under its name now.
    fn claim_anew(&self) -> Result<Claim> {
        let found = header::find(&self.path)?;
        // A link would lead to a file beside which neither lock nor journal stand.
        if found.path == self.path { Ok(found.claim) } else { Err(Error::NotAFile(self.path.clone())) }
    }

    /// A free name beside the file that says when.
    fn name_beside(&mut self) -> PathBuf {
        let folder = self.path.parent().unwrap_or(Path::new(".")).to_owned();
        self.dated(&folder)
    }

    /// Whoever took the file away may have taken the lock's file with it.
    fn hold_again(&mut self) -> Result<()> {
        if self.lock.as_ref().is_some_and(Lock::is_in_place) || self.lock.is_none() {
            return Ok(());
        }
        let since = instant::format(self.env.now());
        let holder = Holder::here(&self.env.author.name, since);
        match Lock::attempt(&self.path, &holder) {
            Attempt::Held(lock) => self.lock = Some(lock),
            Attempt::HeldBy(holder) | Attempt::NamedElsewhere(holder) => {
                return Err(Error::ReadOnly(ReadOnly::HeldBy(holder)));
            }
            Attempt::Unavailable(e) => return Err(Error::from_io(&e, &self.path)),
        }
        Ok(())
    }

    /// Copies what stands under the document's name beside it, as it is: it need be no client file.
    fn put_aside(&mut self) -> Result<PathBuf> {
        let aside = self.name_beside();
        let io = |e: io::Error| Error::from_io(&e, &aside);
        let copied = File::open(&self.path).and_then(|mut from| {
            let mut to = File::create_new(&aside)?;
            io::copy(&mut from, &mut to)?;
            to.sync_all()
        });
        match copied {
            Ok(()) => copy::sync_folder(&aside).map(|()| aside),
            Err(e) => {
                let _ = fs::remove_file(&aside);
                Err(io(e))
            }
        }
    }
}
