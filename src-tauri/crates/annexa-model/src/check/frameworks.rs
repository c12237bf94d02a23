//! Rules about the frameworks that a statement decides on, and the entries that records cite: both may be gone, since a new version
//! of a framework, or a copy in which it was taken out, carries over by id and drops nothing.

use std::collections::{HashMap, HashSet};

use super::{FindingCode, Place, Subject};
use crate::{Framework, ItemRef};

pub(super) fn check(subject: &mut Subject<'_>) {
    let snapshot = subject.snapshot;
    for used in &subject.statement.frameworks {
        if snapshot.framework(&used.framework).is_none() {
            let args = [("framework", used.framework.clone())];
            let place = Place::Statement { field: "frameworks".to_owned() };
            subject.raise_about(FindingCode::FrameworkGone, place, &used.framework, &args);
        }
    }
    let mut entries: HashMap<&str, HashSet<&str>> = HashMap::new();
    for link in snapshot.links.iter().filter(|link| link.to.kind().is_none() && link.to.space() != crate::OWN) {
        let known = entries.entry(link.to.space()).or_insert_with(|| {
            snapshot.framework(link.to.space()).into_iter().flat_map(Framework::entries).map(|(_, id, _)| id).collect()
        });
        if !known.contains(link.to.id()) {
            let label = |item: &ItemRef| snapshot.item_label(item).into_owned();
            let args = [("label", label(&link.from)), ("entry", label(&link.to))];
            let place = Place::record(link.from.space(), link.from.id(), "links");
            subject.raise_about(FindingCode::EntryGone, place, link.to.as_str(), &args);
        }
    }
}
