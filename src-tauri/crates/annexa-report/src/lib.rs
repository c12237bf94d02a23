//! Annexa report: snapshot → report tree → PDF, and from a PDF the snapshot that is attached to it.
//!
//! ```text
//! Snapshot ─ statement ─► tree ─ layout ─► pages of ink ─ pdf ─► bytes
//!                          │        ▲
//!                          │        text (one route for all of it)
//!                          └─► plain text, tags, outline
//! ```
//!
//! Pure: no clock, no path, no network; the system's fonts are read only when a character needs them. This crate is
//! the only user of printpdf and lopdf.

#![allow(
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "coordinates, counts of lines and glyph measures are far below the limits of f32"
)]

mod error;
mod export;
mod inside;
mod layout;
mod logo;
mod options;
mod pdf;
mod statement;
mod text;
mod tree;

pub use error::ReportError;
pub use export::{
    export_changes, export_declaration, export_paper, export_pdf, export_plan, inspect_image, plain_changes,
    plain_declaration, plain_paper, plain_plan, plain_text, unwatched,
};
pub use inside::{ExtractError, Found, Limits, extract};
pub use logo::{ImageError, ImageFormat, ImageKind, MAX_BYTES as MAX_LOGO_BYTES, MAX_SIDE as MAX_LOGO_SIDE};
pub use options::{
    EditionFacts, Export, Fallback, Form, Options, Paper, Part, Past, Progress, ReplacedCharacter, Since, Standing,
};
