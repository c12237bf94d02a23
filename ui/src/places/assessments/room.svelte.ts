// Impact assessments: what a system means for individuals, groups, communities, organisations and society.
import type { ImpactAssessment, AssessmentField } from '../../lib/model';
import { store } from '../../lib/store.svelte';
import { kebab, t } from '../../lib/words';
import { ties } from '../records/ties';
import { inNaturalOrder, LINKS, RecordRoom } from '../records/room.svelte';

const rows: readonly ImpactAssessment[] = $derived(inNaturalOrder(store.snapshot?.assessments ?? [], (r) => r.label));

export const LEVELS = ['individuals', 'groups', 'communities', 'organisations', 'society'] as const;

export const room: RecordRoom<ImpactAssessment, AssessmentField> = new RecordRoom<ImpactAssessment, AssessmentField>({
  place: 'assessments',
  record: 'assessment',
  items: () => rows,
  label: (r) => r.label,
  title: (r) => r.title,
  about: (r) => r.date ?? '',
  text: (r) => [r.label, r.title, r.intended.text, r.misuse.text, r.conclusion.text, ...LEVELS.flatMap((l) => [r[l]?.who, r[l]?.harm.text, r[l]?.benefit.text, r[l]?.mitigation.text])],
  blocks: [
    {
      lines: [
        [
          { name: 'label', keys: 'I', size: 'id', kind: 'line', value: (r) => r.label, set: (label) => ({ label }) },
          { name: 'title', keys: 'T', kind: 'line', value: (r) => r.title, set: (title) => ({ title }) },
        ],
        [
          { name: 'owner', keys: 'O', kind: 'person', value: (r) => r.owner, set: (owner) => ({ owner }) },
          { name: 'date', keys: 'D', size: 'date', kind: 'date', value: (r) => r.date, set: (date) => ({ date }) },
          { name: 'review', keys: 'X', size: 'date', kind: 'date', value: (r) => r.review, set: (review) => ({ review }) },
        ],
        [{ name: 'intended', keys: 'U', kind: 'text', value: (r) => r.intended, set: (intended) => ({ intended }) }],
        [{ name: 'misuse', keys: 'M', kind: 'text', value: (r) => r.misuse, set: (misuse) => ({ misuse }) }],
      ],
      guides: ['assessments-guide-what', 'assessments-guide-misuse'],
    },
    {
      lines: [
        [{ name: 'individuals', keys: '1', kind: 'impact', value: (r) => r.individuals, set: (individuals) => ({ individuals }) }],
      ],
      guides: ['assessments-guide-levels'],
    },
    {
      lines: [
        [{ name: 'groups', keys: '2', kind: 'impact', value: (r) => r.groups, set: (groups) => ({ groups }) }],
      ],
      guides: [],
    },
    {
      lines: [
        [{ name: 'communities', keys: '3', kind: 'impact', value: (r) => r.communities, set: (communities) => ({ communities }) }],
      ],
      guides: [],
    },
    {
      lines: [
        [{ name: 'organisations', keys: '4', kind: 'impact', value: (r) => r.organisations, set: (organisations) => ({ organisations }) }],
      ],
      guides: [],
    },
    {
      lines: [
        [{ name: 'society', keys: '5', kind: 'impact', value: (r) => r.society, set: (society) => ({ society }) }],
      ],
      guides: ['assessments-guide-society'],
    },
    {
      lines: [
        [{ name: 'conclusion', keys: 'C', kind: 'text', value: (r) => r.conclusion, set: (conclusion) => ({ conclusion }) }],
      ],
      guides: ['assessments-guide-conclusion'],
    },
  ],
  links: LINKS,
  facets: [
    {
      id: 'state',
      of: (r) => [...(r.review !== undefined && r.review < store.today ? ['due'] : []), ...(r.date === undefined ? ['undated'] : [])],
      values: () => ['due', 'undated'].map((value) => ({ value, label: t(`assessments-state-${kebab(value)}`) })),
    },
  ],
  related: () => [],
  ties: ties('assessment'),
  summary: () => t('assessments-summary', { total: rows.length }),
  add: (id) => ({ op: 'AddAssessment', id, set: [] }),
  edit: (assessment, field) => ({ op: 'EditAssessment', assessment, set: [field] }),
  remove: (assessment) => ({ op: 'DeleteAssessment', assessment }),
});
