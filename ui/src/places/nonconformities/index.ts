import OctagonAlert from 'lucide/dist/esm/icons/octagon-alert.mjs';

import { store } from '../../lib/store.svelte';
import type { Place } from '..';
import { openRoom } from '../records';
import Filters from './Filters.svelte';
import Nonconformities from './Nonconformities.svelte';
import { room } from './room.svelte';

export const nonconformitiesPlace: Place = {
  id: 'nonconformities',
  label: 'place-nonconformities',
  icon: OctagonAlert,
  component: Nonconformities,
  sidebar: Filters,
  count: () => store.snapshot?.nonconformities.length,
  summary: () => room.summary(),
  reset: () => room.ledger.reset(),
};

openRoom(room, OctagonAlert, ['']);
