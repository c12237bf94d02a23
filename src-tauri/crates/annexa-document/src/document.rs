//! An open client file: the one owner of its connection, its undo history and its lock.

use std::cell::{Cell, OnceCell};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use annexa_model::{Cells, Operation, Snapshot};
use rusqlite::Connection;

use crate::error::Fault;
use crate::header::{self, APPLICATION_ID, Found, Header};
use crate::journal::Journal;
use crate::lock::{Attempt, Lock};
use crate::permissions::{Permission, Readers};
use crate::registry::Claim;
use crate::rows::Tables;
use crate::schema::{self, MIGRATIONS, Migration};
use crate::state::{State, Step};
use crate::writer::{Staged, Writer, snapshot_of};
use crate::{Author, Env, Error, Holder, ReadOnly, Result, backups, connection, copy, instant};

/// An open client file. Every change goes through [`Document::apply`] and its kin; every reader gets a [`Snapshot`].
///
/// It can be moved between threads. When it is dropped the file is closed and its lock is let go.
pub struct Document {
    // Dropped in this order: the connections, then the claim on the file, then the lock.
    pub(crate) conn: Connection,
    /// The file itself, where `conn` is all of it in memory, brought up to this format: it tells whether another program wrote.
    followed: Option<Connection>,
    pub(crate) claim: Claim,
    pub(crate) lock: Option<Lock>,
    pub(crate) path: PathBuf,
    /// Whom the file let read it when it was opened.
    pub(crate) permission: Permission,
    pub(crate) env: Env,
    pub(crate) read_only: Option<ReadOnly>,
    pub(crate) state: State,
    pub(crate) staged: Staged,
    pub(crate) saved_at: String,
    pub(crate) data_version: i64,
    /// A write failed so late that it may hold, and the file could not be read again: what it holds if it does. It is read before
    /// the next write.
    pub(crate) doubtful: Option<Box<State>>,
    pub(crate) snapshot: OnceCell<Arc<Snapshot>>,
    /// When all of it was last found to hold: what others had written into the file by then, and what was written here.
    pub(crate) sound_at: Cell<Option<(i64, u64)>>,
}

impl std::fmt::Debug for Document {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Document").field("path", &self.path).field("read_only", &self.read_only).finish_non_exhaustive()
    }
}

/// How a document is to be opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Mode {
    Write,
    Read,
}

impl Document {
    /// Makes a new client file whose first revision (`New`) holds the author and what `begin` writes.
    ///
    /// # Errors
    /// [`Error::AlreadyExists`], [`Error::FolderGone`], [`Error::StrayJournal`] and what writing can meet. Where it
    /// fails, no file is left behind; but for a whole one, where its name alone could not be forced to the disk.
    pub fn create(path: impl AsRef<Path>, env: Env, begin: &[Operation]) -> Result<Self> {
        Self::create_with_blobs(path, env, begin, Vec::new())
    }

    /// The same, with bytes that the operations name by their hash, such as a logo: they belong to the file's first
    /// revision, which no undo takes back.
    ///
    /// # Errors
    /// As [`Document::create`].
    pub fn create_with_blobs(
        path: impl AsRef<Path>,
        env: Env,
        begin: &[Operation],
        blobs: Vec<Vec<u8>>,
    ) -> Result<Self> {
        let staged = blobs.into_iter().map(|bytes| (annexa_model::sha256_hex(&bytes), bytes)).collect();
        Self::create_with(path.as_ref(), env, begin, &staged, MIGRATIONS)
    }

    /// Opens a client file for writing; for reading only where somebody else has it open, where the place takes no
    /// writes, or where a newer version wrote it: [`Document::read_only`] says which.
    ///
    /// # Errors
    /// Whatever the file is instead of a whole client file, each with its own [`Error`]. The file is not changed then.
    pub fn open(path: impl AsRef<Path>, env: Env) -> Result<Self> {
        Self::open_with(path.as_ref(), env, Mode::Write, MIGRATIONS)
    }

    /// Opens a client file to look at: no lock is taken, nothing is written.
    ///
    /// # Errors
    /// As [`Document::open`].
    pub fn open_read_only(path: impl AsRef<Path>, env: Env) -> Result<Self> {
        Self::open_with(path.as_ref(), env, Mode::Read, MIGRATIONS)
    }

