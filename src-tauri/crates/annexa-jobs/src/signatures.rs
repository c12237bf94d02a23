//! Signatures over an edition: made with a key, taken from another program, written out again, and judged.
//!
//! A signature is an SSHSIG over one small text ([`SignedMessage`]), so `ssh-keygen -Y verify` judges it as well. It proves that
//! whoever held the key signed this content and the history up to this head; not who that is, nor when by any other clock than
//! the signer's.

use std::path::{Path, PathBuf};

use annexa_document::{Document, Lineage};
use annexa_model::{
    Differs, Edition, EditionSignature, Id, MAX_SIGNATURE, MAX_SIGNATURE_MESSAGE, MessageError, Operation,
    OperationError, SIGNATURE_NAMESPACE, SignedMessage,
};
use annexa_words::Words;
use jiff::Timestamp;
use ssh_key::public::KeyData;
use ssh_key::{HashAlg, LineEnding, PublicKey, SshSig};

use crate::export::{find_edition, of};
use crate::kept::meant;
use crate::keys::{fingerprint, line, read_bounded};
use crate::verify::{EditionFault, SignatureFault, edition_fault, frozen, refusal};
use crate::{Error, Result, SigningKey};

/// What is to be signed of an edition, over the history that the file has now. The edition's bytes are looked at first: nobody
/// signs what is not kept as it was issued.
///
/// # Errors
/// [`Error::Tampered`] where the file does not hold together; [`Error::NoEdition`], [`Error::IssuedElsewhere`], [`Error::NotAsIssued`], and what writing the client file can meet, where
/// typing was still open.
pub fn signature_message(document: &mut Document, statement: &Id, edition: &str, time: Timestamp) -> Result<String> {
    if document.read_only().is_none() {
        document.seal()?;
    }
    let snapshot = document.snapshot()?;
    let statement = of(&snapshot, statement)?;
    let edition = find_edition(statement, edition)?;
    match edition_fault(document, &document.lineage()?, statement, edition) {
        None => {}
        Some(EditionFault::Elsewhere) => return Err(Error::IssuedElsewhere(edition.label.clone())),
        Some(fault) => {
            return Err(Error::NotAsIssued { label: edition.label.clone(), why: fault.words(edition, &words()) });
        }
    }
    // Whoever relies on a signature relies on the history that it names.
    if let Some(why) = refusal(document)? {
        return Err(Error::Tampered { path: document.path().to_owned(), why });
    }
    let behind = (document.head()?, document.revision_count()?);
    let message = SignedMessage::of(&frozen(document, statement, edition), edition, behind, time).text();
    Ok(message.map_err(|error| annexa_document::Error::from(OperationError::from(error)))?)
}

/// Signs an edition with a key and keeps the signature with it.
///
/// # Errors
/// As [`signature_message`]; [`Error::SignatureRefused`] where the key cannot sign.
pub fn sign_edition(
    document: &mut Document,
    statement: &Id,
    edition: &str,
    key: &SigningKey,
    time: Timestamp,
) -> Result<EditionSignature> {
    let message = signature_message(document, statement, edition, time)?;
    let signed = key.0.sign(SIGNATURE_NAMESPACE, HashAlg::Sha512, message.as_bytes());
    let armored = signed.and_then(|signed| signed.to_pem(LineEnding::LF)).map_err(Error::Signing)?;
    keep(document, statement, edition, message, armored)
}

/// Keeps a signature that another program made over what [`signature_message`] gave: `ssh-keygen -Y sign -n annexa-edition`,
/// also with a key that lies in an agent or in a security key. What was signed is read from the file beside it
/// ([`message_beside`]).
///
/// # Errors
/// [`Error::NotRead`]; [`Error::SignatureRefused`] says what does not fit; what writing the client file can meet.
pub fn take_signature(document: &mut Document, statement: &Id, edition: &str, file: &Path) -> Result<EditionSignature> {
    let (message, armored) = read_signature(file)?;
    let snapshot = document.snapshot()?;
    let about = find_edition(of(&snapshot, statement)?, edition)?;
    let fault = match judge(&armored, &message) {
        Ok(judged) => match judged.about(about) {
            None => judged.in_history(document.revision_count()?, &document.lineage()?),
            fault => fault,
        },
        Err(fault) => Some(fault),
    };
    if let Some(fault) = fault {
        return Err(Error::SignatureRefused { path: file.to_owned(), why: fault.words(&words()) });
    }
    keep(document, statement, edition, message, armored)
}

