//! The registers: every kind of record, once, with what the rest of the model has to know of it.
//!
//! A new kind of record is a structure with its fields ([`Requirement`](crate::Requirement) is a short one), three operations,
//! a list of that name in [`Snapshot`](crate::Snapshot), [`Delta`](crate::Delta) and [`Differences`](crate::Differences), and a
//! line here. Where a list of all kinds cannot be made from this table, the compiler or a test asks for the new one:
//! `audience.rs` (which words it holds, who reads it), `redaction.rs`, `links.rs` where it can be linked.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use serde::Serialize;
use serde_json::{Map, Value};

use crate::{
    AiObjective, AiSystem, Audit, Evidence, Id, ImpactAssessment, InterestedParty, ManagementReview, Nonconformity,
    Operation, OwnControl, Person, Question, Requirement, Risk, Snapshot,
};

/// Hands every kind of record to a macro: its name in keys and operations, its list, its structure, its three operations, the
/// field it is known by, the field that says what it is about, and the first label: its prefix and how many digits follow (none
/// where a new record gets no label).
macro_rules! each_register {
    ($then:ident) => {
        $then! {
            person people Person (AddPerson EditPerson DeletePerson) (name name "" 0);
            system systems AiSystem (AddSystem EditSystem DeleteSystem) (label name "S-" 2);
            evidence evidence Evidence (AddEvidence EditEvidence DeleteEvidence) (label title "EV-" 2);
            control controls OwnControl (AddControl EditControl DeleteControl) (label title "X." 1);
            risk risks Risk (AddRisk EditRisk DeleteRisk) (label title "R-" 2);
            assessment assessments ImpactAssessment (AddAssessment EditAssessment DeleteAssessment) (label title "IA-" 2);
            requirement requirements Requirement (AddRequirement EditRequirement DeleteRequirement) (label title "Q-" 2);
            party parties InterestedParty (AddParty EditParty DeleteParty) (label name "P-" 2);
            objective objectives AiObjective (AddObjective EditObjective DeleteObjective) (label title "O-" 2);
            audit audits Audit (AddAudit EditAudit DeleteAudit) (label title "AU-" 2);
            review reviews ManagementReview (AddReview EditReview DeleteReview) (label title "MR-" 2);
            nonconformity nonconformities Nonconformity (AddNonconformity EditNonconformity DeleteNonconformity) (label title "NC-" 2);
            question questions Question (AddQuestion EditQuestion DeleteQuestion) (label title "QN-" 2);
        }
    };
}
pub(crate) use each_register;

/// What a kind of record is called and by what its records are known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Register {
    /// Its name in keys, operations and data: `risk`.
    pub key: &'static str,
    /// The field people know a record by: `label`, of people `name`.
    pub known_by: &'static str,
    /// What the first label begins with.
    pub prefix: &'static str,
    /// How many digits its number has; 0 where a new record gets no label.
    pub digits: usize,
}

