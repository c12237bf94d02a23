//! From a statement to an edition: freeze, print, approve.

use std::collections::BTreeSet;
use std::ops::ControlFlow;

use annexa_document::Document;
use annexa_model::check::{Finding, FindingCode};
use annexa_model::{
    Candidate, Edition, Id, Operation, OperationError, Signatory, Snapshot, Text, approval, check, content_hash,
};
use annexa_report::{EditionFacts, Form, Paper, Progress, ReportError, Standing};
use jiff::civil::Date;

use crate::export::{Sheet, Work, find_edition, of, stored, unprinted};
use crate::verify::refusal;
use crate::{Error, Result};

/// What an approval names.
#[derive(Debug, Clone)]
pub struct Issue {
    /// The statement.
    pub statement: Id,
    /// The candidate that was approved, by id or content hash; one is prepared where none is named.
    pub candidate: Option<Id>,
    /// Who approves, in what function; the date is today's where missing.
    pub approver: Signatory,
    /// What changed, for the revision history.
    pub note: Text,
    /// Paper of the edition's PDF.
    pub paper: Paper,
    /// The day on which it is done.
    pub today: Date,
}

/// An edition that was issued.
#[derive(Debug, Clone)]
pub struct Issued {
    /// The edition.
    pub edition: Edition,
    /// Whether whoever approved it had prepared it too, and nobody let that stand: an auditor asks for four eyes.
    pub not_four_eyes: bool,
}

/// Freezes a statement for approval. A fresh candidate of the same content is used again.
///
/// # Errors
/// What the client file refuses: no version, or one that an edition has already.
pub fn prepare(document: &mut Document, statement: &Id) -> Result<Candidate> {
    if let Some(fresh) = fresh(document, statement)? {
        return Ok(fresh);
    }
    document.apply(&Operation::PrepareCandidate { id: None, statement: Some(statement.clone()) })?;
    fresh(document, statement)?.ok_or_else(|| Error::NoCandidate(statement.to_string()))
}

/// The candidate whose content is that of the statement now, and whose version no edition has.
fn fresh(document: &Document, statement: &Id) -> Result<Option<Candidate>> {
    let snapshot = document.snapshot()?;
    let now = content_hash(&snapshot, statement).map_err(annexa_document::Error::from)?;
    let of = of(&snapshot, statement)?;
    let used = |label: &str| of.editions.iter().any(|e| e.label == label);
    Ok(of.candidates.iter().rev().find(|c| c.content == now && !used(&c.label)).cloned())
}

/// What is issued without naming a candidate is the statement as it is. Where a candidate of this version was prepared and
/// the statement has changed since, whoever approved may mean the candidate: where nobody can be asked, they have to say
/// so, or prepare another.
///
/// # Errors
/// [`OperationError::CandidateStale`], [`Error::NoStatement`].
pub fn refuse_if_prepared_otherwise(snapshot: &Snapshot, statement: &Id) -> Result<()> {
    let now = content_hash(snapshot, statement).map_err(annexa_document::Error::from)?;
    let of = of(snapshot, statement)?;
    let issued = of.editions.iter().any(|e| e.label == of.version);
    let prepared = || of.candidates.iter().filter(|c| c.label == of.version);
    // Several may have been prepared on one day; that the statement is one of them is enough.
    if issued || prepared().next().is_none() || prepared().any(|c| c.content == now) {
        return Ok(());
    }
    Err(annexa_document::Error::from(OperationError::CandidateStale).into())
}

/// Whether that is how somebody may name a candidate: its content hash, or as much of its beginning as a page or the window
/// shows, in groups or not.
fn is_named(candidate: &Candidate, name: &str) -> bool {
    const LEAST: usize = 8;
    let digits: String = name.split_whitespace().collect();
    digits.len() >= LEAST && candidate.content.starts_with(&digits)
}

