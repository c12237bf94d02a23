//! Damaged files: whatever is done to the bytes, opening tells or opens, and salvaging makes a sound file of what still reads.

use std::collections::BTreeMap;
use std::fs;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::process::Command;

use annexa_document::{Decisions, Document, Env, Salvaged, Span, restore, salvage};
use annexa_model::{LeaveOut, WithheldKind};
use rusqlite::Connection;
use serde_json::json;

use crate::world::*;

const PAGE: usize = 4_096;

/// A file of revisions of all kinds, with long texts, a picture, an edition and something being typed.
fn grown(rounds: usize) -> Place {
    let place = Place::new();
    let mut document = Document::create(&place.path, place.world.env(0), &complete()).unwrap();
    let logo = document.stage_blob(b"a picture".repeat(1_000)).unwrap();
    document
        .apply(&operation(
            json!({"op": "EditOrganisation", "set": [{"logo": {"hash": logo, "mediaType": "image/png"}}]}),
        ))
        .unwrap();
    let controls: Vec<String> = annexa_model::iso42001().controls().map(|c| c.id.clone()).collect();
    for n in 0..rounds {
        place.world.pass(61_000);
        let control = &controls[n % controls.len()];
        let long = if n % 23 == 0 { 900 } else { 20 };
        // Every piece of a text is told apart from every other.
        let text = (0..long).map(|piece| format!("{n}.{piece} asked ")).collect::<Vec<_>>().concat();
        document.apply(&notes(control, &text)).unwrap();
        match n {
            20 => drop(
                document
                    .apply(&operation(json!({"op": "AddEvidence", "id": "e1", "set": [{"title": "Policy"}]})))
                    .unwrap(),
            ),
            40 => issue(&mut document),
            _ if n % 17 == 0 => {
                document.undo().unwrap();
                document.redo().unwrap();
            }
            _ => {}
        }
    }
    place.world.pass(61_000);
    document.apply(&notes("A.2.2", "still being typed")).unwrap();
    document.close().unwrap();
    place
}

fn issue(document: &mut Document) {
    let pdf = document.stage_blob(b"%PDF- page ".repeat(3_000)).unwrap();
    let approver = json!({"name": "Director", "function": "Board"});
    document
        .apply_all(&[
            operation(json!({"op": "PrepareCandidate", "id": "c1"})),
            operation(json!({"op": "IssueEdition", "id": "n1", "candidate": "c1", "approver": approver, "pdf": pdf})),
        ])
        .unwrap();
}

/// What a revision's row takes of the file: its bytes in its own page and in those behind.
struct Extent {
    seq: i64,
    places: Vec<Range<usize>>,
}

fn find(bytes: &[u8], what: &[u8]) -> impl Iterator<Item = usize> {
    bytes.windows(what.len()).enumerate().filter(move |(_, window)| *window == what).map(|(at, _)| at)
}

/// Where each sealed revision stands, found by its own bytes and not by the structures that lead to it.
fn extents(path: &Path) -> Vec<Extent> {
    let bytes = fs::read(path).unwrap();
    let raw = Connection::open(path).unwrap();
    let mut all = raw.prepare("SELECT seq, id, payload FROM revision WHERE id IS NOT NULL ORDER BY seq").unwrap();
    let rows = all.query_map([], |r| Ok((r.get::<_, i64>(0)?, r.get::<_, Vec<u8>>(1)?, r.get::<_, String>(2)?)));
    let rows: Vec<_> = rows.unwrap().map(Result::unwrap).collect();
    let mut by_id: BTreeMap<&[u8], usize> = BTreeMap::new();
    for at in find(&bytes, b"{\"a") {
        for before in at.saturating_sub(48)..at.saturating_sub(31) {
            by_id.entry(&bytes[before..before + 32]).or_insert(before);
        }
    }
    rows.iter()
        .map(|(seq, id, payload)| {
            let begin = by_id[&id[..]];
            let at = begin + 32 + find(&bytes[begin + 32..], b"{\"a").next().unwrap();
            let here = bytes[at..].iter().zip(payload.as_bytes()).take_while(|(a, b)| a == b).count();
            // What precedes the id: lengths, the number, the kinds of the columns.
            let own = begin - 24..at + here.min(payload.len()) + 4;
            let mut places = Vec::from([own]);
            let mut rest = &payload.as_bytes()[here.min(payload.len())..];
            while !rest.is_empty() {
                // The bytes beyond the page may happen to look like the text goes on: look a little further back too.
                let page = (0..8)
                    .find_map(|back| {
                        let from = &payload.as_bytes()[payload.len() - rest.len() - back..];
                        let piece = &from[..from.len().min(PAGE - 4)];
                        let at = (0..bytes.len() / PAGE).find(|n| bytes[n * PAGE + 4..].starts_with(piece))?;
                        Some((at, piece.len() - back))
                    })
                    .unwrap();
                places.push(page.0 * PAGE..(page.0 + 1) * PAGE);
                rest = &rest[page.1..];
            }
            Extent { seq: *seq, places }
        })
        .collect()
}

