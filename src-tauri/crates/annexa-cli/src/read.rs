//! Reading lists of operations, which come from anywhere.

use std::fs::File;
use std::io::Read;
use std::path::Path;

use annexa_model::Operation;
use serde_json::Value;

use crate::error::Error;

/// Bytes of one list. A statement with 500 controls and long texts is about 2 MB.
const MOST: u64 = 64 * 1024 * 1024;

/// Reads a JSON list of operations from a file, or from standard input for `-`.
pub fn operations(path: &Path) -> Result<Vec<Operation>, Error> {
    let failed = |source| Error::Read { path: path.to_owned(), source };
    let mut text = String::new();
    let read = if path.as_os_str() == "-" {
        std::io::stdin().lock().take(MOST + 1).read_to_string(&mut text)
    } else {
        File::open(path).and_then(|file| file.take(MOST + 1).read_to_string(&mut text))
    };
    if read.map_err(failed)? as u64 > MOST {
        return Err(Error::TooLarge { path: path.to_owned(), limit: MOST });
    }
    // In two steps, so that the message can say which operation of the list is wrong.
    let list: Vec<Value> =
        serde_json::from_str(&text).map_err(|source| Error::NotOperations { path: path.to_owned(), source })?;
    list.into_iter()
        .enumerate()
        .map(|(index, value)| {
            let number = index + 1;
            let operation: Operation = serde_json::from_value(value).map_err(|source| Error::NotAnOperation {
                path: path.to_owned(),
                number,
                source,
            })?;
            match operation {
                Operation::PrepareCandidate { .. }
                | Operation::IssueEdition { .. }
                | Operation::WithdrawEdition { .. } => Err(Error::ApprovalInList { number }),
                other => Ok(other),
            }
        })
        .collect()
}
