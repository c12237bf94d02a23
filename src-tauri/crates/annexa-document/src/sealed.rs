//! Sealed copies: a client file encrypted in the format of `age`, for carrying. The standard `age` tool opens what is sealed
//! here, and what it encrypted is opened here.
//!
//! In the clear a sealed file is in memory only. Opening one writes nothing before all of it proved authentic and to be a
//! client file.

use std::fmt;
use std::fs::{self, File};
use std::io::{self, BufReader, BufWriter, Read, Seek, Write};
use std::iter;
use std::path::{Path, PathBuf};

use age::secrecy::{ExposeSecret, SecretString};
use age::stream::StreamReader;
use age::{DecryptError, Decryptor, EncryptError, Encryptor, scrypt, x25519};
use rusqlite::{Connection, MAIN_DB};
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

use crate::lock::Lock;
use crate::permissions::{Permission, Readers};
use crate::registry::is_open_here;
use crate::safeguard::Safeguard;
use crate::schema::{self, MIGRATIONS};
use crate::{Document, Env, Error, Result, connection, copy, document, header};

/// Characters that a passphrase has at least. Those that open a copy may have less: somebody else may have sealed it.
pub const SHORTEST_PASSPHRASE: usize = 12;
/// Public or secret keys that are taken at once.
pub const MOST_KEYS: usize = 100;

/// Bytes that are sealed or unsealed: what the database takes in one piece, just below 2 GiB.
const LARGEST: u64 = 0x7FFF_0000;
/// What encryption may add to them: a mark of 16 bytes to each 64 KiB, and the header.
const LARGEST_SEALED: u64 = LARGEST + LARGEST / 4096 + LONGEST_HEADER;
/// Bytes of a header: [`MOST_KEYS`] recipients take a third of it. Reading one takes time that grows with its square.
const LONGEST_HEADER: u64 = 32 << 10;
/// How a file of `age` begins.
const MAGIC: &[u8] = b"age-encryption.org/v1\n";
/// What a passphrase costs, as the logarithm of scrypt's N: 256 MiB and about a second, as with the `age` tool.
const WORK: u8 = 18;
/// What a file from anywhere may ask for: 1 GiB and a few seconds.
const MOST_WORK: u8 = 20;

/// Bytes that a passphrase may have.
const LONGEST_PASSPHRASE: usize = 64 << 10;

/// A passphrase. It is overwritten in memory when dropped, and never shown.
#[derive(Debug, Clone)]
pub struct Passphrase(SecretString);

impl Passphrase {
    /// Takes a text as it is, spaces included.
    pub fn new(text: &str) -> Self {
        Self(text.into())
    }

    /// Reads a passphrase: the first line, without its end.
    ///
    /// # Errors
    /// What reading can meet; [`io::ErrorKind::InvalidData`] where it is no text, [`io::ErrorKind::FileTooLarge`] where it has no
    /// end within 64 KiB.
    pub fn read(from: impl Read) -> io::Result<Self> {
        // Room for all of it at once, so that no copy is left behind by growing.
        let mut bytes = Zeroizing::new(Vec::with_capacity(LONGEST_PASSPHRASE + 2));
        from.take(LONGEST_PASSPHRASE as u64 + 2).read_to_end(&mut bytes)?;
        match bytes.iter().position(|byte| *byte == b'\n') {
            Some(end) => bytes.truncate(end),
            None if bytes.len() > LONGEST_PASSPHRASE => return Err(io::ErrorKind::FileTooLarge.into()),
            None => {}
        }
        if bytes.last() == Some(&b'\r') {
            bytes.pop();
        }
        std::str::from_utf8(&bytes).map(Self::new).map_err(|_| io::ErrorKind::InvalidData.into())
    }

    /// Its bytes, for what opens a key with them.
    pub fn bytes(&self) -> &[u8] {
        self.0.expose_secret().as_bytes()
    }

    fn is_weak(&self) -> bool {
        self.0.expose_secret().chars().count() < SHORTEST_PASSPHRASE
    }
}

