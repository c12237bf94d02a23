//! The tree as elements in reading order: what tags and plain text are made from.

use std::borrow::Cow;

use super::{
    Block, Cell, Contents, Cover, Edit, EditNames, Entry, Field, Figure, Heading, Item, NodeId, Pair, Report, Row,
    Table, Text,
};

/// What an element is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// The whole.
    Document,
    /// A section, an entry, a field: what belongs together.
    Section,
    /// What belongs together without being a section.
    Group,
    /// A heading of that level.
    Heading(u8),
    /// A paragraph.
    Paragraph,
    /// A list.
    List,
    /// An item of a list.
    ListItem,
    /// Its dash.
    ListLabel,
    /// Its text.
    ListBody,
    /// A table.
    Table,
    /// Its head.
    TableHead,
    /// Its body.
    TableBody,
    /// A row.
    TableRow,
    /// The head of a column.
    ColumnHead,
    /// The head of a row.
    RowHead,
    /// The head of a group of rows, across the table.
    GroupHead(u8),
    /// A cell.
    Cell,
    /// A chart or picture.
    Figure,
    /// What a chart is called.
    Caption,
    /// A link.
    Link,
    /// What can be filled in.
    FormField,
    /// A stretch of text.
    Span,
    /// A stretch of text that only one of two states has.
    Edit(Edit),
    /// The table of contents.
    Contents,
    /// An item of it.
    ContentsItem,
}

/// An element with its place in the tree.
#[derive(Debug, Clone)]
pub struct Element<'r> {
    /// What it is.
    pub role: Role,
    /// Index of its parent; the document is its own.
    pub parent: usize,
    /// What few elements say. There are very many elements, so that each byte of one counts.
    more: Option<Box<More<'r>>>,
    /// Its own texts, not those of elements in it.
    texts: [Option<&'r Text>; 2],
}

#[derive(Debug, Clone, Default)]
struct More<'r> {
    language: Option<&'r str>,
    alt: Option<Cow<'r, str>>,
    title: Option<&'r str>,
}

impl Element<'_> {
    /// Its language where it differs from the document's.
    pub fn language(&self) -> Option<&str> {
        self.more.as_ref()?.language
    }

    /// What it shows, for those who do not see it.
    pub fn alt(&self) -> Option<&str> {
        self.more.as_ref()?.alt.as_deref()
    }

    /// What it is called, where its role does not tell.
    pub fn title(&self) -> Option<&str> {
        self.more.as_ref()?.title
    }

    /// Whether it is told by its role alone.
    pub fn is_plain(&self) -> bool {
        self.more.is_none()
    }

    /// Its own words, not those of elements in it.
    pub fn words(&self) -> String {
        self.joined(Text::words)
    }

    /// The same with what was deleted or inserted in marks.
    pub fn marked_words(&self) -> String {
        self.joined(Text::marked_words)
    }

    fn joined(&self, words: impl Fn(&Text) -> String) -> String {
        let words: Vec<String> = self.texts.iter().flatten().map(|text| words(text)).collect();
        words.join(" ")
    }
}

/// All elements in reading order; a parent comes before what is in it.
#[derive(Debug)]
pub struct Structure<'r> {
    edits: &'r EditNames,
    elements: Vec<Element<'r>>,
    by_node: Vec<Option<u32>>,
}

impl<'r> Structure<'r> {
    /// The elements of a report.
    pub fn of(report: &'r Report) -> Self {
        let mut structure = Self {
            edits: &report.edits,
            elements: Vec::with_capacity(report.nodes),
            by_node: vec![None; report.nodes],
        };
        structure.add(NodeId(0), Role::Document, 0);
        if let Some(cover) = &report.cover {
            structure.cover(cover);
        }
        if let Some(contents) = &report.contents {
            structure.contents(contents);
        }
        for section in &report.sections {
            let at = structure.add(section.id, Role::Section, 0);
            structure.heading(&section.heading, at);
            for block in &section.blocks {
                structure.block(block, at);
            }
        }
        structure
    }

    /// The elements.
    pub fn elements(&self) -> &[Element<'r>] {
        &self.elements
    }

    /// Index of the element that stands for a node.
    pub fn index_of(&self, node: NodeId) -> Option<usize> {
        self.by_node.get(node.0 as usize).copied().flatten().map(|i| i as usize)
    }

    fn add(&mut self, node: NodeId, role: Role, parent: usize) -> usize {
        let at = self.elements.len();
        if let (Some(slot), Ok(index)) = (self.by_node.get_mut(node.0 as usize), u32::try_from(at)) {
            slot.get_or_insert(index);
        }
        self.elements.push(Element { role, parent, more: None, texts: [None; 2] });
        at
    }

