// What can be done in File, and how the focus gets about in it.
import Eraser from 'lucide/dist/esm/icons/eraser.mjs';
import Lock from 'lucide/dist/esm/icons/lock.mjs';

import type { Action } from '../../lib/actions/registry.svelte';
import { store } from '../../lib/store.svelte';
import { t } from '../../lib/words';
import { fieldSource, sectionActions } from '../document/actions';
import { handover } from './handover.svelte';
import { at, SECTIONS } from './sections';

/** What a field is called. */
export const fieldLabel = (name: string): string => t(`file-field-${name}`);
/** What a section is called. */
export const sectionLabel = (id: string): string => t(`file-section-${id}`);

/** Lets the palette find what can be done with the file. */
export const find = fieldSource('file', SECTIONS, { field: fieldLabel, section: sectionLabel });

const inFile = (): true | string => (store.phase === 'open' ? true : 'reason-no-file');

/** Copies that are given away: from everywhere. */
export function handoverActions(): Action[] {
  return [
    {
      id: 'redact-copy', label: 'action-redact-copy', icon: Eraser, enabled: () => (store.status?.redacted ? 'reason-redacted' : inFile()),
      perform: () => handover.begin('redact'),
    },
    { id: 'seal-copy', label: 'action-seal-copy', icon: Lock, enabled: inFile, perform: () => handover.begin('seal') },
  ];
}

/** The actions of File. */
export function fileActions(): Action[] {
  return sectionActions(SECTIONS, at);
}
