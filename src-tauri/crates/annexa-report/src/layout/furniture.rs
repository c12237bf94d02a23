//! Header, footer, and the marks of a copy that is not issued: at the edge, never under text.

use super::ink::{Ink, Page, TextInk};
use super::setter::Setter;
use super::sheet::Sheet;
use crate::text::{SANS, SEMIBOLD};
use crate::tree::Furniture;

/// Size of header and footer.
const SIZE: f32 = 7.5;
/// Baseline of the header, from the top.
const HEADER: f32 = 48.0;
/// Baselines of the footer, from the foot.
const FOOTER: [f32; 2] = [46.0, 34.0];
/// The edge line stands this far from the right edge, and ends this far from top and foot.
const EDGE: f32 = 30.0;
const EDGE_END: f32 = 36.0;
/// The words at the edge stand this far from the right edge and repeat about this often.
const EDGE_WORDS: f32 = 15.0;
const EDGE_REPEAT: f32 = 120.0;

/// What pages have in common, drawn once.
#[derive(Debug, Default)]
pub struct Shared {
    /// On every page.
    pub every: Vec<Ink>,
    /// On every page with a header.
    pub headed: Vec<Ink>,
}

#[cfg(test)]
impl Shared {
    /// All that is seen on a page, its own and what it shares.
    pub fn with<'a>(&'a self, page: &'a Page) -> impl Iterator<Item = &'a Ink> {
        let headed: &[Ink] = if page.has_header { &self.headed } else { &[] };
        page.ink.iter().chain(&self.every).chain(headed)
    }
}

/// Draws the furniture: on each page what is its own; returns what all have in common.
pub fn draw(pages: &mut [Page], setter: &mut Setter, sheet: &Sheet, furniture: &Furniture) -> Shared {
    let mut shared = Shared::default();
    let total = pages.len().to_string();
    let number = |page: usize| furniture.page.replace("{page}", &page.to_string()).replace("{pages}", &total);
    let mut pen = Pen { setter, sheet, ink: &mut shared.every };
    let last = pen.small(&number(pages.len()), SANS).line.width;
    pen.footer(furniture, last);
    if let Some((word, meaning)) = &furniture.unissued {
        pen.edge(word, meaning);
    }
    let mut pen = Pen { setter, sheet, ink: &mut shared.headed };
    let places: Vec<Option<String>> = pages.iter().map(|page| page.has_header.then(|| place(page))).collect();
    let widest = places.iter().flatten().map(|p| pen.small(p, SEMIBOLD).line.width).fold(0.0, f32::max);
    let header = pen.header(furniture, widest);
    for (i, (page, place)) in pages.iter_mut().zip(places).enumerate() {
        page.ink.reserve_exact(2);
        let mut pen = Pen { setter, sheet, ink: &mut page.ink };
        if let Some(place) = place {
            let place = pen.short(&place, SEMIBOLD, header.room);
            let width = place.line.width;
            pen.put(place, header.right - width, HEADER);
        }
        let number = pen.small(&number(i + 1), SANS);
        let width = number.line.width;
        pen.put(number, sheet.left() + sheet.measure - width, sheet.height - FOOTER[0]);
    }
    shared
}

/// Which controls or sections a page shows.
fn place(page: &Page) -> String {
    match page.guides.as_ref().or(page.sections.as_ref()) {
        Some((first, last)) if first == last => first.clone(),
        Some((first, last)) => format!("{first} – {last}"),
        None => String::new(),
    }
}

/// Where the header names what the page shows.
struct PlaceOfHeader {
    right: f32,
    room: f32,
}

struct Pen<'a> {
    setter: &'a mut Setter,
    sheet: &'a Sheet,
    ink: &'a mut Vec<Ink>,
}

