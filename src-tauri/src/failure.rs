//! Errors as they cross to the window: a code, a sentence, and the field they are about.

use std::path::PathBuf;

use serde::Serialize;
use ts_rs::TS;

/// What went wrong. The window chooses its words by the code; the sentence is there for codes it does not know.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Failure {
    /// Stable, such as `disk-full`.
    pub code: String,
    /// What happened, what was kept, what to do.
    pub message: String,
    /// The field it is about, where it is about one.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub field: Option<String>,
}

/// A command's result.
pub type Answer<T> = Result<T, Failure>;

/// What can go wrong in the window itself, beside what the client file and the jobs refuse.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The window has no file.
    #[error("No client file is open in this window. Open one first.")]
    NoFile,
    /// What the page sent is no operation.
    #[error("The change could not be understood ({0}). Nothing was changed.")]
    Malformed(serde_json::Error),
    /// The file of an entry in the list of recent files is gone.
    #[error("“{}” is no longer there. It may have been moved or renamed; open it from its new place.", .0.display())]
    RecentGone(PathBuf),
    /// A name without its ending was given, and the file with it exists.
    #[error("“{}” is there already and was not touched. Choose another name.", .0.display())]
    InTheWay(PathBuf),
    /// A logo that no page could show.
    #[error("The logo was not taken: {0} Choose a PNG, JPEG or SVG picture of at most 10 MB.")]
    Logo(String),
    /// The settings could not be written.
    #[error("The settings could not be kept ({0}). The client file is not affected.")]
    Settings(String),
    /// The system's dialog or window failed.
    #[error("The system did not show the window ({0}). Nothing was changed.")]
    System(String),
    /// A job ended before its end, which is a fault in the program.
    #[error("The work was broken off ({0}). Everything saved before is in the file.")]
    BrokenOff(String),
}

impl Error {
    fn code(&self) -> &'static str {
        match self {
            Self::NoFile => "no-file",
            Self::Malformed(_) => "operation-malformed",
            Self::RecentGone(_) => "recent-gone",
            Self::InTheWay(_) => "already-exists",
            Self::Logo(_) => "logo",
            Self::Settings(_) => "settings",
            Self::System(_) => "system",
            Self::BrokenOff(_) => "broken-off",
        }
    }
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        let field = matches!(error, Error::Logo(_)).then(|| "logo".to_owned());
        Self { code: error.code().to_owned(), message: error.to_string(), field }
    }
}

impl From<annexa_document::Error> for Failure {
    fn from(error: annexa_document::Error) -> Self {
        let (code, field) = match &error {
            annexa_document::Error::Operation(operation) => (operation.code(), operation.field().map(str::to_owned)),
            other => (other.code(), None),
        };
        Self { code: code.to_owned(), message: error.to_string(), field }
    }
}

impl From<annexa_jobs::Error> for Failure {
    fn from(error: annexa_jobs::Error) -> Self {
        match error {
            annexa_jobs::Error::Document(error) => error.into(),
            other => Self { code: other.code().to_owned(), message: other.to_string(), field: None },
        }
    }
}

impl From<tauri::Error> for Failure {
    fn from(error: tauri::Error) -> Self {
        Error::System(error.to_string()).into()
    }
}
