//! Papers of the management system, which are printed beside the statement: what each of them holds of a file.
//!
//! A paper is no edition: nobody approves it. It says what the file says on a day, and its data is what its pages say.

use std::collections::BTreeSet;

use crate::catalogue::{clauses, rmf, starting_point};
use crate::registers::each_register;
use crate::{
    Audience, ControlRef, Decision, FrameworkEntry, Id, ItemRef, OWN, Organisation, Progress, Question, RecordKind,
    Snapshot, Statement, Verdict, WithheldKind, coverage_crosswalks,
};

/// A paper of the management system.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ManagementPaper {
    /// The current and the target profile by the NIST AI RMF.
    Profile,
    /// How far clauses 4 to 10 are met: of one standard, by the id of its clauses, or of all in the file.
    Clauses(Option<String>),
    /// Questions that somebody was asked, a sheet for each who is asked.
    Questions {
        /// Only those asked of this person or role.
        of: Option<String>,
        /// Only those that nobody has answered.
        open: bool,
    },
    /// The audit programme and what audits found, management reviews, nonconformities and their corrective actions.
    Record,
}

/// What the forms of all papers begin with, so that each is known for one.
const FORMS: [&str; 4] = ["rmf-profile/", "clauses/", "questions/", "management-record/"];

impl ManagementPaper {
    /// The form of its data.
    fn form(&self) -> String {
        let at = match self {
            Self::Profile => 0,
            Self::Clauses(_) => 1,
            Self::Questions { .. } => 2,
            Self::Record => 3,
        };
        format!("{}1", FORMS[at])
    }

    /// Whether data of that form is a paper.
    pub fn is_form(form: &str) -> bool {
        FORMS.iter().any(|known| form.starts_with(known))
    }

    /// Whether somebody gets it: nobody in public learns how far the management system is, and questions stay inside.
    pub fn is_for(&self, audience: Audience) -> bool {
        match self {
            Self::Questions { .. } => audience == Audience::Internal,
            Self::Profile | Self::Clauses(_) | Self::Record => audience != Audience::Public,
        }
    }

    /// Whether it tells of an entry of a framework.
    fn tells_of(&self, entry: &ItemRef) -> bool {
        match self {
            Self::Profile => entry.space() == rmf().about.id,
            Self::Clauses(only) => {
                let is_clause = clauses().frameworks.iter().any(|about| about.id == entry.space());
                is_clause && only.as_ref().is_none_or(|only| entry.space() == only)
            }
            Self::Questions { .. } | Self::Record => false,
        }
    }

    /// Whether it asks this question.
    fn asks(&self, question: &Question) -> bool {
        let Self::Questions { of, open } = self else { return false };
        of.as_ref().is_none_or(|of| question.is_asked_of(of)) && (!open || question.is_open())
    }
}

impl Question {
    /// Whether it is asked of somebody, in capitals or not.
    pub fn is_asked_of(&self, addressee: &str) -> bool {
        self.addressee.trim().to_lowercase() == addressee.trim().to_lowercase()
    }
}

/// Keeps of each kind of record those that are named, with what they are known by and what they are about; all else of them
/// stays behind.
macro_rules! named {
    ($($key:ident $list:ident $Record:ident ($Add:ident $Edit:ident $Delete:ident) ($known:ident $title:ident $prefix:literal $digits:literal);)*) => {
        fn named(whole: &Snapshot, kept: &mut Snapshot, named: &BTreeSet<ItemRef>) {
            $(for record in &whole.$list {
                let is_named = named.contains(&ItemRef::new(stringify!($key), record.id.as_str()));
                if is_named && !kept.$list.iter().any(|known| known.id == record.id) {
                    let mut brief = crate::$Record { id: record.id.clone(), ..crate::$Record::default() };
                    brief.$known.clone_from(&record.$known);
                    brief.$title.clone_from(&record.$title);
                    kept.$list.push(brief);
                }
            })*
        }
    };
}
each_register!(named);

/// The item as it stands in the table of registers.
fn registered(item: &ItemRef) -> ItemRef {
    if item.space() == OWN { ItemRef::new("control", item.id()) } else { item.clone() }
}

