//! The page's geometry and type, in points. The numbers are the drawn standard of the page.

use crate::text::{FaceId, SANS, SEMIBOLD, SERIF};
use crate::tree::{Form, Style};

/// The paper a document is made for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Paper {
    /// 210 × 297 mm.
    #[default]
    A4,
    /// 8.5 × 11 in.
    Letter,
}

/// Half a line of the full form: the smallest step of white space.
pub const HALF: f32 = 6.0;
/// A line of the full form.
pub const LINE: f32 = 12.0;
/// The axis of labels and titles.
pub const LABELS: f32 = 123.0;
/// The axis of texts.
pub const TEXTS: f32 = 205.0;
/// Width of the facts, left of the labels.
pub const FACTS_WIDTH: f32 = 111.0;
/// Width of the labels.
pub const LABELS_WIDTH: f32 = 70.0;
/// Width of the texts: 61 characters of prose.
pub const TEXTS_WIDTH: f32 = 275.0;
/// Section numbers and titles are shifted so that their stems meet the axis.
pub const SECTION_SHIFT: f32 = -0.8;
/// Hairline between rows.
pub const HAIRLINE: f32 = 0.4;
/// Rule over an entry and under a table's head.
pub const THIN: f32 = 0.5;
/// Rule over a section.
pub const HEAVY: f32 = 1.5;

/// A face, its size and its leading.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Type {
    /// The face.
    pub face: FaceId,
    /// Its size.
    pub size: f32,
    /// From baseline to baseline.
    pub pitch: f32,
}

/// Where a text stands, as far as its size depends on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// In the full form.
    Text,
    /// In a table of the full form.
    Table,
    /// In the register.
    Register,
}

/// A sheet of paper with its measure.
#[derive(Debug, Clone, Copy)]
pub struct Sheet {
    /// Width of the paper.
    pub width: f32,
    /// Height of the paper.
    pub height: f32,
    /// Width of what is set.
    pub measure: f32,
    /// From the top of the paper to the first line.
    pub top: f32,
    /// Leading.
    pub pitch: f32,
    /// Lines on a page.
    pub lines: u16,
    /// Second axis of header and footer.
    pub second_axis: f32,
    /// Padding above and below the cells of a table.
    pub cell_padding: f32,
}

impl Sheet {
    /// The sheet for a form on a paper. The measure is the same on both papers, so lines break alike.
    pub fn new(form: Form, paper: Paper) -> Self {
        let (width, height) = match paper {
            Paper::A4 => (595.28, 841.89),
            Paper::Letter => (612.0, 792.0),
        };
        match form {
            Form::Full => Self {
                width,
                height,
                measure: 480.0,
                top: 84.0,
                pitch: LINE,
                lines: if paper == Paper::A4 { 56 } else { 52 },
                second_axis: LABELS,
                cell_padding: 3.0,
            },
            Form::Register => Self {
                width: height,
                height: width,
                measure: 708.0,
                top: 72.0,
                pitch: 10.5,
                lines: if paper == Paper::A4 { 42 } else { 44 },
                second_axis: 128.0,
                cell_padding: 2.5,
            },
        }
    }

    /// From the left edge of the paper to the first axis.
    pub fn left(&self) -> f32 {
        (self.width - self.measure) / 2.0
    }

    /// Height of what can be set on a page.
    pub fn body(&self) -> f32 {
        f32::from(self.lines) * self.pitch
    }
}

/// The type of a style at a place.
pub fn type_of(style: Style, place: Place) -> Type {
    let new = |face, size, pitch| Type { face, size, pitch };
    match (style, place) {
        (Style::CoverTitle, _) => new(SANS, 40.0, 48.0),
        (Style::CoverEdition, _) => new(SANS, 14.0, 48.0),
        (Style::CoverSubtitle, _) => new(SANS, 14.0, 18.0),
        (Style::Figure, _) => new(SANS, 28.0, 36.0),
        (Style::Section, _) => new(SANS, 20.0, 24.0),
        (Style::Objective, _) => new(SANS, 14.0, 24.0),
        (Style::SubObjective, _) => new(SANS, 10.5, 12.0),
        (Style::Heading, _) => new(SEMIBOLD, 10.5, 12.0),
        (Style::Prose, Place::Text) => new(SERIF, 9.5, 12.0),
        (Style::Prose, Place::Table) => new(SERIF, 8.5, 12.0),
        (Style::Prose, Place::Register) => new(SERIF, 8.5, 10.5),
        (Style::Value, Place::Register) => new(SANS, 8.0, 10.5),
        (Style::Value, _) => new(SANS, 8.5, 12.0),
        (Style::Strong, Place::Register) => new(SEMIBOLD, 8.0, 10.5),
        (Style::Strong, _) => new(SEMIBOLD, 8.5, 12.0),
        (Style::Label, Place::Register) => new(SANS, 7.5, 10.5),
        (Style::Label, _) => new(SANS, 8.0, 12.0),
        (Style::Small, _) => new(SANS, 7.5, 12.0),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_four_sheets_have_the_drawn_margins() {
        let side_and_bottom = |form, paper| {
            let sheet = Sheet::new(form, paper);
            (sheet.left(), sheet.height - sheet.top - sheet.body())
        };
        for (form, paper, side, bottom) in [
            (Form::Full, Paper::A4, 57.64, 85.89),
            (Form::Full, Paper::Letter, 66.0, 84.0),
            (Form::Register, Paper::A4, 66.945, 82.28),
            (Form::Register, Paper::Letter, 42.0, 78.0),
        ] {
            let (left, foot) = side_and_bottom(form, paper);
            assert!((left - side).abs() < 0.01 && (foot - bottom).abs() < 0.01, "{form:?} {paper:?}: {left} {foot}");
        }
    }

    #[test]
    fn no_type_is_under_seven_and_a_half_points() {
        for style in [Style::Prose, Style::Value, Style::Strong, Style::Label, Style::Small] {
            for place in [Place::Text, Place::Table, Place::Register] {
                assert!(type_of(style, place).size >= 7.5);
            }
        }
    }
}
