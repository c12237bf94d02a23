//! One function a command: open, one call, print.

use std::path::{Path, PathBuf};

use annexa_document::{
    Author, Document, Env, Identities, Key as Opener, Recipients, Unsealed, backup_folder_beside, backups_of_unread,
};
use annexa_jobs::{
    Approving, Begin, Bringing, Comparison, Declaring, Exported, Fault, Issued, KeptWith, Papers, Planning, Signers,
    SigningKey, Verifying, Warning, Work, did, did_merge, edition_name, refuse_unless_pdf, unwatched, write_new,
    write_pdf,
};
use annexa_model::check::{Finding, FindingCode};
use annexa_model::{Audience, Id, KeptFile, ManagementPaper, OperationError, Signatory, Snapshot, Statement, check};
use annexa_words::{Value, Words};
use jiff::civil::Date;
use jiff::{Timestamp, Zoned};
use serde_json::json;

use crate::Outcome;
use crate::arguments::{
    self, Apply, Attachments, Backup, Backups, Bring, Candidate, Changes, Check, Copy, Coverage, Crosswalk, Declare,
    Export, Extract, Form, Frameworks, Issue, Keeping, Key, KeyCommand, Log, New, Operations, Paper, Part, Plan,
    Profile, Published, Questions, Record, Restore, Return, Reuse, Salvage, SampleArg, Schema, Seal, Show, Sign,
    Signed, Starts, Step, Suggest, Trace, Unseal, Verify, Withdraw,
};
use crate::error::{Error, making};
use crate::{print, read, schema};

pub(crate) type Result = std::result::Result<Outcome, Error>;

pub fn words() -> Words {
    Words::for_language("en")
}

fn today() -> Date {
    Zoned::now().date()
}

/// Opens for writing; what stands in the way of that is an error at once, not at the first change.
fn open(file: &Path, author: Author) -> std::result::Result<Document, Error> {
    let document = whole(file, author)?;
    match document.read_only() {
        Some(why) => Err(annexa_document::Error::ReadOnly(why.clone()).into()),
        None => Ok(document),
    }
}

pub(crate) fn look(file: &Path, author: Author) -> std::result::Result<Document, Error> {
    opened(file, Document::open_read_only(file, Env::system(author)))
}

/// What was opened; a sealed copy is called what it is, since nobody can see it from its bytes.
fn opened(file: &Path, document: annexa_document::Result<Document>) -> std::result::Result<Document, Error> {
    document.map_err(|error| match error {
        annexa_document::Error::NotADatabase(_) if annexa_document::is_sealed(file) => Error::Sealed(file.to_owned()),
        other => other.into(),
    })
}

/// Opens what is to be copied. Where it can be written its last change is finished first: one that went on after the copy would
/// be another change there and here.
pub(crate) fn whole(file: &Path, author: Author) -> std::result::Result<Document, Error> {
    opened(file, Document::open(file, Env::system(author)))
}

/// The statement a command is about: the one named, or the only one.
fn statement(snapshot: &Snapshot, named: Option<&String>) -> std::result::Result<Id, Error> {
    let found = match (named, &snapshot.statements[..]) {
        (Some(name), all) => all.iter().find(|s| s.id.as_str() == name || &s.document_id == name),
        (None, [only]) => Some(only),
        (None, all) => {
            return Err(annexa_document::Error::from(OperationError::WhichStatement(all.len())).into());
        }
    };
    let missing = || annexa_jobs::Error::NoStatement(named.cloned().unwrap_or_default());
    found.map(|s| s.id.clone()).ok_or_else(|| missing().into())
}

pub fn new(new: &New, author: Author, as_json: bool) -> Result {
    let env = Env::system(author);
    let document = if let Some(far) = new.sample {
        let far = match far {
            SampleArg::Draft => annexa_jobs::Sample::Draft,
            SampleArg::Issued => annexa_jobs::Sample::Issued,
        };
        annexa_jobs::sample(&new.file, env, far)?
    } else {
        let title = words().get("cli-statement-title");
        let (organisation, start) = (new.org.clone(), new.start.clone());
        let begin = Begin { organisation, start, title, language: new.language.clone() };
        annexa_jobs::begin(&new.file, env, &begin)?
    };
    report_change(&document, as_json, "cli-made", &new.file)
}

/// A record as JSON, and beside its fields what else a command says of it.
#[derive(serde::Serialize)]
struct With<'a, T> {
    #[serde(flatten)]
    of: &'a T,
    #[serde(flatten)]
    more: serde_json::Value,
}

fn report_change(document: &Document, as_json: bool, message: &str, file: &Path) -> Result {
    report_file(file, &document.head()?, document.revision_count()?, as_json, message)
}

fn report_file(file: &Path, head: &str, revisions: u64, as_json: bool, message: &str) -> Result {
    if as_json {
        print::json(&json!({"file": file, "head": head, "revisions": revisions}))?;
    } else {
        let args = [("file", Value::from(file.display().to_string())), ("revisions", Value::from(revisions))];
        print::line(&words().with(message, &args))?;
    }
    Ok(Outcome::Done)
}

pub fn show(show: &Show, author: Author, as_json: bool) -> Result {
    let document = look(&show.file, author)?;
    let snapshot = match &show.at {
        Some(revision) => document.snapshot_at(document.revision_named(revision)?)?.into(),
        None => document.snapshot()?,
    };
    let snapshot = snapshot.for_audience(show.audience.into());
    if !as_json {
        let words = words();
        tell_redacted(&document)?;
        print::snapshot(&snapshot, show.part, &words)?;
        if let (None, Some(origin)) = (show.part, annexa_jobs::origin(&document)) {
            print::line(&words.with("cli-origin", &print::origin(&origin, &words)))?;
        }
        return Ok(Outcome::Done);
    }
    match show.part {
        None if document.is_redacted()? => print::json(&With { of: &snapshot, more: json!({"redacted": true}) })?,
        None => print::json(&snapshot)?,
        Some(Part::Organisation) => print::json(&snapshot.organisation)?,
        Some(Part::People) => print::json(&snapshot.people)?,
        Some(Part::Systems) => print::json(&snapshot.systems)?,
        Some(Part::Risks) => print::json(&snapshot.risks)?,
        Some(Part::Assessments) => print::json(&snapshot.assessments)?,
        Some(Part::Requirements) => print::json(&snapshot.requirements)?,
        Some(Part::Parties) => print::json(&snapshot.parties)?,
        Some(Part::Objectives) => print::json(&snapshot.objectives)?,
        Some(Part::Audits) => print::json(&snapshot.audits)?,
        Some(Part::Reviews) => print::json(&snapshot.reviews)?,
        Some(Part::Nonconformities) => print::json(&snapshot.nonconformities)?,
        Some(Part::Questions) => print::json(&snapshot.questions)?,
        Some(Part::Entries) => print::json(&snapshot.entries)?,
        Some(Part::Links) => print::json(&snapshot.links)?,
        Some(Part::Evidence) => print::json(&snapshot.evidence)?,
        Some(Part::Controls) => print::json(&snapshot.controls)?,
        Some(Part::Decisions) => {
            print::json(&snapshot.statements.iter().flat_map(|s| &s.decisions).collect::<Vec<_>>())?;
        }
        Some(Part::Editions) => {
            print::json(&snapshot.statements.iter().flat_map(|s| &s.editions).collect::<Vec<_>>())?;
        }
        Some(Part::Statement) => {
            let mut statements = snapshot.statements.clone();
            for s in &mut statements {
                s.decisions.clear();
            }
            print::json(&statements)?;
        }
    }
    Ok(Outcome::Done)
}

