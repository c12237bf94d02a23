//! New client files.

use std::path::Path;

use annexa_document::{Document, Env};
use annexa_model::{Logo, Operation, OrganisationField, StatementField, sha256_hex};

use crate::{Error, Result};

/// How a new client file begins.
#[derive(Debug, Clone, Default)]
pub struct Begin {
    /// The organisation's name, where it is known already.
    pub organisation: Option<String>,
    /// Title of the statement.
    pub title: String,
    /// BCP 47 language of the statement.
    pub language: String,
}

const SAMPLE: &str = include_str!("../../../../assets/samples/otterbridge.json");
/// What the sample declares on the edition that whoever looks at it may issue.
const SAMPLE_DECLARATION: &str = include_str!("../../../../assets/samples/declaration.json");
const SAMPLE_LOGO: &[u8] = include_bytes!("../../../../assets/samples/otterbridge-logo.svg");

/// Begins a client file with one statement on ISO/IEC 42001 Annex A, every decision undecided.
///
/// # Errors
/// As [`Document::create`]; no file is left behind.
pub fn begin(path: &Path, env: Env, begin: &Begin) -> Result<Document> {
    let statement = Operation::AddStatement {
        id: None,
        frameworks: vec![String::from("iso42001")],
        set: vec![
            StatementField::Title(begin.title.clone()),
            StatementField::Version(String::from("1.0")),
            StatementField::Language(begin.language.clone()),
        ],
    };
    let mut operations = vec![statement];
    if let Some(name) = &begin.organisation {
        operations.push(Operation::EditOrganisation { set: vec![OrganisationField::Name(name.clone())] });
    }
    Ok(Document::create(path, env, &operations)?)
}

/// Begins a client file that holds the sample: an invented organisation with all its decisions.
///
/// # Errors
/// As [`Document::create`]; no file is left behind.
pub fn sample(path: &Path, env: Env) -> Result<Document> {
    let mut operations: Vec<Operation> = serde_json::from_str(SAMPLE).map_err(Error::Sample)?;
    operations.extend(serde_json::from_str::<Vec<Operation>>(SAMPLE_DECLARATION).map_err(Error::Sample)?);
    let logo = Logo {
        hash: sha256_hex(SAMPLE_LOGO),
        media_type: String::from("image/svg+xml"),
        alt: String::from("Otterbridge Narrowboat Mutual: the arch of a bridge over water"),
    };
    operations.push(Operation::EditOrganisation { set: vec![OrganisationField::Logo(Some(logo))] });
    Ok(Document::create_with_blobs(path, env, &operations, vec![SAMPLE_LOGO.to_vec()])?)
}
