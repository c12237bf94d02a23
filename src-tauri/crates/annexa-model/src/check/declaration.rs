//! Rules about a declaration of conformity (ISO/IEC 17050-1). They stand apart from the readiness of the statement: no
//! edition waits for a declaration, and whoever declares nothing is asked nothing.

use jiff::civil::Date;

use super::index::Index;
use super::{Finding, FindingCode, Place, Subject};
use crate::{Declaration, Edition, Id, Snapshot, content_hash};

/// What stands between a statement and its declaration on `edition`, and what a reader of it would ask. Worst first. None of
/// it can be let stand with a reason: reasons are part of what an edition approves, and the declaration comes after.
pub fn declaration(snapshot: &Snapshot, statement: &Id, edition: Option<&Edition>, as_of: Date) -> Vec<Finding> {
    let Some(statement) = snapshot.statement(statement) else { return Vec::new() };
    let index = Index::of(snapshot);
    let mut subject = Subject::new(snapshot, statement, &index, as_of);
    basis(&mut subject, edition);
    particulars(&mut subject);
    time(&mut subject, edition);
    reviewer(&mut subject);
    subject.findings.sort_by_key(|f| f.severity);
    subject.findings
}

fn at() -> Place {
    Place::Statement { field: "declaration".to_owned() }
}

/// What the declaration rests on: an edition in force, an approved treatment, an audit and a review that were held.
fn basis(subject: &mut Subject<'_>, edition: Option<&Edition>) {
    let statement = subject.statement;
    let written = statement.declaration.clone().unwrap_or_default();
    match edition.filter(|edition| statement.in_force().contains(edition)) {
        None => subject.raise(FindingCode::DeclarationEditionMissing, at(), &[]),
        Some(edition) => {
            if content_hash(subject.snapshot, &statement.id).is_ok_and(|now| now != edition.content) {
                subject.raise(FindingCode::DeclarationBehind, at(), &[("edition", edition.label.clone())]);
            }
        }
    }
    if !statement.treatment.is_approved() {
        let place = Place::Statement { field: "treatment".to_owned() };
        subject.raise(FindingCode::DeclarationTreatmentMissing, place, &[]);
    }
    // What is held after the day of the declaration it cannot rest on.
    let day = written.rests_on(subject.as_of);
    let recorded = subject.snapshot.declaration_by(&Declaration::default(), day);
    for (field, typed, held) in [
        ("internalAudit", written.internal_audit, recorded.internal_audit),
        ("managementReview", written.management_review, recorded.management_review),
    ] {
        if let (Some(typed), Some(held)) = (typed, held)
            && typed != held
        {
            let args = [("field", field.to_owned()), ("typed", typed.to_string()), ("held", held.to_string())];
            subject.raise_about(FindingCode::DeclarationDayOtherwise, at(), field, &args);
        }
    }
    let written = subject.snapshot.declaration_by(&written, day);
    for (held, code) in [
        (written.internal_audit, FindingCode::DeclarationAuditMissing),
        (written.management_review, FindingCode::DeclarationReviewMissing),
    ] {
        if held.is_none_or(|held| held > day) {
            subject.raise(code, at(), &[]);
        }
    }
    // Where a register of them is kept, it says which are open, or that none is.
    if written.nonconformities.is_blank() && subject.snapshot.nonconformities.is_empty() {
        subject.raise(FindingCode::DeclarationNonconformitiesMissing, at(), &[]);
    }
}

/// What every declaration has to name.
fn particulars(subject: &mut Subject<'_>) {
    let organisation = &subject.snapshot.organisation;
    let written = subject.statement.declaration.clone().unwrap_or_default();
    if organisation.name.trim().is_empty() {
        subject.raise(FindingCode::OrganisationMissing, Place::Organisation { field: "name".to_owned() }, &[]);
    }
    let address = Place::Organisation { field: "address".to_owned() };
    // Where it is written what conforms, the scopes are not printed.
    let scopes = written.object.is_blank() && subject.statement.has_two_scopes();
    let security_scope = Place::Statement { field: "securityScope".to_owned() };
    for (missing, field, place) in [
        (organisation.address.is_blank(), "address", address),
        (scopes && subject.statement.security_scope.is_blank(), "securityScope", security_scope),
        (written.document_id.trim().is_empty(), "documentId", at()),
        (written.place.trim().is_empty(), "place", at()),
        (written.signed.date.is_none(), "date", at()),
        (written.signed.name.trim().is_empty(), "name", at()),
        (written.signed.function.trim().is_empty(), "function", at()),
        (written.authority.trim().is_empty(), "authority", at()),
    ] {
        if missing {
            let args = [("field", field.to_owned())];
            subject.raise_about(FindingCode::DeclarationIncomplete, place, field, &args);
        }
    }
    if written.supporting.is_blank() {
        subject.raise(FindingCode::DeclarationSupportingMissing, at(), &[]);
    }
}

