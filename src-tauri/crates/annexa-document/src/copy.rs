//! Saving a copy: written beside its target, forced to the disk, read back, and only then given the target's name.

use std::fs::{self, File};
use std::path::{Path, PathBuf};

use rusqlite::Connection;

use crate::lock::{Attempt, Lock};
use crate::registry::Identity;
use crate::rows::Tables;
use crate::schema::MIGRATIONS;
use crate::state::State;
use crate::{Document, Error, Holder, Result, connection, header, instant, schema};

impl Document {
    /// Writes a copy of the whole document, its history included. The copy is a client file of its own. A file that
    /// is there already is replaced, in one step and only once the copy is sound; never one that is open.
    ///
    /// # Errors
    /// [`Error::CopyOntoOpen`], [`Error::CopyOntoHeld`], [`Error::CopyUnsound`], and what writing can meet. What was
    /// at the target stays as it was then.
    pub fn save_copy(&mut self, target: impl AsRef<Path>) -> Result<()> {
        let target = absolute(target.as_ref())?;
        if target.is_dir() {
            return Err(Error::IsFolder(target));
        }
        if target == self.path || Identity::of(&target).is_ok_and(|id| id.is_claimed()) {
            return Err(Error::CopyOntoOpen(target));
        }
        let since = instant::format(self.env.now());
        let holder = Holder::here(&self.env.author.name, since);
        let _lock = match Lock::attempt(&target, &holder) {
            Attempt::Held(lock) => lock,
            Attempt::HeldBy(holder) => return Err(Error::CopyOntoHeld { path: target, holder }),
            Attempt::Unavailable(e) => return Err(Error::from_io(&e, &target)),
        };
        // A file that was moved away or has no room can still be copied elsewhere; sealing is no condition.
        if self.read_only.is_none() && self.claim.is_at(&self.path) {
            let _ = self.seal();
        }
        into(&self.conn, &target)
    }
}

/// Writes all of an open database to a target, which it may replace.
pub(crate) fn into(conn: &Connection, target: &Path) -> Result<()> {
    let journal = header::beside(target, "-journal");
    if journal.exists() {
        return Err(Error::StrayJournal(journal));
    }
    let partial = header::beside(target, ".annexa-partial");
    // Left over from a copy that was cut off; the target's lock keeps other writers of it away.
    match fs::remove_file(&partial) {
        Err(e) if e.kind() != std::io::ErrorKind::NotFound => return Err(Error::from_io(&e, &partial)),
        _ => {}
    }
    let written = write(conn, &partial, target);
    if written.is_err() {
        let _ = fs::remove_file(&partial);
        let _ = fs::remove_file(header::beside(&partial, "-journal"));
    }
    written
}

fn write(conn: &Connection, partial: &Path, target: &Path) -> Result<()> {
    let Some(name) = partial.to_str() else {
        let detail = "its name is not Unicode".to_owned();
        return Err(Error::Disk { path: target.to_owned(), detail });
    };
    conn.execute("VACUUM INTO ?1", [name]).map_err(|e| match Error::from_sqlite(&e, target) {
        // The source is not what is said to be read-only here.
        Error::ReadOnly(_) => Error::NoPermission(target.to_owned()),
        other => other,
    })?;
    let io = |e: std::io::Error| Error::from_io(&e, target);
    File::open(partial).and_then(|file| file.sync_all()).map_err(io)?;
    compare(conn, partial).map_err(|detail| Error::CopyUnsound { path: target.to_owned(), detail })?;
    fs::rename(partial, target).map_err(io)?;
    sync_folder(target)
}

/// Reads the copy back as any reader would.
fn compare(conn: &Connection, copy: &Path) -> std::result::Result<(), String> {
    let text = |e: Error| e.to_string();
    let read = connection::open(copy, false).map_err(|e| e.to_string())?;
    connection::integrity_check(&read, copy).map_err(text)?;
    let version: u32 = read.pragma_query_value(None, "user_version", |row| row.get(0)).map_err(|e| e.to_string())?;
    let known = MIGRATIONS.iter().filter(|m| m.version <= version).count();
    schema::check(&read, copy, version, MIGRATIONS.get(..known).unwrap_or_default()).map_err(text)?;
    let (ours, theirs) = (State::load(conn, copy).map_err(text)?, State::load(&read, copy).map_err(text)?);
    if ours.tail.head != theirs.tail.head || ours.cells != theirs.cells {
        return Err("its last revision or its cells differ".to_owned());
    }
    let counts = |c| Tables(c).counts().map_err(|e| e.to_string());
    if counts(conn)? == counts(&read)? { Ok(()) } else { Err("rows are missing".to_owned()) }
}

/// An absolute path for a file that need not exist yet, in a folder that must.
pub(crate) fn absolute(path: &Path) -> Result<PathBuf> {
    let Some(name) = path.file_name() else { return Err(Error::IsFolder(path.to_owned())) };
    if let Ok(there) = path.canonicalize() {
        return Ok(there);
    }
    let folder = match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    match folder.canonicalize() {
        Ok(folder) => Ok(folder.join(name)),
        Err(e) if e.kind() == std::io::ErrorKind::NotFound => Err(Error::FolderGone(folder.to_owned())),
        Err(e) => Err(Error::from_io(&e, folder)),
    }
}

/// Makes a new name durable, not the bytes alone.
pub(crate) fn sync_folder(path: &Path) -> Result<()> {
    #[cfg(unix)]
    if let Some(folder) = path.parent() {
        File::open(folder).and_then(|f| f.sync_all()).map_err(|e| Error::from_io(&e, folder))?;
    }
    #[cfg(not(unix))]
    let _ = path;
    Ok(())
}
