//! The kinds of node a report is made of.

use super::{Mark, NodeId, Text};

/// The cover.
#[derive(Debug, Clone)]
pub struct Cover {
    /// Its identity.
    pub id: NodeId,
    /// The organisation's logo.
    pub logo: Option<Logo>,
    /// Who issues the document: name, then address.
    pub issuer: Vec<Text>,
    /// What the copy is when it is not an issued edition.
    pub stamp: Option<Stamp>,
    /// The edition, left of the title.
    pub edition: Option<Text>,
    /// The title.
    pub title: Text,
    /// The standard.
    pub subtitle: Text,
    /// Facts at the foot.
    pub facts: Vec<Field>,
    /// A last line.
    pub note: Option<Text>,
}

/// A picture with what it shows.
#[derive(Debug, Clone)]
pub struct Logo {
    /// Its identity.
    pub id: NodeId,
    /// What it shows.
    pub alt: String,
    /// The picture.
    pub picture: crate::logo::Picture,
}

/// A black block with a word, and a note beside it.
#[derive(Debug, Clone)]
pub struct Stamp {
    /// The word.
    pub word: Text,
    /// What it means.
    pub note: Text,
}

/// The table of contents.
#[derive(Debug, Clone)]
pub struct Contents {
    /// Its identity.
    pub id: NodeId,
    /// Its heading.
    pub title: Text,
    /// Its lines.
    pub lines: Vec<ContentsLine>,
}

/// A line of the table of contents. The page number is known to the layout alone.
#[derive(Debug, Clone)]
pub struct ContentsLine {
    /// Identity of the item.
    pub id: NodeId,
    /// Identity of the link around its words.
    pub link: NodeId,
    /// Whether it stands for a section (and not for an objective in one).
    pub is_section: bool,
    /// Number or id.
    pub number: Text,
    /// Title.
    pub title: Text,
    /// Where it leads.
    pub anchor: String,
}

/// Where a section begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Begins {
    /// On a page of its own.
    Page,
    /// Below the one before, unless more than half of its page is full: a page that holds three lines looks lost.
    WhereRoomIs,
    /// Below the one before, wherever that ends.
    Below,
}

/// A section.
#[derive(Debug, Clone)]
pub struct Section {
    /// Its identity.
    pub id: NodeId,
    /// Its heading.
    pub heading: Heading,
    /// Where it begins.
    pub begins: Begins,
    /// What it says.
    pub blocks: Vec<Block>,
}

/// What kind of heading.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HeadingKind {
    /// Over a section.
    Section,
    /// Over an objective's controls, with their marks at the right.
    Objective,
    /// Over the controls of one of several objectives in a group.
    SubObjective,
    /// Within a section.
    Within,
}

/// A heading with its number or id.
#[derive(Debug, Clone)]
pub struct Heading {
    /// Its identity.
    pub id: NodeId,
    /// Where links to it lead.
    pub anchor: Option<String>,
    /// 1 to 6; no level is skipped.
    pub level: u8,
    /// What kind.
    pub kind: HeadingKind,
    /// Number or id, on the first axis.
    pub label: Option<Text>,
    /// Title, on the second.
    pub title: Text,
    /// Marks at the right; what they say is said in the entries below.
    pub marks: Vec<Mark>,
}

/// What can stand in a section.
#[derive(Debug, Clone)]
pub enum Block {
    /// A heading within it.
    Heading(Heading),
    /// A named fact or text.
    Field(Field),
    /// Large numbers in a row.
    Numbers(Vec<FigureNumber>),
    /// A paragraph on the text axis.
    Paragraph(Text),
    /// Charts, side by side where there are two.
    Figures(Vec<Figure>),
    /// A control with its decision.
    Entry(Entry),
    /// A table.
    Table(Table),
    /// Facts in columns, under the register's title.
    Facts(Vec<Vec<Field>>),
}

/// What a field of an entry says; the register takes its columns from it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FieldKind {
    /// Anything that is no part of an entry.
    Other,
    /// Why a control is included or excluded, and the systems it is left out for.
    Justification,
    /// What shows it.
    Evidence,
    /// Owner and dates.
    Owner,
    /// What a reader must not overlook: stands between two rules.
    Notice,
}

