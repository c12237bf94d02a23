//! Tables as CSV has them, with lines before the heading that say what they are.

use super::ImportProblem;

/// A table, and what is said in lines before its heading. Everything knows its line.
pub(super) struct Sheet {
    said: Vec<(String, String, usize)>,
    /// The names of the columns, in small letters.
    pub(super) heading: Vec<String>,
    heading_line: usize,
    rows: Vec<(usize, Vec<String>)>,
    /// The line on which a field begins that never ends.
    unclosed: Option<usize>,
}

impl Sheet {
    pub(super) fn read(text: &str) -> Self {
        let mut said = Vec::new();
        let mut rest = text.trim_start_matches('\u{feff}');
        let mut line_number = 1;
        while let Some(line) = rest.lines().next().filter(|line| line.starts_with('#') || line.trim().is_empty()) {
            if let Some((key, value)) = line.trim_start_matches('#').split_once(':') {
                said.push((key.trim().to_lowercase(), value.trim().to_owned(), line_number));
            }
            line_number += 1;
            match rest.split_once('\n') {
                Some((_, after)) => rest = after,
                None => rest = "",
            }
        }
        // What parts the heading parts the rows: a spreadsheet writes “;” where the comma is in numbers.
        let first = rest.lines().next().unwrap_or_default();
        let separator = if first.contains(';') && !first.contains(',') { ';' } else { ',' };
        let (mut rows, unclosed) = fields(rest, separator, line_number);
        let heading = if rows.is_empty() { Vec::new() } else { rows.remove(0).1 };
        let heading = heading.iter().map(|name| name.trim().to_lowercase()).collect();
        rows.retain(|(_, row)| row.iter().any(|field| !field.trim().is_empty()));
        Self { said, heading, heading_line: line_number, rows, unclosed }
    }

    /// What is said under a key, where it is said once.
    pub(super) fn said(&self, key: &str) -> String {
        self.all_said(key).pop().map(|(text, _)| text).unwrap_or_default()
    }

    /// What is said under a key, line by line, each with its number.
    pub(super) fn all_said(&self, key: &str) -> Vec<(String, usize)> {
        let key = key.to_lowercase();
        let said = self.said.iter().filter(|(of, text, _)| *of == key && !text.is_empty());
        said.map(|(_, text, line)| (text.clone(), *line)).collect()
    }

    /// What is missing before its heading: nothing is said of these keys, which could be said so.
    pub(super) fn head_problem(&self, needed: &[(&str, &str)]) -> Option<ImportProblem> {
        let missing = needed.iter().filter(|(key, _)| self.said(key).is_empty());
        let lines: Vec<String> = missing.map(|(key, example)| format!("# {key}: {example}")).collect();
        (!lines.is_empty()).then_some(ImportProblem::HeadMissing { lines })
    }

    /// The fields of these columns, row by row, each row with its line. A column whose name ends in “?” may be missing.
    ///
    /// # Errors
    /// Columns that are missing, and a field that never ends.
    pub(super) fn rows<const N: usize>(&self, columns: [&str; N]) -> Result<Vec<(usize, [&str; N])>, ImportProblem> {
        if let Some(line) = self.unclosed {
            return Err(ImportProblem::Unclosed { line });
        }
        let at = |column: &str| self.heading.iter().position(|name| name == column.trim_end_matches('?'));
        let missing = columns.iter().filter(|column| !column.ends_with('?') && at(column).is_none());
        let missing: Vec<String> = missing.map(|column| (*column).to_owned()).collect();
        if !missing.is_empty() {
            let heading = columns.map(|column| column.trim_end_matches('?')).join(",");
            return Err(ImportProblem::ColumnMissing { line: self.heading_line, columns: missing, heading });
        }
        let places = columns.map(at);
        let rows = self.rows.iter().map(|(line, row)| {
            (*line, places.map(|place| place.and_then(|at| row.get(at)).map_or("", |field| field.trim())))
        });
        Ok(rows.collect())
    }
}

/// Rows of fields (RFC 4180), each with its line: a field in quotes may hold separators, line ends and doubled quotes. Beside them the
/// line on which a field begins that never ends.
fn fields(text: &str, separator: char, first_line: usize) -> (Vec<(usize, Vec<String>)>, Option<usize>) {
    let mut rows = Vec::new();
    let (mut row, mut field, mut quoted) = (Vec::new(), String::new(), None);
    let (mut line, mut begun) = (first_line, first_line);
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '"' if quoted.is_some() && letters.peek() == Some(&'"') => {
                letters.next();
                field.push('"');
            }
            '"' if quoted.is_some() => quoted = None,
            '"' if field.is_empty() => quoted = Some(line),
            '\n' if quoted.is_none() => {
                row.push(std::mem::take(&mut field));
                rows.push((begun, std::mem::take(&mut row)));
                line += 1;
                begun = line;
            }
            '\r' if quoted.is_none() => {}
            letter if letter == separator && quoted.is_none() => row.push(std::mem::take(&mut field)),
            letter => {
                line += usize::from(letter == '\n');
                field.push(letter);
            }
        }
    }
    if !field.is_empty() || !row.is_empty() {
        row.push(field);
        rows.push((begun, row));
    }
    (rows, quoted)
}
