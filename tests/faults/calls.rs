//! Programs whose calls to the system are looked at, or fail: `calls.c`, compiled when it is first needed.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

/// The kinds of calls that can fail.
pub const KINDS: [&str; 9] = ["open", "create", "read", "write", "sync", "truncate", "remove", "rename", "link"];

/// What the system may answer.
pub const NO_SPACE: i32 = 28;
pub const IO: i32 = 5;

fn library() -> &'static Path {
    static BUILT: OnceLock<PathBuf> = OnceLock::new();
    BUILT.get_or_init(|| {
        let source = Path::new(env!("CARGO_MANIFEST_DIR"))
            .ancestors()
            .map(|f| f.join("tests/faults/calls.c"))
            .find(|f| f.is_file())
            .unwrap();
        let library = std::env::temp_dir().join(format!("annexa-calls-{}.so", std::process::id()));
        let done =
            Command::new("cc").args(["-shared", "-fPIC", "-O1", "-o"]).arg(&library).arg(source).arg("-ldl").status();
        assert!(
            done.is_ok_and(|status| status.success()),
            "a C compiler is needed here, as it is to build the program"
        );
        library
    })
}

/// Has a program's calls looked at that have to do with files in a folder, whose path has no links in it.
pub fn in_folder<'a>(command: &'a mut Command, folder: &Path) -> &'a mut Command {
    command.env("LD_PRELOAD", library()).env("ANNEXA_CALLS_IN", folder)
}
