//! A statement as a report tree: which parts there are, in which order, under which numbers.

mod changes;
mod composer;
mod control;
mod cover;
mod data;
mod declaration;
mod entries;
mod glossary;
mod lists;
mod papers;
mod register;
mod registers;
mod risks;
mod scope;
mod summary;
#[cfg(test)]
mod tests;
mod treatment_plan;

use annexa_model::{ControlRef, Framework, Snapshot, Statement};

use crate::error::ReportError;
use crate::logo::Picture;
use crate::options::{Form, Options, Part};
use crate::tree::{Begins, Block, Contents, ContentsLine, Heading, HeadingKind, Report, Section, Style, UNTINTED};
use changes::Sides;
use composer::Composer;
pub use declaration::compose_declaration;
pub use papers::compose_paper;
pub use treatment_plan::compose_plan;

/// Composes the tree of a statement.
///
/// # Errors
/// [`ReportError::NoStatement`] if the snapshot does not hold it.
pub fn compose(snapshot: &Snapshot, options: &Options<'_>, logo: Option<Picture>) -> Result<Report, ReportError> {
    let composer = Composer::new(snapshot, found(snapshot, options)?, options);
    match options.form {
        Form::Full => full(composer, logo),
        Form::Register => Ok(register::project(composer)),
    }
}

/// Composes the tree of what changed in a statement since [`Options::since`].
///
/// # Errors
/// [`ReportError::NoStatement`] if one of the two snapshots does not hold it, [`ReportError::NothingToCompare`] if there is
/// only one.
pub fn compose_changes(snapshot: &Snapshot, options: &Options<'_>) -> Result<Report, ReportError> {
    let mut composer = Composer::new(snapshot, found(snapshot, options)?, options);
    let since = options.since.as_ref().ok_or(ReportError::NothingToCompare)?;
    let sides = Sides::new(&composer, options, since)?;
    let title = sides.title(&composer);
    let blocks = composer.changes(&sides);
    let heading = section_heading(&mut composer, Chapter::Changes.anchor(), None, title.clone());
    let section = Section { id: composer.id(), heading, begins: Begins::Page, blocks };
    let furniture = sides.furniture(&composer);
    let document = composer.fill("report-changes-of", &[("title", &title), ("document", &composer.title())]);
    // Its own title says whether it leads to a draft.
    let title = composer.file_title(&document, "");
    Ok(Report { title, furniture, ..report(&composer, Form::Full, None, None, vec![section]) })
}

fn found<'s>(snapshot: &'s Snapshot, options: &Options<'_>) -> Result<&'s Statement, ReportError> {
    snapshot.statement(&options.statement).ok_or_else(|| ReportError::NoStatement(options.statement.to_string()))
}

/// The heading of a section, with its number where it has one.
fn section_heading(composer: &mut Composer<'_>, part: &str, number: Option<String>, title: String) -> Heading {
    let anchor = format!("{UNTINTED}{part}-{}", number.as_deref().unwrap_or_default());
    Heading {
        id: composer.id(),
        anchor: Some(anchor),
        level: 1,
        kind: HeadingKind::Section,
        label: number.map(|number| composer.text(Style::Section, number)),
        title: composer.text(Style::Section, title),
        marks: Vec::new(),
    }
}

/// A section of the full form.
#[derive(Clone, Copy)]
enum Chapter<'f> {
    Control,
    Scope,
    Statement(&'f Framework),
    Own,
    Changes,
    /// One that a copy may leave out.
    Optional(Part),
}

