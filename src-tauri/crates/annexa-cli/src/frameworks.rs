//! What ships beside a client file, told to whoever asks: frameworks, what crosswalks pair with an entry, and how far a
//! statement supports the NIST AI RMF.

use std::collections::BTreeSet;
use std::path::Path;

use annexa_model::{
    Adoption, Attainment, ControlRef, Coverage, CoverageCount, CoverageLevel, CoverageRow, Crosswalk, CrosswalkAbout,
    CrosswalkAdoption, CrosswalkDifference, CrosswalkLink, Framework, FrameworkAbout, FrameworkAdoption,
    FrameworkDifference, FrameworkKind, ImportProblem, Nearness, Open, Operation, Retitled, ShippedFramework, Snapshot,
    Strength, Support, SupportingClause, frameworks,
};
use annexa_words::{Value, Words};
use serde_json::{Value as Json, json};

use crate::error::Error;
use crate::print::{self, line};

/// Writes the frameworks that ship, with where each comes from and what to beware of.
pub fn list(words: &Words, as_json: bool) -> Result<(), Error> {
    if as_json {
        let told = |f: &ShippedFramework| json!({"about": f.about, "kind": f.kind, "entries": count(f)});
        return print::json(&frameworks().iter().map(told).collect::<Vec<Json>>());
    }
    for shipped in frameworks() {
        about(&shipped.about, words)?;
        let message = match shipped.kind {
            FrameworkKind::Controls => "cli-framework-controls",
            FrameworkKind::Clauses => "cli-framework-clauses",
            FrameworkKind::Outcomes => "cli-framework-outcomes",
            FrameworkKind::RisksAndActions => "cli-framework-risks",
            FrameworkKind::Law => "cli-framework-law",
        };
        line(&format!("  {}", words.with(message, &[("count", count(shipped))])))?;
        line("")?;
    }
    line(&words.get("cli-frameworks-more"))
}

/// Writes one framework with its entries.
pub fn one(shipped: &ShippedFramework, words: &Words, as_json: bool) -> Result<(), Error> {
    if as_json {
        return print::json(shipped);
    }
    about(&shipped.about, words)?;
    line("")?;
    shipped.framework.entries().try_for_each(|(depth, id, title)| line(&format!("{:depth$}{id:<14} {title}", "")))
}

/// How many entries stand at the lowest level.
fn count(shipped: &ShippedFramework) -> usize {
    shipped.framework.controls().count()
}

fn about(about: &FrameworkAbout, words: &Words) -> Result<(), Error> {
    line(&format!("{:<18} {} · {}", about.id, about.name, about.version))?;
    line(&format!("  {}", about.source))?;
    line(&format!("  {}", about.copyright))?;
    about.caveats.iter().try_for_each(|caveat| beware(caveat, words))
}

fn beware(caveat: &str, words: &Words) -> Result<(), Error> {
    line(&format!("  {}", words.with("cli-caveat", &[("caveat", caveat)])))
}

/// Writes what every crosswalk pairs with an entry, side by side. A name may mean entries of several frameworks: each is told.
pub fn crosswalk(of: &Snapshot, name: &str, words: &Words, as_json: bool) -> Result<(), Error> {
    let entries = of.entries_named(name);
    let links = |entry: &ControlRef| of.crosswalk_links(entry);
    let title_of = |entry: &ControlRef| of.entry_title(entry).map(str::to_owned);
    if entries.is_empty() {
        return Err(Error::NoEntry(name.to_owned()));
    }
    if as_json {
        let told = |e: &ControlRef| json!({"entry": e, "title": title_of(e), "crosswalks": links(e)});
        return print::json(&entries.iter().map(told).collect::<Vec<Json>>());
    }
    for entry in &entries {
        line(&format!("{entry}  {}", title_of(entry).unwrap_or_default()))?;
        let all = links(entry);
        if all.is_empty() {
            line(&format!("  {}", words.get("cli-crosswalk-none")))?;
        }
        for said in &all {
            line("")?;
            provenance(&said.crosswalk, words)?;
            said.links.iter().try_for_each(|link| pair(entry, link, words))?;
        }
        line("")?;
    }
    Ok(())
}

