//! A control as an entry: facts on the left, texts on the right, read whole.

use super::fields::Labelled;
use super::flow::{Flow, Kind};
use super::ink::Ink;
use super::rows::{Join, Least, Row, beside, cut, cut_somehow, height};
use super::setter::Setter;
use super::sheet::{FACTS_WIDTH, HALF, LABELS, LINE, TEXTS, THIN};
use crate::tree::{Entry, Span};

/// Entries of up to this height are never split: 24 lines.
const WHOLE: f32 = 24.0 * LINE;
/// Lines of text that the first part of a split entry has at least, and the last.
const PARTS: Least = Least { before: 5, after: 3 };
/// Characters of a title that return on the next page: two lines.
const REPEATED: usize = 120;
/// A part in the middle has no rule of its own beyond those of paragraphs.
const MIDDLE: Least = Least { before: 1, after: 3 };

/// An entry ready to be placed.
pub struct LaidEntry<'a> {
    entry: &'a Entry,
    head: Vec<Row>,
    facts: Vec<Row>,
    texts: Labelled,
    measure: f32,
}

impl Setter {
    /// Sets an entry.
    pub fn entry<'a>(&mut self, entry: &'a Entry, measure: f32) -> LaidEntry<'a> {
        LaidEntry {
            head: self.entry_head(entry, measure, false),
            facts: self.items(&entry.facts, FACTS_WIDTH),
            texts: self.labelled(&entry.fields),
            entry,
            measure,
        }
    }

    fn entry_head(&mut self, entry: &Entry, measure: f32, continued: bool) -> Vec<Row> {
        let mut title = entry.heading.title.clone();
        if continued {
            title = title.abridged(REPEATED);
            title.spans.push(Span { regular: true, ..Span::new(title.id, &entry.continued) });
        }
        let label = entry.heading.label.as_ref().map(|text| self.text(text, FACTS_WIDTH)).unwrap_or_default();
        let title = self.text(&title, measure - LABELS);
        let mut rows = beside(label, title, LABELS);
        if continued {
            for ink in rows.iter_mut().flat_map(|row| &mut row.ink) {
                *ink = ink.repeated();
            }
        }
        let mut rule = Row::empty(LINE);
        rule.ink.push(Ink::Rule { x: 0.0, y: HALF, width: measure, weight: THIN, grey: false });
        rows.insert(0, rule);
        rows
    }
}

impl LaidEntry<'_> {
    fn body(&self) -> f32 {
        height(&self.facts).max(height(&self.texts.rows))
    }

    fn total(&self) -> f32 {
        height(&self.head) + HALF + self.body()
    }

    fn is_whole(&self, page: f32) -> bool {
        self.total() <= WHOLE.min(page) + 0.01
    }

    /// Height of the least that may stand at the foot of a page.
    pub fn least(&self, page: f32) -> f32 {
        if self.is_whole(page) {
            return self.total();
        }
        let first: f32 = height(&self.texts.rows[..PARTS.before.min(self.texts.rows.len())]);
        (height(&self.head) + HALF + height(&self.facts).max(first)).min(page)
    }

    /// Places the entry, over as many pages as it needs.
    pub fn place(mut self, flow: &mut Flow, setter: &mut Setter) {
        let page = flow.sheet.body();
        let head = height(&self.head);
        let fits_here = self.total() <= flow.room_for(Kind::Entry) + 0.01;
        if !fits_here && !flow.at_top() {
            let room = flow.room_for(Kind::Entry) - head - HALF;
            // Facts that no page holds whole flow from where they stand.
            let facts = height(&self.facts);
            let splits_here = !self.is_whole(page)
                && (facts <= room || facts > page - head - HALF)
                && cut(&self.texts.rows, room, PARTS, Join::Free) > 0;
            // Heads placed just above it stay with it: they made sure that its least part fits.
            if !splits_here && !flow.is_under_head() {
                flow.new_page();
            }
        }
        flow.begin(Kind::Entry);
        flow.anchor(self.entry.heading.anchor.as_ref());
        let title = self.entry.heading.title.words();
        let label = self.entry.heading.label.as_ref().map(crate::tree::Text::words).unwrap_or_default();
        flow.outline(self.entry.heading.level, format!("{label} {title}"));
        let mut first = true;
        loop {
            flow.guide(&self.entry.guide);
            let head = std::mem::take(&mut self.head);
            flow.put_rows(head, 0.0);
            flow.skip(HALF);
            let room = flow.room();
            let least = if first { PARTS } else { MIDDLE };
            let mut count = cut(&self.texts.rows, room, least, Join::Free);
            if count == 0 && !self.texts.rows.is_empty() {
                count = cut_somehow(&self.texts.rows, room, least);
            }
            let facts =
                if height(&self.facts) <= room { self.facts.len() } else { cut_somehow(&self.facts, room, MIDDLE) };
            let rest = self.facts.split_off(facts);
            let facts = std::mem::replace(&mut self.facts, rest);
            let texts = self.texts.take(count, TEXTS - LABELS);
            let left = flow.draw_rows(facts, 0.0, 0.0);
            let right = flow.draw_rows(texts, TEXTS, 0.0);
            flow.skip(left.max(right));
            if self.texts.rows.is_empty() && self.facts.is_empty() {
                break;
            }
            first = false;
            flow.new_page();
            flow.begin(Kind::Entry);
            self.head = setter.entry_head(self.entry, self.measure, true);
        }
        flow.end(Kind::Entry);
    }
}
