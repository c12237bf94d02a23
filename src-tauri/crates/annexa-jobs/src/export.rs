//! A PDF of the statement as it is, or of an edition.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::ControlFlow;

use annexa_document::Document;
use annexa_model::check::Place;
use annexa_model::{
    Audience, Declared, Disclosed, Edition, Id, ManagementPaper, Snapshot, Statement, WITHHELD, WithheldKind, disclosed,
};
use annexa_report::{
    EditionFacts, Fallback, Form, Options, Paper, Part, Past, Progress, Since, Standing, export_changes,
    export_declaration, export_paper, export_pdf, export_plan,
};
use annexa_words::{Value, Words};
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use crate::error::no_statement;
use crate::names::field_name;
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
    /// Parts that the full form leaves out.
    pub without: BTreeSet<Part>,
    /// Label or id of the edition since which a section of the full form tells what changed.
    pub changes_since: Option<String>,
    /// The day on which it is made; the pages of what is not an edition's own bytes name it.
    pub made_on: Date,
}

impl Export {
    /// Nothing asked but which statement.
    pub fn plain(statement: Id, made_on: Date) -> Self {
        Self {
            statement,
            audience: None,
            paper: None,
            form: None,
            without: BTreeSet::new(),
            changes_since: None,
            made_on,
        }
    }
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
    /// What the pages could not show, one sentence each: characters that no face has, a logo that could not be used.
    pub notes: Vec<String>,
}

/// What whoever hands over a copy must look at first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Warning {
    /// One sentence.
    pub text: String,
    /// Where it can be put right; nothing in what was issued can be, nor what is in several places.
    pub place: Option<Place>,
    /// All that the sentence counts, of which it tells the first few; empty where it says everything.
    pub mentions: Vec<Mention>,
}

/// A name that a copy leaves out, and who says it all the same.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mention {
    /// The name, with the controls, records and fields that say it.
    pub text: String,
    /// The first of them, where it can be put right.
    pub place: Option<Place>,
}

/// What is found about a copy, before what is alike is told together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Concern {
    /// A sentence, and where it can be put right.
    Said(String, Option<Place>),
    /// A name of what was left out, and what says it.
    Named { kind: WithheldKind, word: String, places: Vec<String>, place: Option<Place> },
}

/// What is printed on each page beside the statement itself.
#[derive(Debug)]
pub(crate) struct Sheet {
    pub statement: Id,
    pub form: Form,
    pub paper: Paper,
    pub without: BTreeSet<Part>,
    pub standing: Standing,
    pub head: String,
    pub revisions: u64,
    pub made_on: Date,
}

/// A PDF about to be made. It holds everything that is needed for it, so that the client file is free meanwhile.
#[derive(Debug)]
pub struct Work(Kind);

#[derive(Debug)]
enum Kind {
    /// An edition's own bytes, and what to look at before they are handed over.
    Stored(Vec<u8>, Vec<Concern>),
    /// Pages yet to be made.
    Pages(Box<Pages>),
}

#[derive(Debug)]
struct Pages {
    of: Of,
    sheet: Sheet,
    logo: Option<Vec<u8>>,
    concerns: Vec<Concern>,
    since: Option<Earlier>,
    past: Option<Past>,
}

/// What the pages are of.
#[derive(Debug)]
enum Of {
    /// The statement.
    Statement(Snapshot),
    /// What changed in it, alone.
    Changes(Snapshot),
    /// What is declared on it.
    Declaration(Box<Declared>),
    /// The risk treatment plan.
    Plan(Snapshot),
    /// A paper of the management system.
    Paper(Snapshot, ManagementPaper),
}

/// An edition that another state is compared with.
#[derive(Debug)]
struct Earlier {
    snapshot: Snapshot,
    facts: EditionFacts,
    head: String,
}

/// The statement that is meant.
pub(crate) fn of<'a>(snapshot: &'a Snapshot, id: &Id) -> Result<&'a Statement> {
    snapshot.statement(id).ok_or_else(|| no_statement(Some(id)))
}

/// Bytes that the file keeps of an edition or candidate; of an edition that it knows from a copy it has none.
fn kept(document: &Document, hash: &str, label: &str) -> Result<Vec<u8>> {
    document.blob(hash).map_err(|error| match error {
        annexa_document::Error::BlobMissing(_) if crate::origin(document).is_some() => {
            Error::IssuedElsewhere(label.to_owned())
        }
        other => other.into(),
    })
}

