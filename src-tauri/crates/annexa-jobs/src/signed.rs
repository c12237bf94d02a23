//! Signed copies of an edition that came back: kept with it, byte for byte.

use annexa_document::Document;
use annexa_model::{Id, Operation, SignedCopy};

use crate::export::{find_edition, of};
use crate::{Error, Result};

/// What a file begins with that may be a signed copy, and its media type.
const KINDS: [(&[u8], &str); 3] =
    [(b"%PDF-", "application/pdf"), (b"\x89PNG\r\n\x1a\n", "image/png"), (b"\xFF\xD8\xFF", "image/jpeg")];

/// Keeps a signed copy with the edition of that label or id. `name` is that of its file, without the folder. The same bytes
/// again are the same copy.
///
/// # Errors
/// [`Error::NoEdition`]; [`Error::SignedKind`] for what is neither a PDF nor a picture; what writing the client file can meet.
pub fn attach_signed(
    document: &mut Document,
    statement: &Id,
    edition: &str,
    name: &str,
    bytes: Vec<u8>,
) -> Result<SignedCopy> {
    let id = find_edition(of(&*document.snapshot()?, statement)?, edition)?.id.clone();
    let kind = KINDS.iter().find(|(begins, _)| bytes.starts_with(begins));
    let (_, media_type) = kind.ok_or_else(|| Error::SignedKind(name.to_owned()))?;
    let hash = document.stage_blob(bytes)?;
    document.apply(&Operation::AttachSigned {
        edition: id,
        hash: hash.clone(),
        media_type: (*media_type).to_owned(),
        name: name.to_owned(),
    })?;
    Ok(signed_copy(document, statement, edition, Some(&hash))?.0)
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
    let snapshot = document.snapshot()?;
    let edition = find_edition(of(&snapshot, statement)?, edition)?;
    let mut copies = edition.signed.iter().rev();
    let found = copies.find(|copy| hash.is_none_or(|hash| !hash.is_empty() && copy.hash.starts_with(hash)));
    let copy = found.ok_or_else(|| Error::NoSignedCopy(edition.label.clone()))?;
    Ok((copy.clone(), document.blob(&copy.hash)?))
}

/// Takes a signed copy away from its edition, as an undo of attaching it would.
///
/// # Errors
/// As [`signed_copy`], and what writing the client file can meet.
pub fn detach_signed(document: &mut Document, statement: &Id, edition: &str, hash: &str) -> Result<SignedCopy> {
    let (copy, _) = signed_copy(document, statement, edition, Some(hash))?;
    let edition = find_edition(of(&*document.snapshot()?, statement)?, edition)?.id.clone();
    document.apply(&Operation::DetachSigned { edition, hash: copy.hash.clone() })?;
    Ok(copy)
}
