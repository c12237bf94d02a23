//! The fields of a control that changed, as they are printed: what both sides print is compared, not what they keep.

use annexa_model::{Applicability, Decision, DriverKind, SystemExclusion, Text as Typed};
use annexa_model::{Audience, ControlRef, DriverValue};

use super::difference::{Difference, Paragraph, difference, listed_difference, whole};
use super::{Named, Sides};
use crate::statement::composer::Composer;
use crate::statement::entries::{applicability_mark, driver_message, ground_message, status_mark};
use crate::tree::{Edit, Field, Item, Mark, Span, Style};

/// What of a control can change, the weightiest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// Included, excluded or undecided; on what grounds.
    Decision,
    /// How far it is.
    Status,
    /// Why, how, and what an own control asks.
    Text,
    /// Systems that it is left out for.
    Systems,
    /// Why it is included.
    Drivers,
    /// What shows it.
    Evidence,
    /// Who answers for it.
    Owner,
    /// When.
    Dates,
}

impl Part {
    /// All parts.
    pub const ALL: [Self; 8] = [
        Self::Decision,
        Self::Status,
        Self::Text,
        Self::Systems,
        Self::Drivers,
        Self::Evidence,
        Self::Owner,
        Self::Dates,
    ];

    /// The word for it in the names of messages.
    pub fn word(self) -> &'static str {
        match self {
            Self::Decision => "decision",
            Self::Status => "status",
            Self::Text => "text",
            Self::Systems => "systems",
            Self::Drivers => "drivers",
            Self::Evidence => "evidence",
            Self::Owner => "owner",
            Self::Dates => "dates",
        }
    }
}

/// The fields of a control that changed.
#[derive(Default)]
pub struct Fields {
    /// As they are printed.
    pub printed: Vec<Field>,
    /// What changed in them, in words: “justification edited”.
    pub details: Vec<String>,
    /// Whether all texts that changed were rewritten.
    pub is_rewritten: bool,
    parts: [bool; Part::ALL.len()],
    turns: [Option<[Option<Named>; 2]>; 2],
}

impl Fields {
    /// Whether that part changed.
    pub fn says(&self, part: Part) -> bool {
        self.parts[part as usize]
    }

    /// The parts that changed.
    pub fn parts(&self) -> impl Iterator<Item = Part> {
        Part::ALL.into_iter().filter(|part| self.says(*part))
    }

    /// The decision before and after, or the status where the decision stayed.
    pub fn turn(&self) -> Option<[Option<Named>; 2]> {
        self.turns[0].or(self.turns[1])
    }

    fn push(&mut self, part: Part, field: Field) {
        self.parts[part as usize] = true;
        self.printed.push(Field { is_changed: true, ..field });
    }
}

/// A decision, and the composer that knows the records it names.
#[derive(Clone, Copy)]
struct Side<'s, 'a> {
    of: &'s Composer<'a>,
    decision: Option<&'s Decision>,
}

impl Side<'_, '_> {
    fn applicability(self) -> Option<Applicability> {
        self.decision.map(|decision| decision.verdict.applicability)
    }

    fn status(self) -> Option<Named> {
        let decision = self.decision.filter(|decision| decision.is_applicable())?;
        Some(decision.progress.status.map_or((Mark::Unstated, "report-state-unstated"), status_mark))
    }

    fn grounds(self) -> Vec<String> {
        let excluded = self.decision.filter(|decision| decision.is_excluded());
        let grounds = excluded.map_or(&[][..], |decision| &decision.verdict.grounds);
        grounds.iter().map(|ground| self.of.say(ground_message(*ground))).collect()
    }

    fn justification(self) -> Typed {
        let said = |decision: &Decision| decision.justification().cloned().unwrap_or_default();
        let Some(decision) = self.decision else { return Typed::default() };
        let mut text = said(decision);
        if let Some(seen) = self.of.seen(decision) {
            let line = if text.is_blank() { "" } else { "\n" };
            text.text = format!("{}{line}{} {}", text.text, self.of.as_for(seen), said(seen).text);
        }
        text
    }

