//! The frameworks whose entries can be named, one list for all.

use std::borrow::Cow;
use std::sync::OnceLock;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{clauses, eu_ai_act, generative_profile, iso27001, iso42001, rmf};
use crate::{ControlRef, Framework, OWN};

/// What a framework is called, where its entries come from, and what to beware of.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct FrameworkAbout {
    /// Short id, the first half of every reference: `iso42001`.
    pub id: String,
    /// Name for people.
    pub name: String,
    /// Version, as published.
    pub version: String,
    /// Where ids and titles come from.
    pub source: String,
    /// Whose the texts are.
    pub copyright: String,
    /// What to beware of.
    pub caveats: Vec<String>,
}

/// What the entries of a framework are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub enum FrameworkKind {
    /// Reference controls. Only these can be what a statement is about.
    Controls,
    /// Clauses of a management system standard.
    Clauses,
    /// Outcomes of risk work.
    Outcomes,
    /// Risks, and actions against them.
    RisksAndActions,
    /// Articles and annexes of a law.
    Law,
}

/// A framework that ships.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct ShippedFramework {
    /// Its name, source and caveats.
    #[serde(flatten)]
    pub about: FrameworkAbout,
    /// What its entries are.
    pub kind: FrameworkKind,
    /// Its entries.
    #[serde(rename = "entries")]
    pub framework: Framework,
}

/// Every framework that ships, those that a statement can be about first.
pub fn frameworks() -> &'static [ShippedFramework] {
    static FRAMEWORKS: OnceLock<Vec<ShippedFramework>> = OnceLock::new();
    FRAMEWORKS.get_or_init(|| {
        let shipped = |about: FrameworkAbout, kind, framework| ShippedFramework { about, kind, framework };
        let of_controls = |c: &super::Catalogue| shipped(c.about(), FrameworkKind::Controls, c.framework());
        let mut all = vec![of_controls(iso42001()), of_controls(iso27001())];
        let of_clauses = clauses().frameworks();
        all.extend(of_clauses.map(|(about, framework)| shipped(about.clone(), FrameworkKind::Clauses, framework)));
        all.push(shipped(rmf().about.clone(), FrameworkKind::Outcomes, rmf().framework()));
        let profile = generative_profile();
        all.push(shipped(profile.about.clone(), FrameworkKind::RisksAndActions, profile.framework(rmf())));
        all.push(shipped(eu_ai_act().about.clone(), FrameworkKind::Law, eu_ai_act().framework()));
        all
    })
}

/// A framework that ships, by its id.
pub fn framework(id: &str) -> Option<&'static ShippedFramework> {
    frameworks().iter().find(|shipped| shipped.about.id == id)
}

/// Ids and titles of a framework that ships.
pub(crate) fn framework_named(id: &str) -> Option<&'static Framework> {
    framework(id).map(|shipped| &shipped.framework)
}

/// Whether a statement can be about a framework: only controls are decided on.
pub(crate) fn has_controls(id: &str) -> bool {
    framework(id).is_some_and(|shipped| shipped.kind == FrameworkKind::Controls)
}

/// The standard that a framework of controls is from, without its year: `ISO/IEC 27001`.
pub fn standard_name(framework: &str) -> Option<&'static str> {
    framework_named(framework).filter(|_| has_controls(framework))?.version.split(':').next()
}

/// The number that it goes by: `27001`.
pub fn standard_number(framework: &str) -> Option<&'static str> {
    standard_name(framework)?.rsplit(' ').next()
}

/// The id of a control as it is told where these frameworks are in use: two annexes have an A.5.2, so each carries the number
/// of its standard unless only one is there. A framework of one's own goes by its id.
pub fn published_id<'c, 'u>(control: &'c ControlRef, mut used: impl Iterator<Item = &'u str>) -> Cow<'c, str> {
    let is_only = used.all(|framework| framework == control.framework());
    match prefix_of(control.framework()) {
        Some(prefix) if !is_only => Cow::Owned(format!("{prefix} {}", control.id())),
        _ => Cow::Borrowed(control.id()),
    }
}

