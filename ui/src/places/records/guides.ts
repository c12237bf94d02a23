// Guidance from the catalogue of words: the text under an id, and its heading in the attribute `heading`.
import type { Guide } from '../../lib/fields/Block.svelte';
import { attribute, t } from '../../lib/words';

/** Guidance by Fluent ids. */
export function guidesOf(...ids: readonly string[]): Guide[] {
  return ids.map((id) => ({ heading: attribute(id, 'heading'), text: t(id) }));
}
