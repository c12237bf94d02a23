//! Why a job failed, in the words of the crate that refused.

use std::path::PathBuf;

use annexa_model::check::Finding;
use annexa_model::{Audience, Id};
use annexa_report::{ExtractError, ImageError};

use crate::KeyError;

/// Why a job failed. The client file is as it was before, unless the variant says otherwise.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The client file refused.
    #[error(transparent)]
    Document(#[from] annexa_document::Error),
    /// The report could not be made.
    #[error(transparent)]
    Report(#[from] annexa_report::ReportError),
    /// The picture is none that a page can show; the logo is as it was.
    #[error("The logo was not taken ({0}).")]
    Logo(#[from] ImageError),
    /// The file holds no such statement.
    #[error("This file holds no statement “{0}”. Nothing was written.")]
    NoStatement(String),
    /// The statement has no such candidate.
    #[error("There is no candidate “{0}” for this statement. Prepare one first.")]
    NoCandidate(String),
    /// The statement has no such edition.
    #[error("There is no edition “{0}” of this statement.")]
    NoEdition(String),
    /// There is no such approved plan.
    #[error("There is no approved risk treatment plan “{0}” in this file.")]
    NoPlan(String),
    /// The edition has no such signed copy.
    #[error("There is no such signed copy of edition “{0}”.")]
    NoSignedCopy(String),
    /// The evidence has no such file.
    #[error("No such file is kept with {0}.")]
    NoAttachment(String),
    /// More than one file or signature is kept that answers to what was asked.
    #[error("Several are kept there ({0}). Nothing was done. Say which by the beginning of its hash.")]
    SeveralKept(String),
    /// It is a folder, or nothing is in it.
    #[error("“{}” is no file, or nothing is in it. Nothing was attached.", .0.display())]
    AttachedNothing(PathBuf),
    /// It is neither a PDF nor a picture of a page.
    #[error("“{0}” is neither a PDF nor a PNG or JPEG picture, so it is no signed copy. Nothing was attached.")]
    SignedKind(String),
    /// Its last bytes are missing.
    #[error("“{0}” breaks off before its end, as a copy does that was not finished. Nothing was attached.")]
    SignedCut(String),
    /// One file was given as both copies.
    #[error("“{}” is the same file as the other one. Nothing was written. Name two copies, each in a file of its own.", .0.display())]
    SameFile(PathBuf),
    /// What was decided is about another state of a copy.
    #[error(
        "“{}” was changed after these decisions were written down. Nothing was written. Write them down anew with --write-decisions and decide again.",
        .0.display()
    )]
    DecidedBefore(PathBuf),
    /// A choice that there is not about that difference: a cell, or what it is called.
    #[error(
        "What was chosen for “{0}” is not among its choices. Nothing was written. A text takes mine, theirs or both; a record keep or delete; everything else mine or theirs. Of a decision, “parts” take the same one by one, or a text of their own as an object."
    )]
    Choice(String),
    /// Of two choices about one difference nobody can say which was meant.
    #[error(
        "“{0}” is decided more than once. Nothing was written. Leave one of “take”, “value” and “parts” there, in one decision about it."
    )]
    ChosenTwice(String),
    /// Nobody is called so in either copy, or several are.
    #[error(
        "“{said}” was chosen for “{cell}”, and it names nobody in the two copies, or more than one. Nothing was written. Take mine or theirs, or name somebody of the list of people."
    )]
    Nobody {
        /// The cell, or what it is called.
        cell: String,
        /// The words that were to name somebody.
        said: String,
    },
    /// A value that was written anew leaves out a field that a copy says something in.
    #[error(
        "What was written for “{cell}” does not say its “{field}”, which one of the copies does. Nothing was written. Say it as well; null where nothing is to stand there."
    )]
    Unsaid {
        /// The cell, or what it is called.
        cell: String,
        /// The name of the field in data.
        field: String,
    },
    /// The edition has no such signature.
    #[error("There is no such signature over edition “{0}”.")]
    NoSignature(String),
    /// What the file keeps of the edition is not what was issued, so nobody signs it.
    #[error("Edition “{label}” was not signed: {why}")]
    NotAsIssued {
        /// Label of the edition.
        label: String,
        /// What is not as it was.
        why: String,
    },
    /// The key does not sign, or is none.
    #[error("“{}” is no key to sign with: {source}. Nothing was changed.", .path.display())]
    Key {
        /// The key's file.
        path: PathBuf,
        /// Why not.
        source: KeyError,
    },
    /// The key could not compute the signature: a fault in the program.
    #[error("The signature could not be made ({0}). Nothing was changed.")]
    Signing(ssh_key::Error),
    /// A signature of which nobody can say what it signs.
    #[error("“{}” is a signature without what it signs: “{}” is not there. Nothing was judged or kept. The two belong together; carry both.", .signature.display(), .message.display())]
    SignatureAlone {
        /// The signature's file.
        signature: PathBuf,
        /// Where what it signs should be.
        message: PathBuf,
    },
    /// A signature that does not hold is not kept.
    #[error("“{}” was not kept as a signature: {why} Nothing was changed.", .path.display())]
    SignatureRefused {
        /// The file that does not fit.
        path: PathBuf,
        /// What does not fit, a sentence.
        why: String,
    },
    /// The list of signers is not one.
    #[error(
        "Line {line} of “{}” is not a line of a list of signers (NAME KEY-KIND KEY, as ssh-keygen reads it). Nothing was judged.",
        .path.display()
    )]
    Signers {
        /// The list.
        path: PathBuf,
        /// 1-based.
        line: usize,
    },
    /// No edition is in force that the statement could be compared with.
    #[error(
        "No edition of this statement is in force to compare it with. Issue one first, or name one with its label, also one that was withdrawn."
    )]
    NothingToCompare,
    /// Something in the file says other than it did.
    #[error(
        "“{}” does not hold together, so nothing is issued from it or signed: {why} Nothing was changed. “annexa verify”, or File in the window, tells all of it; go on in a copy or a backup that holds.",
        .path.display()
    )]
    Tampered {
        /// The client file.
        path: PathBuf,
        /// The first thing that does not fit, a sentence.
        why: String,
    },
    /// Findings refuse the declaration.
    #[error("Nothing is declared: {} of its findings stand in the way. Nothing was written.", .0.len())]
    DeclarationBlocked(Vec<Finding>),
    /// A stored statement does not read as one: the file is damaged.
    #[error(
        "The stored statement of “{label}” does not read as one ({source}). The file may be damaged; use another copy."
    )]
    Stored {
        /// Label of the edition or candidate.
        label: String,
        /// What is wrong.
        source: serde_json::Error,
    },
    /// The edition was issued in another file; this one knows of it from a copy, and never had its bytes.
    #[error(
        "Edition “{0}” was issued in another file: this one was made from a copy and only knows of it. Its PDF is where it was issued."
    )]
    IssuedElsewhere(String),
    /// The PDF gives no data.
    #[error("“{}” gives no data: {source}. Nothing was made.", .path.display())]
    Inside {
        /// Which PDF.
        path: PathBuf,
        /// Why not.
        source: ExtractError,
    },
    /// The PDF is a declaration: it holds what it declares, and no statement that a client file could be made of.
    #[error(
        "“{}” is a declaration of conformity. It holds what it declares and not the statement behind it. Nothing was made.",
        .path.display()
    )]
    Declaration {
        /// Which PDF.
        path: PathBuf,
    },
    /// The PDF is a risk treatment plan: it holds the risks that it treats, and no statement that a client file could be made of.
    #[error(
        "“{}” is a risk treatment plan. It holds the risks and what treats them, and not the statement behind it. Nothing was made.",
        .path.display()
    )]
    Plan {
        /// Which PDF.
        path: PathBuf,
    },
    /// The PDF is a paper of the management system: it holds what that tells, and no statement.
    #[error(
        "“{}” is a paper of the management system. It holds what its pages tell and not the statement beside it. Nothing was made.",
        .path.display()
    )]
    Paper {
        /// Which PDF.
        path: PathBuf,
    },
    /// Nothing of a paper is for those readers.
    #[error(
        "No such paper is made for {}: questions stay within the organisation, and how far the management system is concerns the organisation and its auditors. Nothing was written. Ask for another audience.",
        readers(*.0)
    )]
    NotForReaders(Audience),
    /// The PDF cannot be read at all, or nothing can be started that would read it.
    #[error("“{}” could not be read ({source}). Nothing was made.", .path.display())]
    Unread {
        /// Which PDF.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// A key, a signature or a list of signers cannot be read at all.
    #[error("“{}” could not be read ({source}). Nothing was changed.", .path.display())]
    NotRead {
        /// Which file.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// The sample in the program is not a list of operations: a fault in the program.
    #[error("The sample could not be read ({0}).")]
    Sample(serde_json::Error),
    /// The output could not be written; an older file of that name is untouched.
    #[error("“{}” could not be written ({source}). A file that was there before is as it was. Choose another place, or make room.", .path.display())]
    Output {
        /// Where to.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// A PDF would replace what is none.
    #[error("“{}” stands there already and is no PDF, so it was not replaced. Nothing was changed. Choose another name.", .path.display())]
    Occupied {
        /// Where to.
        path: PathBuf,
    },
}

impl Error {
    /// A stable code by which a window words the error.
    pub fn code(&self) -> &str {
        match self {
            Self::Document(e) => e.code(),
            Self::Report(annexa_report::ReportError::Cancelled) => "cancelled",
            Self::Report(_) => "report",
            Self::Logo(ImageError::TooLarge { .. }) => "image-too-large",
            Self::Logo(ImageError::TooManyPixels { .. }) => "image-too-many-pixels",
            Self::Logo(ImageError::NotAnImage) => "image-of-no-kind",
            Self::Logo(ImageError::Damaged(_)) => "image-damaged",
            Self::Logo(ImageError::Text) => "image-with-text",
            Self::Logo(ImageError::External) => "image-with-another",
            Self::Logo(ImageError::TooComplex) => "image-too-complex",
            Self::NoStatement(_) => "no-statement",
            Self::NoCandidate(_) => "no-candidate",
            Self::NoEdition(_) => "no-edition",
            Self::NoPlan(_) => "no-plan",
            Self::NoSignedCopy(_) => "no-signed-copy",
            Self::NoAttachment(_) => "no-attachment",
            Self::SeveralKept(_) => "several-kept",
            Self::AttachedNothing(_) => "attached-nothing",
            Self::SignedKind(_) => "signed-kind",
            Self::SignedCut(_) => "signed-cut",
            Self::SameFile(_) => "merge-same-file",
            Self::DecidedBefore(_) => "merge-compared-before",
            Self::Choice(_) | Self::ChosenTwice(_) => "merge-choice",
            Self::Nobody { .. } => "merge-nobody",
            Self::Unsaid { .. } => "merge-unsaid",
            Self::NoSignature(_) => "no-signature",
            Self::NotAsIssued { .. } => "not-as-issued",
            Self::Key { source, .. } => source.code(),
            Self::Signing(_) => "signing",
            Self::SignatureRefused { .. } | Self::SignatureAlone { .. } => "signature-refused",
            Self::Signers { .. } => "signers",
            Self::NothingToCompare => "nothing-to-compare",
            Self::Tampered { .. } => "tampered",
            Self::DeclarationBlocked(_) => "declaration-blocked",
            Self::Stored { .. } => "stored",
            Self::IssuedElsewhere(_) => "issued-elsewhere",
            Self::Inside { source: ExtractError::NotAPdf, .. } => "inside-not-a-pdf",
            Self::Inside { source: ExtractError::Damaged, .. } => "inside-damaged",
            Self::Inside { source: ExtractError::Locked, .. } => "inside-locked",
            Self::Inside { source: ExtractError::TooLarge, .. } => "inside-too-large",
            Self::Inside { source: ExtractError::TooMuchAttached, .. } => "inside-too-much",
            Self::Inside { source: ExtractError::NoData, .. } => "inside-no-data",
            Self::Inside { source: ExtractError::Overwhelming, .. } => "inside-overwhelming",
            Self::Declaration { .. } => "inside-a-declaration",
            Self::Plan { .. } => "inside-a-plan",
            Self::Paper { .. } => "inside-a-paper",
            Self::NotForReaders(_) => "not-for-readers",
            Self::Unread { .. } => "inside-unread",
            Self::NotRead { .. } => "not-read",
            Self::Sample(_) => "sample",
            Self::Output { source, .. } if annexa_document::is_full(source) => "no-room",
            Self::Output { .. } => "output",
            Self::Occupied { .. } => "occupied",
        }
    }
}

impl Error {
    /// The same with the names of cells in place of their keys, as they are called in a document.
    #[must_use]
    pub fn in_words(self, document: &annexa_document::Document) -> Self {
        let words = annexa_words::Words::for_language(annexa_words::FALLBACK);
        self.about(|cell| crate::names::name_of(document, cell, &words))
    }

    /// The same with the name of the cell that it is about in place of its key.
    pub(crate) fn about(self, name: impl Fn(&str) -> String) -> Self {
        use annexa_document::Error as Of;
        match self {
            Self::Choice(cell) => Self::Choice(name(&cell)),
            Self::Nobody { cell, said } => Self::Nobody { cell: name(&cell), said },
            Self::Unsaid { cell, field } => Self::Unsaid { cell: name(&cell), field },
            Self::Document(Of::DecisionUnknown(cell)) => Of::DecisionUnknown(name(&cell)).into(),
            Self::Document(Of::DecisionUnfit(cell)) => Of::DecisionUnfit(name(&cell)).into(),
            Self::Document(Of::DecisionMalformed(cell)) => Of::DecisionMalformed(name(&cell)).into(),
            Self::Document(Of::Withheld { cell }) => Of::Withheld { cell: name(&cell) }.into(),
            Self::Document(Of::Unsound { path, mut flaw }) => {
                // What is no cell (a hash, what the database says) has no such form and stays as it is.
                flaw.detail = flaw.detail.map(|detail| if detail.contains('/') { name(&detail) } else { detail });
                Of::Unsound { path, flaw }.into()
            }
            other => other,
        }
    }

    /// The file or folder that the error is about, where it is about one.
    pub fn path(&self) -> Option<&std::path::Path> {
        match self {
            Self::Document(error) => error.path(),
            Self::SameFile(path)
            | Self::DecidedBefore(path)
            | Self::Output { path, .. }
            | Self::Occupied { path }
            | Self::Declaration { path }
            | Self::Plan { path }
            | Self::Paper { path }
            | Self::Tampered { path, .. }
            | Self::Inside { path, .. }
            | Self::Key { path, .. }
            | Self::SignatureAlone { signature: path, .. }
            | Self::SignatureRefused { path, .. }
            | Self::Signers { path, .. }
            | Self::NotRead { path, .. }
            | Self::Unread { path, .. } => Some(path),
            _ => None,
        }
    }

    /// The line that the error is about, from 1, where it is about one of a list.
    pub fn line(&self) -> Option<usize> {
        match self {
            Self::Document(error) => error.line(),
            Self::Signers { line, .. } => Some(*line),
            _ => None,
        }
    }

    /// The field that the error is about, where it is about one.
    pub fn field(&self) -> Option<&str> {
        match self {
            Self::Document(error) => error.field(),
            Self::Logo(_) => Some("logo"),
            _ => None,
        }
    }
}

/// A job's result.
pub type Result<T> = std::result::Result<T, Error>;

/// Those for whom something is not, as a sentence names them.
fn readers(audience: Audience) -> &'static str {
    match audience {
        Audience::Internal => "use within the organisation",
        Audience::Auditor => "an auditor",
        Audience::Public => "the public",
    }
}

pub(crate) fn no_statement(id: Option<&Id>) -> Error {
    Error::NoStatement(id.map_or_else(|| String::from("the only one"), ToString::to_string))
}
