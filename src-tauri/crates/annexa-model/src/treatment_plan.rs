//! The risk treatment plan (ISO/IEC 42001, 6.1.3): what of a document it is made from, what is kept of one that was approved,
//! and how far the register has gone from it since.
//!
//! A plan is a document of its own that is issued as a statement is: frozen, printed, approved, numbered. So an approved one is
//! an [`Edition`](crate::Edition), and whatever keeps, verifies, copies or saves editions does the same for plans. What is frozen is a snapshot
//! that holds what the plan says and no more.

use std::collections::{BTreeSet, HashMap};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::json;
use ts_rs::TS;

use crate::canonical::leave_out_empty;
use crate::snapshot::natural;
use crate::{
    AiSystem, ControlRef, Decision, FrameworkUse, Id, ItemRef, RecordKind, Risk, Snapshot, Statement, Verdict,
    canonical_json, sha256_hex,
};

/// The version of the JSON form of a plan's data: a snapshot that holds what the plan says. It is no [`crate::SNAPSHOT_FORMAT`], since no
/// statement can be made from it again.
pub const TREATMENT_PLAN_FORMAT: &str = "treatment-plan/1";

/// What is kept beside an approved plan, so that the register can be compared with it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "camelCase", default)]
#[ts(export)]
pub struct PlanFacts {
    /// The plan's id in the organisation's register of documents (7.5.2).
    pub document_id: String,
    /// SHA-256 of the criteria that its risks were measured by (ISO/IEC 42001, 6.1.1; ISO/IEC 27001, 6.1.2).
    pub criteria: String,
    /// Its risks, in the order of the plan.
    pub risks: Vec<PlannedRisk>,
}

/// A risk as a plan treats it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "camelCase", default)]
#[ts(export)]
pub struct PlannedRisk {
    /// The risk.
    pub id: Id,
    /// The id people use.
    pub label: String,
    /// SHA-256 of the risk with its treatment. How far a control is has no part in it: that it gets implemented is what was
    /// planned.
    pub hash: String,
}

impl PlanFacts {
    /// What is kept of the plan as things are now.
    ///
    /// # Errors
    /// As [`canonical_json`].
    pub fn of(now: &Snapshot, document_id: &str) -> Result<Self, serde_json::Error> {
        let criteria = canonical_json(&now.organisation.risk_criteria)?;
        let treating = Treating::of(now);
        let mut risks = Vec::new();
        for risk in &now.risks {
            let controls: Vec<_> = treating
                .of_risk(risk)
                .into_iter()
                .map(|decision| json!([decision.control, decision.owner, decision.progress.target]))
                .collect();
            let mut said = json!({ "risk": risk, "controls": controls });
            // As with a content hash: a field that a later version adds changes nothing until somebody writes in it.
            leave_out_empty(&mut said);
            let said = canonical_json(&said)?;
            risks.push(PlannedRisk {
                id: risk.id.clone(),
                label: risk.label.clone(),
                hash: sha256_hex(said.as_bytes()),
            });
        }
        Ok(Self { document_id: document_id.to_owned(), criteria: sha256_hex(criteria.as_bytes()), risks })
    }

    /// Labels of the risks that are not treated as they were, those that came and those that went among them; empty where
    /// nothing changed or the criteria alone did.
    pub fn changed(&self, now: &Self) -> Vec<String> {
        let differs = |ours: &PlannedRisk, others: &[PlannedRisk]| {
            others.iter().find(|other| other.id == ours.id).is_none_or(|other| other.hash != ours.hash)
        };
        let newer = now.risks.iter().filter(|risk| differs(risk, &self.risks));
        let gone = self.risks.iter().filter(|risk| !now.risks.iter().any(|other| other.id == risk.id));
        let mut labels: Vec<String> = newer.chain(gone).map(|risk| risk.label.clone()).collect();
        labels.sort_by_cached_key(|label| natural(label));
        labels.dedup();
        labels
    }

    /// Whether the register says something else than the plan.
    pub fn differs(&self, now: &Self) -> bool {
        self.criteria != now.criteria || !self.changed(now).is_empty()
    }
}

/// What treats each risk. A risk is the file's, so whichever statement includes a control that is linked with it treats it: the
/// check, the plan, its hashes, its pages and the window all go by this. It is found once for all risks: searched for each time, a
/// large file costs its decisions times its risks.
pub struct Treating<'a> {
    linked: HashMap<&'a ItemRef, Vec<&'a ItemRef>>,
    /// Those that include their control, each with its place among all decisions.
    included: HashMap<&'a ControlRef, Vec<(usize, &'a Decision)>>,
}

