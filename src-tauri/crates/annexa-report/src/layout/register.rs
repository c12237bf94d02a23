//! The register's title block: facts in columns.

use super::flow::{Flow, Kind};
use super::rows::{Row, beside, height};
use super::setter::Setter;
use crate::tree::Field;

/// Where the columns of facts begin, and how wide they are.
const COLUMNS: [(f32, f32); 2] = [(128.0, 280.0), (420.0, 288.0)];
/// Where the facts stand in a column.
const FACTS: f32 = 58.0;

/// Places facts in two columns.
pub fn place_facts(flow: &mut Flow, setter: &mut Setter, columns: &[Vec<Field>]) {
    let mut set: Vec<(f32, Vec<Row>)> = Vec::new();
    for (fields, (x, width)) in columns.iter().zip(COLUMNS) {
        let mut rows = Vec::new();
        for field in fields {
            let label = field.label.as_ref().map(|text| setter.text(text, FACTS - 4.0)).unwrap_or_default();
            let items = setter.items(&field.items, width - FACTS);
            rows.extend(beside(label, items, FACTS));
        }
        set.push((x, rows));
    }
    flow.skip(-6.0);
    let tallest = set.iter().map(|(_, rows)| height(rows)).fold(0.0, f32::max);
    flow.begin(Kind::Section);
    if tallest <= flow.room() {
        for (x, rows) in set {
            flow.draw_rows(rows, x, 0.0);
        }
        flow.skip(tallest);
    } else {
        for (x, rows) in set {
            for row in rows {
                if row.height > flow.room() {
                    flow.new_page();
                }
                flow.put_rows(vec![row], x);
            }
        }
    }
    flow.end(Kind::Facts);
}
