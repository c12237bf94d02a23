//! Where each table of the three articles, from which the catalogue began, went, and what was wrong in them.

use std::sync::OnceLock;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::asset;

/// The tables of three public articles, and their errata.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct ArticleTables {
    /// The articles.
    pub articles: Vec<Article>,
    /// How to read it.
    pub notes: Vec<String>,
    /// Their tables.
    pub tables: Vec<ArticleTable>,
    /// What was found when they were checked.
    pub errata: Vec<Erratum>,
}

/// An article.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Article {
    /// First, second, third.
    pub number: u8,
    /// What it is about, and where it is.
    pub about: String,
}

/// A table, and where what it says stands now.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct ArticleTable {
    /// Its number among all tables.
    pub number: u8,
    /// Short id; of the crosswalk too, where it became one by itself.
    pub id: String,
    /// Its article.
    pub article: u8,
    /// What kind of table.
    pub kind: String,
    /// How many rows it has there.
    pub rows: u8,
    /// What it says.
    pub says: String,
    /// Where in the window it is meant to be seen.
    pub place: String,
    /// The files of the catalogue that hold it.
    pub shown_by: Vec<String>,
    /// What was changed.
    pub changed: String,
    /// What of it was left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub left_out: Option<String>,
    /// The errata that it was corrected by.
    #[serde(default)]
    pub errata: Vec<String>,
}

/// How bad it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub enum ErratumSeverity {
    /// It is false.
    Error,
    /// It contradicts another place.
    Inconsistency,
    /// It was true once.
    Outdated,
    /// It is put so that it misleads.
    Wording,
    /// It was checked and holds.
    Right,
}

/// What was found in the articles.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Erratum {
    /// `SI-01`.
    pub id: String,
    /// The articles that say it.
    pub articles: Vec<u8>,
    /// How bad it is.
    pub severity: ErratumSeverity,
    /// What is said, and what holds.
    pub finding: String,
}

/// 29 tables and 26 findings of three articles.
pub fn article_tables() -> &'static ArticleTables {
    static TABLES: OnceLock<ArticleTables> = OnceLock::new();
    TABLES.get_or_init(|| asset(include_str!("../../../../../assets/catalogue/article-tables.json")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::{comparisons, crosswalks, vocabulary};
    use std::collections::HashSet;
    use std::path::Path;

    #[test]
    fn each_of_the_29_tables_is_placed_once_in_files_that_exist() {
        let all = article_tables();
        assert_eq!(all.tables.iter().map(|t| t.number).collect::<Vec<_>>(), (1..=29).collect::<Vec<_>>());
        assert_eq!(all.tables.iter().map(|t| t.id.as_str()).collect::<HashSet<_>>().len(), 29);
        assert_eq!(all.tables.iter().map(|t| u32::from(t.rows)).sum::<u32>(), 177);
        let of = |n: u8| all.tables.iter().filter(|t| t.article == n).count();
        assert_eq!([of(1), of(2), of(3)], [11, 5, 13]);
        let catalogue = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../assets/catalogue");
        for table in &all.tables {
            assert!(table.id.starts_with(&format!("a{}-", table.article)), "{}", table.id);
            assert!(!table.place.is_empty() && !table.shown_by.is_empty(), "{}", table.id);
            assert!(table.says.chars().count() <= 120 && table.changed.chars().count() <= 160, "{}", table.id);
            for file in &table.shown_by {
                assert!(catalogue.join(format!("{file}.json")).is_file(), "{}: {file}", table.id);
            }
        }
    }

    #[test]
    fn what_became_a_crosswalk_a_comparison_or_a_term_is_really_there() {
        let compared: HashSet<&str> = comparisons()
            .comparisons
            .iter()
            .flat_map(|c| &c.rows)
            .flat_map(|r| &r.tables)
            .map(String::as_str)
            .collect();
        let explained: HashSet<&str> = vocabulary().terms.iter().map(|t| t.table.as_str()).collect();
        let ids: HashSet<&str> = article_tables().tables.iter().map(|t| t.id.as_str()).collect();
        assert!(compared.is_subset(&ids) && explained.is_subset(&ids));
        for table in &article_tables().tables {
            for file in &table.shown_by {
                let there = match file.as_str() {
                    "comparisons" => compared.contains(table.id.as_str()),
                    "vocabulary" => explained.contains(table.id.as_str()),
                    other => match other.strip_prefix("crosswalks/") {
                        Some("nist-hosted") | None => true,
                        Some(id) => crosswalks().iter().any(|crosswalk| crosswalk.about.id == id),
                    },
                };
                assert!(there, "{} in {file}", table.id);
            }
        }
    }

    #[test]
    fn twenty_six_findings_are_listed_and_those_that_a_table_cites_exist() {
        let all = article_tables();
        let ids: Vec<&str> = all.errata.iter().map(|e| e.id.as_str()).collect();
        assert_eq!(ids, (1..=26).map(|n| format!("SI-{n:02}")).collect::<Vec<_>>());
        assert!(all.tables.iter().flat_map(|t| &t.errata).all(|e| ids.contains(&e.as_str())));
        let of = |severity| all.errata.iter().filter(|e| e.severity == severity).count();
        assert_eq!(of(ErratumSeverity::Right), 3);
        assert_eq!(of(ErratumSeverity::Error), 4);
        for erratum in &all.errata {
            assert!(!erratum.articles.is_empty() && erratum.articles.iter().all(|n| (1..=3).contains(n)));
            assert!((40..=340).contains(&erratum.finding.chars().count()), "{}", erratum.id);
        }
    }
}