/// A label and what it names.
#[derive(Debug, Clone)]
pub struct Field {
    /// Its identity.
    pub id: NodeId,
    /// What it says.
    pub kind: FieldKind,
    /// The label, or a state with its mark.
    pub label: Option<Text>,
    /// A mark before the label.
    pub mark: Option<Mark>,
    /// What it names.
    pub items: Vec<Item>,
    /// Whether it follows the field before without white space.
    pub tight: bool,
    /// Whether it keeps with the field before on one page.
    pub keeps_with_previous: bool,
    /// Whether a bar in the margin says that it changed.
    pub is_changed: bool,
}

/// What fields and cells hold.
#[derive(Debug, Clone)]
pub enum Item {
    /// A paragraph. Sentences are parted by half a line, facts are not.
    Paragraph(Text),
    /// A simple list, one text for each item.
    List(NodeId, Vec<(NodeId, Text, Text)>),
    /// A state.
    State(State),
    /// A state and what it became.
    Turn(Turn),
    /// A fact under a state, on the axis of its word.
    Under(Text),
    /// A key with what belongs to it.
    Pair(Pair),
    /// Half a line of white space.
    Space,
    /// Room for a signature.
    Signature(Signature),
}

/// Room for a signature above a rule, and what is signed there below it.
#[derive(Debug, Clone)]
pub struct Signature {
    /// What stands below the rule.
    pub label: Text,
    /// The field that programs can sign in; none where nothing is to be signed yet.
    pub field: Option<SignatureField>,
}

/// A field for an electronic signature (ISO 32000-1, 12.7.4.5), empty until another program fills it.
#[derive(Debug, Clone)]
pub struct SignatureField {
    /// Its identity.
    pub id: NodeId,
    /// Whose signature it waits for, in words.
    pub title: String,
}

/// A state: shape and word.
#[derive(Debug, Clone)]
pub struct State {
    /// The shape.
    pub mark: Mark,
    /// The word.
    pub word: Text,
}

/// A state and what it became, in a line: a word (“was”, “now”), then the state.
#[derive(Debug, Clone)]
pub struct Turn {
    /// Its identity.
    pub id: NodeId,
    /// Its sides; one alone where there was no state before or is none after.
    pub sides: Vec<(Text, State)>,
}

/// Which two axes a pair stands on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PairKind {
    /// Kind of driver, then ids.
    Driver,
    /// Id of a piece of evidence, then its title.
    Evidence,
    /// A ground, then the controls left out on it.
    Ground,
}

/// A key with what belongs to it.
#[derive(Debug, Clone)]
pub struct Pair {
    /// Its identity.
    pub id: NodeId,
    /// Which axes.
    pub kind: PairKind,
    /// The key.
    pub key: Text,
    /// What belongs to it, one line or more each.
    pub values: Vec<Text>,
}

/// A large number and what it counts.
#[derive(Debug, Clone)]
pub struct FigureNumber {
    /// The number.
    pub number: Text,
    /// What it counts.
    pub word: Text,
}

/// A control and what the statement says about it.
#[derive(Debug, Clone)]
pub struct Entry {
    /// Its identity.
    pub id: NodeId,
    /// Id and title.
    pub heading: Heading,
    /// The words “, continued” for its parts on further pages.
    pub continued: String,
    /// What the running head calls it.
    pub guide: String,
    /// Decision, status, drivers.
    pub facts: Vec<Item>,
    /// Source, justification, implementation, evidence, owner and dates.
    pub fields: Vec<Field>,
}

/// A table. The first cell of each row heads it.
#[derive(Debug, Clone)]
pub struct Table {
    /// Its identity.
    pub id: NodeId,
    /// What it holds, for those who do not see it.
    pub summary: String,
    /// Its columns.
    pub columns: Vec<Column>,
    /// Space between columns.
    pub gutter: f32,
    /// Its rows, in groups that may have a head of their own.
    pub groups: Vec<RowGroup>,
    /// The words “, continued” for parts of rows on further pages.
    pub continued: String,
    /// Identity of the head row, and of the head and body around the rows.
    pub head: [NodeId; 3],
}

