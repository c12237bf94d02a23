//! How far the decisions of a statement, and what is said of clauses, support the NIST AI RMF, by one crosswalk at a time.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::catalogue::{Crosswalk, crosswalks, framework_named, iso42001, rmf};
use crate::{Applicability, Attainment, ControlRef, Decision, ItemRef, Snapshot, Statement, Status, told_of};

/// How far a statement supports the NIST AI RMF.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Coverage {
    /// The crosswalk that it is seen by.
    pub crosswalk: String,
    /// The finest level that the crosswalk names, which is what is counted.
    pub counted: CoverageLevel,
    /// Functions, categories and subcategories, in published order.
    pub rows: Vec<CoverageRow>,
}

/// A level of the NIST AI RMF.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub enum CoverageLevel {
    /// `GOVERN`.
    Function,
    /// `GOVERN 1`.
    Category,
    /// `GOVERN 1.1`.
    Subcategory,
}

/// How far one entry of the NIST AI RMF is supported.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct CoverageRow {
    /// `GOVERN 1.1`.
    pub id: String,
    /// Which level it is of.
    pub level: CoverageLevel,
    /// Our words for it.
    pub label: String,
    /// How far all that is named for it, taken together, supports it.
    pub support: Support,
    /// The controls that the crosswalk pairs with it or with anything within it, in published order.
    pub controls: Vec<SupportingControl>,
    /// The clauses that it is paired with, each of which counts by how far it is met; a heading stands for its sub-clauses.
    pub clauses: Vec<SupportingClause>,
    /// How the entries of the counted level within it, or it itself, are supported.
    pub count: CoverageCount,
}

/// How far something is supported. A crosswalk's silence is told apart from controls that are left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub enum Support {
    /// The crosswalk names nothing for it that can be in place.
    Unmapped,
    /// All controls named for it are excluded or undecided, and no clause is met in any part.
    Unsupported,
    /// At least one control is applicable; nothing is in place yet.
    Planned,
    /// Something of what is named for it is in place, and not all of it.
    Part,
    /// All that is named for it is in place: controls applicable and implemented, clauses met in full.
    Implemented,
}

impl Support {
    /// How far several support something together: in full only where each of them does.
    fn together(all: impl IntoIterator<Item = Self>) -> Self {
        let mut found: Option<(Self, Self)> = None;
        for one in all {
            found = Some(found.map_or((one, one), |(least, most)| (least.min(one), most.max(one))));
        }
        match found {
            None => Self::Unmapped,
            Some((Self::Implemented, _)) => Self::Implemented,
            Some((_, most)) => most.min(Self::Part),
        }
    }
}

/// A control that supports something, or would.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct SupportingControl {
    /// Which.
    pub control: ControlRef,
    /// What the statement says of it.
    pub applicability: Applicability,
    /// How far it is put to work, where that is said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub status: Option<Status>,
    /// How far it supports.
    pub support: Support,
}

/// A clause that supports something, or would.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct SupportingClause {
    /// Which.
    pub clause: ControlRef,
    /// How far it is met, where that is said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub now: Option<Attainment>,
    /// How far it supports. An entry of which nothing can be said, such as an article of a law, counts for nothing: unmapped.
    pub support: Support,
}

/// How many entries are supported how far.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct CoverageCount {
    /// By all that is named for them.
    pub implemented: usize,
    /// By some of what is named for them.
    pub part: usize,
    /// By a control that is applicable, and nothing in place.
    pub planned: usize,
    /// By none, though something is named.
    pub unsupported: usize,
    /// Nothing is named.
    pub unmapped: usize,
}

/// The crosswalks that ship and that coverage can be seen by: between the NIST AI RMF and ISO/IEC 42001. The first is the one to
/// begin with.
pub fn coverage_crosswalks() -> impl Iterator<Item = &'static Crosswalk> {
    crosswalks().iter().filter(|crosswalk| crosswalk.is_between(&rmf().about.id, &iso42001().id))
}

