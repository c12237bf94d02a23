//! Registers at the size of a large organisation: 500 controls, 1,000 risks, 200 systems, 2,000 pieces of evidence, 5,000 links.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::process::Command;
use std::time::Instant;

use annexa_document::{Author, Document, Env};
use annexa_model::{
    Decision, ItemRef, Operation, Rating, RecordKind, Snapshot, Status, Treating, check, natural, trace,
};
use annexa_support::{Key, Window};
use jiff::civil::date;
use serde_json::{Value, json};

use crate::pdf::{against, compile, kilobytes, long, megabytes, peak, person, short, status, typst, weight};
use crate::{Figure, median, ms, pdf, shipped, whole};

const CONTROLS: usize = 500;
const RISKS: usize = 1_000;
const SYSTEMS: usize = 200;
const EVIDENCE: usize = 2_000;
const LINKS: usize = 5_000;
/// How often each is measured.
const RUNS: usize = 15;
/// Requirements, each linked with a control.
const REQUIREMENTS: usize = 100;
/// Each place by its name, what shows that it is drawn, and whether a letter in its search is measured.
const PLACES: [(&str, &str, bool); 10] = [
    ("Overview", "main.over, .over", false),
    ("Controls", "main .row", true),
    ("AI systems", "main .row", true),
    ("Risks", "main .row", true),
    ("Impact assessments", "main .row", true),
    ("Requirements", "main .row", true),
    ("Evidence", "main .row", true),
    ("Trace", ".trace .node", false),
    ("Crosswalks", "[data-pane=coverage] [role=option]", false),
    ("Clauses", "main .row", true),
];

pub fn measure() -> Vec<Figure> {
    let folder = tempfile::tempdir().unwrap();
    let (file, list) = (folder.path().join("large.soa"), folder.path().join("list.json"));
    fs::write(&list, Value::Array(operations()).to_string()).unwrap();
    let annexa = || {
        let mut command = Command::new(shipped("annexa"));
        command.env("ANNEXA_AUTHOR", "Implementation lead");
        command
    };
    whole(annexa().arg("new").arg(&file));
    whole(annexa().arg("apply").arg(&file).arg(&list));
    let figure = |what: String, ours: String, aim: &'static str| Figure {
        what,
        ours,
        rival: String::new(),
        ratio: String::new(),
        aim,
    };
    let size =
        format!("{CONTROLS} controls, {RISKS} risks, {SYSTEMS} systems, {EVIDENCE} pieces of evidence, {LINKS} links");
    let mut figures = every_annex(&file, &size, folder.path());
    // What the rules and the other places read; typst's document has no counterpart of it.
    fs::write(&list, Value::Array(facts()).to_string()).unwrap();
    whole(annexa().arg("apply").arg(&file).arg(&list));
    let (edit, judge, traced) = readiness(&file);
    figures.extend([
        figure(
            format!("{size}: an edit of a risk, durable, and the whole file read anew from its cells"),
            ms(edit),
            "",
        ),
        figure(format!("{size}: readiness recomputed after it"), ms(judge), "≤ 20 ms"),
        figure(format!("{size}: one control traced from systems to evidence"), ms(traced), ""),
    ]);
    figures.extend(
        window(&file).into_iter().map(|(what, seconds, aim)| figure(format!("{size}: {what}"), ms(seconds), aim)),
    );
    figures
}

/// Our PDF with every annex against typst's of the same rows.
fn every_annex(file: &Path, size: &str, folder: &Path) -> Vec<Figure> {
    let python = typst();
    let [rows, ours, theirs] = ["rows.json", "ours.pdf", "theirs.pdf"].map(|name| folder.join(name));
    let snapshot = opened(file).snapshot().unwrap();
    fs::write(&rows, rows_of(&snapshot).to_string()).unwrap();
    let same = || {
        let mut command = Command::new(shipped("annexa"));
        command.args(["export", "--out"]).arg(&ours).arg(file);
        command
    };
    let rival = || compile(&python, &rows, &theirs);
    let mut times = [Vec::new(), Vec::new()];
    for _ in 0..5 {
        times[0].push(whole(&mut same()));
        times[1].push(whole(&mut rival()));
    }
    let [mine, typst] = times.map(median);
    let both = format!("{} pages against typst's of the same parts, {}", pages(&ours), pages(&theirs));
    vec![
        against(format!("{size}: PDF with every annex, {both}"), mine, typst, ms, "≤ 0.25"),
        against("… its size, tagged and with its data".to_owned(), weight(&ours), weight(&theirs), kilobytes, ""),
        against("… its peak memory".to_owned(), peak(&python, &same()), peak(&python, &rival()), megabytes, ""),
    ]
}

