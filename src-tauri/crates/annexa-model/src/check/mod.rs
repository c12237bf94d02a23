//! Readiness: what stands between a statement and an edition, and what an auditor would ask about it.
//!
//! [`check`] is pure. A rule is one function over a statement; it pushes findings and knows nothing of other rules.

mod decisions;
mod document;
mod finding;
mod likeness;

pub use finding::{Finding, FindingCode, Place, Severity, Tally};
pub use likeness::{ALIKE, COPIED, likeness};

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::{Acceptance, Id, Snapshot, Statement};

/// One statement under check, with what the rules need.
struct Subject<'a> {
    snapshot: &'a Snapshot,
    statement: &'a Statement,
    as_of: Date,
    findings: Vec<Finding>,
}

impl Subject<'_> {
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
            basis: code.basis().to_owned(),
            statement: self.statement.id.clone(),
            place,
            args,
            key,
            accepted: None,
        });
    }
}

/// Checks every statement of a snapshot on a day. Worst first, then in the order of the document.
pub fn check(snapshot: &Snapshot, as_of: Date) -> Vec<Finding> {
    let mut all = Vec::new();
    for statement in &snapshot.statements {
        let mut subject = Subject { snapshot, statement, as_of, findings: Vec::new() };
        document::check(&mut subject);
        decisions::check(&mut subject);
        likeness::check(&mut subject);
        let accepted: BTreeMap<&str, &Acceptance> =
            statement.accepted.iter().map(|a| (a.finding.as_str(), a)).collect();
        for finding in &mut subject.findings {
            if finding.severity != Severity::Blocks {
                finding.accepted = accepted.get(finding.key.as_str()).map(|a| (*a).clone());
            }
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

/// Whether a statement can be issued.
pub fn blocks(findings: &[Finding], statement: &Id) -> bool {
    findings.iter().any(|f| &f.statement == statement && f.severity == Severity::Blocks)
}
