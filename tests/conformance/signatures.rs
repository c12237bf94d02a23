//! Signatures over editions, with `ssh-keygen` as the judge of what Annexa signs and as the hand that signs for it; and what
//! is told of a file that somebody changed afterwards.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use annexa_support::{judge, program, run, said, text};
use serde_json::{Value, json};

const PASSPHRASE: &str = "seven quiet ferries";

/// A folder with a client file that has an edition, a passphrase, and keys that `ssh-keygen` made.
struct Desk(tempfile::TempDir);

impl Desk {
    fn new() -> Self {
        let desk = Self(tempfile::tempdir().unwrap());
        run(&["new", &desk.at("s.soa"), "--sample=draft"]);
        run(&["issue", &desk.at("s.soa"), "--approved-by", "Managing director", "--function", "Management"]);
        fs::write(desk.at("passphrase"), format!("{PASSPHRASE}\n")).unwrap();
        desk
    }

    fn at(&self, name: &str) -> String {
        self.0.path().join(name).to_string_lossy().into_owned()
    }

    /// Exit code, and what was said on both channels.
    fn code(arguments: &[&str]) -> (i32, String) {
        let (code, out, error) = said(arguments);
        (code, out + &error)
    }

    /// A key of that kind under the passphrase, made by `ssh-keygen`.
    fn key(&self, kind: &str) -> String {
        let path = self.at(kind);
        let made = judge("ssh-keygen", ["-q", "-t", kind, "-N", PASSPHRASE, "-C", "somebody", "-f", &path]);
        assert!(made.status.success());
        path
    }

    /// A list of signers that trusts a key.
    fn trusts(&self, name: &str, key: &str) -> String {
        let public = fs::read_to_string(format!("{key}.pub")).unwrap();
        let list = self.at("allowed_signers");
        fs::write(&list, format!("{name} namespaces=\"annexa-edition\" {public}")).unwrap();
        list
    }

    fn sign(&self, key: &str, more: &[&str]) -> (i32, String) {
        let (file, passphrase) = (self.at("s.soa"), self.at("passphrase"));
        let first = ["sign", &file, "--edition", "1.0", "--key", key, "--passphrase-file", &passphrase];
        Self::code(&[&first, more].concat())
    }

    fn verify(&self, more: &[&str]) -> (i32, String) {
        Self::code(&[&["verify", &self.at("s.soa")], more].concat())
    }

    /// Some changes more, each a revision.
    fn works_on(&self, words: &[&str]) {
        // Typing in one place would be one revision.
        let places = ["A.2.2", "A.2.3", "A.2.4"].into_iter().cycle();
        let notes = |(place, words)| json!({"op": "Decide", "controls": [place], "set": [{"notes": words}]});
        fs::write(self.at("ops.json"), places.zip(words).map(notes).collect::<Value>().to_string()).unwrap();
        run(&["apply", &self.at("s.soa"), &self.at("ops.json")]);
    }

    fn head(&self) -> (String, u64) {
        let log: Value = serde_json::from_str(&run(&["log", &self.at("s.soa"), "--last", "1", "--json"])).unwrap();
        (log[0]["id"].as_str().unwrap().to_owned(), log[0]["number"].as_u64().unwrap())
    }

    fn sql(&self, script: &str) -> String {
        fs::write(self.at("script.sql"), script).unwrap();
        let output = judge("sqlite3", ["-json", &self.at("s.soa"), &format!(".read {}", self.at("script.sql"))]);
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        text(&output)
    }

