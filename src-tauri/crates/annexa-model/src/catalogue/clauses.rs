//! The clauses of three management system standards: those of ISO/IEC 42001 with our words, and which correspond to which.

use std::sync::OnceLock;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Crosswalk, CrosswalkAbout, CrosswalkPair, FrameworkAbout, asset};
use crate::{ControlEntry, ControlRef, Framework, Group, Objective};

/// The clauses of ISO/IEC 42001, ISO/IEC 27001 and ISO 9001.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Clauses {
    /// About the clauses of each of the three, in the order of the lists.
    pub frameworks: [FrameworkAbout; 3],
    /// How clauses of the first are paired with those of the second and of the third.
    pub crosswalks: [CrosswalkAbout; 2],
    /// Clauses 4 to 10 of ISO/IEC 42001.
    pub clauses: Vec<Clause>,
    /// Clauses 4 to 10 of ISO/IEC 27001.
    pub iso27001: Vec<ClauseTitle>,
    /// Clauses of ISO 9001.
    pub iso9001: Vec<ClauseTitle>,
}

/// A clause of ISO/IEC 42001 in our words, which do not replace the standard's.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Clause {
    /// `6.1.4`.
    pub id: String,
    /// Official title.
    pub title: String,
    /// Whether it is a heading, whose sub-clauses hold the requirements.
    pub heading: bool,
    /// What it asks.
    pub asks: String,
    /// What shows that it is met.
    pub shows: String,
    /// Whether it calls for documented information itself; `None` where that is not sure.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub documented: Option<bool>,
    /// The clause of ISO/IEC 27001 that corresponds to it in form.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub iso27001: Option<String>,
    /// The clause of ISO 9001 that corresponds to it in form.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub iso9001: Option<String>,
    /// How it differs from the others; may be empty.
    pub difference: String,
}

/// A clause's id and official title.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct ClauseTitle {
    /// `7.1.5.1`.
    pub id: String,
    /// Official title.
    pub title: String,
}

/// The clauses of ISO/IEC 42001, ISO/IEC 27001 and ISO 9001.
pub fn clauses() -> &'static Clauses {
    static CLAUSES: OnceLock<Clauses> = OnceLock::new();
    CLAUSES.get_or_init(|| asset(include_str!("../../../../../assets/catalogue/clauses.json")))
}

impl Clauses {
    /// A clause of ISO/IEC 42001.
    pub fn clause(&self, id: &str) -> Option<&Clause> {
        self.clauses.iter().find(|clause| clause.id == id)
    }

    /// The three as frameworks.
    pub(super) fn frameworks(&self) -> impl Iterator<Item = (&FrameworkAbout, Framework)> {
        let titles = |of: &[ClauseTitle]| of.iter().map(|c| (c.id.clone(), c.title.clone())).collect();
        let own = self.clauses.iter().map(|c| (c.id.clone(), c.title.clone())).collect();
        let lists: [Vec<(String, String)>; 3] = [own, titles(&self.iso27001), titles(&self.iso9001)];
        self.frameworks.iter().zip(lists).map(|(about, list)| {
            let framework = Framework {
                id: about.id.clone(),
                name: about.name.clone(),
                version: about.version.clone(),
                gone: Vec::new(),
                groups: groups(list),
            };
            (about, framework)
        })
    }

    /// How clauses of ISO/IEC 42001 are paired with those of ISO/IEC 27001 and of ISO 9001.
    pub(super) fn crosswalks(&self) -> impl Iterator<Item = Crosswalk> {
        let [own, security, quality] = &self.frameworks;
        let pairs = |other: &FrameworkAbout, of: fn(&Clause) -> Option<&String>| {
            let pair = |clause| {
                let to = ControlRef::new(&other.id, of(clause)?);
                Some(CrosswalkPair { from: ControlRef::new(&own.id, &clause.id), to, ..CrosswalkPair::default() })
            };
            self.clauses.iter().filter_map(pair).collect()
        };
        let lists: [Vec<CrosswalkPair>; 2] =
            [pairs(security, |c| c.iso27001.as_ref()), pairs(quality, |c| c.iso9001.as_ref())];
        self.crosswalks.iter().zip(lists).map(|(about, pairs)| Crosswalk { about: about.clone(), pairs })
    }
}

