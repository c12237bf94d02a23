//! Everything that can fail.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Instant, SystemTime, UNIX_EPOCH};

use crate::install;
use crate::step::{Result, cargo, npm, root, step};

/// What takes too long for every day, with its results in `tests/faults/RESULTS.md`.
pub fn faults() -> Result<()> {
    install::system(&[install::JUDGES])?;
    install::verapdf()?;
    let lines = root().join("target/faults");
    let _ = fs::remove_dir_all(&lines);
    let seed = std::env::var("ANNEXA_SEED").unwrap_or_else(|_| now().to_string());
    let at_full_size = |command: &mut Command| {
        command.env("ANNEXA_FAULTS", &lines).env("ANNEXA_SEED", &seed).env("ANNEXA_TOOLS", install::tools());
    };
    step("Building the program", &mut cargo(&["build", "--release", "-p", "annexa-cli"]))?;
    let mut document = cargo(&["test", "--release", "-p", "annexa-document", "--features", "annexa-document/weakened"]);
    at_full_size(document.args(["--test", "faults", "--", "--nocapture", "--test-threads=2"]));
    step("Failing disks, power cuts, kills, foreign files and tampering", &mut document)?;
    let mut line = cargo(&["test", "--release", "-p", "annexa-tests", "--test", "faults", "--", "--nocapture"]);
    at_full_size(&mut line);
    step("The command line on a failing disk, killed, and twice at once", &mut line)?;
    for (number, what, of) in
        [("4a", "Copies that diverged", "merging"), ("4b", "Operations, undo and redo beside a model", "semantics")]
    {
        let cases = std::env::var("PROPTEST_CASES").unwrap_or_else(|_| DIVERGENCES.to_owned());
        let began = Instant::now();
        step(
            what,
            cargo(&["test", "--release", "-p", "annexa-document", "--test", "document", of])
                .env("PROPTEST_CASES", &cases)
                .env("PROPTEST_RNG_SEED", &seed),
        )?;
        let seconds = began.elapsed().as_secs();
        let text = format!(
            "| {number}. {what} | 10,000 | {cases} random stories for each of its properties | {seed} | {seconds} s |\n"
        );
        fs::write(lines.join(format!("0{number}.line")), text).map_err(|e| e.to_string())?;
    }
    results(&lines)?;
    step(
        "Every combination, before the judges",
        cargo(&["test", "--release", "-p", "annexa-tests", "--tests", "--", "--ignored"])
            .env("ANNEXA_TOOLS", install::tools()),
    )
}

/// Stories for each property: ten times as many for copies that go their own ways.
const DIVERGENCES: &str = "1000";

fn now() -> u64 {
    SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs())
}

/// Puts together what each battery left.
fn results(lines: &Path) -> Result<()> {
    let mut files: Vec<PathBuf> = fs::read_dir(lines)
        .map_err(|e| format!("no battery left its results: {e}"))?
        .flatten()
        .map(|entry| entry.path())
        .collect();
    files.sort();
    let mut page = String::from(
        "# Faults\n\nWhat was let fail, and how often. In every case nothing that had been acknowledged was lost, nothing was half \
         done, and the failure was told; a battery of which one case does not hold fails and leaves no line here. Written by \
         `cargo xtask faults`; a seed has it again (`ANNEXA_SEED`). What each proves: `src-tauri/ARCHITECTURE.md`, “What the \
         batteries prove”.\n\n| battery | asked | done | seed | time |\n|---|---|---|---|---|\n",
    );
    for file in files {
        page.push_str(&fs::read_to_string(&file).map_err(|e| e.to_string())?);
    }
    fs::write(root().join("tests/faults/RESULTS.md"), page).map_err(|e| e.to_string())
}

/// Rust, the window's own tests, and journeys in the real window.
pub fn test() -> Result<()> {
    install::system(&[install::WINDOW, install::HEADLESS, install::JUDGES])?;
    install::tauri_driver()?;
    install::verapdf()?;
    // What ships for other systems is looked at too, without a network.
    step("Fetching the packages of every system", &mut cargo(&["fetch", "--locked"]))?;
    install::page()?;
    step("Tests of the window's page", &mut npm(&["test", "--silent"]))?;
    // The window is built with the seam through which tests answer its dialogs, and the document with the one through which a test
    // leaves a safeguard out; nothing that ships has either.
    let features = "annexa-app/test-seam,annexa-document/weakened";
    let seam = ["--release", "--workspace", "--exclude", "annexa-bare-window", "--features", features];
    let with = |verb: &'static str| [&[verb][..], &seam[..]].concat();
    step("Building the program", &mut cargo(&with("build")))?;
    step("Building the tests", &mut cargo(&[&with("test")[..], &["--no-run"]].concat()))?;
    let tools = install::tools();
    step(
        "Tests in Rust, and journeys in the real window",
        cargo(&with("test")).env("ANNEXA_TOOLS", tools).env_remove("DISPLAY").env_remove("WAYLAND_DISPLAY"),
    )
}
