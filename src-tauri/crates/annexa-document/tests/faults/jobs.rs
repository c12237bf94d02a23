//! Everything that writes or makes a client file, on a folder that has everything in it, and what the folder holds then.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, OnceLock, PoisonError};

use annexa_document::{Decisions, Document, Identities, Key, Recipients, Result, Seal, restore, salvage, unseal};
use annexa_model::{LeaveOut, Operation, WithheldKind};
use serde_json::json;
use tempfile::TempDir;

use crate::world::*;

/// A folder of its own for one try.
pub struct Stage {
    pub folder: PathBuf,
    /// The folder goes with the stage that made it.
    temporary: Option<TempDir>,
    pub world: World,
}

/// Something that is done to a file or to make one.
pub enum Work {
    /// In an open document.
    Change(fn(&mut Document, &Stage) -> Result<()>),
    /// From outside.
    Make(fn(&Stage) -> Result<()>),
}

/// A job with its name.
pub struct Job {
    pub name: &'static str,
    pub work: Work,
}

/// The file that jobs are about.
pub const FILE: &str = "client.soa";
/// A copy of it that was changed elsewhere.
pub const ELSEWHERE: &str = "elsewhere.soa";
/// An older copy of it, which copies replace.
pub const OLDER: &str = "older.soa";
/// The file in the midst of a save that was cut off, with its journal.
const CUT_OFF: &str = "cut-off.soa";
/// It, with a text that is still being typed.
const TYPING: &str = "typing.soa";
const DAMAGED: &str = "damaged.soa";
const SEALED: &str = "sealed.age";
const BACKUPS: &str = "backups";

/// When jobs begin: later than whatever stands in their folder was written.
const BEGIN: i64 = 1_000_000;

/// Every one of them, or the one that `ANNEXA_TEST_JOB` names.
pub fn all() -> Vec<Job> {
    let mut jobs = everyone();
    if let Ok(only) = std::env::var("ANNEXA_TEST_JOB") {
        jobs.retain(|job| job.name == only);
    }
    jobs
}

