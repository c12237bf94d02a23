//! What rules look up of every decision and every record. It is found once for a check: searched for each time, a large
//! file costs its decisions times its records.

use std::collections::HashMap;

use crate::{Decision, Evidence, Id, ItemRef, RecordKind, Snapshot, Treating};

pub(crate) struct Index<'a> {
    records: HashMap<(&'static str, &'a Id), &'a str>,
    labels: HashMap<&'static str, Vec<&'a str>>,
    evidence: HashMap<&'a Id, &'a Evidence>,
    treating: Treating<'a>,
}

impl<'a> Index<'a> {
    pub(crate) fn of(snapshot: &'a Snapshot) -> Self {
        let mut records = HashMap::new();
        let mut labels: HashMap<&'static str, Vec<&str>> = HashMap::new();
        for (record, label, _, id, _) in snapshot.labels() {
            records.insert((record, id), label);
            labels.entry(record).or_default().push(label.trim());
        }
        let evidence = snapshot.evidence.iter().map(|item| (&item.id, item)).collect();
        Self { records, labels, evidence, treating: Treating::of(snapshot) }
    }

    /// Whether there is such a record.
    pub(crate) fn has(&self, kind: RecordKind, id: &Id) -> bool {
        self.records.contains_key(&(kind.name(), id))
    }

    /// What people know a record by; nothing where there is none.
    pub(crate) fn label(&self, kind: &str, id: &Id) -> &'a str {
        self.records.get(&(kind, id)).copied().unwrap_or_default()
    }

    /// What the records of a kind are called.
    pub(crate) fn labelled(&self, kind: RecordKind) -> &[&'a str] {
        self.labels.get(kind.name()).map_or(&[], Vec::as_slice)
    }

    /// The piece of evidence with that id.
    pub(crate) fn evidence(&self, id: &Id) -> Option<&'a Evidence> {
        self.evidence.get(id).copied()
    }

    /// All that is linked with an item, in the order of links.
    pub(crate) fn linked(&self, item: &ItemRef) -> &[&'a ItemRef] {
        self.treating.linked(item)
    }

    /// What treats a risk, or meets a requirement.
    pub(crate) fn treating(&self, item: &ItemRef) -> Vec<&'a Decision> {
        self.treating.of_item(item)
    }
}
