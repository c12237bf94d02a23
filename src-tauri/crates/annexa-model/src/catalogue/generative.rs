//! The generative AI profile of the NIST AI RMF: twelve risks in our words, and the actions it suggests, by id.

use std::sync::OnceLock;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Crosswalk, CrosswalkAbout, CrosswalkPair, FrameworkAbout, Rmf, RmfSubcategory, asset, iso42001};
use crate::{ControlEntry, ControlRef, Framework, Group, Objective, RiskCategory};

/// NIST AI 600-1. No sentence of NIST's is here.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct GenerativeProfile {
    /// Its name, source and caveats.
    #[serde(flatten)]
    pub about: FrameworkAbout,
    /// How risks are paired with controls.
    pub crosswalk: CrosswalkAbout,
    /// Its twelve risks.
    pub risks: Vec<GenerativeRisk>,
    /// The actions it suggests.
    pub actions: Vec<GenerativeAction>,
}

/// A risk that generative AI brings or makes worse.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct GenerativeRisk {
    /// `confabulation`.
    pub id: String,
    /// Its number in the profile.
    pub number: u8,
    /// Its name, as published.
    pub title: String,
    /// The kinds of risk, as our register sorts them, that it begins with.
    pub categories: Vec<RiskCategory>,
    /// What it is, in a sentence of ours.
    pub means: String,
    /// The question that decides whether it is live: a yes means that it is, until it is assessed.
    pub ask: String,
    /// Controls of ISO/IEC 42001 to begin with; never a whole treatment.
    pub usual_controls: Vec<String>,
    /// The characteristics of trustworthy AI that it touches.
    pub characteristics: Vec<String>,
}

/// An action that the profile suggests. Its text is NIST's and is not here.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct GenerativeAction {
    /// `GV-1.1-001`.
    pub id: String,
    /// The subcategory it belongs to.
    pub subcategory: String,
    /// The risks it is against.
    pub risks: Vec<String>,
}

/// NIST AI 600-1: 12 risks, 212 actions.
pub fn generative_profile() -> &'static GenerativeProfile {
    static PROFILE: OnceLock<GenerativeProfile> = OnceLock::new();
    PROFILE.get_or_init(|| asset(include_str!("../../../../../assets/catalogue/nist-ai-600-1.json")))
}

impl GenerativeProfile {
    /// Risks and actions as entries. An action is called by the risks that it is against, its group by our label of the
    /// subcategory.
    pub(super) fn framework(&self, rmf: &Rmf) -> Framework {
        let risk = |r: &GenerativeRisk| ControlEntry { id: r.id.clone(), title: r.title.clone() };
        // “Risks” and “Suggested actions” are what the profile calls its two parts.
        let risks = part("risks", "Risks", self.risks.iter().map(risk).collect());
        let action = |a: &GenerativeAction| {
            let named = self.risks.iter().filter(|r| a.risks.contains(&r.id)).map(|r| r.title.as_str());
            ControlEntry { id: a.id.clone(), title: named.collect::<Vec<_>>().join(" · ") }
        };
        let of = |s: &RmfSubcategory| {
            let controls: Vec<_> = self.actions.iter().filter(|a| a.subcategory == s.id).map(action).collect();
            // GV-1.1, as its actions are numbered: the subcategory itself is an entry of another framework.
            let (id, _) = controls.first()?.id.rsplit_once('-')?;
            Some(Objective { id: id.to_owned(), title: s.label.clone(), controls })
        };
        let mut actions = part("actions", "Suggested actions", Vec::new());
        actions.objectives = rmf.categories().flat_map(|c| &c.subcategories).filter_map(of).collect();
        Framework {
            id: self.about.id.clone(),
            name: self.about.name.clone(),
            version: self.about.version.clone(),
            gone: Vec::new(),
            groups: vec![risks, actions],
        }
    }

    /// Risks paired with the controls to begin with.
    pub(super) fn crosswalk(&self) -> Crosswalk {
        let pairs = |risk: &GenerativeRisk| {
            let from = ControlRef::new(&self.about.id, &risk.id);
            let pair = |control: &String| CrosswalkPair {
                from: from.clone(),
                to: ControlRef::new(&iso42001().id, control),
                ..CrosswalkPair::default()
            };
            risk.usual_controls.iter().map(pair).collect::<Vec<_>>()
        };
        Crosswalk { about: self.crosswalk.clone(), pairs: self.risks.iter().flat_map(pairs).collect() }
    }
}

/// A group with one objective.
fn part(id: &str, title: &str, controls: Vec<ControlEntry>) -> Group {
    let objective = Objective { id: id.to_owned(), title: title.to_owned(), controls };
    Group { id: id.to_owned(), title: title.to_owned(), objectives: vec![objective] }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::rmf;
    use std::collections::HashSet;

    #[test]
    fn twelve_risks_are_decided_by_a_question_each() {
        let profile = generative_profile();
        assert_eq!(profile.risks.iter().map(|r| r.number).collect::<Vec<_>>(), (1..=12).collect::<Vec<_>>());
        let characteristics: HashSet<&str> = rmf().characteristics.iter().map(|c| c.title.as_str()).collect();
        for risk in &profile.risks {
            assert_eq!(risk.categories.len(), 1, "{} begins with one kind", risk.id);
            assert!(risk.ask.ends_with('?') && risk.ask.chars().count() <= 110, "{}", risk.id);
            assert!(risk.means.ends_with('.') && risk.means.chars().count() <= 150, "{}", risk.id);
            let controls = iso42001().framework();
            assert!((3..=6).contains(&risk.usual_controls.len()), "{}", risk.id);
            assert!(risk.usual_controls.iter().all(|id| controls.control(id).is_some()), "{}", risk.id);
            let touched = risk.characteristics.iter().all(|c| characteristics.contains(c.as_str()));
            assert!(!risk.characteristics.is_empty() && touched, "{}", risk.id);
        }
    }

    #[test]
    fn every_action_belongs_to_a_subcategory_and_to_risks_and_says_nothing_else() {
        let profile = generative_profile();
        let subcategories: HashSet<&str> =
            rmf().categories().flat_map(|c| &c.subcategories).map(|s| s.id.as_str()).collect();
        let risks: HashSet<&str> = profile.risks.iter().map(|r| r.id.as_str()).collect();
        let ids: HashSet<&str> = profile.actions.iter().map(|a| a.id.as_str()).collect();
        assert_eq!((profile.actions.len(), ids.len()), (212, 212));
        let mut with_actions = HashSet::new();
        for action in &profile.actions {
            assert!(subcategories.contains(action.subcategory.as_str()), "{}", action.id);
            with_actions.insert(action.subcategory.as_str());
            assert!(!action.risks.is_empty(), "{}", action.id);
            assert!(action.risks.iter().all(|risk| risks.contains(risk.as_str())), "{}", action.id);
            // GV-1.1-001 is about GOVERN 1.1.
            let (function, number) = action.subcategory.split_once(' ').unwrap();
            let short = match function {
                "GOVERN" => "GV",
                "MAP" => "MP",
                "MEASURE" => "MS",
                _ => "MG",
            };
            assert!(action.id.starts_with(&format!("{short}-{number}-")), "{} {}", action.id, action.subcategory);
        }
        assert_eq!(with_actions.len(), 49);
    }
}
