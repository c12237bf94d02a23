//! Which window holds which document.

use std::cell::Cell;
use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicU32, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, TryLockError};
use std::time::{Duration, Instant};

use annexa_document::{Document, Env, Standing};
use annexa_jobs::Progress;
use annexa_model::Id;
use annexa_words::Words;
use tauri::webview::NewWindowResponse;
use tauri::{AppHandle, Emitter, Manager, WebviewUrl, WebviewWindow, WebviewWindowBuilder};

use crate::failure::{Answer, Error, Failure};
use crate::wire::{ExportProgress, KnownFile};
use crate::{menu, platform};

/// The event that tells a page how far its export is.
const EXPORTING: &str = "exporting";
/// So long a page is told nothing new.
const BETWEEN: Duration = Duration::from_millis(100);

/// Another copy as it was when it was compared with the document, and where both stood then: what was decided is about that.
#[derive(Clone)]
pub struct Compared {
    /// The other file.
    pub path: PathBuf,
    /// Its last revision.
    pub theirs: String,
    /// The document's.
    pub mine: String,
}

/// A file that the page may name.
#[derive(PartialEq, Eq)]
struct Known {
    path: PathBuf,
    /// Whether the window wrote it, in this run.
    written: bool,
}

/// What is known of the backups of a document.
#[derive(Debug, Default)]
pub struct BackedUp {
    /// Where it stood when its last backup was made; nothing before anybody has looked.
    pub head: Option<String>,
    /// When that was last tried in this run.
    pub at: Option<Instant>,
    /// Whether that failed.
    pub failed: bool,
}

/// A document that a window shows.
pub struct Open {
    document: Mutex<Document>,
    /// Where it is: it stays there as long as it is open.
    path: PathBuf,
    /// Whose it is, as its window says.
    client: Mutex<String>,
    /// Whether a page shows it.
    shown: AtomicBool,
    /// Counts the previews that were asked for: only the latest is wanted.
    preview: AtomicU64,
    /// Counts how often exports were broken off: what began before the last time stops.
    broken_off: AtomicU64,
    /// Files that its window wrote or found in this run, in order: the page knows each by its number alone.
    known: Mutex<Vec<Known>>,
    /// What its page was told last of the place where it was opened.
    told: Mutex<Standing>,
    /// Whether what another program wrote into it could be read.
    read: AtomicBool,
    /// Whether its page was told that whoever held it let go.
    freed: AtomicBool,
    /// Its last backup.
    backed_up: Mutex<BackedUp>,
    /// The copy that the window compares it with.
    compared: Mutex<Option<Compared>>,
    /// The statement that its page shows, where it chose one.
    statement: Mutex<Option<Id>>,
    /// The private key that was chosen to sign with, or made for that.
    key: Mutex<Option<PathBuf>>,
}

