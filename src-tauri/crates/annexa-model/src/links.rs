//! What belongs to what: links between records, and from records to what frameworks list.
//!
//! A link has no direction and says nothing but that the two belong together; what that means follows from what they are. A
//! risk and a control: the control treats it, and it drives the decision. A risk and a system: the system brings it.

use std::fmt;
use std::str::FromStr;

use schemars::JsonSchema;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use ts_rs::TS;

use crate::id::is_key_part;
use crate::{Cells, ControlRef, Driver, DriverKind, DriverValue, Id, OWN, RecordKind, RecordRef, Snapshot};

/// Kinds of records that links may join, from what is there first to what follows from it. The order decides which end of
/// a link is called `from`.
pub const LINKED: [RecordKind; 11] = [
    RecordKind::System,
    RecordKind::Party,
    RecordKind::Requirement,
    RecordKind::Objective,
    RecordKind::Assessment,
    RecordKind::Risk,
    RecordKind::Audit,
    RecordKind::Review,
    RecordKind::Nonconformity,
    RecordKind::Question,
    RecordKind::Evidence,
];

/// What keys name and no link joins.
const NO_ITEMS: [&str; 3] = ["person", "statement", "control"];

/// A record by kind and id, or an entry of a framework: `risk/…`, `system/…`, `own/…`, `iso42001/A.5.2`,
/// `nist-ai-rmf/GOVERN 1.1`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, PartialOrd, Ord, JsonSchema, TS)]
#[schemars(transparent)]
#[ts(export, type = "string")]
pub struct ItemRef(#[schemars(regex(pattern = r"^[a-z0-9.-]+/.+$"))] String);

impl ItemRef {
    /// Names a record, or an entry of a framework.
    pub fn new(space: &str, id: &str) -> Self {
        Self(format!("{space}/{id}"))
    }

    /// Names a record.
    pub fn record(kind: RecordKind, id: &Id) -> Self {
        Self::new(kind.name(), id.as_str())
    }

    /// The kind of the record as it stands in keys, or the framework's id, or `own`.
    pub fn space(&self) -> &str {
        self.0.split_once('/').map_or("", |(space, _)| space)
    }

    /// The record's id, or the id that the framework gives.
    pub fn id(&self) -> &str {
        self.0.split_once('/').map_or("", |(_, id)| id)
    }

    /// What kind of record it is; `None` for own controls and entries of frameworks.
    pub fn kind(&self) -> Option<RecordKind> {
        LINKED.into_iter().find(|kind| kind.name() == self.space())
    }

    /// The same as a control, which it may be where it is no record.
    pub fn control(&self) -> Option<ControlRef> {
        self.kind().is_none().then(|| ControlRef::new(self.space(), self.id()))
    }

    /// `space/id`.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Where it stands among the ends of a link.
    fn rank(&self) -> usize {
        LINKED.iter().position(|kind| kind.name() == self.space()).unwrap_or(LINKED.len())
    }

    /// The record that a cell naming it belongs to.
    pub(crate) fn owner(&self) -> Option<String> {
        if self.space() == OWN { Some(format!("control/{}", self.id())) } else { self.kind().map(|_| self.0.clone()) }
    }
}

impl From<&ControlRef> for ItemRef {
    fn from(control: &ControlRef) -> Self {
        Self(control.as_str().to_owned())
    }
}

impl fmt::Display for ItemRef {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl FromStr for ItemRef {
    type Err = String;

    fn from_str(s: &str) -> Result<Self, Self::Err> {
        match s.split_once('/') {
            Some((space, id)) if is_key_part(space) && !id.is_empty() && !id.contains('/') && id.len() <= 200 => {
                Ok(Self(s.to_owned()))
            }
            _ => Err(format!("“{s}” does not name a record or an entry of a framework")),
        }
    }
}

impl Serialize for ItemRef {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for ItemRef {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}

/// Two that belong together. `from` is the one that is there first.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Link {
    /// The one.
    pub from: ItemRef,
    /// The other.
    pub to: ItemRef,
}

impl Link {
    /// The link of two, the same from either end. `None` where one of them is no record, both are of one kind, or one is no
    /// item: entries of frameworks are joined by crosswalks.
    pub fn of(one: &ItemRef, other: &ItemRef) -> Option<Self> {
        let (from, to) = if one.rank() <= other.rank() { (one, other) } else { (other, one) };
        let is_item = |item: &ItemRef| !NO_ITEMS.contains(&item.space());
        (from.rank() < LINKED.len() && from.rank() != to.rank() && is_item(to))
            .then(|| Self { from: from.clone(), to: to.clone() })
    }

    /// The cell in which it stands.
    pub fn cell(&self) -> String {
        format!("link/{}/{}", self.from, self.to)
    }

    /// The link that stands in a cell.
    pub fn in_cell(cell: &str) -> Option<Self> {
        let [link, from, from_id, to, to_id] = cell.split('/').collect::<Vec<_>>()[..] else { return None };
        (link == "link").then(|| Self { from: ItemRef::new(from, from_id), to: ItemRef::new(to, to_id) })
    }

    /// The end that is not this one; `None` where neither is.
    pub fn other(&self, end: &ItemRef) -> Option<&ItemRef> {
        if self.from == *end { Some(&self.to) } else { (self.to == *end).then_some(&self.from) }
    }
}

impl Cells {
    /// Links that may be seen.
    pub(crate) fn links(&self) -> impl Iterator<Item = Link> {
        // What no operation writes, such as a link the other way round, nobody could take away again.
        let proper = |link: &Link| {
            let reads = |item: &ItemRef| item.as_str().parse::<ItemRef>().is_ok();
            reads(&link.from) && reads(&link.to) && Link::of(&link.from, &link.to).as_ref() == Some(link)
        };
        let seen = self.under("link/").filter(|(cell, _)| self.visible(cell));
        seen.filter_map(|(cell, _)| Link::in_cell(cell)).filter(move |link| proper(link))
    }
}

impl Snapshot {
    /// All that is linked with an item, in the order of links.
    pub fn linked<'a>(&'a self, item: &'a ItemRef) -> impl Iterator<Item = &'a ItemRef> {
        self.links.iter().filter_map(move |link| link.other(item))
    }

    /// What is linked with an item and of one kind, by its id.
    pub fn linked_records<'a>(&'a self, item: &'a ItemRef, kind: RecordKind) -> impl Iterator<Item = Id> + 'a {
        self.linked(item).filter(move |other| other.kind() == Some(kind)).map(|other| Id::from(other.id()))
    }

    /// As what a record drives the controls that it is linked with; nothing where it drives none.
    pub(crate) fn driver_of(&self, item: &ItemRef) -> Option<Driver> {
        let kind = item.kind()?;
        let id = Id::from(item.id());
        let (driver, label, text) = match kind {
            RecordKind::Risk => self.risk(&id).map(|r| (DriverKind::Risk, &r.label, &r.title)),
            RecordKind::Assessment => self.assessment(&id).map(|r| (DriverKind::ImpactAssessment, &r.label, &r.title)),
            RecordKind::Party => self.party(&id).map(|r| (DriverKind::InterestedParty, &r.label, &r.name)),
            RecordKind::Objective => self.objective(&id).map(|r| (DriverKind::Business, &r.label, &r.title)),
            RecordKind::Requirement => self.requirement(&id).map(|r| {
                let kind = r.kind.map_or(DriverKind::Business, crate::RequirementKind::driver);
                (kind, &r.label, &r.title)
            }),
            _ => None,
        }?;
        let record = Some(RecordRef { kind, id: id.clone() });
        let value = DriverValue { kind: driver, label: label.clone(), text: text.clone(), record };
        Some(Driver { id: Driver::linked_id(item), value })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn item(text: &str) -> ItemRef {
        text.parse().unwrap()
    }

    #[test]
    fn a_link_is_the_same_from_either_end_and_stands_in_one_cell() {
        let (risk, control) = (item("risk/r"), item("nist-ai-rmf/GOVERN 1.1"));
        let link = Link::of(&control, &risk).unwrap();
        assert_eq!(Some(&link), Link::of(&risk, &control).as_ref());
        assert_eq!(link.cell(), "link/risk/r/nist-ai-rmf/GOVERN 1.1");
        assert_eq!(Link::in_cell(&link.cell()), Some(link));
    }

    #[test]
    fn what_crosswalks_join_and_what_is_of_one_kind_is_not_linked() {
        for (one, other) in [("iso42001/A.5.2", "iso27001/A.5.2"), ("risk/a", "risk/b"), ("own/c", "iso42001/A.5.2")] {
            assert_eq!(Link::of(&item(one), &item(other)), None, "{one} {other}");
        }
        for bad in ["risk", "risk/", "/r", "risk/a/b", "Risk x/a"] {
            assert!(bad.parse::<ItemRef>().is_err(), "{bad}");
        }
    }
}
