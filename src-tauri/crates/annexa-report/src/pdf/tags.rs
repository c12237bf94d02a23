//! The structure tree: what a screen reader follows.

use std::collections::HashMap;

use lopdf::{Object, ObjectId, dictionary};

use super::content::PageContent;
use super::measure::{integer, point};
use super::pack::{Pack, write_object};
use super::text_string;
use crate::tree::{Edit, Element, NodeId, Role, Structure};

/// Entries in a leaf of the parent tree.
const PER_LEAF: usize = 64;

/// The structure type of a role.
pub fn name(role: Role) -> &'static str {
    match role {
        Role::Document => "Document",
        Role::Section => "Sect",
        Role::Group => "Div",
        Role::Heading(1) => "H1",
        Role::Heading(2) => "H2",
        Role::Heading(3) => "H3",
        Role::Heading(4) => "H4",
        Role::Heading(5) => "H5",
        Role::Heading(_) => "H6",
        Role::Paragraph => "P",
        Role::List => "L",
        Role::ListItem => "LI",
        Role::ListLabel => "Lbl",
        Role::ListBody => "LBody",
        Role::Table => "Table",
        Role::TableHead => "THead",
        Role::TableBody => "TBody",
        Role::TableRow => "TR",
        Role::ColumnHead | Role::RowHead | Role::GroupHead(_) => "TH",
        Role::Cell => "TD",
        Role::Figure => "Figure",
        Role::Caption => "Caption",
        Role::Link => "Link",
        Role::FormField => "Form",
        Role::Span => "Span",
        // PDF 1.7 has no type for either: mapped to Span below.
        Role::Edit(Edit::Deleted) => "Deleted",
        Role::Edit(Edit::Inserted) => "Inserted",
        Role::Contents => "TOC",
        Role::ContentsItem => "TOCI",
    }
}

/// Content of an element: its index, then where in it that is read.
type Marked = (usize, Place);

/// Page, then the text that it is part of, then marked-content id: a text that runs over several lines is read before what
/// stands beside its first.
type Place = (usize, usize, usize);

/// The structure tree while it is written.
struct Tree<'a> {
    structure: &'a Structure<'a>,
    pages: &'a [ObjectId],
    /// In the order of elements, then of pages.
    marked: Vec<Marked>,
    /// Index of the first element that is not in the element.
    ends: Vec<usize>,
    /// What is nowhere on a page (a text that is empty) is no element either, nor is what tells a listener nothing.
    present: Vec<bool>,
    /// The element that each is written as: itself, or the nearest around it that tells something.
    written: Vec<usize>,
    /// Numbers of the elements' objects.
    ids: Vec<u32>,
}

/// Writes the structure tree and its parent tree; returns the root. `annotations` are those of links and fields with page and
/// node, the first of them with the structure parent's number `pages.len()`.
pub fn write(
    pack: &mut Pack,
    structure: &Structure<'_>,
    contents: &[PageContent],
    pages: &[ObjectId],
    annotations: &[(ObjectId, usize, NodeId)],
) -> ObjectId {
    let elements = structure.elements();
    // A parent comes before what is in it, and what is in it comes before anything else.
    let mut ends: Vec<usize> = (1..=elements.len()).collect();
    for i in (1..elements.len()).rev() {
        let parent = elements[i].parent;
        ends[parent] = ends[parent].max(ends[i]);
    }
    let mut written: Vec<usize> = (0..elements.len()).collect();
    for (i, element) in elements.iter().enumerate().skip(1) {
        let alone = i == element.parent + 1 && ends[i] == ends[element.parent];
        if tells_nothing(element, alone.then(|| elements[element.parent].role)) {
            written[i] = written[element.parent];
        }
    }
    let element_of = |node: NodeId| structure.index_of(node).map(|element| written[element]);
    let mut marked: Vec<Marked> = Vec::new();
    let mut areas: HashMap<usize, [f32; 4]> = HashMap::new();
    for (p, page) in contents.iter().enumerate() {
        let known = page.marked.iter().enumerate();
        marked.extend(known.filter_map(|(id, node)| {
            let index = structure.index_of(*node)?;
            Some((written[index], (p, text_of(elements, &written, index), id)))
        }));
        for (node, area) in &page.figures {
            if let Some(element) = structure.index_of(*node) {
                areas.entry(element).or_insert(*area);
            }
        }
    }
    marked.sort_unstable();
    let mut linked: Vec<(usize, usize)> =
        annotations.iter().enumerate().filter_map(|(number, (.., node))| Some((element_of(*node)?, number))).collect();
    linked.sort_unstable();

    // A cell of a table stays, even empty: rows keep their shape.
    let mut present: Vec<bool> =
        elements.iter().map(|e| matches!(e.role, Role::Cell | Role::RowHead | Role::ColumnHead)).collect();
    for element in marked.iter().map(|m| m.0).chain(linked.iter().map(|l| l.0)) {
        present[element] = true;
    }
    for i in (1..elements.len()).rev() {
        present[elements[i].parent] |= present[i];
    }

    let root = pack.document.new_object_id();
    present[0] = true;
    let mut ids = vec![0; elements.len()];
    for (i, written) in written.iter().enumerate() {
        present[i] &= i == *written;
        if present[i] {
            ids[i] = pack.document.new_object_id().0;
        }
    }
    let tree = Tree { structure, pages, marked, ends, present, written, ids };
    let mut linked = linked.into_iter().peekable();
    for i in 0..elements.len() {
        let links = std::iter::from_fn(|| linked.next_if(|(element, _)| *element == i));
        let links = links.filter_map(|(_, number)| annotations.get(number));
        if tree.present[i] {
            pack.object(tree.id(i), |out| tree.element(out, i, root, links, areas.get(&i)));
        }
    }
    let parents = tree.parents(pack, contents, annotations);
    let next = contents.len() + annotations.len();
    pack.object(root, |out| {
        out.extend_from_slice(b"<</Type/StructTreeRoot/K[");
        reference(out, tree.id(0));
        out.extend_from_slice(b"]/ParentTree ");
        reference(out, parents);
        out.extend_from_slice(b"/ParentTreeNextKey ");
        integer(out, next);
        if elements.iter().any(|element| matches!(element.role, Role::Edit(_))) {
            out.extend_from_slice(b"/RoleMap<</Deleted/Span/Inserted/Span>>");
        }
        out.extend_from_slice(b">>");
    });
    root
}

