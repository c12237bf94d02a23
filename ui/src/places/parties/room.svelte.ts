// Interested parties: who needs and expects something of the management system.
import type { InterestedParty, PartyField } from '../../lib/model';
import { store } from '../../lib/store.svelte';
import { t } from '../../lib/words';
import { ties } from '../records/ties';
import { inNaturalOrder, LINKS, RecordRoom } from '../records/room.svelte';

const rows: readonly InterestedParty[] = $derived(inNaturalOrder(store.snapshot?.parties ?? [], (r) => r.label));

export const room: RecordRoom<InterestedParty, PartyField> = new RecordRoom<InterestedParty, PartyField>({
  place: 'parties',
  record: 'party',
  items: () => rows,
  label: (r) => r.label,
  title: (r) => r.name,
  about: (r) => r.expectations.text.slice(0, 80),
  text: (r) => [r.label, r.name, r.expectations.text],
  blocks: [
    {
      lines: [
        [
          { name: 'label', keys: 'I', size: 'id', kind: 'line', value: (r) => r.label, set: (label) => ({ label }) },
          { name: 'name', keys: 'A', kind: 'line', value: (r) => r.name, set: (name) => ({ name }) },
        ],
        [{ name: 'expectations', keys: 'X', kind: 'text', value: (r) => r.expectations, set: (expectations) => ({ expectations }) }],
      ],
      guides: ['parties-guide-what'],
    },
  ],
  links: LINKS,
  facets: [
  ],
  related: () => [],
  ties: ties('party'),
  summary: () => t('parties-summary', { total: rows.length }),
  add: (id) => ({ op: 'AddParty', id, set: [] }),
  edit: (party, field) => ({ op: 'EditParty', party, set: [field] }),
  remove: (party) => ({ op: 'DeleteParty', party }),
});
