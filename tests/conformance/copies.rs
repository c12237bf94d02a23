//! Copies of a client file from the command line: compared, merged, redacted, merged back.
#![allow(clippy::unwrap_used, clippy::panic)]

use std::fs;
use std::path::Path;

use annexa_support::{annexa, text};
use serde_json::{Value, json};
use tempfile::TempDir;

/// A folder with the sample in it, twice.
struct Copies(TempDir);

impl Copies {
    fn new() -> Self {
        let copies = Self(tempfile::tempdir().unwrap());
        assert_eq!(run(&["new", &copies.at("a.soa"), "--sample"]).0, 0);
        fs::copy(copies.path("a.soa"), copies.path("b.soa")).unwrap();
        copies
    }

    fn path(&self, name: &str) -> std::path::PathBuf {
        self.0.path().join(name)
    }

    fn at(&self, name: &str) -> String {
        self.path(name).to_string_lossy().into_owned()
    }

    fn apply(&self, file: &str, author: &str, operations: &Value) {
        fs::write(self.path("list.json"), operations.to_string()).unwrap();
        let (code, _, error) = run(&["apply", &self.at(file), &self.at("list.json"), "--author", author]);
        assert_eq!(code, 0, "{error}");
    }

    fn shown(&self, file: &str) -> Value {
        serde_json::from_str(&run(&["show", &self.at(file), "--json"]).1).unwrap()
    }

    fn notes(&self, file: &str, control: &str) -> Value {
        let shown = self.shown(file);
        let decisions = shown["statements"][0]["decisions"].as_array().unwrap();
        decisions.iter().find(|d| d["control"] == control).unwrap()["notes"]["text"].clone()
    }
}

/// Exit code, standard output, standard error.
fn run(arguments: &[&str]) -> (i32, String, String) {
    let output = annexa(arguments);
    let error = String::from_utf8_lossy(&output.stderr).into_owned();
    (output.status.code().unwrap(), text(&output), error)
}

fn notes(text: &str) -> Value {
    json!({"op": "Decide", "controls": ["A.2.2"], "set": [{"notes": text}]})
}

fn bytes(path: &Path) -> Vec<u8> {
    fs::read(path).unwrap()
}

#[test]
fn two_copies_are_merged_into_a_third_as_it_was_decided() {
    let copies = Copies::new();
    let [a, b, c, d] = ["a.soa", "b.soa", "c.soa", "d.json"].map(|name| copies.at(name));
    copies.apply("a.soa", "Lead", &json!([notes("Asked in May."), {"op": "DeleteEvidence", "evidence": "EV-03"}]));
    copies.apply(
        "b.soa",
        "Consultant",
        &json!([notes("Asked in June."),
        {"op": "EditEvidence", "evidence": "EV-03", "set": [{"title": "Another title"}]},
        {"op": "Decide", "controls": ["A.6.2.4"], "set": [{"status": "implemented"}]}]),
    );
    let before = [bytes(Path::new(&a)), bytes(Path::new(&b))];
    let (code, told, _) = run(&["compare", &a, &b]);
    assert_eq!(code, 1, "something has to be decided");
    for said in
        ["2 things have to be decided", "A.2.2, notes", "“Asked in May.”", "Consultant", "A.6.2.4, status and dates"]
    {
        assert!(told.contains(said), "{said}: {told}");
    }
    let preview: Value = serde_json::from_str(&run(&["compare", &a, &b, "--json"]).1).unwrap();
    assert_eq!((&preview["relation"], preview["conflicts"].as_array().unwrap().len()), (&json!("diverged"), 2));
    let (code, _, error) = run(&["merge", &a, &b, "--out", &c]);
    assert!(code == 1 && error.contains("nothing was written") && !copies.path("c.soa").exists(), "{error}");
    assert_eq!(run(&["merge", &a, &b, "--write-decisions", &d]).0, 1, "two are open");
    let mut decisions: Value = serde_json::from_slice(&bytes(Path::new(&d))).unwrap();
    for one in decisions["decisions"].as_array_mut().unwrap() {
        let record = one["mine"].is_null() || one["theirs"].is_null();
        one["take"] = json!(if record { "keep" } else { "both" });
    }
    fs::write(&d, decisions.to_string()).unwrap();
    let (code, _, error) = run(&["merge", &a, &b, "--out", &c, "--decisions", &d]);
    assert_eq!(code, 0, "{error}");
    assert_eq!(copies.notes("c.soa", "iso42001/A.2.2"), "Asked in May.\n\nAsked in June.");
    let shown = copies.shown("c.soa");
    let kept = shown["evidence"].as_array().unwrap().iter().find(|e| e["label"] == "EV-03").unwrap();
    assert_eq!(kept["title"], "Another title");
    let log = run(&["log", &c, "--last", "99"]).1;
    assert!(log.contains("Lead") && log.contains("Consultant") && log.contains("merged with another copy"), "{log}");
    assert_eq!(run(&["verify", &c]).0, 0);
    assert_eq!([bytes(Path::new(&a)), bytes(Path::new(&b))], before, "both stay as they were");
    // Settled: neither asks again, and both are older states of the result.
    for file in [&a, &b] {
        let (code, told, _) = run(&["compare", &c, file]);
        assert!(code == 0 && told.contains("an older state"), "{told}");
    }
}

