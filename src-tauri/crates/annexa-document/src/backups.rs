//! Backups: verified copies under names that say when they were made, of which the newest are kept.

use std::fs;
use std::path::{Path, PathBuf};

use jiff::Timestamp;
use jiff::civil::DateTime;
use serde::Serialize;

use crate::document::{Mode, in_newest};
use crate::error::Fault;
use crate::lock::{Attempt, Lock};
use crate::permissions;
use crate::rows::Tables;
use crate::schema::{MIGRATIONS, Migration};
use crate::state::State;
use crate::{Document, Env, Error, Holder, ReadOnly, Result, connection, copy, header, instant};

/// How a backup's name tells the time. No character of it means anything to a file system.
const TIME: &str = "%Y-%m-%d %H%M%S";
/// A date and six digits: so long is what that makes.
const TIME_LENGTH: usize = "2026-11-22 131647".len();
/// What a backup's name ends in.
const ENDING: &str = ".soa";
/// A name may have 255 bytes in most file systems; what stands beside a file while it is written needs some of them.
const LONGEST: usize = 180;

/// A backup of a document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Backup {
    /// Where it is.
    pub path: PathBuf,
    /// When it was made, by its name: in the calendar and on the clock of where that was.
    pub time: DateTime,
    /// Id of its last revision, 64 hex digits.
    pub head: String,
    /// How many revisions it has.
    pub revisions: u64,
    /// Whether that revision is in the document's history: then the document holds all that the backup holds, or has taken
    /// it back.
    pub in_history: bool,
}

impl Backup {
    /// Whether it was made of a file of that name, without its ending.
    fn is_called(&self, name: &str) -> bool {
        self.path.file_name().and_then(|file| file.to_str()).is_some_and(|file| is_called(file, name))
    }
}

impl Document {
    /// Id of its first revision, 64 hex digits: copies of one document have the same, whatever they are called and wherever they
    /// are.
    ///
    /// # Errors
    /// What reading the file can meet.
    pub fn beginning(&self) -> Result<String> {
        Ok(hex::encode(self.first()?.unwrap_or_default()))
    }

    pub(crate) fn first(&self) -> Result<Option<Vec<u8>>> {
        let first = Tables(&self.conn).revision(1).map_err(|e| Error::from_sqlite(&e, &self.path))?;
        Ok(first.and_then(|row| row.id))
    }

    /// Whether the revision with that id is in this history.
    pub(crate) fn knows(&self, id: &str) -> Result<bool> {
        Ok(self.revision_number(id)?.is_some() || self.head()? == id)
    }

    /// The folder for backups where nobody names another: beside the file, called after it.
    pub fn backup_folder(&self) -> PathBuf {
        backup_folder_beside(&self.path)
    }

    /// Makes a backup in a folder, which is made if it is missing, verifies it, and removes those beyond the newest `keep` (at least
    /// one). Only what has the name of a backup of this file, and holds nothing that this file does not, is ever removed, and nothing
    /// that is open somewhere.
    ///
    /// # Errors
    /// As [`Document::save_copy`]; [`Error::BackedUpUnsound`] where what was copied does not hold: the copy stays. Nothing is removed
    /// in either case. A backup that cannot be removed stays and is no error.
    pub fn back_up(&mut self, folder: impl AsRef<Path>, keep: usize) -> Result<PathBuf> {
        let folder = folder.as_ref();
        let made = self.copy_into(folder)?;
        let verified = Self::open_read_only(&made, Env::looking(self.env.author.clone()))?.verify()?;
        // Bytes that are lost are no reason to stop: backups that still have them are not removed.
        if let Some(flaw) = verified.says_other() {
            return Err(Error::BackedUpUnsound { path: made, detail: flaw.to_string() });
        }
        let (name, me) = (stem_of(&self.path), here(&mut self.env));
        let mut own = self.own(folder)?;
        own.retain(|backup| backup.in_history && backup.is_called(&name) && backup.path != made);
        // A clock may have been set back, and a time in a name is that of a place: the history alone says what is older.
        own.sort_by_key(|backup| std::cmp::Reverse((backup.revisions, backup.time)));
        for backup in own.iter().skip(keep.saturating_sub(1)) {
            if self.has_bytes_of(&backup.path).unwrap_or(false) {
                remove(&backup.path, &me);
            }
        }
        Ok(made)
    }

