//! The risk treatment plan: a draft of it, its approval, and those that were approved.

use std::collections::BTreeSet;
use std::ops::ControlFlow;

use annexa_document::Document;
use annexa_model::check::{self, Finding};
use annexa_model::{
    Edition, Id, Operation, OperationError, PlanApproval, Signatory, Snapshot, Statement, Text, content_hash,
};
use annexa_report::{EditionFacts, Form, Paper, Progress, ReportError, Standing};
use jiff::civil::Date;

use crate::error::no_statement;
use crate::export::{Sheet, Work, issued_bytes, of};
use crate::verify::refusal;
use crate::{Error, Result};

/// What is asked of a plan, and what an approval of it names.
#[derive(Debug, Clone)]
pub struct Planning {
    /// The statement whose controls treat the risks.
    pub statement: Id,
    /// The plan's own document id; that of the statement's treatment approval where it is empty.
    pub document_id: String,
    /// On what paper.
    pub paper: Paper,
    /// The day on which it is done.
    pub today: Date,
}

/// What an approval names.
#[derive(Debug, Clone)]
pub struct Approving {
    /// The plan's version in the organisation's own scheme.
    pub label: String,
    /// Who approves, in what function; the date is today's where missing.
    pub approver: Signatory,
    /// What changed.
    pub note: Text,
}

/// The plan as it is now, marked DRAFT.
///
/// # Errors
/// [`Error::NoStatement`], and what reading the file can meet.
pub fn draft_plan(document: &Document, asked: &Planning) -> Result<Work> {
    let snapshot = document.snapshot()?;
    let statement = of(&snapshot, &asked.statement)?;
    let given = asked.document_id.trim();
    let id = if given.is_empty() { statement.treatment.plan_id.trim() } else { given };
    pages(document, &snapshot, asked, id, Standing::Draft)
}

/// The plan as it is now on its way to paper.
fn pages(document: &Document, snapshot: &Snapshot, asked: &Planning, id: &str, standing: Standing) -> Result<Work> {
    let plan = snapshot.treatment_plan(&asked.statement, id).ok_or_else(|| no_statement(Some(&asked.statement)))?;
    let sheet = Sheet {
        statement: asked.statement.clone(),
        form: Form::Full,
        paper: asked.paper,
        without: BTreeSet::new(),
        standing,
        head: document.head()?,
        revisions: document.revision_count()?,
        made_on: asked.today,
    };
    Ok(Work::plan(document, &plan, sheet))
}

/// Approves the plan as it stands: its risks, its JSON and its PDF, kept for ever. `progress` may break it off until it is in the
/// file.
///
/// # Errors
/// [`Error::Tampered`] where the file does not hold together; [`OperationError::FindingsBlock`] while findings block, and what
/// [`PlanApproval::checked`] refuses: nothing is printed then. [`ReportError::Cancelled`] when it is broken off.
pub fn approve_plan(
    document: &mut Document,
    asked: &Planning,
    approving: &Approving,
    progress: &dyn Fn(Progress) -> ControlFlow<()>,
) -> Result<Edition> {
    let model = |error: OperationError| Error::Document(error.into());
    if let Some(why) = refusal(document)? {
        return Err(Error::Tampered { path: document.path().to_owned(), why });
    }
    let snapshot = document.snapshot()?;
    let statement = of(&snapshot, &asked.statement)?;
    // All that would refuse it is asked first: nothing is printed for an approval that cannot be.
    let Approving { label, approver, note } = approving;
    let approval = PlanApproval { document_id: &asked.document_id, label, approver, note };
    let approved = approval.checked(statement, asked.today).map_err(model)?;
    let findings = check::treatment_plan(&snapshot, &asked.statement, asked.today);
    let blocks: Vec<Finding> = check::blocking(&findings, &asked.statement).cloned().collect();
    if !blocks.is_empty() {
        return Err(model(OperationError::FindingsBlock(blocks)));
    }
    let frozen = snapshot.treatment_plan(&asked.statement, &approved.document_id).unwrap_or_default();
    let facts = EditionFacts {
        label: approved.label.clone(),
        content: content_hash(&frozen, &asked.statement).map_err(annexa_document::Error::from)?,
        approver: approved.approver.clone(),
        note: approved.note.clone(),
    };
    let made = pages(document, &snapshot, asked, &approved.document_id, Standing::Issued(facts))?.make(progress)?;
    // What follows is for ever: whoever wants no more of it is asked once more.
    if progress(Progress::Packing { pages: made.pages.unwrap_or_default() }).is_break() {
        return Err(ReportError::Cancelled.into());
    }
    let pdf = document.stage_blob(made.bytes)?;
    let changes = document.apply(&Operation::ApprovePlan {
        id: None,
        statement: Some(asked.statement.clone()),
        document_id: approved.document_id,
        label: approved.label.clone(),
        approver: approved.approver,
        note: approved.note,
        pdf,
    })?;
    let snapshot = document.snapshot()?;
    let plan = of(&snapshot, &asked.statement)?.plans.iter().find(|plan| changes.added.contains(&plan.id));
    plan.cloned().ok_or(Error::NoPlan(approved.label))
}

/// The very bytes of an approved plan, by label or id.
///
/// # Errors
/// [`Error::NoPlan`], and what reading the file can meet.
pub fn approved_plan(document: &Document, statement: &Id, plan: &str) -> Result<Work> {
    let snapshot = document.snapshot()?;
    issued_bytes(document, find_plan(of(&snapshot, statement)?, plan)?, None)
}