/// How far a statement of a file supports the NIST AI RMF by a crosswalk. Nothing is supported by one between other frameworks.
pub fn coverage(snapshot: &Snapshot, statement: &Statement, crosswalk: &Crosswalk) -> Coverage {
    let entries: Vec<(usize, &str, &str)> =
        framework_named(&rmf().about.id).into_iter().flat_map(crate::Framework::entries).collect();
    let level = |depth: usize| match depth {
        0 => CoverageLevel::Function,
        1 => CoverageLevel::Category,
        _ => CoverageLevel::Subcategory,
    };
    let met = snapshot.entries.iter().filter_map(|said| said.now.map(|now| (&said.entry, now))).collect();
    let of = Seen { snapshot, statement, crosswalk, met };
    let mut rows: Vec<CoverageRow> =
        entries.into_iter().map(|(depth, id, label)| row(&of, id, level(depth), label)).collect();
    let named = |row: &&CoverageRow| crosswalk.pairs.iter().any(|p| [&p.from, &p.to].iter().any(|e| names(e, &row.id)));
    let counted = rows.iter().filter(named).map(|row| row.level).max().unwrap_or(CoverageLevel::Subcategory);
    let supported: Vec<(String, Support)> =
        rows.iter().filter(|row| row.level == counted).map(|row| (row.id.clone(), row.support)).collect();
    for row in &mut rows {
        let within = supported.iter().filter(|(id, _)| is_within(id, &row.id)).map(|(_, support)| *support);
        for support in within.clone() {
            row.count.add(support);
        }
        // What lies within must be supported too, and a crosswalk may leave some of that out.
        if row.level < counted {
            row.support = Support::together(within.chain([row.support]));
        }
    }
    Coverage { crosswalk: crosswalk.about.id.clone(), counted, rows }
}

/// What coverage is read from.
struct Seen<'a> {
    snapshot: &'a Snapshot,
    statement: &'a Statement,
    crosswalk: &'a Crosswalk,
    /// How far entries of frameworks are reached, where that is said.
    met: BTreeMap<&'a ItemRef, Attainment>,
}

fn row(seen: &Seen<'_>, id: &str, level: CoverageLevel, label: &str) -> CoverageRow {
    let Seen { snapshot, statement, crosswalk, .. } = seen;
    let (mut named, mut clauses): (Vec<ControlRef>, Vec<SupportingClause>) = (Vec::new(), Vec::new());
    for pair in &crosswalk.pairs {
        let other = match (within(&pair.from, id), within(&pair.to, id)) {
            (true, _) => &pair.to,
            (_, true) => &pair.from,
            _ => continue,
        };
        if snapshot.has_controls(other.framework()) {
            // A group stands for all of its controls.
            named.extend(snapshot.framework(other.framework()).map(|f| f.expand(other.id())).unwrap_or_default());
        } else {
            for clause in seen.clauses(other) {
                if !clauses.iter().any(|known| known.clause == clause.clause) {
                    clauses.push(clause);
                }
            }
        }
    }
    // By the statement's own order, each once. What a statement is not about, it says nothing of.
    let decided = statement.decisions.iter().filter(|decision| named.contains(&decision.control));
    let controls: Vec<SupportingControl> = decided.map(supporting).collect();
    // Controls of an annex that the statement is not about are named all the same, and nothing is said of them.
    let nothing = (!named.is_empty() && controls.is_empty()).then_some(Support::Unsupported);
    let by_clauses = clauses.iter().map(|clause| clause.support).filter(|support| *support != Support::Unmapped);
    let support = Support::together(controls.iter().map(|c| c.support).chain(by_clauses).chain(nothing));
    let count = CoverageCount::default();
    CoverageRow { id: id.to_owned(), level, label: label.to_owned(), support, controls, clauses, count }
}

impl Seen<'_> {
    /// What a crosswalk means that names an entry on which nobody decides: the clause, or the sub-clauses of a heading, which hold
    /// what is required.
    fn clauses(&self, named: &ControlRef) -> Vec<SupportingClause> {
        let told = told_of(named.framework()).into_iter().filter_map(|(entry, _)| entry.control());
        let meant: Vec<ControlRef> = told.filter(|clause| is_within(clause.id(), named.id())).collect();
        if meant.is_empty() {
            return vec![SupportingClause { clause: named.clone(), now: None, support: Support::Unmapped }];
        }
        let seen = |clause: ControlRef| {
            let now = self.met.get(&ItemRef::from(&clause)).copied();
            let support = match now {
                Some(Attainment::Fully) => Support::Implemented,
                Some(Attainment::Largely | Attainment::Partly) => Support::Part,
                Some(Attainment::No) | None => Support::Unsupported,
            };
            SupportingClause { clause, now, support }
        };
        meant.into_iter().map(seen).collect()
    }
}

fn supporting(decision: &Decision) -> SupportingControl {
    let support = match (decision.verdict.applicability, decision.progress.status) {
        (Applicability::Applicable, Some(Status::Implemented)) => Support::Implemented,
        (Applicability::Applicable, _) => Support::Planned,
        (Applicability::Excluded | Applicability::Undecided, _) => Support::Unsupported,
    };
    SupportingControl {
        control: decision.control.clone(),
        applicability: decision.verdict.applicability,
        status: decision.progress.status,
        support,
    }
}

fn names(entry: &ControlRef, id: &str) -> bool {
    entry.framework() == rmf().about.id && entry.id() == id
}

/// Whether an entry of the AI RMF is another or stands within it: `GOVERN 1.1` in `GOVERN 1` in `GOVERN`.
fn is_within(id: &str, whole: &str) -> bool {
    id.strip_prefix(whole).is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', '.']))
}

