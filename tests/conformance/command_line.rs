//! The main job from the command line: a new file, 38 decisions, the check, an edition, its PDF.
#![allow(clippy::unwrap_used)]

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::Command;

use annexa_support::{annexa, judge, program, run, said, text};
use serde_json::{Value, json};

fn code(arguments: &[&str]) -> (i32, String) {
    let (code, _, error) = said(arguments);
    (code, error)
}

fn pdf_text(pdf: &Path) -> String {
    let output = judge("pdftotext", ["-layout".as_ref(), pdf.as_os_str(), "-".as_ref()]);
    assert!(output.status.success());
    text(&output)
}

/// Every word of a text in its order, wherever lines break.
fn has_words(haystack: &str, needle: &str) -> bool {
    let words = |s: &str| s.split_whitespace().collect::<Vec<_>>().join(" ");
    words(haystack).contains(&words(needle))
}

/// Decides everything: 36 included with reasons of their own, two excluded, one own control; and document control.
fn decisions() -> Value {
    let framework = annexa_model::iso42001();
    let mut operations = vec![
        json!({"op": "EditStatement", "set": [{"documentId": "SOA-7"}, {"scope": "Everything at the quay."},
            {"roles": ["aiCustomer"]}, {"approver": {"name": "Role A", "function": "Managing director"}}]}),
        json!({"op": "AddPerson", "set": [{"name": "Role B"}, {"function": "Lead"}]}),
        json!({"op": "AddControl", "set": [{"label": "X.1"}, {"title": "Night hold"}, {"source": "Own"}]}),
    ];
    for (n, control) in framework.controls().enumerate() {
        let target = [format!("iso42001/{}", control.id)];
        if n < 2 {
            operations.push(json!({"op": "Decide", "controls": target, "set": [{"applicability": "excluded"},
                {"grounds": ["noSuchActivity"]}, {"excluded": format!("Checked in week {n}: nobody here does it.")}]}));
        } else {
            operations.push(json!({"op": "Decide", "controls": target, "set": [{"applicability": "applicable"},
                {"included": format!("Reason number {n} of harbour {n}: without it ferry {n} waits.")},
                {"addDriver": {"kind": "risk", "label": format!("R-{n}")}},
                {"status": "planned"}, {"owner": "Role B"}, {"target": "2027-03-01"}]}));
        }
    }
    operations.push(json!({"op": "Decide", "controls": ["own/X.1"], "set": [{"applicability": "applicable"},
        {"included": "Letters wait until somebody is there to ask."}, {"addDriver": {"kind": "business", "label": "O-1"}}]}));
    Value::Array(operations)
}

#[test]
fn from_nothing_to_an_issued_statement_that_says_every_word() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name).to_string_lossy().into_owned();
    let (file, list) = (at("ferries.soa"), at("ops.json"));
    run(&["new", &file, "--org", "Moonharbour Ferries", "--author", "Role B"]);
    let (blocked, _) = code(&["check", &file]);
    assert_eq!(blocked, 1);
    fs::write(&list, decisions().to_string()).unwrap();
    run(&["apply", &file, &list, "--author", "Role B"]);
    let checked: Value = serde_json::from_str(&run(&["check", &file, "--json", "--date", "2026-11-24"])).unwrap();
    assert_eq!(checked["tally"]["blocks"], 0, "{checked:#}");
    let candidate: Value =
        serde_json::from_str(&run(&["candidate", &file, "--json", "--out", &at("candidate.pdf")])).unwrap();
    let printed: String = pdf_text(Path::new(&at("candidate.pdf"))).split_whitespace().collect();
    assert!(printed.contains(candidate["content"].as_str().unwrap()), "the page names the hash that is approved");
    let content = candidate["content"].as_str().unwrap();
    run(&[
        "issue",
        &file,
        "--approved-by",
        "Role A",
        "--function",
        "Managing director",
        "--candidate",
        &content[..16],
        "--note",
        "First issue",
    ]);
    run(&["export", &file, "--edition", "1.0", "--out", &at("a.pdf")]);
    run(&["export", &file, "--edition", "1.0", "--out", &at("b.pdf")]);
    assert_eq!(fs::read(at("a.pdf")).unwrap(), fs::read(at("b.pdf")).unwrap(), "an edition is bytes");
    let printed = pdf_text(Path::new(&at("a.pdf")));
    let sound = judge("qpdf", ["--check", &at("a.pdf")]);
    assert!(sound.status.success(), "{}", text(&sound));
    for n in 0..38 {
        let said = if n < 2 {
            format!("Checked in week {n}: nobody here does it.")
        } else {
            format!("Reason number {n} of harbour {n}: without it ferry {n} waits.")
        };
        assert!(has_words(&printed, &said), "the PDF does not say: {said}");
    }
    assert!(has_words(&printed, "Letters wait until somebody is there to ask."));
    assert!(!printed.contains("DRAFT"));
    run(&["export", &file, "--edition", "1.0", "--audience", "auditor", "--out", &at("auditor.pdf")]);
    let rendering = pdf_text(Path::new(&at("auditor.pdf")));
    assert!(rendering.contains("First issue") && !rendering.contains("None has been issued"), "it names its edition");
    run(&["export", &file, "--out", &at("draft.pdf")]);
    assert!(pdf_text(Path::new(&at("draft.pdf"))).contains("DRAFT"));
    let log = run(&["log", &file]);
    for says in
        ["File created", "Role B, new person", "X.1 new own control", "A.2.2 several fields", "Edition 1.0, issued"]
    {
        assert!(log.contains(says), "{says}: {log}");
    }
    let is_raw = |word: &str| word.contains('/') || word.len() >= 32 && word.bytes().all(|b| b.is_ascii_hexdigit());
    assert!(!log.split_whitespace().any(is_raw), "nobody knows a record by its id: {log}");
}

#[test]
fn what_changed_since_an_edition_is_told_word_by_word() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name).to_string_lossy().into_owned();
    let (file, list, out) = (at("s.soa"), at("ops.json"), at("changes.pdf"));
    run(&["new", &file, "--org", "Moonharbour Ferries"]);
    fs::write(&list, decisions().to_string()).unwrap();
    run(&["apply", &file, &list]);
    let (exit, message) = code(&["changes", &file, "--out", &out]);
    assert_eq!(exit, 2);
    assert!(message.contains("No edition of this statement"), "{message}");
    run(&["issue", &file, "--approved-by", "Role A", "--function", "Managing director"]);
    let changed = json!([
        {"op": "Decide", "controls": ["A.5.2"], "set": [{"included": "Reason number 10 of harbour 10: with it ferry 10 sails."}]},
        {"op": "AddControl", "set": [{"label": "X.2"}, {"title": "Day hold"}]},
        {"op": "DeleteControl", "control": "X.1"},
        {"op": "Decide", "controls": ["A.5.3"], "set": [{"notes": "Not for paper."}]},
    ]);
    fs::write(&list, changed.to_string()).unwrap();
    run(&["apply", &file, &list]);
    run(&["changes", &file, "--out", &out]);
    let printed = pdf_text(Path::new(&out));
    for says in ["DRAFT", "Changes from edition 1.0 to the draft", "X.2", "new in the draft", "last in edition 1.0"] {
        assert!(has_words(&printed, says), "{says}: {printed}");
    }
    assert!(!printed.contains("A.5.3"), "a note is no change on paper: {printed}");
    let found: Value = serde_json::from_str(&run(&["changes", &file, "--json"])).unwrap();
    let kinds: Vec<&str> =
        found["decisions"].as_array().unwrap().iter().map(|change| change["kind"].as_str().unwrap()).collect();
    assert_eq!(kinds, ["changed", "changed", "added", "removed"], "{found:#}");
    let for_auditor: Value =
        serde_json::from_str(&run(&["changes", &file, "--json", "--audience", "auditor"])).unwrap();
    assert_eq!(for_auditor["decisions"].as_array().unwrap().len(), 3, "an auditor learns of no note");
    let (exit, message) = code(&["changes", &file]);
    assert!(exit == 2 && message.contains("--out"), "{message}");
    let (exit, message) = code(&["changes", &file, "--to", "7.0", "--out", &out]);
    assert!(exit == 2 && message.contains("7.0"), "{message}");
    run(&["export", &file, "--changes-since", "1.0", "--out", &at("annex.pdf")]);
    assert!(has_words(&pdf_text(Path::new(&at("annex.pdf"))), "Changes from edition 1.0 to the draft"));
}

#[test]
fn a_pdf_replaces_no_client_file() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("s.soa").to_string_lossy().into_owned();
    run(&["new", &file, "--sample=draft"]);
    let before = fs::read(&file).unwrap();
    let approved = ["--approved-by", "Role A", "--function", "Managing director"];
    for job in [
        &["export", &file, "--out", &file][..],
        &["changes", &file, "--out", &file],
        &["candidate", &file, "--out", &file],
        &{ [&["issue", &file, "--out", &file][..], &approved].concat() },
    ] {
        let (exit, message) = code(job);
        assert_eq!(exit, 2, "{message}");
        assert!(message.contains("is no PDF"), "{message}");
    }
    assert!(fs::read(&file).unwrap() == before, "nothing is frozen, nothing is replaced");
}

