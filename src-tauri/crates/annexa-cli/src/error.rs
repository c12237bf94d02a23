//! What the user reads when a command fails.

use std::path::PathBuf;

use annexa_model::OperationError;
use serde_json::json;

/// Why a command failed.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A job refused.
    #[error(transparent)]
    Job(#[from] annexa_jobs::Error),
    /// The operations could not be read.
    #[error("“{}” could not be read ({source}). Nothing was changed.", .path.display())]
    Read {
        /// Which file.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// The operations are more than is read at once.
    #[error("“{}” is larger than {limit} bytes. Nothing was changed. Split it into several lists.", .path.display())]
    TooLarge {
        /// Which file.
        path: PathBuf,
        /// Bytes read at most.
        limit: u64,
    },
    /// Not a list of operations.
    #[error("“{}” is not a list of operations: {why}. Nothing was changed. The form is described in operations-1.schema.json.", .path.display())]
    NotOperations {
        /// Which file.
        path: PathBuf,
        /// What is wrong, and where.
        why: String,
    },
    /// One of the operations is not one.
    #[error("Operation {number} of “{}” is not one: {why} Nothing was changed.", .path.display())]
    NotAnOperation {
        /// Which file.
        path: PathBuf,
        /// 1-based position in the list.
        number: usize,
        /// Where in it, what stands there, what may: a sentence.
        why: String,
    },
    /// Approval is its own command.
    #[error(
        "Operation {number} prepares, issues or withdraws an edition, which a list cannot do. Nothing was changed. Use “annexa candidate” and “annexa issue”."
    )]
    ApprovalInList {
        /// 1-based position in the list.
        number: usize,
    },
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
    /// Whether findings stand in the way, rather than a fault.
    pub fn is_block(&self) -> bool {
        self.blocking().is_some()
    }

    /// Keys of the findings that block.
    fn blocking(&self) -> Option<&[String]> {
        match self {
            Self::Job(annexa_jobs::Error::Document(annexa_document::Error::Operation(
                OperationError::FindingsBlock(keys),
            ))) => Some(keys),
            _ => None,
        }
    }

    fn code(&self) -> &str {
        match self {
            Self::Job(e) => e.code(),
            Self::Read { .. } => "read",
            Self::TooLarge { .. } => "too-large",
            Self::NotOperations { .. } => "not-operations",
            Self::NotAnOperation { .. } => "not-an-operation",
            Self::ApprovalInList { .. } => "approval-in-list",
            Self::Output(_) => "output",
            Self::Json(_) => "json",
        }
    }

    /// Says it on standard error.
    pub fn print(&self, as_json: bool) {
        if as_json {
            eprintln!(
                "{}",
                json!({"error": {"code": self.code(), "message": self.to_string(), "findings": self.blocking()}})
            );
        } else {
            eprintln!("annexa: {self}");
            if self.is_block() {
                eprintln!("annexa: “annexa check FILE” says what to do about each.");
            }
        }
    }
}