/// Writes the frameworks and crosswalks that were brought into a file.
pub fn brought(of: &Snapshot, words: &Words, as_json: bool) -> Result<(), Error> {
    let frameworks: Vec<&Framework> = of.own_frameworks().collect();
    if as_json {
        return print::json(&json!({"frameworks": frameworks, "crosswalks": of.crosswalks}));
    }
    if frameworks.is_empty() && of.crosswalks.is_empty() {
        return line(&words.get("cli-brought-none"));
    }
    for framework in frameworks {
        line(&format!("{:<18} {} · {}", framework.id, framework.name, framework.version))?;
        let controls = words.with("cli-framework-controls", &[("count", framework.controls().count())]);
        line(&format!("  {controls}"))?;
        framework.entries().try_for_each(|(depth, id, title)| line(&format!("  {:depth$}{id:<14} {title}", "")))?;
        line("")?;
    }
    for crosswalk in &of.crosswalks {
        provenance(&crosswalk.about, words)?;
        let pairs = words.with("cli-brought-pairs", &[("count", crosswalk.pairs.len())]);
        line(&format!("  {} – {}: {pairs}", crosswalk.about.from, crosswalk.about.to))?;
        line("")?;
    }
    Ok(())
}

/// Writes what became of what a file had brought in: one that is out, or what rested on entries that are gone.
pub fn changed(operation: &Operation, before: &Snapshot, now: &Snapshot, words: &Words) -> Result<(), Error> {
    match operation {
        Operation::RemoveFramework { framework: id } => {
            line(&words.with("cli-removed-framework", &[("id", id.to_string())]))
        }
        Operation::RemoveCrosswalk { crosswalk: id } => {
            line(&words.with("cli-removed-crosswalk", &[("id", id.to_string())]))
        }
        Operation::DropGone { framework } => {
            let decided = |of: &Snapshot| -> BTreeSet<String> {
                let decisions = of.statements.iter().flat_map(|statement| &statement.decisions);
                decisions.map(|decision| decision.control.to_string()).collect()
            };
            let mut dropped: Vec<String> = decided(before).difference(&decided(now)).cloned().collect();
            for link in before.links.iter().filter(|link| !now.links.contains(link)) {
                let args = [("entry", link.to.to_string()), ("item", before.item_label(&link.from).into_owned())];
                dropped.push(words.with("cli-dropped-cited", &args));
            }
            // A framework of which nothing was said is told by its id.
            let what = if dropped.is_empty() { framework.to_string() } else { dropped.join(", ") };
            line(&words.with("cli-dropped-gone", &[("framework", framework.to_string()), ("what", what)]))
        }
        _ => Ok(()),
    }
}

/// Writes what is wrong with something that was brought along: all of it.
pub fn refused(path: &Path, problems: &[ImportProblem], words: &Words, as_json: bool) -> Result<(), Error> {
    if as_json {
        let told = |problem: &ImportProblem| json!({"problem": problem, "message": problem.to_string()});
        return print::json(&json!({"adopted": false, "problems": problems.iter().map(told).collect::<Vec<_>>()}));
    }
    line(&words.with("cli-bring-refused", &[("file", path.display().to_string())]))?;
    problems.iter().try_for_each(|problem| line(&format!("  {problem}")))
}

/// Writes what bringing something in changes, or would.
pub fn adoption(of: &Snapshot, adoption: &Adoption, is_dry: bool, words: &Words, as_json: bool) -> Result<(), Error> {
    if as_json {
        return print::json(&json!({"adopted": !is_dry, "problems": [], "adoption": adoption}));
    }
    match adoption {
        Adoption::Framework(framework) => framework_adoption(of, framework, words)?,
        Adoption::Crosswalk(crosswalk) => crosswalk_adoption(crosswalk, words)?,
    }
    line(&words.get(if is_dry { "cli-bring-dry" } else { "cli-bring-done" }))
}

