//! Rules about the risk treatment plan (6.1.3): what stands between the risks and its approval, and whether the statement still
//! rests on the one that was approved.

use jiff::civil::Date;

use super::index::Index;
use super::{Finding, FindingCode, Place, Severity, Subject, registers};
use crate::{Id, PlanFacts, Snapshot};

/// What an auditor would not let pass in an approved plan: nothing to plan, a risk that is not measured, not treated, above the line
/// without a control, or left above the line without somebody who accepted it. All else is asked, and refuses nothing.
const REFUSES: [FindingCode; 6] = [
    FindingCode::PlanEmpty,
    FindingCode::RiskCriteriaMissing,
    FindingCode::RiskUnrated,
    FindingCode::RiskUntreated,
    FindingCode::RiskWithoutControl,
    FindingCode::RiskUnaccepted,
];

/// What stands between the risks of a file and the approval of their treatment plan, and what an auditor would ask about it. Worst
/// first. None of it can be let stand with a reason: reasons are part of the statement, and the plan is a document of its own.
pub fn treatment_plan(snapshot: &Snapshot, statement: &Id, as_of: Date) -> Vec<Finding> {
    let Some(statement) = snapshot.statement(statement) else { return Vec::new() };
    let index = Index::of(snapshot);
    let mut subject = Subject::new(snapshot, statement, &index, as_of);
    if snapshot.risks.is_empty() {
        subject.raise(FindingCode::PlanEmpty, Place::Statement { field: "treatment".to_owned() }, &[]);
    }
    registers::risks(&mut subject);
    for finding in &mut subject.findings {
        finding.severity = if REFUSES.contains(&finding.code) { Severity::Blocks } else { Severity::Warning };
    }
    subject.findings.sort_by_key(|finding| finding.severity);
    subject.findings
}

