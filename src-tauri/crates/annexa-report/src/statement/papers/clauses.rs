//! Clauses 4 to 10 of the management system standards: how far each is met, by whom and until when, what shows it, and what the
//! standards share.

use std::collections::BTreeMap;

use annexa_model::{
    Attainment, Clause, ControlRef, FrameworkEntry, ItemRef, RecordKind, clauses, framework, natural, title_of, told_of,
};

use super::PaperSection;
use crate::statement::composer::Composer;
use crate::tree::{Begins, Block, Cell, GroupHead, Item, Row, RowGroup, Span, Style, Table, Text};

/// The standard whose clauses have words of ours.
const AI: &str = "iso42001-clauses";
/// The first clause that asks anything.
const FIRST: u32 = 4;

/// A clause with what is said of it.
struct Tracked {
    entry: ItemRef,
    title: &'static str,
    said: FrameworkEntry,
}

impl Tracked {
    fn number(&self) -> &str {
        self.entry.id()
    }

    /// The clause that it is in: `6` of `6.1.4`.
    fn chapter(&self) -> &str {
        self.number().split('.').next().unwrap_or_default()
    }
}

/// The clause of ISO/IEC 42001 that corresponds to a clause of one of the standards, which may be that one itself.
fn in_our_words(entry: &ItemRef) -> Option<&'static Clause> {
    clauses().clauses.iter().find(|clause| counterpart(clause, entry.space()).is_some_and(|id| id == entry.id()))
}

/// The clause of a standard that corresponds to one of ISO/IEC 42001.
fn counterpart<'c>(clause: &'c Clause, standard: &str) -> Option<&'c str> {
    match standard {
        "iso42001-clauses" => Some(clause.id.as_str()),
        "iso27001-clauses" => clause.iso27001.as_deref(),
        "iso9001-clauses" => clause.iso9001.as_deref(),
        _ => None,
    }
}

