//! Candidates, editions and PDFs.

use annexa_document::Document;
use annexa_jobs::{
    Approving, Comparison, Declaring, Export, Form, Issue, Paper, Papers, Part, Planning, Readers, Work, write_pdf,
    write_whole,
};
use annexa_model::check::Finding;
use annexa_model::{
    Audience, Change, Declaration, Id, KeptFile, ManagementPaper, Signatory, Snapshot, Statement, check,
};
use annexa_words::Words;
use tauri::ipc::Response;
use tauri::{AppHandle, Manager, State, WebviewWindow};

use super::{load_update, statement, today, wrote};
use crate::dialogs::{self, Ask};
use crate::failure::{Answer, Error};
use crate::files::{Files, Open};
use crate::opening;
use crate::wire::{
    DeclarationView, DocumentPart, ExportDocument, ExportOptions, ExportWarning, Exported, IssueRequest, KeptWith,
    PageForm, PaperSize, PlanRequest, Update, Written,
};

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
        without: options.without.iter().flatten().copied().map(part).collect(),
        changes_since: options.changes_since.as_ref().map(Id::to_string),
        made_on: today(),
    }
}

fn part(part: DocumentPart) -> Part {
    match part {
        DocumentPart::Cover => Part::Cover,
        DocumentPart::Contents => Part::Contents,
        DocumentPart::Reading => Part::Reading,
        DocumentPart::Summary => Part::Summary,
        DocumentPart::Exclusions => Part::Exclusions,
        DocumentPart::Actions => Part::Actions,
        DocumentPart::Evidence => Part::Evidence,
        DocumentPart::Records => Part::Records,
        DocumentPart::Risks => Part::Risks,
        DocumentPart::ControlsByRisk => Part::ControlsByRisk,
        DocumentPart::Impacts => Part::Impacts,
        DocumentPart::Systems => Part::Systems,
        DocumentPart::Requirements => Part::Requirements,
        DocumentPart::Parties => Part::Parties,
        DocumentPart::Objectives => Part::Objectives,
        DocumentPart::People => Part::People,
        DocumentPart::Glossary => Part::Glossary,
    }
}

/// Only what changed: since the edition named, until the edition that the options ask for, or until now.
fn comparison(asked: Export, options: &ExportOptions) -> Comparison {
    let Export { statement, audience, paper, made_on, changes_since: from, .. } = asked;
    Comparison { statement, from, to: options.edition.as_ref().map(Id::to_string), audience, paper, made_on }
}

/// The declaration on the edition that the options ask for, or on the one in force.
fn declaring(asked: Export, options: &ExportOptions, is_draft: bool) -> Declaring {
    let Export { statement, paper, made_on, .. } = asked;
    let edition = options.edition.as_ref().map(Id::to_string);
    Declaring { statement, edition, paper: paper.unwrap_or(Paper::A4), is_draft, made_on }
}

/// The risk treatment plan of the statement that is asked for.
fn planning(asked: Export, document_id: String) -> Planning {
    let Export { statement, paper, made_on: today, .. } = asked;
    Planning { statement, document_id, paper: paper.unwrap_or(Paper::A4), today }
}

/// The paper of the management system that the options ask for, where it is one.
fn management_paper(options: &ExportOptions) -> Option<ManagementPaper> {
    match options.document? {
        ExportDocument::Profile => Some(ManagementPaper::Profile),
        ExportDocument::Clauses => Some(ManagementPaper::Clauses(None)),
        ExportDocument::Questions => {
            let open = options.open.unwrap_or_default();
            Some(ManagementPaper::Questions { of: options.addressee.clone(), open })
        }
        ExportDocument::Record => Some(ManagementPaper::Record),
        ExportDocument::Statement
        | ExportDocument::Changes
        | ExportDocument::Declaration
        | ExportDocument::DeclarationDraft
        | ExportDocument::Plan => None,
    }
}