    /// Writes the history anew after `forge` changed the payloads, so that every hash, link and cell fits again: what somebody
    /// can do who has the file, and no key.
    fn forge(&self, forge: impl FnOnce(&mut Vec<Value>)) {
        let rows: Value =
            serde_json::from_str(&self.sql("SELECT hex(id) AS id, payload FROM revision ORDER BY seq;")).unwrap();
        let rows = rows.as_array().unwrap();
        let ids: Vec<String> = rows.iter().map(|row| row["id"].as_str().unwrap().to_lowercase()).collect();
        let mut payloads: Vec<Value> =
            rows.iter().map(|row| serde_json::from_str(row["payload"].as_str().unwrap()).unwrap()).collect();
        forge(&mut payloads);
        let quoted = |text: &str| text.replace('\'', "''");
        let (mut script, mut cells) = (String::from("BEGIN;\nDELETE FROM touch;\n"), BTreeMap::new());
        let mut renamed: Vec<(String, String)> = Vec::new();
        let mut last = String::new();
        let written_rows = payloads.len();
        for (index, mut payload) in payloads.into_iter().enumerate() {
            let seq = index + 1;
            // What was still being typed is sealed: every reader does so alike.
            payload.as_object_mut().unwrap().remove("started");
            if index > 0 {
                payload["parents"] = json!([last]);
            }
            let mut written = annexa_model::canonical_json(&payload).unwrap();
            // Ids that are named elsewhere follow, but for what is signed: that would need the key.
            if payload["op"] != "SignEdition" {
                for (old, new) in &renamed {
                    written = written.replace(old, new);
                }
            }
            payload = serde_json::from_str(&written).unwrap();
            last = annexa_model::sha256_hex(written.as_bytes());
            if let Some(old) = ids.get(index).filter(|old| !old.is_empty() && **old != last) {
                renamed.push((old.clone(), last.clone()));
            }
            let _ = writeln!(
                script,
                "INSERT INTO revision(seq, id, parent, undo, payload) VALUES({seq}, x'{last}', {}, {}, '{}') \
                 ON CONFLICT(seq) DO UPDATE SET id = excluded.id, payload = excluded.payload;",
                if index == 0 { "NULL".to_owned() } else { index.to_string() },
                if payload["op"] == "New" { "NULL".to_owned() } else { seq.to_string() },
                quoted(&written)
            );
            for change in payload["changes"].as_array().unwrap() {
                let key = change["cell"].as_str().unwrap().to_owned();
                let _ = writeln!(script, "INSERT OR IGNORE INTO touch VALUES('{key}', {seq});");
                cells.insert(key, (change["a"].clone(), seq));
            }
        }
        let _ = writeln!(script, "DELETE FROM revision WHERE seq > {written_rows};\nDELETE FROM cell;\n");
        for (key, (value, seq)) in cells {
            let value = match value {
                Value::Null => "NULL".to_owned(),
                value => format!("'{}'", quoted(&annexa_model::canonical_json(&value).unwrap())),
            };
            let _ = writeln!(script, "INSERT INTO cell VALUES('{key}', {value}, '[{seq}]');");
        }
        self.sql(&(script + "COMMIT;\n"));
    }
}

/// What `ssh-keygen` says of a signature over a text.
fn ssh_keygen_verifies(list: &str, name: &str, signature: &str, message: &str) -> Output {
    let text = fs::read(message).unwrap();
    let mut child = Command::new("ssh-keygen")
        .args(["-Y", "verify", "-f", list, "-I", name, "-n", "annexa-edition", "-s", signature])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("ssh-keygen starts; `cargo xtask test` installs it");
    // It may refuse before it has read everything.
    let _ = child.stdin.take().unwrap().write_all(&text);
    child.wait_with_output().unwrap()
}

