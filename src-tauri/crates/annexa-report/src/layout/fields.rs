//! Labelled texts: rows on the text axis with their labels beside them, split over pages where they must be.

use super::flow::{Flow, Kind};
use super::ink::Ink;
use super::rows::{Join, Least, Row, cut, cut_somehow, height};
use super::setter::{MARK, Setter, mark};
use super::sheet::{HALF, LABELS, LABELS_WIDTH, LINE, TEXTS, TEXTS_WIDTH, THIN};
use crate::tree::{Block, Field, FieldKind};

/// The longest two parts of a text may be without rules of their own.
const TWO_LINES: Least = Least { before: 2, after: 2 };

/// The bar beside a field that changed: its axis and its width.
const BAR_AXIS: f32 = 198.0;
const BAR: f32 = 1.5;

/// Fields as one strip of rows, with the labels they stand under.
#[derive(Debug, Default)]
pub struct Labelled {
    /// The rows, on the text axis.
    pub rows: Vec<Row>,
    /// The labels, on the label axis; each is drawn beside the first row that stands under it, and again, as a
    /// repetition, beside the first row of a further page.
    pub labels: Vec<Vec<Row>>,
    /// Which of the labels' fields have a bar in the margin.
    barred: Vec<bool>,
}

impl Setter {
    /// Sets fields as one strip.
    pub fn labelled(&mut self, fields: &[Field]) -> Labelled {
        let mut strip = Labelled::default();
        for field in fields {
            let mut rows = self.items(&field.items, TEXTS_WIDTH);
            let label = self.label(field);
            let pitch = rows.first().map_or(LINE, |r| r.height);
            // A label of more lines than its text keeps room for itself.
            while height(&rows) + 0.01 < height(&label) {
                rows.push(Row::empty(pitch));
            }
            let number = u16::try_from(strip.labels.len()).ok();
            for row in &mut rows {
                row.label = number;
            }
            if field.kind == FieldKind::Notice {
                rows.insert(0, ruled());
                rows.push(ruled());
            }
            for row in &mut rows {
                if field.keeps_with_previous {
                    row.join = Join::Keep;
                }
            }
            if let Some(first) = rows.first_mut().filter(|_| !strip.rows.is_empty()) {
                first.above = if field.tight { 0.0 } else { HALF };
            }
            strip.labels.push(label);
            strip.barred.push(field.is_changed);
            strip.rows.extend(rows);
        }
        strip
    }

    fn label(&mut self, field: &Field) -> Vec<Row> {
        let indent = if field.mark.is_some() { 12.0 } else { 0.0 };
        let mut rows = field.label.as_ref().map(|text| self.text(text, LABELS_WIDTH - indent)).unwrap_or_default();
        for row in &mut rows {
            row.indent(indent);
        }
        if let (Some(state), Some(first)) = (field.mark, rows.first_mut()) {
            let shape = mark(state, 0.0, first.height * 0.75, MARK, None);
            first.ink.insert(0, shape);
        }
        rows
    }
}

/// A line of white with a rule in it, from the labels to the end of the texts.
fn ruled() -> Row {
    let (x, width) = (LABELS - TEXTS, TEXTS - LABELS + TEXTS_WIDTH);
    let rule = Ink::Rule { x, y: HALF, width, weight: THIN, grey: false };
    Row { ink: vec![rule], ..Row::empty(LINE) }
}

impl Labelled {
    /// The bars beside fields that changed, unbroken from the first to the last row of each.
    fn draw_bars(&self, part: &mut [Row]) {
        let mut above = None;
        for row in part {
            let is_first = std::mem::replace(&mut above, row.label) != row.label;
            if row.label.is_some_and(|label| self.barred.get(usize::from(label)).is_some_and(|barred| *barred)) {
                let rise = if is_first { 0.0 } else { row.above };
                let (x, y, height) = (BAR_AXIS - TEXTS - BAR / 2.0, -rise, row.height + rise);
                row.ink.insert(0, Ink::Block { x, y, width: BAR, height, node: None });
            }
        }
    }

