//! Random stories told to a document and to the reference at once: they must agree after every step.

use std::collections::{BTreeMap, HashMap};

use annexa_document::{Changes, Document};
use annexa_model::{Cells, Delta, Kept, Operation, Snapshot, StatementDecision, is_approval, is_kept_file, sha256_hex};
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::reference::{Change, Reference};
use crate::world::*;

pub type Act = (u8, u8, u8);
/// One act, or operations that belong together.
type Command = Vec<Act>;

/// Acts below this are operations.
pub const OPERATIONS: u8 = 29;

const CONTROLS: [&str; 2] = ["A.2.2", "A.5.2"];
const WORDS: [&str; 4] = ["", "x", "y", "xy ü \"\\ €"];

struct Story {
    place: Place,
    document: Option<Document>,
    reference: Reference,
    /// So many records were named.
    named: u32,
    copies: u32,
}

/// What stories print and attach: what is attached may be an edition's PDF as well.
const STORED: [&[u8]; 2] = [b"%PDF-1", b"minutes"];

/// Hands over the bytes that their operations name.
pub fn stage(document: &mut Document) {
    for bytes in STORED {
        document.stage_blob(bytes.to_vec()).unwrap();
    }
}

/// What a command is in words the document understands; the rest is done to the document itself.
pub fn operation_of(named: &mut u32, cells: &BTreeMap<String, Value>, (act, p, q): Act) -> Option<Operation> {
    let control = CONTROLS[usize::from(p) % 2];
    let word = WORDS[usize::from(q) % 4];
    let mut fresh = |kind: &str| {
        *named += 1;
        format!("{kind}{named}")
    };
    let pdf = sha256_hex(STORED[0]);
    let stored = sha256_hex(STORED[usize::from(q) % 2]);
    let kept = |signed: bool| -> Vec<Kept<'_>> {
        let kept = cells.keys().filter(|cell| is_kept_file(cell)).filter_map(|cell| Kept::of(cell));
        kept.filter(|kept| signed == matches!(kept, Kept::SignedCopy { .. })).collect()
    };
    let one_kept = |all: Vec<_>| (!all.is_empty()).then(|| all[usize::from(p) % all.len()]);
    let live = |kind: &str| -> Vec<String> { cells.keys().filter_map(|k| record(k, kind)).collect() };
    let pick = |all: Vec<String>| (!all.is_empty()).then(|| all[usize::from(p) % all.len()].clone());
    Some(match act {
        0 | 1 => {
            let value = ["undecided", "applicable", "excluded"][usize::from(q) % 3];
            decide(control, &json!([{"applicability": value}]))
        }
        2 | 3 => decide(control, &json!([{"included": word}])),
        4 | 5 => notes(control, word),
        6 => {
            let status = ["planned", "inProgress", "implemented"][usize::from(q) % 3];
            let controls = CONTROLS.map(|c| format!("iso42001/{c}"));
            operation(json!({"op": "Decide", "statement": "s", "controls": controls, "set": [{"status": status}]}))
        }
        7 if p % 3 == 0 => {
            operation(json!({"op": "AddRisk", "id": fresh("r"), "set": [{"title": word}, {"treatment": "accept"},
            {"inherent": {"likelihood": 1, "societies": 2}}]}))
        }
        8 if p % 3 == 0 => {
            operation(json!({"op": "EditOrganisation", "set": [{"riskCriteria": {"likelihood": ["a", "b", "c"],
            "consequence": ["a", "b", "c"], "acceptable": 2}}]}))
        }
        9 if p % 3 == 0 => operation(json!({"op": "DeleteRisk", "risk": pick(live("risk"))?})),
        10 | 11 if p % 3 == 0 => {
            let from = format!("risk/{}", pick(live("risk"))?);
            let to = format!("iso42001/{}", CONTROLS[usize::from(q) % 2]);
            operation(json!({"op": if act == 10 { "Link" } else { "Unlink" }, "from": from, "to": [to]}))
        }
        7 => operation(json!({"op": "AddEvidence", "id": fresh("e"), "set": [{"title": word}]})),
        8 => operation(json!({"op": "EditEvidence", "evidence": pick(live("evidence"))?, "set": [{"title": word}]})),
        9 => operation(json!({"op": "DeleteEvidence", "evidence": pick(live("evidence"))?})),
        10 => decide(CONTROLS[usize::from(q) % 2], &json!([{"linkEvidence": pick(live("evidence"))?}])),
        11 => decide(CONTROLS[usize::from(q) % 2], &json!([{"unlinkEvidence": pick(live("evidence"))?}])),
        12 => operation(json!({"op": "AddSystem", "id": fresh("y"), "set": [{"name": word}]})),
        13 => decide(control, &json!([{"excludeSystem": {"system": pick(live("system"))?, "justification": word}}])),
        14 => operation(json!({"op": "DeleteSystem", "system": pick(live("system"))?})),
        15 => operation(json!({"op": "AddControl", "id": fresh("c"), "set": [{"title": "Own"}]})),
        16 => {
            let own = format!("own/{}", pick(live("control"))?);
            operation(json!({"op": "Decide", "statement": "s", "controls": [own], "set": [{"notes": word}]}))
        }
        17 => operation(json!({"op": "DeleteControl", "control": pick(live("control"))?})),
        18 => operation(json!({"op": "EditStatement", "statement": "s", "set": [{"version": format!("{q}.0")}]})),
        20 if p % 2 == 0 => {
            operation(json!({"op": "ApprovePlan", "id": fresh("n"), "statement": "s", "label": format!("{q}.0"),
            "documentId": "RTP", "approver": {"name": "Director", "function": "Board"}, "pdf": pdf}))
        }
        19 | 20 => operation(json!({"op": "PrepareCandidate", "id": fresh("k"), "statement": "s"})),
        21 | 22 => {
            let approver = json!({"name": "Director", "function": "Board"});
            let candidate = live("candidate").pop()?;
            operation(
                json!({"op": "IssueEdition", "id": fresh("n"), "candidate": candidate, "approver": approver, "pdf": pdf}),
            )
        }
        23 => operation(json!({"op": "WithdrawEdition", "edition": pick(live("edition"))?, "reason": "w"})),
        24 => operation(json!({"op": "AttachEvidence", "evidence": pick(live("evidence"))?, "hash": stored,
            "name": format!("{q}.txt"), "size": q})),
        25 => operation(json!({"op": "AttachSigned", "edition": pick(live("edition"))?, "hash": stored,
            "mediaType": "application/pdf", "name": format!("{q}.pdf")})),
        26 | 27 => match one_kept(kept(act == 27))? {
            Kept::SignedCopy { edition, hash } => {
                operation(json!({"op": "DetachSigned", "edition": edition, "hash": hash}))
            }
            Kept::Attachment { evidence, hash } => {
                operation(json!({"op": "DetachEvidence", "evidence": evidence, "hash": hash}))
            }
            other => unreachable!("{other:?} is no file"),
        },
        28 if p == 0 => {
            operation(json!({"op": "AddStatement", "id": fresh("a"), "frameworks": ["iso42001"], "set": []}))
        }
        _ => return None,
    })
}

