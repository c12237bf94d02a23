//! What frameworks have to do with each other: crosswalks, and where to begin from.

use annexa_model::{ControlRef, CrosswalkLinks, coverage_crosswalks};
use tauri::{State, WebviewWindow};

use super::shown;
use crate::failure::Answer;
use crate::files::Files;
use crate::wire::{CoverageView, Starts};

/// How far the statement supports the NIST AI RMF by one of the crosswalks that lead there; the first where none is named.
#[tauri::command(async)]
pub fn coverage(window: WebviewWindow, files: State<'_, Files>, crosswalk: Option<String>) -> Answer<CoverageView> {
    let open = files.of(window.label())?;
    let snapshot = open.document().snapshot()?;
    let named = |id: &str| crosswalk.as_deref().is_none_or(|wanted| wanted == id);
    let chosen = coverage_crosswalks().find(|of| named(&of.about.id)).or_else(|| coverage_crosswalks().next());
    let statement = shown(&open, &snapshot);
    Ok(CoverageView {
        crosswalks: coverage_crosswalks().map(|of| of.about.clone()).collect(),
        coverage: chosen.zip(statement).map(|(chosen, statement)| annexa_model::coverage(statement, chosen)),
    })
}

/// What every crosswalk pairs with a control, side by side.
#[tauri::command(async)]
pub fn crosswalk_links(control: ControlRef) -> Vec<CrosswalkLinks> {
    annexa_model::links(&control)
}

/// Where a file may begin from.
#[tauri::command(async)]
pub fn starts() -> Starts {
    Starts::all()
}
