//! What a client file costs, against raw `SQLite` in the same run. Prints medians as JSON.
//!
//! `cargo run --release --example bench_document [FOLDER]`; the folder (the system's temporary one if missing) decides
//! which disk is measured. `ANNEXA_BENCH_REVISIONS` sets the length of the history (100,000).
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::cast_precision_loss)]

use std::path::{Path, PathBuf};
use std::time::Instant;

use annexa_document::{Author, Decisions, Document, Env};
use annexa_model::Operation;
use rusqlite::Connection;
use serde_json::{Value, json};

const CONTROLS: usize = 500;

fn main() {
    let folder = std::env::args().nth(1).map_or_else(std::env::temp_dir, PathBuf::from);
    let folder = tempfile::tempdir_in(folder).unwrap();
    let revisions = std::env::var("ANNEXA_BENCH_REVISIONS").ok().and_then(|n| n.parse().ok()).unwrap_or(100_000);
    let path = folder.path().join("bench.soa");
    build(&path, revisions);
    let mut results = json!({"controls": CONTROLS, "megabytes": std::fs::metadata(&path).unwrap().len() / 1_000_000});
    let fields = results.as_object_mut().unwrap();
    open(&path, fields);
    edit(folder.path(), &path, fields);
    for edits in [10_000, 100_000] {
        merge(folder.path(), edits, fields);
    }
    println!("{}", serde_json::to_string_pretty(&results).unwrap());
}

fn env() -> Env {
    Env::system(Author { id: "a".repeat(32), name: "Implementation lead".to_owned(), function: "Lead".to_owned() })
}

fn operation(value: Value) -> Operation {
    serde_json::from_value(value).unwrap()
}

fn words(n: usize, seed: usize) -> String {
    let stems = ["risk", "control", "review", "model", "data", "owner", "record", "supplier", "impact", "monitoring"];
    (0..n).map(|k| stems[(seed * 7 + k * 3 + seed / 11 * k) % stems.len()]).collect::<Vec<_>>().join(" ")
}

fn decide(control: usize, set: &Value) -> Operation {
    operation(json!({"op": "Decide", "statement": "s", "controls": [format!("own/c{control:04}")], "set": [set]}))
}

/// A statement of 500 own controls with ten cells each, and a long history of edits.
fn build(path: &Path, revisions: usize) {
    let begun = Instant::now();
    let mut first = vec![operation(json!({"op": "AddStatement", "id": "s", "frameworks": []}))];
    for c in 0..CONTROLS {
        let id = format!("c{c:04}");
        first.push(operation(json!({"op": "AddControl", "id": id, "set": [
            {"label": format!("X.{c}")}, {"title": words(5, c)}, {"source": "own"}, {"description": words(20, c)}]})));
        for set in [
            json!({"applicability": "applicable"}),
            json!({"included": words(40, c)}),
            json!({"how": words(60, c)}),
            json!({"notes": words(15, c)}),
            json!({"status": "planned"}),
            json!({"review": "2027-03-01"}),
        ] {
            first.push(decide(c, &set));
        }
    }
    let mut document = Document::create(path, env(), &first).unwrap();
    let mut done = 0;
    while done < revisions {
        let batch = (revisions - done).min(2_000);
        let edits: Vec<Operation> = (done..done + batch)
            .map(|n| match n % 3 {
                0 => decide(n * 7 % CONTROLS, &json!({"how": words(60, n)})),
                1 => decide(n * 11 % CONTROLS, &json!({"notes": words(15, n)})),
                _ => decide(n * 13 % CONTROLS, &json!({"included": words(40, n)})),
            })
            .collect();
        document.apply_all(&edits).unwrap();
        done += batch;
    }
    let count = document.revision_count().unwrap();
    eprintln!("built {count} revisions in {:.1} s", begun.elapsed().as_secs_f64());
    let begun = Instant::now();
    let found = document.verify().unwrap();
    assert!(found.is_sound(), "{:?}", found.flaws);
    eprintln!("verified {} revisions in {:.2} s", found.revisions, begun.elapsed().as_secs_f64());
    document.close().unwrap();
}

/// Two copies of one file with so many edits each come together: what differs is told, then taken in.
fn merge(folder: &Path, edits: usize, results: &mut serde_json::Map<String, Value>) {
    let [mine, theirs] = ["mine", "theirs"].map(|name| folder.join(format!("{name} {edits}.soa")));
    build(&mine, 0);
    Document::open(&mine, env()).unwrap().save_copy(&theirs).unwrap();
    let diverge = |path: &Path, side: usize, name: &str| {
        let author = Author { id: format!("{side:032x}"), name: name.to_owned(), function: String::new() };
        let mut document = Document::open(path, Env::system(author)).unwrap();
        let all: Vec<usize> = (0..edits).collect();
        for batch in all.chunks(2_000) {
            // Both sides write in a tenth of the controls; the others are each side's own.
            let control = |n: usize| if n.is_multiple_of(10) { n % 50 * 2 } else { n * 7 % 225 * 2 + side };
            let step = |n: &usize| decide(control(*n), &json!({"how": words(40 + side, n * 3 + side)}));
            document.apply_all(&batch.iter().map(step).collect::<Vec<_>>()).unwrap();
        }
        document
    };
    let (mut mine, theirs) = (diverge(&mine, 0, "Implementation lead"), diverge(&theirs, 1, "Consultant"));
    let mut preview = None;
    let told = timed(|| preview = Some(mine.merge_preview(&theirs).unwrap()));
    let conflicts = preview.unwrap().conflicts;
    let decisions: Decisions = conflicts.iter().map(|c| (c.cell.clone(), c.theirs.value.clone())).collect();
    let merged = timed(|| drop(mine.merge(&theirs, &decisions).unwrap()));
    eprintln!("merged 2 × {edits} edits, {} of them decided, in {:.2} s", conflicts.len(), (told + merged) / 1_000.0);
    results.insert(format!("merge_{edits}_ms"), json!(told + merged));
}

