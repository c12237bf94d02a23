//! Rules about what decisions follow from: systems, risks, impact assessments, requirements, objectives.

use std::collections::{BTreeMap, BTreeSet};

use super::{FindingCode, Place, Subject, decisions};
use crate::due::is_open;
use crate::{
    AiSystem, ControlRef, Id, ImpactAssessment, ItemRef, Rating, RecordKind, Risk, RiskCriteria, SystemScope,
    Treatment, WithheldKind,
};

pub(super) fn check(subject: &mut Subject<'_>) {
    let snapshot = subject.snapshot;
    // What a copy was made without is no finding.
    if subject.is_without(&[WithheldKind::Risks, WithheldKind::Assessments, WithheldKind::SystemDetails]) {
        return;
    }
    risks(subject);
    if subject.is_about_ai() {
        for system in snapshot.systems.iter().filter(|system| system.scope != Some(SystemScope::Out)) {
            self::system(subject, system);
        }
        for assessment in &snapshot.assessments {
            self::assessment(subject, assessment);
        }
    }
    suggested(subject);
    for requirement in &snapshot.requirements {
        let item = ItemRef::record(RecordKind::Requirement, &requirement.id);
        if subject.index.treating(&item).is_empty() {
            let place = Place::record("requirement", requirement.id.as_str(), "links");
            subject.raise(FindingCode::RequirementUnmet, place, &[("label", requirement.label.clone())]);
        }
        owner(subject, "requirement", &requirement.id, requirement.owner.as_ref(), "owner");
    }
    for objective in &snapshot.objectives {
        if objective.owner.is_none() || objective.due.is_none() {
            let field = if objective.owner.is_none() { "owner" } else { "due" };
            let place = Place::record("objective", objective.id.as_str(), field);
            subject.raise(FindingCode::ObjectiveOpen, place, &[("label", objective.label.clone())]);
        }
        owner(subject, "objective", &objective.id, objective.owner.as_ref(), "owner");
    }
}

/// What there is to say of the risks, as a statement's readiness and as the readiness of their treatment plan.
pub(super) fn risks(subject: &mut Subject<'_>) {
    let snapshot = subject.snapshot;
    let criteria = criteria(subject);
    if !snapshot.risks.is_empty() && criteria.is_none() {
        subject.raise(FindingCode::RiskCriteriaMissing, Place::Organisation { field: "riskCriteria".to_owned() }, &[]);
    }
    for risk in &snapshot.risks {
        self::risk(subject, risk, criteria);
    }
}

/// How risks are measured, where that is set with a line.
fn criteria<'a>(subject: &Subject<'a>) -> Option<&'a RiskCriteria> {
    subject.snapshot.organisation.risk_criteria.as_ref().filter(|criteria| criteria.draw_a_line())
}

/// Controls that the facts of systems call for and that are not included, each with the rules that say so and the systems that they
/// hold for. Letting one stand with a reason dismisses it as long as the same rules hold for the same systems, whatever these are
/// called; what is new is another one.
fn suggested(subject: &mut Subject<'_>) {
    #[derive(Default)]
    struct Suggested {
        /// What each rule says of the facts, and why that matters, once.
        because: Vec<String>,
        reasons: Vec<String>,
        systems: Vec<String>,
        /// Each rule with each system that it holds for.
        cases: BTreeSet<String>,
    }
    fn once(all: &mut Vec<String>, one: String) {
        if !all.contains(&one) {
            all.push(one);
        }
    }
    let mut found: BTreeMap<ControlRef, Suggested> = BTreeMap::new();
    for system in subject.snapshot.systems.iter().filter(|system| system.scope != Some(SystemScope::Out)) {
        let label = if system.label.trim().is_empty() { system.name.clone() } else { system.label.clone() };
        for suggestion in crate::suggestions(&system.facts()) {
            let entry = found.entry(suggestion.control).or_default();
            once(&mut entry.because, suggestion.because.join(", "));
            once(&mut entry.reasons, suggestion.reason);
            once(&mut entry.systems, label.clone());
            entry.cases.insert(format!("{}:{}", suggestion.rule, system.id));
        }
    }
    for (control, Suggested { because, reasons, systems, cases }) in found {
        let Some(decision) = subject.statement.decision(&control) else { continue };
        if decision.is_applicable() {
            continue;
        }
        let mut about = cases.iter().cloned().collect::<Vec<_>>().join(",");
        // Versions up to now told the first rule alone, with the labels of its systems. What was dismissed so stays dismissed where
        // that was all there is to say.
        if let ([_], Some((rule, _))) = (&because[..], cases.first().and_then(|case| case.split_once(':'))) {
            let earlier = format!("{rule}:{}", systems.join(","));
            let key = format!("{}@{control}:{earlier}", FindingCode::ControlSuggested.as_str());
            if subject.statement.accepted.iter().any(|accepted| accepted.finding == key) {
                about = earlier;
            }
        }
        let args = [("because", because.join("; ")), ("reason", reasons.join(" ")), ("systems", systems.join(", "))];
        subject.raise_about(FindingCode::ControlSuggested, Place::decision(&control, "applicability"), &about, &args);
    }
}

