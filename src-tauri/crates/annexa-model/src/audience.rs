//! Who may read what: what an export leaves out for its audience, and where the words it keeps name that all the same.
//!
//! Both stand here, side by side: [`withhold`] takes things out and hands over the words they were known by, [`texts`]
//! goes through every word that is left.

use std::collections::{BTreeMap, BTreeSet};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::check::Place;
use crate::{
    AiObjective, AiSystem, Audit, Certificate, Decision, DriverKind, DriverValue, Edition, Evidence, FrameworkEntry,
    Id, Impact, ImpactAssessment, InterestedParty, ManagementReview, Nonconformity, Organisation, OwnControl, Person,
    Question, Recipient, RecordKind, Requirement, Risk, RiskAcceptance, RiskCriteria, Signatory, Snapshot, Statement,
    SystemExclusionValue, Text, TreatmentApproval, Verdict, Withdrawal,
};

/// For whom an export is made, and so what it may contain.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub enum Audience {
    /// The organisation itself: everything. Notes travel in the data and are never printed.
    #[default]
    Internal,
    /// An auditor: no internal notes, no acceptances of findings.
    Auditor,
    /// Anybody: no people, no places of evidence, no risks either.
    Public,
}

/// What kind of thing an export left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub enum WithheldKind {
    /// Internal notes.
    Notes,
    /// Reasons why findings were let stand.
    Acceptances,
    /// Names of people; their functions stay.
    People,
    /// Where evidence is kept.
    EvidencePlaces,
    /// Risks, and which of them drive a control; that one does stays.
    Risks,
    /// The distribution list.
    Distribution,
    /// Words of fields that were named one by one.
    Texts,
    /// What is known of AI systems beyond their names and purposes.
    SystemDetails,
    /// Impact assessments, and which of them drive a control; that one does stays.
    Assessments,
    /// Requirements, and which of them drive a control.
    Requirements,
    /// Interested parties, and which of them drive a control.
    Parties,
    /// Objectives, and which of them drive a control.
    Objectives,
    /// Audits, management reviews, nonconformities, and how far clauses and categories of frameworks are reached.
    ManagementSystem,
    /// Questions that somebody was asked.
    Questions,
}

impl WithheldKind {
    /// Every kind.
    pub const ALL: [Self; 13] = [
        Self::Notes,
        Self::Acceptances,
        Self::People,
        Self::EvidencePlaces,
        Self::Risks,
        Self::Distribution,
        Self::SystemDetails,
        Self::Assessments,
        Self::Requirements,
        Self::Parties,
        Self::Objectives,
        Self::ManagementSystem,
        Self::Questions,
    ];

    /// As what a reason for a control is left out: with the register that it is of, be it a record of it or words alone.
    pub(crate) fn of_driver(kind: DriverKind) -> Option<Self> {
        match kind {
            DriverKind::Risk => Some(Self::Risks),
            DriverKind::ImpactAssessment => Some(Self::Assessments),
            DriverKind::Legal | DriverKind::Contract => Some(Self::Requirements),
            DriverKind::InterestedParty => Some(Self::Parties),
            DriverKind::Business => Some(Self::Objectives),
            DriverKind::BestPractice => None,
        }
    }
}

/// What an export left out, and how much of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Withheld {
    /// What.
    pub kind: WithheldKind,
    /// How many.
    pub count: u32,
}

/// A name that an export leaves out, and where the words it keeps say it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Disclosed {
    /// As what it was left out.
    pub kind: WithheldKind,
    /// A person's or a recipient's name, a risk, or a place of evidence, as it was written.
    pub word: String,
    /// Where it is said, in the order of the document.
    pub places: Vec<Place>,
}

impl Snapshot {
    /// What an export for that audience may contain; [`Snapshot::withheld`] says what it lost.
    #[must_use]
    pub fn for_audience(&self, audience: Audience) -> Self {
        withhold(self, audience).0
    }
}

