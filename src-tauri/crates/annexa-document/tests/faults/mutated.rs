//! Client files that were changed by somebody who knows how they are made: header, pages, rows, schema, JSON, lengths, and
//! histories whose hashes were made anew. Whatever they are, nothing panics, takes long or takes much.

use std::fs;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::OnceLock;
use std::time::Duration;

use annexa_document::Document;
use annexa_model::canonical_json;
use rusqlite::Connection;
use rusqlite::types::Value as Sql;
use serde_json::{Value, json};

use crate::battery::{Battery, Chance};
use crate::bodies::{self, Came};
use crate::everything;
use crate::multiplied;
use crate::world::*;

const CASES: &str = "ANNEXA_TEST_CASES";
/// Who makes the files: nobody named, or `multiplied`.
const MAKER: &str = "ANNEXA_TEST_MAKER";
const LONGEST: Duration = Duration::from_secs(2);
/// In KiB.
const MOST: u64 = 200 << 10;

/// A file with everything in it, and a copy of it that went its own way.
fn originals() -> &'static (Vec<u8>, Vec<u8>) {
    static BYTES: OnceLock<(Vec<u8>, Vec<u8>)> = OnceLock::new();
    BYTES.get_or_init(|| {
        let (folder, world) = (folder(), World::new());
        let path = folder.path().join("client.soa");
        everything::write(&path, &world);
        let common = fs::read(&path).unwrap();
        let gone_on = |author: usize, address: &str| {
            fs::write(&path, &common).unwrap();
            let mut document = Document::open(&path, world.env(author)).unwrap();
            document.apply(&operation(json!({"op": "EditOrganisation", "set": [{"address": address}]}))).unwrap();
            document.apply(&operation(json!({"op": "EditStatement", "set": [{"title": address}]}))).unwrap();
            document.seal().unwrap();
            document.close().unwrap();
            fs::read(&path).unwrap()
        };
        (gone_on(0, "Quay 8"), gone_on(1, "Quay 9"))
    })
}

/// What is done to a file.
const KINDS: [fn(&Path, &mut Chance); 10] =
    [header, page_head, some_bytes, pages, length, field, rows, schema, history, lengths];

fn bytes_of(path: &Path, change: impl FnOnce(&mut Vec<u8>)) {
    let mut bytes = fs::read(path).unwrap();
    change(&mut bytes);
    fs::write(path, bytes).unwrap();
}

fn odd(chance: &mut Chance) -> u8 {
    let any = u8::try_from(chance.below(256)).unwrap();
    *chance.pick(&[0, 1, 0x7f, 0x80, 0xff, any, any])
}

fn header(path: &Path, chance: &mut Chance) {
    bytes_of(path, |bytes| {
        for _ in 0..=chance.below(3) {
            // Fields of one, two and four bytes; the mark of the file mostly stays.
            let at = if chance.one_in(9) { chance.below(100) } else { 16 + chance.below(56) };
            let end = (at + *chance.pick(&[1, 2, 4])).min(100);
            bytes[at..end].fill_with(|| odd(chance));
        }
    });
}

fn page_head(path: &Path, chance: &mut Chance) {
    bytes_of(path, |bytes| {
        for _ in 0..=chance.below(3) {
            let page = chance.below(bytes.len() / 4_096) * 4_096;
            let begin = page + if page == 0 { 100 } else { 0 };
            // Kind, free blocks, count, where cells begin, the page on the right, and where each cell is.
            let within = *chance.pick(&[12, 12, 60]);
            let at = begin + chance.below(within);
            bytes[at] = odd(chance);
        }
    });
}

fn some_bytes(path: &Path, chance: &mut Chance) {
    bytes_of(path, |bytes| {
        for _ in 0..=chance.below(30) {
            let at = chance.below(bytes.len());
            bytes[at] = odd(chance);
        }
    });
}

fn pages(path: &Path, chance: &mut Chance) {
    bytes_of(path, |bytes| {
        let count = bytes.len() / 4_096;
        for _ in 0..=chance.below(2) {
            let (from, to) = (chance.below(count) * 4_096, chance.below(count) * 4_096);
            let page = match chance.below(3) {
                0 => vec![0; 4_096],
                _ => bytes[from..from + 4_096].to_vec(),
            };
            bytes[to..to + 4_096].copy_from_slice(&page);
        }
    });
}