#[test]
fn ssh_keygen_verifies_what_annexa_signs_with_a_key_that_annexa_made() {
    let desk = Desk::new();
    let key = desk.at("k");
    let made = run(&["key", "new", &key, "--passphrase-file", &desk.at("passphrase"), "--json"]);
    let made: Value = serde_json::from_str(&made).unwrap();
    let (exit, said) = Desk::code(&["key", "new", &key, "--passphrase-file", &desk.at("passphrase")]);
    assert!(exit == 2 && said.contains("could not be written"), "nothing is written over: {said}");
    let listed = text(&judge("ssh-keygen", ["-l", "-f", &format!("{key}.pub")]));
    assert!(listed.contains(made["fingerprint"].as_str().unwrap()), "{listed}");
    assert!(judge("ssh-keygen", ["-y", "-P", PASSPHRASE, "-f", &key]).status.success(), "ssh-keygen opens the key");
    assert!(!judge("ssh-keygen", ["-y", "-P", "wrong", "-f", &key]).status.success());

    let signed = desk.sign(&key, &["--out", &desk.at("x.sig")]);
    assert_eq!(signed.0, 0, "{}", signed.1);
    let list = desk.trusts("lead@quay.example", &key);
    let said = ssh_keygen_verifies(&list, "lead@quay.example", &desk.at("x.sig"), &desk.at("x.msg"));
    assert!(said.status.success() && text(&said).contains("Good \"annexa-edition\" signature"), "{said:?}");
    let (exit, said) = desk.verify(&["--signers", &list, "--signature", &desk.at("x.sig")]);
    assert!(
        exit == 0 && said.contains("lead@quay.example") && said.contains("Everything that was looked at holds"),
        "{said}"
    );
    let shown = run(&["show", &desk.at("s.soa"), "--part", "editions"]);
    assert!(shown.contains(made["fingerprint"].as_str().unwrap()), "{shown}");

    // Both judges agree on what was changed, and on who is not trusted.
    fs::copy(desk.at("x.sig"), desk.at("y.sig")).unwrap();
    fs::write(desk.at("y.msg"), fs::read_to_string(desk.at("x.msg")).unwrap().replace("\"1.0\"", "\"1.1\"")).unwrap();
    assert!(!ssh_keygen_verifies(&list, "lead@quay.example", &desk.at("y.sig"), &desk.at("y.msg")).status.success());
    let (exit, said) = desk.verify(&["--signature", &desk.at("y.sig")]);
    assert!(exit == 1 && said.contains("what was signed was changed"), "{said}");
    let list = desk.trusts("lead@quay.example", &desk.key("ed25519"));
    assert!(!ssh_keygen_verifies(&list, "lead@quay.example", &desk.at("x.sig"), &desk.at("x.msg")).status.success());
    let (exit, said) = desk.verify(&["--signers", &list]);
    assert!(exit == 1 && said.contains("is not in the list of signers"), "{said}");
    assert!(
        said.contains("The file itself holds") && !said.contains("file does not hold"),
        "only the list lacks a key: {said}"
    );
}

#[test]
fn annexa_verifies_what_ssh_keygen_signs_and_signs_with_its_keys() {
    let desk = Desk::new();
    let file = desk.at("s.soa");
    for kind in ["ed25519", "ecdsa"] {
        let key = desk.key(kind);
        let list = desk.trusts(kind, &key);
        let (exit, said) = desk.sign(&key, &["--out", &desk.at(&format!("{kind}.sig"))]);
        assert_eq!(exit, 0, "{said}");
        let (signature, message) = (desk.at(&format!("{kind}.sig")), desk.at(&format!("{kind}.msg")));
        let said = ssh_keygen_verifies(&list, kind, &signature, &message);
        assert!(said.status.success(), "{kind}: {said:?}");

        // The other way round, with a key that opens without a passphrase, as one in an agent does.
        let open = judge("ssh-keygen", ["-q", "-p", "-P", PASSPHRASE, "-N", "", "-f", &key]);
        assert!(open.status.success());
        let message = desk.at(&format!("by-{kind}.msg"));
        run(&["sign", &file, "--edition", "1.0", "--message", &message]);
        let sign = |namespace| judge("ssh-keygen", ["-q", "-Y", "sign", "-f", &key, "-n", namespace, &message]);
        let attach = |name: &str| Desk::code(&["sign", &file, "--edition", "1.0", "--attach", name]);
        assert!(sign("file").status.success());
        let (exit, said) = attach(&format!("{message}.sig"));
        assert!(exit == 2 && said.contains("namespace"), "{said}");
        fs::remove_file(format!("{message}.sig")).unwrap();
        assert!(sign("annexa-edition").status.success());
        let (exit, said) = attach(&format!("{message}.sig"));
        assert_eq!((exit, &said), (0, &attach(&format!("{message}.sig")).1), "again is the same signature");
        let kept = run(&["sign", &file, "--edition", "1.0"]);
        let fingerprint = text(&judge("ssh-keygen", ["-l", "-f", &format!("{key}.pub")]));
        let fingerprint = fingerprint.split(' ').nth(1).unwrap();
        assert_eq!(kept.matches(fingerprint).count(), 2, "{kept}");
    }
    let (exit, said) = desk.verify(&[]);
    assert!(exit == 0 && said.matches(" holds: SHA256:").count() == 4, "{said}");
    let (exit, said) = desk.sign(&desk.key("rsa"), &[]);
    assert!(exit == 2 && said.contains("ssh-rsa, is not supported"), "{said}");
    fs::write(desk.at("passphrase"), "eight quiet ferries").unwrap();
    judge("ssh-keygen", ["-q", "-p", "-P", "", "-N", PASSPHRASE, "-f", &desk.at("ed25519")]);
    let (exit, said) = desk.sign(&desk.at("ed25519"), &[]);
    assert!(exit == 2 && said.contains("passphrase does not open it") && !said.contains("ferries"), "{said}");
}

