//! What changed since an edition: as a report of its own, and as a section of a statement.

mod difference;
mod document;
mod fields;
mod registers;
#[cfg(test)]
mod tests;

use annexa_model::{ChangeKind, ControlRef, Differences, OWN, compare};

use super::composer::{Composer, shortened};
use crate::error::ReportError;
use crate::options::{EditionFacts, Options, Since, Standing};
use crate::tree::{
    Block, Edit, EditNames, Entry, Field, Furniture, Heading, HeadingKind, Item, Mark, Row, Span, State, Style, Text,
    Turn, UNTINTED,
};
use fields::{Fields, Part};

/// A state with the message that names it.
type Named = (Mark, &'static str);

/// The earlier side of a comparison, and what both are called.
pub struct Sides<'a> {
    since: &'a Since<'a>,
    then: Composer<'a>,
    /// The later side; what composes takes ids, and cannot be asked meanwhile.
    now: Composer<'a>,
    differences: Differences,
    /// “edition 1.0”.
    before: String,
    /// “edition 2.0”, “the draft”.
    after: String,
}

/// A control that differs in something that is printed.
struct ChangedControl {
    control: ControlRef,
    kind: ChangeKind,
    label: String,
    title: String,
    fields: Fields,
}

impl<'a> Sides<'a> {
    /// The sides of the comparison that is asked for.
    ///
    /// # Errors
    /// [`ReportError::NoStatement`] if the earlier one does not hold the statement.
    pub fn new(now: &Composer<'a>, options: &'a Options<'a>, since: &'a Since<'a>) -> Result<Self, ReportError> {
        let missing = || ReportError::NoStatement(options.statement.to_string());
        let statement = since.snapshot.statement(&options.statement).ok_or_else(missing)?;
        let differences = compare(since.snapshot, now.snapshot, &options.statement).ok_or_else(missing)?;
        let after = match &options.standing {
            Standing::Draft | Standing::Recorded => now.say("report-changes-draft"),
            Standing::ForApproval { .. } => now.say("report-changes-candidate"),
            Standing::Issued(edition) | Standing::Rendering(edition) => named(now, edition),
        };
        let before = named(now, since.edition);
        let then = Composer::new(since.snapshot, statement, options);
        let now = Composer::new(now.snapshot, now.statement, options);
        Ok(Self { since, then, now, differences, before, after })
    }

    fn values(&self) -> [(&'static str, &str); 2] {
        [("before", &self.before), ("after", &self.after)]
    }

    /// “Changes from edition 1.0 to edition 2.0”.
    pub fn title(&self, now: &Composer<'_>) -> String {
        now.fill("report-changes-title", &self.values())
    }

    /// What stands on every page of a change report.
    pub fn furniture(&self, now: &Composer<'_>) -> Furniture {
        let made = now.date(now.options.made_on);
        let [before, after] = self.values();
        Furniture {
            document: now.say("report-changes"),
            standing: now.fill("report-changes-standing", &[before, after, ("date", &made)]),
            ..now.furniture()
        }
    }
}

fn named(composer: &Composer<'_>, edition: &EditionFacts) -> String {
    composer.fill("report-changes-edition", &[("label", &edition.label)])
}

impl Composer<'_> {
    /// What edits are called.
    pub fn edit_names(&self) -> EditNames {
        EditNames {
            deleted: self.say("report-changes-deleted"),
            inserted: self.say("report-changes-inserted"),
            said: self.fill("report-changes-said", &[("edit", "{edit}"), ("words", "{words}")]),
        }
    }

