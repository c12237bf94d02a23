//! Who has a client file open for writing: a sibling `NAME.soa.lock` that the kernel locks. The kernel lets go of it
//! when its holder dies, so a lock file that a crash left behind locks nobody out.
//!
//! Where a lock keeps others from reading as well, as on Windows, nobody is told who holds it, only that it is held.

use std::fmt;
use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, Read, Seek, Write};
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;

use serde::{Deserialize, Serialize};

use crate::header::beside;
use crate::permissions;

/// Nobody else's file is longer; a longer one is not ours and is left alone.
const LONGEST: u64 = 4_096;
/// Whoever only looks whether a file is free holds its lock for a moment, and has no name in it.
const A_LOOK: Duration = Duration::from_millis(50);

/// Who has a document open for writing, and since when.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Holder {
    /// Name of the author; empty if unknown.
    pub author: String,
    /// Name of the computer; empty if unknown.
    pub host: String,
    /// Process id there; 0 if unknown.
    pub process: u32,
    /// When it was opened, RFC 3339 UTC; empty if unknown.
    pub since: String,
}

impl Holder {
    /// This process, as the given author, at the given time.
    pub(crate) fn here(author: &str, since: String) -> Self {
        let host = gethostname::gethostname().to_string_lossy().into_owned();
        Self { author: author.to_owned(), host, process: std::process::id(), since }
    }
}

impl fmt::Display for Holder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // What is not known is left out: a file may be open where nobody gave a name.
        write!(f, "{}", if self.author.is_empty() { "somebody" } else { &self.author })?;
        for (word, known) in [("on", &self.host), ("since", &self.since)] {
            if !known.is_empty() {
                write!(f, " {word} {known}")?;
            }
        }
        Ok(())
    }
}

/// The lock, held. Removed and let go when dropped.
#[derive(Debug)]
pub(crate) struct Lock {
    file: Option<File>,
    path: PathBuf,
    holder: Holder,
}

/// What came of trying to lock.
#[derive(Debug)]
pub(crate) enum Attempt {
    /// Ours now.
    Held(Lock),
    /// Somebody else's.
    HeldBy(Holder),
    /// Another computer left its name here, and the kernel of this one holds nobody: it may be open there, or was when that
    /// one was cut off. From here the two look the same.
    NamedElsewhere(Holder),
    /// This place takes no lock.
    Unavailable(io::Error),
}

impl Lock {
    /// Tries to become the one writer of a client file.
    pub(crate) fn attempt(document: &Path, holder: &Holder) -> Attempt {
        Self::attempt_over(document, holder, false)
    }

    /// The same, also over the name that another computer left, if the user says that it is not open there.
    pub(crate) fn attempt_over(document: &Path, holder: &Holder, others: bool) -> Attempt {
        let path = beside(document, ".lock");
        // A holder removes the file while it still has the lock; whoever then locks the removed one starts again.
        for _ in 0..16 {
            match Self::once(&path, document, holder, others) {
                Ok(Some(attempt)) => return attempt,
                Ok(None) => {}
                Err(e) => return Attempt::Unavailable(e),
            }
        }
        Attempt::HeldBy(Holder::default())
    }

    fn once(path: &Path, document: &Path, holder: &Holder, others: bool) -> io::Result<Option<Attempt>> {
        if let Ok(there) = fs::symlink_metadata(path)
            && (!there.is_file() || there.len() > LONGEST)
        {
            return Err(io::Error::other("the lock file is something else"));
        }
        let mut file = match OpenOptions::new().read(true).write(true).create(true).truncate(false).open(path) {
            // Somebody else's, who lets it be read: whether they hold it is seen all the same.
            Err(e) if e.kind() == io::ErrorKind::PermissionDenied => return held_by(path).map(Some).ok_or(e),
            opened => opened?,
        };
        let mut locked = file.try_lock();
        if matches!(locked, Err(TryLockError::WouldBlock)) {
            thread::sleep(A_LOOK);
            locked = file.try_lock();
        }
        match locked {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => return Ok(Some(Attempt::HeldBy(read(&mut file)))),
            Err(TryLockError::Error(e)) => return Err(e),
        }
        if !is_still_at(&file, path) {
            return Ok(None);
        }
        // On this computer the kernel lets go of what the dead held. What a sync program or a share brought here it never held.
        let named = read(&mut file);
        if !others && !named.host.is_empty() && named.host != holder.host {
            return Ok(Some(Attempt::NamedElsewhere(named)));
        }
        // Whoever may write the document may see who holds it, and have what a dead holder left.
        permissions::share_like(&file, document);
        // A full disk may keep the name out of the lock, never the lock from holding.
        let _ = write(&mut file, holder);
        Ok(Some(Attempt::Held(Self { file: Some(file), path: path.to_owned(), holder: holder.clone() })))
    }