#[test]
fn what_cannot_be_written_is_asked_before_an_edition_is_issued() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name).to_string_lossy().into_owned();
    run(&["new", &at("s.soa"), "--sample=draft"]);
    let approved = ["--approved-by", "Role A", "--function", "Managing director", "--out"];
    let issue = |out: &str| code(&[&["issue", &at("s.soa")][..], &approved, &[out]].concat());
    let before = fs::read(at("s.soa")).unwrap();
    let (exit, message) = issue(&at("gone/SoA.pdf"));
    assert!(exit == 2 && message.contains("The folder") && message.contains("is not there"), "{message}");
    assert!(fs::read(at("s.soa")).unwrap() == before, "nothing is issued");
    // What is found out only while writing comes too late for that: it must not sound as if nothing had happened.
    let (exit, message) = issue("/proc/SoA.pdf");
    assert!(exit == 2 && message.contains("Edition 1.0 is issued") && message.contains("annexa export"), "{message}");
    run(&["export", &at("s.soa"), "--edition", "1.0", "--out", &at("SoA.pdf")]);
}

#[test]
fn a_pdf_for_which_there_is_no_room_leaves_what_stood_there() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name).to_string_lossy().into_owned();
    run(&["new", &at("s.soa"), "--sample=draft"]);
    run(&["export", &at("s.soa"), "--audience", "public", "--out", &at("SoA.pdf")]);
    let names = || fs::read_dir(folder.path()).unwrap().map(|f| f.unwrap().file_name()).collect::<BTreeSet<_>>();
    let (before, stood) = (fs::read(at("SoA.pdf")).unwrap(), names());
    // In blocks of 512 bytes; the signal would end the program before it could say what happened.
    let script = "trap '' XFSZ; ulimit -f 100; exec \"$0\" \"$@\"";
    let output = Command::new("sh")
        .args(["-c", script])
        .arg(program("annexa"))
        .args(["export", &at("s.soa"), "--out", &at("SoA.pdf")])
        .output()
        .unwrap();
    let message = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.code() == Some(2) && message.contains("SoA.pdf"), "{message}");
    assert!(fs::read(at("SoA.pdf")).unwrap() == before, "what stood there stays");
    assert_eq!(names(), stood, "nothing half-written is left");
}

#[test]
fn mistakes_are_told_in_words_of_this_program() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name).to_string_lossy().into_owned();
    run(&["new", &at("s.soa")]);
    fs::write(at("list.json"), r#"[{"op":"Decide","controls":["A.2.22"],"set":[]}]"#).unwrap();
    for (job, says) in [
        (["apply", &at("s.soa"), &at("gone.json")], "There is no file"),
        (["apply", &at("s.soa"), &at("")], "not a list of operations: it is a folder"),
        (["apply", &at("list.json"), &at("s.soa")], "not a list of operations: it is not text"),
        (["apply", &at("s.soa"), &at("list.json")], "there is no control “A.2.22”"),
        (["check", &at("s.soa"), "--date=tomorrow"], "written like 2027-03-01"),
        (["export", &at("s.soa"), &format!("--out={}", at(""))], "is no PDF"),
    ] {
        let (exit, message) = code(&job);
        assert!(exit == 2 && message.contains(says), "{job:?}: {message}");
        assert!(!message.contains("os error") && !message.contains("parse"), "{job:?}: {message}");
    }
    fs::write(at("list.json"), r#"[{"op":"AddStatement","frameworks":["iso42001"]}]"#).unwrap();
    run(&["apply", &at("s.soa"), &at("list.json")]);
    let (exit, message) = code(&["candidate", &at("s.soa")]);
    assert!(exit == 2 && message.contains("holds 2 statements; say which"), "{message}");
}

#[test]
fn a_candidate_that_findings_block_is_prepared_and_says_so() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name).to_string_lossy().into_owned();
    run(&["new", &at("s.soa")]);
    let (exit, message) = code(&["candidate", &at("s.soa"), "--out", &at("candidate.pdf")]);
    assert_eq!(exit, 1, "{message}");
    assert!(message.contains("block an edition") && message.contains("prepared"), "{message}");
    assert!(pdf_text(Path::new(&at("candidate.pdf"))).contains("FOR APPROVAL"));
    let shown: Value = serde_json::from_str(&run(&["show", &at("s.soa"), "--json"])).unwrap();
    assert_eq!(shown["statements"][0]["candidates"].as_array().unwrap().len(), 1);
    let output = annexa(["candidate", &at("s.soa"), "--json"]);
    let told: Value = serde_json::from_str(&text(&output)).unwrap();
    assert_eq!((output.status.code(), output.stderr.len()), (Some(1), 0), "what JSON says is not said twice");
    assert!(told["id"].is_string() && told["blocking"][0].is_string(), "{told}");
    assert!(has_words(&run(&["candidate", "--help"]), "Exits with 1"));
    let output = annexa(["issue", &at("s.soa"), "--approved-by", "Role A", "--function", "Director"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(text(&output).contains("Blocks an edition"), "what blocks is told where it is refused: {}", text(&output));
}

#[test]
fn an_edition_is_withdrawn_with_its_reason_and_stays_in_the_file() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name).to_string_lossy().into_owned();
    run(&["new", &at("s.soa"), "--sample=draft"]);
    let candidate = code(&["candidate", &at("s.soa"), "--out", &at("candidate.pdf")]);
    assert!(candidate.0 == 0 && candidate.1.contains("notes"), "what the pages do not show is told: {candidate:?}");
    let by = ["--approved-by", "Managing director", "--function", "Management"];
    let (file, issued) = (at("s.soa"), at("issued.pdf"));
    let (exit, message) = code(&[&["issue", &file, "--out", &issued][..], &by].concat());
    assert!(exit == 0 && message.contains("notes"), "{message}");
    let shown: Value = serde_json::from_str(&run(&["show", &at("s.soa"), "--json"])).unwrap();
    let label = shown["statements"][0]["editions"][0]["label"].as_str().unwrap().to_owned();
    let withdraw = |label: &str| code(&["withdraw", &at("s.soa"), "--edition", label, "--reason", "The wrong annex."]);
    let (exit, message) = withdraw("9.9");
    assert!(exit == 2 && message.contains("9.9"), "{message}");
    assert_eq!(withdraw(&label).0, 0);
    let (exit, message) = withdraw(&label);
    assert!(exit == 2 && message.contains("already withdrawn"), "{message}");
    let told = run(&["show", &at("s.soa"), "--part", "editions"]);
    assert!(told.contains(": withdrawn\n  Withdrawn 20") && told.contains(": The wrong annex.\n"), "{told}");
    let told: Value = serde_json::from_str(&run(&["show", &at("s.soa"), "--part", "editions", "--json"])).unwrap();
    assert_eq!(told[0]["withdrawn"]["reason"], "The wrong annex.");
    // Its own bytes stay what they are, and another rendering is of what was frozen: whoever takes either is told.
    for asked in [&[][..], &["--audience", "public"]] {
        let again = at("again.pdf");
        let (exit, told) = code(&[&["export", &file, "--edition", &label, "--out", &again], asked].concat());
        assert!(exit == 0 && told.contains(&format!("Edition {label} was withdrawn on 20")), "{told}");
        assert!(told.contains("The wrong annex."), "{told}");
        assert_eq!(fs::read(again).unwrap() == fs::read(&issued).unwrap(), asked.is_empty());
    }
    run(&["export", &at("s.soa"), "--out", &at("draft.pdf")]);
    assert!(pdf_text(Path::new(&at("draft.pdf"))).contains("The wrong annex."));
}

#[test]
fn a_signed_copy_is_kept_with_its_edition_as_it_came_and_no_export_tells_of_it() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name).to_string_lossy().into_owned();
    run(&["new", &at("s.soa"), "--sample=draft"]);
    run(&["issue", &at("s.soa"), "--approved-by", "Managing director", "--function", "Management"]);
    let label = {
        let shown: Value = serde_json::from_str(&run(&["show", &at("s.soa"), "--json"])).unwrap();
        shown["statements"][0]["editions"][0]["label"].as_str().unwrap().to_owned()
    };
    let signed = |more: &[&str]| code(&[&["signed", &at("s.soa"), "--edition", &label][..], more].concat());
    fs::write(at("notes.txt"), "no scan").unwrap();
    let (exit, message) = signed(&["--attach", &at("notes.txt")]);
    assert!(exit == 2 && message.contains("neither a PDF"), "{message}");
    fs::write(at("cut.pdf"), [&b"%PDF-1.4 "[..], &[b'x'; 5000]].concat()).unwrap();
    let (exit, message) = signed(&["--attach", &at("cut.pdf")]);
    assert!(exit == 2 && message.contains("breaks off before its end"), "{message}");
    let scan = b"%PDF-1.4 signed by hand %%EOF";
    fs::write(at("scan.pdf"), scan).unwrap();
    assert_eq!(signed(&["--attach", &at("scan.pdf")]).0, 0);
    assert_eq!(signed(&["--attach", &at("scan.pdf")]).0, 0, "the same bytes again are the same copy");
    let (exit, message) = code(&["signed", &at("s.soa"), "--edition", "9.9"]);
    assert!(exit == 2 && message.contains("9.9"), "{message}");
    let listed = run(&["signed", &at("s.soa"), "--edition", &label]);
    let hash = annexa_model::sha256_hex(scan);
    assert!(listed.lines().count() == 1 && listed.contains(&hash) && listed.contains("scan.pdf"), "{listed}");
    let told = run(&["show", &at("s.soa"), "--part", "editions"]);
    assert!(told.contains(&format!("“scan.pdf”, SHA-256 {hash}")), "{told}");
    let told: Value = serde_json::from_str(&run(&["show", &at("s.soa"), "--part", "editions", "--json"])).unwrap();
    assert_eq!(told[0]["signed"][0]["hash"], hash);
    assert_eq!(signed(&["--out", &at("back.pdf")]).0, 0);
    assert_eq!(fs::read(at("back.pdf")).unwrap(), scan);
    assert_eq!(signed(&["--out", &at("back.pdf")]).0, 2, "nothing is written over");
    run(&["export", &at("s.soa"), "--out", &at("draft.pdf")]);
    let data = run(&["extract", &at("draft.pdf"), "--data"]);
    assert!(!data.contains("scan.pdf") && !data.contains(&hash), "the file's own papers stay in it");
    assert_eq!(signed(&["--remove", &hash[..8]]).0, 0);
    assert!(run(&["signed", &at("s.soa"), "--edition", &label]).contains("No file is kept with Edition 1.0"));
    assert!(run(&["log", &at("s.soa")]).contains("Edition 1.0, signed copy attached"));
}

