//! A finding: what a rule says about a place.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use ts_rs::TS;

use crate::registers::is_registered;
use crate::{Acceptance, ControlRef, Id, Kept, Link, OWN, Progress, Verdict};

/// How much a finding weighs. Worst first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub enum Severity {
    /// No edition, no declaration or no treatment plan, while it stands.
    Blocks,
    /// An auditor will ask.
    Warning,
    /// Worth a look.
    Hint,
}

/// Where a finding points to, down to the field.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema, TS)]
#[serde(tag = "kind", rename_all = "camelCase")]
#[ts(export)]
pub enum Place {
    /// A field of the organisation.
    Organisation {
        /// Its name in the snapshot.
        field: String,
    },
    /// A field of the statement's document control; `decisions` for all of them.
    Statement {
        /// Its name in the snapshot.
        field: String,
    },
    /// A field of a decision.
    Decision {
        /// The control.
        control: ControlRef,
        /// Its name in the snapshot; `justification` for the one in force.
        field: String,
    },
    /// A field of a record.
    Record {
        /// `evidence`, `system`, `person`, `control`, `risk`, `assessment`, `requirement`, `party` or `objective`.
        record: String,
        /// Its id.
        id: Id,
        /// The field's name in the snapshot.
        field: String,
    },
    /// An edition.
    Edition {
        /// Its id.
        id: Id,
    },
}

impl Place {
    /// A place in a decision.
    pub(crate) fn decision(control: &ControlRef, field: &str) -> Self {
        Self::Decision { control: control.clone(), field: field.to_owned() }
    }

    /// A place in a record.
    pub(crate) fn record(record: &str, id: &str, field: &str) -> Self {
        Self::Record { record: record.to_owned(), id: Id::from(id), field: field.to_owned() }
    }

    /// Where a change of a cell of the client file is seen, down to the field; nothing for approvals and authors. What an
    /// own control asks stands with the decision on it. An acceptance is seen where its finding is, which its key tells to
    /// none but the readiness check.
    pub fn of_change(cell: &str, before: Option<&Value>, after: Option<&Value>) -> Option<Self> {
        if let Some(edition) = Kept::of(cell).and_then(Kept::edition) {
            return Some(Self::Edition { id: Id::from(edition) });
        }
        let parts: Vec<&str> = cell.split('/').collect();
        match parts[..] {
            ["organisation", field] => Some(Self::Organisation { field: field.to_owned() }),
            ["statement", _, "d", framework, control, part, ..] => {
                Some(Self::decision(&ControlRef::new(framework, control), decision_field(part, before, after)))
            }
            ["statement", _, "accepted", ..] => None,
            ["statement", _, part, ..] => {
                let field = match part {
                    "role" => "roles",
                    "framework" => "frameworks",
                    "recipient" => "distribution",
                    field => field,
                };
                Some(Self::Statement { field: field.to_owned() })
            }
            ["control", id, ref field @ ..] => {
                Some(Self::decision(&ControlRef::new(OWN, id), field.first().copied().unwrap_or_default()))
            }
            ["link", ..] => Link::in_cell(cell).map(|link| Self::record(link.from.space(), link.from.id(), "links")),
            ["entry", framework, id, ref field @ ..] => {
                let entry = format!("{framework}/{id}");
                Some(Self::record("entry", &entry, field.first().copied().unwrap_or_default()))
            }
            [kind @ ("framework" | "crosswalk"), id] => Some(Self::record(kind, id, "")),
            [record, id, ref field @ ..] if is_registered(record) => {
                Some(Self::record(record, id, field.first().copied().unwrap_or_default()))
            }
            _ => None,
        }
    }

    /// Whether it is the file's, whatever statement looks at it: the organisation and the records, which all statements share.
    pub fn is_of_file(&self) -> bool {
        matches!(self, Self::Organisation { .. } | Self::Record { .. })
    }

    /// The place as part of a finding's key; the field is left out, since a rule has one.
    pub fn key(&self) -> String {
        match self {
            Self::Organisation { .. } => String::from("organisation"),
            Self::Statement { .. } => String::from("statement"),
            Self::Decision { control, .. } => control.to_string(),
            Self::Record { record, id, .. } => format!("{record}/{id}"),
            Self::Edition { id } => format!("edition/{id}"),
        }
    }
}

