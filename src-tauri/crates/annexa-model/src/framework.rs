//! A framework as it travels in a snapshot: ids and titles, nothing else.

use std::collections::HashSet;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::ControlRef;
use crate::catalogue::framework_named;
use crate::imported::MAX_IMPORTED;

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
    /// Of one's own: what earlier versions listed and this one does not, by id and title, what went last first. Whoever is to say what becomes of
    /// a decision on it sees what it was about. What is brought in says nothing of it, and files of earlier versions of Annexa have none.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[ts(as = "Option<Vec<ControlEntry>>", optional)]
    pub gone: Vec<ControlEntry>,
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
    /// What a document is made under: a standard as it is published, and a framework of one's own by its name and version, which says
    /// nothing alone.
    pub fn edition(&self) -> String {
        if framework_named(&self.id).is_some() {
            self.version.clone()
        } else {
            format!("{} {}", self.name, self.version)
        }
    }

    /// Every control, in published order.
    pub fn controls(&self) -> impl Iterator<Item = &ControlEntry> {
        self.groups.iter().flat_map(|g| &g.objectives).flat_map(|o| &o.controls)
    }

    /// Looks a control up by its id.
    pub fn control(&self, id: &str) -> Option<&ControlEntry> {
        self.controls().find(|c| c.id == id)
    }

    /// Every entry with an id of its own, in published order: groups, objectives and controls, each with how deep it stands.
    pub fn entries(&self) -> impl Iterator<Item = (usize, &str, &str)> {
        self.groups.iter().flat_map(|group| {
            let objectives = group.objectives.iter().flat_map(move |objective| {
                // What is the only one of its kind bears the id of what it stands in.
                let own = (objective.id != group.id).then_some((1, objective.id.as_str(), objective.title.as_str()));
                let controls = objective.controls.iter().filter(|control| control.id != objective.id);
                own.into_iter().chain(controls.map(|control| (2, control.id.as_str(), control.title.as_str())))
            });
            std::iter::once((0, group.id.as_str(), group.title.as_str())).chain(objectives)
        })
    }

    /// The title of an entry, be it a group, an objective or a control; of one that is gone, what it was called last.
    pub fn title(&self, id: &str) -> Option<&str> {
        let gone = self.gone.iter().map(|entry| (entry.id.as_str(), entry.title.as_str()));
        self.entries().map(|(_, of, title)| (of, title)).chain(gone).find(|(of, _)| *of == id).map(|(_, title)| title)
    }

    /// Whether it lists an entry, be it a group, an objective or a control.
    pub fn lists(&self, id: &str) -> bool {
        self.entries().any(|(_, of, _)| of == id)
    }

    /// What takes the place of an earlier version: with the titles of all that it no longer lists, as many as a framework may have entries.
    pub(crate) fn after(&self, before: Option<&Self>) -> Self {
        let was: Vec<(&str, &str)> = before.map_or_else(Vec::new, |before| {
            let listed = before.entries().map(|(_, id, title)| (id, title));
            listed.chain(before.gone.iter().map(|entry| (entry.id.as_str(), entry.title.as_str()))).collect()
        });
        let mut known: HashSet<&str> = self.entries().map(|(_, id, _)| id).collect();
        let gone = was.into_iter().filter(|(id, _)| known.insert(id)).take(MAX_IMPORTED);
        let gone = gone.map(|(id, title)| ControlEntry { id: id.to_owned(), title: title.to_owned() }).collect();
        Self { gone, ..self.clone() }
    }

    /// The ids that an entry stands in, from the widest, and its own at the end. Empty if there is no such id.
    pub fn path(&self, id: &str) -> Vec<&str> {
        for group in &self.groups {
            let mut path = vec![group.id.as_str()];
            if group.id == id {
                return path;
            }
            for objective in &group.objectives {
                path.truncate(1);
                if objective.id != group.id {
                    path.push(&objective.id);
                }
                let control = objective.controls.iter().find(|control| control.id == id);
                path.extend(control.filter(|control| control.id != objective.id).map(|control| control.id.as_str()));
                if objective.id == id || control.is_some() {
                    return path;
                }
            }
        }
        Vec::new()
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
