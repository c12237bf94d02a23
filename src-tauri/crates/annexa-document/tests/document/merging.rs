//! Copies that go their own ways and come together again: the invariants of the executable model (its numbers in brackets),
//! on client files.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use annexa_document::{ConflictKind, Decisions, Document, MergePreview, Relation};
use annexa_model::{LeaveOut, WithheldKind, canonical_json, is_approval, is_kept_file, owners};
use proptest::prelude::*;
use rusqlite::Connection;
use serde_json::Value;
use tempfile::TempDir;

use crate::semantics::{Act, OPERATIONS, approvals, config, operation_of, stage, without_approvals};
use crate::world::*;

/// Which copy, and what is done to it.
type Command = (u8, Act);

const UNDO: u8 = OPERATIONS;
const REDO: u8 = OPERATIONS + 1;
const REOPEN: u8 = OPERATIONS + 2;
const FORK: u8 = OPERATIONS + 3;
const MERGE: u8 = OPERATIONS + 4;
const ACTS: u8 = OPERATIONS + 7;

/// Several copies of one file.
struct Copies {
    folder: TempDir,
    world: World,
    open: Vec<Document>,
    named: u32,
    made: u32,
}

/// A statement that could be issued, made once.
fn beginning() -> &'static [u8] {
    static BYTES: OnceLock<Vec<u8>> = OnceLock::new();
    BYTES.get_or_init(|| {
        let place = Place::new();
        let mut all = complete();
        all.push(operation(
            serde_json::json!({"op": "AddEvidence", "id": "e", "set": [{"title": "Policy"}, {"label": "EV-1"}]}),
        ));
        all.push(operation(serde_json::json!({"op": "AddSystem", "id": "y", "set": [{"name": "Filter"}]})));
        Document::create(&place.path, place.world.env(0), &all).unwrap().close().unwrap();
        std::fs::read(&place.path).unwrap()
    })
}

impl Copies {
    fn new(count: usize) -> Self {
        let (folder, world) = (folder(), World::new());
        let mut copies = Self { folder, world, open: Vec::new(), named: 0, made: 0 };
        let path = copies.fresh();
        std::fs::write(&path, beginning()).unwrap();
        let first = copies.at(&path, 0);
        copies.open.push(first);
        for _ in 1..count {
            copies.fork(0, false);
        }
        copies
    }

    fn fresh(&mut self) -> PathBuf {
        self.made += 1;
        self.folder.path().canonicalize().unwrap().join(format!("copy{}.soa", self.made))
    }

    fn at(&self, path: &Path, author: usize) -> Document {
        let mut document = Document::open(path, self.world.env(author)).unwrap();
        stage(&mut document);
        document
    }

    /// A copy by the program, or of the bare bytes, which takes an open revision along.
    fn fork(&mut self, of: usize, raw: bool) {
        let (path, author) = (self.fresh(), self.open.len() % 3);
        if raw {
            std::fs::copy(self.open[of].path(), &path).unwrap();
        } else {
            self.open[of].save_copy(&path).unwrap();
        }
        let copy = self.at(&path, author);
        self.open.push(copy);
    }

    /// The same copy in a file of its own.
    fn twin(&mut self, of: usize) -> Document {
        let path = self.fresh();
        self.open[of].seal().unwrap();
        std::fs::copy(self.open[of].path(), &path).unwrap();
        self.at(&path, of % 3)
    }

    fn reopen(&mut self, n: usize) {
        let document = self.open.remove(n);
        let path = document.path().to_owned();
        document.close().unwrap();
        let document = self.at(&path, n % 3);
        self.open.insert(n, document);
    }

    fn merge(&mut self, into: usize, from: usize, how: u8) {
        if into == from {
            return;
        }
        let [mine, theirs] = self.open.get_disjoint_mut([into, from]).unwrap();
        match mine.relation(theirs).unwrap() {
            Relation::Newer => {
                let newer = self.twin(from);
                self.open[into] = newer;
            }
            Relation::Diverged => {
                let preview = mine.merge_preview(theirs).unwrap();
                mine.merge(theirs, &decided(&preview, how)).unwrap();
            }
            Relation::Same | Relation::Older | Relation::TakenBack => {}
            other => panic!("{other:?}"),
        }
    }

