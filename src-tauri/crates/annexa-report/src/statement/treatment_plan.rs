//! The risk treatment plan as a document of its own (ISO/IEC 42001, 6.1.3): how risks are measured, each with its treatment and what remains,
//! the controls by the risks that ask for them, and who approves it.

use std::collections::BTreeSet;

use annexa_model::{Snapshot, Statement};

use super::composer::{Composer, shortened};
use super::{contents, found, report, section_heading};
use crate::error::ReportError;
use crate::logo::Picture;
use crate::options::{Form, Options, Part, Standing};
use crate::tree::{Begins, Block, Cover, Field, Item, Report, Section};

/// A section of the plan.
#[derive(Clone, Copy)]
enum PlanSection {
    Control,
    Criteria,
    Risks,
    ControlsByRisk,
}

impl PlanSection {
    const ALL: [Self; 4] = [Self::Control, Self::Criteria, Self::Risks, Self::ControlsByRisk];

    /// What links and numbers know it by, and its title.
    fn anchor_and_title(self) -> (&'static str, &'static str) {
        match self {
            Self::Control => ("control", "report-section-control"),
            Self::Criteria => ("criteria", "report-plan-section-criteria"),
            Self::Risks => ("risks", "report-plan-section-risks"),
            Self::ControlsByRisk => ("controls-by-risk", "report-section-controls-by-risk"),
        }
    }

    fn blocks(self, composer: &mut Composer<'_>) -> Vec<Block> {
        match self {
            Self::Control => composer.plan_control(),
            Self::Criteria => composer.risk_criteria(),
            Self::Risks => composer.risk_entries(),
            Self::ControlsByRisk => composer.controls_by_risk(),
        }
    }
}

/// Composes the tree of a risk treatment plan. The statement in the snapshot stands for the plan, whose id it bears.
///
/// # Errors
/// [`ReportError::NoStatement`] if the snapshot does not hold it.
pub fn compose_plan(plan: &Snapshot, options: &Options<'_>, logo: Option<Picture>) -> Result<Report, ReportError> {
    let of = found(plan, options)?;
    let words = annexa_words::Words::for_language(&of.language);
    let titled = Statement { title: words.get("report-plan-title"), ..of.clone() };
    let mut composer = Composer::new(plan, &titled, options);
    for (n, section) in PlanSection::ALL.into_iter().enumerate() {
        composer.numbers.insert(section.anchor_and_title().0, (n + 1).to_string());
    }
    let cover = composer.wants(Part::Cover).then(|| composer.plan_cover(logo));
    let mut sections: Vec<Section> = Vec::new();
    for (n, section) in PlanSection::ALL.into_iter().enumerate() {
        let (anchor, title) = section.anchor_and_title();
        let title = composer.say(title);
        let heading = section_heading(&mut composer, anchor, Some((n + 1).to_string()), title);
        let blocks = section.blocks(&mut composer);
        let begins = if n == 0 { Begins::Page } else { Begins::WhereRoomIs };
        sections.push(Section { id: composer.id(), heading, begins, blocks });
    }
    let contents = composer.wants(Part::Contents).then(|| contents(&mut composer, &sections));
    let subject = composer.fill("report-plan-subject", &[("standard", &composer.standards())]);
    Ok(Report { subject, ..report(&composer, Form::Full, cover, contents, sections) })
}

impl Composer<'_> {
    /// The statement's cover with the plan's own facts at its foot.
    fn plan_cover(&mut self, logo: Option<Picture>) -> Cover {
        let cover = self.cover(logo);
        let approved = match self.options.standing.clone() {
            Standing::Issued(edition) | Standing::Rendering(edition) => self.approved_by(&edition),
            _ => self.say("report-missing-approval"),
        };
        let approved = self.value(approved);
        let approved = self.field("report-field-approved", vec![approved]);
        let controls: BTreeSet<_> = self.statement.decisions.iter().map(|decision| &decision.control).collect();
        let counts = [("risks", self.snapshot.risks.len()), ("controls", controls.len())];
        let holds = self.count("report-plan-holds", &[], &counts);
        let holds = self.value(holds);
        let holds = self.field("report-plan-holds-label", vec![holds]);
        let document = self.statement.document_id.clone();
        let document = Item::Paragraph(self.typed_or(&document, "report-missing-document"));
        let document = self.field("report-field-document", vec![document]);
        let head = shortened(&self.options.head);
        let section = self.numbers.get("control").cloned().unwrap_or_default();
        let head = self.fill("report-head-in-section", &[("head", &head), ("section", &section)]);
        let head = self.value(head);
        let head = self.field("report-field-record-head", vec![head]);
        let facts = vec![holds, approved, document, self.classification_field(), head];
        Cover { facts, ..cover }
    }

    /// Document control of the plan: what it is, and who approves it and accepts what remains.
    fn plan_control(&mut self) -> Vec<Block> {
        let mut fields: Vec<Field> = vec![self.issuer_field(), self.document_field(), self.classification_field()];
        fields.extend(self.hash_fields());
        let mut blocks: Vec<Block> = fields.into_iter().map(Block::Field).collect();
        blocks.push(Block::Heading(self.heading("report-plan-approval-heading")));
        let (approver, note) = match &self.options.standing {
            Standing::Issued(edition) | Standing::Rendering(edition) => {
                (edition.approver.clone(), edition.note.clone())
            }
            _ => Default::default(),
        };
        let is_open = matches!(self.options.standing, Standing::Draft | Standing::ForApproval { .. });
        let words = self.say("report-plan-approves");
        let words = self.sentence(words);
        blocks.push(Block::Field(self.field("report-plan-approves-label", vec![words])));
        let first = self.say("report-approved");
        let first = self.strong_cell(first);
        let row = self.signed_row(first, &approver, is_open);
        let columns = [
            (111.0, ""),
            (152.0, "report-column-name-function"),
            (70.0, "report-column-date"),
            (111.0, "report-column-signature"),
        ];
        blocks.push(Block::Table(self.table("report-plan-approval-heading", &columns, 12.0, vec![row])));
        if !note.is_blank() {
            let items = self.prose(&note);
            blocks.push(Block::Field(self.field("report-column-changed", items)));
        }
        blocks
    }
}
