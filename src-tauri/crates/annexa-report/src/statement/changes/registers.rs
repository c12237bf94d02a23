//! The registers behind the decisions, as far as they differ: a record that was added, changed or removed is an entry with its
//! fields, old and new. Evidence and people are lines of document control.

use annexa_model::{
    AiRole, ChangeKind, Differences, FrameworkKind, Id, Impact, ItemRef, LinkChange, OWN, Rating, RecordChange,
    Signatory, Text as Typed, framework, natural, told_of,
};
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

use super::Sides;
use crate::statement::composer::Composer;
use crate::statement::risks::place;
use crate::statement::scope::role_message;
use crate::tree::{Block, Field, Row};

/// What stands in a field, and so how it reads.
#[derive(Clone, Copy)]
enum Form {
    /// Words in a line.
    Line,
    /// A text.
    Prose,
    /// A day.
    Day,
    /// Somebody, by id.
    Person,
    /// A name, a function and a day.
    Signature,
    /// Roles by ISO/IEC 22989.
    Roles,
    /// One or several of a list; their words begin with this.
    Choice(&'static str),
    /// Likelihood and consequences on the organisation's scales.
    Rated,
    /// What an assessment found for some.
    Impact,
}

use Form::{Choice, Day, Line, Person, Prose, Rated, Signature};

/// A register as the report tells it.
struct Register {
    kind: &'static str,
    /// What the names of its fields begin with.
    place: &'static str,
    /// Its fields in the order in which the window asks.
    fields: &'static [(&'static str, Form)],
    differs: fn(&Differences) -> &[RecordChange],
}

const REGISTERS: &[Register] = &[
    Register {
        kind: "system",
        place: "systems",
        fields: &[
            ("label", Line),
            ("name", Line),
            ("purpose", Line),
            ("owner", Person),
            ("scope", Choice("system-scope")),
            ("origin", Choice("system-origin")),
            ("stage", Choice("system-stage")),
            ("changed", Day),
            ("traits", Choice("system-trait")),
            ("data", Prose),
            ("dataSources", Choice("data-source")),
            ("users", Choice("system-users")),
            ("effect", Choice("system-effect")),
            ("affected", Choice("system-affected")),
            ("affectedNote", Prose),
            ("oversight", Choice("system-oversight")),
            ("oversightNote", Prose),
            ("supplies", Choice("system-supply")),
            ("suppliers", Prose),
            ("roles", Form::Roles),
            ("actRole", Choice("act-role")),
            ("actTier", Choice("act-tier")),
            ("actReason", Prose),
        ],
        differs: |found| &found.systems,
    },
    Register {
        kind: "risk",
        place: "risks",
        fields: &[
            ("label", Line),
            ("title", Line),
            ("cause", Prose),
            ("event", Prose),
            ("consequence", Prose),
            ("categories", Choice("risk-category")),
            ("characteristics", Choice("characteristic")),
            ("owner", Person),
            ("inherent", Rated),
            ("treatment", Choice("treatment")),
            ("plan", Prose),
            ("due", Day),
            ("residual", Rated),
            ("accepted", Signature),
            ("review", Day),
        ],
        differs: |found| &found.risks,
    },
    Register {
        kind: "assessment",
        place: "assessments",
        fields: &[
            ("label", Line),
            ("title", Line),
            ("owner", Person),
            ("date", Day),
            ("review", Day),
            ("intended", Prose),
            ("misuse", Prose),
            ("individuals", Form::Impact),
            ("groups", Form::Impact),
            ("communities", Form::Impact),
            ("organisations", Form::Impact),
            ("society", Form::Impact),
            ("conclusion", Prose),
        ],
        differs: |found| &found.assessments,
    },
    Register {
        kind: "requirement",
        place: "requirements",
        fields: &[
            ("label", Line),
            ("title", Line),
            ("kind", Choice("requirement-kind")),
            ("source", Line),
            ("text", Prose),
            ("owner", Person),
            ("due", Day),
        ],
        differs: |found| &found.requirements,
    },
    Register {
        kind: "party",
        place: "parties",
        fields: &[("label", Line), ("name", Line), ("expectations", Prose)],
        differs: |found| &found.parties,
    },
    Register {
        kind: "objective",
        place: "objectives",
        fields: &[
            ("label", Line),
            ("title", Line),
            ("measure", Prose),
            ("characteristics", Choice("characteristic")),
            ("owner", Person),
            ("due", Day),
            ("result", Prose),
        ],
        differs: |found| &found.objectives,
    },
    Register {
        kind: "audit",
        place: "audits",
        fields: &[
            ("label", Line),
            ("title", Line),
            ("kind", Choice("audit-kind")),
            ("standards", Choice("audit-standard")),
            ("scope", Prose),
            ("lead", Person),
            ("auditors", Prose),
            ("from", Day),
            ("until", Day),
            ("result", Prose),
            ("reported", Day),
        ],
        differs: |found| &found.audits,
    },
    Register {
        kind: "review",
        place: "reviews",
        fields: &[
            ("label", Line),
            ("title", Line),
            ("date", Day),
            ("chair", Person),
            ("attendees", Line),
            ("inputs", Choice("review-input")),
            ("notes", Prose),
            ("decisions", Prose),
            ("next", Day),
        ],
        differs: |found| &found.reviews,
    },
    Register {
        kind: "nonconformity",
        place: "nonconformities",
        fields: &[
            ("label", Line),
            ("title", Line),
            ("source", Choice("nonconformity-source")),
            ("grade", Choice("nonconformity-grade")),
            ("found", Day),
            ("description", Prose),
            ("correction", Prose),
            ("cause", Prose),
            ("action", Prose),
            ("owner", Person),
            ("due", Day),
            ("effectiveness", Prose),
            ("closed", Day),
        ],
        differs: |found| &found.nonconformities,
    },
    Register {
        kind: "question",
        place: "questions",
        fields: &[
            ("label", Line),
            ("title", Line),
            ("text", Prose),
            ("askedBy", Line),
            ("addressee", Line),
            ("asked", Day),
            ("due", Day),
            ("answer", Prose),
            ("answered", Day),
        ],
        differs: |found| &found.questions,
    },
];

