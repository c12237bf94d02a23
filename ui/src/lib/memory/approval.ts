// What the file in memory says about its past: revisions, a comparison, pages. All of it made up on the spot.
import type { ExportOptions, FieldVersion, Revision } from '../client';
import type { Change, ControlRef, Snapshot, Statement } from '../model';
import { did, reversal } from './changes';
import { declarationLines } from './declaration';

/** Stands in for the content hash: 64 hex digits that change with the statement. */
export function contentOf(statement: Statement): string {
  const { candidates: _candidates, editions: _editions, plans: _plans, declaration: _declaration, ...content } = statement;
  let hash = 0x811c9dc5;
  for (const c of JSON.stringify(content)) hash = Math.imul(hash ^ (c.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return hash.toString(16).padStart(8, '0').repeat(8);
}

/** As if a statement had been issued a while ago: some decisions said something else then. */
export function issuedBefore(statement: Statement): Statement {
  const then = structuredClone(statement);
  const applicable = then.decisions.filter((d) => d.applicability === 'applicable' && d.control.startsWith('iso42001/'));
  for (const [i, d] of applicable.entries()) {
    if (i % 5 === 1) {
      const words = d.included.text.split(' ');
      d.included = { text: [...words.slice(0, 4), 'as', 'a', 'rule', ...words.slice(7, -6), 'after', 'a', 'short', 'check.'].join(' ') };
    }
    if (i % 7 === 1 && d.status !== 'planned') Object.assign(d, { status: 'planned', target: '2026-11-30', done: undefined });
    if (i % 6 === 1) {
      d.drivers = d.drivers.slice(0, 1);
      d.evidence = d.evidence.slice(1);
    }
    if (i % 9 === 4) d.owner = then.decisions.find((other) => other.owner && other.owner !== d.owner)?.owner;
  }
  const late = applicable.at(-2);
  if (late) Object.assign(late, { applicability: 'excluded', grounds: ['noSuchActivity'], excluded: { text: 'Nobody outside the Mutual is a customer of these systems.' } });
  then.decisions = then.decisions.filter((d, i) => !(d.control.startsWith('own/') && i === then.decisions.length - 1));
  return then;
}

/** What differs, field by field, as Rust compares. */
export function compare(before: Statement, after: Statement): Change[] {
  const then = new Map(before.decisions.map((d) => [d.control, d]));
  const changes = after.decisions.flatMap((now): Change[] => {
    const old = then.get(now.control) as Record<string, unknown> | undefined;
    then.delete(now.control);
    if (!old) return [{ control: now.control, kind: 'added', fields: [] }];
    const fields = [...new Set([...Object.keys(now), ...Object.keys(old)])]
      .map((field) => ({ field, before: old[field] ?? null, after: (now as Record<string, unknown>)[field] ?? null }))
      .filter((f) => JSON.stringify(f.before) !== JSON.stringify(f.after));
    return fields.length > 0 ? [{ control: now.control, kind: 'changed', fields }] : [];
  });
  return [...changes, ...[...then.keys()].map((control): Change => ({ control, kind: 'removed', fields: [] }))];
}

const ROLES = ['Head of AI Governance', 'Head of Data Science', 'Data Protection Officer'];

/** The revisions before the present one, newest first. */
export function pastRevisions(count: number, statement: Statement): Revision[] {
  const names = ['SetJustification', 'SetTarget', 'SetOwner', 'SetReview', 'SetImplementation'];
  const fields = ['justification', 'target', 'owner', 'review', 'how'];
  const idOf = (number: number) => number.toString(16).padStart(8, '0').repeat(8);
  const at = (control: ControlRef, field: string) => ({ place: { kind: 'decision', control, field } as const, label: control.split('/')[1] ?? '' });
  const judged = did('SetApplicability', [at('iso42001/A.8.3', 'applicability')]);
  let time = Date.parse('2026-11-24T12:31:00Z');
  const revisions: Revision[] = [];
  for (let number = count; number > 0; number -= 1) {
    const kind = (number * 7) % names.length;
    const name = names[kind] ?? '';
    const control = statement.decisions[(number * 13) % statement.decisions.length]?.control ?? '';
    const edition = statement.editions.find((e) => e.revisions + 1 === number);
    if (edition?.approver.date) time = Math.min(time, Date.parse(`${edition.approver.date}T15:00:00Z`));
    const revision = {
      id: idOf(number), number, author: ROLES[(number >> 3) % ROLES.length] ?? '', time: new Date(time).toISOString(),
      name, did: did(name, [at(control, fields[kind] ?? '')]),
    };
    if (number === 1) Object.assign(revision, { name: 'New', did: did('New', []) });
    else if (edition) Object.assign(revision, { name: 'IssueEdition', did: did('IssueEdition', []) });
    else if (number === count - 4) Object.assign(revision, { name: 'Undo', reverses: idOf(count - 5), did: reversal('Undo', judged) });
    else if (number === count - 5) Object.assign(revision, { name: 'SetApplicability', did: judged });
    else if (number === count - 2)
      Object.assign(revision, { name: 'Decide', did: did('SetReview', statement.decisions.slice(3, 15).map((d) => at(d.control, 'review'))) });
    revisions.push(revision);
    time -= number % 6 === 0 ? 2 * 86_400_000 : 19 * 60_000;
  }
  return revisions;
}

/** What a cell was before, and what it is now. */
export function versionsOf(cell: string, before: Statement, after: Statement): FieldVersion[] {
  const [, , , framework, id = '', part = '', record] = cell.split('/');
  const valueIn = (statement: Statement): unknown => {
    const d = statement.decisions.find((other) => other.control === `${framework}/${id}`);
    if (!d) return null;
    const { applicability, grounds, included, excluded, status, target, done } = d;
    if (part === 'verdict') return { applicability, grounds, included, excluded };
    if (part === 'progress') return { status, target, done };
    if (part === 'driver') return d.drivers.find((x) => x.id === record) ?? null;
    if (part === 'ev') return record !== undefined && d.evidence.includes(record) ? true : null;
    if (part === 'excl') return d.exclusions.find((x) => x.system === record) ?? null;
    return (d as unknown as Record<string, unknown>)[part] ?? null;
  };
  const version = (before: unknown, value: unknown, author: number, time: string) => ({ before, value, author: ROLES[author] ?? '', time, revision: contentOf(after) });
  const [old, now] = [valueIn(before), valueIn(after)];
  return [
    ...(old === null ? [] : [version(null, old, 1, '2026-09-14T08:55:00Z')]),
    ...(JSON.stringify(old) === JSON.stringify(now) ? [] : [version(old, now, 0, '2026-11-20T14:31:00Z')]),
  ];
}

/** Pages to look at: a PDF with a few lines of text. */
export function samplePdf(snapshot: Snapshot, { paper, form, candidate, edition, document }: ExportOptions): Uint8Array {
  const statement = snapshot.statements[0];
  const frozen = statement?.candidates.find(({ id }) => id === candidate);
  const standing = frozen ? `FOR APPROVAL ${frozen.content}` : edition === undefined ? 'DRAFT' : 'as issued';
  const size = paper === 'letter' ? [612, 792] : [595, 842];
  const [width, height] = form === 'register' ? [size[1], size[0]] : size;
  const decisions = statement?.decisions ?? [];
  const lines = (from: number): string[] => [
    snapshot.organisation.name, `${document === 'changes' ? 'Change report' : (statement?.title ?? '')}, ${standing}`, '',
    ...decisions.slice(from, from + 12).flatMap((d) => [`${d.control.split('/')[1] ?? ''}  ${d.applicability}`, `    ${d.included.text.slice(0, 84)}`]),
  ];
  const pages =
    document === 'declaration' || document === 'declarationDraft'
      ? [[...(document === 'declarationDraft' ? ['DRAFT, not declared'] : []), ...declarationLines(snapshot)]]
      : [0, 12, 24].filter((from) => from < decisions.length).map(lines);
  const objects: string[] = ['<< /Type /Catalog /Pages 2 0 R >>', `<< /Type /Pages /Count ${pages.length} /Kids [${pages.map((_, i) => `${4 + 2 * i} 0 R`).join(' ')}] >>`, '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>'];
  for (const [i, page] of pages.entries()) {
    const text = page.map((line) => `(${line.replace(/[^ -~]/g, '').replace(/[\\()]/g, '\\$&')}) '`).join('\n');
    const stream = `BT /F1 10 Tf 20 TL 56 ${(height ?? 842) - 60} Td\n${text}\nET`;
    objects.push(`<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${width} ${height}] /Resources << /Font << /F1 3 0 R >> >> /Contents ${5 + 2 * i} 0 R >>`);
    objects.push(`<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`);
  }
  let body = '%PDF-1.7\n';
  const offsets = objects.map((object, i) => {
    const at = body.length;
    body += `${i + 1} 0 obj\n${object}\nendobj\n`;
    return at;
  });
  const xref = body.length;
  body += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('')}`;
  body += `trailer << /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${xref}\n%%EOF`;
  return new TextEncoder().encode(body);
}
