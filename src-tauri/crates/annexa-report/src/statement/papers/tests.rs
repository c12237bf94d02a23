//! What the papers of the management system say.

use annexa_model::{ManagementPaper, Snapshot};
use serde_json::json;

use crate::export::tests::{options, snapshot};
use crate::export::{export_paper, plain_paper};
use crate::layout::lay_out;
use crate::options::{Fallback, Options, Paper, Standing};
use crate::statement::compose_paper;
use crate::text::{Faces, Typesetter};

const OPEN: ManagementPaper = ManagementPaper::Questions { of: None, open: true };

/// A file with something of everything that a paper tells.
fn file() -> Snapshot {
    let mut file = snapshot("Because.");
    file.evidence[0].location = "Shelf 9".to_owned();
    file.entries = serde_json::from_value(json!([
        { "entry": "iso42001-clauses/4.1", "now": "largely", "owner": "p1", "due": "2026-10-01", "notes": "No climate." },
        { "entry": "iso42001-clauses/4.2", "now": "fully", "notes": "" },
        { "entry": "iso9001-clauses/4.1", "now": "partly", "notes": "Quality alone." },
        { "entry": "nist-ai-rmf/GOVERN 1", "now": "partly", "target": "fully", "owner": "p1", "notes": "Two rules open." },
        { "entry": "nist-ai-rmf/MAP 1", "now": "largely", "target": "largely", "notes": "" },
    ]))
    .unwrap();
    file.audits = serde_json::from_value(json!([
        { "id": "a", "label": "AU-1", "title": "First audit", "kind": "internal", "standards": ["iso42001"], "lead": "p1",
            "scope": "Clause 8.", "auditors": "", "from": "2026-09-14", "until": "2026-09-18", "result": "One lapse." },
        { "id": "b", "label": "AU-2", "title": "Next audit", "standards": [], "scope": "", "auditors": "", "from": "2027-05-10",
            "result": "" },
    ]))
    .unwrap();
    file.reviews =
        serde_json::from_value(json!([{ "id": "r", "label": "MR-1", "title": "Autumn", "date": "2026-10-27",
        "attendees": "Board", "inputs": ["audits"], "notes": "", "decisions": "Half a post." }]))
        .unwrap();
    file.nonconformities = serde_json::from_value(json!([
        { "id": "n", "label": "NC-1", "title": "Open checklist", "grade": "minor", "found": "2026-09-16", "description": "Two lines.",
            "correction": "", "cause": "The switch.", "action": "It asks.", "effectiveness": "", "due": "2026-11-01" },
        { "id": "o", "label": "NC-2", "title": "Shut", "description": "", "correction": "", "cause": "", "action": "",
            "effectiveness": "Seen.", "closed": "2026-11-10" },
    ]))
    .unwrap();
    file.questions = serde_json::from_value(json!([
        { "id": "q", "label": "QN-1", "title": "Who stops it?", "text": "At night?", "askedBy": "Auditor", "addressee": "Night desk",
            "due": "2027-01-15", "answer": "" },
        { "id": "x", "label": "QN-2", "title": "Contract", "text": "May they?", "askedBy": "", "addressee": "Buyer",
            "answer": "No.", "answered": "2026-11-04" },
    ]))
    .unwrap();
    file.links = serde_json::from_value(json!([
        { "from": "audit/a", "to": "nonconformity/n" },
        { "from": "evidence/e1", "to": "iso42001-clauses/4.1" },
        { "from": "evidence/e1", "to": "iso9001-clauses/4.1" },
        { "from": "question/q", "to": "iso42001/A.2.2" },
    ]))
    .unwrap();
    file
}

fn said(paper: &ManagementPaper) -> String {
    let data = file().paper(&"s1".into(), paper).unwrap();
    plain_paper(&data, paper, &options(Standing::Recorded)).unwrap()
}

fn says(paper: &ManagementPaper, words: &[&str]) {
    let said = said(paper);
    for words in words {
        assert!(said.contains(words), "“{words}” is not said:\n{said}");
    }
    let missing: Vec<&str> = said.split_whitespace().filter(|w| w.starts_with("report-")).collect();
    assert!(missing.is_empty(), "{missing:?}");
    assert!(!said.contains("DRAFT") && said.contains("22 November 2026"), "what is recorded is no draft:\n{said}");
}

#[test]
fn the_profile_says_where_each_category_stands_and_where_it_is_to_get() {
    says(
        &ManagementPaper::Profile,
        &[
            "NIST AI RMF profile",
            "19 categories: one at its target, one below it, 17 without both",
            "GOVERN 1",
            "Policies and processes for AI risk",
            "two steps",
            "Now, target",
            "Two rules open.",
            "Chief Executive",
            "Implemented: A.2.2",
            "Met in part: 4.1",
        ],
    );
}

