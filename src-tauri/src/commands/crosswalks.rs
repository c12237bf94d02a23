//! What a statement supports of another framework, by a crosswalk.

use annexa_model::coverage_crosswalks;
use tauri::{State, WebviewWindow};

use crate::failure::Answer;
use crate::files::Files;
use crate::wire::CoverageView;

/// How far the statement supports the NIST AI RMF by one of the crosswalks that lead there; the first where none is named.
#[tauri::command(async)]
pub fn coverage(window: WebviewWindow, files: State<'_, Files>, crosswalk: Option<String>) -> Answer<CoverageView> {
    let open = files.of(window.label())?;
    let snapshot = open.document().snapshot()?;
    let named = |id: &str| crosswalk.as_deref().is_none_or(|wanted| wanted == id);
    let chosen = coverage_crosswalks().find(|of| named(&of.about.id)).or_else(|| coverage_crosswalks().next());
    let statement = snapshot.statements.first();
    Ok(CoverageView {
        crosswalks: coverage_crosswalks().map(|of| of.about.clone()).collect(),
        coverage: chosen.zip(statement).map(|(chosen, statement)| annexa_model::coverage(statement, chosen)),
    })
}