/// Public keys, `age1…`: whoever has a secret key to one of them can open the copy.
#[derive(Debug, Clone)]
pub struct Recipients(Vec<x25519::Recipient>);

impl Recipients {
    /// Reads a list, a key in each line; empty lines and those that begin with `#` are passed over.
    ///
    /// # Errors
    /// [`Error::RecipientUnusable`] with the line, [`Error::KeyCount`].
    pub fn parse(text: &str) -> Result<Self> {
        keys(text, Error::RecipientUnusable).map(Self)
    }
}

/// Secret keys, `AGE-SECRET-KEY-1…`. They are overwritten in memory when dropped, and never shown.
#[derive(Clone, Default)]
pub struct Identities(Vec<x25519::Identity>);

impl Identities {
    /// Reads a list as `age-keygen` writes it: a key in each line; empty lines and those that begin with `#` are passed over.
    ///
    /// # Errors
    /// [`Error::IdentityUnusable`], [`Error::KeyCount`].
    pub fn parse(text: &str) -> Result<Self> {
        keys(text, Error::IdentityUnusable).map(Self)
    }

    /// Takes others in as well.
    ///
    /// # Errors
    /// [`Error::KeyCount`] where it would be too many.
    pub fn extend(&mut self, others: Self) -> Result<()> {
        let found = self.0.len() + others.0.len();
        if found > MOST_KEYS {
            return Err(Error::KeyCount { found, most: MOST_KEYS });
        }
        self.0.extend(others.0);
        Ok(())
    }
}

impl fmt::Debug for Identities {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Identities({})", self.0.len())
    }
}

/// Reads keys of one kind. What is none is told by its line and never repeated: it may be a secret in the wrong place.
fn keys<K: std::str::FromStr>(text: &str, unusable: fn(usize) -> Error) -> Result<Vec<K>> {
    let lines = (1..).zip(text.lines().map(str::trim)).filter(|(_, l)| !l.is_empty() && !l.starts_with('#'));
    let lines: Vec<(usize, &str)> = lines.collect();
    if lines.is_empty() || lines.len() > MOST_KEYS {
        return Err(Error::KeyCount { found: lines.len(), most: MOST_KEYS });
    }
    lines.into_iter().map(|(number, line)| line.parse().map_err(|_| unusable(number))).collect()
}

/// What a copy is sealed with.
#[derive(Debug, Clone)]
pub enum Seal {
    /// Whoever knows it can open the copy; nobody can who has forgotten it.
    Passphrase(Passphrase),
    /// Whoever has one of the secret keys can open the copy.
    Recipients(Recipients),
}

impl Seal {
    /// Refuses a passphrase that is too short, before anything is asked or made.
    ///
    /// # Errors
    /// [`Error::PassphraseWeak`].
    pub fn refuse_if_weak(&self) -> Result<()> {
        match self {
            Self::Passphrase(passphrase) if passphrase.is_weak() => {
                Err(Error::PassphraseWeak { least: SHORTEST_PASSPHRASE })
            }
            Self::Passphrase(_) | Self::Recipients(_) => Ok(()),
        }
    }
}

/// What opens a sealed copy, as far as it says so itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OpenedBy {
    /// A passphrase.
    Passphrase,
    /// A secret key.
    Keys,
}

/// What a sealed copy is opened with.
#[derive(Debug, Clone)]
pub enum Key {
    /// The passphrase that it was sealed with.
    Passphrase(Passphrase),
    /// Secret keys, of which one fits.
    Identities(Identities),
}

/// What was in a sealed copy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unsealed {
    /// Id of the last revision, 64 hex digits.
    pub head: String,
    /// How many revisions there are.
    pub revisions: u64,
}

impl Document {
    /// Writes an encrypted copy of the whole document, its history included. What is in the clear stays in memory. An older
    /// sealed copy that is there already is replaced, in one step and only once the new one has been read back; nothing
    /// else is.
    ///
    /// # Errors
    /// [`Error::PassphraseWeak`], [`Error::SealOntoOther`], [`Error::SealTooLarge`]; as [`Document::save_copy`], with
    /// what was at the target then.
    pub fn seal_copy(&mut self, target: impl AsRef<Path>, seal: &Seal) -> Result<()> {
        self.seal_copy_at(WORK, target.as_ref(), seal)
    }

