//! Questions that somebody was asked: a sheet for each who is asked, with room for what has no answer yet.

use std::collections::BTreeMap;

use annexa_model::{ItemRef, Question, RecordKind};

use super::PaperSection;
use crate::statement::composer::Composer;
use crate::tree::{Begins, Block, Field, Item, Signature, Style};

/// Half lines of room for an answer in ink, above the line for a name.
const ANSWER: usize = 8;

impl Composer<'_> {
    /// A section for each who is asked; questions of nobody in particular at the end.
    pub(super) fn questions(&mut self) -> Vec<PaperSection> {
        let questions = self.snapshot.questions.clone();
        let mut asked: BTreeMap<(bool, String), Vec<Question>> = BTreeMap::new();
        for question in questions {
            let who = question.addressee.trim().to_lowercase();
            asked.entry((who.is_empty(), who)).or_default().push(question);
        }
        if asked.is_empty() {
            let none = self.nothing("link-kinds-question", "report-questions-none");
            let title = self.say("report-questions-title");
            return vec![PaperSection { anchor: "questions", title, begins: Begins::Page, blocks: vec![none] }];
        }
        asked.into_values().map(|questions| self.sheet(&questions)).collect()
    }

    fn sheet(&mut self, questions: &[Question]) -> PaperSection {
        let who = questions.first().map_or("", |question| question.addressee.trim()).to_owned();
        let title = match who.as_str() {
            "" => self.say("report-questions-for-nobody"),
            who => self.fill("report-questions-for", &[("who", who)]),
        };
        let open: Vec<&Question> = questions.iter().filter(|question| question.is_open()).collect();
        let counts = [("count", questions.len()), ("open", open.len())];
        let said = self.count("report-questions-count", &[], &counts);
        let mut items = vec![self.sentence(said)];
        if let Some(first) = open.iter().filter_map(|question| question.due).min() {
            let date = self.date(first);
            let words = self.fill("report-questions-first-due", &[("date", &date)]);
            items.push(self.sentence(words));
        }
        let mut blocks = vec![Block::Field(self.field("link-kinds-question", items))];
        let made = self.recorded_field();
        blocks.push(Block::Field(made));
        // What is still to be answered comes first: that is what the sheet is for.
        let (open, answered): (Vec<&Question>, Vec<&Question>) =
            questions.iter().partition(|question| question.is_open());
        for question in open.into_iter().chain(answered) {
            blocks.push(self.question(question));
        }
        PaperSection { anchor: "questions", title, begins: Begins::Page, blocks }
    }

    fn question(&mut self, question: &Question) -> Block {
        let is_open = question.is_open();
        let state = if is_open { "questions-state-open" } else { "questions-state-answered" };
        let mut facts = vec![Item::Paragraph(self.said(Style::Strong, state))];
        if let Some(due) = question.due.filter(|_| is_open) {
            facts.push(self.due_item(due, true));
        }
        let mut fields = Vec::new();
        fields.extend(self.written("questions-field-text", &question.text));
        fields.extend(self.asked_by(question));
        fields.extend(self.linked_things(&ItemRef::record(RecordKind::Question, &question.id)));
        if is_open {
            let label = self.said(Style::Label, "report-questions-answer-signed");
            let mut room = vec![Item::Space; ANSWER];
            room.push(Item::Signature(Signature { label, field: None }));
            fields.push(self.field("questions-field-answer", room));
        } else {
            let mut items = self.prose(&question.answer);
            if let Some(date) = question.answered {
                let date = self.date(date);
                let words = self.fill("report-questions-answered", &[("date", &date)]);
                items.push(self.value(words));
            }
            fields.push(self.field("questions-field-answer", items));
        }
        self.paper_entry(2, &question.label, &question.title, facts, fields)
    }

    fn asked_by(&mut self, question: &Question) -> Option<Field> {
        let asked = question.asked.map(|date| self.date(date));
        let by = Some(question.asked_by.trim().to_owned()).filter(|by| !by.is_empty());
        let said: Vec<String> = [by, asked].into_iter().flatten().collect();
        self.fact("questions-field-askedBy", said.join(", "))
    }
}
