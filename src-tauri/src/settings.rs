//! What this machine remembers for its user: who works here, how the window looks, which files were open. One JSON file
//! in the system's folder for settings, replaced whole; nothing of it is ever in a client file.

use std::ffi::OsStr;
use std::fs::{self, File};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use annexa_document::Author;
use annexa_jobs::Readers;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::failure::Error;
use crate::wire::{AuthorName, BackupPlace, BackupRule, LastChange, Recent, Settings};

/// How many files are remembered.
const REMEMBERED: usize = 12;

/// The settings, and where they are kept.
#[derive(Debug)]
pub struct Store {
    path: PathBuf,
    held: Mutex<Held>,
}

#[derive(Debug)]
struct Held {
    kept: Kept,
    /// Whether the last change did not reach the disk: what is held here is newer than what is there.
    ahead: bool,
}

#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
struct Kept {
    author: Option<Author>,
    settings: Settings,
    recent: Vec<Known>,
    backups: BackupRule,
    /// The folder that was chosen for them.
    backup_folder: Option<PathBuf>,
    /// Folders that were chosen before, latest first: what lies there is still a backup.
    former_folders: Vec<PathBuf>,
}

/// A client file that was open before. The path stays on this side.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Known {
    /// Where it was.
    pub path: PathBuf,
    /// The organisation's name then.
    pub organisation: String,
    /// Label of the edition in force then.
    pub edition: Option<String>,
    /// Whether the statement differed from it.
    pub draft: bool,
    /// When it was last opened or closed, RFC 3339 UTC.
    pub opened: String,
    /// Its last change then.
    pub changed: Option<LastChange>,
    /// Id of its first revision, 64 hex digits: its backups are known by that when it does not open any more.
    pub beginning: Option<String>,
}

impl Known {
    /// What the page and the menu call it: the same for a file in every list, and no path.
    pub fn handle(&self) -> String {
        let digest = annexa_model::sha256_hex(self.path.as_os_str().as_encoded_bytes());
        digest.chars().take(16).collect()
    }

    /// The file's name, without its folder.
    pub fn name(&self) -> String {
        self.path.file_name().unwrap_or_default().to_string_lossy().into_owned()
    }

    /// When it was written into after all this was noted: another window may have it open, or somebody elsewhere. What is noted is
    /// no more than what was so.
    fn written_since(&self) -> Option<Timestamp> {
        let noted: Timestamp = self.opened.parse().ok()?;
        let written = Timestamp::try_from(fs::metadata(&self.path).ok()?.modified().ok()?).ok()?;
        (written > noted).then_some(written)
    }
}

impl Store {
    /// Reads the settings. Where there are none, or none that can be read, everything is as on a first start; a file
    /// that could not be understood is kept beside under another name.
    pub fn read(path: PathBuf) -> Self {
        let kept = match fs::read(&path) {
            Ok(bytes) => serde_json::from_slice(&bytes).unwrap_or_else(|_| {
                let _ = fs::rename(&path, path.with_extension("unreadable.json"));
                Kept::default()
            }),
            Err(_) => Kept::default(),
        };
        Self { path, held: Mutex::new(Held { kept, ahead: false }) }
    }

    fn held(&self) -> MutexGuard<'_, Held> {
        self.held.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Changes what is kept. The change holds in this program even where it cannot be written.
    fn keep(&self, change: impl FnOnce(&mut Kept)) -> Result<(), Error> {
        let mut held = self.held();
        let failed = |source| Error::Settings { path: self.path.clone(), source };
        let turn = self.turn();
        // Another run of the program may have written since; what did not reach the disk from here comes first.
        if !held.ahead
            && let Some(newer) = fs::read(&self.path).ok().and_then(|bytes| serde_json::from_slice(&bytes).ok())
        {
            held.kept = newer;
        }
        change(&mut held.kept);
        let _turn = turn.map_err(failed).inspect_err(|_| held.ahead = true)?;
        let written = write(&self.path, &held.kept);
        held.ahead = written.is_err();
        written.map_err(failed)
    }

    /// Waits until no other run of the program writes the settings, for as long as the value lives.
    fn turn(&self) -> io::Result<File> {
        if let Some(folder) = self.path.parent() {
            fs::create_dir_all(folder)?;
        }
        let file = File::options().create(true).append(true).open(self.path.with_extension("lock"))?;
        match file.lock() {
            // Where nothing can be locked, the last one to write wins.
            Err(e) if e.kind() != ErrorKind::Unsupported => Err(e),
            _ => Ok(file),
        }
    }

