import Scale from 'lucide/dist/esm/icons/scale.mjs';

import { store } from '../../lib/store.svelte';
import type { Place } from '..';
import { openRoom } from '../records';
import Filters from './Filters.svelte';
import Assessments from './Assessments.svelte';
import { room } from './room.svelte';

export const assessmentsPlace: Place = {
  id: 'assessments',
  label: 'place-assessments',
  icon: Scale,
  component: Assessments,
  sidebar: Filters,
  count: () => store.snapshot?.assessments.length,
  summary: () => room.summary(),
  reset: () => room.ledger.reset(),
};

openRoom(room, Scale, ['']);
