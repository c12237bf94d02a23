//! The rollback journal beside a file: what a save that was cut off leaves, and what takes it back. It is looked at before
//! the database sees it, which would play a journal of another file, or half of one, into ours without a word.
//!
//! Format: <https://sqlite.org/fileformat2.html#the_rollback_journal>.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};

use crate::header::{Counts, beside};
use crate::{Error, Result};

/// How a journal begins, and where it names another one, ends.
const MAGIC: [u8; 8] = [0xd9, 0xd5, 0x05, 0xf9, 0x20, 0xa1, 0x63, 0xd7];
/// Bytes of a header that mean something; the rest of its sector is filled up.
const HEADER: usize = 28;
/// Number of records where the writer left counting them to the reader.
const UNCOUNTED: u32 = u32::MAX;

/// A whole journal that belongs to the file it stands beside: the file's pages as they were before the save.
#[derive(Debug)]
pub(crate) struct Journal {
    file: File,
    /// Pages that the file had.
    pub pages: u32,
    /// Where the earlier bytes of each page stand.
    records: BTreeMap<u32, u64>,
}

/// Why a journal is of no use.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Unfit {
    /// It is of another file, or no journal at all.
    Foreign,
    /// Part of it is missing or was changed.
    Broken,
}

/// What the first bytes of a journal, or of a later part of it, say.
#[derive(Debug, Clone, Copy)]
struct Head {
    records: u32,
    nonce: u32,
    pages: u32,
    sector: u32,
    page: u32,
}

impl Journal {
    /// The journal beside a file, if a save of it was cut off. The caller knows that nobody is writing the file just now.
    ///
    /// # Errors
    /// [`Error::ForeignJournal`], [`Error::BrokenJournal`], and what reading can meet.
    pub fn beside(path: &Path) -> Result<Option<Self>> {
        let journal = beside(path, "-journal");
        let io = |e: io::Error| Error::from_io(&e, &journal);
        let mut file = match File::open(&journal) {
            Err(e) if e.kind() == io::ErrorKind::NotFound => return Ok(None),
            other => other.map_err(io)?,
        };
        let length = file.metadata().map_err(io)?.len();
        let mut first = [0];
        // What was never forced to the disk begins with a zero, and nothing was written to the file before it was.
        if length == 0 || file.read(&mut first).map_err(io)? == 0 || first == [0] {
            return Ok(None);
        }
        match Self::read(file, length, Counts::of_file(path)?).map_err(io)? {
            Ok(journal) => Ok(Some(journal)),
            Err(Unfit::Foreign) => Err(Error::ForeignJournal { path: path.to_owned(), journal: name(&journal) }),
            Err(Unfit::Broken) => Err(Error::BrokenJournal { path: path.to_owned(), journal: name(&journal) }),
        }
    }

    fn read(mut file: File, length: u64, now: Option<Counts>) -> io::Result<std::result::Result<Self, Unfit>> {
        let Some(first) = head(&mut file, 0, length)? else { return Ok(Err(Unfit::Foreign)) };
        let plausible = |n: u32, least: u32| n.is_power_of_two() && (least..=65_536).contains(&n);
        if !plausible(first.page, 512) || !plausible(first.sector, 32) || now.is_some_and(|now| first.page != now.page)
        {
            return Ok(Err(Unfit::Foreign));
        }
        // A journal that names another one is part of a save over several files, which ours never is; the database would
        // follow the name and may delete what it finds there.
        let mut end = [0; 8];
        file.seek(SeekFrom::Start(length.saturating_sub(8)))?;
        file.read_exact(&mut end)?;
        if end == MAGIC {
            return Ok(Err(Unfit::Foreign));
        }
        let mut journal = Self { file, pages: first.pages, records: BTreeMap::new() };
        let mut at = 0;
        let mut part = Some(first);
        while let Some(head) = part {
            let Some(after) = journal.part(at, length, head, first)? else { return Ok(Err(Unfit::Broken)) };
            at = after.next_multiple_of(u64::from(first.sector));
            part = crate::journal::head(&mut journal.file, at, length)?;
        }
        let before = journal.page(1, first.page as usize)?.and_then(|page| page.first_chunk().map(Counts::of));
        Ok(if fits(before.or(now), now, first.pages) { Ok(journal) } else { Err(Unfit::Foreign) })
    }

