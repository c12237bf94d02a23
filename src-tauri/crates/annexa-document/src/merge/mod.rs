//! Two copies of one document become one again: their histories are united, and what stands in each cell follows from what
//! each copy knew.

mod again;
mod plan;
mod preview;
mod side;

use std::collections::{BTreeMap, BTreeSet};

use annexa_model::{is_approval, is_redacted, owners};
use serde::Serialize;
use serde_json::Value;

use crate::error::Fault;
use crate::revision::{Change, MERGE, Pointers, REDACT};
use crate::rows::{Tables, present};
use crate::state::{Head, State};
use crate::writer::{Link, Writer, snapshot_of};
use crate::{Changes, Document, Error, Flaw, FlawKind, Result};

use plan::{Plan, Sides};
use side::Side;

pub use preview::{CellDifference, Conflict, ConflictKind, MergePreview, SettledBefore, Version};

/// How another copy stands to this one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Relation {
    /// They end in the same revision.
    Same,
    /// The other one is an older state of this one: there is nothing to take from it.
    Older,
    /// The other one was merged into this one, and the merge was undone: it can be made again.
    TakenBack,
    /// This one is an older state of the other: the other is used instead, not merged.
    Newer,
    /// Each has what the other lacks.
    Diverged,
    /// This one is a redacted copy and the other is not a copy of it: what was withheld here would come back.
    Redacted,
    /// The other one is a redacted copy of a state that this one does not have.
    CutElsewhere,
    /// They have no revision in common.
    Unrelated,
}

impl Relation {
    /// A stable name for it.
    pub fn code(self) -> &'static str {
        match self {
            Self::Same => "merge-same",
            Self::Older => "merge-older",
            Self::TakenBack => "merge-taken-back",
            Self::Newer => "merge-newer",
            Self::Diverged => "merge-diverged",
            Self::Redacted => "merge-redacted",
            Self::CutElsewhere => "merge-cut-elsewhere",
            Self::Unrelated => "merge-unrelated",
        }
    }
}

impl Relation {
    /// Why a copy that stands so to this one is not merged, and what to do instead.
    pub(crate) fn why(self, other: &std::path::Path) -> String {
        let name = other.file_name().unwrap_or_default().to_string_lossy();
        match self {
            Self::Same => format!("“{name}” is the same state of the same document: there is nothing to merge."),
            Self::Older => {
                format!("“{name}” is an older state of this document: there is nothing in it that is not here.")
            }
            Self::Newer => {
                format!("“{name}” is a newer state of this document. It is not merged: work on in that file.")
            }
            Self::TakenBack => format!("“{name}” was merged, and the merge was undone. It can be made again."),
            Self::Diverged => format!("“{name}” can be merged."),
            Self::Redacted => format!(
                "This is a redacted copy and “{name}” is not a copy of it: what was withheld here would come back. Merge \
                 the redacted copy into the full file instead."
            ),
            Self::CutElsewhere => format!(
                "“{name}” is a redacted copy of a state that this file does not have. Merge it into the file that it \
                 was made from."
            ),
            Self::Unrelated => format!(
                "“{name}” is not a copy of this document: they have no history in common. They can be compared, not merged."
            ),
        }
    }
}

fn relation(mine: &Side<'_>, theirs: &Side<'_>) -> std::result::Result<Relation, Fault> {
    Ok(if mine.head() == theirs.head() {
        Relation::Same
    } else if mine.has(&theirs.head()) {
        if mine.again(theirs)?.is_empty() { Relation::Older } else { Relation::TakenBack }
    } else if mine.base.is_some() && mine.base != theirs.base {
        Relation::Redacted
    } else if mine.base.is_none() && theirs.base.is_some_and(|base| mine.has(&base)) {
        Relation::Diverged
    } else if theirs.base.is_some() && theirs.base != mine.base {
        Relation::CutElsewhere
    } else if theirs.has(&mine.head()) {
        Relation::Newer
    } else if theirs.has(&mine.first()) {
        Relation::Diverged
    } else {
        Relation::Unrelated
    })
}

/// A document as it stands in its file at one moment: nobody can write into it meanwhile.
struct Held<'d> {
    document: &'d Document,
    state: State,
    _transaction: rusqlite::Transaction<'d>,
}

impl<'d> Held<'d> {
    fn new(document: &'d Document) -> Result<Self> {
        let sql = |e: rusqlite::Error| Error::from_sqlite(&e, &document.path);
        let transaction = document.conn.unchecked_transaction().map_err(sql)?;
        // Read anew: what was read when the file was opened may be older than what is read of it from here on.
        let state = State::load(&document.conn, &document.path)?;
        Ok(Self { document, state, _transaction: transaction })
    }

