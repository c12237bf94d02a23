//! The command line killed at any moment, and run twice at once on one file.

use std::fs;
use std::path::Path;
use std::process::Stdio;
use std::time::Duration;

use annexa_document::{Author, Document, Env};

use crate::battery::Battery;
use crate::desk::{COMMANDS, Desk, head, told};

#[test]
fn a_command_that_is_killed_at_any_moment_leaves_every_client_file_whole() {
    let battery = Battery::begin("1b. kill -9 of the command line", "10,000 with kill -9 of the app's core");
    let cases = battery.share(44, 4_000);
    let (mut killed, mut done) = (0, 0);
    for case in 0..cases {
        let mut chance = battery.chance(case);
        let desk = Desk::new();
        let line = COMMANDS[case % COMMANDS.len()];
        let before = head(&desk.at("client.soa"));
        let mut process = desk.command(line).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        std::thread::sleep(Duration::from_micros(chance.any() % 60_000));
        process.kill().unwrap();
        let finished = process.wait().unwrap().success();
        done += usize::from(finished);
        killed += usize::from(!finished);
        let files = desk.files();
        for (name, says) in &files {
            // What was being written is told apart by its name; everything else is whole.
            let unfinished = name.contains(".annexa-") || name.ends_with("-journal");
            let ending = Path::new(name).extension().and_then(|ending| ending.to_str());
            if !unfinished && matches!(ending, Some("pdf" | "age")) {
                desk.is_whole(name, says);
            }
        }
        assert!(desk.goes_on("client.soa", &before), "case {case}, {line}: what was in the file is not in it any more");
        // Whoever tries again is not kept from it, and is done or is told that it was done.
        let again = desk.command(line).output().unwrap();
        if !again.status.success() {
            told(&format!("case {case}, {line}"), &again);
        }
        let left: Vec<String> = desk.files().into_keys().filter(|name| name.ends_with(".annexa-partial")).collect();
        assert!(left.is_empty(), "case {case}, {line}: {left:?}");
    }
    battery.held(&format!(
        "{cases} commands, {killed} killed before they were done, {done} not; then opened, verified and run again"
    ));
}

#[test]
fn of_two_programs_at_once_each_is_done_or_told_who_has_the_file() {
    let battery = Battery::begin("6. Two processes, one file", "two real processes against one file");
    let rounds = battery.cases(20, 500);
    let desk = Desk::new();
    let (mut done, mut refused) = (0, 0);
    for round in 0..rounds {
        let mut started = Vec::new();
        for side in ["left", "right", "middle"] {
            let list = format!(r#"[{{"op":"Decide","controls":["A.2.2"],"set":[{{"notes":"{side} {round}"}}]}}]"#);
            fs::write(desk.at(&format!("{side}.json")), list).unwrap();
            let line = format!("apply {{}}/client.soa {{}}/{side}.json --author {side}");
            let process = desk.command(&line).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
            started.push((side, process));
        }
        let mut said = Vec::new();
        for (side, process) in started {
            let output = process.wait_with_output().unwrap();
            if output.status.success() {
                done += 1;
                said.push(format!("{side} {round}"));
            } else {
                refused += 1;
                told(side, &output);
                let words = String::from_utf8_lossy(&output.stderr).into_owned();
                assert!(words.contains("open elsewhere") || words.contains("another program"), "{words}");
            }
        }
        assert!(!said.is_empty(), "round {round}: nobody got in");
        head(&desk.at("client.soa"));
        let looks = Env::system(Author { id: "a".repeat(32), name: "Looks".to_owned(), function: String::new() });
        let document = Document::open_read_only(desk.at("client.soa"), looks).unwrap();
        let log = serde_json::to_string(&document.log(..).unwrap()).unwrap();
        for text in said {
            assert!(log.contains(&text), "round {round}: “{text}” was said to be done");
        }
    }
    battery.held(&format!(
        "{rounds} rounds of three at once: {done} done and in the history, {refused} told who has the file"
    ));
}
