//! A declaration of conformity, arranged after ISO/IEC 17050-1: a page of facts with a table of what is conformed to, and
//! room for a signature.

use annexa_model::{Declared, OpenNonconformity, Signatory, Snapshot, Statement, Status, Text as Typed, Unfinished};

use super::composer::{Composer, grouped};
use super::entries::status_mark;
use super::{data, report};
use crate::options::{Form, Options, Standing};
use crate::tree::{
    Begins, Block, DataName, Field, FieldKind, Furniture, Heading, HeadingKind, Item, Report, Row, Section, Signature,
    SignatureField, Span, Style, Table, Text,
};

/// Composes the tree of a declaration.
pub fn compose_declaration(declared: &Declared, options: &Options<'_>) -> Report {
    // What composes needs somebody to speak for; nothing else is asked of it.
    let mut speaker = Snapshot::default();
    speaker.organisation.name.clone_from(&declared.issuer);
    speaker.organisation.address.clone_from(&declared.address);
    let statement = Statement {
        language: declared.language.clone(),
        title: declared.title.clone(),
        document_id: declared.statement.clone(),
        ..Statement::default()
    };
    let mut composer = Composer::new(&speaker, &statement, options);
    let page = Page { declared };
    let blocks = page.blocks(&mut composer);
    let heading = page.heading(&mut composer);
    let section = Section { id: composer.id(), heading, begins: Begins::Page, blocks };
    let document = composer.fill("report-declaration-of", &[("number", &page.number(&composer))]);
    // It rests on an edition and is none; its number tells it from others.
    let copy = if matches!(options.standing, Standing::Draft) { composer.copy() } else { String::new() };
    Report {
        title: composer.file_title(&document, &copy),
        subject: composer.fill("report-declaration-subject", &[("standard", &page.standards(&composer))]),
        furniture: page.furniture(&composer),
        data: page.data(&composer),
        ..report(&composer, Form::Full, None, None, vec![section])
    }
}

struct Page<'d> {
    declared: &'d Declared,
}