/// Says that a file is a redacted copy, where it is one.
fn tell_redacted(document: &Document) -> std::result::Result<(), Error> {
    if document.is_redacted()? {
        print::line(&words().get("cli-is-redacted"))?;
    }
    Ok(())
}

pub fn apply(apply: &Apply, author: Author, as_json: bool) -> Result {
    let operations = read::operations(&apply.operations)?;
    let mut document = open(&apply.file, author)?;
    let changes = document.apply_all(&operations);
    let changes = changes.map_err(|error| annexa_jobs::Error::from(error).in_words(&document))?;
    if as_json {
        let added: Vec<&str> = changes.added.iter().map(Id::as_str).collect();
        print::json(&json!({"operations": operations.len(), "cells": changes.cells.len(), "added": added,
            "head": changes.head, "revisions": changes.revisions}))?;
    } else {
        let args = [("operations", Value::from(operations.len())), ("revisions", Value::from(changes.revisions))];
        print::line(&words().with("cli-applied", &args))?;
    }
    // Opening looks at those pages alone that the state is read from.
    if document.refuse_damaged_pages().is_err() {
        print::message(&words().with("cli-pages-damaged", &[("file", shown(&apply.file))]));
    }
    Ok(Outcome::Done)
}

pub fn check(check: &Check, author: Author, as_json: bool) -> Result {
    let document = look(&check.file, author)?;
    let snapshot = document.snapshot()?;
    let named = check.statement.as_ref().map(|named| statement(&snapshot, Some(named))).transpose()?;
    let is_meant = |of: &Id| named.as_ref().is_none_or(|named| named == of);
    // Whatever is found in it rests on what it says being what was written.
    let faults = annexa_jobs::verify(&document, &Verifying::default())?.faults;
    let refused = faults.iter().any(|fault| fault.refuses);
    let mut findings = check::check(&snapshot, check.date.unwrap_or_else(today));
    // One statement is judged in the whole file all the same: what treats a risk may be decided in another.
    findings.retain(|finding| named.as_ref().is_none_or(|named| finding.concerns(named)));
    let tally = check::tally(&findings);
    if as_json {
        let redacted = if document.is_redacted()? { json!({"redacted": true}) } else { json!({}) };
        print::json(&With { of: &json!({"tally": tally, "findings": findings, "faults": faults}), more: redacted })?;
    } else {
        tell_redacted(&document)?;
        if let Some(doubt) = doubt(&faults) {
            print::line(&doubt)?;
            print::line("")?;
        }
        print::findings(&snapshot, &findings, "cli-blocks", check.each, &words())?;
        let args = [
            ("blocks", Value::from(tally.blocks)),
            ("warnings", Value::from(tally.warnings)),
            ("hints", Value::from(tally.hints)),
        ];
        print::line(&words().with("cli-tally", &args))?;
        for of in snapshot.statements.iter().filter(|of| is_meant(&of.id)) {
            tell_editions(of, &findings);
        }
    }
    Ok(if tally.blocks > 0 || refused { Outcome::Blocked } else { Outcome::Done })
}

/// That a file does not hold together, with the first place and how many more there are; nothing where it does.
fn doubt(faults: &[Fault]) -> Option<String> {
    let (first, more) = faults.split_first()?;
    let values = [("text", Value::from(first.text.clone())), ("more", Value::from(more.len()))];
    // What is only lost is no reason to doubt what is there.
    let message = if faults.iter().any(|fault| fault.refuses) { "cli-doubt" } else { "cli-verify-lost" };
    Some(words().with(message, &values))
}

/// What is to be said of the file before anything is made of it.
fn doubts(document: &Document) -> std::result::Result<Vec<String>, Error> {
    let found = annexa_jobs::verify(document, &Verifying::default())?;
    Ok(doubt(&found.faults).into_iter().collect())
}

/// What findings do not say of a statement's editions: that none is in force any more, and that the next edition needs a
/// version of its own.
fn tell_editions(of: &Statement, findings: &[Finding]) {
    if !of.editions.is_empty() && of.in_force().is_empty() {
        print::message(&words().get("cli-none-in-force"));
    }
    let changed = |f: &Finding| f.code == FindingCode::ChangedSinceEdition && f.statement == of.id;
    if of.editions.iter().any(|e| e.label == of.version) && findings.iter().any(changed) {
        print::message(&words().with("cli-version-taken", &[("label", of.version.clone())]));
    }
}

pub fn candidate(candidate: &Candidate, author: Author, as_json: bool) -> Result {
    candidate.out.as_deref().map_or(Ok(()), refuse_unless_pdf)?;
    let mut document = open(&candidate.file, author)?;
    let of = statement(&*document.snapshot()?, candidate.statement.as_ref())?;
    let frozen = annexa_jobs::prepare(&mut document, &of)?;
    let mut notes = Vec::new();
    if let Some(out) = &candidate.out {
        let work = annexa_jobs::candidate(&document, &of, &frozen.id, paper(candidate.paper))?;
        (_, notes) = make(work, out, doubts(&document)?, as_json)?;
    }
    // It may be shown to whoever approves; it cannot be issued as it stands.
    let findings = check::check(&*document.snapshot()?, today());
    let blocks = print::keys(check::blocking(&findings, &of));
    if as_json {
        print::json(&With { of: &frozen, more: json!({"blocking": blocks, "notes": notes}) })?;
    } else {
        print::line(&words().with("cli-candidate", &[("label", frozen.label), ("content", frozen.content)]))?;
        if !blocks.is_empty() {
            print::message(&words().with("cli-candidate-blocked", &[("count", Value::from(blocks.len()))]));
        }
    }
    Ok(if blocks.is_empty() { Outcome::Done } else { Outcome::Blocked })
}

