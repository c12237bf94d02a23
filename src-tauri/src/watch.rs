//! What happens to open files by itself: somebody moves or replaces one, another program writes into it, time passes and a backup
//! is due. Looked after every two seconds, never while a command is at work.

use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, Instant};

use annexa_document::{Document, Env, Standing};
use tauri::{AppHandle, Emitter, Manager};

use crate::failure::Answer;
use crate::files::{Files, Open};
use crate::settings::Store;
use crate::wire::{BackupPlace, FileStanding};

/// The event that tells a page what stands where its file was opened.
const STANDING: &str = "standing";
/// The event that tells a page why no backup could be made; once, until one was.
const BACKUP_FAILED: &str = "backup-failed";
/// How often files are looked after.
const EVERY: Duration = Duration::from_secs(2);
/// How long a file that is worked in goes without another backup.
const BETWEEN_BACKUPS: Duration = Duration::from_mins(15);
/// How long after a backup that failed another is tried: the stick may be back.
const AFTER_FAILURE: Duration = Duration::from_mins(1);

/// Looks after the open files for as long as the program runs.
///
/// # Errors
/// When the system starts no thread.
pub fn begin(app: &AppHandle) -> std::io::Result<()> {
    let app = app.clone();
    let after = move || loop {
        thread::sleep(EVERY);
        for (label, open) in app.state::<Files>().all() {
            // What could not be done now is tried again; what must be told is told by the command that needs it.
            let _ = look_after(&app, &label, &open);
        }
    };
    thread::Builder::new().name(String::from("watch")).spawn(after).map(drop)
}

fn look_after(app: &AppHandle, label: &str, open: &Open) -> Answer<()> {
    if !open.is_shown() {
        return Ok(());
    }
    let Some(mut document) = open.idle_document() else { return Ok(()) };
    let mut standing = document.standing();
    if standing == Standing::Written {
        // The page reads it anew. What cannot be read is told once, and tried again.
        let written = match document.refresh() {
            Ok(changes) => changes.is_some(),
            Err(unread) => {
                if open.is_read(false) {
                    app.emit_to(label, STANDING, FileStanding::Unread)?;
                }
                return Err(unread.into());
            }
        };
        if open.is_read(true) || written {
            app.emit_to(label, STANDING, FileStanding::Written)?;
        }
        standing = Standing::InPlace;
    }
    if open.is_freed(document.is_free_now()) {
        app.emit_to(label, STANDING, FileStanding::Freed)?;
    }
    if open.stands(standing) {
        app.emit_to(label, STANDING, FileStanding::from(standing))?;
    }
    if standing != Standing::InPlace || !is_due(open, BETWEEN_BACKUPS) {
        return Ok(());
    }
    drop(document);
    let outcome = back_up(app, open);
    let told = std::mem::replace(&mut open.backed_up().failed, outcome.is_err());
    if let Err(failure) = outcome
        && !told
    {
        app.emit_to(label, BACKUP_FAILED, failure)?;
    }
    Ok(())
}

impl From<Standing> for FileStanding {
    fn from(standing: Standing) -> Self {
        match standing {
            Standing::InPlace => Self::InPlace,
            Standing::Written => Self::Written,
            Standing::Gone => Self::Gone,
            Standing::FolderGone => Self::FolderGone,
            Standing::Replaced => Self::Replaced,
            Standing::ForeignJournal => Self::ForeignJournal,
        }
    }
}

fn is_due(open: &Open, between: Duration) -> bool {
    let backed_up = open.backed_up();
    let between = if backed_up.failed { AFTER_FAILURE } else { between };
    backed_up.at.is_none_or(|at| at.elapsed() >= between)
}

/// The folder for a document's backups as the user wants it; nothing where none are wanted.
///
/// # Errors
/// When the system names no folder for the program, or the document cannot be read.
pub fn backup_folder(app: &AppHandle, document: &Document) -> Answer<Option<PathBuf>> {
    let (rule, chosen) = app.state::<Store>().backups();
    Ok(match rule.place {
        BackupPlace::Nowhere => None,
        BackupPlace::Beside => Some(document.backup_folder()),
        BackupPlace::Chosen => chosen,
        // Copies of one document, and one that is renamed, have theirs together.
        BackupPlace::Program => Some(program_folder(&app.path().app_local_data_dir()?, &document.beginning()?)),
    })
}

/// Where the program keeps backups of the document that begins with that revision.
pub fn program_folder(data: &Path, beginning: &str) -> PathBuf {
    data.join("backups").join(beginning.chars().take(16).collect::<String>())
}

/// Where it keeps those of any document.
pub fn program_folders(data: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(data.join("backups")).into_iter().flatten().flatten();
    entries.map(|entry| entry.path()).collect()
}

/// Makes a backup of what the file holds at this moment, if it changed since the last one. Nobody waits for it: what is copied is
/// taken out first.
///
/// # Errors
/// As [`Document::back_up`].
pub fn back_up(app: &AppHandle, open: &Open) -> Answer<Option<PathBuf>> {
    // Whether it comes to a backup or not: what fails now is not tried again at once.
    open.backed_up().at = Some(Instant::now());
    let Some(held) = changed(open)? else { return Ok(None) };
    back_up_held(app, open, held)
}

/// The document as it is at this moment, if it changed since its last backup that is known. Who only looks has nothing to lose.
///
/// # Errors
/// As [`Document::at_this_moment`].
pub fn changed(open: &Open) -> Answer<Option<Document>> {
    let mut document = open.document();
    if document.read_only().is_some() || open.backed_up().head.as_deref() == Some(&document.head()?) {
        return Ok(None);
    }
    let env = Env::system(document.author().clone());
    Ok(Some(document.at_this_moment(env)?))
}

/// Makes a backup of a document that is held in memory, unless there is one of the same state.
///
/// # Errors
/// As [`Document::back_up`].
pub fn back_up_held(app: &AppHandle, open: &Open, mut document: Document) -> Answer<Option<PathBuf>> {
    let Some(folder) = backup_folder(app, &document)? else { return Ok(None) };
    let head = document.head()?;
    let mut backed_up = None;
    if !is_backed_up(&folder, &document, &head) {
        let (rule, _) = app.state::<Store>().backups();
        // Elsewhere a folder that is missing is a stick that is not there.
        if let (BackupPlace::Program, Some(parent)) = (rule.place, folder.parent()) {
            std::fs::create_dir_all(parent)
                .map_err(|source| annexa_jobs::Error::Output { path: folder.clone(), source })?;
        }
        backed_up = Some(document.back_up(&folder, usize::try_from(rule.keep).unwrap_or(usize::MAX))?);
    }
    open.backed_up().head = Some(head);
    Ok(backed_up)
}

/// Whether there is a backup of that state. Which is the newest by name, a clock that was set back may have wrong.
fn is_backed_up(folder: &Path, document: &Document, head: &str) -> bool {
    annexa_document::backups(folder, document).is_ok_and(|backups| backups.iter().any(|backup| backup.head == head))
}
