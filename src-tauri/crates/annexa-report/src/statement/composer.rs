//! Words, dates and ids for the parts of a statement.

use std::borrow::Cow;
use std::collections::HashMap;

use annexa_model::{
    ControlRef, Decision, DriverKind, Framework, Id, OWN, OwnControl, References, Signatory, Snapshot, Statement,
    Text as Typed, published_id, standard_name,
};
use annexa_words::{Value, Words};
use jiff::civil::Date;

use crate::options::{Options, Part};
use crate::text::{clean_line, typed_lines};
use crate::tree::{Cell, Column, Field, FieldKind, Heading, HeadingKind, Item, NodeId, NodeIds, Span, Style, Text};

/// Ids of up to this many characters stay on one line.
const LONGEST_ID: usize = 16;

/// What the parts of a statement are composed with.
pub struct Composer<'a> {
    /// The snapshot, filtered for its audience.
    pub snapshot: &'a Snapshot,
    /// The statement.
    pub statement: &'a Statement,
    /// What is asked for.
    pub options: &'a Options<'a>,
    /// The words of the statement's language.
    pub words: Words,
    /// Ids of nodes.
    pub ids: NodeIds,
    /// Numbers of the sections that are part of this copy, by anchor.
    pub numbers: HashMap<&'static str, String>,
    decisions: HashMap<&'a str, &'a Decision>,
    references: References<'a>,
    own_controls: HashMap<&'a str, &'a OwnControl>,
}

impl<'a> Composer<'a> {
    /// A composer for one statement.
    pub fn new(snapshot: &'a Snapshot, statement: &'a Statement, options: &'a Options<'a>) -> Self {
        let decisions = statement.decisions.iter().map(|d| (d.control.as_str(), d)).collect();
        Self {
            snapshot,
            statement,
            options,
            words: Words::for_language(&statement.language),
            ids: NodeIds::default(),
            numbers: HashMap::new(),
            decisions,
            references: References::of(statement),
            own_controls: snapshot.controls.iter().map(|c| (c.id.as_str(), c)).collect(),
        }
    }

    /// A message.
    pub fn say(&self, id: &str) -> String {
        self.words.get(id)
    }

    /// A message filled with texts.
    pub fn fill(&self, id: &str, values: &[(&str, &str)]) -> String {
        let values: Vec<(&str, Value<'_>)> = values.iter().map(|(n, v)| (*n, Value::from(*v))).collect();
        self.words.with(id, &values)
    }

    /// A message filled with texts and numbers.
    pub fn count(&self, id: &str, texts: &[(&str, &str)], numbers: &[(&str, usize)]) -> String {
        let values: Vec<(&str, Value<'_>)> = texts
            .iter()
            .map(|(n, v)| (*n, Value::from(*v)))
            .chain(numbers.iter().map(|(n, v)| (*n, Value::from(*v))))
            .collect();
        self.words.with(id, &values)
    }

    /// “1,184”.
    pub fn thousands(&self, number: u64) -> String {
        let digits = number.to_string();
        let mark = self.say("report-thousands");
        let mut grouped = String::new();
        for (i, digit) in digits.chars().enumerate() {
            if i > 0 && (digits.len() - i).is_multiple_of(3) {
                grouped.push_str(&mark);
            }
            grouped.push(digit);
        }
        grouped
    }

    /// “16 November 2026”.
    pub fn date(&self, date: Date) -> String {
        self.dated("report-date-long", date, "")
    }

    /// “16 Nov 2026”.
    pub fn short_date(&self, date: Date) -> String {
        self.dated("report-date-short", date, ".short")
    }

    fn dated(&self, id: &str, date: Date, form: &str) -> String {
        let month = self.say(&format!("report-month-{}{form}", date.month()));
        let (day, year) = (date.day().to_string(), date.year().to_string());
        self.fill(id, &[("day", &day), ("month", &month), ("year", &year)])
    }

    /// A list in words: “a, b and c”.
    pub fn listed(&self, parts: &[String]) -> String {
        match parts {
            [] => String::new(),
            [one] => one.clone(),
            [first @ .., last] => {
                let first = first.join(", ");
                self.fill("report-list-and", &[("first", &first), ("last", last)])
            }
        }
    }

    /// Whether this copy has a part.
    pub fn wants(&self, part: Part) -> bool {
        !self.options.without.contains(&part)
    }

    /// The decision on a control.
    pub fn decision(&self, control: &ControlRef) -> Option<&'a Decision> {
        self.decisions.get(control.as_str()).copied()
    }

    /// The own control that a reference names.
    pub fn own_control(&self, control: &ControlRef) -> Option<&'a OwnControl> {
        self.own_controls.get(control.id()).copied().filter(|_| control.framework() == OWN)
    }

