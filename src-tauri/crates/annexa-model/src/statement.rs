//! One Statement of Applicability: its document control, its decisions, its candidates and editions.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{Decision, EditionSignature, Id, KeptFile, PlanFacts, Text};

/// A role in the sense of ISO/IEC 22989 (clause 4.1 of ISO/IEC 42001 refers to it). Not the EU AI Act's roles.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub enum AiRole {
    /// Provides products or services that use AI systems, or a platform for them.
    AiProvider,
    /// Designs, develops, tests and deploys products or services that use AI systems.
    AiProducer,
    /// Uses an AI product or service, directly or by providing it to users.
    AiCustomer,
    /// Provides services in the context of AI: integration, data, evaluation, audit.
    AiPartner,
    /// Is affected by AI systems.
    AiSubject,
    /// Sets policy or regulates.
    RelevantAuthority,
}

/// Who put a name to something, in what function, when.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "camelCase", default)]
#[schemars(deny_unknown_fields)]
#[ts(export)]
pub struct Signatory {
    /// Name, or role where no name is wanted.
    pub name: String,
    /// Function.
    pub function: String,
    /// Date.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional, type = "string")]
    pub date: Option<Date>,
}

impl Signatory {
    /// Whether nobody is named.
    pub fn is_blank(&self) -> bool {
        self.name.trim().is_empty() && self.function.trim().is_empty()
    }
}

/// The approval of the risk treatment plan and the acceptance of the residual risks (6.1.3; 42001: designated
/// management, 27001: risk owners).
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "camelCase", default)]
#[schemars(deny_unknown_fields)]
#[ts(export)]
pub struct TreatmentApproval {
    /// The plan's document id.
    pub plan_id: String,
    /// The plan's version.
    pub plan_version: String,
    /// The plan's date.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional, type = "string")]
    pub plan_date: Option<Date>,
    /// Who accepted the residual risks.
    pub accepted_by: Vec<Signatory>,
}

impl TreatmentApproval {
    /// Whether the plan is named and dated, and somebody accepted the residual risks on a day.
    pub fn is_approved(&self) -> bool {
        let accepted = self.accepted_by.iter().any(|s| !s.name.trim().is_empty() && s.date.is_some());
        !self.plan_id.trim().is_empty() && self.plan_date.is_some() && accepted
    }
}

/// The certificate that the statement is named on.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "camelCase", default)]
#[schemars(deny_unknown_fields)]
#[ts(export)]
pub struct Certificate {
    /// The certification body.
    pub body: String,
    /// The certificate's number.
    pub number: String,
    /// The scope as certified.
    pub scope: String,
    /// First day of validity.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional, type = "string")]
    pub valid_from: Option<Date>,
    /// Last day of validity.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional, type = "string")]
    pub valid_to: Option<Date>,
    /// Dates of surveillance audits.
    #[ts(type = "Array<string>")]
    pub surveillance: Vec<Date>,
    /// The label of the edition that the certificate names.
    pub edition: String,
}

/// What the organisation declares about itself by ISO/IEC 17050-1, beside the statement: a declaration rests on an edition,
/// so writing one changes no statement.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "camelCase", default)]
#[schemars(deny_unknown_fields)]
#[ts(export)]
pub struct Declaration {
    /// Its own number or id in the organisation's register.
    pub document_id: String,
    /// What is declared to conform. Where nothing is written: the AI management system, within the statement's scope.
    pub object: Text,
    /// Limits beyond the controls that are not implemented yet, which are listed by themselves.
    pub limits: Text,
    /// Nonconformities that are open, or that none is.
    pub nonconformities: Text,
    /// Day on which the last internal audit ended (9.2).
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional, type = "string")]
    pub internal_audit: Option<Date>,
    /// Day of the last management review (9.3).
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional, type = "string")]
    pub management_review: Option<Date>,
    /// Documents that support it (ISO/IEC 17050-2), and where they can be seen.
    pub supporting: Text,
    /// Where it is signed.
    pub place: String,
    /// Who signs, in what function; the date is the day of the declaration.
    pub signed: Signatory,
    /// By what authority: a resolution, an office, a power of attorney.
    pub authority: String,
    /// Who reviewed it; should be somebody else than who signs.
    pub reviewed: Signatory,
    /// Last day of its validity.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional, type = "string")]
    pub valid_until: Option<Date>,
    /// When and why it is looked at again.
    pub reevaluation: Text,
}

