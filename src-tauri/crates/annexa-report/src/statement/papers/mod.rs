//! Papers of the management system, beside the statement: what they have in common. Nobody approves one, so none is a draft: each
//! says what the file says on a day.

mod clauses;
mod profile;
mod questions;
mod record;
#[cfg(test)]
mod tests;

use annexa_model::{Attainment, Id, ItemRef, ManagementPaper, OWN, Snapshot, Statement, Text as Typed, natural};
use jiff::civil::Date;

use super::composer::{Composer, shortened};
use super::{contents, found, report, section_heading};
use crate::error::ReportError;
use crate::logo::Picture;
use crate::options::{Form, Options};
use crate::tree::{
    Begins, Block, Cover, Entry, Field, FigureNumber, Furniture, Heading, HeadingKind, Item, Pair, PairKind, Report,
    Section, Span, Style,
};

/// A section of a paper.
struct PaperSection {
    /// What links know it by.
    anchor: &'static str,
    title: String,
    begins: Begins,
    blocks: Vec<Block>,
}

/// What a paper is called, the line below that, and what it is about.
fn messages(paper: &ManagementPaper) -> [&'static str; 3] {
    match paper {
        ManagementPaper::Profile => ["report-profile-title", "report-profile-subtitle", "report-profile-subject"],
        ManagementPaper::Clauses(_) => ["report-clauses-title", "report-clauses-subtitle", "report-clauses-subject"],
        ManagementPaper::Questions { .. } => {
            ["report-questions-title", "report-questions-title", "report-questions-title"]
        }
        ManagementPaper::Record => ["report-record-title", "report-record-subtitle", "report-record-subject"],
    }
}

/// Composes the tree of a paper from [`Snapshot::paper`]. The statement in it is the one that it stands beside.
///
/// # Errors
/// [`ReportError::NoStatement`] if the snapshot does not hold it.
pub fn compose_paper(
    data: &Snapshot,
    paper: &ManagementPaper,
    options: &Options<'_>,
    logo: Option<Picture>,
) -> Result<Report, ReportError> {
    let of = found(data, options)?;
    let words = annexa_words::Words::for_language(&of.language);
    let [title, subtitle, subject] = messages(paper);
    let titled = Statement { title: words.get(title), ..of.clone() };
    let mut composer = Composer::new(data, &titled, options);
    composer.numbers.insert("control", "1".to_owned());
    let (holds, sections) = match paper {
        ManagementPaper::Profile => composer.profile(),
        ManagementPaper::Clauses(only) => composer.clauses(only.as_deref()),
        ManagementPaper::Questions { .. } => (String::new(), composer.questions()),
        ManagementPaper::Record => composer.management_record(),
    };
    // A sheet that is handed to somebody has nothing before what they are asked.
    let is_sheet = matches!(paper, ManagementPaper::Questions { .. });
    let cover = (!is_sheet).then(|| composer.paper_cover(logo, subtitle, &holds));
    let mut numbered: Vec<Section> = Vec::with_capacity(sections.len());
    for (n, PaperSection { anchor, title, begins, blocks }) in sections.into_iter().enumerate() {
        let number = (!is_sheet).then(|| (n + 1).to_string());
        let anchor = if is_sheet { format!("{anchor}-{n}") } else { anchor.to_owned() };
        let heading = section_heading(&mut composer, &anchor, number, title);
        numbered.push(Section { id: composer.id(), heading, begins, blocks });
    }
    let contents = (!is_sheet).then(|| contents(&mut composer, &numbered));
    let subject = composer.fill(subject, &[("standard", &composer.standards())]);
    let report = report(&composer, Form::Full, cover, contents, numbered);
    // It has no id of its own: where the statement has none, there is nothing to name it by.
    let furniture = Furniture { document_id: of.document_id.trim().to_owned(), ..report.furniture.clone() };
    Ok(Report { subject, furniture, ..report })
}

