//! What the user reads when a command fails.

use std::path::PathBuf;

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
    /// No framework that ships has such an entry.
    #[error(
        "No framework has an entry “{0}”. “annexa frameworks” lists the frameworks, “annexa frameworks NAME” the entries of one."
    )]
    NoEntry(String),
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

    fn code(&self) -> &str {
        match self {
            Self::Job(e) => e.code(),
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
            Self::NoItem(_) => "not-found",
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