/// A statement that the file keeps as JSON.
pub(crate) fn stored(document: &Document, hash: &str, label: &str) -> Result<Snapshot> {
    let json = kept(document, hash, label)?;
    serde_json::from_slice(&json).map_err(|source| Error::Stored { label: label.to_owned(), source })
}

impl Work {
    /// The pages of a snapshot. A logo that the file no longer holds is left out: a statement is not held up by a
    /// picture.
    pub(crate) fn pages(document: &Document, snapshot: &Snapshot, sheet: Sheet, concerns: Vec<Concern>) -> Self {
        Self::carrying(document, snapshot, sheet, concerns, Of::Statement)
    }

    /// The pages of a risk treatment plan.
    pub(crate) fn plan(document: &Document, plan: &Snapshot, sheet: Sheet) -> Self {
        Self::carrying(document, plan, sheet, Vec::new(), Of::Plan)
    }

    /// The pages of a paper of the management system.
    pub(crate) fn paper(
        document: &Document,
        data: &Snapshot,
        of: ManagementPaper,
        sheet: Sheet,
        concerns: Vec<Concern>,
    ) -> Self {
        Self::carrying(document, data, sheet, concerns, |data| Of::Paper(data, of))
    }

    fn carrying(
        document: &Document,
        snapshot: &Snapshot,
        sheet: Sheet,
        concerns: Vec<Concern>,
        of: impl FnOnce(Snapshot) -> Of,
    ) -> Self {
        let snapshot = snapshot.carried(&sheet.statement);
        let logo = snapshot.organisation.logo.as_ref().and_then(|logo| document.blob(&logo.hash).ok());
        Self(Kind::Pages(Box::new(Pages { of: of(snapshot), sheet, logo, concerns, since: None, past: None })))
    }

    /// The pages of a declaration.
    pub(crate) fn declaration(declared: Declared, sheet: Sheet, concerns: Vec<Concern>) -> Self {
        let of = Of::Declaration(Box::new(declared));
        Self(Kind::Pages(Box::new(Pages { of, sheet, logo: None, concerns, since: None, past: None })))
    }

    /// The same with what changed since an edition: beside the statement, or alone.
    pub(crate) fn since(mut self, earlier: Frozen, head: String, alone: bool) -> Self {
        if let Kind::Pages(pages) = &mut self.0 {
            pages.since = Some(Earlier { snapshot: earlier.snapshot, facts: earlier.facts, head });
            pages.of = match std::mem::replace(&mut pages.of, Of::Statement(Snapshot::default())) {
                Of::Statement(snapshot) if alone => Of::Changes(snapshot),
                of => of,
            };
            for concern in earlier.concerns {
                if !pages.concerns.iter_mut().any(|known| known.holds(&concern)) {
                    pages.concerns.push(concern);
                }
            }
        }
        self
    }

    /// What must be looked at before anybody gets the copy: a classification on each page that may forbid it, what its
    /// data says beyond its pages, and names that it leaves out while its texts say them, those of one kind in one sentence.
    pub fn warnings(&self) -> Vec<Warning> {
        let concerns = match &self.0 {
            Kind::Stored(_, concerns) => concerns,
            Kind::Pages(pages) => &pages.concerns,
        };
        told(concerns)
    }

