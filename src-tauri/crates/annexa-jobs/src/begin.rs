//! New client files.

use std::fs;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use annexa_document::{Author, Document, Env};
use annexa_model::{
    Id, Logo, Operation, OrganisationField, Signatory, Snapshot, StartingPoint, StatementField, sha256_hex,
    starting_point,
};
use annexa_report::Paper;
use jiff::Timestamp;
use jiff::civil::Date;
use serde::Deserialize;

use crate::{Approving, Error, Issue, Planning, Result, approve_plan, issue, unwatched};

/// How a new client file begins.
#[derive(Debug, Clone, Default)]
pub struct Begin {
    /// The organisation's name, where it is known already.
    pub organisation: Option<String>,
    /// Where it begins from, which says what its statement is about; on ISO/IEC 42001 Annex A where nothing is named.
    pub start: Option<String>,
    /// Title of the statement.
    pub title: String,
    /// BCP 47 language of the statement.
    pub language: String,
}

const SAMPLE: &str = include_str!("../../../../assets/samples/otterbridge.json");
/// What the sample declares on the edition that whoever looks at it may issue.
const SAMPLE_DECLARATION: &str = include_str!("../../../../assets/samples/declaration.json");
/// What happened after that, step by step, until today.
const SAMPLE_SINCE: &str = include_str!("../../../../assets/samples/otterbridge-since.json");
/// What is kept with a piece of evidence in it.
const SAMPLE_LETTER: &[u8] = include_bytes!("../../../../assets/samples/teasel-letter.txt");
const SAMPLE_LOGO: &[u8] = include_bytes!("../../../../assets/samples/otterbridge-logo.svg");

/// Begins a client file with one statement, every decision undecided.
///
/// # Errors
/// As [`Document::create`]; no file is left behind.
pub fn begin(path: &Path, env: Env, begin: &Begin) -> Result<Document> {
    // One that nobody knows is refused with the operation that keeps it.
    let start = begin.start.as_deref().and_then(starting_point);
    let statement = Operation::AddStatement {
        id: None,
        frameworks: start.map_or_else(|| vec![String::from("iso42001")], StartingPoint::decided_on),
        set: vec![
            StatementField::Title(begin.title.clone()),
            StatementField::Version(String::from("1.0")),
            StatementField::Language(begin.language.clone()),
        ],
    };
    let mut operations = vec![statement];
    let name = begin.organisation.clone().map(OrganisationField::Name);
    let start = begin.start.clone().map(|start| OrganisationField::StartingPoint(Some(start)));
    let set: Vec<OrganisationField> = name.into_iter().chain(start).collect();
    if !set.is_empty() {
        operations.push(Operation::EditOrganisation { set });
    }
    Ok(Document::create(path, env, &operations)?)
}

/// How far the sample has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sample {
    /// Everything is decided and nothing is issued yet: to try an approval on.
    Draft,
    /// An approved risk treatment plan, two editions, and work since then by several hands: a letter that is kept, a customer's
    /// requirements as a framework of one's own.
    Issued,
}

/// Begins a client file that holds the sample: an invented organisation with all its decisions, and the declaration that it
/// signs on the day the file is made.
///
/// # Errors
/// As [`Document::create`]; no file is left behind.
pub fn sample(path: &Path, env: Env, sample: Sample) -> Result<Document> {
    match sample {
        Sample::Draft => draft(path, env),
        Sample::Issued => issued(path, env),
    }
}

fn draft(path: &Path, mut env: Env) -> Result<Document> {
    let today = env.today();
    let mut declared: Vec<Operation> = serde_json::from_str(SAMPLE_DECLARATION).map_err(Error::Sample)?;
    for operation in &mut declared {
        sign_on(today, operation);
    }
    decided(path, env, declared)
}

/// Everything decided, and what is given on top of it.
fn decided(path: &Path, env: Env, more: Vec<Operation>) -> Result<Document> {
    let mut operations: Vec<Operation> = serde_json::from_str(SAMPLE).map_err(Error::Sample)?;
    operations.extend(more);
    let logo = Logo {
        hash: sha256_hex(SAMPLE_LOGO),
        media_type: String::from("image/svg+xml"),
        alt: String::from("Otterbridge Narrowboat Mutual: the arch of a bridge over water"),
    };
    operations.push(Operation::EditOrganisation { set: vec![OrganisationField::Logo(Some(logo))] });
    Ok(Document::create_with_blobs(path, env, &operations, vec![SAMPLE_LOGO.to_vec()])?)
}

