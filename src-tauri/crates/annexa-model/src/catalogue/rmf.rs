//! The NIST AI Risk Management Framework: its ids, and our words for what each stands for.

use std::sync::OnceLock;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{FrameworkAbout, asset};
use crate::{ControlEntry, Framework, Group, Objective};

/// NIST AI RMF 1.0 in our words. No sentence of NIST's is here.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Rmf {
    /// Its name, source and caveats.
    #[serde(flatten)]
    pub about: FrameworkAbout,
    /// The seven characteristics of trustworthy AI.
    pub characteristics: Vec<RmfCharacteristic>,
    /// Its four functions.
    pub functions: Vec<RmfFunction>,
}

/// A characteristic of trustworthy AI.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct RmfCharacteristic {
    /// The section of NIST AI 100-1 that is about it.
    pub section: String,
    /// Its title.
    pub title: String,
}

/// A function, such as `GOVERN`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct RmfFunction {
    /// `GOVERN`.
    pub id: String,
    /// Its name, `Govern`.
    pub title: String,
    /// What it stands for, in a few words.
    pub label: String,
    /// What it stands for, in a sentence.
    pub means: String,
    /// Its categories.
    pub categories: Vec<RmfCategory>,
}

/// A category, such as `GOVERN 1`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct RmfCategory {
    /// `GOVERN 1`.
    pub id: String,
    /// What it stands for, in a few words.
    pub label: String,
    /// What it stands for, in a sentence.
    pub means: String,
    /// Its subcategories.
    pub subcategories: Vec<RmfSubcategory>,
}

/// A subcategory, such as `GOVERN 1.1`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct RmfSubcategory {
    /// `GOVERN 1.1`.
    pub id: String,
    /// What it stands for, in a few words.
    pub label: String,
    /// What it stands for, in a sentence.
    pub means: String,
}

/// NIST AI RMF 1.0: 4 functions, 19 categories, 72 subcategories.
pub fn rmf() -> &'static Rmf {
    static RMF: OnceLock<Rmf> = OnceLock::new();
    RMF.get_or_init(|| asset(include_str!("../../../../../assets/catalogue/nist-ai-rmf.json")))
}

impl Rmf {
    /// Every category, in published order.
    pub fn categories(&self) -> impl Iterator<Item = &RmfCategory> {
        self.functions.iter().flat_map(|function| &function.categories)
    }

    /// Its ids and our labels.
    pub(super) fn framework(&self) -> Framework {
        let entry = |s: &RmfSubcategory| ControlEntry { id: s.id.clone(), title: s.label.clone() };
        let objective = |c: &RmfCategory| Objective {
            id: c.id.clone(),
            title: c.label.clone(),
            controls: c.subcategories.iter().map(entry).collect(),
        };
        let group = |f: &RmfFunction| Group {
            id: f.id.clone(),
            title: f.label.clone(),
            objectives: f.categories.iter().map(objective).collect(),
        };
        Framework {
            id: self.about.id.clone(),
            name: self.about.name.clone(),
            version: self.about.version.clone(),
            gone: Vec::new(),
            groups: self.functions.iter().map(group).collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn has_4_functions_19_categories_72_subcategories_and_7_characteristics() {
        let sizes: Vec<usize> =
            rmf().functions.iter().map(|f| f.categories.iter().map(|c| c.subcategories.len()).sum()).collect();
        assert_eq!(sizes, [19, 18, 22, 13]);
        assert_eq!((rmf().categories().count(), rmf().characteristics.len()), (19, 7));
    }

    #[test]
    fn every_word_is_in_its_box_a_meaning_is_one_sentence_and_none_is_there_twice() {
        let mut all: Vec<(&str, &str, &str)> = Vec::new();
        for f in &rmf().functions {
            all.push((&f.id, &f.label, &f.means));
            for c in &f.categories {
                assert!(c.id.starts_with(&format!("{} ", f.id)), "{}", c.id);
                all.push((&c.id, &c.label, &c.means));
                all.extend(c.subcategories.iter().map(|s| (s.id.as_str(), s.label.as_str(), s.means.as_str())));
                assert!(c.subcategories.iter().all(|s| s.id.starts_with(&format!("{}.", c.id))), "{}", c.id);
            }
        }
        let mut seen = HashSet::new();
        for (id, label, means) in all {
            assert!((5..=70).contains(&label.chars().count()) && !label.ends_with('.'), "{id}: {label}");
            assert!((20..=150).contains(&means.chars().count()), "{id}: {means}");
            assert!(means.ends_with('.') && !means[..means.len() - 1].contains(". "), "{id}: {means}");
            assert!(seen.insert(label) && seen.insert(means), "{id} repeats another");
        }
    }
}
