//! The real command line on a disk that fails, killed, and twice at once. Everything about the client file itself is tried closer
//! to it: `annexa-document/tests/faults`.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[allow(dead_code)]
mod battery;
mod calls;
mod desk;
mod killed;
mod outputs;
