//! When is a justification no justification? Three tests, each on words alone.
//!
//! - **Copied and alike** ([`likeness`]): the share of word pairs that two texts have in common (Jaccard index of their
//!   sets of neighbouring words). From [`COPIED`] on it is a copy, from [`ALIKE`] on it is worth a look.
//! - **Echo**: almost no word of the justification is its own; the rest is the control's title again.
//! - **Mandatory**: the only reason given is that the control is mandatory, required or part of the standard.
//!
//! Words are compared without case and punctuation. The lists behind echo and mandatory are English; a text in another
//! language is compared with other texts all the same.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use super::{FindingCode, Place, Subject};
use crate::ControlRef;

/// From this likeness on a justification counts as copied.
pub const COPIED: f64 = 0.9;
/// From this likeness on two justifications count as much alike.
pub const ALIKE: f64 = 0.5;

/// Texts of fewer words say too little to be compared.
const SHORTEST: usize = 4;

/// Words that carry no reason in themselves, in the order of the alphabet.
const EMPTY_WORDS: [&str; 64] = [
    "a",
    "also",
    "an",
    "and",
    "any",
    "applicable",
    "are",
    "as",
    "at",
    "be",
    "been",
    "by",
    "can",
    "do",
    "does",
    "for",
    "from",
    "has",
    "have",
    "how",
    "if",
    "in",
    "included",
    "into",
    "is",
    "it",
    "its",
    "may",
    "must",
    "need",
    "needed",
    "needs",
    "no",
    "not",
    "of",
    "on",
    "or",
    "order",
    "our",
    "should",
    "so",
    "such",
    "that",
    "the",
    "their",
    "them",
    "these",
    "they",
    "this",
    "those",
    "to",
    "us",
    "was",
    "we",
    "were",
    "when",
    "where",
    "which",
    "who",
    "will",
    "with",
    "yes",
    "you",
    "your",
];

/// Words that claim a duty without naming it.
const MANDATORY_WORDS: [&str; 22] = [
    "mandatory",
    "mandated",
    "obligatory",
    "compulsory",
    "required",
    "requires",
    "require",
    "requirement",
    "requirements",
    "iso",
    "iec",
    "42001",
    "annex",
    "standard",
    "standards",
    "control",
    "controls",
    "compliance",
    "comply",
    "certification",
    "clause",
    "necessary",
];

/// The words of a text in small letters. Most are written so, and stay where they stand.
fn each_word(text: &str) -> impl Iterator<Item = Cow<'_, str>> {
    let small = |word: &str| word.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit());
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(move |word| if small(word) { Cow::Borrowed(word) } else { Cow::Owned(word.to_lowercase()) })
}

fn words(text: &str) -> Vec<Cow<'_, str>> {
    each_word(text).collect()
}

fn is_empty(word: &str) -> bool {
    EMPTY_WORDS.binary_search(&word).is_ok()
}

fn stem(word: &str) -> &str {
    word.strip_suffix("ies").or_else(|| word.strip_suffix("es")).or_else(|| word.strip_suffix('s')).unwrap_or(word)
}

fn pairs<'a>(words: &'a [Cow<'_, str>]) -> HashSet<(&'a str, &'a str)> {
    words.windows(2).filter_map(|w| Some((w.first()?.as_ref(), w.get(1)?.as_ref()))).collect()
}

#[allow(clippy::cast_precision_loss)] // counts of words in bounded texts
fn jaccard(shared: usize, one: usize, other: usize) -> f64 {
    let all = one + other - shared;
    if all == 0 { 0.0 } else { shared as f64 / all as f64 }
}

/// How alike two texts are, from 0 (no two neighbouring words in common) to 1.
pub fn likeness(one: &str, other: &str) -> f64 {
    let (one, other) = (words(one), words(other));
    if one.len() < SHORTEST || other.len() < SHORTEST {
        return if !one.is_empty() && one == other { 1.0 } else { 0.0 };
    }
    let (a, b) = (pairs(&one), pairs(&other));
    jaccard(a.intersection(&b).count(), a.len(), b.len())
}

/// So many words of its own an echo may have.
const OWN_OF_ECHO: usize = 2;

/// Whether a justification says little more than the control's title.
pub(super) fn echoes_title(text: &str, title: &str) -> bool {
    let title = words(title);
    let (mut own, mut echoed) = (0, 0);
    for word in each_word(text).filter(|w| !is_empty(w) && !MANDATORY_WORDS.contains(&w.as_ref())) {
        if title.iter().any(|of_title| stem(of_title) == stem(&word)) {
            echoed += 1;
        } else {
            own += 1;
            // Most texts have words of their own from the beginning.
            if own > OWN_OF_ECHO {
                return false;
            }
        }
    }
    echoed > 0 && echoed >= own
}

/// Words that keep a place for a reason that is yet to be written.
const PLACE_HOLDERS: [&str; 14] = [
    "tbd",
    "tbc",
    "tba",
    "todo",
    "tk",
    "xxx",
    "na",
    "pending",
    "placeholder",
    "lorem",
    "ipsum",
    "draft",
    "later",
    "completed",
];

/// Whether a text only holds the place of a justification: “TBD”, “n/a”, “to be completed”, a bracket to fill in.
pub(super) fn holds_place(text: &str) -> bool {
    let text = text.trim();
    if text.starts_with(['[', '<', '{']) && text.find([']', '>', '}']).is_some_and(|at| at + 1 == text.len()) {
        return true;
    }
    let holds = |w: &str| PLACE_HOLDERS.contains(&w);
    // The letters of “n/a” and “n.a.”, which are words here.
    let fills = |w: &str| holds(w) || is_empty(w) || w == "n";
    if !each_word(text).all(|w| fills(&w)) {
        return false;
    }
    let joined = text.to_lowercase().replace("n/a", "na").replace("n.a.", "na");
    let words = words(&joined);
    words.iter().all(|w| holds(w) || is_empty(w)) && (words.is_empty() || words.iter().any(|w| holds(w)))
}

