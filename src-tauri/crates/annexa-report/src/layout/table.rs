//! Tables: head repeated, rows that never split badly, long text flowing over pages.

use std::collections::VecDeque;

use super::columns::widths;
use super::flow::{Flow, Kind};
use super::ink::Ink;
use super::rows::{Join, Least, Row as Line, beside, cut, cut_somehow, height};
use super::setter::Setter;
use super::sheet::{HAIRLINE, HALF, LINE, Sheet, THIN};
use crate::tree::{GroupHead, Row, Span, Table};

/// Rows up to this part of a page never split.
const WHOLE: f32 = 1.0 / 3.0;
/// Tables of this many rows or fewer stay whole.
const FEW: usize = 6;
/// Lines on either side of a split cell.
const PARTS: Least = Least { before: 2, after: 2 };
/// Characters of a row's name that return on its next page.
const REPEATED: usize = 60;
/// White space for a signature.
const SIGNATURE: f32 = 10.0;

/// A row's cells as lines.
struct LaidRow<'a> {
    row: &'a Row,
    cells: Vec<Vec<Line>>,
    height: f32,
}

/// A table ready to be placed.
pub struct LaidTable<'a> {
    table: &'a Table,
    widths: Vec<f32>,
    x: Vec<f32>,
    measure: f32,
    padding: f32,
    page: f32,
}

impl Setter {
    /// Gives the columns of a table their widths.
    pub fn table<'a>(&mut self, table: &'a Table, sheet: &Sheet) -> LaidTable<'a> {
        let widths = widths(table, self);
        let mut at = 0.0;
        let x = widths
            .iter()
            .map(|width| {
                let x = at;
                at += width + table.gutter;
                x
            })
            .collect();
        LaidTable { table, widths, x, measure: sheet.measure, padding: sheet.cell_padding, page: sheet.body() }
    }
}

