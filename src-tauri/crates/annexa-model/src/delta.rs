//! What changed, in the snapshot's own terms, so that a window need not read everything again.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{
    AiObjective, AiSystem, ControlRef, Decision, Evidence, Framework, Id, ImpactAssessment, InterestedParty, ItemRef,
    Link, Organisation, OwnControl, Person, Requirement, Risk, Snapshot, Statement,
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
    /// Ids and titles of every framework that a statement is about, where that may be others than before.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub frameworks: Option<Vec<Framework>>,
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
                ["person", ..] => delta.people = Some(after.people.clone()),
                ["system", _, ref field @ ..] => {
                    delta.systems = Some(after.systems.clone());
                    if field.is_empty() {
                        delta.links = Some(after.links.clone());
                        whole.extend(after.statements.iter().map(|s| s.id.clone()));
                    }
                }
                ["evidence", _, ref field @ ..] => {
                    delta.evidence = Some(after.evidence.clone());
                    if field.is_empty() {
                        delta.links = Some(after.links.clone());
                        whole.extend(after.statements.iter().map(|s| s.id.clone()));
                    }
                }
                [kind @ ("risk" | "assessment" | "requirement" | "party" | "objective"), ref field @ ..] => {
                    delta.register(kind, after);
                    // What it is called and of which kind it is stands in the drivers of the controls it is linked with, and
                    // a record that comes or goes takes its links along.
                    if matches!(*field, [_] | [_, "label" | "title" | "name" | "kind"]) {
                        delta.links = Some(after.links.clone());
                        driven.extend(field.first().map(|id| ItemRef::new(kind, id)));
                        if field.len() == 1 {
                            whole.extend(after.statements.iter().map(|s| s.id.clone()));
                        }
                    }
                }
                ["link", ..] => {
                    delta.links = Some(after.links.clone());
                    if let Some(control) = Link::in_cell(key).and_then(|link| link.to.control()) {
                        single.extend(after.statements.iter().map(|s| (s.id.clone(), control.clone())));
                    }
                }
                ["control", ..] => {
                    delta.controls = Some(after.controls.clone());
                    delta.links = Some(after.links.clone());
                    whole.extend(after.statements.iter().map(|s| s.id.clone()));
                }
                ["statement", id, "d", framework, control, ..] => {
                    single.insert((Id::from(id), ControlRef::new(framework, control)));
                }
                ["statement", id, ref field @ ..] => {
                    if matches!(*field, [] | ["framework", ..]) {
                        delta.frameworks = Some(after.frameworks.clone());
                    }
                    whole.insert(Id::from(id));
                }
                _ => whole.extend(after.statements.iter().map(|s| s.id.clone())),
            }
        }
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
    fn register(&mut self, kind: &str, after: &Snapshot) {
        match kind {
            "risk" => self.risks = Some(after.risks.clone()),
            "assessment" => self.assessments = Some(after.assessments.clone()),
            "requirement" => self.requirements = Some(after.requirements.clone()),
            "party" => self.parties = Some(after.parties.clone()),
            _ => self.objectives = Some(after.objectives.clone()),
        }
    }
}
