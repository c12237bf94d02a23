//! What changed between two editions, or between an edition and now: as pages, and as data.

use std::collections::BTreeSet;

use annexa_document::Document;
use annexa_model::{Audience, Change, Differences, Edition, Id, Snapshot, Statement, compare};
use annexa_report::{Form, Paper, Standing};
use jiff::civil::Date;

use crate::error::no_statement;
use crate::export::{Concern, Frozen, Sheet, Work, concerns, find_edition, frozen, of};
use crate::{Error, Result};

/// What to compare.
#[derive(Debug, Clone)]
pub struct Comparison {
    /// The statement.
    pub statement: Id,
    /// Label or id of the earlier edition. Where it is left open, the latest in force; where `to` is given, the one issued
    /// before that.
    pub from: Option<String>,
    /// Label or id of the later edition; the statement as it is now where left open.
    pub to: Option<String>,
    /// For whom; for use within the organisation where left open.
    pub audience: Option<Audience>,
    /// On what paper; A4 where left open.
    pub paper: Option<Paper>,
    /// The day on which it is made, which its pages name.
    pub made_on: Date,
}

/// Both sides of a comparison, as the audience may read them.
struct Sides {
    then: Frozen,
    then_head: String,
    now: Snapshot,
    sheet: Sheet,
    concerns: Vec<Concern>,
}

/// The change report: a PDF of its own, marked DRAFT where its later side is no edition.
///
/// # Errors
/// [`Error::NoEdition`], [`Error::NothingToCompare`], [`Error::NoStatement`], and what reading the file can meet.
pub fn changes(document: &Document, asked: &Comparison) -> Result<Work> {
    let Sides { then, then_head, now, sheet, concerns } = sides(document, asked)?;
    Ok(Work::pages(document, &now, sheet, concerns).since(then, then_head, true))
}

/// The same as data.
///
/// # Errors
/// As [`changes`].
pub fn differences(document: &Document, asked: &Comparison) -> Result<Differences> {
    let Sides { then, now, .. } = sides(document, asked)?;
    compare(&then.snapshot, &now, &asked.statement).ok_or_else(|| no_statement(Some(&asked.statement)))
}

/// What the decisions say now that they did not say in an edition.
///
/// # Errors
/// [`Error::NoEdition`], and what reading the file can meet.
pub fn compare_edition(document: &Document, edition: &Id) -> Result<Vec<Change>> {
    let now = document.snapshot()?;
    let of_edition = now.statements.iter().find(|s| s.editions.iter().any(|e| &e.id == edition));
    let statement = of_edition.ok_or_else(|| Error::NoEdition(edition.to_string()))?;
    let then = frozen(document, &statement.id, find_edition(statement, edition.as_str())?, Audience::Internal)?;
    Ok(compare(&then.snapshot, &now, &statement.id).map(|found| found.decisions).unwrap_or_default())
}

/// What differs between a statement as it was after a revision and as it is now, decision by decision.
///
/// # Errors
/// As [`Document::snapshot_at`].
pub fn compare_revision(document: &Document, statement: &Id, revision: u64) -> Result<Vec<Change>> {
    let (then, now) = (document.snapshot_at(revision)?, document.snapshot()?);
    Ok(compare(&then, &now, statement).map(|found| found.decisions).unwrap_or_default())
}

fn sides(document: &Document, asked: &Comparison) -> Result<Sides> {
    let whole = document.snapshot()?;
    let statement = of(&whole, &asked.statement)?;
    let audience = asked.audience.unwrap_or_default();
    let to = asked.to.as_deref().map(|label| find_edition(statement, label)).transpose()?;
    let from = match &asked.from {
        Some(label) => find_edition(statement, label)?,
        None => before(statement, to).ok_or(Error::NothingToCompare)?,
    };
    let then = frozen(document, &asked.statement, from, audience)?;
    let sheet = |standing, head, revisions| Sheet {
        statement: asked.statement.clone(),
        form: Form::Full,
        paper: asked.paper.unwrap_or(Paper::A4),
        without: BTreeSet::new(),
        standing,
        head,
        revisions,
        made_on: asked.made_on,
    };
    let then_head = from.head.clone();
    if let Some(edition) = to {
        let Frozen { snapshot, facts, concerns } = frozen(document, &asked.statement, edition, audience)?;
        let sheet = sheet(Standing::Rendering(facts), edition.head.clone(), edition.revisions);
        return Ok(Sides { then, then_head, now: snapshot, sheet, concerns });
    }
    let only = whole.only(&asked.statement);
    let concerns = concerns(&only, &asked.statement, audience);
    let sheet = sheet(Standing::Draft, document.head()?, document.revision_count()?);
    Ok(Sides { then, then_head, now: only.for_audience(audience), sheet, concerns })
}

/// The edition that a comparison begins with where none is named.
fn before<'s>(statement: &'s Statement, to: Option<&Edition>) -> Option<&'s Edition> {
    match to {
        None => statement.in_force().last().copied(),
        Some(to) => statement.editions.iter().rfind(|e| e.revisions < to.revisions && e.withdrawn.is_none()),
    }
}
