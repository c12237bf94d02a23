//! Frameworks of controls, which a statement can be about: official ids and titles, and our own words about each control.

use std::sync::OnceLock;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{FrameworkAbout, asset};
use crate::{ControlEntry, Framework, Group, Objective};

/// A framework with our words about its controls.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
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
    /// What to beware of.
    #[serde(default)]
    pub caveats: Vec<String>,
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

/// A control with our words about it, all of which are empty where we have none.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct CatalogueControl {
    /// `A.6.2.4`.
    pub id: String,
    /// Official title.
    pub title: String,
    /// What it asks, in plain words.
    #[serde(default)]
    pub asks: String,
    /// Questions to think through; never ready-made answers.
    #[serde(default)]
    pub think: Vec<String>,
    /// What an auditor looks for.
    #[serde(default)]
    pub auditor: String,
    /// Typical evidence.
    #[serde(default)]
    pub evidence: Vec<String>,
    /// The clause of the standard that asks for the same: leaving the control out is then not defensible.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub clause: Option<String>,
    /// When leaving it out is plausible, told by activity.
    #[serde(default)]
    pub leaving_out: String,
    /// Controls that belong to it.
    #[serde(default)]
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

/// ISO/IEC 42001:2023 Annex A: 9 groups, 10 objectives, 38 controls, with our words.
pub fn iso42001() -> &'static Catalogue {
    static CATALOGUE: OnceLock<Catalogue> = OnceLock::new();
    CATALOGUE.get_or_init(|| asset(include_str!("../../../../../assets/catalogue/iso42001.json")))
}

/// ISO/IEC 27001:2022 Annex A: 93 controls in 4 themes, with our words.
pub fn iso27001() -> &'static Catalogue {
    static CATALOGUE: OnceLock<Catalogue> = OnceLock::new();
    CATALOGUE.get_or_init(|| asset(include_str!("../../../../../assets/catalogue/iso27001.json")))
}

/// Every framework of controls that ships.
pub fn catalogues() -> [&'static Catalogue; 2] {
    [iso42001(), iso27001()]
}

/// The clause of its standard that asks for the same as a control, if one does.
pub fn clause_of(control: &crate::ControlRef) -> Option<&'static str> {
    let catalogue = catalogues().into_iter().find(|catalogue| catalogue.id == control.framework())?;
    catalogue.controls().find(|c| c.id == control.id())?.clause.as_deref()
}

impl Catalogue {
    /// What it is called, where it comes from, what to beware of.
    pub fn about(&self) -> FrameworkAbout {
        FrameworkAbout {
            id: self.id.clone(),
            name: self.name.clone(),
            version: self.version.clone(),
            source: self.source.clone(),
            copyright: self.copyright.clone(),
            caveats: self.caveats.clone(),
        }
    }

    /// Its ids and titles alone.
    pub fn framework(&self) -> Framework {
        Framework {
            id: self.id.clone(),
            name: self.name.clone(),
            version: self.version.clone(),
            gone: Vec::new(),
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
    fn what_belongs_together_stands_in_the_same_framework() {
        for catalogue in catalogues() {
            let ids: HashSet<&str> = catalogue.controls().map(|c| c.id.as_str()).collect();
            for control in catalogue.controls() {
                let relates = &control.relates;
                assert!(relates.iter().all(|r| ids.contains(r.id.as_str()) && r.id != control.id), "{}", control.id);
                let others: HashSet<&str> = relates.iter().map(|r| r.id.as_str()).collect();
                assert_eq!(others.len(), relates.len(), "{} names one twice", control.id);
            }
        }
    }

    #[test]
    fn holds_38_controls_in_9_groups_and_10_objectives_with_unique_ids() {
        let catalogue = iso42001();
        assert_eq!(catalogue.groups.len(), 9);
        assert_eq!(catalogue.groups.iter().map(|g| g.objectives.len()).sum::<usize>(), 10);
        let ids: HashSet<&str> = catalogue.controls().map(|c| c.id.as_str()).collect();
        assert_eq!((catalogue.controls().count(), ids.len()), (38, 38));
        assert!(catalogue.groups.iter().find(|g| g.id == "A.6").is_some_and(|g| g.objectives.len() == 2));
    }

    #[test]
    fn the_security_controls_are_93_in_four_themes_each_with_a_title_of_its_own() {
        let catalogue = iso27001();
        let sizes: Vec<usize> = catalogue.groups.iter().map(|g| g.objectives[0].controls.len()).collect();
        assert_eq!(sizes, [37, 8, 14, 34]);
        let titles: HashSet<&str> = catalogue.controls().map(|c| c.title.as_str()).collect();
        assert_eq!(titles.len(), 93);
        for group in &catalogue.groups {
            let numbered = group.objectives[0].controls.iter().zip(1..);
            assert!(numbered.into_iter().all(|(c, n)| c.id == format!("{}.{n}", group.id)), "{}", group.id);
        }
    }

    #[test]
    fn every_field_is_filled_no_two_texts_are_alike_and_none_leaves_its_box() {
        let mut seen: HashMap<String, String> = HashMap::new();
        for c in catalogues().into_iter().flat_map(Catalogue::controls) {
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
