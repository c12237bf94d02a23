//! What can be done to a document. Every write is one of these; adding a feature means adding an operation.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::de::{DeserializeOwned, Error as _};
use serde::{Deserialize, Deserializer, Serialize};
use serde_json::Value;
use ts_rs::TS;

use crate::{
    AiRole, Applicability, AssessmentField, AuditField, Certificate, Copied, Crosswalk, Declaration, Driver,
    DriverValue, EntryField, Framework, Ground, Id, Logo, NonconformityField, ObjectiveField, PartyField,
    QuestionField, Recipient, RequirementField, ReviewField, RiskCriteria, RiskField, Signatory, Status,
    SystemExclusion, SystemField, Text, TreatmentApproval,
};

/// Who approves an edition: name and function, and the date of approval (today's where missing).
pub type Approver = Signatory;

/// A field of the organisation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub enum OrganisationField {
    /// Legal name.
    Name(String),
    /// Postal address.
    Address(Text),
    /// Logo; its bytes are handed to the client file beside the operation.
    Logo(Option<Logo>),
    /// Client colour, `#rrggbb`.
    Colour(Option<String>),
    /// How risks are measured: scales of three to five words, and the line up to which a level is accepted.
    RiskCriteria(Option<RiskCriteria>),
    /// Where it begins from: the id of a starting point, as `annexa starts` lists them. It decides nothing.
    StartingPoint(Option<String>),
}

/// A field of a person or role.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub enum PersonField {
    /// Name.
    Name(String),
    /// Function.
    Function(String),
}

impl PersonField {
    /// Whether it is typed, letter by letter: then a pause ends the change, not each letter.
    #[allow(clippy::unused_self)] // each kind of field says it of itself
    pub(crate) fn is_typed(&self) -> bool {
        true
    }
}

/// A field of a piece of evidence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub enum EvidenceField {
    /// The id people use; the next free one where missing at creation.
    Label(String),
    /// What it is.
    Title(String),
    /// What kind of thing.
    Kind(String),
    /// Place or link.
    Location(String),
    /// Who answers for it.
    Owner(Option<Id>),
    /// Its own date.
    #[ts(type = "string | null")]
    Date(Option<Date>),
    /// Last day of its validity.
    #[ts(type = "string | null")]
    Expiry(Option<Date>),
}

impl EvidenceField {
    /// Whether it is typed, letter by letter: then a pause ends the change, not each letter.
    pub(crate) fn is_typed(&self) -> bool {
        !matches!(self, Self::Owner(_) | Self::Date(_) | Self::Expiry(_))
    }
}

/// A field of an own control.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub enum ControlField {
    /// The id people use; the next free one where missing at creation.
    Label(String),
    /// Title.
    Title(String),
    /// Where it comes from.
    Source(String),
    /// What it asks.
    Description(Text),
}

impl ControlField {
    /// Whether it is typed, letter by letter: then a pause ends the change, not each letter.
    #[allow(clippy::unused_self)] // each kind of field says it of itself
    pub(crate) fn is_typed(&self) -> bool {
        true
    }
}

/// A field of a statement's document control.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub enum StatementField {
    /// Takes a framework of controls in, such as `iso27001`: they are undecided at first. Which it has may grow, never shrink.
    AddFramework(String),
    /// Title of the document.
    Title(String),
    /// Document id.
    DocumentId(String),
    /// Version of the next edition.
    Version(String),
    /// Classification.
    Classification(String),
    /// BCP 47 language.
    Language(String),
    /// Scope of the management system.
    Scope(Text),
    /// Scope of the information security management system, in a statement on both annexes.
    SecurityScope(Text),
    /// Roles by ISO/IEC 22989, the whole list.
    Roles(Vec<AiRole>),
    /// What the roles rest on.
    RolesNote(Text),
    /// Prepared by.
    Prepared(Signatory),
    /// Reviewed by.
    Reviewed(Signatory),
    /// To be approved by.
    Approver(Signatory),
    /// Next review.
    #[ts(type = "string | null")]
    NextReview(Option<Date>),
    /// Approval of the risk treatment plan.
    Treatment(TreatmentApproval),
    /// An approved risk treatment plan of this file, by label or id: the treatment approval says its document id, version and date,
    /// and who approved it.
    TreatmentPlan(Id),
    /// Certificate.
    Certificate(Option<Certificate>),
    /// Declaration of conformity, the whole of it: “annexa declare” prints it on an edition. `null` takes it away.
    Declaration(Option<Box<Declaration>>),
    /// Adds a recipient, or changes the one with that id.
    Recipient(Recipient),
    /// Removes a recipient.
    RemoveRecipient(Id),
}

