//! What others say of our PDFs: veraPDF of the archive (PDF/A-3a) and of the screen reader (PDF/UA-1), qpdf of the file,
//! poppler of the fonts and of what is read out.
#![allow(clippy::unwrap_used)]

use std::collections::{BTreeMap, BTreeSet};
use std::ffi::OsString;
use std::fs;
use std::path::Path;

use annexa_document::{Author, Document, Env};
use annexa_support::{annexa, judge, text, tools};
use serde_json::{Value, json};

/// Both profiles that every PDF has to keep.
const PROFILES: [&str; 2] = ["3a", "ua1"];

/// What people write, in scripts that the bundled faces have and lack, from the right and from the left, and characters
/// that no face has.
const WRITTEN: [&str; 8] = [
    "The office’s first finding — “ﬁne, and efficient” — was filed.",
    "Ångström, naïveté, Łódź; e\u{301}te\u{301}, and n\u{303} typed in two.",
    "Σύστημα τεχνητής νοημοσύνης; Система искусственного интеллекта",
    "مراجعة بشرية قبل كل قرار (المرحلة 2)، ثم القرار.",
    "בדיקה אנושית לפני כל החלטה (שלב 2).",
    "人工智能系统的评估。出荷前に人が確認する。",
    "Signed off 👍🏽 by the night team 🚤, family 👩‍👩‍👧.",
    "Nobody has drawn \u{10A60} or \u{1D173} or \u{E123}.",
];

fn run<S: AsRef<std::ffi::OsStr> + std::fmt::Debug>(arguments: &[S]) {
    let output = annexa(arguments);
    assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
}

/// A folder in which client files and PDFs are made.
struct Desk(tempfile::TempDir);

impl Desk {
    fn at(&self, name: &str) -> String {
        self.0.path().join(name).to_string_lossy().into_owned()
    }

    /// A client file with these operations in it.
    fn file(&self, name: &str, operations: &Value) -> String {
        let (file, list) = (self.at(&format!("{name}.soa")), self.at(&format!("{name}.json")));
        run(&["new", &file, "--org", "Moonharbour Ferries"]);
        fs::write(&list, operations.to_string()).unwrap();
        run(&["apply", &file, &list]);
        file
    }

    fn export(&self, file: &str, name: &str, asked: &[&str]) {
        let out = self.at(&format!("pdf/{name}.pdf"));
        run(&[&["export", file, "--out", &out], asked].concat());
    }
}

/// A text of so many characters, in sentences, paragraphs and lists.
fn long(characters: usize) -> String {
    let words = ["threshold", "reviewer", "quay", "supplier", "drift", "dispatch", "interpretability", "escalation"];
    let mut text = String::new();
    for n in 0.. {
        text.push_str(words[(n * 5 + n / 7) % words.len()]);
        text.push_str(if n % 90 == 89 {
            ".\n\n"
        } else if n % 45 == 44 {
            ".\n- "
        } else {
            " "
        });
        if text.len() > characters {
            text.truncate(characters);
            break;
        }
    }
    text
}

/// Every decision with such a justification, and such a text wherever else one may stand.
fn all_texts(justification: &dyn Fn(usize) -> String, line: &dyn Fn(usize) -> String) -> Value {
    let mut operations = vec![
        json!({"op": "EditOrganisation", "set": [{"name": line(1)}, {"address": justification(2)}]}),
        json!({"op": "EditStatement", "set": [{"title": line(3)}, {"documentId": line(4)}, {"classification": line(5)},
            {"scope": justification(6)}, {"rolesNote": justification(7)}, {"roles": ["aiProvider"]}]}),
        json!({"op": "AddPerson", "id": "p", "set": [{"name": line(0)}, {"function": line(1)}]}),
        json!({"op": "AddSystem", "id": "s", "set": [{"label": "SYS-1"}, {"name": line(2)}, {"purpose": line(3)}]}),
        json!({"op": "AddEvidence", "id": "e", "set": [{"label": "EV-1"}, {"title": line(4)}, {"location": line(5)}]}),
        json!({"op": "AddControl", "id": "c", "set": [{"label": "X.1"}, {"title": line(6)}, {"source": line(7)},
            {"description": justification(0)}]}),
    ];
    let controls =
        annexa_model::iso42001().controls().map(|c| format!("iso42001/{}", c.id)).chain(["own/c".to_owned()]);
    operations.extend(controls.enumerate().map(|(n, control)| {
        let set = if n % 9 == 8 {
            json!([{"applicability": "excluded"}, {"grounds": ["noSuchActivity"]}, {"excluded": justification(n)}])
        } else {
            json!([{"applicability": "applicable"}, {"included": justification(n)}, {"how": justification(n + 1)},
                {"notes": justification(n + 2)}, {"owner": "p"}, {"status": "planned"}, {"target": "2027-03-01"},
                {"addDriver": {"kind": "risk", "text": line(n)}}, {"linkEvidence": "e"},
                {"excludeSystem": {"system": "s", "grounds": ["notRequired"], "justification": justification(n + 3)}}])
        };
        json!({"op": "Decide", "controls": [control], "set": set})
    }));
    Value::Array(operations)
}

