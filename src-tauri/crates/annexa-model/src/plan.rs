//! From an intent to cell writes: every rule about what may be written stands here, once.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet, HashSet};

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use crate::adoption::{crosswalk_cell, framework_cell, framework_in, hash_of, kept};
use crate::canonical::is_sha256_hex;
use crate::catalogue::{self, framework_named, has_controls};
use crate::check::{self, Finding, Severity};
use crate::copied;
use crate::entries;
use crate::id::is_key_part;
use crate::imported::{crosswalk_problems, framework_problems};
use crate::registers::{OnRecord, RecordChange, Register, fields_of_words, tagged};
use crate::snapshot::natural;
use crate::statement::STATEMENT_TEXTS;
use crate::text::{checked_line, is_language_tag};
use crate::{
    Candidate, CellError, Cells, ControlRef, Copied, CopyError, Crosswalk, DecisionField, Declaration, Differs, Driver,
    DriverValue, Edition, EditionSignature, Framework, Ground, Id, Ids, ImportProblem, ItemRef, Kept, KeptFile, LINKED,
    Link, MAX_SIGNATURE, MessageError, OWN, Operation, OrganisationField, PlanFacts, Progress, Recipient, RecordKind,
    RecordRef, Risk, RiskAcceptance, RiskCriteria, Signatory, SignedMessage, Snapshot, Statement, StatementField,
    SystemExclusion, SystemExclusionValue, Text, TextError, TreatmentApproval, Verdict, canonical_json, content_hash,
    sha256_hex,
};

/// What an operation is planned against. Nothing here is read from the world: it all comes in as values.
pub struct PlanContext<'a> {
    /// The cells before the operation.
    pub cells: &'a Cells,
    /// The day of the change.
    pub today: Date,
    /// The head before the operation, 64 hex digits.
    pub head: &'a str,
    /// How many revisions stand behind that head.
    pub revisions: u64,
    /// The author's name, as acceptances print it.
    pub author: &'a str,
    /// Where new ids come from.
    pub ids: &'a mut dyn Ids,
}

/// What an operation writes.
#[derive(Debug, Clone, PartialEq)]
pub struct Plan {
    /// The name under which the change stands in the history (`SetNotes`, `AddEvidence` …).
    pub name: String,
    /// Cells and their values after; `None` empties.
    pub writes: BTreeMap<String, Option<Value>>,
    /// Whether this is typing: it continues the open revision where that is the same cell and name.
    pub typing: bool,
    /// Bytes to store with the change.
    pub blobs: Vec<Vec<u8>>,
    /// The id of the record that was added, where one was.
    pub added: Option<Id>,
}

/// Why an operation is refused. Nothing was changed.
#[derive(Debug, thiserror::Error)]
pub enum OperationError {
    /// A text does not fit its field.
    #[error("{source} ({field})")]
    Text {
        /// The field.
        field: String,
        /// What is wrong with it.
        source: TextError,
    },
    /// No record has that id or label.
    #[error("there is no {kind} “{reference}” in this file")]
    NotFound {
        /// What kind of record.
        kind: &'static str,
        /// What was asked for.
        reference: String,
    },
    /// Several records have that label.
    #[error("“{reference}” names more than one {kind}; say which by its id: {}", .ids.join(", "))]
    Ambiguous {
        /// What kind of record.
        kind: &'static str,
        /// What was asked for.
        reference: String,
        /// Each that answers to it, by what only it answers to.
        ids: Vec<String>,
    },
    /// The file holds several statements and the operation names none.
    #[error("this file holds {0} statements; say which one is meant")]
    WhichStatement(usize),
    /// The framework is not in the catalogue.
    #[error("the catalogue has no framework “{0}”")]
    UnknownFramework(String),
    /// The framework has no controls to decide on.
    #[error("“{0}” is no framework of controls, so no statement can be about it; it can be read beside one")]
    NoControlsIn(String),
    /// What is brought in does not hold.
    #[error("it cannot be brought in: {}", told(.0))]
    Import(Vec<ImportProblem>),
    /// A framework that something of this file rests on.
    #[error("“{framework}” stays: {by} rests on it")]
    FrameworkInUse {
        /// The framework.
        framework: String,
        /// What rests on it: a statement, or a crosswalk by its id.
        by: String,
    },
    /// A decision on a control that is there.
    #[error("“{0}” is there to be decided on; only what its framework no longer has is dropped")]
    ControlStays(String),
    /// Nothing of this file rests on what a framework no longer has.
    #[error("nothing that this file decides on or cites is gone from “{0}”")]
    NothingGone(String),
    /// No such starting point.
    #[error("there is no starting point “{0}”; “annexa starts” lists them")]
    UnknownStart(String),
    /// An id that cannot be used.
    #[error("“{0}” cannot be an id: it takes up to 64 letters, digits, dots, dashes and underscores")]
    MalformedId(String),
    /// A record with that id exists.
    #[error("there is already a {kind} with the id “{id}”")]
    IdTaken {
        /// What kind of record.
        kind: &'static str,
        /// The id.
        id: String,
    },
    /// Two that cannot be linked.
    #[error("“{from}” and “{to}” cannot be linked: one of them must be a record, and they must be of different kinds")]
    NotLinked {
        /// The one.
        from: String,
        /// The other.
        to: String,
    },
    /// No other end was named.
    #[error("nothing is named to link with")]
    NothingToLink,
    /// A scale of another size.
    #[error("a scale has three to five places, not {0}")]
    ScaleSize(usize),
    /// A place that no scale has.
    #[error("a place on a scale is a number from 1 to 5 ({0})")]
    OffScale(String),
    /// A word of a scale that says nothing.
    #[error("place {place} of the scale of {scale} has no word")]
    ScaleWord {
        /// Which scale, by its name in data.
        scale: &'static str,
        /// The place, from 1.
        place: usize,
    },
    /// A line that the scales do not have.
    #[error("the highest level that is accepted is a number from 1 to {most}, not {line}")]
    AcceptanceLine {
        /// The line given.
        line: u16,
        /// The highest level of the scales.
        most: u16,
    },
    /// The same justification for several controls.
    #[error("a justification is written for one control at a time; {0} are selected")]
    JustificationForMany(usize),
    /// An operation that names no control.
    #[error("no control is named")]
    NoControls,
    /// Not `#rrggbb`.
    #[error("“{0}” is not a colour such as #075e78")]
    Colour(String),
    /// An image of a kind that is not kept.
    #[error("a logo is a PNG, JPEG or SVG image, not “{0}”")]
    LogoKind(String),
    /// Neither a PDF nor a picture of a page.
    #[error("a signed copy is a PDF, a PNG or a JPEG, not “{0}”")]
    SignedKind(String),
    /// What was signed is not about this edition, or not about this file.
    #[error("this signature is not one over edition “{edition}” of this file: {why}")]
    SignatureElsewhere {
        /// The edition's label.
        edition: String,
        /// What does not fit.
        why: String,
    },
    /// What was signed is not read.
    #[error("what was signed is not a text over an edition: {0}")]
    SignatureMessage(#[from] MessageError),
    /// Not an armored signature, or too long for one.
    #[error("this is not an SSH signature")]
    SignatureForm,
    /// Not a SHA-256.
    #[error("“{0}” is not the hash of a stored file")]
    Hash(String),
    /// A finding that blocks cannot be let stand.
    #[error("“{0}” blocks an edition and cannot be accepted; it has to be mended")]
    BlocksEdition(String),
    /// No such finding now.
    #[error("there is no finding “{0}” now")]
    NoSuchFinding(String),
    /// A reason is needed.
    #[error("a reason is needed")]
    ReasonMissing,
    /// Findings block the edition.
    #[error("{} findings block the edition", .0.len())]
    FindingsBlock(Vec<Finding>),
    /// The version the edition would carry is empty or used.
    #[error("the version “{0}” is already that of an edition; give the next one its own version first")]
    VersionTaken(String),
    /// The version the edition would carry is empty.
    #[error("there is no version; an edition needs one")]
    VersionMissing,
    /// A risk treatment plan without a document id.
    #[error("a risk treatment plan bears an id of its own, such as RTP-01; give one")]
    PlanIdMissing,
    /// The statement changed since the candidate was prepared.
    #[error("the statement has changed since this candidate was prepared; prepare another one")]
    CandidateStale,
    /// The approver is not named.
    #[error("an edition names who approved it and in what function")]
    ApproverMissing,
    /// Approved on a day that has not come.
    #[error("an approval of {approved} lies ahead; today is {today}: give the day on which it was approved")]
    ApprovalInFuture {
        /// The date given.
        approved: Date,
        /// The day of the change.
        today: Date,
    },
    /// Approved before there was anything to approve.
    #[error(
        "what was prepared on {prepared} cannot have been approved on {approved}: give a day from then on, or name a candidate \
         that was prepared by then"
    )]
    ApprovalBeforeCandidate {
        /// The date given.
        approved: Date,
        /// The day on which the candidate was frozen.
        prepared: Date,
    },
    /// An approval together with other changes.
    #[error("an edition is prepared, issued or withdrawn by itself, not together with other changes")]
    ApprovalAmongOthers,
    /// Cannot be withdrawn twice.
    #[error("this edition is already withdrawn")]
    AlreadyWithdrawn,
    /// The data of a copy is not taken over.
    #[error("The data in this PDF cannot be taken over: {0}")]
    Copy(#[from] CopyError),
    /// A file that has begun takes no copy.
    #[error("only a new file can be made from a copy")]
    CopyNotFirst,
    /// The cells cannot be read as a snapshot: the file is damaged.
    #[error(transparent)]
    Cells(#[from] CellError),
    /// A value has no JSON form: a fault in the program.
    #[error("a value could not be written down: {0}")]
    Json(#[from] serde_json::Error),
}

impl OperationError {
    /// A stable code by which a window words the error.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Text { source: TextError::TooLong { .. }, .. } => "text-too-long",
            Self::Text { source: TextError::ControlCharacter { .. }, .. } => "text-control-character",
            Self::Text { source: TextError::LineBreak, .. } => "text-line-break",
            Self::Text { source: TextError::Language(_), .. } => "text-language",
            Self::NotFound { .. } => "not-found",
            Self::Ambiguous { .. } => "ambiguous",
            Self::WhichStatement(_) => "which-statement",
            Self::UnknownFramework(_) => "unknown-framework",
            Self::NoControlsIn(_) => "framework-without-controls",
            Self::Import(_) => "import-refused",
            Self::FrameworkInUse { .. } => "framework-in-use",
            Self::ControlStays(_) => "control-stays",
            Self::NothingGone(_) => "nothing-gone",
            Self::UnknownStart(_) => "unknown-start",
            Self::MalformedId(_) => "malformed-id",
            Self::IdTaken { .. } => "id-taken",
            Self::NotLinked { .. } => "not-linked",
            Self::NothingToLink => "nothing-to-link",
            Self::ScaleSize(_) => "scale-size",
            Self::OffScale(_) => "off-scale",
            Self::ScaleWord { .. } => "scale-word",
            Self::AcceptanceLine { .. } => "acceptance-line",
            Self::JustificationForMany(_) => "justification-for-many",
            Self::NoControls => "no-controls",
            Self::Colour(_) => "colour",
            Self::LogoKind(_) => "logo-kind",
            Self::SignedKind(_) => "signed-kind",
            Self::SignatureElsewhere { .. } => "signature-elsewhere",
            Self::SignatureMessage(MessageError::Newer(_)) => "signature-newer",
            Self::SignatureMessage(MessageError::Form) => "signature-message",
            Self::SignatureForm => "signature-form",
            Self::Hash(_) => "hash",
            Self::BlocksEdition(_) => "finding-blocks",
            Self::NoSuchFinding(_) => "no-such-finding",
            Self::ReasonMissing => "reason-missing",
            Self::FindingsBlock(_) => "findings-block",
            Self::VersionTaken(_) => "version-taken",
            Self::VersionMissing => "version-missing",
            Self::PlanIdMissing => "plan-id-missing",
            Self::CandidateStale => "candidate-stale",
            Self::ApproverMissing => "approver-missing",
            Self::ApprovalInFuture { .. } => "approval-in-future",
            Self::ApprovalBeforeCandidate { .. } => "approval-before-candidate",
            Self::ApprovalAmongOthers => "approval-among-others",
            Self::AlreadyWithdrawn => "already-withdrawn",
            Self::Copy(CopyError::Newer(_)) => "copy-newer",
            Self::Copy(_) => "copy-refused",
            Self::CopyNotFirst => "copy-not-first",
            Self::Cells(_) => "cells",
            Self::Json(_) => "json",
        }
    }

    /// The field that the error is about, where it is about one.
    pub fn field(&self) -> Option<&str> {
        match self {
            Self::Text { field, .. } => Some(field),
            Self::Colour(_) => Some("colour"),
            Self::LogoKind(_) => Some("logo"),
            Self::VersionTaken(_) | Self::VersionMissing => Some("version"),
            Self::PlanIdMissing => Some("documentId"),
            Self::ApproverMissing | Self::ApprovalInFuture { .. } | Self::ApprovalBeforeCandidate { .. } => {
                Some("approver")
            }
            Self::ReasonMissing => Some("reason"),
            _ => None,
        }
    }
}

/// The first of what is wrong, and how much more there is.
fn told(problems: &[ImportProblem]) -> String {
    let first = problems.first().map(ToString::to_string).unwrap_or_default();
    if problems.len() > 1 { format!("{first} (and {} more)", problems.len() - 1) } else { first }
}

type Result<T> = std::result::Result<T, OperationError>;

impl Operation {
    /// Turns the intent into cell writes.
    ///
    /// # Errors
    /// [`OperationError`] when it cannot be done; nothing is half-planned.
    pub fn plan(&self, context: &mut PlanContext<'_>) -> Result<Plan> {
        let mut writer = Writer::new(context);
        writer.operation(self)?;
        Ok(writer.plan)
    }
}

/// Builds a plan: reads through the writes made so far, so that several changes of one cell add up.
struct Writer<'a, 'b> {
    context: &'a mut PlanContext<'b>,
    plan: Plan,
}

impl<'a, 'b> Writer<'a, 'b> {
    fn new(context: &'a mut PlanContext<'b>) -> Self {
        let plan = Plan { name: String::new(), writes: BTreeMap::new(), typing: false, blobs: Vec::new(), added: None };
        Self { context, plan }
    }

    #[allow(clippy::too_many_lines)] // one arm an operation: the table of what can be done
    fn operation(&mut self, operation: &Operation) -> Result<()> {
        match operation {
            Operation::EditOrganisation { set } => {
                self.named("EditOrganisation", set.iter().map(organisation_name));
                set.iter().try_for_each(|field| self.organisation(field))?;
                self.typing(matches!(set[..], [OrganisationField::Name(_) | OrganisationField::Address(_)]));
            }
            Operation::AddStatement { id, frameworks, set } => {
                self.name("AddStatement");
                let id = self.begin_as("statement", id.as_ref())?;
                let base = format!("statement/{id}");
                frameworks.iter().try_for_each(|framework| self.framework(&base, framework))?;
                set.iter().try_for_each(|field| self.statement(&base, field))?;
            }
            Operation::EditStatement { statement, set } => {
                self.named("EditStatement", set.iter().map(statement_name));
                let base = self.statement_base(statement.as_ref())?;
                set.iter().try_for_each(|field| self.statement(&base, field))?;
                self.typing(matches!(
                    set[..],
                    [StatementField::Title(_)
                        | StatementField::DocumentId(_)
                        | StatementField::Version(_)
                        | StatementField::Classification(_)
                        | StatementField::Scope(_)
                        | StatementField::SecurityScope(_)
                        | StatementField::RolesNote(_)
                        | StatementField::Prepared(_)
                        | StatementField::Reviewed(_)
                        | StatementField::Approver(_)
                        | StatementField::Treatment(_)
                        | StatementField::Certificate(Some(_))
                        | StatementField::Declaration(Some(_))
                        | StatementField::Recipient(Recipient { id: Some(_), .. })]
                ));
            }
            Operation::Decide { statement, controls, set } => self.decide(statement.as_ref(), controls, set)?,
            Operation::EditEntry { entry, set } => {
                let fields: Vec<_> = set.iter().map(tagged).collect();
                self.named("EditEntry", fields.iter().map(|(field, _)| record_name("Entry", field)));
                let base = entries::cell_of(&entry_of(entry)?);
                fields.into_iter().try_for_each(|(field, value)| self.field(&base, &field, value))?;
                self.typing(matches!(&set[..], [field] if field.is_typed()));
            }
            Operation::Link { from, to } => self.link(from, to, Some(&Value::Bool(true)))?,
            Operation::Unlink { from, to } => self.link(from, to, None)?,
            Operation::AcceptFinding { statement, finding, reason } => {
                self.accept(statement.as_ref(), finding, reason)?;
            }
            Operation::ReopenFinding { statement, finding } => self.reopen(statement.as_ref(), finding)?,
            Operation::PrepareCandidate { id, statement } => self.prepare(id.as_ref(), statement.as_ref())?,
            Operation::IssueEdition { id, candidate, approver, note, pdf } => {
                self.issue(id.as_ref(), candidate, approver, note, pdf)?;
            }
            Operation::ApprovePlan { id, statement, document_id, label, approver, note, pdf } => {
                let statement = self.statement_id(statement.as_ref())?;
                self.approve_plan(id.as_ref(), &statement, [document_id, label, pdf], approver, note)?;
            }
            Operation::AttachSigned { edition, hash, media_type, name } => {
                self.name("AttachSigned");
                if !KeptFile::SIGNED.iter().any(|(_, kind)| kind == media_type) {
                    return Err(OperationError::SignedKind(media_type.clone()));
                }
                let edition = self.edition(edition)?.id;
                let copy = self.file(hash, name)?;
                let copy = KeptFile { media_type: Some(media_type.clone()), ..copy };
                self.keep(Kept::SignedCopy { edition: edition.as_str(), hash }, &copy)?;
            }
            Operation::DetachSigned { edition, hash } => {
                self.name("DetachSigned");
                let edition = self.edition(edition)?.id;
                self.let_go("signed copy", Kept::SignedCopy { edition: edition.as_str(), hash }, hash)?;
            }
            Operation::SignEdition { edition, message, signature, fingerprint, public_key } => {
                self.sign(edition, message, signature, [fingerprint, public_key])?;
            }
            Operation::RemoveSignature { edition, hash } => {
                self.name("RemoveSignature");
                let edition = self.edition(edition)?.id;
                self.let_go("signature", Kept::Signature { edition: edition.as_str(), hash }, hash)?;
            }
            Operation::AttachEvidence { evidence, hash, name, size } => {
                self.name("AttachEvidence");
                let evidence = self.existing("evidence", "label", evidence)?;
                let file = KeptFile { size: Some(*size), ..self.file(hash, name)? };
                self.keep(Kept::Attachment { evidence: evidence.as_str(), hash }, &file)?;
            }
            Operation::DetachEvidence { evidence, hash } => {
                self.name("DetachEvidence");
                let evidence = self.existing("evidence", "label", evidence)?;
                self.let_go("attachment", Kept::Attachment { evidence: evidence.as_str(), hash }, hash)?;
            }
            Operation::DropDecision { statement, control } => self.drop_decision(statement.as_ref(), control)?,
            Operation::DropGone { framework } => self.drop_gone(framework)?,
            Operation::AdoptFramework { framework } => self.adopt_framework(framework)?,
            Operation::RemoveFramework { framework } => self.remove_framework(framework)?,
            Operation::AdoptCrosswalk { crosswalk } => self.adopt_crosswalk(crosswalk)?,
            Operation::RemoveCrosswalk { crosswalk } => {
                self.name("RemoveCrosswalk");
                let cell = crosswalk_cell(crosswalk.as_str());
                if !self.exists(&cell) {
                    return Err(OperationError::NotFound { kind: "crosswalk", reference: crosswalk.to_string() });
                }
                self.empty(cell);
            }
            Operation::WithdrawEdition { edition, reason } => self.withdraw(edition, reason)?,
            Operation::TakeCopy(copied) => self.take(copied)?,
            on_record => {
                if let Some(on_record) = on_record.on_record() {
                    self.on_record(on_record)?;
                }
            }
        }
        Ok(())
    }

