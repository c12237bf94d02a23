//! What changed, in the snapshot's own terms, so that a window need not read everything again.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::registers::{each_register, is_registered};
use crate::{
    AiObjective, AiSystem, Audit, ControlRef, Crosswalk, Decision, Evidence, Framework, FrameworkEntry, Id,
    ImpactAssessment, InterestedParty, ItemRef, Link, ManagementReview, Nonconformity, OWN, Organisation, OwnControl,
    Person, Question, Requirement, Risk, Snapshot, Statement,
};

/// The parts of a snapshot that a set of changed cells touches, with their present values. A list is sent whole when
/// anything in it changed; decisions are sent one by one.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Delta {
    /// The organisation.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub organisation: Option<Organisation>,
    /// All people.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub people: Option<Vec<Person>>,
    /// All AI systems.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub systems: Option<Vec<AiSystem>>,
    /// All evidence.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub evidence: Option<Vec<Evidence>>,
    /// All own controls.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub controls: Option<Vec<OwnControl>>,
    /// All risks.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub risks: Option<Vec<Risk>>,
    /// All impact assessments.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub assessments: Option<Vec<ImpactAssessment>>,
    /// All requirements.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub requirements: Option<Vec<Requirement>>,
    /// All interested parties.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub parties: Option<Vec<InterestedParty>>,
    /// All objectives.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub objectives: Option<Vec<AiObjective>>,
    /// All audits.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub audits: Option<Vec<Audit>>,
    /// All management reviews.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub reviews: Option<Vec<ManagementReview>>,
    /// All nonconformities.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub nonconformities: Option<Vec<Nonconformity>>,
    /// All questions.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub questions: Option<Vec<Question>>,
    /// All that is said of entries of frameworks.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub entries: Option<Vec<FrameworkEntry>>,
    /// Ids and titles of every framework that a statement is about, where that may be others than before.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub frameworks: Option<Vec<Framework>>,
    /// The other frameworks that were brought in, where that may be others than before.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub beside: Option<Vec<Framework>>,
    /// Crosswalks that were brought in.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub crosswalks: Option<Vec<Crosswalk>>,
    /// All links.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub links: Option<Vec<Link>>,
    /// Statements whose document control, acceptances, candidates or editions changed, or that gained or lost a
    /// control: whole.
    pub statements: Vec<Statement>,
    /// Statements that are gone.
    pub removed_statements: Vec<Id>,
    /// Decisions that changed, of statements not sent whole.
    pub decisions: Vec<StatementDecision>,
}

/// A decision with the statement it belongs to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct StatementDecision {
    /// The statement.
    pub statement: Id,
    /// The decision.
    pub decision: Decision,
}

impl Delta {
    /// Gathers what the changed cells touch from the snapshot after the change.
    pub fn of<'a>(keys: impl IntoIterator<Item = &'a str>, after: &Snapshot) -> Self {
        let mut delta = Self::default();
        let mut whole: BTreeSet<Id> = BTreeSet::new();
        let mut single: BTreeSet<(Id, ControlRef)> = BTreeSet::new();
        let mut driven: BTreeSet<ItemRef> = BTreeSet::new();
        for key in keys {
            let parts: Vec<&str> = key.split('/').collect();
            match parts[..] {
                ["organisation", ..] => delta.organisation = Some(after.organisation.clone()),
                [kind, id, ref field @ ..] if is_registered(kind) => {
                    delta.register(kind, after);
                    // A record that comes or goes takes along its links, and what decisions say of it.
                    let whole_statements = kind == "control" || field.is_empty() && kind != "person";
                    // What it is called and of which kind it is stands in the drivers of the controls it is linked with.
                    if whole_statements || matches!(field, ["label" | "title" | "name" | "kind"]) {
                        delta.links = Some(after.links.clone());
                        driven.insert(ItemRef::new(kind, id));
                    }
                    if whole_statements {
                        whole.extend(after.statements.iter().map(|s| s.id.clone()));
                    }
                }
                ["framework", _] => {
                    delta.frameworks(after);
                    whole.extend(after.statements.iter().map(|s| s.id.clone()));
                }
                ["crosswalk", _] => delta.crosswalks = Some(after.crosswalks.clone()),
                ["entry", ..] => delta.entries = Some(after.entries.clone()),
                ["link", ..] => {
                    delta.links = Some(after.links.clone());
                    if let Some(control) = Link::in_cell(key).and_then(|link| link.to.control()) {
                        single.extend(after.statements.iter().map(|s| (s.id.clone(), control.clone())));
                    }
                }
                ["statement", id, "d", framework, control, ..] => {
                    single.insert((Id::from(id), ControlRef::new(framework, control)));
                }
                ["statement", id, ref field @ ..] => {
                    if matches!(*field, [] | ["framework", ..]) {
                        delta.frameworks(after);
                        // Evidence of a control stands with the decision as soon as there is one.
                        delta.links = Some(after.links.clone());
                    }
                    whole.insert(Id::from(id));
                }
                _ => whole.extend(after.statements.iter().map(|s| s.id.clone())),
            }
        }
        // A decision whose control the statement's frameworks do not have is there as long as something is said in it: whether it came, went
        // or only changed cannot be told from here.
        let is_listed = |control: &ControlRef| {
            let framework = after.frameworks.iter().find(|framework| framework.id == control.framework());
            control.framework() == OWN || framework.is_some_and(|framework| framework.control(control.id()).is_some())
        };
        whole.extend(single.iter().filter(|(_, control)| !is_listed(control)).map(|(statement, _)| statement.clone()));
        for record in driven {
            for control in after.linked(&record).filter_map(ItemRef::control) {
                single.extend(after.statements.iter().map(|s| (s.id.clone(), control.clone())));
            }
        }
        for id in whole {
            single.retain(|(statement, _)| *statement != id);
            match after.statement(&id) {
                Some(statement) => delta.statements.push(statement.clone()),
                None => delta.removed_statements.push(id),
            }
        }
        for (statement, control) in single {
            if let Some(decision) = after.statement(&statement).and_then(|s| s.decision(&control)) {
                delta.decisions.push(StatementDecision { statement, decision: decision.clone() });
            }
        }
        delta
    }

    fn frameworks(&mut self, after: &Snapshot) {
        self.frameworks = Some(after.frameworks.clone());
        self.beside = Some(after.beside.clone());
    }
}

macro_rules! lists {
    ($($key:ident $list:ident $Record:ident $operations:tt $labels:tt;)*) => {
        impl Delta {
            /// Takes the list of one kind of record.
            fn register(&mut self, kind: &str, after: &Snapshot) {
                match kind {
                    $(stringify!($key) => self.$list = Some(after.$list.clone()),)*
                    _ => {}
                }
            }
        }
    };
}
each_register!(lists);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_decision_that_only_its_words_keep_comes_and_goes_with_the_whole_statement() {
        let cells = [
            ("statement/s".to_owned(), serde_json::json!(true)),
            ("statement/s/framework/iso42001".to_owned(), serde_json::json!({"version": "2023", "hash": ""})),
        ];
        let after = Snapshot::from_cells(&cells.into_iter().collect()).unwrap();
        let listed = Delta::of(["statement/s/d/iso42001/A.2.2/notes"], &after);
        assert_eq!((listed.statements.len(), listed.decisions.len()), (0, 1));
        let gone = Delta::of(["statement/s/d/iso42001/A.99/notes"], &after);
        assert_eq!((gone.statements.len(), gone.decisions.len()), (1, 0));
    }
}
