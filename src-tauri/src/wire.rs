//! What crosses between the window and its page, beside the model's own types. `cargo xtask check` writes these as
//! TypeScript into `ui/src/lib/wire`.

use std::collections::BTreeMap;

use annexa_jobs::{Mention, Warning};
use annexa_model::check::{Finding, Place};
use annexa_model::{
    Adoption, ArticleTables, Audience, Catalogue, Clauses, Comparison, Comparisons, ControlRef, Coverage,
    CrosswalkAbout, Delta, Due, EuAct, EvidenceReuse, GenerativeProfile, Id, ImportProblem, Operation, Rmf,
    ShippedFramework, Signatory, Snapshot, StartingPoints, SystemTypes, Text, Vocabulary, Withheld, comparisons,
    framework, starting_points, title_of,
};
use jiff::civil::Date;
use serde::{Deserialize, Deserializer, Serialize};
use ts_rs::TS;
use zeroize::Zeroizing;

use crate::failure::Failure;

/// What the first page shows.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Welcome {
    /// Version of the program.
    pub version: String,
    /// Files that were open before, latest first.
    pub recent: Vec<Recent>,
    /// Who works here, once they have said so.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub author: Option<AuthorName>,
    /// Whether this window already has a file, named on the command line or opened from another window.
    pub open: bool,
    /// Why the file that this window was opened for could not be opened; told once.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub refused: Option<Failure>,
}

/// A client file that was open before.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Recent {
    /// What it is opened by.
    pub handle: String,
    /// The file's name, without its folder.
    pub name: String,
    /// The name of a folder that it is in, where another file of the list has the same name.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub folder: Option<String>,
    /// The organisation, as it was when the file was last open; empty before it has a name.
    pub organisation: String,
    /// Label of the last edition in force, if any.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub edition: Option<String>,
    /// Whether the statement differs from that edition, or has none.
    pub draft: bool,
    /// When it was last opened, RFC 3339 UTC.
    pub opened: String,
    /// Whether the file is no longer where it was.
    pub missing: bool,
    /// Its last change, where nobody wrote into it since it was last open in this program.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub changed: Option<LastChange>,
    /// When it was written into since by somebody, RFC 3339 UTC.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub written: Option<String>,
}

/// The last change of a file.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
#[ts(export)]
pub struct LastChange {
    /// When it was made, RFC 3339 UTC.
    pub time: String,
    /// Who made it; empty where nobody said so.
    pub author: String,
}

/// By what one of two copies is told from the other.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct CopyFacts {
    /// The name of its folder, where both files have the same name.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub folder: Option<String>,
    /// Its last change.
    pub changed: LastChange,
}

/// Who works here, as they gave it.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct AuthorName {
    /// Name.
    pub name: String,
    /// Function, such as “Implementation lead”.
    #[serde(default)]
    pub function: String,
}

/// Where the open file stands.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct FileStatus {
    /// The statement that the window shows, which the rest is about where it is about one.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub statement: Option<Id>,
    /// The file's name, without its folder.
    pub name: String,
    /// The name of a folder that it is in, where another file of its name is open or was.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub folder: Option<String>,
    /// When the last change reached the disk, RFC 3339 UTC.
    pub saved: String,
    /// Id of the last revision, 64 hex digits.
    pub head: String,
    /// How many revisions there are.
    #[ts(type = "number")]
    pub revisions: u64,
    /// Content hash of the statement, 64 hex digits: a candidate or an edition with the same says what the file says.
    pub content: String,
    /// What undo would take back, in words (“justification”); nothing where there is nothing to take back.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub undo: Option<String>,
    /// What redo would make again, in words.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub redo: Option<String>,
    /// Set when the file can be read but not changed.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub read_only: Option<ReadOnlyBecause>,
    /// Whether it is a redacted copy of another file.
    pub redacted: bool,
    /// The last edition in force, if any: what readers outside hold.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub in_force: Option<Id>,
    /// Keys of the findings that stand between the statement and an edition whose approver is named with the approval.
    pub blocking: Vec<String>,
}