    /// Takes the first `count` rows off, with their labels in place on the label axis (`shift` to the left of the
    /// rows). A label that was drawn before is repeated for the eye only.
    pub fn take(&mut self, count: usize, shift: f32) -> Vec<Row> {
        let rest = self.rows.split_off(count.min(self.rows.len()));
        let mut part = std::mem::replace(&mut self.rows, rest);
        self.draw_bars(&mut part);
        let mut seen = None;
        let mut drawn: Vec<(usize, f32, Ink)> = Vec::new();
        for (i, row) in part.iter().enumerate() {
            if row.label.is_some() && row.label != seen {
                seen = row.label;
                let label =
                    row.label.map_or(&[][..], |l| self.labels.get(usize::from(l)).map_or(&[][..], Vec::as_slice));
                let mut down = 0.0;
                for line in label {
                    drawn.extend(line.ink.iter().map(|ink| (i, down, ink.clone())));
                    down += line.height;
                }
            }
        }
        for (i, down, mut ink) in drawn.into_iter().rev() {
            ink.shift(-shift, down);
            part[i].ink.insert(0, ink);
        }
        // What goes on, goes on under a label that has been read.
        if let (Some(last), Some(next)) = (part.last(), self.rows.first())
            && last.label == next.label
            && let Some(label) = next.label.and_then(|l| self.labels.get_mut(usize::from(l)))
        {
            for ink in label.iter_mut().flat_map(|row| &mut row.ink) {
                *ink = ink.repeated();
            }
        }
        part
    }
}

/// A field of up to this height stays whole.
const SHORT: f32 = 5.0 * LINE;

/// A head does not stand at the foot of a page over fewer lines than these, if more belong to it.
const ENOUGH: f32 = 4.0 * LINE;

/// Height of the least that may stand below a heading, of the fields that `blocks` begin with.
pub fn least(setter: &mut Setter, blocks: &[Block]) -> f32 {
    let mut sum = 0.0;
    for block in blocks {
        let Block::Field(field) = block else { break };
        if sum > 0.0 && !field.tight {
            sum += HALF;
        }
        let total = height(&setter.labelled(std::slice::from_ref(field)).rows);
        if total > SHORT {
            return sum + 2.0 * LINE;
        }
        sum += total;
        if sum >= ENOUGH {
            break;
        }
    }
    sum
}

/// Begins a page where the field that stands first among `blocks` and those that keep with it would be parted, and one page
/// can hold them.
pub fn keep_together(flow: &mut Flow, setter: &mut Setter, blocks: &[Block]) {
    let fields = blocks.iter().map_while(|block| if let Block::Field(field) = block { Some(field) } else { None });
    let together = fields.enumerate().take_while(|(i, field)| *i == 0 || field.keeps_with_previous);
    let kept: Vec<Field> = together.map(|(_, field)| field.clone()).collect();
    if kept.len() < 2 || flow.at_top() {
        return;
    }
    let total = height(&setter.labelled(&kept).rows);
    if total > flow.room_for(Kind::Field) + 0.01 && total <= flow.sheet.body() {
        flow.new_page();
    }
}

/// Sets a field on its own, over as many pages as it needs.
pub fn place(flow: &mut Flow, setter: &mut Setter, field: &Field) {
    let kind = if field.tight { Kind::TightField } else { Kind::Field };
    let mut strip = setter.labelled(std::slice::from_ref(field));
    let total = height(&strip.rows);
    let room = flow.room_for(kind);
    let splits_here = total > SHORT && cut(&strip.rows, room, TWO_LINES, Join::Free) > 0;
    if total > room + 0.01 && !splits_here && !flow.at_top() && !flow.is_under_head() {
        flow.new_page();
    }
    flow.begin(kind);
    loop {
        let room = flow.room();
        let count = match cut(&strip.rows, room, TWO_LINES, Join::Free) {
            0 if !strip.rows.is_empty() => cut_somehow(&strip.rows, room, TWO_LINES),
            count => count,
        };
        let part = strip.take(count, TEXTS - LABELS);
        flow.put_rows(part, TEXTS);
        if strip.rows.is_empty() {
            break;
        }
        flow.new_page();
        flow.begin(kind);
    }
    flow.end(kind);
}