    fn seal_copy_at(&mut self, work: u8, target: &Path, seal: &Seal) -> Result<()> {
        seal.refuse_if_weak()?;
        let (target, _lock) = self.hold(target)?;
        refuse_unless_sealed(&target)?;
        self.settle();
        let mut copy = self.in_memory()?;
        let plain = copy.serialize(MAIN_DB).map_err(|e| Error::from_sqlite(&e, &self.path))?;
        copy::by_way_of_partial(&target, Readers::Of(self.permission_now()), |partial| {
            let io = |e: io::Error| Error::from_io(&e, &target);
            let file = File::options().write(true).open(partial).map_err(io)?;
            let written = encrypt(&plain, file, seal, work).map_err(|e| match e {
                EncryptError::Io(e) => io(e),
                // Of keys of one kind, nothing else can be wrong than that there are none.
                _ => Error::KeyCount { found: 0, most: MOST_KEYS },
            })?;
            let file = File::open(partial).map_err(io)?;
            read_back(file, &written, &plain, seal)
                .map_err(|detail| Error::CopyUnsound { path: target.clone(), detail })?;
            fs::rename(partial, &target).map_err(io)?;
            copy::sync_folder(&target)
        })
    }

    /// All of the document in memory, without the pages that are in use no more: they may hold what was deleted.
    fn in_memory(&self) -> Result<Connection> {
        let sql = |e: rusqlite::Error| Error::from_sqlite(&e, &self.path);
        let number = |conn: &Connection, name| {
            conn.pragma_query_value(None, name, |row| row.get::<_, u32>(0)).map(u64::from).map_err(sql)
        };
        copy::at_one_moment(&self.conn, &self.path, |conn| {
            // Asking how large it is begins it.
            if number(conn, "page_count")?.saturating_mul(number(conn, "page_size")?) > LARGEST {
                return Err(Error::SealTooLarge(self.path.clone()));
            }
            let copy = connection::copied(conn).map_err(sql)?;
            // Nothing but pages in use no more has to go: what is deleted within a page is overwritten when it is.
            if number(&copy, "freelist_count")? > 0 {
                copy.execute_batch("VACUUM").map_err(sql)?;
            }
            copy::is_whole(conn, &copy, &self.path)?;
            Ok(copy)
        })
    }
}

/// Whether a file begins as a sealed copy does. What cannot be read is none; whoever opens it is told why.
pub fn is_sealed(path: impl AsRef<Path>) -> bool {
    begins_sealed(path.as_ref()).unwrap_or(false)
}

/// What opens a sealed copy. Its header is read and nothing else.
///
/// # Errors
/// [`Error::NotSealed`], [`Error::SealAltered`], [`Error::SealTooLarge`]; what reading can meet.
pub fn opened_by(path: impl AsRef<Path>) -> Result<OpenedBy> {
    let found = header::find(path.as_ref())?;
    let file = File::open(&found.path).map_err(|e| Error::from_io(&e, &found.path))?;
    let sealed = open(file, &found.path)?;
    Ok(if sealed.is_scrypt() { OpenedBy::Passphrase } else { OpenedBy::Keys })
}

/// A sealed copy that was opened, in memory: authentic, and a client file that can be read here. It is overwritten when dropped.
pub struct Opened {
    plain: Zeroizing<Vec<u8>>,
    /// The sealed copy.
    source: PathBuf,
    /// What is inside.
    pub inside: Unsealed,
}

impl Opened {
    /// Opens a sealed copy. Nothing is written.
    ///
    /// # Errors
    /// As [`unseal`], but for those of the target.
    pub fn of(source: impl AsRef<Path>, key: &Key) -> Result<Self> {
        let found = header::find(source.as_ref())?;
        let plain = decrypt(&found.path, key)?;
        let inside = examine(&plain, &found.path)?;
        Ok(Self { plain, source: found.path, inside })
    }

