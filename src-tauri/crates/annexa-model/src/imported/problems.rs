//! What is wrong with something that is brought along, and where: in terms of what somebody has before them who has to mend it.

use std::collections::{HashMap, HashSet};
use std::fmt;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::MAX_LINE;
use crate::text::checked_line;

/// Problems that are listed at most: a table whose columns are exchanged has one in each row.
const MAX_LISTED: usize = 40;

/// Where something stands in what is brought along.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "camelCase")]
#[ts(export)]
pub enum ImportPlace {
    /// In a table.
    Line {
        /// The line of the file.
        line: usize,
        /// The column, or `# id` of what is said before the heading.
        column: String,
    },
    /// In JSON.
    Path {
        /// The way to it: `pairs[3].from`.
        path: String,
    },
}

impl fmt::Display for ImportPlace {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Line { line, column } => write!(f, "line {line}, “{column}”"),
            Self::Path { path } => f.write_str(path),
        }
    }
}

/// What is wrong with something that is brought along.
#[derive(Debug, Clone, PartialEq, Eq, Hash, thiserror::Error, Serialize, Deserialize, TS)]
#[serde(tag = "code", rename_all = "kebab-case", rename_all_fields = "camelCase")]
#[ts(export)]
pub enum ImportProblem {
    /// It is not JSON of that form.
    #[error("line {line}: {why}")]
    Form {
        /// Where reading ended.
        line: usize,
        /// What the reader said.
        why: String,
    },
    /// A quotation mark opens a field, and none closes it.
    #[error("line {line}: a quotation mark (\") opens a field there, and none closes it")]
    Unclosed {
        /// Where it stands.
        line: usize,
    },
    /// Lines that say what it is do not stand before the heading, or say nothing.
    #[error("before the heading there is nothing of what it has to say of itself: {}", quoted(.lines))]
    HeadMissing {
        /// What is missing, each as it could be said.
        lines: Vec<String>,
    },
    /// Columns that are needed are not in the heading.
    #[error("line {line}: that is no heading with {}; it should be “{heading}”", quoted(.columns))]
    ColumnMissing {
        /// Where the heading stands, or should.
        line: usize,
        /// The columns.
        columns: Vec<String>,
        /// A heading that has them.
        heading: String,
    },
    /// Something that is needed is empty.
    #[error("{place}: that is empty")]
    Empty {
        /// Where.
        place: ImportPlace,
    },
    /// An id that cannot be one.
    #[error("{place}: “{id}” cannot be an id")]
    MalformedId {
        /// Where.
        place: ImportPlace,
        /// The id.
        id: String,
    },
    /// The id is that of something that ships, of the organisation's own controls, or of a kind of record.
    #[error("“{id}” is taken by what ships with Annexa; choose another id")]
    Reserved {
        /// The id.
        id: String,
    },
    /// An id, or a pair, is there twice.
    #[error("{place}: “{id}” is there already ({first})")]
    Twice {
        /// Where it stands again.
        place: ImportPlace,
        /// Which.
        id: String,
        /// Where it stands first.
        first: ImportPlace,
    },
    /// No framework is known by that id.
    #[error("{place}: there is no framework “{id}”")]
    UnknownFramework {
        /// Where it is named.
        place: ImportPlace,
        /// The id.
        id: String,
    },
    /// A framework has no such entry.
    #[error("{place}: “{framework}” has no entry “{id}”{}", again(*.more))]
    UnknownEntry {
        /// Where it is named first.
        place: ImportPlace,
        /// The framework.
        framework: String,
        /// The id.
        id: String,
        /// How often it is named after that.
        more: usize,
    },
    /// A word that is not one of those that may stand there.
    #[error("{place}: “{word}” is neither “strong” nor “related”")]
    Strength {
        /// Where.
        place: ImportPlace,
        /// The word.
        word: String,
    },
    /// It is no text.
    #[error("it is no text in UTF-8; save it as “CSV UTF-8” or as JSON")]
    NoText,
    /// It is more than is read.
    #[error("it is larger than {most} bytes")]
    TooLarge {
        /// How many are read.
        most: usize,
    },
    /// It holds nothing.
    #[error("it holds no entries")]
    Nothing,
    /// It holds more than is read.
    #[error("it holds {count} entries; {most} are read at most")]
    TooMany {
        /// How many.
        count: usize,
        /// How many are read.
        most: usize,
    },
    /// A text is longer than a line.
    #[error("{place}: that is longer than {most} characters")]
    TooLong {
        /// Where.
        place: ImportPlace,
        /// How many are read.
        most: usize,
    },
    /// A text that is no line: it is broken, or holds what no keyboard writes.
    #[error("{place}: that is more than one line, or holds a character that cannot be printed")]
    NoLine {
        /// Where.
        place: ImportPlace,
    },
    /// More is wrong than is listed; always the last.
    #[error("and {count} more; mend these first")]
    More {
        /// How much.
        count: usize,
    },
}

