//! The main job by keyboard alone: from nothing to an issued statement, with the power cut in between.

use std::path::Path;

use annexa_support::{Key, Window, judge, text};
use serde_json::Value;

use crate::{done, saved, shown};

/// Controls that this client leaves out: it trains nothing and supplies nothing.
const LEFT_OUT: [&str; 2] = ["A.7.6", "A.10.4"];

/// A reason that no other control shares.
fn reason(id: &str, n: usize) -> String {
    let things = ["quay", "mooring", "tide table", "ferry bell", "winch", "gangway", "lantern", "log book"];
    let (one, other) = (things[n % 8], things[(n / 8 + n + 3) % 8]);
    format!(
        "R-{n:02} concerns the {one} at pier {n}; since autumn {} the {other} of line {n} depends on {id}.",
        1990 + n
    )
}

/// Stands on a control of the list.
fn stand(window: &Window, id: &str) {
    window.wait(
        &format!("{id} has the focus"),
        &format!("return document.activeElement?.dataset.key === 'iso42001/{id}'"),
    );
}

fn decide(window: &Window, id: &str, n: usize) {
    stand(window, id);
    if LEFT_OUT.contains(&id) {
        window.types("x");
        window.see("[data-field=grounds]");
        window.types("g");
        window.focus_in("[data-field=grounds]");
        window.press(Key::Tab);
        window.press(Key::Tab);
        window.types(" ");
    } else {
        window.types("a");
        window.see("[data-field=drivers]");
        window.types("d");
        window.focus_in("[data-field=drivers]");
        window.types(&format!("risk R-{n:02}"));
        window.wait("the driver is offered", "return !!document.querySelector('[role=option]')");
        window.press(Key::Enter);
        window.wait("the driver is there", "return !!document.querySelector('[data-field=drivers] .dr, [data-field=drivers] li, [data-field=drivers] [data-row]') || document.querySelector('[data-field=drivers]').innerText.includes('R-')");
    }
    window.press(Key::Escape);
    stand(window, id);
    window.types("j");
    window.focus_in("[data-field=justification]");
    window.types(&reason(id, n));
    window.press(Key::Escape);
    stand(window, id);
    window.press(Key::Down);
}

/// Runs a command by its words in the palette.
pub(crate) fn command(window: &Window, words: &str) {
    window.chord(&[Key::Control], 'k');
    window.see("[role=dialog]");
    window.types(words);
    window.wait(
        &format!("“{words}” is offered"),
        &format!(
            "return [...document.querySelectorAll('[role=dialog] [role=option]')].some(o => o.innerText.includes({}))",
            serde_json::json!(words)
        ),
    );
    window.press(Key::Enter);
    window.wait("the palette is gone", "return !document.querySelector('[role=dialog]')");
}

fn justification<'a>(file: &'a Value, control: &str) -> &'a str {
    let decisions = file["statements"][0]["decisions"].as_array().unwrap();
    let decision = decisions.iter().find(|d| d["control"] == control).unwrap();
    let side = if decision["applicability"] == "excluded" { "excluded" } else { "included" };
    decision[side]["text"].as_str().unwrap()
}

