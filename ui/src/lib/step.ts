// A step through the history: what undo took back or redo made again is said, and shown where it is seen.
import type { Did } from './client';
import { isThere, targetOf } from './findings.svelte';
import { fieldWithFocus } from './focus';
import type { Place } from './model';
import { navigation, type Target } from './navigation.svelte';
import { store } from './store.svelte';
import { t } from './words';

/** To the field where one works in fields, otherwise to the record. Of several, or of one that is gone, only the place is shown. */
function leadOf([first, ...others]: readonly Place[]): Target | undefined {
  if (!first) return undefined;
  const { place, record, field } = targetOf({ place: first });
  if (others.length > 0 || !isThere(first)) return { place };
  const whole = record !== undefined && fieldWithFocus() === undefined;
  return { place, ...(record !== undefined && { record }), ...(field && !whole && { field }) };
}

/** Says what was taken back or made again, and leads there. */
export async function followStep(said: string, { text, about }: Did): Promise<void> {
  const at = leadOf(about);
  // History and its pages are about all changes alike.
  const seen = navigation.place === 'history' || (at?.place === navigation.place && at.record === undefined && at.field === undefined);
  if (at && !seen) await navigation.go(at);
  await store.say(t(said, { change: text }));
}
