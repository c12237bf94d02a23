// What evidence serves, near enough for tests: Rust says it (`annexa_model::evidence_serves`), and knows registers too.
import type { EvidenceColumn, EvidenceServes, Snapshot, Statement } from '../model';
import { reference } from './reference';

const COLUMNS: readonly [EvidenceColumn, string][] = [['iso9001', 'iso9001'], ['iso27001', 'iso27001'], ['iso42001', 'iso42001'], ['nistAiRmf', 'nist-ai-rmf']];

export function evidenceServes(snapshot: Snapshot, statement: Statement | undefined, today: string): EvidenceServes {
  const shown = (id: string): string[] => [
    ...snapshot.links.flatMap(({ from, to }) => (from === `evidence/${id}` ? [to] : to === `evidence/${id}` ? [from] : [])),
    ...(statement?.decisions ?? []).flatMap(({ control, evidence }) => (evidence.includes(id) ? [control] : [])),
  ];
  const kinds = reference().evidence.kinds.map(({ id: kind, title, marks, supports }) => ({
    kind, title,
    columns: COLUMNS.map(([column, framework]) => {
      const usual = supports.filter((ref) => ref.replace(/(-clauses)?\/.*/, '') === framework);
      const pieces = snapshot.evidence
        .filter(({ id }) => shown(id).some((ref) => usual.some((of) => ref === of || ref.startsWith(`${of}.`))))
        .map(({ id, label, title: name, expiry }) => ({ evidence: id, label, title: name, expired: expiry !== undefined && expiry < today }));
      const { mark } = marks[column];
      const standing = mark === 'none' ? 'none' : pieces.length === 0 ? 'missing' : pieces.every(({ expired }) => expired) ? 'stale' : 'there';
      return { column, mark, standing, usual, pieces } as const;
    }),
  }));
  const tallies = COLUMNS.map(([column]) => {
    const all = kinds.flatMap(({ columns }) => columns.filter((one) => one.column === column));
    const count = (of: string) => all.filter(({ standing }) => standing === of).length;
    return { column, there: count('there'), missing: count('missing'), stale: count('stale'), total: all.length - count('none') };
  });
  return { kinds, tallies };
}