    /// A record is added, changed or deleted: the same for every kind of record.
    fn on_record(&mut self, on: OnRecord<'_>) -> Result<()> {
        let register = on.register;
        match on.change {
            RecordChange::Add(id) => {
                self.name(on.name);
                let id = self.begin(register, id)?;
                self.fields(register, &id, on.set)
            }
            RecordChange::Edit(reference) => {
                let record = on.name.strip_prefix("Edit").unwrap_or(on.name);
                self.named(on.name, on.set.iter().map(|(field, _)| record_name(record, field)));
                let id = self.existing(register.key, register.known_by, reference)?;
                self.fields(register, &id, on.set)?;
                self.typing(on.typed);
                Ok(())
            }
            RecordChange::Delete(reference) => {
                self.name(on.name);
                let id = self.existing(register.key, register.known_by, reference)?;
                self.empty(format!("{}/{id}", register.key));
                Ok(())
            }
        }
    }

    fn fields(&mut self, register: Register, id: &Id, set: Vec<(String, Value)>) -> Result<()> {
        let base = format!("{}/{id}", register.key);
        let accepts = register.key == "risk" && set.iter().any(|(field, _)| field == "accepted");
        set.into_iter().try_for_each(|(field, value)| self.field(&base, &field, value))?;
        if accepts { self.bind_acceptance(&base) } else { Ok(()) }
    }

    /// Keeps with an acceptance the level that it is about: what remains when its day is given. Words that are mended later accept
    /// nothing anew.
    fn bind_acceptance(&mut self, base: &str) -> Result<()> {
        let key = format!("{base}/accepted");
        let before = self.context.cells.get(&key).and_then(|cell| RiskAcceptance::deserialize(cell).ok());
        let before = before.unwrap_or_default();
        let mut accepted: RiskAcceptance = self.read(&key);
        if accepted == RiskAcceptance::default() {
            return Ok(());
        }
        accepted.level = match accepted.date {
            None => None,
            Some(day) if before.date == Some(day) => before.level,
            Some(_) => {
                let risk = Risk {
                    inherent: self.read(&format!("{base}/inherent")),
                    residual: self.read(&format!("{base}/residual")),
                    treatment: self.read(&format!("{base}/treatment")),
                    ..Risk::default()
                };
                Some(risk.remaining().unwrap_or_default())
            }
        };
        self.put(key, &accepted)
    }

    // ---- writing

    fn name(&mut self, name: &str) {
        name.clone_into(&mut self.plan.name);
    }

    /// One field gives the change its own name in the history; several stand under the operation's.
    fn named<S: Into<String>>(&mut self, operation: &str, mut fields: impl Iterator<Item = S>) {
        self.plan.name = match (fields.next(), fields.next()) {
            (Some(field), None) => field.into(),
            _ => operation.to_owned(),
        };
    }

    fn typing(&mut self, typing: bool) {
        self.plan.typing = typing && self.plan.writes.len() == 1;
    }

    fn write(&mut self, key: String, value: Value) {
        self.plan.writes.insert(key, if value.is_null() { None } else { Some(value) });
    }

    fn empty(&mut self, key: String) {
        self.plan.writes.insert(key, None);
    }

    fn put<T: Serialize>(&mut self, key: String, value: &T) -> Result<()> {
        self.write(key, serde_json::to_value(value)?);
        Ok(())
    }

    fn put_line(&mut self, base: &str, field: &str, line: &str) -> Result<()> {
        let line = line_of(field, line)?;
        self.write(format!("{base}/{field}"), if line.is_empty() { Value::Null } else { Value::String(line) });
        Ok(())
    }

    fn put_text(&mut self, key: String, field: &str, text: &Text) -> Result<()> {
        let text = text_of(field, text)?;
        if text.text.is_empty() {
            self.empty(key);
            Ok(())
        } else {
            self.put(key, &text)
        }
    }

    fn put_signatory(&mut self, base: &str, field: &str, signatory: &Signatory) -> Result<()> {
        let signatory = signatory_of(field, signatory)?;
        if signatory == Signatory::default() {
            self.empty(format!("{base}/{field}"));
            Ok(())
        } else {
            self.put(format!("{base}/{field}"), &signatory)
        }
    }

    fn read_value(&self, key: &str) -> Option<&Value> {
        match self.plan.writes.get(key) {
            Some(written) => written.as_ref(),
            None => self.context.cells.get(key),
        }
    }

    fn read<T: serde::de::DeserializeOwned + Default>(&self, key: &str) -> T {
        self.read_value(key).and_then(|v| T::deserialize(v).ok()).unwrap_or_default()
    }

    // ---- finding and beginning records

    fn exists(&self, record: &str) -> bool {
        self.read_value(record).is_some()
    }

    fn begin(&mut self, register: Register, id: Option<&Id>) -> Result<Id> {
        let label = (register.digits > 0).then(|| self.next_label(register));
        let id = self.begin_as(register.key, id)?;
        if let Some(label) = label {
            self.write(format!("{}/{id}/label", register.key), Value::String(label));
        }
        Ok(id)
    }

    fn begin_as(&mut self, kind: &'static str, id: Option<&Id>) -> Result<Id> {
        let id = match id {
            Some(id) if !id.is_well_formed() => return Err(OperationError::MalformedId(id.to_string())),
            // An id is used once: a deleted record's cells would come back to life under it.
            Some(id) if self.context.cells.under(&format!("{kind}/{id}")).any(|(k, _)| is_of(k, kind, id)) => {
                return Err(OperationError::IdTaken { kind, id: id.to_string() });
            }
            Some(id) => id.clone(),
            None => self.context.ids.fresh(),
        };
        self.write(format!("{kind}/{id}"), Value::Bool(true));
        self.plan.added = Some(id.clone());
        Ok(id)
    }

    /// The label after the highest one in use, in the style of the one in use.
    fn next_label(&self, register: Register) -> String {
        let cells = self.context.cells;
        let highest = cells
            .records(register.key)
            .filter_map(|id| cells.get(&format!("{}/{id}/label", register.key))?.as_str())
            .max_by_key(|label| natural(label));
        let (prefix, number, digits) = match highest {
            Some(label) => {
                let prefix = label.trim_end_matches(|c: char| c.is_ascii_digit());
                let digits = label.get(prefix.len()..).unwrap_or_default();
                match digits.parse::<u64>() {
                    Ok(number) => (prefix, number.saturating_add(1), digits.len()),
                    Err(_) => (register.prefix, 1, register.digits),
                }
            }
            None => (register.prefix, 1, register.digits),
        };
        format!("{prefix}{number:0digits$}")
    }

    /// A record by its id, or by the label (or name) that only one has.
    fn existing(&self, kind: &'static str, field: &str, reference: &Id) -> Result<Id> {
        if reference.is_well_formed() && self.exists(&format!("{kind}/{reference}")) {
            return Ok(reference.clone());
        }
        let cells = self.context.cells;
        let label = |id: &str| cells.get(&format!("{kind}/{id}/{field}")).and_then(Value::as_str).map(str::trim);
        let found = cells.records(kind).filter(|id| label(id) == Some(reference.as_str().trim()));
        the_only(kind, reference, found.map(Id::from).collect(), Id::to_string)
    }

    fn statement_id(&self, statement: Option<&Id>) -> Result<Id> {
        if let Some(id) = statement {
            self.existing("statement", "documentId", id)
        } else {
            let mut all = self.context.cells.records("statement");
            match (all.next(), all.next()) {
                (Some(id), None) => Ok(Id::from(id)),
                (None, _) => {
                    Err(OperationError::NotFound { kind: "statement", reference: String::from("the only one") })
                }
                _ => Err(OperationError::WhichStatement(self.context.cells.records("statement").count())),
            }
        }
    }

    fn statement_base(&self, statement: Option<&Id>) -> Result<String> {
        Ok(format!("statement/{}", self.statement_id(statement)?))
    }

    // ---- fields

    fn organisation(&mut self, field: &OrganisationField) -> Result<()> {
        match field {
            OrganisationField::Name(name) => self.put_line("organisation", "name", name),
            OrganisationField::Address(text) => self.put_text("organisation/address".to_owned(), "address", text),
            OrganisationField::Colour(colour) => {
                if let Some(colour) = colour
                    && !is_colour(colour)
                {
                    return Err(OperationError::Colour(colour.clone()));
                }
                self.put("organisation/colour".to_owned(), colour)
            }
            OrganisationField::RiskCriteria(criteria) => {
                let mut value = serde_json::to_value(criteria)?;
                bounded("riskCriteria", &mut value)?;
                criteria.as_ref().map_or(Ok(()), measuring)?;
                self.write("organisation/riskCriteria".to_owned(), value);
                Ok(())
            }
            OrganisationField::StartingPoint(id) => {
                if let Some(id) = id
                    && catalogue::starting_point(id).is_none()
                {
                    return Err(OperationError::UnknownStart(id.clone()));
                }
                self.put("organisation/startingPoint".to_owned(), id)
            }
            OrganisationField::Logo(logo) => {
                let mut logo = logo.clone();
                if let Some(logo) = &mut logo {
                    if !["image/png", "image/jpeg", "image/svg+xml"].contains(&logo.media_type.as_str()) {
                        return Err(OperationError::LogoKind(logo.media_type.clone()));
                    }
                    trim("alt", &mut logo.alt)?;
                    check_hash(&logo.hash)?;
                }
                if self.exists(copied::LOGO) {
                    self.empty(copied::LOGO.to_owned());
                }
                self.put("organisation/logo".to_owned(), &logo)
            }
        }
    }

    /// A field of a record, by its name in data: a line (or a date or a choice, which are lines without a break), a text, a
    /// set, which has a cell for each member, so that two copies may each add one, or a value that is written whole.
    fn field(&mut self, base: &str, name: &str, value: Value) -> Result<()> {
        let key = format!("{base}/{name}");
        match value {
            Value::String(person) if PEOPLE.contains(&name) => {
                let id = self.existing("person", "name", &Id(person))?;
                self.put(key, &id)
            }
            Value::String(line) => self.put_line(base, name, &line),
            Value::Array(members) => {
                self.members(&key, &members);
                Ok(())
            }
            Value::Object(fields) if is_text(&fields) => {
                self.put_text(key, name, &serde_json::from_value(Value::Object(fields))?)
            }
            mut value => {
                bounded(name, &mut value)?;
                let blank = |value: &Value| matches!(value, Value::Object(fields) if fields.values().all(is_blank));
                self.write(key, if blank(&value) { Value::Null } else { value });
                Ok(())
            }
        }
    }

    /// Writes a set: a cell for each member.
    fn members(&mut self, key: &str, members: &[Value]) {
        let prefix = format!("{key}/");
        let present: Vec<String> = self.context.cells.under(&prefix).map(|(k, _)| k.to_owned()).collect();
        let wanted: Vec<String> =
            members.iter().filter_map(Value::as_str).map(|member| format!("{prefix}{member}")).collect();
        for gone in present.iter().filter(|cell| !wanted.contains(cell)) {
            self.empty(gone.clone());
        }
        for new in wanted {
            self.write(new, Value::Bool(true));
        }
    }

    // ---- links

    /// Makes or takes away links. A piece of evidence and a control of a statement are linked by the decisions on it.
    fn link(&mut self, from: &Id, to: &[Id], value: Option<&Value>) -> Result<()> {
        self.name(if value.is_some() { "Link" } else { "Unlink" });
        // What is cited and gone since can still be let go.
        let end = |this: &Self, name: &Id| match this.item(name) {
            Err(OperationError::NotFound { .. }) if value.is_none() => this.cited(name),
            found => found,
        };
        let (from, said) = (end(self, from)?, from);
        if to.is_empty() {
            return Err(OperationError::NothingToLink);
        }
        for to in to {
            let link = Link::of(&from, &end(self, to)?)
                .ok_or_else(|| OperationError::NotLinked { from: said.to_string(), to: to.to_string() })?;
            let decisions = self.evidence_cells(&link);
            // Linked while no statement decided on that control, it may still stand as a link.
            if !decisions.is_empty() && self.exists(&link.cell()) {
                self.empty(link.cell());
            }
            let cells = if decisions.is_empty() { vec![link.cell()] } else { decisions };
            for cell in cells {
                self.plan.writes.insert(cell, value.cloned());
            }
        }
        Ok(())
    }

    /// Where decisions name a piece of evidence for a control, in every statement that decides on it.
    fn evidence_cells(&self, link: &Link) -> Vec<String> {
        let (Some(RecordKind::Evidence), Some(control)) = (link.from.kind(), link.to.control()) else {
            return Vec::new();
        };
        let decides = |statement: &str| {
            let framework = format!("statement/{statement}/framework/{}", control.framework());
            control.framework() == OWN || self.exists(&framework)
        };
        let statements = self.context.cells.records("statement").filter(|statement| decides(statement));
        let cell = |statement| format!("statement/{statement}/d/{control}/ev/{}", link.from.id());
        statements.map(cell).collect()
    }

    /// An entry that its framework no longer has, and that a link still names.
    fn cited(&self, name: &Id) -> Result<ItemRef> {
        let named = |entry: &ItemRef| entry.as_str() == name.as_str() || entry.id() == name.as_str();
        let entries = self.context.cells.links().map(|link| link.to).filter(|to| to.owner().is_none());
        let found: BTreeSet<ItemRef> = entries.filter(named).collect();
        the_only("record or control", name, found.into_iter().collect(), ToString::to_string)
    }

    /// What a name stands for: a record by its id or label, an own control, an entry of a framework.
    fn item(&self, name: &Id) -> Result<ItemRef> {
        const KIND: &str = "record or control";
        let said = name.as_str().split_once('/');
        let mut found = Vec::new();
        for kind in LINKED {
            let reference = match said {
                Some((space, id)) if space == kind.name() => Id::from(id),
                Some(_) => continue,
                None => name.clone(),
            };
            match self.existing(kind.name(), "label", &reference) {
                Ok(id) => found.push(ItemRef::record(kind, &id)),
                Err(OperationError::NotFound { .. }) => {}
                Err(ambiguous) => return Err(ambiguous),
            }
        }
        if said.is_none_or(|(space, _)| space == OWN) {
            match self.existing("control", "label", &said.map_or_else(|| name.clone(), |(_, id)| Id::from(id))) {
                Ok(id) => found.push(ItemRef::new(OWN, id.as_str())),
                Err(OperationError::NotFound { .. }) => {}
                Err(ambiguous) => return Err(ambiguous),
            }
        }
        let own: Vec<Framework> = self.own_frameworks().collect();
        for framework in catalogue::frameworks().iter().map(|shipped| &shipped.framework).chain(&own) {
            let id = match said {
                Some((space, id)) if space == framework.id => id,
                Some(_) => continue,
                None => name.as_str(),
            };
            // Of controls each is linked by itself: a group treats no risk.
            let is_there = if has_controls(&framework.id) || framework_named(&framework.id).is_none() {
                framework.control(id).is_some()
            } else {
                framework.lists(id)
            };
            if is_there {
                found.push(ItemRef::new(&framework.id, id));
            }
        }
        // A control that a statement of this file decides on is meant before one of a framework that it does not use.
        if found.len() > 1 {
            let used: Vec<ItemRef> = found.iter().filter(|item| self.is_used(item)).cloned().collect();
            if used.len() == 1 {
                found = used;
            }
        }
        the_only(KIND, name, found, |item| format!("{}/{}", item.space(), item.id()))
    }

    /// Whether a record of this file is meant, or an entry of a framework that one of its statements uses.
    fn is_used(&self, item: &ItemRef) -> bool {
        let uses = |statement: &str| self.exists(&format!("statement/{statement}/framework/{}", item.space()));
        item.owner().is_some() || self.context.cells.records("statement").any(uses)
    }

    /// Makes a statement decide on the controls of a framework.
    fn framework(&mut self, base: &str, framework: &str) -> Result<()> {
        let known = match framework_named(framework) {
            Some(_) if !has_controls(framework) => return Err(OperationError::NoControlsIn(framework.to_owned())),
            Some(shipped) => Cow::Borrowed(shipped),
            None => match self.own_framework(framework) {
                Some(own) => Cow::Owned(own),
                None => return Err(OperationError::UnknownFramework(framework.to_owned())),
            },
        };
        let hash = hash_of(&known)?;
        self.write(format!("{base}/framework/{framework}"), json!({"version": known.version, "hash": hash}));
        Ok(())
    }

    // ---- frameworks and crosswalks of one's own

    /// A framework that was brought in, by its id.
    fn own_framework(&self, id: &str) -> Option<Framework> {
        let value = self.read_value(&framework_cell(id)).filter(|_| framework_named(id).is_none())?;
        framework_in(id, value).ok()
    }

    /// Every framework that was brought in.
    fn own_frameworks(&self) -> impl Iterator<Item = Framework> {
        let written = self.plan.writes.keys().filter_map(|key| key.strip_prefix("framework/"));
        let ids: BTreeSet<&str> = self.context.cells.records("framework").chain(written).collect();
        ids.into_iter().filter_map(|id| self.own_framework(id))
    }

    /// Its cell alone: what was decided stands by the ids of entries, and statements read its version from here.
    fn adopt_framework(&mut self, framework: &Framework) -> Result<()> {
        self.name("AdoptFramework");
        let problems = framework_problems(framework);
        if !problems.is_empty() {
            return Err(OperationError::Import(problems));
        }
        let before = self.own_framework(&framework.id);
        self.write(framework_cell(&framework.id), kept(&framework.after(before.as_ref()))?);
        Ok(())
    }

