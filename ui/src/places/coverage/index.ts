import Route from 'lucide/dist/esm/icons/route.mjs';

import type { Place } from '..';
import Crosswalks from './Crosswalks.svelte';
import { seen } from './seen.svelte';

export const coveragePlace: Place = {
  id: 'coverage',
  label: 'place-coverage',
  icon: Route,
  component: Crosswalks,
  summary: () => seen.summary(),
  reset: () => seen.reset(),
};
