//! What a change report says of a pair of statements, and how it is drawn.

use annexa_model::{Audience, Snapshot};
use serde_json::json;

use crate::export::tests::{options, snapshot};
use crate::export::{export_changes, export_pdf, plain_changes, plain_text};
use crate::layout::{Ink, LaidOut, Paper, lay_out};
use crate::options::{EditionFacts, Fallback, Form, Options, Since, Standing};
use crate::statement::compose_changes;
use crate::text::{Faces, Typesetter};

const HEAD: &str = "30d288b14c6e09fa30d288b14c6e09fa30d288b14c6e09fa30d288b14c6e09fa";

fn edition(label: &str, month: i8) -> EditionFacts {
    EditionFacts {
        label: label.to_owned(),
        content: HEAD.to_owned(),
        approver: annexa_model::Signatory { date: Some(jiff::civil::date(2026, month, 16)), ..Default::default() },
        note: "".into(),
    }
}

/// A statement, and what became of it.
fn pair() -> (Snapshot, Snapshot) {
    let mut then = snapshot("The supplier changed it twice in 2025, which is wrong for part of the year.\n- in claims");
    let own = |id: &str, title: &str| json!({ "id": id, "label": id, "title": title, "source": "", "description": "" });
    then.controls = serde_json::from_value(json!([own("OC-2", "Gauge walk"), own("OC-3", "Paper copies")])).unwrap();
    then.systems =
        serde_json::from_value(json!([{ "id": "y", "label": "S-1", "name": "Triage", "purpose": "" }])).unwrap();
    let mut template = then.statements[0].decisions[0].clone();
    template.drivers.clear();
    for (id, said) in [("own/OC-2", "Figures cannot show all."), ("own/OC-3", "A copy can be compared with the file.")]
    {
        let mut decision = template.clone();
        decision.control = serde_json::from_value(json!(id)).unwrap();
        decision.verdict.included = said.into();
        then.statements[0].decisions.push(decision);
    }
    let mut now = then.clone();
    then.controls.remove(0);
    then.statements[0].decisions.remove(3);
    now.controls.remove(1);
    let statement = &mut now.statements[0];
    statement.decisions.remove(4);
    statement.scope = "All boats.".into();
    statement.next_review = Some(jiff::civil::date(2027, 11, 1));
    let [first, second, third, ..] = statement.decisions.as_mut_slice() else { panic!() };
    first.verdict.included =
        "The supplier changed it three times in 2026, which is wrong for most of the year.\n- in claims\n- in hiring"
            .into();
    first.progress.status = Some(annexa_model::Status::Planned);
    first.progress.target = Some(jiff::civil::date(2027, 2, 12));
    first.review = None;
    first.evidence.clear();
    first.owner = None;
    first.drivers[0].value.label = "R-03".to_owned();
    first.exclusions = serde_json::from_value(
        json!([{ "system": "y", "grounds": ["notRequired"], "justification": "It sees no member." }]),
    )
    .unwrap();
    second.verdict =
        serde_json::from_value(json!({ "applicability": "applicable", "included": "Somebody does it now." })).unwrap();
    third.notes = "Never printed.".into();
    (then, now)
}

fn asked<'a>(then: &'a Snapshot, from: &'a EditionFacts, standing: Standing) -> Options<'a> {
    let since = Since { snapshot: then, edition: from, head: HEAD };
    Options { since: Some(since), ..options(standing) }
}

fn said(then: &Snapshot, now: &Snapshot) -> String {
    let (from, to) = (edition("1", 2), edition("2", 11));
    plain_changes(now, &asked(then, &from, Standing::Rendering(to))).unwrap()
}

#[test]
fn the_report_says_what_changed_and_nothing_else() {
    let (then, now) = pair();
    let said = said(&then, &now);
    assert_eq!(said, include_str!("tests.txt"), "{said}");
}

#[test]
fn sides_that_are_swapped_swap_the_marks() {
    let (then, now) = pair();
    let back = said(&now, &then);
    for words in [
        "The supplier changed it [-three times in 2026-] {+twice in 2025+}, which is wrong for [-most-] {+part+} of the year.",
        "listbody: [-in hiring-]",
        "Risk [-R-03-] {+R-02+}",
        "paragraph: {+EV-01 AI policy+}",
        "{+A copy can be compared with the file.+}",
        "[-Figures cannot show all.-]",
    ] {
        assert!(back.contains(words), "“{words}” is not said:\n{back}");
    }
}

#[test]
fn a_report_on_what_is_not_issued_is_marked_a_draft_and_names_both_sides() {
    let (then, now) = pair();
    let from = edition("1", 2);
    let report = compose_changes(&now, &asked(&then, &from, Standing::Draft)).unwrap();
    assert_eq!(report.furniture.unissued.map(|(word, _)| word).as_deref(), Some("DRAFT"));
    assert_eq!(report.furniture.standing, "From edition 1 to the draft, made 22 November 2026");
    assert_eq!(
        report.title,
        "Changes from edition 1 to the draft: Statement of Applicability – Otterbridge Narrowboat Mutual"
    );
    let issued = compose_changes(&now, &asked(&then, &from, Standing::Rendering(edition("2", 11)))).unwrap();
    assert!(issued.furniture.unissued.is_none());
}

