import Waypoints from 'lucide/dist/esm/icons/waypoints.mjs';

import { t } from '../../lib/words';
import type { Place } from '..';
import Trace from './Trace.svelte';
import { traced } from './traced.svelte';

export const tracePlace: Place = {
  id: 'trace',
  label: 'place-trace',
  icon: Waypoints,
  component: Trace,
  summary: () => (traced.trace ? t('trace-summary', { things: traced.trace.nodes.length, steps: traced.trace.lines.length }) : ''),
  reset: () => traced.reset(),
};
