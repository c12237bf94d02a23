//! What rules look up of every decision and every record. It is found once for a check: searched for each time, a large
//! file costs its decisions times its records.

use std::collections::{HashMap, HashSet};

use crate::{ControlRef, Decision, Evidence, Id, ItemRef, RecordKind, Snapshot};

pub(super) struct Index<'a> {
    records: HashSet<(&'static str, &'a Id)>,
    labels: HashMap<&'static str, Vec<&'a str>>,
    evidence: HashMap<&'a Id, &'a Evidence>,
    linked: HashMap<&'a ItemRef, Vec<&'a ItemRef>>,
    decisions: HashMap<&'a ControlRef, Vec<&'a Decision>>,
}

impl<'a> Index<'a> {
    pub(super) fn of(snapshot: &'a Snapshot) -> Self {
        let mut linked: HashMap<&ItemRef, Vec<&ItemRef>> = HashMap::new();
        for link in &snapshot.links {
            linked.entry(&link.from).or_default().push(&link.to);
            linked.entry(&link.to).or_default().push(&link.from);
        }
        let mut decisions: HashMap<&ControlRef, Vec<&Decision>> = HashMap::new();
        for decision in snapshot.statements.iter().flat_map(|statement| &statement.decisions) {
            decisions.entry(&decision.control).or_default().push(decision);
        }
        let mut labels: HashMap<&'static str, Vec<&str>> = HashMap::new();
        for (record, label, ..) in snapshot.labels() {
            labels.entry(record).or_default().push(label.trim());
        }
        Self {
            records: snapshot.labels().into_iter().map(|(record, _, _, id, _)| (record, id)).collect(),
            labels,
            evidence: snapshot.evidence.iter().map(|item| (&item.id, item)).collect(),
            linked,
            decisions,
        }
    }

    /// Whether there is such a record.
    pub(super) fn has(&self, kind: RecordKind, id: &Id) -> bool {
        self.records.contains(&(kind.name(), id))
    }

    /// What the records of a kind are called.
    pub(super) fn labelled(&self, kind: RecordKind) -> &[&'a str] {
        self.labels.get(kind.name()).map_or(&[], Vec::as_slice)
    }

    /// The piece of evidence with that id.
    pub(super) fn evidence(&self, id: &Id) -> Option<&'a Evidence> {
        self.evidence.get(id).copied()
    }

    /// All that is linked with an item, in the order of links.
    pub(super) fn linked(&self, item: &ItemRef) -> &[&'a ItemRef] {
        self.linked.get(item).map_or(&[], Vec::as_slice)
    }

    /// The decisions on a control, of any statement.
    pub(super) fn decisions(&self, control: &ControlRef) -> &[&'a Decision] {
        self.decisions.get(control).map_or(&[], Vec::as_slice)
    }
}