/// How many revisions from the first on were not touched.
fn untouched(extents: &[Extent], damage: &Range<usize>) -> i64 {
    let meets = |place: &Range<usize>| place.start < damage.end && damage.start < place.end;
    let hit = extents.iter().find(|extent| extent.places.iter().any(meets));
    hit.map_or(extents.last().unwrap().seq, |extent| extent.seq - 1)
}

fn shell(path: &Path, sql: &str) -> String {
    let out = Command::new("sqlite3").arg("-readonly").arg(path).arg(sql).output();
    let out = out.expect("the sqlite3 shell is needed here: apt-get install sqlite3");
    assert!(out.status.success(), "{}", String::from_utf8_lossy(&out.stderr));
    String::from_utf8(out.stdout).unwrap().trim().to_owned()
}

struct Bench {
    place: Place,
    bytes: Vec<u8>,
    extents: Vec<Extent>,
    ids: Vec<String>,
}

impl Bench {
    fn new(place: Place) -> Self {
        let (bytes, extents) = (fs::read(&place.path).unwrap(), extents(&place.path));
        let document = place.open();
        let ids = document.log(..).unwrap().into_iter().map(|entry| entry.id).collect();
        document.close().unwrap();
        assert_eq!(fs::read(&place.path).unwrap(), bytes, "looking changes nothing");
        Self { place, bytes, extents, ids }
    }

    fn env(&self) -> Env {
        self.place.world.env(2)
    }

    fn damaged(&self, bytes: &[u8]) -> PathBuf {
        let path = self.place.folder.path().join("damaged.soa");
        fs::write(&path, bytes).unwrap();
        path
    }

    fn target(&self) -> PathBuf {
        self.place.folder.path().join("salvaged.soa")
    }

