//! Sealed copies from outside: what Annexa seals, the standard `age` opens, and the other way round.
#![allow(clippy::unwrap_used)]

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use annexa_support::{annexa, judge, program, run, text};
use serde_json::Value;
use tempfile::TempDir;

const PASSPHRASE: &str = "nine herons under a paper moon";
/// What only a file in the clear says.
const KNOWN: &[u8] = b"Otterbridge Narrowboat Mutual";

struct Place {
    folder: TempDir,
}

impl Place {
    /// A folder with the sample, a key pair of age's own making, and a passphrase.
    fn new() -> Self {
        let place = Self { folder: tempfile::tempdir().unwrap() };
        run(&["new", &place.at("client.soa"), "--sample=draft"]);
        succeeded(&judge("age-keygen", ["-o", &place.at("key.txt")]));
        let public = succeeded(&judge("age-keygen", ["-y", &place.at("key.txt")]));
        fs::write(place.at("team.txt"), format!("# The team\n\n{public}")).unwrap();
        fs::write(place.at("phrase.txt"), format!("{PASSPHRASE}\n")).unwrap();
        place
    }

    fn at(&self, name: &str) -> String {
        self.folder.path().join(name).to_string_lossy().into_owned()
    }

    fn public(&self) -> String {
        fs::read_to_string(self.at("team.txt")).unwrap().lines().last().unwrap().to_owned()
    }

    /// The code of an error, which leaves everything in the folder as it was.
    fn refused(&self, arguments: &[&str]) -> String {
        let before = self.files();
        let output = annexa(arguments.iter().chain(&["--json"]));
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(self.files() == before, "{arguments:?} left something behind");
        let said: Value = serde_json::from_slice(&output.stderr).unwrap();
        said["error"]["code"].as_str().unwrap().to_owned()
    }

    fn files(&self) -> Vec<(PathBuf, Vec<u8>)> {
        let all = fs::read_dir(self.folder.path()).unwrap().map(|entry| entry.unwrap().path());
        let mut files: Vec<_> = all.map(|path| (path.clone(), fs::read(path).unwrap_or_default())).collect();
        files.sort();
        files
    }

    /// Everything in a client file and all of its history.
    fn told(&self, name: &str) -> (String, String) {
        (run(&["show", &self.at(name), "--json"]), run(&["log", &self.at(name), "--json", "--last", "9999"]))
    }
}

fn succeeded(output: &Output) -> String {
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    text(output)
}

fn is_clear(path: &Path) -> bool {
    fs::read(path).is_ok_and(|bytes| bytes.windows(KNOWN.len()).any(|found| found == KNOWN))
}

/// Runs a command that reads standard input.
fn fed(command: &mut Command, input: &str) -> Output {
    let command = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    child.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
    child.wait_with_output().unwrap()
}

/// Runs age at a terminal, which is where it asks for a passphrase.
fn age_at_terminal(command: &str, typed: &str) -> Output {
    fed(Command::new("script").args(["-qec", command, "/dev/null"]), typed)
}

#[test]
fn what_is_sealed_to_a_key_is_opened_by_age_and_what_age_sealed_is_opened_here() {
    let place = Place::new();
    let [client, key, ours, theirs] = ["client.soa", "key.txt", "ours.age", "theirs.age"].map(|name| place.at(name));
    let there = place.told("client.soa");
    run(&["seal", &client, "--out", &ours, "--recipients-file", &place.at("team.txt")]);
    assert!(!is_clear(Path::new(&ours)));
    succeeded(&judge("age", ["-d", "-i", &key, "-o", &place.at("by-age.soa"), &ours]));
    assert!(place.told("by-age.soa") == there, "age gives back the same statement and history");
    succeeded(&judge("sqlite3", [&place.at("by-age.soa"), "PRAGMA integrity_check"]));

    succeeded(&judge("age", ["-r", &place.public(), "-o", &theirs, &client]));
    for (sealed, name) in [(&ours, "ours.soa"), (&theirs, "theirs.soa")] {
        let made: Value =
            serde_json::from_str(&run(&["unseal", sealed, "--out", &place.at(name), "--identity", &key, "--json"]))
                .unwrap();
        assert!(place.told(name) == there, "{name}");
        let log: Value = serde_json::from_str(&there.1).unwrap();
        assert_eq!(made["head"], log.as_array().unwrap().last().unwrap()["id"]);
        // It is a client file like any other: work goes on in it.
        let list = r#"[{"op": "AddPerson", "set": [{"name": "Role B"}]}]"#;
        fs::write(place.at("list.json"), list).unwrap();
        run(&["apply", &place.at(name), &place.at("list.json")]);
    }
}

