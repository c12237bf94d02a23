import Gavel from 'lucide/dist/esm/icons/gavel.mjs';

import { store } from '../../lib/store.svelte';
import type { Place } from '..';
import { openRoom } from '../records';
import Filters from './Filters.svelte';
import Requirements from './Requirements.svelte';
import { room } from './room.svelte';

export const requirementsPlace: Place = {
  id: 'requirements',
  label: 'place-requirements',
  icon: Gavel,
  component: Requirements,
  sidebar: Filters,
  count: () => store.snapshot?.requirements.length,
  summary: () => room.summary(),
  reset: () => room.ledger.reset(),
};

openRoom(room, Gavel, ['']);