/// The field of a decision that a change of one of its cells is seen at, by its name in a [`Place`].
fn decision_field<'a>(part: &'a str, before: Option<&Value>, after: Option<&Value>) -> &'a str {
    match part {
        "verdict" => {
            let (before, after): (Verdict, Verdict) = (held(before), held(after));
            if before.applicability != after.applicability {
                "applicability"
            } else if before.grounds != after.grounds {
                "grounds"
            } else {
                "justification"
            }
        }
        "progress" => {
            let (before, after): (Progress, Progress) = (held(before), held(after));
            if before.status == after.status { "target" } else { "status" }
        }
        "driver" => "drivers",
        "ev" => "evidence",
        "excl" => "exclusions",
        field => field,
    }
}

/// What a cell holds; what cannot be read counts as untouched.
fn held<T: Default + DeserializeOwned>(value: Option<&Value>) -> T {
    value.and_then(|value| T::deserialize(value).ok()).unwrap_or_default()
}

/// What a rule says about a place. The words are the reader's: `finding-<code>` in the Fluent catalogues.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Finding {
    /// The rule.
    pub code: FindingCode,
    /// How much it weighs.
    pub severity: Severity,
    /// The clause that the rule rests on, as it is cited: `ISO/IEC 42001, 6.1.3`. Absent where it is good practice and
    /// no more.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub basis: Option<String>,
    /// The statement it is about: of what all statements share, the first that it is found for.
    pub statement: Id,
    /// Where.
    pub place: Place,
    /// Values for its words.
    pub args: BTreeMap<String, String>,
    /// Tells this finding from all others, also tomorrow: what an acceptance names.
    pub key: String,
    /// Set when somebody lets it stand.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub accepted: Option<Acceptance>,
}

impl Finding {
    /// Whether a statement is concerned: it is about that one, or about what all statements share.
    pub fn concerns(&self, statement: &Id) -> bool {
        self.statement == *statement || self.place.is_of_file()
    }
}

/// Open findings by severity.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Tally {
    /// Findings that block an edition.
    #[ts(type = "number")]
    pub blocks: usize,
    /// Warnings not accepted.
    #[ts(type = "number")]
    pub warnings: usize,
    /// Hints not accepted.
    #[ts(type = "number")]
    pub hints: usize,
}

/// What a rule rests on: clauses by their numbers, never a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Basis {
    /// Good practice, and no more.
    Practice,
    /// A clause of a management system standard. The two share most numbers, and not all: what one asks for the other may have under
    /// another number, or not at all.
    Clauses {
        /// That of ISO/IEC 42001.
        ai: Option<&'static str>,
        /// That of ISO/IEC 27001.
        security: Option<&'static str>,
    },
    /// A clause of another standard, as it is cited.
    Other(&'static str),
}

impl Basis {
    const fn each(ai: &'static str, security: &'static str) -> Self {
        Self::Clauses { ai: Some(ai), security: Some(security) }
    }

    const fn both(clause: &'static str) -> Self {
        Self::each(clause, clause)
    }

    const fn ai(clause: &'static str) -> Self {
        Self::Clauses { ai: Some(clause), security: None }
    }

    const fn security(clause: &'static str) -> Self {
        Self::Clauses { ai: None, security: Some(clause) }
    }

    /// As it is cited where these standards hold, the first that has such a clause.
    pub(super) fn cited(self, standards: &[Standard]) -> Option<String> {
        match self {
            Self::Practice => None,
            Self::Other(cited) => Some(cited.to_owned()),
            Self::Clauses { ai, security } => standards.iter().find_map(|standard| match standard {
                Standard::Ai => Some(format!("ISO/IEC 42001, {}", ai?)),
                Standard::Security => Some(format!("ISO/IEC 27001, {}", security?)),
            }),
        }
    }
}

/// A management system standard that rules rest on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Standard {
    /// ISO/IEC 42001.
    Ai,
    /// ISO/IEC 27001.
    Security,
}