pub fn issue(issue: &Issue, author: Author, as_json: bool) -> Result {
    issue.out.as_deref().map_or(Ok(()), refuse_unless_pdf)?;
    let mut document = open(&issue.file, author)?;
    let of = statement(&*document.snapshot()?, issue.statement.as_ref())?;
    let snapshot = document.snapshot()?;
    if issue.candidate.is_none() {
        annexa_jobs::refuse_if_prepared_otherwise(&snapshot, &of)?;
    }
    let approver = Signatory { name: issue.approved_by.clone(), function: issue.function.clone(), date: issue.date };
    let asked = annexa_jobs::Issue {
        statement: of.clone(),
        candidate: issue.candidate.as_deref().map(Id::from),
        approver,
        note: issue.note.as_str().into(),
        paper: paper(issue.paper),
        today: today(),
    };
    let issued = annexa_jobs::issue(&mut document, &asked, &unwatched).map_err(Error::from);
    if let (Some(findings), false) = (issued.as_ref().err().and_then(Error::blocking), as_json) {
        print::findings(&snapshot, findings, "cli-blocks", false, &words())?;
    }
    let Issued { edition, not_four_eyes } = issued?;
    let mut notes = Vec::new();
    if let Some(out) = &issue.out {
        let as_issued = annexa_jobs::edition(&document, &annexa_jobs::Export::plain(of, today()), &edition.label);
        let written = as_issued.and_then(|work| make(work, out, Vec::new(), as_json));
        (_, notes) =
            written.map_err(|why| Error::IssuedUnwritten { label: edition.label.clone(), source: Box::new(why) })?;
    }
    if as_json {
        print::json(&With { of: &edition, more: json!({"fourEyes": !not_four_eyes, "notes": notes}) })?;
    } else {
        if not_four_eyes {
            print::message(&words().with("cli-issued-not-four-eyes", &[("name", edition.approver.name.clone())]));
        }
        let args = [("label", edition.label.clone()), ("content", edition.content.clone())];
        print::line(&words().with("cli-issued", &args))?;
    }
    Ok(Outcome::Done)
}

pub fn withdraw(withdraw: &Withdraw, author: Author, as_json: bool) -> Result {
    let mut document = open(&withdraw.file, author)?;
    let snapshot = document.snapshot()?;
    let of = statement(&snapshot, withdraw.statement.as_ref())?;
    let (what, label, message) = match (&withdraw.plan, &withdraw.edition) {
        (Some(label), _) => {
            let plan = snapshot.statement(&of).map(|of| annexa_jobs::standing_plan(of, label)).transpose()?;
            (plan.map(|plan| plan.id.to_string()).unwrap_or_default(), label, "cli-withdrawn-plan")
        }
        (None, Some(label)) => (label.clone(), label, "cli-withdrawn"),
        // The command line itself asks for one of them.
        (None, None) => return Ok(Outcome::Done),
    };
    annexa_jobs::withdraw(&mut document, &of, &what, &withdraw.reason)?;
    if !as_json {
        print::line(&words().with(message, &[("label", label.clone())]))?;
        return Ok(Outcome::Done);
    }
    let (head, revisions) = (document.head()?, document.revision_count()?);
    print::json(&json!({"withdrawn": label, "head": head, "revisions": revisions}))?;
    Ok(Outcome::Done)
}

pub fn signed(signed: &Signed, author: Author, as_json: bool) -> Result {
    let name = edition_name(&signed.edition, false, &words());
    keeping((&signed.file, &signed.kept), author, as_json, &name, |snapshot| {
        let statement = statement(snapshot, signed.statement.as_ref())?;
        Ok(KeptWith::Edition { statement, edition: signed.edition.clone() })
    })
}

pub fn attachments(of: &Attachments, author: Author, as_json: bool) -> Result {
    let with = |_: &Snapshot| Ok(KeptWith::Evidence(of.evidence.clone()));
    keeping((&of.file, &of.kept), author, as_json, &of.evidence, with)
}

/// What is done with files that are kept with something, which is called by its name.
fn keeping(
    (file, kept): (&Path, &Keeping),
    author: Author,
    as_json: bool,
    name: &str,
    with: impl FnOnce(&Snapshot) -> std::result::Result<KeptWith, Error>,
) -> Result {
    let mut document = if kept.writes() { open(file, author)? } else { look(file, author)? };
    let with = with(&*document.snapshot()?)?;
    let said = if let Some(from) = &kept.attach {
        Some(("cli-kept-attached", annexa_jobs::attach(&mut document, &with, from)?))
    } else if let Some(hash) = &kept.remove {
        Some(("cli-kept-removed", annexa_jobs::detach(&mut document, &with, hash)?))
    } else if let Some(out) = &kept.out {
        let (file, bytes) = annexa_jobs::kept_file(&document, &with, kept.copy.as_deref())?;
        write_new(out, &bytes)?;
        Some(("cli-kept-written", file))
    } else {
        None
    };
    let files = annexa_jobs::kept_files(&document, &with)?;
    if as_json {
        print::json(&files)?;
        return Ok(Outcome::Done);
    }
    let words = words();
    let line = |message: &str, file: &KeptFile| {
        let args = [
            ("with", name.to_owned()),
            ("name", file.name.clone()),
            ("hash", file.hash.clone()),
            ("size", file.size.map(|size| format!("{size} ")).unwrap_or_default()),
            ("date", file.attached.to_string()),
        ];
        print::line(&words.with(message, &args))
    };
    match &said {
        Some((message, file)) => line(message, file)?,
        None if files.is_empty() => print::line(&words.with("cli-kept-none", &[("with", name.to_owned())]))?,
        None => files.iter().try_for_each(|file| line("cli-kept-line", file))?,
    }
    Ok(Outcome::Done)
}

