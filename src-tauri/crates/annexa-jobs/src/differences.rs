//! Differences between two copies as they are counted and told, the same in the window and on the command line.

use annexa_document::{CellDifference, Document, MergePreview};
use annexa_model::owners;
use serde::Serialize;
use serde_json::Value;

/// The copy that alone has a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Only {
    /// The first.
    Here,
    /// The second.
    There,
}

/// A difference as it is told: a record that only one copy has is one, whatever was written in it.
#[derive(Debug, Clone, PartialEq)]
pub struct Told<'d> {
    /// The cell, and what stands in it.
    pub difference: &'d CellDifference,
    /// The copy that has it, of a record that the other has not.
    pub only: Option<Only>,
    /// How many of the record's fields are told with it.
    pub fields: usize,
}

/// What is told of a list of differences. What is seen in neither copy, such as the name of somebody who came and went in one, is
/// nothing that differs.
pub fn told<'d>(copies: [&Document; 2], list: &'d [CellDifference]) -> Vec<Told<'d>> {
    let seen = |cell: &str| copies.iter().any(|copy| copy.cells().visible(cell));
    let is_one_sided = |one: &CellDifference| one.mine.is_none() != one.theirs.is_none();
    let is_record = |one: &CellDifference| is_one_sided(one) && owners(&one.cell).contains(&one.cell);
    let within = |record: &str, cell: &str| cell.strip_prefix(record).is_some_and(|rest| rest.starts_with('/'));
    let records: Vec<&str> = list.iter().filter(|one| is_record(one)).map(|one| one.cell.as_str()).collect();
    let alone = list.iter().filter(|one| seen(&one.cell) && !records.iter().any(|record| within(record, &one.cell)));
    let tell = |one: &'d CellDifference| {
        let only = if one.mine.is_some() { Only::Here } else { Only::There };
        Told {
            difference: one,
            only: is_record(one).then_some(only),
            fields: list.iter().filter(|part| is_record(one) && within(&one.cell, &part.cell)).count(),
        }
    };
    alone.map(tell).collect()
}

/// Labels, and names of people, that a record which comes in shares with another one that is here: both stay, and nobody can tell which
/// is meant before one is called otherwise.
pub fn doubled([mine, theirs]: [&Document; 2], preview: &MergePreview) -> Vec<String> {
    let label = |of: &Document, kind: &str, id: &str| {
        let field = if kind == "person" { "name" } else { "label" };
        let label = of.cells().get(&format!("{kind}/{id}/{field}")).and_then(Value::as_str).map(str::trim);
        label.filter(|label| !label.is_empty()).map(str::to_owned)
    };
    let new = preview.taken.iter().filter(|one| one.mine.is_none() && owners(&one.cell).contains(&one.cell));
    let shared = new.filter_map(|one| {
        let (kind, id) = one.cell.split_once('/')?;
        let label_there = label(theirs, kind, id)?;
        let is_shared = mine
            .cells()
            .records(kind)
            .any(|other| other != id && label(mine, kind, other).as_ref() == Some(&label_there));
        is_shared.then_some(label_there)
    });
    shared.collect()
}