/// What tells an id of a framework from those of others: the number of its standard, or the id of one that does not ship. The
/// ids of other frameworks that ship are like no others.
pub(crate) fn prefix_of(framework: &str) -> Option<&str> {
    let is_own = framework != OWN && self::framework(framework).is_none();
    standard_number(framework).or(is_own.then_some(framework))
}

/// The title of an entry of a framework that ships.
pub fn title_of(entry: &ControlRef) -> Option<&'static str> {
    framework_named(entry.framework())?.title(entry.id())
}

/// The entries that a name may mean, as [`is_called`] tells, of every framework that ships.
pub fn entries_named(name: &str) -> Vec<ControlRef> {
    let of = |shipped: &'static ShippedFramework| entry_called(&shipped.about.id, &shipped.framework, name);
    frameworks().iter().filter_map(of).collect()
}

/// The entry of a framework that a name may mean.
pub(crate) fn entry_called(id: &str, framework: &Framework, name: &str) -> Option<ControlRef> {
    let found = framework.entries().find(|(_, entry, _)| is_called(id, entry, name));
    found.map(|(_, entry, _)| ControlRef::new(id, entry))
}

/// Whether a name may mean an entry: by its id alone, which several frameworks may have, by framework and id
/// (`iso42001/A.5.2`), or as it is printed beside others ([`published_id`]: `42001 A.5.2`). Capitals and small letters are one.
fn is_called(framework: &str, entry: &str, name: &str) -> bool {
    let after = |before: &str, between: char| {
        let (told, rest) = name.split_at_checked(before.len())?;
        rest.strip_prefix(between).filter(|_| told.eq_ignore_ascii_case(before))
    };
    let told = [Some(name), after(framework, '/'), prefix_of(framework).and_then(|prefix| after(prefix, ' '))];
    told.into_iter().flatten().any(|told| told.eq_ignore_ascii_case(entry))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Cells, Id, Ids, Operation, PlanContext};
    use std::collections::HashSet;

    #[test]
    fn every_framework_says_where_it_comes_from_and_each_of_its_entries_has_one_id_and_a_title() {
        let sizes: Vec<(&str, usize)> =
            frameworks().iter().map(|f| (f.about.id.as_str(), f.framework.controls().count())).collect();
        assert_eq!(
            sizes,
            [
                ("iso42001", 38),
                ("iso27001", 93),
                ("iso42001-clauses", 32),
                ("iso27001-clauses", 30),
                ("iso9001-clauses", 57),
                ("nist-ai-rmf", 72),
                ("nist-ai-600-1", 12 + 212),
                ("eu-ai-act", 42 + 12 + 8),
            ]
        );
        for shipped in frameworks() {
            let about = &shipped.about;
            for said in [&about.name, &about.version, &about.source, &about.copyright] {
                assert!(said.len() > 3, "{}", about.id);
            }
            assert!(!about.caveats.is_empty(), "{}", about.id);
            let mut ids = HashSet::new();
            for (_, id, title) in shipped.framework.entries() {
                assert!(ids.insert(id), "{} twice in {}", id, about.id);
                assert!(!title.is_empty(), "{} {id}", about.id);
                assert_eq!(shipped.framework.path(id).last(), Some(&id), "{} {id}", about.id);
                assert_eq!(title_of(&ControlRef::new(&about.id, id)), Some(title));
            }
        }
    }

    #[test]
    fn a_statement_can_be_about_controls_and_about_nothing_else() {
        struct Numbered;
        impl Ids for Numbered {
            fn fresh(&mut self) -> Id {
                Id::from("n")
            }
        }
        let begin = |framework: &str| {
            let (cells, today) = (Cells::default(), jiff::civil::date(2026, 11, 27));
            let operation =
                Operation::AddStatement { id: None, frameworks: vec![framework.to_owned()], set: Vec::new() };
            let mut context =
                PlanContext { cells: &cells, today, head: "", revisions: 0, author: "", ids: &mut Numbered };
            operation.plan(&mut context).map(|plan| plan.writes.len()).map_err(|error| error.code())
        };
        for shipped in frameworks() {
            let of_controls = ["iso42001", "iso27001"].contains(&shipped.about.id.as_str());
            let expected = if of_controls { Ok(2) } else { Err("framework-without-controls") };
            assert_eq!(begin(&shipped.about.id), expected, "{}", shipped.about.id);
        }
        assert_eq!(begin("iso22301"), Err("unknown-framework"));
    }

    #[test]
    fn an_id_carries_its_standard_where_another_is_in_use() {
        let told =
            |control: &str, used: &[&str]| published_id(&control.parse().unwrap(), used.iter().copied()).into_owned();
        let both = ["iso27001", "iso42001"];
        assert_eq!(told("iso42001/A.5.2", &both), "42001 A.5.2");
        assert_eq!(told("iso27001/A.5.2", &both), "27001 A.5.2");
        assert_eq!(told("iso42001/A.5.2", &both[1..]), "A.5.2");
        // A risk may be linked with a control that no statement here decides on.
        assert_eq!(told("iso27001/A.5.2", &both[1..]), "27001 A.5.2");
        assert_eq!(told("nist-ai-rmf/GOVERN 1.1", &both), "GOVERN 1.1");
        assert_eq!(told("iso42001/A.5.2", &[]), "A.5.2");
        assert_eq!(told("own-rules/1.1", &["iso42001", "own-rules"]), "own-rules 1.1");
        assert_eq!(told("own-rules/1.1", &["own-rules"]), "1.1");
        assert_eq!(told("own/c", &both), "c");
    }

    #[test]
    fn an_id_that_several_frameworks_have_means_each_of_them() {
        let named = |name: &str| entries_named(name).iter().map(ToString::to_string).collect::<Vec<_>>();
        assert_eq!(named("A.5.2"), ["iso42001/A.5.2", "iso27001/A.5.2"]);
        assert_eq!(named("iso27001/a.5.2"), ["iso27001/A.5.2"]);
        assert_eq!(named("27001 A.5.2"), ["iso27001/A.5.2"]);
        assert_eq!(named("govern 1.1"), ["nist-ai-rmf/GOVERN 1.1"]);
        assert_eq!(named("10.3"), ["iso9001-clauses/10.3"]);
        assert_eq!(named("Article 17"), ["eu-ai-act/Article 17"]);
        assert!(named("A.1.1").is_empty() && named("iso42001/GOVERN 1.1").is_empty());
    }

    #[test]
    fn an_entry_knows_what_it_stands_in() {
        let path = |framework: &str, id: &str| framework_named(framework).unwrap().path(id);
        assert_eq!(path("iso42001", "A.6.2.4"), ["A.6", "A.6.2", "A.6.2.4"]);
        assert_eq!(path("iso42001", "A.5.3"), ["A.5", "A.5.3"]);
        assert_eq!(path("nist-ai-rmf", "GOVERN 1.2"), ["GOVERN", "GOVERN 1", "GOVERN 1.2"]);
        assert_eq!(path("iso42001-clauses", "6.1.4"), ["6", "6.1", "6.1.4"]);
        assert_eq!(path("iso9001-clauses", "7.1.5.1"), ["7", "7.1", "7.1.5.1"]);
        assert_eq!(path("nist-ai-600-1", "GV-1.2-001"), ["actions", "GV-1.2", "GV-1.2-001"]);
        assert_eq!(path("eu-ai-act", "Annex III.4"), ["Annexes", "Annex III", "Annex III.4"]);
        assert!(path("iso42001", "A.1").is_empty());
    }
}