/// Names that an export for that audience leaves out while the words it keeps still say them: whole words, in capitals or
/// not. The filter never rewrites what somebody wrote; whoever exports is told instead. A name that is also a plain word
/// of the language is told as well: only a person can say which of the two was meant.
pub fn disclosed(whole: &Snapshot, audience: Audience) -> Vec<Disclosed> {
    let (kept, words) = withhold(whole, audience);
    let texts: Vec<(Place, String)> = texts(&kept).into_iter().map(|(at, text)| (at, text.to_lowercase())).collect();
    let functions = functions(&kept);
    let mut found = Vec::new();
    // Where a role stands for a name, the copy says the role as a function anyway.
    for (folded, (kind, word)) in words.into_iter().filter(|(folded, _)| !functions.contains(folded)) {
        let mut places: Vec<Place> = Vec::new();
        for (place, _) in texts.iter().filter(|(_, text)| says(text, &folded)) {
            if !places.contains(place) {
                places.push(place.clone());
            }
        }
        if !places.is_empty() {
            found.push(Disclosed { kind, word, places });
        }
    }
    found
}

/// Functions of those who sign, in lower case: every copy has them.
fn functions(kept: &Snapshot) -> BTreeSet<String> {
    let signatories = kept.statements.iter().flat_map(|s| {
        let editions = s.editions.iter().map(|e| &e.approver);
        [&s.prepared, &s.reviewed, &s.approver].into_iter().chain(&s.treatment.accepted_by).chain(editions)
    });
    signatories.map(|s| s.function.trim().to_lowercase()).collect()
}

/// Words shorter than this, in characters, are too common to be told from others.
pub(crate) const SHORTEST: usize = 3;

/// Whether a text says a word, not as part of a longer one. Both in lower case.
pub fn says(text: &str, word: &str) -> bool {
    let joins = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    text.match_indices(word).any(|(at, found)| {
        let (before, rest) = text.split_at(at);
        !joins(before.chars().next_back()) && !joins(rest.get(found.len()..).and_then(|r| r.chars().next()))
    })
}

/// Words under their lower case: as what they were left out, and as they were written.
type Words = BTreeMap<String, (WithheldKind, String)>;

/// What was taken out: how much of each kind, and the words it was known by, under their lower case.
#[derive(Default)]
struct Lost {
    counts: BTreeMap<WithheldKind, u32>,
    words: Words,
    /// Names of people, each once: somebody who signs twice is one name less.
    names: BTreeSet<String>,
}

impl Lost {
    fn name(&mut self, name: &str) {
        let name = name.trim();
        if !name.is_empty() {
            self.names.insert(name.to_lowercase());
            self.word(WithheldKind::People, name);
        }
    }

    fn count(&mut self, kind: WithheldKind, count: usize) {
        let sum = self.counts.entry(kind).or_default();
        *sum = sum.saturating_add(u32::try_from(count).unwrap_or(u32::MAX));
    }

    fn word(&mut self, kind: WithheldKind, word: &str) {
        let word = word.trim();
        if word.chars().count() >= SHORTEST {
            self.words.entry(word.to_lowercase()).or_insert_with(|| (kind, word.to_owned()));
        }
    }

    fn line(&mut self, kind: WithheldKind, line: &mut String) {
        self.count(kind, usize::from(!line.trim().is_empty()));
        self.word(kind, line);
        line.clear();
    }
}

/// Takes out what the audience does not get: the one place that knows it. What is left, and the words of what is not.
fn withhold(whole: &Snapshot, audience: Audience) -> (Snapshot, Words) {
    let mut kept = whole.clone();
    kept.audience = audience;
    // What the file itself was made without is missing in each of its exports.
    let counts = whole.withheld.iter().map(|w| (w.kind, w.count)).collect();
    let mut lost = Lost { counts, ..Lost::default() };
    if audience == Audience::Public {
        withhold_from_public(&mut kept, &mut lost);
    }
    if audience != Audience::Internal {
        kept.leave_kept();
        for statement in &mut kept.statements {
            for decision in &mut statement.decisions {
                lost.count(WithheldKind::Notes, usize::from(!decision.notes.is_blank()));
                decision.notes = Text::default();
            }
            lost.count(WithheldKind::Acceptances, statement.accepted.len());
            statement.accepted.clear();
        }
        for question in kept.questions.drain(..) {
            lost.count(WithheldKind::Questions, 1);
            lost.word(WithheldKind::Questions, &question.label);
            lost.word(WithheldKind::Questions, &question.title);
        }
        // A link tells of both its ends.
        kept.links.retain(|link| [&link.from, &link.to].iter().all(|end| end.kind() != Some(RecordKind::Question)));
        // Crosswalks are the file's, and what nothing cites any more tells nobody anything.
        kept.crosswalks.clear();
        kept.keep_cited();
        let some = lost.counts.into_iter().filter(|(_, count)| *count > 0);
        kept.withheld = some.map(|(kind, count)| Withheld { kind, count }).collect();
    }
    (kept, lost.words)
}

