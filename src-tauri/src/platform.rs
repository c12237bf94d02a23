//! What differs by system, behind one door.

use tauri::menu::Menu;
use tauri::{AppHandle, RunEvent, Url, WebviewWindow, Wry};

/// Whether there is a screen to show a window on. Without one the toolkit of Linux ends the program in its own words.
pub fn has_display() -> bool {
    !cfg!(target_os = "linux") || ["DISPLAY", "WAYLAND_DISPLAY"].iter().any(|name| std::env::var_os(name).is_some())
}

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

/// Whether an address is that of the page which this program carries. Systems differ in what they let a program call it.
pub fn is_our_page(address: &Url) -> bool {
    let ours = if cfg!(windows) { ("http", "tauri.localhost") } else { ("tauri", "localhost") };
    (address.scheme(), address.host_str()) == (ours.0, Some(ours.1)) && address.port().is_none()
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

/// Opens what the system hands over while the program runs: on macOS, a file that was double-clicked. Elsewhere a double
/// click starts the program with the file's name.
pub fn opened(app: &AppHandle, event: &RunEvent) {
    #[cfg(target_os = "macos")]
    if let RunEvent::Opened { urls } = event {
        for path in urls.iter().filter_map(|url| url.to_file_path().ok()) {
            if let Err(error) = crate::commands::open_from_outside(app, &path) {
                eprintln!("annexa-window: {error}");
            }
        }
    }
    #[cfg(not(target_os = "macos"))]
    let _ = (app, event);
}

/// Opens a file or a folder with the system's own program for it, and does not wait until that one ends.
///
/// # Errors
/// What the system says, above all that it has no such program.
#[cfg(not(feature = "test-seam"))]
pub fn open(path: &std::path::Path) -> Result<(), Box<dyn std::error::Error>> {
    #[cfg(target_os = "linux")]
    {
        use gtk::gio::{AppInfo, AppLaunchContext, File, prelude::FileExt};
        // The toolkit says when there is none; the desktop's script, which libraries start, is not heard of again.
        AppInfo::launch_default_for_uri(&File::for_path(path).uri(), None::<&AppLaunchContext>)?;
    }
    #[cfg(not(target_os = "linux"))]
    opener::open(path)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_is_the_one_that_this_program_carries() {
        let ours = if cfg!(windows) { "http://tauri.localhost" } else { "tauri://localhost" };
        let is_ours = |address: &str| is_our_page(&Url::parse(address).unwrap());
        assert!(is_ours(ours) && is_ours(&format!("{ours}/index.html?place=history#top")));
        for other in [
            "https://annexa.invalid/",
            "http://localhost/",
            "http://127.0.0.1:9/",
            "file:///etc/hostname",
            "javascript:alert(1)",
            "data:text/html,x",
            "about:blank",
            "tauri://annexa.invalid/",
            &format!("{ours}:9/"),
            &format!("{ours}.annexa.invalid/"),
        ] {
            assert!(!is_ours(other), "{other}");
        }
    }
}