/// Why a file can be read but not changed.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct ReadOnlyBecause {
    /// The reason.
    pub reason: ReadOnlyReason,
    /// Who has it open for writing, with `heldBy` and `namedElsewhere`; otherwise empty.
    pub holder: String,
    /// The computer there; empty where it is not known.
    pub host: String,
    /// Since when, RFC 3339 UTC; empty where it is not known.
    pub since: String,
}

/// A reason why a file can be read but not changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub enum ReadOnlyReason {
    /// Somebody else has it open for writing.
    HeldBy,
    /// Another computer left its mark beside it; whether it is still open there cannot be known.
    NamedElsewhere,
    /// The file or its folder takes no writes.
    Place,
    /// Its folder takes no locks.
    NoLock,
    /// A newer version of the program wrote it.
    Newer,
    /// It was opened to be looked at.
    Asked,
}

/// How a declaration of conformity stands.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct DeclarationView {
    /// What stands in its way, and what a reader of it would ask; worst first.
    pub findings: Vec<Finding>,
    /// Day of the last internal audit that it can rest on, as the register has it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional, type = "string")]
    pub internal_audit: Option<Date>,
    /// The same of the last management review.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional, type = "string")]
    pub management_review: Option<Date>,
}

/// Everything about the file that was just opened.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Loaded {
    /// Everything in it.
    pub snapshot: Snapshot,
    /// Ids, titles and guidance of the frameworks of controls that ship.
    pub catalogues: Vec<Catalogue>,
    /// The clauses of three standards, and which correspond to which.
    pub clauses: Clauses,
    /// The NIST AI RMF, of which categories are told how far they are reached.
    pub rmf: Rmf,
    /// What the readiness check says.
    pub findings: Vec<Finding>,
    /// What is due in the statement that is shown and in the registers, the earliest first.
    pub due: Vec<Due>,
    /// Where it stands.
    pub status: FileStatus,
}

/// What a change did.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Update {
    /// What it touched.
    pub delta: Delta,
    /// Ids of records that it added, in order.
    pub added: Vec<Id>,
    /// What the readiness check says now.
    pub findings: Vec<Finding>,
    /// What is due now in the statement that is shown and in the registers, the earliest first.
    pub due: Vec<Due>,
    /// Where the file stands now.
    pub status: FileStatus,
    /// What an undo took back, or a redo made again.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub reversed: Option<Did>,
}

/// What a change did.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Did {
    /// In words: “A.6.2.4 justification”, “12 controls, review date”.
    pub text: String,
    /// What it was about, each decision and record once, down to the first field that it changed.
    pub about: Vec<Place>,
}

impl From<annexa_jobs::Did> for Did {
    fn from(annexa_jobs::Did { text, about }: annexa_jobs::Did) -> Self {
        Self { text, about }
    }
}

/// How the window looks and behaves on this machine. Never in the client file.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
#[ts(export)]
pub struct Settings {
    /// Light or dark.
    pub theme: Theme,
    /// How strong the contrast is.
    pub contrast: Contrast,
    /// Whether things move.
    pub motion: Motion,
    /// Enlargement of the whole window; 1 is 100 %. From 0.5 to 4.
    pub zoom: f64,
}

impl Default for Settings {
    fn default() -> Self {
        Self { theme: Theme::System, contrast: Contrast::System, motion: Motion::System, zoom: 1.0 }
    }
}

/// Light or dark.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub enum Theme {
    /// As the system is set.
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

/// How strong the contrast is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub enum Contrast {
    /// As the system is set.
    System,
    /// As drawn.
    Standard,
    /// High.
    More,
}

/// Whether things move.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub enum Motion {
    /// As the system is set.
    System,
    /// Nothing moves.
    Reduced,
}

