//! One way to write a value down (RFC 8785), so that equal content has equal bytes and an equal hash.

use serde::Serialize;
use sha2::{Digest, Sha256};

use crate::{Id, Snapshot};

/// A SHA-256 as 64 lower-case hex digits.
pub type Sha256Hex = String;

/// The RFC 8785 form of a value.
///
/// # Errors
/// When the value has no JSON form (a map with keys that are not text, a float that is not finite).
pub fn canonical_json<T: Serialize>(value: &T) -> Result<String, serde_json::Error> {
    serde_json_canonicalizer::to_string(value)
}

/// SHA-256 of bytes, in hex.
pub fn sha256_hex(bytes: &[u8]) -> Sha256Hex {
    hex::encode(Sha256::digest(bytes))
}

/// Content hash of one statement: of the snapshot with that statement alone, candidates and editions excluded.
///
/// A candidate is stale while this differs from the hash it was frozen with, and fresh again when the content returns.
///
/// # Errors
/// As [`canonical_json`].
pub fn content_hash(snapshot: &Snapshot, statement: &Id) -> Result<Sha256Hex, serde_json::Error> {
    let mut only = snapshot.only(statement);
    for s in &mut only.statements {
        s.candidates.clear();
        s.editions.clear();
    }
    Ok(sha256_hex(canonical_json(&only)?.as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn canonical_form_sorts_keys_and_escapes_as_rfc_8785() {
        let value: serde_json::Value = serde_json::from_str(r#"{"b":1,"a":"Zürich\u0007\n\"€"}"#).unwrap();
        assert_eq!(canonical_json(&value).unwrap(), "{\"a\":\"Zürich\\u0007\\n\\\"€\",\"b\":1}");
    }
}
