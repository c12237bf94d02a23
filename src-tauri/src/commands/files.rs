//! Opening and closing files. Paths stay on this side.

use std::path::{Path, PathBuf};

use annexa_document::{Document, Env};
use annexa_jobs::Begin;
use annexa_model::{Delta, check, content_hash, iso42001};
use jiff::Timestamp;
use tauri::{AppHandle, Manager, State, WebviewWindow};

use super::{name_of, status, today, words};
use crate::dialogs::{self, Ask};
use crate::failure::{Answer, Error};
use crate::files::{self, Files, lock};
use crate::settings::{RecentFile, Store};
use crate::wire::{Loaded, Recent, Update, Welcome};

#[tauri::command(async)]
pub fn welcome(window: WebviewWindow, files: State<'_, Files>, store: State<'_, Store>) -> Welcome {
    let remembered = store.read();
    let recent = remembered
        .recent
        .into_iter()
        .map(|file| Recent {
            name: file.path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default(),
            missing: !file.path.is_file(),
            organisation: file.organisation,
            edition: file.edition,
            draft: file.draft,
            opened: file.opened,
        })
        .collect();
    Welcome {
        version: env!("CARGO_PKG_VERSION").to_owned(),
        recent,
        author: super::preferences::named(&store),
        open: files.has(window.label()),
    }
}

fn env(app: &AppHandle) -> Env {
    Env::system(app.state::<Store>().author())
}

/// Opens a client file and remembers it.
pub fn open_at(app: &AppHandle, path: &Path) -> Answer<Document> {
    let document = Document::open(path, env(app))?;
    remember(app, &document)?;
    Ok(document)
}

fn remember(app: &AppHandle, document: &Document) -> Answer<()> {
    let snapshot = document.snapshot()?;
    let first = snapshot.statements.first();
    let edition = first.and_then(|s| s.in_force().last().copied());
    let draft = match (first, edition) {
        (Some(s), Some(e)) => content_hash(&snapshot, &s.id).is_ok_and(|now| now != e.content),
        _ => true,
    };
    app.state::<Store>().opened(RecentFile {
        path: document.path().to_owned(),
        organisation: snapshot.organisation.name.clone(),
        edition: edition.map(|e| e.label.clone()),
        draft,
        opened: Timestamp::now().to_string(),
    });
    Ok(())
}

/// Shows a document: in this window if it has none, in one of its own otherwise. True if it is this window.
fn show(app: &AppHandle, window: &WebviewWindow, document: Document) -> Answer<bool> {
    let files = app.state::<Files>();
    if files.has(window.label()) {
        files::window(app, Some(document))?;
        return Ok(false);
    }
    files.put(window.label(), document);
    Ok(true)
}

/// A place for a new client file, with its ending.
fn place(app: &AppHandle, name: &str) -> Option<PathBuf> {
    let words = words();
    let path = dialogs::file(app, Ask::Save(format!("{name}.soa")), &words.get("dialog-client-file"), &["soa"])?;
    Some(if path.extension().is_some() { path } else { path.with_extension("soa") })
}

#[tauri::command(async)]
pub fn new_file(app: AppHandle, window: WebviewWindow) -> Answer<bool> {
    let words = words();
    let Some(path) = place(&app, &words.get("dialog-new-name")) else { return Ok(false) };
    if path.exists() {
        return Err(Error::InTheWay(path).into());
    }
    let begin = Begin { organisation: None, title: words.get("statement-title"), language: String::from("en") };
    let document = annexa_jobs::begin(&path, env(&app), &begin)?;
    remember(&app, &document)?;
    show(&app, &window, document)
}

#[tauri::command(async)]
pub fn open_sample(app: AppHandle, window: WebviewWindow) -> Answer<bool> {
    let Some(path) = place(&app, "otterbridge") else { return Ok(false) };
    if path.exists() {
        return Err(Error::InTheWay(path).into());
    }
    let document = annexa_jobs::sample(&path, env(&app))?;
    remember(&app, &document)?;
    show(&app, &window, document)
}

#[tauri::command(async)]
pub fn open_file(app: AppHandle, window: WebviewWindow) -> Answer<bool> {
    let kind = words().get("dialog-client-file");
    let Some(path) = dialogs::file(&app, Ask::Open, &kind, &["soa"]) else { return Ok(false) };
    let document = open_at(&app, &path)?;
    show(&app, &window, document)
}

#[tauri::command(async)]
pub fn open_recent(app: AppHandle, window: WebviewWindow, store: State<'_, Store>, index: usize) -> Answer<bool> {
    let Some(file) = store.read().recent.into_iter().nth(index) else { return Ok(false) };
    if !file.path.exists() {
        return Err(Error::RecentGone(file.path).into());
    }
    let document = open_at(&app, &file.path)?;
    show(&app, &window, document)
}

#[tauri::command(async)]
pub fn close_file(window: WebviewWindow, files: State<'_, Files>) {
    files.close(window.label());
}

#[tauri::command(async)]
pub fn load(window: WebviewWindow, files: State<'_, Files>) -> Answer<Loaded> {
    let document = files.of(window.label())?;
    let document = lock(&document);
    let snapshot = document.snapshot()?;
    let client = match snapshot.organisation.name.trim() {
        "" => name_of(&document),
        name => name.to_owned(),
    };
    let words = words();
    let title = words.with("window-title", &[("client", client), ("app", words.get("app-name"))]);
    window.set_title(&title)?;
    Ok(Loaded {
        findings: check::check(&snapshot, today()),
        snapshot: (*snapshot).clone(),
        catalogue: iso42001().clone(),
        status: status(&document)?,
    })
}

/// Where the file stands after an approval: the statements whole.
pub fn load_update(document: &Document) -> Answer<Update> {
    let snapshot = document.snapshot()?;
    Ok(Update {
        delta: Delta { statements: snapshot.statements.clone(), ..Delta::default() },
        added: Vec::new(),
        findings: check::check(&snapshot, today()),
        status: status(document)?,
    })
}

#[tauri::command(async)]
pub fn save_copy(app: AppHandle, window: WebviewWindow, files: State<'_, Files>) -> Answer<Option<String>> {
    let shared = files.of(window.label())?;
    let begin = {
        let document = lock(&shared);
        document.path().file_stem().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default()
    };
    let Some(path) = place(&app, &format!("{begin}-copy")) else { return Ok(None) };
    let mut document = lock(&shared);
    document.save_copy(&path)?;
    Ok(path.file_name().map(|n| n.to_string_lossy().into_owned()))
}
