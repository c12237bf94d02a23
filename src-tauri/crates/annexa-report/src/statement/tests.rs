//! What a statement says about its data, in the words of its report.

use annexa_model::{Audience, Snapshot};
use serde_json::{Value, json};

use super::*;
use crate::layout::{Ink, LaidOut, TextInk, lay_out};
use crate::options::{Fallback, Paper, Standing};
use crate::text::{Faces, Typesetter};
use crate::tree::{Begins, Item, plain_text};

/// A snapshot of one group of controls, a decision given for each: what it leaves out is as nobody touched it.
fn snapshot(decisions: &[Value]) -> Snapshot {
    let (mut controls, mut decided) = (Vec::new(), Vec::new());
    for (i, given) in decisions.iter().enumerate() {
        controls.push(json!({ "id": format!("A.2.{i}"), "title": format!("Control {i}") }));
        let mut decision = json!({ "control": format!("iso42001/A.2.{i}"), "applicability": "undecided", "grounds": [],
            "included": "", "excluded": "", "how": "", "notes": "", "drivers": [], "evidence": [], "exclusions": [] });
        for (key, value) in given.as_object().unwrap() {
            decision[key] = value.clone();
        }
        decided.push(decision);
    }
    let objective = json!({ "id": "A.2", "title": "Policies", "controls": controls });
    let group = json!({ "id": "A.2", "title": "Policies", "objectives": [objective] });
    serde_json::from_value(json!({
        "annexa": "snapshot/1", "audience": "internal", "withheld": [],
        "organisation": { "name": "Otterbridge Narrowboat Mutual", "address": "" },
        "people": [], "systems": [], "controls": [], "evidence": [],
        "frameworks": [{ "id": "iso42001", "name": "Annex A", "version": "ISO/IEC 42001:2023", "groups": [group] }],
        "statements": [{ "id": "s1", "language": "en", "decisions": decided }],
    }))
    .unwrap()
}

fn options(form: Form) -> Options<'static> {
    let like = crate::export::tests::options(Standing::Draft);
    Options { form, head: "7c1e".repeat(16), revisions: 3, ..like }
}

fn report(snapshot: &Snapshot, form: Form) -> Report {
    compose(snapshot, &options(form), None).unwrap()
}

#[test]
fn records_are_listed_by_kind_and_as_people_count_and_links_tell_kinds_apart() {
    let driver = |id: &str, kind: &str, label: &str| json!({ "id": id, "kind": kind, "label": label, "text": "" });
    let drivers = [driver("d1", "contract", "R-9"), driver("d2", "risk", "R-10"), driver("d3", "risk", "R-9")];
    let report = report(&snapshot(&[json!({ "applicability": "applicable", "drivers": drivers })]), Form::Full);
    let mut anchors = Vec::new();
    for block in report.sections.iter().flat_map(|section| &section.blocks) {
        if let Block::Table(table) = block {
            let rows = table.groups.iter().flat_map(|group| &group.rows);
            anchors.extend(rows.filter_map(|row| row.anchor.as_deref()).filter(|a| a.starts_with("record/")));
        }
    }
    assert_eq!(anchors, ["record/Risk/R-9", "record/Risk/R-10", "record/Contract/R-9"]);
}

#[test]
fn people_answer_for_controls_records_and_clauses() {
    let mut snapshot = snapshot(&[json!({ "applicability": "applicable", "owner": "p" })]);
    let person = |id: &str, name: &str| json!({ "id": id, "name": name, "function": "" });
    snapshot.people = serde_json::from_value(json!([person("p", "Role A"), person("n", "Role B")])).unwrap();
    let risk = |id: &str, owner: &str| json!({ "id": id, "label": id, "title": "Drift", "owner": owner });
    snapshot.risks = serde_json::from_value(json!([risk("R-7", "p"), risk("R-8", "p"), risk("R-9", "gone")])).unwrap();
    snapshot.entries = serde_json::from_value(json!([
        { "entry": "iso42001-clauses/9.2", "owner": "p" }, { "entry": "iso42001-clauses/10.2", "owner": "p" }
    ]))
    .unwrap();
    let report = report(&snapshot, Form::Full);
    let section = report.sections.iter().find(|section| section.heading.title.words() == "People").unwrap();
    let Block::Table(table) = &section.blocks[0] else { panic!("people are a table") };
    let said: Vec<String> = table.groups[0]
        .rows
        .iter()
        .map(|row| {
            let answers = row.cells.last().unwrap().items.iter();
            let words = answers.map(|item| if let Item::Paragraph(text) = item { text.words() } else { String::new() });
            words.collect::<Vec<_>>().join("; ")
        })
        .collect();
    let name = &annexa_model::framework("iso42001-clauses").unwrap().about.name;
    assert!(said[0].starts_with("A.2.0; R-7, R-8; ") && said[0].ends_with(" 9.2, 10.2"), "{}", said[0]);
    assert!(said[0].contains(name.as_str()), "{}", said[0]);
    assert_eq!(said[1], "none");
}

