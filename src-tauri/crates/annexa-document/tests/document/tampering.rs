//! Whatever is changed in a file behind its history's back is found and placed (I12), and what is whole is not accused.

use annexa_document::{Document, FlawKind};
use rusqlite::Connection;
use serde_json::json;

use crate::world::*;

/// A file of a dozen revisions of all kinds, with an edition and a picture.
fn written() -> Place {
    let place = Place::new();
    let mut document = Document::create(&place.path, place.world.env(0), &complete()).unwrap();
    let logo = document.stage_blob(b"a picture".to_vec()).unwrap();
    let pdf = document.stage_blob(b"%PDF-".to_vec()).unwrap();
    let approver = json!({"name": "Director", "function": "Board"});
    let all = [
        operation(json!({"op": "EditOrganisation", "set": [{"logo": {"hash": logo, "mediaType": "image/png"}}]})),
        notes("A.5.2", "first"),
        notes("A.5.3", "second"),
        operation(json!({"op": "AddEvidence", "id": "e1", "set": [{"title": "Policy"}]})),
        operation(json!({"op": "PrepareCandidate", "id": "c1"})),
        operation(json!({"op": "IssueEdition", "id": "n1", "candidate": "c1", "approver": approver, "pdf": pdf})),
        notes("A.5.4", "third"),
    ];
    document.apply_all(&all).unwrap();
    document.undo().unwrap();
    document.redo().unwrap();
    document.apply(&decide("A.5.2", &json!([{"status": "planned"}]))).unwrap();
    assert!(document.verify().unwrap().is_sound());
    document.close().unwrap();
    place
}

/// Changes the file by another program, and says what opening or verifying then finds.
fn found(change: impl FnOnce(&Connection)) -> Vec<FlawKind> {
    let place = written();
    let raw = place.raw();
    raw.pragma_update(None, "foreign_keys", false).unwrap();
    change(&raw);
    drop(raw);
    match Document::open(&place.path, place.world.env(0)) {
        Ok(document) => document.verify().unwrap().flaws.into_iter().map(|f| f.kind).collect(),
        // The last revision is looked at when the file is opened.
        Err(e) => {
            assert_eq!(e.code(), "damaged", "{e}");
            vec![FlawKind::Hash]
        }
    }
}

fn rows() -> i64 {
    written().raw().query_row("SELECT max(seq) FROM revision", [], |r| r.get(0)).unwrap()
}

#[test]
fn a_changed_payload_is_found_wherever_it_is() {
    for seq in 1..=rows() {
        for (from, to) in [("2026-11-22", "2026-11-21"), ("\"nonce\":\"", "\"nonce\":\"0"), ("\"op\":\"", "\"op\":\"X")]
        {
            let kinds = found(|raw| {
                let sql = "UPDATE revision SET payload = replace(payload, ?1, ?2) WHERE seq = ?3";
                assert_eq!(raw.execute(sql, (from, to, seq)).unwrap(), 1);
            });
            assert!(kinds.contains(&FlawKind::Hash), "revision {seq}, {from}: {kinds:?}");
        }
    }
}

#[test]
fn a_payload_changed_together_with_its_id_is_found_by_what_follows() {
    for seq in 1..rows() {
        let kinds = found(|raw| {
            let payload: String =
                raw.query_row("SELECT payload FROM revision WHERE seq = ?1", [seq], |r| r.get(0)).unwrap();
            let payload = payload.replace("\"time\":\"2026", "\"time\":\"2025");
            let id = annexa_model::sha256_hex(payload.as_bytes());
            let sql = "UPDATE revision SET payload = ?1, id = unhex(?2) WHERE seq = ?3";
            raw.execute(sql, (payload, id, seq)).unwrap();
        });
        assert!(kinds.contains(&FlawKind::Parent), "revision {seq}: {kinds:?}");
    }
}

