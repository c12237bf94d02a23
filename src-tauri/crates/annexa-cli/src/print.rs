//! Results for people: plain lines, one fact each.

use std::fmt::Write as _;
use std::io::{self, IsTerminal, Write};

use annexa_jobs::{DidMerge, Verified, edition_name, place_name};
use annexa_model::check::{Finding, Severity};
use annexa_model::{
    AiSystem, Applicability, Attainment, Audience, ControlRef, CopyStanding, Edition, EditionSignature, Evidence,
    FrameworkEntry, KeptFile, OWN, Origin, Rating, Risk, SignedMessage, Snapshot, Statement, Status, Withdrawal,
    starting_point, title_of,
};
use annexa_words::{Value, Words};

use crate::arguments::Part;
use crate::error::Error;

/// Writes a line to standard output. A reader that has gone away (`| head`) is no error.
pub fn line(text: &str) -> Result<(), Error> {
    written(&plain(text))
}

/// Writes a value as JSON.
pub fn json<T: serde::Serialize>(value: &T) -> Result<(), Error> {
    written(&escaped(&serde_json::to_string_pretty(value)?))
}

/// Writes what the program itself holds, byte for byte.
pub fn exactly(text: &str) -> Result<(), Error> {
    written(text.trim_end_matches('\n'))
}

/// Writes data as it is, for programs; on a screen without what could steer it.
pub fn data(bytes: &[u8]) -> Result<(), Error> {
    if io::stdout().is_terminal() {
        return written(&escaped(&String::from_utf8_lossy(bytes)));
    }
    done(io::stdout().lock().write_all(bytes))
}

/// What a client file was made from, as `cli-origin` says it.
pub fn origin(origin: &Origin, words: &Words) -> Vec<(&'static str, Value<'static>)> {
    let copy = match origin.standing {
        Some(CopyStanding::Draft) => "cli-copy-draft",
        Some(CopyStanding::ForApproval) => "cli-copy-approval",
        Some(CopyStanding::Edition) => "cli-copy-edition",
        Some(CopyStanding::Rendering) => "cli-copy-rendering",
        None => "cli-copy-unknown",
    };
    let audience = match origin.audience {
        Audience::Internal => "report-audience-internal",
        Audience::Auditor => "report-audience-auditor",
        Audience::Public => "report-audience-public",
    };
    let unknown = || words.get("cli-unknown");
    let of_copy = [
        ("label", origin.label.clone().unwrap_or_else(unknown)),
        ("dated", origin.dated.map_or_else(unknown, |date| date.to_string())),
    ];
    vec![
        ("taken", Value::from(origin.taken.to_string())),
        ("file", Value::from(origin.file.clone())),
        ("copy", Value::from(words.with(copy, &of_copy))),
        ("audience", Value::from(words.get(audience))),
        ("content", Value::from(origin.content.clone())),
    ]
}

/// What a merge took and what was decided.
pub fn did_merge(merged: &DidMerge, words: &Words) -> String {
    let decided = merged.mine + merged.theirs + merged.both + merged.own;
    let of = [("mine", merged.mine), ("theirs", merged.theirs), ("both", merged.both), ("own", merged.own)];
    let how = of.into_iter().filter(|(_, count)| *count > 0);
    let how = how.map(|(how, count)| words.with(&format!("cli-log-merge-{how}"), &[("count", Value::from(count))]));
    let values = [
        ("name", Value::from(if merged.other.is_empty() { words.get("cli-unknown") } else { merged.other.clone() })),
        ("taken", Value::from(merged.taken)),
        ("decided", Value::from(decided)),
        ("how", Value::from(how.collect::<Vec<_>>().join(", "))),
    ];
    words.with("cli-log-merged", &values)
}

/// Says something on standard error.
pub fn message(text: &str) {
    eprintln!("annexa: {}", plain(text));
}

/// Says on standard error, as JSON, what went wrong.
pub fn problem(error: &serde_json::Value) {
    eprintln!("{}", escaped(&serde_json::json!({"error": error}).to_string()));
}

fn written(text: &str) -> Result<(), Error> {
    done(writeln!(io::stdout().lock(), "{text}"))
}

