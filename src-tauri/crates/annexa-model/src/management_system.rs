//! How the management system looks at itself: audits (9.2), management reviews (9.3), nonconformities (10.2), and questions that
//! somebody was asked.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{Declaration, Id, Snapshot, Text};

/// Who audits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub enum AuditKind {
    /// The organisation itself, or somebody on its behalf (9.2).
    Internal,
    /// A customer or another interested party.
    Customer,
    /// A certification body.
    Certification,
}

/// A standard that an audit is held against. A combined audit has several: their clauses are taken jointly, and each annex by somebody who knows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub enum AuditStandard {
    /// ISO/IEC 42001.
    Iso42001,
    /// ISO/IEC 27001.
    Iso27001,
    /// ISO 9001.
    Iso9001,
}

/// An audit (9.2).
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "camelCase", default)]
#[ts(export)]
pub struct Audit {
    /// Its identity in the file.
    pub id: Id,
    /// The id people use, `AU-01`.
    pub label: String,
    /// What it is called.
    pub title: String,
    /// Who audits.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub kind: Option<AuditKind>,
    /// What it is held against.
    pub standards: Vec<AuditStandard>,
    /// What it looks at: places, processes, AI systems, clauses, controls.
    pub scope: Text,
    /// Who leads it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub lead: Option<Id>,
    /// Who audits what, and why each of them is impartial and knows the matter.
    pub auditors: Text,
    /// Its first day, planned or held.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional, type = "string")]
    pub from: Option<Date>,
    /// Its last day.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional, type = "string")]
    pub until: Option<Date>,
    /// What it found, in short; nonconformities are records of their own.
    pub result: Text,
    /// When its result was reported to management.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional, type = "string")]
    pub reported: Option<Date>,
}

/// A field of an audit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub enum AuditField {
    /// The id people use; the next free one where missing at creation.
    Label(String),
    /// What it is called.
    Title(String),
    /// Who audits.
    Kind(Option<AuditKind>),
    /// What it is held against.
    Standards(Vec<AuditStandard>),
    /// What it looks at: places, processes, AI systems, clauses, controls.
    Scope(Text),
    /// Who leads it.
    Lead(Option<Id>),
    /// Who audits what, and why each of them is impartial and knows the matter.
    Auditors(Text),
    /// Its first day, planned or held.
    #[ts(type = "string | null")]
    From(Option<Date>),
    /// Its last day.
    #[ts(type = "string | null")]
    Until(Option<Date>),
    /// What it found, in short; nonconformities are records of their own.
    Result(Text),
    /// When its result was reported to management.
    #[ts(type = "string | null")]
    Reported(Option<Date>),
}

impl AuditField {
    /// Whether it is typed, letter by letter: then a pause ends the change, not each letter.
    pub(crate) fn is_typed(&self) -> bool {
        matches!(self, Self::Label(_) | Self::Title(_) | Self::Scope(_) | Self::Auditors(_) | Self::Result(_))
    }
}

/// What a management review looks at (9.3.2), in our own words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub enum ReviewInput {
    /// What came of the actions of earlier reviews.
    EarlierActions,
    /// What changed inside and outside the organisation.
    Issues,
    /// What changed in the needs of interested parties.
    Parties,
    /// Nonconformities and corrective actions.
    Nonconformities,
    /// What monitoring and measuring showed.
    Measurements,
    /// Results of audits.
    Audits,
    /// Where it could become better.
    Improvement,
}

/// A management review (9.3).
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "camelCase", default)]
#[ts(export)]
pub struct ManagementReview {
    /// Its identity in the file.
    pub id: Id,
    /// The id people use, `MR-01`.
    pub label: String,
    /// What it is called.
    pub title: String,
    /// When it was held, or will be.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional, type = "string")]
    pub date: Option<Date>,
    /// Who is in the chair.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub chair: Option<Id>,
    /// Who else took part.
    pub attendees: String,
    /// What was looked at.
    pub inputs: Vec<ReviewInput>,
    /// What was said of it.
    pub notes: Text,
    /// What was decided: changes, improvements, resources.
    pub decisions: Text,
    /// When the next one is due.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional, type = "string")]
    pub next: Option<Date>,
}