/// One revision, for History.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Revision {
    /// Its id, 64 hex digits.
    pub id: String,
    /// Its number in this file, from 1.
    #[ts(type = "number")]
    pub number: u64,
    /// Name of the operation.
    pub name: String,
    /// Id of the revision that an undo or redo reverses.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub reverses: Option<String>,
    /// What it did.
    pub did: Did,
    /// Who made it.
    pub author: String,
    /// When, RFC 3339 UTC.
    pub time: String,
}

/// What a revision wrote in one place.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct RevisionChange {
    /// The cell.
    pub cell: String,
    /// What it is about, in words.
    pub about: String,
    /// What stood there before; null for nothing.
    #[ts(type = "unknown")]
    pub before: Option<serde_json::Value>,
    /// What stood there then; null for nothing.
    #[ts(type = "unknown")]
    pub after: Option<serde_json::Value>,
}

/// One past value of a field.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct FieldVersion {
    /// What stood there before, for whoever gave it; null where nothing did.
    #[ts(type = "unknown")]
    pub before: serde_json::Value,
    /// Its value from then on; null where it was emptied.
    #[ts(type = "unknown")]
    pub value: serde_json::Value,
    /// Who gave it.
    pub author: String,
    /// When, RFC 3339 UTC.
    pub time: String,
    /// Id of the revision.
    pub revision: String,
}

/// What bringing another copy into the open file would do.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct MergeView {
    /// The other file's name, without its folder.
    pub file: String,
    /// What the open file is told by.
    pub facts_here: CopyFacts,
    /// What the other one is told by.
    pub facts_there: CopyFacts,
    /// How it stands to the open one: `merge-same`, `merge-older`, `merge-newer`, `merge-diverged`, `merge-redacted`,
    /// `merge-cut-elsewhere` or `merge-unrelated`. Only what diverged can be merged.
    pub relation: String,
    /// What was done here alone, the latest first; the first fifty.
    pub here: Vec<MergeStep>,
    /// What was done there alone.
    pub there: Vec<MergeStep>,
    /// Whether the other one is a redacted copy.
    pub redacted: bool,
    /// How many changes are here alone.
    #[ts(type = "number")]
    pub changes_here: usize,
    /// How many changes are there alone.
    #[ts(type = "number")]
    pub changes_there: usize,
    /// What comes in by itself.
    pub taken: Vec<MergeDifference>,
    /// What stays as it is here, and differs there.
    pub kept: Vec<MergeDifference>,
    /// What has to be decided.
    pub conflicts: Vec<MergeConflict>,
    /// What was decided in a merge that was taken back: it may be decided otherwise.
    pub settled: Vec<MergeSettled>,
    /// Labels that two records would carry, one of each copy.
    pub doubled: Vec<String>,
}

/// One change that one side made.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct MergeStep {
    /// What it did, in words.
    pub text: String,
    /// Who made it.
    pub author: String,
    /// When, RFC 3339 UTC.
    pub time: String,
}

/// Something that two copies say differently.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct MergeDifference {
    /// The cell.
    pub cell: String,
    /// What it is about, in words.
    pub about: String,
    /// What stands here; null for nothing.
    #[ts(type = "unknown")]
    pub mine: Option<serde_json::Value>,
    /// What stands there; null for nothing.
    #[ts(type = "unknown")]
    pub theirs: Option<serde_json::Value>,
    /// The copy that alone has it, of a record that the other has not.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub only: Option<MergeOnly>,
    /// How many of the record's fields are told with it.
    #[ts(type = "number")]
    pub fields: usize,
}

/// The copy that alone has a record.
#[derive(Debug, Clone, Copy, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub enum MergeOnly {
    /// The open file.
    Here,
    /// The other one.
    There,
}