    /// Whether nobody holds a client file at this moment. Looking writes nothing, and takes a lock that it shares with whoever else
    /// looks, for a moment that an attempt waits for.
    pub(crate) fn is_free(document: &Path) -> bool {
        match File::open(beside(document, ".lock")) {
            Ok(file) => file.try_lock_shared().is_ok(),
            Err(e) => e.kind() == io::ErrorKind::NotFound,
        }
    }

    /// Lets go of the lock, and leaves alone what stands under its file's name.
    pub(crate) fn forget(mut self) {
        self.file = None;
    }

    /// Whether whoever comes next still finds it.
    pub(crate) fn is_in_place(&self) -> bool {
        self.file.as_ref().is_some_and(|file| is_still_at(file, &self.path))
    }

    /// The holder calls itself by another name from now on; whoever finds the file open reads that one.
    pub(crate) fn rename(&mut self, author: &str) {
        author.clone_into(&mut self.holder.author);
        if let Some(file) = &mut self.file {
            let _ = write(file, &self.holder);
        }
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        if let Some(file) = self.file.take()
            && is_still_at(&file, &self.path)
        {
            // If it cannot be removed it stays as an empty claim, which the next opener takes over.
            let _ = fs::remove_file(&self.path);
        }
    }
}

/// Who holds a lock file that can only be read; nothing where nobody does.
fn held_by(path: &Path) -> Option<Attempt> {
    let mut file = File::open(path).ok()?;
    matches!(file.try_lock_shared(), Err(TryLockError::WouldBlock)).then(|| Attempt::HeldBy(read(&mut file)))
}

fn write(file: &mut File, holder: &Holder) -> io::Result<()> {
    let text = serde_json::to_vec(holder).map_err(io::Error::other)?;
    file.set_len(0)?;
    file.rewind()?;
    file.write_all(&text)
}

fn read(file: &mut File) -> Holder {
    let mut text = Vec::new();
    if file.take(LONGEST).read_to_end(&mut text).is_err() {
        return Holder::default();
    }
    serde_json::from_slice(&text).unwrap_or_default()
}

#[cfg(unix)]
fn is_still_at(file: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let (Ok(ours), Ok(there)) = (file.metadata(), fs::symlink_metadata(path)) else { return false };
    (ours.dev(), ours.ino()) == (there.dev(), there.ino())
}

