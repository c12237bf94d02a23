//! What the evidence of a file serves: fourteen kinds against four frameworks. Which piece is of which kind is written nowhere; it
//! follows from what the piece is linked with.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::catalogue::{EvidenceColumn, EvidenceKind, Reuse, evidence_reuse};
use crate::{ControlRef, Id, RecordKind, Snapshot, Statement};

/// What the evidence of a file serves.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct EvidenceServes {
    /// Each kind of evidence, in the order of the matrix.
    pub kinds: Vec<KindServes>,
    /// Each of the four frameworks, all kinds together.
    pub tallies: Vec<ReuseTally>,
}

/// How one kind of evidence stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct KindServes {
    /// The kind, by its id in the catalogue.
    pub kind: String,
    /// What it is.
    pub title: String,
    /// The register of this file that is such evidence itself, where it holds anything.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub register: Option<RegisterServes>,
    /// How it stands in each of the four.
    pub columns: Vec<ColumnServes>,
}

/// A register of the file that is evidence itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct RegisterServes {
    /// Which.
    pub register: EvidenceRegister,
    /// How many records it holds.
    pub count: usize,
}

/// Registers that are evidence themselves.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub enum EvidenceRegister {
    /// Internal audits.
    Audits,
    /// Management reviews.
    Reviews,
    /// Nonconformities and corrective actions.
    Nonconformities,
    /// Risks.
    Risks,
    /// Impact assessments.
    Assessments,
    /// The decisions of the statement.
    Controls,
}

/// How one kind of evidence stands in one framework.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct ColumnServes {
    /// Which framework.
    pub column: EvidenceColumn,
    /// How far such a thing can serve there at all.
    pub mark: Reuse,
    /// How the file stands.
    pub standing: ReuseStanding,
    /// Where it is usually cited there.
    pub usual: Vec<ControlRef>,
    /// The pieces of the file that are cited there.
    pub pieces: Vec<PieceServes>,
}

/// How a kind of evidence stands in a framework.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub enum ReuseStanding {
    /// It serves nowhere there, so nothing is missing.
    None,
    /// Nothing of it is recorded.
    Missing,
    /// All that is recorded has run out.
    Stale,
    /// It is recorded, and some of it is still good.
    There,
}

/// A piece of evidence that serves.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct PieceServes {
    /// Which.
    pub evidence: Id,
    /// The id people use.
    pub label: String,
    /// What it is.
    pub title: String,
    /// Whether it has run out.
    pub expired: bool,
}

/// Of the kinds that serve one framework, how many stand how.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct ReuseTally {
    /// Which framework.
    pub column: EvidenceColumn,
    /// Recorded.
    pub there: usize,
    /// Not recorded.
    pub missing: usize,
    /// Recorded, and run out.
    pub stale: usize,
    /// All that serve there.
    pub total: usize,
}

/// What the evidence of a file serves on a day: by what records link it with, and by the decisions of a statement.
pub fn evidence_serves(snapshot: &Snapshot, statement: &Statement, as_of: Date) -> EvidenceServes {
    let shows = shows(snapshot, statement);
    let kinds: Vec<KindServes> = evidence_reuse()
        .kinds
        .iter()
        .map(|kind| {
            let register = register(snapshot, statement, kind);
            let column = |column| self::column(snapshot, statement, (&shows, as_of), kind, (column, register));
            let columns = EvidenceColumn::ALL.map(column).into();
            KindServes { kind: kind.id.clone(), title: kind.title.clone(), register, columns }
        })
        .collect();
    let tally = |column| {
        let all = kinds.iter().flat_map(|kind| &kind.columns).filter(|one| one.column == column);
        let count = |of| all.clone().filter(|one| one.standing == of).count();
        let [there, missing, stale] = [ReuseStanding::There, ReuseStanding::Missing, ReuseStanding::Stale].map(count);
        ReuseTally { column, there, missing, stale, total: there + missing + stale }
    };
    let tallies = EvidenceColumn::ALL.map(tally).into();
    EvidenceServes { kinds, tallies }
}

