//! AI systems: what they are, what is true of them, and which roles come with them.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{AiRole, Fact, Id, SystemFacts, Text};

/// Whether a system is in the scope of the management system.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub enum SystemScope {
    /// In scope.
    In,
    /// Out of scope, known all the same.
    Out,
}

/// Where a system comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub enum SystemOrigin {
    /// The organisation builds it.
    Built,
    /// It is bought or rented ready-made.
    Bought,
    /// It came inside another product.
    Embedded,
    /// It rests on an open pre-trained model.
    OpenModel,
}

/// Where in its life a system stands: stages after ISO/IEC 22989, whose continuous validation is part of operation here.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub enum Stage {
    /// An idea that is being looked at.
    Inception,
    /// Being designed and developed.
    Development,
    /// Being verified and validated.
    Verification,
    /// About to go live.
    Deployment,
    /// Live, and watched.
    Operation,
    /// Being looked at anew, before a significant change.
    Reevaluation,
    /// About to be retired, or retired.
    Retirement,
}

/// Something that is true of a system. What is not named is not known or not so.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub enum Trait {
    /// It generates text, pictures, sound, code or other media.
    Generative,
    /// It can serve nearly any purpose.
    GeneralPurpose,
    /// The organisation trains or fine-tunes it.
    Trains,
    /// It goes on learning while it is used.
    LearnsInUse,
    /// It works on personal data.
    PersonalData,
    /// It works on health, biometric or similar data.
    SensitiveData,
    /// People label its examples.
    LabelledByPeople,
    /// It acts without somebody letting it.
    ActsByItself,
    /// Health or safety hangs on it.
    SafetyRelevant,
    /// It takes much computing power.
    HeavyCompute,
    /// It does what a qualified person judged before.
    ReplacesJudgement,
}

/// Where data comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub enum DataSource {
    /// From others, against payment or under a licence.
    Bought,
    /// From the public web.
    PublicWeb,
    /// From several places at once.
    Several,
}

/// What a system does to people.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub enum Effect {
    /// It decides about them.
    Decides,
    /// Somebody decides about them on its advice.
    Recommends,
    /// It neither decides nor advises about people.
    Neither,
}

/// Who is affected by a system without having asked for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub enum AffectedGroup {
    /// People outside who never chose it.
    Public,
    /// People who work for the organisation.
    Employees,
    /// Children, patients, or others in a weak position.
    Vulnerable,
}

/// Who uses a system.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub enum UserGroup {
    /// People of the organisation.
    Staff,
    /// Customers.
    Customers,
    /// Anybody.
    Public,
}

/// How people watch over a system.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub enum Oversight {
    /// Somebody lets each result pass.
    Approves,
    /// Somebody watches and can step in.
    Monitors,
    /// Nobody does.
    None,
}

/// What others supply to a system.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub enum Supply {
    /// Its model.
    Model,
    /// Its data.
    Data,
    /// The computing power.
    Compute,
    /// Several suppliers behind one another.
    Several,
}

/// A role of Article 3 of Regulation (EU) 2024/1689 (the EU AI Act).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub enum ActRole {
    /// Provider.
    Provider,
    /// Deployer.
    Deployer,
    /// Authorised representative.
    AuthorisedRepresentative,
    /// Importer.
    Importer,
    /// Distributor.
    Distributor,
    /// Product manufacturer.
    ProductManufacturer,
}

/// A tier of risk that the EU AI Act leads to. A view of the organisation, never a legal verdict.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub enum ActTier {
    /// A prohibited practice (Article 5).
    Prohibited,
    /// High risk (Article 6).
    HighRisk,
    /// Duties of transparency (Article 50).
    Transparency,
    /// None of these.
    Minimal,
}