impl Snapshot {
    /// What a paper is made from, and what is inside its PDF: the records that it tells of, and of what they are linked with no more than
    /// label and title. The snapshot is already filtered for its audience. `None` where the statement is not there.
    pub fn paper(&self, statement: &Id, paper: &ManagementPaper) -> Option<Self> {
        let of = self.statement(statement)?;
        let is_record = *paper == ManagementPaper::Record;
        let beside = if *paper == ManagementPaper::Profile { met_beside(self, of) } else { Vec::new() };
        let mut kept = Self {
            annexa: paper.form(),
            audience: self.audience,
            withheld: self.withheld.clone(),
            organisation: Organisation {
                name: self.organisation.name.clone(),
                address: self.organisation.address.clone(),
                colour: self.organisation.colour.clone(),
                logo: self.organisation.logo.clone(),
                // Says which standards are tracked.
                starting_point: self
                    .organisation
                    .starting_point
                    .clone()
                    .filter(|_| matches!(paper, ManagementPaper::Clauses(_))),
                ..Organisation::default()
            },
            entries: self.entries.iter().filter(|said| paper.tells_of(&said.entry)).cloned().chain(beside).collect(),
            audits: self.audits.iter().filter(|_| is_record).cloned().collect(),
            reviews: self.reviews.iter().filter(|_| is_record).cloned().collect(),
            nonconformities: self.nonconformities.iter().filter(|_| is_record).cloned().collect(),
            questions: self.questions.iter().filter(|question| paper.asks(question)).cloned().collect(),
            frameworks: self.only(statement).frameworks,
            statements: vec![Statement {
                id: of.id.clone(),
                document_id: of.document_id.clone(),
                classification: of.classification.clone(),
                language: of.language.clone(),
                scope: of.scope.clone(),
                security_scope: of.security_scope.clone(),
                frameworks: of.frameworks.clone(),
                decisions: if *paper == ManagementPaper::Profile { supporting(self, of) } else { Vec::new() },
                ..Statement::default()
            }],
            ..Self::default()
        };
        // Of what nobody finds here anyway nothing is missing.
        kept.withheld.retain(|withheld| withheld.kind == WithheldKind::ManagementSystem);
        let shown = kept.shown();
        let tells = |item: &ItemRef| shown.contains(item) || paper.tells_of(item);
        kept.links = self.links.iter().filter(|link| tells(&link.from) || tells(&link.to)).cloned().collect();
        let mut ends: BTreeSet<ItemRef> =
            kept.links.iter().flat_map(|link| [&link.from, &link.to]).map(registered).collect();
        let owners = kept.entries.iter().map(|said| &said.owner).chain(kept.nonconformities.iter().map(|nc| &nc.owner));
        let owners = owners.chain(kept.audits.iter().map(|a| &a.lead)).chain(kept.reviews.iter().map(|r| &r.chair));
        ends.extend(owners.flatten().map(|person| ItemRef::new("person", person.as_str())));
        named(self, &mut kept, &ends);
        Some(kept)
    }

    /// The records that are here whole.
    fn shown(&self) -> BTreeSet<ItemRef> {
        let audits = self.audits.iter().map(|audit| ItemRef::record(RecordKind::Audit, &audit.id));
        let reviews = self.reviews.iter().map(|review| ItemRef::record(RecordKind::Review, &review.id));
        let found = self.nonconformities.iter().map(|nc| ItemRef::record(RecordKind::Nonconformity, &nc.id));
        let asked = self.questions.iter().map(|question| ItemRef::record(RecordKind::Question, &question.id));
        audits.chain(reviews).chain(found).chain(asked).collect()
    }

    /// The standards whose clauses a statement has to do with, by the ids of their clauses: those of its annexes, those that the
    /// organisation begins from, and those of which something is said. ISO/IEC 42001 where there is none.
    pub fn standards_tracked(&self, statement: &Statement) -> Vec<&'static str> {
        let start = self.organisation.starting_point.as_deref().and_then(starting_point);
        let begins = |standard: &str| start.is_some_and(|start| start.frameworks.iter().any(|id| id == standard));
        let uses = |annex: &str| begins(annex) || statement.frameworks.iter().any(|used| used.framework == annex);
        let said = |clauses: &str| self.entries.iter().any(|said| said.entry.space() == clauses && said.is_told());
        let known = clauses().frameworks.iter().map(|about| about.id.as_str());
        let tracked = |of: &&str| of.strip_suffix("-clauses").is_some_and(uses) || said(of);
        let found: Vec<&str> = known.clone().filter(tracked).collect();
        if found.is_empty() { known.take(1).collect() } else { found }
    }
}

