//! Annexa report.
pub mod text;