    /// Writes the client file to a place where nothing stands.
    ///
    /// # Errors
    /// [`Error::AlreadyExists`], and what writing can meet.
    pub fn write(&self, target: impl AsRef<Path>, env: &mut Env) -> Result<()> {
        let (target, _lock) = free(target.as_ref(), env)?;
        write_new(&self.plain, &self.source, &target)
    }
}

/// Makes a client file out of a sealed copy. Nothing is written before all of the copy proved authentic and to be a client
/// file that can be read here; what stands at the target is never replaced.
///
/// # Errors
/// [`Error::AlreadyExists`]; [`Error::NotSealed`], [`Error::SealAltered`], [`Error::SealTooLarge`],
/// [`Error::SealTooMuchWork`]; [`Error::WrongPassphrase`], [`Error::NoMatchingKey`], [`Error::SealedWithPassphrase`],
/// [`Error::SealedToKeys`]; [`Error::SealsNoClientFile`], and whatever else keeps what is inside from being opened; what
/// writing can meet.
pub fn unseal(source: impl AsRef<Path>, target: impl AsRef<Path>, key: &Key, env: &mut Env) -> Result<Unsealed> {
    let (target, _lock) = free(target.as_ref(), env)?;
    let opened = Opened::of(source, key)?;
    write_new(&opened.plain, &opened.source, &target)?;
    Ok(opened.inside)
}

/// A place where nothing stands, held against whoever else would write there.
fn free(target: &Path, env: &mut Env) -> Result<(PathBuf, Lock)> {
    let target = copy::absolute(target)?;
    let exists = fs::symlink_metadata(&target).is_ok();
    let lock = copy::hold(&target, env);
    // What a power cut left beside a name that was given goes also where that is all there is to do.
    if lock.is_ok() {
        copy::clear(&target)?;
    }
    if exists {
        return Err(Error::AlreadyExists(target));
    }
    let lock = lock?;
    copy::refuse_stray_journal(&target)?;
    Ok((target, lock))
}

fn write_new(plain: &[u8], source: &Path, target: &Path) -> Result<()> {
    copy::by_way_of_partial(target, Readers::Of(Permission::of(source)), |partial| {
        let io = |e: io::Error| Error::from_io(&e, target);
        let mut file = File::options().write(true).open(partial).map_err(io)?;
        file.write_all(plain).and_then(|()| file.sync_all()).map_err(io)?;
        let file = File::open(partial).map_err(io)?;
        if !is_equal(file, plain).map_err(io)? {
            return Err(Error::CopyUnsound { path: target.to_owned(), detail: "its bytes differ".to_owned() });
        }
        copy::give_name(partial, target).map_err(io)?;
        copy::sync_folder(target)
    })
}

/// A name that is mistyped must not cost a client file, or whatever else stands there.
fn refuse_unless_sealed(target: &Path) -> Result<()> {
    match begins_sealed(target) {
        Ok(true) => Ok(()),
        Ok(false) => Err(Error::SealOntoOther(target.to_owned())),
        Err(e) if e.kind() == io::ErrorKind::NotFound => Ok(()),
        Err(e) => Err(Error::from_io(&e, target)),
    }
}

fn begins_sealed(path: &Path) -> io::Result<bool> {
    let mut begins = Vec::new();
    // Reading a pipe may wait for ever. What is open here is a client file, and looking into it would drop its locks.
    if fs::metadata(path)?.is_file() && !is_open_here(path) {
        File::open(path)?.take(MAGIC.len() as u64).read_to_end(&mut begins)?;
    }
    Ok(begins == MAGIC)
}