#[test]
fn a_file_is_titled_by_document_organisation_and_copy() {
    let edition = |label: &str| crate::options::EditionFacts {
        label: label.to_owned(),
        content: String::new(),
        approver: annexa_model::Signatory::default(),
        note: "".into(),
    };
    let approval = Standing::ForApproval { label: "2.0".to_owned(), content_hash: String::new() };
    for (standing, copy) in [
        (Standing::Draft, "draft"),
        (approval, "2.0 for approval"),
        (Standing::Issued(edition("2.0")), "2.0"),
        (Standing::Rendering(edition("2.0")), "rendering of 2.0"),
    ] {
        for form in [Form::Full, Form::Register] {
            let options = Options { standing: standing.clone(), ..options(form) };
            let titled = compose(&snapshot(&[]), &options, None).unwrap().title;
            assert_eq!(titled, format!("Statement of Applicability – Otterbridge Narrowboat Mutual – {copy}"));
        }
    }
}

fn titles(report: &Report) -> Vec<(String, Begins)> {
    report.sections.iter().map(|section| (section.heading.title.words(), section.begins)).collect()
}

#[test]
fn sections_of_one_sentence_stand_below_the_one_before_and_people_who_are_not_there_have_none() {
    let told = titles(&report(&snapshot(&[json!({})]), Form::Full));
    let begins = |title: &str| told.iter().find(|(told, _)| told == title).map(|(_, begins)| *begins);
    assert_eq!(begins("Statement by objective"), Some(Begins::Page));
    for brief in ["Exclusions and their grounds", "Controls from other sources", "Evidence index"] {
        assert_eq!(begins(brief), Some(Begins::Below), "{brief}");
    }
    assert_eq!(begins("Terms"), Some(Begins::WhereRoomIs));
    assert_eq!(begins("People"), None);
}

/// Decisions: so many of each.
fn counted(applicable: usize, excluded: usize, undecided: usize, status: &[&str]) -> Vec<Value> {
    let mut decisions = Vec::new();
    for i in 0..applicable {
        let mut decision = json!({ "applicability": "applicable", "included": "Because." });
        if let Some(status) = status.get(i) {
            decision["status"] = json!(status);
        }
        decisions.push(decision);
    }
    decisions.extend((0..excluded).map(|_| json!({ "applicability": "excluded" })));
    decisions.extend((0..undecided).map(|_| json!({})));
    decisions
}

#[test]
fn none_one_and_all_are_said_as_people_say_them() {
    for (decisions, sentence) in [
        (counted(0, 0, 3, &[]), "None of the 3 controls of Annex A has been decided."),
        (counted(3, 0, 0, &[]), "All 3 controls of Annex A are applicable; none is excluded. No status is stated."),
        (counted(0, 3, 0, &[]), "All 3 controls of Annex A are excluded; none is applicable."),
        (
            counted(1, 0, 0, &["planned"]),
            "The one control of Annex A is applicable. The one applicable control is planned.",
        ),
        (counted(2, 1, 0, &[]), "Of the 3 controls of Annex A, 2 are applicable and one is excluded."),
        (
            counted(1, 0, 2, &[]),
            "Of the 3 controls of Annex A, one is applicable, none is excluded and 2 are undecided.",
        ),
        (
            counted(0, 1, 1, &[]),
            "Of the 2 controls of Annex A, none is applicable, one is excluded and one is undecided.",
        ),
        (counted(2, 1, 0, &["implemented"; 2]), "All 2 applicable controls are implemented."),
        (counted(3, 1, 0, &["implemented"; 2]), "Of the 3 applicable, 2 are implemented and one has no status."),
    ] {
        let said = plain_text(&report(&snapshot(&decisions), Form::Full));
        assert!(said.contains(sentence), "“{sentence}” is not said:\n{said}");
    }
}

