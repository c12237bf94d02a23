//! What differs between two texts, word by word, and between two lists, entry by entry.

use std::collections::HashMap;

use similar::{Algorithm, DiffOp, capture_diff_slices};

use crate::text::typed_lines;
use crate::tree::Edit;

/// Words that may stand unchanged within one change: “twice in 2025” became “three times in 2026” as a whole.
const ABSORBED: usize = 3;

/// A paragraph or an item of a list, with what was edited in it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Paragraph {
    /// Whether it is an item of a list.
    pub is_item: bool,
    /// Its stretches.
    pub spans: Vec<(Option<Edit>, String)>,
}

/// A word, a sign, or the beginning of a paragraph or item, and whether white space stands before it.
#[derive(Debug, Clone, Copy)]
struct Token<'t> {
    kind: Kind<'t>,
    space: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Kind<'t> {
    Begin { is_item: bool },
    Word(&'t str),
    Sign(&'t str),
}

/// How two texts differ.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Difference {
    /// In nothing that a reader could see.
    Same,
    /// Both in one, with marks.
    Marked(Vec<Paragraph>),
    /// In so much that marks would help nobody: more than half of the later text's words are new, or nothing but where
    /// paragraphs begin differs.
    Rewritten,
}

/// Compares two texts word by word.
pub fn difference(before: &str, after: &str) -> Difference {
    let (old_lines, new_lines) = (typed_lines(before), typed_lines(after));
    let old: Vec<Token<'_>> = tokens(&old_lines);
    let new: Vec<Token<'_>> = tokens(&new_lines);
    let [old_words, new_words] = [&old, &new].map(|tokens| words(tokens));
    let both = old_words > 0 && new_words > 0;
    // The order of words left aside, no more of them than these can be found again: long texts are settled by that alone.
    if both && 2 * (new_words - shared(&old, &new)) > new_words {
        return Difference::Rewritten;
    }
    let [old_kinds, new_kinds] = [&old, &new].map(|tokens| tokens.iter().map(|token| token.kind).collect::<Vec<_>>());
    if old_kinds == new_kinds {
        return Difference::Same;
    }
    let runs = runs(&capture_diff_slices(Algorithm::Myers, &old_kinds, &new_kinds));
    let added: usize = runs.iter().filter(|run| !run.is_same).map(|run| words(&new[run.new.clone()])).sum();
    if both && 2 * added > new_words {
        return Difference::Rewritten;
    }
    let paragraphs = written(&old, &new, &joined(runs, &old, &new));
    let is_seen = |(edit, text): &(Option<Edit>, String)| edit.is_some() && !text.trim().is_empty();
    let tells = paragraphs.iter().flat_map(|p| &p.spans).any(is_seen);
    if tells { Difference::Marked(paragraphs) } else { Difference::Rewritten }
}

/// A text that only one side has.
pub fn whole(text: &str, edit: Edit) -> Vec<Paragraph> {
    let (before, after) = if edit == Edit::Deleted { (text, "") } else { ("", text) };
    match difference(before, after) {
        Difference::Marked(paragraphs) => paragraphs,
        _ => Vec::new(),
    }
}

/// Two lists in one, entry by entry.
pub fn listed_difference(before: &[String], after: &[String]) -> Vec<(Option<Edit>, String)> {
    let mut found = Vec::new();
    for run in runs(&capture_diff_slices(Algorithm::Myers, before, after)) {
        if run.is_same {
            found.extend(after[run.new].iter().map(|entry| (None, entry.clone())));
        } else {
            found.extend(before[run.old].iter().map(|entry| (Some(Edit::Deleted), entry.clone())));
            found.extend(after[run.new].iter().map(|entry| (Some(Edit::Inserted), entry.clone())));
        }
    }
    found
}

/// A stretch of both sides that is the same, or one that is not.
#[derive(Debug, Clone)]
struct Run {
    is_same: bool,
    old: std::ops::Range<usize>,
    new: std::ops::Range<usize>,
}

