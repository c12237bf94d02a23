//! The rows of a file whose tables cannot be walked any more: each page is read on its own, whatever leads to it. What a row
//! is of is told by its shape, since every table of ours has another.
//!
//! Format: <https://sqlite.org/fileformat2.html#b_tree_pages>.

use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};

use crate::journal::Journal;

/// The size of our pages, where the file cannot say.
const PAGE: u32 = 4_096;
/// So often may a file hold its own length in rows; an honest one does once, and is looked through twice.
const READINGS: u64 = 4;

/// A damaged file, page by page.
pub(crate) struct Pages<'a> {
    file: &'a File,
    length: u64,
    size: usize,
    journal: Option<&'a Journal>,
    left: u64,
}

/// A row that was found.
#[derive(Debug)]
pub(crate) enum Row {
    Revision { seq: i64, id: Option<Vec<u8>>, payload: String },
    Blob { hash: Vec<u8>, bytes: Vec<u8> },
    Cell { key: String, value: Option<String>, writers: String },
    Touch { key: String, seq: i64 },
    Meta { key: String },
}

/// Where a row begins: page and byte.
pub(crate) type Place = (u32, usize);

/// What stands in a column.
#[derive(Debug, Clone, PartialEq)]
enum Field {
    Null,
    Number(i64),
    Bytes(Vec<u8>),
    Text(Vec<u8>),
}

/// The kind of a page that holds rows.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Tree {
    /// Rows by number.
    Table,
    /// Rows by key; they stand on the inner pages of the tree too, behind the number of a page.
    Index { skip: usize },
}

impl<'a> Pages<'a> {
    pub fn new(file: &'a File, length: u64, size: Option<u32>, journal: Option<&'a Journal>) -> Self {
        let size = size.unwrap_or(PAGE) as usize;
        Self { file, length, size, journal, left: length.saturating_mul(READINGS).saturating_add(1 << 20) }
    }

    /// How many pages there are; of one that was cut, what there is counts.
    fn count(&self) -> u32 {
        let there = u32::try_from(self.length.div_ceil(self.size as u64)).unwrap_or(u32::MAX);
        self.journal.map_or(there, |journal| journal.pages)
    }

    /// Every row that reads, with its place. False if they are more than an honest file could hold.
    pub fn rows(&mut self, mut each: impl FnMut(Place, Row)) -> bool {
        for number in 1..=self.count() {
            let Some(page) = self.page(number) else { continue };
            if page.iter().all(|byte| *byte == 0) {
                continue;
            }
            let mut missed = true;
            if let Some((tree, places)) = rows_of(&page, number) {
                missed = places.is_empty();
                for at in places {
                    match self.row(&page, at, tree) {
                        Some(row) => each((number, at), row),
                        None => missed = true,
                    }
                }
            }
            // What leads to the rows of the page is damaged: those that prove themselves by a hash are looked for.
            for at in 0..if missed { page.len() } else { 0 } {
                if let Some(row @ (Row::Revision { .. } | Row::Blob { .. })) = self.row(&page, at, Tree::Table) {
                    each((number, at), row);
                }
            }
            if self.left == 0 {
                return false;
            }
        }
        true
    }

    /// The row at a place where one was found.
    pub fn again(&mut self, (number, at): Place) -> Option<Row> {
        self.left = self.left.max(self.length);
        let page = self.page(number)?;
        self.row(&page, at, Tree::Table)
    }

    /// A page, as it was before a save that was cut off. One that the disk does not give is as good as none.
    fn page(&self, number: u32) -> Option<Vec<u8>> {
        if let Some(before) = self.journal.and_then(|journal| journal.page(number, self.size).ok().flatten()) {
            return Some(before);
        }
        let at = u64::from(number.checked_sub(1)?) * self.size as u64;
        let mut page = Vec::with_capacity(self.size);
        let read = |page: &mut Vec<u8>| -> io::Result<()> {
            let mut file = self.file;
            file.seek(SeekFrom::Start(at))?;
            file.take(self.size as u64).read_to_end(page).map(drop)
        };
        read(&mut page).ok()?;
        if page.is_empty() {
            return None;
        }
        page.resize(self.size, 0);
        Some(page)
    }

