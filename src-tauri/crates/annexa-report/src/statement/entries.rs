//! Controls as entries: facts and texts of one decision each.

use annexa_model::{Applicability, Audience, ControlRef, Decision, DriverKind, Ground, RecordKind, Status};

use super::composer::{Composer, control_anchor, evidence_anchor, person_anchor, record_anchor, system_anchor};
use crate::options::Form;
use crate::tree::{
    Entry, Field, FieldKind, Heading, HeadingKind, Item, Mark, Pair, PairKind, Span, State, Style, Text,
};

/// The message for a kind of driver.
pub fn driver_message(kind: DriverKind) -> &'static str {
    match kind {
        DriverKind::Risk => "report-driver-risk",
        DriverKind::Legal => "report-driver-legal",
        DriverKind::Contract => "report-driver-contract",
        DriverKind::Business => "report-driver-business",
        DriverKind::BestPractice => "report-driver-best-practice",
        DriverKind::ImpactAssessment => "report-driver-impact-assessment",
        DriverKind::InterestedParty => "report-driver-interested-party",
    }
}

/// The message for a ground of exclusion.
pub fn ground_message(ground: Ground) -> &'static str {
    match ground {
        Ground::NotNecessaryByRisk => "report-ground-not-necessary-by-risk",
        Ground::NotRequired => "report-ground-not-required",
        Ground::NoSuchActivity => "report-ground-no-such-activity",
    }
}

/// The mark and message of a status.
pub fn status_mark(status: Status) -> (Mark, &'static str) {
    match status {
        Status::NotStarted => (Mark::NotStarted, "report-state-not-started"),
        Status::Planned => (Mark::Planned, "report-state-planned"),
        Status::InProgress => (Mark::InProgress, "report-state-in-progress"),
        Status::Implemented => (Mark::Implemented, "report-state-implemented"),
    }
}

/// The mark and message of an applicability.
pub fn applicability_mark(applicability: Applicability) -> (Mark, &'static str) {
    match applicability {
        Applicability::Undecided => (Mark::Undecided, "report-state-undecided"),
        Applicability::Applicable => (Mark::Applicable, "report-state-applicable"),
        Applicability::Excluded => (Mark::Excluded, "report-state-excluded"),
    }
}

/// The one mark that stands for a decision in a chart or beside an objective.
pub fn decision_mark(decision: Option<&Decision>) -> Mark {
    let Some(decision) = decision else { return Mark::Undecided };
    match (decision.verdict.applicability, decision.progress.status) {
        (Applicability::Applicable, status) => status.map_or(Mark::Unstated, |status| status_mark(status).0),
        (applicability, _) => applicability_mark(applicability).0,
    }
}

