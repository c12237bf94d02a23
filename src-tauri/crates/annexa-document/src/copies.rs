//! Other copies of a document that lie beside it: what sync programs leave where two computers changed the same file.

use std::fs;
use std::path::PathBuf;

use crate::backups::{Look, look};
use crate::{Document, Result};

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

impl Document {
    /// The copies of this document beside it whose names begin as its own does. What is no sound client file, or another
    /// document, is not among them; neither is one that is open somewhere in this program.
    ///
    /// # Errors
    /// What reading this document can meet. A folder that cannot be read holds no copies.
    pub fn copies_beside(&self) -> Result<Vec<CopyBeside>> {
        let name = self.path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let Some(entries) = self.path.parent().and_then(|folder| fs::read_dir(folder).ok()) else {
            return Ok(Vec::new());
        };
        let called_so = |path: &PathBuf| {
            let is_file = path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("soa"));
            let stem = path.file_stem().unwrap_or_default().to_string_lossy();
            is_file && *path != self.path && stem.starts_with(&name)
        };
        let paths = entries.filter_map(|entry| Some(entry.ok()?.path())).filter(called_so).take(MOST);
        let first = self.first()?;
        let mut found = Vec::new();
        for path in paths {
            let Ok(Look { begin, head, .. }) = look(&path) else { continue };
            if begin != first {
                continue;
            }
            let stem = path.file_stem().unwrap_or_default().to_string_lossy().to_lowercase();
            let is_conflict = MARKS.iter().any(|mark| stem.contains(mark));
            found.push(CopyBeside { is_conflict, has_more: !self.knows(&head)?, path });
        }
        found.sort_by(|a, b| (b.has_more, b.is_conflict, &a.path).cmp(&(a.has_more, a.is_conflict, &b.path)));
        Ok(found)
    }
}
