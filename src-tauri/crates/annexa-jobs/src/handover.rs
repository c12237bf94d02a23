//! Copies that are given away: a redacted one, with what its words still say; and the keys that open a sealed one.

use std::path::Path;

use annexa_document::{CellChange, Document, Env, Identities, Said};
use annexa_model::check::Place;
use annexa_model::{LeaveOut, Withheld, WithheldKind};
use annexa_words::{Value, Words};
use zeroize::Zeroizing;

use crate::keys::read_bounded;
use crate::names::cell_name;
use crate::{Error, Mention, Result, Warning};

/// Bytes of a file with secret keys.
const LARGEST_KEYS: u64 = 64 << 10;

/// A redacted copy that was written.
#[derive(Debug, Clone, PartialEq)]
pub struct Redacted {
    /// What was left out, and how much of it.
    pub withheld: Vec<Withheld>,
    /// The names that were left out and that other words in the copy still say, each with all of its places.
    pub warnings: Vec<Warning>,
}

/// Writes a redacted copy into a new file, and tells what its words still say.
///
/// # Errors
/// As [`Document::redacted_copy`].
pub fn redact(
    document: &mut Document,
    target: &Path,
    leave_out: &LeaveOut,
    env: Env,
    words: &Words,
) -> Result<Redacted> {
    let annexa_document::Redacted { withheld, said } = document.redacted_copy(target, leave_out, env)?;
    let mention = |cell: String| {
        let after = document.cells().get(&cell).cloned();
        let place = Place::of_change(&cell, None, after.as_ref());
        Mention { text: cell_name(document.cells(), &CellChange { cell, before: None, after }, words), place }
    };
    let warnings = said.into_iter().map(|Said { word, kind, is_part, cells }| {
        let kind = match kind {
            WithheldKind::People if is_part => "part",
            WithheldKind::People => "people",
            WithheldKind::Risks => "risks",
            WithheldKind::EvidencePlaces => "places",
            _ => "other",
        };
        let values = [("name", Value::from(word)), ("kind", Value::from(kind)), ("count", Value::from(cells.len()))];
        let text = words.with("file-redact-said", &values);
        Warning { text, place: None, mentions: cells.into_iter().map(mention).collect() }
    });
    let warnings = warnings.collect();
    Ok(Redacted { withheld, warnings })
}

/// Reads the secret keys of a file, as `age-keygen` writes it.
///
/// # Errors
/// [`Error::NotRead`]; what is none is told by its line.
pub fn identities(path: &Path) -> Result<Identities> {
    let unread = || Error::NotRead { path: path.to_owned(), source: std::io::ErrorKind::InvalidData.into() };
    let bytes = Zeroizing::new(read_bounded(path, LARGEST_KEYS)?.ok_or_else(unread)?);
    let text = std::str::from_utf8(&bytes).map_err(|_| unread())?;
    Ok(Identities::parse(text)?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use annexa_document::Author;
    use annexa_model::Operation;
    use serde_json::json;

    #[test]
    fn a_name_that_other_words_still_say_is_told_with_the_place_where_it_stands() {
        let folder = tempfile::tempdir().unwrap();
        let env = || Env::system(Author { id: "a".repeat(32), name: "Lead".to_owned(), function: String::new() });
        let mut document = crate::sample(&folder.path().join("s.soa"), env(), crate::Sample::Draft).unwrap();
        let step: Vec<Operation> = serde_json::from_value(json!([
            {"op": "AddPerson", "set": [{"name": "Quillon Marsh"}]},
            {"op": "Decide", "controls": ["A.2.2"], "set": [{"how": "quillon marsh asks the board."}]}
        ]))
        .unwrap();
        document.apply(&step).unwrap();
        let words = Words::for_language(annexa_words::FALLBACK);
        let kinds = LeaveOut::kinds(&[WithheldKind::People]);
        let people = document.redactable().into_iter().find(|of| of.kind == WithheldKind::People);
        let made = redact(&mut document, &folder.path().join("r.soa"), &kinds, env(), &words).unwrap();
        assert_eq!(made.withheld, Vec::from_iter(people), "as many as were counted before");
        let warning = made.warnings.iter().find(|warning| warning.text.contains("“Quillon Marsh”")).unwrap();
        let [Mention { text, place }] = &warning.mentions[..] else { panic!("{warning:?}") };
        assert_eq!(text, "A.2.2, how it is done");
        assert!(matches!(place, Some(Place::Decision { field, .. }) if field == "how"), "{place:?}");
    }

    #[test]
    fn what_was_left_out_is_told_as_what_it_was_and_whole_names_before_their_parts() {
        let folder = tempfile::tempdir().unwrap();
        let env = || Env::system(Author { id: "a".repeat(32), name: "Lead".to_owned(), function: String::new() });
        let mut document = crate::sample(&folder.path().join("s.soa"), env(), crate::Sample::Draft).unwrap();
        let step: Vec<Operation> = serde_json::from_value(json!([
            {"op": "AddPerson", "set": [{"name": "Quillon Abbott"}]},
            {"op": "AddEvidence", "set": [{"label": "EV-90"}, {"location": "Safe in room 90"}]},
            {"op": "Decide", "controls": ["A.2.2"], "set": [
                {"addDriver": {"kind": "risk", "label": "R-90", "text": ""}},
                {"how": "Quillon Abbott treats R-90; see the safe in room 90."}]},
            {"op": "Decide", "controls": ["A.2.3"], "set": [{"how": "Abbott asks."}]}
        ]))
        .unwrap();
        document.apply(&step).unwrap();
        let words = Words::for_language(annexa_words::FALLBACK);
        let kinds = LeaveOut::kinds(&[WithheldKind::People, WithheldKind::Risks, WithheldKind::EvidencePlaces]);
        let made = redact(&mut document, &folder.path().join("r.soa"), &kinds, env(), &words).unwrap();
        let at = |said: &str| made.warnings.iter().position(|warning| warning.text.starts_with(said)).unwrap();
        let (whole, part) = (at("“Quillon Abbott” was left out as a name"), at("“Abbott” is a part of a name"));
        assert!(whole < part, "{:?}", made.warnings);
        at("“R-90” was left out as a risk");
        at("“Safe in room 90” was left out as a place of evidence");
    }
}
