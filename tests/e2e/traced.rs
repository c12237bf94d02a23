//! What frameworks list, and what leads where: lists to begin with, the trace of a control, what evidence serves, frameworks side
//! by side. By keyboard, looked at by axe-core, light and dark.

use annexa_support::{Key, Window};
use serde_json::{Value, json};

use crate::eyes_and_hands::window_on;
use crate::{sample, saved, shown};

/// Runs a command by the palette, found by words of its name.
pub(crate) fn run(window: &Window, words: &str) {
    window.chord(&[Key::Control], 'k');
    window.focus_in(".palette input");
    window.types(words);
    window.see(".palette [role=option].on");
    window.press(Key::Enter);
}

/// Ticks what is called so in the open list.
fn tick(window: &Window, words: &str) {
    window.wait(
        &format!("{words} can be ticked"),
        &format!(
            "const of = [...document.querySelectorAll('.starting .start')].find(s => s.innerText.includes({words:?}));
             const box = of?.querySelector('input');
             if (!box) return false; if (!box.checked) box.click(); return box.checked"
        ),
    );
}

fn add(window: &Window) {
    window.click(".starting [type=submit]");
    window.wait("the list is put away", "return document.querySelector('.starting') === null");
    saved(window);
}

/// One look at what is shown.
fn look(window: &Window, name: &str, problems: &mut Vec<String>) {
    std::thread::sleep(std::time::Duration::from_millis(300));
    window.picture(name);
    problems.extend(window.axe().into_iter().map(|found| format!("{name}: {found}")));
}

fn journey(theme: &str) {
    let folder = tempfile::tempdir().unwrap();
    let file = sample(folder.path());
    let window = window_on(folder.path(), &json!({"theme": theme}), &file);
    let name = |view: &str| format!("traced-{view}-{theme}");
    let mut problems = Vec::new();

    run(&window, "overlooked");
    window.reads("Spam and phishing filter");
    look(&window, &name("overlooked"), &mut problems);
    tick(&window, "Spam and phishing filter");
    add(&window);

    run(&window, "600-1");
    window.reads("Harmful Bias");
    look(&window, &name("generative"), &mut problems);
    // The sample has risks that cite the other one already.
    tick(&window, "Harmful Bias");
    add(&window);

    run(&window, "EU AI Act");
    window.reads("Article 26");
    look(&window, &name("act"), &mut problems);
    tick(&window, "Article 26");
    add(&window);

    // A risk is linked with its control, and cites what it answers.
    window.chord(&[Key::Control, Key::Shift], 'R');
    window.wait(
        "the risk can be stood on",
        "const row = [...document.querySelectorAll('.row')].find(r => r.innerText.includes('Harmful Bias')); row?.click(); return row !== undefined",
    );
    for (field, words) in [("links", "A.6.2.4"), ("cites", "MEASURE 2.5")] {
        window.click(&format!("[data-field='{field}'] input"));
        window.focus_in(&format!("[data-field='{field}'] input"));
        window.types(words);
        window.see("[role=option]");
        window.press(Key::Down);
        window.press(Key::Enter);
        saved(&window);
    }
    look(&window, &name("risk"), &mut problems);

    window.chord(&[Key::Control], '2');
    window.wait(
        "the control can be stood on",
        "const row = document.querySelector(\"[data-key='iso42001/A.6.2.4']\"); row?.click(); row?.focus(); return document.activeElement === row",
    );
    window.chord(&[Key::Control], 't');
    window.wait("what is traced has the focus", "return document.activeElement?.matches('.node.of') === true");
    window.reads("Harmful Bias");
    window.wait("a line leads to it", "return document.querySelectorAll('.trace path.strong').length > 0");
    look(&window, &name("trace"), &mut problems);
    window.press(Key::Left);
    window.wait(
        "the way goes back",
        "return document.activeElement?.closest('section')?.querySelector('#trace-reason') !== null",
    );

    run(&window, "Reuse across");
    window.reads("What your evidence serves");
    look(&window, &name("reuse"), &mut problems);

    window.chord(&[Key::Control, Key::Shift], 'X');
    for (view, words) in
        [("comparisons", "Whose risk"), ("vocabulary", "The words of both worlds"), ("tables", "What the table says")]
    {
        window.click(&format!("[data-field=view] [data-value={view}]"));
        window.reads(words);
        look(&window, &name(view), &mut problems);
    }
    window.click("[data-field=view] [data-value=coverage]");
    window.see("[data-entry-id='MEASURE 2.5']");
    window.click("[data-entry-id='MEASURE 2.5']");
    window.wait(
        "it says who cites it",
        "return document.querySelector('[data-pane=coverage-entry]').innerText.includes('Harmful Bias')",
    );
    window.close();
    assert_eq!(problems, Vec::<String>::new());

    let all: Value = shown(&file);
    let of = |list: &str, title: &str| {
        let records = all[list].as_array().unwrap().clone();
        records.into_iter().find(|r| r["title"] == title || r["name"] == title).unwrap()
    };
    assert_eq!(of("risks", "Harmful Bias and Homogenization")["categories"], json!(["bias"]));
    assert_eq!(of("systems", "Spam and phishing filter")["roles"], json!(["aiCustomer"]));
    let law =
        all["requirements"].as_array().unwrap().iter().find(|r| r["source"].as_str().unwrap().contains("Article 26"));
    assert_eq!(law.unwrap()["kind"], "law");
    let cited = format!(
        "link/risk/{}/nist-ai-rmf/MEASURE 2.5",
        of("risks", "Harmful Bias and Homogenization")["id"].as_str().unwrap()
    );
    let links = all["links"].as_array().unwrap().iter();
    assert!(
        links
            .map(|l| format!("link/{}/{}", l["from"].as_str().unwrap(), l["to"].as_str().unwrap()))
            .any(|l| l == cited)
    );
}

#[test]
fn what_frameworks_list_leads_to_a_control_and_on_to_its_edition() {
    journey("light");
}

#[test]
fn the_same_in_the_dark() {
    journey("dark");
}