/// What is said of clauses and of categories of the AI RMF: they are nobody's records, and differ all the same.
const ENTRY: (&str, &str) = ("entry", "clauses");
const OF_ENTRY: &[(&str, Form)] = &[
    ("now", Choice("attainment")),
    ("target", Choice("attainment")),
    ("owner", Person),
    ("due", Day),
    ("notes", Prose),
];

/// A record that differs in something that is printed.
pub struct ChangedRecord {
    kind: &'static str,
    change: ChangeKind,
    label: String,
    title: String,
    /// What its fields are called, each once.
    names: Vec<String>,
    fields: Vec<Field>,
}

/// A record to be told, before its fields are.
struct Told {
    item: ItemRef,
    kind: &'static str,
    place: &'static str,
    change: ChangeKind,
    of: &'static [(&'static str, Form)],
}

impl Composer<'_> {
    /// The records that differ in print, register by register.
    pub fn changed_records(&mut self, sides: &Sides<'_>) -> Vec<ChangedRecord> {
        let mut told: Vec<Told> = Vec::new();
        for Register { kind, place, fields, differs } in REGISTERS {
            told.extend(differs(&sides.differences).iter().map(|change| Told {
                item: ItemRef::new(kind, change.id.as_str()),
                kind,
                place,
                change: change.kind,
                of: fields,
            }));
        }
        let (kind, place) = ENTRY;
        let entry = |item: &ItemRef, change| Told { item: item.clone(), kind, place, change, of: OF_ENTRY };
        told.extend(sides.differences.entries.iter().map(|change| entry(&change.entry, change.kind)));
        let links: Vec<(ItemRef, &LinkChange)> =
            sides.differences.links.iter().filter_map(|change| Some((teller(change)?, change))).collect();
        for (item, _) in &links {
            if told.iter().any(|known| known.item == *item) {
                continue;
            }
            match REGISTERS.iter().find(|register| register.kind == item.space()) {
                Some(Register { kind, place, fields, .. }) => {
                    told.push(Told { item: item.clone(), kind, place, change: ChangeKind::Changed, of: fields });
                }
                None => told.push(entry(item, ChangeKind::Changed)),
            }
        }
        told.sort_by_cached_key(|told| {
            let register = REGISTERS.iter().position(|register| register.kind == told.kind);
            (
                register.unwrap_or(REGISTERS.len()),
                told.change == ChangeKind::Removed,
                natural(&Self::record_name(sides, told).0),
            )
        });
        let found = told.into_iter().map(|told| {
            let (mut names, mut fields) = (Vec::new(), Vec::new());
            let sides_of = [&sides.then, &sides.now].map(|side| side.fields_of(&told.item));
            for (name, form) in told.of {
                let label = format!("{}-field-{name}", told.place);
                let [then, now] = [&sides_of[0], &sides_of[1]].map(|fields| fields.get(*name).unwrap_or(&Value::Null));
                let changed = self.value_change(sides, &label, *form, then, now);
                if !changed.is_empty() {
                    names.push(self.say(&label));
                    fields.extend(changed);
                }
            }
            for (label, field) in self.link_changes(sides, &told.item, &links) {
                names.push(label);
                fields.push(field);
            }
            for field in &mut fields {
                field.is_changed = true;
            }
            let (label, title) = Self::record_name(sides, &told);
            ChangedRecord { kind: told.kind, change: told.change, label, title, names, fields }
        });
        found.filter(|changed| !changed.fields.is_empty()).collect()
    }

    /// What people know a record by, and what it is about: as it is now, or as it was where it is gone.
    fn record_name(sides: &Sides<'_>, told: &Told) -> (String, String) {
        let side = if told.change == ChangeKind::Removed { &sides.then } else { &sides.now };
        side.name_of(&told.item)
    }

    fn name_of(&self, item: &ItemRef) -> (String, String) {
        let label = match item.space().strip_suffix("-clauses") {
            Some(standard) => format!("{} {}", self.say(&format!("audit-standard-{standard}")), item.id()),
            None => self.snapshot.item_label(item).trim().to_owned(),
        };
        (label, self.snapshot.item_title(item).trim().to_owned())
    }

    /// A record as it is in data; empty where it is not there.
    fn fields_of(&self, item: &ItemRef) -> Map<String, Value> {
        let known = REGISTERS.iter().any(|register| register.kind == item.space());
        if known {
            return self.snapshot.record_fields(item.space(), &Id::from(item.id()));
        }
        match self.snapshot.entry(item).map(serde_json::to_value) {
            Some(Ok(Value::Object(fields))) => fields,
            _ => Map::new(),
        }
    }

    /// A field before and after; nothing where both read alike.
    fn value_change(&mut self, sides: &Sides<'_>, label: &str, form: Form, then: &Value, now: &Value) -> Vec<Field> {
        if then == now {
            return Vec::new();
        }
        if let Form::Prose = form {
            let [then, now] = [then, now].map(|value| read::<Typed>(value).unwrap_or_default());
            return self.text_change(sides, label, &then, &now);
        }
        let (then, now) = (sides.then.lines_in(form, then), sides.now.lines_in(form, now));
        self.lines_field(label, &then, &now).into_iter().collect()
    }

    /// What stands in a field, as lines.
    fn lines_in(&self, form: Form, value: &Value) -> Vec<String> {
        let lines = match form {
            Form::Line | Form::Prose => read::<String>(value).into_iter().collect(),
            Form::Day => read(value).map(|date| self.date(date)).into_iter().collect(),
            Form::Person => read::<Id>(value).and_then(|id| self.person_name(&id)).into_iter().collect(),
            Form::Signature => read::<Signatory>(value).map(|signed| self.signed(&signed)).into_iter().collect(),
            Form::Roles => {
                let roles = read::<Vec<AiRole>>(value).unwrap_or_default();
                roles.into_iter().map(|role| self.say(role_message(role))).collect()
            }
            Form::Choice(space) => match value {
                Value::Array(chosen) => chosen.iter().map(|one| self.choices(space, one)).collect(),
                one => vec![self.choices(space, one)],
            },
            Form::Rated => read::<Rating>(value).map(|rating| self.rating_lines(rating)).unwrap_or_default(),
            Form::Impact => read::<Impact>(value).map(|impact| self.impact_lines(&impact)).unwrap_or_default(),
        };
        lines.into_iter().map(|line: String| line.trim().to_owned()).filter(|line| !line.is_empty()).collect()
    }

    fn rating_lines(&self, rating: Rating) -> Vec<String> {
        let criteria = self.snapshot.organisation.risk_criteria.clone().unwrap_or_default();
        let Rating { likelihood, organisation, individuals, societies } = rating;
        let rated = [
            ("report-column-likelihood", place(likelihood, &criteria.likelihood)),
            ("report-column-organisation", place(organisation, &criteria.consequence)),
            ("report-column-individuals", place(individuals, &criteria.consequence)),
            ("report-column-societies", place(societies, &criteria.consequence)),
        ];
        let rated = rated.into_iter().filter_map(|(what, place)| Some((what, place?)));
        rated
            .map(|(what, place)| self.fill("report-impact-rated", &[("what", &self.say(what)), ("place", &place)]))
            .collect()
    }

    fn impact_lines(&self, impact: &Impact) -> Vec<String> {
        let criteria = self.snapshot.organisation.risk_criteria.clone().unwrap_or_default();
        let mut lines = vec![impact.who.clone()];
        for (message, text) in [("report-impact-benefit", &impact.benefit), ("report-impact-harm", &impact.harm)] {
            if !text.is_blank() {
                lines.push(self.fill(message, &[("text", text.text.trim())]));
            }
        }
        for (what, said) in [
            ("report-column-likelihood", place(impact.likelihood, &criteria.likelihood)),
            ("report-impact-severity", place(impact.severity, &criteria.consequence)),
            (
                "report-column-mitigation",
                Some(impact.mitigation.text.trim().to_owned()).filter(|text| !text.is_empty()),
            ),
        ] {
            lines.extend(
                said.map(|said| self.fill("report-impact-rated", &[("what", &self.say(what)), ("place", &said)])),
            );
        }
        lines.push(self.choices("characteristic", &impact.characteristics));
        // A line is a line: what was typed in several is one sentence after another here.
        lines.into_iter().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" ")).collect()
    }

    /// Links of a record that are new or gone, a field for each kind of thing.
    fn link_changes(
        &mut self,
        sides: &Sides<'_>,
        item: &ItemRef,
        links: &[(ItemRef, &LinkChange)],
    ) -> Vec<(String, Field)> {
        let mut kinds: Vec<(&'static str, [Vec<String>; 2])> = Vec::new();
        for (_, change) in links.iter().filter(|(teller, _)| teller == item) {
            let Some(other) = change.link.other(item) else { continue };
            let (at, side) = if change.kind == ChangeKind::Removed { (0, &sides.then) } else { (1, &sides.now) };
            let kind = other.kind().map_or("entry", annexa_model::RecordKind::name);
            let (label, title) = side.name_of(other);
            let line = format!("{label} {title}").trim().to_owned();
            if let Some((_, known)) = kinds.iter_mut().find(|(known, _)| *known == kind) {
                known[at].push(line);
            } else {
                let mut apart = [Vec::new(), Vec::new()];
                apart[at].push(line);
                kinds.push((kind, apart));
            }
        }
        let mut found = Vec::new();
        for (kind, [then, now]) in kinds {
            let label = format!("link-kinds-{kind}");
            let name = self.say(&label);
            found.extend(self.lines_field(&label, &then, &now).map(|field| (name, field)));
        }
        found
    }

    /// How many records of each register differ, in a sentence; nothing where none does.
    pub fn records_in_figures(&self, records: &[ChangedRecord]) -> Option<String> {
        let kinds = REGISTERS.iter().map(|register| register.kind).chain([ENTRY.0]);
        let counted = kinds.map(|kind| (kind, records.iter().filter(|record| record.kind == kind).count()));
        let parts: Vec<String> = counted
            .filter(|(_, count)| *count > 0)
            .map(|(kind, count)| self.count(&format!("report-changes-record-{kind}.count"), &[], &[("count", count)]))
            .collect();
        (!parts.is_empty()).then(|| {
            self.count("report-changes-records-figure", &[("parts", &self.listed(&parts))], &[("count", records.len())])
        })
    }

    /// All records that changed, in the order of the entries that follow; then those entries.
    pub fn record_changes(&mut self, records: Vec<ChangedRecord>) -> Vec<Block> {
        if records.is_empty() {
            return Vec::new();
        }
        let mut rows: Vec<Row> = Vec::with_capacity(records.len());
        for record in &records {
            let what = self.happened_to(record);
            let fields = match record.change {
                ChangeKind::Changed => record.names.join(", "),
                ChangeKind::Added | ChangeKind::Removed => String::new(),
            };
            let cells = vec![
                self.id_cell(&record.label),
                self.value_cell(record.title.as_str()),
                self.value_cell(what),
                self.value_cell(fields),
            ];
            rows.push(self.row(cells));
        }
        let columns = [
            (62.0, "report-column-id"),
            (161.0, "report-column-record"),
            (86.0, "report-changes-column-what"),
            (135.0, "report-changes-column-fields"),
        ];
        let mut blocks = vec![
            Block::Heading(self.heading("report-changes-records-table")),
            Block::Table(self.table("report-changes-records-table", &columns, 12.0, rows)),
        ];
        for record in records {
            let told = self.happened_to(&record);
            // A record without a label goes by its title alone.
            let heading = (!record.label.is_empty()).then(|| {
                let anchor = format!("{}changes/{}/{}", crate::tree::UNTINTED, record.kind, record.label);
                (record.label.as_str(), anchor)
            });
            blocks.push(self.changes_entry(heading, &record.title, &told, record.fields));
        }
        blocks
    }

    /// “Risk, changed”.
    fn happened_to(&self, record: &ChangedRecord) -> String {
        let what = match record.change {
            ChangeKind::Added => "report-changes-record-added",
            ChangeKind::Removed => "report-changes-record-removed",
            ChangeKind::Changed => "report-changes-record-changed",
        };
        self.fill(what, &[("kind", &self.say(&format!("report-changes-record-{}", record.kind)))])
    }
}

