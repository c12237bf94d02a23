//! The file itself, compact: objects in compressed object streams, a compressed cross-reference stream.
//!
//! What is finished is compressed on a second thread while the rest is still being made; at the end both share what is
//! left. The bytes do not depend on which thread took what.

use std::io::Write;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::{Builder, JoinHandle};

use libdeflater::{CompressionLvl, Compressor};
use lopdf::{Dictionary, Document, Object, ObjectId, StringFormat, dictionary};
use sha2::{Digest, Sha256};

use super::measure::{integer, number};

/// Objects in one object stream.
const PER_STREAM: u16 = 400;

/// A stream on its way into the file.
struct Packed {
    id: u32,
    dictionary: Dictionary,
    content: Vec<u8>,
}

/// Objects that will share a stream.
#[derive(Default)]
struct Together {
    head: Vec<u8>,
    body: Vec<u8>,
    ids: Vec<u32>,
}

/// A file while it is made. Objects that others still change stay in `document`; all else leaves memory as soon as it
/// is written.
pub struct Pack {
    /// The objects that may still change, and the giver of ids.
    pub document: Document,
    together: Together,
    /// Of each object in an object stream: its id, the stream, its index there.
    held: Vec<(u32, u32, u16)>,
    sender: Sender<Packed>,
    queue: Arc<Mutex<Receiver<Packed>>>,
    helper: Option<JoinHandle<Vec<Packed>>>,
}

impl Pack {
    /// Begins a file with what a document holds already.
    pub fn new(document: Document) -> Self {
        let (sender, receiver) = channel();
        let queue = Arc::new(Mutex::new(receiver));
        let shared = Arc::clone(&queue);
        // Without a second thread the first compresses everything at the end.
        let helper = Builder::new().name("pack".to_owned()).spawn(move || compress_all(&shared)).ok();
        Self { document, together: Together::default(), held: Vec::new(), sender, queue, helper }
    }

    /// Writes a stream.
    pub fn stream(&mut self, dictionary: Dictionary, content: Vec<u8>) -> ObjectId {
        let id = self.document.new_object_id();
        self.compress(id.0, dictionary, content);
        id
    }

    /// Writes an object.
    pub fn add(&mut self, object: &Object) -> ObjectId {
        let id = self.document.new_object_id();
        self.object(id, |out| write_object(out, object));
        id
    }

    /// Writes the object with that id.
    pub fn object(&mut self, id: ObjectId, write: impl FnOnce(&mut Vec<u8>)) {
        let Together { head, body, ids } = &mut self.together;
        integer(head, id.0 as usize);
        head.push(b' ');
        integer(head, body.len());
        head.push(b' ');
        write(body);
        body.push(b' ');
        ids.push(id.0);
        if ids.len() >= usize::from(PER_STREAM) {
            self.close_together();
        }
    }

    fn close_together(&mut self) {
        let Together { head, body, ids } = std::mem::take(&mut self.together);
        if ids.is_empty() {
            return;
        }
        let stream = self.document.new_object_id().0;
        let dictionary = dictionary! {
            "Type" => "ObjStm",
            "N" => i64::try_from(ids.len()).unwrap_or(0),
            "First" => length(&head),
        };
        self.held.extend(ids.into_iter().zip(0..).map(|(id, index)| (id, stream, index)));
        self.compress(stream, dictionary, [head, body].concat());
    }

    fn compress(&self, id: u32, dictionary: Dictionary, content: Vec<u8>) {
        // The queue's other end is held by this value.
        let _ = self.sender.send(Packed { id, dictionary, content });
    }

    /// The finished file.
    pub fn finish(mut self) -> Vec<u8> {
        for (id, object) in std::mem::take(&mut self.document.objects) {
            match object {
                Object::Stream(stream) => self.compress(id.0, stream.dict, stream.content),
                other => self.object(id, |out| write_object(out, &other)),
            }
        }
        self.close_together();
        let Self { document, held, sender, queue, helper, .. } = self;
        drop(sender);
        let mut streams = compress_all(&queue);
        match helper.map(JoinHandle::join) {
            Some(Ok(others)) => streams.extend(others),
            Some(Err(panic)) => std::panic::resume_unwind(panic),
            None => {}
        }
        streams.sort_unstable_by_key(|s| s.id);
        assemble(&document, &streams, &held)
    }
}

fn assemble(document: &Document, streams: &[Packed], held: &[(u32, u32, u16)]) -> Vec<u8> {
    let table_id = document.max_id + 1;
    let mut table = CrossReferences { rows: vec![(0, 0, u16::MAX); table_id as usize + 1] };
    let size: usize = streams.iter().map(|s| s.content.len() + 200).sum();
    let mut out = Vec::with_capacity(size + 8 * held.len());
    let _ = writeln!(out, "%PDF-{}", document.version);
    out.extend_from_slice(b"%\xE2\xE3\xCF\xD3\n");
    for packed in streams {
        table.set(packed.id, 1, out.len(), 0);
        write_stream(&mut out, packed);
    }
    for (id, stream, index) in held {
        table.set(*id, 2, *stream as usize, *index);
    }
    let start = out.len();
    table.set(table_id, 1, start, 0);
    // The identifier is a hash of everything in the file: equal input gives an equal file.
    let id = Object::String(Sha256::digest(&out).iter().take(16).copied().collect(), StringFormat::Hexadecimal);
    let mut dictionary = document.trailer.clone();
    for (key, value) in [
        ("ID", Object::Array(vec![id.clone(), id])),
        ("Type", Object::from("XRef")),
        ("Size", Object::Integer(i64::from(table_id) + 1)),
        ("W", Object::Array(vec![1.into(), 4.into(), 2.into()])),
        ("DecodeParms", dictionary! { "Predictor" => 12, "Columns" => 7 }.into()),
    ] {
        dictionary.set(key, value);
    }
    let mut packed = Packed { id: table_id, dictionary, content: table.bytes() };
    compress(&mut deflater(), &mut packed);
    write_stream(&mut out, &packed);
    let _ = write!(out, "startxref\n{start}\n%%EOF\n");
    out
}