/// What typst sets of every annex, each list in our order.
fn rows_of(snapshot: &Snapshot) -> Value {
    let decisions = &snapshot.statements[0].decisions;
    let standing = |d: &Decision| {
        json!({"id": snapshot.control_label(&d.control), "title": snapshot.control_title(&d.control), "status": status(d),
            "owner": person(snapshot, d.owner.as_ref()), "date": short(d.progress.target.or(d.progress.done))})
    };
    let mut open: Vec<&Decision> = decisions.iter().filter(|d| d.is_applicable()).collect();
    open.retain(|d| d.progress.status != Some(Status::Implemented));
    open.sort_by_key(|d| (d.progress.target.is_none(), d.progress.target));
    let actions = open.into_iter().map(|d| {
        let mut row = standing(d);
        row["date"] = d.progress.target.map(|date| short(Some(date))).unwrap_or_default().into();
        row["how"] = json!(d.how.text);
        row
    });
    let mut records = BTreeMap::new();
    for decision in decisions {
        for value in decision.drivers.iter().map(|driver| &driver.value) {
            let (_, controls) =
                records.entry((natural(&value.label), &value.label)).or_insert((&value.text, Vec::new()));
            controls.push(snapshot.control_label(&decision.control));
        }
    }
    let records = records
        .into_iter()
        .map(|((_, label), (title, controls))| json!({"id": label, "title": title, "controls": controls}));
    let mut asked = BTreeMap::<_, Vec<Value>>::new();
    let mut risks = Vec::new();
    let treating = Treating::of(snapshot);
    for risk in &snapshot.risks {
        let treated = treating.of_risk(risk);
        for decision in &treated {
            asked.entry(&decision.control).or_default().push(json!({"id": risk.label, "title": risk.title}));
        }
        let item = ItemRef::record(RecordKind::Risk, &risk.id);
        let linked: Vec<_> = snapshot.linked_records(&item, RecordKind::System).collect();
        let systems = snapshot.systems.iter().filter(|s| linked.contains(&s.id));
        risks.push(json!({
            "id": risk.label, "title": risk.title,
            "cause": risk.cause.text, "event": risk.event.text, "consequence": risk.consequence.text,
            "systems": systems.map(|s| json!({"id": s.label, "name": s.name})).collect::<Vec<_>>(),
            "ratings": [rated("Without treatment", risk.inherent), rated("What remains", risk.residual)],
            "treatment": risk.treatment.map(|t| format!("{t:?}")), "plan": risk.plan.text,
            "controls": treated.into_iter().map(standing).collect::<Vec<_>>(),
            "owner": person(snapshot, risk.owner.as_ref()), "due": risk.due.map(long),
        }));
    }
    let by_risk = decisions.iter().filter_map(|d| {
        let mut row = standing(d);
        row["risks"] = json!(asked.get(&d.control)?);
        Some(row)
    });
    let mut rows = pdf::rows_of(snapshot);
    rows["byRisk"] = by_risk.collect();
    rows["actions"] = actions.collect();
    rows["records"] = records.collect();
    rows["risks"] = risks.into();
    rows
}

/// The row of a rating: its name, how likely, how bad for whom, its level.
fn rated(name: &str, rating: Option<Rating>) -> Vec<String> {
    let rating = rating.unwrap_or_default();
    let places =
        [rating.likelihood, rating.organisation, rating.individuals, rating.societies].map(|p| p.map(u16::from));
    let said = places.into_iter().chain([rating.level()]);
    let said = said.map(|place| place.map_or_else(|| "–".to_owned(), |place| place.to_string()));
    std::iter::once(name.to_owned()).chain(said).collect()
}

fn opened(file: &Path) -> Document {
    let author = Author { id: "a".repeat(32), name: "Implementation lead".to_owned(), function: "Lead".to_owned() };
    Document::open(file, Env::system(author)).unwrap()
}

fn pages(pdf: &Path) -> String {
    let told = Command::new("pdfinfo").arg(pdf).output().unwrap();
    let told = String::from_utf8_lossy(&told.stdout).into_owned();
    told.lines().find_map(|line| line.strip_prefix("Pages:")).unwrap_or_default().trim().to_owned()
}

