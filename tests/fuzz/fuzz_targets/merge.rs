#![no_main]

#[allow(dead_code)]
#[path = "../../faults/bodies.rs"]
mod bodies;

/// A copy that is whole.
const WHOLE: &[u8] = include_bytes!("../corpus/open/whole.soa");

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let place = tempfile::tempdir().unwrap();
    let whole = place.path().join("whole.soa");
    std::fs::write(&whole, WHOLE).unwrap();
    bodies::merge(bytes, &whole, place.path());
});
