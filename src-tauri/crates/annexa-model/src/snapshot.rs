//! The one value that leaves a document: everything in it at one moment.

use std::borrow::Cow;
use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use ts_rs::TS;

use crate::adoption::{crosswalk_in, framework_in, hash_of};
use crate::canonical::is_sha256_hex;
use crate::catalogue::{framework_named, published_id};
use crate::cells::is_redacted;
use crate::check::Place;
use crate::redaction::WITHHELD;
use crate::registers::{each_register, fields_of_words, is_registered};
use crate::statement::STATEMENT_TEXTS;
use crate::{
    Acceptance, AiObjective, AiSystem, Audience, Audit, Candidate, Cells, ControlRef, Crosswalk, Decision, Driver,
    Edition, EditionSignature, Evidence, Framework, FrameworkEntry, FrameworkUse, Id, ImpactAssessment,
    InterestedParty, ItemRef, Kept, KeptFile, LINKED, Link, ManagementReview, Nonconformity, OWN, Organisation,
    OwnControl, Person, Question, Recipient, RecordKind, Requirement, Risk, Statement, SystemExclusion, Withdrawal,
    Withheld,
};

/// The version of the snapshot's JSON form.
pub const SNAPSHOT_FORMAT: &str = "snapshot/1";

/// The immutable value of everything in a document at one moment. History, undo and settings are never in it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "camelCase", default)]
#[ts(export)]
pub struct Snapshot {
    /// `snapshot/1`.
    pub annexa: String,
    /// For whom it was made.
    pub audience: Audience,
    /// What was left out for that audience.
    pub withheld: Vec<Withheld>,
    /// Whose it is.
    pub organisation: Organisation,
    /// Sorted by name, then id.
    pub people: Vec<Person>,
    /// Sorted by label, then id.
    pub systems: Vec<AiSystem>,
    /// Sorted by label, then id.
    pub evidence: Vec<Evidence>,
    /// Own controls, sorted by label, then id.
    pub controls: Vec<OwnControl>,
    /// Risks, sorted by label, then id; so are the records below.
    pub risks: Vec<Risk>,
    /// Impact assessments.
    pub assessments: Vec<ImpactAssessment>,
    /// Requirements.
    pub requirements: Vec<Requirement>,
    /// Interested parties.
    pub parties: Vec<InterestedParty>,
    /// Objectives.
    pub objectives: Vec<AiObjective>,
    /// Audits.
    pub audits: Vec<Audit>,
    /// Management reviews.
    pub reviews: Vec<ManagementReview>,
    /// Nonconformities.
    pub nonconformities: Vec<Nonconformity>,
    /// Questions that somebody was asked.
    pub questions: Vec<Question>,
    /// What is said of entries of frameworks: of clauses, of categories of the NIST AI RMF. Sorted.
    pub entries: Vec<FrameworkEntry>,
    /// What belongs to what, sorted.
    pub links: Vec<Link>,
    /// Ids and titles of the frameworks that statements are about, be they of those that ship or brought in.
    pub frameworks: Vec<Framework>,
    /// The other frameworks that were brought in: entries of them can be cited, and crosswalks lead to them.
    pub beside: Vec<Framework>,
    /// Crosswalks that were brought in, sorted by id.
    pub crosswalks: Vec<Crosswalk>,
    /// Sorted by id.
    pub statements: Vec<Statement>,
}

/// A cell that does not hold what its key promises: the file was written by something else, or damaged.
#[derive(Debug, thiserror::Error)]
#[error("the cell “{cell}” does not hold what it should: {source}")]
pub struct CellError {
    /// The cell's key.
    pub cell: String,
    /// What is wrong.
    source: serde_json::Error,
}

fn read<T: DeserializeOwned>(cell: &str, value: &Value) -> Result<T, CellError> {
    T::deserialize(value).map_err(|source| CellError { cell: cell.to_owned(), source })
}