impl<'a> Treating<'a> {
    /// What treats the risks of a snapshot.
    pub fn of(snapshot: &'a Snapshot) -> Self {
        let mut linked: HashMap<&ItemRef, Vec<&ItemRef>> = HashMap::new();
        for link in &snapshot.links {
            linked.entry(&link.from).or_default().push(&link.to);
            linked.entry(&link.to).or_default().push(&link.from);
        }
        let mut included: HashMap<&ControlRef, Vec<(usize, &Decision)>> = HashMap::new();
        let decisions = snapshot.statements.iter().flat_map(|statement| &statement.decisions);
        for (place, decision) in decisions.enumerate().filter(|(_, decision)| decision.is_applicable()) {
            included.entry(&decision.control).or_default().push((place, decision));
        }
        Self { linked, included }
    }

    /// Decisions, of any statement, that include a control which is linked with a risk; in the order of the statements.
    pub fn of_risk(&self, risk: &Risk) -> Vec<&'a Decision> {
        self.of_item(&ItemRef::record(RecordKind::Risk, &risk.id))
    }

    /// The same for a record of any kind: the controls that meet a requirement.
    pub(crate) fn of_item(&self, item: &ItemRef) -> Vec<&'a Decision> {
        let controls: BTreeSet<ControlRef> = self.linked(item).iter().filter_map(|other| other.control()).collect();
        let mut found: Vec<_> = controls.iter().filter_map(|control| self.included.get(control)).flatten().collect();
        found.sort_by_key(|(place, _)| *place);
        found.into_iter().map(|(_, decision)| *decision).collect()
    }

    /// All that is linked with an item, in the order of links.
    pub(crate) fn linked(&self, item: &ItemRef) -> &[&'a ItemRef] {
        self.linked.get(item).map_or(&[], Vec::as_slice)
    }
}

impl Snapshot {
    /// What a plan is made from, frozen when it is approved and inside its PDF: the criteria, the risks, the controls that treat them
    /// with their state, and who answers for either. Nothing else of the file is in it. The statement in it stands for the plan and bears its
    /// id; it holds the decisions of every statement that treat a risk, and names the frameworks that they are of. `None` where the
    /// statement is not there.
    pub fn treatment_plan(&self, statement: &Id, document_id: &str) -> Option<Self> {
        let of = self.statement(statement)?;
        let mut decisions: Vec<Decision> = Vec::new();
        let treating = Treating::of(self);
        let treats: BTreeSet<&ControlRef> =
            self.risks.iter().flat_map(|risk| treating.of_risk(risk)).map(|decision| &decision.control).collect();
        let all = self.statements.iter().flat_map(|statement| &statement.decisions);
        for decision in all.filter(|d| d.is_applicable() && treats.contains(&d.control)) {
            decisions.push(Decision {
                verdict: Verdict { applicability: decision.verdict.applicability, ..Verdict::default() },
                progress: decision.progress.clone(),
                owner: decision.owner.clone(),
                ..Decision::untouched(decision.control.clone())
            });
        }
        let owners: BTreeSet<&Id> =
            self.risks.iter().map(|risk| &risk.owner).chain(decisions.iter().map(|d| &d.owner)).flatten().collect();
        let mut links: Vec<_> = self.links.iter().filter(|link| ends_at_risk(link)).cloned().collect();
        links.retain(|link| match (link.to.control(), link.from.kind()) {
            (Some(control), _) => treats.contains(&control),
            (None, kind) => kind == Some(RecordKind::System),
        });
        let bring =
            |system: &&AiSystem| links.iter().any(|link| link.from == ItemRef::record(RecordKind::System, &system.id));
        let named = |system: &AiSystem| AiSystem {
            id: system.id.clone(),
            label: system.label.clone(),
            name: system.name.clone(),
            ..AiSystem::default()
        };
        let mut frameworks = of.frameworks.clone();
        for used in self.statements.iter().flat_map(|statement| &statement.frameworks) {
            let is_new = !frameworks.iter().any(|known| known.framework == used.framework);
            if is_new && treats.iter().any(|control| control.framework() == used.framework) {
                frameworks.push(used.clone());
            }
        }
        frameworks.sort_by(|a, b| a.framework.cmp(&b.framework));
        let mut only = self.only(statement);
        let uses = |id: &str| frameworks.iter().any(|used: &FrameworkUse| used.framework == id);
        only.beside.retain(|framework| !uses(&framework.id));
        Some(Self {
            annexa: TREATMENT_PLAN_FORMAT.to_owned(),
            people: self.people.iter().filter(|person| owners.contains(&person.id)).cloned().collect(),
            systems: self.systems.iter().filter(bring).map(named).collect(),
            evidence: Vec::new(),
            controls: self
                .controls
                .iter()
                .filter(|control| treats.contains(&ControlRef::new(crate::OWN, control.id.as_str())))
                .cloned()
                .collect(),
            frameworks: self.frameworks.iter().filter(|framework| uses(&framework.id)).cloned().collect(),
            assessments: Vec::new(),
            requirements: Vec::new(),
            parties: Vec::new(),
            objectives: Vec::new(),
            links,
            statements: vec![Statement {
                id: of.id.clone(),
                document_id: document_id.to_owned(),
                classification: of.classification.clone(),
                language: of.language.clone(),
                frameworks: frameworks.clone(),
                decisions,
                ..Statement::default()
            }],
            ..only
        })
    }
}

