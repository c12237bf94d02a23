//! The system's own dialogs for files. They are opened here, and the paths they give stay here.

use std::path::PathBuf;

use tauri::AppHandle;

/// What a dialog is for.
pub enum Ask {
    /// A place for a new file, with a name to begin with.
    Save(String),
    /// A file that is there.
    Open,
}

/// Asks for one file of a kind. `None` when the user closes the dialog.
pub fn file(app: &AppHandle, ask: Ask, kind: &str, endings: &'static [&'static str]) -> Option<PathBuf> {
    #[cfg(feature = "test-seam")]
    if let Some(answer) = seam::answer() {
        return Some(answer);
    }
    let kind = kind.to_owned();
    let (send, receive) = std::sync::mpsc::channel();
    // A dialog belongs to the thread that draws; waiting for it does not.
    app.run_on_main_thread(move || {
        let dialog = rfd::AsyncFileDialog::new().add_filter(kind, endings);
        let wait = move |picked: Option<rfd::FileHandle>| {
            let _ = send.send(picked.map(|handle| handle.path().to_owned()));
        };
        match ask {
            Ask::Save(name) => {
                let picked = dialog.set_file_name(name).save_file();
                std::thread::spawn(move || wait(tauri::async_runtime::block_on(picked)));
            }
            Ask::Open => {
                let picked = dialog.pick_file();
                std::thread::spawn(move || wait(tauri::async_runtime::block_on(picked)));
            }
        }
    })
    .ok()?;
    receive.recv().ok().flatten()
}

/// Answers from a list that a test wrote, one line a dialog. A release build does not contain it.
#[cfg(feature = "test-seam")]
mod seam {
    use std::path::PathBuf;

    pub fn answer() -> Option<PathBuf> {
        let list = std::env::var_os("ANNEXA_TEST_ANSWERS")?;
        let text = std::fs::read_to_string(&list).ok()?;
        let (first, rest) = text.split_once('\n')?;
        std::fs::write(&list, rest).ok()?;
        Some(PathBuf::from(first))
    }
}
