import Users from 'lucide/dist/esm/icons/users.mjs';

import { store } from '../../lib/store.svelte';
import type { Place } from '..';
import { openRoom } from '../records';
import People from './People.svelte';
import Filters from './Filters.svelte';
import { room } from './room.svelte';

export const peoplePlace: Place = {
  id: 'people',
  label: 'place-people',
  icon: Users,
  component: People,
  sidebar: Filters,
  count: () => store.snapshot?.people.length,
  summary: () => room.summary(),
  reset: () => room.ledger.reset(),
};

openRoom(room, Users, ['', '#', '@']);
