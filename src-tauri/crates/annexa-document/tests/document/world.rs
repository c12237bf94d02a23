//! A chosen world: a clock that tests move, randomness that repeats, a folder that goes away.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};

use annexa_document::{Author, Changes, Document, Env};
use annexa_model::Operation;
use rusqlite::Connection;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use tempfile::TempDir;

/// 2026-11-22T13:16:47Z.
pub const START: i64 = 1_795_353_407_000;

/// Where test files live: in memory where the system offers it, since what is tested here is not the disk.
pub fn folder() -> TempDir {
    let memory = Path::new("/dev/shm");
    if memory.is_dir() { tempfile::tempdir_in(memory).unwrap() } else { tempfile::tempdir().unwrap() }
}

/// A clock, a source of randomness, and the authors who share them.
#[derive(Clone)]
pub struct World {
    pub clock: Arc<AtomicI64>,
    drawn: Arc<AtomicU64>,
}

impl World {
    pub fn new() -> Self {
        Self { clock: Arc::new(AtomicI64::new(START)), drawn: Arc::new(AtomicU64::new(0)) }
    }

    pub fn author(n: usize) -> Author {
        let name = ["Lead", "Consultant", "Reviewer"][n % 3];
        Author { id: format!("{:032x}", 0xa0 + n), name: name.to_owned(), function: "tests".to_owned() }
    }

    pub fn env(&self, author: usize) -> Env {
        let (clock, drawn) = (Arc::clone(&self.clock), Arc::clone(&self.drawn));
        Env::new(
            Self::author(author),
            Box::new(move || clock.load(Ordering::Relaxed)),
            Box::new(move |bytes| {
                let n = drawn.fetch_add(1, Ordering::Relaxed);
                bytes.copy_from_slice(&Sha256::digest(n.to_be_bytes())[..bytes.len()]);
                true
            }),
        )
    }

    pub fn pass(&self, ms: i64) {
        self.clock.fetch_add(ms, Ordering::Relaxed);
    }

    /// Has what is random begin elsewhere: processes that work on one file one after the other draw different ids.
    #[allow(dead_code)]
    pub fn draw_from(&self, number: u64) {
        self.drawn.store(number, Ordering::Relaxed);
    }

    pub fn now(&self) -> i64 {
        self.clock.load(Ordering::Relaxed)
    }
}

/// A file with one statement, in a folder of its own.
pub struct Place {
    pub folder: TempDir,
    pub path: PathBuf,
    pub world: World,
}

impl Place {
    pub fn new() -> Self {
        let folder = folder();
        Self { path: folder.path().canonicalize().unwrap().join("client.soa"), folder, world: World::new() }
    }

    pub fn create(&self) -> Document {
        Document::create(&self.path, self.world.env(0), &begin()).unwrap()
    }

    pub fn open(&self) -> Document {
        Document::open(&self.path, self.world.env(0)).unwrap()
    }

    /// The file as any other program would see it.
    pub fn raw(&self) -> Connection {
        Connection::open(&self.path).unwrap()
    }
}

pub fn operation(value: Value) -> Operation {
    serde_json::from_value(value).unwrap()
}

/// One statement, named `s`, on Annex A.
pub fn begin() -> Vec<Operation> {
    vec![
        operation(json!({"op": "EditOrganisation", "set": [{"name": "Otterbridge"}]})),
        operation(json!({"op": "AddStatement", "id": "s", "frameworks": ["iso42001"], "set": [{"version": "1.0"}]})),
    ]
}

/// A statement that nothing keeps from being issued.
pub fn complete() -> Vec<Operation> {
    let mut all = begin();
    all.push(operation(json!({"op": "EditStatement", "set": [
        {"documentId": "D-1"}, {"title": "Statement of Applicability"}, {"classification": "Internal"},
        {"scope": "All AI systems."}, {"roles": ["aiProvider"]}, {"approver": {"name": "Director", "function": "Board"}}]})));
    for control in annexa_model::iso42001().controls() {
        all.push(decide(&control.id, &json!([{"applicability": "applicable"}])));
        all.push(decide(
            &control.id,
            &json!([{"included": format!("Risk {} of the register asks for it.", control.id)}]),
        ));
    }
    all
}

pub fn decide(control: &str, set: &Value) -> Operation {
    operation(json!({"op": "Decide", "statement": "s", "controls": [format!("iso42001/{control}")], "set": set}))
}

pub fn notes(control: &str, text: &str) -> Operation {
    decide(control, &json!([{"notes": text}]))
}

/// What the notes of a control are.
pub fn notes_of(document: &Document, control: &str) -> Option<String> {
    let cell = document.cells().get(&format!("statement/s/d/iso42001/{control}/notes"))?;
    cell["text"].as_str().map(str::to_owned)
}

pub fn type_notes(document: &mut Document, text: &str) -> Changes {
    document.apply(&notes("A.5.2", text)).unwrap()
}
