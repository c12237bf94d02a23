//! What a disk may hold after the power went: all that was forced onto it, and of the rest any part.
//!
//! Bytes that were written and not forced to the disk are there, or not, or torn at a sector, in any order. Names that were made,
//! changed or removed hold once their folder was forced to the disk; those after that hold up to some moment, since file
//! systems keep them in order. Nothing else is promised by the system, so nothing else is assumed.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fs;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};

use crate::battery::Chance;

const SECTOR: usize = 512;

/// A call that changed something, or what the program said.
pub struct Call {
    what: u8,
    inode: u64,
    number: u64,
    first: Vec<u8>,
    second: Vec<u8>,
}

impl Call {
    /// Whether the program said this here.
    pub fn says(&self, word: &str) -> bool {
        self.what == b'A' && String::from_utf8_lossy(&self.first).contains(word)
    }
}

/// Everything that a program did in a folder.
pub struct Trace {
    folder: PathBuf,
    pub calls: Vec<Call>,
    begun: Disk,
}

#[derive(Clone)]
enum Change {
    Write(usize, Vec<u8>),
    Resize(usize),
}

#[derive(Clone, Default)]
struct File {
    forced: Vec<u8>,
    pending: Vec<Change>,
}

#[derive(Clone)]
enum Naming {
    Give(PathBuf, usize),
    Folder(PathBuf),
    Move(PathBuf, PathBuf),
    Remove(PathBuf),
}

#[derive(Clone, Default)]
struct Disk {
    files: Vec<File>,
    /// Which file has a number now; numbers are used again.
    by_inode: HashMap<u64, usize>,
    folders: HashMap<u64, PathBuf>,
    /// Names as programs see them.
    seen: BTreeMap<PathBuf, usize>,
    /// Names as they are on the disk.
    forced: Names,
    pending: Vec<Naming>,
}

#[derive(Clone, Default)]
struct Names {
    files: BTreeMap<PathBuf, usize>,
    folders: BTreeSet<PathBuf>,
}

impl Trace {
    /// What stands in a folder before a program begins, all of it on the disk.
    pub fn begin(folder: &Path) -> Self {
        let mut begun = Disk::default();
        begun.find(folder);
        Self { folder: folder.to_owned(), calls: Vec::new(), begun }
    }

    /// Takes in what the program did.
    pub fn read(mut self, log: &Path) -> Self {
        let bytes = fs::read(log).unwrap();
        let mut rest = &bytes[..];
        let number = |bytes: &[u8]| bytes.iter().rev().fold(0_u64, |n, byte| n << 8 | u64::from(*byte));
        while !rest.is_empty() {
            let (head, after) = rest.split_at(25);
            let first = usize::try_from(number(&head[17..21])).unwrap();
            let second = usize::try_from(number(&head[21..25])).unwrap();
            let (first, after) = after.split_at(first);
            let (second, after) = after.split_at(second);
            self.calls.push(Call {
                what: head[0],
                inode: number(&head[1..9]),
                number: number(&head[9..17]),
                first: first.to_vec(),
                second: second.to_vec(),
            });
            rest = after;
        }
        self
    }

    /// Fills an empty folder with what the disk may hold if the power goes after so many calls.
    pub fn power_goes(&self, after: usize, chance: &mut Chance, into: &Path) {
        let mut disk = self.begun.clone();
        for call in &self.calls[..after] {
            disk.take(call);
        }
        for (path, bytes) in disk.left(chance) {
            let path = into.join(path.strip_prefix(&self.folder).unwrap());
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, bytes).unwrap();
        }
    }
}

fn path(bytes: &[u8]) -> PathBuf {
    PathBuf::from(String::from_utf8(bytes.to_vec()).unwrap())
}

