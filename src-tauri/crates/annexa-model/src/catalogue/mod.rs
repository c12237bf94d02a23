//! What ships: frameworks with their official ids and titles, our words about them, and how they belong together.
//!
//! Everything here is read from `assets/catalogue`, compiled in, and read once. Of standards there are ids and titles, of NIST's
//! documents ids and names, of the EU AI Act titles; every other word is our own.

mod article_tables;
mod clauses;
mod comparisons;
mod controls;
mod crosswalks;
mod eu_ai_act;
mod evidence_reuse;
mod frameworks;
mod generative;
mod rmf;
mod starting_points;
mod suggestions;
mod system_types;

use serde::de::DeserializeOwned;

pub use article_tables::{
    Article, ArticleRow, ArticleTable, ArticleTables, Erratum, ErratumSeverity, Reading, article_tables,
};
pub use clauses::{Clause, ClauseTitle, Clauses, clauses};
pub use comparisons::{Compared, Comparison, Comparisons, Term, Vocabulary, comparisons, vocabulary};
pub use controls::{
    Catalogue, CatalogueControl, CatalogueGroup, CatalogueObjective, RelatedControl, catalogues, clause_of, iso27001,
    iso42001,
};
pub(crate) use crosswalks::links_by;
pub use crosswalks::{
    Crosswalk, CrosswalkAbout, CrosswalkLink, CrosswalkLinks, CrosswalkPair, Nearness, Strength, crosswalk_named,
    crosswalks, links,
};
pub use eu_ai_act::{
    EuAct, EuAnnex, EuArea, EuArticle, EuChapter, EuDate, EuDateLaw, EuModelLevel, EuRole, EuRoleTitle, EuTier,
    EuTierTitle, eu_ai_act,
};
pub use evidence_reuse::{
    EvidenceColumn, EvidenceCorrection, EvidenceKind, EvidenceMark, EvidenceMarks, EvidenceReuse, Reuse, evidence_reuse,
};
pub use frameworks::{
    FrameworkAbout, FrameworkKind, ShippedFramework, entries_named, framework, frameworks, published_id, standard_name,
    standard_number, title_of,
};
pub(crate) use frameworks::{entry_called, framework_named, has_controls, prefix_of};
pub use generative::{GenerativeAction, GenerativeProfile, GenerativeRisk, generative_profile};
pub use rmf::{Rmf, RmfCategory, RmfCharacteristic, RmfFunction, RmfSubcategory, rmf};
pub use starting_points::{
    Phase, Situation, StartingItem, StartingPoint, StartingPoints, starting_point, starting_points,
};
pub use suggestions::{Fact, Suggestion, SuggestionRule, SuggestionRules, SystemFacts, suggestion_rules, suggestions};
pub use system_types::{Sometimes, SystemType, SystemTypes, system_types};

/// Reads what is compiled in. An asset that does not parse cannot ship: a test reads each of them, by its whole type.
fn asset<T: DeserializeOwned + Default>(json: &str) -> T {
    serde_json::from_str(json).unwrap_or_default()
}
