//! Builds the window's permissions: a command that is not named here and in `capabilities/` cannot be called.

use std::path::Path;
use std::{fs, io};

/// Every command of `src/commands`.
const COMMANDS: &[&str] = &[
    "apply",
    "approve_plan",
    "attach_file",
    "back_up_now",
    "backup_rule",
    "backups",
    "break_off_export",
    "bring",
    "bring_back",
    "check_approval",
    "choose_backup_folder",
    "choose_key",
    "choose_logo",
    "choose_sealed",
    "close_file",
    "compare_copy",
    "compare_edition",
    "compare_revision",
    "copies_beside",
    "coverage",
    "crosswalk_links",
    "declaration_findings",
    "detach_file",
    "evidence_serves",
    "export_pdf",
    "export_kept_file",
    "export_warnings",
    "field_history",
    "found_backups",
    "history",
    "issue_edition",
    "judge_signatures",
    "keep_mine",
    "load",
    "logo",
    "make_key",
    "merge_copy",
    "new_file",
    "open_backup",
    "open_data",
    "open_file",
    "open_recent",
    "open_sample",
    "open_sealed",
    "open_written",
    "prepare_candidate",
    "plan_findings",
    "preview_pdf",
    "redact_copy",
    "redactable",
    "redo",
    "reference",
    "remove_signature",
    "return_to",
    "revision_changes",
    "salvage_file",
    "save_copy",
    "seal_copy",
    "set_author",
    "set_backup_rule",
    "set_settings",
    "settings",
    "show_statement",
    "sign_edition",
    "starts",
    "take_over",
    "take_signature",
    "take_theirs",
    "trace",
    "undo",
    "verify",
    "welcome",
    "withdraw_edition",
    "write_message",
    "write_signature",
];

fn main() -> Result<(), Box<dyn std::error::Error>> {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=../ui/dist");
    page(Path::new("../ui/dist/index.html"))?;
    let manifest = tauri_build::AppManifest::new().commands(COMMANDS);
    tauri_build::try_build(tauri_build::Attributes::new().app_manifest(manifest))?;
    Ok(())
}

/// The page is built by npm. Where it is not built yet, the crate still compiles, and its window says what to run.
fn page(index: &Path) -> io::Result<()> {
    if index.exists() {
        return Ok(());
    }
    if let Some(folder) = index.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::write(
        index,
        "<!doctype html><html lang=\"en\"><title>Annexa</title><main><h1>Annexa</h1>\
         <p>This page is not built yet. Run: cargo xtask run</p></main></html>\n",
    )
}
