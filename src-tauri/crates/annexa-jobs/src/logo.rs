//! The organisation's logo.

use annexa_document::{Changes, Document};
use annexa_model::{Logo, Operation, OrganisationField};
use annexa_report::{MAX_LOGO_BYTES, inspect_image};

use crate::Result;

/// Most bytes that a logo may have.
pub const LARGEST_LOGO: usize = MAX_LOGO_BYTES;

/// Keeps a picture in the file as the organisation's logo, named after the organisation until somebody words it better.
///
/// # Errors
/// [`crate::Error::Logo`] for what no page could show: it is tried first, and the file is as it was before; and what
/// writing the client file can meet.
pub fn set_logo(document: &mut Document, bytes: Vec<u8>) -> Result<Changes> {
    let kind = inspect_image(&bytes)?;
    let alt = document.snapshot()?.organisation.name.clone();
    let media_type = kind.format.media_type().to_owned();
    let hash = document.stage_blob(bytes)?;
    let logo = OrganisationField::Logo(Some(Logo { hash, media_type, alt }));
    Ok(document.apply(&Operation::EditOrganisation { set: vec![logo] })?)
}
