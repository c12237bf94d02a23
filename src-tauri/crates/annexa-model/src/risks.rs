//! Risks, what they are measured by, and their treatment (ISO/IEC 42001, 6.1.1, 6.1.2, 6.1.3, 8.2, 8.3).

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{Id, Signatory, Text};

/// A kind of risk that AI brings. A starting list of ours: the standard names none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub enum RiskCategory {
    /// Some are treated worse than others without a reason that holds.
    Bias,
    /// It gets worse with time, since the world it learned from has changed.
    Drift,
    /// Nobody can say why it does what it does.
    Opacity,
    /// It is wrong, makes things up or fails where it should work.
    Unreliability,
    /// It learns, keeps or tells what it should not about people.
    Privacy,
    /// It is attacked, poisoned or made to give things away.
    Security,
    /// It is used for what it was not made for.
    Misuse,
    /// People trust it where they should judge.
    Overreliance,
    /// What others supply fails, changes or goes away.
    SupplyChain,
    /// It infringes on rights, such as those of authors.
    Rights,
    /// Somebody comes to harm.
    Safety,
    /// It burdens the environment.
    Environment,
    /// A law or a contract is broken.
    Compliance,
}

/// A characteristic of trustworthy AI, after NIST AI RMF 1.0 (section 3), in our short words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub enum Characteristic {
    /// Valid and reliable.
    Valid,
    /// Safe.
    Safe,
    /// Secure and resilient.
    Secure,
    /// Accountable and transparent.
    Accountable,
    /// Explainable and interpretable.
    Explainable,
    /// Privacy-enhanced.
    Private,
    /// Fair, with harmful bias managed.
    Fair,
}

/// What is done about a risk.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub enum Treatment {
    /// What would bring it is not done.
    Avoid,
    /// It is made smaller by controls.
    Modify,
    /// Somebody else bears a part of it.
    Share,
    /// It is borne as it is.
    Accept,
}

/// How likely a risk is, and how bad for whom: places on the organisation's scales, from 1. One cell: a merge makes no rating
/// that nobody gave. Consequences are rated apart for the organisation, for individuals and for societies (6.1.2).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "camelCase", default)]
#[ts(export)]
#[schemars(deny_unknown_fields)]
pub struct Rating {
    /// How likely.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub likelihood: Option<u8>,
    /// How bad for the organisation.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub organisation: Option<u8>,
    /// How bad for individuals.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub individuals: Option<u8>,
    /// How bad for societies.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub societies: Option<u8>,
}

impl Rating {
    /// The level: likelihood times the worst consequence. Nothing while one of the two is not rated.
    pub fn level(&self) -> Option<u16> {
        Some(u16::from(self.likelihood?) * u16::from(self.worst()?))
    }

    /// The worst consequence, for whomever.
    pub fn worst(&self) -> Option<u8> {
        [self.organisation, self.individuals, self.societies].into_iter().flatten().max()
    }
}

/// How the organisation measures risks (ISO/IEC 42001, 6.1.1; ISO/IEC 27001, 6.1.2): the words of its scales, lowest first, and the
/// line up to which it accepts one.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "camelCase", default)]
#[schemars(deny_unknown_fields)]
#[ts(export)]
pub struct RiskCriteria {
    /// Words for likelihood, three to five of them, from the least likely on.
    pub likelihood: Vec<String>,
    /// Words for consequences, three to five of them, from the least bad on.
    pub consequence: Vec<String>,
    /// The highest level that is accepted without treatment. A level is likelihood times the worst consequence.
    pub acceptable: u16,
    /// On what the criteria rest, and how levels are read.
    pub note: Text,
}

impl RiskCriteria {
    /// How many places each scale may have.
    pub const SIZES: std::ops::RangeInclusive<usize> = 3..=5;

    /// The highest level that the scales have.
    pub fn highest(&self) -> u16 {
        u16::try_from(self.likelihood.len() * self.consequence.len()).unwrap_or(u16::MAX)
    }

    /// Whether they draw a line on their scales. Files of before may hold some that do not: they measure nothing.
    pub fn draw_a_line(&self) -> bool {
        (1..=self.highest()).contains(&self.acceptable)
    }

    /// Whether a level lies above the line. Without a line no level does.
    pub fn is_above(&self, level: u16) -> bool {
        self.acceptable > 0 && level > self.acceptable
    }

    /// Whether the scales have these places, which are as likely and as bad.
    pub fn have(&self, likelihood: Option<u8>, consequences: &[Option<u8>]) -> bool {
        let within = |place: Option<u8>, scale: &[String]| place.is_none_or(|place| usize::from(place) <= scale.len());
        within(likelihood, &self.likelihood) && consequences.iter().all(|place| within(*place, &self.consequence))
    }
}

