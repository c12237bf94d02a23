//! Opening and closing files. Paths stay on this side.

use std::path::{Path, PathBuf};

use annexa_document::{Document, Env};
use annexa_jobs::{Begin, Sample};
use annexa_model::{Delta, Id, Operation, catalogues, clauses, content_hash, rmf};
use annexa_words::Words;
use jiff::Timestamp;
use serde_json::Value;
use tauri::{AppHandle, Manager, State, WebviewWindow};

use super::{judged, last_change, name_window, today};
use crate::dialogs::{self, Ask};
use crate::failure::{Answer, Error, Failure};
use crate::files::{self, Files, Show};
use crate::menu;
use crate::settings::{Known, Store};
use crate::watch;
use crate::wire::{Loaded, SavedCopy, Update, Welcome};

#[tauri::command(async)]
pub fn welcome(window: WebviewWindow, files: State<'_, Files>, store: State<'_, Store>) -> Welcome {
    Welcome {
        version: env!("CARGO_PKG_VERSION").to_owned(),
        recent: store.recent(),
        author: store.author_name(),
        open: files.has(window.label()),
        refused: files.refused(window.label()),
    }
}

pub(super) fn env(app: &AppHandle) -> Answer<Env> {
    Ok(Env::system(app.state::<Store>().author()?))
}

/// Opens a client file and remembers it.
pub fn open_at(app: &AppHandle, path: &Path) -> Answer<Document> {
    let document = Document::open(path, env(app)?)?;
    remember(app, &document);
    Ok(document)
}

/// Puts a file at the top of the recent ones. A list that cannot be kept is no reason not to open or close a file.
pub(super) fn remember(app: &AppHandle, document: &Document) {
    let Ok(snapshot) = document.snapshot() else { return };
    let first = snapshot.statements.first();
    let edition = first.and_then(|s| s.in_force().last().copied());
    let draft = match (first, edition) {
        (Some(s), Some(e)) => content_hash(&snapshot, &s.id).is_ok_and(|now| now != e.content),
        _ => true,
    };
    let kept = app.state::<Store>().remember(Known {
        path: document.path().to_owned(),
        organisation: snapshot.organisation.name.clone(),
        edition: edition.map(|e| e.label.clone()),
        draft,
        opened: Timestamp::now().to_string(),
        changed: last_change(document).ok(),
        beginning: document.beginning().ok(),
    });
    if kept.is_ok() {
        let _ = menu::refresh(app);
    }
}

/// Shows a document: in this window if it has none, in one of its own otherwise. True if it is this window.
pub(super) fn show(app: &AppHandle, window: &WebviewWindow, document: Document) -> Answer<bool> {
    match app.state::<Files>().put(window.label(), document) {
        None => Ok(true),
        Some(document) => {
            files::window(app, Show::Document(Box::new(document)))?;
            Ok(false)
        }
    }
}

/// Opens a file that the system hands over, from the command line or by a double click: in a window of its own, also
/// when all that can be shown is why it cannot be opened.
///
/// # Errors
/// When the system shows no window.
pub fn open_from_outside(app: &AppHandle, path: &Path) -> tauri::Result<()> {
    let shown = app.state::<Files>().shows(path);
    if let Some(other) = shown.and_then(|label| app.get_webview_window(&label)) {
        return other.set_focus();
    }
    let show = match refuse_sealed(path).and_then(|()| open_at(app, path)) {
        Ok(document) => Show::Document(Box::new(document)),
        Err(failure) if is_sealed(&failure) => Show::Sealed(path.to_owned(), failure),
        Err(failure) => Show::Refused(path.to_owned(), failure),
    };
    files::window(app, show)
}

/// A sealed copy is no client file: whoever means one is asked for what opens it.
fn refuse_sealed(path: &Path) -> Answer<()> {
    if !annexa_document::is_sealed(path) {
        return Ok(());
    }
    let by = annexa_document::opened_by(path)?;
    Err(Error::Sealed { path: path.to_owned(), by }.into())
}

fn is_sealed(failure: &Failure) -> bool {
    failure.code == "sealed"
}

/// Opens a file, or brings the window to the front that shows it already.
pub(super) fn open_and_show(app: &AppHandle, window: &WebviewWindow, path: &Path) -> Answer<bool> {
    if let Err(failure) = refuse_sealed(path) {
        if is_sealed(&failure) {
            app.state::<Files>().means_sealed(window.label(), path.to_owned());
        }
        return Err(failure);
    }
    let shown = app.state::<Files>().shows(path);
    if let Some(other) = shown.and_then(|label| app.get_webview_window(&label)) {
        other.set_focus()?;
        return Ok(false);
    }
    let document = open_at(app, path).inspect_err(|_| app.state::<Files>().could_not_open(window.label(), path))?;
    show(app, window, document)
}

