//! Faces as embedded subsets: Type 0 fonts whose codes stand for the glyph numbers of the subset. The glyphs that a
//! document uses first, nearly always all of them, have codes of one byte: half the text to compress.

use std::fmt::Write;

use lopdf::{Dictionary, Object, ObjectId, dictionary};
use sha2::{Digest, Sha256};

use super::pack::Pack;
use crate::error::ReportError;
use crate::text::{Face, UsedGlyph, sfnt_table};

/// Codes: their ranges, and how many glyphs those before them stand for. First bytes tell how long a code is.
const CODES: [(&str, u16); 3] = [("<00> <DF>", 0), ("<E000> <FEFF>", 224), ("<FF0000> <FFFFFF>", 8160)];

/// Writes the code of a glyph of the subset.
pub fn code(out: &mut Vec<u8>, number: u16) {
    let [_, (_, two), (_, three)] = CODES;
    if number < two {
        out.push(number as u8);
    } else if number < three {
        out.extend((0xE000 + (number - two)).to_be_bytes());
    } else {
        out.push(0xFF);
        out.extend((number - three).to_be_bytes());
    }
}

/// Embeds a face and returns its font's object; `None` if none of its glyphs is used.
pub fn embed(pack: &mut Pack, face: &Face) -> Result<Option<ObjectId>, ReportError> {
    if face.used_glyphs().len() < 2 {
        return Ok(None);
    }
    let data: &[u8] = (*face.bytes).as_ref();
    let subset = subsetter::subset(data, face.index, face.subset_map())
        .map_err(|e| ReportError::Font { face: face.name.clone(), cause: e.to_string() })?;
    let tag: String = Sha256::digest(&subset).iter().take(6).map(|b| char::from(b'A' + b % 26)).collect();
    let name = Object::Name(format!("{tag}+{}", face.name).into_bytes());
    let cff = subset.starts_with(b"OTTO");
    let (key, program) = if cff {
        let table = sfnt_table(&subset, 0, *b"CFF ").map(<[u8]>::to_vec).unwrap_or_default();
        ("FontFile3", pack.stream(dictionary! { "Subtype" => "CIDFontType0C" }, table))
    } else {
        let length = i64::try_from(subset.len()).unwrap_or(i64::MAX);
        ("FontFile2", pack.stream(dictionary! { "Length1" => length }, subset))
    };
    let descriptor = pack.add(&descriptor(face, &name, key, program).into());
    let system = dictionary! {
        "Registry" => Object::string_literal("Adobe"),
        "Ordering" => Object::string_literal("Identity"),
        "Supplement" => 0,
    };
    let mut descendant = dictionary! {
        "Type" => "Font",
        "Subtype" => if cff { "CIDFontType0" } else { "CIDFontType2" },
        "BaseFont" => name.clone(),
        "CIDSystemInfo" => system.clone(),
        "FontDescriptor" => descriptor,
        "DW" => 0,
        "W" => widths(face),
    };
    if !cff {
        descendant.set("CIDToGIDMap", "Identity");
    }
    let descendant = pack.add(&descendant.into());
    // A name of its own: programs may know maps by their names.
    let map = format!("Annexa-{tag}");
    let encoding = dictionary! { "Type" => "CMap", "CMapName" => map.as_str(), "CIDSystemInfo" => system };
    let encoding = pack.stream(encoding, character_map("Identity", &map, 1, face, cid_ranges));
    let unicode = pack.stream(Dictionary::new(), character_map("UCS", "Adobe-Identity-UCS", 2, face, characters));
    let font = dictionary! {
        "Type" => "Font",
        "Subtype" => "Type0",
        "BaseFont" => name,
        "Encoding" => encoding,
        "DescendantFonts" => vec![descendant.into()],
        "ToUnicode" => unicode,
    };
    Ok(Some(pack.add(&font.into())))
}

fn descriptor(face: &Face, name: &Object, key: &str, program: ObjectId) -> Dictionary {
    let scale = 1000.0 / face.units_per_em;
    let metrics = face.font.metrics();
    let line = metrics.h_line().map_or((800.0, -200.0), |l| (l.ascender.to_f32(), l.descender.to_f32()));
    let capitals = if let Some(height) = metrics.cap_height { height.to_f32() } else { line.0 };
    let thousandths = |v: f32| Object::Integer((v * scale).round() as i64);
    let bounds = &metrics.bounds;
    let italic = face.font.style_metrics().italic_angle.map_or(0.0, |a| a.to_f64() as f32);
    dictionary! {
        "Type" => "FontDescriptor",
        "FontName" => name.clone(),
        // Symbolic: the font's own glyph numbers, no standard encoding. 64: italic.
        "Flags" => 4 | if italic == 0.0 { 0 } else { 64 },
        "FontBBox" => vec![
            thousandths(bounds.x_min.to_f32()),
            thousandths(bounds.y_min.to_f32()),
            thousandths(bounds.x_max.to_f32()),
            thousandths(bounds.y_max.to_f32()),
        ],
        "ItalicAngle" => Object::Real(italic),
        "Ascent" => thousandths(line.0),
        "Descent" => thousandths(line.1),
        "CapHeight" => thousandths(capitals),
        "StemV" => if face.name.contains("Bold") || face.name.contains("Semibold") { 120 } else { 80 },
        key => program,
    }
}

