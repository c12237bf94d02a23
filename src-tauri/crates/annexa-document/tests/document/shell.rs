//! Another program's word on our files: the `sqlite3` shell and `sha256sum`, where they are installed.

use std::process::Command;

use crate::world::*;

fn shell(path: &std::path::Path, sql: &str) -> String {
    let out = Command::new("sqlite3").arg("-readonly").arg(path).arg(sql).output();
    let out = out.expect("the sqlite3 shell is needed here: apt-get install sqlite3");
    assert!(out.status.success(), "{}", String::from_utf8_lossy(&out.stderr));
    String::from_utf8(out.stdout).unwrap().trim().to_owned()
}

#[test]
fn the_sqlite3_shell_reads_our_file_and_finds_it_sound() {
    let place = Place::new();
    let mut document = place.create();
    type_notes(&mut document, "Zürich");
    document.seal().unwrap();
    document.undo().unwrap();
    let head = document.head().unwrap();
    document.close().unwrap();
    assert_eq!(shell(&place.path, "PRAGMA integrity_check"), "ok");
    assert_eq!(shell(&place.path, "PRAGMA foreign_key_check"), "");
    assert_eq!(shell(&place.path, "PRAGMA application_id"), annexa_document::APPLICATION_ID.to_string());
    assert_eq!(shell(&place.path, "PRAGMA user_version"), "1");
    assert_eq!(shell(&place.path, "PRAGMA journal_mode"), "delete");
    assert_eq!(shell(&place.path, "SELECT value FROM meta WHERE key = 'min_reader'"), "1");
    assert_eq!(shell(&place.path, "SELECT lower(hex(id)) FROM revision ORDER BY seq DESC LIMIT 1"), head);
    let tables = shell(
        &place.path,
        "SELECT group_concat(name, ' ') FROM (SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY 1)",
    );
    assert_eq!(tables, "blob cell meta revision touch");
    assert_eq!(shell(&place.path, "SELECT count(*) FROM sqlite_schema WHERE type NOT IN ('table', 'index')"), "0");
    assert_eq!(shell(&place.path, "SELECT count(*) FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL"), "0");
}

#[test]
fn another_program_finds_the_same_id_for_every_payload() {
    let place = Place::new();
    let mut document = place.create();
    type_notes(&mut document, "Zürich — \"done\"\n\t€ 5");
    document.seal().unwrap();
    for entry in document.log(..).unwrap() {
        let path = place.folder.path().join("payload");
        let sql = format!("SELECT writefile('{}', payload) FROM revision WHERE seq = {}", path.display(), entry.number);
        shell(&place.path, &sql);
        let sum = Command::new("sha256sum").arg(&path).output().unwrap();
        assert_eq!(String::from_utf8_lossy(&sum.stdout)[..64], entry.id);
    }
}
