//! What rules look up of every decision and every record. It is found once for a check: searched for each time, a large
//! file costs its decisions times its records.

use std::collections::{HashMap, HashSet};

use crate::{Decision, Evidence, Id, ItemRef, RecordKind, Snapshot, Treating};

pub(super) struct Index<'a> {
    records: HashSet<(&'static str, &'a Id)>,
    labels: HashMap<&'static str, Vec<&'a str>>,
    evidence: HashMap<&'a Id, &'a Evidence>,
    treating: Treating<'a>,
}

impl<'a> Index<'a> {
    pub(super) fn of(snapshot: &'a Snapshot) -> Self {
        let mut labels: HashMap<&'static str, Vec<&str>> = HashMap::new();
        for (record, label, ..) in snapshot.labels() {
            labels.entry(record).or_default().push(label.trim());
        }
        Self {
            records: snapshot.labels().into_iter().map(|(record, _, _, id, _)| (record, id)).collect(),
            labels,
            evidence: snapshot.evidence.iter().map(|item| (&item.id, item)).collect(),
            treating: Treating::of(snapshot),
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
        self.treating.linked(item)
    }

    /// What treats a risk, or meets a requirement.
    pub(super) fn treating(&self, item: &ItemRef) -> Vec<&'a Decision> {
        self.treating.of_item(item)
    }
}