/// Whether one end is a risk: those with evidence, and all others, are no part of a plan.
fn ends_at_risk(link: &crate::Link) -> bool {
    [&link.from, &link.to].iter().any(|end| end.kind() == Some(RecordKind::Risk))
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::*;
    use crate::{Applicability, Person, Status, content_hash};

    /// R-1 is treated by A.2.2, R-2 by nothing; S-1 brings R-1.
    fn file() -> Snapshot {
        of_cells(file_cells())
    }

    fn of_cells(cells: Vec<(&str, Value)>) -> Snapshot {
        let cells = cells.into_iter().map(|(key, value)| (key.to_owned(), value));
        Snapshot::from_cells(&cells.collect()).unwrap()
    }

    fn file_cells() -> Vec<(&'static str, Value)> {
        vec![
            ("organisation/name", json!("Otterbridge")),
            ("statement/s", json!(true)),
            ("statement/s/documentId", json!("SOA-1")),
            ("statement/s/scope", json!("All of it")),
            ("statement/s/framework/iso42001", json!({"version": "2023", "hash": ""})),
            ("statement/s/d/iso42001/A.2.2/verdict", json!({"applicability": "applicable", "included": "Since R-1."})),
            ("statement/s/d/iso42001/A.2.2/owner", json!("p")),
            ("statement/s/d/iso42001/A.2.2/notes", json!("Ask again.")),
            ("person/p", json!(true)),
            ("person/p/name", json!("Head of Claims")),
            ("person/q", json!(true)),
            ("person/q/name", json!("Nobody here")),
            ("system/y", json!(true)),
            ("system/y/label", json!("S-1")),
            ("system/y/purpose", json!("Forecasts")),
            ("system/z", json!(true)),
            ("risk/a", json!(true)),
            ("risk/a/label", json!("R-1")),
            ("risk/b", json!(true)),
            ("risk/b/label", json!("R-2")),
            ("link/risk/a/iso42001/A.2.2", json!(true)),
            ("link/risk/a/iso42001/A.2.3", json!(true)),
            ("link/system/y/risk/a", json!(true)),
        ]
    }

    fn facts(snapshot: &Snapshot) -> PlanFacts {
        PlanFacts::of(snapshot, "RTP-1").unwrap()
    }

    #[test]
    fn a_plan_holds_its_risks_with_what_treats_them_and_nothing_else_of_the_file() {
        let plan = file().treatment_plan(&"s".into(), "RTP-1").unwrap();
        assert_eq!((plan.annexa.as_str(), plan.statements[0].document_id.as_str()), ("treatment-plan/1", "RTP-1"));
        let controls: Vec<&str> = plan.statements[0].decisions.iter().map(|d| d.control.as_str()).collect();
        assert_eq!(controls, ["iso42001/A.2.2"], "A.2.3 is linked and nobody included it");
        assert_eq!(plan.people.iter().map(|p| p.name.as_str()).collect::<Vec<_>>(), ["Head of Claims"]);
        assert_eq!(plan.links.len(), 2);
        let said = canonical_json(&plan).unwrap();
        for secret in ["Since R-1", "Ask again", "All of it", "Forecasts", "Nobody here", "SOA-1"] {
            assert!(!said.contains(secret), "{secret}");
        }
        assert!(Snapshot::read(said.as_bytes()).is_err(), "no statement is made of a plan");
        assert!(file().treatment_plan(&"other".into(), "").is_none());
    }

    /// The same file with a second statement, on information security, one control of which treats R-2.
    fn of_two_statements() -> Snapshot {
        let mut cells = file_cells();
        cells.extend([
            ("statement/t", json!(true)),
            ("statement/t/framework/iso27001", json!({"version": "2022", "hash": ""})),
            ("statement/t/d/iso27001/A.5.1/verdict", json!({"applicability": "applicable", "included": "Since R-2."})),
            ("link/risk/b/iso27001/A.5.1", json!(true)),
        ]);
        of_cells(cells)
    }

    #[test]
    fn a_control_of_another_statement_treats_a_risk_and_is_frozen_with_its_standard() {
        let file = of_two_statements();
        let treats: Vec<&str> =
            Treating::of(&file).of_risk(&file.risks[1]).iter().map(|d| d.control.as_str()).collect();
        assert_eq!(treats, ["iso27001/A.5.1"]);
        for statement in ["s", "t"] {
            let plan = file.treatment_plan(&statement.into(), "RTP-1").unwrap();
            let controls: Vec<_> =
                plan.statements[0].decisions.iter().map(|d| plan.control_label(&d.control)).collect();
            assert_eq!(controls, ["42001 A.2.2", "27001 A.5.1"]);
            assert_eq!(Treating::of(&plan).of_risk(&plan.risks[1]).len(), 1, "and its pages find it again");
            assert_eq!(plan.carried(&statement.into()), plan);
        }
        let mut later = file.clone();
        let of_security = &mut later.statements[1].decisions;
        let decided = of_security.iter_mut().find(|d| d.control.id() == "A.5.1").unwrap();
        decided.owner = Some("q".into());
        assert_eq!(facts(&file).changed(&facts(&later)), ["R-2"]);
    }

    #[test]
    fn what_was_frozen_has_the_same_content_wherever_it_is_read() {
        let plan = file().treatment_plan(&"s".into(), "RTP-1").unwrap();
        let again: Snapshot = serde_json::from_str(&canonical_json(&plan).unwrap()).unwrap();
        assert_eq!(content_hash(&again, &"s".into()).unwrap(), content_hash(&plan, &"s".into()).unwrap());
        assert_eq!(plan.carried(&"s".into()), plan, "it is attached as it is kept");
    }

    #[test]
    fn the_risks_that_are_treated_otherwise_are_told_and_progress_is_none() {
        type Change = fn(&mut Snapshot);
        let cases: [(&[&str], Change); 8] = [
            (&[], |s| s.statements[0].scope = "Less".into()),
            (&[], |s| s.statements[0].decisions[0].progress.status = Some(Status::Implemented)),
            (&["R-1"], |s| s.statements[0].decisions[0].owner = None),
            (&["R-1"], |s| s.statements[0].decisions[0].verdict.applicability = Applicability::Excluded),
            (&["R-2"], |s| s.risks[1].plan = "Insure it.".into()),
            (&["R-1"], |s| s.links.retain(|link| link.to.id() != "A.2.2")),
            (&["R-1"], |s| drop(s.risks.remove(0))),
            (&["R-3"], |s| s.risks.push(Risk { id: "c".into(), label: "R-3".to_owned(), ..Risk::default() })),
        ];
        for (n, (expected, change)) in cases.into_iter().enumerate() {
            let mut now = file();
            change(&mut now);
            let (then, now) = (facts(&file()), facts(&now));
            assert_eq!(then.changed(&now), expected, "case {n}");
            assert_eq!(then.differs(&now), !expected.is_empty(), "case {n}");
        }
        let mut now = file();
        now.organisation.risk_criteria = Some(crate::RiskCriteria { acceptable: 4, ..crate::RiskCriteria::default() });
        assert!(facts(&file()).differs(&facts(&now)) && facts(&file()).changed(&facts(&now)).is_empty());
        now = file();
        now.people.push(Person { id: "new".into(), ..Person::default() });
        assert!(!facts(&file()).differs(&facts(&now)));
    }
}