/// What each piece of evidence shows: controls by their decisions, everything else by its links.
fn shows(snapshot: &Snapshot, statement: &Statement) -> BTreeMap<Id, Vec<ControlRef>> {
    let mut found: BTreeMap<Id, Vec<ControlRef>> = BTreeMap::new();
    for link in &snapshot.links {
        for (one, other) in [(&link.from, &link.to), (&link.to, &link.from)] {
            if one.kind() == Some(RecordKind::Evidence)
                && let Some(entry) = other.control()
            {
                found.entry(Id::from(one.id())).or_default().push(entry);
            }
        }
    }
    for decision in &statement.decisions {
        for id in &decision.evidence {
            found.entry(id.clone()).or_default().push(decision.control.clone());
        }
    }
    found
}

fn column(
    snapshot: &Snapshot,
    statement: &Statement,
    (shows, as_of): (&BTreeMap<Id, Vec<ControlRef>>, Date),
    kind: &EvidenceKind,
    (column, register): (EvidenceColumn, Option<RegisterServes>),
) -> ColumnServes {
    let mark = kind.marks.of(column).mark;
    let usual: Vec<ControlRef> = kind.supports.iter().filter(|entry| column.holds(entry)).cloned().collect();
    let is_cited = |shown: &ControlRef| usual.iter().any(|of| is_within(shown, of));
    let serves = |id: &Id| shows.get(id).is_some_and(|shown| shown.iter().any(is_cited));
    let pieces: Vec<PieceServes> = snapshot
        .evidence
        .iter()
        .filter(|piece| serves(&piece.id))
        .map(|piece| PieceServes {
            evidence: piece.id.clone(),
            label: piece.label.clone(),
            title: piece.title.clone(),
            expired: piece.expiry.is_some_and(|expiry| expiry < as_of),
        })
        .collect();
    // A register of the file is evidence for the standards that the file is about, and for no other by itself.
    let by_itself = register.is_some() && column.annex().is_some_and(|id| is_about(statement, id));
    let standing = match (mark, pieces.is_empty()) {
        (Reuse::None, _) => ReuseStanding::None,
        (_, true) if by_itself => ReuseStanding::There,
        (_, true) => ReuseStanding::Missing,
        _ if pieces.iter().all(|piece| piece.expired) => ReuseStanding::Stale,
        _ => ReuseStanding::There,
    };
    ColumnServes { column, mark, standing, usual, pieces }
}

fn is_about(statement: &Statement, framework: &str) -> bool {
    statement.frameworks.iter().any(|used| used.framework == framework)
}

/// Whether an entry is the one that is meant, or stands within it.
fn is_within(shown: &ControlRef, of: &ControlRef) -> bool {
    shown.as_str().strip_prefix(of.as_str()).is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', ' ']))
}

