//! Whether a client file holds: its history, its editions, and what was signed.

use std::collections::{BTreeSet, HashSet};
use std::path::{Path, PathBuf};

use annexa_document::{Document, Flaw, FlawKind, Lineage, LogEntry, SET_AUTHOR, SIGN};
use annexa_model::{Edition, EditionSignature, Id, Kept, Snapshot, Statement, content_hash};
use annexa_words::{Value, Words};
use jiff::Timestamp;
use serde::Serialize;

use crate::Result;
use crate::export::{find_edition, of, stored};
use crate::names::{edition_name, name_of};
use crate::salvage::lost;
use crate::signatures::{Judged, judge, read_signature};
use crate::signers::{Signers, Who};

/// What a verification is asked.
#[derive(Debug, Clone, Default)]
pub struct Verifying {
    /// Whose keys are trusted; whose key it is is not asked where there are none.
    pub signers: Option<Signers>,
    /// Signatures that were kept outside the file, each with what it signs beside it: a shortened history takes its own
    /// signatures with it.
    pub outside: Vec<PathBuf>,
    /// The moment as of which the list of signers is read.
    pub now: Timestamp,
}

/// What a verification found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Verified {
    /// Whether everything holds that was looked at.
    pub holds: bool,
    /// The file's head.
    pub head: String,
    /// Revisions in its history.
    pub revisions: u64,
    /// So many revisions the longest history has that is signed by a signature which holds, as that history does. In a file into
    /// which none was merged it is the number of the last of them.
    pub signed_up_to: Option<u64>,
    /// How many revisions no such signature covers, where there is one; keeping a signature is not counted.
    pub unsigned: u64,
    /// What does not fit, the first place first: the history in its order, then editions and plans, then signatures.
    pub faults: Vec<Fault>,
    /// What is no fault and yet to be known: stored bytes that nothing names.
    pub remarks: Vec<Fault>,
    /// Every edition of the file.
    pub editions: Vec<VerifiedEdition>,
    /// Every approved risk treatment plan of the file.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub plans: Vec<VerifiedEdition>,
    /// Every signature, by the history that it covers.
    pub signatures: Vec<VerifiedSignature>,
}

impl Verified {
    /// Whether the file itself holds, and only the list of signers does not say whose every key is.
    pub fn is_only_unlisted(&self) -> bool {
        !self.holds && self.faults.iter().all(|fault| fault.of == FaultOf::Signers)
    }

    /// Whether the file itself holds, and what does not stands beside it: a signature in a file of its own, the list of signers.
    pub fn is_only_beside(&self) -> bool {
        !self.holds && self.faults.iter().all(|fault| fault.of != FaultOf::File)
    }

    /// Whether all that the file still says is what was written, and something is lost, or cannot be judged here.
    pub fn is_only_lost(&self) -> bool {
        !self.faults.is_empty() && self.faults.iter().all(|fault| !fault.refuses)
    }
}

/// One thing that does not fit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Fault {
    /// A stable code.
    pub code: String,
    /// What does not fit, and where, in a sentence.
    pub text: String,
    /// Whether nothing is issued from a file with it: something says other than it did. What is only lost, what a later version
    /// made, and an edition that is out of use stand in nobody's way.
    #[serde(skip)]
    pub refuses: bool,
    /// What it says something against.
    #[serde(skip)]
    pub of: FaultOf,
}

/// What does not hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FaultOf {
    /// The client file.
    File,
    /// A signature in a file of its own, which is none, or is broken; it says nothing of the client file.
    Signature,
    /// The list of signers, which does not hold a key.
    Signers,
}

/// An edition that was looked at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct VerifiedEdition {
    /// The statement, by its id in the file.
    pub statement: Id,
    /// Its id in the file.
    pub id: Id,
    /// Its label.
    pub label: String,
    /// Whether its bytes are in this file; one that was issued elsewhere is only known here.
    pub is_kept: bool,
    /// Whether all of it is as it was issued.
    pub holds: bool,
}