/// Who reads may stop reading.
fn done(written: io::Result<()>) -> Result<(), Error> {
    match written {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(error.into()),
        _ => Ok(()),
    }
}

/// One line that a terminal shows and never obeys: names and texts come from a file that anybody may have made.
fn plain(text: &str) -> String {
    let shown = |c: char| match c {
        '\n' | '\r' | '\t' => ' ',
        c if c.is_control() || is_reordering(c) => char::REPLACEMENT_CHARACTER,
        c => c,
    };
    text.chars().map(shown).collect()
}

/// JSON of the same meaning, without what JSON itself leaves as it is and a terminal would obey.
fn escaped(json: &str) -> String {
    let mut out = String::with_capacity(json.len());
    for c in json.chars() {
        if c != '\n' && (c.is_control() || is_reordering(c)) {
            let _ = write!(out, "\\u{:04x}", u32::from(c));
        } else {
            out.push(c);
        }
    }
    out
}

/// Marks that turn the order of what follows, so that it reads as something else.
fn is_reordering(c: char) -> bool {
    matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Keys of findings.
pub fn keys<'a>(findings: impl IntoIterator<Item = &'a Finding>) -> Vec<&'a str> {
    findings.into_iter().map(|finding| finding.key.as_str()).collect()
}

/// Writes findings, worst first, each with what an auditor would ask. Findings of one rule are one entry with its places,
/// so that nothing floods; `each` writes every one on its own. `blocks` is the message over those that block.
pub fn findings(
    snapshot: &Snapshot,
    findings: &[Finding],
    blocks: &str,
    each: bool,
    words: &Words,
) -> Result<(), Error> {
    for severity in [Severity::Blocks, Severity::Warning, Severity::Hint] {
        let of: Vec<&Finding> = findings.iter().filter(|f| f.severity == severity).collect();
        if of.is_empty() {
            continue;
        }
        let id = match severity {
            Severity::Blocks => blocks,
            Severity::Warning => "cli-warnings",
            Severity::Hint => "cli-hints",
        };
        let (accepted, open): (Vec<&Finding>, Vec<&Finding>) = of.into_iter().partition(|f| f.accepted.is_some());
        // What somebody lets stand is told, and counted beside what is open: the tally below counts the same.
        let count = open.len().to_string();
        let stand = accepted.len();
        line(&match stand {
            0 => words.with(id, &[("count", count)]),
            _ => words
                .with("cli-some-stand", &[("open", words.with(id, &[("count", count)])), ("stand", stand.to_string())]),
        })?;
        let mut rules: Vec<Vec<&Finding>> = Vec::new();
        for finding in open {
            match rules.iter_mut().find(|r| !each && r.first().is_some_and(|f| f.code == finding.code)) {
                Some(rule) => rule.push(finding),
                None => rules.push(vec![finding]),
            }
        }
        for rule in &rules {
            match rule.as_slice() {
                [one] => finding_lines(snapshot, one, words)?,
                several => rule_lines(snapshot, several, words).iter().try_for_each(|told| line(told))?,
            }
        }
        accepted.into_iter().try_for_each(|f| finding_lines(snapshot, f, words))?;
        line("")?;
    }
    if findings.is_empty() {
        line(&words.get("cli-no-findings"))?;
    }
    Ok(())
}

/// Several findings of one rule: what it says of all, what an auditor would ask, and where. What is not asked of all alike is
/// asked at each.
fn rule_lines(snapshot: &Snapshot, findings: &[&Finding], words: &Words) -> Vec<String> {
    let Some(first) = findings.first() else { return Vec::new() };
    let code = first.code.as_str();
    let count = Value::from(findings.len());
    let mut lines = vec![format!("  {}", words.with(&format!("finding-{code}-summary"), &[("count", count)]))];
    let why = |finding: &Finding| words.with(&format!("finding-{code}-why"), &arguments(finding));
    let asked = why(first);
    if findings.iter().any(|finding| why(finding) != asked) {
        let at = |finding: &&Finding| place_name(snapshot, &finding.place, words);
        lines.extend(findings.iter().map(|finding| format!("  {:<12} {}", at(finding), why(finding))));
        return lines;
    }
    lines.push(format!("  {:<12} {asked}", ""));
    let mut at = format!("  {:<12}", "");
    for finding in findings {
        let place = place_name(snapshot, &finding.place, words);
        if at.chars().count() + place.chars().count() > 110 {
            lines.push(at.trim_end_matches(',').to_owned());
            at = format!("  {:<12}", "");
        }
        let _ = write!(at, " {place},");
    }
    lines.push(at.trim_end_matches(',').to_owned());
    lines
}