#[cfg(not(unix))]
fn is_still_at(_: &File, path: &Path) -> bool {
    path.exists()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn me() -> Holder {
        Holder::here("Quality lead", "2026-01-02T03:04:05.000Z".to_owned())
    }

    #[test]
    fn a_second_taker_is_told_who_holds_it_and_the_file_goes_with_the_lock() {
        let folder = tempfile::tempdir().unwrap();
        let document = folder.path().join("a.soa");
        let Attempt::Held(lock) = Lock::attempt(&document, &me()) else { panic!("not held") };
        let Attempt::HeldBy(holder) = Lock::attempt(&document, &me()) else { panic!("held twice") };
        assert_eq!(holder, me());
        assert!(!Lock::is_free(&document));
        drop(lock);
        assert!(Lock::is_free(&document));
        assert!(!folder.path().join("a.soa.lock").exists());
        assert!(matches!(Lock::attempt(&document, &me()), Attempt::Held(_)));
    }

    #[test]
    fn whoever_looks_at_the_same_moment_is_not_taken_for_a_holder() {
        let folder = tempfile::tempdir().unwrap();
        let document = folder.path().join("a.soa");
        let left = File::create(folder.path().join("a.soa.lock")).unwrap();
        left.lock_shared().unwrap();
        let looking = thread::spawn(move || {
            thread::sleep(A_LOOK / 10);
            drop(left);
        });
        assert!(matches!(Lock::attempt(&document, &me()), Attempt::Held(_)));
        looking.join().unwrap();
    }

    #[cfg(unix)]
    #[test]
    fn a_lock_can_be_seen_and_taken_by_whom_the_document_lets_write_it() {
        use std::os::unix::fs::{MetadataExt, PermissionsExt, chown};
        let folder = tempfile::tempdir().unwrap();
        let document = folder.path().join("a.soa");
        fs::write(&document, "a document").unwrap();
        // Only who may give files away sees that the group goes along.
        let _ = chown(&document, None, Some(12_345));
        for mode in [0o660, 0o600, 0o664] {
            fs::set_permissions(&document, fs::Permissions::from_mode(mode)).unwrap();
            let Attempt::Held(_lock) = Lock::attempt(&document, &me()) else { panic!("not held") };
            let (of, lock) =
                (fs::metadata(&document).unwrap(), fs::metadata(folder.path().join("a.soa.lock")).unwrap());
            assert_eq!((lock.mode() & 0o777, lock.gid()), (mode, of.gid()));
        }
    }

    #[test]
    fn a_lock_file_left_by_a_crash_locks_nobody_out() {
        let folder = tempfile::tempdir().unwrap();
        let left = serde_json::to_string(&Holder { author: "Gone".to_owned(), ..me() }).unwrap();
        for left in [&left, "", "not ours", r#"{"author":"Nobody knows where"}"#] {
            fs::write(folder.path().join("a.soa.lock"), left).unwrap();
            assert!(matches!(Lock::attempt(&folder.path().join("a.soa"), &me()), Attempt::Held(_)), "{left}");
        }
    }

    #[test]
    fn the_name_that_another_computer_left_is_not_passed_over_unasked() {
        let folder = tempfile::tempdir().unwrap();
        let (document, left) = (folder.path().join("a.soa"), folder.path().join("a.soa.lock"));
        fs::write(&left, r#"{"author":"Consultant","host":"elsewhere"}"#).unwrap();
        let Attempt::NamedElsewhere(holder) = Lock::attempt(&document, &me()) else { panic!("passed over") };
        assert_eq!((holder.author.as_str(), holder.host.as_str()), ("Consultant", "elsewhere"));
        assert!(fs::read_to_string(&left).unwrap().contains("Consultant"), "whoever looks next reads it too");
        let Attempt::Held(held) = Lock::attempt_over(&document, &me(), true) else { panic!("not taken over") };
        assert!(fs::read_to_string(&left).unwrap().contains("Quality lead"));
        drop(held);
        assert!(!left.exists());
    }

    #[test]
    fn a_lock_file_that_leads_elsewhere_is_not_followed() {
        let folder = tempfile::tempdir().unwrap();
        let precious = folder.path().join("precious.txt");
        fs::write(&precious, "mine").unwrap();
        #[cfg(unix)]
        std::os::unix::fs::symlink(&precious, folder.path().join("a.soa.lock")).unwrap();
        assert!(matches!(Lock::attempt(&folder.path().join("a.soa"), &me()), Attempt::Unavailable(_)));
        assert_eq!(fs::read_to_string(&precious).unwrap(), "mine");
    }

    #[test]
    fn what_is_not_known_of_a_holder_is_not_said() {
        assert_eq!(Holder::default().to_string(), "somebody");
        let holder = Holder { host: "quay".to_owned(), ..Holder::default() };
        assert_eq!(holder.to_string(), "somebody on quay");
    }
}
