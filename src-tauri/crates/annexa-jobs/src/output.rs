//! Whole files or none: what is written appears under its name only when all of it is on the disk.

use std::fs::{self, File};
use std::io::{ErrorKind, Read, Write};
use std::path::Path;

use crate::{Error, Result};

/// Who may read a file that is new. One that is replaced keeps its readers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Readers {
    /// As for any other document that the user makes.
    AsUsual,
    /// The user alone.
    UserAlone,
}

/// Writes a file beside its place, flushes it to the disk and moves it there.
///
/// # Errors
/// [`Error::Output`]; an older file of that name is untouched.
pub fn write_whole(path: &Path, bytes: &[u8], readers: Readers) -> Result<()> {
    let failed = |source: std::io::Error| Error::Output { path: path.to_owned(), source: plain(&source) };
    let folder = folder_of(path);
    let mut beside = tempfile::Builder::new();
    beside.prefix(".annexa-");
    // A temporary file is the user's alone unless told otherwise.
    #[cfg(unix)]
    let usual = <fs::Permissions as std::os::unix::fs::PermissionsExt>::from_mode(0o666);
    #[cfg(unix)]
    if readers == Readers::AsUsual {
        // What the user's own mask takes away is taken away here too.
        beside.permissions(usual);
    }
    let mut file = beside.tempfile_in(folder).map_err(failed)?;
    file.write_all(bytes).map_err(failed)?;
    if cfg!(unix)
        && let Ok(old) = fs::metadata(path)
    {
        let _ = file.as_file().set_permissions(old.permissions());
    }
    file.as_file().sync_all().map_err(failed)?;
    file.persist(path).map_err(|e| failed(e.error))?;
    // So that the new name survives a power cut, where folders can be flushed at all.
    if let Ok(folder) = File::open(folder) {
        let _ = folder.sync_all();
    }
    Ok(())
}

/// Writes a PDF as [`write_whole`] does, and replaces nothing but another PDF: a name that is mistyped must not cost a client
/// file, its lock, or whatever else stands there.
///
/// # Errors
/// [`Error::Occupied`]; as [`write_whole`].
pub fn write_pdf(path: &Path, bytes: &[u8]) -> Result<()> {
    refuse_unless_pdf(path)?;
    write_whole(path, bytes, Readers::AsUsual)
}

/// Writes a file as [`write_whole`] does where nothing stands yet.
///
/// # Errors
/// [`Error::Output`], also where something stands there.
pub fn write_new(path: &Path, bytes: &[u8]) -> Result<()> {
    if fs::symlink_metadata(path).is_ok() {
        let source = std::io::Error::from(ErrorKind::AlreadyExists);
        return Err(Error::Output { path: path.to_owned(), source });
    }
    write_whole(path, bytes, Readers::AsUsual)
}

/// Whether a PDF may be written there: nothing stands there yet, or a PDF does, in a folder that is there. For those who must
/// know before they do what cannot be undone.
///
/// # Errors
/// [`Error::Occupied`]; [`FolderGone`](annexa_document::Error::FolderGone); [`Error::Output`] where that cannot be found out.
pub fn refuse_unless_pdf(path: &Path) -> Result<()> {
    const BEGINNING: [u8; 5] = *b"%PDF-";
    let begins = || {
        let mut begins = Vec::new();
        // A folder or a pipe is no PDF, and reading the one may wait for ever. Looking into a client file that is open here would
        // drop its locks.
        if fs::metadata(path)?.is_file() && !annexa_document::is_open_here(path) {
            File::open(path)?.take(BEGINNING.len() as u64).read_to_end(&mut begins)?;
        }
        Ok::<_, std::io::Error>(begins)
    };
    match begins() {
        Ok(begins) if begins == BEGINNING => Ok(()),
        Ok(_) => Err(Error::Occupied { path: path.to_owned() }),
        Err(error) if error.kind() == ErrorKind::NotFound => {
            let folder = folder_of(path);
            if folder.is_dir() { Ok(()) } else { Err(annexa_document::Error::FolderGone(folder.to_owned()).into()) }
        }
        Err(source) => Err(Error::Output { path: path.to_owned(), source }),
    }
}

fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// What the system said, without the temporary file's path, which whoever reads it never chose.
fn plain(error: &std::io::Error) -> std::io::Error {
    error.raw_os_error().map_or_else(|| error.kind().into(), std::io::Error::from_raw_os_error)
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;
    use std::os::unix::fs::PermissionsExt;

    #[test]
    fn a_failure_says_what_the_system_said_and_no_folder() {
        let folder = tempfile::tempdir().unwrap();
        let gone = folder.path().join("gone/away.pdf");
        let Err(Error::Output { source, .. }) = write_whole(&gone, b"1", Readers::AsUsual) else { panic!("written") };
        assert!(!source.to_string().contains("gone"), "{source}");
    }

    #[test]
    fn a_pdf_replaces_a_pdf_and_nothing_else() {
        let folder = tempfile::tempdir().unwrap();
        let [pdf, other, empty] = ["a.pdf", "client.soa", "empty"].map(|name| folder.path().join(name));
        write_pdf(&pdf, b"%PDF-1.7 one").unwrap();
        write_pdf(&pdf, b"%PDF-1.7 two").unwrap();
        assert_eq!(fs::read(&pdf).unwrap(), b"%PDF-1.7 two");
        for (path, holds) in [(&other, &b"SQLite format 3"[..]), (&empty, b"")] {
            fs::write(path, holds).unwrap();
            assert!(matches!(write_pdf(path, b"%PDF-1.7"), Err(Error::Occupied { .. })));
            assert_eq!(fs::read(path).unwrap(), holds);
        }
        let nowhere = refuse_unless_pdf(&folder.path().join("gone/a.pdf")).unwrap_err();
        assert_eq!((nowhere.code(), nowhere.path()), ("folder-gone", Some(folder.path().join("gone").as_path())));
    }

    #[test]
    fn a_new_file_is_as_readable_as_any_other_and_a_replaced_one_stays_as_it_was() {
        let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
        let folder = tempfile::tempdir().unwrap();
        let [new, usual, own] = ["new", "usual", "own"].map(|name| folder.path().join(name));
        fs::write(&usual, "").unwrap();
        write_whole(&new, b"1", Readers::AsUsual).unwrap();
        write_whole(&own, b"1", Readers::UserAlone).unwrap();
        assert_eq!((mode(&new), mode(&own)), (mode(&usual), 0o600));
        fs::set_permissions(&new, fs::Permissions::from_mode(0o640)).unwrap();
        write_whole(&new, b"2", Readers::AsUsual).unwrap();
        assert_eq!((fs::read(&new).unwrap(), mode(&new)), (b"2".to_vec(), 0o640));
    }
}
