//! Readiness: what stands between a statement and an edition, and what an auditor would ask about it.
//!
//! [`check`] is pure. A rule is one function over a statement; it pushes findings and knows nothing of other rules.

mod decisions;
mod declaration;
mod document;
mod finding;
mod frameworks;
mod index;
mod likeness;
mod management_system;
mod registers;
mod treatment_plan;

pub use declaration::declaration;
pub use finding::{Finding, FindingCode, Place, Severity, Tally};
pub use likeness::{ALIKE, COPIED, likeness};
pub use treatment_plan::treatment_plan;

use std::collections::{BTreeMap, HashSet};

use jiff::civil::Date;

use self::finding::Standard;
pub(crate) use self::index::Index;
use crate::catalogue;
use crate::{Acceptance, Id, References, Signatory, Snapshot, Statement, WithheldKind};

/// The framework of AI systems.
const AI: &str = "iso42001";

/// One statement under check, with what the rules need.
struct Subject<'a> {
    snapshot: &'a Snapshot,
    statement: &'a Statement,
    references: References<'a>,
    index: &'a Index<'a>,
    as_of: Date,
    findings: Vec<Finding>,
}

impl<'a> Subject<'a> {
    fn new(snapshot: &'a Snapshot, statement: &'a Statement, index: &'a Index<'a>, as_of: Date) -> Self {
        Self { snapshot, statement, references: References::of(statement), index, as_of, findings: Vec::new() }
    }

    /// Whether the statement is about AI systems: what ISO/IEC 42001 alone asks for is asked of no other.
    fn is_about_ai(&self) -> bool {
        self.statement.is_on(AI)
    }

    /// The standards that hold at a place, the one to cite first: that of the control; elsewhere those of the statement, and of
    /// what all statements share those of the others too. What rests on rules of the house alone is asked as of AI systems.
    fn standards(&self, place: &Place) -> Vec<Standard> {
        let of = |framework: &str| if framework == AI { Standard::Ai } else { Standard::Security };
        if let Place::Decision { control, .. } = place
            && catalogue::has_controls(control.framework())
        {
            return vec![of(control.framework())];
        }
        let others = self.snapshot.statements.iter().filter(|_| place.is_of_file());
        let mut standards = Vec::new();
        for statement in std::iter::once(self.statement).chain(others) {
            let shipped = statement.frameworks.iter().map(|used| used.framework.as_str());
            let mut found: Vec<&str> = shipped.filter(|framework| catalogue::has_controls(framework)).collect();
            found.sort_by_key(|framework| *framework != AI);
            standards.extend(found.into_iter().map(of));
        }
        if standards.is_empty() { vec![Standard::Ai] } else { standards }
    }

    /// Whether the copy that is checked was made without any of these: what is only hidden is no finding, for nobody here can mend it.
    fn is_without(&self, kinds: &[WithheldKind]) -> bool {
        self.snapshot.withheld.iter().any(|withheld| kinds.contains(&withheld.kind))
    }

    fn raise(&mut self, code: FindingCode, place: Place, args: &[(&str, String)]) {
        self.raise_about(code, place, "", args);
    }

    /// `about` tells findings of one rule at one place apart (a date, another record), so that an acceptance of one
    /// does not cover the next.
    fn raise_about(&mut self, code: FindingCode, place: Place, about: &str, args: &[(&str, String)]) {
        let key = match about {
            "" => format!("{}@{}", code.as_str(), place.key()),
            about => format!("{}@{}:{about}", code.as_str(), place.key()),
        };
        let args: BTreeMap<String, String> = args.iter().map(|(k, v)| ((*k).to_owned(), v.clone())).collect();
        self.findings.push(Finding {
            code,
            severity: code.severity(),
            basis: code.basis_at(&place).cited(&self.standards(&place)),
            statement: self.statement.id.clone(),
            place,
            args,
            key,
            accepted: None,
        });
    }
}

/// Checks every statement of a snapshot on a day. Worst first, then in the order of the document. What is found of the
/// organisation or of a record is the file's: it is said once, for the first statement that it is found for, and let stand
/// once, whichever statement the reason stands in: files of before have it in the one that was shown.
pub fn check(snapshot: &Snapshot, as_of: Date) -> Vec<Finding> {
    let mut all = Vec::new();
    let index = Index::of(snapshot);
    let mut said: HashSet<String> = HashSet::new();
    let anywhere: BTreeMap<&str, &Acceptance> =
        snapshot.statements.iter().rev().flat_map(|s| &s.accepted).map(|a| (a.finding.as_str(), a)).collect();
    for statement in &snapshot.statements {
        let mut subject = Subject::new(snapshot, statement, &index, as_of);
        document::check(&mut subject);
        frameworks::check(&mut subject);
        registers::check(&mut subject);
        management_system::check(&mut subject);
        treatment_plan::check(&mut subject);
        decisions::check(&mut subject);
        likeness::check(&mut subject);
        let accepted: BTreeMap<&str, &Acceptance> =
            statement.accepted.iter().map(|a| (a.finding.as_str(), a)).collect();
        subject.findings.retain(|finding| !finding.place.is_of_file() || said.insert(finding.key.clone()));
        for finding in subject.findings.iter_mut().filter(|finding| finding.severity != Severity::Blocks) {
            let of = if finding.place.is_of_file() { &anywhere } else { &accepted };
            finding.accepted = of.get(finding.key.as_str()).map(|a| (*a).clone());
        }
        all.append(&mut subject.findings);
    }
    all.sort_by_key(|f| f.severity);
    all
}

/// How many findings of each severity are open (accepted ones are not counted).
pub fn tally(findings: &[Finding]) -> Tally {
    let open = |severity| findings.iter().filter(|f| f.severity == severity && f.accepted.is_none()).count();
    Tally { blocks: open(Severity::Blocks), warnings: open(Severity::Warning), hints: open(Severity::Hint) }
}

/// What the check says of a statement that is approved by whoever is named with the approval: the document may name
/// somebody else, or nobody. It is judged in the whole file: what treats a risk may be decided in another statement.
pub fn for_approval(snapshot: &Snapshot, statement: &Id, approver: &Signatory, as_of: Date) -> Vec<Finding> {
    let mut under_it = snapshot.clone();
    for of in under_it.statements.iter_mut().filter(|of| of.id == *statement) {
        of.approver = approver.clone();
    }
    let mut found = check(&under_it, as_of);
    found.retain(|finding| finding.concerns(statement));
    found
}