pub fn sign(sign: &Sign, author: Author, as_json: bool) -> Result {
    // What is to be signed names the head, so typing that is still open ends there.
    let seals = sign.writes() || sign.message.is_some();
    let mut document = if seals { open(&sign.file, author)? } else { look(&sign.file, author)? };
    let of = statement(&*document.snapshot()?, sign.statement.as_ref())?;
    let edition = sign.edition.as_str();
    if let Some(out) = &sign.message {
        let message = annexa_jobs::signature_message(&mut document, &of, edition, Timestamp::now())?;
        write_new(out, message.as_bytes())?;
        let args = [("file", out.display().to_string()), ("edition", edition.to_owned())];
        if as_json {
            print::json(&json!({"file": out}))?;
        } else {
            print::line(&words().with("cli-sign-message", &args))?;
        }
        return Ok(Outcome::Done);
    }
    let done = if let Some(key) = &sign.key {
        // All that can refuse is asked before anybody types a passphrase.
        annexa_jobs::signatures(&document, &of, edition)?;
        sign.out.as_deref().map_or(Ok(()), annexa_jobs::refuse_unless_free)?;
        let passphrase = || read::passphrase(sign.passphrase_file.as_deref()).map(Some);
        let key = SigningKey::read(key, passphrase)?;
        let signature = annexa_jobs::sign_edition(&mut document, &of, edition, &key, Timestamp::now())?;
        let written = sign.out.as_deref().map_or(Ok(()), |out| annexa_jobs::write_signature(&signature, out).map(drop));
        written.map_err(|why| Error::SignedUnwritten { label: edition.to_owned(), source: Box::new(why) })?;
        Some(("cli-sign-signed", signature))
    } else if let Some(file) = &sign.attach {
        Some(("cli-sign-signed", annexa_jobs::take_signature(&mut document, &of, edition, file)?))
    } else if let Some(hash) = &sign.remove {
        Some(("cli-sign-removed", annexa_jobs::remove_signature(&mut document, &of, edition, hash)?))
    } else if let Some(out) = &sign.out {
        let signature = annexa_jobs::signature(&document, &of, edition, sign.signature.as_deref())?;
        annexa_jobs::write_signature(&signature, out)?;
        Some(("cli-sign-written", signature))
    } else {
        None
    };
    let words = words();
    match done {
        Some((_, signature)) if as_json => print::json(&signature)?,
        Some((message, signature)) => {
            print::signature_line(message, &signature, &words)?;
            if let Some(out) = &sign.out {
                let args = [
                    ("file", out.display().to_string()),
                    ("message", annexa_jobs::message_beside(out).display().to_string()),
                ];
                print::line(&words.with("cli-sign-files", &args))?;
            }
        }
        None => {
            let all = annexa_jobs::signatures(&document, &of, edition)?;
            if as_json {
                print::json(&all)?;
            } else {
                all.iter().try_for_each(|signature| print::signature_line("cli-signature", signature, &words))?;
            }
        }
    }
    Ok(Outcome::Done)
}

pub fn verify(verify: &Verify, author: Author, as_json: bool) -> Result {
    let signers = verify.signers.as_deref().map(Signers::read).transpose()?;
    let document = match look(&verify.file, author) {
        Ok(document) => document,
        // What is too damaged to be opened does not hold either.
        Err(error) if error.is_damage() => {
            error.print(as_json);
            return Ok(Outcome::Blocked);
        }
        Err(error) => return Err(error),
    };
    let asked = Verifying { signers, outside: verify.signature.clone(), now: Timestamp::now() };
    let verified = match annexa_jobs::verify(&document, &asked).map_err(Error::from) {
        Ok(verified) => verified,
        Err(error) if error.is_damage() => {
            error.print(as_json);
            return Ok(Outcome::Blocked);
        }
        Err(error) => return Err(error),
    };
    if as_json {
        print::json(&verified)?;
    } else {
        print::verified(&verified, asked.signers.is_some(), &words())?;
    }
    Ok(if verified.holds { Outcome::Done } else { Outcome::Blocked })
}

pub fn key(key: &Key, as_json: bool) -> Result {
    let KeyCommand::New(new) = &key.command;
    let made = annexa_jobs::new_key(&new.file, &read::passphrase(new.passphrase_file.as_deref())?);
    let made = made.map_err(|error| match error {
        annexa_jobs::Error::Key { source: annexa_jobs::KeyError::NoPassphrase, path } => Error::NoPassphrase(path),
        other => other.into(),
    })?;
    if as_json {
        print::json(&json!({"file": new.file, "publicFile": made.public_file, "fingerprint": made.fingerprint,
            "publicKey": made.public_key}))?;
        return Ok(Outcome::Done);
    }
    let args = [
        ("file", new.file.display().to_string()),
        ("public", made.public_file.display().to_string()),
        ("fingerprint", made.fingerprint),
    ];
    print::line(&words().with("cli-key-made", &args))?;
    Ok(Outcome::Done)
}

pub fn export(export: &Export, author: Author, as_json: bool) -> Result {
    refuse_unless_pdf(&export.out)?;
    let document = look(&export.file, author)?;
    let of = statement(&*document.snapshot()?, export.statement.as_ref())?;
    let asked = annexa_jobs::Export {
        statement: of,
        audience: export.audience.map(Audience::from),
        paper: export.paper.map(paper),
        form: export.form.map(form),
        without: export.without.iter().copied().collect(),
        changes_since: export.changes_since.clone(),
        made_on: today(),
    };
    let work = match (&export.edition, &export.at) {
        (Some(label), _) => annexa_jobs::edition(&document, &asked, label)?,
        (None, Some(revision)) => annexa_jobs::draft_at(&document, &asked, document.revision_named(revision)?)?,
        (None, None) => annexa_jobs::draft(&document, &asked)?,
    };
    let doubts = doubts(&document)?;
    // All that the pages need is at hand: what the file takes in memory makes room for them.
    drop(document);
    write(work, &export.out, doubts, as_json)
}

pub fn changes(changes: &Changes, author: Author, as_json: bool) -> Result {
    changes.out.as_deref().map_or(Ok(()), refuse_unless_pdf)?;
    let document = look(&changes.file, author)?;
    let asked = Comparison {
        statement: statement(&*document.snapshot()?, changes.statement.as_ref())?,
        from: changes.from.clone(),
        to: changes.to.clone(),
        audience: changes.audience.map(Audience::from),
        paper: changes.paper.map(paper),
        made_on: today(),
    };
    if let Some(out) = &changes.out {
        return write(annexa_jobs::changes(&document, &asked)?, out, doubts(&document)?, as_json);
    }
    print::json(&annexa_jobs::differences(&document, &asked)?)?;
    Ok(Outcome::Done)
}

pub fn declare(declare: &Declare, author: Author, as_json: bool) -> Result {
    declare.out.as_deref().map_or(Ok(()), refuse_unless_pdf)?;
    let document = look(&declare.file, author)?;
    let snapshot = document.snapshot()?;
    let asked = Declaring {
        statement: statement(&snapshot, declare.statement.as_ref())?,
        edition: declare.edition.clone(),
        paper: paper(declare.paper),
        is_draft: declare.draft,
        made_on: today(),
    };
    let findings = annexa_jobs::declaration_findings(&snapshot, &asked)?;
    let tally = check::tally(&findings);
    let is_refused = tally.blocks > 0 && !declare.draft;
    if let (Some(out), false) = (&declare.out, is_refused) {
        return write(annexa_jobs::declare(&document, &asked)?, out, doubts(&document)?, as_json);
    }
    if as_json {
        print::json(&json!({"tally": tally, "findings": findings}))?;
    } else {
        print::findings(&snapshot, &findings, "cli-refuses", true, &words())?;
    }
    if is_refused && !as_json {
        print::message(&words().with("cli-declaration-refused", &[("count", Value::from(tally.blocks))]));
    }
    Ok(if tally.blocks > 0 { Outcome::Blocked } else { Outcome::Done })
}

