//! What a file says about itself before any database code touches it.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use crate::registry::Claim;
use crate::{Error, Result};

/// `application_id` of a client file: “ANXA”.
pub const APPLICATION_ID: u32 = 0x414E_5841;

pub(crate) const LENGTH: usize = 100;
const MAGIC: &[u8; 16] = b"SQLite format 3\0";

/// A regular file that no other document of this process has open.
pub(crate) struct Found {
    /// Absolute, without links: the lock and the journal stand beside the file itself.
    pub path: PathBuf,
    pub claim: Claim,
}

/// Finds a file and claims it. Nothing is opened: a pipe would block, and a second handle would drop locks.
pub(crate) fn find(path: &Path) -> Result<Found> {
    let io = |e: io::Error| Error::from_io(&e, path);
    let kind = fs::metadata(path).map_err(io)?.file_type();
    if kind.is_dir() {
        return Err(Error::IsFolder(path.to_owned()));
    }
    if !kind.is_file() {
        return Err(Error::NotAFile(path.to_owned()));
    }
    let path = path.canonicalize().map_err(io)?;
    match Claim::take(&path).map_err(io)? {
        Some(claim) => Ok(Found { path, claim }),
        None => Err(Error::AlreadyOpen(path)),
    }
}

/// What the header says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Header {
    /// `user_version`.
    pub schema: u32,
    /// Whether this user may write the file and this place takes writes.
    pub writable: bool,
    /// Whether a save was cut off, whose journal is beside it: what the header says otherwise may not hold when that is played back.
    pub journal: bool,
    /// Whether it is longer than it says: a save that was cut off grew it, and what would take that back is not beside it.
    pub grown: bool,
}

/// What the header says of the file as a whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Counts {
    /// `application_id`.
    pub application: u32,
    /// `user_version`.
    pub schema: u32,
    /// Bytes of a page; 0 where no file can have that many.
    pub page: u32,
    /// Pages.
    pub pages: u32,
    /// How often the file was changed.
    pub changes: u32,
    /// Whether the number of pages is of the last change.
    pub pages_hold: bool,
}

impl Counts {
    pub fn of(header: &[u8; LENGTH]) -> Self {
        let page = match u16::from_be_bytes([header[16], header[17]]) {
            1 => 65_536,
            size if size >= 512 && size.is_power_of_two() => u32::from(size),
            _ => 0,
        };
        let changes = number(header, 24);
        Self {
            application: number(header, 68),
            schema: number(header, 60),
            page,
            pages: number(header, 28),
            changes,
            pages_hold: changes == number(header, 92),
        }
    }

    /// Those of a claimed file that begins as a database does; nothing of another.
    pub fn of_file(path: &Path) -> Result<Option<Self>> {
        let mut header = [0; LENGTH];
        let read = File::open(path).and_then(|mut file| file.read_exact(&mut header));
        match read {
            Err(e) if e.kind() == io::ErrorKind::UnexpectedEof => Ok(None),
            Err(e) => Err(Error::from_io(&e, path)),
            Ok(()) => Ok(header.starts_with(MAGIC).then(|| Self::of(&header))),
        }
    }

    /// Bytes that the file should have.
    pub fn length(&self) -> u64 {
        u64::from(self.pages) * u64::from(self.page)
    }
}

/// Reads the header of a claimed file and refuses what is not a whole client file.
pub(crate) fn read(found: &Found) -> Result<Header> {
    read_at(&found.path)
}

/// The same of a file whose claim the caller has elsewhere.
pub(crate) fn read_at(path: &Path) -> Result<Header> {
    let (mut file, writable) = open(path)?;
    let mut header = Vec::with_capacity(LENGTH);
    file.by_ref().take(LENGTH as u64).read_to_end(&mut header).map_err(|e| Error::from_io(&e, path))?;
    let length = file.metadata().map_err(|e| Error::from_io(&e, path))?.len();
    drop(file);
    let journal = has_journal(path);
    let counts = check(&header, length, journal, path)?;
    let grown = !journal && counts.pages_hold && length > counts.length();
    Ok(Header { schema: counts.schema, writable, journal, grown })
}