    fn step(&mut self, (which, (act, p, q)): Command) {
        let n = usize::from(which) % self.open.len();
        let jump = [0, 1_000, 30_000, 61_000, -5_000][usize::from(p + q) % 5];
        self.world.pass(jump);
        match act {
            UNDO => drop(self.open[n].undo().unwrap()),
            REDO => drop(self.open[n].redo().unwrap()),
            REOPEN => self.reopen(n),
            FORK if self.open.len() < 5 => self.fork(n, q % 2 == 1),
            MERGE.. => self.merge(n, usize::from(p) % self.open.len(), q),
            FORK => {}
            _ => {
                let cells = values(&self.open[n]);
                if let Some(operation) = operation_of(&mut self.named, &cells, (act, p, q)) {
                    // What cannot be done there is not done.
                    let _ = self.open[n].apply(&operation);
                }
            }
        }
    }

    fn seal(&mut self) {
        for copy in &mut self.open {
            copy.seal().unwrap();
        }
    }

    /// Some past in common, tangled, and then edits.
    fn tangled(past: Vec<Command>, edits: Vec<Command>) -> Self {
        let mut copies = Self::new(3);
        for command in past.into_iter().chain(edits) {
            copies.step(command);
        }
        copies.seal();
        copies
    }

    /// Two of them, if they diverged.
    fn diverged(&mut self) -> Option<(Document, Document)> {
        let (a, b) = (self.twin(0), self.twin(1));
        (a.relation(&b).unwrap() == Relation::Diverged).then_some((a, b))
    }
}

/// Choices that do not depend on which side is called mine.
fn decided(preview: &MergePreview, how: u8) -> Decisions {
    let text = |value: &Option<Value>| canonical_json(value).unwrap();
    let decide = |conflict: &annexa_document::Conflict| {
        let mut two = [conflict.mine.value.clone(), conflict.theirs.value.clone()];
        two.sort_by_key(text);
        let [low, high] = two;
        (conflict.cell.clone(), if how.is_multiple_of(2) { low } else { high })
    };
    preview.conflicts.iter().map(decide).collect()
}

fn values(document: &Document) -> BTreeMap<String, Value> {
    document.cells().iter().map(|(k, v)| (k.to_owned(), v.clone())).collect()
}

/// Every revision of a file by its id, as the file has it: its payload.
fn payloads(path: &Path) -> HashMap<String, Value> {
    let raw = Connection::open(path).unwrap();
    let mut all = raw.prepare("SELECT hex(id), payload FROM revision").unwrap();
    let rows = all.query_map([], |row| Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?))).unwrap();
    rows.map(|row| row.unwrap()).map(|(id, text)| (id.to_lowercase(), serde_json::from_str(&text).unwrap())).collect()
}

/// Who wrote what each cell holds, by id.
fn writers(path: &Path) -> BTreeMap<String, BTreeSet<String>> {
    let raw = Connection::open(path).unwrap();
    let mut all = raw
        .prepare("SELECT key, (SELECT group_concat(lower(hex(r.id))) FROM json_each(writers) AS w JOIN revision AS r ON r.seq = w.value) FROM cell")
        .unwrap();
    let rows = all.query_map([], |row| Ok((row.get::<_, String>(0)?, row.get::<_, Option<String>>(1)?))).unwrap();
    rows.map(|row| row.unwrap())
        .map(|(key, ids)| (key, ids.unwrap_or_default().split(',').map(str::to_owned).collect()))
        .collect()
}

/// The definition: who wrote a cell are the last ones who wrote it themselves, of all in the history.
fn writers_by_definition(revisions: &HashMap<String, Value>) -> BTreeMap<String, BTreeSet<String>> {
    let parents = |id: &str| -> Vec<String> {
        let of = revisions[id]["parents"].as_array().unwrap().iter();
        of.map(|p| p.as_str().unwrap().to_owned()).filter(|p| revisions.contains_key(p)).collect()
    };
    let before = |id: &str| -> BTreeSet<String> {
        let (mut found, mut todo) = (BTreeSet::new(), parents(id));
        while let Some(next) = todo.pop() {
            if found.insert(next.clone()) {
                todo.extend(parents(&next));
            }
        }
        found
    };
    let mut own: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (id, payload) in revisions {
        for change in payload["changes"].as_array().unwrap().iter().filter(|c| c.get("by").is_none()) {
            own.entry(change["cell"].as_str().unwrap().to_owned()).or_default().insert(id.clone());
        }
    }
    own.into_iter()
        .map(|(cell, ids)| {
            let replaced: BTreeSet<String> = ids.iter().flat_map(|id| before(id)).collect();
            (cell, ids.difference(&replaced).cloned().collect())
        })
        .collect()
}

