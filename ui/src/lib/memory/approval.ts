// What the file in memory says about its past: revisions, a comparison, pages. All of it made up on the spot.
import type { ExportOptions, Revision } from '../client';
import type { Change, Snapshot, Statement } from '../model';

/** Stands in for the content hash: 64 hex digits that change with the statement. */
export function contentOf(statement: Statement): string {
  const { candidates: _candidates, editions: _editions, ...content } = statement;
  let hash = 0x811c9dc5;
  for (const c of JSON.stringify(content)) hash = Math.imul(hash ^ (c.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return hash.toString(16).padStart(8, '0').repeat(8);
}

/** A few revisions before the present one. */
export function pastRevisions(count: number): Revision[] {
  const steps: [minutes: number, name: string, author: string, cell: string][] = [
    [31, 'SetJustification', 'Head of AI Governance', 'd/iso42001/A.6.2.4/verdict'],
    [50, 'SetTarget', 'Head of AI Governance', 'd/iso42001/A.6.2.4/progress'],
    [2900, 'Decide', 'Head of Data Science', 'd/iso42001/A.7.4/review'],
    [2930, 'LinkEvidence', 'Head of Data Science', 'd/iso42001/A.7.4/evidence'],
    [3400, 'Undo', 'Head of AI Governance', 'd/iso42001/A.8.3/verdict'],
    [60000, 'New', 'Head of AI Governance', 'organisation/name'],
  ];
  const now = Date.parse('2026-11-24T12:31:00Z');
  return steps.map(([minutes, name, author, cell], i) => ({
    id: (i + 10).toString(16).repeat(64).slice(0, 64), number: i === steps.length - 1 ? 1 : count - i, name, author,
    time: new Date(now - minutes * 60_000).toISOString(), cells: [`statement/S/${cell}`],
  })).reverse();
}

/** What differs from the last edition. */
export function changesSince(statement: Statement): Change[] {
  return statement.decisions.filter((_, i) => i % 6 === 1).map((now) => ({
    control: now.control,
    kind: 'changed',
    fields: [
      { field: 'included', before: { text: `${now.included.text.slice(0, 60)} as it stood before.` }, after: now.included },
      { field: 'status', before: 'planned', after: now.status ?? null },
    ],
  }));
}

/** Pages to look at: a PDF with a few lines of text. */
export function samplePdf(snapshot: Snapshot, { paper, form }: ExportOptions): Uint8Array {
  const statement = snapshot.statements[0];
  const size = paper === 'letter' ? [612, 792] : [595, 842];
  const [width, height] = form === 'register' ? [size[1], size[0]] : size;
  const decisions = statement?.decisions ?? [];
  const lines = (from: number): string[] => [
    snapshot.organisation.name, `${statement?.title ?? ''}, DRAFT`, '',
    ...decisions.slice(from, from + 12).flatMap((d) => [`${d.control.split('/')[1] ?? ''}  ${d.applicability}`, `    ${d.included.text.slice(0, 84)}`]),
  ];
  const pages = [0, 12, 24].filter((from) => from < decisions.length);
  const objects: string[] = ['<< /Type /Catalog /Pages 2 0 R >>', `<< /Type /Pages /Count ${pages.length} /Kids [${pages.map((_, i) => `${4 + 2 * i} 0 R`).join(' ')}] >>`, '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>'];
  for (const [i, from] of pages.entries()) {
    const text = lines(from).map((line) => `(${line.replace(/[^ -~]/g, '').replace(/[\\()]/g, '\\$&')}) '`).join('\n');
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