    /// The id people know a control by, with its standard where there are several.
    pub fn control_label<'c>(&self, control: &'c ControlRef) -> Cow<'c, str>
    where
        'a: 'c,
    {
        match self.own_control(control) {
            Some(own) => Cow::Borrowed(own.label.as_str()),
            None => self.published(control),
        }
    }

    /// The id of a control or of a group, with its standard where there are several.
    pub fn published<'c>(&self, control: &'c ControlRef) -> Cow<'c, str> {
        published_id(control, self.snapshot.frameworks.iter().map(|f| f.id.as_str()))
    }

    /// The decision whose justification and evidence hold for this one too.
    pub fn seen(&self, decision: &Decision) -> Option<&'a Decision> {
        self.references.seen(decision)
    }

    /// A control as a sentence names it: with the whole name of its standard, where it carries one.
    fn control_in_words(&self, control: &ControlRef) -> String {
        let own = self.snapshot.own_frameworks().find(|own| own.id == control.framework());
        match standard_name(control.framework()).or(own.map(|own| own.name.as_str())) {
            Some(standard) if self.snapshot.frameworks.len() > 1 => format!("{standard} {}", control.id()),
            _ => self.control_label(control).into_owned(),
        }
    }

    /// “As for ISO/IEC 27001 A.5.1:”, before what is said there.
    pub fn as_for(&self, seen: &Decision) -> String {
        self.fill("report-entry-as-for", &[("control", &self.control_in_words(&seen.control))])
    }

    /// The same, leading there.
    pub fn as_for_line(&mut self, seen: &Decision) -> Item {
        let (words, control) = (self.as_for(seen), self.control_in_words(&seen.control));
        let mut text = self.text(Style::Value, "");
        text.spans.clear();
        let (before, after) = words.split_once(control.as_str()).unwrap_or((words.as_str(), ""));
        text.spans.push(Span::new(text.id, before));
        let link = Some(crate::tree::Link::Anchor(control_anchor(&seen.control)));
        text.spans.push(Span { link, ..Span::new(self.id(), control.as_str()) });
        text.spans.push(Span::new(text.id, after));
        text.spans.retain(|span| !span.text.is_empty());
        Item::Paragraph(text)
    }

    /// The title of a control.
    pub fn control_title<'c>(&self, control: &'c ControlRef) -> &'c str
    where
        'a: 'c,
    {
        self.own_control(control).map_or_else(|| self.snapshot.control_title(control), |own| own.title.as_str())
    }

    /// A new id.
    pub fn id(&mut self) -> NodeId {
        self.ids.next()
    }

    /// A text.
    pub fn text(&mut self, style: Style, words: impl Into<String>) -> Text {
        Text::new(self.id(), style, words)
    }

    /// A message as a text.
    pub fn said(&mut self, style: Style, message: &str) -> Text {
        let words = self.say(message);
        self.text(style, words)
    }

    /// A fact as typed; in its own voice, that it is missing.
    pub fn typed_or(&mut self, typed: &str, missing: &str) -> Text {
        if typed.trim().is_empty() { self.said(Style::Strong, missing) } else { self.text(Style::Value, typed) }
    }

    /// Typed text as paragraphs and lists.
    pub fn prose(&mut self, typed: &Typed) -> Vec<Item> {
        let language = self.foreign(typed);
        let mut items: Vec<Item> = Vec::new();
        for line in typed_lines(&typed.text) {
            let line = line.trim_end();
            if line.trim().is_empty() {
                continue;
            }
            if let Some(body) = item_of_list(line) {
                let mut text = self.text(Style::Prose, body.trim_start());
                text.language.clone_from(&language);
                self.push_item(&mut items, text);
            } else {
                let mut text = self.text(Style::Prose, line);
                text.language.clone_from(&language);
                items.push(Item::Paragraph(text));
            }
        }
        items
    }

    /// The language of a typed text where it is not the statement's.
    pub fn foreign(&self, typed: &Typed) -> Option<String> {
        typed.lang.clone().filter(|l| *l != self.statement.language)
    }

    /// Puts an item below those of the list that stands last, or begins a list.
    pub fn push_item(&mut self, items: &mut Vec<Item>, text: Text) {
        let dash = self.said(Style::Prose, "report-list-dash");
        let item = (self.id(), dash, text);
        if let Some(Item::List(_, list)) = items.last_mut() {
            list.push(item);
        } else {
            items.push(Item::List(self.id(), vec![item]));
        }
    }

    /// A sentence of the program's as a paragraph.
    pub fn sentence(&mut self, words: impl Into<String>) -> Item {
        Item::Paragraph(self.text(Style::Prose, words))
    }

    /// A fact as a paragraph.
    pub fn value(&mut self, words: impl Into<String>) -> Item {
        Item::Paragraph(self.text(Style::Value, words))
    }

    /// Something missing, said.
    pub fn missing(&mut self, message: &str) -> Item {
        Item::Paragraph(self.said(Style::Strong, message))
    }

    /// A field.
    pub fn field(&mut self, label: &str, items: Vec<Item>) -> Field {
        let words = self.say(label);
        let label = self.text(Style::Label, words);
        Field {
            id: self.id(),
            kind: FieldKind::Other,
            label: Some(label),
            mark: None,
            items,
            tight: false,
            keeps_with_previous: false,
            is_changed: false,
        }
    }

    /// A heading within a section.
    pub fn heading(&mut self, message: &str) -> Heading {
        let title = self.said(Style::Heading, message);
        Heading {
            id: self.id(),
            anchor: None,
            level: 2,
            kind: HeadingKind::Within,
            label: None,
            title,
            marks: Vec::new(),
        }
    }

    /// A column.
    pub fn column(&mut self, width: f32, message: &str) -> Column {
        let head = if message.is_empty() { self.text(Style::Label, "") } else { self.said(Style::Label, message) };
        Column { id: self.id(), width, is_fluid: false, head }
    }

    /// A cell.
    pub fn cell(&mut self, items: Vec<Item>) -> Cell {
        Cell { id: self.id(), items }
    }

    /// A cell with one fact.
    pub fn value_cell(&mut self, words: impl Into<String>) -> Cell {
        let item = self.value(words);
        self.cell(vec![item])
    }

    /// A cell with the id that a row is known by.
    pub fn id_cell(&mut self, id: &str) -> Cell {
        let mut text = self.text(Style::Strong, id);
        for span in &mut text.spans {
            span.kept = is_short(id);
        }
        self.cell(vec![Item::Paragraph(text)])
    }

    /// A cell with one fact in Semibold.
    pub fn strong_cell(&mut self, words: impl Into<String>) -> Cell {
        let item = Item::Paragraph(self.text(Style::Strong, words));
        self.cell(vec![item])
    }

    /// Ids joined by commas, each leading to its record.
    pub fn linked(&mut self, style: Style, ids: &[(String, String)]) -> Text {
        let mut text = self.text(style, "");
        text.spans.clear();
        for (i, (label, anchor)) in ids.iter().enumerate() {
            let comma = if i + 1 < ids.len() { ", " } else { "" };
            let link = Some(crate::tree::Link::Anchor(anchor.clone()));
            let link = Span { kept: is_short(label), link, ..Span::new(self.id(), label.as_str()) };
            text.spans.push(link);
            if !comma.is_empty() {
                text.spans.push(Span::new(text.id, comma));
            }
        }
        text
    }

    /// Name and function of somebody, as one line.
    pub fn person_line(&self, somebody: &Signatory) -> String {
        let (name, function) = (somebody.name.trim(), somebody.function.trim());
        match (name.is_empty(), function.is_empty()) {
            (false, false) => self.fill("report-person", &[("name", name), ("function", function)]),
            (false, true) => name.to_owned(),
            (true, _) => function.to_owned(),
        }
    }

    /// Name of a person or role.
    pub fn person_name(&self, id: &Id) -> Option<String> {
        let person = self.snapshot.person(id)?;
        let name = if person.name.trim().is_empty() { &person.function } else { &person.name };
        Some(name.trim().to_owned()).filter(|n| !n.is_empty())
    }

    /// The organisation's name, or that it has none.
    pub fn organisation(&self) -> String {
        let name = self.snapshot.organisation.name.trim();
        if name.is_empty() { self.say("report-missing-organisation") } else { clean_line(name).into_owned() }
    }

    /// The document's title.
    pub fn title(&self) -> String {
        let title = self.statement.title.trim();
        if title.is_empty() { self.say("report-title") } else { clean_line(title).into_owned() }
    }

    /// The standards that the statement is made under, as published.
    pub fn standards(&self) -> String {
        let frameworks = &self.snapshot.frameworks;
        // Rules of one's own are decided on beside a standard, and ask for no statement themselves.
        let published = frameworks.iter().filter(|framework| standard_name(&framework.id).is_some());
        let mut versions: Vec<String> = published.map(Framework::edition).collect();
        if versions.is_empty() {
            versions = frameworks.iter().map(Framework::edition).collect();
        }
        self.listed(&versions)
    }
}

