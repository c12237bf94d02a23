//! Rules about what decisions follow from: systems, risks, impact assessments, requirements, objectives.

use std::collections::BTreeMap;

use super::{FindingCode, Place, Subject, decisions};
use crate::{
    AiSystem, ControlRef, Decision, Id, ImpactAssessment, ItemRef, Rating, RecordKind, Risk, RiskCriteria, Status,
    SystemScope, Treatment, WithheldKind,
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
        if treating(subject, &item).is_empty() {
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
    let criteria = snapshot.organisation.risk_criteria.as_ref();
    if !snapshot.risks.is_empty() && criteria.is_none() {
        subject.raise(FindingCode::RiskCriteriaMissing, Place::Organisation { field: "riskCriteria".to_owned() }, &[]);
    }
    for risk in &snapshot.risks {
        self::risk(subject, risk, criteria);
    }
}

/// Controls that the facts of systems call for and that are not included, each with the first rule that says so and the
/// systems that it holds for. Letting one stand with a reason dismisses it; when the facts change it is another one.
fn suggested(subject: &mut Subject<'_>) {
    struct Suggested {
        because: String,
        reason: String,
        rule: String,
        systems: Vec<String>,
    }
    let mut found: BTreeMap<ControlRef, Suggested> = BTreeMap::new();
    for system in subject.snapshot.systems.iter().filter(|system| system.scope != Some(SystemScope::Out)) {
        let label = if system.label.trim().is_empty() { system.name.clone() } else { system.label.clone() };
        for suggestion in crate::suggestions(&system.facts()) {
            let entry = found.entry(suggestion.control).or_insert_with(|| Suggested {
                because: suggestion.because.join(", "),
                reason: suggestion.reason,
                rule: suggestion.rule.clone(),
                systems: Vec::new(),
            });
            if entry.rule == suggestion.rule {
                entry.systems.push(label.clone());
            }
        }
    }
    for (control, Suggested { because, reason, rule, systems }) in found {
        let Some(decision) = subject.statement.decision(&control) else { continue };
        if decision.is_applicable() {
            continue;
        }
        let about = format!("{rule}:{}", systems.join(","));
        let args = [("because", because), ("reason", reason), ("systems", systems.join(", "))];
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
        if rating.is_some_and(|rating| !fits(rating, criteria)) {
            subject.raise_about(FindingCode::RiskOffScale, at(field), field, &label());
        }
    }
    let treating = treating(subject, &ItemRef::record(RecordKind::Risk, &risk.id));
    let is_above = inherent.is_some_and(|level| criteria.is_above(level));
    let needs_control = matches!(risk.treatment, None | Some(Treatment::Modify));
    if is_above && needs_control && treating.is_empty() {
        let level = inherent.unwrap_or_default().to_string();
        let args = [("label", risk.label.clone()), ("level", level), ("line", criteria.acceptable.to_string())];
        subject.raise(FindingCode::RiskWithoutControl, at("links"), &args);
    }
    // A risk that is borne as it is remains as it was.
    let residual = risk.residual.as_ref().and_then(Rating::level);
    let remains = residual.or_else(|| inherent.filter(|_| risk.treatment == Some(Treatment::Accept)));
    let accepted = risk.accepted.as_ref().is_some_and(|by| !by.name.trim().is_empty() && by.date.is_some());
    if risk.is_live() && !accepted && remains.is_some_and(|level| criteria.is_above(level)) {
        let level = remains.unwrap_or_default().to_string();
        let args = [("label", risk.label.clone()), ("level", level), ("line", criteria.acceptable.to_string())];
        subject.raise(FindingCode::RiskUnaccepted, at("accepted"), &args);
    }
    if is_above && risk.residual.is_none() && matches!(risk.treatment, Some(Treatment::Modify | Treatment::Share)) {
        subject.raise_about(FindingCode::RiskUnrated, at("residual"), "residual", &label());
    }
    let open = treating.iter().any(|decision| decision.progress.status != Some(Status::Implemented));
    if let Some(due) = risk.due.filter(|due| *due < subject.as_of && needs_control && (open || treating.is_empty())) {
        let args = [("label", risk.label.clone()), ("date", due.to_string())];
        subject.raise_about(FindingCode::TreatmentPassed, at("due"), &due.to_string(), &args);
    }
}

/// Decisions, of any statement, that include a control which is linked with a record: what treats a risk or meets a requirement.
fn treating<'a>(subject: &Subject<'a>, item: &ItemRef) -> Vec<&'a Decision> {
    subject.index.treating(item)
}

/// Whether the scales have the places that a rating names.
fn fits(rating: Rating, criteria: &RiskCriteria) -> bool {
    let within = |place: Option<u8>, scale: &[String]| place.is_none_or(|place| usize::from(place) <= scale.len());
    within(rating.likelihood, &criteria.likelihood)
        && [rating.organisation, rating.individuals, rating.societies]
            .into_iter()
            .all(|place| within(place, &criteria.consequence))
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
    if let Some((field, _)) = named.iter().find(|(_, level)| !level.as_ref().is_some_and(|level| said(&level))) {
        let [label] = label.clone();
        subject.raise(FindingCode::AssessmentIncomplete, at(field), &[label, ("level", (*field).to_owned())]);
    }
    if let Some(review) = assessment.review {
        decisions::review(subject, at("review"), review);
    }
}
