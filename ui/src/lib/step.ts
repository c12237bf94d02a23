// What one step of undo or redo was about, read off what the file held before and after; and where that is seen.
import { changeText } from './changes';
import { controlLabel, targetOf } from './findings.svelte';
import { fieldWithFocus } from './focus';
import type { Acceptance, Decision, Finding, Place, Snapshot, Statement } from './model';
import { navigation, type Target } from './navigation.svelte';
import { store } from './store.svelte';
import { has, kebab, t } from './words';

const LISTS = { evidence: 'evidence', system: 'systems', person: 'people', control: 'controls' } as const;

/** Parts of a decision that findings, and so the fields of the window, name otherwise. */
const FIELD_OF: Partial<Record<keyof Decision, string>> = { included: 'justification', excluded: 'justification', done: 'target' };

/** The names of what differs. */
function differing<T extends object>(before: T | undefined, after: T | undefined): (keyof T & string)[] {
  if (before === after) return [];
  const names = new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})] as (keyof T & string)[]);
  return [...names].filter((name) => JSON.stringify(before?.[name]) !== JSON.stringify(after?.[name]));
}

/** Records by key in both, as pairs. */
function* paired<T>(before: readonly T[], after: readonly T[], key: (item: T) => string): Generator<[string, T | undefined, T | undefined]> {
  const old = new Map(before.map((item) => [key(item), item]));
  const now = new Map(after.map((item) => [key(item), item]));
  for (const id of new Set([...old.keys(), ...now.keys()])) yield [id, old.get(id), now.get(id)];
}

function changedIn(before: Statement, after: Statement, findings: readonly Finding[]): Place[] {
  const places: Place[] = [];
  for (const [control, old, now] of paired(before.decisions, after.decisions, (d) => d.control))
    for (const name of differing(old, now)) if (name !== 'control') places.push({ kind: 'decision', control, field: FIELD_OF[name] ?? name });
  for (const field of differing(before, after)) {
    if (field === 'decisions') continue;
    if (field !== 'accepted') places.push({ kind: 'statement', field });
    // What was let stand, or is a finding again, is where the finding is.
    else
      for (const [key, old, now] of paired<Acceptance>(before.accepted, after.accepted, (a) => a.finding)) {
        const finding = old === now ? undefined : findings.find((f) => f.key === key && (f.accepted !== undefined) === (now !== undefined));
        if (finding && differing(old, now).length > 0) places.push(finding.place);
      }
  }
  return places;
}

/** Where two states of one file differ, field by field. */
export function changedPlaces(before: Snapshot, after: Snapshot, findings: readonly Finding[]): Place[] {
  const places: Place[] = differing(before.organisation, after.organisation).map((field) => ({ kind: 'organisation', field }));
  for (const [, old, now] of paired(before.statements, after.statements, (s) => s.id)) if (old && now) places.push(...changedIn(old, now, findings));
  for (const [record, list] of Object.entries(LISTS))
    for (const [id, old, now] of paired<{ id: string }>(before[list], after[list], (r) => r.id))
      for (const field of differing(old, now)) places.push({ kind: 'record', record, id, field });
  return places;
}

/** A record that a place belongs to, where that can go away. */
function recordOf(place: Place): { kind: keyof typeof LISTS; id: string } | undefined {
  if (place.kind === 'record') return { kind: place.record as keyof typeof LISTS, id: place.id };
  return place.kind === 'decision' && place.control.startsWith('own/') ? { kind: 'control', id: place.control.slice('own/'.length) } : undefined;
}

/** What people call the record, and whether it is still there. */
function named(place: Place, before: Snapshot, after: Snapshot): { label: string; there: boolean } {
  const record = recordOf(place);
  if (!record) return { label: place.kind === 'decision' ? controlLabel(place.control) : '', there: true };
  const find = (list: readonly { id: string; label?: string; name?: string }[]) => list.find(({ id }) => id === record.id);
  const now = find(after[LISTS[record.kind]]);
  const { label, name = '' } = now ?? find(before[LISTS[record.kind]]) ?? {};
  return { label: label ?? name, there: now !== undefined };
}

/** "A.6.2.4 justification", and where that is seen. */
function stepOf(change: string, before: Snapshot, after: Snapshot): { what: string; at: Target | undefined } {
  const all = changedPlaces(before, after, store.findings);
  // A record that a decision brought along, such as a new owner, is not what the change was about.
  const decided = all.filter(({ kind }) => kind === 'decision');
  const places = decided.length > 0 ? decided : all;
  const subjects = new Map<string, { label: string; at: Target }>();
  for (const place of places) {
    const at = targetOf({ place });
    const { label, there } = named(place, before, after);
    if (!subjects.has(at.record ?? at.place)) subjects.set(at.record ?? at.place, { label, at: there ? at : { place: at.place } });
  }
  const [first] = subjects.values();
  if (subjects.size < 2)
    return { what: first?.label ? t('history-about', { subject: first.label, change: changeText(change) }) : changeText(change), at: first?.at };
  const fields = new Set(places.map((place) => ('field' in place ? place.field : '')));
  const one = `change-set-${kebab([...fields][0] ?? '')}`;
  const name = places === decided && fields.size === 1 && has(one) ? t(one) : changeText(change);
  return {
    what: t(places === decided ? 'history-several-controls' : 'history-several', { count: subjects.size, change: name }),
    at: first && { place: first.at.place },
  };
}

/**
 * Says what a step through the history took back or made again, and leads there: to the field where one works in fields,
 * otherwise to the record. Of what several records have in common only the place is shown.
 */
export async function followStep(said: string, change: string, before: Snapshot): Promise<void> {
  if (!store.snapshot) return;
  const { what, at } = stepOf(change, before, store.snapshot);
  // History and its pages are about all changes alike.
  const seen = navigation.place === 'history' || (at?.place === navigation.place && at.record === undefined && at.field === undefined);
  const whole = at?.record !== undefined && fieldWithFocus() === undefined;
  if (at && !seen) await navigation.go(whole ? { place: at.place, record: at.record } : at);
  await store.say(t(said, { change: what }));
}