    /// Who works here. Before they have said so: nobody by name, with the id that will be theirs.
    ///
    /// # Errors
    /// [`Error::System`] if the system gives no random numbers for a first id.
    pub fn author(&self) -> Result<Author, Error> {
        if let Some(author) = self.held().kept.author.clone() {
            return Ok(author);
        }
        let mut id = [0; 16];
        getrandom::fill(&mut id).map_err(|e| Error::System(e.to_string()))?;
        let author = Author { id: hex::encode(id), name: String::new(), function: String::new() };
        // Where it cannot be kept it holds for this run: no reason not to open a file.
        let _ = self.keep(|kept| kept.author = kept.author.take().or(Some(author)));
        self.held().kept.author.clone().ok_or_else(|| Error::System(String::from("no author")))
    }

    /// Who works here, if they have said so.
    pub fn author_name(&self) -> Option<AuthorName> {
        let author = self.held().kept.author.clone()?;
        (!author.name.is_empty()).then_some(AuthorName { name: author.name, function: author.function })
    }

    /// Keeps who works here; their id stays.
    ///
    /// # Errors
    /// [`Error::Settings`]; it holds all the same until the program ends.
    pub fn set_author(&self, name: &AuthorName) -> Result<(), Error> {
        let author =
            Author { name: name.name.trim().to_owned(), function: name.function.trim().to_owned(), ..self.author()? };
        self.keep(|kept| kept.author = Some(author))
    }

    /// How the window looks.
    pub fn settings(&self) -> Settings {
        self.held().kept.settings.clone()
    }

    /// Keeps how the window looks.
    ///
    /// # Errors
    /// [`Error::Settings`]; they hold all the same until the program ends.
    pub fn set_settings(&self, mut settings: Settings) -> Result<(), Error> {
        settings.zoom = if settings.zoom.is_finite() { settings.zoom.clamp(0.5, 4.0) } else { 1.0 };
        self.keep(|kept| kept.settings = settings)
    }

    /// When backups are made and where they go; the folder that was chosen for them, if one was.
    pub fn backups(&self) -> (BackupRule, Option<PathBuf>) {
        let held = self.held();
        let folder = held.kept.backup_folder.clone();
        let name = folder.as_ref().and_then(|folder| folder.file_name());
        let name = name.map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        (BackupRule { folder: name, ..held.kept.backups.clone() }, folder)
    }

    /// Every folder that was ever chosen for backups, the present one first.
    pub fn backup_folders(&self) -> Vec<PathBuf> {
        let held = self.held();
        held.kept.backup_folder.iter().chain(&held.kept.former_folders).cloned().collect()
    }

    /// Keeps when backups are made and where they go. A folder that is named is chosen by that.
    ///
    /// # Errors
    /// [`Error::Settings`]; it holds all the same until the program ends.
    pub fn set_backups(&self, mut rule: BackupRule, folder: Option<PathBuf>) -> Result<(), Error> {
        rule.keep = rule.keep.clamp(1, 500);
        rule.folder.clear();
        if folder.as_ref().is_some_and(|folder| folder.to_str().is_none()) {
            return Err(Error::FolderName);
        }
        self.keep(|kept| {
            if folder.is_some() {
                let former = std::mem::replace(&mut kept.backup_folder, folder);
                kept.former_folders.retain(|one| former.as_ref() != Some(one));
                kept.former_folders.splice(..0, former);
                kept.former_folders.truncate(REMEMBERED);
                rule.place = BackupPlace::Chosen;
            }
            // A folder that nobody chose holds nothing.
            if rule.place == BackupPlace::Chosen && kept.backup_folder.is_none() {
                rule.place = kept.backups.place;
            }
            kept.backups = rule;
        })
    }

    /// Puts a file first among those that were open. One whose path is no text cannot be kept, and is not.
    ///
    /// # Errors
    /// [`Error::Settings`]
    pub fn remember(&self, file: Known) -> Result<(), Error> {
        if file.path.to_str().is_none() {
            return Ok(());
        }
        self.keep(|kept| {
            kept.recent.retain(|known| known.path != file.path);
            kept.recent.insert(0, file);
            kept.recent.truncate(REMEMBERED);
        })
    }

    /// Files that were open, latest first.
    pub fn known(&self) -> Vec<Known> {
        self.held().kept.recent.clone()
    }

