//! Shaping: characters to positioned glyphs, each distinct piece of text once.

use std::collections::HashMap;
use std::rc::Rc;

use harfrust::{Buffer, BufferFlags, ClusterLevel, Direction, Script, ShapeOptions, ShapePlan, ShaperFont};

use super::face::Face;
use super::faces::{FaceId, Faces};

/// A positioned glyph; measures are thousandths of an em.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Glyph {
    /// Glyph number in the whole font.
    pub id: u16,
    /// Byte offset of the glyph's cluster in the shaped text.
    pub cluster: usize,
    /// How far the pen moves.
    pub advance: f32,
    /// Offset to the right.
    pub dx: f32,
    /// Offset upwards.
    pub dy: f32,
}

/// A stretch of text in one face and one direction, as glyphs.
#[derive(Debug)]
pub struct Shaped {
    /// Its face.
    pub face: FaceId,
    /// Whether it runs from right to left.
    pub rtl: bool,
    /// What was typed.
    pub text: Box<str>,
    /// Whether no face has these characters and each cluster is shown as a replacement.
    pub replaced: bool,
    /// The glyphs in visual order.
    pub glyphs: Vec<Glyph>,
    /// The sum of the advances, in thousandths of an em.
    pub width: f32,
}

impl Shaped {
    /// Where it may be parted: each cluster's beginning but the first, in the order of the text.
    pub fn cuts(&self) -> Vec<usize> {
        let mut cuts: Vec<usize> = self.glyphs.iter().map(|g| g.cluster).filter(|c| *c > 0).collect();
        cuts.sort_unstable();
        cuts.dedup();
        cuts
    }
}

/// Kerning goes in steps of this many thousandths of an em. At the sizes of the page that is a tenth of a point, which
/// nobody sees; each distinct kerning more makes files larger.
const KERNING_STEP: f32 = 10.0;

/// Advance of the drawn replacement mark, thousandths of an em: as wide as the mark, with air on both sides.
pub const REPLACEMENT_WIDTH: f32 = 1000.0;

/// Characters that have no shape of their own and never need a face: joiners, variation selectors, marks of direction, tags.
/// They are Unicode's default ignorable ones, as far as the shaper takes them away.
pub fn is_unseen(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{17B4}'..='\u{17B5}' | '\u{180B}'..='\u{180F}' | '\u{200B}'..='\u{200F}'
        | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{FFF0}'..='\u{FFF8}'
        | '\u{1D173}'..='\u{1D17A}' | '\u{E0000}'..='\u{E0FFF}')
}

/// What a reader takes for one character, each with its place in bytes: a letter with its marks, an emoji with its skin, a
/// family joined together, the two letters of a flag.
pub fn clusters(text: &str) -> Vec<(usize, &str)> {
    const JOINER: char = '\u{200D}';
    let is_flag = |c: char| ('\u{1F1E6}'..='\u{1F1FF}').contains(&c);
    let is_skin = |c: char| ('\u{1F3FB}'..='\u{1F3FF}').contains(&c);
    let mut starts: Vec<usize> = Vec::new();
    let mut before = None;
    let mut flags = 0;
    for (at, c) in text.char_indices() {
        flags = if is_flag(c) { flags + 1 } else { 0 };
        let marks = harfrust::unicode::script(u32::from(c)) == Script::INHERITED;
        let goes_on = is_unseen(c) || marks || is_skin(c) || before == Some(JOINER) || flags % 2 == 0 && flags > 0;
        if !goes_on || starts.is_empty() {
            starts.push(at);
        }
        before = Some(c);
    }
    let ends = starts.iter().skip(1).copied().chain([text.len()]);
    starts.iter().zip(ends).map(|(start, end)| (*start, &text[*start..end])).collect()
}

type PlanKey = (FaceId, bool, Option<Script>);

/// Shapes text and remembers what it has shaped.
#[derive(Default)]
pub struct Shaper {
    buffer: Option<Buffer>,
    plans: HashMap<PlanKey, ShapePlan>,
    /// By face, then direction, then text: looking up needs no copy of the text.
    known: Vec<[HashMap<Box<str>, Rc<Shaped>>; 2]>,
}

impl Shaper {
    /// The glyphs of `text` in a face. Equal input gives the same value without shaping again.
    pub fn shape(&mut self, faces: &Faces, face: FaceId, rtl: bool, text: &str) -> Rc<Shaped> {
        let of_face = usize::from(face);
        if self.known.len() <= of_face {
            self.known.resize_with(of_face + 1, Default::default);
        }
        if let Some(shaped) = self.known[of_face][usize::from(rtl)].get(text) {
            return Rc::clone(shaped);
        }
        let glyphs = self.glyphs(faces.get(face), face, rtl, text);
        let width = glyphs.iter().map(|g| g.advance).sum();
        let shaped = Rc::new(Shaped { face, rtl, text: text.into(), replaced: false, glyphs, width });
        self.known[of_face][usize::from(rtl)].insert(text.into(), Rc::clone(&shaped));
        shaped
    }

    /// How many bytes of text are remembered.
    #[cfg(test)]
    pub fn remembered(&self) -> usize {
        self.known.iter().flatten().flat_map(HashMap::keys).map(|text| text.len()).sum()
    }

