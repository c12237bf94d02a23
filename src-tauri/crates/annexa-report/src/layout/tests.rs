//! The splitting rules of the page, on trees made for the purpose.

use std::ops::ControlFlow;

use super::*;
use crate::text::{Faces, Fallback};
use crate::tree::{
    Begins, Cell, Column, EditNames, Entry, Field, FieldKind, Furniture, GroupHead, Heading, HeadingKind, Item, Mark,
    NodeId, NodeIds, Pair, PairKind, Row, RowGroup, State, Style, Table, Text,
};

#[derive(Default)]
struct Make(NodeIds);

/// The head of a group of rows, and its rows: label and sentences.
type Group<'a> = (Option<&'a str>, Vec<(String, usize)>);

impl Make {
    fn id(&mut self) -> NodeId {
        self.0.next()
    }

    fn text(&mut self, style: Style, words: &str) -> Text {
        Text::new(self.id(), style, words)
    }

    fn field(&mut self, label: &str, items: Vec<Item>) -> Field {
        let label = Some(self.text(Style::Label, label));
        Field {
            id: self.id(),
            kind: FieldKind::Other,
            label,
            mark: None,
            items,
            tight: false,
            keeps_with_previous: false,
            is_changed: false,
        }
    }

    /// Lines of prose that each fill the text axis: one paragraph of `lines` lines.
    fn prose(&mut self, lines: usize, word: &str) -> Item {
        let line = format!("{word}aaaaa bbbbbbb ccccccc ddddddd eeeeeee fffffff ggggggg");
        Item::Paragraph(self.text(Style::Prose, &vec![line; lines].join(" ")))
    }

    fn heading(&mut self, kind: HeadingKind, label: &str, title: &str) -> Heading {
        Heading {
            id: self.id(),
            anchor: None,
            level: 2,
            kind,
            label: Some(
                self.text(if kind == HeadingKind::Objective { Style::Objective } else { Style::Heading }, label),
            ),
            title: self.text(if kind == HeadingKind::Objective { Style::Objective } else { Style::Heading }, title),
            marks: vec![Mark::Implemented],
        }
    }

    fn entry(&mut self, label: &str, fields: Vec<Field>) -> Block {
        let word = self.text(Style::Strong, "Applicable");
        let key = self.text(Style::Label, "Risk");
        let value = self.text(Style::Value, "R-01");
        let pair = Pair { id: self.id(), kind: PairKind::Driver, key, values: vec![value] };
        let facts = vec![Item::State(State { mark: Mark::Applicable, word }), Item::Space, Item::Pair(pair)];
        let heading = self.heading(HeadingKind::Within, label, "Title of the control");
        Block::Entry(Entry {
            id: self.id(),
            heading,
            continued: ", continued".to_owned(),
            guide: label.to_owned(),
            facts,
            fields,
        })
    }

    fn plain_entry(&mut self, label: &str, lines: usize) -> Block {
        let prose = self.prose(lines, "x");
        let field = self.field("Justification", vec![prose]);
        self.entry(label, vec![field])
    }

    fn table(&mut self, groups: Vec<Group<'_>>) -> Block {
        let columns = [("Id", 100.0), ("Words", 275.0)].map(|(head, width)| Column {
            id: self.id(),
            width,
            is_fluid: false,
            head: self.text(Style::Label, head),
        });
        let groups = groups
            .into_iter()
            .map(|(head, rows)| {
                let head = head.map(|head| GroupHead {
                    id: self.id(),
                    cell: self.id(),
                    anchor: None,
                    label: self.text(Style::Heading, head),
                    title: self.text(Style::Heading, "group"),
                });
                let rows = rows
                    .into_iter()
                    .map(|(label, lines)| {
                        let first = vec![Item::Paragraph(self.text(Style::Strong, &label))];
                        let second = vec![self.prose(lines, &label)];
                        let cells = [first, second].map(|items| Cell { id: self.id(), items }).to_vec();
                        Row { id: self.id(), anchor: None, guide: None, is_signed: false, cells }
                    })
                    .collect();
                RowGroup { head, rows }
            })
            .collect();
        Block::Table(Table {
            id: self.id(),
            summary: String::new(),
            columns: columns.into(),
            gutter: 12.0,
            groups,
            continued: ", continued".to_owned(),
            head: [self.id(), self.id(), self.id()],
        })
    }