/// What somebody did in the sample, and when.
#[derive(Deserialize)]
struct Step {
    at: Timestamp,
    /// One of the sample's people.
    author: String,
    #[serde(flatten)]
    done: Done,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
enum Done {
    Operations(Vec<Operation>),
    Plan(Approval),
    Edition(Approval),
    /// A letter came, and is kept with a piece of evidence.
    Kept {
        evidence: Id,
        name: String,
    },
    /// What the sample declares stands in a file of its own.
    Declared {},
}

#[derive(Deserialize)]
struct Approval {
    label: String,
    date: Date,
    note: String,
}

/// Everything decided and what happened afterwards, each step on its day: what a client file looks like that is in use.
fn issued(path: &Path, env: Env) -> Result<Document> {
    let steps: Vec<Step> = serde_json::from_str(SAMPLE_SINCE).map_err(Error::Sample)?;
    let Some((first, since)) = steps.split_first() else { return decided(path, env, Vec::new()) };
    let now = Arc::new(AtomicI64::new(first.at.as_millisecond()));
    let clock = Arc::clone(&now);
    let mut then = Env::system(person(None, &first.author));
    then.clock = Box::new(move || clock.load(Ordering::Relaxed));
    then.zone = jiff::tz::TimeZone::UTC;
    let mut document = decided(path, then, Vec::new())?;
    let done = since.iter().try_for_each(|step| {
        now.store(step.at.as_millisecond(), Ordering::Relaxed);
        carry_out(&mut document, step)
    });
    drop(document);
    if let Err(error) = done {
        // It was made here, so it goes; that it cannot go is no reason to tell another.
        let _ = fs::remove_file(path);
        return Err(error);
    }
    Ok(Document::open(path, env)?)
}

fn carry_out(document: &mut Document, step: &Step) -> Result<()> {
    let snapshot = document.snapshot()?;
    let Some(statement) = snapshot.statements.first().map(|s| s.id.clone()) else { return Ok(()) };
    document.set_author(person(Some(&snapshot), &step.author));
    let today = step.at.to_zoned(jiff::tz::TimeZone::UTC).date();
    let approver = |approval: &Approval| Signatory {
        name: String::from("Chief Executive"),
        function: String::from("Executive Office"),
        date: Some(approval.date),
    };
    match &step.done {
        Done::Operations(operations) => {
            document.apply(operations)?;
        }
        Done::Kept { evidence, name } => {
            let (hash, size) = (document.stage_blob(SAMPLE_LETTER.to_vec())?, SAMPLE_LETTER.len() as u64);
            let (evidence, name) = (evidence.clone(), name.clone());
            document.apply(&Operation::AttachEvidence { evidence, hash, name, size })?;
        }
        Done::Declared {} => {
            let declared: Vec<Operation> = serde_json::from_str(SAMPLE_DECLARATION).map_err(Error::Sample)?;
            document.apply(&declared)?;
        }
        Done::Plan(approval) => {
            let asked = Planning { statement, document_id: String::new(), paper: Paper::A4, today };
            let approving = Approving {
                label: approval.label.clone(),
                approver: approver(approval),
                note: approval.note.as_str().into(),
            };
            approve_plan(document, &asked, &approving, &unwatched)?;
        }
        Done::Edition(approval) => {
            let asked = Issue {
                statement,
                candidate: None,
                approver: approver(approval),
                note: approval.note.as_str().into(),
                paper: Paper::A4,
                today,
            };
            issue(document, &asked, &unwatched)?;
        }
    }
    Ok(())
}

/// Somebody of the sample, as an author.
fn person(snapshot: Option<&Snapshot>, name: &str) -> Author {
    let known = snapshot.and_then(|s| s.people.iter().find(|person| person.name == name));
    Author {
        id: sha256_hex(name.as_bytes()).chars().take(32).collect(),
        name: name.to_owned(),
        function: known.map(|person| person.function.clone()).unwrap_or_default(),
    }
}

/// Moves a declaration's signature to that day, and with it the review before and the validity after it: it is signed once
/// its edition is issued, which is no earlier than the file was made.
fn sign_on(day: Date, operation: &mut Operation) {
    let Operation::EditStatement { set, .. } = operation else { return };
    for field in set {
        let StatementField::Declaration(Some(declaration)) = field else { continue };
        let Some(moved) = declaration.signed.date.and_then(|signed| day.since(signed).ok()) else { continue };
        let dates = [&mut declaration.signed.date, &mut declaration.reviewed.date, &mut declaration.valid_until];
        for date in dates.into_iter().flatten() {
            *date = date.saturating_add(moved);
        }
    }
}

#[cfg(test)]
mod tests {
    use annexa_document::Author;
    use annexa_model::check;
    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_file_begins_on_the_annexes_of_its_starting_point_and_with_nothing_decided() {
        let folder = tempfile::tempdir().unwrap();
        let begun = |name: &str, start: Option<&str>| {
            let author = Author { id: "a".repeat(32), name: "Lead".to_owned(), function: String::new() };
            let start = start.map(str::to_owned);
            begin(
                &folder.path().join(name),
                Env::system(author),
                &Begin { start, language: "en".to_owned(), ..Begin::default() },
            )
        };
        for (start, controls) in [(None, 38), (Some("27001-first"), 131), (Some("42001-first"), 38)] {
            let document = begun(start.unwrap_or("none"), start).unwrap();
            let snapshot = document.snapshot().unwrap();
            assert_eq!(snapshot.organisation.starting_point.as_deref(), start);
            let decisions = &snapshot.statements[0].decisions;
            assert_eq!(decisions.len(), controls);
            assert!(decisions.iter().all(|d| d.verdict.applicability == annexa_model::Applicability::Undecided));
        }
        assert!(begun("no", Some("nowhere")).is_err() && !folder.path().join("no").exists());
    }

