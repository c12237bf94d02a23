// What can be linked: records of every kind, controls, and entries of frameworks, each with what it is called and where it is.
import { controlLabel, controlTitle } from '../../lib/findings.svelte';
import type { Option } from '../../lib/fields/Suggest.svelte';
import type { Id, ItemRef, Snapshot } from '../../lib/model';
import type { Target } from '../../lib/navigation.svelte';
import { type Entry, shipped } from '../../lib/reference.svelte';
import { store } from '../../lib/store.svelte';
import { t } from '../../lib/words';
import { entryNamed } from '../clauses/frameworks.svelte';

/** Kinds of records that links join, with the place that keeps them; in the order in which they are shown. */
export const LINKED = {
  system: { place: 'systems', list: 'systems' },
  risk: { place: 'risks', list: 'risks' },
  assessment: { place: 'assessments', list: 'assessments' },
  requirement: { place: 'requirements', list: 'requirements' },
  party: { place: 'parties', list: 'parties' },
  objective: { place: 'objectives', list: 'objectives' },
  audit: { place: 'audits', list: 'audits' },
  review: { place: 'reviews', list: 'reviews' },
  nonconformity: { place: 'nonconformities', list: 'nonconformities' },
  question: { place: 'questions', list: 'questions' },
  evidence: { place: 'evidence', list: 'evidence' },
} as const satisfies Record<string, { place: string; list: keyof Snapshot }>;

/** A kind of record that links join, a control that the statement decides on, or another entry of a framework. */
export type LinkKind = keyof typeof LINKED | 'control' | 'entry';

/** Kinds that a decision shows in lists of their own: what drives the control, and what shows that it works. */
const BESIDE_DECISION: readonly LinkKind[] = ['risk', 'assessment', 'requirement', 'party', 'objective', 'evidence'];

/** What a record of a kind may be linked with: everything of another kind, the same from either end. */
export function othersOf(kind: LinkKind): readonly LinkKind[] {
  if (kind === 'control') return (Object.keys(LINKED) as LinkKind[]).filter((other) => !BESIDE_DECISION.includes(other));
  // What a framework lists is joined with what another one lists by crosswalks; which evidence shows a control is said by the decision on it.
  return ([...(kind === 'entry' || kind === 'evidence' ? [] : ['control']), ...Object.keys(LINKED)] as LinkKind[]).filter((other) => other !== kind);
}

/** One thing that can be linked. */
export interface Item {
  ref: ItemRef;
  kind: LinkKind;
  label: string;
  title: string;
  target: Target;
  /** What people call the framework, of an entry. */
  of?: string;
}

/** What links name a record by; a control and an entry of a framework are named by themselves. */
export const recordRef = (kind: string, id: Id): ItemRef => (kind === 'entry' || kind === 'control' ? id : `${kind}/${id}`);

/** All items, by reference. Built once for each state of the file. */
const items: ReadonlyMap<ItemRef, Item> = $derived.by(() => {
  const found = new Map<ItemRef, Item>();
  for (const [kind, { place, list }] of Object.entries(LINKED) as [keyof typeof LINKED, (typeof LINKED)[keyof typeof LINKED]][])
    for (const record of store.snapshot?.[list] ?? []) {
      const ref = recordRef(kind, record.id);
      const title = 'title' in record ? record.title : record.name;
      found.set(ref, { ref, kind, label: record.label, title: title.trim() || t(`${place}-untitled`), target: { place, record: record.id } });
    }
  for (const { control } of store.statement?.decisions ?? [])
    found.set(control, { ref: control, kind: 'control', label: controlLabel(control), title: controlTitle(control), target: { place: 'controls', record: control } });
  return found;
});

const RMF = 'nist-ai-rmf/';

/** What frameworks of this file's own list: each control is cited by itself, as a link takes it. */
const ownEntries = (): Entry[] =>
  store.ownFrameworks.flatMap(({ id: framework, name, groups }) =>
    groups.flatMap(({ objectives }) => objectives.flatMap(({ controls }) => controls)).map(({ id, title }) => ({ ref: `${framework}/${id}`, id, title, framework: name, control: true })));

