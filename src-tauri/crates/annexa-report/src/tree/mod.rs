//! The report as a semantic tree: what is said, in which order, under which heading. It knows nothing of pages.
//!
//! Layout, tags, outline and plain text all come from it, and nothing is drawn that is not in it: headers, footers
//! and the marks of a draft are its [`Furniture`].

mod blocks;
mod plain;
mod structure;
mod text;

pub use blocks::{
    Bar, Begins, Block, Cell, Column, Contents, ContentsLine, Cover, Drawing, Entry, Field, FieldKind, Figure,
    FigureNumber, GroupHead, Heading, HeadingKind, Item, Logo, MarkRow, Pair, PairKind, Row, RowGroup, Section,
    ShareRow, Signature, SignatureField, Stamp, State, Table, Turn,
};
pub use plain::plain_text;
pub use structure::{Element, Role, Structure};
pub use text::{Edit, Link, Span, Style, Text};

/// Anchors that begin with this are linked without the accent of linked ids: whole lines of the table of contents.
pub const UNTINTED: &str = "section/";

/// Identity of a node in one tree; dense, from 0 for the document itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub struct NodeId(pub u32);

/// Gives each node of a tree its id.
#[derive(Debug, Default)]
pub struct NodeIds(u32);

impl NodeIds {
    /// The next id. The first is 1: 0 is the document.
    pub fn next(&mut self) -> NodeId {
        self.0 += 1;
        NodeId(self.0)
    }

    /// How many ids there are, the document's included.
    pub fn count(&self) -> usize {
        self.0 as usize + 1
    }
}

/// A state, shown as a shape and always said in a word beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Mark {
    /// Filled square.
    Applicable,
    /// Square with a diagonal.
    Excluded,
    /// Dashed square.
    Undecided,
    /// Full circle.
    Implemented,
    /// Half circle.
    InProgress,
    /// Quarter circle.
    Planned,
    /// Empty circle.
    NotStarted,
    /// Circle around a point: applicable, and no status is stated.
    Unstated,
}

/// The two forms a statement can take.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Form {
    /// Portrait; every control an entry that is read whole.
    #[default]
    Full,
    /// Landscape; the register alone, one table.
    Register,
}

/// What stands on every page beside the text.
#[derive(Debug, Clone, Default)]
pub struct Furniture {
    /// Header, left: the document.
    pub document: String,
    /// Header, second axis: the organisation.
    pub organisation: String,
    /// Footer, left: the document's id.
    pub document_id: String,
    /// Footer, second axis: edition and date, or what else the copy is.
    pub standing: String,
    /// Footer, second line: the classification.
    pub classification: String,
    /// Footer, second line: the head, shortened.
    pub head: String,
    /// “Page 1 of 2” with `{page}` and `{pages}` where the numbers stand.
    pub page: String,
    /// Said at the edge and in the header of a copy that is not issued: the word and what it means.
    pub unissued: Option<(String, String)>,
}

/// What a viewer says of the data inside the file.
#[derive(Debug, Clone, Default)]
pub struct DataName {
    /// Name, as of a file.
    pub name: String,
    /// What it is, in a sentence.
    pub description: String,
}

/// What an edit is called for those who do not see its mark.
#[derive(Debug, Clone, Default)]
pub struct EditNames {
    /// “deleted”.
    pub deleted: String,
    /// “inserted”.
    pub inserted: String,
    /// “{edit}: {words}” with `{edit}` and `{words}` where they stand.
    pub said: String,
}

impl EditNames {
    /// The name of an edit.
    pub fn name(&self, edit: Edit) -> &str {
        match edit {
            Edit::Deleted => &self.deleted,
            Edit::Inserted => &self.inserted,
        }
    }

    /// What is said in place of an edited stretch.
    pub fn said(&self, edit: Edit, words: &str) -> String {
        self.said.replace("{edit}", self.name(edit)).replace("{words}", words.trim())
    }
}

/// A whole report.
#[derive(Debug, Clone)]
pub struct Report {
    /// Its form.
    pub form: Form,
    /// BCP 47 language of everything that says no other.
    pub language: String,
    /// The document's title, as a viewer shows it.
    pub title: String,
    /// Who issues it.
    pub author: String,
    /// What it is about, in a line.
    pub subject: String,
    /// What stands on every page.
    pub furniture: Furniture,
    /// The cover.
    pub cover: Option<Cover>,
    /// The table of contents.
    pub contents: Option<Contents>,
    /// The sections.
    pub sections: Vec<Section>,
    /// What a link says to those who do not see where it is: “to page {page}”.
    pub link_label: String,
    /// What the data inside the file is called.
    pub data: DataName,
    /// What edits are called.
    pub edits: EditNames,
    /// How many ids the tree uses.
    pub nodes: usize,
}
