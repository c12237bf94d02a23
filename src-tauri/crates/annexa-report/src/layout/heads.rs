//! Headings: set, kept with what follows, listed in the outline.

use super::flow::{Flow, Kind, gap};
use super::ink::Ink;
use super::rows::{Row, beside, height};
use super::setter::{MARK, Setter, mark};
use super::sheet::{HEAVY, LINE, SECTION_SHIFT};
use crate::tree::{Heading, HeadingKind};

/// Width of a mark in the row of an objective's marks.
const MARK_PITCH: f32 = 11.0;

/// A heading ready to be placed.
pub struct Head {
    /// What it counts as.
    pub kind: Kind,
    rows: Vec<Row>,
    anchor: Option<String>,
    level: u8,
    title: String,
    outline: String,
}

impl Head {
    /// Its height.
    pub fn height(&self) -> f32 {
        height(&self.rows)
    }
}

/// Height of heads that follow each other, with the space before each, after `before`.
pub fn heights(heads: &[Head], before: Kind) -> f32 {
    let mut last = before;
    let mut sum = 0.0;
    for head in heads {
        sum += gap(last, head.kind) + head.height();
        last = head.kind;
    }
    sum
}

impl Setter {
    /// Sets a heading over `measure`, its title on `axis`.
    pub fn head(&mut self, heading: &Heading, measure: f32, axis: f32) -> Head {
        let kind = match heading.kind {
            HeadingKind::Section => Kind::Section,
            HeadingKind::Objective => Kind::Objective,
            HeadingKind::SubObjective => Kind::SubObjective,
            HeadingKind::Within => Kind::Within,
        };
        let marks = heading.marks.len() as f32 * MARK_PITCH;
        // More marks than fit beside a title say nothing at a glance: the entries below have them all.
        let shown = if marks <= 150.0 { heading.marks.as_slice() } else { &[] };
        let taken = if shown.is_empty() { 0.0 } else { marks + LINE };
        let label = heading.label.as_ref().map(|text| self.text(text, axis - LINE)).unwrap_or_default();
        let title = self.text(&heading.title, measure - axis - taken);
        let mut rows = if label.is_empty() {
            let mut title = title;
            for row in &mut title {
                row.indent(axis);
            }
            title
        } else {
            beside(label, title, axis)
        };
        if let Some(first) = rows.first_mut() {
            let baseline = 11.0 + MARK;
            for (i, state) in shown.iter().enumerate() {
                let x = measure - marks + i as f32 * MARK_PITCH + 3.0;
                first.ink.push(mark(*state, x, baseline + 2.8, MARK, None));
            }
        }
        if kind == Kind::Section {
            for row in &mut rows {
                row.indent(SECTION_SHIFT);
            }
            let mut rule = Row::empty(LINE);
            rule.ink.push(Ink::Rule { x: 0.0, y: 1.0, width: measure, weight: HEAVY, grey: false });
            rows.insert(0, rule);
        }
        let number = heading.label.as_ref().map(crate::tree::Text::words).unwrap_or_default();
        let title = heading.title.words();
        let outline = format!("{number} {title}").trim().to_owned();
        Head { kind, rows, anchor: heading.anchor.clone(), level: heading.level, title, outline }
    }
}

/// Places heads one under the other.
pub fn place(flow: &mut Flow, heads: Vec<Head>) {
    for head in heads {
        if flow.room_for(head.kind) < head.height() {
            flow.new_page();
        }
        if head.kind == Kind::Section {
            flow.enter_section(&head.title);
        }
        flow.begin(head.kind);
        flow.anchor(head.anchor.as_ref());
        if matches!(head.kind, Kind::Section | Kind::Objective | Kind::SubObjective) {
            flow.outline(head.level, head.outline);
        }
        flow.put_rows(head.rows, 0.0);
    }
}