/// Of what a check found, what stands between that statement and an edition. Whoever says that nothing can be issued yet asks
/// here.
pub fn blocking<'a>(findings: &'a [Finding], statement: &'a Id) -> impl Iterator<Item = &'a Finding> {
    findings.iter().filter(move |f| f.concerns(statement) && f.severity == Severity::Blocks)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        AiObjective, AiSystem, Applicability, Attainment, Audit, Certificate, Decision, Driver, DriverKind,
        DriverValue, Edition, Evidence, FrameworkEntry, FrameworkUse, Ground, Link, ManagementReview, Nonconformity,
        Person, Question, Rating, RecordKind, RecordRef, Requirement, Risk, RiskCriteria, Status, SystemExclusion,
        SystemExclusionValue, Text, Treatment, TreatmentApproval,
    };
    use jiff::civil::date;

    pub const TODAY: Date = date(2026, 11, 24);

    #[allow(clippy::unnecessary_wraps)] // as the fields take it
    fn rating(likelihood: u8, individuals: u8) -> Option<Rating> {
        let (likelihood, individuals) = (Some(likelihood), Some(individuals));
        Some(Rating { likelihood, individuals, ..Rating::default() })
    }

    /// A risk with nothing to complain of, below the line.
    fn treated() -> Risk {
        Risk {
            id: "r".into(),
            title: "Drift".to_owned(),
            owner: Some("p".into()),
            inherent: rating(2, 2),
            treatment: Some(Treatment::Modify),
            residual: rating(1, 1),
            ..Risk::default()
        }
    }

    /// A statement with nothing to complain of: 37 controls included and in progress, one excluded.
    pub fn ready() -> Snapshot {
        let cells = [
            ("statement/s".to_owned(), serde_json::json!(true)),
            ("statement/s/framework/iso42001".to_owned(), serde_json::json!({"version": "2023", "hash": ""})),
        ];
        let mut snapshot = Snapshot::from_cells(&cells.into_iter().collect()).unwrap();
        snapshot.organisation.name = "Otterbridge".to_owned();
        snapshot.organisation.address = "Wharf House".into();
        let scale = ["low", "middle", "high"].map(str::to_owned).to_vec();
        let criteria =
            RiskCriteria { likelihood: scale.clone(), consequence: scale, acceptable: 4, ..RiskCriteria::default() };
        snapshot.organisation.risk_criteria = Some(criteria);
        snapshot.people.push(Person { id: "p".into(), name: "Role A".to_owned(), function: "Lead".to_owned() });
        snapshot.systems.push(AiSystem { id: "y".into(), name: "System".to_owned(), ..AiSystem::default() });
        let impact = Some(crate::Impact { harm: "A wrong answer".into(), ..crate::Impact::default() });
        snapshot.assessments.push(crate::ImpactAssessment {
            id: "i".into(),
            title: "Assessment".to_owned(),
            individuals: impact.clone(),
            groups: impact.clone(),
            society: impact,
            ..crate::ImpactAssessment::default()
        });
        snapshot.links.push(crate::Link { from: "system/y".parse().unwrap(), to: "assessment/i".parse().unwrap() });
        let signed = Signatory { name: "Role B".to_owned(), function: "Board".to_owned(), date: Some(TODAY) };
        let statement = &mut snapshot.statements[0];
        statement.document_id = "SOA-1".to_owned();
        statement.version = "1.0".to_owned();
        statement.scope = "All of it".into();
        statement.roles = vec![crate::AiRole::AiCustomer];
        statement.approver = signed.clone();
        statement.next_review = Some(date(2027, 11, 1));
        statement.treatment = TreatmentApproval {
            plan_id: "RTP-1".to_owned(),
            plan_version: "1".to_owned(),
            plan_date: Some(TODAY),
            accepted_by: vec![signed],
        };
        for (n, decision) in statement.decisions.iter_mut().enumerate() {
            decision.verdict.applicability = Applicability::Applicable;
            // Words that no other control shares, so that likeness stays out of the way.
            let text: Vec<String> = (0..8).map(|w| format!("reason{n}x{w}")).collect();
            decision.verdict.included = text.join(" ").as_str().into();
            let value = DriverValue { kind: DriverKind::BestPractice, ..risk("R-1") };
            decision.drivers.push(Driver { id: "d".into(), value });
            decision.progress.status = Some(Status::InProgress);
            decision.progress.target = Some(date(2027, 3, 1));
            decision.owner = Some("p".into());
        }
        let out = &mut statement.decisions[37];
        out.verdict.applicability = Applicability::Excluded;
        out.verdict.excluded = "Nothing is supplied to anybody outside.".into();
        out.verdict.grounds = vec![Ground::NoSuchActivity];
        out.drivers.clear();
        snapshot
    }

    fn signed_by(name: &str) -> Signatory {
        Signatory { name: name.to_owned(), function: "Lead".to_owned(), date: None }
    }

    fn risk(label: &str) -> DriverValue {
        DriverValue { kind: DriverKind::Risk, label: label.to_owned(), text: String::new(), record: None }
    }

    fn codes(snapshot: &Snapshot) -> Vec<&'static str> {
        check(snapshot, TODAY).iter().map(|f| f.code.as_str()).collect()
    }

    #[test]
    fn what_a_copy_was_made_without_is_no_finding() {
        let mut snapshot = ready();
        snapshot.statements[0].decisions[0].drivers.clear();
        assert!(codes(&snapshot).contains(&"driver-missing"));
        snapshot.withheld = vec![crate::Withheld { kind: WithheldKind::Risks, count: 1 }];
        assert!(!codes(&snapshot).contains(&"driver-missing"), "a risk that nobody sees here may drive it");
    }

    #[test]
    fn a_ready_statement_has_no_finding() {
        assert_eq!(codes(&ready()), [""; 0]);
    }

    #[test]
    fn what_a_decision_refers_to_justifies_it_as_long_as_it_is_there() {
        let mut snapshot = ready();
        snapshot.controls.push(crate::OwnControl { id: "c".into(), title: "Own".to_owned(), ..Default::default() });
        let decisions = &mut snapshot.statements[0].decisions;
        let mut own = decisions[0].clone();
        own.control = "own/c".parse().unwrap();
        decisions[0].verdict.included = "".into();
        decisions[0].sees = Some(own.control.clone());
        decisions.push(own);
        assert_eq!(codes(&snapshot), [""; 0]);
        // Its control is deleted: nothing is justified any more, and it is said why.
        snapshot.statements[0].decisions.pop();
        assert_eq!(codes(&snapshot), ["justification-missing", "reference-gone"]);
    }

    #[test]
    fn a_statement_on_information_security_is_asked_what_its_standard_asks() {
        let cells = [
            ("statement/s".to_owned(), serde_json::json!(true)),
            ("statement/s/framework/iso27001".to_owned(), serde_json::json!({"version": "2022", "hash": ""})),
        ];
        let snapshot = Snapshot::from_cells(&cells.into_iter().collect()).unwrap();
        let found = check(&snapshot, TODAY);
        let of_ai = ["role-missing", "systems-missing"];
        assert!(found.iter().all(|f| !of_ai.contains(&f.code.as_str())));
        assert!(found.iter().filter_map(|f| f.basis.as_deref()).all(|basis| !basis.contains("42001")));
        assert_eq!(found.iter().filter(|f| f.code == FindingCode::Undecided).count(), 93);
    }

    #[test]
    fn dates_that_are_as_they_should_be_raise_nothing() {
        let mut snapshot = ready();
        snapshot.evidence.push(Evidence {
            id: "e".into(),
            title: "t".to_owned(),
            date: Some(TODAY),
            ..Evidence::default()
        });
        let statement = &mut snapshot.statements[0];
        statement.prepared = Signatory { name: "Role C".to_owned(), function: String::new(), date: Some(TODAY) };
        statement.approver.date = Some(date(2026, 12, 1));
        let surveillance = vec![date(2026, 3, 1), date(2027, 3, 1)];
        statement.certificate =
            Some(Certificate { valid_to: Some(date(2028, 3, 1)), surveillance, ..Certificate::default() });
        assert_eq!(codes(&snapshot), [""; 0]);
    }

    #[test]
    fn a_basis_cites_a_clause_that_its_standard_has_and_holds_no_words() {
        let known = crate::catalogue::clauses();
        let of_ai: Vec<&str> = known.clauses.iter().map(|clause| clause.id.as_str()).collect();
        let of_security: Vec<&str> = known.iso27001.iter().map(|clause| clause.id.as_str()).collect();
        let places = [
            Place::Statement { field: "nextReview".to_owned() },
            Place::decision(&"iso42001/A.2.2".parse().unwrap(), "review"),
            Place::record("risk", "r", "review"),
            Place::record("assessment", "i", "review"),
        ];
        for (code, place) in FindingCode::ALL.iter().flat_map(|code| places.iter().map(move |place| (code, place))) {
            for (standard, ids) in [(Standard::Ai, &of_ai), (Standard::Security, &of_security)] {
                let Some(basis) = code.basis_at(place).cited(&[standard]) else { continue };
                let (cited, clause) = basis.split_once(", ").unwrap();
                assert!(cited.starts_with("ISO/IEC ") && clause.starts_with(|c: char| c.is_ascii_digit()), "{basis}");
                let is_own = ["ISO/IEC 42001", "ISO/IEC 27001"].contains(&cited);
                assert!(!is_own || ids.contains(&clause), "{}: {basis}", code.as_str());
            }
        }
    }

    #[test]
    fn a_finding_cites_the_clause_of_the_standard_and_of_the_kind_of_what_is_looked_at() {
        let past = Some(date(2026, 11, 1));
        let mut snapshot = ready();
        snapshot.organisation.risk_criteria = None;
        snapshot.risks.push(Risk { owner: None, review: past, ..treated() });
        snapshot.assessments[0].review = past;
        snapshot.statements[0].decisions[0].review = past;
        let basis = |snapshot: &Snapshot, code: FindingCode, place: &str| {
            let found = check(snapshot, TODAY);
            found.iter().find(|f| f.code == code && f.place.key() == place).unwrap().basis.clone()
        };
        let overdue = |place: &str| basis(&snapshot, FindingCode::ReviewOverdue, place);
        assert_eq!(overdue("risk/r").as_deref(), Some("ISO/IEC 42001, 8.2"));
        assert_eq!(overdue("assessment/i").as_deref(), Some("ISO/IEC 42001, 8.4"));
        assert_eq!(overdue("iso42001/A.2.2").as_deref(), Some("ISO/IEC 42001, 8.3"));
        let criteria = |snapshot: &Snapshot| basis(snapshot, FindingCode::RiskCriteriaMissing, "organisation");
        let owner = |snapshot: &Snapshot| basis(snapshot, FindingCode::RiskWithoutOwner, "risk/r");
        assert_eq!((criteria(&snapshot).as_deref(), owner(&snapshot)), (Some("ISO/IEC 42001, 6.1.1"), None));
        // Beside it a statement on information security, which asks for owners of risks.
        let (framework, version) = ("iso27001".to_owned(), "2022".to_owned());
        let frameworks = vec![FrameworkUse { framework, version, hash: String::new() }];
        snapshot.statements.push(Statement { id: "t".into(), frameworks, ..Statement::default() });
        assert_eq!(criteria(&snapshot).as_deref(), Some("ISO/IEC 42001, 6.1.1"));
        assert_eq!(owner(&snapshot).as_deref(), Some("ISO/IEC 27001, 6.1.2"));
        snapshot.statements.remove(0);
        assert_eq!(criteria(&snapshot).as_deref(), Some("ISO/IEC 27001, 6.1.2"));
    }

    /// A second statement, on information security, of which nothing but one control is decided.
    fn with_security(mut snapshot: Snapshot) -> Snapshot {
        let control: crate::ControlRef = "iso27001/A.5.1".parse().unwrap();
        let mut decision = Decision::untouched(control);
        decision.verdict.applicability = Applicability::Applicable;
        let decisions = vec![decision];
        snapshot.frameworks.push(crate::iso27001().framework());
        snapshot.statements.push(Statement { id: "t".into(), decisions, ..Statement::default() });
        snapshot
    }

    #[test]
    fn what_statements_share_is_found_once_and_stands_between_each_of_them_and_an_edition() {
        let mut snapshot = ready();
        snapshot.organisation.name.clear();
        snapshot.risks.push(Risk { owner: None, ..treated() });
        let snapshot = with_security(snapshot);
        let found = check(&snapshot, TODAY);
        for code in [FindingCode::OrganisationMissing, FindingCode::RiskWithoutOwner] {
            let of: Vec<&str> = found.iter().filter(|f| f.code == code).map(|f| f.statement.as_str()).collect();
            assert_eq!(of, ["s"], "{}", code.as_str());
        }
        for statement in ["s", "t"] {
            let blocks: Vec<FindingCode> = blocking(&found, &statement.into()).map(|f| f.code).collect();
            assert!(blocks.contains(&FindingCode::OrganisationMissing), "{statement}: {blocks:?}");
        }
    }

    #[test]
    fn an_approval_is_judged_in_the_whole_file_as_the_check_is() {
        let mut snapshot = with_security(ready());
        snapshot.risks.push(Risk { inherent: rating(3, 3), ..treated() });
        let link = Link { from: "risk/r".parse().unwrap(), to: "iso27001/A.5.1".parse().unwrap() };
        snapshot.links.push(link);
        let asked = |snapshot: &Snapshot| {
            let found = for_approval(snapshot, &"s".into(), &signed_by("Role D"), TODAY);
            found.iter().any(|f| f.code == FindingCode::RiskWithoutControl)
        };
        assert!(!asked(&snapshot), "a control of the other statement treats it");
        assert!(treatment_plan(&snapshot, &"s".into(), TODAY).is_empty(), "and so its plan can be approved");
        snapshot.links.pop();
        assert!(asked(&snapshot));
    }

    #[test]
    fn what_is_out_of_scope_or_avoided_asks_for_nothing() {
        let mut snapshot = ready();
        // An included control that is excluded for the only system in scope.
        let out = AiSystem {
            id: "z".into(),
            name: "Old".to_owned(),
            scope: Some(crate::SystemScope::Out),
            ..AiSystem::default()
        };
        snapshot.systems.push(out);
        let value = SystemExclusionValue { grounds: vec![Ground::NoSuchActivity], justification: "Not there.".into() };
        snapshot.statements[0].decisions[0].exclusions.push(SystemExclusion { system: "y".into(), value });
        assert_eq!(codes(&snapshot), ["excluded-for-every-system"]);
        snapshot.systems.remove(0);
        assert_eq!(codes(&snapshot), ["systems-missing"]);
        // A risk that is avoided does not ask for the control that is excluded.
        let mut snapshot = ready();
        snapshot.risks.push(Risk { treatment: Some(Treatment::Avoid), ..treated() });
        let value = DriverValue { record: Some(RecordRef { kind: RecordKind::Risk, id: "r".into() }), ..risk("R-1") };
        snapshot.statements[0].decisions[37].drivers.push(Driver { id: "d".into(), value });
        assert_eq!(codes(&snapshot), [""; 0]);
        snapshot.risks[0].treatment = Some(Treatment::Modify);
        assert_eq!(codes(&snapshot), ["excluded-with-drivers"]);
    }

    #[test]
    fn an_acceptance_holds_up_to_the_level_that_was_accepted() {
        let mut snapshot = ready();
        let accepted = crate::RiskAcceptance {
            name: "Role B".to_owned(),
            date: Some(TODAY),
            level: Some(6),
            ..crate::RiskAcceptance::default()
        };
        snapshot.risks.push(Risk { residual: rating(3, 2), accepted: Some(accepted), ..treated() });
        assert_eq!(codes(&snapshot), [""; 0]);
        snapshot.risks[0].residual = rating(3, 3);
        let found = check(&snapshot, TODAY);
        let args = &found[0].args;
        assert_eq!(found[0].code, FindingCode::RiskUnaccepted);
        assert_eq!((args["accepted"].as_str(), args["level"].as_str(), args["line"].as_str()), ("6", "9", "4"));
        // In a file of before nothing says what was accepted.
        snapshot.risks[0].accepted.as_mut().unwrap().level = None;
        assert_eq!(codes(&snapshot), [""; 0]);
    }

    #[test]
    fn somebody_nameless_whom_nothing_names_is_let_alone() {
        let mut snapshot = ready();
        snapshot.people.push(Person { id: "q".into(), ..Person::default() });
        assert_eq!(codes(&snapshot), [""; 0]);
    }

    /// Breaks one thing in a ready statement and expects exactly the rule for it.
    #[test]
    #[allow(clippy::too_many_lines, reason = "one table, a case a rule")]
    fn each_rule_speaks_when_its_case_arises_and_only_then() {
        type Break = fn(&mut Snapshot);
        let cases: &[(&str, Break)] = &[
            ("organisation-missing", |s| s.organisation.name.clear()),
            ("address-missing", |s| s.organisation.address = "".into()),
            ("scope-missing", |s| s.statements[0].scope = " ".into()),
            ("security-scope-missing", |s| {
                let (framework, version) = ("iso27001".to_owned(), "2022".to_owned());
                s.statements[0].frameworks.push(FrameworkUse { framework, version, hash: String::new() });
            }),
            ("role-missing", |s| s.statements[0].roles.clear()),
            ("document-id-missing", |s| s.statements[0].document_id.clear()),
            ("version-missing", |s| s.statements[0].version.clear()),
            ("approver-missing", |s| s.statements[0].approver.function.clear()),
            ("framework-gone", |s| {
                let (framework, version) = ("own-rules".to_owned(), "3".to_owned());
                s.statements[0].frameworks.push(FrameworkUse { framework, version, hash: String::new() });
            }),
            ("control-unknown", |s| {
                let mut gone = Decision::untouched("iso42001/A.99".parse().unwrap());
                gone.notes = "Ask".into();
                s.statements[0].decisions.push(gone);
            }),
            ("entry-gone", |s| {
                let label = "S-01".to_owned();
                s.systems.push(AiSystem { id: "y".into(), label, name: "n".to_owned(), ..AiSystem::default() });
                s.links.push(Link { from: "system/y".parse().unwrap(), to: "own-rules/1.1".parse().unwrap() });
            }),
            ("undecided", |s| s.statements[0].decisions[0].verdict.applicability = Applicability::Undecided),
            ("justification-missing", |s| s.statements[0].decisions[0].verdict.included = "".into()),
            ("exclusion-without-ground", |s| s.statements[0].decisions[37].verdict.grounds.clear()),
            ("system-exclusion-incomplete", |s| {
                s.statements[0].decisions[0].exclusions.push(SystemExclusion {
                    system: "z".into(),
                    value: SystemExclusionValue { grounds: vec![], justification: "x".into() },
                });
            }),
            ("label-twice", |s| {
                for id in ["e1", "e2"] {
                    let (label, title) = ("EV-1".to_owned(), "t".to_owned());
                    s.evidence.push(Evidence { id: id.into(), label, title, ..Evidence::default() });
                }
            }),
            ("title-missing", |s| s.evidence.push(Evidence { id: "e".into(), ..Evidence::default() })),
            ("treatment-missing", |s| s.statements[0].treatment.accepted_by[0].date = None),
            ("driver-missing", |s| s.statements[0].decisions[0].drivers.clear()),
            ("driver-unnamed", |s| s.statements[0].decisions[0].drivers[0].value = risk("")),
            ("driver-unnamed", |s| {
                let value = DriverValue { kind: DriverKind::Legal, ..risk("") };
                s.statements[0].decisions[0].drivers.push(Driver { id: "e".into(), value });
            }),
            ("justification-missing", |s| s.statements[0].decisions[0].verdict.included = " ".into()),
            ("justification-placeholder", |s| s.statements[0].decisions[0].verdict.included = "TBD".into()),
            ("excluded-against-clause", |s| {
                let decision = &mut s.statements[0].decisions[0];
                decision.verdict.applicability = Applicability::Excluded;
                decision.verdict.excluded = "Nobody here writes rules for tools that we only use.".into();
                decision.verdict.grounds = vec![Ground::NoSuchActivity];
                decision.drivers.clear();
            }),
            ("excluded-for-every-system", |s| {
                let value =
                    SystemExclusionValue { grounds: vec![Ground::NoSuchActivity], justification: "Not there.".into() };
                s.statements[0].decisions[0].exclusions.push(SystemExclusion { system: "y".into(), value });
            }),
            ("systems-missing", |s| s.systems.clear()),
            ("next-review-missing", |s| s.statements[0].next_review = None),
            ("planned-without-date", |s| {
                s.statements[0].decisions[0].progress.status = Some(Status::NotStarted);
                s.statements[0].decisions[0].progress.target = None;
            }),
            ("evidence-expired", |s| {
                let expiry = Some(date(2026, 11, 23));
                s.evidence.push(Evidence { id: "e".into(), title: "t".to_owned(), expiry, ..Evidence::default() });
                s.statements[0].decisions[37].evidence.push("e".into());
            }),
            ("excluded-with-drivers", |s| {
                s.statements[0].decisions[37].drivers.push(Driver { id: "d".into(), value: risk("R-9") });
            }),
            ("mandatory-only", |s| s.statements[0].decisions[3].verdict.included = "Mandatory under ISO 42001.".into()),
            ("justification-echoes-title", |s| {
                s.statements[0].decisions[0].verdict.included = "We need an AI policy.".into();
            }),
            ("justification-copied", |s| {
                s.statements[0].decisions[1].verdict.included = s.statements[0].decisions[0].verdict.included.clone();
            }),
            ("justifications-alike", |s| {
                let text = format!("{} and more", s.statements[0].decisions[0].verdict.included.text);
                s.statements[0].decisions[1].verdict.included = Text::from(text.as_str());
            }),
            ("implemented-without-evidence", |s| {
                s.statements[0].decisions[0].progress.status = Some(Status::Implemented);
            }),
            ("planned-without-owner", |s| s.statements[0].decisions[0].owner = None),
            ("status-missing", |s| {
                let decision = &mut s.statements[0].decisions[0];
                decision.progress.status = None;
                decision.progress.target = None;
                decision.owner = None;
            }),
            ("planned-without-date", |s| s.statements[0].decisions[0].progress.target = None),
            ("target-passed", |s| s.statements[0].decisions[0].progress.target = Some(date(2026, 11, 23))),
            ("done-in-future", |s| {
                s.evidence.push(Evidence { id: "e".into(), title: "t".to_owned(), ..Evidence::default() });
                let decision = &mut s.statements[0].decisions[0];
                decision.evidence.push("e".into());
                decision.progress.status = Some(Status::Implemented);
                decision.progress.done = Some(date(2026, 11, 25));
            }),
            ("evidence-expired", |s| {
                let expiry = Some(date(2026, 11, 23));
                s.evidence.push(Evidence { id: "e".into(), title: "t".to_owned(), expiry, ..Evidence::default() });
                s.statements[0].decisions[0].evidence.push("e".into());
            }),
            ("review-overdue", |s| s.statements[0].decisions[0].review = Some(date(2026, 11, 23))),
            ("review-soon", |s| s.statements[0].next_review = Some(date(2026, 12, 24))),
            ("owner-gone", |s| s.statements[0].decisions[0].owner = Some("gone".into())),
            ("person-nameless", |s| s.people[0].name = " ".to_owned()),
            ("person-twice", |s| {
                let (name, function) = ("role a ".to_owned(), "LEAD".to_owned());
                s.people.push(Person { id: "q".into(), name, function });
            }),
            ("person-nameless", |s| {
                s.people.push(Person { id: "q".into(), ..Person::default() });
                s.statements[0].decisions[0].drivers[0].value.record =
                    Some(RecordRef { kind: RecordKind::Person, id: "q".into() });
            }),
            ("driver-gone", |s| {
                s.statements[0].decisions[0].drivers[0].value.record =
                    Some(RecordRef { kind: RecordKind::System, id: "gone".into() });
            }),
            ("reference-gone", |s| s.statements[0].decisions[0].sees = Some("own/gone".parse().unwrap())),
            ("reference-onward", |s| {
                s.statements[0].decisions[0].sees = Some(s.statements[0].decisions[0].control.clone());
            }),
            ("reference-otherwise", |s| {
                s.statements[0].decisions[0].sees = Some(s.statements[0].decisions[37].control.clone());
            }),
            ("owner-gone", |s| {
                let owner = Some("gone".into());
                s.evidence.push(Evidence { id: "e".into(), title: "t".to_owned(), owner, ..Evidence::default() });
            }),
            ("driver-unlisted", |s| {
                s.risks.push(Risk { label: "R-07".to_owned(), ..treated() });
                s.statements[0].decisions[0].drivers[0].value = risk("R-99");
            }),
            ("control-unknown", |s| {
                // Of an annex that the statement is not about.
                s.statements[0].decisions.push(Decision::untouched("iso27001/A.5.1".parse().unwrap()));
            }),
            ("implemented-unsaid", |s| {
                let (framework, version) = ("iso27001".to_owned(), "2022".to_owned());
                s.statements[0].frameworks.push(FrameworkUse { framework, version, hash: String::new() });
                s.statements[0].security_scope = "The office.".into();
                s.frameworks.push(crate::iso27001().framework());
                s.statements[0].decisions[0].control = crate::ControlRef::new("iso27001", "A.5.1");
                s.statements[0].decisions[0].progress = crate::Progress::default();
            }),
            ("control-unknown", |s| {
                s.statements[0].decisions[0].control = crate::ControlRef::new("iso42001", "A.99");
            }),
            ("everything-implemented", |s| {
                s.evidence.push(Evidence { id: "e".into(), title: "t".to_owned(), ..Evidence::default() });
                for decision in &mut s.statements[0].decisions {
                    decision.verdict.applicability = Applicability::Applicable;
                    decision.progress.status = Some(Status::Implemented);
                    decision.evidence = vec!["e".into()];
                }
                let last = &mut s.statements[0].decisions[37];
                last.verdict.included = "Boatyards resell what we make to their own guests.".into();
                last.drivers.push(Driver { id: "d".into(), value: risk("R-9") });
            }),
            ("evidence-in-future", |s| {
                let date = Some(date(2026, 11, 25));
                s.evidence.push(Evidence { id: "e".into(), title: "t".to_owned(), date, ..Evidence::default() });
            }),
            ("signed-in-future", |s| s.statements[0].prepared.date = Some(date(2026, 11, 25))),
            ("signed-in-future", |s| s.statements[0].reviewed.date = Some(date(2026, 11, 25))),
            ("signed-in-future", |s| {
                // The plan and its acceptance, on one day: one finding.
                s.statements[0].treatment.plan_date = Some(date(2026, 11, 25));
                s.statements[0].treatment.accepted_by[0].date = Some(date(2026, 11, 25));
            }),
            ("not-four-eyes", |s| s.statements[0].prepared.name = "role b ".to_owned()),
            ("risk-criteria-missing", |s| {
                s.organisation.risk_criteria = None;
                s.risks.push(treated());
            }),
            ("risk-criteria-missing", |s| {
                // As a file of before may have it.
                s.organisation.risk_criteria.as_mut().unwrap().acceptable = 0;
                s.risks.push(treated());
            }),
            ("risk-unrated", |s| {
                s.risks.push(Risk { inherent: None, residual: None, ..treated() });
            }),
            ("risk-off-scale", |s| {
                s.risks.push(Risk { inherent: rating(4, 1), ..treated() });
            }),
            ("risk-without-owner", |s| s.risks.push(Risk { owner: None, ..treated() })),
            ("owner-gone", |s| s.risks.push(Risk { owner: Some("gone".into()), ..treated() })),
            ("risk-untreated", |s| s.risks.push(Risk { treatment: None, ..treated() })),
            ("risk-without-control", |s| {
                // Linked, but with a control that is excluded.
                s.risks.push(Risk { inherent: rating(3, 3), ..treated() });
                let excluded = s.statements[0].decisions.last().unwrap().control.clone();
                s.links.push(Link { from: "risk/r".parse().unwrap(), to: (&excluded).into() });
            }),
            ("risk-unaccepted", |s| s.risks.push(Risk { residual: rating(3, 3), ..treated() })),
            ("risk-unaccepted", |s| {
                let treatment = Some(Treatment::Accept);
                s.risks.push(Risk { inherent: rating(3, 3), residual: None, treatment, ..treated() });
            }),
            ("treatment-passed", |s| s.risks.push(Risk { due: Some(date(2026, 11, 23)), ..treated() })),
            ("system-unassessed", |s| {
                s.links.clear();
                s.assessments.clear();
            }),
            ("system-changed", |s| {
                s.assessments[0].date = Some(date(2026, 5, 1));
                s.systems[0].changed = Some(date(2026, 5, 2));
            }),
            ("assessment-without-system", |s| {
                let mut another = s.assessments[0].clone();
                another.id = "i2".into();
                s.assessments.push(another);
            }),
            ("assessment-incomplete", |s| s.assessments[0].society = None),
            ("assessment-off-scale", |s| s.assessments[0].groups.as_mut().unwrap().severity = Some(4)),
            ("assessment-off-scale", |s| {
                let harm = "Smoke".into();
                let communities = crate::Impact { harm, likelihood: Some(4), ..crate::Impact::default() };
                s.assessments[0].communities = Some(communities);
            }),
            ("control-suggested", |s| {
                // It is excluded, with a ground and a reason: the rule asks all the same, and a person answers.
                s.systems[0].supplies = vec![crate::Supply::Model];
                let decision = s.statements[0].decisions.iter_mut().find(|d| d.control.id() == "A.10.3").unwrap();
                let text = decision.verdict.included.clone();
                decision.verdict = crate::Verdict {
                    applicability: Applicability::Excluded,
                    grounds: vec![Ground::NotRequired],
                    excluded: text,
                    ..crate::Verdict::default()
                };
                decision.drivers.clear();
            }),
            ("requirement-unmet", |s| {
                s.requirements.push(Requirement { id: "q".into(), title: "Law".to_owned(), ..Requirement::default() });
            }),
            ("objective-open", |s| {
                let owner = Some("p".into());
                let title = "Fewer errors".to_owned();
                s.objectives.push(AiObjective { id: "o".into(), title, owner, ..AiObjective::default() });
            }),
            ("requirement-overdue", |s| {
                let (title, due) = ("Law".to_owned(), Some(date(2026, 11, 23)));
                s.requirements.push(Requirement { id: "q".into(), title, due, ..Requirement::default() });
                let to = crate::ItemRef::from(&s.statements[0].decisions[0].control);
                s.links.push(Link { from: "requirement/q".parse().unwrap(), to });
            }),
            ("objective-overdue", |s| {
                let (owner, due) = (Some("p".into()), Some(date(2026, 11, 23)));
                let title = "Fewer errors".to_owned();
                s.objectives.push(AiObjective { id: "o".into(), title, owner, due, ..AiObjective::default() });
            }),
            ("evidence-expired", |s| {
                let (title, expiry) = ("t".to_owned(), Some(date(2026, 11, 23)));
                s.evidence.push(Evidence { id: "e".into(), title, expiry, ..Evidence::default() });
                let (from, to) = ("evidence/e".parse().unwrap(), "iso42001-clauses/9.2".parse().unwrap());
                s.links.push(Link { from, to });
            }),
            ("nonconformity-overdue", |s| {
                let due = Some(date(2026, 11, 23));
                s.nonconformities.push(Nonconformity { id: "n".into(), due, ..Nonconformity::default() });
            }),
            ("nonconformity-unverified", |s| {
                let closed = Some(date(2026, 11, 1));
                s.nonconformities.push(Nonconformity { id: "n".into(), closed, ..Nonconformity::default() });
            }),
            ("audit-without-result", |s| {
                let until = Some(date(2026, 11, 23));
                s.audits.push(Audit { id: "u".into(), until, ..Audit::default() });
            }),
            ("review-without-decisions", |s| {
                let date = Some(date(2026, 11, 23));
                s.reviews.push(ManagementReview { id: "m".into(), date, ..ManagementReview::default() });
            }),
            ("entry-overdue", |s| {
                let (now, due) = (Some(Attainment::Largely), Some(date(2026, 11, 23)));
                let entry = "iso42001-clauses/9.2".parse().unwrap();
                s.entries.push(FrameworkEntry { entry, now, due, ..FrameworkEntry::default() });
            }),
            ("question-overdue", |s| {
                let due = Some(date(2026, 11, 23));
                s.questions.push(Question { id: "k".into(), due, ..Question::default() });
            }),
            ("certificate-expired", |s| {
                let (valid_to, surveillance) = (Some(date(2026, 11, 23)), vec![date(2026, 3, 1)]);
                s.statements[0].certificate = Some(Certificate { valid_to, surveillance, ..Certificate::default() });
            }),
            ("surveillance-passed", |s| {
                let (valid_to, surveillance) = (Some(TODAY), vec![date(2026, 11, 23), date(2025, 11, 23)]);
                s.statements[0].certificate = Some(Certificate { valid_to, surveillance, ..Certificate::default() });
            }),
            ("certificate-edition-unknown", |s| {
                s.statements[0].certificate = Some(Certificate { edition: "7".to_owned(), ..Certificate::default() });
            }),
        ];
        for (code, break_it) in cases {
            let mut snapshot = ready();
            break_it(&mut snapshot);
            assert_eq!(codes(&snapshot), [*code]);
        }
        let covered: Vec<&str> = cases.iter().map(|(code, _)| *code).collect();
        let elsewhere = [
            "two-editions-in-force",
            "edition-label-twice",
            "differs-from-certificate",
            "changed-since-edition",
            "signed-before-change",
        ];
        // Those of a declaration and of a treatment plan are tried beside them.
        let is_here = |code: &str| !code.starts_with("declaration-") && !code.starts_with("plan-");
        for code in FindingCode::ALL.iter().filter(|code| is_here(code.as_str())) {
            assert!(covered.contains(&code.as_str()) || elsewhere.contains(&code.as_str()), "{}", code.as_str());
        }
    }

    pub fn edition(snapshot: &Snapshot, label: &str) -> Edition {
        let statement = &snapshot.statements[0];
        Edition {
            id: label.into(),
            label: label.to_owned(),
            candidate: Some("c".into()),
            content: crate::content_hash(snapshot, &statement.id).unwrap(),
            head: String::new(),
            revisions: 1,
            approver: statement.approver.clone(),
            note: Text::default(),
            supersedes: Vec::new(),
            necessary: statement.necessary(),
            plan: None,
            json: String::new(),
            pdf: String::new(),
            withdrawn: None,
            signed: Vec::new(),
            signatures: Vec::new(),
        }
    }

    #[test]
    fn editions_are_compared_with_today_and_with_the_certificate() {
        let mut snapshot = ready();
        snapshot.statements[0].editions.push(edition(&ready(), "1"));
        assert_eq!(codes(&snapshot), [""; 0]);
        snapshot.statements[0].decisions[0].how = "Otherwise.".into();
        assert_eq!(codes(&snapshot), ["changed-since-edition"]);
        let earlier = Signatory { date: Some(date(2026, 11, 16)), ..signed_by("Role D") };
        snapshot.statements[0].prepared = earlier.clone();
        snapshot.statements[0].reviewed = Signatory { date: Some(TODAY), ..earlier };
        assert_eq!(codes(&snapshot), ["signed-before-change", "changed-since-edition"], "reviewed anew, not prepared");
        let mut certified = ready();
        certified.statements[0].certificate = Some(Certificate { edition: "1".to_owned(), ..Certificate::default() });
        let first = edition(&certified, "1");
        certified.statements[0].editions.push(first);
        assert_eq!(codes(&certified), [""; 0]);
        certified.statements[0].decisions[37].verdict.applicability = Applicability::Applicable;
        certified.statements[0].decisions[37].verdict.included = "Boatyards resell what we make to guests.".into();
        certified.statements[0].decisions[37].drivers.push(Driver { id: "d".into(), value: risk("R-9") });
        let findings = check(&certified, TODAY);
        let differs = findings.iter().find(|f| f.code == FindingCode::DiffersFromCertificate).unwrap();
        assert_eq!(differs.args["controls"], "A.10.4");
    }

    #[test]
    fn two_editions_in_force_block_until_one_is_withdrawn_or_superseded() {
        let mut snapshot = ready();
        let (one, two) = (edition(&snapshot, "1"), edition(&snapshot, "2"));
        snapshot.statements[0].editions.extend([one, two]);
        assert_eq!(codes(&snapshot), ["two-editions-in-force"]);
        snapshot.statements[0].editions[1].supersedes = vec!["1".into()];
        assert_eq!(codes(&snapshot), [""; 0]);
    }

    /// Each of two copies was issued under the same label, and then they were merged.
    #[test]
    fn two_editions_of_one_label_block_until_one_is_withdrawn() {
        let mut snapshot = ready();
        let (here, mut there) = (edition(&snapshot, "1"), edition(&snapshot, "1"));
        there.id = "other".into();
        snapshot.statements[0].editions.extend([here, there]);
        assert_eq!(codes(&snapshot), ["two-editions-in-force", "edition-label-twice"]);
        let mut replaced = snapshot.clone();
        replaced.statements[0].editions[1].supersedes = vec!["1".into()];
        assert_eq!(
            codes(&replaced),
            ["edition-label-twice"],
            "the one that is in force is still not told from the other"
        );
        let (reason, date) = (String::new(), TODAY);
        snapshot.statements[0].editions[1].withdrawn = Some(crate::Withdrawal { reason, date });
        assert_eq!(codes(&snapshot), [""; 0]);
    }

    #[test]
    fn four_eyes_are_looked_for_in_whoever_is_named_with_the_approval() {
        let signed = |name: &str| Signatory { name: name.to_owned(), function: "Board".to_owned(), date: None };
        let mut snapshot = ready();
        snapshot.statements[0].prepared = signed("Role C");
        let asked = |snapshot: &Snapshot, name: &str| {
            let findings = for_approval(snapshot, &"s".into(), &signed(name), TODAY);
            findings.iter().filter(|f| f.accepted.is_none()).map(|f| f.code.as_str()).collect::<Vec<_>>()
        };
        assert_eq!(codes(&snapshot), [""; 0], "the document names somebody else");
        assert_eq!(asked(&snapshot, "role c"), ["not-four-eyes"]);
        assert_eq!(asked(&snapshot, "Role D"), [""; 0]);
        snapshot.statements[0].approver = signed("Role C");
        assert_eq!(codes(&snapshot), ["not-four-eyes"]);
        assert_eq!(asked(&snapshot, "Role D"), [""; 0], "who approves is not whom the document names");
        let finding = check(&snapshot, TODAY)[0].key.clone();
        let reason = "There are two of us".to_owned();
        snapshot.statements[0].accepted.push(Acceptance { finding, reason, by: "Role D".to_owned(), date: TODAY });
        assert_eq!(asked(&snapshot, "Role C"), [""; 0], "what was accepted holds for the approval too");
    }

    #[test]
    fn a_suggestion_that_was_dismissed_comes_again_with_new_facts_and_not_with_a_new_name() {
        let system = |id: &str, label: &str, supplies| AiSystem {
            id: id.into(),
            label: label.to_owned(),
            name: "System".to_owned(),
            supplies: vec![supplies],
            ..AiSystem::default()
        };
        let mut snapshot = ready();
        let decision = snapshot.statements[0].decisions.iter_mut().find(|d| d.control.id() == "A.10.3").unwrap();
        decision.verdict.applicability = Applicability::Undecided;
        snapshot.systems = vec![system("y", "S-01", crate::Supply::Model)];
        let suggested = |snapshot: &Snapshot| {
            let found = check(snapshot, TODAY).into_iter();
            found.filter(|f| f.code == FindingCode::ControlSuggested && f.place.key().ends_with("A.10.3")).collect()
        };
        let only = |snapshot: &Snapshot| -> Finding {
            let found: Vec<Finding> = suggested(snapshot);
            assert_eq!(found.len(), 1);
            found.into_iter().next().unwrap()
        };
        let dismiss = |snapshot: &mut Snapshot, finding: String| {
            let (reason, by) = ("Bought by others".to_owned(), "Role A".to_owned());
            snapshot.statements[0].accepted.push(Acceptance { finding, reason, by, date: TODAY });
        };
        let first = only(&snapshot).key;
        dismiss(&mut snapshot, first);
        snapshot.systems[0].label = "S-10".to_owned();
        assert!(only(&snapshot).accepted.is_some(), "called otherwise, it is the same system");
        snapshot.systems.push(system("z", "S-05", crate::Supply::Data));
        let again = only(&snapshot);
        assert!(again.accepted.is_none());
        assert_eq!(again.args["systems"], "S-10, S-05");
        assert!(again.args["because"].contains("; "), "{:?}", again.args);
        // Dismissed by a version before this one, it stays so until there is more to say.
        snapshot.systems.pop();
        snapshot.statements[0].accepted.clear();
        dismiss(&mut snapshot, "control-suggested@iso42001/A.10.3:S66:S-10".to_owned());
        assert!(only(&snapshot).accepted.is_some());
        snapshot.systems.push(system("z", "S-05", crate::Supply::Data));
        assert!(only(&snapshot).accepted.is_none());
    }

    #[test]
    fn a_reason_in_words_is_looked_up_where_its_register_is_kept() {
        let said = |snapshot: &Snapshot| -> Vec<String> {
            let found = check(snapshot, TODAY).into_iter().filter(|f| f.code == FindingCode::DriverUnlisted);
            found.map(|f| format!("{} {}", f.args["driver"], f.args["listed"])).collect()
        };
        let mut snapshot = ready();
        snapshot.statements[0].decisions[0].drivers[0].value = risk("R-99");
        snapshot.statements[0].decisions[1].drivers[0].value = risk("R-07");
        assert!(said(&snapshot).is_empty(), "the register of risks is kept elsewhere");
        snapshot.risks.push(Risk { label: "R-07".to_owned(), ..treated() });
        assert_eq!(said(&snapshot), ["R-99 no", "R-07 yes"]);
        snapshot.withheld = vec![crate::Withheld { kind: WithheldKind::Risks, count: 1 }];
        assert!(said(&snapshot).is_empty(), "nobody knows here what the register holds");
    }

    #[test]
    fn an_acceptance_covers_its_own_case_and_not_the_next() {
        let mut snapshot = ready();
        snapshot.statements[0].decisions[0].progress.target = Some(date(2026, 11, 1));
        let key = check(&snapshot, TODAY)[0].key.clone();
        let (reason, by) = ("Waits for the supplier".to_owned(), "Role A".to_owned());
        snapshot.statements[0].accepted.push(Acceptance { finding: key, reason, by, date: TODAY });
        assert_eq!(tally(&check(&snapshot, TODAY)), Tally::default());
        snapshot.statements[0].decisions[0].progress.target = Some(date(2026, 11, 20));
        assert_eq!(tally(&check(&snapshot, TODAY)).warnings, 1);
    }

    #[test]
    fn findings_are_the_same_twice_and_keys_are_unique() {
        let mut snapshot = ready();
        for decision in &mut snapshot.statements[0].decisions {
            decision.verdict.included = "Mandatory.".into();
            decision.owner = None;
        }
        let findings = check(&snapshot, TODAY);
        assert_eq!(findings, check(&snapshot, TODAY));
        let keys: std::collections::HashSet<&str> = findings.iter().map(|f| f.key.as_str()).collect();
        assert_eq!(keys.len(), findings.len());
    }
}
