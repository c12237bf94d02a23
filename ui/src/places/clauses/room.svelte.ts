// Clauses and categories: how far each is reached, who answers for it, and where that is described.
import type { EntryField, FrameworkEntry } from '../../lib/model';
import { store } from '../../lib/store.svelte';
import { kebab, t } from '../../lib/words';
import { RecordRoom } from '../records/room.svelte';
import { ATTAINMENTS } from '../records/vocabulary';
import { starting } from '../starts/starting.svelte';
import { entries, type Entry, FRAMEWORKS } from './frameworks.svelte';

/** An entry with what is said of it. */
export interface Told extends Entry {
  said: Omit<FrameworkEntry, 'entry'>;
}

const UNTOLD = { notes: { text: '' } };

const rows: readonly Told[] = $derived.by(() => {
  const told = new Map((store.snapshot?.entries ?? []).map((said) => [said.entry, said]));
  return entries().map((entry) => ({ ...entry, said: told.get(entry.id) ?? UNTOLD }));
});

/** Whether it is reached as far as it is to be: in full where nothing else is said, as Rust has it. */
const isReached = ({ said }: Told): boolean => said.now !== undefined && ATTAINMENTS.indexOf(said.now) >= ATTAINMENTS.indexOf(said.target ?? 'fully');

export const room: RecordRoom<Told, EntryField> = new RecordRoom<Told, EntryField>({
  place: 'clauses',
  record: 'entry',
  items: () => rows,
  label: (r) => r.number,
  title: (r) => r.title,
  about: (r) => t(`clauses-framework-${r.framework}`),
  of: (r) => t(`clauses-framework-${r.framework}`),
  text: (r) => [r.number, r.title, t(`clauses-framework-${r.framework}`), r.asks, r.said.notes.text, r.said.due, store.people.get(r.said.owner ?? '')?.name],
  blocks: [
    {
      lines: [
        [
          { name: 'now', keys: 'R', kind: 'choice', words: 'attainment', values: ATTAINMENTS, value: (r) => r.said.now, set: (chosen) => ({ now: chosen as never }) },
          { name: 'target', keys: 'T', kind: 'choice', words: 'attainment', values: ATTAINMENTS, value: (r) => r.said.target, set: (chosen) => ({ target: chosen as never }) },
        ],
        [
          { name: 'owner', keys: 'O', kind: 'person', value: (r) => r.said.owner, set: (owner) => ({ owner }) },
          { name: 'due', keys: 'D', size: 'date', kind: 'date', value: (r) => r.said.due, set: (due) => ({ due }) },
        ],
        [{ name: 'notes', keys: 'X', kind: 'text', value: (r) => r.said.notes, set: (notes) => ({ notes }) }],
      ],
      guides: ['clauses-guide-now', 'clauses-guide-target'],
    },
  ],
  links: [{ name: 'links', keys: 'L' }],
  facets: [
    {
      id: 'framework',
      of: (r) => [r.framework],
      values: () => FRAMEWORKS.map((value) => ({ value, label: t(`clauses-framework-${value}`) })),
    },
    {
      id: 'state',
      of: (r) => [r.said.now ?? 'untold'],
      values: () => [...ATTAINMENTS.map((value) => ({ value, label: t(`attainment-${value}`) })), { value: 'untold', label: t('clauses-state-untold') }],
    },
    {
      id: 'start',
      of: (r) => starting.saysOf(r.id),
      values: () => (starting.of ? (['carriesOver', 'mustBuild'] as const).map((value) => ({ value, label: t(`clauses-start-${kebab(value)}`) })) : []),
    },
  ],
  related: () => [],
  ties: () => [],
  summary: () => {
    const own = rows.filter(({ framework }) => framework === FRAMEWORKS[0]);
    return t('clauses-summary', { open: own.filter((told) => !isReached(told)).length, total: own.length });
  },
  prints: ['print-clauses', 'print-profile'],
  edit: (entry, field) => ({ op: 'EditEntry', entry, set: [field] }),
});
