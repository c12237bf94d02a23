//! The data inside a PDF, read back: of ours, and of ours as other tools save it again.
//!
//! The file may come from anywhere. Everything is counted: bytes, attachments, levels. What cannot be counted beforehand,
//! such as what a parser does with a million objects, is why whoever calls this does it in a process that may be ended.

use std::collections::{BTreeMap, HashSet};

use annexa_model::{CopyStanding, ManagementPaper, Snapshot};
use jiff::civil::Date;
use lopdf::{Dictionary, Document, LoadOptions, Object, ObjectId, Reader, Stream, dictionary};

use crate::pdf::text_string;

/// Under this name a file specification says what the copy is. Names of one's own may stand there (ISO 32000-1, Annex E).
pub const FACTS: &str = "ANXA_Copy";

/// What stands there.
pub fn facts(standing: CopyStanding, label: Option<&str>, dated: Date) -> Dictionary {
    let mut facts = dictionary! {
        "Standing" => Object::Name(standing_name(standing).into()),
        "Dated" => Object::string_literal(dated.to_string()),
    };
    if let Some(label) = label {
        facts.set("Label", text_string(label));
    }
    facts
}

fn standing_name(standing: CopyStanding) -> &'static str {
    match standing {
        CopyStanding::Draft => "Draft",
        CopyStanding::ForApproval => "ForApproval",
        CopyStanding::Edition => "Edition",
        CopyStanding::Rendering => "Rendering",
    }
}

/// How much is read at most.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of the PDF.
    pub file: usize,
    /// Files attached to it that are looked at.
    pub attachments: usize,
    /// Bytes of what is attached, once inflated; of any other compressed part too.
    pub data: usize,
}

impl Limits {
    /// A statement of 5,000 controls makes a PDF of 5 MB with 12 MB of data. An edition's PDF takes 64 MB at most.
    pub const USUAL: Self = Self { file: 64 << 20, attachments: 500, data: 32 << 20 };
}

/// Levels of the tree of attachments' names, and references from one to the next.
const DEEPEST: usize = 32;

/// The data of a copy, with what the copy says of itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// The name it is attached under.
    pub name: String,
    /// The data: JSON, whose `annexa` says in which form.
    pub json: Vec<u8>,
    /// What the copy is; unknown where a tool lost it.
    pub standing: Option<CopyStanding>,
    /// Version of the edition or candidate.
    pub label: Option<String>,
    /// The day the data is of.
    pub dated: Option<Date>,
}

/// Why there is no data.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ExtractError {
    /// Something else, or nothing.
    #[error("it is not a PDF")]
    NotAPdf,
    /// Cut off, or broken.
    #[error("it is cut off or damaged")]
    Damaged,
    /// Only a password opens it.
    #[error("a password protects it; save it without one in a PDF program, and try that")]
    Locked,
    /// Larger than any of ours.
    #[error("it is larger than what Annexa makes or reads")]
    TooLarge,
    /// More attachments, or larger ones, than any of ours.
    #[error("more is attached to it, or larger things are, than Annexa reads")]
    TooMuchAttached,
    /// No data of a statement.
    #[error(
        "no data of a statement is attached to it; an older Annexa made it, or another program, or a tool took the attachments away"
    )]
    NoData,
    /// It asked for more time or memory than it may have.
    #[error(
        "reading it takes more time or memory than an honest file needs; it is damaged or made to do harm, or this computer is very busy"
    )]
    Overwhelming,
}

impl ExtractError {
    /// Every one there is.
    pub const ALL: [Self; 7] = [
        Self::NotAPdf,
        Self::Damaged,
        Self::Locked,
        Self::TooLarge,
        Self::TooMuchAttached,
        Self::NoData,
        Self::Overwhelming,
    ];
}

/// Finds the data of a statement among what is attached to a PDF.
///
/// # Errors
/// [`ExtractError`] says why there is none.
pub fn extract(pdf: &[u8], limits: Limits) -> Result<Found, ExtractError> {
    if pdf.len() > limits.file {
        return Err(ExtractError::TooLarge);
    }
    if mark(pdf).is_none() {
        return Err(ExtractError::NotAPdf);
    }
    let file = File::read(pdf, limits)?;
    let root = file.table().trailer.get(b"Root").map_err(|_| ExtractError::Damaged)?.clone();
    let catalogue = file.dictionary(&root).ok_or(ExtractError::Damaged)?;
    Search { file, limits, left: limits.data, seen: HashSet::new(), found: Vec::new() }.all(&catalogue)
}

