//! Who may read what is made here: the one place where systems differ in that. A file that is made of another, such as a copy of it,
//! is open to nobody to whom that one is not.

use std::fs::{self, File, OpenOptions};
use std::io;
use std::path::Path;

/// What a new file is readable by.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Readers {
    /// Whoever the system lets by default: nothing that is in it stood elsewhere before.
    Usual,
    /// Those of another file.
    Of(Permission),
}

/// Whom a file lets read it and write into it: the user alone where nobody knows.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Permission(#[cfg(unix)] u32);

impl Permission {
    /// That of a file as it stands.
    #[cfg(unix)]
    pub fn of(path: &Path) -> Self {
        use std::os::unix::fs::PermissionsExt;
        Self(fs::metadata(path).map_or(0o600, |of| (of.permissions().mode() & 0o666) | 0o600))
    }

    /// That of a file as it stands.
    #[cfg(not(unix))]
    pub fn of(_: &Path) -> Self {
        Self()
    }
}

/// Makes a file that is not there yet, for writing.
pub(crate) fn create(path: &Path, readers: Readers) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    if let Readers::Of(Permission(mode)) = readers {
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, mode);
    }
    #[cfg(not(unix))]
    let _ = readers;
    options.open(path)
}

/// Makes a folder that is the user's alone.
pub(crate) fn create_own_folder(path: &Path) -> io::Result<()> {
    #[cfg_attr(not(unix), allow(unused_mut))]
    let mut builder = fs::DirBuilder::new();
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(path)
}