#[test]
fn a_file_is_kept_with_its_evidence_as_it_came_and_goes_with_no_export() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name).to_string_lossy().into_owned();
    run(&["new", &at("s.soa"), "--sample=draft"]);
    let kept = |evidence: &str, more: &[&str]| {
        code(&[&["attachments", &at("s.soa"), "--evidence", evidence][..], more].concat())
    };
    let list = |evidence: &str| run(&["attachments", &at("s.soa"), "--evidence", evidence]);
    assert!(list("EV-01").contains("No file is kept with EV-01"));
    let minutes: &[u8] = b"\x00any bytes at all\xFF";
    fs::write(at("minutes of the board.bin"), minutes).unwrap();
    fs::write(at("empty"), "").unwrap();
    for (evidence, file, why) in
        [("EV-01", "empty", "nothing is in it"), ("EV-99", "minutes of the board.bin", "EV-99")]
    {
        let (exit, message) = kept(evidence, &["--attach", &at(file)]);
        assert!(exit == 2 && message.contains(why), "{message}");
    }
    assert_eq!(kept("EV-01", &["--attach", &at("minutes of the board.bin")]).0, 0);
    assert_eq!(kept("EV-02", &["--attach", &at("minutes of the board.bin")]).0, 0, "the same bytes are stored once");
    assert_eq!(
        kept("EV-01", &["--attach", &at("minutes of the board.bin")]).0,
        0,
        "the same bytes again are the same file"
    );
    let hash = annexa_model::sha256_hex(minutes);
    let listed = list("EV-01");
    assert!(
        listed.lines().count() == 1 && listed.contains(&hash) && listed.contains("minutes of the board.bin"),
        "{listed}"
    );
    assert!(run(&["log", &at("s.soa")]).contains("EV-01, file attached"));
    assert_eq!(kept("EV-01", &["--out", &at("back.bin")]).0, 0);
    assert_eq!(fs::read(at("back.bin")).unwrap(), minutes);
    assert_eq!(kept("EV-01", &["--out", &at("back.bin")]).0, 2, "nothing is written over");
    assert!(run(&["verify", &at("s.soa")]).contains("holds"));

    // Neither what is printed nor what is handed over has it, or tells of it.
    let check = |what: &str, bytes: &[u8]| {
        let has = |needle: &[u8]| bytes.windows(needle.len()).any(|found| found == needle);
        assert!(!has(b"minutes of the board") && !has(hash.as_bytes()) && !has(minutes), "{what}");
    };
    for audience in ["internal", "auditor", "public"] {
        run(&["export", &at("s.soa"), "--audience", audience, "--out", &at("draft.pdf")]);
        check(audience, run(&["extract", &at("draft.pdf"), "--data"]).as_bytes());
        fs::remove_file(at("draft.pdf")).unwrap();
    }
    run(&["redact", &at("s.soa"), "--out", &at("redacted.soa"), "--without", "notes"]);
    check("a redacted copy", &fs::read(at("redacted.soa")).unwrap());
    run(&["copy", &at("s.soa"), "--out", &at("copy.soa")]);
    assert!(list("EV-02").contains(&hash));

    // What is lost is told by what it was and whose.
    assert!(judge("sqlite3", [&at("copy.soa"), &format!("DELETE FROM blob WHERE hash = x'{hash}'")]).status.success());
    for told in [said(&["verify", &at("copy.soa")]), said(&["salvage", &at("copy.soa"), "--out", &at("rest.soa")])] {
        assert!(told.0 == 1 && told.1.contains("A file that was kept with evidence is lost (EV-0"), "{told:?}");
    }

    assert_eq!(kept("EV-01", &["--remove", &hash[..8]]).0, 0);
    assert!(kept("EV-01", &["--out", &at("gone.bin")]).1.contains("No such file is kept with EV-01"));
    let delete = json!([{"op": "DeleteEvidence", "evidence": "EV-02"}]);
    fs::write(at("ops.json"), delete.to_string()).unwrap();
    run(&["apply", &at("s.soa"), &at("ops.json")]);
    let shown: Value = serde_json::from_str(&run(&["show", &at("s.soa"), "--json"])).unwrap();
    assert!(!shown.to_string().contains(&hash), "it went with its evidence");
    assert!(run(&["verify", &at("s.soa")]).contains("holds"));
}

#[test]
fn an_approval_by_whoever_prepared_it_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name).to_string_lossy().into_owned();
    let (file, list) = (at("s.soa"), at("ops.json"));
    run(&["new", &file, "--sample=draft"]);
    let signed = json!([{"op": "EditStatement", "set": [{"prepared": {"name": "Role A", "function": "Lead"}},
        {"approver": {"name": "Role B", "function": "Director"}}]}]);
    fs::write(&list, signed.to_string()).unwrap();
    run(&["apply", &file, &list]);
    let issue = |name: &str, version: &str, more: &str| {
        fs::write(&list, json!([{"op": "EditStatement", "set": [{"version": version}]}]).to_string()).unwrap();
        run(&["apply", &file, &list]);
        annexa(["issue", &file, "--author", "Lead", "--approved-by", name, "--function", "Director", more])
    };
    let said = |output: &std::process::Output| String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(said(&issue("Role C", "91", "--paper=a4")), "");
    let message = said(&issue("Role A", "92", "--paper=a4"));
    assert!(message.contains("Role A prepared this edition and approved it"), "{message}");
    for (name, version, four_eyes) in [("Role A", "93", false), ("Role C", "94", true)] {
        let output = issue(name, version, "--json");
        let told: Value = serde_json::from_str(&text(&output)).unwrap();
        assert_eq!(
            (said(&output).as_str(), &told["label"], &told["fourEyes"]),
            ("", &json!(version), &json!(four_eyes))
        );
    }
}

#[test]
fn a_file_from_anywhere_gives_a_terminal_no_commands() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name).to_string_lossy().into_owned();
    run(&["new", &at("s.soa"), "--sample=draft"]);
    let hostile = r#"UPDATE cell SET value = '"\u001b]0;owned\u0007\u009b2J"' WHERE key IN ('organisation/name', 'statement/'||(SELECT substr(key, 11) FROM cell WHERE key LIKE 'statement/%' AND key NOT LIKE 'statement/%/%')||'/classification')"#;
    let changed = judge("sqlite3", [at("s.soa").as_str(), hostile]);
    assert!(changed.status.success(), "{}", String::from_utf8_lossy(&changed.stderr));
    for command in [
        &["show"][..],
        &["show", "--json"],
        &["log", "--json"],
        &["check"],
        &["export", "--audience", "public", "--out", &at("p.pdf")],
    ] {
        let output = annexa([command, &[at("s.soa").as_str()]].concat());
        assert!(output.status.code().is_some_and(|code| code < 2), "{command:?}");
        for said in [&output.stdout, &output.stderr] {
            let said = String::from_utf8_lossy(said);
            assert!(said.chars().all(|c| c == '\n' || !c.is_control()), "{command:?}: {said:?}");
        }
    }
    assert!(run(&["show", &at("s.soa")]).contains("]0;owned"));
}

#[test]
fn the_same_file_gives_the_same_bytes_in_two_processes() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name).to_string_lossy().into_owned();
    run(&["new", &at("s.soa"), "--sample=draft"]);
    for paper in ["a4", "letter"] {
        for form in ["full", "register"] {
            run(&["export", &at("s.soa"), "--out", &at("1.pdf"), "--paper", paper, "--form", form]);
            run(&["export", &at("s.soa"), "--out", &at("2.pdf"), "--paper", paper, "--form", form]);
            assert_eq!(fs::read(at("1.pdf")).unwrap(), fs::read(at("2.pdf")).unwrap(), "{paper} {form}");
        }
    }
}

#[test]
fn an_approval_of_a_day_that_cannot_be_freezes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name).to_string_lossy().into_owned();
    run(&["new", &at("s.soa"), "--sample=draft"]);
    let issue = |day: &str| {
        code(&[
            "issue",
            &at("s.soa"),
            "--approved-by",
            "Chief Executive",
            "--function",
            "Top management",
            "--date",
            day,
        ])
    };
    for (day, why) in [("2020-01-31", "2020-01-31"), ("2999-01-31", "2999-01-31")] {
        let (exit, message) = issue(day);
        assert_eq!(exit, 2);
        assert!(message.contains(why), "{message}");
    }
    let shown: Value = serde_json::from_str(&run(&["show", &at("s.soa"), "--json"])).unwrap();
    assert_eq!(shown["statements"][0]["candidates"], json!([]), "nothing was changed, as the message says");
}

/// The list in the help of a command, between the lines `[` and `]`.
fn list_in_help(command: &str) -> String {
    let help = run(&[command, "--help"]);
    let list: Vec<&str> = help.lines().skip_while(|line| *line != "[").collect();
    let end = list.iter().position(|line| *line == "]").unwrap();
    let list = list[..=end].join("\n");
    assert!(list.lines().all(|line| line.chars().count() < 80), "no terminal breaks a line of it");
    list
}

