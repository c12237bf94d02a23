//! Changing what the file says.

use std::fs::File;
use std::io::Read;

use annexa_document::{CellChange, Changes, Document, LogEntry};
use annexa_jobs::{as_read, cell_name, did, did_before};
use annexa_model::{Operation, check};
use annexa_words::Words;
use serde_json::Value;
use tauri::ipc::Response;
use tauri::{AppHandle, Manager, State, WebviewWindow};

use super::{today, update};
use crate::dialogs::{self, Ask};
use crate::failure::{Answer, Error};
use crate::files::Files;
use crate::wire::{Did, FieldVersion, Revision, RevisionChange, Update};

#[tauri::command(async)]
pub fn apply(window: WebviewWindow, files: State<'_, Files>, step: Value) -> Answer<Update> {
    let step: Vec<Operation> = serde_json::from_value(step).map_err(Error::Malformed)?;
    let open = files.of(window.label())?;
    let mut document = open.document();
    let changes = document.apply(&step)?;
    update(&window, &document, changes)
}

#[tauri::command(async)]
pub fn undo(window: WebviewWindow, files: State<'_, Files>) -> Answer<Update> {
    let open = files.of(window.label())?;
    let mut document = open.document();
    let changes = document.undo()?;
    reversed(&window, &document, changes)
}

#[tauri::command(async)]
pub fn redo(window: WebviewWindow, files: State<'_, Files>) -> Answer<Update> {
    let open = files.of(window.label())?;
    let mut document = open.document();
    let changes = document.redo()?;
    reversed(&window, &document, changes)
}

/// Brings everything back to what it was after a revision.
#[tauri::command(async)]
pub fn return_to(window: WebviewWindow, files: State<'_, Files>, number: u64) -> Answer<Update> {
    let open = files.of(window.label())?;
    let mut document = open.document();
    let changes = document.return_to(number)?;
    update(&window, &document, changes)
}

/// What a step through the history changed, and what it was about.
fn reversed(window: &WebviewWindow, document: &Document, changes: Changes) -> Answer<Update> {
    let stepped = !changes.cells.is_empty();
    let mut update = update(window, document, changes)?;
    if stepped {
        update.reversed = did_before(document, &update.findings, &window.state::<Words>())?.map(Did::from);
    }
    Ok(update)
}

#[tauri::command]
pub async fn choose_logo(app: AppHandle, window: WebviewWindow) -> Answer<Option<Update>> {
    let open = app.state::<Files>().of(window.label())?;
    let Some(path) = dialogs::ask(&window, Ask::Logo).await? else { return Ok(None) };
    let mut bytes = Vec::new();
    // One byte more than is allowed is enough to know that it is too much.
    let most = annexa_jobs::LARGEST_LOGO as u64 + 1;
    let read = File::open(&path).and_then(|file| file.take(most).read_to_end(&mut bytes));
    read.map_err(|e| Error::Logo(e.to_string()))?;
    let mut document = open.document();
    let changes = annexa_jobs::set_logo(&mut document, bytes)?;
    update(&window, &document, changes).map(Some)
}

/// The logo's own bytes; none where there is no logo.
#[tauri::command(async)]
pub fn logo(window: WebviewWindow, files: State<'_, Files>) -> Answer<Response> {
    let open = files.of(window.label())?;
    let document = open.document();
    Ok(Response::new(annexa_jobs::logo(&document)?.unwrap_or_default()))
}

#[tauri::command(async)]
pub fn history(window: WebviewWindow, files: State<'_, Files>) -> Answer<Vec<Revision>> {
    let open = files.of(window.label())?;
    let document = open.document();
    // The window shows the latest thousand; `annexa log` shows all.
    let first = document.revision_count()?.saturating_sub(999).max(1);
    let (findings, words) = (check::check(&*document.snapshot()?, today()), window.state::<Words>());
    let mut revisions = Vec::new();
    for entry in document.log(first..)? {
        let did = did(&document, &entry, &findings, &words)?.into();
        let LogEntry { id, number, op, reverses, author, time, .. } = entry;
        revisions.push(Revision { id, number, name: op, reverses, did, author: author.name, time });
    }
    revisions.reverse();
    Ok(revisions)
}

/// So many places of a revision are told.
const TOLD: usize = 200;

/// What a revision wrote, place by place. Who is who is nothing that the document says.
#[tauri::command(async)]
pub fn revision_changes(window: WebviewWindow, files: State<'_, Files>, number: u64) -> Answer<Vec<RevisionChange>> {
    let open = files.of(window.label())?;
    let (document, words) = (open.document(), window.state::<Words>());
    let Some(entry) = document.log(number..=number)?.pop() else { return Ok(Vec::new()) };
    // What a file begins with was not changed by anybody.
    if entry.parents.is_empty() {
        return Ok(Vec::new());
    }
    let says = |change: &CellChange| change.before != change.after && !change.cell.starts_with("author/");
    let read = |cell: &str, value: Option<&Value>| value.map(|value| as_read([&document, &document], cell, value));
    let told = |change: CellChange| RevisionChange {
        about: cell_name(document.cells(), &change, &words),
        before: read(&change.cell, change.before.as_ref()),
        after: read(&change.cell, change.after.as_ref()),
        cell: change.cell,
    };
    Ok(entry.changes.into_iter().filter(says).take(TOLD).map(told).collect())
}

#[tauri::command(async)]
pub fn field_history(window: WebviewWindow, files: State<'_, Files>, cell: String) -> Answer<Vec<FieldVersion>> {
    let open = files.of(window.label())?;
    let document = open.document();
    let versions = document.field_history(&cell)?.into_iter().map(|change| FieldVersion {
        before: change.before.unwrap_or(Value::Null),
        value: change.after.unwrap_or(Value::Null),
        author: change.author.name,
        time: change.time,
        revision: change.id,
    });
    Ok(versions.collect())
}
