//! The catalogue that ships: official ids and titles, and our own words about each control.

use std::sync::OnceLock;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{ControlEntry, Framework, Group, Objective};

/// A framework with our words about its controls.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Catalogue {
    /// Short id, `iso42001`.
    pub id: String,
    /// Name for people.
    pub name: String,
    /// Version, as published.
    pub version: String,
    /// Where ids and titles come from.
    pub source: String,
    /// Whose the texts are.
    pub copyright: String,
    /// Groups in published order.
    pub groups: Vec<CatalogueGroup>,
}

/// A group with its gist.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct CatalogueGroup {
    /// `A.6`.
    pub id: String,
    /// Official title.
    pub title: String,
    /// What it is about, in one sentence of ours.
    #[serde(default)]
    pub gist: Option<String>,
    /// Its objectives.
    pub objectives: Vec<CatalogueObjective>,
}

/// An objective.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct CatalogueObjective {
    /// `A.6.2`, or the group's id where the group has one objective.
    pub id: String,
    /// Official title; `None` where it is the group's.
    #[serde(default)]
    pub title: Option<String>,
    /// What it is about, where it differs from the group.
    #[serde(default)]
    pub gist: Option<String>,
    /// Its controls.
    pub controls: Vec<CatalogueControl>,
}

/// A control with our words about it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct CatalogueControl {
    /// `A.6.2.4`.
    pub id: String,
    /// Official title.
    pub title: String,
    /// What it asks, in plain words.
    pub asks: String,
    /// Questions to think through; never ready-made answers.
    pub think: Vec<String>,
    /// What an auditor looks for.
    pub auditor: String,
    /// Typical evidence.
    pub evidence: Vec<String>,
    /// The clause of the standard that asks for the same: leaving the control out is then not defensible.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub clause: Option<String>,
    /// When leaving it out is plausible, told by activity.
    pub leaving_out: String,
    /// Controls that belong to it.
    pub relates: Vec<RelatedControl>,
}

/// A control that belongs to another one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct RelatedControl {
    /// Its id in the same framework.
    pub id: String,
    /// Why.
    pub reason: String,
}

const ISO42001: &str = include_str!("../../../../assets/catalogue/iso42001.json");

/// ISO/IEC 42001:2023 Annex A: 9 groups, 10 objectives, 38 controls.
pub fn iso42001() -> &'static Catalogue {
    static CATALOGUE: OnceLock<Catalogue> = OnceLock::new();
    CATALOGUE.get_or_init(|| {
        // The asset is compiled in and read by a test; a catalogue that does not parse cannot ship.
        serde_json::from_str(ISO42001).unwrap_or_else(|_| Catalogue {
            id: String::from("iso42001"),
            name: String::new(),
            version: String::new(),
            source: String::new(),
            copyright: String::new(),
            groups: Vec::new(),
        })
    })
}

/// Ids and titles of a framework that ships.
pub(crate) fn framework_named(id: &str) -> Option<&'static Framework> {
    static FRAMEWORK: OnceLock<Framework> = OnceLock::new();
    (id == "iso42001").then(|| FRAMEWORK.get_or_init(|| iso42001().framework()))
}

/// Every framework that ships.
pub(crate) fn frameworks() -> impl Iterator<Item = &'static Framework> {
    ["iso42001"].into_iter().filter_map(framework_named)
}

impl Catalogue {
    /// The clause of the standard that asks for the same as a control, if one does.
    pub fn clause_of(&self, control: &crate::ControlRef) -> Option<&str> {
        let mut controls = self.groups.iter().flat_map(|g| &g.objectives).flat_map(|o| &o.controls);
        let named = |c: &&CatalogueControl| control.framework() == self.id && control.id() == c.id;
        controls.find(named)?.clause.as_deref()
    }

    /// Its ids and titles alone.
    pub fn framework(&self) -> Framework {
        Framework {
            id: self.id.clone(),
            name: self.name.clone(),
            version: self.version.clone(),
            groups: self
                .groups
                .iter()
                .map(|group| Group {
                    id: group.id.clone(),
                    title: group.title.clone(),
                    objectives: group
                        .objectives
                        .iter()
                        .map(|objective| Objective {
                            id: objective.id.clone(),
                            title: objective.title.clone().unwrap_or_else(|| group.title.clone()),
                            controls: objective
                                .controls
                                .iter()
                                .map(|c| ControlEntry { id: c.id.clone(), title: c.title.clone() })
                                .collect(),
                        })
                        .collect(),
                })
                .collect(),
        }
    }

    /// Every control, in published order.
    pub fn controls(&self) -> impl Iterator<Item = &CatalogueControl> {
        self.groups.iter().flat_map(|g| &g.objectives).flat_map(|o| &o.controls)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::{HashMap, HashSet};

    #[test]
    fn holds_38_controls_in_9_groups_and_10_objectives_with_unique_ids() {
        let catalogue = iso42001();
        assert_eq!(catalogue.groups.len(), 9);
        assert_eq!(catalogue.groups.iter().map(|g| g.objectives.len()).sum::<usize>(), 10);
        let ids: HashSet<&str> = catalogue.controls().map(|c| c.id.as_str()).collect();
        assert_eq!((catalogue.controls().count(), ids.len()), (38, 38));
        assert!(catalogue.groups.iter().find(|g| g.id == "A.6").is_some_and(|g| g.objectives.len() == 2));
        for control in catalogue.controls() {
            assert!(
                control.relates.iter().all(|r| ids.contains(r.id.as_str()) && r.id != control.id),
                "{}",
                control.id
            );
        }
    }

    #[test]
    fn every_field_is_filled_no_two_texts_are_alike_and_none_leaves_its_box() {
        let mut seen: HashMap<String, String> = HashMap::new();
        for c in iso42001().controls() {
            let mut texts = vec![(c.asks.as_str(), 170), (c.auditor.as_str(), 170), (c.leaving_out.as_str(), 190)];
            texts.extend(c.think.iter().map(|t| (t.as_str(), 95)));
            texts.extend(c.evidence.iter().map(|t| (t.as_str(), 60)));
            assert!(
                c.think.len() == 3 && c.evidence.len() >= 2 && c.think.iter().all(|t| t.ends_with('?')),
                "{}",
                c.id
            );
            for (text, most) in texts {
                assert!(!text.trim().is_empty(), "{}", c.id);
                assert!(text.chars().count() <= most, "{} is over its box of {most}: {text}", c.id);
                let other = seen.insert(text.to_lowercase(), c.id.clone());
                assert_eq!(other, None, "{} repeats: {text}", c.id);
            }
        }
    }
}
