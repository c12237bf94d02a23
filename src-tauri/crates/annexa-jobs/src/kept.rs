//! Files that are kept in a client file as they came: signed copies with their edition, others with a piece of evidence. Nobody looks
//! into them here beyond what they are, and nothing opens them.

use std::fs::{self, File};
use std::io::Read;
use std::path::Path;

use annexa_document::{Document, MAX_BLOB};
use annexa_model::{Evidence, Id, KeptFile, Operation, OperationError, Snapshot};

use crate::export::{find_edition, of};
use crate::{Error, Result};

/// What files are kept with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum KeptWith {
    /// An edition, with its signed copies that came back.
    Edition {
        /// The statement's id.
        statement: Id,
        /// The edition's label or id.
        edition: String,
    },
    /// A piece of evidence, by label or id.
    Evidence(String),
}

impl KeptWith {
    /// Its id in the file, and the files that are kept with it.
    fn look(&self, document: &Document) -> Result<(Id, Vec<KeptFile>)> {
        let snapshot = document.snapshot()?;
        Ok(match self {
            Self::Edition { statement, edition } => {
                let edition = find_edition(of(&snapshot, statement)?, edition)?;
                (edition.id.clone(), edition.signed.clone())
            }
            Self::Evidence(evidence) => {
                let item = find_evidence(&snapshot, evidence)?;
                (item.id.clone(), item.attachments.clone())
            }
        })
    }

    /// Its id in the file, and the file that is meant.
    fn find(&self, document: &Document, hash: Option<&str>) -> Result<(Id, KeptFile)> {
        let (id, files) = self.look(document)?;
        match meant(&files, hash, |file| (&file.hash, file.attached))? {
            Some(file) => Ok((id, file.clone())),
            None => Err(match self {
                Self::Edition { edition, .. } => Error::NoSignedCopy(edition.clone()),
                Self::Evidence(evidence) => Error::NoAttachment(evidence.clone()),
            }),
        }
    }

    /// The media type, where only some can be kept with it.
    fn media_type(&self, file: &Path, bytes: &[u8]) -> Result<Option<String>> {
        match self {
            Self::Edition { .. } => signed_kind(&name_of(file), bytes).map(Some),
            Self::Evidence(_) if bytes.is_empty() => Err(Error::AttachedNothing(file.to_owned())),
            Self::Evidence(_) => Ok(None),
        }
    }
}

/// Keeps a file. The same bytes again are the same file.
///
/// # Errors
/// Where there is nothing to keep it with, [`Error::NoEdition`] or [`annexa_document::Error::Operation`]; [`Error::Unread`];
/// [`Error::AttachedNothing`] for what is no file or has no bytes, of a signed copy [`Error::SignedKind`] for what is neither a PDF nor a
/// picture, [`Error::SignedCut`] for one whose end is missing; what writing the client file can meet, such as more bytes than it keeps in
/// one piece.
pub fn attach(document: &mut Document, with: &KeptWith, file: &Path) -> Result<KeptFile> {
    let (id, files) = with.look(document)?;
    let (name, bytes) = (name_of(file), read_whole(file)?);
    let (media_type, size) = (with.media_type(file, &bytes)?, bytes.len() as u64);
    let hash = document.stage_blob(bytes)?;
    let operation = match media_type {
        Some(media_type) => Operation::AttachSigned { edition: id, hash: hash.clone(), media_type, name },
        None => Operation::AttachEvidence { evidence: id, hash: hash.clone(), name, size },
    };
    let is_there = files.iter().any(|there| there.hash == hash);
    let done = if is_there { Ok(()) } else { document.apply(&operation).map(drop) };
    // Where they were not stored nothing will name these bytes.
    document.unstage_blob(&hash);
    done?;
    Ok(with.find(document, Some(&hash))?.1)
}

/// Takes a file away, as an undo of attaching it would: the one whose hash begins so. Its bytes may be what is damaged.
///
/// # Errors
/// As [`kept_file`], and what writing the client file can meet.
pub fn detach(document: &mut Document, with: &KeptWith, hash: &str) -> Result<KeptFile> {
    let (id, file) = with.find(document, Some(hash))?;
    let hash = file.hash.clone();
    document.apply(&match with {
        KeptWith::Edition { .. } => Operation::DetachSigned { edition: id, hash },
        KeptWith::Evidence(_) => Operation::DetachEvidence { evidence: id, hash },
    })?;
    Ok(file)
}

