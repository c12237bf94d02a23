//! How much an SVG becomes once all that it refers to is drawn wherever it is named.
//!
//! The count is never too low; it may be too high, for a file that is built in a way no drawing program does.

use std::collections::HashMap;

use resvg::usvg::roxmltree::{Document, Node, NodeId};

/// Elements within elements, references followed.
const DEEPEST: usize = 1024;
/// Letters of rules that may be held against all elements together.
const MOST_READ: usize = 200_000_000;
/// Corners that a shape without a path has at most: a rectangle with rounded ones.
const CORNERS: u64 = 16;

/// Elements that are drawn once all references are followed; as good as endless where one leads back to itself, or where
/// a style sheet cannot be told.
pub fn drawn(document: &Document<'_>) -> u64 {
    let mut by_id: HashMap<&str, Vec<Node<'_, '_>>> = HashMap::new();
    let mut rules = Vec::new();
    let mut elements = 0_usize;
    for node in document.descendants().filter(Node::is_element) {
        elements += 1;
        // Of two elements with one id, some references mean the first and some the last.
        if let Some(id) = node.attribute("id") {
            by_id.entry(id).or_default().push(node);
        }
        if node.tag_name().name() == "style" {
            let sheet: String = node.descendants().filter(Node::is_text).filter_map(|n| n.text()).collect();
            match rules_of(&sheet) {
                Some(more) => rules.extend(more),
                None => return u64::MAX,
            }
        }
    }
    let letters: usize = rules.iter().map(Rule::letters).sum();
    if letters.saturating_mul(elements) > MOST_READ {
        return u64::MAX;
    }
    let inherits = document.input_text().contains("inherit");
    let root = document.root_element();
    Growth { by_id, rules, inherits, known: HashMap::new() }.of(root, 0).elements
}

/// What an element comes to.
#[derive(Clone, Copy)]
struct Size {
    /// Elements drawn, with those of its paint.
    elements: u64,
    /// Elements that paint handed down to it is laid on.
    painted: u64,
    /// Corners of its shapes, on each of which a marker may stand.
    corners: u64,
}

const ENDLESS: Size = Size { elements: u64::MAX, painted: u64::MAX, corners: u64::MAX };

impl Size {
    fn add(&mut self, other: Self, times: u64) {
        self.elements = self.elements.saturating_add(other.elements.saturating_mul(times));
        self.painted = self.painted.saturating_add(other.painted.saturating_mul(times));
    }
}

/// A rule of a style sheet that refers to something.
struct Rule {
    /// Element names, ids and classes that it speaks of; nothing where it may be about any.
    words: Option<Vec<String>>,
    declarations: String,
}

impl Rule {
    fn letters(&self) -> usize {
        let words = self.words.iter().flatten().map(|word| word.len() + 1).sum::<usize>();
        words + self.declarations.len()
    }

    fn is_about(&self, node: Node<'_, '_>) -> bool {
        let Some(words) = &self.words else { return true };
        let classes = node.attribute("class").into_iter().flat_map(str::split_whitespace);
        let mut names = classes.chain(node.attribute("id")).chain([node.tag_name().name()]);
        names.any(|name| words.iter().any(|word| word == name))
    }
}

struct Growth<'a, 'i> {
    by_id: HashMap<&'a str, Vec<Node<'a, 'i>>>,
    rules: Vec<Rule>,
    /// Whether anything may be handed down that is not by itself.
    inherits: bool,
    known: HashMap<NodeId, Size>,
}

