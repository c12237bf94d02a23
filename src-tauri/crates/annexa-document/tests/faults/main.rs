//! Disks that fail at any moment, power that goes, processes that are killed, files that were tampered with: batteries whose
//! full size is for `cargo xtask faults`.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[allow(dead_code)]
#[path = "../../../../../tests/faults/battery.rs"]
mod battery;
#[path = "../../../../../tests/faults/bodies.rs"]
mod bodies;
#[allow(dead_code)]
#[path = "../../../../../tests/faults/calls.rs"]
mod calls;
#[path = "../../../../../tests/faults/disk.rs"]
mod disk;
#[allow(dead_code)]
#[path = "../document/world.rs"]
mod world;

mod every_call;
mod everything;
mod jobs;
mod killed;
mod multiplied;
mod mutated;
mod power;
mod released;
mod shim;
mod tampering;
#[cfg(feature = "weakened")]
mod weakened;