struct CrossReferences {
    rows: Vec<(u8, u32, u16)>,
}

impl CrossReferences {
    fn set(&mut self, id: u32, kind: u8, at: usize, index: u16) {
        if let Some(row) = self.rows.get_mut(id as usize) {
            *row = (kind, u32::try_from(at).unwrap_or(u32::MAX), index);
        }
    }

    /// The rows, each as its difference from the one above (PNG “up”), which compresses well.
    fn bytes(&self) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(self.rows.len() * 8);
        let mut above = [0_u8; 7];
        for (kind, at, index) in &self.rows {
            let mut row = [*kind; 7];
            row[1..5].copy_from_slice(&at.to_be_bytes());
            row[5..].copy_from_slice(&index.to_be_bytes());
            bytes.push(2);
            bytes.extend(row.iter().zip(above).map(|(now, before)| now.wrapping_sub(before)));
            above = row;
        }
        bytes
    }
}

fn length(content: &[u8]) -> Object {
    Object::Integer(i64::try_from(content.len()).unwrap_or(i64::MAX))
}

fn deflater() -> Compressor {
    // The library's usual level. The next gain a hundredth for twice the time.
    Compressor::new(CompressionLvl::default())
}

/// Compresses what waits in the queue until nothing more can come.
fn compress_all(queue: &Mutex<Receiver<Packed>>) -> Vec<Packed> {
    let mut deflater = deflater();
    let mut done = Vec::new();
    loop {
        let next = queue.lock().unwrap_or_else(PoisonError::into_inner).recv();
        let Ok(mut packed) = next else { return done };
        compress(&mut deflater, &mut packed);
        done.push(packed);
    }
}

fn compress(deflater: &mut Compressor, packed: &mut Packed) {
    // Metadata stays readable to tools that know no PDF.
    let is_metadata = packed.dictionary.get(b"Type").and_then(Object::as_name).is_ok_and(|t| t == b"Metadata");
    if !is_metadata && let Some(smaller) = deflate(deflater, &packed.content) {
        packed.content = smaller;
        packed.dictionary.set("Filter", "FlateDecode");
    }
    packed.dictionary.set("Length", length(&packed.content));
}

/// The data compressed; `None` if that does not make it smaller.
fn deflate(deflater: &mut Compressor, data: &[u8]) -> Option<Vec<u8>> {
    let mut out = vec![0; data.len()];
    let length = deflater.zlib_compress(data, &mut out).ok()?;
    out.truncate(length);
    out.shrink_to_fit();
    Some(out)
}

fn write_stream(out: &mut Vec<u8>, packed: &Packed) {
    let _ = writeln!(out, "{} 0 obj", packed.id);
    write_dictionary(out, &packed.dictionary);
    out.extend_from_slice(b"stream\n");
    out.extend_from_slice(&packed.content);
    out.extend_from_slice(b"\nendstream\nendobj\n");
}

/// Writes an object as it stands in a file.
pub fn write_object(out: &mut Vec<u8>, object: &Object) {
    match object {
        Object::Null | Object::Stream(_) => out.extend_from_slice(b"null"),
        Object::Boolean(true) => out.extend_from_slice(b"true"),
        Object::Boolean(false) => out.extend_from_slice(b"false"),
        Object::Integer(value) => {
            let _ = write!(out, "{value}");
        }
        Object::Real(value) => number(out, *value),
        Object::Name(name) => write_name(out, name),
        Object::String(bytes, StringFormat::Literal) => {
            out.push(b'(');
            for byte in bytes {
                match byte {
                    b'(' | b')' | b'\\' => out.extend_from_slice(&[b'\\', *byte]),
                    b'\r' => out.extend_from_slice(b"\\r"),
                    _ => out.push(*byte),
                }
            }
            out.push(b')');
        }
        Object::String(bytes, StringFormat::Hexadecimal) => {
            out.push(b'<');
            out.extend_from_slice(hex::encode_upper(bytes).as_bytes());
            out.push(b'>');
        }
        Object::Array(items) => {
            out.push(b'[');
            for (i, item) in items.iter().enumerate() {
                if i > 0 && needs_space(item) {
                    out.push(b' ');
                }
                write_object(out, item);
            }
            out.push(b']');
        }
        Object::Dictionary(dictionary) => write_dictionary(out, dictionary),
        Object::Reference((id, generation)) => {
            let _ = write!(out, "{id} {generation} R");
        }
    }
}

fn write_dictionary(out: &mut Vec<u8>, dictionary: &Dictionary) {
    out.extend_from_slice(b"<<");
    for (key, value) in dictionary {
        write_name(out, key);
        if needs_space(value) {
            out.push(b' ');
        }
        write_object(out, value);
    }
    out.extend_from_slice(b">>");
}

fn write_name(out: &mut Vec<u8>, name: &[u8]) {
    out.push(b'/');
    for byte in name {
        if byte.is_ascii_graphic() && !b"()<>[]{}/%#".contains(byte) {
            out.push(*byte);
        } else {
            let _ = write!(out, "#{byte:02X}");
        }
    }
}

fn needs_space(object: &Object) -> bool {
    matches!(
        object,
        Object::Null
            | Object::Boolean(_)
            | Object::Integer(_)
            | Object::Real(_)
            | Object::Reference(_)
            | Object::Stream(_)
    )
}