fn framework_adoption(file: &Snapshot, of: &FrameworkAdoption, words: &Words) -> Result<(), Error> {
    line(&format!("{:<18} {} · {}", of.id, of.name, of.version))?;
    line(&format!("  {}", words.with("cli-framework-controls", &[("count", of.controls)])))?;
    let Some(before) = &of.before else { return line(&format!("  {}", words.get("cli-bring-new"))) };
    let message = match (*before == of.version, of.difference == FrameworkDifference::default()) {
        (false, _) => "cli-bring-before",
        (true, false) => "cli-bring-otherwise",
        (true, true) => "cli-bring-same",
    };
    line(&format!("  {}", words.with(message, &[("version", before.clone())])))?;
    let FrameworkDifference { added, removed, retitled, moved } = &of.difference;
    // What goes is named in full: its title stands nowhere else in the new version.
    let named = |entry: &ControlRef, id: &str| match file.entry_title(entry) {
        Some(title) => words.with("cli-bring-entry", &[("id", id.to_owned()), ("title", title.to_owned())]),
        None => id.to_owned(),
    };
    let removed = &removed.iter().map(|id| named(&ControlRef::new(&of.id, id), id)).collect::<Vec<_>>();
    for (message, ids) in [("cli-bring-added", added), ("cli-bring-removed", removed), ("cli-bring-moved", moved)] {
        if !ids.is_empty() {
            line(&format!("  {}", words.with(message, &[("ids", ids.join(", "))])))?;
        }
    }
    for Retitled { id, before, after } in retitled {
        let args = [("id", id), ("before", before), ("after", after)];
        line(&format!("  {}", words.with("cli-bring-retitled", &args.map(|(name, value)| (name, value.clone())))))?;
    }
    line(&format!("  {}", words.with("cli-bring-carried", &[("count", of.carried)])))?;
    if of.open.is_empty() {
        return line(&format!("  {}", words.get("cli-bring-open-none")));
    }
    line(&format!("  {}", words.get("cli-bring-open")))?;
    of.open.iter().try_for_each(|open| {
        let (message, what, by) = match open {
            Open::Gone { control, .. } => ("cli-bring-open-gone", named(control, &control.to_string()), String::new()),
            Open::Undecided { control, .. } => ("cli-bring-open-undecided", control.to_string(), String::new()),
            Open::Retitled { control, .. } => ("cli-bring-open-retitled", control.to_string(), String::new()),
            Open::Cited { item, entry } => {
                ("cli-bring-open-cited", named(entry, &entry.to_string()), file.item_label(item).into_owned())
            }
            Open::Paired { crosswalk, entry } => {
                ("cli-bring-open-paired", named(entry, &entry.to_string()), crosswalk.clone())
            }
        };
        line(&format!("    {}", words.with(message, &[("what", what), ("by", by)])))
    })?;
    if of.open.iter().any(|open| matches!(open, Open::Gone { .. } | Open::Cited { .. })) {
        line(&format!("  {}", words.with("cli-bring-open-end", &[("framework", of.id.clone())])))?;
    }
    Ok(())
}

fn crosswalk_adoption(of: &CrosswalkAdoption, words: &Words) -> Result<(), Error> {
    provenance(&of.about, words)?;
    line(&format!(
        "  {} – {}: {}",
        of.about.from,
        of.about.to,
        words.with("cli-brought-pairs", &[("count", of.pairs)])
    ))?;
    if !of.is_known {
        return line(&format!("  {}", words.get("cli-bring-new")));
    }
    if of.difference == CrosswalkDifference::default() {
        return line(&format!("  {}", words.get("cli-bring-same-crosswalk")));
    }
    let CrosswalkDifference { added, removed, changed } = &of.difference;
    for (message, pairs) in [("cli-bring-added", added), ("cli-bring-removed", removed), ("cli-bring-changed", changed)]
    {
        if !pairs.is_empty() {
            let ids: Vec<String> = pairs.iter().map(|pair| format!("{} – {}", pair.from.id(), pair.to.id())).collect();
            line(&format!("  {}", words.with(message, &[("ids", ids.join(", "))])))?;
        }
    }
    Ok(())
}

/// Whose a crosswalk is and what it is worth: never told apart from its pairs.
fn provenance(about: &CrosswalkAbout, words: &Words) -> Result<(), Error> {
    line(&format!("  {} [{}]", about.name, about.id))?;
    let args = [("who", &about.made_by), ("date", &about.date), ("sureness", &about.sureness)];
    let made = words.with("cli-crosswalk-made", &args.map(|(name, value)| (name, value.as_str())));
    // One of one's own may say no more than who made it.
    line(&format!("  {}.", made.trim_end_matches(['.', ' '])))?;
    if !about.licence.is_empty() {
        line(&format!("  {}", about.licence))?;
    }
    about.limits.iter().try_for_each(|limit| beware(limit, words))?;
    about.voices.iter().try_for_each(|(mark, who)| line(&format!("  {mark}: {who}")))
}

