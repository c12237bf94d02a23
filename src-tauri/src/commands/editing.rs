//! Changing what the file says.

use std::fs::File;
use std::io::Read;

use annexa_model::{Logo, Operation, OrganisationField};
use serde_json::Value;
use tauri::{AppHandle, State, WebviewWindow};

use super::{update, words};
use crate::dialogs::{self, Ask};
use crate::failure::{Answer, Error};
use crate::files::{Files, lock};
use crate::wire::{FieldVersion, Revision, Update};

/// Largest picture taken as a logo.
const LARGEST_LOGO: u64 = 5 * 1024 * 1024;

#[tauri::command(async)]
pub fn apply(window: WebviewWindow, files: State<'_, Files>, operation: Value) -> Answer<Update> {
    let operation: Operation = serde_json::from_value(operation).map_err(Error::Malformed)?;
    let document = files.of(window.label())?;
    let mut document = lock(&document);
    let changes = document.apply(&operation)?;
    update(&document, changes)
}

#[tauri::command(async)]
pub fn undo(window: WebviewWindow, files: State<'_, Files>) -> Answer<Update> {
    let document = files.of(window.label())?;
    let mut document = lock(&document);
    let changes = document.undo()?;
    update(&document, changes)
}

#[tauri::command(async)]
pub fn redo(window: WebviewWindow, files: State<'_, Files>) -> Answer<Update> {
    let document = files.of(window.label())?;
    let mut document = lock(&document);
    let changes = document.redo()?;
    update(&document, changes)
}

#[tauri::command(async)]
pub fn choose_logo(app: AppHandle, window: WebviewWindow, files: State<'_, Files>) -> Answer<Option<Update>> {
    let document = files.of(window.label())?;
    let endings = &["png", "jpg", "jpeg", "svg"];
    let Some(path) = dialogs::file(&app, Ask::Open, &words().get("dialog-image"), endings) else { return Ok(None) };
    let mut bytes = Vec::new();
    let read = File::open(&path).and_then(|file| file.take(LARGEST_LOGO + 1).read_to_end(&mut bytes));
    read.map_err(|e| Error::Logo(e.to_string()))?;
    if bytes.len() as u64 > LARGEST_LOGO {
        return Err(Error::Logo(String::from("It is larger than 5 MB.")).into());
    }
    let media_type = media_type(&bytes).ok_or_else(|| Error::Logo(String::from("It is not a picture.")))?;
    let mut document = lock(&document);
    let alt = document.snapshot()?.organisation.name.clone();
    let hash = document.stage_blob(bytes)?;
    let logo = Logo { hash, media_type: media_type.to_owned(), alt };
    let changes = document.apply(&Operation::EditOrganisation { set: vec![OrganisationField::Logo(Some(logo))] })?;
    update(&document, changes).map(Some)
}

/// The kind of a picture by its first bytes, whatever its name says.
fn media_type(bytes: &[u8]) -> Option<&'static str> {
    if bytes.starts_with(b"\x89PNG\r\n\x1a\n") {
        Some("image/png")
    } else if bytes.starts_with(b"\xff\xd8\xff") {
        Some("image/jpeg")
    } else {
        let head = bytes.get(..bytes.len().min(4096))?;
        let head = String::from_utf8_lossy(head);
        head.contains("<svg").then_some("image/svg+xml")
    }
}

#[tauri::command(async)]
pub fn history(window: WebviewWindow, files: State<'_, Files>) -> Answer<Vec<Revision>> {
    let document = files.of(window.label())?;
    let document = lock(&document);
    // The window shows the latest thousand; `annexa log` shows all.
    let first = document.revision_count()?.saturating_sub(999).max(1);
    let mut revisions: Vec<Revision> = document
        .log(first..)?
        .into_iter()
        .map(|entry| Revision {
            id: entry.id,
            number: entry.number,
            name: entry.op,
            reverses: entry.reverses,
            cells: entry.changes.into_iter().map(|c| c.cell).collect(),
            author: entry.author.name,
            time: entry.time,
        })
        .collect();
    revisions.reverse();
    Ok(revisions)
}

#[tauri::command(async)]
#[allow(clippy::needless_pass_by_value)] // as tauri calls it
pub fn field_history(window: WebviewWindow, files: State<'_, Files>, cell: String) -> Answer<Vec<FieldVersion>> {
    let document = files.of(window.label())?;
    let document = lock(&document);
    let versions = document.field_history(&cell)?.into_iter().map(|change| FieldVersion {
        value: change.after.unwrap_or(Value::Null),
        author: change.author.name,
        time: change.time,
        revision: change.id,
    });
    Ok(versions.collect())
}
