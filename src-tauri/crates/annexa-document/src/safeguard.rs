//! The safeguards that a test build can do without, one at a time: so that for each a test is seen to fail.

/// Something without which a document would lose what it promised to keep.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Safeguard {
    /// A commit is forced to the disk.
    CommitForced,
    /// So is the removal of the journal, without which the commit would be taken back.
    RemovalForced,
    /// A sealed copy is forced to the disk before it gets its name. (Of a plain one the database does that too.)
    CopyForced,
    /// A step is one transaction.
    Transaction,
    /// A schema must be ours to the letter.
    SchemaCheck,
}

impl Safeguard {
    /// Whether a test left it out.
    #[cfg(feature = "weakened")]
    pub fn is_off(self) -> bool {
        std::env::var("ANNEXA_WITHOUT").is_ok_and(|name| name == format!("{self:?}"))
    }

    /// Never, in what ships.
    #[cfg(not(feature = "weakened"))]
    #[expect(clippy::unused_self, reason = "a test build asks which one it is")]
    pub const fn is_off(self) -> bool {
        false
    }
}
