//! Snapshot to PDF, in one call.

use std::collections::HashMap;
use std::ops::ControlFlow;
use std::thread::{Builder, ScopedJoinHandle};

use annexa_model::{CopyStanding, Declared, ManagementPaper, Snapshot, canonical_json};
use jiff::civil::Date;

use crate::error::ReportError;
use crate::layout::lay_out;
use crate::logo::{self, Picture};
use crate::options::{Export, Options, Progress, ReplacedCharacter};
use crate::pdf::{self, Attachment, Facts, Finished};
use crate::statement::{compose, compose_changes, compose_declaration, compose_paper, compose_plan};
use crate::text::{Faces, Typesetter, clusters};
use crate::tree::{Report, Structure};

/// Makes the PDF of a statement. The snapshot is already filtered for its audience. It is attached as it is, so that the
/// data inside says what the pages were made from and nothing else.
///
/// Pure: equal snapshot and options give equal bytes (as far as only bundled faces are needed).
///
/// # Errors
/// [`ReportError::NoStatement`] if the snapshot does not hold the statement, [`ReportError::Cancelled`] if
/// [`Options::progress`] broke it off; else the program's own files are damaged.
pub fn export_pdf(snapshot: &Snapshot, options: &Options<'_>) -> Result<Export, ReportError> {
    let (picture, logo_left_out) = logo(snapshot, options);
    print(&compose(snapshot, options, picture)?, options, &Inside::snapshot(snapshot, options), logo_left_out)
}

/// Makes the PDF of what changed since [`Options::since`]. Both snapshots are already filtered for the audience.
///
/// # Errors
/// As [`export_pdf`]; [`ReportError::NothingToCompare`] without [`Options::since`].
pub fn export_changes(snapshot: &Snapshot, options: &Options<'_>) -> Result<Export, ReportError> {
    print(&compose_changes(snapshot, options)?, options, &Inside::snapshot(snapshot, options), false)
}

/// Makes the PDF of a declaration of conformity, with what its pages say attached as data. It is marked as a draft where
/// [`Options::standing`] says so; of the statement it knows what is declared, and nothing else is asked of the options.
///
/// # Errors
/// As [`export_pdf`], but for the statement.
pub fn export_declaration(declared: &Declared, options: &Options<'_>) -> Result<Export, ReportError> {
    let (standing, label, _) = options.standing.of_data(options.made_on);
    let inside = Inside {
        json: || canonical_json(declared),
        standing,
        label,
        dated: declared.declaration.signed.date.unwrap_or(options.made_on),
    };
    print(&compose_declaration(declared, options), options, &inside, false)
}

/// Makes the PDF of a risk treatment plan ([`Snapshot::treatment_plan`]), with that snapshot attached.
///
/// # Errors
/// As [`export_pdf`].
pub fn export_plan(plan: &Snapshot, options: &Options<'_>) -> Result<Export, ReportError> {
    let (picture, logo_left_out) = logo(plan, options);
    print(&compose_plan(plan, options, picture)?, options, &Inside::snapshot(plan, options), logo_left_out)
}

/// Makes the PDF of a paper of the management system ([`Snapshot::paper`]), with that snapshot attached.
///
/// # Errors
/// As [`export_pdf`].
pub fn export_paper(data: &Snapshot, paper: &ManagementPaper, options: &Options<'_>) -> Result<Export, ReportError> {
    let (picture, logo_left_out) = logo(data, options);
    print(&compose_paper(data, paper, options, picture)?, options, &Inside::snapshot(data, options), logo_left_out)
}

/// The data inside a copy, and what it says of the copy beside itself.
struct Inside<'a, F> {
    json: F,
    standing: CopyStanding,
    label: Option<&'a str>,
    dated: Date,
}

impl<'a> Inside<'a, ()> {
    fn snapshot(
        snapshot: &'a Snapshot,
        options: &'a Options<'_>,
    ) -> Inside<'a, impl Fn() -> serde_json::Result<String> + Sync> {
        let (standing, label, dated) = options.standing.of_data(options.made_on);
        Inside { json: || canonical_json(snapshot), standing, label, dated }
    }
}