/// Whoever answers for a record must be there.
pub(super) fn owner(subject: &mut Subject<'_>, record: &str, id: &Id, owner: Option<&Id>, field: &str) {
    if owner.is_some_and(|owner| !subject.index.has(RecordKind::Person, owner)) {
        subject.raise(FindingCode::OwnerGone, Place::record(record, id.as_str(), field), &[]);
    }
}

fn risk(subject: &mut Subject<'_>, risk: &Risk, criteria: Option<&RiskCriteria>) {
    let at = |field: &str| Place::record("risk", risk.id.as_str(), field);
    let label = || [("label", risk.label.clone())];
    owner(subject, "risk", &risk.id, risk.owner.as_ref(), "owner");
    if risk.owner.is_none() {
        subject.raise(FindingCode::RiskWithoutOwner, at("owner"), &label());
    }
    if let Some(review) = risk.review {
        decisions::review(subject, at("review"), review);
    }
    let inherent = risk.inherent.as_ref().and_then(Rating::level);
    if inherent.is_none() {
        subject.raise(FindingCode::RiskUnrated, at("inherent"), &label());
    }
    if risk.treatment.is_none() {
        subject.raise(FindingCode::RiskUntreated, at("treatment"), &label());
    }
    let Some(criteria) = criteria else { return };
    for (field, rating) in [("inherent", &risk.inherent), ("residual", &risk.residual)] {
        let Some(Rating { likelihood, organisation, individuals, societies }) = *rating else { continue };
        if !criteria.have(likelihood, &[organisation, individuals, societies]) {
            subject.raise_about(FindingCode::RiskOffScale, at(field), field, &label());
        }
    }
    let treating = subject.index.treating(&ItemRef::record(RecordKind::Risk, &risk.id));
    let is_above = inherent.is_some_and(|level| criteria.is_above(level));
    let needs_control = matches!(risk.treatment, None | Some(Treatment::Modify));
    if is_above && needs_control && treating.is_empty() {
        let level = inherent.unwrap_or_default().to_string();
        let args = [("label", risk.label.clone()), ("level", level), ("line", criteria.acceptable.to_string())];
        subject.raise(FindingCode::RiskWithoutControl, at("links"), &args);
    }
    unaccepted(subject, risk, criteria);
    if is_above && risk.residual.is_none() && matches!(risk.treatment, Some(Treatment::Modify | Treatment::Share)) {
        subject.raise_about(FindingCode::RiskUnrated, at("residual"), "residual", &label());
    }
    let is_open = needs_control && is_open(risk, subject.index);
    if let Some(due) = risk.due.filter(|due| *due < subject.as_of && is_open) {
        let args = [("label", risk.label.clone()), ("date", due.to_string())];
        subject.raise_about(FindingCode::TreatmentPassed, at("due"), &due.to_string(), &args);
    }
}

