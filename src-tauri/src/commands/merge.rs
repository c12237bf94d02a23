//! Another copy of the open file: how it differs, and bringing it in.

use std::path::Path;

use annexa_document::{
    CellChange, CellDifference, Conflict, Document, Env, LogEntry, MergePreview, SettledBefore, Version,
};
use annexa_jobs::{
    CellPart, Choice, Decided, Only, PartTaken, Told, as_read, cell_name, choices, decisions, did, doubled, knowing,
    likely, parts, told,
};
use annexa_model::Text;
use annexa_model::check::{self, Finding};
use annexa_words::Words;
use tauri::{AppHandle, Manager, State, WebviewWindow};

use super::{last_change, today, update};
use crate::dialogs::{self, Ask};
use crate::failure::{Answer, Error};
use crate::files::{Compared, Files};
use crate::settings::told_apart;
use crate::wire::{
    CopyChoice, CopyFacts, MergeChoice, MergeConflict, MergeDecision, MergeDifference, MergeOnly, MergePart,
    MergePartTaken, MergeSettled, MergeSide, MergeStep, MergeView, Update,
};

/// So many revisions of each side are told one by one.
const TOLD: usize = 50;

/// Says what bringing another copy in would do; nothing where one was to be asked for and nobody chose one.
#[tauri::command]
pub async fn compare_copy(app: AppHandle, window: WebviewWindow, copy: CopyChoice) -> Answer<Option<MergeView>> {
    let open = app.state::<Files>().of(window.label())?;
    let chosen = match copy {
        CopyChoice::Known(handle) => Some(open.known(handle)?),
        CopyChoice::Ask => dialogs::ask(&window, Ask::OtherCopy).await?,
    };
    let Some(path) = chosen else { return Ok(None) };
    if is_same(&path, open.document().path()) {
        return Err(Error::SameFile(path).into());
    }
    let env = Env::system(open.document().author().clone());
    let other = Document::open_read_only(&path, env)
        .inspect_err(|_| app.state::<Files>().could_not_open(window.label(), &path))?;
    // Whoever goes on typing does not wait until all of the other is read.
    other.refuse_unless_sound()?;
    let document = open.document();
    let preview = document.merge_preview(&other)?;
    let view = view(&document, &other, &preview, &app.state::<Words>())?;
    let theirs = other.head()?;
    drop(other);
    open.compares(Compared { path, theirs, mine: document.head()? });
    Ok(Some(view))
}

/// Whether two names lead to one file.
fn is_same(one: &Path, other: &Path) -> bool {
    let found = [one, other].map(std::fs::canonicalize);
    matches!(&found, [Ok(one), Ok(other)] if one == other)
}

/// Brings in the copy that was compared last, as it was decided.
#[tauri::command(async)]
pub fn merge_copy(window: WebviewWindow, files: State<'_, Files>, decided: Vec<MergeDecision>) -> Answer<Update> {
    let open = files.of(window.label())?;
    let Compared { path, theirs, mine } = open.compared().ok_or(Error::NoFile)?;
    let env = Env::system(open.document().author().clone());
    let other = Document::open_read_only(&path, env)?;
    other.refuse_unless_sound()?;
    let mut document = open.document();
    if (document.head()?, other.head()?) != (mine, theirs) {
        return Err(annexa_document::Error::ComparedBefore.into());
    }
    let preview = document.merge_preview(&other)?;
    let decided: Vec<Decided> = decided.into_iter().map(Decided::from).collect();
    let decided = decisions([&document, &other], &preview, &decided)?;
    let changes = document.merge(&other, &decided)?;
    update(&window, &document, changes)
}

impl From<MergeDecision> for Decided {
    fn from(MergeDecision { cell, take, value, parts }: MergeDecision) -> Self {
        let part = |taken| match taken {
            MergePartTaken::Take(choice) => PartTaken::Take(choice.into()),
            MergePartTaken::Own(Text { text, lang }) => {
                let lang = lang.map(|lang| ("lang".to_owned(), lang.into()));
                PartTaken::Own([("text".to_owned(), text.into())].into_iter().chain(lang).collect())
            }
        };
        let parts = parts.into_iter().map(|(name, taken)| (name, Some(part(taken)))).collect();
        Self { cell, take: take.map(Choice::from), value, parts, ..Self::default() }
    }
}