pub fn plan(plan: &Plan, author: Author, as_json: bool) -> Result {
    plan.out.as_deref().map_or(Ok(()), refuse_unless_pdf)?;
    let mut document = if plan.approve { open(&plan.file, author)? } else { look(&plan.file, author)? };
    let snapshot = document.snapshot()?;
    let of = statement(&snapshot, plan.statement.as_ref())?;
    let asked = Planning {
        statement: of.clone(),
        document_id: plan.document_id.clone(),
        paper: paper(plan.paper),
        today: today(),
    };
    if plan.approve {
        return approve_plan(&mut document, &snapshot, &asked, plan, as_json);
    }
    match (&plan.label, &plan.out) {
        (Some(label), Some(out)) => {
            write(annexa_jobs::approved_plan(&document, &of, label)?, out, doubts(&document)?, as_json)
        }
        (Some(label), None) => {
            let statement = snapshot.statement(&of).ok_or_else(|| annexa_jobs::Error::NoStatement(of.to_string()))?;
            let approved = annexa_jobs::find_plan(statement, label)?;
            if as_json {
                print::json(approved)?;
            } else {
                print::plan(approved, &words())?;
            }
            Ok(Outcome::Done)
        }
        (None, Some(out)) => write(annexa_jobs::draft_plan(&document, &asked)?, out, doubts(&document)?, as_json),
        (None, None) => plan_findings(&snapshot, &of, as_json),
    }
}

/// What stands in the way of the plan's approval, and the plans that were approved.
fn plan_findings(snapshot: &Snapshot, of: &Id, as_json: bool) -> Result {
    let findings = check::treatment_plan(snapshot, of, today());
    let tally = check::tally(&findings);
    let plans = snapshot.statement(of).map(|of| &of.plans[..]).unwrap_or_default();
    if as_json {
        print::json(&json!({"tally": tally, "findings": findings, "plans": plans}))?;
    } else {
        print::findings(snapshot, &findings, "cli-plan-refuses", true, &words())?;
        plans.iter().try_for_each(|plan| print::plan(plan, &words()))?;
    }
    Ok(if tally.blocks > 0 { Outcome::Blocked } else { Outcome::Done })
}

fn approve_plan(document: &mut Document, snapshot: &Snapshot, asked: &Planning, plan: &Plan, as_json: bool) -> Result {
    let approving = Approving {
        label: plan.label.clone().unwrap_or_default(),
        approver: Signatory {
            name: plan.approved_by.clone().unwrap_or_default(),
            function: plan.function.clone().unwrap_or_default(),
            date: plan.date,
        },
        note: plan.note.as_str().into(),
    };
    let approved = annexa_jobs::approve_plan(document, asked, &approving, &unwatched).map_err(Error::from);
    if let (Some(findings), false) = (approved.as_ref().err().and_then(Error::blocking), as_json) {
        print::findings(snapshot, findings, "cli-plan-refuses", false, &words())?;
    }
    let approved = approved?;
    let mut notes = Vec::new();
    if let Some(out) = &plan.out {
        let kept = annexa_jobs::approved_plan(document, &asked.statement, approved.id.as_str());
        let written = kept.and_then(|work| make(work, out, Vec::new(), as_json));
        (_, notes) =
            written.map_err(|why| Error::ApprovedUnwritten { label: approved.label.clone(), source: Box::new(why) })?;
    }
    if as_json {
        print::json(&With { of: &approved, more: json!({"notes": notes}) })?;
    } else {
        let args = [("label", approved.label.clone()), ("content", approved.content.clone())];
        print::line(&words().with("cli-plan-approved", &args))?;
    }
    Ok(Outcome::Done)
}

/// Makes a PDF, writes it and reports it.
fn write(work: Work, out: &Path, doubts: Vec<String>, as_json: bool) -> Result {
    let (exported, notes) = make(work, out, doubts, as_json)?;
    report_export(out, &exported, &notes, as_json)
}

/// Makes a PDF and writes it; what there is to note about it, doubts about the file first, is said before it is there. JSON has
/// every name that a sentence only counts.
fn make(work: Work, out: &Path, doubts: Vec<String>, as_json: bool) -> annexa_jobs::Result<(Exported, Vec<String>)> {
    let warnings = work.warnings();
    let untold = |w: &Warning| w.mentions.iter().any(|mention| !w.text.contains(&mention.text));
    let more = warnings.iter().any(untold).then(|| words().get("cli-names-untold"));
    let mut notes = doubts;
    for Warning { text, mentions, .. } in warnings {
        notes.push(text);
        notes.extend(mentions.into_iter().filter(|_| as_json).map(|mention| mention.text));
    }
    let exported = work.make(&unwatched)?;
    notes.extend(more.filter(|_| !as_json));
    notes.extend(exported.notes.iter().cloned());
    if !as_json {
        for note in &notes {
            print::message(note);
        }
    }
    write_pdf(out, &exported.bytes)?;
    Ok((exported, notes))
}

fn report_export(out: &Path, exported: &Exported, notes: &[String], as_json: bool) -> Result {
    if as_json {
        print::json(&json!({"file": out, "bytes": exported.bytes.len(), "pages": exported.pages,
            "sha256": annexa_model::sha256_hex(&exported.bytes), "asIssued": exported.as_issued,
            "notes": notes}))?;
        return Ok(Outcome::Done);
    }
    let mut args = vec![("file", Value::from(out.display().to_string()))];
    if let Some(pages) = exported.pages {
        args.push(("pages", Value::from(pages)));
    }
    let message = if exported.as_issued { "cli-exported-as-issued" } else { "cli-exported" };
    print::line(&words().with(message, &args))?;
    Ok(Outcome::Done)
}