fn withhold_from_public(kept: &mut Snapshot, lost: &mut Lost) {
    kept.people.drain(..).for_each(|person| lost.name(&person.name));
    for item in &mut kept.evidence {
        lost.line(WithheldKind::EvidencePlaces, &mut item.location);
        item.owner = None;
    }
    withhold_registers(kept, lost);
    for statement in &mut kept.statements {
        for signatory in [&mut statement.prepared, &mut statement.reviewed, &mut statement.approver]
            .into_iter()
            .chain(&mut statement.treatment.accepted_by)
            .chain(statement.editions.iter_mut().map(|e| &mut e.approver))
        {
            lost.name(&std::mem::take(&mut signatory.name));
        }
        // Acceptances are left out for auditors too, who may know the names; their names are only the public's matter.
        statement.accepted.iter().for_each(|acceptance| lost.word(WithheldKind::People, &acceptance.by));
        lost.count(WithheldKind::Distribution, statement.distribution.len());
        statement.distribution.drain(..).for_each(|line| lost.word(WithheldKind::Distribution, &line.recipient));
        for decision in &mut statement.decisions {
            decision.owner = None;
            for driver in &mut decision.drivers {
                let Some(kind) = WithheldKind::of_driver(driver.value.kind) else { continue };
                // What is linked was counted with its register, but for risks that drive something.
                if kind == WithheldKind::Risks || !driver.is_linked() {
                    lost.count(kind, usize::from(driver.value.names_something()));
                    lost.word(kind, &driver.value.label);
                    lost.word(kind, &driver.value.text);
                }
                // That there is a reason of this kind stays; of a register the public gets nothing, not even its name.
                driver.value =
                    DriverValue { kind: driver.value.kind, label: String::new(), text: String::new(), record: None };
            }
            // Their old order would tell which risk had the higher number.
            decision.sort_drivers();
            // The same id at several controls would tell that one record drives them all.
            for (place, driver) in decision.drivers.iter_mut().enumerate() {
                driver.id = Id(format!("{:04}", place + 1)); // in the order in which ids are sorted
            }
        }
    }
    let names = lost.names.len();
    lost.count(WithheldKind::People, names);
}

/// Takes out the registers behind the statement: what makes controls necessary is no matter of the public's.
fn withhold_registers(kept: &mut Snapshot, lost: &mut Lost) {
    for system in &mut kept.systems {
        let public = AiSystem {
            id: system.id.clone(),
            label: system.label.clone(),
            name: system.name.clone(),
            purpose: system.purpose.clone(),
            ..AiSystem::default()
        };
        lost.count(WithheldKind::SystemDetails, usize::from(*system != public));
        *system = public;
    }
    // That a risk drives a control is counted there: here are those that drive none.
    let driving: BTreeSet<Id> = kept
        .statements
        .iter()
        .flat_map(|s| &s.decisions)
        .flat_map(|d| &d.drivers)
        .filter_map(|d| d.value.record.as_ref().filter(|r| r.kind == RecordKind::Risk).map(|r| r.id.clone()))
        .collect();
    for risk in kept.risks.drain(..) {
        lost.count(WithheldKind::Risks, usize::from(!driving.contains(&risk.id)));
        lost.word(WithheldKind::Risks, &risk.label);
        lost.word(WithheldKind::Risks, &risk.title);
        if let Some(accepted) = &risk.accepted {
            lost.name(&accepted.name);
        }
    }
    let named = |label: String, name: String| [label, name];
    for (kind, words) in [
        (WithheldKind::Assessments, kept.assessments.drain(..).map(|r| named(r.label, r.title)).collect::<Vec<_>>()),
        (WithheldKind::Requirements, kept.requirements.drain(..).map(|r| named(r.label, r.title)).collect()),
        (WithheldKind::Parties, kept.parties.drain(..).map(|r| named(r.label, r.name)).collect()),
        (WithheldKind::Objectives, kept.objectives.drain(..).map(|r| named(r.label, r.title)).collect()),
        (WithheldKind::ManagementSystem, kept.audits.drain(..).map(|r| named(r.label, r.title)).collect()),
        (WithheldKind::ManagementSystem, kept.reviews.drain(..).map(|r| named(r.label, r.title)).collect()),
        (WithheldKind::ManagementSystem, kept.nonconformities.drain(..).map(|r| named(r.label, r.title)).collect()),
    ] {
        lost.count(kind, words.len());
        words.iter().flatten().for_each(|word| lost.word(kind, word));
    }
    lost.count(WithheldKind::ManagementSystem, kept.entries.len());
    kept.entries.clear();
    kept.links.clear();
    kept.organisation.risk_criteria = None;
}

