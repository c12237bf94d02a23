//! Snapshot to PDF, in one call.

use std::ops::ControlFlow;

use annexa_model::Snapshot;

use crate::error::ReportError;
use crate::layout::lay_out;
use crate::logo::{self, Picture};
use crate::options::{Export, Options, Progress, ReplacedCharacter};
use crate::pdf::{self, Attachment, Facts, Finished};
use crate::statement::compose;
use crate::text::{Faces, Typesetter};
use crate::tree::{Report, Structure};

/// Makes the PDF of a statement. The snapshot is already filtered for its audience.
///
/// Pure: equal snapshot and options give equal bytes (as far as only bundled faces are needed).
///
/// # Errors
/// [`ReportError::NoStatement`] if the snapshot does not hold the statement, [`ReportError::Cancelled`] if
/// [`Options::progress`] broke it off; else the program's own files are damaged.
pub fn export_pdf(snapshot: &Snapshot, options: &Options<'_>) -> Result<Export, ReportError> {
    let (picture, trouble) = logo(snapshot, options);
    let report = compose(snapshot, options, picture)?;
    let typesetter = Typesetter::new(Faces::new(options.fallback).ok_or(ReportError::BundledFonts)?);
    let mut laying = |pages| (options.progress)(Progress::LayingOut { pages });
    let laid_out = lay_out(&report, options.paper, typesetter, &mut laying).ok_or(ReportError::Cancelled)?;
    let pages = laid_out.pages.len();
    let facts = Facts {
        title: &report.title,
        author: &report.author,
        subject: &report.subject,
        language: &report.language,
        made_on: options.made_on,
    };
    let attachment = options.data.as_ref().map(|(name, bytes)| Attachment {
        name: name.clone(),
        description: report.subject.clone(),
        media_type: "application/json".to_owned(),
        bytes: bytes.clone(),
    });
    let mut writing = |page| {
        let next = if page < pages { Progress::Writing { page, pages } } else { Progress::Packing };
        (options.progress)(next)
    };
    let finished = pdf::write(&report, laid_out, &facts, attachment.as_ref(), &mut writing)?;
    let Finished { bytes, replaced } = finished.ok_or(ReportError::Cancelled)?;
    let replaced = places(&report, &replaced);
    Ok(Export { bytes, pages, replaced, logo: trouble })
}

/// The words of a statement in reading order, with their structure.
///
/// # Errors
/// [`ReportError::NoStatement`] if the snapshot does not hold the statement.
pub fn plain_text(snapshot: &Snapshot, options: &Options<'_>) -> Result<String, ReportError> {
    let report = compose(snapshot, options, logo(snapshot, options).0)?;
    Ok(crate::tree::plain_text(&report))
}

/// A progress that is told nothing and breaks nothing off.
pub fn unwatched(_: Progress) -> ControlFlow<()> {
    ControlFlow::Continue(())
}

/// The logo, or what is wrong with it. A statement is not held up by a picture.
fn logo(snapshot: &Snapshot, options: &Options<'_>) -> (Option<Picture>, Option<String>) {
    let Some(logo) = &snapshot.organisation.logo else { return (None, None) };
    match (options.images)(&logo.hash).as_deref().map(logo::picture) {
        Some(Ok(picture)) => (Some(picture), None),
        Some(Err(error)) => (None, Some(error.to_string())),
        None => (None, None),
    }
}

/// Where each replaced character stands, in words.
fn places(report: &Report, replaced: &[(usize, pdf::Replaced)]) -> Vec<ReplacedCharacter> {
    if replaced.is_empty() {
        return Vec::new();
    }
    let structure = Structure::of(report);
    let elements = structure.elements();
    let mut found = Vec::new();
    for (page, place) in replaced {
        let at = structure.index_of(place.node);
        let heading = at.and_then(|at| {
            let head = elements[..=at].iter().rposition(|e| matches!(e.role, crate::tree::Role::Heading(_)))?;
            let of_head = (head..elements.len()).take(3).filter(|i| *i == head || elements[*i].parent == head);
            let words: Vec<&str> = of_head.map(|i| elements[i].words.as_str()).filter(|w| !w.is_empty()).collect();
            Some(words.join(" "))
        });
        let text = at.and_then(|at| elements.get(at)).map(|e| excerpt(&e.words, &place.text)).unwrap_or_default();
        let place_words = match heading {
            Some(heading) if !heading.is_empty() && heading != text => format!("{heading}: {text}"),
            _ => text,
        };
        for character in place.text.chars() {
            found.push(ReplacedCharacter { character, place: place_words.clone(), page: page + 1 });
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
/// [`ReportError::Image`] says why it cannot be used.
pub fn inspect_image(bytes: &[u8]) -> Result<logo::ImageKind, ReportError> {
    Ok(logo::inspect(bytes)?)
}