impl Pen<'_> {
    fn put(&mut self, mut text: TextInk, x: f32, y: f32) {
        text.x = x;
        text.y = y;
        self.ink.push(Ink::Text(text));
    }

    fn small(&mut self, words: &str, face: u8) -> TextInk {
        self.setter.artifact(words, face, SIZE)
    }

    /// A text that keeps to its width: furniture is one line, and its full words stand on the cover and in document
    /// control. What does not fit ends in an ellipsis.
    fn short(&mut self, words: &str, face: u8, width: f32) -> TextInk {
        let whole = self.small(words, face);
        if whole.line.width <= width {
            return whole;
        }
        let room = width - self.setter.artifact("…", face, SIZE).line.width;
        let first = self.setter.artifact_lines(words, face, SIZE, room).into_iter().next();
        let said: String = first.map_or_else(String::new, |t| t.line.pieces.iter().map(|p| &*p.shaped.text).collect());
        self.setter.artifact(&format!("{}…", said.trim_end()), face, SIZE)
    }

    /// `widest` is the width of the longest place that a page names.
    fn header(&mut self, furniture: &Furniture, widest: f32) -> PlaceOfHeader {
        let left = self.sheet.left();
        let second = self.sheet.second_axis;
        let document = self.short(&furniture.document, SANS, second - 8.0);
        self.put(document, left, HEADER);
        let mut right = left + self.sheet.measure;
        if let Some((word, _)) = &furniture.unissued {
            let mut text = self.small(word, SEMIBOLD);
            text.white = true;
            let width = text.line.width + 8.0;
            right -= width;
            self.ink.push(Ink::Block { x: right, y: HEADER - 9.0, width, height: 12.0, node: None });
            self.put(text, right + 4.0, HEADER);
            right -= 10.0;
        }
        // Each has half of what is left, and what the other does not need.
        let room = right - left - second - 12.0;
        let whole = self.small(&furniture.organisation, SANS).line.width;
        let organisation = self.short(&furniture.organisation, SANS, (room - widest).max(room / 2.0));
        self.put(organisation, left + second, HEADER);
        PlaceOfHeader { right, room: (room - whole).max(room / 2.0) }
    }

    /// `number` is the width of the longest page number, which has its place at the right.
    fn footer(&mut self, furniture: &Furniture, number: f32) {
        let left = self.sheet.left();
        let right = left + self.sheet.measure;
        let second = self.sheet.second_axis;
        let [first, below] = FOOTER.map(|up| self.sheet.height - up);
        let mut widest =
            |texts: [&String; 2]| texts.map(|t| self.small(t, SANS).line.width).into_iter().fold(0.0, f32::max);
        // The second column makes way for a long id as far as it has room to give.
        let give = right - left - number - 12.0 - widest([&furniture.standing, &furniture.head]);
        let second = second.max((widest([&furniture.document_id, &furniture.classification]) + 12.0).min(give));
        for (words, x, y, room) in [
            (&furniture.document_id, 0.0, first, second - 8.0),
            (&furniture.standing, second, first, right - left - second - number - 12.0),
            (&furniture.classification, 0.0, below, second - 8.0),
            (&furniture.head, second, below, right - left - second),
        ] {
            if !words.is_empty() {
                let text = self.short(words, SANS, room);
                self.put(text, left + x, y);
            }
        }
    }

    fn edge(&mut self, word: &str, meaning: &str) {
        let (width, height) = (self.sheet.width, self.sheet.height);
        let length = height - 2.0 * EDGE_END;
        self.ink.push(Ink::Block { x: width - EDGE - 0.75, y: EDGE_END, width: 1.5, height: length, node: None });
        let repeats = (length / EDGE_REPEAT).floor().max(1.0);
        for i in 0..repeats as u16 {
            let mut bold = self.setter.artifact(word, SEMIBOLD, 8.5);
            let mut plain = self.setter.artifact(meaning, SANS, 8.5);
            (bold.turned, plain.turned) = (true, true);
            let y = EDGE_END + f32::from(i) * (length / repeats);
            // Turned clockwise, a baseline of 3 above the lower edge of its line lies 3 to the right of that edge.
            let x = width - EDGE_WORDS - 9.0;
            let after = y + bold.line.width + 6.0;
            self.put(bold, x, y);
            self.put(plain, x, after);
        }
    }
}
