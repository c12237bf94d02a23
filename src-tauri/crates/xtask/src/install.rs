//! What a bare machine lacks: system packages, npm packages, cargo tools.

use std::fs;
use std::path::PathBuf;

use crate::step::{Result, cargo, npm, output, root, step, tool};

/// What the window is built with and runs on.
pub const WINDOW: &[&str] = &["build-essential", "pkg-config", "libwebkit2gtk-4.1-dev"];
/// What the window is tried with where there is no display.
pub const HEADLESS: &[&str] = &["xvfb", "webkit2gtk-driver", "dbus", "fonts-dejavu-core"];
/// Third-party judges of what we write.
pub const JUDGES: &[&str] = &[
    "poppler-utils",
    "qpdf",
    "sqlite3",
    // Sees every socket that a program opens.
    "strace",
    // ssh-keygen, which checks and makes signatures over editions.
    "openssh-client",
    // Opens what we seal, and seals what we open.
    "age",
    // Keys with which poppler signs a declaration.
    "libnss3-tools",
    // Scripts that the bundled faces lack: Arabic and Hebrew, then Han and kana.
    "fonts-dejavu-core",
    "fonts-droid-fallback",
    // veraPDF runs on Java and is fetched by Maven.
    "default-jre-headless",
    "maven",
];

/// The `WebDriver` that drives a Tauri window.
const TAURI_DRIVER: &str = "2.1.0";
/// Looks at licences, sources and who may depend on whom.
const CARGO_DENY: &str = "0.18.9";

/// Installs what is missing of a list of Debian packages when this is root; otherwise says the one line to run.
pub fn system(lists: &[&[&str]]) -> Result<()> {
    if !cfg!(target_os = "linux") {
        return Ok(());
    }
    if output(&mut tool("dpkg-query", &["--version"])).is_none() {
        println!(
            "▸ This Linux has no apt. Needed are WebKitGTK 4.1 with its headers, and for tests Xvfb, WebKitWebDriver,"
        );
        println!(
            "  poppler-utils, qpdf, sqlite3, strace, ssh-keygen, age and the tools of NSS. Going on as if they were there."
        );
        return Ok(());
    }
    let missing: Vec<&str> = lists.iter().flat_map(|l| l.iter()).copied().filter(|p| !is_installed(p)).collect();
    if missing.is_empty() {
        return Ok(());
    }
    if output(&mut tool("id", &["-u"])).as_deref() != Some("0") {
        return Err(format!(
            "some system packages are missing. Run this line, then the same command again:\n\n  sudo apt-get install -y {}",
            missing.join(" ")
        ));
    }
    step(
        "Reading the lists of system packages",
        tool("apt-get", &["update", "-qq"]).env("DEBIAN_FRONTEND", "noninteractive"),
    )?;
    let mut arguments = vec!["install", "-y", "-qq", "--no-install-recommends"];
    arguments.extend(&missing);
    step(
        &format!("Installing system packages: {}", missing.join(", ")),
        tool("apt-get", &arguments).env("DEBIAN_FRONTEND", "noninteractive").stdout(std::process::Stdio::null()),
    )
}

fn is_installed(package: &str) -> bool {
    output(&mut tool("dpkg-query", &["-W", "-f=${Status}", package])).is_some_and(|s| s.ends_with("ok installed"))
}

/// Node at the version the window is built with, and its packages as the lockfile names them.
pub fn npm_packages() -> Result<()> {
    let version = output(&mut tool("node", &["--version"]))
        .ok_or("Node is missing. Install Node 20.19 or newer, then run the same command again.")?;
    let mut parts = version.trim_start_matches('v').split('.').map(|p| p.parse::<u32>().unwrap_or(0));
    let found = (parts.next().unwrap_or(0), parts.next().unwrap_or(0));
    if found < (20, 19) {
        return Err(format!("Node {version} is too old: 20.19 or newer is needed."));
    }
    let folder = root().join("ui");
    let age = |path: PathBuf| fs::metadata(path).and_then(|m| m.modified()).ok();
    let installed = age(folder.join("node_modules/.package-lock.json"));
    if installed.is_some() && installed >= age(folder.join("package-lock.json")) {
        return Ok(());
    }
    step("Installing npm packages", &mut npm(&["ci", "--no-audit", "--no-fund", "--loglevel=error"]))
}

/// The window's page, built from its sources.
pub fn page() -> Result<()> {
    npm_packages()?;
    step("Building the window's page", &mut npm(&["run", "--silent", "build"]))
}

/// The folder of cargo tools that only this project uses.
pub fn tools() -> PathBuf {
    root().join("target/tools")
}

/// `tauri-driver`, in the project's own folder.
pub fn tauri_driver() -> Result<()> {
    cargo_tool("tauri-driver", TAURI_DRIVER)
}

/// veraPDF, the judge of archives and screen readers, in the project's own folder. Its version stands in the pom.
pub fn verapdf() -> Result<()> {
    let (pom, into) = (root().join("tests/conformance/verapdf/pom.xml"), tools().join("verapdf"));
    // Written last: a folder without it is one that was not filled to the end.
    let (wanted, filled) = (fs::read(&pom).map_err(|e| format!("{}: {e}", pom.display()))?, into.join("pom.xml"));
    if fs::read(&filled).is_ok_and(|found| found == wanted) {
        return Ok(());
    }
    let _ = fs::remove_dir_all(&into);
    let (file, folder) = (pom.to_string_lossy().into_owned(), format!("-DoutputDirectory={}", into.display()));
    step(
        "Fetching veraPDF into target/tools",
        &mut tool("mvn", &["-q", "-B", "-f", &file, "dependency:copy-dependencies", &folder]),
    )?;
    fs::write(&filled, wanted).map_err(|e| format!("{}: {e}", filled.display()))
}

/// `cargo-deny`, in the project's own folder.
pub fn cargo_deny() -> Result<()> {
    cargo_tool("cargo-deny", CARGO_DENY)
}

fn cargo_tool(name: &str, version: &str) -> Result<()> {
    let folder = tools();
    let binary = folder.join("bin").join(format!("{name}{}", std::env::consts::EXE_SUFFIX));
    if output(&mut tool(&binary.to_string_lossy(), &["--version"])).is_some() {
        return Ok(());
    }
    let into = folder.to_string_lossy().into_owned();
    let built = root().join("target");
    step(
        &format!("Installing {name} {version} into target/tools"),
        cargo(&["install", name, "--version", version, "--locked", "--quiet", "--root", &into])
            .env("CARGO_TARGET_DIR", built.join("tools-build")),
    )
}