impl Declaration {
    /// The last day of which it can tell: its own, and none that lies ahead. On what is held after that it cannot rest.
    pub fn rests_on(&self, today: Date) -> Date {
        self.signed.date.map_or(today, |declared| declared.min(today))
    }
}

/// Who receives the document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "camelCase")]
#[schemars(deny_unknown_fields)]
#[ts(export)]
pub struct Recipient {
    /// Its identity in the file; given by the file when missing in an operation.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub id: Option<Id>,
    /// Who.
    pub recipient: String,
    /// In which form.
    #[serde(default)]
    pub form: String,
    /// For what.
    #[serde(default)]
    pub purpose: String,
}

/// A framework as the statement uses it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct FrameworkUse {
    /// The framework's id.
    pub framework: String,
    /// Its version.
    pub version: String,
    /// SHA-256 of the catalogue's ids and titles.
    pub hash: String,
}

/// A warning or hint that somebody has looked at and lets stand.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Acceptance {
    /// The finding's key, see [`crate::check::Finding::key`].
    pub finding: String,
    /// Why it may stand.
    pub reason: String,
    /// Who said so.
    pub by: String,
    /// When.
    #[ts(type = "string")]
    pub date: Date,
}

/// A frozen statement, printed for approval.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Candidate {
    /// Its identity in the file.
    pub id: Id,
    /// The version it is to become, in the organisation's own scheme.
    pub label: String,
    /// Content hash of the statement when it was frozen.
    pub content: String,
    /// The file's head when it was frozen.
    pub head: String,
    /// When it was frozen.
    #[ts(type = "string")]
    pub date: Date,
    /// Hash of the frozen statement's JSON, kept in the file.
    pub json: String,
}

/// An edition that is no longer to be used.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Withdrawal {
    /// Why.
    pub reason: String,
    /// When.
    #[ts(type = "string")]
    pub date: Date,
}

/// An approved candidate, or an approved risk treatment plan. Its JSON and its PDF's bytes are kept for ever. What says which edition it is must be there; only
/// what may be empty may be absent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Edition {
    /// Its identity in the file.
    pub id: Id,
    /// The document's version in the organisation's own scheme.
    pub label: String,
    /// The candidate that was approved; a risk treatment plan has none.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub candidate: Option<Id>,
    /// Content hash of what was approved.
    pub content: String,
    /// The file's head before the issuing revision.
    pub head: String,
    /// How many revisions stood behind that head.
    #[ts(type = "number")]
    pub revisions: u64,
    /// Who approved it, in what function, when.
    pub approver: Signatory,
    /// What changed, for the revision history.
    #[serde(default)]
    pub note: Text,
    /// Editions that it replaces.
    #[serde(default)]
    pub supersedes: Vec<Id>,
    /// The controls that were necessary, so that a certificate naming this edition can be compared with today.
    #[serde(default)]
    pub necessary: Vec<crate::ControlRef>,
    /// Set where it is an edition of the risk treatment plan, which is a document of its own.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub plan: Option<PlanFacts>,
    /// Hash of the JSON of what was approved.
    pub json: String,
    /// Hash of the PDF's bytes.
    pub pdf: String,
    /// Set when it was withdrawn.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub withdrawn: Option<Withdrawal>,
    /// Signed copies of it that came back, oldest first. They stay in the file: no export tells of them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[ts(as = "Option<Vec<KeptFile>>", optional)]
    pub signed: Vec<KeptFile>,
    /// Signatures over it, oldest first. They stay in the file: no export tells of them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[ts(as = "Option<Vec<EditionSignature>>", optional)]
    pub signatures: Vec<EditionSignature>,
}

