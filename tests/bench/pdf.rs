//! Our PDF of a client file against typst's of the same rows.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use annexa_document::{Author, Document, Env};
use annexa_model::{Operation, Snapshot};
use annexa_support::root;
use serde_json::{Value, json};

use crate::{Figure, median, ms, shipped, whole};

/// Controls beyond the catalogue's 38 are own ones.
const SIZES: [usize; 3] = [38, 500, 5000];

/// What typst's document does not have. The rest is what both print: cover, contents, summary, statement, evidence.
const WITHOUT: &str = "reading,exclusions,actions,records,people,glossary";

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
        let bytes = |path: &Path| fs::metadata(path).unwrap().len() as f64 / 1000.0;
        let (size_ours, size_all, size_theirs) = (bytes(&ours), bytes(&whole_document), bytes(&theirs));
        let (peak_ours, peak_all, peak_theirs) =
            (peak(&python, &same()), peak(&python, &all()), peak(&python, &rival()));
        let mut row = |what: String, ours: f64, rival: f64, shown: fn(f64) -> String, aim| {
            let ratio = format!("{:.2}", ours / rival);
            figures.push(Figure { what, ours: shown(ours), rival: shown(rival), ratio, aim });
        };
        let kilobytes = |size| format!("{size:.0} kB");
        let megabytes = |size| format!("{size:.0} MB");
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

fn compile(python: &Path, rows: &Path, out: &Path) -> Command {
    let here = root().join("tests/bench/typst");
    let mut command = Command::new(python);
    command.arg(here.join("compile.py")).arg(here.join("soa.typ")).arg(rows).arg(root().join("assets/fonts")).arg(out);
    command
}

/// The most memory that a process held, in MB.
fn peak(python: &Path, of: &Command) -> f64 {
    const SCRIPT: &str = "import resource, subprocess, sys\n\
        subprocess.run(sys.argv[1:], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)\n\
        print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)";
    let output = Command::new(python).args(["-c", SCRIPT]).arg(of.get_program()).args(of.get_args()).output().unwrap();
    String::from_utf8_lossy(&output.stdout).trim().parse::<f64>().unwrap() / 1024.0
}

/// typst's own wheel, in the project's folder of tools.
fn typst() -> PathBuf {
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

/// The rows typst sets: what our pages say of each control.
fn rows_of(snapshot: &Snapshot) -> Value {
    let statement = &snapshot.statements[0];
    let evidence = |id| snapshot.evidence_item(id).map(|e| format!("{} {}", e.label, e.title)).unwrap_or_default();
    let rows: Vec<Value> = statement
        .decisions
        .iter()
        .map(|d| {
            json!({
                "id": snapshot.control_label(&d.control),
                "title": snapshot.control_title(&d.control),
                "applicability": format!("{:?}", d.verdict.applicability),
                "status": d.progress.status.map(|s| format!("{s:?}")).unwrap_or_default(),
                "drivers": d.drivers.iter().map(|x| format!("{:?} {}", x.value.kind, x.value.label)).collect::<Vec<_>>(),
                "justification": d.justification().map(|t| t.text.clone()).unwrap_or_default(),
                "how": d.how.text,
                "evidence": d.evidence.iter().map(evidence).collect::<Vec<_>>(),
                "owner": d.owner.as_ref().and_then(|o| snapshot.person(o)).map(|p| p.name.clone()).unwrap_or_default(),
            })
        })
        .collect();
    json!({
        "title": statement.title, "organisation": snapshot.organisation.name, "document": statement.document_id,
        "counts": [statement.necessary().len(), 0, 0], "rows": rows,
        "evidence": snapshot.evidence.iter().map(|e| json!({"label": e.label, "title": e.title, "location": e.location})).collect::<Vec<_>>(),
    })
}
