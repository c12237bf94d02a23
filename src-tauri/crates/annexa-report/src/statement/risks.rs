//! The risks: how they are measured, each with its treatment, and the controls with the risks that ask for them. The same in the statement's
//! annexes and in the treatment plan.

use std::collections::BTreeSet;

use annexa_model::{
    Decision, ItemRef, Rating, RecordKind, Risk, RiskAcceptance, RiskCriteria, Signatory, Treating, natural,
};

use super::composer::{Composer, control_anchor, system_anchor};
use super::entries::status_mark;
use crate::tree::{Block, Cell, Field, Heading, Item, Mark, Row, Style, Table, Text};

/// Where links to a risk lead.
fn risk_anchor(risk: &Risk) -> String {
    format!("register/{}", ItemRef::record(RecordKind::Risk, &risk.id))
}

/// How a place on a scale reads: “3 Possible”.
pub fn place(at: Option<u8>, scale: &[String]) -> Option<String> {
    let at = at?;
    let word = usize::from(at).checked_sub(1).and_then(|n| scale.get(n)).map_or("", |word| word.trim());
    Some(format!("{at} {word}").trim().to_owned())
}

impl Composer<'_> {
    /// How risks are measured, and each risk with its treatment.
    pub fn risks(&mut self) -> Vec<Block> {
        let mut blocks = self.risk_criteria();
        blocks.extend(self.risk_entries());
        blocks
    }

    /// The criteria in words, and the map that they make.
    pub fn risk_criteria(&mut self) -> Vec<Block> {
        let criteria = self.snapshot.organisation.risk_criteria.clone();
        let Some(criteria) = criteria.filter(RiskCriteria::draw_a_line) else {
            let missing = self.missing("report-missing-criteria");
            return vec![Block::Field(self.field("report-risks-criteria-label", vec![missing]))];
        };
        let words = self.fill("report-risks-criteria", &[("line", &criteria.acceptable.to_string())]);
        let mut items = vec![self.sentence(words)];
        items.extend(self.prose(&criteria.note));
        let measured = self.field("report-risks-criteria-label", items);
        let mut blocks = vec![Block::Field(measured), Block::Heading(self.heading("report-risks-map"))];
        let reading = self.say("report-risks-map-reading");
        let reading = self.sentence(reading);
        blocks.push(Block::Field(self.field("report-risks-map-reading-label", vec![reading])));
        blocks.push(Block::Table(self.risk_map(&criteria)));
        blocks
    }

    /// Likelihood upwards, the worst consequence across: in each place its level, and the risks that are expected there.
    fn risk_map(&mut self, criteria: &RiskCriteria) -> Table {
        const FIRST: f32 = 111.0;
        const REST: f32 = 480.0 - FIRST;
        const GUTTER: f32 = 8.0;
        let risks = self.snapshot.risks.clone();
        let count = criteria.consequence.len().max(1);
        let width = REST / count as f32 - GUTTER;
        let mut rows = Vec::new();
        for (likelihood, word) in (1_u8..).zip(&criteria.likelihood).collect::<Vec<_>>().into_iter().rev() {
            let mut cells = vec![self.strong_cell(format!("{likelihood} {}", word.trim()))];
            for (consequence, _) in (1_u8..).zip(&criteria.consequence) {
                let level = u16::from(likelihood) * u16::from(consequence);
                let stands = |risk: &&Risk| {
                    let is_here = |at: Rating| at.likelihood == Some(likelihood) && at.worst() == Some(consequence);
                    risk.expected().is_some_and(is_here)
                };
                let here: Vec<(String, String)> =
                    risks.iter().filter(stands).map(|risk| (risk.label.trim().to_owned(), risk_anchor(risk))).collect();
                cells.push(self.map_cell(level, criteria.is_above(level), &here));
            }
            rows.push(self.row(cells));
        }
        let mut columns = vec![self.column(FIRST, "report-column-likelihood")];
        for (consequence, word) in (1_u8..).zip(&criteria.consequence) {
            let mut column = self.column(width, "");
            column.head = self.text(Style::Label, format!("{consequence} {}", word.trim()));
            columns.push(column);
        }
        let table = self.table("report-risks-map", &[], GUTTER, rows);
        Table { columns, ..table }
    }

    fn map_cell(&mut self, level: u16, is_above: bool, risks: &[(String, String)]) -> Cell {
        let message = if is_above { "report-risks-map-above" } else { "report-risks-map-within" };
        let words = self.fill(message, &[("level", &level.to_string())]);
        let style = if is_above { Style::Strong } else { Style::Value };
        let mut items = vec![Item::Paragraph(self.text(style, words))];
        if !risks.is_empty() {
            items.push(Item::Paragraph(self.linked(Style::Value, risks)));
        }
        self.cell(items)
    }

    /// Each risk: what it is, how likely and how bad, what is done about it and by what, what remains and who accepted it.
    pub fn risk_entries(&mut self) -> Vec<Block> {
        let risks = self.snapshot.risks.clone();
        risks.iter().flat_map(|risk| self.risk_entry(risk)).collect()
    }

    fn risk_entry(&mut self, risk: &Risk) -> Vec<Block> {
        let label = self.text(Style::Heading, risk.label.trim());
        let heading = Heading {
            anchor: Some(risk_anchor(risk)),
            label: Some(label),
            title: self.text(Style::Heading, risk.title.trim()),
            ..self.heading("report-column-risk")
        };
        let mut blocks = vec![Block::Heading(heading)];
        for (label, text) in [
            ("risks-field-cause", &risk.cause),
            ("risks-field-event", &risk.event),
            ("risks-field-consequence", &risk.consequence),
        ] {
            if !text.is_blank() {
                let items = self.prose(text);
                blocks.push(Block::Field(self.field(label, items)));
            }
        }
        let categories = self.choices("risk-category", &risk.categories);
        let characteristics = self.choices("characteristic", &risk.characteristics);
        for (label, value) in [("risks-field-categories", categories), ("risks-field-characteristics", characteristics)]
        {
            blocks.extend(self.fact(label, value).map(Block::Field));
        }
        let item = ItemRef::record(RecordKind::Risk, &risk.id);
        blocks.extend(self.linked_systems(&item).map(Block::Field));
        for (section, kind) in [
            ("report-section-impacts", RecordKind::Assessment),
            ("report-section-requirements", RecordKind::Requirement),
        ] {
            blocks.extend(self.linked_field(section, kind, &item));
        }
        blocks.push(Block::Table(self.ratings(risk)));
        let mut treated = vec![match risk.treatment {
            Some(treatment) => {
                let words = self.choices("treatment", &treatment);
                Item::Paragraph(self.text(Style::Strong, words))
            }
            None => self.missing("report-not-given"),
        }];
        treated.extend(self.prose(&risk.plan));
        blocks.push(Block::Field(self.field("risks-field-treatment", treated)));
        blocks.extend(self.treating_controls(risk));
        blocks.push(Block::Field(self.accepted(risk)));
        let owner = risk.owner.as_ref().and_then(|owner| self.person_name(owner));
        let owner = match owner {
            Some(name) => vec![self.value(name)],
            None => vec![self.missing("report-missing-name")],
        };
        blocks.push(Block::Field(self.field("risks-field-owner", owner)));
        for (label, date) in [("risks-field-due", risk.due), ("risks-field-review", risk.review)] {
            let date = date.map(|date| self.date(date));
            blocks.extend(date.and_then(|date| self.fact(label, date)).map(Block::Field));
        }
        blocks.extend(self.cited_field(&item));
        blocks
    }

    /// How likely and how bad, apart for each that the standard names, without treatment and with it.
    fn ratings(&mut self, risk: &Risk) -> Table {
        let criteria = self.snapshot.organisation.risk_criteria.clone().unwrap_or_default();
        let mut rows = Vec::new();
        for (label, rating) in [("risks-field-inherent", risk.inherent), ("risks-field-residual", risk.residual)] {
            let first = self.say(label);
            let mut cells = vec![self.strong_cell(first)];
            let Rating { likelihood, organisation, individuals, societies } = rating.unwrap_or_default();
            let places = [
                place(likelihood, &criteria.likelihood),
                place(organisation, &criteria.consequence),
                place(individuals, &criteria.consequence),
                place(societies, &criteria.consequence),
            ];
            for said in places {
                let said = said.unwrap_or_else(|| self.say("report-not-given"));
                cells.push(self.value_cell(said));
            }
            let level = rating.as_ref().and_then(Rating::level);
            cells.push(if let Some(level) = level {
                self.map_cell(level, criteria.is_above(level), &[])
            } else {
                let none = self.say("report-not-given");
                self.value_cell(none)
            });
            rows.push(self.row(cells));
        }
        let columns = [
            (111.0, ""),
            (65.0, "report-column-likelihood"),
            (65.0, "report-column-organisation"),
            (65.0, "report-column-individuals"),
            (65.0, "report-column-societies"),
            (49.0, "report-column-level"),
        ];
        self.table("report-risk-ratings", &columns, 12.0, rows)
    }

    fn treating_controls(&mut self, risk: &Risk) -> Option<Block> {
        let decisions: Vec<&Decision> = Treating::of(self.snapshot).of_risk(risk);
        if decisions.is_empty() {
            return None;
        }
        let mut rows = Vec::new();
        for decision in decisions {
            let link = (self.control_label(&decision.control).into_owned(), control_anchor(&decision.control));
            let title = self.control_title(&decision.control).to_owned();
            let control = vec![Item::Paragraph(self.linked(Style::Strong, &[link])), self.value(title)];
            let control = self.cell(control);
            let [status, owner, target] = self.standing_of(decision);
            rows.push(self.row(vec![control, status, owner, target]));
        }
        let columns = [
            (195.0, "report-column-treated-by"),
            (87.0, "report-column-status"),
            (105.0, "report-column-owner"),
            (57.0, "report-column-target-done"),
        ];
        Some(Block::Table(self.table("report-risk-controls", &columns, 12.0, rows)))
    }

    /// Status, owner and target date of a control, a cell each.
    fn standing_of(&mut self, decision: &Decision) -> [Cell; 3] {
        let mark = decision.progress.status.map_or((Mark::Unstated, "report-state-unstated"), status_mark);
        let status = self.state(Style::Value, mark);
        let owner = match decision.owner.as_ref().and_then(|owner| self.person_name(owner)) {
            Some(name) => self.value(name),
            None => self.missing("report-missing-name"),
        };
        let date = decision.progress.target.or(decision.progress.done).map(|date| self.short_date(date));
        let date = date.unwrap_or_else(|| self.say("report-not-given"));
        [self.cell(vec![status]), self.cell(vec![owner]), self.value_cell(date)]
    }

    /// What remains: who accepted it, that somebody has to, or that it lies within the line.
    fn accepted(&mut self, risk: &Risk) -> Field {
        let criteria = self.snapshot.organisation.risk_criteria.clone().unwrap_or_default();
        let above = risk.level().is_some_and(|level| criteria.is_above(level));
        let items = match risk.accepted.as_ref().filter(|accepted| !accepted.by().is_blank()) {
            Some(accepted) => {
                let words = self.accepted_by(&accepted.by());
                let mut items = vec![self.value(words)];
                items.extend(self.accepted_less(risk, accepted, &criteria));
                items
            }
            None if !risk.is_live() => {
                let words = self.say("report-risk-avoided");
                vec![self.sentence(words)]
            }
            None if risk.level().is_none() => vec![self.missing("report-not-given")],
            None if above => vec![self.missing("report-risk-unaccepted")],
            None => {
                let words = self.say("report-risk-within");
                vec![self.sentence(words)]
            }
        };
        self.field("risks-field-accepted", items)
    }

    /// That more remains now, above the line, than was accepted.
    fn accepted_less(&mut self, risk: &Risk, accepted: &RiskAcceptance, criteria: &RiskCriteria) -> Option<Item> {
        let level = accepted.level.filter(|_| risk.is_live())?;
        let now = risk.remaining().filter(|now| *now > level && criteria.is_above(*now))?;
        let words =
            self.fill("report-risk-accepted-less", &[("accepted", &level.to_string()), ("level", &now.to_string())]);
        Some(Item::Paragraph(self.text(Style::Strong, words)))
    }

    fn accepted_by(&self, by: &Signatory) -> String {
        let person = self.person_line(by);
        match by.date.map(|date| self.date(date)) {
            Some(date) => self.fill("report-approved-by", &[("date", &date), ("person", &person)]),
            None => person,
        }
    }

    /// Whether any control treats a risk.
    pub fn has_controls_by_risk(&self) -> bool {
        let treating = Treating::of(self.snapshot);
        self.snapshot.risks.iter().any(|risk| !treating.of_risk(risk).is_empty())
    }

    /// Each control with the risks that ask for it.
    pub fn controls_by_risk(&mut self) -> Vec<Block> {
        let decisions: Vec<&Decision> = self.snapshot.statements.iter().flat_map(|of| &of.decisions).collect();
        let mut asked: Vec<Vec<(String, String, String)>> = vec![Vec::new(); decisions.len()];
        let treating = Treating::of(self.snapshot);
        for risk in &self.snapshot.risks {
            let treats = treating.of_risk(risk);
            for (decision, risks) in decisions.iter().zip(&mut asked) {
                if treats.iter().any(|treats| std::ptr::eq(*treats, *decision)) {
                    risks.push((risk.label.trim().to_owned(), risk_anchor(risk), risk.title.trim().to_owned()));
                }
            }
        }
        let mut rows = Vec::new();
        let mut led_to = BTreeSet::new();
        for (decision, mut risks) in decisions.into_iter().zip(asked).filter(|(_, risks)| !risks.is_empty()) {
            risks.sort_by_cached_key(|(label, ..)| natural(label));
            let link = (self.control_label(&decision.control).into_owned(), control_anchor(&decision.control));
            let title = self.control_title(&decision.control).to_owned();
            let control = vec![Item::Paragraph(self.linked(Style::Strong, &[link])), self.value(title)];
            let control = self.cell(control);
            let mut items = Vec::new();
            for (label, anchor, title) in risks {
                let mut paragraph = self.linked(Style::Value, &[(label, anchor)]);
                paragraph.spans.push(crate::tree::Span::new(paragraph.id, format!(" {title}")));
                items.push(Item::Paragraph(paragraph));
            }
            let risks = self.cell(items);
            let [status, owner, target] = self.standing_of(decision);
            let row = self.row(vec![control, risks, status, owner, target]);
            // In the statement its own entry is where links to a control lead. Two statements may each include it.
            let anchor = led_to.insert(&decision.control).then(|| control_anchor(&decision.control));
            rows.push(Row { anchor, ..row });
        }
        if rows.is_empty() {
            let none = self.say("report-controls-by-risk-none");
            let none = self.sentence(none);
            return vec![Block::Field(self.field("report-column-control", vec![none]))];
        }
        let columns = [
            (111.0, "report-column-control"),
            (131.0, "report-column-asked-by"),
            (76.0, "report-column-status"),
            (72.0, "report-column-owner"),
            (50.0, "report-column-target-done"),
        ];
        vec![Block::Table(self.table("report-section-controls-by-risk", &columns, 10.0, rows))]
    }

    /// What a record is linked with among the AI systems, each leading to its own place.
    pub fn linked_systems(&mut self, item: &ItemRef) -> Option<Field> {
        let systems = self.systems_linked(item)?;
        Some(self.field("report-impact-systems", vec![Item::Paragraph(systems)]))
    }

    /// Their ids and names, each leading to what is told of it.
    pub fn systems_linked(&mut self, item: &ItemRef) -> Option<Text> {
        // Links are in the order of ids, which are random; systems stand by their labels.
        let linked: Vec<_> = self.snapshot.linked_records(item, RecordKind::System).collect();
        let systems = self.snapshot.systems.iter().filter(|system| linked.contains(&system.id));
        let names: Vec<(String, String)> = systems
            .map(|system| {
                let name = format!("{} {}", system.label.trim(), system.name.trim());
                (name.trim().to_owned(), system_anchor(&system.id))
            })
            .collect();
        (!names.is_empty()).then(|| self.linked(Style::Value, &names))
    }
}