/// Seconds that an edit with the snapshot behind it takes, that all rules over it take, and that a control's trace takes.
fn readiness(file: &Path) -> (f64, f64, f64) {
    let mut document = opened(file);
    let (mut edits, mut checks, mut traces) = (Vec::new(), Vec::new(), Vec::new());
    for n in 0..RUNS {
        let edit = json!({"op": "EditRisk", "risk": format!("r{n}"), "set": [{"title": words(6, n + 77)}]});
        let edit: Operation = serde_json::from_value(edit).unwrap();
        let began = Instant::now();
        document.apply(&edit).unwrap();
        let snapshot = document.snapshot().unwrap();
        edits.push(began.elapsed().as_secs_f64());
        let began = Instant::now();
        assert!(!check::check(&snapshot, date(2026, 11, 1)).is_empty());
        checks.push(began.elapsed().as_secs_f64());
        let control = format!("own/c{n}").parse().unwrap();
        let began = Instant::now();
        assert!(trace(&snapshot, &snapshot.statements[0], None, &control).nodes.len() > 1);
        traces.push(began.elapsed().as_secs_f64());
    }
    (median(edits), median(checks), median(traces))
}

/// By the page's own clock: each place until the frame that shows its list, what is waited for that frame included; and a letter
/// in the search until the list has followed and is laid out, which is all but painting it.
fn window(file: &Path) -> Vec<(String, f64, &'static str)> {
    const GO: &str = "\
        window.drawn = undefined;
        const began = performance.now();
        [...document.querySelectorAll('nav.places .place')].find(b => b.getAttribute('aria-label')?.startsWith(NAME) || b.innerText.startsWith(NAME)).click();
        const look = () => document.querySelector(SHOWN) && document.querySelector('[aria-current=page]')?.innerText.startsWith(NAME)
            ? (window.drawn = performance.now() - began) : requestAnimationFrame(look);
        requestAnimationFrame(look);";
    const TYPE: &str = "\
        const field = document.querySelector('main .find input');
        field.value = field.value + 'r';
        const began = performance.now();
        field.dispatchEvent(new InputEvent('input', { bubbles: true }));
        window.typed = undefined;
        queueMicrotask(() => queueMicrotask(() => queueMicrotask(() => {
            document.querySelector('main .rows').lastElementChild.getBoundingClientRect();
            window.typed = performance.now() - began;
        })));";
    let home = tempfile::tempdir().unwrap();
    let window = Window::of(&shipped("annexa-window"), home.path(), Some(file), 1440, 900);
    window.see("[data-pane]");
    let mut figures = Vec::new();
    for (name, shown, searched) in PLACES {
        let (mut gone, mut typed) = (Vec::new(), Vec::new());
        for _ in 0..RUNS {
            window.chord(&[Key::Control], '9');
            window.wait("somewhere else", &format!("return !document.querySelector({})", json!(shown)));
            let go = GO.replace("NAME", &json!(name).to_string()).replace("SHOWN", &json!(shown).to_string());
            window.script(&go);
            gone.push(window.wait("it is drawn", "return window.drawn").as_f64().unwrap() / 1000.0);
            if !searched {
                continue;
            }
            window.script(TYPE);
            typed.push(window.wait("the list follows", "return window.typed").as_f64().unwrap() / 1000.0);
            window.script("const f = document.querySelector('main .find input'); f.value = ''; f.dispatchEvent(new InputEvent('input', { bubbles: true }))");
        }
        figures.push((format!("{name} until it is drawn"), median(gone), "≤ 100 ms"));
        if searched {
            figures.push((
                format!("a letter in the search of {name}, until the list follows"),
                median(typed),
                "≤ 16 ms",
            ));
        }
    }
    window.close();
    figures
}

fn words(n: usize, seed: usize) -> String {
    let stems = ["risk", "control", "review", "model", "data", "owner", "record", "supplier", "impact", "monitoring"];
    (0..n).map(|k| stems[(seed * 7 + k * 3 + seed / 11 * k) % stems.len()]).collect::<Vec<_>>().join(" ")
}

