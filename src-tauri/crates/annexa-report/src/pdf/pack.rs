//! The file itself, compact: objects in compressed object streams, a compressed cross-reference stream, and the
//! compression spread over two threads. The bytes do not depend on how many threads there are.

use std::io::Write;

use flate2::Compression;
use flate2::write::ZlibEncoder;
use lopdf::{Dictionary, Document, Object, StringFormat, dictionary};

/// Objects in one object stream.
const PER_STREAM: usize = 400;
/// Threads that compress.
const THREADS: usize = 2;

struct Packed {
    id: u32,
    dictionary: Dictionary,
    content: Vec<u8>,
}

/// Writes the document.
pub fn write(document: &mut Document) -> Vec<u8> {
    let mut streams: Vec<Packed> = Vec::new();
    let mut objects: Vec<(u32, Object)> = Vec::new();
    for ((id, _), object) in std::mem::take(&mut document.objects) {
        match object {
            Object::Stream(stream) => {
                streams.push(Packed { id, dictionary: stream.dict, content: stream.content });
            }
            other => objects.push((id, other)),
        }
    }
    let chunks: Vec<&[(u32, Object)]> = objects.chunks(PER_STREAM).collect();
    let first_chunk = document.max_id + 1;
    let mut packed_objects: Vec<Packed> = (first_chunk..)
        .zip(&chunks)
        .map(|(id, _)| Packed { id, dictionary: Dictionary::new(), content: Vec::new() })
        .collect();
    std::thread::scope(|scope| {
        let per_thread = streams.len().div_ceil(THREADS).max(1);
        for part in streams.chunks_mut(per_thread) {
            scope.spawn(|| part.iter_mut().for_each(compress));
        }
        let per_thread = chunks.len().div_ceil(THREADS).max(1);
        for (part, out) in chunks.chunks(per_thread).zip(packed_objects.chunks_mut(per_thread)) {
            scope.spawn(move || part.iter().zip(out).for_each(|(objects, packed)| object_stream(objects, packed)));
        }
    });

    let table_id = first_chunk + u32::try_from(chunks.len()).unwrap_or(0);
    let mut table = CrossReferences { rows: vec![(0, 0, u16::MAX); table_id as usize + 1] };
    let mut out = format!("%PDF-{}\n", document.version).into_bytes();
    out.extend_from_slice(b"%\xE2\xE3\xCF\xD3\n");
    for packed in streams.iter().chain(&packed_objects) {
        table.set(packed.id, 1, out.len(), 0);
        write_stream(&mut out, packed);
    }
    for (stream, chunk) in (first_chunk..).zip(&chunks) {
        for (index, (id, _)) in (0_u16..).zip(chunk.iter()) {
            table.set(*id, 2, stream as usize, index);
        }
    }
    let start = out.len();
    table.set(table_id, 1, start, 0);
    let mut dictionary = document.trailer.clone();
    for (key, value) in [
        ("Type", Object::from("XRef")),
        ("Size", Object::Integer(i64::from(table_id) + 1)),
        ("W", Object::Array(vec![1.into(), 4.into(), 2.into()])),
        ("Filter", Object::from("FlateDecode")),
        ("DecodeParms", dictionary! { "Predictor" => 12, "Columns" => 7 }.into()),
    ] {
        dictionary.set(key, value);
    }
    let content = deflate(&table.bytes());
    dictionary.set("Length", length(&content));
    write_stream(&mut out, &Packed { id: table_id, dictionary, content });
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

fn deflate(data: &[u8]) -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(Vec::with_capacity(data.len() / 3), Compression::default());
    // Writing to memory cannot fail; were it to, an uncompressed block still holds the data.
    let _ = encoder.write_all(data);
    encoder.finish().unwrap_or_default()
}

fn compress(packed: &mut Packed) {
    // Metadata stays readable to tools that know no PDF.
    let is_metadata = packed.dictionary.get(b"Type").and_then(Object::as_name).is_ok_and(|t| t == b"Metadata");
    if !is_metadata && !packed.dictionary.has(b"Filter") {
        let smaller = deflate(&packed.content);
        if smaller.len() < packed.content.len() {
            packed.content = smaller;
            packed.dictionary.set("Filter", "FlateDecode");
        }
    }
    packed.dictionary.set("Length", length(&packed.content));
}

fn object_stream(objects: &[(u32, Object)], packed: &mut Packed) {
    let (mut head, mut body) = (Vec::new(), Vec::new());
    for (id, object) in objects {
        let _ = write!(head, "{id} {} ", body.len());
        write_object(&mut body, object);
        body.push(b' ');
    }
    let first = length(&head);
    head.extend(body);
    packed.content = deflate(&head);
    packed.dictionary = dictionary! {
        "Type" => "ObjStm",
        "N" => i64::try_from(objects.len()).unwrap_or(0),
        "First" => first,
        "Filter" => "FlateDecode",
        "Length" => length(&packed.content),
    };
}

fn write_stream(out: &mut Vec<u8>, packed: &Packed) {
    let _ = writeln!(out, "{} 0 obj", packed.id);
    write_dictionary(out, &packed.dictionary);
    out.extend_from_slice(b"stream\n");
    out.extend_from_slice(&packed.content);
    out.extend_from_slice(b"\nendstream\nendobj\n");
}

fn write_object(out: &mut Vec<u8>, object: &Object) {
    match object {
        Object::Null | Object::Stream(_) => out.extend_from_slice(b"null"),
        Object::Boolean(true) => out.extend_from_slice(b"true"),
        Object::Boolean(false) => out.extend_from_slice(b"false"),
        Object::Integer(value) => {
            let _ = write!(out, "{value}");
        }
        Object::Real(value) => super::measure::number(out, *value),
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
