//! Which kinds of evidence serve several frameworks, and what of them does.

use std::sync::OnceLock;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::asset;
use crate::ControlRef;

/// Kinds of evidence, and the four frameworks that each may serve.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct EvidenceReuse {
    /// Where it comes from.
    pub source: String,
    /// How to read it.
    pub notes: Vec<String>,
    /// The kinds.
    pub kinds: Vec<EvidenceKind>,
}

/// A kind of evidence.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct EvidenceKind {
    /// Short id.
    pub id: String,
    /// What it is.
    pub title: String,
    /// How far it serves each framework.
    pub marks: EvidenceMarks,
    /// What of it serves elsewhere.
    pub reusable: String,
    /// What has to be made anew.
    pub not_reusable: String,
    /// Where it is usually cited.
    pub supports: Vec<ControlRef>,
    /// Marks that differ from the article's, and why.
    #[serde(default)]
    pub corrections: Vec<EvidenceCorrection>,
}

/// How far a kind of evidence serves each of the four.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct EvidenceMarks {
    /// ISO 9001.
    pub iso9001: EvidenceMark,
    /// ISO/IEC 27001.
    pub iso27001: EvidenceMark,
    /// ISO/IEC 42001.
    pub iso42001: EvidenceMark,
    /// NIST AI RMF.
    pub nist_ai_rmf: EvidenceMark,
}

/// One of the four.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub enum EvidenceColumn {
    /// ISO 9001.
    Iso9001,
    /// ISO/IEC 27001.
    Iso27001,
    /// ISO/IEC 42001.
    Iso42001,
    /// NIST AI RMF.
    NistAiRmf,
}

/// How far a kind of evidence serves a framework.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct EvidenceMark {
    /// How far.
    pub mark: Reuse,
    /// For which functions of the AI RMF, where that is said.
    #[serde(default)]
    pub functions: Vec<String>,
}

/// How far something serves a framework.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub enum Reuse {
    /// Usually, in its form.
    Yes,
    /// Some of it.
    Partial,
    /// The framework asks for nothing like it.
    #[default]
    None,
}

/// A mark that is not the article's.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct EvidenceCorrection {
    /// Which of the four.
    pub column: EvidenceColumn,
    /// The erratum that it follows.
    pub erratum: String,
    /// Why.
    pub why: String,
}

impl EvidenceMarks {
    /// The mark of one of the four.
    pub fn of(&self, column: EvidenceColumn) -> &EvidenceMark {
        match column {
            EvidenceColumn::Iso9001 => &self.iso9001,
            EvidenceColumn::Iso27001 => &self.iso27001,
            EvidenceColumn::Iso42001 => &self.iso42001,
            EvidenceColumn::NistAiRmf => &self.nist_ai_rmf,
        }
    }
}

impl EvidenceColumn {
    /// All four, in the order of the matrix.
    pub const ALL: [Self; 4] = [Self::Iso9001, Self::Iso27001, Self::Iso42001, Self::NistAiRmf];

    /// Whether an entry belongs to this framework, be it a clause or a control.
    pub fn holds(self, entry: &ControlRef) -> bool {
        entry.framework().strip_suffix("-clauses").unwrap_or(entry.framework()) == self.framework()
    }

    /// The framework of controls that a statement is about where its management system is of this standard; nothing where it has
    /// none to decide on.
    pub fn annex(self) -> Option<&'static str> {
        Some(self.framework()).filter(|id| super::has_controls(id))
    }

    fn framework(self) -> &'static str {
        match self {
            Self::Iso9001 => "iso9001",
            Self::Iso27001 => "iso27001",
            Self::Iso42001 => "iso42001",
            Self::NistAiRmf => "nist-ai-rmf",
        }
    }
}

/// 14 kinds of evidence over 4 frameworks.
pub fn evidence_reuse() -> &'static EvidenceReuse {
    static REUSE: OnceLock<EvidenceReuse> = OnceLock::new();
    REUSE.get_or_init(|| asset(include_str!("../../../../../assets/catalogue/evidence-reuse.json")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::{article_tables, title_of};
    use std::collections::HashSet;

    #[test]
    fn fourteen_kinds_are_cited_exactly_where_their_marks_say_that_they_serve() {
        let kinds = &evidence_reuse().kinds;
        assert_eq!(kinds.iter().map(|k| k.id.as_str()).collect::<HashSet<_>>().len(), 14);
        for kind in kinds {
            assert!(kind.title.chars().count() <= 60, "{}", kind.id);
            assert!([&kind.reusable, &kind.not_reusable].iter().all(|t| (1..=140).contains(&t.chars().count())));
            assert!(kind.supports.iter().all(|entry| title_of(entry).is_some()), "{}", kind.id);
            for column in EvidenceColumn::ALL {
                let cited = kind.supports.iter().any(|entry| column.holds(entry));
                assert_eq!(cited, kind.marks.of(column).mark != Reuse::None, "{} {column:?}", kind.id);
            }
            let cited: HashSet<&str> = kind
                .supports
                .iter()
                .filter(|entry| EvidenceColumn::NistAiRmf.holds(entry))
                .filter_map(|entry| entry.id().split(' ').next())
                .collect();
            let marked: HashSet<&str> = kind.marks.nist_ai_rmf.functions.iter().map(String::as_str).collect();
            assert_eq!(cited, marked, "{}", kind.id);
        }
    }

    #[test]
    fn four_marks_differ_from_the_article_and_each_says_why() {
        let corrections: Vec<_> = evidence_reuse().kinds.iter().flat_map(|k| &k.corrections).collect();
        assert_eq!(corrections.len(), 4);
        let errata: HashSet<&str> = article_tables().errata.iter().map(|e| e.id.as_str()).collect();
        assert!(corrections.iter().all(|c| errata.contains(c.erratum.as_str()) && !c.why.is_empty()));
    }
}