/// What the options ask for, looked at or written: the statement as it is now, a candidate, or an edition.
fn work(open: &Open, document: &Document, options: &ExportOptions) -> Answer<Work> {
    let asked = asked(statement(open, document, options.statement.clone())?, options);
    if let Some(of) = management_paper(options) {
        let Export { statement, audience, paper, made_on, .. } = asked;
        return Ok(annexa_jobs::management_paper(document, &Papers { statement, of, audience, paper, made_on })?);
    }
    match options.document {
        Some(ExportDocument::Changes) => {
            return Ok(annexa_jobs::changes(document, &comparison(asked, options))?);
        }
        Some(ExportDocument::Declaration) => {
            return Ok(annexa_jobs::declare(document, &declaring(asked, options, false))?);
        }
        Some(ExportDocument::DeclarationDraft) => {
            return Ok(annexa_jobs::declare(document, &declaring(asked, options, true))?);
        }
        Some(ExportDocument::Plan) => {
            return Ok(match &options.edition {
                Some(plan) => annexa_jobs::approved_plan(document, &asked.statement, plan.as_str())?,
                None => annexa_jobs::draft_plan(document, &planning(asked, String::new()))?,
            });
        }
        // Papers of the management system were told apart above.
        Some(
            ExportDocument::Statement
            | ExportDocument::Profile
            | ExportDocument::Clauses
            | ExportDocument::Questions
            | ExportDocument::Record,
        )
        | None => {}
    }
    Ok(match (&options.candidate, &options.edition) {
        (Some(candidate), _) => {
            let paper = asked.paper.unwrap_or(Paper::A4);
            annexa_jobs::candidate(document, &asked.statement, candidate, paper)?
        }
        (None, Some(edition)) => annexa_jobs::edition(document, &asked, edition.as_str())?,
        (None, None) => match options.revision {
            Some(revision) => annexa_jobs::draft_at(document, &asked, revision.into())?,
            None => annexa_jobs::draft(document, &asked)?,
        },
    })
}

/// The name suggested for a PDF: whose it is, and what it is.
fn name(app: &AppHandle, snapshot: &Snapshot, options: &ExportOptions) -> String {
    let client = match snapshot.organisation.name.trim() {
        "" => app.state::<Words>().get("file-name-nobody"),
        client => client.to_owned(),
    };
    let statements = &snapshot.statements;
    let edition = statements.iter().flat_map(Statement::issued).find(|e| Some(&e.id) == options.edition.as_ref());
    let candidate = statements.iter().flat_map(|s| &s.candidates).find(|c| Some(&c.id) == options.candidate.as_ref());
    let (what, label) = match (candidate, edition) {
        _ if options.document == Some(ExportDocument::Declaration) => ("file-name-declaration", String::new()),
        _ if options.document == Some(ExportDocument::DeclarationDraft) => {
            ("file-name-declaration-draft", String::new())
        }
        _ if options.document == Some(ExportDocument::Plan) => match edition {
            Some(plan) => ("file-name-plan", plan.label.clone()),
            None => ("file-name-plan-draft", String::new()),
        },
        _ if options.document == Some(ExportDocument::Questions) => {
            let who = options.addressee.as_deref().unwrap_or_default().trim();
            (if who.is_empty() { "file-name-questions" } else { "file-name-questions-for" }, who.to_owned())
        }
        _ if management_paper(options).is_some() => {
            let what = match options.document {
                Some(ExportDocument::Profile) => "file-name-profile",
                Some(ExportDocument::Clauses) => "file-name-clauses",
                _ => "file-name-record",
            };
            (what, String::new())
        }
        (Some(candidate), _) => ("file-name-candidate", candidate.label.clone()),
        (None, Some(edition)) => ("file-name-edition", edition.label.clone()),
        (None, None) => match options.revision {
            Some(revision) => ("file-name-at", revision.to_string()),
            None => ("file-name-draft", String::new()),
        },
    };
    let words = app.state::<Words>();
    let mut name = words.with(what, &[("client", client), ("edition", label)]);
    let readers = match options.audience {
        // What is issued has its name for itself.
        Some(Audience::Internal) if edition.is_some() && options.document != Some(ExportDocument::Changes) => {
            Some("file-name-rendering")
        }
        Some(Audience::Auditor) => Some("file-name-for-auditor"),
        Some(Audience::Public) => Some("file-name-for-public"),
        Some(Audience::Internal) | None => None,
    };
    let register = matches!(options.form, Some(PageForm::Register)).then_some("file-name-register");
    let changes = (options.document == Some(ExportDocument::Changes)).then_some("file-name-changes");
    for added in readers.into_iter().chain(register).chain(changes) {
        name = words.with(added, &[("name", name)]);
    }
    name.replace(['/', '\\', ':', '*', '?', '"', '<', '>', '|'], "-")
}

#[tauri::command(async)]
pub fn prepare_candidate(window: WebviewWindow, files: State<'_, Files>) -> Answer<Update> {
    let open = files.of(window.label())?;
    let mut document = open.document();
    let id = statement(&open, &document, None)?;
    annexa_jobs::prepare(&mut document, &id)?;
    load_update(&window, &document)
}

