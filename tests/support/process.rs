//! Where things are, and how to start them.
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// The root of the workspace.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("tests stands in the workspace").to_owned()
}

/// Where `cargo xtask` keeps tools that only this project uses.
pub fn tools() -> PathBuf {
    std::env::var_os("ANNEXA_TOOLS").map_or_else(|| root().join("target/tools"), PathBuf::from)
}

/// A program that the workspace builds, beside the test that runs.
pub fn program(name: &str) -> PathBuf {
    let test = std::env::current_exe().expect("a test has a path");
    let folder = test.ancestors().find(|f| f.join(".cargo-lock").is_file()).expect("tests are built by cargo");
    let path = folder.join(format!("{name}{}", std::env::consts::EXE_SUFFIX));
    assert!(path.is_file(), "{} is not built; run `cargo xtask test`", path.display());
    path
}

/// Runs `annexa` with these arguments.
pub fn annexa<S: AsRef<std::ffi::OsStr>>(arguments: impl IntoIterator<Item = S>) -> Output {
    Command::new(program("annexa")).args(arguments).env_remove("ANNEXA_AUTHOR").output().expect("annexa starts")
}

/// What `annexa` said with these arguments: exit code, standard output, standard error.
pub fn said(arguments: &[&str]) -> (i32, String, String) {
    let output = annexa(arguments);
    let error = String::from_utf8_lossy(&output.stderr).into_owned();
    (output.status.code().expect("annexa ends by itself"), text(&output), error)
}

/// What `annexa` wrote to standard output with these arguments; it must succeed.
pub fn run(arguments: &[&str]) -> String {
    let (code, out, error) = said(arguments);
    assert_eq!(code, 0, "{arguments:?}: {error}");
    out
}

/// Runs a third party's tool; it must be there.
pub fn judge<S: AsRef<std::ffi::OsStr>>(tool: &str, arguments: impl IntoIterator<Item = S>) -> Output {
    Command::new(tool)
        .args(arguments)
        .output()
        .unwrap_or_else(|e| panic!("{tool} cannot be started ({e}); `cargo xtask test` installs it"))
}

/// What a program printed, as text.
pub fn text(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned()
}
