//! The summary: large numbers, sentences, and charts that say every number in words as well.

use annexa_model::{Applicability, ControlRef, Decision, DriverKind, Framework, Group, OWN, Status};

use super::composer::Composer;
use super::entries::{decision_mark, driver_message, status_mark};
use crate::tree::{
    Bar, Block, Drawing, Figure, FigureNumber, Item, Mark, MarkRow, NodeId, ShareRow, Span, State, Style, Text,
};

/// Groups of more controls than this are drawn as parted bars.
const MOST_MARKS: usize = 24;
/// The statuses in the order in which they are told, best first.
const STATUSES: [Status; 4] = [Status::Implemented, Status::InProgress, Status::Planned, Status::NotStarted];

/// How many controls there are of each kind.
#[derive(Default)]
pub struct Counts {
    /// All.
    pub all: usize,
    /// Applicable.
    pub applicable: usize,
    /// Excluded.
    pub excluded: usize,
    /// Undecided.
    pub undecided: usize,
}

/// The message for the state that a mark shows.
pub fn state_message(mark: Mark) -> &'static str {
    match mark {
        Mark::Applicable => "report-state-applicable",
        Mark::Unstated => "report-state-applicable-unstated",
        Mark::Excluded => "report-state-excluded",
        Mark::Undecided => "report-state-undecided",
        Mark::Implemented => "report-state-implemented",
        Mark::InProgress => "report-state-in-progress",
        Mark::Planned => "report-state-planned",
        Mark::NotStarted => "report-state-not-started",
    }
}

