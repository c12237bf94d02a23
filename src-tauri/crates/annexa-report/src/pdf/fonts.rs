//! Faces as embedded subsets: Type 0 fonts whose codes are the glyph numbers of the subset.

use std::fmt::Write;

use lopdf::{Dictionary, Object, ObjectId, dictionary};
use sha2::{Digest, Sha256};

use super::pack::Pack;
use crate::error::ReportError;
use crate::text::{Face, sfnt_table};

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
    let mut descendant = dictionary! {
        "Type" => "Font",
        "Subtype" => if cff { "CIDFontType0" } else { "CIDFontType2" },
        "BaseFont" => name.clone(),
        "CIDSystemInfo" => dictionary! {
            "Registry" => Object::string_literal("Adobe"),
            "Ordering" => Object::string_literal("Identity"),
            "Supplement" => 0,
        },
        "FontDescriptor" => descriptor,
        "DW" => 0,
        "W" => widths(face),
    };
    if !cff {
        descendant.set("CIDToGIDMap", "Identity");
    }
    let descendant = pack.add(&descendant.into());
    let unicode = pack.stream(Dictionary::new(), to_unicode(face));
    let font = dictionary! {
        "Type" => "Font",
        "Subtype" => "Type0",
        "BaseFont" => name,
        "Encoding" => "Identity-H",
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

fn to_unicode(face: &Face) -> Vec<u8> {
    let mut map = String::from(
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CIDSystemInfo <</Registry (Adobe) /Ordering \
         (UCS) /Supplement 0>> def\n/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n1 begincodespacerange\n<0000> \
         <FFFF>\nendcodespacerange\n",
    );
    let glyphs: Vec<(usize, &str)> = face
        .used_glyphs()
        .iter()
        .enumerate()
        .skip(1)
        .map(|(i, g)| (i, &*g.text))
        .filter(|(_, t)| !t.is_empty())
        .collect();
    for chunk in glyphs.chunks(100) {
        let _ = writeln!(map, "{} beginbfchar", chunk.len());
        for (code, text) in chunk {
            let _ = write!(map, "<{code:04X}> <");
            for unit in text.encode_utf16() {
                let _ = write!(map, "{unit:04X}");
            }
            map.push_str(">\n");
        }
        map.push_str("endbfchar\n");
    }
    map.push_str("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend");
    map.into_bytes()
}
