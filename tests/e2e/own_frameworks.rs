//! A framework of one's own in the real window: refused with all that is wrong, brought in, decided on, and replaced by a later version
//! that says what changes first. By keyboard, looked at by axe-core, light and dark.

use std::path::Path;

use annexa_support::{Key, Window};
use serde_json::json;

use crate::eyes_and_hands::window_on;
use crate::traced::run;
use crate::{sample, saved, shown};

fn look(window: &Window, name: &str, problems: &mut Vec<String>) {
    std::thread::sleep(std::time::Duration::from_millis(300));
    window.picture(name);
    problems.extend(window.axe().into_iter().map(|found| format!("{name}: {found}")));
}

fn rules(at: &Path, version: &str, last: &str) {
    let rows = format!(
        "# id: own-rules\n# name: Rules of the house\n# version: {version}\ngroup,group title,id,title\n\
         1,Buying,1.1,Ask before you buy\n1,Buying,1.2,Keep the contract\n2,Using,{last}\n"
    );
    std::fs::write(at, rows).unwrap();
}

fn journey(theme: &str) {
    let folder = tempfile::tempdir().unwrap();
    let file = sample(folder.path());
    let window = window_on(folder.path(), &json!({"theme": theme}), &file);
    let name = |view: &str| format!("own-frameworks-{view}-{theme}");
    let mut problems = Vec::new();
    let csv = folder.path().join("rules.csv");

    // Everything that is wrong, and where.
    rules(&csv, "", "1.1,Say no to secrets");
    window.answer([&csv]);
    run(&window, "bring a framework");
    window.reads("rules.csv cannot be brought in");
    window.reads("Before the heading there is nothing of what it has to say of itself: “# version: 1”");
    window.reads("Line 7, “id”: “1.1” is there already");
    look(&window, &name("refused"), &mut problems);

    // The hand is at the way on: another file.
    rules(&csv, "1", "2.1,Say no to secrets");
    window.answer([&csv]);
    window.focus_in("[data-pane='own-entry'] .acts button");
    window.press(Key::Enter);
    window.reads("New in this file.");
    look(&window, &name("preview"), &mut problems);
    window.focus_in("[data-pane='own-entry'] .btn.primary");
    window.press(Key::Enter);
    window.reads("Decide on it in this statement");
    saved(&window);
    look(&window, &name("there"), &mut problems);
    window.click("[data-pane='own-entry'] .acts .btn");
    window.reads("It stays: a statement decides on it.");
    saved(&window);

    // Its controls are decided on like any other.
    window.chord(&[Key::Control], '2');
    window.wait(
        "the control of one's own framework can be stood on",
        "const row = [...document.querySelectorAll('.row')].find(r => r.innerText.includes('Say no to secrets')); row?.scrollIntoView(); row?.click(); return row !== undefined",
    );
    window.see(".decision [data-field='notes']");
    window.click(".decision [data-field='notes']");
    window.focus_in(".decision [data-field='notes'] textarea");
    window.types("Ask Legal");
    window.press(Key::Tab);
    saved(&window);
    look(&window, &name("controls"), &mut problems);

    // A later version says first what changes and what is left.
    rules(&csv, "2", "2.2,Say no to secrets");
    window.answer([&csv]);
    run(&window, "bring a framework");
    window.reads("A later version of 1");
    window.reads("2.1 “Say no to secrets” is gone, and decided on");
    window.reads("2.2 is new, and to be decided on");
    look(&window, &name("later"), &mut problems);
    window.focus_in("[data-pane='own-entry'] .btn.primary");
    window.press(Key::Enter);
    window.reads("version 2, 3 controls");
    saved(&window);

    // Nothing is lost: the decision is still there, and says so.
    window.chord(&[Key::Control], '2');
    window.wait(
        "the decision on what is gone can be stood on",
        "const row = [...document.querySelectorAll('.row')].find(r => r.innerText.includes('own-rules 2.1')); row?.scrollIntoView(); row?.click(); return row !== undefined",
    );
    window.reads("Its framework no longer has this control.");
    look(&window, &name("gone"), &mut problems);
    window.click("[data-field='drop']");
    saved(&window);
    let snapshot = shown(&file);
    let decisions = snapshot["statements"][0]["decisions"].as_array().unwrap().clone();
    let of = |id: &str| decisions.iter().any(|d| d["control"] == format!("own-rules/{id}"));
    assert!(of("1.1") && of("2.2") && !of("2.1"), "{decisions:?}");
    window.close();
    assert_eq!(problems, Vec::<String>::new());
}

#[test]
fn a_framework_of_ones_own_is_brought_in_by_keyboard_and_replaced_by_its_later_version() {
    journey("light");
}

#[test]
fn a_framework_of_ones_own_is_brought_in_in_the_dark() {
    journey("dark");
}
