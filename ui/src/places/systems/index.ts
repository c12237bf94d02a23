import Cpu from 'lucide/dist/esm/icons/cpu.mjs';

import { store } from '../../lib/store.svelte';
import type { Place } from '..';
import { openRoom } from '../records';
import Systems from './Systems.svelte';
import Filters from './Filters.svelte';
import { room } from './room.svelte';

export const systemsPlace: Place = {
  id: 'systems',
  label: 'place-systems',
  icon: Cpu,
  component: Systems,
  sidebar: Filters,
  count: () => store.snapshot?.systems.length,
  summary: () => room.summary(),
  reset: () => room.ledger.reset(),
};

openRoom(room, Cpu, ['', '#']);
