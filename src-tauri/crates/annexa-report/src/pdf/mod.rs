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
use printpdf::{Mm, PdfDocument, PdfPage, PdfSaveOptions};

use crate::error::ReportError;
use crate::inside;
use crate::layout::{Ink, LaidOut, Spot};
use crate::logo::Picture;
use crate::text::Faces;
use crate::tree::{NodeId, Report, Role, Structure};
pub use content::Replaced;
use content::{FieldArea, Forms, LinkArea, PageContent};
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

/// Writes the file; `structure` is that of the report. `progress` is asked before each page; `Ok(None)` if it breaks off.
pub fn write(
    report: &Report,
    structure: &Structure<'_>,
    laid_out: LaidOut,
    facts: &Facts<'_>,
    attachment: Attachment,
    progress: &mut dyn FnMut(usize) -> ControlFlow<()>,
) -> Result<Option<Finished>, ReportError> {
    let LaidOut { sheet, pages: laid_pages, shared, anchors, outline: entries, typesetter } = laid_out;
    let mut type_faces = typesetter.into_faces();
    let (document, all) = shell(facts.title)?;
    let mut pack = Pack::new(document);
    // First, since they take longest to compress.
    let file = attach(&mut pack, attachment);
    let logo = report.cover.as_ref().and_then(|c| c.logo.as_ref()).map(|logo| image(&mut pack, &logo.picture));
    let resources = pack.document.new_object_id();
    let page_ids: Vec<ObjectId> = laid_pages.iter().map(|_| pack.document.new_object_id()).collect();
    let pages = all_pages(&page_ids, sheet.width, sheet.height);
    pack.document.objects.insert(all, pages.into());
    let tag_of = |node: NodeId| {
        let element = structure.elements().get(structure.index_of(node)?)?;
        Some((tags::name(element.role), element.role == Role::Figure))
    };
    let mut forms = Forms::default();
    let common = |ink: &[Ink], faces: &mut Faces, forms: &mut Forms| {
        let drawn = content::write(ink, &[], &sheet, faces, forms, &tag_of);
        forms.add(drawn.bytes, [0.0, 0.0, sheet.width, sheet.height])
    };
    let every = common(&shared.every, &mut type_faces, &mut forms);
    let headed = common(&shared.headed, &mut type_faces, &mut forms);
    let mut contents: Vec<PageContent> = Vec::with_capacity(laid_pages.len());
    let mut annotations = Vec::new();
    let mut fields: Vec<Object> = Vec::new();
    let mut replaced = Vec::new();
    for (i, page) in laid_pages.into_iter().enumerate() {
        if progress(i).is_break() {
            return Ok(None);
        }
        let with: &[usize] = if page.has_header { &[every, headed] } else { &[every] };
        let mut content = content::write(&page.ink, with, &sheet, &mut type_faces, &mut forms, &tag_of);
        replaced.extend(content.replaced.drain(..).map(|r| (i, r)));
        let stream = pack.stream(Dictionary::new(), std::mem::take(&mut content.bytes));
        let first = annotations.len();
        for link in content.links.drain(..) {
            let Some(spot) = anchors.get(&*link.anchor) else { continue };
            let number = page_ids.len() + annotations.len();
            let annotation = annotation(&link, number, spot, &page_ids, sheet.height, report);
            annotations.push((pack.add(&annotation.into()), i, link.node));
        }
        for field in content.fields.drain(..) {
            let number = page_ids.len() + annotations.len();
            let id = signature_field(&mut pack, &field, number, page_ids[i], fields.len() + 1);
            annotations.push((id, i, field.node));
            fields.push(id.into());
        }
        let mut page = dictionary! {
            "Type" => "Page",
            "Parent" => all,
            "Contents" => stream,
            // PDF/A asks that each page says so itself (ISO 19005-3, 6.2.2).
            "Resources" => resources,
            "StructParents" => whole(i),
            "Tabs" => "S",
        };
        if annotations.len() > first {
            page.set("Annots", annotations[first..].iter().map(|(id, ..)| Object::from(*id)).collect::<Vec<_>>());
        }
        pack.object(page_ids[i], |out| write_object(out, &page.into()));
        contents.push(content);
    }
    let mut fonts = Dictionary::new();
    for (i, face) in type_faces.all().iter().enumerate() {
        if let Some(font) = fonts::embed(&mut pack, face)? {
            fonts.set(format!("S{i}"), font);
        }
    }
    let fonts = pack.add(&fonts.into());
    let mut drawn = Dictionary::new();
    for (i, form) in forms.into_contents().into_iter().enumerate() {
        let dictionary = dictionary! {
            "Type" => "XObject",
            "Subtype" => "Form",
            "BBox" => form.area.map(Object::Real).to_vec(),
            "Resources" => dictionary! { "Font" => fonts },
        };
        drawn.set(content::form_name(i), pack.stream(dictionary, form.bytes));
    }
    if let Some(logo) = logo {
        drawn.set("Logo", logo);
    }
    let drawn_with = dictionary! { "Font" => fonts, "XObject" => drawn };
    pack.object(resources, |out| write_object(out, &drawn_with.into()));
    let root = tags::write(&mut pack, structure, &contents, &page_ids, &annotations);
    let outline = outline::write(&mut pack, &entries, &page_ids, sheet.height);
    catalogue(&mut pack, facts, root, outline, file)?;
    if !fields.is_empty() {
        // 1: there are fields for signatures.
        let form = dictionary! { "Fields" => fields, "SigFlags" => 1 };
        pack.document.catalog_mut().map_err(ReportError::document)?.set("AcroForm", form);
    }
    if progress(page_ids.len()).is_break() {
        return Ok(None);
    }
    "1.7".clone_into(&mut pack.document.version);
    Ok(Some(Finished { bytes: pack.finish(), replaced }))
}

