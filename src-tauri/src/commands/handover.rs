//! Copies that are given away, and sealed copies that come back. Secrets are used once and kept nowhere.

use annexa_document::{Identities, Key, Opened, OpenedBy, Passphrase, Recipients, Seal};
use annexa_model::{LeaveOut, Withheld};
use annexa_words::Words;
use tauri::{AppHandle, Manager, State, WebviewWindow};

use super::files::{env, free_place, open_and_show};
use super::{file_name, stem, wrote};
use crate::dialogs::{self, Ask};
use crate::failure::{Answer, Error};
use crate::files::Files;
use crate::wire::{ExportWarning, Exported, RedactedCopy, SealWith, SealedBy, SealedCopy, UnsealWith};

/// What a redacted copy could leave out, and how much of it there is.
#[tauri::command(async)]
pub fn redactable(window: WebviewWindow, files: State<'_, Files>) -> Answer<Vec<Withheld>> {
    Ok(files.of(window.label())?.document().redactable())
}

/// Asks for a place and writes a redacted copy there.
#[tauri::command]
pub async fn redact_copy(app: AppHandle, window: WebviewWindow, without: LeaveOut) -> Answer<Option<RedactedCopy>> {
    let open = app.state::<Files>().of(window.label())?;
    let name = stem(open.document().path());
    let name = app.state::<Words>().with("file-name-redacted", &[("name", name)]);
    let Some(path) = free_place(&window, Ask::Copy { name }).await? else { return Ok(None) };
    let made = annexa_jobs::redact(&mut open.document(), &path, &without, env(&app)?, &app.state::<Words>())?;
    let Exported { handle, name, .. } = wrote(&open, path);
    let warnings = made.warnings.into_iter().map(ExportWarning::from).collect();
    Ok(Some(RedactedCopy { handle, name, withheld: made.withheld, warnings }))
}

/// Asks for a place and writes an encrypted copy there. What it is sealed with is judged before the place is asked for.
#[tauri::command]
pub async fn seal_copy(app: AppHandle, window: WebviewWindow, with: SealWith) -> Answer<Option<Exported>> {
    let open = app.state::<Files>().of(window.label())?;
    let seal = match with {
        SealWith::Passphrase(secret) => Seal::Passphrase(Passphrase::new(secret.words())),
        SealWith::Recipients(list) => Seal::Recipients(Recipients::parse(&list)?),
    };
    seal.refuse_if_weak()?;
    let name = format!("{}.age", file_name(open.document().path()));
    let Some(path) = dialogs::ask(&window, Ask::Seal { name }).await? else { return Ok(None) };
    // Nobody waits for what a passphrase costs.
    let mut held = open.at_this_moment()?;
    held.seal_copy(&path, &seal)?;
    Ok(Some(wrote(&open, path)))
}

/// Asks for a sealed copy, and says what opens it.
#[tauri::command]
pub async fn choose_sealed(app: AppHandle, window: WebviewWindow) -> Answer<Option<SealedCopy>> {
    let Some(path) = dialogs::ask(&window, Ask::Sealed).await? else { return Ok(None) };
    let by = match annexa_document::opened_by(&path)? {
        OpenedBy::Passphrase => SealedBy::Passphrase,
        OpenedBy::Keys => SealedBy::Keys,
    };
    let name = file_name(&path);
    app.state::<Files>().means_sealed(window.label(), path);
    Ok(Some(SealedCopy { name, by }))
}

/// Opens the sealed copy that was chosen last: what is inside goes to a place that is asked for once the key proved right. True
/// if it is this window that shows it then; nothing where a dialog was closed.
#[tauri::command]
pub async fn open_sealed(app: AppHandle, window: WebviewWindow, with: UnsealWith) -> Answer<Option<bool>> {
    let sealed = app.state::<Files>().sealed(window.label()).ok_or(Error::NoFile)?;
    let key = match with {
        UnsealWith::Passphrase(secret) => Key::Passphrase(Passphrase::new(secret.words())),
        UnsealWith::Keys(secret) => Key::Identities(Identities::parse(secret.words())?),
        UnsealWith::KeyFile => {
            let Some(path) = dialogs::ask(&window, Ask::Identity).await? else { return Ok(None) };
            Key::Identities(annexa_jobs::identities(&path)?)
        }
    };
    let opened = Opened::of(&sealed, &key)?;
    // “client.soa.age” was “client.soa”.
    let name = stem(&sealed);
    let name = name.strip_suffix(".soa").unwrap_or(&name).to_owned();
    let Some(path) = free_place(&window, Ask::Unsealed { name }).await? else { return Ok(None) };
    opened.write(&path, &mut env(&app)?)?;
    open_and_show(&app, &window, &path).map(Some)
}