    /// The blocks of the section.
    pub fn changes(&mut self, sides: &Sides<'_>) -> Vec<Block> {
        let document = self.document_fields(sides);
        let controls = self.changed_controls(sides);
        let records = self.changed_records(sides);
        let from = self.edition_line(sides.since.edition, sides.since.head);
        let to = match &self.options.standing {
            Standing::Issued(edition) | Standing::Rendering(edition) => self.edition_line(edition, &self.options.head),
            _ => {
                let standing = self.standing();
                self.side_line(&standing, &self.options.head)
            }
        };
        let mut blocks = vec![
            Block::Field(self.field("report-changes-from", vec![from])),
            Block::Field(Field { tight: true, ..self.field("report-changes-to", vec![to]) }),
        ];
        // A text that was rewritten is two fields of one name.
        let mut names: Vec<&str> =
            document.iter().filter_map(|f| Some(f.label.as_ref()?.spans.first()?.text.as_str())).collect();
        names.dedup();
        let figures = self.in_figures(&controls, names.len());
        let figures =
            [Some(figures), self.records_in_figures(&records)].into_iter().flatten().collect::<Vec<_>>().join(" ");
        let figures = self.sentence(figures);
        blocks.push(Block::Field(self.field("report-changes-figures", vec![figures])));
        if !controls.is_empty() || !document.is_empty() || !records.is_empty() {
            let marks = self.marks_explained(sides);
            blocks.push(Block::Field(self.field("report-changes-marks", marks)));
        }
        if !self.snapshot.withheld.is_empty() {
            blocks.push(self.left_out());
        }
        if !controls.is_empty() {
            blocks.push(self.changes_table(sides, &controls));
        }
        if !document.is_empty() {
            let title = self.say("report-section-control");
            let told = self.say("report-changes-kind-document");
            blocks.push(self.changes_entry(None, &title, &told, document));
        }
        for changed in controls {
            let told = self.say(&format!("report-changes-kind-{}", changed.happened()));
            let heading = Some((changed.label.as_str(), changes_anchor(&changed.control)));
            let (title, fields) = (changed.title.clone(), changed.fields.printed);
            blocks.push(self.changes_entry(heading, &title, &told, fields));
        }
        blocks.extend(self.record_changes(records));
        blocks
    }

    fn changed_controls(&mut self, sides: &Sides<'_>) -> Vec<ChangedControl> {
        let mut found: Vec<ChangedControl> = Vec::new();
        let decisions = sides.differences.decisions.iter();
        let mut all: Vec<(ControlRef, ChangeKind)> = decisions.map(|c| (c.control.clone(), c.kind)).collect();
        // An own control may say something else while nothing about it was decided anew.
        let end = all.iter().position(|(_, kind)| *kind == ChangeKind::Removed).unwrap_or(all.len());
        for change in sides.differences.controls.iter().rev().filter(|change| change.kind == ChangeKind::Changed) {
            let control = ControlRef::new(OWN, change.id.as_str());
            if all.iter().all(|(known, _)| *known != control) {
                all.insert(end, (control, ChangeKind::Changed));
            }
        }
        for (control, kind) in all {
            let fields = self.control_fields(sides, &control);
            // Notes and texts that are kept and not printed may differ alone.
            if fields.printed.is_empty() && kind == ChangeKind::Changed {
                continue;
            }
            let (label, title) = if kind == ChangeKind::Removed {
                (sides.then.control_label(&control).into_owned(), sides.then.control_title(&control).to_owned())
            } else {
                (self.control_label(&control).into_owned(), self.control_title(&control).to_owned())
            };
            found.push(ChangedControl { control, kind, label, title, fields });
        }
        found
    }

    /// “Edition 1, approved 16 February 2026   Head 30d2 88b1 4c6e 09fa”.
    fn edition_line(&mut self, edition: &EditionFacts, head: &str) -> Item {
        let standing = match edition.approver.date.map(|date| self.date(date)) {
            Some(date) => self.fill("report-standing-issued", &[("label", &edition.label), ("date", &date)]),
            None => self.fill("report-edition", &[("label", &edition.label)]),
        };
        self.side_line(&standing, head)
    }