/// Values for a finding's words; counts are numbers for the plural rules.
fn arguments(finding: &Finding) -> Vec<(&str, Value<'static>)> {
    let value = |k: &str, v: &String| match (k, v.parse::<i64>()) {
        ("count" | "days", Ok(number)) => Value::from(number),
        _ => Value::from(v.clone()),
    };
    finding.args.iter().map(|(k, v)| (k.as_str(), value(k, v))).collect()
}

fn finding_lines(snapshot: &Snapshot, finding: &Finding, words: &Words) -> Result<(), Error> {
    let args = arguments(finding);
    let code = finding.code.as_str();
    let fact = words.with(&format!("finding-{code}"), &args);
    line(&format!("  {:<12} {fact}", place_name(snapshot, &finding.place, words)))?;
    match &finding.accepted {
        Some(accepted) => {
            let args =
                [("by", accepted.by.clone()), ("date", accepted.date.to_string()), ("reason", accepted.reason.clone())];
            let message = if accepted.by.trim().is_empty() { "cli-accepted-by-nobody" } else { "cli-accepted" };
            line(&format!("  {:<12} {}", "", words.with(message, &args)))
        }
        None => line(&format!("  {:<12} {}", "", words.with(&format!("finding-{code}-why"), &args))),
    }
}

/// Writes what a file holds, or a part of it.
pub fn snapshot(snapshot: &Snapshot, part: Option<Part>, words: &Words) -> Result<(), Error> {
    let shown = |p: Part| part.is_none_or(|only| only == p);
    if shown(Part::Organisation) {
        field(words, "cli-organisation", &snapshot.organisation.name)?;
        if let Some(start) = snapshot.organisation.starting_point.as_deref().and_then(starting_point) {
            field(words, "cli-start", &start.name)?;
        }
    }
    for statement in &snapshot.statements {
        if shown(Part::Statement) {
            document_control(statement, words)?;
        }
        if part.is_none() {
            line("")?;
        }
        if shown(Part::Decisions) {
            decisions(snapshot, statement, words)?;
        }
        if shown(Part::Editions) {
            editions(statement, words)?;
        }
    }
    records(snapshot, part, words)
}

