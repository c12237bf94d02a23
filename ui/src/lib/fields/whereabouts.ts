// Where the fields of a pane are found again: words that could not be written lead back to their field.
import { getContext, setContext } from 'svelte';

import type { Target } from '../navigation.svelte';

const PANE = Symbol('pane');

/** Says, while a pane is made, where its fields are found. */
export function fieldsAt(pane: Target): void {
  setContext(PANE, pane);
}

/** Where the field of this name is found; undefined in a pane that nothing leads to. */
export function whereabouts(field: string): Target | undefined {
  const pane = getContext<Target | undefined>(PANE);
  return pane && { ...pane, field };
}