fn print(
    report: &Report,
    options: &Options<'_>,
    inside: &Inside<'_, impl Fn() -> serde_json::Result<String> + Sync>,
    logo_left_out: bool,
) -> Result<Export, ReportError> {
    let typesetter = Typesetter::new(Faces::new(options.fallback).ok_or(ReportError::BundledFonts)?);
    let mut laying = |pages| (options.progress)(Progress::LayingOut { pages });
    let (laid_out, beside) = meanwhile(
        || lay_out(report, options.paper, typesetter, &mut laying),
        || ((inside.json)(), Structure::of(report)),
    );
    let laid_out = laid_out.ok_or(ReportError::Cancelled)?;
    let (json, structure) = beside;
    let mut json = json?.into_bytes();
    json.shrink_to_fit();
    let pages = laid_out.pages.len();
    let facts = Facts {
        title: &report.title,
        author: &report.author,
        subject: &report.subject,
        language: &report.language,
        made_on: options.made_on,
    };
    let attachment = Attachment {
        name: report.data.name.clone(),
        description: report.data.description.clone(),
        media_type: "application/json".to_owned(),
        bytes: json,
        dated: inside.dated,
        standing: inside.standing,
        label: inside.label.map(str::to_owned),
    };
    let mut writing = |page| {
        let next = if page < pages { Progress::Writing { page, pages } } else { Progress::Packing { pages } };
        (options.progress)(next)
    };
    let finished = pdf::write(report, &structure, laid_out, &facts, attachment, &mut writing)?;
    let Finished { bytes, replaced } = finished.ok_or(ReportError::Cancelled)?;
    let replaced = places(report, &replaced);
    Ok(Export { bytes, pages, replaced, logo_left_out })
}

/// What both give; the second on a thread of its own, if there is one to be had.
fn meanwhile<A, B: Send>(first: impl FnOnce() -> A, second: impl Fn() -> B + Sync) -> (A, B) {
    std::thread::scope(|scope| {
        let beside = Builder::new().spawn_scoped(scope, &second);
        let first = first();
        let second = match beside.map(ScopedJoinHandle::join) {
            Ok(Ok(done)) => done,
            Ok(Err(panic)) => std::panic::resume_unwind(panic),
            Err(_) => second(),
        };
        (first, second)
    })
}

/// The words of a statement in reading order, with their structure.
///
/// # Errors
/// [`ReportError::NoStatement`] if the snapshot does not hold the statement.
pub fn plain_text(snapshot: &Snapshot, options: &Options<'_>) -> Result<String, ReportError> {
    let report = compose(snapshot, options, logo(snapshot, options).0)?;
    Ok(crate::tree::plain_text(&report))
}

/// The words of a change report in reading order, with their structure; edits in `[-…-]` and `{+…+}`.
///
/// # Errors
/// As [`export_changes`].
pub fn plain_changes(snapshot: &Snapshot, options: &Options<'_>) -> Result<String, ReportError> {
    Ok(crate::tree::plain_text(&compose_changes(snapshot, options)?))
}

/// The words of a risk treatment plan in reading order, with their structure.
///
/// # Errors
/// As [`export_plan`].
pub fn plain_plan(plan: &Snapshot, options: &Options<'_>) -> Result<String, ReportError> {
    Ok(crate::tree::plain_text(&compose_plan(plan, options, logo(plan, options).0)?))
}

/// The words of a paper of the management system in reading order, with their structure.
///
/// # Errors
/// As [`export_paper`].
pub fn plain_paper(data: &Snapshot, paper: &ManagementPaper, options: &Options<'_>) -> Result<String, ReportError> {
    Ok(crate::tree::plain_text(&compose_paper(data, paper, options, logo(data, options).0)?))
}

/// The words of a declaration in reading order, with their structure.
pub fn plain_declaration(declared: &Declared, options: &Options<'_>) -> String {
    crate::tree::plain_text(&compose_declaration(declared, options))
}