    /// The same, as the page may know them.
    pub fn recent(&self) -> Vec<Recent> {
        let all = self.known();
        let shown = |known: &Known| {
            let written = known.written_since();
            Recent {
                handle: known.handle(),
                name: known.name(),
                folder: told_apart(&known.path, all.iter().map(|other| other.path.as_path())),
                missing: !known.path.exists(),
                organisation: known.organisation.clone(),
                edition: known.edition.clone(),
                draft: known.draft,
                opened: known.opened.clone(),
                changed: known.changed.clone().filter(|_| written.is_none()),
                written: written.map(|time| time.to_string()),
            }
        };
        all.iter().map(shown).collect()
    }
}

/// The name of a folder by which a file is told from others of its name: the nearest that no other is in. Nothing where no other is
/// called so. Whoever shows a file's name asks here; the page never learns where that folder is.
pub fn told_apart<'p>(path: &Path, others: impl IntoIterator<Item = &'p Path>) -> Option<String> {
    let is_rival = |other: &&Path| *other != path && other.file_name() == path.file_name();
    let rivals: Vec<&Path> = others.into_iter().filter(is_rival).collect();
    if rivals.is_empty() {
        return None;
    }
    let folder = |of: &Path, up: usize| of.ancestors().nth(up).and_then(Path::file_name).map(OsStr::to_owned);
    let is_alone = |up: &usize| rivals.iter().all(|other| folder(other, *up) != folder(path, *up));
    let up = (1..path.ancestors().count()).find(is_alone).unwrap_or(1);
    folder(path, up).map(|name| name.to_string_lossy().into_owned())
}

/// The name of the folder that a file is in; never where that folder is.
pub fn folder_name(path: &Path) -> Option<String> {
    path.parent()?.file_name().map(|name| name.to_string_lossy().into_owned())
}