/// The approved plan with that label or id that was not withdrawn: what is for ever is done to the one that is meant.
///
/// # Errors
/// [`Error::NoPlan`]; [`annexa_document::Error::Operation`] where two that copies approved have that label.
pub fn standing_plan<'s>(statement: &'s Statement, plan: &str) -> Result<&'s Edition> {
    let named = |known: &&Edition| known.id.as_str() == plan || known.label == plan && known.withdrawn.is_none();
    let found: Vec<&Edition> = statement.plans.iter().filter(named).collect();
    match &found[..] {
        // One that was withdrawn already is told as such.
        [] => find_plan(statement, plan),
        [only] => Ok(only),
        several => {
            let ids = several.iter().map(|known| known.id.to_string()).collect();
            let refused = OperationError::Ambiguous { kind: "treatment plan", reference: plan.to_owned(), ids };
            Err(annexa_document::Error::from(refused).into())
        }
    }
}

/// The approved plan with that label or id; of several with one label, which two copies approved, the last.
///
/// # Errors
/// [`Error::NoPlan`].
pub fn find_plan<'s>(statement: &'s Statement, plan: &str) -> Result<&'s Edition> {
    let found = statement.plans.iter().rev().find(|known| known.label == plan || known.id.as_str() == plan);
    found.ok_or_else(|| Error::NoPlan(plan.to_owned()))
}

#[cfg(test)]
mod tests {
    use annexa_document::{Author, Env};
    use annexa_model::{RiskField, Treatment};
    use annexa_report::unwatched;

    use super::*;
    use crate::{Verifying, verify};

    fn lead() -> Env {
        Env::system(Author { id: "a".repeat(32), name: "Implementation lead".to_owned(), function: String::new() })
    }

    fn begun(folder: &std::path::Path) -> (Document, Planning, Approving) {
        let document = crate::sample(&folder.join("client.soa"), lead(), crate::Sample::Draft).unwrap();
        let statement = document.snapshot().unwrap().statements[0].id.clone();
        let today = jiff::Zoned::now().date();
        let asked = Planning { statement, document_id: "RTP-9".to_owned(), paper: Paper::A4, today };
        let approver = Signatory { name: "Role A".to_owned(), function: "Chief Executive".to_owned(), date: None };
        (document, asked, Approving { label: "9.0".to_owned(), approver, note: Text::default() })
    }

    fn bytes(work: Work) -> Vec<u8> {
        work.make(&unwatched).unwrap().bytes
    }

    #[test]
    fn an_approved_plan_stays_as_it_was_and_is_verified_as_an_edition() {
        let folder = tempfile::tempdir().unwrap();
        let (mut document, asked, approving) = begun(folder.path());
        let plan = approve_plan(&mut document, &asked, &approving, &unwatched).unwrap();
        let kept = bytes(approved_plan(&document, &asked.statement, "9.0").unwrap());
        assert!(kept.starts_with(b"%PDF-") && bytes(draft_plan(&document, &asked).unwrap()) != kept);
        let set = vec![RiskField::Treatment(Some(Treatment::Avoid))];
        document.apply(&Operation::EditRisk { risk: "R-01".into(), set }).unwrap();
        assert!(bytes(approved_plan(&document, &asked.statement, plan.id.as_str()).unwrap()) == kept);
        assert!(!document.undo().unwrap().cells.is_empty());
        document.undo().unwrap();
        assert!(document.cells().get(&format!("edition/{}", plan.id)).is_some(), "no undo takes it back");
        let verified = verify(&document, &Verifying::default()).unwrap();
        assert!(verified.holds, "{:?}", verified.faults);
        let seen: Vec<_> = verified.plans.iter().map(|plan| (plan.label.as_str(), plan.holds)).collect();
        assert!(seen.contains(&("9.0", true)), "{seen:?}");
        assert!(matches!(approved_plan(&document, &asked.statement, "9.1"), Err(Error::NoPlan(_))));
    }

    #[test]
    fn what_refuses_an_approval_is_asked_before_anything_is_printed() {
        let folder = tempfile::tempdir().unwrap();
        let (mut document, asked, approving) = begun(folder.path());
        let unprinted = |_: Progress| -> ControlFlow<()> { panic!("printed") };
        let head = document.head().unwrap();
        let unlabelled = Approving { label: String::new(), ..approving.clone() };
        assert!(approve_plan(&mut document, &asked, &unlabelled, &unprinted).is_err());
        let stopped = approve_plan(&mut document, &asked, &approving, &|_| ControlFlow::Break(()));
        assert!(matches!(stopped, Err(Error::Report(ReportError::Cancelled))));
        assert_eq!(document.head().unwrap(), head);
        document.apply(&Operation::EditRisk { risk: "R-01".into(), set: vec![RiskField::Treatment(None)] }).unwrap();
        let blocked = approve_plan(&mut document, &asked, &approving, &unprinted);
        let Err(Error::Document(annexa_document::Error::Operation(OperationError::FindingsBlock(blocks)))) = blocked
        else {
            panic!("{blocked:?}")
        };
        assert!(blocks.iter().all(|finding| finding.place.key().starts_with("risk/")), "{blocks:?}");
    }
}
