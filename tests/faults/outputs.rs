//! Every command that writes, on a disk of which one call fails: exports, sealed copies, copies and all others.

use annexa_support::text;

use crate::battery::Battery;
use crate::calls::{IO, KINDS, NO_SPACE, in_folder};
use crate::desk::{COMMANDS, Desk, told};

/// Lets one call fail; says whether it was met.
fn attempt(line: &str, kind: &str, n: usize, error: i32, on: bool) -> bool {
    let desk = Desk::new();
    let what = format!("{line}, {kind} {n} fails with {error}{}", if on { " from then on" } else { "" });
    let before = desk.files();
    let mut command = desk.command(line);
    let aside = tempfile::tempdir().unwrap();
    let hit = aside.path().join("hit");
    let fail = format!("{kind}:{n}:{error}{}", if on { ":on" } else { "" });
    command.env("ANNEXA_CALLS_FAIL", fail).env("ANNEXA_CALLS_HIT", &hit);
    let output = in_folder(&mut command, &desk.folder).output().unwrap();
    let met = hit.exists();
    let done = output.status.success() || (line.starts_with("declare") && text(&output).contains("is written"));
    if !done {
        assert!(met, "{what}: failed by itself: {}", String::from_utf8_lossy(&output.stderr));
        told(&what, &output);
    }
    let after = desk.files();
    for (name, says) in &after {
        match before.get(name) {
            Some(was) if was == says => {}
            Some(was) if was.head.is_some() => {
                // The file itself has gone on, or a copy of it was replaced by a newer one.
                let from = was.head.as_ref().unwrap();
                assert!(desk.goes_on(name, from), "{what}: {name} lost what was in it");
            }
            // What could not be removed stays until the next try.
            None if kind == "remove" && (name.ends_with(".annexa-partial") || name.starts_with(".annexa-")) => {}
            None if name.ends_with("-journal") && after.contains_key(name.trim_end_matches("-journal")) => {}
            _ => desk.is_whole(name, says),
        }
    }
    for name in before.keys() {
        assert!(after.contains_key(name), "{what}: {name} is gone");
    }
    if done && let Some(out) = line.split(' ').skip_while(|word| *word != "--out").nth(1) {
        let out = out.trim_start_matches("{}/");
        assert!(after.contains_key(out), "{what}: {out} was said to be written");
        if before.get(out) != after.get(out) {
            desk.is_whole(out, &after[out]);
        }
    }
    met
}

#[test]
fn whichever_call_fails_a_command_says_so_and_every_file_is_old_or_new() {
    let battery = Battery::begin("2e. A system call fails under the command line", "exports, sealed copies and copies");
    let step = battery.cases(17, 2);
    let commands = battery.cases(6, COMMANDS.len());
    // Every day some of them, another day others.
    let mut chance = battery.chance(0);
    let first = chance.below(COMMANDS.len());
    let mut failed = 0;
    for n in 0..commands {
        let line = COMMANDS[(first + n * 7) % COMMANDS.len()];
        let mut of_command = 0;
        for kind in KINDS {
            let errors = if matches!(kind, "write" | "create") { &[IO, NO_SPACE][..] } else { &[IO] };
            for error in errors {
                for on in [false, true] {
                    let mut call = chance.below(step).min(2);
                    while attempt(line, kind, call, *error, on) {
                        of_command += 1;
                        call += if kind == "read" { step * 3 } else { step };
                    }
                }
            }
        }
        println!("{line}: {of_command}");
        failed += of_command;
    }
    let which = format!("every {step}th call (every {}th read)", step * 3);
    battery.held(&format!(
        "{which} of {} kinds in {commands} commands, EIO and ENOSPC, once and from then on: {failed} failures",
        KINDS.len()
    ));
}
