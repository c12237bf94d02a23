//! What can go wrong while a report is made.

/// Why there is no report.
#[derive(Debug, thiserror::Error)]
pub enum ReportError {
    /// The snapshot holds no statement with that id.
    #[error("the file holds no statement {0}")]
    NoStatement(String),
    /// The snapshot has no JSON form: a fault in the program.
    #[error("the data could not be written down ({0})")]
    Data(#[from] serde_json::Error),
    /// A change report was asked for without saying since when.
    #[error("nothing to compare the statement with was named")]
    NothingToCompare,
    /// It was cancelled.
    #[error("the export was cancelled; nothing was written")]
    Cancelled,
    /// A bundled font cannot be read: the program itself is damaged.
    #[error("a font of the program is damaged; install Annexa again")]
    BundledFonts,
    /// A face cannot be embedded.
    #[error("the font {face} cannot be embedded: {cause}")]
    Font {
        /// Its PostScript name.
        face: String,
        /// Why not.
        cause: String,
    },
    /// The document that printpdf made is not as expected.
    #[error("the PDF could not be put together: {0}")]
    Document(#[source] Box<lopdf::Error>),
}

impl ReportError {
    pub(crate) fn document(error: lopdf::Error) -> Self {
        Self::Document(Box::new(error))
    }
}
