import Library from 'lucide/dist/esm/icons/library.mjs';
import Route from 'lucide/dist/esm/icons/route.mjs';

import type { Place } from '..';
import type { Action } from '../../lib/actions/registry.svelte';
import { navigation } from '../../lib/navigation.svelte';
import { store } from '../../lib/store.svelte';
import Crosswalks from './Crosswalks.svelte';
import { layers } from './layers.svelte';
import { own } from './own.svelte';
import { seen } from './seen.svelte';

const writable = (): true | string => (store.phase !== 'open' ? 'reason-no-file' : store.readOnly ? 'reason-read-only' : true);

/** What is done about frameworks and crosswalks of one's own, from everywhere. */
function leadingActions(): Action[] {
  return [
    { id: 'bring-framework', label: 'action-bring-framework', icon: Library, enabled: writable, perform: () => own.bring() },
    {
      id: 'own-frameworks', label: 'action-own-frameworks', icon: Library, enabled: () => (store.phase === 'open' ? true : 'reason-no-file'),
      perform: async () => {
        await navigation.go({ place: 'coverage' });
        seen.page = 'own';
      },
    },
  ];
}

export const coveragePlace: Place = {
  id: 'coverage',
  label: 'place-coverage',
  icon: Route,
  component: Crosswalks,
  summary: () => seen.summary(),
  actions: leadingActions,
  reset: () => {
    seen.reset();
    layers.which = 'all';
    own.reset();
  },
};
