// Where the fields of a pane are found again, and what they belong to: words that could not be written lead back to
// their field, and go with what they belong to.
import { getContext, setContext } from 'svelte';

import type { Target } from '../navigation.svelte';
import type { Home } from '../typing.svelte';

const PANE = Symbol('pane');
const pane = (): Home | undefined => getContext<Home | undefined>(PANE);

/** Says, while a pane is made, where its fields are found, and whether what it shows is still in the file. */
export function fieldsAt(target: Target, there?: () => boolean): void {
  setContext<Home>(PANE, { ...target, ...(there && { there }) });
}

/** Says, while a part of a pane is made, whether what its fields belong to is still in the file. */
export function fieldsOf(there: () => boolean): void {
  const home = pane();
  if (home) setContext<Home>(PANE, { ...home, there });
}

/** Where the field of this name is found; undefined in a pane that nothing leads to. */
export function whereabouts(field: string): Home | undefined {
  const home = pane();
  return home && { ...home, field };
}
