//! Keys that sign: private keys of OpenSSH, read from a file or made new, and the passphrases they lie under.
//!
//! Nothing secret is ever an argument, is printed, or stays in memory longer than it is used.

use std::fs::{self, File, OpenOptions};
use std::io::{Read, Write};
use std::path::{Path, PathBuf};

use annexa_document::Passphrase;
use ssh_key::rand_core::{OsRng, RngCore};
use ssh_key::{Algorithm, Cipher, EcdsaCurve, HashAlg, Kdf, LineEnding, PrivateKey, PublicKey};
use zeroize::Zeroizing;

use crate::{Error, Result};

/// Bytes that a key file may have; a private key of the kinds that sign here has less than 1,000.
const LARGEST_KEY: u64 = 64 << 10;
/// Bytes that a passphrase may have.
const LONGEST_PASSPHRASE: usize = 1024;
/// Rounds by which a passphrase is made slow to guess, in a key made here: four times what `ssh-keygen` takes.
const ROUNDS: u32 = 96;
/// Rounds that are taken of a key made elsewhere: more would be a file that only costs time.
const MOST_ROUNDS: u32 = 5_000;

/// Whether it may lie over a key.
fn is_usable(passphrase: &Passphrase) -> bool {
    (1..=LONGEST_PASSPHRASE).contains(&passphrase.bytes().len())
}

/// Why a key is not used.
#[derive(Debug, thiserror::Error)]
pub enum KeyError {
    /// Not a private key in the form of OpenSSH.
    #[error("it is no private key in the form of OpenSSH (“-----BEGIN OPENSSH PRIVATE KEY-----”)")]
    Form,
    /// It lies under a passphrase, and none was given.
    #[error("it lies under a passphrase, and none was given")]
    Locked,
    /// The passphrase does not open it.
    #[error("the passphrase does not open it")]
    Passphrase,
    /// An empty passphrase, or one that is too long.
    #[error("a passphrase has 1 to 1,024 bytes in one line")]
    NoPassphrase,
    /// A kind of key that signs nothing here.
    #[error("its kind, {0}, is not supported: Ed25519 and ECDSA P-256 are")]
    Kind(String),
    /// A file that only costs time.
    #[error("its passphrase is made so slow to try ({0} rounds) that it is not tried")]
    Slow(u32),
    /// No randomness, or a fault in the program.
    #[error("no key could be made ({0})")]
    Making(#[source] ssh_key::Error),
}

impl KeyError {
    pub(crate) fn code(&self) -> &'static str {
        match self {
            Self::Form => "key-form",
            Self::Locked => "key-locked",
            Self::Passphrase => "key-passphrase",
            Self::NoPassphrase => "key-no-passphrase",
            Self::Kind(_) => "key-kind",
            Self::Slow(_) => "key-slow",
            Self::Making(_) => "key-making",
        }
    }
}

/// A private key that is ready to sign. It is never printed.
pub struct SigningKey(pub(crate) PrivateKey);

impl SigningKey {
    /// Reads a private key; `passphrase` is asked for only where the key lies under one.
    ///
    /// # Errors
    /// [`Error::NotRead`], [`Error::Key`], and what asking for the passphrase can meet.
    pub fn read<E: From<Error>>(
        path: &Path,
        passphrase: impl FnOnce() -> std::result::Result<Option<Passphrase>, E>,
    ) -> std::result::Result<Self, E> {
        let refused = |source| Error::Key { path: path.to_owned(), source };
        let key = as_it_lies(path)?;
        if !key.is_encrypted() {
            return Ok(Self(key));
        }
        let passphrase = passphrase()?.ok_or_else(|| refused(KeyError::Locked))?;
        if !is_usable(&passphrase) {
            return Err(refused(KeyError::NoPassphrase).into());
        }
        let open = key.decrypt(passphrase.bytes()).map_err(|error| match error {
            ssh_key::Error::Crypto => refused(KeyError::Passphrase),
            _ => refused(KeyError::Form),
        })?;
        Ok(Self(open))
    }

    /// Its fingerprint, `SHA256:…`.
    pub fn fingerprint(&self) -> String {
        fingerprint(self.0.public_key())
    }
}

