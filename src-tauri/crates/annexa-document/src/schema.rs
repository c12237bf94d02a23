//! The tables of a client file, and how an older file becomes a newer one.

use std::collections::BTreeMap;
use std::path::Path;

use rusqlite::Connection;

use crate::safeguard::Safeguard;
use crate::{Error, Result};

/// One step to a newer schema. Numbered from 1 without gaps, appended, never edited: the checksum holds it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Migration {
    /// The `user_version` it leads to.
    pub version: u32,
    /// What it does.
    pub sql: &'static str,
    /// SHA-256 of `sql`, in hex. Kept in the file as well, as `migration/N` in `meta`.
    pub sha256: &'static str,
    /// The oldest schema whose program can still read the file afterwards.
    pub min_reader: u32,
}

/// Every schema there has been. What a comment in one says may have become untrue since: “source of a redacted copy” stands in no
/// `meta`, it is the first parent of the copy's first revision.
pub(crate) const MIGRATIONS: &[Migration] = &[Migration {
    version: 1,
    sql: include_str!("sql/migrations/0001_client_file.sql"),
    sha256: "8c3c493168c02f061a598b405aa26a1f01274873248953744e475533d7d3f5c7",
    min_reader: 1,
}];

/// The newest schema among migrations.
pub(crate) fn newest(migrations: &[Migration]) -> u32 {
    migrations.last().map_or(0, |m| m.version)
}

/// The steps that lead to a schema, as far as they are known.
pub(crate) fn up_to(schema: u32, migrations: &[Migration]) -> &[Migration] {
    let known = migrations.iter().filter(|m| m.version <= schema).count();
    migrations.get(..known).unwrap_or_default()
}

/// Brings a file from one schema to the newest, inside the caller's transaction.
pub(crate) fn migrate(conn: &Connection, from: u32, migrations: &[Migration]) -> rusqlite::Result<()> {
    for step in migrations.iter().filter(|m| m.version > from) {
        conn.execute_batch(step.sql)?;
        let mut put = conn.prepare_cached(include_str!("sql/meta_write.sql"))?;
        put.execute((format!("migration/{}", step.version), step.sha256))?;
        put.execute(("min_reader", step.min_reader.to_string()))?;
        conn.pragma_update(None, "user_version", step.version)?;
    }
    Ok(())
}

/// Refuses a schema that is not exactly ours. A newer one (which may only be read) need merely hold nothing that runs.
pub(crate) fn check(conn: &Connection, path: &Path, schema: u32, migrations: &[Migration]) -> Result<()> {
    if Safeguard::SchemaCheck.is_off() {
        return Ok(());
    }
    let sql = |e: rusqlite::Error| Error::from_sqlite(&e, path);
    let found = objects(conn).map_err(sql)?;
    for ((kind, name), text) in &found {
        if matches!(kind.as_str(), "trigger" | "view") || is_virtual(text.as_deref()) {
            let kind = if is_virtual(text.as_deref()) { "virtual table" } else { kind };
            return Err(foreign(path, kind, name));
        }
    }
    if schema > newest(migrations) {
        return Ok(());
    }
    let ours = expected(migrations).map_err(sql)?;
    for (key, text) in &found {
        if ours.get(key) != Some(text) {
            return Err(foreign(path, &key.0, &key.1));
        }
    }
    if let Some((kind, name)) = ours.keys().find(|key| !found.contains_key(key)) {
        return Err(Error::Damaged { path: path.to_owned(), detail: format!("the {kind} “{name}” is missing") });
    }
    let (stored, ours) = (entries(conn).map_err(sql)?, said(migrations));
    let differs = |key: &&String| stored.get(*key) != ours.get(*key);
    match stored.keys().chain(ours.keys()).find(differs) {
        None => Ok(()),
        Some(key) => {
            let detail = format!("what it says of its own format is not ours (“{key}”)");
            Err(Error::Damaged { path: path.to_owned(), detail })
        }
    }
}

/// What a file says of its own format once these steps led to it.
fn said(migrations: &[Migration]) -> BTreeMap<String, String> {
    let steps = migrations.iter().map(|step| (format!("migration/{}", step.version), step.sha256.to_owned()));
    let reader = migrations.last().map(|step| ("min_reader".to_owned(), step.min_reader.to_string()));
    steps.chain(reader).collect()
}

fn entries(conn: &Connection) -> rusqlite::Result<BTreeMap<String, String>> {
    let mut all = conn.prepare(include_str!("sql/meta_all.sql"))?;
    all.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?.collect()
}

/// One entry of `meta`.
pub(crate) fn meta(conn: &Connection, key: &str) -> rusqlite::Result<Option<String>> {
    let mut get = conn.prepare_cached(include_str!("sql/meta.sql"))?;
    let mut rows = get.query([key])?;
    rows.next()?.map(|row| row.get(0)).transpose()
}

type Objects = BTreeMap<(String, String), Option<String>>;

fn objects(conn: &Connection) -> rusqlite::Result<Objects> {
    let mut all = conn.prepare(include_str!("sql/schema.sql"))?;
    let rows = all.query_map([], |row| Ok(((row.get(0)?, row.get(1)?), row.get(2)?)))?;
    rows.collect()
}