    #[test]
    fn the_sample_in_use_cites_frameworks_has_one_of_its_own_keeps_a_letter_and_lets_a_finding_stand() {
        let folder = tempfile::tempdir().unwrap();
        let author = Author { id: "a".repeat(32), name: "Lead".to_owned(), function: String::new() };
        let document = sample(&folder.path().join("s.soa"), Env::system(author), Sample::Issued).unwrap();
        assert!(document.verify().unwrap().is_sound());
        let snapshot = document.snapshot().unwrap();
        let cites = |label: &str, framework: &str| {
            let risk = snapshot.risks.iter().find(|risk| risk.label == label).unwrap();
            let from = annexa_model::ItemRef::new("risk", risk.id.as_str());
            snapshot.links.iter().any(|link| link.from == from && link.to.space() == framework)
        };
        for risk in &snapshot.risks {
            assert!(cites(&risk.label, "nist-ai-rmf"), "{} cites no outcome of the AI RMF", risk.label);
        }
        // Those of the generative system cite its profile as well.
        assert!(["R-07", "R-16", "R-22", "R-24"].iter().all(|label| cites(label, "nist-ai-600-1")));
        assert!(["R-05", "R-13", "R-16", "R-22"].iter().all(|label| cites(label, "moonharbour-ai")));
        let own = snapshot.own_frameworks().next().unwrap();
        assert_eq!((own.id.as_str(), own.controls().count()), ("moonharbour-ai", 8));
        // Its crosswalk leaves none of its entries out, and each leads to a control that is decided on.
        let pairs = &snapshot.crosswalks[0].pairs;
        assert!(own.controls().all(|control| pairs.iter().any(|pair| pair.from.id() == control.id)));
        assert!(pairs.iter().all(|pair| snapshot.statements[0].decision(&pair.to).is_some()));
        let letter = snapshot.evidence.iter().find(|evidence| evidence.label == "EV-38").unwrap();
        assert_eq!(letter.attachments[0].name, "Teasel, notice of model changes.txt");
        let found = check::check(&snapshot, date(2026, 11, 26));
        let stands: Vec<_> = found.iter().filter(|finding| finding.accepted.is_some()).collect();
        assert_eq!(stands.len(), 1);
        assert!(stands[0].accepted.as_ref().unwrap().reason.contains("Teasel"));
        assert!(!found.iter().any(|finding| finding.code.as_str() == "entry-gone"));
    }

    #[test]
    fn the_sample_can_be_issued_and_declared_on_whatever_day_it_was_made() {
        for day in [date(2026, 11, 26), date(2027, 3, 1), date(2031, 6, 30)] {
            let folder = tempfile::tempdir().unwrap();
            let author = Author { id: "a".repeat(32), name: "Lead".to_owned(), function: String::new() };
            let noon = day.at(12, 0, 0, 0).in_tz("UTC").unwrap().timestamp().as_millisecond();
            let mut env = Env::system(author);
            env.clock = Box::new(move || noon);
            env.zone = jiff::tz::TimeZone::UTC;
            let mut document = sample(&folder.path().join("s.soa"), env, Sample::Draft).unwrap();
            let statement = document.snapshot().unwrap().statements[0].id.clone();
            let declared = document.snapshot().unwrap().statements[0].declaration.clone().unwrap();
            assert_eq!(declared.signed.date, Some(day));
            assert!(declared.valid_until.is_some_and(|until| until > day));
            let approver = annexa_model::Signatory {
                name: "Managing director".to_owned(),
                function: "Management".to_owned(),
                date: Some(day),
            };
            let asked = crate::Issue {
                statement: statement.clone(),
                candidate: None,
                approver,
                note: "".into(),
                paper: crate::Paper::A4,
                today: day,
            };
            let crate::Issued { edition, .. } = crate::issue(&mut document, &asked, &crate::unwatched).unwrap();
            let snapshot = document.snapshot().unwrap();
            let found = check::declaration(&snapshot, &statement, Some(&edition), day);
            let blocks: Vec<_> = found.iter().filter(|f| f.severity == check::Severity::Blocks).collect();
            assert!(blocks.is_empty(), "{day}: {blocks:?}");
        }
    }
}