    /// Opens a client file as a version would that knows one more format, which brings it up: for the batteries.
    ///
    /// # Errors
    /// As [`Document::open`].
    #[cfg(feature = "weakened")]
    pub fn open_in_next_format(path: impl AsRef<Path>, env: Env) -> Result<Self> {
        Self::open_with(path.as_ref(), env, Mode::Write, &schema::with_one_more())
    }

    fn create_with(
        path: &Path,
        env: Env,
        begin: &[Operation],
        staged: &Staged,
        migrations: &[Migration],
    ) -> Result<Self> {
        Self::create_by(path, env, staged, migrations, Readers::Usual, |writer| writer.begin(begin))
    }

    /// Makes a new client file of what one transaction writes. Where it fails, no file is left behind; but for one that is whole and
    /// whose name alone could not be forced to the disk.
    pub(crate) fn create_by(
        path: &Path,
        mut env: Env,
        staged: &Staged,
        migrations: &[Migration],
        readers: Readers,
        write: impl FnOnce(&mut Writer<'_>) -> std::result::Result<(), Fault>,
    ) -> Result<Self> {
        let path = copy::absolute(path)?;
        let since = instant::format(env.now());
        let lock = match Lock::attempt(&path, &Holder::here(&env.author.name, since)) {
            Attempt::Held(lock) => lock,
            Attempt::HeldBy(_) | Attempt::NamedElsewhere(_) if !path.exists() => return Err(Error::Busy(path)),
            Attempt::HeldBy(_) | Attempt::NamedElsewhere(_) => return Err(Error::AlreadyExists(path)),
            Attempt::Unavailable(e) => return Err(Error::from_io(&e, &path)),
        };
        copy::clear(&path)?;
        if fs::symlink_metadata(&path).is_ok() {
            return Err(Error::AlreadyExists(path));
        }
        copy::refuse_stray_journal(&path)?;
        // Power that goes, or a disk that is full, leaves nothing under the file's name that was never a client file.
        copy::by_way_of_partial(&path, readers, |partial| {
            let io = |e: io::Error| Error::from_io(&e, &path);
            Self::make(partial, &path, &mut env, staged, migrations, write)?;
            copy::give_name(partial, &path).map_err(io)?;
            copy::sync_folder(&path)
        })?;
        let begun = header::find(&path).and_then(|found| {
            let header = header::read(&found)?;
            Self::open_found(found, header, env, Some(lock), None, migrations)
        });
        if begun.is_err() {
            let _ = fs::remove_file(&path);
        }
        begun
    }

    /// Writes a new client file that is to be called otherwise once it is whole.
    fn make(
        partial: &Path,
        path: &Path,
        env: &mut Env,
        staged: &Staged,
        migrations: &[Migration],
        write: impl FnOnce(&mut Writer<'_>) -> std::result::Result<(), Fault>,
    ) -> Result<()> {
        let sql = |e: rusqlite::Error| Error::from_sqlite(&e, path);
        let conn = connection::open(partial, true).map_err(sql)?;
        let mut state = State::default();
        connection::begin(&conn).map_err(sql)?;
        conn.pragma_update(None, "application_id", APPLICATION_ID).map_err(sql)?;
        schema::migrate(&conn, 0, migrations).map_err(sql)?;
        let mut writer = Writer::new(&conn, &mut state, env, staged);
        write(&mut writer).and_then(|()| writer.finish()).map_err(|fault| fault.at(path))?;
        drop(writer.keep());
        connection::commit(&conn).map_err(sql)?;
        conn.close().map_err(|(_, e)| sql(e))
    }

    pub(crate) fn open_with(path: &Path, mut env: Env, mode: Mode, migrations: &[Migration]) -> Result<Self> {
        let found = header::find(path)?;
        let header = header::read(&found)?;
        let mut lock = None;
        let read_only = if mode == Mode::Read {
            Some(ReadOnly::Asked)
        } else if let Some(newer) = newer(header, migrations) {
            Some(newer)
        } else if header.writable {
            let since = instant::format(env.now());
            match Lock::attempt(&found.path, &Holder::here(&env.author.name, since)) {
                Attempt::Held(held) => {
                    lock = Some(held);
                    None
                }
                Attempt::HeldBy(holder) => Some(ReadOnly::HeldBy(holder)),
                Attempt::NamedElsewhere(holder) => Some(ReadOnly::NamedElsewhere(holder)),
                Attempt::Unavailable(e) => Some(why_no_lock(&e)),
            }
        } else {
            Some(ReadOnly::Place)
        };
        Self::open_found(found, header, env, lock, read_only, migrations)
    }

    /// Reads a file whose header was checked, and which is locked if it is to be written.
    fn open_found(
        found: Found,
        header: Header,
        mut env: Env,
        lock: Option<Lock>,
        read_only: Option<ReadOnly>,
        migrations: &[Migration],
    ) -> Result<Self> {
        let loaded = Loaded::from(&found.path, header, &mut env, read_only.is_none(), migrations)?;
        let document = Self::assemble(found, loaded, env, lock, read_only);
        if header.grown {
            // What is looked at on opening may be whole in a file of which half of a save was written.
            document.refuse_half_a_save()?;
        }
        Ok(document)
    }

    /// A number that changes whenever another program wrote into the file.
    pub(crate) fn others_wrote(&self) -> rusqlite::Result<i64> {
        Tables(self.followed.as_ref().unwrap_or(&self.conn)).data_version()
    }

    /// Whether what is read is the file in memory, brought up from an older format.
    pub(crate) fn is_brought_up(&self) -> bool {
        self.followed.is_some()
    }

    /// Reads its file anew, as if it had been opened a moment ago; the author and the lock stay. Where that fails the document is
    /// as it was.
    pub(crate) fn begin_anew(&mut self) -> Result<()> {
        let header = header::read_at(&self.path)?;
        let loaded = Loaded::from(&self.path, header, &mut self.env, self.lock.is_some(), MIGRATIONS)?;
        (self.conn, self.followed) = (loaded.conn, loaded.followed);
        self.read_only = match (&self.lock, loaded.newer) {
            (_, Some(newer)) => Some(newer),
            (Some(_), None) => None,
            (None, None) => self.read_only.take().or(Some(ReadOnly::Asked)),
        };
        (self.state, self.saved_at) = (loaded.state, loaded.saved_at);
        (self.data_version, self.doubtful) = (loaded.data_version, None);
        self.snapshot = OnceCell::from(Arc::new(loaded.snapshot));
        self.sound_at = Cell::new(None);
        Ok(())
    }

    /// Whether whoever had the file when it was opened here has let go of it: it can be taken over then.
    pub fn is_free_now(&self) -> bool {
        matches!(self.read_only, Some(ReadOnly::HeldBy(_))) && Lock::is_free(&self.path)
    }

    /// Becomes the one writer of a file that another computer left its name beside, because somebody knows that it is not open
    /// there; or that somebody had open who let go of it. Nothing happens where it can be written already.
    ///
    /// # Errors
    /// [`Error::ReadOnly`] with what else keeps it from being written; what opening can meet. It stays as it was then.
    pub fn take_over(&mut self) -> Result<()> {
        let Some(why) = self.read_only.clone() else { return Ok(()) };
        let over_others = match why {
            ReadOnly::NamedElsewhere(_) => true,
            ReadOnly::HeldBy(_) => false,
            _ => return Err(Error::ReadOnly(why)),
        };
        if !self.claim.is_at(&self.path) {
            return Err(Error::FileGone(self.path.clone()));
        }
        let since = instant::format(self.env.now());
        let holder = Holder::here(&self.env.author.name, since);
        self.lock = match Lock::attempt_over(&self.path, &holder, over_others) {
            Attempt::Held(lock) => Some(lock),
            Attempt::HeldBy(holder) | Attempt::NamedElsewhere(holder) => {
                return Err(Error::ReadOnly(ReadOnly::HeldBy(holder)));
            }
            Attempt::Unavailable(e) => return Err(Error::ReadOnly(why_no_lock(&e))),
        };
        let begun = self.begin_anew();
        if begun.is_err() {
            self.lock = None;
        }
        begun
    }

    pub(crate) fn assemble(
        found: Found,
        loaded: Loaded,
        env: Env,
        lock: Option<Lock>,
        read_only: Option<ReadOnly>,
    ) -> Self {
        let Loaded { conn, followed, state, saved_at, snapshot, data_version, newer } = loaded;
        let Found { path, claim } = found;
        let read_only = read_only.or(newer);
        let lock = lock.filter(|_| read_only.is_none());
        Self {
            conn,
            followed,
            claim,
            lock,
            permission: Permission::of(&path),
            path,
            env,
            read_only,
            state,
            staged: Staged::new(),
            saved_at,
            data_version,
            doubtful: None,
            snapshot: OnceCell::from(Arc::new(snapshot)),
            sound_at: Cell::new(None),
        }
    }

    /// The document as it stands at this moment, in memory: to be verified or copied elsewhere while this one goes on. It takes as
    /// much memory as the file has bytes, and can only be read.
    ///
    /// # Errors
    /// What reading the file can meet.
    pub fn at_this_moment(&mut self, env: Env) -> Result<Self> {
        self.refuse_foreign_journal()?;
        // Half a word is in no history.
        self.settle();
        let sql = |e: rusqlite::Error| Error::from_sqlite(&e, &self.path);
        let conn = connection::copied(&self.conn).map_err(sql)?;
        let state = State::load(&conn, &self.path)?;
        let snapshot = snapshot_of(&state.cells).map_err(|fault| fault.at(&self.path))?;
        let data_version = Tables(&conn).data_version().map_err(sql)?;
        let saved_at = self.saved_at.clone();
        let loaded = Loaded { conn, followed: None, state, saved_at, snapshot, data_version, newer: None };
        let found = Found { path: self.path.clone(), claim: Claim::of_nothing() };
        Ok(Self::assemble(found, loaded, env, None, Some(ReadOnly::Asked)))
    }

    fn refuse_half_a_save(&self) -> Result<()> {
        let detail = match self.verify() {
            Ok(found) if found.is_sound() => return Ok(()),
            Ok(found) => found.flaws.first().map(ToString::to_string).unwrap_or_default(),
            Err(Error::Damaged { detail, .. }) => detail,
            Err(other) => return Err(other),
        };
        Err(Error::JournalMissing { path: self.path.clone(), detail })
    }

    /// Where the file is: absolute, links resolved.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Why nothing can be written, if so.
    pub fn read_only(&self) -> Option<&ReadOnly> {
        self.read_only.as_ref()
    }

    /// Who makes changes from now on.
    pub fn author(&self) -> &Author {
        &self.env.author
    }

    /// Changes who makes changes. The file learns it with the next change; whoever finds it open, at once.
    pub fn set_author(&mut self, author: Author) {
        if let Some(lock) = &mut self.lock {
            lock.rename(&author.name);
        }
        self.env.author = author;
    }

    /// Everything in the document now. Built once per change.
    ///
    /// # Errors
    /// [`Error::Unreadable`] if a cell holds what its key does not allow.
    pub fn snapshot(&self) -> Result<Arc<Snapshot>> {
        if let Some(snapshot) = self.snapshot.get() {
            return Ok(Arc::clone(snapshot));
        }
        let snapshot = Arc::new(snapshot_of(&self.state.cells).map_err(|fault| fault.at(&self.path))?);
        Ok(Arc::clone(self.snapshot.get_or_init(|| snapshot)))
    }

    /// The cells themselves.
    pub fn cells(&self) -> &Cells {
        &self.state.cells
    }

    /// Id of the last revision, 64 hex digits. A revision still open to typing counts as if it were sealed.
    ///
    /// # Errors
    /// [`Error::Unstorable`], which no value in a document can bring about.
    pub fn head(&self) -> Result<String> {
        Ok(self.state.tail.sealed_head()?.hex())
    }

    /// How many revisions there are.
    ///
    /// # Errors
    /// As [`Document::head`].
    pub fn revision_count(&self) -> Result<u64> {
        Ok(u64::try_from(self.state.tail.sealed_head()?.seq).unwrap_or(0))
    }

    /// How many revisions there were when the one with that id, 64 hex digits, was the last; nothing if there is none.
    ///
    /// # Errors
    /// What reading the file can meet.
    pub fn revision_number(&self, id: &str) -> Result<Option<u64>> {
        let Ok(id) = hex::decode(id) else { return Ok(None) };
        let number = Tables(&self.conn).number(&id).map_err(|e| Error::from_sqlite(&e, &self.path))?;
        Ok(number.and_then(|number| u64::try_from(number).ok()))
    }

    /// When the last change was saved, RFC 3339 UTC.
    pub fn saved_at(&self) -> &str {
        &self.saved_at
    }

    /// Name of the operation that undo would take back: the last one, if this author made it.
    pub fn can_undo(&self) -> Option<&str> {
        self.mine(self.state.tail.undo.as_ref())
    }

    /// Name of the operation that redo would bring back.
    pub fn can_redo(&self) -> Option<&str> {
        self.mine(self.state.tail.redo.as_ref())
    }

    fn mine<'a>(&self, step: Option<&'a Step>) -> Option<&'a str> {
        let writable = self.read_only.is_none();
        step.filter(|s| writable && s.author == self.env.author.id).map(|s| s.op.as_str())
    }

