//! The native menu. Its items carry the ids of the page's actions: one record a deed, whoever asks for it.

use annexa_words::Words;
use tauri::menu::{Menu, MenuEvent, MenuItem, Submenu};
use tauri::{AppHandle, Emitter, Manager, Wry};

const MENUS: &[(&str, &[&str])] = &[
    ("menu-file", &["new", "open", "open-sample", "save-copy", "close"]),
    ("menu-edit", &["undo", "redo"]),
];

/// Builds the menu.
///
/// # Errors
/// When the system refuses a menu.
pub fn build(app: &AppHandle) -> tauri::Result<Menu<Wry>> {
    let words = Words::for_language("en");
    let menu = Menu::new(app)?;
    for (title, actions) in MENUS {
        let submenu = Submenu::new(app, words.get(title), true)?;
        for action in *actions {
            let label = words.get(&format!("menu-{action}"));
            submenu.append(&MenuItem::with_id(app, *action, label, true, None::<&str>)?)?;
        }
        menu.append(&submenu)?;
    }
    Ok(menu)
}

/// Hands a chosen item to the page of the window in front.
#[allow(clippy::needless_pass_by_value)] // as tauri calls it
pub fn chosen(app: &AppHandle, event: MenuEvent) {
    for window in app.webview_windows().values().filter(|w| w.is_focused().unwrap_or(false)) {
        let _ = window.emit_to(window.label(), "menu", event.id().as_ref());
    }
}
