//! How much one client file holds. An honest one has a fraction of it; without a bound, a small file from anywhere could
//! ask for more memory than there is. What is written keeps within it, so that what was written can be opened.

use annexa_model::{Cells, ItemRef, Link, MAX_LINE, MAX_TEXT, stands_apart};
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
    /// Letters of one line, such as a title or a name: pages and drivers repeat it.
    Line,
    /// Statements.
    Statements,
    /// Frameworks of one statement.
    Frameworks,
    /// Decisions on own controls and on frameworks of one's own, of all statements together: every statement decides on every own
    /// control.
    Decisions,
    /// Entries of frameworks and pairs of crosswalks that were brought in, all together.
    Brought,
    /// Bytes of drivers that follow from links, of all statements together: every statement says on every control what drives it.
    Drivers,
}

impl Bound {
    /// So many at most.
    pub fn limit(self) -> usize {
        match self {
            Self::Values => 200_000,
            Self::Records => 20_000,
            Self::Letters => MAX_TEXT,
            Self::Line => MAX_LINE,
            Self::Statements => 64,
            Self::Frameworks => 16,
            Self::Decisions => 100_000,
            Self::Brought => 60_000,
            Self::Drivers => 64_000_000,
        }
    }

    /// Whether writing such a cell can pass a bound although no record is new.
    pub(crate) fn is_counted(key: &str) -> bool {
        let is_brought = key.starts_with("framework/") || key.starts_with("crosswalk/") || key.contains("/framework/");
        is_brought || key.starts_with("link/") || ["/label", "/title", "/name"].iter().any(|line| key.ends_with(line))
    }

    /// The bound that the cells pass, if they pass one.
    pub(crate) fn passed_by(cells: &Cells) -> Option<Self> {
        let statements = cells.records("statement").take(Self::Statements.limit() + 1).count();
        let frameworks = |statement: &str| cells.under(&format!("statement/{statement}/framework/")).count();
        // What is approved, signed or somebody's name is held elsewhere to bounds of its own.
        let lines = cells.iter().filter(|(key, _)| !stands_apart(key));
        let records = cells.iter().filter(|(key, _)| is_record(key)).count();
        let found = [
            (Self::Values, cells.len()),
            (Self::Records, records),
            (Self::Letters, cells.iter().map(|(_, value)| longest(value)).max().unwrap_or(0)),
            (Self::Line, lines.map(|(_, value)| longest_line(value)).max().unwrap_or(0)),
            (Self::Statements, statements),
            (Self::Frameworks, cells.records("statement").map(frameworks).max().unwrap_or(0)),
            (Self::Brought, cells.brought()),
            (
                Self::Decisions,
                (cells.records("control").count().saturating_mul(statements))
                    .saturating_add(cells.decided_on_own_frameworks()),
            ),
            // Once more for the list from which the statements take them.
            (Self::Drivers, drivers(cells).saturating_mul(statements + 1)),
        ];
        found.into_iter().find(|(bound, found)| *found > bound.limit()).map(|(bound, _)| bound)
    }
}

/// Bytes of the drivers that links put on one statement, at most: each repeats what its record is called.
fn drivers(cells: &Cells) -> usize {
    /// What a driver takes besides.
    const EACH: usize = 256;
    let called = |item: &ItemRef| {
        let line = |name| cells.get(&format!("{item}/{name}")).and_then(Value::as_str).map_or(0, str::len);
        line("label") + line("title") + line("name")
    };
    let mut of_one: Option<(ItemRef, usize)> = None;
    let links = cells.under("link/").filter_map(|(key, _)| Link::in_cell(key));
    links.filter(|link| link.to.kind().is_none()).fold(0_usize, |sum, link| {
        // Links of one record stand together: it is looked up once.
        let bytes = match &of_one {
            Some((item, bytes)) if *item == link.from => *bytes,
            _ => called(&link.from),
        };
        of_one = Some((link.from, bytes));
        sum.saturating_add(EACH + bytes)
    })
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

/// How many letters the longest line of a value has: all that is not the words of a text.
fn longest_line(value: &Value) -> usize {
    match value {
        Value::String(line) if line.len() > Bound::Line.limit() => line.chars().count(),
        Value::Array(values) => values.iter().map(longest_line).max().unwrap_or(0),
        Value::Object(fields) => {
            let is_text = fields.keys().all(|name| name == "text" || name == "lang");
            let lines = fields.iter().filter(|(name, _)| !(is_text && *name == "text"));
            lines.map(|(_, value)| longest_line(value)).max().unwrap_or(0)
        }
        _ => 0,
    }
}

impl std::fmt::Display for Bound {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let of = match self {
            Self::Values => "values",
            Self::Records => "records",
            Self::Letters => "letters in one text",
            Self::Line => "letters in one line",
            Self::Statements => "statements",
            Self::Frameworks => "frameworks in one statement",
            Self::Decisions => "decisions on own controls and frameworks",
            Self::Brought => "entries of frameworks and pairs of crosswalks",
            Self::Drivers => "bytes of drivers that follow from links",
        };
        write!(f, "{} {of}", self.limit())
    }
}