fn open(path: &Path) -> Result<(File, bool)> {
    match OpenOptions::new().read(true).write(true).open(path) {
        Ok(file) => Ok((file, true)),
        Err(e) if matches!(e.kind(), io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem) => {
            File::open(path).map(|file| (file, false)).map_err(|e| Error::from_io(&e, path))
        }
        Err(e) => Err(Error::from_io(&e, path)),
    }
}

/// Whether a save was cut off, so that the file is whole only together with its journal.
pub(crate) fn has_journal(path: &Path) -> bool {
    fs::metadata(beside(path, "-journal")).is_ok_and(|m| m.len() > 0)
}

/// `NAME.soa` and a suffix.
pub(crate) fn beside(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(suffix);
    PathBuf::from(name)
}

/// Checks the bytes that a file of that length begins with; gives what they count.
pub(crate) fn check(header: &[u8], length: u64, journal: bool, path: &Path) -> Result<Counts> {
    if header.is_empty() {
        return Err(Error::Empty(path.to_owned()));
    }
    let begins_right = header.iter().zip(MAGIC).all(|(a, b)| a == b);
    if !begins_right {
        return Err(Error::NotADatabase(path.to_owned()));
    }
    let Ok(header): std::result::Result<&[u8; LENGTH], _> = header.try_into() else {
        return Err(Error::Truncated { path: path.to_owned(), have: length, want: LENGTH as u64 });
    };
    let counts = Counts::of(header);
    if counts.application != APPLICATION_ID {
        return Err(Error::NotOurs { path: path.to_owned(), mark: counts.application });
    }
    if header[18] != 1 || header[19] != 1 {
        return Err(Error::WriteAheadLog(path.to_owned()));
    }
    if counts.page == 0 {
        let size = u16::from_be_bytes([header[16], header[17]]);
        return Err(Error::Damaged { path: path.to_owned(), detail: format!("page size {size}") });
    }
    if counts.pages_hold && !journal && length < counts.length() {
        return Err(Error::Truncated { path: path.to_owned(), have: length, want: counts.length() });
    }
    Ok(counts)
}

fn number(header: &[u8; LENGTH], at: usize) -> u32 {
    header.get(at..at + 4).and_then(|b| b.try_into().ok()).map_or(0, u32::from_be_bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn header() -> Vec<u8> {
        let mut h = vec![0; LENGTH];
        h[..16].copy_from_slice(MAGIC);
        h[16..18].copy_from_slice(&4096_u16.to_be_bytes());
        h[18..20].copy_from_slice(&[1, 1]);
        h[28..32].copy_from_slice(&3_u32.to_be_bytes());
        h[60..64].copy_from_slice(&1_u32.to_be_bytes());
        h[68..72].copy_from_slice(&APPLICATION_ID.to_be_bytes());
        h
    }

    fn code(header: &[u8], length: u64, journal: bool) -> &'static str {
        check(header, length, journal, Path::new("x.soa")).map_or_else(|e| e.code(), |_| "ok")
    }

    #[test]
    fn each_header_is_told_apart() {
        let good = header();
        assert_eq!(check(&good, 12_288, false, Path::new("x")).unwrap().schema, 1);
        assert_eq!(code(&[], 0, false), "empty");
        assert_eq!(code(b"PK\x03\x04", 4, false), "not-a-database");
        assert_eq!(code(b"SQLite for", 10, false), "truncated");
        assert_eq!(code(&good, 12_287, false), "truncated");
        assert_eq!(code(&good, 8_192, true), "ok", "a save that was cut off is whole with its journal");
        let mut other = header();
        other[71] = 0;
        assert_eq!(code(&other, 12_288, false), "not-ours");
        let mut wal = header();
        wal[18..20].copy_from_slice(&[2, 2]);
        assert_eq!(code(&wal, 12_288, false), "write-ahead-log");
        let mut odd = header();
        odd[16..18].copy_from_slice(&1000_u16.to_be_bytes());
        assert_eq!(code(&odd, 12_288, false), "damaged");
    }
}