/// Something that only a person can decide.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct MergeConflict {
    /// The cell.
    pub cell: String,
    /// What it is about, in words.
    pub about: String,
    /// What can be chosen. A record is kept or deleted; a value is one side's; texts can stand one under the other, or be written
    /// anew.
    pub choices: Vec<MergeChoice>,
    /// What is likely, since the other side returned to what stood there before.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub likely: Option<MergeChoice>,
    /// This side.
    pub mine: MergeSide,
    /// The other side.
    pub theirs: MergeSide,
    /// What stood there before either wrote; null for nothing, or where they began with different things.
    #[ts(type = "unknown")]
    pub before: Option<serde_json::Value>,
    /// What the living side wrote in a record that the other deleted.
    pub written: Vec<MergeDifference>,
    /// The parts of a decision that can be taken from different sides; none where there is nothing to put together.
    pub parts: Vec<MergePart>,
    /// Whether the other side, a redacted copy, could not read what it deleted or emptied.
    pub unread_there: bool,
}

/// Something that was decided in a merge that was taken back.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct MergeSettled {
    /// What it is about, and what can be chosen.
    pub conflict: MergeConflict,
    /// What was decided, and stands where nothing else is chosen; null for nothing.
    #[ts(type = "unknown")]
    pub value: Option<serde_json::Value>,
}

/// A part of a decision of which both sides say different things.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct MergePart {
    /// `applicability`, with the grounds; `grounds`; or the name of a text.
    pub name: String,
    /// What can be chosen; a text can be written anew as well.
    pub choices: Vec<MergeChoice>,
    /// What stands here.
    #[ts(type = "unknown")]
    pub mine: serde_json::Value,
    /// What stands there.
    #[ts(type = "unknown")]
    pub theirs: serde_json::Value,
}

/// One side of a conflict.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct MergeSide {
    /// What stands there; null for nothing, or for a record that was deleted.
    #[ts(type = "unknown")]
    pub value: Option<serde_json::Value>,
    /// Who wrote it last.
    pub author: String,
    /// When, RFC 3339 UTC.
    pub time: String,
}

/// What can be chosen where both sides changed something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub enum MergeChoice {
    /// What stands here.
    Mine,
    /// What stands there.
    Theirs,
    /// Both texts, this one first.
    Both,
    /// The record stays.
    Keep,
    /// The record goes.
    Delete,
}

/// A decision about one difference.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct MergeDecision {
    /// The cell.
    pub cell: String,
    /// What is chosen.
    #[ts(optional)]
    pub take: Option<MergeChoice>,
    /// A value that was written anew instead.
    #[ts(optional, type = "unknown")]
    pub value: Option<serde_json::Value>,
    /// What is chosen for each part of a decision instead.
    #[serde(default)]
    #[ts(as = "Option<BTreeMap<String, MergePartTaken>>", optional)]
    pub parts: BTreeMap<String, MergePartTaken>,
}

/// What is chosen for one part of a decision.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub enum MergePartTaken {
    /// What stands on one side, or both texts.
    Take(MergeChoice),
    /// A text written anew.
    Own(Text),
}

/// What must be looked at before a copy is handed over.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct ExportWarning {
    /// One sentence.
    pub text: String,
    /// Where it can be put right.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub place: Option<Place>,
    /// All that the sentence counts, of which it tells the first few.
    pub mentions: Vec<ExportMention>,
}

/// A name that a copy leaves out, with what says it all the same.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct ExportMention {
    /// The name and its places, in words.
    pub text: String,
    /// Where it can be put right first.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub place: Option<Place>,
}

impl From<Warning> for ExportWarning {
    fn from(Warning { text, place, mentions }: Warning) -> Self {
        let mentions = mentions.into_iter().map(|Mention { text, place }| ExportMention { text, place }).collect();
        Self { text, place, mentions }
    }
}

/// What files are kept with.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub enum KeptWith {
    /// An edition: its signed copies.
    Edition(Id),
    /// A piece of evidence.
    Evidence(Id),
}