impl From<MergeChoice> for Choice {
    fn from(choice: MergeChoice) -> Self {
        match choice {
            MergeChoice::Mine => Self::Mine,
            MergeChoice::Theirs => Self::Theirs,
            MergeChoice::Both => Self::Both,
            MergeChoice::Keep => Self::Keep,
            MergeChoice::Delete => Self::Delete,
        }
    }
}

impl From<Only> for MergeOnly {
    fn from(only: Only) -> Self {
        match only {
            Only::Here => Self::Here,
            Only::There => Self::There,
        }
    }
}

impl From<CellPart> for MergePart {
    fn from(part: CellPart) -> Self {
        Self {
            name: part.name.to_owned(),
            choices: part.choices.iter().copied().map(MergeChoice::from).collect(),
            mine: part.mine,
            theirs: part.theirs,
        }
    }
}

impl From<Choice> for MergeChoice {
    fn from(choice: Choice) -> Self {
        match choice {
            Choice::Mine => Self::Mine,
            Choice::Theirs => Self::Theirs,
            Choice::Both => Self::Both,
            Choice::Keep => Self::Keep,
            Choice::Delete => Self::Delete,
        }
    }
}

fn view(document: &Document, other: &Document, preview: &MergePreview, words: &Words) -> Answer<MergeView> {
    let name = |cell: &str, mine: &Option<_>, theirs: &Option<_>| {
        let change = CellChange { cell: cell.to_owned(), before: mine.clone(), after: theirs.clone() };
        cell_name(knowing([document, other], cell).cells(), &change, words)
    };
    let read = |cell: &str, value: &Option<_>| value.as_ref().map(|value| as_read([document, other], cell, value));
    let difference = |found: &CellDifference| MergeDifference {
        about: name(&found.cell, &found.mine, &found.theirs),
        cell: found.cell.clone(),
        mine: read(&found.cell, &found.mine),
        theirs: read(&found.cell, &found.theirs),
        only: None,
        fields: 0,
    };
    let differences = |list: &[CellDifference]| -> Vec<MergeDifference> {
        let told = told([document, other], list).into_iter();
        let as_told = |one: Told<'_>| MergeDifference {
            only: one.only.map(MergeOnly::from),
            fields: one.fields,
            ..difference(one.difference)
        };
        told.map(as_told).collect()
    };
    let side = |cell: &str, version: &Version| MergeSide {
        value: read(cell, &version.value),
        author: version.author.name.clone(),
        time: version.time.clone(),
    };
    let conflict = |found: &Conflict| MergeConflict {
        about: name(&found.cell, &found.mine.value, &found.theirs.value),
        cell: found.cell.clone(),
        choices: choices(found).iter().copied().map(MergeChoice::from).collect(),
        likely: likely(found).map(MergeChoice::from),
        mine: side(&found.cell, &found.mine),
        theirs: side(&found.cell, &found.theirs),
        before: read(&found.cell, &found.before),
        written: found.written.iter().map(difference).collect(),
        parts: parts(found).into_iter().map(MergePart::from).collect(),
        unread_there: found.unread_there,
    };
    let settled = |SettledBefore { conflict: found, value }: &SettledBefore| MergeSettled {
        value: read(&found.cell, value),
        conflict: conflict(found),
    };
    let facts = |of: &Document, beside: &Document| -> Answer<CopyFacts> {
        Ok(CopyFacts { folder: told_apart(of.path(), [beside.path()]), changed: last_change(of)? })
    };
    Ok(MergeView {
        file: super::name_of(other),
        facts_here: facts(document, other)?,
        facts_there: facts(other, document)?,
        relation: preview.relation.code().to_owned(),
        here: steps(document, &preview.here, words)?,
        there: steps(other, &preview.there, words)?,
        changes_here: preview.here.len(),
        redacted: other.is_redacted()?,
        changes_there: preview.there.len(),
        taken: differences(&preview.taken),
        kept: differences(&preview.kept),
        conflicts: preview.conflicts.iter().map(conflict).collect(),
        settled: preview.settled.iter().map(settled).collect(),
        doubled: doubled([document, other], preview),
    })
}

/// What a side did, the latest first.
fn steps(document: &Document, entries: &[LogEntry], words: &Words) -> Answer<Vec<MergeStep>> {
    let findings: Vec<Finding> = check::check(&*document.snapshot()?, today());
    let mut steps = Vec::new();
    for entry in entries.iter().rev().take(TOLD) {
        let text = did(document, entry, &findings, words)?.text;
        steps.push(MergeStep { text, author: entry.author.name.clone(), time: entry.time.clone() });
    }
    Ok(steps)
}