fn write(path: &Path, kept: &Kept) -> io::Result<()> {
    let json = serde_json::to_vec_pretty(kept)?;
    annexa_jobs::write_whole(path, &json, Readers::UserAlone).map_err(|error| match error {
        annexa_jobs::Error::Output { source, .. } => source,
        other => io::Error::other(other),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wire::Theme;

    fn store(folder: &tempfile::TempDir) -> Store {
        Store::read(folder.path().join("deep/settings.json"))
    }

    #[test]
    fn what_is_kept_is_there_at_the_next_start() {
        let folder = tempfile::tempdir().unwrap();
        let first = store(&folder);
        assert!(first.author_name().is_none());
        let id = first.author().unwrap().id;
        first.set_author(&AuthorName { name: " Quality lead ".into(), function: "Quality".into() }).unwrap();
        first.set_settings(Settings { theme: Theme::Dark, zoom: f64::NAN, ..Settings::default() }).unwrap();

        let second = store(&folder);
        let author = second.author().unwrap();
        assert_eq!((author.id, author.name.as_str()), (id, "Quality lead"));
        assert_eq!(second.settings(), Settings { theme: Theme::Dark, ..Settings::default() });
    }

    #[test]
    fn backups_go_where_they_are_wanted_and_only_into_a_folder_that_was_chosen() {
        let folder = tempfile::tempdir().unwrap();
        let (store, place) = (store(&folder), |store: &Store| store.backups().0.place);
        assert_eq!(store.backups(), (BackupRule::default(), None));
        store.set_backups(BackupRule { place: BackupPlace::Chosen, keep: 0, folder: "/etc".into() }, None).unwrap();
        assert_eq!((place(&store), store.backups().0.keep), (BackupPlace::Program, 1));
        store.set_backups(store.backups().0, Some("/media/stick/Backups".into())).unwrap();
        let (rule, chosen) = store.backups();
        assert_eq!((rule.place, rule.folder.as_str()), (BackupPlace::Chosen, "Backups"));
        assert_eq!(chosen.unwrap(), Path::new("/media/stick/Backups"));
        store.set_backups(BackupRule { place: BackupPlace::Nowhere, ..rule }, None).unwrap();
        assert_eq!(place(&store), BackupPlace::Nowhere);
    }

    #[test]
    fn backups_are_still_looked_for_where_they_went_before() {
        let folder = tempfile::tempdir().unwrap();
        let store = store(&folder);
        for chosen in ["/a", "/b", "/a", "/c"] {
            store.set_backups(BackupRule::default(), Some(chosen.into())).unwrap();
        }
        assert_eq!(store.backup_folders(), ["/c", "/a", "/b"].map(PathBuf::from));
        store.set_backups(BackupRule { place: BackupPlace::Program, ..BackupRule::default() }, None).unwrap();
        assert_eq!(store.backup_folders().len(), 3);
    }

    #[test]
    fn files_of_one_name_are_told_apart_by_the_name_of_their_folder_and_no_more() {
        let folder = tempfile::tempdir().unwrap();
        let store = store(&folder);
        for path in ["/home/us/Moonharbour/client.soa", "/media/stick/client.soa", "/media/stick/other.soa"] {
            let changed = Some(LastChange { time: "2026-11-25T09:00:00Z".into(), author: "Consultant".into() });
            store.remember(Known { path: path.into(), changed, ..Known::default() }).unwrap();
        }
        let folders: Vec<_> = store.recent().into_iter().map(|recent| recent.folder).collect();
        assert_eq!(folders, [None, Some("stick".to_owned()), Some("Moonharbour".to_owned())]);
        assert_eq!(store.recent()[2].changed.as_ref().unwrap().author, "Consultant");
    }

    #[test]
    fn where_the_nearest_folders_have_one_name_too_the_one_above_tells_files_apart() {
        let [here, there, third] = ["/A/files/client.soa", "/B/files/client.soa", "/B/other/client.soa"].map(Path::new);
        let apart = |path: &Path| told_apart(path, [here, there]);
        assert_eq!((apart(here).as_deref(), apart(there).as_deref()), (Some("A"), Some("B")));
        assert_eq!(apart(third).as_deref(), Some("other"));
        assert_eq!(told_apart(here, [here, Path::new("/B/files/other.soa")]), None);
    }

    #[test]
    fn who_changed_a_file_last_is_not_told_once_somebody_wrote_into_it_since() {
        let folder = tempfile::tempdir().unwrap();
        let (store, file) = (store(&folder), folder.path().join("client.soa"));
        fs::write(&file, "").unwrap();
        let changed = Some(LastChange { time: "2026-11-25T09:00:00Z".into(), author: "Consultant".into() });
        let note = |opened: &str| {
            let noted =
                Known { path: file.clone(), opened: opened.into(), changed: changed.clone(), ..Known::default() };
            store.remember(noted).unwrap();
            store.recent().remove(0)
        };
        let later = note("2999-01-01T00:00:00Z");
        assert_eq!((later.changed, later.written), (changed.clone(), None));
        let since = note("2020-01-01T00:00:00Z");
        assert!(since.changed.is_none() && since.written.is_some(), "{since:?}");
    }

    #[test]
    fn the_latest_file_comes_first_and_none_twice() {
        let folder = tempfile::tempdir().unwrap();
        let store = store(&folder);
        for n in 0..20 {
            store.remember(Known { path: format!("/files/{n}.soa").into(), ..Known::default() }).unwrap();
        }
        store.remember(Known { path: "/files/15.soa".into(), ..Known::default() }).unwrap();
        let names: Vec<String> = store.recent().into_iter().map(|r| r.name).collect();
        assert_eq!(names.len(), REMEMBERED);
        assert_eq!(names[..3], ["15.soa", "19.soa", "18.soa"]);
        assert!(store.recent().iter().all(|r| r.missing));
    }

    #[test]
    fn settings_that_cannot_be_read_are_put_aside_not_lost() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("settings.json");
        fs::write(&path, "{ not json").unwrap();
        let store = Store::read(path.clone());
        assert_eq!(store.settings(), Settings::default());
        assert_eq!(fs::read_to_string(path.with_extension("unreadable.json")).unwrap(), "{ not json");
    }

    #[test]
    fn what_cannot_be_kept_is_told_and_holds_until_the_end() {
        let folder = tempfile::tempdir().unwrap();
        let blocked = folder.path().join("file");
        fs::write(&blocked, "").unwrap();
        let store = Store::read(blocked.join("settings.json"));
        assert!(store.set_settings(Settings { theme: Theme::Dark, ..Settings::default() }).is_err());
        assert_eq!(store.settings().theme, Theme::Dark);
        let first = store.author().unwrap();
        assert!(store.set_author(&AuthorName { name: "Quality lead".into(), function: String::new() }).is_err());
        assert_eq!(store.author().unwrap(), Author { name: "Quality lead".into(), ..first });
    }

    #[test]
    fn two_runs_of_the_program_do_not_undo_each_others_settings() {
        let folder = tempfile::tempdir().unwrap();
        let (one, two) = (store(&folder), store(&folder));
        one.remember(Known { path: "/files/a.soa".into(), ..Known::default() }).unwrap();
        two.set_settings(Settings { theme: Theme::Dark, ..Settings::default() }).unwrap();
        one.remember(Known { path: "/files/b.soa".into(), ..Known::default() }).unwrap();
        let third = store(&folder);
        let names: Vec<String> = third.recent().into_iter().map(|r| r.name).collect();
        assert_eq!((third.settings().theme, names), (Theme::Dark, vec!["b.soa".to_owned(), "a.soa".to_owned()]));
    }
}
