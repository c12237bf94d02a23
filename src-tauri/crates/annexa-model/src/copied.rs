//! From a copy back to a document: the data inside an export becomes the first cells of a new file.
//!
//! A copy tells of some things without bringing their bytes: editions that were issued before, the logo, how much was
//! left out for its audience. Those stand in cells of their own, under `copied/`, from which a snapshot reads them: so the
//! new file says again what its source said, and never pretends to hold what it does not.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::adoption::kept;
use crate::catalogue::framework_named;
use crate::id::is_key_part;
use crate::registers::each_register;
use crate::text::checked_line;
use crate::{
    Audience, Cells, Decision, Edition, FrameworkEntry, Organisation, Progress, SNAPSHOT_FORMAT, Sha256Hex, Snapshot,
    Statement, Text, TextError, Verdict, Withheld,
};

/// Where a file says what it was made from. No snapshot reads it, so no export tells.
pub(crate) const ORIGIN: &str = "copied/origin";
/// The logo that a copy named.
pub(crate) const LOGO: &str = "copied/logo";

/// What a copy was when its data was taken from it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum CopyStanding {
    /// Not issued.
    Draft,
    /// Frozen for approval.
    ForApproval,
    /// An edition's own PDF.
    Edition,
    /// Made from an edition.
    Rendering,
}

/// What a file was made from. Whoever made the copy says so; nothing here is proven.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Origin {
    /// Name of the file that the data was in, without its folder.
    pub file: String,
    /// SHA-256 of the data as it was attached.
    pub data: Sha256Hex,
    /// Content hash of the statement as it was taken over. That of the edition, where nothing was left out of the copy.
    pub content: Sha256Hex,
    /// For whom the copy was made.
    pub audience: Audience,
    /// What the copy was; unknown where a tool lost it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub standing: Option<CopyStanding>,
    /// Version of the edition or of the candidate.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
    /// When the edition was approved, or the copy made.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub dated: Option<Date>,
    /// When the data was taken from it.
    pub taken: Date,
}

impl Origin {
    /// What a file says it was made from.
    pub fn of(cells: &Cells) -> Option<Self> {
        Self::deserialize(cells.get(ORIGIN)?).ok()
    }
}

/// A copy's data, and where it came from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Copied {
    /// What the copy says.
    pub snapshot: Snapshot,
    /// What the copy was.
    pub origin: Origin,
}

/// Why data is not taken over.
#[derive(Debug, thiserror::Error)]
pub enum CopyError {
    /// Not JSON, or not a snapshot.
    #[error("it is not the data of a statement ({0})")]
    NotASnapshot(String),
    /// A later version wrote it.
    #[error("it is in the form “{0}”, which this version does not know; a newer version of Annexa opens it")]
    Newer(String),
    /// A text that no field takes.
    #[error("{source} ({field})")]
    Text {
        /// Where.
        field: String,
        /// What is wrong with it.
        source: TextError,
    },
    /// Ids, order or links are not as they are written: a file made from it would not say the same.
    #[error("it would not read back as it is written ({0})")]
    Unequal(String),
}

impl Snapshot {
    /// The statement as it is carried out of the file: alone, and without what stays there. So it is frozen and attached to its pages;
    /// what is approved of it, and what is compared, is no more.
    #[must_use]
    pub fn carried(&self, statement: &crate::Id) -> Self {
        let mut carried = self.only(statement);
        carried.leave_kept();
        carried
    }

    /// The form that JSON says it is in, `snapshot/1`; nothing if it says none.
    pub fn form(json: &[u8]) -> Option<String> {
        #[derive(Deserialize)]
        struct Form {
            annexa: String,
        }
        serde_json::from_slice::<Form>(json).ok().map(|form| form.annexa)
    }

    /// Reads data that was carried out of a file.
    ///
    /// # Errors
    /// [`CopyError::NotASnapshot`], [`CopyError::Newer`].
    pub fn read(json: &[u8]) -> Result<Self, CopyError> {
        match Self::form(json).as_deref() {
            // A snapshot may lack any field but this one, which tells it from other JSON.
            None => Err(CopyError::NotASnapshot("annexa".to_owned())),
            Some(SNAPSHOT_FORMAT) => serde_json::from_slice(json).map_err(|e| CopyError::NotASnapshot(e.to_string())),
            Some(form) if form.strip_prefix("snapshot/").is_some_and(|n| n.parse::<u32>().is_ok_and(|n| n > 1)) => {
                Err(CopyError::Newer(form.to_owned()))
            }
            Some(form) => Err(CopyError::NotASnapshot(shown(form))),
        }
    }
}

