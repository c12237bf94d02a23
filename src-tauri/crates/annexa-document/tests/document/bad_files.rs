//! Whatever is opened instead of a client file: its own error, no panic, the file as it was.

use std::fs;
use std::path::Path;

use annexa_document::{Bound, Document, Error, Journaled, ReadOnly, salvage};

use crate::world::*;

/// The code of the error that opening gives; the file is byte for byte what it was.
fn refused(place: &Place, path: &Path) -> &'static str {
    let before = fs::read(path).ok();
    let error = Document::open(path, place.world.env(0)).expect_err("opened");
    assert_eq!(fs::read(path).ok(), before, "{error}");
    assert!(!error.to_string().is_empty());
    assert!(!path.with_extension("soa.lock").exists(), "no lock is left");
    error.code()
}

fn sound() -> Place {
    let place = Place::new();
    let mut document = place.create();
    for n in 0..20 {
        document.apply(&notes("A.5.2", &"long ".repeat(100 + n))).unwrap();
        document.seal().unwrap();
    }
    document.close().unwrap();
    place
}

fn with_bytes(change: impl FnOnce(&mut Vec<u8>)) -> Place {
    let place = sound();
    let mut bytes = fs::read(&place.path).unwrap();
    change(&mut bytes);
    fs::write(&place.path, bytes).unwrap();
    place
}

fn with_sql(sql: &str) -> Place {
    let place = sound();
    let raw = place.raw();
    raw.execute_batch(sql).unwrap();
    drop(raw);
    place
}

#[test]
fn what_is_no_file_at_all() {
    let place = Place::new();
    let folder = place.folder.path();
    assert_eq!(refused(&place, &folder.join("nothing.soa")), "file-not-found");
    assert_eq!(refused(&place, &folder.join("gone/nothing.soa")), "folder-gone");
    assert_eq!(refused(&place, folder), "is-folder");
    assert_eq!(refused(&place, Path::new("/dev/null")), "not-a-file");
}

#[test]
fn what_is_no_client_file() {
    let place = Place::new();
    let path = place.folder.path().join("x.soa");
    for (bytes, code) in [
        (&b""[..], "empty"),
        (b"%PDF-1.7", "not-a-database"),
        (b"S", "truncated"),
        (b"SQLite format 3\0\x10\0\x01\x01", "truncated"),
        (&[0; 5000], "not-a-database"),
    ] {
        fs::write(&path, bytes).unwrap();
        assert_eq!(refused(&place, &path), code);
    }
    fs::remove_file(&path).unwrap();
    let other = rusqlite::Connection::open(&path).unwrap();
    other.execute_batch("CREATE TABLE t(x); PRAGMA application_id = 7").unwrap();
    drop(other);
    assert_eq!(refused(&place, &path), "not-ours");
}

#[test]
fn what_a_copy_was_cut_off_from() {
    for keep in [99, 100, 4_096, 8_192, 20_000] {
        let place = with_bytes(|bytes| bytes.truncate(keep));
        assert_eq!(refused(&place, &place.path), "truncated", "{keep} bytes");
    }
}

/// A file whose table begins with a page of rubbish.
fn with_rubbish(table: &str) -> Place {
    let sql = "SELECT rootpage FROM sqlite_schema WHERE name = ?1";
    let page: u32 = sound().raw().query_row(sql, [table], |r| r.get(0)).unwrap();
    let end = usize::try_from(page).unwrap() * 4096;
    with_bytes(|bytes| bytes[end - 4096..end].fill(0x5a))
}

#[test]
fn a_page_of_rubbish() {
    for table in ["cell", "meta", "revision"] {
        let place = with_rubbish(table);
        assert_eq!(refused(&place, &place.path), "damaged", "{table}");
    }
    // The rest of the file is looked at by verifying it.
    let place = with_rubbish("touch");
    match Document::open(&place.path, place.world.env(0)).and_then(|d| d.verify()) {
        Ok(found) => assert!(!found.is_sound()),
        Err(e) => assert_eq!(e.code(), "damaged"),
    }
}