    /// Opens and salvages a damaged file. Whatever was not touched must be in the new one.
    fn survives(&self, what: &str, damage: &Range<usize>, bytes: &[u8]) -> Option<Salvaged> {
        let path = self.damaged(bytes);
        if let Ok(document) = Document::open_read_only(&path, self.env()) {
            let _ = document.verify();
        }
        assert_eq!(fs::read(&path).unwrap(), bytes, "{what}: changed by opening");
        let target = self.target();
        let _ = fs::remove_file(&target);
        let salvaged = salvage(&path, &target, self.env());
        assert_eq!(fs::read(&path).unwrap(), bytes, "{what}: changed by salvaging");
        let names: Vec<_> = fs::read_dir(self.place.folder.path()).unwrap().map(|e| e.unwrap().file_name()).collect();
        let untouched = untouched(&self.extents, damage);
        let salvaged = match salvaged {
            Ok(salvaged) => salvaged,
            Err(e) => {
                assert!(untouched == 0 && e.code() == "nothing-to-salvage", "{what}: {e}");
                assert!(!target.exists() && names.len() == 2, "{what}: {names:?}");
                return None;
            }
        };
        assert_eq!(names.len(), 3, "{what}: {names:?}");
        let kept: u64 = salvaged.kept.iter().map(|span| span.last - span.first + 1).sum();
        assert!(kept >= u64::try_from(untouched).unwrap(), "{what}: {untouched} untouched, kept {:?}", salvaged.kept);
        let document = Document::open(&target, self.env()).unwrap_or_else(|e| panic!("{what}: {e}"));
        let log = document.log(..).unwrap();
        let (kept, beyond) = log.split_at(usize::try_from(kept).unwrap());
        assert!(kept.iter().zip(&self.ids).all(|(entry, id)| entry.id == *id), "{what}: another history");
        assert!(beyond.iter().all(|entry| matches!(&entry.op[..], "Salvage" | "SetAuthor" | "New")), "{what}");
        let flaws = document.verify().unwrap().flaws;
        let lost = salvaged.lost_blobs.iter().filter(|blob| blob.now).count();
        assert_eq!(flaws.len(), lost, "{what}: {flaws:?} {:?}", salvaged.lost_blobs);
        drop(document);
        Some(salvaged)
    }
}

fn noise(n: usize, length: usize) -> Vec<u8> {
    let mut state = 0x9e37_79b9_7f4a_7c15_u64 ^ (n as u64) << 7;
    std::iter::repeat_with(|| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state.to_le_bytes()[3]
    })
    .take(length)
    .collect()
}

#[test]
fn a_sound_file_is_salvaged_to_the_same_history_and_the_same_cells() {
    let bench = Bench::new(grown(60));
    let salvaged = bench.survives("nothing", &(0..0), &bench.bytes).unwrap();
    let (before, after) = (bench.place.open(), Document::open(bench.target(), bench.env()).unwrap());
    assert_eq!((before.head().unwrap(), before.cells()), (after.head().unwrap(), after.cells()));
    assert_eq!(salvaged.kept, [Span { first: 1, last: bench.ids.len() as u64 }]);
    let Salvaged { lost, brought, unread, restored, lost_blobs, incomplete_editions, journal, .. } = salvaged;
    assert!(lost.is_empty() && brought.is_empty() && unread.is_empty() && restored.is_empty());
    assert!(lost_blobs.is_empty() && incomplete_editions.is_empty() && journal.is_none());
    assert_eq!(shell(&bench.target(), "PRAGMA integrity_check; PRAGMA foreign_key_check"), "ok");
}

#[test]
fn every_page_zeroed_in_turn_or_filled_with_noise_is_survived() {
    let bench = Bench::new(grown(60));
    for n in 0..bench.bytes.len() / PAGE {
        let damage = n * PAGE..(n + 1) * PAGE;
        for (what, with) in [("zeroed", vec![0; PAGE]), ("noise", noise(n, PAGE))] {
            let mut bytes = bench.bytes.clone();
            bytes[damage.clone()].copy_from_slice(&with);
            bench.survives(&format!("page {} {what}", n + 1), &damage, &bytes);
            if n % 16 == 0 && bench.target().exists() {
                assert_eq!(shell(&bench.target(), "PRAGMA integrity_check; PRAGMA foreign_key_check"), "ok");
            }
        }
    }
}

#[test]
fn pages_of_a_file_of_some_hundred_revisions_are_survived() {
    let bench = Bench::new(grown(220));
    assert!(bench.ids.len() > 240);
    for n in (0..bench.bytes.len() / PAGE).step_by(23) {
        let damage = n * PAGE..(n + 1) * PAGE;
        let bytes = with_page(&bench.bytes, n);
        bench.survives(&format!("page {} zeroed", n + 1), &damage, &bytes);
    }
}

#[test]
fn a_file_cut_at_every_page_is_survived() {
    let bench = Bench::new(grown(60));
    bench.survives("cut at 0", &(0..bench.bytes.len()), &[]);
    for n in 0..bench.bytes.len() / PAGE {
        // Now and then in the midst of one.
        let length = n * PAGE + if n % 4 == 0 { 1_000 } else { 0 };
        bench.survives(&format!("cut at {length}"), &(length..bench.bytes.len()), &bench.bytes[..length]);
    }
}