fn within(entry: &ControlRef, whole: &str) -> bool {
    entry.framework() == rmf().about.id && is_within(entry.id(), whole)
}

impl CoverageCount {
    fn add(&mut self, support: Support) {
        match support {
            Support::Implemented => self.implemented += 1,
            Support::Part => self.part += 1,
            Support::Planned => self.planned += 1,
            Support::Unsupported => self.unsupported += 1,
            Support::Unmapped => self.unmapped += 1,
        }
    }

    /// How many entries it counts.
    pub fn total(self) -> usize {
        self.implemented + self.part + self.planned + self.unsupported + self.unmapped
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::crosswalk_named;
    use crate::{Progress, Verdict};

    /// A statement that is about all 38 controls, and says something about these.
    fn statement(said: &[(&str, Applicability, Option<Status>)]) -> Statement {
        let decision = |id: &str| {
            let mut decision = Decision::untouched(ControlRef::new("iso42001", id));
            if let Some((_, applicability, status)) = said.iter().find(|(of, _, _)| *of == id) {
                decision.verdict = Verdict { applicability: *applicability, ..Verdict::default() };
                decision.progress = Progress { status: *status, ..Progress::default() };
            }
            decision
        };
        Statement { decisions: iso42001().controls().map(|c| decision(&c.id)).collect(), ..Statement::default() }
    }

    /// A file in which this is said of clauses of ISO/IEC 42001.
    fn met(said: &[(&str, Attainment)]) -> Snapshot {
        let entry = |(clause, now): &(&str, Attainment)| crate::FrameworkEntry {
            entry: ItemRef::new("iso42001-clauses", clause),
            now: Some(*now),
            ..crate::FrameworkEntry::default()
        };
        Snapshot { entries: said.iter().map(entry).collect(), ..Snapshot::default() }
    }

    fn counts(count: CoverageCount) -> [usize; 5] {
        [count.implemented, count.part, count.planned, count.unsupported, count.unmapped]
    }

    fn row<'a>(coverage: &'a Coverage, id: &str) -> &'a CoverageRow {
        coverage.rows.iter().find(|row| row.id == id).unwrap()
    }

    #[test]
    fn every_function_category_and_subcategory_has_a_row_and_nothing_is_supported_by_an_empty_statement() {
        for crosswalk in coverage_crosswalks() {
            let coverage = coverage(&Snapshot::default(), &statement(&[]), crosswalk);
            let of = |level| coverage.rows.iter().filter(|row| row.level == level).count();
            let sizes = [CoverageLevel::Function, CoverageLevel::Category, CoverageLevel::Subcategory].map(of);
            assert_eq!(sizes, [4, 19, 72], "{}", coverage.crosswalk);
            assert!(coverage.rows.iter().all(|row| row.support <= Support::Unsupported), "{}", coverage.crosswalk);
        }
    }

    #[test]
    fn a_group_in_the_third_article_stands_for_its_controls_and_one_in_place_among_them_is_a_part() {
        let crosswalk = crosswalk_named("a3-categories").unwrap();
        // GOVERN 6 is beside A.10: one control there is in place, one decided, one left out.
        let decided = statement(&[
            ("A.10.2", Applicability::Applicable, Some(Status::InProgress)),
            ("A.10.3", Applicability::Applicable, Some(Status::Implemented)),
            ("A.10.4", Applicability::Excluded, None),
        ]);
        let coverage = coverage(&Snapshot::default(), &decided, crosswalk);
        assert_eq!(coverage.counted, CoverageLevel::Category);
        let six = row(&coverage, "GOVERN 6");
        let each: Vec<(&str, Support)> = six.controls.iter().map(|c| (c.control.id(), c.support)).collect();
        assert_eq!(
            each,
            [("A.10.2", Support::Planned), ("A.10.3", Support::Implemented), ("A.10.4", Support::Unsupported)]
        );
        assert_eq!(six.support, Support::Part);
        // The table says nothing of subcategories, so none is claimed to be supported.
        assert_eq!(row(&coverage, "GOVERN 6.1").support, Support::Unmapped);
        // GOVERN 3 has clauses alone beside it, of which nobody said anything; the others controls on which nobody decided.
        assert_eq!(row(&coverage, "GOVERN 3").support, Support::Unsupported);
        assert_eq!(row(&coverage, "GOVERN 3").clauses.len(), 2);
        assert_eq!(counts(row(&coverage, "GOVERN").count), [0, 1, 0, 5, 0]);
        assert_eq!(counts(row(&coverage, "MAP").count), [0, 1, 0, 4, 0]);
        assert_eq!(row(&coverage, "GOVERN").support, Support::Part);
    }

    #[test]
    fn clauses_count_by_how_far_they_are_met_and_full_is_only_what_is_there_in_full() {
        let crosswalk = crosswalk_named("a3-categories").unwrap();
        let by = |said: &[(&str, Attainment)], id: &str| {
            let coverage = coverage(&met(said), &statement(&[]), crosswalk);
            row(&coverage, id).support
        };
        // MAP 1 is beside 4.1 and 4.3 alone, GOVERN 3 beside 7.2 and 7.3.
        assert_eq!(by(&[], "MAP 1"), Support::Unsupported);
        assert_eq!(by(&[("4.1", Attainment::No)], "MAP 1"), Support::Unsupported);
        assert_eq!(by(&[("4.1", Attainment::Fully)], "MAP 1"), Support::Part);
        assert_eq!(by(&[("4.1", Attainment::Fully), ("4.3", Attainment::Largely)], "MAP 1"), Support::Part);
        let all = [("4.1", Attainment::Fully), ("4.3", Attainment::Fully)];
        assert_eq!(by(&all, "MAP 1"), Support::Implemented);
        assert_eq!(by(&all, "GOVERN 3"), Support::Unsupported);
        assert_eq!(by(&all, "MAP"), Support::Part);
    }

    #[test]
    fn all_controls_in_place_are_no_full_support_while_a_clause_beside_them_is_not_met() {
        let crosswalk = crosswalk_named("a3-obligation-rmf-input").unwrap();
        // MEASURE 2 is beside clause 6.1.2 and A.6.2.4.
        let tested = statement(&[("A.6.2.4", Applicability::Applicable, Some(Status::Implemented))]);
        let support = |file: &Snapshot| row(&coverage(file, &tested, crosswalk), "MEASURE 2").support;
        assert_eq!(support(&Snapshot::default()), Support::Part);
        assert_eq!(support(&met(&[("6.1.2", Attainment::Fully)])), Support::Implemented);
    }

    #[test]
    fn a_heading_stands_for_its_sub_clauses() {
        let crosswalk = crosswalk_named("a1-rmf-function-42001").unwrap();
        let coverage = coverage(&met(&[("10.1", Attainment::Partly)]), &statement(&[]), crosswalk);
        let manage = row(&coverage, "MANAGE");
        let seen = |id: &str| manage.clauses.iter().find(|c| c.clause.id() == id).map(|c| (c.now, c.support));
        assert_eq!(seen("10"), None);
        assert_eq!(seen("10.1"), Some((Some(Attainment::Partly), Support::Part)));
        assert_eq!(seen("10.2"), Some((None, Support::Unsupported)));
        assert_eq!((coverage.counted, manage.support), (CoverageLevel::Function, Support::Part));
    }

    #[test]
    fn an_excluded_control_supports_nothing_even_where_it_was_implemented_before() {
        let crosswalk = crosswalk_named("a3-categories").unwrap();
        let out = statement(&[("A.10.2", Applicability::Excluded, Some(Status::Implemented))]);
        assert_eq!(row(&coverage(&Snapshot::default(), &out, crosswalk), "GOVERN 6").support, Support::Unsupported);
    }

    #[test]
    fn a_crosswalk_that_leads_the_other_way_is_read_from_its_other_side() {
        let crosswalk = crosswalk_named("a3-obligation-rmf-input").unwrap();
        let decided = statement(&[("A.6.2.4", Applicability::Applicable, None)]);
        let coverage = coverage(&Snapshot::default(), &decided, crosswalk);
        assert_eq!(row(&coverage, "MEASURE 2").support, Support::Planned);
        assert_eq!(row(&coverage, "MEASURE").count.total(), 4);
    }

    #[cfg(feature = "hosted-crosswalk")]
    #[test]
    fn the_hosted_crosswalk_counts_subcategories() {
        let hosted = coverage_crosswalks().next().unwrap();
        assert_eq!(hosted.about.id, "nist-hosted");
        let coverage = coverage(
            &Snapshot::default(),
            &statement(&[("A.2.2", Applicability::Applicable, Some(Status::Implemented))]),
            hosted,
        );
        assert_eq!(coverage.counted, CoverageLevel::Subcategory);
        let first = row(&coverage, "GOVERN 1.1");
        // One of two controls, and neither of two clauses.
        assert_eq!((first.support, first.controls.len(), first.clauses.len()), (Support::Part, 2, 2));
        // Paired with clauses 6.1.1 to 6.1.3 alone, of which nobody said anything.
        assert_eq!(row(&coverage, "GOVERN 1.3").support, Support::Unsupported);
        assert!(coverage.rows.iter().all(|row| row.support != Support::Unmapped), "each names something");
        let total: usize =
            coverage.rows.iter().filter(|r| r.level == CoverageLevel::Function).map(|r| r.count.total()).sum();
        assert_eq!(total, 72);
    }
}
