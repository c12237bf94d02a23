//! Rules about one decision at a time.

use std::collections::HashSet;

use jiff::civil::Date;

use super::likeness::{echoes_title, holds_place, only_mandatory};
use super::{FindingCode, Place, Subject};
use crate::{
    AiSystem, Applicability, Decision, Driver, DriverKind, DriverValue, OWN, RecordKind, Reference, Status,
    SystemScope, WITHHELD, WithheldKind,
};

/// A review date is near when it lies within so many days.
const SOON_DAYS: i32 = 30;

pub(super) fn check(subject: &mut Subject<'_>) {
    let statement = subject.statement;
    let frameworks = statement.frameworks.iter().filter_map(|used| subject.snapshot.framework(&used.framework));
    let known: HashSet<(&str, &str)> =
        frameworks.flat_map(|f| f.controls().map(|control| (f.id.as_str(), control.id.as_str()))).collect();
    for decision in &subject.statement.decisions {
        let control = (decision.control.framework(), decision.control.id());
        if control.0 != OWN && !known.contains(&control) {
            // What its framework has no longer, or what is of one that another copy took away again, is carried over and nothing
            // else is asked of it.
            let used = if statement.is_on(control.0) { "yes" } else { "no" };
            let name = subject.snapshot.framework(control.0).map_or(control.0, |framework| &framework.name);
            let args = [("used", used.to_owned()), ("framework", name.to_owned())];
            subject.raise(FindingCode::ControlUnknown, Place::decision(&decision.control, "applicability"), &args);
            continue;
        }
        match decision.verdict.applicability {
            Applicability::Undecided => {
                subject.raise(FindingCode::Undecided, Place::decision(&decision.control, "applicability"), &[]);
                continue;
            }
            Applicability::Applicable => included(subject, decision),
            Applicability::Excluded => excluded(subject, decision),
        }
        justification(subject, decision);
        common(subject, decision);
    }
}

/// So many characters of a placeholder are told; a bracket to fill in may be long.
const MOST_SAID: usize = 40;

fn justification(subject: &mut Subject<'_>, decision: &Decision) {
    let place = || Place::decision(&decision.control, "justification");
    let Some(text) = decision.justification() else { return };
    reference(subject, decision);
    if text.is_blank() {
        if !subject.references.justify(decision) {
            subject.raise(FindingCode::JustificationMissing, place(), &[]);
        }
        return;
    }
    // What was left out of a copy on purpose is written elsewhere: nobody here can judge it, and nobody can write it.
    if text.text.trim() == WITHHELD && !subject.snapshot.withheld.is_empty() {
        return;
    }
    if holds_place(&text.text) {
        let words = text.text.split_whitespace().collect::<Vec<_>>().join(" ");
        let mut said: String = words.chars().take(MOST_SAID).collect();
        if said.len() < words.len() {
            said.push('…');
        }
        subject.raise(FindingCode::JustificationPlaceholder, place(), &[("text", said)]);
        return;
    }
    let driven = decision.drivers.iter().any(|d| d.value.names_something());
    let title = subject.snapshot.control_title(&decision.control).to_owned();
    if echoes_title(&text.text, &title) {
        subject.raise(FindingCode::JustificationEchoesTitle, place(), &[]);
    } else if only_mandatory(&text.text, driven) {
        subject.raise(FindingCode::MandatoryOnly, place(), &[]);
    }
}

/// A reference that leads to no words justifies nothing, whatever it led to before.
fn reference(subject: &mut Subject<'_>, decision: &Decision) {
    let code = match subject.references.of_decision(decision) {
        None | Some(Reference::Holds(_)) => return,
        Some(Reference::Gone) => FindingCode::ReferenceGone,
        Some(Reference::Onward) => FindingCode::ReferenceOnward,
        Some(Reference::Otherwise) => FindingCode::ReferenceOtherwise,
    };
    let Some(sees) = &decision.sees else { return };
    let args = [("other", subject.snapshot.control_label(sees).into_owned())];
    subject.raise_about(code, Place::decision(&decision.control, "sees"), sees.as_str(), &args);
}

/// Records that drive a control.
const DRIVING: [WithheldKind; 5] = [
    WithheldKind::Risks,
    WithheldKind::Assessments,
    WithheldKind::Requirements,
    WithheldKind::Parties,
    WithheldKind::Objectives,
];

fn included(subject: &mut Subject<'_>, decision: &Decision) {
    let at = |field: &str| Place::decision(&decision.control, field);
    // Of what drives a control, a copy may have been made without.
    if decision.drivers.is_empty() && !subject.is_without(&DRIVING) {
        subject.raise(FindingCode::DriverMissing, at("drivers"), &[]);
    }
    for (kind, name) in [(DriverKind::Risk, "risk"), (DriverKind::Legal, "legal"), (DriverKind::Contract, "contract")] {
        if decision.drivers.iter().any(|d| d.value.kind == kind && !d.value.names_something()) {
            subject.raise_about(FindingCode::DriverUnnamed, at("drivers"), name, &[("kind", name.to_owned())]);
        }
    }
    for driver in &decision.drivers {
        unlisted(subject, decision, driver);
    }
    status(subject, decision);
    for exclusion in &decision.exclusions {
        if exclusion.value.grounds.is_empty() || exclusion.value.justification.is_blank() {
            let label = subject.snapshot.system(&exclusion.system).map(|s| s.label.clone()).unwrap_or_default();
            subject.raise_about(
                FindingCode::SystemExclusionIncomplete,
                at("exclusions"),
                exclusion.system.as_str(),
                &[("system", label)],
            );
        }
    }
    let in_scope = |system: &&AiSystem| system.scope != Some(SystemScope::Out);
    let systems: Vec<&AiSystem> = subject.snapshot.systems.iter().filter(in_scope).collect();
    if !systems.is_empty() && systems.iter().all(|s| decision.exclusions.iter().any(|e| e.system == s.id)) {
        let args = [("count", systems.len().to_string())];
        subject.raise(FindingCode::ExcludedForEverySystem, at("exclusions"), &args);
    }
}