/// Every record of the registers in a line, with what is said of it first.
fn records(snapshot: &Snapshot, part: Option<Part>, words: &Words) -> Result<(), Error> {
    let shown = |p: Part| part.is_none_or(|only| only == p);
    let systems: Vec<String> = snapshot.systems.iter().map(|system| system_line(snapshot, system, words)).collect();
    let risks: Vec<(String, String)> = snapshot.risks.iter().map(|risk| risk_line(risk, words)).collect();
    let links: Vec<[String; 2]> = snapshot
        .links
        .iter()
        .map(|link| [&link.from, &link.to].map(|item| snapshot.item_label(item).into_owned()))
        .collect();
    let evidence: Vec<String> = snapshot.evidence.iter().map(|item| evidence_line(snapshot, item)).collect();
    let entries: Vec<[String; 2]> = snapshot.entries.iter().map(|said| entry_line(said, words)).collect();
    let records: [(Part, &str, Vec<[&str; 3]>); 15] = [
        (
            Part::Controls,
            "cli-own-controls",
            snapshot.controls.iter().map(|r| [&*r.label, &*r.title, &*r.source]).collect(),
        ),
        (
            Part::Systems,
            "cli-systems",
            snapshot.systems.iter().zip(&systems).map(|(r, more)| [&*r.label, &*r.name, &**more]).collect(),
        ),
        (
            Part::Risks,
            "place-risks",
            snapshot.risks.iter().zip(&risks).map(|(r, (title, more))| [&*r.label, &**title, &**more]).collect(),
        ),
        (
            Part::Assessments,
            "place-assessments",
            snapshot.assessments.iter().map(|r| [&*r.label, &*r.title, &*r.conclusion.text]).collect(),
        ),
        (
            Part::Requirements,
            "place-requirements",
            snapshot.requirements.iter().map(|r| [&*r.label, &*r.title, &*r.source]).collect(),
        ),
        (
            Part::Parties,
            "place-parties",
            snapshot.parties.iter().map(|r| [&*r.label, &*r.name, &*r.expectations.text]).collect(),
        ),
        (
            Part::Objectives,
            "place-objectives",
            snapshot.objectives.iter().map(|r| [&*r.label, &*r.title, &*r.measure.text]).collect(),
        ),
        (
            Part::Audits,
            "place-audits",
            snapshot.audits.iter().map(|r| [&*r.label, &*r.title, &*r.result.text]).collect(),
        ),
        (
            Part::Reviews,
            "place-reviews",
            snapshot.reviews.iter().map(|r| [&*r.label, &*r.title, &*r.decisions.text]).collect(),
        ),
        (
            Part::Nonconformities,
            "place-nonconformities",
            snapshot.nonconformities.iter().map(|r| [&*r.label, &*r.title, &*r.action.text]).collect(),
        ),
        (
            Part::Questions,
            "place-questions",
            snapshot.questions.iter().map(|r| [&*r.label, &*r.title, &*r.answer.text]).collect(),
        ),
        (
            Part::Entries,
            "place-clauses",
            snapshot
                .entries
                .iter()
                .zip(&entries)
                .map(|(said, [title, stands])| [said.entry.id(), &**title, &**stands])
                .collect(),
        ),
        (Part::Links, "cli-links", links.iter().map(|[from, to]| [&**from, &**to, ""]).collect()),
        (
            Part::Evidence,
            "cli-evidence",
            snapshot.evidence.iter().zip(&evidence).map(|(r, more)| [&*r.label, &*r.title, &**more]).collect(),
        ),
        (Part::People, "cli-people", snapshot.people.iter().map(|r| ["", &*r.name, &*r.function]).collect()),
    ];
    for (_, heading, lines) in records.iter().filter(|(p, _, lines)| shown(*p) && !lines.is_empty()) {
        if part.is_none() {
            line("")?;
            line(&words.get(heading))?;
        }
        for [label, name, more] in lines {
            let told: Vec<&str> = [*name, *more].into_iter().filter(|text| !text.is_empty()).collect();
            let label = if label.is_empty() { String::new() } else { format!("{label:<10} ") };
            line(&format!("{label}{}", told.join(" · ")))?;
        }
    }
    Ok(())
}

/// A risk's title, and its levels with what is done about it.
fn risk_line(risk: &Risk, words: &Words) -> (String, String) {
    let level = |rating: &Option<Rating>| rating.as_ref().and_then(Rating::level).map(|level| level.to_string());
    let levels: Vec<String> = [level(&risk.inherent), level(&risk.residual)].into_iter().flatten().collect();
    let treatment = risk.treatment.map(|treatment| words.choices("treatment", &treatment));
    let parts = [Some(levels.join(" → ")).filter(|levels| !levels.is_empty()), treatment];
    (risk.title.clone(), parts.into_iter().flatten().collect::<Vec<_>>().join(" · "))
}

/// What an AI system is for, and what else decides most: whose it is, where it stands, what it is under the AI Act.
fn system_line(snapshot: &Snapshot, system: &AiSystem, words: &Words) -> String {
    let owner = system.owner.as_ref().and_then(|owner| snapshot.person(owner));
    let told = [
        system.purpose.clone(),
        owner.map(|owner| owner.name.clone()).unwrap_or_default(),
        words.choices("system-scope", &system.scope),
        words.choices("system-origin", &system.origin),
        words.choices("system-stage", &system.stage),
        words.choices("system-trait", &system.traits),
        words.choices("document-role", &system.roles),
        words.choices("act-role", &system.act_role),
        words.choices("act-tier", &system.act_tier),
    ];
    told.into_iter().filter(|text| !text.trim().is_empty()).collect::<Vec<_>>().join(" · ")
}

