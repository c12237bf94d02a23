//! Saving a copy: written beside its target, forced to the disk, read back, and only then given the target's name.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

use rusqlite::Connection;

use crate::backups::look;
use crate::lock::{Attempt, Lock};
use crate::permissions::{self, Permission, Readers};
use crate::registry::Identity;
use crate::rows::Tables;
use crate::schema::MIGRATIONS;
use crate::{Document, Env, Error, Holder, Result, connection, header, instant, schema};

/// What the name of a copy ends in while it is written.
pub(crate) const PARTIAL: &str = ".annexa-partial";

impl Document {
    /// Writes a copy of the whole document, its history included. The copy is a client file of its own. An earlier copy
    /// of this document that is there already is replaced, in one step and only once the new one is sound; nothing else is, and
    /// none that is open.
    ///
    /// # Errors
    /// [`Error::CopyOntoItself`], [`Error::CopyOntoOpen`], [`Error::CopyOntoHeld`], [`Error::CopyOntoOther`], [`Error::CopyUnsound`], and
    /// what writing can meet. What was at the target stays as it was then; where all that failed is to force the new name to the disk,
    /// the whole copy has it already, and a power cut may bring the earlier one back.
    pub fn save_copy(&mut self, target: impl AsRef<Path>) -> Result<()> {
        let (target, _lock) = self.hold(target.as_ref())?;
        refuse_stray_journal(&target)?;
        self.refuse_unless_copy(&target)?;
        self.settle();
        into(&self.conn, self.permission_now(), &target)
    }

    /// Writes a copy of the whole document into a new file, in which something is done before it has its name: where that fails
    /// there is no new file.
    ///
    /// # Errors
    /// [`Error::AlreadyExists`], also where a file of that name appears meanwhile; as [`Document::save_copy`], and what is done.
    pub fn new_from<T, E: From<Error>>(
        &mut self,
        target: impl AsRef<Path>,
        env: Env,
        work: impl FnOnce(&mut Self) -> std::result::Result<T, E>,
    ) -> std::result::Result<T, E> {
        let (target, _lock) = self.hold(target.as_ref())?;
        if target.symlink_metadata().is_ok() {
            return Err(Error::AlreadyExists(target).into());
        }
        refuse_stray_journal(&target)?;
        self.settle();
        by_way_of_partial(&target, Readers::Of(self.permission_now()), |partial| {
            write_partial(&self.conn, partial, &target)?;
            let mut copy = Self::open(partial, env)?;
            let done = work(&mut copy)?;
            copy.close()?;
            give_name(partial, &target).map_err(|e| Error::from_io(&e, &target))?;
            sync_folder(&target)?;
            Ok(done)
        })
    }

    /// The place of a copy of this document, and the lock that keeps others away from it.
    pub(crate) fn hold(&mut self, target: &Path) -> Result<(PathBuf, Lock)> {
        let target = absolute(target)?;
        // A file that was moved away is still the one that is open.
        if target == self.path || self.claim.is_at(&target) {
            return Err(Error::CopyOntoItself(target));
        }
        let lock = hold(&target, &mut self.env)?;
        Ok((target, lock))
    }

    /// A name that is mistyped, or clicked in a list, must not cost another client file, or whatever else stands there.
    fn refuse_unless_copy(&self, target: &Path) -> Result<()> {
        if target.symlink_metadata().is_err() {
            return Ok(());
        }
        match look(target) {
            Ok(there) if there.begin == self.first()? => Ok(()),
            // Why it cannot be read is told; what else it is than a copy of this document is all one.
            Err(Error::ReadOnly(_)) => Err(Error::NoPermission(target.to_owned())),
            Err(e @ (Error::Disk { .. } | Error::NoPermission(_) | Error::Busy(_))) => Err(e),
            _ => Err(Error::CopyOntoOther(target.to_owned())),
        }
    }

    /// Whom the file lets read it, where it was left if it is gone from there.
    pub(crate) fn permission_now(&self) -> Permission {
        if self.claim.is_at(&self.path) { Permission::of(&self.path) } else { self.permission }
    }

    /// Ends what is being typed, as far as that can be written: a file that was moved away or has no room can still be
    /// copied elsewhere.
    pub(crate) fn settle(&mut self) {
        if self.read_only.is_none() && self.claim.is_at(&self.path) {
            let _ = self.seal();
        }
    }
}