fn record(key: &str, kind: &str) -> Option<String> {
    let id = key.strip_prefix(kind)?.strip_prefix('/')?;
    (!id.contains('/')).then(|| id.to_owned())
}

impl Story {
    fn new() -> Self {
        let place = Place::new();
        let mut document = Document::create(&place.path, place.world.env(0), &complete()).unwrap();
        let reference = Reference::new(document.cells());
        stage(&mut document);
        Self { place, document: Some(document), reference, named: 0, copies: 0 }
    }

    fn document(&mut self) -> &mut Document {
        self.document.as_mut().unwrap()
    }

    fn open(&mut self) {
        self.document = None;
        let mut document = Document::open(&self.place.path, self.place.world.env(self.reference.author)).unwrap();
        stage(&mut document);
        self.document = Some(document);
    }

    /// What it changed, where the file was not opened anew.
    fn step(&mut self, command: &[Act]) -> Option<Changes> {
        let [(act, p, q), ..] = *command else { return None };
        let jump = [0, 1_000, 30_000, 61_000, -5_000][usize::from(p + q) % 5];
        self.place.world.pass(jump);
        match act.checked_sub(OPERATIONS) {
            Some(0..=2) => {
                self.reference.undo();
                return Some(self.document().undo().unwrap());
            }
            Some(3 | 4) => {
                self.reference.redo();
                return Some(self.document().redo().unwrap());
            }
            Some(5) => self.open(),
            Some(6) => {
                self.reference.author = usize::from(p) % 3;
                let author = World::author(self.reference.author);
                self.document().set_author(author);
            }
            Some(7) => {
                self.copies += 1;
                let target = self.place.folder.path().join(format!("copy{}.soa", self.copies));
                self.document().save_copy(&target).unwrap();
                self.reference.seal();
                self.place.path = target;
                self.open();
            }
            Some(_) => {
                self.reference.seal();
                return Some(self.document().seal().unwrap());
            }
            None => {
                let now = self.place.world.now();
                // Each is chosen with those before it in mind, so that a record may come, change and go in one step.
                let (mut ahead, mut step) = (self.reference.clone(), Vec::new());
                for act in command {
                    let Some(operation) = operation_of(&mut self.named, &ahead.cells, *act) else { continue };
                    let _ = ahead.apply(std::slice::from_ref(&operation), now);
                    step.push(operation);
                }
                if step.is_empty() {
                    return None;
                }
                let refused = self.reference.apply(&step, now).is_err();
                let result = self.document().apply(&step);
                assert_eq!(result.is_err(), refused, "{step:?}: {result:?}");
                return result.ok();
            }
        }
        None
    }