/// One Statement of Applicability.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "camelCase", default)]
#[ts(export)]
pub struct Statement {
    /// Its identity in the file.
    pub id: Id,
    /// The document's title.
    pub title: String,
    /// The document's id in the organisation's register.
    pub document_id: String,
    /// The version that the next edition will carry, in the organisation's own scheme.
    pub version: String,
    /// Classification, in the organisation's own words.
    pub classification: String,
    /// BCP 47 language of the statement.
    pub language: String,
    /// Scope of the management system (4.3): of the AI one, unless the statement is on ISO/IEC 27001 alone.
    pub scope: Text,
    /// Scope of the information security management system (ISO/IEC 27001, 4.3) of a statement on both annexes.
    pub security_scope: Text,
    /// The organisation's roles by ISO/IEC 22989 (4.1), sorted.
    pub roles: Vec<AiRole>,
    /// What the roles rest on.
    pub roles_note: Text,
    /// Who prepared it.
    pub prepared: Signatory,
    /// Who reviewed it.
    pub reviewed: Signatory,
    /// Who is to approve it.
    pub approver: Signatory,
    /// Who receives it.
    pub distribution: Vec<Recipient>,
    /// When the statement is looked at again.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional, type = "string")]
    pub next_review: Option<Date>,
    /// Approval of the risk treatment plan.
    pub treatment: TreatmentApproval,
    /// The certificate, where there is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub certificate: Option<Certificate>,
    /// What is declared on an edition, where a declaration was begun. No part of the content that is approved.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub declaration: Option<Declaration>,
    /// The frameworks whose controls it decides on, sorted by id.
    pub frameworks: Vec<FrameworkUse>,
    /// One decision for every control of the frameworks, in catalogue order, then for every own control.
    pub decisions: Vec<Decision>,
    /// Findings that were accepted.
    pub accepted: Vec<Acceptance>,
    /// Frozen for approval, oldest first.
    pub candidates: Vec<Candidate>,
    /// Issued, oldest first.
    pub editions: Vec<Edition>,
    /// Approved risk treatment plans, oldest first. Documents of their own: no part of the content that is approved, nor of any copy.
    pub plans: Vec<Edition>,
}

/// Texts of a statement's own, by their names in data: several lines, and a language of their own.
pub(crate) const STATEMENT_TEXTS: [&str; 3] = ["scope", "securityScope", "rolesNote"];

impl Statement {
    /// Whether it decides on the controls of a framework.
    pub fn is_on(&self, framework: &str) -> bool {
        self.frameworks.iter().any(|used| used.framework == framework)
    }

    /// Whether it decides on a control: one of its frameworks, or an own one.
    pub(crate) fn decides_on(&self, control: &crate::ControlRef) -> bool {
        control.framework() == crate::OWN || self.is_on(control.framework())
    }

    /// Whether two management systems stand behind it, each with a scope of its own.
    pub fn has_two_scopes(&self) -> bool {
        self.is_on("iso42001") && self.is_on("iso27001")
    }

    /// The decision about a control.
    pub fn decision(&self, control: &crate::ControlRef) -> Option<&Decision> {
        self.decisions.iter().find(|d| &d.control == control)
    }

    /// What it is called in the organisation's register; its id in the file where nothing is written.
    pub fn name_in_register(&self) -> &str {
        let named = self.document_id.trim();
        if named.is_empty() { self.id.as_str() } else { named }
    }

    /// The controls it includes.
    pub fn necessary(&self) -> Vec<crate::ControlRef> {
        self.decisions.iter().filter(|d| d.is_applicable()).map(|d| d.control.clone()).collect()
    }

    /// Editions neither withdrawn nor superseded by another. More than one is a finding.
    pub fn in_force(&self) -> Vec<&Edition> {
        in_force(&self.editions)
    }

    /// The same of risk treatment plans.
    pub fn plans_in_force(&self) -> Vec<&Edition> {
        in_force(&self.plans)
    }

    /// Everything that was approved and is kept: editions, then plans.
    pub fn issued(&self) -> impl Iterator<Item = &Edition> {
        self.editions.iter().chain(&self.plans)
    }
}

fn in_force(editions: &[Edition]) -> Vec<&Edition> {
    let superseded = |edition: &Edition| editions.iter().any(|other| other.supersedes.contains(&edition.id));
    editions.iter().filter(|edition| edition.withdrawn.is_none() && !superseded(edition)).collect()
}
