// The copies of the open file that lie beside it.
import { client, type CopyBeside } from '../../lib/client';
import { store } from '../../lib/store.svelte';

class Copies {
  /** Those that hold more than the file first; undefined until somebody has looked. */
  found = $state.raw<readonly CopyBeside[]>();

  async look(): Promise<void> {
    const { session } = store;
    const found = await store.ask(() => client().copiesBeside());
    if (session === store.session && found) this.found = found;
  }

  reset(): void {
    this.found = undefined;
  }
}

/** The copies beside the open file. */
export const copies = new Copies();
