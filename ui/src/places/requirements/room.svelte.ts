// Requirements: laws, contracts, policies and demands that controls answer to.
import type { Requirement, RequirementField } from '../../lib/model';
import { store } from '../../lib/store.svelte';
import { kebab, t } from '../../lib/words';
import { ties } from '../records/ties';
import { inNaturalOrder, LINKS, RecordRoom } from '../records/room.svelte';
import { REQUIREMENT_KINDS } from '../records/vocabulary';
import { linkedWith } from '../records/items.svelte';
import { actAction } from './act.svelte';

const rows: readonly Requirement[] = $derived(inNaturalOrder(store.snapshot?.requirements ?? [], (r) => r.label));

export const room: RecordRoom<Requirement, RequirementField> = new RecordRoom<Requirement, RequirementField>({
  place: 'requirements',
  record: 'requirement',
  items: () => rows,
  label: (r) => r.label,
  title: (r) => r.title,
  about: (r) => r.kind === undefined ? '' : t(`requirement-kind-${r.kind}`),
  text: (r) => [r.label, r.title, r.source, r.text.text, r.due, store.people.get(r.owner ?? '')?.name],
  blocks: [
    {
      lines: [
        [
          { name: 'label', keys: 'I', size: 'id', kind: 'line', value: (r) => r.label, set: (label) => ({ label }) },
          { name: 'title', keys: 'T', kind: 'line', value: (r) => r.title, set: (title) => ({ title }) },
        ],
        [
          { name: 'kind', keys: 'K', kind: 'choice', words: 'requirement-kind', values: REQUIREMENT_KINDS, value: (r) => r.kind, set: (chosen) => ({ kind: chosen as never }) },
          { name: 'due', keys: 'D', size: 'date', kind: 'date', value: (r) => r.due, set: (due) => ({ due }) },
        ],
        [{ name: 'source', keys: 'S', kind: 'line', value: (r) => r.source, set: (source) => ({ source }) }],
        [{ name: 'text', keys: 'X', kind: 'text', value: (r) => r.text, set: (text) => ({ text }) }],
        [{ name: 'owner', keys: 'O', kind: 'person', value: (r) => r.owner, set: (owner) => ({ owner }) }],
      ],
      guides: ['requirements-guide-what', 'requirements-guide-text'],
    },
  ],
  links: LINKS,
  facets: [
    {
      id: 'kind',
      of: (r) => [r.kind ?? ''],
      values: () => REQUIREMENT_KINDS.filter((kind) => rows.some((r) => r.kind === kind)).map((value) => ({ value, label: t(`requirement-kind-${kebab(value)}`) })),
    },
    {
      id: 'state',
      of: (r) => (linkedWith('requirement', r.id, 'control').length === 0 ? ['open'] : ['answered']),
      values: () => ['open', 'answered'].map((value) => ({ value, label: t(`requirements-state-${value}`) })),
    },
  ],
  related: () => [],
  ties: ties('requirement'),
  summary: () => t('requirements-summary', { total: rows.length }),
  add: (id) => ({ op: 'AddRequirement', id, set: [] }),
  edit: (requirement, field) => ({ op: 'EditRequirement', requirement, set: [field] }),
  remove: (requirement) => ({ op: 'DeleteRequirement', requirement }),
  more: [actAction],
});