impl Open {
    /// The document, for one command at a time.
    pub fn document(&self) -> MutexGuard<'_, Document> {
        lock(&self.document)
    }

    /// Where the document is; nobody waits for what is at work in it.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Notes whose document it is.
    pub fn is_of(&self, client: &str) {
        client.clone_into(&mut lock(&self.client));
    }

    /// Whose document it is.
    pub fn client(&self) -> String {
        lock(&self.client).clone()
    }

    /// The document as it stands at this moment, in memory: nobody waits for what is done with it.
    ///
    /// # Errors
    /// As [`Document::at_this_moment`].
    pub fn at_this_moment(&self) -> Answer<Document> {
        let mut document = self.document();
        let env = Env::system(document.author().clone());
        Ok(document.at_this_moment(env)?)
    }

    /// Notes that a page shows it.
    pub fn shown(&self) {
        self.shown.store(true, Ordering::Relaxed);
    }

    /// Whether a page shows it.
    pub fn is_shown(&self) -> bool {
        self.shown.load(Ordering::Relaxed)
    }

    /// The document, if no command is at work in it.
    pub fn idle_document(&self) -> Option<MutexGuard<'_, Document>> {
        match self.document.try_lock() {
            Ok(document) => Some(document),
            Err(TryLockError::Poisoned(whole)) => Some(whole.into_inner()),
            Err(TryLockError::WouldBlock) => None,
        }
    }

    /// Remembers a file that was found and that the page may name; answers with what it is called there.
    pub fn knows(&self, path: PathBuf) -> KnownFile {
        self.keep(path, false)
    }

    /// The same of a file that the window wrote: it may be opened by the system.
    pub fn wrote(&self, path: PathBuf) -> KnownFile {
        self.keep(path, true)
    }

    fn keep(&self, path: PathBuf, written: bool) -> KnownFile {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let one = Known { path, written };
        let mut known = lock(&self.known);
        let handle = known.iter().position(|other| *other == one).unwrap_or_else(|| {
            known.push(one);
            known.len() - 1
        });
        KnownFile { handle, name }
    }

    /// The file that the page calls so, if the window wrote it.
    pub fn written(&self, handle: usize) -> Option<PathBuf> {
        lock(&self.known).get(handle).filter(|known| known.written).map(|known| known.path.clone())
    }

    /// The file that the page calls so.
    ///
    /// # Errors
    /// [`Error::NoFile`] where it was told of none.
    pub fn known(&self, handle: usize) -> Answer<PathBuf> {
        lock(&self.known).get(handle).map(|known| known.path.clone()).ok_or_else(|| Error::NoFile.into())
    }

    /// Notes what stands where the file was opened; whether that is news.
    pub fn stands(&self, standing: Standing) -> bool {
        std::mem::replace(&mut *lock(&self.told), standing) != standing
    }

    /// Notes whether what another program wrote into it could be read; whether that is news.
    pub fn is_read(&self, is_read: bool) -> bool {
        self.read.swap(is_read, Ordering::Relaxed) != is_read
    }

    /// Notes whether whoever held it let go; whether that is news. Somebody else may hold it again, and let go again.
    pub fn is_freed(&self, free: bool) -> bool {
        let was_free = self.freed.swap(free, Ordering::Relaxed);
        free && !was_free
    }

    /// Its last backup.
    pub fn backed_up(&self) -> MutexGuard<'_, BackedUp> {
        lock(&self.backed_up)
    }

    /// Remembers the copy that the window compares the document with.
    pub fn compares(&self, compared: Compared) {
        *lock(&self.compared) = Some(compared);
    }

    /// The copy that was compared last.
    pub fn compared(&self) -> Option<Compared> {
        lock(&self.compared).clone()
    }

    /// Remembers the statement that its page shows.
    pub fn shows_statement(&self, id: Id) {
        *lock(&self.statement) = Some(id);
    }

    /// The statement that its page chose last.
    pub fn statement(&self) -> Option<Id> {
        lock(&self.statement).clone()
    }

    /// Remembers the private key that the user chose to sign with.
    pub fn signs_with(&self, key: PathBuf) {
        *lock(&self.key) = Some(key);
    }

    /// The private key that was chosen last.
    pub fn key(&self) -> Option<PathBuf> {
        lock(&self.key).clone()
    }

    /// A progress that breaks its preview off as soon as another is asked for.
    pub fn latest_preview(&self) -> impl Fn(Progress) -> ControlFlow<()> {
        let mine = self.preview.fetch_add(1, Ordering::Relaxed) + 1;
        move |_| while_equal(&self.preview, mine)
    }

    /// A progress that tells the page now and then how far its export is, and breaks it off when the page asks for that.
    pub fn export<'a>(&'a self, window: &'a WebviewWindow) -> impl Fn(Progress) -> ControlFlow<()> + 'a {
        let (mine, told) = (self.broken_off.load(Ordering::Relaxed), Cell::new(Instant::now()));
        move |progress| {
            if told.get().elapsed() > BETWEEN {
                told.set(Instant::now());
                // A page that hears nothing gets its file all the same.
                let _ = window.emit_to(window.label(), EXPORTING, ExportProgress::from(progress));
            }
            while_equal(&self.broken_off, mine)
        }
    }

    /// Breaks off what is being exported.
    pub fn break_off(&self) {
        self.broken_off.fetch_add(1, Ordering::Relaxed);
    }
}