/// A file that is kept under the hash of its bytes: what it says of that must be where it stands.
fn kept(cell: &str, hash: &str, value: &Value) -> Result<KeptFile, CellError> {
    if is_sha256_hex(hash) && value.get("hash").and_then(Value::as_str) == Some(hash) {
        return read(cell, value);
    }
    Err(CellError { cell: cell.to_owned(), source: serde::de::Error::custom("it is kept under another hash") })
}

/// Words that were withheld stand as a mark, everything else that was as if nobody had written it.
fn with_marks(cells: &Cells) -> Cow<'_, Cells> {
    if !cells.iter().any(|(_, value)| is_redacted(value)) {
        return Cow::Borrowed(cells);
    }
    let mark = |key: &str| match key.split('/').collect::<Vec<_>>()[..] {
        [kind, _, name] if is_registered(kind) => {
            fields_of_words(kind).is_some_and(|words| words.contains(name)).then(|| Value::from(WITHHELD))
        }
        ["entry", _, _, "notes"] | ["organisation", "address"] | ["statement", .., "notes" | "how"] => {
            Some(Value::from(WITHHELD))
        }
        ["statement", _, name] if STATEMENT_TEXTS.contains(&name) => Some(Value::from(WITHHELD)),
        _ => None,
    };
    let shown = |(key, value): (&str, &Value)| {
        let value = if is_redacted(value) { value.get("shown").cloned().or_else(|| mark(key))? } else { value.clone() };
        Some((key.to_owned(), value))
    };
    Cow::Owned(cells.iter().filter_map(shown).collect())
}

/// Drivers that follow from links, by control.
#[derive(Default)]
struct LinkedDrivers(BTreeMap<ItemRef, Vec<Driver>>);

impl LinkedDrivers {
    fn of(snapshot: &Snapshot) -> Self {
        let mut found: BTreeMap<ItemRef, Vec<Driver>> = BTreeMap::new();
        // Links are sorted, so those of one record stand together: it is looked up once.
        for links in snapshot.links.chunk_by(|one, other| one.from == other.from) {
            let Some(driver) = links.first().and_then(|link| snapshot.driver_of(&link.from)) else { continue };
            for link in links.iter().filter(|link| link.to.control().is_some()) {
                found.entry(link.to.clone()).or_default().push(driver.clone());
            }
        }
        Self(found)
    }

    fn of_control(&self, control: &ControlRef) -> impl Iterator<Item = Driver> {
        self.0.get(&ItemRef::from(control)).into_iter().flatten().cloned()
    }
}

/// Fields of records gathered by id, until each is read as a whole.
#[derive(Default)]
struct Gathered(BTreeMap<String, Map<String, Value>>);

impl Gathered {
    fn begin(&mut self, id: &str) {
        self.0.entry(id.to_owned()).or_default().insert("id".to_owned(), Value::String(id.to_owned()));
    }

    fn field(&mut self, id: &str, name: &str, value: &Value) {
        if let Some(record) = self.0.get_mut(id) {
            record.insert(name.to_owned(), value.clone());
        }
    }

    fn member(&mut self, id: &str, name: &str, member: &str) {
        if let Some(record) = self.0.get_mut(id)
            && let Value::Array(members) = record.entry(name.to_owned()).or_insert_with(|| Value::Array(Vec::new()))
        {
            members.push(Value::from(member));
        }
    }

    fn read<T: DeserializeOwned>(self, kind: &str) -> Result<Vec<T>, CellError> {
        self.0.into_iter().map(|(id, fields)| read(&format!("{kind}/{id}"), &Value::Object(fields))).collect()
    }
}

/// One statement while its cells are read.
#[derive(Default)]
struct Draft {
    fields: Map<String, Value>,
    roles: Vec<Value>,
    frameworks: Vec<FrameworkUse>,
    recipients: Vec<Recipient>,
    decisions: BTreeMap<ControlRef, Decision>,
    accepted: Vec<Acceptance>,
}

#[derive(Deserialize)]
struct FrameworkCell {
    version: String,
    hash: String,
}