/// A PDF of which only what is asked for is kept and built. Pages, their structure and pictures are most of a file and none of
/// our business.
enum File<'a> {
    /// Read object by object.
    Plain(Box<Reader<'a>>),
    /// Deciphered as a whole.
    Deciphered(Box<Document>),
}

impl<'a> File<'a> {
    fn read(pdf: &'a [u8], limits: Limits) -> Result<Self, ExtractError> {
        let options = LoadOptions {
            password: Some(String::new()),
            filter: Some(|_, _| None),
            strict: false,
            max_decompressed_size: Some(limits.data),
        };
        let document = Document::load_mem_with_options(pdf, options).map_err(|error| match error {
            lopdf::Error::InvalidPassword
            | lopdf::Error::Decryption(_)
            | lopdf::Error::UnsupportedSecurityHandler(_) => ExtractError::Locked,
            _ => ExtractError::Damaged,
        })?;
        if document.is_encrypted() {
            return Err(ExtractError::Locked);
        }
        if document.was_encrypted() {
            return Ok(Self::Deciphered(Box::new(document)));
        }
        // Places in the file are counted from its mark.
        let begin = mark(pdf).unwrap_or_default();
        Ok(Self::Plain(Box::new(Reader {
            buffer: pdf.get(begin..).unwrap_or_default(),
            document,
            encryption_state: None,
            raw_objects: BTreeMap::new(),
            password: None,
            strict: false,
            max_decompressed_size: Some(limits.data),
        })))
    }

    fn table(&self) -> &Document {
        match self {
            Self::Plain(reader) => &reader.document,
            Self::Deciphered(document) => document,
        }
    }

    /// What an object is, or what it refers to; nothing at the end of a chain that is too long to be meant.
    fn followed(&self, object: &Object) -> Option<Object> {
        let mut object = object.clone();
        for _ in 0..DEEPEST {
            let Ok(id) = object.as_reference() else { return Some(object) };
            object = match self {
                Self::Plain(reader) => reader.get_object(id, &mut HashSet::new()).ok()?,
                Self::Deciphered(document) => document.get_object(id).ok()?.clone(),
            };
        }
        None
    }

    fn dictionary(&self, object: &Object) -> Option<Dictionary> {
        match self.followed(object)? {
            Object::Dictionary(dictionary) => Some(dictionary),
            _ => None,
        }
    }

    fn field(&self, of: &Dictionary, key: &[u8]) -> Option<Object> {
        self.followed(of.get(key).ok()?)
    }

    fn list(&self, of: &Dictionary, key: &[u8]) -> Vec<Object> {
        match self.field(of, key) {
            Some(Object::Array(items)) => items,
            _ => Vec::new(),
        }
    }
}

/// Where a PDF begins. Readers look for its mark in the first kilobyte: something else may stand before it.
fn mark(pdf: &[u8]) -> Option<usize> {
    pdf.get(..1024).unwrap_or(pdf).windows(5).position(|window| window == b"%PDF-")
}

struct Search<'a> {
    file: File<'a>,
    limits: Limits,
    /// Bytes that may still be inflated.
    left: usize,
    seen: HashSet<ObjectId>,
    /// File specifications.
    found: Vec<Dictionary>,
}