    fn side_line(&mut self, standing: &str, head: &str) -> Item {
        let mut text = self.text(Style::Value, standing);
        text.spans.push(Span::new(text.id, self.say("report-changes-head")).kept().after(12.0));
        text.spans.push(Span::new(text.id, shortened(head)).kept().joined().after(4.0));
        Item::Paragraph(text)
    }

    /// How many controls changed, and in what.
    fn in_figures(&self, controls: &[ChangedControl], document: usize) -> String {
        let mut said = Vec::new();
        for framework in &self.snapshot.frameworks {
            let name = framework.name.as_str();
            let of_it = || controls.iter().filter(|c| c.control.framework() == framework.id);
            let all = self.counts(&framework.id).all;
            let changed = of_it().count();
            if changed == 0 {
                said.push(self.count("report-changes-none", &[("framework", name)], &[("count", all)]));
                continue;
            }
            let counts = Part::ALL.map(|part| (part, of_it().filter(|c| c.fields.says(part)).count()));
            let parts: Vec<String> = counts
                .into_iter()
                .filter(|(_, count)| *count > 0)
                .map(|(part, count)| {
                    self.count(&format!("report-changes-figure-{}", part.word()), &[], &[("count", count)])
                })
                .collect();
            let values = [("framework", name), ("parts", &self.listed(&parts))];
            said.push(self.count("report-changes-figure", &values, &[("count", all), ("changed", changed)]));
            if all > changed {
                said.push(self.count("report-changes-others", &[("framework", name)], &[("count", all - changed)]));
            }
        }
        for (kind, message) in [
            (ChangeKind::Added, "report-changes-own-added"),
            (ChangeKind::Changed, "report-changes-own-changed"),
            (ChangeKind::Removed, "report-changes-own-removed"),
        ] {
            let count = controls.iter().filter(|c| c.control.framework() == OWN && c.kind == kind).count();
            if count > 0 {
                said.push(self.count(message, &[], &[("count", count)]));
            }
        }
        if document > 0 {
            said.push(self.count("report-changes-document", &[], &[("count", document)]));
        }
        said.join(" ")
    }

    fn marks_explained(&mut self, sides: &Sides<'_>) -> Vec<Item> {
        let mut marks = self.text(Style::Prose, "");
        marks.spans.clear();
        let rest = [("struck", Edit::Deleted), ("underlined", Edit::Inserted)];
        for (i, (name, edit)) in rest.into_iter().enumerate() {
            let words = self.say(&format!("report-changes-{name}"));
            let span = Span::new(marks.id, words).edited(self.id(), edit);
            let meaning = self.fill(&format!("report-changes-{name}-meaning"), &sides.values());
            if i > 0 {
                marks.spans.push(Span::new(marks.id, " "));
            }
            marks.spans.extend([span, Span::new(marks.id, format!(" {meaning}"))]);
        }
        marks.spans.push(Span::new(marks.id, format!(" {}", self.say("report-changes-bar"))));
        let (whole, apart) = (self.say("report-changes-whole"), self.say("report-changes-apart"));
        vec![Item::Paragraph(marks), self.sentence(whole), self.sentence(apart)]
    }

    /// All controls that changed, in the order of the entries that follow.
    fn changes_table(&mut self, sides: &Sides<'_>, controls: &[ChangedControl]) -> Block {
        let mut rows: Vec<Row> = Vec::with_capacity(controls.len());
        for changed in controls {
            let mut id = self.id_cell(&changed.label);
            let (to, node) = (crate::tree::Link::Anchor(changes_anchor(&changed.control)), self.id());
            for item in &mut id.items {
                if let Item::Paragraph(text) = item {
                    text.spans.iter_mut().for_each(|span| (span.id, span.link) = (node, Some(to.clone())));
                }
            }
            let title = self.value_cell(changed.title.as_str());
            let what = self.what(changed);
            let what = self.value_cell(what);
            let became = match (changed.kind, changed.fields.turn()) {
                (ChangeKind::Added, _) => {
                    let words = self.fill("report-changes-new", &sides.values());
                    self.value(words)
                }
                (ChangeKind::Removed, _) => {
                    let words = self.fill("report-changes-last", &sides.values());
                    self.value(words)
                }
                (ChangeKind::Changed, Some([before, after])) => self.turn(before, after),
                (ChangeKind::Changed, None) => {
                    let details = changed.fields.details.join(", ");
                    self.value(details)
                }
            };
            let became = self.cell(vec![became]);
            rows.push(self.row(vec![id, title, what, became]));
        }
        let columns = [
            (47.0, "report-column-id"),
            (176.0, "report-column-control"),
            (66.0, "report-changes-column-what"),
            (155.0, "report-changes-column-became"),
        ];
        Block::Table(self.table("report-changes-table", &columns, 12.0, rows))
    }