fn act(acts: u8) -> impl Strategy<Value = Command> {
    (0..5_u8, (0..acts, 0..6_u8, 0..6_u8))
}

fn past() -> impl Strategy<Value = Vec<Command>> {
    prop::collection::vec(act(ACTS), 0..24)
}

fn edits() -> impl Strategy<Value = Vec<Command>> {
    prop::collection::vec((0..3_u8, (0..REOPEN, 0..6_u8, 0..6_u8)), 0..10)
}

/// A link that is seen joins what is there, and drives its control; nothing else that is linked does.
fn nothing_dangles(document: &Document) {
    let snapshot = document.snapshot().unwrap();
    for link in &snapshot.links {
        assert!(snapshot.risks.iter().any(|risk| link.from.as_str() == format!("risk/{}", risk.id)), "{link:?}");
    }
    for decision in snapshot.statements.iter().flat_map(|s| &s.decisions) {
        let linked = decision.drivers.iter().filter(|driver| driver.is_linked()).count();
        let links = snapshot.links.iter().filter(|link| link.to.as_str() == decision.control.as_str()).count();
        assert_eq!(linked, links, "{}", decision.control);
    }
}

fn sound(document: &Document) {
    nothing_dangles(document);
    assert_eq!(document.verify().unwrap().flaws, vec![]);
}

/// Undone, a merge can be made again whatever was done since; what was written since stays.
#[test]
fn a_merge_that_was_undone_is_made_again_and_leaves_what_was_written_since() {
    let mut copies = Copies::new(1);
    let twin = copies.twin(0);
    copies.open.push(twin);
    let [a, b] = &mut copies.open[..] else { panic!() };
    a.apply(&notes("A.2.4", "here")).unwrap();
    for (control, text) in [("A.2.2", "there"), ("A.2.3", "there as well")] {
        b.apply(&notes(control, text)).unwrap();
    }
    a.merge(b, &Decisions::new()).unwrap();
    a.undo().unwrap();
    assert_eq!(notes_of(a, "A.2.2"), None);
    a.apply(&notes("A.2.3", "since")).unwrap();
    a.seal().unwrap();
    let preview = a.merge_preview(b).unwrap();
    assert_eq!((preview.relation, preview.conflicts.len()), (Relation::TakenBack, 0));
    let told: Vec<&str> = preview.taken.iter().map(|one| &one.cell[..]).collect();
    assert_eq!(told, ["statement/s/d/iso42001/A.2.2/notes"]);
    assert!(preview.kept.iter().any(|one| one.cell.ends_with("A.2.3/notes")), "{:?}", preview.kept);
    a.merge(b, &Decisions::new()).unwrap();
    let now = ["A.2.2", "A.2.3", "A.2.4"].map(|control| notes_of(a, control).unwrap());
    assert_eq!(now, ["there", "since", "here"]);
    // Whoever had the undo takes the merge that was made again, and neither side is asked.
    assert_eq!(a.can_undo(), Some("Merge"));
    b.apply(&notes("A.3.2", "later")).unwrap();
    a.merge(b, &Decisions::new()).unwrap();
    assert_eq!(notes_of(a, "A.2.2").as_deref(), Some("there"));
    sound(a);
}