    /// Makes a backup and leaves the others alone.
    fn copy_into(&mut self, folder: &Path) -> Result<PathBuf> {
        let path = place(&self.path, folder, &mut self.env)?;
        self.save_copy(&path)?;
        Ok(path)
    }

    /// Whether all bytes that a backup stores are here.
    fn has_bytes_of(&self, backup: &Path) -> Result<bool> {
        let found = header::find(backup)?;
        let sql = |e: rusqlite::Error| Error::from_sqlite(&e, backup);
        let conn = connection::open(&found.path, false).map_err(sql)?;
        let mut all = true;
        Tables(&conn)
            .blob_hashes(|hash| {
                all = all && Tables(&self.conn).has_blob(hash)?;
                Ok(())
            })
            .map_err(sql)?;
        Ok(all)
    }

    /// The backups of this document in a folder, under whatever name it had then; the newest first.
    fn own(&self, folder: &Path) -> Result<Vec<Backup>> {
        let first = self.first()?;
        let mut found = in_folder(folder, |_| true, |begin| *begin == first)?;
        for backup in &mut found {
            backup.in_history = self.knows(&backup.head)?;
        }
        Ok(found)
    }
}

/// A free name for a backup of a file, in a folder that is made if it is missing.
pub(crate) fn place(file: &Path, folder: &Path, env: &mut Env) -> Result<PathBuf> {
    match permissions::create_own_folder(folder) {
        // A backup is no safer than the folder that it is in.
        Ok(()) => copy::sync_folder(&copy::absolute(folder)?)?,
        Err(e) if e.kind() == std::io::ErrorKind::AlreadyExists => sweep(file, folder, env),
        Err(e) => return Err(Error::from_io(&e, folder)),
    }
    Ok(dated(file, folder, env))
}

/// A free name in a folder that says which file it is of and what time it is now.
pub(crate) fn dated(file: &Path, folder: &Path, env: &mut Env) -> PathBuf {
    let (name, now) = (stem_of(file), env.now());
    let zoned = Timestamp::from_millisecond(now).unwrap_or(Timestamp::UNIX_EPOCH).to_zoned(env.zone.clone());
    let mut time = zoned.datetime();
    let at = |time: DateTime| folder.join(format!("{name} {}{ENDING}", time.strftime(TIME)));
    while at(time).symlink_metadata().is_ok() {
        time = time.saturating_add(jiff::SignedDuration::from_secs(1));
    }
    at(time)
}

/// Who works here: what a dead process of this computer left its name on is nobody's.
fn here(env: &mut Env) -> Holder {
    let since = instant::format(env.now());
    Holder::here(&env.author.name, since)
}

/// Removes what is left of backups that were cut off while they were written: no later one would have their names.
fn sweep(file: &Path, folder: &Path, env: &mut Env) {
    let (name, me) = (stem_of(file), here(env));
    for path in fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path()) {
        let target = path.to_str().and_then(|path| path.strip_suffix(copy::PARTIAL)).map(Path::new);
        if let Some(target) = target
            && target
                .file_name()
                .and_then(|of| of.to_str())
                .is_some_and(|of| time_in(of).is_some() && of.starts_with(&name))
            && let Attempt::Held(_lock) = Lock::attempt(target, &me)
        {
            let _ = fs::remove_file(&path);
        }
    }
}

/// The folder for backups of a file where nobody names another: beside it, called after it.
pub fn backup_folder_beside(path: &Path) -> PathBuf {
    path.with_file_name(format!("{} backups", stem_of(path)))
}

/// A file's name without its ending, as it can stand in a name anywhere.
fn stem_of(path: &Path) -> String {
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let safe = |c: char| if c.is_control() || r#"<>:"/\|?*"#.contains(c) { '_' } else { c };
    let mut name: String = stem.chars().map(safe).collect();
    while name.len() > LONGEST {
        name.pop();
    }
    name.trim_end_matches(['.', ' ']).to_owned()
}