/// When it is declared, and how long it holds.
fn time(subject: &mut Subject<'_>, edition: Option<&Edition>) {
    let written = subject.statement.declaration.clone().unwrap_or_default();
    let today = subject.as_of;
    if let Some(declared) = written.signed.date {
        if let Some(approved) = edition.and_then(|e| e.approver.date).filter(|approved| declared < *approved) {
            let args = [("date", declared.to_string()), ("approved", approved.to_string())];
            subject.raise_about(FindingCode::DeclarationBeforeEdition, at(), &declared.to_string(), &args);
        }
        if declared > today {
            let args = [("field", "declaration".to_owned()), ("date", declared.to_string())];
            subject.raise_about(FindingCode::SignedInFuture, at(), &format!("declaration:{declared}"), &args);
        }
    }
    match written.valid_until {
        // A last day before the day of the declaration is as good as passed.
        Some(day) if day < written.signed.date.map_or(today, |declared| declared.max(today)) => {
            let args = [("date", day.to_string())];
            subject.raise_about(FindingCode::DeclarationExpired, at(), &day.to_string(), &args);
        }
        None if written.reevaluation.is_blank() => {
            subject.raise(FindingCode::DeclarationValidityMissing, at(), &[]);
        }
        _ => {}
    }
}

/// Whoever reviews it should not be who signs it.
fn reviewer(subject: &mut Subject<'_>) {
    let written = subject.statement.declaration.clone().unwrap_or_default();
    let (reviewer, signatory) = (written.reviewed.name.trim(), written.signed.name.trim());
    if reviewer.is_empty() {
        subject.raise(FindingCode::DeclarationReviewerMissing, at(), &[]);
    } else if reviewer.to_lowercase() == signatory.to_lowercase() {
        let args = [("name", reviewer.to_owned())];
        subject.raise_about(FindingCode::DeclarationReviewerSigns, at(), reviewer, &args);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::{Severity, check, tests as ready};
    use crate::{Declaration, Signatory};
    use jiff::civil::date;

    /// A statement in edition 1, and a declaration on it with nothing to complain of.
    fn declared() -> Snapshot {
        let mut snapshot = ready::ready();
        snapshot.organisation.address = "Wharf House\nOtterbridge".into();
        let signed =
            |name: &str| Signatory { name: name.to_owned(), function: "Board".to_owned(), date: Some(ready::TODAY) };
        snapshot.statements[0].declaration = Some(Declaration {
            document_id: "2026-02".to_owned(),
            nonconformities: "None is open.".into(),
            internal_audit: Some(date(2026, 9, 18)),
            management_review: Some(date(2026, 11, 20)),
            supporting: "At the office.".into(),
            place: "Otterbridge".to_owned(),
            signed: signed("Role B"),
            authority: "Resolution 7".to_owned(),
            reviewed: signed("Role C"),
            valid_until: Some(date(2027, 11, 24)),
            ..Declaration::default()
        });
        let edition = ready::edition(&snapshot, "1");
        snapshot.statements[0].editions.push(edition);
        snapshot
    }

    fn codes(snapshot: &Snapshot) -> Vec<&'static str> {
        let edition = snapshot.statements[0].editions.last();
        let found = declaration(snapshot, &"s".into(), edition, ready::TODAY);
        found.iter().map(|f| f.code.as_str()).collect()
    }

    fn written(snapshot: &mut Snapshot) -> &mut Declaration {
        snapshot.statements[0].declaration.as_mut().unwrap()
    }

    #[test]
    fn a_whole_declaration_has_no_finding_and_is_no_matter_of_the_statement() {
        let mut snapshot = declared();
        assert_eq!(codes(&snapshot), [""; 0]);
        *written(&mut snapshot) = Declaration { place: "Elsewhere".to_owned(), ..Declaration::default() };
        assert!(check(&snapshot, ready::TODAY).is_empty(), "the edition is as it was issued");
    }

    #[test]
    fn each_rule_speaks_when_its_case_arises_and_only_then() {
        type Break = fn(&mut Snapshot);
        let cases: [(&str, Break); 26] = [
            ("declaration-edition-missing", |s| s.statements[0].editions.clear()),
            ("declaration-edition-missing", |s| {
                let (reason, date) = ("Wrong".to_owned(), ready::TODAY);
                s.statements[0].editions[0].withdrawn = Some(crate::Withdrawal { reason, date });
            }),
            ("declaration-behind", |s| s.statements[0].scope = "More of it".into()),
            ("declaration-audit-missing", |s| written(s).internal_audit = None),
            ("declaration-audit-missing", |s| written(s).internal_audit = Some(date(2026, 11, 25))),
            ("declaration-review-missing", |s| written(s).management_review = None),
            ("declaration-nonconformities-missing", |s| written(s).nonconformities = " ".into()),
            ("declaration-incomplete", |s| s.organisation.address = "".into()),
            ("declaration-incomplete", |s| written(s).document_id.clear()),
            ("declaration-incomplete", |s| written(s).place.clear()),
            ("declaration-incomplete", |s| written(s).signed.date = None),
            ("declaration-incomplete", |s| written(s).signed.name.clear()),
            ("declaration-incomplete", |s| written(s).signed.function.clear()),
            ("declaration-incomplete", |s| written(s).authority.clear()),
            ("declaration-supporting-missing", |s| written(s).supporting = "".into()),
            ("declaration-before-edition", |s| written(s).signed.date = Some(date(2026, 11, 23))),
            ("signed-in-future", |s| written(s).signed.date = Some(date(2026, 11, 25))),
            ("declaration-expired", |s| written(s).valid_until = Some(date(2026, 11, 23))),
            // Held, or to end, on days that no declaration of that day can rest on.
            ("declaration-audit-missing", |s| {
                s.statements[0].editions[0].approver.date = Some(date(2026, 11, 1));
                written(s).signed.date = Some(date(2026, 11, 10));
                written(s).management_review = Some(date(2026, 11, 10));
                written(s).internal_audit = Some(date(2026, 11, 20));
            }),
            ("declaration-review-missing", |s| {
                s.statements[0].editions[0].approver.date = Some(date(2026, 11, 1));
                written(s).signed.date = Some(date(2026, 11, 10));
                written(s).internal_audit = Some(date(2026, 11, 10));
            }),
            ("declaration-day-otherwise", |s| {
                let date = Some(date(2026, 1, 8));
                s.reviews.push(crate::ManagementReview { date, ..crate::ManagementReview::default() });
                s.statements[0].editions[0] = ready::edition(s, "1");
            }),
            ("declaration-validity-missing", |s| written(s).valid_until = None),
            ("declaration-reviewer-missing", |s| written(s).reviewed.name.clear()),
            ("declaration-reviewer-signs", |s| written(s).reviewed.name = "role b ".to_owned()),
            ("organisation-missing", |s| s.organisation.name.clear()),
            ("declaration-treatment-missing", |s| s.statements[0].treatment.plan_date = None),
        ];
        for (code, break_it) in cases {
            let mut snapshot = declared();
            break_it(&mut snapshot);
            if matches!(code, "organisation-missing" | "declaration-treatment-missing")
                || (code == "declaration-incomplete" && snapshot.organisation.address.is_blank())
            {
                // These are of the statement; the edition was issued with them as they are.
                snapshot.statements[0].editions[0] = ready::edition(&snapshot, "1");
            }
            assert_eq!(codes(&snapshot), [code]);
        }
    }

    #[test]
    fn controls_of_another_annex_are_declared_of_a_scope_that_is_written() {
        let mut snapshot = declared();
        let second =
            crate::FrameworkUse { framework: "iso27001".to_owned(), ..snapshot.statements[0].frameworks[0].clone() };
        snapshot.statements[0].frameworks.push(second);
        snapshot.statements[0].editions[0] = ready::edition(&snapshot, "1");
        assert_eq!(codes(&snapshot), ["declaration-incomplete"]);
        written(&mut snapshot).object = "All that we do at Wharf House.".into();
        assert_eq!(codes(&snapshot), [""; 0]);
        written(&mut snapshot).object = "".into();
        snapshot.statements[0].security_scope = "The members’ portal and what runs it.".into();
        snapshot.statements[0].editions[0] = ready::edition(&snapshot, "1");
        assert_eq!(codes(&snapshot), [""; 0]);
    }

    #[test]
    fn a_declaration_that_was_never_begun_is_refused_for_what_it_lacks() {
        let mut snapshot = declared();
        snapshot.statements[0].declaration = None;
        let found = declaration(&snapshot, &"s".into(), snapshot.statements[0].editions.last(), ready::TODAY);
        let blocks = found.iter().filter(|f| f.severity == Severity::Blocks).count();
        assert_eq!((blocks, found.len()), (8, 12));
        let keys: std::collections::HashSet<&str> = found.iter().map(|f| f.key.as_str()).collect();
        assert_eq!(keys.len(), found.len());
    }
}
