//! Files of every format that was released, as they were written then. They are never made anew: a later version adds its own.

use crate::everything;
use crate::jobs::says;
use crate::world::*;
use annexa_document::backups;
use std::fs;
use std::path::{Path, PathBuf};

fn kept(format: u32) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/released/format-{format}.soa"))
}

fn format_of(path: &Path) -> u32 {
    rusqlite::Connection::open(path).unwrap().pragma_query_value(None, "user_version", |row| row.get(0)).unwrap()
}

/// The newest format, as a new file has it.
fn newest() -> u32 {
    let place = Place::new();
    place.create().close().unwrap();
    format_of(&place.path)
}

/// Not a test: writes the file of a format that is about to be released.
#[test]
#[ignore = "run once for each format, before it is released"]
fn write() {
    let path = kept(newest());
    assert!(!path.exists(), "what was released is not written anew");
    everything::write(&path, &World::new());
}

#[test]
fn a_file_of_every_released_format_is_opened_and_brought_up() {
    let heads = fs::read_to_string(kept(0).with_file_name("heads.txt")).unwrap();
    for format in 1..=newest() {
        let place = Place::new();
        fs::copy(kept(format), &place.path).unwrap_or_else(|e| panic!("a file of format {format} is missing: {e}"));
        assert_eq!(format_of(&place.path), format);
        let mut document = place.open();
        assert_eq!(document.read_only(), None);
        let (head, count) = (document.head().unwrap(), document.revision_count().unwrap());
        assert!(
            heads.lines().any(|line| line == format!("{format} {count} {head}")),
            "format {format}: {count} {head}"
        );
        assert_eq!(document.verify().unwrap().flaws, vec![], "format {format}");
        let snapshot = document.snapshot().unwrap();
        assert_eq!(snapshot.statements[0].editions.len(), 2);
        document
            .apply(&operation(serde_json::json!({"op": "Decide", "controls": ["A.2.3"], "set": [{"notes": "later"}]})))
            .unwrap();
        document.close().unwrap();
        assert_eq!(format_of(&place.path), newest());
        if format < newest() {
            let upgraded = place.open();
            let backup = backups(upgraded.backup_folder(), &upgraded).unwrap().remove(0).path;
            assert_eq!((format_of(&backup), says(&backup, &place.world)), (format, head));
        }
    }
}
