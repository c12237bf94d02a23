//! Texts of the tree to rows.

use std::collections::HashSet;
use std::rc::Rc;

use super::ink::{Ink, Source, TextInk};
use super::rows::{Join, Row, beside, guard_paragraph};
use super::sheet::{Place, TEXTS_WIDTH, THIN, Type, type_of};
use crate::text::{Extent, Line, Run, SANS, SEMIBOLD, Typesetter};
use crate::tree::{Edit, Item, Link, Mark, NodeId, Pair, PairKind, SignatureField, Span, State, Style, Text, Turn};

/// Radius of a state's mark beside its word.
pub const MARK: f32 = 3.4;
/// Where the word stands that follows a mark.
const AFTER_MARK: f32 = 12.0;
/// A mark's centre above the baseline.
const MARK_RISE: f32 = 2.8;
/// Between “was” or “now” and the mark after it.
const TURN_GAP: f32 = 5.0;
/// Weight of the rule through what was deleted, and where it stands above the baseline, as a part of the size: the middle
/// of the lower case.
const STRIKE: (f32, f32) = (0.5, 0.243);
/// Weight of the rule under what was inserted, and its distance below the baseline.
const UNDERLINE: (f32, f32) = (0.8, 2.0);
/// Room for a signature above its rule.
const SIGNATURE: f32 = 36.0;
/// From the rule up to the field for an electronic signature.
const FIELD_RISE: f32 = 2.0;
/// Indent of the items of a list.
const LIST_INDENT: f32 = 12.0;

/// Sets texts, with the anchors that links may lead to.
pub struct Setter {
    typesetter: Typesetter,
    anchors: HashSet<String>,
    place: Place,
}

impl Setter {
    /// A setter; links to anchors that are not among `anchors` are set as plain text.
    pub fn new(typesetter: Typesetter, anchors: HashSet<String>) -> Self {
        Self { typesetter, anchors, place: Place::Text }
    }

    /// Gives the typesetter back.
    pub fn into_typesetter(self) -> Typesetter {
        self.typesetter
    }

    /// Runs `set` with the type of another place.
    pub fn at<T>(&mut self, place: Place, set: impl FnOnce(&mut Self) -> T) -> T {
        let before = std::mem::replace(&mut self.place, place);
        let result = set(self);
        self.place = before;
        result
    }

    /// The type of a style here.
    pub fn type_of(&self, style: Style) -> Type {
        type_of(style, self.place)
    }

    /// The lines of a text and where their runs come from.
    pub fn lines(&mut self, text: &Text, width: f32) -> (Vec<Line>, Rc<[Source]>, Type) {
        let kind = self.type_of(text.style);
        let lines = self.typesetter.lines(&runs(text, kind), kind.size, width, text.style.is_tied());
        let sources = text
            .spans
            .iter()
            .map(|span| {
                let link = span
                    .link
                    .as_ref()
                    .and_then(|Link::Anchor(to)| self.anchors.contains(to).then(|| to.as_str().into()));
                let stands_alone = link.is_some() || span.edit.is_some();
                Source { node: if stands_alone { span.id } else { text.id }, link }
            })
            .collect();
        (lines, sources, kind)
    }

    /// How wide a text would like to be.
    pub fn extent(&mut self, text: &Text) -> Extent {
        let kind = self.type_of(text.style);
        self.typesetter.extent(&runs(text, kind), kind.size, text.style.is_tied())
    }

    /// How wide the texts of a cell would like to be, one above the other.
    pub fn extents(&mut self, items: &[Item]) -> Vec<Extent> {
        let mut extents = Vec::new();
        for item in items {
            match item {
                Item::Paragraph(text) => extents.push(self.extent(text)),
                Item::Signature(signature) => extents.push(self.extent(&signature.label)),
                Item::Under(text) | Item::State(State { word: text, .. }) => {
                    extents.push(self.extent(text).indented(AFTER_MARK));
                }
                Item::List(_, list) => {
                    extents.extend(list.iter().map(|(.., body)| self.extent(body).indented(LIST_INDENT)));
                }
                Item::Turn(turn) => extents.extend(turn.sides.iter().map(|(word, state)| {
                    let lead = self.extent(word).natural + TURN_GAP + AFTER_MARK;
                    self.extent(&state.word).indented(lead)
                })),
                Item::Pair(pair) => extents.extend(pair.values.iter().map(|text| self.extent(text))),
                Item::Space => {}
            }
        }
        extents
    }

    /// A text as rows. A paragraph of several lines is guarded.
    pub fn text(&mut self, text: &Text, width: f32) -> Vec<Row> {
        let (lines, sources, kind) = self.lines(text, width);
        let mut rows: Vec<Row> = lines
            .into_iter()
            .map(|line| {
                let x = line.left(width);
                let mut drawn = edit_rules(&line, text, x, kind);
                drawn.push(ink(line, Rc::clone(&sources), x, kind.pitch * 0.75, kind.size));
                Row { join: Join::Free, ink: drawn, ..Row::empty(kind.pitch) }
            })
            .collect();
        guard_paragraph(&mut rows);
        rows
    }

