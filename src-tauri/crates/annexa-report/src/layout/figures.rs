//! Charts in black: marks, bars and parted bars, each number written beside its shape.

use super::flow::{Flow, Kind};
use super::ink::Ink;
use super::rows::{Row, beside, height};
use super::setter::{MARK, Setter, mark};
use super::sheet::{HAIRLINE, HALF, LINE, TEXTS, TEXTS_WIDTH};
use crate::tree::{Bar, Drawing, Figure, FigureNumber, MarkRow, NodeId, ShareRow, State};

/// Radius of a control's mark.
const CONTROL: f32 = 4.4;
/// From one control's mark to the next.
const PITCH: f32 = 30.0;
/// Marks in a line; more wrap.
const ACROSS: usize = 9;
/// Where a group's title stands, and its width.
const TITLE: (f32, f32) = (41.0, 150.0);
/// Height of a line of marks with the ids below.
const MARKS: f32 = 24.0;
/// Height of a parted bar.
const SHARE: f32 = 12.0;
/// Height of a bar.
const BAR: f32 = 7.0;
/// A control's length in a bar, at most.
const UNIT: f32 = 4.6;
/// Width of one of two charts side by side, and the space between.
const HALF_WIDTH: f32 = 234.0;

impl Setter {
    /// Sets a chart as rows; each may end a page only where the chart is taller than one.
    fn figure(&mut self, figure: &Figure, width: f32) -> Vec<Row> {
        let mut rows = self.text(&figure.caption, width);
        let mut drawing = match &figure.drawing {
            Drawing::Marks(groups) => self.marks(groups, figure.id, width),
            Drawing::Shares(groups) => self.shares(groups, figure.id, width),
            Drawing::Bars(bars) => self.bars(bars, figure.id, width),
        };
        if let Some(first) = drawing.first_mut() {
            first.above = HALF;
        }
        rows.extend(drawing);
        if !figure.legend.is_empty() {
            let is_bar = matches!(figure.drawing, Drawing::Shares(_));
            let mut legend = self.legend(&figure.legend, figure.id, width, is_bar);
            if let Some(first) = legend.first_mut() {
                first.above = HALF;
            }
            rows.extend(legend);
        }
        rows
    }

    /// Id and title of a group beside its shapes, under a hairline.
    fn group_row(
        &mut self,
        label: &crate::tree::Text,
        title: &crate::tree::Text,
        padding: f32,
        shapes: Vec<Ink>,
        tall: f32,
    ) -> Row {
        let text = beside(self.text(label, TITLE.0 - HALF), self.text(title, TITLE.1), TITLE.0);
        let mut row = Row::empty(height(&text).max(tall) + 2.0 * padding);
        let mut y = padding;
        for line in text {
            row.ink.extend(line.ink.into_iter().map(|mut ink| {
                ink.shift(0.0, y);
                ink
            }));
            y += line.height;
        }
        row.ink.extend(shapes.into_iter().map(|mut ink| {
            ink.shift(TEXTS, padding);
            ink
        }));
        row
    }

    fn marks(&mut self, groups: &[MarkRow], node: NodeId, width: f32) -> Vec<Row> {
        let mut rows: Vec<Row> = Vec::new();
        for group in groups {
            let mut shapes = Vec::new();
            for (i, (state, id)) in group.marks.iter().enumerate() {
                let x = (i % ACROSS) as f32 * PITCH;
                let y = (i / ACROSS) as f32 * MARKS;
                shapes.push(Ink::Mark { mark: *state, x, y: y + 1.0 + CONTROL, radius: CONTROL, node: Some(node) });
                for mut ink in self.text(id, PITCH + 8.0).into_iter().flat_map(|row| row.ink) {
                    ink.shift(x - 0.5, y + LINE);
                    shapes.push(ink);
                }
            }
            let lines = group.marks.len().div_ceil(ACROSS).max(1);
            let mut row = self.group_row(&group.label, &group.title, HALF / 2.0, shapes, lines as f32 * MARKS);
            row.ink.insert(0, hairline(0.0, width));
            rows.push(row);
        }
        close(&mut rows, width);
        rows
    }

    fn shares(&mut self, groups: &[ShareRow], node: NodeId, width: f32) -> Vec<Row> {
        let largest = groups.iter().map(|g| g.shares.iter().map(|s| s.1).sum::<u32>()).max().unwrap_or(1).max(1);
        let unit = TEXTS_WIDTH / largest as f32;
        let mut rows: Vec<Row> = Vec::new();
        for group in groups {
            let mut shapes = Vec::new();
            let mut x = 0.0;
            // Counts of narrow parts move right, so that none is set over another.
            let mut free = 0.0_f32;
            for (state, count, number) in group.shares.iter().filter(|s| s.1 > 0) {
                let part = *count as f32 * unit;
                shapes.push(Ink::Share { mark: *state, x, y: 0.0, width: part, height: SHARE, node });
                let at = x.max(free);
                for row in self.text(number, 40.0) {
                    for mut ink in row.ink {
                        if let Ink::Text(text) = &ink {
                            free = at + text.line.width + 2.5;
                        }
                        ink.shift(at, SHARE);
                        shapes.push(ink);
                    }
                }
                x += part;
            }
            let mut row = self.group_row(&group.label, &group.title, HALF, shapes, MARKS);
            row.ink.insert(0, hairline(0.0, width));
            rows.push(row);
        }
        close(&mut rows, width);
        rows
    }