#[test]
fn from_nothing_to_an_issued_statement_by_keyboard() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("moonharbour.soa");
    let pdf = folder.path().join("moonharbour.pdf");

    // First start: who works here, then a new file.
    let window = Window::open(folder.path(), None);
    window.reads("New client file");
    window.tab_to("Name");
    window.types("Implementation lead");
    window.press(Key::Tab);
    window.types("Quality");
    window.press(Key::Enter);
    window.reads("Change…");
    window.answer([&file]);
    window.chord(&[Key::Control], 'n');

    // Whose file it is, then to the controls.
    window.focus_in("[data-field=name]");
    window.types("Moonharbour Ferries");
    saved(&window);
    assert!(window.title().starts_with("Moonharbour Ferries"), "the system's title bar: {}", window.title());
    window.chord(&[Key::Control], '2');
    stand(&window, "A.2.2");

    // Every control, in order.
    let ids: Vec<String> = shown(&file)["statements"][0]["decisions"]
        .as_array()
        .unwrap()
        .iter()
        .map(|d| d["control"].as_str().unwrap().trim_start_matches("iso42001/").to_owned())
        .collect();
    assert_eq!(ids.len(), 38);
    for (n, id) in ids.iter().enumerate() {
        decide(&window, id, n + 1);
    }

    // One of their own.
    command(&window, "Add your own control");
    window.focus_in("[data-field=title]");
    window.types("A person on every night boat");
    window.press(Key::Escape);
    window.wait("the row has the focus", "return document.activeElement?.dataset.key?.startsWith('own/')");
    window.types("a");
    window.see("[data-field=drivers]");
    window.types("d");
    window.focus_in("[data-field=drivers]");
    window.types("contract K-7");
    window.wait("the driver is offered", "return !!document.querySelector('[role=option]')");
    window.press(Key::Enter);
    window.press(Key::Escape);
    window.wait("the row has the focus", "return document.activeElement?.dataset.key?.startsWith('own/')");
    window.types("j");
    window.focus_in("[data-field=justification]");
    let own = "The port contract K-7 asks for somebody awake on each night crossing.";
    window.types(own);
    saved(&window);
    window.picture("afternoon-decided");

    // The battery dies at once after “saved”.
    window.kill();
    let after = shown(&file);
    for (n, id) in ids.iter().enumerate() {
        assert_eq!(justification(&after, &format!("iso42001/{id}")), reason(id, n + 1), "{id}");
    }
    let control = format!("own/{}", after["controls"][0]["id"].as_str().unwrap());
    assert_eq!(justification(&after, &control), own);

    // Opened again: undo reaches back over the crash, and redo brings it again.
    let window = Window::open(folder.path(), Some(&file));
    window.see("[data-key='iso42001/A.2.2']");
    window.chord(&[Key::Control], 'z');
    window.wait("undo is saved", "return !document.querySelector('[aria-label^=Redo]')?.getAttribute('aria-disabled') || document.querySelector('[aria-label^=Redo]').getAttribute('aria-disabled') === 'false'");
    saved(&window);
    assert_ne!(justification(&shown(&file), &control), own);
    window.chord(&[Key::Control, Key::Shift], 'z');
    window.wait(
        "nothing is left to redo",
        "return document.querySelector('[aria-label^=Redo]')?.getAttribute('aria-disabled') === 'true'",
    );
    saved(&window);
    assert_eq!(justification(&shown(&file), &control), own);

    finish(&window, &file, &pdf);
    window.close();

    // What was issued says every decision word for word.
    let words = |s: &str| s.split_whitespace().collect::<Vec<_>>().join(" ");
    let read = judge("pdftotext", ["-raw".as_ref(), pdf.as_os_str(), "-".as_ref()]);
    done(&read);
    let pages = words(&text(&read));
    for (n, id) in ids.iter().enumerate() {
        let reason = reason(id, n + 1);
        assert!(pages.contains(&words(&reason)), "{id}: “{reason}” is not in {pages}");
    }
    assert!(pages.contains(own));
    assert!(!pages.contains("DRAFT"), "an edition is no draft");
}

/// From finding to finding, until nothing blocks; then the edition and its PDF.
fn finish(window: &Window, file: &Path, pdf: &Path) {
    let next = |field: &str, keys: &dyn Fn()| {
        window.press(Key::F8);
        window.focus_in(&format!("[data-field={field}]"));
        keys();
        saved(window);
    };
    next("documentId", &|| window.types("SOA-01"));
    next("scope", &|| window.types("Everything that Moonharbour Ferries does with AI systems."));
    next("roles", &|| {
        window.press(Key::Tab);
        window.press(Key::Tab);
        window.types(" ");
    });
    next("address", &|| window.types("Quay 7, Moonharbour"));
    next("approver", &|| {
        window.types("Harbour board");
        window.press(Key::Tab);
        window.types("Top management");
        window.press(Key::Tab);
    });
    window.wait("nothing blocks", "return !!document.querySelector('.tools .btn.pri')");
    window.picture("afternoon-ready");
    command(window, "Issue edition 1.0");
    window.see("#issue-title");
    window.tab_to("Note");
    window.types("First issue.");
    window.tab_to("Prepare for approval");
    window.press(Key::Enter);
    window.wait(
        "the frozen pages are looked at",
        "return document.querySelector('.preview .sr')?.textContent.includes('FOR APPROVAL')",
    );
    window.picture("afternoon-frozen");
    window.tab_to("Issue edition 1.0");
    window.press(Key::Enter);
    window.see(".issued");
    window.picture("afternoon-issued");
    window.answer([pdf]);
    window.focus_in(".issued");
    window.press(Key::Enter);
    window.reads("the very bytes");
    for (what, path) in [("Open it", pdf), ("Open its folder", pdf.parent().unwrap())] {
        window.tab_to(what);
        window.press(Key::Enter);
        window.opens(path);
    }
    let issued = shown(file);
    assert_eq!(issued["statements"][0]["editions"][0]["label"], "1.0");
    assert_eq!(issued["statements"][0]["editions"][0]["approver"]["name"], "Harbour board");
}