fn shown(text: &str) -> String {
    text.chars().filter(|c| !c.is_control()).take(60).collect()
}

impl Copied {
    /// The cells of a file that says the same: the inverse of [`Snapshot::from_cells`], which is tried before they are given
    /// out. So whatever the data holds, a file made from it reads as the data does, or is not made.
    ///
    /// # Errors
    /// [`CopyError::Text`], [`CopyError::Unequal`].
    pub(crate) fn cells(&self) -> Result<BTreeMap<String, Value>, CopyError> {
        let mut out = Out::default();
        out.snapshot(&self.snapshot)?;
        out.put(&["copied", "origin"], json(&self.origin)?)?;
        let cells: Cells = out.0.iter().map(|(key, value)| (key.clone(), value.clone())).collect();
        let back = Snapshot::from_cells(&cells).map_err(|e| CopyError::Unequal(shown(&e.cell)))?;
        let mut expected = self.snapshot.clone();
        expected.audience = Audience::default();
        // As a version before this one may have written it.
        expected.evidence_by_links();
        // Titles of what ships are the catalogue's, not the copy's.
        for framework in &mut expected.frameworks {
            if let Some(shipped) = framework_named(&framework.id) {
                framework.clone_from(shipped);
            }
        }
        if let Some(part) = difference(&back, &expected) {
            return Err(CopyError::Unequal(part.to_owned()));
        }
        Ok(out.0)
    }
}

/// The part of two snapshots that differs.
fn difference(a: &Snapshot, b: &Snapshot) -> Option<&'static str> {
    let parts = [
        ("organisation", a.organisation == b.organisation),
        ("entries", a.entries == b.entries),
        ("links", a.links == b.links),
        ("frameworks", a.frameworks == b.frameworks && a.beside == b.beside),
        ("crosswalks", a.crosswalks == b.crosswalks),
        ("statements", a.statements == b.statements),
        ("withheld", a.withheld == b.withheld),
    ];
    let unequal = parts.into_iter().chain(equal_registers(a, b)).find(|(_, equal)| !equal).map(|(part, _)| part);
    unequal.or((a != b).then_some("annexa"))
}

/// A value in JSON.
fn json(value: &impl Serialize) -> Result<Value, CopyError> {
    serde_json::to_value(value).map_err(unwritten)
}

#[allow(clippy::needless_pass_by_value)] // as `map_err` hands it over
fn unwritten(error: serde_json::Error) -> CopyError {
    CopyError::NotASnapshot(error.to_string())
}

/// The fields of a record that something stands in.
fn fields<T: Serialize + Default>(record: &T) -> Result<Map<String, Value>, CopyError> {
    let object = |value: &T| match json(value)? {
        Value::Object(fields) => Ok::<_, CopyError>(fields),
        _ => Ok(Map::new()),
    };
    let blank = object(&T::default())?;
    let mut fields = object(record)?;
    fields.retain(|name, value| name != "id" && blank.get(name) != Some(value));
    Ok(fields)
}

macro_rules! registers {
    ($($key:ident $list:ident $Record:ident $operations:tt $labels:tt;)*) => {
        /// Whether each register is the same in both.
        fn equal_registers(a: &Snapshot, b: &Snapshot) -> Vec<(&'static str, bool)> {
            vec![$((stringify!($list), a.$list == b.$list)),*]
        }

        impl Out {
            /// Every register.
            fn registers(&mut self, snapshot: &Snapshot) -> Result<(), CopyError> {
                $(snapshot.$list.iter().try_for_each(|r| self.record(stringify!($key), r.id.as_str(), r))?;)*
                Ok(())
            }
        }
    };
}
each_register!(registers);

#[derive(Default)]
struct Out(BTreeMap<String, Value>);

