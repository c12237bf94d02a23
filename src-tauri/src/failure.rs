//! Errors as they cross to the window: a code, a sentence, and the field they are about.

use std::path::{Path, PathBuf};

use annexa_document::OpenedBy;
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
    /// The name of the file it is about, without its folder, where it is about one.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub file: Option<String>,
    /// The field it is about, where it is about one.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub field: Option<String>,
    /// The line of that field it is about, from 1, where it is about one of several.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub line: Option<usize>,
}

/// A command's result.
pub type Answer<T> = Result<T, Failure>;

/// What can go wrong in the window itself, beside what the client file and the jobs refuse.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The window has no file.
    #[error("No client file is open in this window. Open one first.")]
    NoFile,
    /// The open file was chosen as the copy that it is to be compared with.
    #[error("“{}” is the file that is open here. Choose the other copy. Nothing was changed.", .0.display())]
    SameFile(PathBuf),
    /// What the page sent is no operation.
    #[error("The change could not be understood ({0}). Nothing was changed.")]
    Malformed(serde_json::Error),
    /// The file of an entry in the list of recent files is gone.
    #[error("“{}” is no longer there. It may have been moved or renamed; open it from its new place.", .0.display())]
    RecentGone(PathBuf),
    /// A name without its ending was given, and the file with it exists.
    #[error("“{}” is there already and was not touched. Choose another name.", .0.display())]
    InTheWay(PathBuf),
    /// What is to be opened is a sealed copy: the page asks for what opens it, which the field names.
    #[error("“{}” is a sealed copy. Nothing was opened. Open it with its passphrase or key.", .path.display())]
    Sealed {
        /// The sealed copy.
        path: PathBuf,
        /// What opens it.
        by: OpenedBy,
    },
    /// What was written is to be opened, and is gone.
    #[error("“{}” is no longer there. It was moved, renamed or deleted after it was written.", .0.display())]
    WrittenGone(PathBuf),
    /// The system has nothing that opens what was written.
    #[error("“{}” was not opened ({reason}). It is written all the same, where you chose.", .path.display())]
    NotOpened {
        /// What was written.
        path: PathBuf,
        /// What the system said.
        reason: String,
    },
    /// The picture chosen as a logo could not be read.
    #[error(
        "The picture could not be read ({0}). Nothing was changed. Choose another, or copy it to a folder of your own first."
    )]
    Logo(String),
    /// The settings could not be written.
    #[error(
        "The settings could not be kept ({source}). They hold until the program ends; no client file is affected. Make room, or make the folder of “{}” writable.", .path.display()
    )]
    Settings {
        /// Where they are kept.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// A folder whose name is no text cannot be remembered.
    #[error(
        "The folder’s name has signs that cannot be kept. Nothing was changed. Choose another folder, or rename it."
    )]
    FolderName,
    /// The system's dialog or window failed.
    #[error("The system did not show the window ({0}). Nothing was changed.")]
    System(String),
}

impl Error {
    fn code(&self) -> &'static str {
        match self {
            Self::NoFile => "no-file",
            Self::SameFile(_) => "same-file",
            Self::Malformed(_) => "operation-malformed",
            Self::RecentGone(_) => "recent-gone",
            Self::InTheWay(_) => "already-exists",
            Self::Sealed { .. } => "sealed",
            Self::WrittenGone(_) => "written-gone",
            Self::NotOpened { .. } => "not-opened",
            Self::Logo(_) => "logo",
            Self::Settings { .. } => "settings",
            Self::FolderName => "folder-name",
            Self::System(_) => "system",
        }
    }
}

impl Failure {
    /// The folder of a file never crosses to the page: it reads the name alone.
    fn new(code: &str, message: &str, field: Option<&str>, path: Option<&Path>) -> Self {
        let name = path.and_then(Path::file_name).map(|n| n.to_string_lossy().into_owned());
        let message = match (path, &name) {
            (Some(path), Some(name)) => message.replace(&path.display().to_string(), name),
            _ => message.to_owned(),
        };
        Self { code: code.to_owned(), message, file: name, field: field.map(str::to_owned), line: None }
    }
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        let field = match &error {
            Error::Logo(_) => Some("logo"),
            Error::Sealed { by: OpenedBy::Passphrase, .. } => Some("passphrase"),
            Error::Sealed { by: OpenedBy::Keys, .. } => Some("keys"),
            _ => None,
        };
        let path = match &error {
            Error::RecentGone(path)
            | Error::InTheWay(path)
            | Error::WrittenGone(path)
            | Error::NotOpened { path, .. }
            | Error::Sealed { path, .. }
            | Error::Settings { path, .. } => Some(path.as_path()),
            _ => None,
        };
        Self::new(error.code(), &error.to_string(), field, path)
    }
}

impl From<annexa_document::Error> for Failure {
    fn from(error: annexa_document::Error) -> Self {
        annexa_jobs::Error::from(error).into()
    }
}

impl From<annexa_jobs::Error> for Failure {
    fn from(error: annexa_jobs::Error) -> Self {
        let line = error.line();
        Self { line, ..Self::new(error.code(), &error.to_string(), error.field(), error.path()) }
    }
}

impl From<tauri::Error> for Failure {
    fn from(error: tauri::Error) -> Self {
        Error::System(error.to_string()).into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_names_the_file_and_never_its_folder() {
        let path = PathBuf::from("/home/somebody/Clients/Moonharbour/moonharbour.soa");
        for failure in [
            Failure::from(annexa_document::Error::CutOff(path.clone())),
            Failure::from(annexa_jobs::Error::Output { path: path.clone(), source: std::io::Error::other("full") }),
            Failure::from(Error::Settings { path: path.clone(), source: std::io::Error::other("full") }),
            Failure::from(Error::NotOpened { path: path.clone(), reason: "no program".to_owned() }),
            Failure::from(Error::WrittenGone(path.clone())),
            Failure::from(Error::Sealed { path: path.clone(), by: OpenedBy::Keys }),
            Failure::from(Error::InTheWay(path)),
        ] {
            assert_eq!(failure.file.as_deref(), Some("moonharbour.soa"));
            assert!(failure.message.contains("moonharbour.soa"), "{}", failure.message);
            assert!(!failure.message.contains("Clients"), "{}", failure.message);
        }
    }

    #[test]
    fn a_list_of_keys_is_told_by_its_line_and_a_sealed_copy_by_what_opens_it() {
        let refused = annexa_document::Recipients::parse("# partners\nage1nobody\n").unwrap_err();
        let failure = Failure::from(refused);
        assert_eq!((failure.code.as_str(), failure.line), ("recipient-unusable", Some(2)));
        for (by, field) in [(OpenedBy::Passphrase, "passphrase"), (OpenedBy::Keys, "keys")] {
            let failure = Failure::from(Error::Sealed { path: PathBuf::from("/x/client.soa.age"), by });
            assert_eq!((failure.field.as_deref(), failure.file.as_deref()), (Some(field), Some("client.soa.age")));
        }
    }
}