    /// Makes the PDF.
    ///
    /// # Errors
    /// What printing can meet; [`annexa_report::ReportError::Cancelled`] when `progress` breaks it off.
    pub fn make(self, progress: &dyn Fn(Progress) -> ControlFlow<()>) -> Result<Exported> {
        let Pages { of, sheet, logo, since, past, .. } = match self.0 {
            Kind::Stored(bytes, _) => return Ok(Exported { bytes, pages: None, as_issued: true, notes: Vec::new() }),
            Kind::Pages(pages) => *pages,
        };
        let options = Options {
            statement: sheet.statement,
            form: sheet.form,
            paper: sheet.paper,
            standing: sheet.standing,
            head: sheet.head,
            revisions: sheet.revisions,
            made_on: sheet.made_on,
            past,
            without: sheet.without,
            since: since.as_ref().map(|e| Since { snapshot: &e.snapshot, edition: &e.facts, head: &e.head }),
            images: &|_| logo.clone(),
            fallback: Fallback::System,
            progress,
        };
        let made = match &of {
            Of::Statement(snapshot) => export_pdf(snapshot, &options),
            Of::Changes(snapshot) => export_changes(snapshot, &options),
            Of::Declaration(declared) => export_declaration(declared, &options),
            Of::Plan(plan) => export_plan(plan, &options),
            Of::Paper(data, of) => export_paper(data, of, &options),
        }?;
        let words = Words::for_language(annexa_words::FALLBACK);
        let replaced = made.replaced.iter().map(|r| {
            let codes: Vec<String> = r.character.chars().map(|c| format!("U+{:04X}", u32::from(c))).collect();
            let values = [
                ("character", Value::from(r.character.clone())),
                ("code", Value::from(codes.join(" "))),
                ("page", Value::from(r.page.to_string())),
                ("place", Value::from(r.place.clone())),
                ("times", Value::from(r.times)),
            ];
            words.with("export-replaced", &values)
        });
        let logo = made.logo_left_out.then(|| words.get("export-logo-left-out"));
        let notes = replaced.chain(logo).collect();
        Ok(Exported { bytes: made.bytes, pages: Some(made.pages), as_issued: false, notes })
    }
}

/// The statement as it is now, marked DRAFT.
///
/// # Errors
/// [`Error::NoStatement`], and what reading the file can meet.
pub fn draft(document: &Document, asked: &Export) -> Result<Work> {
    let work = draft_of(document, &*document.snapshot()?, (document.head()?, document.revision_count()?), asked)?;
    with_changes(document, asked, of(&*document.snapshot()?, &asked.statement)?, work)
}

/// The statement as it was after a revision, marked DRAFT: its pages say which one and when. Changes since an edition are not told.
///
/// # Errors
/// As [`draft`], and [`Document::snapshot_at`].
pub fn draft_at(document: &Document, asked: &Export, revision: u64) -> Result<Work> {
    let then = document.snapshot_at(revision)?;
    let entry = document.log(revision..=revision)?.pop();
    let entry = entry.ok_or_else(|| annexa_document::Error::NoSuchRevision(revision.to_string()))?;
    let time = entry.time.parse::<Timestamp>().unwrap_or_default().to_zoned(TimeZone::UTC);
    let mut work = draft_of(document, &then, (entry.id, revision), asked)?;
    if let Kind::Pages(pages) = &mut work.0 {
        pages.past = Some(Past { revision, day: time.date(), clock: time.strftime("%H:%M").to_string() });
    }
    Ok(work)
}

fn draft_of(document: &Document, whole: &Snapshot, (head, revisions): (String, u64), asked: &Export) -> Result<Work> {
    of(whole, &asked.statement)?;
    let whole = whole.only(&asked.statement);
    let snapshot = whole.for_audience(asked.audience.unwrap_or_default());
    let sheet = Sheet {
        statement: asked.statement.clone(),
        form: asked.form.unwrap_or(Form::Full),
        paper: asked.paper.unwrap_or(Paper::A4),
        without: asked.without.clone(),
        standing: Standing::Draft,
        head,
        revisions,
        made_on: asked.made_on,
    };
    let found = concerns(&whole, &asked.statement, snapshot.audience);
    Ok(Work::pages(document, &snapshot, sheet, found))
}

/// The work with the section of changes that is asked for.
fn with_changes(document: &Document, asked: &Export, statement: &Statement, work: Work) -> Result<Work> {
    let Some(label) = &asked.changes_since else { return Ok(work) };
    let edition = find_edition(statement, label)?;
    let earlier = frozen(document, &asked.statement, edition, asked.audience.unwrap_or_default())?;
    Ok(work.since(earlier, edition.head.clone(), false))
}