#[derive(Deserialize)]
struct AcceptedCell {
    reason: String,
    by: String,
    date: jiff::civil::Date,
}

/// A candidate or edition as its cell holds it, with the statement it belongs to.
#[derive(Deserialize)]
struct OfStatement {
    statement: Id,
}

impl Snapshot {
    /// Reads the visible cells as one value.
    ///
    /// # Errors
    /// [`CellError`] names the first cell that does not hold what its key promises.
    #[allow(clippy::too_many_lines)] // one arm a kind of cell: the table of what keys say
    pub fn from_cells(cells: &Cells) -> Result<Self, CellError> {
        let cells = &*with_marks(cells);
        let mut organisation = Map::new();
        let mut gathered: BTreeMap<&str, Gathered> = BTreeMap::new();
        let mut entries: BTreeMap<ItemRef, Map<String, Value>> = BTreeMap::new();
        let mut drafts: BTreeMap<Id, Draft> = BTreeMap::new();
        let mut candidates: BTreeMap<Id, Vec<Candidate>> = BTreeMap::new();
        let mut editions: BTreeMap<Id, Vec<Edition>> = BTreeMap::new();
        let mut withdrawn: BTreeMap<String, Withdrawal> = BTreeMap::new();
        let mut files: BTreeMap<&str, Vec<KeptFile>> = BTreeMap::new();
        let mut signatures: BTreeMap<String, Vec<EditionSignature>> = BTreeMap::new();
        let mut withheld: Vec<Withheld> = Vec::new();
        let (mut own, mut crosswalks): (Vec<Framework>, Vec<Crosswalk>) = Default::default();
        for (key, value) in cells.iter().filter(|(key, _)| cells.visible(key)) {
            let parts: Vec<&str> = key.split('/').collect();
            match parts[..] {
                // What a copy told comes first in the order of keys: the file's own takes its place.
                ["copied", "logo"] => {
                    organisation.insert("logo".to_owned(), value.clone());
                }
                ["copied", "withheld", kind] => {
                    let kind = read(key, &Value::from(kind))?;
                    withheld.push(Withheld { kind, count: read(key, value)? });
                }
                ["organisation", name] => {
                    organisation.insert(name.to_owned(), value.clone());
                }
                ["evidence", _, "attachment", hash] | ["signed", _, hash] => {
                    files.entry(key.strip_suffix(hash).unwrap_or(key)).or_default().push(kept(key, hash, value)?);
                }
                [kind, id] if is_registered(kind) => gathered.entry(kind).or_default().begin(id),
                [kind, id, name] if is_registered(kind) => {
                    gathered.entry(kind).or_default().field(id, name, value);
                }
                [kind, id, name, member] if is_registered(kind) => {
                    gathered.entry(kind).or_default().member(id, name, member);
                }
                // What ships is never another under its id.
                ["framework", id] if framework_named(id).is_none() => {
                    let framework = framework_in(id, value);
                    own.push(framework.map_err(|source| CellError { cell: key.to_owned(), source })?);
                }
                ["crosswalk", id] => {
                    let crosswalk = crosswalk_in(id, value);
                    crosswalks.push(crosswalk.map_err(|source| CellError { cell: key.to_owned(), source })?);
                }
                ["entry", framework, id, name] => {
                    entries.entry(ItemRef::new(framework, id)).or_default().insert(name.to_owned(), value.clone());
                }
                ["statement", id] => {
                    drafts.entry(Id::from(id)).or_default();
                }
                ["statement", id, ref rest @ ..] => {
                    drafts.entry(Id::from(id)).or_default().read(key, rest, value)?;
                }
                ["candidate", id] => {
                    let (statement, candidate) = approval(key, id, value)?;
                    candidates.entry(statement).or_default().push(candidate);
                }
                ["edition", id] | ["copied", "edition", id] => {
                    let (statement, edition) = approval(key, id, value)?;
                    editions.entry(statement).or_default().push(edition);
                }
                ["signature", edition, _] => {
                    signatures.entry(edition.to_owned()).or_default().push(read(key, value)?);
                }
                ["edition", id, "withdrawn"] => {
                    withdrawn.insert(id.to_owned(), read(key, value)?);
                }
                _ => {}
            }
        }
        let mut links: Vec<Link> = cells.links().collect();
        links.sort_unstable();
        withheld.sort_by_key(|w| w.kind);

        let mut snapshot = Self {
            annexa: SNAPSHOT_FORMAT.to_owned(),
            withheld,
            organisation: read("organisation", &Value::Object(organisation))?,
            links,
            beside: own,
            crosswalks,
            ..Self::default()
        };
        snapshot.registers(gathered)?;
        for all in files.values_mut() {
            all.sort_by(|a, b| (a.attached, &a.hash).cmp(&(b.attached, &b.hash)));
        }
        let mut files_of = |cell: String| files.remove(cell.as_str()).unwrap_or_default();
        for item in &mut snapshot.evidence {
            item.attachments = files_of(Kept::Attachment { evidence: item.id.as_str(), hash: "" }.cell());
        }
        for (entry, mut fields) in entries {
            let cell = crate::entries::cell_of(&entry);
            fields.insert("entry".to_owned(), Value::from(entry.as_str()));
            snapshot.entries.push(read(&cell, &Value::Object(fields))?);
        }
        let linked = LinkedDrivers::of(&snapshot);
        for (id, draft) in drafts {
            let statement = draft.finish(&id, &snapshot, &linked)?;
            snapshot.statements.push(statement);
        }
        snapshot.evidence_by_links();
        for statement in &mut snapshot.statements {
            statement.candidates = candidates.remove(&statement.id).unwrap_or_default();
            let issued = editions.remove(&statement.id).unwrap_or_default();
            (statement.plans, statement.editions) = issued.into_iter().partition(|edition| edition.plan.is_some());
            for edition in statement.editions.iter_mut().chain(&mut statement.plans) {
                if let Some(withdrawal) = withdrawn.remove(edition.id.as_str()) {
                    edition.withdrawn = Some(withdrawal);
                }
                edition.signed = files_of(Kept::SignedCopy { edition: edition.id.as_str(), hash: "" }.cell());
                edition.signatures = signatures.remove(edition.id.as_str()).unwrap_or_default();
                edition.signatures.sort_by(|a, b| (&a.signed, &a.hash).cmp(&(&b.signed, &b.hash)));
            }
            statement.candidates.sort_by(|a, b| (a.date, &a.id).cmp(&(b.date, &b.id)));
            for issued in [&mut statement.editions, &mut statement.plans] {
                issued.sort_by(|a, b| (a.revisions, &a.id).cmp(&(b.revisions, &b.id)));
            }
        }
        let mut used: Vec<&str> =
            snapshot.statements.iter().flat_map(|s| &s.frameworks).map(|f| f.framework.as_str()).collect();
        used.sort_unstable();
        used.dedup();
        let used = used.into_iter().map(str::to_owned).collect::<Vec<_>>();
        snapshot.use_frameworks(&used);
        Ok(snapshot)
    }

