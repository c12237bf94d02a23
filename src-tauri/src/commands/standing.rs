//! What became of the open file while it was open, and the copies of it that lie beside it.

use tauri::{State, WebviewWindow};

use super::loaded;
use crate::failure::Answer;
use crate::files::Files;
use crate::wire::{CopyBeside, Loaded, Settled};

/// Puts the open file back where it was; what stands there by now is kept beside it.
#[tauri::command(async)]
pub fn keep_mine(window: WebviewWindow, files: State<'_, Files>) -> Answer<Settled> {
    let open = files.of(window.label())?;
    let mut document = open.document();
    let aside = document.keep_mine()?.map(|path| open.knows(path));
    open.stands(document.standing());
    Ok(Settled { loaded: loaded(&window, &document)?, aside })
}

/// Goes on with what stands there by now; what was open is kept beside it where the other lacks something of it.
#[tauri::command(async)]
pub fn take_theirs(window: WebviewWindow, files: State<'_, Files>) -> Answer<Settled> {
    let open = files.of(window.label())?;
    let mut document = open.document();
    let aside = document.take_theirs()?.map(|path| open.knows(path));
    open.stands(document.standing());
    *open.backed_up() = crate::files::BackedUp::default();
    Ok(Settled { loaded: loaded(&window, &document)?, aside })
}

/// Makes the file writable that another computer left its mark beside, or that whoever had it open let go of.
#[tauri::command(async)]
pub fn take_over(window: WebviewWindow, files: State<'_, Files>) -> Answer<Loaded> {
    let open = files.of(window.label())?;
    let mut document = open.document();
    // Somebody else may have been quicker: the page hears when they let go.
    document.take_over().inspect_err(|_| {
        open.is_freed(false);
    })?;
    loaded(&window, &document)
}

/// The copies beside the open file, those that hold more than it first.
#[tauri::command(async)]
pub fn copies_beside(window: WebviewWindow, files: State<'_, Files>) -> Answer<Vec<CopyBeside>> {
    let open = files.of(window.label())?;
    // What is being typed goes on, and nobody waits for what is looked into.
    let beside = open.document().beside()?;
    let found = beside.copies();
    let line = |copy: annexa_document::CopyBeside| CopyBeside {
        file: open.knows(copy.path),
        is_conflict: copy.is_conflict,
        has_more: copy.has_more,
    };
    Ok(found.into_iter().map(line).collect())
}
