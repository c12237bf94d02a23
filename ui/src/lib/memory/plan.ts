// What stands between the risks in memory and their treatment plan: the rules of Rust in a small way.
import type { Finding, FindingCode, Snapshot } from '../model';

/** What stands in the way, worst first. */
export function planFindings(snapshot: Snapshot): Finding[] {
  const statement = snapshot.statements[0];
  if (!statement) return [];
  const found: Finding[] = [];
  const raise = (code: FindingCode, place: Finding['place'], args: Finding['args'] = {}): void => {
    found.push({ code, severity: 'blocks', statement: statement.id, place, args, key: `${code}@${JSON.stringify(place)}` });
  };
  if (snapshot.risks.length === 0) raise('plan-empty', { kind: 'statement', field: 'treatment' });
  for (const risk of snapshot.risks) {
    const at = (field: string): Finding['place'] => ({ kind: 'record', record: 'risk', id: risk.id, field });
    if (risk.inherent === undefined) raise('risk-unrated', at('inherent'), { label: risk.label });
    if (risk.treatment === undefined) raise('risk-untreated', at('treatment'), { label: risk.label });
  }
  return found;
}