    fn section(&mut self, title: &str, begins: Begins, blocks: Vec<Block>) -> Section {
        let heading = Heading {
            id: self.id(),
            anchor: None,
            level: 1,
            kind: HeadingKind::Section,
            label: Some(self.text(Style::Section, "1")),
            title: self.text(Style::Section, title),
            marks: Vec::new(),
        };
        Section { id: self.id(), heading, begins, blocks }
    }

    fn pages(mut self, form: Form, blocks: Vec<Block>) -> Vec<Vec<Said>> {
        let section = self.section("Section", Begins::Page, blocks);
        self.pages_of(form, vec![section])
    }

    fn pages_of(self, form: Form, sections: Vec<Section>) -> Vec<Vec<Said>> {
        let report = Report {
            data: crate::tree::DataName::default(),
            form,
            language: "en".to_owned(),
            title: String::new(),
            author: String::new(),
            subject: String::new(),
            furniture: Furniture::default(),
            cover: None,
            contents: None,
            sections,
            link_label: String::new(),
            edits: EditNames::default(),
            nodes: self.0.count(),
        };
        let faces = Faces::new(Fallback::BundledOnly).unwrap();
        let laid = lay_out(&report, Paper::A4, Typesetter::new(faces), &mut |_| ControlFlow::Continue(())).unwrap();
        said(&laid)
    }
}

/// A line of text on a page, from the left axis.
#[derive(Debug, Clone)]
struct Said {
    words: String,
    x: f32,
    y: f32,
    repeated: bool,
}

/// What each page says.
fn said(laid: &LaidOut) -> Vec<Vec<Said>> {
    let foot = laid.sheet.top + laid.sheet.body();
    let on = |page| laid.shared.with(page).filter_map(|ink| if let Ink::Text(text) = ink { Some(text) } else { None });
    let said = |text: &TextInk| {
        assert!(text.artifact || text.y < foot, "text below the last line");
        let words = text.line.pieces.iter().map(|p| &*p.shaped.text).collect();
        Said { words, x: text.x - laid.sheet.left(), y: text.y, repeated: text.artifact }
    };
    laid.pages.iter().map(|page| on(page).map(said).collect()).collect()
}

fn has(page: &[Said], words: &str) -> bool {
    page.iter().any(|s| s.words.trim() == words)
}

/// Lines of prose on the text axis.
fn prose(page: &[Said]) -> usize {
    page.iter().filter(|s| (s.x - sheet::TEXTS).abs() < 1.0 && !s.repeated).count()
}

#[test]
fn an_entry_of_up_to_24_lines_is_never_split() {
    let mut make = Make::default();
    let blocks = vec![make.plain_entry("A.1", 20), make.plain_entry("A.2", 20), make.plain_entry("A.3", 20)];
    let pages = make.pages(Form::Full, blocks);
    assert_eq!(pages.len(), 2);
    assert_eq!((prose(&pages[0]), prose(&pages[1])), (40, 20));
    assert!(!pages.iter().flatten().any(|s| s.words.contains("continued")));
}

#[test]
fn a_taller_entry_repeats_its_head_and_running_label_but_not_its_facts() {
    let mut make = Make::default();
    let blocks = vec![make.plain_entry("A.1", 90)];
    let pages = make.pages(Form::Full, blocks);
    assert_eq!(pages.len(), 2);
    assert!(has(&pages[0], "Applicable") && has(&pages[0], "R-01"), "facts stand whole on the first part");
    assert!(!has(&pages[1], "Applicable") && !has(&pages[1], "R-01"));
    assert!(has(&pages[1], "A.1") && has(&pages[1], "Title of the control, continued"));
    let label = pages[1].iter().find(|s| s.words == "Justification").unwrap();
    assert!(label.repeated, "a label that returns is read once only");
    assert_eq!(prose(&pages[0]) + prose(&pages[1]), 90);
}