/// Encrypts into a file and forces it to the disk; gives the SHA-256 of what was written.
fn encrypt(plain: &[u8], file: File, seal: &Seal, work: u8) -> std::result::Result<[u8; 32], EncryptError> {
    let encryptor = match seal {
        Seal::Passphrase(Passphrase(text)) => {
            let mut recipient = scrypt::Recipient::new(text.clone());
            recipient.set_work_factor(work);
            Encryptor::with_recipients(iter::once(&recipient as &dyn age::Recipient))
        }
        Seal::Recipients(Recipients(keys)) => {
            Encryptor::with_recipients(keys.iter().map(|key| key as &dyn age::Recipient))
        }
    }?;
    let mut writer =
        encryptor.wrap_output(Hashed { file: BufWriter::with_capacity(BUFFERED, file), sha256: Sha256::new() })?;
    writer.write_all(plain)?;
    let Hashed { file, sha256 } = writer.finish()?;
    let file = file.into_inner().map_err(io::IntoInnerError::into_error)?;
    if !Safeguard::CopyForced.is_off() {
        file.sync_all()?;
    }
    Ok(sha256.finalize().into())
}

/// No header is longer: what the system says of writing one is said of writing the rest, in its own words.
const BUFFERED: usize = 64 * 1024;

/// A file, and the hash of what was written to it.
struct Hashed {
    file: BufWriter<File>,
    sha256: Sha256,
}

