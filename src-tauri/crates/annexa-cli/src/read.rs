//! Reading what commands are given in files: lists of operations, which come from anywhere; passphrases and keys.

use std::fs::File;
use std::io::{BufRead, ErrorKind, IsTerminal, Read};
use std::path::{Path, PathBuf};

use annexa_jobs::{Decided, DecisionList, Passphrase};
use annexa_model::Operation;
use annexa_words::Words;
use serde::Deserialize;
use serde_json::Value;
use zeroize::Zeroizing;

use crate::error::Error;
use crate::malformed::{Accepted, Found, Malformed, Step, malformed};

/// Bytes of one list. A statement with 500 controls and long texts is about 2 MB.
const MOST: u64 = 64 * 1024 * 1024;

/// Reads a JSON list of operations from a file, or from standard input for `-`.
pub fn operations(path: &Path) -> Result<Vec<Operation>, Error> {
    let words = Words::for_language(annexa_words::FALLBACK);
    let file = || ("file", path.display().to_string());
    let no_list = |why| Error::NotOperations(words.with("cli-list-refused", &[file(), ("why", why)]));
    let text = text(path, &words, &no_list)?;
    // In two steps, so that the message can say which operation of the list is wrong.
    let value = serde_json::from_str(&text).map_err(|error| no_list(syntax(&error, &words)))?;
    let Value::Array(list) = value else { return Err(no_list(words.get("cli-list-no-list"))) };
    (1..)
        .zip(list)
        .map(|(number, value)| match Operation::deserialize(&value) {
            Err(_) => {
                let why = why_malformed(&malformed(&value), &words);
                let values = [file(), ("number", number.to_string()), ("why", why)];
                Err(Error::NotAnOperation(words.with("cli-operation-refused", &values)))
            }
            Ok(operation) if !operation.is_listed() => Err(Error::ApprovalInList { number }),
            Ok(operation) => Ok(operation),
        })
        .collect()
}

/// Reads the decisions of a merge, from a file or from standard input for `-`.
pub fn decisions(path: &Path) -> Result<DecisionList, Error> {
    let words = Words::for_language(annexa_words::FALLBACK);
    let refused = |why| {
        let file = path.display().to_string();
        Error::NotOperations(words.with("cli-decisions-refused", &[("file", file), ("why", why)]))
    };
    let text = text(path, &words, &refused)?;
    let value: Value = serde_json::from_str(&text).map_err(|error| refused(syntax(&error, &words)))?;
    serde_json::from_value(value.clone()).map_err(|error| refused(unread(&value, &words).unwrap_or(error.to_string())))
}

/// The first decision that cannot be read, and why.
fn unread(list: &Value, words: &Words) -> Option<String> {
    (1_usize..).zip(list.get("decisions")?.as_array()?).find_map(|(number, one)| {
        let why = Decided::deserialize(one).err()?.to_string();
        let said = |name| one.get(name).and_then(Value::as_str).filter(|said| !said.is_empty());
        let about = said("about").or(said("cell")).unwrap_or_default().to_owned();
        let values = [("number", annexa_words::Value::from(number)), ("about", about.into()), ("why", why.into())];
        Some(words.with("cli-decision-unread", &values))
    })
}

fn text(path: &Path, words: &Words, no_list: &dyn Fn(String) -> Error) -> Result<String, Error> {
    let mut text = String::new();
    let read = if path.as_os_str() == "-" {
        std::io::stdin().lock().take(MOST + 1).read_to_string(&mut text)
    } else {
        File::open(path).and_then(|file| file.take(MOST + 1).read_to_string(&mut text))
    };
    let read = read.map_err(|source| match source.kind() {
        ErrorKind::NotFound => Error::NoFile(path.to_owned()),
        ErrorKind::IsADirectory => no_list(words.get("cli-list-folder")),
        ErrorKind::InvalidData => no_list(words.get("cli-list-no-text")),
        _ => Error::Read { path: path.to_owned(), source },
    })?;
    if read as u64 > MOST {
        return Err(Error::TooLarge { path: path.to_owned(), limit: MOST });
    }
    Ok(text)
}

/// Reads a passphrase: the first line of a file, or of standard input for `-` and where no file is named.
pub fn passphrase(file: Option<&Path>) -> Result<Passphrase, Error> {
    let Some(path) = file.filter(|path| path.as_os_str() != "-") else {
        let stdin = std::io::stdin();
        if stdin.is_terminal() {
            crate::print::message(&Words::for_language(annexa_words::FALLBACK).get("cli-passphrase"));
        }
        let read = Passphrase::read(FirstLine(stdin.lock()));
        return read.map_err(|source| Error::Read { path: PathBuf::from("-"), source });
    };
    File::open(path).and_then(Passphrase::read).map_err(|source| Error::Read { path: path.to_owned(), source })
}

