//! Kinds of AI systems that inventories miss.

use std::sync::OnceLock;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{EuTier, asset};
use crate::AiRole;

/// Kinds of AI systems.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct SystemTypes {
    /// How to read them.
    pub notes: Vec<String>,
    /// The kinds.
    pub types: Vec<SystemType>,
}

/// A kind of AI system.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct SystemType {
    /// Short id.
    pub id: String,
    /// What it is.
    pub name: String,
    /// Where it hides.
    pub hides: String,
    /// Why it belongs in the inventory.
    pub why: String,
    /// The usual roles of whoever uses one.
    pub roles: Vec<AiRole>,
    /// Whether it generates content.
    pub generative: Sometimes,
    /// Tiers of the EU AI Act to consider; never a verdict.
    pub tiers: Vec<EuTier>,
    /// Areas of its Annex III to consider.
    pub areas: Vec<u8>,
    /// What to consider there, in a sentence.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub consider: Option<String>,
}

/// Whether something holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub enum Sometimes {
    /// Always.
    Yes,
    /// Never.
    No,
    /// It depends on the product.
    Sometimes,
}

/// 24 kinds of AI systems.
pub fn system_types() -> &'static SystemTypes {
    static TYPES: OnceLock<SystemTypes> = OnceLock::new();
    TYPES.get_or_init(|| asset(include_str!("../../../../../assets/catalogue/system-types.json")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::eu_ai_act;
    use std::collections::HashSet;

    #[test]
    fn twenty_four_kinds_say_where_they_hide_and_give_no_verdict() {
        let types = &system_types().types;
        assert_eq!(types.iter().map(|t| t.id.as_str()).collect::<HashSet<_>>().len(), 24);
        assert_eq!(types.len(), 24);
        for kind in types {
            for (text, most) in [(&kind.name, 60), (&kind.hides, 90), (&kind.why, 120)] {
                assert!((5..=most).contains(&text.chars().count()), "{}: {text}", kind.id);
            }
            assert!(!kind.roles.is_empty() && !kind.tiers.is_empty(), "{}", kind.id);
            assert!(kind.areas.iter().all(|n| eu_ai_act().areas.iter().any(|a| a.number == *n)), "{}", kind.id);
            assert!(kind.consider.iter().all(|c| c.starts_with("Consider") && c.chars().count() <= 140), "{}", kind.id);
            let serious = kind.tiers.iter().any(|t| matches!(t, EuTier::HighRisk | EuTier::Prohibited));
            assert!(kind.areas.is_empty() || serious && kind.consider.is_some(), "{}", kind.id);
        }
    }
}