#[test]
fn a_passphrase_comes_from_standard_input_where_no_file_is_named() {
    let desk = Desk::new();
    let typed = |arguments: &[&str]| {
        let mut child = Command::new(program("annexa"))
            .args(arguments)
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        child.stdin.take().unwrap().write_all(b"typed here\r\nnot this\n").unwrap();
        child.wait().unwrap().code()
    };
    assert_eq!(typed(&["key", "new", &desk.at("k")]), Some(0));
    assert_eq!(typed(&["sign", &desk.at("s.soa"), "--edition", "1.0", "--key", &desk.at("k")]), Some(0));
    fs::write(desk.at("passphrase"), "typed here").unwrap();
    assert_eq!(desk.sign(&desk.at("k"), &[]).0, 0);
}

#[test]
fn a_signature_is_a_paper_of_the_file_and_can_be_taken_away() {
    let desk = Desk::new();
    let (file, key) = (desk.at("s.soa"), desk.key("ed25519"));
    assert_eq!(desk.sign(&key, &[]).0, 0);
    let signature: Value = serde_json::from_str(&run(&["sign", &file, "--edition", "1.0", "--json"])).unwrap();
    let (hash, fingerprint) =
        (signature[0]["hash"].as_str().unwrap(), signature[0]["fingerprint"].as_str().unwrap().to_owned());
    run(&["export", &file, "--out", &desk.at("draft.pdf")]);
    for told in
        [run(&["extract", &desk.at("draft.pdf"), "--data"]), run(&["show", &file, "--audience", "auditor", "--json"])]
    {
        assert!(told.contains("\"1.0\"") && !told.contains(&fingerprint), "it is in no copy");
    }
    run(&["sign", &file, "--edition", "1.0", "--out", &desk.at("again.sig")]);
    assert_eq!(annexa_model::sha256_hex(&fs::read(desk.at("again.sig")).unwrap()), hash);
    let (exit, _) = Desk::code(&["sign", &file, "--edition", "1.0", "--out", &desk.at("again.sig")]);
    assert_eq!(exit, 2, "nothing is written over");
    run(&["sign", &file, "--edition", "1.0", "--remove", &hash[..8]]);
    assert_eq!(run(&["sign", &file, "--edition", "1.0"]), "");
    let log = run(&["log", &file]);
    assert!(log.contains("Edition 1.0, signature added") && log.contains("Edition 1.0, signature taken away"), "{log}");
    assert_eq!(desk.verify(&[]).0, 0, "an unsigned file holds");
    let (exit, said) = desk.verify(&["--signers", &desk.trusts("lead", &key)]);
    assert!(exit == 1 && said.contains("Nothing is signed"), "{said}");
}

/// A desk with a signed edition and work before and after the signature; the signature is kept elsewhere too.
fn signed() -> (Desk, u64) {
    let desk = Desk::new();
    desk.works_on(&["one", "two", "three"]);
    let (_, revisions) = desk.head();
    assert_eq!(desk.sign(&desk.key("ed25519"), &["--out", &desk.at("x.sig")]).0, 0);
    desk.works_on(&["four", "five"]);
    let (exit, said) = desk.verify(&["--signature", &desk.at("x.sig")]);
    assert!(exit == 0 && said.contains("2 revisions are covered by no signature"), "{said}");
    (desk, revisions)
}

fn edition_pdf(desk: &Desk) -> String {
    let editions: Value =
        serde_json::from_str(&run(&["show", &desk.at("s.soa"), "--part", "editions", "--json"])).unwrap();
    editions[0]["pdf"].as_str().unwrap().to_owned()
}