/// A change to a decision.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub enum DecisionField {
    /// Undecided, applicable or excluded. Whatever is hidden by it is kept.
    Applicability(Applicability),
    /// Grounds of exclusion, the whole list.
    Grounds(Vec<Ground>),
    /// Justification for inclusion.
    Included(Text),
    /// Justification for exclusion.
    Excluded(Text),
    /// Refers to another control of the statement, named as in `controls`, for justification and evidence. `null` takes the
    /// reference away.
    Sees(Option<Id>),
    /// Implementation status.
    Status(Option<Status>),
    /// Target date.
    #[ts(type = "string | null")]
    Target(Option<Date>),
    /// Date implemented.
    #[ts(type = "string | null")]
    Done(Option<Date>),
    /// How it is implemented.
    How(Text),
    /// Owner: a person's id, or a name that is unique among people.
    Owner(Option<Id>),
    /// Review date.
    #[ts(type = "string | null")]
    Review(Option<Date>),
    /// Internal notes.
    Notes(Text),
    /// Adds a driver.
    AddDriver(DriverValue),
    /// Changes the driver with that id.
    EditDriver(Driver),
    /// Removes the driver with that id.
    RemoveDriver(Id),
    /// Links a piece of evidence by id or label.
    LinkEvidence(Id),
    /// Takes the link away.
    UnlinkEvidence(Id),
    /// Leaves the control out for one AI system (by id or label), or changes that exclusion.
    ExcludeSystem(SystemExclusion),
    /// Takes that exclusion back.
    IncludeSystem(Id),
}

