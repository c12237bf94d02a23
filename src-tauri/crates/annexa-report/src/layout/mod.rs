//! The tree onto pages: PAGE geometry, the baseline grid and the splitting rules. The result is a list of ink for each
//! page, every run of it carrying the node it came from.

mod columns;
mod contents;
mod cover;
mod entry;
mod fields;
mod figures;
mod flow;
mod furniture;
mod heads;
mod ink;
mod register;
mod rows;
mod setter;
mod sheet;
mod table;
#[cfg(test)]
mod tests;

use std::collections::{HashMap, HashSet};
use std::ops::ControlFlow;

use crate::text::{SANS, Typesetter};
use crate::tree::{Begins, Block, Form, Report, Section};

pub use flow::{OutlineEntry, Spot};
pub use ink::{Ink, Page, Source, TextInk};
pub use sheet::{Paper, Sheet};

use flow::{Flow, Kind};
use furniture::Shared;
use heads::{Head, heights};
use setter::Setter;

/// A report on pages.
pub struct LaidOut {
    /// The sheet.
    pub sheet: Sheet,
    /// The pages.
    pub pages: Vec<Page>,
    /// What pages have in common.
    pub shared: Shared,
    /// Where anchors stand.
    pub anchors: HashMap<String, Spot>,
    /// The outline.
    pub outline: Vec<OutlineEntry>,
    /// The typesetter, with its faces.
    pub typesetter: Typesetter,
}

/// Lays a report out. `progress` is asked before each block; `None` if it breaks off.
pub fn lay_out(
    report: &Report,
    paper: Paper,
    typesetter: Typesetter,
    progress: &mut dyn FnMut(usize) -> ControlFlow<()>,
) -> Option<LaidOut> {
    let sheet = Sheet::new(report.form, paper);
    let mut setter = Setter::new(typesetter, anchors(report));
    let mut flow = Flow::new(sheet);
    if let Some(cover) = &report.cover {
        cover::place(&mut flow, &mut setter, cover);
    }
    if let Some(contents) = &report.contents {
        contents::place(&mut flow, &mut setter, contents);
    }
    for section in &report.sections {
        if place_section(&mut flow, &mut setter, section, report.form, progress).is_break() {
            return None;
        }
    }
    if flow.pages.is_empty() {
        flow.new_page();
    }
    let Flow { mut pages, anchors, outline, .. } = flow;
    number_pages(&mut pages, &anchors, &mut setter);
    let shared = furniture::draw(&mut pages, &mut setter, &sheet, &report.furniture);
    Some(LaidOut { sheet, pages, shared, anchors, outline, typesetter: setter.into_typesetter() })
}

fn place_section(
    flow: &mut Flow,
    setter: &mut Setter,
    section: &Section,
    form: Form,
    progress: &mut dyn FnMut(usize) -> ControlFlow<()>,
) -> ControlFlow<()> {
    let (measure, axis) = (flow.sheet.measure, flow.sheet.second_axis);
    let begins_page = match section.begins {
        Begins::Page => true,
        Begins::WhereRoomIs => flow.room() < flow.sheet.body() / 2.0,
        Begins::Below => false,
    };
    if begins_page || flow.pages.is_empty() {
        flow.new_page();
    }
    let mut heads = vec![setter.head(&section.heading, measure, axis)];
    for (i, block) in section.blocks.iter().enumerate() {
        progress(flow.pages.len())?;
        if let Block::Heading(heading) = block {
            heads.push(setter.head(heading, measure, axis));
            continue;
        }
        if heads.is_empty() {
            fields::keep_together(flow, setter, &section.blocks[i..]);
        }
        place_block(flow, setter, &section.blocks[i..], form, std::mem::take(&mut heads));
    }
    heads::place(flow, heads);
    ControlFlow::Continue(())
}