/// A PDF that was written, and what the user must know about it.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Exported {
    /// What it is opened by, in the window that wrote it.
    pub handle: usize,
    /// The file's name, without its folder.
    pub name: String,
    /// How many pages it has; unknown for an edition's own bytes.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub pages: Option<usize>,
    /// What could not be shown, one sentence each.
    pub notes: Vec<String>,
    /// Whether these are the very bytes that were issued.
    pub as_issued: bool,
}

/// A passphrase or a secret key on its way from the page: overwritten in memory when dropped, and never shown.
pub struct Secret(Zeroizing<String>);

impl Secret {
    /// The words themselves.
    pub fn words(&self) -> &str {
        &self.0
    }
}

impl<'de> Deserialize<'de> for Secret {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        String::deserialize(from).map(|text| Self(Zeroizing::new(text)))
    }
}

/// What a copy is sealed with.
#[derive(Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub enum SealWith {
    /// Whoever knows it can open the copy.
    Passphrase(#[ts(type = "string")] Secret),
    /// Public keys, one a line: whoever has a secret key to one of them can open the copy.
    Recipients(String),
}

/// What a sealed copy is opened with.
#[derive(Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub enum UnsealWith {
    /// The passphrase that it was sealed with.
    Passphrase(#[ts(type = "string")] Secret),
    /// Secret keys, one a line.
    Keys(#[ts(type = "string")] Secret),
    /// A file of secret keys, which is asked for.
    KeyFile,
}

/// A sealed copy that is to be opened.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct SealedCopy {
    /// The file's name, without its folder.
    pub name: String,
    /// What opens it.
    pub by: SealedBy,
}

/// What opens a sealed copy.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub enum SealedBy {
    /// A passphrase.
    Passphrase,
    /// A secret key.
    Keys,
}

/// A redacted copy that was written.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct RedactedCopy {
    /// What its folder is opened by.
    pub handle: usize,
    /// The file's name, without its folder.
    pub name: String,
    /// What was left out, and how much of it.
    pub withheld: Vec<Withheld>,
    /// Names that were left out and that other words in the copy still say.
    pub warnings: Vec<ExportWarning>,
}

/// A private key that was chosen to sign with, as anybody may see it.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct ChosenKey {
    /// The file's name, without its folder.
    pub name: String,
    /// Fingerprint, `SHA256:…`.
    pub fingerprint: String,
    /// The public key, as a line of OpenSSH without a comment.
    pub public_key: String,
    /// Whether it lies under a passphrase.
    pub locked: bool,
}

/// Whether a signature over an edition fits it and the file's history.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct SignatureJudged {
    /// The hash that it is kept under.
    pub hash: String,
    /// How many revisions it covers.
    #[ts(type = "number")]
    pub revisions: u64,
    /// What does not hold, in words that follow a colon; missing where it holds.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub why: Option<String>,
}

/// A signature that was written, with what it signs beside it.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct SignatureWritten {
    /// What its folder is opened by.
    pub handle: usize,
    /// The signature's name, without its folder.
    pub name: String,
    /// The name of the file with what it signs.
    pub message: String,
}

/// How far an export is.
#[derive(Debug, Clone, Copy, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct ExportProgress {
    /// Pages set or written so far.
    pub pages: usize,
    /// Of how many; unknown while they are being set.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub of: Option<usize>,
}

impl From<annexa_jobs::Progress> for ExportProgress {
    fn from(progress: annexa_jobs::Progress) -> Self {
        match progress {
            annexa_jobs::Progress::LayingOut { pages } => Self { pages, of: None },
            annexa_jobs::Progress::Writing { page, pages } => Self { pages: page, of: Some(pages) },
            annexa_jobs::Progress::Packing { pages } => Self { pages, of: Some(pages) },
        }
    }
}

/// What is opened of a file that was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub enum Written {
    /// The file itself.
    File,
    /// The folder it is in.
    Folder,
}