fn everyone() -> Vec<Job> {
    let change = |name, work| Job { name, work: Work::Change(work) };
    let make = |name, work| Job { name, work: Work::Make(work) };
    vec![
        change("edit", |d, _| d.apply(&notes("A.5.2", "edited")).map(drop)),
        make("type on", |s| {
            let mut typing = Document::open(s.at(TYPING), s.world.env(0))?;
            typing.apply(&notes("A.5.2", "typed on")).map(drop)
        }),
        change("a long text", |d, _| d.apply(&notes("A.5.3", &"long ".repeat(9_000))).map(drop)),
        change("steps together", |d, _| d.apply(&together("together")).map(drop)),
        change("a list", |d, _| {
            d.apply_all(&[notes("A.5.2", "1"), notes("A.5.3", "2"), notes("A.5.4", "3")]).map(drop)
        }),
        change("undo", |d, _| d.undo().map(drop)),
        change("redo", |d, _| d.redo().map(drop)),
        make("end typing", |s| Document::open(s.at(TYPING), s.world.env(0))?.seal().map(drop)),
        change("candidate", |d, _| d.apply(&operation(json!({"op": "PrepareCandidate", "id": "c2"}))).map(drop)),
        change("issue", issue),
        change("withdraw", |d, _| {
            d.apply(&operation(json!({"op": "WithdrawEdition", "edition": "n1", "reason": "Wrong."}))).map(drop)
        }),
        change("attach", |d, _| {
            let scan = d.stage_blob(b"%PDF- signed ".repeat(5_000))?;
            d.apply(&operation(json!({"op": "AttachSigned", "edition": "n1", "hash": scan,
                "mediaType": "application/pdf", "name": "scan.pdf"})))
                .map(drop)
        }),
        change("merge", |d, s| {
            let other = Document::open_read_only(s.at(ELSEWHERE), s.world.env(1))?;
            let preview = d.merge_preview(&other)?;
            let decisions: Decisions =
                preview.conflicts.iter().map(|c| (c.cell.clone(), c.theirs.value.clone())).collect();
            d.merge(&other, &decisions).map(drop)
        }),
        change("save a copy", |d, s| d.save_copy(s.at("new.soa"))),
        change("save over a copy", |d, s| d.save_copy(s.at(OLDER))),
        change("back up", |d, s| d.back_up(s.at(BACKUPS), 2).map(drop)),
        change("back up for the first time", |d, s| d.back_up(s.at("new backups"), 2).map(drop)),
        change("seal a copy", |d, s| d.seal_copy(s.at("new.age"), &seal())),
        change("seal over a copy", |d, s| d.seal_copy(s.at(SEALED), &seal())),
        change("redact", |d, s| {
            d.redacted_copy(s.at("redacted.soa"), &LeaveOut::kinds(&[WithheldKind::Notes]), s.world.env(0)).map(drop)
        }),
        make("create", |s| Document::create(s.at("made.soa"), s.world.env(0), &begin())?.close()),
        make("open", |s| Document::open(s.at(FILE), s.world.env(0))?.close()),
        make("open after a power cut", |s| Document::open(s.at(CUT_OFF), s.world.env(0))?.close()),
        make("restore", |s| {
            let backup = s.at(BACKUPS).join("client 2026-11-20 120000.soa");
            restore(backup, s.at(OLDER), s.world.env(0)).map(drop)
        }),
        change("bring back", |d, _| d.return_to(2).map(drop)),
        #[cfg(feature = "weakened")]
        make("upgrade", |s| Document::open_in_next_format(s.at(OLDER), s.world.env(0))?.close()),
        make("take over", |s| {
            let lock = s.at(&format!("{OLDER}.lock"));
            fs::write(&lock, r#"{"author":"Consultant","host":"elsewhere"}"#).unwrap();
            let mut document = Document::open(s.at(OLDER), s.world.env(0))?;
            document.take_over()?;
            document.close()
        }),
        make("salvage", |s| salvage(s.at(DAMAGED), s.at("salvaged.soa"), s.world.env(0)).map(drop)),
        make("unseal", |s| unseal(s.at(SEALED), s.at("unsealed.soa"), &key(), &mut s.world.env(0)).map(drop)),
    ]
}

/// What is done when another file stands in the place of the one that is open: both are kept, under whatever names.
pub fn replacing() -> Vec<Job> {
    let change = |name, work| Job { name, work: Work::Change(work) };
    vec![
        change("keep mine", |d, s| {
            fs::rename(s.at(ELSEWHERE), s.at(FILE)).unwrap();
            d.keep_mine().map(drop)
        }),
        change("keep mine where nothing stands", |d, s| {
            fs::remove_file(s.at(FILE)).unwrap();
            d.keep_mine().map(drop)
        }),
        change("take theirs", |d, s| {
            fs::rename(s.at(ELSEWHERE), s.at(FILE)).unwrap();
            d.take_theirs().map(drop)
        }),
    ]
}

/// Three changes that are one.
pub fn together(text: &str) -> Vec<Operation> {
    let organisation = |field: &str| json!({"op": "EditOrganisation", "set": [{field: text}]});
    vec![operation(organisation("name")), operation(organisation("address")), notes("A.5.4", text)]
}

fn issue(document: &mut Document, _: &Stage) -> Result<()> {
    let pdf = document.stage_blob(b"%PDF- page ".repeat(2_000))?;
    let approver = json!({"name": "Director", "function": "Board"});
    document
        .apply_all(&[
            operation(json!({"op": "EditStatement", "set": [{"version": "2.0"}]})),
            operation(json!({"op": "PrepareCandidate", "id": "c3"})),
            operation(json!({"op": "IssueEdition", "id": "n2", "candidate": "c3", "approver": approver, "pdf": pdf})),
        ])
        .map(drop)
}

/// A pair of keys that opens nothing but what is sealed here.
const PUBLIC: &str = "age122v43sk25qgz9lvke6hunlzde8m33zveehwum93r2qlzuaknms5q2pfnzz";
const SECRET: &str = "AGE-SECRET-KEY-10M8R8YM82RRX389G44Y82PMLJEE2XG6DKRQ9CAMYSL8L3Q5TE06Q7TMU6M";

fn seal() -> Seal {
    Seal::Recipients(Recipients::parse(PUBLIC).unwrap())
}

fn key() -> Key {
    Key::Identities(Identities::parse(SECRET).unwrap())
}

/// What stands in a folder: each file by what it says, apart from locks, which mean nothing once nobody holds them.
pub type State = BTreeMap<String, String>;

impl Stage {
    /// The folder as every try finds it.
    pub fn new() -> Self {
        static FILES: OnceLock<Vec<(PathBuf, Vec<u8>)>> = OnceLock::new();
        let temporary = folder();
        let mut stage = Self::at_folder(temporary.path());
        stage.temporary = Some(temporary);
        let files = FILES.get_or_init(|| {
            let temporary = folder();
            let laid = Self { world: World::new(), ..Self::at_folder(temporary.path()) };
            laid.lay();
            let relative = |path: &PathBuf| path.strip_prefix(&laid.folder).unwrap().to_owned();
            paths(&laid.folder).iter().map(|path| (relative(path), fs::read(path).unwrap())).collect()
        });
        for (path, bytes) in files {
            let path = stage.folder.join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, bytes).unwrap();
        }
        stage
    }

    /// A folder that is laid already.
    pub fn at_folder(folder: &Path) -> Self {
        let stage = Self { folder: folder.canonicalize().unwrap(), temporary: None, world: World::new() };
        stage.world.pass(BEGIN);
        stage
    }

    fn lay(&self) {
        let mut document = Document::create(self.at(FILE), self.world.env(0), &complete()).unwrap();
        let pdf = document.stage_blob(b"%PDF- page ".repeat(1_000)).unwrap();
        let approver = json!({"name": "Director", "function": "Board"});
        let issue = [
            operation(json!({"op": "PrepareCandidate", "id": "c1"})),
            operation(json!({"op": "IssueEdition", "id": "n1", "candidate": "c1", "approver": approver, "pdf": pdf})),
        ];
        document.apply_all(&issue).unwrap();
        document.save_copy(self.at(OLDER)).unwrap();
        document.seal_copy(self.at(SEALED), &seal()).unwrap();
        fs::create_dir(self.at(BACKUPS)).unwrap();
        for day in 19..21 {
            document.save_copy(self.at(BACKUPS).join(format!("client 2026-11-{day} 120000.soa"))).unwrap();
        }
        document.save_copy(self.at(ELSEWHERE)).unwrap();
        let mut elsewhere = Document::open(self.at(ELSEWHERE), self.world.env(1)).unwrap();
        for operation in [notes("A.5.2", "elsewhere"), notes("A.6.2.4", "elsewhere too")] {
            elsewhere.apply(&operation).unwrap();
        }
        elsewhere.close().unwrap();
        document.apply(&operation(json!({"op": "EditStatement", "set": [{"version": "1.1"}]}))).unwrap();
        document
            .apply_all(&[notes("A.5.2", "here"), notes("A.5.3", "here too"), notes("A.5.4", "taken back")])
            .unwrap();
        document.undo().unwrap();
        document.save_copy(self.at(TYPING)).unwrap();
        document.close().unwrap();
        // A moment before the jobs begin.
        self.world.pass(BEGIN - 1_000 - (self.world.now() - START));
        let mut typing = Document::open(self.at(TYPING), self.world.env(0)).unwrap();
        typing.apply(&notes("A.5.2", "typed")).unwrap();
        typing.close().unwrap();
        let mut damaged = fs::read(self.at(FILE)).unwrap();
        damaged[20..24].fill(0xff);
        fs::write(self.at(DAMAGED), damaged).unwrap();
        self.cut_off();
    }

    /// The file with half of a save in it, as a power cut leaves it.
    fn cut_off(&self) {
        fs::copy(self.at(FILE), self.at("saving.soa")).unwrap();
        let raw = rusqlite::Connection::open(self.at("saving.soa")).unwrap();
        raw.execute_batch("PRAGMA cache_size = 1; BEGIN IMMEDIATE; UPDATE revision SET payload = upper(payload)")
            .unwrap();
        for suffix in ["", "-journal"] {
            fs::copy(self.at(&format!("saving.soa{suffix}")), self.at(&format!("{CUT_OFF}{suffix}"))).unwrap();
        }
        raw.execute_batch("ROLLBACK").unwrap();
        drop(raw);
        fs::remove_file(self.at("saving.soa")).unwrap();
    }

    /// Where a file of that name is.
    pub fn at(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }

    /// The document that jobs are about. What is undone and redone stands ready.
    pub fn open(&self) -> Document {
        Document::open(self.at(FILE), self.world.env(0)).unwrap()
    }

    /// What the folder holds. Every client file in it must be whole.
    pub fn state(&self) -> State {
        let mut state = State::new();
        for path in paths(&self.folder) {
            let name = path.strip_prefix(&self.folder).unwrap().to_string_lossy().into_owned();
            let says = match path.extension().and_then(|e| e.to_str()) {
                Some("lock") => continue,
                // It was opened together with what it belongs to, which is whole then.
                _ if name.strip_suffix("-journal").is_some_and(|file| self.at(file).exists()) => continue,
                Some("soa") if name != DAMAGED => says(&path, &self.world),
                Some("age") => {
                    let plain = path.with_extension("opened");
                    let unsealed = unseal(&path, &plain, &key(), &mut self.world.env(0));
                    fs::remove_file(plain).unwrap();
                    unsealed.unwrap_or_else(|e| panic!("{name}: {e}")).head
                }
                _ => annexa_model::sha256_hex(&fs::read(&path).unwrap()),
            };
            state.insert(name, says);
        }
        state
    }
}

