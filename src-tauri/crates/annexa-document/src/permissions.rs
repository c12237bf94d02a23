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
pub(crate) struct Permission {
    #[cfg(unix)]
    mode: u32,
    /// Whom the mode means by the group.
    #[cfg(unix)]
    group: Option<u32>,
}

#[cfg(unix)]
impl Permission {
    /// That of a file as it stands.
    pub fn of(path: &Path) -> Self {
        use std::os::unix::fs::MetadataExt;
        match fs::metadata(path) {
            Ok(of) => Self { mode: (of.mode() & 0o666) | 0o600, group: Some(of.gid()) },
            Err(_) => Self { mode: 0o600, group: None },
        }
    }

    /// The mode of a file that another group may have: what the file lets its group do and everybody else, since each of either
    /// may be in one there and not in the other.
    fn of_any_group(self) -> u32 {
        let both = self.mode & (self.mode >> 3) & 0o006;
        0o600 | both << 3 | both
    }

    /// Gives it to a file that has the same group.
    fn give(self, file: &File) -> io::Result<()> {
        use std::os::unix::fs::{MetadataExt, PermissionsExt};
        if self.mode != self.of_any_group() && Some(file.metadata()?.gid()) == self.group {
            file.set_permissions(fs::Permissions::from_mode(self.mode))?;
        }
        Ok(())
    }
}

#[cfg(not(unix))]
impl Permission {
    /// That of a file as it stands.
    pub fn of(_: &Path) -> Self {
        Self {}
    }
}

/// Lets those read and write a file that stands beside another who may do so with that one, as far as the system grants it. Nothing
/// secret is in it.
pub(crate) fn share_like(file: &File, other: &Path) {
    #[cfg(unix)]
    if let Permission { mode, group: Some(group) } = Permission::of(other) {
        use std::os::unix::fs::PermissionsExt;
        let _ = std::os::unix::fs::fchown(file, None, Some(group));
        let _ = file.set_permissions(fs::Permissions::from_mode(mode));
    }
    #[cfg(not(unix))]
    let _ = (file, other);
}

/// Makes a file that is not there yet, for writing.
pub(crate) fn create(path: &Path, readers: Readers) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    if let Readers::Of(permission) = readers {
        // Which group it has is known once it is there, and whoever opened it before it was closed to them has it open.
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, permission.of_any_group());
        let file = options.open(path)?;
        return permission.give(&file).map(|()| file);
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