#[test]
fn the_register_says_what_there_is_and_no_zeros() {
    for (decisions, words) in [
        (counted(3, 0, 0, &["implemented"]), "3 of Annex A: all applicable; none from other sources"),
        (counted(3, 0, 0, &["implemented"]), ": 1 implemented, 2 not stated\n"),
        (counted(2, 1, 0, &[]), "3 of Annex A: 2 applicable, 1 excluded;"),
        (counted(0, 0, 3, &[]), "3 of Annex A: all undecided;"),
    ] {
        let said = plain_text(&report(&snapshot(&decisions), Form::Register));
        assert!(said.contains(words) && !said.contains(": 0 ") && !said.contains(", 0 "), "“{words}”:\n{said}");
    }
}

/// With own controls beside three of a framework, each decided as given.
fn with_own(own: &[&str]) -> Snapshot {
    let mut file = snapshot(&counted(3, 0, 0, &[]));
    for (i, applicability) in own.iter().enumerate() {
        let mut decision = serde_json::to_value(&file.statements[0].decisions[0]).unwrap();
        decision["control"] = json!(format!("own/c{i}"));
        decision["applicability"] = json!(applicability);
        file.statements[0].decisions.push(serde_json::from_value(decision).unwrap());
        let control = json!({ "id": format!("c{i}"), "label": format!("X.{i}"), "title": "Own" });
        file.controls.push(serde_json::from_value(control).unwrap());
    }
    file
}

#[test]
fn every_own_control_is_counted_apart_from_the_frameworks() {
    for (own, number, sentence, register) in [
        (
            &["applicable", "applicable"][..],
            "paragraph: 2\n    paragraph: from other sources",
            "Another 2 necessary controls come from other sources.",
            "; 2 from other sources: all applicable",
        ),
        (
            &["applicable", "undecided", "undecided"],
            "paragraph: 3\n    paragraph: from other sources",
            "Another 3 controls come from other sources: one is applicable and 2 are undecided.",
            "; 3 from other sources: 1 applicable, 2 undecided",
        ),
        (
            &["excluded"],
            "paragraph: 1\n    paragraph: from other sources",
            "One control comes from another source: one is excluded.",
            "; 1 from other sources: all excluded",
        ),
    ] {
        let said = plain_text(&report(&with_own(own), Form::Full));
        assert!(
            said.contains("paragraph: 3\n    paragraph: of Annex A")
                && said.contains(number)
                && said.contains(sentence),
            "{sentence}\n{said}"
        );
        let said = plain_text(&report(&with_own(own), Form::Register));
        assert!(said.contains(register), "{register}\n{said}");
    }
}

#[test]
fn where_nothing_is_applicable_the_register_has_no_status() {
    let has_status = |decisions: &[Value]| {
        let said = plain_text(&report(&snapshot(decisions), Form::Register));
        said.lines().any(|line| line.trim() == "paragraph: Status")
    };
    assert!(has_status(&counted(1, 0, 2, &[])));
    assert!(!has_status(&counted(0, 1, 2, &[])));
}

#[test]
fn a_chart_of_nothing_is_a_sentence() {
    let said = |decisions: &[Value]| plain_text(&report(&snapshot(decisions), Form::Full));
    let bare = said(&counted(2, 0, 0, &[]));
    assert!(bare.contains("No driver is named for any applicable control.") && bare.contains("No status is stated."));
    assert!(bare.contains("Figure 1") && !bare.contains("Figure 2") && !bare.contains("Bar chart"), "{bare}");
    let mut decisions = counted(2, 0, 0, &[]);
    decisions[0]["drivers"] = json!([{ "id": "d1", "kind": "legal", "label": "", "text": "A law" }]);
    let driven = said(&decisions);
    assert!(driven.contains("Figure 2 Controls by driver") && driven.contains("Legal 1"), "{driven}");
    assert!(!driven.contains("No driver is named"));
}

#[test]
fn a_control_without_drivers_says_so_once_and_quietly() {
    let snapshot = snapshot(&counted(1, 0, 0, &[]));
    for (form, label) in [(Form::Full, true), (Form::Register, false)] {
        let said = plain_text(&report(&snapshot, form));
        let at = said.find("None named").unwrap();
        assert_eq!(said[..at].trim_end().ends_with("Drivers\n        span:"), label, "{said}");
        assert_eq!(said.matches("Drivers").count(), if label { 2 } else { 1 }, "{said}");
    }
}

