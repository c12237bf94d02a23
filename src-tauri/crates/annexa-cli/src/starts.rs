//! Where a file may begin from, told to whoever asks.

use annexa_model::{Phase, StartingItem, StartingPoint, framework, starting_points, title_of};
use annexa_words::Words;
use serde_json::{Value as Json, json};

use crate::error::Error;
use crate::print::{self, line};

/// Writes the starting points, and which situation leads to which.
pub fn list(words: &Words, as_json: bool) -> Result<(), Error> {
    if as_json {
        return print::json(starting_points());
    }
    for point in &starting_points().starting_points {
        line(&format!("{:<14} {}", point.id, point.name))?;
        line(&format!("{:<14} {}", "", point.suits))?;
    }
    line("")?;
    line(&words.get("start-which"))?;
    for situation in &starting_points().situations {
        line(&format!("- {}", situation.situation))?;
        line(&format!("  {}", situation.answer))?;
        if !situation.starting_points.is_empty() {
            line(&format!("  → {}", situation.starting_points.join(", ")))?;
        }
    }
    line("")?;
    line(&words.get("cli-starts-more"))
}

/// Writes one starting point in full.
pub fn one(point: &StartingPoint, words: &Words, as_json: bool) -> Result<(), Error> {
    if as_json {
        return print::json(&Json::from_iter([
            ("startingPoint", json!(point)),
            ("decidedOn", json!(point.decided_on())),
        ]));
    }
    line(&format!("{} [{}]", point.name, point.id))?;
    line(&point.suits)?;
    let named = |id: &String| framework(id).map_or_else(|| id.clone(), |shipped| shipped.about.name.clone());
    let decided: Vec<String> = point.decided_on().iter().map(named).collect();
    line(&words.with("start-decides", &[("frameworks", decided.join(", "))]))?;
    for (heading, items) in [("start-carries-over", &point.carries_over), ("start-must-build", &point.must_build)] {
        line("")?;
        line(&words.get(heading))?;
        items.iter().try_for_each(item)?;
    }
    line("")?;
    line(&words.get("start-phases"))?;
    point.phases.iter().enumerate().try_for_each(|(n, phase)| self::phase(n + 1, phase))?;
    line("")?;
    line(&words.with("start-mistake", &[("mistake", point.common_mistake.clone())]))
}

fn item(item: &StartingItem) -> Result<(), Error> {
    line(&format!("- {}", item.item))?;
    item.refs
        .iter()
        .try_for_each(|entry| line(&format!("    {:<28} {}", entry.as_str(), title_of(entry).unwrap_or_default())))
}

fn phase(number: usize, phase: &Phase) -> Result<(), Error> {
    line(&format!("{number}. {}", phase.title))?;
    line(&format!("   {}", phase.done))
}
