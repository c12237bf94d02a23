import Signature from 'lucide/dist/esm/icons/signature.mjs';

import { store } from '../../lib/store.svelte';
import { t } from '../../lib/words';
import type { Place } from '..';
import { leadingActions } from './actions';
import Contents from './Contents.svelte';
import Declaration from './Declaration.svelte';
import { at } from './sections';
import { sheet } from './sheet.svelte';
import { standing } from './standing.svelte';

/** The footer's first words: whether it can be declared. */
function summary(): string {
  if (standing.findings === undefined) return '';
  const number = store.statement?.declaration?.documentId ?? '';
  return t('declaration-summary', { count: standing.blocking.length, number, numbered: number === '' ? 'no' : 'yes' });
}

export const declarationPlace: Place = {
  id: 'declaration',
  label: 'place-declaration',
  icon: Signature,
  component: Declaration,
  sidebar: Contents,
  sidebarLabel: 'document-sections',
  summary,
  actions: leadingActions,
  reset: () => {
    at.reset();
    standing.reset();
    sheet.reset();
  },
};
