//! Where an organisation may begin from, and which standard it needs at all.

use std::sync::OnceLock;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::asset;
use crate::ControlRef;

/// Starting points, and the situations that lead to them.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct StartingPoints {
    /// How to read them.
    pub notes: Vec<String>,
    /// The starting points.
    pub starting_points: Vec<StartingPoint>,
    /// “Which do we need?”
    pub situations: Vec<Situation>,
}

/// Where an organisation begins from. It leaves every decision undecided.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct StartingPoint {
    /// `27001-first`.
    pub id: String,
    /// Name for people.
    pub name: String,
    /// The articles it goes back to, by number.
    pub articles: Vec<u8>,
    /// The frameworks in play.
    pub frameworks: Vec<String>,
    /// Whom it suits.
    pub suits: String,
    /// What is there already.
    pub carries_over: Vec<StartingItem>,
    /// What has to be built.
    pub must_build: Vec<StartingItem>,
    /// The way, step by step.
    pub phases: Vec<Phase>,
    /// What goes wrong most often.
    pub common_mistake: String,
}

/// Something that carries over or has to be built.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct StartingItem {
    /// What.
    pub item: String,
    /// Where the frameworks have it.
    pub refs: Vec<ControlRef>,
}

/// A step of the way.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Phase {
    /// What it is called.
    pub title: String,
    /// What is done at its end.
    pub done: String,
    /// Where in the window: `systems`, `risks`, `impacts`, `requirements`, `controls`, `evidence`, `clauses`.
    pub places: Vec<String>,
}

/// A situation, and what it calls for.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Situation {
    /// Short id.
    pub id: String,
    /// As somebody would say it.
    pub situation: String,
    /// What it calls for, and what that does not give.
    pub answer: String,
    /// Starting points that fit, the best first; none where ISO/IEC 42001 can wait.
    pub starting_points: Vec<String>,
}

/// Six starting points and six situations.
pub fn starting_points() -> &'static StartingPoints {
    static POINTS: OnceLock<StartingPoints> = OnceLock::new();
    POINTS.get_or_init(|| asset(include_str!("../../../../../assets/catalogue/starting-points.json")))
}

/// The starting point with that id.
pub fn starting_point(id: &str) -> Option<&'static StartingPoint> {
    starting_points().starting_points.iter().find(|point| point.id == id)
}

impl StartingPoint {
    /// Its frameworks that a statement can be about: it begins with one statement on all of them.
    pub fn decided_on(&self) -> Vec<String> {
        self.frameworks.iter().filter(|id| super::has_controls(id)).cloned().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::{article_tables, title_of};

    #[test]
    fn six_starting_points_say_what_is_there_what_is_missing_and_the_way() {
        /// Whoever goes a way comes by each of these.
        const EVERYBODY: [&str; 6] = ["systems", "risks", "impacts", "controls", "evidence", "clauses"];
        const SOME: [&str; 6] = ["requirements", "document", "parties", "audits", "reviews", "nonconformities"];
        let points = &starting_points().starting_points;
        let ids: Vec<&str> = points.iter().map(|p| p.id.as_str()).collect();
        assert_eq!(ids, ["27001-first", "9001-first", "rmf-first", "42001-first", "parallel", "42001-alone"]);
        for point in points {
            assert!(point.carries_over.len() >= 4 && point.must_build.len() >= 4, "{}", point.id);
            for item in point.carries_over.iter().chain(&point.must_build) {
                assert!(item.item.chars().count() <= 110 && !item.refs.is_empty(), "{}: {}", point.id, item.item);
                let unknown: Vec<_> = item.refs.iter().filter(|r| title_of(r).is_none()).collect();
                assert!(unknown.is_empty(), "{}: {unknown:?}", point.id);
            }
            assert!(point.phases.len() >= 4, "{}", point.id);
            for phase in &point.phases {
                assert!(phase.title.chars().count() <= 40 && phase.done.chars().count() <= 140, "{}", point.id);
                assert!(
                    !phase.places.is_empty()
                        && phase.places.iter().map(String::as_str).all(|p| EVERYBODY.contains(&p) || SOME.contains(&p))
                );
            }
            let visited = |place: &&str| point.phases.iter().any(|phase| phase.places.iter().any(|p| p == place));
            assert!(EVERYBODY.iter().all(visited), "{}", point.id);
            let articles = &article_tables().articles;
            assert!(point.articles.iter().all(|n| articles.iter().any(|a| a.number == *n)), "{}", point.id);
        }
    }

    #[test]
    fn a_starting_point_decides_on_annexes_alone() {
        let frameworks = |id: &str| starting_point(id).unwrap().decided_on().join(" ");
        assert_eq!(frameworks("27001-first"), "iso27001 iso42001");
        assert_eq!(frameworks("rmf-first"), "iso42001");
        assert!(starting_points().starting_points.iter().all(|p| p.decided_on().contains(&"iso42001".to_owned())));
        assert!(starting_point("iso27001").is_none());
    }

    #[test]
    fn six_situations_lead_to_starting_points_that_exist() {
        let all = starting_points();
        assert_eq!(all.situations.len(), 6);
        for situation in &all.situations {
            assert!(situation.situation.chars().count() <= 110 && situation.answer.chars().count() <= 260);
            let known = |id: &String| all.starting_points.iter().any(|p| p.id == *id);
            assert!(situation.starting_points.iter().all(known), "{}", situation.id);
        }
    }
}