impl Table {
    /// The same without a column that nothing stands in; the column `heir` has its width.
    #[must_use]
    pub fn without(mut self, empty: usize, heir: usize) -> Self {
        if empty == heir || empty >= self.columns.len() || heir >= self.columns.len() {
            return self;
        }
        self.columns[heir].width += self.columns[empty].width + self.gutter;
        self.columns.remove(empty);
        for row in self.groups.iter_mut().flat_map(|group| &mut group.rows).filter(|row| empty < row.cells.len()) {
            row.cells.remove(empty);
        }
        self
    }

    /// The same; its columns at these places share their width as they are filled.
    #[must_use]
    pub fn fluid(mut self, columns: &[usize]) -> Self {
        for (i, column) in self.columns.iter_mut().enumerate() {
            column.is_fluid = columns.contains(&i);
        }
        self
    }
}

/// A column.
#[derive(Debug, Clone)]
pub struct Column {
    /// Identity of its head cell.
    pub id: NodeId,
    /// Its width in points, as drawn.
    pub width: f32,
    /// Whether it may be wider or narrower than drawn, as it is filled.
    pub is_fluid: bool,
    /// Its head.
    pub head: Text,
}

/// Rows with a head of their own, or without.
#[derive(Debug, Clone)]
pub struct RowGroup {
    /// The head.
    pub head: Option<GroupHead>,
    /// The rows.
    pub rows: Vec<Row>,
}

/// The head of a group of rows.
#[derive(Debug, Clone)]
pub struct GroupHead {
    /// Identity of its row.
    pub id: NodeId,
    /// Identity of its cell.
    pub cell: NodeId,
    /// Where links to it lead.
    pub anchor: Option<String>,
    /// Id.
    pub label: Text,
    /// Title.
    pub title: Text,
}

/// A row.
#[derive(Debug, Clone)]
pub struct Row {
    /// Its identity.
    pub id: NodeId,
    /// Where links to it lead.
    pub anchor: Option<String>,
    /// What the running head calls it.
    pub guide: Option<String>,
    /// Whether white space for a signature is kept in it.
    pub is_signed: bool,
    /// One cell for each column.
    pub cells: Vec<Cell>,
}

/// A cell.
#[derive(Debug, Clone)]
pub struct Cell {
    /// Its identity.
    pub id: NodeId,
    /// What it holds.
    pub items: Vec<Item>,
}

/// A chart. All its texts carry its own id: it is read as its alternative text.
#[derive(Debug, Clone)]
pub struct Figure {
    /// Its identity.
    pub id: NodeId,
    /// Number and title.
    pub caption: Text,
    /// Every number in it, in words.
    pub alt: String,
    /// What is drawn.
    pub drawing: Drawing,
    /// What the marks mean.
    pub legend: Vec<State>,
}

/// What a chart draws.
#[derive(Debug, Clone)]
pub enum Drawing {
    /// One mark for each control, a row for each group.
    Marks(Vec<MarkRow>),
    /// A bar for each group, parted by state; for groups of many controls.
    Shares(Vec<ShareRow>),
    /// A bar for each count.
    Bars(Vec<Bar>),
}

/// A group's controls as marks.
#[derive(Debug, Clone)]
pub struct MarkRow {
    /// The group's id.
    pub label: Text,
    /// Its title.
    pub title: Text,
    /// Its controls: state, and the id below.
    pub marks: Vec<(Mark, Text)>,
}

/// A group's controls as one bar.
#[derive(Debug, Clone)]
pub struct ShareRow {
    /// The group's id.
    pub label: Text,
    /// Its title.
    pub title: Text,
    /// How many controls are in which state, and that number in words.
    pub shares: Vec<(Mark, u32, Text)>,
}

/// A count as a bar.
#[derive(Debug, Clone)]
pub struct Bar {
    /// A mark before its name.
    pub mark: Option<Mark>,
    /// What is counted.
    pub name: Text,
    /// How many.
    pub count: u32,
    /// How many, as a text.
    pub number: Text,
}