#[test]
fn a_bit_turned_anywhere_is_survived() {
    let bench = Bench::new(grown(60));
    let places = noise(7, 4 * 200);
    for (n, place) in places.chunks_exact(4).enumerate() {
        let word = u32::from_be_bytes(place.try_into().unwrap()) as usize;
        // Heads of pages, where most hangs on a byte, more often than chance would have it.
        let at = if n % 3 == 0 { word % bench.bytes.len() / PAGE * PAGE + word % 32 } else { word % bench.bytes.len() };
        let mut bytes = bench.bytes.clone();
        bytes[at] ^= 1 << (word >> 16 & 7);
        bench.survives(&format!("byte {at}"), &(at..at + 1), &bytes);
    }
    for at in (0..100).step_by(3) {
        let mut bytes = bench.bytes.clone();
        bytes[at] ^= 0xff;
        bench.survives(&format!("header byte {at}"), &(at..at + 1), &bytes);
    }
}

fn root(place: &Place, table: &str) -> usize {
    let sql = "SELECT rootpage FROM sqlite_schema WHERE name = ?1";
    place.raw().query_row(sql, [table], |r| r.get::<_, u32>(0)).unwrap() as usize - 1
}

fn with_page(bytes: &[u8], page: usize) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    bytes[page * PAGE..(page + 1) * PAGE].fill(0);
    bytes
}

/// One revision that does not read, and no other.
fn without(bench: &Bench, seq: i64) -> Vec<u8> {
    let mut bytes = bench.bytes.clone();
    let place = &bench.extents[usize::try_from(seq).unwrap() - 1].places[0];
    bytes[place.start + 70..place.end - 10].fill(0x20);
    bytes
}

#[test]
fn the_whole_history_is_kept_where_only_what_leads_to_it_is_gone() {
    let bench = Bench::new(grown(60));
    for table in ["revision", "cell", "touch", "meta"] {
        let page = root(&bench.place, table);
        let bytes = with_page(&bench.bytes, page);
        let salvaged = bench.survives(table, &(page * PAGE..(page + 1) * PAGE), &bytes).unwrap();
        assert_eq!(salvaged.kept, [Span { first: 1, last: bench.ids.len() as u64 }], "{table}");
        let (before, after) = (bench.place.open(), Document::open(bench.target(), bench.env()).unwrap());
        assert_eq!((before.head().unwrap(), before.cells()), (after.head().unwrap(), after.cells()), "{table}");
    }
}

#[test]
fn what_is_newer_than_a_gap_in_the_history_is_one_change_that_can_be_taken_back() {
    let bench = Bench::new(grown(60));
    let bytes = without(&bench, 30);
    let salvaged = bench.survives("without 30", &bench.extents[29].places[0], &bytes).unwrap();
    let last = bench.ids.len() as u64;
    assert_eq!(salvaged.kept, [Span { first: 1, last: 29 }]);
    assert_eq!(salvaged.lost, [Span { first: 30, last }]);
    assert!(salvaged.unread.is_empty() && salvaged.lost_blobs.is_empty(), "{salvaged:?}");
    let before = bench.place.open();
    let mut after = Document::open(bench.target(), bench.env()).unwrap();
    let me = format!("author/{}", World::author(2).id);
    let as_it_was = |document: &Document| -> Vec<(String, serde_json::Value)> {
        let all = document.cells().iter().filter(|(k, _)| *k != me && *k != "edition/n1");
        all.map(|(k, v)| (k.to_owned(), v.clone())).collect()
    };
    assert_eq!(as_it_was(&after), as_it_was(&before), "not a word is lost");
    assert!(
        after.cells().get("edition/n1").is_none(),
        "what it was approved on is lost, and no verification would hold"
    );
    assert_eq!(salvaged.unproven_editions, ["1.0"]);
    assert_eq!(after.can_undo(), Some("Salvage"));
    after.undo().unwrap();
    assert!(notes_of(&after, "A.2.2").unwrap().starts_with("0.0 asked"), "as it was at revision 29");
    assert!(after.verify().unwrap().is_sound());
}