    fn row(&mut self, page: &[u8], at: usize, tree: Tree) -> Option<Row> {
        let mut rest = page.get(at..)?;
        let least = self.size;
        let (most, skip) = match tree {
            Tree::Table => (least - 35, 0),
            Tree::Index { skip } => ((least - 12) * 64 / 255 - 23, skip),
        };
        rest = rest.get(skip..)?;
        let length = usize::try_from(varint(&mut rest)?).ok()?;
        let number = if tree == Tree::Table { varint(&mut rest)? } else { 0 };
        // No row is longer than its file.
        if length as u64 > self.length {
            return None;
        }
        let fewest = (least - 12) * 32 / 255 - 23;
        let here = if length <= most {
            length
        } else {
            let some = fewest + (length - fewest) % (least - 4);
            if some <= most { some } else { fewest }
        };
        let local = rest.get(..here)?;
        let columns = columns(local)?;
        let shape = Shape::of(&columns, tree)?;
        // Rows that lie within one another could make much of a small file.
        self.left = self.left.saturating_sub(length as u64);
        if self.left == 0 {
            return None;
        }
        let mut record = local.to_vec();
        if here < length {
            let next = rest.get(here..here + 4)?;
            self.overflow(u32::from_be_bytes(next.try_into().ok()?), length, &mut record)?;
        }
        shape.row(number.cast_signed(), fields(&record, &columns)?)
    }

    /// The rest of a row that is longer than a page.
    fn overflow(&mut self, mut next: u32, length: usize, record: &mut Vec<u8>) -> Option<()> {
        while record.len() < length {
            if next == 0 {
                return None;
            }
            let page = self.page(next)?;
            next = u32::from_be_bytes(*page.first_chunk()?);
            let more = (length - record.len()).min(self.size - 4);
            record.extend_from_slice(page.get(4..4 + more)?);
        }
        Some(())
    }
}

/// What a page that holds rows says of where they stand.
fn rows_of(page: &[u8], number: u32) -> Option<(Tree, Vec<usize>)> {
    let begin = if number == 1 { 100 } else { 0 };
    let (tree, head) = match page.get(begin)? {
        0x0d => (Tree::Table, 8),
        0x0a => (Tree::Index { skip: 0 }, 8),
        0x02 => (Tree::Index { skip: 4 }, 12),
        // An inner page of a table holds no rows.
        0x05 => return Some((Tree::Table, Vec::new())),
        _ => return None,
    };
    let count = usize::from(u16::from_be_bytes(page.get(begin + 3..begin + 5)?.try_into().ok()?));
    let places = page.get(begin + head..)?.chunks_exact(2).take(count);
    Some((tree, places.filter_map(|at| Some(usize::from(u16::from_be_bytes(at.try_into().ok()?)))).collect()))
}

/// Which table a row is of.
#[derive(Clone, Copy)]
enum Shape {
    Revision,
    Blob,
    Cell,
    Touch,
    Meta,
}

impl Shape {
    fn of(columns: &[u64], tree: Tree) -> Option<Self> {
        let hash = |column: u64| column == 12 + 2 * 32;
        let text = |column: u64| column >= 13 && column % 2 == 1;
        let number = |column: u64| matches!(column, 1..=6 | 8 | 9);
        let link = |column: u64| column == 0 || number(column);
        match (tree, columns) {
            (Tree::Table, &[0, id, parent, other, undo, redo, payload])
                if (id == 0 || hash(id)) && [parent, other, undo, redo].into_iter().all(link) && text(payload) =>
            {
                Some(Self::Revision)
            }
            (Tree::Table, &[of, bytes]) if hash(of) && bytes >= 12 && bytes % 2 == 0 => Some(Self::Blob),
            (Tree::Index { .. }, &[key, value, writers])
                if text(key) && (value == 0 || text(value)) && text(writers) =>
            {
                Some(Self::Cell)
            }
            (Tree::Index { .. }, &[key, seq]) if text(key) && number(seq) => Some(Self::Touch),
            (Tree::Index { .. }, &[key, value]) if text(key) && text(value) => Some(Self::Meta),
            _ => None,
        }
    }

