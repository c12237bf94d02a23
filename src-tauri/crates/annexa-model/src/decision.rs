//! What a statement says about one control.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{ControlRef, Id, Text};

/// Whether a control is part of the statement. Three states, never merged: undecided is not excluded.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub enum Applicability {
    /// Nobody has said yes or no.
    #[default]
    Undecided,
    /// The control is necessary (ISO/IEC 42001, 6.1.3).
    Applicable,
    /// The control is left out, with ground and justification.
    Excluded,
}

/// On what ground a control is left out. Several may hold. None of them is a role: users configure and monitor too.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub enum Ground {
    /// The risk assessment does not make it necessary.
    NotNecessaryByRisk,
    /// No external requirement asks for it, or one excepts the organisation from it.
    NotRequired,
    /// Nothing in scope has the activity that the control is about, and this was checked.
    NoSuchActivity,
}

/// Why a control is included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub enum DriverKind {
    /// A risk that the control treats.
    Risk,
    /// A law or regulation.
    Legal,
    /// A contract clause.
    Contract,
    /// A business objective.
    Business,
    /// Good practice, without a risk or duty behind it.
    BestPractice,
    /// A result of an AI system impact assessment (6.1.4, 8.4).
    ImpactAssessment,
    /// A need of an interested party (4.2).
    InterestedParty,
}

impl DriverKind {
    /// All kinds, in the fixed order of the seven slots R L C B P I S.
    pub const ALL: [Self; 7] = [
        Self::Risk,
        Self::Legal,
        Self::Contract,
        Self::Business,
        Self::BestPractice,
        Self::ImpactAssessment,
        Self::InterestedParty,
    ];

    /// The registers that a reason of this kind is looked up in; none where it rests on no record.
    pub(crate) fn registers(self) -> &'static [RecordKind] {
        match self {
            Self::Risk => &[RecordKind::Risk],
            Self::ImpactAssessment => &[RecordKind::Assessment],
            Self::InterestedParty => &[RecordKind::Party],
            Self::Legal | Self::Contract => &[RecordKind::Requirement],
            Self::Business => &[RecordKind::Requirement, RecordKind::Objective],
            Self::BestPractice => &[],
        }
    }
}

/// A kind of record that can be pointed to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub enum RecordKind {
    /// An AI system.
    System,
    /// A piece of evidence.
    Evidence,
    /// A person or role.
    Person,
    /// A risk.
    Risk,
    /// An impact assessment.
    Assessment,
    /// A requirement.
    Requirement,
    /// An interested party.
    Party,
    /// An objective.
    Objective,
    /// An audit.
    Audit,
    /// A management review.
    Review,
    /// A nonconformity.
    Nonconformity,
    /// A question.
    Question,
}

impl RecordKind {
    /// What it is called in keys and in data.
    pub fn name(self) -> &'static str {
        match self {
            Self::System => "system",
            Self::Evidence => "evidence",
            Self::Person => "person",
            Self::Risk => "risk",
            Self::Assessment => "assessment",
            Self::Requirement => "requirement",
            Self::Party => "party",
            Self::Objective => "objective",
            Self::Audit => "audit",
            Self::Review => "review",
            Self::Nonconformity => "nonconformity",
            Self::Question => "question",
        }
    }

    /// Whether a record of this kind drives a control by being linked with it.
    pub(crate) fn drives(self) -> bool {
        matches!(self, Self::Risk | Self::Assessment | Self::Requirement | Self::Party | Self::Objective)
    }
}

/// A record by kind and id.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "camelCase")]
#[schemars(deny_unknown_fields)]
#[ts(export)]
pub struct RecordRef {
    /// What kind of record.
    pub kind: RecordKind,
    /// Which one.
    pub id: Id,
}

/// One reason for including a control, as its cell holds it. Text, a record, or both.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "camelCase")]
#[schemars(deny_unknown_fields)]
#[ts(export)]
pub struct DriverValue {
    /// Which of the seven kinds.
    pub kind: DriverKind,
    /// The id that the organisation uses for what it points to (`R-07`, `Q-03`); empty if it has none.
    #[serde(default)]
    pub label: String,
    /// What it is, in words.
    #[serde(default)]
    pub text: String,
    /// The record in this file that it points to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub record: Option<RecordRef>,
}

impl DriverValue {
    /// Whether it names anything at all beyond its kind.
    pub fn names_something(&self) -> bool {
        !self.label.trim().is_empty() || !self.text.trim().is_empty() || self.record.is_some()
    }
}

/// One reason for including a control.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Driver {
    /// Its identity in the file.
    pub id: Id,
    /// What it says.
    #[serde(flatten)]
    pub value: DriverValue,
}