fn keep(
    document: &mut Document,
    statement: &Id,
    edition: &str,
    message: String,
    signature: String,
) -> Result<EditionSignature> {
    // What was made here is judged as what comes from elsewhere: a signature that does not hold is never kept.
    let refused = |fault: SignatureFault| Error::SignatureRefused { path: PathBuf::new(), why: fault.words(&words()) };
    let judged = judge(&signature, &message).map_err(refused)?;
    let id = find_edition(of(&*document.snapshot()?, statement)?, edition)?.id.clone();
    let hash = EditionSignature::hash_of(&signature);
    document.apply(&Operation::SignEdition {
        edition: id,
        message,
        signature,
        fingerprint: judged.fingerprint(),
        public_key: judged.line(),
    })?;
    find(document, statement, edition, Some(&hash))
}

/// The signatures over an edition, oldest first.
///
/// # Errors
/// [`Error::NoEdition`].
pub fn signatures(document: &Document, statement: &Id, edition: &str) -> Result<Vec<EditionSignature>> {
    Ok(find_edition(of(&*document.snapshot()?, statement)?, edition)?.signatures.clone())
}

/// A signature over an edition: the one whose hash begins so, or the latest.
///
/// # Errors
/// [`Error::NoEdition`], [`Error::NoSignature`], [`Error::SeveralKept`].
pub fn signature(document: &Document, statement: &Id, edition: &str, hash: Option<&str>) -> Result<EditionSignature> {
    find(document, statement, edition, hash)
}

fn find(document: &Document, statement: &Id, edition: &str, hash: Option<&str>) -> Result<EditionSignature> {
    let all = signatures(document, statement, edition)?;
    let found = meant(&all, hash, |signature| (&signature.hash, &signature.signed))?;
    found.cloned().ok_or_else(|| Error::NoSignature(edition.to_owned()))
}

/// Takes a signature away from its edition: no undo does, for it is evidence. Taking it away can be undone.
///
/// # Errors
/// As [`signature`], and what writing the client file can meet.
pub fn remove_signature(
    document: &mut Document,
    statement: &Id,
    edition: &str,
    hash: &str,
) -> Result<EditionSignature> {
    let signature = find(document, statement, edition, Some(hash))?;
    let edition = find_edition(of(&*document.snapshot()?, statement)?, edition)?.id.clone();
    document.apply(&Operation::RemoveSignature { edition, hash: signature.hash.clone() })?;
    Ok(signature)
}

/// Where the text stands that a signature signs: `X.msg` beside `X.sig`, and beside `X.msg.sig` as `ssh-keygen` calls it.
pub fn message_beside(signature: &Path) -> PathBuf {
    let bare = signature.with_extension("");
    if bare.extension().is_some_and(|of| of == "msg") { bare } else { signature.with_extension("msg") }
}

/// Whether a signature may be written there: nothing stands there yet, nor where what it signs goes, in a folder that is there.
///
/// # Errors
/// [`Error::Output`].
pub fn refuse_unless_free(signature: &Path) -> Result<()> {
    for path in [signature.to_owned(), message_beside(signature)] {
        let kind = if path.symlink_metadata().is_ok() {
            std::io::ErrorKind::AlreadyExists
        } else if path.parent().is_some_and(|folder| !folder.as_os_str().is_empty() && !folder.is_dir()) {
            std::io::ErrorKind::NotFound
        } else {
            continue;
        };
        return Err(Error::Output { path, source: kind.into() });
    }
    Ok(())
}

/// Writes a signature and, beside it, what it signs: `ssh-keygen -Y verify` takes the two. Nothing is written over.
///
/// # Errors
/// [`Error::Output`].
pub fn write_signature(signature: &EditionSignature, path: &Path) -> Result<PathBuf> {
    refuse_unless_free(path)?;
    let message = message_beside(path);
    crate::write_new(&message, signature.message.as_bytes())?;
    crate::write_new(path, signature.signature.as_bytes())?;
    Ok(message)
}