/// A progress that is told nothing and breaks nothing off.
pub fn unwatched(_: Progress) -> ControlFlow<()> {
    ControlFlow::Continue(())
}

/// The logo, and whether there is one that cannot be drawn, or whose bytes are gone. A statement is not held up by a picture.
fn logo(snapshot: &Snapshot, options: &Options<'_>) -> (Option<Picture>, bool) {
    let logo = snapshot.organisation.logo.as_ref();
    let picture = logo.and_then(|logo| logo::picture(&(options.images)(&logo.hash)?).ok());
    let left_out = logo.is_some() && picture.is_none();
    (picture, left_out)
}

/// Where each replaced character stands first, in words, and how often it comes.
fn places(report: &Report, replaced: &[(usize, pdf::Replaced)]) -> Vec<ReplacedCharacter> {
    if replaced.is_empty() {
        return Vec::new();
    }
    let structure = Structure::of(report);
    let elements = structure.elements();
    let mut found: Vec<ReplacedCharacter> = Vec::new();
    let mut known: HashMap<&str, usize> = HashMap::new();
    for (page, place) in replaced {
        let before = found.len();
        for (_, character) in clusters(&place.text) {
            if let Some(again) = known.get(character).and_then(|at| found.get_mut(*at)) {
                again.times += 1;
                continue;
            }
            known.insert(character, found.len());
            let character = character.to_owned();
            found.push(ReplacedCharacter { character, place: String::new(), page: page + 1, times: 1 });
        }
        let new = found.get_mut(before..).unwrap_or_default();
        if new.is_empty() {
            continue;
        }
        let at = structure.index_of(place.node);
        let heading = at.and_then(|at| {
            let head = elements[..=at].iter().rposition(|e| matches!(e.role, crate::tree::Role::Heading(_)))?;
            let of_head = (head..elements.len()).take(3).filter(|i| *i == head || elements[*i].parent == head);
            let words: Vec<String> = of_head.map(|i| elements[i].words()).filter(|w| !w.is_empty()).collect();
            Some(words.join(" "))
        });
        let text = at.and_then(|at| elements.get(at)).map(|e| excerpt(&e.words(), &place.text)).unwrap_or_default();
        let place_words = match heading {
            Some(heading) if !heading.is_empty() && heading != text => format!("{heading}: {text}"),
            _ => text,
        };
        for of in new {
            of.place.clone_from(&place_words);
        }
    }
    found
}

/// A few words around what was replaced.
fn excerpt(words: &str, replaced: &str) -> String {
    let Some(at) = words.find(replaced) else { return words.chars().take(60).collect() };
    let before: String = words[..at].chars().rev().take(24).collect::<Vec<_>>().into_iter().rev().collect();
    let after: String = words[at..].chars().take(30).collect();
    let lead = if before.chars().count() < words[..at].chars().count() { "…" } else { "" };
    let tail = if after.chars().count() < words[at..].chars().count() { "…" } else { "" };
    format!("{lead}{before}{after}{tail}")
}

/// Looks at a file that is to become a logo: PNG, JPEG or SVG, at most 5 MB and 4,096 pixels a side.
///
/// # Errors
/// [`logo::ImageError`] says why it cannot be used.
pub fn inspect_image(bytes: &[u8]) -> Result<logo::ImageKind, logo::ImageError> {
    logo::inspect(bytes)
}

#[cfg(test)]
pub(crate) mod tests {
    use std::cell::Cell;
    use std::collections::BTreeSet;

    use annexa_model::Id;
    use serde_json::json;

    use super::*;
    use crate::options::{EditionFacts, Fallback, Form, Paper, Standing};

    const HASH: &str = "7c1e9a04d2b85f36a90fe7718c43bd5261ea0f94c7b3285d9e64f10b83a7d2c5";