    fn bars(&mut self, bars: &[Bar], node: NodeId, width: f32) -> Vec<Row> {
        let axis = if bars.iter().any(|b| b.mark.is_some()) { 82.0 } else { 58.0 };
        let largest = bars.iter().map(|b| b.count).max().unwrap_or(1).max(1);
        let unit = UNIT.min((width - axis - 24.0) / largest as f32);
        let mut rows = Vec::new();
        for bar in bars {
            let indent = if bar.mark.is_some() { LINE } else { 0.0 };
            let mut name = self.text(&bar.name, axis - indent - 4.0);
            for row in &mut name {
                row.indent(indent);
            }
            if let (Some(state), Some(first)) = (bar.mark, name.first_mut()) {
                first.ink.insert(0, mark(state, 0.0, 9.0, MARK, Some(node)));
            }
            let length = bar.count as f32 * unit;
            if let Some(first) = name.first_mut() {
                if bar.count > 0 {
                    let width = length.max(0.5);
                    first.ink.push(Ink::Block { x: axis, y: 2.5, width, height: BAR, node: Some(node) });
                }
                for mut ink in self.text(&bar.number, 40.0).into_iter().flat_map(|row| row.ink) {
                    ink.shift(axis + length + 5.0, 0.0);
                    first.ink.push(ink);
                }
            }
            rows.extend(name);
        }
        rows
    }

    fn legend(&mut self, states: &[State], node: NodeId, width: f32, is_bar: bool) -> Vec<Row> {
        let column = (width + 18.0) / states.len().max(1) as f32;
        let mut row = Row::empty(LINE);
        for (i, state) in states.iter().enumerate() {
            let x = i as f32 * column;
            let after = if is_bar { 22.0 } else { LINE };
            if is_bar {
                row.ink.push(Ink::Share { mark: state.mark, x, y: 2.0, width: 16.0, height: 8.0, node });
            } else {
                row.ink.push(mark(state.mark, x, 9.0, MARK, Some(node)));
            }
            for mut ink in self.text(&state.word, column - after).into_iter().take(1).flat_map(|row| row.ink) {
                ink.shift(x + after, 0.0);
                row.ink.push(ink);
            }
        }
        vec![row]
    }
}

fn hairline(y: f32, width: f32) -> Ink {
    Ink::Rule { x: 0.0, y, width, weight: HAIRLINE, grey: true }
}

fn close(rows: &mut [Row], width: f32) {
    if let Some(last) = rows.last_mut() {
        last.ink.push(hairline(last.height, width));
    }
}

/// Places one chart over the whole measure, or two side by side.
pub fn place(flow: &mut Flow, setter: &mut Setter, figures: &[Figure]) {
    let measure = flow.sheet.measure;
    let rows = match figures {
        [left, right] => {
            let left = setter.figure(left, HALF_WIDTH);
            let right = setter.figure(right, HALF_WIDTH);
            beside(left, right, measure - HALF_WIDTH)
        }
        _ => figures.iter().flat_map(|f| setter.figure(f, measure)).collect(),
    };
    if height(&rows) > flow.room_for(Kind::Figures) + 0.01 && !flow.at_top() {
        flow.new_page();
    }
    flow.begin(Kind::Figures);
    for row in rows {
        if row.above + row.height > flow.room() + 0.01 {
            flow.new_page();
        } else {
            flow.skip(row.above);
        }
        flow.put_rows(vec![row], 0.0);
    }
    flow.end(Kind::Figures);
}

/// Places large numbers in a row, from the label axis on.
pub fn place_numbers(flow: &mut Flow, setter: &mut Setter, numbers: &[FigureNumber]) {
    let mut columns = Vec::new();
    for number in numbers {
        let mut rows = setter.text(&number.number, 82.0);
        rows.extend(setter.text(&number.word, 76.0));
        columns.push(rows);
    }
    let tallest = columns.iter().map(|c| height(c)).fold(0.0, f32::max);
    if tallest > flow.room_for(Kind::Numbers) && !flow.at_top() {
        flow.new_page();
    }
    flow.begin(Kind::Numbers);
    for (i, rows) in columns.into_iter().enumerate() {
        flow.draw_rows(rows, 123.0 + i as f32 * 82.0, 0.0);
    }
    flow.skip(tallest);
    flow.end(Kind::Numbers);
}