impl Search<'_> {
    fn all(mut self, catalogue: &Dictionary) -> Result<Found, ExtractError> {
        // The list of associated files first: ours stands in both.
        for file in self.file.list(catalogue, b"AF") {
            self.file(&file)?;
        }
        let names = catalogue.get(b"Names").ok().and_then(|names| self.file.dictionary(names));
        if let Some(tree) = names.as_ref().and_then(|names| names.get(b"EmbeddedFiles").ok()) {
            self.names(tree, DEEPEST)?;
        }
        for file in std::mem::take(&mut self.found) {
            if let Some(found) = self.data(&file)? {
                return Ok(found);
            }
        }
        Err(ExtractError::NoData)
    }

    /// Whether this has not been met before; what is no reference cannot come back.
    fn is_new(&mut self, object: &Object) -> bool {
        object.as_reference().map_or(true, |id| self.seen.insert(id))
    }

    fn file(&mut self, file: &Object) -> Result<(), ExtractError> {
        if !self.is_new(file) {
            return Ok(());
        }
        if self.found.len() >= self.limits.attachments {
            return Err(ExtractError::TooMuchAttached);
        }
        self.found.extend(self.file.dictionary(file));
        Ok(())
    }

    fn names(&mut self, node: &Object, levels: usize) -> Result<(), ExtractError> {
        if levels == 0 || self.seen.len() > self.limits.attachments * 4 {
            return Err(ExtractError::TooMuchAttached);
        }
        if !self.is_new(node) {
            return Ok(());
        }
        let Some(node) = self.file.dictionary(node) else { return Ok(()) };
        let names = self.file.list(&node, b"Names");
        if names.len() > self.limits.attachments * 2 {
            return Err(ExtractError::TooMuchAttached);
        }
        names.iter().skip(1).step_by(2).try_for_each(|file| self.file(file))?;
        self.file.list(&node, b"Kids").iter().try_for_each(|kid| self.names(kid, levels - 1))
    }

    /// The data in an attached file, if it is that.
    fn data(&mut self, file: &Dictionary) -> Result<Option<Found>, ExtractError> {
        let of = |d: &Dictionary, key: &[u8]| self.file.field(d, key);
        let Some(Object::Dictionary(embedded)) = of(file, b"EF") else { return Ok(None) };
        let Some(Object::Stream(stream)) = of(&embedded, b"UF").or_else(|| of(&embedded, b"F")) else {
            return Ok(None);
        };
        let name = of(file, b"UF").or_else(|| of(file, b"F")).as_ref().and_then(string).unwrap_or_default();
        let facts = file.get(FACTS.as_bytes()).ok().and_then(|facts| self.file.dictionary(facts)).unwrap_or_default();
        let standing = of(&facts, b"Standing").and_then(|standing| {
            let all = [CopyStanding::Draft, CopyStanding::ForApproval, CopyStanding::Edition, CopyStanding::Rendering];
            let name = standing.as_name().ok()?;
            all.into_iter().find(|standing| standing_name(*standing).as_bytes() == name)
        });
        let text = |key: &[u8]| of(&facts, key).as_ref().and_then(string);
        let (label, dated) = (text(b"Label"), text(b"Dated").and_then(|date| date.parse().ok()));
        let json = self.inflate(stream)?;
        // In whichever version: what is done with a later one is not decided here, nor with what is no statement.
        let ours = |form: &str| {
            ["snapshot/", "declaration/", "treatment-plan/"].iter().any(|of| form.starts_with(of))
                || ManagementPaper::is_form(form)
        };
        if !Snapshot::form(&json).is_some_and(|form| ours(&form)) {
            return Ok(None);
        }
        Ok(Some(Found { name: line(&name), json, standing, label: label.map(|label| line(&label)), dated }))
    }

    fn inflate(&mut self, stream: Stream) -> Result<Vec<u8>, ExtractError> {
        let bytes = if stream.filters().is_ok_and(|filters| !filters.is_empty()) {
            stream.decompressed_content_with_limit(self.left).map_err(|error| match error {
                lopdf::Error::Decompress(lopdf::DecompressError::MemoryLimitExceeded { .. }) => {
                    ExtractError::TooMuchAttached
                }
                _ => ExtractError::Damaged,
            })?
        } else {
            stream.content
        };
        self.left = self.left.checked_sub(bytes.len()).ok_or(ExtractError::TooMuchAttached)?;
        Ok(bytes)
    }
}

/// A text string: UTF-16 or UTF-8 where its mark says so, else as Latin letters.
fn string(object: &Object) -> Option<String> {
    let bytes = object.as_str().ok()?;
    Some(match bytes {
        [0xFE, 0xFF, units @ ..] => {
            let units: Vec<u16> = units.chunks_exact(2).map(|u| u16::from_be_bytes([u[0], u[1]])).collect();
            String::from_utf16_lossy(&units)
        }
        [0xEF, 0xBB, 0xBF, text @ ..] => String::from_utf8_lossy(text).into_owned(),
        bytes => bytes.iter().map(|b| char::from(*b)).collect(),
    })
}

/// A name as it can be shown and kept: one line of ordinary length.
fn line(text: &str) -> String {
    crate::text::clean_line(text).chars().filter(|c| !c.is_control()).take(200).collect()
}