impl Chapter<'_> {
    /// What links and numbers know it by.
    fn anchor(self) -> &'static str {
        match self {
            Self::Control => "control",
            Self::Scope => "scope",
            Self::Statement(_) => "statement",
            Self::Own => "own",
            Self::Changes => "changes",
            Self::Optional(part) => part.as_str(),
        }
    }

    fn title(self, composer: &Composer<'_>, sides: Option<&Sides<'_>>) -> String {
        match self {
            Self::Statement(framework) if composer.snapshot.frameworks.len() > 1 => {
                composer.fill("report-section-statement-of", &[("framework", &framework.name)])
            }
            Self::Changes => sides.map_or_else(String::new, |sides| sides.title(composer)),
            _ => composer.say(&format!("report-section-{}", self.anchor())),
        }
    }

    fn blocks(self, composer: &mut Composer<'_>, sides: Option<&Sides<'_>>) -> Vec<Block> {
        match self {
            Self::Control => composer.control(),
            Self::Scope => composer.scope(),
            Self::Statement(framework) => by_objective(composer, framework),
            Self::Own => composer.own(),
            Self::Changes => sides.map(|sides| composer.changes(sides)).unwrap_or_default(),
            Self::Optional(part) => match part {
                Part::Reading => composer.reading(),
                Part::Summary => composer.summary(),
                Part::Exclusions => composer.exclusions(),
                Part::Actions => composer.actions(),
                Part::Evidence => composer.evidence(),
                Part::Records => composer.records(),
                Part::Risks => composer.risks(),
                Part::ControlsByRisk => composer.controls_by_risk(),
                Part::Impacts => composer.impacts(),
                Part::Systems => composer.systems_in_full(),
                Part::Requirements => composer.requirements(),
                Part::Parties => composer.parties(),
                Part::Objectives => composer.objectives(),
                Part::People => composer.people(),
                Part::Glossary => composer.glossary(),
                // They are no sections.
                Part::Cover | Part::Contents => Vec::new(),
            },
        }
    }
}

/// The sections of this copy, in order.
fn chapters<'f>(composer: &Composer<'_>, frameworks: &'f [Framework]) -> Vec<Chapter<'f>> {
    let has = |part: Part| match part {
        Part::Records => composer.has_records(),
        Part::Risks => !composer.snapshot.risks.is_empty(),
        Part::ControlsByRisk => composer.has_controls_by_risk(),
        Part::Impacts => !composer.snapshot.assessments.is_empty(),
        Part::Systems => composer.has_systems_in_full(),
        Part::Requirements => !composer.snapshot.requirements.is_empty(),
        Part::Parties => !composer.snapshot.parties.is_empty(),
        Part::Objectives => !composer.snapshot.objectives.is_empty(),
        Part::People => !composer.snapshot.people.is_empty(),
        _ => true,
    };
    // What a copy leaves out for its audience is said there, so that one keeps it.
    let says_what_is_missing = |part: Part| part == Part::Reading && !composer.snapshot.withheld.is_empty();
    let wanted = |part: Part| composer.wants(part) || says_what_is_missing(part);
    let optional = |part: Part| (wanted(part) && has(part)).then_some(Chapter::Optional(part));
    let before = [Some(Chapter::Control), Some(Chapter::Scope), optional(Part::Reading), optional(Part::Summary)];
    let statements = frameworks.iter().map(|framework| Some(Chapter::Statement(framework)));
    let after = [
        optional(Part::Exclusions),
        Some(Chapter::Own),
        optional(Part::Actions),
        optional(Part::Evidence),
        optional(Part::Records),
        optional(Part::Risks),
        optional(Part::ControlsByRisk),
        optional(Part::Impacts),
        optional(Part::Systems),
        optional(Part::Requirements),
        optional(Part::Parties),
        optional(Part::Objectives),
        optional(Part::People),
        composer.options.since.is_some().then_some(Chapter::Changes),
        optional(Part::Glossary),
    ];
    before.into_iter().chain(statements).chain(after).flatten().collect()
}

fn full(mut composer: Composer<'_>, logo: Option<Picture>) -> Result<Report, ReportError> {
    let options = composer.options;
    let sides = options.since.as_ref().map(|since| Sides::new(&composer, options, since)).transpose()?;
    let frameworks = composer.snapshot.frameworks.clone();
    let planned = chapters(&composer, &frameworks);
    for (i, part) in planned.iter().enumerate() {
        composer.numbers.entry(part.anchor()).or_insert((i + 1).to_string());
    }
    let cover = composer.wants(Part::Cover).then(|| composer.cover(logo));
    let mut sections: Vec<Section> = Vec::with_capacity(planned.len());
    for (i, part) in planned.into_iter().enumerate() {
        let number = (i + 1).to_string();
        let title = part.title(&composer, sides.as_ref());
        let heading = section_heading(&mut composer, part.anchor(), Some(number), title);
        let blocks = part.blocks(&mut composer, sides.as_ref());
        let begins = match part {
            Chapter::Control | Chapter::Statement(_) => Begins::Page,
            _ if lists::is_brief(&blocks) => Begins::Below,
            _ => Begins::WhereRoomIs,
        };
        sections.push(Section { id: composer.id(), heading, begins, blocks });
    }
    let contents = composer.wants(Part::Contents).then(|| contents(&mut composer, &sections));
    Ok(report(&composer, Form::Full, cover, contents, sections))
}