#[test]
fn the_list_in_the_help_can_be_applied_as_it_stands() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name).to_string_lossy().into_owned();
    let list = list_in_help("apply");
    fs::write(at("list.json"), &list).unwrap();
    run(&["new", &at("s.soa")]);
    run(&["apply", &at("s.soa"), &at("list.json")]);
    let shown: Value = serde_json::from_str(&run(&["show", &at("s.soa"), "--json"])).unwrap();
    let statement = &shown["statements"][0];
    let decisions = statement["decisions"].as_array().unwrap();
    let decision = |control: &str| decisions.iter().find(|d| d["control"] == control).unwrap();
    assert_eq!(
        (&shown["organisation"]["name"], &statement["documentId"]),
        (&json!("Moonharbour Ferries"), &json!("SOA-01"))
    );
    let policy = decision("iso42001/A.2.2");
    assert_eq!((&policy["owner"], &policy["evidence"][0]), (&shown["people"][0]["id"], &shown["evidence"][0]["id"]));
    let excluded = |control: &str| decision(control)["grounds"] == json!(["noSuchActivity"]);
    assert!(excluded("iso42001/A.6.1.2") && excluded("iso42001/A.6.1.3") && !excluded("iso42001/A.6.2.2"));
    assert_eq!(decision("iso42001/A.3.3")["target"], "2027-03-01", "an objective stands for its controls");
    let own = decisions.iter().find(|d| d["control"].as_str().unwrap().starts_with("own/")).unwrap();
    assert_eq!((&own["applicability"], decisions.len()), (&json!("applicable"), 39));
    let steps = serde_json::from_str::<Value>(&list).unwrap().as_array().unwrap().len();
    assert_eq!(run(&["log", &at("s.soa")]).lines().count(), 1 + steps, "several controls at once are one change");
}

#[test]
fn the_list_in_the_readme_can_be_applied_too() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name).to_string_lossy().into_owned();
    let readme = fs::read_to_string(annexa_support::root().join("README.md")).unwrap();
    let list = readme.split_once("```json\n").unwrap().1.split_once("```").unwrap().0;
    fs::write(at("list.json"), list).unwrap();
    run(&["new", &at("s.soa")]);
    run(&["apply", &at("s.soa"), &at("list.json")]);
}

#[test]
fn what_an_operation_takes_is_told_and_true() {
    let list = run(&["operations"]);
    let sample: Value = serde_json::from_str(&list_in_help("apply")).unwrap();
    for operation in sample.as_array().unwrap() {
        let name = operation["op"].as_str().unwrap();
        assert!(list.lines().any(|line| line.starts_with(&format!("{name} "))), "{name}: {list}");
        let told = run(&["operations", &name.to_lowercase()]);
        for field in operation["set"].as_array().unwrap() {
            let field = field.as_object().unwrap().keys().next().unwrap();
            assert!(told.contains(&format!("{{\"{field}\": ")), "{name} {field}: {told}");
        }
    }
    assert!(!list.contains("IssueEdition"), "a list cannot issue: {list}");
    let decide = run(&["operations", "Decide"]);
    for says in [r#"{"target": "YYYY-MM-DD" | null}"#, "noSuchActivity", "\"statement\"?:"] {
        assert!(decide.contains(says), "{says}: {decide}");
    }
    let (exit, message) = code(&["operations", "Explode"]);
    assert!(exit == 2 && message.contains("EditOrganisation"), "{message}");
    for (of, file) in [("operations", "operations-1"), ("snapshot", "snapshot-1")] {
        let published = annexa_support::root().join(format!("assets/schema/{file}.schema.json"));
        assert_eq!(run(&["schema", of]), fs::read_to_string(published).unwrap());
    }
}

#[test]
fn frameworks_say_where_they_come_from_and_what_to_beware_of() {
    let list = run(&["frameworks"]);
    for says in
        ["iso42001-clauses", "NIST AI 600-1, July 2024", "93 controls. A statement can be about it.", "was not checked"]
    {
        assert!(list.contains(says), "{says}: {list}");
    }
    let rmf = run(&["frameworks", "nist-ai-rmf"]);
    assert_eq!(rmf.lines().filter(|line| line.starts_with("  MEASURE ")).count(), 22, "{rmf}");
    assert!(rmf.contains("  GOVERN 1.6     Keep an inventory of AI systems"), "{rmf}");
    let json: Value = serde_json::from_str(&run(&["frameworks", "--json"])).unwrap();
    let of = |id: &str| json.as_array().unwrap().iter().find(|f| f["about"]["id"] == id).unwrap().clone();
    assert_eq!((&of("nist-ai-600-1")["entries"], &of("iso27001")["kind"]), (&json!(224), &json!("controls")));
    let (exit, message) = code(&["frameworks", "iso22301"]);
    assert!(exit == 2 && message.contains("iso9001-clauses"), "{message}");
}

#[test]
fn a_framework_of_ones_own_is_looked_at_brought_in_and_replaced_by_its_later_version() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name).to_string_lossy().into_owned();
    let (file, rules, pairs, list) = (at("s.soa"), at("rules.csv"), at("pairs.csv"), at("ops.json"));
    run(&["new", &file]);
    let version = |version: &str, last: &str| {
        format!(
            "# id: own-rules\n# name: Rules of the house\n# version: {version}\ngroup,group title,id,title\n\
             1,Buying,1.1,Ask before you buy\n2,Using,{last}\n"
        )
    };
    // All that is wrong is said at once, and nothing is written.
    fs::write(&rules, version("", "1.1,Say no")).unwrap();
    let before = run(&["log", &file]);
    let (exit, _) = code(&["bring", &file, &rules]);
    assert_eq!(exit, 1);
    let said = text(&annexa(["bring", &file, &rules]));
    assert!(
        said.contains("“# version: 1”") && said.contains("line 6, “id”: “1.1” is there already (line 5, “id”)"),
        "{said}"
    );
    let json: Value = serde_json::from_str(&text(&annexa(["bring", &file, &rules, "--json"]))).unwrap();
    assert_eq!((&json["adopted"], &json["problems"][1]["problem"]["code"]), (&json!(false), &json!("twice")));
    assert_eq!(run(&["log", &file]), before);

    fs::write(&rules, version("1", "2.1,Say no to secrets")).unwrap();
    let dry = run(&["bring", &file, &rules, "--dry-run"]);
    assert!(dry.contains("New in this file.") && dry.contains("Nothing was changed."), "{dry}");
    assert!(run(&["frameworks", "--of", &file]).contains("No framework and no crosswalk"));
    run(&["bring", &file, &rules]);
    assert!(run(&["frameworks", "--of", &file]).contains("Ask before you buy"));
    let decide = json!([{"op": "EditStatement", "set": [{"addFramework": "own-rules"}]},
        {"op": "Decide", "controls": ["own-rules/2.1"], "set": [{"applicability": "applicable"}, {"notes": "Ask Legal"}]}]);
    fs::write(&list, decide.to_string()).unwrap();
    run(&["apply", &file, &list]);
    assert!(run(&["log", &file]).contains("Rules of the house, framework brought in"), "{}", run(&["log", &file]));

    // A crosswalk: both directions, with whose it is.
    let table = "# id: ours\n# name: Rules and controls\n# from: own-rules\n# to: iso42001\n# madeBy: Quality office\n\
        # limits: Nobody outside has looked at it\nfrom;to;strength;note\n1.1;A.10.3;related;Suppliers of AI\n";
    fs::write(&pairs, table).unwrap();
    run(&["bring", &file, &pairs]);
    for (entry, other) in [("own-rules/1.1", "iso42001/A.10.3"), ("iso42001/A.10.3", "own-rules/1.1")] {
        let told = run(&["crosswalk", entry, "--of", &file]);
        for says in [other, "By Quality office.", "Beware: Nobody outside has looked at it", "Suppliers of AI"] {
            assert!(told.contains(says), "{says}: {told}");
        }
    }
    assert!(!run(&["crosswalk", "A.10.3"]).contains("Quality office"), "it is that file's alone");

    // The later version: what changes, what stays, what is left for a person; and it is found again afterwards.
    fs::write(&rules, version("2", "2.2,Say no to secrets")).unwrap();
    for told in [run(&["bring", &file, &rules, "--dry-run"]), run(&["bring", &file, &rules])] {
        for says in [
            "A later version of 1",
            "New: 2.2",
            "Gone: 2.1",
            "own-rules/2.1 “Say no to secrets”: decided on, and no longer there",
            "own-rules/2.2: new",
        ] {
            assert!(told.contains(says), "{says}: {told}");
        }
    }
    let checked = text(&annexa(["check", &file, "--each"]));
    assert!(checked.contains("own-rules 2.1") && checked.contains("own-rules 2.2"), "{checked}");
    assert!(run(&["show", &file, "--json"]).contains("Ask Legal"), "nothing is lost");
    fs::write(&list, r#"[{"op":"RemoveFramework","framework":"own-rules"}]"#).unwrap();
    let (exit, message) = code(&["apply", &file, &list]);
    assert!(exit == 2 && message.contains("rests on it"), "{message}");
    let dropped = run(&["frameworks", "--of", &file, "--drop-gone", "own-rules"]);
    assert!(dropped.contains("no longer has it: own-rules/2.1."), "{dropped}");
    assert!(!text(&annexa(["check", &file, "--each"])).contains("own-rules 2.1"));
    let (exit, message) = code(&["frameworks", "--of", &file, "--drop-gone", "own-rules"]);
    assert!(exit == 2 && message.contains("gone from “own-rules”"), "{message}");
    // What was dropped comes back with one undo, and goes one by one as well.
    run(&["undo", &file]);
    fs::write(&list, r#"[{"op":"DropDecision","control":"own-rules/2.1"}]"#).unwrap();
    run(&["apply", &file, &list]);
    assert!(!text(&annexa(["check", &file, "--each"])).contains("own-rules 2.1"));
    let removed = run(&["frameworks", "--of", &file, "--remove", "ours"]);
    assert!(removed.contains("The crosswalk ours is taken out."), "{removed}");
    let (exit, message) = code(&["frameworks", "--of", &file, "--remove", "own-rules"]);
    assert!(exit == 2 && message.contains("rests on it"), "{message}");
    // It prints under its own name.
    let pdf = at("draft.pdf");
    run(&["export", &file, "--out", &pdf]);
    let page = pdf_text(Path::new(&pdf));
    assert!(page.contains("Rules of the house") && page.contains("Ask before you buy"), "{page}");
    run(&["verify", &file]);
}

#[test]
fn a_crosswalk_is_read_from_either_side_and_never_without_whose_it_is() {
    let control = run(&["crosswalk", "A.10.3"]);
    for says in [
        "iso42001/A.10.3  Suppliers",
        "By Microsoft.",
        "hosted by NIST, no endorsement, licence unstated",
        "Our own proposal (unreviewed)",
        "says so of all of A.10",
        "T: A public compliance matrix",
        "iso27001/A.5.19",
    ] {
        assert!(control.contains(says), "{says}: {control}");
    }
    // No quotes are needed around a name with a space.
    let subcategory = run(&["crosswalk", "govern", "1.1"]);
    assert!(subcategory.starts_with("nist-ai-rmf/GOVERN 1.1  Know and meet the law"), "{subcategory}");
    assert!(subcategory.contains("iso42001/A.2.4") && subcategory.contains("iso42001-clauses/6.2"), "{subcategory}");
    let both: Value = serde_json::from_str(&run(&["crosswalk", "A.5.2", "--json"])).unwrap();
    let entries: Vec<&str> = both.as_array().unwrap().iter().map(|e| e["entry"].as_str().unwrap()).collect();
    assert_eq!(entries, ["iso42001/A.5.2", "iso27001/A.5.2"], "one id, two controls");
    assert!(run(&["crosswalk", "iso27001/A.8.34"]).contains("No crosswalk says anything about it."));
    let (exit, message) = code(&["crosswalk", "A.99"]);
    assert!(exit == 2 && message.contains("annexa frameworks"), "{message}");
}

#[test]
fn a_file_begins_from_a_starting_point_and_its_ids_carry_their_standard() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name).to_string_lossy().into_owned();
    let (file, list) = (at("client.soa"), at("list.json"));
    let told = run(&["starts"]);
    for said in ["27001-first", "42001-alone", "no security programme worth the name", "→ 42001-first, parallel"] {
        assert!(told.contains(said), "{said}: {told}");
    }
    let one = run(&["starts", "27001-first"]);
    assert!(one.contains("What has to be built") && one.contains("iso42001-clauses/6.1.4"), "{one}");
    let json: Value = serde_json::from_str(&run(&["starts", "parallel", "--json"])).unwrap();
    assert_eq!(json["decidedOn"], json!(["iso42001", "iso27001"]));
    assert_eq!(code(&["new", &file, "--start", "27001-frist"]).0, 2);

    run(&["new", &file, "--start", "27001-first", "--author", "Lead"]);
    let shown = run(&["show", &file]);
    for said in ["ISO/IEC 27001 first", "27001 A.5.2", "42001 A.5.2"] {
        assert!(shown.contains(said), "{said}: {shown}");
    }
    // An id is taken as it is printed; without its standard it is not known which is meant.
    let refers = |control: &str| {
        let list_of = json!([{"op": "Decide", "controls": [control], "set": [{"applicability": "applicable"}, {"sees": "27001 A.5.1"}]}]);
        fs::write(&list, list_of.to_string()).unwrap();
        code(&["apply", &file, &list, "--author", "Lead"])
    };
    assert_eq!(refers("A.5.2").0, 2);
    assert_eq!(refers("42001 A.2.2").0, 0);
    let log = run(&["log", &file]);
    assert!(log.contains("42001 A.2.2"), "{log}");
    let (_, checked, _) = said(&["check", &file, "--each"]);
    assert!(checked.contains("42001 A.2.2") && checked.contains("27001 A.5.1"), "{checked}");
    assert!(run(&["show", &file]).contains("As for 27001 A.5.1"));
    // What it refers to is undecided, so it is no justification.
    let findings: Value = serde_json::from_str(&said(&["check", &file, "--json"]).1).unwrap();
    let codes = findings.to_string();
    assert!(codes.contains("reference-otherwise") && codes.contains("justification-missing"), "{codes}");
}