impl Disk {
    fn find(&mut self, folder: &Path) {
        self.folders.insert(fs::metadata(folder).unwrap().ino(), folder.to_owned());
        self.forced.folders.insert(folder.to_owned());
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                self.find(&path);
                continue;
            }
            let file = self.add(fs::metadata(&path).unwrap().ino());
            self.files[file].forced = fs::read(&path).unwrap();
            self.seen.insert(path.clone(), file);
            self.forced.files.insert(path, file);
        }
    }

    fn add(&mut self, inode: u64) -> usize {
        self.files.push(File::default());
        self.by_inode.insert(inode, self.files.len() - 1);
        self.files.len() - 1
    }

    fn take(&mut self, call: &Call) {
        let number = usize::try_from(call.number).unwrap();
        match call.what {
            b'C' => {
                let file = self.add(call.inode);
                self.seen.insert(path(&call.first), file);
                self.pending.push(Naming::Give(path(&call.first), file));
            }
            b'W' => self.change(call.inode, Change::Write(number, call.first.clone())),
            b'T' => self.change(call.inode, Change::Resize(number)),
            b'S' => match self.folders.get(&call.inode).cloned() {
                Some(folder) => self.force_names(&folder),
                None => {
                    if let Some(file) = self.by_inode.get(&call.inode) {
                        self.files[*file].force();
                    }
                }
            },
            b'U' => {
                self.seen.remove(&path(&call.first));
                self.pending.push(Naming::Remove(path(&call.first)));
            }
            b'R' => {
                let (from, to) = (path(&call.first), path(&call.second));
                if let Some(file) = self.seen.remove(&from) {
                    self.seen.insert(to.clone(), file);
                }
                self.pending.push(Naming::Move(from, to));
            }
            b'L' => {
                let file = self.seen[&path(&call.first)];
                self.seen.insert(path(&call.second), file);
                self.pending.push(Naming::Give(path(&call.second), file));
            }
            b'M' => {
                self.folders.insert(call.inode, path(&call.first));
                self.pending.push(Naming::Folder(path(&call.first)));
            }
            _ => {}
        }
    }

    fn change(&mut self, inode: u64, change: Change) {
        if let Some(file) = self.by_inode.get(&inode) {
            self.files[*file].pending.push(change);
        }
    }

    fn force_names(&mut self, folder: &Path) {
        let (here, elsewhere) =
            std::mem::take(&mut self.pending).into_iter().partition(|naming| naming.folder() == folder);
        let here: Vec<Naming> = here;
        self.pending = elsewhere;
        for naming in here {
            naming.apply(&mut self.forced);
        }
    }

    /// What is left of it.
    fn left(mut self, chance: &mut Chance) -> Vec<(PathBuf, Vec<u8>)> {
        let held = chance.below(self.pending.len() + 1);
        for naming in self.pending.drain(..).take(held) {
            naming.apply(&mut self.forced);
        }
        // All of what is pending, nothing of it, or some.
        let how = chance.below(4);
        let files = &self.files;
        let Names { files: names, folders } = self.forced;
        let in_folder =
            names.into_iter().filter(|(path, _)| path.parent().is_some_and(|folder| folders.contains(folder)));
        in_folder.map(|(path, file)| (path, files[file].left(how, chance))).collect()
    }
}

impl Naming {
    fn folder(&self) -> &Path {
        let (Self::Give(path, _) | Self::Folder(path) | Self::Move(_, path) | Self::Remove(path)) = self;
        path.parent().unwrap()
    }

    fn apply(self, names: &mut Names) {
        match self {
            Self::Give(path, file) => drop(names.files.insert(path, file)),
            Self::Folder(path) => drop(names.folders.insert(path)),
            Self::Move(from, to) => {
                if let Some(file) = names.files.remove(&from) {
                    names.files.insert(to, file);
                }
            }
            Self::Remove(path) => drop(names.files.remove(&path)),
        }
    }
}

impl File {
    fn force(&mut self) {
        for change in std::mem::take(&mut self.pending) {
            change.apply(&mut self.forced);
        }
    }

    fn left(&self, how: usize, chance: &mut Chance) -> Vec<u8> {
        let mut bytes = self.forced.clone();
        for change in &self.pending {
            match (how, change) {
                (0, _) => {}
                (1, any) => any.clone().apply(&mut bytes),
                (_, Change::Write(at, new)) => match chance.below(3) {
                    0 => {}
                    1 => change.clone().apply(&mut bytes),
                    _ => {
                        // Torn: some of its sectors.
                        let mut from = 0;
                        while from < new.len() {
                            let to = new.len().min((at + from + SECTOR) / SECTOR * SECTOR - at);
                            if chance.one_in(2) {
                                Change::Write(at + from, new[from..to].to_vec()).apply(&mut bytes);
                            }
                            from = to;
                        }
                    }
                },
                (_, resize) if chance.one_in(2) => resize.clone().apply(&mut bytes),
                _ => {}
            }
        }
        bytes
    }
}

impl Change {
    fn apply(self, bytes: &mut Vec<u8>) {
        match self {
            Self::Write(at, new) => {
                if bytes.len() < at + new.len() {
                    bytes.resize(at + new.len(), 0);
                }
                bytes[at..at + new.len()].copy_from_slice(&new);
            }
            Self::Resize(length) => bytes.resize(length, 0),
        }
    }
}