/// The heads of the columns of a section's table.
fn columns(report: &Report, title: &str) -> Vec<String> {
    let section = report.sections.iter().find(|section| section.heading.title.words() == title).unwrap();
    let Some(Block::Table(table)) = section.blocks.last() else { panic!("{title} has no table") };
    let cells = table.groups.iter().flat_map(|group| &group.rows).map(|row| row.cells.len());
    assert!(cells.into_iter().all(|cells| cells == table.columns.len()));
    let width: f32 =
        table.columns.iter().map(|c| c.width).sum::<f32>() + table.gutter * (table.columns.len() - 1) as f32;
    assert!((width - 480.0).abs() < 0.1, "{title} is {width} wide");
    table.columns.iter().map(|column| column.head.words()).collect()
}

#[test]
fn a_column_that_nothing_stands_in_is_left_out() {
    let mut snapshot = snapshot(&counted(1, 0, 0, &["planned"]));
    let evidence = json!([{ "id": "e1", "label": "EV-1", "title": "Policy", "kind": "", "location": "Intranet" }]);
    snapshot.evidence = serde_json::from_value(evidence).unwrap();
    snapshot.people = serde_json::from_value(json!([{ "id": "p9", "name": "Lock keeper" }])).unwrap();
    let risk = |id: &str| json!({ "id": id, "kind": "risk", "label": "", "text": "" });
    let drivers = json!([risk("d1"), risk("d2")]);
    snapshot.statements[0].decisions[0].drivers = serde_json::from_value(drivers).unwrap();
    let internal = report(&snapshot, Form::Full);
    assert_eq!(columns(&internal, "Evidence index"), ["Id", "Title, kind", "Where", "Supports"]);
    snapshot.evidence[0].owner = Some("p9".into());
    let owned = report(&snapshot, Form::Full);
    assert_eq!(columns(&owned, "Evidence index"), ["Id", "Title, kind", "Where", "Owner", "Supports"]);
    let index = owned.sections.iter().find(|section| section.heading.title.words() == "Evidence index").unwrap();
    let Some(Block::Table(table)) = index.blocks.last() else { panic!("no table") };
    assert!(format!("{:?}", table.groups[0].rows[0].cells[3]).contains("Lock keeper"));
    snapshot.evidence[0].owner = None;
    assert_eq!(columns(&internal, "Open actions by date").last().unwrap(), "Owner");

    snapshot.audience = Audience::Public;
    snapshot.evidence[0].location.clear();
    let public = report(&snapshot, Form::Full);
    assert_eq!(columns(&public, "Evidence index"), ["Id", "Title, kind", "Supports"]);
    assert_eq!(columns(&public, "Open actions by date").last().unwrap(), "Implementation");
    assert_eq!(plain_text(&public).matches("Not in this copy").count(), 1, "of two risks it is said once");
}