fn median(mut times: Vec<f64>) -> f64 {
    times.sort_by(f64::total_cmp);
    times[times.len() / 2]
}

fn timed(f: impl FnOnce()) -> f64 {
    let begun = Instant::now();
    f();
    begun.elapsed().as_secs_f64() * 1_000.0
}

fn open(path: &Path, results: &mut serde_json::Map<String, Value>) {
    let mut checked = Vec::new();
    let mut times = Vec::new();
    for _ in 0..15 {
        let mut document = None;
        times.push(timed(|| document = Some(Document::open(path, env()).unwrap())));
        let document = document.unwrap();
        results.insert("revisions".to_owned(), json!(document.revision_count().unwrap()));
        let snapshot = document.snapshot().unwrap();
        checked.push(timed(|| {
            std::hint::black_box(annexa_model::check::check(&snapshot, "2026-11-22".parse().unwrap()));
        }));
    }
    results.insert("open_ms".to_owned(), json!(median(times)));
    results.insert("check_ms".to_owned(), json!(median(checked)));
}

/// Bytes of the size of the last revision's payload.
fn last_payload(document: &Document) -> String {
    let entry = document.log(document.revision_count().unwrap()..).unwrap().remove(0);
    let change = &entry.changes[0];
    // Id, parent, nonce, author, time and names are of one length each.
    format!("{}{:?}{:?}{}", change.cell, change.before, change.after, "x".repeat(330))
}

/// One edit made durable, by the document and by the same rows written with nothing around them.
fn edit(folder: &Path, path: &Path, results: &mut serde_json::Map<String, Value>) {
    // Both begin at the same pages: freshly copied ones.
    let (ours_path, raw_path) = (folder.join("ours.soa"), folder.join("raw.soa"));
    let mut source = Document::open(path, env()).unwrap();
    source.save_copy(&ours_path).unwrap();
    source.save_copy(&raw_path).unwrap();
    source.close().unwrap();
    let mut document = Document::open(&ours_path, env()).unwrap();
    let raw = Connection::open(&raw_path).unwrap();
    raw.pragma_update(None, "journal_mode", "DELETE").unwrap();
    raw.pragma_update(None, "synchronous", "EXTRA").unwrap();
    raw.set_prepared_statement_cache_capacity(32);
    let last: i64 = raw.query_row("SELECT max(seq) FROM revision", [], |r| r.get(0)).unwrap();
    let (mut ours, mut typing, mut theirs) = (Vec::new(), Vec::new(), Vec::new());
    let rounds = 200;
    for (seq, n) in (last + 1..).zip(0..rounds) {
        let status = ["planned", "inProgress", "implemented", "notStarted"][n % 4];
        let edit = decide(n * 17 % CONTROLS, &json!({"status": status, }));
        ours.push(timed(|| drop(document.apply(&edit).unwrap())));
        let payload = last_payload(&document);
        let key = decide(3, &json!({"notes": words(10 + n, 3)}));
        if n > 0 {
            document.apply(&decide(3, &json!({"notes": words(9 + n, 3)}))).unwrap();
        }
        typing.push(timed(|| drop(document.apply(&key).unwrap())));
        let cell = format!("statement/s/d/own/c{:04}/progress", n * 17 % CONTROLS);
        let entry = document.log(document.revision_count().unwrap()..).unwrap().remove(0);
        let id = annexa_model::sha256_hex(entry.id.as_bytes()).into_bytes().split_off(32);
        theirs.push(timed(|| {
            raw.execute_batch("BEGIN IMMEDIATE").unwrap();
            raw.prepare_cached(include_str!("../src/sql/revision_insert.sql"))
                .unwrap()
                .execute((seq, &id, seq - 1, None::<i64>, seq, None::<i64>, &payload))
                .unwrap();
            raw.prepare_cached(include_str!("../src/sql/cell_write.sql"))
                .unwrap()
                .execute((&cell, "{\"status\":\"implemented\"}", format!("[{seq}]")))
                .unwrap();
            raw.prepare_cached(include_str!("../src/sql/touch_insert.sql")).unwrap().execute((&cell, seq)).unwrap();
            raw.execute_batch("COMMIT").unwrap();
        }));
    }
    let (ours, typing, theirs) = (median(ours), median(typing), median(theirs));
    results.insert("edit_ms".to_owned(), json!(ours));
    results.insert("keystroke_ms".to_owned(), json!(typing));
    results.insert("raw_commit_ms".to_owned(), json!(theirs));
    results.insert("edit_to_raw".to_owned(), json!(ours / theirs));
    results.insert("keystroke_to_raw".to_owned(), json!(typing / theirs));
}
