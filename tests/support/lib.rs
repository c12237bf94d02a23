//! Annexa.
