//! What leads to a control and what follows from it: from a system to a risk, to the control that treats it, to the evidence
//! that shows it, to the edition that says so.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{
    ControlRef, Decision, DriverKind, Edition, Id, ItemRef, LINKED, RecordKind, References, Snapshot, Statement,
    natural,
};

/// One item with all that leads to it and all that follows from it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Trace {
    /// The item that is traced.
    pub of: ItemRef,
    /// Stage by stage, and within one as people number things.
    pub nodes: Vec<TraceNode>,
    /// What leads where, in the order of the nodes that they begin at.
    pub lines: Vec<TraceLine>,
}

/// How far along the way something stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub enum TraceStage {
    /// What stands behind it: systems, records that lead to others or are about a control, entries of frameworks that are cited.
    Origin,
    /// Why a control is there: what drives it.
    Reason,
    /// Controls.
    Control,
    /// What shows that they work.
    Evidence,
    /// The edition in force.
    Edition,
}

/// One thing on the way.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct TraceNode {
    /// What it is: an item, or `edition/ID`. A reason in words alone stands under the control that it is written at.
    pub item: ItemRef,
    /// Where it stands.
    pub stage: TraceStage,
    /// The id people use.
    pub label: String,
    /// What it is called.
    pub title: String,
    /// Which of the seven kinds of reasons, where it is written in words at the control and is no record.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub written: Option<DriverKind>,
}

/// What leads where, by the numbers of two nodes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct TraceLine {
    /// Where it begins.
    pub from: usize,
    /// Where it leads.
    pub to: usize,
}

/// Traces an item through a statement. `frozen` is the edition in force and what was frozen for it: only what stood there then
/// leads to it.
pub fn trace(
    snapshot: &Snapshot,
    statement: &Statement,
    frozen: Option<(&Edition, &Statement)>,
    of: &ItemRef,
) -> Trace {
    let way = Way::of(snapshot, statement, frozen);
    let mut kept: BTreeSet<&str> = BTreeSet::from([of.as_str()]);
    kept.extend(way.beyond(of.as_str(), |(from, to)| (to, from)));
    kept.extend(way.beyond(of.as_str(), |(from, to)| (from, to)));
    let lines: Vec<(&str, &str)> =
        way.lines.iter().map(pair).filter(|(from, to)| kept.contains(from) && kept.contains(to)).collect();
    let node = |key: &&str| {
        let is_driving =
            |key: &str| key.parse::<ItemRef>().is_ok_and(|item| item.kind().is_some_and(RecordKind::drives));
        let (mut drives, mut leads_on) = (false, false);
        for (_, to) in lines.iter().filter(|(from, _)| from == key) {
            // What only looks at a control, such as an audit, is no reason for it.
            drives |= way.is_control(to) && (is_driving(key) || way.is_named(key, to));
            leads_on |= is_driving(to);
        }
        // What no other reason follows from is the reason itself, also while no control answers it.
        way.node(snapshot, key, drives || !leads_on && is_driving(key))
    };
    let mut nodes: Vec<TraceNode> = kept.iter().map(node).collect();
    nodes.sort_by_cached_key(|node| (node.stage, rank(&node.item), natural(&node.label), node.item.clone()));
    let at: BTreeMap<&str, usize> = nodes.iter().enumerate().map(|(at, node)| (node.item.as_str(), at)).collect();
    let line = |(from, to): &(&str, &str)| Some(TraceLine { from: *at.get(from)?, to: *at.get(to)? });
    let mut lines: Vec<TraceLine> = lines.iter().filter_map(line).collect();
    lines.sort_by_key(|line| (line.from, line.to));
    Trace { of: of.clone(), nodes, lines }
}

/// Records in the order of their kinds, then everything else.
fn rank(item: &ItemRef) -> usize {
    item.kind().and_then(|kind| LINKED.iter().position(|of| *of == kind)).unwrap_or(LINKED.len())
}