fn report(
    composer: &Composer<'_>,
    form: Form,
    cover: Option<crate::tree::Cover>,
    contents: Option<Contents>,
    sections: Vec<Section>,
) -> Report {
    let language = composer.statement.language.trim();
    Report {
        form,
        language: if language.is_empty() { "en".to_owned() } else { language.to_owned() },
        title: composer.file_title(&composer.title(), &composer.copy()),
        author: composer.organisation(),
        subject: composer.fill("report-subject", &[("standard", &composer.standards())]),
        furniture: composer.furniture(),
        cover,
        contents,
        sections,
        edits: composer.edit_names(),
        link_label: composer.fill("report-link", &[("page", "{page}")]),
        data: data::name(composer),
        nodes: composer.ids.count(),
    }
}

/// The statement of one framework, by objective.
fn by_objective(composer: &mut Composer<'_>, framework: &Framework) -> Vec<Block> {
    let mut blocks = Vec::new();
    for group in &framework.groups {
        let controls = || group.objectives.iter().flat_map(|o| &o.controls);
        let marks = controls()
            .map(|c| entries::decision_mark(composer.decision(&ControlRef::new(&framework.id, &c.id))))
            .collect();
        blocks.push(Block::Heading(Heading {
            id: composer.id(),
            anchor: Some(format!("{UNTINTED}{}/{}", framework.id, group.id)),
            level: 2,
            kind: HeadingKind::Objective,
            label: Some(published(composer, framework, &group.id, Style::Objective)),
            title: composer.text(Style::Objective, group.title.as_str()),
            marks,
        }));
        let nested = group.objectives.len() > 1;
        for objective in &group.objectives {
            if nested {
                blocks.push(Block::Heading(Heading {
                    id: composer.id(),
                    anchor: None,
                    level: 3,
                    kind: HeadingKind::SubObjective,
                    label: Some(published(composer, framework, &objective.id, Style::SubObjective)),
                    title: composer.text(Style::SubObjective, objective.title.as_str()),
                    marks: Vec::new(),
                }));
            }
            for control in &objective.controls {
                let control = ControlRef::new(&framework.id, &control.id);
                blocks.push(Block::Entry(composer.entry(&control, if nested { 4 } else { 3 })));
            }
        }
    }
    blocks
}

/// The id of a group, with its standard where there are several.
fn published(composer: &mut Composer<'_>, framework: &Framework, id: &str, style: Style) -> crate::tree::Text {
    let id = composer.published(&ControlRef::new(&framework.id, id)).into_owned();
    composer.text(style, id)
}

fn contents(composer: &mut Composer<'_>, sections: &[Section]) -> Contents {
    let title = composer.said(Style::Section, "report-contents");
    let mut lines = Vec::new();
    for section in sections {
        let headings = section.blocks.iter().filter_map(|block| match block {
            Block::Heading(heading) if heading.kind == HeadingKind::Objective => Some(heading),
            _ => None,
        });
        for (heading, is_section) in [(&section.heading, true)].into_iter().chain(headings.map(|h| (h, false))) {
            let style = if is_section { Style::Strong } else { Style::Value };
            let (id, link) = (composer.id(), composer.id());
            let number = heading.label.as_ref().map(crate::tree::Text::words).unwrap_or_default();
            lines.push(ContentsLine {
                id,
                link,
                is_section,
                number: composer.text(style, number),
                title: composer.text(style, heading.title.words()),
                anchor: heading.anchor.clone().unwrap_or_default(),
            });
        }
    }
    Contents { id: composer.id(), title, lines }
}
