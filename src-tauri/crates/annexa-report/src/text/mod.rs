//! The one route of all text to the page: clean → bidi levels → a face for each character → break offsets → shaped
//! units behind a cache → lines by the shaper's own advances.

mod breaks;
mod clean;
mod face;
mod faces;
mod lines;
mod shape;

pub use clean::{clean_line, typed_lines};
pub use face::{Face, UsedGlyph};
pub use faces::{FaceId, Faces, Fallback, SANS, SEMIBOLD, SERIF, sfnt_table};
pub use lines::{Extent, Line, Piece, Run, Typesetter};
pub use shape::{Glyph, REPLACEMENT_WIDTH, Shaped, clusters};
