//! What the page may ask for: parse, one call, convert.

#![allow(clippy::needless_pass_by_value, reason = "commands take their arguments as tauri hands them over")]

mod backups;
mod crosswalks;
mod editing;
mod editions;
mod files;
mod handover;
mod integrity;
mod merge;
mod preferences;
mod signatures;
mod standing;

pub use backups::*;
pub use crosswalks::*;
pub use editing::*;
pub use editions::*;
pub use files::*;
pub use handover::*;
pub use integrity::*;
pub use merge::*;
pub use preferences::*;
pub use signatures::*;
pub use standing::*;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use annexa_document::{Changes, Document, Holder, ReadOnly};
use annexa_jobs::change_name;
use annexa_model::check::Finding;
use annexa_model::{Delta, Due, Id, Snapshot, Statement, check, content_hash};
use annexa_words::Words;
use jiff::Zoned;
use jiff::civil::Date;
use tauri::{AppHandle, Emitter, Manager, WebviewWindow};

use crate::failure::{Answer, Error};
use crate::files::{Files, Open};
use crate::settings::{Store, told_apart};
use crate::wire::{Exported, FileStatus, KnownFile, LastChange, ReadOnlyBecause, ReadOnlyReason, Update};

fn today() -> Date {
    Zoned::now().date()
}

fn name_of(document: &Document) -> String {
    file_name(document.path())
}

/// A file's name, without its folder.
fn file_name(path: &Path) -> String {
    path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default()
}

/// A file's name without its ending.
fn stem(path: &Path) -> String {
    path.file_stem().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default()
}

/// The last change of a document.
fn last_change(document: &Document) -> Answer<LastChange> {
    let count = document.revision_count()?;
    let last = document.log(count..=count)?.pop();
    Ok(last.map(|last| LastChange { time: last.time, author: last.author.name }).unwrap_or_default())
}

/// The file that a window could not open, or that it has open, if it is the one that its page tells of: another may have failed since.
fn unopened(app: &AppHandle, window: &WebviewWindow, file: &str) -> Answer<PathBuf> {
    let files = app.state::<Files>();
    // One that is open may be damaged where opening does not look.
    if let Ok(open) = files.of(window.label())
        && name_of(&open.document()) == file
    {
        return Ok(open.document().path().to_owned());
    }
    let path = files.unopened(window.label()).ok_or(Error::NoFile)?;
    // What is told may be about its journal.
    if file.starts_with(&file_name(&path)) { Ok(path) } else { Err(Error::NoFile.into()) }
}

/// Remembers what the window wrote, and says what the page may know of it.
fn wrote(open: &Open, path: PathBuf) -> Exported {
    let KnownFile { handle, name } = open.wrote(path);
    Exported { handle, name, pages: None, notes: Vec::new(), as_issued: false }
}

/// Says in the window's title whose file it is, so that nobody edits the wrong client; and in the titles of the others, which may have
/// to tell theirs from this one from now on.
fn name_window(window: &WebviewWindow, document: &Document) -> Answer<()> {
    let (app, files) = (window.app_handle(), window.state::<Files>());
    files.of(window.label())?.is_of(document.snapshot()?.organisation.name.trim());
    for (label, open) in files.all() {
        let Some(other) = app.get_webview_window(&label) else { continue };
        let folder = folder_shown(app, open.path());
        other.set_title(&title(&window.state::<Words>(), &open.client(), open.path(), folder.as_deref()))?;
        app.emit_to(&label, FOLDER, folder)?;
    }
    Ok(())
}

/// The event that tells a page by which folder its file is told from others of its name; nothing where none is.
const FOLDER: &str = "folder";

/// What is written over a window.
fn title(words: &Words, client: &str, path: &Path, folder: Option<&str>) -> String {
    let title = if client.is_empty() { "window-title-unnamed" } else { "window-title" };
    let apart = if folder.is_some() { "yes" } else { "no" };
    let app = words.get("app-name");
    let values = [
        ("client", client.to_owned()),
        ("file", file_name(path)),
        ("apart", apart.to_owned()),
        ("folder", folder.unwrap_or_default().to_owned()),
        ("app", app),
    ];
    words.with(title, &values)
}

/// The folder by which an open file is told from those of its name that are open as well, or were.
fn folder_shown(app: &AppHandle, path: &Path) -> Option<String> {
    let (open, known) = (app.state::<Files>().all(), app.state::<Store>().known());
    told_apart(path, open.iter().map(|(_, open)| open.path()).chain(known.iter().map(|known| known.path.as_path())))
}

