//! The window. Commands parse, make one call, convert; every rule stands elsewhere.
#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

mod commands;
mod dialogs;
mod failure;
mod files;
mod menu;
mod opening;
mod platform;
mod settings;
mod watch;
mod wire;

use std::path::PathBuf;
use std::process::ExitCode;

use annexa_words::Words;
use tauri::{Manager, WindowEvent};

#[expect(clippy::too_many_lines, reason = "most of them are the list of commands")]
fn main() -> ExitCode {
    if let Some(answered) = annexa_jobs::answer_if_asked() {
        return answered;
    }
    let words = Words::for_language("en");
    if !platform::has_display() {
        eprintln!("annexa-window: {}", words.get("no-display"));
        return ExitCode::FAILURE;
    }
    let application = tauri::Builder::default()
        .manage(files::Files::default())
        .manage(words)
        .on_menu_event(|app, event| menu::chosen(app, &event))
        .invoke_handler(tauri::generate_handler![
            commands::apply,
            commands::approve_plan,
            commands::attach_file,
            commands::back_up_now,
            commands::backup_rule,
            commands::backups,
            commands::break_off_export,
            commands::bring,
            commands::bring_back,
            commands::check_approval,
            commands::choose_backup_folder,
            commands::choose_key,
            commands::choose_logo,
            commands::choose_sealed,
            commands::close_file,
            commands::compare_copy,
            commands::compare_edition,
            commands::compare_revision,
            commands::copies_beside,
            commands::coverage,
            commands::crosswalk_links,
            commands::declaration_findings,
            commands::detach_file,
            commands::evidence_serves,
            commands::export_pdf,
            commands::export_kept_file,
            commands::export_warnings,
            commands::field_history,
            commands::found_backups,
            commands::history,
            commands::issue_edition,
            commands::judge_signatures,
            commands::keep_mine,
            commands::load,
            commands::logo,
            commands::make_key,
            commands::merge_copy,
            commands::new_file,
            commands::open_backup,
            commands::open_data,
            commands::open_file,
            commands::open_recent,
            commands::open_sample,
            commands::open_sealed,
            commands::open_written,
            commands::prepare_candidate,
            commands::plan_findings,
            commands::preview_pdf,
            commands::redact_copy,
            commands::redactable,
            commands::redo,
            commands::reference,
            commands::remove_signature,
            commands::return_to,
            commands::revision_changes,
            commands::salvage_file,
            commands::save_copy,
            commands::seal_copy,
            commands::set_author,
            commands::set_backup_rule,
            commands::set_settings,
            commands::settings,
            commands::show_statement,
            commands::sign_edition,
            commands::starts,
            commands::take_over,
            commands::take_signature,
            commands::take_theirs,
            commands::trace,
            commands::undo,
            commands::verify,
            commands::welcome,
            commands::withdraw_edition,
            commands::write_message,
            commands::write_signature,
        ])
        .on_window_event(|window, event| match event {
            WindowEvent::Focused(true) => window.state::<files::Files>().focused(window.label()),
            WindowEvent::Destroyed => commands::put_away(window.app_handle(), window.label()),
            _ => {}
        })
        .setup(|app| {
            platform::prepare();
            app.manage(settings::Store::read(app.path().app_config_dir()?.join("settings.json")));
            commands::dress(app.handle(), &app.state::<settings::Store>().settings());
            watch::begin(app.handle())?;
            // One window a file; without a file, one that welcomes.
            let named: Vec<PathBuf> = std::env::args_os().skip(1).map(PathBuf::from).collect();
            for path in &named {
                commands::open_from_outside(app.handle(), path)?;
            }
            if named.is_empty() {
                files::window(app.handle(), files::Show::Welcome)?;
            }
            Ok(())
        })
        .build(tauri::generate_context!());
    match application {
        Ok(application) => {
            application.run(|app, event| platform::opened(app, &event));
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("annexa-window: the window could not be shown ({error}).");
            ExitCode::FAILURE
        }
    }
}
