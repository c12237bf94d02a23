import Presentation from 'lucide/dist/esm/icons/presentation.mjs';

import { store } from '../../lib/store.svelte';
import type { Place } from '..';
import { openRoom } from '../records';
import Filters from './Filters.svelte';
import Reviews from './Reviews.svelte';
import { room } from './room.svelte';

export const reviewsPlace: Place = {
  id: 'reviews',
  label: 'place-reviews',
  icon: Presentation,
  component: Reviews,
  sidebar: Filters,
  count: () => store.snapshot?.reviews.length,
  summary: () => room.summary(),
  reset: () => room.ledger.reset(),
};

openRoom(room, Presentation, ['']);
