//! A framework as it travels in a snapshot: ids and titles, nothing else.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::ControlRef;

/// A catalogue's ids and titles, so that a snapshot can be read without the catalogue.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Framework {
    /// Short id, part of every control reference: `iso42001`.
    pub id: String,
    /// Name for people: `ISO/IEC 42001 Annex A`.
    pub name: String,
    /// Version, as published: `ISO/IEC 42001:2023`.
    pub version: String,
    /// Its groups, in published order.
    pub groups: Vec<Group>,
}

/// A group of objectives, `A.6`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Group {
    /// `A.6`.
    pub id: String,
    /// Official title.
    pub title: String,
    /// Its objectives.
    pub objectives: Vec<Objective>,
}

/// A control objective: the group itself where it has just one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Objective {
    /// `A.6.2`, or the group's id where the group has one objective.
    pub id: String,
    /// Official title.
    pub title: String,
    /// Its controls.
    pub controls: Vec<ControlEntry>,
}

/// A control's id and official title.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct ControlEntry {
    /// `A.6.2.4`.
    pub id: String,
    /// Official title.
    pub title: String,
}

impl Framework {
    /// Every control, in published order.
    pub fn controls(&self) -> impl Iterator<Item = &ControlEntry> {
        self.groups.iter().flat_map(|g| &g.objectives).flat_map(|o| &o.controls)
    }

    /// Looks a control up by its id.
    pub fn control(&self, id: &str) -> Option<&ControlEntry> {
        self.controls().find(|c| c.id == id)
    }

    /// The controls that an id stands for: itself, or all of an objective or group. Empty if there is no such id.
    pub fn expand(&self, id: &str) -> Vec<ControlRef> {
        let mut found = Vec::new();
        for group in &self.groups {
            for objective in &group.objectives {
                for control in &objective.controls {
                    if control.id == id || objective.id == id || group.id == id {
                        found.push(ControlRef::new(&self.id, &control.id));
                    }
                }
            }
        }
        found
    }
}