/// Where a piece of evidence is kept, and whose it is.
fn evidence_line(snapshot: &Snapshot, item: &Evidence) -> String {
    let owner = item.owner.as_ref().and_then(|owner| snapshot.person(owner)).map_or("", |owner| &owner.name);
    [&*item.location, owner].into_iter().filter(|text| !text.trim().is_empty()).collect::<Vec<_>>().join(" · ")
}

/// The title of an entry of a framework, and how far it is reached.
fn entry_line(said: &FrameworkEntry, words: &Words) -> [String; 2] {
    let of = ControlRef::new(said.entry.space(), said.entry.id());
    [title_of(&of).unwrap_or_default().to_owned(), stands(Some(said), "cli-nothing", words)]
}

/// How far an entry is reached, and how far it is to be; `untold` where nobody said the first.
pub fn stands(said: Option<&FrameworkEntry>, untold: &str, words: &Words) -> String {
    let level = |level: Attainment| words.choices("attainment", &level);
    let now = said.and_then(|said| said.now).map_or_else(|| words.get(untold), level);
    match said.and_then(|said| said.target) {
        Some(target) => format!("{now} → {}", level(target)),
        None => now,
    }
}

fn field(words: &Words, id: &str, value: &str) -> Result<(), Error> {
    let value = if value.trim().is_empty() { words.get("cli-nothing") } else { value.to_owned() };
    line(&format!("{:<24} {value}", words.get(id)))
}

fn document_control(statement: &Statement, words: &Words) -> Result<(), Error> {
    field(words, "cli-title", &statement.title)?;
    field(words, "cli-document-id", &statement.document_id)?;
    field(words, "cli-version", &statement.version)?;
    field(words, "cli-classification", &statement.classification)?;
    field(words, "cli-scope", &statement.scope.text)?;
    if statement.has_two_scopes() {
        field(words, "cli-security-scope", &statement.security_scope.text)?;
    }
    let mut counts = [0_u32; 3];
    for decision in &statement.decisions {
        let slot = match decision.verdict.applicability {
            Applicability::Applicable => 0,
            Applicability::Excluded => 1,
            Applicability::Undecided => 2,
        };
        if let Some(count) = counts.get_mut(slot) {
            *count += 1;
        }
    }
    let [applicable, excluded, undecided] = counts.map(Value::from);
    let own = statement.decisions.iter().filter(|decision| decision.control.framework() == OWN).count();
    let args = [
        ("applicable", applicable),
        ("excluded", excluded),
        ("undecided", undecided),
        ("total", Value::from(statement.decisions.len())),
        ("own", Value::from(own)),
        ("annex", Value::from(statement.decisions.len() - own)),
    ];
    field(words, "cli-decisions", &words.with("cli-counts", &args))?;
    statement
        .declaration
        .as_ref()
        .map_or(Ok(()), |declaration| field(words, "cli-declaration", &declaration.document_id))
}

/// The word for where a decision and its control stand.
pub fn state(applicability: Applicability, status: Option<Status>) -> &'static str {
    match (applicability, status) {
        (Applicability::Undecided, _) => "cli-state-undecided",
        (Applicability::Excluded, _) => "cli-state-excluded",
        (Applicability::Applicable, None) => "cli-state-applicable",
        (Applicability::Applicable, Some(Status::NotStarted)) => "cli-state-not-started",
        (Applicability::Applicable, Some(Status::Planned)) => "cli-state-planned",
        (Applicability::Applicable, Some(Status::InProgress)) => "cli-state-in-progress",
        (Applicability::Applicable, Some(Status::Implemented)) => "cli-state-implemented",
    }
}

fn decisions(snapshot: &Snapshot, statement: &Statement, words: &Words) -> Result<(), Error> {
    // Ids that carry their standard are longer.
    let wide = if snapshot.frameworks.len() > 1 { 14 } else { 10 };
    for decision in &statement.decisions {
        let state = state(decision.verdict.applicability, decision.progress.status);
        let label = snapshot.control_label(&decision.control);
        let title = snapshot.control_title(&decision.control);
        let mut text = format!("{label:<wide$} {:<14} {title}", words.get(state));
        if let Some(sees) = &decision.sees {
            let _ = write!(
                text,
                " · {}",
                words
                    .with("report-entry-as-for", &[("control", snapshot.control_label(sees).into_owned())])
                    .trim_end_matches(':')
            );
        }
        if let Some(owner) = decision.owner.as_ref().and_then(|o| snapshot.person(o)) {
            let _ = write!(text, " · {}", owner.name);
        }
        line(&text)?;
    }
    Ok(())
}

