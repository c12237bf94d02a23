//! Backups: when they are made and where, what there is, and having one back.

use std::path::{Path, PathBuf};

use annexa_document::{Backup, Document, backup_folder_beside, backups_of_unread};
use annexa_words::Words;
use tauri::{AppHandle, Manager, State, WebviewWindow};

use super::files::{env, free_place, open_at, show};
use super::{stem, unopened};
use crate::dialogs::{self, Ask};
use crate::failure::{Answer, Error};
use crate::files::{Files, Open};
use crate::settings::{Store, folder_name};
use crate::watch;
use crate::wire::{BackupLine, BackupRule, FoundBackup};

#[tauri::command(async)]
pub fn backup_rule(store: State<'_, Store>) -> BackupRule {
    store.backups().0
}

/// Keeps when backups are made and where they go. Those of before stay where they are.
#[tauri::command(async)]
pub fn set_backup_rule(store: State<'_, Store>, rule: BackupRule) -> Answer<BackupRule> {
    store.set_backups(rule, None)?;
    Ok(store.backups().0)
}

/// Asks for a folder for backups; nothing where nobody chose one.
#[tauri::command]
pub async fn choose_backup_folder(app: AppHandle, window: WebviewWindow) -> Answer<Option<BackupRule>> {
    let Some(folder) = dialogs::ask(&window, Ask::BackupFolder).await? else { return Ok(None) };
    let store = app.state::<Store>();
    store.set_backups(store.backups().0, Some(folder))?;
    Ok(Some(store.backups().0))
}

/// The backups of the open file, the newest first.
#[tauri::command(async)]
pub fn backups(app: AppHandle, window: WebviewWindow, files: State<'_, Files>) -> Answer<Vec<BackupLine>> {
    let open = files.of(window.label())?;
    let document = open.at_this_moment()?;
    let mut found = Vec::new();
    // Those of another rule are still there, and those that the command line made.
    let beginning = document.beginning()?;
    for folder in folders(&app, document.path(), Some(&beginning))? {
        // A stick that is not there holds none today.
        found.extend(annexa_document::backups(&folder, &document).unwrap_or_default());
    }
    found.sort_by(|a, b| (b.time, &b.path).cmp(&(a.time, &a.path)));
    found.dedup_by(|a, b| a.path == b.path);
    found.into_iter().map(|backup| line(&open, &document, backup)).collect()
}

/// Every folder that may hold backups of a file, whatever rule they were made by. Where nobody remembers how its document begins,
/// those of every document that the program keeps are looked through.
fn folders(app: &AppHandle, path: &Path, beginning: Option<&str>) -> Answer<Vec<PathBuf>> {
    let program = app.path().app_local_data_dir()?;
    let own = match beginning {
        Some(beginning) => vec![watch::program_folder(&program, beginning)],
        None => watch::program_folders(&program),
    };
    let all = own.into_iter().chain([backup_folder_beside(path)]).chain(app.state::<Store>().backup_folders());
    Ok(all.filter(|folder| folder.is_dir()).collect())
}

/// So many backups of a file that does not open are shown.
const SHOWN: usize = 100;

/// The backups of the file that this window could not open, the newest first.
fn found(app: &AppHandle, path: &Path) -> Answer<Vec<Backup>> {
    let real = path.canonicalize().unwrap_or_else(|_| path.to_owned());
    let known = app.state::<Store>().known().into_iter().find(|known| known.path == real);
    let beginning = known.and_then(|known| known.beginning);
    let folders = folders(app, path, beginning.as_deref())?.into_iter();
    let of = |folder| backups_of_unread(folder, path, beginning.as_deref()).unwrap_or_default();
    let mut found: Vec<Backup> = folders.flat_map(of).collect();
    found.sort_by(|a, b| (b.time, &b.path).cmp(&(a.time, &a.path)));
    found.dedup_by(|a, b| a.path == b.path);
    found.truncate(SHOWN);
    Ok(found)
}

/// What the page calls a backup of a file that this window could not open.
fn handle(backup: &Backup) -> String {
    annexa_model::sha256_hex(backup.path.as_os_str().as_encoded_bytes())
}

/// The backups of the file that this window could not open and its page tells of.
#[tauri::command(async)]
pub fn found_backups(app: AppHandle, window: WebviewWindow, file: String) -> Answer<Vec<FoundBackup>> {
    let line = |backup: Backup| FoundBackup {
        handle: handle(&backup),
        time: backup.time.to_string(),
        revisions: backup.revisions,
        folder: folder_name(&backup.path).unwrap_or_default(),
    };
    Ok(found(&app, &unopened(&app, &window, &file)?)?.into_iter().map(line).collect())
}

/// Asks for a place, makes a verified copy there of a backup of the file that this window could not open, and shows it. That file stays
/// as it is.
#[tauri::command]
pub async fn bring_back(app: AppHandle, window: WebviewWindow, file: String, backup: String) -> Answer<bool> {
    let damaged = unopened(&app, &window, &file)?;
    let meant = found(&app, &damaged)?.into_iter().find(|one| handle(one) == backup);
    let meant = meant.ok_or_else(|| Error::RecentGone(damaged.clone()))?;
    let name = app.state::<Words>().with("file-name-backup", &[("name", stem(&damaged))]);
    let Some(path) = free_place(&window, Ask::New { name }).await? else { return Ok(false) };
    annexa_document::restore(&meant.path, &path, env(&app)?)?;
    show(&app, &window, open_at(&app, &path)?)
}

fn line(open: &Open, document: &Document, backup: Backup) -> Answer<BackupLine> {
    let Backup { path, time, head, revisions, .. } = backup;
    let number = document.revision_number(&head)?;
    Ok(BackupLine { file: open.knows(path), time: time.to_string(), revisions, head, number })
}

/// Makes a backup now; nothing where the newest holds all of it already, or none are wanted.
#[tauri::command(async)]
pub fn back_up_now(app: AppHandle, window: WebviewWindow, files: State<'_, Files>) -> Answer<bool> {
    let open = files.of(window.label())?;
    *open.backed_up() = crate::files::BackedUp::default();
    Ok(watch::back_up(&app, &open)?.is_some())
}

/// Asks for a place, makes a verified copy of a backup there, and shows that as a file of its own.
#[tauri::command]
pub async fn open_backup(app: AppHandle, window: WebviewWindow, handle: usize) -> Answer<bool> {
    let backup = app.state::<Files>().of(window.label())?.known(handle)?;
    let Some(path) = free_place(&window, Ask::New { name: stem(&backup) }).await? else { return Ok(false) };
    annexa_document::restore(&backup, &path, env(&app)?)?;
    show(&app, &window, open_at(&app, &path)?)
}
