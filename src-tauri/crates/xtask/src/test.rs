//! Everything that can fail.

use crate::install;
use crate::step::{Result, cargo, npm, step};

/// What takes too long for every day.
pub fn faults() -> Result<()> {
    install::system(&[install::JUDGES])?;
    install::verapdf()?;
    step("Building the program", &mut cargo(&["build", "--release", "-p", "annexa-cli"]))?;
    step(
        "Every combination, before the judges",
        cargo(&["test", "--release", "-p", "annexa-tests", "--tests", "--", "--ignored"])
            .env("ANNEXA_TOOLS", install::tools()),
    )
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
    // The window is built with the seam through which tests answer its dialogs; nothing that ships has it.
    let seam = ["--release", "--workspace", "--exclude", "annexa-bare-window", "--features", "annexa-app/test-seam"];
    let with = |verb: &'static str| [&[verb][..], &seam[..]].concat();
    step("Building the program", &mut cargo(&with("build")))?;
    step("Building the tests", &mut cargo(&[&with("test")[..], &["--no-run"]].concat()))?;
    let tools = install::tools();
    step(
        "Tests in Rust, and journeys in the real window",
        cargo(&with("test")).env("ANNEXA_TOOLS", tools).env_remove("DISPLAY").env_remove("WAYLAND_DISPLAY"),
    )
}