#[test]
fn the_first_part_has_five_lines_or_the_entry_moves() {
    // After 41 lines there is room for a head and five lines, after 42 for four.
    for (filler, first) in [(41, true), (42, false)] {
        let mut make = Make::default();
        let blocks = vec![make.plain_entry("A.1", filler), make.plain_entry("A.2", 40)];
        let pages = make.pages(Form::Full, blocks);
        assert_eq!(has(&pages[0], "A.2"), first, "after {filler} lines");
        if first {
            assert!(prose(&pages[0]) >= filler + 5);
        }
    }
}

#[test]
fn the_last_part_has_three_lines() {
    for lines in 46..56 {
        let mut make = Make::default();
        let blocks = vec![make.plain_entry("A.1", lines)];
        let pages = make.pages(Form::Full, blocks);
        if pages.len() == 2 {
            assert!(prose(&pages[1]) >= 3, "{lines} lines leave {}", prose(&pages[1]));
        }
    }
}

#[test]
fn evidence_and_owner_stay_together() {
    for lines in 40..52 {
        let mut make = Make::default();
        let text = make.prose(lines, "x");
        let justification = make.field("Justification", vec![text]);
        let evidence = make.text(Style::Value, "the record");
        let evidence = make.field("Evidence", vec![Item::Paragraph(evidence)]);
        let owner = make.text(Style::Value, "the owner");
        let owner = make.field("Owner", vec![Item::Paragraph(owner)]);
        let owner = Field { keeps_with_previous: true, ..owner };
        let blocks = vec![make.entry("A.1", vec![justification, evidence, owner])];
        let pages = make.pages(Form::Full, blocks);
        let together = pages.iter().any(|p| has(p, "the record") && has(p, "the owner"));
        assert!(together, "parted after {lines} lines");
    }
}

#[test]
fn a_line_that_ends_in_a_colon_keeps_with_the_first_item() {
    for lines in 40..56 {
        let mut make = Make::default();
        let text = make.prose(lines, "x");
        let lead = Item::Paragraph(make.text(Style::Prose, "We considered:"));
        let items = (1..5)
            .map(|i| (make.id(), make.text(Style::Prose, "–"), make.text(Style::Prose, &format!("item {i}"))))
            .collect();
        let list = Item::List(make.id(), items);
        let field = make.field("Justification", vec![text, lead, list]);
        let blocks = vec![make.entry("A.1", vec![field])];
        let pages = make.pages(Form::Full, blocks);
        assert!(pages.iter().any(|p| has(p, "We considered:") && has(p, "item 1")), "parted after {lines} lines");
    }
}

#[test]
fn the_dash_of_an_item_stands_where_the_item_begins() {
    for (words, at_the_right) in [("item of the list", false), ("عنصر من القائمة", true)] {
        let mut make = Make::default();
        let item = (make.id(), make.text(Style::Prose, "–"), make.text(Style::Prose, words));
        let list = Item::List(make.id(), vec![item]);
        let blocks = vec![Block::Field(make.field("Scope", vec![list]))];
        let pages = make.pages(Form::Full, blocks);
        let left = |of: &str| pages[0].iter().find(|s| s.words.contains(of)).map(|s| s.x).unwrap();
        assert_eq!(left("–") > left(words), at_the_right, "{words}: {} {}", left("–"), left(words));
    }
}

#[test]
fn an_objective_is_not_parted_from_its_first_entry() {
    for lines in 30..54 {
        let mut make = Make::default();
        let first = make.plain_entry("A.1", lines);
        let head = Block::Heading(make.heading(HeadingKind::Objective, "B", "Objective"));
        let blocks = vec![first, head, make.plain_entry("B.1", 8)];
        let pages = make.pages(Form::Full, blocks);
        assert!(pages.iter().any(|p| has(p, "B") && has(p, "B.1")), "alone after {lines} lines");
    }
}

