import Gauge from 'lucide/dist/esm/icons/gauge.mjs';

import type { Place } from '..';
import { totals } from '../controls';
import Facts from './Facts.svelte';
import { forget } from './memory.svelte';
import Overview from './Overview.svelte';

export const overviewPlace: Place = {
  id: 'overview',
  label: 'place-overview',
  icon: Gauge,
  component: Overview,
  sidebar: Facts,
  sidebarLabel: 'overview-this-file',
  summary: totals,
  reset: forget,
};
