//! From a starting point to an integrated statement: begun in the window, a reference across two standards, issued, and on paper.

use annexa_support::{Key, Window, annexa, judge, text};
use serde_json::{Value, json};

use crate::afternoon::command;
use crate::papers::{appears, button};
use crate::{apply, done, saved, shown};

/// Whatever an edition waits for, but the decision that the window makes.
fn everything_else(file: &Value) -> Value {
    let mut list = vec![
        json!({"op": "EditOrganisation", "set": [{"name": "Moonharbour Ferries"}, {"address": "Quay 1"}]}),
        json!({"op": "EditStatement", "set": [{"documentId": "SOA-01"}, {"version": "1.0"}, {"scope": "All ferries."},
            {"roles": ["aiCustomer"]}, {"approver": {"name": "Harbour board", "function": "Board"}}]}),
    ];
    for (n, decision) in file["statements"][0]["decisions"].as_array().unwrap().iter().enumerate() {
        let control = decision["control"].as_str().unwrap();
        if control == "iso42001/A.2.2" {
            continue;
        }
        let implemented = control == "iso27001/A.5.1";
        let is_traced = control == TRACED;
        list.push(json!({"op": "Decide", "controls": [control], "set": [
            {"applicability": "applicable"},
            {"included": if implemented { "One set of policies, approved by the board.".to_owned() } else { format!("Reason {n} of {control}.") }},
            {"addDriver": {"kind": "bestPractice"}},
            {"status": if implemented || is_traced { "implemented" } else { "planned" }}]}));
    }
    // One control is traced from what it is for to what shows it.
    list.extend([
        json!({"op": "AddPerson", "set": [{"name": "Release manager"}]}),
        json!({"op": "AddSystem", "set": [{"name": "Berth forecast"}, {"purpose": "Says when a berth is free."}, {"owner": "Release manager"}]}),
        json!({"op": "AddRisk", "set": [{"title": "A forecast that nobody tested"}]}),
        json!({"op": "AddAssessment", "set": [{"title": "Crews who wait for nothing"}]}),
        json!({"op": "AddRequirement", "set": [{"title": "Harbour rules on testing"}, {"kind": "law"}]}),
        json!({"op": "AddEvidence", "set": [{"title": "Verification report of May"}]}),
        json!({"op": "Link", "from": "S-01", "to": ["R-01", "IA-01"]}),
        json!({"op": "Link", "from": "R-01", "to": [TRACED]}),
        json!({"op": "Link", "from": "IA-01", "to": [TRACED]}),
        json!({"op": "Link", "from": "Q-01", "to": [TRACED]}),
        json!({"op": "Link", "from": "EV-01", "to": [TRACED]}),
    ]);
    json!(list)
}

/// The control that is traced on paper.
const TRACED: &str = "iso42001/A.6.2.4";

/// What stands between two words, from the first place of the one that the other follows.
fn between<'a>(words: &'a str, from: &str, to: &str) -> &'a str {
    let (_, rest) = words.split_once(from).unwrap_or_else(|| panic!("{from} is not on the pages: {words}"));
    rest.split_once(to).map_or(rest, |(found, _)| found)
}

/// From system to risk, impact assessment and requirement, to the control, to the evidence: each step is on paper, and from either end.
fn one_control_is_traced(words: &str) {
    let reasons = between(words, "S-01 Berth forecast Purpose Says when a berth is free.", "Harbour rules on testing");
    assert!(reasons.contains("R-01") && reasons.contains("IA-01"), "what the system brings: {reasons}");
    // The entry of the control, with what drives it and what shows it.
    let entry = between(words, "42001 A.6.2.4 AI system verification and validation Applicable", "42001 A.6.2.5");
    for said in ["R-01", "IA-01", "Q-01", "Implemented", "EV-01", "Verification report of May"] {
        assert!(entry.contains(said), "the control does not lead to {said}: {entry}");
    }
    // And back: each reason names the control, and so does the evidence.
    for (from, to) in [
        ("A forecast that nobody tested", "42001 A.6.2.4"),
        ("Harbour rules on testing", "42001 A.6.2.4"),
        ("Verification report of May", "42001 A.6.2.4"),
    ] {
        assert!(
            words.split(from).skip(1).any(|after| after
                .split_whitespace()
                .take(24)
                .collect::<Vec<_>>()
                .join(" ")
                .contains(to)),
            "{from} does not lead to {to}"
        );
    }
}