impl Driver {
    /// How the id of a driver begins that follows from a link. Such a driver has no cell of its own: it comes and goes with
    /// the link, and says what its record says.
    const LINKED: &str = "link.";

    /// The id of the driver that follows from a link with a record.
    pub(crate) fn linked_id(item: &crate::ItemRef) -> Id {
        Id(format!("{}{}.{}", Self::LINKED, item.space(), item.id()))
    }

    /// The record whose link a driver's id stands for, where it stands for one.
    pub(crate) fn linked_to(id: &Id) -> Option<crate::ItemRef> {
        let (space, id) = id.as_str().strip_prefix(Self::LINKED)?.split_once('.')?;
        Some(crate::ItemRef::new(space, id))
    }

    /// Whether it follows from a link.
    pub fn is_linked(&self) -> bool {
        self.id.as_str().starts_with(Self::LINKED)
    }
}

/// How far a control is put to work. Good practice in ISO/IEC 42001, required in ISO/IEC 27001.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub enum Status {
    /// Nothing done yet.
    NotStarted,
    /// Planned, with owner and date.
    Planned,
    /// Begun.
    InProgress,
    /// In place and working.
    Implemented,
}

/// Applicability, grounds and both justifications: one cell, so that no merge makes a decision that neither side made.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "camelCase", default)]
#[ts(export)]
pub struct Verdict {
    /// Included, excluded, or not decided.
    pub applicability: Applicability,
    /// Grounds of exclusion, sorted; kept while the control is included.
    pub grounds: Vec<Ground>,
    /// Justification for inclusion; kept while the control is excluded.
    pub included: Text,
    /// Justification for exclusion; kept while the control is included.
    pub excluded: Text,
}

/// Status with its dates: one cell.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "camelCase", default)]
#[ts(export)]
pub struct Progress {
    /// How far; `None` where the organisation does not state it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub status: Option<Status>,
    /// When it is to be in place.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional, type = "string")]
    pub target: Option<Date>,
    /// When it was in place.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional, type = "string")]
    pub done: Option<Date>,
}

/// An exclusion for one AI system only, as its cell holds it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "camelCase", default)]
#[schemars(deny_unknown_fields)]
#[ts(export)]
pub struct SystemExclusionValue {
    /// Its grounds, sorted.
    pub grounds: Vec<Ground>,
    /// Why the control is left out for this system.
    pub justification: Text,
}

/// An exclusion for one AI system only.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct SystemExclusion {
    /// The AI system.
    pub system: Id,
    /// Ground and justification.
    #[serde(flatten)]
    pub value: SystemExclusionValue,
}

/// What a statement says about one control. A control nobody touched has the default decision: undecided.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "camelCase", default)]
#[ts(export)]
pub struct Decision {
    /// The control, always with its framework.
    pub control: ControlRef,
    /// Applicability, grounds, both justifications.
    #[serde(flatten)]
    pub verdict: Verdict,
    /// Status and its dates.
    #[serde(flatten)]
    pub progress: Progress,
    /// The control of the same statement whose justification and evidence hold for this one too: a reference, so that
    /// nothing is copied.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub sees: Option<ControlRef>,
    /// How the control is implemented.
    pub how: Text,
    /// Who answers for it (a person or role).
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub owner: Option<Id>,
    /// When the decision is looked at again.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional, type = "string")]
    pub review: Option<Date>,
    /// Internal notes, never printed.
    pub notes: Text,
    /// Why it is included, in the order of kinds, then labels.
    pub drivers: Vec<Driver>,
    /// What shows it, sorted by label.
    pub evidence: Vec<Id>,
    /// Exclusions for single AI systems, sorted by label.
    pub exclusions: Vec<SystemExclusion>,
}

impl Decision {
    /// The decision about a control that nobody has touched.
    pub fn untouched(control: ControlRef) -> Self {
        Self { control, ..Self::default() }
    }

    /// Puts the drivers in their order: by kind, then label, then id.
    pub(crate) fn sort_drivers(&mut self) {
        self.drivers.sort_by_cached_key(|d| (d.value.kind, crate::snapshot::natural(&d.value.label), d.id.clone()));
    }

    /// Whether the control is included.
    pub fn is_applicable(&self) -> bool {
        self.verdict.applicability == Applicability::Applicable
    }

    /// Whether the control is left out.
    pub fn is_excluded(&self) -> bool {
        self.verdict.applicability == Applicability::Excluded
    }

    /// The justification that prints: the one of the applicability in force; none while undecided.
    pub fn justification(&self) -> Option<&Text> {
        match self.verdict.applicability {
            Applicability::Undecided => None,
            Applicability::Applicable => Some(&self.verdict.included),
            Applicability::Excluded => Some(&self.verdict.excluded),
        }
    }
}
