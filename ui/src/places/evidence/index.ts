import FolderCheck from 'lucide/dist/esm/icons/folder-check.mjs';

import { store } from '../../lib/store.svelte';
import type { Place } from '..';
import { openRoom } from '../records';
import Evidence from './Evidence.svelte';
import Filters from './Filters.svelte';
import { reuse } from './reuse.svelte';
import { room } from './room.svelte';

export const evidencePlace: Place = {
  id: 'evidence',
  label: 'place-evidence',
  icon: FolderCheck,
  component: Evidence,
  sidebar: Filters,
  count: () => store.snapshot?.evidence.length,
  summary: () => room.summary(),
  reset: () => {
    room.ledger.reset();
    reuse.reset();
  },
};

openRoom(room, FolderCheck, ['', '#']);
