//! Scope, roles and AI systems; and how the statement is read.

use annexa_model::{AiRole, DriverKind, Text, WithheldKind};

use super::composer::{Composer, control_anchor, system_anchor};
use super::entries::driver_message;
use crate::text::typed_lines;
use crate::tree::{Block, Field, Item, Mark, Row, Style};

/// The message for a role.
pub fn role_message(role: AiRole) -> &'static str {
    match role {
        AiRole::AiProvider => "report-role-ai-provider",
        AiRole::AiProducer => "report-role-ai-producer",
        AiRole::AiCustomer => "report-role-ai-customer",
        AiRole::AiPartner => "report-role-ai-partner",
        AiRole::AiSubject => "report-role-ai-subject",
        AiRole::RelevantAuthority => "report-role-relevant-authority",
    }
}

fn withheld_message(kind: WithheldKind) -> &'static str {
    match kind {
        WithheldKind::Notes => "report-withheld-notes",
        WithheldKind::Acceptances => "report-withheld-acceptances",
        WithheldKind::People => "report-withheld-people",
        WithheldKind::EvidencePlaces => "report-withheld-evidence-places",
        WithheldKind::Risks => "report-withheld-risks",
        WithheldKind::Distribution => "report-withheld-distribution",
        WithheldKind::Texts => "report-withheld-texts",
        WithheldKind::SystemDetails => "report-withheld-system-details",
        WithheldKind::Assessments => "report-withheld-assessments",
        WithheldKind::Requirements => "report-withheld-requirements",
        WithheldKind::Parties => "report-withheld-parties",
        WithheldKind::Objectives => "report-withheld-objectives",
        WithheldKind::ManagementSystem => "report-withheld-management-system",
        WithheldKind::Questions => "report-withheld-questions",
    }
}

impl<'a> Composer<'a> {
    /// The scope of each management system behind the statement, and what it is called.
    pub fn scopes(&self) -> Vec<(&'static str, &'a Text)> {
        let of = self.statement;
        if of.has_two_scopes() {
            vec![("report-scope-ai", &of.scope), ("report-scope-security", &of.security_scope)]
        } else {
            vec![("report-field-scope", &of.scope)]
        }
    }

    /// The scopes in full.
    pub fn scope_fields(&mut self) -> Vec<Field> {
        let mut fields = Vec::new();
        for (label, scope) in self.scopes() {
            let items = if scope.is_blank() { vec![self.missing("report-missing-scope")] } else { self.prose(scope) };
            fields.push(self.field(label, items));
        }
        fields
    }

    /// The scopes as facts: the lines of each, or, of one that is longer than that many letters, where it stands in full.
    pub fn scope_facts(&mut self, most: usize) -> Vec<Field> {
        let section = self.numbers.get("scope").cloned();
        let mut fields = Vec::new();
        for (label, scope) in self.scopes() {
            let text = scope.text.trim();
            let is_long = text.chars().count() > most || most < usize::MAX && text.contains('\n');
            let items = match &section {
                _ if text.is_empty() => vec![self.missing("report-missing-scope")],
                Some(section) if is_long => {
                    let words = self.fill("report-scope-in-section", &[("section", section)]);
                    vec![self.value(words)]
                }
                _ => {
                    let lines: Vec<String> = typed_lines(text).iter().map(|line| line.trim().to_owned()).collect();
                    lines.into_iter().filter(|line| !line.is_empty()).map(|line| self.value(line)).collect()
                }
            };
            fields.push(self.field(label, items));
        }
        fields
    }

    /// The blocks of the section on scope.
    pub fn scope(&mut self) -> Vec<Block> {
        let mut blocks: Vec<Block> = self.scope_fields().into_iter().map(Block::Field).collect();
        let roles: Vec<String> = self.statement.roles.iter().map(|r| self.say(role_message(*r))).collect();
        let mut items = if roles.is_empty() {
            vec![self.missing("report-missing-roles")]
        } else {
            let roles = self.listed(&roles);
            let sentence = self.fill("report-roles-basis", &[("roles", &roles)]);
            vec![self.sentence(sentence)]
        };
        let note = self.statement.roles_note.clone();
        items.extend(self.prose(&note));
        blocks.push(Block::Field(self.field("report-roles-label", items)));
        blocks.push(Block::Heading(self.heading("report-systems-heading")));
        blocks.push(self.systems());
        blocks
    }

