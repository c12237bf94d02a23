//! Rules about the statement as a controlled document.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::{FindingCode, Place, Subject};
use crate::snapshot::natural;
use crate::{AiSystem, Applicability, Id, RecordKind, Status, SystemScope, WITHHELD, content_hash};

pub(super) fn check(subject: &mut Subject<'_>) {
    document_control(subject);
    signatures(subject);
    labels(subject);
    people(subject);
    evidence(subject);
    editions(subject);
    certificate(subject);
    everything_implemented(subject);
}

fn document_control(subject: &mut Subject<'_>) {
    let (statement, organisation) = (subject.statement, &subject.snapshot.organisation);
    for (missing, code, field) in [
        (organisation.name.trim().is_empty(), FindingCode::OrganisationMissing, "name"),
        (organisation.address.is_blank(), FindingCode::AddressMissing, "address"),
    ] {
        if missing {
            subject.raise(code, Place::Organisation { field: field.to_owned() }, &[]);
        }
    }
    let approver = &statement.approver;
    for (missing, code, field) in [
        (statement.document_id.trim().is_empty(), FindingCode::DocumentIdMissing, "documentId"),
        (statement.version.trim().is_empty(), FindingCode::VersionMissing, "version"),
        (statement.scope.is_blank(), FindingCode::ScopeMissing, "scope"),
        (
            statement.has_two_scopes() && statement.security_scope.is_blank(),
            FindingCode::SecurityScopeMissing,
            "securityScope",
        ),
        (statement.roles.is_empty() && subject.is_about_ai(), FindingCode::RoleMissing, "roles"),
        (
            approver.name.trim().is_empty() || approver.function.trim().is_empty(),
            FindingCode::ApproverMissing,
            "approver",
        ),
        (!statement.treatment.is_approved(), FindingCode::TreatmentMissing, "treatment"),
    ] {
        if missing {
            subject.raise(code, Place::Statement { field: field.to_owned() }, &[]);
        }
    }
    match statement.next_review {
        Some(next) => super::decisions::review(subject, at("nextReview"), next),
        None => subject.raise(FindingCode::NextReviewMissing, at("nextReview"), &[]),
    }
    let in_scope = |system: &AiSystem| system.scope != Some(SystemScope::Out);
    if subject.is_about_ai() && !subject.snapshot.systems.iter().any(in_scope) {
        subject.raise(FindingCode::SystemsMissing, at("systems"), &[]);
    }
}

fn at(field: &str) -> Place {
    Place::Statement { field: field.to_owned() }
}

/// Who signed, and when. The approver's date is left out: it says when approval is meant to come.
fn signatures(subject: &mut Subject<'_>) {
    let (statement, today) = (subject.statement, subject.as_of);
    let treatment = &statement.treatment;
    let treatment = treatment.accepted_by.iter().map(|s| s.date).chain([treatment.plan_date]);
    let hands = [("prepared", statement.prepared.date), ("reviewed", statement.reviewed.date)];
    let dates: BTreeSet<(&str, Date)> = hands
        .into_iter()
        .chain(treatment.map(|date| ("treatment", date)))
        .filter_map(|(field, date)| Some((field, date.filter(|date| *date > today)?)))
        .collect();
    for (field, date) in dates {
        let args = [("field", field.to_owned()), ("date", date.to_string())];
        subject.raise_about(FindingCode::SignedInFuture, at(field), &format!("{field}:{date}"), &args);
    }
    let (prepared, approver) = (statement.prepared.name.trim(), statement.approver.name.trim());
    if !prepared.is_empty() && prepared.to_lowercase() == approver.to_lowercase() {
        subject.raise_about(FindingCode::NotFourEyes, at("approver"), approver, &[("name", approver.to_owned())]);
    }
}

/// A label that two records share blocks: a reader could not tell which is meant. Never renumbered by itself.
fn labels(subject: &mut Subject<'_>) {
    let snapshot = subject.snapshot;
    let mut seen: BTreeMap<(&str, &str), &Id> = BTreeMap::new();
    let mut raised = Vec::new();
    // How the management system looks at itself is no part of the statement: no edition waits for it.
    let printed = |record: &&str| !["person", "audit", "review", "nonconformity", "question"].contains(record);
    for (record, label, title, id, name) in snapshot.labels().into_iter().filter(|(record, ..)| printed(record)) {
        let place = |field: &str| Place::Record { record: record.to_owned(), id: id.clone(), field: field.to_owned() };
        let args = [("label", label.to_owned())];
        if !label.trim().is_empty() && seen.insert((record, label.trim()), id).is_some() {
            raised.push((FindingCode::LabelTwice, place("label"), args.clone()));
        }
        if title.trim().is_empty() {
            raised.push((FindingCode::TitleMissing, place(name), args));
        }
    }
    for (code, place, args) in raised {
        subject.raise(code, place, &args);
    }
}