/// Every word that somebody wrote, with its place, in the order of the document. Each record is taken apart field by field:
/// a field added later does not compile until it is said here whether it holds words.
#[allow(clippy::too_many_lines)] // one pattern a kind of record: the table of where words stand
fn texts(snapshot: &Snapshot) -> Vec<(Place, &str)> {
    let Snapshot {
        annexa: _,
        audience: _,
        withheld: _,
        organisation,
        people,
        systems,
        evidence,
        controls,
        risks,
        assessments,
        requirements,
        parties,
        objectives,
        audits,
        reviews,
        nonconformities,
        questions,
        entries,
        links: _,
        frameworks: _,
        beside: _,
        crosswalks: _,
        statements,
    } = snapshot;
    let mut found = Texts(Vec::new());
    // What ships names nobody.
    for framework in snapshot.own_frameworks() {
        let place = Place::record("framework", &framework.id, "name");
        let titles = framework.entries().map(|(_, _, title)| title);
        let words: Vec<&str> =
            [framework.name.as_str(), framework.version.as_str()].into_iter().chain(titles).collect();
        found.add(place, &words);
    }
    let Organisation { name, address, logo, colour: _, risk_criteria, starting_point: _ } = organisation;
    let organised = |field: &str| Place::Organisation { field: field.to_owned() };
    found.add(organised("name"), &[name]);
    found.add(organised("address"), &[&address.text]);
    if let Some(logo) = logo {
        found.add(organised("logo"), &[&logo.alt]);
    }
    if let Some(RiskCriteria { likelihood, consequence, acceptable: _, note }) = risk_criteria {
        let words: Vec<&str> = likelihood.iter().chain(consequence).chain([&note.text]).map(String::as_str).collect();
        found.add(organised("riskCriteria"), &words);
    }
    let record = |record: &str, id: &Id, field: &str| Place::Record {
        record: record.to_owned(),
        id: id.clone(),
        field: field.to_owned(),
    };
    for Person { id, name, function } in people {
        found.add(record("person", id, "name"), &[name, function]);
    }
    for system in systems {
        found.system(system);
    }
    for Evidence { id, label, title, kind, location, owner: _, date: _, expiry: _, attachments: _ } in evidence {
        found.add(record("evidence", id, "title"), &[label, title, kind, location]);
    }
    for OwnControl { id, label, title, source, description } in controls {
        found.add(record("control", id, "title"), &[label, title, source, &description.text]);
    }
    for risk in risks {
        found.risk(risk);
    }
    for assessment in assessments {
        found.assessment(assessment);
    }
    for Requirement { id, label, title, kind: _, source, text, owner: _, due: _ } in requirements {
        found.add(record("requirement", id, "title"), &[label, title, source, &text.text]);
    }
    for InterestedParty { id, label, name, expectations } in parties {
        found.add(record("party", id, "name"), &[label, name, &expectations.text]);
    }
    for AiObjective { id, label, title, measure, characteristics: _, owner: _, due: _, result } in objectives {
        found.add(record("objective", id, "title"), &[label, title, &measure.text, &result.text]);
    }
    for Audit {
        id,
        label,
        title,
        kind: _,
        standards: _,
        scope,
        lead: _,
        auditors,
        from: _,
        until: _,
        result,
        reported: _,
    } in audits
    {
        found.add(record("audit", id, "title"), &[label, title, &scope.text, &auditors.text, &result.text]);
    }
    for ManagementReview { id, label, title, date: _, chair: _, attendees, inputs: _, notes, decisions, next: _ } in
        reviews
    {
        found.add(record("review", id, "title"), &[label, title, attendees, &notes.text, &decisions.text]);
    }
    for nonconformity in nonconformities {
        found.nonconformity(nonconformity);
    }
    for Question { id, label, title, text, asked_by, addressee, asked: _, due: _, answer, answered: _ } in questions {
        found.add(record("question", id, "title"), &[label, title, &text.text, asked_by, addressee, &answer.text]);
    }
    for FrameworkEntry { entry, now: _, target: _, owner: _, due: _, notes } in entries {
        found.add(record("entry", &Id::from(entry.as_str()), "notes"), &[&notes.text]);
    }
    for statement in statements {
        found.statement(statement);
    }
    found.0
}