/// What the check says of the statement under the approval of whoever is named with it.
#[tauri::command(async)]
pub fn check_approval(window: WebviewWindow, files: State<'_, Files>, approver: Signatory) -> Answer<Vec<Finding>> {
    let open = files.of(window.label())?;
    let document = open.document();
    let id = statement(&open, &document, None)?;
    Ok(check::for_approval(&*document.snapshot()?, &id, &approver, today()))
}

/// Issues an edition. The page is told how far its PDF is, and may break that off: then the update holds no new edition,
/// and what was frozen for it as a candidate.
#[tauri::command(async)]
pub fn issue_edition(window: WebviewWindow, files: State<'_, Files>, request: IssueRequest) -> Answer<Update> {
    let open = files.of(window.label())?;
    let mut document = open.document();
    let issue = Issue {
        statement: statement(&open, &document, request.statement)?,
        candidate: request.candidate,
        approver: request.approver,
        note: request.note,
        paper: request.paper.map_or(Paper::A4, paper),
        today: today(),
    };
    match annexa_jobs::issue(&mut document, &issue, &open.export(&window)) {
        Err(error) if error.code() != "cancelled" => return Err(error.into()),
        _ => {}
    }
    load_update(&window, &document)
}

/// Approves the risk treatment plan as it stands. Broken off as issuing is.
#[tauri::command(async)]
pub fn approve_plan(window: WebviewWindow, files: State<'_, Files>, request: PlanRequest) -> Answer<Update> {
    let open = files.of(window.label())?;
    let mut document = open.document();
    let PlanRequest { document_id, label, approver, note, paper: size } = request;
    let of = Export { paper: size.map(paper), ..Export::plain(statement(&open, &document, None)?, today()) };
    let approving = Approving { label, approver, note };
    let asked = planning(of, document_id);
    match annexa_jobs::approve_plan(&mut document, &asked, &approving, &open.export(&window)) {
        Err(error) if error.code() != "cancelled" => return Err(error.into()),
        _ => {}
    }
    load_update(&window, &document)
}

/// What stands between the risks and the approval of their treatment plan, and what an auditor would ask; worst first.
#[tauri::command(async)]
pub fn plan_findings(window: WebviewWindow, files: State<'_, Files>) -> Answer<Vec<Finding>> {
    let open = files.of(window.label())?;
    let document = open.document();
    Ok(check::treatment_plan(&*document.snapshot()?, &statement(&open, &document, None)?, today()))
}

#[tauri::command(async)]
pub fn withdraw_edition(window: WebviewWindow, files: State<'_, Files>, edition: Id, reason: String) -> Answer<Update> {
    let open = files.of(window.label())?;
    let mut document = open.document();
    let id = statement(&open, &document, None)?;
    annexa_jobs::withdraw(&mut document, &id, edition.as_str(), &reason)?;
    load_update(&window, &document)
}

fn kept_with(open: &Open, document: &Document, with: KeptWith) -> Answer<annexa_jobs::KeptWith> {
    Ok(match with {
        KeptWith::Edition(id) => {
            annexa_jobs::KeptWith::Edition { statement: statement(open, document, None)?, edition: id.to_string() }
        }
        KeptWith::Evidence(id) => annexa_jobs::KeptWith::Evidence(id.to_string()),
    })
}

/// Asks for a file and keeps it with an edition, as a signed copy, or with a piece of evidence; nothing where nobody chose one.
#[tauri::command]
pub async fn attach_file(app: AppHandle, window: WebviewWindow, with: KeptWith) -> Answer<Option<Update>> {
    let open = app.state::<Files>().of(window.label())?;
    let ask = match with {
        KeptWith::Edition(_) => Ask::SignedCopy,
        KeptWith::Evidence(_) => Ask::Attachment,
    };
    let Some(path) = dialogs::ask(&window, ask).await? else { return Ok(None) };
    let mut document = open.document();
    let with = kept_with(&open, &document, with)?;
    annexa_jobs::attach(&mut document, &with, &path)?;
    load_update(&window, &document).map(Some)
}

/// Takes a file away from what it is kept with; undo brings it back.
#[tauri::command(async)]
pub fn detach_file(window: WebviewWindow, files: State<'_, Files>, with: KeptWith, hash: String) -> Answer<Update> {
    let open = files.of(window.label())?;
    let mut document = open.document();
    let with = kept_with(&open, &document, with)?;
    annexa_jobs::detach(&mut document, &with, &hash)?;
    load_update(&window, &document)
}