fn length(path: &Path, chance: &mut Chance) {
    bytes_of(path, |bytes| {
        let length = chance.below(bytes.len() * 2);
        bytes.resize(if chance.one_in(2) { length / 4_096 * 4_096 } else { length }, odd(chance));
        if chance.one_in(2) && bytes.len() > 100 {
            // The header says so too.
            let pages = u32::try_from(bytes.len() / 4_096).unwrap();
            bytes[28..32].copy_from_slice(&pages.to_be_bytes());
        }
    });
    if chance.one_in(3) {
        let mut journal = fs::read(path).unwrap();
        journal.truncate(chance.below(20_000));
        journal.splice(0..0, [0xd9, 0xd5, 0x05, 0xf9, 0x20, 0xa1, 0x63, 0xd7, 0, 0, 0, odd(chance)]);
        fs::write(path.with_extension("soa-journal"), journal).unwrap();
    }
}

pub fn raw(path: &Path) -> Connection {
    let raw = Connection::open(path).unwrap();
    let sql = "PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF";
    raw.execute_batch(sql).unwrap();
    raw
}

const COLUMNS: [(&str, &str); 14] = [
    ("cell", "key"),
    ("cell", "value"),
    ("cell", "value"),
    ("cell", "writers"),
    ("revision", "seq"),
    ("revision", "id"),
    ("revision", "parent"),
    ("revision", "other"),
    ("revision", "undo"),
    ("revision", "redo"),
    ("revision", "payload"),
    ("touch", "seq"),
    ("blob", "bytes"),
    ("meta", "value"),
];

fn field(path: &Path, chance: &mut Chance) {
    let raw = raw(path);
    for _ in 0..=chance.below(3) {
        let (table, column) = *chance.pick(&COLUMNS);
        let rows: u32 = raw.query_row(&format!("SELECT count(*) FROM {table}"), [], |row| row.get(0)).unwrap();
        let pick = format!("SELECT {column} FROM {table} LIMIT 1 OFFSET {}", chance.below(rows.max(1) as usize));
        let Ok(now) = raw.query_row(&pick, [], |row| row.get::<_, Sql>(0)) else { continue };
        let value = match &now {
            Sql::Text(text) => match serde_json::from_str::<Value>(text) {
                Ok(mut value) if !chance.one_in(4) => {
                    change_json(&mut value, chance);
                    Sql::Text(if chance.one_in(3) { value.to_string() } else { canonical_json(&value).unwrap() })
                }
                _ => Sql::Text(text.chars().rev().collect()),
            },
            Sql::Integer(n) => Sql::Integer(*chance.pick(&[0, 1, -1, n + 1, n - 1, i64::MAX, i64::MIN])),
            Sql::Blob(bytes) => Sql::Blob(bytes.iter().rev().copied().collect()),
            other => other.clone(),
        };
        // What the table itself does not take is not in any file.
        let _ = raw.execute(&format!("UPDATE {table} SET {column} = ?1 WHERE {column} IS ?2"), (value, now));
    }
}

fn rows(path: &Path, chance: &mut Chance) {
    let raw = raw(path);
    let table = *chance.pick(&["cell", "revision", "touch", "blob", "meta"]);
    let some = chance.below(40);
    let sql = match chance.below(4) {
        0 => format!("DELETE FROM {table}"),
        1 => format!("DELETE FROM {table} WHERE abs(random()) % {} = 0", some + 1),
        2 => "UPDATE revision SET seq = -seq".to_owned(),
        _ => format!("UPDATE touch SET seq = (seq + {some}) % 100"),
    };
    let _ = raw.execute(&sql, []);
}

fn schema(path: &Path, chance: &mut Chance) {
    let raw = raw(path);
    let sql = *chance.pick(&[
        "UPDATE sqlite_schema SET rootpage = rootpage % 5 + 1",
        "UPDATE sqlite_schema SET sql = replace(sql, 'STRICT', '')",
        "UPDATE sqlite_schema SET sql = replace(sql, 'TEXT', 'BLOB')",
        "UPDATE sqlite_schema SET type = 'view' WHERE name = 'cell'",
        "UPDATE sqlite_schema SET name = 'cells', tbl_name = 'cells' WHERE name = 'cell'",
        "UPDATE sqlite_schema SET sql = 'CREATE TABLE cell(key TEXT PRIMARY KEY, value TEXT AS (randomblob(1000000000)), writers)' WHERE name = 'cell'",
        "INSERT INTO sqlite_schema VALUES('trigger', 't', 'cell', 0, 'CREATE TRIGGER t AFTER UPDATE ON cell BEGIN DELETE FROM revision; END')",
        "INSERT INTO sqlite_schema VALUES('view', 'v', 'v', 0, 'CREATE VIEW v AS SELECT * FROM v')",
        "INSERT INTO sqlite_schema VALUES('table', 'f', 'f', 0, 'CREATE VIRTUAL TABLE f USING fts5(x)')",
        "DELETE FROM sqlite_schema WHERE name = 'touch'",
        "PRAGMA user_version = 2",
        "PRAGMA user_version = -1",
        "UPDATE meta SET value = '0' WHERE key = 'min_reader'",
        "PRAGMA encoding = 'UTF-16'",
    ]);
    let _ = raw.execute_batch(&format!("PRAGMA writable_schema = ON; {sql}"));
}

