// Management reviews: what top management looked at and decided.
import type { ManagementReview, ReviewField } from '../../lib/model';
import { store } from '../../lib/store.svelte';
import { t } from '../../lib/words';
import { ties } from '../records/ties';
import { inNaturalOrder, LINKS, RecordRoom } from '../records/room.svelte';
import { REVIEW_INPUTS } from '../records/vocabulary';

const rows: readonly ManagementReview[] = $derived(inNaturalOrder(store.snapshot?.reviews ?? [], (r) => r.label));

export const room: RecordRoom<ManagementReview, ReviewField> = new RecordRoom<ManagementReview, ReviewField>({
  place: 'reviews',
  record: 'review',
  items: () => rows,
  label: (r) => r.label,
  title: (r) => r.title,
  about: (r) => r.date ?? '',
  text: (r) => [r.label, r.title, r.attendees, r.notes.text, r.decisions.text, r.date, store.people.get(r.chair ?? '')?.name],
  blocks: [
    {
      lines: [
        [
          { name: 'label', keys: 'I', size: 'id', kind: 'line', value: (r) => r.label, set: (label) => ({ label }) },
          { name: 'title', keys: 'T', kind: 'line', value: (r) => r.title, set: (title) => ({ title }) },
        ],
        [
          { name: 'date', keys: 'D', size: 'date', kind: 'date', value: (r) => r.date, set: (date) => ({ date }) },
          { name: 'next', keys: 'X', size: 'date', kind: 'date', value: (r) => r.next, set: (next) => ({ next }) },
        ],
        [
          { name: 'chair', keys: 'O', kind: 'person', value: (r) => r.chair, set: (chair) => ({ chair }) },
          { name: 'attendees', keys: 'A', kind: 'line', value: (r) => r.attendees, set: (attendees) => ({ attendees }) },
        ],
        [
          { name: 'inputs', keys: 'K', kind: 'several', words: 'review-input', values: REVIEW_INPUTS, value: (r) => r.inputs, set: (chosen) => ({ inputs: chosen as never }) },
        ],
        [
          { name: 'notes', keys: 'S', kind: 'text', value: (r) => r.notes, set: (notes) => ({ notes }) },
        ],
        [
          { name: 'decisions', keys: 'R', kind: 'text', value: (r) => r.decisions, set: (decisions) => ({ decisions }) },
        ],
      ],
      guides: ['reviews-guide-what', 'reviews-guide-decisions'],
    },
  ],
  links: LINKS,
  facets: [
  ],
  related: () => [],
  ties: ties('review'),
  summary: () => t('reviews-summary', { total: rows.length }),
  prints: ['print-record'],
  add: (id) => ({ op: 'AddReview', id, set: [] }),
  edit: (review, field) => ({ op: 'EditReview', review, set: [field] }),
  remove: (review) => ({ op: 'DeleteReview', review }),
});