/// The backups in a folder of a file that does not open and cannot say itself whose they are: of the document that begins so, 64 hex
/// digits, or, where nobody remembers that, those that are called after the file. The newest first.
///
/// # Errors
/// What reading the folder can meet.
pub fn backups_of_unread(folder: impl AsRef<Path>, path: &Path, beginning: Option<&str>) -> Result<Vec<Backup>> {
    let name = stem_of(path);
    let begin = beginning.and_then(|id| hex::decode(id).ok());
    in_folder(folder.as_ref(), |file| begin.is_some() || is_called(file, &name), |of| begin.is_none() || *of == begin)
}

/// The backups in a folder whose names are wanted, and whose histories are. What does not read is none.
fn in_folder(
    folder: &Path,
    is_named: impl Fn(&str) -> bool,
    is_ours: impl Fn(&Option<Vec<u8>>) -> bool,
) -> Result<Vec<Backup>> {
    let io = |e: std::io::Error| Error::from_io(&e, folder);
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).map_err(io)? {
        let entry = entry.map_err(io)?;
        let name = entry.file_name();
        let Some(time) = name.to_str().filter(|name| is_named(name)).and_then(time_in) else { continue };
        if entry.file_type().is_ok_and(|kind| kind.is_file())
            && let Ok(Look { begin, head, revisions }) = look(&entry.path())
            && is_ours(&begin)
        {
            found.push(Backup { path: entry.path(), time, head, revisions, in_history: false });
        }
    }
    found.sort_by(|a, b| (b.time, &b.path).cmp(&(a.time, &a.path)));
    Ok(found)
}

/// The backups of a document in a folder, the newest first, also those of the time before it was renamed. What is damaged is
/// not among them.
///
/// # Errors
/// What reading the folder or the document can meet.
pub fn backups(folder: impl AsRef<Path>, document: &Document) -> Result<Vec<Backup>> {
    document.own(folder.as_ref())
}

/// Makes a verified copy of a backup at `target`. A client file that is there is replaced, after a backup of it was made beside
/// the other one: its path is returned.
///
/// # Errors
/// [`Error::BackupUnsound`]; [`Error::OtherHistory`] where the backup is not of the file that is there; [`Error::CopyOntoHeld`]
/// where that is open elsewhere; what opening it and writing can meet: a damaged file is not replaced, since no backup of it can
/// be made. The target is as it was then.
pub fn restore(backup: impl AsRef<Path>, target: impl AsRef<Path>, env: Env) -> Result<Option<PathBuf>> {
    restore_in(backup.as_ref(), target.as_ref(), env, MIGRATIONS)
}

/// The same in a version that knows those formats.
pub(crate) fn restore_in(backup: &Path, target: &Path, env: Env, migrations: &[Migration]) -> Result<Option<PathBuf>> {
    let mut from = Document::open_with(backup, Env::looking(env.author.clone()), Mode::Read, migrations)?;
    if let Some(flaw) = from.verify()?.says_other() {
        return Err(Error::BackupUnsound { path: from.path.clone(), detail: flaw.to_string() });
    }
    let target = copy::absolute(target)?;
    if target == from.path {
        return Err(Error::CopyOntoItself(target));
    }
    if target.symlink_metadata().is_err() {
        return from.save_copy(&target).map(|()| None);
    }
    let mut there = Document::open_with(&target, env, Mode::Write, migrations)?;
    match there.read_only() {
        Some(ReadOnly::HeldBy(holder) | ReadOnly::NamedElsewhere(holder)) => {
            return Err(Error::CopyOntoHeld { path: target, holder: holder.clone() });
        }
        Some(why) => return Err(Error::ReadOnly(why.clone())),
        None => {}
    }
    if from.first()? != there.first()? {
        return Err(Error::OtherHistory(target));
    }
    let folder = from.path.parent().unwrap_or(Path::new(".")).to_owned();
    let replaced = there.copy_into(&folder)?;
    // Nobody gets in between the backup of what is there and its replacement.
    let lock = there.close_held()?;
    let written = copy::into(&from.conn, from.permission_now(), &target);
    drop(lock);
    written.map(|()| Some(replaced))
}

