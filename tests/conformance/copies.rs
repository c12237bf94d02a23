//! Copies of a client file from the command line: compared, merged, redacted, merged back.
#![allow(clippy::unwrap_used, clippy::panic)]

use std::fs;
use std::path::Path;

use annexa_support::{annexa, judge, said as run, text};
use serde_json::{Value, json};
use tempfile::TempDir;

/// A folder with the sample in it, twice.
struct Copies(TempDir);

impl Copies {
    fn new() -> Self {
        let copies = Self(tempfile::tempdir().unwrap());
        assert_eq!(run(&["new", &copies.at("a.soa"), "--sample=draft"]).0, 0);
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
    let listed = decisions["decisions"].as_array().unwrap();
    let of = |about: &str| listed.iter().find(|one| one["about"].as_str().unwrap().contains(about)).unwrap();
    assert_eq!(of("notes")["choices"], json!(["mine", "theirs", "both"]));
    assert_eq!(of("EV-03")["choices"], json!(["keep", "delete"]));
    assert_eq!(of("EV-03")["written"][0]["theirs"], "Another title", "what was written in it is shown");
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
    assert!(log.contains("Lead") && log.contains("Consultant"), "{log}");
    let merged =
        "Merged with another copy, last changed by Consultant: 1 taken, 2 decided (1 as it stood there, 1 both)";
    assert!(log.contains(merged), "{log}");
    assert_eq!(run(&["verify", &c]).0, 0);
    assert_eq!([bytes(Path::new(&a)), bytes(Path::new(&b))], before, "both stay as they were");
    // Decisions are about what stood there when they were written down.
    copies.apply("b.soa", "Consultant", &json!([{"op": "EditOrganisation", "set": [{"address": "Later"}]}]));
    let (code, _, error) = run(&["merge", &a, &b, "--out", &copies.at("late.soa"), "--decisions", &d]);
    assert!(code == 2 && error.contains("b.soa") && error.contains("was changed after these decisions"), "{error}");
    fs::write(&b, &before[1]).unwrap();
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
    assert!(code == 1 && told.contains("no history in common"), "{told}");
    let (code, _, error) = run(&["merge", &a, &other, "--write-decisions", &d]);
    assert!(code == 2 && error.contains("not a copy of this document") && !copies.path("d.json").exists(), "{error}");
    let (code, _, error) = run(&["merge", &a, &other, "--out", &c]);
    assert!(code == 2 && error.contains("not a copy of this document") && !copies.path("c.soa").exists(), "{error}");
    for same in [&a, &copies.at("./a.soa")] {
        let (code, _, error) = run(&["merge", &a, same, "--out", &c]);
        assert!(code == 2 && error.contains("the same file") && !copies.path("c.soa").exists(), "{error}");
        assert!(run(&["compare", &a, same]).2.contains("the same file"));
    }
    let (code, told, error) = run(&["merge", &a, &b, "--out", &c]);
    assert!(code == 0 && told.contains("nothing to merge") && error.is_empty(), "{told}{error}");
    assert_eq!(copies.shown("c.soa"), copies.shown("a.soa"), "of two same ones, either");
    copies.apply("a.soa", "Lead", &json!([notes("Here.")]));
    copies.apply("b.soa", "Consultant", &json!([notes("There.")]));
    let preview: Value = serde_json::from_str(&run(&["compare", &a, &b, "--json"]).1).unwrap();
    let asked = &preview["conflicts"][0]["cell"];
    let settled = json!({"cell": asked, "take": "mine"});
    for (decided, said) in [
        (json!([{"cell": "organisation/name", "take": "mine"}]), "is not among its choices"),
        (json!([settled, {"cell": "organisation/name", "value": "X"}]), "neither copy changed it"),
        (json!([{"cell": asked, "value": 7}]), "“A.2.2, notes” has not the form"),
        (json!([{"cell": "x", "take": "ours"}]), "decision 1 (“x”): unknown variant `ours`"),
    ] {
        fs::write(&d, json!({"decisions": decided}).to_string()).unwrap();
        let fresh = copies.at("fresh.soa");
        let (code, _, error) = run(&["merge", &a, &b, "--out", &fresh, "--decisions", &d]);
        assert!(code != 0 && !copies.path("fresh.soa").exists(), "{error}");
        assert!(error.contains(said), "{said}: {error}");
        assert!(!error.contains("organisation/name") && !error.contains("iso42001"), "names, not keys: {error}");
    }
    let (code, _, error) = run(&["merge", &a, &b, "--out", &c]);
    assert!(code == 2 && error.contains("exists already"), "{error}");
}

#[test]
fn what_a_merge_brought_and_was_taken_back_is_told_and_how_it_comes_back() {
    let copies = Copies::new();
    let [a, b, c] = ["a.soa", "b.soa", "c.soa"].map(|name| copies.at(name));
    let person = json!({"op": "AddPerson", "id": "p", "set": [{"name": "Harbour master"}, {"function": "Port"}]});
    copies.apply("b.soa", "Consultant", &json!([notes("There."), person]));
    copies.apply("a.soa", "Lead", &json!([{"op": "EditOrganisation", "set": [{"address": "Here"}]}]));
    let (_, told, _) = run(&["compare", &a, &b]);
    assert!(told.contains("Harbour master: only in the second copy, with 2 fields"), "{told}");
    assert!(!told.contains("Harbour master, name"), "its fields are not told one by one: {told}");
    assert!(told.contains("2 differences come in"), "a new record is one: {told}");
    assert_eq!(run(&["merge", &a, &b, "--out", &c, "--author", "Lead"]).0, 0);
    let author = annexa_document::Author { id: lead(&c), name: "Lead".to_owned(), function: String::new() };
    let mut document = annexa_document::Document::open(&c, annexa_document::Env::system(author)).unwrap();
    document.undo().unwrap();
    document.close().unwrap();
    let (code, told, _) = run(&["compare", &c, &b]);
    assert!(code == 0 && told.contains("the merge was undone") && told.contains("2 differences come in"), "{told}");
    for said in ["A.2.2, notes", "Harbour master: only in the second copy"] {
        assert!(told.contains(said), "{said}: {told}");
    }
    let again = copies.at("again.soa");
    let (code, told, _) = run(&["merge", &c, &b, "--out", &again, "--author", "Lead"]);
    assert!(code == 0 && told.contains("2 differences came in by themselves"), "{told}");
    assert_eq!(copies.notes("again.soa", "iso42001/A.2.2"), "There.");
    let (code, told, _) = run(&["compare", &again, &b]);
    assert!(code == 0 && told.contains("an older state"), "made again, there is nothing more to take: {told}");
    copies.apply("again.soa", "Lead", &json!([notes("Otherwise.")]));
    let (_, told, _) = run(&["compare", &again, &b]);
    assert!(told.contains("decided otherwise") && told.contains("annexa return"), "{told}");
}

/// The id under which the command line knows whoever is called so.
fn lead(file: &str) -> String {
    lead_of(file, "Lead")
}

fn lead_of(file: &str, name: &str) -> String {
    let log: Value = serde_json::from_str(&run(&["log", file, "--json"]).1).unwrap();
    let last = log.as_array().unwrap().iter().rev().find(|entry| entry["author"]["name"] == name).unwrap();
    last["author"]["id"].as_str().unwrap().to_owned()
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
        {"op": "Decide", "controls": ["A.5.2"], "set": [{"owner": "Quillon Marsh"}, {"included": "Mr Marsh asked for it."}]}]),
    );
    let (code, told, error) =
        run(&["redact", &a, "--out", &r, "--without", "notes,people,evidence-places", "--author", "Quillon Marsh"]);
    assert!(code == 0 && told.contains("left out"), "{told}{error}");
    assert!(error.contains("“Marsh” was left out, whole or as a part of a name"), "as it is written: {error}");
    let id = lead_of(&a, "Quillon Marsh");
    let whole = bytes(Path::new(&r));
    for secret in ["ZEBRAFISH", "Quillon", &id] {
        assert!(!whole.windows(secret.len()).any(|w| w == secret.as_bytes()), "{secret}");
    }
    assert_eq!(run(&["verify", &r]).0, 0);
    let log = run(&["log", &r]).1;
    assert_eq!(log.lines().count(), 1, "the history stays behind");
    assert!(
        log.contains("Redacted copy made") && !log.contains("controls"),
        "what it begins with was done by nobody: {log}"
    );
    for command in [&["show", &r][..], &["check", &r]] {
        assert!(run(command).1.contains("This is a redacted copy"), "{command:?}");
        let json: Value = serde_json::from_str(&run(&[command, &["--json"]].concat()).1).unwrap();
        assert_eq!(json["redacted"], true, "{command:?}");
    }
    assert!(!run(&["show", &a]).1.contains("This is a redacted copy"));
    // Its pages say what was left out, and nothing is approved in it.
    assert_eq!(run(&["export", &r, "--out", &pdf]).0, 0);
    let said = text(&judge("pdftotext", [pdf.as_str(), "-"]));
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
fn single_fields_are_left_out_and_come_back_untouched() {
    let copies = Copies::new();
    let [a, r, c, pdf] = ["a.soa", "r.soa", "c.soa", "r.pdf"].map(|name| copies.at(name));
    let why = json!({"op": "Decide", "controls": ["A.2.2"], "set": [{"applicability": "applicable"}, {"included": "PELICAN risk."}]});
    copies.apply("a.soa", "Lead", &json!([why, {"op": "EditStatement", "set": [{"scope": "PELICAN scope."}]}]));
    let (code, _, error) = run(&["redact", &a, "--out", &r, "--without", "justification,scope"]);
    assert_eq!(code, 0, "{error}");
    assert!(!bytes(Path::new(&r)).windows(7).any(|found| found == b"PELICAN"));
    let shown = copies.shown("r.soa");
    assert_eq!(shown["statements"][0]["scope"]["text"], "[…]");
    let decision = |file: &str| -> Value {
        let shown = copies.shown(file);
        let all = shown["statements"][0]["decisions"].as_array().unwrap().clone();
        all.into_iter().find(|one| one["control"] == "iso42001/A.2.2").unwrap()
    };
    let there = decision("r.soa");
    assert_eq!((&there["applicability"], &there["included"]["text"]), (&json!("applicable"), &json!("[…]")));
    assert_eq!(run(&["export", &r, "--out", &pdf]).0, 0);
    assert!(
        text(&judge("pdftotext", [pdf.as_str(), "-"])).contains(" texts"),
        "its pages say that texts were left out"
    );
    let list = copies.at("list.json");
    fs::write(&list, json!([{"op": "Decide", "controls": ["A.2.2"], "set": [{"included": "A guess."}]}]).to_string())
        .unwrap();
    assert!(run(&["apply", &r, &list]).2.contains("withheld"), "what stands there cannot be written over");
    copies.apply("r.soa", "Partner", &json!([notes("Seen.")]));
    assert_eq!(run(&["merge", &a, &r, "--out", &c]).0, 0);
    assert_eq!(decision("c.soa")["included"]["text"], "PELICAN risk.");
    assert_eq!(copies.notes("c.soa", "iso42001/A.2.2"), "Seen.");
}

