//! Rules about how the management system looks at itself: audits, reviews, nonconformities, clauses, questions.

use super::{FindingCode, Place, Subject, registers};
use crate::Id;

pub(super) fn check(subject: &mut Subject<'_>) {
    let (snapshot, today) = (subject.snapshot, subject.as_of);
    for audit in &snapshot.audits {
        let at = |field: &str| Place::record("audit", audit.id.as_str(), field);
        registers::owner(subject, "audit", &audit.id, audit.lead.as_ref(), "lead");
        if let Some(ended) = audit.until.or(audit.from).filter(|ended| *ended < today)
            && audit.result.is_blank()
        {
            let args = [("label", audit.label.clone()), ("date", ended.to_string())];
            subject.raise(FindingCode::AuditWithoutResult, at("result"), &args);
        }
    }
    for review in &snapshot.reviews {
        registers::owner(subject, "review", &review.id, review.chair.as_ref(), "chair");
        if let Some(held) = review.date.filter(|held| *held < today)
            && review.decisions.is_blank()
        {
            let args = [("label", review.label.clone()), ("date", held.to_string())];
            let place = Place::record("review", review.id.as_str(), "decisions");
            subject.raise(FindingCode::ReviewWithoutDecisions, place, &args);
        }
    }
    for nonconformity in &snapshot.nonconformities {
        let at = |field: &str| Place::record("nonconformity", nonconformity.id.as_str(), field);
        registers::owner(subject, "nonconformity", &nonconformity.id, nonconformity.owner.as_ref(), "owner");
        let label = ("label", nonconformity.label.clone());
        if nonconformity.closed.is_some() {
            if nonconformity.effectiveness.is_blank() {
                subject.raise(FindingCode::NonconformityUnverified, at("effectiveness"), &[label]);
            }
        } else if let Some(due) = nonconformity.due.filter(|due| *due < today) {
            let args = [label, ("date", due.to_string())];
            subject.raise_about(FindingCode::NonconformityOverdue, at("due"), &due.to_string(), &args);
        }
    }
    for said in &snapshot.entries {
        let at = |field: &str| Place::record("entry", said.entry.as_str(), field);
        registers::owner(subject, "entry", &Id::from(said.entry.as_str()), said.owner.as_ref(), "owner");
        if let Some(due) = said.due.filter(|due| *due < today && !said.is_reached()) {
            let args = [("entry", said.entry.id().to_owned()), ("date", due.to_string())];
            subject.raise_about(FindingCode::EntryOverdue, at("due"), &due.to_string(), &args);
        }
    }
    for question in &snapshot.questions {
        if let Some(due) = question.due.filter(|due| *due < today && question.is_open()) {
            let args = [("label", question.label.clone()), ("date", due.to_string())];
            let place = Place::record("question", question.id.as_str(), "answer");
            subject.raise_about(FindingCode::QuestionOverdue, place, &due.to_string(), &args);
        }
    }
}
