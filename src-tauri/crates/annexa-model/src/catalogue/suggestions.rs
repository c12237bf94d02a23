//! Which controls the facts of an AI system call to mind. Rules of thumb: a person takes or dismisses each.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{asset, iso42001};
use crate::ControlRef;

/// A fact about an AI system: never a decision, a status or a piece of evidence, so that no rule argues in a circle.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub enum Fact {
    /// You build it.
    Built,
    /// It is bought ready-made.
    Bought,
    /// It came inside another product.
    Embedded,
    /// It rests on an open pre-trained model.
    OpenModel,
    /// It is at the idea stage.
    Inception,
    /// It is being developed.
    Development,
    /// It is being tested.
    Verification,
    /// It is about to go live.
    Deployment,
    /// It is live.
    Operation,
    /// A significant change is coming.
    Change,
    /// It is about to be retired.
    Retirement,
    /// It generates text, code or media.
    Generative,
    /// It can serve nearly any purpose.
    GeneralPurpose,
    /// You train or fine-tune it.
    Trained,
    /// It keeps learning while in use.
    LearnsInUse,
    /// It handles personal data.
    PersonalData,
    /// It handles health, biometric or similar data.
    SensitiveData,
    /// It uses data obtained from others.
    DataFromOthers,
    /// It uses material from the public web.
    DataFromPublicWeb,
    /// Its data comes from several places.
    DataFromSeveralPlaces,
    /// People label its examples.
    LabelledByPeople,
    /// It decides about people.
    DecidesAboutPeople,
    /// It advises on decisions about people.
    AdvisesOnPeople,
    /// It affects people who never chose it.
    AffectsPublic,
    /// It affects employees.
    AffectsEmployees,
    /// It affects children, patients or others in a weak position.
    AffectsVulnerable,
    /// The public uses it.
    UsedByPublic,
    /// Customers depend on it.
    UsedByCustomers,
    /// Staff use it.
    UsedByStaff,
    /// Its model comes from another firm.
    SuppliedModel,
    /// Another firm feeds it data.
    SuppliedData,
    /// It runs on rented computing.
    SuppliedComputing,
    /// Several outside parties supply it.
    SeveralSuppliers,
    /// You are its AI provider.
    AiProvider,
    /// You are its AI producer.
    AiProducer,
    /// You are its AI customer.
    AiCustomer,
    /// You are an AI partner for it.
    AiPartner,
    /// A person approves each result.
    ApprovedByPerson,
    /// People watch it at work.
    WatchedByPeople,
    /// Nobody checks its results before they count.
    Unchecked,
    /// It takes actions by itself.
    ActsByItself,
    /// Its failure could injure someone.
    SafetyRelevant,
    /// It takes heavy computing.
    HeavyComputing,
    /// You are its provider under the EU AI Act.
    EuProvider,
    /// You are its deployer under the EU AI Act.
    EuDeployer,
    /// Its EU AI Act tier is set to high risk.
    EuHighRisk,
    /// Its EU AI Act tier is set to transparency.
    EuTransparency,
    /// It replaces a human judgement.
    ReplacesJudgement,
}

/// All that is known of an AI system and matters to a rule.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(transparent)]
#[ts(export)]
pub struct SystemFacts(BTreeSet<Fact>);

impl FromIterator<Fact> for SystemFacts {
    fn from_iter<T: IntoIterator<Item = Fact>>(facts: T) -> Self {
        Self(facts.into_iter().collect())
    }
}

impl SystemFacts {
    /// Whether a fact is among them.
    pub fn holds(&self, fact: Fact) -> bool {
        self.0.contains(&fact)
    }
}

/// Rules that lead from facts to controls.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct SuggestionRules {
    /// How to read them.
    pub notes: Vec<String>,
    /// How each fact is said within a sentence.
    #[ts(as = "BTreeMap<String, String>")]
    pub phrases: BTreeMap<Fact, String>,
    /// The rules.
    pub rules: Vec<SuggestionRule>,
}