impl Write for Hashed {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.file.write(bytes)?;
        self.sha256.update(bytes.get(..written).unwrap_or_default());
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

/// Reads a sealed file back: its bytes are those that were written, and what is inside is what was sealed, as far as there is
/// a key at hand to see it. Says what is wrong.
fn read_back(mut file: File, written: &[u8; 32], plain: &[u8], seal: &Seal) -> std::result::Result<(), String> {
    let text = |e: io::Error| e.to_string();
    let mut sha256 = Sha256::new();
    io::copy(&mut file, &mut sha256).map_err(text)?;
    if sha256.finalize()[..] != written[..] {
        return Err("its bytes differ".to_owned());
    }
    let nowhere = Path::new("");
    let sealed = open(file, nowhere).map_err(|e| e.code().to_owned())?;
    let Seal::Passphrase(passphrase) = seal else { return Ok(()) };
    let opened = unlock(sealed, &Key::Passphrase(passphrase.clone()), nowhere).map_err(|e| e.code().to_owned())?;
    if is_equal(opened, plain).map_err(text)? { Ok(()) } else { Err("what is inside differs".to_owned()) }
}

fn is_equal(mut reader: impl Read, bytes: &[u8]) -> io::Result<bool> {
    let (mut rest, mut buffer) = (bytes, vec![0; 64 << 10]);
    loop {
        let read = match reader.read(&mut buffer) {
            Ok(0) => return Ok(rest.is_empty()),
            Ok(read) => read,
            Err(e) if e.kind() == io::ErrorKind::Interrupted => continue,
            Err(e) => return Err(e),
        };
        match (buffer.get(..read), rest.split_at_checked(read)) {
            (Some(found), Some((expected, after))) if found == expected => rest = after,
            _ => return Ok(false),
        }
    }
}

/// A file whose header was read, and its payload, of which no more is read than is taken.
type Sealed = Decryptor<BufReader<io::Take<File>>>;

/// Reads the header of a file from its beginning, within bounds. The path is what errors name.
fn open(mut file: File, path: &Path) -> Result<Sealed> {
    let io = |e: io::Error| Error::from_io(&e, path);
    if file.metadata().map_err(io)?.len() > LARGEST_SEALED {
        return Err(Error::SealTooLarge(path.to_owned()));
    }
    file.rewind().map_err(io)?;
    let mut beginning = Vec::new();
    (&file).take(LONGEST_HEADER).read_to_end(&mut beginning).map_err(io)?;
    if !beginning.starts_with(MAGIC) {
        return Err(Error::NotSealed(path.to_owned()));
    }
    if !has_end(&beginning) {
        return Err(Error::SealAltered(path.to_owned()));
    }
    file.rewind().map_err(io)?;
    Decryptor::new_buffered(BufReader::new(file.take(LARGEST_SEALED))).map_err(|e| told(e, path))
}

/// Whether the line stands there that ends a header: `--- ` and 43 characters.
fn has_end(beginning: &[u8]) -> bool {
    const MARK: &[u8] = b"\n--- ";
    let at = beginning.windows(MARK.len()).position(|bytes| bytes == MARK);
    at.is_some_and(|at| beginning.get(at + MARK.len() + 43) == Some(&b'\n'))
}

/// The payload, in the clear as it is read.
fn unlock(sealed: Sealed, key: &Key, path: &Path) -> Result<StreamReader<BufReader<io::Take<File>>>> {
    match key {
        Key::Passphrase(_) if !sealed.is_scrypt() => Err(Error::SealedToKeys(path.to_owned())),
        Key::Identities(_) if sealed.is_scrypt() => Err(Error::SealedWithPassphrase(path.to_owned())),
        Key::Passphrase(Passphrase(text)) => {
            let mut identity = scrypt::Identity::new(text.clone());
            identity.set_max_work_factor(MOST_WORK);
            sealed.decrypt(iter::once(&identity as &dyn age::Identity)).map_err(|e| match e {
                DecryptError::DecryptionFailed | DecryptError::KeyDecryptionFailed | DecryptError::NoMatchingKeys => {
                    Error::WrongPassphrase(path.to_owned())
                }
                other => told(other, path),
            })
        }
        Key::Identities(Identities(keys)) => {
            sealed.decrypt(keys.iter().map(|key| key as &dyn age::Identity)).map_err(|e| told(e, path))
        }
    }
}

/// Decrypts a whole file, in memory. Nothing is given out of one that was altered or cut off.
fn decrypt(path: &Path, key: &Key) -> Result<Zeroizing<Vec<u8>>> {
    let io = |e: io::Error| Error::from_io(&e, path);
    let file = File::open(path).map_err(io)?;
    let sealed = file.metadata().map_err(io)?.len();
    let mut opened = unlock(open(file, path)?, key, path)?;
    // Room for all of it at once, since what is sealed is longer than what was: growing would leave its beginning behind.
    let mut plain = Zeroizing::new(Vec::with_capacity(usize::try_from(sealed).unwrap_or_default()));
    opened.read_to_end(&mut plain).map_err(|e| told(e.into(), path))?;
    if plain.len() as u64 > LARGEST { Err(Error::SealTooLarge(path.to_owned())) } else { Ok(plain) }
}

/// What is wrong with a sealed file.
fn told(error: DecryptError, path: &Path) -> Error {
    match error {
        DecryptError::NoMatchingKeys => Error::NoMatchingKey(path.to_owned()),
        DecryptError::ExcessiveWork { required, .. } if required > MOST_WORK => {
            Error::SealTooMuchWork { path: path.to_owned(), asks: required, most: MOST_WORK }
        }
        DecryptError::Io(e) if !matches!(e.kind(), io::ErrorKind::InvalidData | io::ErrorKind::UnexpectedEof) => {
            Error::from_io(&e, path)
        }
        _ => Error::SealAltered(path.to_owned()),
    }
}

/// Refuses what could not be opened as a client file, and says what it is. The path is that of the sealed copy.
fn examine(plain: &[u8], path: &Path) -> Result<Unsealed> {
    let beginning = plain.get(..header::LENGTH).unwrap_or(plain);
    let counts = header::check(beginning, plain.len() as u64, false, path).map_err(|e| match e {
        Error::Empty(path) | Error::NotADatabase(path) | Error::NotOurs { path, .. } => Error::SealsNoClientFile(path),
        other => other,
    })?;
    let mut conn = connection::in_memory(plain).map_err(|e| Error::from_sqlite(&e, path))?;
    connection::within_time(&mut conn, path, |conn| connection::quick_check(conn, path))?;
    let mut brought_up = document::in_newest(&mut conn, path, counts.schema, MIGRATIONS)?;
    let schema = counts.schema.max(schema::newest(MIGRATIONS));
    connection::within_time(brought_up.as_mut().unwrap_or(&mut conn), path, |conn| {
        let (state, _) = document::read(conn, path, schema, MIGRATIONS)?;
        let head = state.tail.sealed_head()?;
        Ok(Unsealed { head: head.hex(), revisions: u64::try_from(head.seq).unwrap_or(0) })
    })
}

#[cfg(test)]
mod tests;
