//! What decisions follow from: the risk register and the impact assessments, as annexes.

use annexa_model::{Decision, Impact, ImpactAssessment, ItemRef, Rating, RecordKind, Risk, Treatment, natural};

use super::composer::{Composer, control_anchor};
use crate::tree::{Block, Item, Row, Style};

fn treatment_message(treatment: Treatment) -> &'static str {
    match treatment {
        Treatment::Avoid => "treatment-avoid",
        Treatment::Modify => "treatment-modify",
        Treatment::Share => "treatment-share",
        Treatment::Accept => "treatment-accept",
    }
}

impl Composer<'_> {
    /// The risk register: each risk with its levels, its treatment and the controls that treat it.
    pub fn risks(&mut self) -> Vec<Block> {
        let risks = self.snapshot.risks.clone();
        let mut blocks = Vec::new();
        if let Some(criteria) = self.snapshot.organisation.risk_criteria.clone() {
            let values = [
                ("line", criteria.acceptable.to_string()),
                ("likelihood", scale(&criteria.likelihood)),
                ("consequence", scale(&criteria.consequence)),
            ];
            let values: Vec<(&str, &str)> = values.iter().map(|(name, value)| (*name, value.as_str())).collect();
            let words = self.fill("report-risks-criteria", &values);
            let mut items = vec![self.sentence(words)];
            items.extend(self.prose(&criteria.note));
            blocks.push(Block::Field(self.field("report-risks-criteria-label", items)));
        }
        let rows: Vec<Row> = risks.iter().map(|risk| self.risk_row(risk)).collect();
        let columns = [
            (41.0, "report-column-id"),
            (199.0, "report-column-risk"),
            (62.0, "report-column-level"),
            (154.0, "report-column-treatment"),
        ];
        blocks.push(Block::Table(self.table("report-section-risks", &columns, 12.0, rows)));
        blocks
    }

    fn risk_row(&mut self, risk: &Risk) -> Row {
        let item = ItemRef::record(RecordKind::Risk, &risk.id);
        let id = self.id_cell(&risk.label);
        let mut said = vec![Item::Paragraph(self.text(Style::Strong, risk.title.as_str()))];
        for (label, text) in [
            ("report-risk-cause", &risk.cause),
            ("report-risk-event", &risk.event),
            ("report-risk-consequence", &risk.consequence),
        ] {
            if !text.is_blank() {
                let words = self.fill(label, &[("text", text.text.trim())]);
                said.push(Item::Space);
                said.push(self.sentence(words));
            }
        }
        let said = self.cell(said);
        let level = |rating: &Option<Rating>| rating.as_ref().and_then(Rating::level);
        let levels = match (level(&risk.inherent), level(&risk.residual)) {
            (None, None) => self.say("report-not-given"),
            (Some(before), None) => before.to_string(),
            (None, Some(after)) => self.fill("report-risk-level-after", &[("after", &after.to_string())]),
            (Some(before), Some(after)) => {
                self.fill("report-risk-levels", &[("before", &before.to_string()), ("after", &after.to_string())])
            }
        };
        let levels = self.value_cell(levels);
        let mut treated = vec![match risk.treatment {
            Some(treatment) => Item::Paragraph(self.said(Style::Strong, treatment_message(treatment))),
            None => self.missing("report-not-given"),
        }];
        treated.extend(self.prose(&risk.plan));
        let mut controls: Vec<(String, String)> = self
            .snapshot
            .linked(&item)
            .filter_map(ItemRef::control)
            .filter(|control| self.statement.decision(control).is_some_and(Decision::is_applicable))
            .map(|control| (self.control_label(&control).into_owned(), control_anchor(&control)))
            .collect();
        controls.sort_by_cached_key(|(label, _)| natural(label));
        if !controls.is_empty() {
            treated.push(Item::Space);
            treated.push(Item::Paragraph(self.linked(Style::Value, &controls)));
        }
        let owner = risk.owner.as_ref().and_then(|owner| self.snapshot.person(owner)).map(|person| person.name.clone());
        let accepted = risk.accepted.as_ref().filter(|by| !by.name.trim().is_empty()).map(|by| {
            let date = by.date.map(|date| self.date(date));
            [Some(self.person_line(by)), date].into_iter().flatten().collect::<Vec<_>>().join(", ")
        });
        let due = risk.due.map(|date| self.date(date));
        for (label, value) in
            [("report-risk-owner", owner), ("report-risk-due", due), ("report-risk-accepted", accepted)]
        {
            if let Some(value) = value {
                let words = self.fill(label, &[("person", &value)]);
                treated.push(Item::Space);
                treated.push(self.sentence(words));
            }
        }
        let treated = self.cell(treated);
        let row = self.row(vec![id, said, levels, treated]);
        let guide = Some(risk.label.trim().to_owned()).filter(|label| !label.is_empty());
        Row { anchor: Some(format!("register/{item}")), guide, ..row }
    }

    /// The impact assessments, level by level.
    pub fn impacts(&mut self) -> Vec<Block> {
        let assessments = self.snapshot.assessments.clone();
        let mut blocks = Vec::new();
        for assessment in &assessments {
            let mut heading = self.heading("report-section-impacts");
            let title = format!("{} {}", assessment.label.trim(), assessment.title.trim());
            heading.title = self.text(Style::Heading, title.trim());
            blocks.push(Block::Heading(heading));
            let systems = self.systems_of(assessment);
            if !systems.is_empty() {
                let systems = self.value(systems);
                blocks.push(Block::Field(self.field("report-impact-systems", vec![systems])));
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
            let levels = assessment.levels().map(|(name, level)| (name, level.cloned()));
            let rows: Vec<Row> =
                levels.into_iter().filter_map(|(name, level)| Some(self.impact_row(name, &level?))).collect();
            if !rows.is_empty() {
                let columns = [
                    (100.0, "report-column-affected"),
                    (188.0, "report-column-impact"),
                    (168.0, "report-column-mitigation"),
                ];
                blocks.push(Block::Table(self.table("report-section-impacts", &columns, 12.0, rows)));
            }
        }
        blocks
    }

    fn systems_of(&self, assessment: &ImpactAssessment) -> String {
        let item = ItemRef::record(RecordKind::Assessment, &assessment.id);
        let systems = self.snapshot.linked_records(&item, RecordKind::System);
        let mut names: Vec<String> = systems
            .filter_map(|id| self.snapshot.system(&id))
            .map(|system| format!("{} {}", system.label.trim(), system.name.trim()).trim().to_owned())
            .collect();
        // Links are in the order of ids, which are random.
        names.sort_by_cached_key(|name| natural(name));
        names.join(", ")
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
        if said.is_empty() {
            said.push(self.missing("report-not-given"));
        }
        let said = self.cell(said);
        let mitigation = if impact.mitigation.is_blank() {
            let none = self.say("report-none");
            self.value_cell(none)
        } else {
            let items = self.prose(&impact.mitigation);
            self.cell(items)
        };
        self.row(vec![who, said, mitigation])
    }
}

/// “1 Rare, 2 Possible, 3 Often”.
fn scale(words: &[String]) -> String {
    words.iter().enumerate().map(|(n, word)| format!("{} {word}", n + 1)).collect::<Vec<_>>().join(", ")
}
