//! The system's dialogs, opened from here: a path that the user chose stays on this side, the page learns a name at most.

use std::path::{Path, PathBuf};

use annexa_words::Words;
use tauri::{Manager, WebviewWindow};

use crate::failure::{Answer, Error};
use crate::files::Files;

/// What is asked for.
#[derive(Debug, Clone)]
pub enum Ask {
    /// A client file to open.
    Open,
    /// Where a new client file goes.
    New {
        /// Suggested name.
        name: String,
    },
    /// Where a copy of the client file goes.
    Copy {
        /// Suggested name.
        name: String,
    },
    /// Another copy of the client file, to be compared with it.
    OtherCopy,
    /// A folder for backups.
    BackupFolder,
    /// Where a PDF goes.
    Pdf {
        /// Suggested name.
        name: String,
    },
    /// A PDF whose data is to be opened.
    DataOfPdf,
    /// The signed copy of an edition.
    SignedCopy,
    /// Where a signed copy goes that is taken out again.
    SignedCopyOut {
        /// The name that it came with.
        name: String,
    },
    /// A file to be kept with evidence.
    Attachment,
    /// Where a file goes that is kept with evidence.
    AttachmentOut {
        /// The name that it came with.
        name: String,
    },
    /// Where an encrypted copy of the client file goes.
    Seal {
        /// Suggested name.
        name: String,
    },
    /// A sealed copy to open.
    Sealed,
    /// Where what was in a sealed copy goes.
    Unsealed {
        /// Suggested name.
        name: String,
    },
    /// The secret keys that open a sealed copy.
    Identity,
    /// A private key to sign with.
    SigningKey,
    /// Where a private key goes that is made here.
    NewKey {
        /// Suggested name.
        name: String,
    },
    /// A signature that another program made.
    Signature,
    /// Where a signature goes, with what it signs beside it.
    SignatureOut {
        /// Suggested name.
        name: String,
    },
    /// Where the text goes that another program is to sign.
    MessageOut {
        /// Suggested name.
        name: String,
    },
    /// A picture to be the logo.
    Logo,
    /// A framework or a crosswalk of one's own.
    Brought,
}

/// How a dialog looks for what is asked.
struct Shape<'a> {
    /// Fluent ids; what is of no kind is a folder.
    title: &'static str,
    kind: &'static str,
    endings: &'static [&'static str],
    /// The suggested name, where something is to be written.
    save_as: Option<&'a str>,
}

impl Ask {
    fn shape(&self) -> Shape<'_> {
        let shape = |title, kind, endings, save_as| Shape { title, kind, endings, save_as };
        match self {
            // A sealed copy leads to where it is opened.
            Self::Open => shape("dialog-open", "dialog-client-files", &["soa", "age"], None),
            Self::New { name } => shape("dialog-new", "dialog-client-files", &["soa"], Some(name)),
            Self::Copy { name } => shape("dialog-save-copy", "dialog-client-files", &["soa"], Some(name)),
            Self::OtherCopy => shape("dialog-other-copy", "dialog-client-files", &["soa"], None),
            Self::BackupFolder => shape("dialog-backup-folder", "", &[], None),
            Self::Pdf { name } => shape("dialog-export-pdf", "dialog-pdf-files", &["pdf"], Some(name)),
            Self::DataOfPdf => shape("dialog-data-of-pdf", "dialog-pdf-files", &["pdf"], None),
            Self::SignedCopy => {
                shape("dialog-signed-copy", "dialog-signed-copies", &["pdf", "png", "jpg", "jpeg"], None)
            }
            // It keeps the ending that it came with.
            Self::SignedCopyOut { name } => shape("dialog-signed-copy-out", "dialog-signed-copies", &[], Some(name)),
            // It may be anything, and is looked into nowhere.
            Self::Attachment => shape("dialog-attachment", "dialog-attachments", &[], None),
            Self::AttachmentOut { name } => shape("dialog-attachment-out", "dialog-attachments", &[], Some(name)),
            Self::Seal { name } => shape("dialog-seal", "dialog-sealed-copies", &["age"], Some(name)),
            Self::Sealed => shape("dialog-sealed", "dialog-sealed-copies", &["age"], None),
            Self::Unsealed { name } => shape("dialog-unsealed", "dialog-client-files", &["soa"], Some(name)),
            // Keys have any name.
            Self::Identity => shape("dialog-identity", "dialog-keys", &[], None),
            Self::SigningKey => shape("dialog-signing-key", "dialog-keys", &[], None),
            Self::NewKey { name } => shape("dialog-new-key", "dialog-keys", &[], Some(name)),
            Self::Signature => shape("dialog-signature", "dialog-signatures", &["sig"], None),
            Self::SignatureOut { name } => shape("dialog-signature-out", "dialog-signatures", &["sig"], Some(name)),
            Self::MessageOut { name } => shape("dialog-message-out", "dialog-messages", &["msg"], Some(name)),
            Self::Brought => shape("dialog-bring", "dialog-tables", &["csv", "json"], None),
            Self::Logo => shape("dialog-logo", "dialog-pictures", &["png", "jpg", "jpeg", "svg"], None),
        }
    }
}

