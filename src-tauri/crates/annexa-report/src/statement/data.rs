//! What the data inside a copy is called.

use annexa_model::Audience;

use super::composer::Composer;
use crate::options::Standing;
use crate::tree::DataName;

/// What audience messages know it by.
pub fn audience_message(audience: Audience) -> &'static str {
    match audience {
        Audience::Internal => "report-audience-internal",
        Audience::Auditor => "report-audience-auditor",
        Audience::Public => "report-audience-public",
    }
}

/// Name and description of the data: the document and what the copy is, so that it is found among other files too.
pub fn name(composer: &Composer<'_>) -> DataName {
    let id = file_name(&composer.statement.document_id);
    let document = match (&composer.options.standing, id) {
        // A paper is named by what it is: the id is that of the statement beside which it stands.
        (Standing::Recorded, _) => file_name(&composer.title()),
        (_, id) if id.is_empty() => composer.say("report-data-unnamed"),
        (_, id) => id,
    };
    let (message, label) = match &composer.options.standing {
        Standing::Draft => ("report-data-draft", String::new()),
        Standing::ForApproval { label, .. } => ("report-data-approval", label.clone()),
        Standing::Issued(edition) => ("report-data-issued", edition.label.clone()),
        Standing::Rendering(edition) => ("report-data-rendering", edition.label.clone()),
        Standing::Recorded => ("report-data-recorded", composer.options.made_on.to_string()),
    };
    // No client file is made of a paper.
    let description = match composer.options.standing {
        Standing::Recorded => "report-data-recorded-description",
        _ => "report-data-description",
    };
    let audience = composer.say(audience_message(composer.snapshot.audience));
    DataName {
        name: composer.fill(message, &[("document", &document), ("label", &file_name(&label))]),
        description: composer.fill(description, &[("audience", &audience)]),
    }
}

/// As it may stand in a file's name on every system.
pub fn file_name(text: &str) -> String {
    let fits = |c: char| if c.is_control() || "/\\:*?\"<>|".contains(c) { '-' } else { c };
    crate::text::clean_line(text).trim().chars().map(fits).take(60).collect()
}
