//! What is due, when, and whose it is. One answer for all who ask: the rules about days that have passed, the dates that the
//! window shows, what its people are asked for, and what the pages say that people answer for.

use std::collections::{BTreeMap, HashSet};

use jiff::civil::Date;
use serde::Serialize;
use ts_rs::TS;

use crate::check::{Index, Place};
use crate::{
    Applicability, Decision, Id, ItemRef, RecordKind, Risk, RiskAcceptance, Snapshot, Statement, Status, Treatment,
};

/// What a day is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub enum DueKind {
    /// By then something is to be done: a control in place, a risk treated, a question answered.
    Target,
    /// Then something is looked at again.
    Review,
    /// Until then something holds: evidence that runs out.
    Expiry,
}

/// A day that waits for somebody. Of what is done none is left.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Due {
    /// The day.
    #[ts(type = "string")]
    pub date: Date,
    /// What it is for.
    pub kind: DueKind,
    /// Where it stands, down to the field with which it is settled.
    pub place: Place,
    /// Whose it is; nobody's where nobody answers for it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub owner: Option<Id>,
}

impl Due {
    fn new(date: Date, kind: DueKind, place: Place, owner: Option<&Id>) -> Self {
        Self { date, kind, place, owner: owner.cloned() }
    }
}

impl Snapshot {
    /// All that is due in a statement and in the registers, the earliest first.
    pub fn due(&self, statement: &Id) -> Vec<Due> {
        let mut due: Vec<Due> = self.statement(statement).map(Statement::due).unwrap_or_default();
        due.extend(self.due_in_registers(&Index::of(self)));
        due.extend(self.evidence_due(statement));
        due.sort_by_key(|due| due.date);
        due
    }

    /// What is due in the registers: each record's own days, in the order of the registers.
    pub(crate) fn due_in_registers(&self, index: &Index<'_>) -> Vec<Due> {
        use DueKind::{Review, Target};
        let mut due = Vec::new();
        let mut add = |date: Option<Date>, kind, record: &str, id: &str, field: &str, owner: Option<&Id>| {
            due.extend(date.map(|date| Due::new(date, kind, Place::record(record, id, field), owner)));
        };
        for risk in &self.risks {
            let target = risk.due.filter(|_| is_open(risk, index));
            add(target, Target, "risk", risk.id.as_str(), "due", risk.owner.as_ref());
            add(risk.review, Review, "risk", risk.id.as_str(), "review", risk.owner.as_ref());
        }
        for assessment in &self.assessments {
            let owner = assessment.owner.as_ref();
            add(assessment.review, Review, "assessment", assessment.id.as_str(), "review", owner);
        }
        for requirement in &self.requirements {
            let item = ItemRef::record(RecordKind::Requirement, &requirement.id);
            let target = requirement.due.filter(|_| !is_in_place(&item, index));
            add(target, Target, "requirement", requirement.id.as_str(), "due", requirement.owner.as_ref());
        }
        for objective in &self.objectives {
            let target = objective.due.filter(|_| objective.result.is_blank());
            add(target, Target, "objective", objective.id.as_str(), "due", objective.owner.as_ref());
        }
        for audit in &self.audits {
            let target = audit.until.or(audit.from).filter(|_| audit.result.is_blank());
            add(target, Target, "audit", audit.id.as_str(), "result", audit.lead.as_ref());
        }
        for review in &self.reviews {
            let target = review.date.filter(|_| review.decisions.is_blank());
            add(target, Target, "review", review.id.as_str(), "decisions", review.chair.as_ref());
        }
        for nonconformity in &self.nonconformities {
            let target = nonconformity.due.filter(|_| nonconformity.closed.is_none());
            add(target, Target, "nonconformity", nonconformity.id.as_str(), "due", nonconformity.owner.as_ref());
        }
        for said in &self.entries {
            let target = said.due.filter(|_| !said.is_reached());
            add(target, Target, "entry", said.entry.as_str(), "due", said.owner.as_ref());
        }
        for question in &self.questions {
            let target = question.due.filter(|_| question.is_open());
            add(target, Target, "question", question.id.as_str(), "answer", None);
        }
        due
    }

    /// When evidence runs out that something rests on: a decision of the statement, or whatever is linked with it.
    fn evidence_due(&self, statement: &Id) -> impl Iterator<Item = Due> {
        let decisions = self.statement(statement).into_iter().flat_map(|statement| &statement.decisions);
        let shown = decisions.flat_map(|decision| &decision.evidence).map(Id::as_str);
        let is_evidence = |item: &&ItemRef| item.kind() == Some(RecordKind::Evidence);
        let linked = self.links.iter().flat_map(|link| [&link.from, &link.to]).filter(is_evidence).map(ItemRef::id);
        let used: HashSet<&str> = shown.chain(linked).collect();
        let evidence = self.evidence.iter().filter(move |item| used.contains(item.id.as_str()));
        evidence.filter_map(|item| {
            Some(Due::new(item.expiry?, DueKind::Expiry, Place::record("evidence", item.id.as_str(), "expiry"), None))
        })
    }