    /// Puts evidence that is linked with a control to the decisions on it. Linked while no statement decided on that control, it stands
    /// in a link, and does so in the file also when one begins to: it shows the same, and nothing is lost.
    pub(crate) fn evidence_by_links(&mut self) {
        let Self { evidence, links, statements, .. } = self;
        let place = |id: &Id| evidence.iter().position(|item| item.id == *id);
        links.retain(|link| {
            let of_evidence = link.from.kind() == Some(RecordKind::Evidence);
            let Some(control) = link.to.control().filter(|_| of_evidence) else { return true };
            let id = Id::from(link.from.id());
            let mut is_link_alone = true;
            let deciding = statements.iter_mut().filter(|statement| statement.decides_on(&control));
            for decision in deciding.filter_map(|s| s.decisions.iter_mut().find(|d| d.control == control)) {
                is_link_alone = false;
                if !decision.evidence.contains(&id) {
                    decision.evidence.push(id.clone());
                    decision.evidence.sort_by_key(place);
                }
            }
            is_link_alone
        });
    }

    /// Tells the frameworks that statements are about from those beside.
    fn use_frameworks(&mut self, used: &[String]) {
        let found: Vec<Framework> = used.iter().filter_map(|id| self.framework(id)).cloned().collect();
        self.beside.retain(|framework| !used.contains(&framework.id));
        self.frameworks = found;
    }

