//! The published schemas of operations, of snapshots and of what is inside a declaration. They are made from the types that are read and written, and tests hold
//! both against each other, so what the program says of a form it takes from here.

use std::sync::LazyLock;

use serde_json::Value;

/// JSON Schema of a list of operations.
pub const OPERATIONS: &str = include_str!("../../../../assets/schema/operations-1.schema.json");
/// JSON Schema of a snapshot: what `annexa show --json` writes.
pub const SNAPSHOT: &str = include_str!("../../../../assets/schema/snapshot-1.schema.json");
/// JSON Schema of a declaration's data: what `annexa extract --data` prints of one.
pub const DECLARATION: &str = include_str!("../../../../assets/schema/declaration-1.schema.json");

/// [`OPERATIONS`], read.
pub static SCHEMA: LazyLock<Value> = LazyLock::new(|| serde_json::from_str(OPERATIONS).unwrap_or_default());

/// What has commands of its own and is no part of a list: it prepares, issues, approves or withdraws, or is about a
/// paper that is kept with one.
const BY_COMMAND: [&str; 10] = [
    "PrepareCandidate",
    "IssueEdition",
    "ApprovePlan",
    "WithdrawEdition",
    "AttachSigned",
    "DetachSigned",
    "AttachEvidence",
    "DetachEvidence",
    "SignEdition",
    "RemoveSignature",
];

/// What a list may hold, as forms that a value of it has.
pub static LISTED: LazyLock<Vec<Value>> = LazyLock::new(|| operations().map(|(_, of)| of.clone()).collect());

/// What the schema calls that.
pub fn described(name: &str) -> &'static Value {
    &SCHEMA["$defs"][name]
}

/// The schema that a schema refers to; itself where it refers to none.
pub fn resolved(schema: &'static Value) -> &'static Value {
    schema["$ref"].as_str().map_or(schema, |name| described(name.trim_start_matches("#/$defs/")))
}

/// The operations that a list may hold, each with its name and schema.
pub fn operations() -> impl Iterator<Item = (&'static str, &'static Value)> {
    let all = described("Operation")["oneOf"].as_array().into_iter().flatten();
    let named = all.filter_map(|of| Some((of["properties"]["op"]["const"].as_str()?, of)));
    named.filter(|(name, _)| !BY_COMMAND.contains(name))
}

#[cfg(test)]
mod tests {
    use super::*;
    use annexa_model::Operation;
    use serde_json::json;

    #[test]
    fn what_has_commands_of_its_own_and_nothing_else_is_kept_out_of_lists() {
        for name in BY_COMMAND {
            let filled = json!({"op": name, "candidate": "c", "approver": {}, "pdf": "", "edition": "e", "reason": "r", "label": "l",
                    "hash": "", "mediaType": "", "name": "", "message": "", "signature": "", "fingerprint": "", "publicKey": "", "evidence": "e",
                    "size": 1});
            let known = described("Operation")["oneOf"].as_array().unwrap();
            let of = known.iter().find(|of| of["properties"]["op"]["const"] == name).unwrap();
            let mut operation = filled.as_object().unwrap().clone();
            operation.retain(|field, _| of["properties"].get(field).is_some());
            assert!(!serde_json::from_value::<Operation>(operation.into()).unwrap().is_listed(), "{name}");
        }
        assert_eq!(operations().count(), 54);
    }
}