/// What was decided in a merge that was undone is offered once more, with what both copies say, and can be decided otherwise; what
/// is decided then is a decision as any other.
#[test]
fn what_was_decided_in_an_undone_merge_can_be_decided_otherwise() {
    let cell = |control: &str| format!("statement/s/d/iso42001/{control}/notes");
    let mut copies = Copies::new(1);
    copies.fork(0, false);
    let [a, b] = &mut copies.open[..] else { panic!() };
    for (document, text) in [(&mut *a, "here"), (&mut *b, "there")] {
        for control in ["A.2.2", "A.2.3"] {
            document.apply(&notes(control, text)).unwrap();
        }
        document.seal().unwrap();
    }
    let said = |document: &Document, control: &str| document.cells().get(&cell(control)).cloned();
    let (mine, theirs) = (said(a, "A.2.2"), said(b, "A.2.2"));
    let first = Decisions::from([(cell("A.2.2"), theirs.clone()), (cell("A.2.3"), mine.clone())]);
    a.merge(b, &first).unwrap();
    a.undo().unwrap();
    let preview = a.merge_preview(b).unwrap();
    assert_eq!((preview.relation, &preview.conflicts[..], &preview.taken[..]), (Relation::TakenBack, &[][..], &[][..]));
    let settled: Vec<_> = preview.settled.iter().map(|one| (&one.conflict, &one.value)).collect();
    let [(one, was), (other, stayed)] = settled[..] else { panic!("{settled:?}") };
    assert_eq!((one.cell.clone(), other.cell.clone()), (cell("A.2.2"), cell("A.2.3")));
    assert_eq!((&one.mine.value, &one.theirs.value, was), (&mine, &theirs, &theirs));
    assert_eq!(stayed, &mine, "also what was decided for what stands here");
    assert_ne!(one.mine.author.id, one.theirs.author.id, "each side is told with who wrote it");
    // Decided otherwise this time, both of them.
    let second = Decisions::from([(cell("A.2.2"), mine.clone()), (cell("A.2.3"), theirs.clone())]);
    a.merge(b, &second).unwrap();
    assert_eq!([said(a, "A.2.2"), said(a, "A.2.3")], [mine, theirs]);
    assert_eq!(a.relation(b).unwrap(), Relation::Older, "nothing is offered a third time");
    // The other copy goes on, and nobody is asked again.
    b.apply(&notes("A.3.2", "later")).unwrap();
    b.seal().unwrap();
    assert_eq!(a.merge_preview(b).unwrap().conflicts, vec![]);
    sound(a);
    assert_eq!(writers(a.path()), writers_by_definition(&payloads(a.path())));
    // Taken back once more, it is offered once more.
    a.undo().unwrap();
    assert_eq!(a.merge_preview(b).unwrap().conflicts, vec![]);
}

/// A record that was kept in a merge can be deleted when that is undone and made again, and the other way round.
#[test]
fn a_record_that_was_decided_about_can_be_decided_about_otherwise() {
    for kept in [true, false] {
        let mut copies = Copies::new(1);
        copies.fork(0, false);
        let [a, b] = &mut copies.open[..] else { panic!() };
        a.apply(&operation(serde_json::json!({"op": "DeleteEvidence", "evidence": "e"}))).unwrap();
        b.apply(&operation(serde_json::json!({"op": "EditEvidence", "evidence": "e", "set": [{"title": "Rules"}]})))
            .unwrap();
        for copy in [&mut *a, &mut *b] {
            copy.seal().unwrap();
        }
        let decide = |kept: bool| Decisions::from([("evidence/e".to_owned(), kept.then_some(Value::Bool(true)))]);
        a.merge(b, &decide(kept)).unwrap();
        a.undo().unwrap();
        let preview = a.merge_preview(b).unwrap();
        let [settled] = &preview.settled[..] else { panic!("{:?}", preview.settled) };
        assert_eq!((settled.conflict.kind, settled.value.is_some()), (ConflictKind::Record, kept));
        assert!(
            settled.conflict.written.iter().any(|one| one.cell == "evidence/e/title"),
            "{:?}",
            settled.conflict.written
        );
        a.merge(b, &decide(!kept)).unwrap();
        let titles: Vec<String> = a.snapshot().unwrap().evidence.iter().map(|one| one.title.clone()).collect();
        assert_eq!(titles, if kept { vec![] } else { vec!["Rules".to_owned()] });
        sound(a);
    }
}

