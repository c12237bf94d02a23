//! The faces at hand: three that are bundled, then those of the system, asked only when a character needs them.

use std::sync::Arc;

use fontdb::{Database, Stretch, Style, Weight};

use super::face::{Face, FontBytes};

/// Index of a face in [`Faces`].
pub type FaceId = u8;

/// Source Sans 3 Regular: facts, labels, headings.
pub const SANS: FaceId = 0;
/// Source Sans 3 Semibold: ids, decisions, what is missing.
pub const SEMIBOLD: FaceId = 1;
/// Source Serif 4 `SmText` Regular: sentences.
pub const SERIF: FaceId = 2;

static BUNDLED: [&[u8]; 3] = [
    include_bytes!("../../../../../assets/fonts/SourceSans3-Regular.ttf"),
    include_bytes!("../../../../../assets/fonts/SourceSans3-Semibold.ttf"),
    include_bytes!("../../../../../assets/fonts/SourceSerif4SmText-Regular.ttf"),
];

/// No document needs more faces than this; a file that would is set with replacements instead.
const MOST_FACES: usize = 64;

/// Which faces beyond the bundled ones may be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Fallback {
    /// The system's fonts, for characters that no bundled face has.
    #[default]
    System,
    /// None: the page depends on nothing but its input.
    BundledOnly,
}

/// Every face a document may be set in.
pub struct Faces {
    known: Vec<Face>,
    fallback: Fallback,
    system: Option<System>,
}

/// The system's faces in the order in which they are tried.
struct System {
    database: Database,
    candidates: Vec<Candidate>,
}

struct Candidate {
    id: fontdb::ID,
    /// Not yet tried, may be embedded, or may not.
    embeddable: Option<bool>,
}

impl Faces {
    /// The bundled faces. `None` only if the bundled fonts are damaged.
    pub fn new(fallback: Fallback) -> Option<Self> {
        let known: Vec<Face> = BUNDLED
            .iter()
            .map(|bytes| {
                let bytes: FontBytes = Arc::new(*bytes);
                Face::parse(bytes, 0)
            })
            .collect::<Option<_>>()?;
        Some(Self { known, fallback, system: None })
    }

    /// A face by its id. Ids come from this value alone, so an unknown one falls back to the first face.
    pub fn get(&self, id: FaceId) -> &Face {
        self.known.get(usize::from(id)).unwrap_or(&self.known[0])
    }

    /// A face by its id, to register glyphs.
    pub fn get_mut(&mut self, id: FaceId) -> &mut Face {
        let at = if usize::from(id) < self.known.len() { usize::from(id) } else { 0 };
        &mut self.known[at]
    }

    /// Every face, used or not.
    pub fn all(&self) -> &[Face] {
        &self.known
    }

    /// The face for a character: the wanted one, then serif → sans → system. `None` if no face has it.
    pub fn face_for(&mut self, c: char, wanted: FaceId) -> Option<FaceId> {
        if let Some(bundled) = [wanted, SERIF, SANS].into_iter().find(|id| self.get(*id).has(c)) {
            return Some(bundled);
        }
        if let Some(used) = (BUNDLED.len()..self.known.len()).find(|i| self.known[*i].has(c)) {
            return FaceId::try_from(used).ok();
        }
        if self.fallback == Fallback::BundledOnly || self.known.len() >= MOST_FACES {
            return None;
        }
        self.system.get_or_insert_with(System::read).face_for(c, &mut self.known)
    }
}

impl System {
    fn read() -> Self {
        let mut database = Database::new();
        database.load_system_fonts();
        let mut ranked: Vec<(u8, String, u32, fontdb::ID)> = database
            .faces()
            .filter(|f| f.style == Style::Normal && f.stretch == Stretch::Normal)
            .map(|f| {
                let family = f.families.first().map_or("", |n| n.0.as_str());
                // Of the faces for Han characters the Japanese one first: its punctuation stands where Japanese and
                // simplified Chinese expect it.
                let kind = match family {
                    f if f.starts_with("Noto Sans CJK") && !f.ends_with("JP") => 1,
                    f if f.starts_with("Noto Sans") => 0,
                    f if f.starts_with("Noto") => 2,
                    _ => 3,
                };
                let weight = u8::from(f.weight != Weight::NORMAL) * 8;
                (weight + kind, f.post_script_name.clone(), f.index, f.id)
            })
            .collect();
        // Sorted by name, so that the choice does not depend on the order of a folder.
        ranked.sort_by(|a, b| (a.0, &a.1, a.2).cmp(&(b.0, &b.1, b.2)));
        let candidates = ranked.into_iter().map(|(.., id)| Candidate { id, embeddable: None }).collect();
        Self { database, candidates }
    }

