//! Annexa model.
