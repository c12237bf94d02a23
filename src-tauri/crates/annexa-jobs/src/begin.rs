//! New client files.

use std::path::Path;

use annexa_document::{Document, Env};
use annexa_model::{Logo, Operation, OrganisationField, StartingPoint, StatementField, sha256_hex, starting_point};
use jiff::civil::Date;

use crate::{Error, Result};

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

/// Begins a client file that holds the sample: an invented organisation with all its decisions, and the declaration that it
/// signs on the day the file is made.
///
/// # Errors
/// As [`Document::create`]; no file is left behind.
pub fn sample(path: &Path, mut env: Env) -> Result<Document> {
    let today = env.today();
    let mut operations: Vec<Operation> = serde_json::from_str(SAMPLE).map_err(Error::Sample)?;
    let mut declared: Vec<Operation> = serde_json::from_str(SAMPLE_DECLARATION).map_err(Error::Sample)?;
    for operation in &mut declared {
        sign_on(today, operation);
    }
    operations.extend(declared);
    let logo = Logo {
        hash: sha256_hex(SAMPLE_LOGO),
        media_type: String::from("image/svg+xml"),
        alt: String::from("Otterbridge Narrowboat Mutual: the arch of a bridge over water"),
    };
    operations.push(Operation::EditOrganisation { set: vec![OrganisationField::Logo(Some(logo))] });
    Ok(Document::create_with_blobs(path, env, &operations, vec![SAMPLE_LOGO.to_vec()])?)
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
    fn the_sample_can_be_issued_and_declared_on_whatever_day_it_was_made() {
        for day in [date(2026, 11, 26), date(2027, 3, 1), date(2031, 6, 30)] {
            let folder = tempfile::tempdir().unwrap();
            let author = Author { id: "a".repeat(32), name: "Lead".to_owned(), function: String::new() };
            let noon = day.at(12, 0, 0, 0).in_tz("UTC").unwrap().timestamp().as_millisecond();
            let mut env = Env::system(author);
            env.clock = Box::new(move || noon);
            env.zone = jiff::tz::TimeZone::UTC;
            let mut document = sample(&folder.path().join("s.soa"), env).unwrap();
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