/// Some value where there was another.
fn change_json(value: &mut Value, chance: &mut Chance) {
    match value {
        Value::Object(fields) if !fields.is_empty() && !chance.one_in(6) => {
            let at = chance.below(fields.len());
            let (_, field) = fields.iter_mut().nth(at).unwrap();
            change_json(field, chance);
        }
        Value::Array(items) if !items.is_empty() && !chance.one_in(6) => {
            let at = chance.below(items.len());
            change_json(&mut items[at], chance);
        }
        other => *other = some_json(chance),
    }
}

fn some_json(chance: &mut Chance) -> Value {
    let deep = |levels: usize| (0..levels).fold(Value::Null, |inner, _| json!([inner]));
    let texts = [
        "",
        " ",
        "\u{0}",
        "\u{202e}abc",
        "9999-99-99",
        "-0001-01-01",
        "2026-02-30",
        "#zzzzzz",
        "#ffffff",
        "iso42001/A.99",
        "own/gone",
        "statement/s",
        "\u{1F9A6}\u{200d}\u{FE0F}",
        "a\u{0301}\u{0301}\u{0301}",
        "applicable",
        "excluded",
        "../../etc",
    ];
    match chance.below(14) {
        0 => Value::Null,
        1 => json!(true),
        2 => json!(-1),
        3 => json!(i64::MAX),
        4 => json!(1e308),
        5 => json!([]),
        6 => json!({}),
        7 => json!({"redacted": true}),
        8 => deep(1 + chance.below(100)),
        9 => json!("long ".repeat(chance.below(20_000))),
        10 => json!(vec!["x"; chance.below(1_000)]),
        11 => json!({"text": "x", "unknown": 7}),
        _ => json!(chance.pick(&texts)),
    }
}

/// Another value in a revision and in its cell, with every hash after it made anew: a history that holds together and says what
/// no operation would have written.
fn history(path: &Path, chance: &mut Chance) {
    let raw = raw(path);
    let mut all =
        raw.prepare("SELECT seq, lower(hex(id)), payload FROM revision WHERE id IS NOT NULL ORDER BY seq").unwrap();
    let rows = all.query_map([], |row| Ok((row.get::<_, i64>(0)?, row.get::<_, String>(1)?, row.get::<_, String>(2)?)));
    let rows: Vec<_> = rows.unwrap().map(Result::unwrap).collect();
    drop(all);
    let mut changed: Option<(String, Value, Value)> = None;
    let mut renamed: Vec<(String, String)> = Vec::new();
    let begin = chance.below(rows.len());
    for (seq, id, payload) in &rows[begin..] {
        let mut text = payload.clone();
        for (old, new) in &renamed {
            if text.contains(old.as_str()) {
                text = text.replace(old.as_str(), new);
            }
        }
        let mut payload: Value = serde_json::from_str(&text).unwrap();
        let written = payload["changes"].as_array_mut().unwrap();
        match &changed {
            None if !written.is_empty() => {
                let at = chance.below(written.len());
                let one = &mut written[at];
                let before = one["a"].clone();
                change_json(&mut one["a"], chance);
                changed = Some((one["cell"].as_str().unwrap().to_owned(), before, one["a"].clone()));
            }
            None => {}
            // Where it is said again, it is said anew.
            Some((cell, old, new)) => {
                for one in written.iter_mut().filter(|one| one["cell"] == cell.as_str()) {
                    for side in ["a", "b"] {
                        if one[side] == *old {
                            one[side] = new.clone();
                        }
                    }
                }
            }
        }
        let text = canonical_json(&payload).unwrap();
        let new = annexa_model::sha256_hex(text.as_bytes());
        raw.execute("UPDATE revision SET id = unhex(?1), payload = ?2 WHERE seq = ?3", (&new, &text, seq)).unwrap();
        renamed.push((id.clone(), new));
    }
    if let Some((cell, old, new)) = changed {
        let text = |value: &Value| (!value.is_null()).then(|| canonical_json(value).unwrap());
        let sql = "UPDATE cell SET value = ?1 WHERE key = ?2 AND value IS ?3";
        raw.execute(sql, (text(&new), cell, text(&old))).unwrap();
    }
}

