//! What is done with bytes from anywhere: the bodies of the fuzz targets in `tests/fuzz`, and of the tests that run them on what
//! is kept in `tests/fuzz/corpus`. An answer is as good as a refusal; a panic is neither.

use std::fs;
use std::path::Path;

use annexa_document::{Author, Decisions, Document, Env, salvage};
use annexa_model::{Operation, Snapshot};
use jiff::civil::date;

fn env(author: char) -> Env {
    Env::system(Author { id: author.to_string().repeat(32), name: "Lead".to_owned(), function: String::new() })
}

fn edit() -> Operation {
    serde_json::from_str(r#"{"op":"EditOrganisation","set":[{"address":"elsewhere"}]}"#).unwrap()
}

/// How far a file came.
#[allow(clippy::struct_excessive_bools)]
#[derive(Debug, Default, Clone, Copy)]
pub struct Came {
    /// It was opened.
    pub opened: bool,
    /// It was found sound.
    pub sound: bool,
    /// It was merged with a whole copy.
    pub merged: bool,
    /// Pages were made of it.
    pub exported: bool,
    /// A new file was made of what still reads.
    pub salvaged: bool,
}

/// Everything that a client file from anywhere goes through, in a folder of its own. It stands there already.
pub fn file(path: &Path, whole: &Path, folder: &Path) -> Came {
    let mut came = Came::default();
    if let Ok(document) = Document::open_read_only(path, env('a')) {
        came.opened = true;
        came.sound = document.verify().is_ok_and(|found| found.is_sound());
        let _ = document.log(..);
        if let Ok(snapshot) = document.snapshot() {
            came.exported = export(&document, &snapshot);
        }
    }
    came.merged = merge_files(path, whole, folder);
    let salvaged = folder.join("salvaged.soa");
    if salvage(path, &salvaged, env('b')).is_ok() {
        came.salvaged = true;
        let made = Document::open(&salvaged, env('b')).unwrap();
        made.verify().unwrap();
    }
    if let Ok(mut document) = Document::open(path, env('a')) {
        let _ = document.apply(&edit());
        let _ = document.undo();
        let _ = document.save_copy(folder.join("copy.soa"));
    }
    came
}

fn export(document: &Document, snapshot: &Snapshot) -> bool {
    let today = date(2026, 11, 22);
    let _ = annexa_model::check::check(snapshot, today);
    let mut exported = false;
    for statement in snapshot.statements.iter().take(2) {
        let asked = annexa_jobs::Export::plain(statement.id.clone(), today);
        exported |= annexa_jobs::draft(document, &asked).is_ok_and(|work| work.make(&annexa_jobs::unwatched).is_ok());
        if let Some(edition) = statement.editions.first() {
            let _ = annexa_jobs::edition(document, &asked, edition.id.as_str()).map(|work| work.warnings());
        }
    }
    exported
}

/// Compares and merges a file from anywhere with a copy that is whole, both ways.
fn merge_files(path: &Path, whole: &Path, folder: &Path) -> bool {
    let mine = folder.join("mine.soa");
    fs::copy(whole, &mine).unwrap();
    let (Ok(mut mine), Ok(mut theirs)) = (Document::open(&mine, env('c')), Document::open(path, env('d'))) else {
        return false;
    };
    let mut merged = false;
    for turned in [false, true] {
        let (into, from) = if turned { (&mut theirs, &mine) } else { (&mut mine, &theirs) };
        let Ok(preview) = into.merge_preview(from) else { continue };
        let decisions: Decisions = preview.conflicts.iter().map(|c| (c.cell.clone(), c.theirs.value.clone())).collect();
        if into.merge(from, &decisions).is_ok() {
            merged = true;
            // What was whole stays whole, whatever was taken in.
            assert!(turned || into.verify().unwrap().is_sound(), "what was merged in does not hold together");
        }
    }
    merged
}

/// Bytes as a client file.
pub fn open(bytes: &[u8], whole: &Path, folder: &Path) -> Came {
    let path = folder.join("from-anywhere.soa");
    fs::write(&path, bytes).unwrap();
    file(&path, whole, folder)
}

/// Bytes as a copy of a whole file.
pub fn merge(bytes: &[u8], whole: &Path, folder: &Path) -> bool {
    let path = folder.join("from-anywhere.soa");
    fs::write(&path, bytes).unwrap();
    merge_files(&path, whole, folder)
}

/// Bytes as a list of operations, done to a new file.
pub fn operations(bytes: &[u8], folder: &Path) -> bool {
    let Ok(list) = serde_json::from_slice::<Vec<Operation>>(bytes) else { return false };
    let begin = r#"[{"op":"AddStatement","id":"s","frameworks":["iso42001"],"set":[{"version":"1.0"}]}]"#;
    let begin: Vec<Operation> = serde_json::from_str(begin).unwrap();
    let mut document = Document::create(folder.join("operations.soa"), env('a'), &begin).unwrap();
    let done = document.apply_all(&list).is_ok();
    // Each is on the disk before the next: of a long list a few are enough to be taken back one by one.
    for operation in list.iter().take(12) {
        let _ = document.apply(operation);
        let _ = document.undo();
    }
    assert!(document.verify().unwrap().is_sound());
    done
}

/// Bytes as a PDF with data inside.
pub fn pdf(bytes: &[u8]) -> bool {
    annexa_report::extract(bytes, annexa_report::Limits::USUAL).is_ok()
}
