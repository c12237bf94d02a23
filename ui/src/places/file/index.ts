import FileLock from 'lucide/dist/esm/icons/file-lock.mjs';

import { store } from '../../lib/store.svelte';
import { t } from '../../lib/words';
import type { Place } from '..';
import { handoverActions, leadingActions } from './actions';
import { backups } from './backups.svelte';
import { bringing } from './bringing.svelte';
import Contents from './Contents.svelte';
import { copies } from './copies.svelte';
import File from './File.svelte';
import { handover } from './handover.svelte';
import { integrity } from './integrity.svelte';
import { at } from './sections';

/** So often copies beside the file are looked for. */
const EVERY = 60_000;
let looking: ReturnType<typeof setInterval> | undefined;

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
    void copies.tell();
    // A sync program may leave one at any time.
    looking = setInterval(() => void copies.tell(), EVERY);
  },
  reset: () => {
    clearInterval(looking);
    bringing.reset();
    handover.reset();
    at.reset();
    backups.reset();
    copies.reset();
    integrity.reset();
  },
};