impl FindingCode {
    /// What the rule rests on at a place: a date of review is asked for by another clause for each kind of what is reviewed.
    pub(super) fn basis_at(self, place: &Place) -> Basis {
        match (self, place) {
            (Self::ReviewOverdue, Place::Statement { .. }) => Basis::both("7.5.2"),
            (Self::ReviewOverdue, Place::Record { record, .. }) if record == "risk" => Basis::both("8.2"),
            (Self::ReviewOverdue, Place::Record { record, .. }) if record == "assessment" => Basis::ai("8.4"),
            _ => self.basis(),
        }
    }
}

/// Defines the rules in one table: code, severity, basis, and what it says.
macro_rules! rules {
    ($($(#[doc = $doc:literal])+ $variant:ident = $code:literal, $severity:ident, $basis:expr;)+) => {
        /// The rules of the readiness check.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema, TS)]
        #[ts(export)]
        pub enum FindingCode {
            $($(#[doc = $doc])+ #[serde(rename = $code)] $variant,)+
        }

        impl FindingCode {
            /// Every rule.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            /// The code as it is written in data and word catalogues.
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $code,)+ }
            }

            /// How much the rule weighs.
            pub fn severity(self) -> Severity {
                match self { $(Self::$variant => Severity::$severity,)+ }
            }

            /// What the rule rests on, wherever it speaks.
            fn basis(self) -> Basis {
                match self { $(Self::$variant => $basis,)+ }
            }
        }
    };
}

rules! {
    /// The organisation has no name.
    OrganisationMissing = "organisation-missing", Blocks, Basis::both("7.5.2");
    /// The organisation has no address. The pages say so in its place.
    AddressMissing = "address-missing", Warning, Basis::Practice;
    /// The scope of the AI management system is not stated.
    ScopeMissing = "scope-missing", Blocks, Basis::both("4.3");
    /// A statement on both annexes does not state the scope of the information security management system.
    SecurityScopeMissing = "security-scope-missing", Warning, Basis::security("4.3");
    /// No role by ISO/IEC 22989 is stated.
    RoleMissing = "role-missing", Blocks, Basis::ai("4.1");
    /// The statement has no document id.
    DocumentIdMissing = "document-id-missing", Blocks, Basis::both("7.5.2");
    /// The statement has no version.
    VersionMissing = "version-missing", Blocks, Basis::both("7.5.2");
    /// The statement is about a framework that this file does not have.
    FrameworkGone = "framework-gone", Blocks, Basis::both("6.1.3");
    /// A control is neither included nor excluded.
    Undecided = "undecided", Blocks, Basis::both("6.1.3");
    /// The justification in force is empty.
    JustificationMissing = "justification-missing", Blocks, Basis::both("6.1.3");
    /// The justification in force only holds the place of one: “TBD”, “n/a”.
    JustificationPlaceholder = "justification-placeholder", Blocks, Basis::both("6.1.3");
    /// Whether an applicable control of ISO/IEC 27001 is implemented is not said; its statement has to.
    ImplementedUnsaid = "implemented-unsaid", Blocks, Basis::security("6.1.3");
    /// An exclusion names no ground.
    ExclusionWithoutGround = "exclusion-without-ground", Blocks, Basis::both("6.1.3");
    /// An exclusion for one system lacks its ground or justification.
    SystemExclusionIncomplete = "system-exclusion-incomplete", Blocks, Basis::both("6.1.3");
    /// Two records of a kind carry the same label.
    LabelTwice = "label-twice", Blocks, Basis::both("7.5.2");
    /// An own control or a record that is printed has no title.
    TitleMissing = "title-missing", Blocks, Basis::both("7.5.2");
    /// More than one edition is in force.
    TwoEditionsInForce = "two-editions-in-force", Blocks, Basis::both("7.5.3");
    /// Two editions that nobody withdrew carry the same label, one of them in force.
    EditionLabelTwice = "edition-label-twice", Blocks, Basis::both("7.5.3");
    /// There is no risk, so there is nothing to plan. It refuses a treatment plan, never an edition.
    PlanEmpty = "plan-empty", Blocks, Basis::both("6.1.2");
    /// More than one risk treatment plan is in force.
    PlanTwice = "plan-twice", Blocks, Basis::both("7.5.3");
    /// A declaration rests on no edition that is in force. This and the next five refuse a declaration, never an edition.
    DeclarationEditionMissing = "declaration-edition-missing", Blocks, Basis::both("6.1.3");
    /// A declaration is made while the treatment of risks is not approved.
    DeclarationTreatmentMissing = "declaration-treatment-missing", Blocks, Basis::both("6.1.3");
    /// No internal audit that was held is recorded.
    DeclarationAuditMissing = "declaration-audit-missing", Blocks, Basis::both("9.2");
    /// No management review that was held is recorded.
    DeclarationReviewMissing = "declaration-review-missing", Blocks, Basis::both("9.3");
    /// A declaration does not name what each has to.
    DeclarationIncomplete = "declaration-incomplete", Blocks, Basis::Other("ISO/IEC 17050-1, 6.1");
    /// A declaration is dated before the approval of the edition that it rests on.
    DeclarationBeforeEdition = "declaration-before-edition", Blocks, Basis::Other("ISO/IEC 17050-1, 6.1");
    /// Nobody is named who is to approve it. Whoever approves is named with the approval, so no edition waits for this.
    ApproverMissing = "approver-missing", Warning, Basis::both("7.5.2");
    /// The treatment plan is not approved or its residual risks are not accepted.
    TreatmentMissing = "treatment-missing", Warning, Basis::both("6.1.3");
    /// The risks are not treated as the plan in force says.
    PlanStale = "plan-stale", Warning, Basis::both("8.3");
    /// The treatment approval names another plan than the one in force.
    PlanNotNamed = "plan-not-named", Warning, Basis::both("6.1.3");
    /// An included control names no driver.
    DriverMissing = "driver-missing", Warning, Basis::both("6.1.3");
    /// A risk, a law or a contract is the driver, and it is not said which.
    DriverUnnamed = "driver-unnamed", Warning, Basis::both("6.1.3");
    /// A control is excluded although something drives it.
    ExcludedWithDrivers = "excluded-with-drivers", Warning, Basis::both("6.1.3");
    /// A control is excluded although a clause of the standard asks for the same.
    ExcludedAgainstClause = "excluded-against-clause", Warning, Basis::both("6.1.3");
    /// An included control is excluded for every AI system: that excludes it.
    ExcludedForEverySystem = "excluded-for-every-system", Warning, Basis::both("6.1.3");
    /// No AI system in scope is named that the decisions could be about.
    SystemsMissing = "systems-missing", Warning, Basis::ai("4.3");
    /// "Mandatory" is the only reason given; no control of Annex A is.
    MandatoryOnly = "mandatory-only", Warning, Basis::both("6.1.3");
    /// The justification says the control's title again.
    JustificationEchoesTitle = "justification-echoes-title", Warning, Basis::both("6.1.3");
    /// The justification is that of another control.
    JustificationCopied = "justification-copied", Warning, Basis::both("6.1.3");
    /// Implemented, and nothing shows it.
    ImplementedWithoutEvidence = "implemented-without-evidence", Warning, Basis::both("8.3");
    /// Not implemented yet, and nobody owns it.
    PlannedWithoutOwner = "planned-without-owner", Warning, Basis::both("6.1.3");
    /// Not implemented yet, without a date.
    PlannedWithoutDate = "planned-without-date", Warning, Basis::both("6.1.3");
    /// The target date has passed.
    TargetPassed = "target-passed", Warning, Basis::Practice;
    /// Evidence is dated in the future.
    EvidenceInFuture = "evidence-in-future", Warning, Basis::both("7.5.2");
    /// The statement was prepared or reviewed, its risk treatment approved or conformity declared, on a day that has not come.
    SignedInFuture = "signed-in-future", Warning, Basis::both("7.5.2");
    /// The statement has changed since the edition in force, and was prepared or reviewed before that was approved.
    SignedBeforeChange = "signed-before-change", Warning, Basis::both("7.5.2");
    /// The date of implementation lies in the future.
    DoneInFuture = "done-in-future", Warning, Basis::Practice;
    /// Linked evidence has expired.
    EvidenceExpired = "evidence-expired", Warning, Basis::both("7.5.3");
    /// The review date has passed.
    ReviewOverdue = "review-overdue", Warning, Basis::both("8.3");
    /// The owner was deleted.
    OwnerGone = "owner-gone", Warning, Basis::both("5.3");
    /// A person that a decision names has no name.
    PersonNameless = "person-nameless", Warning, Basis::both("5.3");
    /// Two people have the same name and function.
    PersonTwice = "person-twice", Hint, Basis::Practice;
    /// A driver goes by an id in words, where the register of its kind is kept: it names no record of it, or one that is not linked.
    DriverUnlisted = "driver-unlisted", Hint, Basis::both("6.1.3");
    /// A driver points to a record that was deleted.
    DriverGone = "driver-gone", Warning, Basis::both("6.1.3");
    /// A decision refers to one that the statement does not have: it justifies nothing.
    ReferenceGone = "reference-gone", Warning, Basis::both("6.1.3");
    /// A decision refers to one that refers onward itself, which may lead back: it justifies nothing.
    ReferenceOnward = "reference-onward", Warning, Basis::both("6.1.3");
    /// A decision refers to one that was decided otherwise: it justifies nothing.
    ReferenceOtherwise = "reference-otherwise", Warning, Basis::both("6.1.3");
    /// A decision is about a control that its framework does not have, or no longer has, or of a framework that the statement does
    /// not decide on.
    ControlUnknown = "control-unknown", Warning, Basis::both("6.1.3");
    /// A record cites an entry that its framework does not have.
    EntryGone = "entry-gone", Warning, Basis::Practice;
    /// The necessary controls differ from those of the edition that the certificate names: the body has to be told.
    DiffersFromCertificate = "differs-from-certificate", Warning, Basis::Other("ISO/IEC 17021-1, 8.5.3");
    /// The certificate's last day has passed.
    CertificateExpired = "certificate-expired", Warning, Basis::Other("ISO/IEC 17021-1, 9.6.3");
    /// The certificate names an edition that this file does not hold.
    CertificateEditionUnknown = "certificate-edition-unknown", Warning, Basis::Other("ISO/IEC 17021-1, 8.2.2");
    /// A declaration names another day of the last audit or review than the register of them.
    DeclarationDayOtherwise = "declaration-day-otherwise", Warning, Basis::Other("ISO/IEC 17050-1, 6");
    /// The statement has changed since the edition that a declaration rests on.
    DeclarationBehind = "declaration-behind", Warning, Basis::Other("ISO/IEC 17050-1, 10");
    /// A declaration does not say which nonconformities are open, or that none is.
    DeclarationNonconformitiesMissing = "declaration-nonconformities-missing", Warning, Basis::both("10.2");
    /// A declaration names nobody who reviewed it.
    DeclarationReviewerMissing = "declaration-reviewer-missing", Warning, Basis::Other("ISO/IEC 17050-1, 5");
    /// Whoever signs a declaration has reviewed it as well.
    DeclarationReviewerSigns = "declaration-reviewer-signs", Warning, Basis::Other("ISO/IEC 17050-1, 5");
    /// A declaration says neither how long it holds nor when it is looked at again.
    DeclarationValidityMissing = "declaration-validity-missing", Warning, Basis::Other("ISO/IEC 17050-1, 10");
    /// A declaration's last day has passed.
    DeclarationExpired = "declaration-expired", Warning, Basis::Other("ISO/IEC 17050-1, 10");
    /// A declaration names no supporting documents.
    DeclarationSupportingMissing = "declaration-supporting-missing", Warning, Basis::Other("ISO/IEC 17050-1, 6.2");
    /// Risks are kept, and nothing says how they are measured, or where the line is.
    RiskCriteriaMissing = "risk-criteria-missing", Warning, Basis::each("6.1.1", "6.1.2");
    /// A risk is not rated.
    RiskUnrated = "risk-unrated", Warning, Basis::both("6.1.2");
    /// A risk is rated by places that the organisation's scales do not have.
    RiskOffScale = "risk-off-scale", Warning, Basis::both("6.1.2");
    /// Nobody owns a risk.
    RiskWithoutOwner = "risk-without-owner", Warning, Basis::security("6.1.2");
    /// It is not said what is done about a risk.
    RiskUntreated = "risk-untreated", Warning, Basis::both("6.1.3");
    /// A risk lies above the line, and no control that is included treats it.
    RiskWithoutControl = "risk-without-control", Warning, Basis::both("6.1.3");
    /// What remains of a risk lies above the line, and nobody accepted it, or accepted less than remains now.
    RiskUnaccepted = "risk-unaccepted", Warning, Basis::both("6.1.3");
    /// The day on which a treatment was to be in place has passed, and controls that treat the risk are not implemented.
    TreatmentPassed = "treatment-passed", Warning, Basis::both("8.3");
    /// An AI system in scope has no impact assessment.
    SystemUnassessed = "system-unassessed", Warning, Basis::ai("6.1.4");
    /// An AI system has changed since its impact assessment.
    SystemChanged = "system-changed", Warning, Basis::ai("8.4");
    /// An impact assessment is about no system.
    AssessmentWithoutSystem = "assessment-without-system", Warning, Basis::ai("6.1.4");
    /// An impact assessment says nothing of individuals, of groups or of societies.
    AssessmentIncomplete = "assessment-incomplete", Warning, Basis::ai("6.1.4");
    /// An impact assessment rates by places that the organisation's scales do not have.
    AssessmentOffScale = "assessment-off-scale", Warning, Basis::ai("6.1.4");
    /// What is known of an AI system calls for a control that is not included. A suggestion: the risk assessment decides.
    ControlSuggested = "control-suggested", Hint, Basis::both("6.1.3");
    /// No control is linked with a requirement.
    RequirementUnmet = "requirement-unmet", Hint, Basis::both("4.2");
    /// An objective says neither who answers for it nor by when.
    ObjectiveOpen = "objective-open", Hint, Basis::both("6.2");
    /// A requirement was to be met by a day that has passed, and not all of its controls are implemented.
    RequirementOverdue = "requirement-overdue", Warning, Basis::both("4.2");
    /// An objective was to be reached by a day that has passed, and nothing says what came of it.
    ObjectiveOverdue = "objective-overdue", Warning, Basis::both("6.2");
    /// A nonconformity is not closed, and the day has passed by which it was to be.
    NonconformityOverdue = "nonconformity-overdue", Warning, Basis::both("10.2");
    /// A nonconformity is closed, and nothing says that its action works.
    NonconformityUnverified = "nonconformity-unverified", Warning, Basis::both("10.2");
    /// An audit was held, and nothing says what it found.
    AuditWithoutResult = "audit-without-result", Warning, Basis::both("9.2");
    /// A management review was held, and nothing says what it decided.
    ReviewWithoutDecisions = "review-without-decisions", Warning, Basis::both("9.3");
    /// A clause or category was to be reached by a day that has passed.
    EntryOverdue = "entry-overdue", Warning, Basis::Practice;
    /// A question is not answered, and the day has passed by which it was to be.
    QuestionOverdue = "question-overdue", Hint, Basis::Practice;
    /// Applicable, and neither a status nor an owner says where it stands.
    StatusMissing = "status-missing", Warning, Basis::Practice;
    /// No date is set for the statement's next review.
    NextReviewMissing = "next-review-missing", Hint, Basis::both("7.5.2");
    /// Whoever prepared the statement is to approve it as well.
    NotFourEyes = "not-four-eyes", Hint, Basis::both("7.5.2");
    /// Every surveillance audit that is entered has passed.
    SurveillancePassed = "surveillance-passed", Hint, Basis::Other("ISO/IEC 17021-1, 9.6.2");
    /// The review date is near.
    ReviewSoon = "review-soon", Hint, Basis::Practice;
    /// Two justifications are much alike.
    JustificationsAlike = "justifications-alike", Hint, Basis::both("6.1.3");
    /// Everything is applicable and implemented: legitimate, but be ready to show it.
    EverythingImplemented = "everything-implemented", Hint, Basis::Practice;
    /// The statement has changed since the edition in force.
    ChangedSinceEdition = "changed-since-edition", Hint, Basis::both("7.5.3");
}