    /// All that people answer for, by person: the controls of a statement in its order, then records and entries of frameworks
    /// in the order of the registers. People who answer for nothing are not among them.
    pub fn answered_for(&self, statement: &Statement) -> BTreeMap<Id, Vec<ItemRef>> {
        let mut found: BTreeMap<Id, Vec<ItemRef>> = BTreeMap::new();
        let mut add = |owner: Option<&Id>, item: ItemRef| {
            if let Some(owner) = owner {
                found.entry(owner.clone()).or_default().push(item);
            }
        };
        for decision in &statement.decisions {
            add(decision.owner.as_ref(), ItemRef::from(&decision.control));
        }
        for system in &self.systems {
            add(system.owner.as_ref(), ItemRef::record(RecordKind::System, &system.id));
        }
        for risk in &self.risks {
            add(risk.owner.as_ref(), ItemRef::record(RecordKind::Risk, &risk.id));
        }
        for assessment in &self.assessments {
            add(assessment.owner.as_ref(), ItemRef::record(RecordKind::Assessment, &assessment.id));
        }
        for requirement in &self.requirements {
            add(requirement.owner.as_ref(), ItemRef::record(RecordKind::Requirement, &requirement.id));
        }
        for objective in &self.objectives {
            add(objective.owner.as_ref(), ItemRef::record(RecordKind::Objective, &objective.id));
        }
        for audit in &self.audits {
            add(audit.lead.as_ref(), ItemRef::record(RecordKind::Audit, &audit.id));
        }
        for review in &self.reviews {
            add(review.chair.as_ref(), ItemRef::record(RecordKind::Review, &review.id));
        }
        for nonconformity in &self.nonconformities {
            add(nonconformity.owner.as_ref(), ItemRef::record(RecordKind::Nonconformity, &nonconformity.id));
        }
        for said in &self.entries {
            add(said.owner.as_ref(), said.entry.clone());
        }
        found
    }
}

impl Statement {
    /// What is due in it: targets that are not reached, and reviews.
    fn due(&self) -> Vec<Due> {
        let mut due = Vec::new();
        for decision in &self.decisions {
            let owner = decision.owner.as_ref();
            for (date, kind, field) in
                [(decision.target_due(), DueKind::Target, "target"), (decision.review_due(), DueKind::Review, "review")]
            {
                due.extend(date.map(|date| Due::new(date, kind, Place::decision(&decision.control, field), owner)));
            }
        }
        let next = Place::Statement { field: "nextReview".to_owned() };
        due.extend(self.next_review.map(|date| Due::new(date, DueKind::Review, next, None)));
        due
    }
}

impl Decision {
    /// By when the control is to be in place, as long as it is not.
    pub(crate) fn target_due(&self) -> Option<Date> {
        self.progress.target.filter(|_| self.is_applicable() && self.progress.status != Some(Status::Implemented))
    }

    /// When the decision is looked at again. Nobody looks again at what was not decided.
    pub(crate) fn review_due(&self) -> Option<Date> {
        self.review.filter(|_| self.verdict.applicability != Applicability::Undecided)
    }
}

/// Whether the treatment of a risk is still to be done. What is accepted is treated as soon as somebody put a name to it; what
/// is shared or avoided has no field that says so, so that its day stands until it is taken away or moved.
pub(crate) fn is_open(risk: &Risk, index: &Index<'_>) -> bool {
    match risk.treatment {
        None | Some(Treatment::Modify) => !is_in_place(&ItemRef::record(RecordKind::Risk, &risk.id), index),
        Some(Treatment::Accept) => !risk.accepted.as_ref().is_some_and(RiskAcceptance::is_given),
        Some(Treatment::Share | Treatment::Avoid) => true,
    }
}