impl Composer<'_> {
    /// Counts the controls of a framework.
    pub fn counts(&self, framework: &str) -> Counts {
        let mut counts = Counts::default();
        for decision in self.statement.decisions.iter().filter(|d| d.control.framework() == framework) {
            counts.all += 1;
            match decision.verdict.applicability {
                Applicability::Applicable => counts.applicable += 1,
                Applicability::Excluded => counts.excluded += 1,
                Applicability::Undecided => counts.undecided += 1,
            }
        }
        counts
    }

    /// The blocks of the section.
    pub fn summary(&mut self) -> Vec<Block> {
        let frameworks = self.snapshot.frameworks.clone();
        let totals: Vec<Counts> = frameworks.iter().map(|f| self.counts(&f.id)).collect();
        let sum = |pick: fn(&Counts) -> usize| totals.iter().map(pick).sum::<usize>();
        let undecided = sum(|c| c.undecided);
        let considered = self.listed(&frameworks.iter().map(|f| f.name.clone()).collect::<Vec<_>>());
        let mut numbers = vec![
            (sum(|c| c.all), self.fill("report-number-considered", &[("frameworks", &considered)])),
            (sum(|c| c.applicable), self.say("report-number-applicable")),
            (sum(|c| c.excluded), self.say("report-number-excluded")),
        ];
        // Four stand in a row: what is still open is worth more than what comes from elsewhere.
        numbers.push(if undecided > 0 {
            (undecided, self.say("report-number-undecided"))
        } else {
            (self.counts(OWN).all, self.say("report-number-other"))
        });
        let numbers = numbers
            .into_iter()
            .map(|(count, word)| FigureNumber {
                number: self.text(Style::Figure, count.to_string()),
                word: self.text(Style::Value, word),
            })
            .collect();
        let sentences = self.sentences(&frameworks, &totals);
        let mut blocks = vec![Block::Numbers(numbers), Block::Paragraph(self.text(Style::Prose, sentences))];
        let mut number = 0;
        for framework in &frameworks {
            number += 1;
            blocks.push(Block::Figures(vec![self.controls_figure(framework, number)]));
        }
        // A chart of nothing but zeros says less than the sentence above.
        let mut figures = Vec::new();
        if self.states_status() {
            number += 1;
            figures.push(self.status_figure(number));
        }
        if self.names_drivers() {
            number += 1;
            figures.push(self.drivers_figure(number));
        }
        if !figures.is_empty() {
            blocks.push(Block::Figures(figures));
        }
        blocks
    }

    fn sentences(&self, frameworks: &[Framework], totals: &[Counts]) -> String {
        let mut said = Vec::new();
        for (framework, counts) in frameworks.iter().zip(totals) {
            let name = [("framework", framework.name.as_str())];
            if counts.undecided == counts.all {
                said.push(self.count("report-summary-none", &name, &[("count", counts.all)]));
                continue;
            }
            said.push(self.decided_sentence(counts, &name));
            said.extend(self.status_sentence(framework, counts));
        }
        let own = self.counts(OWN);
        if own.all > own.applicable {
            let parts: Vec<String> =
                self.parts(&own).into_iter().filter(|(count, _)| *count > 0).map(|p| p.1).collect();
            let parts = self.listed(&parts);
            said.push(self.count("report-summary-own-decided", &[("parts", &parts)], &[("count", own.all)]));
        } else if own.all > 0 {
            said.push(self.count("report-summary-own", &[], &[("count", own.all)]));
        }
        let partly = self.statement.decisions.iter().filter(|d| !d.is_excluded() && !d.exclusions.is_empty()).count();
        if partly > 0 {
            said.push(self.count("report-summary-systems", &[], &[("count", partly)]));
        }
        let driven = self.statement.decisions.iter().any(|d| d.is_applicable() && !d.drivers.is_empty());
        if totals.iter().any(|c| c.applicable > 0) && !driven {
            said.push(self.say("report-summary-drivers-none"));
        }
        let last = self.open().filter_map(|d| d.progress.target).max();
        if let Some(last) = last {
            said.push(self.fill("report-summary-last-date", &[("date", &self.date(last))]));
        }
        said.join(" ")
    }

    fn decided_sentence(&self, counts: &Counts, name: &[(&str, &str)]) -> String {
        let all = [("count", counts.all)];
        if counts.applicable == counts.all {
            return self.count("report-summary-all-applicable", name, &all);
        }
        if counts.excluded == counts.all {
            return self.count("report-summary-all-excluded", name, &all);
        }
        // That none is undecided goes without saying.
        let told = |(at, (count, _)): &(usize, (usize, String))| *at < 2 || *count > 0;
        let parts: Vec<String> = self.parts(counts).into_iter().enumerate().filter(told).map(|(_, p)| p.1).collect();
        let parts = self.listed(&parts);
        self.count("report-summary-decided", &[name, &[("parts", parts.as_str())]].concat(), &all)
    }

    /// How many are applicable, excluded and undecided, each in words.
    fn parts(&self, counts: &Counts) -> [(usize, String); 3] {
        [
            ("report-summary-applicable", counts.applicable),
            ("report-summary-excluded", counts.excluded),
            ("report-summary-undecided", counts.undecided),
        ]
        .map(|(message, count)| (count, self.count(message, &[], &[("count", count)])))
    }

    /// Applicable controls of the frameworks.
    fn applicable(&self) -> impl Iterator<Item = &Decision> {
        self.statement.decisions.iter().filter(|d| d.is_applicable() && d.control.framework() != OWN)
    }

    fn names_drivers(&self) -> bool {
        self.applicable().any(|d| !d.drivers.is_empty())
    }

    fn states_status(&self) -> bool {
        self.applicable().any(|d| d.progress.status.is_some())
    }

    fn status_sentence(&self, framework: &Framework, counts: &Counts) -> Option<String> {
        let mut parts: Vec<String> = Vec::new();
        for (status, message) in [
            (Some(Status::Implemented), "report-summary-implemented"),
            (Some(Status::InProgress), "report-summary-in-progress"),
            (Some(Status::Planned), "report-summary-planned"),
            (Some(Status::NotStarted), "report-summary-not-started"),
            (None, "report-summary-unstated"),
        ] {
            let has = |d: &&Decision| d.control.framework() == framework.id && d.progress.status == status;
            let count = self.applicable().filter(has).count();
            if count > 0 && count == counts.applicable {
                return Some(self.count(&format!("{message}-all"), &[], &[("count", count)]));
            }
            if count > 0 {
                parts.push(self.count(message, &[], &[("count", count)]));
            }
        }
        let said = self.listed(&parts);
        let numbers = [("applicable", counts.applicable)];
        (!parts.is_empty()).then(|| self.count("report-summary-status", &[("parts", &said)], &numbers))
    }

    /// Applicable controls that are not in place.
    pub fn open(&self) -> impl Iterator<Item = &Decision> {
        self.statement.decisions.iter().filter(|d| {
            d.is_applicable()
                && d.progress.status != Some(Status::Implemented)
                && (d.progress.status.is_some() || d.progress.target.is_some() && d.progress.done.is_none())
        })
    }

    fn caption(&mut self, number: usize, words: String) -> Text {
        let mut text = self.text(Style::Value, "");
        let figure = self.count("report-figure", &[], &[("number", number)]);
        text.spans = vec![Span::new(text.id, figure).strong(), Span::new(text.id, words).after(6.0)];
        text
    }

    fn in_figure(id: NodeId, style: Style, words: impl Into<String>) -> Text {
        Text::new(id, style, words)
    }

    fn controls_figure(&mut self, framework: &Framework, number: usize) -> Figure {
        let id = self.id();
        let of_group = |group: &Group| -> Vec<ControlRef> {
            group.objectives.iter().flat_map(|o| &o.controls).map(|c| ControlRef::new(&framework.id, &c.id)).collect()
        };
        let bars = framework.groups.iter().any(|g| of_group(g).len() > MOST_MARKS);
        let (mut rows, mut shares, mut said) = (Vec::new(), Vec::new(), Vec::new());
        let mut used: Vec<Mark> = Vec::new();
        for group in &framework.groups {
            let controls = of_group(group);
            let marks: Vec<Mark> = controls.iter().map(|c| decision_mark(self.decision(c))).collect();
            used.extend(&marks);
            let label = Self::in_figure(id, Style::Strong, self.published(&ControlRef::new(&framework.id, &group.id)));
            let title = Self::in_figure(id, Style::Value, group.title.as_str());
            let mut parts = Vec::new();
            if bars {
                let counted = ORDER.map(|mark| (mark, marks.iter().filter(|m| **m == mark).count()));
                for (mark, count) in counted.iter().filter(|c| c.1 > 0) {
                    let name = self.say(state_message(*mark));
                    parts.push(self.count("report-figure-part", &[("name", &name)], &[("count", *count)]));
                }
                let shares_of = counted.iter().map(|(mark, count)| {
                    let number = Self::in_figure(id, Style::Small, count.to_string());
                    (*mark, u32::try_from(*count).unwrap_or(u32::MAX), number)
                });
                shares.push(ShareRow { label, title, shares: shares_of.collect() });
            } else {
                for (control, mark) in controls.iter().zip(&marks) {
                    let state = self.say(state_message(*mark));
                    parts.push(
                        self.fill("report-figure-control", &[("id", &self.published(control)), ("state", &state)]),
                    );
                }
                let short = |c: &ControlRef| c.id().split_once('.').map_or(c.id(), |(_, rest)| rest).to_owned();
                let marks = controls.iter().zip(marks).map(|(c, m)| (m, Self::in_figure(id, Style::Small, short(c))));
                rows.push(MarkRow { label, title, marks: marks.collect() });
            }
            let controls = parts.join(", ");
            said.push(self.fill(
                "report-figure-group-alt",
                &[
                    ("id", &self.published(&ControlRef::new(&framework.id, &group.id))),
                    ("title", &group.title),
                    ("controls", &controls),
                ],
            ));
        }
        let name = [("framework", framework.name.as_str())];
        let caption = self.fill(if bars { "report-figure-shares" } else { "report-figure-controls" }, &name);
        let alt = self.fill("report-figure-controls-alt", &[name[0], ("groups", &said.join(" "))]);
        // A mark that is not drawn needs no explanation.
        let shown: Vec<Mark> = ORDER.into_iter().filter(|mark| used.contains(mark)).collect();
        let legend = shown
            .into_iter()
            .map(|mark| State { mark, word: Self::in_figure(id, Style::Label, self.say(state_message(mark))) })
            .collect();
        let drawing = if bars { Drawing::Shares(shares) } else { Drawing::Marks(rows) };
        Figure { id, caption: self.caption(number, caption), alt, drawing, legend }
    }

    fn status_figure(&mut self, number: usize) -> Figure {
        let id = self.id();
        let applicable: Vec<Decision> = self.applicable().cloned().collect();
        let (mut bars, mut parts) = (Vec::new(), Vec::new());
        let mut add = |mark: Mark, name: String, count: usize, words: String| {
            parts.push(words);
            bars.push(Bar {
                mark: Some(mark),
                name: Self::in_figure(id, Style::Value, name),
                count: u32::try_from(count).unwrap_or(u32::MAX),
                number: Self::in_figure(id, Style::Value, count.to_string()),
            });
        };
        for status in STATUSES {
            let count = applicable.iter().filter(|d| d.progress.status == Some(status)).count();
            let (mark, message) = status_mark(status);
            let name = self.say(message);
            let words = self.count("report-figure-part", &[("name", &name)], &[("count", count)]);
            add(mark, name, count, words);
        }
        let unstated = applicable.iter().filter(|d| d.progress.status.is_none()).count();
        if unstated > 0 {
            let name = self.say("report-state-unstated");
            let words = self.count("report-figure-part", &[("name", &name)], &[("count", unstated)]);
            add(Mark::Unstated, name, unstated, words);
        }
        let numbers = [("count", applicable.len())];
        let caption = self.count("report-figure-status", &[], &numbers);
        let alt = self.count("report-figure-status-alt", &[("parts", &parts.join(", "))], &numbers);
        Figure { id, caption: self.caption(number, caption), alt, drawing: Drawing::Bars(bars), legend: Vec::new() }
    }

    fn drivers_figure(&mut self, number: usize) -> Figure {
        let id = self.id();
        let mut counted: Vec<(DriverKind, usize)> = DriverKind::ALL
            .into_iter()
            .map(|kind| (kind, self.applicable().filter(|d| d.drivers.iter().any(|r| r.value.kind == kind)).count()))
            .filter(|(_, count)| *count > 0)
            .collect();
        counted.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
        let (mut bars, mut parts) = (Vec::new(), Vec::new());
        for (kind, count) in counted {
            let name = self.say(driver_message(kind));
            parts.push(self.count("report-figure-part", &[("name", &name)], &[("count", count)]));
            bars.push(Bar {
                mark: None,
                name: Self::in_figure(id, Style::Value, name),
                count: u32::try_from(count).unwrap_or(u32::MAX),
                number: Self::in_figure(id, Style::Value, count.to_string()),
            });
        }
        let caption = self.say("report-figure-drivers");
        let alt = self.fill("report-figure-drivers-alt", &[("parts", &parts.join(", "))]);
        Figure { id, caption: self.caption(number, caption), alt, drawing: Drawing::Bars(bars), legend: Vec::new() }
    }

    /// An item that says something in the program's words; used where a list is empty.
    pub fn nothing(&mut self, label: &str, words: &str) -> Block {
        let words = self.say(words);
        let item: Item = self.sentence(words);
        Block::Field(self.field(label, vec![item]))
    }
}

/// The marks in the order of legends and bars.
const ORDER: [Mark; 7] = [
    Mark::Implemented,
    Mark::InProgress,
    Mark::Planned,
    Mark::NotStarted,
    Mark::Unstated,
    Mark::Excluded,
    Mark::Undecided,
];