/// Places the first of the blocks with the heads over it: a head never stands alone at the foot of a page.
fn place_block(flow: &mut Flow, setter: &mut Setter, blocks: &[Block], form: Form, heads: Vec<Head>) {
    let Some(block) = blocks.first() else { return };
    let page = flow.sheet.body();
    let measure = flow.sheet.measure;
    let head_above = heads.last().map(|h| h.kind);
    let first = heads.first().map_or(Kind::Start, |h| h.kind);
    let above = heights(&heads, Kind::Start);
    let make_room = |flow: &mut Flow, least: f32, kind: Kind| {
        let Some(last) = head_above else { return };
        let needed = above + flow::gap(last, kind) + least;
        if needed > flow.room_for(first) + 0.01 && needed <= page && !flow.at_top() {
            flow.new_page();
        }
    };
    match block {
        Block::Heading(_) => {}
        Block::Field(field) => {
            let least = if head_above.is_some() { fields::least(setter, blocks) } else { 0.0 };
            make_room(flow, least, Kind::Field);
            heads::place(flow, heads);
            fields::place(flow, setter, field);
        }
        Block::Numbers(numbers) => {
            make_room(flow, 48.0, Kind::Numbers);
            heads::place(flow, heads);
            figures::place_numbers(flow, setter, numbers);
        }
        Block::Paragraph(text) => {
            make_room(flow, 2.0 * sheet::LINE, Kind::Paragraph);
            heads::place(flow, heads);
            place_paragraph(flow, setter, text);
        }
        Block::Figures(figures) => {
            make_room(flow, 5.0 * sheet::LINE, Kind::Figures);
            heads::place(flow, heads);
            figures::place(flow, setter, figures);
        }
        Block::Entry(entry) => {
            let laid = setter.entry(entry, measure);
            make_room(flow, laid.least(page), Kind::Entry);
            heads::place(flow, heads);
            laid.place(flow, setter);
        }
        Block::Table(table) => {
            let set_in = if form == Form::Register { sheet::Place::Register } else { sheet::Place::Table };
            setter.at(set_in, |setter| {
                let laid = setter.table(table, &flow.sheet);
                make_room(flow, laid.least(setter), Kind::Table);
                heads::place(flow, heads);
                laid.place(flow, setter);
            });
        }
        Block::Facts(columns) => {
            heads::place(flow, heads);
            setter.at(sheet::Place::Register, |setter| register::place_facts(flow, setter, columns));
        }
    }
}

fn place_paragraph(flow: &mut Flow, setter: &mut Setter, text: &crate::tree::Text) {
    let rows = setter.text(text, sheet::TEXTS_WIDTH);
    let total = rows::height(&rows);
    if total > flow.room_for(Kind::Paragraph) && total <= flow.sheet.body() {
        flow.new_page();
    }
    flow.begin(Kind::Paragraph);
    for row in rows {
        if row.height > flow.room() + 0.01 {
            flow.new_page();
        }
        flow.put_rows(vec![row], sheet::TEXTS);
    }
    flow.end(Kind::Paragraph);
}

/// The anchors that the report declares.
fn anchors(report: &Report) -> HashSet<String> {
    let mut found = HashSet::new();
    for section in &report.sections {
        found.extend(section.heading.anchor.clone());
        for block in &section.blocks {
            match block {
                Block::Heading(heading) => found.extend(heading.anchor.clone()),
                Block::Entry(entry) => found.extend(entry.heading.anchor.clone()),
                Block::Table(table) => {
                    for group in &table.groups {
                        found.extend(group.head.as_ref().and_then(|h| h.anchor.clone()));
                        found.extend(group.rows.iter().filter_map(|r| r.anchor.clone()));
                    }
                }
                _ => {}
            }
        }
    }
    found
}

/// Puts the numbers of pages where the table of contents left room for them.
fn number_pages(pages: &mut [Page], anchors: &HashMap<String, Spot>, setter: &mut Setter) {
    for ink in pages.iter_mut().flat_map(|page| &mut page.ink) {
        let Ink::PageNumber { anchor, node, right, y } = ink else { continue };
        let number = anchors.get(&**anchor).map_or_else(String::new, |spot| (spot.page + 1).to_string());
        let mut text = setter.artifact(&number, SANS, 8.5);
        text.artifact = false;
        text.x = *right - text.line.width;
        text.y = *y;
        text.sources = [Source { node: *node, link: Some(anchor.clone()) }].into();
        *ink = Ink::Text(text);
    }
}
