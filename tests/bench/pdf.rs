//! Our PDF of a client file against typst's of the same rows.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use annexa_document::{Author, Document, Env};
use annexa_model::{Applicability, ControlRef, Decision, Id, OWN, Operation, Signatory, Snapshot};
use annexa_support::root;
use jiff::civil::Date;
use serde_json::{Value, json};

use crate::{Figure, median, ms, shipped, whole};

/// Controls beyond the catalogue's 38 are own ones.
const SIZES: [usize; 3] = [38, 500, 5000];

/// What typst's document does not have here. The rest is what both print: cover, contents, document control, scope, summary,
/// statement, controls from other sources, evidence.
const WITHOUT: &str = "reading,exclusions,actions,records,risks,controls-by-risk,impacts,systems,requirements,parties,\
    objectives,people,glossary";

/// Documents of a size: the parts that both print, and all that Annexa prints, which typst's has no counterpart of.
pub fn measure() -> Vec<Figure> {
    let python = typst();
    let folder = tempfile::tempdir().unwrap();
    let mut figures = Vec::new();
    for (place, size) in SIZES.into_iter().enumerate() {
        let file = folder.path().join(format!("{size}.soa"));
        let rows = folder.path().join(format!("{size}.json"));
        let snapshot = client_file(&file, size);
        fs::write(&rows, rows_of(&snapshot).to_string()).unwrap();
        let [ours, whole_document, theirs] =
            ["ours.pdf", "whole.pdf", "theirs.pdf"].map(|name| folder.path().join(name));
        let export = |out: &Path, without: &[&str]| {
            let mut command = Command::new(shipped("annexa"));
            command.arg("export").arg(&file).arg("--out").arg(out).args(without);
            command
        };
        let same = || export(&ours, &["--without", WITHOUT]);
        let all = || export(&whole_document, &[]);
        let rival = || compile(&python, &rows, &theirs);
        let mut times = [Vec::new(), Vec::new(), Vec::new(), Vec::new()];
        for _ in 0..if size > 1000 { 3 } else { 9 } {
            times[0].push(whole(&mut same()));
            times[1].push(whole(&mut all()));
            times[2].push(whole(&mut rival()));
            let inside = rival().output().unwrap();
            times[3].push(String::from_utf8_lossy(&inside.stdout).trim().parse().unwrap());
        }
        let [mine, everything, typst, inside] = times.map(median);
        let [size_ours, size_all, size_theirs] = [&ours, &whole_document, &theirs].map(|path| weight(path));
        let (peak_ours, peak_all, peak_theirs) =
            (peak(&python, &same()), peak(&python, &all()), peak(&python, &rival()));
        let mut row = |what, ours, rival, shown, aim| figures.push(against(what, ours, rival, shown, aim));
        row(
            format!("PDF of {size} controls against typst's of the same parts, whole processes"),
            mine,
            typst,
            ms,
            ["≤ 0.20", "≤ 0.17", "≤ 0.125"][place],
        );
        row(
            format!("… our whole process against typst's compile alone, {size} controls"),
            mine,
            inside,
            ms,
            ["≤ 0.5", "", ""][place],
        );
        row(
            format!("… its size, tagged and with its data, {size} controls"),
            size_ours,
            size_theirs,
            kilobytes,
            ["≤ 90 kB", "", "≤ 0.33"][place],
        );
        row(
            format!("… its peak memory, {size} controls"),
            peak_ours,
            peak_theirs,
            megabytes,
            ["", "", "≤ 150 MB"][place],
        );
        let more = format!("All parts of {size} controls against that same typst document:");
        row(format!("{more} time"), everything, typst, ms, "");
        row(format!("{more} size"), size_all, size_theirs, kilobytes, "");
        row(format!("{more} peak memory"), peak_all, peak_theirs, megabytes, "");
    }
    figures
}

/// Ours beside typst's.
pub fn against(what: String, ours: f64, rival: f64, shown: fn(f64) -> String, aim: &'static str) -> Figure {
    Figure { what, ours: shown(ours), rival: shown(rival), ratio: format!("{:.2}", ours / rival), aim }
}

pub fn kilobytes(size: f64) -> String {
    format!("{size:.0} kB")
}

pub fn megabytes(size: f64) -> String {
    format!("{size:.0} MB")
}

/// The size of a file, in kB.
pub fn weight(path: &Path) -> f64 {
    fs::metadata(path).unwrap().len() as f64 / 1000.0
}

/// Typst at work on rows.
pub fn compile(python: &Path, rows: &Path, out: &Path) -> Command {
    let here = root().join("tests/bench/typst");
    let mut command = Command::new(python);
    command.arg(here.join("compile.py")).arg(here.join("soa.typ")).arg(rows).arg(root().join("assets/fonts")).arg(out);
    command
}

