//! Rows onto pages: the cursor, the space between blocks, and where each anchor came to stand.

use std::collections::HashMap;

use super::ink::{Ink, Page};
use super::rows::Row;
use super::sheet::{HALF, LINE, Sheet};

/// What kind of block stands before or after a space.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Nothing: the top of a page.
    Start,
    /// The head of a section.
    Section,
    /// A heading within it.
    Within,
    /// The head of an objective.
    Objective,
    /// The head of an objective in a group.
    SubObjective,
    /// A field.
    Field,
    /// A field without space before it.
    TightField,
    /// Facts in columns.
    Facts,
    /// Large numbers.
    Numbers,
    /// A paragraph.
    Paragraph,
    /// Charts.
    Figures,
    /// A control.
    Entry,
    /// A table.
    Table,
}

/// White space between two blocks, in points of the half-line grid.
pub fn gap(before: Kind, after: Kind) -> f32 {
    match (before, after) {
        (Kind::Start, _) | (_, Kind::TightField) | (Kind::Objective | Kind::SubObjective, Kind::Entry) => 0.0,
        (_, Kind::Within | Kind::Objective) | (Kind::Entry, Kind::SubObjective) => 2.0 * LINE,
        (Kind::Within | Kind::Objective, _) | (Kind::Field | Kind::TightField, Kind::Field) => HALF,
        (Kind::Section | Kind::Facts, _)
        | (Kind::Entry, Kind::Entry)
        | (Kind::Numbers, Kind::Paragraph)
        | (Kind::Table, Kind::Field) => LINE,
        (Kind::Figures, Kind::Figures) => LINE + HALF,
        _ => 2.0 * LINE,
    }
}

/// Where an anchor stands.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Spot {
    /// Index of the page.
    pub page: usize,
    /// From the top of the paper.
    pub y: f32,
}

/// An entry of the outline.
#[derive(Debug, Clone)]
pub struct OutlineEntry {
    /// 1 for the outermost.
    pub level: u8,
    /// What it says.
    pub title: String,
    /// Where it leads.
    pub spot: Spot,
}

/// Pages as they fill.
pub struct Flow {
    /// The sheet.
    pub sheet: Sheet,
    /// The pages so far; the last is being filled.
    pub pages: Vec<Page>,
    /// Where anchors stand.
    pub anchors: HashMap<String, Spot>,
    /// The outline.
    pub outline: Vec<OutlineEntry>,
    y: f32,
    last: Kind,
    section: Option<String>,
}

impl Flow {
    /// An empty flow.
    pub fn new(sheet: Sheet) -> Self {
        Self {
            sheet,
            pages: Vec::new(),
            anchors: HashMap::new(),
            outline: Vec::new(),
            y: 0.0,
            last: Kind::Start,
            section: None,
        }
    }

    /// Begins a page.
    pub fn new_page(&mut self) {
        // Many pages wait until all are laid out.
        if let Some(full) = self.pages.last_mut() {
            full.ink.shrink_to_fit();
        }
        let sections = self.section.clone().map(|section| (section.clone(), section));
        self.pages.push(Page { sections, has_header: true, ..Page::default() });
        self.y = 0.0;
        self.last = Kind::Start;
    }

    /// Names the section whose head is about to stand here; further pages belong to it until the next.
    pub fn enter_section(&mut self, section: &str) {
        let at_top = self.at_top();
        if let Some(page) = self.pages.last_mut() {
            match &mut page.sections {
                Some((_, last)) if !at_top => section.clone_into(last),
                sections => *sections = Some((section.to_owned(), section.to_owned())),
            }
        }
        self.section = Some(section.to_owned());
    }

    /// Whether nothing stands on the current page.
    pub fn at_top(&self) -> bool {
        self.last == Kind::Start
    }

    /// Whether a head stands directly above: what follows does not leave it alone.
    pub fn is_under_head(&self) -> bool {
        matches!(self.last, Kind::Section | Kind::Within | Kind::Objective | Kind::SubObjective)
    }

    /// Height left on the page below the space that `kind` wants above it.
    pub fn room_for(&self, kind: Kind) -> f32 {
        self.sheet.body() - self.y - gap(self.last, kind)
    }

    /// Height left on the page.
    pub fn room(&self) -> f32 {
        self.sheet.body() - self.y
    }

    /// Leaves the space that `kind` wants above it, and remembers it for what follows.
    pub fn begin(&mut self, kind: Kind) {
        self.y += gap(self.last, kind);
        self.last = kind;
    }

    /// What the last block counts as for the space below it.
    pub fn end(&mut self, kind: Kind) {
        self.last = kind;
    }

    /// Moves the cursor down.
    pub fn skip(&mut self, height: f32) {
        self.y += height;
    }

    /// The cursor, from the top of the paper.
    pub fn y(&self) -> f32 {
        self.sheet.top + self.y
    }

    /// Draws at a position from the left axis and the cursor.
    pub fn draw(&mut self, mut ink: Ink, dx: f32, dy: f32) {
        ink.shift(self.sheet.left() + dx, self.y() + dy);
        if let Some(page) = self.pages.last_mut() {
            page.ink.push(ink);
        }
    }

    /// Draws rows at `dx` from `dy` below the cursor, which stays. Returns their height, the space above the first not
    /// counted.
    pub fn draw_rows(&mut self, rows: Vec<Row>, dx: f32, dy: f32) -> f32 {
        let mut at = 0.0;
        for (i, row) in rows.into_iter().enumerate() {
            if i > 0 {
                at += row.above;
            }
            for ink in row.ink {
                self.draw(ink, dx, dy + at);
            }
            at += row.height;
        }
        at
    }

    /// Draws rows and moves the cursor below them.
    pub fn put_rows(&mut self, rows: Vec<Row>, dx: f32) {
        let height = self.draw_rows(rows, dx, 0.0);
        self.skip(height);
    }

    /// The place of the cursor.
    pub fn spot(&self) -> Spot {
        Spot { page: self.pages.len().saturating_sub(1), y: self.y() }
    }

    /// Lets links find this place.
    pub fn anchor(&mut self, anchor: Option<&String>) {
        if let Some(anchor) = anchor {
            let spot = self.spot();
            self.anchors.entry(anchor.clone()).or_insert(spot);
        }
    }

    /// Lists this place in the outline.
    pub fn outline(&mut self, level: u8, title: String) {
        let spot = self.spot();
        self.outline.push(OutlineEntry { level, title, spot });
    }

    /// Names a control that stands on the current page.
    pub fn guide(&mut self, guide: &str) {
        if let Some(page) = self.pages.last_mut() {
            match &mut page.guides {
                Some((_, last)) => guide.clone_into(last),
                None => page.guides = Some((guide.to_owned(), guide.to_owned())),
            }
        }
    }
}