    fn row(self, number: i64, fields: Vec<Field>) -> Option<Row> {
        use Field::{Bytes, Null, Number, Text};
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).ok();
        let mut fields = fields.into_iter();
        let mut next = || fields.next();
        Some(match self {
            Self::Revision => {
                next()?;
                let id = match next()? {
                    Bytes(id) => Some(id),
                    _ => None,
                };
                let Text(payload) = fields.next_back()? else { return None };
                Row::Revision { seq: number, id, payload: text(payload)? }
            }
            Self::Blob => {
                let (Bytes(hash), Bytes(bytes)) = (next()?, next()?) else { return None };
                Row::Blob { hash, bytes }
            }
            Self::Cell => {
                let Text(key) = next()? else { return None };
                let value = match next()? {
                    Null => None,
                    Text(value) => Some(text(value)?),
                    _ => return None,
                };
                let Text(writers) = next()? else { return None };
                Row::Cell { key: text(key)?, value, writers: text(writers)? }
            }
            Self::Touch => {
                let (Text(key), Number(seq)) = (next()?, next()?) else { return None };
                Row::Touch { key: text(key)?, seq }
            }
            Self::Meta => {
                let Text(key) = next()? else { return None };
                Row::Meta { key: text(key)? }
            }
        })
    }
}

/// What the head of a record says of its columns.
fn columns(record: &[u8]) -> Option<Vec<u64>> {
    let mut rest = record;
    let length = usize::try_from(varint(&mut rest)?).ok()?;
    // The shortest and the longest that a table of ours has: most places where no row begins are told by this.
    if !(3..=32).contains(&length) {
        return None;
    }
    let mut head = record.get(record.len() - rest.len()..length)?;
    let mut columns = Vec::new();
    while !head.is_empty() {
        // No table of ours has more.
        if columns.len() == 7 {
            return None;
        }
        columns.push(varint(&mut head)?);
    }
    Some(columns)
}

/// The columns of a record, which must be filled by them.
fn fields(record: &[u8], columns: &[u64]) -> Option<Vec<Field>> {
    let mut rest = record;
    let length = usize::try_from(varint(&mut rest)?).ok()?;
    let mut body = record.get(length..)?;
    let mut take = |length: u64| -> Option<&[u8]> {
        let (taken, rest) = body.split_at_checked(usize::try_from(length).ok()?)?;
        body = rest;
        Some(taken)
    };
    let mut fields = Vec::with_capacity(columns.len());
    for column in columns {
        fields.push(match *column {
            0 => Field::Null,
            n @ 1..=6 => {
                let bytes = take([1, 2, 3, 4, 6, 8].get(usize::try_from(n).ok()? - 1).copied()?)?;
                let sign = if bytes.first()? & 0x80 == 0 { 0 } else { -1 };
                Field::Number(bytes.iter().fold(sign, |n, byte| n << 8 | i64::from(*byte)))
            }
            8 => Field::Number(0),
            9 => Field::Number(1),
            n @ 12.. if n % 2 == 0 => Field::Bytes(take((n - 12) / 2)?.to_vec()),
            n @ 13.. => Field::Text(take((n - 13) / 2)?.to_vec()),
            _ => return None,
        });
    }
    body.is_empty().then_some(fields)
}

/// A number of one to nine bytes.
fn varint(rest: &mut &[u8]) -> Option<u64> {
    let mut value = 0;
    for n in 0..9 {
        let (byte, more) = rest.split_first()?;
        *rest = more;
        if n == 8 {
            return Some(value << 8 | u64::from(*byte));
        }
        value = value << 7 | u64::from(byte & 0x7f);
        if byte & 0x80 == 0 {
            return Some(value);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_one_to_nine_bytes_are_read() {
        for (bytes, value) in [
            (&[0x7f][..], 127),
            (&[0x81, 0x00], 128),
            (&[0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff], u64::MAX),
        ] {
            let mut rest = bytes;
            assert_eq!((varint(&mut rest), rest.len()), (Some(value), 0));
        }
        assert_eq!(varint(&mut &[0x81][..]), None, "the end is missing");
    }

    #[test]
    fn a_record_that_does_not_fill_its_bytes_is_none() {
        let record = [3, 15, 1, b'k', 5];
        let of = columns(&record).unwrap();
        assert_eq!(fields(&record, &of), Some(vec![Field::Text(vec![b'k']), Field::Number(5)]));
        assert_eq!(fields(&record[..4], &of), None);
        assert_eq!(fields(&[&record[..], &[0]].concat(), &of), None);
        let minus = [3, 1, 9, 0xff];
        assert_eq!(fields(&minus, &columns(&minus).unwrap()), Some(vec![Field::Number(-1), Field::Number(1)]));
    }
}