    /// The statement with that id.
    pub fn statement(&self, id: &Id) -> Option<&Statement> {
        self.statements.iter().find(|s| &s.id == id)
    }

    /// The title of a control: from its framework, or from the own control. Its id where neither knows it.
    pub fn control_title<'a>(&'a self, control: &'a ControlRef) -> &'a str {
        let title = if control.framework() == OWN {
            self.own_control(control).map(|c| c.title.as_str())
        } else {
            let framework = self.framework(control.framework());
            let listed = framework.and_then(|f| f.control(control.id())).map(|c| c.title.as_str());
            // What a later version dropped is called as it was.
            listed.or_else(|| framework?.title(control.id()))
        };
        title.unwrap_or_else(|| control.id())
    }

    /// The id people know a control by: the published one, with the number of its standard where ids of several could be
    /// mixed up, or an own control's label.
    pub fn control_label<'a>(&'a self, control: &'a ControlRef) -> Cow<'a, str> {
        match self.own_control(control) {
            Some(own) => Cow::Borrowed(own.label.as_str()),
            None => published_id(control, self.frameworks.iter().map(|f| f.id.as_str())),
        }
    }

    /// The own control that a reference names.
    pub fn own_control(&self, control: &ControlRef) -> Option<&OwnControl> {
        if control.framework() == OWN { self.controls.iter().find(|c| c.id.as_str() == control.id()) } else { None }
    }

    /// The person with that id.
    pub fn person(&self, id: &Id) -> Option<&Person> {
        self.people.iter().find(|p| &p.id == id)
    }

    /// The piece of evidence with that id.
    pub fn evidence_item(&self, id: &Id) -> Option<&Evidence> {
        self.evidence.iter().find(|e| &e.id == id)
    }

    /// The AI system with that id.
    pub fn system(&self, id: &Id) -> Option<&AiSystem> {
        self.systems.iter().find(|s| &s.id == id)
    }

    /// The risk with that id.
    pub fn risk(&self, id: &Id) -> Option<&Risk> {
        self.risks.iter().find(|r| &r.id == id)
    }

    /// The impact assessment with that id.
    pub fn assessment(&self, id: &Id) -> Option<&ImpactAssessment> {
        self.assessments.iter().find(|r| &r.id == id)
    }

    /// The requirement with that id.
    pub fn requirement(&self, id: &Id) -> Option<&Requirement> {
        self.requirements.iter().find(|r| &r.id == id)
    }

    /// The interested party with that id.
    pub fn party(&self, id: &Id) -> Option<&InterestedParty> {
        self.parties.iter().find(|r| &r.id == id)
    }

    /// What is said of an entry of a framework.
    pub fn entry(&self, entry: &ItemRef) -> Option<&FrameworkEntry> {
        self.entries.iter().find(|said| &said.entry == entry)
    }

    /// The objective with that id.
    pub fn objective(&self, id: &Id) -> Option<&AiObjective> {
        self.objectives.iter().find(|r| &r.id == id)
    }

    /// What people know an item by: a record's label, the id that a framework gives.
    pub fn item_label<'a>(&'a self, item: &'a ItemRef) -> Cow<'a, str> {
        if let Some(control) = item.control() {
            return Cow::Owned(self.control_label(&control).into_owned());
        }
        let label = self.record_label(item.space(), &Id::from(item.id()));
        Cow::Borrowed(label.unwrap_or_else(|| item.id()))
    }