impl ImportProblem {
    /// Whether something that a table has to say before its heading is empty: told already, all of it at once.
    pub(super) fn is_of_a_head(&self) -> bool {
        matches!(self, Self::Empty { place: ImportPlace::Line { column, .. } } if column.starts_with("# "))
    }
}

fn quoted(words: &[String]) -> String {
    words.iter().map(|word| format!("“{word}”")).collect::<Vec<_>>().join(", ")
}

fn again(more: usize) -> String {
    match more {
        0 => String::new(),
        1 => " (named once more below)".to_owned(),
        more => format!(" (named {more} times more below)"),
    }
}

/// Each problem once, and no more of them than somebody reads.
pub(super) fn listed(mut problems: Vec<ImportProblem>) -> Vec<ImportProblem> {
    let mut seen = HashSet::new();
    problems.retain(|problem| seen.insert(problem.clone()));
    let count = problems.len().saturating_sub(MAX_LISTED);
    if count > 0 {
        problems.truncate(MAX_LISTED);
        problems.push(ImportProblem::More { count });
    }
    problems
}

/// What tells where the parts of something stand in what it was read from: by their way in JSON, or by the lines of a table.
#[derive(Debug, Default)]
pub(super) struct Origin {
    /// The lines of a table, by the way on which the same would stand in JSON; nothing where it is JSON.
    pub(super) lines: Option<HashMap<String, usize>>,
}

impl Origin {
    /// Where a field of a part stands; of the whole where no part is named.
    pub(super) fn at(&self, part: &str, field: &str) -> ImportPlace {
        let path = if part.is_empty() { field.to_owned() } else { format!("{part}.{field}") };
        let line = |of: &str| self.lines.as_ref().map(|lines| lines.get(of).copied().unwrap_or(1));
        if part.is_empty() {
            // What is said more than once is numbered in JSON alone.
            let name = field.split('[').next().unwrap_or_default();
            return match line(field) {
                Some(line) => ImportPlace::Line { line, column: format!("# {name}") },
                None => ImportPlace::Path { path },
            };
        }
        let is_group = part.starts_with("groups") && !part.contains(".controls");
        let column = match field {
            "id" if is_group => "group",
            "title" if is_group => "group title",
            field => field,
        };
        match line(part) {
            Some(line) => ImportPlace::Line { line, column: column.to_owned() },
            None => ImportPlace::Path { path },
        }
    }
}

/// What is wrong with a line that has to be there.
pub(super) fn line_problem(text: &str, place: impl FnOnce() -> ImportPlace) -> Option<ImportProblem> {
    if text.trim().is_empty() { Some(ImportProblem::Empty { place: place() }) } else { told_problem(text, place) }
}

/// What is wrong with a line that may be empty.
pub(super) fn told_problem(text: &str, place: impl FnOnce() -> ImportPlace) -> Option<ImportProblem> {
    if text.chars().count() > MAX_LINE {
        return Some(ImportProblem::TooLong { place: place(), most: MAX_LINE });
    }
    checked_line(text).is_err().then(|| ImportProblem::NoLine { place: place() })
}
