// The way into a trace, from whatever shows one item.
import Waypoints from 'lucide/dist/esm/icons/waypoints.mjs';

import type { Action, Scope } from '../../lib/actions/registry.svelte';
import type { ItemRef } from '../../lib/model';
import { navigation } from '../../lib/navigation.svelte';

/** Traces what is shown: what leads to it, and what follows from it. */
export function traceAction(shown: () => ItemRef | undefined, scope: readonly Scope[]): Action {
  return {
    id: 'trace', label: 'action-trace', hint: 'hint-trace', keys: 'Mod+T', scope, icon: Waypoints,
    enabled: () => (shown() === undefined ? 'reason-nothing-to-trace' : true),
    perform: () => navigation.go({ place: 'trace', record: shown() ?? '' }),
  };
}