    fn remove_framework(&mut self, framework: &Id) -> Result<()> {
        self.name("RemoveFramework");
        let cell = framework_cell(framework.as_str());
        if !self.exists(&cell) {
            return Err(OperationError::NotFound { kind: "framework", reference: framework.to_string() });
        }
        let in_use = |by: String| OperationError::FrameworkInUse { framework: framework.to_string(), by };
        let mut statements = self.context.cells.records("statement");
        if let Some(statement) = statements.find(|id| self.exists(&format!("statement/{id}/framework/{framework}"))) {
            let name = |field| self.read_value(&format!("statement/{statement}/{field}")).and_then(Value::as_str);
            let name = name("documentId").or_else(|| name("title")).unwrap_or(statement);
            return Err(in_use(format!("the statement “{name}”")));
        }
        let leads =
            |(_, value): &(&str, &Value)| [&value["from"], &value["to"]].iter().any(|end| *end == framework.as_str());
        if let Some((key, _)) = self.context.cells.under("crosswalk/").find(leads) {
            let crosswalk = key.trim_start_matches("crosswalk/");
            return Err(in_use(format!("the crosswalk “{crosswalk}”")));
        }
        self.empty(cell);
        Ok(())
    }

    fn drop_decision(&mut self, statement: Option<&Id>, control: &Id) -> Result<()> {
        self.name("DropDecision");
        let base = self.statement_base(statement)?;
        let control = match self.beside(&base, control) {
            Some(beside) => beside,
            None => self.target(&base, control)?,
        };
        if !self.is_gone(&base, &control) {
            return Err(OperationError::ControlStays(control.to_string()));
        }
        let at = format!("{base}/d/{control}/");
        let cells: Vec<String> = self.context.cells.under(&at).map(|(key, _)| key.to_owned()).collect();
        for cell in cells {
            self.empty(cell);
        }
        Ok(())
    }

    /// Whether a statement's frameworks do not have a control, or have it no more.
    fn is_gone(&self, base: &str, control: &ControlRef) -> bool {
        let (framework, id) = (control.framework(), control.id());
        let is_listed = || match framework_named(framework) {
            Some(shipped) => shipped.control(id).is_some(),
            None => self.own_framework(framework).is_some_and(|own| own.control(id).is_some()),
        };
        framework != OWN && !(self.exists(&format!("{base}/framework/{framework}")) && is_listed())
    }

    /// What was decided on a control of a framework that the statement does not decide on, by that control's name: one copy took the
    /// framework away again while another decided on it.
    fn beside(&self, base: &str, name: &Id) -> Option<ControlRef> {
        let decided = format!("{base}/d/");
        let of = |(key, _): (&str, &Value)| {
            let (framework, rest) = key.strip_prefix(&decided)?.split_once('/')?;
            Some(ControlRef::new(framework, rest.split_once('/')?.0))
        };
        let is_beside = |control: &ControlRef| {
            control.framework() != OWN && !self.exists(&format!("{base}/framework/{}", control.framework()))
        };
        let is_called = |control: &ControlRef| {
            let printed = catalogue::prefix_of(control.framework()).map(|number| format!("{number} {}", control.id()));
            control.as_str() == name.as_str() || printed.as_deref() == Some(name.as_str())
        };
        let mut found = self.context.cells.under(&decided).filter_map(of);
        found.find(|control| is_beside(control) && is_called(control))
    }

    fn drop_gone(&mut self, framework: &Id) -> Result<()> {
        self.name("DropGone");
        let of = framework.as_str();
        let own = self.own_framework(of);
        let known = framework_named(of).or(own.as_ref());
        let cells = self.context.cells;
        let mut gone: Vec<String> = Vec::new();
        let decided: HashSet<&str> = known.into_iter().flat_map(Framework::controls).map(|c| c.id.as_str()).collect();
        for statement in cells.records("statement").filter(|_| of != OWN) {
            let at = format!("statement/{statement}/d/{of}/");
            let is_gone = |key: &str| {
                let control = key.strip_prefix(&at).and_then(|rest| rest.split('/').next());
                control.is_some_and(|control| !decided.contains(control))
            };
            gone.extend(cells.under(&at).filter(|(key, _)| is_gone(key)).map(|(key, _)| key.to_owned()));
            let all = format!("statement/{statement}/framework/");
            let used = format!("{all}{of}");
            // A statement on nothing would be none.
            if known.is_none() && self.exists(&used) && cells.under(&all).count() > 1 {
                gone.push(used);
            }
        }
        let listed: HashSet<&str> = known.into_iter().flat_map(Framework::entries).map(|(_, id, _)| id).collect();
        let cites = |link: &Link| link.to.space() == of && link.to.owner().is_none() && !listed.contains(link.to.id());
        gone.extend(cells.links().filter(cites).map(|link| link.cell()));
        if gone.is_empty() {
            return Err(OperationError::NothingGone(framework.to_string()));
        }
        for cell in gone {
            self.empty(cell);
        }
        Ok(())
    }

    fn adopt_crosswalk(&mut self, crosswalk: &Crosswalk) -> Result<()> {
        self.name("AdoptCrosswalk");
        let known: Vec<Framework> = self.own_frameworks().collect();
        let problems = crosswalk_problems(crosswalk, &known);
        if !problems.is_empty() {
            return Err(OperationError::Import(problems));
        }
        self.write(crosswalk_cell(&crosswalk.about.id), kept(crosswalk)?);
        Ok(())
    }

    fn statement(&mut self, base: &str, field: &StatementField) -> Result<()> {
        match field {
            StatementField::AddFramework(framework) => self.framework(base, framework),
            StatementField::Title(line) => self.put_line(base, "title", line),
            StatementField::DocumentId(line) => self.put_line(base, "documentId", line),
            StatementField::Version(line) => self.put_line(base, "version", line),
            StatementField::Classification(line) => self.put_line(base, "classification", line),
            StatementField::Language(tag) => {
                if !is_language_tag(tag) {
                    return Err(text_error("language", TextError::Language(tag.clone())));
                }
                self.put_line(base, "language", tag)
            }
            StatementField::Scope(text) => self.put_text(format!("{base}/scope"), "scope", text),
            StatementField::SecurityScope(text) => {
                self.put_text(format!("{base}/securityScope"), "securityScope", text)
            }
            StatementField::RolesNote(text) => self.put_text(format!("{base}/rolesNote"), "rolesNote", text),
            StatementField::Roles(roles) => {
                // One cell a role, so that two copies may each add one.
                let prefix = format!("{base}/role/");
                let present: Vec<String> = self.context.cells.under(&prefix).map(|(k, _)| k.to_owned()).collect();
                for key in present {
                    self.empty(key);
                }
                for role in roles {
                    if let Value::String(role) = serde_json::to_value(role)? {
                        self.write(format!("{prefix}{role}"), Value::Bool(true));
                    }
                }
                Ok(())
            }
            StatementField::Prepared(s) => self.put_signatory(base, "prepared", s),
            StatementField::Reviewed(s) => self.put_signatory(base, "reviewed", s),
            StatementField::Approver(s) => self.put_signatory(base, "approver", s),
            StatementField::NextReview(date) => self.put(format!("{base}/nextReview"), date),
            StatementField::Treatment(treatment) => {
                let mut treatment = treatment.clone();
                trim("planId", &mut treatment.plan_id)?;
                trim("planVersion", &mut treatment.plan_version)?;
                for signatory in &mut treatment.accepted_by {
                    *signatory = signatory_of("acceptedBy", signatory)?;
                }
                if treatment == TreatmentApproval::default() {
                    self.empty(format!("{base}/treatment"));
                    return Ok(());
                }
                self.put(format!("{base}/treatment"), &treatment)
            }
            StatementField::TreatmentPlan(plan) => {
                let statement = Id::from(base.trim_start_matches("statement/"));
                let Edition { label, approver, plan, .. } = self.plan_named(&statement, plan)?;
                let approval = TreatmentApproval {
                    plan_id: plan.map(|facts| facts.document_id).unwrap_or_default(),
                    plan_version: label,
                    plan_date: approver.date,
                    accepted_by: vec![approver],
                };
                self.put(format!("{base}/treatment"), &approval)
            }
            StatementField::Certificate(certificate) => {
                let mut certificate = certificate.clone();
                if let Some(c) = &mut certificate {
                    trim("body", &mut c.body)?;
                    trim("number", &mut c.number)?;
                    trim("scope", &mut c.scope)?;
                    trim("edition", &mut c.edition)?;
                }
                self.put(format!("{base}/certificate"), &certificate)
            }
            StatementField::Declaration(declaration) => {
                let declaration = declaration.as_deref().map(declaration_of).transpose()?;
                self.put(format!("{base}/declaration"), &declaration.filter(|d| *d != Declaration::default()))
            }
            StatementField::Recipient(recipient) => {
                let id = match &recipient.id {
                    Some(id) if is_key_part(id.as_str()) => id.clone(),
                    Some(id) => return Err(OperationError::MalformedId(id.to_string())),
                    None => self.context.ids.fresh(),
                };
                let mut value = Recipient { id: None, ..recipient.clone() };
                trim("recipient", &mut value.recipient)?;
                trim("form", &mut value.form)?;
                trim("purpose", &mut value.purpose)?;
                self.put(format!("{base}/recipient/{id}"), &value)
            }
            StatementField::RemoveRecipient(id) => {
                let key = format!("{base}/recipient/{id}");
                if self.read_value(&key).is_none() {
                    return Err(OperationError::NotFound { kind: "recipient", reference: id.to_string() });
                }
                self.empty(key);
                Ok(())
            }
        }
    }

    // ---- decisions

    /// The one record that a driver is about by its label, whatever its words say: they would go on saying it when the record says
    /// otherwise, or is gone.
    fn record_of_driver(&self, driver: &DriverValue) -> Option<ItemRef> {
        if driver.label.is_empty() || driver.record.is_some() {
            return None;
        }
        let label = Id::from(driver.label.as_str());
        let found =
            |kind: &RecordKind| Some(ItemRef::record(*kind, &self.existing(kind.name(), "label", &label).ok()?));
        driver.kind.registers().iter().find_map(found)
    }

    /// Links the control of a decision with a record, or takes that link away.
    fn linked_driver(&mut self, at: &str, item: &ItemRef, value: Option<Value>) -> Result<()> {
        let link = link_at(at, item);
        let missing = || OperationError::NotFound { kind: "driver", reference: item.to_string() };
        let cell = link.ok_or_else(missing)?.cell();
        if value.is_none() && !self.exists(&cell) {
            return Err(missing());
        }
        self.plan.writes.insert(cell, value);
        Ok(())
    }

    fn decide(&mut self, statement: Option<&Id>, controls: &[Id], set: &[DecisionField]) -> Result<()> {
        self.named("Decide", set.iter().map(decision_name));
        let base = self.statement_base(statement)?;
        let mut targets: Vec<ControlRef> = Vec::new();
        for control in controls {
            for target in self.targets(&base, control)? {
                if !targets.contains(&target) {
                    targets.push(target);
                }
            }
        }
        if targets.is_empty() {
            return Err(OperationError::NoControls);
        }
        let justifies = |f: &DecisionField| {
            matches!(f, DecisionField::Included(_) | DecisionField::Excluded(_) | DecisionField::Sees(Some(_)))
        };
        if targets.len() > 1 && set.iter().any(justifies) {
            return Err(OperationError::JustificationForMany(targets.len()));
        }
        for control in &targets {
            let at = format!("{base}/d/{}/{}", control.framework(), control.id());
            set.iter().try_for_each(|field| self.decision(&base, &at, field))?;
        }
        self.typing(matches!(
            set[..],
            [DecisionField::Included(_)
                | DecisionField::Excluded(_)
                | DecisionField::How(_)
                | DecisionField::Notes(_)
                | DecisionField::EditDriver(_)
                | DecisionField::ExcludeSystem(_)]
        ));
        Ok(())
    }

    /// The controls that a name stands for within a statement. Where it says no framework, it is looked for in each, and
    /// among own controls.
    fn targets(&self, base: &str, name: &Id) -> Result<Vec<ControlRef>> {
        const KIND: &str = "control";
        let prefix = format!("{base}/framework/");
        let frameworks = self.context.cells.under(&prefix).filter_map(|(key, _)| key.strip_prefix(&prefix));
        let places: Vec<&str> = frameworks.chain([OWN]).collect();
        // By the framework's id, or as it is printed where there are several: with the number of its standard.
        let by_place = name.as_str().split_once('/').filter(|(place, _)| places.contains(place));
        let by_number = || {
            let (number, id) = name.as_str().split_once(' ')?;
            let place = places.iter().find(|place| catalogue::prefix_of(place) == Some(number))?;
            Some((*place, id))
        };
        let said = by_place.or_else(by_number);
        let id = said.map_or(name.as_str(), |(_, id)| id);
        let mut found = Vec::new();
        for place in places.into_iter().filter(|place| said.is_none_or(|(only, _)| only == *place)) {
            if place != OWN {
                found.push(self.controls_of(base, place, id));
                continue;
            }
            match self.existing(KIND, "label", &Id::from(id)) {
                Ok(id) => found.push(vec![ControlRef::new(OWN, id.as_str())]),
                Err(OperationError::NotFound { .. }) => {}
                Err(ambiguous) => return Err(ambiguous),
            }
        }
        found.retain(|controls| !controls.is_empty());
        let said = |of: &Vec<ControlRef>| of.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ");
        the_only(KIND, name, found, said)
    }

    /// The controls of a framework that an id stands for. One that a later version no longer has is still meant where something is
    /// said of it.
    fn controls_of(&self, base: &str, framework: &str, id: &str) -> Vec<ControlRef> {
        let found = match framework_named(framework) {
            Some(shipped) => shipped.expand(id),
            None => self.own_framework(framework).map(|own| own.expand(id)).unwrap_or_default(),
        };
        let said = format!("{base}/d/{framework}/{id}/");
        if found.is_empty() && self.context.cells.under(&said).next().is_some() {
            return vec![ControlRef::new(framework, id)];
        }
        found
    }

    /// The one control of a statement that a name stands for.
    fn target(&self, base: &str, name: &Id) -> Result<ControlRef> {
        the_only("control", name, self.targets(base, name)?, ToString::to_string)
    }

    fn decision(&mut self, base: &str, at: &str, field: &DecisionField) -> Result<()> {
        match field {
            DecisionField::Sees(control) => {
                let control = control.as_ref().map(|name| self.target(base, name)).transpose()?;
                self.put(format!("{at}/sees"), &control)
            }
            DecisionField::Applicability(applicability) => self.verdict(at, |v| v.applicability = *applicability),
            DecisionField::Grounds(grounds) => {
                let grounds = sorted_grounds(grounds);
                self.verdict(at, |v| v.grounds = grounds)
            }
            DecisionField::Included(text) => {
                let text = text_of("included", text)?;
                self.verdict(at, |v| v.included = text)
            }
            DecisionField::Excluded(text) => {
                let text = text_of("excluded", text)?;
                self.verdict(at, |v| v.excluded = text)
            }
            DecisionField::Status(status) => self.progress(at, |p| p.status = *status),
            DecisionField::Target(date) => self.progress(at, |p| p.target = *date),
            DecisionField::Done(date) => self.progress(at, |p| p.done = *date),
            DecisionField::How(text) => self.put_text(format!("{at}/how"), "how", text),
            DecisionField::Notes(text) => self.put_text(format!("{at}/notes"), "notes", text),
            DecisionField::Review(date) => self.put(format!("{at}/review"), date),
            DecisionField::Owner(owner) => {
                let owner = owner.as_ref().map(|o| self.existing("person", "name", o)).transpose()?;
                self.put(format!("{at}/owner"), &owner)
            }
            // A reason that is a record of its own is a link with it: it is said once, from whichever end.
            DecisionField::AddDriver(DriverValue { record: Some(RecordRef { kind, id }), .. }) if kind.drives() => {
                let id = self.existing(kind.name(), "label", id)?;
                self.linked_driver(at, &ItemRef::record(*kind, &id), Some(Value::Bool(true)))
            }
            DecisionField::AddDriver(driver) => {
                let driver = driver_of(driver)?;
                // What is called as a record is that record.
                if let Some(item) = self.record_of_driver(&driver) {
                    return self.linked_driver(at, &item, Some(Value::Bool(true)));
                }
                let id = self.context.ids.fresh();
                self.put(format!("{at}/driver/{id}"), &driver)
            }
            DecisionField::EditDriver(Driver {
                id,
                value: DriverValue { record: Some(RecordRef { kind, id: of }), .. },
            }) if kind.drives() => {
                let key = self.part("driver", at, id)?;
                self.empty(key);
                let of = self.existing(kind.name(), "label", of)?;
                self.linked_driver(at, &ItemRef::record(*kind, &of), Some(Value::Bool(true)))
            }
            DecisionField::EditDriver(driver) => {
                let key = self.part("driver", at, &driver.id)?;
                self.put(key, &driver_of(&driver.value)?)
            }
            DecisionField::RemoveDriver(id) if Driver::linked_to(id).is_some() => match Driver::linked_to(id) {
                Some(item) => self.linked_driver(at, &item, None),
                None => Ok(()),
            },
            DecisionField::RemoveDriver(id) => {
                let key = self.part("driver", at, id)?;
                self.empty(key);
                Ok(())
            }
            DecisionField::LinkEvidence(evidence) => {
                let id = self.existing("evidence", "label", evidence)?;
                self.write(format!("{at}/ev/{id}"), Value::Bool(true));
                Ok(())
            }
            DecisionField::UnlinkEvidence(evidence) => {
                let id = self.existing("evidence", "label", evidence)?;
                let cell = format!("{at}/ev/{id}");
                // Linked while no statement decided on that control, it shows it in each that does by now: it stays with the others.
                if let Some(link) = link_at(at, &ItemRef::record(RecordKind::Evidence, &id))
                    && self.exists(&link.cell())
                {
                    self.empty(link.cell());
                    for other in self.evidence_cells(&link).into_iter().filter(|other| *other != cell) {
                        self.write(other, Value::Bool(true));
                    }
                }
                self.empty(cell);
                Ok(())
            }
            DecisionField::ExcludeSystem(SystemExclusion { system, value }) => {
                let id = self.existing("system", "label", system)?;
                self.put(format!("{at}/excl/{id}"), &kept_exclusion(value)?)
            }
            DecisionField::IncludeSystem(system) => {
                let id = self.existing("system", "label", system)?;
                self.empty(format!("{at}/excl/{id}"));
                Ok(())
            }
        }
    }

    fn part(&self, kind: &'static str, at: &str, id: &Id) -> Result<String> {
        let key = format!("{at}/{kind}/{id}");
        match self.read_value(&key) {
            Some(_) => Ok(key),
            None => Err(OperationError::NotFound { kind, reference: id.to_string() }),
        }
    }