#[test]
fn without_a_beginning_the_cells_are_the_beginning() {
    let bench = Bench::new(grown(60));
    let salvaged = bench.survives("without 1", &bench.extents[0].places[0], &without(&bench, 1)).unwrap();
    assert!(salvaged.kept.is_empty(), "{salvaged:?}");
    let (before, after) = (bench.place.open(), Document::open(bench.target(), bench.env()).unwrap());
    assert_eq!(notes_of(&before, "A.2.2"), notes_of(&after, "A.2.2"));
    let mut statements = before.snapshot().unwrap().statements.clone();
    statements[0].editions.clear();
    assert_eq!(
        statements,
        after.snapshot().unwrap().statements,
        "all but the edition, which was approved on what is gone"
    );
    assert_eq!(salvaged.unproven_editions, ["1.0"]);
    let ops: Vec<String> = after.log(..).unwrap().into_iter().map(|entry| entry.op).collect();
    assert_eq!(ops, ["New", "Salvage"]);
}

#[test]
fn a_cell_that_was_changed_behind_its_history_does_not_win() {
    let bench = Bench::new(grown(60));
    let path = bench.damaged(&bench.bytes);
    let sql = "UPDATE cell SET value = '\"Otterbrook\"' WHERE key = 'organisation/name'";
    Connection::open(&path).unwrap().execute(sql, []).unwrap();
    let salvaged = salvage(&path, bench.target(), bench.env()).unwrap();
    assert!(salvaged.brought.is_empty() && salvaged.altered.is_empty(), "{salvaged:?}");
    assert_eq!(salvaged.overruled, ["organisation/name"], "and that it was is told");
    let after = Document::open(bench.target(), bench.env()).unwrap();
    assert_eq!(after.cells().get("organisation/name"), Some(&json!("Otterbridge")));
}

#[test]
fn a_revision_that_was_changed_is_told_apart_from_one_that_is_gone() {
    let bench = Bench::new(grown(60));
    let path = bench.damaged(&bench.bytes);
    let sql = "UPDATE revision SET payload = replace(payload, 'asked', 'eaten') WHERE seq = 20";
    Connection::open(&path).unwrap().execute(sql, []).unwrap();
    let salvaged = salvage(&path, bench.target(), bench.env()).unwrap();
    assert_eq!(salvaged.altered, [Span { first: 20, last: 20 }]);
    assert_eq!(salvaged.kept, [Span { first: 1, last: 19 }]);
    let whole = salvage(bench.damaged(&bench.bytes), bench.place.folder.path().join("whole.soa"), bench.env()).unwrap();
    assert!(whole.altered.is_empty() && whole.overruled.is_empty(), "{whole:?}");
}

/// The revision that issued it is gone, so nothing but its own data, and what it says that it was approved on, can say that it is
/// what was approved.
#[test]
fn an_edition_that_nothing_proves_is_not_brought_in() {
    let bench = Bench::new(grown(60));
    let without_history = "DELETE FROM touch; DELETE FROM revision WHERE seq >= \
        (SELECT seq FROM revision WHERE json_extract(payload, '$.op') = 'IssueEdition')";
    let editions = |sql: &str| {
        let path = bench.damaged(&bench.bytes);
        let raw = Connection::open(&path).unwrap();
        raw.execute_batch("PRAGMA foreign_keys = OFF; PRAGMA secure_delete = ON").unwrap();
        raw.execute_batch(&format!("{without_history}; {sql}")).unwrap();
        drop(raw);
        let _ = fs::remove_file(bench.target());
        let salvaged = salvage(&path, bench.target(), bench.env()).unwrap();
        let after = Document::open(bench.target(), bench.env()).unwrap();
        (after.cells().under("edition/").count(), salvaged.unproven_editions)
    };
    assert_eq!(editions(""), (1, vec![]), "its data has the content that it names");
    let other = "UPDATE cell SET value = json_set(value, '$.content', 'f') WHERE key LIKE 'edition/%'";
    assert_eq!(editions(other), (0, vec!["1.0".to_owned()]));
    assert_eq!(editions("DELETE FROM blob"), (0, vec!["1.0".to_owned()]));
    let of_nothing = "DELETE FROM revision WHERE seq > 1";
    assert_eq!(editions(of_nothing), (0, vec!["1.0".to_owned()]), "it names a head that is not there");
    let counted = "UPDATE cell SET value = json_set(value, '$.revisions', 7) WHERE key LIKE 'edition/%'";
    assert_eq!(editions(counted), (0, vec!["1.0".to_owned()]), "another count than the history has");
}

