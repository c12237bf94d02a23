//! What decisions follow from: a system, what it may do, a risk, and the control that treats it, by keyboard alone.

use annexa_support::{Key, Window, annexa};
use serde_json::{Value, json};

use crate::{apply, done, saved, shown};

fn file(folder: &std::path::Path) -> std::path::PathBuf {
    let file = folder.join("ferry.soa");
    done(&annexa(["new".as_ref(), file.as_os_str(), "--org".as_ref(), "Moonharbour Ferries".as_ref()]));
    apply(folder, &file, "Lead", &json!([{"op": "AddPerson", "set": [{"name": "Head of Timetables"}]}]));
    file
}

/// Opens what stands in the focus' list by typing an id or a word of it.
fn link(window: &Window, words: &str) {
    pick(window, "links", words);
}

fn pick(window: &Window, field: &str, words: &str) {
    let input = format!("[data-field='{field}'] input");
    window.click(&input);
    window.focus_in(&input);
    window.types(words);
    // The first one stands ready.
    window.see("[role=option]");
    window.press(Key::Enter);
    saved(window);
}

/// The same for what frameworks list.
fn cite(window: &Window, words: &str) {
    pick(window, "cites", words);
}

#[test]
fn a_lead_traces_a_control_from_a_system_by_keyboard() {
    let folder = tempfile::tempdir().unwrap();
    let file = file(folder.path());
    let window = Window::open(folder.path(), Some(&file));
    window.see("[data-key='iso42001/A.2.2']");

    window.chord(&[Key::Control], '3');
    window.reads("The AI systems in the scope");
    window.types("n");
    window.focus_in("[data-field='name'] input");
    window.types("Berth planner");
    saved(&window);

    window.chord(&[Key::Control, Key::Shift], 'M');
    window.reads("What your AI systems may do to people");
    window.types("n");
    window.focus_in("[data-field='title'] input");
    window.types("Impact of the berth planner");
    link(&window, "Berth");

    window.chord(&[Key::Control, Key::Shift], 'R');
    window.reads("What could go wrong");
    window.types("n");
    window.focus_in("[data-field='title'] input");
    window.types("Small boats get the worst berths");
    saved(&window);
    // Rated by the numbers, on scales that nobody has set yet.
    for (row, place) in [("likelihood", 4), ("individuals", 3)] {
        window.wait(
            &format!("{row} can be rated"),
            &format!(
                "const place = document.querySelectorAll(\"[data-field='inherent-{row}'] [role=radio]\")[{}];
                 place?.click(); return place !== undefined",
                place - 1
            ),
        );
        saved(&window);
    }
    window.reads("Level 12");
    link(&window, "A.6.2.4");
    link(&window, "S-01");
    window.picture("registers-risk");
    assert_eq!(window.axe(), Vec::<String>::new());

    // The decision names the risk as its reason, and leads to it.
    window.wait(
        "the control can be gone to",
        "const line = document.querySelector(\"[data-field='links'] .what\"); line?.click(); return line !== null",
    );
    window.wait("it is there", "return document.activeElement?.closest(\"[data-key='iso42001/A.6.2.4']\") !== null");
    window.types("a");
    window.reads("Small boats get the worst berths");
    window.close();

    let all: Value = shown(&file);
    assert_eq!(all["risks"][0]["inherent"], json!({"likelihood": 4, "individuals": 3}));
    assert_eq!(all["links"].as_array().unwrap().len(), 3);
    let decisions = all["statements"][0]["decisions"].as_array().unwrap();
    let decision = decisions.iter().find(|d| d["control"] == "iso42001/A.6.2.4").unwrap();
    assert_eq!(decision["drivers"][0]["label"], "R-01");
}

#[test]
fn an_audit_finds_something_and_a_clause_and_the_declaration_know_of_it() {
    let folder = tempfile::tempdir().unwrap();
    let file = file(folder.path());
    let window = Window::open(folder.path(), Some(&file));
    window.see("[data-key='iso42001/A.2.2']");

    window.chord(&[Key::Control, Key::Shift], 'Y');
    window.reads("What fell short belongs here");
    window.types("n");
    window.focus_in("[data-field='title'] input");
    window.types("A release without its checklist");
    saved(&window);

    window.chord(&[Key::Control, Key::Shift], 'G');
    window.reads("Audits belong here");
    window.types("n");
    window.focus_in("[data-field='title'] input");
    window.types("Internal audit");
    saved(&window);
    link(&window, "NC-01");
    cite(&window, "8.1");
    window.picture("registers-audit");
    assert_eq!(window.axe(), Vec::<String>::new());

    // The clause knows what was found about it, from the other end.
    window.chord(&[Key::Control, Key::Shift], 'K');
    window.see("[data-key='iso42001-clauses/8.1']");
    window.click("[data-key='iso42001-clauses/8.1']");
    window.reads("AU-01");
    window.picture("registers-clause");
    assert_eq!(window.axe(), Vec::<String>::new());
    window.close();

    let all: Value = shown(&file);
    assert_eq!(all["nonconformities"][0]["title"], "A release without its checklist");
    let links = all["links"].as_array().unwrap();
    assert!(links.iter().any(|link| link["to"] == "iso42001-clauses/8.1"), "{links:?}");
}