/// Asks for a place and writes a file there that is kept, as it came. Nothing opens it.
#[tauri::command]
pub async fn export_kept_file(
    app: AppHandle,
    window: WebviewWindow,
    with: KeptWith,
    hash: String,
) -> Answer<Option<Exported>> {
    let open = app.state::<Files>().of(window.label())?;
    let is_signed = matches!(with, KeptWith::Edition(_));
    let (KeptFile { name, .. }, bytes) = {
        let document = open.document();
        annexa_jobs::kept_file(&document, &kept_with(&open, &document, with)?, Some(&hash))?
    };
    let ask = if is_signed { Ask::SignedCopyOut { name } } else { Ask::AttachmentOut { name } };
    let Some(path) = dialogs::ask(&window, ask).await? else { return Ok(None) };
    // The dialog has asked whether what stands there may be replaced.
    write_whole(&path, &bytes, Readers::AsUsual)?;
    Ok(Some(wrote(&open, path)))
}

/// Asks for a place, makes a PDF and writes it there, whole or not at all. The page is told how far it is.
#[tauri::command]
pub async fn export_pdf(app: AppHandle, window: WebviewWindow, options: ExportOptions) -> Answer<Option<Exported>> {
    let open = app.state::<Files>().of(window.label())?;
    let (work, name) = {
        let document = open.document();
        (work(&open, &document, &options)?, name(&app, &*document.snapshot()?, &options))
    };
    let Some(path) = dialogs::ask(&window, Ask::Pdf { name: format!("{name}.pdf") }).await? else { return Ok(None) };
    let made = work.make(&open.export(&window))?;
    write_pdf(&path, &made.bytes)?;
    Ok(Some(Exported { pages: made.pages, notes: made.notes, as_issued: made.as_issued, ..wrote(&open, path) }))
}

/// What stands between the statement and its declaration of conformity, and what a reader of that would ask; worst first.
#[tauri::command(async)]
pub fn declaration_findings(window: WebviewWindow, files: State<'_, Files>) -> Answer<DeclarationView> {
    let open = files.of(window.label())?;
    let document = open.document();
    let options = ExportOptions::default();
    let asked = declaring(asked(statement(&open, &document, None)?, &options), &options, true);
    let snapshot = document.snapshot()?;
    let findings = annexa_jobs::declaration_findings(&snapshot, &asked)?;
    let written = snapshot.statement(&asked.statement).and_then(|of| of.declaration.clone()).unwrap_or_default();
    let recorded = snapshot.declaration_by(&Declaration::default(), written.rests_on(asked.made_on));
    let Declaration { internal_audit, management_review, .. } = recorded;
    Ok(DeclarationView { findings, internal_audit, management_review })
}

/// Breaks off what this window is exporting: nothing is written, and what stood in the chosen place stays.
#[tauri::command(async)]
pub fn break_off_export(window: WebviewWindow, files: State<'_, Files>) -> Answer<()> {
    files.of(window.label())?.break_off();
    Ok(())
}

/// Opens what this window wrote, or its folder, with the system's own programs.
#[tauri::command(async)]
pub fn open_written(window: WebviewWindow, files: State<'_, Files>, handle: usize, what: Written) -> Answer<()> {
    let path = files.of(window.label())?.written(handle).ok_or(Error::NoFile)?;
    opening::open(&path, what)
}

#[tauri::command(async)]
pub fn preview_pdf(window: WebviewWindow, files: State<'_, Files>, options: ExportOptions) -> Answer<Response> {
    let open = files.of(window.label())?;
    let latest = open.latest_preview();
    let work = work(&open, &open.document(), &options)?;
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
    let work = work(&open, &open.document(), &options)?;
    Ok(work.warnings().into_iter().map(ExportWarning::from).collect())
}

#[tauri::command(async)]
pub fn compare_edition(window: WebviewWindow, files: State<'_, Files>, edition: Id) -> Answer<Vec<Change>> {
    let open = files.of(window.label())?;
    let document = open.document();
    Ok(annexa_jobs::compare_edition(&document, &edition)?)
}

/// What differs between the statement after a revision and now.
#[tauri::command(async)]
pub fn compare_revision(window: WebviewWindow, files: State<'_, Files>, number: u64) -> Answer<Vec<Change>> {
    let open = files.of(window.label())?;
    let document = open.document();
    let id = statement(&open, &document, None)?;
    Ok(annexa_jobs::compare_revision(&document, &id, number)?)
}
