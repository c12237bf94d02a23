//! The semantics of a client file without a database: lists and maps instead of tables. Written from the rules, not
//! from the program.

use std::collections::BTreeMap;

use annexa_model::{Cells, Id, Ids, Operation, PlanContext, is_approval, owners};
use serde_json::{Value, json};

use crate::world::World;

#[derive(Debug, Clone, PartialEq)]
pub struct Change {
    pub cell: String,
    pub before: Option<Value>,
    pub after: Option<Value>,
}

#[derive(Debug, Clone)]
pub struct Revision {
    pub op: String,
    pub author: usize,
    pub changes: Vec<Change>,
    pub reverses: Option<usize>,
    pub undo: Option<usize>,
    pub redo: Option<usize>,
}

#[derive(Debug, Clone)]
struct Open {
    op: String,
    author: usize,
    change: Change,
    started: i64,
}

/// What the program must agree with, step by step.
#[derive(Debug, Clone)]
pub struct Reference {
    pub revisions: Vec<Revision>,
    pub cells: BTreeMap<String, Value>,
    open: Option<Open>,
    pub author: usize,
}

#[derive(Debug)]
pub struct Refused;

struct NoIds;

impl Ids for NoIds {
    fn fresh(&mut self) -> Id {
        unreachable!("stories give every id")
    }
}

fn author_cell(author: usize) -> (String, Value) {
    let author = World::author(author);
    (format!("author/{}", author.id), json!({"name": author.name, "function": author.function}))
}

impl Reference {
    /// After `New` wrote these cells.
    pub fn new(cells: &Cells) -> Self {
        let cells: BTreeMap<String, Value> = cells.iter().map(|(k, v)| (k.to_owned(), v.clone())).collect();
        let change =
            |(cell, after): (&String, &Value)| Change { cell: cell.clone(), before: None, after: Some(after.clone()) };
        let first = Revision {
            op: "New".to_owned(),
            author: 0,
            changes: cells.iter().map(change).collect(),
            reverses: None,
            undo: None,
            redo: None,
        };
        Self { revisions: vec![first], cells, open: None, author: 0 }
    }

    fn set(&mut self, cell: &str, value: Option<Value>) {
        match value {
            Some(value) => self.cells.insert(cell.to_owned(), value),
            None => self.cells.remove(cell),
        };
    }

    fn commit(&mut self, op: &str, changes: Vec<Change>, reverses: Option<usize>) {
        let (me, head) = (self.revisions.len(), self.revisions.last().unwrap());
        let below =
            |x: usize| x.checked_sub(1).map_or((None, None), |p| (self.revisions[p].undo, self.revisions[p].redo));
        let (undo, redo) = match op {
            "Undo" => (below(reverses.unwrap()).0, Some(me)),
            "Redo" => below(reverses.unwrap()),
            "PrepareCandidate" | "IssueEdition" | "ApprovePlan" | "WithdrawEdition" => (head.undo, head.redo),
            _ => (Some(me), None),
        };
        for change in &changes {
            self.set(&change.cell, change.after.clone());
        }
        self.revisions.push(Revision { op: op.to_owned(), author: self.author, changes, reverses, undo, redo });
    }

    pub fn seal(&mut self) {
        let Some(open) = self.open.take() else { return };
        if open.change.before == open.change.after {
            return;
        }
        let (me, author) = (self.author, open.author);
        self.author = author;
        self.commit(&open.op, vec![open.change], None);
        self.author = me;
    }

    fn introduce(&mut self) {
        let (cell, value) = author_cell(self.author);
        let before = self.cells.get(&cell).cloned();
        if before.as_ref() != Some(&value) {
            self.commit("SetAuthor", vec![Change { cell, before, after: Some(value) }], None);
        }
    }

    /// One step: an operation, or several that belong together.
    pub fn apply(&mut self, step: &[Operation], now: i64) -> Result<(), Refused> {
        let before = self.clone();
        let done = self.try_apply(step, now);
        if done.is_err() {
            *self = before;
        }
        done
    }

