//! What the facts of each AI system of a file call for, by the rules of thumb, and what the statement says of it.

use serde::{Deserialize, Serialize};

use crate::{AiSystem, Applicability, Id, Snapshot, Statement, Status, Suggestion, SystemScope, suggestions};

/// The controls that the facts of one AI system call for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct SystemSuggestions {
    /// The system.
    pub system: Id,
    /// The id people use.
    pub label: String,
    /// What it is called.
    pub name: String,
    /// Rule by rule; nothing where nothing is said of the system that calls for a control.
    pub suggestions: Vec<SystemSuggestion>,
}

/// A control that the facts of a system call for, by one rule.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct SystemSuggestion {
    /// Control, rule, facts and reason.
    #[serde(flatten)]
    pub suggestion: Suggestion,
    /// What the control is called.
    pub title: String,
    /// What the statement says of the control; nothing where it is not about it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub applicability: Option<Applicability>,
    /// How far the control is put to work, where that is said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub status: Option<Status>,
}

/// What each system within the scope calls for, in the order of the register.
pub fn suggested(snapshot: &Snapshot, statement: &Statement) -> Vec<SystemSuggestions> {
    let within = snapshot.systems.iter().filter(|system| system.scope != Some(SystemScope::Out));
    within.map(|system| of(snapshot, statement, system)).collect()
}

fn of(snapshot: &Snapshot, statement: &Statement, system: &AiSystem) -> SystemSuggestions {
    let told = |suggestion: Suggestion| {
        let decision = statement.decision(&suggestion.control);
        SystemSuggestion {
            title: snapshot.control_title(&suggestion.control).to_owned(),
            applicability: decision.map(|decision| decision.verdict.applicability),
            status: decision.and_then(|decision| decision.progress.status),
            suggestion,
        }
    };
    SystemSuggestions {
        system: system.id.clone(),
        label: system.label.clone(),
        name: system.name.clone(),
        suggestions: suggestions(&system.facts()).into_iter().map(told).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{ControlRef, Decision, Effect, Verdict};

    #[test]
    fn each_system_in_scope_is_told_with_what_the_statement_says_of_what_it_calls_for() {
        let system = |id: &str, effect, scope| AiSystem { id: Id::from(id), effect, scope, ..AiSystem::default() };
        let decides = Some(Effect::Decides);
        let snapshot = Snapshot {
            systems: vec![
                system("y1", decides, None),
                system("y2", decides, Some(SystemScope::Out)),
                system("y3", None, None),
            ],
            ..Snapshot::default()
        };
        let mut decision = Decision::untouched(ControlRef::new("iso42001", "A.2.2"));
        decision.verdict = Verdict { applicability: Applicability::Applicable, ..Verdict::default() };
        let statement = Statement { decisions: vec![decision], ..Statement::default() };
        let all = suggested(&snapshot, &statement);
        assert_eq!(all.iter().map(|one| one.system.as_str()).collect::<Vec<_>>(), ["y1", "y3"]);
        assert!(all[1].suggestions.is_empty(), "nothing is said of it");
        let policy = all[0].suggestions.iter().find(|one| one.suggestion.control.id() == "A.2.2").unwrap();
        assert_eq!(policy.applicability, Some(Applicability::Applicable));
        assert_eq!(policy.suggestion.because, ["it decides about people"]);
        assert!(all[0].suggestions.iter().any(|one| one.applicability.is_none()), "the statement is not about all");
    }
}
