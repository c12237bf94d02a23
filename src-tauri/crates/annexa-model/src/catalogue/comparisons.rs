//! Frameworks beside each other, point by point, and the terms of the trade.

use std::sync::OnceLock;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::asset;

/// Pairs of frameworks beside each other.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Comparisons {
    /// How to read them.
    pub notes: Vec<String>,
    /// The pairs.
    pub comparisons: Vec<Comparison>,
}

/// Two frameworks beside each other.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Comparison {
    /// Short id.
    pub id: String,
    /// One: a framework's id without its clauses.
    pub left: String,
    /// The other.
    pub right: String,
    /// Point by point.
    pub rows: Vec<Compared>,
}

/// One point of a comparison.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Compared {
    /// What is compared.
    pub point: String,
    /// How it is with the one.
    pub left: String,
    /// How it is with the other.
    pub right: String,
    /// The tables of the articles that compare it.
    pub tables: Vec<String>,
}

/// Terms of the trade.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Vocabulary {
    /// How to read it.
    pub notes: Vec<String>,
    /// The terms.
    pub terms: Vec<Term>,
}

/// A term: what it means, or what it means in each of two frameworks.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Term {
    /// Short id.
    pub id: String,
    /// The term.
    pub term: String,
    /// What it means everywhere.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub means: Option<String>,
    /// What it means in the NIST AI RMF.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub nist_ai_rmf: Option<String>,
    /// What it means in ISO/IEC 42001.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub iso42001: Option<String>,
    /// The table of the articles that explains it.
    pub table: String,
}

/// ISO/IEC 42001 beside ISO/IEC 27001, ISO 9001 and the NIST AI RMF.
pub fn comparisons() -> &'static Comparisons {
    static COMPARISONS: OnceLock<Comparisons> = OnceLock::new();
    COMPARISONS.get_or_init(|| asset(include_str!("../../../../../assets/catalogue/comparisons.json")))
}

/// Thirteen terms of the trade.
pub fn vocabulary() -> &'static Vocabulary {
    static VOCABULARY: OnceLock<Vocabulary> = OnceLock::new();
    VOCABULARY.get_or_init(|| asset(include_str!("../../../../../assets/catalogue/vocabulary.json")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn three_comparisons_say_something_on_both_sides_of_every_point() {
        let sizes: Vec<usize> = comparisons().comparisons.iter().map(|c| c.rows.len()).collect();
        assert_eq!(sizes, [14, 5, 12]);
        for row in comparisons().comparisons.iter().flat_map(|c| &c.rows) {
            assert!(!row.tables.is_empty(), "{}", row.point);
            for side in [&row.left, &row.right] {
                assert!((4..=110).contains(&side.chars().count()), "{}: {side}", row.point);
            }
        }
    }

    #[test]
    fn a_term_is_explained_once_or_for_both_frameworks() {
        assert_eq!(vocabulary().terms.len(), 13);
        for term in &vocabulary().terms {
            let both = term.nist_ai_rmf.is_some() && term.iso42001.is_some();
            assert_ne!(term.means.is_some(), both, "{}", term.id);
            let texts = [&term.means, &term.nist_ai_rmf, &term.iso42001];
            assert!(texts.into_iter().flatten().all(|t| t.ends_with('.') && t.chars().count() <= 170), "{}", term.id);
        }
    }
}
