//! Candidates, editions and PDFs.

use std::ops::ControlFlow;
use std::path::Path;

use annexa_jobs::{Export, Form, Issue, Paper};
use annexa_model::{Change, Id};
use tauri::ipc::Response;
use tauri::{AppHandle, State, WebviewWindow};

use super::{load_update, statement, today, words};
use crate::dialogs::{self, Ask};
use crate::failure::Answer;
use crate::files::{Files, lock};
use crate::wire::{ExportOptions, Exported, IssueRequest, PageForm, PaperSize, Update};

fn paper(size: PaperSize) -> Paper {
    match size {
        PaperSize::A4 => Paper::A4,
        PaperSize::Letter => Paper::Letter,
    }
}

fn asked(statement: Id, options: &ExportOptions) -> Export {
    Export {
        statement,
        audience: options.audience,
        paper: options.paper.map(paper),
        form: options.form.map(|form| match form {
            PageForm::Full => Form::Full,
            PageForm::Short => Form::Register,
        }),
        made_on: today(),
    }
}

/// Asks for a place and writes a PDF there, whole or not at all.
fn save(app: &AppHandle, name: &str, made: annexa_jobs::Exported) -> Answer<Option<Exported>> {
    let begin = format!("{}.pdf", name.replace(['/', '\\', ':'], "-"));
    let Some(path) = dialogs::file(app, Ask::Save(begin), &words().get("dialog-pdf"), &["pdf"]) else {
        return Ok(None);
    };
    annexa_jobs::write_whole(&path, &made.bytes)?;
    let name = |p: &Path| p.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
    Ok(Some(Exported { name: name(&path), pages: made.pages, notes: made.replaced, as_issued: made.as_issued }))
}

#[tauri::command(async)]
pub fn prepare_candidate(window: WebviewWindow, files: State<'_, Files>) -> Answer<Update> {
    let document = files.of(window.label())?;
    let mut document = lock(&document);
    let id = statement(&document, None)?;
    annexa_jobs::prepare(&mut document, &id)?;
    load_update(&document)
}

#[tauri::command(async)]
pub fn issue_edition(window: WebviewWindow, files: State<'_, Files>, request: IssueRequest) -> Answer<Update> {
    let document = files.of(window.label())?;
    let mut document = lock(&document);
    let issue = Issue {
        statement: statement(&document, request.statement)?,
        candidate: request.candidate,
        approver: request.approver,
        note: request.note,
        paper: request.paper.map_or(Paper::A4, paper),
        today: today(),
    };
    annexa_jobs::issue(&mut document, &issue)?;
    load_update(&document)
}

#[tauri::command(async)]
#[allow(clippy::needless_pass_by_value)] // as tauri calls it
pub fn withdraw_edition(window: WebviewWindow, files: State<'_, Files>, edition: Id, reason: String) -> Answer<Update> {
    let document = files.of(window.label())?;
    let mut document = lock(&document);
    annexa_jobs::withdraw(&mut document, &edition, &reason)?;
    load_update(&document)
}

#[tauri::command(async)]
#[allow(clippy::needless_pass_by_value)] // as tauri calls it
pub fn export_pdf(
    app: AppHandle,
    window: WebviewWindow,
    files: State<'_, Files>,
    options: ExportOptions,
) -> Answer<Option<Exported>> {
    let shared = files.of(window.label())?;
    let (made, name) = {
        let document = lock(&shared);
        let id = statement(&document, options.statement.clone())?;
        let made = annexa_jobs::export(&document, &asked(id.clone(), &options), &|_| ControlFlow::Continue(()))?;
        (made, document.snapshot()?.statement(&id).map(|s| s.document_id.clone()).unwrap_or_default())
    };
    save(&app, if name.is_empty() { "SoA" } else { &name }, made)
}

#[tauri::command(async)]
#[allow(clippy::needless_pass_by_value)] // as tauri calls it
pub fn preview_pdf(window: WebviewWindow, files: State<'_, Files>, options: ExportOptions) -> Answer<Response> {
    let document = files.of(window.label())?;
    let document = lock(&document);
    let id = statement(&document, options.statement.clone())?;
    let made = annexa_jobs::export(&document, &asked(id, &options), &|_| ControlFlow::Continue(()))?;
    Ok(Response::new(made.bytes))
}

#[tauri::command(async)]
#[allow(clippy::needless_pass_by_value)] // as tauri calls it
pub fn export_edition(
    app: AppHandle,
    window: WebviewWindow,
    files: State<'_, Files>,
    edition: Id,
) -> Answer<Option<Exported>> {
    let shared = files.of(window.label())?;
    let (made, name) = {
        let document = lock(&shared);
        let snapshot = document.snapshot()?;
        let of = snapshot.statements.iter().find(|s| s.editions.iter().any(|e| e.id == edition));
        let id = statement(&document, of.map(|s| s.id.clone()))?;
        let label = of.and_then(|s| s.editions.iter().find(|e| e.id == edition)).map(|e| e.label.clone());
        let name = format!("{}-{}", of.map_or("SoA", |s| s.document_id.as_str()), label.unwrap_or_default());
        (annexa_jobs::export_edition(&document, &asked(id, &ExportOptions::default()), edition.as_str())?, name)
    };
    save(&app, &name, made)
}

#[tauri::command(async)]
#[allow(clippy::needless_pass_by_value)] // as tauri calls it
pub fn export_candidate(
    app: AppHandle,
    window: WebviewWindow,
    files: State<'_, Files>,
    candidate: Id,
    paper: PaperSize,
) -> Answer<Option<Exported>> {
    let shared = files.of(window.label())?;
    let made = {
        let document = lock(&shared);
        let snapshot = document.snapshot()?;
        let of = snapshot.statements.iter().find(|s| s.candidates.iter().any(|c| c.id == candidate));
        let id = statement(&document, of.map(|s| s.id.clone()))?;
        annexa_jobs::candidate_pdf(&document, &id, &candidate, self::paper(paper))?
    };
    save(&app, "for-approval", made)
}

#[tauri::command(async)]
#[allow(clippy::needless_pass_by_value)] // as tauri calls it
pub fn compare_edition(window: WebviewWindow, files: State<'_, Files>, edition: Id) -> Answer<Vec<Change>> {
    let document = files.of(window.label())?;
    let document = lock(&document);
    Ok(annexa_jobs::compare_edition(&document, &edition)?)
}