#[test]
fn cells_that_unfold_beyond_all_bounds_are_counted_before_they_are_read() {
    let place = Place::new();
    place.create().close().unwrap();
    let raw = place.raw();
    for (most, key) in [(3_000, "'statement/x' || i"), (3_000, "'control/x' || i")] {
        let sql = format!(
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {most}) \
             INSERT INTO cell SELECT {key}, 'true', '[9]' FROM n"
        );
        raw.execute(&sql, []).unwrap();
    }
    drop(raw);
    let target = place.folder.path().join("salvaged.soa");
    let error = salvage(&place.path, &target, place.world.env(0)).unwrap_err();
    assert_eq!((error.code(), error.path()), ("too-much", Some(place.path.as_path())));
    assert!(!target.exists());
}

/// A full file into which a redacted copy was merged, with what was written in either since.
fn merged_with_a_redacted_copy() -> Place {
    let place = Place::new();
    let mut document = Document::create(&place.path, place.world.env(0), &complete()).unwrap();
    let owned = json!([{"owner": "p1"}]);
    document.apply(&operation(json!({"op": "AddPerson", "id": "p1", "set": [{"name": "Head of Claims"}]}))).unwrap();
    document.apply(&decide("A.2.2", &owned)).unwrap();
    document.apply(&notes("A.5.2", "in confidence")).unwrap();
    let path = place.folder.path().join("for-partner.soa");
    let leave_out = LeaveOut::kinds(&[WithheldKind::Notes, WithheldKind::People]);
    document.redacted_copy(&path, &leave_out, place.world.env(1)).unwrap();
    // More is written in the copy than in the file, so that its line would be the longer one.
    let mut copy = Document::open(&path, place.world.env(1)).unwrap();
    for n in 0..150 {
        place.world.pass(61_000);
        copy.apply(&decide("A.2.3", &json!([{"how": format!("asked {n}")}]))).unwrap();
    }
    copy.seal().unwrap();
    document.apply(&decide("A.2.4", &json!([{"how": "in the file"}]))).unwrap();
    document.seal().unwrap();
    document.merge(&copy, &BTreeMap::new()).unwrap();
    copy.close().unwrap();
    fs::remove_file(path).unwrap();
    place.world.pass(61_000);
    document.apply(&decide("A.2.4", &json!([{"how": "after the merge"}]))).unwrap();
    document.seal().unwrap();
    document.close().unwrap();
    place
}