fn runs(operations: &[DiffOp]) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    for operation in operations {
        let is_same = matches!(operation, DiffOp::Equal { .. });
        let (old, new) = (operation.old_range(), operation.new_range());
        match runs.last_mut().filter(|last| last.is_same == is_same) {
            Some(last) => (last.old.end, last.new.end) = (old.end, new.end),
            None => runs.push(Run { is_same, old, new }),
        }
    }
    runs
}

/// Joins changes with few words between them into one, where more changed around them than stayed.
fn joined(runs: Vec<Run>, old: &[Token<'_>], new: &[Token<'_>]) -> Vec<Run> {
    let weight = |run: &Run| words(&old[run.old.clone()]).max(words(&new[run.new.clone()]));
    let mut found: Vec<Run> = Vec::new();
    let mut runs = runs.into_iter().peekable();
    while let Some(run) = runs.next() {
        let between = words(&new[run.new.clone()]);
        let begins = new[run.new.clone()].iter().any(|token| matches!(token.kind, Kind::Begin { .. }));
        let absorbed = run.is_same
            && !begins
            && between <= ABSORBED
            && found.last().zip(runs.peek()).is_some_and(|(last, next)| {
                let (before, after) = (weight(last), weight(next));
                !last.is_same && between <= before.min(after) && 2 * between < before + after
            });
        match found.last_mut().filter(|last| absorbed || !last.is_same && !run.is_same) {
            Some(last) => (last.old.end, last.new.end) = (run.old.end, run.new.end),
            None => found.push(run),
        }
    }
    found
}

