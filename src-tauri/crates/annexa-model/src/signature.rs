//! A signature over an edition: what is signed, and how it is kept with the edition.
//!
//! The signature itself is an SSHSIG, made and judged elsewhere: nothing here computes one. What it says is one small text,
//! so that any program that knows SSHSIG can check it: `ssh-keygen -Y verify -n annexa-edition`.

use jiff::Timestamp;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{Edition, Sha256Hex, Statement, canonical_json, sha256_hex};

/// The form of what is signed.
pub const SIGNATURE_FORMAT: &str = "signature/1";
/// The namespace of the signature: one made for anything else is none over an edition.
pub const SIGNATURE_NAMESPACE: &str = "annexa-edition";
/// Bytes that a message may have. One has about 500.
pub const MAX_SIGNATURE_MESSAGE: usize = 8 << 10;
/// Bytes that an armored signature may have. One of a key in use has less than 2,000.
pub const MAX_SIGNATURE: usize = 16 << 10;

/// What is signed, in its RFC 8785 form: which edition, with which content, and what history stood behind it. Who shortens or
/// rewrites that history afterwards has no key to say it again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SignedMessage {
    /// [`SIGNATURE_FORMAT`].
    pub annexa: String,
    /// The edition's label.
    pub edition: String,
    /// Content hash of the statement, as the edition names it.
    pub content_hash: Sha256Hex,
    /// SHA-256 of the PDF's bytes, as the edition names it.
    pub pdf: Sha256Hex,
    /// The file's head when it was signed.
    pub head: Sha256Hex,
    /// How many revisions stood behind that head, itself among them.
    pub revisions: u64,
    /// The statement's document id, or its id in the file where it has none.
    pub statement: String,
    /// When it was signed, RFC 3339 UTC, by the clock of the computer it was signed on.
    pub time: String,
}

/// Why a text is not what a signature over an edition signs.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum MessageError {
    /// Not JSON of this form, or not in its one way to be written.
    #[error("it is not a text that Annexa signs")]
    Form,
    /// Of a form that a later version made.
    #[error("it is of a later form, “{0}”")]
    Newer(String),
}

impl SignedMessage {
    /// What is to be signed of an edition, with the head that the file has now.
    pub fn of(statement: &Statement, edition: &Edition, (head, revisions): (String, u64), time: Timestamp) -> Self {
        Self {
            annexa: SIGNATURE_FORMAT.to_owned(),
            edition: edition.label.clone(),
            content_hash: edition.content.clone(),
            pdf: edition.pdf.clone(),
            head,
            revisions,
            statement: statement.name_in_register().to_owned(),
            time: time.strftime("%Y-%m-%dT%H:%M:%SZ").to_string(),
        }
    }

    /// The bytes that are signed.
    ///
    /// # Errors
    /// As [`canonical_json`].
    pub fn text(&self) -> Result<String, serde_json::Error> {
        canonical_json(self)
    }

    /// Reads what was signed. Only the one way to write it is read, so that a text cannot say two things.
    ///
    /// # Errors
    /// [`MessageError`].
    pub fn read(text: &str) -> Result<Self, MessageError> {
        #[derive(Deserialize)]
        struct Form {
            annexa: String,
        }
        if text.len() > MAX_SIGNATURE_MESSAGE {
            return Err(MessageError::Form);
        }
        let Form { annexa } = serde_json::from_str(text).map_err(|_| MessageError::Form)?;
        if annexa != SIGNATURE_FORMAT {
            let later = annexa.starts_with("signature/");
            return Err(if later { MessageError::Newer(annexa) } else { MessageError::Form });
        }
        let read: Self = serde_json::from_str(text).map_err(|_| MessageError::Form)?;
        let is_so_written = read.text().is_ok_and(|again| again == text) && read.time.parse::<Timestamp>().is_ok();
        if is_so_written { Ok(read) } else { Err(MessageError::Form) }
    }

    /// The first thing that it says of an edition and that is not so.
    pub fn differs_from(&self, edition: &Edition) -> Option<Differs> {
        if self.content_hash != edition.content {
            Some(Differs::Content)
        } else if self.pdf != edition.pdf {
            Some(Differs::Pdf)
        } else if self.edition != edition.label {
            Some(Differs::Label)
        } else {
            None
        }
    }
}

/// What a signed text says of an edition otherwise than the edition does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Differs {
    /// The content hash.
    Content,
    /// The hash of the PDF.
    Pdf,
    /// The label.
    Label,
}

/// A signature over an edition, kept with it. It stays in the file: no export tells of it, and it is no part of the content.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct EditionSignature {
    /// SHA-256 of the armored signature, 64 hex digits.
    pub hash: String,
    /// What was signed, byte for byte.
    pub message: String,
    /// The armored signature (`-----BEGIN SSH SIGNATURE-----`).
    pub signature: String,
    /// Fingerprint of the key that signed: `SHA256:…`.
    pub fingerprint: String,
    /// That key, as a line of OpenSSH without its comment.
    pub public_key: String,
    /// When it was signed, RFC 3339 UTC, as the signed text says it.
    pub signed: String,
}

impl EditionSignature {
    /// The first line of an armored signature.
    pub const BEGINS: &'static str = "-----BEGIN SSH SIGNATURE-----";

    /// The hash that a signature is kept under.
    pub fn hash_of(signature: &str) -> Sha256Hex {
        sha256_hex(signature.as_bytes())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const WRITTEN: &str = concat!(
        r#"{"annexa":"signature/1","contentHash":"c","edition":"1.0","head":"h","pdf":"p","revisions":7,"#,
        r#""statement":"SOA-7","time":"2026-11-27T08:00:00Z"}"#
    );

    #[test]
    fn what_is_signed_is_written_in_one_way_and_read_in_no_other() {
        let read = SignedMessage::read(WRITTEN).unwrap();
        assert_eq!((read.revisions, read.text().unwrap().as_str()), (7, WRITTEN));
        for other in [
            WRITTEN.replace(",\"head\"", ", \"head\""),
            WRITTEN.replace("\"pdf\":\"p\"", "\"pdf\":\"p\",\"pdf\":\"q\""),
            WRITTEN.replace("\"revisions\":7", "\"revisions\":7,\"role\":\"x\""),
            WRITTEN.replace("T08", "T28"),
            WRITTEN.replace("signature/1", "other/1"),
            format!("{WRITTEN}\n"),
            String::new(),
        ] {
            assert_eq!(SignedMessage::read(&other), Err(MessageError::Form), "{other}");
        }
        let later = WRITTEN.replace("signature/1", "signature/2");
        assert_eq!(SignedMessage::read(&later), Err(MessageError::Newer("signature/2".to_owned())));
    }
}
