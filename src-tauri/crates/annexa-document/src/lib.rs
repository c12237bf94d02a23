//! Annexa document.