/// A field of a management review.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub enum ReviewField {
    /// The id people use; the next free one where missing at creation.
    Label(String),
    /// What it is called.
    Title(String),
    /// When it was held, or will be.
    #[ts(type = "string | null")]
    Date(Option<Date>),
    /// Who is in the chair.
    Chair(Option<Id>),
    /// Who else took part.
    Attendees(String),
    /// What was looked at.
    Inputs(Vec<ReviewInput>),
    /// What was said of it.
    Notes(Text),
    /// What was decided: changes, improvements, resources.
    Decisions(Text),
    /// When the next one is due.
    #[ts(type = "string | null")]
    Next(Option<Date>),
}

impl ReviewField {
    /// Whether it is typed, letter by letter: then a pause ends the change, not each letter.
    pub(crate) fn is_typed(&self) -> bool {
        matches!(self, Self::Label(_) | Self::Title(_) | Self::Attendees(_) | Self::Notes(_) | Self::Decisions(_))
    }
}

/// How a nonconformity came to light.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub enum NonconformitySource {
    /// By an internal audit.
    InternalAudit,
    /// By an audit from outside.
    ExternalAudit,
    /// By monitoring or measuring.
    Monitoring,
    /// By an incident or a complaint.
    Incident,
    /// By a management review.
    Review,
    /// In another way.
    Other,
}

/// How grave it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub enum NonconformityGrade {
    /// It puts in doubt whether the management system does what it is for.
    Major,
    /// A lapse that does not.
    Minor,
    /// None yet, but likely to become one.
    Observation,
}

/// A nonconformity with its corrective action (10.2).
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "camelCase", default)]
#[ts(export)]
pub struct Nonconformity {
    /// Its identity in the file.
    pub id: Id,
    /// The id people use, `NC-01`.
    pub label: String,
    /// What it is about.
    pub title: String,
    /// How it came to light.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub source: Option<NonconformitySource>,
    /// How grave it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub grade: Option<NonconformityGrade>,
    /// When it was found.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional, type = "string")]
    pub found: Option<Date>,
    /// What was found, and against what.
    pub description: Text,
    /// What was done at once.
    pub correction: Text,
    /// Why it came about, and whether the same is to be found elsewhere.
    pub cause: Text,
    /// What takes the cause away.
    pub action: Text,
    /// Who answers for it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub owner: Option<Id>,
    /// By when.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional, type = "string")]
    pub due: Option<Date>,
    /// How it was seen that the action works.
    pub effectiveness: Text,
    /// When it was closed.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional, type = "string")]
    pub closed: Option<Date>,
}

/// A field of a nonconformity.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub enum NonconformityField {
    /// The id people use; the next free one where missing at creation.
    Label(String),
    /// What it is about.
    Title(String),
    /// How it came to light.
    Source(Option<NonconformitySource>),
    /// How grave it is.
    Grade(Option<NonconformityGrade>),
    /// When it was found.
    #[ts(type = "string | null")]
    Found(Option<Date>),
    /// What was found, and against what.
    Description(Text),
    /// What was done at once.
    Correction(Text),
    /// Why it came about, and whether the same is to be found elsewhere.
    Cause(Text),
    /// What takes the cause away.
    Action(Text),
    /// Who answers for it.
    Owner(Option<Id>),
    /// By when.
    #[ts(type = "string | null")]
    Due(Option<Date>),
    /// How it was seen that the action works.
    Effectiveness(Text),
    /// When it was closed.
    #[ts(type = "string | null")]
    Closed(Option<Date>),
}

impl NonconformityField {
    /// Whether it is typed, letter by letter: then a pause ends the change, not each letter.
    pub(crate) fn is_typed(&self) -> bool {
        matches!(
            self,
            Self::Label(_)
                | Self::Title(_)
                | Self::Description(_)
                | Self::Correction(_)
                | Self::Cause(_)
                | Self::Action(_)
                | Self::Effectiveness(_)
        )
    }
}