#[test]
fn what_is_no_copy_is_told_apart_and_a_decision_that_does_not_fit_is_refused() {
    let copies = Copies::new();
    let [a, b, other, c, d] = ["a.soa", "b.soa", "other.soa", "c.soa", "d.json"].map(|name| copies.at(name));
    run(&["new", &other, "--org", "Moonharbour Ferries"]);
    let (code, told, _) = run(&["compare", &a, &other]);
    assert!(code == 0 && told.contains("no history in common"), "{told}");
    let (code, _, error) = run(&["merge", &a, &other, "--out", &c]);
    assert!(code == 2 && error.contains("not a copy of this document") && !copies.path("c.soa").exists(), "{error}");
    let (code, told, _) = run(&["merge", &a, &b, "--out", &c]);
    assert_eq!(code, 0, "{told}");
    assert_eq!(copies.shown("c.soa"), copies.shown("a.soa"), "of two same ones, either");
    copies.apply("a.soa", "Lead", &json!([notes("Here.")]));
    copies.apply("b.soa", "Consultant", &json!([notes("There.")]));
    for (decided, said) in [
        (json!({"cell": "organisation/name", "take": "mine"}), "is not among its choices"),
        (json!({"cell": "organisation/name", "value": "X"}), "neither copy changed it"),
        (json!({"cell": "x", "take": "ours"}), "holds no decisions"),
    ] {
        fs::write(&d, json!({"decisions": [decided]}).to_string()).unwrap();
        let fresh = copies.at("fresh.soa");
        let (code, _, error) = run(&["merge", &a, &b, "--out", &fresh, "--decisions", &d]);
        assert!(code != 0 && !copies.path("fresh.soa").exists(), "{error}");
        assert!(error.contains(said) || code == 1, "{said}: {error}");
    }
    let (code, _, error) = run(&["merge", &a, &b, "--out", &c]);
    assert!(code == 2 && error.contains("exists already"), "{error}");
}

#[test]
fn a_redacted_copy_says_nothing_of_what_is_left_out_and_comes_back() {
    let copies = Copies::new();
    let [a, r, c, pdf] = ["a.soa", "redacted.soa", "c.soa", "r.pdf"].map(|name| copies.at(name));
    copies.apply(
        "a.soa",
        "Quillon Marsh",
        &json!([notes("ZEBRAFISH is what we call it."),
        {"op": "AddPerson", "set": [{"name": "Quillon Marsh"}, {"function": "Operations"}]},
        {"op": "Decide", "controls": ["A.5.2"], "set": [{"owner": "Quillon Marsh"}]}]),
    );
    let (code, told, error) = run(&["redact", &a, "--out", &r, "--without", "notes,people,evidence-places"]);
    assert!(code == 0 && told.contains("left out"), "{told}{error}");
    let whole = bytes(Path::new(&r));
    for secret in ["ZEBRAFISH", "Quillon", "Marsh"] {
        assert!(!whole.windows(secret.len()).any(|w| w == secret.as_bytes()), "{secret}");
    }
    assert_eq!(run(&["verify", &r]).0, 0);
    assert_eq!(run(&["log", &r]).1.lines().count(), 1, "the history stays behind");
    // Its pages say what was left out, and nothing is approved in it.
    assert_eq!(run(&["export", &r, "--out", &pdf]).0, 0);
    let said = text(&annexa_support::judge("pdftotext", [pdf.as_str(), "-"]));
    assert!(said.contains("Left out of this copy") || said.contains("left out"), "{said}");
    let (code, _, error) = run(&["candidate", &r, "--out", &copies.at("x.pdf")]);
    assert!(code != 0, "{error}");
    // What is written in it comes back; what was withheld stays.
    copies.apply(
        "redacted.soa",
        "Partner",
        &json!([{"op": "Decide", "controls": ["A.2.3"], "set": [{"included": "The partner says why."}]}]),
    );
    let (code, _, error) = run(&["merge", &a, &r, "--out", &c]);
    assert_eq!(code, 0, "{error}");
    assert_eq!(copies.notes("c.soa", "iso42001/A.2.2"), "ZEBRAFISH is what we call it.");
    let shown = copies.shown("c.soa");
    let decision =
        shown["statements"][0]["decisions"].as_array().unwrap().iter().find(|d| d["control"] == "iso42001/A.2.3");
    assert_eq!(decision.unwrap()["included"]["text"], "The partner says why.");
    assert_eq!(run(&["verify", &c]).0, 0);
    let (code, _, error) = run(&["merge", &r, &a, "--out", &copies.at("leak.soa")]);
    assert!(code == 2 && error.contains("redacted copy"), "{error}");
    let (code, _, error) = run(&["redact", &r, "--out", &copies.at("twice.soa"), "--without", "notes"]);
    assert!(code == 2 && error.contains("redacted copy itself"), "{error}");
}