/// A picture of each kind that may be a logo.
fn logos() -> Vec<(&'static str, Vec<u8>)> {
    let mut png = Vec::new();
    let mut encoder = png::Encoder::new(&mut png, 2, 2);
    encoder.set_color(png::ColorType::Rgba);
    let mut writer = encoder.write_header().unwrap();
    writer.write_image_data(&[200, 30, 30, 255, 0, 0, 0, 0, 30, 30, 200, 128, 9, 9, 9, 255]).unwrap();
    writer.finish().unwrap();
    let svg = r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20"><defs><linearGradient id="g"><stop stop-color="#284"/>
        <stop offset="1" stop-color="#842" stop-opacity=".3"/></linearGradient></defs><rect width="40" height="20" rx="6" fill="url(#g)"/></svg>"##;
    vec![("png", png), ("svg", svg.as_bytes().to_vec())]
}

/// Parts left out, so that each pair of them is met in every way: both there, both gone, one of the two gone. (A design
/// after Plackett and Burman, of twenty: one row and its shifts, and the row of nothing.)
fn pairs_of_parts() -> Vec<Vec<&'static str>> {
    const ROW: [bool; 19] = {
        let [o, i] = [false, true];
        [i, i, o, o, i, i, i, i, o, i, o, i, o, o, o, o, i, i, o]
    };
    let parts = annexa_jobs::Part::ALL;
    assert!(parts.len() <= ROW.len(), "the design has room for nineteen");
    let out = |shift: usize| {
        let left = parts.iter().enumerate().filter(move |(n, _)| ROW[(n + shift) % ROW.len()]);
        left.map(|(_, part)| part.as_str()).collect()
    };
    (0..ROW.len()).map(out).chain([Vec::new()]).collect()
}

#[test]
fn each_pair_of_parts_is_met_in_every_way() {
    let rows = pairs_of_parts();
    let parts = annexa_jobs::Part::ALL;
    for (n, one) in parts.iter().enumerate() {
        for other in &parts[n + 1..] {
            let met: BTreeSet<(bool, bool)> =
                rows.iter().map(|out| (out.contains(&one.as_str()), out.contains(&other.as_str()))).collect();
            assert_eq!(met.len(), 4, "{one:?} and {other:?}");
        }
    }
}

