//! PNG and JPEG to opaque pixels.

use std::io::Cursor;

use zune_jpeg::JpegDecoder;
use zune_jpeg::zune_core::colorspace::ColorSpace;
use zune_jpeg::zune_core::options::DecoderOptions;

use super::{ImageError, ImageFormat, MAX_SIDE, Picture, within};

/// Memory that decoding may take: a picture of the largest size, twice.
const MEMORY: usize = 2 * 4 * (MAX_SIDE as usize) * (MAX_SIDE as usize);

/// Decodes a picture onto white.
pub fn decode(bytes: &[u8], format: ImageFormat) -> Result<Picture, ImageError> {
    if format == ImageFormat::Jpeg { jpeg(bytes) } else { png(bytes) }
}

fn damaged(error: impl std::fmt::Display) -> ImageError {
    ImageError::Damaged(error.to_string())
}

fn png(bytes: &[u8]) -> Result<Picture, ImageError> {
    let mut decoder = png::Decoder::new_with_limits(Cursor::new(bytes), png::Limits { bytes: MEMORY });
    decoder.set_transformations(png::Transformations::normalize_to_color8());
    decoder.set_ignore_text_chunk(true);
    decoder.set_ignore_iccp_chunk(true);
    let header = decoder.read_header_info().map_err(damaged)?;
    let (width, height) = (header.width, header.height);
    within(u64::from(width), u64::from(height))?;
    let mut reader = decoder.read_info().map_err(damaged)?;
    let size = reader.output_buffer_size().filter(|size| *size <= MEMORY).ok_or_else(|| damaged("it is too large"))?;
    let mut pixels = vec![0; size];
    let frame = reader.next_frame(&mut pixels).map_err(damaged)?;
    pixels.truncate(frame.buffer_size());
    let rgb = match frame.color_type {
        png::ColorType::Rgb => pixels,
        png::ColorType::Rgba => {
            pixels.chunks_exact(4).flat_map(|p| [p[0], p[1], p[2]].map(|v| on_white(v, p[3]))).collect()
        }
        png::ColorType::Grayscale => pixels.iter().flat_map(|v| [*v; 3]).collect(),
        png::ColorType::GrayscaleAlpha => pixels.chunks_exact(2).flat_map(|p| [on_white(p[0], p[1]); 3]).collect(),
        png::ColorType::Indexed => return Err(damaged("its colours cannot be read")),
    };
    Ok(Picture { width, height, rgb })
}

fn jpeg(bytes: &[u8]) -> Result<Picture, ImageError> {
    let side = MAX_SIDE as usize;
    let options = DecoderOptions::default()
        .set_max_width(usize::from(u16::MAX))
        .set_max_height(usize::from(u16::MAX))
        .set_strict_mode(false)
        .jpeg_set_max_scans(64)
        .jpeg_set_out_colorspace(ColorSpace::RGB);
    let mut decoder = JpegDecoder::new_with_options(Cursor::new(bytes), options);
    decoder.decode_headers().map_err(damaged)?;
    let info = decoder.info().ok_or_else(|| damaged("it has no size"))?;
    within(u64::from(info.width), u64::from(info.height))?;
    debug_assert!(usize::from(info.width) <= side);
    let rgb = decoder.decode().map_err(damaged)?;
    let (width, height) = (u32::from(info.width), u32::from(info.height));
    if rgb.len() != width as usize * height as usize * 3 {
        return Err(damaged("its colours cannot be read"));
    }
    Ok(Picture { width, height, rgb })
}

/// A value on white paper, `alpha` opaque.
pub fn on_white(value: u8, alpha: u8) -> u8 {
    let (value, alpha) = (u32::from(value), u32::from(alpha));
    let mixed = (value * alpha + 255 * (255 - alpha) + 127) / 255;
    u8::try_from(mixed).unwrap_or(u8::MAX)
}

/// The picture with its longer side at most `side` pixels: each pixel the mean of those it stands for.
pub fn shrunk(picture: Picture, side: u32) -> Picture {
    let longer = picture.width.max(picture.height);
    if longer <= side {
        return picture;
    }
    let to = |v: u32| ((u64::from(v) * u64::from(side)) / u64::from(longer)).max(1) as u32;
    let (width, height) = (to(picture.width), to(picture.height));
    let span = |i: u32, from: u32, into: u32| {
        let start = u64::from(i) * u64::from(from) / u64::from(into);
        let end = (u64::from(i + 1) * u64::from(from) / u64::from(into)).max(start + 1);
        (start as usize, end as usize)
    };
    let mut rgb = Vec::with_capacity(width as usize * height as usize * 3);
    for y in 0..height {
        let (top, bottom) = span(y, picture.height, height);
        for x in 0..width {
            let (left, right) = span(x, picture.width, width);
            let mut sums = [0_u64; 3];
            for row in top..bottom {
                let row = row * picture.width as usize;
                for pixel in picture.rgb[(row + left) * 3..(row + right) * 3].chunks_exact(3) {
                    for (sum, value) in sums.iter_mut().zip(pixel) {
                        *sum += u64::from(*value);
                    }
                }
            }
            let count = ((bottom - top) * (right - left)) as u64;
            rgb.extend(sums.map(|sum| u8::try_from((sum + count / 2) / count).unwrap_or(u8::MAX)));
        }
    }
    Picture { width, height, rgb }
}