/// That the data inside a PDF holds what is on no page: whoever hands it over sees the pages alone.
pub(crate) fn unprinted(snapshot: &Snapshot, statement: &Id) -> Option<Concern> {
    let of = snapshot.statement(statement)?;
    let notes =
        of.decisions.iter().filter(|decision| !decision.notes.is_blank() && decision.notes.text != WITHHELD).count();
    let accepted = of.accepted.len();
    let words = Words::for_language(annexa_words::FALLBACK);
    let text =
        || words.with("export-data-unprinted", &[("notes", Value::from(notes)), ("accepted", Value::from(accepted))]);
    (notes + accepted > 0).then(|| Concern::Said(text(), None))
}

/// What is to be said of a copy for that audience.
pub(crate) fn concerns(whole: &Snapshot, statement: &Id, audience: Audience) -> Vec<Concern> {
    if audience == Audience::Internal {
        return unprinted(whole, statement).into_iter().collect();
    }
    let words = Words::for_language(annexa_words::FALLBACK);
    let of = whole.statement(statement).filter(|_| audience == Audience::Public);
    let open = words.get("document-classification-public").to_lowercase();
    let classification = of.map(|s| s.classification.trim()).filter(|c| !c.is_empty() && c.to_lowercase() != open);
    let classified = classification.map(|c| {
        let text = words.with("export-copy-classified", &[("classification", c.to_owned())]);
        Concern::Said(text, Some(Place::Statement { field: "classification".to_owned() }))
    });
    let named = disclosed(whole, audience).into_iter().map(|Disclosed { kind, word, places }| {
        let mut names: Vec<String> = places.iter().map(|place| field_name(whole, place, &words)).collect();
        names.dedup();
        Concern::Named { kind, word, places: names, place: places.into_iter().next() }
    });
    classified.into_iter().chain(named).collect()
}

impl Concern {
    /// Whether another is said with this one; names that are said in further places gain those.
    fn holds(&mut self, other: &Self) -> bool {
        match (self, other) {
            (Self::Said(text, _), Self::Said(other, _)) => text == other,
            (Self::Named { word, places, .. }, Self::Named { word: other, places: more, .. }) if word == other => {
                for place in more {
                    if !places.contains(place) {
                        places.push(place.clone());
                    }
                }
                true
            }
            _ => false,
        }
    }
}

/// So many names are told in the sentence itself.
const FEW: usize = 3;

/// Concerns in words: sentences as they are, then a sentence for each kind of name.
fn told(concerns: &[Concern]) -> Vec<Warning> {
    let words = Words::for_language(annexa_words::FALLBACK);
    let mut warnings = Vec::new();
    let mut kinds: BTreeMap<WithheldKind, Vec<Mention>> = BTreeMap::new();
    for concern in concerns {
        match concern {
            Concern::Said(text, place) => {
                warnings.push(Warning { text: text.clone(), place: place.clone(), mentions: Vec::new() });
            }
            Concern::Named { kind, word, places, place } => {
                let values = [("word", word.clone()), ("places", places.join(", "))];
                let mention = Mention { text: words.with("export-mention", &values), place: place.clone() };
                kinds.entry(*kind).or_default().push(mention);
            }
        }
    }
    warnings.extend(kinds.into_iter().map(|(kind, mentions)| named(kind, mentions, &words)));
    warnings
}

/// What is said of names of one kind that are left out and said all the same.
fn named(kind: WithheldKind, mentions: Vec<Mention>, words: &Words) -> Warning {
    let kind = match kind {
        WithheldKind::People => "people",
        WithheldKind::EvidencePlaces => "evidence-places",
        WithheldKind::Risks => "risks",
        WithheldKind::Distribution => "distribution",
        // Texts of their own, known by no name.
        WithheldKind::Notes
        | WithheldKind::Acceptances
        | WithheldKind::Texts
        | WithheldKind::SystemDetails
        | WithheldKind::Assessments
        | WithheldKind::Requirements
        | WithheldKind::Parties
        | WithheldKind::Objectives
        | WithheldKind::ManagementSystem
        | WithheldKind::Questions => "other",
    };
    let first: Vec<&str> = mentions.iter().take(FEW).map(|mention| mention.text.as_str()).collect();
    let values = [
        ("kind", Value::from(kind)),
        ("count", Value::from(mentions.len())),
        ("first", Value::from(first.join(", "))),
        ("more", Value::from(mentions.len().saturating_sub(FEW))),
    ];
    let text = words.with("export-still-named", &values);
    match <[Mention; 1]>::try_from(mentions) {
        Ok([Mention { place, .. }]) => Warning { text, place, mentions: Vec::new() },
        Err(mentions) => Warning { text, place: None, mentions },
    }
}

