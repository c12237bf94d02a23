//! What decisions follow from, beside the risks: AI systems in full, impact assessments, requirements, interested parties and
//! objectives, as annexes.

use std::collections::BTreeMap;

use annexa_model::{AiSystem, ControlRef, Impact, ImpactAssessment, ItemRef, OWN, RecordKind, natural};
use serde::Serialize;

use super::composer::{Composer, control_anchor};
use super::scope::role_message;
use crate::tree::{Block, Cell, Field, Heading, Item, Row, Span, Style, Text};

/// Writes ids with commas between them, each kept whole; `first` stands before the first of them.
pub fn list(text: &mut Text, ids: &[String], first: &str) {
    for (i, id) in ids.iter().enumerate() {
        let before = if i == 0 { first } else { ", " };
        if !before.is_empty() {
            text.spans.push(Span::new(text.id, before));
        }
        text.spans.push(Span { kept: true, ..Span::new(text.id, id.as_str()) });
    }
}

impl Composer<'_> {
    /// A choice, or each of several, by its words, as the window shows them.
    pub fn choices(&self, space: &str, chosen: &impl Serialize) -> String {
        self.words.choices(space, chosen)
    }

    /// A field with one fact; none where there is nothing to say.
    pub fn fact(&mut self, label: &str, value: String) -> Option<Field> {
        if value.trim().is_empty() {
            return None;
        }
        let value = self.value(value);
        Some(self.field(label, vec![value]))
    }

    /// The heading of a record, by its id and title.
    fn record_heading(&mut self, kind: RecordKind, id: &annexa_model::Id, label: &str, title: &str) -> Block {
        let label = label.trim();
        let label = (!label.is_empty()).then(|| self.text(Style::Heading, label));
        let title = self.text(Style::Heading, title.trim());
        let anchor = Some(format!("register/{}", ItemRef::record(kind, id)));
        Block::Heading(Heading { anchor, label, title, ..self.heading("report-column-id") })
    }

    /// Ids of the controls that a record is linked with, each leading to its entry.
    fn linked_controls(&self, kind: RecordKind, id: &annexa_model::Id) -> Vec<(String, String)> {
        let item = ItemRef::record(kind, id);
        let controls = self.snapshot.linked(&item).filter_map(ItemRef::control);
        let mut controls: Vec<(String, String)> = controls
            .filter(|control| self.decision(control).is_some())
            .map(|control| (self.control_label(&control).into_owned(), control_anchor(&control)))
            .collect();
        controls.sort_by_cached_key(|(label, _)| natural(label));
        controls
    }

    /// What a record cites of what frameworks list, a line for each framework: clauses, outcomes, actions, articles, and controls
    /// that this statement does not decide on.
    pub fn cited(&mut self, item: &ItemRef) -> Vec<Item> {
        let entries = self.snapshot.linked(item).filter_map(ItemRef::control);
        let cited: Vec<ControlRef> =
            entries.filter(|entry| entry.framework() != OWN && self.decision(entry).is_none()).collect();
        self.by_framework(&cited)
    }

    /// Entries of frameworks by their ids, a line for each framework.
    pub fn by_framework(&mut self, entries: &[ControlRef]) -> Vec<Item> {
        let mut found: BTreeMap<&str, Vec<String>> = BTreeMap::new();
        for entry in entries {
            if let Some(framework) = self.snapshot.framework(entry.framework()) {
                found.entry(&framework.name).or_default().push(entry.id().to_owned());
            }
        }
        let line = |(framework, mut ids): (&str, Vec<String>)| {
            ids.sort_by_cached_key(|id| natural(id));
            let mut text = self.text(Style::Value, self.fill("report-cited", &[("framework", framework)]));
            list(&mut text, &ids, " ");
            Item::Paragraph(text)
        };
        found.into_iter().map(line).collect()
    }

    /// The same as a field of its own; none where nothing is cited.
    pub fn cited_field(&mut self, item: &ItemRef) -> Option<Block> {
        let cited = self.cited(item);
        (!cited.is_empty()).then(|| Block::Field(self.field("records-field-cites", cited)))
    }

    /// What a record cites, below what else its cell says.
    fn cite(&mut self, said: &mut Vec<Item>, item: &ItemRef) {
        let cited = self.cited(item);
        if !cited.is_empty() {
            said.push(Item::Space);
            said.extend(cited);
        }
    }

    /// Whether more is known of a system than its name and purpose, which stand with the scope.
    pub fn has_systems_in_full(&self) -> bool {
        let said = |system: &AiSystem| AiSystem {
            id: system.id.clone(),
            label: system.label.clone(),
            name: system.name.clone(),
            purpose: system.purpose.clone(),
            ..AiSystem::default()
        };
        self.snapshot.systems.iter().any(|system| *system != said(system))
    }

    /// Everything that is known of each AI system.
    pub fn systems_in_full(&mut self) -> Vec<Block> {
        let systems = self.snapshot.systems.clone();
        systems.iter().flat_map(|system| self.system_in_full(system)).collect()
    }

    fn system_in_full(&mut self, system: &AiSystem) -> Vec<Block> {
        let mut blocks = vec![self.record_heading(RecordKind::System, &system.id, &system.label, &system.name)];
        let owner = system.owner.as_ref().and_then(|owner| self.person_name(owner)).unwrap_or_default();
        let changed = system.changed.map(|date| self.date(date)).unwrap_or_default();
        let roles: Vec<String> = system.roles.iter().map(|role| self.say(role_message(*role))).collect();
        // In the order in which the window asks.
        for (label, value, text) in [
            ("report-column-purpose", system.purpose.clone(), None),
            ("systems-field-owner", owner, None),
            ("systems-field-scope", self.choices("system-scope", &system.scope), None),
            ("systems-field-origin", self.choices("system-origin", &system.origin), None),
            ("systems-field-stage", self.choices("system-stage", &system.stage), None),
            ("systems-field-changed", changed, None),
            ("systems-field-traits", self.choices("system-trait", &system.traits), None),
            ("systems-field-data", String::new(), Some(&system.data)),
            ("systems-field-dataSources", self.choices("data-source", &system.data_sources), None),
            ("systems-field-users", self.choices("system-users", &system.users), None),
            ("systems-field-effect", self.choices("system-effect", &system.effect), None),
            ("systems-field-affected", self.choices("system-affected", &system.affected), Some(&system.affected_note)),
            (
                "systems-field-oversight",
                self.choices("system-oversight", &system.oversight),
                Some(&system.oversight_note),
            ),
            ("systems-field-supplies", self.choices("system-supply", &system.supplies), Some(&system.suppliers)),
            ("systems-field-roles", roles.join(", "), None),
            ("systems-field-actRole", self.choices("act-role", &system.act_role), None),
            ("systems-field-actTier", self.choices("act-tier", &system.act_tier), Some(&system.act_reason)),
        ] {
            let mut items = Vec::new();
            if !value.trim().is_empty() {
                items.push(self.value(value));
            }
            items.extend(text.map(|text| self.prose(text)).unwrap_or_default());
            if !items.is_empty() {
                blocks.push(Block::Field(self.field(label, items)));
            }
        }
        let item = ItemRef::record(RecordKind::System, &system.id);
        blocks.extend(self.linked_field("report-section-risks", RecordKind::Risk, &item));
        blocks.extend(self.linked_field("report-section-impacts", RecordKind::Assessment, &item));
        blocks.extend(self.linked_field("report-section-requirements", RecordKind::Requirement, &item));
        blocks.extend(self.cited_field(&item));
        blocks
    }

    /// Records of a register that a record is linked with, each leading to its place there.
    pub fn linked_field(&mut self, section: &str, kind: RecordKind, item: &ItemRef) -> Option<Block> {
        let mut records: Vec<(String, String)> = self
            .snapshot
            .linked(item)
            .filter(|other| other.kind() == Some(kind))
            .map(|other| (self.snapshot.item_label(other).trim().to_owned(), format!("register/{other}")))
            .collect();
        records.sort_by_cached_key(|(label, _)| natural(label));
        let text = (!records.is_empty()).then(|| self.linked(Style::Value, &records))?;
        Some(Block::Field(self.field(section, vec![Item::Paragraph(text)])))
    }

    /// The impact assessments, level by level.
    pub fn impacts(&mut self) -> Vec<Block> {
        let assessments = self.snapshot.assessments.clone();
        assessments.iter().flat_map(|assessment| self.impact(assessment)).collect()
    }

    fn impact(&mut self, assessment: &ImpactAssessment) -> Vec<Block> {
        let item = ItemRef::record(RecordKind::Assessment, &assessment.id);
        let mut blocks =
            vec![self.record_heading(RecordKind::Assessment, &assessment.id, &assessment.label, &assessment.title)];
        blocks.extend(self.linked_systems(&item).map(Block::Field));
        blocks.extend(self.linked_field("report-section-risks", RecordKind::Risk, &item));
        let owner = assessment.owner.as_ref().and_then(|owner| self.person_name(owner));
        let (date, review) = (assessment.date, assessment.review);
        for (label, value) in [
            ("assessments-field-owner", owner),
            ("assessments-field-date", date.map(|date| self.date(date))),
            ("assessments-field-review", review.map(|date| self.date(date))),
        ] {
            blocks.extend(value.and_then(|value| self.fact(label, value)).map(Block::Field));
        }
        for (label, text) in [
            ("report-impact-intended", &assessment.intended),
            ("report-impact-misuse", &assessment.misuse),
            ("report-impact-conclusion", &assessment.conclusion),
        ] {
            if !text.is_blank() {
                let items = self.prose(text);
                blocks.push(Block::Field(self.field(label, items)));
            }
        }
        blocks.extend(self.cited_field(&item));
        let levels = assessment.levels().map(|(name, level)| (name, level.cloned()));
        let rows: Vec<Row> =
            levels.into_iter().filter_map(|(name, level)| Some(self.impact_row(name, &level?))).collect();
        if !rows.is_empty() {
            let columns = [
                (87.0, "report-column-affected"),
                (159.0, "report-column-impact"),
                (65.0, "report-column-how-bad"),
                (133.0, "report-column-mitigation"),
            ];
            blocks.push(Block::Table(self.table("report-section-impacts", &columns, 12.0, rows)));
        }
        blocks
    }

    fn impact_row(&mut self, name: &str, impact: &Impact) -> Row {
        let level = self.say(&format!("assessments-field-{name}"));
        let mut who = vec![Item::Paragraph(self.text(Style::Strong, level))];
        if !impact.who.trim().is_empty() {
            who.push(self.value(impact.who.trim()));
        }
        let who = self.cell(who);
        let mut said = Vec::new();
        for (label, text) in [("report-impact-benefit", &impact.benefit), ("report-impact-harm", &impact.harm)] {
            if !text.is_blank() {
                let words = self.fill(label, &[("text", text.text.trim())]);
                if !said.is_empty() {
                    said.push(Item::Space);
                }
                said.push(self.sentence(words));
            }
        }
        let characteristics = self.choices("characteristic", &impact.characteristics);
        if !characteristics.is_empty() {
            said.push(Item::Space);
            said.push(self.value(characteristics));
        }
        if said.is_empty() {
            said.push(self.missing("report-not-given"));
        }
        let said = self.cell(said);
        let how_bad = self.how_bad(impact);
        let mitigation = if impact.mitigation.is_blank() {
            let none = self.say("report-none");
            self.value_cell(none)
        } else {
            let items = self.prose(&impact.mitigation);
            self.cell(items)
        };
        self.row(vec![who, said, how_bad, mitigation])
    }

    /// Likelihood and severity of a harm, apart, on the organisation's scales.
    fn how_bad(&mut self, impact: &Impact) -> Cell {
        let criteria = self.snapshot.organisation.risk_criteria.clone().unwrap_or_default();
        let mut items = Vec::new();
        for (label, at, scale) in [
            ("report-column-likelihood", impact.likelihood, &criteria.likelihood),
            ("report-impact-severity", impact.severity, &criteria.consequence),
        ] {
            if let Some(place) = super::risks::place(at, scale) {
                let label = self.say(label);
                let words = self.fill("report-impact-rated", &[("what", &label), ("place", &place)]);
                items.push(self.value(words));
            }
        }
        if items.is_empty() {
            let none = self.say("report-not-given");
            items.push(self.value(none));
        }
        self.cell(items)
    }

    /// What has to be met, and the controls by which it is.
    pub fn requirements(&mut self) -> Vec<Block> {
        let requirements = self.snapshot.requirements.clone();
        let mut rows = Vec::new();
        for requirement in &requirements {
            let mut said = vec![Item::Paragraph(self.text(Style::Strong, requirement.title.trim()))];
            if !requirement.source.trim().is_empty() {
                said.push(self.value(requirement.source.trim()));
            }
            said.extend(self.prose(&requirement.text));
            let item = ItemRef::record(RecordKind::Requirement, &requirement.id);
            if let Some(systems) = self.systems_linked(&item) {
                said.extend([Item::Space, Item::Paragraph(systems)]);
            }
            self.cite(&mut said, &item);
            let owner = requirement.owner.as_ref().and_then(|owner| self.person_name(owner));
            let due = requirement.due.map(|date| self.short_date(date));
            let kind = self.choices("requirement-kind", &requirement.kind);
            let facts = [(!kind.is_empty()).then_some(kind), owner, due];
            let controls = self.linked_controls(RecordKind::Requirement, &requirement.id);
            rows.push(self.register_row(
                RecordKind::Requirement,
                (&requirement.id, &requirement.label),
                said,
                facts,
                &controls,
            ));
        }
        self.register("report-section-requirements", "report-column-requirement", "report-column-kind-owner-due", rows)
    }

    /// Who has a stake, what they need and expect, and the controls and requirements that answer it.
    pub fn parties(&mut self) -> Vec<Block> {
        let parties = self.snapshot.parties.clone();
        let mut rows = Vec::new();
        for party in &parties {
            let mut said = vec![Item::Paragraph(self.text(Style::Strong, party.name.trim()))];
            said.extend(self.prose(&party.expectations));
            let item = ItemRef::record(RecordKind::Party, &party.id);
            self.cite(&mut said, &item);
            let mut met: Vec<(String, String)> = self
                .snapshot
                .linked(&item)
                .filter(|other| matches!(other.kind(), Some(RecordKind::Requirement | RecordKind::Objective)))
                .map(|other| (self.snapshot.item_label(other).trim().to_owned(), format!("register/{other}")))
                .collect();
            met.sort_by_cached_key(|(label, _)| natural(label));
            let controls = self.linked_controls(RecordKind::Party, &party.id);
            let mut cells = vec![self.id_cell(&party.label), self.cell(said)];
            for linked in [met, controls] {
                let linked = if linked.is_empty() {
                    let none = self.say("report-none");
                    vec![self.value(none)]
                } else {
                    vec![Item::Paragraph(self.linked(Style::Value, &linked))]
                };
                cells.push(self.cell(linked));
            }
            let guide = Some(party.label.trim().to_owned()).filter(|label| !label.is_empty());
            rows.push(Row { anchor: Some(format!("register/{item}")), guide, ..self.row(cells) });
        }
        self.register("report-section-parties", "report-column-party", "report-column-taken-on", rows)
    }

    /// What is to be reached, how that is seen, and the controls that serve it.
    pub fn objectives(&mut self) -> Vec<Block> {
        let objectives = self.snapshot.objectives.clone();
        let mut rows = Vec::new();
        for objective in &objectives {
            let mut said = vec![Item::Paragraph(self.text(Style::Strong, objective.title.trim()))];
            for (label, text) in
                [("objectives-field-measure", &objective.measure), ("objectives-field-result", &objective.result)]
            {
                if !text.is_blank() {
                    let label = self.say(label);
                    let words = self.fill("report-impact-rated", &[("what", &label), ("place", text.text.trim())]);
                    said.push(Item::Space);
                    said.push(self.sentence(words));
                }
            }
            self.cite(&mut said, &ItemRef::record(RecordKind::Objective, &objective.id));
            let owner = objective.owner.as_ref().and_then(|owner| self.person_name(owner));
            let due = objective.due.map(|date| self.short_date(date));
            let characteristics = self.choices("characteristic", &objective.characteristics);
            let facts = [owner, due, (!characteristics.is_empty()).then_some(characteristics)];
            let controls = self.linked_controls(RecordKind::Objective, &objective.id);
            let of = (&objective.id, objective.label.as_str());
            rows.push(self.register_row(RecordKind::Objective, of, said, facts, &controls));
        }
        self.register("report-section-objectives", "report-column-objective", "report-column-owner-due", rows)
    }

    fn register_row(
        &mut self,
        kind: RecordKind,
        (id, label): (&annexa_model::Id, &str),
        said: Vec<Item>,
        facts: [Option<String>; 3],
        controls: &[(String, String)],
    ) -> Row {
        let facts: Vec<Item> = facts.into_iter().flatten().map(|fact| self.value(fact)).collect();
        let facts = if facts.is_empty() { vec![self.missing("report-not-given")] } else { facts };
        let controls = if controls.is_empty() {
            vec![self.missing("report-none")]
        } else {
            vec![Item::Paragraph(self.linked(Style::Value, controls))]
        };
        let cells = vec![self.id_cell(label), self.cell(said), self.cell(facts), self.cell(controls)];
        let guide = Some(label.trim().to_owned()).filter(|label| !label.is_empty());
        Row { anchor: Some(format!("register/{}", ItemRef::record(kind, id))), guide, ..self.row(cells) }
    }

    fn register(&mut self, section: &str, what: &str, facts: &str, rows: Vec<Row>) -> Vec<Block> {
        let columns = [(48.0, "report-column-id"), (207.0, what), (99.0, facts), (90.0, "report-column-supported-by")];
        vec![Block::Table(self.table(section, &columns, 12.0, rows))]
    }
}
