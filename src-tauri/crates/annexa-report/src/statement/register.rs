//! The short form: the entries of the full form as rows of one landscape table.

use annexa_model::{Audience, ControlRef, OWN};

use super::composer::{Composer, control_anchor};
use super::summary::Counts;
use super::{entries, report};
use crate::options::{Form, Standing};
use crate::tree::{
    Begins, Block, Cell, Entry, Field, FieldKind, GroupHead, Heading, HeadingKind, Item, Mark, Report, Row, RowGroup,
    Section, Style, Table, Text, UNTINTED,
};

/// Widths of the register's columns, and the space between.
const COLUMNS: [(f32, &str); 6] = [
    (116.0, "report-column-control"),
    (64.0, "report-column-decision"),
    (96.0, "report-column-drivers"),
    (236.0, "report-column-justification-both"),
    (96.0, "report-column-status-owner"),
    (40.0, "report-column-evidence"),
];
/// Which of them holds the status, and who is behind it.
const STATUS: usize = 4;
const GUTTER: f32 = 12.0;

/// The register of a statement.
pub fn project(mut composer: Composer<'_>) -> Report {
    let frameworks = composer.snapshot.frameworks.clone();
    let mut groups = Vec::new();
    for framework in &frameworks {
        for group in &framework.groups {
            let controls: Vec<ControlRef> = group
                .objectives
                .iter()
                .flat_map(|o| &o.controls)
                .map(|c| ControlRef::new(&framework.id, &c.id))
                .collect();
            let anchor = format!("{UNTINTED}{}/{}", framework.id, group.id);
            let label = composer.published(&ControlRef::new(&framework.id, &group.id)).into_owned();
            groups.push(rows(&mut composer, (&label, &group.title), anchor, &controls));
        }
    }
    let own: Vec<ControlRef> =
        composer.statement.decisions.iter().map(|d| d.control.clone()).filter(|c| c.framework() == OWN).collect();
    if !own.is_empty() {
        let (label, title) = (composer.say("report-register-other"), composer.say("report-section-own"));
        groups.push(rows(&mut composer, (&label, &title), format!("{UNTINTED}own"), &own));
    }
    let mut columns = COLUMNS;
    if composer.snapshot.audience == Audience::Public {
        // The public gets no owners.
        columns[STATUS].1 = "report-column-status-dates";
    }
    let table = composer.table("report-register-table", &columns, GUTTER, Vec::new());
    let table = Table { groups, ..table };
    let title = composer.fill("report-register-title", &[("title", &composer.title())]);
    let heading = Heading {
        id: composer.id(),
        anchor: Some(format!("{UNTINTED}register")),
        level: 1,
        kind: HeadingKind::Section,
        label: None,
        title: composer.text(Style::Section, title),
        marks: Vec::new(),
    };
    let facts = facts(&mut composer);
    let blocks = vec![Block::Facts(facts), Block::Table(table)];
    let section = Section { id: composer.id(), heading, begins: Begins::Page, blocks };
    report(&composer, Form::Register, None, None, vec![section])
}

fn rows(
    composer: &mut Composer<'_>,
    (label, title): (&str, &str),
    anchor: String,
    controls: &[ControlRef],
) -> RowGroup {
    let head = GroupHead {
        id: composer.id(),
        cell: composer.id(),
        anchor: Some(anchor),
        label: composer.text(Style::Heading, label),
        title: composer.text(Style::Heading, title),
    };
    let rows = controls
        .iter()
        .map(|control| {
            let entry = composer.entry(control, 3);
            row(composer, control, entry)
        })
        .collect();
    RowGroup { head: Some(head), rows }
}

/// An entry as a row: the same nodes, in the register's columns.
fn row(composer: &mut Composer<'_>, control: &ControlRef, entry: Entry) -> Row {
    let Entry { heading, guide, facts, fields, .. } = entry;
    let label = heading.label.map(|text| Item::Paragraph(Text { style: Style::Strong, ..text }));
    let title = Item::Paragraph(Text { style: Style::Value, ..heading.title });
    let first = label.into_iter().chain([title]).collect();

    let (mut decision, mut drivers, mut status) = (Vec::new(), Vec::new(), Vec::new());
    let mut facts = facts.into_iter().peekable();
    while let Some(item) = facts.next() {
        match item {
            Item::State(state) if matches!(state.mark, Mark::Applicable | Mark::Excluded | Mark::Undecided) => {
                decision.push(Item::State(state));
            }
            Item::State(state) => status.push(Item::State(state)),
            Item::Pair(_) | Item::Paragraph(_) => drivers.push(item),
            // What parts facts of different columns parts nothing here.
            Item::Space if !matches!(facts.peek(), Some(Item::Under(_))) => {}
            other => decision.push(other),
        }
    }
    let (mut why, mut evidence) = (Vec::new(), Vec::new());
    for field in fields {
        match field.kind {
            FieldKind::Justification => {
                if !why.is_empty() {
                    why.push(Item::Space);
                    why.extend(field.label.map(Item::Paragraph));
                }
                why.extend(field.items);
            }
            FieldKind::Owner => status.extend(field.items.into_iter().flat_map(|item| lines(composer, item))),
            FieldKind::Evidence => evidence.extend(field.items.into_iter().map(|item| match item {
                Item::Pair(pair) => Item::Paragraph(pair.key),
                other => other,
            })),
            FieldKind::Other | FieldKind::Notice => {}
        }
    }
    let cells: Vec<Cell> = [first, decision, drivers, why, status, evidence]
        .into_iter()
        .map(|items| Cell { id: composer.id(), items })
        .collect();
    Row { id: composer.id(), anchor: Some(control_anchor(control)), guide: Some(guide), is_signed: false, cells }
}

