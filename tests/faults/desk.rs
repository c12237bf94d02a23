//! A folder with a client file in it and all that goes with one, and every command that writes.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::OnceLock;

use annexa_document::{Author, Document, Env, FlawKind};
use annexa_support::{annexa, judge, program, text};
use tempfile::TempDir;

/// A folder of its own.
pub struct Desk {
    _temporary: TempDir,
    pub folder: PathBuf,
}

/// Every command that writes; `{}` is the folder.
pub const COMMANDS: [&str; 29] = [
    "new {}/new.soa --sample=draft",
    "apply {}/client.soa {}/list.json",
    "candidate {}/client.soa --out {}/for-approval.pdf",
    "issue {}/client.soa --approved-by Director --function Board --note Second --out {}/issued.pdf",
    "withdraw {}/client.soa --edition 1.0 --reason Wrong",
    "export {}/client.soa --out {}/new.pdf",
    "export {}/client.soa --edition 1.0 --out {}/old.pdf",
    "changes {}/client.soa --out {}/changes.pdf",
    "declare {}/client.soa --draft --out {}/declaration.pdf",
    "extract {}/old.pdf --out {}/extracted.soa",
    "signed {}/client.soa --edition 1.0 --attach {}/old.pdf",
    "sign {}/client.soa --edition 1.0 --key {}/id --out {}/new.sig",
    "seal {}/client.soa --out {}/new.age --recipients-file {}/team.txt",
    "seal {}/client.soa --out {}/old.age --recipients-file {}/team.txt",
    "unseal {}/old.age --out {}/unsealed.soa --identity {}/key.txt",
    "copy {}/client.soa --out {}/new-copy.soa",
    "backup {}/client.soa --folder {} --keep 2",
    "restore {}/older.soa --out {}/restored.soa",
    "redact {}/client.soa --out {}/redacted.soa --without notes,people",
    "merge {}/client.soa {}/elsewhere.soa --out {}/merged.soa",
    "salvage {}/damaged.soa --out {}/salvaged.soa",
    "return {}/client.soa --to 1",
    "attachments {}/client.soa --evidence EV-01 --attach {}/team.txt",
    "attachments {}/client.soa --evidence EV-02 --out {}/kept.pdf",
    "bring {}/client.soa {}/rules.csv",
    "plan {}/client.soa --approve --label 9.0 --approved-by Director --function Board --document-id RTP-09",
    "plan {}/client.soa --out {}/plan.pdf",
    "record {}/client.soa --out {}/record.pdf",
    "profile {}/client.soa nist-ai-rmf --out {}/profile.pdf",
];

fn env() -> Env {
    Env::system(Author { id: "a".repeat(32), name: "Looks".to_owned(), function: String::new() })
}

/// What a file says: a client file its last revision, if it is whole.
#[derive(Debug, Clone, PartialEq)]
pub struct Says {
    bytes: Vec<u8>,
    pub head: Option<String>,
}

impl Desk {
    pub fn new() -> Self {
        static FILES: OnceLock<BTreeMap<String, Vec<u8>>> = OnceLock::new();
        let desk = Self::empty();
        let files = FILES.get_or_init(|| {
            let laid = Self::empty();
            laid.lay();
            let all = fs::read_dir(&laid.folder).unwrap().map(|entry| entry.unwrap().path());
            all.map(|path| (name(&path), fs::read(&path).unwrap())).collect()
        });
        for (name, bytes) in files {
            fs::write(desk.at(name), bytes).unwrap();
        }
        // ssh takes no key that others may read.
        fs::set_permissions(desk.at("id"), std::os::unix::fs::PermissionsExt::from_mode(0o600)).unwrap();
        desk
    }

    fn empty() -> Self {
        let memory = Path::new("/dev/shm");
        let temporary =
            if memory.is_dir() { tempfile::tempdir_in(memory).unwrap() } else { tempfile::tempdir().unwrap() };
        let folder = temporary.path().canonicalize().unwrap();
        Self { _temporary: temporary, folder }
    }

