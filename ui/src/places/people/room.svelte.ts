// People and roles: what each answers for, by when, and where they put their name.
import { controlLabel } from '../../lib/findings.svelte';
import type { Decision, Id, Person, PersonField } from '../../lib/model';
import { store } from '../../lib/store.svelte';
import { t } from '../../lib/words';
import { controlList } from '../records/controls';
import { ownedBy } from '../records/items.svelte';
import { drivenBy } from '../records/mentions.svelte';
import { inNaturalOrder, RecordRoom } from '../records/room.svelte';
import { type Signature, signaturesOf } from './signatures';

export interface PersonRow {
  id: Id;
  person: Person;
  /** The decisions they answer for, in the order of the statement. */
  owned: readonly Decision[];
  /** The earliest date that is still to come, or has passed. */
  next?: string;
  signs: readonly Signature[];
}

/** When a control needs its owner next: until it is implemented its target, and its review. */
export function dueOf({ applicability, status, target, review }: Decision): string | undefined {
  const target_ = applicability === 'applicable' && status !== 'implemented' ? target : undefined;
  return [target_, review].filter((date): date is string => date !== undefined).sort()[0];
}

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
    const next = owned.map(dueOf).filter((date): date is string => date !== undefined).sort()[0];
    return { id: person.id, person, owned, signs: signaturesOf(person), ...(next !== undefined && { next }) };
  });
});

/** Fields of a decision that its owner answers for. */
const OWNERS = ['owner', 'target', 'done', 'review', 'status'];

function work({ id, owned, next, signs }: PersonRow): string[] {
  return [
    ...(owned.length > 0 ? ['owns'] : []),
    ...(next !== undefined && next < store.today ? ['overdue'] : []),
    ...(signs.length > 0 ? ['signs'] : []),
    ...(owned.length === 0 && signs.length === 0 && ownedBy(id).length === 0 ? ['nothing'] : []),
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
  ties: ({ id, owned, signs }) => {
    const driven = drivenBy(id);
    const held = ownedBy(id);
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
