//! Client files that somebody built so that a little of one thing multiplies with a little of another: links with statements,
//! statements with controls, what a merge took over with what it names, editions with revisions. Each passes through what every
//! file from anywhere does, within the same time and the same memory, at a bound or beyond it.

use std::path::Path;

use annexa_model::{canonical_json, sha256_hex};
use rusqlite::Connection;
use serde_json::{Value, json};

use crate::battery::Battery;
use crate::mutated::{Survived, raw, survive};

/// What is built.
const BUILT: [fn(&Connection); 14] = [
    |raw| linked(raw, 60, 95, 1),
    |raw| linked(raw, 60, 95, 1_000),
    |raw| linked(raw, 1, 500, 1_000),
    |raw| statements(raw, 60, 400),
    |raw| statements(raw, 60, 2_000),
    frameworks,
    members,
    drivers,
    |raw| taken_over(raw, 3_000, 3_000),
    |raw| taken_over(raw, 1, 20_000),
    taken_from_many,
    editions,
    |raw| {
        statements(raw, 60, 2_000);
        raw.execute_batch("DELETE FROM revision WHERE seq = 2").unwrap();
    },
    misshapen,
];

/// Builds the file of one case out of a whole one.
pub fn make(path: &Path, case: usize) {
    let raw = raw(path);
    raw.execute_batch("BEGIN").unwrap();
    BUILT[case](&raw);
    raw.execute_batch("COMMIT").unwrap();
}

/// Cells whose keys follow from a number.
fn many(raw: &Connection, most: usize, key: &str, value: &str) {
    let sql = format!(
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {most}) \
         INSERT OR REPLACE INTO cell SELECT {key}, {value}, '[1]' FROM n"
    );
    raw.execute(&sql, []).unwrap();
}

fn of_framework(raw: &Connection) -> String {
    let sql = "SELECT value FROM cell WHERE key LIKE 'statement/%/framework/iso42001'";
    raw.query_row(sql, [], |row| row.get(0)).unwrap()
}

fn more_statements(raw: &Connection, count: usize) {
    many(raw, count, "'statement/x' || i", "'true'");
    let framework = format!("'{}'", of_framework(raw));
    many(raw, count, "'statement/x' || i || '/framework/iso42001'", &framework);
}

fn linked(raw: &Connection, of_statements: usize, risks: usize, letters: usize) {
    more_statements(raw, of_statements);
    many(raw, risks, "'risk/x' || i", "'true'");
    many(raw, risks, "'risk/x' || i || '/title'", &format!("json_quote(printf('%.*c', {letters}, 'x'))"));
    for control in annexa_model::iso42001().controls() {
        many(raw, risks, &format!("'link/risk/x' || i || '/iso42001/{}'", control.id), "'true'");
    }
}

fn statements(raw: &Connection, count: usize, controls: usize) {
    more_statements(raw, count);
    many(raw, controls, "'control/x' || i", "'true'");
}

fn frameworks(raw: &Connection) {
    more_statements(raw, 60);
    let framework = format!("'{}'", of_framework(raw));
    for n in 0..15 {
        many(raw, 60, &format!("'statement/x' || i || '/framework/f{n}'"), &framework);
    }
}

/// One record with more members of a set than words there are.
fn members(raw: &Connection) {
    many(raw, 1, "'system/x'", "'true'");
    many(raw, 50_000, "'system/x/categories/c' || i", "'true'");
}

/// Reasons that are written by hand, of the longest line, on every control.
fn drivers(raw: &Connection) {
    let sql = "SELECT key FROM cell WHERE key GLOB 'statement/*' AND key NOT GLOB 'statement/*/*'";
    let statement: String = raw.query_row(sql, [], |row| row.get(0)).unwrap();
    for control in annexa_model::iso42001().controls() {
        let key = format!("'{statement}/d/iso42001/{}/driver/x' || i", control.id);
        many(raw, 20, &key, "json_object('kind', 'legal', 'label', '', 'text', printf('%.*c', 1000, 'x'))");
    }
}

