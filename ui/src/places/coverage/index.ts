import Route from 'lucide/dist/esm/icons/route.mjs';

import type { Place } from '..';
import Coverage from './Coverage.svelte';
import { seen } from './seen.svelte';
import Sources from './Sources.svelte';

export const coveragePlace: Place = {
  id: 'coverage',
  label: 'place-coverage',
  icon: Route,
  component: Coverage,
  sidebar: Sources,
  sidebarLabel: 'coverage-sources',
  summary: () => seen.summary(),
  reset: () => seen.reset(),
};
