//! Other copies of a document that lie beside it: what sync programs leave where two computers changed the same file.

use std::collections::HashSet;
use std::fs;
use std::path::PathBuf;

use crate::backups::{Look, look};
use crate::rows::Tables;
use crate::{Document, Error, Result};

/// So many files of a folder are looked into.
const MOST: usize = 50;

/// How sync programs mark what they put beside a file. Names differ by language and version, so this tells only by whom a copy
/// is; whether it is one is read in the file itself.
const MARKS: &[&str] = &["conflict", "konflikt", "conflit", "conflicto", "conflitto", "conflito"];

/// Another copy of a document, beside it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CopyBeside {
    /// Where it is.
    pub path: PathBuf,
    /// Whether its name says that a sync program made it because both sides had changed.
    pub is_conflict: bool,
    /// Whether it holds changes that the document does not.
    pub has_more: bool,
}

/// What is to be known of a document to find its copies beside it. Looking into them takes a while, for which nobody waits who works
/// in the document, and nothing of it is written.
#[derive(Debug)]
pub struct Beside {
    path: PathBuf,
    first: Option<Vec<u8>>,
    known: HashSet<[u8; 32]>,
}

impl Document {
    /// What is to be known of it to find its copies beside it. A revision still open to typing counts as if it were sealed.
    ///
    /// # Errors
    /// What reading the file can meet.
    pub fn beside(&self) -> Result<Beside> {
        let mut known = HashSet::from([self.state.tail.sealed_head()?.id]);
        Tables(&self.conn)
            .lineage(|_, id, _| known.extend(id.and_then(|id| <[u8; 32]>::try_from(id).ok())))
            .map_err(|e| Error::from_sqlite(&e, &self.path))?;
        Ok(Beside { path: self.path.clone(), first: self.first()?, known })
    }
}

impl Beside {
    /// The copies of the document beside it whose names begin as its own does. What is no sound client file, or another
    /// document, is not among them; neither is one that is open somewhere in this program. A folder that cannot be read holds none.
    pub fn copies(&self) -> Vec<CopyBeside> {
        let name = self.path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let Some(entries) = self.path.parent().and_then(|folder| fs::read_dir(folder).ok()) else {
            return Vec::new();
        };
        let called_so = |path: &PathBuf| {
            let is_file = path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("soa"));
            let stem = path.file_stem().unwrap_or_default().to_string_lossy();
            is_file && *path != self.path && stem.starts_with(&name)
        };
        let paths = entries.filter_map(|entry| Some(entry.ok()?.path())).filter(called_so).take(MOST);
        let mut found = Vec::new();
        for path in paths {
            let Ok(Look { begin, head, .. }) = look(&path) else { continue };
            if begin != self.first {
                continue;
            }
            let stem = path.file_stem().unwrap_or_default().to_string_lossy().to_lowercase();
            let is_conflict = MARKS.iter().any(|mark| stem.contains(mark));
            let head = hex::decode(head).ok().and_then(|head| <[u8; 32]>::try_from(head).ok());
            let has_more = head.is_none_or(|head| !self.known.contains(&head));
            found.push(CopyBeside { path, is_conflict, has_more });
        }
        found.sort_by(|a, b| (b.has_more, b.is_conflict, &a.path).cmp(&(a.has_more, a.is_conflict, &b.path)));
        found
    }
}