fn controls(statement: &Statement) -> impl Iterator<Item = &str> {
    statement.decisions.iter().map(|decision| decision.control.as_str())
}

fn pair((from, to): &(String, String)) -> (&str, &str) {
    (from, to)
}

/// Everything that leads to something in a statement.
struct Way<'a> {
    lines: BTreeSet<(String, String)>,
    /// Reasons in words, by the key under which they stand.
    written: BTreeMap<String, (DriverKind, &'a str, &'a str)>,
    /// What decisions name as reasons, each with the control.
    reasons: BTreeSet<(String, String)>,
    /// Controls that any statement decides on: a risk may be treated by one of another.
    controls: BTreeSet<&'a str>,
    edition: Option<&'a Edition>,
}

impl<'a> Way<'a> {
    fn of(snapshot: &'a Snapshot, statement: &'a Statement, frozen: Option<(&'a Edition, &'a Statement)>) -> Self {
        let mut way = Self {
            lines: BTreeSet::new(),
            written: BTreeMap::new(),
            reasons: BTreeSet::new(),
            controls: snapshot.statements.iter().chain([statement]).flat_map(controls).collect(),
            edition: frozen.map(|(edition, _)| edition),
        };
        for link in &snapshot.links {
            // A record is told before what it cites is looked at: entries of frameworks lead to what rests on them, controls do not.
            let cited = link.to.kind().is_none() && !way.is_control(link.to.as_str());
            let (from, to) = if cited { (&link.to, &link.from) } else { (&link.from, &link.to) };
            way.lines.insert((from.to_string(), to.to_string()));
        }
        // Where two decide on the same, the statement that is traced through says what stands there.
        let others = snapshot.statements.iter().filter(|other| other.id != statement.id);
        let mut told: BTreeSet<&str> = BTreeSet::new();
        for of in [statement].into_iter().chain(others) {
            let references = References::of(of);
            for decision in of.decisions.iter().filter(|decision| !told.contains(decision.control.as_str())) {
                way.decision(decision, references.seen(decision));
            }
            told.extend(controls(of));
        }
        if let Some((edition, then)) = frozen {
            way.leads_to_edition(statement, edition, then);
        }
        way
    }

    /// What drives a control and what shows it, be it by the decision that this one refers to.
    fn decision(&mut self, decision: &'a Decision, seen: Option<&Decision>) {
        let control = decision.control.as_str();
        for driver in &decision.drivers {
            let record = driver.value.record.as_ref().filter(|record| LINKED.contains(&record.kind));
            let key = match record {
                Some(record) => ItemRef::record(record.kind, &record.id).to_string(),
                None => format!("{control}#{}", driver.id),
            };
            if record.is_none() {
                let value = &driver.value;
                self.written.insert(key.clone(), (value.kind, &value.label, &value.text));
            }
            self.reasons.insert((key.clone(), control.to_owned()));
            self.lines.insert((key, control.to_owned()));
        }
        for evidence in &decision.evidence {
            let evidence = ItemRef::record(RecordKind::Evidence, evidence).to_string();
            self.lines.insert((control.to_owned(), evidence));
        }
        if let Some(seen) = seen {
            self.lines.insert((control.to_owned(), seen.control.to_string()));
        }
    }

    /// What of today stood in the edition: a control leads there by its evidence, or by the decision that it referred to then as now,
    /// and by itself where none of that did.
    fn leads_to_edition(&mut self, now: &Statement, edition: &Edition, then: &Statement) {
        let edition = ItemRef::new("edition", edition.id.as_str()).to_string();
        let (references_now, references_then) = (References::of(now), References::of(then));
        for decision in &now.decisions {
            let Some(then) = then.decisions.iter().find(|then| then.control == decision.control) else { continue };
            let kept = |id: &&Id| then.evidence.contains(id);
            let evidence: Vec<&Id> = decision.evidence.iter().filter(kept).collect();
            let seen = references_now.seen(decision).map(|seen| &seen.control);
            let referred = seen.is_some() && references_then.seen(then).map(|seen| &seen.control) == seen;
            if evidence.is_empty() && !referred {
                self.lines.insert((decision.control.to_string(), edition.clone()));
            }
            for id in evidence {
                self.lines.insert((ItemRef::record(RecordKind::Evidence, id).to_string(), edition.clone()));
            }
        }
    }

