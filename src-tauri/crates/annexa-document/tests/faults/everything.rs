//! A client file that has everything in it that one can have.

use std::fs;
use std::path::Path;

use annexa_document::{Decisions, Document};
use annexa_model::{EditionSignature, SignedMessage};
use serde_json::{Value, json};

use crate::world::*;

/// Writes one: the sample with a picture, editions that follow each other, a withdrawal, a candidate, signed papers, a signature, an
/// own control and records that were deleted, undo and redo, two authors, a merge, and a text that is still being typed.
pub fn write(path: &Path, world: &World) {
    let mut document = Document::create(path, world.env(0), &[]).unwrap();
    let apply = |document: &mut Document, value: Value| {
        world.pass(61_000);
        document.apply(&operation(value.clone())).unwrap_or_else(|e| panic!("{value}: {e}"));
    };
    let logo = document.stage_blob(b"a picture".repeat(300)).unwrap();
    let sample = include_str!("../../../../../assets/samples/otterbridge.json");
    for value in serde_json::from_str::<Vec<Value>>(sample).unwrap() {
        apply(&mut document, value);
    }
    apply(
        &mut document,
        json!({"op": "EditOrganisation", "set": [{"logo": {"hash": logo, "mediaType": "image/png"}}]}),
    );
    let approver = json!({"name": "Director", "function": "Board"});
    for (n, version) in ["7.0", "7.1"].iter().enumerate() {
        let pdf = document.stage_blob(format!("%PDF- {version}").into_bytes()).unwrap();
        apply(&mut document, json!({"op": "EditStatement", "set": [{"version": version}]}));
        apply(&mut document, json!({"op": "PrepareCandidate", "id": format!("c{n}")}));
        apply(
            &mut document,
            json!({"op": "IssueEdition", "id": format!("n{n}"), "candidate": format!("c{n}"),
            "approver": approver, "pdf": pdf}),
        );
    }
    let pdf = document.stage_blob(b"%PDF- plan".to_vec()).unwrap();
    apply(
        &mut document,
        json!({"op": "ApprovePlan", "id": "plan", "label": "7.0", "documentId": "RTP-7", "approver": approver, "pdf": pdf}),
    );
    let scan = document.stage_blob(b"%PDF- signed".to_vec()).unwrap();
    apply(
        &mut document,
        json!({"op": "AttachSigned", "edition": "n1", "hash": scan, "mediaType": "application/pdf",
        "name": "scan.pdf"}),
    );
    let minutes = document.stage_blob(b"minutes".to_vec()).unwrap();
    apply(
        &mut document,
        json!({"op": "AttachEvidence", "evidence": "EV-01", "hash": minutes, "name": "minutes.txt", "size": 7}),
    );
    sign(&mut document, "n1");
    apply(&mut document, json!({"op": "WithdrawEdition", "edition": "n0", "reason": "Printed wrongly."}));
    apply(&mut document, json!({"op": "EditStatement", "set": [{"version": "7.2"}]}));
    apply(&mut document, json!({"op": "PrepareCandidate", "id": "open"}));
    for (kind, field) in [("Person", "function"), ("Evidence", "label"), ("System", "label"), ("Control", "label")] {
        let id = kind.to_lowercase();
        apply(&mut document, json!({"op": format!("Add{kind}"), "id": "gone", "set": []}));
        apply(&mut document, json!({"op": format!("Edit{kind}"), &id: "gone", "set": [{field: "Z-9"}]}));
        apply(&mut document, json!({"op": format!("Delete{kind}"), &id: "gone"}));
    }
    document.undo().unwrap();
    document.undo().unwrap();
    document.redo().unwrap();
    document.seal().unwrap();
    // Elsewhere somebody else works on, here as well, and both come together.
    let other = path.with_extension("elsewhere");
    document.save_copy(&other).unwrap();
    let mut elsewhere = Document::open(&other, world.env(1)).unwrap();
    apply(&mut elsewhere, json!({"op": "EditOrganisation", "set": [{"address": "Quay 3"}]}));
    elsewhere.seal().unwrap();
    apply(&mut document, json!({"op": "EditOrganisation", "set": [{"name": "Otterbridge Mutual"}]}));
    document.seal().unwrap();
    document.merge(&elsewhere, &Decisions::new()).unwrap();
    drop(elsewhere);
    fs::remove_file(other).unwrap();
    apply(&mut document, json!({"op": "Decide", "controls": ["A.2.2"], "set": [{"notes": "still being typed"}]}));
    document.close().unwrap();
}

fn sign(document: &mut Document, edition: &str) {
    document.seal().unwrap();
    let snapshot = document.snapshot().unwrap();
    let issued = snapshot.statements[0].editions.iter().find(|e| e.id.as_str() == edition).unwrap();
    let behind = (document.head().unwrap(), document.revision_count().unwrap());
    let said = SignedMessage::of(&snapshot.statements[0], issued, behind, jiff::Timestamp::UNIX_EPOCH);
    let armored = format!("{}\n", EditionSignature::BEGINS);
    document
        .apply(&operation(json!({"op": "SignEdition", "edition": edition, "message": said.text().unwrap(),
            "signature": armored, "fingerprint": "SHA256:key", "publicKey": "ssh-ed25519 key"})))
        .unwrap();
}