/// Puts a last revision behind the others that takes a cell over from those revisions.
fn take_over(raw: &Connection, by: &[&str]) {
    let (seq, id, payload): (i64, String, String) = raw
        .query_row("SELECT seq, lower(hex(id)), payload FROM revision ORDER BY seq DESC LIMIT 1", [], |row| {
            Ok((row.get(0)?, row.get(1)?, row.get(2)?))
        })
        .unwrap();
    let mut payload: serde_json::Value = serde_json::from_str(&payload).unwrap();
    let value: String =
        raw.query_row("SELECT value FROM cell WHERE key = 'organisation/name'", [], |row| row.get(0)).unwrap();
    let value: serde_json::Value = serde_json::from_str(&value).unwrap();
    payload["changes"] = json!([{"a": value, "b": value, "by": by, "cell": "organisation/name"}]);
    payload["parents"] = json!([id]);
    let text = annexa_model::canonical_json(&payload).unwrap();
    let sql =
        "INSERT INTO revision SELECT seq + 1, unhex(?1), seq, NULL, seq + 1, NULL, ?2 FROM revision WHERE seq = ?3";
    raw.execute(sql, (annexa_model::sha256_hex(text.as_bytes()), &text, seq)).unwrap();
    raw.execute("INSERT INTO touch VALUES('organisation/name', ?1)", [seq + 1]).unwrap();
    let writers = json!(by.iter().map(|_| 1).collect::<Vec<_>>()).to_string();
    raw.execute("UPDATE cell SET writers = ?1 WHERE key = 'organisation/name'", [writers]).unwrap();
}

#[test]
fn what_a_revision_takes_over_is_named_once_and_was_written_there() {
    let ids = |raw: &Connection| -> Vec<String> {
        let mut all = raw.prepare("SELECT lower(hex(id)) FROM revision WHERE id IS NOT NULL ORDER BY seq").unwrap();
        all.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect()
    };
    let kinds = |by: fn(&[String]) -> Vec<&str>| {
        found(|raw| {
            raw.execute("DELETE FROM revision WHERE id IS NULL", []).unwrap();
            let ids = ids(raw);
            take_over(raw, &by(&ids));
        })
    };
    assert_eq!(kinds(|ids| vec![ids[0].as_str()]), []);
    assert_eq!(kinds(|ids| vec![ids[0].as_str(), ids[0].as_str()]), [FlawKind::Payload]);
    assert!(kinds(|ids| vec![ids[1].as_str()]).contains(&FlawKind::By));
}

#[test]
fn a_deleted_revision_is_found() {
    for seq in 1..rows() {
        let kinds = found(|raw| {
            raw.execute("DELETE FROM revision WHERE seq = ?1", [seq]).unwrap();
        });
        assert!(kinds.contains(&FlawKind::Order) && kinds.contains(&FlawKind::Parent), "revision {seq}: {kinds:?}");
    }
}

#[test]
fn swapped_revisions_are_found() {
    for seq in 1..rows() - 1 {
        let kinds = found(|raw| {
            for (from, to) in [(seq, -1), (seq + 1, seq), (-1, seq + 1)] {
                raw.execute("UPDATE revision SET seq = ?2 WHERE seq = ?1", (from, to)).unwrap();
            }
        });
        assert!(kinds.contains(&FlawKind::Parent), "revision {seq}: {kinds:?}");
    }
}

#[test]
fn an_inserted_revision_is_found() {
    let kinds = found(|raw| {
        let (head, payload): (i64, String) = raw
            .query_row("SELECT seq, payload FROM revision ORDER BY seq DESC LIMIT 1", [], |r| {
                Ok((r.get(0)?, r.get(1)?))
            })
            .unwrap();
        let payload = payload.replace("\"nonce\":\"", "\"nonce\":\"f");
        let id = annexa_model::sha256_hex(payload.as_bytes());
        let sql = "INSERT INTO revision SELECT ?1, unhex(?2), parent, other, ?1, NULL, ?3 FROM revision WHERE seq = ?4";
        raw.execute(sql, (head + 1, id, payload, head)).unwrap();
    });
    assert!(kinds.contains(&FlawKind::Unreachable), "{kinds:?}");
}

