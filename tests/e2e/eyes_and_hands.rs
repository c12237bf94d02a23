//! Who cannot see well, and who has no mouse: axe-core in every place, light and dark; Tab through every place.

use std::fs;
use std::path::Path;

use annexa_support::{Key, Window};
use serde_json::{Value, json};

use crate::sample;

/// Every place, by the action that leads there and what is seen once it is there.
const PLACES: [(&str, char, &str); 21] = [
    ("overview", '1', "main.over, .over"),
    ("controls", '2', "[data-key='iso42001/A.2.2']"),
    ("systems", '3', "main [role=grid]"),
    ("evidence", '4', "main [role=grid]"),
    ("people", '5', "main [role=grid]"),
    ("document", '6', "[data-field=documentId]"),
    ("history", '7', ".tline"),
    ("declaration", '8', "[data-pane=declaring]"),
    ("file", '9', "[data-pane=file]"),
    ("risks", 'R', ".list[data-scope=risks-list]"),
    ("assessments", 'M', ".list[data-scope=assessments-list]"),
    ("requirements", 'E', ".list[data-scope=requirements-list]"),
    ("parties", 'P', ".list[data-scope=parties-list]"),
    ("objectives", 'B', ".list[data-scope=objectives-list]"),
    ("clauses", 'K', ".list[data-scope=clauses-list]"),
    ("audits", 'G', ".list[data-scope=audits-list]"),
    ("reviews", 'W', ".list[data-scope=reviews-list]"),
    ("nonconformities", 'Y', ".list[data-scope=nonconformities-list]"),
    ("questions", 'Q', ".list[data-scope=questions-list]"),
    ("coverage", 'X', "[data-pane=coverage] [role=option]"),
    ("trace", 'T', ".trace .node"),
];

/// What is held with the key of a place: letters lead to the registers.
fn held(key: char) -> &'static [Key] {
    if key.is_ascii_digit() { &[Key::Control] } else { &[Key::Control, Key::Shift] }
}

/// The window on the sample, as it was set before.
fn window(folder: &Path, settings: &Value) -> Window {
    window_on(folder, settings, &sample(folder))
}

/// The same on a file of the sample.
pub(crate) fn window_on(folder: &Path, settings: &Value, file: &Path) -> Window {
    let place = folder.join("config/org.annexa.desktop");
    fs::create_dir_all(&place).unwrap();
    let author = json!({"id": "a".repeat(32), "name": "Implementation lead", "function": "Quality"});
    fs::write(place.join("settings.json"), json!({"author": author, "settings": settings}).to_string()).unwrap();
    let window = Window::open(folder, Some(file));
    window.reads("Otterbridge Narrowboat Mutual");
    window.see("[data-key='iso42001/A.2.2']");
    window
}

fn looked_at(window: &Window, name: &str, problems: &mut Vec<String>) {
    // What appears may still be on its way in.
    std::thread::sleep(std::time::Duration::from_millis(300));
    window.picture(name);
    problems.extend(window.axe().into_iter().map(|found| format!("{name}: {found}")));
}

/// Each place, then the pages that open from them.
fn every_place(theme: &str, contrast: &str) {
    let folder = tempfile::tempdir().unwrap();
    let window = window(folder.path(), &json!({"theme": theme, "contrast": contrast}));
    let name = |place: &str| format!("{place}-{theme}{}", if contrast == "more" { "-contrast" } else { "" });
    let mut problems = Vec::new();
    for (place, key, seen) in PLACES {
        window.chord(held(key), key);
        window.see(seen);
        looked_at(&window, &name(place), &mut problems);
    }
    window.chord(&[Key::Control], 'e');
    window.wait(
        "the pages are shown",
        "return document.querySelector('.preview canvas')?.width > 0 && !!document.querySelector('.preview .leaf')",
    );
    looked_at(&window, &name("export"), &mut problems);
    window.wait(
        "a screen reader gets the page’s words",
        "return document.querySelector('main.export').textContent.includes('nothing in this copy has been approved')",
    );
    assert!(!window.text().contains("could not be drawn"));
    window.chord(&[Key::Control], 'k');
    window.see("[role=dialog]");
    window.types("Issue edition");
    looked_at(&window, &name("palette"), &mut problems);
    window.press(Key::Enter);
    window.see("#issue-title");
    window.wait("the pages are shown", "return document.querySelector('.preview canvas')?.width > 0");
    looked_at(&window, &name("issue"), &mut problems);
    window.close();
    assert_eq!(problems, [""; 0]);
}

#[test]
fn axe_finds_nothing_in_any_place_in_light() {
    every_place("light", "standard");
}

#[test]
fn axe_finds_nothing_in_any_place_in_dark() {
    every_place("dark", "standard");
}

#[test]
fn axe_finds_nothing_in_any_place_in_high_contrast() {
    every_place("light", "more");
}

#[test]
fn axe_finds_nothing_on_the_first_page() {
    let folder = tempfile::tempdir().unwrap();
    let window = Window::open(folder.path(), None);
    window.reads("New client file");
    let mut problems = Vec::new();
    looked_at(&window, "welcome-light", &mut problems);
    window.close();
    assert_eq!(problems, [""; 0]);
}