/// Whether an item is linked with included controls, and all of them are implemented.
fn is_in_place(item: &ItemRef, index: &Index<'_>) -> bool {
    let treating = index.treating(item);
    !treating.is_empty() && treating.iter().all(|decision| decision.progress.status == Some(Status::Implemented))
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    /// One of everything that has a day, all of it Role A's as far as it can be anybody's.
    fn file(more: &[(&str, Value)]) -> Snapshot {
        let cells = [
            ("person/p", json!(true)),
            ("person/p/name", json!("Role A")),
            ("statement/s", json!(true)),
            ("statement/s/framework/iso42001", json!({"version": "2023", "hash": ""})),
            ("statement/s/nextReview", json!("2027-01-12")),
            ("statement/s/d/iso42001/A.2.2/verdict", json!({"applicability": "applicable"})),
            ("statement/s/d/iso42001/A.2.2/progress", json!({"status": "planned", "target": "2027-01-02"})),
            ("statement/s/d/iso42001/A.2.2/owner", json!("p")),
            ("statement/s/d/iso42001/A.2.2/review", json!("2027-01-01")),
            ("risk/r", json!(true)),
            ("risk/r/due", json!("2027-01-03")),
            ("risk/r/owner", json!("p")),
            ("link/risk/r/iso42001/A.2.2", json!(true)),
            ("requirement/q", json!(true)),
            ("requirement/q/due", json!("2027-01-04")),
            ("requirement/q/owner", json!("p")),
            ("link/requirement/q/iso42001/A.2.2", json!(true)),
            ("objective/o", json!(true)),
            ("objective/o/due", json!("2027-01-05")),
            ("objective/o/owner", json!("p")),
            ("audit/a", json!(true)),
            ("audit/a/from", json!("2027-01-06")),
            ("audit/a/lead", json!("p")),
            ("review/m", json!(true)),
            ("review/m/date", json!("2027-01-07")),
            ("review/m/chair", json!("p")),
            ("nonconformity/n", json!(true)),
            ("nonconformity/n/due", json!("2027-01-08")),
            ("nonconformity/n/owner", json!("p")),
            ("entry/iso42001-clauses/9.2/due", json!("2027-01-09")),
            ("entry/iso42001-clauses/9.2/owner", json!("p")),
            ("question/k", json!(true)),
            ("question/k/due", json!("2027-01-10")),
            ("evidence/e", json!(true)),
            ("evidence/e/expiry", json!("2027-01-11")),
            ("link/evidence/e/iso42001-clauses/9.2", json!(true)),
            ("evidence/f", json!(true)),
            ("evidence/f/expiry", json!("2027-01-11")),
        ];
        let cells = cells.iter().chain(more).map(|(key, value)| ((*key).to_owned(), value.clone()));
        Snapshot::from_cells(&cells.collect()).unwrap()
    }

    fn told(snapshot: &Snapshot) -> Vec<String> {
        let whose = |owner: &Option<Id>| owner.as_ref().map_or("nobody", Id::as_str).to_owned();
        let each = snapshot.due(&"s".into());
        each.iter()
            .map(|due| format!("{} {:?} {} {}", due.date, due.kind, due.place.key(), whose(&due.owner)))
            .collect()
    }

    #[test]
    fn everything_that_has_a_day_is_due_with_whoever_answers_for_it() {
        assert_eq!(
            told(&file(&[])),
            [
                "2027-01-01 Review iso42001/A.2.2 p",
                "2027-01-02 Target iso42001/A.2.2 p",
                "2027-01-03 Target risk/r p",
                "2027-01-04 Target requirement/q p",
                "2027-01-05 Target objective/o p",
                "2027-01-06 Target audit/a p",
                "2027-01-07 Target review/m p",
                "2027-01-08 Target nonconformity/n p",
                "2027-01-09 Target entry/iso42001-clauses/9.2 p",
                "2027-01-10 Target question/k nobody",
                "2027-01-11 Expiry evidence/e nobody",
                "2027-01-12 Review statement nobody",
            ]
        );
    }

    #[test]
    fn what_is_done_waits_for_nobody() {
        let done = file(&[
            ("statement/s/d/iso42001/A.2.2/progress", json!({"status": "implemented", "target": "2027-01-02"})),
            ("objective/o/result", json!({"text": "Reached."})),
            ("audit/a/result", json!({"text": "Nothing found."})),
            ("review/m/decisions", json!({"text": "Go on."})),
            ("nonconformity/n/closed", json!("2026-12-01")),
            ("entry/iso42001-clauses/9.2/now", json!("fully")),
            ("question/k/answer", json!({"text": "Yes."})),
        ]);
        let left = ["2027-01-01 Review iso42001/A.2.2 p", "2027-01-11 Expiry evidence/e nobody"];
        assert_eq!(told(&done), [&left[..], &["2027-01-12 Review statement nobody"]].concat());
    }

    #[test]
    fn a_treatment_that_no_control_brings_waits_until_it_is_accepted_or_its_day_is_taken_away() {
        let treated = |treatment: &str, more: &[(&str, Value)]| {
            let cells = [&[("risk/r/treatment", json!(treatment))], more].concat();
            file(&cells).due(&"s".into()).iter().any(|due| due.place.key() == "risk/r")
        };
        let implemented = ("statement/s/d/iso42001/A.2.2/progress", json!({"status": "implemented"}));
        assert!(!treated("modify", std::slice::from_ref(&implemented)));
        assert!(treated("share", &[implemented]) && treated("avoid", &[]) && treated("accept", &[]));
        let accepted = json!({"name": "Role B", "function": "Board", "date": "2026-11-01"});
        assert!(!treated("accept", &[("risk/r/accepted", accepted)]));
    }

    #[test]
    fn somebody_answers_for_controls_records_and_clauses_alike() {
        let snapshot = file(&[]);
        let found = snapshot.answered_for(&snapshot.statements[0]);
        let of_role_a: Vec<&str> = found[&Id::from("p")].iter().map(ItemRef::as_str).collect();
        assert_eq!(
            of_role_a,
            [
                "iso42001/A.2.2",
                "risk/r",
                "requirement/q",
                "objective/o",
                "audit/a",
                "review/m",
                "nonconformity/n",
                "iso42001-clauses/9.2"
            ]
        );
        assert_eq!(found.len(), 1);
    }
}
