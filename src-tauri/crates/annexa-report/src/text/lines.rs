//! Paragraphs into lines.

use std::ops::Range;
use std::rc::Rc;

use unicode_bidi::{BidiClass, BidiInfo, Level, bidi_class};

use super::breaks::break_offsets;
use super::clean::clean_line;
use super::faces::{FaceId, Faces};
use super::shape::{Shaped, Shaper, is_unseen};

/// A word longer than this many bytes, which nobody types, is shaped in parts.
const LONGEST_STRETCH: usize = 1_000;

/// A stretch of a paragraph in one face.
#[derive(Debug, Clone, Copy)]
pub struct Run<'a> {
    /// The words.
    pub text: &'a str,
    /// The face wanted for them.
    pub face: FaceId,
    /// A space of this width, in points, parts it from the run before.
    pub gap: Option<f32>,
    /// Whether it stays on one line with the gap before it counted in (a label with its date is two kept runs).
    pub kept: bool,
    /// Whether it also stays on one line with the run before.
    pub joined: bool,
}

/// A shaped stretch of a line.
#[derive(Debug, Clone)]
pub struct Piece {
    /// Its glyphs.
    pub shaped: Rc<Shaped>,
    /// Its embedding level; odd runs from right to left.
    pub level: u8,
    /// Index of the run it came from.
    pub run: u16,
    /// Its width in points.
    pub width: f32,
}

/// One line of a paragraph; the pieces stand in logical order.
#[derive(Debug, Clone, Default)]
pub struct Line {
    /// The pieces.
    pub pieces: Vec<Piece>,
    /// Width in points, without the space at its end.
    pub width: f32,
    /// The paragraph's own level; odd begins at the right.
    pub base: u8,
}

impl Line {
    /// Indices of the pieces from left to right (UAX #9, rule L2).
    pub fn visual_order(&self) -> Vec<usize> {
        if self.pieces.iter().all(|p| p.level == 0) {
            return (0..self.pieces.len()).collect();
        }
        let levels: Vec<Level> = self.pieces.iter().map(|p| Level::new(p.level).unwrap_or(Level::ltr())).collect();
        BidiInfo::reorder_visual(&levels)
    }

    /// Where the line begins in a measure. One from the right ends at the margin; the space at which it was broken stands
    /// at its left and hangs out.
    pub fn left(&self, width: f32) -> f32 {
        if !self.is_rtl() {
            return 0.0;
        }
        let drawn: f32 = self.pieces.iter().map(|p| p.width).sum();
        (width - self.width).max(0.0) - (drawn - self.width)
    }

    /// Whether the line's paragraph runs from right to left.
    pub fn is_rtl(&self) -> bool {
        self.base % 2 == 1
    }
}

/// How wide a paragraph would like to be, in points.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Extent {
    /// On a single line.
    pub natural: f32,
    /// The widest part that is not broken while there is room for it.
    pub widest: f32,
}

impl Extent {
    /// The same beside an indent.
    #[must_use]
    pub fn indented(self, by: f32) -> Self {
        Self { natural: self.natural + by, widest: self.widest + by }
    }
}

/// What may not be broken, and the space after it: how many of the paragraph's pieces, and how wide.
struct Unit {
    body: usize,
    width: f32,
    space: usize,
    space_width: f32,
}

/// A part of a paragraph in one run, face and level.
#[derive(Clone, Copy, PartialEq)]
struct Stretch {
    run: usize,
    face: Option<FaceId>,
    level: u8,
    gap: bool,
}

/// Sets paragraphs; holds the faces and what has been shaped.
pub struct Typesetter {
    faces: Faces,
    shaper: Shaper,
}

/// The paragraph as one string, with where its runs lie in it.
struct Paragraph {
    text: String,
    starts: Vec<usize>,
    kept: Vec<Range<usize>>,
}

impl Paragraph {
    fn new(runs: &[Run<'_>]) -> Self {
        let mut paragraph = Self { text: String::new(), starts: Vec::with_capacity(runs.len()), kept: Vec::new() };
        for run in runs {
            paragraph.starts.push(paragraph.text.len());
            let before = paragraph.text.len();
            if run.gap.is_some() && before > 0 {
                paragraph.text.push(' ');
            }
            let start = paragraph.text.len();
            paragraph.text.push_str(&clean_line(run.text));
            let end = paragraph.text.len();
            if run.joined {
                let from = paragraph.kept.last().map_or(before, |range| range.start.min(before));
                paragraph.kept.push(from..end);
            } else if run.kept {
                paragraph.kept.push(start..end);
            }
        }
        paragraph
    }

    fn run_at(&self, offset: usize) -> usize {
        self.starts.partition_point(|start| *start <= offset).saturating_sub(1)
    }
}

impl Typesetter {
    /// A typesetter on these faces.
    pub fn new(faces: Faces) -> Self {
        Self { faces, shaper: Shaper::default() }
    }