#[test]
fn any_byte_of_the_first_page_changed_is_survived() {
    for at in (0..4_096).step_by(41) {
        let place = with_bytes(|bytes| bytes[at] ^= 0xff);
        if let Ok(mut document) = Document::open(&place.path, place.world.env(0)) {
            let _ = document.verify();
            let _ = document.apply(&notes("A.5.2", "x"));
        }
    }
}

#[test]
fn what_somebody_smuggled_in() {
    for (sql, kind) in [
        ("CREATE TRIGGER t AFTER INSERT ON cell BEGIN DELETE FROM revision; END", "trigger"),
        ("CREATE VIEW t AS SELECT * FROM cell", "view"),
        ("CREATE VIRTUAL TABLE t USING fts5(x)", "virtual table"),
        ("CREATE TABLE t(x)", "table"),
        ("CREATE INDEX t ON touch(seq)", "index"),
        ("ALTER TABLE meta ADD COLUMN t TEXT", "table"),
    ] {
        let place = with_sql(sql);
        match Document::open(&place.path, place.world.env(0)) {
            Err(Error::ForeignSchema { kind: found, .. }) => assert_eq!(found, kind),
            other => panic!("{sql}: {other:?}"),
        }
    }
    let place = with_sql("DROP TABLE touch");
    assert_eq!(refused(&place, &place.path), "damaged");
}

#[test]
fn a_newer_file_is_read_if_it_lets_us_and_refused_if_not() {
    let place = with_sql("PRAGMA user_version = 2; CREATE TABLE later(x)");
    let mut document = place.open();
    assert_eq!(document.read_only(), Some(&ReadOnly::Newer(2)));
    assert!(notes_of(&document, "A.5.2").unwrap().starts_with("long"));
    assert_eq!(document.apply(&notes("A.5.2", "x")).unwrap_err().code(), "read-only");
    drop(document);
    let place = with_sql("PRAGMA user_version = 2; UPDATE meta SET value = '2' WHERE key = 'min_reader'");
    assert_eq!(refused(&place, &place.path), "newer");
}

#[test]
fn a_write_ahead_log_and_other_odd_states() {
    let place = with_sql("PRAGMA journal_mode = WAL");
    assert_eq!(refused(&place, &place.path), "write-ahead-log");
    for (sql, what) in [
        ("DELETE FROM revision", "no history"),
        ("UPDATE revision SET id = NULL WHERE seq = (SELECT max(seq) FROM revision)", "a sealed revision opened"),
        ("UPDATE cell SET value = '{' WHERE key = 'organisation/name'", "not JSON"),
        ("UPDATE cell SET value = '7' WHERE key = 'organisation/name'", "of another shape"),
        ("DELETE FROM meta", "no meta"),
        ("PRAGMA user_version = 0", "no format"),
    ] {
        let place = with_sql(&format!("PRAGMA foreign_keys = OFF; {sql}"));
        assert_eq!(refused(&place, &place.path), "damaged", "{what}");
    }
}

#[test]
fn deep_and_endless_json_in_a_cell_is_refused() {
    let deep = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
    let place = sound();
    place.raw().execute("UPDATE cell SET value = ?1 WHERE key = 'organisation/name'", [deep]).unwrap();
    assert_eq!(refused(&place, &place.path), "damaged");
}

