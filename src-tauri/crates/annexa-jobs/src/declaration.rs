//! A declaration of conformity on an edition, or a draft of one.

use std::collections::BTreeSet;

use annexa_document::Document;
use annexa_model::check::{self, Finding, Severity};
use annexa_model::{Audience, Declared, Edition, Id, Snapshot, Statement};
use annexa_report::{Form, Paper, Standing};
use annexa_words::Words;
use jiff::civil::Date;

use crate::error::no_statement;
use crate::export::{Concern, Frozen, Sheet, Work, find_edition, frozen, of};
use crate::{Error, Result};

/// What to declare.
#[derive(Debug, Clone)]
pub struct Declaring {
    /// The statement.
    pub statement: Id,
    /// Label or id of the edition that it rests on; the latest in force where left open.
    pub edition: Option<String>,
    /// On what paper.
    pub paper: Paper,
    /// Whether it is a draft: marked as one, and printed whatever is found.
    pub is_draft: bool,
    /// The day on which it is made: findings are as of then, and a draft names it.
    pub made_on: Date,
}

/// What stands between a statement and its declaration, and what a reader of that would ask; worst first.
///
/// # Errors
/// [`Error::NoStatement`], [`Error::NoEdition`].
pub fn declaration_findings(snapshot: &Snapshot, asked: &Declaring) -> Result<Vec<Finding>> {
    let edition = basis(of(snapshot, &asked.statement)?, asked)?;
    Ok(check::declaration(snapshot, &asked.statement, edition, asked.made_on))
}

/// The declaration: its pages say what was written for it, and of the statement only what it declares. So does its data.
///
/// # Errors
/// [`Error::DeclarationBlocked`] while findings block it and it is no draft; [`Error::NoStatement`], [`Error::NoEdition`], and
/// what reading the file can meet.
pub fn declare(document: &Document, asked: &Declaring) -> Result<Work> {
    let whole = document.snapshot()?;
    let edition = basis(of(&whole, &asked.statement)?, asked)?;
    let found = check::declaration(&whole, &asked.statement, edition, asked.made_on);
    let blocks: Vec<Finding> = found.iter().filter(|f| f.severity == Severity::Blocks).cloned().collect();
    if !blocks.is_empty() && !asked.is_draft {
        return Err(Error::DeclarationBlocked(blocks));
    }
    let frozen = edition.map(|edition| frozen(document, &asked.statement, edition, Audience::Internal)).transpose()?;
    let rests_on = frozen.as_ref().map(|Frozen { snapshot, .. }| snapshot).zip(edition);
    let declared = Declared::of(&whole, &asked.statement, rests_on, asked.made_on);
    let declared = declared.ok_or_else(|| no_statement(Some(&asked.statement)))?;
    let standing = match frozen {
        Some(Frozen { facts, .. }) if !asked.is_draft => Standing::Rendering(facts),
        _ => Standing::Draft,
    };
    let sheet = Sheet {
        statement: asked.statement.clone(),
        form: Form::Full,
        without: BTreeSet::new(),
        paper: asked.paper,
        standing,
        head: document.head()?,
        revisions: document.revision_count()?,
        made_on: asked.made_on,
    };
    Ok(Work::declaration(declared, sheet, found.iter().map(concern).collect()))
}

/// What was found, for whoever is about to hand the declaration over.
fn concern(finding: &Finding) -> Concern {
    let words = Words::for_language(annexa_words::FALLBACK);
    let values: Vec<(&str, String)> = finding.args.iter().map(|(name, value)| (name.as_str(), value.clone())).collect();
    let fact = words.with(&format!("finding-{}", finding.code.as_str()), &values);
    Concern::Said(words.with("export-declaration-found", &[("fact", fact)]), Some(finding.place.clone()))
}

/// The edition that is meant.
fn basis<'s>(statement: &'s Statement, asked: &Declaring) -> Result<Option<&'s Edition>> {
    match &asked.edition {
        Some(label) => find_edition(statement, label).map(Some),
        None => Ok(statement.in_force().last().copied()),
    }
}