/// What a signature file and the file beside it hold: what was signed, and the armored signature.
pub(crate) fn read_signature(file: &Path) -> Result<(String, String)> {
    let beside = message_beside(file);
    if file.exists() && !beside.exists() {
        return Err(Error::SignatureAlone { signature: file.to_owned(), message: beside });
    }
    let refused = |path: &Path, fault: SignatureFault| Error::SignatureRefused {
        path: path.to_owned(),
        why: fault.words(&words()),
    };
    let text = |path: &Path, most: usize, fault: SignatureFault| {
        let bytes = read_bounded(path, most as u64)?.ok_or_else(|| refused(path, fault.clone()))?;
        String::from_utf8(bytes).map_err(|_| refused(path, fault))
    };
    let armored = text(file, MAX_SIGNATURE, SignatureFault::Form)?;
    let message = text(&beside, MAX_SIGNATURE_MESSAGE, SignatureFault::Message)?;
    Ok((message, armored))
}

/// A signature that holds over its message; about which edition and which history is asked next.
#[derive(Debug)]
pub(crate) struct Judged {
    pub message: SignedMessage,
    key: PublicKey,
}

/// Whether a signature is one over a text, made for editions, with the key that it names.
pub(crate) fn judge(armored: &str, message: &str) -> std::result::Result<Judged, SignatureFault> {
    if armored.len() > MAX_SIGNATURE {
        return Err(SignatureFault::Form);
    }
    let signed = SshSig::from_pem(armored).map_err(|_| SignatureFault::Form)?;
    if signed.namespace() != SIGNATURE_NAMESPACE {
        return Err(SignatureFault::Namespace);
    }
    let key = PublicKey::from(signed.public_key().clone());
    let kind = signed.public_key();
    let is_supported = match kind {
        KeyData::Ed25519(_) | KeyData::SkEd25519(_) | KeyData::SkEcdsaSha2NistP256(_) => true,
        KeyData::Ecdsa(key) => key.curve() == ssh_key::EcdsaCurve::NistP256,
        _ => false,
    };
    if !is_supported {
        return Err(SignatureFault::Kind);
    }
    key.verify(SIGNATURE_NAMESPACE, message.as_bytes(), &signed).map_err(|_| SignatureFault::Invalid)?;
    let message = SignedMessage::read(message).map_err(|error| match error {
        MessageError::Form => SignatureFault::Message,
        MessageError::Newer(_) => SignatureFault::Newer,
    })?;
    Ok(Judged { message, key })
}

impl Judged {
    pub fn key(&self) -> &KeyData {
        self.key.key_data()
    }

    pub fn fingerprint(&self) -> String {
        fingerprint(&self.key)
    }

    /// The key as a line; a key that was just read can be written.
    pub fn line(&self) -> String {
        line(&self.key).unwrap_or_default()
    }

    /// What it says of the edition that is not so.
    pub fn about(&self, edition: &Edition) -> Option<SignatureFault> {
        Some(match self.message.differs_from(edition)? {
            Differs::Content => SignatureFault::Content,
            Differs::Pdf => SignatureFault::Pdf,
            Differs::Label => SignatureFault::Label,
        })
    }

    /// What it says of the history, of so many revisions, that is not so.
    pub fn in_history(&self, here: u64, lineage: &Lineage) -> Option<SignatureFault> {
        let signed = self.message.revisions;
        match lineage.behind(&self.message.head) {
            Some(behind) if behind == signed => None,
            Some(behind) => Some(SignatureFault::Number { signed, here: behind }),
            None if here < signed => Some(SignatureFault::Shorter { signed, here }),
            None => Some(SignatureFault::Rewritten { signed }),
        }
    }
}

