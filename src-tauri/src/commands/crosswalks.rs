//! What frameworks have to do with each other: crosswalks, where to begin from, what frameworks list, and what leads where.

use annexa_jobs::Bringing;
use annexa_model::{ControlRef, CrosswalkLinks, EvidenceServes, ItemRef, Trace, evidence_serves as serves};
use tauri::{AppHandle, Manager, State, WebviewWindow};

use super::{shown, statement, today};
use crate::dialogs::{self, Ask};
use crate::failure::Answer;
use crate::files::Files;
use crate::wire::{BroughtView, CoverageView, Reference, Starts};

/// How far the statement supports the NIST AI RMF by one of the crosswalks that lead there; the first where none is named.
#[tauri::command(async)]
pub fn coverage(window: WebviewWindow, files: State<'_, Files>, crosswalk: Option<String>) -> Answer<CoverageView> {
    let open = files.of(window.label())?;
    let snapshot = open.document().snapshot()?;
    let named = |id: &str| crosswalk.as_deref().is_none_or(|wanted| wanted == id);
    let all = || snapshot.coverage_crosswalks();
    let chosen = all().find(|of| named(&of.about.id)).or_else(|| all().next());
    let statement = shown(&open, &snapshot);
    Ok(CoverageView {
        crosswalks: all().map(|of| of.about.clone()).collect(),
        coverage: chosen.zip(statement).map(|(chosen, statement)| annexa_model::coverage(&snapshot, statement, chosen)),
    })
}

/// What the evidence of the file serves by the statement that is shown, and what is missing or has run out today. Of a file without a
/// statement, what its links say.
#[tauri::command(async)]
pub fn evidence_serves(window: WebviewWindow, files: State<'_, Files>) -> Answer<EvidenceServes> {
    let open = files.of(window.label())?;
    let snapshot = open.document().snapshot()?;
    let statement = shown(&open, &snapshot).cloned().unwrap_or_default();
    Ok(serves(&snapshot, &statement, today()))
}

/// What every crosswalk pairs with a control, side by side.
#[tauri::command(async)]
pub fn crosswalk_links(
    window: WebviewWindow,
    files: State<'_, Files>,
    control: ControlRef,
) -> Answer<Vec<CrosswalkLinks>> {
    let open = files.of(window.label())?;
    let snapshot = open.document().snapshot()?;
    Ok(snapshot.crosswalk_links(&control))
}

/// Asks for a framework or a crosswalk of one's own, and says what bringing it in would change. Nothing is written: the page applies what
/// it was shown.
#[tauri::command]
pub async fn bring(app: AppHandle, window: WebviewWindow) -> Answer<Option<BroughtView>> {
    let open = app.state::<Files>().of(window.label())?;
    let Some(path) = dialogs::ask(&window, Ask::Brought).await? else { return Ok(None) };
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let document = open.document();
    Ok(Some(match annexa_jobs::bring(&document, &path)? {
        Bringing::Refused(problems) => BroughtView { name, problems, adoption: None, operation: None },
        Bringing::Ready { adoption, operation } => {
            BroughtView { name, problems: Vec::new(), adoption: Some(*adoption), operation: Some(*operation) }
        }
    }))
}

/// Where a file may begin from.
#[tauri::command(async)]
pub fn starts() -> Starts {
    Starts::all()
}

/// What ships beside the file: frameworks with their entries, and what is told about them.
#[tauri::command(async)]
pub fn reference() -> Reference {
    Reference {
        frameworks: annexa_model::frameworks().to_vec(),
        generative: annexa_model::generative_profile().clone(),
        act: annexa_model::eu_ai_act().clone(),
        systems: annexa_model::system_types().clone(),
        evidence: annexa_model::evidence_reuse().clone(),
        comparisons: annexa_model::comparisons().clone(),
        vocabulary: annexa_model::vocabulary().clone(),
        tables: annexa_model::article_tables().clone(),
    }
}

/// What leads to an item and what follows from it, down to the edition in force.
#[tauri::command(async)]
pub fn trace(window: WebviewWindow, files: State<'_, Files>, item: ItemRef) -> Answer<Trace> {
    let open = files.of(window.label())?;
    let document = open.document();
    let statement = statement(&open, &document, None)?;
    Ok(annexa_jobs::trace(&document, &statement, &item)?)
}