/// Clauses by how deep their number goes: 4 is a group, 4.1 an objective, all below it controls. What has nothing below it is
/// its own only control, and a heading in between (7.1.5 of ISO 9001) is none: nothing is asked there.
fn groups(clauses: Vec<(String, String)>) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    let is_heading =
        |id: &str| clauses.iter().any(|(other, _)| other.strip_prefix(id).is_some_and(|r| r.starts_with('.')));
    let headings: Vec<bool> = clauses.iter().map(|(id, _)| id.matches('.').count() > 1 && is_heading(id)).collect();
    for ((id, title), _) in clauses.into_iter().zip(headings).filter(|(_, heading)| !heading) {
        match (id.matches('.').count(), groups.last_mut()) {
            (0, _) | (_, None) => groups.push(Group { id, title, objectives: Vec::new() }),
            (1, Some(group)) => group.objectives.push(Objective { id, title, controls: Vec::new() }),
            (_, Some(group)) => {
                if let Some(objective) = group.objectives.last_mut() {
                    objective.controls.push(ControlEntry { id, title });
                }
            }
        }
    }
    for group in &mut groups {
        if group.objectives.is_empty() {
            let alone = Objective { id: group.id.clone(), title: group.title.clone(), controls: Vec::new() };
            group.objectives.push(alone);
        }
        for objective in group.objectives.iter_mut().filter(|objective| objective.controls.is_empty()) {
            objective.controls.push(ControlEntry { id: objective.id.clone(), title: objective.title.clone() });
        }
    }
    groups
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn three_standards_have_43_41_and_75_clauses_and_each_keeps_its_place() {
        let clauses = clauses();
        assert_eq!((clauses.clauses.len(), clauses.iso27001.len(), clauses.iso9001.len()), (43, 41, 75));
        for (about, framework) in clauses.frameworks() {
            let ids: Vec<&str> = framework.entries().map(|(_, id, _)| id).collect();
            let listed: Vec<&str> = match about.id.as_str() {
                "iso42001-clauses" => clauses.clauses.iter().map(|c| c.id.as_str()).collect(),
                "iso27001-clauses" => clauses.iso27001.iter().map(|c| c.id.as_str()).collect(),
                // A heading below a heading is none of its entries: nothing is asked there.
                _ => clauses.iso9001.iter().map(|c| c.id.as_str()).filter(|id| *id != "7.1.5").collect(),
            };
            assert_eq!(ids, listed, "{}", about.id);
        }
    }

    #[test]
    fn every_clause_says_what_it_asks_in_its_box_and_what_differs_where_another_standard_has_none() {
        for c in &clauses().clauses {
            for (text, most) in [(&c.asks, 170), (&c.shows, 140), (&c.difference, 140)] {
                assert!(text.chars().count() <= most, "{}: {text}", c.id);
                assert!(!text.to_lowercase().contains("shall"), "{}: {text}", c.id);
            }
            assert!(!c.asks.is_empty() && !c.shows.is_empty(), "{}", c.id);
            let has_children = clauses().clauses.iter().any(|other| other.id.starts_with(&format!("{}.", c.id)));
            assert_eq!(c.heading, has_children, "{}", c.id);
            assert!(c.iso27001.is_some() && c.iso9001.is_some() || !c.difference.is_empty(), "{}", c.id);
        }
        assert_eq!(clauses().clauses.iter().filter(|c| c.documented == Some(true)).count(), 18);
    }

    #[test]
    fn impact_assessment_corresponds_to_nothing_and_improvement_is_turned_round_in_9001() {
        let of = |id: &str| clauses().clause(id).map(|c| (c.iso27001.as_deref(), c.iso9001.as_deref())).unwrap();
        assert_eq!(of("6.1.4"), (None, None));
        assert_eq!(of("8.4"), (None, None));
        assert_eq!(of("10.1"), (Some("10.1"), Some("10.3")));
        assert_eq!(of("10.2"), (Some("10.2"), Some("10.2")));
        assert_eq!(of("6.1.2"), (Some("6.1.2"), None));
    }
}