/// An AI system that the organisation knows of.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "camelCase", default)]
#[ts(export)]
pub struct AiSystem {
    /// Its identity in the file.
    pub id: Id,
    /// The id people use, `S-02`.
    pub label: String,
    /// Its name.
    pub name: String,
    /// What it is for, in one line.
    pub purpose: String,
    /// Who answers for it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub owner: Option<Id>,
    /// Whether it is in the scope of the management system (4.3).
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub scope: Option<SystemScope>,
    /// Where it comes from.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub origin: Option<SystemOrigin>,
    /// Where in its life it stands (after ISO/IEC 22989).
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub stage: Option<Stage>,
    /// What is true of it.
    pub traits: Vec<Trait>,
    /// What data it works on, in words.
    pub data: Text,
    /// Where that data comes from, beyond the organisation’s own.
    pub data_sources: Vec<DataSource>,
    /// What it does to people.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub effect: Option<Effect>,
    /// Who is affected without having asked for it.
    pub affected: Vec<AffectedGroup>,
    /// Who that is, in words.
    pub affected_note: Text,
    /// Who uses it.
    pub users: Vec<UserGroup>,
    /// How people watch over it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub oversight: Option<Oversight>,
    /// Who does so, and what they can stop, in words.
    pub oversight_note: Text,
    /// What others supply to it.
    pub supplies: Vec<Supply>,
    /// Suppliers and models behind it, in words.
    pub suppliers: Text,
    /// The organisation’s roles for it by ISO/IEC 22989.
    pub roles: Vec<AiRole>,
    /// The organisation’s role by Article 3 of the EU AI Act. Another vocabulary than the one above.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub act_role: Option<ActRole>,
    /// Its tier of risk under the EU AI Act, as the organisation sees it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub act_tier: Option<ActTier>,
    /// Why that role and tier.
    pub act_reason: Text,
    /// When it last changed in a way that matters to its assessment.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional, type = "string")]
    pub changed: Option<Date>,
}

impl AiSystem {
    /// What is said of it, as the rules that suggest controls know it. What is not said is no fact.
    pub fn facts(&self) -> SystemFacts {
        let origin = self.origin.map(|origin| match origin {
            SystemOrigin::Built => Fact::Built,
            SystemOrigin::Bought => Fact::Bought,
            SystemOrigin::Embedded => Fact::Embedded,
            SystemOrigin::OpenModel => Fact::OpenModel,
        });
        let stage = self.stage.map(|stage| match stage {
            Stage::Inception => Fact::Inception,
            Stage::Development => Fact::Development,
            Stage::Verification => Fact::Verification,
            Stage::Deployment => Fact::Deployment,
            Stage::Operation => Fact::Operation,
            Stage::Reevaluation => Fact::Change,
            Stage::Retirement => Fact::Retirement,
        });
        let effect = self.effect.and_then(|effect| match effect {
            Effect::Decides => Some(Fact::DecidesAboutPeople),
            Effect::Recommends => Some(Fact::AdvisesOnPeople),
            Effect::Neither => None,
        });
        let oversight = self.oversight.map(|oversight| match oversight {
            Oversight::Approves => Fact::ApprovedByPerson,
            Oversight::Monitors => Fact::WatchedByPeople,
            Oversight::None => Fact::Unchecked,
        });
        let act_role = self.act_role.and_then(|role| match role {
            ActRole::Provider => Some(Fact::EuProvider),
            ActRole::Deployer => Some(Fact::EuDeployer),
            _ => None,
        });
        let act_tier = self.act_tier.and_then(|tier| match tier {
            ActTier::HighRisk => Some(Fact::EuHighRisk),
            ActTier::Transparency => Some(Fact::EuTransparency),
            ActTier::Prohibited | ActTier::Minimal => None,
        });
        let traits = self.traits.iter().map(|it| match it {
            Trait::Generative => Fact::Generative,
            Trait::GeneralPurpose => Fact::GeneralPurpose,
            Trait::Trains => Fact::Trained,
            Trait::LearnsInUse => Fact::LearnsInUse,
            Trait::PersonalData => Fact::PersonalData,
            Trait::SensitiveData => Fact::SensitiveData,
            Trait::LabelledByPeople => Fact::LabelledByPeople,
            Trait::ActsByItself => Fact::ActsByItself,
            Trait::SafetyRelevant => Fact::SafetyRelevant,
            Trait::HeavyCompute => Fact::HeavyComputing,
            Trait::ReplacesJudgement => Fact::ReplacesJudgement,
        });
        let data = self.data_sources.iter().map(|source| match source {
            DataSource::Bought => Fact::DataFromOthers,
            DataSource::PublicWeb => Fact::DataFromPublicWeb,
            DataSource::Several => Fact::DataFromSeveralPlaces,
        });
        let affected = self.affected.iter().map(|group| match group {
            AffectedGroup::Public => Fact::AffectsPublic,
            AffectedGroup::Employees => Fact::AffectsEmployees,
            AffectedGroup::Vulnerable => Fact::AffectsVulnerable,
        });
        let users = self.users.iter().map(|group| match group {
            UserGroup::Staff => Fact::UsedByStaff,
            UserGroup::Customers => Fact::UsedByCustomers,
            UserGroup::Public => Fact::UsedByPublic,
        });
        let supplies = self.supplies.iter().map(|supply| match supply {
            Supply::Model => Fact::SuppliedModel,
            Supply::Data => Fact::SuppliedData,
            Supply::Compute => Fact::SuppliedComputing,
            Supply::Several => Fact::SeveralSuppliers,
        });
        let roles = self.roles.iter().filter_map(|role| match role {
            AiRole::AiProvider => Some(Fact::AiProvider),
            AiRole::AiProducer => Some(Fact::AiProducer),
            AiRole::AiCustomer => Some(Fact::AiCustomer),
            AiRole::AiPartner => Some(Fact::AiPartner),
            AiRole::AiSubject | AiRole::RelevantAuthority => None,
        });
        let single = [origin, stage, effect, oversight, act_role, act_tier].into_iter().flatten();
        single.chain(traits).chain(data).chain(affected).chain(users).chain(supplies).chain(roles).collect()
    }
}