    /// Bytes stored in the file (a logo, an edition's JSON or PDF), by their SHA-256 in hex.
    ///
    /// # Errors
    /// [`Error::BlobMissing`] if there are none, [`Error::Damaged`] if they are not what they were.
    pub fn blob(&self, hash: &str) -> Result<Vec<u8>> {
        if let Some(bytes) = self.staged.get(hash) {
            return Ok(bytes.clone());
        }
        let missing = || Error::BlobMissing(hash.to_owned());
        let key = hex::decode(hash).map_err(|_| missing())?;
        let bytes = Tables(&self.conn).blob(&key).map_err(|e| Error::from_sqlite(&e, &self.path))?;
        let bytes = bytes.ok_or_else(missing)?;
        if annexa_model::sha256_hex(&bytes) == hash.to_ascii_lowercase() {
            Ok(bytes)
        } else {
            Err(Error::Damaged { path: self.path.clone(), detail: format!("the stored file {hash} has another hash") })
        }
    }

    /// Closes the file and goes on keeping others from it: what stands there now is to be replaced.
    pub(crate) fn close_held(self) -> Result<Option<Lock>> {
        let Self { conn, followed, claim, lock, path, .. } = self;
        drop(followed);
        let closed = conn.close().map_err(|(_, e)| Error::from_sqlite(&e, &path));
        drop(claim);
        closed.map(|()| lock)
    }