#[test]
fn a_full_file_into_which_a_redacted_copy_was_merged_keeps_its_own_words() {
    let bench = Bench::new(merged_with_a_redacted_copy());
    let before = bench.place.open();
    let (log, cells) = (before.log(..).unwrap(), before.cells().clone());
    before.close().unwrap();
    let number = |op: &str| log.iter().find(|entry| entry.op == op).unwrap().number;
    let (redact, merge) = (i64::try_from(number("Redact")).unwrap(), i64::try_from(number("Merge")).unwrap());
    let me = format!("author/{}", World::author(2).id);
    for seq in [0, 1, 2, 40, redact - 2, redact, redact + 1, redact + 60, merge, merge + 1] {
        let what = format!("without {seq}");
        let bytes = if seq == 0 { bench.bytes.clone() } else { without(&bench, seq) };
        let _ = fs::remove_file(bench.target());
        let salvaged = salvage(bench.damaged(&bytes), bench.target(), bench.env()).unwrap();
        let after = Document::open(bench.target(), bench.env()).unwrap();
        assert!(after.verify().unwrap().is_sound(), "{what}");
        assert!(!after.is_redacted().unwrap(), "{what}: taken for the copy");
        assert!(salvaged.unread.is_empty(), "{what}: {:?}", salvaged.unread);
        for (cell, value) in cells.iter().filter(|(cell, _)| **cell != me) {
            assert_eq!(after.cells().get(cell), Some(value), "{what}: {cell}");
        }
        assert!(after.cells().under("copied/").next().is_none(), "{what}: it was made without nothing");
    }
}

#[test]
fn lost_bytes_are_named_by_what_they_were() {
    let bench = Bench::new(grown(60));
    let path = bench.damaged(&bench.bytes);
    Connection::open(&path).unwrap().execute_batch("PRAGMA secure_delete = ON; DELETE FROM blob").unwrap();
    let salvaged = salvage(&path, bench.target(), bench.env()).unwrap();
    let lost: Vec<(&str, &str)> = salvaged.lost_blobs.iter().map(|b| (&b.cell[..], &b.field[..])).collect();
    assert!(lost.contains(&("organisation/logo", "hash")) && lost.contains(&("edition/n1", "pdf")), "{lost:?}");
    assert_eq!(salvaged.incomplete_editions, ["1.0"]);
}

/// What a salvage of a file that lost its stored bytes made, and a whole copy of the same document; both went on since.
fn lost_and_whole() -> (Place, PathBuf, PathBuf) {
    let place = Place::new();
    let at = |name: &str| place.path.with_file_name(name);
    let (salvaged, whole) = (at("salvaged.soa"), at("whole.soa"));
    let mut document = place.create();
    let logo = document.stage_blob(b"a picture".to_vec()).unwrap();
    let logo = json!({"op": "EditOrganisation", "set": [{"logo": {"hash": logo, "mediaType": "image/png"}}]});
    document.apply(&operation(logo)).unwrap();
    document.save_copy(&whole).unwrap();
    document.close().unwrap();
    place.raw().execute_batch("PRAGMA secure_delete = ON; DELETE FROM blob").unwrap();
    assert_eq!(salvage(&place.path, &salvaged, place.world.env(0)).unwrap().lost_blobs.len(), 1);
    for (path, author, control) in [(&salvaged, 0, "A.5.2"), (&whole, 1, "A.5.3")] {
        let mut document = Document::open(path, place.world.env(author)).unwrap();
        document.apply(&notes(control, "since")).unwrap();
        document.seal().unwrap();
    }
    (place, salvaged, whole)
}

#[test]
fn a_file_that_lost_bytes_can_be_had_back_from_a_backup_of_it() {
    let (place, salvaged, _) = lost_and_whole();
    let mut document = Document::open(&salvaged, place.world.env(0)).unwrap();
    let backup = document.back_up(document.backup_folder(), 3).unwrap();
    document.apply(&notes("A.5.2", "later")).unwrap();
    document.close().unwrap();
    let replaced = restore(&backup, &salvaged, place.world.env(0)).unwrap();
    assert!(replaced.is_some_and(|replaced| replaced.exists()), "what stood there is kept");
    let document = Document::open(&salvaged, place.world.env(0)).unwrap();
    assert_eq!(notes_of(&document, "A.5.2").as_deref(), Some("since"));
    let found = document.verify().unwrap();
    assert!(!found.is_sound() && found.says_other().is_none(), "{:?}", found.flaws);
}

