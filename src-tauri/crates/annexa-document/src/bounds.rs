//! How much one client file holds. An honest one has a fraction of it; without a bound, a small file from anywhere could
//! ask for more memory than there is. What is written keeps within it, so that what was written can be opened.

use annexa_model::{Cells, MAX_TEXT};
use serde_json::Value;

/// Something that one client file holds only so much of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bound {
    /// Values, each in a cell of its own.
    Values,
    /// People, pieces of evidence, systems and other records, of all kinds together.
    Records,
    /// Letters of one text.
    Letters,
    /// Statements.
    Statements,
    /// Frameworks of one statement.
    Frameworks,
    /// Decisions on own controls, of all statements together: every statement decides on every own control.
    Decisions,
}

impl Bound {
    /// So many at most.
    pub fn limit(self) -> usize {
        match self {
            Self::Values => 200_000,
            Self::Records => 20_000,
            Self::Letters => MAX_TEXT,
            Self::Statements => 64,
            Self::Frameworks => 16,
            Self::Decisions => 100_000,
        }
    }

    /// The bound that the cells pass, if they pass one.
    pub(crate) fn passed_by(cells: &Cells) -> Option<Self> {
        let statements = cells.records("statement").take(Self::Statements.limit() + 1).count();
        let frameworks = |statement: &str| cells.under(&format!("statement/{statement}/framework/")).count();
        let records = cells.iter().filter(|(key, _)| is_record(key)).count();
        let found = [
            (Self::Values, cells.len()),
            (Self::Records, records),
            (Self::Letters, cells.iter().map(|(_, value)| longest(value)).max().unwrap_or(0)),
            (Self::Statements, statements),
            (Self::Frameworks, cells.records("statement").map(frameworks).max().unwrap_or(0)),
            (Self::Decisions, cells.records("control").count().saturating_mul(statements)),
        ];
        found.into_iter().find(|(bound, found)| *found > bound.limit()).map(|(bound, _)| bound)
    }
}

/// A record is a cell of two words; the few others of that form, such as the organisation's, count for nothing here.
fn is_record(key: &str) -> bool {
    key.matches('/').nth(1).is_none()
}

/// Cells while they are read from a file: one too many tells enough, and the others are not kept.
#[derive(Default)]
pub(crate) struct Bounded {
    /// What was read, as far as that bound.
    pub cells: Cells,
    records: usize,
}

impl Bounded {
    /// Whether another one need not be read.
    pub fn is_full(&self) -> bool {
        self.records > Bound::Records.limit() || self.cells.len() > Bound::Values.limit()
    }

    /// Takes the next one.
    pub fn set(&mut self, key: String, value: Value) {
        self.records += usize::from(is_record(&key));
        self.cells.set(key, Some(value));
    }
}

/// How many letters the longest text of a value has. What no operation writes takes minutes to set on a page.
fn longest(value: &Value) -> usize {
    match value {
        // No text has more letters than bytes.
        Value::String(text) if text.len() > Bound::Letters.limit() => text.chars().count(),
        Value::Array(values) => values.iter().map(longest).max().unwrap_or(0),
        Value::Object(fields) => fields.values().map(longest).max().unwrap_or(0),
        _ => 0,
    }
}

impl std::fmt::Display for Bound {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let of = match self {
            Self::Values => "values",
            Self::Records => "records",
            Self::Letters => "letters in one text",
            Self::Statements => "statements",
            Self::Frameworks => "frameworks in one statement",
            Self::Decisions => "decisions on own controls",
        };
        write!(f, "{} {of}", self.limit())
    }
}
