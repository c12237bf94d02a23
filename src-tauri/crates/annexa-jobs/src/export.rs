//! A PDF of the statement as it is, or of an edition.

use std::ops::ControlFlow;

use annexa_document::Document;
use annexa_model::{Audience, Edition, Id, Snapshot};
use annexa_report::{EditionFacts, Fallback, Form, Options, Paper, Parts, Progress, Standing, export_pdf};
use jiff::civil::Date;

use crate::issue::of;
use crate::{Error, Result};

/// What to export. What is left open is as issued for an edition; internal, A4 and full for a draft.
#[derive(Debug, Clone)]
pub struct Export {
    /// The statement.
    pub statement: Id,
    /// For whom.
    pub audience: Option<Audience>,
    /// On what paper.
    pub paper: Option<Paper>,
    /// In which form.
    pub form: Option<Form>,
    /// The day on which it is made; the pages of what is not an edition's own bytes name it.
    pub made_on: Date,
}

/// A finished PDF.
#[derive(Debug, Clone)]
pub struct Exported {
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// How many pages it has; unknown for the stored bytes of an edition.
    pub pages: Option<usize>,
    /// Whether these are an edition's own bytes.
    pub as_issued: bool,
    /// What could not be shown, one sentence each: characters that no face has, a logo that could not be used.
    pub replaced: Vec<String>,
}

/// The pages to print.
pub(crate) struct Sheet<'a> {
    pub statement: &'a Id,
    pub form: Form,
    pub paper: Paper,
    pub standing: Standing,
    pub head: String,
    pub revisions: u64,
    pub made_on: Date,
}

/// A statement that the file keeps as JSON.
pub(crate) fn stored(document: &Document, hash: &str, label: &str) -> Result<Snapshot> {
    let json = document.blob(hash)?;
    serde_json::from_slice(&json).map_err(|source| Error::Stored { label: label.to_owned(), source })
}

pub(crate) fn print(
    document: &Document,
    snapshot: &Snapshot,
    sheet: Sheet<'_>,
    progress: &dyn Fn(Progress) -> ControlFlow<()>,
) -> Result<Exported> {
    let images = |hash: &str| document.blob(hash).ok();
    let made = export_pdf(
        snapshot,
        &Options {
            statement: sheet.statement.clone(),
            form: sheet.form,
            paper: sheet.paper,
            standing: sheet.standing,
            head: sheet.head,
            revisions: sheet.revisions,
            made_on: sheet.made_on,
            parts: Parts::default(),
            images: &images,
            fallback: Fallback::System,
            progress,
            data: None,
        },
    )?;
    let mut replaced: Vec<String> = made
        .replaced
        .iter()
        .map(|r| {
            format!(
                "No font here has the character “{}” (U+{:04X}); page {}, {}. It is shown as a mark.",
                r.character,
                u32::from(r.character),
                r.page,
                r.place
            )
        })
        .collect();
    replaced.extend(made.logo);
    Ok(Exported { bytes: made.bytes, pages: Some(made.pages), as_issued: false, replaced })
}

/// The statement as it is now, marked DRAFT.
///
/// # Errors
/// [`Error::NoStatement`], and what printing can meet; [`annexa_report::ReportError::Cancelled`] when `progress` breaks
/// it off.
pub fn export(document: &Document, asked: &Export, progress: &dyn Fn(Progress) -> ControlFlow<()>) -> Result<Exported> {
    let whole = document.snapshot()?;
    of(&whole, &asked.statement)?;
    let snapshot = whole.only(&asked.statement).for_audience(asked.audience.unwrap_or_default());
    let sheet = Sheet {
        statement: &asked.statement,
        form: asked.form.unwrap_or(Form::Full),
        paper: asked.paper.unwrap_or(Paper::A4),
        standing: Standing::Draft,
        head: document.head()?,
        revisions: document.revision_count()?,
        made_on: asked.made_on,
    };
    print(document, &snapshot, sheet, progress)
}

/// An edition, by label or id: its own bytes, unless audience, paper or form ask for a rendering of it.
///
/// # Errors
/// [`Error::NoEdition`], and what reading the file and printing can meet.
pub fn export_edition(document: &Document, asked: &Export, edition: &str) -> Result<Exported> {
    let whole = document.snapshot()?;
    let mut editions = of(&whole, &asked.statement)?.editions.iter();
    let edition: &Edition = editions
        .find(|e| e.label == edition || e.id.as_str() == edition)
        .ok_or_else(|| Error::NoEdition(edition.to_owned()))?;
    if asked.audience.is_none() && asked.paper.is_none() && asked.form.is_none() {
        let bytes = document.blob(&edition.pdf)?;
        return Ok(Exported { bytes, pages: None, as_issued: true, replaced: Vec::new() });
    }
    let frozen = stored(document, &edition.json, &edition.label)?.for_audience(asked.audience.unwrap_or_default());
    let mut approver = edition.approver.clone();
    if asked.audience == Some(Audience::Public) {
        approver.name.clear();
    }
    let facts = EditionFacts {
        label: edition.label.clone(),
        content: edition.content.clone(),
        approver,
        note: edition.note.clone(),
    };
    let sheet = Sheet {
        statement: &asked.statement,
        form: asked.form.unwrap_or(Form::Full),
        paper: asked.paper.unwrap_or(Paper::A4),
        standing: Standing::Rendering(facts),
        head: edition.head.clone(),
        revisions: edition.revisions,
        made_on: asked.made_on,
    };
    print(document, &frozen, sheet, &|_| ControlFlow::Continue(()))
}

/// What the decisions say now that they did not say in an edition.
///
/// # Errors
/// [`Error::NoEdition`], and what reading the file can meet.
pub fn compare_edition(document: &Document, edition: &Id) -> Result<Vec<annexa_model::Change>> {
    let now = document.snapshot()?;
    let found = now.statements.iter().find_map(|s| Some((s, s.editions.iter().find(|e| &e.id == edition)?)));
    let (statement, edition) = found.ok_or_else(|| Error::NoEdition(edition.to_string()))?;
    let then = stored(document, &edition.json, &edition.label)?;
    Ok(then.statement(&statement.id).map(|before| annexa_model::compare(before, statement)).unwrap_or_default())
}