fn whole(number: usize) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

/// printpdf's document, without the page that it must have, and the object that will hold all pages.
fn shell(title: &str) -> Result<(Document, ObjectId), ReportError> {
    let mut pdf = PdfDocument::new(title);
    pdf.pages.push(PdfPage::new(Mm(1.0), Mm(1.0), Vec::new()));
    let options = PdfSaveOptions { optimize: false, subset_fonts: false, secure: false, ..PdfSaveOptions::default() };
    let mut document = pdf.to_lopdf_document(&options, &mut Vec::new());
    let catalogue = document.catalog().map_err(ReportError::document)?;
    let pages = catalogue.get(b"Pages").and_then(Object::as_reference).map_err(ReportError::document)?;
    // Its page with resources and contents: ours are written as they are made, not held.
    let mut unused: Vec<ObjectId> = document.page_iter().collect();
    while let Some(id) = unused.pop() {
        let Some(Object::Dictionary(dictionary)) = document.objects.remove(&id) else { continue };
        let references = [b"Resources".as_slice(), b"Contents", b"Font"].map(|key| dictionary.get(key));
        unused.extend(references.into_iter().filter_map(|r| r.and_then(Object::as_reference).ok()));
    }
    Ok((document, pages))
}

/// What is the same on all pages.
fn all_pages(ids: &[ObjectId], width: f32, height: f32) -> Dictionary {
    dictionary! {
        "Type" => "Pages",
        "Count" => whole(ids.len()),
        "Kids" => ids.iter().map(|id| Object::from(*id)).collect::<Vec<_>>(),
        "MediaBox" => vec![0.into(), 0.into(), Object::Real(width), Object::Real(height)],
    }
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
    // Nobody sees parts of a point here, and they take room.
    let y = Object::Integer((height - spot.y + 6.0).min(height).round() as i64);
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
    // In whole points: what is clicked need not be finer, and parts of points take room.
    let areas = link.areas.iter().map(|[l, b, r, t]| [l.floor(), b.floor(), r.ceil(), t.ceil()].map(|v| v as i64));
    let areas: Vec<[i64; 4]> = areas.collect();
    let all = |pick: fn(i64, i64) -> i64, side: usize| areas.iter().map(|a| a[side]).reduce(pick).unwrap_or_default();
    let rect = [all(i64::min, 0), all(i64::min, 1), all(i64::max, 2), all(i64::max, 3)];
    let label = report.link_label.replace("{page}", &(spot.page + 1).to_string());
    let mut annotation = dictionary! {
        "Subtype" => "Link",
        "Rect" => rect.map(Object::Integer).to_vec(),
        // 4: printed.
        "F" => 4,
        "Border" => vec![0.into(), 0.into(), 0.into()],
        "StructParent" => whole(number),
        "Contents" => text_string(&label),
        "Dest" => destination(spot, pages, height),
    };
    if areas.len() > 1 {
        let corners = areas.iter().flat_map(|[l, b, r, t]| [*l, *t, *r, *t, *l, *b, *r, *b]);
        annotation.set("QuadPoints", corners.map(Object::Integer).collect::<Vec<_>>());
    }
    annotation
}