    /// What changed in a control, in a word or two: the decision outweighs all that follows from it.
    fn what(&self, changed: &ChangedControl) -> String {
        let kind = match changed.kind {
            ChangeKind::Added => Some("added"),
            ChangeKind::Removed => Some("removed"),
            ChangeKind::Changed => None,
        };
        if let Some(kind) = kind {
            return self.say(&format!("report-changes-kind-{kind}"));
        }
        let mut words: Vec<&str> = changed.fields.parts().map(Part::word).collect();
        words.truncate(if words.first() == Some(&Part::Decision.word()) { 1 } else { 2 });
        let said = words
            .iter()
            .enumerate()
            .map(|(i, word)| self.say(&format!("report-changes-what-{word}{}", if i == 0 { "" } else { ".after" })));
        said.collect::<Vec<_>>().join(", ")
    }

    /// An entry with the fields that changed.
    fn changes_entry(&mut self, heading: Option<(&str, String)>, title: &str, told: &str, fields: Vec<Field>) -> Block {
        let told = vec![Item::Paragraph(self.text(Style::Strong, told))];
        let (label, anchor) = heading.unzip();
        let heading = Heading {
            id: self.id(),
            anchor,
            level: 2,
            kind: HeadingKind::Within,
            label: label.map(|label| self.text(Style::Heading, label)),
            title: self.text(Style::Heading, title),
            marks: Vec::new(),
        };
        let guide = label.unwrap_or(title).to_owned();
        Block::Entry(Entry {
            id: self.id(),
            heading,
            continued: self.say("report-continued"),
            guide,
            facts: told,
            fields,
        })
    }

    /// A state and what it became.
    fn turn(&mut self, before: Option<Named>, after: Option<Named>) -> Item {
        let mut sides = Vec::new();
        for (message, state) in [("report-changes-was", before), ("report-changes-now", after)] {
            let Some((mark, word)) = state else { continue };
            let said = self.said(Style::Label, message);
            sides.push((said, State { mark, word: self.said(Style::Value, word) }));
        }
        Item::Turn(Turn { id: self.id(), sides })
    }

    /// A text of stretches, those edited with identities of their own.
    fn edited(&mut self, style: Style, stretches: &[(Option<Edit>, String)]) -> Text {
        let mut text = self.text(style, "");
        text.spans = stretches
            .iter()
            .map(|(edit, words)| {
                let span = Span::new(text.id, words.as_str());
                match edit {
                    Some(edit) => span.edited(self.id(), *edit),
                    None => span,
                }
            })
            .collect();
        text
    }
}

impl ChangedControl {
    /// The word for what happened to it: the decision outweighs all that follows from it.
    fn happened(&self) -> &'static str {
        match self.kind {
            ChangeKind::Added => "added",
            ChangeKind::Removed => "removed",
            ChangeKind::Changed => match self.fields.parts().next() {
                Some(Part::Text) if self.fields.is_rewritten => "rewritten",
                part => part.unwrap_or(Part::Text).word(),
            },
        }
    }
}

/// Where the table leads. It is no link of an id to its record: it stays black.
fn changes_anchor(control: &ControlRef) -> String {
    format!("{UNTINTED}changes/{}", control.as_str())
}
