import Handshake from 'lucide/dist/esm/icons/handshake.mjs';

import { store } from '../../lib/store.svelte';
import type { Place } from '..';
import { openRoom } from '../records';
import Filters from './Filters.svelte';
import Parties from './Parties.svelte';
import { room } from './room.svelte';

export const partiesPlace: Place = {
  id: 'parties',
  label: 'place-parties',
  icon: Handshake,
  component: Parties,
  sidebar: Filters,
  count: () => store.snapshot?.parties.length,
  summary: () => room.summary(),
  reset: () => room.ledger.reset(),
};

openRoom(room, Handshake, ['']);
