//! Files that are kept with a piece of evidence as they came. Nobody looks into them here, and nothing opens them.

use std::path::Path;

use annexa_document::Document;
use annexa_model::{Attachment, Evidence, Operation, OperationError};

use crate::signed::{meant, read_whole};
use crate::{Error, Result};

/// Keeps a file with the evidence of that label or id. The same bytes again are the same file.
///
/// # Errors
/// [`Error::Unread`], [`Error::AttachedNothing`] for what is no file or has no bytes; what writing the client file can meet, such as
/// more bytes than it keeps in one piece.
pub fn attach_evidence(document: &mut Document, evidence: &str, file: &Path) -> Result<Attachment> {
    let Evidence { id, attachments, .. } = find(document, evidence)?;
    let nothing = || Error::AttachedNothing(file.to_owned());
    let (name, bytes) = read_whole(file)?.ok_or_else(nothing)?;
    if bytes.is_empty() {
        return Err(nothing());
    }
    let size = bytes.len() as u64;
    let hash = document.stage_blob(bytes)?;
    if let Some(there) = attachments.into_iter().find(|file| file.hash == hash) {
        document.unstage_blob(&hash);
        return Ok(there);
    }
    if let Err(refused) = document.apply(&Operation::AttachEvidence { evidence: id, hash: hash.clone(), name, size }) {
        document.unstage_blob(&hash);
        return Err(refused.into());
    }
    attached(document, evidence, Some(&hash))
}

/// Takes a file away from its evidence, as an undo of attaching it would: the one whose hash begins so.
///
/// # Errors
/// [`Error::NoAttachment`], and what writing the client file can meet.
pub fn detach_evidence(document: &mut Document, evidence: &str, hash: &str) -> Result<Attachment> {
    let found = attached(document, evidence, Some(hash))?;
    let evidence = find(document, evidence)?.id;
    document.apply(&Operation::DetachEvidence { evidence, hash: found.hash.clone() })?;
    Ok(found)
}

/// The files that are kept with the evidence of that label or id, oldest first.
///
/// # Errors
/// [`annexa_document::Error::Operation`] where there is no such evidence, or more than one.
pub fn attachments(document: &Document, evidence: &str) -> Result<Vec<Attachment>> {
    Ok(find(document, evidence)?.attachments)
}

/// A file that is kept with evidence, and its bytes: the one whose hash begins so, or the one attached last.
///
/// # Errors
/// [`Error::NoAttachment`], and what reading the file can meet.
pub fn attachment(document: &Document, evidence: &str, hash: Option<&str>) -> Result<(Attachment, Vec<u8>)> {
    let found = attached(document, evidence, hash)?;
    let bytes = document.blob(&found.hash)?;
    Ok((found, bytes))
}

fn attached(document: &Document, evidence: &str, hash: Option<&str>) -> Result<Attachment> {
    let item = find(document, evidence)?;
    let found = meant(&item.attachments, hash, |file| (&file.hash, file.attached))?;
    found.cloned().ok_or_else(|| Error::NoAttachment(item.label.clone()))
}

fn find(document: &Document, evidence: &str) -> Result<Evidence> {
    let snapshot = document.snapshot()?;
    let by_id = snapshot.evidence.iter().find(|item| item.id.as_str() == evidence);
    let by_label = || snapshot.evidence.iter().filter(|item| item.label.trim() == evidence.trim()).collect();
    let found: Vec<&Evidence> = by_id.map_or_else(by_label, |item| vec![item]);
    let (kind, reference) = ("evidence", evidence.to_owned());
    let refused = match &found[..] {
        [only] => return Ok((*only).clone()),
        [] => OperationError::NotFound { kind, reference },
        several => {
            let ids = several.iter().map(|item| item.id.to_string()).collect();
            OperationError::Ambiguous { kind, reference, ids }
        }
    };
    Err(annexa_document::Error::from(refused).into())
}