#[test]
fn a_small_file_that_unfolds_beyond_all_bounds_is_refused() {
    const LINK: &str = "'link/risk/x1/iso42001/' || i";
    let long = |letters: usize| {
        format!(
            "INSERT INTO cell VALUES('risk/x1', 'true', '[1]'), \
             ('risk/x1/title', json_quote(printf('%.*c', {letters}, 'x')), '[1]');"
        )
    };
    let own_framework = |most: usize| {
        format!(
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {most}) \
             INSERT INTO cell(key, value, writers) SELECT 'framework/big', json_object('name', 'n', 'version', 'v', 'groups', \
             json_array(json_object('id', 'g', 'title', 't', 'objectives', json_array(json_object('id', 'g', 'title', 't', \
             'controls', json_group_array(json_object('id', 'e' || i, 'title', 't'))))))), '[1]' FROM n;"
        )
    };
    let many = |most: usize, key: &str| {
        format!(
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {most}) \
             INSERT INTO cell(key, value, writers) SELECT {key}, 'true', '[1]' FROM n;"
        )
    };
    for (sql, bound) in [
        (many(200_000, "'organisation/x/' || i"), Bound::Values),
        (many(20_001, "'person/x' || i"), Bound::Records),
        (
            "UPDATE cell SET value = json_quote(printf('%.*c', 100001, 'x')) WHERE key = 'organisation/name'"
                .to_owned(),
            Bound::Letters,
        ),
        (many(64, "'statement/x' || i"), Bound::Statements),
        (many(17, "'statement/s/framework/x' || i"), Bound::Frameworks),
        (many(63, "'statement/x' || i") + &many(1_600, "'control/x' || i"), Bound::Decisions),
        (own_framework(60_001), Bound::Brought),
        (
            own_framework(20_000) + &many(6, "'statement/x' || i") + &many(6, "'statement/x' || i || '/framework/big'"),
            Bound::Decisions,
        ),
        (long(1_001), Bound::Line),
        (many(63, "'statement/x' || i") + &long(1_000) + &many(800, LINK), Bound::Drivers),
        (many(63, "'statement/x' || i") + &many(1, "'risk/x' || i") + &many(4_000, LINK), Bound::Drivers),
    ] {
        let place = with_sql(&sql);
        assert_eq!(refused(&place, &place.path), "too-much", "{bound:?}");
        let error = Document::open(&place.path, place.world.env(0)).unwrap_err();
        assert!(matches!(error, Error::TooMuch { bound: passed, .. } if passed == bound), "{error:?}");
    }
    let place = with_sql(&many(63, "'statement/x' || i"));
    assert_eq!(place.open().snapshot().unwrap().statements.len(), 64);
    let honest = many(31, "'statement/x' || i") + &many(150, "'risk/x' || i");
    let linked = "INSERT INTO cell SELECT 'link/' || risk.key || '/iso42001/' || control.value, 'true', '[1]' FROM cell AS risk, \
        json_each('[1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23,24,25,26,27,28,29,30,31,32,33]') AS control \
        WHERE risk.key GLOB 'risk/*';";
    let place = with_sql(&(honest + linked));
    assert_eq!(place.open().snapshot().unwrap().links.len(), 4_950);
}

#[test]
fn a_new_file_is_never_made_over_another() {
    let place = sound();
    let before = fs::read(&place.path).unwrap();
    let error = Document::create(&place.path, place.world.env(0), &begin()).unwrap_err();
    assert_eq!((error.code(), fs::read(&place.path).unwrap()), ("already-exists", before));
    let gone = place.folder.path().join("gone/new.soa");
    assert_eq!(Document::create(&gone, place.world.env(0), &begin()).unwrap_err().code(), "folder-gone");
}

#[test]
fn a_new_file_that_cannot_be_begun_is_not_left_behind() {
    let place = Place::new();
    let bad = [notes("A.5.2", "there is no statement yet")];
    assert_eq!(Document::create(&place.path, place.world.env(0), &bad).unwrap_err().code(), "not-found");
    assert_eq!(fs::read_dir(place.folder.path()).unwrap().count(), 0);
}

#[test]
fn a_journal_of_another_file_is_not_played_into_ours() {
    let place = Place::new();
    fs::write(place.path.with_extension("soa-journal"), b"left over").unwrap();
    assert_eq!(Document::create(&place.path, place.world.env(0), &begin()).unwrap_err().code(), "stray-journal");
    let target = place.folder.path().join("copy.soa");
    fs::write(target.with_extension("soa-journal"), b"left over").unwrap();
    let mut document = sound().open();
    assert_eq!(document.save_copy(&target).unwrap_err().code(), "stray-journal");
    assert!(!target.exists());
}

