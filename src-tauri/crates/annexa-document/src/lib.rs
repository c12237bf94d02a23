//! The client file: one `SQLite` file that holds one client's statements, with the whole history of every change.
//!
//! A [`Document`] is an open client file. It is a map from cell to JSON value; a revision writes cells; undo, redo and
//! approval are revisions too, chained by hash. [`Document::apply`] and its kin are the only writers and go through
//! one gate; whatever leaves the document leaves as a [`Snapshot`](annexa_model::Snapshot).
//!
//! A file from anywhere is untrusted: its header is checked before any database code sees it, its schema must be ours
//! to the letter, and what it may cost to read is bounded.
//!
//! This crate is the only user of `SQLite`, and of `age`, in whose format copies are sealed.

mod access;
mod backups;
mod bounds;
mod changes;
mod connection;
mod copies;
mod copy;
mod document;
mod env;
mod error;
mod gate;
mod header;
mod history;
mod instant;
mod journal;
mod lineage;
mod lock;
mod merge;
mod pages;
mod permissions;
mod redacted;
mod registry;
mod replaced;
mod revision;
mod rows;
mod safeguard;
mod salvage;
mod schema;
mod sealed;
#[cfg(test)]
#[path = "../tests/faults/shim.rs"]
mod shim;
mod state;
mod verify;
mod writer;

pub use access::ReadOnly;
pub use backups::{Backup, backup_folder_beside, backups, backups_of_unread, restore};
pub use bounds::Bound;
pub use changes::Changes;
pub use copies::{Beside, CopyBeside};
pub use document::Document;
pub use env::{Author, Clock, Env, Random};
pub use error::{Error, Result, is_full};
pub use gate::MAX_BLOB;
pub use header::APPLICATION_ID;
pub use history::{CellChange, FieldChange, LogEntry};
pub use lineage::Lineage;
pub use lock::Holder;
pub use merge::{CellDifference, Conflict, ConflictKind, Decisions, MergePreview, Relation, SettledBefore, Version};
pub use redacted::{Redacted, Said};
pub use registry::is_open_here;
pub use replaced::Standing;
pub use revision::{SET_AUTHOR, SIGN};
pub use salvage::{Journaled, LostBlob, Salvaged, Span, salvage};
pub use sealed::{
    Identities, Key, MOST_KEYS, Opened, OpenedBy, Passphrase, Recipients, SHORTEST_PASSPHRASE, Seal, Unsealed,
    is_sealed, opened_by, unseal,
};
pub use verify::{Flaw, FlawKind, Verification};