/// One intent. In JSON the tag is `op`: `{"op":"Decide","controls":["A.5.2"],"set":[{"status":"planned"}]}`.
///
/// Where a file holds one statement, `statement` may be left out. Ids given by the file where missing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(tag = "op", rename_all_fields = "camelCase", deny_unknown_fields)]
#[ts(export)]
pub enum Operation {
    /// Changes the organisation.
    EditOrganisation {
        /// What to change.
        #[serde(deserialize_with = "strict")]
        set: Vec<OrganisationField>,
    },
    /// Begins a statement on one or more frameworks.
    AddStatement {
        /// Its id; given by the file where missing.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        id: Option<Id>,
        /// Framework ids, such as `iso42001`.
        frameworks: Vec<String>,
        /// First values.
        #[serde(default, deserialize_with = "strict")]
        set: Vec<StatementField>,
    },
    /// Changes document control.
    EditStatement {
        /// Which statement, by id or document id; needed where the file holds several.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        statement: Option<Id>,
        /// What to change.
        #[serde(deserialize_with = "strict")]
        set: Vec<StatementField>,
    },
    /// Changes the decisions on one or more controls, as one change.
    Decide {
        /// Which statement, by id or document id; needed where the file holds several.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        statement: Option<Id>,
        /// Which, as they are printed: a control (`A.5.2`), an own control by its label (`X.1`), an objective or group for all
        /// its controls (`A.6.2`, `A.6`). `iso42001/A.5.2` and `own/X.1` tell apart what would be called the same.
        controls: Vec<Id>,
        /// What to change, the same on each.
        #[serde(deserialize_with = "strict")]
        set: Vec<DecisionField>,
    },
    /// Adds a person or role.
    AddPerson {
        /// Its id; given by the file where missing.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        id: Option<Id>,
        /// First values.
        #[serde(deserialize_with = "strict")]
        set: Vec<PersonField>,
    },
    /// Changes a person or role.
    EditPerson {
        /// Which, by id or name.
        person: Id,
        /// What to change.
        #[serde(deserialize_with = "strict")]
        set: Vec<PersonField>,
    },
    /// Deletes a person or role; decisions that name it become findings.
    DeletePerson {
        /// Which, by id or name.
        person: Id,
    },
    /// Adds a piece of evidence.
    AddEvidence {
        /// Its id; given by the file where missing.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        id: Option<Id>,
        /// First values.
        #[serde(deserialize_with = "strict")]
        set: Vec<EvidenceField>,
    },
    /// Changes a piece of evidence.
    EditEvidence {
        /// Which, by id or label.
        evidence: Id,
        /// What to change.
        #[serde(deserialize_with = "strict")]
        set: Vec<EvidenceField>,
    },
    /// Deletes a piece of evidence and hides its links.
    DeleteEvidence {
        /// Which, by id or label.
        evidence: Id,
    },
    /// Adds an AI system.
    AddSystem {
        /// Its id; given by the file where missing.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        id: Option<Id>,
        /// First values.
        #[serde(deserialize_with = "strict")]
        set: Vec<SystemField>,
    },
    /// Changes an AI system.
    EditSystem {
        /// Which, by id or label.
        system: Id,
        /// What to change.
        #[serde(deserialize_with = "strict")]
        set: Vec<SystemField>,
    },
    /// Deletes an AI system and hides what was said for it alone.
    DeleteSystem {
        /// Which, by id or label.
        system: Id,
    },
    /// Adds a control from another source.
    AddControl {
        /// Its id; given by the file where missing.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        id: Option<Id>,
        /// First values.
        #[serde(deserialize_with = "strict")]
        set: Vec<ControlField>,
    },
    /// Changes an own control.
    EditControl {
        /// Which, by id or label.
        control: Id,
        /// What to change.
        #[serde(deserialize_with = "strict")]
        set: Vec<ControlField>,
    },
    /// Deletes an own control and hides its decision.
    DeleteControl {
        /// Which, by id or label.
        control: Id,
    },
    /// Adds a risk.
    AddRisk {
        /// Its id; given by the file where missing.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        id: Option<Id>,
        /// First values.
        #[serde(deserialize_with = "strict")]
        set: Vec<RiskField>,
    },
    /// Changes a risk.
    EditRisk {
        /// Which, by id or label.
        risk: Id,
        /// What to change.
        #[serde(deserialize_with = "strict")]
        set: Vec<RiskField>,
    },
    /// Deletes a risk; what it drove becomes a finding where nothing else does.
    DeleteRisk {
        /// Which, by id or label.
        risk: Id,
    },
    /// Adds an impact assessment.
    AddAssessment {
        /// Its id; given by the file where missing.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        id: Option<Id>,
        /// First values.
        #[serde(deserialize_with = "strict")]
        set: Vec<AssessmentField>,
    },
    /// Changes an impact assessment.
    EditAssessment {
        /// Which, by id or label.
        assessment: Id,
        /// What to change.
        #[serde(deserialize_with = "strict")]
        set: Vec<AssessmentField>,
    },
    /// Deletes an impact assessment; its links are hidden with it.
    DeleteAssessment {
        /// Which, by id or label.
        assessment: Id,
    },
    /// Adds a requirement.
    AddRequirement {
        /// Its id; given by the file where missing.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        id: Option<Id>,
        /// First values.
        #[serde(deserialize_with = "strict")]
        set: Vec<RequirementField>,
    },
    /// Changes a requirement.
    EditRequirement {
        /// Which, by id or label.
        requirement: Id,
        /// What to change.
        #[serde(deserialize_with = "strict")]
        set: Vec<RequirementField>,
    },
    /// Deletes a requirement; its links are hidden with it.
    DeleteRequirement {
        /// Which, by id or label.
        requirement: Id,
    },
    /// Adds an interested party.
    AddParty {
        /// Its id; given by the file where missing.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        id: Option<Id>,
        /// First values.
        #[serde(deserialize_with = "strict")]
        set: Vec<PartyField>,
    },
    /// Changes an interested party.
    EditParty {
        /// Which, by id or label.
        party: Id,
        /// What to change.
        #[serde(deserialize_with = "strict")]
        set: Vec<PartyField>,
    },
    /// Deletes an interested party; its links are hidden with it.
    DeleteParty {
        /// Which, by id or label.
        party: Id,
    },
    /// Adds an objective.
    AddObjective {
        /// Its id; given by the file where missing.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        id: Option<Id>,
        /// First values.
        #[serde(deserialize_with = "strict")]
        set: Vec<ObjectiveField>,
    },
    /// Changes an objective.
    EditObjective {
        /// Which, by id or label.
        objective: Id,
        /// What to change.
        #[serde(deserialize_with = "strict")]
        set: Vec<ObjectiveField>,
    },
    /// Deletes an objective; its links are hidden with it.
    DeleteObjective {
        /// Which, by id or label.
        objective: Id,
    },
    /// Adds an audit.
    AddAudit {
        /// Its id; given by the file where missing.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        id: Option<Id>,
        /// First values.
        #[serde(deserialize_with = "strict")]
        set: Vec<AuditField>,
    },
    /// Changes an audit.
    EditAudit {
        /// Which, by id or label.
        audit: Id,
        /// What to change.
        #[serde(deserialize_with = "strict")]
        set: Vec<AuditField>,
    },
    /// Deletes an audit; its links are hidden with it.
    DeleteAudit {
        /// Which, by id or label.
        audit: Id,
    },
    /// Adds a management review.
    AddReview {
        /// Its id; given by the file where missing.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        id: Option<Id>,
        /// First values.
        #[serde(deserialize_with = "strict")]
        set: Vec<ReviewField>,
    },
    /// Changes a management review.
    EditReview {
        /// Which, by id or label.
        review: Id,
        /// What to change.
        #[serde(deserialize_with = "strict")]
        set: Vec<ReviewField>,
    },
    /// Deletes a management review; its links are hidden with it.
    DeleteReview {
        /// Which, by id or label.
        review: Id,
    },
    /// Adds a nonconformity.
    AddNonconformity {
        /// Its id; given by the file where missing.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        id: Option<Id>,
        /// First values.
        #[serde(deserialize_with = "strict")]
        set: Vec<NonconformityField>,
    },
    /// Changes a nonconformity.
    EditNonconformity {
        /// Which, by id or label.
        nonconformity: Id,
        /// What to change.
        #[serde(deserialize_with = "strict")]
        set: Vec<NonconformityField>,
    },
    /// Deletes a nonconformity; its links are hidden with it.
    DeleteNonconformity {
        /// Which, by id or label.
        nonconformity: Id,
    },
    /// Adds a question.
    AddQuestion {
        /// Its id; given by the file where missing.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        id: Option<Id>,
        /// First values.
        #[serde(deserialize_with = "strict")]
        set: Vec<QuestionField>,
    },
    /// Changes a question.
    EditQuestion {
        /// Which, by id or label.
        question: Id,
        /// What to change.
        #[serde(deserialize_with = "strict")]
        set: Vec<QuestionField>,
    },
    /// Deletes a question; its links are hidden with it.
    DeleteQuestion {
        /// Which, by id or label.
        question: Id,
    },
    /// Says something of an entry of a framework: how far a clause is met, where a category of the NIST AI RMF stands.
    EditEntry {
        /// Which, by the id that the framework gives (`6.1.4`, `GOVERN 1`); where several frameworks have it, with the
        /// framework before it: `iso42001-clauses/6.1.4`.
        entry: Id,
        /// What to change.
        #[serde(deserialize_with = "strict")]
        set: Vec<EntryField>,
    },
    /// Links one thing with others: a risk with the controls that treat it, a system with its impact assessment, a requirement
    /// with what meets it. The same from either end.
    Link {
        /// One end: a record by its label (`R-07`, `S-02`), a control (`A.5.2`), an entry of a framework (`GOVERN 1.1`). Where
        /// several are called the same, with what it is before it: `risk/R-07`, `iso42001/A.5.2`.
        from: Id,
        /// The other ends, named the same way.
        to: Vec<Id>,
    },
    /// Takes links away.
    Unlink {
        /// One end.
        from: Id,
        /// The other ends.
        to: Vec<Id>,
    },
    /// Brings in a framework of one's own, or a later version of one that is there: what was decided on its entries and what cites
    /// them stays, by id.
    AdoptFramework {
        /// Its ids and titles.
        #[serde(deserialize_with = "strict")]
        framework: Framework,
    },
    /// Takes a framework of one's own out again. It stays while a statement is about it, or a crosswalk of this file leads from it or to
    /// it.
    RemoveFramework {
        /// Which, by its id.
        framework: Id,
    },
    /// Brings in a crosswalk of one's own, or a later version of one that is there.
    AdoptCrosswalk {
        /// Its pairs, each entry with its framework, and who made them.
        #[serde(deserialize_with = "strict")]
        crosswalk: Crosswalk,
    },
    /// Takes a crosswalk of one's own out again.
    RemoveCrosswalk {
        /// Which, by its id.
        crosswalk: Id,
    },
    /// Drops what was decided on an entry that its framework no longer has, or on one of a framework that the statement does not
    /// decide on, when nobody needs it any more.
    DropDecision {
        /// Which statement, by id or document id; needed where the file holds several.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        statement: Option<Id>,
        /// The entry: `own-rules/2.1`.
        control: Id,
    },
    /// Drops all that rests on what a framework no longer has, when nobody needs it any more: decisions of every statement, and links
    /// that cite such an entry. Where the framework itself is gone, statements that decide on another one as well no longer decide on it.
    DropGone {
        /// The framework, by its id.
        framework: Id,
    },
    /// Lets a warning or hint stand, with a reason.
    AcceptFinding {
        /// Which statement, by id or document id; needed where the file holds several.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        statement: Option<Id>,
        /// The finding's key, as the check gives it in its JSON.
        finding: String,
        /// Why.
        reason: String,
    },
    /// Takes an acceptance back.
    ReopenFinding {
        /// Which statement, by id or document id; needed where the file holds several.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        statement: Option<Id>,
        /// The finding's key, as the check gives it in its JSON.
        finding: String,
    },
    /// Freezes the statement for approval.
    PrepareCandidate {
        /// The candidate's id.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        id: Option<Id>,
        /// Which statement, by id or document id; needed where the file holds several.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        statement: Option<Id>,
    },
    /// Approves a candidate. The PDF's bytes are handed to the client file beside the operation.
    IssueEdition {
        /// The edition's id.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        id: Option<Id>,
        /// The candidate.
        candidate: Id,
        /// Who approves, in what function, when.
        #[serde(deserialize_with = "strict")]
        approver: Approver,
        /// What changed.
        #[serde(default, deserialize_with = "strict")]
        note: Text,
        /// SHA-256 of the PDF.
        pdf: String,
    },
    /// Approves the risk treatment plan as it stands (6.1.3): the risks with their treatment and the controls that treat them are
    /// frozen and kept for ever, as an edition is.
    ApprovePlan {
        /// Its id.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        id: Option<Id>,
        /// Of which statement the controls are.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        statement: Option<Id>,
        /// The plan's own document id; that of the treatment approval where nothing is said.
        #[serde(default)]
        document_id: String,
        /// The plan's version in the organisation's own scheme.
        label: String,
        /// Who of the designated management approves it and accepts what remains, in what function, when.
        #[serde(deserialize_with = "strict")]
        approver: Approver,
        /// What changed.
        #[serde(default, deserialize_with = "strict")]
        note: Text,
        /// SHA-256 of the PDF.
        pdf: String,
    },
    /// Begins a file with the data inside a copy. Only a new file takes it, and no list: it never crosses as JSON.
    #[serde(skip)]
    #[ts(skip)]
    TakeCopy(Box<Copied>),
    /// Keeps a signed copy of an edition with it. Its bytes are handed to the client file beside the operation.
    AttachSigned {
        /// Which edition, by id or label.
        edition: Id,
        /// SHA-256 of the bytes.
        hash: String,
        /// `application/pdf`, `image/png` or `image/jpeg`.
        media_type: String,
        /// Name of the file that it was, without its folder.
        name: String,
    },
    /// Takes a signed copy away from its edition.
    DetachSigned {
        /// Which edition, by id or label.
        edition: Id,
        /// The copy's hash.
        hash: String,
    },
    /// Keeps a file with a piece of evidence. Its bytes are handed to the client file beside the operation.
    AttachEvidence {
        /// Which evidence, by id or label.
        evidence: Id,
        /// SHA-256 of the bytes.
        hash: String,
        /// Name of the file that it was, without its folder.
        name: String,
        /// How many bytes.
        #[ts(type = "number")]
        size: u64,
    },
    /// Takes a file away from a piece of evidence.
    DetachEvidence {
        /// Which evidence, by id or label.
        evidence: Id,
        /// The file's hash.
        hash: String,
    },
    /// Keeps a signature over an edition with it. It is made and checked before; what it signs must be about this edition.
    SignEdition {
        /// Which edition, by id or label.
        edition: Id,
        /// What was signed, byte for byte.
        message: String,
        /// The armored signature (`-----BEGIN SSH SIGNATURE-----`).
        signature: String,
        /// Fingerprint of the key that signed: `SHA256:…`.
        fingerprint: String,
        /// That key, as a line of OpenSSH without its comment.
        public_key: String,
    },
    /// Takes a signature away from its edition.
    RemoveSignature {
        /// Which edition, by id or label.
        edition: Id,
        /// SHA-256 of the armored signature.
        hash: String,
    },
    /// Declares an edition no longer to be used. It stays readable.
    WithdrawEdition {
        /// Which, by id or label.
        edition: Id,
        /// Why.
        reason: String,
    },
}