    /// A single line of words, for furniture.
    pub fn artifact(&mut self, words: &str, face: crate::text::FaceId, size: f32) -> TextInk {
        let run = Run { text: words, face, gap: None, kept: false, joined: false };
        let line = self.typesetter.line(&[run], size);
        let sources: Rc<[Source]> = Rc::new([Source { node: NodeId(0), link: None }]);
        TextInk { line, sources, x: 0.0, y: 0.0, size, white: false, turned: false, artifact: true }
    }

    /// The lines of furniture that may be long, cut into lines of `width`.
    pub fn artifact_lines(&mut self, words: &str, face: crate::text::FaceId, size: f32, width: f32) -> Vec<TextInk> {
        let run = Run { text: words, face, gap: None, kept: false, joined: false };
        let sources: Rc<[Source]> = Rc::new([Source { node: NodeId(0), link: None }]);
        self.typesetter
            .lines(&[run], size, width, false)
            .into_iter()
            .map(|line| TextInk {
                line,
                sources: Rc::clone(&sources),
                x: 0.0,
                y: 0.0,
                size,
                white: false,
                turned: false,
                artifact: true,
            })
            .collect()
    }

    /// What a field or cell holds, as rows.
    pub fn items(&mut self, items: &[Item], width: f32) -> Vec<Row> {
        let mut rows: Vec<Row> = Vec::new();
        let mut space = 0.0;
        let mut keep = false;
        let mut before: Option<&Item> = None;
        for item in items {
            let mut new = match item {
                Item::Space => {
                    space = self.half();
                    continue;
                }
                Item::Paragraph(text) => self.text(text, width),
                Item::Under(text) => {
                    let mut rows = self.text(text, width - AFTER_MARK);
                    for row in &mut rows {
                        row.indent(AFTER_MARK);
                        row.join = Join::Keep;
                    }
                    rows
                }
                Item::List(_, list) => self.list(list, width),
                Item::State(state) => self.state(state, width),
                Item::Turn(turn) => self.turn(turn, width),
                Item::Pair(pair) => self.pair(pair, width),
                Item::Signature(signature) => {
                    // Whoever signs is named where there is room to.
                    for row in rows.iter_mut().skip(1) {
                        row.join = Join::Keep;
                    }
                    let mut room = Row::empty(SIGNATURE);
                    room.ink.push(Ink::Rule { x: 0.0, y: SIGNATURE, width, weight: THIN, grey: false });
                    if let Some(field) = &signature.field {
                        let SignatureField { id, title } = field.clone();
                        let height = SIGNATURE - FIELD_RISE;
                        room.ink.push(Ink::Field { node: id, title: title.into(), x: 0.0, y: 0.0, width, height });
                    }
                    let mut below = self.text(&signature.label, width);
                    for row in &mut below {
                        row.join = Join::Keep;
                    }
                    below.insert(0, room);
                    below
                }
            };
            if let Some(first) = new.first_mut().filter(|_| !rows.is_empty()) {
                let parted = matches!((before, item), (Some(Item::Paragraph(a) ), Item::Paragraph(b))
                    if a.style == Style::Prose && b.style == Style::Prose)
                    || matches!((before, item), (Some(Item::List(..)), Item::Paragraph(_)));
                first.above = if parted { self.half() } else { space };
                if keep {
                    first.join = Join::Keep;
                }
            }
            keep = matches!(item, Item::Paragraph(text) if text.style == Style::Prose && text.words().trim_end().ends_with(':'));
            space = 0.0;
            before = Some(item);
            rows.extend(new);
        }
        rows
    }

    fn half(&self) -> f32 {
        self.type_of(Style::Value).pitch / 2.0
    }

    fn list(&mut self, list: &[(NodeId, Text, Text)], width: f32) -> Vec<Row> {
        let mut rows = Vec::new();
        for (_, dash, body) in list {
            let mut dash = self.text(dash, LIST_INDENT);
            let body = self.text(body, width - LIST_INDENT);
            let is_rtl = body.first().is_some_and(Row::is_rtl);
            if is_rtl {
                // Where the item begins is where its dash stands.
                for row in &mut dash {
                    let wide = match row.ink.first() {
                        Some(Ink::Text(text)) => text.line.width,
                        _ => 0.0,
                    };
                    row.indent(width - wide);
                }
            }
            rows.extend(beside(dash, body, if is_rtl { 0.0 } else { LIST_INDENT }));
        }
        rows
    }

