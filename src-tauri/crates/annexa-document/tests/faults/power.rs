//! The power goes, at any moment of any job: what was acknowledged is there, and what was not is there whole or not at all.
//!
//! Each job is done once by a process whose calls are written down; what the disk may hold after each of them follows.

use std::fs;
use std::process::Command;

use crate::battery::Battery;
use crate::calls::in_folder;
use crate::disk::Trace;
use crate::jobs::{ELSEWHERE, FILE, Job, Stage, Work, all, done, judge, replacing};
use crate::world::folder;

const FOLDER: &str = "ANNEXA_TEST_FOLDER";

/// Not a test of its own: does one job and says that it is done.
#[test]
#[ignore = "run by the test below in a process of its own"]
fn child() {
    let Ok(folder) = std::env::var(FOLDER) else { return };
    let named = std::env::var("ANNEXA_TEST_JOB").unwrap();
    let job = all().into_iter().chain(replacing()).find(|job| job.name == named).unwrap();
    let stage = Stage::at_folder(folder.as_ref());
    match job.work {
        Work::Make(work) => {
            work(&stage).unwrap();
            println!("\nacknowledged");
        }
        Work::Change(work) => {
            let mut document = stage.open();
            work(&mut document, &stage).unwrap();
            println!("\nacknowledged");
        }
    }
}

/// Everything that a job does to the disk.
fn trace(job: &Job) -> Trace {
    let (stage, aside) = (Stage::new(), folder());
    let log = aside.path().join("log");
    let trace = Trace::begin(&stage.folder);
    let mut command = Command::new(std::env::current_exe().unwrap());
    command
        .args(["--exact", "power::child", "--ignored", "--nocapture", "--test-threads=1"])
        .env(FOLDER, &stage.folder)
        .env("ANNEXA_TEST_JOB", job.name)
        .env("ANNEXA_CALLS_LOG", &log);
    let out = in_folder(&mut command, &stage.folder).output().unwrap();
    assert!(out.status.success(), "{}: {}", job.name, String::from_utf8_lossy(&out.stderr));
    trace.read(&log)
}

#[test]
fn whenever_the_power_goes_every_file_is_as_it_was_or_as_it_becomes() {
    let battery = Battery::begin("2b. The power goes", "1,000 runs");
    let (mut gone, jobs) = (0, all());
    // Of one job alone every moment, several times.
    let (times, step) = if jobs.len() == 1 { (8, 1) } else { (battery.cases(1, 4), battery.cases(9, 1)) };
    for job in &jobs {
        let (before, after, trace) = (Stage::new().state(), done(job), trace(job));
        let said = trace.calls.iter().position(|call| call.says("acknowledged")).unwrap();
        for at in (0..=trace.calls.len()).step_by(step).chain([said, said + 1]) {
            for time in 0..times {
                let case = at * 1_000 + time;
                let left = folder();
                trace.power_goes(at, &mut battery.chance(case), left.path());
                let stage = Stage::at_folder(left.path());
                let mut found = stage.state();
                // What is left half-written goes with the next try.
                found
                    .retain(|file, _| !file.ends_with(".annexa-partial") && !file.ends_with(".annexa-partial-journal"));
                judge(&format!("{}, case {case}", job.name), &found, &before, &after, at > said);
                again(job, &stage);
                gone += 1;
            }
        }
        println!("{}: {} calls", job.name, trace.calls.len());
    }
    battery.held(&format!("{gone} moments in {} jobs, after each call that changes the disk", jobs.len()));
}

#[test]
fn whenever_the_power_goes_while_one_file_gives_way_to_another_what_was_open_is_kept() {
    let battery = Battery::begin("2d. The power goes where files were replaced", "both are kept");
    let (mut gone, step, jobs) = (0, battery.cases(3, 1), replacing());
    for job in &jobs {
        let (before, after, trace) = (Stage::new().state(), done(job), trace(job));
        let said = trace.calls.iter().position(|call| call.says("acknowledged")).unwrap();
        let (mine, theirs) = (&before[FILE], &before[ELSEWHERE]);
        for at in (0..=trace.calls.len()).step_by(step).chain([said, said + 1]) {
            let case = at * 1_000;
            let left = folder();
            trace.power_goes(at, &mut battery.chance(case), left.path());
            let found = Stage::at_folder(left.path()).state();
            // What is half-written goes with the next try, so nothing can be kept in it alone.
            let named = |says: &String| {
                let of =
                    found.iter().filter(|(file, _)| file.starts_with("client ") && !file.ends_with(".annexa-partial"));
                of.filter(|(_, of)| *of == says).count() > 0
            };
            let stands = |says: &String| found.get(FILE) == Some(says);
            let name = format!("{}, case {case}", job.name);
            assert!(
                !named(theirs) || named(mine) || stands(mine),
                "{name}: theirs was moved aside and mine is nowhere"
            );
            let taken = after.values().any(|says| says == theirs);
            assert!(
                !taken || named(theirs) || stands(theirs) || found.contains_key(ELSEWHERE),
                "{name}: theirs is lost"
            );
            for (file, says) in after.iter().filter(|_| at > said) {
                assert_eq!(found.get(file), Some(says), "{name}: {file} was said to be kept");
            }
            gone += 1;
        }
        println!("{}: {} calls", job.name, trace.calls.len());
    }
    battery.held(&format!("{gone} moments in {} jobs, after each call that changes the disk", jobs.len()));
}

/// Whoever tries again is done, or told that it was done; what was left half-written is gone.
fn again(job: &Job, stage: &Stage) {
    let tried = match job.work {
        Work::Make(work) => work(stage),
        Work::Change(work) => work(&mut stage.open(), stage),
    };
    if let Err(error) = tried {
        let done = ["id-taken", "version-taken", "already-exists", "already-withdrawn", "merge-older"];
        assert!(done.contains(&error.code()), "{}: {}: {error}", job.name, error.code());
    }
    let left = fs::read_dir(&stage.folder).unwrap().map(|entry| entry.unwrap().file_name());
    let left: Vec<_> = left.filter(|name| name.to_string_lossy().ends_with(".annexa-partial")).collect();
    assert!(left.is_empty(), "{}: {left:?}", job.name);
}