    fn how(self) -> Typed {
        self.decision.map(|decision| decision.how.clone()).unwrap_or_default()
    }

    /// The drivers of a kind by their ids, or in full. Those of an excluded control are kept, not printed.
    fn drivers(self, kind: DriverKind, in_full: bool) -> Vec<String> {
        let printed = self.decision.filter(|decision| !decision.is_excluded());
        let of_kind = printed.map_or(&[][..], |decision| &decision.drivers).iter().filter(|d| d.value.kind == kind);
        of_kind.map(|driver| self.driver(&driver.value, in_full)).collect()
    }

    fn driver(self, value: &DriverValue, in_full: bool) -> String {
        let record = value.record.as_ref().and_then(|record| self.of.record(record.kind, &record.id));
        let label =
            if value.label.trim().is_empty() { record.map(|(name, _)| name) } else { Some(value.label.clone()) };
        let (label, text) = (label.unwrap_or_default(), value.text.trim());
        match (label.trim(), text) {
            ("", "") if self.of.snapshot.audience == Audience::Public => self.of.say("report-withheld"),
            ("", "") => self.of.say("report-missing-driver"),
            ("", text) => text.to_owned(),
            (label, text) if in_full && !text.is_empty() => format!("{label} {text}"),
            (label, _) => label.to_owned(),
        }
    }

    fn evidence(self) -> Vec<String> {
        let linked = self.decision.map_or(&[][..], |decision| &decision.evidence);
        let items = linked.iter().filter_map(|id| self.of.snapshot.evidence_item(id));
        items.map(|item| format!("{} {}", item.label.trim(), item.title.trim()).trim().to_owned()).collect()
    }

    /// Systems that an included control is left out for.
    fn exclusions(self) -> Vec<SystemExclusion> {
        let printed = self.decision.filter(|decision| !decision.is_excluded());
        printed.map(|decision| decision.exclusions.clone()).unwrap_or_default()
    }

    fn excluded_system(self, exclusion: &SystemExclusion) -> String {
        let system = self.of.snapshot.system(&exclusion.system);
        let name = system.map_or_else(String::new, |s| format!("{} {}", s.label, s.name).trim().to_owned());
        let grounds: Vec<String> = exclusion.value.grounds.iter().map(|g| self.of.say(ground_message(*g))).collect();
        [name, grounds.join("; ")].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(": ")
    }

    fn owner(self) -> String {
        let owner = self.decision.and_then(|decision| decision.owner.as_ref());
        owner.and_then(|id| self.of.person_name(id)).unwrap_or_default()
    }

    fn dates(self) -> [String; 3] {
        let dates = self.decision.map(|d| [d.progress.done, d.progress.target, d.review]).unwrap_or_default();
        dates.map(|date| date.map(|date| self.of.short_date(date)).unwrap_or_default())
    }
}