/// Asks the user for a path; nothing if they thought better of it.
///
/// # Errors
/// [`Error::System`] if no dialog can be shown, [`Error::InTheWay`] if the chosen name lacks its ending and the file
/// with it exists: nobody was asked whether that one may be replaced.
pub async fn ask(window: &WebviewWindow, ask: Ask) -> Answer<Option<PathBuf>> {
    let shape = ask.shape();
    #[cfg(feature = "test-seam")]
    let answered = seam::answer();
    #[cfg(not(feature = "test-seam"))]
    let answered: Option<Option<PathBuf>> = None;
    let chosen = match answered {
        Some(answer) => answer,
        None => show(window, &shape).await?,
    };
    let Some(path) = chosen else { return Ok(None) };
    let Some(ending) = shape.endings.first() else { return Ok(Some(path)) };
    if shape.save_as.is_none() || path.extension().is_some_and(|e| e.eq_ignore_ascii_case(ending)) {
        return Ok(Some(path));
    }
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(".");
    name.push(ending);
    let path = path.with_file_name(name);
    if path.exists() { Err(Error::InTheWay(path).into()) } else { Ok(Some(path)) }
}

/// The folder of the file that the window shows.
fn beside(window: &WebviewWindow) -> Option<PathBuf> {
    let open = window.state::<Files>().of(window.label()).ok()?;
    open.document().path().parent().map(Path::to_owned)
}

async fn show(window: &WebviewWindow, shape: &Shape<'_>) -> Answer<Option<PathBuf>> {
    let words = window.state::<Words>();
    let mut dialog = rfd::AsyncFileDialog::new().set_title(words.get(shape.title)).set_parent(window);
    let wants_folder = shape.kind.is_empty();
    if !wants_folder {
        dialog = dialog.add_filter(words.get(shape.kind), shape.endings);
    }
    if let Some(name) = shape.save_as {
        dialog = dialog.set_file_name(name);
    }
    // What belongs to a file most often lies beside it.
    if let Some(folder) = beside(window) {
        dialog = dialog.set_directory(folder);
    }
    let saves = shape.save_as.is_some();
    let (answer, answered) = tokio::sync::oneshot::channel();
    // Toolkits want their dialogs made on the main thread; the answer comes whenever the user gives it.
    window.run_on_main_thread(move || {
        let folder = wants_folder.then(|| dialog.clone().pick_folder());
        let open = (!saves && !wants_folder).then(|| dialog.clone().pick_file());
        let save = saves.then(|| dialog.save_file());
        tauri::async_runtime::spawn(async move {
            let chosen = match (folder, open, save) {
                (Some(folder), _, _) => folder.await,
                (_, Some(open), _) => open.await,
                (_, _, Some(save)) => save.await,
                _ => None,
            };
            let _ = answer.send(chosen.map(|file| file.path().to_owned()));
        });
    })?;
    answered.await.map_err(|e| Error::System(e.to_string()).into())
}

/// Answers from a file, for tests in the real window: a JSON list, one answer a dialog; `null` closes it. Not in any
/// build that ships.
#[cfg(feature = "test-seam")]
mod seam {
    use std::path::PathBuf;

    /// Names the file.
    const ANSWERS: &str = "ANNEXA_TEST_DIALOGS";

    /// The next answer, or nothing if no file is named. A list that has run out closes every dialog.
    #[expect(clippy::option_option, reason = "whether anybody answers, and whether with a path")]
    pub fn answer() -> Option<Option<PathBuf>> {
        let file = std::env::var_os(ANSWERS)?;
        let text = std::fs::read_to_string(&file).unwrap_or_default();
        let mut answers: Vec<Option<PathBuf>> = serde_json::from_str(&text).unwrap_or_default();
        if answers.is_empty() {
            return Some(None);
        }
        let next = answers.remove(0);
        let _ = std::fs::write(&file, serde_json::to_vec(&answers).unwrap_or_default());
        Some(next)
    }
}