    /// Takes in the records behind one header; where they end, or nothing if they are not all there and whole.
    fn part(&mut self, at: u64, length: u64, head: Head, first: Head) -> io::Result<Option<u64>> {
        let (page, record) = (first.page as usize, u64::from(first.page) + 8);
        let begin = at + u64::from(first.sector);
        let count = match head.records {
            UNCOUNTED => length.saturating_sub(begin) / record,
            counted => u64::from(counted),
        };
        if count.checked_mul(record).and_then(|bytes| begin.checked_add(bytes)).is_none_or(|end| end > length) {
            return Ok(None);
        }
        let mut bytes = vec![0; page + 8];
        self.file.seek(SeekFrom::Start(begin))?;
        for n in 0..count {
            self.file.read_exact(&mut bytes)?;
            let (number, data, sum) =
                (word(&bytes, 0), bytes.get(4..page + 4).unwrap_or_default(), word(&bytes, page + 4));
            if number == 0 || checksum(data, head.nonce) != sum {
                return Ok(None);
            }
            // The first one is the earliest.
            self.records.entry(number).or_insert(begin + n * record + 4);
        }
        Ok(Some(begin + count * record))
    }

    /// The bytes that a page had before the save; nothing if the save did not get to it.
    pub fn page(&self, number: u32, size: usize) -> io::Result<Option<Vec<u8>>> {
        let Some(at) = self.records.get(&number) else { return Ok(None) };
        let mut page = vec![0; size];
        let mut file = &self.file;
        file.seek(SeekFrom::Start(*at))?;
        file.read_exact(&mut page)?;
        Ok(Some(page))
    }
}

/// Whether a file can have come from what a journal would make of it: one save counts up by one. A file that had nothing
/// in it before has nothing to be told by, nor has one whose header is gone.
fn fits(before: Option<Counts>, now: Option<Counts>, pages: u32) -> bool {
    let (Some(before), Some(now)) = (before, now) else { return true };
    let of_ours = before.application == now.application && before.page == now.page;
    let one_save = matches!(now.changes.wrapping_sub(before.changes), 0 | 1);
    pages == 0 || (of_ours && one_save && before.pages == pages)
}

fn head(file: &mut File, at: u64, length: u64) -> io::Result<Option<Head>> {
    if at + HEADER as u64 > length {
        return Ok(None);
    }
    let mut bytes = [0; HEADER];
    file.seek(SeekFrom::Start(at))?;
    file.read_exact(&mut bytes)?;
    let of = |at| word(&bytes, at);
    Ok(bytes.starts_with(&MAGIC).then(|| Head {
        records: of(8),
        nonce: of(12),
        pages: of(16),
        sector: of(20),
        page: of(24),
    }))
}

/// Not a real checksum, but the one that the format has.
fn checksum(page: &[u8], nonce: u32) -> u32 {
    let places = std::iter::successors(page.len().checked_sub(200), |at| at.checked_sub(200)).filter(|at| *at > 0);
    places.filter_map(|at| page.get(at)).fold(nonce, |sum, byte| sum.wrapping_add(u32::from(*byte)))
}

fn word(bytes: &[u8], at: usize) -> u32 {
    bytes.get(at..at + 4).and_then(|b| b.try_into().ok()).map_or(0, u32::from_be_bytes)
}

fn name(path: &Path) -> PathBuf {
    path.file_name().map_or_else(|| path.to_owned(), PathBuf::from)
}