#[test]
fn everything_beside_the_payloads_is_held_to_them() {
    for (sql, kind) in [
        ("UPDATE revision SET undo = 1 WHERE seq = 3", FlawKind::Undo),
        ("UPDATE revision SET redo = 2 WHERE seq = 3", FlawKind::Undo),
        ("UPDATE revision SET parent = 1 WHERE seq = 3", FlawKind::Parent),
        ("UPDATE revision SET other = 1 WHERE seq = 3", FlawKind::Parent),
        ("UPDATE cell SET value = '\"Otterbrook\"' WHERE key = 'organisation/name'", FlawKind::Cells),
        ("UPDATE cell SET value = '{ \"text\":\"first\"}' WHERE key LIKE '%A.5.2/notes'", FlawKind::Cells),
        ("UPDATE cell SET writers = '[2]' WHERE key = 'organisation/name'", FlawKind::Cells),
        ("DELETE FROM cell WHERE key = 'organisation/name'", FlawKind::Cells),
        ("INSERT INTO cell VALUES('person/x', 'true', '[1]')", FlawKind::Cells),
        ("DELETE FROM touch WHERE seq = 3", FlawKind::Touch),
        ("INSERT INTO touch VALUES('organisation/name', 3)", FlawKind::Touch),
        ("UPDATE blob SET bytes = x'00' WHERE hash IN (SELECT min(hash) FROM blob)", FlawKind::Blob),
        ("DELETE FROM blob", FlawKind::BlobMissing),
    ] {
        let kinds = found(|raw| assert!(raw.execute(sql, []).unwrap() > 0, "{sql}"));
        assert_eq!(kinds.first(), Some(&kind), "{sql}: {kinds:?}");
    }
}

#[test]
fn a_changed_picture_is_never_handed_out_as_what_it_was() {
    let place = written();
    place.raw().execute("UPDATE blob SET bytes = x'00'", []).unwrap();
    let document = place.open();
    assert_eq!(document.blob(&annexa_model::sha256_hex(b"a picture")).unwrap_err().code(), "damaged");
}

#[test]
fn the_first_place_that_does_not_fit_is_named() {
    let place = written();
    place
        .raw()
        .execute("UPDATE revision SET payload = replace(payload, 'second', 'zweite') WHERE seq = 4", [])
        .unwrap();
    let flaws = place.open().verify().unwrap().flaws;
    assert_eq!((flaws[0].kind, flaws[0].revision), (FlawKind::Hash, Some(4)));
}

/// Opening looks at what is shown; what stands elsewhere is looked at here, and damage is what is found, not a failure to look.
#[test]
fn damage_where_opening_does_not_look_is_a_flaw() {
    let place = written();
    let page: i64 =
        place.raw().query_row("SELECT rootpage FROM sqlite_schema WHERE name = 'touch'", [], |row| row.get(0)).unwrap();
    let mut bytes = std::fs::read(&place.path).unwrap();
    bytes[(usize::try_from(page).unwrap() - 1) * 4_096..][..200].fill(0x5a);
    std::fs::write(&place.path, bytes).unwrap();
    let document = Document::open_read_only(&place.path, place.world.env(0)).unwrap();
    let flaws = document.verify().unwrap().flaws;
    assert!(flaws.iter().any(|flaw| flaw.kind == FlawKind::Pages), "{flaws:?}");
}

#[test]
fn a_changed_last_revision_is_noticed_when_the_file_is_opened() {
    let place = written();
    let sql = "UPDATE revision SET payload = replace(payload, '2026-11-22', '2026-11-21') WHERE seq = (SELECT max(seq) FROM revision)";
    place.raw().execute(sql, []).unwrap();
    let error = Document::open(&place.path, place.world.env(0)).unwrap_err();
    assert_eq!(error.code(), "damaged", "{error}");
}

#[test]
fn what_stands_behind_a_revision_is_counted_by_its_ancestors() {
    let place = written();
    let behind = |number: usize| {
        let document = Document::open_read_only(&place.path, place.world.env(0)).unwrap();
        let id = document.log(..).unwrap().into_iter().nth(number - 1).unwrap().id;
        document.lineage().unwrap().behind(&id)
    };
    let document = Document::open_read_only(&place.path, place.world.env(0)).unwrap();
    for entry in document.log(..).unwrap().iter().filter(|entry| !entry.open) {
        assert_eq!(document.lineage().unwrap().behind(&entry.id), Some(entry.number), "in one line it is the number");
    }
    for unknown in ["0".repeat(64), "no id".to_owned(), String::new()] {
        assert_eq!(document.lineage().unwrap().behind(&unknown), None);
    }
    drop(document);
    // Two copies that were brought together: 4 follows 2 beside 3, and 5 both.
    place.raw().execute_batch("UPDATE revision SET parent = 2 WHERE seq = 4").unwrap();
    place.raw().execute_batch("UPDATE revision SET other = 3 WHERE seq = 5").unwrap();
    assert_eq!([3, 4, 5, 6].map(behind), [3, 3, 5, 6].map(Some));
}
