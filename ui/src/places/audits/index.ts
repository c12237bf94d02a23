import ClipboardCheck from 'lucide/dist/esm/icons/clipboard-check.mjs';

import { store } from '../../lib/store.svelte';
import type { Place } from '..';
import { openRoom } from '../records';
import Filters from './Filters.svelte';
import Audits from './Audits.svelte';
import { room } from './room.svelte';

export const auditsPlace: Place = {
  id: 'audits',
  label: 'place-audits',
  icon: ClipboardCheck,
  component: Audits,
  sidebar: Filters,
  count: () => store.snapshot?.audits.length,
  summary: () => room.summary(),
  reset: () => room.ledger.reset(),
};

openRoom(room, ClipboardCheck, ['']);
