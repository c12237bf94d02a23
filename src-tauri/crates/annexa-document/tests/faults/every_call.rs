//! Each call to the disk fails in turn, in each job: the first, the second and so on, once or from then on. And a disk that
//! fills up, at every page.

use std::fs;

use annexa_document::{Document, Error};

use crate::battery::Battery;
use crate::jobs::{FILE, Job, Stage, Work, all, done, judge, says};
use crate::shim::{CALLS, Fault, with};
use crate::world::*;

/// What a disk that fails may be told as. Never as a damaged file: that would send its owner away from a whole one.
const TOLD: [&str; 8] =
    ["disk", "disk-full", "busy", "read-only", "no-permission", "copy-unsound", "cut-off", "file-not-found"];

/// What one try came to.
struct Tried {
    result: Result<(), Error>,
    /// Whether a call failed.
    hit: bool,
}

/// Does a job on a failing disk, and looks at the folder before anybody mends anything.
fn attempt(job: &Job, stage: &Stage, fault: Fault) -> Tried {
    match job.work {
        Work::Make(work) => {
            let (result, hit) = with(fault, || work(stage));
            Tried { result, hit }
        }
        Work::Change(work) => {
            let mut document = stage.open();
            let (result, hit) = with(fault, || work(&mut document, stage));
            goes_on(job, stage, &mut document, &result);
            Tried { result, hit }
        }
    }
}

/// After a failure the document shows what its file holds, and takes the next change. A twin of the file is looked at, so that
/// the file itself stays as the failure left it.
fn goes_on(job: &Job, stage: &Stage, document: &mut Document, result: &Result<(), Error>) {
    let aside = folder();
    let twin = aside.path().join(FILE);
    for suffix in ["", "-journal"] {
        let file = stage.at(&format!("{FILE}{suffix}"));
        if file.exists() {
            fs::copy(file, aside.path().join(format!("{FILE}{suffix}"))).unwrap();
        }
    }
    let held = says(&twin, &stage.world);
    if result.is_ok() {
        assert_eq!(document.head().unwrap(), held, "{}: shown and kept differ", job.name);
    }
    stage.world.pass(61_000);
    let next = document.apply(&notes("A.8.2", "the next change"));
    let next = next.or_else(|_| document.apply(&notes("A.8.2", "the next change")));
    next.unwrap_or_else(|e| panic!("{}: it does not go on: {e}", job.name));
    assert_eq!(document.verify().unwrap().flaws, vec![], "{}", job.name);
    let behind = document.revision_number(&held).unwrap();
    assert!(behind.is_some() || document.head().unwrap() == held, "{}: the next change left {held} behind", job.name);
    // The file as the failure left it.
    for suffix in ["", "-journal"] {
        let (from, to) = (aside.path().join(format!("{FILE}{suffix}")), stage.at(&format!("{FILE}{suffix}")));
        if from.exists() {
            fs::write(to, fs::read(from).unwrap()).unwrap();
        }
    }
}

/// A failure is told in words that fit it.
fn told(name: &str, error: &Error) {
    assert!(TOLD.contains(&error.code()), "{name}: told as {}: {error}", error.code());
    assert!(error.to_string().len() > 20, "{name}: “{error}”");
}

/// Tries one job with faults of growing number, until none is met any more; says how many were.
fn each(job: &Job, step: usize, fault: impl Fn(usize) -> Fault) -> usize {
    let (before, after) = (Stage::new().state(), done(job));
    for (count, n) in (0..).step_by(step).enumerate() {
        let stage = Stage::new();
        let tried = attempt(job, &stage, fault(n));
        let name = format!("{}, {:?}", job.name, fault(n));
        if let Err(error) = &tried.result {
            assert!(tried.hit, "{name}: failed by itself: {error}");
            told(&name, error);
        }
        judge(&name, &stage.state(), &before, &after, tried.result.is_ok());
        if !tried.hit {
            return count;
        }
    }
    0
}

#[test]
fn whichever_call_to_the_disk_fails_every_file_is_as_it_was_or_as_it_becomes() {
    let battery = Battery::begin("2a. A call to the disk fails", "for every N of every operation");
    let jobs = all();
    let step = if jobs.len() == 1 { 1 } else { battery.cases(37, 1) };
    let mut failed = 0;
    for job in &jobs {
        let mut of_job = 0;
        for call in CALLS {
            of_job += each(job, step, |n| Fault::Once(call, n));
            of_job += each(job, step, |n| Fault::From(call, n));
        }
        println!("{}: {of_job}", job.name);
        failed += of_job;
    }
    let which = if step == 1 { "every N".to_owned() } else { format!("every {step}th N") };
    battery.held(&format!(
        "{which} of {} kinds of call in {} jobs, once and from then on: {failed} failures",
        CALLS.len(),
        jobs.len()
    ));
}

#[test]
fn a_disk_that_is_full_at_any_page_leaves_every_file_as_it_was() {
    let battery = Battery::begin("2c. The disk is full", "at every 4 KiB step of a save");
    let step = battery.cases(5, 1);
    let jobs = all();
    let failed: usize =
        jobs.iter().map(|job| each(job, step, |n| Fault::Room(i64::try_from(n * 4_096).unwrap()))).sum();
    battery.held(&format!("every {} bytes of {} jobs: {failed} times full", step * 4_096, jobs.len()));
}