/// What stands behind the dash of an item of a list.
pub fn item_of_list(line: &str) -> Option<&str> {
    ["- ", "– ", "• ", "* "].iter().find_map(|dash| line.trim_start().strip_prefix(dash))
}

/// Whether an id is read whole; somebody's id may be a sentence.
fn is_short(id: &str) -> bool {
    id.chars().count() <= LONGEST_ID
}

/// Where links to a control lead.
pub fn control_anchor(control: &ControlRef) -> String {
    format!("control/{}", control.as_str())
}

/// Where links to a piece of evidence lead.
pub fn evidence_anchor(id: &Id) -> String {
    format!("evidence/{}", id.as_str())
}

/// Where links to an AI system lead.
pub fn system_anchor(id: &Id) -> String {
    format!("system/{}", id.as_str())
}

/// Where links to a person lead.
pub fn person_anchor(id: &Id) -> String {
    format!("person/{}", id.as_str())
}

/// Where links to a record that drivers name lead. A risk and a contract may go by the same id.
pub fn record_anchor(kind: DriverKind, label: &str) -> String {
    format!("record/{kind:?}/{label}")
}

/// Hex digits in groups of four.
pub fn grouped(hex: &str) -> String {
    let digits: Vec<char> = hex.chars().collect();
    digits.chunks(4).map(|c| c.iter().collect::<String>()).collect::<Vec<_>>().join(" ")
}

/// The first sixteen hex digits, in groups.
pub fn shortened(hex: &str) -> String {
    grouped(&hex.chars().take(16).collect::<String>())
}
