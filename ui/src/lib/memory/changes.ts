// What a change to the file in memory did. Rust tells it of a real file; here is just enough for the window to have words.
import type { Did } from '../client';
import type { Finding, Place, Snapshot, Statement } from '../model';
import { has, kebab, t } from '../words';

type Seen = { place: Place; label: string };

const FIELD_OF: Record<string, string> = { included: 'justification', excluded: 'justification', done: 'target' };

/** `SetJustification` → "justification". */
export const changeText = (name: string): string => (has(`change-${kebab(name)}`) ? t(`change-${kebab(name)}`) : name);

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** What a change did to what it was about. */
export function did(name: string, about: readonly Seen[]): Did {
  const change = changeText(name);
  const label = about[0]?.label ?? '';
  const text = about.length > 1 ? t('history-several-controls', { count: about.length, change }) : label === '' ? change : t('history-about', { subject: label, change });
  return { text: capital(text), about: about.map(({ place }) => place) };
}

/** What a step back or forward did, which reverses another. */
export const reversal = (name: string, { text, about }: Did): Did => ({ text: t('history-reversal', { name: capital(changeText(name)), what: text }), about });

/** The first name that differs of each item that does. */
function* differing<T extends object>(before: readonly T[], after: readonly T[], key: (item: T) => string): Generator<[string, string, T]> {
  const [old, now] = [before, after].map((items) => new Map(items.map((item) => [key(item), item])));
  for (const id of new Set([...(old?.keys() ?? []), ...(now?.keys() ?? [])])) {
    const [a, b] = [old?.get(id), now?.get(id)] as [Record<string, unknown>?, Record<string, unknown>?];
    const name = Object.keys({ ...a, ...b }).find((each) => JSON.stringify(a?.[each]) !== JSON.stringify(b?.[each]));
    if (name !== undefined) yield [id, a && b ? name : '', (b ?? a) as T];
  }
}

/** Where two states of a file differ: in decisions, or else in the document's own fields, or else in records. */
export function seen(before: Snapshot, after: Snapshot, findings: readonly Finding[]): Seen[] {
  const [a, b] = [before.statements[0], after.statements[0]] as [Statement, Statement];
  const labels = new Map([...before.controls, ...after.controls].map(({ id, label }) => [`own/${id}`, label]));
  const decided = (control: string, field: string): Seen => ({ place: { kind: 'decision', control, field }, label: labels.get(control) ?? control.split('/')[1] ?? '' });
  const decisions = [
    ...[...differing(a.decisions, b.decisions, (d) => d.control)].map(([control, field]) => decided(control, FIELD_OF[field] ?? field)),
    ...[...differing(before.controls, after.controls, (c) => c.id)].filter(([, field]) => field !== '').map(([id, field]) => decided(`own/${id}`, field)),
  ];
  if (decisions.length > 0) return decisions;
  for (const [key] of differing(a.accepted, b.accepted, (one) => one.finding)) {
    const place = findings.find((finding) => finding.key === key)?.place;
    if (place) return place.kind === 'decision' ? [decided(place.control, place.field)] : [{ place, label: '' }];
  }
  for (const [, field] of differing([before.organisation], [after.organisation], () => '')) return [{ place: { kind: 'organisation', field }, label: '' }];
  for (const [, field] of differing([a], [b], () => '')) return [{ place: { kind: 'statement', field }, label: '' }];
  const records = <T extends { id: string }>(record: string, list: (of: Snapshot) => readonly T[], label: (item: T) => string): Seen[] =>
    [...differing(list(before), list(after), ({ id }) => id)].map(([id, field, item]) => ({ place: { kind: 'record', record, id, field }, label: label(item) }));
  return [
    ...records('person', (of) => of.people, (r) => r.name),
    ...records('evidence', (of) => of.evidence, (r) => r.label),
    ...records('system', (of) => of.systems, (r) => r.label),
    ...records('risk', (of) => of.risks, (r) => r.label),
    ...records('assessment', (of) => of.assessments, (r) => r.label),
    ...records('requirement', (of) => of.requirements, (r) => r.label),
    ...records('party', (of) => of.parties, (r) => r.label),
    ...records('objective', (of) => of.objectives, (r) => r.label),
  ];
}