    /// What an item is called: a record's title or name, or what a framework calls its entry.
    pub fn item_title<'a>(&'a self, item: &'a ItemRef) -> &'a str {
        let kind = if item.space() == OWN { "control" } else { item.space() };
        let title = self
            .record_title(kind, &Id::from(item.id()))
            .or_else(|| self.entry_title(&ControlRef::new(item.space(), item.id())));
        title.unwrap_or_default()
    }

    /// The items that a name may mean: records and own controls by their label or reference, then what frameworks list.
    /// Capitals and small letters are one.
    pub fn items_named(&self, name: &str) -> Vec<ItemRef> {
        let own = self.controls.iter().map(|own| ItemRef::new(OWN, own.id.as_str()));
        let known = self
            .records()
            .chain(own)
            .filter(|item| item.as_str() == name || self.item_label(item).eq_ignore_ascii_case(name));
        let entries = self.entries_named(name);
        let decided = |entry: &&ControlRef| {
            self.statements.iter().flat_map(|s| &s.decisions).any(|decision| decision.control == **entry)
        };
        // What a statement decides on is meant before the same id of a framework that it does not use.
        let used: Vec<&ControlRef> = entries.iter().filter(decided).collect();
        let meant = if used.is_empty() { entries.iter().collect() } else { used };
        known.chain(meant.into_iter().map(ItemRef::from)).collect()
    }

    /// Every record that links may join.
    fn records(&self) -> impl Iterator<Item = ItemRef> {
        let linked = |kind: &str| LINKED.iter().any(|of| of.name() == kind);
        self.labels()
            .into_iter()
            .filter(move |(kind, ..)| linked(kind))
            .map(|(kind, _, _, id, _)| ItemRef::new(kind, id.as_str()))
    }

    /// The same with one statement alone.
    #[must_use]
    pub fn only(&self, statement: &Id) -> Self {
        let mut only = self.clone();
        only.statements.retain(|s| &s.id == statement);
        let uses = |f: &Framework| only.statements.iter().flat_map(|s| &s.frameworks).any(|u| u.framework == f.id);
        let (decided, others): (Vec<_>, Vec<_>) = std::mem::take(&mut only.frameworks).into_iter().partition(uses);
        only.frameworks = decided;
        only.beside.extend(others.into_iter().filter(|framework| framework_named(&framework.id).is_none()));
        only.beside.sort_by(|a, b| a.id.cmp(&b.id));
        only.keep_cited();
        // Crosswalks are the file's, and no part of what a statement says.
        only.crosswalks.clear();
        only
    }

    /// Of the frameworks beside, keeps those of which a link names an entry.
    pub(crate) fn keep_cited(&mut self) {
        self.beside.retain(|framework| self.links.iter().any(|link| link.to.space() == framework.id));
    }

    /// What people know a place by where they gave it a label or name: a control, a record, an edition.
    pub fn label_of<'a>(&'a self, place: &'a Place) -> Option<Cow<'a, str>> {
        let named = match place {
            Place::Organisation { .. } | Place::Statement { .. } => None,
            Place::Decision { control, .. } if control.framework() == OWN => {
                self.own_control(control).map(|c| c.label.as_str())
            }
            Place::Decision { control, .. } => return Some(self.control_label(control)),
            Place::Record { record, id, .. } => self.record_label(record, id),
            Place::Edition { id } => {
                let mut issued = self.statements.iter().flat_map(Statement::issued);
                issued.find(|e| &e.id == id).map(|e| e.label.as_str())
            }
        };
        named.map(str::trim).filter(|label| !label.is_empty()).map(Cow::Borrowed)
    }
}

macro_rules! read_registers {
    ($($key:ident $list:ident $Record:ident $operations:tt ($known:ident $($label:tt)*);)*) => {
        impl Snapshot {
            /// Takes every register out of what was gathered.
            fn registers(&mut self, mut gathered: BTreeMap<&str, Gathered>) -> Result<(), CellError> {
                $(
                    self.$list = gathered.remove(stringify!($key)).unwrap_or_default().read(stringify!($key))?;
                    self.$list.sort_by_cached_key(|record| (natural(&record.$known), record.id.clone()));
                )*
                Ok(())
            }
        }
    };
}
each_register!(read_registers);