fn expected(migrations: &[Migration]) -> rusqlite::Result<Objects> {
    let conn = Connection::open_in_memory()?;
    migrate(&conn, 0, migrations)?;
    objects(&conn)
}

fn is_virtual(sql: Option<&str>) -> bool {
    let mut words = sql.unwrap_or_default().split_ascii_whitespace();
    words.next().is_some_and(|w| w.eq_ignore_ascii_case("create"))
        && words.next().is_some_and(|w| w.eq_ignore_ascii_case("virtual"))
}

fn foreign(path: &Path, kind: &str, name: &str) -> Error {
    Error::ForeignSchema { path: path.to_owned(), kind: kind.to_owned(), name: name.to_owned() }
}

/// What is released, and a step that is not.
#[cfg(any(test, feature = "weakened"))]
pub(crate) fn with_one_more() -> Vec<Migration> {
    let more = Migration {
        version: 2,
        sql: "CREATE TABLE extra(key TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;",
        sha256: "8f5b6e64f36760d7d4b872e9a1bae6cf4df5bbced37dc17db817191e0f5452b5",
        min_reader: 1,
    };
    [MIGRATIONS, &[more]].concat()
}

#[cfg(test)]
mod tests {
    use super::with_one_more as two;
    use super::*;
    use sha2::{Digest, Sha256};

    /// Whether each migration still is what was released.
    fn edited(migrations: &[Migration]) -> Option<u32> {
        migrations.iter().find(|m| hex::encode(Sha256::digest(m.sql)) != m.sha256).map(|m| m.version)
    }

    #[test]
    fn released_migrations_are_never_edited_and_have_no_gap() {
        assert_eq!((edited(MIGRATIONS), edited(&two())), (None, None));
        assert!(MIGRATIONS.iter().map(|m| m.version).eq(1..=newest(MIGRATIONS)));
    }

    #[test]
    fn an_edited_migration_is_noticed() {
        let mut edited_one = two();
        edited_one[0].sql = "CREATE TABLE cell(key TEXT) STRICT;";
        assert_eq!(edited(&edited_one), Some(1));
    }

    #[test]
    fn an_older_file_is_brought_up_and_a_later_one_has_all_steps() {
        let (old, new) = (Connection::open_in_memory().unwrap(), Connection::open_in_memory().unwrap());
        migrate(&old, 0, MIGRATIONS).unwrap();
        migrate(&old, 1, &two()).unwrap();
        migrate(&new, 0, &two()).unwrap();
        assert_eq!(objects(&old).unwrap(), objects(&new).unwrap());
        check(&old, Path::new("x"), 2, &two()).unwrap();
        assert_eq!(meta(&old, "min_reader").unwrap().as_deref(), Some("1"));
        assert_eq!(old.pragma_query_value(None, "user_version", |r| r.get::<_, u32>(0)).unwrap(), 2);
    }

    #[test]
    fn a_file_made_by_another_text_of_a_migration_is_refused() {
        let conn = Connection::open_in_memory().unwrap();
        migrate(&conn, 0, MIGRATIONS).unwrap();
        conn.execute("UPDATE meta SET value = 'x' WHERE key = 'migration/1'", []).unwrap();
        assert_eq!(check(&conn, Path::new("x"), 1, MIGRATIONS).unwrap_err().code(), "damaged");
    }

    #[test]
    fn anything_that_is_not_ours_is_refused_by_name() {
        let smuggled = [
            ("trigger", "CREATE TRIGGER t AFTER INSERT ON cell BEGIN DELETE FROM revision; END"),
            ("view", "CREATE VIEW t AS SELECT 1"),
            ("index", "CREATE INDEX t ON touch(seq)"),
            ("table", "CREATE TABLE t(x)"),
            ("virtual table", "CREATE VIRTUAL TABLE t USING fts5(x)"),
            ("table", "ALTER TABLE meta ADD COLUMN t TEXT"),
        ];
        for (kind, sql) in smuggled {
            let conn = Connection::open_in_memory().unwrap();
            migrate(&conn, 0, MIGRATIONS).unwrap();
            conn.execute_batch(sql).unwrap();
            match check(&conn, Path::new("x"), 1, MIGRATIONS) {
                Err(Error::ForeignSchema { kind: found, name, .. }) => {
                    assert_eq!(found, kind, "{sql}");
                    assert!(name == "t" || name == "meta", "{name}");
                }
                other => panic!("{sql}: {other:?}"),
            }
        }
    }

    #[test]
    fn a_newer_schema_may_have_more_tables_but_nothing_that_runs() {
        let conn = Connection::open_in_memory().unwrap();
        migrate(&conn, 0, &two()).unwrap();
        check(&conn, Path::new("x"), 2, MIGRATIONS).unwrap();
        conn.execute_batch("CREATE VIEW v AS SELECT 1").unwrap();
        assert_eq!(check(&conn, Path::new("x"), 2, MIGRATIONS).unwrap_err().code(), "foreign-schema");
    }
}
