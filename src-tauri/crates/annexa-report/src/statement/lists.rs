//! The lists behind the statement: exclusions, own controls, open actions, evidence, records, people.

use std::collections::BTreeMap;

use annexa_model::{Audience, ControlRef, Decision, Driver, DriverKind, Ground, Id, ItemRef, OWN, RecordKind, natural};
use jiff::civil::Date;

use super::composer::{Composer, control_anchor, evidence_anchor, person_anchor, record_anchor, system_anchor};
use super::entries::{ground_message, status_mark};
use super::registers::list;
use crate::tree::{Block, Cell, Field, Item, Link, PairKind, Row, Span, Style};

/// The grounds, as readers know them.
const GROUNDS: [Ground; 3] = [Ground::NotNecessaryByRisk, Ground::NotRequired, Ground::NoSuchActivity];

impl Composer<'_> {
    fn label_and_anchor(&self, control: &ControlRef) -> (String, String) {
        (self.control_label(control).into_owned(), control_anchor(control))
    }

    /// Id, then title.
    fn control_cell(&mut self, control: &ControlRef) -> Cell {
        let label = self.control_label(control).into_owned();
        let title = self.control_title(control).to_owned();
        let items = vec![Item::Paragraph(self.text(Style::Strong, label)), self.value(title)];
        self.cell(items)
    }

    /// Exclusions and their grounds, those for single systems too.
    pub fn exclusions(&mut self) -> Vec<Block> {
        let excluded: Vec<Decision> = self.statement.decisions.iter().filter(|d| d.is_excluded()).cloned().collect();
        let mut blocks = Vec::new();
        if excluded.is_empty() {
            blocks.push(self.nothing("report-reading-exclusion-label", "report-exclusions-none"));
        } else {
            let mut items = Vec::new();
            for ground in GROUNDS {
                let hits: Vec<(String, String)> = excluded
                    .iter()
                    .filter(|d| d.verdict.grounds.contains(&ground))
                    .map(|d| self.label_and_anchor(&d.control))
                    .collect();
                let value = if hits.is_empty() {
                    self.said(Style::Value, "report-none")
                } else {
                    self.linked(Style::Value, &hits)
                };
                items.push(self.pair(ground_message(ground), PairKind::Ground, vec![value]));
            }
            blocks.push(Block::Field(self.field("report-grounds-label", items)));
            let mut rows = Vec::new();
            for decision in &excluded {
                rows.push(self.excluded_row(decision));
            }
            let columns = [
                (111.0, "report-column-control"),
                (70.0, "report-column-ground"),
                (275.0, "report-column-justification-exclusion"),
            ];
            blocks.push(Block::Table(self.table("report-excluded-table", &columns, 12.0, rows)));
        }
        blocks.extend(self.system_exclusions());
        blocks
    }

    fn grounds_cell(&mut self, grounds: &[Ground], before: Vec<Item>) -> Cell {
        let mut items = before;
        for ground in grounds {
            if !items.is_empty() {
                items.push(Item::Space);
            }
            items.push(Item::Paragraph(self.said(Style::Value, ground_message(*ground))));
        }
        if grounds.is_empty() {
            items.push(self.missing("report-missing-ground"));
        }
        self.cell(items)
    }

    fn excluded_row(&mut self, decision: &Decision) -> Row {
        let control = self.control_cell(&decision.control);
        let ground = self.grounds_cell(&decision.verdict.grounds, Vec::new());
        let mut why = if decision.verdict.excluded.is_blank() {
            vec![self.missing("report-missing-justification")]
        } else {
            self.prose(&decision.verdict.excluded)
        };
        if let Some(line) = self.owner_line(decision) {
            why.push(Item::Space);
            why.push(Item::Paragraph(line));
        }
        let why = self.cell(why);
        let row = self.row(vec![control, ground, why]);
        Row { guide: Some(self.control_label(&decision.control).into_owned()), ..row }
    }

    fn system_exclusions(&mut self) -> Vec<Block> {
        let partly: Vec<Decision> =
            self.statement.decisions.iter().filter(|d| !d.is_excluded() && !d.exclusions.is_empty()).cloned().collect();
        let mut rows = Vec::new();
        for decision in &partly {
            for exclusion in &decision.exclusions {
                let control = self.control_cell(&decision.control);
                let system = self.snapshot.system(&exclusion.system);
                let label = system.map_or_else(String::new, |s| format!("{} {}", s.label, s.name).trim().to_owned());
                let mut name = self.text(Style::Strong, label);
                let link = Link::Anchor(system_anchor(&exclusion.system));
                let id = self.id();
                if let Some(span) = name.spans.first_mut() {
                    *span = Span { id, link: Some(link), ..span.clone() };
                }
                let ground = self.grounds_cell(&exclusion.value.grounds, vec![Item::Paragraph(name)]);
                let why = if exclusion.value.justification.is_blank() {
                    vec![self.missing("report-missing-justification")]
                } else {
                    self.prose(&exclusion.value.justification)
                };
                let why = self.cell(why);
                let row = self.row(vec![control, ground, why]);
                rows.push(Row { guide: Some(self.control_label(&decision.control).into_owned()), ..row });
            }
        }
        if rows.is_empty() {
            return Vec::new();
        }
        let columns = [
            (111.0, "report-column-control"),
            (70.0, "report-column-system-ground"),
            (275.0, "report-column-justification-exclusion"),
        ];
        vec![
            Block::Heading(self.heading("report-systems-exclusions-heading")),
            Block::Table(self.table("report-systems-exclusions-heading", &columns, 12.0, rows)),
        ]
    }

    /// Controls from other sources.
    pub fn own(&mut self) -> Vec<Block> {
        let own: Vec<ControlRef> =
            self.statement.decisions.iter().map(|d| d.control.clone()).filter(|c| c.framework() == OWN).collect();
        if own.is_empty() {
            return vec![self.nothing("report-own-label", "report-own-none")];
        }
        let mut blocks = vec![self.nothing("report-own-label", "report-own-why")];
        blocks.extend(own.iter().map(|control| Block::Entry(self.entry(control, 2))));
        blocks
    }

    /// Open actions by date; those without one at the end.
    pub fn actions(&mut self) -> Vec<Block> {
        let mut open: Vec<Decision> = self.open().cloned().collect();
        if open.is_empty() {
            let undecided = self.statement.decisions.iter().all(|d| !d.is_applicable());
            let words = if undecided { "report-actions-undecided" } else { "report-actions-none" };
            return vec![self.nothing("report-actions-label", words)];
        }
        open.sort_by_key(|d| (d.progress.target.is_none(), d.progress.target));
        let mut rows = Vec::new();
        for decision in &open {
            let date = match decision.progress.target {
                Some(date) => self.text(Style::Strong, self.short_date(date)),
                None => self.said(Style::Strong, "report-missing-date"),
            };
            let mut when = vec![Item::Paragraph(date)];
            if decision.progress.target.is_some_and(|target| target < self.options.made_on) {
                when.push(self.missing("report-target-passed"));
            }
            if let Some(status) = decision.progress.status {
                when.push(self.state(Style::Value, status_mark(status)));
            }
            let when = self.cell(when);
            let link = self.label_and_anchor(&decision.control);
            let title = self.control_title(&decision.control).to_owned();
            let control = vec![Item::Paragraph(self.linked(Style::Value, &[link])), self.value(title)];
            let control = self.cell(control);
            let how = if decision.how.is_blank() {
                vec![Item::Paragraph(self.said(Style::Value, "report-missing-how"))]
            } else {
                self.prose(&decision.how)
            };
            let how = self.cell(how);
            let owner = match decision.owner.as_ref().and_then(|id| self.person_name(id)) {
                Some(name) => self.value(name),
                None => self.missing("report-missing-name"),
            };
            let owner = self.cell(vec![owner]);
            rows.push(self.row(vec![when, control, how, owner]));
        }
        let columns = [
            (70.0, "report-column-date-status"),
            (123.0, "report-column-control"),
            (191.0, "report-column-how"),
            (66.0, "report-column-owner"),
        ];
        let table = self.table("report-section-actions", &columns, 10.0, rows);
        // What the public is not told is said once, under how the statement is read.
        let is_public = self.snapshot.audience == Audience::Public;
        vec![Block::Table(if is_public { table.without(3, 2) } else { table })]
    }

    /// The evidence index.
    pub fn evidence(&mut self) -> Vec<Block> {
        let evidence = self.snapshot.evidence.clone();
        if evidence.is_empty() {
            return vec![self.nothing("report-evidence-label", "report-evidence-none")];
        }
        let mut uses: BTreeMap<&Id, Vec<(String, String)>> = BTreeMap::new();
        for decision in &self.statement.decisions {
            let seen = self.seen(decision).map_or(&[][..], |seen| &seen.evidence);
            for id in decision.evidence.iter().chain(seen) {
                uses.entry(id).or_default().push(self.label_and_anchor(&decision.control));
            }
        }
        let mut rows = Vec::new();
        for item in &evidence {
            let id = self.id_cell(&item.label);
            let title = if item.kind.trim().is_empty() {
                item.title.clone()
            } else {
                format!("{}, {}", item.title, item.kind.trim().to_lowercase())
            };
            let none = self.say("report-not-given");
            let date = item.date.map_or_else(|| none.clone(), |d| self.short_date(d));
            let place = if item.location.trim().is_empty() { none.clone() } else { item.location.clone() };
            let owner = item.owner.as_ref().and_then(|id| self.person_name(id));
            let owner = owner.unwrap_or_else(|| none.clone());
            let mut supports = self.cited(&ItemRef::record(RecordKind::Evidence, &item.id));
            let controls = uses.get(&item.id).map(Vec::as_slice).unwrap_or_default();
            if !controls.is_empty() || supports.is_empty() {
                supports.insert(0, self.controls_item(controls));
            }
            let supports = self.cell(supports);
            let cells = vec![
                id,
                self.value_cell(title),
                self.value_cell(date),
                self.value_cell(place),
                self.value_cell(owner),
                self.expiry_cell(item.expiry),
                supports,
            ];
            let row = self.row(cells);
            rows.push(Row { anchor: Some(evidence_anchor(&item.id)), ..row });
        }
        let columns = [
            (27.0, "report-column-id"),
            (132.0, "report-column-title-kind"),
            (50.0, "report-column-date"),
            (68.0, "report-column-where"),
            (56.0, "report-column-owner"),
            (50.0, "report-column-valid"),
            (49.0, "report-column-supports"),
        ];
        let mut table = self.table("report-section-evidence", &columns, 8.0, rows).fluid(&[0, 1, 3, 4, 6]);
        // Last first: the others keep their places.
        for (column, is_empty) in [
            (5, evidence.iter().all(|e| e.expiry.is_none())),
            (4, evidence.iter().all(|e| e.owner.is_none())),
            (3, evidence.iter().all(|e| e.location.trim().is_empty())),
            (2, evidence.iter().all(|e| e.date.is_none())),
        ] {
            if is_empty {
                table = table.without(column, 1);
            }
        }
        vec![Block::Table(table)]
    }

    /// Until when evidence holds, and whether that day has passed.
    fn expiry_cell(&mut self, expiry: Option<Date>) -> Cell {
        let Some(expiry) = expiry else {
            let none = self.say("report-not-given");
            return self.value_cell(none);
        };
        let date = self.short_date(expiry);
        let mut items = vec![self.value(date)];
        if expiry < self.options.made_on {
            items.push(self.missing("report-expired"));
        }
        self.cell(items)
    }

    fn controls_item(&mut self, controls: &[(String, String)]) -> Item {
        if controls.is_empty() {
            let none = self.say("report-none");
            return self.value(none);
        }
        Item::Paragraph(self.linked(Style::Value, controls))
    }

    /// Whether drivers name records by an id of the organisation's own.
    pub fn has_records(&self) -> bool {
        self.statement
            .decisions
            .iter()
            .any(|d| !d.is_excluded() && d.drivers.iter().any(|r| is_named(r) && !r.value.label.trim().is_empty()))
    }

    /// Records that drivers name by id, each with its words and the controls that name it.
    pub fn records(&mut self) -> Vec<Block> {
        struct Record {
            words: Vec<String>,
            controls: Vec<(String, String)>,
        }
        type Order = (DriverKind, Vec<(String, u64)>, String);
        let mut records: BTreeMap<Order, Record> = BTreeMap::new();
        for decision in self.statement.decisions.iter().filter(|d| !d.is_excluded()) {
            for driver in &decision.drivers {
                let value = &driver.value;
                let label = value.label.trim();
                if label.is_empty() || !is_named(driver) {
                    continue;
                }
                let key = (value.kind, natural(label), label.to_owned());
                let record = records.entry(key).or_insert(Record { words: Vec::new(), controls: Vec::new() });
                let words = value.text.trim();
                if !words.is_empty() && !record.words.iter().any(|w| w == words) {
                    record.words.push(words.to_owned());
                }
                let control = (self.control_label(&decision.control).into_owned(), control_anchor(&decision.control));
                if !record.controls.contains(&control) {
                    record.controls.push(control);
                }
            }
        }
        let mut rows = Vec::new();
        for ((kind, _, label), record) in records {
            let id = self.id_cell(&label);
            let words = if record.words.is_empty() { self.say("report-not-given") } else { record.words.join("; ") };
            let words = self.value_cell(words);
            let controls = self.controls_item(&record.controls);
            let controls = self.cell(vec![controls]);
            let row = self.row(vec![id, words, controls]);
            rows.push(Row { anchor: Some(record_anchor(kind, &label)), ..row });
        }
        let columns = [(41.0, "report-column-id"), (186.0, "report-column-record"), (229.0, "report-column-named-by")];
        vec![Block::Table(self.table("report-section-records", &columns, 12.0, rows).fluid(&[0, 1, 2]))]
    }

    /// Controls, records and entries of frameworks that somebody answers for.
    fn answers(&mut self, items: &[ItemRef]) -> Vec<Item> {
        let (mut controls, mut entries, mut records) = (Vec::new(), Vec::new(), Vec::new());
        for item in items {
            match (item.kind(), item.control()) {
                (Some(kind), _) => {
                    let label = self.snapshot.record_label(kind.name(), &Id::from(item.id())).unwrap_or_default();
                    records.extend((!label.trim().is_empty()).then(|| label.to_owned()));
                }
                (None, Some(control)) if self.decision(&control).is_some() => {
                    controls.push(self.label_and_anchor(&control));
                }
                (None, entry) => entries.extend(entry),
            }
        }
        let mut answers = Vec::new();
        if !controls.is_empty() {
            answers.push(self.controls_item(&controls));
        }
        if !records.is_empty() {
            let mut text = self.text(Style::Value, "");
            text.spans.clear();
            list(&mut text, &records, "");
            answers.push(Item::Paragraph(text));
        }
        answers.extend(self.by_framework(&entries));
        if answers.is_empty() { vec![self.controls_item(&[])] } else { answers }
    }

    /// People and what they answer for.
    pub fn people(&mut self) -> Vec<Block> {
        let people = self.snapshot.people.clone();
        let answered = self.snapshot.answered_for(self.statement);
        let mut rows = Vec::new();
        for person in &people {
            let answers = self.answers(answered.get(&person.id).map_or(&[], Vec::as_slice));
            let cells = vec![
                self.strong_cell(person.name.as_str()),
                self.value_cell(person.function.as_str()),
                self.cell(answers),
            ];
            let row = self.row(cells);
            rows.push(Row { anchor: Some(person_anchor(&person.id)), ..row });
        }
        let columns =
            [(152.0, "report-column-name"), (152.0, "report-column-function"), (152.0, "report-column-answers")];
        vec![Block::Table(self.table("report-section-people", &columns, 12.0, rows).fluid(&[0, 1, 2]))]
    }
}

/// Whether a section says no more than one short field: it then need not begin a page.
pub fn is_brief(blocks: &[Block]) -> bool {
    matches!(blocks, [Block::Field(Field { items, .. })] if items.len() == 1)
}

/// Whether a driver names what stands in no list of its own: an id of the organisation's, or a record of a register.
fn is_named(driver: &Driver) -> bool {
    driver.value.record.is_none() || driver.is_linked()
}