#[test]
fn a_file_that_lost_bytes_is_merged_with_a_whole_copy_either_way() {
    let (place, salvaged, whole) = lost_and_whole();
    let both = |document: &Document| ["A.5.2", "A.5.3"].map(|of| notes_of(document, of));
    for (into, from, sound) in [(&whole, &salvaged, true), (&salvaged, &whole, false)] {
        let target = into.with_extension("merged.soa");
        fs::copy(into, &target).unwrap();
        let mut mine = Document::open(&target, place.world.env(0)).unwrap();
        let other = Document::open_read_only(from, place.world.env(1)).unwrap();
        mine.merge(&other, &Decisions::new()).unwrap();
        assert_eq!(both(&mine), [Some("since".to_owned()), Some("since".to_owned())], "{}", from.display());
        let found = mine.verify().unwrap();
        assert_eq!((found.is_sound(), found.says_other()), (sound, None), "{}", from.display());
    }
    // What says other than it did is refused, also where bytes are lost as well.
    Connection::open(&salvaged).unwrap().execute("UPDATE touch SET seq = 1 WHERE seq = 2", []).unwrap();
    let mut mine = Document::open(&whole, place.world.env(0)).unwrap();
    let other = Document::open_read_only(&salvaged, place.world.env(1)).unwrap();
    assert_eq!(mine.merge(&other, &Decisions::new()).unwrap_err().code(), "unsound");
}

#[test]
fn however_much_is_lost_a_file_that_says_other_than_it_did_is_told_apart() {
    let place = Place::new();
    let mut document = place.create();
    for n in 0..120 {
        let (id, hash) = (format!("e{n}"), document.stage_blob(format!("paper {n}").into_bytes()).unwrap());
        let attach = json!({"op": "AttachEvidence", "evidence": id, "hash": hash, "name": "a.txt", "size": 7});
        document
            .apply(&[operation(json!({"op": "AddEvidence", "id": id, "set": [{"title": "Paper"}]})), operation(attach)])
            .unwrap();
    }
    document.close().unwrap();
    place.raw().execute("DELETE FROM blob", []).unwrap();
    let found = place.open().verify().unwrap();
    assert!(found.more > 0 && found.says_other().is_none(), "{:?}", found.flaws.first());
    place.raw().execute("DELETE FROM touch WHERE seq = 5", []).unwrap();
    assert!(place.open().verify().unwrap().says_other().is_some());
}

#[test]
fn what_is_no_client_file_is_not_salvaged_and_nothing_is_left() {
    let place = Place::new();
    let (source, target) = (place.folder.path().join("x.soa"), place.folder.path().join("new.soa"));
    let code = |source: &Path| salvage(source, &target, place.world.env(0)).unwrap_err().code();
    for bytes in [&b""[..], b"%PDF-1.7", &[0; 9_000], &noise(3, 20_000)] {
        fs::write(&source, bytes).unwrap();
        assert_eq!(code(&source), "nothing-to-salvage");
    }
    fs::remove_file(&source).unwrap();
    let other = Connection::open(&source).unwrap();
    other
        .execute_batch(
            "CREATE TABLE t(a TEXT, b TEXT, c TEXT, PRIMARY KEY(a)) WITHOUT ROWID; INSERT INTO t VALUES('a','1','[1]')",
        )
        .unwrap();
    drop(other);
    assert_eq!(code(&source), "not-ours");
    assert_eq!(code(place.folder.path()), "is-folder");
    assert_eq!(code(&place.folder.path().join("none.soa")), "file-not-found");
    assert!(!target.exists());
    let document = place.create();
    assert_eq!(code(&place.path), "already-open");
    drop(document);
    fs::write(&target, "mine").unwrap();
    assert_eq!(code(&place.path), "already-exists");
    assert_eq!(fs::read(&target).unwrap(), b"mine");
    let later = "PRAGMA user_version = 2; INSERT INTO meta VALUES('migration/2', 'x')";
    place.raw().execute_batch(later).unwrap();
    fs::remove_file(&target).unwrap();
    assert_eq!(code(&place.path), "newer");
}
