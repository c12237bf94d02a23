//! One connection per file in a process. Closing any other handle of a file drops every POSIX lock that this process
//! holds on it (and a second writer gets in), so a file is claimed before anything opens it.

use std::collections::BTreeSet;
use std::io;
use std::path::Path;
use std::sync::{Mutex, PoisonError};

static CLAIMED: Mutex<BTreeSet<Identity>> = Mutex::new(BTreeSet::new());

/// What makes two paths the same file. Found without opening it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Identity(#[cfg(unix)] (u64, u64), #[cfg(not(unix))] std::path::PathBuf);

impl Identity {
    pub(crate) fn of(path: &Path) -> io::Result<Self> {
        #[cfg(unix)]
        {
            use std::os::unix::fs::MetadataExt;
            let metadata = std::fs::metadata(path)?;
            Ok(Self((metadata.dev(), metadata.ino())))
        }
        #[cfg(not(unix))]
        {
            Ok(Self(path.canonicalize()?))
        }
    }

    pub(crate) fn is_claimed(&self) -> bool {
        CLAIMED.lock().unwrap_or_else(PoisonError::into_inner).contains(self)
    }
}

/// Whether this process has the client file at a path open: nothing may look into it by a handle of its own then.
pub fn is_open_here(path: impl AsRef<Path>) -> bool {
    Identity::of(path.as_ref()).is_ok_and(|there| there.is_claimed())
}

/// A file that this process has open. Given back when dropped.
#[derive(Debug)]
pub(crate) struct Claim(Option<Identity>);

impl Claim {
    /// Claims the file at a path; nothing if this process has it open already.
    pub(crate) fn take(path: &Path) -> io::Result<Option<Self>> {
        let identity = Identity::of(path)?;
        let fresh = CLAIMED.lock().unwrap_or_else(PoisonError::into_inner).insert(identity.clone());
        // Built only when it is ours: dropping it gives the file back.
        Ok(fresh.then(|| Self(Some(identity))))
    }

    /// That of a document in memory.
    pub(crate) fn of_nothing() -> Self {
        Self(None)
    }

    /// Whether the path still leads to the claimed file.
    pub(crate) fn is_at(&self, path: &Path) -> bool {
        Identity::of(path).is_ok_and(|now| Some(&now) == self.0.as_ref())
    }
}

impl Drop for Claim {
    fn drop(&mut self) {
        if let Some(identity) = &self.0 {
            CLAIMED.lock().unwrap_or_else(PoisonError::into_inner).remove(identity);
        }
    }
}