fn editions(statement: &Statement, words: &Words) -> Result<(), Error> {
    let in_force = statement.in_force();
    for edition in &statement.editions {
        let standing = if edition.withdrawn.is_some() {
            "cli-edition-withdrawn"
        } else if in_force.iter().any(|e| e.id == edition.id) {
            "cli-edition-in-force"
        } else {
            "cli-edition-superseded"
        };
        let args = [
            ("label", edition.label.clone()),
            ("approver", edition.approver.name.clone()),
            ("function", edition.approver.function.clone()),
            ("date", edition.approver.date.map(|d| d.to_string()).unwrap_or_default()),
            ("standing", words.get(standing)),
        ];
        line(&words.with("cli-edition", &args))?;
        if let Some(Withdrawal { reason, date }) = &edition.withdrawn {
            line(&words.with("cli-edition-why", &[("date", date.to_string()), ("reason", reason.clone())]))?;
        }
        for KeptFile { hash, name, attached, .. } in &edition.signed {
            let args = [("date", attached.to_string()), ("name", name.clone()), ("hash", hash.clone())];
            line(&words.with("cli-edition-signed", &args))?;
        }
        edition
            .signatures
            .iter()
            .try_for_each(|signature| signature_line("cli-edition-signature", signature, words))?;
    }
    Ok(())
}

/// Writes one approved risk treatment plan.
pub fn plan(plan: &Edition, words: &Words) -> Result<(), Error> {
    let facts = plan.plan.clone().unwrap_or_default();
    let args = [
        ("label", Value::from(plan.label.clone())),
        ("document", Value::from(facts.document_id)),
        ("risks", Value::from(facts.risks.len())),
        ("name", Value::from(plan.approver.name.clone())),
        ("date", Value::from(plan.approver.date.map(|date| date.to_string()).unwrap_or_default())),
        ("withdrawn", Value::from(if plan.withdrawn.is_some() { "yes" } else { "no" })),
    ];
    line(&words.with("cli-plan", &args))
}

/// Writes what a verification found: what was looked at, and what does not fit, the first place first.
pub fn verified(verified: &Verified, asked_whose: bool, words: &Words) -> Result<(), Error> {
    let args = [("revisions", Value::from(verified.revisions)), ("head", Value::from(verified.head.clone()))];
    line(&words.with("cli-verify-history", &args))?;
    let plans = verified.plans.iter().map(|plan| (plan, true));
    for (edition, is_plan) in verified.editions.iter().map(|edition| (edition, false)).chain(plans) {
        let message = match (edition.is_kept, edition.holds) {
            (false, _) => "verify-edition-elsewhere",
            (true, true) => "cli-verify-edition",
            (true, false) => "cli-verify-edition-not",
        };
        line(&words.with(message, &[("edition", edition_name(&edition.label, is_plan, words))]))?;
    }
    for signature in &verified.signatures {
        let args = [
            ("edition", signature.edition.clone()),
            ("hash", signature.hash.chars().take(12).collect()),
            ("time", signature.time.clone()),
            ("fingerprint", signature.fingerprint.clone()),
            ("signer", signature.signer.clone().unwrap_or_default()),
            ("revisions", signature.revisions.to_string()),
        ];
        let message = match (signature.holds, signature.history_holds, &signature.signer) {
            (false, ..) if signature.unlisted => "cli-verify-signature-unlisted",
            (false, ..) => "cli-verify-signature-not",
            (true, false, _) => "cli-verify-signature-broken",
            (true, true, Some(_)) => "cli-verify-signature-whose",
            (true, true, None) => "cli-verify-signature",
        };
        let text = words.with(message, &args);
        match &signature.file {
            None => line(&text)?,
            Some(file) => {
                let args = [("text", text), ("file", file.display().to_string())];
                line(&words.with("cli-verify-signature-outside", &args))?;
            }
        }
    }
    if verified.unsigned > 0 {
        line(&words.with("cli-verify-later", &[("count", Value::from(verified.unsigned))]))?;
    }
    if !asked_whose && verified.signatures.iter().any(|signature| signature.holds) {
        line(&words.get("cli-verify-whose"))?;
    }
    verified.remarks.iter().try_for_each(|remark| line(&remark.text))?;
    let Some((first, more)) = verified.faults.split_first() else {
        return line(&words.get("cli-verify-holds"));
    };
    line("")?;
    let message = match verified {
        only if only.is_only_unlisted() => "cli-verify-unlisted",
        only if only.is_only_beside() => "cli-verify-beside",
        only if only.is_only_lost() => "cli-verify-lost",
        _ => "cli-verify-first",
    };
    line(&words.with(message, &[("text", first.text.clone())]))?;
    if !more.is_empty() {
        line(&words.get("cli-verify-more"))?;
    }
    more.iter().try_for_each(|fault| line(&format!("  {}", fault.text)))
}