/// Makes one PDF of each sort and returns the folder they are in.
fn make(desk: &Desk) -> std::path::PathBuf {
    let folder = desk.0.path().join("pdf");
    fs::create_dir(&folder).unwrap();
    // Each pair of audience, paper and form is met once at least.
    let sample = desk.at("sample.soa");
    run(&["new", &sample, "--sample=draft"]);
    for (audience, paper, form) in [
        ("internal", "a4", "full"),
        ("internal", "letter", "register"),
        ("auditor", "letter", "full"),
        ("auditor", "a4", "register"),
        ("public", "a4", "full"),
        ("public", "letter", "register"),
    ] {
        let asked = ["--audience", audience, "--paper", paper, "--form", form];
        desk.export(&sample, &format!("sample-{audience}-{paper}-{form}"), &asked);
    }
    for (n, out) in pairs_of_parts().iter().enumerate().filter(|(_, out)| !out.is_empty()) {
        let audience = ["internal", "auditor", "public"][n % 3];
        let asked = ["--audience", audience, "--paper", ["a4", "letter"][n % 2], "--without", &out.join(",")];
        desk.export(&sample, &format!("parts-{n}"), &asked);
    }
    desk.export(&desk.file("empty", &json!([])), "empty", &[]);
    let written = |n: usize| format!("{}\n\n- {}\n- {}", WRITTEN[n % 8], WRITTEN[(n + 3) % 8], WRITTEN[(n + 5) % 8]);
    let scripts = desk.file("scripts", &all_texts(&written, &|n| WRITTEN[n % 8].to_owned()));
    desk.export(&scripts, "scripts", &[]);
    desk.export(&scripts, "scripts-register", &["--form", "register"]);
    // As long as texts get, in each kind of place; not in all of them, which is 700 pages to judge.
    let length = |n: usize| if n.is_multiple_of(5) { 5_000 } else { 50 };
    let long_texts = desk.file("long", &all_texts(&|n| long(length(n)), &|_| long(200).replace(['\n', '-'], " ")));
    desk.export(&long_texts, "long", &[]);
    desk.export(&desk.file("many", &five_thousand()), "many", &[]);
    for (kind, bytes) in logos() {
        let file = desk.file(&format!("logo-{kind}"), &json!([]));
        let author = Author { id: "a".repeat(32), name: "Lead".to_owned(), function: String::new() };
        annexa_jobs::set_logo(&mut Document::open(&file, Env::system(author)).unwrap(), bytes).unwrap();
        desk.export(&file, &format!("logo-{kind}"), &[]);
    }
    approved(desk);
    planned(desk, &sample);
    beside(desk, &sample);
    folder
}

/// The papers of the management system: of the sample, of a file with nothing in it, and with what people write, at length.
fn beside(desk: &Desk, sample: &str) {
    let mut operations = vec![
        json!({"op": "EditStatement", "set": [{"classification": WRITTEN[4]}, {"scope": WRITTEN.join("\n\n")}]}),
        json!({"op": "AddPerson", "id": "p", "set": [{"name": WRITTEN[5]}]}),
        json!({"op": "AddEvidence", "id": "e", "set": [{"label": "EV-1"}, {"title": WRITTEN[6]}]}),
    ];
    let entries = annexa_model::TOLD_OF.iter().flat_map(|framework| annexa_model::told_of(framework));
    for (n, (entry, _)) in entries.enumerate() {
        let step = |n: usize| ["no", "partly", "largely", "fully"][n % 4];
        let notes = if n == 7 { long(6_000) } else { WRITTEN[n % 8].to_owned() };
        operations.push(
            json!({"op": "EditEntry", "entry": entry, "set": [{"now": step(n)}, {"target": step(n / 4)}, {"owner": "p"},
            {"due": "2026-03-01"}, {"notes": notes}]}),
        );
        if n % 3 == 0 {
            operations.push(json!({"op": "Link", "from": "evidence/e", "to": [entry]}));
        }
    }
    for n in 0..9 {
        let (words, text) = (WRITTEN[n % 8], if n == 4 { long(5_000) } else { WRITTEN[(n + 2) % 8].to_owned() });
        operations.push(
            json!({"op": "AddAudit", "set": [{"title": words}, {"scope": text}, {"auditors": text}, {"result": text},
            {"lead": "p"}, {"from": "2026-03-01"}, {"kind": "internal"}, {"standards": ["iso42001", "iso9001"]}]}),
        );
        operations.push(json!({"op": "AddReview", "set": [{"title": words}, {"date": "2026-04-01"}, {"chair": "p"},
            {"attendees": words}, {"inputs": ["audits", "parties"]}, {"notes": text}, {"decisions": text}]}));
        operations.push(
            json!({"op": "AddNonconformity", "set": [{"title": words}, {"grade": "minor"}, {"source": "incident"},
            {"description": text}, {"correction": text}, {"cause": text}, {"action": text}, {"effectiveness": text},
            {"owner": "p"}, {"due": "2026-05-01"}]}),
        );
        operations
            .push(json!({"op": "AddQuestion", "set": [{"title": words}, {"text": text}, {"addressee": WRITTEN[n % 3]},
            {"askedBy": words}, {"answer": if n % 2 == 0 { "" } else { words }}]}));
    }
    let written = desk.file("written-papers", &Value::Array(operations));
    let empty = desk.file("no-papers", &json!([]));
    for (which, file) in [("sample", sample), ("written", &written), ("empty", &empty)] {
        let out = |name: &str| desk.at(&format!("pdf/{name}-{which}.pdf"));
        run(&["profile", file, "nist-ai-rmf", "--out", &out("profile")]);
        run(&[
            "profile",
            file,
            "nist-ai-rmf",
            "--out",
            &out("profile-auditor"),
            "--audience",
            "auditor",
            "--paper",
            "letter",
        ]);
        run(&["profile", file, "--out", &out("clauses")]);
        run(&["profile", file, "iso27001-clauses", "--out", &out("clauses-27001"), "--paper", "letter"]);
        run(&["questions", file, "--out", &out("questions")]);
        run(&["record", file, "--out", &out("record"), "--audience", "auditor"]);
    }
    // What changed in registers is in the report, in every script and at length.
    run(&["candidate", sample]);
    let (list, report) = (desk.at("registers.json"), desk.at("pdf/changes-registers.pdf"));
    run(&["issue", sample, "--approved-by", "Role A", "--function", "Managing director"]);
    let changed = json!([
        {"op": "EditRisk", "risk": "R-01", "set": [{"cause": long(3_000)}, {"treatment": "avoid"}, {"residual": null}]},
        {"op": "EditSystem", "system": "SYS-1", "set": [{"data": WRITTEN.join("\n\n")}]},
        {"op": "AddParty", "set": [{"name": WRITTEN[3]}, {"expectations": WRITTEN[4]}]},
        {"op": "DeleteAudit", "audit": "AU-1"},
        {"op": "EditEntry", "entry": "GOVERN 1", "set": [{"now": "no"}, {"notes": WRITTEN[2]}]},
    ]);
    fs::write(&list, changed.to_string()).unwrap();
    run(&["apply", sample, &list]);
    run(&["changes", sample, "--out", &report]);
}

