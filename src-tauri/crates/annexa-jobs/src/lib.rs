//! The jobs that need both the client file and the report: begin a file, freeze a candidate, issue an edition with its
//! PDF, approve a risk treatment plan, declare conformity, print papers of the management system, export, and take the data out of a PDF again. The window and the command line call the same ones, so that neither can do what the other cannot.

mod begin;
mod bring;
mod changes;
mod declaration;
mod differences;
mod error;
mod export;
mod handover;
mod inside;
mod issue;
mod kept;
mod keys;
mod logo;
mod merge;
mod names;
mod output;
mod papers;
mod salvage;
mod signatures;
mod signers;
mod trace;
mod treatment_plan;
mod verify;

pub use annexa_document::Passphrase;
pub use annexa_report::{Form, Found, Paper, Part, Progress, unwatched};
pub use begin::{Begin, Sample, begin, sample};
pub use bring::{Bringing, bring};
pub use changes::{Comparison, changes, compare_edition, compare_revision, differences};
pub use declaration::{Declaring, declaration_findings, declare};
pub use differences::{Only, Told, doubled, told};
pub use error::{Error, Result};
pub use export::{Export, Exported, Mention, Warning, Work, draft, draft_at, edition};
pub use handover::{Redacted, identities, redact};
pub use inside::{answer_if_asked, data_inside, origin, statement_inside, take_copy};
pub use issue::{Issue, Issued, candidate, issue, prepare, refuse_if_prepared_otherwise, withdraw};
pub use kept::{KeptWith, attach, detach, kept_file, kept_files};
pub use keys::{KeyError, KeyMade, KeySeen, SigningKey, new_key};
pub use logo::{LARGEST_LOGO, logo, set_logo};
pub use merge::{
    CellPart, Choice, Decided, DecisionList, DidMerge, Heads, Merged, PartTaken, Written, as_read, choices, decisions,
    did_merge, knowing, likely, merge_into, open_copies, parts, proposed, text_of,
};
pub use names::{Did, cell_name, change_name, did, did_before, edition_name, place_name};
pub use output::{Readers, refuse_unless_pdf, write_new, write_pdf, write_whole};
pub use papers::{Papers, management_paper};
pub use salvage::{MOST_TOLD, salvaged};
pub use signatures::{
    message_beside, refuse_unless_free, remove_signature, sign_edition, signature, signature_message, signatures,
    take_signature, write_signature,
};
pub use signers::Signers;
pub use trace::trace;
pub use treatment_plan::{Approving, Planning, approve_plan, approved_plan, draft_plan, find_plan, standing_plan};
pub use verify::{Fault, JudgedSignature, Verified, VerifiedEdition, VerifiedSignature, Verifying, judged, verify};
