//! A client file that was carried away and changed in two places comes together again in the window.

use std::fs;
use std::path::{Path, PathBuf};

use annexa_support::{Key, Window};
use serde_json::{Value, json};

use crate::{apply, sample, shown};

fn notes(text: &str) -> Value {
    json!({"op": "Decide", "controls": ["A.2.2"], "set": [{"notes": text}]})
}

/// The sample on two sites, both at work.
fn two(folder: &Path) -> (PathBuf, PathBuf) {
    let here = sample(folder);
    let there = folder.join("from the client.soa");
    fs::copy(&here, &there).unwrap();
    apply(
        folder,
        &here,
        "Implementation lead",
        &json!([notes("The board was asked in May and agreed."),
        {"op": "EditEvidence", "evidence": "EV-03", "set": [{"title": "A title of ours"}]}]),
    );
    apply(
        folder,
        &there,
        "Consultant",
        &json!([notes("The board was asked in June and agreed."),
        {"op": "DeleteEvidence", "evidence": "EV-03"}, {"op": "EditOrganisation", "set": [{"address": "9 New Quay"}]}]),
    );
    (here, there)
}

fn choose(window: &Window, about: &str, choice: &str) {
    let (about, choice) = (json!(about), json!(choice));
    window.wait(
        &format!("{choice} can be chosen for {about}"),
        &format!(
            "const of = [...document.querySelectorAll('.conflict')].find(c => c.querySelector('h3').innerText === {about});
             const radio = [...(of?.querySelectorAll('[role=radio]') ?? [])].find(r => r.innerText.trim() === {choice});
             radio?.click(); return radio?.getAttribute('aria-checked') === 'true'"
        ),
    );
}

/// A justification that both changed is one cell with the decision: it is put together in the window, and written as one.
#[test]
fn a_decision_that_both_changed_is_settled_part_by_part() {
    let folder = tempfile::tempdir().unwrap();
    let here = sample(folder.path());
    let carried = folder.path().join("carried");
    fs::create_dir(&carried).unwrap();
    let there = carried.join("otterbridge.soa");
    fs::copy(&here, &there).unwrap();
    let decide = |set: Value| json!([{"op": "Decide", "controls": ["A.2.2"], "set": set}]);
    apply(
        folder.path(),
        &here,
        "Implementation lead",
        &decide(json!([{"included": "Ours first.\n\nThe middle.\n\nOurs last."}])),
    );
    let theirs = json!([{"applicability": "excluded"}, {"grounds": ["noSuchActivity"]}, {"included": "Theirs first.\n\nThe middle.\n\nTheirs last."}]);
    apply(folder.path(), &there, "Consultant", &decide(theirs));
    let window = Window::open(folder.path(), Some(&here));
    window.see("[data-key='iso42001/A.2.2']");
    window.answer([&there]);
    window.chord(&[Key::Control], 'k');
    window.types("compare and merge");
    window.wait(
        "the action is found",
        "return /Compare and merge/.test(document.querySelector('[role=option]')?.innerText ?? '')",
    );
    window.press(Key::Enter);
    window.reads("One thing has to be decided");
    window.reads("in “carried”");
    window.reads("last changed by Consultant");
    let pick = |group: &str, choice: &str| {
        let (group, choice) = (json!(group), json!(choice));
        window.wait(
            &format!("{choice} is chosen for {group}"),
            &format!(
                "const of = [...document.querySelectorAll('[role=radiogroup]')].find(g => g.ariaLabel.endsWith({group}));
                 const radio = [...(of?.querySelectorAll('[role=radio]') ?? [])].find(r => r.innerText.trim() === {choice});
                 radio?.click(); return radio?.getAttribute('aria-checked') === 'true'"
            ),
        );
    };
    window.wait(
        "it is settled part by part",
        "const radio = [...document.querySelectorAll('.conflict [role=radio]')].find(r => r.innerText.trim() === 'Part by part');
         radio?.click(); return radio?.getAttribute('aria-checked') === 'true'",
    );
    pick(": Applicability and grounds", "This file’s");
    pick(": Justification", "Paragraph by paragraph");
    pick(", place 1", "Both");
    pick(", place 2", "The other copy’s");
    window.reads("One change in the history");
    window.picture("merge-parts");
    assert_eq!(window.axe(), Vec::<String>::new());
    window.wait("it is merged", "document.querySelector('.foot .pri').click(); return true");
    window.reads("The copies are merged");
    let shown = shown(&here);
    let decision =
        shown["statements"][0]["decisions"].as_array().unwrap().iter().find(|d| d["control"] == "iso42001/A.2.2");
    let decision = decision.unwrap();
    assert_eq!(decision["applicability"], "applicable");
    assert_eq!(decision["included"]["text"], "Ours first.\n\nTheirs first.\n\nThe middle.\n\nTheirs last.");
    window.close();
}

#[test]
fn two_copies_come_together_and_one_undo_parts_them_again() {
    let folder = tempfile::tempdir().unwrap();
    let (here, there) = two(folder.path());
    let before = fs::read(&there).unwrap();
    let window = Window::open(folder.path(), Some(&here));
    window.see("[data-key='iso42001/A.2.2']");
    window.answer([&there]);
    window.chord(&[Key::Control], 'k');
    window.types("compare and merge");
    window.wait(
        "the action is found",
        "return /Compare and merge/.test(document.querySelector('[role=option]')?.innerText ?? '')",
    );
    window.press(Key::Enter);
    window.reads("2 things have to be decided");
    window.reads("from the client.soa");
    window.picture("merge");
    assert_eq!(window.axe(), Vec::<String>::new());
    choose(&window, "EV-03", "Keep it");
    choose(&window, "A.2.2, notes", "Both");
    window.reads("One change in the history");
    window.picture("merge-decided");
    window.wait("it is merged", "document.querySelector('.foot .pri').click(); return true");
    window.reads("The copies are merged");
    window.picture("merge-done");
    let merged = shown(&here);
    assert_eq!(merged["organisation"]["address"]["text"], "9 New Quay");
    let evidence = merged["evidence"].as_array().unwrap().iter().find(|e| e["label"] == "EV-03").unwrap();
    assert_eq!(evidence["title"], "A title of ours", "a record that is kept is whole");
    let both = "The board was asked in May and agreed.\n\nThe board was asked in June and agreed.";
    let decisions = |of: &Value| of["statements"][0]["decisions"].as_array().unwrap().clone();
    let of = |all: &[Value]| all.iter().find(|d| d["control"] == "iso42001/A.2.2").unwrap()["notes"]["text"].clone();
    assert_eq!(of(&decisions(&merged)), both);
    window.chord(&[Key::Control], 'z');
    window.reads("merged with another copy");
    let began = std::time::Instant::now();
    while of(&decisions(&shown(&here))) == both {
        assert!(began.elapsed().as_secs() < 30, "undo did not part them");
        std::thread::sleep(std::time::Duration::from_millis(100));
    }
    window.close();
    assert_eq!(fs::read(&there).unwrap(), before, "the other copy is as it was");
}