/// Everything as long as people make it: texts of 5,000 characters, lines of hundreds, tokens without a break.
fn overfull() -> Snapshot {
    let words = |n: usize| "The lock keeper reads the gauge twice. ".repeat(n / 39 + 1)[..n].trim_end().to_owned();
    let text = format!("{}\n\nWe considered:\n- {}\n- the other\n\n{}", words(2400), words(200), words(2400));
    let address = format!("https://records.example/{}/{}", "a-folder/".repeat(30), "9e64f10b83a7d2c5".repeat(8));
    let kinds = ["risk", "legal", "contract", "business", "impactAssessment"];
    let decisions: Vec<Value> = (0..14)
        .map(|i| {
            let drivers: Vec<Value> = (0..i % 6)
                .map(|d| json!({ "id": format!("d{d}"), "kind": kinds[d], "label": "", "text": words(60 * i) }))
                .collect();
            let length = [text.len(), 80, 900, 300][i % 4];
            json!({ "applicability": if i % 5 == 4 { "excluded" } else { "applicable" }, "drivers": drivers,
                "grounds": ["noSuchActivity", "notRequired"], "included": text[..length].trim_end(),
                "excluded": text[..length].trim_end(), "how": words(length / 2), "status": "planned",
                "target": "2027-03-01", "review": "2027-11-01", "owner": "p1", "evidence": ["e0", "e1", "e2"],
                "exclusions": if i % 4 == 1 { json!([{ "system": "y1", "grounds": ["notRequired"],
                    "justification": words(700) }]) } else { json!([]) } })
        })
        .collect();
    let mut snapshot = snapshot(&decisions);
    let places = [address.as_str(), "Board portal"];
    let evidence: Vec<Value> = (0..9)
        .map(|i| {
            json!({ "id": format!("e{i}"), "label": format!("EV-{i}"), "title": words(40 * (i + 1)), "kind": "Record",
            "location": places[i % 2], "date": "2026-01-14", "expiry": "2026-02-01" })
        })
        .collect();
    snapshot.evidence = serde_json::from_value(json!(evidence)).unwrap();
    let person = json!({ "id": "p1", "name": words(300), "function": words(300) });
    snapshot.people = serde_json::from_value(json!([person])).unwrap();
    let system = json!({ "id": "y1", "label": "SYS-1", "name": words(500), "purpose": words(900) });
    snapshot.systems = serde_json::from_value(json!([system])).unwrap();
    snapshot.organisation.name = words(200);
    snapshot.statements[0].scope = text.as_str().into();
    snapshot.statements[0].document_id = "DOC".repeat(60);
    snapshot.statements[0].classification = words(200);
    snapshot
}

fn laid(snapshot: &Snapshot, form: Form, paper: Paper) -> LaidOut {
    let report = report(snapshot, form);
    let faces = Faces::new(Fallback::BundledOnly).unwrap();
    lay_out(&report, paper, Typesetter::new(faces), &mut |_| std::ops::ControlFlow::Continue(())).unwrap()
}

fn said(text: &TextInk) -> String {
    text.line.pieces.iter().map(|p| &*p.shaped.text).collect()
}

#[test]
fn every_page_says_which_document_and_edition_it_is_of_and_how_many_there_are() {
    let mut snapshot = snapshot(&counted(2, 1, 0, &["planned", "implemented"]));
    snapshot.statements[0].document_id = "SOA-7".to_owned();
    snapshot.statements[0].classification = "Confidential".to_owned();
    snapshot.statements[0].version = "2.0".to_owned();
    for form in [Form::Full, Form::Register] {
        let laid = laid(&snapshot, form, Paper::A4);
        let count = laid.pages.len();
        for (i, page) in laid.pages.iter().enumerate() {
            let foot: Vec<String> = laid
                .shared
                .with(page)
                .filter_map(|ink| match ink {
                    Ink::Text(text) if text.y > laid.sheet.height - 50.0 && !text.turned => Some(said(text)),
                    _ => None,
                })
                .collect();
            for words in [
                "SOA-7".to_owned(),
                "Draft towards edition 2.0, made 22 November 2026".to_owned(),
                format!("Page {} of {count}", i + 1),
                "Confidential".to_owned(),
                "Record head 7c1e 7c1e 7c1e 7c1e".to_owned(),
            ] {
                assert!(foot.contains(&words), "page {} of {form:?} does not say “{words}”: {foot:?}", i + 1);
            }
        }
    }
}

#[test]
fn what_an_auditor_looks_for_is_in_the_outline() {
    let mut snapshot = overfull();
    let drivers = json!([{ "id": "d1", "kind": "risk", "label": "R-1", "text": "" }]);
    snapshot.statements[0].decisions[0].drivers = serde_json::from_value(drivers).unwrap();
    let laid = laid(&snapshot, Form::Full, Paper::A4);
    let outline: Vec<&str> = laid.outline.iter().filter(|e| e.level == 1).map(|e| e.title.as_str()).collect();
    assert_eq!(
        outline,
        [
            "1 Document control",
            "2 Scope, roles and AI systems",
            "3 How to read this statement",
            "4 Summary",
            "5 Statement by objective",
            "6 Exclusions and their grounds",
            "7 Controls from other sources",
            "8 Open actions by date",
            "9 Evidence index",
            "10 Records named as drivers",
            "11 People",
            "12 Terms",
        ]
    );
    for words in [
        "Approval of the statement",
        "Approval of the risk treatment plan and acceptance of residual risks",
        "Editions",
        "Distribution",
        "AI systems",
        "Left out for single AI systems",
    ] {
        let heading = |ink: &Ink| matches!(ink, Ink::Text(text) if said(text) == words && text.size > 10.0);
        assert!(laid.pages.iter().any(|page| page.ink.iter().any(heading)), "“{words}” has no heading");
    }
}

