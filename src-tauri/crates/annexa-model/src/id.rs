//! Identity: random ids for records, published ids for catalogue controls.

use std::fmt;
use std::str::FromStr;

use schemars::JsonSchema;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use ts_rs::TS;

/// The framework name under which an organisation's own controls stand.
pub const OWN: &str = "own";

/// Identity of a record: 32 hex digits from the environment, never shown to people (they see labels).
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema, TS)]
#[serde(transparent)]
#[ts(export, type = "string")]
pub struct Id(pub String);

impl Id {
    /// The id as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether this may stand in a cell key: 1–64 of letters, digits, `.`, `_`, `-`.
    pub fn is_well_formed(&self) -> bool {
        is_key_part(&self.0)
    }
}

impl From<&str> for Id {
    fn from(id: &str) -> Self {
        Self(id.to_owned())
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

pub(crate) fn is_key_part(part: &str) -> bool {
    (1..=64).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'_' | b'-'))
}

/// Where new ids come from. The client file supplies random ones; tests choose.
pub trait Ids {
    /// A fresh id that no record has had.
    fn fresh(&mut self) -> Id;
}

/// A control is always (framework, id): `A.5.2` exists in two standards. Written `iso42001/A.5.2` or `own/<id>`. An operation
/// may name it as people do, by what is printed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, PartialOrd, Ord, JsonSchema, TS)]
#[schemars(transparent)]
#[ts(export, type = "string")]
pub struct ControlRef(#[schemars(regex(pattern = r"^[a-z0-9.-]+/.+$"))] String);

impl ControlRef {
    /// Names a control of a framework.
    pub fn new(framework: &str, id: &str) -> Self {
        Self(format!("{framework}/{id}"))
    }

    /// The framework's id, `own` for own controls.
    pub fn framework(&self) -> &str {
        self.0.split_once('/').map_or("", |(framework, _)| framework)
    }

    /// The control's id within its framework.
    pub fn id(&self) -> &str {
        self.0.split_once('/').map_or("", |(_, id)| id)
    }

    /// Whether its statement has to say if it is implemented, as ISO/IEC 27001 asks (6.1.3); in ISO/IEC 42001 that is good practice.
    pub fn must_tell_implemented(&self) -> bool {
        self.framework() == "iso27001"
    }

    /// `framework/id`.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for ControlRef {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl FromStr for ControlRef {
    type Err = String;

    fn from_str(s: &str) -> Result<Self, Self::Err> {
        match s.split_once('/') {
            Some((framework, id)) if is_key_part(framework) && !id.is_empty() && id.chars().count() <= 200 => {
                Ok(Self(s.to_owned()))
            }
            _ => Err(format!("“{s}” does not name a control; write it as framework/id, such as iso42001/A.5.2")),
        }
    }
}

impl Serialize for ControlRef {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for ControlRef {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}
