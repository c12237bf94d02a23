//! What rules look up of every decision and every record. It is found once for a check: searched for each time, a large
//! file costs its decisions times its records.

use std::collections::HashMap;

use crate::{ControlRef, Decision, Evidence, Id, ItemRef, RecordKind, Snapshot};

pub(crate) struct Index<'a> {
    records: HashMap<(&'static str, &'a Id), &'a str>,
    evidence: HashMap<&'a Id, &'a Evidence>,
    linked: HashMap<&'a ItemRef, Vec<&'a ItemRef>>,
    decisions: HashMap<&'a ControlRef, Vec<&'a Decision>>,
}

impl<'a> Index<'a> {
    pub(crate) fn of(snapshot: &'a Snapshot) -> Self {
        let mut linked: HashMap<&ItemRef, Vec<&ItemRef>> = HashMap::new();
        for link in &snapshot.links {
            linked.entry(&link.from).or_default().push(&link.to);
            linked.entry(&link.to).or_default().push(&link.from);
        }
        let mut decisions: HashMap<&ControlRef, Vec<&Decision>> = HashMap::new();
        for decision in snapshot.statements.iter().flat_map(|statement| &statement.decisions) {
            decisions.entry(&decision.control).or_default().push(decision);
        }
        Self {
            records: snapshot.labels().into_iter().map(|(record, label, _, id, _)| ((record, id), label)).collect(),
            evidence: snapshot.evidence.iter().map(|item| (&item.id, item)).collect(),
            linked,
            decisions,
        }
    }

    /// Whether there is such a record.
    pub(crate) fn has(&self, kind: RecordKind, id: &Id) -> bool {
        self.records.contains_key(&(kind.name(), id))
    }

    /// What people know a record by; nothing where there is none.
    pub(crate) fn label(&self, kind: &str, id: &Id) -> &'a str {
        self.records.get(&(kind, id)).copied().unwrap_or_default()
    }

    /// The piece of evidence with that id.
    pub(crate) fn evidence(&self, id: &Id) -> Option<&'a Evidence> {
        self.evidence.get(id).copied()
    }

    /// All that is linked with an item, in the order of links.
    pub(crate) fn linked(&self, item: &ItemRef) -> &[&'a ItemRef] {
        self.linked.get(item).map_or(&[], Vec::as_slice)
    }

    /// Decisions, of any statement, that include a control which is linked with a record: what treats a risk or meets a
    /// requirement.
    pub(crate) fn treating(&self, item: &ItemRef) -> Vec<&'a Decision> {
        let controls = self.linked(item).iter().filter_map(|other| other.control());
        let decisions = controls.flat_map(|control| self.decisions(&control));
        decisions.copied().filter(|decision| decision.is_applicable()).collect()
    }

    /// The decisions on a control, of any statement.
    pub(crate) fn decisions(&self, control: &ControlRef) -> &[&'a Decision] {
        self.decisions.get(control).map_or(&[], Vec::as_slice)
    }
}