#[test]
fn what_is_typed_on_after_a_copy_does_not_part_it_from_its_file() {
    let copies = Copies::new();
    let [a, r, t] = ["a.soa", "redacted.soa", "taken.soa"].map(|name| copies.at(name));
    copies.apply("a.soa", "Lead", &json!([notes("Hel")]));
    assert_eq!(run(&["redact", &a, "--out", &r, "--without", "people"]).0, 0);
    assert_eq!(run(&["copy", &a, "--out", &t]).0, 0);
    copies.apply("a.soa", "Lead", &json!([notes("Hello there")]));
    copies.apply("redacted.soa", "Partner", &json!([{"op": "EditStatement", "set": [{"classification": "Open"}]}]));
    let (code, told, _) = run(&["compare", &a, &t]);
    assert!(code == 0 && told.contains("an older state"), "{told}");
    let (code, _, error) = run(&["merge", &a, &r, "--out", &copies.at("c.soa")]);
    assert_eq!(code, 0, "{error}");
    assert_eq!(copies.notes("c.soa", "iso42001/A.2.2"), "Hello there");
    assert_eq!(copies.shown("c.soa")["statements"][0]["classification"], "Open");
}

#[test]
fn nobody_decides_about_their_own_name_and_no_decision_takes_an_edition_away() {
    let copies = Copies::new();
    let [a, b, c, d] = ["a.soa", "b.soa", "c.soa", "d.json"].map(|name| copies.at(name));
    copies.apply("a.soa", "Lead", &json!([notes("Here.")]));
    fs::write(copies.path("list.json"), json!([{"op": "EditOrganisation", "set": [{"address": "There"}]}]).to_string())
        .unwrap();
    let as_head = ["--author", "Lead", "--author-function", "Head of AI"];
    assert_eq!(run(&[&["apply", &b, &copies.at("list.json")][..], &as_head].concat()).0, 0);
    assert_eq!(run(&["merge", &a, &b, "--out", &c, "--author", "Lead"]).0, 0);
    assert_eq!(run(&["verify", &c]).0, 0);
    let by = ["--approved-by", "Managing director", "--function", "Management"];
    assert_eq!(run(&[&["issue", &a][..], &by].concat()).0, 0);
    let preview: Value = serde_json::from_str(&run(&["compare", &a, &b, "--json"]).1).unwrap();
    let kept = preview["kept"].as_array().unwrap().iter().map(|one| one["cell"].clone());
    let edition = kept.into_iter().find(|cell| cell.as_str().unwrap().starts_with("edition/")).unwrap();
    for (decided, said) in [
        (json!([{"cell": edition, "take": "theirs"}]), "cannot stand there"),
        (json!([{"cell": "organisation/address", "take": "mine", "value": {"text": "x"}}]), "more than one"),
        (
            json!([{"cell": "organisation/address", "take": "mine"}, {"cell": "organisation/address", "take": "theirs"}]),
            "more than one",
        ),
    ] {
        fs::write(&d, json!({"decisions": decided}).to_string()).unwrap();
        let (code, _, error) =
            run(&["merge", &a, &b, "--out", &copies.at("e.soa"), "--decisions", &d, "--author", "Lead"]);
        assert!(code == 2 && error.contains(said) && !copies.path("e.soa").exists(), "{said}: {error}");
    }
}

/// Somebody goes on writing in the other copy while it is merged: what comes of it holds together, every time.
#[test]
fn a_copy_that_is_being_written_is_taken_as_it_stood_at_one_moment() {
    let copies = Copies::new();
    copies.apply("a.soa", "Lead", &json!([notes("Here.")]));
    let (b, stop) = (copies.at("b.soa"), std::sync::atomic::AtomicBool::new(false));
    std::thread::scope(|scope| {
        scope.spawn(|| {
            let list = copies.at("writing.json");
            for n in 0.. {
                if stop.load(std::sync::atomic::Ordering::Relaxed) {
                    break;
                }
                let set = json!([{"op": "EditOrganisation", "set": [{"address": format!("There {n}")}]}, {"op": "AddEvidence", "set": [{"title": format!("E {n}")}]}]);
                fs::write(&list, set.to_string()).unwrap();
                annexa(["apply", &b, &list, "--author", "Consultant"]);
            }
        });
        for n in 0..12 {
            let out = copies.at(&format!("m{n}.soa"));
            let (code, _, error) = run(&["merge", &copies.at("a.soa"), &b, "--out", &out]);
            if code == 0 {
                let (code, told, error) = run(&["verify", &out]);
                assert_eq!(code, 0, "{told}{error}");
            } else {
                assert!(!error.contains("damaged"), "{error}");
            }
        }
        stop.store(true, std::sync::atomic::Ordering::Relaxed);
    });
}