impl Out {
    fn put(&mut self, key: &[&str], value: Value) -> Result<(), CopyError> {
        let joined = key.join("/");
        if !key.iter().all(|part| is_key_part(part)) {
            return Err(CopyError::Unequal(shown(&joined)));
        }
        self.insert(joined, value)
    }

    fn insert(&mut self, key: String, value: Value) -> Result<(), CopyError> {
        check_texts(&key, &value)?;
        match self.0.entry(key) {
            Entry::Vacant(place) => {
                place.insert(value);
                Ok(())
            }
            Entry::Occupied(place) => Err(CopyError::Unequal(shown(place.key()))),
        }
    }

    fn record<T: Serialize + Default>(&mut self, kind: &str, id: &str, record: &T) -> Result<(), CopyError> {
        self.put(&[kind, id], Value::Bool(true))?;
        fields(record)?.into_iter().try_for_each(|(name, value)| match value {
            Value::Array(members) if members.iter().all(Value::is_string) => members
                .iter()
                .filter_map(Value::as_str)
                .try_for_each(|member| self.put(&[kind, id, &name, member], Value::Bool(true))),
            value => self.put(&[kind, id, &name], value),
        })
    }

    fn snapshot(&mut self, snapshot: &Snapshot) -> Result<(), CopyError> {
        let Snapshot { annexa: _, audience: _, withheld, organisation, entries, links, crosswalks, statements, .. } =
            snapshot;
        self.organisation(organisation)?;
        self.registers(snapshot)?;
        entries.iter().try_for_each(|entry| self.entry(entry))?;
        links.iter().try_for_each(|link| {
            check_line("link", &link.cell())?;
            self.insert(link.cell(), Value::Bool(true))
        })?;
        for framework in snapshot.own_frameworks() {
            self.put(&["framework", &framework.id], kept(framework).map_err(unwritten)?)?;
        }
        for crosswalk in crosswalks {
            self.put(&["crosswalk", &crosswalk.about.id], kept(crosswalk).map_err(unwritten)?)?;
        }
        statements.iter().try_for_each(|statement| self.statement(statement))?;
        withheld.iter().try_for_each(|Withheld { kind, count }| {
            let kind = json(kind)?;
            self.put(&["copied", "withheld", kind.as_str().unwrap_or_default()], Value::from(*count))
        })
    }

    fn entry(&mut self, entry: &FrameworkEntry) -> Result<(), CopyError> {
        let mut said = fields(entry)?;
        said.remove("entry");
        said.into_iter().try_for_each(|(name, value)| {
            let cell = format!("{}/{name}", entry.cell());
            check_line("entry", &cell)?;
            self.insert(cell, value)
        })
    }

    fn organisation(&mut self, organisation: &Organisation) -> Result<(), CopyError> {
        for (name, value) in fields(organisation)? {
            // Its bytes are not in the data.
            let place = if name == "logo" { "copied" } else { "organisation" };
            self.put(&[place, &name], value)?;
        }
        Ok(())
    }

    fn statement(&mut self, statement: &Statement) -> Result<(), CopyError> {
        let s = statement.id.as_str();
        let Statement { roles, distribution, frameworks, decisions, accepted, editions, .. } = statement;
        // What has cells of another form than one for each field.
        let plain = Statement {
            roles: Vec::new(),
            distribution: Vec::new(),
            frameworks: Vec::new(),
            decisions: Vec::new(),
            accepted: Vec::new(),
            candidates: Vec::new(),
            editions: Vec::new(),
            plans: Vec::new(),
            ..statement.clone()
        };
        self.record("statement", s, &plain)?;
        for role in roles {
            let role = json(role)?;
            self.put(&["statement", s, "role", role.as_str().unwrap_or_default()], Value::Bool(true))?;
        }
        for used in frameworks {
            let value = serde_json::json!({"version": used.version, "hash": used.hash});
            self.put(&["statement", s, "framework", &used.framework], value)?;
        }
        for recipient in distribution {
            let id = recipient.id.clone().unwrap_or_default();
            let value = crate::Recipient { id: None, ..recipient.clone() };
            self.put(&["statement", s, "recipient", id.as_str()], json(&value)?)?;
        }
        for acceptance in accepted {
            let mut value = json(acceptance)?;
            if let Value::Object(fields) = &mut value {
                fields.remove("finding");
            }
            check_line("finding", &acceptance.finding)?;
            // A finding's key names its place, and so has parts of its own.
            self.insert(format!("statement/{s}/accepted/{}", acceptance.finding), value)?;
        }
        decisions.iter().try_for_each(|decision| self.decision(s, decision))?;
        editions.iter().try_for_each(|edition| self.edition(s, edition))
    }