#[test]
fn the_statement_is_shown_and_printed_as_it_was_after_any_change() {
    let copies = Copies::new();
    let [a, pdf] = ["a.soa", "then.pdf"].map(|name| copies.at(name));
    copies.apply(
        "a.soa",
        "Lead",
        &json!([notes("First."), {"op": "EditStatement", "set": [{"scope": "The old scope."}]}]),
    );
    let then = copies.shown("a.soa");
    let log: Value = serde_json::from_str(&run(&["log", &a, "--json", "--last", "1"]).1).unwrap();
    let (number, id) = (log[0]["number"].to_string(), log[0]["id"].as_str().unwrap().to_owned());
    copies.apply(
        "a.soa",
        "Lead",
        &json!([notes("Second."), {"op": "EditStatement", "set": [{"scope": "The new scope."}]}]),
    );
    for revision in [number.as_str(), &id[..8], &id] {
        let shown: Value = serde_json::from_str(&run(&["show", &a, "--at", revision, "--json"]).1).unwrap();
        assert_eq!(shown, then, "{revision}");
    }
    let (code, _, error) = run(&["export", &a, "--at", &number, "--out", &pdf]);
    assert_eq!(code, 0, "{error}");
    let said = text(&judge("pdftotext", [pdf.as_str(), "-"]));
    let said = said.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(said.contains("The old scope.") && !said.contains("The new scope."), "{said}");
    assert!(said.contains("DRAFT") && said.contains(&format!("as it was after revision {number}")), "{said}");
    let (code, _, error) = run(&["show", &a, "--at", "99999"]);
    assert!(code == 2 && error.contains("No revision of this file is called “99999”"), "{error}");
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
        (json!([{"cell": "organisation/address", "take": "mine", "value": {"text": "x"}}]), "more than once"),
        (
            json!([{"cell": "organisation/address", "take": "mine"}, {"cell": "organisation/address", "take": "theirs"}]),
            "more than once",
        ),
    ] {
        fs::write(&d, json!({"decisions": decided}).to_string()).unwrap();
        let (code, _, error) =
            run(&["merge", &a, &b, "--out", &copies.at("e.soa"), "--decisions", &d, "--author", "Lead"]);
        assert!(code == 2 && error.contains(said) && !copies.path("e.soa").exists(), "{said}: {error}");
    }
}

