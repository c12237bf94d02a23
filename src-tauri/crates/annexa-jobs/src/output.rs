//! Whole files or none: what is written appears under its name only when all of it is on the disk.

use std::fs::File;
use std::io::Write;
use std::path::Path;

use crate::{Error, Result};

/// Writes a file beside its place, flushes it to the disk and moves it there.
///
/// # Errors
/// [`Error::Output`]; an older file of that name is untouched.
pub fn write_whole(path: &Path, bytes: &[u8]) -> Result<()> {
    let failed = |source: std::io::Error| Error::Output { path: path.to_owned(), source };
    let folder = match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    let mut file = tempfile::Builder::new().prefix(".annexa-").tempfile_in(folder).map_err(failed)?;
    file.write_all(bytes).map_err(failed)?;
    permit_as_usual(file.as_file());
    file.as_file().sync_all().map_err(failed)?;
    file.persist(path).map_err(|e| failed(e.error))?;
    // So that the new name survives a power cut, where folders can be flushed at all.
    if let Ok(folder) = File::open(folder) {
        let _ = folder.sync_all();
    }
    Ok(())
}

/// A temporary file is private; a document is as readable as any other that the user makes.
#[cfg(unix)]
fn permit_as_usual(file: &File) {
    use std::os::unix::fs::PermissionsExt;
    let _ = file.set_permissions(std::fs::Permissions::from_mode(0o644));
}

#[cfg(not(unix))]
fn permit_as_usual(_: &File) {}