/// What remains above the line is accepted by somebody, at the level that it has now or a higher one.
fn unaccepted(subject: &mut Subject<'_>, risk: &Risk, criteria: &RiskCriteria) {
    let remains = risk.remaining().filter(|level| risk.is_live() && criteria.is_above(*level));
    let Some(level) = remains.filter(|level| !risk.accepted.as_ref().is_some_and(|by| by.covers(*level))) else {
        return;
    };
    let given = risk.accepted.as_ref().filter(|by| by.is_given()).and_then(|by| by.level);
    let (accepted, about) = match given {
        None => ("none".to_owned(), String::new()),
        Some(0) => ("unrated".to_owned(), level.to_string()),
        Some(accepted) => (accepted.to_string(), level.to_string()),
    };
    let line = criteria.acceptable.to_string();
    let args = [("label", risk.label.clone()), ("level", level.to_string()), ("line", line), ("accepted", accepted)];
    let place = Place::record("risk", risk.id.as_str(), "accepted");
    subject.raise_about(FindingCode::RiskUnaccepted, place, &about, &args);
}

fn system(subject: &mut Subject<'_>, system: &AiSystem) {
    let snapshot = subject.snapshot;
    let at = |field: &str| Place::record("system", system.id.as_str(), field);
    owner(subject, "system", &system.id, system.owner.as_ref(), "owner");
    let item = ItemRef::record(RecordKind::System, &system.id);
    let linked = subject.index.linked(&item).iter().filter(|other| other.kind() == Some(RecordKind::Assessment));
    let assessed: Vec<&ImpactAssessment> =
        linked.filter_map(|other| snapshot.assessment(&Id::from(other.id()))).collect();
    let args = [("label", system.label.clone()), ("name", system.name.clone())];
    if assessed.is_empty() {
        subject.raise(FindingCode::SystemUnassessed, at("links"), &args);
        return;
    }
    let last = assessed.iter().filter_map(|assessment| assessment.date).max();
    if let (Some(changed), Some(last)) = (system.changed, last)
        && changed > last
    {
        let [label, name] = args;
        let dates = [("date", changed.to_string()), ("assessed", last.to_string())];
        let [date, assessed] = dates;
        subject.raise_about(
            FindingCode::SystemChanged,
            at("changed"),
            &changed.to_string(),
            &[label, name, date, assessed],
        );
    }
}

fn assessment(subject: &mut Subject<'_>, assessment: &ImpactAssessment) {
    let at = |field: &str| Place::record("assessment", assessment.id.as_str(), field);
    let label = [("label", assessment.label.clone())];
    owner(subject, "assessment", &assessment.id, assessment.owner.as_ref(), "owner");
    let item = ItemRef::record(RecordKind::Assessment, &assessment.id);
    if !subject.index.linked(&item).iter().any(|other| other.kind() == Some(RecordKind::System)) {
        subject.raise(FindingCode::AssessmentWithoutSystem, at("links"), &label);
    }
    // The standard names individuals, groups and societies (6.1.4); the other two levels are the organisation's to use.
    let named =
        [("individuals", &assessment.individuals), ("groups", &assessment.groups), ("society", &assessment.society)];
    let said = |level: &&crate::Impact| !level.harm.is_blank() || !level.benefit.is_blank();
    for (field, _) in named.iter().filter(|(_, level)| !level.as_ref().is_some_and(|level| said(&level))) {
        let [label] = label.clone();
        subject.raise(FindingCode::AssessmentIncomplete, at(field), &[label, ("level", (*field).to_owned())]);
    }
    if let Some(criteria) = criteria(subject) {
        for (field, level) in assessment.levels() {
            if level.is_some_and(|level| !criteria.have(level.likelihood, &[level.severity])) {
                let [label] = label.clone();
                let args = [label, ("level", field.to_owned())];
                subject.raise_about(FindingCode::AssessmentOffScale, at(field), field, &args);
            }
        }
    }
    if let Some(review) = assessment.review {
        decisions::review(subject, at("review"), review);
    }
}