fn lengths(path: &Path, chance: &mut Chance) {
    let raw = raw(path);
    let mut many = 1 << chance.below(18);
    let key = *chance.pick(&[
        "'person/x' || i",
        "'evidence/x' || i",
        "'statement/x' || i",
        "'control/x' || i",
        "'organisation/x' || i",
        "'author/x' || i",
        "i || hex(zeroblob(i % 4000))",
    ]);
    // A file of some 20 MB at most: what is large takes much.
    if key.contains("zeroblob") {
        many = many.min(4_096);
    }
    let value = *chance.pick(&[
        "'true'",
        "'\"x\"'",
        "'{\"name\":\"x\"}'",
        "'[' || replace(hex(zeroblob(i % 90)), '0', '[')",
        "NULL",
    ]);
    let _ = raw.execute(
        &format!("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {many}) INSERT OR IGNORE INTO cell SELECT {key}, {value}, '[1]' FROM n"),
        [],
    );
    if chance.one_in(4) {
        let long = 1 << chance.below(19);
        let _ = raw.execute(
            "UPDATE cell SET value = '\"' || hex(zeroblob(?1)) || '\"' WHERE key = 'organisation/name'",
            [long],
        );
    }
}

/// Makes the file of one case.
fn make(path: &Path, case: usize, chance: &mut Chance) {
    fs::write(path, &originals().0).unwrap();
    KINDS[case % KINDS.len()](path, chance);
    // Somebody may have done more than one thing.
    if chance.one_in(5) {
        let again = *chance.pick(&KINDS);
        // What is no database any more takes no statements.
        let _ = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| again(path, chance)));
    }
}

/// What the system says of this process: `VmRSS`, what it has, or `VmHWM`, the most that it had.
fn memory(what: &str) -> u64 {
    let status = fs::read_to_string("/proc/self/status").unwrap();
    let line = status.lines().find(|line| line.starts_with(what)).unwrap();
    line.split_whitespace().nth(1).unwrap().parse().unwrap()
}

/// Time that this process worked, whatever else the computer does.
fn worked() -> Duration {
    let now = rustix::time::clock_gettime(rustix::time::ClockId::ProcessCPUTime);
    Duration::new(u64::try_from(now.tv_sec).unwrap(), u32::try_from(now.tv_nsec).unwrap())
}

/// Not a test of its own: some cases, in a process whose memory is counted.
#[test]
#[ignore = "run by the test below in a process of its own"]
fn child() {
    let Ok(cases) = std::env::var(CASES) else { return };
    let numbers: Vec<usize> = cases.split(' ').map(|n| n.parse().unwrap()).collect();
    let [first, step, end, seed] = numbers[..] else { panic!("{cases}") };
    let battery = Battery::begin("3a", "");
    let built = std::env::var(MAKER).is_ok_and(|maker| maker == "multiplied");
    assert_eq!(battery.seed, seed as u64);
    let whole = folder();
    let whole = whole.path().join("whole.soa");
    fs::write(&whole, &originals().1).unwrap();
    std::panic::set_hook(Box::new(|_| {}));
    for case in (first..end).step_by(step) {
        let place = folder();
        let path = place.path().join("from-anywhere.soa");
        if built {
            fs::write(&path, &originals().0).unwrap();
            multiplied::make(&path, case);
        } else {
            make(&path, case, &mut battery.chance(case));
        }
        println!("\ncase {case}");
        fs::write("/proc/self/clear_refs", "5").unwrap();
        let (began, had) = (worked(), memory("VmRSS"));
        let kept = std::env::temp_dir().join(format!("annexa-case-{seed}-{case}.soa"));
        fs::copy(&path, &kept).unwrap();
        let came = std::panic::catch_unwind(|| bodies::file(&path, &whole, place.path()));
        let (took, most) = (worked().saturating_sub(began), memory("VmHWM").saturating_sub(had));
        let said = match came {
            Ok(Came { opened, sound, merged, exported, salvaged }) => {
                let flags = [opened, sound, merged, exported, salvaged].map(u8::from);
                format!("came {flags:?}")
            }
            Err(panic) => {
                let words = panic.downcast_ref::<String>().cloned();
                format!(
                    "panicked {}",
                    words.or(panic.downcast_ref::<&str>().map(|s| (*s).to_owned())).unwrap_or_default()
                )
            }
        };
        if took > LONGEST || most > MOST || said.starts_with("panicked") {
            println!("\nbad case {case}: {said}, {took:?}, {most} KiB; kept as {}", kept.display());
        } else {
            fs::remove_file(kept).unwrap();
        }
        println!("\n{said} {} {most}", took.as_millis());
    }
}