    fn lay(&self) {
        let done = |command: &str| {
            let output = annexa(self.arguments(command));
            assert!(output.status.success(), "{command}: {}", String::from_utf8_lossy(&output.stderr));
        };
        done("new {}/client.soa --sample=draft");
        done("issue {}/client.soa --approved-by Director --function Board --note First --out {}/old.pdf");
        fs::write(self.at("list.json"), r#"[{"op":"EditStatement","set":[{"version":"9.0"}]}]"#).unwrap();
        done("apply {}/client.soa {}/list.json");
        done("copy {}/client.soa --out {}/older.soa");
        done("copy {}/client.soa --out {}/elsewhere.soa");
        fs::write(self.at("list.json"), r#"[{"op":"Decide","controls":["A.6.2.4"],"set":[{"notes":"elsewhere"}]}]"#)
            .unwrap();
        done("apply {}/elsewhere.soa {}/list.json --author Elsewhere");
        fs::write(
            self.at("list.json"),
            r#"[{"op":"Decide","controls":["A.2.2"],"set":[{"notes":"one"}]},
            {"op":"Decide","controls":["A.2.3"],"set":[{"notes":"two"}]}]"#,
        )
        .unwrap();
        done("apply {}/client.soa {}/list.json --author Here");
        assert!(judge("age-keygen", ["-o", &self.text("key.txt")]).status.success());
        fs::write(self.at("team.txt"), text(&judge("age-keygen", ["-y", &self.text("key.txt")]))).unwrap();
        done("seal {}/client.soa --out {}/old.age --recipients-file {}/team.txt");
        done("attachments {}/client.soa --evidence EV-02 --attach {}/old.pdf");
        let rules = "# id: own-rules\n# name: Rules of the house\n# version: 1\ngroup,group title,id,title\n1,Buying,1.1,Ask first\n";
        fs::write(self.at("rules.csv"), rules).unwrap();
        assert!(judge("ssh-keygen", ["-q", "-t", "ed25519", "-N", "", "-f", &self.text("id")]).status.success());
        let mut damaged = fs::read(self.at("client.soa")).unwrap();
        damaged[20..24].fill(0xff);
        fs::write(self.at("damaged.soa"), damaged).unwrap();
    }

    pub fn at(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }

    fn text(&self, name: &str) -> String {
        self.at(name).to_string_lossy().into_owned()
    }

    fn arguments(&self, command: &str) -> Vec<String> {
        command.split(' ').map(|word| word.replace("{}", &self.folder.to_string_lossy())).collect()
    }

    /// A command, to be run.
    pub fn command(&self, line: &str) -> Command {
        let mut command = Command::new(program("annexa"));
        command.args(self.arguments(line)).env("ANNEXA_AUTHOR", "Lead").current_dir(&self.folder);
        command
    }

    /// Each file but locks, by what it says. Every client file is whole, every PDF has its data, every sealed copy opens.
    pub fn files(&self) -> BTreeMap<String, Says> {
        let mut all: Vec<PathBuf> = fs::read_dir(&self.folder).unwrap().map(|entry| entry.unwrap().path()).collect();
        all.sort();
        let mut files = BTreeMap::new();
        for path in all {
            let name = name(&path);
            let ending = path.extension().and_then(|e| e.to_str()).unwrap_or_default();
            if ending == "lock" || !path.exists() {
                continue;
            }
            let head = (ending == "soa" && name != "damaged.soa").then(|| head(&path));
            files.insert(name, Says { bytes: fs::read(&path).unwrap(), head });
        }
        files
    }

    /// Whether a new file is whole.
    pub fn is_whole(&self, name: &str, says: &Says) {
        match name.rsplit_once('.').map(|(_, ending)| ending) {
            Some("pdf") => {
                let found = annexa_report::extract(&says.bytes, annexa_report::Limits::USUAL);
                let plain = says.bytes.trim_ascii_end().ends_with(b"%%EOF");
                assert!(plain && (found.is_ok() || name == "changes.pdf"), "{name}: {:?}", found.err());
            }
            Some("age") => {
                let plain = self.at("opened-to-look");
                let done =
                    judge("age", ["-d", "-i", &self.text("key.txt"), "-o", &plain.to_string_lossy(), &self.text(name)]);
                assert!(done.status.success(), "{name}: {}", String::from_utf8_lossy(&done.stderr));
                fs::remove_file(plain).unwrap();
            }
            Some("sig") => {
                let text = String::from_utf8_lossy(&says.bytes);
                assert!(
                    text.starts_with("-----BEGIN SSH") && text.trim_end().ends_with("END SSH SIGNATURE-----"),
                    "{text}"
                );
            }
            Some("soa") => assert!(says.head.is_some()),
            Some("msg") => assert!(serde_json::from_slice::<serde_json::Value>(&says.bytes).is_ok()),
            _ => panic!("{name} is nothing that was asked for"),
        }
    }

    /// Whether a client file goes on from where it was.
    pub fn goes_on(&self, name: &str, from: &str) -> bool {
        let document = Document::open_read_only(self.at(name), env()).unwrap();
        document.head().unwrap() == from || document.revision_number(from).unwrap().is_some()
    }
}

/// The last revision of a client file, which must be whole. Opening it takes back what was cut off.
pub fn head(path: &Path) -> String {
    let document = Document::open(path, env()).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    let mut flaws = document.verify().unwrap().flaws;
    // Of a disk that does not give stored bytes back, what was salvaged lacks them, and says so.
    flaws.retain(|flaw| name(path) != "salvaged.soa" || flaw.kind != FlawKind::BlobMissing);
    assert_eq!(flaws, vec![], "{}", path.display());
    document.head().unwrap()
}

fn name(path: &Path) -> String {
    path.file_name().unwrap().to_string_lossy().into_owned()
}

/// What a program said of a failure: with its own exit code, in words, and never by a panic.
pub fn told(what: &str, output: &Output) {
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(matches!(output.status.code(), Some(1 | 2)), "{what}: {:?} {said}", output.status);
    assert!(said.trim().len() > 20 && !said.contains("panicked"), "{what}: “{said}”");
}