#[test]
fn from_27001_first_to_an_integrated_statement_on_paper() {
    let folder = tempfile::tempdir().unwrap();
    let (file, pdf) = (folder.path().join("ferry.soa"), folder.path().join("SoA.pdf"));
    let window = Window::open(folder.path(), None);
    window.reads("New client file");
    window.tab_to("Name");
    window.types("Implementation lead");
    window.press(Key::Enter);
    window.reads("Change…");

    button(&window, "Where to begin from");
    window.see("[role=dialog] nav");
    window.reads("no security programme worth the name");
    button(&window, "ISO/IEC 27001 first");
    window.reads("The statement decides on: ISO/IEC 27001, ISO/IEC 42001");
    window.picture("starts");
    assert_eq!(window.axe(), Vec::<String>::new());
    window.answer([&file]);
    button(&window, "New client file from here");
    window.wait(
        "the file is shown",
        "return document.querySelector('main') !== null && !document.querySelector('[role=dialog]')",
    );
    window.chord(&[Key::Control], '1');
    window.reads("From here: ISO/IEC 27001 first");
    window.picture("starts-overview");
    assert_eq!(window.axe(), Vec::<String>::new());
    window.close();
    let begun = shown(&file);
    assert_eq!(begun["organisation"]["startingPoint"], "27001-first");
    let decisions = begun["statements"][0]["decisions"].as_array().unwrap();
    assert!(decisions.len() == 131 && decisions.iter().all(|d| d["applicability"] == "undecided"));
    apply(folder.path(), &file, "Lead", &everything_else(&begun));

    // The last decision refers to one of the other standard, by keyboard.
    let window = Window::open(folder.path(), Some(&file));
    window.see(".row");
    window.types("/");
    window.types("42001 A.2.2");
    window.click("[data-key='iso42001/A.2.2']");
    window.reads("42001 A.2.2");
    window.types("a");
    window.see("[data-field='sees'] input");
    window.types("c");
    window.focus_in("[data-field='sees'] input");
    window.types("27001 A.5.1 Pol");
    window.see("[role=option]");
    window.press(Key::Down);
    window.press(Key::Enter);
    window.reads("One set of policies, approved by the board.");
    saved(&window);
    window.picture("starts-refers");
    assert_eq!(window.axe(), Vec::<String>::new());
    // A second statement is added, shown, and left again; undo goes where it was.
    command(&window, "Add a statement on ISO/IEC 27001");
    window.see(".doc .which");
    window.reads("93");
    window.press(Key::F7);
    window.wait(
        "the first is shown again",
        "return document.querySelector('.doc .which')?.innerText.includes('ISO/IEC 42001') && document.querySelector('.row') !== null",
    );
    window.chord(&[Key::Control], 'z');
    window.wait("undo takes it away", "return document.querySelector('.doc .which') === null");
    window.close();

    let by = ["--approved-by", "Harbour board", "--function", "Board", "--note", "First"].map(AsRef::as_ref);
    done(&annexa([&["issue".as_ref(), file.as_os_str()][..], &by].concat()));
    let edition = ["--edition", "1.0", "--out"].map(AsRef::as_ref);
    done(&annexa([&["export".as_ref(), file.as_os_str()][..], &edition, &[pdf.as_os_str()]].concat()));
    appears(&pdf);
    let pages = text(&judge("pdftotext", ["-raw".as_ref(), pdf.as_os_str(), "-".as_ref()]));
    let words = pages.split_whitespace().collect::<Vec<_>>().join(" ");
    for said in [
        "27001 A.5.1",
        "42001 A.5.2",
        "27001 A.5.2",
        "Implemented: yes",
        "Implemented: no, planned",
        "As for ISO/IEC 27001 A.5.1:",
    ] {
        assert!(words.contains(said), "{said} is not on the pages: {}", &words[..words.len().min(4000)]);
    }
    assert_eq!(
        words.matches("One set of policies, approved by the board.").count(),
        2,
        "where it is written, and where it is referred to"
    );
    one_control_is_traced(&words);
    let traced = text(&annexa(["trace".as_ref(), file.as_os_str(), "A.6.2.4".as_ref()]));
    for said in
        ["Berth forecast", "A forecast that nobody tested", "Harbour rules on testing", "Verification report of May"]
    {
        assert!(traced.contains(said), "{said}: {traced}");
    }
    let decision = |file: &Value| {
        let decisions = file["statements"][0]["decisions"].as_array().unwrap();
        decisions.iter().find(|d| d["control"] == "iso42001/A.2.2").unwrap().clone()
    };
    let referring = decision(&shown(&file));
    assert_eq!((&referring["sees"], &referring["included"]["text"]), (&json!("iso27001/A.5.1"), &json!("")));
}