#[test]
fn controls_stand_in_one_order_and_the_version_is_a_change() {
    let (then, mut now) = pair();
    now.statements[0].version = "2".to_owned();
    let said = said(&then, &now);
    // Those that changed, in the table and then as entries.
    let ids = ["A.2.2", "A.2.3", "OC-2", "OC-3"];
    let mentioned: Vec<&str> =
        said.lines().filter_map(|line| ids.into_iter().find(|id| line.ends_with(&format!(": {id}")))).collect();
    let [table, entries] = [&mentioned[..4], &mentioned[mentioned.len() - 4..]];
    assert_eq!(table, ids, "{said}");
    assert_eq!(entries, ids, "{said}");
    let version = said.split("paragraph: Version").nth(1).unwrap_or_else(|| panic!("{said}"));
    assert!(version.lines().nth(1).is_some_and(|line| line.contains("{+2+}")), "{version}");
}

/// The same statement with records behind it, and what became of those.
fn registers() -> (Snapshot, Snapshot) {
    let (mut then, _) = pair();
    then.risks = serde_json::from_value(json!([
        { "id": "a", "label": "R-01", "title": "Drift", "cause": "Nobody looks at the figures of the model.",
            "treatment": "modify", "inherent": { "likelihood": 3, "organisation": 2 }, "owner": "p1" },
        { "id": "b", "label": "R-02", "title": "Gone", "event": "It came and went." },
    ]))
    .unwrap();
    then.entries =
        serde_json::from_value(json!([{ "entry": "iso42001-clauses/4.1", "now": "partly", "notes": "" }])).unwrap();
    let mut now = then.clone();
    now.risks.remove(1);
    now.risks[0].cause = "Nobody looks at the figures of the forecast.".into();
    now.risks[0].treatment = Some(annexa_model::Treatment::Accept);
    now.risks[0].inherent = serde_json::from_value(json!({ "likelihood": 4, "organisation": 2 })).unwrap();
    now.risks[0].owner = None;
    now.parties = serde_json::from_value(
        json!([{ "id": "c", "label": "P-01", "name": "Council", "expectations": "To be asked." }]),
    )
    .unwrap();
    now.entries[0].now = Some(annexa_model::Attainment::Fully);
    now.links = serde_json::from_value(json!([{ "from": "system/y", "to": "risk/a" },
        { "from": "evidence/e1", "to": "iso42001-clauses/4.1" }]))
    .unwrap();
    (then, now)
}