#[test]
fn a_history_that_is_forged_with_nothing_changed_is_the_same() {
    let (desk, _) = signed();
    let before = desk.head();
    desk.forge(|_| {});
    assert_eq!(desk.head(), before, "the forger of these tests knows its trade");
    assert_eq!(desk.verify(&["--signature", &desk.at("x.sig")]).0, 0);
}

#[test]
fn a_date_that_was_changed_after_the_signature_is_told() {
    let (desk, _) = signed();
    desk.sql("UPDATE cell SET value = replace(value, '\"date\":\"20', '\"date\":\"19') WHERE key LIKE 'edition/%';");
    let (exit, said) = desk.verify(&[]);
    assert!(exit == 1 && said.contains("The first place: What the file says now in “Edition 1.0”"), "{said}");
}

#[test]
fn a_date_that_was_changed_with_the_whole_history_is_told_by_the_signature_alone() {
    let (desk, revisions) = signed();
    desk.forge(|payloads| {
        let issue = payloads.iter_mut().find(|payload| payload["op"] == "IssueEdition").unwrap();
        let edition = issue["changes"].as_array_mut().unwrap().iter_mut();
        let edition = edition.map(|change| &mut change["a"]).find(|value| value["approver"].is_object()).unwrap();
        edition["approver"]["date"] = json!("2019-01-01");
    });
    assert!(run(&["show", &desk.at("s.soa"), "--part", "editions"]).contains("2019-01-01"));
    let (exit, said) = desk.verify(&[]);
    let place = format!("the last of the {revisions} revisions that were signed is not in this file");
    assert!(exit == 1 && said.contains(&place) && !said.contains("Further:"), "{said}");
}

#[test]
fn a_signature_that_fits_does_not_hold_for_a_history_that_was_changed() {
    let (desk, revisions) = signed();
    desk.sql("UPDATE revision SET payload = replace(payload, 'Otterbridge', 'Otterbrook') WHERE seq = 1;");
    let (exit, said) = desk.verify(&[]);
    assert!(exit == 1 && said.contains("The first place: Revision 1 was changed"), "{said}");
    let fits = format!("over {revisions} revisions. The history that it covers does not hold.");
    assert!(said.contains(&fits) && !said.contains(" holds: "), "{said}");
    let told: Value = serde_json::from_str(&desk.verify(&["--json"]).1).unwrap();
    assert_eq!((&told["signedUpTo"], &told["signatures"][0]["historyHolds"]), (&Value::Null, &json!(false)));
}

#[test]
fn what_keeps_a_signature_is_no_change_that_it_does_not_cover() {
    let desk = Desk::new();
    let key = desk.key("ed25519");
    assert_eq!(desk.sign(&key, &[]).0, 0);
    let (exit, said) = desk.verify(&[]);
    assert!(exit == 0 && !said.contains("came after"), "{said}");
}

#[test]
fn a_tail_that_was_cut_off_is_told_by_a_signature_that_is_kept_elsewhere() {
    let (desk, revisions) = signed();
    desk.forge(|payloads| payloads.truncate(usize::try_from(revisions).unwrap() - 2));
    let (exit, said) = desk.verify(&[]);
    assert!(exit == 0 && !said.contains("Signature"), "it took its signature along, and is consistent: {said}");
    let (exit, said) = desk.verify(&["--signature", &desk.at("x.sig")]);
    let place = format!("it covers {revisions} revisions and this file has {}", revisions - 2);
    assert!(exit == 1 && said.contains(&place) && said.contains("older than the signature"), "{said}");
}

#[test]
fn a_tail_that_was_cut_off_from_under_its_signature_is_told() {
    let (desk, revisions) = signed();
    let smuggled = |desk: &Desk, between: usize| {
        desk.forge(|payloads| {
            let signature = payloads.iter().position(|payload| payload["op"] == "SignEdition").unwrap();
            let signature = payloads.remove(signature);
            payloads.truncate(usize::try_from(revisions).unwrap() - 2);
            let padding = payloads.last().unwrap().clone();
            for n in 0..between {
                let mut more = padding.clone();
                more["changes"] = json!([{"a": format!("x{n}"), "b": if n == 0 { Value::Null } else { json!(format!("x{}", n - 1)) },
                    "cell": "organisation/unused"}]);
                payloads.push(more);
            }
            payloads.push(signature);
        });
    };
    smuggled(&desk, 0);
    let (exit, said) = desk.verify(&[]);
    let place = format!("it covers {revisions} revisions and this file has {}", revisions - 1);
    assert!(exit == 1 && said.contains(&place) && !said.contains("Further:"), "{said}");

    // With other revisions in place of those that were cut, the count alone says nothing.
    let (desk, revisions) = signed();
    smuggled(&desk, 4);
    let (exit, said) = desk.verify(&[]);
    let place = format!("the last of the {revisions} revisions that were signed is not in this file");
    assert!(exit == 1 && said.contains(&place) && !said.contains("Further:"), "{said}");
}

