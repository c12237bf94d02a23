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

/// The logo's own bytes; none where there is no logo, or where the file only knows of it from a copy.
///
/// # Errors
/// What reading the file can meet.
pub fn logo(document: &Document) -> Result<Option<Vec<u8>>> {
    let Some(logo) = document.snapshot()?.organisation.logo.clone() else { return Ok(None) };
    match document.blob(&logo.hash) {
        Err(annexa_document::Error::BlobMissing(_)) if crate::origin(document).is_some() => Ok(None),
        found => Ok(Some(found?)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use annexa_document::{Author, Env};

    #[test]
    fn a_picture_that_is_not_taken_says_why_at_its_field_and_leaves_the_logo() {
        let folder = tempfile::tempdir().unwrap();
        let author = Author { id: "a".repeat(32), name: "Lead".to_owned(), function: String::new() };
        let mut document =
            crate::sample(&folder.path().join("s.soa"), Env::system(author), crate::Sample::Draft).unwrap();
        let head = document.head().unwrap();
        let svg = |inner: &str| format!(r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">{inner}</svg>"#);
        for (bytes, code) in [
            (b"GIF89a".to_vec(), "image-of-no-kind"),
            (vec![0; LARGEST_LOGO + 1], "image-too-large"),
            (svg("<text>Otter</text>").into_bytes(), "image-with-text"),
            (svg(r#"<image href="a.png"/>"#).into_bytes(), "image-with-another"),
            (b"\x89PNG\r\n\x1a\nand no more".to_vec(), "image-damaged"),
        ] {
            let error = set_logo(&mut document, bytes).unwrap_err();
            assert_eq!((error.code(), error.field()), (code, Some("logo")));
        }
        assert_eq!(document.head().unwrap(), head, "nothing was written");
        assert!(document.snapshot().unwrap().organisation.logo.is_some());
    }
}