    fn verdict(&mut self, at: &str, change: impl FnOnce(&mut Verdict)) -> Result<()> {
        let key = format!("{at}/verdict");
        let mut verdict: Verdict = self.read(&key);
        change(&mut verdict);
        if verdict == Verdict::default() {
            self.empty(key);
        } else {
            self.put(key, &verdict)?;
        }
        Ok(())
    }

    fn progress(&mut self, at: &str, change: impl FnOnce(&mut Progress)) -> Result<()> {
        let key = format!("{at}/progress");
        let mut progress: Progress = self.read(&key);
        change(&mut progress);
        if progress == Progress::default() {
            self.empty(key);
        } else {
            self.put(key, &progress)?;
        }
        Ok(())
    }

    // ---- findings and approval

    /// Only these few look at the whole; everything else reads the cells it changes.
    fn snapshot(&self) -> Result<Snapshot> {
        Ok(Snapshot::from_cells(self.context.cells)?)
    }

    fn accept(&mut self, statement: Option<&Id>, finding: &str, reason: &str) -> Result<()> {
        self.name("AcceptFinding");
        let id = self.statement_id(statement)?;
        let reason = line_of("reason", reason)?;
        if reason.trim().is_empty() {
            return Err(OperationError::ReasonMissing);
        }
        let findings = check::check(&self.snapshot()?, self.context.today);
        let found = findings
            .iter()
            .find(|f| f.key == finding && f.concerns(&id))
            .ok_or_else(|| OperationError::NoSuchFinding(finding.to_owned()))?;
        if found.severity == Severity::Blocks {
            return Err(OperationError::BlocksEdition(finding.to_owned()));
        }
        let value = json!({"reason": reason, "by": self.context.author, "date": self.context.today.to_string()});
        self.write(format!("statement/{id}/accepted/{finding}"), value);
        Ok(())
    }

    fn reopen(&mut self, statement: Option<&Id>, finding: &str) -> Result<()> {
        self.name("ReopenFinding");
        let id = self.statement_id(statement)?;
        let snapshot = self.snapshot()?;
        // What all statements share was let stand for all of them, in whichever the reason stands.
        let findings = check::check(&snapshot, self.context.today);
        let is_shared = findings.iter().any(|f| f.key == finding && f.place.is_of_file());
        let of = snapshot.statements.iter().map(|statement| &statement.id).filter(|of| is_shared || **of == id);
        let kept: Vec<String> = of
            .map(|of| format!("statement/{of}/accepted/{finding}"))
            .filter(|key| self.read_value(key).is_some())
            .collect();
        if kept.is_empty() {
            return Err(OperationError::NoSuchFinding(finding.to_owned()));
        }
        for key in kept {
            self.empty(key);
        }
        Ok(())
    }

    fn prepare(&mut self, id: Option<&Id>, statement: Option<&Id>) -> Result<()> {
        self.name("PrepareCandidate");
        let statement = self.statement_id(statement)?;
        let snapshot = self.snapshot()?;
        let content = content_hash(&snapshot, &statement)?;
        let frozen = snapshot.carried(&statement);
        let Some(now) = frozen.statement(&statement) else {
            return Err(OperationError::NotFound { kind: "statement", reference: statement.to_string() });
        };
        if now.version.trim().is_empty() {
            return Err(OperationError::VersionMissing);
        }
        if now.editions.iter().any(|e| e.label == now.version) {
            return Err(OperationError::VersionTaken(now.version.clone()));
        }
        let label = now.version.clone();
        let json = canonical_json(&frozen)?.into_bytes();
        let hash = sha256_hex(&json);
        let candidate = self.begin_as("candidate", id)?;
        self.plan.blobs.push(json);
        self.write(
            format!("candidate/{candidate}"),
            json!({"statement": statement, "label": label, "content": content, "head": self.context.head,
                "date": self.context.today.to_string(), "json": hash}),
        );
        Ok(())
    }

    fn issue(&mut self, id: Option<&Id>, candidate: &Id, approver: &Signatory, note: &Text, pdf: &str) -> Result<()> {
        self.name("IssueEdition");
        let snapshot = self.snapshot()?;
        let found = snapshot
            .statements
            .iter()
            .flat_map(|s| s.candidates.iter().map(move |c| (s, c)))
            .find(|(_, c)| c.id == *candidate || c.content == candidate.as_str());
        let Some((statement, Candidate { id: candidate, label, content, json, date: prepared, .. })) = found else {
            return Err(OperationError::NotFound { kind: "candidate", reference: candidate.to_string() });
        };
        if *content != content_hash(&snapshot, &statement.id)? {
            return Err(OperationError::CandidateStale);
        }
        let (approver, note) = approval(approver, note, *prepared, self.context.today)?;
        let findings = check::check(&snapshot, self.context.today);
        let blocks: Vec<Finding> = check::blocking(&findings, &statement.id).cloned().collect();
        if !blocks.is_empty() {
            return Err(OperationError::FindingsBlock(blocks));
        }
        if statement.editions.iter().any(|e| e.label == *label) {
            return Err(OperationError::VersionTaken(label.clone()));
        }
        let supersedes: Vec<&Id> = statement.in_force().iter().map(|e| &e.id).collect();
        let value = json!({"statement": statement.id, "label": label, "candidate": candidate, "content": content,
            "head": self.context.head, "revisions": self.context.revisions, "approver": approver,
            "note": note, "supersedes": supersedes, "necessary": statement.necessary(),
            "json": json, "pdf": pdf});
        check_hash(json)?;
        check_hash(pdf)?;
        let edition = self.begin_as("edition", id)?;
        self.write(format!("edition/{edition}"), value);
        Ok(())
    }

    /// A plan is frozen, printed and approved at once: what is signed before is its draft, which says of itself what it shows.
    fn approve_plan(
        &mut self,
        id: Option<&Id>,
        statement: &Id,
        [document_id, label, pdf]: [&str; 3],
        approver: &Signatory,
        note: &Text,
    ) -> Result<()> {
        self.name("ApprovePlan");
        let snapshot = self.snapshot()?;
        let of = snapshot.statement(statement);
        let of = of.ok_or_else(|| OperationError::NotFound { kind: "statement", reference: statement.to_string() })?;
        let agreed = PlanApproval { document_id, label, approver, note }.checked(of, self.context.today)?;
        let findings = check::treatment_plan(&snapshot, statement, self.context.today);
        let blocks: Vec<Finding> = check::blocking(&findings, statement).cloned().collect();
        if !blocks.is_empty() {
            return Err(OperationError::FindingsBlock(blocks));
        }
        check_hash(pdf)?;
        let frozen = snapshot.treatment_plan(statement, &agreed.document_id).unwrap_or_default();
        let json = canonical_json(&frozen)?.into_bytes();
        let supersedes: Vec<&Id> = of.plans_in_force().iter().map(|plan| &plan.id).collect();
        let value = json!({"statement": statement, "label": agreed.label, "content": content_hash(&frozen, statement)?,
            "head": self.context.head, "revisions": self.context.revisions, "approver": agreed.approver,
            "note": agreed.note, "supersedes": supersedes, "json": sha256_hex(&json), "pdf": pdf,
            "plan": PlanFacts::of(&snapshot, &agreed.document_id)?});
        self.plan.blobs.push(json);
        let edition = self.begin_as("edition", id)?;
        self.write(format!("edition/{edition}"), value);
        Ok(())
    }

    fn take(&mut self, copied: &Copied) -> Result<()> {
        self.name("TakeCopy");
        if !self.context.cells.is_empty() {
            return Err(OperationError::CopyNotFirst);
        }
        self.plan.added = copied.snapshot.statements.first().map(|s| s.id.clone());
        self.plan.writes.extend(copied.cells()?.into_iter().map(|(key, value)| (key, Some(value))));
        Ok(())
    }

    /// The edition with that id or label, or the plan with that id: plans have labels of their own.
    fn edition(&self, edition: &Id) -> Result<Edition> {
        let snapshot = self.snapshot()?;
        let named = |e: &&Edition| e.id == *edition || e.plan.is_none() && e.label == edition.as_str();
        let found = snapshot.statements.iter().flat_map(Statement::issued).filter(named);
        the_only("edition", edition, found.cloned().collect(), |edition| edition.id.to_string())
    }

    /// The approved plan of a statement with that id or label.
    fn plan_named(&self, statement: &Id, plan: &Id) -> Result<Edition> {
        let snapshot = self.snapshot()?;
        let plans = snapshot.statement(statement).into_iter().flat_map(|s| &s.plans);
        let found = plans.filter(|p| p.id == *plan || p.label == plan.as_str());
        the_only("treatment plan", plan, found.cloned().collect(), |plan| plan.id.to_string())
    }

    /// A file that is kept as of today.
    fn file(&self, hash: &str, name: &str) -> Result<KeptFile> {
        check_hash(hash)?;
        let (name, attached) = (line_of("name", name)?, self.context.today);
        Ok(KeptFile { hash: hash.to_owned(), media_type: None, name, size: None, attached })
    }

    /// The same bytes again are the same file, the same signature.
    fn keep(&mut self, kept: Kept<'_>, value: &impl Serialize) -> Result<()> {
        let cell = kept.cell();
        if self.exists(&cell) { Ok(()) } else { self.put(cell, value) }
    }

    fn let_go(&mut self, kind: &'static str, kept: Kept<'_>, hash: &str) -> Result<()> {
        let cell = kept.cell();
        if !self.exists(&cell) {
            return Err(OperationError::NotFound { kind, reference: hash.to_owned() });
        }
        self.empty(cell);
        Ok(())
    }

    /// Whether the signature is one is judged before: what is kept must be about this edition and this file.
    fn sign(&mut self, edition: &Id, message: &str, signature: &str, key: [&str; 2]) -> Result<()> {
        self.name("SignEdition");
        let edition = self.edition(edition)?;
        let said = SignedMessage::read(message)?;
        let elsewhere =
            |why: &str| OperationError::SignatureElsewhere { edition: edition.label.clone(), why: why.to_owned() };
        match said.differs_from(&edition) {
            Some(Differs::Content) => return Err(elsewhere("the content that was signed is another")),
            Some(Differs::Pdf) => return Err(elsewhere("the PDF that was signed is another")),
            Some(Differs::Label) => return Err(elsewhere("the edition that was signed has another label")),
            None => {}
        }
        // Whether that head stands in the history, the history knows.
        if said.revisions > self.context.revisions {
            return Err(elsewhere("this file's history is shorter than the one that was signed"));
        }
        if signature.len() > MAX_SIGNATURE || !signature.is_ascii() || !signature.starts_with(EditionSignature::BEGINS)
        {
            return Err(OperationError::SignatureForm);
        }
        let [fingerprint, public_key] = key;
        let kept = EditionSignature {
            hash: EditionSignature::hash_of(signature),
            message: message.to_owned(),
            signature: signature.to_owned(),
            fingerprint: line_of("fingerprint", fingerprint)?,
            public_key: line_of("publicKey", public_key)?,
            signed: said.time,
        };
        self.keep(Kept::Signature { edition: edition.id.as_str(), hash: &kept.hash }, &kept)
    }

    fn withdraw(&mut self, edition: &Id, reason: &str) -> Result<()> {
        self.name("WithdrawEdition");
        let reason = line_of("reason", reason)?;
        if reason.trim().is_empty() {
            return Err(OperationError::ReasonMissing);
        }
        let found = self.edition(edition)?;
        if found.withdrawn.is_some() {
            return Err(OperationError::AlreadyWithdrawn);
        }
        let value = json!({"reason": reason, "date": self.context.today.to_string()});
        self.write(format!("edition/{}/withdrawn", found.id), value);
        Ok(())
    }
}

/// What the approval of a risk treatment plan names.
pub struct PlanApproval<'a> {
    /// The plan's document id; that of the statement's treatment approval where it is empty.
    pub document_id: &'a str,
    /// Its version.
    pub label: &'a str,
    /// Who approves it.
    pub approver: &'a Signatory,
    /// What changed.
    pub note: &'a Text,
}

/// The same as it is kept.
pub struct ApprovedPlan {
    /// The plan's document id.
    pub document_id: String,
    /// Its version.
    pub label: String,
    /// Who approved it, in what function, when.
    pub approver: Signatory,
    /// What changed.
    pub note: Text,
}

impl PlanApproval<'_> {
    /// The approval as it is kept. It is dated up to today: the draft that was signed may be from any day before.
    ///
    /// # Errors
    /// [`OperationError::PlanIdMissing`], [`OperationError::VersionMissing`], [`OperationError::VersionTaken`], and as [`approval`].
    pub fn checked(&self, statement: &Statement, today: Date) -> Result<ApprovedPlan> {
        let label = line_of("label", self.label)?;
        let given = line_of("documentId", self.document_id)?;
        let document_id = if given.is_empty() { statement.treatment.plan_id.trim().to_owned() } else { given };
        if document_id.is_empty() {
            return Err(OperationError::PlanIdMissing);
        }
        if label.is_empty() {
            return Err(OperationError::VersionMissing);
        }
        if statement.plans.iter().any(|plan| plan.label == label) {
            return Err(OperationError::VersionTaken(label));
        }
        let (approver, note) = approval(self.approver, self.note, self.approver.date.unwrap_or(today), today)?;
        Ok(ApprovedPlan { document_id, label, approver, note })
    }
}

/// An approval as it is kept: who, in what function, on what day, and the note. It is dated from the day on which its
/// candidate was prepared up to today; without a date, today. A candidate that was prepared where the day had begun
/// earlier counts as prepared today.
///
/// # Errors
/// [`OperationError::ApproverMissing`], [`OperationError::ApprovalInFuture`],
/// [`OperationError::ApprovalBeforeCandidate`], [`OperationError::Text`].
pub fn approval(approver: &Signatory, note: &Text, prepared: Date, today: Date) -> Result<(Signatory, Text)> {
    let mut approver = signatory_of("approver", approver)?;
    if approver.name.trim().is_empty() || approver.function.trim().is_empty() {
        return Err(OperationError::ApproverMissing);
    }
    let date = *approver.date.get_or_insert(today);
    let prepared = prepared.min(today);
    if date > today {
        return Err(OperationError::ApprovalInFuture { approved: date, today });
    }
    if date < prepared {
        return Err(OperationError::ApprovalBeforeCandidate { approved: date, prepared });
    }
    Ok((approver, text_of("note", note)?))
}

fn is_of(key: &str, kind: &str, id: &Id) -> bool {
    key.strip_prefix(kind)
        .and_then(|k| k.strip_prefix('/'))
        .and_then(|k| k.strip_prefix(id.as_str()))
        .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

fn text_error(field: &str, source: TextError) -> OperationError {
    OperationError::Text { field: field.to_owned(), source }
}

fn line_of(field: &str, line: &str) -> Result<String> {
    checked_line(line).map_err(|e| text_error(field, e))
}

fn trim(field: &str, line: &mut String) -> Result<()> {
    *line = line_of(field, line)?;
    Ok(())
}

fn text_of(field: &str, text: &Text) -> Result<Text> {
    text.checked().map_err(|e| text_error(field, e))
}

fn signatory_of(field: &str, signatory: &Signatory) -> Result<Signatory> {
    Ok(Signatory {
        name: line_of(field, &signatory.name)?,
        function: line_of(field, &signatory.function)?,
        date: signatory.date,
    })
}

fn declaration_of(declaration: &Declaration) -> Result<Declaration> {
    Ok(Declaration {
        document_id: line_of("documentId", &declaration.document_id)?,
        object: text_of("object", &declaration.object)?,
        limits: text_of("limits", &declaration.limits)?,
        nonconformities: text_of("nonconformities", &declaration.nonconformities)?,
        internal_audit: declaration.internal_audit,
        management_review: declaration.management_review,
        supporting: text_of("supporting", &declaration.supporting)?,
        place: line_of("place", &declaration.place)?,
        signed: signatory_of("signed", &declaration.signed)?,
        authority: line_of("authority", &declaration.authority)?,
        reviewed: signatory_of("reviewed", &declaration.reviewed)?,
        valid_until: declaration.valid_until,
        reevaluation: text_of("reevaluation", &declaration.reevaluation)?,
    })
}

/// The entry of a framework that a name stands for.
fn entry_of(name: &Id) -> Result<ItemRef> {
    let (space, id) = match name.as_str().split_once('/') {
        Some((space, id)) => (Some(space), id),
        None => (None, name.as_str()),
    };
    let named = |framework: &&str| space.is_none_or(|space| space == *framework);
    let holds = |framework: &&str| catalogue::title_of(&ControlRef::new(framework, id)).is_some();
    let found = entries::TOLD_OF.into_iter().filter(named).find(|framework| holds(framework));
    let missing = || OperationError::NotFound { kind: "clause or category", reference: name.to_string() };
    found.map(|framework| ItemRef::new(framework, id)).ok_or_else(missing)
}

/// What a reference stands for, where that is one. Of several each is told by what only it answers to.
fn the_only<T>(kind: &'static str, reference: &Id, mut found: Vec<T>, id: impl Fn(&T) -> String) -> Result<T> {
    match (found.pop(), found.is_empty()) {
        (Some(only), true) => Ok(only),
        (Some(last), false) => {
            let ids = found.iter().chain([&last]).map(id).collect();
            Err(OperationError::Ambiguous { kind, reference: reference.to_string(), ids })
        }
        (None, _) => Err(OperationError::NotFound { kind, reference: reference.to_string() }),
    }
}

/// Fields that name a person of the file: who answers for a record, who leads an audit, who is in the chair of a review.
const PEOPLE: [&str; 3] = ["owner", "lead", "chair"];

/// The link of an item with the control whose decision stands in cells that begin so.
fn link_at(at: &str, item: &ItemRef) -> Option<Link> {
    let [.., framework, id] = at.split('/').collect::<Vec<_>>()[..] else { return None };
    Link::of(item, &ItemRef::new(framework, id))
}

fn is_text(fields: &serde_json::Map<String, Value>) -> bool {
    fields.contains_key("text") && fields.keys().all(|name| name == "text" || name == "lang")
}

/// Whether nothing stands in a value.
fn is_blank(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::String(text) => text.is_empty(),
        Value::Array(values) => values.is_empty(),
        Value::Object(fields) => fields.values().all(is_blank),
        Value::Bool(_) | Value::Number(_) => false,
    }
}

