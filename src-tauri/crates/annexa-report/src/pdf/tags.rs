//! The structure tree: what a screen reader follows.

use lopdf::{Dictionary, Document, Object, ObjectId, dictionary};

use super::content::PageContent;
use super::measure::point;
use super::text_string;
use crate::tree::{NodeId, Role, Structure};

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
        Role::Span => "Span",
        Role::Contents => "TOC",
        Role::ContentsItem => "TOCI",
    }
}

/// What of a node stands on pages.
#[derive(Default, Clone)]
struct Content {
    /// Page and marked-content id.
    marked: Vec<(usize, usize)>,
    /// Annotations, and the page of each.
    annotations: Vec<(ObjectId, usize)>,
    /// The box of a figure.
    area: Option<[f32; 4]>,
}

/// Writes the structure tree and its parent tree; returns the root. `links[page]` are the annotations of its links, in
/// order, the first of them with the structure parent's number `pages.len()`.
pub fn write(
    document: &mut Document,
    structure: &Structure,
    pages: &[PageContent],
    page_ids: &[ObjectId],
    annotations: &[(ObjectId, usize, NodeId)],
) -> ObjectId {
    let elements = structure.elements();
    let mut contents = vec![Content::default(); elements.len()];
    for (p, page) in pages.iter().enumerate() {
        for (id, node) in page.marked.iter().enumerate() {
            if let Some(content) = structure.index_of(*node).and_then(|i| contents.get_mut(i)) {
                content.marked.push((p, id));
            }
        }
        for (node, area) in &page.figures {
            if let Some(content) = structure.index_of(*node).and_then(|i| contents.get_mut(i)) {
                content.area.get_or_insert(*area);
            }
        }
    }
    for (id, page, node) in annotations {
        if let Some(content) = structure.index_of(*node).and_then(|i| contents.get_mut(i)) {
            content.annotations.push((*id, *page));
        }
    }
    let mut children: Vec<Vec<usize>> = vec![Vec::new(); elements.len()];
    for (i, element) in elements.iter().enumerate().skip(1) {
        children[element.parent].push(i);
    }
    // What is nowhere on a page (a text that is empty) is no element either.
    let mut present = vec![false; elements.len()];
    for i in (0..elements.len()).rev() {
        let own = !contents[i].marked.is_empty() || !contents[i].annotations.is_empty();
        // A cell of a table stays, even empty: rows keep their shape.
        let is_cell = matches!(elements[i].role, Role::Cell | Role::RowHead | Role::ColumnHead);
        present[i] = i == 0 || own || is_cell || children[i].iter().any(|c| present[*c]);
    }

    let root = document.new_object_id();
    let ids: Vec<ObjectId> = elements.iter().map(|_| document.new_object_id()).collect();
    for (i, element) in elements.iter().enumerate().filter(|(i, _)| present[*i]) {
        let content = &contents[i];
        let page = content.marked.first().map(|(page, _)| *page);
        let mut kids: Vec<Object> = Vec::new();
        // Within a paragraph, links stand between its own runs: kept in the order of the page.
        let mut parts: Vec<((usize, usize), Object)> =
            content.marked.iter().map(|(p, id)| ((*p, *id), marked(*p, *id, page, page_ids))).collect();
        for child in children[i].iter().filter(|c| present[**c]) {
            let at = first_mark(*child, &contents, &children).unwrap_or((usize::MAX, usize::MAX));
            parts.push((at, ids[*child].into()));
        }
        // Children without content of their own keep the order of the tree: a stable sort by place suffices where
        // the element has runs of its own; elsewhere the tree's order is the reading order.
        if !content.marked.is_empty() {
            parts.sort_by_key(|(at, _)| *at);
        }
        kids.extend(parts.into_iter().map(|(_, object)| object));
        for (id, p) in &content.annotations {
            if let Some(page) = page_ids.get(*p) {
                kids.push(dictionary! { "Type" => "OBJR", "Obj" => *id, "Pg" => *page }.into());
            }
        }
        let parent = if i == 0 { root } else { ids[element.parent] };
        let mut dictionary = dictionary! { "Type" => "StructElem", "S" => name(element.role), "P" => parent };
        if let Some(page) = page.and_then(|p| page_ids.get(p)) {
            dictionary.set("Pg", *page);
        }
        match kids.len() {
            0 => {}
            1 => dictionary.set("K", kids.swap_remove(0)),
            _ => dictionary.set("K", kids),
        }
        attributes(&mut dictionary, element.role, content.area);
        if let Some(alt) = &element.alt {
            if element.role == Role::Figure {
                dictionary.set("Alt", text_string(alt));
            } else {
                dictionary.set("A", dictionary! { "O" => "Table", "Summary" => text_string(alt) });
            }
        }
        if let Some(language) = &element.language {
            dictionary.set("Lang", text_string(language));
        }
        document.objects.insert(ids[i], dictionary.into());
    }
    let parents = parent_tree(document, structure, pages, annotations, &ids);
    let next = i64::try_from(pages.len() + annotations.len()).unwrap_or(i64::MAX);
    document.objects.insert(
        root,
        dictionary! {
            "Type" => "StructTreeRoot",
            "K" => vec![ids[0].into()],
            "ParentTree" => parents,
            "ParentTreeNextKey" => next,
        }
        .into(),
    );
    root
}