/// A signature over an edition, with the history that it covers.
pub fn signature_line(message: &str, signature: &EditionSignature, words: &Words) -> Result<(), Error> {
    let said = SignedMessage::read(&signature.message).ok();
    let args = [
        ("time", signature.signed.clone()),
        ("fingerprint", signature.fingerprint.clone()),
        ("hash", signature.hash.clone()),
        ("edition", said.as_ref().map(|said| said.edition.clone()).unwrap_or_default()),
        ("revisions", said.map_or_else(|| words.get("cli-unknown"), |said| said.revisions.to_string())),
    ];
    line(&words.with(message, &args))
}

#[cfg(test)]
mod tests {
    use super::*;
    use annexa_model::Id;
    use annexa_model::check::{FindingCode, Place};

    #[test]
    fn several_findings_of_a_rule_have_each_its_own_reason_or_all_the_same() {
        let found = |control: &str, reason: &str| Finding {
            code: FindingCode::ControlSuggested,
            severity: Severity::Hint,
            basis: None,
            statement: Id::from("s"),
            place: Place::Decision { control: ControlRef::new("iso42001", control), field: "applicability".to_owned() },
            args: [("reason".to_owned(), reason.to_owned())].into(),
            key: control.to_owned(),
            accepted: None,
        };
        let told = |of: &[&Finding]| rule_lines(&Snapshot::default(), of, &crate::jobs::words());
        let (tools, logs, more) =
            (found("A.4.6", "Tools spread."), found("A.6.2.8", "Logs fill."), found("A.8.3", "Tools spread."));
        let each = told(&[&tools, &logs]);
        assert!(each.iter().any(|line| line.contains("A.4.6") && line.contains("Tools spread.")), "{each:?}");
        assert!(each.iter().any(|line| line.contains("A.6.2.8") && line.contains("Logs fill.")), "{each:?}");
        assert!(!each.iter().any(|line| line.contains("A.6.2.8") && line.contains("Tools spread.")), "{each:?}");
        let alike = told(&[&tools, &more]);
        assert_eq!(alike.iter().filter(|line| line.contains("Tools spread.")).count(), 1, "{alike:?}");
        assert!(alike.iter().any(|line| line.contains("A.4.6, ") && line.contains("A.8.3")), "{alike:?}");
    }

    #[test]
    fn a_terminal_obeys_nothing_that_stands_in_a_file() {
        let hostile = "Quay\u{1b}]0;owned\u{7}\u{9b}2J\u{202e}fdp\nNothing to report.";
        let shown = plain(hostile);
        assert_eq!(shown, "Quay\u{fffd}]0;owned\u{fffd}\u{fffd}2J\u{fffd}fdp Nothing to report.");
        let json = escaped(&serde_json::to_string_pretty(&[hostile]).unwrap());
        assert!(json.chars().all(|c| c == '\n' || !c.is_control() && !is_reordering(c)), "{json:?}");
        assert_eq!(serde_json::from_str::<Vec<String>>(&json).unwrap(), [hostile], "and JSON says the same");
    }
}
