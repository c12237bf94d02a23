// What Overview remembers while other places are shown.
import { SvelteSet } from 'svelte/reactivity';

/** Folded lists that were opened, by rule. */
export const unfolded = new SvelteSet<string>();

/** The `data-at` of what had the focus last. */
export const last: { at?: string } = {};

/** For another file. */
export function forget(): void {
  unfolded.clear();
  last.at = undefined;
}
