import FileLock from 'lucide/dist/esm/icons/file-lock.mjs';

import { store } from '../../lib/store.svelte';
import { t } from '../../lib/words';
import type { Place } from '..';
import { handoverActions, leadingActions } from './actions';
import { backups } from './backups.svelte';
import Contents from './Contents.svelte';
import { copies } from './copies.svelte';
import File from './File.svelte';
import { handover } from './handover.svelte';
import { integrity } from './integrity.svelte';
import { at } from './sections';

export const filePlace: Place = {
  id: 'file',
  label: 'place-file',
  icon: FileLock,
  component: File,
  sidebar: Contents,
  sidebarLabel: 'document-sections',
  summary: () => t('file-summary', { count: store.status?.revisions ?? 0 }),
  actions: () => [...leadingActions(), ...handoverActions()],
  later: () => {
    void integrity.check();
    void copies.look().then(() => copies.found?.some(({ isConflict, hasMore }) => isConflict && hasMore) && store.tell('copies-beside'));
  },
  reset: () => {
    handover.reset();
    at.reset();
    backups.reset();
    copies.reset();
    integrity.reset();
  },
};
