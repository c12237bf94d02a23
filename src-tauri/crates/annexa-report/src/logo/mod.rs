//! Logos: PNG, JPEG and SVG from a file that anyone may have made, as pixels on white.
//!
//! Whatever the source, the page gets a small opaque picture: nothing transparent, nothing external, and no more
//! pixels than paper can show.

mod growth;
mod raster;
mod vector;

/// Largest file that is read.
pub const MAX_BYTES: usize = 5 * 1024 * 1024;
/// Largest side in pixels.
pub const MAX_SIDE: u32 = 4096;
/// Longer side of the picture on the page: at 48 points, 960 pixels an inch.
const PRINTED_SIDE: u32 = 640;

/// What kind of picture a file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ImageFormat {
    /// Portable Network Graphics.
    Png,
    /// JPEG.
    Jpeg,
    /// Scalable Vector Graphics, plain.
    Svg,
}

impl ImageFormat {
    /// Its media type.
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Png => "image/png",
            Self::Jpeg => "image/jpeg",
            Self::Svg => "image/svg+xml",
        }
    }
}

/// A picture that can be used as a logo.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ImageKind {
    /// What it is.
    pub format: ImageFormat,
    /// Width in pixels (in user units for SVG).
    pub width: f32,
    /// Height in pixels (in user units for SVG).
    pub height: f32,
}

/// Why a file cannot be used as a logo. What the user reads about it, whoever shows it words by the variant.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ImageError {
    /// More bytes than a logo needs.
    #[error("{bytes} bytes of at most {limit}")]
    TooLarge {
        /// Bytes given.
        bytes: usize,
        /// Bytes taken.
        limit: usize,
    },
    /// More pixels than a logo needs.
    #[error("{width} × {height} of at most {limit} a side")]
    TooManyPixels {
        /// Width given.
        width: u64,
        /// Height given.
        height: u64,
        /// Side taken.
        limit: u32,
    },
    /// Neither PNG nor JPEG nor SVG.
    #[error("no PNG, JPEG or SVG")]
    NotAnImage,
    /// A picture that cannot be read to its end.
    #[error("damaged: {0}")]
    Damaged(String),
    /// An SVG that draws text with fonts, which differ from machine to machine.
    #[error("SVG with text")]
    Text,
    /// An SVG that refers to something outside itself, or holds another picture.
    #[error("SVG with another picture")]
    External,
    /// An SVG that would grow without end.
    #[error("SVG without end")]
    TooComplex,
}

/// A picture ready for the page: opaque pixels.
#[derive(Clone, PartialEq, Eq)]
pub struct Picture {
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
    /// Red, green, blue, row by row.
    pub rgb: Vec<u8>,
}

impl std::fmt::Debug for Picture {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Picture({} × {})", self.width, self.height)
    }
}

impl Picture {
    /// Its size on the page, in points, within a box.
    pub fn fitted(&self, width: f32, height: f32) -> (f32, f32) {
        let (w, h) = (self.width.max(1) as f32, self.height.max(1) as f32);
        let scale = (width / w).min(height / h);
        (w * scale, h * scale)
    }
}

/// Looks at a file that is to become a logo, and reads it to the end.
///
/// # Errors
/// [`ImageError`] says why it cannot: too large, no picture, damaged, or an SVG that needs something outside itself.
pub fn inspect(bytes: &[u8]) -> Result<ImageKind, ImageError> {
    let format = format(bytes)?;
    let (width, height) = match format {
        ImageFormat::Svg => vector::size(bytes)?,
        ImageFormat::Png | ImageFormat::Jpeg => {
            let image = raster::decode(bytes, format)?;
            (image.width as f32, image.height as f32)
        }
    };
    Ok(ImageKind { format, width, height })
}

/// Reads a logo.
///
/// # Errors
/// As [`inspect`].
pub fn picture(bytes: &[u8]) -> Result<Picture, ImageError> {
    let picture = match format(bytes)? {
        ImageFormat::Svg => return vector::draw(bytes, PRINTED_SIDE),
        raster => raster::decode(bytes, raster)?,
    };
    Ok(raster::shrunk(picture, PRINTED_SIDE))
}

fn format(bytes: &[u8]) -> Result<ImageFormat, ImageError> {
    if bytes.len() > MAX_BYTES {
        return Err(ImageError::TooLarge { bytes: bytes.len(), limit: MAX_BYTES });
    }
    if bytes.starts_with(b"\x89PNG\r\n\x1a\n") {
        return Ok(ImageFormat::Png);
    }
    if bytes.starts_with(&[0xFF, 0xD8, 0xFF]) {
        return Ok(ImageFormat::Jpeg);
    }
    // A logo in SVG says so within its first kilobytes, whatever comments stand before.
    let head = &bytes[..bytes.len().min(4096)];
    if head.windows(4).any(|w| w == b"<svg") && std::str::from_utf8(bytes).is_ok() {
        return Ok(ImageFormat::Svg);
    }
    Err(ImageError::NotAnImage)
}

