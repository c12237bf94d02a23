//! `cargo xtask run | test | faults | check | bench | package`: starts the real tools in the right order and says how long each
//! took. It reimplements none of them.

mod check;
mod install;
mod package;
mod run;
mod step;
mod test;

use std::process::ExitCode;

const HELP: &str = "cargo xtask VERB

  run      Build everything and open the window on a copy of the sample.
           Without a display: do the main job from the command line and take a picture of the window.
  test     Everything that can fail: Rust, the window's own tests, and journeys in the real window.
  faults   What takes too long for every day: failing disks, power cuts, kills and foreign files at full size, written to
           tests/faults/RESULTS.md, and every combination of what an export may be asked for, before the judges.
  check    Format, lints, types, generated files, licences.
  bench    The figures, written to tests/bench/RESULTS.md.
  package  The release binaries, and how large they are.

run and test install what they need: system packages through apt when you are root (otherwise they print the one line
to run), npm packages, and cargo tools into target/tools.";

fn main() -> ExitCode {
    let verb = std::env::args().nth(1).unwrap_or_default();
    let done = match verb.as_str() {
        "run" => run::run(),
        "test" => test::test(),
        "faults" => test::faults(),
        "check" => check::check(),
        "bench" => package::bench(),
        "package" => package::package(),
        "" | "help" | "-h" | "--help" => {
            println!("{HELP}");
            Ok(())
        }
        other => Err(format!("there is no “{other}”.\n\n{HELP}")),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("\nxtask: {message}");
            ExitCode::FAILURE
        }
    }
}