/// Keeps others away from the place of a copy while the lock lives. What is open there stays.
pub(crate) fn hold(target: &Path, env: &mut Env) -> Result<Lock> {
    if target.is_dir() {
        return Err(Error::IsFolder(target.to_owned()));
    }
    if Identity::of(target).is_ok_and(|id| id.is_claimed()) {
        return Err(Error::CopyOntoOpen(target.to_owned()));
    }
    let since = instant::format(env.now());
    match Lock::attempt(target, &Holder::here(&env.author.name, since)) {
        Attempt::Held(lock) => Ok(lock),
        Attempt::HeldBy(holder) | Attempt::NamedElsewhere(holder) => {
            Err(Error::CopyOntoHeld { path: target.to_owned(), holder })
        }
        Attempt::Unavailable(e) => Err(Error::from_io(&e, target)),
    }
}

/// Writes all of an open database to a target, which it may replace, for those whom a permission lets read it.
pub(crate) fn into(conn: &Connection, permission: Permission, target: &Path) -> Result<()> {
    refuse_stray_journal(target)?;
    by_way_of_partial(target, Readers::Of(permission), |partial| write(conn, partial, target))
}

/// A journal beside the target would be taken for the new file's own.
pub(crate) fn refuse_stray_journal(target: &Path) -> Result<()> {
    let journal = header::beside(target, "-journal");
    if journal.exists() { Err(Error::StrayJournal(journal)) } else { Ok(()) }
}

/// Has something written into an empty file beside its target and moved there; where that fails, nothing of it is left beside it. The
/// caller holds the target, or has just chosen a name that says when and that nobody had.
pub(crate) fn by_way_of_partial<T, E: From<Error>>(
    target: &Path,
    readers: Readers,
    write: impl FnOnce(&Path) -> std::result::Result<T, E>,
) -> std::result::Result<T, E> {
    clear(target)?;
    let partial = header::beside(target, PARTIAL);
    // Nobody else may read it while it is written either.
    let made = permissions::create(&partial, readers).map_err(|e| Error::from_io(&e, target));
    let written = made.map_err(E::from).and_then(|_| write(&partial));
    if written.is_err() {
        let _ = clear(target);
    }
    written
}

/// Removes what is left beside a target of something that was cut off while it was written there. The caller holds the target,
/// which keeps other writers of it away.
pub(crate) fn clear(target: &Path) -> Result<()> {
    let partial = header::beside(target, PARTIAL);
    for left in [header::beside(&partial, "-journal"), partial] {
        match fs::remove_file(&left) {
            Err(e) if e.kind() != io::ErrorKind::NotFound => return Err(Error::from_io(&e, &left)),
            _ => {}
        }
    }
    Ok(())
}

/// Where this fails with the name given, the new file is whole and only not sure to outlast a power cut.
fn write(conn: &Connection, partial: &Path, target: &Path) -> Result<()> {
    write_partial(conn, partial, target)?;
    fs::rename(partial, target).map_err(|e| Error::from_io(&e, target))?;
    sync_folder(target)
}

/// Writes all of an open database beside a target, forced to the disk and read back.
pub(crate) fn write_partial(conn: &Connection, partial: &Path, target: &Path) -> Result<()> {
    let Some(name) = partial.to_str() else {
        let detail = "its name is not Unicode".to_owned();
        return Err(Error::Disk { path: target.to_owned(), detail });
    };
    conn.execute("VACUUM INTO ?1", [name]).map_err(|e| match Error::from_sqlite(&e, target) {
        // The source is not what is said to be read-only here.
        Error::ReadOnly(_) => Error::NoPermission(target.to_owned()),
        // Nor is what is not there yet damaged: the system did not say how long it is.
        Error::Damaged { path, detail } if e.sqlite_error_code() == Some(rusqlite::ErrorCode::Unknown) => {
            Error::Disk { path, detail }
        }
        Error::Damaged { detail, .. } => {
            Error::Damaged { path: conn.path().map_or_else(|| target.to_owned(), PathBuf::from), detail }
        }
        other => other,
    })?;
    let io = |e: io::Error| Error::from_io(&e, target);
    // Not every system forces what was opened for reading alone.
    File::options().write(true).open(partial).and_then(|file| file.sync_all()).map_err(io)?;
    compare(conn, partial).map_err(|error| match error {
        Error::Damaged { detail, .. } => Error::CopyUnsound { path: target.to_owned(), detail },
        other => other,
    })
}

/// What is done with a database as it stands at one moment: nobody's writing comes between.
pub(crate) fn at_one_moment<T>(conn: &Connection, path: &Path, f: impl FnOnce(&Connection) -> Result<T>) -> Result<T> {
    let sql = |e: rusqlite::Error| Error::from_sqlite(&e, path);
    conn.execute_batch("BEGIN").map_err(sql)?;
    let done = f(conn);
    // What failed may have ended it.
    if !conn.is_autocommit() {
        conn.execute_batch("ROLLBACK").map_err(sql)?;
    }
    done
}