/// What an operation does to a record.
pub(crate) enum RecordChange<'a> {
    /// It begins one.
    Add(Option<&'a Id>),
    /// It changes the one with that id or label.
    Edit(&'a Id),
    /// It deletes the one with that id or label.
    Delete(&'a Id),
}

/// An operation on a record, whatever kind of record it is.
pub(crate) struct OnRecord<'a> {
    /// What kind.
    pub register: Register,
    /// What is done.
    pub change: RecordChange<'a>,
    /// Name of the operation.
    pub name: &'static str,
    /// Fields by their names in data, with the values they get.
    pub set: Vec<(String, Value)>,
    /// Whether it is typed, letter by letter: then a pause ends the change, not each letter.
    pub typed: bool,
}

/// A field and its value, by the name it has in data.
pub(crate) fn tagged(field: &impl Serialize) -> (String, Value) {
    match serde_json::to_value(field) {
        Ok(Value::Object(fields)) => fields.into_iter().next().unwrap_or_default(),
        _ => <_>::default(),
    }
}

/// Fields that hold words even where nothing stands in them. A label is none: under a mark nobody would find the record.
fn words_of(blank: &impl Serialize) -> BTreeSet<String> {
    let Ok(Value::Object(fields)) = serde_json::to_value(blank) else { return BTreeSet::new() };
    let is_words = |value: &Value| value.is_string() || value.get("text").is_some();
    let named = fields.into_iter().filter(|(name, value)| name != "id" && name != "label" && is_words(value));
    named.map(|(name, _)| name).collect()
}

macro_rules! table {
    ($($key:ident $list:ident $Record:ident ($Add:ident $Edit:ident $Delete:ident) ($known:ident $title:ident $prefix:literal $digits:literal);)*) => {
        /// Every kind of record.
        pub(crate) const REGISTERS: &[Register] = &[$(Register {
            key: stringify!($key),
            known_by: stringify!($known),
            prefix: $prefix,
            digits: $digits,
        }),*];

        impl Operation {
            /// The same as a change to a record; nothing where it is none.
            pub(crate) fn on_record(&self) -> Option<OnRecord<'_>> {
                let register = |key: &str| REGISTERS.iter().find(|register| register.key == key).copied();
                match self {
                    $(
                        Self::$Add { id, set } => Some(OnRecord {
                            register: register(stringify!($key))?,
                            change: RecordChange::Add(id.as_ref()),
                            name: stringify!($Add),
                            set: set.iter().map(tagged).collect(),
                            typed: false,
                        }),
                        Self::$Edit { $key, set } => Some(OnRecord {
                            register: register(stringify!($key))?,
                            change: RecordChange::Edit($key),
                            name: stringify!($Edit),
                            set: set.iter().map(tagged).collect(),
                            typed: matches!(&set[..], [field] if field.is_typed()),
                        }),
                        Self::$Delete { $key } => Some(OnRecord {
                            register: register(stringify!($key))?,
                            change: RecordChange::Delete($key),
                            name: stringify!($Delete),
                            set: Vec::new(),
                            typed: false,
                        }),
                    )*
                    _ => None,
                }
            }
        }

        /// Fields of a kind of record that hold words: a mark can stand where they were withheld. What is a choice, a date, a
        /// rating or a set is just not known then.
        pub(crate) fn fields_of_words(kind: &str) -> Option<&'static BTreeSet<String>> {
            static WORDS: OnceLock<BTreeMap<&'static str, BTreeSet<String>>> = OnceLock::new();
            WORDS.get_or_init(|| BTreeMap::from([$((stringify!($key), words_of(&$Record::default()))),*])).get(kind)
        }

        impl Snapshot {
            /// Every record: its kind, what it is known by, what it is about, its id, and the field that says what it is about.
            pub(crate) fn labels(&self) -> Vec<(&'static str, &str, &str, &Id, &'static str)> {
                let mut found = Vec::new();
                $(found.extend(self.$list.iter().map(|r| {
                    (stringify!($key), r.$known.as_str(), r.$title.as_str(), &r.id, stringify!($title))
                }));)*
                found
            }

            /// What people know a record by: its label, a person's name. `None` where there is none with that id.
            pub fn record_label(&self, kind: &str, id: &Id) -> Option<&str> {
                match kind {
                    $(stringify!($key) => self.$list.iter().find(|r| &r.id == id).map(|r| r.$known.as_str()),)*
                    _ => None,
                }
            }

            /// A record's fields, as they are in data. Empty where there is none with that id.
            pub fn record_fields(&self, kind: &str, id: &Id) -> Map<String, Value> {
                let found = match kind {
                    $(stringify!($key) => self.$list.iter().find(|r| &r.id == id).map(serde_json::to_value),)*
                    _ => None,
                };
                match found {
                    Some(Ok(Value::Object(fields))) => fields,
                    _ => Map::new(),
                }
            }

            /// What a record is about: its title, or the name of what it stands for.
            pub fn record_title(&self, kind: &str, id: &Id) -> Option<&str> {
                match kind {
                    $(stringify!($key) => self.$list.iter().find(|r| &r.id == id).map(|r| r.$title.as_str()),)*
                    _ => None,
                }
            }
        }
    };
}
each_register!(table);

/// Whether keys that begin so are of a record whose fields are cells of their own, with nothing below them but the members of
/// sets.
pub(crate) fn is_registered(kind: &str) -> bool {
    REGISTERS.iter().any(|register| register.key == kind)
}
