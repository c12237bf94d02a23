//! One way to write a value down (RFC 8785), so that equal content has equal bytes and an equal hash.

use serde::Serialize;
use serde_json::Value;
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

/// Whether a text is a SHA-256 as we write it.
pub(crate) fn is_sha256_hex(text: &str) -> bool {
    text.len() == 64 && text.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'))
}

/// SHA-256 of bytes, in hex.
pub fn sha256_hex(bytes: &[u8]) -> Sha256Hex {
    hex::encode(Sha256::digest(bytes))
}

/// Content hash of one statement: of the snapshot as it is carried out of the file ([`Snapshot::carried`]), editions excluded.
///
/// A candidate is stale while this differs from the hash it was frozen with, and fresh again when the content returns.
/// Fields in which nothing stands (`""`, `[]`, `{}`, `null`) are left out first: so a field that a later version adds
/// changes no hash until somebody writes in it, and an edition stays equal to what it was made from. What is added later
/// must therefore be empty when nobody has touched it: an `Option`, a text, a list.
///
/// # Errors
/// As [`canonical_json`].
pub fn content_hash(snapshot: &Snapshot, statement: &Id) -> Result<Sha256Hex, serde_json::Error> {
    let mut only = snapshot.carried(statement);
    only.statements.iter_mut().for_each(|s| s.editions.clear());
    let mut content = serde_json::to_value(&only)?;
    leave_out_empty(&mut content);
    Ok(sha256_hex(canonical_json(&content)?.as_bytes()))
}

/// Takes away the fields in which nothing stands, innermost first. The items of a list stay: their number says something.
pub(crate) fn leave_out_empty(value: &mut Value) {
    match value {
        Value::Object(fields) => {
            fields.values_mut().for_each(leave_out_empty);
            fields.retain(|_, value| match value {
                Value::Null => false,
                Value::String(text) => !text.is_empty(),
                Value::Array(items) => !items.is_empty(),
                Value::Object(fields) => !fields.is_empty(),
                Value::Bool(_) | Value::Number(_) => true,
            });
        }
        Value::Array(items) => items.iter_mut().for_each(leave_out_empty),
        _ => {}
    }
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