    fn side(&self) -> Result<Side<'_>> {
        Side::read(Tables(&self.document.conn), &self.state).map_err(|fault| fault.at(&self.document.path))
    }

    /// Nothing is taken from a file that says other than it did. It is looked at once for as long as nobody writes in it:
    /// whoever looks at what a merge would do merges next.
    fn refuse_unless_sound(&self) -> Result<()> {
        let sql = |e: rusqlite::Error| Error::from_sqlite(&e, &self.document.path);
        let now = (Tables(&self.document.conn).data_version().map_err(sql)?, self.document.conn.total_changes());
        if self.document.sound_at.get() == Some(now) {
            return Ok(());
        }
        match self.document.verify_held()?.says_other() {
            None => {
                self.document.sound_at.set(Some(now));
                Ok(())
            }
            Some(flaw) => Err(Error::Unsound { path: self.document.path.clone(), flaw: flaw.clone() }),
        }
    }
}

impl Document {
    /// Verifies the file, so that what is made of it next need not wait for that: merging takes nothing from one that does not hold.
    ///
    /// # Errors
    /// [`Error::Unsound`]; what reading the file can meet.
    pub fn refuse_unless_sound(&self) -> Result<()> {
        Held::new(self)?.refuse_unless_sound()
    }

    /// How another copy stands to this one.
    ///
    /// # Errors
    /// What reading either file can meet.
    pub fn relation(&self, other: &Self) -> Result<Relation> {
        let (mine, theirs) = (Held::new(self)?, Held::new(other)?);
        relation(&mine.side()?, &theirs.side()?).map_err(|fault| fault.at(&self.path))
    }

    /// Unites the history of another copy with this one's. What neither side overruled comes in by itself; `decisions` hold the
    /// value of every cell that is asked about, and may hold others: overriding what would come in is a decision too. One
    /// revision, which one undo takes back; editions and withdrawals stay. A merge that was undone is made again: what it brought
    /// and nobody changed since is an ordinary change then, for the other's history is here already; what had been decided in it
    /// stands as it was decided, or as `decisions` say now.
    ///
    /// # Errors
    /// [`Error::NotMergeable`] unless the copies diverged, or the merge was undone; [`Error::Unsound`] if the other file does not hold together;
    /// [`Error::Undecided`], [`Error::DecisionUnknown`], [`Error::DecisionUnfit`], [`Error::DecisionMalformed`]; and what writing can meet. Nothing is
    /// changed then.
    pub fn merge(&mut self, other: &Self, decisions: &Decisions) -> Result<Changes> {
        let held = Held::new(other)?;
        held.refuse_unless_sound()?;
        let theirs = held.side()?;
        let bytes = |hash: &[u8]| other.blob(&hex::encode(hash));
        self.transact(|writer| writer.merge(theirs, &bytes, &other.path, decisions))
    }
}

/// What a person decided: the value of a cell after the merge, by its key; nothing is an absent cell.
pub type Decisions = BTreeMap<String, Option<Value>>;

type Bytes<'f> = &'f dyn Fn(&[u8]) -> Result<Vec<u8>>;

