#![no_main]

#[allow(dead_code)]
#[path = "../../faults/bodies.rs"]
mod bodies;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let place = tempfile::tempdir().unwrap();
    bodies::operations(bytes, place.path());
});