impl Page<'_> {
    fn number(&self, composer: &Composer<'_>) -> String {
        let number = self.declared.declaration.document_id.trim();
        if number.is_empty() { composer.say("report-declaration-unnumbered") } else { number.to_owned() }
    }

    /// What the statement is called by: its id, or its title while it has none.
    fn document(&self, composer: &Composer<'_>) -> String {
        let id = self.declared.statement.trim();
        if id.is_empty() { composer.title() } else { id.to_owned() }
    }

    fn standards(&self, composer: &Composer<'_>) -> String {
        let versions: Vec<String> = self.declared.frameworks.iter().map(|f| f.version.clone()).collect();
        composer.listed(&versions)
    }

    /// The number, and what it is.
    fn heading(&self, composer: &mut Composer<'_>) -> Heading {
        let number = self.declared.declaration.document_id.trim();
        let label = if number.is_empty() {
            composer.say("report-declaration-unnumbered")
        } else {
            composer.fill("report-declaration-number", &[("number", number)])
        };
        let title = composer.said(Style::Figure, "report-declaration-title");
        Heading {
            id: composer.id(),
            anchor: None,
            level: 1,
            kind: HeadingKind::Section,
            label: Some(composer.text(Style::Objective, label)),
            title,
            marks: Vec::new(),
        }
    }

    fn furniture(&self, composer: &Composer<'_>) -> Furniture {
        let number = self.number(composer);
        let made = composer.date(composer.options.made_on);
        let standing = if let Standing::Draft = composer.options.standing {
            composer.fill("report-declaration-standing-draft", &[("date", &made)])
        } else {
            let date = self.declared.declaration.signed.date.map_or(made, |date| composer.date(date));
            composer.fill("report-declaration-standing", &[("number", &number), ("date", &date)])
        };
        let furniture = composer.furniture();
        Furniture {
            document: composer.say("report-declaration"),
            document_id: number,
            standing,
            // It is written for whoever asks for it; the statement's classification is not its own.
            classification: String::new(),
            unissued: furniture.unissued.map(|(word, _)| (word, composer.say("report-declaration-not-declared"))),
            ..furniture
        }
    }

    fn data(&self, composer: &Composer<'_>) -> DataName {
        let number = data::file_name(self.declared.declaration.document_id.trim());
        let name = if number.is_empty() {
            composer.say("report-declaration-data-draft")
        } else {
            composer.fill("report-declaration-data", &[("number", &number)])
        };
        DataName { name, description: composer.say("report-declaration-data-description") }
    }

    fn blocks(&self, composer: &mut Composer<'_>) -> Vec<Block> {
        let declaration = &self.declared.declaration;
        let words = composer.say("report-declaration-statement-words");
        let statement = vec![composer.sentence(words)];
        let fields = [
            ("report-field-issuer", self.issuer(composer)),
            ("report-declaration-object", self.object(composer)),
            ("report-declaration-statement", statement),
        ];
        let mut blocks: Vec<Block> = Vec::new();
        for (label, items) in fields {
            blocks.push(Block::Field(composer.field(label, items)));
        }
        blocks.push(Block::Table(self.requirements(composer)));
        let fields = [
            ("report-declaration-limits", self.limits(composer)),
            ("report-declaration-nonconformities", self.nonconformities(composer)),
            ("report-declaration-record", self.record(composer)),
            ("report-declaration-edition", self.edition(composer)),
            (
                "report-declaration-supporting",
                typed_or(composer, &declaration.supporting, "report-declaration-missing-supporting"),
            ),
            ("report-declaration-validity", self.validity(composer)),
        ];
        for (label, items) in fields {
            blocks.push(Block::Field(composer.field(label, items)));
        }
        let words = composer.say("report-declaration-is-not-words");
        let is_not = vec![composer.sentence(words)];
        let is_not = Field { kind: FieldKind::Notice, ..composer.field("report-declaration-is-not", is_not) };
        blocks.push(Block::Field(is_not));
        for (label, items) in [
            ("report-declaration-reviewed", self.reviewed(composer)),
            ("report-declaration-signed", self.signed(composer)),
        ] {
            // Nobody signs a page that does not say what it is not.
            let field = Field { keeps_with_previous: true, ..composer.field(label, items) };
            blocks.push(Block::Field(field));
        }
        blocks
    }

    fn issuer(&self, composer: &mut Composer<'_>) -> Vec<Item> {
        let name = composer.organisation();
        let mut items = vec![Item::Paragraph(composer.text(Style::Strong, name))];
        let lines: Vec<String> = crate::text::typed_lines(&self.declared.address.text)
            .iter()
            .map(|line| line.trim().to_owned())
            .filter(|line| !line.is_empty())
            .collect();
        items.push(if lines.is_empty() {
            composer.missing("report-missing-address")
        } else {
            composer.value(lines.join(", "))
        });
        items
    }

    fn object(&self, composer: &mut Composer<'_>) -> Vec<Item> {
        if !self.declared.declaration.object.is_blank() {
            return composer.prose(&self.declared.declaration.object);
        }
        let organisation = composer.organisation();
        let values = [("organisation", organisation.as_str()), ("document", &self.document(composer))];
        let is_on = |framework: &str| self.declared.frameworks.iter().any(|of| of.id == framework);
        let is_security = is_on("iso27001") && !is_on("iso42001");
        let lead = if is_security { "report-declaration-object-security" } else { "report-declaration-object-default" };
        let lead = composer.fill(lead, &values);
        let mut items = vec![composer.sentence(lead)];
        items.extend(typed_or(composer, &self.declared.scope, "report-missing-scope"));
        if let Some(scope) = &self.declared.security_scope {
            let lead = composer.fill("report-declaration-object-too", &[("document", &self.document(composer))]);
            items.push(composer.sentence(lead));
            items.extend(typed_or(composer, scope, "report-missing-scope"));
        }
        items
    }

    fn requirements(&self, composer: &mut Composer<'_>) -> Table {
        let mut rows: Vec<Row> = Vec::new();
        for framework in &self.declared.frameworks {
            let known = |part: &str| format!("report-declaration-{part}-{}", framework.id);
            let title = if composer.words.has(&known("standard")) {
                composer.say(&known("standard"))
            } else {
                composer.say("report-declaration-standard-other")
            };
            let published = known("published");
            let published = if composer.words.has(&published) { composer.say(&published) } else { String::new() };
            let cells = vec![
                composer.strong_cell(framework.version.as_str()),
                composer.value_cell(title),
                composer.value_cell(published),
            ];
            rows.push(composer.row(cells));
        }
        let title = composer.title();
        let document = composer.typed_or(&self.declared.statement, "report-missing-document");
        let document = vec![Item::Paragraph(Text { style: Style::Strong, ..document })];
        let document = composer.cell(document);
        let (words, date) = match &self.declared.edition {
            Some(edition) => (
                composer.fill("report-declaration-soa", &[("title", &title), ("label", &edition.label)]),
                edition.approved.map(|date| composer.short_date(date)).unwrap_or_default(),
            ),
            None => (composer.fill("report-declaration-soa-missing", &[("title", &title)]), String::new()),
        };
        let cells = vec![document, composer.value_cell(words), composer.value_cell(date)];
        rows.push(composer.row(cells));
        let columns = [
            (111.0, "report-declaration-column-document"),
            (275.0, "report-declaration-column-title"),
            (70.0, "report-declaration-column-dated"),
        ];
        composer.table("report-declaration-requirements", &columns, 12.0, rows)
    }

    /// What is not implemented yet, by how far it is, each control with its date; then what was written beyond that.
    fn limits(&self, composer: &mut Composer<'_>) -> Vec<Item> {
        let Declared { unfinished, undecided, .. } = self.declared;
        let mut items = Vec::new();
        if *undecided > 0 {
            let words = composer.count("report-declaration-undecided", &[], &[("undecided", *undecided)]);
            items.push(composer.sentence(words));
        }
        if unfinished.is_empty() && *undecided == 0 {
            let words = composer.say("report-declaration-all-implemented");
            items.push(composer.sentence(words));
        } else if !unfinished.is_empty() {
            let counts = [("count", unfinished.len()), ("all", self.declared.applicable)];
            let lead = composer.count("report-declaration-unfinished", &[], &counts);
            items.push(composer.sentence(lead));
            for status in [Some(Status::InProgress), Some(Status::Planned), Some(Status::NotStarted), None] {
                let of: Vec<&Unfinished> = unfinished.iter().filter(|u| u.status == status).collect();
                if !of.is_empty() {
                    let line = self.unfinished_line(composer, status, &of);
                    composer.push_item(&mut items, line);
                }
            }
        }
        items.extend(composer.prose(&self.declared.declaration.limits));
        items
    }

    /// Which nonconformities are open: those of the register, and what was written beside them.
    fn nonconformities(&self, composer: &mut Composer<'_>) -> Vec<Item> {
        let Declared { open, registered, declaration, .. } = self.declared;
        if !registered {
            return typed_or(composer, &declaration.nonconformities, "report-declaration-missing-text");
        }
        let mut items = Vec::new();
        if open.is_empty() {
            let words = composer.say("report-declaration-none-open");
            items.push(composer.sentence(words));
        }
        for OpenNonconformity { label, title, due } in open {
            let line = match due {
                Some(due) => {
                    let values = [("label", label.as_str()), ("title", title), ("date", &composer.date(*due))];
                    composer.fill("report-declaration-open-by", &values)
                }
                None => composer.fill("report-declaration-open", &[("label", label.as_str()), ("title", title)]),
            };
            let text = composer.text(Style::Value, line);
            composer.push_item(&mut items, text);
        }
        items.extend(composer.prose(&declaration.nonconformities));
        items
    }

    /// The controls in one state; none is parted from its date.
    fn unfinished_line(&self, composer: &mut Composer<'_>, status: Option<Status>, of: &[&Unfinished]) -> Text {
        let state = composer.say(status.map_or("report-state-applicable-unstated", |status| status_mark(status).1));
        let lead = composer.fill("report-declaration-unfinished-state", &[("state", &state)]);
        let mut text = composer.text(Style::Value, lead);
        for (i, unfinished) in of.iter().enumerate() {
            if i > 0 {
                text.spans.push(Span::new(text.id, ", "));
            }
            text.spans.push(Span::new(text.id, self.by_when(composer, unfinished)).kept());
        }
        text
    }

    fn by_when(&self, composer: &Composer<'_>, unfinished: &Unfinished) -> String {
        let Some(target) = unfinished.target else { return unfinished.control.clone() };
        let declared = self.declared.declaration.signed.date.unwrap_or(composer.options.made_on);
        let message = if target < declared { "passed" } else { "by" };
        let values = [("control", unfinished.control.as_str()), ("date", &composer.short_date(target))];
        composer.fill(&format!("report-declaration-unfinished-{message}"), &values)
    }

    fn record(&self, composer: &mut Composer<'_>) -> Vec<Item> {
        let Declared { applicable, excluded, undecided, own, declaration, .. } = self.declared;
        let all = applicable + excluded + undecided;
        let words = if *undecided == 0 {
            let counts = [
                ("all", all),
                ("applicable", *applicable),
                ("excluded", *excluded),
                ("own", *own),
                ("annex", all - own),
            ];
            composer.count("report-declaration-decided", &[], &counts)
        } else {
            composer.count("report-declaration-undecided", &[], &[("undecided", *undecided)])
        };
        let mut items = vec![composer.value(words)];
        for (date, said, missing) in [
            (declaration.internal_audit, "report-declaration-audit", "report-declaration-missing-audit"),
            (declaration.management_review, "report-declaration-review", "report-declaration-missing-review"),
        ] {
            items.push(match date {
                Some(date) => {
                    let date = composer.date(date);
                    let words = composer.fill(said, &[("date", &date)]);
                    composer.value(words)
                }
                None => composer.missing(missing),
            });
        }
        items
    }

    fn edition(&self, composer: &mut Composer<'_>) -> Vec<Item> {
        let Some(edition) = &self.declared.edition else {
            return vec![composer.missing("report-declaration-missing-edition")];
        };
        let document = self.document(composer);
        let line = match edition.approved.map(|date| composer.date(date)) {
            Some(date) => composer.fill(
                "report-declaration-edition-words",
                &[("document", document.as_str()), ("label", &edition.label), ("date", &date)],
            ),
            None => composer.fill(
                "report-declaration-edition-undated",
                &[("document", document.as_str()), ("label", &edition.label)],
            ),
        };
        let mut items = vec![composer.value(line)];
        let digits: Vec<char> = edition.content.chars().collect();
        for half in digits.chunks(32) {
            let half = grouped(&half.iter().collect::<String>());
            items.push(composer.value(half));
        }
        items
    }

    fn validity(&self, composer: &mut Composer<'_>) -> Vec<Item> {
        let declaration = &self.declared.declaration;
        let mut items = Vec::new();
        if let Some(day) = declaration.valid_until {
            let date = composer.date(day);
            let words = composer.fill("report-declaration-until", &[("date", &date)]);
            items.push(composer.sentence(words));
        }
        items.extend(composer.prose(&declaration.reevaluation));
        if items.is_empty() {
            items.push(composer.missing("report-declaration-missing-text"));
        }
        items
    }

    fn reviewed(&self, composer: &mut Composer<'_>) -> Vec<Item> {
        let Signatory { date, .. } = &self.declared.declaration.reviewed;
        let person = composer.person_line(&self.declared.declaration.reviewed);
        if person.is_empty() {
            return vec![composer.missing("report-declaration-missing-person")];
        }
        let words = match date.map(|date| composer.date(date)) {
            Some(date) => composer.fill("report-declaration-reviewed-on", &[("person", &person), ("date", &date)]),
            None => person,
        };
        vec![composer.value(words)]
    }

    fn place_and_date(&self, composer: &mut Composer<'_>) -> Vec<Item> {
        let place = self.declared.declaration.place.trim();
        let date = self.declared.declaration.signed.date.map(|date| composer.date(date));
        match (place, date) {
            ("", None) => vec![
                composer.missing("report-declaration-missing-place"),
                composer.missing("report-declaration-missing-date"),
            ],
            ("", Some(date)) => vec![composer.missing("report-declaration-missing-place"), composer.value(date)],
            (place, None) => vec![composer.value(place), composer.missing("report-declaration-missing-date")],
            (place, Some(date)) => {
                let words = composer.fill("report-declaration-place-date-words", &[("place", place), ("date", &date)]);
                vec![composer.value(words)]
            }
        }
    }

    fn signed(&self, composer: &mut Composer<'_>) -> Vec<Item> {
        let declaration = &self.declared.declaration;
        let (name, function) = (declaration.signed.name.trim(), declaration.signed.function.trim());
        // Together with the place, so that no page ends between them.
        let mut items = self.place_and_date(composer);
        if name.is_empty() {
            items.push(composer.missing("report-declaration-missing-person"));
        }
        let person = composer.person_line(&declaration.signed);
        if !person.is_empty() {
            items.push(composer.value(person));
        }
        if function.is_empty() {
            items.push(composer.missing("report-declaration-missing-function"));
        }
        let authority = declaration.authority.trim();
        items.push(if authority.is_empty() {
            composer.missing("report-declaration-missing-authority")
        } else {
            let words = composer.fill("report-declaration-authority", &[("authority", authority)]);
            composer.value(words)
        });
        items.push(Item::Signature(self.signature(composer)));
        items
    }

    /// A draft is not signed, neither by hand nor in a program: only what is declared has the field.
    fn signature(&self, composer: &mut Composer<'_>) -> Signature {
        let signed = &self.declared.declaration.signed;
        let field = (!matches!(composer.options.standing, Standing::Draft)).then(|| SignatureField {
            id: composer.id(),
            title: composer.fill(
                "report-declaration-signature-field",
                &[("name", signed.name.trim()), ("function", signed.function.trim())],
            ),
        });
        Signature { label: composer.said(Style::Label, "report-declaration-signature"), field }
    }
}

