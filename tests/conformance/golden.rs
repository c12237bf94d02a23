//! What the sample's documents say, with their structure and in their reading order, against what they said when somebody
//! last read them through. A change of words or of order is seen here before it is seen on paper.
//!
//! `ANNEXA_GOLDEN=write cargo test -p annexa-tests --test golden` writes them anew; read the difference before committing it.
#![allow(clippy::unwrap_used)]

use std::collections::BTreeSet;
use std::fs;

use annexa_document::{Author, Env};
use annexa_model::{Audience, Declared, ManagementPaper, Snapshot};
use annexa_report::{
    Fallback, Form, Options, Paper, Standing, plain_declaration, plain_paper, plain_plan, plain_text, unwatched,
};
use annexa_support::root;

fn sample() -> Snapshot {
    let folder = tempfile::tempdir().unwrap();
    let author = Author { id: "a".repeat(32), name: "Lead".to_owned(), function: String::new() };
    // The sample's declaration is signed on the day that the file is made.
    let day: jiff::Timestamp = "2026-11-26T12:00:00Z".parse().unwrap();
    let mut env = Env::system(author);
    env.clock = Box::new(move || day.as_millisecond());
    let document = annexa_jobs::sample(&folder.path().join("sample.soa"), env, annexa_jobs::Sample::Draft).unwrap();
    Snapshot::clone(&*document.snapshot().unwrap())
}

fn options(snapshot: &Snapshot, form: Form) -> Options<'static> {
    Options {
        statement: snapshot.statements[0].id.clone(),
        form,
        paper: Paper::A4,
        standing: Standing::Draft,
        head: "7c1e9a04d2b85f36".repeat(4),
        revisions: 1_184,
        made_on: "2026-11-22".parse().unwrap(),
        past: None,
        without: BTreeSet::new(),
        since: None,
        images: &|_| None,
        fallback: Fallback::BundledOnly,
        progress: &unwatched,
    }
}

/// The sample's statement as these readers get it.
fn said(form: Form, audience: Audience) -> String {
    let snapshot = sample().for_audience(audience);
    plain_text(&snapshot, &options(&snapshot, form)).unwrap()
}

/// What it declares, as a draft: nothing is issued.
fn declared() -> String {
    let snapshot = sample();
    let declared =
        Declared::of(&snapshot, &snapshot.statements[0].id, None, options(&snapshot, Form::Full).made_on).unwrap();
    plain_declaration(&declared, &options(&snapshot, Form::Full))
}

/// Its risk treatment plan, as a draft.
fn planned() -> String {
    let snapshot = sample();
    let plan = snapshot.treatment_plan(&snapshot.statements[0].id, "RTP-2026").unwrap();
    plain_plan(&plan, &options(&plan, Form::Full)).unwrap()
}

/// A paper of the management system, as its readers get it.
fn paper(of: &ManagementPaper, audience: Audience) -> String {
    let snapshot = sample().for_audience(audience);
    let data = snapshot.paper(&snapshot.statements[0].id, of).unwrap();
    let options = Options { standing: Standing::Recorded, ..options(&data, Form::Full) };
    plain_paper(&data, of, &options).unwrap()
}

#[test]
fn the_samples_documents_say_what_they_said() {
    for (name, now) in [
        ("statement", said(Form::Full, Audience::Internal)),
        ("statement-for-the-public", said(Form::Full, Audience::Public)),
        ("register-for-the-auditor", said(Form::Register, Audience::Auditor)),
        ("declaration", declared()),
        ("treatment-plan", planned()),
        ("rmf-profile", paper(&ManagementPaper::Profile, Audience::Internal)),
        ("clauses-for-the-auditor", paper(&ManagementPaper::Clauses(None), Audience::Auditor)),
        ("questions", paper(&ManagementPaper::Questions { of: None, open: false }, Audience::Internal)),
        ("management-record", paper(&ManagementPaper::Record, Audience::Auditor)),
    ] {
        let path = root().join("tests/conformance/golden").join(format!("{name}.txt"));
        if std::env::var_os("ANNEXA_GOLDEN").is_some_and(|how| how == "write") {
            fs::write(&path, &now).unwrap();
        }
        let then = fs::read_to_string(&path).unwrap_or_default();
        let differs = now.lines().zip(then.lines()).enumerate().find(|(_, (now, then))| now != then);
        if let Some((line, (now, then))) = differs {
            panic!("{name}, line {}:\n  says    {now}\n  said    {then}", line + 1);
        }
        assert_eq!(now.lines().count(), then.lines().count(), "{name} goes on, or ends before");
    }
}