/// A signature that was looked at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct VerifiedSignature {
    /// Label of the edition that it is kept with, or says that it is over.
    pub edition: String,
    /// The file that it was read from, where it is not kept in the client file.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub file: Option<PathBuf>,
    /// SHA-256 of the armored signature.
    pub hash: String,
    /// Fingerprint of the key that made it; empty where that is not known.
    pub fingerprint: String,
    /// Whose key it is by the list of signers.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub signer: Option<String>,
    /// When it was made, as it says itself.
    pub time: String,
    /// The head that it covers.
    pub head: String,
    /// The number of revisions that it covers.
    pub revisions: u64,
    /// Whether it fits what it signs: its text, its key, the edition, and the head that it names.
    pub holds: bool,
    /// Whether every revision that it covers is as it was written.
    pub history_holds: bool,
    /// Whether nothing is wrong with it but that the list of signers does not hold its key, or not for today.
    pub unlisted: bool,
}

/// A signature over an edition, and what does not hold about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JudgedSignature {
    /// The signature.
    pub signature: VerifiedSignature,
    /// What does not hold, as a sentence that follows a colon; nothing where it holds.
    pub why: Option<String>,
}

/// The signatures that are kept with an edition, each judged as [`verify`] does, without looking at the rest of the file.
///
/// # Errors
/// What reading can meet. What does not hold is not an error.
pub fn judged(document: &Document, statement: &Id, edition: &str) -> Result<Vec<JudgedSignature>> {
    let words = Words::for_language(annexa_words::FALLBACK);
    let (snapshot, asked) = (document.snapshot()?, Verifying::default());
    let looking = Looking::at(document, &asked, &words, &snapshot)?;
    let statement = of(&snapshot, statement)?;
    let edition = find_edition(statement, edition)?;
    let judged = edition.signatures.iter().map(|kept| {
        let (signature, fault) = looking.kept(statement, edition, kept)?;
        Ok(JudgedSignature { signature, why: fault.map(|fault| fault.words(&words)) })
    });
    judged.collect()
}

/// What is not as it was issued.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum EditionFault {
    /// Nothing is wrong: it was issued in another file, and its bytes never were here.
    Elsewhere,
    JsonMissing,
    JsonChanged,
    JsonUnread,
    PdfMissing,
    PdfChanged,
    /// The stored statement is another than the one whose content was approved.
    Content,
    /// The head that it names is not in this history.
    Head,
}

/// What does not hold about a signature.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum SignatureFault {
    Form,
    Namespace,
    Kind,
    Invalid,
    Message,
    Newer,
    /// Kept beside another key than the one that made it.
    Key,
    Edition(String),
    Content,
    Pdf,
    Label,
    Statement,
    Shorter {
        signed: u64,
        here: u64,
    },
    Rewritten {
        signed: u64,
    },
    Number {
        signed: u64,
        here: u64,
    },
    UnknownSigner(String),
    NotNow(String),
}

impl EditionFault {
    fn code(self) -> &'static str {
        match self {
            Self::Elsewhere => "edition-elsewhere",
            Self::JsonMissing => "edition-json-missing",
            Self::JsonChanged => "edition-json-changed",
            Self::JsonUnread => "edition-json-unread",
            Self::PdfMissing => "edition-pdf-missing",
            Self::PdfChanged => "edition-pdf-changed",
            Self::Content => "edition-content",
            Self::Head => "edition-head",
        }
    }

    /// Whether it is only not there any more.
    fn is_loss(self) -> bool {
        matches!(self, Self::Elsewhere | Self::JsonMissing | Self::PdfMissing)
    }

    pub fn words(self, edition: &Edition, words: &Words) -> String {
        let values = [
            ("edition", edition_name(&edition.label, edition.plan.is_some(), words)),
            ("revisions", edition.revisions.to_string()),
        ];
        words.with(&format!("verify-{}", self.code()), &values)
    }
}

impl SignatureFault {
    /// Whether the list of signers says it, and neither the signature nor the file.
    fn is_of_the_list(&self) -> bool {
        matches!(self, Self::UnknownSigner(_) | Self::NotNow(_))
    }

    /// Whether it is wrong whatever the file says.
    fn is_of_itself(&self) -> bool {
        matches!(self, Self::Form | Self::Namespace | Self::Kind | Self::Invalid | Self::Message | Self::Newer)
    }

