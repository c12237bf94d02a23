//! Pages to a file: printpdf makes the document and its pages, lopdf's document takes fonts, contents, structure,
//! outline, links and metadata, and a compact writer packs it.

mod colour;
mod content;
mod fonts;
mod measure;
mod metadata;
mod outline;
mod pack;
mod shapes;
mod tags;

use std::ops::ControlFlow;

use annexa_model::CopyStanding;
use jiff::civil::Date;
use lopdf::{Dictionary, Document, Object, ObjectId, StringFormat, dictionary};
use printpdf::{Mm, PdfDocument, PdfPage, PdfSaveOptions, Pt, Rect};

use crate::error::ReportError;
use crate::inside;
use crate::layout::{LaidOut, Spot};
use crate::logo::Picture;
use crate::tree::{NodeId, Report, Role, Structure};
pub use content::Replaced;
use content::{LinkArea, PageContent};
pub use metadata::Facts;
use pack::{Pack, write_object};

/// A file attached to the document.
#[derive(Debug, Clone)]
pub struct Attachment {
    /// Its name.
    pub name: String,
    /// What it is.
    pub description: String,
    /// Its media type.
    pub media_type: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// The day it is of.
    pub dated: Date,
    /// What the copy is that it belongs to.
    pub standing: CopyStanding,
    /// Version of the edition or candidate.
    pub label: Option<String>,
}

/// A finished file.
pub struct Finished {
    /// The file.
    pub bytes: Vec<u8>,
    /// Characters shown as replacements, with the page of each.
    pub replaced: Vec<(usize, Replaced)>,
}

/// Writes the file. `progress` is asked before each page; `Ok(None)` if it breaks off.
pub fn write(
    report: &Report,
    laid_out: LaidOut,
    facts: &Facts<'_>,
    attachment: &Attachment,
    progress: &mut dyn FnMut(usize) -> ControlFlow<()>,
) -> Result<Option<Finished>, ReportError> {
    let LaidOut { sheet, pages: laid_pages, anchors, outline: entries, typesetter } = laid_out;
    let structure = Structure::of(report);
    let mut type_faces = typesetter.into_faces();
    let (document, page_ids) = shells(facts.title, laid_pages.len(), sheet.width, sheet.height)?;
    let mut pack = Pack::new(document);
    // First, since it takes longest to compress.
    let logo = report.cover.as_ref().and_then(|c| c.logo.as_ref()).map(|logo| image(&mut pack, &logo.picture));
    let resources = pack.document.new_object_id();
    let tag_of = |node: NodeId| {
        let element = structure.elements().get(structure.index_of(node)?)?;
        Some((tags::name(element.role), element.role == Role::Figure))
    };
    let mut contents: Vec<PageContent> = Vec::with_capacity(laid_pages.len());
    let mut annotations = Vec::new();
    let mut replaced = Vec::new();
    for (i, page) in laid_pages.into_iter().enumerate() {
        if progress(i).is_break() {
            return Ok(None);
        }
        let mut content = content::write(&page, &sheet, &mut type_faces, &tag_of);
        replaced.extend(content.replaced.drain(..).map(|r| (i, r)));
        let stream = pack.stream(Dictionary::new(), std::mem::take(&mut content.bytes));
        let first = annotations.len();
        for link in content.links.drain(..) {
            let Some(spot) = anchors.get(&*link.anchor) else { continue };
            let number = page_ids.len() + annotations.len();
            let annotation = annotation(&link, number, spot, &page_ids, sheet.height, report);
            annotations.push((pack.add(&annotation.into()), i, link.node));
        }
        let page = pack.document.get_dictionary_mut(page_ids[i]).map_err(ReportError::document)?;
        page.set("Contents", stream);
        page.set("Resources", resources);
        page.set("StructParents", whole(i));
        page.set("Tabs", "S");
        page.remove(b"Annots");
        if annotations.len() > first {
            page.set("Annots", annotations[first..].iter().map(|(id, ..)| Object::from(*id)).collect::<Vec<_>>());
        }
        contents.push(content);
    }
    let mut fonts = Dictionary::new();
    for (i, face) in type_faces.all().iter().enumerate() {
        if let Some(font) = fonts::embed(&mut pack, face)? {
            fonts.set(format!("S{i}"), font);
        }
    }
    let mut drawn_with = dictionary! { "Font" => fonts };
    if let Some(logo) = logo {
        drawn_with.set("XObject", dictionary! { "Logo" => logo });
    }
    pack.object(resources, |out| write_object(out, &drawn_with.into()));
    let root = tags::write(&mut pack, &structure, &contents, &page_ids, &annotations);
    let outline = outline::write(&mut pack, &entries, &page_ids, sheet.height);
    catalogue(&mut pack, facts, root, outline, attachment)?;
    if progress(page_ids.len()).is_break() {
        return Ok(None);
    }
    "1.7".clone_into(&mut pack.document.version);
    Ok(Some(Finished { bytes: pack.finish(), replaced }))
}