#[test]
fn coverage_counts_what_is_in_place_and_what_is_planned_by_one_crosswalk() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name).to_string_lossy().into_owned();
    let (file, list) = (at("s.soa"), at("ops.json"));
    run(&["new", &file]);
    let decide = |control: &str, set: Value| json!({"op": "Decide", "controls": [control], "set": set});
    let operations = json!([
        decide("A.10.2", json!([{"applicability": "applicable"}, {"status": "implemented"}])),
        decide("A.8.4", json!([{"applicability": "applicable"}, {"status": "planned"}])),
        decide("A.9.4", json!([{"applicability": "excluded"}])),
    ]);
    fs::write(&list, operations.to_string()).unwrap();
    run(&["apply", &file, &list]);
    let hosted = run(&["coverage", &file]);
    assert!(hosted.contains("NIST-hosted (Microsoft)") && hosted.contains("GOVERN 6.1"), "{hosted}");
    let third = run(&["coverage", &file, "--crosswalk", "a3-categories"]);
    let line = |id: &str| third.lines().find(|line| line.trim_start().starts_with(id)).unwrap().to_owned();
    assert!(line("MANAGE 3").contains("in part"), "one of three: {third}");
    assert!(line("MANAGE 4").contains("planned"), "{third}");
    assert!(line("MANAGE 2").contains("not supported"), "{third}");
    assert!(line("MANAGE 1").contains("not supported"), "clauses alone, and nothing said of them: {third}");
    assert!(third.contains("0 in place, 1 in part, 1 planned, 2 not supported, 0 with nothing named, of 4"), "{third}");
    let json: Value =
        serde_json::from_str(&run(&["coverage", &file, "--crosswalk", "a3-categories", "--json"])).unwrap();
    let rows = json["coverage"]["rows"].as_array().unwrap();
    assert_eq!((rows.len(), &json["about"]["id"]), (95, &json!("a3-categories")));
    // Clauses count by how far they are met.
    let met = |clause: &str, now: &str| json!({"op": "EditEntry", "entry": format!("iso42001-clauses/{clause}"), "set": [{"now": now}]});
    fs::write(&list, json!([met("6.1.3", "fully"), met("8.3", "largely")]).to_string()).unwrap();
    run(&["apply", &file, &list]);
    let third = run(&["coverage", &file, "--crosswalk", "a3-categories"]);
    assert!(third.contains("6.1.3 (fully), 8.3 (largely)"), "{third}");
    assert!(third.contains("0 in place, 3 in part, 0 planned, 1 not supported, 0 with nothing named, of 4"), "{third}");
    let (exit, message) = code(&["coverage", &file, "--crosswalk", "a3-genai-profile"]);
    assert!(exit == 2 && message.contains("nist-hosted"), "{message}");
}

#[test]
fn what_systems_call_for_and_what_evidence_serves_is_told_with_what_stands_behind() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name).to_string_lossy().into_owned();
    let (file, list) = (at("s.soa"), at("ops.json"));
    run(&["new", &file]);
    assert!(run(&["suggest", &file]).contains("No AI system"));
    let operations = json!([
        {"op": "AddSystem", "set": [{"name": "Berth allocation"}, {"effect": "decides"}]},
        {"op": "AddSystem", "set": [{"name": "Old tool"}, {"effect": "decides"}, {"scope": "out"}]},
        {"op": "Decide", "controls": ["A.2.2"], "set": [{"applicability": "applicable"}]},
        {"op": "AddEvidence", "set": [{"title": "Audit plan"}, {"expiry": "2020-01-01"}]},
        {"op": "Link", "from": "EV-01", "to": ["iso27001-clauses/9.2.2"]},
    ]);
    fs::write(&list, operations.to_string()).unwrap();
    run(&["apply", &file, &list]);
    let told = run(&["suggest", &file]);
    assert!(told.contains("Berth allocation") && !told.contains("Old tool"), "{told}");
    let policy = told.lines().find(|line| line.trim_start().starts_with("A.2.2 ")).unwrap();
    assert!(policy.contains("Applicable") && told.contains("Since it decides about people: "), "{told}");
    let json: Value = serde_json::from_str(&run(&["suggest", &file, "--json"])).unwrap();
    let first = &json[0]["suggestions"][0];
    assert_eq!((&json[0]["name"], &first["facts"]), (&json!("Berth allocation"), &json!(["decidesAboutPeople"])));

    let told = run(&["reuse", &file]);
    assert!(told.contains("EV-01 (Expired)"), "{told}");
    assert!(told.lines().any(|line| line.starts_with("ISO/IEC 27001") && line.contains("1 expired")), "{told}");
    let json: Value = serde_json::from_str(&run(&["reuse", &file, "--json"])).unwrap();
    let audit = json["kinds"].as_array().unwrap().iter().find(|kind| kind["kind"] == "internal-audit").unwrap();
    let standing = |column: &str| {
        let columns = audit["columns"].as_array().unwrap();
        columns.iter().find(|one| one["column"] == column).unwrap()["standing"].clone()
    };
    assert_eq!((standing("iso27001"), standing("iso42001")), (json!("stale"), json!("missing")));
}

