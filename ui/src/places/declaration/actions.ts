// What can be done in Declaration, and what leads to it.
import Signature from 'lucide/dist/esm/icons/signature.mjs';
import Trash from 'lucide/dist/esm/icons/trash.mjs';

import type { Action } from '../../lib/actions/registry.svelte';
import { navigation } from '../../lib/navigation.svelte';
import { focusField } from '../../lib/focus';
import { store } from '../../lib/store.svelte';
import { typing } from '../../lib/typing.svelte';
import { kebab, t } from '../../lib/words';
import { fieldSource, sectionActions } from '../document/actions';
import { removeDeclaration } from './edit';
import { at, SECTIONS } from './sections';

/** What a field is called. */
export const fieldLabel = (name: string): string => t(`declaration-field-${kebab(name)}`);
/** What a section is called. */
export const sectionLabel = (id: string): string => t(`declaration-section-${id}`);

/** Lets the palette find the fields of Declaration. */
export const find = fieldSource('declaration', SECTIONS, { field: fieldLabel, section: sectionLabel });

/** What leads to it from everywhere in the window. */
export function leadingActions(): Action[] {
  return [{
    id: 'declare', label: 'action-declare', icon: Signature,
    enabled: () => (store.phase === 'open' ? true : 'reason-no-file'), perform: () => navigation.go({ place: 'declaration' }),
  }];
}

/** The actions of Declaration. */
export function declarationActions(): Action[] {
  return [
    ...sectionActions(SECTIONS, at),
    {
      id: 'remove-declaration', label: 'action-remove-declaration', icon: Trash, scope: 'declaration',
      enabled: () => (store.readOnly ? 'reason-read-only' : store.statement?.declaration ? true : 'reason-no-declaration'),
      perform: async () => {
        await typing.flushAll();
        await removeDeclaration();
        await focusField('documentId');
      },
    },
  ];
}
