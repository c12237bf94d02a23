//! What leaves a client file on purpose: a copy with parts left out, a copy that is sealed, and a signature over an edition.

use std::fs::{self, File};
use std::path::Path;
use std::process::{Command, Stdio};

use annexa_support::{Key, Window, annexa, judge, text};
use serde_json::json;

use crate::eyes_and_hands::{OUTSIDE, window_on};
use crate::papers::{appears, button, issued};
use crate::{done, shown};

const PASSPHRASE: &str = "four words that differ";

/// Does what the palette finds first by these words.
fn perform(window: &Window, words: &str, found: &str) {
    window.chord(&[Key::Control], 'k');
    // Keys that come before it has the focus belong to what had it.
    window.focus_in("[role=dialog]");
    window.types(&format!(">{words}"));
    window.wait(
        &format!("{found} is found"),
        &format!("return (document.querySelector('[role=option]')?.innerText ?? '').includes({found:?})"),
    );
    window.press(Key::Enter);
}

fn nothing_wrong(window: &Window, name: &str) {
    // What appears may still be on its way in.
    std::thread::sleep(std::time::Duration::from_millis(300));
    window.picture(name);
    assert_eq!(window.axe(), Vec::<String>::new(), "{name}");
}

fn fill(window: &Window, field: &str, words: &str) {
    window.click(&format!("[data-field={field}] input"));
    window.types(words);
}

/// Whether `ssh-keygen` takes the signature for that of the key, over what stands beside it.
fn verified(folder: &Path, key: &Path, signature: &Path) -> String {
    let list = folder.join("allowed_signers");
    let public = fs::read_to_string(key.with_extension("pub")).unwrap();
    fs::write(&list, format!("lead@quay.example namespaces=\"annexa-edition\" {public}")).unwrap();
    let output = Command::new("ssh-keygen")
        .args(["-Y", "verify", "-I", "lead@quay.example", "-n", "annexa-edition", "-f"])
        .arg(&list)
        .arg("-s")
        .arg(signature)
        .stdin(Stdio::from(File::open(signature.with_extension("msg")).unwrap()))
        .output()
        .unwrap();
    assert!(output.status.success(), "{output:?}");
    text(&output)
}

#[test]
fn copies_are_given_away_and_an_edition_is_signed() {
    let folder = tempfile::tempdir().unwrap();
    let file = issued(folder.path());
    let [redacted, sealed, opened, key, signature] =
        ["for a partner.soa", "otterbridge.soa.age", "opened.soa", "key", "SoA.sig"].map(|n| folder.path().join(n));
    done(&judge("ssh-keygen", ["-q", "-t", "ed25519", "-N", PASSPHRASE, "-f", key.to_str().unwrap()]));
    let window = Window::open(folder.path(), Some(&file));
    window.see("[data-key='iso42001/A.2.2']");

    perform(&window, "redacted copy", "Make a redacted copy");
    window.focus_in("[data-field=redact] form");
    window.reads("entries stand in the file");
    nothing_wrong(&window, "redacting");
    window.answer([&redacted]);
    button(&window, "Choose where it goes");
    window.reads("is made, without the history and the editions");
    nothing_wrong(&window, "redacted");
    let copy = shown(&redacted);
    assert!(copy["withheld"].as_array().is_some_and(|left| !left.is_empty()), "{}", copy["withheld"]);
    assert_eq!(copy["statements"][0]["editions"].as_array().map_or(0, Vec::len), 0, "editions stay behind");

    perform(&window, "seal a copy", "Seal a copy");
    window.focus_in("[data-field=seal] form");
    fill(&window, "passphrase", PASSPHRASE);
    fill(&window, "passphrase-again", PASSPHRASE);
    nothing_wrong(&window, "sealing");
    window.answer([&sealed]);
    button(&window, "Choose where it goes");
    window.reads("is sealed, and was read back");
    assert!(!window.text().contains(PASSPHRASE));
    let whole = shown(&file);

    perform(&window, "sign edition", "Sign edition");
    window.focus_in("[data-field=sign] form");
    window.answer([&key]);
    button(&window, "Choose the private key");
    window.focus_in("[data-field=key-passphrase]");
    window.types(PASSPHRASE);
    nothing_wrong(&window, "signing");
    window.press(Key::Enter);
    window.reads("fits this edition and its history");
    window.answer([&signature]);
    button(&window, "Save it as");
    appears(&signature);
    window.wait(
        "it is told how it is verified",
        "const all = document.querySelector('.signed details'); if (all) all.open = true; return !!all",
    );
    window.reads("-s SoA.sig < SoA.msg");
    nothing_wrong(&window, "signed");
    window.close();
    let said = verified(folder.path(), &key, &signature);
    assert!(said.contains("Good \"annexa-edition\" signature"), "{said}");
    done(&annexa(["verify".as_ref(), file.as_os_str(), "--signature".as_ref(), signature.as_os_str()]));

    // A sealed copy that is named where a client file is meant leads to where it is opened.
    let window = Window::open(folder.path(), Some(&sealed));
    window.reads("otterbridge.soa.age is sealed");
    window.focus_in("[data-field=unseal]");
    nothing_wrong(&window, "unsealing");
    window.types("four words that do not");
    window.press(Key::Enter);
    window.reads("That passphrase does not open the copy");
    window.focus_in("[data-field=unseal]");
    window.types(PASSPHRASE);
    window.answer([&opened]);
    window.press(Key::Enter);
    window.see("[data-key='iso42001/A.2.2']");
    window.close();
    assert_eq!(shown(&opened)["statements"], whole["statements"]);
}

#[test]
fn what_is_begun_is_whole_at_twice_the_size_in_the_dark() {
    let folder = tempfile::tempdir().unwrap();
    let file = issued(folder.path());
    let sealed = folder.path().join("otterbridge.soa.age");
    let key = "age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p";
    let seal = ["seal".as_ref(), file.as_os_str(), "--out".as_ref(), sealed.as_os_str()];
    done(&annexa([&seal[..], &["--recipient", key].map(AsRef::as_ref)].concat()));
    let window = window_on(folder.path(), &json!({"theme": "dark", "zoom": 2.0}), &file);
    let whole = |name: &str| {
        nothing_wrong(&window, name);
        assert_eq!(window.script(OUTSIDE), json!([]), "{name}");
    };
    for (words, found, field) in [
        ("redacted copy", "Make a redacted copy", "redact"),
        ("seal a copy", "Seal a copy", "seal"),
        ("sign edition", "Sign edition", "sign"),
    ] {
        perform(&window, words, found);
        window.focus_in(&format!("[data-field={field}] form"));
        whole(&format!("{field}-zoom"));
        window.press(Key::Escape);
        window.wait("it is left", "return !document.querySelector('main form.begun')");
        window.focus_in(&format!("[data-field={field}]"));
    }
    window.answer([&sealed]);
    perform(&window, "open a sealed copy", "Open a sealed copy");
    window.reads("otterbridge.soa.age is sealed");
    window.focus_in("[data-field=unseal]");
    whole("unseal-zoom");
    window.press(Key::Escape);
    window.wait("it is left", "return !document.querySelector('[role=dialog]')");
    window.close();
}