/// One operation is a step by itself.
impl AsRef<[Operation]> for Operation {
    fn as_ref(&self) -> &[Operation] {
        std::slice::from_ref(self)
    }
}

impl Operation {
    /// Whether a list may hold it. What may not is done by commands: it prepares, issues, approves or withdraws, begins a file,
    /// or is about bytes or a signature that come with it.
    pub fn is_listed(&self) -> bool {
        let is_paper = matches!(
            self,
            Self::AttachSigned { .. }
                | Self::DetachSigned { .. }
                | Self::AttachEvidence { .. }
                | Self::DetachEvidence { .. }
                | Self::SignEdition { .. }
                | Self::RemoveSignature { .. }
                | Self::TakeCopy(_)
        );
        !self.is_approval() && !is_paper
    }

    /// Whether it prepares, issues or withdraws an edition or approves a plan, which no undo takes back.
    pub fn is_approval(&self) -> bool {
        match self {
            Self::PrepareCandidate { .. }
            | Self::IssueEdition { .. }
            | Self::ApprovePlan { .. }
            | Self::WithdrawEdition { .. } => true,
            Self::EditOrganisation { .. }
            | Self::AddStatement { .. }
            | Self::EditStatement { .. }
            | Self::Decide { .. }
            | Self::AddPerson { .. }
            | Self::AttachSigned { .. }
            | Self::DetachSigned { .. }
            | Self::AttachEvidence { .. }
            | Self::DetachEvidence { .. }
            | Self::SignEdition { .. }
            | Self::RemoveSignature { .. }
            | Self::EditPerson { .. }
            | Self::DeletePerson { .. }
            | Self::AddEvidence { .. }
            | Self::EditEvidence { .. }
            | Self::DeleteEvidence { .. }
            | Self::AddSystem { .. }
            | Self::EditSystem { .. }
            | Self::DeleteSystem { .. }
            | Self::AddControl { .. }
            | Self::EditControl { .. }
            | Self::DeleteControl { .. }
            | Self::AddRisk { .. }
            | Self::EditRisk { .. }
            | Self::DeleteRisk { .. }
            | Self::AddAssessment { .. }
            | Self::EditAssessment { .. }
            | Self::DeleteAssessment { .. }
            | Self::AddRequirement { .. }
            | Self::EditRequirement { .. }
            | Self::DeleteRequirement { .. }
            | Self::AddParty { .. }
            | Self::EditParty { .. }
            | Self::DeleteParty { .. }
            | Self::AddObjective { .. }
            | Self::EditObjective { .. }
            | Self::DeleteObjective { .. }
            | Self::AddAudit { .. }
            | Self::EditAudit { .. }
            | Self::DeleteAudit { .. }
            | Self::AddReview { .. }
            | Self::EditReview { .. }
            | Self::DeleteReview { .. }
            | Self::AddNonconformity { .. }
            | Self::EditNonconformity { .. }
            | Self::DeleteNonconformity { .. }
            | Self::AddQuestion { .. }
            | Self::EditQuestion { .. }
            | Self::DeleteQuestion { .. }
            | Self::EditEntry { .. }
            | Self::Link { .. }
            | Self::Unlink { .. }
            | Self::AdoptFramework { .. }
            | Self::RemoveFramework { .. }
            | Self::AdoptCrosswalk { .. }
            | Self::RemoveCrosswalk { .. }
            | Self::DropDecision { .. }
            | Self::DropGone { .. }
            | Self::AcceptFinding { .. }
            | Self::ReopenFinding { .. }
            | Self::TakeCopy(_) => false,
        }
    }
}

/// Reads a value and refuses what it does not understand, at any depth: a mistyped name in a list written by hand must not
/// be passed over. The types themselves read on, since an edition may hold what a later version put there.
fn strict<'de, D: Deserializer<'de>, T: DeserializeOwned + Serialize>(deserializer: D) -> Result<T, D::Error> {
    let given = Value::deserialize(deserializer)?;
    let read = T::deserialize(&given).map_err(D::Error::custom)?;
    let known = serde_json::to_value(&read).map_err(D::Error::custom)?;
    match stranger(&given, &known) {
        Some(name) => Err(D::Error::custom(format!("unknown field `{name}`"))),
        None => Ok(read),
    }
}

/// A field that was given and did not come back. `null` says nothing and may be lost.
fn stranger<'a>(given: &'a Value, known: &Value) -> Option<&'a str> {
    match (given, known) {
        (Value::Object(given), Value::Object(known)) => given.iter().find_map(|(name, value)| match known.get(name) {
            Some(known) => stranger(value, known),
            None => (!value.is_null()).then_some(name.as_str()),
        }),
        (Value::Array(given), Value::Array(known)) => given.iter().zip(known).find_map(|(a, b)| stranger(a, b)),
        _ => None,
    }
}
