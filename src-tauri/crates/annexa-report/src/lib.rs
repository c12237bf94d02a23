//! Annexa report.
