//! `annexa`: the jobs without a window, for scripts and headless machines.
//!
//! Exit codes: 0 done, 1 findings block or a file does not hold, 2 error. Results go to standard output, messages to standard error.

mod advice;
mod arguments;
mod error;
mod frameworks;
mod jobs;
mod malformed;
mod management_system;
mod merge;
mod operations;
mod print;
mod read;
mod schema;
mod starts;
mod trace;

use std::process::ExitCode;

use clap::Parser;

use crate::arguments::{Arguments, Command};
use crate::error::Error;

/// How a command ended, apart from errors.
enum Outcome {
    Done,
    Blocked,
}

fn main() -> ExitCode {
    if let Some(answered) = annexa_jobs::answer_if_asked() {
        return answered;
    }
    let arguments = Arguments::parse();
    let outcome = run(&arguments);
    if let (Ok(_), Some(name), false) = (&outcome, arguments.unnamed(), arguments.json) {
        print::message(&jobs::words().with("cli-unnamed", &[("name", name)]));
    }
    match outcome {
        Ok(Outcome::Done) => ExitCode::SUCCESS,
        Ok(Outcome::Blocked) => ExitCode::from(1),
        Err(error) => {
            error.print(arguments.json);
            ExitCode::from(if error.blocking().is_some() { 1 } else { 2 })
        }
    }
}

fn run(arguments: &Arguments) -> Result<Outcome, Error> {
    let author = arguments.author();
    match &arguments.command {
        Command::New(new) => jobs::new(new, author, arguments.json),
        Command::Show(show) => jobs::show(show, author, arguments.json),
        Command::Apply(apply) => jobs::apply(apply, author, arguments.json),
        Command::Check(check) => jobs::check(check, author, arguments.json),
        Command::Candidate(candidate) => jobs::candidate(candidate, author, arguments.json),
        Command::Issue(issue) => jobs::issue(issue, author, arguments.json),
        Command::Signed(signed) => jobs::signed(signed, author, arguments.json),
        Command::Attachments(kept) => jobs::attachments(kept, author, arguments.json),
        Command::Sign(sign) => jobs::sign(sign, author, arguments.json),
        Command::Verify(verify) => jobs::verify(verify, author, arguments.json),
        Command::Key(key) => jobs::key(key, arguments.json),
        Command::Withdraw(withdraw) => jobs::withdraw(withdraw, author, arguments.json),
        Command::Export(export) => jobs::export(export, author, arguments.json),
        Command::Extract(extract) => jobs::extract(extract, author, arguments.json),
        Command::Changes(changes) => jobs::changes(changes, author, arguments.json),
        Command::Plan(plan) => jobs::plan(plan, author, arguments.json),
        Command::Declare(declare) => jobs::declare(declare, author, arguments.json),
        Command::Compare(compare) => merge::compare(compare, &author, arguments.json),
        Command::Redact(redact) => merge::redact(redact, author, arguments.json),
        Command::Merge(merging) => merge::merge(merging, &author, arguments.json),
        Command::Seal(seal) => jobs::seal(seal, author, arguments.json),
        Command::Unseal(unseal) => jobs::unseal(unseal, author, arguments.json),
        Command::Log(log) => jobs::log(log, author, arguments.json),
        Command::Copy(copy) => jobs::copy(copy, author, arguments.json),
        Command::Backup(backup) => jobs::backup(backup, author, arguments.json),
        Command::Backups(backups) => jobs::backups(backups, author, arguments.json),
        Command::Restore(restore) => jobs::restore(restore, author, arguments.json),
        Command::Undo(step) => jobs::undo(step, author, arguments.json),
        Command::Redo(step) => jobs::redo(step, author, arguments.json),
        Command::Return(back) => jobs::return_to(back, author, arguments.json),
        Command::Salvage(salvage) => jobs::salvage(salvage, author, arguments.json),
        Command::Starts(starts) => jobs::starts(starts, arguments.json),
        Command::Frameworks(frameworks) => jobs::frameworks(frameworks, author, arguments.json),
        Command::Bring(bring) => jobs::bring(bring, author, arguments.json),
        Command::Crosswalk(crosswalk) => jobs::crosswalk(crosswalk, author, arguments.json),
        Command::Coverage(coverage) => jobs::coverage(coverage, author, arguments.json),
        Command::Suggest(suggest) => jobs::suggest(suggest, author, arguments.json),
        Command::Reuse(reuse) => jobs::reuse(reuse, author, arguments.json),
        Command::Questions(questions) => jobs::questions(questions, author, arguments.json),
        Command::Profile(profile) => jobs::profile(profile, author, arguments.json),
        Command::Record(record) => jobs::record(record, author, arguments.json),
        Command::Trace(trace) => jobs::trace(trace, author, arguments.json),
        Command::Operations(operations) => jobs::operations(operations, arguments.json),
        Command::Schema(schema) => jobs::schema(schema),
    }
}
