//! Crosswalks: pairs of entries of two frameworks, each list with who made it and how sure it is. None is merged with another.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{clauses, framework_named, generative_profile};
use crate::imported::shipped_crosswalk;
use crate::{ControlRef, Framework};

/// What a crosswalk is, and what to hold of it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct CrosswalkAbout {
    /// Short id.
    pub id: String,
    /// Name for people.
    pub name: String,
    /// The framework it leads from; with its clauses, where it is a standard.
    pub from: String,
    /// The framework it leads to; with its clauses, where it is a standard.
    pub to: String,
    /// Who made it.
    pub made_by: String,
    /// When, as far as that is known.
    pub date: String,
    /// How sure its pairs are.
    pub sureness: String,
    /// Where it was published.
    pub source: String,
    /// Under what terms.
    pub licence: String,
    /// What to beware of.
    #[serde(default)]
    pub limits: Vec<String>,
    /// Whom the marks in `by` stand for, where it joins several lists.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    #[ts(optional, as = "Option<BTreeMap<String, String>>")]
    pub voices: BTreeMap<String, String>,
}

/// Pairs between two frameworks, with who says so.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Crosswalk {
    /// What it is.
    #[serde(flatten)]
    pub about: CrosswalkAbout,
    /// Its pairs.
    pub pairs: Vec<CrosswalkPair>,
}

/// Two entries that belong together. An entry can be a group, which stands for what is in it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct CrosswalkPair {
    /// One side.
    pub from: ControlRef,
    /// The other.
    pub to: ControlRef,
    /// How much one gives to the other, where that is said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub strength: Option<Strength>,
    /// What is said about this pair.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub note: Option<String>,
    /// Which of several lists name it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[ts(optional, as = "Option<Vec<String>>")]
    pub by: Vec<String>,
}

/// How much one entry of a pair gives to the other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub enum Strength {
    /// One process or record can usually serve both.
    Strong,
    /// Part of the evidence serves.
    Related,
}

/// Where a pair stands in relation to the entry that was asked about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub enum Nearness {
    /// It names the entry itself.
    Same,
    /// It names a group that the entry is in.
    Wider,
    /// It names something within the entry.
    Narrower,
}

/// What one crosswalk says about an entry.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct CrosswalkLinks {
    /// The crosswalk.
    pub crosswalk: CrosswalkAbout,
    /// What it pairs the entry with.
    pub links: Vec<CrosswalkLink>,
}

/// One pair, seen from the entry that was asked about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct CrosswalkLink {
    /// What this side of the pair names.
    pub here: ControlRef,
    /// Whether that is the entry itself.
    pub nearness: Nearness,
    /// The other side.
    pub there: ControlRef,
    /// Its title.
    pub title: String,
    /// How much one gives to the other, where that is said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub strength: Option<Strength>,
    /// What is said about this pair.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub note: Option<String>,
    /// Which of several lists name it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[ts(optional, as = "Option<Vec<String>>")]
    pub by: Vec<String>,
}

macro_rules! file {
    ($name:literal) => {
        include_str!(concat!("../../../../../assets/catalogue/crosswalks/", $name, ".json"))
    };
}

/// The crosswalks that ship as files of their own, those that say most first.
const FILES: &[&str] = &[
    // Its licence is unstated: a build without the feature is whole without it.
    #[cfg(feature = "hosted-crosswalk")]
    file!("nist-hosted"),
    file!("a1-rmf-function-42001"),
    file!("a3-categories"),
    file!("a3-obligation-rmf-input"),
    file!("a3-rmf-iso-structure"),
    file!("a3-genai-profile"),
    file!("editorial-42001-27001"),
    file!("hints-42001-27001"),
];

/// Every crosswalk that ships.
pub fn crosswalks() -> &'static [Crosswalk] {
    static CROSSWALKS: OnceLock<Vec<Crosswalk>> = OnceLock::new();
    CROSSWALKS.get_or_init(|| {
        // What ships is read as what is brought along. A file that does not hold cannot ship: a test reads each.
        let read = |file: &&str| shipped_crosswalk(file).ok();
        let mut all: Vec<Crosswalk> = FILES.iter().filter_map(read).collect();
        all.push(generative_profile().crosswalk());
        all.extend(clauses().crosswalks());
        all
    })
}

/// The crosswalk with that id.
pub fn crosswalk_named(id: &str) -> Option<&'static Crosswalk> {
    crosswalks().iter().find(|crosswalk| crosswalk.about.id == id)
}

/// What every crosswalk that ships says about an entry, from either side, each on its own.
pub fn links(entry: &ControlRef) -> Vec<CrosswalkLinks> {
    links_by(crosswalks().iter(), entry, &framework_named)
}