#[test]
fn what_is_sealed_with_a_passphrase_is_opened_by_age_and_the_other_way_round() {
    let place = Place::new();
    let there = place.told("client.soa");
    let [client, ours, theirs] = ["client.soa", "ours.age", "theirs.age"].map(|name| place.at(name));
    let sealed = fed(
        Command::new(program("annexa")).args(["seal", &client, "--out", &ours, "--passphrase-file", "-"]),
        &format!("{PASSPHRASE}\r\nwhat follows is no part of it\n"),
    );
    succeeded(&sealed);
    assert!(text(&sealed).contains("sealed") && !is_clear(Path::new(&ours)));
    let by_age = place.at("by-age.soa");
    let wrong = age_at_terminal(&format!("age -d -o '{by_age}' '{ours}'"), "nine herons under a paper sun\n");
    assert!(!wrong.status.success());
    succeeded(&age_at_terminal(&format!("age -d -o '{by_age}' '{ours}'"), &format!("{PASSPHRASE}\n")));
    assert!(place.told("by-age.soa") == there);

    let twice = format!("{PASSPHRASE}\n{PASSPHRASE}\n");
    succeeded(&age_at_terminal(&format!("age -p -o '{theirs}' '{client}'"), &twice));
    let opened = place.at("theirs.soa");
    run(&["unseal", &theirs, "--out", &opened, "--passphrase-file", &place.at("phrase.txt")]);
    assert!(place.told("theirs.soa") == there);
}

#[test]
fn every_refusal_has_its_own_code_and_leaves_nothing_behind() {
    let place = Place::new();
    let [client, key, sealed, out, phrase] =
        ["client.soa", "key.txt", "sealed.age", "new.soa", "phrase.txt"].map(|name| place.at(name));
    run(&["seal", &client, "--out", &sealed, "--recipient", &place.public()]);
    succeeded(&judge("age-keygen", ["-o", &place.at("other.txt")]));
    fs::write(place.at("weak.txt"), "elf letters\n").unwrap();
    fs::write(place.at("letter"), "Dear auditor").unwrap();
    succeeded(&judge("age", ["-r", &place.public(), "-o", &place.at("letter.age"), &place.at("letter")]));
    succeeded(&judge("age", ["-a", "-r", &place.public(), "-o", &place.at("armour.age"), &client]));
    let whole = fs::read(&sealed).unwrap();
    fs::write(place.at("cut.age"), &whole[..whole.len() - 1]).unwrap();
    let flipped: Vec<u8> =
        whole.iter().enumerate().map(|(n, b)| if n == whole.len() / 2 { b ^ 1 } else { *b }).collect();
    fs::write(place.at("flipped.age"), flipped).unwrap();

    let open = |sealed: &str, with: &str, file: &str| {
        place.refused(&["unseal", &place.at(sealed), "--out", &out, with, &place.at(file)])
    };
    assert_eq!(open("sealed.age", "--identity", "other.txt"), "no-matching-key");
    assert_eq!(open("sealed.age", "--identity", "letter"), "identity-unusable");
    assert_eq!(open("sealed.age", "--identity", "nowhere.txt"), "read");
    assert_eq!(open("sealed.age", "--passphrase-file", "phrase.txt"), "sealed-to-keys");
    assert_eq!(open("cut.age", "--identity", "key.txt"), "seal-altered");
    assert_eq!(open("flipped.age", "--identity", "key.txt"), "seal-altered");
    assert_eq!(open("letter.age", "--identity", "key.txt"), "seals-no-client-file");
    assert_eq!(open("armour.age", "--identity", "key.txt"), "not-sealed");
    assert_eq!(open("client.soa", "--identity", "key.txt"), "not-sealed");
    assert_eq!(place.refused(&["unseal", &sealed, "--out", &client, "--identity", &key]), "already-exists");

    let seal = |out: &str, with: &[&str]| place.refused(&[&["seal", &client, "--out", &place.at(out)], with].concat());
    assert_eq!(seal("x.age", &["--passphrase-file", &place.at("weak.txt")]), "passphrase-weak");
    assert_eq!(seal("x.age", &["--recipient", "age1qqqq"]), "recipient-unusable");
    assert_eq!(seal("x.age", &["--recipients-file", &key]), "recipient-unusable");
    assert_eq!(seal("letter", &["--passphrase-file", &phrase]), "seal-onto-other");
    assert_eq!(seal("client.soa", &["--passphrase-file", &phrase]), "copy-onto-itself");
    // Nothing to seal with, two things at once, and a secret where everybody could read it.
    for with in [&[][..], &["--recipient", "age1", "--passphrase-file", "p"], &["--passphrase", PASSPHRASE]] {
        let output = annexa([&["seal", &client, "--out", &place.at("x.age")], with].concat());
        assert_eq!(output.status.code(), Some(2), "{with:?}");
        assert!(!Path::new(&place.at("x.age")).exists());
    }
}