#[test]
fn names_that_mean_something_elsewhere_are_just_names() {
    let place = Place::new();
    for name in ["file:x?mode=memory.soa", ":memory:", "a 'quoted' \"name\".soa", "ünïcödé.soa"] {
        let path = place.folder.path().join(name);
        let mut document = Document::create(&path, place.world.env(0), &begin()).unwrap();
        let copy = place.folder.path().join(format!("copy of {name}"));
        document.save_copy(&copy).unwrap();
        document.close().unwrap();
        assert!(path.is_file() && copy.is_file(), "{name}");
        assert!(Document::open(&path, place.world.env(0)).unwrap().verify().unwrap().is_sound());
    }
}

/// A file with half of a save in it, beside the journal that can take that half back: what a power cut leaves.
fn cut_off() -> (Place, String) {
    let place = sound();
    let raw = place.raw();
    let text: String = raw.query_row("SELECT value FROM cell WHERE key LIKE '%A.5.2/notes'", [], |r| r.get(0)).unwrap();
    // So little memory that half of the save is written before it holds.
    raw.execute_batch("PRAGMA cache_size = 1; BEGIN IMMEDIATE; UPDATE revision SET payload = upper(payload)").unwrap();
    let other = Place::new();
    for suffix in ["", "-journal"] {
        let name = |p: &Place| format!("{}{suffix}", p.path.display());
        fs::copy(name(&place), name(&other)).unwrap();
    }
    raw.execute_batch("ROLLBACK").unwrap();
    (other, text)
}

#[test]
fn a_save_that_was_cut_off_is_taken_back_when_the_file_is_opened() {
    let (place, text) = cut_off();
    let document = place.open();
    assert!(text.contains(&notes_of(&document, "A.5.2").unwrap()));
    assert!(document.verify().unwrap().is_sound());
    assert!(!place.path.with_extension("soa-journal").exists());
}

#[test]
fn a_save_that_was_cut_off_is_told_where_nothing_may_be_written() {
    let (place, _) = cut_off();
    let error = Document::open_read_only(&place.path, place.world.env(0)).unwrap_err();
    assert!(error.code() == "cut-off" && error.to_string().contains("-journal"), "{error}");
    assert!(place.open().verify().unwrap().is_sound());
}

fn journal(place: &Place) -> std::path::PathBuf {
    place.path.with_extension("soa-journal")
}

/// The same, where the save had made the file longer before it was cut off.
fn cut_off_growing() -> Place {
    let place = sound();
    let raw = place.raw();
    let longer =
        "PRAGMA cache_size = 1; BEGIN IMMEDIATE; UPDATE revision SET payload = upper(payload) || zeroblob(9000)";
    raw.execute_batch(longer).unwrap();
    let other = Place::new();
    for suffix in ["", "-journal"] {
        let name = |p: &Place| format!("{}{suffix}", p.path.display());
        fs::copy(name(&place), name(&other)).unwrap();
    }
    raw.execute_batch("ROLLBACK").unwrap();
    other
}

/// The code that opening gives; file and journal are what they were.
fn refused_with_journal(place: &Place) -> &'static str {
    let before = fs::read(journal(place)).unwrap();
    let code = refused(place, &place.path);
    assert_eq!(fs::read(journal(place)).unwrap(), before);
    code
}

#[test]
fn a_journal_of_another_file_is_never_played_back() {
    // Of another client file: it would be destroyed, and opens as soon as the journal is away.
    let (other, _) = cut_off();
    let place = sound();
    type_notes(&mut place.open(), "one more");
    fs::copy(journal(&other), journal(&place)).unwrap();
    assert_eq!(refused_with_journal(&place), "foreign-journal");
    fs::rename(journal(&place), place.folder.path().join("kept-journal")).unwrap();
    assert_eq!(notes_of(&place.open(), "A.5.2").as_deref(), Some("one more"));
    // What is no journal at all, and would be deleted.
    fs::write(journal(&place), b"a letter to somebody").unwrap();
    assert_eq!(refused_with_journal(&place), "foreign-journal");
    // Of another kind of database.
    let (place, _) = cut_off();
    let mut bytes = fs::read(journal(&place)).unwrap();
    bytes[24..28].copy_from_slice(&1_024_u32.to_be_bytes());
    fs::write(journal(&place), bytes).unwrap();
    assert_eq!(refused_with_journal(&place), "foreign-journal");
    // The file had another size before.
    let (place, _) = cut_off();
    let mut bytes = fs::read(journal(&place)).unwrap();
    bytes[19] ^= 1;
    fs::write(journal(&place), bytes).unwrap();
    assert_eq!(refused_with_journal(&place), "foreign-journal");
}

