import Section from 'lucide/dist/esm/icons/section.mjs';

import type { Place } from '..';
import { openRoom } from '../records';
import Clauses from './Clauses.svelte';
import Filters from './Filters.svelte';
import { room } from './room.svelte';

export const clausesPlace: Place = {
  id: 'clauses',
  label: 'place-clauses',
  icon: Section,
  component: Clauses,
  sidebar: Filters,
  summary: () => room.summary(),
  reset: () => room.ledger.reset(),
};

openRoom(room, Section, ['']);
