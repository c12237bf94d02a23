//! What differs by system, behind one door.

use tauri::menu::Menu;
use tauri::{WebviewWindow, Wry};

/// What must be set once the system's toolkit runs and before the first window shows.
pub fn prepare() {
    #[cfg(target_os = "linux")]
    {
        use gtk::prelude::GtkSettingsExt;
        // WebKitGTK spaces hinted glyphs unevenly; without hinting the face keeps its own widths.
        if let Some(settings) = gtk::Settings::default() {
            settings.set_gtk_xft_hintstyle(Some("hintnone"));
        }
    }
}

/// Gives a window its menu: its own where windows have menus, the program's where the screen has one.
///
/// # Errors
/// What the system says.
pub fn set_menu(window: &WebviewWindow, menu: Menu<Wry>) -> tauri::Result<()> {
    #[cfg(target_os = "macos")]
    {
        use tauri::Manager;
        window.app_handle().set_menu(menu)?;
    }
    #[cfg(not(target_os = "macos"))]
    window.set_menu(menu)?;
    Ok(())
}