    /// Gives the faces up, with all that was shaped in them.
    pub fn into_faces(self) -> Faces {
        self.faces
    }

    /// Breaks a paragraph into lines no wider than `width` points. An empty paragraph has no line.
    ///
    /// `ties` holds small numbers and last words together, as in prose and values.
    pub fn lines(&mut self, runs: &[Run<'_>], size: f32, width: f32, ties: bool) -> Vec<Line> {
        let paragraph = Paragraph::new(runs);
        if paragraph.text.is_empty() {
            return Vec::new();
        }
        let (units, pieces, base) = self.units(&paragraph, runs, size, ties);
        let mut lines = self.fill(&units, pieces, size, width);
        for line in &mut lines {
            line.base = base;
            // Lines live until their page is written: what they do not fill is given back.
            line.pieces.shrink_to_fit();
            // UAX #9, rule L1: white space at the end of a line takes the paragraph's level.
            for piece in line.pieces.iter_mut().rev() {
                if !piece.shaped.text.trim().is_empty() {
                    break;
                }
                piece.level = base;
            }
        }
        lines
    }

    /// How wide a paragraph would like to be, set as by [`Self::lines`].
    pub fn extent(&mut self, runs: &[Run<'_>], size: f32, ties: bool) -> Extent {
        let paragraph = Paragraph::new(runs);
        let (units, ..) = self.units(&paragraph, runs, size, ties);
        let (mut at, mut natural, mut widest) = (0.0, 0.0, 0.0_f32);
        for unit in &units {
            natural = at + unit.width;
            at = natural + unit.space_width;
            widest = widest.max(unit.width);
        }
        Extent { natural, widest }
    }

    /// A single line, however wide.
    pub fn line(&mut self, runs: &[Run<'_>], size: f32) -> Line {
        self.lines(runs, size, f32::MAX, false).into_iter().next().unwrap_or_default()
    }

    fn units(&mut self, paragraph: &Paragraph, runs: &[Run<'_>], size: f32, ties: bool) -> (Vec<Unit>, Vec<Piece>, u8) {
        let text = paragraph.text.as_str();
        let needs_bidi =
            text.chars().any(|c| u32::from(c) >= 0x590 && matches!(bidi_class(c), BidiClass::R | BidiClass::AL));
        let bidi = needs_bidi.then(|| BidiInfo::new(text, None));
        let base = bidi.as_ref().and_then(|b| b.paragraphs.first()).map_or(0, |p| p.level.number());
        let level = |at: usize| bidi.as_ref().and_then(|b| b.levels.get(at)).map_or(0, Level::number);

        let breaks = break_offsets(text, ties, &paragraph.kept);
        let mut units = Vec::with_capacity(breaks.len() + 1);
        let mut pieces: Vec<Piece> = Vec::with_capacity(2 * units.capacity());
        let mut start = 0;
        let mut last_face = None;
        for end in breaks.into_iter().chain([text.len()]) {
            let body = start + text[start..end].trim_end_matches(' ').len();
            let mut measure = |range: Range<usize>| {
                let before = pieces.len();
                self.pieces(paragraph, runs, range, size, &level, &mut last_face, &mut pieces);
                (pieces.len() - before, pieces[before..].iter().map(|p| p.width).sum())
            };
            let (in_body, width) = measure(start..body);
            let (space, space_width) = measure(body..end);
            units.push(Unit { body: in_body, width, space, space_width });
            start = end;
        }
        (units, pieces, base)
    }

    /// Shapes a range, split where run, face or level changes.
    #[allow(clippy::too_many_arguments, reason = "the paragraph as it is being set")]
    fn pieces(
        &mut self,
        paragraph: &Paragraph,
        runs: &[Run<'_>],
        range: Range<usize>,
        size: f32,
        level: &dyn Fn(usize) -> u8,
        last_face: &mut Option<FaceId>,
        pieces: &mut Vec<Piece>,
    ) {
        let text = paragraph.text.as_str();
        let mut current: Option<Stretch> = None;
        let mut start = range.start;
        for (i, c) in text[range.clone()].char_indices() {
            let at = range.start + i;
            let run = paragraph.run_at(at);
            let gap = at > 0 && at == paragraph.starts[run] && runs[run].gap.is_some();
            let before = current.filter(|s| s.run == run && s.gap == gap);
            let face = match before {
                Some(before) if is_unseen(c) => before.face,
                _ => self.face_for(c, runs[run].face, before.and_then(|s| s.face).or(*last_face)),
            };
            if face.is_some() {
                *last_face = face;
            }
            let here = Stretch { run, face, level: level(at), gap };
            if current != Some(here) {
                if let Some(done) = current.replace(here) {
                    pieces.push(self.piece(done, runs, &text[start..at], size));
                }
                start = at;
            }
        }
        if let Some(done) = current {
            pieces.push(self.piece(done, runs, &text[start..range.end], size));
        }
    }

    fn piece(&mut self, stretch: Stretch, runs: &[Run<'_>], text: &str, size: f32) -> Piece {
        let run = &runs[stretch.run];
        let shaped = match stretch.face {
            Some(face) => self.shaper.shape(&self.faces, face, stretch.level % 2 == 1, text),
            None => self.shaper.replacement(&self.faces, run.face, text),
        };
        let width = run.gap.filter(|_| stretch.gap).unwrap_or(shaped.width * size / 1000.0);
        Piece { shaped, level: stretch.level, run: u16::try_from(stretch.run).unwrap_or(u16::MAX), width }
    }

    /// The face for a character. Punctuation and marks stay in the face beside them where it has them, so that a
    /// foreign word is not set in two.
    fn face_for(&mut self, c: char, wanted: FaceId, near: Option<FaceId>) -> Option<FaceId> {
        if self.faces.get(wanted).has(c) && (c.is_ascii() || near.is_none_or(|n| n == wanted)) {
            return Some(wanted);
        }
        if let Some(near) = near.filter(|n| *n != wanted) {
            let script = harfrust::unicode::script(u32::from(c));
            let neutral =
                script == harfrust::Script::INHERITED || (script == harfrust::Script::COMMON && !c.is_ascii());
            if neutral && usize::from(near) >= 3 && self.faces.get(near).has(c) {
                return Some(near);
            }
        }
        if is_unseen(c) {
            return Some(wanted);
        }
        self.faces.face_for(c, wanted)
    }

    fn fill(&mut self, units: &[Unit], pieces: Vec<Piece>, size: f32, width: f32) -> Vec<Line> {
        let mut pieces = pieces.into_iter();
        let mut lines = Vec::new();
        let mut line = Line::default();
        // Space after the last unit: it counts only when another unit follows on the same line.
        let mut pending = 0.0;
        for unit in units {
            let fits = line.width + pending + unit.width <= width;
            if !fits && unit.width > width {
                let body = pieces.by_ref().take(unit.body);
                self.break_anywhere(body, size, width, &mut lines, &mut line, &mut pending);
            } else {
                if !fits && !line.pieces.is_empty() {
                    lines.push(std::mem::take(&mut line));
                    pending = 0.0;
                }
                line.width += pending + unit.width;
                line.pieces.extend(pieces.by_ref().take(unit.body));
            }
            pending = unit.space_width;
            line.pieces.extend(pieces.by_ref().take(unit.space));
        }
        if !line.pieces.is_empty() {
            lines.push(line);
        }
        lines
    }

    /// Sets a unit wider than the line: it fills what is left and goes on, broken between clusters.
    fn break_anywhere(
        &mut self,
        body: impl Iterator<Item = Piece>,
        size: f32,
        width: f32,
        lines: &mut Vec<Line>,
        line: &mut Line,
        pending: &mut f32,
    ) {
        for piece in body.collect::<Vec<_>>() {
            for stretch in self.stretches(piece, size) {
                self.break_stretch(stretch, size, width, lines, line, pending);
            }
        }
    }

    /// A piece in parts of a bearable length: what is left of it is shaped anew for each line.
    fn stretches(&mut self, piece: Piece, size: f32) -> Vec<Piece> {
        let mut cuts = Vec::new();
        if piece.shaped.text.len() > LONGEST_STRETCH {
            for cut in piece.shaped.cuts() {
                if cut - cuts.last().copied().unwrap_or(0) >= LONGEST_STRETCH {
                    cuts.push(cut);
                }
            }
        }
        if cuts.is_empty() {
            return vec![piece];
        }
        let starts = std::iter::once(0).chain(cuts.iter().copied());
        let ends = cuts.iter().copied().chain([piece.shaped.text.len()]);
        let ranges: Vec<Range<usize>> = starts.zip(ends).map(|(start, end)| start..end).collect();
        let part = |range| {
            let shaped = self.part(&piece.shaped, range);
            Piece { width: shaped.width * size / 1000.0, shaped, ..piece.clone() }
        };
        ranges.into_iter().map(part).collect()
    }

    fn break_stretch(
        &mut self,
        stretch: Piece,
        size: f32,
        width: f32,
        lines: &mut Vec<Line>,
        line: &mut Line,
        pending: &mut f32,
    ) {
        let mut rest = stretch;
        loop {
            let room = width - line.width - *pending;
            if rest.width <= room {
                line.width += *pending + rest.width;
                *pending = 0.0;
                line.pieces.push(rest);
                break;
            }
            let at_least_one = line.pieces.is_empty();
            if let Some((head, tail)) = self.split(&rest, size, room, at_least_one) {
                line.width += *pending + head.width;
                line.pieces.push(head);
                rest = tail;
            } else if at_least_one {
                // A single cluster wider than the measure: it stands alone rather than not at all.
                line.width += rest.width;
                line.pieces.push(rest);
                *pending = 0.0;
                break;
            }
            lines.push(std::mem::take(line));
            *pending = 0.0;
        }
    }

    /// Splits a piece at the last cluster that fits into `room`; `None` if not even one fits or there is only one.
    fn split(&mut self, piece: &Piece, size: f32, room: f32, at_least_one: bool) -> Option<(Piece, Piece)> {
        let shaped = &piece.shaped;
        let cuts = shaped.cuts();
        let mut best: Option<(usize, Rc<Shaped>)> = None;
        // Near the wanted width by the glyphs' own advances first; then exactly, by shaping the part alone.
        let average = shaped.width * size / 1000.0 / (cuts.len() + 1) as f32;
        let guess = ((room / average.max(0.01)) as usize).saturating_sub(2).min(cuts.len().saturating_sub(1));
        let begin = match cuts.get(guess) {
            Some(at) if self.part(shaped, 0..*at).width * size / 1000.0 <= room => guess,
            _ => 0,
        };
        for at in cuts.iter().skip(begin).copied() {
            let part = self.part(shaped, 0..at);
            if part.width * size / 1000.0 > room && !(best.is_none() && at_least_one) {
                break;
            }
            best = Some((at, part));
            if best.as_ref().is_some_and(|(_, p)| p.width * size / 1000.0 > room) {
                break;
            }
        }
        let (at, head) = best?;
        let tail = self.part(shaped, at..shaped.text.len());
        let of = |shaped: Rc<Shaped>| Piece { width: shaped.width * size / 1000.0, shaped, ..piece.clone() };
        Some((of(head), of(tail)))
    }

    fn part(&mut self, whole: &Shaped, range: Range<usize>) -> Rc<Shaped> {
        let text = &whole.text[range];
        if whole.replaced {
            self.shaper.replacement(&self.faces, whole.face, text)
        } else {
            self.shaper.shape(&self.faces, whole.face, whole.rtl, text)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::faces::{Fallback, SANS, SEMIBOLD, SERIF};
    use super::*;

    fn setter() -> Typesetter {
        Typesetter::new(Faces::new(Fallback::BundledOnly).unwrap())
    }

    fn run(text: &str, face: FaceId) -> Run<'_> {
        Run { text, face, gap: None, kept: false, joined: false }
    }

    fn said(lines: &[Line]) -> Vec<String> {
        lines.iter().map(|l| l.pieces.iter().map(|p| p.shaped.text.as_ref()).collect()).collect()
    }

    #[test]
    fn no_line_is_wider_than_its_measure_and_nothing_is_lost() {
        let text = "Forecasts matter most on nights when the river is high and the power least reliable, so capacity, \
                    place and fail-over of the computers that make them are controlled. \
                    9e64f10b83a7d2c57c1e9a04d2b85f36a90fe7718c43bd5261ea0f94c7b3285d9e64f10b83a7d2c5 ends it.";
        for width in [40.0, 111.0, 275.0] {
            let lines = setter().lines(&[run(text, SERIF)], 9.5, width, true);
            assert!(lines.iter().all(|l| l.width <= width + 0.01), "{width}");
            assert_eq!(said(&lines).concat(), text);
        }
    }

    #[test]
    fn a_character_without_a_face_is_kept_as_a_replacement() {
        let lines = setter().lines(&[run("a 語 here", SERIF)], 9.5, 275.0, true);
        let replaced: Vec<&str> =
            lines[0].pieces.iter().filter(|p| p.shaped.replaced).map(|p| p.shaped.text.as_ref()).collect();
        assert_eq!(replaced, ["語"]);
    }

    #[test]
    fn what_nobody_sees_is_never_replaced() {
        for unseen in [
            '\u{AD}',
            '\u{200B}',
            '\u{200C}',
            '\u{200D}',
            '\u{2060}',
            '\u{206A}',
            '\u{FE0F}',
            '\u{1D173}',
            '\u{E0041}',
            '\u{E0100}',
        ] {
            for text in [format!("{unseen}so"), format!("so{unseen}on"), format!("so{unseen}"), format!("{unseen}")] {
                let lines = setter().lines(&[run(&text, SERIF)], 9.5, 275.0, true);
                let pieces = || lines.iter().flat_map(|l| &l.pieces);
                assert!(pieces().all(|p| !p.shaped.replaced), "{text:?}");
                assert!(pieces().flat_map(|p| &p.shaped.glyphs).all(|g| g.id != 0), "{text:?} draws what no face has");
            }
        }
    }

    #[test]
    fn a_line_from_the_right_ends_at_its_margin_whatever_space_it_breaks_at() {
        let lines = setter().lines(&[run("بيان قابلية التطبيق لنظام إدارة الذكاء الاصطناعي", SERIF)], 40.0, 320.0, true);
        assert!(lines.len() > 1);
        for line in lines {
            let drawn: f32 = line.pieces.iter().map(|p| p.width).sum();
            assert!((line.left(320.0) + drawn - 320.0).abs() < 0.01, "{}", line.left(320.0));
        }
    }

    #[test]
    fn a_character_of_another_bundled_face_is_set_in_it() {
        let lines = setter().lines(&[run("ἀρχή", SERIF)], 9.5, 275.0, true);
        assert!(lines[0].pieces.iter().any(|p| p.shaped.face == SANS));
    }

    #[test]
    fn right_to_left_runs_are_reordered_for_the_eye_only() {
        let lines = setter().lines(&[run("שלום (ISO)", SERIF)], 9.5, 275.0, true);
        assert!(lines[0].is_rtl());
        assert_eq!(said(&lines).concat(), "שלום (ISO)");
        assert_ne!(lines[0].visual_order(), (0..lines[0].pieces.len()).collect::<Vec<_>>());
    }

    #[test]
    fn a_gap_is_a_space_of_given_width_and_kept_runs_stay_together() {
        let runs = [
            run("Deputy Head of Navigation and Waterway Operations", SANS),
            Run { text: "Target", face: SANS, gap: Some(12.0), kept: true, joined: false },
            Run { text: "31 Dec 2027", face: SEMIBOLD, gap: Some(4.0), kept: true, joined: true },
        ];
        let lines = setter().lines(&runs, 8.5, 220.0, true);
        let said = said(&lines);
        assert_eq!(said.last().map(String::as_str), Some("Target 31 Dec 2027"));
        let gap = lines
            .last()
            .unwrap()
            .pieces
            .iter()
            .find(|p| p.shaped.text.as_ref() == " " && (p.width - 4.0).abs() < 0.001);
        assert!(gap.is_some(), "the gap before the date is four points");
    }

    #[test]
    fn a_word_beyond_all_length_is_set_whole_and_in_time() {
        let mut setter = setter();
        let word = "0123456789".repeat(5_000);
        let lines = setter.lines(&[run(&word, SANS)], 10.0, 120.0, false);
        assert_eq!(said(&lines).concat(), word);
        // What is remembered of it stays near its own length, not near the square of it.
        assert!(setter.shaper.remembered() < 40 * word.len(), "{}", setter.shaper.remembered());
    }

    #[test]
    fn nothing_typed_gives_no_line() {
        assert!(setter().lines(&[run("", SERIF)], 9.5, 275.0, true).is_empty());
    }
}
