//! Who works here, and how the window looks.

use tauri::State;

use crate::failure::Answer;
use crate::files::Files;
use crate::settings::Store;
use crate::wire::{AuthorName, Settings};

#[tauri::command(async)]
pub fn set_author(files: State<'_, Files>, store: State<'_, Store>, author: AuthorName) -> Answer<()> {
    let kept = store.set_author(&author);
    // It holds from now on, also where it could not be written down.
    let author = store.author()?;
    for open in files.all() {
        open.document().set_author(author.clone());
    }
    Ok(kept?)
}

#[tauri::command(async)]
pub fn settings(store: State<'_, Store>) -> Settings {
    store.settings()
}

#[tauri::command(async)]
pub fn set_settings(store: State<'_, Store>, settings: Settings) -> Answer<()> {
    Ok(store.set_settings(settings)?)
}