fn whole(number: usize) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

/// printpdf's document with as many empty pages, and the pages' objects.
fn shells(title: &str, pages: usize, width: f32, height: f32) -> Result<(Document, Vec<ObjectId>), ReportError> {
    let mut pdf = PdfDocument::new(title);
    let size = Rect::from_wh(Pt(width), Pt(height));
    for _ in 0..pages {
        let mut page = PdfPage::new(Mm(1.0), Mm(1.0), Vec::new());
        page.media_box = size.clone();
        page.trim_box = size.clone();
        page.crop_box = size.clone();
        pdf.pages.push(page);
    }
    let options = PdfSaveOptions { optimize: false, subset_fonts: false, secure: false, ..PdfSaveOptions::default() };
    let mut document = pdf.to_lopdf_document(&options, &mut Vec::new());
    let ids: Vec<ObjectId> = document.page_iter().collect();
    // printpdf gives each page resources and contents of its own; ours take their place.
    let mut unused = Vec::new();
    for id in &ids {
        let page = document.get_dictionary(*id).map_err(ReportError::document)?;
        for key in [b"Resources".as_slice(), b"Contents"] {
            unused.extend(page.get(key).and_then(Object::as_reference).ok());
        }
    }
    for id in unused {
        let fonts = document.get_dictionary(id).ok().and_then(|r| r.get(b"Font").and_then(Object::as_reference).ok());
        document.objects.remove(&id);
        if let Some(fonts) = fonts {
            document.objects.remove(&fonts);
        }
    }
    Ok((document, ids))
}

fn image(pack: &mut Pack, picture: &Picture) -> ObjectId {
    let dictionary = dictionary! {
        "Type" => "XObject",
        "Subtype" => "Image",
        "Width" => i64::from(picture.width),
        "Height" => i64::from(picture.height),
        "ColorSpace" => "DeviceRGB",
        "BitsPerComponent" => 8,
    };
    pack.stream(dictionary, picture.rgb.clone())
}

/// A text string: ASCII as it is, anything else as UTF-16.
pub fn text_string(text: &str) -> Object {
    if text.is_ascii() {
        return Object::String(text.into(), StringFormat::Literal);
    }
    let units = [0xFE, 0xFF].into_iter().chain(text.encode_utf16().flat_map(u16::to_be_bytes)).collect();
    Object::String(units, StringFormat::Hexadecimal)
}

/// A destination at the left edge of a page.
fn destination(spot: &Spot, pages: &[ObjectId], height: f32) -> Object {
    let page = pages.get(spot.page).map_or(Object::Null, |p| (*p).into());
    let y = Object::Real(measure::point((height - spot.y + 6.0).min(height)));
    Object::Array(vec![page, "XYZ".into(), Object::Null, y, Object::Null])
}

/// A link's annotation; `number` is that of its structure parent.
fn annotation(
    link: &LinkArea,
    number: usize,
    spot: &Spot,
    pages: &[ObjectId],
    height: f32,
    report: &Report,
) -> Dictionary {
    let all = |pick: fn(f32, f32) -> f32, side: usize| link.areas.iter().map(|a| a[side]).reduce(pick);
    let corners = [all(f32::min, 0), all(f32::min, 1), all(f32::max, 2), all(f32::max, 3)];
    let rect: Vec<Object> = corners.iter().map(|v| Object::Real(measure::point(v.unwrap_or_default()))).collect();
    let label = report.link_label.replace("{page}", &(spot.page + 1).to_string());
    let mut annotation = dictionary! {
        "Type" => "Annot",
        "Subtype" => "Link",
        "Rect" => rect,
        // 4: printed.
        "F" => 4,
        "Border" => vec![0.into(), 0.into(), 0.into()],
        "StructParent" => whole(number),
        "Contents" => text_string(&label),
        "Dest" => destination(spot, pages, height),
    };
    if link.areas.len() > 1 {
        let corners = link.areas.iter().flat_map(|[l, b, r, t]| [*l, *t, *r, *t, *l, *b, *r, *b]);
        let corners: Vec<Object> = corners.map(|v| Object::Real(measure::point(v))).collect();
        annotation.set("QuadPoints", corners);
    }
    annotation
}

