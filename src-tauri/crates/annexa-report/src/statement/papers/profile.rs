//! The profile by the NIST AI RMF: where each category stands, where it is to get, and what lies between.

use annexa_model::{
    Attainment, Coverage, CoverageRow, FrameworkEntry, ItemRef, RmfCategory, Support, coverage, coverage_crosswalks,
    rmf,
};

use super::PaperSection;
use crate::statement::composer::Composer;
use crate::tree::{Begins, Block, Cell, GroupHead, Heading, HeadingKind, Item, Row, RowGroup, Style, Table};

/// The scale, from nothing to all of it.
const SCALE: [Attainment; 4] = [Attainment::No, Attainment::Partly, Attainment::Largely, Attainment::Fully];

/// A category with what is said of it.
struct Category {
    of: &'static RmfCategory,
    function: &'static str,
    said: FrameworkEntry,
}

impl Category {
    /// Steps of the scale from where it stands to where it is to get; unknown where either is not said.
    fn gap(&self) -> Option<usize> {
        let place = |at: Attainment| SCALE.iter().position(|step| *step == at);
        Some(place(self.said.target?)?.saturating_sub(place(self.said.now?)?))
    }
}

impl Composer<'_> {
    /// What the profile holds, in words, and its sections.
    pub(super) fn profile(&mut self) -> (String, Vec<PaperSection>) {
        let categories = self.categories();
        let with_gap = |of: &dyn Fn(Option<usize>) -> bool| categories.iter().filter(|c| of(c.gap())).count();
        let counts = [
            ("count", categories.len()),
            ("reached", with_gap(&|gap| gap == Some(0))),
            ("below", with_gap(&|gap| gap.is_some_and(|gap| gap > 0))),
            ("unknown", with_gap(&|gap| gap.is_none())),
        ];
        let holds = self.count("report-profile-holds", &[], &counts);
        let about = self.about_paper(&["report-profile-reading", "report-profile-reading-gap", "report-papers-scale"]);
        let [(_, all), (_, reached), (_, below), (_, unknown)] = counts;
        let mut summary = vec![self.number_row(&[
            (all, "report-profile-number-categories"),
            (reached, "report-profile-number-reached"),
            (below, "report-profile-number-below"),
            (unknown, "report-profile-number-unknown"),
        ])];
        summary.push(Block::Table(self.by_function(&categories)));
        summary.push(Block::Heading(self.heading("report-profile-glance")));
        summary.push(Block::Table(self.at_a_glance(&categories)));
        let summary = self.paper_section("summary", "report-section-summary", summary);
        let seen = coverage_crosswalks()
            .next()
            .filter(|_| !self.statement.decisions.is_empty())
            .map(|crosswalk| (coverage(self.snapshot, self.statement, crosswalk), crosswalk));
        let mut entries = Vec::new();
        if let Some((_, crosswalk)) = &seen {
            let values = [("name", crosswalk.about.name.as_str()), ("author", crosswalk.about.made_by.as_str())];
            let words = self.fill("report-profile-controls-by", &values);
            let words = self.sentence(words);
            entries.push(Block::Field(self.field("link-kinds-control", vec![words])));
        }
        let mut function = "";
        for category in &categories {
            if category.function != function {
                function = category.function;
                entries.push(self.function_heading(function));
            }
            entries.push(self.category(category, seen.as_ref().map(|(coverage, _)| coverage)));
        }
        let entries = PaperSection {
            begins: Begins::Page,
            ..self.paper_section("categories", "report-profile-categories", entries)
        };
        (holds, vec![about, summary, entries])
    }

    fn categories(&self) -> Vec<Category> {
        let functions = rmf().functions.iter();
        let categories = functions.flat_map(|function| function.categories.iter().map(|of| (function.id.as_str(), of)));
        categories
            .map(|(function, of)| {
                let entry = ItemRef::new(&rmf().about.id, &of.id);
                let said = self.snapshot.entry(&entry).cloned().unwrap_or_default();
                Category { of, function, said: FrameworkEntry { entry, ..said } }
            })
            .collect()
    }

    fn function_heading(&mut self, id: &str) -> Block {
        let title = rmf().functions.iter().find(|function| function.id == id).map_or("", |f| f.label.as_str());
        Block::Heading(Heading {
            id: self.id(),
            anchor: Some(format!("{}profile/{id}", crate::tree::UNTINTED)),
            level: 2,
            kind: HeadingKind::Objective,
            label: Some(self.text(Style::Objective, id)),
            title: self.text(Style::Objective, title),
            marks: Vec::new(),
        })
    }

    /// How many categories of each function are how far from their target.
    fn by_function(&mut self, categories: &[Category]) -> Table {
        let mut rows = Vec::new();
        for function in &rmf().functions {
            let of: Vec<Option<usize>> =
                categories.iter().filter(|c| c.function == function.id).map(Category::gap).collect();
            let count = |wanted: &dyn Fn(&Option<usize>) -> bool| of.iter().filter(|gap| wanted(gap)).count();
            let name = vec![
                Item::Paragraph(self.text(Style::Strong, function.id.as_str())),
                self.value(function.label.as_str()),
            ];
            let mut cells = vec![self.cell(name)];
            for count in [
                of.len(),
                count(&|gap| *gap == Some(0)),
                count(&|gap| *gap == Some(1)),
                count(&|gap| gap.is_some_and(|gap| gap > 1)),
                count(&|gap| gap.is_none()),
            ] {
                cells.push(self.counted(count));
            }
            rows.push(self.row(cells));
        }
        let columns = [
            (170.0, "report-profile-column-function"),
            (50.0, "report-profile-column-categories"),
            (50.0, "report-profile-column-reached"),
            (50.0, "report-profile-column-one"),
            (50.0, "report-profile-column-more"),
            (50.0, "report-profile-column-unknown"),
        ];
        self.table("report-profile-by-function", &columns, 12.0, rows)
    }

    /// A number in a cell; nothing is a dash, so that what is there stands out.
    pub(super) fn counted(&mut self, count: usize) -> Cell {
        if count == 0 {
            let none = self.say("report-not-given");
            return self.value_cell(none);
        }
        self.value_cell(count.to_string())
    }

    /// Each category on the scale: where it stands, and where it is to get.
    fn at_a_glance(&mut self, categories: &[Category]) -> Table {
        const GUTTER: f32 = 8.0;
        const STEP: f32 = 56.0;
        let mut groups = Vec::new();
        for function in &rmf().functions {
            let mut rows: Vec<Row> = Vec::new();
            for category in categories.iter().filter(|c| c.function == function.id) {
                let name = vec![
                    Item::Paragraph(self.text(Style::Strong, category.of.id.as_str())),
                    self.value(category.of.label.as_str()),
                ];
                let mut cells = vec![self.cell(name)];
                for step in SCALE {
                    cells.push(self.step_cell(&category.said, step));
                }
                let gap = self.gap(category.gap());
                cells.push(self.value_cell(gap));
                let row = self.row(cells);
                rows.push(Row { guide: Some(category.of.id.clone()), ..row });
            }
            let head = GroupHead {
                id: self.id(),
                cell: self.id(),
                anchor: None,
                label: self.text(Style::Heading, function.id.as_str()),
                title: self.text(Style::Heading, function.label.as_str()),
            };
            groups.push(RowGroup { head: Some(head), rows });
        }
        let mut columns =
            vec![self.column(480.0 - 4.0 * (STEP + GUTTER) - 54.0 - GUTTER, "report-profile-column-category")];
        for step in SCALE {
            let mut column = self.column(STEP, "");
            let head = self.attainment(Some(step));
            column.head = self.text(Style::Label, head);
            columns.push(column);
        }
        columns.push(self.column(54.0, "report-profile-column-gap"));
        let table = self.table("report-profile-glance", &[], GUTTER, Vec::new());
        Table { columns, groups, ..table }
    }

    fn step_cell(&mut self, said: &FrameworkEntry, step: Attainment) -> Cell {
        let message = match (said.now == Some(step), said.target == Some(step)) {
            (true, true) => "report-profile-now-target",
            (true, false) => "report-profile-now",
            (false, true) => "report-profile-target",
            (false, false) => return self.value_cell(""),
        };
        let words = self.say(message);
        if said.now == Some(step) { self.strong_cell(words) } else { self.value_cell(words) }
    }

    fn gap(&self, gap: Option<usize>) -> String {
        match gap {
            Some(gap) => self.count("report-profile-gap", &[], &[("count", gap)]),
            None => self.say("report-profile-gap-unknown"),
        }
    }

    fn category(&mut self, category: &Category, coverage: Option<&Coverage>) -> Block {
        let Category { of, said, .. } = category;
        let now = self.attainment(said.now);
        let target = said.target.map_or_else(|| self.say("report-missing-review"), |at| self.attainment(Some(at)));
        let gap = self.gap(category.gap());
        let facts = vec![
            self.fact_pair("report-profile-now", now),
            self.fact_pair("report-profile-target", target),
            self.fact_pair("report-profile-column-gap", gap),
        ];
        let means = self.sentence(of.means.as_str());
        let mut fields = vec![self.field("report-profile-means", vec![means])];
        fields.extend(self.written("clauses-field-notes", &said.notes));
        fields.extend(self.linked_things(&said.entry));
        let row = coverage.and_then(|coverage| coverage.rows.iter().find(|row| row.id == of.id));
        if let Some(row) = row {
            fields.push(self.supporting(row));
            fields.extend(self.clauses_met(row));
        }
        if said.is_told() {
            fields.push(self.owner_and_due("report-profile-owner", said.owner.as_ref(), said.due));
        }
        self.paper_entry(3, &of.id, &of.label, facts, fields)
    }

    /// The included controls that a crosswalk names for a category, by how far they are.
    fn supporting(&mut self, row: &CoverageRow) -> crate::tree::Field {
        let mut items = Vec::new();
        for (support, message) in [
            (Support::Implemented, "report-profile-controls-implemented"),
            (Support::Planned, "report-profile-controls-planned"),
        ] {
            let of = row.controls.iter().filter(|control| control.support == support);
            let named: Vec<String> = of.map(|c| self.control_label(&c.control).into_owned()).collect();
            if !named.is_empty() {
                items.push(self.fill(message, &[("controls", &named.join(", "))]));
            }
        }
        if items.is_empty() {
            let is_silent = row.controls.is_empty();
            let message = if is_silent { "report-profile-controls-unmapped" } else { "report-profile-controls-none" };
            items.push(self.say(message));
        }
        let items = items.into_iter().map(|words| self.value(words)).collect();
        self.field("link-kinds-control", items)
    }

    /// The clauses that a crosswalk names for a category and that are met, in full or in part.
    fn clauses_met(&mut self, row: &CoverageRow) -> Option<crate::tree::Field> {
        let mut items = Vec::new();
        for (support, message) in
            [(Support::Implemented, "report-profile-clauses-full"), (Support::Part, "report-profile-clauses-part")]
        {
            let of = row.clauses.iter().filter(|clause| clause.support == support);
            let named: Vec<&str> = of.map(|clause| clause.clause.id()).collect();
            if !named.is_empty() {
                items.push(self.fill(message, &[("clauses", &named.join(", "))]));
            }
        }
        let items: Vec<_> = items.into_iter().map(|words| self.value(words)).collect();
        (!items.is_empty()).then(|| self.field("report-profile-clauses", items))
    }
}