/** Entries of frameworks, by reference. One leads to where its framework is seen, or to all that cite it. */
const entries: ReadonlyMap<ItemRef, Item> = $derived(
  new Map(
    [...shipped.entries.values(), ...ownEntries()]
      .filter(({ ref }) => !items.has(ref))
      .map(({ ref, id, title, framework }) => [ref, {
        ref, kind: 'entry', label: id, title, of: framework,
        target: entryNamed(ref) ? { place: 'clauses', record: ref } : ref.startsWith(RMF) ? { place: 'coverage', record: id } : { place: 'trace', record: ref },
      }]),
  ),
);

/** An entry that is named in this file and listed nowhere: a later version may know it. */
const unlisted = (ref: ItemRef): Item => ({ ref, kind: 'entry', label: ref.slice(ref.indexOf('/') + 1), title: '', target: { place: 'trace', record: ref } });

/** What is linked with what, from either end. */
const linked: ReadonlyMap<ItemRef, readonly ItemRef[]> = $derived.by(() => {
  const found = new Map<ItemRef, ItemRef[]>();
  const add = (one: ItemRef, other: ItemRef) => {
    const list = found.get(one);
    if (list) list.push(other);
    else found.set(one, [other]);
  };
  for (const { from, to } of store.snapshot?.links ?? []) {
    add(from, to);
    add(to, from);
  }
  return found;
});

/** Fields that say who answers for a record. */
const ANSWERING = ['owner', 'lead', 'chair'] as const;

/** Records, clauses and categories that people answer for, by person. */
const owned: ReadonlyMap<Id, readonly ItemRef[]> = $derived.by(() => {
  const found = new Map<Id, ItemRef[]>();
  const add = (person: unknown, ref: ItemRef) => {
    if (typeof person !== 'string') return;
    const list = found.get(person);
    if (list) list.push(ref);
    else found.set(person, [ref]);
  };
  for (const [kind, { list }] of Object.entries(LINKED))
    for (const record of store.snapshot?.[list] ?? [])
      for (const field of ANSWERING) add((record as unknown as Record<string, unknown>)[field], recordRef(kind, record.id));
  for (const { entry, owner } of store.snapshot?.entries ?? []) add(owner, entry);
  return found;
});

/** Records, clauses and categories that a person answers for; decisions are not among them. */
export function ownedBy(person: Id): Item[] {
  return (owned.get(person) ?? []).map(itemOf).filter((item): item is Item => item !== undefined);
}

/** Spaces of references that are records of this file, or its own controls: one that is gone is no entry. */
const OF_FILE: readonly string[] = [...Object.keys(LINKED), 'own', 'person'];

export function itemOf(ref: ItemRef): Item | undefined {
  const known = items.get(ref) ?? entries.get(ref);
  return known ?? (ref.includes('/') && !OF_FILE.includes(ref.slice(0, ref.indexOf('/'))) ? unlisted(ref) : undefined);
}

/** All items that are records or controls of this file. */
export const itemsOfFile = (): Item[] => [...items.values()];

/** With how many others an item is linked. */
export const linksOf = (ref: ItemRef): number => linked.get(ref)?.length ?? 0;

/** Everything that a framework lists: the controls of the statement, then the entries of all others. */
export function listedOptions(): Option[] {
  const controls = [...items.values()].filter(({ kind, ref }) => kind === 'control' && !ref.startsWith('own/'));
  return [...controls, ...entries.values()].map(({ ref, label, title, of }) => ({ value: ref, id: label, label: title, note: of ?? t('link-kind-control') }));
}

/** What an item is linked with, of one kind. */
export function linkedWith(kind: string, id: Id, other: LinkKind): Item[] {
  return linkedTo(recordRef(kind, id)).filter((item) => item.kind === other);
}

