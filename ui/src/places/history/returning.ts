// Everything as it was after a revision.
import { client } from '../../lib/client';
import { store } from '../../lib/store.svelte';
import { t } from '../../lib/words';

/** Brings everything back to what it was after a revision, which one undo takes back, and says so. */
export async function returnTo(number: number): Promise<void> {
  if (await store.run(() => client().returnTo(number))) await store.say(t('said-returned', { number }));
}
