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
    /// The documents themselves, and where they are to be had.
    pub references: Vec<Reading>,
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

/// A document that the tables are about.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Reading {
    /// Short id.
    pub id: String,
    /// What it is called, with its edition.
    pub title: String,
    /// What it is, in our words.
    pub is: String,
    /// Where it is to be had: words, never a link that opens.
    #[serde(rename = "where")]
    pub at: String,
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
    /// What it says.
    pub says: String,
    /// Where in the window it is meant to be seen.
    pub place: String,
    /// The files of the catalogue that hold it.
    pub shown_by: Vec<String>,
    /// What was changed.
    pub changed: String,
    /// The errata that it was corrected by.
    #[serde(default)]
    pub errata: Vec<String>,
    /// Its rows, in the order in which they stand there.
    pub rows: Vec<ArticleRow>,
}

/// A row of a table, and what became of it: it stands in the catalogue, or it is said why it does not.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct ArticleRow {
    /// The table's number and its own: `27.2`.
    pub id: String,
    /// Where in the catalogue it stands: `vocabulary/crosswalk`, `crosswalks/a3-categories/GOVERN 1`.
    pub at: Vec<String>,
    /// What of it was left out, and why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub left_out: Option<String>,
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
    use crate::ControlRef;
    use crate::catalogue::{
        clauses, comparisons, crosswalk_named, evidence_reuse, starting_point, starting_points, title_of, vocabulary,
    };
    use std::collections::{BTreeSet, HashSet};
    use std::path::Path;

    #[test]
    fn each_of_the_29_tables_is_placed_once_in_files_that_exist() {
        let all = article_tables();
        assert_eq!(all.tables.iter().map(|t| t.number).collect::<Vec<_>>(), (1..=29).collect::<Vec<_>>());
        assert_eq!(all.tables.iter().map(|t| t.id.as_str()).collect::<HashSet<_>>().len(), 29);
        assert_eq!(all.tables.iter().map(|t| t.rows.len()).sum::<usize>(), 177);
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

    /// Whether what a row names is really in the catalogue.
    fn is_there(at: &str) -> bool {
        let (file, rest) = at.split_once('/').unwrap_or((at, ""));
        let within = |rest: &str| rest.split_once('/').map(|(of, item)| (of.to_owned(), item.to_owned()));
        let nth = |count: usize, number: &str| number.parse::<usize>().is_ok_and(|n| (1..=count).contains(&n));
        match file {
            "vocabulary" => vocabulary().terms.iter().any(|term| term.id == rest),
            "references" => article_tables().references.iter().any(|reading| reading.id == rest),
            "clauses" => clauses().clause(rest).is_some(),
            "evidence-reuse" => evidence_reuse().kinds.iter().any(|kind| kind.id == rest),
            "comparisons" => within(rest).is_some_and(|(id, point)| {
                let of = comparisons().comparisons.iter().find(|comparison| comparison.id == id);
                of.is_some_and(|comparison| comparison.rows.iter().any(|row| row.point == point))
            }),
            "crosswalks" => within(rest).is_some_and(|(id, entry)| {
                crosswalk_named(&id).is_some_and(|found| found.pairs.iter().any(|pair| pair.from.id() == entry))
            }),
            "starting-points" => match within(rest) {
                None => starting_point(rest).is_some(),
                Some((of, number)) if of == "situations" => nth(starting_points().situations.len(), &number),
                Some((of, item)) => {
                    starting_point(&of).zip(within(&item)).is_some_and(|(point, (list, number))| match list.as_str() {
                        "carriesOver" => nth(point.carries_over.len(), &number),
                        "mustBuild" => nth(point.must_build.len(), &number),
                        "phases" => nth(point.phases.len(), &number),
                        _ => false,
                    })
                }
            },
            framework => title_of(&ControlRef::new(framework, rest)).is_some(),
        }
    }

    /// The file of the catalogue in which a row stands.
    fn file_of(at: &str) -> String {
        let parts: Vec<&str> = at.split('/').collect();
        match parts[0] {
            "references" => "article-tables".to_owned(),
            "crosswalks" => parts[..2].join("/"),
            file => file.to_owned(),
        }
    }

    #[test]
    fn every_row_of_every_table_stands_in_the_catalogue_or_is_left_out_with_a_reason() {
        for table in &article_tables().tables {
            for (number, row) in (1..).zip(&table.rows) {
                assert_eq!(row.id, format!("{}.{number}", table.number));
                let reason = row.left_out.as_ref().map_or(0, |reason| reason.chars().count());
                assert!(!row.at.is_empty() || reason >= 20, "{} is nowhere and nobody says why", row.id);
                assert!(row.at.iter().all(|at| is_there(at)), "{}: {:?}", row.id, row.at);
            }
            let named: BTreeSet<String> = table.rows.iter().flat_map(|row| &row.at).map(|at| file_of(at)).collect();
            assert_eq!(named, table.shown_by.iter().cloned().collect(), "{}", table.id);
        }
        // Nothing stands for a row by its number alone.
        assert!(!is_there("references/nothing") && !is_there("starting-points/27001-first/carriesOver/99"));
    }

    #[test]
    fn comparisons_and_terms_name_the_tables_whose_rows_they_are() {
        let tables = &article_tables().tables;
        for comparison in &comparisons().comparisons {
            for row in &comparison.rows {
                let at = format!("comparisons/{}/{}", comparison.id, row.point);
                let holds = |table: &&ArticleTable| table.rows.iter().any(|row| row.at.contains(&at));
                let told: BTreeSet<&str> = row.tables.iter().map(String::as_str).collect();
                let found: BTreeSet<&str> = tables.iter().filter(holds).map(|table| table.id.as_str()).collect();
                assert_eq!(told, found, "{at}");
            }
        }
        for term in &vocabulary().terms {
            let table = tables.iter().find(|table| table.id == term.table).unwrap();
            assert!(table.rows.iter().any(|row| row.at == [format!("vocabulary/{}", term.id)]), "{}", term.id);
        }
    }

    #[test]
    fn what_is_said_of_sub_clauses_that_differ_is_what_the_clauses_say() {
        let erratum = article_tables().errata.iter().find(|erratum| erratum.id == "SI-09").unwrap();
        let twin = |id: &str| clauses().clause(id).unwrap().iso9001.as_deref();
        assert_eq!((twin("10.1"), twin("10.2"), twin("8.4"), twin("6.1.4")), (Some("10.3"), Some("10.2"), None, None));
        assert!(clauses().iso9001.iter().any(|clause| clause.id == "8.4"));
        assert!(erratum.finding.contains("10.1 here and 10.3 in ISO 9001") && !erratum.finding.contains("10.2"));
    }

    #[test]
    fn the_documents_themselves_are_named_with_where_they_are_to_be_had() {
        let ids: Vec<&str> = article_tables().references.iter().map(|reading| reading.id.as_str()).collect();
        assert_eq!(ids.len(), 7);
        assert!(["nist-playbook", "iso23894", "iso22989"].iter().all(|id| ids.contains(id)));
        let told = |reading: &Reading| [&reading.title, &reading.is, &reading.at].iter().all(|words| words.len() > 10);
        assert!(article_tables().references.iter().all(told));
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