fn typed_or(composer: &mut Composer<'_>, typed: &Typed, missing: &str) -> Vec<Item> {
    let items = composer.prose(typed);
    if items.is_empty() { vec![composer.missing(missing)] } else { items }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::tests::options;
    use crate::options::EditionFacts;
    use crate::{export_declaration, plain_declaration};
    use annexa_model::{Declaration, DeclaredFramework, RestsOn};
    use jiff::civil::date;

    fn declared() -> Declared {
        let unfinished = |control: &str, status, target| Unfinished { control: control.to_owned(), status, target };
        let signed = |name: &str| Signatory {
            name: name.to_owned(),
            function: "Executive Office".to_owned(),
            date: Some(date(2026, 11, 20)),
        };
        Declared {
            annexa: annexa_model::DECLARATION_FORMAT.to_owned(),
            language: "en".to_owned(),
            issuer: "Otterbridge Narrowboat Mutual".to_owned(),
            address: "Wharf House\nOtterbridge".into(),
            statement: "SOA-1".to_owned(),
            title: String::new(),
            scope: "Everything at the quay.".into(),
            security_scope: None,
            frameworks: vec![DeclaredFramework { id: "iso42001".to_owned(), version: "ISO/IEC 42001:2023".to_owned() }],
            edition: Some(RestsOn {
                label: "1.0".to_owned(),
                approved: Some(date(2026, 11, 16)),
                content: "7c1e".repeat(16),
            }),
            applicable: 36,
            excluded: 2,
            undecided: 0,
            own: 0,
            unfinished: vec![
                unfinished("A.2.3", Some(Status::Planned), Some(date(2027, 3, 1))),
                unfinished("A.5.2", Some(Status::InProgress), Some(date(2026, 11, 1))),
                unfinished("A.9.3", Some(Status::Planned), None),
                unfinished("X.1", None, None),
            ],
            open: Vec::new(),
            registered: false,
            declaration: Declaration {
                document_id: "2026-02".to_owned(),
                limits: "The mail filter is out.".into(),
                nonconformities: "NC-3 is open.".into(),
                internal_audit: Some(date(2026, 9, 18)),
                management_review: Some(date(2026, 10, 6)),
                supporting: "At the office.".into(),
                place: "Otterbridge".to_owned(),
                signed: signed("Chief Executive"),
                authority: "Resolution 7".to_owned(),
                reviewed: signed("Role C"),
                valid_until: Some(date(2027, 11, 19)),
                ..Declaration::default()
            },
        }
    }

    fn final_standing() -> Standing {
        Standing::Rendering(EditionFacts {
            label: "1.0".to_owned(),
            content: "7c1e".repeat(16),
            approver: Signatory::default(),
            note: Typed::default(),
        })
    }

    #[test]
    fn a_declaration_says_every_fact_and_what_it_is_not() {
        let options = options(final_standing());
        let said = plain_declaration(&declared(), &options);
        for words in [
            "heading 1\n      span: No. 2026-02\n      span: Declaration of conformity",
            "Wharf House, Otterbridge",
            "Otterbridge Narrowboat Mutual. Its scope, as SOA-1 states it:",
            "Everything at the quay.",
            "conforms to all requirements",
            "ISO/IEC 42001:2023",
            "December 2023",
            "Statement of Applicability, edition 1.0",
            "4 of 36 necessary controls are not fully implemented yet:",
            "In progress: A.5.2 by 1 Nov 2026 (passed)",
            "Planned: A.2.3 by 1 Mar 2027, A.9.3\n",
            "Status not stated: X.1",
            "The mail filter is out.",
            "NC-3 is open.",
            "All 38 controls decided: 36 necessary, 2 left out",
            "Last internal audit: 18 September 2026.",
            "Last management review: 6 October 2026.",
            "SOA-1, edition 1.0, approved 16 November 2026; content hash:",
            "At the office.",
            "Until 19 November 2027.",
            "It is not a certificate. No third party has issued it. It is not an EU declaration of conformity",
            "Role C, Executive Office, 20 November 2026",
            "Otterbridge, 20 November 2026",
            "Chief Executive, Executive Office",
            "Authority: Resolution 7",
            // What a program signs in, before the words below the line.
            "formfield\n",
            "paragraph: Signature",
        ] {
            assert!(said.contains(words), "“{words}” is not said:\n{said}");
        }
        let Report { furniture, title, .. } = compose_declaration(&declared(), &options);
        assert_eq!(furniture.unissued, None);
        assert_eq!(
            title,
            format!("Declaration of conformity {} – {}", declared().declaration.document_id, declared().issuer)
        );
        assert_eq!(export_declaration(&declared(), &options).unwrap().pages, 1);
    }

    #[test]
    fn on_both_annexes_it_says_of_which_scope_the_controls_of_the_other_are_declared() {
        let framework = |id: &str, version: &str| DeclaredFramework { id: id.to_owned(), version: version.to_owned() };
        let security = framework("iso27001", "ISO/IEC 27001:2022");
        let both = Declared {
            frameworks: vec![framework("iso42001", "ISO/IEC 42001:2023"), security.clone()],
            security_scope: Some("The members’ portal and what runs it.".into()),
            ..declared()
        };
        let options = options(final_standing());
        let said = plain_declaration(&both, &options);
        for words in [
            "The artificial intelligence management system of Otterbridge Narrowboat Mutual. Its scope, as SOA-1 states it:",
            "Everything at the quay.",
            "declared within the scope of the information security management system, as SOA-1 states it:",
            "The members’ portal and what runs it.",
            "of its requirements only the controls of Annex A stated as applicable, not clauses 4 to 10",
        ] {
            assert!(said.contains(words), "“{words}” is not said:\n{said}");
        }
        let unwritten = Declared { security_scope: Some(Typed::default()), ..both };
        assert!(plain_declaration(&unwritten, &options).contains("Not stated"));
        // On that annex alone nothing of AI is claimed.
        let alone = Declared { frameworks: vec![security], ..declared() };
        let said = plain_declaration(&alone, &options);
        assert!(
            said.contains("The information security management system of Otterbridge Narrowboat Mutual."),
            "{said}"
        );
        assert!(!said.contains("artificial intelligence management system"), "{said}");
    }

    #[test]
    fn what_is_missing_is_said_and_a_draft_is_marked() {
        let empty = Declared {
            issuer: String::new(),
            address: Typed::default(),
            scope: Typed::default(),
            statement: String::new(),
            edition: None,
            undecided: 3,
            unfinished: Vec::new(),
            open: Vec::new(),
            registered: false,
            declaration: Declaration::default(),
            ..declared()
        };
        let options = options(Standing::Draft);
        let said = plain_declaration(&empty, &options);
        for words in [
            "No number yet",
            "Organisation not named",
            "Address not given",
            "no edition is in force",
            "3 controls are not decided yet.",
            "No internal audit is recorded",
            "No management review is recorded",
            "paragraph: No edition in force\n",
            "None named",
            "Nobody named",
            "No authority given",
            "No place",
            "No date",
        ] {
            assert!(said.contains(words), "“{words}” is not said:\n{said}");
        }
        assert!(!said.contains("Every necessary control is implemented"), "nobody knows yet which are necessary");
        assert!(!said.contains("formfield"), "nobody signs a draft");
        let Report { furniture, title, .. } = compose_declaration(&empty, &options);
        assert_eq!(furniture.unissued, Some(("DRAFT".to_owned(), "not declared".to_owned())));
        assert!(
            title.starts_with("Declaration of conformity No number yet – ") && title.ends_with(" – draft"),
            "{title}"
        );
    }

    #[test]
    fn a_signature_has_what_is_signed_for_above_it_on_its_page() {
        use crate::layout::{Ink, lay_out};
        use crate::text::{Faces, Typesetter};

        let mut declared = declared();
        for lines in 1..60 {
            declared.declaration.limits = "One more.\n\n".repeat(lines).as_str().into();
            let report = compose_declaration(&declared, &options(final_standing()));
            let typesetter = Typesetter::new(Faces::new(crate::Fallback::BundledOnly).unwrap());
            let mut go_on = |_| std::ops::ControlFlow::Continue(());
            let laid_out = lay_out(&report, crate::Paper::A4, typesetter, &mut go_on).unwrap();
            let says = |page: &crate::layout::Page, words: &str| {
                let text = page.ink.iter().filter_map(|ink| match ink {
                    Ink::Text(text) => Some(text.line.pieces.iter().map(|p| &*p.shaped.text).collect::<String>()),
                    _ => None,
                });
                text.collect::<Vec<_>>().iter().any(|line| line == words)
            };
            let last = laid_out.pages.last().unwrap();
            for words in
                ["What this is not", "Otterbridge, 20 November 2026", "Chief Executive, Executive Office", "Signature"]
            {
                assert!(says(last, words), "{words}, after {lines} lines");
            }
        }
    }
}