    fn more(&mut self, element: usize) -> &mut More<'r> {
        self.elements[element].more.get_or_insert_default()
    }

    fn text(&mut self, text: &'r Text, role: Role, parent: usize) {
        let at = self.add(text.id, role, parent);
        if let Some(language) = &text.language {
            self.more(at).language = Some(language);
        }
        self.elements[at].texts = [Some(text), None];
        for span in text.spans.iter().filter(|s| s.id != text.id) {
            if let Some(edit) = span.edit {
                let at = self.add(span.id, Role::Edit(edit), at);
                let (title, alt) = (self.edits.name(edit), self.edits.said(edit, &span.text).into());
                *self.more(at) = More { language: None, alt: Some(alt), title: Some(title) };
            } else if span.link.is_some() {
                self.add(span.id, Role::Link, at);
            }
        }
    }

    fn heading(&mut self, heading: &'r Heading, parent: usize) {
        let at = self.add(heading.id, Role::Heading(heading.level), parent);
        for text in heading.label.iter().chain([&heading.title]) {
            self.text(text, Role::Span, at);
        }
    }

    fn cover(&mut self, cover: &'r Cover) {
        let at = self.add(cover.id, Role::Section, 0);
        if let Some(logo) = &cover.logo {
            let figure = self.add(logo.id, Role::Figure, at);
            self.more(figure).alt = Some(logo.alt.as_str().into());
        }
        for text in &cover.issuer {
            self.text(text, Role::Paragraph, at);
        }
        if let Some(stamp) = &cover.stamp {
            self.text(&stamp.word, Role::Paragraph, at);
            self.text(&stamp.note, Role::Paragraph, at);
        }
        if let Some(edition) = &cover.edition {
            self.text(edition, Role::Paragraph, at);
        }
        self.text(&cover.title, Role::Heading(1), at);
        self.text(&cover.subtitle, Role::Paragraph, at);
        for field in &cover.facts {
            self.field(field, at);
        }
        if let Some(note) = &cover.note {
            self.text(note, Role::Paragraph, at);
        }
    }

    fn contents(&mut self, contents: &'r Contents) {
        self.text(&contents.title, Role::Heading(1), 0);
        let at = self.add(contents.id, Role::Contents, 0);
        for line in &contents.lines {
            let item = self.add(line.id, Role::ContentsItem, at);
            let link = self.add(line.link, Role::Link, item);
            self.elements[link].texts = [Some(&line.number), Some(&line.title)];
        }
    }

    fn block(&mut self, block: &'r Block, parent: usize) {
        match block {
            Block::Heading(heading) => self.heading(heading, parent),
            Block::Field(field) => self.field(field, parent),
            Block::Numbers(numbers) => {
                for number in numbers {
                    self.text(&number.number, Role::Paragraph, parent);
                    self.text(&number.word, Role::Paragraph, parent);
                }
            }
            Block::Paragraph(text) => self.text(text, Role::Paragraph, parent),
            Block::Figures(figures) => figures.iter().for_each(|f| self.figure(f, parent)),
            Block::Entry(entry) => self.entry(entry, parent),
            Block::Table(table) => self.table(table, parent),
            Block::Facts(columns) => columns.iter().flatten().for_each(|f| self.field(f, parent)),
        }
    }

    fn field(&mut self, field: &'r Field, parent: usize) {
        let at = self.add(field.id, Role::Group, parent);
        if let Some(label) = &field.label {
            self.text(label, Role::Paragraph, at);
        }
        self.items(&field.items, at);
    }

    fn items(&mut self, items: &'r [Item], parent: usize) {
        for item in items {
            match item {
                Item::Paragraph(text) | Item::Under(text) => self.text(text, Role::Paragraph, parent),
                Item::Signature(signature) => {
                    if let Some(field) = &signature.field {
                        self.add(field.id, Role::FormField, parent);
                    }
                    self.text(&signature.label, Role::Paragraph, parent);
                }
                Item::List(id, list) => {
                    let at = self.add(*id, Role::List, parent);
                    for (id, label, body) in list {
                        let item = self.add(*id, Role::ListItem, at);
                        self.text(label, Role::ListLabel, item);
                        self.text(body, Role::ListBody, item);
                    }
                }
                Item::State(state) => self.text(&state.word, Role::Paragraph, parent),
                Item::Turn(turn) => {
                    let at = self.add(turn.id, Role::Paragraph, parent);
                    for text in turn.sides.iter().flat_map(|(word, state)| [word, &state.word]) {
                        self.text(text, Role::Span, at);
                    }
                }
                Item::Pair(pair) => self.pair(pair, parent),
                Item::Space => {}
            }
        }
    }

    fn pair(&mut self, pair: &'r Pair, parent: usize) {
        let at = self.add(pair.id, Role::Paragraph, parent);
        for text in [&pair.key].into_iter().chain(&pair.values) {
            self.text(text, Role::Span, at);
        }
    }

    fn entry(&mut self, entry: &'r Entry, parent: usize) {
        let at = self.add(entry.id, Role::Section, parent);
        self.heading(&entry.heading, at);
        self.items(&entry.facts, at);
        for field in &entry.fields {
            self.field(field, at);
        }
    }

    fn figure(&mut self, figure: &'r Figure, parent: usize) {
        self.text(&figure.caption, Role::Caption, parent);
        let at = self.add(figure.id, Role::Figure, parent);
        self.more(at).alt = Some(figure.alt.as_str().into());
    }

    fn table(&mut self, table: &'r Table, parent: usize) {
        let at = self.add(table.id, Role::Table, parent);
        self.more(at).alt = Some(table.summary.as_str().into());
        let [head, row, body] = table.head;
        let thead = self.add(head, Role::TableHead, at);
        let tr = self.add(row, Role::TableRow, thead);
        for column in &table.columns {
            let cell = self.add(column.id, Role::ColumnHead, tr);
            self.text(&column.head, Role::Paragraph, cell);
        }
        let tbody = self.add(body, Role::TableBody, at);
        let span = u8::try_from(table.columns.len()).unwrap_or(1);
        for group in &table.groups {
            if let Some(head) = &group.head {
                let row = self.add(head.id, Role::TableRow, tbody);
                let cell = self.add(head.cell, Role::GroupHead(span), row);
                self.text(&head.label, Role::Span, cell);
                self.text(&head.title, Role::Span, cell);
            }
            for row in &group.rows {
                self.row(row, tbody);
            }
        }
    }

    fn row(&mut self, row: &'r Row, parent: usize) {
        let at = self.add(row.id, Role::TableRow, parent);
        for (i, Cell { id, items }) in row.cells.iter().enumerate() {
            let cell = self.add(*id, if i == 0 { Role::RowHead } else { Role::Cell }, at);
            self.items(items, cell);
        }
    }
}
