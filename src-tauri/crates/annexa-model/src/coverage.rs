//! How far the decisions of a statement support the NIST AI RMF, by one crosswalk at a time.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::catalogue::{Crosswalk, crosswalks, framework_named, iso42001, rmf};
use crate::{Applicability, ControlRef, Decision, Snapshot, Statement, Status};

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
    /// How far the best of its controls supports it.
    pub support: Support,
    /// The controls that the crosswalk pairs with it or with anything within it, in published order.
    pub controls: Vec<SupportingControl>,
    /// The clauses that it is paired with. No decision is made on them, so they do not count.
    pub clauses: Vec<ControlRef>,
    /// How the entries of the counted level within it, or it itself, are supported.
    pub count: CoverageCount,
}

/// How far controls support something. A crosswalk's silence is told apart from controls that are left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub enum Support {
    /// The crosswalk names no control for it.
    Unmapped,
    /// All controls named for it are excluded or undecided.
    Unsupported,
    /// At least one is applicable, and none is implemented yet.
    Planned,
    /// At least one is applicable and implemented.
    Implemented,
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

/// How many entries are supported how far.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct CoverageCount {
    /// By a control that is implemented.
    pub implemented: usize,
    /// By a control that is applicable.
    pub planned: usize,
    /// By none, though controls are named.
    pub unsupported: usize,
    /// No control is named.
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
    let of = Seen { snapshot, statement, crosswalk };
    let mut rows: Vec<CoverageRow> =
        entries.into_iter().map(|(depth, id, label)| row(&of, id, level(depth), label)).collect();
    let named = |row: &&CoverageRow| crosswalk.pairs.iter().any(|p| [&p.from, &p.to].iter().any(|e| names(e, &row.id)));
    let counted = rows.iter().filter(named).map(|row| row.level).max().unwrap_or(CoverageLevel::Subcategory);
    let supported: Vec<(String, Support)> =
        rows.iter().filter(|row| row.level == counted).map(|row| (row.id.clone(), row.support)).collect();
    for row in &mut rows {
        for (_, support) in supported.iter().filter(|(id, _)| is_within(id, &row.id)) {
            row.count.add(*support);
        }
    }
    Coverage { crosswalk: crosswalk.about.id.clone(), counted, rows }
}

/// What coverage is read from.
struct Seen<'a> {
    snapshot: &'a Snapshot,
    statement: &'a Statement,
    crosswalk: &'a Crosswalk,
}

fn row(Seen { snapshot, statement, crosswalk }: &Seen<'_>, id: &str, level: CoverageLevel, label: &str) -> CoverageRow {
    let (mut named, mut clauses): (Vec<ControlRef>, Vec<ControlRef>) = (Vec::new(), Vec::new());
    for pair in &crosswalk.pairs {
        let other = match (within(&pair.from, id), within(&pair.to, id)) {
            (true, _) => &pair.to,
            (_, true) => &pair.from,
            _ => continue,
        };
        if snapshot.has_controls(other.framework()) {
            // A group stands for all of its controls.
            named.extend(snapshot.framework(other.framework()).map(|f| f.expand(other.id())).unwrap_or_default());
        } else if !clauses.contains(other) {
            clauses.push(other.clone());
        }
    }
    // By the statement's own order, each once. What a statement is not about, it says nothing of.
    let decided = statement.decisions.iter().filter(|decision| named.contains(&decision.control));
    let controls: Vec<SupportingControl> = decided.map(supporting).collect();
    let nothing = if named.is_empty() { Support::Unmapped } else { Support::Unsupported };
    let support = controls.iter().map(|control| control.support).max().unwrap_or(nothing);
    let count = CoverageCount::default();
    CoverageRow { id: id.to_owned(), level, label: label.to_owned(), support, controls, clauses, count }
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
            Support::Planned => self.planned += 1,
            Support::Unsupported => self.unsupported += 1,
            Support::Unmapped => self.unmapped += 1,
        }
    }

    /// How many entries it counts.
    pub fn total(self) -> usize {
        self.implemented + self.planned + self.unsupported + self.unmapped
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
    fn a_group_in_the_third_article_stands_for_its_controls_and_the_best_of_them_counts() {
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
        assert_eq!(six.support, Support::Implemented);
        // The table says nothing of subcategories, so none is claimed to be supported.
        assert_eq!(row(&coverage, "GOVERN 6.1").support, Support::Unmapped);
        // GOVERN 3 has clauses alone beside it; GOVERN 1, 2 and 5 have controls on which nobody decided.
        assert_eq!(row(&coverage, "GOVERN 3").support, Support::Unmapped);
        assert_eq!(row(&coverage, "GOVERN 3").clauses.len(), 2);
        let govern = row(&coverage, "GOVERN").count;
        assert_eq!((govern.implemented, govern.planned, govern.unsupported, govern.unmapped), (1, 0, 3, 2));
        // MAP 1 has clauses alone; the other four name controls on which nobody decided, or which A.10 holds.
        let map = row(&coverage, "MAP").count;
        assert_eq!((map.implemented, map.planned, map.unsupported, map.unmapped), (1, 0, 3, 1));
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
        assert_eq!((first.support, first.controls.len(), first.clauses.len()), (Support::Implemented, 2, 2));
        // Paired with clauses 6.1.1 to 6.1.3 alone.
        assert_eq!(row(&coverage, "GOVERN 1.3").support, Support::Unmapped);
        let total: usize =
            coverage.rows.iter().filter(|r| r.level == CoverageLevel::Function).map(|r| r.count.total()).sum();
        assert_eq!(total, 72);
    }
}