fn pair(entry: &ControlRef, link: &CrosswalkLink, words: &Words) -> Result<(), Error> {
    let mut more: Vec<String> = Vec::new();
    if link.nearness != Nearness::Same {
        let message = if link.nearness == Nearness::Wider { "cli-crosswalk-wider" } else { "cli-crosswalk-narrower" };
        more.push(words.with(message, &[("here", link.here.id()), ("entry", entry.id())]));
    }
    more.extend(link.strength.map(|strength| match strength {
        Strength::Strong => words.get("cli-crosswalk-strong"),
        Strength::Related => words.get("cli-crosswalk-related"),
    }));
    if !link.by.is_empty() {
        more.push(words.with("cli-crosswalk-by", &[("who", link.by.join(", "))]));
    }
    more.extend(link.note.clone());
    line(&format!("    {:<28} {}", link.there.as_str(), link.title))?;
    more.iter().try_for_each(|said| line(&format!("    {:<28} {said}", "")))
}

/// Writes how far a statement supports the NIST AI RMF.
pub fn coverage(
    snapshot: &Snapshot,
    coverage: &Coverage,
    crosswalk: &Crosswalk,
    words: &Words,
    as_json: bool,
) -> Result<(), Error> {
    if as_json {
        return print::json(&json!({"about": crosswalk.about, "coverage": coverage}));
    }
    provenance(&crosswalk.about, words)?;
    for row in &coverage.rows {
        if row.level == CoverageLevel::Function {
            line("")?;
        }
        // What lies below the level that the crosswalk names has nothing to tell.
        if row.level <= coverage.counted {
            coverage_row(snapshot, row, coverage.counted, words)?;
        }
    }
    Ok(())
}

fn coverage_row(snapshot: &Snapshot, row: &CoverageRow, counted: CoverageLevel, words: &Words) -> Result<(), Error> {
    let indent = match row.level {
        CoverageLevel::Function => 0,
        CoverageLevel::Category => 2,
        CoverageLevel::Subcategory => 4,
    };
    if row.level < counted {
        line(&format!("{:indent$}{:<12} {}", "", row.id, row.label))?;
        return line(&format!("{:indent$}{:<12} {}", "", "", counts(row.count, words)));
    }
    let support = match row.support {
        Support::Implemented => "cli-coverage-implemented",
        Support::Part => "cli-coverage-part",
        Support::Planned => "cli-coverage-planned",
        Support::Unsupported => "cli-coverage-unsupported",
        Support::Unmapped => "cli-coverage-unmapped",
    };
    line(&format!("{:indent$}{:<12} {:<20} {}", "", row.id, words.get(support), row.label))?;
    let control = |c: &annexa_model::SupportingControl| {
        format!("{} {}", snapshot.control_label(&c.control), words.get(print::state(c.applicability, c.status)))
    };
    let mut told: Vec<String> = row.controls.iter().map(control).collect();
    if !row.clauses.is_empty() {
        let clauses = row.clauses.iter().map(|clause| self::clause(clause, words)).collect::<Vec<_>>().join(", ");
        told.push(words.with("cli-coverage-clauses", &[("clauses", clauses)]));
    }
    if told.is_empty() {
        return Ok(());
    }
    line(&format!("{:indent$}{:<12} {}", "", "", told.join(" · ")))
}

/// A clause with how far it is met, where something can be said of it.
fn clause(of: &SupportingClause, words: &Words) -> String {
    let id = of.clause.id();
    let met = match of.now {
        _ if of.support == Support::Unmapped => return id.to_owned(),
        None => "clauses-state-untold",
        Some(Attainment::No) => "attainment-no",
        Some(Attainment::Partly) => "attainment-partly",
        Some(Attainment::Largely) => "attainment-largely",
        Some(Attainment::Fully) => "attainment-fully",
    };
    format!("{id} ({})", words.get(met).to_lowercase())
}

fn counts(count: CoverageCount, words: &Words) -> String {
    let args = [
        ("implemented", count.implemented),
        ("part", count.part),
        ("planned", count.planned),
        ("unsupported", count.unsupported),
        ("unmapped", count.unmapped),
        ("total", count.total()),
    ];
    words.with("cli-coverage-counts", &args.map(|(name, value)| (name, Value::from(value))))
}
