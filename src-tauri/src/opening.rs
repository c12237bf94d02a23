//! Opens what this window wrote, with the system's own programs. The page names it by a handle and never learns a path.

use std::path::Path;

use crate::failure::{Answer, Error};
use crate::wire::Written;

/// Opens a file that was written, or the folder it is in.
///
/// # Errors
/// [`Error::WrittenGone`] if it is no longer there, [`Error::NotOpened`] if the system has nothing that opens it.
pub fn open(path: &Path, what: Written) -> Answer<()> {
    if !path.exists() {
        return Err(Error::WrittenGone(path.to_owned()).into());
    }
    let opened = match what {
        Written::File => path,
        Written::Folder => path.parent().unwrap_or(path),
    };
    #[cfg(feature = "test-seam")]
    let outcome = seam::note(opened);
    #[cfg(not(feature = "test-seam"))]
    let outcome = crate::platform::open(opened);
    outcome.map_err(|reason| Error::NotOpened { path: path.to_owned(), reason: reason.to_string() }.into())
}

/// Writes down what would be opened, one path a line, for tests in the real window: no other program is started. Not in any
/// build that ships.
#[cfg(feature = "test-seam")]
mod seam {
    use std::fs::File;
    use std::io::{Error, Write};
    use std::path::Path;

    /// Names the file that takes it. Where none is named the system has nothing that opens anything.
    const OPENED: &str = "ANNEXA_TEST_OPENED";

    pub fn note(path: &Path) -> Result<(), Error> {
        let file = std::env::var_os(OPENED).ok_or_else(|| Error::other("nothing opens it"))?;
        let mut file = File::options().create(true).append(true).open(file)?;
        writeln!(file, "{}", path.display())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_moved_away_is_not_opened_and_its_folder_is_told_to_nobody() {
        let folder = tempfile::tempdir().unwrap();
        let gone = folder.path().join("SoA-1.0.pdf");
        for what in [Written::File, Written::Folder] {
            let failure = open(&gone, what).unwrap_err();
            assert_eq!(failure.code, "written-gone");
            assert!(failure.message.contains("SoA-1.0.pdf"), "{}", failure.message);
            assert!(!failure.message.contains(folder.path().to_str().unwrap()), "{}", failure.message);
        }
    }
}