#[test]
fn a_head_takes_more_than_one_short_field_along() {
    for lines in 30..54 {
        let mut make = Make::default();
        let first = make.plain_entry("A.1", lines);
        let head = Block::Heading(make.heading(HeadingKind::Within, "R-01", "Risk"));
        let mut blocks = vec![first, head];
        for label in ["Cause", "Event", "Consequence"] {
            let prose = make.prose(1, "x");
            blocks.push(Block::Field(make.field(label, vec![prose])));
        }
        let pages = make.pages(Form::Full, blocks);
        let is_whole = pages.iter().any(|p| has(p, "R-01") && has(p, "Cause") && has(p, "Consequence"));
        assert!(is_whole, "almost alone after {lines} lines");
    }
}

#[test]
fn an_entry_whose_facts_are_taller_than_a_page_still_stands_under_its_head() {
    let mut make = Make::default();
    let head = Block::Heading(make.heading(HeadingKind::Objective, "A", "Objective"));
    let text = make.prose(8, "x");
    let field = make.field("Justification", vec![text]);
    let mut entry = make.entry("A.1", vec![field]);
    let long = make.text(Style::Value, &"reference ".repeat(700));
    if let Block::Entry(entry) = &mut entry {
        entry.facts.push(Item::Paragraph(long));
    }
    let pages = make.pages(Form::Full, vec![head, entry]);
    assert!(has(&pages[0], "A") && has(&pages[0], "A.1"));
    let words: usize = pages.iter().flatten().map(|s| s.words.matches("reference").count()).sum();
    assert_eq!(words, 700, "facts taller than a page flow; none is lost");
}

#[test]
fn facts_that_no_page_holds_begin_where_they_stand() {
    let mut make = Make::default();
    let first = make.plain_entry("A.1", 10);
    let text = make.prose(30, "x");
    let field = make.field("Justification", vec![text]);
    let mut second = make.entry("A.2", vec![field]);
    let long = make.text(Style::Value, &"reference ".repeat(700));
    if let Block::Entry(entry) = &mut second {
        entry.facts.push(Item::Paragraph(long));
    }
    let pages = make.pages(Form::Full, vec![first, second]);
    assert!(has(&pages[0], "A.1") && has(&pages[0], "A.2"), "no page is left half empty before it");
    let words: usize = pages.iter().flatten().map(|s| s.words.matches("reference").count()).sum();
    assert_eq!(words, 700);
}

#[test]
fn a_text_of_5000_characters_flows_over_pages_whole() {
    let mut make = Make::default();
    let text = make.prose(130, "x");
    let blocks = vec![Block::Field(make.field("Scope", vec![text]))];
    let pages = make.pages(Form::Full, blocks);
    assert_eq!(pages.len(), 3);
    assert_eq!(pages.iter().map(|p| prose(p)).sum::<usize>(), 130);
    assert!(pages[1].iter().any(|s| s.words == "Scope" && s.repeated), "the label runs on");
}

fn rows(count: usize, lines: usize) -> Vec<(String, usize)> {
    (1..=count).map(|i| (format!("R{i}"), lines)).collect()
}

#[test]
fn six_rows_or_fewer_stay_whole() {
    let mut make = Make::default();
    let text = make.prose(40, "x");
    let field = Block::Field(make.field("Scope", vec![text]));
    let blocks = vec![field, make.table(vec![(None, rows(6, 2))])];
    let pages = make.pages(Form::Full, blocks);
    assert!(!has(&pages[0], "R1") && has(&pages[1], "R1") && has(&pages[1], "R6"));
}

#[test]
fn the_head_repeats_and_no_page_has_one_row_alone() {
    for count in 7..60 {
        let mut make = Make::default();
        let table = make.table(vec![(None, rows(count, 2))]);
        let pages = make.pages(Form::Full, vec![table]);
        for page in &pages {
            assert!(has(page, "Words"), "each page has the head");
            let on_page = page.iter().filter(|s| s.words.starts_with('R') && s.x < 1.0).count();
            assert!(on_page >= 2, "{on_page} of {count} rows on a page");
        }
        let heads = pages.iter().flatten().filter(|s| s.words == "Words" && !s.repeated).count();
        assert_eq!(heads, 1, "the head is read once");
    }
}

