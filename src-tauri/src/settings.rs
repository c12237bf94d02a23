//! What this machine remembers: who works here, how the window looks, which files were open. Never in a client file.

use std::fs;
use std::path::PathBuf;
use std::sync::Mutex;

use annexa_document::Author;
use annexa_jobs::write_whole;
use serde::{Deserialize, Serialize};
use tauri::{AppHandle, Manager};

use crate::failure::{Answer, Error};
use crate::files::lock;
use crate::wire::Settings;

/// Recent files kept.
const RECENT: usize = 12;

/// A file that was open before.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct RecentFile {
    /// Where it is. Stays in Rust.
    pub path: PathBuf,
    /// The organisation's name when it was last open.
    #[serde(default)]
    pub organisation: String,
    /// Label of the edition in force, if any.
    #[serde(default)]
    pub edition: Option<String>,
    /// Whether the statement differs from it.
    #[serde(default)]
    pub draft: bool,
    /// When it was last opened.
    pub opened: String,
}

/// Everything remembered.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Remembered {
    /// Who works here.
    pub author: Option<Author>,
    /// How the window looks.
    pub window: Settings,
    /// Latest first.
    pub recent: Vec<RecentFile>,
}

/// The settings file, read once and written whole.
pub struct Store {
    path: Option<PathBuf>,
    now: Mutex<Remembered>,
}

impl Store {
    /// Reads the settings; what cannot be read begins anew.
    pub fn load(app: &AppHandle) -> Self {
        let path = app.path().app_config_dir().ok().map(|folder| folder.join("settings.json"));
        let text = path.as_ref().and_then(|p| fs::read_to_string(p).ok());
        let now = text.and_then(|t| serde_json::from_str(&t).ok()).unwrap_or_default();
        Self { path, now: Mutex::new(now) }
    }

    /// What is remembered now.
    pub fn read(&self) -> Remembered {
        lock(&self.now).clone()
    }

    /// Changes what is remembered, on the disk too.
    ///
    /// # Errors
    /// [`Error::Settings`] if it cannot be written; it holds for this run all the same.
    pub fn change(&self, change: impl FnOnce(&mut Remembered)) -> Answer<()> {
        let mut now = lock(&self.now);
        change(&mut now);
        let failed = |e: String| Error::Settings(e);
        let path = self.path.as_ref().ok_or_else(|| failed("no folder for settings".to_owned()))?;
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder).map_err(|e| failed(e.to_string()))?;
        }
        let text = serde_json::to_string_pretty(&*now).map_err(|e| failed(e.to_string()))?;
        write_whole(path, text.as_bytes()).map_err(|e| failed(e.to_string()))?;
        Ok(())
    }

    /// Puts a file at the top of the list.
    pub fn opened(&self, file: RecentFile) {
        // A list that cannot be kept is no reason not to open a file.
        let _ = self.change(|r| {
            r.recent.retain(|old| old.path != file.path);
            r.recent.insert(0, file);
            r.recent.truncate(RECENT);
        });
    }

    /// Who makes changes; nameless until somebody says who they are, and the same one from then on.
    pub fn author(&self) -> Author {
        if let Some(author) = self.read().author {
            return author;
        }
        let mut id = [0; 16];
        let _ = getrandom::fill(&mut id);
        let author = Author { id: hex::encode(id), name: String::new(), function: String::new() };
        let _ = self.change(|r| r.author = Some(author.clone()));
        author
    }
}