struct Texts<'a>(Vec<(Place, &'a str)>);

impl<'a> Texts<'a> {
    fn add(&mut self, place: Place, texts: &[&'a str]) {
        self.0.extend(std::iter::repeat_n(place, texts.len()).zip(texts.iter().copied()));
    }

    fn nonconformity(&mut self, nonconformity: &'a Nonconformity) {
        let Nonconformity {
            id,
            label,
            title,
            source: _,
            grade: _,
            found: _,
            description,
            correction,
            cause,
            action,
            owner: _,
            due: _,
            effectiveness,
            closed: _,
        } = nonconformity;
        let place = Place::Record { record: "nonconformity".to_owned(), id: id.clone(), field: "title".to_owned() };
        let texts = [description, correction, cause, action, effectiveness].map(|text| text.text.as_str());
        self.add(place.clone(), &[label, title]);
        self.add(place, &texts);
    }

    fn system(&mut self, system: &'a AiSystem) {
        let AiSystem {
            id,
            label,
            name,
            purpose,
            owner: _,
            scope: _,
            origin: _,
            stage: _,
            traits: _,
            data,
            data_sources: _,
            effect: _,
            affected: _,
            affected_note,
            users: _,
            oversight: _,
            oversight_note,
            supplies: _,
            suppliers,
            roles: _,
            act_role: _,
            act_tier: _,
            act_reason,
            changed: _,
        } = system;
        let at = |field: &str| Place::Record { record: "system".to_owned(), id: id.clone(), field: field.to_owned() };
        self.add(at("name"), &[label, name, purpose]);
        for (field, text) in [
            ("data", data),
            ("affectedNote", affected_note),
            ("oversightNote", oversight_note),
            ("suppliers", suppliers),
            ("actReason", act_reason),
        ] {
            self.add(at(field), &[&text.text]);
        }
    }

    fn risk(&mut self, risk: &'a Risk) {
        let Risk {
            id,
            label,
            title,
            cause,
            event,
            consequence,
            categories: _,
            characteristics: _,
            owner: _,
            inherent: _,
            treatment: _,
            plan,
            due: _,
            residual: _,
            accepted,
            review: _,
        } = risk;
        let at = |field: &str| Place::Record { record: "risk".to_owned(), id: id.clone(), field: field.to_owned() };
        self.add(at("title"), &[label, title]);
        for (field, text) in [("cause", cause), ("event", event), ("consequence", consequence), ("plan", plan)] {
            self.add(at(field), &[&text.text]);
        }
        if let Some(RiskAcceptance { name, function, date: _, level: _ }) = accepted {
            self.add(at("accepted"), &[name, function]);
        }
    }

    fn assessment(&mut self, assessment: &'a ImpactAssessment) {
        let levels = assessment.levels();
        let ImpactAssessment {
            id,
            label,
            title,
            owner: _,
            date: _,
            review: _,
            intended,
            misuse,
            individuals: _,
            groups: _,
            communities: _,
            organisations: _,
            society: _,
            conclusion,
        } = assessment;
        let at =
            |field: &str| Place::Record { record: "assessment".to_owned(), id: id.clone(), field: field.to_owned() };
        self.add(at("title"), &[label, title]);
        for (field, text) in [("intended", intended), ("misuse", misuse), ("conclusion", conclusion)] {
            self.add(at(field), &[&text.text]);
        }
        for (field, level) in levels {
            let Some(Impact { who, benefit, harm, severity: _, likelihood: _, mitigation, characteristics: _ }) = level
            else {
                continue;
            };
            self.add(at(field), &[who, &benefit.text, &harm.text, &mitigation.text]);
        }
    }

    fn statement(&mut self, statement: &'a Statement) {
        let Statement {
            id: _,
            title,
            document_id,
            version,
            classification,
            language: _,
            scope,
            security_scope,
            roles: _,
            roles_note,
            prepared,
            reviewed,
            approver,
            distribution,
            next_review: _,
            treatment,
            certificate,
            frameworks: _,
            decisions,
            editions,
            // Left out wherever anything is left out.
            accepted: _,
            candidates: _,
            plans: _,
            declaration: _,
        } = statement;
        let at = |field: &str| Place::Statement { field: field.to_owned() };
        self.add(at("title"), &[title]);
        self.add(at("documentId"), &[document_id]);
        self.add(at("version"), &[version]);
        self.add(at("classification"), &[classification]);
        self.add(at("scope"), &[&scope.text]);
        self.add(at("securityScope"), &[&security_scope.text]);
        self.add(at("rolesNote"), &[&roles_note.text]);
        for (field, Signatory { name, function, date: _ }) in
            [("prepared", prepared), ("reviewed", reviewed), ("approver", approver)]
        {
            self.add(at(field), &[name, function]);
        }
        for Recipient { id: _, recipient, form, purpose } in distribution {
            self.add(at("distribution"), &[recipient, form, purpose]);
        }
        let TreatmentApproval { plan_id, plan_version, plan_date: _, accepted_by } = treatment;
        self.add(at("treatment"), &[plan_id, plan_version]);
        for Signatory { name, function, date: _ } in accepted_by {
            self.add(at("treatment"), &[name, function]);
        }
        if let Some(certificate) = certificate {
            let Certificate { body, number, scope, valid_from: _, valid_to: _, surveillance: _, edition } = certificate;
            self.add(at("certificate"), &[body, number, scope, edition]);
        }
        for decision in decisions {
            self.decision(decision);
        }
        for edition in editions {
            let Edition {
                id,
                label,
                candidate: _,
                plan: _,
                content: _,
                head: _,
                revisions: _,
                approver,
                note,
                supersedes: _,
                necessary: _,
                json: _,
                pdf: _,
                withdrawn,
                signed: _,
                signatures: _,
            } = edition;
            let Signatory { name, function, date: _ } = approver;
            let place = || Place::Edition { id: id.clone() };
            self.add(place(), &[label, name, function, &note.text]);
            if let Some(Withdrawal { reason, date: _ }) = withdrawn {
                self.add(place(), &[reason]);
            }
        }
    }

    fn decision(&mut self, decision: &'a Decision) {
        let Decision {
            control,
            verdict,
            progress: _,
            sees: _,
            how,
            owner: _,
            review: _,
            notes,
            drivers,
            evidence: _,
            exclusions,
        } = decision;
        let at = |field: &str| Place::decision(control, field);
        // The justification that is not in force is not printed, and travels in the data all the same.
        let Verdict { applicability: _, grounds: _, included, excluded } = verdict;
        self.add(at("justification"), &[&included.text, &excluded.text]);
        self.add(at("how"), &[&how.text]);
        self.add(at("notes"), &[&notes.text]);
        for driver in drivers {
            let DriverValue { kind: _, label, text, record: _ } = &driver.value;
            self.add(at("drivers"), &[label, text]);
        }
        for exclusion in exclusions {
            let SystemExclusionValue { grounds: _, justification } = &exclusion.value;
            self.add(at("exclusions"), &[&justification.text]);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Acceptance, Driver, Logo, SystemExclusion};
    use jiff::civil::date;
    use serde_json::json;

    #[test]
    fn a_public_copy_holds_no_names_places_risks_or_notes() {
        let mut c: crate::Cells = [
            ("statement/s".to_owned(), json!(true)),
            ("statement/s/framework/iso42001".to_owned(), json!({"version": "2023", "hash": ""})),
        ]
        .into_iter()
        .collect();
        for (key, value) in [
            ("person/p", json!(true)),
            ("person/p/name", json!("SECRET-1")),
            ("evidence/e", json!(true)),
            ("evidence/e/location", json!("SECRET-2")),
            ("evidence/e/owner", json!("SECRET-8")),
            ("statement/s/d/iso42001/A.5.3/driver/y", json!({"kind": "impactAssessment", "label": "SECRET-9"})),
            ("statement/s/d/iso42001/A.5.3/driver/z", json!({"kind": "legal", "text": "SECRET-10"})),
            ("statement/s/d/iso42001/A.5.3/driver/w", json!({"kind": "bestPractice", "text": "Habit"})),
            ("statement/s/approver", json!({"name": "SECRET-3", "function": "Board"})),
            ("statement/s/prepared", json!({"name": "secret-1 ", "function": "Lead"})),
            ("statement/s/d/iso42001/A.5.2/notes", json!({"text": "SECRET-4"})),
            ("statement/s/d/iso42001/A.5.2/driver/x", json!({"kind": "risk", "label": "SECRET-5"})),
            ("statement/s/accepted/x@statement", json!({"reason": "SECRET-6", "by": "SECRET-7", "date": "2026-01-01"})),
        ] {
            c.set(key.to_owned(), Some(value));
        }
        let public = Snapshot::from_cells(&c).unwrap().for_audience(Audience::Public);
        let json = serde_json::to_string(&public).unwrap();
        assert!(!json.contains("SECRET"), "{json}");
        assert!(json.contains("Board") && json.contains("Habit"));
        let withheld = |kind| public.withheld.iter().find(|w| w.kind == kind).map(|w| w.count);
        assert_eq!(withheld(WithheldKind::Risks), Some(1));
        // What is written in words is left out as the record would be.
        assert_eq!((withheld(WithheldKind::Assessments), withheld(WithheldKind::Requirements)), (Some(1), Some(1)));
        assert_eq!(withheld(WithheldKind::People), Some(2), "whoever is named twice is one name");
    }

    /// A file in which every kind of name is left out of a public copy, and no text says one.
    fn file() -> Snapshot {
        let cells = [
            ("statement/s".to_owned(), json!(true)),
            ("statement/s/framework/iso42001".to_owned(), json!({"version": "2023", "hash": ""})),
        ];
        let mut file = Snapshot::from_cells(&cells.into_iter().collect()).unwrap();
        let signed = |name: &str| Signatory { name: name.to_owned(), ..Signatory::default() };
        file.people.push(Person { id: "p".into(), name: "Ada Quill".to_owned(), function: String::new() });
        file.systems.push(AiSystem { id: "y".into(), ..AiSystem::default() });
        file.evidence.push(Evidence { id: "e".into(), location: "vault/7".to_owned(), ..Evidence::default() });
        file.controls.push(OwnControl { id: "c".into(), ..OwnControl::default() });
        file.organisation.logo = Some(Logo { hash: String::new(), media_type: String::new(), alt: String::new() });
        let statement = &mut file.statements[0];
        statement.prepared = signed("Bo Prepares");
        statement.reviewed = signed("Cy Reviews");
        statement.approver = signed("Di Approves");
        statement.treatment.accepted_by = vec![signed("Ed Accepts")];
        let (recipient, id) = ("Fay Receives".to_owned(), Some("r".into()));
        statement.distribution.push(Recipient { id, recipient, form: String::new(), purpose: String::new() });
        let (finding, reason, by) = (String::new(), "Gus Allows, R-02".to_owned(), "Gus Allows".to_owned());
        statement.accepted.push(Acceptance { finding, reason, by, date: date(2026, 1, 1) });
        statement.certificate = Some(Certificate::default());
        let note = Text::default();
        let withdrawn = Some(Withdrawal { reason: String::new(), date: date(2026, 1, 1) });
        statement.editions.push(Edition {
            id: "n".into(),
            label: "1.0".to_owned(),
            candidate: Some("k".into()),
            plan: None,
            content: String::new(),
            head: String::new(),
            revisions: 1,
            approver: signed("Hal Issues"),
            note,
            supersedes: Vec::new(),
            necessary: Vec::new(),
            json: String::new(),
            pdf: String::new(),
            withdrawn,
            signed: Vec::new(),
            signatures: Vec::new(),
        });
        let decision = &mut statement.decisions[0];
        let driver = |kind, label: &str, text: &str| Driver {
            id: "d".into(),
            value: DriverValue { kind, label: label.to_owned(), text: text.to_owned(), record: None },
        };
        decision.drivers =
            vec![driver(DriverKind::Risk, "R-02", "Model drift"), driver(DriverKind::BestPractice, "", "")];
        decision.notes = "Ada Quill knows R-02; internal".into();
        let value = SystemExclusionValue { grounds: Vec::new(), justification: Text::default() };
        decision.exclusions.push(SystemExclusion { system: "y".into(), value });
        file
    }

    fn found(file: &Snapshot, audience: Audience) -> Vec<(String, Vec<Place>)> {
        disclosed(file, audience).into_iter().map(|d| (d.word, d.places)).collect()
    }

    /// Puts a sentence into one text and expects exactly that place to be told.
    #[test]
    fn every_text_that_is_kept_is_looked_through() {
        type Text = fn(&mut Snapshot) -> &mut String;
        let organisation = |field: &str| Place::Organisation { field: field.to_owned() };
        let statement = |field: &str| Place::Statement { field: field.to_owned() };
        let decision = |field: &str| Place::decision(&"iso42001/A.2.2".parse().unwrap(), field);
        let record = |record: &str, id: &str, field: &str| Place::Record {
            record: record.to_owned(),
            id: id.into(),
            field: field.to_owned(),
        };
        let edition = || Place::Edition { id: "n".into() };
        let cases: Vec<(Place, Text)> = vec![
            (organisation("name"), |s| &mut s.organisation.name),
            (organisation("address"), |s| &mut s.organisation.address.text),
            (organisation("logo"), |s| &mut s.organisation.logo.as_mut().unwrap().alt),
            (record("system", "y", "name"), |s| &mut s.systems[0].name),
            (record("system", "y", "name"), |s| &mut s.systems[0].purpose),
            (record("evidence", "e", "title"), |s| &mut s.evidence[0].label),
            (record("evidence", "e", "title"), |s| &mut s.evidence[0].title),
            (record("evidence", "e", "title"), |s| &mut s.evidence[0].kind),
            (record("control", "c", "title"), |s| &mut s.controls[0].title),
            (record("control", "c", "title"), |s| &mut s.controls[0].source),
            (record("control", "c", "title"), |s| &mut s.controls[0].description.text),
            (statement("title"), |s| &mut s.statements[0].title),
            (statement("classification"), |s| &mut s.statements[0].classification),
            (statement("scope"), |s| &mut s.statements[0].scope.text),
            (statement("securityScope"), |s| &mut s.statements[0].security_scope.text),
            (statement("rolesNote"), |s| &mut s.statements[0].roles_note.text),
            (statement("prepared"), |s| &mut s.statements[0].prepared.function),
            (statement("approver"), |s| &mut s.statements[0].approver.function),
            (statement("treatment"), |s| &mut s.statements[0].treatment.plan_id),
            (statement("treatment"), |s| &mut s.statements[0].treatment.accepted_by[0].function),
            (statement("certificate"), |s| &mut s.statements[0].certificate.as_mut().unwrap().scope),
            (decision("justification"), |s| &mut s.statements[0].decisions[0].verdict.included.text),
            (decision("justification"), |s| &mut s.statements[0].decisions[0].verdict.excluded.text),
            (decision("how"), |s| &mut s.statements[0].decisions[0].how.text),
            (decision("drivers"), |s| &mut s.statements[0].decisions[0].drivers[1].value.label),
            (decision("drivers"), |s| &mut s.statements[0].decisions[0].drivers[1].value.text),
            (decision("exclusions"), |s| &mut s.statements[0].decisions[0].exclusions[0].value.justification.text),
            (edition(), |s| &mut s.statements[0].editions[0].note.text),
            (edition(), |s| &mut s.statements[0].editions[0].approver.function),
            (edition(), |s| &mut s.statements[0].editions[0].withdrawn.as_mut().unwrap().reason),
        ];
        assert_eq!(found(&file(), Audience::Public), [], "what is left out is not searched");
        for (place, text) in cases {
            let mut file = file();
            *text(&mut file) = "Ask ada quill.".to_owned();
            assert_eq!(found(&file, Audience::Public), [("Ada Quill".to_owned(), vec![place])]);
            assert_eq!(found(&file, Audience::Auditor), [], "an auditor gets the names");
        }
    }

    #[test]
    fn every_kind_of_name_that_is_left_out_is_looked_for() {
        for (said, words) in [
            ("ADA QUILL decides", &["Ada Quill"][..]),
            ("Bo Prepares, Cy Reviews, Di Approves", &["Bo Prepares", "Cy Reviews", "Di Approves"]),
            ("Ed Accepts", &["Ed Accepts"]),
            ("Fay Receives", &["Fay Receives"]),
            ("Gus Allows", &["Gus Allows"]),
            ("Hal Issues", &["Hal Issues"]),
            ("(r-02)", &["R-02"]),
            ("against model drift", &["Model drift"]),
            ("kept in vault/7", &["vault/7"]),
            ("R-021 and XR-02 are others, and so is vault/70", &[]),
            ("Ada and Quill by themselves", &[]),
        ] {
            let mut file = file();
            file.statements[0].scope = said.into();
            let words_found: Vec<String> = found(&file, Audience::Public).into_iter().map(|f| f.0).collect();
            assert_eq!(words_found, words, "{said}");
        }
    }

    #[test]
    fn a_name_of_two_letters_is_not_looked_for_and_one_that_is_a_word_is() {
        let mut file = file();
        file.people[0].name = "Al".to_owned();
        file.statements[0].prepared.name = "May".to_owned();
        file.statements[0].scope = "Al may be AL.".into();
        assert_eq!(
            found(&file, Audience::Public),
            [("May".to_owned(), vec![Place::Statement { field: "scope".to_owned() }])]
        );
    }
}