/// A private key as its file shows it to anybody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeySeen {
    /// Fingerprint, `SHA256:…`.
    pub fingerprint: String,
    /// The public key, as a line of OpenSSH without a comment.
    pub public_key: String,
    /// Whether it lies under a passphrase.
    pub is_locked: bool,
}

impl KeySeen {
    /// Looks at a private key without opening it.
    ///
    /// # Errors
    /// [`Error::NotRead`], [`Error::Key`].
    pub fn at(path: &Path) -> Result<Self> {
        let key = as_it_lies(path)?;
        let public_key = line(key.public_key())
            .map_err(|error| Error::Key { path: path.to_owned(), source: KeyError::Making(error) })?;
        Ok(Self { fingerprint: fingerprint(key.public_key()), public_key, is_locked: key.is_encrypted() })
    }
}

/// A private key of a kind that signs here, under its passphrase where it lies under one.
fn as_it_lies(path: &Path) -> Result<PrivateKey> {
    let refused = |source| Error::Key { path: path.to_owned(), source };
    let pem = Zeroizing::new(read_bounded(path, LARGEST_KEY)?.ok_or_else(|| refused(KeyError::Form))?);
    let key = PrivateKey::from_openssh(&*pem).map_err(|_| refused(KeyError::Form))?;
    // Its kind stands there in the clear: nobody types a passphrase for nothing.
    let supported = [Algorithm::Ed25519, Algorithm::Ecdsa { curve: EcdsaCurve::NistP256 }];
    if !supported.contains(&key.algorithm()) {
        return Err(refused(KeyError::Kind(key.algorithm().as_str().to_owned())));
    }
    if let Kdf::Bcrypt { rounds, .. } = key.kdf()
        && *rounds > MOST_ROUNDS
    {
        return Err(refused(KeyError::Slow(*rounds)));
    }
    Ok(key)
}

/// A key pair that was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeyMade {
    /// Fingerprint, `SHA256:…`.
    pub fingerprint: String,
    /// The public key, as a line of OpenSSH without a comment.
    pub public_key: String,
    /// Where that line stands.
    pub public_file: PathBuf,
}

/// Makes an Ed25519 key: a private key in the form of OpenSSH under a passphrase, which its user alone may read, and beside it
/// the public key in a file of the same name with `.pub`. Nothing is written over.
///
/// # Errors
/// [`Error::Key`] for a passphrase that is none; [`Error::Output`], also where one of the two stands there already. Then neither
/// of the two is left behind.
pub fn new_key(path: &Path, passphrase: &Passphrase) -> Result<KeyMade> {
    let refused = |source| Error::Key { path: path.to_owned(), source };
    if !is_usable(passphrase) {
        return Err(refused(KeyError::NoPassphrase));
    }
    let mut public_file = path.as_os_str().to_owned();
    public_file.push(".pub");
    let public_file = PathBuf::from(public_file);
    let make = || {
        let key = PrivateKey::random(&mut OsRng, Algorithm::Ed25519)?;
        let mut salt = vec![0; 16];
        OsRng.fill_bytes(&mut salt);
        let kdf = Kdf::Bcrypt { salt, rounds: ROUNDS };
        let locked = key.encrypt_with(Cipher::Aes256Ctr, kdf, OsRng.next_u32(), passphrase.bytes())?;
        Ok((locked.to_openssh(LineEnding::LF)?, key.public_key().clone()))
    };
    let (locked, public) = make().map_err(|error| refused(KeyError::Making(error)))?;
    let line = line(&public).map_err(|error| refused(KeyError::Making(error)))?;
    write_private(path, locked.as_bytes())?;
    if let Err(error) = crate::write_new(&public_file, format!("{line}\n").as_bytes()) {
        // A key that nobody was told of is no key.
        let _ = fs::remove_file(path);
        return Err(error);
    }
    Ok(KeyMade { fingerprint: fingerprint(&public), public_key: line, public_file })
}