/// A candidate, the edition made of it, and another rendering of that.
fn approved(desk: &Desk) {
    let mut operations =
        all_texts(&|n| format!("Ferry {n} waits without it, says risk {n}."), &|n| format!("Line {n}"));
    let set = json!([{"approver": {"name": "Role A", "function": "Managing director"}}]);
    operations.as_array_mut().unwrap().push(json!({"op": "EditStatement", "set": set}));
    let file = desk.file("approved", &operations);
    run(&["candidate", &file, "--out", &desk.at("pdf/candidate.pdf")]);
    run(&["issue", &file, "--approved-by", "Role A", "--function", "Managing director"]);
    desk.export(&file, "edition", &["--edition", "1.0"]);
    desk.export(&file, "rendering", &["--edition", "1.0", "--paper", "letter"]);
    changed(desk, &file);
    declared(desk, &file);
}

/// A risk treatment plan as a draft, with nothing in it, with what people write, and approved.
fn planned(desk: &Desk, sample: &str) {
    let out = |name: &str| desk.at(&format!("pdf/{name}.pdf"));
    run(&["plan", sample, "--out", &out("plan-draft")]);
    run(&["plan", sample, "--paper", "letter", "--out", &out("plan-letter")]);
    annexa(["plan", &desk.file("unplanned", &json!([])), "--out", &out("plan-empty")]);
    let scale = json!(["Rare", WRITTEN[1], "Often"]);
    let rated = |n: u8| json!({"likelihood": 1 + n % 3, "individuals": 1 + n / 3 % 3, "societies": 1});
    let mut operations = vec![
        json!({"op": "EditOrganisation", "set": [{"riskCriteria": {"likelihood": scale, "consequence": scale, "acceptable": 4,
            "note": WRITTEN.join("\n\n")}}]}),
        json!({"op": "Decide", "controls": ["A.2.2"], "set": [{"applicability": "applicable"}]}),
    ];
    for n in 0..9_u8 {
        let words = WRITTEN[usize::from(n) % 8];
        operations.push(
            json!({"op": "AddRisk", "set": [{"title": words}, {"cause": long(usize::from(n) * 200)}, {"event": words},
            {"treatment": "modify"}, {"inherent": rated(n)}, {"residual": rated(0)}, {"plan": words}]}),
        );
        operations.push(json!({"op": "Link", "from": format!("R-0{}", n + 1), "to": ["A.2.2"]}));
    }
    let file = desk.file("planned", &Value::Array(operations));
    let asked = ["--approved-by", WRITTEN[2], "--function", WRITTEN[3], "--document-id", "RTP-1", "--note", WRITTEN[0]];
    run(&[&["plan", &file, "--approve", "--label", "1.0", "--out", &out("plan")][..], &asked].concat());
    let again = desk.at("again.pdf");
    run(&["plan", &file, "--label", "1.0", "--out", &again]);
    assert!(fs::read(again).unwrap() == fs::read(out("plan")).unwrap(), "its very bytes");
    let withdraw = ["withdraw", &file, "--plan", "1.0", "--reason", "A risk was forgotten."];
    run(&withdraw);
    let told: Value = serde_json::from_slice(&annexa(["show", &file, "--json"]).stdout).unwrap();
    assert_eq!(told["statements"][0]["plans"][0]["withdrawn"]["reason"], "A risk was forgotten.");
}