/// A place for a file that is yet to be made.
pub(super) async fn free_place(window: &WebviewWindow, ask: Ask) -> Answer<Option<PathBuf>> {
    match dialogs::ask(window, ask).await? {
        Some(path) if path.exists() => Err(Error::InTheWay(path).into()),
        chosen => Ok(chosen),
    }
}

#[tauri::command]
pub async fn new_file(app: AppHandle, window: WebviewWindow, start: Option<String>) -> Answer<bool> {
    let words = app.state::<Words>();
    let ask = Ask::New { name: words.get("file-name-new") };
    let Some(path) = free_place(&window, ask).await? else { return Ok(false) };
    let begin = Begin { organisation: None, start, title: words.get("statement-title"), language: String::from("en") };
    let document = annexa_jobs::begin(&path, env(&app)?, &begin)?;
    remember(&app, &document);
    show(&app, &window, document)
}

#[tauri::command]
pub async fn open_sample(app: AppHandle, window: WebviewWindow) -> Answer<bool> {
    let ask = Ask::New { name: app.state::<Words>().get("file-name-sample") };
    let Some(path) = free_place(&window, ask).await? else { return Ok(false) };
    let document = annexa_jobs::sample(&path, env(&app)?, Sample::Issued)?;
    remember(&app, &document);
    show(&app, &window, document)
}

#[tauri::command]
pub async fn open_file(app: AppHandle, window: WebviewWindow) -> Answer<bool> {
    match dialogs::ask(&window, Ask::Open).await? {
        Some(path) => open_and_show(&app, &window, &path),
        None => Ok(false),
    }
}

/// Makes a client file of the data inside a PDF, and shows it.
#[tauri::command]
pub async fn open_data(app: AppHandle, window: WebviewWindow) -> Answer<bool> {
    let Some(pdf) = dialogs::ask(&window, Ask::DataOfPdf).await? else { return Ok(false) };
    // A PDF that holds none is told before anybody is asked where to put it.
    let inside = annexa_jobs::statement_inside(&pdf)?;
    let name = pdf.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let Some(path) = free_place(&window, Ask::New { name }).await? else { return Ok(false) };
    let document = annexa_jobs::take_copy(&pdf, inside, &path, env(&app)?, today())?;
    remember(&app, &document);
    show(&app, &window, document)
}

#[tauri::command(async)]
pub fn open_recent(app: AppHandle, window: WebviewWindow, store: State<'_, Store>, handle: String) -> Answer<bool> {
    let Some(file) = store.known().into_iter().find(|known| known.handle() == handle) else { return Ok(false) };
    if !file.path.exists() {
        return Err(Error::RecentGone(file.path).into());
    }
    open_and_show(&app, &window, &file.path)
}

/// Closes a window's file, a backup of it first. What it says of itself may have changed since it was opened: the list of recent
/// files learns it.
pub fn put_away(app: &AppHandle, label: &str) {
    let files = app.state::<Files>();
    let Ok(open) = files.of(label) else { return };
    let held = watch::changed(&open);
    remember(app, &open.document());
    files.close(label);
    // Others may have it from here on. It is whole also where this fails.
    if let Ok(Some(held)) = held {
        let _ = watch::back_up_held(app, &open, held);
    }
}

#[tauri::command(async)]
pub fn close_file(app: AppHandle, window: WebviewWindow) -> Answer<()> {
    put_away(&app, window.label());
    window.set_title(&app.state::<Words>().get("app-name"))?;
    Ok(())
}

#[tauri::command(async)]
pub fn load(window: WebviewWindow, files: State<'_, Files>) -> Answer<Loaded> {
    let open = files.of(window.label())?;
    // Whoever asks for all of it hears with it what another program wrote.
    let loaded = {
        let mut document = open.document();
        document.refresh().map_err(Into::into).and_then(|_| loaded(&window, &document))
    };
    match &loaded {
        Ok(_) => open.shown(),
        // A file that nobody sees is not held. One that a page shows already stays: changes may wait for it.
        Err(_) if !open.is_shown() => files.close(window.label()),
        Err(_) => {}
    }
    loaded
}

pub(super) fn loaded(window: &WebviewWindow, document: &Document) -> Answer<Loaded> {
    name_window(window, document)?;
    let (findings, due, status) = judged(window, document)?;
    let catalogues = catalogues().map(Clone::clone).to_vec();
    let (clauses, rmf) = (clauses().clone(), rmf().clone());
    Ok(Loaded { snapshot: (*document.snapshot()?).clone(), catalogues, clauses, rmf, findings, due, status })
}

