//! What leads to an item and what follows from it, down to the edition in force.

use annexa_document::Document;
use annexa_model::{Id, ItemRef, Trace};

use crate::Result;
use crate::export::{of, stored};

/// Traces an item through a statement, with what was frozen for its edition in force.
///
/// # Errors
/// [`crate::Error::NoStatement`], and what reading the file can meet. An edition that cannot be read leads nowhere.
pub fn trace(document: &Document, statement: &Id, item: &ItemRef) -> Result<Trace> {
    let snapshot = document.snapshot()?;
    let statement = of(&snapshot, statement)?;
    let edition = statement.in_force().last().copied();
    let frozen = edition.and_then(|edition| stored(document, &edition.json, &edition.label).ok());
    let then = frozen.as_ref().and_then(|frozen| frozen.statement(&statement.id));
    Ok(annexa_model::trace(&snapshot, statement, edition.zip(then), item))
}
