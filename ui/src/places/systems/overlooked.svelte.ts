// Kinds of AI systems that inventories miss, as a list to go through.
import ScanSearch from 'lucide/dist/esm/icons/scan-search.mjs';

import type { Action } from '../../lib/actions/registry.svelte';
import { folded } from '../../lib/list/ledger.svelte';
import type { Operation, SystemType } from '../../lib/model';
import { navigation } from '../../lib/navigation.svelte';
import { freshId } from '../../lib/operations';
import { shipped } from '../../lib/reference.svelte';
import { store } from '../../lib/store.svelte';
import { t } from '../../lib/words';
import { type Start, Starting } from '../records/starting.svelte';

class Overlooked extends Starting {
  /** The kinds, with those that a system of the file is called. */
  starts: readonly Start[] = $derived(
    (shipped.all?.systems.types ?? []).map(({ id, name, hides, why, consider }) => {
      const there = store.snapshot?.systems.find((system) => folded(system.name.trim()) === folded(name));
      return { id, label: name, says: [t('overlooked-hides', { where: hides }), why, ...(consider === undefined ? [] : [consider])], there: there && `${there.label} ${there.name}` };
    }),
  );

  /** Makes systems of them. What each is for, only whoever uses it can say. */
  add(ids: readonly string[]): Promise<boolean> {
    return store.apply(...(shipped.all?.systems.types ?? []).filter(({ id }) => ids.includes(id)).map(begun));
  }
}

function begun({ name, roles, generative }: SystemType): Operation {
  return { op: 'AddSystem', id: freshId(), set: [{ name }, { roles }, ...(generative === 'yes' ? [{ traits: ['generative' as const] }] : [])] };
}

export const overlooked = new Overlooked();

/** What opens the list from everywhere. */
export const overlookedAction: Action = {
  id: 'add-overlooked-systems', label: 'action-add-overlooked-systems', icon: ScanSearch,
  enabled: () => (store.phase !== 'open' ? 'reason-no-file' : store.readOnly ? 'reason-read-only' : true),
  perform: async () => {
    await navigation.go({ place: 'systems' });
    await shipped.ask();
    overlooked.ask();
  },
};