fn words() -> Words {
    Words::for_language(annexa_words::FALLBACK)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Verifying, verify};
    use annexa_document::{Author, Env};
    use serde_json::json;
    use ssh_key::rand_core::OsRng;
    use ssh_key::{Algorithm, PrivateKey};

    /// The sample with an edition 1.0 whose PDF is a few bytes, and a key.
    fn issued() -> (tempfile::TempDir, Document, Id, SigningKey) {
        let folder = tempfile::tempdir().unwrap();
        let author = Author { id: "a".repeat(32), name: "Lead".to_owned(), function: String::new() };
        let mut document =
            crate::sample(&folder.path().join("s.soa"), Env::system(author), crate::Sample::Draft).unwrap();
        let pdf = document.stage_blob(b"%PDF-".to_vec()).unwrap();
        let approver = json!({"name": "Role A", "function": "Board"});
        apply(&mut document, json!({"op": "EditStatement", "set": [{"version": "1.0"}]}));
        apply(&mut document, json!({"op": "PrepareCandidate", "id": "c"}));
        let issue = json!({"op": "IssueEdition", "id": "e", "candidate": "c", "approver": approver, "pdf": pdf});
        apply(&mut document, issue);
        let id = document.snapshot().unwrap().statements[0].id.clone();
        (folder, document, id, SigningKey(PrivateKey::random(&mut OsRng, Algorithm::Ed25519).unwrap()))
    }

    fn apply(document: &mut Document, operation: serde_json::Value) {
        document.apply(&serde_json::from_value::<Operation>(operation).unwrap()).unwrap();
    }

    fn type_notes(document: &mut Document, words: &str) {
        apply(document, json!({"op": "Decide", "controls": ["A.2.2"], "set": [{"notes": words}]}));
    }

    fn codes(document: &Document, outside: &[PathBuf]) -> Vec<String> {
        let asked = Verifying { outside: outside.to_vec(), ..Verifying::default() };
        let verified = verify(document, &asked).unwrap();
        assert_eq!(verified.holds, verified.faults.is_empty());
        assert!(verified.faults.iter().all(|fault| fault.text != format!("verify-{}", fault.code)), "{verified:?}");
        verified.faults.into_iter().map(|fault| fault.code).collect()
    }

    #[test]
    fn a_signature_covers_the_head_with_what_was_still_being_typed() {
        let (_folder, mut document, id, key) = issued();
        type_notes(&mut document, "Still typ");
        let (head, revisions) = (document.head().unwrap(), document.revision_count().unwrap());
        let kept = sign_edition(&mut document, &id, "1.0", &key, Timestamp::UNIX_EPOCH).unwrap();
        let said = SignedMessage::read(&kept.message).unwrap();
        assert_eq!((said.head, said.revisions, said.time.as_str()), (head, revisions, "1970-01-01T00:00:00Z"));
        assert_eq!(document.revision_count().unwrap(), revisions + 1, "the revision that records it comes after");
        assert_eq!(kept.fingerprint, key.fingerprint());
        assert_eq!(codes(&document, &[]), [""; 0]);
    }

    #[test]
    fn undo_leaves_a_signature_and_brings_back_one_that_was_taken_away() {
        let (_folder, mut document, id, key) = issued();
        let content = |document: &Document| annexa_model::content_hash(&document.snapshot().unwrap(), &id).unwrap();
        let before = content(&document);
        let kept = sign_edition(&mut document, &id, "1.0", &key, Timestamp::now()).unwrap();
        assert_eq!(content(&document), before, "a signature is no part of the content");
        document.undo().unwrap();
        assert_eq!(signatures(&document, &id, "1.0").unwrap(), std::slice::from_ref(&kept), "a signature is evidence");
        remove_signature(&mut document, &id, "1.0", &kept.hash).unwrap();
        assert!(signatures(&document, &id, "1.0").unwrap().is_empty());
        document.undo().unwrap();
        assert_eq!(signatures(&document, &id, "1.0").unwrap(), [kept]);
        assert_eq!(codes(&document, &[]), [""; 0]);
    }

    #[test]
    fn a_signature_that_came_in_by_a_merge_stands_for_its_own_history_and_no_other() {
        let (folder, mut mine, id, key) = issued();
        let copy = folder.path().join("theirs.soa");
        mine.save_copy(&copy).unwrap();
        for n in 0..30 {
            let notes = format!("mine {n}.");
            apply(&mut mine, json!({"op": "Decide", "controls": ["A.2.3"], "set": [{"notes": notes}]}));
            mine.seal().unwrap();
        }
        let consultant = Author { id: "b".repeat(32), name: "Consultant".to_owned(), function: String::new() };
        let mut theirs = Document::open(&copy, Env::system(consultant)).unwrap();
        for n in 0..5 {
            type_notes(&mut theirs, &format!("theirs {n}."));
            theirs.seal().unwrap();
        }
        let signed = theirs.revision_count().unwrap();
        sign_edition(&mut theirs, &id, "1.0", &key, Timestamp::now()).unwrap();
        mine.merge(&theirs, &annexa_document::Decisions::new()).unwrap();
        let path = mine.path().to_owned();
        let verified = verify(&mine, &Verifying::default()).unwrap();
        assert!(verified.holds && verified.signatures[0].history_holds);
        // Mine, which stand before theirs here, and the merge.
        assert_eq!((verified.signed_up_to, verified.unsigned), (Some(signed), 31));
        mine.close().unwrap();
        let broken = |after: &str, before: &str| {
            let tampered = folder.path().join("tampered.soa");
            std::fs::write(&tampered, with_another_nonce(std::fs::read(&path).unwrap(), after, before)).unwrap();
            let author = Author { id: "a".repeat(32), name: "Lead".to_owned(), function: String::new() };
            let verified =
                verify(&Document::open(&tampered, Env::system(author)).unwrap(), &Verifying::default()).unwrap();
            assert!(!verified.holds);
            (verified.signatures[0].holds, verified.signatures[0].history_holds, verified.signed_up_to)
        };
        // Its number here is far beyond so many as were signed.
        assert_eq!(broken("theirs 2.", "theirs 1."), (true, false, None), "one of those that were signed");
        assert_eq!(broken("mine 12.", "mine 11."), (true, true, Some(signed)), "one that it says nothing of");
    }

    /// The bytes of a file in which the revision that wrote one text over another was changed.
    fn with_another_nonce(mut bytes: Vec<u8>, after: &str, before: &str) -> Vec<u8> {
        const NONCE: &str = "\"nonce\":\"";
        let find = |bytes: &[u8], what: &str| bytes.windows(what.len()).position(|window| window == what.as_bytes());
        let (mut at, mut changed) = (0, 0);
        while let Some(found) = find(&bytes[at..], after) {
            at += found + after.len();
            let row = &bytes[at..bytes.len().min(at + 400)];
            let nonce = find(row, NONCE).filter(|nonce| find(row, before).is_some_and(|before| before < *nonce));
            if let Some(nonce) = nonce.map(|nonce| at + nonce + NONCE.len()) {
                bytes[nonce] = if bytes[nonce] == b'0' { b'1' } else { b'0' };
                changed += 1;
            }
        }
        assert!(changed > 0);
        bytes
    }

    #[test]
    fn what_is_not_about_this_edition_and_this_history_is_not_kept_and_is_told() {
        let (folder, mut document, id, key) = issued();
        let message = signature_message(&mut document, &id, "1.0", Timestamp::now()).unwrap();
        let said = SignedMessage::read(&message).unwrap();
        let other = "0".repeat(64);
        for (changed, code, why) in [
            (
                SignedMessage { content_hash: other.clone(), ..said.clone() },
                "signature-content",
                "content that was signed",
            ),
            (SignedMessage { pdf: other.clone(), ..said.clone() }, "signature-pdf", "PDF that was signed"),
            (SignedMessage { edition: "2.0".to_owned(), ..said.clone() }, "signature-edition", "another label"),
            (SignedMessage { head: other.clone(), ..said.clone() }, "signature-rewritten", "written anew"),
            (SignedMessage { revisions: said.revisions - 1, ..said.clone() }, "signature-number", "stood behind"),
            (SignedMessage { head: other, revisions: 9_999, ..said.clone() }, "signature-shorter", "older than"),
            (SignedMessage { annexa: "signature/9".to_owned(), ..said.clone() }, "signature-newer", "later version"),
        ] {
            let (path, text) = (folder.path().join("x.sig"), changed.text().unwrap());
            let armored = key.0.sign(SIGNATURE_NAMESPACE, HashAlg::Sha512, text.as_bytes()).unwrap();
            std::fs::write(&path, armored.to_pem(LineEnding::LF).unwrap()).unwrap();
            std::fs::write(message_beside(&path), text).unwrap();
            let refused = take_signature(&mut document, &id, "1.0", &path).unwrap_err();
            assert!(refused.code() == "signature-refused" && refused.to_string().contains(why), "{code}: {refused}");
            assert_eq!(codes(&document, &[path]), [code]);
        }
        let stranger = SignedMessage { statement: "SOA-OTHER".to_owned(), ..said }.text().unwrap();
        let path = folder.path().join("y.sig");
        let armored = key.0.sign(SIGNATURE_NAMESPACE, HashAlg::Sha256, stranger.as_bytes()).unwrap();
        std::fs::write(&path, armored.to_pem(LineEnding::LF).unwrap()).unwrap();
        std::fs::write(message_beside(&path), stranger).unwrap();
        assert_eq!(codes(&document, &[path]), ["signature-statement"]);
    }

    #[test]
    fn the_text_stands_beside_the_signature_whoever_named_it() {
        for (signature, message) in [("a/x.sig", "a/x.msg"), ("a/x.msg.sig", "a/x.msg"), ("x 1.0.sig", "x 1.0.msg")] {
            assert_eq!(message_beside(Path::new(signature)), Path::new(message));
        }
    }
}