#[test]
fn nothing_is_cut_off_or_set_over_another_and_no_heading_stands_alone_at_a_foot() {
    let snapshot = overfull();
    for (form, paper) in [
        (Form::Full, Paper::A4),
        (Form::Full, Paper::Letter),
        (Form::Register, Paper::A4),
        (Form::Register, Paper::Letter),
    ] {
        let laid = laid(&snapshot, form, paper);
        let (left, foot) = (laid.sheet.left(), laid.sheet.top + laid.sheet.body());
        let right = left + laid.sheet.measure;
        assert!(laid.pages.len() > 12);
        for (number, page) in laid.pages.iter().enumerate() {
            let texts = page.ink.iter().filter_map(|ink| match ink {
                Ink::Text(text) if !text.turned => Some(text),
                _ => None,
            });
            let mut texts: Vec<&TextInk> = texts.collect();
            texts.sort_by(|a, b| a.y.total_cmp(&b.y));
            for (i, text) in texts.iter().enumerate() {
                let here = format!("{form:?} {paper:?}, page {}: “{}”", number + 1, said(text));
                assert!(text.x > left - 3.0 && text.x + text.line.width < right + 0.5, "{here} leaves the measure");
                for other in texts[i + 1..].iter().filter(|other| other.y - text.y < 0.7 * other.size) {
                    let shared = (text.x + text.line.width).min(other.x + other.line.width) - text.x.max(other.x);
                    assert!(shared < 1.0, "{here} stands under “{}”", said(other));
                }
            }
            let last = texts.iter().rfind(|text| text.y < foot && text.y > laid.sheet.top);
            if let Some(last) = last.filter(|_| number > 2) {
                assert!(
                    last.size < 10.5,
                    "{form:?} {paper:?}, page {}: “{}” alone at the foot",
                    number + 1,
                    said(last)
                );
            }
        }
    }
}

/// Ids that stand in the source, between their quotation marks.
fn ids_in(folder: &std::path::Path, found: &mut std::collections::BTreeSet<String>) {
    for entry in std::fs::read_dir(folder).unwrap().map(Result::unwrap) {
        let path = entry.path();
        if path.is_dir() {
            ids_in(&path, found);
        } else if path.file_name().is_some_and(|name| name != "tests.rs") {
            let source = std::fs::read_to_string(&path).unwrap();
            found.extend(source.split('"').filter(|text| text.starts_with("report-")).map(str::to_owned));
        }
    }
}