impl Composer<'_> {
    /// The statement's cover, with a paper's own facts at its foot.
    fn paper_cover(&mut self, logo: Option<Picture>, subtitle: &str, holds: &str) -> Cover {
        let cover = self.cover(logo);
        let subtitle = self.said(Style::CoverSubtitle, subtitle);
        let holds = self.value(holds);
        let holds = self.field("report-plan-holds-label", vec![holds]);
        let recorded = self.recorded_field();
        let beside = self.beside_field();
        let head = shortened(&self.options.head);
        let head = self.fill("report-head-in-section", &[("head", &head), ("section", "1")]);
        let head = self.value(head);
        let head = self.field("report-field-record-head", vec![head]);
        let facts = vec![holds, recorded, beside, self.classification_field(), head];
        Cover { subtitle, facts, ..cover }
    }

    /// Which day's state a paper tells.
    fn recorded_field(&mut self) -> Field {
        let made = self.date(self.options.made_on);
        let made = self.value(made);
        self.field("report-papers-recorded", vec![made])
    }

    /// The statement that a paper stands beside.
    fn beside_field(&mut self) -> Field {
        let document = self.statement.document_id.trim().to_owned();
        let words = if document.is_empty() {
            self.say("report-title")
        } else {
            self.fill("report-papers-beside", &[("document", &document)])
        };
        let words = self.value(words);
        self.field("report-papers-beside-label", vec![words])
    }

    /// Section 1 of a paper: whose it is, of when, and how it is read.
    fn about_paper(&mut self, reading: &[&str]) -> PaperSection {
        let mut fields = vec![self.issuer_field(), self.recorded_field(), self.beside_field()];
        fields.extend(self.scope_fields());
        fields.push(self.classification_field());
        fields.extend(self.hash_fields());
        let reading: Vec<Item> = reading
            .iter()
            .map(|message| {
                let words = self.say(message);
                self.sentence(words)
            })
            .collect();
        fields.push(self.field("report-risks-map-reading-label", reading));
        let mut blocks: Vec<Block> = fields.into_iter().map(Block::Field).collect();
        if !self.snapshot.withheld.is_empty() {
            blocks.push(self.left_out());
        }
        PaperSection { anchor: "control", title: self.say("report-papers-about"), begins: Begins::Page, blocks }
    }

    /// A section that begins where there is room.
    fn paper_section(&self, anchor: &'static str, title: &str, blocks: Vec<Block>) -> PaperSection {
        PaperSection { anchor, title: self.say(title), begins: Begins::WhereRoomIs, blocks }
    }

    /// An entry of a paper: facts on the left, texts on the right.
    fn paper_entry(&mut self, level: u8, label: &str, title: &str, facts: Vec<Item>, fields: Vec<Field>) -> Block {
        let (label, title) = (label.trim(), title.trim());
        let guide = if label.is_empty() { title } else { label }.to_owned();
        let heading = Heading {
            id: self.id(),
            anchor: None,
            level,
            kind: HeadingKind::Within,
            label: Some(self.text(Style::Heading, label)),
            title: self.text(Style::Heading, title),
            marks: Vec::new(),
        };
        Block::Entry(Entry { id: self.id(), heading, continued: self.say("report-continued"), guide, facts, fields })
    }

    /// A named fact on the left of an entry.
    fn fact_pair(&mut self, label: &str, value: impl Into<String>) -> Item {
        let key = self.said(Style::Label, label);
        let value = self.text(Style::Value, value);
        Item::Pair(Pair { id: self.id(), kind: PairKind::Driver, key, values: vec![value] })
    }

    /// Large numbers in a row.
    fn number_row(&mut self, counted: &[(usize, &str)]) -> Block {
        let numbers = counted
            .iter()
            .map(|(count, word)| {
                let word = self.count(word, &[], &[("count", *count)]);
                FigureNumber {
                    number: self.text(Style::Figure, count.to_string()),
                    word: self.text(Style::Value, word),
                }
            })
            .collect();
        Block::Numbers(numbers)
    }

    /// A text as a field; none where nobody wrote one.
    fn written(&mut self, label: &str, text: &Typed) -> Option<Field> {
        let items = (!text.is_blank()).then(|| self.prose(text))?;
        Some(self.field(label, items))
    }

    /// Somebody's name; in its own voice, that nobody is named.
    fn named_or_missing(&mut self, person: Option<&Id>) -> Item {
        match person.and_then(|id| self.person_name(id)) {
            Some(name) => self.value(name),
            None => self.missing("report-missing-name"),
        }
    }

    /// Owner and day in a field.
    fn owner_and_due(&mut self, label: &str, owner: Option<&Id>, due: Option<Date>) -> Field {
        let mut items = vec![self.named_or_missing(owner)];
        items.extend(due.map(|due| self.due_item(due, false)));
        self.field(label, items)
    }

    /// “by 26 Feb 2027”, and whether that day has passed with the thing still open.
    fn due_item(&mut self, due: Date, is_open: bool) -> Item {
        let date = self.short_date(due);
        let words = self.fill("report-papers-by", &[("date", &date)]);
        let mut text = self.text(Style::Value, words);
        if is_open && due < self.options.made_on {
            text.spans.push(Span::new(text.id, self.say("report-target-passed")).strong().after(4.0));
        }
        Item::Paragraph(text)
    }

    /// How far something is reached, in a word.
    fn attainment(&self, reached: Option<Attainment>) -> String {
        reached.map_or_else(|| self.say("clauses-state-untold"), |reached| self.choices("attainment", &reached))
    }

    /// What an item is linked with, a field for each kind of thing, each thing by what people know it by.
    fn linked_things(&mut self, item: &ItemRef) -> Vec<Field> {
        let mut linked: Vec<&ItemRef> = self.snapshot.linked(item).collect();
        linked.sort_by_cached_key(|other| (other.kind(), natural(&self.snapshot.item_label(other))));
        let mut fields: Vec<(String, Vec<Item>)> = Vec::new();
        for other in linked {
            let kind = match other.kind() {
                Some(kind) => kind.name(),
                None if other.space() == OWN || self.snapshot.frameworks.iter().any(|f| f.id == other.space()) => {
                    "control"
                }
                None => "entry",
            };
            let thing = self.thing(other);
            let label = format!("link-kinds-{kind}");
            match fields.last_mut() {
                Some((known, things)) if *known == label => things.push(thing),
                _ => fields.push((label, vec![thing])),
            }
        }
        fields.into_iter().map(|(label, things)| self.field(&label, things)).collect()
    }

    /// “EV-01   AI policy”; a clause with its standard.
    fn thing(&mut self, item: &ItemRef) -> Item {
        let label = match item.space().strip_suffix("-clauses") {
            Some(standard) => format!("{} {}", self.say(&format!("audit-standard-{standard}")), item.id()),
            None => self.snapshot.item_label(item).trim().to_owned(),
        };
        let title = self.snapshot.item_title(item).trim().to_owned();
        let mut text = self.text(Style::Value, label);
        text.spans.push(Span::new(text.id, title).after(6.0));
        text.spans.retain(|span| !span.text.is_empty());
        Item::Paragraph(text)
    }
}
