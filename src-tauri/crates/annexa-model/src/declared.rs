//! What a declaration of conformity says, gathered from the statement as it is now and from what was frozen for the edition
//! that it rests on.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{Applicability, Declaration, Edition, Id, OWN, Snapshot, Statement, Status, Text};

/// The version of the JSON form of a declaration's data.
pub const DECLARATION_FORMAT: &str = "declaration/1";

/// What the pages of a declaration are made from, and the data inside its PDF. A declaration is written to be handed to
/// anybody, so this is what its pages say and nothing of the statement beyond that.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Declared {
    /// `declaration/1`.
    pub annexa: String,
    /// BCP 47 language of the statement.
    pub language: String,
    /// Whose declaration it is: the organisation's name.
    pub issuer: String,
    /// Its postal address.
    pub address: Text,
    /// Document id of the statement.
    pub statement: String,
    /// Title of the statement.
    pub title: String,
    /// Scope of the AI management system (4.3), as the edition states it; of the only one where the statement is on one annex.
    pub scope: Text,
    /// Scope of the information security management system, as the edition states it, where the statement is on both annexes: what
    /// its controls are declared of.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub security_scope: Option<Text>,
    /// The frameworks that the statement decides on.
    pub frameworks: Vec<DeclaredFramework>,
    /// The edition that it rests on; absent where none was issued, and then it cannot be declared.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub edition: Option<RestsOn>,
    /// How many controls are necessary.
    pub applicable: usize,
    /// How many are left out.
    pub excluded: usize,
    /// How many nobody has decided on.
    pub undecided: usize,
    /// How many of all these are the organisation's own controls.
    #[serde(default, skip_serializing_if = "is_none")]
    pub own: usize,
    /// Necessary controls that are not implemented yet: limits of the declaration, in the order of the statement.
    pub unfinished: Vec<Unfinished>,
    /// Nonconformities of the register that are not closed: limits of the declaration as well.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub open: Vec<OpenNonconformity>,
    /// Whether a register of nonconformities is kept: then it says whether one is open.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub registered: bool,
    /// What was written for it.
    pub declaration: Declaration,
}

/// A nonconformity that is not closed yet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct OpenNonconformity {
    /// The id people know it by.
    pub label: String,
    /// What it is about.
    pub title: String,
    /// By when its cause is to be taken away.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub due: Option<Date>,
}

/// A framework as a declaration names it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct DeclaredFramework {
    /// Its id in the catalogue, `iso42001`.
    pub id: String,
    /// Its version as published, `ISO/IEC 42001:2023`.
    pub version: String,
}

/// The edition that a declaration rests on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct RestsOn {
    /// Its label.
    pub label: String,
    /// When it was approved.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub approved: Option<Date>,
    /// Content hash of the statement, 64 hex digits.
    pub content: String,
}

/// A necessary control that is not implemented yet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Unfinished {
    /// The id people know it by, `A.5.2` or `X.1`.
    pub control: String,
    /// How far it is; absent where nobody said.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<Status>,
    /// When it is to be implemented.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub target: Option<Date>,
}

impl Declared {
    /// What is declared on an edition: issuer and declaration as they are written now, everything about controls and scope as
    /// it was frozen. Without an edition all of it is as it is now, which only a draft may show. `None` where a snapshot does
    /// not hold the statement.
    pub fn of(now: &Snapshot, statement: &Id, frozen: Option<(&Snapshot, &Edition)>, today: Date) -> Option<Self> {
        let written = now.statement(statement)?;
        let basis = frozen.map_or(now, |(snapshot, _)| snapshot);
        let of = basis.statement(statement)?;
        let declaration = written.declaration.clone().unwrap_or_default();
        let declaration = now.declaration_by(&declaration, declaration.rests_on(today));
        // The scope is printed where nobody wrote what conforms; where it is not printed, it is not handed out either.
        let says_scope = declaration.object.is_blank();
        let scope = if says_scope { of.scope.clone() } else { Text::default() };
        let security_scope = (says_scope && of.has_two_scopes()).then(|| of.security_scope.clone());
        let count = |applicability| of.decisions.iter().filter(|d| d.verdict.applicability == applicability).count();
        Some(Self {
            annexa: DECLARATION_FORMAT.to_owned(),
            language: of.language.clone(),
            issuer: now.organisation.name.clone(),
            address: now.organisation.address.clone(),
            statement: of.document_id.clone(),
            title: of.title.clone(),
            scope,
            security_scope,
            frameworks: basis
                .frameworks
                .iter()
                .filter(|f| of.is_on(&f.id))
                .map(|f| DeclaredFramework { id: f.id.clone(), version: f.edition() })
                .collect(),
            edition: frozen.map(|(_, edition)| RestsOn {
                label: edition.label.clone(),
                approved: edition.approver.date,
                content: edition.content.clone(),
            }),
            applicable: count(Applicability::Applicable),
            excluded: count(Applicability::Excluded),
            undecided: count(Applicability::Undecided),
            own: of.decisions.iter().filter(|d| d.control.framework() == OWN).count(),
            unfinished: unfinished(basis, of),
            open: now
                .nonconformities
                .iter()
                .filter(|nonconformity| nonconformity.is_open())
                .map(|n| OpenNonconformity { label: n.label.clone(), title: n.title.clone(), due: n.due })
                .collect(),
            registered: !now.nonconformities.is_empty(),
            declaration,
        })
    }
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde hands over a reference")]
fn is_none(count: &usize) -> bool {
    *count == 0
}

fn unfinished(snapshot: &Snapshot, statement: &Statement) -> Vec<Unfinished> {
    let open = statement.decisions.iter().filter(|d| d.is_applicable());
    open.filter(|d| d.progress.status != Some(Status::Implemented))
        .map(|d| Unfinished {
            control: snapshot.control_label(&d.control).into_owned(),
            status: d.progress.status,
            target: d.progress.target,
        })
        .collect()
}