    /// Closes the file and lets its lock go. Everything is on the disk already.
    ///
    /// # Errors
    /// [`Error::Disk`] if the file cannot be closed in order; what was saved is kept.
    pub fn close(self) -> Result<()> {
        self.close_held().map(drop)
    }
}

/// What is read of a file on opening.
pub(crate) struct Loaded {
    conn: Connection,
    /// The file itself, where `conn` is all of it in memory.
    followed: Option<Connection>,
    state: State,
    saved_at: String,
    snapshot: Snapshot,
    data_version: i64,
    /// It can only be read, since a newer version wrote it.
    newer: Option<ReadOnly>,
}

/// When the last revision of a file was written; nothing where it does not say.
pub(crate) fn last_saved(conn: &Connection) -> rusqlite::Result<String> {
    let last = Tables(conn).last()?.and_then(|row| serde_json::from_str::<Time>(&row.payload).ok());
    Ok(last.map(|last| last.time).unwrap_or_default())
}

impl Loaded {
    /// Reads a file whose header was checked, and brings one of an older format up: itself where it may be written, and the caller
    /// has its lock then; otherwise all of it in memory.
    pub(crate) fn from(
        path: &Path,
        header: Header,
        env: &mut Env,
        write: bool,
        migrations: &[Migration],
    ) -> Result<Self> {
        if write {
            // Nobody else writes now, so a journal is what a save left behind: the database will play it back.
            Journal::beside(path)?;
        }
        let newest = schema::newest(migrations);
        let sql = |e: rusqlite::Error| Error::from_sqlite(&e, path);
        let mut conn = connection::open(path, write).map_err(sql)?;
        let found = connection::within_time(&mut conn, path, |conn| {
            connection::quick_check(conn, path)?;
            // Not what the header said: an upgrade may have been cut off, which the database has taken back by now.
            conn.pragma_query_value(None, "user_version", |row| row.get::<_, u32>(0)).map_err(sql)
        })
        .map_err(|error| explained(error, header))?;
        let mut followed = None;
        let mut data_version = Tables(&conn).data_version().map_err(sql)?;
        // Either takes as long as copying and reading back takes.
        if found < newest && write {
            upgrade(&conn, path, found, env, migrations).map_err(|error| explained(error, header))?;
        } else if let Some(brought_up) =
            in_newest(&mut conn, path, found, migrations).map_err(|error| explained(error, header))?
        {
            followed = Some(std::mem::replace(&mut conn, brought_up));
        }
        let schema = found.max(newest);
        let (state, saved_at, snapshot, read_at) = connection::within_time(&mut conn, path, |conn| {
            // Of one moment: whoever holds the file may be writing.
            let _reading = conn.unchecked_transaction().map_err(sql)?;
            let (state, snapshot) = read(conn, path, schema, migrations)?;
            let saved_at = last_saved(conn).map_err(sql)?;
            let version = Tables(conn).data_version().map_err(sql)?;
            Ok((state, saved_at, snapshot, version))
        })
        .map_err(|error| explained(error, header))?;
        if followed.is_none() {
            data_version = read_at;
        }
        let newer = (schema > newest).then_some(ReadOnly::Newer(schema));
        Ok(Self { conn, followed, state, saved_at, snapshot, data_version, newer })
    }
}