/// The text that content of an element belongs to, where several are written as one element: of those that are not written
/// themselves, the outermost.
fn text_of(elements: &[Element<'_>], written: &[usize], mut index: usize) -> usize {
    while written[index] != index && elements[index].parent != written[index] {
        index = elements[index].parent;
    }
    index
}

/// Whether a listener would notice nothing of an element: what only holds things together on the page, and a paragraph
/// that is all there is in the cell around it.
fn tells_nothing(element: &Element<'_>, alone_in: Option<Role>) -> bool {
    let is_cell = matches!(alone_in, Some(Role::Cell | Role::RowHead | Role::ColumnHead));
    element.is_plain()
        && (matches!(element.role, Role::Group | Role::Span) || element.role == Role::Paragraph && is_cell)
}

impl Tree<'_> {
    fn id(&self, element: usize) -> ObjectId {
        (self.ids[element], 0)
    }

    /// The content of the elements from one index to another, the last not among them.
    fn marked(&self, from: usize, to: usize) -> &[Marked] {
        let start = self.marked.partition_point(|m| m.0 < from);
        let rest = &self.marked[start..];
        &rest[..rest.partition_point(|m| m.0 < to)]
    }

    fn children(&self, element: usize) -> impl Iterator<Item = usize> {
        let mut next = element + 1;
        std::iter::from_fn(move || {
            let child = Some(next).filter(|n| *n < self.ends[element])?;
            // What is in an element that is not written belongs to this one.
            next = if self.written[child] == child { self.ends[child] } else { child + 1 };
            Some(child)
        })
        .filter(|child| self.present[*child])
    }

    fn element<'l>(
        &self,
        out: &mut Vec<u8>,
        i: usize,
        root: ObjectId,
        links: impl Iterator<Item = &'l (ObjectId, usize, NodeId)>,
        area: Option<&[f32; 4]>,
    ) {
        let element = &self.structure.elements()[i];
        let own = self.marked(i, i + 1);
        let home = own.first().map(|(_, (page, ..))| *page);
        out.extend_from_slice(b"<</S/");
        out.extend_from_slice(name(element.role).as_bytes());
        out.extend_from_slice(b"/P ");
        reference(out, if i == 0 { root } else { self.id(self.written[element.parent]) });
        if let Some(page) = home.and_then(|p| self.pages.get(p)) {
            out.extend_from_slice(b"/Pg ");
            reference(out, *page);
        }
        out.extend_from_slice(b"/K[");
        if own.is_empty() {
            // The tree's order is the reading order.
            for child in self.children(i) {
                reference(out, self.id(child));
                out.push(b' ');
            }
        } else {
            // Within a paragraph, links stand between its own runs: in the order of the page.
            let mut parts: Vec<(Place, Option<usize>)> = own.iter().map(|(_, place)| (*place, None)).collect();
            parts.extend(self.children(i).map(|child| {
                let at = self.marked(child, self.ends[child]).iter().map(|(_, (page, _, id))| (*page, *id)).min();
                let (page, id) = at.unwrap_or((usize::MAX, usize::MAX));
                let text = text_of(self.structure.elements(), &self.written, self.structure.elements()[child].parent);
                ((page, text, id), Some(child))
            }));
            parts.sort_by_key(|(at, _)| *at);
            for ((page, _, id), child) in parts {
                match child {
                    Some(child) => reference(out, self.id(child)),
                    None if home == Some(page) => integer(out, id),
                    None => self.elsewhere(out, page, id),
                }
                out.push(b' ');
            }
        }
        for (id, page, _) in links {
            out.extend_from_slice(b"<</Type/OBJR/Obj ");
            reference(out, *id);
            if let Some(other) = self.pages.get(*page).filter(|_| home != Some(*page)) {
                out.extend_from_slice(b"/Pg ");
                reference(out, *other);
            }
            out.extend_from_slice(b">>");
        }
        out.pop_if(|last| *last == b' ');
        out.push(b']');
        attributes(out, element.role, area.copied(), element.alt());
        if let Some(title) = element.title() {
            out.extend_from_slice(b"/T");
            write_object(out, &text_string(title));
        }
        // Read in place of what is drawn: a chart in words; an edited stretch with what happened to it.
        if let Some(alt) = element.alt().filter(|_| matches!(element.role, Role::Figure | Role::Edit(_))) {
            out.extend_from_slice(b"/Alt");
            write_object(out, &text_string(alt));
        }
        if let Some(language) = element.language() {
            out.extend_from_slice(b"/Lang");
            write_object(out, &text_string(language));
        }
        out.extend_from_slice(b">>");
    }

    /// Content on another page than the element's own.
    fn elsewhere(&self, out: &mut Vec<u8>, page: usize, id: usize) {
        if let Some(page) = self.pages.get(page) {
            out.extend_from_slice(b"<</Type/MCR/Pg ");
            reference(out, *page);
            out.extend_from_slice(b"/MCID ");
            integer(out, id);
            out.extend_from_slice(b">>");
        }
    }

    /// The way back: from content and links to their elements.
    fn parents(
        &self,
        pack: &mut Pack,
        contents: &[PageContent],
        annotations: &[(ObjectId, usize, NodeId)],
    ) -> ObjectId {
        let of = |out: &mut Vec<u8>, node: NodeId| match self.structure.index_of(node) {
            Some(element) => reference(out, self.id(self.written[element])),
            None => out.extend_from_slice(b"null"),
        };
        let mut leaves: Vec<Object> = Vec::new();
        let count = contents.len() + annotations.len();
        for start in (0..count).step_by(PER_LEAF) {
            let end = (start + PER_LEAF).min(count);
            let leaf = pack.document.new_object_id();
            leaves.push(leaf.into());
            pack.object(leaf, |out| {
                out.extend_from_slice(b"<</Limits[");
                integer(out, start);
                out.push(b' ');
                integer(out, end - 1);
                out.extend_from_slice(b"]/Nums[");
                for number in start..end {
                    integer(out, number);
                    if let Some(page) = contents.get(number) {
                        out.push(b'[');
                        for node in &page.marked {
                            of(out, *node);
                            out.push(b' ');
                        }
                        out.push(b']');
                    } else if let Some((.., node)) = annotations.get(number - contents.len()) {
                        out.push(b' ');
                        of(out, *node);
                        out.push(b' ');
                    }
                }
                out.extend_from_slice(b"]>>");
            });
        }
        pack.add(&dictionary! { "Kids" => leaves }.into())
    }
}

