//! The EU AI Act: titles, tiers, roles and dates. No verdict on any system.

use std::sync::OnceLock;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{FrameworkAbout, asset};
use crate::{ControlEntry, Framework, Group, Objective};

/// Regulation (EU) 2024/1689 by its titles, and its dates as amended.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct EuAct {
    /// Its name, source and caveats.
    #[serde(flatten)]
    pub about: FrameworkAbout,
    /// The day on which all of this was collected.
    #[ts(type = "string")]
    pub as_of: Date,
    /// What amends it.
    pub amended_by: String,
    /// Tiers of risk.
    pub tiers: Vec<EuTierTitle>,
    /// Operators.
    pub roles: Vec<EuRoleTitle>,
    /// Chapters that the articles here stand in.
    pub chapters: Vec<EuChapter>,
    /// Articles that matter to who builds or uses AI: 42 of 113.
    pub articles: Vec<EuArticle>,
    /// Annexes.
    pub annexes: Vec<EuAnnex>,
    /// Areas of Annex III.
    pub areas: Vec<EuArea>,
    /// Levels of general-purpose AI models.
    pub general_purpose: Vec<EuModelLevel>,
    /// From when it applies, by the act itself and as amended.
    pub dates: Vec<EuDate>,
}

/// A tier of risk.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub enum EuTier {
    /// Practices that are prohibited.
    Prohibited,
    /// High-risk systems.
    HighRisk,
    /// Systems with duties of transparency.
    Transparency,
    /// All others.
    Minimal,
}

/// A tier of risk with its title.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct EuTierTitle {
    /// Which.
    pub id: EuTier,
    /// What it is called.
    pub title: String,
    /// Articles and annexes it rests on.
    pub basis: Vec<String>,
}

/// An operator in the sense of the Act.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub enum EuRole {
    /// Develops a system, or has it developed, under its own name.
    Provider,
    /// Uses a system under its authority.
    Deployer,
    /// Acts in the Union for a provider.
    AuthorisedRepresentative,
    /// Brings a system of somebody outside to the Union.
    Importer,
    /// Makes a system available without being provider or importer.
    Distributor,
    /// Puts a system into a product under its own name.
    ProductManufacturer,
}

/// An operator with its title.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct EuRoleTitle {
    /// Which.
    pub id: EuRole,
    /// What it is called.
    pub title: String,
    /// Where the Act defines it.
    pub defined_in: String,
}

/// A chapter.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct EuChapter {
    /// `III`.
    pub id: String,
    /// Its title.
    pub title: String,
}

/// An article.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct EuArticle {
    /// Its number.
    pub number: u8,
    /// Its title in 2024.
    pub title: String,
    /// The chapter it stands in.
    pub chapter: String,
    /// The operators whose duties it is about first of all; empty where that is not said.
    #[serde(default)]
    pub roles: Vec<EuRole>,
}

/// An annex.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct EuAnnex {
    /// `III`.
    pub id: String,
    /// Its title.
    pub title: String,
}

/// An area of Annex III.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct EuArea {
    /// Its number there.
    pub number: u8,
    /// Its title.
    pub title: String,
}

/// A level of general-purpose AI models.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct EuModelLevel {
    /// Short id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Articles about it, of those whose titles are here.
    pub articles: Vec<u8>,
}

/// By which text a date holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub enum EuDateLaw {
    /// Article 113 as it was in 2024.
    Original,
    /// As amended.
    Amended,
}

/// From when something applies.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct EuDate {
    /// The day.
    #[ts(type = "string")]
    pub date: Date,
    /// What applies.
    pub what: String,
    /// By which text.
    pub law: EuDateLaw,
}

/// The EU AI Act by its titles.
pub fn eu_ai_act() -> &'static EuAct {
    static ACT: OnceLock<EuAct> = OnceLock::new();
    ACT.get_or_init(|| asset(include_str!("../../../../../assets/catalogue/eu-ai-act.json")))
}

impl EuAct {
    /// Articles by chapter, and annexes. Areas of Annex III are its entries: `Annex III.4`.
    pub(super) fn framework(&self) -> Framework {
        let chapter = |chapter: &EuChapter| {
            let id = format!("Chapter {}", chapter.id);
            let articles = self.articles.iter().filter(|article| article.chapter == chapter.id);
            let entry = |a: &EuArticle| ControlEntry { id: format!("Article {}", a.number), title: a.title.clone() };
            let controls = articles.map(entry).collect();
            let objective = Objective { id: id.clone(), title: chapter.title.clone(), controls };
            Group { id, title: chapter.title.clone(), objectives: vec![objective] }
        };
        let annex = |annex: &EuAnnex| {
            let id = format!("Annex {}", annex.id);
            let area = |a: &EuArea| ControlEntry { id: format!("{id}.{}", a.number), title: a.title.clone() };
            let controls = match annex.id.as_str() {
                "III" => self.areas.iter().map(area).collect(),
                _ => vec![ControlEntry { id: id.clone(), title: annex.title.clone() }],
            };
            Objective { id: id.clone(), title: annex.title.clone(), controls }
        };
        let annexes = "Annexes".to_owned();
        let annexes =
            Group { id: annexes.clone(), title: annexes, objectives: self.annexes.iter().map(annex).collect() };
        Framework {
            id: self.about.id.clone(),
            name: self.about.name.clone(),
            version: self.about.version.clone(),
            gone: Vec::new(),
            groups: self.chapters.iter().map(chapter).chain([annexes]).collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn articles_8_to_27_are_all_there_with_whose_duties_they_are() {
        let act = eu_ai_act();
        for number in 8..=27 {
            let article = act.articles.iter().find(|a| a.number == number).unwrap();
            assert!(!article.roles.is_empty(), "{number}");
        }
        assert!(act.articles.windows(2).all(|two| two[0].number < two[1].number));
        assert!(act.articles.iter().all(|a| act.chapters.iter().any(|c| c.id == a.chapter)));
        let sizes = (act.tiers.len(), act.roles.len(), act.articles.len(), act.areas.len(), act.annexes.len());
        assert_eq!(sizes, (4, 6, 42, 8, 13));
        let named = |number: &u8| act.articles.iter().any(|a| a.number == *number);
        assert!(act.general_purpose.iter().flat_map(|level| &level.articles).all(named));
    }

    #[test]
    fn whoever_reads_a_date_learns_that_it_was_amended_and_when_that_was_looked_up() {
        let act = eu_ai_act();
        assert!(act.about.caveats.iter().any(|c| c.contains(&act.amended_by) && c.contains("21 November 2026")));
        assert_eq!(act.as_of.to_string(), "2026-11-21");
        let of = |law| act.dates.iter().filter(|d| d.law == law).map(|d| d.date.to_string()).collect::<Vec<_>>();
        assert_eq!(of(EuDateLaw::Original), ["2025-02-02", "2025-08-02", "2026-08-02", "2027-08-02"]);
        assert_eq!(of(EuDateLaw::Amended), ["2026-08-02", "2026-12-02", "2027-12-02", "2028-08-02"]);
    }
}