    fn edition(&mut self, statement: &str, edition: &Edition) -> Result<(), CopyError> {
        let mut value = json(edition)?;
        if let Value::Object(fields) = &mut value {
            fields.remove("id");
            fields.insert("statement".to_owned(), Value::from(statement));
        }
        self.put(&["copied", "edition", edition.id.as_str()], value)
    }

    fn decision(&mut self, statement: &str, decision: &Decision) -> Result<(), CopyError> {
        let Decision { control, verdict, progress, sees, how, owner, review, notes, drivers, evidence, exclusions } =
            decision;
        // A framework of one's own may have ids with spaces in them.
        check_line("control", control.as_str())?;
        let mut put = |of: &[&str], value: Value| {
            let at = ["statement", statement, "d", control.framework()];
            let rest: Vec<&str> = at.iter().chain(of).copied().collect();
            if control.id().contains('/') || !rest.iter().all(|part| is_key_part(part)) {
                return Err(CopyError::Unequal(shown(control.as_str())));
            }
            self.insert([&at[..], &[control.id()], of].concat().join("/"), value)
        };
        if *verdict != Verdict::default() {
            put(&["verdict"], json(verdict)?)?;
        }
        if *progress != Progress::default() {
            put(&["progress"], json(progress)?)?;
        }
        for (name, text) in [("how", how), ("notes", notes)] {
            if *text != Text::default() {
                put(&[name], json(text)?)?;
            }
        }
        if let Some(sees) = sees {
            put(&["sees"], json(sees)?)?;
        }
        if let Some(owner) = owner {
            put(&["owner"], json(owner)?)?;
        }
        if let Some(review) = review {
            put(&["review"], json(review)?)?;
        }
        // What follows from links is there with the links.
        for driver in drivers.iter().filter(|driver| !driver.is_linked()) {
            put(&["driver", driver.id.as_str()], json(&driver.value)?)?;
        }
        for id in evidence {
            put(&["ev", id.as_str()], Value::Bool(true))?;
        }
        for exclusion in exclusions {
            put(&["excl", exclusion.system.as_str()], json(&exclusion.value)?)?;
        }
        Ok(())
    }
}

/// What a person could not have typed is not taken from a file either.
fn check_texts(key: &str, value: &Value) -> Result<(), CopyError> {
    match value {
        Value::String(line) => check_line(key, line),
        Value::Array(items) => items.iter().try_for_each(|item| check_texts(key, item)),
        Value::Object(fields) if fields.keys().all(|name| name == "text" || name == "lang") => {
            let text = Text::deserialize(value).map_err(|e| CopyError::NotASnapshot(e.to_string()))?;
            text.checked().map(drop).map_err(|source| CopyError::Text { field: shown(key), source })
        }
        Value::Object(fields) => fields.values().try_for_each(|field| check_texts(key, field)),
        Value::Null | Value::Bool(_) | Value::Number(_) => Ok(()),
    }
}

