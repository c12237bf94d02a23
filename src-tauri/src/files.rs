//! Which window holds which document.

use std::collections::HashMap;
use std::path::Path;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use annexa_document::Document;
use tauri::{AppHandle, Manager, WebviewUrl, WebviewWindowBuilder};

use crate::failure::{Answer, Error};
use crate::menu;

/// A document shared between the commands of its window, one at a time.
pub type Shared = Arc<Mutex<Document>>;

/// The open documents, by the label of the window that shows each.
#[derive(Default)]
pub struct Files {
    open: Mutex<HashMap<String, Shared>>,
    windows: AtomicU32,
    /// The window that had the focus last: a menu's entry is meant for it.
    front: Mutex<String>,
}

/// A lock is taken whatever became of its last holder: a document is whole between any two calls.
pub fn lock<T>(shared: &Mutex<T>) -> MutexGuard<'_, T> {
    shared.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Files {
    /// The document of a window.
    pub fn of(&self, label: &str) -> Answer<Shared> {
        lock(&self.open).get(label).cloned().ok_or_else(|| Error::NoFile.into())
    }

    /// Whether a window has a document.
    pub fn has(&self, label: &str) -> bool {
        lock(&self.open).contains_key(label)
    }

    /// Gives a window its document.
    pub fn put(&self, label: &str, document: Document) {
        lock(&self.open).insert(label.to_owned(), Arc::new(Mutex::new(document)));
    }

    /// Closes a window's document and lets its lock go.
    pub fn close(&self, label: &str) {
        lock(&self.open).remove(label);
    }

    /// The window that shows the file at a path, if any does.
    pub fn shows(&self, path: &Path) -> Option<String> {
        let path = path.canonicalize().ok()?;
        // Copied out first: a document may be at work, and the list must not wait for it.
        let open: Vec<(String, Shared)> = lock(&self.open).iter().map(|(l, d)| (l.clone(), d.clone())).collect();
        open.into_iter().find_map(|(label, document)| (lock(&document).path() == path).then_some(label))
    }

    /// Notes which window has the focus.
    pub fn focused(&self, label: &str) {
        label.clone_into(&mut lock(&self.front));
    }

    /// The label of the window that had the focus last.
    pub fn front(&self) -> String {
        lock(&self.front).clone()
    }
}

/// Opens a window, on a document if there is one.
///
/// # Errors
/// When the system shows no window.
pub fn window(app: &AppHandle, document: Option<Document>) -> tauri::Result<()> {
    let files = app.state::<Files>();
    let label = format!("client-{}", files.windows.fetch_add(1, Ordering::Relaxed));
    if let Some(document) = document {
        files.put(&label, document);
    }
    files.focused(&label);
    let window = WebviewWindowBuilder::new(app, &label, WebviewUrl::default())
        .title("Annexa")
        .inner_size(1440.0, 900.0)
        .min_inner_size(480.0, 400.0)
        .build()?;
    menu::give(&window)
}