/// What to print. What is left out is as issued for an edition; internal, A4 and full for a draft or a candidate.
#[derive(Debug, Clone, Default, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
#[ts(export, optional_fields)]
pub struct ExportOptions {
    /// For whom.
    pub audience: Option<Audience>,
    /// On what paper.
    pub paper: Option<PaperSize>,
    /// In which form.
    pub form: Option<PageForm>,
    /// Parts that the full form leaves out.
    pub without: Option<Vec<DocumentPart>>,
    /// The edition since which a section of the full form tells what changed.
    pub changes_since: Option<Id>,
    /// Which document; the statement where none is named.
    pub document: Option<ExportDocument>,
    /// Which statement; the one that is shown where none is named.
    pub statement: Option<Id>,
    /// An edition instead of what the statement says now: its own bytes, or a rendering where anything else is asked.
    pub edition: Option<Id>,
    /// The state after a revision instead, by its number.
    pub revision: Option<u32>,
    /// A candidate instead: its frozen pages, FOR APPROVAL. Only their paper can be chosen.
    pub candidate: Option<Id>,
    /// Of questions, only those that this person or role is asked.
    pub addressee: Option<String>,
    /// Of questions, only those that nobody has answered.
    pub open: Option<bool>,
}

/// A size of paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub enum PaperSize {
    /// 210 × 297 mm.
    A4,
    /// 8.5 × 11 in.
    Letter,
}

/// How the statement is set out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub enum PageForm {
    /// Every control as an entry, portrait.
    Full,
    /// The register alone, landscape.
    Register,
}

/// A document that is made of a client file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub enum ExportDocument {
    /// The Statement of Applicability.
    Statement,
    /// What changed since an edition, until another or until now.
    Changes,
    /// The declaration of conformity on an edition; what refuses it is told as an error.
    Declaration,
    /// The same marked DRAFT, whatever it lacks.
    DeclarationDraft,
    /// The risk treatment plan: the approved one that `edition` names, else what it is now, marked DRAFT.
    Plan,
    /// The current and the target profile by the NIST AI RMF.
    Profile,
    /// How far the clauses of the management system standards in the file are met.
    Clauses,
    /// Questions, a sheet for each who is asked.
    Questions,
    /// Audits, management reviews, nonconformities and corrective actions.
    Record,
}

/// A part of the full form that a copy may leave out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub enum DocumentPart {
    /// Cover.
    Cover,
    /// Table of contents.
    Contents,
    /// How to read the statement.
    Reading,
    /// Summary with charts.
    Summary,
    /// Exclusions with grounds.
    Exclusions,
    /// Open actions by date.
    Actions,
    /// Evidence index.
    Evidence,
    /// Records that drivers name.
    Records,
    /// The risks, with their treatment.
    Risks,
    /// Each control with the risks that ask for it.
    ControlsByRisk,
    /// Impact assessments.
    Impacts,
    /// Everything that is known of each AI system.
    Systems,
    /// Requirements.
    Requirements,
    /// Interested parties.
    Parties,
    /// Objectives.
    Objectives,
    /// People.
    People,
    /// The terms that the document uses.
    Glossary,
}

/// How far a statement supports another framework, and by which crosswalks that can be seen.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export, optional_fields)]
pub struct CoverageView {
    /// The crosswalks that there are, the one to begin with first.
    pub crosswalks: Vec<CrosswalkAbout>,
    /// By the chosen one; nothing where the file has no statement.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub coverage: Option<Coverage>,
}

/// A framework or a crosswalk that somebody brings along, before anything is written.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export, optional_fields)]
pub struct BroughtView {
    /// The name of the file that it is from, without its folder.
    pub name: String,
    /// All that is wrong with it; nothing where it can be brought in.
    pub problems: Vec<ImportProblem>,
    /// What it would change.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub adoption: Option<Adoption>,
    /// What brings it in.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub operation: Option<Operation>,
}

