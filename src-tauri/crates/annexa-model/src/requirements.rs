//! What the organisation has to meet and wants to reach: requirements, interested parties (4.2), objectives (6.2).

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{Characteristic, DriverKind, Id, Text};

/// What kind of requirement it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub enum RequirementKind {
    /// A law or regulation.
    Law,
    /// A clause of a contract.
    Contract,
    /// A demand of a customer.
    Customer,
    /// A policy of the organisation or of its group.
    Policy,
    /// Something else.
    Other,
}

impl RequirementKind {
    /// As what it drives a control.
    pub fn driver(self) -> DriverKind {
        match self {
            Self::Law => DriverKind::Legal,
            Self::Contract | Self::Customer => DriverKind::Contract,
            Self::Policy | Self::Other => DriverKind::Business,
        }
    }
}

/// A requirement that the organisation has to meet.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "camelCase", default)]
#[ts(export)]
pub struct Requirement {
    /// Its identity in the file.
    pub id: Id,
    /// The id people use, `Q-03`.
    pub label: String,
    /// What it is called.
    pub title: String,
    /// What kind of requirement it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub kind: Option<RequirementKind>,
    /// Where it stands: the law and article, the contract and clause.
    pub source: String,
    /// What it asks, in the organisation’s words.
    pub text: Text,
    /// Who answers for it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub owner: Option<Id>,
    /// By when it has to be met.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional, type = "string")]
    pub due: Option<Date>,
}

/// A field of a requirement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub enum RequirementField {
    /// The id people use; the next free one where missing at creation.
    Label(String),
    /// What it is called.
    Title(String),
    /// What kind of requirement it is.
    Kind(Option<RequirementKind>),
    /// Where it stands: the law and article, the contract and clause.
    Source(String),
    /// What it asks, in the organisation’s words.
    Text(Text),
    /// Who answers for it.
    Owner(Option<Id>),
    /// By when it has to be met.
    #[ts(type = "string | null")]
    Due(Option<Date>),
}

impl RequirementField {
    /// Whether it is typed, letter by letter: then a pause ends the change, not each letter.
    pub(crate) fn is_typed(&self) -> bool {
        matches!(self, Self::Label(_) | Self::Title(_) | Self::Source(_) | Self::Text(_))
    }
}

/// An interested party (4.2).
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "camelCase", default)]
#[ts(export)]
pub struct InterestedParty {
    /// Its identity in the file.
    pub id: Id,
    /// The id people use, `P-02`.
    pub label: String,
    /// Who it is.
    pub name: String,
    /// What it needs and expects of the management system (4.2).
    pub expectations: Text,
}

/// A field of an interested party.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub enum PartyField {
    /// The id people use; the next free one where missing at creation.
    Label(String),
    /// Who it is.
    Name(String),
    /// What it needs and expects of the management system (4.2).
    Expectations(Text),
}

impl PartyField {
    /// Whether it is typed, letter by letter: then a pause ends the change, not each letter.
    pub(crate) fn is_typed(&self) -> bool {
        matches!(self, Self::Label(_) | Self::Name(_) | Self::Expectations(_))
    }
}

/// An AI objective (6.2).
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "camelCase", default)]
#[ts(export)]
pub struct AiObjective {
    /// Its identity in the file.
    pub id: Id,
    /// The id people use, `O-01`.
    pub label: String,
    /// What is to be reached.
    pub title: String,
    /// How it is seen that it is reached.
    pub measure: Text,
    /// Which characteristics of trustworthy AI it serves.
    pub characteristics: Vec<Characteristic>,
    /// Who answers for it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub owner: Option<Id>,
    /// By when.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional, type = "string")]
    pub due: Option<Date>,
    /// What came of it.
    pub result: Text,
}

/// A field of an objective.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub enum ObjectiveField {
    /// The id people use; the next free one where missing at creation.
    Label(String),
    /// What is to be reached.
    Title(String),
    /// How it is seen that it is reached.
    Measure(Text),
    /// Which characteristics of trustworthy AI it serves.
    Characteristics(Vec<Characteristic>),
    /// Who answers for it.
    Owner(Option<Id>),
    /// By when.
    #[ts(type = "string | null")]
    Due(Option<Date>),
    /// What came of it.
    Result(Text),
}

impl ObjectiveField {
    /// Whether it is typed, letter by letter: then a pause ends the change, not each letter.
    pub(crate) fn is_typed(&self) -> bool {
        matches!(self, Self::Label(_) | Self::Title(_) | Self::Measure(_) | Self::Result(_))
    }
}