    fn try_apply(&mut self, step: &[Operation], now: i64) -> Result<(), Refused> {
        // What a plan says of head and count is looked at elsewhere; here only whether it is made, and what it writes.
        let name = World::author(self.author).name;
        let today = jiff::Timestamp::from_millisecond(now).unwrap().to_zoned(jiff::tz::TimeZone::UTC).date();
        let head = "0".repeat(64);
        let (mut after, mut writes) = (self.cells.clone(), BTreeMap::new());
        let (mut op, mut typing) = (String::new(), false);
        for operation in step {
            let cells: Cells = after.clone().into_iter().collect();
            let (head, author) = (head.as_str(), name.as_str());
            let plan = operation
                .plan(&mut PlanContext { cells: &cells, today, head, revisions: 0, author, ids: &mut NoIds })
                .map_err(|_| Refused)?;
            for cell in plan.writes.keys() {
                let lives = |r: &String| after.contains_key(r) || plan.writes.get(r).is_some_and(Option::is_some);
                let orphan = owners(cell).iter().any(|r| r != cell && !lives(r));
                let approval = is_approval(cell) && (after.contains_key(cell) || step.len() > 1);
                if orphan || approval {
                    return Err(Refused);
                }
            }
            for (cell, value) in plan.writes {
                match value.clone() {
                    Some(value) => after.insert(cell.clone(), value),
                    None => after.remove(&cell),
                };
                writes.insert(cell, value);
            }
            (op, typing) = (plan.name, plan.typing && step.len() == 1);
        }
        // Of a record that only came and went, nothing was ever written.
        writes.retain(|cell, _| owners(cell).iter().all(|r| self.cells.contains_key(r) || after.contains_key(r)));
        if typing {
            let (cell, after) = writes.into_iter().next().unwrap();
            let me = self.author;
            if let Some(open) = &mut self.open
                && open.op == op
                && open.author == me
                && open.change.cell == cell
                && annexa_model::is_one_text(open.change.before.as_ref(), open.change.after.as_ref(), after.as_ref())
                && (0..=60_000).contains(&(now - open.started))
            {
                open.change.after.clone_from(&after);
                self.set(&cell, after);
                return Ok(());
            }
            self.seal();
            let before = self.cells.get(&cell).cloned();
            if before != after {
                self.introduce();
                self.set(&cell, after.clone());
                let change = Change { cell, before, after };
                self.open = Some(Open { op, author: me, change, started: now });
            }
            return Ok(());
        }
        self.seal();
        let changes: Vec<Change> = writes
            .into_iter()
            .map(|(cell, after)| Change { before: self.cells.get(&cell).cloned(), cell, after })
            .filter(|c| c.before != c.after)
            .collect();
        if !changes.is_empty() {
            self.introduce();
            self.commit(&op, changes, None);
        }
        Ok(())
    }

    fn step(&self, pointer: Option<usize>) -> Option<usize> {
        pointer.filter(|x| self.revisions[*x].author == self.author)
    }

    fn sealed(&self) -> Self {
        let mut sealed = self.clone();
        sealed.seal();
        sealed
    }

    /// What undo and redo would name.
    pub fn names(&self) -> (Option<String>, Option<String>) {
        let s = self.sealed();
        let name = |x: usize| s.revisions[s.revisions[x].reverses.unwrap_or(x)].op.clone();
        let head = s.revisions.last().unwrap();
        (s.step(head.undo).map(name), s.step(head.redo).map(name))
    }

    pub fn undo(&mut self) -> bool {
        self.seal();
        self.reverse(self.revisions.last().unwrap().undo, "Undo")
    }

    pub fn redo(&mut self) -> bool {
        self.seal();
        self.reverse(self.revisions.last().unwrap().redo, "Redo")
    }

    fn reverse(&mut self, pointer: Option<usize>, op: &str) -> bool {
        let Some(x) = self.step(pointer) else { return false };
        let changes = self.revisions[x].changes.clone().into_iter().filter(|c| {
            let names_somebody = c.cell.starts_with("author/") && c.before.is_none();
            !is_approval(&c.cell) && !names_somebody
        });
        let changes = changes.map(|c| Change { cell: c.cell, before: c.after, after: c.before }).collect();
        self.commit(op, changes, Some(x));
        true
    }

    /// Operations with author and changes, as a log would show them.
    pub fn log(&self) -> Vec<(String, usize, Vec<Change>)> {
        self.sealed().revisions.into_iter().map(|r| (r.op, r.author, r.changes)).collect()
    }
}
