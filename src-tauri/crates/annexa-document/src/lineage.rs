//! Which revisions stand behind each one, and how many. In a history of one line that many is a revision's number, and however
//! copies are brought together it stays what it is; a number is of the one file, in which what came in by a merge stands last.

use std::collections::{BTreeSet, HashMap};

use crate::rows::Tables;
use crate::{Document, Error, Result};

/// How the revisions of a document follow one another, read once.
#[derive(Debug, Default)]
pub struct Lineage {
    known: HashMap<Vec<u8>, usize>,
    /// Its number in this file.
    numbers: Vec<u64>,
    /// Which two each follows; all stand before it.
    parents: Vec<[Option<usize>; 2]>,
    /// How many stand behind those on the line of first parents from the last.
    line: HashMap<usize, u64>,
}

impl Document {
    /// How the revisions follow one another. Reads all their ids: a tenth of a second for 100,000.
    ///
    /// # Errors
    /// What reading the file can meet.
    pub fn lineage(&self) -> Result<Lineage> {
        let (mut known, mut numbers, mut parents) = (HashMap::new(), Vec::new(), Vec::new());
        let mut at = HashMap::new();
        let each = |number: i64, id: Option<&[u8]>, of: [Option<i64>; 2]| {
            let index = parents.len();
            parents.push(of.map(|number| at.get(&number?).copied()));
            at.insert(number, index);
            numbers.push(u64::try_from(number).unwrap_or_default());
            known.extend(id.map(|id| (id.to_vec(), index)));
        };
        Tables(&self.conn).lineage(each).map_err(|e| Error::from_sqlite(&e, self.path()))?;
        Ok(Lineage::of(known, numbers, parents))
    }
}

impl Lineage {
    pub(crate) fn of(known: HashMap<Vec<u8>, usize>, numbers: Vec<u64>, parents: Vec<[Option<usize>; 2]>) -> Self {
        let mut line: Vec<usize> = Vec::new();
        let mut at = parents.len().checked_sub(1);
        while let Some(index) = at {
            line.push(index);
            at = parents.get(index).and_then(|of| of[0]);
        }
        // From the first on, each revision is met once: what a merge brought in counts from that merge on.
        let mut walk = Walk::over(&parents);
        let line = line.into_iter().rev().map(|index| (index, walk.back_from(index))).collect();
        Self { known, numbers, parents, line }
    }

    /// How many revisions stand behind the one with that id, 64 hex digits, itself among them; nothing if there is none.
    pub fn behind(&self, id: &str) -> Option<u64> {
        let index = self.index(id)?;
        Some(self.line.get(&index).copied().unwrap_or_else(|| Walk::over(&self.parents).back_from(index)))
    }

    fn index(&self, id: &str) -> Option<usize> {
        self.known.get(&hex::decode(id).ok()?).copied()
    }

    /// Tells of a revision, by its id, whether none of those with these numbers is it or stands behind it; not so of one that is
    /// not there.
    pub fn free_of(&self, numbers: &BTreeSet<u64>) -> impl Fn(&str) -> bool + use<'_> {
        let mut touched: Vec<bool> = Vec::with_capacity(self.parents.len());
        // Parents stand before children: one pass for however many are asked about.
        for (number, parents) in self.numbers.iter().zip(&self.parents) {
            let inherits = parents.iter().flatten().any(|parent| touched.get(*parent).copied().unwrap_or(true));
            touched.push(inherits || numbers.contains(number));
        }
        move |id| self.index(id).is_some_and(|index| touched.get(index) == Some(&false))
    }

    /// Numbers of the revisions that are none of those with these ids, and stand behind none of them.
    pub fn beyond<'i>(&self, ids: impl IntoIterator<Item = &'i str>) -> BTreeSet<u64> {
        let mut walk = Walk::over(&self.parents);
        for index in ids.into_iter().filter_map(|id| self.index(id)) {
            walk.back_from(index);
        }
        let unmet = self.numbers.iter().zip(&walk.met).filter(|(_, met)| !**met);
        unmet.map(|(number, _)| *number).collect()
    }
}

/// Which revisions were met on the way back, and how many.
struct Walk<'a> {
    parents: &'a [[Option<usize>; 2]],
    met: Vec<bool>,
    count: u64,
}

impl<'a> Walk<'a> {
    fn over(parents: &'a [[Option<usize>; 2]]) -> Self {
        Self { parents, met: vec![false; parents.len()], count: 0 }
    }

    /// Goes back as far as nothing was met before.
    fn back_from(&mut self, index: usize) -> u64 {
        let mut todo = vec![index];
        while let Some(index) = todo.pop() {
            if let Some(met) = self.met.get_mut(index).filter(|met| !**met) {
                *met = true;
                self.count += 1;
                todo.extend(self.parents.get(index).into_iter().flatten().flatten());
            }
        }
        self.count
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn what_a_merge_brought_in_counts_from_that_merge_on_and_once() {
        // 0 ← 1 ← 2 ← 5 ← 6, and 1 ← 3 ← 4, which 5 brought in; 7 is on no line from the last.
        let parents = [[None, None], [Some(0), None], [Some(1), None], [Some(1), None], [Some(3), None]];
        let more = [[Some(2), Some(4)], [Some(3), Some(4)], [Some(5), None]];
        let known = (0..8).map(|n| (vec![u8::try_from(n).unwrap()], n)).collect();
        let lineage = Lineage::of(known, (1..=8).collect(), [&parents[..], &more[..]].concat());
        let behind: Vec<u64> = (0..8).map(|n| lineage.behind(&format!("{n:02x}")).unwrap()).collect();
        assert_eq!(behind, [1, 2, 3, 3, 4, 6, 5, 7]);
        assert_eq!(lineage.behind("ff"), None);
        assert_eq!(lineage.behind("no id"), None);
        // The number of 3, which came in by a merge, is lower than so many stand behind 2, which has nothing to do with it.
        let free_of = lineage.free_of(&BTreeSet::from([4]));
        let free: Vec<bool> = (0..8).map(|n| free_of(&format!("{n:02x}"))).collect();
        assert_eq!(free, [true, true, true, false, false, false, false, false]);
        assert!(!free_of("ff"));
        assert_eq!(lineage.beyond(["02", "ff", "03"]), BTreeSet::from([5, 6, 7, 8]));
        assert_eq!(lineage.beyond([]).len(), 8);
    }
}
