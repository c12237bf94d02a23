//! Every field of every row of every table, changed in every way that its column takes; every row deleted, doubled and swapped
//! with the next: all of it is found, and placed.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use annexa_document::{Document, FlawKind};
use rusqlite::Connection;
use rusqlite::types::Value;
use tempfile::TempDir;

use crate::battery::Battery;
use crate::everything;
use crate::world::*;

/// The tables with their columns and what tells a row from others.
const TABLES: [(&str, &[&str], &[&str]); 5] = [
    ("cell", &["key", "value", "writers"], &["key"]),
    ("revision", &["seq", "id", "parent", "other", "undo", "redo", "payload"], &["seq"]),
    ("touch", &["key", "seq"], &["key", "seq"]),
    ("blob", &["hash", "bytes"], &["hash"]),
    ("meta", &["key", "value"], &["key"]),
];

struct Bench {
    _folder: TempDir,
    path: PathBuf,
    bytes: Vec<u8>,
    world: World,
}

impl Bench {
    fn new() -> Self {
        let (folder, world) = (folder(), World::new());
        let path = folder.path().canonicalize().unwrap().join("client.soa");
        everything::write(&path, &world);
        let bytes = fs::read(&path).unwrap();
        Self { _folder: folder, path, bytes, world }
    }

    fn rows(&self, table: &str, columns: &[&str]) -> Vec<Vec<Value>> {
        let raw = Connection::open(&self.path).unwrap();
        let mut all = raw.prepare(&format!("SELECT {} FROM {table}", columns.join(", "))).unwrap();
        let row = |row: &rusqlite::Row<'_>| (0..columns.len()).map(|n| row.get(n)).collect();
        all.query_map([], row).unwrap().map(Result::unwrap).collect()
    }

    /// Changes the file behind its history's back; nothing where the table itself does not take it. Says what is found.
    fn found(&self, sql: &str, values: &[Value]) -> Option<Found> {
        fs::write(&self.path, &self.bytes).unwrap();
        let raw = Connection::open(&self.path).unwrap();
        raw.execute_batch("PRAGMA foreign_keys = OFF; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF").unwrap();
        let changed = raw.execute(sql, rusqlite::params_from_iter(values));
        drop(raw);
        changed.ok().filter(|rows| *rows > 0).map(|_| look(&self.path, &self.world))
    }
}