/// Whether "mandatory" is the only reason given. Something named as driver makes it one.
pub(super) fn only_mandatory(text: &str, driven: bool) -> bool {
    let leads = |w: &str| MANDATORY_WORDS.get(..9).is_some_and(|leading| leading.contains(&w));
    let most = if !driven && each_word(text).next().is_some_and(|w| leads(&w)) { 8 } else { 2 };
    let (mut own, mut claims) = (0, false);
    for word in each_word(text) {
        if MANDATORY_WORDS.contains(&word.as_ref()) {
            claims = true;
        } else if !is_empty(&word) {
            own += 1;
            if own > most {
                return false;
            }
        }
    }
    claims
}

/// Compares every justification in force with every other through the word pairs they share.
pub(super) fn check(subject: &mut Subject<'_>) {
    let texts: Vec<(&ControlRef, Vec<Cow<'_, str>>)> = subject
        .statement
        .decisions
        .iter()
        .filter_map(|d| Some((&d.control, words(&d.justification()?.text))))
        .filter(|(_, words)| !words.is_empty())
        .collect();
    let mut holders: HashMap<(&str, &str), Vec<usize>> = HashMap::new();
    let mut whole: HashMap<&[Cow<'_, str>], usize> = HashMap::new();
    let mut sizes = Vec::with_capacity(texts.len());
    let mut found: Vec<(usize, usize, f64)> = Vec::new();
    for (n, (_, words)) in texts.iter().enumerate() {
        if words.len() < SHORTEST {
            sizes.push(0);
            if let Some(first) = whole.get(words.as_slice()) {
                found.push((n, *first, 1.0));
            } else {
                whole.insert(words, n);
            }
            continue;
        }
        let pairs = pairs(words);
        let mut shared: HashMap<usize, usize> = HashMap::new();
        for pair in &pairs {
            let holders = holders.entry(*pair).or_default();
            for earlier in holders.iter() {
                *shared.entry(*earlier).or_default() += 1;
            }
            // A pair that very many texts share tells nothing; leaving it out bounds the work.
            if holders.len() < 64 {
                holders.push(n);
            }
        }
        sizes.push(pairs.len());
        let size = |n: usize| sizes.get(n).copied().unwrap_or(0);
        let closest = shared
            .into_iter()
            .map(|(earlier, shared)| (earlier, jaccard(shared, pairs.len(), size(earlier))))
            .max_by(|a, b| a.1.total_cmp(&b.1).then(b.0.cmp(&a.0)));
        if let Some((earlier, likeness)) = closest
            && likeness >= ALIKE
        {
            found.push((n, earlier, likeness));
        }
    }
    for (n, earlier, likeness) in found {
        let (Some((control, _)), Some((other, _))) = (texts.get(n), texts.get(earlier)) else { continue };
        let code = if likeness >= COPIED { FindingCode::JustificationCopied } else { FindingCode::JustificationsAlike };
        let args = [("other", subject.snapshot.control_label(other).into_owned())];
        subject.raise_about(code, Place::decision(control, "justification"), other.as_str(), &args);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn likeness_is_one_for_copies_and_low_for_texts_on_one_subject() {
        let a = "Claims triage routes new claims, so a wrong ranking delays a payment that somebody depends on.";
        let b = "The CV screener orders applicants; a biased order closes a door that nobody sees closing.";
        assert!((likeness(a, &a.to_uppercase()) - 1.0).abs() < f64::EPSILON);
        assert!(likeness(a, b) < 0.1);
        let c = "Claims triage routes new claims, so a wrong ranking delays a payment that many members depend on.";
        assert!((ALIKE..COPIED).contains(&likeness(a, c)), "{}", likeness(a, c));
    }

    #[test]
    fn empty_words_are_found_by_their_order() {
        assert!(EMPTY_WORDS.is_sorted());
    }

    #[test]
    fn an_echo_has_no_reason_of_its_own() {
        assert!(echoes_title("An AI policy is required.", "AI policy"));
        assert!(echoes_title("We need to document the data resources", "Data resources"));
        assert!(!echoes_title(
            "The reinsurer asks each year which uses of AI the board has refused, and until 2025 nobody had said.",
            "AI policy"
        ));
    }

    #[test]
    fn a_place_kept_free_is_no_reason() {
        for text in ["TBD", "tbc.", "[customers]", "n/a", "To be completed", "…", "- TODO -"] {
            assert!(holds_place(text), "{text}");
        }
        for text in [
            "R-02",
            "Our customers",
            "To be completed by the reinsurer each year",
            "Applicable",
            "[R-02] is treated here, so is [R-05]",
        ] {
            assert!(!holds_place(text), "{text}");
        }
    }

    #[test]
    fn mandatory_is_no_reason_unless_a_duty_is_named() {
        assert!(only_mandatory("Mandatory control of ISO 42001.", false));
        assert!(only_mandatory("Mandatory — establishes the top-level governance framework", false));
        assert!(!only_mandatory("Required by the reinsurance treaty, clause 9, from January on for all models.", true));
        assert!(!only_mandatory("Required by R-05: triage misrouted 61 claims last spring.", true));
        assert!(!only_mandatory(
            "Two contracts lack notice of model changes, which is how the outage came about.",
            false
        ));
    }
}
