//! `annexa`: the jobs without a window.
fn main() {}
