//! The table of contents; page numbers are filled in when every page is laid out.

use std::rc::Rc;

use super::flow::{Flow, Kind};
use super::ink::{Ink, Source};
use super::rows::{Row, beside, height};
use super::setter::Setter;
use super::sheet::{HALF, HEAVY, LABELS, LINE, TEXTS, TEXTS_WIDTH};
use crate::tree::{Contents, ContentsLine};

/// Room for a page number.
const NUMBER: f32 = 24.0;

/// Places the table of contents on a page of its own.
pub fn place(flow: &mut Flow, setter: &mut Setter, contents: &Contents) {
    flow.new_page();
    let measure = flow.sheet.measure;
    flow.draw(Ink::Rule { x: 0.0, y: 1.0, width: measure, weight: HEAVY, grey: false }, 0.0, 0.0);
    flow.skip(LINE);
    let title = setter.text(&contents.title, measure - LABELS);
    flow.put_rows(title, LABELS);
    flow.skip(LINE);
    for (i, line) in contents.lines.iter().enumerate() {
        let rows = row(setter, line, measure);
        let above = if line.is_section && i > 0 { HALF } else { 0.0 };
        // A section's line is not parted from the first of its objectives.
        let with_next = contents.lines.get(i + 1).is_some_and(|next| line.is_section && !next.is_section);
        let needed = above + height(&rows) + if with_next { LINE } else { 0.0 };
        if needed > flow.room() {
            flow.new_page();
        } else {
            flow.skip(above);
        }
        flow.put_rows(rows, 0.0);
    }
    flow.end(Kind::Table);
}

fn row(setter: &mut Setter, line: &ContentsLine, measure: f32) -> Vec<Row> {
    let mut number = setter.text(&line.number, TEXTS - LABELS - LINE);
    for row in &mut number {
        row.indent(LABELS);
    }
    let title = setter.text(&line.title, TEXTS_WIDTH - NUMBER);
    let mut rows = if number.is_empty() {
        let mut title = title;
        for row in &mut title {
            row.indent(TEXTS);
        }
        title
    } else {
        beside(number, title, TEXTS)
    };
    let anchor: Rc<str> = line.anchor.as_str().into();
    // All of the line is one link.
    for ink in rows.iter_mut().flat_map(|row| &mut row.ink) {
        if let Ink::Text(text) = ink {
            text.sources =
                text.sources.iter().map(|_| Source { node: line.link, link: Some(Rc::clone(&anchor)) }).collect();
        }
    }
    if let Some(last) = rows.last_mut() {
        last.ink.push(Ink::PageNumber { anchor, node: line.link, right: measure, y: last.height * 0.75 });
    }
    rows
}