/// Why a file of that header can only be read, since a newer version wrote it. Where a save was cut off its header is not believed.
pub(crate) fn newer(header: Header, migrations: &[Migration]) -> Option<ReadOnly> {
    (header.schema > schema::newest(migrations) && !header.journal).then_some(ReadOnly::Newer(header.schema))
}

/// An error of a file that a save left unfinished, with what is to be done about that.
fn explained(error: Error, header: Header) -> Error {
    match error {
        Error::Damaged { path, detail } if header.grown => Error::JournalMissing { path, detail },
        // Where nothing may be written a journal stands in the way, whether it belongs there or not.
        Error::CutOff(path) => Journal::beside(&path).err().unwrap_or(Error::CutOff(path)),
        other => other,
    }
}

#[derive(serde::Deserialize)]
struct Time {
    time: String,
}

fn why_no_lock(error: &io::Error) -> ReadOnly {
    match error.kind() {
        io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => ReadOnly::Place,
        _ => ReadOnly::NoLock,
    }
}

/// Reads what a document shows out of a database of that schema, which must be ours or let us read it.
pub(crate) fn read(conn: &Connection, path: &Path, schema: u32, migrations: &[Migration]) -> Result<(State, Snapshot)> {
    schema::check(conn, path, schema, schema::up_to(schema, migrations))?;
    readable(conn, path, schema, schema::newest(migrations))?;
    let state = State::load(conn, path)?;
    let snapshot = snapshot_of(&state.cells).map_err(|fault| match fault.at(path) {
        Error::Unreadable(detail) => Error::Damaged { path: path.to_owned(), detail },
        other => other,
    })?;
    Ok((state, snapshot))
}