/// A rule: where all of its facts hold, it calls a control to mind.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct SuggestionRule {
    /// `S01`.
    pub id: String,
    /// The facts, all of which must hold.
    pub when: Vec<Fact>,
    /// The control of ISO/IEC 42001.
    pub control: String,
    /// Why these facts call for it.
    pub reason: String,
}

/// A control that a system calls to mind, by one rule.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Suggestion {
    /// The rule, which a dismissal is about.
    pub rule: String,
    /// The control.
    pub control: ControlRef,
    /// The facts that it rests on.
    pub facts: Vec<Fact>,
    /// These facts as they are said within a sentence.
    pub because: Vec<String>,
    /// Why they call for the control.
    pub reason: String,
}

/// 71 rules over all 38 controls.
pub fn suggestion_rules() -> &'static SuggestionRules {
    static RULES: OnceLock<SuggestionRules> = OnceLock::new();
    RULES.get_or_init(|| asset(include_str!("../../../../../assets/catalogue/suggestions.json")))
}

/// The controls that a system's facts call to mind, rule by rule.
pub fn suggestions(facts: &SystemFacts) -> Vec<Suggestion> {
    let SuggestionRules { phrases, rules, .. } = suggestion_rules();
    let holds = rules.iter().filter(|rule| rule.when.iter().all(|fact| facts.holds(*fact)));
    holds
        .map(|rule| Suggestion {
            rule: rule.id.clone(),
            control: ControlRef::new(&iso42001().id, &rule.control),
            facts: rule.when.clone(),
            because: rule.when.iter().filter_map(|fact| phrases.get(fact).cloned()).collect(),
            reason: rule.reason.clone(),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn seventy_one_rules_reach_every_control_by_every_fact_and_none_twice() {
        let SuggestionRules { phrases, rules, .. } = suggestion_rules();
        let controls: HashSet<&str> = rules.iter().map(|r| r.control.as_str()).collect();
        assert_eq!((rules.len(), controls.len()), (71, 38));
        assert!(controls.iter().all(|id| iso42001().controls().any(|c| c.id == *id)));
        let used: BTreeSet<Fact> = rules.iter().flat_map(|r| r.when.clone()).collect();
        assert_eq!(phrases.keys().copied().collect::<BTreeSet<_>>(), used);
        assert_eq!(used.len(), 48);
        let mut seen = HashSet::new();
        for rule in rules {
            assert!(!rule.when.is_empty() && (20..=120).contains(&rule.reason.chars().count()), "{}", rule.id);
            let when: BTreeSet<Fact> = rule.when.iter().copied().collect();
            assert!(seen.insert((when, &rule.control)), "{} repeats another", rule.id);
            // A reason that only says what the control is called says nothing.
            let title = iso42001().controls().find(|c| c.id == rule.control).map(|c| c.title.to_lowercase()).unwrap();
            assert!(!title.contains(' ') || !rule.reason.to_lowercase().contains(&title), "{}", rule.id);
        }
    }

    #[test]
    fn a_system_that_decides_about_people_is_asked_about_principles_and_nothing_is_asked_of_one_without_facts() {
        assert_eq!(suggestions(&SystemFacts::default()), []);
        let of = |facts: &[Fact]| suggestions(&facts.iter().copied().collect());
        let alone = of(&[Fact::DecidesAboutPeople]);
        assert!(alone.iter().any(|s| s.rule == "S02" && s.control.as_str() == "iso42001/A.2.2"));
        assert_eq!(alone[0].because, ["it decides about people"]);
        // Two facts are more than each by itself: approval makes somebody answer for it.
        let needs_both = |s: &Suggestion| s.rule == "S06";
        assert!(!alone.iter().any(needs_both) && !of(&[Fact::ApprovedByPerson]).iter().any(needs_both));
        let both = of(&[Fact::ApprovedByPerson, Fact::DecidesAboutPeople]);
        let found = both.iter().find(|s| needs_both(s)).unwrap();
        assert_eq!(found.control.as_str(), "iso42001/A.3.2");
        assert_eq!(found.because, ["it decides about people", "a person approves each result"]);
    }
}
