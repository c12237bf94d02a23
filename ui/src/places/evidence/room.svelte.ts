// Evidence: what shows that controls work, how long it holds, and which controls rest on it.
import { controlLabel } from '../../lib/findings.svelte';
import type { Decision, Evidence, EvidenceField, Id } from '../../lib/model';
import { store } from '../../lib/store.svelte';
import { t } from '../../lib/words';
import { controlList } from '../records/controls';
import { linksOf, recordRef } from '../records/items.svelte';
import { drivenBy, mentionsOf } from '../records/mentions.svelte';
import { inNaturalOrder, LINKS, RecordRoom } from '../records/room.svelte';
import { ties } from '../records/ties';
import { reuseAction } from './reuse.svelte';

/** How long a piece of evidence holds, as seen today. */
export type Hold = 'expired' | 'soon' | 'valid' | 'open';

export interface EvidenceRow {
  id: Id;
  item: Evidence;
  hold: Hold;
  /** The decisions that rest on it, in the order of the statement. */
  linked: readonly Decision[];
  /** With how much it is linked in all: controls, records, and what frameworks list. */
  links: number;
}

/** So many days ahead an expiry is near. */
const NEAR = 60;

function holdOf({ expiry }: Evidence, today: string, near: string): Hold {
  if (expiry === undefined) return 'open';
  return expiry < today ? 'expired' : expiry <= near ? 'soon' : 'valid';
}

function later(date: string, days: number): string {
  const day = new Date(`${date}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() + days);
  return day.toISOString().slice(0, 10);
}

const rows: readonly EvidenceRow[] = $derived.by(() => {
  const found = new Map<Id, Decision[]>();
  for (const decision of store.statement?.decisions ?? [])
    for (const id of decision.evidence) {
      const list = found.get(id);
      if (list) list.push(decision);
      else found.set(id, [decision]);
    }
  const near = later(store.today, NEAR);
  return inNaturalOrder(store.snapshot?.evidence ?? [], (e) => e.label).map((item) => {
    const controls = found.get(item.id) ?? [];
    return { id: item.id, item, hold: holdOf(item, store.today, near), linked: controls, links: controls.length + linksOf(recordRef('evidence', item.id)) };
  });
});

/** Kinds in use, most used first. */
const kindsInUse: readonly string[] = $derived.by(() => {
  const counts = new Map<string, number>();
  for (const { item } of rows) if (item.kind.trim() !== '') counts.set(item.kind.trim(), (counts.get(item.kind.trim()) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0])).map(([kind]) => kind);
});

/** Kinds to suggest: those in use, then those that are usual. */
const kinds: readonly string[] = $derived([...new Set([...kindsInUse, ...t('evidence-kinds').split(',').map((kind) => kind.trim())])]);

function states({ item, hold, links }: EvidenceRow): string[] {
  return [
    ...(hold === 'expired' || hold === 'soon' ? [hold] : []),
    ...(item.date === undefined ? ['undated'] : []),
    ...(links === 0 ? ['unlinked'] : []),
  ];
}

/** Texts that name a piece of evidence. */
export const mentions = ({ item }: EvidenceRow) => mentionsOf([item.label]);

const count = (state: string) => rows.filter((row) => states(row).includes(state)).length;

export const room: RecordRoom<EvidenceRow, EvidenceField> = new RecordRoom<EvidenceRow, EvidenceField>({
  place: 'evidence',
  record: 'evidence',
  items: () => rows,
  label: ({ item }) => item.label,
  title: ({ item }) => item.title,
  about: ({ item }) => item.kind,
  text: ({ item, linked }) => [
    item.label, item.title, item.kind, item.location, store.people.get(item.owner ?? '')?.name, item.date, item.expiry, ...(item.attachments ?? []).map(({ name }) => name), ...linked.map((d) => controlLabel(d.control)),
  ],
  blocks: [
    {
      lines: [
        [
          { name: 'label', keys: 'I', size: 'id', kind: 'line', value: ({ item }) => item.label, set: (label) => ({ label }) },
          { name: 'title', keys: 'T', kind: 'line', value: ({ item }) => item.title, set: (title) => ({ title }) },
        ],
      ],
      guides: ['evidence-guide-what'],
    },
    {
      lines: [
        [
          { name: 'date', keys: 'D', size: 'date', kind: 'date', value: ({ item }) => item.date, set: (date) => ({ date }) },
          { name: 'expiry', keys: 'X', size: 'date', kind: 'date', value: ({ item }) => item.expiry, set: (expiry) => ({ expiry }) },
          { name: 'kind', keys: 'K', kind: 'word', value: ({ item }) => item.kind, set: (kind) => ({ kind }), words: () => kinds },
        ],
        [{ name: 'location', keys: 'W', kind: 'line', value: ({ item }) => item.location, set: (location) => ({ location }) }],
        [{ name: 'owner', keys: 'O', kind: 'person', value: ({ item }) => item.owner, set: (owner) => ({ owner }) }],
      ],
      guides: ['evidence-guide-dates', 'evidence-guide-location', 'evidence-guide-owner'],
    },
  ],
  links: [{ name: 'controls', keys: 'C' }, { name: 'attachments', keys: 'M' }, ...LINKS],
  together: ['controls'],
  facets: [
    {
      id: 'state',
      of: states,
      values: () => ['expired', 'soon', 'undated', 'unlinked'].map((value) => ({ value, label: t(`evidence-state-${value}`) })),
    },
    {
      id: 'kind',
      of: ({ item }) => [item.kind.trim()],
      values: () => [
        ...kindsInUse.map((kind) => ({ value: kind, label: kind })),
        ...(rows.some((row) => row.item.kind.trim() === '') ? [{ value: '', label: t('evidence-no-kind') }] : []),
      ],
    },
  ],
  // The rule names the evidence by its label; only decisions that rest on this very piece speak of it.
  related: ({ item, linked }) =>
    linked.flatMap((decision) =>
      (store.findingsByControl.get(decision.control) ?? []).filter((f) => f.code === 'evidence-expired' && f.args['evidence'] === item.label),
    ),
  relatedBeside: { field: 'expiry', fix: 'evidence-new-expiry' },
  ties: (row) => {
    const driven = drivenBy(row.id);
    const mentioned = mentions(row).length;
    return [
      ...(row.linked.length > 0 ? [t('evidence-tie-controls', { count: row.linked.length, controls: controlList(row.linked) })] : []),
      ...(driven.length > 0 ? [t('records-tie-drivers', { count: driven.length, controls: driven.map(controlLabel).join(', ') })] : []),
      ...((row.item.attachments ?? []).length > 0 ? [t('evidence-tie-attachments', { count: (row.item.attachments ?? []).length })] : []),
      ...(mentioned > 0 ? [t('records-tie-mentions', { count: mentioned })] : []),
      ...ties('evidence')(row),
    ];
  },
  summary: () => t('evidence-summary', { total: rows.length, expired: count('expired'), soon: count('soon'), unlinked: count('unlinked') }),
  add: (id) => ({ op: 'AddEvidence', id, set: [] }),
  edit: (evidence, field) => ({ op: 'EditEvidence', evidence, set: [field] }),
  remove: (evidence) => ({ op: 'DeleteEvidence', evidence }),
  more: [reuseAction],
});