    fn code(&self) -> &'static str {
        match self {
            Self::Form => "signature-form",
            Self::Namespace => "signature-namespace",
            Self::Kind => "signature-kind",
            Self::Invalid => "signature-invalid",
            Self::Message => "signature-message",
            Self::Newer => "signature-newer",
            Self::Key => "signature-key",
            Self::Edition(_) => "signature-edition",
            Self::Content => "signature-content",
            Self::Pdf => "signature-pdf",
            Self::Label => "signature-label",
            Self::Statement => "signature-statement",
            Self::Shorter { .. } => "signature-shorter",
            Self::Rewritten { .. } => "signature-rewritten",
            Self::Number { .. } => "signature-number",
            Self::UnknownSigner(_) => "signature-unknown-signer",
            Self::NotNow(_) => "signature-not-now",
        }
    }

    /// What does not hold, as the end of a sentence about the signature.
    pub fn words(&self, words: &Words) -> String {
        let number = |n: &u64| Value::from(n.to_string());
        let values = match self {
            Self::Edition(label) => vec![("edition", Value::from(label.clone()))],
            Self::Shorter { signed, here } | Self::Number { signed, here } => {
                vec![("signed", number(signed)), ("here", number(here))]
            }
            Self::Rewritten { signed } => vec![("signed", number(signed))],
            Self::UnknownSigner(fingerprint) => vec![("fingerprint", Value::from(fingerprint.clone()))],
            Self::NotNow(signer) => vec![("signer", Value::from(signer.clone()))],
            _ => Vec::new(),
        };
        words.with(&format!("verify-{}", self.code()), &values)
    }
}

/// Looks at everything: the chain of revisions, the bytes of each edition, and each signature in the file and beside it.
///
/// # Errors
/// What reading can meet. What does not hold is not an error but a [`Fault`].
pub fn verify(document: &Document, asked: &Verifying) -> Result<Verified> {
    let words = Words::for_language(annexa_words::FALLBACK);
    let snapshot = document.snapshot()?;
    let mut looking = Looking::at(document, asked, &words, &snapshot)?;
    let (mut editions, mut plans, mut bytes) = (Vec::new(), Vec::new(), HashSet::new());
    let mut of_editions = Vec::new();
    for (statement, edition) in looking.issued() {
        let fault = edition_fault(document, &looking.lineage, statement, edition);
        bytes.extend([edition.json.as_str(), edition.pdf.as_str()]);
        let is_kept = fault != Some(EditionFault::Elsewhere);
        let fault = fault.filter(|_| is_kept);
        of_editions.extend(fault.map(|fault| Fault {
            code: fault.code().to_owned(),
            text: fault.words(edition, &words),
            refuses: !fault.is_loss() && edition.withdrawn.is_none(),
            of: FaultOf::File,
        }));
        let seen = if edition.plan.is_some() { &mut plans } else { &mut editions };
        seen.push(VerifiedEdition {
            statement: statement.id.clone(),
            id: edition.id.clone(),
            label: edition.label.clone(),
            is_kept,
            holds: fault.is_none(),
        });
    }
    let (broken, remarks) = looking.history(&bytes)?;
    looking.faults.extend(of_editions);
    let mut signatures = looking.inside()?;
    signatures.extend(asked.outside.iter().map(|file| looking.outside(file)).collect::<Result<Vec<_>>>()?);
    // The shortest history first: the first place that does not fit is the one that the least was built on.
    signatures.sort_by_key(|(of, _)| of.revisions);
    let (mut signed, mut faults) = (Vec::new(), looking.faults);
    let holds_up_to = looking.lineage.free_of(&broken.revisions);
    for (signature, fault) in &mut signatures {
        signature.history_holds = !broken.all && holds_up_to(&signature.head);
        match fault {
            None if !signature.history_holds => {}
            None => signed.push((signature.head.clone(), signature.revisions)),
            Some(fault) => faults.push(told(signature, fault, &words)),
        }
    }
    if asked.signers.is_some() && signatures.is_empty() {
        let text = words.get("verify-unsigned");
        faults.push(Fault { code: "unsigned".to_owned(), text, refuses: false, of: FaultOf::File });
    }
    let signed_up_to = signed.iter().map(|(_, revisions)| *revisions).max();
    let beyond = looking.lineage.beyond(signed.iter().map(|(head, _)| head.as_str()));
    let unsigned = if signed.is_empty() { 0 } else { written(document, &beyond)? };
    Ok(Verified {
        unsigned,
        holds: faults.is_empty(),
        head: document.head()?,
        revisions: document.revision_count()?,
        signed_up_to,
        faults,
        remarks,
        editions,
        plans,
        signatures: signatures.into_iter().map(|(signature, _)| signature).collect(),
    })
}

