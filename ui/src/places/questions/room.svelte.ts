// Questions: of whom something is asked, and the answer.
import type { Question, QuestionField } from '../../lib/model';
import { store } from '../../lib/store.svelte';
import { kebab, t } from '../../lib/words';
import { ties } from '../records/ties';
import { inNaturalOrder, LINKS, RecordRoom } from '../records/room.svelte';

const rows: readonly Question[] = $derived(inNaturalOrder(store.snapshot?.questions ?? [], (r) => r.label));

/** Those who are known here; anybody else can be asked as well. */
const names = () => (store.snapshot?.people ?? []).map(({ name }) => name);

export const room: RecordRoom<Question, QuestionField> = new RecordRoom<Question, QuestionField>({
  place: 'questions',
  record: 'question',
  items: () => rows,
  label: (r) => r.label,
  title: (r) => r.title,
  about: (r) => r.addressee,
  text: (r) => [r.label, r.title, r.text.text, r.answer.text, r.askedBy, r.addressee, r.due],
  blocks: [
    {
      lines: [
        [
          { name: 'label', keys: 'I', size: 'id', kind: 'line', value: (r) => r.label, set: (label) => ({ label }) },
          { name: 'title', keys: 'T', kind: 'line', value: (r) => r.title, set: (title) => ({ title }) },
        ],
        [
          { name: 'askedBy', keys: 'B', kind: 'word', words: names, value: (r) => r.askedBy, set: (askedBy) => ({ askedBy }) },
          { name: 'addressee', keys: 'A', kind: 'word', words: names, value: (r) => r.addressee, set: (addressee) => ({ addressee }) },
        ],
        [
          { name: 'asked', keys: 'K', size: 'date', kind: 'date', value: (r) => r.asked, set: (asked) => ({ asked }) },
          { name: 'due', keys: 'D', size: 'date', kind: 'date', value: (r) => r.due, set: (due) => ({ due }) },
        ],
        [
          { name: 'text', keys: 'X', kind: 'text', value: (r) => r.text, set: (text) => ({ text }) },
        ],
        [
          { name: 'answer', keys: 'R', kind: 'text', value: (r) => r.answer, set: (answer) => ({ answer }) },
        ],
        [
          { name: 'answered', keys: 'E', size: 'date', kind: 'date', value: (r) => r.answered, set: (answered) => ({ answered }) },
        ],
      ],
      guides: ['questions-guide-what', 'questions-guide-answer'],
    },
  ],
  links: LINKS,
  facets: [
    {
      id: 'state',
      of: (r) => [r.answered === undefined && r.answer.text.trim() === '' ? 'open' : 'answered'],
      values: () => (['open', 'answered'] as const).map((value) => ({ value, label: t(`questions-state-${kebab(value)}`) })),
    },
  ],
  related: () => [],
  ties: ties('question'),
  summary: () => t('questions-summary', { total: rows.length }),
  prints: ['print-questions'],
  add: (id) => ({ op: 'AddQuestion', id, set: [] }),
  edit: (question, field) => ({ op: 'EditQuestion', question, set: [field] }),
  remove: (question) => ({ op: 'DeleteQuestion', question }),
});