/** Controls that a statement of this file includes, whichever is shown. */
const included: ReadonlySet<string> = $derived(
  new Set((store.snapshot?.statements ?? []).flatMap(({ decisions }) => decisions.filter(({ applicability }) => applicability === 'applicable').map(({ control }) => control))),
);

/** What treats a risk: linked controls that some statement includes. The rule is Rust's (`Treating`). */
export const treating = (risk: Id): ItemRef[] => (linked.get(recordRef('risk', risk)) ?? []).filter((ref) => included.has(ref));

/** All that an item is linked with, by its reference. */
export function linkedTo(ref: ItemRef): Item[] {
  const found = (linked.get(ref) ?? []).map(itemOf).filter((item): item is Item => item !== undefined);
  return found.sort((a, b) => a.label.localeCompare(b.label, 'en', { numeric: true }));
}

/** Records that cite an entry of a framework, or anything within it: GOVERN 1 by GOVERN 1.1 as well. */
export function citing(ref: ItemRef): Item[] {
  const within = [...linked.keys()].filter((other) => other === ref || other.startsWith(`${ref}.`) || other.startsWith(`${ref} `));
  return [...new Map(within.flatMap(linkedTo).map((item) => [item.ref, item])).values()];
}

/** Everything of these kinds as options of a combobox, with what is linked with all of them already. */
export function linkOptions(from: readonly ItemRef[], others: readonly LinkKind[]): Option[] {
  const each = from.map((ref) => new Set(linked.get(ref)));
  const isThere = (ref: ItemRef) => each.every((refs) => refs.has(ref));
  const offered = others.includes('entry') ? [...entries.values()] : [...items.values()].filter(({ kind }) => others.includes(kind));
  // Two annexes have an A.7.3: that of AI comes first, in a file about AI.
  const rank = ({ kind, ref }: Item) => (kind !== 'control' && kind !== 'entry' ? 0 : ref.startsWith('iso42001') ? 1 : 2);
  return offered
    .toSorted((a, b) => rank(a) - rank(b))
    .map(({ ref, label, title, kind, of }) => ({ value: ref, id: label, label: title, note: isThere(ref) ? t('link-there') : (of ?? t(`link-kind-${kind}`)), also: kind === 'control' || kind === 'entry' ? idOf(ref) : undefined }));
}

/** An id as its framework gives it, which people type whatever the file makes of it: A.7.3 for 42001 A.7.3. */
const idOf = (ref: ItemRef): string => ref.slice(ref.indexOf('/') + 1);

/** What any of them is linked with, of these kinds, and how many of them are. */
export function linkParts(from: readonly ItemRef[], others: readonly LinkKind[]): { value: ItemRef; id: string; label: string; count: number }[] {
  const parts = new Map<ItemRef, { value: ItemRef; id: string; label: string; count: number }>();
  for (const item of from.flatMap(linkedTo).filter(({ kind }) => others.includes(kind))) {
    const part = parts.get(item.ref);
    if (part) part.count += 1;
    else parts.set(item.ref, { value: item.ref, id: item.label, label: item.title, count: 1 });
  }
  return [...parts.values()].sort((a, b) => a.id.localeCompare(b.id, 'en', { numeric: true }));
}

/** Links several records with another item as one change, or takes the links away. */
export function linkAll(from: readonly ItemRef[], to: ItemRef, on = true): Promise<boolean> {
  return store.apply(() => {
    const those = from.filter((ref) => (linked.get(ref)?.includes(to) ?? false) !== on);
    return those.length === 0 ? [] : { op: on ? 'Link' : 'Unlink', from: to, to: those };
  });
}

/** Links a record with another item, or takes the link away. */
export async function link(kind: string, id: Id, to: ItemRef, on = true): Promise<boolean> {
  if (on && linked.get(recordRef(kind, id))?.includes(to)) {
    const item = itemOf(to);
    await store.say(t('link-there-said', { item: `${item?.label ?? ''} ${item?.title ?? ''}`.trim() }));
    return false;
  }
  return store.apply({ op: on ? 'Link' : 'Unlink', from: recordRef(kind, id), to: [to] });
}