#[test]
fn questions_are_listed_for_whom_they_are_and_no_copy_for_others_holds_them() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name).to_string_lossy().into_owned();
    let (file, list, data) = (at("s.soa"), at("ops.json"), at("handed.soa"));
    run(&["new", &file]);
    let ask = |title: &str, of: &str, more: Value| {
        let mut set = vec![json!({"title": title}), json!({"addressee": of})];
        set.extend(more.as_array().unwrap().clone());
        json!({"op": "AddQuestion", "set": set})
    };
    let operations = json!([
        ask("Who stops it?", "Role A", json!([{"due": "2027-01-15"}])),
        ask("Since when?", "Role B", json!([{"answer": "Since May."}])),
        ask("Where is it?", "role a ", json!([])),
        {"op": "Link", "from": "QN-01", "to": ["A.9.3"]},
    ]);
    fs::write(&list, operations.to_string()).unwrap();
    run(&["apply", &file, &list]);
    let all = run(&["questions", &file]);
    assert_eq!(all.matches("For ").count(), 2, "one heading for one addressee: {all}");
    assert!(all.contains("About A.9.3") && all.contains("→ Since May.") && all.contains("2027-01-15"), "{all}");
    let open: Value = serde_json::from_str(&run(&["questions", &file, "--open", "--json"])).unwrap();
    assert_eq!(open.as_array().unwrap().len(), 2);
    assert!(!run(&["questions", &file, "--of", "ROLE B"]).contains("Who stops it?"));
    // On paper: a sheet for each, and one alone for whom it is.
    let pdf = at("questions.pdf");
    run(&["questions", &file, "--out", &pdf]);
    let sheets = pdf_text(Path::new(&pdf));
    for words in ["Questions for Role A", "Questions for Role B", "Who stops it?", "Since May.", "Name and date"] {
        assert!(sheets.contains(words), "{words}: {sheets}");
    }
    run(&["questions", &file, "--of", "role b", "--out", &pdf]);
    assert!(!pdf_text(Path::new(&pdf)).contains("Who stops it?"));
    assert!(!run(&["extract", &pdf]).contains("Who stops it?"), "its data says no more than its page");
    run(&["redact", &file, "--out", &data, "--without", "questions"]);
    assert!(!fs::read(&data).unwrap().windows(13).any(|bytes| bytes == b"Who stops it?"));
}

#[test]
fn a_profile_says_of_each_clause_and_category_how_far_it_is_reached() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name).to_string_lossy().into_owned();
    let (file, list) = (at("s.soa"), at("ops.json"));
    run(&["new", &file]);
    let operations = json!([
        {"op": "EditEntry", "entry": "9.2.1", "set": [{"now": "fully"}, {"notes": "Programme of three years."}]},
        {"op": "EditEntry", "entry": "GOVERN 1", "set": [{"now": "partly"}, {"target": "partly"}]},
        {"op": "EditEntry", "entry": "GOVERN 2", "set": [{"now": "partly"}, {"target": "fully"}, {"due": "2027-05-01"}]},
    ]);
    fs::write(&list, operations.to_string()).unwrap();
    run(&["apply", &file, &list]);
    let clauses = run(&["profile", &file]);
    assert!(clauses.contains("Programme of three years.") && clauses.contains("1 of 32 are reached"), "{clauses}");
    let profile = run(&["profile", &file, "nist-ai-rmf"]);
    assert!(profile.contains("1 of 19 are reached") && profile.contains("Partly → Fully"), "{profile}");
    let json: Value = serde_json::from_str(&run(&["profile", &file, "nist-ai-rmf", "--json"])).unwrap();
    assert_eq!(json[1]["due"], json!("2027-05-01"));
    // On paper what was typed, for those who may read it.
    let pdf = at("profile.pdf");
    run(&["profile", &file, "nist-ai-rmf", "--out", &pdf, "--audience", "auditor"]);
    let printed = pdf_text(Path::new(&pdf));
    assert!(
        has_words(&printed, "two steps") && printed.contains("1 May 2027") && !printed.contains("DRAFT"),
        "{printed}"
    );
    run(&["profile", &file, "--out", &pdf]);
    let printed = pdf_text(Path::new(&pdf));
    assert!(
        has_words(&printed, "Programme of three years.") && printed.contains("Clauses of ISO/IEC 42001"),
        "{printed}"
    );
    let (exit, message) = code(&["profile", &file, "--out", &pdf, "--audience", "public"]);
    assert!(exit == 2 && message.contains("for the public"), "{message}");
    let (exit, message) = code(&["extract", &pdf, "--out", &at("again.soa")]);
    assert!(exit == 2 && message.contains("is a paper of the management system"), "{message}");
}

#[test]
fn the_record_of_the_management_system_is_printed_for_an_auditor() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name).to_string_lossy().into_owned();
    let (file, list, pdf) = (at("s.soa"), at("ops.json"), at("record.pdf"));
    run(&["new", &file, "--org", "Moonharbour Ferries"]);
    let operations = json!([
        {"op": "AddAudit", "set": [{"title": "Night audit"}, {"kind": "internal"}, {"from": "2026-03-02"}, {"result": "One lapse at the quay."}]},
        {"op": "AddReview", "set": [{"title": "Spring"}, {"date": "2026-04-01"}, {"decisions": "Two more watchers."}]},
        {"op": "AddNonconformity", "set": [{"title": "Unread log"}, {"grade": "minor"}, {"cause": "Nobody is named."}, {"action": "The mate reads it."}, {"due": "2026-05-01"}]},
        {"op": "AddQuestion", "set": [{"title": "Who reads it?"}, {"addressee": "Mate"}]},
        {"op": "Link", "from": "AU-01", "to": ["NC-01"]},
    ]);
    fs::write(&list, operations.to_string()).unwrap();
    run(&["apply", &file, &list]);
    let told: Value =
        serde_json::from_str(&run(&["record", &file, "--out", &pdf, "--audience", "auditor", "--json"])).unwrap();
    assert_eq!(told["asIssued"], json!(false));
    let printed = pdf_text(Path::new(&pdf));
    for words in [
        "Audit programme",
        "One lapse at the quay.",
        "Not reported yet",
        "Two more watchers.",
        "NC-01 Unread log",
        "The mate reads it.",
        "passed",
    ] {
        assert!(has_words(&printed, words), "{words}: {printed}");
    }
    assert!(!printed.contains("Who reads it?"));
}

#[test]
fn a_trace_goes_from_a_system_to_the_edition_and_says_what_came_after_it() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name).to_string_lossy().into_owned();
    let (file, list) = (at("s.soa"), at("list.json"));
    let apply = |operations: Value| {
        fs::write(&list, operations.to_string()).unwrap();
        run(&["apply", &file, &list]);
    };
    run(&["new", &file, "--sample=draft"]);
    run(&["issue", &file, "--approved-by", "Role A", "--function", "Managing director", "--note", "First issue"]);
    apply(json!([
        {"op": "AddRisk", "set": [{"label": "R-901"}, {"title": "Boats are taken for fog"}]},
        {"op": "Link", "from": "R-901", "to": ["SYS-1", "A.6.2.4", "nist-ai-rmf/MEASURE 2.5"]},
        {"op": "AddEvidence", "set": [{"label": "EV-901"}, {"title": "Test in fog"}]},
        {"op": "Link", "from": "EV-901", "to": ["A.6.2.4"]},
    ]));
    let control = run(&["trace", &file, "A.6.2.4"]);
    let line = |id: &str| {
        let begins = |line: &&str| line.trim_start_matches(['▸', ' ']).split_whitespace().next() == Some(id);
        control.lines().find(begins).unwrap_or_default()
    };
    assert!(line("SYS-1").contains("→") && line("SYS-1").contains("R-901"), "{control}");
    assert!(line("R-901").ends_with("→ A.6.2.4"), "{control}");
    assert!(control.contains("▸ A.6.2.4"), "{control}");
    assert!(line("EV-21").ends_with("→ 1.0"), "{control}");
    // It came after the edition in force.
    assert!(line("EV-901").ends_with("Test in fog"), "{control}");

    let json: Value = serde_json::from_str(&run(&["trace", &file, "SYS-1", "--json"])).unwrap();
    let nodes = json["nodes"].as_array().unwrap();
    let named = |label: &str| nodes.iter().find(|node| node["label"] == label).unwrap();
    assert_eq!((&named("SYS-1")["stage"], &named("R-901")["stage"]), (&json!("origin"), &json!("reason")));
    assert!(nodes.iter().any(|node| node["stage"] == "edition"), "{json}");
    assert!(json["lines"].as_array().unwrap().iter().all(|l| l["from"].as_u64() != l["to"].as_u64()));
    // From what is cited, by its id alone.
    assert!(run(&["trace", &file, "measure", "2.5"]).contains("R-901"));
    let (exit, message) = code(&["trace", &file, "R-999"]);
    assert!(exit == 2 && message.contains("R-999"), "{message}");
}

#[test]
fn what_the_check_says_of_issuing_is_what_issuing_does() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name).to_string_lossy().into_owned();
    let (file, list) = (at("s.soa"), at("list.json"));
    run(&["new", &file, "--sample=draft"]);
    let edit = |set: Value| {
        fs::write(&list, json!([{"op": "EditStatement", "set": set}]).to_string()).unwrap();
        run(&["apply", &file, &list]);
    };
    let issue = || code(&["issue", &file, "--approved-by", "Role A", "--function", "Managing director"]).0;
    edit(json!([{"approver": {}}, {"scope": ""}, {"version": "9.1"}]));
    assert_eq!((code(&["check", &file]).0, code(&["candidate", &file]).0, issue()), (1, 1, 1), "no scope");
    edit(json!([{"scope": "Everything on the water."}]));
    assert_eq!(
        (code(&["check", &file]).0, code(&["candidate", &file]).0, issue()),
        (0, 0, 0),
        "no approver named before"
    );
    assert!(run(&["check", &file]).contains("approver"), "it is asked about all the same");
    let one = code(&["check", &file, "--statement", "nothing"]);
    assert!(one.0 == 2 && one.1.contains("nothing"), "{}", one.1);
}

