//! The words of a Statement of Applicability as types, and every rule about them.
//!
//! Pure: no I/O, no clock, no randomness. Times and ids come in as values.
//!
//! The path of a change: an [`Operation`] names an intent, [`Operation::plan`] turns it into cell writes against the
//! current [`Cells`], the client file commits them, and [`Snapshot::from_cells`] reads the cells back as the one value
//! that is checked ([`check`]), compared ([`compare`]) and exported.

mod adoption;
mod assessments;
mod audience;
mod canonical;
mod catalogue;
mod cells;
pub mod check;
mod compare;
mod copied;
mod coverage;
mod decision;
mod declared;
mod delta;
mod due;
mod entries;
mod evidence_serves;
mod framework;
mod id;
mod imported;
mod kept;
mod links;
mod management_system;
mod operation;
mod papers;
mod plan;
mod records;
mod redaction;
mod references;
mod registers;
mod requirements;
mod risks;
mod signature;
mod snapshot;
mod statement;
mod suggested;
mod systems;
mod text;
mod trace;
mod treatment_plan;

pub use adoption::{Adoption, CrosswalkAdoption, FrameworkAdoption, Open};
pub use assessments::{AssessmentField, Impact, ImpactAssessment};
pub use audience::{Audience, Disclosed, Withheld, WithheldKind, disclosed, says};
pub use canonical::{Sha256Hex, canonical_json, content_hash, sha256_hex};
pub use catalogue::{
    Article, ArticleRow, ArticleTable, ArticleTables, Catalogue, CatalogueControl, CatalogueGroup, CatalogueObjective,
    Clause, ClauseTitle, Clauses, Compared, Comparison, Comparisons, Crosswalk, CrosswalkAbout, CrosswalkLink,
    CrosswalkLinks, CrosswalkPair, Erratum, ErratumSeverity, EuAct, EuAnnex, EuArea, EuArticle, EuChapter, EuDate,
    EuDateLaw, EuModelLevel, EuRole, EuRoleTitle, EuTier, EuTierTitle, EvidenceColumn, EvidenceCorrection,
    EvidenceKind, EvidenceMark, EvidenceMarks, EvidenceReuse, Fact, FrameworkAbout, FrameworkKind, GenerativeAction,
    GenerativeProfile, GenerativeRisk, Nearness, Phase, Reading, RelatedControl, Reuse, Rmf, RmfCategory,
    RmfCharacteristic, RmfFunction, RmfSubcategory, ShippedFramework, Situation, Sometimes, StartingItem,
    StartingPoint, StartingPoints, Strength, Suggestion, SuggestionRule, SuggestionRules, SystemFacts, SystemType,
    SystemTypes, Term, Vocabulary, article_tables, catalogues, clause_of, clauses, comparisons, crosswalk_named,
    crosswalks, entries_named, eu_ai_act, evidence_reuse, framework, frameworks, generative_profile, iso27001,
    iso42001, links, published_id, rmf, standard_name, standard_number, starting_point, starting_points,
    suggestion_rules, suggestions, system_types, title_of, vocabulary,
};
pub use cells::{Cells, is_one_text, is_redacted, owners};
pub use compare::{Change, ChangeKind, Differences, EntryChange, FieldChange, LinkChange, RecordChange, compare};
pub use copied::{Copied, CopyError, CopyStanding, Origin};
pub use coverage::{
    Coverage, CoverageCount, CoverageLevel, CoverageRow, Support, SupportingClause, SupportingControl, coverage,
    coverage_crosswalks,
};
pub use decision::{
    Applicability, Decision, Driver, DriverKind, DriverValue, Ground, Progress, RecordKind, RecordRef, Status,
    SystemExclusion, SystemExclusionValue, Verdict,
};
pub use declared::{DECLARATION_FORMAT, Declared, DeclaredFramework, OpenNonconformity, RestsOn, Unfinished};
pub use delta::{Delta, StatementDecision};
pub use due::{Due, DueKind};
pub use entries::{Attainment, EntryField, FrameworkEntry, TOLD_OF, told_of};
pub use evidence_serves::{
    ColumnServes, EvidenceRegister, EvidenceServes, KindServes, PieceServes, RegisterServes, ReuseStanding, ReuseTally,
    evidence_serves,
};
pub use framework::{ControlEntry, Framework, Group, Objective};
pub use id::{ControlRef, Id, Ids, OWN};
pub use imported::{
    Brought, CrosswalkDifference, FrameworkDifference, ImportPlace, ImportProblem, Imported, MAX_IMPORTED,
    MAX_IMPORTED_BYTES, Retitled, crosswalk_difference, framework_difference, import, import_bytes, import_crosswalk,
    import_framework,
};
pub use kept::{Kept, KeptFile, blobs_named, is_approval, is_kept_file, stands_apart, stays_behind};
pub use links::{ItemRef, LINKED, Link};
pub use management_system::{
    Audit, AuditField, AuditKind, AuditStandard, ManagementReview, Nonconformity, NonconformityField,
    NonconformityGrade, NonconformitySource, Question, QuestionField, ReviewField, ReviewInput,
};
pub use operation::{
    Approver, ControlField, DecisionField, EvidenceField, Operation, OrganisationField, PersonField, StatementField,
};
pub use papers::ManagementPaper;
pub use plan::{
    ApprovedPlan, OperationError, Plan, PlanApproval, PlanContext, approval, holds_words, names_a_person, settled,
};
pub use records::{Evidence, Logo, Organisation, OwnControl, Person};
pub use redaction::{LeaveOut, TextField, WITHHELD, names_in, parts_of_name, says_by_its_key, texts_in, words_in};
pub use references::{Reference, References};
pub use requirements::{
    AiObjective, InterestedParty, ObjectiveField, PartyField, Requirement, RequirementField, RequirementKind,
};
pub use risks::{Characteristic, Rating, Risk, RiskAcceptance, RiskCategory, RiskCriteria, RiskField, Treatment};
pub use signature::{
    Differs, EditionSignature, MAX_SIGNATURE, MAX_SIGNATURE_MESSAGE, MessageError, SIGNATURE_FORMAT,
    SIGNATURE_NAMESPACE, SignedMessage,
};
pub use snapshot::{CellError, SNAPSHOT_FORMAT, Snapshot, natural};
pub use statement::{
    Acceptance, AiRole, Candidate, Certificate, Declaration, Edition, FrameworkUse, Recipient, Signatory, Statement,
    TreatmentApproval, Withdrawal,
};
pub use suggested::{SystemSuggestion, SystemSuggestions, suggested};
pub use systems::{
    ActRole, ActTier, AffectedGroup, AiSystem, DataSource, Effect, Oversight, Stage, Supply, SystemField, SystemOrigin,
    SystemScope, Trait, UserGroup,
};
pub use text::{MAX_LINE, MAX_TEXT, Text, TextError};
pub use trace::{Trace, TraceLine, TraceNode, TraceStage, trace};
pub use treatment_plan::{PlanFacts, PlannedRisk, TREATMENT_PLAN_FORMAT, Treating};
