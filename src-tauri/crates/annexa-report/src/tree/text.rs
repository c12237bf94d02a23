//! Text as the tree holds it: what it is, in which language, and what in it is linked.

use super::NodeId;

/// What a text is. Its face, size and leading follow from it and from where it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Style {
    /// Title of the document on the cover.
    CoverTitle,
    /// Edition, left of the title.
    CoverEdition,
    /// The standard, below the title.
    CoverSubtitle,
    /// A large figure.
    Figure,
    /// Number and title of a section.
    Section,
    /// Id and title of an objective.
    Objective,
    /// Id and title of an objective within a group.
    SubObjective,
    /// Id and title of a control; a heading within a section.
    Heading,
    /// Sentences.
    Prose,
    /// A fact.
    Value,
    /// A fact that heads a row, a decision, or something missing that is said.
    Strong,
    /// The name of a fact; the head of a column.
    Label,
    /// Headers, footers, ids in charts.
    Small,
}

impl Style {
    /// Whether small numbers and last words are tied in it.
    pub fn is_tied(self) -> bool {
        matches!(self, Self::Prose | Self::Value)
    }
}

/// Where a link leads.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Link {
    /// To the node with that anchor in the same document.
    Anchor(String),
}

/// What happened to a stretch of text between two states of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Edit {
    /// Only the earlier has it. Struck through.
    Deleted,
    /// Only the later has it. Underlined.
    Inserted,
}

/// A stretch of text.
#[allow(clippy::struct_excessive_bools, reason = "each says one independent thing about how the stretch is set")]
#[derive(Debug, Clone)]
pub struct Span {
    /// Its identity; that of its text unless it is a link or an edit.
    pub id: NodeId,
    /// The words.
    pub text: String,
    /// Whether it is set in Semibold.
    pub strong: bool,
    /// Whether it is set in Regular though its style says otherwise (“, continued”).
    pub regular: bool,
    /// A space of that many points before it.
    pub gap: Option<f32>,
    /// Whether it stays on one line.
    pub kept: bool,
    /// Whether it also stays on the line of the span before.
    pub joined: bool,
    /// Where it leads.
    pub link: Option<Link>,
    /// What happened to it, in a comparison.
    pub edit: Option<Edit>,
}

/// A paragraph's worth of text, or less.
#[derive(Debug, Clone)]
pub struct Text {
    /// Its identity.
    pub id: NodeId,
    /// Its language where it differs from the document's.
    pub language: Option<String>,
    /// What it is.
    pub style: Style,
    /// Its stretches.
    pub spans: Vec<Span>,
}

impl Text {
    /// A text of one span.
    pub fn new(id: NodeId, style: Style, text: impl Into<String>) -> Self {
        Self { id, language: None, style, spans: vec![Span::new(id, text)] }
    }

    /// The same in at most about `most` characters and an ellipsis: for what stands elsewhere in full.
    #[must_use]
    pub fn abridged(&self, most: usize) -> Self {
        let words = self.words();
        let Some((end, _)) = words.char_indices().nth(most) else { return self.clone() };
        let whole = words[..end].rfind(' ').unwrap_or(end);
        let spans = vec![Span::new(self.id, format!("{}…", words[..whole].trim_end()))];
        Self { spans, ..self.clone() }
    }

    /// The words, a gap read as a space.
    pub fn words(&self) -> String {
        self.words_in(|_| ["", ""])
    }

    /// The words with what was deleted in `[-…-]` and what was inserted in `{+…+}`.
    pub fn marked_words(&self) -> String {
        self.words_in(|edit| match edit {
            None => ["", ""],
            Some(Edit::Deleted) => ["[-", "-]"],
            Some(Edit::Inserted) => ["{+", "+}"],
        })
    }

    fn words_in(&self, marks: impl Fn(Option<Edit>) -> [&'static str; 2]) -> String {
        let mut words = String::new();
        for span in &self.spans {
            if span.gap.is_some() && !words.is_empty() {
                words.push(' ');
            }
            let [before, after] = marks(span.edit);
            words.extend([before, span.text.as_str(), after]);
        }
        words
    }
}

impl Span {
    /// A plain span.
    pub fn new(id: NodeId, text: impl Into<String>) -> Self {
        Self {
            id,
            text: text.into(),
            strong: false,
            regular: false,
            gap: None,
            kept: false,
            joined: false,
            link: None,
            edit: None,
        }
    }

    /// The same after a space of `points`.
    #[must_use]
    pub fn after(mut self, points: f32) -> Self {
        self.gap = Some(points);
        self
    }

    /// The same, never broken over two lines.
    #[must_use]
    pub fn kept(mut self) -> Self {
        self.kept = true;
        self
    }

    /// The same, never parted from the span before.
    #[must_use]
    pub fn joined(mut self) -> Self {
        self.joined = true;
        self
    }

    /// The same as something that was edited; it has an identity of its own, for whoever does not see the mark.
    #[must_use]
    pub fn edited(mut self, id: NodeId, edit: Edit) -> Self {
        self.id = id;
        self.edit = Some(edit);
        self
    }

    /// The same in Semibold.
    #[must_use]
    pub fn strong(mut self) -> Self {
        self.strong = true;
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_abridged_ends_on_a_word() {
        let text = |words: &str| Text::new(NodeId(1), Style::Heading, words);
        assert_eq!(text("Claims triage of boats").abridged(18).words(), "Claims triage of…");
        assert_eq!(text("Claims triage").abridged(18).words(), "Claims triage");
        assert_eq!(text("Łódź0123456789").abridged(4).words(), "Łódź…");
    }
}