/// Who accepted what remains of a risk, in what function, when, and at which level. One cell: a merge makes no acceptance that
/// nobody gave.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "camelCase", default)]
#[schemars(deny_unknown_fields)]
#[ts(export)]
pub struct RiskAcceptance {
    /// Name, or role where no name is wanted.
    pub name: String,
    /// Function.
    pub function: String,
    /// Date.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional, type = "string")]
    pub date: Option<Date>,
    /// The level that remained when it was accepted, 0 where nothing was rated. Absent while no day is given, and in files of before,
    /// where it is not known what was accepted.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub level: Option<u16>,
}

impl RiskAcceptance {
    /// Who it was.
    pub fn by(&self) -> Signatory {
        Signatory { name: self.name.clone(), function: self.function.clone(), date: self.date }
    }

    /// Whether somebody accepted it on a day.
    pub fn is_given(&self) -> bool {
        !self.name.trim().is_empty() && self.date.is_some()
    }

    /// Whether it is given, and covers so high a level.
    pub fn covers(&self, level: u16) -> bool {
        self.is_given() && self.level.is_none_or(|accepted| level <= accepted)
    }
}

/// A risk.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "camelCase", default)]
#[ts(export)]
pub struct Risk {
    /// Its identity in the file.
    pub id: Id,
    /// The id people use, `R-07`.
    pub label: String,
    /// What it is, in one line.
    pub title: String,
    /// What would bring it about.
    pub cause: Text,
    /// What would happen.
    pub event: Text,
    /// What would follow, and for whom.
    pub consequence: Text,
    /// What kind of AI risk it is.
    pub categories: Vec<RiskCategory>,
    /// Which characteristics of trustworthy AI it touches.
    pub characteristics: Vec<Characteristic>,
    /// Who answers for it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub owner: Option<Id>,
    /// How likely and how bad it is as things would be without treatment.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub inherent: Option<Rating>,
    /// What is done about it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub treatment: Option<Treatment>,
    /// How it is treated, and with whom it is shared.
    pub plan: Text,
    /// When the treatment is to be in place.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional, type = "string")]
    pub due: Option<Date>,
    /// How likely and how bad it is with the treatment in place.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub residual: Option<Rating>,
    /// Who of the designated management accepted what remains, in what function, when (6.1.3).
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub accepted: Option<RiskAcceptance>,
    /// When it is looked at again.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional, type = "string")]
    pub review: Option<Date>,
}

impl Risk {
    /// Whether it has to be reckoned with: what is avoided does not arise.
    pub fn is_live(&self) -> bool {
        self.treatment != Some(Treatment::Avoid)
    }

    /// The rating that is expected: that with treatment, be it in place or planned, where it has a level, that without otherwise.
    /// None of a risk that is avoided.
    pub fn expected(&self) -> Option<Rating> {
        let rated = self.residual.filter(|rating| rating.level().is_some()).or(self.inherent);
        rated.filter(|_| self.is_live())
    }

    /// The level that is expected.
    pub fn level(&self) -> Option<u16> {
        self.expected().as_ref().and_then(Rating::level)
    }

    /// The level that remains, which somebody may have to accept: a risk that is borne as it is remains as it was.
    pub fn remaining(&self) -> Option<u16> {
        let residual = self.residual.as_ref().and_then(Rating::level);
        let borne = self.inherent.as_ref().filter(|_| self.treatment == Some(Treatment::Accept));
        residual.or_else(|| borne.and_then(Rating::level))
    }
}

/// A field of a risk.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub enum RiskField {
    /// The id people use; the next free one where missing at creation.
    Label(String),
    /// What it is, in one line.
    Title(String),
    /// What would bring it about.
    Cause(Text),
    /// What would happen.
    Event(Text),
    /// What would follow, and for whom.
    Consequence(Text),
    /// What kind of AI risk it is.
    Categories(Vec<RiskCategory>),
    /// Which characteristics of trustworthy AI it touches.
    Characteristics(Vec<Characteristic>),
    /// Who answers for it.
    Owner(Option<Id>),
    /// How likely and how bad it is as things would be without treatment: the whole of it, each place a number from 1, the lowest.
    Inherent(Option<Rating>),
    /// What is done about it.
    Treatment(Option<Treatment>),
    /// How it is treated, and with whom it is shared.
    Plan(Text),
    /// When the treatment is to be in place.
    #[ts(type = "string | null")]
    Due(Option<Date>),
    /// How likely and how bad it is with the treatment in place: the whole of it, each place a number from 1, the lowest.
    Residual(Option<Rating>),
    /// Who of the designated management accepted what remains, in what function, when (6.1.3). The level that remains is kept with it
    /// when the day is given.
    Accepted(Option<Signatory>),
    /// When it is looked at again.
    #[ts(type = "string | null")]
    Review(Option<Date>),
}

impl RiskField {
    /// Whether it is typed, letter by letter: then a pause ends the change, not each letter.
    pub(crate) fn is_typed(&self) -> bool {
        matches!(
            self,
            Self::Label(_)
                | Self::Title(_)
                | Self::Cause(_)
                | Self::Event(_)
                | Self::Consequence(_)
                | Self::Plan(_)
                | Self::Accepted(Some(_))
        )
    }
}
