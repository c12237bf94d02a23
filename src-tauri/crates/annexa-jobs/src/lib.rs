//! Annexa jobs.
