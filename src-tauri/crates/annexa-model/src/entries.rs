//! What the organisation says of entries of frameworks: how far a clause of a management system standard is met, where a
//! category of the NIST AI RMF stands and where it is to get. Entries are the framework's: nobody adds or deletes one.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::catalogue;
use crate::{FrameworkKind, Id, ItemRef, Text};

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

/// Frameworks of whose entries something can be said. A number that several have is meant of the first of them.
pub const TOLD_OF: [&str; 4] = ["iso42001-clauses", "iso27001-clauses", "iso9001-clauses", "nist-ai-rmf"];

impl FrameworkEntry {
    /// What its cells begin with.
    pub(crate) fn cell(&self) -> String {
        cell_of(&self.entry)
    }

    /// Whether it is reached as far as it is to be: in full where nothing else is said.
    pub fn is_reached(&self) -> bool {
        self.now.is_some_and(|now| now >= self.target.unwrap_or(Attainment::Fully))
    }
}

/// What the cells begin with that say something of an entry.
pub(crate) fn cell_of(entry: &ItemRef) -> String {
    format!("entry/{entry}")
}

/// Entries of a framework of which something is to be said, with their titles: clauses without sub-clauses, categories of the NIST
/// AI RMF. Nothing of what no framework ships.
pub fn told_of(framework: &str) -> Vec<(ItemRef, &'static str)> {
    let Some(framework) = catalogue::framework(framework) else { return Vec::new() };
    let all: Vec<(usize, &str, &str)> = framework.framework.entries().collect();
    let is_meant = |depth: usize, id: &str| match framework.kind {
        FrameworkKind::Outcomes => depth == 1,
        _ => !all.iter().any(|(_, other, _)| other.strip_prefix(id).is_some_and(|rest| rest.starts_with('.'))),
    };
    let meant = all.iter().filter(|(depth, id, _)| is_meant(*depth, id));
    meant.map(|(_, id, title)| (ItemRef::new(&framework.about.id, id), *title)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clauses_without_sub_clauses_and_categories_are_told_of() {
        let ids =
            |framework: &str| told_of(framework).iter().map(|(entry, _)| entry.id().to_owned()).collect::<Vec<_>>();
        let clauses = ids("iso42001-clauses");
        assert_eq!(clauses.len(), 32);
        assert!(clauses.contains(&"7.5.1".to_owned()) && !clauses.contains(&"7.5".to_owned()), "{clauses:?}");
        let categories = ids("nist-ai-rmf");
        assert_eq!((categories.len(), categories[0].as_str()), (19, "GOVERN 1"));
        assert!(told_of("gone").is_empty());
        assert!(TOLD_OF.iter().all(|framework| !told_of(framework).is_empty()));
    }
}
