//! Who works here, and how the window looks.

use tauri::{Manager, State, WebviewWindow};

use crate::failure::Answer;
use crate::files::{Files, lock};
use crate::settings::Store;
use crate::wire::{AuthorName, Settings};

#[tauri::command(async)]
pub fn set_author(window: WebviewWindow, store: State<'_, Store>, author: AuthorName) -> Answer<()> {
    let author = store.set_author(&author)?;
    if let Ok(document) = window.state::<Files>().of(window.label()) {
        lock(&document).set_author(author);
    }
    Ok(())
}

#[tauri::command(async)]
pub fn settings(store: State<'_, Store>) -> Settings {
    store.settings()
}

#[tauri::command(async)]
pub fn set_settings(store: State<'_, Store>, settings: Settings) -> Answer<()> {
    Ok(store.set_settings(settings)?)
}