/// What makes the file. Annex A is there; the rest of the controls are its own.
fn operations() -> Vec<Value> {
    let own = CONTROLS - 38;
    let mut all = Vec::new();
    for n in 0..own {
        all.push(json!({"op": "AddControl", "id": format!("c{n}"), "set": [{"label": format!("X.{n}")}, {"title": words(5, n)},
            {"source": "own"}, {"description": words(20, n)}]}));
    }
    for n in 0..EVIDENCE {
        all.push(json!({"op": "AddEvidence", "id": format!("e{n}"), "set": [{"label": format!("EV-{n:04}")}, {"title": words(5, n)},
            {"kind": words(1, n)}, {"location": words(3, n)}, {"date": "2026-03-01"}, {"expiry": "2027-03-01"}]}));
    }
    for n in 0..SYSTEMS {
        all.push(json!({"op": "AddSystem", "id": format!("s{n}"), "set": [{"label": format!("S-{n:03}")}, {"name": words(3, n)},
            {"purpose": words(10, n)}]}));
    }
    for n in 0..RISKS {
        all.push(json!({"op": "AddRisk", "id": format!("r{n}"), "set": [{"label": format!("R-{n:04}")}, {"title": words(6, n)},
            {"cause": words(12, n)}, {"event": words(12, n + 1)}, {"consequence": words(12, n + 2)}, {"plan": words(20, n)},
            {"treatment": "modify"}, {"inherent": {"likelihood": 1 + n % 5, "individuals": 1 + n / 5 % 5}},
            {"residual": {"likelihood": 1, "individuals": 2}}, {"due": "2027-01-01"}]}));
    }
    let mut links = BTreeSet::new();
    for n in 0.. {
        if links.len() == LINKS {
            break;
        }
        let (from, to) = match n % 5 {
            0..3 => (format!("risk/r{}", n * 13 % RISKS), format!("own/c{}", n * 29 % own)),
            3 => (format!("risk/r{}", n * 17 % RISKS), format!("system/s{}", n * 7 % SYSTEMS)),
            _ => (format!("system/s{}", n * 3 % SYSTEMS), format!("own/c{}", n * 31 % own)),
        };
        links.insert((from, to));
    }
    all.extend(links.into_iter().map(|(from, to)| json!({"op": "Link", "from": from, "to": [to]})));
    for n in 0..own {
        let control = format!("own/c{n}");
        let evidence: Vec<Value> =
            (0..5).map(|k| json!({"linkEvidence": format!("e{}", (n * 4 + k) % EVIDENCE)})).collect();
        for set in [
            json!([{"applicability": "applicable"}]),
            json!([{"included": words(40, n)}]),
            json!([{"how": words(60, n)}]),
            json!([{"status": if n % 2 == 0 { "planned" } else { "implemented" }}]),
            Value::Array(evidence),
        ] {
            all.push(json!({"op": "Decide", "controls": [control], "set": set}));
        }
    }
    all
}

/// The criteria, what is true of each system with an assessment of it, and requirements.
fn facts() -> Vec<Value> {
    let scale = ["lowest", "low", "middle", "high", "highest"];
    let criteria = json!({"likelihood": scale, "consequence": scale, "acceptable": 6, "note": words(30, 1)});
    let mut all = vec![json!({"op": "EditOrganisation", "set": [{"riskCriteria": criteria}]})];
    for n in 0..SYSTEMS {
        let stage = ["inception", "development", "operation"][n % 3];
        let traits = [json!(["personalData"]), json!(["generative"]), json!([])][n % 3].clone();
        all.push(json!({"op": "EditSystem", "system": format!("s{n}"), "set": [{"scope": "in"}, {"stage": stage},
            {"origin": if n % 2 == 0 { "bought" } else { "built" }}, {"traits": traits}, {"data": words(30, n)},
            {"roles": ["aiCustomer"]}, {"suppliers": words(20, n)}, {"changed": "2026-05-08"}]}));
        let impact = json!({"who": words(6, n), "benefit": words(20, n), "harm": words(20, n + 1), "severity": 2,
            "likelihood": 2, "mitigation": words(20, n + 2), "characteristics": ["fair"]});
        all.push(json!({"op": "AddAssessment", "id": format!("a{n}"), "set": [{"label": format!("IA-{n:03}")},
            {"title": words(6, n)}, {"date": "2026-06-01"}, {"intended": words(30, n)}, {"individuals": impact},
            {"groups": impact}, {"society": impact}]}));
        all.push(json!({"op": "Link", "from": format!("system/s{n}"), "to": [format!("assessment/a{n}")]}));
    }
    for n in 0..REQUIREMENTS {
        all.push(json!({"op": "AddRequirement", "id": format!("q{n}"), "set": [{"label": format!("REQ-{n:03}")},
            {"title": words(6, n)}, {"kind": "law"}, {"text": words(40, n)}]}));
        all.push(json!({"op": "Link", "from": format!("requirement/q{n}"), "to": [format!("own/c{n}")]}));
    }
    all
}
