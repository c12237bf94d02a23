//! What leads to an item and what follows from it, told stage by stage.

use annexa_model::{Trace, TraceNode, TraceStage};
use annexa_words::Words;

use crate::error::Error;
use crate::print::{self, line};

/// Writes each stage with what stands there, and behind each thing where it leads.
pub fn print(trace: &Trace, words: &Words, as_json: bool) -> Result<(), Error> {
    if as_json {
        return print::json(trace);
    }
    let mut stage = None;
    for (at, node) in trace.nodes.iter().enumerate() {
        if stage != Some(node.stage) {
            stage = Some(node.stage);
            line(&words.get(heading(node.stage)))?;
        }
        let to = trace.lines.iter().filter(|line| line.from == at);
        let to: Vec<&str> = to.filter_map(|line| trace.nodes.get(line.to)).map(called).collect();
        let leads = if to.is_empty() { String::new() } else { format!("  → {}", to.join(", ")) };
        let mark = if node.item == trace.of { "▸" } else { " " };
        line(format!("{mark} {:<12} {}{leads}", node.label, node.title).trim_end())?;
    }
    if trace.lines.is_empty() {
        line(&words.get("cli-trace-alone"))?;
    }
    Ok(())
}

fn called(node: &TraceNode) -> &str {
    if node.label.is_empty() { &node.title } else { &node.label }
}

fn heading(stage: TraceStage) -> &'static str {
    match stage {
        TraceStage::Origin => "trace-stage-origin",
        TraceStage::Reason => "trace-stage-reason",
        TraceStage::Control => "trace-stage-control",
        TraceStage::Evidence => "trace-stage-evidence",
        TraceStage::Edition => "trace-stage-edition",
    }
}
