//! Rules about how the management system looks at itself, and about what was to be done by a day: audits, reviews,
//! nonconformities, clauses, questions, requirements, objectives.

use super::{FindingCode, Place, Subject, registers};
use crate::{DueKind, Id, ItemRef, RecordKind, TOLD_OF};

pub(super) fn check(subject: &mut Subject<'_>) {
    let snapshot = subject.snapshot;
    for audit in &snapshot.audits {
        registers::owner(subject, "audit", &audit.id, audit.lead.as_ref(), "lead");
    }
    for review in &snapshot.reviews {
        registers::owner(subject, "review", &review.id, review.chair.as_ref(), "chair");
    }
    for nonconformity in &snapshot.nonconformities {
        registers::owner(subject, "nonconformity", &nonconformity.id, nonconformity.owner.as_ref(), "owner");
        if nonconformity.closed.is_some() && nonconformity.effectiveness.is_blank() {
            let place = Place::record("nonconformity", nonconformity.id.as_str(), "effectiveness");
            let args = [("label", nonconformity.label.clone())];
            subject.raise(FindingCode::NonconformityUnverified, place, &args);
        }
    }
    for said in &snapshot.entries {
        registers::owner(subject, "entry", &Id::from(said.entry.as_str()), said.owner.as_ref(), "owner");
    }
    passed(subject);
    expired(subject);
}

/// What was to be done by a day that has passed. That of risks is said with their treatment.
fn passed(subject: &mut Subject<'_>) {
    let (today, due) = (subject.as_of, subject.snapshot.due_in_registers(subject.index));
    for due in due.into_iter().filter(|due| due.kind == DueKind::Target && due.date < today) {
        let Place::Record { record, id, .. } = &due.place else { continue };
        // The keys of these two have never borne a day, and what somebody let stand under them stays so.
        let (code, about) = match record.as_str() {
            "audit" => (FindingCode::AuditWithoutResult, String::new()),
            "review" => (FindingCode::ReviewWithoutDecisions, String::new()),
            "nonconformity" => (FindingCode::NonconformityOverdue, due.date.to_string()),
            "entry" => (FindingCode::EntryOverdue, due.date.to_string()),
            "question" => (FindingCode::QuestionOverdue, due.date.to_string()),
            "requirement" => (FindingCode::RequirementOverdue, due.date.to_string()),
            "objective" => (FindingCode::ObjectiveOverdue, due.date.to_string()),
            _ => continue,
        };
        let name = if record == "entry" {
            ("entry", id.as_str().rsplit('/').next().unwrap_or_default().to_owned())
        } else {
            ("label", subject.index.label(record, id).to_owned())
        };
        let args = [name, ("date", due.date.to_string())];
        subject.raise_about(code, due.place.clone(), &about, &args);
    }
}

/// Evidence that is linked with a clause or a category and has run out; that of a decision is said with the decision.
fn expired(subject: &mut Subject<'_>) {
    let snapshot = subject.snapshot;
    let shows = |evidence: &ItemRef, entry: &ItemRef| {
        evidence.kind() == Some(RecordKind::Evidence) && TOLD_OF.contains(&entry.space())
    };
    for link in &snapshot.links {
        let (evidence, entry) =
            if shows(&link.from, &link.to) { (&link.from, &link.to) } else { (&link.to, &link.from) };
        if !shows(evidence, entry) {
            continue;
        }
        let Some(item) = subject.index.evidence(&Id::from(evidence.id())) else { continue };
        if let Some(expiry) = item.expiry.filter(|expiry| *expiry < subject.as_of) {
            let args = [("evidence", item.label.clone()), ("date", expiry.to_string())];
            let about = format!("{}:{expiry}", item.id);
            let place = Place::record("entry", entry.as_str(), "links");
            subject.raise_about(FindingCode::EvidenceExpired, place, &about, &args);
        }
    }
}