/// A declaration on that edition, and drafts of it: with nothing written, and with what people write, at length.
fn declared(desk: &Desk, file: &str) {
    let out = |name: &str| desk.at(&format!("pdf/{name}.pdf"));
    run(&["declare", file, "--draft", "--out", &out("declaration-empty")]);
    let (today, list) = (jiff::Zoned::now().date().to_string(), desk.at("declared.json"));
    let signed = json!({"name": WRITTEN[1], "function": WRITTEN[2], "date": today});
    let declaration = json!({"documentId": "D-1", "place": WRITTEN[5], "signed": signed, "authority": WRITTEN[4],
        "nonconformities": long(400), "limits": WRITTEN.join("\n- "), "internalAudit": today, "managementReview": today,
        "supporting": long(2_000), "object": WRITTEN[3], "reevaluation": WRITTEN[0]});
    let treatment = json!({"planId": "RTP", "planDate": today, "acceptedBy": [{"name": "Role A", "date": today}]});
    let set = json!([{"declaration": declaration}, {"treatment": treatment}]);
    fs::write(&list, json!([{"op": "EditStatement", "set": set}]).to_string()).unwrap();
    run(&["apply", file, &list]);
    run(&["declare", file, "--draft", "--paper", "letter", "--out", &out("declaration-draft")]);
    run(&["declare", file, "--out", &out("declaration")]);
    sign(desk, &out("declaration"), &out("declaration-signed"));
}

/// Signs a PDF in its own field, as another program does it.
fn sign(desk: &Desk, pdf: &str, signed: &str) {
    let (keys, noise) = (desk.at("keys"), desk.at("noise"));
    fs::create_dir(&keys).unwrap();
    fs::write(&noise, [7; 2_000]).unwrap();
    let database = format!("sql:{keys}");
    judge("certutil", ["-N", "-d", &database, "--empty-password"]);
    judge("certutil", ["-S", "-d", &database, "-n", "me", "-s", "CN=Role A", "-x", "-t", "C,C,C", "-z", &noise]);
    judge("pdfsig", ["-nssdir", &keys, "-sign", "Signature1", "-nick", "me", pdf, signed]);
    let said = text(&judge("pdfsig", ["-nssdir", &keys, "-no-ocsp", signed]));
    assert!(said.contains("Field Name: Signature1") && said.contains("Signature is Valid"), "{said}");
    assert!(said.contains("Total document signed"), "{said}");
}

