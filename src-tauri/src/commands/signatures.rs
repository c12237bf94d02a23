//! Signatures over an edition. A key's path stays on this side; its passphrase is used once and kept nowhere.

use annexa_document::Document;
use annexa_jobs::{JudgedSignature, KeySeen, Passphrase, SigningKey, message_beside, write_new};
use annexa_model::Id;
use annexa_words::Words;
use jiff::Timestamp;
use tauri::{AppHandle, Manager, State, WebviewWindow};

use super::files::free_place;
use super::{file_name, load_update, statement, wrote};
use crate::dialogs::{self, Ask};
use crate::failure::{Answer, Error};
use crate::files::Files;
use crate::wire::{ChosenKey, Exported, Secret, SignatureJudged, SignatureWritten, Update};

/// Whether each signature over an edition fits it and the history of the file.
#[tauri::command(async)]
pub fn judge_signatures(window: WebviewWindow, files: State<'_, Files>, edition: Id) -> Answer<Vec<SignatureJudged>> {
    let open = files.of(window.label())?;
    let document = open.document();
    let judged = annexa_jobs::judged(&document, &statement(&open, &document, None)?, edition.as_str())?;
    let judged = judged.into_iter().map(|JudgedSignature { signature, why }| SignatureJudged {
        hash: signature.hash,
        revisions: signature.revisions,
        why,
    });
    Ok(judged.collect())
}

/// Asks for a private key to sign with, and says what anybody may know of it.
#[tauri::command]
pub async fn choose_key(app: AppHandle, window: WebviewWindow) -> Answer<Option<ChosenKey>> {
    let open = app.state::<Files>().of(window.label())?;
    let Some(path) = dialogs::ask(&window, Ask::SigningKey).await? else { return Ok(None) };
    let KeySeen { fingerprint, public_key, is_locked } = KeySeen::at(&path)?;
    let name = file_name(&path);
    open.signs_with(path);
    Ok(Some(ChosenKey { name, fingerprint, public_key, locked: is_locked }))
}

/// Asks for a place and makes a key there, under a passphrase; it is the one that signs from now on.
#[tauri::command]
pub async fn make_key(app: AppHandle, window: WebviewWindow, passphrase: Secret) -> Answer<Option<ChosenKey>> {
    let open = app.state::<Files>().of(window.label())?;
    let name = app.state::<Words>().get("file-name-key");
    let Some(path) = free_place(&window, Ask::NewKey { name }).await? else { return Ok(None) };
    let made = annexa_jobs::new_key(&path, &Passphrase::new(passphrase.words()))?;
    let name = file_name(&path);
    open.signs_with(path);
    Ok(Some(ChosenKey { name, fingerprint: made.fingerprint, public_key: made.public_key, locked: true }))
}

/// Signs an edition with the key that was chosen last.
#[tauri::command(async)]
pub fn sign_edition(
    window: WebviewWindow,
    files: State<'_, Files>,
    edition: Id,
    passphrase: Option<Secret>,
) -> Answer<Update> {
    let open = files.of(window.label())?;
    let path = open.key().ok_or(Error::NoFile)?;
    let passphrase = passphrase.map(|secret| Passphrase::new(secret.words()));
    let key = SigningKey::read(&path, || Ok::<_, annexa_jobs::Error>(passphrase))?;
    let mut document = open.document();
    let id = statement(&open, &document, None)?;
    annexa_jobs::sign_edition(&mut document, &id, edition.as_str(), &key, Timestamp::now())?;
    load_update(&window, &document)
}

/// Asks for a place and writes the text there that another program is to sign.
#[tauri::command]
pub async fn write_message(app: AppHandle, window: WebviewWindow, edition: Id) -> Answer<Option<Exported>> {
    let open = app.state::<Files>().of(window.label())?;
    let name = format!("{}.msg", name(&app, &open.document(), &edition)?);
    let Some(path) = free_place(&window, Ask::MessageOut { name }).await? else { return Ok(None) };
    let message = {
        let mut document = open.document();
        let id = statement(&open, &document, None)?;
        annexa_jobs::signature_message(&mut document, &id, edition.as_str(), Timestamp::now())?
    };
    write_new(&path, message.as_bytes())?;
    Ok(Some(wrote(&open, path)))
}

/// Asks for a signature that another program made, and keeps it with its edition.
#[tauri::command]
pub async fn take_signature(app: AppHandle, window: WebviewWindow, edition: Id) -> Answer<Option<Update>> {
    let open = app.state::<Files>().of(window.label())?;
    let Some(path) = dialogs::ask(&window, Ask::Signature).await? else { return Ok(None) };
    let mut document = open.document();
    let id = statement(&open, &document, None)?;
    annexa_jobs::take_signature(&mut document, &id, edition.as_str(), &path)?;
    load_update(&window, &document).map(Some)
}

/// Asks for a place and writes a signature there, and beside it what it signs.
#[tauri::command]
pub async fn write_signature(
    app: AppHandle,
    window: WebviewWindow,
    edition: Id,
    hash: String,
) -> Answer<Option<SignatureWritten>> {
    let open = app.state::<Files>().of(window.label())?;
    let (signature, name) = {
        let document = open.document();
        let id = statement(&open, &document, None)?;
        let signature = annexa_jobs::signature(&document, &id, edition.as_str(), Some(&hash))?;
        (signature, format!("{}.sig", name(&app, &document, &edition)?))
    };
    let Some(path) = free_place(&window, Ask::SignatureOut { name }).await? else { return Ok(None) };
    annexa_jobs::write_signature(&signature, &path)?;
    let message = file_name(&message_beside(&path));
    let Exported { handle, name, .. } = wrote(&open, path);
    Ok(Some(SignatureWritten { handle, name, message }))
}

/// Takes a signature away from its edition; undo brings it back.
#[tauri::command(async)]
pub fn remove_signature(window: WebviewWindow, files: State<'_, Files>, edition: Id, hash: String) -> Answer<Update> {
    let open = files.of(window.label())?;
    let mut document = open.document();
    let id = statement(&open, &document, None)?;
    annexa_jobs::remove_signature(&mut document, &id, edition.as_str(), &hash)?;
    load_update(&window, &document)
}

/// The name suggested for what is written of an edition's signature, without its ending: one that a shell takes as it is.
fn name(app: &AppHandle, document: &Document, edition: &Id) -> Answer<String> {
    let snapshot = document.snapshot()?;
    let mut editions = snapshot.statements.iter().flat_map(|of| &of.editions);
    let label = editions.find(|e| e.id == *edition).map(|e| e.label.as_str()).unwrap_or_default();
    Ok(app.state::<Words>().with("file-name-signature", &[("edition", plain(label))]))
}

fn plain(label: &str) -> String {
    label.chars().map(|letter| if letter.is_alphanumeric() || "._-".contains(letter) { letter } else { '-' }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_is_a_name_that_a_shell_and_a_folder_take() {
        for (label, name) in [("1.0", "1.0"), ("2026/3 (draft)", "2026-3--draft-"), ("$(rm)", "--rm-"), ("Ä_1", "Ä_1")]
        {
            assert_eq!(plain(label), name);
        }
    }
}