    pub(crate) fn snapshot(justification: &str) -> Snapshot {
        let controls: Vec<_> =
            (2..5).map(|i| json!({ "id": format!("A.2.{i}"), "title": format!("Control {i}") })).collect();
        let verdict = |i: usize| match i {
            2 => json!({ "applicability": "applicable", "status": "implemented", "evidence": ["e1"], "owner": "p1",
                "drivers": [{ "id": "d1", "kind": "risk", "label": "R-02", "text": "Tools nobody approved" }],
                "included": { "text": justification }, "how": "It is published.", "review": "2027-01-12" }),
            3 => json!({ "applicability": "excluded", "grounds": ["noSuchActivity"],
                "excluded": "No system in scope does this; checked in October." }),
            _ => json!({}),
        };
        let blank = json!({ "applicability": "undecided", "grounds": [], "included": "", "excluded": "", "how": "",
            "notes": "", "drivers": [], "evidence": [], "exclusions": [] });
        let decisions: Vec<_> = (2..5)
            .map(|i| {
                let mut decision = blank.clone();
                decision["control"] = json!(format!("iso42001/A.2.{i}"));
                for (key, value) in verdict(i).as_object().unwrap() {
                    decision[key] = value.clone();
                }
                decision
            })
            .collect();
        let group = json!({ "id": "A.2", "title": "Policies", "objectives":
            [{ "id": "A.2", "title": "Policies", "controls": controls }] });
        serde_json::from_value(json!({
            "annexa": "snapshot/1", "audience": "internal", "withheld": [],
            "organisation": { "name": "Otterbridge Narrowboat Mutual", "address": "Wharf House\nOtterbridge" },
            "people": [{ "id": "p1", "name": "Chief Executive", "function": "Board" }],
            "systems": [], "controls": [],
            "evidence": [{ "id": "e1", "label": "EV-01", "title": "AI policy", "kind": "Document" }],
            "frameworks": [{ "id": "iso42001", "name": "Annex A", "version": "ISO/IEC 42001:2023", "groups": [group] }],
            "statements": [{ "id": "s1", "language": "en", "documentId": "SOA-1", "version": "1.0",
                "decisions": decisions }],
        }))
        .unwrap()
    }