/// A newer file says itself whether this version may read it.
fn readable(conn: &Connection, path: &Path, schema: u32, newest: u32) -> Result<()> {
    let min_reader = schema::meta(conn, "min_reader").map_err(|e| Error::from_sqlite(&e, path))?;
    let min_reader = min_reader.and_then(|text| text.parse::<u32>().ok());
    match min_reader {
        Some(least) if least <= newest => Ok(()),
        Some(least) => Err(Error::Newer { path: path.to_owned(), schema: schema.max(least), known: newest }),
        None => Err(Error::Damaged { path: path.to_owned(), detail: "it does not say who may read it".to_owned() }),
    }
}

/// All of an older file in memory, brought up there: whoever may not write it reads it in the one form that this version knows. It
/// takes as much memory as the file has bytes. Nothing of a file that has that form.
pub(crate) fn in_newest(
    conn: &mut Connection,
    path: &Path,
    from: u32,
    migrations: &[Migration],
) -> Result<Option<Connection>> {
    if from >= schema::newest(migrations) {
        return Ok(None);
    }
    refuse_unless_older(conn, path, from, migrations)?;
    let copy = copy::at_one_moment(conn, path, |conn| {
        let copy = connection::copied(conn).map_err(|e| Error::from_sqlite(&e, path))?;
        copy::is_whole(conn, &copy, path).map(|()| copy)
    })?;
    schema::migrate(&copy, from, migrations).map_err(|e| Error::from_sqlite(&e, path))?;
    Ok(Some(copy))
}

/// Refuses what is no file of an older format.
fn refuse_unless_older(conn: &Connection, path: &Path, from: u32, migrations: &[Migration]) -> Result<()> {
    if from == 0 {
        return Err(Error::Damaged { path: path.to_owned(), detail: "it has no file format".to_owned() });
    }
    schema::check(conn, path, from, schema::up_to(from, migrations))
}

