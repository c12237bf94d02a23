//! The one `SQLite` connection of a document, set so that a file from anywhere can do no harm and a commit is durable.

use std::path::Path;
use std::time::{Duration, Instant};

use rusqlite::backup::{Backup, StepResult};
use rusqlite::config::DbConfig;
use rusqlite::limits::Limit;
use rusqlite::{Connection, MAIN_DB, OpenFlags, ffi};

use crate::safeguard::Safeguard;
use crate::{Error, Result};

/// Largest row: an edition's PDF with its pictures.
const LONGEST_ROW: i32 = 256 << 20;
/// How long another program may keep us waiting.
const PATIENCE: Duration = Duration::from_secs(2);
/// How long the checks on opening may take. An honest file of any size needs a fraction of a second.
const CHECKING: Duration = Duration::from_secs(10);

/// What `SQLite` says of a page that the system did not give it. It counts that among damage, which would accuse a whole file.
const NOT_READ: [&str; 2] = ["failed to get page", "unable to get the page"];

/// Opens a file whose header was checked. The path is absolute, so it can never be taken for a URI.
pub(crate) fn open(path: &Path, write: bool) -> rusqlite::Result<Connection> {
    let access = if write { OpenFlags::SQLITE_OPEN_READ_WRITE } else { OpenFlags::SQLITE_OPEN_READ_ONLY };
    let conn = Connection::open_with_flags(path, access | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
    restrict(&conn)?;
    if write {
        make_durable(&conn)?;
    }
    Ok(conn)
}

/// A file's bytes as a database in memory, restricted as one from a file is, which can only be read.
pub(crate) fn in_memory(bytes: &[u8]) -> rusqlite::Result<Connection> {
    let mut conn = empty()?;
    conn.deserialize_read_exact(MAIN_DB, bytes, bytes.len(), true)?;
    restrict(&conn)?;
    Ok(conn)
}

/// All of a database in memory, as it stands at this moment, page by page. `SQLite` could also hand out its bytes in one piece, but a
/// page that could not be read would be zeros there: an error of the disk would look like damage.
pub(crate) fn copied(conn: &Connection) -> rusqlite::Result<Connection> {
    let mut copy = empty()?;
    match Backup::new(conn, &mut copy)?.step(-1)? {
        StepResult::Done => {}
        _ => return Err(rusqlite::Error::SqliteFailure(ffi::Error::new(ffi::SQLITE_BUSY), None)),
    }
    restrict(&copy)?;
    Ok(copy)
}

fn empty() -> rusqlite::Result<Connection> {
    let access = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    Connection::open_in_memory_with_flags(access)
}

/// Nothing in the file is trusted, nothing is longer or deeper than ours ever is.
fn restrict(conn: &Connection) -> rusqlite::Result<()> {
    for (switch, on) in [
        (DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true),
        (DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false),
        (DbConfig::SQLITE_DBCONFIG_ENABLE_TRIGGER, false),
        (DbConfig::SQLITE_DBCONFIG_ENABLE_VIEW, false),
        (DbConfig::SQLITE_DBCONFIG_WRITABLE_SCHEMA, false),
        (DbConfig::SQLITE_DBCONFIG_DQS_DDL, false),
        (DbConfig::SQLITE_DBCONFIG_DQS_DML, false),
        (DbConfig::SQLITE_DBCONFIG_ENABLE_FKEY, true),
    ] {
        conn.set_db_config(switch, on)?;
    }
    for (limit, value) in [
        (Limit::SQLITE_LIMIT_LENGTH, LONGEST_ROW),
        (Limit::SQLITE_LIMIT_SQL_LENGTH, 64 << 10),
        (Limit::SQLITE_LIMIT_COLUMN, 32),
        (Limit::SQLITE_LIMIT_EXPR_DEPTH, 32),
        (Limit::SQLITE_LIMIT_COMPOUND_SELECT, 4),
        (Limit::SQLITE_LIMIT_VDBE_OP, 25_000),
        (Limit::SQLITE_LIMIT_FUNCTION_ARG, 8),
        // VACUUM INTO attaches its target.
        (Limit::SQLITE_LIMIT_ATTACHED, 1),
        (Limit::SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 64),
        (Limit::SQLITE_LIMIT_VARIABLE_NUMBER, 16),
        (Limit::SQLITE_LIMIT_TRIGGER_DEPTH, 1),
        (Limit::SQLITE_LIMIT_WORKER_THREADS, 0),
    ] {
        conn.set_limit(limit, value)?;
    }
    conn.busy_timeout(PATIENCE)?;
    conn.set_prepared_statement_cache_capacity(32);
    conn.pragma_update(None, "cell_size_check", true)?;
    // 8 MiB: holds the index of 100,000 ids, so that checking them all does not read each page again and again.
    conn.pragma_update(None, "cache_size", -8_192)?;
    conn.pragma_update(None, "temp_store", "MEMORY")?;
    conn.pragma_update(None, "mmap_size", 0)
}

/// One file when idle, and on the disk before a commit returns; what is deleted is overwritten.
fn make_durable(conn: &Connection) -> rusqlite::Result<()> {
    let synchronous = if Safeguard::CommitForced.is_off() {
        "OFF"
    } else if Safeguard::RemovalForced.is_off() {
        "FULL"
    } else {
        "EXTRA"
    };
    conn.pragma_update(None, "journal_mode", "DELETE")?;
    conn.pragma_update(None, "synchronous", synchronous)?;
    // Elsewhere forcing is forcing; a Mac's disk keeps what it was told to write for later unless it is told so.
    conn.pragma_update(None, "fullfsync", true)?;
    conn.pragma_update(None, "secure_delete", true)
}

/// Begins a transaction that writes: what follows holds whole or not at all.
pub(crate) fn begin(conn: &Connection) -> rusqlite::Result<()> {
    if Safeguard::Transaction.is_off() { Ok(()) } else { conn.execute_batch("BEGIN IMMEDIATE") }
}

/// Ends it: when this returns, all of it is on the disk.
pub(crate) fn commit(conn: &Connection) -> rusqlite::Result<()> {
    if Safeguard::Transaction.is_off() { Ok(()) } else { conn.execute_batch("COMMIT") }
}

/// Reads a file and checks it, refused if that takes longer than any honest file needs: what `SQLite` does is cut off, what is
/// made of its answers is timed when done and kept small by [`Bound`](crate::Bound).
pub(crate) fn within_time<T>(
    conn: &mut Connection,
    path: &Path,
    f: impl FnOnce(&Connection) -> Result<T>,
) -> Result<T> {
    within(CHECKING, conn, path, f)
}

fn within<T>(
    limit: Duration,
    conn: &mut Connection,
    path: &Path,
    f: impl FnOnce(&Connection) -> Result<T>,
) -> Result<T> {
    let begun = Instant::now();
    let late = move || begun.elapsed() > limit;
    let sql = |e: rusqlite::Error| Error::from_sqlite(&e, path);
    conn.progress_handler(10_000, Some(late)).map_err(sql)?;
    let result = f(conn);
    conn.progress_handler(0, None::<fn() -> bool>).map_err(sql)?;
    if result.is_ok() && late() { Err(Error::TooSlow(path.to_owned())) } else { result }
}

/// `SQLite`'s own check of the tables that the state is read from. The others are checked by `Document::verify`.
pub(crate) fn quick_check(conn: &Connection, path: &Path) -> Result<()> {
    for table in ["sqlite_schema", "cell", "meta"] {
        check(conn, path, "quick_check", Some(table))?;
    }
    Ok(())
}

/// The same of every table, and of no index: every page is read once.
pub(crate) fn quick_check_all(conn: &Connection, path: &Path) -> Result<()> {
    check(conn, path, "quick_check", None)
}

/// `SQLite`'s own check of every page, index and constraint.
pub(crate) fn integrity_check(conn: &Connection, path: &Path) -> Result<()> {
    check(conn, path, "integrity_check", None)
}

fn check(conn: &Connection, path: &Path, pragma: &str, table: Option<&str>) -> Result<()> {
    let mut first = None;
    let mut keep = |row: &rusqlite::Row<'_>| {
        let line: String = row.get(0)?;
        // The first place is enough; a heading stands before it, and more come in the same text.
        let place = line.lines().find(|line| !line.starts_with("***")).unwrap_or(&line).to_owned();
        first.get_or_insert(place);
        Ok(())
    };
    match table {
        Some(table) => conn.pragma(None, pragma, table, &mut keep),
        None => conn.pragma_query(None, pragma, &mut keep),
    }
    .map_err(|e| Error::from_sqlite(&e, path))?;
    match first.as_deref() {
        Some("ok") => Ok(()),
        Some(found) if NOT_READ.iter().any(|words| found.contains(words)) => {
            Err(Error::Disk { path: path.to_owned(), detail: found.to_owned() })
        }
        found => Err(Error::Damaged { path: path.to_owned(), detail: found.unwrap_or("no answer").to_owned() }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reading_that_takes_too_long_is_refused_whoever_takes_it() {
        const LIMIT: Duration = Duration::from_millis(5);
        let endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n";
        let mut conn = Connection::open_in_memory().unwrap();
        let path = Path::new("x.soa");
        let count = |conn: &Connection, sql: &str| {
            conn.query_row(sql, [], |r| r.get::<_, i64>(0)).map_err(|e| Error::from_sqlite(&e, path))
        };
        let read = within(LIMIT, &mut conn, path, |conn| count(conn, endless));
        assert!(matches!(read, Err(Error::TooSlow(_))), "{read:?}");
        let made = within(LIMIT, &mut conn, path, |_| {
            std::thread::sleep(LIMIT * 2);
            Ok(())
        });
        assert!(matches!(made, Err(Error::TooSlow(_))), "{made:?}");
        let long = endless.replace("FROM n)", "FROM n WHERE i < 1000000)");
        assert_eq!(count(&conn, &long).unwrap(), 1_000_000, "once it is read, nothing is cut off");
    }
}
