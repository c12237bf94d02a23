//! The client file against raw `SQLite`. The raw side lives with the only user of `SQLite`, in annexa-document.

use std::fs;
use std::process::Command;

use annexa_support::root;
use serde_json::Value;

use crate::{Figure, median, ms, shipped, whole};

pub fn measure() -> Vec<Figure> {
    let cargo = std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned());
    let output = Command::new(cargo)
        .args(["run", "--release", "--quiet", "-p", "annexa-document", "--example", "bench_document"])
        .current_dir(root())
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let told: Value = serde_json::from_slice(&output.stdout).unwrap();
    let number = |key: &str| told[key].as_f64().unwrap();
    let edit = |what: &str, ours: &str, ratio: &str| Figure {
        what: format!("{what}, against a raw SQLite commit of the same rows"),
        ours: ms(number(ours) / 1000.0),
        rival: ms(number("raw_commit_ms") / 1000.0),
        ratio: format!("{:.2}", number(ratio)),
        aim: "≤ 1.5",
    };
    vec![
        edit("One edit made durable", "edit_ms", "edit_to_raw"),
        edit("One keystroke’s pause made durable", "keystroke_ms", "keystroke_to_raw"),
        Figure {
            what: format!("Open and check {} controls with {} revisions", told["controls"], told["revisions"]),
            ours: ms((number("open_ms") + number("check_ms")) / 1000.0),
            rival: format!("open {}, check {}", ms(number("open_ms") / 1000.0), ms(number("check_ms") / 1000.0)),
            ratio: String::new(),
            aim: "≤ 100 ms",
        },
        Figure {
            what: "Compare and merge two copies with 10,000 edits each".to_owned(),
            ours: ms(number("merge_10000_ms") / 1000.0),
            rival: format!("100,000 edits each: {}", ms(number("merge_100000_ms") / 1000.0)),
            ratio: format!(
                "{:.1} times the time for 10 times the edits",
                number("merge_100000_ms") / number("merge_10000_ms")
            ),
            aim: "≤ 1 s, and linear",
        },
    ]
    .into_iter()
    .chain(seal())
    .collect()
}

/// A client file of 50 MB, sealed to a public key, against the age tool on the same file: alone, and with what it leaves to others,
/// which sealing never does: forcing the copy to the disk and reading it back.
fn seal() -> [Figure; 2] {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    let (file, scan, key) = (at("large.soa"), at("scan.pdf"), at("key.txt"));
    let annexa = || {
        let mut command = Command::new(shipped("annexa"));
        command.env("ANNEXA_AUTHOR", "Implementation lead");
        command
    };
    whole(annexa().arg("new").arg(&file).arg("--sample=draft"));
    let approved = ["--approved-by", "Role A", "--function", "Managing director"];
    whole(annexa().arg("issue").arg(&file).args(approved));
    // What does not compress, as a scan does not.
    let mut noise = 0x9E37_79B9_u64;
    let mut bytes = b"%PDF-1.4 ".to_vec();
    while bytes.len() < 49 << 20 {
        noise = noise.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        bytes.extend((noise >> 16).to_be_bytes());
    }
    bytes.extend(b"\n%%EOF\n");
    fs::write(&scan, bytes).unwrap();
    whole(annexa().arg("signed").arg(&file).args(["--edition", "1.0", "--attach"]).arg(&scan));
    whole(Command::new("age-keygen").arg("-o").arg(&key));
    let shown = Command::new("age-keygen").arg("-y").arg(&key).output().unwrap();
    let recipient = String::from_utf8_lossy(&shown.stdout).trim().to_owned();
    let (mut ours, mut theirs, mut held) = (Vec::new(), Vec::new(), Vec::new());
    for n in 0..7 {
        let (ours_at, theirs_at) = (at(&format!("ours {n}.age")), at(&format!("theirs {n}.age")));
        ours.push(whole(annexa().arg("seal").arg(&file).arg("--out").arg(ours_at).args(["--recipient", &recipient])));
        let sealing = whole(Command::new("age").args(["-r", &recipient, "-o"]).arg(&theirs_at).arg(&file));
        let forcing = whole(Command::new("sync").arg(&theirs_at));
        theirs.push(sealing);
        held.push(sealing + forcing + whole(Command::new("sha256sum").arg(&theirs_at)));
    }
    let what = format!(
        "Seal a client file of {} MB, forced and read back, against age",
        fs::metadata(&file).unwrap().len() >> 20
    );
    let ours = median(ours);
    [("", theirs), (", sync and sha256sum", held)].map(|(and, rival)| {
        let rival = median(rival);
        let (what, ratio) = (format!("{what}{and}"), format!("{:.2}", ours / rival));
        Figure { what, ours: ms(ours), rival: ms(rival), ratio, aim: "≤ 1.2" }
    })
}