    /// Everything that is reached from a key, going along lines or against them.
    fn beyond<'w>(&'w self, key: &str, way: fn((&'w str, &'w str)) -> (&'w str, &'w str)) -> BTreeSet<&'w str> {
        let mut next: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        for (here, there) in self.lines.iter().map(pair).map(way) {
            next.entry(here).or_default().push(there);
        }
        let mut found = BTreeSet::new();
        let mut open = next.get(key).cloned().unwrap_or_default();
        while let Some(key) = open.pop() {
            if found.insert(key) {
                open.extend(next.get(key).into_iter().flatten());
            }
        }
        found
    }

    fn is_control(&self, key: &str) -> bool {
        self.controls.contains(key)
    }

    /// Whether the decision on a control names something as a reason.
    fn is_named(&self, key: &str, control: &str) -> bool {
        self.reasons.contains(&(key.to_owned(), control.to_owned()))
    }

    fn node(&self, snapshot: &Snapshot, key: &str, is_reason: bool) -> TraceNode {
        if let Some((kind, label, text)) = self.written.get(key) {
            let item = key.parse().unwrap_or_default();
            return TraceNode {
                item,
                stage: TraceStage::Reason,
                label: (*label).to_owned(),
                title: (*text).to_owned(),
                written: Some(*kind),
            };
        }
        let item: ItemRef = key.parse().unwrap_or_default();
        let edition = self.edition.filter(|edition| item.space() == "edition" && item.id() == edition.id.as_str());
        let (stage, label, title) = match (edition, item.kind()) {
            (Some(edition), _) => {
                let date = edition.approver.date.map(|date| date.to_string()).unwrap_or_default();
                (TraceStage::Edition, edition.label.clone(), date)
            }
            (_, None) => {
                let control = ControlRef::new(item.space(), item.id());
                let stage = if self.is_control(key) { TraceStage::Control } else { TraceStage::Origin };
                let title = match stage {
                    TraceStage::Control => snapshot.control_title(&control),
                    _ => snapshot.entry_title(&control).unwrap_or_default(),
                };
                (stage, snapshot.item_label(&item).into_owned(), title.to_owned())
            }
            (_, Some(kind)) => {
                let stage = match kind {
                    RecordKind::Evidence => TraceStage::Evidence,
                    // A system brings reasons, also where it is one by itself.
                    RecordKind::System => TraceStage::Origin,
                    _ if is_reason => TraceStage::Reason,
                    _ => TraceStage::Origin,
                };
                (stage, snapshot.item_label(&item).into_owned(), snapshot.item_title(&item).to_owned())
            }
        };
        TraceNode { item, stage, label, title, written: None }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{AiSystem, Decision, Driver, DriverValue, Evidence, Link, RecordRef, Requirement, Risk};

    fn item(text: &str) -> ItemRef {
        text.parse().unwrap()
    }

    /// A system with a risk that A.6.2.4 treats, shown by evidence; a law behind A.8.2; words behind A.8.3.
    fn paper() -> Snapshot {
        let id = |text: &str| Id::from(text);
        let control = |id: &str| ControlRef::new("iso42001", id);
        let driver = |id: &str, kind, record: Option<RecordRef>| Driver {
            id: Id::from(id),
            value: DriverValue { kind, label: "B-1".to_owned(), text: "Promised to members".to_owned(), record },
        };
        let of = |kind, id: &str| Some(RecordRef { kind, id: Id::from(id) });
        let mut tested = Decision::untouched(control("A.6.2.4"));
        tested.drivers = vec![driver("link.risk.r", DriverKind::Risk, of(RecordKind::Risk, "r"))];
        tested.evidence = vec![id("e"), id("f")];
        let mut told = Decision::untouched(control("A.8.2"));
        told.drivers = vec![driver("link.requirement.q", DriverKind::Legal, of(RecordKind::Requirement, "q"))];
        let mut promised = Decision::untouched(control("A.8.3"));
        promised.drivers = vec![driver("d", DriverKind::Business, None)];
        let link = |one: &str, other: &str| Link::of(&item(one), &item(other)).unwrap();
        Snapshot {
            systems: vec![AiSystem {
                id: id("s"),
                label: "S-01".into(),
                name: "Fog Watch".into(),
                ..AiSystem::default()
            }],
            risks: vec![Risk { id: id("r"), label: "R-07".into(), title: "Misses a craft".into(), ..Risk::default() }],
            requirements: vec![Requirement { id: id("q"), label: "Q-01".into(), ..Requirement::default() }],
            evidence: vec![
                Evidence { id: id("e"), label: "EV-10".into(), ..Evidence::default() },
                Evidence { id: id("f"), label: "EV-2".into(), ..Evidence::default() },
            ],
            links: vec![
                link("system/s", "risk/r"),
                link("requirement/q", "risk/r"),
                link("requirement/q", "eu-ai-act/Article 50"),
                link("risk/r", "iso42001/A.6.2.4"),
            ],
            statements: vec![Statement { decisions: vec![tested, told, promised], ..Statement::default() }],
            ..Snapshot::default()
        }
    }

    fn told(trace: &Trace) -> Vec<String> {
        trace.nodes.iter().map(|node| format!("{:?} {}", node.stage, node.label)).collect()
    }

    #[test]
    fn a_control_is_traced_back_to_its_systems_and_on_to_the_edition_that_held_its_evidence() {
        let snapshot = paper();
        let statement = &snapshot.statements[0];
        let edition: Edition = serde_json::from_value(serde_json::json!({
            "id": "x", "label": "1.0", "candidate": "c", "content": "", "head": "", "revisions": 1, "json": "", "pdf": "",
            "approver": {"name": "A. Role", "function": "", "date": "2026-11-27"},
        }))
        .unwrap();
        let mut then = statement.clone();
        then.decisions[0].evidence.pop();
        let found = trace(&snapshot, statement, Some((&edition, &then)), &item("iso42001/A.6.2.4"));
        assert_eq!(
            told(&found),
            [
                "Origin S-01",
                "Origin Q-01",
                "Origin Article 50",
                "Reason R-07",
                "Control A.6.2.4",
                "Evidence EV-2",
                "Evidence EV-10",
                "Edition 1.0"
            ]
        );
        let lines: Vec<(usize, usize)> = found.lines.iter().map(|line| (line.from, line.to)).collect();
        // The evidence that came after the edition leads to none.
        assert_eq!(lines, [(0, 3), (1, 3), (2, 1), (3, 4), (4, 5), (4, 6), (6, 7)]);
        assert_eq!(found.nodes[3].title, "Misses a craft");
    }

    #[test]
    fn a_record_is_traced_to_all_that_follows_from_it_and_to_nothing_beside_its_way() {
        let snapshot = paper();
        let from = |of: &str| told(&trace(&snapshot, &snapshot.statements[0], None, &item(of)));
        let shown = ["Control A.6.2.4", "Control A.8.2", "Evidence EV-2", "Evidence EV-10"];
        let of_law = [&["Origin Article 50", "Reason Q-01", "Reason R-07"][..], &shown].concat();
        assert_eq!(from("requirement/q"), of_law);
        assert_eq!(from("system/s"), [&["Origin S-01", "Reason R-07", "Control A.6.2.4"][..], &shown[2..]].concat());
        let behind = ["Origin S-01", "Origin Q-01", "Origin Article 50", "Reason R-07", "Control A.6.2.4"];
        assert_eq!(from("evidence/e"), [&behind[..], &["Evidence EV-10"]].concat());
        assert_eq!(from("iso42001/A.8.3"), ["Reason B-1", "Control A.8.3"]);
        // What looks at a control is no reason for it, and takes none from a risk that it looks at as well.
        let mut looked_at = snapshot.clone();
        looked_at.audits.push(crate::Audit { id: "u".into(), label: "AU-1".into(), ..crate::Audit::default() });
        looked_at.questions.push(crate::Question {
            id: "n".into(),
            label: "QN-1".into(),
            ..crate::Question::default()
        });
        for (one, other) in [("audit/u", "iso42001/A.8.3"), ("question/n", "iso42001/A.8.3"), ("risk/r", "audit/u")] {
            looked_at.links.push(Link::of(&item(one), &item(other)).unwrap());
        }
        let found = told(&trace(&looked_at, &looked_at.statements[0], None, &item("iso42001/A.8.3")));
        for node in ["Origin AU-1", "Origin QN-1", "Reason B-1", "Reason R-07"] {
            assert!(found.iter().any(|found| found == node), "{node}: {found:?}");
        }
        // A risk that nothing treats yet is a reason without a control.
        let mut untreated = snapshot.clone();
        untreated.links.retain(|link| link.to.kind().is_some());
        untreated.statements[0].decisions.clear();
        let found = trace(&untreated, &untreated.statements[0], None, &item("risk/r"));
        assert_eq!(told(&found), ["Origin S-01", "Origin Q-01", "Reason R-07"]);
    }

    #[test]
    fn a_control_of_another_statement_treats_a_risk_as_well_and_its_evidence_shows_it() {
        let mut snapshot = paper();
        let mut backed_up = Decision::untouched(ControlRef::new("iso27001", "A.8.13"));
        backed_up.evidence = vec!["e".into()];
        let other = Statement { id: "z".into(), decisions: vec![backed_up], ..Statement::default() };
        snapshot.statements.push(other);
        snapshot.links.push(Link::of(&item("risk/r"), &item("iso27001/A.8.13")).unwrap());
        let found = trace(&snapshot, &snapshot.statements[0], None, &item("iso27001/A.8.13"));
        let behind = ["Origin S-01", "Origin Q-01", "Origin Article 50", "Reason R-07"];
        assert_eq!(told(&found), [&behind[..], &["Control A.8.13", "Evidence EV-10"]].concat());
    }

    #[test]
    fn a_decision_that_refers_to_another_is_shown_by_the_evidence_there() {
        let mut snapshot = paper();
        let mut refers = Decision::untouched(ControlRef::new("iso42001", "A.2.2"));
        refers.sees = Some(ControlRef::new("iso42001", "A.6.2.4"));
        snapshot.statements[0].decisions.push(refers);
        let edition: Edition = serde_json::from_value(serde_json::json!({
            "id": "x", "label": "1.0", "candidate": "c", "content": "", "head": "", "revisions": 1, "json": "", "pdf": "",
            "approver": {"name": "A. Role", "function": "", "date": "2026-11-27"},
        }))
        .unwrap();
        let statement = &snapshot.statements[0];
        let found = trace(&snapshot, statement, Some((&edition, statement)), &item("iso42001/A.2.2"));
        let shown = ["Control A.2.2", "Control A.6.2.4", "Evidence EV-2", "Evidence EV-10", "Edition 1.0"];
        assert_eq!(told(&found), shown);
        let lines: Vec<(usize, usize)> = found.lines.iter().map(|line| (line.from, line.to)).collect();
        assert_eq!(lines, [(0, 1), (1, 2), (1, 3), (2, 4), (3, 4)], "to the edition by what shows it");
    }
}
