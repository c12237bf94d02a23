import TriangleAlert from 'lucide/dist/esm/icons/triangle-alert.mjs';

import { store } from '../../lib/store.svelte';
import type { Place } from '..';
import { openRoom } from '../records';
import Filters from './Filters.svelte';
import Risks from './Risks.svelte';
import { room } from './room.svelte';

export const risksPlace: Place = {
  id: 'risks',
  label: 'place-risks',
  icon: TriangleAlert,
  component: Risks,
  sidebar: Filters,
  count: () => store.snapshot?.risks.length,
  summary: () => room.summary(),
  reset: () => room.ledger.reset(),
};

openRoom(room, TriangleAlert, ['']);