/// A justification that both changed is one cell with the decision that it justifies: it is settled part by part, and what comes
/// of that is one decision that obeys the rules of any other.
#[test]
fn a_decision_is_put_together_of_both_sides() {
    let copies = Copies::new();
    let [a, b, c, d] = ["a.soa", "b.soa", "c.soa", "d.json"].map(|name| copies.at(name));
    let decide = |set: Value| json!([{"op": "Decide", "controls": ["A.2.2"], "set": set}]);
    copies.apply("a.soa", "Lead", &decide(json!([{"included": "Ours first.\n\nOurs second."}])));
    let theirs = json!([{"applicability": "excluded"}, {"grounds": ["noSuchActivity"]}, {"included": "Theirs."}, {"excluded": "Nothing there."}]);
    copies.apply("b.soa", "Consultant", &decide(theirs));
    assert_eq!(run(&["merge", &a, &b, "--write-decisions", &d]).0, 1);
    let list: Value = serde_json::from_slice(&bytes(Path::new(&d))).unwrap();
    let open = json!({"applicability": null, "excluded": null, "included": null});
    assert_eq!(list["decisions"][0]["parts"], open, "what can be filled in stands there");
    let merge = |parts: Value| {
        let mut list = list.clone();
        list["decisions"][0]["parts"] = parts;
        fs::write(&d, list.to_string()).unwrap();
        run(&["merge", &a, &b, "--out", &c, "--decisions", &d, "--author", "Lead"])
    };
    for (parts, code, said) in [
        (json!({"applicability": "theirs", "included": "both"}), 1, "not decided"),
        (json!({"applicability": "both", "included": "both", "excluded": "mine"}), 2, "not among its choices"),
        (json!({"applicability": "mine", "included": "mien", "excluded": "mine"}), 2, "holds no decisions"),
        (json!({"status": "mine"}), 2, "not among its choices"),
        (
            json!({"applicability": "mine", "included": {"text": "A bell\u{7}"}, "excluded": "mine"}),
            2,
            "cannot be printed",
        ),
    ] {
        let (got, out, error) = merge(parts);
        assert!(
            got == code && format!("{out}{error}").contains(said) && !Path::new(&c).exists(),
            "{said}: {out}{error}"
        );
    }
    let settled =
        json!({"applicability": "theirs", "included": "both", "excluded": {"text": "Nothing of it\r\nhere."}});
    let (code, _, error) = merge(settled);
    assert_eq!(code, 0, "{error}");
    let shown = copies.shown("c.soa");
    let decision = &shown["statements"][0]["decisions"].as_array().unwrap()[0];
    assert_eq!((&decision["applicability"], &decision["grounds"]), (&json!("excluded"), &json!(["noSuchActivity"])));
    assert_eq!(decision["included"]["text"], "Ours first.\n\nOurs second.\n\nTheirs.");
    assert_eq!(decision["excluded"]["text"], "Nothing of it\nhere.", "as any text is kept");
    assert_eq!(run(&["verify", &c]).0, 0);
    assert!(run(&["log", &c]).1.contains("1 combined or written anew"));
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

/// Runs SQL on a file as no operation of the program would.
fn behind_its_back(file: &str, sql: &str) {
    let output = judge("sqlite3", [file, sql]);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

/// Who checks, prints or approves need not have verified before: that something was changed is told first, in words.
#[test]
fn what_was_changed_behind_its_history_is_told_by_whatever_rests_on_it() {
    let copies = Copies::new();
    let [a, pdf] = ["a.soa", "a.pdf"].map(|name| copies.at(name));
    let change =
        "UPDATE cell SET value = '{\"text\":\"Never asked.\"}' WHERE key LIKE 'statement/%/d/iso42001/A.2.2/how'";
    behind_its_back(&a, change);
    let (code, out, _) = run(&["check", &a]);
    assert_eq!(code, 1);
    let first = out.lines().next().unwrap();
    assert!(
        first.contains("does not hold together") && first.contains("A.2.2") && !first.contains("statement/"),
        "{first}"
    );
    let checked: Value = serde_json::from_str(&run(&["check", &a, "--json"]).1).unwrap();
    assert_eq!(checked["faults"][0]["code"], "history-cells");
    let (code, _, error) = run(&["export", &a, "--out", &pdf]);
    assert!(code == 0 && error.starts_with("annexa: This file does not hold together"), "{error}");
    let exported: Value = serde_json::from_str(&run(&["export", &a, "--out", &pdf, "--json"]).1).unwrap();
    assert!(exported["notes"][0].as_str().unwrap().contains("does not hold together"));
    let issue = ["issue", &a, "--approved-by", "Role", "--function", "Board", "--note", "First", "--out", &pdf];
    let (code, _, error) = run(&issue);
    assert!(code == 2 && error.contains("nothing is issued from it") && error.contains("A.2.2"), "{error}");
    let (code, out, _) = run(&["check", &copies.at("b.soa")]);
    assert!(code == 0 || code == 1);
    assert!(!out.contains("hold together"), "the other copy holds");
}

#[test]
fn bytes_that_nothing_names_are_told_and_are_no_fault() {
    let copies = Copies::new();
    let a = copies.at("a.soa");
    behind_its_back(&a, &format!("INSERT INTO blob VALUES(x'{}', x'41')", annexa_model::sha256_hex(b"A")));
    let (code, out, _) = run(&["verify", &a]);
    assert!(code == 0 && out.contains("named by nothing"), "{out}");
    let (code, out, _) = run(&["verify", &copies.at("b.soa")]);
    assert!(code == 0 && !out.contains("named by nothing"), "{out}");
}

#[test]
fn a_sealed_copy_is_called_what_it_is_by_whatever_opens_it() {
    let copies = Copies::new();
    fs::write(copies.path("pass"), "several words to know it by\n").unwrap();
    let [a, sealed, pass] = ["a.soa", "a.soa.age", "pass"].map(|name| copies.at(name));
    assert_eq!(run(&["seal", &a, "--out", &sealed, "--passphrase-file", &pass]).0, 0);
    for command in [&["show", &sealed][..], &["check", &sealed], &["copy", &sealed, "--out", &copies.at("c.soa")]] {
        let (code, _, error) = run(command);
        assert!(code == 2 && error.contains("sealed copy") && error.contains("annexa unseal"), "{error}");
    }
}

/// Who answers for a control is a person: one of two, or somebody who is named; never two ids one under the other, and never words
/// that name nobody.
#[test]
fn an_owner_is_one_of_two_or_somebody_by_name() {
    let copies = Copies::new();
    let [a, b, c, d] = ["a.soa", "b.soa", "c.soa", "d.json"].map(|name| copies.at(name));
    let people: Vec<String> = copies.shown("a.soa")["people"]
        .as_array()
        .unwrap()
        .iter()
        .map(|person| person["name"].as_str().unwrap().to_owned())
        .collect();
    let answers_for = |by: &str| json!([{"op": "Decide", "controls": ["A.8.3"], "set": [{"owner": by}]}]);
    let dates = |status: &str, target: &str| json!([{"op": "Decide", "controls": ["A.6.2.7"], "set": [{"status": status}, {"target": target}]}]);
    let of_a = people.iter().find(|name| **name != people[0]).unwrap();
    copies.apply("a.soa", "Lead", &answers_for(&people[0]));
    copies.apply("a.soa", "Lead", &dates("inProgress", "2027-01-31"));
    copies.apply("b.soa", "Consultant", &answers_for(of_a));
    copies.apply("b.soa", "Consultant", &dates("planned", "2027-02-28"));
    run(&["merge", &a, &b, "--write-decisions", &d]);
    let list: Value = serde_json::from_slice(&bytes(Path::new(&d))).unwrap();
    let asked = list["decisions"].as_array().unwrap();
    let owner = asked.iter().position(|one| one["about"] == "A.8.3, owner").unwrap();
    let progress = 1 - owner;
    assert_eq!(asked[owner]["choices"], json!(["mine", "theirs"]));
    let merge = |of_owner: (&str, Value), of_progress: (&str, Value)| {
        let mut list = list.clone();
        for (one, (key, value)) in [(owner, of_owner), (progress, of_progress)] {
            list["decisions"][one]["take"] = Value::Null;
            list["decisions"][one][key] = value;
        }
        fs::write(&d, list.to_string()).unwrap();
        run(&["merge", &a, &b, "--out", &c, "--decisions", &d, "--author", "Lead"])
    };
    let mine = || ("take", json!("mine"));
    for (of_owner, of_progress, said) in [
        (("take", json!("both")), mine(), "not among its choices"),
        (("value", json!("Nobody at all")), mine(), "it names nobody"),
        (("value", json!("")), mine(), "it names nobody"),
        (mine(), ("value", json!({"target": "2027-02-28"})), "does not say its “status”"),
    ] {
        let (code, _, error) = merge(of_owner, of_progress);
        assert!(code == 2 && error.contains(said) && !Path::new(&c).exists(), "{said}: {error}");
    }
    let third = people.iter().find(|name| **name != people[0] && *name != of_a).unwrap();
    let (code, _, error) =
        merge(("value", json!(third)), ("value", json!({"status": "inProgress", "target": "2027-02-28"})));
    assert_eq!(code, 0, "{error}");
    let shown = copies.shown("c.soa");
    let decisions = shown["statements"][0]["decisions"].as_array().unwrap();
    let id = &decisions.iter().find(|one| one["control"] == "iso42001/A.8.3").unwrap()["owner"];
    let called = shown["people"].as_array().unwrap().iter().find(|person| person["id"] == *id).unwrap();
    assert_eq!(called["name"], json!(third));
}

/// Whoever works in a redacted copy can delete what they cannot read: that does not come in unasked.
#[test]
fn what_was_withheld_is_not_deleted_unasked() {
    let copies = Copies::new();
    let [a, r, c, d] = ["a.soa", "r.soa", "c.soa", "d.json"].map(|name| copies.at(name));
    let shown = copies.shown("a.soa");
    let risk = &shown["risks"][0];
    let decided = shown["statements"][0]["decisions"].as_array().unwrap();
    let owned = decided.iter().find(|one| one["owner"].is_string()).unwrap()["control"].as_str().unwrap();
    assert_eq!(run(&["redact", &a, "--out", &r, "--without", "people,risks"]).0, 0);
    copies.apply(
        "r.soa",
        "Partner",
        &json!([{"op": "DeleteRisk", "risk": risk["id"]}, {"op": "Decide", "controls": [owned], "set": [{"owner": null}]}]),
    );
    let (code, told, _) = run(&["compare", &a, &r]);
    assert!(code == 1 && told.contains("2 things have to be decided"), "{told}");
    assert!(
        told.contains("could not read what it took away") && told.contains(risk["label"].as_str().unwrap()),
        "{told}"
    );
    assert_eq!(run(&["merge", &a, &r, "--out", &c]).0, 1, "nothing goes unasked");
    run(&["merge", &a, &r, "--write-decisions", &d]);
    let mut list: Value = serde_json::from_slice(&bytes(Path::new(&d))).unwrap();
    for one in list["decisions"].as_array_mut().unwrap() {
        let is_record = one["choices"] == json!(["keep", "delete"]);
        one["take"] = json!(if is_record { "keep" } else { "mine" });
    }
    fs::write(&d, list.to_string()).unwrap();
    let (code, _, error) = run(&["merge", &a, &r, "--out", &c, "--decisions", &d, "--author", "Lead"]);
    assert_eq!(code, 0, "{error}");
    assert_eq!(copies.shown("c.soa")["risks"], shown["risks"]);
    assert!(run(&["compare", &c, &r]).1.contains("an older state"), "and it is asked once");
}

/// Two copies may each begin a record of one label. Both come in, which is said, and each can be named by its id.
#[test]
fn two_records_of_one_label_are_told_and_can_be_told_apart() {
    let copies = Copies::new();
    let [a, b, c] = ["a.soa", "b.soa", "c.soa"].map(|name| copies.at(name));
    let add = |title: &str| json!([{"op": "AddEvidence", "set": [{"label": "EV-50"}, {"title": title}]}]);
    copies.apply("a.soa", "Lead", &add("Ours"));
    copies.apply("b.soa", "Consultant", &add("Theirs"));
    assert!(run(&["compare", &a, &b]).1.contains("Two records carry the label “EV-50”"));
    let (code, told, _) = run(&["merge", &a, &b, "--out", &c, "--author", "Lead"]);
    assert!(code == 0 && told.contains("Two records carry the label “EV-50”"), "{told}");
    let rename = |which: &str| json!([{"op": "EditEvidence", "evidence": which, "set": [{"label": "EV-51"}]}]);
    fs::write(copies.path("list.json"), rename("EV-50").to_string()).unwrap();
    let (_, _, error) = run(&["apply", &c, &copies.at("list.json")]);
    assert!(error.contains("say which by its id"), "{error}");
    let shown = copies.shown("c.soa");
    let one = shown["evidence"].as_array().unwrap().iter().find(|e| e["title"] == "Theirs").unwrap();
    assert!(error.contains(one["id"].as_str().unwrap()), "{error}");
    copies.apply("c.soa", "Lead", &rename(one["id"].as_str().unwrap()));
}

/// A file that no longer opens leads to its backups, and a backup comes back beside it.
#[test]
fn a_damaged_file_leads_to_its_backups() {
    let copies = Copies::new();
    let [a, new] = ["a.soa", "new.soa"].map(|name| copies.at(name));
    assert_eq!(run(&["backup", &a]).0, 0);
    let whole = bytes(Path::new(&a));
    fs::write(&a, &whole[..whole.len() / 2]).unwrap();
    let (code, told, error) = run(&["backups", &a]);
    assert!(code == 0 && error.contains("is damaged") && error.contains("--out NEW.soa"), "{told}{error}");
    let backup = format!(
        "{}.soa",
        told.split_once('/').map(|(_, path)| format!("/{path}")).unwrap().trim().trim_end_matches(".soa")
    );
    let (code, _, error) = run(&["restore", &backup, "--out", &a]);
    assert!(code == 2 && error.contains("under a new name"), "{error}");
    assert_eq!(run(&["restore", &backup, "--out", &new]).0, 0);
    assert_eq!(run(&["verify", &new]).0, 0);
    let (code, _, error) = run(&["key", "new", &copies.at("KEY"), "--passphrase-file", "/dev/null"]);
    assert!(code == 2 && error.contains("--passphrase-file") && !copies.path("KEY").exists(), "{error}");
}