    fn systems(&mut self) -> Block {
        let systems = self.snapshot.systems.clone();
        if systems.is_empty() {
            let none = self.say("report-systems-none");
            let none = self.sentence(none);
            return Block::Field(self.field("report-column-system", vec![none]));
        }
        let mut rows: Vec<Row> = Vec::new();
        for system in &systems {
            let mut name = vec![Item::Paragraph(self.text(Style::Strong, system.name.as_str()))];
            if !system.label.trim().is_empty() {
                name.push(self.value(system.label.as_str()));
            }
            let name = self.cell(name);
            let purpose = self.value_cell(system.purpose.as_str());
            let out: Vec<(String, String)> = self
                .statement
                .decisions
                .iter()
                .filter(|d| !d.is_excluded() && d.exclusions.iter().any(|e| e.system == system.id))
                .map(|d| (self.control_label(&d.control).into_owned(), control_anchor(&d.control)))
                .collect();
            let out = if out.is_empty() {
                let none = self.say("report-none");
                self.value_cell(none)
            } else {
                let text = self.linked(Style::Value, &out);
                self.cell(vec![Item::Paragraph(text)])
            };
            let row = self.row(vec![name, purpose, out]);
            rows.push(Row { anchor: Some(system_anchor(&system.id)), ..row });
        }
        let columns =
            [(111.0, "report-column-system"), (234.0, "report-column-purpose"), (111.0, "report-column-left-out")];
        Block::Table(self.table("report-systems-heading", &columns, 12.0, rows))
    }

    /// The blocks of the section on reading.
    pub fn reading(&mut self) -> Vec<Block> {
        let standards = self.standards();
        let basis = self.fill("report-reading-basis", &[("standards", &standards)]);
        let mut blocks = vec![self.explained("report-reading-basis-label", basis)];
        let (mut has_42001, mut has_27001) = (false, false);
        for framework in &self.snapshot.frameworks {
            has_27001 |= framework.id.starts_with("iso27001");
            has_42001 |= framework.id.starts_with("iso42001");
        }
        if has_42001 || !has_27001 {
            let beyond = self.say("report-reading-beyond");
            blocks.push(self.explained("report-reading-beyond-label", beyond));
        }
        if has_27001 {
            let beyond = self.say("report-reading-beyond-27001");
            blocks.push(self.explained("report-reading-beyond-label", beyond));
        }
        let exclusion = self.say("report-reading-exclusion");
        blocks.push(self.explained("report-reading-exclusion-label", exclusion));
        blocks.push(self.left_out());
        blocks.push(Block::Heading(self.heading("report-legend-heading")));
        let unstated = self.statement.decisions.iter().any(|d| d.is_applicable() && d.progress.status.is_none());
        for (mark, word, meaning, style) in [
            (Mark::Applicable, "report-state-applicable", "report-legend-applicable", Style::Strong),
            (Mark::Excluded, "report-state-excluded", "report-legend-excluded", Style::Strong),
            (Mark::Undecided, "report-state-undecided", "report-legend-undecided", Style::Strong),
            (Mark::Implemented, "report-state-implemented", "report-legend-implemented", Style::Value),
            (Mark::InProgress, "report-state-in-progress", "report-legend-in-progress", Style::Value),
            (Mark::Planned, "report-state-planned", "report-legend-planned", Style::Value),
            (Mark::NotStarted, "report-state-not-started", "report-legend-not-started", Style::Value),
            (Mark::Unstated, "report-state-unstated", "report-legend-unstated", Style::Value),
        ] {
            if mark == Mark::Unstated && !unstated {
                continue;
            }
            let meaning = self.say(meaning);
            let meaning = self.sentence(meaning);
            let field = self.field(word, vec![meaning]);
            let label = self.said(style, word);
            blocks.push(Block::Field(Field { label: Some(label), mark: Some(mark), ..field }));
        }
        blocks.push(Block::Heading(self.heading("report-drivers-heading")));
        for (i, kind) in DriverKind::ALL.into_iter().enumerate() {
            let message = driver_message(kind);
            let meaning = self.say(&format!("{message}-meaning"));
            let meaning = self.sentence(meaning);
            let field = self.field(message, vec![meaning]);
            blocks.push(Block::Field(Field { tight: i > 0, ..field }));
        }
        blocks
    }

    fn explained(&mut self, label: &str, words: String) -> Block {
        let sentence = self.sentence(words);
        Block::Field(self.field(label, vec![sentence]))
    }

    /// What this copy leaves out, and for whom it was made.
    pub fn left_out(&mut self) -> Block {
        if self.snapshot.withheld.is_empty() {
            let words = self.say("report-reading-complete");
            return self.explained("report-reading-left-out-label", words);
        }
        let audience = self.say(super::data::audience_message(self.snapshot.audience));
        let words = self.fill("report-reading-left-out", &[("audience", &audience)]);
        let mut items = vec![self.sentence(words)];
        let mut list = Vec::new();
        for withheld in &self.snapshot.withheld {
            let count = usize::try_from(withheld.count).unwrap_or(usize::MAX);
            let words = self.count(withheld_message(withheld.kind), &[], &[("count", count)]);
            let dash = self.said(Style::Prose, "report-list-dash");
            let text = self.text(Style::Prose, words);
            list.push((self.id(), dash, text));
        }
        items.push(Item::List(self.id(), list));
        Block::Field(self.field("report-reading-left-out-label", items))
    }
}
