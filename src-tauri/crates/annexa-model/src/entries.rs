//! What the organisation says of entries of frameworks: how far a clause of a management system standard is met, where a
//! category of the NIST AI RMF stands and where it is to get. Entries are the framework's: nobody adds or deletes one.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{Id, ItemRef, Text};

/// How far something is reached. The standards and the RMF have no such scale; this one is ours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub enum Attainment {
    /// Nothing is there yet.
    No,
    /// Something is there.
    Partly,
    /// Most of it is there.
    Largely,
    /// All of it is there and in use.
    Fully,
}

/// What is said of an entry of a framework.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "camelCase", default)]
#[ts(export)]
pub struct FrameworkEntry {
    /// Which one: `iso42001-clauses/6.1.4`, `nist-ai-rmf/GOVERN 1`.
    pub entry: ItemRef,
    /// How far it is reached now.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub now: Option<Attainment>,
    /// How far it is to be reached: of an RMF category its target profile. Clauses are to be met in full.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub target: Option<Attainment>,
    /// Who answers for it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub owner: Option<Id>,
    /// By when the target is to be reached.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional, type = "string")]
    pub due: Option<Date>,
    /// Where it is described, what is missing.
    pub notes: Text,
}

/// A field of what is said of an entry of a framework.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub enum EntryField {
    /// How far it is reached now.
    Now(Option<Attainment>),
    /// How far it is to be reached: of an RMF category its target profile. Clauses are to be met in full.
    Target(Option<Attainment>),
    /// Who answers for it.
    Owner(Option<Id>),
    /// By when the target is to be reached.
    #[ts(type = "string | null")]
    Due(Option<Date>),
    /// Where it is described, what is missing.
    Notes(Text),
}

impl EntryField {
    /// Whether it is typed, letter by letter: then a pause ends the change, not each letter.
    pub(crate) fn is_typed(&self) -> bool {
        matches!(self, Self::Notes(_))
    }
}

impl FrameworkEntry {
    /// What its cells begin with.
    pub(crate) fn cell(&self) -> String {
        cell_of(&self.entry)
    }
}

/// What the cells begin with that say something of an entry.
pub(crate) fn cell_of(entry: &ItemRef) -> String {
    format!("entry/{entry}")
}