/// What changed since that edition, in every script and at length; alone, in a statement, and the other way round.
fn changed(desk: &Desk, file: &str) {
    let written =
        |n: usize| format!("Ferry {n} waits without it, says risk {n}. {}\n- {}", WRITTEN[n % 8], long(n * 40));
    let mut operations = vec![
        json!({"op": "AddControl", "id": "d", "set": [{"label": "X.2"}, {"title": WRITTEN[2]}, {"description": WRITTEN[3]}]}),
        json!({"op": "DeleteControl", "control": "c"}),
        json!({"op": "EditStatement", "set": [{"version": "2.0"}, {"scope": long(3_000)}, {"nextReview": "2028-01-01"}]}),
    ];
    operations.extend(annexa_model::iso42001().controls().enumerate().map(|(n, control)| {
        let set = match n % 4 {
            0 => json!([{"applicability": "excluded"}, {"grounds": ["notRequired"]}, {"excluded": written(n)}]),
            1 => json!([{"applicability": "applicable"}, {"included": written(n)}, {"status": "implemented"}]),
            2 => json!([{"unlinkEvidence": "e"}, {"done": "2026-11-01"}, {"addDriver": {"kind": "legal", "text": WRITTEN[n % 8]}}]),
            _ => json!([{"notes": "Not on paper."}]),
        };
        json!({"op": "Decide", "controls": [format!("iso42001/{}", control.id)], "set": set})
    }));
    let list = desk.at("changed.json");
    fs::write(&list, Value::Array(operations).to_string()).unwrap();
    run(&["apply", file, &list]);
    let out = |name: &str| desk.at(&format!("pdf/{name}.pdf"));
    run(&["changes", file, "--out", &out("changes-draft")]);
    run(&["changes", file, "--out", &out("changes-public"), "--audience", "public", "--paper", "letter"]);
    desk.export(file, "changes-annex", &["--changes-since", "1.0"]);
    let read = text(&judge("pdfinfo", ["-struct-text", &out("changes-draft")]));
    assert!(read.contains("Span \"deleted\"") && read.contains("Span \"inserted\""), "a reader is told which is which");
}

#[test]
fn what_is_read_out_has_its_words_whole_and_apart() {
    let desk = Desk(tempfile::tempdir().unwrap());
    fs::create_dir(desk.0.path().join("pdf")).unwrap();
    let broken = "Keep decision-making-systems-and-their-out-of-band-fall-back-procedures-within-reach of the bridge";
    let solid = "W".repeat(300);
    let decided = json!([{"applicability": "applicable"}, {"included": "Because."}, {"status": "planned"},
        {"owner": "Role B"}, {"target": "2027-06-18"}, {"addDriver": {"kind": "risk", "label": "R-1"}}]);
    let left_out =
        json!([{"applicability": "excluded"}, {"grounds": ["noSuchActivity"]}, {"excluded": "Nobody does."}]);
    let file = desk.file(
        "read",
        &json!([
            {"op": "AddPerson", "set": [{"name": "Role B"}, {"function": "Bridge"}]},
            {"op": "AddControl", "set": [{"label": "X.1"}, {"title": broken}, {"source": "Own"}]},
            {"op": "AddControl", "set": [{"label": "X.2"}, {"title": solid}, {"source": "Own"}]},
            {"op": "Decide", "controls": ["own/X.1"], "set": decided},
            {"op": "Decide", "controls": ["A.9.3"], "set": left_out},
        ]),
    );
    desk.export(&file, "read", &[]);
    let read = text(&judge("pdfinfo", ["-struct-text", &desk.at("pdf/read.pdf")]));
    let read: String = read.lines().flat_map(|line| [line.trim(), "\n"]).collect();
    for said in [
        // Parts of one paragraph are apart, and a word that is broken between lines is whole.
        format!("\"X.1 \"\n\"{broken} \"\n"),
        format!("\"X.2 \"\n\"{solid} \"\n"),
        "P (block)\n\"Role B Target 18 Jun 2027\"\n".to_owned(),
        // A cell says its only paragraph itself, and a link in it is a link.
        "TD\n\"Role B\"\n".to_owned(),
        "TD\nP (block)\nLink (inline)\n\"X.1 \"\n".to_owned(),
        "TD\nLink (inline)\n\"X.1 \"\n".to_owned(),
        // A label of several lines is whole before what stands beside its first.
        "\"Not required by, or excepted under, an external \"\n\"requirement \"\n\"none \"\n".to_owned(),
        // A space that holds words together ends nothing.
        "\"Clause 6.1.3 lets necessary controls come from any source.".to_owned(),
    ] {
        assert!(read.contains(&said), "nobody reads out “{said}”:\n{read}");
    }
}

