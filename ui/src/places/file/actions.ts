// What can be done in File, and how the focus gets about in it.
import type { Action } from '../../lib/actions/registry.svelte';
import { t } from '../../lib/words';
import { fieldSource, sectionActions } from '../document/actions';
import { at, SECTIONS } from './sections';

/** What a field is called. */
export const fieldLabel = (name: string): string => t(`file-field-${name}`);
/** What a section is called. */
export const sectionLabel = (id: string): string => t(`file-section-${id}`);

/** Lets the palette find what can be done with the file. */
export const find = fieldSource('file', SECTIONS, { field: fieldLabel, section: sectionLabel });

/** The actions of File. */
export function fileActions(): Action[] {
  return sectionActions(SECTIONS, at);
}