#[test]
fn all_operations_of_a_list_or_none() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name).to_string_lossy().into_owned();
    run(&["new", &at("s.soa"), "--org", "Before"]);
    let list =
        json!([{"op": "EditOrganisation", "set": [{"name": "After"}]}, {"op": "DeleteEvidence", "evidence": "EV-9"}]);
    fs::write(at("ops.json"), list.to_string()).unwrap();
    let (exit, message) = code(&["apply", &at("s.soa"), &at("ops.json")]);
    assert_eq!(exit, 2);
    assert!(message.contains("EV-9"), "{message}");
    let shown: Value = serde_json::from_str(&run(&["show", &at("s.soa"), "--json"])).unwrap();
    assert_eq!(shown["organisation"]["name"], "Before");
}

#[test]
fn whoever_gives_no_name_is_told_under_which_the_history_has_it() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name).to_string_lossy().into_owned();
    run(&["new", &at("s.soa"), "--org", "Quay Mills", "--author", "Lead"]);
    fs::write(at("ops.json"), r#"[{"op":"EditStatement","set":[{"scope":"All."}]}]"#).unwrap();
    let (exit, message) = code(&["apply", &at("s.soa"), &at("ops.json")]);
    assert!(exit == 0 && message.contains("“Command line” did this") && message.contains("--author"), "{message}");
    assert!(run(&["log", &at("s.soa")]).contains("Command line"));
    for quiet in [&["apply", &at("s.soa"), &at("ops.json"), "--author", "Lead"][..], &["show", &at("s.soa")]] {
        assert_eq!(code(quiet), (0, String::new()));
    }
}

