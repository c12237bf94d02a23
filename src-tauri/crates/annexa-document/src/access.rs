//! Whether a document can be written, and if not, why.

use std::fmt;

use serde::Serialize;

use crate::Holder;

/// Why a document is open for reading only.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase", tag = "reason", content = "detail")]
pub enum ReadOnly {
    /// Somebody else has it open for writing.
    HeldBy(Holder),
    /// Another computer says beside it that it is open there; whether it still is cannot be known here.
    /// [`Document::take_over`](crate::Document::take_over) makes it writable once somebody said that it is not.
    NamedElsewhere(Holder),
    /// The file or its folder takes no writes.
    Place,
    /// The folder takes no locks, so two writers could not be kept apart.
    NoLock,
    /// A newer version wrote it; the number is its file format.
    Newer(u32),
    /// It was opened to be looked at.
    Asked,
}

impl fmt::Display for ReadOnly {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::HeldBy(holder) => write!(f, "it is open elsewhere ({holder})."),
            Self::NamedElsewhere(holder) => write!(
                f,
                "another computer left its mark beside it ({holder}): it is open there, or was when that computer was cut off. If it is not, open it in the window and take it over, or delete the file beside it that ends in .lock."
            ),
            Self::Place => f.write_str("the file or its folder cannot be written here."),
            Self::NoLock => f.write_str("its folder takes no locks, so two writers could not be kept apart."),
            Self::Newer(schema) => write!(f, "a newer version of Annexa wrote it (file format {schema})."),
            Self::Asked => f.write_str("it was opened to be looked at."),
        }
    }
}
