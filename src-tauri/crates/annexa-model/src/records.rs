//! The organisation, and what any statement names: people, evidence, own controls.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{Id, KeptFile, RiskCriteria, Text};

/// An image stored in the client file by the hash of its bytes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "camelCase")]
#[schemars(deny_unknown_fields)]
#[ts(export)]
pub struct Logo {
    /// SHA-256 of the bytes, 64 hex digits.
    pub hash: String,
    /// `image/png`, `image/jpeg` or `image/svg+xml`.
    pub media_type: String,
    /// What the picture shows, for those who do not see it.
    #[serde(default)]
    pub alt: String,
}

/// Whose statement it is.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "camelCase", default)]
#[ts(export)]
pub struct Organisation {
    /// Its legal name.
    pub name: String,
    /// Postal address, several lines.
    pub address: Text,
    /// Its logo.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub logo: Option<Logo>,
    /// The colour that tells this client's window from others, `#rrggbb`.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub colour: Option<String>,
    /// How it measures risks (ISO/IEC 42001, 6.1.1; ISO/IEC 27001, 6.1.2).
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub risk_criteria: Option<RiskCriteria>,
    /// Where it begins from: the id of a starting point (`27001-first`). What it has and what it builds follows from that;
    /// no decision does.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub starting_point: Option<String>,
}

/// A person or a role that owns, prepares or approves.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "camelCase", default)]
#[ts(export)]
pub struct Person {
    /// Its identity in the file.
    pub id: Id,
    /// Name of the person, or of the role where no name is wanted.
    pub name: String,
    /// Function in the organisation.
    pub function: String,
}

/// One piece of evidence: named once, linked from many decisions.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "camelCase", default)]
#[ts(export)]
pub struct Evidence {
    /// Its identity in the file.
    pub id: Id,
    /// The id people use, `EV-014`.
    pub label: String,
    /// What it is.
    pub title: String,
    /// What kind of thing it is, in the organisation's words (policy, record, report …).
    pub kind: String,
    /// Where it is kept: a place or a link. Never opened without asking.
    pub location: String,
    /// Who answers for it: that it is there, and that it is renewed in time.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub owner: Option<Id>,
    /// Its own date.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional, type = "string")]
    pub date: Option<Date>,
    /// The last day on which it still shows what it shows.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional, type = "string")]
    pub expiry: Option<Date>,
    /// Files that are kept with it, oldest first. They stay in the file: no export tells of them.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[ts(as = "Option<Vec<KeptFile>>", optional)]
    pub attachments: Vec<KeptFile>,
}

/// A control from another source than a catalogue ("necessary controls" may come from any source, 6.1.3).
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "camelCase", default)]
#[ts(export)]
pub struct OwnControl {
    /// Its identity in the file.
    pub id: Id,
    /// The id people use, `X.1`.
    pub label: String,
    /// Its title.
    pub title: String,
    /// Where it comes from: own design, another standard, a customer.
    pub source: String,
    /// What it asks.
    pub description: Text,
}