#[test]
fn a_list_that_is_wrong_is_refused_with_the_place_of_the_fault() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name).to_string_lossy().into_owned();
    run(&["new", &at("s.soa")]);
    let before = fs::read(at("s.soa")).unwrap();
    let decide = |set: &str| format!(r#"[{{"op":"Decide","controls":["iso42001/A.2.2"],"set":{set}}}]"#);
    let (status, day) = (decide(r#"[{"owner":null},{"status":"planed"}]"#), decide(r#"[{"target":"2026-02-30"}]"#));
    let (stranger, both) = (decide(r#"[{"stauts":"planned"}]"#), decide(r#"[{"owner":null,"status":null}]"#));
    for (list, says) in [
        ("{", "not a list of operations: it ends too early, at line 1"),
        ("[{]", "at line 1, column 3, it is not JSON"),
        ("{}", "not a list of operations: it holds no list"),
        (
            r#"[{"op":"EditOrganisation","set":[]},{"op":"Explode"}]"#,
            "Operation 2 of “OPS” is not one: “op” is “Explode”; it may be “EditOrganisation”, ",
        ),
        (
            &status,
            "Operation 1 of “OPS” is not one: “set”, entry 2, “status” is “planed”; it may be “notStarted”, “planned”, \
             “inProgress”, “implemented” or null. Nothing was changed.",
        ),
        (&day, "“set”, entry 1, “target” is “2026-02-30”; it may be a day such as 2027-03-01 or null."),
        (&stranger, "“set”, entry 1 has a field “stauts”, which nobody knows; it may have “applicability”, "),
        (&both, "“set”, entry 1 has several fields; it takes one"),
        (r#"[{"op":"Decide","set":[]}]"#, "it lacks “controls”."),
        (r#"[{"op":"PrepareCandidate"}]"#, "annexa candidate"),
        (r#"[{"op":"DetachSigned","edition":"1.0","hash":"0"}]"#, "annexa signed"),
        (r#"[{"op":"EditOrganisation","set":[{"name":"\ud800"}]}]"#, "not a list of operations"),
        (r#"[{"op":"EditOrganisation","set":[{"name":"a\u0007b"}]}]"#, "U+0007"),
    ] {
        fs::write(at("ops.json"), list).unwrap();
        let (exit, message) = code(&["apply", &at("s.soa"), &at("ops.json")]);
        assert_eq!(exit, 2, "{list}");
        assert!(message.contains(&says.replace("OPS", &at("ops.json"))), "{list}: {message}");
        // Nor is anything offered that no list may hold.
        for leak in ["variant", "expected", "parse", "invalid", "sequence", "WithdrawEdition", "TakeCopy"] {
            assert!(!message.contains(leak), "the parser’s own language: {message}");
        }
    }
    let megabyte = json!([{"op": "Decide", "controls": ["iso42001/A.2.2"], "set": [{"notes": "x".repeat(1_000_000)}]}]);
    fs::write(at("ops.json"), megabyte.to_string()).unwrap();
    let (exit, message) = code(&["apply", &at("s.soa"), &at("ops.json")]);
    assert!(exit == 2 && message.contains("1000000 characters"), "{message}");
    assert_eq!(fs::read(at("s.soa")).unwrap(), before, "a refused list leaves the file as it was, byte for byte");
}

#[test]
fn what_is_no_client_file_is_named_for_what_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name).to_string_lossy().into_owned();
    fs::write(at("empty.soa"), "").unwrap();
    fs::write(at("text.soa"), "hello, this is only a text file").unwrap();
    judge("sqlite3", [at("other.soa").as_str(), "create table t(x)"]);
    for (file, says) in [
        (at("gone.soa"), "There is no file"),
        (at("empty.soa"), "is empty"),
        (at("text.soa"), "not a client file"),
        (at("other.soa"), "not a client file"),
        (folder.path().to_string_lossy().into_owned(), "is a folder"),
    ] {
        let (exit, message) = code(&["show", &file]);
        assert!(exit == 2 && message.contains(says), "{file}: {message}");
    }
}

#[test]
fn a_public_export_names_nobody() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name).to_string_lossy().into_owned();
    run(&["new", &at("s.soa"), "--sample=draft"]);
    run(&["export", &at("s.soa"), "--audience", "public", "--out", &at("public.pdf")]);
    run(&["export", &at("s.soa"), "--audience", "internal", "--out", &at("internal.pdf")]);
    let nowhere = |audience: &str| code(&["export", &at("s.soa"), "--audience", audience, "--out", "/proc/p.pdf"]).1;
    let warned = nowhere("public");
    let place = |says: &str| warned.find(says).unwrap_or_else(|| panic!("{says}: {warned}"));
    assert!(place("says “Confidential”, the document’s classification") < place("could not be written"));
    assert!(place("still says them") < place("could not be written"), "said before the file is there");
    // Risks are one sentence, which tells the first of them; JSON has all.
    let risks: Vec<&str> = warned.lines().filter(|line| line.contains("names of risks")).collect();
    let [risks] = risks[..] else { panic!("{warned}") };
    assert!(
        risks.contains("“R-02” (A.2.2)") && risks.contains("more. Reword them") && !risks.contains("R-24"),
        "{risks}"
    );
    let listed = run(&["export", &at("s.soa"), "--audience", "public", "--out", &at("listed.pdf"), "--json"]);
    assert!(listed.contains("“R-24” (OC-1)"), "{listed}");
    assert!(!nowhere("internal").contains("Confidential"));
    let (public, internal) = (pdf_text(Path::new(&at("public.pdf"))), pdf_text(Path::new(&at("internal.pdf"))));
    let snapshot: Value = serde_json::from_str(&run(&["show", &at("s.soa"), "--json"])).unwrap();
    let places: Vec<&str> =
        snapshot["evidence"].as_array().unwrap().iter().filter_map(|e| e["location"].as_str()).collect();
    assert!(places.iter().any(|p| has_words(&internal, p)));
    for place in places.iter().filter(|p| p.len() > 12) {
        assert!(!has_words(&public, place), "{place}");
    }
}

/// A declaration of today, from the list in the help.
fn declaration_of_today() -> Value {
    let mut list: Value = serde_json::from_str(&list_in_help("declare")).unwrap();
    let today = jiff::Zoned::now().date();
    let declaration = &mut list[0]["set"][0]["declaration"];
    for name in ["internalAudit", "managementReview", "validUntil"] {
        declaration[name] = json!(today.to_string());
    }
    declaration["signed"]["date"] = json!(today.to_string());
    list
}

#[test]
fn conformity_is_declared_on_an_edition_and_refused_until_it_can_be() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name).to_string_lossy().into_owned();
    let (file, list, pdf) = (at("s.soa"), at("ops.json"), at("declaration.pdf"));
    run(&["new", &file, "--org", "Moonharbour Ferries"]);
    fs::write(&list, decisions().to_string()).unwrap();
    run(&["apply", &file, &list]);
    run(&["issue", &file, "--approved-by", "Role A", "--function", "Managing director"]);
    let refused = annexa(["declare", &file, "--out", &pdf]);
    assert_eq!(refused.status.code(), Some(1));
    let said = text(&refused);
    for words in ["Refuses a declaration", "treatment is approved", "internal audit", "management review", "address"] {
        assert!(said.contains(words), "{words}: {said}");
    }
    assert!(!Path::new(&pdf).exists());
    run(&["declare", &file, "--draft", "--out", &at("draft.pdf")]);
    assert!(pdf_text(Path::new(&at("draft.pdf"))).contains("DRAFT"));

    // What is declared changes no statement; what it lacked of the statement is issued anew.
    let treatment =
        json!({"planId": "RTP", "planDate": "2026-10-01", "acceptedBy": [{"name": "Role A", "date": "2026-10-02"}]});
    let mended = json!([{"op": "EditStatement", "set": [{"version": "1.1"}, {"treatment": treatment}]},
        {"op": "EditOrganisation", "set": [{"address": "The quay\nMoonharbour"}]}]);
    fs::write(&list, mended.to_string()).unwrap();
    run(&["apply", &file, &list]);
    run(&["issue", &file, "--approved-by", "Role A", "--function", "Managing director"]);
    let checked = run(&["check", &file, "--json"]);
    fs::write(&list, declaration_of_today().to_string()).unwrap();
    run(&["apply", &file, &list]);
    assert_eq!(run(&["check", &file, "--json"]), checked, "the edition is what the statement says");
    let found: Value = serde_json::from_str(&run(&["declare", &file, "--json"])).unwrap();
    assert_eq!(found["findings"], json!([]), "{found:#}");
    run(&["declare", &file, "--out", &pdf]);
    let printed = pdf_text(Path::new(&pdf));
    for words in ["No. 2026-02", "Moonharbour Ferries", "edition 1.1", "by 1 Mar 2027", "NC-2", "not a certificate"] {
        assert!(has_words(&printed, words), "{words}: {printed}");
    }
    assert!(!printed.contains("DRAFT"));

    // Its data is what its pages say, and no statement.
    let data: Value = serde_json::from_str(&run(&["extract", &pdf, "--data"])).unwrap();
    assert_eq!((&data["annexa"], &data["edition"]["label"]), (&json!("declaration/1"), &json!("1.1")));
    assert!(!data.to_string().contains("Reason number"), "justifications are no part of it");
    let (refused, why) = code(&["extract", &pdf, "--out", &at("again.soa")]);
    assert!(refused == 2 && why.contains("is a declaration of conformity"), "{why}");
    // Nor is it in a copy of the statement.
    run(&["export", &file, "--edition", "1.1", "--paper", "letter", "--out", &at("soa.pdf")]);
    assert!(!run(&["extract", &at("soa.pdf"), "--data"]).contains("NC-3"));

    // An edition that is not in force bears none.
    let (refused, why) = code(&["declare", &file, "--edition", "1.0", "--out", &at("old.pdf")]);
    assert!(refused == 1 && why.contains("Nothing is declared: 1 finding"), "{why}");
    assert_eq!(code(&["declare", &file, "--edition", "9"]).0, 2);
}

#[test]
fn a_file_is_copied_and_backed_up_and_a_backup_is_had_back() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name).to_string_lossy().into_owned();
    let file = at("ferries.soa");
    run(&["new", &file, "--org", "Moonharbour Ferries", "--author", "Role A"]);
    let head = |file: &str| {
        let log: Value = serde_json::from_str(&run(&["log", file, "--last", "1", "--json"])).unwrap();
        log[0]["id"].as_str().unwrap().to_owned()
    };
    run(&["copy", &file, "--out", &at("copy.soa")]);
    assert_eq!(head(&at("copy.soa")), head(&file));
    let (refused, said) = code(&["copy", &file, "--out", &at("copy.soa")]);
    assert!(refused == 2 && said.contains("copy.soa"), "{said}");

    let (none, said) = code(&["backups", &file]);
    assert!(none == 0 && said.contains("ferries backups"), "{said}");
    let made: Value = serde_json::from_str(&run(&["backup", &file, "--json"])).unwrap();
    let backup = made["file"].as_str().unwrap();
    fs::write(at("ops.json"), r#"[{"op": "EditOrganisation", "set": [{"name": "Sunharbour Ferries"}]}]"#).unwrap();
    run(&["apply", &file, &at("ops.json"), "--author", "Role A"]);
    let listed: Value = serde_json::from_str(&run(&["backups", &file, "--json"])).unwrap();
    assert_eq!(listed[0]["path"].as_str(), Some(backup));
    assert_eq!((listed[0]["head"].as_str(), &listed[0]["inHistory"]), (made["head"].as_str(), &json!(true)));

    let newer = head(&file);
    let restored: Value = serde_json::from_str(&run(&["restore", backup, "--out", &file, "--json"])).unwrap();
    assert_eq!(Some(head(&file).as_str()), made["head"].as_str());
    assert_eq!(head(restored["replaced"].as_str().unwrap()), newer, "what was replaced is kept");
    assert!(run(&["backups", &file]).starts_with("* "), "and marked as holding more");
    run(&["backup", &file, "--keep", "1"]);
    let kept = run(&["backups", &file]);
    assert_eq!(kept.lines().count(), 2, "what holds more than the file never goes by itself: {kept}");
    assert!(kept.lines().any(|line| line.starts_with("* ")));
}

#[test]
fn a_damaged_file_is_salvaged_and_what_was_lost_is_said() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name).to_string_lossy().into_owned();
    let (whole, damaged) = (at("whole.soa"), at("damaged.soa"));
    run(&["new", &whole, "--sample=draft"]);
    let notes = |n: u32| {
        json!([{"op": "EditOrganisation", "set": [{"address": format!("Quay {n}")}]},
               {"op": "Decide", "controls": ["A.2.2"], "set": [{"notes": format!("Asked {n} times.")}]}])
    };
    for n in 0..6 {
        fs::write(at("ops.json"), notes(n).to_string()).unwrap();
        run(&["apply", &whole, &at("ops.json"), "--author", "Role A"]);
    }
    assert_eq!(code(&["salvage", &whole, "--out", &at("same.soa")]).0, 0, "nothing is lost of a sound file");
    // Takes the bytes of one revision of the middle away.
    let mut bytes = fs::read(&whole).unwrap();
    let log: Value = serde_json::from_str(&run(&["log", &whole, "--json"])).unwrap();
    let middle = &log[log.as_array().unwrap().len() - 5];
    let id = middle["id"].as_str().unwrap();
    let id: Vec<u8> = (0..32).map(|n| u8::from_str_radix(&id[2 * n..2 * n + 2], 16).unwrap()).collect();
    let rows = bytes.windows(32).enumerate().filter(|(_, w)| *w == id).map(|(at, _)| at).collect::<Vec<_>>();
    for row in rows {
        bytes[row + 60..row + 90].fill(b'?');
    }
    fs::write(&damaged, &bytes).unwrap();
    let (ended, told, _) = said(&["salvage", &damaged, "--out", &at("new.soa"), "--author", "Role B"]);
    assert_eq!(ended, 1, "something is lost");
    assert!(told.contains("The history did not hold: one revision does not say what its id stands for"), "{told}");
    assert!(told.contains("Address") && !told.contains("organisation/address"), "names, not keys: {told}");
    let again = annexa(["salvage", &damaged, "--out", &at("again.soa"), "--author", "Role B", "--json"]);
    let told: Value = serde_json::from_slice(&again.stdout).unwrap();
    assert_eq!(told["lost"][0]["first"], middle["number"], "{told:#}");
    assert!(told["brought"].as_array().unwrap().contains(&json!("organisation/address")), "{told:#}");
    assert_eq!(fs::read(&damaged).unwrap(), bytes);
    assert!(run(&["show", &at("new.soa"), "--json"]).contains("Asked 5 times."));
    assert!(run(&["log", &at("new.soa")]).to_lowercase().contains("salvaged from a damaged file"));
    let (refused, said) = code(&["salvage", &damaged, "--out", &at("new.soa")]);
    assert!(refused == 2 && said.contains("new.soa"), "{said}");
    fs::write(&damaged, "a letter").unwrap();
    let (refused, said) = code(&["salvage", &damaged, "--out", &at("none.soa")]);
    assert!(refused == 2 && said.contains("damaged.soa"), "{said}");
    let mut beheaded = fs::read(&whole).unwrap();
    beheaded[..4_096].fill(0);
    fs::write(&damaged, &beheaded).unwrap();
    let (refused, said) = code(&["show", &damaged]);
    assert!(refused == 2 && said.contains("annexa salvage"), "what may still read is not given up: {said}");
}

#[test]
fn errors_name_the_file_that_they_are_about() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name).to_string_lossy().into_owned();
    let (whole, out) = (at("whole.soa"), at("out.soa"));
    run(&["new", &whole, "--sample=draft"]);
    let (refused, said) = code(&["copy", &whole, "--out", &at("./whole.soa")]);
    assert!(refused == 2 && said.contains("exists already"), "{said}");
    fs::write(at("phrase"), "nine herons under a moon").unwrap();
    let (refused, said) = code(&["seal", &whole, "--out", &whole, "--passphrase-file", &at("phrase")]);
    assert!(refused == 2 && said.contains("the very file that is to be copied"), "{said}");
    // A page of the history, which opening does not look at.
    let sql = "SELECT rootpage FROM sqlite_schema WHERE name = 'touch'";
    let page = text(&judge("sqlite3", [whole.as_str(), sql])).trim().parse::<usize>().unwrap();
    let mut bytes = fs::read(&whole).unwrap();
    bytes[(page - 1) * 4_096..][..200].fill(0x5a);
    fs::write(&whole, bytes).unwrap();
    for command in [&["copy", &whole, "--out", &out][..], &["backup", &whole]] {
        let (refused, said) = code(command);
        assert!(refused == 2 && said.contains("whole.soa” is damaged"), "{command:?}: {said}");
    }
    let (ended, told, _) = annexa_support::said(&["verify", &whole]);
    assert!(ended == 1 && told.contains("The first place: The file itself is damaged"), "{told}");
}
