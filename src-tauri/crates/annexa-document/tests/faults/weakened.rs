//! A check of the checks: without each of what keeps a file whole, a test of the batteries fails.

use std::process::Command;

use crate::battery::Battery;

const POWER: &str = "power::whenever_the_power_goes_every_file_is_as_it_was_or_as_it_becomes";
const CALLS: &str = "every_call::whichever_call_to_the_disk_fails_every_file_is_as_it_was_or_as_it_becomes";
const SCHEMA: &str = "tampering::a_schema_that_is_not_ours_to_the_letter_is_refused";

/// What is left out, the test that must fail then, and the job that it does.
const SAFEGUARDS: [(&str, &str, &str); 5] = [
    ("CommitForced", POWER, "edit"),
    ("RemovalForced", POWER, "edit"),
    ("CopyForced", POWER, "seal over a copy"),
    ("Transaction", CALLS, "steps together"),
    ("SchemaCheck", SCHEMA, "edit"),
];

/// Whether a test holds.
fn holds(test: &str, job: &str, without: &str) -> bool {
    let out = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", test, "--test-threads=1"])
        .env("ANNEXA_TEST_JOB", job)
        .env("ANNEXA_WITHOUT", without)
        .env_remove("ANNEXA_FAULTS")
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&out.stdout);
    assert!(said.contains("running 1 test"), "{test} was not run: {said}");
    out.status.success()
}

#[test]
fn without_each_safeguard_a_test_fails() {
    let battery = Battery::begin("7. A check of the checks", "each safeguard left out, one at a time");
    for (safeguard, test, job) in SAFEGUARDS {
        assert!(holds(test, job, ""), "{test} holds with everything in place");
        assert!(!holds(test, job, safeguard), "{test} holds without {safeguard}");
    }
    let names: Vec<&str> = SAFEGUARDS.iter().map(|(name, ..)| *name).collect();
    battery.held(&format!("{}: without each a test fails that holds with it", names.join(", ")));
}