impl Writer<'_> {
    fn merge(
        &mut self,
        theirs: Side<'_>,
        bytes: Bytes<'_>,
        path: &std::path::Path,
        decisions: &Decisions,
    ) -> std::result::Result<(), Fault> {
        self.seal()?;
        let state = self.state().clone();
        let mine = Side::read(self.tables(), &state)?;
        let found = relation(&mine, &theirs)?;
        if !matches!(found, Relation::Diverged | Relation::TakenBack) {
            return Err(Error::NotMergeable { path: path.to_owned(), relation: found }.into());
        }
        let sides = Sides::new(mine, theirs)?;
        if found == Relation::TakenBack {
            return self.merge_again(&sides, decisions);
        }
        if let Some(cell) = sides.marks_of_nobody() {
            let flaw = Flaw { kind: FlawKind::Mark, revision: None, detail: Some(cell) };
            return Err(Error::Unsound { path: path.to_owned(), flaw }.into());
        }
        let mut plan = sides.plan()?;
        // Whoever merges says with it who they are: nobody has to decide about their own name.
        let (me, name) = self.introduction();
        plan.clashes.remove(&me);
        plan.taken.remove(&me);
        let undecided: Vec<String> =
            plan.clashes.keys().filter(|cell| !decisions.contains_key(*cell)).cloned().collect();
        if !undecided.is_empty() {
            return Err(Error::Undecided(undecided).into());
        }
        for (cell, value) in decisions {
            sides.refuse_unless_fit(&plan, cell, value.as_ref())?;
        }
        let mut decided = plan.swept;
        decided.extend(decisions.iter().map(|(cell, value)| (cell.clone(), present(value.clone()))));
        let mut changes = BTreeMap::new();
        for (cell, (value, writers)) in plan.taken {
            if !decided.contains_key(&cell) {
                changes.insert(cell, (value, writers.map(|all| all.iter().map(hex::encode).collect())));
            }
        }
        changes.extend(decided.into_iter().map(|(cell, value)| (cell, (value, None))));
        if sides.mine.value(&me) != Some(&name) || sides.there.written.contains(&me) {
            changes.insert(me, (Some(name), None));
        }
        let changes = changes
            .into_iter()
            .map(|(cell, (a, by))| Change { a, b: sides.mine.value(&cell).cloned(), by, cell })
            .collect();
        self.adopt_blobs(&sides, bytes)?;
        let head = self.adopt(&sides)?;
        self.revision(MERGE, changes, &Link::Merges(head))?;
        // What another file says in a cell is not trusted to be readable because its history holds together.
        self.refuse_unless_readable()
    }

    /// Writes their revisions that are new here behind ours, under their own ids. Returns their last one.
    fn adopt(&mut self, sides: &Sides<'_>) -> std::result::Result<Head, Fault> {
        let mut seq = self.state().tail.head.seq;
        for payload in &sides.there.payloads {
            seq += 1;
            self.commit(payload.clone(), seq, false)?;
        }
        Ok(Head { seq, id: sides.theirs.head(), pointers: Pointers::default() })
    }

    /// Bytes that their cells name, now or in their history.
    fn adopt_blobs(&mut self, sides: &Sides<'_>, bytes: Bytes<'_>) -> std::result::Result<(), Fault> {
        let mut wanted = BTreeSet::new();
        for change in sides.there.payloads.iter().flat_map(|payload| &payload.changes) {
            for value in [&change.a, &change.b].into_iter().flatten() {
                wanted.extend(annexa_model::blobs_named(&change.cell, value));
            }
        }
        for hash in wanted {
            let Ok(key) = hex::decode(&hash) else { continue };
            if !self.tables().has_blob(&key)? {
                match bytes(&key) {
                    Ok(bytes) => self.keep_blob(&bytes)?,
                    // A redacted copy names bytes that it does not hold.
                    Err(Error::BlobMissing(_)) => {}
                    Err(error) => return Err(error.into()),
                }
            }
        }
        Ok(())
    }
}

impl Sides<'_> {
    /// A decision is about a cell that one side wrote; what was approved is one of two, never a third and never nothing.
    fn refuse_unless_fit(&self, plan: &Plan, cell: &str, value: Option<&Value>) -> std::result::Result<(), Fault> {
        if !self.written().any(|written| written == cell) {
            return Err(Error::DecisionUnknown(cell.to_owned()).into());
        }
        let of_a_side = value == self.mine.value(cell) || value == self.theirs.value(cell);
        let is_choice = plan.clashes.contains_key(cell) && of_a_side && value.is_some();
        if is_approval(cell) && !is_choice || value.is_some_and(is_redacted) {
            return Err(Error::DecisionUnfit(cell.to_owned()).into());
        }
        if of_a_side || self.can_stand(cell, value) {
            Ok(())
        } else {
            Err(Error::DecisionMalformed(cell.to_owned()).into())
        }
    }

    /// Whether a value that nobody wrote has the form of what a cell holds.
    fn can_stand(&self, cell: &str, value: Option<&Value>) -> bool {
        let mut cells = self.mine.cells.clone();
        // A record that only the other copy has is read as well.
        for record in owners(cell) {
            cells.set(record, Some(Value::Bool(true)));
        }
        cells.set(cell.to_owned(), value.cloned());
        snapshot_of(&cells).is_ok()
    }

    /// A cell that the other copy marked as withheld without being cut so: taken in, nobody could write in it any more.
    fn marks_of_nobody(&self) -> Option<String> {
        let others = self.there.payloads.iter().filter(|payload| payload.op != REDACT);
        let marks = |change: &&Change| {
            let is_mark = |value: &Option<Value>| value.as_ref().is_some_and(is_redacted);
            change.by.is_none() && is_mark(&change.a) && !is_mark(&change.b)
                || change.cell.starts_with("copied/withheld/")
        };
        others.flat_map(|payload| &payload.changes).find(marks).map(|change| change.cell.clone())
    }
}