impl FrameworkEntry {
    /// Whether anything is said of it.
    pub fn is_told(&self) -> bool {
        *self != Self { entry: self.entry.clone(), ..Self::default() }
    }
}

/// Of the clauses that a crosswalk pairs with the NIST AI RMF, how far each is met.
fn met_beside(snapshot: &Snapshot, statement: &Statement) -> Vec<FrameworkEntry> {
    let Some(crosswalk) = coverage_crosswalks().next() else { return Vec::new() };
    let named: BTreeSet<ItemRef> = crate::coverage(snapshot, statement, crosswalk)
        .rows
        .iter()
        .flat_map(|row| &row.clauses)
        .map(|clause| ItemRef::from(&clause.clause))
        .collect();
    let met = snapshot.entries.iter().filter(|said| said.now.is_some() && named.contains(&said.entry));
    met.map(|said| FrameworkEntry { entry: said.entry.clone(), now: said.now, ..FrameworkEntry::default() }).collect()
}

/// Of the decisions on controls that a crosswalk pairs with the NIST AI RMF, whether they include the control and how far it is.
fn supporting(snapshot: &Snapshot, statement: &Statement) -> Vec<Decision> {
    let Some(crosswalk) = coverage_crosswalks().next() else { return Vec::new() };
    let named: BTreeSet<ControlRef> = crate::coverage(snapshot, statement, crosswalk)
        .rows
        .into_iter()
        .flat_map(|row| row.controls)
        .map(|control| control.control)
        .collect();
    let decisions = statement.decisions.iter().filter(|decision| named.contains(&decision.control));
    decisions
        .map(|decision| Decision {
            verdict: Verdict { applicability: decision.verdict.applicability, ..Verdict::default() },
            progress: Progress { status: decision.progress.status, ..Progress::default() },
            ..Decision::untouched(decision.control.clone())
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::canonical_json;

    /// Two clauses of two standards, a category, an audit with what it found, two questions; and what no paper tells.
    fn file() -> Snapshot {
        let cells = [
            ("organisation/name", json!("Otterbridge")),
            ("statement/s", json!(true)),
            ("statement/s/scope", json!("All of it")),
            ("statement/s/framework/iso42001", json!({"version": "2023", "hash": ""})),
            ("statement/s/d/iso42001/A.2.2/verdict", json!({"applicability": "applicable", "included": "Since R-1."})),
            ("statement/s/d/iso42001/A.2.2/progress", json!({"status": "implemented"})),
            ("statement/s/d/iso42001/A.2.2/notes", json!("Ask again.")),
            ("entry/iso42001-clauses/4.1/now", json!("largely")),
            ("entry/iso42001-clauses/4.1/owner", json!("p")),
            ("entry/iso9001-clauses/4.1/now", json!("fully")),
            ("entry/nist-ai-rmf/GOVERN 1/target", json!("fully")),
            ("person/p", json!(true)),
            ("person/p/name", json!("Head of Claims")),
            ("person/q", json!(true)),
            ("person/q/name", json!("Nobody here")),
            ("evidence/e", json!(true)),
            ("evidence/e/label", json!("EV-1")),
            ("evidence/e/location", json!("Shelf 9")),
            ("link/evidence/e/iso42001-clauses/4.1", json!(true)),
            ("audit/a", json!(true)),
            ("audit/a/label", json!("AU-1")),
            ("nonconformity/n", json!(true)),
            ("nonconformity/n/label", json!("NC-1")),
            ("nonconformity/n/cause", json!("Nobody looked.")),
            ("link/audit/a/nonconformity/n", json!(true)),
            ("question/x", json!(true)),
            ("question/x/label", json!("QN-1")),
            ("question/x/addressee", json!("Head of Claims")),
            ("question/y", json!(true)),
            ("question/y/label", json!("QN-2")),
            ("question/y/addressee", json!("Board")),
        ];
        let cells = cells.map(|(key, value): (&str, Value)| (key.to_owned(), value));
        Snapshot::from_cells(&cells.into_iter().collect()).unwrap()
    }

    fn said(paper: &ManagementPaper) -> String {
        canonical_json(&file().paper(&"s".into(), paper).unwrap()).unwrap()
    }

    #[test]
    fn each_paper_holds_what_it_tells_and_nothing_else_of_the_file() {
        let questions = ManagementPaper::Questions { of: Some("head of claims ".to_owned()), open: true };
        for (paper, here, not_here) in [
            (
                ManagementPaper::Profile,
                // Of a clause that a crosswalk names how far it is met, and nothing else.
                &["GOVERN 1", "implemented", "iso42001-clauses/4.1", "largely"][..],
                &["iso9001-clauses", "Head of Claims", "EV-1", "NC-1", "QN-1", "Since R-1"][..],
            ),
            (
                ManagementPaper::Clauses(None),
                &["iso42001-clauses/4.1", "iso9001-clauses/4.1", "EV-1", "Head of Claims"],
                &["GOVERN 1", "Shelf 9", "NC-1", "Nobody here", "implemented"],
            ),
            (
                ManagementPaper::Clauses(Some("iso9001-clauses".to_owned())),
                &["iso9001-clauses/4.1"],
                &["iso42001-clauses/4.1", "EV-1", "Head of Claims", "NC-1", "QN-1"],
            ),
            (questions, &["QN-1"], &["QN-2", "NC-1", "4.1", "EV-1", "implemented"]),
            (
                ManagementPaper::Record,
                &["AU-1", "NC-1", "Nobody looked."],
                &["QN-1", "4.1", "EV-1", "implemented", "GOVERN"],
            ),
        ] {
            let said = said(&paper);
            let (none, all): (Vec<&&str>, Vec<&&str>) = (
                not_here.iter().filter(|word| said.contains(**word)).collect(),
                here.iter().filter(|word| !said.contains(**word)).collect(),
            );
            assert!(none.is_empty() && all.is_empty(), "{paper:?}: holds {none:?}, lacks {all:?}: {said}");
            assert!(!said.contains("Ask again"), "{paper:?}");
            assert!(Snapshot::read(said.as_bytes()).is_err(), "no statement is made of {paper:?}");
            assert!(Snapshot::form(said.as_bytes()).is_some_and(|form| ManagementPaper::is_form(&form)));
        }
    }

    #[test]
    fn nothing_of_it_is_for_the_public_and_questions_stay_inside() {
        let questions = ManagementPaper::Questions { of: None, open: false };
        assert!(questions.is_for(Audience::Internal) && !questions.is_for(Audience::Auditor));
        for paper in [ManagementPaper::Profile, ManagementPaper::Clauses(None), ManagementPaper::Record] {
            assert!(paper.is_for(Audience::Auditor) && !paper.is_for(Audience::Public), "{paper:?}");
        }
    }

    #[test]
    fn the_standards_in_a_file_are_those_of_its_annexes_and_those_that_something_is_said_of() {
        let mut snapshot = file();
        let statement = snapshot.statements[0].clone();
        assert_eq!(snapshot.standards_tracked(&statement), ["iso42001-clauses", "iso9001-clauses"]);
        snapshot.entries.clear();
        assert_eq!(snapshot.standards_tracked(&Statement::default()), ["iso42001-clauses"]);
        // Whoever begins from ISO 9001 sees its clauses before anything is said of one.
        snapshot.organisation.starting_point = Some("9001-first".to_owned());
        assert_eq!(snapshot.standards_tracked(&statement), ["iso42001-clauses", "iso9001-clauses"]);
        let printed = snapshot.paper(&"s".into(), &ManagementPaper::Clauses(None)).unwrap();
        assert_eq!(printed.standards_tracked(&statement), ["iso42001-clauses", "iso9001-clauses"]);
    }
}
