// The sections of Declaration and their fields, behind the sidebar, the headings, the palette and Alt+↑ ↓.
import { At, type Section } from '../document/sections.svelte';

const written = (text: string | undefined): boolean => (text ?? '').trim() !== '';

/** In the order of the page. `kebab(name)` makes the words of a field, and its `data-field` is its name. */
export const SECTIONS: readonly Section[] = [
  {
    // All of it stands elsewhere in the file.
    id: 'basis',
    fields: [{ name: 'issuer' }, { name: 'edition' }, { name: 'treatment' }],
  },
  {
    id: 'object',
    fields: [{ name: 'documentId', filled: (s) => written(s.declaration?.documentId) }, { name: 'object' }],
  },
  {
    id: 'held',
    fields: [
      { name: 'internalAudit', filled: (s) => s.declaration?.internalAudit !== undefined },
      { name: 'managementReview', filled: (s) => s.declaration?.managementReview !== undefined },
    ],
  },
  {
    id: 'limits',
    fields: [{ name: 'limits' }, { name: 'nonconformities', filled: (s) => written(s.declaration?.nonconformities.text) }],
  },
  {
    id: 'supporting',
    fields: [{ name: 'supporting', filled: (s) => written(s.declaration?.supporting.text) }],
  },
  {
    id: 'reviewed',
    fields: [{ name: 'reviewed', filled: (s) => written(s.declaration?.reviewed.name) }],
  },
  {
    id: 'signed',
    fields: [
      { name: 'place', filled: (s) => written(s.declaration?.place) },
      { name: 'signed', filled: ({ declaration: d }) => written(d?.signed.name) && written(d?.signed.function) && d?.signed.date !== undefined },
      { name: 'authority', filled: (s) => written(s.declaration?.authority) },
    ],
  },
  {
    id: 'validity',
    fields: [
      // One of the two says how long it holds.
      { name: 'validUntil', filled: ({ declaration: d }) => d?.validUntil !== undefined || written(d?.reevaluation.text) },
      { name: 'reevaluation' },
    ],
  },
];

/** Where the hand was in Declaration. */
export const at = new At();