/// The register that is evidence of a kind, where it holds anything.
fn register(snapshot: &Snapshot, statement: &Statement, kind: &EvidenceKind) -> Option<RegisterServes> {
    let (register, count) = match kind.id.as_str() {
        "internal-audit" => (EvidenceRegister::Audits, snapshot.audits.len()),
        "management-review" => (EvidenceRegister::Reviews, snapshot.reviews.len()),
        "corrective-action" => (EvidenceRegister::Nonconformities, snapshot.nonconformities.len()),
        "ai-risk" => (EvidenceRegister::Risks, snapshot.risks.len()),
        "ai-impact" => (EvidenceRegister::Assessments, snapshot.assessments.len()),
        "soa" => (EvidenceRegister::Controls, statement.decisions.len()),
        _ => return None,
    };
    (count > 0).then_some(RegisterServes { register, count })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Audit, Decision, Evidence, FrameworkUse, ItemRef, Link};
    use jiff::civil::date;

    fn about(annexes: &[&str]) -> Statement {
        let used =
            |id: &&str| FrameworkUse { framework: (*id).to_owned(), version: String::new(), hash: String::new() };
        Statement { frameworks: annexes.iter().map(used).collect(), ..Statement::default() }
    }

    /// A file with one piece of evidence, linked with these.
    fn piece(expiry: Option<Date>, shows: &[(&str, &str)]) -> Snapshot {
        let id = Id::from("e1");
        let piece = Evidence { id: id.clone(), label: "EV-01".to_owned(), expiry, ..Evidence::default() };
        let link = |(space, entry): &(&str, &str)| {
            Link::of(&ItemRef::record(RecordKind::Evidence, &id), &ItemRef::new(space, entry)).unwrap()
        };
        Snapshot { evidence: vec![piece], links: shows.iter().map(link).collect(), ..Snapshot::default() }
    }

    fn standing(all: &EvidenceServes, kind: &str, column: EvidenceColumn) -> ReuseStanding {
        let row = all.kinds.iter().find(|row| row.kind == kind).unwrap();
        row.columns.iter().find(|one| one.column == column).unwrap().standing
    }

    const DAY: Date = date(2026, 11, 28);

    #[test]
    fn a_piece_counts_where_it_is_linked_and_runs_out_after_its_last_day() {
        let of = |expiry| {
            let file = piece(expiry, &[("iso27001-clauses", "9.2.2")]);
            standing(&evidence_serves(&file, &about(&["iso42001"]), DAY), "internal-audit", EvidenceColumn::Iso27001)
        };
        assert_eq!(of(None), ReuseStanding::There);
        assert_eq!(of(Some(DAY)), ReuseStanding::There);
        assert_eq!(of(Some(date(2026, 11, 27))), ReuseStanding::Stale);
        let all = evidence_serves(&piece(None, &[("iso27001-clauses", "9.2.2")]), &about(&["iso42001"]), DAY);
        assert_eq!(standing(&all, "internal-audit", EvidenceColumn::Iso9001), ReuseStanding::Missing);
        assert_eq!(standing(&all, "soa", EvidenceColumn::Iso9001), ReuseStanding::None);
        let tally = all.tallies.iter().find(|tally| tally.column == EvidenceColumn::Iso27001).unwrap();
        assert_eq!((tally.there, tally.stale, tally.there + tally.missing), (1, 0, tally.total));
    }

    #[test]
    fn a_piece_counts_by_the_decision_that_names_it_too() {
        let mut statement = about(&["iso42001"]);
        let decision =
            Decision { evidence: vec![Id::from("e1")], ..Decision::untouched(ControlRef::new("iso42001", "A.10.3")) };
        statement.decisions.push(decision);
        let all = evidence_serves(&piece(None, &[]), &statement, DAY);
        assert_eq!(standing(&all, "supplier-assessment", EvidenceColumn::Iso42001), ReuseStanding::There);
        assert_eq!(standing(&all, "supplier-assessment", EvidenceColumn::Iso27001), ReuseStanding::Missing);
    }

    #[test]
    fn a_register_is_evidence_for_the_standards_that_the_statement_is_about_alone() {
        let file = Snapshot { audits: vec![Audit::default()], ..Snapshot::default() };
        let all = evidence_serves(&file, &about(&["iso42001"]), DAY);
        assert_eq!(standing(&all, "internal-audit", EvidenceColumn::Iso42001), ReuseStanding::There);
        assert_eq!(standing(&all, "internal-audit", EvidenceColumn::Iso27001), ReuseStanding::Missing);
        let both = evidence_serves(&file, &about(&["iso42001", "iso27001"]), DAY);
        assert_eq!(standing(&both, "internal-audit", EvidenceColumn::Iso27001), ReuseStanding::There);
        let none = evidence_serves(&Snapshot::default(), &about(&["iso42001"]), DAY);
        assert_eq!(standing(&none, "internal-audit", EvidenceColumn::Iso42001), ReuseStanding::Missing);
    }
}