    /// Characters that no face has, each cluster of them to be drawn as a replacement mark.
    pub fn replacement(&mut self, faces: &Faces, face: FaceId, text: &str) -> Rc<Shaped> {
        let mark = self.shape(faces, face, false, "?");
        let glyph = mark.glyphs.first().map_or(0, |g| g.id);
        let glyphs: Vec<Glyph> = clusters(text)
            .into_iter()
            .map(|(cluster, _)| Glyph {
                id: glyph,
                cluster,
                advance: REPLACEMENT_WIDTH,
                dx: (REPLACEMENT_WIDTH - mark.width) / 2.0,
                dy: 0.0,
            })
            .collect();
        let width = glyphs.iter().map(|g| g.advance).sum();
        Rc::new(Shaped { face, rtl: false, text: text.into(), replaced: true, glyphs, width })
    }

    fn glyphs(&mut self, face: &Face, id: FaceId, rtl: bool, text: &str) -> Vec<Glyph> {
        let mut buffer = self.buffer.take().unwrap_or_default();
        buffer.reset();
        buffer.push_str(text);
        buffer.set_flags(BufferFlags::REMOVE_DEFAULT_IGNORABLES);
        buffer.set_cluster_level(ClusterLevel::MonotoneCharacters);
        buffer.set_direction(if rtl { Direction::RightToLeft } else { Direction::LeftToRight });
        buffer.guess_segment_properties();
        let (direction, script) = (buffer.direction(), buffer.script());
        let plan = self
            .plans
            .entry((id, rtl, script))
            .or_insert_with(|| ShapePlan::new(&face.font, direction, script, None, &[]));
        let shaped = harfrust::shape(&ShaperFont::new(&face.font), &mut buffer, ShapeOptions::new().plan(Some(plan)));
        let scale = 1000.0 / face.units_per_em;
        let metrics = face.font.glyph_metrics();
        let advance = |id: u32, shaped: i32| {
            // A mark over its base stays there.
            if shaped == 0 {
                return 0.0;
            }
            let own = metrics.h_advance(harfrust::GlyphId::new(id));
            own * scale + ((shaped as f32 - own) * scale / KERNING_STEP).round() * KERNING_STEP
        };
        let glyphs = match shaped {
            Ok(()) => buffer
                .glyph_infos()
                .iter()
                .zip(buffer.glyph_positions())
                .map(|(info, position)| Glyph {
                    id: u16::try_from(info.glyph_id).unwrap_or(0),
                    cluster: info.cluster as usize,
                    advance: advance(info.glyph_id, position.x_advance),
                    dx: position.x_offset as f32 * scale,
                    dy: position.y_offset as f32 * scale,
                })
                .collect(),
            // A font whose tables defeat the shaper still shows its plain glyphs.
            Err(_) => plain_glyphs(face, rtl, text),
        };
        self.buffer = Some(buffer);
        glyphs
    }
}

fn plain_glyphs(face: &Face, rtl: bool, text: &str) -> Vec<Glyph> {
    let mut glyphs: Vec<Glyph> = text
        .char_indices()
        .filter_map(|(cluster, c)| {
            let glyph = face.font.charmap().map_unicode(u32::from(c))?;
            let advance = face.font.glyph_metrics().h_advance(glyph) * 1000.0 / face.units_per_em;
            Some(Glyph { id: u16::try_from(glyph.to_u32()).ok()?, cluster, advance, dx: 0.0, dy: 0.0 })
        })
        .collect();
    if rtl {
        glyphs.reverse();
    }
    glyphs
}

#[cfg(test)]
mod tests {
    use super::super::faces::{Fallback, SERIF};
    use super::*;

    #[test]
    fn kerning_is_applied_and_results_are_shared() {
        let faces = Faces::new(Fallback::BundledOnly).unwrap();
        let mut shaper = Shaper::default();
        let pair = shaper.shape(&faces, SERIF, false, "AV");
        let apart = shaper.shape(&faces, SERIF, false, "A").width + shaper.shape(&faces, SERIF, false, "V").width;
        assert!(pair.width < apart);
        assert!(Rc::ptr_eq(&pair, &shaper.shape(&faces, SERIF, false, "AV")));
    }

    #[test]
    fn what_is_read_as_one_character_has_one_mark() {
        let of = |text| clusters(text).into_iter().map(|(_, cluster)| cluster).collect::<Vec<_>>();
        assert_eq!(of("👩\u{200D}👩\u{200D}👧👍🏽🚤\u{FE0F}"), ["👩\u{200D}👩\u{200D}👧", "👍🏽", "🚤\u{FE0F}"]);
        assert_eq!(of("🇨🇭🇩🇪"), ["🇨🇭", "🇩🇪"]);
        assert_eq!(of("語\u{301}彙"), ["語\u{301}", "彙"]);
        let faces = Faces::new(Fallback::BundledOnly).unwrap();
        let family = Shaper::default().replacement(&faces, SERIF, "👩\u{200D}👩\u{200D}👧");
        assert_eq!(family.glyphs.len(), 1);
    }

    #[test]
    fn each_replaced_character_has_its_own_mark() {
        let faces = Faces::new(Fallback::BundledOnly).unwrap();
        let shaped = Shaper::default().replacement(&faces, SERIF, "語彙");
        assert!(shaped.replaced);
        assert_eq!(shaped.glyphs.iter().map(|g| g.cluster).collect::<Vec<_>>(), [0, 3]);
    }
}
