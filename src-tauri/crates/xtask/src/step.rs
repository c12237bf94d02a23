//! One step: a real tool, started where it belongs, with its name, its time and its failure.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Instant;

/// What went wrong, in one sentence.
pub type Result<T> = std::result::Result<T, String>;

/// The folder that holds the workspace.
pub fn root() -> PathBuf {
    let here = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    here.ancestors().nth(3).map_or(here.clone(), Path::to_path_buf)
}

/// A tool, to be run in the root unless told otherwise.
pub fn tool(name: &str, arguments: &[&str]) -> Command {
    let mut command = Command::new(name);
    command.args(arguments).current_dir(root());
    command
}

/// The cargo that runs this.
pub fn cargo(arguments: &[&str]) -> Command {
    tool(&std::env::var("CARGO").unwrap_or_else(|_| String::from("cargo")), arguments)
}

/// npm, in the window's folder.
pub fn npm(arguments: &[&str]) -> Command {
    let mut command = tool(if cfg!(windows) { "npm.cmd" } else { "npm" }, arguments);
    command.current_dir(root().join("ui"));
    command
}

/// Runs a step and says how long it took.
///
/// # Errors
/// When the tool is not there or ends with an error.
pub fn step(what: &str, command: &mut Command) -> Result<()> {
    println!("▸ {what}");
    let began = Instant::now();
    let status = command.status().map_err(|e| format!("{what}: {} could not be started ({e})", name(command)))?;
    let seconds = began.elapsed().as_secs_f64();
    if status.success() {
        println!("✓ {what} ({seconds:.1} s)");
        Ok(())
    } else {
        Err(format!("{what} failed after {seconds:.1} s ({status}); run it alone: {}", line(command)))
    }
}

/// What a tool prints, or nothing if it cannot be run or fails.
pub fn output(command: &mut Command) -> Option<String> {
    let output = command.stderr(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

fn name(command: &Command) -> String {
    command.get_program().to_string_lossy().into_owned()
}

fn line(command: &Command) -> String {
    let arguments: Vec<String> = command.get_args().map(|a| a.to_string_lossy().into_owned()).collect();
    format!("{} {}", name(command), arguments.join(" "))
}
