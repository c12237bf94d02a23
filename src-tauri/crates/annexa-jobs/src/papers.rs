//! Papers of the management system, beside the statement.

use std::collections::BTreeSet;

use annexa_document::Document;
use annexa_model::{Audience, Id, ManagementPaper};
use annexa_report::{Form, Paper, Standing};
use jiff::civil::Date;

use crate::error::no_statement;
use crate::export::{Sheet, Work, concerns};
use crate::{Error, Result};

/// What is asked of a paper of the management system.
#[derive(Debug, Clone)]
pub struct Papers {
    /// The statement that it stands beside.
    pub statement: Id,
    /// Which one.
    pub of: ManagementPaper,
    /// For whom; for use within the organisation where left open.
    pub audience: Option<Audience>,
    /// On what paper; A4 where left open.
    pub paper: Option<Paper>,
    /// The day on which it is made, which its pages name.
    pub made_on: Date,
}

/// A paper of the management system: what the file says on that day.
///
/// # Errors
/// [`Error::NotForReaders`] where nothing of it is for that audience, [`Error::NoStatement`], and what reading the file can meet.
pub fn management_paper(document: &Document, asked: &Papers) -> Result<Work> {
    let audience = asked.audience.unwrap_or_default();
    if !asked.of.is_for(audience) {
        return Err(Error::NotForReaders(audience));
    }
    let whole = document.snapshot()?;
    let filtered = whole.only(&asked.statement).for_audience(audience);
    let data = filtered.paper(&asked.statement, &asked.of).ok_or_else(|| no_statement(Some(&asked.statement)))?;
    let sheet = Sheet {
        statement: asked.statement.clone(),
        form: Form::Full,
        paper: asked.paper.unwrap_or(Paper::A4),
        without: BTreeSet::new(),
        standing: Standing::Recorded,
        head: document.head()?,
        revisions: document.revision_count()?,
        made_on: asked.made_on,
    };
    // What it says of itself is asked of the paper, not of the whole file: notes of decisions, say, are in none.
    let found = concerns(&data, &asked.statement, audience);
    Ok(Work::paper(document, &data, asked.of.clone(), sheet, found))
}

#[cfg(test)]
mod tests {
    use annexa_document::{Author, Env};
    use annexa_report::unwatched;

    use super::*;

    #[test]
    fn a_paper_is_made_for_those_who_may_read_it_and_for_nobody_else() {
        let folder = tempfile::tempdir().unwrap();
        let lead = Author { id: "a".repeat(32), name: "Lead".to_owned(), function: String::new() };
        let document =
            crate::sample(&folder.path().join("client.soa"), Env::system(lead), crate::Sample::Draft).unwrap();
        let statement = document.snapshot().unwrap().statements[0].id.clone();
        let made_on = jiff::civil::date(2026, 11, 27);
        let asked = |of: ManagementPaper, audience| Papers {
            statement: statement.clone(),
            of,
            audience: Some(audience),
            paper: None,
            made_on,
        };
        let bytes = |asked: &Papers| management_paper(&document, asked).unwrap().make(&unwatched).unwrap().bytes;
        for of in [ManagementPaper::Profile, ManagementPaper::Clauses(None), ManagementPaper::Record] {
            let internal = bytes(&asked(of.clone(), Audience::Internal));
            assert!(internal.starts_with(b"%PDF-"));
            assert!(internal == bytes(&asked(of.clone(), Audience::Internal)), "{of:?}: equal input, equal bytes");
            assert!(bytes(&asked(of.clone(), Audience::Auditor)).starts_with(b"%PDF-"));
            let public = management_paper(&document, &asked(of, Audience::Public));
            assert!(matches!(public, Err(Error::NotForReaders(Audience::Public))));
        }
        let questions = || ManagementPaper::Questions { of: None, open: false };
        assert!(bytes(&asked(questions(), Audience::Internal)).starts_with(b"%PDF-"));
        let auditor = management_paper(&document, &asked(questions(), Audience::Auditor));
        assert!(matches!(auditor, Err(Error::NotForReaders(Audience::Auditor))));
    }
}
