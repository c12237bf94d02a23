// People and roles: what each answers for, by when, and where they put their name.
import { controlLabel } from '../../lib/findings.svelte';
import type { Decision, Due, Id, ItemRef, Person, PersonField } from '../../lib/model';
import { store } from '../../lib/store.svelte';
import { t } from '../../lib/words';
import { controlList } from '../records/controls';
import { type Item, ownedBy, recordRef } from '../records/items.svelte';
import { drivenBy } from '../records/mentions.svelte';
import { inNaturalOrder, RecordRoom } from '../records/room.svelte';
import { type Signature, signaturesOf } from './signatures';

export interface PersonRow {
  id: Id;
  person: Person;
  /** The decisions they answer for, in the order of the statement. */
  owned: readonly Decision[];
  /** The records, clauses and categories they answer for. */
  held: readonly Item[];
  /** The earliest date that is still to come, or has passed. */
  next?: string;
  signs: readonly Signature[];
}

/** What is due next of each control and record, and of each person: the earliest comes first. */
const next = $derived.by(() => {
  const [of, by] = [new Map<ItemRef, Due>(), new Map<Id, Due>()];
  for (const due of store.due) {
    const { place, owner } = due;
    const item = place.kind === 'decision' ? place.control : place.kind === 'record' ? recordRef(place.record, place.id) : undefined;
    if (item !== undefined && !of.has(item)) of.set(item, due);
    if (owner !== undefined && !by.has(owner)) by.set(owner, due);
  }
  return { of, by };
});

/** When a control or a record needs its owner next. */
export const dueOf = (item: ItemRef): Due | undefined => next.of.get(item);

const rows: readonly PersonRow[] = $derived.by(() => {
  const found = new Map<Id, Decision[]>();
  for (const decision of store.statement?.decisions ?? []) {
    if (decision.owner === undefined) continue;
    const list = found.get(decision.owner);
    if (list) list.push(decision);
    else found.set(decision.owner, [decision]);
  }
  return inNaturalOrder(store.snapshot?.people ?? [], (p) => p.name).map((person) => {
    const owned = found.get(person.id) ?? [];
    const due = next.by.get(person.id);
    return { id: person.id, person, owned, held: ownedBy(person.id), signs: signaturesOf(person), ...(due && { next: due.date }) };
  });
});

/** Fields of a decision that its owner answers for. */
const OWNERS = ['owner', 'target', 'done', 'review', 'status'];

function work({ owned, held, next, signs }: PersonRow): string[] {
  return [
    ...(owned.length > 0 ? ['owns'] : []),
    ...(next !== undefined && next < store.today ? ['overdue'] : []),
    ...(signs.length > 0 ? ['signs'] : []),
    ...(owned.length === 0 && signs.length === 0 && held.length === 0 ? ['nothing'] : []),
  ];
}

export const room: RecordRoom<PersonRow, PersonField> = new RecordRoom<PersonRow, PersonField>({
  place: 'people',
  record: 'person',
  items: () => rows,
  title: ({ person }) => person.name,
  about: ({ person }) => (person.function === person.name ? '' : person.function),
  text: ({ person, owned }) => [person.name, person.function, ...owned.map((d) => controlLabel(d.control))],
  blocks: [
    {
      lines: [
        [
          { name: 'name', keys: 'A', kind: 'line', value: ({ person }) => person.name, set: (name) => ({ name }) },
          { name: 'function', keys: 'F', kind: 'line', value: ({ person }) => person.function, set: (value) => ({ function: value }) },
        ],
      ],
      guides: ['people-guide-what', 'people-guide-function'],
    },
  ],
  links: [{ name: 'controls', keys: 'C' }],
  together: ['controls'],
  facets: [
    {
      id: 'work',
      of: work,
      values: () => ['owns', 'overdue', 'signs', 'nothing'].map((value) => ({ value, label: t(`people-work-${value}`) })),
    },
  ],
  related: ({ owned }) =>
    owned.flatMap((decision) =>
      (store.findingsByControl.get(decision.control) ?? []).filter((f) => f.place.kind === 'decision' && OWNERS.includes(f.place.field)),
    ),
  ties: ({ id, owned, held, signs }) => {
    const driven = drivenBy(id);
    return [
      ...(owned.length > 0 ? [t('people-tie-controls', { count: owned.length, controls: controlList(owned) })] : []),
      ...(held.length > 0 ? [t('people-tie-records', { records: held.map((item) => item.label).join(', ') })] : []),
      ...(driven.length > 0 ? [t('records-tie-drivers', { count: driven.length, controls: driven.map(controlLabel).join(', ') })] : []),
      ...(signs.length > 0 ? [t('people-tie-signs', { count: signs.length })] : []),
    ];
  },
  summary: () =>
    t('people-summary', {
      total: rows.length,
      owners: rows.filter((row) => row.owned.length > 0).length,
      overdue: rows.filter((row) => work(row).includes('overdue')).length,
    }),
  add: (id) => ({ op: 'AddPerson', id, set: [] }),
  edit: (person, field) => ({ op: 'EditPerson', person, set: [field] }),
  remove: (person) => ({ op: 'DeletePerson', person }),
});
