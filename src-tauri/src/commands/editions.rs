//! Candidates, editions and PDFs.

use annexa_document::Document;
use annexa_jobs::{Export, Form, Issue, Paper, Warning, Work, unwatched, write_pdf};
use annexa_model::{Change, Id, Snapshot};
use annexa_words::Words;
use tauri::ipc::Response;
use tauri::{AppHandle, Manager, State, WebviewWindow};

use super::{load_update, statement, today};
use crate::dialogs::{self, Ask};
use crate::failure::Answer;
use crate::files::Files;
use crate::wire::{ExportOptions, ExportWarning, Exported, IssueRequest, PageForm, PaperSize, Update};

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
            PageForm::Register => Form::Register,
        }),
        made_on: today(),
    }
}

/// What the options ask for: the statement as it is now, or an edition.
fn work(document: &Document, options: &ExportOptions) -> Answer<Work> {
    let asked = asked(statement(document, options.statement.clone())?, options);
    Ok(match &options.edition {
        Some(edition) => annexa_jobs::edition(document, &asked, edition.as_str())?,
        None => annexa_jobs::draft(document, &asked)?,
    })
}

/// The name suggested for a PDF: whose it is, and what it is (a Fluent id, with an edition's label).
fn name(app: &AppHandle, snapshot: &Snapshot, what: &str, edition: &str) -> String {
    let client = match snapshot.organisation.name.trim() {
        "" => app.state::<Words>().get("file-name-nobody"),
        client => client.to_owned(),
    };
    let values = [("client", client), ("edition", edition.to_owned())];
    app.state::<Words>().with(what, &values).replace(['/', '\\', ':', '*', '?', '"', '<', '>', '|'], "-")
}

/// Makes a PDF, asks for a place and writes it there, whole or not at all.
async fn save(window: &WebviewWindow, name: String, work: Work) -> Answer<Option<Exported>> {
    let made = work.make(&unwatched)?;
    let Some(path) = dialogs::ask(window, Ask::Pdf { name: format!("{name}.pdf") }).await? else { return Ok(None) };
    write_pdf(&path, &made.bytes)?;
    let name = path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
    Ok(Some(Exported { name, pages: made.pages, notes: made.notes, as_issued: made.as_issued }))
}

#[tauri::command(async)]
pub fn prepare_candidate(window: WebviewWindow, files: State<'_, Files>) -> Answer<Update> {
    let open = files.of(window.label())?;
    let mut document = open.document();
    let id = statement(&document, None)?;
    annexa_jobs::prepare(&mut document, &id)?;
    load_update(&window, &document)
}

#[tauri::command(async)]
pub fn issue_edition(window: WebviewWindow, files: State<'_, Files>, request: IssueRequest) -> Answer<Update> {
    let open = files.of(window.label())?;
    let mut document = open.document();
    let issue = Issue {
        statement: statement(&document, request.statement)?,
        candidate: request.candidate,
        approver: request.approver,
        note: request.note,
        paper: request.paper.map_or(Paper::A4, paper),
        today: today(),
    };
    annexa_jobs::issue(&mut document, &issue)?;
    load_update(&window, &document)
}

#[tauri::command(async)]
pub fn withdraw_edition(window: WebviewWindow, files: State<'_, Files>, edition: Id, reason: String) -> Answer<Update> {
    let open = files.of(window.label())?;
    let mut document = open.document();
    annexa_jobs::withdraw(&mut document, &edition, &reason)?;
    load_update(&window, &document)
}

#[tauri::command]
pub async fn export_pdf(app: AppHandle, window: WebviewWindow, options: ExportOptions) -> Answer<Option<Exported>> {
    let open = app.state::<Files>().of(window.label())?;
    let (work, name) = {
        let document = open.document();
        let snapshot = document.snapshot()?;
        let mut editions = snapshot.statements.iter().flat_map(|s| &s.editions);
        let edition = options.edition.as_ref().and_then(|id| editions.find(|e| &e.id == id));
        let what = if edition.is_some() { "file-name-edition" } else { "file-name-draft" };
        let label = edition.map(|e| e.label.clone()).unwrap_or_default();
        (work(&document, &options)?, name(&app, &snapshot, what, &label))
    };
    save(&window, name, work).await
}

#[tauri::command(async)]
pub fn preview_pdf(window: WebviewWindow, files: State<'_, Files>, options: ExportOptions) -> Answer<Response> {
    let open = files.of(window.label())?;
    let latest = open.latest_preview();
    let work = work(&open.document(), &options)?;
    Ok(Response::new(work.make(&latest)?.bytes))
}

/// What must be looked at before the copy that the options ask for is made.
#[tauri::command(async)]
pub fn export_warnings(
    window: WebviewWindow,
    files: State<'_, Files>,
    options: ExportOptions,
) -> Answer<Vec<ExportWarning>> {
    let open = files.of(window.label())?;
    let work = work(&open.document(), &options)?;
    let warning = |w: &Warning| ExportWarning { text: w.text.clone(), place: w.place.clone() };
    Ok(work.warnings().iter().map(warning).collect())
}

#[tauri::command]
pub async fn export_candidate(
    app: AppHandle,
    window: WebviewWindow,
    candidate: Id,
    paper: PaperSize,
) -> Answer<Option<Exported>> {
    let open = app.state::<Files>().of(window.label())?;
    let (work, name) = {
        let document = open.document();
        let snapshot = document.snapshot()?;
        let of = snapshot.statements.iter().find(|s| s.candidates.iter().any(|c| c.id == candidate));
        let label = of.and_then(|s| s.candidates.iter().find(|c| c.id == candidate)).map(|c| c.label.clone());
        let id = statement(&document, of.map(|s| s.id.clone()))?;
        let work = annexa_jobs::candidate(&document, &id, &candidate, self::paper(paper))?;
        (work, name(&app, &snapshot, "file-name-candidate", &label.unwrap_or_default()))
    };
    save(&window, name, work).await
}

#[tauri::command(async)]
pub fn compare_edition(window: WebviewWindow, files: State<'_, Files>, edition: Id) -> Answer<Vec<Change>> {
    let open = files.of(window.label())?;
    let document = open.document();
    Ok(annexa_jobs::compare_edition(&document, &edition)?)
}