/// The first thing that keeps a file from being relied on, in a sentence; nothing where all of it says what it said.
///
/// # Errors
/// What reading can meet.
pub(crate) fn refusal(document: &Document) -> Result<Option<String>> {
    let found = verify(document, &Verifying::default())?;
    Ok(found.faults.into_iter().find(|fault| fault.refuses).map(|fault| fault.text))
}

/// How many of those revisions do more than keep a signature, or say who keeps it.
fn written(document: &Document, numbers: &BTreeSet<u64>) -> Result<u64> {
    let Some(first) = numbers.first() else { return Ok(0) };
    let counts =
        |entry: &&LogEntry| numbers.contains(&entry.number) && ![SIGN, SET_AUTHOR].contains(&entry.op.as_str());
    Ok(document.log(first..)?.iter().filter(counts).count() as u64)
}

/// Where a history does not hold.
struct Broken {
    /// Numbers of its revisions.
    revisions: BTreeSet<u64>,
    /// Whether the file itself is damaged, so that nothing of it is sure.
    all: bool,
}

fn told(signature: &VerifiedSignature, fault: &SignatureFault, words: &Words) -> Fault {
    let why = fault.words(words);
    let values = [
        ("edition", signature.edition.clone()),
        ("hash", signature.hash.chars().take(12).collect()),
        ("file", signature.file.as_deref().map(|file| file.display().to_string()).unwrap_or_default()),
        ("why", why),
    ];
    let message = if signature.file.is_some() { "verify-signature-outside" } else { "verify-signature" };
    let later = matches!(fault, SignatureFault::Kind | SignatureFault::Newer);
    let of = match signature.file {
        _ if fault.is_of_the_list() => FaultOf::Signers,
        Some(_) if fault.is_of_itself() => FaultOf::Signature,
        _ => FaultOf::File,
    };
    Fault { code: fault.code().to_owned(), text: words.with(message, &values), refuses: !later, of }
}

/// One verification on its way.
struct Looking<'a> {
    document: &'a Document,
    asked: &'a Verifying,
    words: &'a Words,
    snapshot: &'a Snapshot,
    lineage: Lineage,
    faults: Vec<Fault>,
}

type Signature = (VerifiedSignature, Option<SignatureFault>);

impl<'a> Looking<'a> {
    fn at(
        document: &'a Document,
        asked: &'a Verifying,
        words: &'a Words,
        snapshot: &'a Snapshot,
    ) -> annexa_document::Result<Self> {
        let lineage = match document.lineage() {
            // Nothing stands in a history that is damaged, and that it is comes with the rest of it.
            Err(annexa_document::Error::Damaged { .. }) => Lineage::default(),
            other => other?,
        };
        Ok(Self { document, asked, words, snapshot, lineage, faults: Vec::new() })
    }