impl Nonconformity {
    /// Whether it is one that is not closed yet: an observation is none.
    pub fn is_open(&self) -> bool {
        self.closed.is_none() && self.grade != Some(NonconformityGrade::Observation)
    }
}

/// A question of a consultant or an auditor. It is internal: no export for others holds it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "camelCase", default)]
#[ts(export)]
pub struct Question {
    /// Its identity in the file.
    pub id: Id,
    /// The id people use, `QN-01`.
    pub label: String,
    /// What it is about.
    pub title: String,
    /// The question.
    pub text: Text,
    /// Who asks.
    pub asked_by: String,
    /// Who is asked.
    pub addressee: String,
    /// When it was asked.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional, type = "string")]
    pub asked: Option<Date>,
    /// By when an answer is wanted.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional, type = "string")]
    pub due: Option<Date>,
    /// The answer.
    pub answer: Text,
    /// When it was answered.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional, type = "string")]
    pub answered: Option<Date>,
}

/// A field of a question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub enum QuestionField {
    /// The id people use; the next free one where missing at creation.
    Label(String),
    /// What it is about.
    Title(String),
    /// The question.
    Text(Text),
    /// Who asks.
    AskedBy(String),
    /// Who is asked.
    Addressee(String),
    /// When it was asked.
    #[ts(type = "string | null")]
    Asked(Option<Date>),
    /// By when an answer is wanted.
    #[ts(type = "string | null")]
    Due(Option<Date>),
    /// The answer.
    Answer(Text),
    /// When it was answered.
    #[ts(type = "string | null")]
    Answered(Option<Date>),
}

impl QuestionField {
    /// Whether it is typed, letter by letter: then a pause ends the change, not each letter.
    pub(crate) fn is_typed(&self) -> bool {
        matches!(
            self,
            Self::Label(_) | Self::Title(_) | Self::Text(_) | Self::AskedBy(_) | Self::Addressee(_) | Self::Answer(_)
        )
    }
}

impl Question {
    /// Whether nobody has answered it.
    pub fn is_open(&self) -> bool {
        self.answered.is_none() && self.answer.is_blank()
    }
}

impl Snapshot {
    /// A declaration as it is written, with the days of the last internal audit and the last management review that were held by
    /// that day where nobody typed others: the registers say them already.
    pub fn declaration_by(&self, written: &Declaration, day: Date) -> Declaration {
        let internal = self.audits.iter().filter(|audit| audit.kind == Some(AuditKind::Internal));
        let audited = internal.filter_map(|audit| audit.until.or(audit.from)).filter(|held| *held <= day).max();
        let reviewed = self.reviews.iter().filter_map(|review| review.date).filter(|held| *held <= day).max();
        Declaration {
            internal_audit: written.internal_audit.or(audited),
            management_review: written.management_review.or(reviewed),
            ..written.clone()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_declaration_rests_on_what_was_held_by_its_day_and_on_what_was_typed_before_that() {
        let audit = |kind, until| Audit { kind: Some(kind), until: Some(until), ..Audit::default() };
        let snapshot = Snapshot {
            audits: vec![
                audit(AuditKind::Internal, date(2026, 3, 2)),
                audit(AuditKind::Internal, date(2026, 12, 1)),
                audit(AuditKind::Certification, date(2026, 9, 9)),
            ],
            reviews: vec![ManagementReview { date: Some(date(2026, 4, 1)), ..ManagementReview::default() }],
            ..Snapshot::default()
        };
        let found = snapshot.declaration_by(&Declaration::default(), date(2026, 11, 24));
        assert_eq!(found.internal_audit, Some(date(2026, 3, 2)), "an audit that lies ahead is none");
        assert_eq!(found.management_review, Some(date(2026, 4, 1)));
        let typed = Declaration { internal_audit: Some(date(2026, 5, 5)), ..Declaration::default() };
        assert_eq!(snapshot.declaration_by(&typed, date(2026, 11, 24)).internal_audit, Some(date(2026, 5, 5)));
    }
}