pub fn extract(extract: &Extract, author: Author, as_json: bool) -> Result {
    let Some(out) = &extract.out else {
        print::data(&annexa_jobs::data_inside(&extract.pdf)?.json)?;
        return Ok(Outcome::Done);
    };
    let inside = annexa_jobs::statement_inside(&extract.pdf)?;
    let document = annexa_jobs::take_copy(&extract.pdf, inside, out, Env::system(author), today())?;
    let origin = annexa_jobs::origin(&document);
    if as_json {
        print::json(
            &json!({"file": out, "head": document.head()?, "revisions": document.revision_count()?, "from": origin}),
        )?;
        return Ok(Outcome::Done);
    }
    let words = words();
    print::line(&words.with("cli-extracted", &[("file", out.display().to_string())]))?;
    if let Some(origin) = origin {
        print::line(&words.with("cli-origin", &print::origin(&origin, &words)))?;
    }
    let snapshot = document.snapshot()?;
    let withheld: u32 = snapshot.withheld.iter().map(|w| w.count).sum();
    if withheld > 0 {
        print::line(&words.with("cli-extracted-withheld", &[("count", Value::from(withheld))]))?;
    }
    let editions: usize = snapshot.statements.iter().map(|s| s.editions.len()).sum();
    if editions > 0 {
        print::line(&words.with("cli-extracted-editions", &[("count", Value::from(editions))]))?;
    }
    if snapshot.organisation.logo.is_some() {
        print::line(&words.get("cli-extracted-logo"))?;
    }
    Ok(Outcome::Done)
}

pub fn seal(seal: &Seal, author: Author, as_json: bool) -> Result {
    let with = match (&seal.passphrase_file, &seal.recipients_file) {
        (Some(file), _) => annexa_document::Seal::Passphrase(read::passphrase(Some(file))?),
        (None, Some(file)) => annexa_document::Seal::Recipients(Recipients::parse(&read::secret(file)?)?),
        (None, None) => annexa_document::Seal::Recipients(Recipients::parse(&seal.recipients.join("\n"))?),
    };
    let mut document = whole(&seal.file, author)?;
    making(&seal.out, document.seal_copy(&seal.out, &with))?;
    report_change(&document, as_json, "cli-sealed", &seal.out)
}

pub fn unseal(unseal: &Unseal, author: Author, as_json: bool) -> Result {
    let key = match &unseal.passphrase_file {
        Some(file) => Opener::Passphrase(read::passphrase(Some(file))?),
        None => Opener::Identities(identities(&unseal.identities)?),
    };
    let unsealed = annexa_document::unseal(&unseal.sealed, &unseal.out, &key, &mut Env::system(author));
    let Unsealed { head, revisions } = making(&unseal.out, unsealed)?;
    report_file(&unseal.out, &head, revisions, as_json, "cli-unsealed")
}

fn identities(files: &[PathBuf]) -> std::result::Result<Identities, Error> {
    let mut all = Identities::default();
    for file in files {
        all.extend(Identities::parse(&read::secret(file)?)?)?;
    }
    Ok(all)
}

pub fn log(log: &Log, author: Author, as_json: bool) -> Result {
    let document = look(&log.file, author)?;
    let last = document.revision_count()?;
    let first = last.saturating_sub(log.last.saturating_sub(1)).max(1);
    let entries = document.log(first..)?;
    if as_json {
        print::json(&entries)?;
        return Ok(Outcome::Done);
    }
    let (findings, words) = (check::check(&*document.snapshot()?, today()), words());
    for entry in entries {
        let mut text = did(&document, &entry, &findings, &words)?.text;
        if let Some(merged) = did_merge(&document, &entry)? {
            text = print::did_merge(&merged, &words);
        }
        let head: String = entry.id.chars().take(8).collect();
        print::line(&format!("{:>6} {head} {} {:<24} {text}", entry.number, entry.time, entry.author.name))?;
    }
    if first > 1 {
        print::message(
            &words.with("cli-log-earlier", &[("count", Value::from(first - 1)), ("all", Value::from(last))]),
        );
    }
    Ok(Outcome::Done)
}

/// A path as it is shown.
fn shown(path: &Path) -> Value<'static> {
    Value::from(path.display().to_string())
}

pub fn copy(copy: &Copy, author: Author, as_json: bool) -> Result {
    let mut document = whole(&copy.file, author)?;
    if copy.out.symlink_metadata().is_ok() {
        return Err(annexa_document::Error::AlreadyExists(copy.out.clone()).into());
    }
    making(&copy.out, document.save_copy(&copy.out))?;
    report_change(&document, as_json, "cli-copied", &copy.out)
}

pub fn backup(backup: &Backup, author: Author, as_json: bool) -> Result {
    let mut document = whole(&backup.file, author)?;
    let folder = backup.folder.clone().unwrap_or_else(|| document.backup_folder());
    let keep = usize::try_from(backup.keep).unwrap_or(usize::MAX);
    let made = making(&folder, document.back_up(&folder, keep))?;
    report_change(&document, as_json, "cli-backed-up", &made)
}

pub fn undo(step: &Step, author: Author, as_json: bool) -> Result {
    let mut document = open(&step.file, author)?;
    let op = document.can_undo().map(str::to_owned);
    document.undo()?;
    stepped(&document, op, ["cli-undone", "cli-undone-nothing"], as_json)
}

pub fn redo(step: &Step, author: Author, as_json: bool) -> Result {
    let mut document = open(&step.file, author)?;
    let op = document.can_redo().map(str::to_owned);
    document.redo()?;
    stepped(&document, op, ["cli-redone", "cli-redone-nothing"], as_json)
}

/// Says which change was taken back or brought again; none is an answer that scripts can tell by the exit code.
fn stepped(document: &Document, op: Option<String>, [done, nothing]: [&str; 2], as_json: bool) -> Result {
    let outcome = if op.is_some() { Outcome::Done } else { Outcome::Blocked };
    if as_json {
        print::json(&json!({"change": op, "head": document.head()?, "revisions": document.revision_count()?}))?;
        return Ok(outcome);
    }
    let words = words();
    print::line(&match op {
        Some(op) => words.with(done, &[("change", annexa_jobs::change_name(&op, &words))]),
        None => words.get(nothing),
    })?;
    Ok(outcome)
}

pub fn return_to(back: &Return, author: Author, as_json: bool) -> Result {
    let mut document = open(&back.file, author)?;
    let (to, before) = (document.revision_named(&back.to)?, document.head()?);
    document.return_to(to)?;
    if as_json {
        print::json(&json!({"to": to, "head": document.head()?, "revisions": document.revision_count()?}))?;
        return Ok(Outcome::Done);
    }
    let message = if document.head()? == before { "cli-returned-already" } else { "cli-returned" };
    print::line(&words().with(message, &[("to", Value::from(to))]))?;
    Ok(Outcome::Done)
}

