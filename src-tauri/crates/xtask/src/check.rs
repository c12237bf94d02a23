//! What can be judged without running the product.

use crate::install;
use crate::step::{Result, cargo, npm, root, step, tool};

/// Format, lints, types, generated files, licences.
pub fn check() -> Result<()> {
    install::system(&[install::WINDOW])?;
    install::page()?;
    step("Format", &mut cargo(&["fmt", "--all", "--check"]))?;
    step(
        "Lints",
        &mut cargo(&["clippy", "--release", "--workspace", "--all-targets", "--quiet", "--", "-D", "warnings"]),
    )?;
    step("Types of the window", &mut npm(&["run", "--silent", "check"]))?;
    step("Lints of the window", &mut npm(&["run", "--silent", "lint"]))?;
    generated()?;
    install::cargo_deny()?;
    let deny = install::tools().join("bin/cargo-deny");
    step(
        "Licences, sources and who depends on whom",
        &mut tool(&deny.to_string_lossy(), &["--all-features", "check", "bans", "licenses", "sources"]),
    )
}

/// The wire's TypeScript types and the JSON Schemas are committed: what the code generates must be what is there.
pub fn generated() -> Result<()> {
    step(
        "Generating the wire's types",
        &mut cargo(&["test", "--release", "--quiet", "-p", "annexa-model", "-p", "annexa-app", "export_bindings"]),
    )?;
    let schemas = root().join("assets/schema").to_string_lossy().into_owned();
    step(
        "Generating the JSON Schemas",
        &mut cargo(&["run", "--release", "--quiet", "-p", "annexa-model", "--example", "schemas", &schemas]),
    )?;
    step(
        "Generated files are as committed",
        &mut tool("git", &["diff", "--exit-code", "--stat", "--", "ui/src/lib/wire", "assets/schema"]),
    )
}
