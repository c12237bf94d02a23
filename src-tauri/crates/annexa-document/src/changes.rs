//! What an operation changed.

use std::collections::BTreeMap;

use annexa_model::Id;
use serde::Serialize;
use serde_json::Value;

/// What a call changed, and where the document stands after it. Durable when it is returned.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Changes {
    /// Changed cells and their values now; `null` where a cell is gone. Empty if nothing changed.
    pub cells: BTreeMap<String, Option<Value>>,
    /// Ids of records that were added, in order.
    pub added: Vec<Id>,
    /// Id of the last revision, 64 hex digits. A revision still open to typing counts as if it were sealed.
    pub head: String,
    /// How many revisions there are.
    pub revisions: u64,
    /// When the document was last saved, RFC 3339 UTC.
    pub saved_at: String,
    /// Name of the operation that undo would take back.
    pub undo: Option<String>,
    /// Name of the operation that redo would bring back.
    pub redo: Option<String>,
}