    fn agree(&self) {
        let document = self.document.as_ref().unwrap();
        let cells: BTreeMap<String, Value> =
            document.cells().iter().map(|(k, v)| (k.to_owned(), blur(k, v.clone()))).collect();
        let expected: BTreeMap<String, Value> =
            self.reference.cells.iter().map(|(k, v)| (k.clone(), blur(k, v.clone()))).collect();
        let differ: Vec<_> =
            cells.keys().chain(expected.keys()).filter(|k| cells.get(*k) != expected.get(*k)).collect();
        assert!(differ.is_empty(), "{differ:?}");
        let (undo, redo) = self.reference.names();
        assert_eq!((document.can_undo(), document.can_redo()), (undo.as_deref(), redo.as_deref()));
        let log = document.log(..).unwrap();
        assert_eq!(u64::try_from(log.len()).unwrap(), document.revision_count().unwrap());
        assert_eq!(log.last().unwrap().id, document.head().unwrap());
        let log: Vec<_> = log
            .into_iter()
            .map(|e| {
                let author = (0..3).find(|n| World::author(*n).id == e.author.id).unwrap();
                let change = |c: annexa_document::CellChange| Change {
                    before: c.before.map(|v| blur(&c.cell, v)),
                    after: c.after.map(|v| blur(&c.cell, v)),
                    cell: c.cell,
                };
                (e.op, author, e.changes.into_iter().map(change).collect::<Vec<_>>())
            })
            .collect();
        let mut expected = self.reference.log();
        for change in expected.iter_mut().flat_map(|(_, _, changes)| changes) {
            let cell = &change.cell;
            change.before = change.before.take().map(|v| blur(cell, v));
            change.after = change.after.take().map(|v| blur(cell, v));
        }
        assert_eq!(log, expected);
    }
}

/// The reference knows no hashes, so what an approval says of head and count is not compared, nor the frozen JSON, which
/// holds what earlier approvals say of theirs.
fn blur(key: &str, mut value: Value) -> Value {
    if let (true, Value::Object(fields)) = (is_approval(key), &mut value) {
        fields.remove("head");
        fields.remove("revisions");
        fields.remove("json");
    }
    value
}

fn story() -> impl Strategy<Value = Vec<Command>> {
    let alone = (0..OPERATIONS + 9, 0..6_u8, 0..6_u8).prop_map(|act| vec![act]);
    let together = prop::collection::vec((0..OPERATIONS, 0..6_u8, 0..6_u8), 2..5);
    // Evidence that comes, is written to and goes, where it is the one that is picked.
    let passing = (0..6_u8, 0..6_u8).prop_map(|(p, q)| vec![(7, p, q), (8, p, q), (9, p, q)]);
    prop::collection::vec(prop_oneof![6 => alone, 2 => together, 1 => passing], 1..40)
}

/// What the page makes of what it shows and what it is told (`merged` in `ui/src/lib/store.svelte.ts`).
fn merged(mut shown: Value, delta: &Delta) -> Value {
    let Value::Object(mut lists) = json!(delta) else { unreachable!("a delta is an object") };
    lists.retain(|name, _| !["statements", "removedStatements", "decisions"].contains(&name.as_str()));
    let known = shown["statements"].as_array().unwrap().iter();
    let id = |statement: &Value| statement["id"].as_str().unwrap().to_owned();
    let mut statements: BTreeMap<String, Value> = known.map(|statement| (id(statement), statement.clone())).collect();
    statements.retain(|id, _| !delta.removed_statements.iter().any(|gone| gone.as_str() == id));
    for StatementDecision { statement, decision } in &delta.decisions {
        let decisions = statements.get_mut(statement.as_str()).and_then(|of| of["decisions"].as_array_mut());
        let known = decisions.into_iter().flatten().filter(|known| known["control"] == json!(decision.control));
        known.for_each(|known| *known = json!(decision));
    }
    statements.extend(delta.statements.iter().map(|whole| (whole.id.to_string(), json!(whole))));
    lists.insert("statements".to_owned(), statements.into_values().collect());
    lists.into_iter().for_each(|(name, list)| shown[name] = list);
    shown
}

