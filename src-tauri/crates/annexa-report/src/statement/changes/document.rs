//! Document control, evidence and people, as far as they differ: lines of facts, and texts.

use annexa_model::{FieldChange, Recipient, Signatory};

use super::Sides;
use super::difference::listed_difference;
use crate::statement::composer::Composer;
use crate::statement::scope::role_message;
use crate::tree::{Edit, Field};

/// The fields of document control that are lines: their names in data, and their labels.
const LINES: [(&str, &str); 15] = [
    ("name", "report-field-issuer"),
    ("address", "report-changes-field-address"),
    ("title", "report-changes-field-title"),
    ("documentId", "report-field-document"),
    ("version", "report-changes-field-version"),
    ("classification", "report-field-classification"),
    ("language", "report-changes-field-language"),
    ("roles", "report-roles-label"),
    ("prepared", "report-prepared"),
    ("reviewed", "report-reviewed"),
    ("approver", "report-changes-field-approver"),
    ("nextReview", "report-field-next-review"),
    ("treatment", "report-changes-field-treatment"),
    ("certificate", "report-field-certificate"),
    ("distribution", "report-distribution-heading"),
];

impl Composer<'_> {
    /// The fields of document control and of records that differ in print.
    pub fn document_fields(&mut self, sides: &Sides<'_>) -> Vec<Field> {
        let differences = &sides.differences;
        let changed: Vec<&FieldChange> = differences.organisation.iter().chain(&differences.statement).collect();
        // An approval sets the version, so that it is no difference of its own; on paper it reads otherwise all the same.
        let has = |name: &str| name == "version" || changed.iter().any(|change| change.field == name);
        let mut fields = Vec::new();
        for (name, label) in LINES.into_iter().filter(|(name, _)| has(name)) {
            let (then, now) = (sides.then.lines_of(name), sides.now.lines_of(name));
            fields.extend(self.lines_field(label, &then, &now));
        }
        let (then, now) = (sides.then.statement, sides.now.statement);
        for (name, label, then, now) in [
            ("scope", "report-field-scope", &then.scope, &now.scope),
            ("securityScope", "report-scope-security", &then.security_scope, &now.security_scope),
            ("rolesNote", "report-changes-field-roles-note", &then.roles_note, &now.roles_note),
        ] {
            if has(name) {
                fields.extend(self.text_change(sides, label, then, now));
            }
        }
        let records = [
            (&differences.evidence, "report-section-evidence", [&sides.then, &sides.now].map(Composer::evidence_lines)),
            (&differences.people, "report-section-people", [&sides.then, &sides.now].map(Composer::people_lines)),
        ];
        for (_, label, [then, now]) in records.into_iter().filter(|(differ, ..)| !differ.is_empty()) {
            fields.extend(self.lines_field(label, &then, &now));
        }
        for field in &mut fields {
            field.is_changed = true;
        }
        fields
    }

    /// Lines that only one side has; one that took the place of another is told word by word.
    pub(super) fn lines_field(&mut self, label: &str, then: &[String], now: &[String]) -> Option<Field> {
        let mut found = listed_difference(then, now);
        found.retain(|(edit, _)| edit.is_some());
        let items = match found.as_slice() {
            [] => return None,
            [(Some(Edit::Deleted), before), (Some(Edit::Inserted), after)] => vec![self.line_change(before, after)],
            found => self.entries(found),
        };
        Some(self.field(label, items))
    }

    /// A field of document control as lines.
    fn lines_of(&self, name: &str) -> Vec<String> {
        let statement = self.statement;
        let lines = match name {
            "name" => vec![self.snapshot.organisation.name.clone()],
            "address" => crate::text::typed_lines(&self.snapshot.organisation.address.text)
                .into_iter()
                .map(std::borrow::Cow::into_owned)
                .collect(),
            "title" => vec![statement.title.clone()],
            "documentId" => vec![statement.document_id.clone()],
            "version" => vec![statement.version.clone()],
            "classification" => vec![statement.classification.clone()],
            "language" => vec![statement.language.clone()],
            "roles" => statement.roles.iter().map(|role| self.say(role_message(*role))).collect(),
            "prepared" => vec![self.signed(&statement.prepared)],
            "reviewed" => vec![self.signed(&statement.reviewed)],
            "approver" => vec![self.person_line(&statement.approver)],
            "nextReview" => statement.next_review.map(|date| self.date(date)).into_iter().collect(),
            "treatment" => {
                let plan = &statement.treatment;
                let version = Some(plan.plan_version.trim()).filter(|version| !version.is_empty());
                let version = version.map(|version| self.fill("report-treatment-version", &[("version", version)]));
                let plan = [Some(plan.plan_id.trim().to_owned()), version, plan.plan_date.map(|date| self.date(date))];
                let plan: Vec<String> = plan.into_iter().flatten().filter(|part| !part.is_empty()).collect();
                let accepted = statement.treatment.accepted_by.iter().map(|person| self.signed(person));
                [plan.join(", ")].into_iter().chain(accepted).collect()
            }
            "certificate" => statement.certificate.as_ref().map(|c| self.certificate_lines(c)).unwrap_or_default(),
            "distribution" => statement.distribution.iter().map(Self::recipient).collect(),
            _ => Vec::new(),
        };
        lines.into_iter().map(|line| line.trim().to_owned()).filter(|line| !line.is_empty()).collect()
    }

    /// Name, function and date in a line.
    pub(super) fn signed(&self, somebody: &Signatory) -> String {
        let date = somebody.date.map(|date| self.date(date));
        [Some(self.person_line(somebody)), date]
            .into_iter()
            .flatten()
            .filter(|p| !p.is_empty())
            .collect::<Vec<_>>()
            .join(", ")
    }

    fn recipient(recipient: &Recipient) -> String {
        let parts = [&recipient.recipient, &recipient.form, &recipient.purpose];
        parts.into_iter().map(|part| part.trim()).filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
    }

    fn evidence_lines(&self) -> Vec<String> {
        let lines = self.snapshot.evidence.iter().map(|item| {
            let name = format!("{} {}", item.label.trim(), item.title.trim()).trim().to_owned();
            let date = item.date.map(|date| self.short_date(date)).unwrap_or_default();
            let until = item.expiry.map(|date| self.short_date(date));
            let until =
                until.map(|date| self.fill("report-changes-valid-until", &[("date", &date)])).unwrap_or_default();
            let owner = item.owner.as_ref().and_then(|id| self.person_name(id)).unwrap_or_default();
            let parts = [name, item.kind.trim().to_owned(), item.location.trim().to_owned(), owner, date, until];
            parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
        });
        lines.collect()
    }

    fn people_lines(&self) -> Vec<String> {
        let people = self.snapshot.people.iter().map(|person| {
            self.person_line(&Signatory { name: person.name.clone(), function: person.function.clone(), date: None })
        });
        people.collect()
    }
}
