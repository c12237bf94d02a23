//! Widths of a table's columns: as drawn, but fluid ones trade with each other until the rows take the fewest lines.

use super::setter::Setter;
use crate::text::Extent;
use crate::tree::Table;

/// How much width columns trade at a time, in points, large steps first.
const STEPS: [f32; 6] = [192.0, 96.0, 48.0, 24.0, 12.0, 6.0];
/// Rounds after which what has been found is good enough.
const ROUNDS: usize = 200;
/// Rows that are asked; of a longer table, as many evenly spread.
const ASKED: usize = 400;
/// No column is narrower.
const LEAST: f32 = 18.0;

/// The widths of the columns of `table`.
pub fn widths(table: &Table, setter: &mut Setter) -> Vec<f32> {
    let mut widths: Vec<f32> = table.columns.iter().map(|column| column.width).collect();
    let fluid: Vec<usize> = (0..widths.len()).filter(|i| table.columns[*i].is_fluid).collect();
    if fluid.len() < 2 {
        return widths;
    }
    let rows = table.groups.iter().map(|group| group.rows.len()).sum::<usize>();
    let every = rows.div_ceil(ASKED).max(1);
    let asked: Vec<Vec<Vec<Extent>>> = table
        .groups
        .iter()
        .flat_map(|group| &group.rows)
        .step_by(every)
        .map(|row| fluid.iter().map(|i| row.cells.get(*i).map_or(vec![], |c| setter.extents(&c.items))).collect())
        .collect();
    // The head of a column is not broken to make room for others.
    let least: Vec<f32> =
        fluid.iter().map(|i| setter.extent(&table.columns[*i].head).natural.max(LEAST).min(widths[*i])).collect();
    let mut now: Vec<f32> = fluid.iter().map(|i| widths[*i]).collect();
    let mut cost = lines_of(&asked, &now);
    for _ in 0..ROUNDS {
        let mut best = None;
        for step in STEPS {
            for (from, to) in pairs(now.len()) {
                if now[from] - step < least[from] {
                    continue;
                }
                let mut tried = now.clone();
                tried[from] -= step;
                tried[to] += step;
                let lines = lines_of(&asked, &tried);
                if lines < cost {
                    cost = lines;
                    best = Some(tried);
                }
            }
        }
        let Some(better) = best else { break };
        now = better;
    }
    for (i, width) in fluid.into_iter().zip(now) {
        widths[i] = width;
    }
    widths
}

fn pairs(count: usize) -> impl Iterator<Item = (usize, usize)> {
    (0..count).flat_map(move |from| (0..count).filter(move |to| *to != from).map(move |to| (from, to)))
}

/// Lines that the rows take, about; what must be broken within a word counts as a line more.
fn lines_of(rows: &[Vec<Vec<Extent>>], widths: &[f32]) -> usize {
    rows.iter()
        .map(|cells| {
            let cells = cells.iter().zip(widths);
            let broken = cells.clone().flat_map(|(cell, w)| cell.iter().filter(move |text| text.widest > *w)).count();
            broken + cells.map(|(cell, w)| cell.iter().map(|text| lines(*text, *w)).sum::<usize>()).max().unwrap_or(0)
        })
        .sum()
}

/// Lines that a text takes, about: at the end of each, half a word finds no room.
fn lines(text: Extent, width: f32) -> usize {
    if text.natural <= width {
        return 1;
    }
    let lost = (text.widest / 2.0).min(width / 4.0);
    (text.natural / (width - lost)).ceil() as usize
}
