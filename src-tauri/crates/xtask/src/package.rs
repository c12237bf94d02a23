//! What ships, and how fast it is.

use std::fs;

use crate::install;
use crate::step::{Result, cargo, root, step};

/// The programs that ship, built as the workspace's profile for it says and without the tests' seam, and their sizes.
pub fn package() -> Result<()> {
    install::system(&[install::WINDOW])?;
    install::page()?;
    step(
        "Building what ships (several minutes)",
        &mut cargo(&["build", "--profile", "dist", "-p", "annexa-app", "-p", "annexa-cli"]),
    )?;
    for name in ["annexa-window", "annexa"] {
        let path = root().join("target/dist").join(format!("{name}{}", std::env::consts::EXE_SUFFIX));
        let size = fs::metadata(&path).map_err(|e| format!("{} is missing ({e})", path.display()))?.len();
        println!("  {}  {}.{} MB", path.display(), size / 1_000_000, size / 100_000 % 10);
    }
    Ok(())
}

/// The figures, written to tests/bench/RESULTS.md.
pub fn bench() -> Result<()> {
    install::system(&[install::WINDOW, install::HEADLESS, install::JUDGES])?;
    install::tauri_driver()?;
    package()?;
    step(
        "Building a bare window to compare with",
        &mut cargo(&["build", "--profile", "dist", "-p", "annexa-bare-window"]),
    )?;
    step(
        "Measuring",
        cargo(&["run", "--release", "--quiet", "-p", "annexa-tests", "--bin", "bench"])
            .env("ANNEXA_TOOLS", install::tools()),
    )
}