#[test]
fn a_row_up_to_a_third_of_a_page_is_never_split() {
    let mut make = Make::default();
    let table = make.table(vec![(None, rows(12, 17))]);
    let pages = make.pages(Form::Full, vec![table]);
    for page in &pages {
        for row in 1..=12 {
            let said: usize = page.iter().map(|s| s.words.matches(&format!("R{row}aaaaa")).count()).sum();
            assert!(said == 0 || said == 17, "row {row} has {said} of its 17 sentences on a page");
        }
    }
}

#[test]
fn a_taller_row_flows_and_its_id_returns() {
    let mut make = Make::default();
    let table = make.table(vec![(None, vec![("R1".into(), 2), ("R2".into(), 70), ("R3".into(), 2)])]);
    let pages = make.pages(Form::Full, vec![table]);
    assert!(has(&pages[0], "R2"), "it begins on the page where it stands");
    assert!(pages[1].iter().any(|s| s.words == "R2, continued" && s.repeated));
    let said: usize = pages.iter().flatten().map(|s| s.words.matches("R2aaaaa").count()).sum();
    assert_eq!(said, 70);
}

#[test]
fn in_the_register_a_group_has_two_rows_after_its_head_and_its_head_returns() {
    let mut make = Make::default();
    let groups = (0..12).map(|g| (Some(["G0", "G1"][g % 2]), rows(5, 3))).collect();
    let mut groups: Vec<Group<'_>> = groups;
    groups.push((Some("long"), vec![("T".to_owned(), 80)]));
    let table = make.table(groups);
    let pages = make.pages(Form::Register, vec![table]);
    for page in &pages {
        for (i, head) in page.iter().enumerate().filter(|(_, s)| s.words.starts_with('G') && !s.repeated) {
            let below = page[i..].iter().filter(|s| s.words.starts_with('R') && s.x < 1.0 && s.y > head.y).count();
            assert!(below >= 2, "{} has {below} rows below it", head.words);
        }
    }
    assert!(pages.iter().any(|p| p.iter().any(|s| s.words == "group, continued")));
}

#[test]
fn a_page_is_headed_by_the_sections_that_stand_on_it() {
    // Room for the second section's head and its field, or not.
    for (lines, fits) in [(10, true), (50, false)] {
        let mut make = Make::default();
        let [first, second] = [lines, 4].map(|lines| {
            let text = make.prose(lines, "x");
            vec![Block::Field(make.field("Words", vec![text]))]
        });
        let third = vec![make.table(vec![(None, rows(40, 2))])];
        let sections = vec![
            make.section("First", Begins::Page, first),
            make.section("Second", Begins::Below, second),
            make.section("Third", Begins::Page, third),
        ];
        let pages = make.pages_of(Form::Full, sections);
        let heads: Vec<&str> = pages
            .iter()
            .map(|page| page.iter().find(|s| s.y < 50.0 && !s.words.is_empty()).unwrap().words.trim())
            .collect();
        if fits {
            assert_eq!(heads[..2], ["First – Second", "Third"]);
        } else {
            assert_eq!(heads[..3], ["First", "Second", "Third"]);
        }
        assert_eq!(heads.last(), Some(&"Third"), "the pages a section goes on to are headed by it");
        assert!(pages.len() > if fits { 2 } else { 3 });
    }
}

#[test]
fn a_section_goes_on_below_one_that_leaves_half_its_page_empty() {
    for (lines, pages) in [(10, 1), (35, 2)] {
        let mut make = Make::default();
        let [first, second] = [lines, 4].map(|lines| {
            let text = make.prose(lines, "x");
            vec![Block::Field(make.field("Words", vec![text]))]
        });
        let sections =
            vec![make.section("First", Begins::Page, first), make.section("Second", Begins::WhereRoomIs, second)];
        assert_eq!(make.pages_of(Form::Full, sections).len(), pages, "{lines} lines");
    }
}

