//! What a client file keeps beside the words of its document: approvals and what came back of them, files, the logo. Each kind
//! is said here once, with the cell that it stands in and all that follows from what it is. Whoever has to know what there is asks
//! here; a kind that is new is a variant, and the compiler and a test below ask for the rest.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use ts_rs::TS;

use crate::Snapshot;

/// What a client file keeps, by the cell that it stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kept<'c> {
    /// The organisation's logo.
    Logo,
    /// A statement that was frozen for approval.
    Candidate {
        /// Its id.
        candidate: &'c str,
    },
    /// An approved statement or risk treatment plan, and that it was withdrawn.
    Edition {
        /// Its id.
        edition: &'c str,
    },
    /// A signed copy of an edition that came back.
    SignedCopy {
        /// The edition's id.
        edition: &'c str,
        /// SHA-256 of its bytes.
        hash: &'c str,
    },
    /// A signature over an edition.
    Signature {
        /// The edition's id.
        edition: &'c str,
        /// SHA-256 of the armored signature.
        hash: &'c str,
    },
    /// A file that is kept with a piece of evidence.
    Attachment {
        /// The evidence's id.
        evidence: &'c str,
        /// SHA-256 of its bytes.
        hash: &'c str,
    },
}

/// What follows from what it is.
struct Rules {
    /// Fields of its cell that name stored bytes by their hash.
    bytes: &'static [&'static str],
    /// Fields of its cell that somebody reads; the rest is for programs.
    read: &'static [&'static str],
    /// What it is a part of.
    part_of: Whole,
    /// Whether it is written once, never rewritten, never undone.
    is_final: bool,
    /// Whether it is a file under the hash of its bytes: in two copies the same, whenever it was attached.
    is_file: bool,
}

/// What something is a part of, and so where it goes and stays.
#[derive(PartialEq, Eq)]
enum Whole {
    /// What the document says: it is printed, frozen and handed over with it.
    Document,
    /// A record, with which it goes and comes back; nobody looks into it, so it is handed over with none.
    Record,
    /// The client file: it stands apart from what the document says.
    File,
}

impl<'c> Kept<'c> {
    /// What a cell keeps, if it keeps anything.
    pub fn of(cell: &'c str) -> Option<Self> {
        let mut parts = cell.split('/');
        let parts: [Option<&str>; 5] = std::array::from_fn(|_| parts.next());
        Some(match parts {
            [Some("organisation"), Some("logo"), None, ..] => Self::Logo,
            [Some("candidate"), Some(candidate), ..] => Self::Candidate { candidate },
            [Some("edition"), Some(edition), ..] => Self::Edition { edition },
            [Some("signed"), Some(edition), hash, ..] => Self::SignedCopy { edition, hash: hash.unwrap_or_default() },
            [Some("signature"), Some(edition), hash, ..] => Self::Signature { edition, hash: hash.unwrap_or_default() },
            [Some("evidence"), Some(evidence), Some("attachment"), Some(hash), None] => {
                Self::Attachment { evidence, hash }
            }
            _ => return None,
        })
    }

    /// The cell that it stands in.
    pub fn cell(self) -> String {
        match self {
            Self::Logo => "organisation/logo".to_owned(),
            Self::Candidate { candidate } => format!("candidate/{candidate}"),
            Self::Edition { edition } => format!("edition/{edition}"),
            Self::SignedCopy { edition, hash } => format!("signed/{edition}/{hash}"),
            Self::Signature { edition, hash } => format!("signature/{edition}/{hash}"),
            Self::Attachment { evidence, hash } => format!("evidence/{evidence}/attachment/{hash}"),
        }
    }

    /// The table of all kinds.
    fn rules(self) -> Rules {
        let rules = |bytes, read, part_of, is_final, is_file| Rules { bytes, read, part_of, is_final, is_file };
        match self {
            Self::Logo => rules(&["hash"], &["alt", "mediaType"], Whole::Document, false, false),
            Self::Candidate { .. } => rules(&["json"], &["label", "date"], Whole::File, true, false),
            Self::Edition { .. } => {
                rules(&["json", "pdf"], &["label", "approver", "note", "reason", "date"], Whole::File, true, false)
            }
            Self::SignedCopy { .. } => rules(&["hash"], &["name", "attached"], Whole::File, false, true),
            Self::Signature { .. } => rules(&[], &["fingerprint", "signed"], Whole::File, false, false),
            Self::Attachment { .. } => rules(&["hash"], &["name", "attached"], Whole::Record, false, true),
        }
    }