/// Reads the copy back as any reader would.
fn compare(conn: &Connection, copy: &Path) -> Result<()> {
    let read = connection::open(copy, false).map_err(|e| Error::from_sqlite(&e, copy))?;
    is_whole(conn, &read, copy)
}

/// Whether a copy is sound and every row of it is the database's that it was made of. Whether those say what they should is for
/// [`Document::verify`] to tell.
///
/// # Errors
/// [`Error::Damaged`] where it does not; what reading can meet.
pub(crate) fn is_whole(conn: &Connection, read: &Connection, copy: &Path) -> Result<()> {
    let sql = |e: rusqlite::Error| Error::from_sqlite(&e, copy);
    connection::integrity_check(read, copy)?;
    let version: u32 = read.pragma_query_value(None, "user_version", |row| row.get(0)).map_err(sql)?;
    schema::check(read, copy, version, schema::up_to(version, MIGRATIONS))?;
    match Tables(conn).differs_from(Tables(read)).map_err(sql)? {
        None => Ok(()),
        Some(table) => Err(Error::Damaged { path: copy.to_owned(), detail: format!("rows of “{table}” differ") }),
    }
}

/// Gives a whole file its name, unless something has it by now.
pub(crate) fn give_name(partial: &Path, target: &Path) -> io::Result<()> {
    match fs::hard_link(partial, target) {
        // The new name holds before the old one goes: there may be no other copy.
        Ok(()) => force_folder(target).and_then(|()| fs::remove_file(partial)),
        Err(e) if e.kind() == io::ErrorKind::AlreadyExists => Err(e),
        // Not every file system has links; there, the target's lock keeps at least those away who look for it.
        Err(_) if fs::symlink_metadata(target).is_ok() => Err(io::ErrorKind::AlreadyExists.into()),
        Err(_) => fs::rename(partial, target),
    }
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
        Err(e) if e.kind() == io::ErrorKind::NotFound => Err(Error::FolderGone(folder.to_owned())),
        Err(e) => Err(Error::from_io(&e, folder)),
    }
}

/// Makes a new name durable, not the bytes alone.
pub(crate) fn sync_folder(path: &Path) -> Result<()> {
    force_folder(path).map_err(|e| Error::from_io(&e, path.parent().unwrap_or(path)))
}

fn force_folder(path: &Path) -> io::Result<()> {
    #[cfg(unix)]
    if let Some(folder) = path.parent() {
        File::open(folder)?.sync_all()?;
    }
    #[cfg(not(unix))]
    let _ = path;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Author;

    #[test]
    fn a_new_file_replaces_none_that_appears_while_it_is_made() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        let env = || Env::system(Author { id: "a".repeat(32), name: "Lead".to_owned(), function: String::new() });
        let mut document = Document::create(at("a.soa"), env(), &[]).unwrap();
        let made = document.new_from(at("b.soa"), env(), |_| {
            fs::write(at("b.soa"), "theirs").map_err(|e| Error::from_io(&e, &at("b.soa")))
        });
        assert_eq!((made.unwrap_err().code(), fs::read(at("b.soa")).unwrap()), ("already-exists", b"theirs".to_vec()));
        let failed = document.new_from(at("c.soa"), env(), |_| Err::<(), _>(Error::NoRandomness));
        assert_eq!(failed.unwrap_err().code(), "no-randomness");
        let mut left: Vec<_> = fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
        left.sort();
        assert_eq!(left, ["a.soa", "a.soa.lock", "b.soa"]);
    }

    #[test]
    fn a_copy_that_differs_in_any_row_is_not_whole() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        let env = || Env::system(Author { id: "a".repeat(32), name: "Lead".to_owned(), function: String::new() });
        let mut document = Document::create(at("a.soa"), env(), &[]).unwrap();
        let tables = Tables(&document.conn);
        tables.insert_blob(&[7; 32], b"a logo").unwrap();
        for change in [
            "UPDATE blob SET bytes = x'00'",
            "UPDATE blob SET hash = zeroblob(32)",
            "UPDATE revision SET payload = replace(payload, 'Lead', 'Dael')",
            "UPDATE revision SET undo = seq",
            "UPDATE cell SET writers = '[ 1]'",
            "UPDATE touch SET key = key || 'x' WHERE key LIKE 'author/%'",
            "DELETE FROM touch",
        ] {
            let _ = fs::remove_file(at("b.soa"));
            document.save_copy(at("b.soa")).unwrap();
            let copy = Connection::open(at("b.soa")).unwrap();
            is_whole(&document.conn, &copy, &at("b.soa")).unwrap();
            assert!(copy.execute(change, []).unwrap() > 0, "{change}");
            let error = is_whole(&document.conn, &copy, &at("b.soa")).unwrap_err();
            assert_eq!(error.code(), "damaged", "{change}");
        }
    }
}