fn words(tokens: &[Token<'_>]) -> usize {
    tokens.iter().filter(|token| matches!(token.kind, Kind::Word(_))).count()
}

/// How many of the later text's words the earlier has too, wherever they stand.
fn shared(old: &[Token<'_>], new: &[Token<'_>]) -> usize {
    let mut left: HashMap<Kind<'_>, usize> = HashMap::new();
    for token in old {
        *left.entry(token.kind).or_default() += 1;
    }
    let known = new
        .iter()
        .filter(|token| matches!(token.kind, Kind::Word(_)))
        .filter(|token| left.get_mut(&token.kind).filter(|count| **count > 0).map(|count| *count -= 1).is_some());
    known.count()
}

/// Words with their inner marks (“R-07”, “don’t”), signs alone, letters of scripts without spaces alone.
fn tokens<'t>(lines: &'t [std::borrow::Cow<'t, str>]) -> Vec<Token<'t>> {
    let mut found = Vec::new();
    for line in lines.iter().map(|line| line.trim()).filter(|line| !line.is_empty()) {
        let body = super::super::composer::item_of_list(line);
        found.push(Token { kind: Kind::Begin { is_item: body.is_some() }, space: false });
        let line = body.unwrap_or(line);
        let mut space = false;
        let mut letters = line.char_indices().peekable();
        while let Some((start, c)) = letters.next() {
            if c.is_whitespace() {
                space = true;
                continue;
            }
            let mut end = start + c.len_utf8();
            let is_word = is_of_word(c);
            while let Some((at, next)) = letters.peek().copied() {
                let goes_on = if is_mark(next) {
                    true
                } else if !is_word || stands_alone(c) || stands_alone(next) {
                    false
                } else {
                    let inner = matches!(next, '-' | '’' | '\'' | '.' | '\u{2011}' | '/');
                    is_of_word(next) || inner && line[at + next.len_utf8()..].chars().next().is_some_and(is_of_word)
                };
                if !goes_on {
                    break;
                }
                end = at + next.len_utf8();
                letters.next();
            }
            let text = &line[start..end];
            found.push(Token { kind: if is_word { Kind::Word(text) } else { Kind::Sign(text) }, space });
            space = false;
        }
    }
    found
}

fn is_of_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// Marks that belong to the character before: combining accents, joiners, variation selectors.
fn is_mark(c: char) -> bool {
    matches!(u32::from(c), 0x300..=0x36F | 0x200B..=0x200D | 0xFE00..=0xFE0F | 0x1F3FB..=0x1F3FF | 0xE0100..=0xE01EF)
}

/// Letters of scripts that put no space between words: Thai, Lao, Khmer, Myanmar, and East Asia's.
fn stands_alone(c: char) -> bool {
    matches!(u32::from(c), 0xE00..=0xEFF | 0x1000..=0x109F | 0x1780..=0x17FF | 0x2E80..=0xA4CF | 0xF900..=0xFAFF
        | 0x20000..=0x3FFFF)
}

/// Both texts as one: of each change first what was deleted, then what was inserted.
fn written(old: &[Token<'_>], new: &[Token<'_>], runs: &[Run]) -> Vec<Paragraph> {
    let mut pen = Pen::default();
    for run in runs {
        if run.is_same {
            // A word that began the earlier paragraph may stand after others now, and the other way round.
            for (then, now) in old[run.old.clone()].iter().zip(&new[run.new.clone()]) {
                pen.put(None, now.kind, now.space || then.space);
            }
        } else {
            for (edit, tokens) in [(Edit::Deleted, &old[run.old.clone()]), (Edit::Inserted, &new[run.new.clone()])] {
                for token in tokens {
                    pen.put(Some(edit), token.kind, token.space);
                }
            }
        }
    }
    pen.paragraphs.retain(|paragraph| !paragraph.spans.is_empty());
    pen.paragraphs
}

#[derive(Default)]
struct Pen {
    paragraphs: Vec<Paragraph>,
}

impl Pen {
    fn put(&mut self, edit: Option<Edit>, kind: Kind<'_>, space: bool) {
        let (Kind::Word(text) | Kind::Sign(text)) = kind else {
            let Kind::Begin { is_item } = kind else { return };
            match self.paragraphs.last_mut().filter(|last| last.spans.is_empty()) {
                Some(empty) => empty.is_item = is_item,
                None => self.paragraphs.push(Paragraph { is_item, spans: Vec::new() }),
            }
            return;
        };
        if self.paragraphs.is_empty() {
            self.paragraphs.push(Paragraph::default());
        }
        let Some(Paragraph { spans, .. }) = self.paragraphs.last_mut() else { return };
        let joins = |c: Option<char>| c.is_some_and(|c| is_of_word(c) && !stands_alone(c));
        if let Some((last, written)) = spans.last_mut() {
            // Where one side's words end and the other's begin, no text had a space.
            let parted = *last != edit && joins(written.chars().next_back()) && joins(text.chars().next());
            match (space || parted, *last == edit) {
                (true, true) => written.push(' '),
                // The space between two edits, or beside one, is no part of either.
                (true, false) if last.is_none() => written.push(' '),
                (true, false) if edit.is_none() => {
                    spans.push((None, format!(" {text}")));
                    return;
                }
                (true, false) => spans.push((None, " ".to_owned())),
                (false, _) => {}
            }
        }
        match spans.last_mut().filter(|(last, _)| *last == edit) {
            Some((_, written)) => written.push_str(text),
            None => spans.push((edit, text.to_owned())),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marked(before: &str, after: &str) -> Option<Vec<Paragraph>> {
        match difference(before, after) {
            Difference::Marked(paragraphs) => Some(paragraphs),
            _ => None,
        }
    }

    /// The texts in one, as people write it: `[-deleted-]`, `{+inserted+}`, a line for each paragraph.
    fn told(before: &str, after: &str) -> Option<String> {
        let of = |(edit, text): &(Option<Edit>, String)| match edit {
            None => text.clone(),
            Some(Edit::Deleted) => format!("[-{text}-]"),
            Some(Edit::Inserted) => format!("{{+{text}+}}"),
        };
        let line = |p: &Paragraph| {
            format!("{}{}", if p.is_item { "- " } else { "" }, p.spans.iter().map(of).collect::<String>())
        };
        Some(marked(before, after)?.iter().map(line).collect::<Vec<_>>().join("\n"))
    }

    #[test]
    fn a_changed_phrase_is_marked_as_one_and_signs_stay() {
        for (before, after, both) in [
            (
                "The supplier changed it twice in 2025. It would be wrong for part of the year.",
                "The supplier changed it three times in 2026. It would be wrong for most of the year.",
                "The supplier changed it [-twice in 2025-] {+three times in 2026+}. It would be wrong for [-part-] {+most+} of the year.",
            ),
            (
                "Checked every quarter, by R-09.",
                "Checked every month, by R-10.",
                "Checked every [-quarter-] {+month+}, by [-R-09-] {+R-10+}.",
            ),
            ("One two three four.", "One two three four, and five.", "One two three four{+, and five+}."),
            ("Old words stay here.", "Words stay here.", "[-Old words-] {+Words+} stay here."),
            ("今日は人が確認する", "今日は課が確認する", "今日は[-人-]{+課+}が確認する"),
        ] {
            assert_eq!(told(before, after).as_deref(), Some(both));
        }
    }

    #[test]
    fn paragraphs_and_items_come_and_go_whole() {
        let before = "It treats a risk:\n- in claims\n- in hiring\n\nIt stays.";
        let after = "It treats a risk:\n- in claims\n- in pricing of boats\n\nA new line.\n\nIt stays.";
        let both = "It treats a risk:\n- in claims\n- in [-hiring-] {+pricing of boats+}\n{+A new line.+}\nIt stays.";
        assert_eq!(told(before, after).as_deref(), Some(both));
    }

    #[test]
    fn what_is_new_or_gone_as_a_whole_is_marked_and_what_was_rewritten_is_not() {
        assert_eq!(told("", "New words.").as_deref(), Some("{+New words.+}"));
        assert_eq!(told("Old words.", "").as_deref(), Some("[-Old words.-]"));
        assert_eq!(told("Old words here.", "Something else altogether now."), None);
        assert_eq!(told("The same.\n\nWords.", "The same. Words."), None, "no mark would tell what changed");
    }

    #[test]
    fn white_space_alone_is_no_change() {
        assert_eq!(difference("Words  here. \r\n\r\nMore.", "Words here.\n\n\nMore."), Difference::Same);
        assert_eq!(difference("", " "), Difference::Same);
    }

    #[test]
    fn sides_that_are_swapped_swap_what_was_deleted_and_inserted() {
        let (a, b) = ("We check each release by hand on Fridays.", "We check each second release by hand on Mondays.");
        let swapped = |told: &[Paragraph]| -> Vec<(Option<Edit>, String)> {
            let mut spans: Vec<_> =
                told.iter().flat_map(|p| p.spans.clone()).filter(|(edit, _)| edit.is_some()).collect();
            for (edit, _) in &mut spans {
                *edit = edit.map(|e| if e == Edit::Deleted { Edit::Inserted } else { Edit::Deleted });
            }
            spans.sort_by(|x, y| x.1.cmp(&y.1));
            spans
        };
        let mut forth: Vec<_> =
            marked(a, b).unwrap().iter().flat_map(|p| p.spans.clone()).filter(|s| s.0.is_some()).collect();
        forth.sort_by(|x, y| x.1.cmp(&y.1));
        assert_eq!(forth, swapped(&marked(b, a).unwrap()));
        assert!(forth.iter().any(|(edit, text)| *edit == Some(Edit::Inserted) && text == "second"));
    }

    #[test]
    fn nothing_of_either_text_is_lost() {
        let a = "One policy is what staff are trained on, and the board reads it.\n- first\n- second";
        let b = "One policy is what new staff are trained on; the board reads it each year.\n- first\n- third";
        let both = marked(a, b).unwrap();
        for (text, other) in [(a, Edit::Inserted), (b, Edit::Deleted)] {
            let kept = both.iter().flat_map(|p| &p.spans).filter(|s| s.0 != Some(other)).map(|s| s.1.as_str());
            let letters = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
            assert_eq!(letters(&kept.collect::<String>()), letters(text));
        }
    }

    #[test]
    fn the_longest_texts_are_compared_in_a_moment() {
        let text = |seed: usize| (0..15_000).map(|n| format!("w{} ", (n * seed) % 977)).collect::<Vec<_>>().concat();
        let began = std::time::Instant::now();
        assert!(marked(&text(3), &format!("{}end", text(3))).is_some());
        let _ = difference(&text(3), &text(7));
        assert!(began.elapsed().as_secs() < 20, "{:?}", began.elapsed());
    }
}