fn within(width: u64, height: u64) -> Result<(), ImageError> {
    if width > u64::from(MAX_SIDE) || height > u64::from(MAX_SIDE) {
        return Err(ImageError::TooManyPixels { width, height, limit: MAX_SIDE });
    }
    if width == 0 || height == 0 {
        return Err(ImageError::Damaged("it has no size".to_owned()));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::fmt::Write;

    use super::*;

    const WAVES: &str = r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 96 48"><rect width="96" height="48" fill="#123456"/></svg>"##;

    fn png(width: u32, height: u32, rgba: [u8; 4]) -> Vec<u8> {
        let mut out = Vec::new();
        let mut encoder = png::Encoder::new(&mut out, width, height);
        encoder.set_color(png::ColorType::Rgba);
        encoder.set_depth(png::BitDepth::Eight);
        let pixels = rgba.repeat((width * height) as usize);
        encoder.write_header().unwrap().write_image_data(&pixels).unwrap();
        out
    }

    #[test]
    fn a_png_is_read_and_laid_on_white() {
        let bytes = png(8, 4, [0, 0, 0, 0]);
        assert_eq!(inspect(&bytes).unwrap(), ImageKind { format: ImageFormat::Png, width: 8.0, height: 4.0 });
        let picture = picture(&bytes).unwrap();
        assert!(picture.rgb.iter().all(|v| *v == 255), "what is transparent is paper");
    }

    #[test]
    fn a_large_picture_is_shrunk_to_what_paper_shows() {
        let picture = picture(&png(1500, 750, [10, 20, 30, 255])).unwrap();
        assert_eq!((picture.width, picture.height), (640, 320));
        assert_eq!(&picture.rgb[..3], [10, 20, 30]);
    }

    #[test]
    fn an_svg_is_drawn_in_its_proportions() {
        let picture = picture(WAVES.as_bytes()).unwrap();
        assert_eq!((picture.width, picture.height), (640, 320));
        assert_eq!(&picture.rgb[..3], [0x12, 0x34, 0x56]);
    }

    #[test]
    fn fifty_megabytes_are_refused_unread() {
        let bytes = vec![0; 50 * 1024 * 1024];
        assert_eq!(inspect(&bytes), Err(ImageError::TooLarge { bytes: bytes.len(), limit: MAX_BYTES }));
    }

    #[test]
    fn what_is_no_picture_is_refused() {
        for bytes in [&b""[..], b"%PDF-1.7", b"hello", b"GIF89a"] {
            assert_eq!(inspect(bytes), Err(ImageError::NotAnImage));
        }
    }

    #[test]
    fn a_bomb_is_refused_by_its_header() {
        let mut bytes = png(1, 1, [0; 4]);
        bytes[16..20].copy_from_slice(&60_000_u32.to_be_bytes());
        let crc = crc(&bytes[12..29]);
        bytes[29..33].copy_from_slice(&crc.to_be_bytes());
        assert!(
            matches!(inspect(&bytes), Err(ImageError::TooManyPixels { width: 60_000, .. })),
            "{:?}",
            inspect(&bytes)
        );
    }

    fn crc(data: &[u8]) -> u32 {
        let mut crc = u32::MAX;
        for byte in data {
            crc ^= u32::from(*byte);
            for _ in 0..8 {
                crc = if crc & 1 == 1 { (crc >> 1) ^ 0xEDB8_8320 } else { crc >> 1 };
            }
        }
        !crc
    }

    #[test]
    fn a_cut_picture_is_named_as_damaged() {
        let whole = png(64, 64, [1, 2, 3, 255]);
        assert!(matches!(inspect(&whole[..whole.len() / 2]), Err(ImageError::Damaged(_))));
        assert!(matches!(inspect(&[0xFF, 0xD8, 0xFF, 0xE0, 0, 16]), Err(ImageError::Damaged(_))));
    }

    #[test]
    fn an_svg_may_need_nothing_outside_itself() {
        assert_eq!(inspect(svg("<text>Otter</text>").as_bytes()), Err(ImageError::Text));
        assert_eq!(inspect(svg(r#"<image href="file:///etc/passwd"/>"#).as_bytes()), Err(ImageError::External));
        assert_eq!(inspect(svg(r#"<use href="http://example.org/a.svg#x"/>"#).as_bytes()), Err(ImageError::External));
    }

    #[test]
    fn an_svg_that_multiplies_itself_is_refused() {
        let mut inner = String::from(r#"<g id="n0"><path d="M0 0h1"/></g>"#);
        for i in 1..40 {
            let before = i - 1;
            let _ = write!(inner, r##"<g id="n{i}"><use href="#n{before}"/><use href="#n{before}"/></g>"##);
        }
        let bomb = format!(
            r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><defs>{inner}</defs><use href="#n39"/></svg>"##
        );
        assert_eq!(inspect(bomb.as_bytes()), Err(ImageError::TooComplex));
    }
    fn svg(inner: &str) -> String {
        format!(
            r#"<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 9 9">{inner}</svg>"#
        )
    }

    fn many(count: usize, each: &dyn Fn(usize) -> String) -> String {
        (0..count).map(each).collect::<Vec<_>>().concat()
    }

    #[test]
    fn an_svg_multiplies_itself_by_no_reference() {
        let shapes = "<path d=\"M0 0h1\" STYLE/>".repeat(20);
        let nested = |pattern: &str, style: &dyn Fn(usize) -> String| {
            let mut inner = String::new();
            for i in 1..12 {
                let shapes = shapes.replace("STYLE", &style(i - 1));
                let _ = write!(inner, r#"<{pattern} id="p{i}" class="c{i}" width="1" height="1">{shapes}</{pattern}>"#);
            }
            format!(
                r#"<pattern id="p0" class="c0"><path d="M0 0h1"/></pattern>{inner}<path d="M0 0h1" {}/>"#,
                style(11)
            )
        };
        let sheet = many(12, &|i| format!("/* {i} */ .u{i} , .v {{ fill: url('#p{i}') }}\n"));
        let line = format!("M0 0{}", "h1v1".repeat(5_000));
        for (what, bomb) in [
            ("an attribute", nested("pattern", &|i| format!(r#"fill="red" stroke=" url(#p{i}) ""#))),
            ("a style", nested("pattern", &|i| format!(r#"style="opacity:1; fill:url(#p{i}) red""#))),
            ("a mask", nested("mask", &|i| format!(r#"style="mask:url('#p{i}')""#))),
            ("a sheet", format!("<style>{sheet}</style>{}", nested("pattern", &|i| format!(r#"class="w u{i}""#)))),
            (
                "a sheet about anything",
                "<style>* { fill: url(#p) }</style><pattern id=\"p\"><path d=\"M0 0h1\"/></pattern>".to_owned(),
            ),
            (
                "a sheet with strings",
                r#"<style>.a { x: "}.b{"; fill: url(#p) }</style><path class="a" d="M0 0h1"/>"#.to_owned(),
            ),
            (
                "markers",
                format!(
                    r#"<marker id="m"><g>{shapes}</g></marker><g style="marker-mid:url(#m)"><path d="{line}"/></g>"#
                ),
            ),
            (
                "paint that is handed down",
                format!(
                    r#"<pattern id="p">{}</pattern><g fill="url(#p)">{}</g>"#,
                    "<path d=\"M0 0h1\"/>".repeat(400),
                    "<path d=\"M0 0h1\"/>".repeat(400)
                ),
            ),
        ] {
            let bomb = svg(&bomb.replace("STYLE", ""));
            assert_eq!(inspect(bomb.as_bytes()), Err(ImageError::TooComplex), "{what}");
        }
    }

    /// As drawing programs write them.
    #[test]
    fn a_logo_with_gradients_clips_and_an_arrow_is_taken() {
        let gradients = many(20, &|i| {
            format!(
                r##"<linearGradient id="g{i}" xlink:href="#g0x"><stop offset="0"/><stop offset="1"/></linearGradient>"##
            )
        });
        let sheet = many(20, &|i| format!(".st{i}{{fill:url(#g{i});clip-path:url(#clip)}}"));
        let shapes = many(1_000, &|i| format!(r#"<path class="st{}" d="M0 0h9v9h-9z"/>"#, i % 20));
        let logo = svg(&format!(
            r#"<defs><style>{sheet}</style>{gradients}<clipPath id="clip"><rect width="9" height="9"/></clipPath>
            <marker id="arrow"><path d="M0 0h1v1z"/></marker></defs>
            <g style="clip-path:url(#clip)"><g clip-path="url(#clip)">{shapes}</g></g>
            <path d="M0 0h9v9" style="stroke:#000;marker-end:url(#arrow)"/>"#
        ));
        assert_eq!(inspect(logo.as_bytes()).unwrap().format, ImageFormat::Svg);
    }
}
