//! Frameworks and crosswalks of one's own in a file: where they stand, how they are found beside those that ship, and what bringing
//! one in would change.
//!
//! Each is one cell (`framework/ID`, `crosswalk/ID`), so that two versions that two copies brought in are asked about in a merge and never
//! torn into one. What ships is never replaced by what a file holds under the same id.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use serde::de::{DeserializeOwned, Error as _};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use ts_rs::TS;

use crate::catalogue::{self, framework_named, has_controls, iso42001, links_by, rmf};
use crate::imported::{crosswalk_difference, framework_difference, framework_problems};
use crate::{
    Brought, Cells, ControlRef, Crosswalk, CrosswalkAbout, CrosswalkDifference, CrosswalkLinks, Decision, Framework,
    FrameworkDifference, Id, ItemRef, Operation, Snapshot, canonical_json, sha256_hex,
};

/// What bringing something in would change.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "camelCase")]
#[ts(export)]
pub enum Adoption {
    /// A framework.
    Framework(FrameworkAdoption),
    /// A crosswalk.
    Crosswalk(CrosswalkAdoption),
}

/// What bringing in a framework would change.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct FrameworkAdoption {
    /// Its id.
    pub id: String,
    /// What it is called.
    pub name: String,
    /// Its version.
    pub version: String,
    /// How many controls it holds.
    pub controls: usize,
    /// The version that is there; nothing where it is new.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub before: Option<String>,
    /// What differs from that; nothing differs from what is not there.
    pub difference: FrameworkDifference,
    /// How many decisions, and citations of its entries, stay with what they are about, by its id.
    pub carried: usize,
    /// What is left for a person.
    pub open: Vec<Open>,
}

/// What bringing in a crosswalk would change.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct CrosswalkAdoption {
    /// What it is, who made it and what it is worth.
    pub about: CrosswalkAbout,
    /// How many pairs it holds.
    pub pairs: usize,
    /// Whether one of that id is there.
    pub is_known: bool,
    /// What differs from that.
    pub difference: CrosswalkDifference,
}

/// Something that a new version of a framework leaves for a person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "what", rename_all = "kebab-case", rename_all_fields = "camelCase")]
#[ts(export)]
pub enum Open {
    /// A decision on an entry that it no longer has. It stays in the file, and the check tells of it.
    Gone {
        /// Of which statement.
        statement: Id,
        /// On what.
        control: ControlRef,
    },
    /// An entry that is new, on which a statement has to decide.
    Undecided {
        /// Which statement.
        statement: Id,
        /// On what.
        control: ControlRef,
    },
    /// A decision on an entry that is called otherwise now.
    Retitled {
        /// Of which statement.
        statement: Id,
        /// On what.
        control: ControlRef,
        /// What it was called.
        before: String,
        /// What it is called.
        after: String,
    },
    /// A record that cites an entry that it no longer has.
    Cited {
        /// Which record.
        item: ItemRef,
        /// What it cites.
        entry: ControlRef,
    },
    /// A pair of a crosswalk of this file that names an entry that it no longer has.
    Paired {
        /// Which crosswalk.
        crosswalk: String,
        /// What it names.
        entry: ControlRef,
    },
}

/// The cell of a framework of one's own.
pub(crate) fn framework_cell(id: &str) -> String {
    format!("framework/{id}")
}

/// The cell of a crosswalk of one's own.
pub(crate) fn crosswalk_cell(id: &str) -> String {
    format!("crosswalk/{id}")
}

/// What stands in such a cell: all of it but the id, which its key says.
pub(crate) fn kept(of: &impl Serialize) -> Result<Value, serde_json::Error> {
    let mut value = serde_json::to_value(of)?;
    if let Value::Object(fields) = &mut value {
        fields.remove("id");
    }
    Ok(value)
}

fn read<T: DeserializeOwned>(id: &str, value: &Value) -> Result<T, serde_json::Error> {
    let mut fields: Map<String, Value> = Map::deserialize(value)?;
    fields.insert("id".to_owned(), Value::from(id));
    T::deserialize(Value::Object(fields))
}

/// A framework as a cell holds it. One that could not have been brought in is none: whoever shows it relies on its ids.
pub(crate) fn framework_in(id: &str, value: &Value) -> Result<Framework, serde_json::Error> {
    let framework: Framework = read(id, value)?;
    match framework_problems(&framework).first() {
        Some(problem) => Err(serde_json::Error::custom(problem)),
        None => Ok(framework),
    }
}