fn while_equal(counter: &AtomicU64, mine: u64) -> ControlFlow<()> {
    if counter.load(Ordering::Relaxed) == mine { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
}

/// The open documents, by the label of the window that shows each.
#[derive(Default)]
pub struct Files {
    open: Mutex<HashMap<String, Arc<Open>>>,
    /// Why the file that a window was opened for could not be shown, until its page has told it.
    refused: Mutex<HashMap<String, Failure>>,
    /// The file that a window was asked to show last and could not open.
    unopened: Mutex<HashMap<String, PathBuf>>,
    /// The sealed copy that each window was last asked to open.
    sealed: Mutex<HashMap<String, PathBuf>>,
    windows: AtomicU32,
    /// The window that had the focus last: a menu's entry is meant for it.
    front: Mutex<String>,
}

/// A lock is taken whatever became of its last holder: a document is whole between any two calls.
pub fn lock<T>(shared: &Mutex<T>) -> MutexGuard<'_, T> {
    shared.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Files {
    /// The document of a window.
    pub fn of(&self, label: &str) -> Answer<Arc<Open>> {
        lock(&self.open).get(label).cloned().ok_or_else(|| Error::NoFile.into())
    }

    /// Whether a window has a document.
    pub fn has(&self, label: &str) -> bool {
        lock(&self.open).contains_key(label)
    }

    /// Gives a window its document; hands it back if the window has one already.
    pub fn put(&self, label: &str, document: Document) -> Option<Document> {
        match lock(&self.open).entry(label.to_owned()) {
            Entry::Occupied(_) => Some(document),
            Entry::Vacant(free) => {
                free.insert(Arc::new(Open {
                    path: document.path().to_owned(),
                    client: Mutex::default(),
                    document: Mutex::new(document),
                    shown: AtomicBool::new(false),
                    preview: AtomicU64::new(0),
                    broken_off: AtomicU64::new(0),
                    known: Mutex::default(),
                    told: Mutex::new(Standing::InPlace),
                    read: AtomicBool::new(true),
                    freed: AtomicBool::new(false),
                    backed_up: Mutex::default(),
                    compared: Mutex::default(),
                    statement: Mutex::default(),
                    key: Mutex::default(),
                }));
                None
            }
        }
    }

    /// Why the file that this window was opened for could not be shown; told once.
    pub fn refused(&self, label: &str) -> Option<Failure> {
        lock(&self.refused).remove(label)
    }

    /// Notes that a window could not open a file: it may be asked what still reads of it.
    pub fn could_not_open(&self, label: &str, path: &Path) {
        lock(&self.unopened).insert(label.to_owned(), path.to_owned());
    }

    /// The file that a window could not open last.
    pub fn unopened(&self, label: &str) -> Option<PathBuf> {
        lock(&self.unopened).get(label).cloned()
    }

    /// Remembers the sealed copy that a window is to open.
    pub fn means_sealed(&self, label: &str, path: PathBuf) {
        lock(&self.sealed).insert(label.to_owned(), path);
    }

    /// The sealed copy that a window is to open.
    pub fn sealed(&self, label: &str) -> Option<PathBuf> {
        lock(&self.sealed).get(label).cloned()
    }

    /// Closes a window's document and lets its lock go.
    pub fn close(&self, label: &str) {
        lock(&self.open).remove(label);
    }

    /// The window that shows the file at a path, if any does.
    pub fn shows(&self, path: &Path) -> Option<String> {
        let path = path.canonicalize().ok()?;
        self.all().into_iter().find_map(|(label, open)| (open.path() == path).then_some(label))
    }

    /// Every open document, with the label of its window.
    pub fn all(&self) -> Vec<(String, Arc<Open>)> {
        lock(&self.open).iter().map(|(label, open)| (label.clone(), open.clone())).collect()
    }

    /// Notes which window has the focus.
    pub fn focused(&self, label: &str) {
        label.clone_into(&mut lock(&self.front));
    }

    /// The label of the window that had the focus last.
    pub fn front(&self) -> String {
        lock(&self.front).clone()
    }
}

/// What a new window is for.
pub enum Show {
    /// The first page.
    Welcome,
    /// A client file.
    Document(Box<Document>),
    /// The first page, with why the file that was meant could not be opened.
    Refused(PathBuf, Failure),
    /// The first page, asking for what opens a sealed copy.
    Sealed(PathBuf, Failure),
}

/// Opens a window.
///
/// # Errors
/// When the system shows no window; a document is closed again then.
pub fn window(app: &AppHandle, show: Show) -> tauri::Result<()> {
    let files = app.state::<Files>();
    let label = format!("client-{}", files.windows.fetch_add(1, Ordering::Relaxed));
    match show {
        Show::Welcome => {}
        // The label is new: nobody has a document under it.
        Show::Document(document) => drop(files.put(&label, *document)),
        Show::Refused(path, failure) => {
            files.could_not_open(&label, &path);
            lock(&files.refused).insert(label.clone(), failure);
        }
        Show::Sealed(path, failure) => {
            files.means_sealed(&label, path);
            lock(&files.refused).insert(label.clone(), failure);
        }
    }
    let built = WebviewWindowBuilder::new(app, &label, WebviewUrl::default())
        .title(app.state::<Words>().get("app-name"))
        .inner_size(1440.0, 900.0)
        .min_inner_size(480.0, 400.0)
        // What is dropped on a window would be told to the page with its path.
        .disable_drag_drop_handler()
        // The page is the only one: nothing that stands in a file or is dropped on the window leads to another, opens a
        // window or comes as a download.
        .on_navigation(platform::is_our_page)
        .on_new_window(|_, _| NewWindowResponse::Deny)
        .on_download(|_, _| false)
        .build();
    match built {
        Ok(window) => {
            files.focused(&label);
            menu::give(&window)
        }
        Err(error) => {
            files.close(&label);
            Err(error)
        }
    }
}