/// What opening and verifying say.
enum Found {
    Refused(&'static str),
    Flaws(Vec<annexa_document::Flaw>),
}

fn look(path: &Path, world: &World) -> Found {
    match Document::open_read_only(path, world.env(0)) {
        Ok(document) => Found::Flaws(document.verify().unwrap().flaws),
        Err(e) => Found::Refused(e.code()),
    }
}

/// What else could stand where this does.
fn others(value: &Value, next: &Value) -> Vec<Value> {
    let mut others = vec![Value::Null, next.clone()];
    match value {
        Value::Integer(n) => others.extend([n - 1, n + 1, 0, i64::MAX].map(Value::Integer)),
        Value::Text(text) => {
            let middle = text.char_indices().nth(text.chars().count() / 2).map_or(0, |(at, _)| at);
            let (before, after) = text.split_at(middle);
            others.extend([
                Value::Text(String::new()),
                Value::Text(format!("{text} ")),
                Value::Text(format!("{before}~{after}")),
                Value::Text(before.to_owned()),
                Value::Text(text.to_uppercase()),
            ]);
        }
        Value::Blob(bytes) => {
            let (mut first, mut last) = (bytes.clone(), bytes.clone());
            if let Some(byte) = first.first_mut() {
                *byte ^= 1;
            }
            if let Some(byte) = last.last_mut() {
                *byte ^= 0x80;
            }
            others.extend([Value::Blob(first), Value::Blob(last), Value::Blob(Vec::new())]);
            others.push(Value::Blob(bytes[..bytes.len().saturating_sub(1)].to_vec()));
        }
        Value::Null => others.extend([Value::Integer(1), Value::Text("true".to_owned()), Value::Blob(vec![0; 32])]),
        Value::Real(_) => {}
    }
    others.retain(|other| other != value);
    others
}

#[test]
fn every_change_to_every_field_and_row_is_found_and_placed() {
    let battery = Battery::begin("5. Tampering", "every single-field change, deletion, swap and insertion");
    let step = battery.cases(211, 1);
    let bench = Bench::new();
    assert!(matches!(look(&bench.path, &bench.world), Found::Flaws(flaws) if flaws.is_empty()), "it is whole before");
    let (mut tried, mut refused, mut n) = (0, 0, 0);
    let (mut told, mut missed) = (BTreeMap::<String, usize>::new(), Vec::new());
    let mut each = |what: &str, sql: String, values: Vec<Value>| {
        n += 1;
        if n % step != 0 {
            return;
        }
        match bench.found(&sql, &values) {
            None => refused += 1,
            Some(Found::Refused(code)) => {
                tried += 1;
                *told.entry(code.to_owned()).or_default() += 1;
            }
            Some(Found::Flaws(flaws)) => {
                tried += 1;
                let Some(first) = flaws.first() else {
                    missed.push(format!("{what}: {sql} {values:?}"));
                    return;
                };
                let placed = first.revision.is_some() || first.detail.is_some();
                assert!(placed || first.kind == FlawKind::Pages, "found and not placed: {what}, {first:?}");
                *told.entry(format!("{:?}", first.kind)).or_default() += 1;
            }
        }
    };
    for (table, columns, keys) in TABLES {
        let rows = bench.rows(table, columns);
        assert!(!rows.is_empty(), "{table} has rows");
        let key = |row: &[Value]| -> Vec<Value> {
            keys.iter().map(|key| row[columns.iter().position(|c| c == key).unwrap()].clone()).collect()
        };
        let at = |from: usize| {
            let each = keys.iter().enumerate().map(|(n, key)| format!("{key} IS ?{}", from + n));
            each.collect::<Vec<_>>().join(" AND ")
        };
        for (n, row) in rows.iter().enumerate() {
            let next = &rows[(n + 1) % rows.len()];
            each("deleted", format!("DELETE FROM {table} WHERE {}", at(1)), key(row));
            for (column, name) in columns.iter().enumerate() {
                for other in others(&row[column], &next[column]) {
                    let values = [vec![other.clone()], key(row)].concat();
                    each("changed", format!("UPDATE {table} SET {name} = ?1 WHERE {}", at(2)), values);
                    // A row more, which differs in this.
                    let mut more = row.clone();
                    more[column] = other;
                    let places: Vec<String> = (1..=columns.len()).map(|n| format!("?{n}")).collect();
                    let names = columns.join(", ");
                    each("inserted", format!("INSERT INTO {table}({names}) VALUES({})", places.join(", ")), more);
                }
                // Swapped with the next row, where nothing else tells the two apart.
                if !keys.contains(name) && rows.len() > 1 && row[column] != next[column] {
                    let sql = format!(
                        "UPDATE {table} SET {name} = CASE WHEN {} THEN ?1 ELSE ?2 END WHERE ({}) OR ({})",
                        at(3),
                        at(3),
                        at(3 + keys.len())
                    );
                    let values = [vec![next[column].clone(), row[column].clone()], key(row), key(next)].concat();
                    each("swapped", sql, values);
                }
            }
        }
    }
    assert!(missed.is_empty(), "{} not found:\n{}", missed.len(), missed[..missed.len().min(40)].join("\n"));
    let told: Vec<String> = told.into_iter().map(|(what, count)| format!("{what} {count}")).collect();
    let which = if step == 1 { String::new() } else { format!(" (every {step}th)") };
    battery.held(&format!(
        "{tried} changes{which}, each found and placed ({}); {refused} more no table takes",
        told.join(", ")
    ));
}

#[test]
fn a_schema_that_is_not_ours_to_the_letter_is_refused() {
    let bench = Bench::new();
    let objects: Vec<(String, String)> = {
        let raw = Connection::open(&bench.path).unwrap();
        let mut all = raw.prepare("SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL").unwrap();
        let rows = all.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).unwrap();
        rows.map(Result::unwrap).collect()
    };
    for (name, sql) in objects {
        for other in [
            sql.replace("STRICT", ""),
            sql.replace(" NOT NULL", ""),
            format!("{sql} "),
            sql.replace("PRIMARY KEY", "UNIQUE"),
        ] {
            if other == sql {
                continue;
            }
            fs::write(&bench.path, &bench.bytes).unwrap();
            let raw = Connection::open(&bench.path).unwrap();
            raw.execute_batch("PRAGMA writable_schema = ON").unwrap();
            raw.execute("UPDATE sqlite_schema SET sql = ?1 WHERE name = ?2", (&other, &name)).unwrap();
            drop(raw);
            match look(&bench.path, &bench.world) {
                Found::Refused(code) => assert!(matches!(code, "foreign-schema" | "damaged"), "{name}: {code}"),
                Found::Flaws(_) => panic!("opened: {other}"),
            }
        }
    }
    for smuggled in [
        "CREATE TRIGGER t AFTER INSERT ON cell BEGIN DELETE FROM revision; END",
        "CREATE VIEW t AS SELECT 1",
        "CREATE TABLE t(x)",
        "CREATE INDEX t ON touch(seq)",
        "CREATE VIRTUAL TABLE t USING fts5(x)",
    ] {
        fs::write(&bench.path, &bench.bytes).unwrap();
        Connection::open(&bench.path).unwrap().execute_batch(smuggled).unwrap();
        assert!(matches!(look(&bench.path, &bench.world), Found::Refused("foreign-schema")), "{smuggled}");
    }
}