    fn face_for(&mut self, c: char, faces: &mut Vec<Face>) -> Option<FaceId> {
        for candidate in &mut self.candidates {
            let Candidate { id, embeddable } = candidate;
            if *embeddable == Some(false) {
                continue;
            }
            // Most faces lack most characters: the table of characters is read in place, and only a face that is
            // wanted is copied.
            let found = self.database.with_face_data(*id, |data, index| {
                let covers = ttf_parser::Face::parse(data, index).is_ok_and(|f| f.glyph_index(c).is_some());
                let usable = covers && *embeddable.get_or_insert_with(|| may_be_embedded(data, index));
                usable.then(|| (data.to_vec(), index))
            });
            if let Some(Some((data, index))) = found
                && let Some(face) = Face::parse(Arc::new(data), index)
            {
                let new = FaceId::try_from(faces.len()).ok()?;
                faces.push(face);
                return Some(new);
            }
        }
        None
    }
}

/// Whether a face can be embedded and its maker does not forbid it: it has outlines and it subsets.
fn may_be_embedded(data: &[u8], index: u32) -> bool {
    let table = |tag: &[u8; 4]| sfnt_table(data, index, *tag);
    let outlines = table(b"glyf").is_some() || table(b"CFF ").is_some();
    // OS/2 fsType, bit 1: “Restricted License embedding”.
    let restricted = table(b"OS/2").and_then(|t| t.get(8..10)).is_some_and(|b| b[1] & 0x0F == 0x02);
    outlines && !restricted && subsetter::subset(data, index, &subsetter::GlyphRemapper::new()).is_ok()
}

/// Finds a table of a font or of a face in a collection.
pub fn sfnt_table(data: &[u8], index: u32, tag: [u8; 4]) -> Option<&[u8]> {
    let number = |at: usize| Some(u32::from_be_bytes(data.get(at..at + 4)?.try_into().ok()?) as usize);
    let start = if data.starts_with(b"ttcf") { number(12 + 4 * usize::try_from(index).ok()?)? } else { 0 };
    let count = usize::from(u16::from_be_bytes(data.get(start + 4..start + 6)?.try_into().ok()?));
    (0..count).map(|i| start + 12 + i * 16).find_map(|at| {
        (data.get(at..at + 4)? == tag).then_some(())?;
        let (offset, length) = (number(at + 8)?, number(at + 12)?);
        data.get(offset..offset.checked_add(length)?)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_letter_goes_to_the_face_that_was_asked() {
        let mut faces = Faces::new(Fallback::BundledOnly).unwrap();
        for wanted in [SANS, SEMIBOLD, SERIF] {
            assert_eq!(faces.face_for('a', wanted), Some(wanted));
            assert_eq!(faces.face_for('Ж', wanted), Some(wanted));
        }
    }

    #[test]
    fn polytonic_greek_falls_back_to_sans() {
        let mut faces = Faces::new(Fallback::BundledOnly).unwrap();
        assert_eq!(faces.face_for('ἀ', SERIF), Some(SANS));
    }

    #[test]
    fn what_no_bundled_face_has_is_named_not_guessed() {
        let mut faces = Faces::new(Fallback::BundledOnly).unwrap();
        assert_eq!(faces.face_for('語', SERIF), None);
    }

    #[test]
    fn tables_of_a_damaged_font_are_not_found() {
        assert!(sfnt_table(&BUNDLED[0][..40], 0, *b"glyf").is_none());
        assert!(sfnt_table(b"ttcf", 9, *b"glyf").is_none());
        assert!(sfnt_table(BUNDLED[0], 0, *b"glyf").is_some());
    }
}
