//! Who works here, and how the window looks.

use tauri::{AppHandle, Emitter, EventTarget, State, WebviewWindow};

use crate::failure::Answer;
use crate::files::Files;
use crate::settings::Store;
use crate::wire::{AuthorName, Settings, Theme};

#[tauri::command(async)]
pub fn set_author(files: State<'_, Files>, store: State<'_, Store>, author: AuthorName) -> Answer<()> {
    let kept = store.set_author(&author);
    // It holds from now on, also where it could not be written down.
    let author = store.author()?;
    for (_, open) in files.all() {
        open.document().set_author(author.clone());
    }
    Ok(kept?)
}

#[tauri::command(async)]
pub fn settings(store: State<'_, Store>) -> Settings {
    store.settings()
}

/// Gives what the system draws, such as menus and dialogs, the theme of the page.
pub fn dress(app: &AppHandle, settings: &Settings) {
    app.set_theme(match settings.theme {
        Theme::System => None,
        Theme::Light => Some(tauri::Theme::Light),
        Theme::Dark => Some(tauri::Theme::Dark),
    });
}

/// The event by which the other windows hear of it.
const CHANGED: &str = "settings";

#[tauri::command(async)]
pub fn set_settings(app: AppHandle, window: WebviewWindow, store: State<'_, Store>, settings: Settings) -> Answer<()> {
    // They hold from now on, also where they cannot be written down.
    let others = |target: &EventTarget| match target {
        EventTarget::Window { label } | EventTarget::Webview { label } | EventTarget::WebviewWindow { label } => {
            label != window.label()
        }
        _ => false,
    };
    let _ = app.emit_filter(CHANGED, &settings, others);
    dress(&app, &settings);
    Ok(store.set_settings(settings)?)
}