/// A crosswalk as a cell holds it. What it pairs may be gone since.
pub(crate) fn crosswalk_in(id: &str, value: &Value) -> Result<Crosswalk, serde_json::Error> {
    read(id, value)
}

/// What a statement says of the framework that it uses: of what it lists, whatever it listed before.
pub(crate) fn hash_of(framework: &Framework) -> Result<String, serde_json::Error> {
    let listed = framework.after(None);
    Ok(sha256_hex(canonical_json(&listed)?.as_bytes()))
}

impl Cells {
    /// How many entries and pairs of one's own it holds, frameworks and crosswalks together.
    pub fn brought(&self) -> usize {
        let gone = |value: &Value| value["gone"].as_array().map_or(0, Vec::len);
        let frameworks = self.under("framework/").map(|(_, value)| controls_in(value) + gone(value));
        let pairs = self.under("crosswalk/").map(|(_, value)| value["pairs"].as_array().map_or(0, Vec::len));
        frameworks.chain(pairs).sum()
    }

    /// How many decisions statements make on controls of frameworks of one's own, one statement after the other.
    pub fn decided_on_own_frameworks(&self) -> usize {
        let sizes: BTreeMap<&str, usize> = self
            .under("framework/")
            .filter_map(|(key, value)| Some((key.strip_prefix("framework/")?, controls_in(value))))
            .collect();
        if sizes.is_empty() {
            return 0;
        }
        self.frameworks().filter_map(|id| sizes.get(id)).fold(0, |sum, size| sum.saturating_add(*size))
    }
}

/// How many controls and headings the value of a cell lists, without reading it.
fn controls_in(value: &Value) -> usize {
    fn list<'v>(of: &'v Value, name: &str) -> &'v [Value] {
        of[name].as_array().map_or(&[], Vec::as_slice)
    }
    let in_group = |group: &Value| -> usize {
        let objectives = list(group, "objectives");
        1 + objectives.iter().map(|objective| 1 + list(objective, "controls").len()).sum::<usize>()
    };
    list(value, "groups").iter().map(in_group).sum()
}

impl From<Brought> for Operation {
    fn from(brought: Brought) -> Self {
        match brought {
            Brought::Framework(framework) => Self::AdoptFramework { framework },
            Brought::Crosswalk(crosswalk) => Self::AdoptCrosswalk { crosswalk },
        }
    }
}

impl Snapshot {
    /// A framework by its id: one that ships, or one of this file's own.
    pub fn framework(&self, id: &str) -> Option<&Framework> {
        // What was frozen with a statement says how its entries were called then.
        self.frameworks.iter().chain(&self.beside).find(|framework| framework.id == id).or_else(|| framework_named(id))
    }

    /// The frameworks that were brought into this file: those that statements are about, then those beside.
    pub fn own_frameworks(&self) -> impl Iterator<Item = &Framework> {
        let used = self.frameworks.iter().filter(|framework| framework_named(&framework.id).is_none());
        used.chain(&self.beside)
    }

    /// The title of an entry of a framework, be it a control, an objective or a group.
    pub fn entry_title(&self, entry: &ControlRef) -> Option<&str> {
        self.framework(entry.framework())?.title(entry.id())
    }

    /// Whether statements can be about a framework.
    pub(crate) fn has_controls(&self, id: &str) -> bool {
        has_controls(id) || self.own_frameworks().any(|framework| framework.id == id)
    }

    /// The entries that a name may mean: of frameworks that ship, then of this file's own.
    pub fn entries_named(&self, name: &str) -> Vec<ControlRef> {
        let mut found = catalogue::entries_named(name);
        found.extend(self.own_frameworks().filter_map(|own| catalogue::entry_called(&own.id, own, name)));
        found
    }

    /// What every crosswalk says about an entry, from either side, each on its own: those that ship, then this file's own.
    pub fn crosswalk_links(&self, entry: &ControlRef) -> Vec<CrosswalkLinks> {
        let all = catalogue::crosswalks().iter().chain(&self.crosswalks);
        links_by(all, entry, &|id| self.framework(id))
    }