/// Rarely printed words too: what a page would show in their place is the id.
#[test]
fn every_id_that_the_source_names_has_its_words() {
    let mut ids = std::collections::BTreeSet::new();
    ids_in(&std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut ids);
    assert!(ids.len() > 200, "{}", ids.len());
    let kinds = ["applicable", "excluded", "undecided"];
    let parts = ["decision", "status", "text", "systems", "drivers", "evidence", "owner", "dates"];
    let anchors = ["control", "scope", "reading", "summary", "statement", "exclusions", "own", "actions", "evidence"];
    let (built, mut ids): (Vec<String>, Vec<String>) =
        ids.into_iter().partition(|id| id.contains('{') || id == "report-");
    let terms =
        ids.clone().into_iter().filter(|id| ["report-term-", "report-role-"].iter().any(|of| id.starts_with(of)));
    ids.extend(terms.map(|id| format!("{id}-means")));
    for id in built {
        match id.as_str() {
            "report-month-{}{form}" => {
                ids.extend((1..=12).flat_map(|month| ["", ".short"].map(|form| format!("report-month-{month}{form}"))));
            }
            "report-register-all-{kind}" => ids.extend(kinds.map(|kind| format!("report-register-all-{kind}"))),
            "report-register-{kind}" => ids.extend(kinds.map(|kind| format!("report-register-{kind}"))),
            "report-section-{}" => {
                ids.extend(
                    anchors
                        .into_iter()
                        .chain([
                            "records",
                            "risks",
                            "controls-by-risk",
                            "impacts",
                            "systems",
                            "requirements",
                            "parties",
                            "objectives",
                        ])
                        .chain(["people", "glossary"])
                        .map(|at| format!("report-section-{at}")),
                );
            }
            "report-changes-detail-{word}-{how}" => {
                for word in ["asks", "justification", "implementation"] {
                    let hows = ["added", "removed", "edited", "rewritten"];
                    ids.extend(hows.map(|how| format!("report-changes-detail-{word}-{how}")));
                }
            }
            "report-changes-kind-{}" | "report-changes-kind-{kind}" => {
                let others = ["added", "removed", "rewritten", "document"];
                ids.extend(others.into_iter().chain(parts).map(|kind| format!("report-changes-kind-{kind}")));
            }
            "report-changes-figure-{}" => ids.extend(parts.map(|part| format!("report-changes-figure-{part}"))),
            "report-changes-what-{word}{}" => {
                ids.extend(
                    parts
                        .iter()
                        .flat_map(|part| ["", ".after"].map(|form| format!("report-changes-what-{part}{form}"))),
                );
            }
            "report-changes-{name}" | "report-changes-{name}-meaning" => {
                ids.extend(["struck", "underlined"].map(|name| id.replace("{name}", name)));
            }
            "report-changes-record-{}" | "report-changes-record-{kind}.count" => {
                let records = ["system", "risk", "assessment", "requirement", "party", "objective", "audit", "review"];
                let records = records.into_iter().chain(["nonconformity", "question", "entry"]);
                ids.extend(
                    records.flat_map(|kind| ["", ".count"].map(|form| format!("report-changes-record-{kind}{form}"))),
                );
            }
            "report-declaration-unfinished-{message}" => {
                ids.extend(["by", "passed"].map(|message| id.replace("{message}", message)));
            }
            // Standards that the declaration knows more of than their name.
            "report-declaration-{part}-{}" => {
                ids.extend(["standard", "published"].map(|part| format!("report-declaration-{part}-iso42001")));
            }
            // A prefix that a test looks for.
            "report-" => {}
            other => panic!("say here what {other} may become"),
        }
    }
    let words = annexa_words::Words::for_language(annexa_words::FALLBACK);
    let silent: Vec<&String> = ids.iter().filter(|id| !words.has(id)).collect();
    assert!(silent.is_empty(), "{silent:?}");
}

/// A snapshot of a control of each of two standards, both applicable.
fn two_standards(of_security: &Value, of_ai: &Value) -> Snapshot {
    let mut both = snapshot(std::slice::from_ref(of_ai));
    let group = json!({ "id": "A.2", "title": "Security", "objectives": [{ "id": "A.2", "title": "Security",
        "controls": [{ "id": "A.2.0", "title": "Rules" }] }] });
    let framework = json!({ "id": "iso27001", "name": "ISO/IEC 27001 Annex A", "version": "ISO/IEC 27001:2022", "groups": [group] });
    both.frameworks.insert(0, serde_json::from_value(framework).unwrap());
    let mut decision = serde_json::to_value(&both.statements[0].decisions[0]).unwrap();
    for (key, value) in of_security.as_object().unwrap() {
        decision[key] = value.clone();
    }
    decision["control"] = json!("iso27001/A.2.0");
    both.statements[0].decisions.insert(0, serde_json::from_value(decision).unwrap());
    both
}

#[test]
fn an_integrated_statement_names_each_id_with_its_standard_and_always_says_implemented_or_not() {
    for (status, said) in [
        (json!({ "status": "implemented" }), "Implemented: yes"),
        (json!({ "status": "inProgress" }), "Implemented: no, in progress"),
        (json!({ "status": null }), "Implemented: not stated"),
    ] {
        let both = two_standards(
            &status,
            &json!({ "applicability": "applicable", "included": "Because.", "status": "implemented" }),
        );
        for form in [Form::Full, Form::Register] {
            // Whatever else a copy leaves out.
            let options = Options { without: crate::options::Part::ALL.iter().copied().collect(), ..options(form) };
            let words = plain_text(&compose(&both, &options, None).unwrap());
            assert!(words.contains(said), "{said}: {words}");
            for id in ["27001 A.2.0", "42001 A.2.0", "27001 A.2", "42001 A.2"] {
                assert!(words.contains(id), "{id}: {words}");
            }
            assert!(!words.contains("span: A.2"), "an id without its standard: {words}");
        }
    }
    // Alone, neither is told: status is good practice there, and one annex has one A.2.0.
    let alone = plain_text(&report(&snapshot(&counted(1, 0, 0, &["planned"])), Form::Full));
    assert!(!alone.contains("Implemented: ") && !alone.contains("42001 A.2"));
}