fn approval<T: DeserializeOwned>(key: &str, id: &str, value: &Value) -> Result<(Id, T), CellError> {
    let of: OfStatement = read(key, value)?;
    let mut value = value.clone();
    if let Value::Object(fields) = &mut value {
        fields.insert("id".to_owned(), Value::String(id.to_owned()));
    }
    Ok((of.statement, read(key, &value)?))
}

impl Draft {
    fn read(&mut self, key: &str, rest: &[&str], value: &Value) -> Result<(), CellError> {
        match *rest {
            ["role", role] => self.roles.push(Value::String(role.to_owned())),
            ["framework", framework] => {
                let FrameworkCell { version, hash } = read(key, value)?;
                self.frameworks.push(FrameworkUse { framework: framework.to_owned(), version, hash });
            }
            ["recipient", id] => {
                let mut recipient: Recipient = read(key, value)?;
                recipient.id = Some(Id::from(id));
                self.recipients.push(recipient);
            }
            ["accepted", ..] => {
                let AcceptedCell { reason, by, date } = read(key, value)?;
                let finding = rest.get(1..).unwrap_or_default().join("/");
                self.accepted.push(Acceptance { finding, reason, by, date });
            }
            ["d", framework, control, ref of @ ..] => {
                let control = ControlRef::new(framework, control);
                let decision =
                    self.decisions.entry(control.clone()).or_insert_with(|| Decision::untouched(control.clone()));
                read_decision(decision, key, of, value)?;
            }
            [name] => {
                self.fields.insert(name.to_owned(), value.clone());
            }
            _ => {}
        }
        Ok(())
    }

    /// Puts the statement together: one decision for every control of its frameworks in published order, then for
    /// controls the catalogue lacks, then for own controls by label.
    fn finish(mut self, id: &Id, snapshot: &Snapshot, linked: &LinkedDrivers) -> Result<Statement, CellError> {
        self.fields.insert("id".to_owned(), Value::String(id.to_string()));
        self.fields.insert("roles".to_owned(), Value::Array(self.roles));
        let mut statement: Statement = read(&format!("statement/{id}"), &Value::Object(self.fields))?;
        statement.roles.sort_unstable();
        // By name: ids are random, and a copy's number on the page must not be.
        self.recipients.sort_by_cached_key(|r| (natural(&r.recipient), r.form.clone(), r.id.clone()));
        statement.distribution = self.recipients;
        statement.accepted = self.accepted;
        let mut order: Vec<ControlRef> = Vec::new();
        for used in &self.frameworks {
            if let Some(framework) = snapshot.framework(&used.framework) {
                order.extend(framework.controls().map(|c| ControlRef::new(&framework.id, &c.id)));
            }
        }
        let known: std::collections::HashSet<ControlRef> = order.iter().cloned().collect();
        order.extend(self.decisions.keys().filter(|c| c.framework() != OWN && !known.contains(*c)).cloned());
        order.extend(snapshot.controls.iter().map(|c| ControlRef::new(OWN, c.id.as_str())));
        for used in &mut self.frameworks {
            // Of one's own there is one version in a file: the one that is there.
            if let Some(own) = snapshot.own_frameworks().find(|own| own.id == used.framework) {
                let cell = format!("statement/{id}/framework/{}", used.framework);
                used.version.clone_from(&own.version);
                used.hash = hash_of(own).map_err(|source| CellError { cell, source })?;
            }
        }
        statement.frameworks = self.frameworks;
        statement.decisions = order
            .into_iter()
            .map(|control| self.decisions.remove(&control).unwrap_or_else(|| Decision::untouched(control)))
            .collect();
        let evidence: BTreeMap<&Id, usize> = snapshot.evidence.iter().enumerate().map(|(n, e)| (&e.id, n)).collect();
        let systems: BTreeMap<&Id, usize> = snapshot.systems.iter().enumerate().map(|(n, s)| (&s.id, n)).collect();
        for decision in &mut statement.decisions {
            decision.evidence.sort_by_key(|id| evidence.get(id).copied());
            decision.exclusions.sort_by_key(|e| systems.get(&e.system).copied());
            decision.drivers.extend(linked.of_control(&decision.control));
            decision.sort_drivers();
        }
        Ok(statement)
    }
}

