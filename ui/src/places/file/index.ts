import FileLock from 'lucide/dist/esm/icons/file-lock.mjs';

import { store } from '../../lib/store.svelte';
import { t } from '../../lib/words';
import type { Place } from '..';
import Contents from './Contents.svelte';
import { handoverActions } from './actions';
import File from './File.svelte';
import { handover } from './handover.svelte';
import { at } from './sections';

export const filePlace: Place = {
  id: 'file',
  label: 'place-file',
  icon: FileLock,
  component: File,
  sidebar: Contents,
  sidebarLabel: 'document-sections',
  summary: () => t('file-summary', { count: store.status?.revisions ?? 0 }),
  actions: handoverActions,
  reset: () => {
    handover.reset();
    at.reset();
  },
};
