//! A page's ink as a content stream: glyphs in logical order, each run in the marked content of its node.

use std::collections::HashMap;
use std::io::Write;
use std::rc::Rc;

use super::fonts::code;
use super::measure::{decimal, hundredths, number, point};
use super::shapes;
use crate::layout::{Ink, Sheet, Source, TextInk};
use crate::text::{FaceId, Faces, Glyph, Piece, Shaped};
use crate::tree::{Mark, NodeId};

/// Whose content is being written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Owner {
    Node(NodeId),
    /// Header, footer, repeated head.
    Pagination,
    /// Rules, and shapes that repeat a word.
    Layout,
}

/// The colour text is filled with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Colour {
    Black,
    Link,
    White,
}

/// A place that can be followed.
#[derive(Debug, Clone)]
pub struct LinkArea {
    /// The link's node.
    pub node: NodeId,
    /// Where it leads.
    pub anchor: Rc<str>,
    /// Left, bottom, right, top; one for each line.
    pub areas: Vec<[f32; 4]>,
}

/// Room for an electronic signature.
#[derive(Debug, Clone)]
pub struct FieldArea {
    /// The field's node.
    pub node: NodeId,
    /// What it is for.
    pub title: Rc<str>,
    /// Left, bottom, right, top.
    pub area: [f32; 4],
}

/// A character that no face has, with whose text it is.
#[derive(Debug, Clone)]
pub struct Replaced {
    /// The characters.
    pub text: String,
    /// The node.
    pub node: NodeId,
}

/// What a page's content gives the rest of the document.
#[derive(Debug, Default)]
pub struct PageContent {
    /// The content stream.
    pub bytes: Vec<u8>,
    /// The node of each marked-content id.
    pub marked: Vec<NodeId>,
    /// Links.
    pub links: Vec<LinkArea>,
    /// Fields.
    pub fields: Vec<FieldArea>,
    /// Boxes of figures.
    pub figures: Vec<(NodeId, [f32; 4])>,
    /// Characters shown as replacements.
    pub replaced: Vec<Replaced>,
    /// Whether the logo stands on it.
    pub has_picture: bool,
}

/// Names the structure type of a node; `None` for furniture.
pub type TagOf<'a> = &'a dyn Fn(NodeId) -> Option<(&'static str, bool)>;

/// Writes what is drawn on a page, and then the forms that it shares with others.
pub fn write(
    ink: &[Ink],
    with: &[usize],
    sheet: &Sheet,
    faces: &mut Faces,
    forms: &mut Forms,
    tag_of: TagOf<'_>,
) -> PageContent {
    let mut writer = Writer {
        content: PageContent { bytes: Vec::with_capacity(16 * 1024), ..PageContent::default() },
        faces,
        forms,
        tag_of,
        height: sheet.height,
        owner: None,
        within_text: false,
        in_text: false,
        line: None,
        font: None,
        colour: Colour::Black,
        show: Show::default(),
    };
    // What only adorns comes first and together: then nothing parts the text.
    let (adornments, content): (Vec<&Ink>, Vec<&Ink>) = ink.iter().partition(|ink| ink.is_adornment());
    for ink in adornments {
        writer.ink(ink, true);
    }
    for (i, ink) in content.iter().enumerate() {
        writer.ink(ink, content.get(i + 1).is_none_or(|next| !is_one_text(ink, next)));
    }
    writer.close_owner();
    writer.end_text();
    for form in with {
        writer.form(*form);
    }
    writer.content
}

/// Whether two are lines of one text.
fn is_one_text(ink: &Ink, next: &Ink) -> bool {
    matches!((ink, next), (Ink::Text(text), Ink::Text(next)) if Rc::ptr_eq(&text.sources, &next.sources))
}

/// Things drawn alike on many pages: each once in the file, as a form.
#[derive(Default)]
pub struct Forms {
    contents: Vec<Drawn>,
    marks: HashMap<(Mark, u32), usize>,
}

/// What a form draws, and within which box: left, bottom, right, top.
pub struct Drawn {
    /// Its content stream.
    pub bytes: Vec<u8>,
    /// Its box.
    pub area: [f32; 4],
}

impl Forms {
    /// Adds one; returns its number.
    pub fn add(&mut self, bytes: Vec<u8>, area: [f32; 4]) -> usize {
        self.contents.push(Drawn { bytes, area });
        self.contents.len() - 1
    }

    /// A mark with its left edge and its middle at the origin.
    fn mark(&mut self, mark: Mark, radius: f32) -> usize {
        if let Some(known) = self.marks.get(&(mark, radius.to_bits())) {
            return *known;
        }
        let mut bytes = Vec::new();
        shapes::mark(&mut bytes, mark, radius);
        let number = self.add(bytes, [-1.0, -radius - 1.0, 2.0 * radius + 1.0, radius + 1.0]);
        self.marks.insert((mark, radius.to_bits()), number);
        number
    }

    /// All of them, by number.
    pub fn into_contents(self) -> Vec<Drawn> {
        self.contents
    }
}

/// The name of a form among the resources.
pub fn form_name(number: usize) -> String {
    format!("X{number}")
}

/// Text that is being shown: `Tj`, or a `TJ` array as soon as something in it is adjusted.
#[derive(Default)]
struct Show {
    /// Whether the array has begun.
    open: bool,
    run: Vec<u8>,
    /// What rounding owes the next adjustment, so that errors do not add up.
    owed: f32,
    rise: f32,
}

struct Writer<'a> {
    content: PageContent,
    faces: &'a mut Faces,
    forms: &'a mut Forms,
    tag_of: TagOf<'a>,
    height: f32,
    owner: Option<Owner>,
    /// Whether the owner's marked content began within the text object, and so ends there too.
    within_text: bool,
    in_text: bool,
    /// Where the last line of this text object begins, in hundredths of a point; nothing where it is turned.
    line: Option<[i64; 2]>,
    font: Option<(FaceId, f32)>,
    colour: Colour,
    show: Show,
}

