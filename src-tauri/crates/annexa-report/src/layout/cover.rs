//! The cover: issuer at the head, title two fifths down, facts at the foot; each gives way to a long one above it.

use super::fields;
use super::flow::Flow;
use super::ink::Ink;
use super::rows::{Row, beside, height};
use super::setter::Setter;
use super::sheet::{FACTS_WIDTH, HALF, HEAVY, LABELS, LINE, Place, TEXTS_WIDTH, Type, type_of};
use crate::tree::{Cover, Style, Text};

/// The title stands on the line after this many.
const TITLE_LINE: f32 = 16.0;
/// Lines kept for the facts at the foot.
const FACT_LINES: f32 = 16.0;
/// Room for a logo.
const LOGO: f32 = 48.0;
/// The styles of the title, largest first: the first in which all of the cover stands on its page.
const TITLES: [Style; 3] = [Style::CoverTitle, Style::Figure, Style::Section];
/// The title is shifted by so much of its size, so that its stem meets the axis.
const TITLE_SHIFT: f32 = -0.05;

/// Places the cover on a page of its own, or on more where its texts need them.
pub fn place(flow: &mut Flow, setter: &mut Setter, cover: &Cover) {
    flow.new_page();
    if let Some(page) = flow.pages.last_mut() {
        page.has_header = false;
    }
    let width = flow.sheet.measure - LABELS;
    if let Some(logo) = &cover.logo {
        let (w, h) = logo.picture.fitted(LOGO, LOGO);
        flow.draw(Ink::Picture { node: logo.id, x: 0.0, y: -3.0, width: w, height: h }, 0.0, 0.0);
    }
    let start = flow.y();
    for text in &cover.issuer {
        lines(flow, setter.text(text, width), LABELS);
    }
    let used = flow.y() - start;
    let stamp = if cover.stamp.is_some() { 4.0 * LINE } else { 0.0 };
    // The title's line, or below what is above it.
    let title_at = (TITLE_LINE * LINE).max(used + 2.0 * LINE + stamp);
    if flow.pages.len() == 1 {
        flow.skip(title_at - used - stamp);
    } else {
        flow.skip(2.0 * LINE);
    }
    if let Some(stamp) = &cover.stamp {
        // A note of any length, whole: the stamp goes with it.
        let tall = height(&setter.text(&stamp.note, width)) + 24.0;
        if tall > flow.room() {
            flow.new_page();
        }
        let word = setter.text(&stamp.word, FACTS_WIDTH);
        let note = setter.text(&stamp.note, width);
        let wide = word.first().and_then(|row| row.ink.first()).map_or(0.0, |ink| match ink {
            Ink::Text(text) => text.line.width,
            _ => 0.0,
        });
        flow.draw(Ink::Block { x: 0.0, y: 0.0, width: wide + LINE, height: 24.0, node: None }, 0.0, 0.0);
        let white = word.into_iter().map(whitened).collect();
        flow.draw_rows(white, HALF, 0.0);
        let down = (24.0 - height(&note) - 3.0).max(0.0);
        let below = down + flow.draw_rows(note, LABELS.max(wide + 2.0 * LINE), down);
        flow.skip((below + 2.0 * LINE).max(4.0 * LINE));
    }
    let subtitle = setter.text(&cover.subtitle, width);
    let facts: f32 = cover.facts.iter().map(|field| height(&setter.items(&field.items, TEXTS_WIDTH)) + HALF).sum();
    let note = cover.note.as_ref().map(|text| setter.text(text, width)).unwrap_or_default();
    let below = if note.is_empty() { 0.0 } else { height(&note) + 2.0 * LINE };
    let after = height(&subtitle) + facts + below + 4.0 * LINE;
    let (mut kind, mut title) = (type_of(Style::CoverTitle, Place::Text), Vec::new());
    for style in TITLES {
        kind = type_of(style, Place::Text);
        title = setter.text(&Text { style, ..cover.title.clone() }, width);
        if height(&title) + after <= flow.room() {
            break;
        }
    }
    if flow.room() < height(&title).min(144.0) {
        flow.new_page();
    }
    let measure = flow.sheet.measure;
    flow.draw(Ink::Rule { x: 0.0, y: -11.0, width: measure, weight: HEAVY, grey: false }, 0.0, 0.0);
    let edition = cover.edition.as_ref().map(|text| setter.text(text, FACTS_WIDTH)).unwrap_or_default();
    lines(flow, aligned(edition, title, kind), 0.0);
    flow.skip(2.0 * LINE);
    lines(flow, subtitle, LABELS);

    let kept = (FACT_LINES * LINE).max(facts + below);
    let lead = (flow.room() - kept).max(2.0 * LINE);
    if lead + facts > flow.room() + 0.01 {
        flow.new_page();
    } else {
        flow.skip(lead);
    }
    for (i, field) in cover.facts.iter().enumerate() {
        if i == 0 {
            flow.end(super::flow::Kind::Start);
        }
        fields::place(flow, setter, field);
    }
    if !note.is_empty() {
        let lead = flow.room() - height(&note);
        if lead < 0.0 {
            flow.new_page();
        } else {
            flow.skip(lead);
        }
        flow.put_rows(note, LABELS);
    }
}

/// The title with the edition beside it, line by line.
fn aligned(mut edition: Vec<Row>, mut title: Vec<Row>, kind: Type) -> Vec<Row> {
    let shift = LABELS + TITLE_SHIFT * kind.size;
    for row in &mut edition {
        // Baselines stand at three quarters of a line.
        let up = 0.75 * (kind.pitch - row.height);
        row.ink.iter_mut().for_each(|ink| ink.shift(0.0, up));
        row.height = kind.pitch;
    }
    if edition.is_empty() {
        for row in &mut title {
            row.indent(shift);
        }
        return title;
    }
    beside(edition, title, shift)
}

/// Rows one after the other, over pages where they must be.
fn lines(flow: &mut Flow, rows: Vec<Row>, dx: f32) {
    for row in rows {
        if row.height > flow.room() + 0.01 {
            flow.new_page();
        }
        flow.put_rows(vec![row], dx);
    }
}

fn whitened(mut row: Row) -> Row {
    for ink in &mut row.ink {
        if let Ink::Text(text) = ink {
            text.white = true;
        }
    }
    row
}
