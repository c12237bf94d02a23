//! What a laid-out page holds: glyph runs and simple shapes, each with the node it comes from. Positions are in points
//! from the top left corner of the paper (of the row, while rows are being set).

use std::rc::Rc;

use crate::text::Line;
use crate::tree::{Mark, NodeId};

/// Where a run of text comes from.
#[derive(Debug, Clone)]
pub struct Source {
    /// The node whose content it is.
    pub node: NodeId,
    /// The anchor it leads to.
    pub link: Option<Rc<str>>,
}

/// A line of text in place.
#[derive(Debug, Clone)]
pub struct TextInk {
    /// The shaped line.
    pub line: Line,
    /// Where each of the line's runs comes from, by [`crate::text::Piece::run`].
    pub sources: Rc<[Source]>,
    /// Left end of the line.
    pub x: f32,
    /// Its baseline.
    pub y: f32,
    /// Size of the type.
    pub size: f32,
    /// Whether it is white (on a black block).
    pub white: bool,
    /// Whether it runs down the page, turned clockwise.
    pub turned: bool,
    /// Whether it is furniture or a repetition, and so not read again.
    pub artifact: bool,
}

/// Something drawn.
#[derive(Debug, Clone)]
pub enum Ink {
    /// Text.
    Text(TextInk),
    /// A horizontal rule with its top edge at `y` less half its weight.
    Rule {
        /// Left end.
        x: f32,
        /// Middle of the rule.
        y: f32,
        /// Length.
        width: f32,
        /// Weight.
        weight: f32,
        /// Whether it is the grey hairline between rows.
        grey: bool,
    },
    /// A black block.
    Block {
        /// Left edge.
        x: f32,
        /// Top edge.
        y: f32,
        /// Width.
        width: f32,
        /// Height.
        height: f32,
        /// The figure it belongs to.
        node: Option<NodeId>,
    },
    /// A mark of state.
    Mark {
        /// Which.
        mark: Mark,
        /// Left edge.
        x: f32,
        /// Centre.
        y: f32,
        /// Radius of a circle; a square is 0.4 narrower than the circle is wide.
        radius: f32,
        /// The figure it belongs to.
        node: Option<NodeId>,
    },
    /// Part of a bar, filled by what its mark stands for.
    Share {
        /// The state.
        mark: Mark,
        /// Left edge.
        x: f32,
        /// Top edge.
        y: f32,
        /// Width.
        width: f32,
        /// Height.
        height: f32,
        /// The figure it belongs to.
        node: NodeId,
    },
    /// A picture.
    Picture {
        /// Its node.
        node: NodeId,
        /// Left edge.
        x: f32,
        /// Top edge.
        y: f32,
        /// Width.
        width: f32,
        /// Height.
        height: f32,
    },
    /// Room that programs can sign in; nothing is drawn.
    Field {
        /// The field.
        node: NodeId,
        /// What it is for.
        title: Rc<str>,
        /// Left edge.
        x: f32,
        /// Top edge.
        y: f32,
        /// Width.
        width: f32,
        /// Height.
        height: f32,
    },
    /// The number of the page an anchor is on; becomes text when all pages are laid out.
    PageNumber {
        /// The anchor.
        anchor: Rc<str>,
        /// Where the number comes from.
        node: NodeId,
        /// Right end of the number.
        right: f32,
        /// Its baseline.
        y: f32,
    },
}

impl Ink {
    /// Moves it.
    pub fn shift(&mut self, dx: f32, dy: f32) {
        let (x, y) = match self {
            Self::Text(TextInk { x, y, .. })
            | Self::Rule { x, y, .. }
            | Self::Block { x, y, .. }
            | Self::Mark { x, y, .. }
            | Self::Share { x, y, .. }
            | Self::Picture { x, y, .. }
            | Self::Field { x, y, .. }
            | Self::PageNumber { right: x, y, .. } => (x, y),
        };
        *x += dx;
        *y += dy;
    }

    /// Whether it is a shape that belongs to nothing that is read.
    pub fn is_adornment(&self) -> bool {
        matches!(self, Self::Rule { .. } | Self::Block { node: None, .. } | Self::Mark { node: None, .. })
    }

    /// The same as a repetition, read once only.
    #[must_use]
    pub fn repeated(&self) -> Self {
        let mut copy = self.clone();
        if let Self::Text(text) = &mut copy {
            text.artifact = true;
        }
        copy
    }
}

/// A page.
#[derive(Debug, Default)]
pub struct Page {
    /// What is drawn, in the order in which it is read.
    pub ink: Vec<Ink>,
    /// The first and the last control on it.
    pub guides: Option<(String, String)>,
    /// The first and the last section on it.
    pub sections: Option<(String, String)>,
    /// Whether it has a header (the cover has none).
    pub has_header: bool,
}