/// Holds every word of a value to its bounds, and every place on a scale to one to five.
fn bounded(field: &str, value: &mut Value) -> Result<()> {
    match value {
        Value::String(line) => trim(field, line),
        Value::Array(values) => values.iter_mut().try_for_each(|of| bounded(field, of)),
        Value::Object(fields) if is_text(fields) => {
            *value = serde_json::to_value(text_of(field, &serde_json::from_value(value.clone())?)?)?;
            Ok(())
        }
        Value::Object(fields) => {
            for (name, of) in fields {
                let on_scale = of.as_u64().filter(|_| PLACES.contains(&name.as_str()));
                if on_scale.is_some_and(|place| !(1..=5).contains(&place)) {
                    return Err(OperationError::OffScale(name.clone()));
                }
                bounded(field, of)?;
            }
            Ok(())
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => Ok(()),
    }
}

/// Criteria measure where each place of the scales has its word, and the line lies on them.
fn measuring(criteria: &RiskCriteria) -> Result<()> {
    for (scale, words) in [("likelihood", &criteria.likelihood), ("consequence", &criteria.consequence)] {
        if !RiskCriteria::SIZES.contains(&words.len()) {
            return Err(OperationError::ScaleSize(words.len()));
        }
        if let Some(before) = words.iter().position(|word| word.trim().is_empty()) {
            return Err(OperationError::ScaleWord { scale, place: before + 1 });
        }
    }
    if criteria.draw_a_line() {
        Ok(())
    } else {
        Err(OperationError::AcceptanceLine { line: criteria.acceptable, most: criteria.highest() })
    }
}

/// What names a place on a scale.
const PLACES: [&str; 5] = ["likelihood", "severity", "organisation", "individuals", "societies"];

fn driver_of(driver: &DriverValue) -> Result<DriverValue> {
    let mut driver = driver.clone();
    trim("driver", &mut driver.label)?;
    trim("driver", &mut driver.text)?;
    Ok(driver)
}

fn kept_verdict(verdict: &Verdict) -> Result<Verdict> {
    Ok(Verdict {
        applicability: verdict.applicability,
        grounds: sorted_grounds(&verdict.grounds),
        included: text_of("included", &verdict.included)?,
        excluded: text_of("excluded", &verdict.excluded)?,
    })
}

fn kept_exclusion(value: &SystemExclusionValue) -> Result<SystemExclusionValue> {
    Ok(SystemExclusionValue {
        grounds: sorted_grounds(&value.grounds),
        justification: text_of("justification", &value.justification)?,
    })
}

/// A value that somebody settled on where two copies said different things, as it may be kept: a merge writes cells without an
/// operation, and what a cell may hold is ruled here. A decision that says nothing is an absent cell. What cannot be read as what
/// stands in the cell comes back as it is: reading all of the document refuses that, with the place.
///
/// # Errors
/// [`OperationError`] where a text may not be kept.
pub fn settled(cell: &str, value: Value) -> Result<Option<Value>> {
    let parts: Vec<&str> = cell.split('/').collect();
    let kept = match parts[..] {
        ["statement", _, "d", _, _, "verdict"] => Verdict::deserialize(&value).ok().map(|verdict| {
            let kept = kept_verdict(&verdict)?;
            Ok((kept != Verdict::default()).then(|| serde_json::to_value(kept)).transpose()?)
        }),
        ["statement", _, "d", _, _, "excl", _] => SystemExclusionValue::deserialize(&value)
            .ok()
            .map(|exclusion| Ok(Some(serde_json::to_value(kept_exclusion(&exclusion)?)?))),
        ["statement", _, "d", _, _, field @ ("how" | "notes")] => kept_text(field, &value),
        ["statement", _, field] if STATEMENT_TEXTS.contains(&field) => kept_text(field, &value),
        _ => None,
    };
    kept.unwrap_or(Ok(Some(value)))
}

/// A text of a cell as it is kept; nothing where it is no text.
fn kept_text(field: &str, value: &Value) -> Option<Result<Option<Value>>> {
    let text = Text::deserialize(value).ok()?;
    let kept = || {
        let kept = text_of(field, &text)?;
        Ok((!kept.text.is_empty()).then(|| serde_json::to_value(kept)).transpose()?)
    };
    Some(kept())
}

/// Whether a cell holds the id of a person: who answers for something, leads or is in the chair.
pub fn names_a_person(cell: &str) -> bool {
    matches!(cell.split('/').collect::<Vec<_>>()[..], [_, _, .., field] if PEOPLE.contains(&field))
}

/// Whether a cell holds words that somebody writes, and may write anew: neither a person, a day, nor one of several that can be
/// chosen, which are strings as well.
pub fn holds_words(cell: &str) -> bool {
    match cell.split('/').collect::<Vec<_>>()[..] {
        ["organisation", "name" | "address"]
        | ["statement", _, "title" | "documentId" | "version" | "classification"]
        | ["statement", _, "d", _, _, "how" | "notes"]
        | ["entry", _, _, "notes"] => true,
        ["statement", _, field] => STATEMENT_TEXTS.contains(&field),
        [kind, _, field] => field == "label" || fields_of_words(kind).is_some_and(|words| words.contains(field)),
        _ => false,
    }
}

fn sorted_grounds(grounds: &[Ground]) -> Vec<Ground> {
    let mut grounds = grounds.to_vec();
    grounds.sort_unstable();
    grounds.dedup();
    grounds
}

/// What a cell names must be the hash of stored bytes; whether they are stored, the client file knows.
fn check_hash(hash: &str) -> Result<()> {
    if is_sha256_hex(hash) { Ok(()) } else { Err(OperationError::Hash(hash.to_owned())) }
}

fn is_colour(colour: &str) -> bool {
    colour.len() == 7 && colour.starts_with('#') && colour.bytes().skip(1).all(|b| b.is_ascii_hexdigit())
}

/// The name in the history of a change to one field of a record: `SetSystemPurpose`.
fn record_name(record: &str, field: &str) -> String {
    let (first, rest) = field.split_at(field.chars().next().map_or(0, char::len_utf8));
    format!("Set{record}{}{rest}", first.to_uppercase())
}

fn organisation_name(field: &OrganisationField) -> &'static str {
    match field {
        OrganisationField::Name(_) => "SetOrganisationName",
        OrganisationField::Address(_) => "SetOrganisationAddress",
        OrganisationField::Logo(_) => "SetLogo",
        OrganisationField::Colour(_) => "SetClientColour",
        OrganisationField::RiskCriteria(_) => "SetRiskCriteria",
        OrganisationField::StartingPoint(_) => "SetStartingPoint",
    }
}

fn statement_name(field: &StatementField) -> &'static str {
    match field {
        StatementField::AddFramework(_) => "AddFramework",
        StatementField::Title(_) => "SetTitle",
        StatementField::DocumentId(_) => "SetDocumentId",
        StatementField::Version(_) => "SetVersion",
        StatementField::Classification(_) => "SetClassification",
        StatementField::Language(_) => "SetLanguage",
        StatementField::Scope(_) => "SetScope",
        StatementField::SecurityScope(_) => "SetSecurityScope",
        StatementField::Roles(_) => "SetRoles",
        StatementField::RolesNote(_) => "SetRolesNote",
        StatementField::Prepared(_) => "SetPrepared",
        StatementField::Reviewed(_) => "SetReviewed",
        StatementField::Approver(_) => "SetApprover",
        StatementField::NextReview(_) => "SetNextReview",
        StatementField::Treatment(_) | StatementField::TreatmentPlan(_) => "SetTreatmentApproval",
        StatementField::Certificate(_) => "SetCertificate",
        StatementField::Declaration(_) => "SetDeclaration",
        StatementField::Recipient(_) => "SetRecipient",
        StatementField::RemoveRecipient(_) => "RemoveRecipient",
    }
}