impl LaidTable<'_> {
    fn head(&self, setter: &mut Setter, repeated: bool) -> Vec<Line> {
        let cells: Vec<Vec<Line>> =
            self.table.columns.iter().zip(&self.widths).map(|(c, width)| setter.text(&c.head, *width)).collect();
        let tallest = cells.iter().map(|c| height(c)).fold(0.0, f32::max);
        let mut line = Line::empty(tallest + 2.0 * self.padding);
        for (cell, x) in cells.iter().zip(&self.x) {
            // Heads stand on the rule below them.
            let mut y = self.padding + tallest - height(cell);
            for row in cell {
                for ink in &row.ink {
                    let mut ink = if repeated { ink.repeated() } else { ink.clone() };
                    ink.shift(*x, y);
                    line.ink.push(ink);
                }
                y += row.height;
            }
        }
        line.ink.push(Ink::Rule { x: 0.0, y: line.height, width: self.measure, weight: THIN, grey: false });
        vec![line]
    }

    fn group(&self, setter: &mut Setter, head: &GroupHead, continued: bool) -> Vec<Line> {
        let second = self.x.get(1).copied().unwrap_or_default();
        let mut title = head.title.clone();
        if continued {
            title.spans.push(Span { regular: true, ..Span::new(title.id, &self.table.continued) });
        }
        let label = setter.text(&head.label, second - LINE);
        let title = setter.text(&title, self.measure - second);
        let mut rows = beside(label, title, second);
        if continued {
            for ink in rows.iter_mut().flat_map(|r| &mut r.ink) {
                *ink = ink.repeated();
            }
        }
        rows.insert(0, Line::empty(HALF));
        let mut last = Line::empty(self.padding);
        last.ink.push(Ink::Rule { x: 0.0, y: self.padding, width: self.measure, weight: THIN, grey: false });
        rows.push(last);
        rows
    }

    fn row<'r>(&self, setter: &mut Setter, row: &'r Row) -> LaidRow<'r> {
        let cells: Vec<Vec<Line>> =
            row.cells.iter().zip(&self.widths).map(|(cell, width)| setter.items(&cell.items, *width)).collect();
        let tallest = cells.iter().map(|c| height(c)).fold(0.0, f32::max);
        let signature = if row.is_signed { SIGNATURE } else { 0.0 };
        LaidRow { row, cells, height: tallest + signature + 2.0 * self.padding }
    }

    /// The least of a row that may stand at the foot of a page.
    fn least_of(&self, row: &LaidRow<'_>) -> f32 {
        if row.height <= self.page * WHOLE {
            return row.height;
        }
        let longest = row.longest();
        let others =
            row.cells.iter().enumerate().filter(|(i, _)| *i != longest).map(|(_, c)| height(c)).fold(0.0, f32::max);
        let lines = row.cells.get(longest).map_or(0.0, |c| height(&c[..c.len().min(3)]));
        (others.max(lines) + 2.0 * self.padding).min(row.height)
    }

    /// Places the head of a group with room for two of its rows, if it has two.
    fn group_head(
        &self,
        flow: &mut Flow,
        setter: &mut Setter,
        head: &GroupHead,
        rows: &VecDeque<LaidRow<'_>>,
        is_first: bool,
    ) {
        let lines = self.group(setter, head, false);
        let mut needed = height(&lines);
        if let Some(first) = rows.front() {
            let second = rows.get(1).filter(|_| first.height <= self.page * WHOLE);
            needed += second.map_or_else(|| self.least_of(first), |second| first.height + self.least_of(second));
        }
        // The table's own head made room for the first group.
        if needed > flow.room() + 0.01 && !is_first {
            flow.new_page();
            flow.begin(Kind::Table);
            let again = self.head(setter, true);
            flow.put_rows(again, 0.0);
        }
        flow.anchor(head.anchor.as_ref());
        // What nothing leads to is no place of its own: its section is.
        if head.anchor.is_some() {
            flow.outline(1, format!("{} {}", head.label.words(), head.title.words()));
        }
        flow.put_rows(lines, 0.0);
    }

    fn hairline(&self, flow: &mut Flow) {
        flow.draw(Ink::Rule { x: 0.0, y: 0.0, width: self.measure, weight: HAIRLINE, grey: true }, 0.0, 0.0);
    }

    fn whole_row(&self, flow: &mut Flow, row: LaidRow<'_>) {
        flow.anchor(row.row.anchor.as_ref());
        if let Some(guide) = &row.row.guide {
            flow.guide(guide);
        }
        for (cell, x) in row.cells.into_iter().zip(&self.x) {
            flow.draw_rows(cell, *x, self.padding);
        }
        flow.skip(row.height);
        self.hairline(flow);
    }

    /// A row over several pages: the long cell flows, the others stay whole on the first.
    fn tall_row(&self, flow: &mut Flow, setter: &mut Setter, mut row: LaidRow<'_>, group: Option<&GroupHead>) {
        flow.anchor(row.row.anchor.as_ref());
        let mut first = true;
        loop {
            if let Some(guide) = &row.row.guide {
                flow.guide(guide);
            }
            let room = flow.room() - 2.0 * self.padding;
            let mut used: f32 = 0.0;
            if !first {
                let again = self.continued(setter, row.row);
                used = flow.draw_rows(again, 0.0, self.padding);
            }
            for (i, x) in self.x.iter().enumerate() {
                let Some(cell) = row.cells.get_mut(i).filter(|c| !c.is_empty()) else { continue };
                // The head of the row stands again in the first column; what is left of it follows below.
                let down = if i == 0 && !first { used } else { 0.0 };
                let count = match cut(cell, room - down, PARTS, Join::Free) {
                    0 => cut_somehow(cell, (room - down).max(LINE), PARTS),
                    count => count,
                };
                let rest = cell.split_off(count);
                let part = std::mem::replace(cell, rest);
                used = used.max(down + flow.draw_rows(part, *x, self.padding + down));
            }
            flow.skip(used + 2.0 * self.padding);
            if row.cells.iter().all(Vec::is_empty) {
                break;
            }
            self.hairline(flow);
            first = false;
            self.next_page(flow, setter, group);
        }
        self.hairline(flow);
    }

    fn continued(&self, setter: &mut Setter, row: &Row) -> Vec<Line> {
        let Some(width) = self.widths.first() else { return Vec::new() };
        let Some(crate::tree::Item::Paragraph(text)) = row.cells.first().and_then(|c| c.items.first()) else {
            return Vec::new();
        };
        let mut text = text.abridged(REPEATED);
        text.spans.push(Span { regular: true, ..Span::new(text.id, &self.table.continued) });
        let mut rows = setter.text(&text, *width);
        for ink in rows.iter_mut().flat_map(|r| &mut r.ink) {
            *ink = ink.repeated();
        }
        rows
    }

    fn next_page(&self, flow: &mut Flow, setter: &mut Setter, group: Option<&GroupHead>) {
        flow.new_page();
        flow.begin(Kind::Table);
        let mut rows = self.head(setter, true);
        if let Some(head) = group {
            rows.extend(self.group(setter, head, true));
        }
        flow.put_rows(rows, 0.0);
    }

    /// Height of the head and the first two rows, or of the whole table where it must stay whole: what a heading over the
    /// table keeps with it.
    pub fn least(&self, setter: &mut Setter) -> f32 {
        let (table, page) = (self.table, self.page);
        let mut needed = height(&self.head(setter, false));
        let count: usize = table.groups.iter().map(|g| g.rows.len()).sum();
        let wanted = if count <= FEW { count } else { 2 };
        if let Some(head) = table.groups.first().and_then(|g| g.head.as_ref()) {
            needed += height(&self.group(setter, head, false));
        }
        let mut sum = needed;
        let mut least = needed;
        for (i, row) in table.groups.iter().flat_map(|g| &g.rows).take(wanted).enumerate() {
            let row = self.row(setter, row);
            if i < 2 {
                least = sum + self.least_of(&row);
            }
            sum += row.height;
        }
        // A table of a few rows that is taller than a page flows like any other.
        if sum <= page { sum } else { least.min(page) }
    }

    /// Places a table, over as many pages as it needs.
    pub fn place(&self, flow: &mut Flow, setter: &mut Setter) {
        let (table, page) = (self.table, self.page);
        let first = self.least(setter);
        if first > flow.room_for(Kind::Table) + 0.01 && !flow.at_top() && !flow.is_under_head() {
            flow.new_page();
        }
        flow.begin(Kind::Table);
        let head = self.head(setter, false);
        flow.put_rows(head, 0.0);
        let last_group = table.groups.len().saturating_sub(1);
        for (g, group) in table.groups.iter().enumerate() {
            let mut rows: VecDeque<LaidRow<'_>> = group.rows.iter().map(|row| self.row(setter, row)).collect();
            if let Some(head) = &group.head {
                self.group_head(flow, setter, head, &rows, g == 0);
            }
            // A head made sure that its first row may stand below it; what is taller than that flows.
            let mut under_head = group.head.is_some() || g == 0;
            let mut placed = 0;
            while let Some(row) = rows.pop_front() {
                let mut needed = self.least_of(&row);
                // The last row does not stand alone on the last page.
                if let Some(last) = rows.front().filter(|_| g == last_group && rows.len() == 1 && placed >= 2) {
                    let both = row.height + self.least_of(last);
                    if row.height <= page * WHOLE && both <= page / 2.0 {
                        needed = both;
                    }
                }
                if needed > flow.room() + 0.01 && !under_head {
                    self.next_page(flow, setter, group.head.as_ref());
                }
                if row.height <= flow.room() + 0.01 {
                    self.whole_row(flow, row);
                } else {
                    self.tall_row(flow, setter, row, group.head.as_ref());
                }
                under_head = false;
                placed += 1;
            }
        }
        flow.end(Kind::Table);
    }
}

impl LaidRow<'_> {
    fn longest(&self) -> usize {
        let mut longest = 0;
        for (i, cell) in self.cells.iter().enumerate() {
            if height(cell) > self.cells.get(longest).map_or(0.0, |c| height(c)) {
                longest = i;
            }
        }
        longest
    }
}