fn start(maker: &str, first: usize, step: usize, end: usize, seed: u64) -> Child {
    Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "mutated::child", "--ignored", "--nocapture", "--test-threads=1"])
        .env(CASES, format!("{first} {step} {end} {seed}"))
        .env("ANNEXA_SEED", seed.to_string())
        .env(MAKER, maker)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap()
}

/// What came of files that nothing was to be killed by.
pub struct Survived {
    pub done: usize,
    /// How many were opened, sound, merged, exported, salvaged.
    pub counts: [usize; 5],
    /// In milliseconds.
    pub slowest: u64,
    /// In MB.
    pub largest: u64,
}

/// Takes so many files through everything, in some processes of their own; whoever panics, takes long or takes much fails.
pub fn survive(battery: &Battery, maker: &str, cases: usize, workers: usize) -> Survived {
    let mut processes: Vec<Child> = (0..workers).map(|n| start(maker, n, workers, cases, battery.seed)).collect();
    let (mut done, mut counts, mut slowest, mut largest, mut bad) = (0, [0; 5], 0, 0, Vec::new());
    for process in &mut processes {
        let mut last = String::new();
        for line in BufReader::new(process.stdout.take().unwrap()).lines().map_while(Result::ok) {
            if line.starts_with("case ") {
                last.clone_from(&line);
            } else if line.starts_with("bad case") {
                bad.push(line);
            } else if let Some((flags, rest)) = line.strip_prefix("came [").and_then(|rest| rest.split_once("] ")) {
                done += 1;
                for (count, flag) in counts.iter_mut().zip(flags.split(", ")) {
                    *count += usize::from(flag == "1");
                }
                let mut figures = rest.split(' ').map(|n| n.parse::<u64>().unwrap());
                slowest = slowest.max(figures.next().unwrap());
                largest = largest.max(figures.next().unwrap());
            }
        }
        if !process.wait().unwrap().success() {
            bad.push(format!("the process ended in {last}"));
        }
    }
    assert!(bad.is_empty(), "{} of {cases}:\n{}", bad.len(), bad.join("\n"));
    assert_eq!(done, cases);
    Survived { done, counts, slowest, largest: largest >> 10 }
}

#[test]
fn whatever_a_file_from_anywhere_is_nothing_panics_takes_long_or_takes_much() {
    let battery = Battery::begin("3a. Mutated client files", "10,000; no panic, < 2 s, < 200 MB");
    let (cases, workers) = (battery.share(60, 10_000), battery.cases(1, 2));
    let Survived { done, counts: [opened, sound, merged, exported, salvaged], slowest, largest } =
        survive(&battery, "", cases, workers);
    battery.held(&format!(
        "{done} files; {opened} opened, {sound} of them sound, {merged} merged, {exported} exported, {salvaged} salvaged; the slowest took {slowest} ms of work, the largest {largest} MB"
    ));
}

/// What was found once is looked at every day: files as they were found, and the seeds of the fuzz targets.
#[test]
fn kept_cases_are_survived() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(3).unwrap();
    let kept = |folder: &str| -> Vec<PathBuf> {
        let all = fs::read_dir(root.join(folder)).unwrap_or_else(|e| panic!("{folder}: {e}"));
        let all: Vec<PathBuf> =
            all.map(|entry| entry.unwrap().path()).filter(|path| path.extension().is_none_or(|e| e != "md")).collect();
        assert!(!all.is_empty(), "{folder} is empty");
        all
    };
    let place = folder();
    let whole = place.path().join("whole.soa");
    fs::write(&whole, &originals().1).unwrap();
    for path in kept("tests/faults/found").into_iter().chain(kept("tests/fuzz/corpus/open")) {
        let place = folder();
        bodies::open(&fs::read(&path).unwrap(), &whole, place.path());
        bodies::merge(&fs::read(&path).unwrap(), &whole, place.path());
    }
    for path in kept("tests/fuzz/corpus/operations") {
        bodies::operations(&fs::read(&path).unwrap(), folder().path());
    }
    for path in kept("tests/fuzz/corpus/pdf") {
        bodies::pdf(&fs::read(&path).unwrap());
    }
}
