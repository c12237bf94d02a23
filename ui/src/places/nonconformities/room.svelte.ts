// Nonconformities: what fell short, why, and what takes the cause away.
import type { Nonconformity, NonconformityField } from '../../lib/model';
import { store } from '../../lib/store.svelte';
import { kebab, t } from '../../lib/words';
import { ties } from '../records/ties';
import { inNaturalOrder, LINKS, RecordRoom } from '../records/room.svelte';
import { NONCONFORMITY_GRADES, NONCONFORMITY_SOURCES } from '../records/vocabulary';

const rows: readonly Nonconformity[] = $derived(inNaturalOrder(store.snapshot?.nonconformities ?? [], (r) => r.label));

export const room: RecordRoom<Nonconformity, NonconformityField> = new RecordRoom<Nonconformity, NonconformityField>({
  place: 'nonconformities',
  record: 'nonconformity',
  items: () => rows,
  label: (r) => r.label,
  title: (r) => r.title,
  about: (r) => r.closed ?? r.due ?? '',
  text: (r) => [r.label, r.title, r.description.text, r.correction.text, r.cause.text, r.action.text, r.effectiveness.text, r.due, store.people.get(r.owner ?? '')?.name],
  blocks: [
    {
      lines: [
        [
          { name: 'label', keys: 'I', size: 'id', kind: 'line', value: (r) => r.label, set: (label) => ({ label }) },
          { name: 'title', keys: 'T', kind: 'line', value: (r) => r.title, set: (title) => ({ title }) },
        ],
        [
          { name: 'source', keys: 'S', kind: 'choice', words: 'nonconformity-source', values: NONCONFORMITY_SOURCES, value: (r) => r.source, set: (chosen) => ({ source: chosen as never }) },
          { name: 'grade', keys: 'G', kind: 'choice', words: 'nonconformity-grade', values: NONCONFORMITY_GRADES, value: (r) => r.grade, set: (chosen) => ({ grade: chosen as never }) },
        ],
        [
          { name: 'found', keys: 'F', size: 'date', kind: 'date', value: (r) => r.found, set: (found) => ({ found }) },
          { name: 'due', keys: 'D', size: 'date', kind: 'date', value: (r) => r.due, set: (due) => ({ due }) },
        ],
        [
          { name: 'owner', keys: 'O', kind: 'person', value: (r) => r.owner, set: (owner) => ({ owner }) },
        ],
        [
          { name: 'description', keys: 'X', kind: 'text', value: (r) => r.description, set: (description) => ({ description }) },
        ],
        [
          { name: 'correction', keys: 'R', kind: 'text', value: (r) => r.correction, set: (correction) => ({ correction }) },
        ],
        [
          { name: 'cause', keys: 'U', kind: 'text', value: (r) => r.cause, set: (cause) => ({ cause }) },
        ],
        [
          { name: 'action', keys: 'A', kind: 'text', value: (r) => r.action, set: (action) => ({ action }) },
        ],
        [
          { name: 'effectiveness', keys: 'E', kind: 'text', value: (r) => r.effectiveness, set: (effectiveness) => ({ effectiveness }) },
        ],
        [
          { name: 'closed', keys: 'C', size: 'date', kind: 'date', value: (r) => r.closed, set: (closed) => ({ closed }) },
        ],
      ],
      guides: ['nonconformities-guide-what', 'nonconformities-guide-effectiveness'],
    },
  ],
  links: LINKS,
  facets: [
    {
      id: 'state',
      of: (r) => [r.closed === undefined ? 'open' : 'closed'],
      values: () => (['open', 'closed'] as const).map((value) => ({ value, label: t(`nonconformities-state-${kebab(value)}`) })),
    },
  ],
  related: () => [],
  ties: ties('nonconformity'),
  summary: () => t('nonconformities-summary', { total: rows.length }),
  prints: ['print-record'],
  add: (id) => ({ op: 'AddNonconformity', id, set: [] }),
  edit: (nonconformity, field) => ({ op: 'EditNonconformity', nonconformity, set: [field] }),
  remove: (nonconformity) => ({ op: 'DeleteNonconformity', nonconformity }),
});