/// A reason in words, by an id that is to be found in a register which this file keeps: it is no record of it, or one said twice.
fn unlisted(subject: &mut Subject<'_>, decision: &Decision, driver: &Driver) {
    let value = &driver.value;
    let label = value.label.trim();
    if label.is_empty() || value.record.is_some() || subject.is_without(&DRIVING) {
        return;
    }
    let index = subject.index;
    let mut records = value.kind.registers().iter().flat_map(|kind| index.labelled(*kind)).peekable();
    if records.peek().is_none() {
        return;
    }
    let listed = if records.any(|known| *known == label) { "yes" } else { "no" };
    let args = [("driver", label.to_owned()), ("listed", listed.to_owned())];
    let about = format!("{}:{label}", driver.id);
    subject.raise_about(FindingCode::DriverUnlisted, Place::decision(&decision.control, "drivers"), &about, &args);
}

fn status(subject: &mut Subject<'_>, decision: &Decision) {
    let at = |field: &str| Place::decision(&decision.control, field);
    let as_of = subject.as_of;
    match decision.progress.status {
        Some(Status::Implemented) => {
            if !subject.references.show(decision) {
                subject.raise(FindingCode::ImplementedWithoutEvidence, at("evidence"), &[]);
            }
            if let Some(done) = decision.progress.done
                && done > as_of
            {
                let args = [("date", done.to_string())];
                subject.raise_about(FindingCode::DoneInFuture, at("done"), &done.to_string(), &args);
            }
        }
        Some(Status::NotStarted | Status::Planned | Status::InProgress) => {
            if decision.owner.is_none() {
                subject.raise(FindingCode::PlannedWithoutOwner, at("owner"), &[]);
            }
            if decision.progress.target.is_none() {
                subject.raise(FindingCode::PlannedWithoutDate, at("target"), &[]);
            }
        }
        None if decision.control.must_tell_implemented() => {
            subject.raise(FindingCode::ImplementedUnsaid, at("status"), &[]);
        }
        None if decision.owner.is_none() => subject.raise(FindingCode::StatusMissing, at("status"), &[]),
        None => {}
    }
    if let Some(target) = decision.target_due().filter(|target| *target < as_of) {
        let args = [("date", target.to_string())];
        subject.raise_about(FindingCode::TargetPassed, at("target"), &target.to_string(), &args);
    }
}

fn excluded(subject: &mut Subject<'_>, decision: &Decision) {
    if decision.verdict.grounds.is_empty() {
        subject.raise(FindingCode::ExclusionWithoutGround, Place::decision(&decision.control, "grounds"), &[]);
    }
    if let Some(clause) = crate::clause_of(&decision.control) {
        let args = [("clause", clause.to_owned())];
        subject.raise(FindingCode::ExcludedAgainstClause, Place::decision(&decision.control, "applicability"), &args);
    }
    let labels: Vec<&str> = decision
        .drivers
        .iter()
        .filter(|d| d.value.names_something() && !is_avoided(subject, &d.value))
        .map(|d| if d.value.label.is_empty() { d.value.text.as_str() } else { d.value.label.as_str() })
        .collect();
    if !labels.is_empty() {
        let args = [("drivers", labels.join(", "))];
        subject.raise(FindingCode::ExcludedWithDrivers, Place::decision(&decision.control, "drivers"), &args);
    }
}

/// Whether a driver is a risk of the register that is avoided: what does not arise asks for no control.
fn is_avoided(subject: &Subject<'_>, driver: &DriverValue) -> bool {
    let record = driver.record.as_ref().filter(|record| record.kind == RecordKind::Risk);
    record.and_then(|record| subject.snapshot.risk(&record.id)).is_some_and(|risk| !risk.is_live())
}

fn common(subject: &mut Subject<'_>, decision: &Decision) {
    let at = |field: &str| Place::decision(&decision.control, field);
    let index = subject.index;
    if let Some(owner) = &decision.owner
        && !index.has(RecordKind::Person, owner)
    {
        subject.raise(FindingCode::OwnerGone, at("owner"), &[]);
    }
    for driver in &decision.drivers {
        if let Some(record) = &driver.value.record
            && !index.has(record.kind, &record.id)
        {
            let args = [("driver", driver.value.label.clone())];
            subject.raise_about(FindingCode::DriverGone, at("drivers"), driver.id.as_str(), &args);
        }
    }
    for id in &decision.evidence {
        if let Some(item) = index.evidence(id)
            && let Some(expiry) = item.expiry
            && expiry < subject.as_of
        {
            let args = [("evidence", item.label.clone()), ("date", expiry.to_string())];
            let about = format!("{id}:{expiry}");
            subject.raise_about(FindingCode::EvidenceExpired, at("evidence"), &about, &args);
        }
    }
    if let Some(date) = decision.review_due() {
        review(subject, at("review"), date);
    }
}

/// A review that is due, or soon will be.
pub(super) fn review(subject: &mut Subject<'_>, place: Place, date: Date) {
    let days = subject.as_of.until(date).map_or(0, |span| span.get_days());
    let args = [("date", date.to_string()), ("days", days.to_string())];
    if date < subject.as_of {
        subject.raise_about(FindingCode::ReviewOverdue, place, &date.to_string(), &args);
    } else if days <= SOON_DAYS {
        subject.raise_about(FindingCode::ReviewSoon, place, &date.to_string(), &args);
    }
}