pub fn without_approvals(document: &Document) -> BTreeMap<String, Value> {
    let cells = document.cells().iter().filter(|(k, _)| !is_approval(k));
    cells.map(|(k, v)| (k.to_owned(), v.clone())).collect()
}

pub fn config() -> ProptestConfig {
    let cases = std::env::var("PROPTEST_CASES").ok().and_then(|n| n.parse().ok()).unwrap_or(64);
    ProptestConfig { cases, max_shrink_iters: 2_000, failure_persistence: None, ..ProptestConfig::default() }
}

proptest! {
    #![proptest_config(config())]

    /// The document does what the rules say, step by step, and the file holds (I1, I8, I9, I13).
    #[test]
    fn a_document_and_the_reference_never_disagree(story in story()) {
        let mut told = Story::new();
        for command in story {
            let approvals: Vec<_> = approvals(told.document());
            told.step(&command);
            told.agree();
            let now = self::approvals(told.document());
            prop_assert!(approvals.iter().all(|a| now.contains(a)), "an approval changed or vanished");
        }
        prop_assert_eq!(told.document().verify().unwrap().flaws, vec![]);
        let cells = told.document().cells().clone();
        told.open();
        prop_assert_eq!(told.document().cells(), &cells);
        told.agree();
    }

    /// What a revision left is what stood there when it was the last one, whatever came after.
    #[test]
    fn every_state_that_was_can_be_seen_again(story in story()) {
        let mut told = Story::new();
        let mut seen: HashMap<String, Cells> = HashMap::new();
        for command in story {
            told.step(&command);
            let document = told.document();
            seen.insert(document.head().unwrap(), document.cells().clone());
        }
        let document = told.document();
        for entry in document.log(..).unwrap() {
            // One that was typed on in has another id now.
            if let Some(cells) = seen.get(&entry.id) {
                prop_assert_eq!(&document.cells_at(entry.number).unwrap(), cells);
                prop_assert_eq!(document.snapshot_at(entry.number).unwrap(), Snapshot::from_cells(cells).unwrap());
                prop_assert_eq!(document.revision_named(&entry.id[..12]).unwrap(), entry.number);
            }
        }
        prop_assert_eq!(document.snapshot_at(document.revision_count().unwrap() + 9).unwrap_err().code(), "no-such-revision");
    }

    /// What the page is told of a change makes what it showed what reading anew would show: of operations, of undo and redo, and of a
    /// return to what was.
    #[test]
    fn a_delta_leads_from_what_was_to_what_is(story in story(), back in 0_u64..20) {
        let mut told = Story::new();
        let mut shown = json!(&*told.document().snapshot().unwrap());
        let mut see = |document: &Document, changes: Option<Changes>| {
            let after = document.snapshot().unwrap();
            if let Some(changes) = changes {
                shown = merged(shown.take(), &Delta::of(changes.cells.keys().map(String::as_str), &after));
                assert_eq!(shown, json!(&*after), "after {:?}", changes.cells.keys());
            }
            shown = json!(&*after);
        };
        for command in story {
            let changes = told.step(&command);
            see(told.document(), changes);
        }
        let document = told.document();
        let back = document.revision_count().unwrap().saturating_sub(back).max(1);
        let returned = document.return_to(back).unwrap();
        see(document, Some(returned));
        let undone = document.undo().unwrap();
        see(document, Some(undone));
    }

    /// n undos, n redos, reopening between: exact (I7).
    #[test]
    fn undo_and_redo_are_exact_and_survive_reopening(story in story(), most in 1_usize..12) {
        let mut told = Story::new();
        for command in story {
            told.step(&command);
        }
        told.document().seal().unwrap();
        told.reference.seal();
        let mut seen = vec![without_approvals(told.document())];
        while seen.len() <= most && told.document().can_undo().is_some() {
            told.document().undo().unwrap();
            told.open();
            seen.push(without_approvals(told.document()));
        }
        seen.pop();
        for expected in seen.into_iter().rev() {
            prop_assert!(told.document().can_redo().is_some());
            told.document().redo().unwrap();
            told.open();
            prop_assert_eq!(without_approvals(told.document()), expected);
        }
        prop_assert_eq!(told.document().verify().unwrap().flaws, vec![]);
    }
}

pub fn approvals(document: &Document) -> Vec<(String, Value)> {
    document.cells().iter().filter(|(k, _)| is_approval(k)).map(|(k, v)| (k.to_owned(), v.clone())).collect()
}
