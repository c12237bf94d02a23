//! What tests, journeys and benchmarks share.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::missing_panics_doc)]

mod markup;
mod process;
mod window;

pub use fantoccini::key::Key;
pub use markup::{MARKER, full_of_markup};
pub use process::{annexa, judge, program, root, run, said, text, tools};
pub use window::{Display, Window, ink};