/// Where a file may begin from, with all that is named there.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Starts {
    /// The starting points, and the situations that lead to them.
    pub points: StartingPoints,
    /// The frameworks that each begins a statement on, by its id.
    #[ts(type = "Record<string, string[]>")]
    pub decided_on: BTreeMap<String, Vec<String>>,
    /// What people call the entries that they refer to: with the standard, and with their title.
    #[ts(as = "BTreeMap<String, StartEntry>")]
    pub entries: BTreeMap<ControlRef, StartEntry>,
    /// ISO/IEC 42001 beside what an organisation may have already.
    pub comparisons: Vec<Comparison>,
}

/// An entry of a framework, as a starting point refers to it.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct StartEntry {
    /// “ISO/IEC 42001 6.1.2”.
    pub label: String,
    /// Its title.
    pub title: String,
}

impl Starts {
    /// All of them.
    pub fn all() -> Self {
        let points = starting_points();
        let each = points.starting_points.iter();
        let refs = each.clone().flat_map(|p| p.carries_over.iter().chain(&p.must_build)).flat_map(|item| &item.refs);
        let entry = |entry: &ControlRef| {
            let version = &framework(entry.framework())?.about.version;
            let standard = version.split(':').next().unwrap_or(version);
            let title = title_of(entry)?.to_owned();
            Some((entry.clone(), StartEntry { label: format!("{standard} {}", entry.id()), title }))
        };
        Self {
            points: points.clone(),
            decided_on: each.map(|p| (p.id.clone(), p.decided_on())).collect(),
            entries: refs.filter_map(entry).collect(),
            comparisons: comparisons().comparisons.clone(),
        }
    }
}

/// What ships beside a file, which the page asks for once.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Reference {
    /// Every framework with its entries.
    pub frameworks: Vec<ShippedFramework>,
    /// The generative AI profile.
    pub generative: GenerativeProfile,
    /// The EU AI Act.
    pub act: EuAct,
    /// Kinds of AI systems that are often overlooked.
    pub systems: SystemTypes,
    /// Kinds of evidence, and what of them serves where.
    pub evidence: EvidenceReuse,
    /// Frameworks beside each other.
    pub comparisons: Comparisons,
    /// Terms of the trade.
    pub vocabulary: Vocabulary,
    /// Where the tables of the articles went.
    pub tables: ArticleTables,
}

/// What an approval names.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export, optional_fields)]
pub struct IssueRequest {
    /// The statement; the one that is shown where none is named.
    #[serde(default)]
    pub statement: Option<Id>,
    /// The candidate that was approved; one is prepared where none is named.
    #[serde(default)]
    pub candidate: Option<Id>,
    /// Who approves, in what function; the date is today's where missing.
    pub approver: Signatory,
    /// What changed, for the revision history.
    pub note: Text,
    /// Paper of the edition's PDF; A4 where none is named.
    #[serde(default)]
    pub paper: Option<PaperSize>,
}

/// What the approval of a risk treatment plan names.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export, optional_fields)]
pub struct PlanRequest {
    /// The plan's own document id; that of the treatment approval where it is empty.
    pub document_id: String,
    /// Its version.
    pub label: String,
    /// Who approves, in what function; the date is today's where missing.
    pub approver: Signatory,
    /// What changed.
    pub note: Text,
    /// Paper of its PDF; A4 where none is named.
    #[serde(default)]
    pub paper: Option<PaperSize>,
}

/// A copy that was saved.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct SavedCopy {
    /// Its name, without its folder.
    pub name: String,
    /// How many of the changes that waited to be written it does not hold.
    #[ts(type = "number")]
    pub without: usize,
}

