//! A framework or a crosswalk from a file that somebody brings along: read and judged, and brought in by the operation that comes of it.

use std::path::Path;

use annexa_document::Document;
use annexa_model::{Adoption, Framework, ImportProblem, MAX_IMPORTED_BYTES, Operation, import_bytes};

use crate::keys::read_bounded;
use crate::{Error, Result};

/// What a file holds that was brought along.
#[derive(Debug, Clone, PartialEq)]
pub enum Bringing {
    /// Nothing that can be brought in: everything that is wrong with it.
    Refused(Vec<ImportProblem>),
    /// What it would change, and what brings it in.
    Ready {
        /// What it would change.
        adoption: Box<Adoption>,
        /// What brings it in; nothing is written before it is applied.
        operation: Box<Operation>,
    },
}

/// Reads a framework or a crosswalk and says what bringing it into the file would change. Nothing is written.
///
/// # Errors
/// [`Error::NotRead`] where the file cannot be read at all; what reading the client file can meet.
pub fn bring(document: &Document, path: &Path) -> Result<Bringing> {
    let snapshot = document.snapshot()?;
    let known: Vec<Framework> = snapshot.own_frameworks().cloned().collect();
    let no_file = || Error::NotRead { path: path.to_owned(), source: std::io::ErrorKind::InvalidInput.into() };
    let is_file = std::fs::metadata(path).is_ok_and(|of| of.is_file());
    let brought = match read_bounded(path, MAX_IMPORTED_BYTES as u64)? {
        Some(bytes) => import_bytes(&bytes, &known),
        None if is_file => Err(vec![ImportProblem::TooLarge { most: MAX_IMPORTED_BYTES }]),
        None => return Err(no_file()),
    };
    Ok(match brought {
        Err(problems) => Bringing::Refused(problems),
        Ok(brought) => {
            let adoption = Box::new(snapshot.adoption(&brought));
            Bringing::Ready { adoption, operation: Box::new(brought.into()) }
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use annexa_document::{Author, Env};

    #[test]
    fn a_file_is_read_judged_and_brought_in_and_what_is_none_is_said() {
        let folder = tempfile::tempdir().unwrap();
        let author = Author { id: "a".repeat(32), name: "Lead".to_owned(), function: String::new() };
        let mut document =
            crate::sample(&folder.path().join("s.soa"), Env::system(author), crate::Sample::Draft).unwrap();
        let path = folder.path().join("rules.csv");
        let rows = "# id: own-rules\n# name: Rules\n# version: 1\ngroup,group title,id,title\n1,Buying,1.1,Ask\n";
        std::fs::write(&path, rows).unwrap();
        let Bringing::Ready { adoption, operation } = bring(&document, &path).unwrap() else { panic!("it holds") };
        assert!(matches!(*adoption, Adoption::Framework(of) if of.controls == 1 && of.before.is_none()));
        assert!(document.snapshot().unwrap().beside.is_empty(), "looking writes nothing");
        document.apply(&*operation).unwrap();
        assert_eq!(document.snapshot().unwrap().beside[0].name, "Rules");
        std::fs::write(&path, [0xff, 0xfe, 0]).unwrap();
        assert_eq!(bring(&document, &path).unwrap(), Bringing::Refused(vec![ImportProblem::NoText]));
        std::fs::write(&path, vec![b'a'; MAX_IMPORTED_BYTES + 1]).unwrap();
        let Bringing::Refused(problems) = bring(&document, &path).unwrap() else { panic!("it is too large") };
        assert!(matches!(problems[..], [ImportProblem::TooLarge { .. }]));
        assert_eq!(bring(&document, folder.path()).unwrap_err().code(), "not-read");
        assert_eq!(bring(&document, &folder.path().join("none.csv")).unwrap_err().code(), "not-read");
    }
}