/// A reader up to the end of the first line: who types a passphrase ends it so.
struct FirstLine<R>(R);

impl<R: BufRead> Read for FirstLine<R> {
    fn read(&mut self, into: &mut [u8]) -> std::io::Result<usize> {
        let mut read = 0;
        for slot in into {
            let Some(byte) = self.0.fill_buf()?.first().copied() else { break };
            // The end of the line is not taken: it ends every further reading too.
            if byte == b'\n' {
                break;
            }
            self.0.consume(1);
            *slot = byte;
            read += 1;
        }
        Ok(read)
    }
}

/// Bytes of a passphrase or of keys.
const MOST_SECRET: u64 = 64 * 1024;

/// Reads a text that may be secret from a file, or from standard input for `-`. It is overwritten in memory when dropped.
pub fn secret(path: &Path) -> Result<Zeroizing<String>, Error> {
    let no_text = || Error::Read { path: path.to_owned(), source: ErrorKind::InvalidData.into() };
    // Roomy enough from the start: growing would leave its beginning behind.
    let mut bytes = Zeroizing::new(Vec::with_capacity(64 * 1024 + 64));
    let read = if path.as_os_str() == "-" {
        std::io::stdin().lock().take(MOST_SECRET + 1).read_to_end(&mut bytes)
    } else {
        File::open(path).and_then(|file| file.take(MOST_SECRET + 1).read_to_end(&mut bytes))
    };
    let read = read.map_err(|source| match source.kind() {
        ErrorKind::NotFound => Error::NoFile(path.to_owned()),
        _ => Error::Read { path: path.to_owned(), source },
    })?;
    if read as u64 > MOST_SECRET {
        return Err(Error::SecretTooLong { path: path.to_owned(), limit: MOST_SECRET });
    }
    std::str::from_utf8(&bytes).map(|text| Zeroizing::new(text.to_owned())).map_err(|_| no_text())
}

/// Why a text is not JSON.
fn syntax(error: &serde_json::Error, words: &Words) -> String {
    let message = if error.is_eof() { "cli-list-cut-off" } else { "cli-list-not-json" };
    words.with(message, &[("line", error.line().to_string()), ("column", error.column().to_string())])
}

/// What is wrong with an operation, in a sentence.
fn why_malformed(Malformed { path, found, accepted }: &Malformed, words: &Words) -> String {
    let mut place: Vec<String> = Vec::new();
    for step in path {
        place.push(match step {
            Step::Field(name) => format!("“{name}”"),
            Step::Entry(number) => words.with("cli-place-entry", &[("number", number.to_string())]),
        });
    }
    let place = if place.is_empty() { words.get("cli-place-whole") } else { place.join(", ") };
    let mut values = vec![("place", place), ("accepted", listed(accepted, words))];
    let message = match found {
        _ if accepted.is_empty() => "cli-malformed-unsaid",
        Found::Value(value) => {
            values.push(("found", shown(value, words)));
            "cli-malformed"
        }
        Found::Field(name) => {
            values.push(("name", name.clone()));
            "cli-malformed-field"
        }
        Found::SeveralFields => "cli-malformed-several",
        Found::Nothing => "cli-malformed-nothing",
    };
    words.with(message, &values)
}

fn listed(accepted: &[Accepted], words: &Words) -> String {
    let said = |one: &Accepted| match one {
        Accepted::Word(word) => format!("“{word}”"),
        Accepted::Text => words.get("cli-accepted-text"),
        Accepted::Day => words.get("cli-accepted-day"),
        Accepted::List => words.get("cli-accepted-list"),
        Accepted::Fields => words.get("cli-accepted-fields"),
        Accepted::Number => words.get("cli-accepted-number"),
        Accepted::YesOrNo => words.get("cli-accepted-yes-or-no"),
        Accepted::Null => words.get("cli-accepted-null"),
    };
    match accepted {
        [] => String::new(),
        [only] => said(only),
        [others @ .., last] => {
            let others = others.iter().map(said).collect::<Vec<_>>().join(", ");
            words.with("cli-or", &[("others", others), ("last", said(last))])
        }
    }
}

/// A value as it stands in the list; what is long is told by its kind or its beginning.
fn shown(value: &Value, words: &Words) -> String {
    const LONGEST: usize = 60;
    match value {
        Value::Array(_) => words.get("cli-found-list"),
        Value::Object(_) => words.get("cli-found-fields"),
        Value::String(text) if text.chars().count() > LONGEST => {
            format!("“{}…”", text.chars().take(LONGEST).collect::<String>())
        }
        Value::String(text) => format!("“{text}”"),
        other => other.to_string(),
    }
}