/// What stands out of the window to the side, by its tag and words; nothing is reached by scrolling sideways.
pub(crate) const OUTSIDE: &str = "return [...document.querySelectorAll('main *')].filter(e => { const r = e.getBoundingClientRect(); \
    return r.width > 0 && r.height > 0 && (r.right > innerWidth + 1 || r.left < -1) && !e.closest('.sr, .preview, canvas') }) \
    .map(e => e.tagName + ' ' + e.className + ' ' + (e.innerText ?? '').slice(0, 40)).slice(0, 5)";

#[test]
fn nothing_is_lost_at_twice_the_size() {
    let folder = tempfile::tempdir().unwrap();
    let window = window(folder.path(), &json!({"theme": "light", "zoom": 2.0}));
    assert_eq!(window.script("return innerWidth"), json!(720), "the zoom that was set holds from the first moment");
    let mut problems = Vec::new();
    for (place, key, seen) in PLACES {
        window.chord(held(key), key);
        window.see(seen);
        looked_at(&window, &format!("{place}-zoom"), &mut problems);
        let outside = window.script(OUTSIDE);
        if outside != json!([]) {
            problems.push(format!("{place}: out of the window: {outside}"));
        }
    }
    // From the list to one decision and back, in the one pane that there is room for.
    window.chord(&[Key::Control], '2');
    window.wait(
        "a row has the focus",
        "const row = document.querySelector(\"[data-key='iso42001/A.2.2']\"); row?.focus(); return document.activeElement === row",
    );
    window.press(Key::Enter);
    window.focus_in("[data-field]");
    looked_at(&window, "decision-zoom", &mut problems);
    window.press(Key::Escape);
    window.wait("the row has the focus again", "return document.activeElement?.dataset.key === 'iso42001/A.2.2'");
    window.close();
    assert_eq!(problems, [""; 0]);
}

/// Words that stand out of the box that holds them.
const SPILT: &str = "return [...document.querySelectorAll('main .seg > *, main .ids > *, main .btn')].filter(e => \
    e.scrollWidth > e.clientWidth + 1 && getComputedStyle(e).overflowX === 'visible').map(e => e.innerText.slice(0, 40)).slice(0, 5)";

#[test]
fn nothing_spills_while_the_window_is_enlarged() {
    let folder = tempfile::tempdir().unwrap();
    let window = window(folder.path(), &json!({"theme": "light", "zoom": 1.5}));
    let mut problems = Vec::new();
    for (place, key, seen) in PLACES {
        window.chord(held(key), key);
        window.see(seen);
        looked_at(&window, &format!("{place}-larger"), &mut problems);
        for (what, script) in [("out of the window", OUTSIDE), ("out of its box", SPILT)] {
            let found = window.script(script);
            if found != json!([]) {
                problems.push(format!("{place}: {what}: {found}"));
            }
        }
    }
    window.close();
    assert_eq!(problems, [""; 0]);
}

/// Where the focus is: a name for it, whether it can be seen to be there (a ring, a shadow, or the focus's own colour,
/// on it or on what holds it), and whether it is inside the window.
const FOCUS: &str = "const e = document.activeElement; \
    const probe = document.body.appendChild(document.createElement('i')); probe.style.color = 'var(--focus)'; \
    const colour = getComputedStyle(probe).color; probe.remove(); \
    const lit = (x, part) => { const s = getComputedStyle(x, part); return s.boxShadow !== 'none' || \
        (s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) > 0) || s.backgroundColor === colour; }; \
    let x = e, ring = false; \
    for (let i = 0; x && i < 4; i += 1, x = x.parentElement) ring ||= lit(x) || lit(x, '::before') || lit(x, '::after'); \
    const r = e.getBoundingClientRect(); \
    const inside = r.bottom > 0 && r.top < innerHeight && r.right > 0 && r.left < innerWidth; \
    if (!e.dataset.met) e.dataset.met = String(window.__met = (window.__met ?? 0) + 1); \
    return JSON.stringify([e.dataset.met, e === document.body || ring, e === document.body || inside, \
        e.tagName + ' ' + (e.getAttribute('aria-label') ?? e.innerText ?? '').slice(0, 60) + \
        (inside ? '' : ' ' + [r.left, r.top, r.right, r.bottom].map(Math.round).join(' '))]);";

#[test]
fn tab_comes_round_in_every_place_and_is_always_seen() {
    let folder = tempfile::tempdir().unwrap();
    let window = window(folder.path(), &json!({"theme": "light"}));
    let mut problems = Vec::new();
    for (place, key, seen) in PLACES {
        window.chord(held(key), key);
        window.see(seen);
        std::thread::sleep(std::time::Duration::from_millis(200));
        let mut met: Vec<String> = Vec::new();
        let mut came_round = false;
        for _ in 0..160 {
            window.press(Key::Tab);
            // What has the focus scrolls into sight with the next picture.
            std::thread::sleep(std::time::Duration::from_millis(60));
            let answer = window.script(FOCUS);
            let (id, ring, inside, name): (String, bool, bool, String) =
                serde_json::from_str(answer.as_str().unwrap()).unwrap();
            if !ring {
                problems.push(format!("{place}: nothing shows the focus on {name}"));
            }
            if !inside {
                problems.push(format!("{place}: the focus is outside the window on {name}"));
            }
            if met.first() == Some(&id) && met.len() > 3 {
                came_round = true;
                break;
            }
            met.push(id);
        }
        if !came_round {
            problems.push(format!("{place}: Tab did not come round in {} steps", met.len()));
        }
    }
    window.close();
    assert_eq!(problems, [""; 0]);
}
