//! Signed copies of an edition that came back: kept with it, byte for byte.

use std::fs::{self, File};
use std::io::Read;
use std::path::Path;

use annexa_document::{Document, MAX_BLOB};
use annexa_model::{Id, Operation, SignedCopy};

use crate::export::{find_edition, of};
use crate::{Error, Result};

/// Keeps a file as a signed copy with the edition of that label or id. The same bytes again are the same copy.
///
/// # Errors
/// [`Error::NoEdition`], [`Error::Unread`], [`Error::SignedKind`] for what is neither a PDF nor a picture; what writing the
/// client file can meet.
pub fn attach_signed(document: &mut Document, statement: &Id, edition: &str, file: &Path) -> Result<SignedCopy> {
    let id = find_edition(of(&*document.snapshot()?, statement)?, edition)?.id.clone();
    let mut bytes = Vec::new();
    let unread = |source| Error::Unread { path: file.to_owned(), source };
    // A folder or a pipe is no copy, and reading the one may wait for ever.
    if !fs::metadata(file).map_err(unread)?.is_file() {
        return Err(Error::SignedKind(file.file_name().unwrap_or_default().to_string_lossy().into_owned()));
    }
    // One byte more than is allowed is enough to know that it is too much.
    let read = File::open(file).and_then(|file| file.take(MAX_BLOB as u64 + 1).read_to_end(&mut bytes));
    read.map_err(unread)?;
    let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let kind = SignedCopy::KINDS.iter().find(|(begins, _)| bytes.starts_with(begins));
    let (_, media_type) = kind.ok_or_else(|| Error::SignedKind(name.clone()))?;
    let hash = document.stage_blob(bytes)?;
    document.apply(&Operation::AttachSigned {
        edition: id,
        hash: hash.clone(),
        media_type: (*media_type).to_owned(),
        name,
    })?;
    find(document, statement, edition, Some(&hash))
}

/// The signed copies of an edition, oldest first.
///
/// # Errors
/// [`Error::NoEdition`].
pub fn signed_copies(document: &Document, statement: &Id, edition: &str) -> Result<Vec<SignedCopy>> {
    Ok(find_edition(of(&*document.snapshot()?, statement)?, edition)?.signed.clone())
}

fn find(document: &Document, statement: &Id, edition: &str, hash: Option<&str>) -> Result<SignedCopy> {
    let copies = signed_copies(document, statement, edition)?;
    let meant = |copy: &&SignedCopy| hash.is_none_or(|hash| !hash.is_empty() && copy.hash.starts_with(hash));
    copies.iter().rev().find(meant).cloned().ok_or_else(|| Error::NoSignedCopy(edition.to_owned()))
}

/// A signed copy of an edition, and its bytes: the one whose hash begins so, or the one attached last.
///
/// # Errors
/// [`Error::NoEdition`], [`Error::NoSignedCopy`], and what reading the file can meet.
pub fn signed_copy(
    document: &Document,
    statement: &Id,
    edition: &str,
    hash: Option<&str>,
) -> Result<(SignedCopy, Vec<u8>)> {
    let copy = find(document, statement, edition, hash)?;
    let bytes = document.blob(&copy.hash)?;
    Ok((copy, bytes))
}

/// Takes a signed copy away from its edition, as an undo of attaching it would.
///
/// # Errors
/// As [`signed_copies`], [`Error::NoSignedCopy`], and what writing the client file can meet.
pub fn detach_signed(document: &mut Document, statement: &Id, edition: &str, hash: &str) -> Result<SignedCopy> {
    // Its bytes may be what is damaged.
    let copy = find(document, statement, edition, Some(hash))?;
    let edition = find_edition(of(&*document.snapshot()?, statement)?, edition)?.id.clone();
    document.apply(&Operation::DetachSigned { edition, hash: copy.hash.clone() })?;
    Ok(copy)
}
