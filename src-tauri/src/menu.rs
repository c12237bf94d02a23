//! The native menu. Its entries carry the ids of the window's own actions, which the page performs: what an action does,
//! and whether it may, is decided once.

use annexa_words::Words;
use tauri::menu::{Menu, MenuEvent, MenuItem, PredefinedMenuItem, Submenu};
use tauri::{AppHandle, Emitter, Manager, WebviewWindow, Wry};

use crate::files::Files;
use crate::platform;
use crate::settings::Store;

/// What the page is told when an entry is chosen; the payload is the action's id.
pub const CHOSEN: &str = "menu";
/// Ids of the entries that open a recent file: this and its handle.
pub const RECENT: &str = "open-recent:";
/// The entry that closes every window.
pub const QUIT: &str = "quit";

/// An entry: its action's id and its keys. Its words are `menu-` and the id. An empty id is a line between entries.
type Entry = (&'static str, Option<&'static str>);

const LINE: Entry = ("", None);
const EDIT: &[Entry] = &[
    ("undo", Some("CmdOrCtrl+Z")),
    ("redo", Some("CmdOrCtrl+Shift+Z")),
    LINE,
    ("next-finding", Some("F8")),
    ("palette", Some("CmdOrCtrl+K")),
    LINE,
    ("author", None),
];
const PLACES: &[Entry] = &[
    ("go-overview", Some("CmdOrCtrl+1")),
    ("go-controls", Some("CmdOrCtrl+2")),
    ("go-systems", Some("CmdOrCtrl+3")),
    ("go-evidence", Some("CmdOrCtrl+4")),
    ("go-people", Some("CmdOrCtrl+5")),
    ("go-document", Some("CmdOrCtrl+6")),
    ("go-history", Some("CmdOrCtrl+7")),
    ("go-declaration", Some("CmdOrCtrl+8")),
    ("go-file", Some("CmdOrCtrl+9")),
    LINE,
];
const THEMES: &[Entry] = &[("theme-system", None), ("theme-light", None), ("theme-dark", None)];
const CONTRASTS: &[Entry] = &[("contrast-system", None), ("contrast-standard", None), ("contrast-more", None)];
const ZOOM: &[Entry] =
    &[LINE, ("zoom-in", Some("CmdOrCtrl+=")), ("zoom-out", Some("CmdOrCtrl+-")), ("zoom-reset", Some("CmdOrCtrl+0"))];

/// Builds the menu as things stand: recent files change it.
///
/// # Errors
/// What the system says.
pub fn build(app: &AppHandle) -> tauri::Result<Menu<Wry>> {
    let make = Make { app, words: &app.state::<Words>() };
    let recent = make.recent()?;

    let file = make.submenu("menu-file", &[("new", Some("CmdOrCtrl+N")), ("open", Some("CmdOrCtrl+O"))])?;
    file.append(&recent)?;
    make.fill(
        &file,
        &[
            ("open-sample", Some("CmdOrCtrl+Shift+O")),
            ("starts", None),
            ("open-data", None),
            ("open-sealed", None),
            LINE,
            ("save-copy", Some("CmdOrCtrl+Shift+S")),
            ("redact-copy", None),
            ("seal-copy", None),
            ("compare-copy", None),
            ("export-pdf", Some("CmdOrCtrl+E")),
            ("issue", None),
            ("sign-edition", None),
            LINE,
            ("close", Some("CmdOrCtrl+W")),
            (QUIT, Some("CmdOrCtrl+Q")),
        ],
    )?;

    let edit = make.submenu("menu-edit", EDIT)?;
    // Elsewhere the page's own fields have these keys without a menu.
    #[cfg(target_os = "macos")]
    for item in [
        PredefinedMenuItem::cut(app, None)?,
        PredefinedMenuItem::copy(app, None)?,
        PredefinedMenuItem::paste(app, None)?,
        PredefinedMenuItem::select_all(app, None)?,
    ] {
        edit.append(&item)?;
    }

    let view = make.submenu("menu-view", PLACES)?;
    view.append(&make.submenu("menu-theme", THEMES)?)?;
    view.append(&make.submenu("menu-contrast", CONTRASTS)?)?;
    make.fill(&view, ZOOM)?;

    let help = Submenu::new(app, make.words.get("menu-help"), true)?;
    help.append(&MenuItem::with_id(app, "palette:>", make.words.get("menu-keys"), true, None::<&str>)?)?;
    let version = make.words.with("menu-version", &[("version", env!("CARGO_PKG_VERSION"))]);
    help.append(&MenuItem::with_id(app, "version", version, false, None::<&str>)?)?;

    Menu::with_items(app, &[&file, &edit, &view, &help])
}

/// Does what an entry stands for: the page of the window in front is told its action.
pub fn chosen(app: &AppHandle, event: &MenuEvent) {
    let id = event.id().as_ref();
    if id == QUIT {
        for window in app.webview_windows().values() {
            // Each is asked first, so that nothing that was typed is lost.
            let _ = window.close();
        }
        return;
    }
    let _ = app.emit_to(app.state::<Files>().front(), CHOSEN, id);
}

/// Builds the menu anew for every window.
///
/// # Errors
/// What the system says.
pub fn refresh(app: &AppHandle) -> tauri::Result<()> {
    let handle = app.clone();
    app.run_on_main_thread(move || {
        for window in handle.webview_windows().values() {
            // An old list of recent files is better than none.
            let _ = give(window);
        }
    })
}

/// Gives a window its menu.
///
/// # Errors
/// What the system says.
pub fn give(window: &WebviewWindow) -> tauri::Result<()> {
    platform::set_menu(window, build(window.app_handle())?)
}

struct Make<'a> {
    app: &'a AppHandle,
    words: &'a Words,
}

impl Make<'_> {
    fn submenu(&self, title: &str, entries: &[Entry]) -> tauri::Result<Submenu<Wry>> {
        let menu = Submenu::new(self.app, self.words.get(title), true)?;
        self.fill(&menu, entries)?;
        Ok(menu)
    }

    fn fill(&self, menu: &Submenu<Wry>, entries: &[Entry]) -> tauri::Result<()> {
        for (id, keys) in entries {
            if id.is_empty() {
                menu.append(&PredefinedMenuItem::separator(self.app)?)?;
            } else {
                let label = self.words.get(&format!("menu-{id}"));
                menu.append(&MenuItem::with_id(self.app, *id, label, true, *keys)?)?;
            }
        }
        Ok(())
    }

    fn recent(&self) -> tauri::Result<Submenu<Wry>> {
        let menu = Submenu::new(self.app, self.words.get("menu-open-recent"), true)?;
        let known = self.app.state::<Store>().known();
        for file in &known {
            let label = if file.organisation.is_empty() {
                file.name()
            } else {
                let values = [("organisation", file.organisation.clone()), ("file", file.name())];
                self.words.with("menu-recent-file", &values)
            };
            // In a menu, `&` opens by keyboard; in a name it is a letter.
            let label = label.replace('&', "&&");
            menu.append(&MenuItem::with_id(
                self.app,
                format!("{RECENT}{}", file.handle()),
                label,
                true,
                None::<&str>,
            )?)?;
        }
        if known.is_empty() {
            let label = self.words.get("menu-no-recent");
            menu.append(&MenuItem::with_id(self.app, "no-recent", label, false, None::<&str>)?)?;
        }
        Ok(menu)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_entry_has_words() {
        let words = Words::for_language("en");
        for (id, _) in [EDIT, PLACES, THEMES, CONTRASTS, ZOOM].concat() {
            assert!(id.is_empty() || words.has(&format!("menu-{id}")), "menu-{id}");
        }
    }
}