/// Whether the statement rests on the plan that is in force, and the plan on the risks. Asked only where this file holds plans: an
/// organisation may keep them elsewhere.
pub(super) fn check(subject: &mut Subject<'_>) {
    let at = || Place::Statement { field: "treatment".to_owned() };
    let statement = subject.statement;
    let in_force = statement.plans_in_force();
    if in_force.len() > 1 {
        let labels = in_force.iter().map(|plan| plan.label.clone()).collect::<Vec<_>>().join(", ");
        subject.raise(FindingCode::PlanTwice, at(), &[("labels", labels)]);
    }
    let Some((plan, facts)) = in_force.last().and_then(|plan| Some((*plan, plan.plan.as_ref()?))) else { return };
    let label = || ("plan", plan.label.clone());
    if let Ok(now) = PlanFacts::of(subject.snapshot, &facts.document_id)
        && facts.differs(&now)
    {
        let risks = facts.changed(&now);
        let about = format!("{}:{}", plan.label, risks.join(","));
        let args = [label(), ("risks", risks.join(", ")), ("count", risks.len().to_string())];
        subject.raise_about(FindingCode::PlanStale, at(), &about, &args);
    }
    let treatment = &statement.treatment;
    if treatment.plan_id.trim() != facts.document_id || treatment.plan_version.trim() != plan.label {
        subject.raise_about(FindingCode::PlanNotNamed, at(), &plan.label, &[label()]);
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests as ready;
    use super::*;
    use crate::{Edition, Rating, Risk, RiskAcceptance, RiskCriteria, Treatment, TreatmentApproval, Withdrawal};

    #[allow(clippy::unnecessary_wraps)] // as the fields take it
    fn rating(likelihood: u8, individuals: u8) -> Option<Rating> {
        Some(Rating { likelihood: Some(likelihood), individuals: Some(individuals), ..Rating::default() })
    }

    /// A file whose one risk is above the line, treated by a control, and below it then.
    fn planned() -> Snapshot {
        let mut snapshot = ready::ready();
        snapshot.risks.push(Risk {
            id: "r".into(),
            label: "R-1".to_owned(),
            title: "Drift".to_owned(),
            owner: Some("p".into()),
            inherent: rating(3, 3),
            treatment: Some(Treatment::Modify),
            residual: rating(1, 1),
            ..Risk::default()
        });
        let control = snapshot.statements[0].decisions[0].control.to_string();
        snapshot.links.push(crate::Link { from: "risk/r".parse().unwrap(), to: control.parse().unwrap() });
        snapshot
    }

    fn approved(snapshot: &Snapshot, label: &str) -> Edition {
        let plan = Some(PlanFacts::of(snapshot, "RTP-1").unwrap());
        Edition { plan, candidate: None, ..ready::edition(snapshot, label) }
    }

    fn found(snapshot: &Snapshot) -> Vec<(&'static str, Severity)> {
        let found = treatment_plan(snapshot, &"s".into(), ready::TODAY);
        found.iter().map(|finding| (finding.code.as_str(), finding.severity)).collect()
    }

    fn told(snapshot: &Snapshot) -> Vec<&'static str> {
        let found = super::super::check(snapshot, ready::TODAY);
        found.iter().map(|finding| finding.code.as_str()).filter(|code| code.starts_with("plan-")).collect()
    }

    /// Breaks one thing in a plan that can be approved and expects exactly the rule for it.
    #[test]
    fn what_is_missing_refuses_a_plan_and_what_is_open_is_asked() {
        type Break = fn(&mut Snapshot);
        assert_eq!(found(&planned()), []);
        let (blocks, asks) = (Severity::Blocks, Severity::Warning);
        let cases: [(&str, Severity, Break); 11] = [
            ("plan-empty", blocks, |s| s.risks.clear()),
            ("risk-criteria-missing", blocks, |s| s.organisation.risk_criteria = None),
            ("risk-criteria-missing", blocks, |s| s.organisation.risk_criteria.as_mut().unwrap().acceptable = 0),
            ("risk-unrated", blocks, |s| s.risks[0].inherent = None),
            ("risk-unrated", blocks, |s| s.risks[0].residual = None),
            ("risk-untreated", blocks, |s| s.risks[0].treatment = None),
            ("risk-without-control", blocks, |s| s.links.retain(|link| link.from.space() != "risk")),
            ("risk-unaccepted", blocks, |s| s.risks[0].residual = rating(3, 3)),
            ("risk-without-owner", asks, |s| s.risks[0].owner = None),
            ("risk-off-scale", asks, |s| {
                s.risks[0].residual = rating(1, 4);
            }),
            ("treatment-passed", asks, |s| s.risks[0].due = Some(jiff::civil::date(2026, 1, 1))),
        ];
        for (code, severity, change) in cases {
            let mut snapshot = planned();
            change(&mut snapshot);
            assert_eq!(found(&snapshot), [(code, severity)]);
        }
        let mut accepted = planned();
        accepted.risks[0].residual = rating(3, 3);
        let (name, date) = ("Role B".to_owned(), Some(ready::TODAY));
        accepted.risks[0].accepted = Some(RiskAcceptance { name, date, ..RiskAcceptance::default() });
        assert_eq!(found(&accepted), []);
        assert!(treatment_plan(&accepted, &"other".into(), ready::TODAY).is_empty());
    }

    #[test]
    fn a_statement_rests_on_the_plan_in_force_and_the_plan_on_the_risks() {
        let mut snapshot = planned();
        assert_eq!(told(&snapshot), [""; 0], "a plan may be kept elsewhere");
        let plan = approved(&snapshot, "1");
        snapshot.statements[0].plans.push(plan);
        assert_eq!(told(&snapshot), [""; 0]);
        snapshot.risks[0].plan = "Otherwise.".into();
        let stale = super::super::check(&snapshot, ready::TODAY);
        let stale = stale.iter().find(|finding| finding.code == FindingCode::PlanStale).unwrap();
        assert_eq!((stale.args["plan"].as_str(), stale.args["risks"].as_str()), ("1", "R-1"));
        assert_eq!(stale.key, "plan-stale@statement:1:R-1");
        let mut next = approved(&snapshot, "2");
        snapshot.statements[0].plans.push(next.clone());
        assert_eq!(told(&snapshot), ["plan-twice", "plan-not-named"], "two copies each approved one");
        next.supersedes = vec!["1".into()];
        snapshot.statements[0].plans[1] = next;
        assert_eq!(told(&snapshot), ["plan-not-named"]);
        let TreatmentApproval { plan_version, .. } = &mut snapshot.statements[0].treatment;
        *plan_version = "2".to_owned();
        assert_eq!(told(&snapshot), [""; 0]);
        snapshot.organisation.risk_criteria = Some(RiskCriteria { acceptable: 6, ..RiskCriteria::default() });
        assert_eq!(told(&snapshot), ["plan-stale"]);
        let withdrawn = Withdrawal { reason: "Wrong".to_owned(), date: ready::TODAY };
        for plan in &mut snapshot.statements[0].plans {
            plan.withdrawn = Some(withdrawn.clone());
        }
        assert_eq!(told(&snapshot), [""; 0]);
    }
}