/// Fills the catalogue and the information dictionary.
fn catalogue(
    pack: &mut Pack,
    facts: &Facts<'_>,
    tags: ObjectId,
    outline: Option<ObjectId>,
    attachment: &Attachment,
) -> Result<(), ReportError> {
    let date = Object::string_literal(metadata::pdf_date(facts.made_on));
    let profile = pack.stream(dictionary! { "N" => 3 }, colour::srgb());
    let xmp = pack.stream(dictionary! { "Type" => "Metadata", "Subtype" => "XML" }, facts.xmp());
    let file = attach(pack, attachment);
    let document = &mut pack.document;
    let catalogue = document.catalog_mut().map_err(ReportError::document)?;
    for key in [b"Outlines".as_slice(), b"PageMode", b"OutputIntents", b"Metadata", b"PageLabels", b"Names"] {
        catalogue.remove(key);
    }
    catalogue.set("Lang", text_string(facts.language));
    catalogue.set("MarkInfo", dictionary! { "Marked" => true });
    catalogue.set("StructTreeRoot", tags);
    catalogue.set("ViewerPreferences", dictionary! { "DisplayDocTitle" => true });
    // Labels are the numbers that the pages print.
    catalogue.set("PageLabels", dictionary! { "Nums" => vec![0.into(), dictionary! { "S" => "D" }.into()] });
    if let Some(outline) = outline {
        catalogue.set("Outlines", outline);
        catalogue.set("PageMode", "UseOutlines");
    }
    catalogue.set("Metadata", xmp);
    catalogue.set(
        "OutputIntents",
        vec![
            dictionary! {
                "Type" => "OutputIntent",
                "S" => "GTS_PDFA1",
                "OutputConditionIdentifier" => Object::string_literal("sRGB IEC61966-2.1"),
                "Info" => Object::string_literal("sRGB IEC61966-2.1"),
                "DestOutputProfile" => profile,
            }
            .into(),
        ],
    );
    let names = vec![text_string(&attachment.name), file.into()];
    catalogue.set("Names", dictionary! { "EmbeddedFiles" => dictionary! { "Names" => names } });
    catalogue.set("AF", vec![file.into()]);
    let info = document.trailer.get(b"Info").and_then(Object::as_reference).map_err(ReportError::document)?;
    document.objects.insert(
        info,
        dictionary! {
            "Title" => text_string(facts.title),
            "Author" => text_string(facts.author),
            "Subject" => text_string(facts.subject),
            "Creator" => text_string(metadata::PRODUCER),
            "Producer" => text_string(metadata::PRODUCER),
            "CreationDate" => date.clone(),
            "ModDate" => date,
        }
        .into(),
    );
    Ok(())
}

fn attach(pack: &mut Pack, file: &Attachment) -> ObjectId {
    let date = Object::string_literal(metadata::pdf_date(file.dated));
    let dictionary = dictionary! {
        "Type" => "EmbeddedFile",
        "Subtype" => Object::Name(file.media_type.clone().into_bytes()),
        "Params" => dictionary! { "Size" => whole(file.bytes.len()), "CreationDate" => date.clone(), "ModDate" => date },
    };
    let stream = pack.stream(dictionary, file.bytes.clone());
    let specification = dictionary! {
        "Type" => "Filespec",
        "F" => text_string(&file.name),
        "UF" => text_string(&file.name),
        "Desc" => text_string(&file.description),
        "AFRelationship" => "Data",
        "EF" => dictionary! { "F" => stream, "UF" => stream },
        inside::FACTS => inside::facts(file.standing, file.label.as_deref(), file.dated),
    };
    pack.add(&specification.into())
}