/// Brings an older file up, a verified backup among its others first.
fn upgrade(conn: &Connection, path: &Path, from: u32, env: &mut Env, migrations: &[Migration]) -> Result<()> {
    refuse_unless_older(conn, path, from, migrations)?;
    copy::into(conn, Permission::of(path), &backups::place(path, &backups::backup_folder_beside(path), env)?)?;
    let step = || -> std::result::Result<(), Fault> {
        connection::begin(conn)?;
        schema::migrate(conn, from, migrations)?;
        Ok(connection::commit(conn)?)
    };
    step().map_err(|fault| {
        let _ = conn.execute_batch("ROLLBACK");
        fault.at(path)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schema::with_one_more as two;

    fn env() -> Env {
        Env::system(Author { id: "a".repeat(32), name: "Lead".to_owned(), function: String::new() })
    }

    fn schema_of(path: &Path) -> u32 {
        Connection::open(path).unwrap().pragma_query_value(None, "user_version", |r| r.get(0)).unwrap()
    }

    #[test]
    fn an_older_file_is_upgraded_with_a_backup_beside_it() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.soa");
        let made = Document::create(&path, env(), &[]).unwrap();
        let head = made.head().unwrap();
        made.close().unwrap();
        let opened = Document::open_with(&path, env(), Mode::Write, &two()).unwrap();
        assert!(opened.verify().unwrap().is_sound());
        assert_eq!(opened.head().unwrap(), head, "a migration never touches the history");
        opened.close().unwrap();
        assert_eq!(schema_of(&path), 2);
        let later = Document::open(&path, env()).unwrap();
        assert_eq!(later.read_only(), Some(&ReadOnly::Newer(2)));
        let [backup] = &backups::backups(later.backup_folder(), &later).unwrap()[..] else { panic!("one backup") };
        assert_eq!((schema_of(&backup.path), &backup.head), (1, &head));
        assert_eq!(Document::open(&backup.path, env()).unwrap().head().unwrap(), head);
    }

    #[test]
    fn an_upgrade_replaces_no_earlier_backup() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.soa");
        Document::create(&path, env(), &[]).unwrap().close().unwrap();
        let old = fs::read(&path).unwrap();
        for _ in 0..2 {
            // Somebody put the file of before back.
            fs::write(&path, &old).unwrap();
            Document::open_with(&path, env(), Mode::Write, &two()).unwrap().close().unwrap();
        }
        let document = Document::open(&path, env()).unwrap();
        assert_eq!(backups::backups(document.backup_folder(), &document).unwrap().len(), 2);
    }

    fn rename(document: &mut Document, name: &str) {
        let set = serde_json::json!({"op": "EditOrganisation", "set": [{"name": name}]});
        document.apply(&serde_json::from_value::<Operation>(set).unwrap()).unwrap();
    }

    #[test]
    fn an_older_file_is_read_where_it_may_not_be_written_and_left_as_it_is() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.soa");
        let mut made = Document::create(&path, env(), &[]).unwrap();
        rename(&mut made, "Otterbridge");
        let (head, snapshot) = (made.head().unwrap(), made.snapshot().unwrap());
        made.close().unwrap();
        let before = fs::read(&path).unwrap();
        let mut read = Document::open_with(&path, env(), Mode::Read, &two()).unwrap();
        assert_eq!((read.read_only(), read.head().unwrap()), (Some(&ReadOnly::Asked), head));
        assert_eq!(read.snapshot().unwrap(), snapshot);
        assert!(read.verify().unwrap().is_sound());
        // What is made of it has the format that is read here.
        read.save_copy(folder.path().join("b.soa")).unwrap();
        assert_eq!((schema_of(&folder.path().join("b.soa")), fs::read(&path).unwrap() == before), (2, true));
        // Whoever has it open in the older version goes on, and is followed.
        assert!(read.refresh().unwrap().is_none());
        let sql = "UPDATE revision SET payload = replace(payload, 'Otterbridge', 'Elsewhere') WHERE id IS NULL;
                   UPDATE cell SET value = '\"Elsewhere\"' WHERE key = 'organisation/name'";
        Connection::open(&path).unwrap().execute_batch(sql).unwrap();
        assert_eq!(read.standing(), crate::Standing::Written);
        let changes = read.refresh().unwrap().unwrap();
        assert_eq!(changes.cells["organisation/name"], Some("Elsewhere".into()));
        assert_eq!(read.standing(), crate::Standing::InPlace);
    }

    #[test]
    fn a_backup_of_an_older_format_is_had_back_and_a_copy_of_one_is_merged() {
        let folder = tempfile::tempdir().unwrap();
        let (path, copy) = (folder.path().join("a.soa"), folder.path().join("b.soa"));
        let mut document = Document::create(&path, env(), &[]).unwrap();
        rename(&mut document, "before");
        let backup = document.back_up(document.backup_folder(), 3).unwrap();
        document.save_copy(&copy).unwrap();
        document.close().unwrap();
        let mut other = Document::open(&copy, env()).unwrap();
        other.set_author(Author { id: "b".repeat(32), name: "Consultant".to_owned(), function: String::new() });
        rename(&mut other, "theirs");
        other.seal().unwrap();
        other.close().unwrap();
        let mut newer = Document::open_with(&path, env(), Mode::Write, &two()).unwrap();
        let set = serde_json::json!({"op": "EditOrganisation", "set": [{"address": "Quay 1"}]});
        newer.apply(&serde_json::from_value::<Operation>(set).unwrap()).unwrap();
        let older = Document::open_with(&copy, env(), Mode::Read, &two()).unwrap();
        let preview = newer.merge_preview(&older).unwrap();
        assert_eq!(preview.relation, crate::Relation::Diverged);
        newer.merge(&older, &crate::Decisions::new()).unwrap();
        assert_eq!(newer.snapshot().unwrap().organisation.name, "theirs");
        newer.close().unwrap();
        drop(older);
        assert!(backups::restore_in(&backup, &path, env(), &two()).unwrap().is_some());
        let restored = Document::open_with(&path, env(), Mode::Write, &two()).unwrap();
        assert_eq!(restored.snapshot().unwrap().organisation.name, "before");
        assert!(restored.verify().unwrap().is_sound());
        assert_eq!((schema_of(&path), schema_of(&backup)), (2, 1), "the backup stays as it is");
    }

    #[test]
    fn an_upgrade_that_fails_leaves_the_file_as_it_was() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.soa");
        Document::create(&path, env(), &[]).unwrap().close().unwrap();
        let mut broken = two();
        broken[1].sql = "CREATE TABLE extra(key TEXT) STRICT; CREATE TABLE cell(x) STRICT;";
        assert!(Document::open_with(&path, env(), Mode::Write, &broken).is_err());
        assert_eq!(schema_of(&path), 1);
        assert!(Document::open(&path, env()).unwrap().verify().unwrap().is_sound());
    }

    #[test]
    fn whichever_call_to_the_disk_fails_in_an_upgrade_the_file_is_old_or_new_and_its_backup_is_there() {
        use crate::shim::{CALLS, Fault, with};
        let made = tempfile::tempdir().unwrap();
        let made = made.path().join("a.soa");
        let document = Document::create(&made, env(), &[]).unwrap();
        let head = document.head().unwrap();
        document.close().unwrap();
        let (bytes, two) = (fs::read(&made).unwrap(), two());
        for fault in CALLS.into_iter().flat_map(|call| [(call, false), (call, true)]) {
            for n in 0.. {
                let (call, on) = fault;
                let fault = if on { Fault::From(call, n) } else { Fault::Once(call, n) };
                let folder = tempfile::tempdir().unwrap();
                let path = folder.path().join("a.soa");
                fs::write(&path, &bytes).unwrap();
                let (opened, hit) = with(fault, || Document::open_with(&path, env(), Mode::Write, &two).map(drop));
                if let Err(error) = &opened {
                    assert!(!matches!(error.code(), "damaged" | "foreign-schema"), "{fault:?}: {error}");
                }
                // The first word to the file is that of whoever opens it: it takes back what was cut off.
                let again =
                    Document::open_with(&path, env(), Mode::Write, &two).unwrap_or_else(|e| panic!("{fault:?}: {e}"));
                assert!(again.head().unwrap() == head && again.verify().unwrap().is_sound(), "{fault:?}");
                let kept = backups::backups(again.backup_folder(), &again).unwrap();
                assert!(!kept.is_empty(), "{fault:?}: upgraded without a backup");
                for backup in kept {
                    let kept = Document::open_read_only(&backup.path, env()).unwrap();
                    assert!(kept.head().unwrap() == head && kept.verify().unwrap().is_sound(), "{fault:?}");
                }
                again.close().unwrap();
                assert_eq!(schema_of(&path), 2, "{fault:?}");
                if !hit {
                    break;
                }
            }
        }
    }
}