#[test]
fn the_tracker_tells_what_is_open_by_owner_and_what_the_standards_share() {
    says(
        &ManagementPaper::Clauses(None),
        &[
            "Clauses of ISO/IEC 42001",
            "Clauses of ISO 9001",
            "Know what inside and outside affects your AI work",
            "Shared with ISO 9001 4.1",
            "No climate.",
            "by 1 Oct 2026 passed",
            "EV-01 AI policy",
            "What the standards share",
            "Nobody named",
        ],
    );
    let one = said(&ManagementPaper::Clauses(Some("iso42001-clauses".to_owned())));
    assert!(!one.contains("ISO 9001") && !one.contains("What the standards share"), "{one}");
    assert!(!one.contains("Shelf 9"), "no paper tells where evidence is kept:\n{one}");
}

#[test]
fn each_who_is_asked_has_a_sheet_with_room_for_what_is_open() {
    says(&OPEN, &["Questions for Night desk", "At night?", "A.2.2 AI policy", "Name and date"]);
    let all = said(&ManagementPaper::Questions { of: None, open: false });
    assert!(all.contains("Questions for Buyer") && all.contains("Answered 4 November 2026"), "{all}");
    let one = said(&ManagementPaper::Questions { of: Some("BUYER".to_owned()), open: false });
    assert!(!one.contains("Night desk") && one.contains("May they?"), "{one}");
    let none = said(&ManagementPaper::Questions { of: Some("nobody".to_owned()), open: true });
    assert!(none.contains("There is no such question in this file."), "{none}");
}

#[test]
fn the_record_tells_what_was_planned_held_found_and_done() {
    says(
        &ManagementPaper::Record,
        &[
            "2 audits, one management review, 2 nonconformities and observations, one of them open",
            "Not reported yet",
            "Planned",
            "NC-1 Open checklist",
            "Not looked at",
            "Earlier actions",
            "Half a post.",
            "passed",
            "It asks.",
            "Closed 10 Nov 2026",
        ],
    );
}

#[test]
fn headings_skip_no_level_and_equal_input_gives_equal_bytes() {
    for paper in [ManagementPaper::Profile, ManagementPaper::Clauses(None), OPEN, ManagementPaper::Record] {
        let levels: Vec<u32> = said(&paper)
            .lines()
            .filter_map(|line| line.trim_start().strip_prefix("heading ")?.chars().next()?.to_digit(10))
            .collect();
        assert_eq!(levels.first(), Some(&1));
        assert!(levels.windows(2).all(|pair| pair[1] <= pair[0] + 1), "{paper:?}: {levels:?}");
        let data = file().paper(&"s1".into(), &paper).unwrap();
        let bytes = || export_paper(&data, &paper, &options(Standing::Recorded)).unwrap().bytes;
        assert!(bytes() == bytes(), "{paper:?}");
    }
}

#[test]
fn a_file_in_which_nothing_was_said_has_papers_that_say_so() {
    for (paper, words) in [
        (ManagementPaper::Profile, "19 categories: none at its target, none below it, 19 without both"),
        (ManagementPaper::Clauses(None), "Of 32 clauses nothing is said yet."),
        (ManagementPaper::Record, "No audit is recorded."),
        (OPEN, "There is no such question in this file."),
    ] {
        let data = snapshot("").paper(&"s1".into(), &paper).unwrap();
        let said = plain_paper(&data, &paper, &options(Standing::Recorded)).unwrap();
        assert!(said.contains(words), "“{words}” is not said:\n{said}");
    }
}

#[test]
fn texts_of_any_length_are_set_on_both_papers() {
    let mut long = file();
    let words = "Somebody has written more here than anybody will read at once. ".repeat(120);
    for entry in &mut long.entries {
        entry.notes = words.as_str().into();
    }
    long.questions[0].text = words.as_str().into();
    long.nonconformities[0].action = words.as_str().into();
    long.audits[0].scope = words.as_str().into();
    long.people[0].name = "W".repeat(300);
    for paper in [ManagementPaper::Profile, ManagementPaper::Clauses(None), OPEN, ManagementPaper::Record] {
        for size in [Paper::A4, Paper::Letter] {
            let data = long.paper(&"s1".into(), &paper).unwrap();
            let options = Options { paper: size, ..options(Standing::Recorded) };
            let report = compose_paper(&data, &paper, &options, None).unwrap();
            let typesetter = Typesetter::new(Faces::new(Fallback::BundledOnly).unwrap());
            let laid = lay_out(&report, size, typesetter, &mut |_| std::ops::ControlFlow::Continue(())).unwrap();
            assert!(laid.pages.len() > 1, "{paper:?}: {}", laid.pages.len());
        }
    }
}
