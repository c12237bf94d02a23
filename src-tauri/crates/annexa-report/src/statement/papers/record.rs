//! The record of the management system: the audit programme and what audits found, what top management decided, nonconformities and
//! what takes their causes away.

use annexa_model::{Audit, ItemRef, ManagementReview, Nonconformity, NonconformityGrade, RecordKind, ReviewInput};
use jiff::civil::Date;

use super::PaperSection;
use crate::statement::composer::Composer;
use crate::tree::{Block, Field, Item, Row, Style};

/// What a management review looks at, in the order of the standard.
const INPUTS: [ReviewInput; 7] = [
    ReviewInput::EarlierActions,
    ReviewInput::Issues,
    ReviewInput::Parties,
    ReviewInput::Nonconformities,
    ReviewInput::Measurements,
    ReviewInput::Audits,
    ReviewInput::Improvement,
];

/// Whether it is only an observation: nothing went against a requirement yet.
fn is_observation(nonconformity: &Nonconformity) -> bool {
    nonconformity.grade == Some(NonconformityGrade::Observation)
}

impl Composer<'_> {
    /// What the record holds, in words, and its sections.
    pub(super) fn management_record(&mut self) -> (String, Vec<PaperSection>) {
        let snapshot = self.snapshot;
        // An observation is none, and still waits to be closed.
        let open = snapshot.nonconformities.iter().filter(|nc| nc.closed.is_none()).count();
        let counts = [
            ("audits", snapshot.audits.len()),
            ("reviews", snapshot.reviews.len()),
            ("nonconformities", snapshot.nonconformities.len()),
            ("open", open),
        ];
        let holds = self.count("report-record-holds", &[], &counts);
        let about = self.about_paper(&["report-record-reading"]);
        let programme = self.programme();
        let audits = self.audits();
        let reviews = self.reviews();
        let actions = self.corrective_actions();
        let nonconformities = self.nonconformities();
        let sections = vec![
            about,
            self.paper_section("programme", "report-record-programme", programme),
            self.paper_section("audits", "report-record-audits", audits),
            self.paper_section("reviews", "link-kinds-review", reviews),
            self.paper_section("actions", "report-record-actions", actions),
            self.paper_section("nonconformities", "report-record-nonconformities", nonconformities),
        ];
        (holds, sections)
    }

    /// Audits as they follow each other; those without a day at the end.
    fn in_time(&self) -> Vec<Audit> {
        let mut audits = self.snapshot.audits.clone();
        audits.sort_by_key(|audit| (audit.from.or(audit.until).is_none(), audit.from.or(audit.until)));
        audits
    }

    /// “14 Sep 2026 – 18 Sep 2026”.
    fn days(&self, from: Option<Date>, until: Option<Date>) -> String {
        let days: Vec<String> = [from, until.filter(|until| Some(*until) != from)]
            .into_iter()
            .flatten()
            .map(|date| self.short_date(date))
            .collect();
        if days.is_empty() { self.say("report-missing-date") } else { days.join(" – ") }
    }

    /// Whether an audit is over on the day of the paper.
    fn is_held(&self, audit: &Audit) -> bool {
        audit.until.or(audit.from).is_some_and(|last| last <= self.options.made_on)
    }

    fn programme(&mut self) -> Vec<Block> {
        let audits = self.in_time();
        if audits.is_empty() {
            return vec![self.nothing("link-kinds-audit", "report-record-no-audit")];
        }
        let mut rows: Vec<Row> = Vec::new();
        for audit in &audits {
            let when = self.days(audit.from, audit.until);
            let mut what =
                vec![Item::Paragraph(self.text(Style::Strong, audit.label.trim())), self.value(audit.title.trim())];
            let standards = self.choices("audit-standard", &audit.standards);
            if !standards.is_empty() {
                what.push(self.value(standards));
            }
            let mut who = Vec::new();
            let kind = self.choices("audit-kind", &audit.kind);
            if !kind.is_empty() {
                who.push(self.value(kind));
            }
            who.push(self.named_or_missing(audit.lead.as_ref()));
            let state = self.audit_state(audit);
            let cells = vec![self.strong_cell(when), self.cell(what), self.cell(who), self.cell(state)];
            rows.push(self.row(cells));
        }
        let columns = [
            (84.0, "report-record-column-when"),
            (178.0, "report-record-column-audit"),
            (96.0, "report-record-column-who"),
            (86.0, "report-column-status"),
        ];
        vec![Block::Table(self.table("report-record-programme", &columns, 12.0, rows))]
    }

    /// Whether it was held, and whether management was told.
    fn audit_state(&mut self, audit: &Audit) -> Vec<Item> {
        if !self.is_held(audit) {
            return vec![self.missing("report-record-planned")];
        }
        let mut items = vec![Item::Paragraph(self.said(Style::Value, "report-record-held"))];
        items.push(match audit.reported {
            Some(date) => {
                let date = self.short_date(date);
                let words = self.fill("report-record-reported", &[("date", &date)]);
                self.value(words)
            }
            None => self.missing("report-record-unreported"),
        });
        items
    }

    fn audits(&mut self) -> Vec<Block> {
        let audits = self.in_time();
        if audits.is_empty() {
            return vec![self.nothing("link-kinds-audit", "report-record-no-audit")];
        }
        audits.iter().map(|audit| self.audit(audit)).collect()
    }

    fn audit(&mut self, audit: &Audit) -> Block {
        let mut facts = self.audit_state(audit);
        let days = self.days(audit.from, audit.until);
        facts.push(Item::Space);
        facts.push(self.value(days));
        for words in [self.choices("audit-kind", &audit.kind), self.choices("audit-standard", &audit.standards)] {
            if !words.is_empty() {
                facts.push(self.value(words));
            }
        }
        let lead = self.named_or_missing(audit.lead.as_ref());
        let mut fields = vec![self.field("audits-field-lead", vec![lead])];
        for (label, text) in [
            ("audits-field-scope", &audit.scope),
            ("audits-field-auditors", &audit.auditors),
            ("audits-field-result", &audit.result),
        ] {
            fields.extend(self.written(label, text));
        }
        fields.extend(self.linked_things(&ItemRef::record(RecordKind::Audit, &audit.id)));
        self.paper_entry(2, &audit.label, &audit.title, facts, fields)
    }

    fn reviews(&mut self) -> Vec<Block> {
        let mut reviews = self.snapshot.reviews.clone();
        if reviews.is_empty() {
            return vec![self.nothing("link-kinds-review", "report-record-no-review")];
        }
        reviews.sort_by_key(|review| (review.date.is_none(), review.date));
        reviews.iter().map(|review| self.review(review)).collect()
    }

    fn review(&mut self, review: &ManagementReview) -> Block {
        let held = review.date.is_some_and(|date| date <= self.options.made_on);
        let state = if held { "report-record-held" } else { "report-record-planned" };
        let days = self.days(review.date, None);
        let facts = vec![Item::Paragraph(self.said(Style::Strong, state)), self.value(days)];
        let chair = self.named_or_missing(review.chair.as_ref());
        let mut fields = vec![self.field("reviews-field-chair", vec![chair])];
        fields.extend(self.fact("reviews-field-attendees", review.attendees.trim().to_owned()));
        let (looked, passed): (Vec<ReviewInput>, Vec<ReviewInput>) =
            INPUTS.into_iter().partition(|input| review.inputs.contains(input));
        let looked = self.choices("review-input", &looked);
        fields.extend(self.fact("reviews-field-inputs", looked));
        if held && !passed.is_empty() {
            // What was not looked at is a gap that an auditor sees at once.
            let passed = self.choices("review-input", &passed);
            let passed = Item::Paragraph(self.text(Style::Strong, passed));
            fields.push(self.field("report-record-not-looked", vec![passed]));
        }
        for (label, text) in [("reviews-field-notes", &review.notes), ("reviews-field-decisions", &review.decisions)] {
            fields.extend(self.written(label, text));
        }
        let next = review.next.map(|date| self.date(date)).unwrap_or_default();
        fields.extend(self.fact("reviews-field-next", next));
        fields.extend(self.linked_things(&ItemRef::record(RecordKind::Review, &review.id)));
        self.paper_entry(2, &review.label, &review.title, facts, fields)
    }

    /// Numbers, and what is still to be done, by date.
    fn corrective_actions(&mut self) -> Vec<Block> {
        let snapshot = self.snapshot;
        let all = &snapshot.nonconformities;
        let mut open: Vec<&Nonconformity> = all.iter().filter(|nc| nc.closed.is_none()).collect();
        open.sort_by_key(|nc| (nc.due.is_none(), nc.due));
        let made_on = self.options.made_on;
        let late = open.iter().filter(|nc| nc.due.is_some_and(|due| due < made_on)).count();
        let mut blocks = vec![self.number_row(&[
            (all.iter().filter(|nc| nc.is_open()).count(), "report-record-number-open"),
            (open.iter().filter(|nc| is_observation(nc)).count(), "report-record-number-observations"),
            (late, "report-record-number-late"),
            (all.len() - open.len(), "report-record-number-closed"),
        ])];
        if open.is_empty() {
            blocks.push(self.nothing("report-actions-label", "report-actions-none"));
            return blocks;
        }
        let mut rows: Vec<Row> = Vec::new();
        for nonconformity in open {
            let mut when = vec![match nonconformity.due {
                Some(due) => Item::Paragraph(self.text(Style::Strong, self.short_date(due))),
                None => self.missing("report-missing-date"),
            }];
            if nonconformity.due.is_some_and(|due| due < made_on) {
                when.push(self.missing("report-target-passed"));
            }
            let when = self.cell(when);
            let what = vec![
                Item::Paragraph(self.text(Style::Strong, nonconformity.label.trim())),
                self.value(nonconformity.title.trim()),
            ];
            let what = self.cell(what);
            let action = if nonconformity.action.is_blank() {
                vec![self.missing("report-record-no-action")]
            } else {
                self.prose(&nonconformity.action)
            };
            let action = self.cell(action);
            let owner = self.named_or_missing(nonconformity.owner.as_ref());
            let owner = self.cell(vec![owner]);
            rows.push(self.row(vec![when, what, action, owner]));
        }
        let columns = [
            (60.0, "report-record-column-by"),
            (128.0, "report-record-column-nonconformity"),
            (180.0, "report-record-column-action"),
            (76.0, "report-column-owner"),
        ];
        blocks.push(Block::Table(self.table("report-record-actions", &columns, 12.0, rows)));
        blocks
    }

    fn nonconformities(&mut self) -> Vec<Block> {
        let all = self.snapshot.nonconformities.clone();
        if all.is_empty() {
            return vec![self.nothing("link-kinds-nonconformity", "report-record-no-nonconformity")];
        }
        all.iter().map(|nonconformity| self.nonconformity(nonconformity)).collect()
    }

    fn nonconformity(&mut self, nonconformity: &Nonconformity) -> Block {
        let is_open = nonconformity.closed.is_none();
        let mut facts = vec![match nonconformity.closed {
            Some(date) => {
                let date = self.short_date(date);
                let words = self.fill("report-record-closed", &[("date", &date)]);
                self.value(words)
            }
            None => Item::Paragraph(self.said(Style::Strong, "nonconformities-state-open")),
        }];
        let grade = self.choices("nonconformity-grade", &nonconformity.grade);
        if !grade.is_empty() {
            facts.push(self.value(grade));
        }
        let source = self.choices("nonconformity-source", &nonconformity.source);
        let found = nonconformity.found.map(|date| self.short_date(date)).unwrap_or_default();
        let found: Vec<String> = [source, found].into_iter().filter(|words| !words.is_empty()).collect();
        let mut fields: Vec<Field> = Vec::new();
        fields.extend(self.fact("report-record-found", found.join(", ")));
        for (label, text) in [
            ("nonconformities-field-description", &nonconformity.description),
            ("nonconformities-field-correction", &nonconformity.correction),
            ("nonconformities-field-cause", &nonconformity.cause),
            ("nonconformities-field-action", &nonconformity.action),
            ("nonconformities-field-effectiveness", &nonconformity.effectiveness),
        ] {
            fields.extend(self.written(label, text));
        }
        let mut owner = vec![self.named_or_missing(nonconformity.owner.as_ref())];
        owner.extend(nonconformity.due.map(|due| self.due_item(due, is_open)));
        fields.push(self.field("report-profile-owner", owner));
        fields.extend(self.linked_things(&ItemRef::record(RecordKind::Nonconformity, &nonconformity.id)));
        self.paper_entry(2, &nonconformity.label, &nonconformity.title, facts, fields)
    }
}
