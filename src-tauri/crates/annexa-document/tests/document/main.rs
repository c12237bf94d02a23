//! The client file from outside: what a user would notice.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod backups;
mod bad_files;
mod disk;
mod editing;
mod frameworks;
mod kept_files;
mod merging;
mod openers;
mod reference;
mod replaced;
mod salvage;
mod semantics;
mod shell;
mod tampering;
mod world;