/// An edition, by label or id: its own bytes, unless audience, paper or form ask for a rendering of it.
///
/// # Errors
/// [`Error::NoEdition`], and what reading the file can meet.
pub fn edition(document: &Document, asked: &Export, edition: &str) -> Result<Work> {
    let now = document.snapshot()?;
    let statement = of(&now, &asked.statement)?;
    let edition = find_edition(statement, edition)?;
    let as_issued =
        asked.audience.is_none() && asked.paper.is_none() && asked.form.is_none() && asked.without.is_empty();
    if as_issued && asked.changes_since.is_none() {
        // What is said about the bytes does not hold them up.
        let frozen = stored(document, &edition.json, &edition.label).ok();
        return issued_bytes(document, edition, frozen.and_then(|frozen| unprinted(&frozen, &asked.statement)));
    }
    let Frozen { snapshot, facts, mut concerns } =
        frozen(document, &asked.statement, edition, asked.audience.unwrap_or_default())?;
    concerns.splice(..0, withdrawn(edition));
    let sheet = Sheet {
        statement: asked.statement.clone(),
        form: asked.form.unwrap_or(Form::Full),
        paper: asked.paper.unwrap_or(Paper::A4),
        without: asked.without.clone(),
        standing: Standing::Rendering(facts),
        head: edition.head.clone(),
        revisions: edition.revisions,
        made_on: asked.made_on,
    };
    with_changes(document, asked, statement, Work::pages(document, &snapshot, sheet, concerns))
}

/// The bytes that were issued, as they are kept.
pub(crate) fn issued_bytes(document: &Document, edition: &Edition, concern: Option<Concern>) -> Result<Work> {
    let pdf = kept(document, &edition.pdf, &edition.label)?;
    Ok(Work(Kind::Stored(pdf, withdrawn(edition).into_iter().chain(concern).collect())))
}

/// That an edition was withdrawn: its pages were set before that, and say what was frozen.
fn withdrawn(edition: &Edition) -> Option<Concern> {
    let withdrawn = edition.withdrawn.as_ref()?;
    let values = [
        ("label", edition.label.clone()),
        ("date", withdrawn.date.to_string()),
        ("reason", withdrawn.reason.trim().to_owned()),
    ];
    let text = Words::for_language(annexa_words::FALLBACK).with("export-edition-withdrawn", &values);
    Some(Concern::Said(text, None))
}

/// What was frozen for an edition, as its audience may read it.
pub(crate) struct Frozen {
    pub snapshot: Snapshot,
    pub facts: EditionFacts,
    /// Nothing in what was issued can be put right: none has a place.
    pub concerns: Vec<Concern>,
}

/// Reads what was frozen for an edition.
pub(crate) fn frozen(document: &Document, statement: &Id, edition: &Edition, audience: Audience) -> Result<Frozen> {
    let mut whole = stored(document, &edition.json, &edition.label)?;
    // The edition's own approval and note are printed as well, and are not in what was frozen for it.
    whole.statements.iter_mut().filter(|s| s.id == *statement).for_each(|s| s.editions.push(edition.clone()));
    let mut snapshot = whole.for_audience(audience);
    let of_audience = snapshot.statements.iter_mut().find(|s| s.id == *statement).and_then(|s| s.editions.pop());
    let edition = of_audience.ok_or_else(|| no_statement(Some(statement)))?;
    let facts =
        EditionFacts { label: edition.label, content: edition.content, approver: edition.approver, note: edition.note };
    let mut concerns = concerns(&whole, statement, audience);
    for Concern::Said(_, place) | Concern::Named { place, .. } in &mut concerns {
        *place = None;
    }
    Ok(Frozen { snapshot, facts, concerns })
}

/// The edition with that label or id.
pub(crate) fn find_edition<'s>(statement: &'s Statement, edition: &str) -> Result<&'s Edition> {
    let mut editions = statement.editions.iter();
    let found = editions.find(|e| e.label == edition || e.id.as_str() == edition);
    found.ok_or_else(|| Error::NoEdition(edition.to_owned()))
}
