import ListChecks from 'lucide/dist/esm/icons/list-checks.mjs';

import { registerSource } from '../../lib/frame/palette.svelte';
import { store } from '../../lib/store.svelte';
import { t } from '../../lib/words';
import type { Place } from '..';
import Controls from './Controls.svelte';
import Filters from './Filters.svelte';
import { find } from './find';
import { allRows, ledger } from './rows.svelte';
import { staging } from './staging.svelte';

/** The footer's words: what is selected, or how many controls are what. */
export function summary(): string {
  if (ledger.selected.size > 0) return t('controls-selected', { selected: ledger.selected.size, total: ledger.total });
  return totals();
}

/** How many controls are what. */
export function totals(): string {
  const count = (is: string) => allRows().filter((row) => row.decision.applicability === is).length;
  return t('controls-summary', {
    total: allRows().length,
    applicable: count('applicable'),
    excluded: count('excluded'),
    undecided: count('undecided'),
  });
}

export const controlsPlace: Place = {
  id: 'controls',
  label: 'place-controls',
  icon: ListChecks,
  component: Controls,
  sidebar: Filters,
  count: () => store.statement?.decisions.length,
  summary,
  reset: () => {
    ledger.reset();
    staging.discard();
  },
};

// From whatever place: controls are what one looks for most.
registerSource(find);