fn read_decision(decision: &mut Decision, key: &str, of: &[&str], value: &Value) -> Result<(), CellError> {
    match *of {
        ["verdict"] => decision.verdict = read(key, value)?,
        ["progress"] => decision.progress = read(key, value)?,
        ["how"] => decision.how = read(key, value)?,
        ["owner"] => decision.owner = Some(read(key, value)?),
        ["sees"] => decision.sees = Some(read(key, value)?),
        ["review"] => decision.review = Some(read(key, value)?),
        ["notes"] => decision.notes = read(key, value)?,
        // An id as links give them is no driver's own.
        ["driver", id] if Driver::linked_to(&Id::from(id)).is_none() => {
            decision.drivers.push(Driver { id: Id::from(id), value: read(key, value)? });
        }
        ["ev", id] => decision.evidence.push(Id::from(id)),
        ["excl", system] => {
            decision.exclusions.push(SystemExclusion { system: Id::from(system), value: read(key, value)? });
        }
        _ => {}
    }
    Ok(())
}

/// A sort key under which `EV-9` comes before `EV-10`.
pub fn natural(label: &str) -> Vec<(String, u64)> {
    let mut key = Vec::new();
    let mut rest = label;
    while !rest.is_empty() {
        let letters = rest.find(|c: char| c.is_ascii_digit()).unwrap_or(rest.len());
        let (word, tail) = rest.split_at(letters);
        let digits = tail.find(|c: char| !c.is_ascii_digit()).unwrap_or(tail.len());
        let (number, tail) = tail.split_at(digits);
        key.push((word.to_owned(), number.parse().unwrap_or(0)));
        rest = tail;
    }
    key
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Applicability, sha256_hex};
    use serde_json::json;

    fn cells(pairs: &[(&str, Value)]) -> Cells {
        pairs.iter().map(|(k, v)| ((*k).to_owned(), v.clone())).collect()
    }

    fn one_statement() -> Cells {
        cells(&[
            ("organisation/name", json!("Otterbridge")),
            ("statement/s", json!(true)),
            ("statement/s/title", json!("Statement of Applicability")),
            ("statement/s/framework/iso42001", json!({"version": "ISO/IEC 42001:2023", "hash": sha256_hex(b"")})),
        ])
    }

    #[test]
    fn every_catalogue_control_has_a_decision_undecided_at_first() {
        let snapshot = Snapshot::from_cells(&one_statement()).unwrap();
        let statement = &snapshot.statements[0];
        assert_eq!(statement.decisions.len(), 38);
        assert!(statement.decisions.iter().all(|d| d.verdict.applicability == Applicability::Undecided));
        assert_eq!(snapshot.control_title(&statement.decisions[0].control), "AI policy");
    }

    #[test]
    fn labels_sort_as_people_count() {
        let mut c = one_statement();
        for (id, label) in [("a", "EV-10"), ("b", "EV-9"), ("c", "EV-100")] {
            c.set(format!("evidence/{id}"), Some(json!(true)));
            c.set(format!("evidence/{id}/label"), Some(json!(label)));
        }
        let snapshot = Snapshot::from_cells(&c).unwrap();
        assert_eq!(snapshot.evidence.iter().map(|e| e.label.as_str()).collect::<Vec<_>>(), ["EV-9", "EV-10", "EV-100"]);
    }

    #[test]
    fn a_cell_of_the_wrong_shape_is_named() {
        let mut c = one_statement();
        c.set("statement/s/d/iso42001/A.5.2/verdict".to_owned(), Some(json!("yes")));
        assert_eq!(Snapshot::from_cells(&c).unwrap_err().cell, "statement/s/d/iso42001/A.5.2/verdict");
    }
}
