import ListChecks from 'lucide/dist/esm/icons/list-checks.mjs';

import { registerSource } from '../../lib/frame/palette.svelte';
import { store } from '../../lib/store.svelte';
import { t } from '../../lib/words';
import type { Place } from '..';
import Controls from './Controls.svelte';
import Filters from './Filters.svelte';
import { find } from './find';
import { controlCount, ledger } from './rows.svelte';
import { staging } from './staging.svelte';

/** The footer's words: what is selected, or how many controls are what. */
export function summary(): string {
  if (ledger.selected.size > 0) return t('controls-selected', { selected: ledger.selected.size, total: ledger.total });
  return totals();
}

/** How many controls are what. */
export function totals(): string {
  return t('controls-summary', { ...controlCount() });
}

export const controlsPlace: Place = {
  id: 'controls',
  label: 'place-controls',
  icon: ListChecks,
  component: Controls,
  sidebar: Filters,
  count: () => (store.statement ? controlCount().total : undefined),
  summary,
  reset: () => {
    ledger.reset();
    staging.discard();
  },
};

// From whatever place: controls are what one looks for most.
registerSource(find);