/// Puts a revision behind the last one, as whoever knows the format can; gives its id.
fn revision(raw: &Connection, op: &str, changes: &[Value]) -> String {
    let last = "SELECT seq, lower(hex(id)), payload FROM revision ORDER BY seq DESC LIMIT 1";
    let (seq, id, payload): (i64, String, String) =
        raw.query_row(last, [], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?))).unwrap();
    let author = serde_json::from_str::<Value>(&payload).unwrap()["author"].clone();
    let mut changes = changes.to_vec();
    changes.sort_by(|a, b| a["cell"].as_str().cmp(&b["cell"].as_str()));
    let payload = json!({"annexa": "revision/1", "author": author, "changes": changes, "nonce": "0".repeat(32), "op": op,
        "parents": [id], "time": "2026-11-27T20:03:47.667Z"});
    let text = canonical_json(&payload).unwrap();
    let id = sha256_hex(text.as_bytes());
    let seq = seq + 1;
    raw.execute("INSERT INTO revision VALUES(?1, unhex(?2), ?1 - 1, NULL, ?1, NULL, ?3)", (seq, &id, &text)).unwrap();
    for change in changes {
        let cell = change["cell"].as_str().unwrap();
        raw.execute("INSERT INTO touch VALUES(?1, ?2)", (cell, seq)).unwrap();
        let value = (!change["a"].is_null()).then(|| canonical_json(&change["a"]).unwrap());
        let by = change["by"].as_array().map(|by| {
            let sql = "SELECT json_group_array(seq) FROM (SELECT seq FROM revision JOIN json_each(?1) AS named ON revision.id = unhex(named.value) ORDER BY seq)";
            raw.query_row(sql, [serde_json::to_string(by).unwrap()], |row| row.get::<_, String>(0)).unwrap()
        });
        let writers = by.unwrap_or_else(|| format!("[{seq}]"));
        raw.execute("INSERT OR REPLACE INTO cell VALUES(?1, ?2, ?3)", (cell, value, writers)).unwrap();
    }
    id
}

/// One revision of many changes, and one that takes each of some over from it, named again and again.
fn taken_over(raw: &Connection, cells: usize, times: usize) {
    let cell = |n: usize| format!("organisation/x{n:05}");
    let changes: Vec<Value> = (0..3_000).map(|n| json!({"a": n, "b": null, "cell": cell(n)})).collect();
    let id = revision(raw, "SetX", &changes);
    let by = vec![id; times / cells];
    let taken: Vec<Value> = (0..cells).map(|n| json!({"a": n, "b": n, "by": by, "cell": cell(n)})).collect();
    revision(raw, "Merge", &taken);
}

/// Many revisions of one cell, and one that takes it over from all of them.
fn taken_from_many(raw: &Connection) {
    let mut by: Vec<String> = (0..750)
        .map(|_| {
            let id = revision(raw, "SetX", &[json!({"a": "x", "b": null, "cell": "organisation/x"})]);
            revision(raw, "SetX", &[json!({"a": null, "b": "x", "cell": "organisation/x"})]);
            id
        })
        .collect();
    by.sort();
    revision(raw, "Merge", &[json!({"a": "x", "b": null, "by": by, "cell": "organisation/x"})]);
}

/// Many editions over a long history.
fn editions(raw: &Connection) {
    for n in 0..1_500 {
        revision(
            raw,
            "SetX",
            &[json!({"a": n, "b": if n == 0 { Value::Null } else { json!(n - 1) }, "cell": "organisation/x"})],
        );
    }
    let sql = "SELECT value FROM cell WHERE key LIKE 'edition/%' AND key NOT LIKE 'edition/%/%' LIMIT 1";
    let edition: String = raw.query_row(sql, [], |row| row.get(0)).unwrap();
    // None of them is what was approved: salvage looks at each, and leaves it out.
    let edition = edition.replace("\"content\":\"", "\"content\":\"0");
    many(raw, 1_500, "'edition/x' || i", &format!("'{}'", edition.replace('\'', "''")));
    written_by_the_lost(raw);
}

/// Says of all cells that were added that a revision wrote them which is gone: only such cells does salvage look at.
fn written_by_the_lost(raw: &Connection) {
    let sql = "UPDATE cell SET writers = json_array((SELECT max(seq) + 1 FROM revision)) WHERE key LIKE '%/x%'";
    assert!(raw.execute(sql, []).unwrap() > 0);
}

/// Many cells, of which some hundred hold what their keys do not allow: each is found by reading all of them.
fn misshapen(raw: &Connection) {
    more_statements(raw, 60);
    many(raw, 10_000, "'evidence/x' || i", "'true'");
    for control in annexa_model::iso42001().controls().take(4) {
        many(raw, 60, &format!("'statement/x' || i || '/d/iso42001/{}/verdict'", control.id), "'7'");
    }
    written_by_the_lost(raw);
}

#[test]
fn whatever_multiplies_in_a_file_takes_neither_long_nor_much() {
    let battery = Battery::begin("3d. Built client files", "no panic, < 2 s, < 200 MB");
    let Survived { done, counts: [opened, sound, merged, exported, salvaged], slowest, largest } =
        survive(&battery, "multiplied", BUILT.len(), 2);
    battery.held(&format!(
        "{done} files; {opened} opened, {sound} of them sound, {merged} merged, {exported} exported, {salvaged} salvaged; the slowest took {slowest} ms of work, the largest {largest} MB"
    ));
}
