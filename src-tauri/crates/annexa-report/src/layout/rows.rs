//! Rows: lines of text with where a page may end between them.

use super::ink::Ink;

/// How a row hangs on the one before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Join {
    /// A page may end between them.
    Free,
    /// It should not: one line of a paragraph would stand alone.
    Avoid,
    /// It must not while there is any other way.
    Keep,
}

/// A line and what stands in it.
#[derive(Debug, Clone)]
pub struct Row {
    /// White space above it, dropped at the top of a part.
    pub above: f32,
    /// Its height.
    pub height: f32,
    /// What is drawn, from the row's top left corner.
    pub ink: Vec<Ink>,
    /// How it hangs on the row before.
    pub join: Join,
    /// Which of the strip's labels it stands under.
    pub label: Option<u16>,
}

impl Row {
    /// An empty row.
    pub fn empty(height: f32) -> Self {
        Self { above: 0.0, height, ink: Vec::new(), join: Join::Keep, label: None }
    }

    /// Whether its text begins at the right.
    pub fn is_rtl(&self) -> bool {
        matches!(self.ink.first(), Some(Ink::Text(text)) if text.line.is_rtl())
    }

    /// Makes it as high as that; its baseline stays at three quarters.
    fn grow(&mut self, height: f32) {
        let down = 0.75 * (height - self.height);
        self.ink.iter_mut().for_each(|ink| ink.shift(0.0, down));
        self.height = height;
    }

    /// Moves what it holds to the right.
    pub fn indent(&mut self, dx: f32) {
        for ink in &mut self.ink {
            ink.shift(dx, 0.0);
        }
    }
}

/// Height of rows that stand together, the space above the first not counted.
pub fn height(rows: &[Row]) -> f32 {
    let first = rows.first().map_or(0.0, |r| r.above);
    rows.iter().map(|r| r.above + r.height).sum::<f32>() - first
}

/// Forbids pages to end one line into a paragraph or one line before its end.
pub fn guard_paragraph(rows: &mut [Row]) {
    let last = rows.len().saturating_sub(1);
    if let Some(second) = rows.get_mut(1) {
        second.join = second.join.max(Join::Avoid);
    }
    if let Some(last) = rows.get_mut(last).filter(|_| last > 0) {
        last.join = last.join.max(Join::Avoid);
    }
}

/// Sets `right` beside `left`, line by line on one baseline, `dx` to the right of it.
pub fn beside(mut left: Vec<Row>, right: Vec<Row>, dx: f32) -> Vec<Row> {
    let mut right = right.into_iter().map(|mut row| {
        row.indent(dx);
        row
    });
    for row in &mut left {
        if let Some(mut other) = right.next() {
            let height = row.height.max(other.height);
            row.grow(height);
            other.grow(height);
            row.ink.extend(other.ink);
            row.join = row.join.max(other.join);
        }
    }
    left.extend(right);
    left
}

/// How few lines the two sides of a cut may have.
#[derive(Debug, Clone, Copy)]
pub struct Least {
    /// Before it.
    pub before: usize,
    /// After it.
    pub after: usize,
}

/// How many rows go on this page: all if they fit, else as many as the joins and `least` allow. 0 if none.
pub fn cut(rows: &[Row], room: f32, least: Least, most_lenient: Join) -> usize {
    let mut used = 0.0;
    let mut fit = 0;
    for (i, row) in rows.iter().enumerate() {
        used += row.height + if i == 0 { 0.0 } else { row.above };
        if used > room + 0.01 {
            break;
        }
        fit = i + 1;
    }
    if fit == rows.len() {
        return fit;
    }
    (least.before.max(1)..=fit)
        .rev()
        .find(|at| rows[*at].join <= most_lenient && rows.len() - at >= least.after)
        .unwrap_or(0)
}

/// [`cut`] on a whole empty page, where something must go: the rules give way one after the other, never the text.
pub fn cut_somehow(rows: &[Row], room: f32, least: Least) -> usize {
    let none = Least { before: 1, after: 1 };
    [(least, Join::Free), (least, Join::Avoid), (none, Join::Avoid), (none, Join::Keep)]
        .into_iter()
        .map(|(least, lenient)| cut(rows, room, least, lenient))
        .find(|n| *n > 0)
        .unwrap_or(1)
        .min(rows.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn paragraph(lines: usize) -> Vec<Row> {
        let mut rows = vec![Row { join: Join::Free, ..Row::empty(12.0) }; lines];
        guard_paragraph(&mut rows);
        rows
    }

    const FIVE_THREE: Least = Least { before: 5, after: 3 };

    #[test]
    fn everything_goes_where_everything_fits() {
        assert_eq!(cut(&paragraph(10), 120.0, FIVE_THREE, Join::Free), 10);
    }

    #[test]
    fn the_last_part_keeps_three_lines() {
        assert_eq!(cut(&paragraph(10), 112.0, FIVE_THREE, Join::Free), 7);
    }

    #[test]
    fn the_first_part_has_five_lines_or_none() {
        assert_eq!(cut(&paragraph(20), 59.0, FIVE_THREE, Join::Free), 0);
        assert_eq!(cut(&paragraph(20), 60.0, FIVE_THREE, Join::Free), 5);
    }

    #[test]
    fn a_paragraph_has_two_lines_on_each_side() {
        let mut rows = paragraph(4);
        let mut next = paragraph(4);
        next[0].above = 6.0;
        rows.extend(next);
        let least = Least { before: 1, after: 1 };
        // Room for five lines and the space between: the fifth would stand alone.
        assert_eq!(cut(&rows, 66.0, least, Join::Free), 4);
        // Room for three: the fourth would be left alone on the next page.
        assert_eq!(cut(&rows, 36.0, least, Join::Free), 2);
    }

    #[test]
    fn rules_give_way_before_text_is_lost() {
        let kept = vec![Row::empty(12.0); 100];
        assert_eq!(cut(&kept, 120.0, FIVE_THREE, Join::Free), 0);
        assert_eq!(cut_somehow(&kept, 120.0, FIVE_THREE), 10);
    }
}