/// Asks veraPDF about PDFs, all at once: it takes seconds to start. Each with the rules that it breaks, such as `7.3-1`.
fn broken_rules(folder: &Path, profile: &str) -> BTreeMap<String, BTreeSet<String>> {
    let jars = tools().join("verapdf/*");
    let arguments = ["-cp".into(), jars.into_os_string(), "org.verapdf.apps.GreenfieldCliWrapper".into()]
        .into_iter()
        .chain(["--flavour", profile, "--format", "text", "-v"].map(OsString::from))
        .chain([folder.into()]);
    let output = judge("java", arguments);
    let said = text(&output);
    let mut judged: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut current = String::new();
    for line in said.lines() {
        if let Some(rule) = line.strip_prefix("  FAIL ") {
            judged.entry(current.clone()).or_default().insert(rule.trim().to_owned());
        } else if let Some(file) = line.strip_prefix("PASS ").or(line.strip_prefix("FAIL ")) {
            let path = Path::new(file.rsplit_once(' ').unwrap().0);
            current = path.file_stem().unwrap().to_string_lossy().into_owned();
            let refused = line.starts_with("FAIL").then(|| "refused".to_owned());
            judged.insert(current.clone(), refused.into_iter().collect());
        }
    }
    let files = fs::read_dir(folder).unwrap().count();
    assert_eq!(judged.len(), files, "veraPDF judges each file: {said}{}", String::from_utf8_lossy(&output.stderr));
    judged
}

/// Asks veraPDF about PDFs, both profiles at a time.
fn breaks_no_rule(folder: &Path) {
    std::thread::scope(|scope| {
        for profile in PROFILES {
            scope.spawn(move || {
                for (name, rules) in broken_rules(folder, profile) {
                    assert!(rules.is_empty(), "{name} breaks rules of {profile}: {rules:?}");
                }
            });
        }
    });
}

/// A statement of 5,000 controls, most of them the organisation's own.
fn five_thousand() -> Value {
    let own = (0..5_000 - 38).map(|n| {
        json!({"op": "AddControl", "id": format!("c{n}"), "set": [{"label": format!("X.{n}")},
            {"title": format!("Quay {n} is walked before the first ferry")}, {"source": "Own"}]})
    });
    let decided = (0..5_000 - 38).map(|n| {
        json!({"op": "Decide", "controls": [format!("own/c{n}")], "set": [{"applicability": "applicable"},
            {"included": format!("{} {n}", WRITTEN[n % 8])}, {"how": format!("By hand, {n}.")}, {"status": "inProgress"},
            {"target": "2027-03-01"}, {"addDriver": {"kind": "risk", "label": format!("R-{n}")}}]})
    });
    Value::Array(own.chain(decided).collect())
}

#[test]
fn every_pdf_is_for_the_archive_for_the_screen_reader_and_whole() {
    let desk = Desk(tempfile::tempdir().unwrap());
    let folder = make(&desk);
    breaks_no_rule(&folder);
    let files: Vec<_> = fs::read_dir(&folder).unwrap().map(|f| f.unwrap().path()).collect();
    assert!(files.len() > 12);
    for file in &files {
        let checked = judge("qpdf", ["--check".as_ref(), file.as_os_str()]);
        assert!(checked.status.success(), "{}: {}", file.display(), text(&checked));
        // name, type, encoding, emb, sub, uni, object: each face is embedded, holds what is used, and can be read out.
        let fonts = text(&judge("pdffonts", [file]));
        let faces: Vec<&str> = fonts.lines().skip(2).collect();
        assert!(faces.len() > 1);
        for face in faces {
            let says: Vec<&str> = face.split_whitespace().collect();
            assert_eq!(says[says.len() - 5..says.len() - 2], ["yes", "yes", "yes"], "{}: {fonts}", file.display());
        }
    }
}

