//! Signed copies of an edition that came back: kept with it, byte for byte.

use std::fs::{self, File};
use std::io::Read;
use std::path::Path;

use annexa_document::{Document, MAX_BLOB};
use annexa_model::{Id, Operation, SignedCopy};
use jiff::civil::Date;

use crate::export::{find_edition, of};
use crate::{Error, Result};

/// Keeps a file as a signed copy with the edition of that label or id. The same bytes again are the same copy.
///
/// # Errors
/// [`Error::NoEdition`], [`Error::Unread`], [`Error::SignedKind`] for what is neither a PDF nor a picture,
/// [`Error::SignedCut`] for one whose end is missing; what writing the client file can meet.
pub fn attach_signed(document: &mut Document, statement: &Id, edition: &str, file: &Path) -> Result<SignedCopy> {
    let id = find_edition(of(&*document.snapshot()?, statement)?, edition)?.id.clone();
    let no_copy = || Error::SignedKind(file.file_name().unwrap_or_default().to_string_lossy().into_owned());
    let (name, bytes) = read_whole(file)?.ok_or_else(no_copy)?;
    let kind = SignedCopy::KINDS.iter().find(|(begins, _)| bytes.starts_with(begins));
    let (_, media_type) = kind.ok_or_else(|| Error::SignedKind(name.clone()))?;
    if !is_whole(&bytes, media_type) {
        return Err(Error::SignedCut(name));
    }
    let hash = document.stage_blob(bytes)?;
    document.apply(&Operation::AttachSigned {
        edition: id,
        hash: hash.clone(),
        media_type: (*media_type).to_owned(),
        name,
    })?;
    find(document, statement, edition, Some(&hash))
}

/// A file's name and all of its bytes, up to one more than the client file keeps, which is enough to know that it is too much;
/// nothing where it is a folder or a pipe: reading the one may wait for ever.
pub(crate) fn read_whole(file: &Path) -> Result<Option<(String, Vec<u8>)>> {
    let unread = |source| Error::Unread { path: file.to_owned(), source };
    if !fs::metadata(file).map_err(unread)?.is_file() {
        return Ok(None);
    }
    let mut bytes = Vec::new();
    let read = File::open(file).and_then(|file| file.take(MAX_BLOB as u64 + 1).read_to_end(&mut bytes));
    read.map_err(unread)?;
    Ok(Some((file.file_name().unwrap_or_default().to_string_lossy().into_owned(), bytes)))
}

/// Whether the mark stands near the end that each kind ends with (ISO 32000-1, 7.5.5; PNG, 11.2.5; JPEG, B.1.1.3): a copy
/// that was cut off would be kept for years before anybody opens it. Programs add a little after the mark.
fn is_whole(bytes: &[u8], media_type: &str) -> bool {
    let mark: &[u8] = match media_type {
        "image/png" => b"IEND",
        "image/jpeg" => b"\xFF\xD9",
        _ => b"%%EOF",
    };
    let end = &bytes[bytes.len().saturating_sub(2048)..];
    end.windows(mark.len()).any(|window| window == mark)
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
    let found = meant(&copies, hash, |copy| (&copy.hash, copy.attached))?;
    found.cloned().ok_or_else(|| Error::NoSignedCopy(edition.to_owned()))
}

/// What is meant of files that are kept: the one whose hash begins so, or the one that was attached last.
///
/// # Errors
/// [`Error::SeveralKept`] where that is more than one.
pub(crate) fn meant<'k, T>(
    kept: &'k [T],
    hash: Option<&str>,
    about: impl Fn(&T) -> (&str, Date),
) -> Result<Option<&'k T>> {
    let last = kept.iter().map(|one| about(one).1).max();
    let is_meant = |one: &&T| match hash {
        Some(begins) => !begins.is_empty() && about(one).0.starts_with(begins),
        None => Some(about(one).1) == last,
    };
    let found: Vec<&T> = kept.iter().filter(is_meant).collect();
    match &found[..] {
        [] => Ok(None),
        [only] => Ok(Some(only)),
        several => {
            let hashes = several.iter().map(|one| about(one).0.chars().take(12).collect::<String>());
            Err(Error::SeveralKept(hashes.collect::<Vec<_>>().join(", ")))
        }
    }
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