    /// The crosswalks that coverage of the NIST AI RMF can be seen by: those that ship, then those of this file's own that lead
    /// there from a framework of controls. The first is the one to begin with.
    pub fn coverage_crosswalks(&self) -> impl Iterator<Item = &Crosswalk> + '_ {
        let leads = |crosswalk: &&Crosswalk| {
            let ends = [&crosswalk.about.from, &crosswalk.about.to];
            let decided = |id: &&String| **id == iso42001().id || self.has_controls(id);
            ends.contains(&&rmf().about.id) && ends.iter().any(decided)
        };
        let shipped = crate::coverage_crosswalks().map(|shipped: &Crosswalk| shipped);
        shipped.chain(self.crosswalks.iter().filter(leads))
    }

    /// What bringing something in would change in this file.
    pub fn adoption(&self, brought: &Brought) -> Adoption {
        match brought {
            Brought::Framework(framework) => Adoption::Framework(self.framework_adoption(framework)),
            Brought::Crosswalk(crosswalk) => Adoption::Crosswalk(self.crosswalk_adoption(crosswalk)),
        }
    }

    fn framework_adoption(&self, framework: &Framework) -> FrameworkAdoption {
        let before = self.own_frameworks().find(|known| known.id == framework.id);
        let difference = before.map(|before| framework_difference(before, framework)).unwrap_or_default();
        let is_of = |entry: &ControlRef| entry.framework() == framework.id;
        let entries: HashSet<&str> = framework.entries().map(|(_, id, _)| id).collect();
        let controls: HashSet<&str> = framework.controls().map(|control| control.id.as_str()).collect();
        let decided_before: HashSet<&str> =
            before.into_iter().flat_map(Framework::controls).map(|c| c.id.as_str()).collect();
        let retitled: BTreeMap<&str, (&str, &str)> =
            difference.retitled.iter().map(|of| (of.id.as_str(), (of.before.as_str(), of.after.as_str()))).collect();
        let (mut carried, mut open) = (0, Vec::new());
        for statement in &self.statements {
            if !statement.frameworks.iter().any(|used| used.framework == framework.id) {
                continue;
            }
            let touched = statement.decisions.iter().filter(|d| is_of(&d.control));
            for decision in touched.filter(|d| **d != Decision::untouched(d.control.clone())) {
                let (statement, control) = (statement.id.clone(), decision.control.clone());
                let id = control.id().to_owned();
                if !controls.contains(id.as_str()) {
                    open.push(Open::Gone { statement, control });
                    continue;
                }
                carried += 1;
                if let Some((before, after)) = retitled.get(id.as_str()) {
                    let (before, after) = ((*before).to_owned(), (*after).to_owned());
                    open.push(Open::Retitled { statement, control, before, after });
                }
            }
            let decided: HashSet<&ControlRef> = statement.decisions.iter().map(|decision| &decision.control).collect();
            for control in framework.controls().filter(|control| !decided_before.contains(control.id.as_str())) {
                let (statement, control) = (statement.id.clone(), ControlRef::new(&framework.id, &control.id));
                if !decided.contains(&control) {
                    open.push(Open::Undecided { statement, control });
                }
            }
        }
        for link in self.links.iter().filter(|link| link.to.space() == framework.id) {
            if entries.contains(link.to.id()) {
                carried += 1;
            } else {
                let entry = ControlRef::new(link.to.space(), link.to.id());
                open.push(Open::Cited { item: link.from.clone(), entry });
            }
        }
        for crosswalk in &self.crosswalks {
            let sides: BTreeSet<&ControlRef> = crosswalk.pairs.iter().flat_map(|pair| [&pair.from, &pair.to]).collect();
            for entry in sides.into_iter().filter(|entry| is_of(entry) && !entries.contains(entry.id())) {
                open.push(Open::Paired { crosswalk: crosswalk.about.id.clone(), entry: entry.clone() });
            }
        }
        FrameworkAdoption {
            id: framework.id.clone(),
            name: framework.name.clone(),
            version: framework.version.clone(),
            controls: controls.len(),
            before: before.map(|before| before.version.clone()),
            difference,
            carried,
            open,
        }
    }

    fn crosswalk_adoption(&self, crosswalk: &Crosswalk) -> CrosswalkAdoption {
        let before = self.crosswalks.iter().find(|known| known.about.id == crosswalk.about.id);
        CrosswalkAdoption {
            about: crosswalk.about.clone(),
            pairs: crosswalk.pairs.len(),
            is_known: before.is_some(),
            difference: before.map(|before| crosswalk_difference(before, crosswalk)).unwrap_or_default(),
        }
    }
}
