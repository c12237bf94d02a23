// What stands between the statement in memory and its declaration of conformity: the rules of Rust in a small way.
import type { DeclarationView } from '../client';
import type { Declaration, Edition, Finding, FindingCode, Severity, Snapshot, Statement } from '../model';
import sampleJson from '../../../../assets/samples/declaration.json';
import { contentOf } from './approval';

/** The day on which it is checked: that of the sample. */
const DAY = '2026-11-26';

const PARTICULARS = ['address', 'documentId', 'place', 'date', 'name', 'function', 'authority'] as const;

/** The declaration of the sample, in the form in which the file holds it. */
export function sampleDeclaration(): Declaration {
  const written: Partial<Record<keyof Declaration, unknown>> = sampleJson[0]?.set[0]?.declaration ?? {};
  const texts = (['object', 'limits', 'nonconformities', 'supporting', 'reevaluation'] as const).map((field) => [field, { text: written[field] ?? '' }]);
  return { ...written, ...Object.fromEntries(texts) } as Declaration;
}

/** What stands in its way, and the days of the registers. */
export function declarationView(snapshot: Snapshot): DeclarationView {
  const last = (days: readonly (string | undefined)[]) => days.filter((day) => day !== undefined && day <= DAY).sort().at(-1);
  const internalAudit = last(snapshot.audits.filter(({ kind }) => kind === 'internal').map(({ from, until }) => until ?? from));
  const managementReview = last(snapshot.reviews.map(({ date }) => date));
  return { findings: declarationFindings(snapshot), ...(internalAudit !== undefined && { internalAudit }), ...(managementReview !== undefined && { managementReview }) };
}

/** Worst first. */
function declarationFindings(snapshot: Snapshot): Finding[] {
  const { organisation, statements: [statement] } = snapshot;
  if (!statement) return [];
  const written = statement.declaration;
  const found: Finding[] = [];
  const raise = (code: FindingCode, severity: Severity, args: Finding['args'] = {}, place: Finding['place'] = { kind: 'statement', field: 'declaration' }) =>
    found.push({ key: [code, ...Object.values(args)].join('/'), code, severity, basis: 'ISO/IEC 17050-1, 6.1', statement: statement.id, place, args });
  const blank = (text: string | undefined) => (text ?? '').trim() === '';

  const edition = inForce(statement);
  if (!edition) raise('declaration-edition-missing', 'blocks');
  if (!statement.treatment.planDate || !statement.treatment.acceptedBy.some(({ date }) => date))
    raise('declaration-treatment-missing', 'blocks', {}, { kind: 'statement', field: 'treatment' });
  if (!written?.internalAudit || written.internalAudit > DAY) raise('declaration-audit-missing', 'blocks');
  if (!written?.managementReview || written.managementReview > DAY) raise('declaration-review-missing', 'blocks');
  if (blank(organisation.name)) raise('organisation-missing', 'blocks', {}, { kind: 'organisation', field: 'name' });
  const said: Record<(typeof PARTICULARS)[number], string | undefined> = {
    address: organisation.address.text, documentId: written?.documentId, place: written?.place, date: written?.signed.date,
    name: written?.signed.name, function: written?.signed.function, authority: written?.authority,
  };
  for (const field of PARTICULARS)
    if (blank(said[field])) raise('declaration-incomplete', 'blocks', { field }, field === 'address' ? { kind: 'organisation', field } : undefined);
  const [declared, approved] = [written?.signed.date, edition?.approver.date];
  if (declared && approved && declared < approved) raise('declaration-before-edition', 'blocks', { date: declared, approved });
  if (declared && declared > DAY) raise('signed-in-future', 'warning', { field: 'declaration', date: declared });
  if (edition && edition.content !== contentOf(statement)) raise('declaration-behind', 'warning', { edition: edition.label });
  if (blank(written?.nonconformities.text)) raise('declaration-nonconformities-missing', 'warning');
  if (blank(written?.supporting.text)) raise('declaration-supporting-missing', 'warning');
  if (written?.validUntil && written.validUntil < DAY) raise('declaration-expired', 'warning', { date: written.validUntil });
  if (!written?.validUntil && blank(written?.reevaluation.text)) raise('declaration-validity-missing', 'warning');
  const reviewer = written?.reviewed.name.trim() ?? '';
  if (reviewer === '') raise('declaration-reviewer-missing', 'warning');
  else if (reviewer.toLowerCase() === written?.signed.name.trim().toLowerCase()) raise('declaration-reviewer-signs', 'warning', { name: reviewer });
  return found;
}

/** The edition that a declaration rests on: the latest in force. */
export const inForce = (statement: Statement): Edition | undefined => statement.editions.findLast((edition) => !edition.withdrawn);

/** What the page of a declaration says, line by line. */
export function declarationLines(snapshot: Snapshot): string[] {
  const statement = snapshot.statements[0];
  const written = statement?.declaration;
  const edition = statement && inForce(statement);
  return [
    `No. ${written?.documentId ?? ''}`, 'Declaration of conformity', '', `Issuer  ${snapshot.organisation.name}`, `Object  ${written?.object.text ?? ''}`,
    `Rests on  ${edition ? `${statement.documentId}, edition ${edition.label}` : 'No edition'}`, `Limits  ${written?.limits.text ?? ''}`,
    `Internal audit  ${written?.internalAudit ?? ''}`, `Management review  ${written?.managementReview ?? ''}`,
    `Supported by  ${written?.supporting.text ?? ''}`, `${written?.place ?? ''}, ${written?.signed.date ?? ''}`, `Signed  ${written?.signed.name ?? ''}`,
  ];
}