/// Shows another statement of the file: whatever the page asks for is about that from here on.
#[tauri::command(async)]
pub fn show_statement(window: WebviewWindow, files: State<'_, Files>, statement: Id) -> Answer<Update> {
    let open = files.of(window.label())?;
    open.shows_statement(statement);
    let document = open.document();
    let (findings, due, status) = judged(&window, &document)?;
    Ok(Update { delta: Delta::default(), added: Vec::new(), findings, due, status, reversed: None })
}

/// Where the file stands after an approval, or after a paper was kept or taken away: statements and evidence, whole.
pub fn load_update(window: &WebviewWindow, document: &Document) -> Answer<Update> {
    let (findings, due, status) = judged(window, document)?;
    let snapshot = document.snapshot()?;
    let (statements, evidence) = (snapshot.statements.clone(), Some(snapshot.evidence.clone()));
    let delta = Delta { statements, evidence, ..Delta::default() };
    Ok(Update { delta, added: Vec::new(), findings, due, status, reversed: None })
}

#[tauri::command]
pub async fn save_copy(app: AppHandle, window: WebviewWindow, waiting: Value) -> Answer<Option<SavedCopy>> {
    let waiting: Vec<Vec<Operation>> = serde_json::from_value(waiting).map_err(Error::Malformed)?;
    let open = app.state::<Files>().of(window.label())?;
    let name = {
        let document = open.document();
        document.path().file_stem().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default()
    };
    let name = app.state::<Words>().with("file-name-copy", &[("name", name)]);
    let Some(path) = dialogs::ask(&window, Ask::Copy { name }).await? else { return Ok(None) };
    open.document().save_copy(&path)?;
    Ok(Some(SavedCopy { name: super::file_name(&path), without: without(&path, env(&app)?, &waiting) }))
}

/// Writes into a file that was made of another what waits to be written into that one; how many steps it is without all the same. They go in
/// their order: what comes after one that was not taken may rest on it.
pub(super) fn without(copy: &Path, env: Env, waiting: &[Vec<Operation>]) -> usize {
    if waiting.is_empty() {
        return 0;
    }
    let Ok(mut document) = Document::open(copy, env) else { return waiting.len() };
    let written = waiting.iter().take_while(|step| document.apply(step).is_ok()).count();
    if document.close().is_ok() { waiting.len() - written } else { waiting.len() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use annexa_document::{Author, Recipients, Seal};

    #[test]
    fn a_copy_holds_what_waits_to_be_written() {
        let folder = tempfile::tempdir().unwrap();
        let [file, copy] = ["s.soa", "copy.soa"].map(|name| folder.path().join(name));
        let author = Author { id: "a".repeat(32), name: "Lead".to_owned(), function: String::new() };
        let mut document = annexa_jobs::sample(&file, Env::system(author.clone()), Sample::Draft).unwrap();
        document.save_copy(&copy).unwrap();
        let step = |json: &str| serde_json::from_str::<Vec<Operation>>(json).unwrap();
        let typed = step(r#"[{"op": "EditOrganisation", "set": [{"address": "Typed while the disk was full"}]}]"#);
        let refused = step(r#"[{"op": "DeleteEvidence", "evidence": "nothing"}]"#);
        assert_eq!(without(&copy, Env::system(author.clone()), &[typed, refused.clone(), refused]), 2);
        let held = Document::open_read_only(&copy, Env::system(author)).unwrap();
        assert_eq!(held.snapshot().unwrap().organisation.address.text, "Typed while the disk was full");
    }

    #[test]
    fn a_sealed_copy_is_a_question_and_a_client_file_is_not() {
        let folder = tempfile::tempdir().unwrap();
        let [file, sealed, cut] = ["s.soa", "s.soa.age", "cut.age"].map(|name| folder.path().join(name));
        let author = Author { id: "a".repeat(32), name: "Lead".to_owned(), function: String::new() };
        let mut document = annexa_jobs::sample(&file, Env::system(author), Sample::Draft).unwrap();
        let key = "age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p";
        document.seal_copy(&sealed, &Seal::Recipients(Recipients::parse(key).unwrap())).unwrap();
        drop(document);
        assert_eq!(refuse_sealed(&file), Ok(()));
        assert_eq!(refuse_sealed(&folder.path().join("nothing.soa")), Ok(()), "opening it says why");
        let asked = refuse_sealed(&sealed).unwrap_err();
        assert!(is_sealed(&asked));
        assert_eq!((asked.field.as_deref(), asked.file.as_deref()), (Some("keys"), Some("s.soa.age")));
        let bytes = std::fs::read(&sealed).unwrap();
        std::fs::write(&cut, &bytes[..40]).unwrap();
        assert_eq!(refuse_sealed(&cut).unwrap_err().code, "seal-altered");
    }
}