/// An empty field for a signature, which is its own annotation; `number` is that of its structure parent, `nth` tells it
/// from others. PDF/A asks that every field can be drawn (ISO 19005-3, 6.3.3): here as nothing.
fn signature_field(pack: &mut Pack, field: &FieldArea, number: usize, page: ObjectId, nth: usize) -> ObjectId {
    let [left, bottom, right, top] = field.area;
    let size = vec![0.into(), 0.into(), Object::Real(right - left), Object::Real(top - bottom)];
    let nothing = dictionary! { "Type" => "XObject", "Subtype" => "Form", "BBox" => size };
    let drawn = pack.stream(nothing, Vec::new());
    let field = dictionary! {
        "Type" => "Annot",
        "Subtype" => "Widget",
        "FT" => "Sig",
        "T" => text_string(&format!("Signature{nth}")),
        "TU" => text_string(&field.title),
        "Rect" => field.area.map(Object::Real).to_vec(),
        "P" => page,
        // 4: printed.
        "F" => 4,
        "AP" => dictionary! { "N" => drawn },
        "StructParent" => whole(number),
    };
    pack.add(&field.into())
}

/// Fills the catalogue and the information dictionary.
fn catalogue(
    pack: &mut Pack,
    facts: &Facts<'_>,
    tags: ObjectId,
    outline: Option<ObjectId>,
    (name, file): (String, ObjectId),
) -> Result<(), ReportError> {
    let date = Object::string_literal(metadata::pdf_date(facts.made_on));
    let profile = pack.stream(dictionary! { "N" => 3 }, colour::srgb());
    let xmp = pack.stream(dictionary! { "Type" => "Metadata", "Subtype" => "XML" }, facts.xmp());
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
    let names = vec![text_string(&name), file.into()];
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

/// Attaches a file; returns its name and its object.
fn attach(pack: &mut Pack, file: Attachment) -> (String, ObjectId) {
    let date = Object::string_literal(metadata::pdf_date(file.dated));
    let dictionary = dictionary! {
        "Type" => "EmbeddedFile",
        "Subtype" => Object::Name(file.media_type.into_bytes()),
        "Params" => dictionary! { "Size" => whole(file.bytes.len()), "CreationDate" => date.clone(), "ModDate" => date },
    };
    let stream = pack.stream(dictionary, file.bytes);
    let specification = dictionary! {
        "Type" => "Filespec",
        "F" => text_string(&file.name),
        "UF" => text_string(&file.name),
        "Desc" => text_string(&file.description),
        "AFRelationship" => "Data",
        "EF" => dictionary! { "F" => stream, "UF" => stream },
        inside::FACTS => inside::facts(file.standing, file.label.as_deref(), file.dated),
    };
    (file.name, pack.add(&specification.into()))
}