/// What these crosswalks say about an entry, between these frameworks.
pub(crate) fn links_by<'c, 'f>(
    crosswalks: impl Iterator<Item = &'c Crosswalk>,
    entry: &ControlRef,
    frameworks: &dyn Fn(&str) -> Option<&'f Framework>,
) -> Vec<CrosswalkLinks> {
    let of = |crosswalk: &Crosswalk| {
        let links = crosswalk.links(entry, frameworks);
        (!links.is_empty()).then(|| CrosswalkLinks { crosswalk: crosswalk.about.clone(), links })
    };
    crosswalks.filter_map(of).collect()
}

impl Crosswalk {
    /// What it pairs an entry with, from either side: by the entry itself, by a group it is in, by what is in it.
    pub fn links<'f>(
        &self,
        entry: &ControlRef,
        frameworks: &dyn Fn(&str) -> Option<&'f Framework>,
    ) -> Vec<CrosswalkLink> {
        // What stands in what is of one framework: it is looked up once.
        let framework = frameworks(entry.framework());
        let title = |of: &ControlRef| frameworks(of.framework()).and_then(|f| f.title(of.id())).unwrap_or_default();
        let link = |pair: &CrosswalkPair| {
            let near = |side| nearness(framework, entry, side);
            let [(here, nearness), (there, _)] = match (near(&pair.from), near(&pair.to)) {
                (Some(near), _) => [(&pair.from, near), (&pair.to, near)],
                (None, Some(near)) => [(&pair.to, near), (&pair.from, near)],
                (None, None) => return None,
            };
            Some(CrosswalkLink {
                here: here.clone(),
                nearness,
                there: there.clone(),
                title: title(there).to_owned(),
                strength: pair.strength,
                note: pair.note.clone(),
                by: pair.by.clone(),
            })
        };
        self.pairs.iter().filter_map(link).collect()
    }

    /// Whether it pairs entries of these two frameworks, from either side.
    pub fn is_between(&self, one: &str, other: &str) -> bool {
        let (from, to) = (self.about.from.as_str(), self.about.to.as_str());
        (from, to) == (one, other) || (from, to) == (other, one)
    }
}