/// Somebody without a name stands behind a decision all the same: as its owner, or as what drives it.
fn people(subject: &mut Subject<'_>) {
    let (snapshot, decisions) = (subject.snapshot, &subject.statement.decisions);
    let named = |id: &Id| {
        let drives =
            |d: &crate::Driver| d.value.record.as_ref().is_some_and(|r| r.kind == RecordKind::Person && &r.id == id);
        decisions.iter().any(|d| d.owner.as_ref() == Some(id) || d.drivers.iter().any(drives))
    };
    for person in snapshot.people.iter().filter(|p| p.name.trim().is_empty() && named(&p.id)) {
        let (record, field) = ("person".to_owned(), "name".to_owned());
        subject.raise(FindingCode::PersonNameless, Place::Record { record, id: person.id.clone(), field }, &[]);
    }
    // Both copies of a file may have got the same person, each under an id of its own.
    let mut seen = BTreeSet::new();
    for person in snapshot.people.iter().filter(|p| !p.name.trim().is_empty() && p.name != WITHHELD) {
        let folded = |text: &str| text.trim().to_lowercase();
        if !seen.insert((folded(&person.name), folded(&person.function))) {
            let (record, field) = ("person".to_owned(), "name".to_owned());
            let args = [("name", person.name.trim().to_owned())];
            subject.raise(FindingCode::PersonTwice, Place::Record { record, id: person.id.clone(), field }, &args);
        }
    }
}

fn evidence(subject: &mut Subject<'_>) {
    for item in &subject.snapshot.evidence {
        super::registers::owner(subject, "evidence", &item.id, item.owner.as_ref(), "owner");
        let Some(date) = item.date.filter(|date| *date > subject.as_of) else { continue };
        let place = Place::Record { record: "evidence".to_owned(), id: item.id.clone(), field: "date".to_owned() };
        let args = [("date", date.to_string())];
        subject.raise_about(FindingCode::EvidenceInFuture, place, &date.to_string(), &args);
    }
}

fn editions(subject: &mut Subject<'_>) {
    let statement = subject.statement;
    let in_force = statement.in_force();
    if let [_, second, ..] = in_force[..] {
        subject.raise(
            FindingCode::TwoEditionsInForce,
            Place::Edition { id: second.id.clone() },
            &[("labels", in_force.iter().map(|e| e.label.clone()).collect::<Vec<_>>().join(", "))],
        );
    }
    let standing =
        |label: &str| statement.editions.iter().filter(|e| e.withdrawn.is_none() && e.label == label).count();
    let twice = in_force.iter().rfind(|e| standing(&e.label) > 1).map(|e| (e.id.clone(), e.label.clone()));
    if let Some((id, label)) = twice {
        subject.raise(FindingCode::EditionLabelTwice, Place::Edition { id }, &[("label", label)]);
    }
    if let Some(latest) = in_force.iter().max_by_key(|e| e.revisions)
        && content_hash(subject.snapshot, &statement.id).is_ok_and(|now| now != latest.content)
    {
        subject.raise(
            FindingCode::ChangedSinceEdition,
            Place::Edition { id: latest.id.clone() },
            &[("edition", latest.label.clone())],
        );
        let hands = [("prepared", statement.prepared.date), ("reviewed", statement.reviewed.date)];
        for (field, date) in hands.into_iter().filter_map(|(field, date)| Some((field, date?))) {
            // On the day of the approval itself it may have been prepared anew.
            if latest.approver.date.is_some_and(|approved| date <= approved) && date < subject.as_of {
                let edition = latest.label.clone();
                let args = [("field", field.to_owned()), ("date", date.to_string()), ("edition", edition)];
                let about = format!("{field}:{date}:{}", latest.label);
                subject.raise_about(FindingCode::SignedBeforeChange, at(field), &about, &args);
            }
        }
    }
}

fn certificate(subject: &mut Subject<'_>) {
    let (statement, today) = (subject.statement, subject.as_of);
    let Some(certificate) = &statement.certificate else { return };
    let place = || at("certificate");
    let mut dated = |code, date: Date| {
        subject.raise_about(code, place(), &date.to_string(), &[("date", date.to_string())]);
    };
    match (certificate.valid_to, certificate.surveillance.iter().max()) {
        (Some(end), _) if end < today => dated(FindingCode::CertificateExpired, end),
        // A date that has passed is as it should be once the next one stands below it.
        (_, Some(last)) if *last < today => dated(FindingCode::SurveillancePassed, *last),
        _ => {}
    }
    if certificate.edition.trim().is_empty() {
        return;
    }
    let args = |edition: &str| [("edition", edition.to_owned())];
    match statement.editions.iter().find(|e| e.label == certificate.edition) {
        None => subject.raise(FindingCode::CertificateEditionUnknown, place(), &args(&certificate.edition)),
        Some(edition) => {
            let now = statement.necessary();
            let mut differs: Vec<&crate::ControlRef> = now
                .iter()
                .filter(|c| !edition.necessary.contains(c))
                .chain(edition.necessary.iter().filter(|c| !now.contains(c)))
                .collect();
            if !differs.is_empty() {
                differs.sort_by_cached_key(|c| natural(c.id()));
                let ids: Vec<_> = differs.iter().map(|c| subject.snapshot.control_label(c)).collect();
                let args = [("edition", edition.label.clone()), ("controls", ids.join(", "))];
                subject.raise(FindingCode::DiffersFromCertificate, place(), &args);
            }
        }
    }
}

fn everything_implemented(subject: &mut Subject<'_>) {
    let decisions = &subject.statement.decisions;
    let all = decisions.iter().all(|d| {
        d.verdict.applicability == Applicability::Applicable && d.progress.status == Some(Status::Implemented)
    });
    if all && !decisions.is_empty() {
        let args = [("count", decisions.len().to_string())];
        subject.raise(FindingCode::EverythingImplemented, Place::Statement { field: "decisions".to_owned() }, &args);
    }
}