/// What the readiness check says of a document, what is due in it, and where it stands.
fn judged(window: &WebviewWindow, document: &Document) -> Answer<(Vec<Finding>, Vec<Due>, FileStatus)> {
    let (snapshot, words) = (document.snapshot()?, window.state::<Words>());
    let findings = check::check(&snapshot, today());
    let open = window.state::<Files>().of(window.label())?;
    let statement = shown(&open, &snapshot);
    let content =
        statement.map(|s| content_hash(&snapshot, &s.id)).transpose().map_err(annexa_document::Error::from)?;
    let blocking = statement.into_iter().flat_map(|s| check::blocking(&findings, &s.id));
    let status = FileStatus {
        statement: statement.map(|s| s.id.clone()),
        content: content.unwrap_or_default(),
        name: name_of(document),
        folder: folder_shown(window.app_handle(), document.path()),
        saved: document.saved_at().to_owned(),
        head: document.head()?,
        revisions: document.revision_count()?,
        undo: document.can_undo().map(|op| change_name(op, &words)),
        redo: document.can_redo().map(|op| change_name(op, &words)),
        read_only: document.read_only().map(because),
        redacted: document.is_redacted()?,
        in_force: statement.and_then(|s| s.in_force().last().map(|e| e.id.clone())),
        blocking: blocking.map(|f| f.key.clone()).collect(),
    };
    let due = statement.map(|s| snapshot.due(&s.id)).unwrap_or_default();
    Ok((findings, due, status))
}

fn because(why: &ReadOnly) -> ReadOnlyBecause {
    let (reason, holder) = match why {
        ReadOnly::HeldBy(holder) => (ReadOnlyReason::HeldBy, Some(holder)),
        ReadOnly::NamedElsewhere(holder) => (ReadOnlyReason::NamedElsewhere, Some(holder)),
        ReadOnly::Place => (ReadOnlyReason::Place, None),
        ReadOnly::NoLock => (ReadOnlyReason::NoLock, None),
        ReadOnly::Newer(_) => (ReadOnlyReason::Newer, None),
        ReadOnly::Asked => (ReadOnlyReason::Asked, None),
    };
    let Holder { author, host, since, .. } = holder.cloned().unwrap_or_default();
    ReadOnlyBecause { reason, holder: author, host, since }
}

fn update(window: &WebviewWindow, document: &Document, changes: Changes) -> Answer<Update> {
    if changes.cells.contains_key("organisation/name") {
        name_window(window, document)?;
    }
    let snapshot = document.snapshot()?;
    // What is done in one statement is seen there: one that was added, or a change of another one that was taken back.
    let statements: BTreeSet<&str> =
        changes.cells.keys().filter_map(|cell| cell.strip_prefix("statement/")?.split('/').next()).collect();
    if let [only] = statements.iter().copied().collect::<Vec<_>>()[..] {
        window.state::<Files>().of(window.label())?.shows_statement(Id::from(only));
    }
    let (findings, due, status) = judged(window, document)?;
    Ok(Update {
        delta: Delta::of(changes.cells.keys().map(String::as_str), &snapshot),
        added: changes.added,
        findings,
        due,
        status,
        reversed: None,
    })
}

/// The statement that a window shows: the one its page chose, as long as the file has it; else the first.
fn shown<'s>(open: &Open, snapshot: &'s Snapshot) -> Option<&'s Statement> {
    open.statement().and_then(|id| snapshot.statement(&id)).or_else(|| snapshot.statements.first())
}

/// The statement that is meant: the one named, or the one that is shown.
fn statement(open: &Open, document: &Document, named: Option<Id>) -> Answer<Id> {
    match named {
        Some(id) => Ok(id),
        None => shown(open, &*document.snapshot()?).map(|s| s.id.clone()).ok_or_else(|| Error::NoFile.into()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_files_of_one_name_have_two_titles() {
        let words = Words::for_language(annexa_words::FALLBACK);
        let titled = |folder| title(&words, "Moonharbour Ferries", Path::new("/files/A/client.soa"), folder);
        assert_eq!(titled(None), "Moonharbour Ferries · client.soa – Annexa");
        assert!(titled(Some("A")).contains("client.soa") && titled(Some("A")).contains("“A”"), "{}", titled(Some("A")));
        assert_ne!(titled(Some("A")), titled(Some("B")));
    }
}