pub fn backups(backups: &Backups, author: Author, as_json: bool) -> Result {
    let document = match look(&backups.file, author) {
        Ok(document) => Some(document),
        // Those of a file that does not open are known by its name.
        Err(error) if error.is_damage() => {
            print::message(&words().with("cli-backups-of-damaged", &[("file", shown(&backups.file))]));
            None
        }
        Err(error) => return Err(error),
    };
    let folder = backups.folder.clone().unwrap_or_else(|| backup_folder_beside(&backups.file));
    let found = match &document {
        Some(document) => annexa_document::backups(&folder, document),
        None => backups_of_unread(&folder, &backups.file, None),
    };
    let found = match found {
        // Nobody has made one yet.
        Err(annexa_document::Error::NotFound(_)) if backups.folder.is_none() => Vec::new(),
        other => other?,
    };
    if as_json {
        print::json(&found)?;
        return Ok(Outcome::Done);
    }
    for backup in &found {
        let mark = if backup.in_history || document.is_none() { ' ' } else { '*' };
        let time = backup.time.strftime("%Y-%m-%d %H:%M:%S");
        let head: String = backup.head.chars().take(8).collect();
        print::line(&format!("{mark} {time} {:>6} {head} {}", backup.revisions, backup.path.display()))?;
    }
    if found.is_empty() {
        print::message(&words().with("cli-no-backups", &[("folder", shown(&folder))]));
    }
    Ok(Outcome::Done)
}

fn is_one_file(one: &Path, other: &Path) -> bool {
    matches!((one.canonicalize(), other.canonicalize()), (Ok(one), Ok(other)) if one == other)
}

pub fn restore(restore: &Restore, author: Author, as_json: bool) -> Result {
    let restored = annexa_document::restore(&restore.backup, &restore.out, Env::system(author));
    let replaced = making(&restore.out, restored).map_err(|error| match error.path() {
        Some(path) if error.is_damage() && is_one_file(path, &restore.out) => {
            Error::RestoreOntoDamaged(restore.out.clone())
        }
        _ => error,
    })?;
    if as_json {
        print::json(&json!({"file": restore.out, "replaced": replaced}))?;
        return Ok(Outcome::Done);
    }
    print::line(&words().with("cli-restored", &[("file", shown(&restore.out))]))?;
    if let Some(replaced) = replaced {
        print::line(&words().with("cli-restored-over", &[("file", shown(&replaced))]))?;
    }
    Ok(Outcome::Done)
}

pub fn salvage(salvage: &Salvage, author: Author, as_json: bool) -> Result {
    let done = annexa_document::salvage(&salvage.damaged, &salvage.out, Env::system(author.clone()));
    let done = making(&salvage.out, done)?;
    let told = [&done.lost, &done.altered].into_iter().all(Vec::is_empty)
        && [&done.unread, &done.overruled, &done.unproven_editions].into_iter().all(Vec::is_empty);
    let is_whole = told && done.lost_blobs.is_empty();
    if as_json {
        print::json(&With { of: &done, more: json!({"file": salvage.out}) })?;
    } else {
        let made = look(&salvage.out, author)?;
        report_change(&made, as_json, "cli-made", &salvage.out)?;
        for told in annexa_jobs::salvaged(&done, &made, &words()) {
            print::line(&told)?;
        }
        let lists = [&done.brought, &done.restored, &done.unread, &done.overruled];
        if lists.iter().any(|list| list.len() > annexa_jobs::MOST_TOLD) {
            print::message(&words().get("cli-more-in-json"));
        }
    }
    Ok(if is_whole { Outcome::Done } else { Outcome::Blocked })
}

/// What is to become of the frameworks and crosswalks of a file, where something is.
fn changed(
    asked: &Frameworks,
    author: &Author,
) -> std::result::Result<Option<(PathBuf, annexa_model::Operation)>, Error> {
    let Some(file) = &asked.of else { return Ok(None) };
    let operation = if let Some(id) = &asked.remove {
        // A framework stays while a crosswalk leads from it: of two of one id the crosswalk goes first.
        let snapshot = look(file, author.clone())?.snapshot()?;
        if snapshot.crosswalks.iter().any(|crosswalk| crosswalk.about.id == *id) {
            annexa_model::Operation::RemoveCrosswalk { crosswalk: id.as_str().into() }
        } else {
            annexa_model::Operation::RemoveFramework { framework: id.as_str().into() }
        }
    } else if let Some(id) = &asked.drop_gone {
        annexa_model::Operation::DropGone { framework: id.as_str().into() }
    } else {
        return Ok(None);
    };
    Ok(Some((file.clone(), operation)))
}

pub fn frameworks(frameworks: &Frameworks, author: Author, as_json: bool) -> Result {
    if let Some((file, operation)) = changed(frameworks, &author)? {
        let mut document = open(&file, author)?;
        let before = document.snapshot()?;
        let changes = document.apply(&operation);
        changes.map_err(|error| annexa_jobs::Error::from(error).in_words(&document))?;
        if as_json {
            let (head, revisions) = (document.head()?, document.revision_count()?);
            print::json(&json!({"operation": operation, "head": head, "revisions": revisions}))?;
        } else {
            crate::frameworks::changed(&operation, &before, &*document.snapshot()?, &words())?;
        }
        return Ok(Outcome::Done);
    }
    if let Some(file) = &frameworks.of {
        crate::frameworks::brought(&*look(file, author)?.snapshot()?, &words(), as_json)?;
        return Ok(Outcome::Done);
    }
    match frameworks.name.as_deref().and_then(annexa_model::framework) {
        Some(shipped) => crate::frameworks::one(shipped, &words(), as_json)?,
        None => crate::frameworks::list(&words(), as_json)?,
    }
    Ok(Outcome::Done)
}

pub fn starts(starts: &Starts, as_json: bool) -> Result {
    match starts.name.as_deref().and_then(annexa_model::starting_point) {
        Some(point) => crate::starts::one(point, &words(), as_json)?,
        None => crate::starts::list(&words(), as_json)?,
    }
    Ok(Outcome::Done)
}

pub fn bring(bring: &Bring, author: Author, as_json: bool) -> Result {
    let mut document = if bring.dry_run { look(&bring.file, author)? } else { open(&bring.file, author)? };
    match annexa_jobs::bring(&document, &bring.brought)? {
        Bringing::Refused(problems) => {
            crate::frameworks::refused(&bring.brought, &problems, &words(), as_json)?;
            Ok(Outcome::Blocked)
        }
        Bringing::Ready { adoption, operation } => {
            if !bring.dry_run {
                let changes = document.apply(&*operation);
                changes.map_err(|error| annexa_jobs::Error::from(error).in_words(&document))?;
            }
            let snapshot = document.snapshot()?;
            crate::frameworks::adoption(&snapshot, &adoption, bring.dry_run, &words(), as_json)?;
            Ok(Outcome::Done)
        }
    }
}