#[test]
fn a_pdf_that_was_changed_is_told_with_its_edition() {
    let (desk, _) = signed();
    let pdf = edition_pdf(&desk);
    desk.sql(&format!("UPDATE blob SET bytes = CAST(bytes || x'20' AS BLOB) WHERE hash = x'{pdf}';"));
    let (exit, said) = desk.verify(&[]);
    assert!(
        exit == 1 && said.contains("The first place: Edition 1.0: the stored PDF is not the one that was issued"),
        "{said}"
    );
    let (exit, said) = desk.sign(&desk.at("ed25519"), &[]);
    assert!(exit == 2 && said.contains("was not signed"), "nobody signs what is not as it was issued: {said}");
    desk.sql(&format!("DELETE FROM blob WHERE hash = x'{pdf}';"));
    let (exit, said) = desk.verify(&["--json"]);
    let told: Value = serde_json::from_str(&said).unwrap();
    assert!(exit == 1 && told["holds"] == false && told["faults"][0]["code"] == "edition-pdf-missing", "{told}");
}

#[test]
fn a_history_that_does_not_hold_is_not_signed() {
    let desk = Desk::new();
    let key = desk.key("ed25519");
    desk.sql("UPDATE revision SET payload = replace(payload, '2026', '2025') WHERE seq = 2;");
    let (exit, said) = desk.sign(&key, &[]);
    assert!(exit == 2 && said.contains("does not hold together"), "{exit}: {said}");
    assert_eq!(desk.sql("SELECT count(*) AS n FROM cell WHERE key LIKE 'signature/%';").trim(), "[{\"n\":0}]");
}

#[test]
fn a_revision_that_was_changed_is_told_by_its_number() {
    let (desk, revisions) = signed();
    desk.sql(&format!("UPDATE revision SET payload = replace(payload, 'two', 'twx') WHERE seq = {};", revisions - 1));
    let (exit, said) = desk.verify(&[]);
    assert!(exit == 1 && said.contains(&format!("The first place: Revision {} was changed", revisions - 1)), "{said}");
}

#[test]
fn a_file_that_is_no_signature_is_refused_and_nothing_is_written() {
    let desk = Desk::new();
    let (file, before) = (desk.at("s.soa"), desk.head());
    fs::write(desk.at("x.sig"), "-----BEGIN SSH SIGNATURE-----\nU1NIU0lH\n-----END SSH SIGNATURE-----\n").unwrap();
    fs::write(desk.at("x.msg"), "{}").unwrap();
    fs::write(desk.at("large.sig"), vec![b'-'; 1 << 20]).unwrap();
    fs::write(desk.at("large.msg"), "{}").unwrap();
    fs::copy(desk.at("x.sig"), desk.at("alone.sig")).unwrap();
    for (name, why) in [
        ("x.sig", "no SSH signature"),
        ("large.sig", "no SSH signature"),
        ("none.sig", "could not be read"),
        ("alone.sig", "alone.msg” is not there"),
    ] {
        let (exit, said) = Desk::code(&["sign", &file, "--edition", "1.0", "--attach", &desk.at(name)]);
        assert!(exit == 2 && said.contains(why), "{name}: {said}");
    }
    for list in ["nobody\n", "lead ssh-ed25519 AAAA\n", "\u{0}"] {
        fs::write(desk.at("list"), list).unwrap();
        let (exit, said) = desk.verify(&["--signers", &desk.at("list")]);
        assert!(exit == 2 && said.contains("Line 1 of"), "{said}");
    }
    assert_eq!(desk.head(), before);
    assert!(!Path::new(&desk.at("s.soa-journal")).exists() && PathBuf::from(&file).is_file());
}
