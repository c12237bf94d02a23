//! Cover and furniture: whose document it is, and what kind of copy.

use super::composer::{Composer, shortened};
use crate::options::{EditionFacts, Past, Standing};
use crate::tree::{Cover, Field, Furniture, Item, Logo, Stamp, Style};

/// A scope of more characters than this is not repeated on the cover.
const COVER_SCOPE: usize = 220;

impl Composer<'_> {
    /// The cover.
    pub fn cover(&mut self, logo: Option<crate::logo::Picture>) -> Cover {
        let organisation = self.organisation();
        let mut issuer = vec![self.text(Style::Heading, organisation.as_str())];
        let address = self.snapshot.organisation.address.clone();
        if address.is_blank() {
            issuer.push(self.said(Style::Strong, "report-missing-address"));
        }
        for line in crate::text::typed_lines(&address.text).iter().filter(|l| !l.trim().is_empty()) {
            issuer.push(self.text(Style::Value, line.trim()));
        }
        let alt = self.snapshot.organisation.logo.as_ref().map_or("", |l| l.alt.trim());
        let alt = if alt.is_empty() { organisation } else { alt.to_owned() };
        let logo = logo.map(|picture| Logo { id: self.ids.next(), alt, picture });
        let title = self.title();
        let subtitle = self.fill("report-standard", &[("standard", &self.standards())]);
        let edition = match &self.options.standing {
            Standing::Issued(edition) | Standing::Rendering(edition) => {
                Some(self.fill("report-edition", &[("label", &edition.label)]))
            }
            _ => None,
        };
        Cover {
            id: self.id(),
            logo,
            issuer,
            stamp: self.stamp(),
            edition: edition.map(|words| self.text(Style::CoverEdition, words)),
            title: self.text(Style::CoverTitle, title),
            subtitle: self.text(Style::CoverSubtitle, subtitle),
            facts: self.cover_facts(),
            note: None,
        }
    }

    fn stamp(&mut self) -> Option<Stamp> {
        let (word, note) = match &self.options.standing {
            Standing::Issued(_) | Standing::Recorded => return None,
            Standing::Draft => {
                let label = self.statement.version.trim();
                let note = if let Some(past) = &self.options.past {
                    self.past("report-draft-note-past", past)
                } else if label.is_empty() {
                    self.say("report-draft-note")
                } else if self.is_issued(label) {
                    self.fill("report-draft-note-after", &[("label", label)])
                } else {
                    self.fill("report-draft-note-towards", &[("label", label)])
                };
                ("report-draft", note)
            }
            Standing::ForApproval { label, content_hash } => {
                let hash = super::composer::grouped(content_hash);
                let note = if label.trim().is_empty() {
                    self.fill("report-approval-note-unlabelled", &[("hash", &hash)])
                } else {
                    self.fill("report-approval-note", &[("label", label), ("hash", &hash)])
                };
                ("report-approval", note)
            }
            Standing::Rendering(edition) => {
                let date = self.date(self.options.made_on);
                ("report-rendering", self.fill("report-rendering-note", &[("label", &edition.label), ("date", &date)]))
            }
        };
        let word = self.said(Style::Objective, word);
        let word = crate::tree::Text { spans: word.spans.into_iter().map(crate::tree::Span::strong).collect(), ..word };
        Some(Stamp { word, note: self.text(Style::Value, note) })
    }

    /// A message about the earlier state that is shown.
    fn past(&self, message: &str, past: &Past) -> String {
        let (date, made) = (self.date(past.day), self.date(self.options.made_on));
        let revision = self.thousands(past.revision);
        let values = [("revision", &revision[..]), ("date", &date), ("clock", &past.clock), ("made", &made)];
        self.fill(message, &values)
    }

    /// Whether the version is that of an edition already: the next one has no label yet.
    fn is_issued(&self, label: &str) -> bool {
        self.statement.editions.iter().any(|e| e.label == label)
    }

    fn cover_facts(&mut self) -> Vec<Field> {
        let mut facts = self.scope_facts(COVER_SCOPE);
        let approved = match self.options.standing.clone() {
            Standing::Issued(edition) | Standing::Rendering(edition) => {
                let words = self.approved_by(&edition);
                vec![self.value(words)]
            }
            _ => {
                let words = self.say("report-missing-approval");
                vec![self.value(words)]
            }
        };
        let approved = self.field("report-field-approved", approved);
        facts.push(approved);
        facts.push(self.review_field());
        let document = self.statement.document_id.clone();
        let document = Item::Paragraph(self.typed_or(&document, "report-missing-document"));
        facts.push(self.field("report-field-document", vec![document]));
        facts.push(self.classification_field());
        let head = shortened(&self.options.head);
        let head = match self.numbers.get("control").cloned() {
            Some(section) => self.fill("report-head-in-section", &[("head", &head), ("section", &section)]),
            None => self.fill("report-head-short", &[("head", &head)]),
        };
        let head = self.value(head);
        facts.push(self.field("report-field-record-head", vec![head]));
        facts
    }

    /// “16 November 2026, by …”.
    pub fn approved_by(&self, edition: &EditionFacts) -> String {
        let person = self.person_line(&edition.approver);
        match edition.approver.date.map(|d| self.date(d)) {
            Some(date) if person.is_empty() => date,
            Some(date) => self.fill("report-approved-by", &[("date", &date), ("person", &person)]),
            None => person,
        }
    }

    /// When the statement is looked at again.
    pub fn review_field(&mut self) -> Field {
        let item = match self.statement.next_review {
            Some(date) => {
                let date = self.date(date);
                self.value(date)
            }
            None => self.missing("report-missing-review"),
        };
        self.field("report-field-next-review", vec![item])
    }

    /// The classification.
    pub fn classification_field(&mut self) -> Field {
        let classification = self.statement.classification.clone();
        let item = Item::Paragraph(self.typed_or(&classification, "report-missing-classification"));
        self.field("report-field-classification", vec![item])
    }

    /// What stands on every page.
    pub fn furniture(&self) -> Furniture {
        let or = |typed: &str, missing: &str| {
            if typed.trim().is_empty() { self.say(missing) } else { typed.trim().to_owned() }
        };
        let head = shortened(&self.options.head);
        let unissued = match &self.options.standing {
            Standing::Draft => Some("report-draft"),
            Standing::ForApproval { .. } => Some("report-approval"),
            _ => None,
        };
        Furniture {
            document: self.title(),
            organisation: self.organisation(),
            document_id: or(&self.statement.document_id, "report-missing-document"),
            standing: self.standing(),
            classification: or(&self.statement.classification, "report-missing-classification"),
            head: self.fill("report-head", &[("head", &head)]),
            page: self.fill("report-page", &[("page", "{page}"), ("pages", "{pages}")]),
            unissued: unissued.map(|word| (self.say(word), self.say("report-not-issued"))),
        }
    }

    /// The file's title, as a viewer shows it: which document, whose, and which copy where the document does not say so.
    pub fn file_title(&self, document: &str, copy: &str) -> String {
        let values = [("document", document), ("organisation", &self.organisation()), ("copy", copy)];
        self.fill(if copy.is_empty() { "report-file" } else { "report-file-copy" }, &values)
    }

    /// Which copy it is, in a word or two.
    pub fn copy(&self) -> String {
        match &self.options.standing {
            Standing::Draft => self.say("report-copy-draft"),
            Standing::ForApproval { label, .. } => {
                self.fill("report-copy-approval", &[("label", label)]).trim().to_owned()
            }
            Standing::Issued(edition) => edition.label.clone(),
            Standing::Recorded => self.short_date(self.options.made_on),
            Standing::Rendering(edition) => self.fill("report-copy-rendering", &[("label", &edition.label)]),
        }
    }

    /// What the copy is, in a line.
    pub fn standing(&self) -> String {
        let made = self.date(self.options.made_on);
        match &self.options.standing {
            Standing::Draft => {
                let label = self.statement.version.trim();
                if let Some(past) = &self.options.past {
                    self.past("report-standing-draft-past", past)
                } else if label.is_empty() {
                    self.fill("report-standing-draft", &[("date", &made)])
                } else if self.is_issued(label) {
                    self.fill("report-standing-draft-after", &[("label", label), ("date", &made)])
                } else {
                    self.fill("report-standing-draft-towards", &[("label", label), ("date", &made)])
                }
            }
            Standing::ForApproval { content_hash, .. } => {
                self.fill("report-standing-approval", &[("hash", &shortened(content_hash))])
            }
            Standing::Issued(edition) => {
                let date = edition.approver.date.map_or(made, |d| self.date(d));
                self.fill("report-standing-issued", &[("label", &edition.label), ("date", &date)])
            }
            Standing::Recorded => self.fill("report-standing-recorded", &[("date", &made)]),
            Standing::Rendering(edition) => {
                self.fill("report-standing-rendering", &[("label", &edition.label), ("date", &made)])
            }
        }
    }
}