#[test]
fn records_of_every_register_say_what_was_and_what_is() {
    let (then, now) = registers();
    let told = said(&then, &now);
    for words in [
        "In the registers, one AI system, 2 risks, one interested party and one clause or category were added, changed or removed.",
        "Risk, changed",
        "Nobody looks at the figures of the [-model-] {+forecast+}.",
        "[-Modify-] {+Accept+}",
        "[-Likelihood: 3-] {+Likelihood: 4+}",
        "[-Chief Executive-]",
        "Risk, removed",
        "[-It came and went.-]",
        "Interested party, added",
        "{+To be asked.+}",
        "Clause or category, changed",
        "[-Partly-] {+Fully+}",
        "{+EV-01 AI policy+}",
        "{+R-01 Drift+}",
    ] {
        assert!(told.contains(words), "“{words}” is not said:\n{told}");
    }
    assert!(!told.contains("Organisation: 2"), "what stayed is not told:\n{told}");
    let back = said(&now, &then);
    assert!(back.contains("Interested party, removed") && back.contains("[-Fully-] {+Partly+}"), "{back}");
    let missing: Vec<&str> = told.split_whitespace().filter(|w| w.starts_with("report-")).collect();
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn the_public_is_told_of_no_register() {
    let (then, now) = registers();
    let [then, now] = [then, now].map(|side| side.for_audience(Audience::Public));
    let said = said(&then, &now);
    for word in ["R-01", "Drift", "Council", "ISO/IEC 42001 4.1", "In the registers"] {
        assert!(!said.contains(word), "{word}:\n{said}");
    }
}

#[test]
fn nothing_changed_is_said() {
    let (then, _) = pair();
    let said = said(&then, &then);
    assert!(said.contains("All 3 controls of Annex A are as they were."), "{said}");
    assert!(!said.contains("table") && !said.contains("Struck"), "{said}");
}

#[test]
fn a_public_report_names_nobody_and_no_risk() {
    let (then, now) = pair();
    let [then, now] = [then, now].map(|side| side.for_audience(Audience::Public));
    let said = said(&then, &now);
    for word in ["Chief Executive", "R-02", "R-03"] {
        assert!(!said.contains(word), "{word}:\n{said}");
    }
    assert!(said.contains("This copy was made for the public"));
}

#[test]
fn the_last_section_of_a_statement_can_say_the_same() {
    let (then, now) = pair();
    let from = edition("1", 2);
    let options = asked(&then, &from, Standing::Draft);
    let whole = plain_text(&now, &options).unwrap();
    let (_, section) = whole.split_once("span: Changes from edition 1 to the draft").expect("a section");
    assert!(section.contains("{+three times in 2026+}"), "{section}");
    assert!(!plain_text(&now, &Options { since: None, ..options }).unwrap().contains("[-"));
}

#[test]
fn every_word_of_the_report_is_in_the_catalogue_and_headings_skip_no_level() {
    let (then, now) = pair();
    for said in [said(&then, &now), said(&now, &then)] {
        let missing: Vec<&str> = said.split_whitespace().filter(|w| w.starts_with("report-")).collect();
        assert!(missing.is_empty(), "{missing:?}");
        assert!(!said.contains("heading 3"));
    }
}

#[test]
fn equal_input_gives_equal_bytes() {
    let (then, now) = pair();
    let from = edition("1", 2);
    let options = asked(&then, &from, Standing::Draft);
    let first = export_changes(&now, &options).unwrap();
    assert_eq!(first.bytes, export_changes(&now, &options).unwrap().bytes);
    // What has no edits has no word for them either: the bytes of a statement are as they were.
    let plain = export_pdf(&now, &Options { since: None, form: Form::Register, ..options }).unwrap();
    assert!(!String::from_utf8_lossy(&plain.bytes).contains("RoleMap"));
}

fn laid_out(then: &Snapshot, now: &Snapshot, paper: Paper) -> LaidOut {
    let from = edition("1", 2);
    let report = compose_changes(now, &asked(then, &from, Standing::Draft)).unwrap();
    let typesetter = Typesetter::new(Faces::new(Fallback::BundledOnly).unwrap());
    lay_out(&report, paper, typesetter, &mut |_| std::ops::ControlFlow::Continue(())).unwrap()
}

#[test]
fn what_was_deleted_is_struck_what_was_inserted_underlined_and_a_bar_stands_beside() {
    let (then, now) = pair();
    let laid_out = laid_out(&then, &now, Paper::A4);
    let ink = || laid_out.pages.iter().flat_map(|page| &page.ink);
    let rules = |of: f32| {
        ink().filter(
            move |ink| matches!(ink, Ink::Rule { weight, width, .. } if (weight - of).abs() < 0.001 && *width < 300.0),
        )
    };
    assert!(rules(0.5).count() > 5, "struck");
    assert!(rules(0.8).count() > 5, "underlined");
    let axis = laid_out.sheet.left() + 198.0;
    let bars = ink().filter(|ink| matches!(ink, Ink::Block { x, width, .. } if (x + width / 2.0 - axis).abs() < 0.01 && (width - 1.5).abs() < 0.01));
    assert!(bars.count() > 10);
    // A rule ends with the last word of its line.
    for page in &laid_out.pages {
        for ink in &page.ink {
            let Ink::Rule { x, width, weight, .. } = ink else { continue };
            let is_edit = (*weight - 0.8).abs() < 0.001;
            assert!(!is_edit || x + width <= laid_out.sheet.left() + 480.01);
        }
    }
}

#[test]
fn texts_longer_than_a_page_flow_with_their_marks() {
    let (mut then, mut now) = pair();
    let long = |word: &str| {
        (0..400)
            .map(|n| format!("Sentence {n} says {}. ", if n % 9 == 0 { word } else { "as before" }))
            .collect::<Vec<_>>()
            .concat()
    };
    then.statements[0].decisions[0].verdict.included = long("one thing").as_str().into();
    now.statements[0].decisions[0].verdict.included = long("another").as_str().into();
    let short = laid_out(&pair().0, &pair().1, Paper::Letter).pages.len();
    let laid_out = laid_out(&then, &now, Paper::Letter);
    assert!(laid_out.pages.len() > short);
    let foot = laid_out.sheet.top + laid_out.sheet.body();
    for page in &laid_out.pages {
        let bars: Vec<(f32, f32)> = page
            .ink
            .iter()
            .filter_map(|ink| match ink {
                Ink::Block { y, width, height, .. } if (*width - 1.5).abs() < 0.01 && *height < 30.0 => {
                    Some((*y, y + height))
                }
                _ => None,
            })
            .collect();
        assert!(bars.iter().all(|(from, to)| *from >= laid_out.sheet.top - 0.01 && *to <= foot + 0.01), "{bars:?}");
    }
    let (then_words, said) = (long("one thing"), said(&then, &now));
    assert!(said.contains("[-one thing-] {+another+}"), "{}", then_words.len());
}