    /// Fields of its cell that name stored bytes by their hash.
    pub fn fields(self) -> &'static [&'static str] {
        self.rules().bytes
    }

    /// What its cell holds, as somebody reads it: without what is only for programs.
    #[must_use]
    pub fn as_read(self, value: &Value) -> Value {
        let read = self.rules().read;
        match value {
            Value::Object(fields) => {
                let told = read.iter().filter_map(|name| Some(((*name).to_owned(), fields.get(*name)?.clone())));
                told.collect::<serde_json::Map<_, _>>().into()
            }
            other => other.clone(),
        }
    }

    /// The edition that it is, or is kept with.
    pub fn edition(self) -> Option<&'c str> {
        match self {
            Self::Edition { edition } | Self::SignedCopy { edition, .. } | Self::Signature { edition, .. } => {
                Some(edition)
            }
            Self::Logo | Self::Candidate { .. } | Self::Attachment { .. } => None,
        }
    }
}

fn holds(cell: &str, rule: impl Fn(Rules) -> bool) -> bool {
    Kept::of(cell).is_some_and(|kept| rule(kept.rules()))
}

/// Candidates, editions and withdrawals: written once, never rewritten, never undone.
pub fn is_approval(cell: &str) -> bool {
    holds(cell, |rules| rules.is_final)
}

/// Whether a cell holds a file that is kept under the hash of its bytes: in two copies the same file, whenever it was attached.
pub fn is_kept_file(cell: &str) -> bool {
    holds(cell, |rules| rules.is_file)
}

/// Cells that stand apart from what a document says: approvals and their papers, which are of the whole file, who wrote the history,
/// and where a copy came from. What is returned to, and what a bound is on, is everything else.
pub fn stands_apart(cell: &str) -> bool {
    cell.starts_with("author/") || cell.starts_with("copied/") || holds(cell, |rules| rules.part_of == Whole::File)
}

/// Cells that stay out of every redacted copy: what stands apart, and files that are kept with evidence, into which nobody looks.
pub fn stays_behind(cell: &str) -> bool {
    stands_apart(cell) || holds(cell, |rules| rules.part_of == Whole::Record)
}

/// Hashes of stored bytes that a cell names.
pub fn blobs_named(cell: &str, value: &Value) -> Vec<String> {
    let fields = Kept::of(cell).map(Kept::fields).unwrap_or_default();
    fields.iter().filter_map(|field| Some(value.get(field)?.as_str()?.to_owned())).collect()
}

/// A file that is kept as it came: the signed copy of an edition that came back, a scan or a PDF that was signed electronically, or
/// what shows that a piece of evidence is so. What is in it is not judged, and it is opened nowhere: it can be written to a place that
/// somebody chooses.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct KeptFile {
    /// SHA-256 of its bytes, 64 hex digits.
    pub hash: String,
    /// What a signed copy is: `application/pdf`, `image/png` or `image/jpeg`. Of other files nobody asks.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub media_type: Option<String>,
    /// Name of the file that it was, without its folder.
    pub name: String,
    /// Bytes; not said of a signed copy.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional, type = "number")]
    pub size: Option<u64>,
    /// When it was attached.
    #[ts(type = "string")]
    pub attached: Date,
}

impl KeptFile {
    /// What a signed copy may be, what a scanner makes and what is signed electronically: how its bytes begin, and its media
    /// type.
    pub const SIGNED: [(&[u8], &str); 3] =
        [(b"%PDF-", "application/pdf"), (b"\x89PNG\r\n\x1a\n", "image/png"), (b"\xFF\xD8\xFF", "image/jpeg")];
}