proptest! {
    #![proptest_config(config())]

    /// Cells and writers are what the history of the head makes them, and every file verifies (I1, I9).
    #[test]
    fn cells_follow_from_the_history_through_every_merge(story in past()) {
        let mut copies = Copies::new(2);
        for command in story {
            let n = usize::from(command.0) % copies.open.len();
            let before = approvals(&copies.open[n]);
            copies.step(command);
            let after = approvals(&copies.open[n]);
            // A newer copy that is used instead is another file.
            prop_assert!(before.iter().all(|a| after.contains(a)), "an approval changed or vanished");
        }
        copies.seal();
        for copy in &copies.open {
            sound(copy);
            let revisions = payloads(copy.path());
            prop_assert_eq!(writers(copy.path()), writers_by_definition(&revisions));
        }
    }

    /// Either side may merge the other: the same content, and the two merges never ask again (I2).
    #[test]
    fn merging_is_the_same_from_either_side(past in past(), edits in edits()) {
        let mut copies = Copies::tangled(past, edits);
        let Some((mut a, mut b)) = copies.diverged() else { return Ok(()) };
        let (ours, theirs) = (a.merge_preview(&b).unwrap(), b.merge_preview(&a).unwrap());
        prop_assert_eq!(ours.conflicts.len(), theirs.conflicts.len());
        for (mine, other) in ours.conflicts.iter().zip(&theirs.conflicts) {
            prop_assert_eq!((&mine.cell, mine.kind, &mine.mine, &mine.theirs),
                (&other.cell, other.kind, &other.theirs, &other.mine));
        }
        let decisions = decided(&ours, 0);
        let a0 = { let path = copies.fresh(); std::fs::copy(a.path(), &path).unwrap(); copies.at(&path, 0) };
        a.merge(&b, &decisions).unwrap();
        b.merge(&a0, &decisions).unwrap();
        // Who merged was introduced on one side and not yet on the other.
        let known = |document: &Document| { let mut all = values(document); all.retain(|k, _| !k.starts_with("author/")); all };
        prop_assert_eq!(known(&a), known(&b));
        sound(&a);
        sound(&b);
        prop_assert_eq!(a.merge_preview(&b).unwrap().conflicts, vec![]);
    }

    /// Merging again brings nothing (I3), and what was decided is not asked again, by whoever was there (I6).
    #[test]
    fn what_was_merged_is_settled(past in past(), edits in edits()) {
        let mut copies = Copies::tangled(past, edits);
        let Some((mut a, b)) = copies.diverged() else { return Ok(()) };
        let earlier = [a.path(), b.path()].map(|path| std::fs::read(path).unwrap());
        a.merge(&b, &decided(&a.merge_preview(&b).unwrap(), 1)).unwrap();
        prop_assert_eq!((a.relation(&b).unwrap(), b.relation(&a).unwrap()), (Relation::Older, Relation::Newer));
        for bytes in earlier {
            let path = copies.fresh();
            std::fs::write(&path, bytes).unwrap();
            let mut third = copies.at(&path, 2);
            third.apply(&operation(serde_json::json!({"op": "EditOrganisation", "set": [{"address": "elsewhere"}]}))).unwrap();
            for (one, other) in [(&a, &third), (&third, &a)] {
                prop_assert_eq!(one.merge_preview(other).unwrap().conflicts, vec![]);
            }
        }
    }

    /// In either grouping the same, where neither asks (I4).
    #[test]
    fn three_copies_come_together_in_either_order(past in past(), edits in edits()) {
        let mut copies = Copies::tangled(past, edits);
        let [left, right] = [[0, 1, 2], [1, 2, 0]].map(|[x, y, z]| {
            let (mut first, second, third) = (copies.twin(x), copies.twin(y), copies.twin(z));
            for other in [second, third] {
                match first.relation(&other).unwrap() {
                    Relation::Newer => first = other,
                    Relation::Diverged => {
                        if !first.merge_preview(&other).unwrap().conflicts.is_empty() {
                            return None;
                        }
                        first.merge(&other, &Decisions::new()).unwrap();
                    }
                    _ => {}
                }
            }
            sound(&first);
            let mut all = values(&first);
            all.retain(|k, _| !k.starts_with("author/"));
            Some(all)
        });
        if let (Some(left), Some(right)) = (left, right) {
            prop_assert_eq!(left, right);
        }
    }

    /// Every write that the other side has not seen is in the result or was asked about; no cell holds a third value; a
    /// deletion never hides an edit (I5). A record that is kept is whole (I17).
    #[test]
    fn nothing_is_dropped_in_silence(past in past(), edits in edits()) {
        let mut copies = Copies::tangled(past, edits);
        let Some((mut a, b)) = copies.diverged() else { return Ok(()) };
        let (mine, theirs) = (values(&a), values(&b));
        let (my_writers, their_writers) = (writers(a.path()), writers(b.path()));
        let (my_revisions, their_revisions) = (payloads(a.path()), payloads(b.path()));
        let preview = a.merge_preview(&b).unwrap();
        let asked: BTreeSet<&String> = preview.conflicts.iter().map(|c| &c.cell).collect();
        let mut decisions = decided(&preview, 0);
        let kept: Vec<&annexa_document::Conflict> =
            preview.conflicts.iter().filter(|c| c.kind == ConflictKind::Record).collect();
        for record in &kept {
            decisions.insert(record.cell.clone(), Some(Value::Bool(true)));
        }
        a.merge(&b, &decisions).unwrap();
        let merged = values(&a);
        let whole = |cell: &String| owners(cell).iter().any(|record| asked.contains(record));
        for cell in my_writers.keys().chain(their_writers.keys()).filter(|k| !k.starts_with("author/")) {
            let now = merged.get(cell);
            prop_assert!(asked.contains(cell) || now == mine.get(cell) || now == theirs.get(cell), "{cell}: a third value");
            for (values, writers, others) in
                [(&mine, &my_writers, &their_revisions), (&theirs, &their_writers, &my_revisions)]
            {
                let unseen = writers.get(cell).into_iter().flatten().any(|id| !others.contains_key(id));
                // Of one file that both attached the earlier day stands; what it holds is the same.
                let stands = now == values.get(cell) || now.is_some() && is_kept_file(cell);
                prop_assert!(!unseen || asked.contains(cell) || whole(cell) || stands, "{cell}: dropped");
            }
        }
        for record in mine.keys().filter(|k| owners(k).contains(k) && !merged.contains_key(*k)) {
            let unseen = my_writers.iter().any(|(cell, ids)| {
                cell != record && owners(cell).contains(record) && ids.iter().any(|id| !their_revisions.contains_key(id))
            });
            prop_assert!(!unseen || asked.contains(record), "{record}: its edits vanished with it");
        }
        for record in &kept {
            let live = if mine.contains_key(&record.cell) { &mine } else { &theirs };
            for cell in my_writers.keys().chain(their_writers.keys()) {
                let of: Vec<String> = owners(cell).into_iter().filter(|o| kept.iter().any(|k| &k.cell == o)).collect();
                if of == [record.cell.clone()] && cell != &record.cell {
                    prop_assert_eq!(merged.get(cell), live.get(cell), "{}", cell);
                }
            }
        }
        sound(&a);
    }

    /// Undo takes a merge back to what stood there, editions excepted; redo brings it again, exactly (I8).
    #[test]
    fn one_undo_takes_a_merge_back(past in past(), edits in edits()) {
        let mut copies = Copies::tangled(past, edits);
        let Some((mut a, b)) = copies.diverged() else { return Ok(()) };
        // Who merges is introduced before.
        a.apply(&operation(serde_json::json!({"op": "EditOrganisation", "set": [{"address": "here"}]}))).unwrap();
        a.seal().unwrap();
        // Whoever wrote stays named.
        let seen = |document: &Document| {
            let mut all = without_approvals(document);
            all.retain(|k, _| !k.starts_with("author/"));
            all
        };
        let before = seen(&a);
        a.merge(&b, &decided(&a.merge_preview(&b).unwrap(), 0)).unwrap();
        let merged = seen(&a);
        prop_assert_eq!(a.can_undo(), Some("Merge"));
        a.undo().unwrap();
        prop_assert_eq!(&seen(&a), &before);
        a.redo().unwrap();
        prop_assert_eq!(&seen(&a), &merged);
        sound(&a);
    }

    /// Copies that exchange everything end in one head (I10).
    #[test]
    fn exchanging_all_copies_ends_in_one_head(story in past()) {
        let mut copies = Copies::new(3);
        for command in story {
            copies.step(command);
        }
        copies.seal();
        for _ in 0..2 {
            for other in 1..copies.open.len() {
                copies.merge(0, other, 0);
            }
            for other in 1..copies.open.len() {
                copies.merge(other, 0, 0);
            }
        }
        let heads: BTreeSet<String> = copies.open.iter().map(|copy| copy.head().unwrap()).collect();
        prop_assert_eq!(heads.len(), 1);
    }

    /// What would come in by itself may be overridden; that is a decision like any other, and not asked again (I16).
    #[test]
    fn overriding_is_a_decision(past in past(), edits in edits(), which in 0..9_usize) {
        let mut copies = Copies::tangled(past, edits);
        let Some((mut a, b)) = copies.diverged() else { return Ok(()) };
        let preview = a.merge_preview(&b).unwrap();
        let free: Vec<_> = preview.taken.iter().filter(|t| !is_approval(&t.cell)).collect();
        if free.is_empty() {
            return Ok(());
        }
        let mine = free[which % free.len()];
        // A record that is not taken would leave what belongs to it without one.
        let mut decisions = decided(&preview, 0);
        decisions.insert(mine.cell.clone(), mine.mine.clone());
        a.merge(&b, &decisions).unwrap();
        prop_assert_eq!(a.cells().get(&mine.cell), mine.mine.as_ref());
        let path = copies.fresh();
        std::fs::copy(b.path(), &path).unwrap();
        let mut third = copies.at(&path, 2);
        third.apply(&operation(serde_json::json!({"op": "EditOrganisation", "set": [{"address": "z"}]}))).unwrap();
        let again = a.merge_preview(&third).unwrap();
        prop_assert_eq!(again.conflicts, vec![]);
        prop_assert!(again.taken.iter().all(|t| t.cell != mine.cell));
        sound(&a);
    }

    /// A revision that came in with another copy gives what stood there, and an older copy is told with what differs all the same.
    #[test]
    fn every_state_of_either_copy_is_in_the_merged_one(past in past(), edits in edits(), how in 0..2_u8) {
        let mut copies = Copies::tangled(past, edits);
        let Some((mut a, b)) = copies.diverged() else { return Ok(()) };
        let heads = [(a.head().unwrap(), values(&a)), (b.head().unwrap(), values(&b))];
        let preview = a.merge_preview(&b).unwrap();
        a.merge(&b, &decided(&preview, how)).unwrap();
        for (head, then) in heads {
            let cells = a.cells_at(a.revision_number(&head).unwrap().unwrap()).unwrap();
            let now: BTreeMap<String, Value> = cells.iter().map(|(k, v)| (k.to_owned(), v.clone())).collect();
            prop_assert_eq!(now, then);
        }
        let said = |document: &Document| -> BTreeMap<String, Value> {
            let is_said = |k: &String| !k.starts_with("author/") && document.cells().visible(k);
            values(document).into_iter().filter(|(k, _)| is_said(k)).collect()
        };
        let merged = said(&a);
        a.undo().unwrap();
        let again = a.merge_preview(&b).unwrap();
        let undone = said(&a) != merged;
        let offered = undone || !again.settled.is_empty();
        prop_assert_eq!(again.relation, if offered { Relation::TakenBack } else { Relation::Older });
        let (mine, theirs) = (values(&a), values(&b));
        let differ: BTreeSet<&String> = mine.keys().chain(theirs.keys()).filter(|k| mine.get(*k) != theirs.get(*k) && !k.starts_with("author/")).collect();
        let settled = again.settled.iter().map(|one| (&one.conflict.cell, &one.value));
        let taken: BTreeSet<&String> = again.taken.iter().map(|one| &one.cell).chain(settled.clone().map(|(cell, _)| cell)).collect();
        let kept: BTreeSet<&String> = again.kept.iter().map(|one| &one.cell).collect();
        prop_assert_eq!(&kept, &differ.difference(&taken).copied().collect());
        if undone {
            let as_before = settled.map(|(cell, value)| (cell.clone(), value.clone()));
            let brings: BTreeMap<_, _> = again.taken.iter().map(|one| (one.cell.clone(), one.theirs.clone())).chain(as_before).collect();
            a.merge(&b, &Decisions::new()).unwrap();
            prop_assert_eq!(said(&a), merged);
            prop_assert!(brings.iter().all(|(cell, value)| a.cells().get(cell) == value.as_ref()), "what the preview says");
            prop_assert_eq!(a.relation(&b).unwrap(), Relation::Older, "made again, there is nothing more to take");
            a.undo().unwrap();
            let once_more = a.merge_preview(&b).unwrap();
            prop_assert_eq!((once_more.taken, once_more.settled), (again.taken, again.settled));
        }
        sound(&a);
    }

    /// What is written in a redacted copy comes back as it would from a full one, and what was withheld stays as it is (I11).
    #[test]
    fn a_redacted_copy_comes_back_like_a_full_one(past in edits(), there in edits(), here in edits()) {
        let merged = [false, true].map(|redacted| {
            let mut copies = Copies::new(1);
            for (_, act) in past.clone() {
                copies.step((0, act));
            }
            // No undo reaches behind the cut, notes are what is withheld, and nothing is approved in a redacted copy. Attached
            // files stay behind, so whoever deletes evidence there is asked about it (`kept_files.rs`).
            let differs = |(act, p, _): (u8, u8, u8)| matches!(act, 4 | 5 | 16 | 19..) || act == 9 && p % 3 != 0;
            let (path, env) = (copies.fresh(), copies.world.env(1));
            if redacted {
                copies.open[0].redacted_copy(&path, &LeaveOut::kinds(&[WithheldKind::Notes]), env).unwrap();
            } else {
                copies.open[0].save_copy(&path).unwrap();
            }
            let copy = copies.at(&path, 1);
            sound(&copy);
            copies.open.push(copy);
            for (_, act) in there.clone().into_iter().filter(|(_, act)| !differs(*act)) {
                copies.step((1, act));
            }
            for (_, act) in here.clone() {
                copies.step((0, act));
            }
            copies.seal();
            copies.merge(0, 1, 0);
            sound(&copies.open[0]);
            if redacted {
                let preview = copies.open[0].merge_preview(&copies.open[1]).unwrap();
                assert!(preview.there.iter().all(|entry| entry.op != "Redact"), "what it was begun with is nothing that was done");
            }
            let again = copies.open[0].relation(&copies.open[1]).unwrap();
            assert!(matches!(again, Relation::Older | Relation::Same), "{again:?}");
            let mut all = values(&copies.open[0]);
            assert!(all.values().all(|value| !annexa_model::is_redacted(value)), "what was withheld came back as a mark");
            // Ids of new records are drawn in another order where a copy was cut.
            all.retain(|k, _| !k.starts_with("author/") && !is_approval(k));
            all
        });
        prop_assert_eq!(&merged[0], &merged[1]);
    }

    /// Nothing of what is withheld, and no id of the history that stays behind, is in a redacted copy's bytes (I15).
    #[test]
    fn what_is_withheld_is_nowhere_in_the_copy(past in past(), at in 0..6_u8) {
        let mut copies = Copies::new(1);
        for (_, act) in past {
            copies.step((0, act));
        }
        let secret = "SECRET of the notes";
        let control = ["A.2.2", "A.5.2"][usize::from(at % 2)];
        copies.open[0].apply(&notes(control, secret)).unwrap();
        copies.open[0].seal().unwrap();
        let path = copies.fresh();
        let env = copies.world.env(1);
        copies.open[0].redacted_copy(&path, &LeaveOut::kinds(&[WithheldKind::Notes]), env).unwrap();
        let bytes = std::fs::read(&path).unwrap();
        let has = |what: &[u8]| bytes.windows(what.len()).any(|window| window == what);
        prop_assert!(!has(b"SECRET"));
        let log = copies.open[0].log(..).unwrap();
        for entry in &log[..log.len() - 1] {
            prop_assert!(!has(entry.id.as_bytes()) && !has(&hex::decode(&entry.id).unwrap()));
        }
        prop_assert!(has(log.last().unwrap().id.as_bytes()), "it says what it was cut from");
        let mut copy = copies.at(&path, 1);
        let refused = copy.apply(&notes(control, "a guess")).unwrap_err();
        prop_assert_eq!(refused.code(), "withheld");
        sound(&copy);
    }
}
