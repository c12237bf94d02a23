//! Decisions that refer to another one for justification and evidence, instead of saying the same again.
//!
//! A reference stays within its statement, since a statement is approved by itself and must hold what it rests on. It takes
//! one step: it leads to words, never to the next reference. Nothing is copied, so what is written there is what holds here.

use std::collections::{HashMap, HashSet};

use crate::{ControlRef, Decision, Statement};

/// What a reference comes to.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Reference<'s> {
    /// The decision whose justification and evidence hold here too.
    Holds(&'s Decision),
    /// The statement has no such decision: its control was deleted, or is of another framework.
    Gone,
    /// The other decision refers onward itself, to this one perhaps.
    Onward,
    /// The other decision is not what this one is: applicable, or excluded.
    Otherwise,
}

/// The decisions of a statement that others refer to.
pub struct References<'s>(HashMap<&'s ControlRef, &'s Decision>);

impl<'s> References<'s> {
    /// Of a statement.
    pub fn of(statement: &'s Statement) -> Self {
        let seen: HashSet<&ControlRef> = statement.decisions.iter().filter_map(|d| d.sees.as_ref()).collect();
        Self(
            statement.decisions.iter().map(|d| (&d.control, d)).filter(|(control, _)| seen.contains(control)).collect(),
        )
    }

    /// What the reference of a decision comes to, where it has one.
    pub fn of_decision(&self, decision: &Decision) -> Option<Reference<'s>> {
        let sees = decision.sees.as_ref()?;
        let Some(other) = self.0.get(sees) else { return Some(Reference::Gone) };
        Some(if other.sees.is_some() || *sees == decision.control {
            Reference::Onward
        } else if other.verdict.applicability == decision.verdict.applicability {
            Reference::Holds(other)
        } else {
            Reference::Otherwise
        })
    }

    /// The decision whose justification and evidence hold for this one too.
    pub fn seen(&self, decision: &Decision) -> Option<&'s Decision> {
        match self.of_decision(decision)? {
            Reference::Holds(other) => Some(other),
            Reference::Gone | Reference::Onward | Reference::Otherwise => None,
        }
    }

    /// Whether anything justifies a decision: words of its own, or of the decision that it refers to.
    pub fn justify(&self, decision: &Decision) -> bool {
        let says = |d: &Decision| d.justification().is_some_and(|text| !text.is_blank());
        says(decision) || self.seen(decision).is_some_and(says)
    }

    /// Whether any evidence shows a control: its own, or that of the decision that it refers to.
    pub fn show(&self, decision: &Decision) -> bool {
        !decision.evidence.is_empty() || self.seen(decision).is_some_and(|seen| !seen.evidence.is_empty())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Applicability;

    fn decision(control: &str, sees: Option<&str>, applicability: Applicability) -> Decision {
        let mut decision = Decision::untouched(control.parse().unwrap());
        decision.sees = sees.map(|sees| sees.parse().unwrap());
        decision.verdict.applicability = applicability;
        decision
    }

    #[test]
    fn a_reference_takes_one_step_to_a_decision_of_the_same_kind() {
        const YES: Applicability = Applicability::Applicable;
        let mut words = decision("iso27001/A.5.1", None, YES);
        words.verdict.included = "One policy set covers both.".into();
        words.evidence.push("e".into());
        let statement = Statement {
            decisions: vec![
                words,
                decision("iso42001/A.2.2", Some("iso27001/A.5.1"), YES),
                decision("iso42001/A.2.3", Some("iso42001/A.2.2"), YES),
                decision("iso42001/A.2.4", Some("iso42001/A.2.4"), YES),
                decision("iso42001/A.3.2", Some("own/gone"), YES),
                decision("iso42001/A.3.3", Some("iso27001/A.5.1"), Applicability::Excluded),
            ],
            ..Statement::default()
        };
        let references = References::of(&statement);
        let found: Vec<_> = statement.decisions.iter().map(|d| references.of_decision(d)).collect();
        let words = &statement.decisions[0];
        let holds = Some(Reference::Holds(words));
        let [onward, gone] = [Reference::Onward, Reference::Gone].map(Some);
        assert_eq!(found, [None, holds, onward, onward, gone, Some(Reference::Otherwise)]);
        let justified: Vec<bool> = statement.decisions.iter().map(|d| references.justify(d)).collect();
        assert_eq!(justified, [true, true, false, false, false, false]);
        assert!(references.show(&statement.decisions[1]) && !references.show(&statement.decisions[2]));
    }
}