    /// Editions and plans: what is kept for ever.
    fn issued(&self) -> impl Iterator<Item = (&'a Statement, &'a Edition)> + use<'a> {
        self.snapshot.statements.iter().flat_map(|of| of.issued().map(move |edition| (of, edition)))
    }

    /// Editions of a statement: signatures say that they are over one by its label, which a plan may have as well.
    fn editions(&self) -> impl Iterator<Item = (&'a Statement, &'a Edition)> + use<'a> {
        self.snapshot.statements.iter().flat_map(|of| of.editions.iter().map(move |edition| (of, edition)))
    }

    /// The history's own flaws, where they are, and what is only to be known. Bytes that an edition names are told
    /// with the edition.
    fn history(&mut self, told_elsewhere: &HashSet<&str>) -> Result<(Broken, Vec<Fault>)> {
        let verified = self.document.verify()?;
        let says_other = verified.says_other().is_some();
        let annexa_document::Verification { mut flaws, more, unnamed, flawed: revisions, .. } = verified;
        // What is damaged itself comes first, then the place in the history, then what the history does not give.
        flaws.sort_by_key(|flaw| (flaw.kind != FlawKind::Pages, flaw.revision.unwrap_or(u64::MAX)));
        let broken = Broken { revisions, all: flaws.iter().any(|flaw| flaw.kind == FlawKind::Pages) };
        for flaw in flaws {
            let refuses = !flaw.is_loss();
            let Flaw { kind, revision, detail } = flaw;
            let is_bytes = matches!(kind, FlawKind::Blob | FlawKind::BlobMissing);
            if is_bytes && detail.as_deref().is_some_and(|hash| told_elsewhere.contains(hash)) {
                continue;
            }
            let code = serde_json::to_value(kind).ok().and_then(|code| Some(code.as_str()?.to_owned()));
            let code = code.unwrap_or_default();
            let revision = revision.map(|n| n.to_string()).unwrap_or_default();
            let is_cell = matches!(kind, FlawKind::By | FlawKind::Before | FlawKind::Cells | FlawKind::Touch);
            let detail = match detail {
                Some(cell) if is_cell => name_of(self.document, &cell, self.words),
                detail => detail.unwrap_or_default(),
            };
            let text = if kind == FlawKind::BlobMissing {
                self.lost(&detail)
            } else {
                self.words.with(&format!("verify-history-{code}"), &[("revision", revision), ("detail", detail)])
            };
            self.faults.push(Fault { code: format!("history-{code}"), text, refuses, of: FaultOf::File });
        }
        if more > 0 {
            let text = self.words.with("verify-history-more", &[("count", more)]);
            self.faults.push(Fault { code: "history-more".to_owned(), text, refuses: says_other, of: FaultOf::File });
        }
        let remark = |hash| {
            let text = self.words.with("verify-remark-unnamed", &[("hash", hash)]);
            Fault { code: "unnamed".to_owned(), text, refuses: false, of: FaultOf::File }
        };
        Ok((broken, unnamed.into_iter().map(remark).collect()))
    }

    /// That stored bytes are lost which something in the file names.
    fn lost(&self, hash: &str) -> String {
        let named = self.document.cells().iter().find_map(|(cell, value)| {
            let fields = Kept::of(cell)?.fields().iter();
            Some((cell, fields.copied().find(|field| value.get(field).and_then(|v| v.as_str()) == Some(hash))?))
        });
        let (cell, field) = named.unwrap_or_default();
        lost(self.document, cell, field, hash, self.words)
    }

    /// Signatures that are kept with their editions.
    fn inside(&self) -> Result<Vec<Signature>> {
        let all = self.editions().flat_map(|(of, edition)| edition.signatures.iter().map(move |s| (of, edition, s)));
        all.map(|(statement, edition, kept)| self.kept(statement, edition, kept)).collect()
    }

    fn kept(&self, statement: &Statement, edition: &Edition, kept: &EditionSignature) -> Result<Signature> {
        let about = Some((statement, edition));
        let told = (kept.hash.clone(), edition.label.clone());
        let (mut seen, mut fault) = self.look(&kept.message, &kept.signature, about, told, None)?;
        let is_as_kept = EditionSignature::hash_of(&kept.signature) == kept.hash
            && kept.fingerprint == seen.fingerprint
            && kept.signed == seen.time;
        if fault.is_none() && !is_as_kept {
            (seen.holds, fault) = (false, Some(SignatureFault::Key));
        }
        Ok((seen, fault))
    }

    /// A signature in a file of its own: about the edition that it says.
    fn outside(&self, file: &Path) -> Result<Signature> {
        let (message, armored) = read_signature(file)?;
        let said = annexa_model::SignedMessage::read(&message).ok();
        let label = said.as_ref().map(|said| said.edition.clone()).unwrap_or_default();
        let of_label = || self.editions().filter(|(_, edition)| edition.label == label);
        let named = |(of, edition): &(&Statement, &Edition)| {
            said.as_ref().is_some_and(|said| frozen(self.document, of, edition).name_in_register() == said.statement)
        };
        // Two statements may both have an edition 1.0.
        let about = of_label().find(named).or_else(|| of_label().next());
        self.look(&message, &armored, about, (EditionSignature::hash_of(&armored), label), Some(file))
    }

    fn look(
        &self,
        message: &str,
        armored: &str,
        about: Option<(&Statement, &Edition)>,
        (hash, edition): (String, String),
        file: Option<&Path>,
    ) -> Result<Signature> {
        let mut seen = VerifiedSignature {
            edition,
            file: file.map(Path::to_owned),
            hash,
            fingerprint: String::new(),
            signer: None,
            time: String::new(),
            head: String::new(),
            revisions: 0,
            holds: false,
            history_holds: false,
            unlisted: false,
        };
        let judged = match judge(armored, message) {
            Ok(judged) => judged,
            Err(fault) => return Ok((seen, Some(fault))),
        };
        seen.fingerprint = judged.fingerprint();
        let said = &judged.message;
        (seen.time, seen.head, seen.revisions) = (said.time.clone(), said.head.clone(), said.revisions);
        let who = self.asked.signers.as_ref().map(|signers| signers.who(judged.key(), self.asked.now));
        if let Some(Who::Known(name) | Who::NotNow(name)) = &who {
            seen.signer = Some(name.clone());
        }
        // A shorter or another history is told before an edition that went with it.
        let mut fault = judged.in_history(self.document.revision_count()?, &self.lineage);
        if fault.is_none() {
            fault = self.about(&judged, about);
        }
        let fault = fault.or(match who {
            Some(Who::Unknown) => Some(SignatureFault::UnknownSigner(seen.fingerprint.clone())),
            Some(Who::NotNow(name)) => Some(SignatureFault::NotNow(name)),
            Some(Who::Known(_)) | None => None,
        });
        seen.holds = fault.is_none();
        seen.unlisted = fault.as_ref().is_some_and(SignatureFault::is_of_the_list);
        Ok((seen, fault))
    }

    fn about(&self, judged: &Judged, about: Option<(&Statement, &Edition)>) -> Option<SignatureFault> {
        let said = &judged.message;
        let Some((statement, edition)) = about else { return Some(SignatureFault::Edition(said.edition.clone())) };
        let frozen = || frozen(self.document, statement, edition);
        let is_other = || frozen().name_in_register() != said.statement;
        judged.about(edition).or_else(|| is_other().then_some(SignatureFault::Statement))
    }
}