impl Composer<'_> {
    /// A state.
    pub fn state(&mut self, style: Style, (mark, message): (Mark, &str)) -> Item {
        Item::State(State { mark, word: self.said(style, message) })
    }

    /// The entry of a control. `level` is the level of its heading.
    pub fn entry(&mut self, control: &ControlRef, level: u8) -> Entry {
        let untouched = Decision::untouched(control.clone());
        let decision = self.decision(control).unwrap_or(&untouched);
        let guide = self.control_label(control).into_owned();
        let title = self.control_title(control).to_owned();
        let label = self.text(Style::Heading, guide.as_str());
        let title = self.text(Style::Heading, title);
        let heading = Heading {
            id: self.id(),
            anchor: Some(control_anchor(control)),
            level,
            kind: HeadingKind::Within,
            label: Some(label),
            title,
            marks: Vec::new(),
        };
        let facts = self.facts(decision);
        let fields = self.fields(control, decision);
        Entry { id: self.id(), heading, continued: self.say("report-continued"), guide, facts, fields }
    }

    fn facts(&mut self, decision: &Decision) -> Vec<Item> {
        let mut facts = vec![self.state(Style::Strong, applicability_mark(decision.verdict.applicability))];
        if decision.is_applicable() {
            facts.extend(self.status(decision));
        }
        if decision.is_excluded() {
            for (i, ground) in decision.verdict.grounds.iter().enumerate() {
                if i > 0 {
                    facts.push(Item::Space);
                }
                facts.push(Item::Under(self.said(Style::Value, ground_message(*ground))));
            }
            if decision.verdict.grounds.is_empty() {
                facts.push(Item::Under(self.said(Style::Strong, "report-missing-ground")));
            }
        }
        // Drivers say why a control is included; of an excluded one they are kept, not printed.
        if decision.is_excluded() {
            return facts;
        }
        let drivers = self.drivers(decision);
        if !drivers.is_empty() {
            facts.push(Item::Space);
            facts.extend(drivers);
        } else if decision.is_applicable() {
            facts.push(Item::Space);
            let none = self.said(Style::Value, "report-missing-drivers");
            // In the register the head of the column names them.
            facts.push(match self.options.form {
                Form::Full => self.pair("report-entry-drivers", PairKind::Driver, vec![none]),
                Form::Register => Item::Paragraph(none),
            });
        }
        facts
    }

    /// How far an applicable control is. Where its standard asks for it, that it is implemented or not is said in so many words,
    /// also where nobody stated it.
    fn status(&mut self, decision: &Decision) -> Option<Item> {
        let status = decision.progress.status;
        if !decision.control.must_tell_implemented() {
            return status.map(|status| self.state(Style::Value, status_mark(status)));
        }
        let (mark, message) = status.map_or((Mark::Unstated, "report-state-unstated"), status_mark);
        let (style, words) = match status {
            Some(Status::Implemented) => (Style::Value, self.say("report-implemented-yes")),
            Some(_) => {
                let state = self.say(message).to_lowercase();
                (Style::Value, self.fill("report-implemented-no", &[("state", &state)]))
            }
            None => (Style::Strong, self.say("report-implemented-unsaid")),
        };
        Some(Item::State(State { mark, word: self.text(style, words) }))
    }

    /// A key with what belongs to it.
    pub fn pair(&mut self, message: &str, kind: PairKind, values: Vec<Text>) -> Item {
        let key = self.said(if kind == PairKind::Ground { Style::Value } else { Style::Label }, message);
        Item::Pair(Pair { id: self.id(), kind, key, values })
    }

    fn drivers(&mut self, decision: &Decision) -> Vec<Item> {
        let mut items = Vec::new();
        for kind in DriverKind::ALL {
            let of_kind: Vec<_> = decision.drivers.iter().filter(|d| d.value.kind == kind).collect();
            if of_kind.is_empty() {
                continue;
            }
            let mut texts: Vec<Text> = Vec::new();
            let mut withheld = false;
            let mut ids: Vec<(String, String)> = Vec::new();
            for driver in of_kind {
                let value = &driver.value;
                let (label, text) = (value.label.trim(), value.text.trim());
                if let Some((name, anchor)) = value.record.as_ref().and_then(|r| self.record(r.kind, &r.id)) {
                    ids.push((if label.is_empty() { name } else { label.to_owned() }, anchor));
                } else if !label.is_empty() {
                    ids.push((label.to_owned(), record_anchor(kind, label)));
                } else if !text.is_empty() {
                    texts.push(self.text(Style::Value, text));
                } else if self.snapshot.audience == Audience::Public {
                    withheld = true;
                } else {
                    texts.push(self.said(Style::Strong, "report-missing-driver"));
                }
            }
            if withheld {
                texts.push(self.said(Style::Value, "report-withheld"));
            }
            if !ids.is_empty() {
                texts.push(self.linked(Style::Value, &ids));
            }
            items.push(self.pair(driver_message(kind), PairKind::Driver, texts));
        }
        items
    }

    /// A record by its id or name, and where it is.
    pub fn record(&self, kind: RecordKind, id: &annexa_model::Id) -> Option<(String, String)> {
        match kind {
            RecordKind::System => self.snapshot.system(id).map(|s| (s.label.clone(), system_anchor(id))),
            RecordKind::Evidence => self.snapshot.evidence_item(id).map(|e| (e.label.clone(), evidence_anchor(id))),
            RecordKind::Person => self.person_name(id).map(|name| (name, person_anchor(id))),
            // The section on records lists these by the label that the driver bears.
            RecordKind::Risk
            | RecordKind::Assessment
            | RecordKind::Requirement
            | RecordKind::Party
            | RecordKind::Objective
            // How the management system looks at itself drives no control.
            | RecordKind::Audit
            | RecordKind::Review
            | RecordKind::Nonconformity
            | RecordKind::Question => None,
        }
    }

    fn fields(&mut self, control: &ControlRef, decision: &Decision) -> Vec<Field> {
        let mut fields = Vec::new();
        if let Some(own) = self.own_control(control) {
            if !own.source.trim().is_empty() {
                let source = self.value(own.source.trim());
                fields.push(self.field("report-entry-source", vec![source]));
            }
            if !own.description.is_blank() {
                let asks = self.prose(&own.description);
                fields.push(self.field("report-entry-asks", asks));
            }
        }
        let untouched = *decision == Decision { notes: decision.notes.clone(), ..Decision::untouched(control.clone()) };
        if untouched {
            let nothing = self.say("report-entry-untouched");
            let nothing = self.sentence(nothing);
            let field = self.field("report-entry-decision", vec![nothing]);
            fields.push(Field { kind: FieldKind::Justification, ..field });
            return fields;
        }
        if let Some(text) = decision.justification() {
            let mut items = self.prose(text);
            if let Some(seen) = self.seen(decision) {
                items.push(self.as_for_line(seen));
                items.extend(seen.justification().map(|text| self.prose(text)).unwrap_or_default());
            } else if text.is_blank() {
                items = vec![self.missing("report-missing-justification")];
            }
            let label = if decision.is_excluded() {
                "report-entry-justification-exclusion"
            } else {
                "report-entry-justification"
            };
            let field = self.field(label, items);
            fields.push(Field { kind: FieldKind::Justification, ..field });
        }
        if !decision.how.is_blank() {
            let items = self.prose(&decision.how);
            fields.push(self.field("report-entry-implementation", items));
        }
        fields.extend(self.exceptions(decision));
        fields.extend(self.evidence_and_owner(decision));
        fields
    }

    fn exceptions(&mut self, decision: &Decision) -> Option<Field> {
        if decision.exclusions.is_empty() || decision.is_excluded() {
            return None;
        }
        let mut items = Vec::new();
        for exclusion in &decision.exclusions {
            if !items.is_empty() {
                items.push(Item::Space);
            }
            items.push(self.excepted_system(exclusion));
            let said = if exclusion.value.justification.is_blank() {
                vec![self.missing("report-missing-justification")]
            } else {
                self.prose(&exclusion.value.justification)
            };
            items.extend(said);
        }
        let field = self.field("report-entry-except", items);
        Some(Field { kind: FieldKind::Justification, ..field })
    }

    /// System and grounds in one line: “SYS-1 Claims triage: …”.
    fn excepted_system(&mut self, exclusion: &annexa_model::SystemExclusion) -> Item {
        let mut text = self.text(Style::Value, "");
        text.spans.clear();
        if let Some(system) = self.snapshot.system(&exclusion.system) {
            let (label, name) = (system.label.clone(), system.name.clone());
            let link = crate::tree::Link::Anchor(system_anchor(&exclusion.system));
            if !label.is_empty() {
                text.spans.push(Span { link: Some(link), ..Span::new(self.id(), label) });
            }
            let span = Span::new(text.id, name).strong();
            text.spans.push(if text.spans.is_empty() { span } else { span.after(4.0) });
        }
        let grounds: Vec<String> = exclusion.value.grounds.iter().map(|g| self.say(ground_message(*g))).collect();
        let span = if grounds.is_empty() {
            Span::new(text.id, self.say("report-missing-ground")).strong()
        } else {
            Span::new(text.id, grounds.join("; "))
        };
        text.spans.push(span.after(8.0));
        Item::Paragraph(text)
    }

    fn evidence_and_owner(&mut self, decision: &Decision) -> Vec<Field> {
        let mut fields = Vec::new();
        if decision.is_applicable() || !decision.evidence.is_empty() {
            let items = self.evidence_items(decision);
            let field = self.field("report-entry-evidence", items);
            fields.push(Field { kind: FieldKind::Evidence, keeps_with_previous: false, ..field });
        }
        if let Some(text) = self.owner_line(decision) {
            let label = if decision.owner.is_none() && self.snapshot.audience == Audience::Public {
                "report-entry-dates"
            } else {
                "report-entry-owner"
            };
            let field = self.field(label, vec![Item::Paragraph(text)]);
            fields.push(Field { kind: FieldKind::Owner, keeps_with_previous: !fields.is_empty(), ..field });
        }
        fields
    }

    fn evidence_items(&mut self, decision: &Decision) -> Vec<Item> {
        let seen = self.seen(decision).filter(|seen| !seen.evidence.is_empty());
        if decision.evidence.is_empty() && seen.is_none() {
            // Missing where the control is said to be in place; else it is only not there yet.
            let implemented = decision.progress.status == Some(Status::Implemented);
            let style = if implemented { Style::Strong } else { Style::Value };
            return vec![Item::Paragraph(self.said(style, "report-missing-evidence"))];
        }
        let mut items = self.linked_evidence(decision);
        if let Some(seen) = seen {
            items.push(self.as_for_line(seen));
            items.extend(self.linked_evidence(seen));
        }
        items
    }

    fn linked_evidence(&mut self, decision: &Decision) -> Vec<Item> {
        let mut items = Vec::new();
        for id in &decision.evidence {
            let Some(evidence) = self.snapshot.evidence_item(id) else { continue };
            let (label, title) = (evidence.label.clone(), evidence.title.clone());
            let key = self.linked(Style::Value, &[(label, evidence_anchor(id))]);
            let title = self.text(Style::Value, title);
            items.push(Item::Pair(Pair { id: self.id(), kind: PairKind::Evidence, key, values: vec![title] }));
        }
        items
    }

    /// Owner and dates in a line: each date keeps to its name.
    pub fn owner_line(&mut self, decision: &Decision) -> Option<Text> {
        let public = self.snapshot.audience == Audience::Public;
        let mut text = self.text(Style::Value, "");
        text.spans.clear();
        match decision.owner.as_ref().and_then(|id| self.person_name(id)) {
            Some(name) => text.spans.push(Span::new(text.id, name)),
            None if public => {}
            None if decision.is_applicable() => {
                text.spans.push(Span::new(text.id, self.say("report-missing-name")).strong());
            }
            None => {}
        }
        for (message, date) in [
            ("report-date-done", decision.progress.done),
            ("report-date-target", decision.progress.target),
            ("report-date-review", decision.review),
        ] {
            let Some(date) = date else { continue };
            let name = Span::new(text.id, self.say(message)).kept();
            text.spans.push(if text.spans.is_empty() { name } else { name.after(12.0) });
            text.spans.push(Span::new(text.id, self.short_date(date)).kept().joined().after(4.0));
        }
        (!text.spans.is_empty()).then_some(text)
    }
}
