//! The figures: medians of whole processes, each beside a rival or a floor measured in the same run.
//!
//! Writes tests/bench/RESULTS.md. Nothing here is a test: a slow day is not a fault.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::missing_panics_doc,
    clippy::cast_precision_loss
)]

mod client_file;
mod pdf;
mod registers;
mod window;

use std::fmt::Write as _;
use std::fs;
use std::path::PathBuf;
use std::process::Command;
use std::time::Instant;

/// One line of the results.
pub struct Figure {
    /// What was measured.
    pub what: String,
    /// Ours, with its unit.
    pub ours: String,
    /// The rival or floor, with its unit.
    pub rival: String,
    /// Ours by the rival's.
    pub ratio: String,
    /// What we aim at.
    pub aim: &'static str,
}

/// Measures a part.
type Measure = fn() -> Vec<Figure>;

fn main() {
    let mut figures = Vec::new();
    let only = std::env::args().nth(1);
    let wanted = |part: &str| only.as_deref().is_none_or(|o| o == part);
    let parts: [(&str, Measure); 4] = [
        ("window", window::measure),
        ("file", client_file::measure),
        ("registers", registers::measure),
        ("pdf", pdf::measure),
    ];
    for (_, measure) in parts.iter().filter(|(part, _)| wanted(part)) {
        for f in measure() {
            println!("{}: {} beside {} ({}; aim {})", f.what, f.ours, f.rival, f.ratio, f.aim);
            figures.push(f);
        }
    }
    let mut page = String::from(
        "# Figures\n\nMedians of whole processes on one machine with two cores, ours and the rival's alternating in the \
         same run. Written by `cargo xtask bench`.\n\n| what | ours | beside | ratio | aim |\n|---|---|---|---|---|\n",
    );
    for f in &figures {
        let _ = writeln!(page, "| {} | {} | {} | {} | {} |", f.what, f.ours, f.rival, f.ratio, f.aim);
    }
    if only.is_none() {
        fs::write(annexa_support::root().join("tests/bench/RESULTS.md"), page).unwrap();
    }
}

/// A program as it ships, which `cargo xtask bench` has built.
pub fn shipped(name: &str) -> PathBuf {
    annexa_support::root().join("target/dist").join(format!("{name}{}", std::env::consts::EXE_SUFFIX))
}

/// The middle one.
pub fn median(mut times: Vec<f64>) -> f64 {
    times.sort_by(f64::total_cmp);
    times.get(times.len() / 2).copied().unwrap_or(f64::NAN)
}

/// Seconds that a whole process takes, which must succeed.
pub fn whole(command: &mut Command) -> f64 {
    let began = Instant::now();
    let output = command.output().unwrap();
    let seconds = began.elapsed().as_secs_f64();
    assert!(output.status.success(), "{command:?}: {}", String::from_utf8_lossy(&output.stderr));
    seconds
}

/// Milliseconds, for people.
pub fn ms(seconds: f64) -> String {
    format!("{:.1} ms", seconds * 1000.0)
}
