// The sections of the place File, behind the sidebar, the headings, the palette and Alt+↑ ↓.
import { At, type Section } from '../document/sections.svelte';

/** In the order of the page. Nothing in them is filled in: each field is what can be done. */
export const SECTIONS: readonly Section[] = [
  { id: 'integrity', fields: [{ name: 'integrity' }] },
  { id: 'backups', fields: [{ name: 'backups' }, { name: 'backup-rule' }] },
  { id: 'handover', fields: [{ name: 'save-copy' }, { name: 'redact' }, { name: 'seal' }] },
  { id: 'copies', fields: [{ name: 'compare' }] },
];

/** Where the hand was in File. */
export const at = new At();
