//! A client file in which every text tries to be more than text.

use std::path::{Path, PathBuf};
use std::process::Output;

use serde_json::{Value, json};

use crate::{annexa, root};

/// Stands in every text of the file, and nowhere else.
pub const MARKER: &str = "Quillwort Signalworks";

/// What is named in a list of operations and is no text that somebody wrote.
const NO_TEXTS: &str = "op controls frameworks colour applicability grounds status date done expiry review target nextReview \
    planDate language roles version origin stage traits dataSources effect affected users oversight supplies actRole actTier \
    categories characteristics treatment due changed from to entry standards inputs grade found closed until reported next asked answered now";
/// Values of the model's own lists under names that hold texts elsewhere.
const NO_WORDS: [(&str, &str); 7] = [
    ("scope", "in"),
    ("scope", "out"),
    ("kind", "law"),
    ("kind", "contract"),
    ("kind", "internal"),
    ("source", "internalAudit"),
    ("source", "monitoring"),
];
/// How a reference begins that names a record by its label, which is a text.
const BY_LABEL: [&str; 12] = [
    "own/",
    "system/",
    "risk/",
    "assessment/",
    "requirement/",
    "party/",
    "objective/",
    "evidence/",
    "audit/",
    "review/",
    "nonconformity/",
    "question/",
];

/// Makes a client file of the sample in a folder, with the marker and markup after every text in it. The markup would fetch
/// from `address`, such as `127.0.0.1:9`, run scripts, and lead there.
pub fn full_of_markup(folder: &Path, address: &str) -> PathBuf {
    let markup = format!(
        " {MARKER} <img src='http://{address}/i' onerror='document.title=1' data-taken><script data-taken>document.title=1\
         </script><a href='javascript:document.title=1' data-taken>a</a><link rel=preconnect href='http://{address}/'>\
         <iframe src='http://{address}/f' data-taken></iframe>\" data-taken=\"' data-taken=' http://{address}/l \
         javascript:document.title=1"
    );
    let sample = std::fs::read_to_string(root().join("assets/samples/otterbridge.json")).unwrap();
    let mut operations: Value = serde_json::from_str(&sample).unwrap();
    // A new file has its statement already: what the sample begins one with is written into that.
    for operation in operations.as_array_mut().unwrap().iter_mut().filter(|o| o["op"] == "AddStatement") {
        operation["op"] = json!("EditStatement");
        operation.as_object_mut().unwrap().remove("frameworks");
    }
    append("", &mut operations, &markup);
    let (file, list) = (folder.join("markup.soa"), folder.join("markup.json"));
    std::fs::write(&list, operations.to_string()).unwrap();
    done(&annexa(["new".as_ref(), file.as_os_str()]));
    done(&annexa(["apply".as_ref(), file.as_os_str(), list.as_os_str()]));
    file
}

fn append(name: &str, value: &mut Value, markup: &str) {
    match value {
        Value::String(text) if BY_LABEL.iter().any(|of| text.starts_with(of)) => text.push_str(markup),
        Value::String(text) if NO_WORDS.contains(&(name, text)) => {}
        Value::String(text) if !NO_TEXTS.split(' ').any(|known| known == name) => text.push_str(markup),
        Value::Array(values) => values.iter_mut().for_each(|value| append(name, value, markup)),
        Value::Object(fields) => {
            // The kind of a driver is one of a few words, and stands beside its label; that of evidence is a text.
            let driver = fields.len() > 1 && fields.contains_key("kind");
            let texts = fields.iter_mut().filter(|(name, _)| !(driver && *name == "kind"));
            texts.for_each(|(name, value)| append(name, value, markup));
        }
        _ => {}
    }
}

fn done(output: &Output) {
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}
