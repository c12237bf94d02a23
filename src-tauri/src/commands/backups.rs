//! Backups: when they are made and where, what there is, and having one back.

use annexa_document::{Backup, Document};
use tauri::{AppHandle, Manager, State, WebviewWindow};

use super::files::{env, free_place, open_at, show};
use super::stem;
use crate::dialogs::{self, Ask};
use crate::failure::Answer;
use crate::files::{Files, Open};
use crate::settings::Store;
use crate::watch;
use crate::wire::{BackupLine, BackupRule};

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
    let folders = [watch::backup_folder(&app, &document)?, Some(document.backup_folder())];
    for folder in folders.into_iter().flatten().filter(|folder| folder.is_dir()) {
        found.extend(annexa_document::backups(&folder, &document)?);
    }
    found.sort_by(|a, b| (b.time, &b.path).cmp(&(a.time, &a.path)));
    found.dedup_by(|a, b| a.path == b.path);
    found.into_iter().map(|backup| line(&open, &document, backup)).collect()
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
