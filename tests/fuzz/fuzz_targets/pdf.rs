#![no_main]

#[allow(dead_code)]
#[path = "../../faults/bodies.rs"]
mod bodies;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    bodies::pdf(bytes);
});
