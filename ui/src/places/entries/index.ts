import ListChecks from 'lucide/dist/esm/icons/list-checks.mjs';

import type { Place } from '..';
import { openRoom } from '../records';
import Entries from './Entries.svelte';
import Filters from './Filters.svelte';
import { room } from './room.svelte';

export const entriesPlace: Place = {
  id: 'entries',
  label: 'place-entries',
  icon: ListChecks,
  component: Entries,
  sidebar: Filters,
  summary: () => room.summary(),
  reset: () => room.ledger.reset(),
};

openRoom(room, ListChecks, ['']);
