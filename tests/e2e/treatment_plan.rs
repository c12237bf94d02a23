//! The risk treatment plan: from what stands in its way to one that is approved, named in the statement, and overtaken by the risks.

use annexa_support::{Key, Window, annexa};
use serde_json::{Value, json};

use crate::{apply, done, sample, saved, shown};

/// Presses the button that is called so.
fn press(window: &Window, called: &str) {
    window.wait(
        &format!("“{called}” can be pressed"),
        &format!(
            "const button = [...document.querySelectorAll('button')].find((b) => b.offsetParent && b.innerText.trim().startsWith({called:?})
                && b.getAttribute('aria-disabled') !== 'true'); button?.click(); return button !== undefined"
        ),
    );
}

#[test]
fn a_treatment_plan_is_approved_and_named_in_the_statement() {
    let folder = tempfile::tempdir().unwrap();
    let file = sample(folder.path());
    // One risk is open: nobody has said what is done about it.
    apply(folder.path(), &file, "Lead", &json!([{"op": "EditRisk", "risk": "R-01", "set": [{"treatment": null}]}]));
    let window = Window::open(folder.path(), Some(&file));
    window.see("[data-key='iso42001/A.2.2']");
    window.chord(&[Key::Control, Key::Shift], 'R');
    press(&window, "Risk treatment plan");
    window.reads("stands in the way");
    window.reads("R-01");
    window.picture("treatment-plan-blocked");
    window.close();

    apply(folder.path(), &file, "Lead", &json!([{"op": "EditRisk", "risk": "R-01", "set": [{"treatment": "modify"}]}]));
    let window = Window::open(folder.path(), Some(&file));
    window.see("[data-key='iso42001/A.2.2']");
    window.chord(&[Key::Control, Key::Shift], 'R');
    press(&window, "Risk treatment plan");
    window.reads("Nothing stands in the way");
    window.click("[data-field='label'] input");
    window.focus_in("[data-field='label'] input");
    window.chord(&[Key::Control], 'a');
    window.types("7.0");
    press(&window, "Approve plan 7.0");
    window.reads("The risks are treated as it says.");
    press(&window, "Name plan 7.0 in the statement");
    saved(&window);
    window.picture("treatment-plan-approved");
    assert_eq!(window.axe(), Vec::<String>::new());
    window.close();

    let all: Value = shown(&file);
    let statement = &all["statements"][0];
    let plan = statement["plans"].as_array().unwrap().last().unwrap();
    assert_eq!((&plan["label"], &statement["treatment"]["planVersion"]), (&json!("7.0"), &json!("7.0")));
    assert_eq!(plan["plan"]["documentId"], statement["treatment"]["planId"]);
    let out = folder.path().join("plan.pdf");
    done(&annexa([
        "plan".as_ref(),
        file.as_os_str(),
        "--label".as_ref(),
        "7.0".as_ref(),
        "--out".as_ref(),
        out.as_os_str(),
    ]));
    let bytes = std::fs::read(&out).unwrap();
    assert_eq!(annexa_model::sha256_hex(&bytes), plan["pdf"], "the very bytes that were approved");
    done(&annexa(["verify".as_ref(), file.as_os_str()]));
}