    /// Pages of the statement `s1`, with bundled faces alone.
    pub(crate) fn options(standing: Standing) -> Options<'static> {
        Options {
            statement: Id::from("s1"),
            form: Form::Full,
            paper: Paper::A4,
            standing,
            head: HASH.to_owned(),
            revisions: 1184,
            made_on: jiff::civil::date(2026, 11, 22),
            past: None,
            without: BTreeSet::new(),
            since: None,
            images: &|_| None,
            fallback: Fallback::BundledOnly,
            progress: &unwatched,
        }
    }

    #[test]
    fn equal_input_gives_equal_bytes() {
        let snapshot = snapshot("One policy is what staff are trained on.");
        for form in [Form::Full, Form::Register] {
            let options = Options { form, ..options(Standing::Draft) };
            let first = export_pdf(&snapshot, &options).unwrap();
            assert_eq!(first.bytes, export_pdf(&snapshot, &options).unwrap().bytes);
            assert!(first.bytes.starts_with(b"%PDF-1.7"));
        }
    }

    #[test]
    fn both_forms_say_each_decision_word_for_word() {
        let snapshot =
            snapshot("One policy is what staff are trained on.\n\nIt treats R-02:\n- in claims\n- in hiring");
        for form in [Form::Full, Form::Register] {
            let said = plain_text(&snapshot, &Options { form, ..options(Standing::Draft) }).unwrap();
            for words in [
                "One policy is what staff are trained on.",
                "It treats R-02:",
                "listbody: in claims",
                "No system in scope does this; checked in October.",
                "Nothing in scope has the activity",
                "Nothing has been decided or written yet.",
                "EV-01",
                "R-02",
                "Review 12 Jan 2027",
            ] {
                assert!(said.contains(words), "{form:?} does not say “{words}”:\n{said}");
            }
        }
    }

    #[test]
    fn headings_skip_no_level() {
        let said = plain_text(&snapshot("Because."), &options(Standing::Draft)).unwrap();
        let levels: Vec<u32> = said
            .lines()
            .filter_map(|line| line.trim_start().strip_prefix("heading ")?.chars().next()?.to_digit(10))
            .collect();
        assert_eq!(levels.first(), Some(&1));
        assert!(levels.windows(2).all(|pair| pair[1] <= pair[0] + 1), "{levels:?}");
    }

    #[test]
    fn a_copy_says_what_it_is() {
        let edition = EditionFacts {
            label: "1.0".to_owned(),
            content: HASH.to_owned(),
            approver: annexa_model::Signatory {
                name: "Tobias Fennimore".to_owned(),
                function: "Chief Executive".to_owned(),
                date: Some(jiff::civil::date(2026, 11, 16)),
            },
            note: "First issue".into(),
        };
        let approval = Standing::ForApproval { label: "1.0".to_owned(), content_hash: HASH.to_owned() };
        let snapshot = snapshot("Because.");
        for (standing, words) in [
            (Standing::Draft, "DRAFT"),
            (approval, "Content hash 7c1e 9a04"),
            (Standing::Issued(edition.clone()), "16 November 2026, by Tobias Fennimore, Chief Executive"),
            (Standing::Rendering(edition), "from the data of edition 1.0"),
        ] {
            let said = plain_text(&snapshot, &options(standing)).unwrap();
            assert!(said.contains(words), "“{words}” is not said:\n{said}");
        }
    }

    #[test]
    fn a_character_without_a_face_is_listed_with_its_place() {
        let export =
            export_pdf(&snapshot("The word 語 is foreign.\n\n語 and again 語."), &options(Standing::Draft)).unwrap();
        let [replaced] = export.replaced.as_slice() else { panic!("{:?}", export.replaced) };
        assert_eq!((replaced.character.as_str(), replaced.times), ("語", 3));
        assert!(replaced.place.contains("A.2.2") && replaced.place.contains("The word 語"), "{}", replaced.place);
        assert!(replaced.page > 1 && replaced.page <= export.pages);
    }

    #[test]
    fn a_logo_that_is_gone_or_cannot_be_drawn_is_told() {
        let mut snapshot = snapshot("Because.");
        assert!(!export_pdf(&snapshot, &options(Standing::Draft)).unwrap().logo_left_out);
        snapshot.organisation.logo = serde_json::from_value(json!({ "hash": HASH, "mediaType": "image/png" })).unwrap();
        for bytes in [None, Some(b"no picture".to_vec())] {
            let images = move |_: &str| bytes.clone();
            let options = Options { images: &images, ..options(Standing::Draft) };
            assert!(export_pdf(&snapshot, &options).unwrap().logo_left_out);
        }
    }

    #[test]
    fn an_export_can_be_broken_off() {
        let seen = Cell::new(0);
        let stop = |_: Progress| {
            seen.set(seen.get() + 1);
            if seen.get() > 3 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        };
        let snapshot = snapshot("Because.");
        let options = Options { progress: &stop, ..options(Standing::Draft) };
        assert!(matches!(export_pdf(&snapshot, &options), Err(ReportError::Cancelled)));
    }

    #[test]
    fn a_statement_that_is_not_there_is_named() {
        let options = Options { statement: Id::from("s9"), ..options(Standing::Draft) };
        assert!(matches!(export_pdf(&snapshot(""), &options), Err(ReportError::NoStatement(id)) if id == "s9"));
    }

    #[test]
    fn every_word_of_the_report_is_in_the_catalogue() {
        let long = "Because. ".repeat(600);
        for form in [Form::Full, Form::Register] {
            let said = plain_text(&snapshot(&long), &Options { form, ..options(Standing::Draft) }).unwrap();
            let missing: Vec<&str> = said.split_whitespace().filter(|w| w.starts_with("report-")).collect();
            assert!(missing.is_empty(), "{missing:?}");
        }
    }
}
