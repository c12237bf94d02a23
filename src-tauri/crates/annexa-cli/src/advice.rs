//! What the rules of thumb say of a file: which controls the facts of its AI systems call for, and what its evidence serves.

use annexa_model::{
    ColumnServes, EvidenceColumn, EvidenceRegister, EvidenceServes, KindServes, Reuse, ReuseStanding, Snapshot,
    SystemSuggestion, SystemSuggestions,
};
use annexa_words::{Value, Words};

use crate::error::Error;
use crate::print::{self, line};

/// Writes the controls that each system's facts call for, with the facts behind and what the statement says of each control.
pub fn suggestions(of: &Snapshot, all: &[SystemSuggestions], words: &Words, as_json: bool) -> Result<(), Error> {
    if as_json {
        return print::json(&all);
    }
    if all.is_empty() {
        return line(&words.get("cli-suggest-no-systems"));
    }
    line(&words.get("cli-suggest-beware"))?;
    for system in all {
        line("")?;
        line(format!("{:<8} {}", system.label, system.name).trim_end())?;
        if system.suggestions.is_empty() {
            line(&format!("  {}", words.get("cli-suggest-nothing")))?;
        }
        system.suggestions.iter().try_for_each(|said| suggestion(of, said, words))?;
    }
    Ok(())
}

fn suggestion(of: &Snapshot, said: &SystemSuggestion, words: &Words) -> Result<(), Error> {
    let state = said.applicability.map_or("cli-suggest-not-about", |stands| print::state(stands, said.status));
    let label = of.control_label(&said.suggestion.control);
    line(&format!("  {label:<10} {:<14} {}", words.get(state), said.title))?;
    let because = said.suggestion.because.join(", ");
    let args =
        [("because", because), ("reason", said.suggestion.reason.clone()), ("rule", said.suggestion.rule.clone())];
    line(&format!("  {:<10} {:<14} {}", "", "", words.with("cli-suggest-because", &args)))
}

/// Writes what each kind of evidence serves, and for each framework what is missing or has run out.
pub fn reuse(serves: &EvidenceServes, words: &Words, as_json: bool) -> Result<(), Error> {
    if as_json {
        return print::json(serves);
    }
    serves.kinds.iter().try_for_each(|kind| self::kind(kind, words))?;
    for tally in &serves.tallies {
        let there = [("there", tally.there), ("total", tally.total)];
        let left = [("missing", tally.missing), ("stale", tally.stale)];
        let told = |message: &str, args: [(&'static str, usize); 2]| {
            words.with(message, &args.map(|(name, value)| (name, Value::from(value))))
        };
        let standard = words.get(column_name(tally.column));
        line(&format!("{standard:<14} {}; {}", told("reuse-there", there), told("reuse-left", left)))?;
    }
    Ok(())
}

fn kind(kind: &KindServes, words: &Words) -> Result<(), Error> {
    line(&kind.title)?;
    if let Some(of) = kind.register {
        let register = words.get(register_name(of.register));
        let args = [("register", Value::from(register)), ("count", Value::from(of.count))];
        line(&format!("  {}", words.with("cli-reuse-register", &args)))?;
    }
    for column in &kind.columns {
        let mark = words.get(match column.mark {
            Reuse::Yes => "reuse-mark-yes",
            Reuse::Partial => "reuse-mark-partial",
            Reuse::None => "reuse-mark-none",
        });
        let standard = words.get(column_name(column.column));
        line(format!("  {standard:<14} {mark:<18} {}", standing(column, words)).trim_end())?;
    }
    line("")
}

/// The pieces that serve, each with whether it has run out; else what stands in their place.
fn standing(column: &ColumnServes, words: &Words) -> String {
    match column.standing {
        ReuseStanding::None => return String::new(),
        ReuseStanding::Missing => return words.get("reuse-missing"),
        ReuseStanding::There if column.pieces.is_empty() => return words.get("reuse-in-file"),
        ReuseStanding::There | ReuseStanding::Stale => {}
    }
    let pieces = column.pieces.iter().map(|piece| {
        let name = if piece.label.is_empty() { &piece.title } else { &piece.label };
        if piece.expired { format!("{name} ({})", words.get("reuse-stale")) } else { name.clone() }
    });
    pieces.collect::<Vec<_>>().join(", ")
}

fn column_name(column: EvidenceColumn) -> &'static str {
    match column {
        EvidenceColumn::Iso42001 => "reuse-column-iso42001",
        EvidenceColumn::Iso27001 => "reuse-column-iso27001",
        EvidenceColumn::Iso9001 => "reuse-column-iso9001",
        EvidenceColumn::NistAiRmf => "reuse-column-nist-ai-rmf",
    }
}

fn register_name(register: EvidenceRegister) -> &'static str {
    match register {
        EvidenceRegister::Audits => "place-audits",
        EvidenceRegister::Reviews => "place-reviews",
        EvidenceRegister::Nonconformities => "place-nonconformities",
        EvidenceRegister::Risks => "place-risks",
        EvidenceRegister::Assessments => "place-assessments",
        EvidenceRegister::Controls => "place-controls",
    }
}