pub fn crosswalk(crosswalk: &Crosswalk, author: Author, as_json: bool) -> Result {
    let of = match &crosswalk.of {
        Some(file) => look(file, author)?.snapshot()?.as_ref().clone(),
        None => Snapshot::default(),
    };
    crate::frameworks::crosswalk(&of, &crosswalk.entry.join(" "), &words(), as_json)?;
    Ok(Outcome::Done)
}

pub fn coverage(coverage: &Coverage, author: Author, as_json: bool) -> Result {
    let document = look(&coverage.file, author)?;
    let snapshot = document.snapshot()?;
    let id = statement(&snapshot, coverage.statement.as_ref())?;
    let named = |c: &&annexa_model::Crosswalk| coverage.crosswalk.as_ref().is_none_or(|id| *id == c.about.id);
    let Some(crosswalk) = snapshot.coverage_crosswalks().find(named) else {
        let known: Vec<&str> = snapshot.coverage_crosswalks().map(|c| c.about.id.as_str()).collect();
        return Err(Error::NoCoverageBy(coverage.crosswalk.clone().unwrap_or_default(), known.join(", ")));
    };
    if let Some(statement) = snapshot.statement(&id) {
        let seen = annexa_model::coverage(&snapshot, statement, crosswalk);
        crate::frameworks::coverage(&snapshot, &seen, crosswalk, &words(), as_json)?;
    }
    Ok(Outcome::Done)
}

pub fn suggest(suggest: &Suggest, author: Author, as_json: bool) -> Result {
    let document = look(&suggest.file, author)?;
    let snapshot = document.snapshot()?;
    let id = statement(&snapshot, suggest.statement.as_ref())?;
    if let Some(statement) = snapshot.statement(&id) {
        let all = annexa_model::suggested(&snapshot, statement);
        crate::advice::suggestions(&snapshot, &all, &words(), as_json)?;
    }
    Ok(Outcome::Done)
}

pub fn reuse(reuse: &Reuse, author: Author, as_json: bool) -> Result {
    let document = look(&reuse.file, author)?;
    let snapshot = document.snapshot()?;
    let id = statement(&snapshot, reuse.statement.as_ref())?;
    if let Some(statement) = snapshot.statement(&id) {
        let serves = annexa_model::evidence_serves(&snapshot, statement, today());
        crate::advice::reuse(&serves, &words(), as_json)?;
    }
    Ok(Outcome::Done)
}

pub fn questions(questions: &Questions, author: Author, as_json: bool) -> Result {
    let document = look(&questions.file, author)?;
    let snapshot = document.snapshot()?;
    if let Some(out) = &questions.out {
        let of = ManagementPaper::Questions { of: questions.of.clone(), open: questions.open };
        return print_paper(&document, of, out, (None, questions.paper, questions.statement.as_ref()), as_json);
    }
    let of = |question: &&annexa_model::Question| questions.of.as_ref().is_none_or(|of| question.is_asked_of(of));
    let asked = snapshot.questions.iter().filter(of).filter(|question| !questions.open || question.is_open());
    crate::management_system::questions(&snapshot, &asked.collect::<Vec<_>>(), &words(), as_json)?;
    Ok(Outcome::Done)
}

pub fn profile(profile: &Profile, author: Author, as_json: bool) -> Result {
    let document = look(&profile.file, author)?;
    if let Some(out) = &profile.out {
        let of = match profile.framework.as_deref() {
            Some(framework) if framework == annexa_model::rmf().about.id => ManagementPaper::Profile,
            framework => ManagementPaper::Clauses(framework.map(str::to_owned)),
        };
        let asked = (profile.audience, profile.paper, profile.statement.as_ref());
        return print_paper(&document, of, out, asked, as_json);
    }
    let framework = profile.framework.as_deref().unwrap_or(annexa_model::TOLD_OF[0]);
    crate::management_system::profile(&*document.snapshot()?, framework, &words(), as_json)?;
    Ok(Outcome::Done)
}

pub fn record(record: &Record, author: Author, as_json: bool) -> Result {
    let asked = (record.audience, record.paper, record.statement.as_ref());
    print_paper(&look(&record.file, author)?, ManagementPaper::Record, &record.out, asked, as_json)
}

/// For whom a paper is made, on what paper and beside which statement.
type Asked<'a> = (Option<arguments::Audience>, Option<Paper>, Option<&'a String>);

fn print_paper(document: &Document, of: ManagementPaper, out: &Path, asked: Asked<'_>, as_json: bool) -> Result {
    refuse_unless_pdf(out)?;
    let (audience, size, named) = asked;
    let asked = Papers {
        statement: statement(&*document.snapshot()?, named)?,
        of,
        audience: audience.map(Audience::from),
        paper: size.map(paper),
        made_on: today(),
    };
    write(annexa_jobs::management_paper(document, &asked)?, out, doubts(document)?, as_json)
}

pub fn trace(trace: &Trace, author: Author, as_json: bool) -> Result {
    let document = look(&trace.file, author)?;
    let snapshot = document.snapshot()?;
    let statement = statement(&snapshot, trace.statement.as_ref())?;
    let name = trace.item.join(" ");
    let [item] = &snapshot.items_named(&name)[..] else {
        return Err(match snapshot.items_named(&name).len() {
            0 => Error::NoItem(name),
            _ => Error::SeveralItems(name),
        });
    };
    let traced = annexa_jobs::trace(&document, &statement, item)?;
    crate::trace::print(&traced, &words(), as_json)?;
    Ok(Outcome::Done)
}

pub fn operations(operations: &Operations, as_json: bool) -> Result {
    match &operations.name {
        Some(name) => crate::operations::one(name, &words(), as_json)?,
        None => crate::operations::list(&words(), as_json)?,
    }
    Ok(Outcome::Done)
}

pub fn schema(schema: &Schema) -> Result {
    print::exactly(match schema.of {
        Published::Operations => schema::OPERATIONS,
        Published::Snapshot => schema::SNAPSHOT,
        Published::Declaration => schema::DECLARATION,
    })?;
    Ok(Outcome::Done)
}

fn paper(paper: Paper) -> annexa_jobs::Paper {
    match paper {
        arguments::Paper::A4 => annexa_jobs::Paper::A4,
        arguments::Paper::Letter => annexa_jobs::Paper::Letter,
    }
}

fn form(form: Form) -> annexa_jobs::Form {
    match form {
        Form::Full => annexa_jobs::Form::Full,
        Form::Register => annexa_jobs::Form::Register,
    }
}