/// How a side of a pair stands to an entry, if it has to do with it.
fn nearness(framework: Option<&Framework>, entry: &ControlRef, side: &ControlRef) -> Option<Nearness> {
    if entry == side {
        return Some(Nearness::Same);
    }
    let framework = framework.filter(|_| entry.framework() == side.framework())?;
    if framework.path(entry.id()).contains(&side.id()) {
        return Some(Nearness::Wider);
    }
    framework.path(side.id()).contains(&entry.id()).then_some(Nearness::Narrower)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::title_of;
    use std::collections::HashSet;

    fn entry(name: &str) -> ControlRef {
        name.parse().unwrap()
    }

    /// What a crosswalk says about an entry itself.
    fn same(crosswalk: &str, of: &str) -> Vec<String> {
        let links = crosswalk_named(crosswalk).unwrap().links(&entry(of), &framework_named);
        links.into_iter().filter(|l| l.nearness == Nearness::Same).map(|l| l.there.to_string()).collect()
    }

    #[test]
    fn every_file_parses_and_every_pair_names_entries_that_exist_once() {
        for file in FILES {
            let read = shipped_crosswalk(file);
            assert!(read.is_ok(), "{read:#?}");
        }
        let ids: HashSet<&str> = crosswalks().iter().map(|c| c.about.id.as_str()).collect();
        assert_eq!((crosswalks().len(), ids.len()), (FILES.len() + 3, FILES.len() + 3));
        for crosswalk in crosswalks() {
            let about = &crosswalk.about;
            for said in [&about.name, &about.made_by, &about.date, &about.sureness, &about.source, &about.licence] {
                assert!(said.len() > 5, "{}", about.id);
            }
            assert!(!about.limits.is_empty() && !crosswalk.pairs.is_empty(), "{}", about.id);
            let mut seen = HashSet::new();
            for pair in &crosswalk.pairs {
                for (side, framework) in [(&pair.from, &about.from), (&pair.to, &about.to)] {
                    assert!(title_of(side).is_some(), "{}: {side}", about.id);
                    let (of, clauses) = (side.framework(), format!("{framework}-clauses"));
                    assert!(of == framework || of == clauses, "{}: {side}", about.id);
                }
                assert!(pair.by.iter().all(|voice| about.voices.contains_key(voice)), "{}: {pair:?}", about.id);
                assert!(seen.insert((&pair.from, &pair.to)), "{}: {pair:?} is there twice", about.id);
            }
        }
    }

    #[test]
    fn the_pairs_are_as_many_as_were_collected() {
        let sizes: Vec<(&str, usize)> = crosswalks()
            .iter()
            .map(|c| (c.about.id.as_str(), c.pairs.len()))
            .filter(|(id, _)| *id != "nist-hosted")
            .collect();
        let expected = [
            ("a1-rmf-function-42001", 15),
            ("a3-categories", 41),
            ("a3-obligation-rmf-input", 8),
            ("a3-rmf-iso-structure", 10),
            ("a3-genai-profile", 5),
            ("editorial-42001-27001", 37),
            ("hints-42001-27001", 99),
        ];
        assert_eq!(sizes[..7], expected);
        // 74 pairs of category or function with clause or control.
        assert_eq!(expected[..4].iter().map(|(_, pairs)| pairs).sum::<usize>(), 74);
    }

    #[cfg(feature = "hosted-crosswalk")]
    #[test]
    fn the_hosted_crosswalk_has_280_pairs_over_all_subcategories_and_controls_and_says_whose_it_is() {
        use std::collections::BTreeSet;
        let hosted = crosswalk_named("nist-hosted").unwrap();
        let subcategories: BTreeSet<&str> = hosted.pairs.iter().map(|p| p.from.id()).collect();
        let on = |framework: &str| {
            let to = hosted.pairs.iter().map(|p| &p.to).filter(|to| to.framework() == framework);
            to.collect::<BTreeSet<_>>().len()
        };
        assert_eq!((hosted.pairs.len(), subcategories.len()), (280, 72));
        assert_eq!((on("iso42001"), on("iso42001-clauses")), (38, 27));
        assert_eq!(hosted.about.made_by, "Microsoft");
        for said in ["final draft", "hosted by NIST", "no endorsement", "licence unstated"] {
            assert!(hosted.about.licence.contains(said), "{said}");
        }
        assert_eq!(hosted.pairs.iter().filter(|p| p.note.is_some()).count(), 6);
        assert_eq!(
            same("nist-hosted", "nist-ai-rmf/GOVERN 1.1"),
            ["iso42001-clauses/4.1", "iso42001-clauses/6.2", "iso42001/A.2.2", "iso42001/A.2.4"]
        );
        assert_eq!(same("nist-hosted", "iso42001/A.10.2").len(), 3, "and back");
    }

    #[test]
    fn an_entry_is_found_from_either_side_in_what_it_is_in_and_in_what_it_holds() {
        assert_eq!(same("editorial-42001-27001", "iso42001/A.3.2"), ["iso27001/A.5.2"]);
        assert!(same("editorial-42001-27001", "iso27001/A.5.2").contains(&"iso42001/A.3.2".to_owned()));
        let third = crosswalk_named("a3-categories").unwrap();
        let near = |of: &str| {
            third
                .links(&entry(of), &framework_named)
                .into_iter()
                .map(|l| (l.nearness, l.there.to_string()))
                .collect::<Vec<_>>()
        };
        // The article puts three categories beside all of A.10.
        let wider = ["GOVERN 6", "MAP 4", "MANAGE 3"].map(|id| (Nearness::Wider, format!("nist-ai-rmf/{id}")));
        assert_eq!(near("iso42001/A.10.3"), wider);
        assert_eq!(near("nist-ai-rmf/GOVERN 6.1"), [(Nearness::Wider, "iso42001/A.10".to_owned())]);
        assert_eq!(near("nist-ai-rmf/GOVERN").len(), 12);
        assert!(near("nist-ai-rmf/GOVERN").iter().all(|(nearness, _)| *nearness == Nearness::Narrower));
        assert!(near("iso27001/A.10.3").is_empty() && near("iso27001/A.5.2").is_empty());
    }

    #[test]
    fn sources_stand_side_by_side_and_what_they_are_worth_with_them() {
        let links = links(&entry("nist-ai-rmf/MEASURE 4"));
        let by: Vec<&str> = links.iter().map(|l| l.crosswalk.id.as_str()).filter(|id| *id != "nist-hosted").collect();
        // Two tables of the third article disagree: both are told.
        assert_eq!(by, ["a1-rmf-function-42001", "a3-categories", "a3-rmf-iso-structure"]);
        let ours = crosswalk_named("editorial-42001-27001").unwrap();
        assert!(ours.about.name.contains("unreviewed") && ours.pairs.iter().all(|p| p.strength.is_some()));
        let hints = crosswalk_named("hints-42001-27001").unwrap();
        assert_eq!(hints.pairs.iter().filter(|p| p.by.len() > 1 && p.from.id().matches('.').count() > 1).count(), 35);
    }
}