impl Snapshot {
    /// Takes away what stays in the file, whatever is made of it: candidates, which are work in hand there, plans, which are
    /// documents of their own, signed copies, signatures and files kept with evidence, which are papers of the file, where the work
    /// began from, and what is declared on an edition, which is carried by the declaration itself ([`crate::Declared`]).
    pub(crate) fn leave_kept(&mut self) {
        self.organisation.starting_point = None;
        self.evidence.iter_mut().for_each(|item| item.attachments.clear());
        for statement in &mut self.statements {
            statement.candidates.clear();
            statement.plans.clear();
            statement.declaration = None;
            for edition in &mut statement.editions {
                edition.signed.clear();
                edition.signatures.clear();
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::{Audience, Cells, Id, compare, content_hash};

    /// One of each kind, and what comes after it: the compiler asks for a new one here.
    fn all() -> Vec<Kept<'static>> {
        let after = |kept: Kept<'_>| match kept {
            Kept::Logo => Some(Kept::Candidate { candidate: "k" }),
            Kept::Candidate { .. } => Some(Kept::Edition { edition: "n" }),
            Kept::Edition { .. } => Some(Kept::SignedCopy { edition: "n", hash: SCAN }),
            Kept::SignedCopy { .. } => Some(Kept::Signature { edition: "n", hash: SIGNATURE }),
            Kept::Signature { .. } => Some(Kept::Attachment { evidence: "e", hash: MINUTES }),
            Kept::Attachment { .. } => None,
        };
        std::iter::successors(Some(Kept::Logo), |kept| after(*kept)).collect()
    }

    const SCAN: &str = "5ca5ca5ca5ca5ca5ca5ca5ca5ca5ca5ca5ca5ca5ca5ca5ca5ca5ca5ca5ca5ca5";
    const SIGNATURE: &str = "516516516516516516516516516516516516516516516516516516516516516a";
    const MINUTES: &str = "3333333333333333333333333333333333333333333333333333333333333333";

    /// What its cell says.
    fn value(kept: Kept<'_>) -> Value {
        let said = json!({"statement": "s", "label": "1.0", "content": "c", "head": "h", "date": "2026-11-01", "json": "what-was-frozen"});
        let file = |hash: &str| json!({"hash": hash, "name": "kept.pdf", "attached": "2026-11-02"});
        let mut value = match kept {
            Kept::Logo => json!({"hash": "a-logo", "mediaType": "image/png", "alt": "A bridge"}),
            Kept::Candidate { .. } | Kept::Edition { .. } => said,
            Kept::SignedCopy { hash, .. } | Kept::Attachment { hash, .. } => file(hash),
            Kept::Signature { hash, .. } => json!({"hash": hash, "message": "m", "signature": "s", "fingerprint": "f",
                "publicKey": "k", "signed": "2026-11-03T08:00:00Z"}),
        };
        if matches!(kept, Kept::Edition { .. }) {
            value["approver"] = json!({"name": "A. Role", "function": "Board", "date": "2026-11-01"});
            (value["pdf"], value["revisions"]) = (json!("its-pages"), json!(3));
        }
        value
    }

    fn document() -> Vec<(String, Value)> {
        [("statement/s", json!(true)), ("evidence/e", json!(true)), ("statement/s/version", json!("1.0"))]
            .map(|(cell, value)| (cell.to_owned(), value))
            .into()
    }

    fn read(kept: impl IntoIterator<Item = Kept<'static>>) -> Snapshot {
        let cells: Cells =
            document().into_iter().chain(kept.into_iter().map(|kept| (kept.cell(), value(kept)))).collect();
        Snapshot::from_cells(&cells).unwrap()
    }

    fn text(snapshot: &Snapshot) -> String {
        serde_json::to_string(snapshot).unwrap()
    }

    #[test]
    fn each_stands_in_a_cell_of_its_own_and_names_what_is_stored() {
        for kept in all() {
            assert_eq!(Kept::of(&kept.cell()), Some(kept));
            let named = blobs_named(&kept.cell(), &value(kept));
            assert_eq!(named.len(), kept.fields().len(), "{kept:?}");
        }
        let cells =
            ["organisation/name", "organisation/logo/x", "evidence/e/title", "evidence/e/attachment/h/x", "editions/n"];
        assert!(cells.iter().all(|cell| Kept::of(cell).is_none()), "these are no papers");
        assert_eq!(Kept::of("edition/n/withdrawn"), Some(Kept::Edition { edition: "n" }));
        assert!(stays_behind("edition/e") && stays_behind("author/a") && !stays_behind("organisation/name"));
    }

    #[test]
    fn whoever_reads_it_is_told_nothing_that_is_only_for_programs() {
        for kept in all() {
            let told = kept.as_read(&value(kept));
            assert!(told.as_object().is_some_and(|told| !told.is_empty()), "{kept:?}");
            for name in ["hash", "json", "pdf", "content", "head", "message", "signature", "publicKey"] {
                assert!(told.get(name).is_none(), "{kept:?}: {name}");
            }
        }
        assert_eq!(Kept::Candidate { candidate: "k" }.as_read(&Value::Null), Value::Null);
    }

    #[test]
    fn what_is_a_part_of_the_document_goes_with_it_and_nothing_else_does() {
        let s = Id::from("s");
        let plain = read([]);
        for kept in all() {
            // What is kept with an edition is seen while there is one.
            let with: Vec<_> = kept.edition().map(|edition| Kept::Edition { edition }).into_iter().collect();
            let (without, file) = (read(with.clone()), read(with.into_iter().chain([kept])));
            if !matches!(kept, Kept::Edition { .. }) {
                assert_ne!(file, without, "{kept:?} is read");
            }
            let is_said = kept.rules().part_of == Whole::Document;
            assert_eq!(stays_behind(&kept.cell()), !is_said, "{kept:?} in a redacted copy");
            let hash = |snapshot| content_hash(snapshot, &s).unwrap();
            assert_eq!(hash(&file) != hash(&plain), is_said, "{kept:?} as a part of what is approved");
            assert_eq!(!compare(&without, &file, &s).unwrap().is_empty(), is_said, "{kept:?} in a comparison");
            for copy in [file.carried(&s), file.for_audience(Audience::Auditor), file.for_audience(Audience::Public)] {
                // A copy lists the editions; what they froze stays.
                let told = matches!(kept, Kept::Logo | Kept::Edition { .. });
                let names: Vec<String> = match kept {
                    Kept::Signature { hash, .. } => vec![hash.to_owned()],
                    Kept::Candidate { candidate } => vec![format!(r#""id":"{candidate}""#)],
                    _ => blobs_named(&kept.cell(), &value(kept)),
                };
                assert!(names.iter().all(|name| text(&copy).contains(name) == told), "{kept:?} in a copy");
            }
        }
    }
}
