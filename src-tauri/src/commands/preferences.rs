//! Who works here, and how the window looks.

use tauri::{Manager, State, WebviewWindow};

use crate::failure::Answer;
use crate::files::{Files, lock};
use crate::settings::Store;
use crate::wire::{AuthorName, Settings};

/// The author, once they have said who they are.
pub fn named(store: &Store) -> Option<AuthorName> {
    let author = store.read().author?;
    (!author.name.trim().is_empty()).then_some(AuthorName { name: author.name, function: author.function })
}

#[tauri::command(async)]
pub fn set_author(window: WebviewWindow, store: State<'_, Store>, author: AuthorName) -> Answer<()> {
    let mut known = store.author();
    known.name = author.name;
    known.function = author.function;
    store.change(|r| r.author = Some(known.clone()))?;
    if let Ok(document) = window.state::<Files>().of(window.label()) {
        lock(&document).set_author(known);
    }
    Ok(())
}

#[tauri::command(async)]
pub fn settings(store: State<'_, Store>) -> Settings {
    store.read().window
}

#[tauri::command(async)]
pub fn set_settings(store: State<'_, Store>, settings: Settings) -> Answer<()> {
    store.change(|r| r.window = settings)
}