/// What stands where the open file was opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "kebab-case")]
#[ts(export)]
pub enum FileStanding {
    /// The file itself.
    InPlace,
    /// The file itself, into which another program has written: what the page shows is old.
    Written,
    /// The file itself, into which another program has written what cannot be read.
    Unread,
    /// Nothing: it was moved, renamed or deleted.
    Gone,
    /// Nothing that can be reached: its folder is gone.
    FolderGone,
    /// Another file under its name.
    Replaced,
    /// The file itself, and beside it a journal that is not its own.
    ForeignJournal,
    /// The file itself, which whoever had it open let go of: it can be written here.
    Freed,
}

/// A file that the page may name, without its path.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct KnownFile {
    /// What the page calls it.
    pub handle: usize,
    /// Its name, without its folder.
    pub name: String,
}

/// What came of a file that was replaced while it was open.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Settled {
    /// The file as it is now.
    pub loaded: Loaded,
    /// The one that gave way, beside it; nothing where none had to be kept.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub aside: Option<KnownFile>,
}

/// Another copy of the open file, beside it.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct CopyBeside {
    /// The file.
    pub file: KnownFile,
    /// Whether its name says that a sync program made it because both sides had changed.
    pub is_conflict: bool,
    /// Whether it holds changes that the open file does not.
    pub has_more: bool,
}

/// Which copy is compared with the open file.
#[derive(Debug, Clone, Copy, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub enum CopyChoice {
    /// One that the system's dialog asks for.
    Ask,
    /// One that the page knows.
    Known(usize),
}

/// When backups are made of files that are open, and where they go.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
#[ts(export)]
pub struct BackupRule {
    /// Where they go, if they are made at all.
    pub place: BackupPlace,
    /// So many of a file are kept, 1 to 500; older ones are removed.
    pub keep: u32,
    /// Name of the folder that was chosen; the page cannot choose one by it.
    pub folder: String,
}

impl Default for BackupRule {
    fn default() -> Self {
        Self { place: BackupPlace::Program, keep: 30, folder: String::new() }
    }
}

/// Where backups go.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub enum BackupPlace {
    /// None are made by themselves.
    Nowhere,
    /// A folder of the program, among what the system keeps for it.
    Program,
    /// Beside the file, in a folder called after it.
    Beside,
    /// A folder that the user chose.
    Chosen,
}

/// A backup of the open file.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct BackupLine {
    /// The file.
    pub file: KnownFile,
    /// When it was made, `YYYY-MM-DDThh:mm:ss` on the clock of where that was.
    pub time: String,
    /// How many revisions it has.
    #[ts(type = "number")]
    pub revisions: u64,
    /// Its last revision, 64 hex digits.
    pub head: String,
    /// The number of that revision in the open file, if it is in its history: everything can be brought back to it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional, type = "number")]
    pub number: Option<u64>,
}

/// A backup of a file that could not be opened.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct FoundBackup {
    /// What it is brought back by.
    pub handle: String,
    /// When it was made, `YYYY-MM-DDThh:mm:ss` on the clock of where that was.
    pub time: String,
    /// How many revisions it has.
    #[ts(type = "number")]
    pub revisions: u64,
    /// The name of the folder where it lies.
    pub folder: String,
}

/// What came of salvaging a damaged file.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Salvaged {
    /// Whether the new file is in this window; otherwise it has one of its own.
    pub here: bool,
    /// How many of the changes that waited to be written it does not hold.
    #[ts(type = "number")]
    pub without: usize,
    /// What was kept and what was not, in sentences.
    pub told: Vec<String>,
}

/// Whether the open file holds.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Integrity {
    /// Whether everything holds that was looked at.
    pub holds: bool,
    /// Whether all that it still says is what was written: at most something is lost.
    pub reads_true: bool,
    /// The head that was looked at.
    pub head: String,
    /// Revisions in its history.
    #[ts(type = "number")]
    pub revisions: u64,
    /// Editions whose bytes are in the file.
    pub editions: usize,
    /// Signatures over them.
    pub signatures: usize,
    /// What does not fit, the first place first, in sentences; of many the first.
    pub faults: Vec<String>,
    /// How many do not fit.
    pub faulty: usize,
}