/// The most memory that a process held, in MB.
pub fn peak(python: &Path, of: &Command) -> f64 {
    const SCRIPT: &str = "import resource, subprocess, sys\n\
        subprocess.run(sys.argv[1:], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)\n\
        print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)";
    let output = Command::new(python).args(["-c", SCRIPT]).arg(of.get_program()).args(of.get_args()).output().unwrap();
    String::from_utf8_lossy(&output.stdout).trim().parse::<f64>().unwrap() / 1024.0
}

/// typst's own wheel, in the project's folder of tools.
pub fn typst() -> PathBuf {
    let folder = root().join("target/tools/typst");
    let python = folder.join("bin/python");
    if !python.is_file() {
        whole(Command::new("python3").args(["-m", "venv"]).arg(&folder));
        whole(Command::new(&python).args(["-m", "pip", "install", "--quiet", "typst==0.15.2"]));
    }
    python
}

/// The sample's texts, dealt out over as many controls.
pub fn client_file(path: &Path, size: usize) -> Snapshot {
    let author = Author { id: "0".repeat(32), name: "Bench".to_owned(), function: String::new() };
    let sample = fs::read_to_string(root().join("assets/samples/otterbridge.json")).unwrap();
    let mut operations: Vec<Operation> = serde_json::from_str(&sample).unwrap();
    let (document, texts) = {
        let with = path.with_extension("texts");
        let document = Document::create(&with, Env::system(author.clone()), &operations).unwrap();
        let snapshot = document.snapshot().unwrap();
        drop(document);
        fs::remove_file(&with).unwrap();
        (snapshot.clone(), snapshot.statements[0].decisions.clone())
    };
    let more: Vec<Value> = (document.statements[0].decisions.len()..size.max(38))
        .flat_map(|n| {
            let like = &texts[n % 38];
            let said = like.justification().map(|t| t.text.clone()).unwrap_or_default();
            [
                json!({"op": "AddControl", "id": format!("c{n}"), "set": [{"label": format!("X.{n}")},
                    {"title": document.control_title(&like.control)}, {"source": "Own"}]}),
                json!({"op": "Decide", "controls": [format!("own/c{n}")], "set": [{"applicability": "applicable"},
                    {"included": format!("{said} Case {n}.")}, {"how": like.how.text}, {"status": "inProgress"},
                    {"target": "2027-03-01"}, {"addDriver": {"kind": "risk", "label": format!("R-{n}")}}]}),
            ]
        })
        .collect();
    operations.extend(serde_json::from_value::<Vec<Operation>>(Value::Array(more)).unwrap());
    let document = Document::create(path, Env::system(author), &operations).unwrap();
    let snapshot = document.snapshot().unwrap();
    Snapshot::clone(&snapshot)
}

