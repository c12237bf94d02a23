// What can be done from everywhere in the window that ends on a page of History.
import FileDown from 'lucide/dist/esm/icons/file-down.mjs';
import Stamp from 'lucide/dist/esm/icons/stamp.mjs';

import type { Action } from '../../lib/actions/registry.svelte';
import { store } from '../../lib/store.svelte';
import { request } from '../issue/request.svelte';
import { view } from './view.svelte';

const inFile = (): true | string => (store.phase === 'open' ? true : 'reason-no-file');

/** Issue an edition, export a PDF. */
export function historyActions(): Action[] {
  return [
    {
      // Findings are no reason to keep the page shut: it is where they are told.
      id: 'issue', label: 'action-issue', values: () => request.label, icon: Stamp,
      enabled: () => (store.readOnly ? 'reason-read-only' : inFile()), perform: () => view.open('issue'),
    },
    { id: 'export-pdf', label: 'action-export-pdf', keys: 'Mod+E', icon: FileDown, enabled: inFile, perform: () => view.open('export') },
  ];
}