fn widths(face: &Face) -> Vec<Object> {
    let each = face.used_glyphs().iter().map(|glyph| {
        if glyph.advance.fract() == 0.0 { Object::Integer(glyph.advance as i64) } else { Object::Real(glyph.advance) }
    });
    vec![Object::Integer(0), Object::Array(each.collect())]
}

/// A map from codes: to glyphs or to characters, as its entries say.
fn character_map(ordering: &str, name: &str, kind: u8, face: &Face, entries: fn(&mut String, &[UsedGlyph])) -> Vec<u8> {
    let glyphs = face.used_glyphs();
    let spaces: Vec<&str> = CODES.iter().filter(|c| usize::from(c.1) < glyphs.len()).map(|c| c.0).collect();
    let mut map = format!(
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CIDSystemInfo <</Registry (Adobe) /Ordering \
         ({ordering}) /Supplement 0>> def\n/CMapName /{name} def\n/CMapType {kind} def\n/WMode 0 def\n{} \
         begincodespacerange\n{}\nendcodespacerange\n",
        spaces.len(),
        spaces.join("\n")
    );
    entries(&mut map, glyphs);
    map.push_str("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend");
    map.into_bytes()
}

/// In sections, since a map may have no more than a hundred entries in one.
fn entries<T>(map: &mut String, all: &[T], kind: &str, mut entry: impl FnMut(&mut String, &T)) {
    for section in all.chunks(100) {
        let _ = writeln!(map, "{} begin{kind}", section.len());
        for one in section {
            entry(map, one);
            map.push('\n');
        }
        let _ = writeln!(map, "end{kind}");
    }
}

fn write_code(map: &mut String, number: u16) {
    let mut bytes = Vec::new();
    code(&mut bytes, number);
    let _ = write!(map, "<{}> ", hex::encode_upper(bytes));
}

/// Each code's glyph number. A range has one first byte.
fn cid_ranges(map: &mut String, glyphs: &[UsedGlyph]) {
    let last = u16::try_from(glyphs.len() - 1).unwrap_or(u16::MAX);
    let starts: Vec<u16> = [0].into_iter().chain((CODES[1].1..=last).step_by(256)).collect();
    entries(map, &starts, "cidrange", |map, start| {
        let end = if *start == 0 { CODES[1].1 - 1 } else { start.saturating_add(255) };
        write_code(map, *start);
        write_code(map, end.min(last));
        let _ = write!(map, "{start}");
    });
}

fn characters(map: &mut String, glyphs: &[UsedGlyph]) {
    let with_text: Vec<(u16, &str)> = (0..).zip(glyphs).skip(1).map(|(i, g)| (i, &*g.text)).collect();
    let with_text: Vec<(u16, &str)> = with_text.into_iter().filter(|(_, text)| !text.is_empty()).collect();
    entries(map, &with_text, "bfchar", |map, (number, text)| {
        write_code(map, *number);
        map.push('<');
        for unit in text.encode_utf16() {
            let _ = write!(map, "{unit:04X}");
        }
        map.push('>');
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    fn used(count: usize) -> Vec<UsedGlyph> {
        vec![UsedGlyph { text: "a".into(), advance: 500.0 }; count]
    }

    #[test]
    fn codes_grow_with_the_number_of_glyphs() {
        let of = |number| {
            let mut out = Vec::new();
            code(&mut out, number);
            hex::encode_upper(out)
        };
        assert_eq!([0, 223, 224, 8159, 8160, u16::MAX].map(of), ["00", "DF", "E000", "FEFF", "FF0000", "FFE01F"]);
    }

    #[test]
    fn ranges_lead_every_code_to_its_glyph() {
        let mut map = String::new();
        cid_ranges(&mut map, &used(600));
        assert_eq!(map, "3 begincidrange\n<00> <DF> 0\n<E000> <E0FF> 224\n<E100> <E177> 480\nendcidrange\n");
    }
}