/// Whose entry tells of a link: the clause or category that it shows something of, else the record that is there first. What a
/// control is linked with shows in its drivers and its evidence.
fn teller(change: &LinkChange) -> Option<ItemRef> {
    let (from, to) = (&change.link.from, &change.link.to);
    if to.kind().is_some() {
        return REGISTERS.iter().any(|register| register.kind == from.space()).then(|| from.clone());
    }
    let is_tracked = told_of(to.space()).iter().any(|(entry, _)| entry == to);
    let is_control =
        to.space() == OWN || framework(to.space()).is_none_or(|shipped| shipped.kind == FrameworkKind::Controls);
    match (is_tracked, is_control) {
        (true, _) => Some(to.clone()),
        (_, true) => None,
        _ => REGISTERS.iter().any(|register| register.kind == from.space()).then(|| from.clone()),
    }
}

fn read<T: DeserializeOwned>(value: &Value) -> Option<T> {
    T::deserialize(value).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_field_that_a_record_has_is_told() {
        let schema: Value =
            serde_json::from_str(include_str!("../../../../../../assets/schema/snapshot-1.schema.json")).unwrap();
        for (structure, fields) in [
            ("AiSystem", REGISTERS[0].fields),
            ("Risk", REGISTERS[1].fields),
            ("ImpactAssessment", REGISTERS[2].fields),
            ("Requirement", REGISTERS[3].fields),
            ("InterestedParty", REGISTERS[4].fields),
            ("AiObjective", REGISTERS[5].fields),
            ("Audit", REGISTERS[6].fields),
            ("ManagementReview", REGISTERS[7].fields),
            ("Nonconformity", REGISTERS[8].fields),
            ("Question", REGISTERS[9].fields),
            ("FrameworkEntry", OF_ENTRY),
        ] {
            let properties = schema["$defs"][structure]["properties"].as_object().unwrap();
            for name in properties.keys().filter(|name| !["id", "entry"].contains(&name.as_str())) {
                assert!(fields.iter().any(|(known, _)| known == name), "{structure}.{name} is not told");
            }
            assert!(fields.iter().all(|(name, _)| properties.contains_key(*name)), "{structure}");
        }
    }
}