/// The rows typst sets: what our pages say in the parts that both print.
pub fn rows_of(snapshot: &Snapshot) -> Value {
    let statement = &snapshot.statements[0];
    let (mut supported, mut left_out) = (BTreeMap::<_, Vec<_>>::new(), BTreeMap::<_, Vec<_>>::new());
    for decision in &statement.decisions {
        let label = snapshot.control_label(&decision.control);
        decision.evidence.iter().for_each(|id| supported.entry(id).or_default().push(label.clone()));
        decision.exclusions.iter().for_each(|e| left_out.entry(&e.system).or_default().push(label.clone()));
    }
    let (own, catalogue): (Vec<_>, Vec<_>) = statement.decisions.iter().partition(|d| d.control.framework() == OWN);
    let count = |a| catalogue.iter().filter(|d| d.verdict.applicability == a).count();
    let objective = |framework: &str, o: &annexa_model::Objective| {
        let entries: Vec<Value> = o
            .controls
            .iter()
            .map(|c| ControlRef::new(framework, &c.id))
            .map(|c| entry(snapshot, statement.decision(&c).unwrap_or(&Decision::untouched(c))))
            .collect();
        json!({"id": o.id, "title": o.title, "entries": entries})
    };
    let groups = snapshot.frameworks.iter().flat_map(|f| f.groups.iter().map(move |group| (f, group)));
    let groups = groups.map(|(f, group)| {
        let objectives: Vec<Value> = group.objectives.iter().map(|o| objective(&f.id, o)).collect();
        json!({"id": group.id, "title": group.title, "objectives": objectives})
    });
    let evidence = snapshot.evidence.iter().map(|e| {
        let kind = if e.kind.is_empty() { String::new() } else { format!(", {}", e.kind.to_lowercase()) };
        json!({"id": e.label, "title": format!("{}{kind}", e.title), "date": short(e.date), "location": e.location,
            "expiry": short(e.expiry), "supports": supported.remove(&e.id).unwrap_or_default()})
    });
    let systems = snapshot
        .systems
        .iter()
        .map(|s| json!({"id": s.label, "name": s.name, "purpose": s.purpose, "without": left_out.remove(&s.id).unwrap_or_default()}));
    let signed = |what: &str, by: &Signatory| {
        let lines: Vec<&str> = [&*by.name, &*by.function].into_iter().filter(|line| !line.is_empty()).collect();
        json!([what, lines.join("\n"), by.date.map(|date| short(Some(date))).unwrap_or_default()])
    };
    let plan = std::iter::once(json!(["Plan", statement.treatment.plan_id, ""]))
        .chain(statement.treatment.accepted_by.iter().map(|by| signed("Accepted", by)));
    let organisation = snapshot.organisation.name.as_str();
    json!({
        "title": statement.title,
        "organisation": if organisation.is_empty() { "Organisation not named" } else { organisation },
        "address": snapshot.organisation.address.text.lines().collect::<Vec<_>>(),
        "document": statement.document_id,
        "classification": statement.classification,
        "version": statement.version,
        "facts": [["Document", statement.document_id], ["Classification", statement.classification],
            ["Next review", statement.next_review.map(long).unwrap_or_default()]],
        "signed": [signed("Prepared", &statement.prepared), signed("Reviewed", &statement.reviewed),
            signed("Approved", &statement.approver)],
        "plan": plan.collect::<Vec<_>>(),
        "recipients": statement.distribution.iter().map(|r| &*r.recipient).collect::<Vec<_>>().join("\n"),
        "scope": statement.scope.text,
        "roles": statement.roles_note.text,
        "systems": systems.collect::<Vec<_>>(),
        "counts": [[catalogue.len(), "of ISO/IEC 42001 Annex A"], [count(Applicability::Applicable), "applicable"],
            [count(Applicability::Excluded), "excluded"], [count(Applicability::Undecided), "undecided"]],
        "groups": groups.collect::<Vec<_>>(),
        "own": own.into_iter().map(|d| entry(snapshot, d)).collect::<Vec<_>>(),
        "evidence": evidence.collect::<Vec<_>>(),
    })
}

/// What the entry of a control says.
fn entry(snapshot: &Snapshot, d: &Decision) -> Value {
    let own = snapshot.own_control(&d.control);
    let mut drivers: Vec<(String, Vec<&str>)> = Vec::new();
    for value in d.drivers.iter().map(|driver| &driver.value) {
        let (kind, said) =
            (format!("{:?}", value.kind), if value.label.is_empty() { &value.text } else { &value.label });
        match drivers.last_mut() {
            Some((last, all)) if *last == kind => all.push(said),
            _ => drivers.push((kind, vec![said])),
        }
    }
    let dates = [("Done", d.progress.done), ("Target", d.progress.target), ("Review", d.review)];
    let dates = dates.into_iter().filter_map(|(word, date)| Some(format!("{word} {}", short(Some(date?)))));
    let evidence = d.evidence.iter().filter_map(|id| snapshot.evidence_item(id)).map(|e| [&e.label, &e.title]);
    json!({
        "id": snapshot.control_label(&d.control),
        "title": snapshot.control_title(&d.control),
        "applicability": format!("{:?}", d.verdict.applicability),
        "status": status(d),
        "drivers": drivers,
        "source": own.map(|c| c.source.as_str()).unwrap_or_default(),
        "asks": own.map(|c| c.description.text.as_str()).unwrap_or_default(),
        "justification": d.justification().map(|t| t.text.as_str()).unwrap_or_default(),
        "how": d.how.text,
        "evidence": evidence.collect::<Vec<_>>(),
        "owner": person(snapshot, d.owner.as_ref()),
        "dates": dates.collect::<Vec<_>>().join("   "),
    })
}

/// How far a control is, by its name in the document's table of marks.
pub fn status(decision: &Decision) -> String {
    decision.progress.status.map(|s| format!("{s:?}")).unwrap_or_default()
}

/// The name or the function of somebody; nothing where it is nobody.
pub fn person<'s>(snapshot: &'s Snapshot, id: Option<&Id>) -> &'s str {
    let person = id.and_then(|id| snapshot.person(id));
    person.map_or("", |p| if p.name.is_empty() { &p.function } else { &p.name })
}

/// “1 Mar 2026”, or a dash.
pub fn short(date: Option<Date>) -> String {
    date.map_or_else(|| "–".to_owned(), |date| date.strftime("%-d %b %Y").to_string())
}

/// “1 March 2026”.
pub fn long(date: Date) -> String {
    date.strftime("%-d %B %Y").to_string()
}
