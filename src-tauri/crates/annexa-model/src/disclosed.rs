//! What an export leaves out as a record and its texts name all the same.

use std::collections::BTreeMap;

use crate::{DriverKind, Snapshot};

/// Words shorter than this are too common to be told from others.
const SHORTEST: usize = 3;

/// A name or label that is left out, and where the kept texts still say it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Disclosed {
    /// The name of a person, or the label of a risk.
    pub word: String,
    /// Labels of the controls whose texts say it, in order; `scope` stands for the statement's scope.
    pub places: Vec<String>,
}

/// Names of people and labels of risks that `filtered` leaves out as records while its texts still say them. The filter
/// never rewrites what somebody wrote; whoever exports is told instead.
pub fn disclosed(whole: &Snapshot, filtered: &Snapshot) -> Vec<Disclosed> {
    let mut words: Vec<&str> = Vec::new();
    if filtered.people.is_empty() {
        words.extend(whole.people.iter().map(|p| p.name.trim()));
    }
    let drivers = |s: &'_ Snapshot| -> Vec<String> {
        let decisions = s.statements.iter().flat_map(|s| &s.decisions);
        let risks = decisions.flat_map(|d| &d.drivers).filter(|d| d.value.kind == DriverKind::Risk);
        risks.map(|d| d.value.label.trim().to_owned()).filter(|l| !l.is_empty()).collect()
    };
    let (named, kept) = (drivers(whole), drivers(filtered));
    words.extend(named.iter().map(String::as_str).filter(|label| !kept.iter().any(|k| k == label)));
    words.sort_unstable();
    words.dedup();

    let mut texts: Vec<(String, String)> = Vec::new();
    for statement in &filtered.statements {
        texts.push((String::from("scope"), format!("{}\n{}", statement.scope.text, statement.roles_note.text)));
        for decision in &statement.decisions {
            let own = decision.justification().map(|t| t.text.as_str()).unwrap_or_default();
            let systems = decision.exclusions.iter().map(|e| e.value.justification.text.as_str());
            let drivers = decision.drivers.iter().map(|d| d.value.text.as_str());
            let said: Vec<&str> = [own, &decision.how.text].into_iter().chain(systems).chain(drivers).collect();
            texts.push((filtered.control_label(&decision.control).to_owned(), said.join("\n")));
        }
    }
    let mut found: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for word in words.into_iter().filter(|w| w.chars().count() >= SHORTEST) {
        for (place, _) in texts.iter().filter(|(_, text)| says(text, word)) {
            found.entry(word).or_default().push(place.clone());
        }
    }
    found.into_iter().map(|(word, places)| Disclosed { word: word.to_owned(), places }).collect()
}

/// Whether a text says a word, not as part of a longer one.
fn says(text: &str, word: &str) -> bool {
    let joins = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    text.match_indices(word).any(|(at, found)| {
        let (before, rest) = text.split_at(at);
        !joins(before.chars().next_back()) && !joins(rest.get(found.len()..).and_then(|r| r.chars().next()))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Audience, Driver, DriverValue, Person};

    #[test]
    fn a_public_copy_that_still_names_somebody_says_so() {
        let cells = [
            ("statement/s".to_owned(), serde_json::json!(true)),
            ("statement/s/framework/iso42001".to_owned(), serde_json::json!({"version": "2023", "hash": ""})),
        ];
        let mut whole = Snapshot::from_cells(&cells.into_iter().collect()).unwrap();
        whole.people.push(Person { id: "p".into(), name: "Head of Claims".to_owned(), function: String::new() });
        let decision = &mut whole.statements[0].decisions[0];
        decision.verdict.applicability = crate::Applicability::Applicable;
        decision.verdict.included = "R-02 is treated here; R-021 is not. The Head of Claims decides.".into();
        let value = DriverValue { kind: DriverKind::Risk, label: "R-02".to_owned(), text: String::new(), record: None };
        decision.drivers.push(Driver { id: "d".into(), value });

        let public = whole.for_audience(Audience::Public);
        let found: Vec<(String, Vec<String>)> =
            disclosed(&whole, &public).into_iter().map(|d| (d.word, d.places)).collect();
        let at = vec!["A.2.2".to_owned()];
        assert_eq!(found, [("Head of Claims".to_owned(), at.clone()), ("R-02".to_owned(), at)]);
        assert_eq!(disclosed(&whole, &whole.for_audience(Audience::Auditor)), []);
    }
}