#[test]
fn fluid_columns_share_their_width_as_they_are_filled() {
    let place = "https://records.example/sites/quality/evidence/2026/policy.pdf";
    let lines = |fluid: &[usize]| {
        let mut make = Make::default();
        let Block::Table(mut table) = make.table(vec![(None, vec![(place.to_owned(), 1); 8])]) else { unreachable!() };
        for row in &mut table.groups[0].rows {
            row.cells[1].items = vec![Item::Paragraph(make.text(Style::Value, "a short word"))];
        }
        let pages = make.pages(Form::Full, vec![Block::Table(table.fluid(fluid))]);
        let said: Vec<Said> = pages.into_iter().flatten().filter(|s| !s.repeated).collect();
        (said.iter().filter(|s| s.x < 1.0 && s.y > 120.0).count(), said.iter().map(|s| s.x).fold(0.0, f32::max))
    };
    let (drawn, axis) = lines(&[]);
    let (shared, moved) = lines(&[0, 1]);
    assert_eq!(shared, 9, "the head and a line for each place; {drawn} as drawn");
    assert!(drawn > 20 && moved > axis + 100.0 && moved < 387.0);
}

#[test]
fn a_table_that_fits_as_drawn_stays_as_drawn() {
    let axis = |fluid: &[usize]| {
        let mut make = Make::default();
        let Block::Table(table) = make.table(vec![(None, rows(8, 1))]) else { unreachable!() };
        let pages = make.pages(Form::Full, vec![Block::Table(table.fluid(fluid))]);
        pages[0].iter().find(|s| s.words == "Words").unwrap().x
    };
    assert!((axis(&[0, 1]) - axis(&[])).abs() < f32::EPSILON);
}

/// The pages of a statement with that title and document id.
fn cover(title: &str, document_id: &str, paper: Paper) -> Vec<Vec<Said>> {
    let mut snapshot = crate::export::tests::snapshot("Because.");
    title.clone_into(&mut snapshot.statements[0].title);
    document_id.clone_into(&mut snapshot.statements[0].document_id);
    let options = crate::export::tests::options(crate::options::Standing::Draft);
    let report = crate::statement::compose(&snapshot, &options, None).unwrap();
    let faces = Faces::new(Fallback::BundledOnly).unwrap();
    let laid = lay_out(&report, paper, Typesetter::new(faces), &mut |_| ControlFlow::Continue(())).unwrap();
    said(&laid)
}

#[test]
fn the_facts_of_a_cover_stand_together_below_a_title_of_any_length() {
    let words = "Statement of Applicability of the management system for claims, underwriting and river operations ";
    for paper in [Paper::A4, Paper::Letter] {
        // Up to some three lines in the largest type, a good paragraph, and the most that the field takes.
        for (length, pages_of_cover) in [(60, 1), (190, 1), (1000, 2)] {
            let title: String = words.chars().cycle().take(length).collect();
            let pages = cover(title.trim(), "SOA-1", paper);
            let facts = ["Scope", "Approved", "Next review", "Document", "Classification", "Record head"];
            let on: Vec<usize> =
                facts.iter().map(|fact| pages.iter().position(|page| has(page, fact)).unwrap()).collect();
            assert!(on.iter().all(|page| *page < pages_of_cover && *page == on[0]), "{paper:?}, {length}: {on:?}");
        }
    }
}

#[test]
fn a_long_document_id_is_whole_in_the_footer_as_long_as_there_is_room() {
    let id = "OB-AIMS-SOA-2026-NORTHERN-COUNTIES-0001-REV-B";
    let pages = cover("Statement", id, Paper::A4);
    let whole = |page: &[Said]| page.iter().any(|s| s.repeated && s.words == id);
    assert!(pages.iter().all(|page| whole(page)));
    let end = |page: &[Said], begins: &str| page.iter().find(|s| s.repeated && s.words.starts_with(begins)).unwrap().x;
    assert!((end(&pages[0], "Draft") - end(&pages[0], "Record head")).abs() < 0.01, "both lines share an axis");
    let usual = cover("Statement", "SOA-1", Paper::A4);
    assert!((end(&usual[0], "Draft") - sheet::LABELS).abs() < 0.01);
}