/// Writes a file that is new and that its user alone may read, from its first byte on.
fn write_private(path: &Path, bytes: &[u8]) -> Result<()> {
    let failed = |source| Error::Output { path: path.to_owned(), source };
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(path).map_err(failed)?;
    let written = file.write_all(bytes).and_then(|()| file.sync_all());
    written.map_err(|error| {
        let _ = fs::remove_file(path);
        failed(error)
    })
}

/// The fingerprint of a key, as every program of OpenSSH writes it.
pub(crate) fn fingerprint(key: &PublicKey) -> String {
    key.fingerprint(HashAlg::Sha256).to_string()
}

/// A key as a line of OpenSSH, without its comment.
pub(crate) fn line(key: &PublicKey) -> std::result::Result<String, ssh_key::Error> {
    Ok(PublicKey::new(key.key_data().clone(), "").to_openssh()?.trim().to_owned())
}

/// The bytes of a file; nothing where it is none that could be meant, a folder or a pipe, or has more than that.
pub(crate) fn read_bounded(path: &Path, most: u64) -> Result<Option<Vec<u8>>> {
    let unread = |source| Error::NotRead { path: path.to_owned(), source };
    if !fs::metadata(path).map_err(unread)?.is_file() {
        return Ok(None);
    }
    // Room for all of it at once: what grows leaves copies behind, and this may be a key.
    let mut bytes = Vec::with_capacity(usize::try_from(most).unwrap_or_default().saturating_add(1));
    File::open(path).and_then(|file| file.take(most + 1).read_to_end(&mut bytes)).map_err(unread)?;
    Ok((bytes.len() as u64 <= most).then_some(bytes))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn passphrase(text: &str) -> Passphrase {
        Passphrase::read(text.as_bytes()).unwrap()
    }

    fn read(path: &Path, typed: Option<&str>) -> Result<SigningKey> {
        SigningKey::read(path, || Ok::<_, Error>(typed.map(passphrase)))
    }

    fn refused<T>(result: Result<T>) -> String {
        match result {
            Err(error) => error.code().to_owned(),
            Ok(_) => panic!("taken"),
        }
    }

    #[test]
    fn a_key_is_made_for_its_user_alone_and_opens_with_its_passphrase_only() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("k");
        let made = new_key(&path, &passphrase("correct horse\r\nsecond line")).unwrap();
        assert_eq!(fs::read_to_string(&made.public_file).unwrap().trim(), made.public_key);
        assert!(made.fingerprint.starts_with("SHA256:") && made.public_key.starts_with("ssh-ed25519 "));
        #[cfg(unix)]
        assert_eq!(std::os::unix::fs::PermissionsExt::mode(&fs::metadata(&path).unwrap().permissions()) & 0o777, 0o600);
        assert_eq!(read(&path, Some("correct horse")).unwrap().fingerprint(), made.fingerprint);
        let seen = KeySeen { fingerprint: made.fingerprint, public_key: made.public_key, is_locked: true };
        assert_eq!(KeySeen::at(&path).unwrap(), seen, "without its passphrase");
        assert_eq!(refused(read(&path, Some("correct hors"))), "key-passphrase");
        assert_eq!(refused(read(&path, None)), "key-locked");
        assert_eq!(refused(read(&made.public_file, None)), "key-form");
        assert_eq!(refused(read(folder.path(), None)), "key-form");
        assert_eq!(refused(read(&folder.path().join("none"), None)), "not-read");
    }

    #[test]
    fn nothing_is_written_over_and_nothing_is_left_of_half_a_pair() {
        let folder = tempfile::tempdir().unwrap();
        let [one, other] = ["one", "other"].map(|name| folder.path().join(name));
        fs::write(&one, "mine").unwrap();
        fs::write(folder.path().join("other.pub"), "mine").unwrap();
        for path in [&one, &other] {
            assert_eq!(refused(new_key(path, &passphrase("words"))), "output");
        }
        assert_eq!(fs::read(&one).unwrap(), b"mine");
        assert!(!other.exists());
        assert_eq!(refused(new_key(&folder.path().join("new"), &passphrase("\n"))), "key-no-passphrase");
        assert_eq!(refused(new_key(&folder.path().join("new"), &passphrase(&"x".repeat(1025)))), "key-no-passphrase");
    }
}