fn check_line(key: &str, line: &str) -> Result<(), CopyError> {
    checked_line(line).map(drop).map_err(|source| CopyError::Text { field: shown(key), source })
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn copied(snapshot: Snapshot) -> Copied {
        let origin = Origin {
            file: "SOA-7.pdf".to_owned(),
            data: "d".repeat(64),
            content: "c".repeat(64),
            audience: snapshot.audience,
            standing: Some(CopyStanding::Edition),
            label: Some("1.0".to_owned()),
            dated: None,
            taken: jiff::civil::date(2026, 11, 26),
        };
        Copied { snapshot, origin }
    }

    fn source() -> Snapshot {
        let cells: Cells = [
            ("organisation/name", json!("Otterbridge")),
            ("organisation/logo", json!({"hash": "a".repeat(64), "mediaType": "image/png", "alt": "A bridge"})),
            ("person/p", json!(true)),
            ("person/p/name", json!("Nell Marsh")),
            ("evidence/e", json!(true)),
            ("evidence/e/label", json!("EV-01")),
            ("evidence/e/location", json!("S:/policies")),
            ("system/y", json!(true)),
            ("control/own1", json!(true)),
            ("control/own1/label", json!("X.1")),
            ("statement/s", json!(true)),
            ("statement/s/title", json!("Statement")),
            ("statement/s/framework/iso42001", json!({"version": "ISO/IEC 42001:2023", "hash": "b".repeat(64)})),
            ("statement/s/role/aiProvider", json!(true)),
            ("statement/s/recipient/r1", json!({"recipient": "Works council", "form": "PDF", "purpose": ""})),
            ("statement/s/declaration", json!({"place": "Quay"})),
            ("statement/s/accepted/echo/iso42001/A.5.2", json!({"reason": "Meant", "by": "N", "date": "2026-11-01"})),
            (
                "statement/s/d/iso42001/A.5.2/verdict",
                json!({"applicability": "applicable", "included": {"text": "Because.\n\n- so"}}),
            ),
            ("statement/s/d/iso42001/A.5.2/progress", json!({"status": "planned", "target": "2027-01-01"})),
            ("statement/s/d/iso42001/A.5.2/notes", json!({"text": "Ask Nell", "lang": "en-GB"})),
            ("statement/s/d/iso42001/A.5.2/owner", json!("p")),
            ("statement/s/d/iso42001/A.5.2/driver/d1", json!({"kind": "risk", "label": "R-9", "text": "Leak"})),
            ("statement/s/d/iso42001/A.5.2/driver/d0", json!({"kind": "risk", "label": "R-10", "text": "Loss"})),
            ("statement/s/d/iso42001/A.5.2/ev/e", json!(true)),
            ("statement/s/d/own/own1/excl/y", json!({"grounds": ["notRequired"], "justification": {"text": "No."}})),
            (
                "edition/x",
                json!({"statement": "s", "label": "0.9", "candidate": "c", "content": "e".repeat(64),
                "head": "f".repeat(64), "revisions": 7, "approver": {"name": "N", "function": "Head"},
                "json": "1".repeat(64), "pdf": "2".repeat(64)}),
            ),
            ("edition/x/withdrawn", json!({"reason": "Wrong", "date": "2026-11-02"})),
            (
                "signature/x/h",
                json!({"hash": "h", "message": "m", "signature": "s", "fingerprint": "SHA256:f", "publicKey": "k",
                "signed": "2026-11-03T08:00:00Z"}),
            ),
            (
                "candidate/c",
                json!({"statement": "s", "label": "0.9", "content": "e".repeat(64), "head": "f".repeat(64),
                "date": "2026-11-01", "json": "1".repeat(64)}),
            ),
        ]
        .map(|(key, value)| (key.to_owned(), value))
        .into_iter()
        .collect();
        let whole = Snapshot::from_cells(&cells).unwrap();
        assert_eq!(whole.statements[0].editions[0].signatures.len(), 1);
        let carried = whole.carried(&crate::Id::from("s"));
        assert!(carried.statements[0].editions[0].signatures.is_empty(), "signatures are papers of the file");
        assert!(carried.statements[0].declaration.is_none(), "what is declared is carried by the declaration alone");
        carried
    }

    #[test]
    fn a_file_made_from_a_copy_says_what_the_copy_says_to_every_audience_that_may_have_it() {
        let all = [Audience::Internal, Audience::Auditor, Audience::Public];
        for (made_for, audience) in all.into_iter().enumerate() {
            let copy = source().for_audience(audience);
            let cells: Cells = copied(copy.clone()).cells().unwrap().into_iter().collect();
            let file = Snapshot::from_cells(&cells).unwrap();
            assert!(!cells.iter().any(|(key, _)| crate::is_approval(key)), "nothing was approved in the new file");
            for narrower in &all[made_for..] {
                assert_eq!(
                    file.for_audience(*narrower),
                    source().for_audience(*narrower),
                    "{audience:?}, {narrower:?}"
                );
            }
        }
    }

    #[test]
    fn where_it_came_from_is_kept_and_in_no_snapshot() {
        let cells: Cells = copied(source()).cells().unwrap().into_iter().collect();
        assert_eq!(Origin::of(&cells).unwrap().label.as_deref(), Some("1.0"));
        let snapshot = serde_json::to_string(&Snapshot::from_cells(&cells).unwrap()).unwrap();
        assert!(!snapshot.contains("SOA-7.pdf"));
    }

    type Spoil = fn(&mut Snapshot);

    #[test]
    fn frameworks_of_ones_own_travel_with_what_is_decided_on_them_and_what_cites_them_and_no_others() {
        let framework = |name: &str, id: &str| {
            let controls = json!([{"id": id, "title": "Ask before you buy"}]);
            json!({"name": name, "version": "3", "groups": [{"id": "1", "title": "Buying",
                "objectives": [{"id": "1", "title": "Buying", "controls": controls}]}]})
        };
        let cells: Cells = [
            ("framework/decided", framework("Decided", "Rule 1.1")),
            ("framework/cited", framework("Cited", "1.1")),
            ("framework/neither", framework("Neither", "1.1")),
            ("risk/r", json!(true)),
            ("risk/r/label", json!("R-01")),
            ("link/risk/r/cited/1.1", json!(true)),
            ("statement/s", json!(true)),
            // What a version that was there before left behind is not what is read.
            ("statement/s/framework/decided", json!({"version": "1", "hash": ""})),
            ("statement/s/d/decided/Rule 1.1/notes", json!({"text": "Ask Legal"})),
        ]
        .into_iter()
        .map(|(key, value)| (key.to_owned(), value))
        .collect();
        let carried = Snapshot::from_cells(&cells).unwrap().carried(&crate::Id::from("s"));
        assert_eq!(carried.frameworks[0].name, "Decided");
        assert_eq!(carried.beside.iter().map(|f| f.name.as_str()).collect::<Vec<_>>(), ["Cited"]);
        let written: Cells = copied(carried.clone()).cells().unwrap().into_iter().collect();
        assert_eq!(Snapshot::from_cells(&written).unwrap(), carried);
        assert_eq!(crate::content_hash(&carried, &crate::Id::from("s")).unwrap().len(), 64);
        // The public reads nothing that cites it, and so does not get it.
        assert!(carried.for_audience(Audience::Public).beside.is_empty());
        // Data that says of it what it is not is not taken.
        let mut forged = carried;
        forged.statements[0].frameworks[0].hash = "f".repeat(64);
        assert!(copied(forged).cells().is_err());
    }

    #[test]
    fn what_would_read_differently_or_could_not_be_typed_is_refused() {
        let spoilt: [(&str, Spoil); 7] = [
            ("a folder in an id", |s| s.people[0].id = crate::Id::from("../p")),
            ("an id twice", |s| s.people.push(s.people[0].clone())),
            ("evidence that is not there", |s| s.evidence.clear()),
            ("an unknown framework", |s| s.statements[0].frameworks[0].framework = "other".to_owned()),
            ("a decision missing", |s| s.statements[0].decisions.truncate(3)),
            ("a control character", |s| s.organisation.name = "Otter\u{1b}[2J".to_owned()),
            ("a megabyte in a field", |s| s.statements[0].scope.text = "x".repeat(1 << 20)),
        ];
        for (what, spoil) in spoilt {
            let mut snapshot = source();
            spoil(&mut snapshot);
            assert!(copied(snapshot).cells().is_err(), "{what}");
        }
    }

    #[test]
    fn later_forms_and_other_json_are_told_apart() {
        let read = |json: &str| Snapshot::read(json.as_bytes());
        assert!(matches!(read(r#"{"annexa":"snapshot/2"}"#), Err(CopyError::Newer(_))));
        for other in ["[]", "{}", r#"{"annexa":"other"}"#, r#"{"annexa":"snapshot/1","people":3}"#, "{"] {
            assert!(matches!(read(other), Err(CopyError::NotASnapshot(_))), "{other}");
        }
        let deep = format!(r#"{{"annexa":"snapshot/1","x":{}"#, "[".repeat(200_000));
        assert!(read(&deep).is_err());
        assert_eq!(read(&serde_json::to_string(&source()).unwrap()).unwrap(), source());
    }
}