impl Growth<'_, '_> {
    fn of(&mut self, node: Node<'_, '_>, depth: usize) -> Size {
        if let Some(size) = self.known.get(&node.id()) {
            return *size;
        }
        if depth > DEEPEST {
            return ENDLESS;
        }
        self.known.insert(node.id(), ENDLESS);
        let path = ["d", "points"].into_iter().filter_map(|name| node.attribute(name));
        // No corner is written with less than a letter.
        let corners = path.fold(CORNERS, |sum, path| sum.saturating_add(path.len() as u64));
        let mut size = Size { elements: 1, painted: 1, corners };
        for child in node.children().filter(Node::is_element) {
            let child = self.of(child, depth + 1);
            size.add(child, 1);
            size.corners = size.corners.saturating_add(child.corners);
        }
        let mut paint = Vec::new();
        let mut markers = Vec::new();
        for (property, id) in self.references(node) {
            for target in self.by_id.get(id.as_str()).cloned().unwrap_or_default() {
                let target = self.of(target, depth + 1);
                match property.as_str() {
                    "href" => {
                        size.add(target, 1);
                        size.corners = size.corners.saturating_add(target.corners);
                    }
                    marker if marker.starts_with("marker") => markers.push(target),
                    "clip-path" | "mask" | "filter" if !self.inherits => paint.push((target, false)),
                    _ => paint.push((target, true)),
                }
            }
        }
        for marker in markers {
            size.add(marker, size.corners);
        }
        for (target, handed_down) in paint {
            let times = if handed_down { size.painted } else { 1 };
            size.elements = size.elements.saturating_add(target.elements.saturating_mul(times));
        }
        self.known.insert(node.id(), size);
        size
    }

    /// What an element refers to, each with the property that does.
    fn references(&self, node: Node<'_, '_>) -> Vec<(String, String)> {
        let mut found = Vec::new();
        let mut keep = |property: &str, value: &str| {
            found.extend(urls(value).map(|id| (property.trim().to_owned(), id.to_owned())));
        };
        let mut declarations: Vec<&str> =
            self.rules.iter().filter(|r| r.is_about(node)).map(|r| &*r.declarations).collect();
        for attribute in node.attributes() {
            match attribute.name() {
                "style" => declarations.push(attribute.value()),
                name => keep(name, attribute.value()),
            }
        }
        for declaration in declarations.iter().flat_map(|d| d.split(';')) {
            let (property, value) = declaration.split_once(':').unwrap_or(("", declaration));
            keep(property, value);
        }
        let hrefs = node.attributes().filter(|a| a.name() == "href");
        let local = hrefs.filter_map(|a| a.value().trim_start().strip_prefix('#')?.split(' ').next());
        found.extend(local.map(|id| ("href".to_owned(), id.to_owned())));
        found
    }
}

/// Ids named by `url(#…)` anywhere in a value.
fn urls(value: &str) -> impl Iterator<Item = &str> {
    value.split("url(").skip(1).filter_map(|rest| {
        let rest = rest.trim_start();
        match rest.chars().next()? {
            quote @ ('"' | '\'') => {
                let inner = rest.get(1..)?.trim_start().strip_prefix('#')?;
                Some(inner.split(quote).next()?.trim_end())
            }
            _ => rest.strip_prefix('#')?.split([' ', ')']).next(),
        }
    })
}

/// The rules of a style sheet that refer to something. Nothing where it is written so that its rules cannot be told apart
/// without reading it as a browser does.
fn rules_of(sheet: &str) -> Option<Vec<Rule>> {
    let references = sheet.matches("url(").count();
    if references == 0 {
        return Some(Vec::new());
    }
    let mut text = String::new();
    let mut rest = sheet;
    while let Some((before, comment)) = rest.split_once("/*") {
        text.push_str(before);
        rest = comment.split_once("*/").map_or("", |(_, after)| after);
    }
    text.push_str(rest);
    let quoted = text.replace("url(\"", "").replace("url('", "").replace("\")", "").replace("')", "");
    if text.matches("url(").count() != references || quoted.contains(['"', '\'', '\\']) {
        return None;
    }
    let mut rules = Vec::new();
    for rule in text.split('}').filter(|rule| rule.contains("url(")) {
        let (selectors, declarations) = rule.rsplit_once('{')?;
        let is_name = |c: char| c.is_alphanumeric() || !c.is_ascii() || matches!(c, '-' | '_');
        let words = selectors.split(|c| !is_name(c)).filter(|word| !word.is_empty()).map(str::to_owned);
        let any = selectors.contains(['*', '[', ':']);
        rules.push(Rule { words: (!any).then(|| words.collect()), declarations: declarations.to_owned() });
    }
    Some(rules)
}
