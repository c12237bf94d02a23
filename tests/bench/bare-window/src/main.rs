//! Annexa.
fn main() {}