impl Composer<'_> {
    /// What the tracker holds, in words, and its sections.
    pub(super) fn clauses(&mut self, only: Option<&str>) -> (String, Vec<PaperSection>) {
        let standards: Vec<&'static str> = match only.and_then(framework) {
            Some(one) => vec![one.about.id.as_str()],
            None => self.snapshot.standards_tracked(self.statement),
        };
        let tracked: Vec<(&str, Vec<Tracked>)> =
            standards.iter().map(|standard| (*standard, self.tracked(standard))).collect();
        let all: Vec<&Tracked> = tracked.iter().flat_map(|(_, clauses)| clauses).collect();
        let count = |of: Option<Attainment>| all.iter().filter(|clause| clause.said.now == of).count();
        let met = count(Some(Attainment::Fully));
        let names: Vec<String> = standards.iter().map(|standard| self.standard(standard)).collect();
        let names = self.listed(&names);
        let holds = self.count("report-clauses-holds", &[("standards", &names)], &[("count", all.len()), ("met", met)]);
        let mut sections = vec![self.about_paper(&["report-clauses-reading", "report-papers-scale"])];
        let begun = count(Some(Attainment::Largely)) + count(Some(Attainment::Partly));
        let mut summary = vec![self.number_row(&[
            (all.len(), "report-clauses-number-all"),
            (met, "report-clauses-number-met"),
            (begun, "report-clauses-number-begun"),
            (all.len() - met - begun, "report-clauses-number-rest"),
        ])];
        for (standard, clauses) in &tracked {
            if tracked.len() > 1 {
                let mut heading = self.heading("report-clauses-title");
                heading.title = self.text(Style::Heading, names_of(standard, self));
                summary.push(Block::Heading(heading));
            }
            summary.push(Block::Table(self.by_chapter(standard, clauses)));
        }
        sections.push(self.paper_section("summary", "report-section-summary", summary));
        let open = self.open_by_owner(&all, standards.len() > 1);
        sections.push(self.paper_section("open", "report-clauses-open", open));
        if standards.len() > 1 {
            let shared = self.shared(&tracked);
            sections.push(self.paper_section("shared", "report-clauses-shared", shared));
        }
        for (standard, clauses) in &tracked {
            let table = Block::Table(self.clause_table(standard, clauses, &standards));
            let title = self.fill("report-clauses-of", &[("standard", &self.standard(standard))]);
            sections.push(PaperSection { anchor: "clauses", title, begins: Begins::Page, blocks: vec![table] });
        }
        (holds, sections)
    }

    /// The clauses of a standard that ask something, with what is said of each.
    fn tracked(&self, standard: &str) -> Vec<Tracked> {
        let asks = |entry: &ItemRef| {
            let chapter = entry.id().split('.').next().and_then(|number| number.parse::<u32>().ok());
            chapter.is_some_and(|chapter| chapter >= FIRST)
        };
        let told = told_of(standard).into_iter().filter(|(entry, _)| asks(entry));
        told.map(|(entry, title)| {
            let said = self.snapshot.entry(&entry).cloned().unwrap_or_default();
            Tracked { entry, title, said }
        })
        .collect()
    }

    /// “ISO/IEC 42001”.
    fn standard(&self, clauses: &str) -> String {
        self.say(&format!("clauses-framework-{clauses}"))
    }

    /// How many clauses of each chapter are met how far.
    fn by_chapter(&mut self, standard: &str, clauses: &[Tracked]) -> Table {
        const COUNTS: [Option<Attainment>; 5] =
            [Some(Attainment::Fully), Some(Attainment::Largely), Some(Attainment::Partly), Some(Attainment::No), None];
        let mut rows = Vec::new();
        for of in clauses.chunk_by(|a, b| a.chapter() == b.chapter()) {
            let chapter = of.first().map_or("", Tracked::chapter);
            let title = title_of(&ControlRef::new(standard, chapter)).unwrap_or_default();
            let mut name = self.text(Style::Strong, chapter);
            name.spans.push(Span { regular: true, ..Span::new(name.id, title).after(6.0) });
            let mut cells = vec![self.cell(vec![Item::Paragraph(name)]), self.counted(of.len())];
            for reached in COUNTS {
                let count = of.iter().filter(|clause| clause.said.now == reached).count();
                cells.push(self.counted(count));
            }
            rows.push(self.row(cells));
        }
        let mut columns =
            vec![self.column(144.0, "report-clauses-column-chapter"), self.column(44.0, "report-clauses-column-all")];
        for reached in COUNTS {
            let mut column = self.column(44.0, "");
            let head = self.attainment(reached);
            column.head = self.text(Style::Label, head);
            columns.push(column);
        }
        let table = self.table("report-clauses-by-chapter", &[], 12.0, rows);
        Table { columns, ..table }
    }

    /// What is not met in full, under the name of whoever answers for it; what nobody answers for at the end.
    fn open_by_owner(&mut self, all: &[&Tracked], has_several: bool) -> Vec<Block> {
        let mut owners: BTreeMap<(bool, String), Vec<&Tracked>> = BTreeMap::new();
        let (told, untold): (Vec<&&Tracked>, Vec<&&Tracked>) = all.iter().partition(|clause| clause.said.is_told());
        for clause in told.into_iter().filter(|clause| !clause.said.is_reached()) {
            let owner = clause.said.owner.as_ref().and_then(|owner| self.person_name(owner));
            owners.entry((owner.is_none(), owner.unwrap_or_default())).or_default().push(clause);
        }
        let mut blocks = Vec::new();
        if !untold.is_empty() {
            // They stand in the tables of their standards: a list of them here would hide what somebody answers for.
            let words = self.count("report-clauses-untold", &[], &[("count", untold.len())]);
            let words = self.sentence(words);
            blocks.push(Block::Field(self.field("clauses-state-untold", vec![words])));
        } else if owners.is_empty() {
            blocks.push(self.nothing("report-actions-label", "report-clauses-open-none"));
        }
        if owners.is_empty() {
            return blocks;
        }
        let mut groups = Vec::new();
        for ((is_nobody, owner), mut clauses) in owners {
            clauses.sort_by_key(|clause| (clause.said.due.is_none(), clause.said.due));
            let mut rows = Vec::new();
            for clause in &clauses {
                let number =
                    if has_several { self.number_with_standard(&clause.entry) } else { clause.number().to_owned() };
                let name = vec![Item::Paragraph(self.text(Style::Strong, number)), self.value(clause.title)];
                let cells = vec![self.cell(name), self.reached_cell(&clause.said), self.missing_cell(&clause.said)];
                rows.push(self.row(cells));
            }
            let name = if is_nobody { self.say("report-clauses-nobody") } else { owner };
            let count = self.count("report-clauses-open-count", &[], &[("count", clauses.len())]);
            let head = GroupHead {
                id: self.id(),
                cell: self.id(),
                anchor: None,
                label: self.text(Style::Heading, name),
                title: self.text(Style::Value, count),
            };
            groups.push(RowGroup { head: Some(head), rows });
        }
        let columns = [
            (176.0, "report-clauses-column-open"),
            (90.0, "report-clauses-column-reached"),
            (190.0, "report-clauses-column-missing"),
        ];
        let table = self.table("report-clauses-open", &columns, 12.0, Vec::new());
        blocks.push(Block::Table(Table { groups, ..table }));
        blocks
    }

    fn number_with_standard(&self, entry: &ItemRef) -> String {
        format!("{} {}", self.standard(entry.space()), entry.id())
    }

    /// How far a clause is met, and by when the rest is to be.
    fn reached_cell(&mut self, said: &FrameworkEntry) -> Cell {
        let is_open = !said.is_reached();
        let words = self.attainment(said.now);
        let style = if is_open { Style::Strong } else { Style::Value };
        let mut items = vec![Item::Paragraph(self.text(style, words))];
        items.extend(said.due.map(|due| self.due_item(due, is_open)));
        self.cell(items)
    }

    fn missing_cell(&mut self, said: &FrameworkEntry) -> Cell {
        if said.notes.is_blank() {
            return self.value_cell("");
        }
        let items = self.prose(&said.notes);
        self.cell(items)
    }

    /// The clauses that correspond, side by side, and the evidence that serves several of them.
    fn shared(&mut self, tracked: &[(&str, Vec<Tracked>)]) -> Vec<Block> {
        let mut rows = Vec::new();
        for clause in clauses().clauses.iter().filter(|clause| !clause.heading) {
            let beside: Vec<(&str, Option<&Tracked>)> = tracked
                .iter()
                .map(|(standard, of)| {
                    let number = counterpart(clause, standard);
                    (*standard, of.iter().find(|tracked| Some(tracked.number()) == number))
                })
                .collect();
            if beside.iter().filter(|(_, found)| found.is_some()).count() < 2 {
                continue;
            }
            let mut cells = vec![self.strong_cell(clause.title.as_str())];
            let mut evidence: BTreeMap<String, usize> = BTreeMap::new();
            for (_, found) in &beside {
                let Some(found) = found else {
                    let none = self.say("report-not-given");
                    cells.push(self.value_cell(none));
                    continue;
                };
                let reached = self.attainment(found.said.now);
                let style = if found.said.is_reached() { Style::Value } else { Style::Strong };
                let items = vec![self.value(found.number()), Item::Paragraph(self.text(style, reached))];
                cells.push(self.cell(items));
                for id in self.snapshot.linked_records(&found.entry, RecordKind::Evidence) {
                    let label = self.snapshot.evidence_item(&id).map_or("", |e| e.label.trim()).to_owned();
                    *evidence.entry(label).or_default() += 1;
                }
            }
            let mut serves: Vec<String> =
                evidence.into_iter().filter(|(_, times)| *times > 1).map(|(label, _)| label).collect();
            serves.sort_by_cached_key(|label| natural(label));
            let serves = if serves.is_empty() { self.say("report-none") } else { serves.join(", ") };
            cells.push(self.value_cell(serves));
            rows.push(self.row(cells));
        }
        let words = self.say("report-clauses-shared-why");
        let why = Block::Paragraph(self.text(Style::Prose, words));
        let standards = tracked.len() as f32;
        let [first, one] = if tracked.len() > 2 { [142.0, 70.0] } else { [176.0, 88.0] };
        let last = 480.0 - first - standards * (one + 12.0) - 12.0;
        let mut columns = vec![self.column(first, "report-clauses-column-open")];
        for (standard, _) in tracked {
            let mut column = self.column(one, "");
            let head = self.standard(standard);
            column.head = self.text(Style::Label, head);
            columns.push(column);
        }
        columns.push(self.column(last, "report-clauses-column-serves"));
        let table = self.table("report-clauses-shared", &[], 12.0, rows);
        vec![why, Block::Table(Table { columns, ..table })]
    }

    /// Every clause of a standard, under its chapters.
    fn clause_table(&mut self, standard: &str, clauses: &[Tracked], standards: &[&str]) -> Table {
        let mut groups = Vec::new();
        for of in clauses.chunk_by(|a, b| a.chapter() == b.chapter()) {
            let chapter = of.first().map_or("", Tracked::chapter);
            let title = title_of(&ControlRef::new(standard, chapter)).unwrap_or_default();
            let mut rows: Vec<Row> = Vec::new();
            for clause in of {
                rows.push(self.clause_row(clause, standards));
            }
            let counts = [("count", of.len()), ("met", of.iter().filter(|clause| clause.said.is_reached()).count())];
            let met = self.count("report-clauses-met", &[], &counts);
            let head = GroupHead {
                id: self.id(),
                cell: self.id(),
                anchor: None,
                label: self.text(Style::Heading, format!("{chapter} {title}")),
                title: self.text(Style::Value, met),
            };
            groups.push(RowGroup { head: Some(head), rows });
        }
        let columns = [
            (200.0, "report-clauses-column-clause"),
            (64.0, "report-clauses-column-reached"),
            (72.0, "report-column-owner"),
            (108.0, "report-clauses-column-shows"),
        ];
        let table = self.table("report-clauses-title", &columns, 12.0, Vec::new());
        Table { groups, ..table }
    }

    fn clause_row(&mut self, clause: &Tracked, standards: &[&str]) -> Row {
        let mut name = self.text(Style::Strong, clause.number());
        name.spans.push(Span::new(name.id, clause.title).after(6.0));
        let mut items = vec![Item::Paragraph(name)];
        let ours = in_our_words(&clause.entry);
        // What a clause of another standard asks about its own subject is not what the one of ISO/IEC 42001 asks about AI.
        if let Some(ours) = ours.filter(|ours| clause.entry.space() == AI && clause.entry.id() == ours.id) {
            items.push(self.sentence(ours.asks.as_str()));
        }
        if let Some(line) = ours.and_then(|ours| self.counterparts(ours, clause, standards)) {
            items.push(Item::Paragraph(line));
        }
        let first = self.cell(items);
        let owner = match (&clause.said.owner, clause.said.is_told()) {
            (None, false) => self.value(""),
            (owner, _) => self.named_or_missing(owner.as_ref()),
        };
        let owner = self.cell(vec![owner]);
        let mut shows = self.prose(&clause.said.notes);
        let linked: Vec<ItemRef> = self.snapshot.linked(&clause.entry).cloned().collect();
        for (n, other) in linked.iter().enumerate() {
            if n == 0 && !shows.is_empty() {
                shows.push(Item::Space);
            }
            shows.push(self.thing(other));
        }
        let shows = self.cell(shows);
        let reached = self.reached_cell(&clause.said);
        let row = self.row(vec![first, reached, owner, shows]);
        Row { guide: Some(clause.number().to_owned()), ..row }
    }

    /// “Shared with ISO/IEC 27001 4.1”: the clauses of the other standards in the file.
    fn counterparts(&mut self, ours: &Clause, clause: &Tracked, standards: &[&str]) -> Option<Text> {
        let others = standards.iter().filter(|standard| **standard != clause.entry.space());
        let others = others.filter_map(|standard| Some((*standard, counterpart(ours, standard)?)));
        // A heading is shared with nothing that asks.
        let named: Vec<String> = others.map(|(standard, id)| format!("{} {id}", self.standard(standard))).collect();
        if named.is_empty() {
            return None;
        }
        let words = self.fill("report-clauses-shared-with", &[("clauses", &self.listed(&named))]);
        Some(self.text(Style::Value, words))
    }
}

/// A standard with its year, as published.
fn names_of(standard: &str, composer: &Composer<'_>) -> String {
    framework(standard).map_or_else(|| composer.standard(standard), |known| known.about.version.clone())
}