fn first_mark(element: usize, contents: &[Content], children: &[Vec<usize>]) -> Option<(usize, usize)> {
    let own = contents[element].marked.first().copied();
    own.into_iter().chain(children[element].iter().filter_map(|c| first_mark(*c, contents, children))).min()
}

fn marked(page: usize, id: usize, home: Option<usize>, page_ids: &[ObjectId]) -> Object {
    let id = i64::try_from(id).unwrap_or(i64::MAX);
    match page_ids.get(page).filter(|_| home != Some(page)) {
        Some(page) => dictionary! { "Type" => "MCR", "Pg" => *page, "MCID" => id }.into(),
        None => id.into(),
    }
}

fn attributes(dictionary: &mut Dictionary, role: Role, area: Option<[f32; 4]>) {
    let table = match role {
        Role::ColumnHead => dictionary! { "O" => "Table", "Scope" => "Column" },
        Role::RowHead => dictionary! { "O" => "Table", "Scope" => "Row" },
        Role::GroupHead(span) => dictionary! { "O" => "Table", "Scope" => "Row", "ColSpan" => i64::from(span) },
        Role::Figure => {
            let area = area.unwrap_or_default().map(|v| Object::Real(point(v))).to_vec();
            dictionary! { "O" => "Layout", "Placement" => "Block", "BBox" => area }
        }
        Role::List => dictionary! { "O" => "List", "ListNumbering" => "None" },
        _ => return,
    };
    dictionary.set("A", table);
}

fn parent_tree(
    document: &mut Document,
    structure: &Structure,
    pages: &[PageContent],
    annotations: &[(ObjectId, usize, NodeId)],
    ids: &[ObjectId],
) -> ObjectId {
    let of = |node: &NodeId| -> Object { structure.index_of(*node).map_or(Object::Null, |i| ids[i].into()) };
    let entries: Vec<Object> = pages
        .iter()
        .map(|page| Object::Array(page.marked.iter().map(&of).collect()))
        .chain(annotations.iter().map(|(.., node)| of(node)))
        .collect();
    let mut leaves: Vec<Object> = Vec::new();
    for (chunk, start) in entries.chunks(64).zip((0_i64..).step_by(64)) {
        let end = start + i64::try_from(chunk.len()).unwrap_or(1) - 1;
        let numbers: Vec<Object> =
            (start..).zip(chunk).flat_map(|(number, value)| [number.into(), value.clone()]).collect();
        let leaf = dictionary! { "Limits" => vec![start.into(), end.into()], "Nums" => numbers };
        leaves.push(document.add_object(leaf).into());
    }
    document.add_object(dictionary! { "Kids" => leaves })
}
