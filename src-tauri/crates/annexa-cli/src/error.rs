//! What the user reads when a command fails.

use std::path::{Path, PathBuf};

use annexa_model::OperationError;
use annexa_model::check::Finding;
use annexa_words::Words;
use serde_json::json;

use crate::print::{self, keys};

/// Why a command failed.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A job refused.
    #[error(transparent)]
    Job(#[from] annexa_jobs::Error),
    /// A file that a command was given could not be read.
    #[error("“{}” could not be read ({source}). Nothing was changed.", .path.display())]
    Read {
        /// Which file.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// There is no such file.
    #[error("There is no file “{}”. Nothing was changed.", .0.display())]
    NoFile(PathBuf),
    /// It has to be unsealed first.
    #[error("“{}” is a sealed copy: what is in it is encrypted. Nothing was changed. “annexa unseal {} --out NAME.soa” makes a client file of it, with --passphrase-file or --identity.", .0.display(), .0.display())]
    Sealed(PathBuf),
    /// The operations are more than is read at once.
    #[error("“{}” is larger than {limit} bytes. Nothing was changed. Split it into several lists.", .path.display())]
    TooLarge {
        /// Which file.
        path: PathBuf,
        /// Bytes read at most.
        limit: u64,
    },
    /// More than a passphrase or keys take.
    #[error("“{}” is larger than {limit} bytes, so it holds no passphrase and no keys. Nothing was written.", .path.display())]
    SecretTooLong {
        /// Which file.
        path: PathBuf,
        /// Bytes read at most.
        limit: u64,
    },
    /// Not a list of operations: what is wrong, and where.
    #[error("{0}")]
    NotOperations(String),
    /// One of the operations is not one: which, where in it, what stands there, what may.
    #[error("{0}")]
    NotAnOperation(String),
    /// Approval is its own command.
    #[error(
        "Operation {number} has a command of its own, and a list cannot do it. Nothing was changed. Use “annexa candidate”, “annexa issue”, “annexa withdraw”, “annexa sign” or “annexa signed”."
    )]
    ApprovalInList {
        /// 1-based position in the list.
        number: usize,
    },
    /// The edition is issued, and only its PDF could not be written.
    #[error(
        "Edition {label} is issued and kept in the file. Only its PDF was not written: {source} “annexa export” writes it again."
    )]
    IssuedUnwritten {
        /// Label of the edition.
        label: String,
        /// Why not.
        source: Box<annexa_jobs::Error>,
    },
    /// The plan is approved, and only its PDF could not be written.
    #[error(
        "Risk treatment plan {label} is approved and kept in the file. Only its PDF was not written: {source} “annexa plan --label {label} --out” writes it again."
    )]
    ApprovedUnwritten {
        /// Label of the plan.
        label: String,
        /// Why not.
        source: Box<annexa_jobs::Error>,
    },
    /// The edition is signed, and only the files of its signature could not be written.
    #[error(
        "Edition {label} is signed and the signature is kept in the file. Only its files were not written: {source} “annexa sign --out” writes them again."
    )]
    SignedUnwritten {
        /// Label of the edition.
        label: String,
        /// Why not.
        source: Box<annexa_jobs::Error>,
    },
    /// There was no room for what was to be made.
    #[error("“{}” was not made: the disk that was to take it is full. What was begun there was removed; no other file was changed. Make room there, or choose another place.", .0.display())]
    NoRoom(PathBuf),
    /// Nothing may be made in that folder.
    #[error("“{}” was not made: you may not write there. No file was changed. Choose another place, or ask whoever owns the folder for permission.", .0.display())]
    NotWritable(PathBuf),
    /// No passphrase came, or none that can lie over a key.
    #[error("“{}” was not made: no passphrase was read, or one that is no line of 1 to 1,024 bytes. Nothing was written. It is read from standard input, or from a file with --passphrase-file FILE.", .0.display())]
    NoPassphrase(PathBuf),
    /// A damaged file is not replaced, for no backup can be made of it.
    #[error("“{}” is damaged, so it was not replaced: nothing of it could be kept. Nothing was changed. Restore the backup under a new name: “annexa restore BACKUP --out NEW.soa”; “annexa salvage” makes a new file of what still reads of this one.", .0.display())]
    RestoreOntoDamaged(PathBuf),
    /// No framework that ships has such an entry.
    #[error(
        "No framework has an entry “{0}”. “annexa frameworks” lists the frameworks, “annexa frameworks NAME” the entries of one."
    )]
    NoEntry(String),
    /// Coverage is seen by no such crosswalk.
    #[error("Coverage cannot be seen by “{0}”; it can be seen by {1}.")]
    NoCoverageBy(String, String),
    /// Nothing in the file or in a framework is called so.
    #[error("Nothing is called “{0}”: no record of the file by its label, and no entry of a framework.")]
    NoItem(String),
    /// Several things are called so.
    #[error(
        "Several things are called “{0}”. A record’s reference tells which is meant: “annexa show --json” has its id, risk/ID names it."
    )]
    SeveralItems(String),
    /// A result could not be written down.
    #[error("The result could not be written ({0}).")]
    Output(#[from] std::io::Error),
    /// A result has no JSON form: a fault in the program.
    #[error("The result has no JSON form ({0}).")]
    Json(#[from] serde_json::Error),
}

impl From<annexa_document::Error> for Error {
    fn from(error: annexa_document::Error) -> Self {
        Self::Job(error.into())
    }
}

impl Error {
    /// The findings that stand in the way, where it is they and not a fault.
    pub fn blocking(&self) -> Option<&[Finding]> {
        match self {
            Self::Job(annexa_jobs::Error::Document(annexa_document::Error::Operation(
                OperationError::FindingsBlock(findings),
            ))) => Some(findings),
            _ => None,
        }
    }

    /// The file that it is about, where a job refused because of one.
    pub fn path(&self) -> Option<&Path> {
        match self {
            Self::Job(error) => error.path(),
            _ => None,
        }
    }

    /// Whether a client file is too damaged to be opened.
    pub fn is_damage(&self) -> bool {
        matches!(
            self,
            Self::Job(annexa_jobs::Error::Document(
                annexa_document::Error::Damaged { .. }
                    | annexa_document::Error::Truncated { .. }
                    | annexa_document::Error::HistoryMismatch { .. }
            ))
        )
    }

    /// The same, said of what was to be made: of it there is nothing, and nothing else was to change.
    pub fn of_making(self, out: &Path) -> Self {
        use annexa_document::Error as Document;
        let Self::Job(annexa_jobs::Error::Document(error)) = &self else { return self };
        // What lies beside it while it is written begins with its name.
        let named = out.file_name().unwrap_or_default().to_string_lossy();
        let is_there = |path: &Path| path.file_name().unwrap_or_default().to_string_lossy().starts_with(&*named);
        match error {
            Document::DiskFull => Self::NoRoom(out.to_owned()),
            Document::NoPermission(path) if is_there(path) && !path.exists() => Self::NotWritable(out.to_owned()),
            _ => self,
        }
    }

    fn code(&self) -> &str {
        match self {
            Self::Job(e) => e.code(),
            Self::NoPassphrase(_) => "key-no-passphrase",
            Self::NoRoom(_) => "disk-full",
            Self::NotWritable(_) => "no-permission",
            Self::RestoreOntoDamaged(_) => "damaged",
            Self::Read { .. } | Self::NoFile(_) => "read",
            Self::IssuedUnwritten { source, .. }
            | Self::ApprovedUnwritten { source, .. }
            | Self::SignedUnwritten { source, .. } => source.code(),
            Self::Sealed(_) => "sealed",
            Self::TooLarge { .. } | Self::SecretTooLong { .. } => "too-large",
            Self::NotOperations(_) => "not-operations",
            Self::NotAnOperation(_) => "not-an-operation",
            Self::ApprovalInList { .. } => "approval-in-list",
            Self::NoEntry(_) => "no-entry",
            Self::NoCoverageBy(..) | Self::NoItem(_) => "not-found",
            Self::SeveralItems(_) => "ambiguous",
            Self::Output(_) => "output",
            Self::Json(_) => "json",
        }
    }

    /// Says it on standard error.
    pub fn print(&self, as_json: bool) {
        if as_json {
            let findings = self.blocking().map(keys);
            print::problem(&json!({"code": self.code(), "message": self.to_string(), "findings": findings}));
            return;
        }
        print::message(&self.to_string());
        if self.blocking().is_some() {
            print::message(&Words::for_language(annexa_words::FALLBACK).get("cli-see-check"));
        }
    }
}

/// What came of making a file, said of that file where it failed.
pub fn making<T, E: Into<Error>>(out: &Path, made: Result<T, E>) -> Result<T, Error> {
    made.map_err(|error| error.into().of_making(out))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_not_made_is_said_of_the_file_that_was_to_be_made() {
        let out = Path::new("/nowhere/copy.soa");
        let said = |error: annexa_document::Error| Error::from(error).of_making(out).to_string();
        let full = said(annexa_document::Error::DiskFull);
        assert!(full.contains("copy.soa” was not made") && !full.contains("change was not saved"), "{full}");
        let partial = PathBuf::from("/nowhere/copy.soa.lock");
        assert!(said(annexa_document::Error::NoPermission(partial)).contains("may not write"));
        let source = PathBuf::from("/nowhere/source.soa");
        assert!(said(annexa_document::Error::NoPermission(source)).contains("may not read"), "that is another file");
    }
}
