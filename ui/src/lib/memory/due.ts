// What is due, near enough to what Rust says of it (`due.rs`): for tests and for the plain browser.
import type { Due, Snapshot, Statement } from '../model';

/** What is due in a statement and in the registers, the earliest first. */
export function dueIn(snapshot: Snapshot, statement: Statement): Due[] {
  const found: Due[] = [];
  const add = (date: string | undefined, kind: Due['kind'], place: Due['place'], owner?: string) => {
    if (date !== undefined) found.push({ date, kind, place, ...(owner !== undefined && { owner }) });
  };
  for (const { control, applicability, status, target, review, owner } of statement.decisions) {
    if (applicability === 'applicable' && status !== 'implemented') add(target, 'target', { kind: 'decision', control, field: 'target' }, owner);
    if (applicability !== 'undecided') add(review, 'review', { kind: 'decision', control, field: 'review' }, owner);
  }
  add(statement.nextReview, 'review', { kind: 'statement', field: 'nextReview' });
  const at = (record: string, id: string, field: string): Due['place'] => ({ kind: 'record', record, id, field });
  for (const { id, due, review, owner } of snapshot.risks) {
    add(due, 'target', at('risk', id, 'due'), owner);
    add(review, 'review', at('risk', id, 'review'), owner);
  }
  for (const { id, review, owner } of snapshot.assessments) add(review, 'review', at('assessment', id, 'review'), owner);
  for (const { id, due, owner } of snapshot.requirements) add(due, 'target', at('requirement', id, 'due'), owner);
  for (const { id, due, owner, result } of snapshot.objectives) if (result.text === '') add(due, 'target', at('objective', id, 'due'), owner);
  for (const { id, from, until, lead, result } of snapshot.audits) if (result.text === '') add(until ?? from, 'target', at('audit', id, 'result'), lead);
  for (const { id, date, chair, decisions } of snapshot.reviews) if (decisions.text === '') add(date, 'target', at('review', id, 'decisions'), chair);
  for (const { id, due, closed, owner } of snapshot.nonconformities) if (closed === undefined) add(due, 'target', at('nonconformity', id, 'due'), owner);
  for (const { entry, due, now, owner } of snapshot.entries) if (now !== 'fully') add(due, 'target', at('entry', entry, 'due'), owner);
  for (const { id, due, answered } of snapshot.questions) if (answered === undefined) add(due, 'target', at('question', id, 'answer'));
  const used = new Set([...statement.decisions.flatMap(({ evidence }) => evidence), ...snapshot.links.map(({ from }) => from.replace(/^evidence\//, ''))]);
  for (const { id, expiry } of snapshot.evidence) if (used.has(id)) add(expiry, 'expiry', at('evidence', id, 'expiry'));
  return found.sort((a, b) => a.date.localeCompare(b.date));
}