/// Owner and dates, a line each.
fn lines(composer: &mut Composer<'_>, item: Item) -> Vec<Item> {
    let Item::Paragraph(text) = item else { return vec![item] };
    let mut lines: Vec<Text> = Vec::new();
    for mut span in text.spans {
        if span.joined
            && let Some(line) = lines.last_mut()
        {
            span.id = line.id;
            line.spans.push(span);
        } else {
            let mut line = composer.text(Style::Value, "");
            span.id = line.id;
            span.gap = None;
            line.spans = vec![span];
            lines.push(line);
        }
    }
    lines.into_iter().map(Item::Paragraph).collect()
}

/// “all applicable”; “2 applicable, 1 excluded”.
fn parts(composer: &Composer<'_>, counts: &Counts) -> String {
    let of_kind = [("applicable", counts.applicable), ("excluded", counts.excluded), ("undecided", counts.undecided)];
    if let Some((kind, _)) = of_kind.iter().find(|(_, count)| *count == counts.all) {
        return composer.say(&format!("report-register-all-{kind}"));
    }
    let some = of_kind.iter().filter(|(_, count)| *count > 0);
    let said = some.map(|(kind, count)| composer.count(&format!("report-register-{kind}"), &[], &[("count", *count)]));
    said.collect::<Vec<_>>().join(", ")
}

fn facts(composer: &mut Composer<'_>) -> Vec<Vec<Field>> {
    let organisation = composer.organisation();
    let standard = composer.fill("report-standard", &[("standard", &composer.standards())]);
    let approved = match composer.options.standing.clone() {
        Standing::Issued(edition) | Standing::Rendering(edition) => composer.approved_by(&edition),
        _ => composer.say("report-missing-approval"),
    };
    let mut decisions = Vec::new();
    for framework in &composer.snapshot.frameworks {
        let counts = composer.counts(&framework.id);
        let texts = [("framework", framework.name.as_str()), ("parts", &parts(composer, &counts))];
        let said = composer.count("report-register-counts", &texts, &[("count", counts.all)]);
        decisions.push(said);
    }
    let own = composer.counts(OWN);
    let own_parts = parts(composer, &own);
    decisions.push(composer.count("report-register-counts-own", &[("parts", &own_parts)], &[("count", own.all)]));
    let applicable = composer.statement.decisions.iter().filter(|d| d.control.framework() != OWN && d.is_applicable());
    let marks: Vec<Mark> = applicable.map(|d| entries::decision_mark(Some(d))).collect();
    let mut status = Vec::new();
    for (mark, message) in [
        (Mark::Implemented, "report-state-implemented"),
        (Mark::InProgress, "report-state-in-progress"),
        (Mark::Planned, "report-state-planned"),
        (Mark::NotStarted, "report-state-not-started"),
        (Mark::Unstated, "report-state-unstated"),
    ] {
        let count = marks.iter().filter(|m| **m == mark).count();
        if count > 0 {
            status.push(format!("{count} {}", composer.say(message).to_lowercase()));
        }
    }
    if marks.iter().all(|mark| *mark == Mark::Unstated) {
        status = vec![composer.say("report-state-unstated")];
    }
    let fact = |composer: &mut Composer<'_>, label: &str, words: String| {
        let item = composer.value(words);
        composer.field(label, vec![item])
    };
    let mut decided = vec![
        fact(composer, "report-field-approved", approved),
        fact(composer, "report-register-decisions", decisions.join("; ")),
    ];
    if !marks.is_empty() {
        decided.push(fact(composer, "report-register-status", status.join(", ")));
    }
    let mut about = vec![
        fact(composer, "report-register-organisation", organisation),
        fact(composer, "report-register-standard", standard),
    ];
    about.extend(composer.scope_facts(usize::MAX));
    vec![about, decided]
}