fn decision_name(field: &DecisionField) -> &'static str {
    match field {
        DecisionField::Applicability(_) => "SetApplicability",
        DecisionField::Grounds(_) => "SetGrounds",
        DecisionField::Included(_) | DecisionField::Excluded(_) => "SetJustification",
        DecisionField::Sees(_) => "SetReference",
        DecisionField::Status(_) => "SetStatus",
        DecisionField::Target(_) => "SetTarget",
        DecisionField::Done(_) => "SetDone",
        DecisionField::How(_) => "SetImplementation",
        DecisionField::Owner(_) => "SetOwner",
        DecisionField::Review(_) => "SetReview",
        DecisionField::Notes(_) => "SetNotes",
        DecisionField::AddDriver(_) => "AddDriver",
        DecisionField::EditDriver(_) => "EditDriver",
        DecisionField::RemoveDriver(_) => "RemoveDriver",
        DecisionField::LinkEvidence(_) => "LinkEvidence",
        DecisionField::UnlinkEvidence(_) => "UnlinkEvidence",
        DecisionField::ExcludeSystem(_) => "ExcludeForSystem",
        DecisionField::IncludeSystem(_) => "IncludeForSystem",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Applicability, DriverKind, Status};

    struct Counter(u32);

    impl Ids for Counter {
        fn fresh(&mut self) -> Id {
            self.0 += 1;
            Id(format!("n{}", self.0))
        }
    }

    /// A document in memory: applies plans to cells, nothing else.
    struct Paper {
        cells: Cells,
        ids: Counter,
    }

    impl Paper {
        fn new() -> Self {
            let mut paper = Self { cells: Cells::new(), ids: Counter(0) };
            paper
                .apply(&op(r#"{"op":"AddStatement","id":"s","frameworks":["iso42001"],"set":[{"version":"1.0"}]}"#))
                .unwrap();
            paper
        }

        fn apply(&mut self, operation: &Operation) -> Result<Plan> {
            let plan = operation.plan(&mut PlanContext {
                cells: &self.cells,
                today: jiff::civil::date(2026, 11, 24),
                head: "",
                revisions: 1,
                author: "Role A",
                ids: &mut self.ids,
            })?;
            for (key, value) in &plan.writes {
                self.cells.set(key.clone(), value.clone());
            }
            Ok(plan)
        }

        fn run(&mut self, json: &str) -> Result<Plan> {
            self.apply(&op(json))
        }

        fn snapshot(&self) -> Snapshot {
            Snapshot::from_cells(&self.cells).unwrap()
        }

        fn decision(&self, control: &str) -> crate::Decision {
            let snapshot = self.snapshot();
            snapshot.statements[0].decision(&control.parse().unwrap()).unwrap().clone()
        }
    }

    fn op(json: &str) -> Operation {
        serde_json::from_str(json).unwrap()
    }

    #[test]
    fn excluding_keeps_what_it_hides() {
        let mut paper = Paper::new();
        paper.run(r#"{"op":"Decide","controls":["iso42001/A.7.3"],"set":[{"applicability":"applicable"},{"included":"Because."},{"status":"planned"}]}"#).unwrap();
        paper.run(r#"{"op":"Decide","controls":["iso42001/A.7.3"],"set":[{"applicability":"excluded"},{"grounds":["noSuchActivity"]}]}"#).unwrap();
        let hidden = paper.decision("iso42001/A.7.3");
        assert_eq!(hidden.verdict.included.text, "Because.");
        assert!(hidden.justification().unwrap().is_blank());
        paper.run(r#"{"op":"Decide","controls":["iso42001/A.7.3"],"set":[{"applicability":"applicable"}]}"#).unwrap();
        let back = paper.decision("iso42001/A.7.3");
        assert_eq!(
            (back.justification().unwrap().text.as_str(), back.progress.status),
            ("Because.", Some(Status::Planned))
        );
        assert_eq!(back.verdict.grounds, [Ground::NoSuchActivity]);
    }

    #[test]
    fn a_whole_objective_is_decided_at_once_and_no_other() {
        let mut paper = Paper::new();
        let plan =
            paper.run(r#"{"op":"Decide","controls":["iso42001/A.6.1"],"set":[{"applicability":"excluded"}]}"#).unwrap();
        assert_eq!(plan.name, "SetApplicability");
        let excluded: Vec<String> = paper.snapshot().statements[0]
            .decisions
            .iter()
            .filter(|d| d.verdict.applicability == Applicability::Excluded)
            .map(|d| d.control.to_string())
            .collect();
        assert_eq!(excluded, ["iso42001/A.6.1.2", "iso42001/A.6.1.3"]);
    }

    #[test]
    fn a_control_is_named_as_it_is_printed() {
        let mut paper = Paper::new();
        let decide =
            |name: &str| format!(r#"{{"op":"Decide","controls":["{name}"],"set":[{{"applicability":"excluded"}}]}}"#);
        let code = |refused: Result<Plan>| {
            refused.map_err(|e| e.code()).map(|plan| plan.writes.into_keys().collect::<Vec<_>>())
        };
        paper.run(r#"{"op":"AddControl","id":"c","set":[{"label":"X.1"}]}"#).unwrap();
        for (name, wrote) in [
            ("A.5.2", Ok(vec!["statement/s/d/iso42001/A.5.2/verdict"])),
            ("iso42001/A.5.2", Ok(vec!["statement/s/d/iso42001/A.5.2/verdict"])),
            ("X.1", Ok(vec!["statement/s/d/own/c/verdict"])),
            ("own/X.1", Ok(vec!["statement/s/d/own/c/verdict"])),
            ("A.6.1", Ok(vec!["statement/s/d/iso42001/A.6.1.2/verdict", "statement/s/d/iso42001/A.6.1.3/verdict"])),
            ("A.5.22", Err("not-found")),
            ("iso42001/X.1", Err("not-found")),
            ("own/A.5.2", Err("not-found")),
            ("iso27001/A.5.2", Err("not-found")),
            ("", Err("not-found")),
        ] {
            let wrote = wrote.map(|keys| keys.into_iter().map(str::to_owned).collect());
            assert_eq!(code(paper.run(&decide(name))), wrote, "{name}");
        }
        // What two are called names neither; each can still be named with where it stands.
        paper.run(r#"{"op":"EditControl","control":"c","set":[{"label":"A.5.2"}]}"#).unwrap();
        assert_eq!(code(paper.run(&decide("A.5.2"))), Err("ambiguous"));
        assert_eq!(code(paper.run(&decide("own/A.5.2"))).unwrap(), ["statement/s/d/own/c/verdict"]);
        assert_eq!(code(paper.run(&decide("iso42001/A.5.2"))).unwrap(), ["statement/s/d/iso42001/A.5.2/verdict"]);
    }

    #[test]
    fn one_justification_is_never_written_for_many() {
        let mut paper = Paper::new();
        let refused = paper.run(r#"{"op":"Decide","controls":["iso42001/A.6"],"set":[{"included":"Same words."}]}"#);
        assert!(matches!(refused, Err(OperationError::JustificationForMany(9))));
    }

    #[test]
    fn typing_is_one_text_of_one_control() {
        let mut paper = Paper::new();
        let typed = paper.run(r#"{"op":"Decide","controls":["iso42001/A.2.2"],"set":[{"notes":"a"}]}"#).unwrap();
        let chosen =
            paper.run(r#"{"op":"Decide","controls":["iso42001/A.2.2"],"set":[{"status":"planned"}]}"#).unwrap();
        assert!(typed.typing && !chosen.typing);
        assert_eq!((typed.name.as_str(), chosen.name.as_str()), ("SetNotes", "SetStatus"));
    }

    #[test]
    fn a_field_of_a_record_has_its_own_name_in_the_history_and_is_emptied_again() {
        let mut paper = Paper::new();
        paper.run(r#"{"op":"AddPerson","id":"p","set":[{"name":"zz"}]}"#).unwrap();
        for (op, kind, list, fields) in [
            ("Person", "person", "people", variants::<crate::PersonField>()),
            ("Evidence", "evidence", "evidence", variants::<crate::EvidenceField>()),
            ("System", "system", "systems", variants::<crate::SystemField>()),
            ("Control", "control", "controls", variants::<crate::ControlField>()),
            ("Risk", "risk", "risks", variants::<crate::RiskField>()),
            ("Assessment", "assessment", "assessments", variants::<crate::AssessmentField>()),
            ("Requirement", "requirement", "requirements", variants::<crate::RequirementField>()),
            ("Party", "party", "parties", variants::<crate::PartyField>()),
            ("Objective", "objective", "objectives", variants::<crate::ObjectiveField>()),
            ("Audit", "audit", "audits", variants::<crate::AuditField>()),
            ("Review", "review", "reviews", variants::<crate::ReviewField>()),
            ("Nonconformity", "nonconformity", "nonconformities", variants::<crate::NonconformityField>()),
            ("Question", "question", "questions", variants::<crate::QuestionField>()),
        ] {
            paper.apply(&op_of(json!({"op": format!("Add{op}"), "id": "r", "set": []}))).unwrap();
            for field in &fields {
                let (full, empty) = filled_and_empty(op, field);
                let mut edit = |value: &Value| {
                    let edit = json!({"op": format!("Edit{op}"), kind: "r", "set": [{field: value}]});
                    let name = paper.apply(&op_of(edit)).unwrap().name;
                    let record = serde_json::to_value(paper.snapshot()).unwrap()[list][0].clone();
                    let own = format!("{kind}/r/{field}");
                    let held =
                        paper.cells.under(&own).any(|(cell, _)| cell == own || cell.starts_with(&format!("{own}/")));
                    (name, record[field].clone(), held)
                };
                let (name, read, _) = edit(&full);
                assert_eq!(name, format!("Set{op}{}{}", field[..1].to_uppercase(), &field[1..]));
                let read = if full.is_object() { &read } else { read.get("text").unwrap_or(&read) };
                assert!(holds(read, &full), "{kind} {field} is written and not read: {read}");
                assert!(!edit(&empty).2, "{kind} {field}");
            }
        }
    }

    #[test]
    fn something_is_said_of_a_clause_by_its_number_and_taken_back() {
        let mut paper = Paper::new();
        let said = r#"{"op":"EditEntry","entry":"6.1.4","set":[{"now":"partly"},{"notes":"In part."}]}"#;
        assert_eq!(paper.run(said).unwrap().name, "EditEntry");
        paper.run(r#"{"op":"EditEntry","entry":"GOVERN 1","set":[{"target":"largely"}]}"#).unwrap();
        paper.run(r#"{"op":"EditEntry","entry":"iso9001-clauses/9.2","set":[{"now":"fully"}]}"#).unwrap();
        let said = |paper: &Paper| -> Vec<String> {
            paper.snapshot().entries.iter().map(|said| said.entry.to_string()).collect()
        };
        assert_eq!(said(&paper), ["iso42001-clauses/6.1.4", "iso9001-clauses/9.2", "nist-ai-rmf/GOVERN 1"]);
        let typed = paper.run(r#"{"op":"EditEntry","entry":"6.1.4","set":[{"notes":"In part,"}]}"#).unwrap();
        assert_eq!((typed.name.as_str(), typed.typing), ("SetEntryNotes", true));
        paper.run(r#"{"op":"EditEntry","entry":"6.1.4","set":[{"now":null},{"notes":""}]}"#).unwrap();
        assert_eq!(said(&paper).len(), 2, "of what nothing is said there is no entry");
        let gone = paper.run(r#"{"op":"EditEntry","entry":"A.5.2","set":[]}"#).unwrap_err();
        assert_eq!(gone.code(), "not-found", "a control is decided on, not told of");
    }

    /// Whether a value says all that another one says.
    fn holds(read: &Value, said: &Value) -> bool {
        match (read, said) {
            (Value::Object(read), Value::Object(said)) => {
                said.iter().all(|(name, of)| read.get(name).is_some_and(|read| holds(read, of)))
            }
            (Value::Object(text), Value::String(_)) => text.get("text") == Some(said),
            (read, said) => read == said,
        }
    }

    /// A value that a field of a record takes, and what empties it.
    fn filled_and_empty(record: &str, field: &str) -> (Value, Value) {
        let choice = |value: &str| (json!(value), Value::Null);
        let set = |values: &[&str]| (json!(values), json!([]));
        match field {
            "date" | "expiry" | "due" | "review" | "changed" | "from" | "until" | "reported" | "next" | "found"
            | "closed" | "asked" | "answered" => choice("2026-11-24"),
            "owner" | "lead" | "chair" => choice("p"),
            "kind" if record == "Audit" => choice("internal"),
            "standards" => set(&["iso27001", "iso42001"]),
            "inputs" => set(&["audits"]),
            "source" if record == "Nonconformity" => choice("internalAudit"),
            "grade" => choice("minor"),
            "scope" if record == "Audit" => (json!("words"), json!("")),
            "scope" => choice("out"),
            "origin" => choice("embedded"),
            "stage" => choice("operation"),
            "effect" => choice("decides"),
            "oversight" => choice("monitors"),
            "actRole" => choice("deployer"),
            "actTier" => choice("highRisk"),
            "treatment" => choice("modify"),
            "kind" if record == "Requirement" => choice("law"),
            "traits" => set(&["generative", "personalData"]),
            "dataSources" => set(&["publicWeb"]),
            "affected" => set(&["employees", "public"]),
            "users" => set(&["staff"]),
            "supplies" => set(&["data", "model"]),
            "roles" => set(&["aiCustomer"]),
            "categories" => set(&["bias", "drift"]),
            "characteristics" => set(&["fair"]),
            "inherent" | "residual" => (json!({"likelihood": 3, "individuals": 5}), Value::Null),
            "accepted" => (json!({"name": "Role A", "date": "2026-11-24"}), Value::Null),
            "individuals" | "groups" | "communities" | "organisations" | "society" => {
                (json!({"who": "Applicants", "harm": "Left out", "severity": 4}), Value::Null)
            }
            _ => (json!("words"), json!("")),
        }
    }

    #[test]
    fn a_link_is_made_from_either_end_drives_the_control_and_goes_with_its_record() {
        let mut paper = Paper::new();
        paper.run(r#"{"op":"AddRisk","id":"r","set":[{"title":"Leak"}]}"#).unwrap();
        paper.run(r#"{"op":"AddRequirement","id":"q","set":[{"title":"Order"},{"kind":"law"}]}"#).unwrap();
        paper.run(r#"{"op":"Link","from":"R-01","to":["A.6.2.4","Q-01"]}"#).unwrap();
        paper.run(r#"{"op":"Link","from":"iso42001/A.6.2.4","to":["requirement/Q-01","R-01"]}"#).unwrap();
        assert_eq!(paper.snapshot().links.len(), 3, "the same link from the other end is no second one");
        let drivers = |paper: &Paper| -> Vec<(DriverKind, String, String)> {
            let decision = paper.decision("iso42001/A.6.2.4");
            decision.drivers.iter().map(|d| (d.value.kind, d.value.label.clone(), d.value.text.clone())).collect()
        };
        let risk = (DriverKind::Risk, "R-01".to_owned(), "Leak".to_owned());
        assert_eq!(drivers(&paper), [risk.clone(), (DriverKind::Legal, "Q-01".to_owned(), "Order".to_owned())]);
        // As a driver it is taken away by its id, like any other.
        paper.run(r#"{"op":"Decide","controls":["A.6.2.4"],"set":[{"removeDriver":"link.requirement.q"}]}"#).unwrap();
        assert_eq!(drivers(&paper), [risk]);
        // A reason that is a record is the link.
        let add = r#"{"op":"Decide","controls":["A.5.2"],"set":[{"addDriver":{"kind":"risk","record":{"kind":"risk","id":"R-01"}}}]}"#;
        paper.run(add).unwrap();
        assert_eq!(paper.decision("iso42001/A.5.2").drivers[0].value.text, "Leak");
        // So is one that is called as the record.
        paper
            .run(r#"{"op":"Decide","controls":["A.5.3"],"set":[{"addDriver":{"kind":"risk","label":"R-01"}}]}"#)
            .unwrap();
        assert!(paper.decision("iso42001/A.5.3").drivers[0].is_linked());
        // Whatever is said beside its id: words of their own would stay when the record goes.
        let worded = r#"{"op":"Decide","controls":["A.5.4"],"set":[{"addDriver":{"kind":"risk","label":"R-01","text":"A leak"}}]}"#;
        paper.run(worded).unwrap();
        assert!(paper.decision("iso42001/A.5.4").drivers[0].is_linked());
        paper.run(r#"{"op":"DeleteRisk","risk":"R-01"}"#).unwrap();
        assert!(paper.decision("iso42001/A.5.4").drivers.is_empty());
        assert!(drivers(&paper).is_empty() && paper.snapshot().links.is_empty(), "nothing points to what is gone");
    }

    #[test]
    fn evidence_for_a_control_that_a_statement_decides_on_stands_with_the_decision() {
        let mut paper = Paper::new();
        paper.run(r#"{"op":"AddEvidence","id":"e","set":[{"title":"Log"}]}"#).unwrap();
        paper.run(r#"{"op":"Link","from":"EV-01","to":["A.6.2.8"]}"#).unwrap();
        assert_eq!(paper.decision("iso42001/A.6.2.8").evidence, [Id::from("e")]);
        paper.run(r#"{"op":"Unlink","from":"A.6.2.8","to":["EV-01"]}"#).unwrap();
        assert!(paper.decision("iso42001/A.6.2.8").evidence.is_empty());
    }

    #[test]
    fn evidence_that_was_linked_before_a_statement_decides_on_a_control_stands_with_the_decision_from_then_on() {
        let mut paper = Paper::new();
        paper.run(r#"{"op":"AddEvidence","id":"e","set":[{"title":"Log"}]}"#).unwrap();
        paper.run(r#"{"op":"Link","from":"EV-01","to":["iso27001/A.8.15"]}"#).unwrap();
        assert_eq!(paper.snapshot().links.len(), 1, "no statement decides on it");
        let plan = paper.run(r#"{"op":"EditStatement","set":[{"addFramework":"iso27001"}]}"#).unwrap();
        let delta = crate::Delta::of(plan.writes.keys().map(String::as_str), &paper.snapshot());
        assert_eq!(delta.links, Some(Vec::new()), "a window hears that the link is one no more");
        assert_eq!(paper.decision("iso27001/A.8.15").evidence, [Id::from("e")]);
        assert!(paper.snapshot().links.is_empty(), "said once");
        // Taken from one decision, it stays with the other.
        paper.run(r#"{"op":"AddStatement","id":"t","frameworks":["iso27001"],"set":[]}"#).unwrap();
        let unlink = r#"{"op":"Decide","statement":"t","controls":["A.8.15"],"set":[{"unlinkEvidence":"EV-01"}]}"#;
        paper.run(unlink).unwrap();
        let shown = |paper: &Paper, of: &str| {
            let snapshot = paper.snapshot();
            let statement = snapshot.statement(&of.into()).unwrap();
            statement.decision(&"iso27001/A.8.15".parse().unwrap()).unwrap().evidence.len()
        };
        assert_eq!((shown(&paper, "s"), shown(&paper, "t")), (1, 0));
        paper.run(r#"{"op":"Unlink","from":"EV-01","to":["iso27001/A.8.15"]}"#).unwrap();
        assert_eq!((shown(&paper, "s"), shown(&paper, "t")), (0, 0));
    }

    /// One copy took an annex away again, another decided on a control of it, and both were merged.
    #[test]
    fn what_was_decided_on_a_framework_that_the_statement_is_not_about_is_told_and_dropped() {
        let mut paper = Paper::new();
        paper.cells.set("statement/s/d/iso27001/A.5.1/how".to_owned(), Some(json!({"text": "In place."})));
        let told = |paper: &Paper| -> Vec<String> {
            let found = check::check(&paper.snapshot(), jiff::civil::date(2026, 11, 24));
            let unknown = found.into_iter().filter(|f| f.code == check::FindingCode::ControlUnknown);
            unknown.map(|f| format!("{} {}", f.args["used"], f.args["framework"])).collect()
        };
        assert_eq!(told(&paper), ["no ISO/IEC 27001 Annex A"]);
        let stays = paper.run(r#"{"op":"DropDecision","control":"A.5.2"}"#).unwrap_err();
        assert_eq!(stays.code(), "control-stays");
        for name in ["27001 A.5.1", "iso27001/A.5.1"] {
            let mut paper = Paper { cells: paper.cells.clone(), ids: Counter(0) };
            paper.run(&format!(r#"{{"op":"DropDecision","control":"{name}"}}"#)).unwrap();
            assert!(told(&paper).is_empty(), "{name}");
            assert_eq!(paper.snapshot().statements[0].decisions.len(), 38);
        }
    }

    #[test]
    fn what_cannot_be_linked_or_rated_is_refused() {
        let mut paper = Paper::new();
        paper.run(r#"{"op":"AddRisk","id":"r","set":[]}"#).unwrap();
        paper.run(r#"{"op":"AddSystem","id":"y","set":[{"label":"R-01"}]}"#).unwrap();
        for (operation, code) in [
            (r#"{"op":"Link","from":"R-01","to":["A.5.2"]}"#, "ambiguous"),
            (r#"{"op":"Link","from":"risk/R-01","to":["R-99"]}"#, "not-found"),
            (r#"{"op":"Link","from":"A.5.2","to":["A.5.3"]}"#, "not-linked"),
            (r#"{"op":"Link","from":"risk/R-01","to":["A.5"]}"#, "not-found"),
            (r#"{"op":"Link","from":"risk/R-01","to":[]}"#, "nothing-to-link"),
            (r#"{"op":"EditRisk","risk":"R-01","set":[{"inherent":{"likelihood":6}}]}"#, "off-scale"),
            (r#"{"op":"EditRisk","risk":"R-01","set":[{"owner":"Nobody"}]}"#, "not-found"),
            (
                r#"{"op":"EditOrganisation","set":[{"riskCriteria":{"likelihood":["a","b"],"consequence":["a","b","c"]}}]}"#,
                "scale-size",
            ),
        ] {
            assert_eq!(paper.run(operation).unwrap_err().code(), code, "{operation}");
        }
        paper.run(r#"{"op":"Link","from":"risk/R-01","to":["system/R-01"]}"#).unwrap();
    }

    fn op_of(json: Value) -> Operation {
        serde_json::from_value(json).unwrap()
    }

    /// Names of the variants of a type, from its schema.
    fn variants<T: schemars::JsonSchema>() -> std::collections::BTreeSet<String> {
        let schema = serde_json::to_value(schemars::schema_for!(T)).unwrap();
        let variant = |v: &Value| v["properties"].as_object().unwrap().keys().next().unwrap().clone();
        schema["oneOf"].as_array().unwrap().iter().map(variant).collect()
    }

    #[test]
    fn every_field_that_can_be_set_is_in_the_snapshot_afterwards() {
        let mut paper = Paper::new();
        paper.run(r#"{"op":"AddPerson","id":"p","set":[{"name":"Role A"}]}"#).unwrap();
        paper.run(r#"{"op":"AddEvidence","id":"e","set":[]}"#).unwrap();
        paper.run(r#"{"op":"AddSystem","id":"y","set":[]}"#).unwrap();
        let approver = json!({"name": "q", "function": "r", "date": "2026-11-02"});
        let plan = json!({"statement": "s", "label": "1.0", "content": "", "head": "", "revisions": 1, "json": "", "pdf": "",
            "approver": approver, "plan": {"documentId": "RTP-1"}});
        paper.cells.set("edition/x".to_owned(), Some(plan));
        let logo = json!({"hash": "0".repeat(64), "mediaType": "image/png"});
        // In this order: what is removed must be there.
        let decision = json!([{"applicability": "applicable"}, {"grounds": ["notRequired"]}, {"included": "a"},
            {"excluded": "b"}, {"status": "planned"}, {"target": "2027-01-01"}, {"done": "2027-01-02"}, {"how": "c"},
            {"owner": "p"}, {"sees": "A.2.3"}, {"review": "2027-01-03"}, {"notes": "d"}, {"addDriver": {"kind": "risk"}},
            {"editDriver": {"id": "n1", "kind": "legal"}}, {"removeDriver": "n1"}, {"linkEvidence": "e"},
            {"unlinkEvidence": "e"}, {"excludeSystem": {"system": "y"}}, {"includeSystem": "y"}]);
        let statement = json!([{"addFramework": "iso27001"}, {"title": "a"}, {"documentId": "b"}, {"version": "c"}, {"classification": "d"},
            {"language": "de"}, {"scope": "e"}, {"securityScope": "e"}, {"roles": ["aiCustomer"]}, {"rolesNote": "f"}, {"prepared": {"name": "g"}},
            {"reviewed": {"name": "h"}}, {"approver": {"name": "i"}}, {"nextReview": "2027-01-01"},
            {"treatment": {"planId": "j"}}, {"treatmentPlan": "1.0"}, {"certificate": {"body": "k"}}, {"declaration": {"place": "m"}}, {"recipient": {"id": "r", "recipient": "l"}},
            {"removeRecipient": "r"}]);
        let organisation = json!([{"name": "a"}, {"address": "b"}, {"logo": logo}, {"colour": "#075e78"},
            {"riskCriteria": {"likelihood": ["a", "b", "c"], "consequence": ["a", "b", "c"], "acceptable": 4}},
            {"startingPoint": "27001-first"}]);
        for (head, fields, known) in [
            (json!({"op": "Decide", "controls": ["iso42001/A.2.2"]}), decision, variants::<crate::DecisionField>()),
            (json!({"op": "EditStatement"}), statement, variants::<StatementField>()),
            (json!({"op": "EditOrganisation"}), organisation, variants::<OrganisationField>()),
        ] {
            let mut tried = std::collections::BTreeSet::new();
            for field in fields.as_array().unwrap() {
                let before = paper.snapshot();
                let mut operation = head.clone();
                operation["set"] = json!([field]);
                paper.apply(&op_of(operation)).unwrap();
                assert_ne!(paper.snapshot(), before, "{field} is written and not read");
                tried.extend(field.as_object().unwrap().keys().cloned());
            }
            assert_eq!(tried, known);
        }
    }

    #[test]
    fn a_reference_names_one_control_of_its_statement_as_it_is_printed() {
        let mut paper = Paper { cells: Cells::new(), ids: Counter(0) };
        paper.run(r#"{"op":"AddStatement","id":"s","frameworks":["iso27001","iso42001"]}"#).unwrap();
        let refer = |controls: &str, to: &str| {
            let set = json!([{"sees": to}]);
            op_of(json!({"op": "Decide", "controls": controls.split(", ").collect::<Vec<_>>(), "set": set}))
        };
        paper.apply(&refer("42001 A.2.2", "27001 A.5.1")).unwrap();
        assert_eq!(paper.decision("iso42001/A.2.2").sees.unwrap().as_str(), "iso27001/A.5.1");
        for (controls, to, code) in [
            ("A.5.2", "27001 A.5.1", "ambiguous"),
            ("42001 A.2.2", "A.5.2", "ambiguous"),
            ("42001 A.2.2", "27001 A.5", "ambiguous"),
            ("42001 A.2.2", "9001 A.5.2", "not-found"),
            ("42001 A.2.2, 42001 A.2.3", "27001 A.5.1", "justification-for-many"),
        ] {
            assert_eq!(paper.apply(&refer(controls, to)).unwrap_err().code(), code, "{controls} {to}");
        }
        paper.run(r#"{"op":"Decide","controls":["iso42001/A.2.2"],"set":[{"sees":null}]}"#).unwrap();
        assert_eq!(paper.decision("iso42001/A.2.2").sees, None);
    }

    #[test]
    fn a_file_begins_from_a_starting_point_that_ships_and_decides_nothing_by_it() {
        let mut paper = Paper::new();
        let begin = |id: &str| op_of(json!({"op": "EditOrganisation", "set": [{"startingPoint": id}]}));
        assert_eq!(paper.apply(&begin("27001-frist")).unwrap_err().code(), "unknown-start");
        let plan = paper.apply(&begin("27001-first")).unwrap();
        assert_eq!(plan.writes.len(), 1);
        let undecided = |d: &crate::Decision| d.verdict.applicability == Applicability::Undecided;
        let started = paper.snapshot();
        assert!(started.statements[0].decisions.iter().all(undecided));
        // It is a paper of the file: no edition says it, and none is outdated by it.
        let hash = |s: &Snapshot| content_hash(s, &"s".into()).unwrap();
        let mut without = started.clone();
        without.organisation.starting_point = None;
        assert_eq!(hash(&started), hash(&without));
        assert_eq!(started.carried(&"s".into()).organisation.starting_point, None);
    }

    #[test]
    fn labels_count_on_in_the_style_in_use() {
        let mut paper = Paper::new();
        let labels = |p: &Paper| p.snapshot().evidence.iter().map(|e| e.label.clone()).collect::<Vec<_>>();
        paper.run(r#"{"op":"AddEvidence","set":[{"title":"Policy"}]}"#).unwrap();
        assert_eq!(labels(&paper), ["EV-01"]);
        paper.run(r#"{"op":"AddEvidence","set":[{"label":"DOC-099"}]}"#).unwrap();
        paper.run(r#"{"op":"DeleteEvidence","evidence":"EV-01"}"#).unwrap();
        paper.run(r#"{"op":"AddEvidence","set":[{"title":"Next"}]}"#).unwrap();
        assert_eq!(labels(&paper), ["DOC-099", "DOC-100"]);
    }

    #[test]
    fn white_space_around_a_single_line_is_not_kept() {
        let mut paper = Paper::new();
        for run in [
            r#"{"op":"EditOrganisation","set":[{"name":" Otterbridge "}]}"#,
            r#"{"op":"AddEvidence","id":"e","set":[{"label":" EV-7"},{"title":"Policy\t"}]}"#,
            r#"{"op":"AddPerson","id":"p","set":[{"name":"   "}]}"#,
            r#"{"op":"EditStatement","set":[{"prepared":{"name":" Role A ","function":"Lead "}}]}"#,
            r#"{"op":"EditStatement","set":[{"treatment":{"planId":" RTP-1 ","acceptedBy":[{"name":"Role B "}]}}]}"#,
            r#"{"op":"EditStatement","set":[{"certificate":{"edition":"1.0 "}}]}"#,
            r#"{"op":"EditStatement","set":[{"declaration":{"place":" Quay ","signed":{"name":"Role C "},"limits":" kept "}}]}"#,
            r#"{"op":"EditStatement","set":[{"recipient":{"recipient":" Auditor ","form":"PDF "}}]}"#,
            r#"{"op":"Decide","controls":["iso42001/A.2.2"],"set":[{"addDriver":{"kind":"risk","label":"R-1 ","text":" x"}}]}"#,
            r#"{"op":"Decide","controls":["iso42001/A.2.2"],"set":[{"linkEvidence":"EV-7 "},{"how":" kept "}]}"#,
        ] {
            paper.run(run).unwrap();
        }
        let snapshot = paper.snapshot();
        let statement = &snapshot.statements[0];
        let decision = paper.decision("iso42001/A.2.2");
        let lines = [
            (&snapshot.organisation.name, "Otterbridge"),
            (&snapshot.evidence[0].label, "EV-7"),
            (&snapshot.evidence[0].title, "Policy"),
            (&snapshot.people[0].name, ""),
            (&statement.prepared.name, "Role A"),
            (&statement.prepared.function, "Lead"),
            (&statement.treatment.plan_id, "RTP-1"),
            (&statement.treatment.accepted_by[0].name, "Role B"),
            (&statement.certificate.as_ref().unwrap().edition, "1.0"),
            (&statement.declaration.as_ref().unwrap().place, "Quay"),
            (&statement.declaration.as_ref().unwrap().signed.name, "Role C"),
            (&statement.declaration.as_ref().unwrap().limits.text, " kept "),
            (&statement.distribution[0].recipient, "Auditor"),
            (&statement.distribution[0].form, "PDF"),
            (&decision.drivers[0].value.label, "R-1"),
            (&decision.drivers[0].value.text, "x"),
            (&decision.how.text, " kept "),
        ];
        for (stored, expected) in lines {
            assert_eq!(stored, expected);
        }
        assert_eq!(decision.evidence.len(), 1, "found by its label, white space or not");
    }

    #[test]
    fn words_are_told_from_people_days_and_choices() {
        let decision = "statement/s/d/iso42001/A.2.2";
        for cell in ["how", "notes"] {
            assert!(holds_words(&format!("{decision}/{cell}")), "{cell}");
        }
        for cell in ["owner", "review", "progress", "verdict", "driver/d", "excl/y"] {
            assert!(!holds_words(&format!("{decision}/{cell}")), "{cell}");
        }
        for cell in ["evidence/e/title", "evidence/e/label", "person/p/name", "risk/r/cause", "statement/s/scope"] {
            assert!(holds_words(cell) && !names_a_person(cell), "{cell}");
        }
        for cell in ["evidence/e/date", "evidence/e", "risk/r/owner", "risk/r/treatment", "statement/s/language"] {
            assert!(!holds_words(cell), "{cell}");
        }
        assert!(["risk/r/owner", "audit/a/lead", "review/m/chair"].iter().all(|cell| names_a_person(cell)));
        assert!(names_a_person(&format!("{decision}/owner")) && !names_a_person("owner"));
    }

    #[test]
    fn records_are_found_by_label_unless_two_share_it() {
        let mut paper = Paper::new();
        paper.run(r#"{"op":"AddEvidence","set":[{"label":"EV-1"}]}"#).unwrap();
        paper.run(r#"{"op":"Decide","controls":["iso42001/A.2.2"],"set":[{"linkEvidence":"EV-1"}]}"#).unwrap();
        assert_eq!(paper.decision("iso42001/A.2.2").evidence.len(), 1);
        paper.run(r#"{"op":"AddEvidence","set":[{"label":"EV-1"}]}"#).unwrap();
        let refused = paper.run(r#"{"op":"DeleteEvidence","evidence":"EV-1"}"#);
        let Err(OperationError::Ambiguous { ids, .. }) = refused else { panic!("{refused:?}") };
        assert_eq!(ids.len(), 2, "each is told by what only it answers to");
        let rename = format!(r#"{{"op":"EditEvidence","evidence":"{}","set":[{{"label":"EV-2"}}]}}"#, ids[1]);
        paper.run(&rename).unwrap();
        paper.run(r#"{"op":"DeleteEvidence","evidence":"EV-1"}"#).unwrap();
        assert!(matches!(
            paper.run(r#"{"op":"DeleteEvidence","evidence":"EV-7"}"#),
            Err(OperationError::NotFound { .. })
        ));
    }

    #[test]
    fn a_deleted_record_hides_its_links_and_its_id_is_never_used_again() {
        let mut paper = Paper::new();
        paper.run(r#"{"op":"AddControl","id":"c","set":[{"label":"X.1"},{"title":"Night hold"}]}"#).unwrap();
        paper
            .run(r#"{"op":"Decide","controls":["own/X.1"],"set":[{"addDriver":{"kind":"risk","label":"R-1"}}]}"#)
            .unwrap();
        assert_eq!(paper.decision("own/c").drivers.len(), 1);
        paper.run(r#"{"op":"DeleteControl","control":"X.1"}"#).unwrap();
        assert!(paper.snapshot().statements[0].decision(&ControlRef::new(OWN, "c")).is_none());
        assert!(matches!(paper.run(r#"{"op":"AddControl","id":"c","set":[]}"#), Err(OperationError::IdTaken { .. })));
    }

    #[test]
    fn unknown_operations_and_fields_are_refused_by_name() {
        for bad in [
            r#"{"op":"Explode"}"#,
            r#"{"op":"Decide","controls":["iso42001/A.5.2"],"set":[{"mood":"good"}]}"#,
            r#"{"op":"Decide","controls":["iso42001/A.5.2"],"set":[],"extra":1}"#,
            r#"{"op":"Decide","controls":["iso42001/A.5.2"],"set":[{"notes":"\ud800"}]}"#,
            r#"{"op":"Decide","controls":["iso42001/A.5.2"],"set":[{"notes":{"text":"a","mood":1}}]}"#,
            r#"{"op":"Decide","controls":["iso42001/A.5.2"],"set":[{"addDriver":{"kind":"risk","mood":1}}]}"#,
            r#"{"op":"Decide","controls":["iso42001/A.5.2"],"set":[{"editDriver":{"id":"d","kind":"risk","mood":1}}]}"#,
            r#"{"op":"Decide","controls":["iso42001/A.5.2"],"set":[{"excludeSystem":{"system":"y","mood":1}}]}"#,
            r#"{"op":"EditStatement","set":[{"prepared":{"name":"Role A","mood":1}}]}"#,
            r#"{"op":"EditStatement","set":[{"treatment":{"acceptedBy":[{"name":"Role A","mood":1}]}}]}"#,
            r#"{"op":"EditStatement","set":[{"certificate":{"valideTo":"2027-01-01"}}]}"#,
            r#"{"op":"EditStatement","set":[{"declaration":{"signed":{"mood":1}}}]}"#,
            r#"{"op":"EditOrganisation","set":[{"logo":{"hash":"","mediaType":"image/png","mood":1}}]}"#,
            r#"{"op":"IssueEdition","candidate":"c","approver":{"mood":1},"pdf":""}"#,
        ] {
            assert!(serde_json::from_str::<Operation>(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn an_edition_needs_a_fresh_candidate_and_no_block() {
        let mut paper = Paper::new();
        paper.run(r#"{"op":"PrepareCandidate","id":"c1"}"#).unwrap();
        let issue = format!(
            r#"{{"op":"IssueEdition","candidate":"c1","approver":{{"name":"Role A","function":"Board"}},"pdf":"{}"}}"#,
            "0".repeat(64)
        );
        let Err(OperationError::FindingsBlock(blocks)) = paper.run(&issue) else { panic!("issued") };
        let says = |code| blocks.iter().any(|f| f.code == code);
        assert!(says(check::FindingCode::Undecided) && !says(check::FindingCode::ApproverMissing), "{blocks:?}");
        paper.run(r#"{"op":"EditStatement","set":[{"title":"Changed"}]}"#).unwrap();
        assert!(matches!(paper.run(&issue), Err(OperationError::CandidateStale)));
    }

    /// A file whose one risk is treated by A.2.2, so that its plan can be approved.
    fn treated() -> Paper {
        let mut paper = Paper::new();
        for run in [
            r#"{"op":"EditOrganisation","set":[{"riskCriteria":{"likelihood":["a","b","c"],"consequence":["a","b","c"],"acceptable":4}}]}"#,
            r#"{"op":"AddRisk","id":"r","set":[{"label":"R-1"},{"inherent":{"likelihood":3,"individuals":3}},
                {"residual":{"likelihood":1,"individuals":3}},{"treatment":"modify"}]}"#,
            r#"{"op":"Decide","controls":["A.2.2"],"set":[{"applicability":"applicable"}]}"#,
            r#"{"op":"Link","from":"R-1","to":["A.2.2"]}"#,
        ] {
            paper.run(run).unwrap();
        }
        paper
    }

    fn approve(label: &str, of: &Value) -> Operation {
        let mut operation = json!({"op": "ApprovePlan", "label": label, "documentId": "RTP-1",
            "approver": {"name": "Role A", "function": "Board"}, "pdf": "0".repeat(64)});
        for (field, value) in of.as_object().unwrap() {
            operation[field] = value.clone();
        }
        op_of(operation)
    }

    #[test]
    fn criteria_are_refused_that_draw_no_line_or_have_a_place_without_a_word() {
        let mut paper = Paper::new();
        let set = |likelihood: Value, acceptable: u16| {
            let criteria = json!({"likelihood": likelihood, "consequence": ["a", "b", "c"], "acceptable": acceptable});
            op_of(json!({"op": "EditOrganisation", "set": [{"riskCriteria": criteria}]}))
        };
        let words = json!(["a", "b", "c", "d"]);
        for (likelihood, acceptable, code) in [
            (words.clone(), 0, "acceptance-line"),
            (words.clone(), 13, "acceptance-line"),
            (json!(["a", " ", "c"]), 4, "scale-word"),
            (json!(["a", "b"]), 4, "scale-size"),
        ] {
            assert_eq!(paper.apply(&set(likelihood, acceptable)).unwrap_err().code(), code);
        }
        paper.apply(&set(words, 12)).unwrap();
    }

    #[test]
    fn what_is_accepted_is_the_level_that_remains_when_the_day_is_given() {
        let mut paper = treated();
        let kept = |paper: &Paper| paper.snapshot().risks[0].accepted.clone().map(|by| (by.name, by.level));
        let edit = |set: Value| op_of(json!({"op": "EditRisk", "risk": "R-1", "set": set}));
        let by = |name: &str, date: &str| json!({"accepted": {"name": name, "date": date}});
        let rated = |place: u8| json!({"residual": {"likelihood": 3, "individuals": place}});
        paper.apply(&edit(json!([{"accepted": {"name": "Role A"}}]))).unwrap();
        assert_eq!(kept(&paper), Some(("Role A".to_owned(), None)), "no day, no acceptance");
        // Whatever the order in which they are said.
        paper.apply(&edit(json!([by("Role A", "2026-11-20"), rated(2)]))).unwrap();
        assert_eq!(kept(&paper), Some(("Role A".to_owned(), Some(6))));
        paper.apply(&edit(json!([rated(3)]))).unwrap();
        paper.apply(&edit(json!([by("Role Anna", "2026-11-20")]))).unwrap();
        assert_eq!(kept(&paper), Some(("Role Anna".to_owned(), Some(6))), "a word that is mended accepts nothing anew");
        let Err(OperationError::FindingsBlock(blocks)) = paper.apply(&approve("1.0", &json!({}))) else { panic!() };
        assert_eq!((blocks[0].args["level"].as_str(), blocks[0].args["accepted"].as_str()), ("9", "6"));
        paper.apply(&edit(json!([by("Role Anna", "2026-11-24")]))).unwrap();
        assert_eq!(kept(&paper), Some(("Role Anna".to_owned(), Some(9))));
        paper.apply(&approve("1.0", &json!({}))).unwrap();
        // A file of before does not know what was accepted, and mending its words makes it know nothing.
        paper.cells.set("risk/r/accepted".to_owned(), Some(json!({"name": "Role B", "date": "2026-10-01"})));
        paper.apply(&edit(json!([by("Role C", "2026-10-01")]))).unwrap();
        assert_eq!(kept(&paper), Some(("Role C".to_owned(), None)));
        paper.apply(&edit(json!([{"accepted": null}]))).unwrap();
        assert_eq!(kept(&paper), None);
    }

    #[test]
    fn what_two_statements_share_is_let_stand_once_and_taken_back_from_either() {
        let mut paper = Paper::new();
        paper.run(r#"{"op":"AddStatement","id":"t","frameworks":["iso27001"],"set":[]}"#).unwrap();
        paper.run(r#"{"op":"AddRisk","id":"r","set":[{"label":"R-1"}]}"#).unwrap();
        let found = |paper: &Paper| {
            let found = check::check(&paper.snapshot(), jiff::civil::date(2026, 11, 24));
            let found = found.into_iter().filter(|f| f.key == "risk-unrated@risk/r");
            found.map(|f| (f.statement.to_string(), f.accepted.is_some())).collect::<Vec<_>>()
        };
        assert_eq!(found(&paper), [("s".to_owned(), false)], "once, not once for each");
        let on = |op: &str, statement: &str| {
            op_of(json!({"op": op, "statement": statement, "finding": "risk-unrated@risk/r", "reason": "Next week"}))
        };
        let reopen = |statement: &str| {
            op_of(json!({"op": "ReopenFinding", "statement": statement, "finding": "risk-unrated@risk/r"}))
        };
        paper.apply(&on("AcceptFinding", "t")).unwrap();
        assert_eq!(found(&paper), [("s".to_owned(), true)]);
        paper.apply(&reopen("s")).unwrap();
        assert_eq!(found(&paper), [("s".to_owned(), false)]);
        assert_eq!(paper.apply(&reopen("s")).unwrap_err().code(), "no-such-finding");
    }

    #[test]
    fn a_plan_is_approved_once_a_label_and_kept_as_an_edition_of_its_own_document() {
        let mut paper = treated();
        let plan = paper.apply(&approve("1.0", &json!({"id": "x", "note": "First"}))).unwrap();
        assert_eq!((plan.name.as_str(), plan.writes.len(), plan.blobs.len()), ("ApprovePlan", 1, 1));
        let (snapshot, statement) = (paper.snapshot(), &paper.snapshot().statements[0]);
        let kept = &statement.plans[0];
        assert!(statement.editions.is_empty() && kept.candidate.is_none());
        assert_eq!(kept.plan.as_ref().unwrap().document_id, "RTP-1");
        assert_eq!(kept.approver.date, Some(jiff::civil::date(2026, 11, 24)), "today, where no day is given");
        // What is stored is what its hashes say.
        assert_eq!(sha256_hex(&plan.blobs[0]), kept.json);
        let frozen: Snapshot = serde_json::from_slice(&plan.blobs[0]).unwrap();
        assert_eq!(content_hash(&frozen, &"s".into()).unwrap(), kept.content);
        assert_eq!(frozen, snapshot.treatment_plan(&"s".into(), "RTP-1").unwrap());
        assert!(matches!(paper.apply(&approve("1.0", &json!({}))), Err(OperationError::VersionTaken(_))));
        paper.apply(&approve("1.1", &json!({}))).unwrap();
        let statement = &paper.snapshot().statements[0];
        assert_eq!(statement.plans_in_force().iter().map(|p| p.label.as_str()).collect::<Vec<_>>(), ["1.1"]);
        // An edition may have the same label as a plan, which is withdrawn by its id alone.
        assert!(paper.run(r#"{"op":"WithdrawEdition","edition":"1.1","reason":"w"}"#).is_err());
        paper.run(r#"{"op":"WithdrawEdition","edition":"x","reason":"w"}"#).unwrap();
        let snapshot = paper.snapshot();
        let first = snapshot.statements[0].plans.iter().find(|plan| plan.id == "x".into()).unwrap();
        assert!(first.withdrawn.is_some());
    }

    #[test]
    fn an_approval_changes_nothing_of_what_is_approved_elsewhere() {
        let mut paper = treated();
        let before = content_hash(&paper.snapshot(), &"s".into()).unwrap();
        paper.apply(&approve("1.0", &json!({}))).unwrap();
        let snapshot = paper.snapshot();
        assert_eq!(content_hash(&snapshot, &"s".into()).unwrap(), before);
        assert!(snapshot.carried(&"s".into()).statements[0].plans.is_empty());
        for audience in [crate::Audience::Auditor, crate::Audience::Public] {
            assert!(snapshot.for_audience(audience).statements[0].plans.is_empty());
        }
        let differences = crate::compare(&treated().snapshot(), &snapshot, &"s".into()).unwrap();
        assert!(differences.is_empty(), "{differences:?}");
    }

    #[test]
    fn what_an_approval_of_a_plan_lacks_is_said() {
        for (field, value, code) in [
            ("documentId", json!(" "), "plan-id-missing"),
            ("label", json!(" "), "version-missing"),
            ("approver", json!({"name": "Role A", "function": ""}), "approver-missing"),
            ("approver", json!({"name": "Role A", "function": "Board", "date": "2026-11-25"}), "approval-in-future"),
            ("pdf", json!("none"), "hash"),
        ] {
            let refused = treated().apply(&approve("1.0", &json!({field: value}))).unwrap_err();
            assert_eq!(refused.code(), code);
        }
        let mut paper = treated();
        paper.run(r#"{"op":"Unlink","from":"R-1","to":["A.2.2"]}"#).unwrap();
        let Err(OperationError::FindingsBlock(blocks)) = paper.apply(&approve("1.0", &json!({}))) else { panic!() };
        assert_eq!(blocks[0].code, check::FindingCode::RiskWithoutControl);
        // The document id may stand in the treatment approval already, and the draft may have been signed days ago.
        let mut paper = treated();
        paper.run(r#"{"op":"EditStatement","set":[{"treatment":{"planId":"RTP-7"}}]}"#).unwrap();
        let signed =
            json!({"documentId": "", "approver": {"name": "Role A", "function": "Board", "date": "2026-11-02"}});
        paper.apply(&approve("1.0", &signed)).unwrap();
        let statement = &paper.snapshot().statements[0];
        assert_eq!(statement.plans[0].plan.as_ref().unwrap().document_id, "RTP-7");
        paper.run(r#"{"op":"EditStatement","set":[{"treatmentPlan":"1.0"}]}"#).unwrap();
        let treatment = &paper.snapshot().statements[0].treatment;
        assert_eq!((treatment.plan_id.as_str(), treatment.plan_version.as_str()), ("RTP-7", "1.0"));
        assert_eq!(treatment.plan_date, Some(jiff::civil::date(2026, 11, 2)));
        assert!(treatment.is_approved(), "who approved the plan accepted what remains");
        assert!(paper.run(r#"{"op":"EditStatement","set":[{"treatmentPlan":"2.0"}]}"#).is_err());
    }

    #[test]
    fn a_signature_is_kept_once_with_the_edition_that_it_is_about() {
        let mut paper = Paper::new();
        let edition = json!({"statement": "s", "label": "1.0", "candidate": "c", "content": "e".repeat(64),
            "head": "f".repeat(64), "revisions": 1, "approver": {"name": "N", "function": "Head"},
            "json": "1".repeat(64), "pdf": "2".repeat(64)});
        paper.cells.set("edition/x".to_owned(), Some(edition));
        let statement = paper.snapshot().statements[0].clone();
        let behind = ("f".repeat(64), 1);
        let said = SignedMessage::of(&statement, &statement.editions[0], behind, jiff::Timestamp::UNIX_EPOCH);
        let armored = format!("{}\nx", EditionSignature::BEGINS);
        let sign = |said: &SignedMessage, signature: &str| {
            op_of(
                json!({"op": "SignEdition", "edition": "1.0", "message": said.text().unwrap(), "signature": signature,
                "fingerprint": "SHA256:f", "publicKey": "ssh-ed25519 k"}),
            )
        };
        for (said, signature, code) in [
            (SignedMessage { pdf: "3".repeat(64), ..said.clone() }, armored.as_str(), "signature-elsewhere"),
            (SignedMessage { revisions: 2, ..said.clone() }, &armored, "signature-elsewhere"),
            (SignedMessage { annexa: "signature/2".to_owned(), ..said.clone() }, &armored, "signature-newer"),
            (said.clone(), "-----BEGIN PGP SIGNATURE-----", "signature-form"),
            (said.clone(), &(armored.clone() + &"x".repeat(MAX_SIGNATURE)), "signature-form"),
        ] {
            assert_eq!(paper.apply(&sign(&said, signature)).unwrap_err().code(), code);
        }
        assert_eq!(paper.apply(&sign(&said, &armored)).unwrap().writes.len(), 1);
        assert_eq!(paper.apply(&sign(&said, &armored)).unwrap().writes.len(), 0, "the same bytes again");
        let kept = paper.snapshot().statements[0].editions[0].signatures.clone();
        assert_eq!((kept.len(), kept[0].signed.as_str()), (1, "1970-01-01T00:00:00Z"));
        let remove = |hash: &str| json!({"op": "RemoveSignature", "edition": "x", "hash": hash});
        assert_eq!(paper.apply(&op_of(remove("0"))).unwrap_err().code(), "not-found");
        paper.apply(&op_of(remove(&kept[0].hash))).unwrap();
        assert!(paper.snapshot().statements[0].editions[0].signatures.is_empty());
    }

    #[test]
    fn an_approval_is_dated_between_the_candidate_and_today() {
        for (prepared, approved, refused) in [
            ("2026-11-20", Some("2026-11-19"), Some("approval-before-candidate")),
            ("2026-11-20", Some("2026-11-20"), None),
            ("2026-11-20", Some("2026-11-24"), None),
            ("2026-11-20", Some("2026-11-25"), Some("approval-in-future")),
            ("2026-11-20", None, None),
            ("2026-11-24", Some("2026-11-23"), Some("approval-before-candidate")),
        ] {
            let mut paper = Paper::new();
            paper.run(r#"{"op":"PrepareCandidate","id":"c1"}"#).unwrap();
            let mut candidate = paper.cells.get("candidate/c1").unwrap().clone();
            candidate["date"] = json!(prepared);
            paper.cells.set("candidate/c1".to_owned(), Some(candidate));
            let approver = json!({"name": "Role A", "function": "Board", "date": approved});
            let issue = json!({"op": "IssueEdition", "candidate": "c1", "approver": approver, "pdf": "0".repeat(64)});
            // A good date comes as far as the findings, which this bare statement has.
            let code = paper.run(&issue.to_string()).unwrap_err().code();
            assert_eq!(code, refused.unwrap_or("findings-block"), "{prepared} {approved:?}");
        }
    }

    #[test]
    fn findings_are_accepted_with_a_reason_and_blocks_never() {
        let mut paper = Paper::new();
        let accept = |finding: &str, reason: &str| {
            format!(r#"{{"op":"AcceptFinding","finding":"{finding}","reason":"{reason}"}}"#)
        };
        assert!(matches!(paper.run(&accept("treatment-missing@statement", " ")), Err(OperationError::ReasonMissing)));
        assert!(matches!(
            paper.run(&accept("undecided@iso42001/A.2.2", "later")),
            Err(OperationError::BlocksEdition(_))
        ));
        paper.run(&accept("treatment-missing@statement", "Plan is approved next week")).unwrap();
        let findings = check::check(&paper.snapshot(), jiff::civil::date(2026, 11, 24));
        let accepted = findings.iter().find(|f| f.key == "treatment-missing@statement").unwrap();
        assert_eq!(accepted.accepted.as_ref().unwrap().by, "Role A");
    }

    /// Rules of the house, of which the last entry changes from version to version.
    fn rules(version: &str, last: &str) -> String {
        let entry = |id: &str, title: &str| json!({"id": id, "title": title});
        let group = |id: &str, title: &str, controls: Vec<Value>| json!({"id": id, "title": title, "objectives": [{"id": id, "title": title, "controls": controls}]});
        let buying = vec![entry("1.1", "Ask before you buy"), entry("1.2", "Keep the contract")];
        let groups = [group("1", "Buying", buying), group("2", "Using", vec![entry(last, "Say no to secrets")])];
        let framework = json!({"id": "own-rules", "name": "House rules", "version": version, "groups": groups});
        json!({"op": "AdoptFramework", "framework": framework}).to_string()
    }

    #[test]
    fn a_framework_of_ones_own_is_decided_on_cited_and_replaced_by_a_later_version_that_drops_nothing() {
        let mut paper = Paper::new();
        paper.run(&rules("1", "2.1")).unwrap();
        paper.run(r#"{"op":"EditStatement","set":[{"addFramework":"own-rules"}]}"#).unwrap();
        // As it is printed beside another, by its framework, and by an id that no other has.
        paper.run(r#"{"op":"Decide","controls":["own-rules 1.1"],"set":[{"applicability":"applicable"}]}"#).unwrap();
        paper.run(r#"{"op":"Decide","controls":["own-rules/2.1","1.2"],"set":[{"notes":"Ask Legal"}]}"#).unwrap();
        paper.run(r#"{"op":"AddRisk","id":"r","set":[{"title":"Leak"}]}"#).unwrap();
        paper.run(r#"{"op":"Link","from":"risk/r","to":["own-rules/2.1"]}"#).unwrap();
        let first = paper.snapshot();
        let statement = &first.statements[0];
        assert_eq!((statement.decisions.len(), statement.frameworks[1].version.as_str()), (38 + 3, "1"));
        assert_eq!(first.frameworks[1].name, "House rules");
        assert_eq!(first.control_label(&"own-rules/1.1".parse().unwrap()), "own-rules 1.1");

        let Operation::AdoptFramework { framework } = op(&rules("2", "2.2")) else { unreachable!() };
        let crate::Adoption::Framework(adoption) = first.adoption(&crate::Brought::Framework(framework)) else {
            unreachable!()
        };
        assert_eq!((adoption.before.as_deref(), adoption.controls, adoption.carried), (Some("1"), 3, 2));
        assert_eq!((adoption.difference.added, adoption.difference.removed), (vec!["2.2".into()], vec!["2.1".into()]));
        let open = serde_json::to_value(&adoption.open).unwrap();
        assert_eq!(
            open,
            json!([
                {"what": "gone", "statement": "s", "control": "own-rules/2.1"},
                {"what": "undecided", "statement": "s", "control": "own-rules/2.2"},
                {"what": "cited", "item": "risk/r", "entry": "own-rules/2.1"},
            ])
        );

        paper.run(&rules("2", "2.2")).unwrap();
        let second = paper.snapshot();
        let statement = &second.statements[0];
        // The version is that of the framework; what was decided on what is gone is still there, and told.
        assert_eq!((statement.decisions.len(), statement.frameworks[1].version.as_str()), (38 + 4, "2"));
        assert_ne!(statement.frameworks[1].hash, first.statements[0].frameworks[1].hash);
        assert_eq!(paper.decision("own-rules/2.1").notes.text, "Ask Legal");
        // Whoever decides what becomes of it sees what it was about, and a statement's hash is of what is listed.
        let gone = "own-rules/2.1".parse().unwrap();
        assert_eq!(second.entry_title(&gone), Some("Say no to secrets"));
        let mut fresh = Paper::new();
        fresh.run(&rules("2", "2.2")).unwrap();
        fresh.run(r#"{"op":"EditStatement","set":[{"addFramework":"own-rules"}]}"#).unwrap();
        assert_eq!(fresh.snapshot().statements[0].frameworks[1].hash, statement.frameworks[1].hash);
        assert!(paper.run(r#"{"op":"Link","from":"risk/r","to":["own-rules/2.1"]}"#).is_err());
        assert_eq!(paper.decision("own-rules/1.1").verdict.applicability, Applicability::Applicable);
        let told: Vec<String> =
            check::check(&second, jiff::civil::date(2026, 11, 24)).into_iter().map(|f| f.key).collect();
        for key in ["control-unknown@own-rules/2.1", "undecided@own-rules/2.2", "entry-gone@risk/r:own-rules/2.1"] {
            assert!(told.iter().any(|told| told == key), "{key}: {told:?}");
        }
        assert!(!told.contains(&"undecided@own-rules/2.1".to_owned()));

        // It can still be changed, and be dropped when nobody needs it; what is there cannot.
        paper.run(r#"{"op":"Decide","controls":["own-rules/2.1"],"set":[{"notes":"Moved to 2.2"}]}"#).unwrap();
        let stays = paper.run(r#"{"op":"DropDecision","control":"own-rules/1.1"}"#).unwrap_err();
        assert_eq!(stays.code(), "control-stays");
        paper.run(r#"{"op":"DropDecision","control":"own-rules/2.1"}"#).unwrap();
        assert_eq!(paper.snapshot().statements[0].decisions.len(), 38 + 3);
        // The link that cites it goes by itself as well.
        paper.run(r#"{"op":"Unlink","from":"risk/r","to":["own-rules/2.1"]}"#).unwrap();
        assert!(paper.snapshot().links.is_empty());
    }

    #[test]
    fn what_rests_on_entries_that_are_gone_is_dropped_at_once_and_nothing_else() {
        let told = |paper: &Paper| -> Vec<String> {
            let found = check::check(&paper.snapshot(), jiff::civil::date(2026, 11, 24));
            found.into_iter().map(|finding| finding.key).filter(|key| key.contains("own-rules")).collect()
        };
        let mut paper = Paper::new();
        paper.run(&rules("1", "2.1")).unwrap();
        paper.run(r#"{"op":"EditStatement","set":[{"addFramework":"own-rules"}]}"#).unwrap();
        paper.run(r#"{"op":"Decide","controls":["own-rules/1.1","own-rules/2.1"],"set":[{"applicability":"applicable"}]}"#).unwrap();
        paper.run(r#"{"op":"AddRisk","id":"r","set":[{"title":"Leak"}]}"#).unwrap();
        paper.run(r#"{"op":"Link","from":"risk/r","to":["own-rules/1.1","own-rules/2.1","A.9.2"]}"#).unwrap();
        let nothing = paper.run(r#"{"op":"DropGone","framework":"own-rules"}"#).unwrap_err();
        assert_eq!(nothing.code(), "nothing-gone");
        paper.run(&rules("2", "2.2")).unwrap();
        assert!(told(&paper).contains(&"control-unknown@own-rules/2.1".to_owned()));
        paper.run(r#"{"op":"DropGone","framework":"own-rules"}"#).unwrap();
        let snapshot = paper.snapshot();
        assert!(!told(&paper).iter().any(|key| key.contains("2.1")), "{:?}", told(&paper));
        assert_eq!(paper.decision("own-rules/1.1").verdict.applicability, Applicability::Applicable);
        assert_eq!((snapshot.statements[0].decisions.len(), snapshot.links.len()), (38 + 3, 2));

        // A copy that was merged had taken the framework out: no edition is possible, and bringing it in again is not the only way.
        paper.cells.set("framework/own-rules".to_owned(), None);
        assert!(told(&paper).contains(&"framework-gone@statement:own-rules".to_owned()), "{:?}", told(&paper));
        paper.run(r#"{"op":"DropGone","framework":"own-rules"}"#).unwrap();
        assert_eq!(told(&paper), [""; 0]);
        let snapshot = paper.snapshot();
        assert_eq!((snapshot.statements[0].frameworks.len(), snapshot.statements[0].decisions.len()), (1, 38));
        assert_eq!(snapshot.links.len(), 1, "what cites another framework stays");
    }

    #[test]
    fn a_framework_that_does_not_hold_is_not_brought_in_and_one_in_use_is_not_taken_out() {
        let mut paper = Paper::new();
        let refused = |paper: &mut Paper, json: &str| paper.run(json).unwrap_err().code();
        for id in ["iso42001", "own", "risk", "person", "Own"] {
            assert_eq!(refused(&mut paper, &rules("1", "2.1").replace("own-rules", id)), "import-refused", "{id}");
        }
        assert_eq!(refused(&mut paper, &rules("1", "1.1")), "import-refused");
        assert_eq!(refused(&mut paper, &rules("", "2.1")), "import-refused");
        assert_eq!(refused(&mut paper, r#"{"op":"RemoveFramework","framework":"own-rules"}"#), "not-found");
        assert_eq!(
            refused(&mut paper, r#"{"op":"EditStatement","set":[{"addFramework":"own-rules"}]}"#),
            "unknown-framework"
        );
        paper.run(&rules("1", "2.1")).unwrap();
        let pairs = r#"{"op":"AdoptCrosswalk","crosswalk":{"id":"ours","name":"Ours","from":"own-rules","to":"iso42001",
            "madeBy":"Quality office","date":"2026","sureness":"","source":"","licence":"","limits":["Nobody looked"],
            "pairs":[{"from":"own-rules/1.1","to":"iso42001/A.10.3","strength":"related"},{"from":"own-rules/2","to":"iso42001-clauses/7.3"}]}}"#;
        assert_eq!(refused(&mut paper, &pairs.replace("own-rules/1.1", "own-rules/9")), "import-refused");
        assert_eq!(refused(&mut paper, &pairs.replace("own-rules/1.1", "iso27001/A.5.2")), "import-refused");
        assert_eq!(refused(&mut paper, &pairs.replace("\"ours\"", "\"a3-categories\"")), "import-refused");
        paper.run(pairs).unwrap();
        assert_eq!(refused(&mut paper, r#"{"op":"RemoveFramework","framework":"own-rules"}"#), "framework-in-use");
        // Both directions, with whose it is.
        let snapshot = paper.snapshot();
        for (entry, other) in [("own-rules/1.1", "iso42001/A.10.3"), ("iso42001/A.10.3", "own-rules/1.1")] {
            let links = snapshot.crosswalk_links(&entry.parse().unwrap());
            let ours = links.iter().find(|links| links.crosswalk.id == "ours").unwrap();
            assert_eq!((ours.crosswalk.made_by.as_str(), ours.links[0].there.as_str()), ("Quality office", other));
            assert!(!ours.links[0].title.is_empty());
        }
        paper.run(r#"{"op":"RemoveCrosswalk","crosswalk":"ours"}"#).unwrap();
        paper.run(r#"{"op":"EditStatement","set":[{"addFramework":"own-rules"}]}"#).unwrap();
        assert_eq!(refused(&mut paper, r#"{"op":"RemoveFramework","framework":"own-rules"}"#), "framework-in-use");
        assert_eq!(paper.snapshot().crosswalks.len(), 0);
    }

    #[test]
    fn an_own_crosswalk_from_the_rmf_to_an_own_framework_shows_what_supports_it() {
        let mut paper = Paper::new();
        paper.run(&rules("1", "2.1")).unwrap();
        paper.run(r#"{"op":"EditStatement","set":[{"addFramework":"own-rules"}]}"#).unwrap();
        paper.run(r#"{"op":"Decide","controls":["own-rules/1.1"],"set":[{"applicability":"applicable"},{"status":"implemented"}]}"#).unwrap();
        paper
            .run(
                r#"{"op":"AdoptCrosswalk","crosswalk":{"id":"ours","name":"Ours","from":"nist-ai-rmf","to":"own-rules",
            "madeBy":"Quality office","date":"","sureness":"","source":"","licence":"",
            "pairs":[{"from":"nist-ai-rmf/GOVERN 6.1","to":"own-rules/1"}]}}"#,
            )
            .unwrap();
        let snapshot = paper.snapshot();
        let ours = snapshot.coverage_crosswalks().last().unwrap();
        assert_eq!(ours.about.id, "ours");
        let coverage = crate::coverage(&snapshot, &snapshot.statements[0], ours);
        let row = coverage.rows.iter().find(|row| row.id == "GOVERN 6.1").unwrap();
        // A group stands for its controls.
        assert_eq!((row.controls.len(), row.support), (2, crate::Support::Part));
    }

    #[test]
    fn what_ships_is_never_another_under_its_id_and_a_framework_that_does_not_hold_is_not_read() {
        let mut paper = Paper::new();
        paper.run(&rules("1", "2.1")).unwrap();
        let own = paper.cells.get("framework/own-rules").unwrap().clone();
        let with = |id: &str, value: Value| {
            let mut cells = paper.cells.clone();
            cells.set(format!("framework/{id}"), Some(value));
            Snapshot::from_cells(&cells)
        };
        let forged = with("iso42001", own.clone()).unwrap();
        assert_eq!(forged.frameworks[0].name, catalogue::iso42001().framework().name);
        assert_eq!(forged.beside.len(), 1);
        let mut twice = own;
        twice["groups"][1] = twice["groups"][0].clone();
        assert_eq!(with("other", twice).unwrap_err().cell, "framework/other");
    }

    #[test]
    fn a_driver_is_text_or_a_record() {
        let mut paper = Paper::new();
        paper.run(r#"{"op":"Decide","controls":["iso42001/A.2.2"],"set":[{"addDriver":{"kind":"legal","label":"Q-03","text":"Harbour order"}}]}"#).unwrap();
        let driver = paper.decision("iso42001/A.2.2").drivers[0].clone();
        assert_eq!((driver.value.kind, driver.value.label.as_str()), (DriverKind::Legal, "Q-03"));
        paper
            .run(&format!(
                r#"{{"op":"Decide","controls":["iso42001/A.2.2"],"set":[{{"removeDriver":"{}"}}]}}"#,
                driver.id
            ))
            .unwrap();
        assert!(paper.decision("iso42001/A.2.2").drivers.is_empty());
    }
}
