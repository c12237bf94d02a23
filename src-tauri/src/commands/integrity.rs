//! Whether the open file holds: its history, its editions, its signatures.

use annexa_document::Env;
use annexa_jobs::Verifying;
use jiff::Timestamp;
use tauri::{State, WebviewWindow};

use crate::failure::Answer;
use crate::files::Files;
use crate::wire::Integrity;

/// So many things that do not fit are told one by one.
const TOLD: usize = 20;

/// Verifies the whole file as it stands at this moment, away from the document: nobody waits for it.
#[tauri::command(async)]
pub fn verify(window: WebviewWindow, files: State<'_, Files>) -> Answer<Integrity> {
    let open = files.of(window.label())?;
    let held = {
        let mut document = open.document();
        let env = Env::system(document.author().clone());
        document.at_this_moment(env)?
    };
    let found = annexa_jobs::verify(&held, &Verifying { now: Timestamp::now(), ..Verifying::default() })?;
    Ok(Integrity {
        holds: found.holds,
        head: found.head,
        revisions: found.revisions,
        editions: found.editions.iter().filter(|edition| edition.is_kept).count(),
        signatures: found.signatures.len(),
        faulty: found.faults.len(),
        faults: found.faults.into_iter().take(TOLD).map(|fault| fault.text).collect(),
    })
}