/// Every combination of parts that may be left out, on both papers and for each audience. Takes long: `cargo xtask faults`.
#[test]
#[ignore = "a thousand documents; cargo xtask faults runs it"]
fn every_combination_of_parts_is_for_the_archive_and_the_screen_reader() {
    let desk = Desk(tempfile::tempdir().unwrap());
    let folder = desk.0.path().join("pdf");
    fs::create_dir(&folder).unwrap();
    let sample = desk.at("sample.soa");
    run(&["new", &sample, "--sample=draft"]);
    let parts = annexa_jobs::Part::ALL;
    for n in 0..1_usize << parts.len() {
        let out: Vec<&str> =
            parts.iter().enumerate().filter(|(bit, _)| n >> bit & 1 == 1).map(|(_, part)| part.as_str()).collect();
        let (audience, paper) = (["internal", "auditor", "public"][n % 3], ["a4", "letter"][n / 3 % 2]);
        let mut asked = vec!["--audience", audience, "--paper", paper];
        let left_out = out.join(",");
        if !out.is_empty() {
            asked.extend(["--without", &left_out]);
        }
        desk.export(&sample, &format!("parts-{n}"), &asked);
    }
    breaks_no_rule(&folder);
}

/// What is broken on purpose: a name, what is overwritten with what (of the same length, so that nothing else moves), and
/// the profile with the rule that the judge has to name.
const BREAKAGES: [(&str, &str, &str, &str, &str); 16] = [
    ("no-language", "/Lang ", "/Lung ", "ua1", "7.2-2"),
    ("not-for-the-archive", "<pdfaid:part>3", "<pdfaid:part>9", "3a", "6.6.4-2"),
    ("not-for-the-reader", "<pdfuaid:part>1", "<pdfuaid:part>7", "ua1", "5-2"),
    ("unmarked", "/Marked true", "/Marked null", "3a", "6.7.2.2-1"),
    ("title-not-shown", "/DisplayDocTitle true", "/DisplayDocTitle null", "ua1", "7.1-10"),
    ("mute-figures", "/Alt ", "/Alz ", "ua1", "7.3-1"),
    ("unreadable-fonts", "/ToUnicode ", "/ToUnicorn ", "3a", "6.2.11.7.2-1"),
    ("no-colours", "/OutputIntents ", "/OutputIntentz ", "3a", "6.2.4.3-2"),
    ("no-order", "/Tabs /S", "/Tabs /X", "ua1", "7.18.3-1"),
    ("mute-links", " /Contents (", " /Contentz (", "ua1", "7.18.5-2"),
    ("links-not-printed", "/F 4 ", "/F 0 ", "3a", "6.3.2-2"),
    ("loose-links", "/StructParent ", "/StructParenz ", "ua1", "7.18.5-1"),
    ("skipped-heading", "/S /H2 ", "/S /H5 ", "ua1", "7.4.2-1"),
    ("untagged-words", " BDC", "%BDC", "ua1", "7.1-3"),
    ("wrong-widths", "/W [", "/Z [", "ua1", "7.21.5-1"),
    ("no-id", "/ID [", "/IX [", "3a", "6.1.3-1"),
];

#[test]
fn the_judge_sees_what_is_broken_on_purpose() {
    let desk = Desk(tempfile::tempdir().unwrap());
    let folder = desk.0.path().join("pdf");
    fs::create_dir(&folder).unwrap();
    let file = desk.at("sample.soa");
    run(&["new", &file, "--sample=draft"]);
    let (made, plain) = (desk.at("sample.pdf"), desk.at("plain.pdf"));
    run(&["export", &file, "--out", &made]);
    judge("qpdf", ["--stream-data=uncompress", "--object-streams=disable", &made, &plain]);
    let sound = fs::read(&plain).unwrap();
    for (name, from, to, _, _) in BREAKAGES {
        assert_eq!(from.len(), to.len());
        let mut broken = sound.clone();
        let at: Vec<usize> =
            sound.windows(from.len()).enumerate().filter(|(_, w)| *w == from.as_bytes()).map(|(at, _)| at).collect();
        assert!(!at.is_empty(), "{name}: nothing to break");
        for at in at {
            broken[at..at + to.len()].copy_from_slice(to.as_bytes());
        }
        fs::write(folder.join(format!("{name}.pdf")), broken).unwrap();
    }
    fs::write(folder.join("sound.pdf"), sound).unwrap();
    for profile in PROFILES {
        let judged = broken_rules(&folder, profile);
        for (name, _, _, _, rule) in BREAKAGES.iter().filter(|(.., of, _)| *of == profile) {
            assert!(judged[*name].contains(*rule), "{name} is to break {rule} of {profile}: {:?}", judged[*name]);
            assert!(!judged["sound"].contains(*rule));
        }
    }
}