/// The head of a whole client file: it opens, takes a save back that was cut off, and verifies.
pub fn says(path: &Path, world: &World) -> String {
    // The same bytes say the same, and most files of a folder are those of the last try.
    static KNOWN: Mutex<BTreeMap<String, String>> = Mutex::new(BTreeMap::new());
    let mut journal = path.as_os_str().to_owned();
    journal.push("-journal");
    let alone = !Path::new(&journal).exists();
    let hash = annexa_model::sha256_hex(&fs::read(path).unwrap());
    if let (true, Some(head)) = (alone, KNOWN.lock().unwrap_or_else(PoisonError::into_inner).get(&hash)) {
        return head.clone();
    }
    let document = Document::open(path, world.env(2)).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    assert_eq!(document.verify().unwrap().flaws, vec![], "{}", path.display());
    let head = document.head().unwrap();
    document.close().unwrap();
    if alone {
        KNOWN.lock().unwrap_or_else(PoisonError::into_inner).insert(hash, head.clone());
    }
    head
}

fn paths(folder: &Path) -> Vec<PathBuf> {
    let mut all = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            all.extend(paths(&path));
        } else {
            all.push(path);
        }
    }
    all.sort();
    all
}

/// What the folder holds once a job is done on a disk that works.
pub fn done(job: &Job) -> State {
    let stage = Stage::new();
    match job.work {
        Work::Make(work) => work(&stage).unwrap_or_else(|e| panic!("{}: {e}", job.name)),
        Work::Change(work) => {
            let mut document = stage.open();
            work(&mut document, &stage).unwrap_or_else(|e| panic!("{}: {e}", job.name));
            document.close().unwrap();
        }
    }
    stage.state()
}

/// Each file is as it was or as it becomes; if the job was said to be done, as it becomes. Nothing else is left.
pub fn judge(name: &str, found: &State, before: &State, after: &State, acknowledged: bool) {
    for (file, says) in found {
        let known = [before.get(file), after.get(file)];
        assert!(known.contains(&Some(says)), "{name}: {file} is neither as it was nor as it becomes");
    }
    for file in before.keys().filter(|file| after.contains_key(*file)) {
        assert!(found.contains_key(file), "{name}: {file} is gone");
    }
    for (file, says) in after.iter().filter(|_| acknowledged) {
        assert_eq!(found.get(file), Some(says), "{name}: {file} was said to be written");
    }
}
