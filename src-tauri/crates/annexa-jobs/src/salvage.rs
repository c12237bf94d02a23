//! What was kept of a damaged file, and what was not, in words.

use std::collections::BTreeSet;

use annexa_document::{CellChange, Document, Journaled, Salvaged, Span};
use annexa_model::{Kept, owners};
use annexa_words::{Value, Words};

use crate::cell_name;
use crate::names::name_of;

/// So many of a list are told.
pub const MOST_TOLD: usize = 12;

/// What was kept of a damaged file, and what was not, a sentence each. `made` is the new file.
pub fn salvaged(done: &Salvaged, made: &Document, words: &Words) -> Vec<String> {
    let count = |spans: &[Span]| spans.iter().map(|span| span.last - span.first + 1).sum::<u64>();
    let numbers = |spans: &[Span]| {
        let span = |s: &Span| if s.first == s.last { s.first.to_string() } else { format!("{}–{}", s.first, s.last) };
        shortened(spans.iter().map(span), words)
    };
    // A record is named once, whatever was in it.
    let names = |cells: &[String]| {
        let whole = |cell: &String| match cell.split('/').collect::<Vec<_>>()[..] {
            ["statement" | "organisation" | "copied", ..] => cell.clone(),
            _ => owners(cell).into_iter().next().filter(|_| !cell.starts_with("link/")).unwrap_or_else(|| cell.clone()),
        };
        let name = |cell: String| {
            let after = made.cells().get(&cell).cloned();
            cell_name(made.cells(), &CellChange { cell, before: None, after }, words)
        };
        let mut told = BTreeSet::new();
        let named = cells.iter().map(whole).filter(|cell| !cell.starts_with("candidate/")).map(name);
        shortened(named.filter(|name| told.insert(name.clone())), words)
    };
    let spans = |message, of: &[Span]| (message, count(of), numbers(of));
    let cells = |message, of: &[String]| (message, of.len() as u64, names(of));
    let labels = |message, of: &[String]| (message, of.len() as u64, of.join(", "));
    let journal = done.journal.map(|journal| match journal {
        Journaled::PlayedBack => "cli-salvage-journal",
        Journaled::Foreign => "cli-salvage-journal-foreign",
        Journaled::Broken => "cli-salvage-journal-broken",
    });
    let blobs = done.lost_blobs.iter().map(|blob| lost(made, &blob.cell, &blob.field, &blob.hash, words));
    let counted = |all: Vec<(&str, u64, String)>| {
        let said = |(message, count, what): (&str, u64, String)| {
            words.with(message, &[("count", Value::from(count)), ("what", Value::from(what))])
        };
        all.into_iter().filter(|(_, count, _)| *count > 0).map(said).collect::<Vec<_>>()
    };
    let mut told: Vec<String> = journal.map(|message| words.get(message)).into_iter().collect();
    told.extend(counted(vec![
        spans("cli-salvage-kept", &done.kept),
        spans("cli-salvage-lost", &done.lost),
        spans("cli-salvage-altered", &done.altered),
        cells("cli-salvage-overruled", &done.overruled),
        cells("cli-salvage-brought", &done.brought),
        cells("cli-salvage-restored", &done.restored),
        cells("cli-salvage-unread", &done.unread),
    ]));
    told.extend(blobs);
    told.extend(counted(vec![
        labels("cli-salvage-editions", &done.incomplete_editions),
        labels("cli-salvage-unproven", &done.unproven_editions),
    ]));
    told
}

/// That stored bytes are lost, in a sentence: what they were and what they were kept with, by the cell that names them and its field.
pub(crate) fn lost(document: &Document, cell: &str, field: &str, hash: &str, words: &Words) -> String {
    let (message, of) = match Kept::of(cell) {
        Some(Kept::Logo) => ("lost-logo", None),
        Some(Kept::SignedCopy { edition, .. }) => ("lost-signed-copy", Some(Kept::Edition { edition }.cell())),
        Some(Kept::Attachment { evidence, .. }) => ("lost-attachment", Some(format!("evidence/{evidence}"))),
        Some(kept @ Kept::Edition { .. }) if field == "pdf" => ("lost-pdf", Some(kept.cell())),
        Some(kept @ (Kept::Edition { .. } | Kept::Candidate { .. } | Kept::Signature { .. })) => {
            ("lost-data", Some(kept.cell()))
        }
        None => ("lost-other", None),
    };
    let of = of.map(|of| name_of(document, &of, words)).unwrap_or_default();
    words.with(message, &[("of", of), ("hash", hash.to_owned())])
}

fn shortened(all: impl Iterator<Item = String>, words: &Words) -> String {
    let mut all: Vec<String> = all.collect();
    if let Some(more) = all.len().checked_sub(MOST_TOLD).filter(|more| *more > 0) {
        all.truncate(MOST_TOLD);
        all.push(words.with("cli-and-more", &[("count", Value::from(more))]));
    }
    all.join(", ")
}
