//! The tree as plain text, for tests that compare words and structure rather than pixels.

use std::fmt::Write;

use super::{Report, Role, Structure};

/// Every word of the report in reading order, one element a line, indented by its depth and named by its role.
pub fn plain_text(report: &Report) -> String {
    let structure = Structure::of(report);
    let elements = structure.elements();
    let mut depths = vec![0_usize; elements.len()];
    let mut out = String::new();
    for (i, element) in elements.iter().enumerate() {
        depths[i] = if i == 0 { 0 } else { depths[element.parent] + 1 };
        let role = match element.role {
            // Told in the words of the text that they are part of.
            Role::Link | Role::Edit(_) => continue,
            Role::Heading(level) => format!("heading {level}"),
            Role::GroupHead(_) => "group head".to_owned(),
            other => format!("{other:?}").to_lowercase(),
        };
        let _ = write!(out, "{:indent$}{role}", "", indent = depths[i] * 2);
        if let Some(language) = element.language() {
            let _ = write!(out, " [{language}]");
        }
        let own = element.marked_words();
        for words in element.alt().into_iter().chain([own.as_str()]).filter(|w| !w.is_empty()) {
            let _ = write!(out, ": {words}");
        }
        out.push('\n');
    }
    out
}
