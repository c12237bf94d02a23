//! AI system impact assessments (ISO/IEC 42001, 6.1.4, 8.4, A.5).

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{Characteristic, Id, Text};

/// What a system means for some: one cell, so that a merge makes no judgement that nobody made.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "camelCase", default)]
#[schemars(deny_unknown_fields)]
#[ts(export)]
pub struct Impact {
    /// Who they are.
    pub who: String,
    /// What good it does them.
    pub benefit: Text,
    /// What harm it may do them.
    pub harm: Text,
    /// How bad the harm would be, on the organisation's scale of consequences, from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub severity: Option<u8>,
    /// How likely it is, on the organisation's scale, from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub likelihood: Option<u8>,
    /// What is done against it.
    pub mitigation: Text,
    /// Which characteristics of trustworthy AI it touches.
    pub characteristics: Vec<Characteristic>,
}

/// An impact assessment. Its five levels are those of NIST AI RMF 1.0; they cover individuals, groups and societies, which the standard names.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "camelCase", default)]
#[ts(export)]
pub struct ImpactAssessment {
    /// Its identity in the file.
    pub id: Id,
    /// The id people use, `IA-03`.
    pub label: String,
    /// What it is called.
    pub title: String,
    /// Who answers for it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub owner: Option<Id>,
    /// The day to which it describes things.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional, type = "string")]
    pub date: Option<Date>,
    /// When it is looked at again.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional, type = "string")]
    pub review: Option<Date>,
    /// What the system is meant for.
    pub intended: Text,
    /// How it could foreseeably be misused.
    pub misuse: Text,
    /// What it means for individuals.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub individuals: Option<Impact>,
    /// What it means for groups of people.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub groups: Option<Impact>,
    /// What it means for communities.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub communities: Option<Impact>,
    /// What it means for organisations, the own one too.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub organisations: Option<Impact>,
    /// What it means for society and the environment.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub society: Option<Impact>,
    /// What follows from it.
    pub conclusion: Text,
}

impl ImpactAssessment {
    /// Its levels with their names in data, in order.
    pub fn levels(&self) -> [(&'static str, Option<&Impact>); 5] {
        [
            ("individuals", self.individuals.as_ref()),
            ("groups", self.groups.as_ref()),
            ("communities", self.communities.as_ref()),
            ("organisations", self.organisations.as_ref()),
            ("society", self.society.as_ref()),
        ]
    }
}

/// A field of an impact assessment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub enum AssessmentField {
    /// The id people use; the next free one where missing at creation.
    Label(String),
    /// What it is called.
    Title(String),
    /// Who answers for it.
    Owner(Option<Id>),
    /// The day to which it describes things.
    #[ts(type = "string | null")]
    Date(Option<Date>),
    /// When it is looked at again.
    #[ts(type = "string | null")]
    Review(Option<Date>),
    /// What the system is meant for.
    Intended(Text),
    /// How it could foreseeably be misused.
    Misuse(Text),
    /// What it means for individuals.
    Individuals(Option<Impact>),
    /// What it means for groups of people.
    Groups(Option<Impact>),
    /// What it means for communities.
    Communities(Option<Impact>),
    /// What it means for organisations, the own one too.
    Organisations(Option<Impact>),
    /// What it means for society and the environment.
    Society(Option<Impact>),
    /// What follows from it.
    Conclusion(Text),
}

impl AssessmentField {
    /// Whether it is typed, letter by letter: then a pause ends the change, not each letter.
    pub(crate) fn is_typed(&self) -> bool {
        matches!(
            self,
            Self::Label(_)
                | Self::Title(_)
                | Self::Intended(_)
                | Self::Misuse(_)
                | Self::Conclusion(_)
                | Self::Individuals(Some(_))
                | Self::Groups(Some(_))
                | Self::Communities(Some(_))
                | Self::Organisations(Some(_))
                | Self::Society(Some(_))
        )
    }
}
