// AI objectives: what is to be reached, how that is seen, by whom and by when.
import type { AiObjective, ObjectiveField } from '../../lib/model';
import { store } from '../../lib/store.svelte';
import { kebab, t } from '../../lib/words';
import { ties } from '../records/ties';
import { inNaturalOrder, LINKS, RecordRoom } from '../records/room.svelte';
import { CHARACTERISTICS } from '../records/vocabulary';

const rows: readonly AiObjective[] = $derived(inNaturalOrder(store.snapshot?.objectives ?? [], (r) => r.label));

export const room: RecordRoom<AiObjective, ObjectiveField> = new RecordRoom<AiObjective, ObjectiveField>({
  place: 'objectives',
  record: 'objective',
  items: () => rows,
  label: (r) => r.label,
  title: (r) => r.title,
  about: (r) => r.due ?? '',
  text: (r) => [r.label, r.title, r.measure.text, r.result.text, r.due, store.people.get(r.owner ?? '')?.name],
  blocks: [
    {
      lines: [
        [
          { name: 'label', keys: 'I', size: 'id', kind: 'line', value: (r) => r.label, set: (label) => ({ label }) },
          { name: 'title', keys: 'T', kind: 'line', value: (r) => r.title, set: (title) => ({ title }) },
        ],
        [
          { name: 'owner', keys: 'O', kind: 'person', value: (r) => r.owner, set: (owner) => ({ owner }) },
          { name: 'due', keys: 'D', size: 'date', kind: 'date', value: (r) => r.due, set: (due) => ({ due }) },
        ],
        [{ name: 'measure', keys: 'M', kind: 'text', value: (r) => r.measure, set: (measure) => ({ measure }) }],
        [
          { name: 'characteristics', keys: 'H', kind: 'several', words: 'characteristic', values: CHARACTERISTICS, value: (r) => r.characteristics, set: (chosen) => ({ characteristics: chosen as never }) },
        ],
        [{ name: 'result', keys: 'R', kind: 'text', value: (r) => r.result, set: (result) => ({ result }) }],
      ],
      guides: ['objectives-guide-what', 'objectives-guide-measure'],
    },
  ],
  links: LINKS,
  facets: [
    {
      id: 'characteristic',
      of: (r) => r.characteristics,
      values: () => CHARACTERISTICS.filter((c) => rows.some((r) => r.characteristics.includes(c))).map((value) => ({ value, label: t(`characteristic-${kebab(value)}`) })),
    },
  ],
  related: () => [],
  ties: ties('objective'),
  summary: () => t('objectives-summary', { total: rows.length }),
  add: (id) => ({ op: 'AddObjective', id, set: [] }),
  edit: (objective, field) => ({ op: 'EditObjective', objective, set: [field] }),
  remove: (objective) => ({ op: 'DeleteObjective', objective }),
});
