//! Document control: what the document is, who approved what, which editions there were, who receives it.

use annexa_model::{Certificate, Signatory, Text as Typed};

use super::composer::{Composer, grouped, shortened};
use crate::options::Standing;
use crate::tree::{Block, Cell, Field, Item, Row, RowGroup, Style, Table};

impl Composer<'_> {
    /// The blocks of the section.
    pub fn control(&mut self) -> Vec<Block> {
        let mut blocks: Vec<Block> = self.identity().into_iter().map(Block::Field).collect();
        blocks.push(Block::Heading(self.heading("report-approval-heading")));
        blocks.push(Block::Table(self.approvals()));
        blocks.push(Block::Heading(self.heading("report-treatment-heading")));
        blocks.push(Block::Table(self.treatment()));
        blocks.push(Block::Heading(self.heading("report-editions-heading")));
        blocks.push(self.editions());
        blocks.push(Block::Heading(self.heading("report-distribution-heading")));
        blocks.push(self.distribution());
        blocks
    }

    fn identity(&mut self) -> Vec<Field> {
        let mut fields = vec![self.issuer_field(), self.document_field(), self.classification_field()];
        fields.push(self.review_field());
        fields.extend(self.certificate());
        fields.extend(self.hash_fields());
        fields
    }

    /// Whose document it is.
    pub fn issuer_field(&mut self) -> Field {
        let organisation = self.organisation();
        let mut issuer = vec![self.value(organisation)];
        let address = self.snapshot.organisation.address.text.clone();
        let lines: Vec<String> = crate::text::typed_lines(&address).iter().map(|l| l.trim().to_owned()).collect();
        if address.trim().is_empty() {
            issuer.push(self.missing("report-missing-address"));
        } else {
            let address = lines.into_iter().filter(|l| !l.is_empty()).collect::<Vec<_>>().join(", ");
            issuer.push(self.value(address));
        }
        self.field("report-field-issuer", issuer)
    }

    /// Which document it is, and which copy.
    pub fn document_field(&mut self) -> Field {
        let id = self.statement.document_id.trim().to_owned();
        let standing = self.standing();
        let document = if id.is_empty() {
            vec![self.missing("report-missing-document"), self.value(standing)]
        } else {
            let line = self.fill("report-document-line", &[("id", &id), ("standing", &standing)]);
            vec![self.value(line)]
        };
        self.field("report-field-document", document)
    }

    /// By what a copy is told from others: the content hash where something was frozen, and the file's head.
    pub fn hash_fields(&mut self) -> Vec<Field> {
        let mut fields = Vec::new();
        let content = match &self.options.standing {
            Standing::ForApproval { content_hash, .. } => Some(content_hash.clone()),
            Standing::Issued(edition) | Standing::Rendering(edition) => Some(edition.content.clone()),
            Standing::Draft | Standing::Recorded => None,
        };
        if let Some(hash) = content.filter(|h| !h.is_empty()) {
            let items = self.hash(&hash);
            fields.push(self.field("report-field-content", items));
        }
        let mut head = self.hash(&self.options.head);
        head.push(Item::Space);
        let revisions = usize::try_from(self.options.revisions).unwrap_or(usize::MAX);
        let number = self.thousands(self.options.revisions);
        let note = self.count("report-head-note", &[("number", &number)], &[("count", revisions)]);
        head.push(self.sentence(note));
        if matches!(self.options.standing, Standing::ForApproval { .. }) {
            let note = self.say("report-head-note-approval");
            head.push(self.sentence(note));
        }
        fields.push(self.field("report-field-record-head", head));
        fields
    }

    fn hash(&mut self, hash: &str) -> Vec<Item> {
        let digits: Vec<char> = hash.chars().collect();
        digits.chunks(32).map(|half| self.value(grouped(&half.iter().collect::<String>()))).collect()
    }

    fn certificate(&mut self) -> Option<Field> {
        let certificate = self.statement.certificate.clone()?;
        let lines = self.certificate_lines(&certificate);
        let items = lines.into_iter().map(|line| self.value(line)).collect();
        Some(self.field("report-field-certificate", items))
    }

    /// A certificate in lines.
    pub fn certificate_lines(&self, certificate: &Certificate) -> Vec<String> {
        let mut lines = Vec::new();
        let name = [certificate.body.trim(), certificate.number.trim()];
        let name: Vec<&str> = name.into_iter().filter(|n| !n.is_empty()).collect();
        lines.push(name.join(", "));
        if !certificate.scope.trim().is_empty() {
            lines.push(self.fill("report-certificate-scope", &[("scope", certificate.scope.trim())]));
        }
        if let (Some(from), Some(to)) = (certificate.valid_from, certificate.valid_to) {
            let (from, to) = (self.date(from), self.date(to));
            lines.push(self.fill("report-certificate-valid", &[("from", &from), ("to", &to)]));
        }
        if !certificate.surveillance.is_empty() {
            let dates: Vec<String> = certificate.surveillance.iter().map(|d| self.date(*d)).collect();
            lines.push(self.fill("report-certificate-surveillance", &[("dates", &dates.join(", "))]));
        }
        if !certificate.edition.trim().is_empty() {
            lines.push(self.fill("report-certificate-edition", &[("label", certificate.edition.trim())]));
        }
        lines
    }

    /// A table of one group of rows.
    pub fn table(&mut self, summary: &str, columns: &[(f32, &str)], gutter: f32, rows: Vec<Row>) -> Table {
        let summary = self.say(summary);
        let columns = columns.iter().map(|(width, message)| self.column(*width, message)).collect();
        Table {
            id: self.id(),
            summary,
            columns,
            gutter,
            groups: vec![RowGroup { head: None, rows }],
            continued: self.say("report-continued"),
            head: [self.id(), self.id(), self.id()],
        }
    }

    /// A row without anchor.
    pub fn row(&mut self, cells: Vec<Cell>) -> Row {
        Row { id: self.id(), anchor: None, guide: None, is_signed: false, cells }
    }

    /// A row with somebody's name, function and date, and room for a signature.
    pub fn signed_row(&mut self, first: Cell, somebody: &Signatory, is_open: bool) -> Row {
        let person = self.name_and_function(somebody);
        let date = match somebody.date.filter(|_| !is_open) {
            Some(date) => {
                let date = self.short_date(date);
                self.value_cell(date)
            }
            None => self.value_cell(""),
        };
        let cells = vec![first, person, date, self.value_cell("")];
        Row { is_signed: true, ..self.row(cells) }
    }

    fn name_and_function(&mut self, somebody: &Signatory) -> Cell {
        let lines: Vec<&str> =
            [somebody.name.trim(), somebody.function.trim()].into_iter().filter(|l| !l.is_empty()).collect();
        let items = if lines.is_empty() {
            vec![self.missing("report-missing-name")]
        } else {
            lines.into_iter().map(|line| self.value(line)).collect()
        };
        self.cell(items)
    }

    fn approvals(&mut self) -> Table {
        let approved = match &self.options.standing {
            Standing::Issued(edition) | Standing::Rendering(edition) => edition.approver.clone(),
            _ => self.statement.approver.clone(),
        };
        let is_open = matches!(self.options.standing, Standing::Draft | Standing::ForApproval { .. });
        let mut rows = Vec::new();
        for (message, somebody, open) in [
            ("report-prepared", self.statement.prepared.clone(), false),
            ("report-reviewed", self.statement.reviewed.clone(), false),
            ("report-approved", approved, is_open),
        ] {
            let words = self.say(message);
            let first = self.strong_cell(words);
            rows.push(self.signed_row(first, &somebody, open));
        }
        let columns = [
            (111.0, ""),
            (152.0, "report-column-name-function"),
            (70.0, "report-column-date"),
            (111.0, "report-column-signature"),
        ];
        self.table("report-approval-heading", &columns, 12.0, rows)
    }

    fn treatment(&mut self) -> Table {
        let treatment = self.statement.treatment.clone();
        let words = self.say("report-treatment-plan");
        let first = self.strong_cell(words);
        let id = treatment.plan_id.trim();
        let mut plan = vec![if id.is_empty() { self.missing("report-missing-plan") } else { self.value(id) }];
        if !treatment.plan_version.trim().is_empty() {
            let version = self.fill("report-treatment-version", &[("version", treatment.plan_version.trim())]);
            plan.push(self.value(version));
        }
        let plan = self.cell(plan);
        let date = treatment.plan_date.map(|d| self.short_date(d)).unwrap_or_default();
        let cells = vec![first, plan, self.value_cell(date), self.value_cell("")];
        let mut rows = vec![self.row(cells)];
        let words = self.say("report-treatment-accepted");
        for somebody in &treatment.accepted_by {
            let first = self.strong_cell(words.as_str());
            rows.push(self.signed_row(first, somebody, false));
        }
        if treatment.accepted_by.is_empty() {
            let first = self.strong_cell(words);
            let nobody = self.missing("report-missing-acceptance");
            let cells = vec![first, self.cell(vec![nobody]), self.value_cell(""), self.value_cell("")];
            rows.push(self.row(cells));
        }
        let columns = [
            (111.0, ""),
            (152.0, "report-column-plan-person"),
            (70.0, "report-column-date"),
            (111.0, "report-column-signature"),
        ];
        self.table("report-treatment-heading", &columns, 12.0, rows)
    }

    fn editions(&mut self) -> Block {
        struct Line {
            label: String,
            approver: Signatory,
            note: Typed,
            withdrawn: Option<String>,
            content: String,
        }
        let mut lines: Vec<Line> = Vec::new();
        for edition in &self.statement.editions {
            let withdrawn = edition.withdrawn.as_ref().map(|w| {
                let date = self.short_date(w.date);
                self.fill("report-edition-withdrawn", &[("date", &date), ("reason", &w.reason)])
            });
            lines.push(Line {
                label: edition.label.clone(),
                approver: edition.approver.clone(),
                note: edition.note.clone(),
                withdrawn,
                content: edition.content.clone(),
            });
        }
        // What was frozen for an edition does not hold the edition itself.
        if let Standing::Issued(now) | Standing::Rendering(now) = &self.options.standing
            && !lines.iter().any(|l| l.label == now.label && l.content == now.content)
        {
            lines.push(Line {
                label: now.label.clone(),
                approver: now.approver.clone(),
                note: now.note.clone(),
                withdrawn: None,
                content: now.content.clone(),
            });
        }
        if lines.is_empty() {
            let none = self.say("report-editions-none");
            let none = self.sentence(none);
            return Block::Field(self.field("report-column-edition", vec![none]));
        }
        let mut rows = Vec::new();
        for line in lines.into_iter().rev() {
            let label = self.strong_cell(line.label);
            let date = line.approver.date.map(|d| self.short_date(d)).unwrap_or_default();
            let date = self.value_cell(date);
            let person = self.person_line(&line.approver);
            let person = self.value_cell(person);
            let mut changed = self.prose(&line.note);
            if let Some(withdrawn) = line.withdrawn {
                changed.push(Item::Paragraph(self.text(Style::Strong, withdrawn)));
            }
            let content = self.fill("report-edition-content", &[("hash", &shortened(&line.content))]);
            changed.push(self.value(content));
            let changed = self.cell(changed);
            rows.push(self.row(vec![label, date, person, changed]));
        }
        let columns = [
            (111.0, "report-column-edition"),
            (70.0, "report-column-date"),
            (70.0, "report-column-approved-by"),
            (193.0, "report-column-changed"),
        ];
        Block::Table(self.table("report-editions-heading", &columns, 12.0, rows))
    }

    fn distribution(&mut self) -> Block {
        let recipients = self.statement.distribution.clone();
        if recipients.is_empty() {
            let withheld = self.snapshot.withheld.iter().any(|w| w.kind == annexa_model::WithheldKind::Distribution);
            let none = self.say(if withheld { "report-withheld" } else { "report-distribution-none" });
            let none = self.sentence(none);
            return Block::Field(self.field("report-column-recipient", vec![none]));
        }
        let mut rows = Vec::new();
        for (i, recipient) in recipients.iter().enumerate() {
            let copy = self.count("report-copy", &[], &[("number", i + 1)]);
            let (form, purpose) = (recipient.form.trim(), recipient.purpose.trim());
            let form = match (form.is_empty(), purpose.is_empty()) {
                (false, false) => self.fill("report-form-purpose", &[("form", form), ("purpose", purpose)]),
                _ => format!("{form}{purpose}"),
            };
            let cells =
                vec![self.value_cell(copy), self.value_cell(recipient.recipient.as_str()), self.value_cell(form)];
            rows.push(self.row(cells));
        }
        let columns = [(111.0, ""), (152.0, "report-column-recipient"), (193.0, "report-column-form-purpose")];
        Block::Table(self.table("report-distribution-heading", &columns, 12.0, rows))
    }
}
