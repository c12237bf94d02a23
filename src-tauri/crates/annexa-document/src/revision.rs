//! One committed change, as it is hashed.

use annexa_model::{canonical_json, is_one_text};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use sha2::{Digest, Sha256};

use crate::instant;

/// A revision stays open to further typing for this long after its first keystroke, in milliseconds.
const OPEN_FOR: i64 = 60_000;

/// One cell's value before and after; nothing (`null`) is an absent cell.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct Change {
    pub a: Option<Value>,
    pub b: Option<Value>,
    /// Only where a merge takes the cell over: the revisions that wrote it. Without it, this revision wrote it itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<Vec<String>>,
    pub cell: String,
}

/// What a revision's id is the SHA-256 of, in its RFC 8785 form.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct Payload {
    pub annexa: String,
    pub author: String,
    /// Sorted by cell, relative to the first parent.
    pub changes: Vec<Change>,
    pub nonce: String,
    pub op: String,
    pub parents: Vec<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reverses: Option<String>,
    /// Only while the revision is open: the time of its first keystroke. Sealing takes it out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub started: Option<String>,
    pub time: String,
}

/// `annexa` of every payload.
pub(crate) const FORMAT: &str = "revision/1";

impl Payload {
    /// The same revision closed to further typing: a pure function, so that every reader seals alike.
    /// Nothing where what was typed was taken back.
    pub fn sealed(&self) -> Option<Self> {
        let changed = self.changes.iter().any(|c| c.a != c.b);
        changed.then(|| Self { started: None, ..self.clone() })
    }

    /// Whether typing into a cell, which then holds `value`, goes on in this open revision.
    pub fn takes(&self, op: &str, (cell, value): (&str, Option<&Value>), author: &str, now: i64) -> bool {
        let started = self.started.as_deref().and_then(instant::parse);
        self.op == op
            && self.author == author
            && self.changes.first().is_some_and(|c| c.cell == cell && is_one_text(c.b.as_ref(), c.a.as_ref(), value))
            && started.is_some_and(|s| (0..=OPEN_FOR).contains(&now.saturating_sub(s)))
    }

    /// Whether its changes, and the revisions that each takes over, stand in the one order that they can have, each once.
    pub fn is_in_order(&self) -> bool {
        let by = |change: &Change| change.by.as_ref().is_none_or(|by| by.is_sorted_by(|one, next| one < next));
        self.changes.is_sorted_by(|one, next| one.cell < next.cell) && self.changes.iter().all(by)
    }

    /// The bytes that are stored and hashed.
    pub fn text(&self) -> Result<String, serde_json::Error> {
        canonical_json(self)
    }
}

/// The operation of the revision that a redacted copy begins with. It writes nothing: what stands in it is its source's.
pub(crate) const REDACT: &str = "Redact";

/// The operation that brings back what stood at an earlier revision.
pub(crate) const RETURN: &str = "Return";

/// The operation that brings two copies together.
pub(crate) const MERGE: &str = "Merge";

/// The operation that keeps a signature over an edition. It is evidence, so undo looks through it. Its pointers are an ordinary
/// revision's, as in every file that there is, and are passed over where they are followed.
pub const SIGN: &str = "SignEdition";

/// The operation by which somebody says who they are.
pub const SET_AUTHOR: &str = "SetAuthor";

/// SHA-256 of a payload's bytes.
pub(crate) fn id_of(text: &str) -> [u8; 32] {
    Sha256::digest(text).into()
}

/// Who stands behind what undo and redo do with a revision.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// The first of a file: never reversed.
    First,
    Undo,
    Redo,
    /// Candidate, edition, treatment plan, withdrawal: looked through.
    Approval,
    /// Everything else, a merge too.
    Ordinary,
}

impl Kind {
    pub fn of(op: &str) -> Self {
        match op {
            "New" | REDACT => Self::First,
            "Undo" => Self::Undo,
            "Redo" => Self::Redo,
            "PrepareCandidate" | "IssueEdition" | "ApprovePlan" | "WithdrawEdition" => Self::Approval,
            _ => Self::Ordinary,
        }
    }
}

/// What undo and redo reverse while a revision is the head, as sequence numbers.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Pointers {
    pub undo: Option<i64>,
    pub redo: Option<i64>,
}

/// The pointers of a new revision, from the one rule there is: `before` are those of its first parent, `below` those of
/// the first parent of what it reverses.
pub(crate) fn pointers(kind: Kind, seq: i64, before: Pointers, below: Pointers) -> Pointers {
    match kind {
        Kind::First => Pointers::default(),
        Kind::Undo => Pointers { undo: below.undo, redo: Some(seq) },
        Kind::Redo => below,
        Kind::Approval => before,
        Kind::Ordinary => Pointers { undo: Some(seq), redo: None },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    /// The reference vector of the file format: other programs (`jq -cjS . | sha256sum`) find the same id.
    #[test]
    fn the_payload_of_the_vector_has_its_bytes_and_its_id() {
        let payload = Payload {
            annexa: FORMAT.to_owned(),
            author: "5b0c7e0e6a1f4d7c9a53f0f7f2a4c1de".to_owned(),
            changes: vec![Change {
                a: Some(json!("Zürich — \"done\"\n\t€ 5")),
                b: None,
                by: None,
                cell: "statement/s1/d/iso42001/A.5.2/notes".to_owned(),
            }],
            nonce: "000102030405060708090a0b0c0d0e0f".to_owned(),
            op: "SetNotes".to_owned(),
            parents: vec!["0".repeat(64)],
            reverses: None,
            started: None,
            time: "2026-11-22T13:16:47.000Z".to_owned(),
        };
        let text = payload.text().unwrap();
        assert_eq!(text.len(), 343);
        assert_eq!(hex::encode(id_of(&text)), "9a241e3025d59ba04635be5a56415f1231e70a33e571addb10f9a3ffb8af0021");
        assert_eq!(serde_json::from_str::<Payload>(&text).unwrap(), payload);
    }

    #[test]
    fn typing_goes_on_for_a_minute_by_the_same_hand_in_the_same_place() {
        let open = Payload {
            annexa: FORMAT.to_owned(),
            author: "a".to_owned(),
            changes: vec![Change { a: Some(json!("x")), b: None, by: None, cell: "organisation/name".to_owned() }],
            nonce: String::new(),
            op: "SetName".to_owned(),
            parents: Vec::new(),
            reverses: None,
            started: Some(instant::format(1_000_000)),
            time: instant::format(1_030_000),
        };
        let typed = json!("xy");
        let takes = |op: &str, cell: &str, author: &str, now| open.takes(op, (cell, Some(&typed)), author, now);
        assert!(takes("SetName", "organisation/name", "a", 1_000_000));
        assert!(takes("SetName", "organisation/name", "a", 1_060_000));
        assert!(!takes("SetName", "organisation/name", "a", 1_060_001), "a minute from the first keystroke");
        assert!(!takes("SetName", "organisation/name", "a", 999_999), "the clock went back");
        assert!(!takes("SetName", "organisation/name", "b", 1_000_000));
        assert!(!takes("SetName", "organisation/address", "a", 1_000_000));
        assert!(!takes("Other", "organisation/name", "a", 1_000_000));
        assert_eq!(open.sealed().unwrap().started, None);
    }
}
