//! Where a line may end: Unicode's rules (UAX #14), then the page's own ties and its breaks in long tokens.

/// A token of more characters than this has breaks of its own.
const LONG_TOKEN: usize = 32;
/// A last word of more letters than this is not tied to the one before it.
const SHORT_WORD: usize = 12;
/// A text of fewer characters than this has no last line worth saving.
const WORTH_TYING: usize = 60;

/// Byte offsets in `text` at which a new line may begin, in order, the end of the text not among them.
///
/// `kept` are byte ranges that stay on one line (a label with its date).
pub fn break_offsets(text: &str, ties: bool, kept: &[std::ops::Range<usize>]) -> Vec<usize> {
    let mut breaks: Vec<usize> = unicode_linebreak::linebreaks(text)
        .map(|(at, _)| at)
        .filter(|&at| at < text.len() && !text[..at].ends_with('\u{AD}'))
        .collect();
    if ties {
        tie_small_numbers(text, &mut breaks);
        tie_last_words(text, &mut breaks);
    }
    open_long_tokens(text, &mut breaks);
    breaks.retain(|at| !kept.iter().any(|range| range.start < *at && *at < range.end));
    breaks
}

/// A number of one or two digits keeps its next word: “12 January”, “3 systems”.
fn tie_small_numbers(text: &str, breaks: &mut Vec<usize>) {
    breaks.retain(|&at| {
        let Some(before) = text[..at].strip_suffix(' ') else { return true };
        let digits = before.chars().rev().take_while(char::is_ascii_digit).count();
        let alone = before[..before.len() - digits].chars().next_back().is_none_or(char::is_whitespace);
        !((1..=2).contains(&digits) && alone)
    });
}

/// The last line of a paragraph holds two words, unless the last is long.
fn tie_last_words(text: &str, breaks: &mut Vec<usize>) {
    let Some((before, last)) = text.rsplit_once(' ') else { return };
    if (1..=SHORT_WORD).contains(&last.chars().count()) && text.chars().take(WORTH_TYING + 1).count() > WORTH_TYING {
        let at = before.len() + 1;
        breaks.retain(|&b| b != at);
    }
}

/// Addresses, paths and checksums may break after `/ \ . _ ? & = -`; elsewhere only where nothing else helps.
fn open_long_tokens(text: &str, breaks: &mut Vec<usize>) {
    if text.len() <= LONG_TOKEN {
        return;
    }
    let mut start = 0;
    let mut added = false;
    for token in text.split_inclusive(char::is_whitespace) {
        let end = start + token.len();
        let word = token.trim_end();
        if word.len() > LONG_TOKEN && word.chars().count() > LONG_TOKEN {
            // Within such a token the page's own breaks hold, not those of running text.
            breaks.retain(|&at| at <= start || at >= start + word.len());
            for (i, _) in
                word.char_indices().filter(|(_, c)| matches!(c, '/' | '\\' | '.' | '_' | '?' | '&' | '=' | '-'))
            {
                let at = start + i + 1;
                // “://” and “…” stay whole.
                let splits_a_pair = text[at..].starts_with(['/', '\\', '.', '_', '?', '&', '=', '-']);
                if at < start + word.len() && !splits_a_pair {
                    breaks.push(at);
                    added = true;
                }
            }
        }
        start = end;
    }
    if added {
        breaks.sort_unstable();
        breaks.dedup();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn units(text: &str) -> Vec<&str> {
        let mut at = 0;
        let mut found = Vec::new();
        for b in break_offsets(text, true, &[]).into_iter().chain([text.len()]) {
            found.push(&text[at..b]);
            at = b;
        }
        found
    }

    #[test]
    fn a_small_number_keeps_its_word() {
        assert_eq!(units("on 12 January"), ["on ", "12 January"]);
        assert_eq!(units("in 2025 each"), ["in ", "2025 ", "each"]);
        assert_eq!(units("R-02 is"), ["R-02 ", "is"], "a number that ends a token is no number of its own");
    }

    #[test]
    fn a_paragraph_ends_on_two_words() {
        let text = "The audit office checks this table at every release of the policy once more.";
        assert_eq!(units(text).last(), Some(&"once more."));
        let long = "The audit office checks this table at every release of each misunderstanding.";
        assert_eq!(units(long).last(), Some(&"misunderstanding."));
        assert_eq!(units("Board of the Mutual").last(), Some(&"Mutual"), "a short text is left alone");
    }

    #[test]
    fn a_long_address_breaks_after_its_marks() {
        let found = units("https://records.example/aims/thresholds_2026/v17.xlsx?x=1");
        assert_eq!(
            found,
            ["https://", "records.", "example/", "aims/", "thresholds_", "2026/", "v17.", "xlsx?", "x=", "1"]
        );
    }

    #[test]
    fn a_long_token_without_marks_has_no_break_of_its_own() {
        assert_eq!(units("9e64f10b83a7d2c57c1e9a04d2b85f36a90fe771").len(), 1);
    }

    #[test]
    fn a_kept_range_is_one_unit() {
        let text = "Owner Done 12 Jan 2026";
        let kept = 6..text.len();
        assert_eq!(break_offsets(text, false, &[kept]), [6]);
    }

    #[test]
    fn a_soft_hyphen_is_no_place_to_break() {
        assert_eq!(units("soft\u{AD}hyphen").len(), 1);
    }
}