/// The frozen statement of a candidate on paper, marked FOR APPROVAL.
///
/// # Errors
/// [`Error::NoCandidate`], and what reading the file can meet.
pub fn candidate(document: &Document, statement: &Id, candidate: &Id, paper: Paper) -> Result<Work> {
    let snapshot = document.snapshot()?;
    let found = of(&snapshot, statement)?.candidates.iter().find(|c| &c.id == candidate);
    let candidate = found.ok_or_else(|| Error::NoCandidate(candidate.to_string()))?;
    let frozen = stored(document, &candidate.json, &candidate.label)?;
    // What is signed is the same pages whenever they are printed: of the file as it was then, not as it is now.
    let revisions = document.revision_number(&candidate.head)?;
    let standing = Standing::ForApproval { label: candidate.label.clone(), content_hash: candidate.content.clone() };
    let sheet = Sheet {
        statement: statement.clone(),
        form: Form::Full,
        paper,
        without: BTreeSet::new(),
        standing,
        head: candidate.head.clone(),
        revisions: revisions.map_or_else(|| document.revision_count(), Ok)?,
        made_on: candidate.date,
    };
    let concerns = unprinted(&frozen, statement).into_iter().collect();
    Ok(Work::pages(document, &frozen, sheet, concerns))
}

/// Issues an edition: the candidate, its approval, its JSON and its PDF, kept for ever. `progress` may break it off until
/// the edition is in the file.
///
/// # Errors
/// [`Error::Tampered`] where the file does not hold together; [`OperationError::FindingsBlock`] while findings block, [`OperationError::CandidateStale`] when the statement has
/// changed since; nothing is issued and no candidate is left behind then. [`ReportError::Cancelled`] when it is broken off:
/// nothing is issued, and a candidate that was prepared for it stays.
pub fn issue(document: &mut Document, issue: &Issue, progress: &dyn Fn(Progress) -> ControlFlow<()>) -> Result<Issued> {
    let today = issue.today;
    let refuse = |error: OperationError| Err(Error::Document(error.into()));
    // An auditor relies on what is issued: it must not rest on a history that was changed.
    if let Some(why) = refusal(document)? {
        return Err(Error::Tampered { path: document.path().to_owned(), why });
    }
    let findings = check::for_approval(&*document.snapshot()?, &issue.statement, &issue.approver, today);
    let not_four_eyes = findings.iter().any(|f| f.code == FindingCode::NotFourEyes && f.accepted.is_none());
    let blocks: Vec<Finding> = check::blocking(&findings, &issue.statement).cloned().collect();
    if !blocks.is_empty() {
        return refuse(OperationError::FindingsBlock(blocks));
    }
    let checked = |prepared: Date| {
        let checked = approval(&issue.approver, &issue.note, prepared, today);
        checked.map(|(approver, _)| approver).map_err(|error| Error::Document(error.into()))
    };
    // All that would refuse it is asked first: nothing is frozen or printed for an approval that cannot be.
    let (candidate, approver) = match &issue.candidate {
        None => {
            let approver = checked(fresh(document, &issue.statement)?.map_or(today, |c| c.date))?;
            (prepare(document, &issue.statement)?, approver)
        }
        Some(named) => {
            let snapshot = document.snapshot()?;
            let mut candidates = of(&snapshot, &issue.statement)?.candidates.iter();
            let found = candidates.find(|c| c.id == *named || is_named(c, named.as_str())).cloned();
            let found = found.ok_or_else(|| Error::NoCandidate(named.to_string()))?;
            let approver = checked(found.date)?;
            if found.content != content_hash(&snapshot, &issue.statement).map_err(annexa_document::Error::from)? {
                return refuse(OperationError::CandidateStale);
            }
            (found, approver)
        }
    };
    let made = edition_pdf(document, issue, &candidate, &approver)?.make(progress)?;
    // What follows is for ever: whoever wants no more of it is asked once more.
    if progress(Progress::Packing { pages: made.pages.unwrap_or_default() }).is_break() {
        return Err(ReportError::Cancelled.into());
    }
    let pdf = document.stage_blob(made.bytes)?;
    let changes = document.apply(&Operation::IssueEdition {
        id: None,
        candidate: candidate.id,
        approver,
        note: issue.note.clone(),
        pdf,
    })?;
    let snapshot = document.snapshot()?;
    let edition = of(&snapshot, &issue.statement)?.editions.iter().find(|e| changes.added.contains(&e.id));
    let edition = edition.cloned().ok_or(Error::NoEdition(candidate.label))?;
    Ok(Issued { edition, not_four_eyes })
}