impl Writer<'_> {
    fn op(&mut self, numbers: &[f32], operator: &str) {
        for n in numbers {
            number(&mut self.content.bytes, *n);
            self.content.bytes.push(b' ');
        }
        self.content.bytes.extend_from_slice(operator.as_bytes());
        self.content.bytes.push(b'\n');
    }

    /// Lets what follows belong to somebody: text, or shapes.
    fn own(&mut self, owner: Owner, as_text: bool) {
        // A node that is in no structure is furniture.
        let tag = match owner {
            Owner::Node(node) => (self.tag_of)(node),
            _ => None,
        };
        let owner = match owner {
            Owner::Node(_) if tag.is_none() => Owner::Layout,
            other => other,
        };
        if self.owner == Some(owner) {
            return;
        }
        self.close_owner();
        if as_text {
            self.begin_text();
        } else {
            self.end_text();
        }
        self.owner = Some(owner);
        self.within_text = as_text;
        match (owner, tag) {
            (Owner::Node(node), Some((name, _))) => {
                let id = self.content.marked.len();
                self.content.marked.push(node);
                let _ = writeln!(self.content.bytes, "/{name} <</MCID {id}>> BDC");
            }
            (Owner::Pagination, _) => self.content.bytes.extend_from_slice(b"/Artifact <</Type/Pagination>> BDC\n"),
            _ => self.content.bytes.extend_from_slice(b"/Artifact <</Type/Layout>> BDC\n"),
        }
    }

    fn close_owner(&mut self) {
        if self.owner.take().is_some() {
            if std::mem::take(&mut self.within_text) {
                self.close_show();
            } else {
                self.end_text();
            }
            self.op(&[], "EMC");
        }
    }

    /// Shapes stand outside of text: if the owner's marked content is within it, the owner goes on in another.
    fn leave_text(&mut self) {
        if let Some(owner) = self.owner.filter(|_| self.within_text) {
            self.close_owner();
            self.own(owner, false);
        }
        self.end_text();
    }

    fn begin_text(&mut self) {
        if !self.in_text {
            self.op(&[], "BT");
            self.in_text = true;
            self.line = Some([0, 0]);
        }
    }

    /// Begins a line: by its distance from the last, since lines of a paragraph are equally far apart and what is equal
    /// takes no room when it is compressed.
    fn move_to(&mut self, x: f32, y: f32) {
        let there = [x, y].map(hundredths);
        match self.line.replace(there) {
            Some(from) => {
                let by = [there[0] - from[0], there[1] - from[1]];
                for distance in by {
                    decimal(&mut self.content.bytes, distance);
                    self.content.bytes.push(b' ');
                }
                self.op(&[], "Td");
            }
            None => self.op(&[1.0, 0.0, 0.0, 1.0, x, y], "Tm"),
        }
        self.show.owed = 0.0;
    }

    fn end_text(&mut self) {
        self.close_show();
        if self.in_text {
            self.fill(Colour::Black);
            self.op(&[], "ET");
            self.in_text = false;
        }
    }

    fn fill(&mut self, colour: Colour) {
        if self.colour == colour {
            return;
        }
        self.close_show();
        self.colour = colour;
        match colour {
            Colour::Black => self.op(&[0.0], "g"),
            Colour::White => self.op(&[1.0], "g"),
            // #0A1A8C: linked ids only, deep enough to print as black.
            Colour::Link => self.op(&[0.04, 0.1, 0.55], "rg"),
        }
    }

    /// `ends` says of a line of text whether it is the last of its text.
    fn ink(&mut self, ink: &Ink, ends: bool) {
        match ink {
            Ink::Text(text) => self.text(text, ends),
            Ink::Rule { x, y, width, weight, grey } => {
                self.shape_of(None);
                let bytes = &mut self.content.bytes;
                shapes::rule(bytes, *x, self.height - y, *width, *weight, *grey);
            }
            Ink::Block { x, y, width, height, node } => {
                self.shape_of(*node);
                let bottom = self.height - y - height;
                shapes::block(&mut self.content.bytes, *x, bottom, *width, *height);
                self.figure(*node, [*x, bottom, x + width, bottom + height]);
            }
            Ink::Mark { mark, x, y, radius, node } => {
                self.shape_of(*node);
                let up = self.height - y;
                let form = self.forms.mark(*mark, *radius);
                self.op(&[], "q");
                self.op(&[1.0, 0.0, 0.0, 1.0, *x, up], "cm");
                self.form(form);
                self.op(&[], "Q");
                self.figure(*node, [*x, up - radius, x + 2.0 * radius, up + radius]);
            }
            Ink::Share { mark, x, y, width, height, node } => {
                self.shape_of(Some(*node));
                let bottom = self.height - y - height;
                shapes::share(&mut self.content.bytes, *mark, *x, bottom, *width, *height);
                self.figure(Some(*node), [*x, bottom, x + width, bottom + height]);
            }
            Ink::Picture { node, x, y, width, height } => {
                self.shape_of(Some(*node));
                let bottom = self.height - y - height;
                self.op(&[], "q");
                self.op(&[*width, 0.0, 0.0, *height, *x, bottom], "cm");
                self.op(&[], "/Logo Do");
                self.op(&[], "Q");
                self.content.has_picture = true;
                self.figure(Some(*node), [*x, bottom, x + width, bottom + height]);
            }
            Ink::Field { node, title, x, y, width, height } => {
                let bottom = self.height - y - height;
                let area = [*x, bottom, x + width, bottom + height];
                self.content.fields.push(FieldArea { node: *node, title: Rc::clone(title), area });
            }
            Ink::PageNumber { .. } => {}
        }
    }

    fn form(&mut self, number: usize) {
        let _ = writeln!(self.content.bytes, "/{} Do", form_name(number));
    }

    fn shape_of(&mut self, node: Option<NodeId>) {
        self.own(node.map_or(Owner::Layout, Owner::Node), false);
        self.leave_text();
    }

    fn figure(&mut self, node: Option<NodeId>, area: [f32; 4]) {
        let Some(node) = node.filter(|n| (self.tag_of)(*n).is_some_and(|(_, is_figure)| is_figure)) else { return };
        match self.content.figures.iter_mut().find(|(n, _)| *n == node) {
            Some((_, known)) => {
                *known = [known[0].min(area[0]), known[1].min(area[1]), known[2].max(area[2]), known[3].max(area[3])];
            }
            None => self.content.figures.push((node, area)),
        }
    }

    fn text(&mut self, text: &TextInk, ends: bool) {
        let order = text.line.visual_order();
        let mut lefts = vec![0.0; order.len()];
        let mut at = text.x;
        for i in &order {
            lefts[*i] = at;
            at += text.line.pieces[*i].width;
        }
        let linear = order.iter().enumerate().all(|(a, b)| a == *b);
        let y = self.height - text.y;
        let mut placed = false;
        for (piece, left) in text.line.pieces.iter().zip(&lefts) {
            let source = text.sources.get(usize::from(piece.run)).or_else(|| text.sources.first());
            let owner = match source {
                Some(source) if !text.artifact => Owner::Node(source.node),
                _ => Owner::Pagination,
            };
            if self.owner != Some(owner) {
                self.own(owner, true);
                placed = false;
            }
            self.begin_text();
            let linked = source.is_some_and(|s| s.link.is_some()) && !text.artifact;
            self.fill(match (text.white, linked && self.is_tinted(source)) {
                (true, _) => Colour::White,
                (_, true) => Colour::Link,
                _ => Colour::Black,
            });
            if piece.shaped.replaced {
                self.replacement(piece, source, *left, y, text.size);
                placed = false;
                continue;
            }
            if !placed || !linear {
                self.close_show();
                self.set_rise(0.0);
                if text.turned {
                    // Along the line is down the page.
                    let down = y - (left - text.x);
                    self.op(&[0.0, -1.0, 1.0, 0.0, text.x, down], "Tm");
                    self.line = None;
                    self.show.owed = 0.0;
                } else {
                    self.move_to(*left, y);
                }
                placed = true;
            }
            self.set_font(piece.shaped.face, text.size);
            self.glyphs(&piece.shaped);
            let stretch = piece.width * 1000.0 / text.size - piece.shaped.width;
            if stretch.abs() > 0.01 && linear {
                self.adjust(-stretch);
            }
            if let (true, Some(source)) = (linked, source) {
                self.link(source, [*left, y - text.size * 0.25, left + piece.width, y + text.size * 0.8]);
            }
            if !text.artifact
                && let Some(source) = source
            {
                self.figure(Some(source.node), [*left, y - text.size * 0.25, left + piece.width, y + text.size * 0.75]);
            }
        }
        let part = text.sources.first().filter(|_| ends && linear && !text.artifact);
        if part
            .is_some_and(|source| (self.tag_of)(source.node).is_some_and(|(name, _)| matches!(name, "Span" | "Link")))
        {
            self.space_after(text);
        }
        self.close_show();
        self.set_rise(0.0);
    }

    /// Parts of one paragraph that stand apart (a number and its title, a fact and its date) are parted by a space in the
    /// text too: what reads it to people knows nothing of places.
    fn space_after(&mut self, text: &TextInk) {
        let Some(last) = text.line.pieces.last().filter(|p| !p.shaped.text.ends_with(' ')) else { return };
        let face = self.faces.get_mut(last.shaped.face);
        let Some(space) = face.font.charmap().map_unicode(32_u32).and_then(|g| u16::try_from(g.to_u32()).ok()) else {
            return;
        };
        let number = face.use_glyph(space, " ");
        self.push_glyph(number);
    }

    /// Lines of a table of contents are links as a whole and stay black; ids among words are told apart.
    fn is_tinted(&self, source: Option<&Source>) -> bool {
        source.is_some_and(|s| (self.tag_of)(s.node).is_some_and(|(name, _)| name == "Link"))
            && source.and_then(|s| s.link.as_deref()).is_some_and(|l| !l.starts_with(crate::tree::UNTINTED))
    }

    fn link(&mut self, source: &Source, area: [f32; 4]) {
        let Some(anchor) = &source.link else { return };
        let known = self.content.links.iter_mut().rev().find(|l| l.node == source.node);
        let Some(link) = known else {
            let new = LinkArea { node: source.node, anchor: anchor.clone(), areas: vec![area] };
            self.content.links.push(new);
            return;
        };
        match link.areas.last_mut().filter(|last| (last[1] - area[1]).abs() < 0.1 && area[0] - last[2] < 400.0) {
            Some(last) => {
                last[0] = last[0].min(area[0]);
                last[2] = last[2].max(area[2]);
            }
            None => link.areas.push(area),
        }
    }

    /// A diamond with a question mark for each character that no face has; the character itself is its actual text.
    fn replacement(&mut self, piece: &Piece, source: Option<&Source>, left: f32, y: f32, size: f32) {
        self.leave_text();
        let advance = crate::text::REPLACEMENT_WIDTH * size / 1000.0;
        for i in 0..piece.shaped.glyphs.len() {
            shapes::diamond(&mut self.content.bytes, left + (i as f32 + 0.5) * advance, y + size * 0.31, size * 0.47);
        }
        self.begin_text();
        self.fill(Colour::White);
        self.move_to(left, y);
        self.set_font(piece.shaped.face, size * 0.8);
        self.begin_span(&piece.shaped.text);
        let scale = 1.0 / 0.8;
        for glyph in &piece.shaped.glyphs {
            let number = self.faces.get_mut(piece.shaped.face).use_glyph(glyph.id, "?");
            let width = self.advance(piece.shaped.face, number);
            let before = (glyph.advance * scale - width) / 2.0;
            self.adjust(-before);
            self.push_glyph(number);
            self.adjust(-before);
        }
        self.end_span();
        self.fill(Colour::Black);
        if let Some(source) = source {
            self.content.replaced.push(Replaced { text: piece.shaped.text.to_string(), node: source.node });
        }
    }

    fn set_font(&mut self, face: FaceId, size: f32) {
        if self.font == Some((face, size)) {
            return;
        }
        self.close_show();
        self.font = Some((face, size));
        let _ = write!(self.content.bytes, "/S{face} ");
        self.op(&[size], "Tf");
    }

    fn set_rise(&mut self, rise: f32) {
        if self.show.rise.to_bits() == rise.to_bits() || (self.show.rise == 0.0 && rise == 0.0) {
            return;
        }
        self.close_show();
        self.show.rise = rise;
        self.op(&[rise], "Ts");
    }

    fn push_glyph(&mut self, number: u16) {
        code(&mut self.show.run, number);
    }

    fn flush_run(&mut self) {
        if self.show.run.is_empty() {
            return;
        }
        let out = &mut self.content.bytes;
        out.push(b'(');
        for byte in self.show.run.drain(..) {
            match byte {
                b'(' | b')' | b'\\' => out.extend_from_slice(&[b'\\', byte]),
                b'\r' => out.extend_from_slice(b"\\r"),
                _ => out.push(byte),
            }
        }
        out.push(b')');
    }

    /// Moves the pen back by thousandths of an em.
    fn adjust(&mut self, by: f32) {
        self.show.owed += by;
        let rounded = point(self.show.owed);
        if rounded == 0.0 {
            return;
        }
        self.show.owed -= rounded;
        if !self.show.open {
            self.show.open = true;
            self.content.bytes.push(b'[');
        }
        self.flush_run();
        // Two adjustments in a row (a mark's own, then its base's) are two numbers.
        if self.content.bytes.last().is_some_and(u8::is_ascii_digit) {
            self.content.bytes.push(b' ');
        }
        number(&mut self.content.bytes, rounded);
    }

    fn close_show(&mut self) {
        let shown = if self.show.run.is_empty() { b"".as_slice() } else { b"Tj\n" };
        self.flush_run();
        let shown = if std::mem::take(&mut self.show.open) { b"]TJ\n" } else { shown };
        self.content.bytes.extend_from_slice(shown);
    }

    fn begin_span(&mut self, actual: &str) {
        self.close_show();
        self.content.bytes.extend_from_slice(b"/Span <</ActualText<FEFF");
        for unit in actual.encode_utf16() {
            let _ = write!(self.content.bytes, "{unit:04X}");
        }
        self.content.bytes.extend_from_slice(b">>> BDC\n");
    }

    fn end_span(&mut self) {
        self.close_show();
        self.op(&[], "EMC");
    }

    fn advance(&self, face: FaceId, number: u16) -> f32 {
        self.faces.get(face).used_glyph(number).map_or(0.0, |g| g.advance)
    }

    /// Writes glyphs cluster by cluster. What a reader extracts is what was typed: by `ToUnicode` where the glyphs'
    /// registered texts give the cluster's text, by `ActualText` where they do not.
    fn glyphs(&mut self, shaped: &Shaped) {
        let glyphs = &shaped.glyphs;
        let mut i = 0;
        while i < glyphs.len() {
            let cluster = glyphs[i].cluster;
            let mut end = i + 1;
            // A raised mark goes with its base: readers take a run of its own for another line.
            let belongs = |g: &Glyph| g.cluster == cluster || !shaped.rtl && g.advance == 0.0 && g.dy != 0.0;
            while glyphs.get(end).is_some_and(belongs) {
                end += 1;
            }
            let next = if shaped.rtl {
                if i == 0 { shaped.text.len() } else { glyphs[i - 1].cluster }
            } else {
                glyphs.get(end).map_or(shaped.text.len(), |g| g.cluster)
            };
            let text = shaped.text.get(cluster..next).unwrap_or_default();
            let group = &glyphs[i..end];
            let raised = !shaped.rtl && group.iter().any(|g| g.dy != 0.0);
            let exact = self.register(shaped, group, text) && !raised;
            if !exact {
                self.begin_span(text);
            }
            for glyph in group {
                self.glyph(shaped.face, glyph);
            }
            if !exact {
                self.end_span();
            }
            i = end;
        }
    }

    /// Registers a cluster's glyphs; says whether their texts, put together, are the cluster's.
    fn register(&mut self, shaped: &Shaped, group: &[Glyph], text: &str) -> bool {
        // A space that holds words together is read as a space: what says otherwise parts the text, and some who read it out
        // stop there.
        let text = if text == "\u{A0}" { " " } else { text };
        // A mirrored bracket keeps its own character, so that its use from left to right stays exact.
        let mirrored = shaped.rtl && matches!(text, "(" | ")" | "[" | "]" | "{" | "}" | "<" | ">" | "«" | "»");
        let face = self.faces.get_mut(shaped.face);
        if let [glyph] = group {
            let number = match face.number(glyph.id) {
                None if !mirrored => face.use_glyph(glyph.id, text),
                known => known.unwrap_or_else(|| face.use_glyph_alone(glyph.id, text)),
            };
            return face.used_glyph(number).is_some_and(|g| &*g.text == text);
        }
        let mut together = String::new();
        for i in 0..group.len() {
            let glyph = group[if shaped.rtl { group.len() - 1 - i } else { i }].id;
            let number = face.use_glyph_alone(glyph, text);
            together.push_str(face.used_glyph(number).map_or("", |g| &g.text));
        }
        together == text
    }

    fn glyph(&mut self, face: FaceId, glyph: &Glyph) {
        let Some(number) = self.faces.get(face).number(glyph.id) else { return };
        let size = self.font.map_or(0.0, |f| f.1);
        self.set_rise(if glyph.dy == 0.0 { 0.0 } else { point(glyph.dy * size / 1000.0) });
        if glyph.dx != 0.0 {
            self.adjust(-glyph.dx);
        }
        self.push_glyph(number);
        let rest = self.advance(face, number) - glyph.advance + glyph.dx;
        if rest != 0.0 || self.show.owed != 0.0 {
            self.adjust(rest);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::{Paper, Sheet};
    use crate::text::{Fallback, Run, SANS, Typesetter};
    use crate::tree::Form;

    fn written(words: &str) -> PageContent {
        let mut setter = Typesetter::new(Faces::new(Fallback::BundledOnly).unwrap());
        let run = Run { text: words, face: SANS, gap: None, kept: false, joined: false };
        let line = setter.line(&[run], 10.0);
        let sources = [Source { node: NodeId(1), link: None }].into();
        let text = TextInk { line, sources, x: 0.0, y: 20.0, size: 10.0, white: false, turned: false, artifact: false };
        let mut faces = setter.into_faces();
        let sheet = Sheet::new(Form::Full, Paper::A4);
        write(&[Ink::Text(text)], &[], &sheet, &mut faces, &mut Forms::default(), &|_| Some(("P", false)))
    }

    #[test]
    fn two_adjustments_in_a_row_are_two_numbers() {
        let mut setter = Typesetter::new(Faces::new(Fallback::BundledOnly).unwrap());
        let run = Run { text: "ab", face: SANS, gap: None, kept: false, joined: false };
        let line = setter.line(&[run], 10.0);
        let mut faces = setter.into_faces();
        let tag_of = |_| None;
        let mut writer = Writer {
            content: PageContent::default(),
            faces: &mut faces,
            forms: &mut Forms::default(),
            tag_of: &tag_of,
            height: 800.0,
            owner: None,
            within_text: false,
            in_text: false,
            line: None,
            font: None,
            colour: Colour::Black,
            show: Show::default(),
        };
        writer.adjust(167.0);
        writer.adjust(25.0);
        assert_eq!(writer.content.bytes, b"[167 25");
        assert_eq!(line.pieces.len(), 1);
    }

    #[test]
    fn text_stands_in_the_marked_content_of_its_node() {
        let content = written("Owner");
        assert_eq!(content.marked, [NodeId(1)]);
        let stream = String::from_utf8_lossy(&content.bytes).into_owned();
        assert!(stream.starts_with("BT\n/P <</MCID 0>> BDC\n") && stream.ends_with("EMC\nET\n"), "{stream}");
    }

    #[test]
    fn a_replaced_character_keeps_its_own_text() {
        let content = written("語");
        let stream = String::from_utf8_lossy(&content.bytes).into_owned();
        assert!(stream.contains("/ActualText<FEFF8A9E>"), "{stream}");
        assert_eq!(content.replaced.len(), 1);
    }
}
