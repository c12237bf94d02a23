//! What an export is asked for, and what it gives.

use std::collections::BTreeSet;
use std::ops::ControlFlow;

use annexa_model::{CopyStanding, Id, Signatory, Snapshot, Text};
use jiff::civil::Date;

pub use crate::layout::Paper;
pub use crate::text::Fallback;
pub use crate::tree::Form;

/// An edition, as far as its pages name it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EditionFacts {
    /// The document's version in the organisation's own scheme.
    pub label: String,
    /// Content hash of the statement, 64 hex digits.
    pub content: String,
    /// Who approved it, in what function, when.
    pub approver: Signatory,
    /// What changed.
    pub note: Text,
}

/// What the copy is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Standing {
    /// Not issued. Marked on every page.
    Draft,
    /// Frozen for approval. Marked on every page, with the hash that an approval names.
    ForApproval {
        /// The version it is to become.
        label: String,
        /// Content hash of the statement, 64 hex digits.
        content_hash: String,
    },
    /// The issued edition itself.
    Issued(EditionFacts),
    /// Something else made from an edition: other paper, other parts, a later program. It says so.
    Rendering(EditionFacts),
    /// What the file says on the day it is made: a paper that nobody approves, so it is no draft either.
    Recorded,
}

/// An earlier state of a statement, which a draft may show.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Past {
    /// The number of the revision after which it stood so.
    pub revision: u64,
    /// The day of that revision.
    pub day: Date,
    /// Its time of day in UTC, such as `13:16`.
    pub clock: String,
}

impl Standing {
    /// What the copy is, as its data says it beside itself: the kind of copy, its version, and the day it is dated by, which
    /// is that of the approval where there is one.
    pub(crate) fn of_data(&self, made_on: Date) -> (CopyStanding, Option<&str>, Date) {
        match self {
            Self::Draft | Self::Recorded => (CopyStanding::Draft, None, made_on),
            Self::ForApproval { label, .. } => (CopyStanding::ForApproval, Some(label), made_on),
            Self::Issued(edition) => (CopyStanding::Edition, Some(&edition.label), edition.dated(made_on)),
            Self::Rendering(edition) => (CopyStanding::Rendering, Some(&edition.label), edition.dated(made_on)),
        }
    }
}

impl EditionFacts {
    fn dated(&self, otherwise: Date) -> Date {
        self.approver.date.unwrap_or(otherwise)
    }
}

/// Defines the parts that a copy may leave out, and the word that each is known by.
macro_rules! parts {
    ($($(#[doc = $doc:literal])+ $variant:ident = $word:literal;)+) => {
        /// A part of the full form that a copy may leave out. What makes it a Statement of Applicability is none of
        /// these: document control with its approvals, scope and roles, the decisions, the controls from other sources.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Part {
            $($(#[doc = $doc])+ $variant,)+
        }

        impl Part {
            /// Every one, in the order of the pages.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            /// The word that links, options and names of messages know it by.
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $word,)+ }
            }
        }
    };
}

parts! {
    /// Cover.
    Cover = "cover";
    /// Table of contents.
    Contents = "contents";
    /// How to read the statement.
    Reading = "reading";
    /// Summary with charts.
    Summary = "summary";
    /// Exclusions with grounds; each also stands with its control.
    Exclusions = "exclusions";
    /// Open actions by date.
    Actions = "actions";
    /// Evidence index.
    Evidence = "evidence";
    /// Records that drivers name.
    Records = "records";
    /// The risks, with their treatment.
    Risks = "risks";
    /// Each control with the risks that ask for it.
    ControlsByRisk = "controls-by-risk";
    /// Impact assessments.
    Impacts = "impacts";
    /// Everything that is known of each AI system; that there is one also stands with the scope.
    Systems = "systems";
    /// Requirements, with the controls by which they are met.
    Requirements = "requirements";
    /// Interested parties, with what they expect and the controls that answer it.
    Parties = "parties";
    /// Objectives, with the controls that serve them.
    Objectives = "objectives";
    /// People.
    People = "people";
    /// The terms that the document uses.
    Glossary = "glossary";
}

/// How far an export is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Progress {
    /// Setting text; this many pages so far.
    LayingOut {
        /// Pages so far.
        pages: usize,
    },
    /// Writing the file.
    Writing {
        /// The page being written, from 0.
        page: usize,
        /// Of how many.
        pages: usize,
    },
    /// Compressing what was written.
    Packing {
        /// How many pages there are.
        pages: usize,
    },
}

/// The edition that a change report begins with.
#[derive(Debug, Clone, Copy)]
pub struct Since<'a> {
    /// What was frozen for it, filtered for the same audience.
    pub snapshot: &'a Snapshot,
    /// The edition.
    pub edition: &'a EditionFacts,
    /// The file's head then, 64 hex digits.
    pub head: &'a str,
}

/// What an export is asked for. It holds no clock and no path: equal options and snapshot give equal bytes.
pub struct Options<'a> {
    /// The statement.
    pub statement: Id,
    /// Full form or register.
    pub form: Form,
    /// Paper.
    pub paper: Paper,
    /// What the copy is.
    pub standing: Standing,
    /// The file's head, 64 hex digits.
    pub head: String,
    /// Recorded changes behind that head.
    pub revisions: u64,
    /// The day the copy is made.
    pub made_on: Date,
    /// Which earlier state a draft shows; the statement as it is now where there is none.
    pub past: Option<Past>,
    /// The parts that the full form leaves out.
    pub without: BTreeSet<Part>,
    /// What the statement is compared with: in a section of its own, or in a report.
    pub since: Option<Since<'a>>,
    /// Gives the bytes of an image by their hash, for the logo.
    pub images: &'a dyn Fn(&str) -> Option<Vec<u8>>,
    /// Which faces may be used beyond the bundled ones.
    pub fallback: Fallback,
    /// Told how far the export is; breaks it off by answering `Break`.
    pub progress: &'a dyn Fn(Progress) -> ControlFlow<()>,
}

/// A character that no face has. It is shown as a mark on the page; copied text gives the character itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReplacedCharacter {
    /// What is read as one character, of however many it is composed.
    pub character: String,
    /// Where it stands first, in words: the nearest heading, and what was typed around it.
    pub place: String,
    /// The page of that, from 1.
    pub page: usize,
    /// How often it stands in the document.
    pub times: usize,
}

/// A finished export.
#[derive(Debug, Clone)]
pub struct Export {
    /// The PDF.
    pub bytes: Vec<u8>,
    /// How many pages it has.
    pub pages: usize,
    /// Characters that no face has, each once, in the order in which they are met.
    pub replaced: Vec<ReplacedCharacter>,
    /// Whether there is a logo that could not be used; the export is whole without it.
    pub logo_left_out: bool,
}
