//! What the page may ask for: parse, one call, convert.

#![allow(clippy::needless_pass_by_value, reason = "commands take their arguments as tauri hands them over")]

mod editing;
mod editions;
mod files;
mod preferences;

pub use editing::*;
pub use editions::*;
pub use files::*;
pub use preferences::*;

use annexa_document::{Changes, Document, ReadOnly};
use annexa_model::{Delta, Id, check, content_hash};
use jiff::Zoned;
use jiff::civil::Date;

use crate::failure::{Answer, Error};
use crate::wire::{FileStatus, ReadOnlyBecause, ReadOnlyReason, Update};

fn today() -> Date {
    Zoned::now().date()
}

fn name_of(document: &Document) -> String {
    document.path().file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default()
}

fn status(document: &Document) -> Answer<FileStatus> {
    let snapshot = document.snapshot()?;
    let statement = snapshot.statements.first();
    let content =
        statement.map(|s| content_hash(&snapshot, &s.id)).transpose().map_err(annexa_document::Error::from)?;
    Ok(FileStatus {
        content: content.unwrap_or_default(),
        name: name_of(document),
        saved: document.saved_at().to_owned(),
        head: document.head()?,
        revisions: document.revision_count()?,
        undo: document.can_undo().map(str::to_owned),
        redo: document.can_redo().map(str::to_owned),
        read_only: document.read_only().map(because),
    })
}

fn because(why: &ReadOnly) -> ReadOnlyBecause {
    let (reason, holder, since) = match why {
        ReadOnly::HeldBy(holder) => (ReadOnlyReason::HeldBy, holder.author.clone(), holder.since.clone()),
        ReadOnly::Place => (ReadOnlyReason::Place, String::new(), String::new()),
        ReadOnly::NoLock => (ReadOnlyReason::NoLock, String::new(), String::new()),
        ReadOnly::Newer(_) => (ReadOnlyReason::Newer, String::new(), String::new()),
        ReadOnly::Asked => (ReadOnlyReason::Asked, String::new(), String::new()),
    };
    ReadOnlyBecause { reason, holder, since }
}

fn update(document: &Document, changes: Changes) -> Answer<Update> {
    let snapshot = document.snapshot()?;
    Ok(Update {
        delta: Delta::of(changes.cells.keys().map(String::as_str), &snapshot),
        added: changes.added,
        findings: check::check(&snapshot, today()),
        status: status(document)?,
    })
}

/// The statement that is meant: the one named, or the first.
fn statement(document: &Document, named: Option<Id>) -> Answer<Id> {
    match named {
        Some(id) => Ok(id),
        None => document.snapshot()?.statements.first().map(|s| s.id.clone()).ok_or_else(|| Error::NoFile.into()),
    }
}