#[test]
fn a_journal_that_leads_to_other_files_is_not_followed() {
    let (place, _) = cut_off();
    let precious = place.folder.path().join("precious.txt");
    fs::write(&precious, "mine").unwrap();
    let name = precious.to_str().unwrap().as_bytes();
    let mut bytes = fs::read(journal(&place)).unwrap();
    let magic: [u8; 8] = bytes[..8].try_into().unwrap();
    let sum = name.iter().fold(0_u32, |sum, byte| sum.wrapping_add(u32::from(*byte)));
    bytes.extend([0, 4, 0, 1]);
    bytes.extend(name);
    bytes.extend(u32::try_from(name.len()).unwrap().to_be_bytes());
    bytes.extend(sum.to_be_bytes());
    bytes.extend(magic);
    fs::write(journal(&place), bytes).unwrap();
    assert_eq!(refused_with_journal(&place), "foreign-journal");
    assert_eq!(fs::read(&precious).unwrap(), b"mine");
}

#[test]
fn a_journal_of_which_a_part_is_missing_or_changed_is_not_played_back_by_half() {
    // Within the first part, which was forced to the disk before the file was written.
    for change in [
        |bytes: &mut Vec<u8>, sector: usize| bytes.truncate(sector + 2_000),
        |bytes: &mut Vec<u8>, sector: usize| bytes[sector + 4 + 4_096 - 200] ^= 1,
        |bytes: &mut Vec<u8>, sector: usize| bytes[sector + 4 + 4_096 + 3] ^= 1,
    ] {
        let (place, _) = cut_off();
        let mut bytes = fs::read(journal(&place)).unwrap();
        let sector = u32::from_be_bytes(bytes[20..24].try_into().unwrap());
        change(&mut bytes, usize::try_from(sector).unwrap());
        fs::write(journal(&place), bytes).unwrap();
        assert_eq!(refused_with_journal(&place), "broken-journal");
    }
}

#[test]
fn a_save_that_was_cut_off_without_its_journal_says_what_is_missing() {
    let place = cut_off_growing();
    let whole = fs::read(journal(&place)).unwrap();
    fs::remove_file(journal(&place)).unwrap();
    assert_eq!(refused(&place, &place.path), "journal-missing");
    let error = Document::open(&place.path, place.world.env(0)).unwrap_err();
    assert!(error.to_string().contains("client.soa-journal"), "{error}");
    fs::write(journal(&place), whole).unwrap();
    assert!(place.open().verify().unwrap().is_sound(), "brought along, it puts the file right");
}

#[test]
fn a_journal_that_was_never_forced_to_the_disk_is_in_nobodys_way() {
    let place = sound();
    fs::write(journal(&place), [0; 5_000]).unwrap();
    assert!(place.open().verify().unwrap().is_sound());
}

#[test]
fn a_file_that_a_save_was_cut_off_from_is_salvaged_as_it_was_before() {
    for place in [cut_off().0, cut_off_growing()] {
        let before = [fs::read(&place.path).unwrap(), fs::read(journal(&place)).unwrap()];
        let target = place.folder.path().join("salvaged.soa");
        let salvaged = salvage(&place.path, &target, place.world.env(0)).unwrap();
        assert_eq!(before, [fs::read(&place.path).unwrap(), fs::read(journal(&place)).unwrap()]);
        assert_eq!((salvaged.journal, salvaged.lost), (Some(Journaled::PlayedBack), Vec::new()));
        let taken_back = place.open();
        assert_eq!(salvaged.head, taken_back.head().unwrap());
        fs::remove_file(&target).unwrap();
        drop(taken_back);
        fs::write(journal(&place), "of somebody else").unwrap();
        let salvaged = salvage(&place.path, &target, place.world.env(0)).unwrap();
        assert_eq!((salvaged.journal, salvaged.lost), (Some(Journaled::Foreign), Vec::new()));
    }
}
