//! The jobs that need both the client file and the report: begin a file, freeze a candidate, issue an edition with its
//! PDF, export. The window and the command line call the same ones, so that neither can do what the other cannot.

mod begin;
mod error;
mod export;
mod issue;
mod logo;
mod output;

pub use annexa_report::{Form, Paper};
pub use begin::{Begin, begin, sample};
pub use error::{Error, Result};
pub use export::{Export, Exported, compare_edition, export, export_edition};
pub use issue::{Issue, candidate_pdf, issue, prepare, withdraw};
pub use logo::{LARGEST_LOGO, set_logo};
pub use output::write_whole;
