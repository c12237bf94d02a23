//! The program as a new user meets it.

use std::fs;
use std::path::Path;

use crate::install;
use crate::step::{Result, cargo, root, step, tool};

/// Builds everything and opens the window on a copy of the sample; without a display, does the main job instead.
pub fn run() -> Result<()> {
    let display = cfg!(not(target_os = "linux"))
        || ["DISPLAY", "WAYLAND_DISPLAY"].iter().any(|v| std::env::var_os(v).is_some_and(|d| !d.is_empty()));
    if display {
        install::system(&[install::WINDOW])?;
    } else {
        install::system(&[install::WINDOW, install::HEADLESS])?;
        install::tauri_driver()?;
    }
    install::page()?;
    // What takes the picture is built with the program, since by itself it would build most of it anew.
    let mut build =
        vec!["build", "--release", "-p", "annexa-app", "-p", "annexa-cli", "--bin", "annexa", "--bin", "annexa-window"];
    if !display {
        build.extend(["-p", "annexa-tests", "--bin", "picture"]);
    }
    step("Building the program (the first time takes ten minutes and more on two cores)", &mut cargo(&build))?;
    let out = root().join("out");
    fs::create_dir_all(&out).map_err(|e| format!("{} could not be made ({e})", out.display()))?;
    let sample = fresh(&out, "otterbridge.soa")?;
    let annexa = binary("annexa");
    step(
        "Making a copy of the sample",
        &mut tool(&annexa, &["new", &sample, "--sample", "--author", "Sample author"]),
    )?;
    if display {
        println!("▸ The window is open on out/otterbridge.soa. Close it to end this.");
        return step("The window", &mut tool(&binary("annexa-window"), &[&sample]));
    }
    headless(&out, &annexa, &sample)
}

/// The main job without a window, then a picture of the window.
fn headless(out: &Path, annexa: &str, sample: &str) -> Result<()> {
    println!("▸ There is no display here, so the main job is done from the command line.");
    let pdf = out.join("otterbridge-SoA.pdf").to_string_lossy().into_owned();
    step("Is it ready?", &mut tool(annexa, &["check", sample]))?;
    step(
        "Issuing an edition",
        &mut tool(
            annexa,
            &[
                "issue",
                sample,
                "--approved-by",
                "Chief Executive",
                "--function",
                "Executive Office",
                "--note",
                "Warning times by mooring are in the handbook (A.10.4).",
            ],
        ),
    )?;
    step("Exporting its PDF", &mut tool(annexa, &["export", sample, "--edition", "1.2", "--out", &pdf]))?;
    step(
        "Taking a picture of the real window",
        tool(&binary("picture"), &[sample, &out.join("window.png").to_string_lossy()])
            .env("ANNEXA_TOOLS", install::tools()),
    )?;
    println!(
        "\nThe results:\n  out/otterbridge.soa       the client file\n  out/otterbridge-SoA.pdf   its edition 1.2\n  out/window.png            the window on that file"
    );
    Ok(())
}

/// A path in the folder where no older file stands.
fn fresh(out: &Path, name: &str) -> Result<String> {
    let path = out.join(name);
    match fs::remove_file(&path) {
        Err(e) if e.kind() != std::io::ErrorKind::NotFound => Err(format!("{} is in the way ({e})", path.display())),
        _ => Ok(path.to_string_lossy().into_owned()),
    }
}

/// A program this workspace builds.
fn binary(name: &str) -> String {
    let target = std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), Into::into);
    target.join("release").join(format!("{name}{}", std::env::consts::EXE_SUFFIX)).to_string_lossy().into_owned()
}
