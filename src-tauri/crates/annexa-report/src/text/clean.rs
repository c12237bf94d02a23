//! What may reach the page: text without controls and without anything that reorders it unseen.

use std::borrow::Cow;

/// Whether a character is left out of the page. None of these can be seen; each could hide or reorder what can.
///
/// Left out are control characters, noncharacters, the byte order mark, and the explicit bidirectional formatting
/// characters (U+202A–202E, U+2066–2069): with them a typed text could read differently from what was typed
/// (“Trojan Source”). The marks U+200E, U+200F and U+061C stay, since they reorder nothing that carries a direction.
fn is_left_out(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}')
        || (u32::from(c) & 0xFFFE) == 0xFFFE
        || ('\u{FDD0}'..='\u{FDEF}').contains(&c)
}

/// One line of text as it may be set: tabs and line ends become spaces, characters that cannot be seen are left out.
pub fn clean_line(text: &str) -> Cow<'_, str> {
    if !text.chars().any(|c| is_left_out(c) || matches!(c, '\u{2028}' | '\u{2029}')) {
        return Cow::Borrowed(text);
    }
    let kept = text.chars().filter_map(|c| match c {
        '\t' | '\n' | '\u{2028}' | '\u{2029}' => Some(' '),
        c if is_left_out(c) => None,
        c => Some(c),
    });
    Cow::Owned(kept.collect())
}

/// Splits typed text into its lines, whichever way they end.
pub fn typed_lines(text: &str) -> Vec<Cow<'_, str>> {
    let unified: Cow<'_, str> = if text.contains(['\r', '\u{B}', '\u{C}', '\u{85}', '\u{2028}', '\u{2029}']) {
        Cow::Owned(text.replace("\r\n", "\n").replace(['\r', '\u{B}', '\u{C}', '\u{85}', '\u{2028}', '\u{2029}'], "\n"))
    } else {
        Cow::Borrowed(text)
    };
    match unified {
        Cow::Borrowed(text) => text.split('\n').map(clean_line).collect(),
        Cow::Owned(text) => text.split('\n').map(|line| Cow::Owned(clean_line(line).into_owned())).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_override_cannot_reorder_the_page() {
        assert_eq!(clean_line("not \u{202E}elbacilppa\u{202C} here"), "not elbacilppa here");
        assert_eq!(clean_line("\u{2067}abc\u{2069}"), "abc");
    }

    #[test]
    fn controls_go_and_tabs_become_spaces() {
        assert_eq!(clean_line("a\u{0}b\tc\u{7F}\u{FFFF}\u{FEFF}"), "ab c");
    }

    #[test]
    fn plain_text_is_not_copied() {
        assert!(matches!(clean_line("Żaneta – naïve “façade”"), Cow::Borrowed(_)));
    }

    #[test]
    fn every_kind_of_line_end_ends_a_line() {
        assert_eq!(typed_lines("a\r\nb\rc\nd\u{2028}e"), ["a", "b", "c", "d", "e"]);
    }
}