/// The files that are kept, oldest first.
///
/// # Errors
/// [`Error::NoEdition`]; [`annexa_document::Error::Operation`] where there is no such evidence, or more than one.
pub fn kept_files(document: &Document, with: &KeptWith) -> Result<Vec<KeptFile>> {
    Ok(with.look(document)?.1)
}

/// A file that is kept, and its bytes: the one whose hash begins so, or the one attached last.
///
/// # Errors
/// As [`kept_files`], [`Error::NoSignedCopy`], [`Error::NoAttachment`], [`Error::SeveralKept`], and what reading the file can meet.
pub fn kept_file(document: &Document, with: &KeptWith, hash: Option<&str>) -> Result<(KeptFile, Vec<u8>)> {
    let (_, file) = with.find(document, hash)?;
    let bytes = document.blob(&file.hash)?;
    Ok((file, bytes))
}

/// What is meant of what is kept: the one whose hash begins so, or the latest.
///
/// # Errors
/// [`Error::SeveralKept`] where that is more than one.
pub(crate) fn meant<'k, T, D: Ord>(
    kept: &'k [T],
    hash: Option<&str>,
    about: impl Fn(&'k T) -> (&'k str, D),
) -> Result<Option<&'k T>> {
    let last = kept.iter().map(|one| about(one).1).max();
    let is_meant = |one: &&'k T| match hash {
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

fn name_of(file: &Path) -> String {
    file.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

/// All bytes of a file, up to one more than the client file keeps, which is enough to know that it is too much; none where it is a
/// folder or a pipe: reading the one may wait for ever.
fn read_whole(file: &Path) -> Result<Vec<u8>> {
    let unread = |source| Error::Unread { path: file.to_owned(), source };
    let mut bytes = Vec::new();
    if fs::metadata(file).map_err(unread)?.is_file() {
        let read = File::open(file).and_then(|file| file.take(MAX_BLOB as u64 + 1).read_to_end(&mut bytes));
        read.map_err(unread)?;
    }
    Ok(bytes)
}

/// The media type of a signed copy. The mark stands near the end that each kind ends with (ISO 32000-1, 7.5.5; PNG, 11.2.5; JPEG,
/// B.1.1.3): a copy that was cut off would be kept for years before anybody opens it. Programs add a little after the mark.
fn signed_kind(name: &str, bytes: &[u8]) -> Result<String> {
    let kind = KeptFile::SIGNED.iter().find(|(begins, _)| bytes.starts_with(begins));
    let (_, media_type) = kind.ok_or_else(|| Error::SignedKind(name.to_owned()))?;
    let mark: &[u8] = match *media_type {
        "image/png" => b"IEND",
        "image/jpeg" => b"\xFF\xD9",
        _ => b"%%EOF",
    };
    let end = &bytes[bytes.len().saturating_sub(2048)..];
    if end.windows(mark.len()).any(|window| window == mark) {
        return Ok((*media_type).to_owned());
    }
    Err(Error::SignedCut(name.to_owned()))
}

fn find_evidence<'s>(snapshot: &'s Snapshot, evidence: &str) -> Result<&'s Evidence> {
    let by_id = snapshot.evidence.iter().find(|item| item.id.as_str() == evidence);
    let by_label = || snapshot.evidence.iter().filter(|item| item.label.trim() == evidence.trim()).collect();
    let found: Vec<&Evidence> = by_id.map_or_else(by_label, |item| vec![item]);
    let (kind, reference) = ("evidence", evidence.to_owned());
    let refused = match &found[..] {
        [only] => return Ok(only),
        [] => OperationError::NotFound { kind, reference },
        several => {
            let ids = several.iter().map(|item| item.id.to_string()).collect();
            OperationError::Ambiguous { kind, reference, ids }
        }
    };
    Err(annexa_document::Error::from(refused).into())
}