    /// A mark and its word.
    pub fn state(&mut self, state: &State, width: f32) -> Vec<Row> {
        let mut rows = self.text(&state.word, width - AFTER_MARK);
        for row in &mut rows {
            row.indent(AFTER_MARK);
            row.join = Join::Keep;
        }
        if let Some(first) = rows.first_mut() {
            first.join = Join::Free;
            first.ink.insert(0, mark(state.mark, 0.0, first.height * 0.75, MARK, None));
        }
        rows
    }

    /// A state and what it became: in one line where there is room, else in two.
    fn turn(&mut self, turn: &Turn, width: f32) -> Vec<Row> {
        let mut rows: Vec<Row> = Vec::new();
        let mut at = 0.0;
        for (word, state) in &turn.sides {
            let lead = self.extent(word).natural + TURN_GAP;
            let wide = lead + AFTER_MARK + self.extent(&state.word).natural;
            let (word, state) = (self.text(word, width), self.state(state, (width - lead).max(AFTER_MARK)));
            let mut side = beside(word, state, lead);
            match rows.last_mut() {
                Some(line) if side.len() == 1 && at + wide <= width => {
                    for row in &mut side {
                        row.indent(at);
                    }
                    line.ink.extend(side.into_iter().flat_map(|row| row.ink));
                }
                before => {
                    at = 0.0;
                    for row in side.iter_mut().skip(usize::from(before.is_none())) {
                        row.join = Join::Keep;
                    }
                    rows.extend(side);
                }
            }
            at += wide + AFTER_MARK;
        }
        rows
    }

    fn pair(&mut self, pair: &Pair, width: f32) -> Vec<Row> {
        let register = self.place == Place::Register;
        let axis = match pair.kind {
            PairKind::Driver if register => 36.0,
            PairKind::Driver => 41.0,
            PairKind::Evidence => 35.0,
            PairKind::Ground => TEXTS_WIDTH - 70.0,
        };
        let gutter = if pair.kind == PairKind::Ground { 12.0 } else { 3.0 };
        let key = self.text(&pair.key, (axis - gutter).max(10.0));
        let mut values: Vec<Row> = Vec::new();
        for value in &pair.values {
            values.extend(self.text(value, (width - axis).max(10.0)));
        }
        beside(key, values, axis)
    }
}

/// The stretches of a text in their faces.
fn runs(text: &Text, kind: Type) -> Vec<Run<'_>> {
    text.spans
        .iter()
        .map(|span| Run {
            text: &span.text,
            face: match (span.strong, span.regular) {
                (true, _) => SEMIBOLD,
                (_, true) => SANS,
                _ => kind.face,
            },
            gap: span.gap,
            kept: span.kept,
            joined: span.joined,
        })
        .collect()
}

/// The rules through and under what was edited in a line. White space at the end of the line has none.
fn edit_rules(line: &Line, text: &Text, x: f32, kind: Type) -> Vec<Ink> {
    if text.spans.iter().all(|span| span.edit.is_none()) {
        return Vec::new();
    }
    let written = line.pieces.iter().rposition(|piece| !piece.shaped.text.trim().is_empty()).map_or(0, |i| i + 1);
    let mut found: Vec<(Edit, f32, f32)> = Vec::new();
    let mut at = x;
    for i in line.visual_order() {
        let piece = &line.pieces[i];
        let edit = text.spans.get(usize::from(piece.run)).filter(|_| i < written);
        // The gap before a stretch is no part of it.
        let is_gap = |span: &&Span| span.gap.is_some() && (i == 0 || line.pieces[i - 1].run != piece.run);
        let edit = edit.filter(|span| !is_gap(span)).and_then(|span| span.edit);
        if let Some(edit) = edit {
            match found.last_mut() {
                Some((last, _, end)) if *last == edit && (*end - at).abs() < 0.01 => *end = at + piece.width,
                _ => found.push((edit, at, at + piece.width)),
            }
        }
        at += piece.width;
    }
    let baseline = kind.pitch * 0.75;
    let rule = |(edit, from, to): (Edit, f32, f32)| {
        let (weight, y) = match edit {
            Edit::Deleted => (STRIKE.0, baseline - STRIKE.1 * kind.size),
            Edit::Inserted => (UNDERLINE.0, baseline + UNDERLINE.1),
        };
        Ink::Rule { x: from, y, width: to - from, weight, grey: false }
    };
    found.into_iter().map(rule).collect()
}

/// A line of text as ink.
pub fn ink(line: Line, sources: Rc<[Source]>, x: f32, y: f32, size: f32) -> Ink {
    Ink::Text(TextInk { line, sources, x, y, size, white: false, turned: false, artifact: false })
}

/// A mark whose word stands on `baseline`.
pub fn mark(mark: Mark, x: f32, baseline: f32, radius: f32, node: Option<NodeId>) -> Ink {
    Ink::Mark { mark, x, y: baseline - MARK_RISE, radius, node }
}