fn edition_pdf(document: &Document, issue: &Issue, candidate: &Candidate, approver: &Signatory) -> Result<Work> {
    let frozen = stored(document, &candidate.json, &candidate.label)?;
    let facts = EditionFacts {
        label: candidate.label.clone(),
        content: candidate.content.clone(),
        approver: approver.clone(),
        note: issue.note.clone(),
    };
    let sheet = Sheet {
        statement: issue.statement.clone(),
        form: Form::Full,
        paper: issue.paper,
        without: BTreeSet::new(),
        standing: Standing::Issued(facts),
        head: document.head()?,
        revisions: document.revision_count()?,
        made_on: issue.today,
    };
    Ok(Work::pages(document, &frozen, sheet, Vec::new()))
}

/// Declares the edition of that label or id, or the approved treatment plan of that id, no longer to be used.
///
/// # Errors
/// [`Error::NoEdition`], and what the client file refuses.
pub fn withdraw(document: &mut Document, statement: &Id, edition: &str, reason: &str) -> Result<()> {
    let snapshot = document.snapshot()?;
    let of = of(&snapshot, statement)?;
    let plan = of.plans.iter().find(|plan| plan.id.as_str() == edition);
    let edition = plan.map_or_else(|| find_edition(of, edition), Ok)?.id.clone();
    document.apply(&Operation::WithdrawEdition { edition, reason: reason.to_owned() })?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use annexa_document::{Author, Env};
    use annexa_model::StatementField;
    use annexa_report::unwatched;

    use super::*;

    fn lead() -> Env {
        Env::system(Author { id: "a".repeat(32), name: "Implementation lead".to_owned(), function: String::new() })
    }

    #[test]
    fn what_is_broken_off_at_any_time_is_not_issued() {
        let folder = tempfile::tempdir().unwrap();
        let mut document = crate::sample(&folder.path().join("client.soa"), lead(), crate::Sample::Draft).unwrap();
        let statement = document.snapshot().unwrap().statements[0].id.clone();
        let today = jiff::Zoned::now().date();
        let asked = Issue {
            statement: statement.clone(),
            candidate: None,
            approver: Signatory { name: "Role A".to_owned(), function: "Managing director".to_owned(), date: None },
            note: Text::default(),
            paper: Paper::A4,
            today,
        };
        let editions = |document: &Document| document.snapshot().unwrap().statements[0].editions.len();
        // Counts how often somebody may break it off, then does so at the first, the last, and in between.
        let counted = Cell::new(0_usize);
        let until = |last: usize| {
            counted.set(0);
            let counted = &counted;
            move |_: Progress| {
                counted.set(counted.get() + 1);
                if counted.get() > last { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
            }
        };
        for last in [0, 1, 40] {
            let refused = issue(&mut document, &asked, &until(last));
            assert!(matches!(refused, Err(Error::Report(ReportError::Cancelled))), "after {last}: {refused:?}");
            assert_eq!(editions(&document), 0);
        }
        let (copy, at) = (folder.path().join("copy.soa"), folder.path().join("client.soa"));
        drop(document);
        std::fs::copy(&at, &copy).unwrap();
        let open = |path: &std::path::Path| Document::open(path, lead()).unwrap();
        let mut document = open(&copy);
        issue(&mut document, &asked, &until(usize::MAX)).unwrap();
        let all = counted.get();
        assert_eq!(editions(&document), 1);
        let mut document = open(&at);
        assert!(
            issue(&mut document, &asked, &until(all - 1)).is_err(),
            "the last question is the last before it is for ever"
        );
        assert_eq!(editions(&document), 0);
    }

    #[test]
    fn the_pages_of_a_candidate_are_the_same_whenever_they_are_printed() {
        let folder = tempfile::tempdir().unwrap();
        let mut document = crate::sample(&folder.path().join("client.soa"), lead(), crate::Sample::Draft).unwrap();
        let statement = document.snapshot().unwrap().statements[0].id.clone();
        let frozen = prepare(&mut document, &statement).unwrap();
        let printed = |document: &Document| {
            candidate(document, &statement, &frozen.id, Paper::A4).unwrap().make(&unwatched).unwrap().bytes
        };
        let signed = printed(&document);
        for scope in ["Narrower.", "Wider."] {
            let set = vec![StatementField::Scope(Text { text: scope.to_owned(), lang: None })];
            document.apply(&Operation::EditStatement { statement: None, set }).unwrap();
        }
        assert!(printed(&document) == signed, "what was signed can be printed again");
    }
}
