// What can be linked: records of every kind and controls, each with what it is called and where it is.
import { controlLabel, controlTitle } from '../../lib/findings.svelte';
import type { Option } from '../../lib/fields/Suggest.svelte';
import type { Id, ItemRef, Snapshot } from '../../lib/model';
import type { Target } from '../../lib/navigation.svelte';
import { store } from '../../lib/store.svelte';
import { t } from '../../lib/words';

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

/** A kind of record that links join, or a control. */
export type LinkKind = keyof typeof LINKED | 'control';

/** What a record of a kind may be linked with: everything of another kind, the same from either end. */
export function othersOf(kind: keyof typeof LINKED | 'entry'): readonly LinkKind[] {
  // What a framework lists is joined with what another one lists by crosswalks.
  return ([...(kind === 'entry' ? [] : ['control']), ...Object.keys(LINKED)] as LinkKind[]).filter((other) => other !== kind);
}

/** One thing that can be linked. */
export interface Item {
  ref: ItemRef;
  kind: LinkKind;
  label: string;
  title: string;
  target: Target;
}

/** An entry of a framework is named by itself. */
const recordRef = (kind: string, id: Id): ItemRef => (kind === 'entry' ? id : `${kind}/${id}`);

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

/** Records that a person answers for; decisions are not among them. */
export function ownedBy(person: Id): Item[] {
  const owned = (Object.entries(LINKED) as [keyof typeof LINKED, (typeof LINKED)[keyof typeof LINKED]][]).flatMap(([kind, { list }]) =>
    (store.snapshot?.[list] ?? []).filter((record) => ['owner', 'lead', 'chair'].some((field) => (record as unknown as Record<string, unknown>)[field] === person)).map((record) => itemOf(recordRef(kind, record.id))));
  return owned.filter((item): item is Item => item !== undefined);
}

export const itemOf = (ref: ItemRef): Item | undefined => items.get(ref);

/** What an item is linked with, of one kind. */
export function linkedWith(kind: string, id: Id, other: LinkKind): Item[] {
  const found = (linked.get(recordRef(kind, id)) ?? []).map(itemOf).filter((item): item is Item => item?.kind === other);
  return found.sort((a, b) => a.label.localeCompare(b.label, 'en', { numeric: true }));
}

/** Everything of these kinds that is not linked yet, as options of a combobox. */
export function linkOptions(kind: string, id: Id, others: readonly LinkKind[]): Option[] {
  const there = new Set(linked.get(recordRef(kind, id)));
  return [...items.values()]
    .filter((item) => others.includes(item.kind) && !there.has(item.ref))
    .map((item) => ({ value: item.ref, id: item.label, label: item.title, note: t(`link-kind-${item.kind}`) }));
}

/** Links a record with another item, or takes the link away. */
export function link(kind: string, id: Id, to: ItemRef, on = true): Promise<boolean> {
  return store.apply({ op: on ? 'Link' : 'Unlink', from: recordRef(kind, id), to: [to] });
}
