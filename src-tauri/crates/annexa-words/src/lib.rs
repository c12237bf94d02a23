//! Annexa words.
