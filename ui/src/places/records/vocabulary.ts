// The lists that the model knows, in its order. `satisfies` keeps them equal to what Rust says.
import type {
  ActRole, ActTier, AffectedGroup, AiRole, Attainment, AuditKind, AuditStandard, Characteristic, DataSource, Effect, NonconformityGrade, NonconformitySource, Oversight, RequirementKind, ReviewInput, RiskCategory, Stage, Supply, SystemOrigin, SystemScope,
  Trait, Treatment, UserGroup,
} from '../../lib/model';

export const SCOPES = ['in', 'out'] as const satisfies readonly SystemScope[];
export const ORIGINS = ['built', 'bought', 'embedded', 'openModel'] as const satisfies readonly SystemOrigin[];
export const STAGES = ['inception', 'development', 'verification', 'deployment', 'operation', 'reevaluation', 'retirement'] as const satisfies readonly Stage[];
export const TRAITS = [
  'generative', 'generalPurpose', 'trains', 'learnsInUse', 'personalData', 'sensitiveData', 'labelledByPeople', 'actsByItself', 'safetyRelevant', 'heavyCompute',
  'replacesJudgement',
] as const satisfies readonly Trait[];
export const DATA_SOURCES = ['bought', 'publicWeb', 'several'] as const satisfies readonly DataSource[];
export const EFFECTS = ['decides', 'recommends', 'neither'] as const satisfies readonly Effect[];
export const AFFECTED = ['public', 'employees', 'vulnerable'] as const satisfies readonly AffectedGroup[];
export const USERS = ['staff', 'customers', 'public'] as const satisfies readonly UserGroup[];
export const OVERSIGHTS = ['approves', 'monitors', 'none'] as const satisfies readonly Oversight[];
export const SUPPLIES = ['model', 'data', 'compute', 'several'] as const satisfies readonly Supply[];
export const ROLES = ['aiProvider', 'aiProducer', 'aiCustomer', 'aiPartner', 'aiSubject', 'relevantAuthority'] as const satisfies readonly AiRole[];
export const ACT_ROLES = ['provider', 'deployer', 'authorisedRepresentative', 'importer', 'distributor', 'productManufacturer'] as const satisfies readonly ActRole[];
export const ACT_TIERS = ['prohibited', 'highRisk', 'transparency', 'minimal'] as const satisfies readonly ActTier[];
export const CATEGORIES = [
  'bias', 'drift', 'opacity', 'unreliability', 'privacy', 'security', 'misuse', 'overreliance', 'supplyChain', 'rights', 'safety', 'environment', 'compliance',
] as const satisfies readonly RiskCategory[];
export const CHARACTERISTICS = ['valid', 'safe', 'secure', 'accountable', 'explainable', 'private', 'fair'] as const satisfies readonly Characteristic[];
export const TREATMENTS = ['avoid', 'modify', 'share', 'accept'] as const satisfies readonly Treatment[];
export const REQUIREMENT_KINDS = ['law', 'contract', 'customer', 'policy', 'other'] as const satisfies readonly RequirementKind[];
export const AUDIT_KINDS = ['internal', 'customer', 'certification'] as const satisfies readonly AuditKind[];
export const AUDIT_STANDARDS = ['iso42001', 'iso27001', 'iso9001'] as const satisfies readonly AuditStandard[];
export const REVIEW_INPUTS = ['earlierActions', 'issues', 'parties', 'nonconformities', 'measurements', 'audits', 'improvement'] as const satisfies readonly ReviewInput[];
export const NONCONFORMITY_SOURCES = ['internalAudit', 'externalAudit', 'monitoring', 'incident', 'review', 'other'] as const satisfies readonly NonconformitySource[];
export const NONCONFORMITY_GRADES = ['major', 'minor', 'observation'] as const satisfies readonly NonconformityGrade[];
export const ATTAINMENTS = ['no', 'partly', 'largely', 'fully'] as const satisfies readonly Attainment[];