impl Composer<'_> {
    /// The fields of a control that differ in print.
    pub fn control_fields(&mut self, sides: &Sides<'_>, control: &ControlRef) -> Fields {
        let mut fields = Fields { is_rewritten: true, ..Fields::default() };
        let before = Side { of: &sides.then, decision: sides.then.decision(control) };
        let after = Side { of: &sides.now, decision: sides.now.decision(control) };
        self.states(&mut fields, before, after);
        self.own_words(&mut fields, sides, control);
        for (word, label, then, now) in [
            ("justification", "report-entry-justification", before.justification(), after.justification()),
            ("implementation", "report-entry-implementation", before.how(), after.how()),
        ] {
            self.text_field(&mut fields, sides, word, label, &then, &now);
        }
        self.systems_field(&mut fields, before, after);
        self.drivers_field(&mut fields, before, after);
        self.evidence_field(&mut fields, before, after);
        if before.owner() != after.owner() {
            let item = self.line_change(&before.owner(), &after.owner());
            let field = self.field("report-column-owner", vec![item]);
            fields.push(Part::Owner, field);
            fields.details.push(self.say("report-changes-detail-owner"));
        }
        self.dates_field(&mut fields, before, after);
        fields.is_rewritten &= fields.says(Part::Text);
        fields
    }

    fn states(&mut self, fields: &mut Fields, before: Side<'_, '_>, after: Side<'_, '_>) {
        let decided = before.applicability() != after.applicability();
        if decided {
            let turn = [before, after].map(|side| side.applicability().map(applicability_mark));
            fields.turns[0] = Some(turn);
            let item = self.turn(turn[0], turn[1]);
            let field = self.field("report-entry-decision", vec![item]);
            fields.push(Part::Decision, field);
        }
        let turn = [before.status(), after.status()];
        // A control that is no longer included has no status, and one that was just included may have none yet: its decision
        // tells enough.
        let says_nothing = turn[1].is_none_or(|(mark, _)| mark == Mark::Unstated);
        if turn[0] != turn[1] && !(decided && says_nothing) {
            fields.turns[1] = Some(turn);
            let item = self.turn(turn[0], turn[1]);
            let field = self.field("report-changes-status", vec![item]);
            fields.push(Part::Status, field);
        }
        let (then, now) = (before.grounds(), after.grounds());
        if then == now {
            return;
        }
        let items = if then.is_empty() && before.decision.is_some() {
            let mut text = self.said(Style::Label, "report-changes-was-none");
            text.style = Style::Value;
            text.spans.push(Span::new(text.id, now.join("; ")).after(5.0));
            vec![Item::Paragraph(text)]
        } else {
            self.entries(&listed_difference(&then, &now))
        };
        let field = self.field("report-column-ground", items);
        fields.push(Part::Decision, field);
        if !decided {
            fields.details.push(self.say("report-changes-detail-ground"));
        }
    }

    /// The words of an own control.
    fn own_words(&mut self, fields: &mut Fields, sides: &Sides<'_>, control: &ControlRef) {
        let (then, now) = (sides.then.own_control(control).cloned(), self.own_control(control).cloned());
        if let (Some(then), Some(now)) = (&then, &now) {
            for (label, before, after) in
                [("report-column-id", &then.label, &now.label), ("report-changes-field-title", &then.title, &now.title)]
            {
                if before.trim() != after.trim() {
                    let item = self.line_change(before, after);
                    let field = self.field(label, vec![item]);
                    fields.push(Part::Text, field);
                    fields.is_rewritten = false;
                    fields.details.push(self.say("report-changes-detail-name"));
                }
            }
        }
        let (then, now) = (then.unwrap_or_default(), now.unwrap_or_default());
        if then.source.trim() != now.source.trim() {
            let item = self.line_change(&then.source, &now.source);
            let field = self.field("report-entry-source", vec![item]);
            fields.push(Part::Text, field);
            fields.is_rewritten = false;
            fields.details.push(self.say("report-changes-detail-source"));
        }
        self.text_field(fields, sides, "asks", "report-entry-asks", &then.description, &now.description);
    }

    fn text_field(
        &mut self,
        fields: &mut Fields,
        sides: &Sides<'_>,
        word: &str,
        label: &str,
        then: &Typed,
        now: &Typed,
    ) {
        let found = self.text_change(sides, label, then, now);
        if found.is_empty() {
            return;
        }
        let how = match (then.is_blank(), now.is_blank(), found.len()) {
            (true, _, _) => "added",
            (_, true, _) => "removed",
            (_, _, 1) => "edited",
            _ => "rewritten",
        };
        fields.is_rewritten &= how == "rewritten";
        fields.details.push(self.say(&format!("report-changes-detail-{word}-{how}")));
        for field in found {
            fields.push(Part::Text, field);
        }
    }

    /// A text with marks in it, or both texts whole in a field each; none where nothing differs.
    pub fn text_change(&mut self, sides: &Sides<'_>, label: &str, then: &Typed, now: &Typed) -> Vec<Field> {
        match difference(&then.text, &now.text) {
            Difference::Same => Vec::new(),
            Difference::Marked(paragraphs) => {
                let typed = if now.is_blank() { then } else { now };
                let items = self.marked(&paragraphs, typed);
                vec![self.field(label, items)]
            }
            Difference::Rewritten => {
                let mut found = Vec::new();
                for (typed, side) in [(then, &sides.before), (now, &sides.after)] {
                    let items = self.prose(typed);
                    let mut field = self.field(label, items);
                    if let Some(label) = &mut field.label {
                        let words = self.fill("report-changes-in", &[("side", side)]);
                        label.spans.push(Span::new(label.id, " "));
                        label.spans.push(Span::new(label.id, words).kept());
                    }
                    found.push(field);
                }
                found
            }
        }
    }

    /// Paragraphs and lists with marks.
    fn marked(&mut self, paragraphs: &[Paragraph], typed: &Typed) -> Vec<Item> {
        let language = self.foreign(typed);
        let mut items: Vec<Item> = Vec::new();
        for paragraph in paragraphs {
            let mut text = self.edited(Style::Prose, &paragraph.spans);
            text.language.clone_from(&language);
            if paragraph.is_item {
                self.push_item(&mut items, text);
            } else {
                items.push(Item::Paragraph(text));
            }
        }
        items
    }

    /// A line before and after: with marks in it, or the one struck before the other. A name or a date is marked whole.
    pub fn line_change(&mut self, before: &str, after: &str) -> Item {
        const SENTENCE: usize = 5;
        let (before, after) = (before.trim().to_owned(), after.trim().to_owned());
        let is_short = after.split_whitespace().count() < SENTENCE;
        let spans = match difference(&before, &after) {
            Difference::Marked(paragraphs) if !is_short && paragraphs.len() == 1 => {
                paragraphs.into_iter().flat_map(|p| p.spans).collect()
            }
            _ => {
                let mut spans =
                    vec![(Some(Edit::Deleted), before), (None, " ".to_owned()), (Some(Edit::Inserted), after)];
                if spans[0].1.is_empty() || spans[2].1.is_empty() {
                    spans.retain(|(edit, words)| edit.is_some() && !words.is_empty());
                }
                spans
            }
        };
        Item::Paragraph(self.edited(Style::Value, &spans))
    }

    /// Entries of a list, a line each.
    pub fn entries(&mut self, entries: &[(Option<Edit>, String)]) -> Vec<Item> {
        entries.iter().map(|entry| Item::Paragraph(self.edited(Style::Value, std::slice::from_ref(entry)))).collect()
    }

    fn systems_field(&mut self, fields: &mut Fields, before: Side<'_, '_>, after: Side<'_, '_>) {
        let (then, now) = (before.exclusions(), after.exclusions());
        let gone = then.iter().filter(|old| now.iter().all(|new| new.system != old.system));
        let pairs = now.iter().map(|new| (then.iter().find(|old| old.system == new.system), Some(new)));
        let pairs: Vec<_> = pairs.chain(gone.map(|old| (Some(old), None))).filter(|(old, new)| old != new).collect();
        let mut items = Vec::new();
        for (old, new) in pairs {
            let said = |side: Side<'_, '_>, exclusion: Option<&SystemExclusion>| {
                let name = exclusion.map(|e| side.excluded_system(e)).unwrap_or_default();
                (name, exclusion.map(|e| e.value.justification.clone()).unwrap_or_default())
            };
            let ((old_name, old_why), (new_name, new_why)) = (said(before, old), said(after, new));
            if !items.is_empty() {
                items.push(Item::Space);
            }
            items.push(self.line_change(&old_name, &new_name));
            let paragraphs = match difference(&old_why.text, &new_why.text) {
                Difference::Same => Vec::new(),
                Difference::Marked(paragraphs) => paragraphs,
                Difference::Rewritten => {
                    [whole(&old_why.text, Edit::Deleted), whole(&new_why.text, Edit::Inserted)].concat()
                }
            };
            items.extend(self.marked(&paragraphs, if new.is_some() { &new_why } else { &old_why }));
        }
        if !items.is_empty() {
            let field = self.field("report-entry-except", items);
            fields.push(Part::Systems, field);
            fields.details.push(self.say("report-changes-detail-systems"));
        }
    }

    /// Drivers of the kinds that changed; those that stayed stand among them, unmarked.
    fn drivers_field(&mut self, fields: &mut Fields, before: Side<'_, '_>, after: Side<'_, '_>) {
        let mut items = Vec::new();
        for kind in DriverKind::ALL {
            // Where the ids are the same, what stands behind one of them is not.
            let by_id = [before, after].map(|side| side.drivers(kind, false));
            let [then, now] = if by_id[0] == by_id[1] { [before, after].map(|s| s.drivers(kind, true)) } else { by_id };
            if then == now {
                continue;
            }
            let mut text = self.said(Style::Value, driver_message(kind));
            let found = listed_difference(&then, &now);
            for (i, (edit, words)) in found.iter().enumerate() {
                // Commas part what one side lists.
                let goes_on = |(other, _): &(Option<Edit>, String)| edit.is_none() || other.is_none() || other == edit;
                let comma = if found[i + 1..].iter().any(goes_on) { "," } else { "" };
                let span = Span::new(text.id, format!("{words}{comma}"));
                let span = if let Some(edit) = edit { span.edited(self.id(), *edit) } else { span };
                if i > 0 {
                    text.spans.push(Span::new(text.id, " "));
                }
                text.spans.push(if i == 0 { span.after(5.0) } else { span });
            }
            items.push(Item::Paragraph(text));
        }
        if !items.is_empty() {
            let field = self.field("report-entry-drivers", items);
            fields.push(Part::Drivers, field);
            fields.details.push(self.say("report-changes-detail-drivers"));
        }
    }

    fn evidence_field(&mut self, fields: &mut Fields, before: Side<'_, '_>, after: Side<'_, '_>) {
        let mut found = listed_difference(&before.evidence(), &after.evidence());
        found.retain(|(edit, _)| edit.is_some());
        for (edit, message) in [
            (Edit::Inserted, "report-changes-detail-evidence-added"),
            (Edit::Deleted, "report-changes-detail-evidence-removed"),
        ] {
            let count = found.iter().filter(|(of, _)| *of == Some(edit)).count();
            if count > 0 {
                fields.details.push(self.count(message, &[], &[("count", count)]));
            }
        }
        if !found.is_empty() {
            let items = self.entries(&found);
            let field = self.field("report-entry-evidence", items);
            fields.push(Part::Evidence, field);
        }
    }

    fn dates_field(&mut self, fields: &mut Fields, before: Side<'_, '_>, after: Side<'_, '_>) {
        let mut text = self.text(Style::Value, "");
        text.spans.clear();
        let names = ["report-date-done", "report-date-target", "report-date-review"];
        for (name, (then, now)) in names.into_iter().zip(before.dates().into_iter().zip(after.dates())) {
            if then == now {
                continue;
            }
            let name = Span::new(text.id, self.say(name)).kept();
            text.spans.push(if text.spans.is_empty() { name } else { name.after(12.0) });
            let mut gap = Some(4.0);
            for (edit, date) in [(Edit::Deleted, then), (Edit::Inserted, now)] {
                if !date.is_empty() {
                    let span = Span::new(text.id, date).kept().joined().edited(self.id(), edit);
                    text.spans.push(Span { gap: gap.or(Some(3.0)), ..span });
                    gap = None;
                }
            }
        }
        if !text.spans.is_empty() {
            let field = self.field("report-entry-dates", vec![Item::Paragraph(text)]);
            fields.push(Part::Dates, field);
            fields.details.push(self.say("report-changes-detail-dates"));
        }
    }
}
