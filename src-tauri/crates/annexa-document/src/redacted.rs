//! A redacted copy: what stands in a document now, without what is left out on purpose and without its older history. It is a shallow
//! copy, whose first revision follows the source's last, so that what is written in it can be merged back.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use annexa_model::{
    LeaveOut, Withheld, WithheldKind, blobs_named, names_in, owners, parts_of_name, says, says_by_its_key, sha256_hex,
    stays_behind, texts_in, words_in,
};
use serde::Serialize;
use serde_json::Value;

use crate::error::Fault;
use crate::permissions::Readers;
use crate::revision::REDACT;
use crate::rows::Tables;
use crate::schema::MIGRATIONS;
use crate::writer::{Link, Staged, Writer};
use crate::{Document, Env, Error, Result};

/// What became of a document in a redacted copy.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Redacted {
    /// What was left out, and how much of it.
    pub withheld: Vec<Withheld>,
    /// What was left out and other words in the copy still say: whole first, then parts of names.
    pub said: Vec<Said>,
}

/// Something that was left out, and that other words in a redacted copy still say.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Said {
    /// It, as it was written.
    pub word: String,
    /// As what it was left out.
    pub kind: WithheldKind,
    /// Whether it is only a part of a name.
    pub is_part: bool,
    /// The cells that say it.
    pub cells: Vec<String>,
}

impl Document {
    /// Writes a redacted copy into a new file: what stands here now, what is named left out. The history, the
    /// candidates and editions with their papers, and the names of who wrote what stay behind in any case. Nothing of what
    /// is left out is in the copy's bytes. Nothing is issued from it, and what was withheld cannot be written in it; what else is
    /// written in it can be merged back into this file. Where people are left out, whoever makes the copy is nobody in it: an id
    /// may be made of a name.
    ///
    /// # Errors
    /// [`Error::AlreadyExists`] where there is a file of that name, [`Error::IsRedacted`] where this is a redacted copy itself,
    /// [`Error::StillTyped`] where somebody else is typing in it, [`Error::ToldByAnId`] where an id that somebody chose says what is to
    /// be left out: it stays, or nothing could be merged back; and what writing can meet. No file is left behind then.
    pub fn redacted_copy(&mut self, target: impl AsRef<Path>, leave_out: &LeaveOut, mut env: Env) -> Result<Redacted> {
        if self.is_redacted()? {
            return Err(Error::IsRedacted(self.path.clone()));
        }
        if self.read_only.is_none() {
            self.seal()?;
        } else if self.state.tail.open.is_some() {
            // What follows would change the revision that the copy says it was cut from.
            return Err(Error::StillTyped(self.path.clone()));
        }
        let people = leave_out.kinds.contains(&WithheldKind::People);
        if people {
            env.author.id = env.nonce()?;
        }
        let head = self.state.tail.sealed_head()?;
        let (mut cells, mut counts, mut left_out) =
            (BTreeMap::new(), BTreeMap::<WithheldKind, u32>::new(), BTreeSet::new());
        let all = self.state.cells.iter().filter(|(cell, _)| self.state.cells.visible(cell) && !stays_behind(cell));
        for (cell, value) in all {
            let mut kept = value.clone();
            if let Some((kind, mark)) = leave_out.withheld(cell, value) {
                kept = mark;
                *counts.entry(kind).or_default() += 1;
                let words = words_in(kind, cell, value).into_iter().map(|word| (kind, word));
                let names = if people { names_in(cell, value) } else { Vec::new() };
                left_out.extend(words.chain(names.into_iter().map(|name| (WithheldKind::People, name))));
                if says_by_its_key(cell) {
                    continue;
                }
            }
            cells.insert(cell.to_owned(), Some(kept));
        }
        refuse_if_told_by_an_id(&left_out, &cells)?;
        let said = said(&left_out, &cells);
        let withheld: Vec<Withheld> = counts.into_iter().map(|(kind, count)| Withheld { kind, count }).collect();
        for Withheld { kind, count } in &withheld {
            let kind = serde_json::to_value(kind)?;
            cells.insert(format!("copied/withheld/{}", kind.as_str().unwrap_or_default()), Some(Value::from(*count)));
        }
        let mut blobs = Staged::new();
        let filled = cells.iter().filter_map(|(cell, value)| Some((cell, value.as_ref()?)));
        for hash in filled.flat_map(|(cell, value)| blobs_named(cell, value)) {
            let bytes = self.blob(&hash)?;
            blobs.insert(sha256_hex(&bytes), bytes);
        }
        let cut =
            Self::create_by(target.as_ref(), env, &blobs, MIGRATIONS, Readers::Of(self.permission_now()), |writer| {
                blobs.values().try_for_each(|bytes| writer.keep_blob(bytes))?;
                writer.cut(cells, head.hex())
            })?;
        cut.close()?;
        Ok(Redacted { withheld, said })
    }