/// The statement as an edition froze it; as it is now where that is not in this file.
pub(crate) fn frozen(document: &Document, statement: &Statement, edition: &Edition) -> Statement {
    let kept = stored(document, &edition.json, &edition.label).ok();
    kept.and_then(|kept| kept.statement(&statement.id).cloned()).unwrap_or_else(|| statement.clone())
}

/// Whether an edition is kept as it was issued: the first thing that is not.
pub(crate) fn edition_fault(
    document: &Document,
    lineage: &Lineage,
    statement: &Statement,
    edition: &Edition,
) -> Option<EditionFault> {
    let cell = Kept::Edition { edition: edition.id.as_str() }.cell();
    let blob = |hash: &str, missing, changed| match document.blob(hash) {
        Ok(_) => None,
        Err(annexa_document::Error::BlobMissing(_)) if !document.cells().exists(&cell) => Some(EditionFault::Elsewhere),
        Err(annexa_document::Error::BlobMissing(_)) => Some(missing),
        Err(_) => Some(changed),
    };
    let bytes = blob(&edition.json, EditionFault::JsonMissing, EditionFault::JsonChanged)
        .or_else(|| blob(&edition.pdf, EditionFault::PdfMissing, EditionFault::PdfChanged));
    if bytes.is_some() {
        return bytes;
    }
    let Ok(frozen) = stored(document, &edition.json, &edition.label) else { return Some(EditionFault::JsonUnread) };
    if content_hash(&frozen, &statement.id).ok().as_deref() != Some(edition.content.as_str()) {
        return Some(EditionFault::Content);
    }
    (lineage.behind(&edition.head) != Some(edition.revisions)).then_some(EditionFault::Head)
}
