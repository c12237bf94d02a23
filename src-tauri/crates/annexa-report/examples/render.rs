//! Renders a snapshot's first statement: `render SNAPSHOT.json OUT.pdf [draft|approval|rendering] [letter] [register]
//! [logo=FILE] [bundled]`. For looking at pages and for timing.

use std::ops::ControlFlow;

use annexa_model::{Signatory, Snapshot};
use annexa_report::{EditionFacts, Fallback, Form, Options, Paper, Progress, Standing, export_pdf, plain_text};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [source, target, flags @ ..] = arguments.as_slice() else {
        return Err("render SNAPSHOT.json OUT.pdf [flags]".into());
    };
    let json = std::fs::read(source)?;
    let snapshot: Snapshot = serde_json::from_slice(&json)?;
    let statement = snapshot.statements.first().ok_or("the snapshot holds no statement")?;
    let has = |flag: &str| flags.iter().any(|f| f == flag);
    let logo = flags.iter().find_map(|f| f.strip_prefix("logo=")).map(std::fs::read).transpose()?;
    let hash = "7c1e9a04d2b85f36a90fe7718c43bd5261ea0f94c7b3285d9e64f10b83a7d2c5".to_owned();
    let made_on = jiff::civil::date(2026, 11, 22);
    let edition = EditionFacts {
        label: statement.version.clone(),
        content: hash.clone(),
        approver: Signatory { date: Some(jiff::civil::date(2026, 11, 16)), ..statement.approver.clone() },
        note: "First issue".into(),
    };
    let standing = if has("draft") {
        Standing::Draft
    } else if has("approval") {
        Standing::ForApproval { label: statement.version.clone(), content_hash: hash.clone() }
    } else if has("rendering") {
        Standing::Rendering(edition)
    } else {
        Standing::Issued(edition)
    };
    let options = Options {
        statement: statement.id.clone(),
        form: if has("register") { Form::Register } else { Form::Full },
        paper: if has("letter") { Paper::Letter } else { Paper::A4 },
        standing,
        head: hash,
        revisions: 1184,
        made_on,
        past: None,
        without: std::collections::BTreeSet::new(),
        since: None,
        images: &|_| logo.clone(),
        fallback: if has("bundled") { Fallback::BundledOnly } else { Fallback::System },
        progress: &|_: Progress| ControlFlow::Continue(()),
    };
    if std::path::Path::new(target).extension().is_some_and(|e| e == "txt") {
        std::fs::write(target, plain_text(&snapshot, &options)?)?;
        return Ok(());
    }
    let started = std::time::Instant::now();
    let export = export_pdf(&snapshot, &options)?;
    let took = started.elapsed();
    std::fs::write(target, &export.bytes)?;
    println!(
        "{} pages, {} bytes, {:.1} ms, {} replaced",
        export.pages,
        export.bytes.len(),
        took.as_secs_f64() * 1e3,
        export.replaced.len()
    );
    for replaced in export.replaced.iter().take(8) {
        println!("  page {}: {} in {}", replaced.page, replaced.character, replaced.place);
    }
    if export.logo_left_out {
        println!("  without its logo");
    }
    Ok(())
}