#[test]
fn what_is_referred_to_is_printed_where_it_holds_and_nowhere_else() {
    let security = json!({ "included": "One rule for both.", "sees": null });
    let evidence = json!([{ "id": "e1", "label": "EV-1", "title": "Policy", "kind": "", "location": "" }]);
    let said = |ai: &Value| {
        let mut both = two_standards(&security, ai);
        both.evidence = serde_json::from_value(evidence.clone()).unwrap();
        both.statements[0].decisions[0].evidence.push("e1".into());
        plain_text(&report(&both, Form::Full))
    };
    let refers = json!({ "applicability": "applicable", "sees": "iso27001/A.2.0" });
    let words = said(&refers);
    let one_line = words.lines().map(str::trim).collect::<Vec<_>>().join(" ");
    assert!(one_line.matches("One rule for both.").count() == 2 && words.contains("ISO/IEC 27001 A.2.0"), "{words}");
    assert!(!words.contains("None yet"), "{words}");
    // One that leads nowhere justifies nothing.
    let gone = said(&json!({ "applicability": "applicable", "sees": "own/gone" }));
    assert!(gone.contains("None yet") && gone.matches("One rule for both.").count() == 1, "{gone}");
}

#[test]
fn a_plan_prints_the_controls_of_every_statement_and_says_what_is_expected_and_what_was_accepted() {
    let rated = |likelihood: u8, individuals: u8| json!({ "likelihood": likelihood, "individuals": individuals });
    let text = |id: &str| {
        json!({ "id": id, "title": "", "cause": "", "event": "", "consequence": "", "plan": "", "categories": [],
            "characteristics": [] })
    };
    let risk = |id: &str, more: Value| {
        let mut risk = text(id);
        for (key, value) in more.as_object().unwrap() {
            risk[key] = value.clone();
        }
        risk
    };
    let mut file = snapshot(&[json!({ "applicability": "applicable" })]);
    file.frameworks.push(annexa_model::iso27001().framework());
    let security = json!({ "id": "s2", "frameworks": [{ "framework": "iso27001", "version": "2022", "hash": "" }],
        "decisions": [{ "control": "iso27001/A.5.1", "applicability": "applicable" }] });
    file.statements.push(serde_json::from_value(security).unwrap());
    file.statements[0].frameworks =
        serde_json::from_value(json!([{ "framework": "iso42001", "version": "2023", "hash": "" }])).unwrap();
    file.organisation.risk_criteria = serde_json::from_value(
        json!({ "likelihood": ["a", "b", "c"], "consequence": ["a", "b", "c"], "acceptable": 4, "note": "" }),
    )
    .unwrap();
    let accepted = json!({ "name": "Role B", "function": "Board", "date": "2026-11-01", "level": 6 });
    file.risks = serde_json::from_value(json!([
        risk(
            "a",
            json!({ "label": "R-1", "treatment": "modify", "inherent": rated(3, 3), "residual": rated(3, 3),
            "accepted": accepted })
        ),
        risk("b", json!({ "label": "R-2", "treatment": "avoid", "inherent": rated(3, 3) })),
    ]))
    .unwrap();
    file.links = serde_json::from_value(json!([{ "from": "risk/a", "to": "iso27001/A.5.1" }])).unwrap();
    let said = |file: &Snapshot| {
        let plan = file.treatment_plan(&"s1".into(), "RTP-1").unwrap();
        crate::export::plain_plan(&plan, &options(Form::Full)).unwrap()
    };
    let plan = said(&file);
    for words in ["27001 A.5.1", "Level 6 was accepted; 9 remains now, above the line", "paragraph: R-1\n"] {
        assert!(plan.contains(words), "“{words}” is not said:\n{plan}");
    }
    assert!(!plan.contains("paragraph: R-2\n"), "what is avoided is on no map:\n{plan}");
    // A line that no scale has, in a file of before, is none.
    file.organisation.risk_criteria.as_mut().unwrap().acceptable = 0;
    let plan = said(&file);
    assert!(plan.contains("No criteria are set") && !plan.contains("Up to 0"), "{plan}");
}