/// Whether a backup's name is that of one of a file of that name, without its ending.
fn is_called(file: &str, name: &str) -> bool {
    time_in(file).is_some() && file.strip_prefix(name).is_some_and(|rest| rest.len() == 1 + TIME_LENGTH + ENDING.len())
}

/// When a backup was made, if the name is that of one.
fn time_in(file: &str) -> Option<DateTime> {
    let stem = file.strip_suffix(ENDING)?;
    let (name, time) = stem.split_at_checked(stem.len().checked_sub(TIME_LENGTH)?)?;
    let parsed = DateTime::strptime(TIME, time).ok()?;
    (name.len() > 1 && name.ends_with(' ') && parsed.strftime(TIME).to_string() == time).then_some(parsed)
}

/// What a file says of its history.
pub(crate) struct Look {
    /// Id of the first revision.
    pub begin: Option<Vec<u8>>,
    pub head: String,
    pub revisions: u64,
}

/// What a file says of its history, if it is a whole client file.
pub(crate) fn look(path: &Path) -> Result<Look> {
    let found = header::find(path)?;
    header::read(&found)?;
    let sql = |e: rusqlite::Error| Error::from_sqlite(&e, path);
    let mut conn = connection::open(&found.path, false).map_err(sql)?;
    let schema = connection::within_time(&mut conn, path, |conn| {
        connection::quick_check(conn, path)?;
        conn.pragma_query_value(None, "user_version", |row| row.get::<_, u32>(0)).map_err(sql)
    })?;
    let mut brought_up = in_newest(&mut conn, path, schema, MIGRATIONS)?;
    connection::within_time(brought_up.as_mut().unwrap_or(&mut conn), path, |conn| {
        let _reading = conn.unchecked_transaction().map_err(sql)?;
        let begin = Tables(conn).revision(1).map_err(sql)?.and_then(|row| row.id);
        let head = State::load(conn, path)?.tail.sealed_head().map_err(|e| Fault::from(e).at(path))?;
        Ok(Look { begin, head: head.hex(), revisions: u64::try_from(head.seq).unwrap_or(0) })
    })
}

/// Removes a backup, unless somebody has it open or a save of it is to be taken back.
fn remove(path: &Path, me: &Holder) {
    let Ok(found) = header::find(path) else { return };
    if header::has_journal(&found.path) {
        return;
    }
    if let Attempt::Held(_lock) = Lock::attempt(&found.path, me) {
        let _ = fs::remove_file(&found.path);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_whole_name_with_a_time_is_that_of_a_backup() {
        for of_a_backup in ["client 2026-11-22 131647.soa", "Ünter 2 2026-11-22 131647.soa"] {
            assert!(time_in(of_a_backup).is_some(), "{of_a_backup}");
        }
        for other in [
            "client.soa",
            "client 2026-11-22.soa",
            " 2026-11-22 131647.soa",
            "2026-11-22 131647.soa",
            "client 2026-11-22 131647.soa.lock",
            "client 2026-13-22 131647.soa",
            "client 2026-11-22 13:16:47.soa",
            "client2026-11-22 131647.soa",
            "client 2026-11-22 131647 .soa",
            "ü.soa",
        ] {
            assert_eq!(time_in(other), None, "{other}");
        }
    }

    #[test]
    fn a_backup_is_called_after_its_file() {
        let backup = |name: &str| Backup {
            path: PathBuf::from(name),
            time: DateTime::default(),
            head: String::new(),
            revisions: 0,
            in_history: true,
        };
        assert!(backup("client 2026-11-22 131647.soa").is_called("client"));
        for other in ["clienthouse 2026-11-22 131647.soa", "client 2 2026-11-22 131647.soa"] {
            assert!(!backup(other).is_called("client"), "{other}");
        }
    }
}