#[test]
fn sealing_puts_nothing_in_the_clear_on_the_disk() {
    let place = Place::new();
    // Where the program or the database might put what is temporary.
    let elsewhere = place.folder.path().join("elsewhere");
    fs::create_dir(&elsewhere).unwrap();
    let out = place.folder.path().join("out");
    fs::create_dir(&out).unwrap();
    let mut sealing = Command::new(program("annexa"))
        .args(["seal", &place.at("client.soa"), "--out"])
        .arg(out.join("client.soa.age"))
        .args(["--passphrase-file", &place.at("phrase.txt")])
        .envs([("TMPDIR", &elsewhere), ("SQLITE_TMPDIR", &elsewhere)])
        .stdout(Stdio::null())
        .spawn()
        .unwrap();
    let clear = || {
        let all = [&out, &elsewhere].into_iter().flat_map(|folder| fs::read_dir(folder).unwrap());
        all.filter_map(|entry| entry.ok().map(|e| e.path())).filter(|path| is_clear(path)).collect::<Vec<_>>()
    };
    let mut seen = Vec::new();
    let status = loop {
        seen.extend(clear());
        if let Some(status) = sealing.try_wait().unwrap() {
            break status;
        }
    };
    assert!(status.success());
    assert!(seen.is_empty(), "{seen:?}");
    let names = |folder: &Path| fs::read_dir(folder).unwrap().map(|e| e.unwrap().file_name()).collect::<Vec<_>>();
    assert_eq!((names(&out), names(&elsewhere)), (vec!["client.soa.age".into()], Vec::new()));
}

/// Runs a command on a disk that takes no more than 50 KB of a file.
fn on_a_full_disk(arguments: &[&str]) -> Output {
    // In blocks of 512 bytes; the signal would end the program before it could say what happened.
    let script = "trap '' XFSZ; ulimit -f 100; exec \"$0\" \"$@\"";
    Command::new("sh").args(["-c", script]).arg(program("annexa")).args(arguments).output().unwrap()
}

#[test]
fn a_disk_that_is_full_keeps_nothing_of_it() {
    let place = Place::new();
    let [client, sealed, more, new] = ["client.soa", "a.age", "b.age", "new.soa"].map(|name| place.at(name));
    let team = place.at("team.txt");
    run(&["seal", &client, "--out", &sealed, "--recipients-file", &team]);
    assert!(fs::metadata(&sealed).unwrap().len() > 60_000);
    let before = place.files();
    for arguments in [
        ["seal", &client, "--out", &more, "--recipients-file", &team],
        ["seal", &client, "--out", &sealed, "--recipients-file", &team],
        ["unseal", &sealed, "--out", &new, "--identity", &place.at("key.txt")],
    ] {
        let output = on_a_full_disk(&arguments);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(place.files() == before, "{arguments:?}");
    }
}