fn reference(out: &mut Vec<u8>, id: ObjectId) {
    integer(out, id.0 as usize);
    out.extend_from_slice(b" 0 R");
}

/// Writes what a role says beyond its name, if anything.
fn attributes(out: &mut Vec<u8>, role: Role, area: Option<[f32; 4]>, alt: Option<&str>) {
    match role {
        Role::ColumnHead => out.extend_from_slice(b"/A<</O/Table/Scope/Column>>"),
        Role::RowHead => out.extend_from_slice(b"/A<</O/Table/Scope/Row>>"),
        Role::GroupHead(span) => {
            out.extend_from_slice(b"/A<</O/Table/Scope/Row/ColSpan ");
            integer(out, usize::from(span));
            out.extend_from_slice(b">>");
        }
        Role::List => out.extend_from_slice(b"/A<</O/List/ListNumbering/None>>"),
        Role::Figure => {
            out.extend_from_slice(b"/A<</O/Layout/Placement/Block/BBox");
            let area = area.unwrap_or_default().map(|v| Object::Real(point(v)));
            write_object(out, &Object::Array(area.to_vec()));
            out.extend_from_slice(b">>");
        }
        Role::Table => {
            out.extend_from_slice(b"/A<</O/Table/Summary");
            write_object(out, &text_string(alt.unwrap_or_default()));
            out.extend_from_slice(b">>");
        }
        _ => {}
    }
}
