import Goal from 'lucide/dist/esm/icons/goal.mjs';

import { store } from '../../lib/store.svelte';
import type { Place } from '..';
import { openRoom } from '../records';
import Filters from './Filters.svelte';
import Objectives from './Objectives.svelte';
import { room } from './room.svelte';

export const objectivesPlace: Place = {
  id: 'objectives',
  label: 'place-objectives',
  icon: Goal,
  component: Objectives,
  sidebar: Filters,
  count: () => store.snapshot?.objectives.length,
  summary: () => room.summary(),
  reset: () => room.ledger.reset(),
};

openRoom(room, Goal, ['']);
