//! One font face: its bytes, its measures, and which of its glyphs the document uses.

use std::collections::HashMap;
use std::sync::Arc;

use harfrust::Font;
use harfrust::font::name::NameId;
use subsetter::GlyphRemapper;

/// The bytes of a font, bundled or read from the system.
pub type FontBytes = Arc<dyn AsRef<[u8]> + Send + Sync>;

/// A glyph as it stands in the embedded subset.
#[derive(Debug, Clone)]
pub struct UsedGlyph {
    /// The text it stands for, its `ToUnicode` value.
    pub text: Box<str>,
    /// Its advance in thousandths of an em.
    pub advance: f32,
}

/// A face that text can be set in.
pub struct Face {
    /// PostScript name, for the font dictionary.
    pub name: String,
    /// The font program.
    pub bytes: FontBytes,
    /// Index within a collection.
    pub index: u32,
    /// The parsed font.
    pub font: Font,
    /// Font units per em.
    pub units_per_em: f32,
    subset: GlyphRemapper,
    /// Numbers in the subset by glyph, as `subset` has them; 0 is not used yet.
    numbers: Vec<u16>,
    used: Vec<UsedGlyph>,
    reverse: Option<HashMap<u16, char>>,
    ascii: [bool; 128],
}

impl Face {
    /// Parses a face; `None` if it is none.
    pub fn parse(bytes: FontBytes, index: u32) -> Option<Self> {
        let font = Font::new(bytes.clone(), index)?;
        let units = f32::from(u16::try_from(u32::from(font.units_per_em())).ok()?);
        if units <= 0.0 {
            return None;
        }
        let name: String = font
            .names()
            .get(NameId::new(6))
            .and_then(|n| n.english_or_first().map(|l| l.name().chars().collect()))
            .unwrap_or_else(|| "Unnamed".to_owned());
        let name = name.chars().filter(|c| c.is_ascii_alphanumeric() || *c == '-').collect();
        let mut ascii = [false; 128];
        for (code, known) in (0_u32..).zip(&mut ascii) {
            *known = code >= 32 && font.charmap().map_unicode(code).is_some();
        }
        let mut face = Self {
            name,
            bytes,
            index,
            font,
            units_per_em: units,
            subset: GlyphRemapper::new(),
            numbers: Vec::new(),
            used: Vec::new(),
            reverse: None,
            ascii,
        };
        face.add(0, "");
        Some(face)
    }

    /// Whether the face has a glyph for the character.
    pub fn has(&self, c: char) -> bool {
        match self.ascii.get(c as usize) {
            Some(known) => *known,
            None => self.font.charmap().map_unicode(u32::from(c)).is_some(),
        }
    }

    /// The glyph's number in the subset; `text` becomes what it stands for when it is first used.
    pub fn use_glyph(&mut self, glyph: u16, text: &str) -> u16 {
        if let Some(known) = self.number(glyph) {
            return known;
        }
        let number = self.subset.remap(glyph);
        let at = usize::from(glyph);
        self.numbers.resize(self.numbers.len().max(at + 1), 0);
        self.numbers[at] = number;
        self.add(glyph, text);
        number
    }

    /// As [`use_glyph`](Self::use_glyph), but a glyph that has a character of its own stands for that.
    pub fn use_glyph_alone(&mut self, glyph: u16, text: &str) -> u16 {
        if let Some(known) = self.number(glyph) {
            return known;
        }
        let own = self.character_of(glyph).map(String::from);
        self.use_glyph(glyph, own.as_deref().unwrap_or(text))
    }

    /// The glyph's number in the subset, if it is used already.
    pub fn number(&self, glyph: u16) -> Option<u16> {
        match self.numbers.get(usize::from(glyph)) {
            _ if glyph == 0 => Some(0),
            None | Some(0) => None,
            Some(number) => Some(*number),
        }
    }

    /// The glyph with that number in the subset.
    pub fn used_glyph(&self, number: u16) -> Option<&UsedGlyph> {
        self.used.get(usize::from(number))
    }

    /// All glyphs of the subset, by number. The first is `.notdef`.
    pub fn used_glyphs(&self) -> &[UsedGlyph] {
        &self.used
    }

    /// The mapping the subset is made with.
    pub fn subset_map(&self) -> &GlyphRemapper {
        &self.subset
    }

    /// The lowest character (private use aside) that maps to the glyph.
    pub fn character_of(&mut self, glyph: u16) -> Option<char> {
        let font = &self.font;
        let map = self.reverse.get_or_insert_with(|| {
            let mut map: HashMap<u16, char> = HashMap::new();
            for (code, glyph) in font.charmap().unicodes() {
                let private = (0xE000..0xF900).contains(&code) || code >= 0xF_0000;
                let (Some(c), Ok(glyph), false) = (char::from_u32(code), u16::try_from(glyph.to_u32()), private) else {
                    continue;
                };
                map.entry(glyph).and_modify(|known| *known = (*known).min(c)).or_insert(c);
            }
            map
        });
        map.get(&glyph).copied()
    }

    fn add(&mut self, glyph: u16, text: &str) {
        let advance = self.font.glyph_metrics().h_advance(harfrust::GlyphId::new(u32::from(glyph)));
        let thousandths = (advance * 1000.0 / self.units_per_em * 100.0).round() / 100.0;
        self.used.push(UsedGlyph { text: text.into(), advance: thousandths });
    }
}