/// A field of an AI system.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub enum SystemField {
    /// The id people use; the next free one where missing at creation.
    Label(String),
    /// Its name.
    Name(String),
    /// What it is for, in one line.
    Purpose(String),
    /// Who answers for it.
    Owner(Option<Id>),
    /// Whether it is in the scope of the management system (4.3).
    Scope(Option<SystemScope>),
    /// Where it comes from.
    Origin(Option<SystemOrigin>),
    /// Where in its life it stands (after ISO/IEC 22989).
    Stage(Option<Stage>),
    /// What is true of it.
    Traits(Vec<Trait>),
    /// What data it works on, in words.
    Data(Text),
    /// Where that data comes from, beyond the organisation’s own.
    DataSources(Vec<DataSource>),
    /// What it does to people.
    Effect(Option<Effect>),
    /// Who is affected without having asked for it.
    Affected(Vec<AffectedGroup>),
    /// Who that is, in words.
    AffectedNote(Text),
    /// Who uses it.
    Users(Vec<UserGroup>),
    /// How people watch over it.
    Oversight(Option<Oversight>),
    /// Who does so, and what they can stop, in words.
    OversightNote(Text),
    /// What others supply to it.
    Supplies(Vec<Supply>),
    /// Suppliers and models behind it, in words.
    Suppliers(Text),
    /// The organisation’s roles for it by ISO/IEC 22989.
    Roles(Vec<AiRole>),
    /// The organisation’s role by Article 3 of the EU AI Act. Another vocabulary than the one above.
    ActRole(Option<ActRole>),
    /// Its tier of risk under the EU AI Act, as the organisation sees it.
    ActTier(Option<ActTier>),
    /// Why that role and tier.
    ActReason(Text),
    /// When it last changed in a way that matters to its assessment.
    #[ts(type = "string | null")]
    Changed(Option<Date>),
}

impl SystemField {
    /// Whether it is typed, letter by letter: then a pause ends the change, not each letter.
    pub(crate) fn is_typed(&self) -> bool {
        matches!(
            self,
            Self::Label(_)
                | Self::Name(_)
                | Self::Purpose(_)
                | Self::Data(_)
                | Self::AffectedNote(_)
                | Self::OversightNote(_)
                | Self::Suppliers(_)
                | Self::ActReason(_)
        )
    }
}