    /// What a redacted copy could leave out, and how much of it there is; a thing that is of two kinds counts in both.
    pub fn redactable(&self) -> Vec<Withheld> {
        let mut counts = BTreeMap::<WithheldKind, u32>::new();
        for (cell, value) in self.state.cells.iter() {
            let left_out = |kind: &WithheldKind| LeaveOut::kinds(&[*kind]).withheld(cell, value).is_some();
            let kinds = WithheldKind::ALL.into_iter().filter(left_out);
            for kind in kinds.filter(|_| self.state.cells.visible(cell)) {
                *counts.entry(kind).or_default() += 1;
            }
        }
        counts.into_iter().map(|(kind, count)| Withheld { kind, count }).collect()
    }

    /// Whether this is a redacted copy of another file.
    ///
    /// # Errors
    /// What reading the file can meet.
    pub fn is_redacted(&self) -> Result<bool> {
        Tables(&self.conn).are_redacted().map_err(|e| Error::from_sqlite(&e, &self.path))
    }
}

impl Writer<'_> {
    /// The first revision of a redacted copy.
    fn cut(&mut self, cells: BTreeMap<String, Option<Value>>, from: String) -> std::result::Result<(), Fault> {
        let changes = self.changes(cells);
        self.revision(REDACT, changes, &Link::CutFrom(from))
    }
}

/// Refuses where an id in the kept cells says a word that is left out, whole.
fn refuse_if_told_by_an_id(
    left_out: &BTreeSet<(WithheldKind, String)>,
    cells: &BTreeMap<String, Option<Value>>,
) -> Result<()> {
    let ids: BTreeSet<String> = cells.keys().flat_map(|cell| ids_in(cell)).collect();
    let words: Vec<String> =
        left_out.iter().map(|(_, word)| as_in_an_id(word)).filter(|word| !word.is_empty()).collect();
    for id in ids {
        let text = as_in_an_id(&id);
        if words.iter().any(|word| says(&text, word)) {
            return Err(Error::ToldByAnId(id));
        }
    }
    Ok(())
}

/// The ids that a cell's key names and that somebody may have chosen: those of its records, of a driver and of a recipient. What is
/// no id in it is a word of ours or of a framework.
fn ids_in(cell: &str) -> impl Iterator<Item = String> {
    let of_records = owners(cell).into_iter().filter_map(|record| Some(record.split_once('/')?.1.to_owned()));
    let parts: Vec<&str> = cell.split('/').collect();
    let of_part = match parts[..] {
        ["statement", _, "recipient", id] | ["statement", _, "d", _, _, "driver", id] => Some(id.to_owned()),
        _ => None,
    };
    let ids = of_records.chain(of_part);
    ids.filter(|id| !(id.len() == 32 && id.bytes().all(|byte| byte.is_ascii_hexdigit())))
}

/// Words as an id says them: `ada-lovelace`, `ada_lovelace` and “Ada Lovelace” are the same.
fn as_in_an_id(words: &str) -> String {
    let parts = words.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty());
    parts.map(str::to_lowercase).collect::<Vec<_>>().join(" ")
}

/// What of the words that were left out the kept cells still say: whole, or what of a name may say as much by itself.
fn said(left_out: &BTreeSet<(WithheldKind, String)>, cells: &BTreeMap<String, Option<Value>>) -> Vec<Said> {
    let folded = |word: &str| (word.to_owned(), word.to_lowercase());
    let parts = |kind: WithheldKind, word: &str| match kind {
        WithheldKind::People => parts_of_name(word).into_iter().map(folded).collect(),
        _ => Vec::new(),
    };
    let words: Vec<_> = left_out.iter().map(|(kind, word)| (*kind, folded(word), parts(*kind, word))).collect();
    let mut found: BTreeMap<(bool, WithheldKind, &String), Vec<String>> = BTreeMap::new();
    for (cell, value) in cells.iter().filter_map(|(cell, value)| Some((cell, value.as_ref()?))) {
        let ids = ids_in(cell).map(|id| as_in_an_id(&id));
        let text = ids.chain([texts_in(value)]).collect::<Vec<_>>().join("\n");
        let mut told = BTreeSet::new();
        for (kind, (word, of_word), parts) in &words {
            // What is told whole takes its parts along.
            if says(&text, of_word) {
                told.insert((false, *kind, word));
            } else {
                told.extend(parts.iter().filter(|(_, part)| says(&text, part)).map(|(part, _)| (true, *kind, part)));
            }
        }
        for word in told {
            found.entry(word).or_default().push(cell.clone());
        }
    }
    let said = |((is_part, kind, word), cells): (_, _)| Said { word: String::clone(word), kind, is_part, cells };
    found.into_iter().map(said).collect()
}
