//! The nested outline.

use lopdf::{Dictionary, Object, ObjectId, dictionary};

use super::pack::{Pack, write_object};
use super::{destination, text_string};
use crate::layout::OutlineEntry;

/// Levels that an outline may nest.
const LEVELS: usize = 7;

/// Writes the outline; `None` if there is nothing to list.
pub fn write(pack: &mut Pack, entries: &[OutlineEntry], pages: &[ObjectId], height: f32) -> Option<ObjectId> {
    if entries.is_empty() {
        return None;
    }
    let root = pack.document.new_object_id();
    let ids: Vec<ObjectId> = entries.iter().map(|_| pack.document.new_object_id()).collect();
    let mut items: Vec<Dictionary> = entries
        .iter()
        .map(|e| dictionary! { "Title" => text_string(&e.title), "Dest" => destination(&e.spot, pages, height) })
        .collect();
    let mut top = dictionary! { "Type" => "Outlines" };
    let mut top_count = 0_i64;
    let mut counts = vec![0_i64; entries.len()];
    // The last item on each level of the branch that is being read.
    let mut branch: [Option<usize>; LEVELS] = [None; LEVELS];
    for (i, entry) in entries.iter().enumerate() {
        let wanted = usize::from(entry.level.clamp(1, 6));
        let parent = branch[..wanted].iter().rev().copied().flatten().next();
        let before = branch[wanted];
        items[i].set("Parent", parent.map_or(root, |p| ids[p]));
        if let Some(before) = before {
            items[before].set("Next", ids[i]);
            items[i].set("Prev", ids[before]);
        } else if let Some(parent) = parent {
            items[parent].set("First", ids[i]);
        } else if top_count == 0 {
            top.set("First", ids[i]);
        }
        if let Some(parent) = parent {
            items[parent].set("Last", ids[i]);
            counts[parent] += 1;
        } else {
            top.set("Last", ids[i]);
            top_count += 1;
        }
        branch[wanted] = Some(i);
        branch[wanted + 1..].fill(None);
    }
    for ((mut item, id), count) in items.into_iter().zip(&ids).zip(counts) {
        if count > 0 {
            // Negative: closed until a reader opens it.
            item.set("Count", Object::Integer(-count));
        }
        pack.object(*id, |out| write_object(out, &item.into()));
    }
    top.set("Count", top_count);
    pack.object(root, |out| write_object(out, &top.into()));
    Some(root)
}
