//! Whether the open file holds: its history, its editions, its signatures; and what still reads of one that does not open.

use annexa_jobs::Verifying;
use annexa_model::Operation;
use annexa_words::Words;
use jiff::Timestamp;
use serde_json::Value;
use tauri::{AppHandle, Manager, State, WebviewWindow};

use super::files::{env, free_place, open_at, put_away, show, without};
use super::{stem, unopened};
use crate::dialogs::Ask;
use crate::failure::{Answer, Error};
use crate::files::Files;
use crate::wire::{Integrity, Salvaged};

/// So many things that do not fit are told one by one.
const TOLD: usize = 20;

/// Verifies the whole file as it stands at this moment, away from the document: nobody waits for it.
#[tauri::command(async)]
pub fn verify(window: WebviewWindow, files: State<'_, Files>) -> Answer<Integrity> {
    let open = files.of(window.label())?;
    let held = open.at_this_moment()?;
    // The file may be closed meanwhile.
    drop(open);
    let found = annexa_jobs::verify(&held, &Verifying { now: Timestamp::now(), ..Verifying::default() })?;
    Ok(Integrity {
        holds: found.holds,
        reads_true: !found.faults.iter().any(|fault| fault.refuses),
        head: found.head,
        revisions: found.revisions,
        editions: found.editions.iter().filter(|edition| edition.is_kept).count(),
        signatures: found.signatures.len(),
        faulty: found.faults.len(),
        faults: found.faults.into_iter().take(TOLD).map(|fault| fault.text).collect(),
    })
}

/// Asks for a place, makes a new file there of what still reads of the one that this window could not open, and shows it. Where it is
/// the one that is open, what waits to be written is written into the new one.
#[tauri::command]
pub async fn salvage_file(
    app: AppHandle,
    window: WebviewWindow,
    file: String,
    waiting: Value,
) -> Answer<Option<Salvaged>> {
    let waiting: Vec<Vec<Operation>> = serde_json::from_value(waiting).map_err(Error::Malformed)?;
    let damaged = unopened(&app, &window, &file)?;
    let name = app.state::<Words>().with("file-name-salvaged", &[("name", stem(&damaged))]);
    let Some(path) = free_place(&window, Ask::New { name }).await? else { return Ok(None) };
    // What is open is read as it lies on the disk, and given up for what is made of it.
    let files = app.state::<Files>();
    let was_open = files.of(window.label()).is_ok_and(|open| open.path() == damaged);
    if was_open {
        put_away(&app, window.label());
    }
    let made = || -> Answer<_> {
        let done = annexa_document::salvage(&damaged, &path, env(&app)?)?;
        let without = if was_open { without(&path, env(&app)?, &waiting) } else { 0 };
        Ok((done, without, open_at(&app, &path)?))
    };
    let (done, without, document) = made().inspect_err(|_| {
        if was_open {
            match open_at(&app, &damaged) {
                Ok(document) => drop(files.put(window.label(), document)),
                // What its page holds is not lost: it can be asked for once more, and put elsewhere.
                Err(_) => files.could_not_open(window.label(), &damaged),
            }
        }
    })?;
    let told = annexa_jobs::salvaged(&done, &document, &app.state::<Words>());
    Ok(Some(Salvaged { here: show(&app, &window, document)?, without, told }))
}
