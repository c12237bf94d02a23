// The copies of the open file that lie beside it.
import { client, type CopyBeside } from '../../lib/client';
import { store } from '../../lib/store.svelte';

class Copies {
  /** Those that hold more than the file first; undefined until somebody has looked. */
  found = $state.raw<readonly CopyBeside[]>();

  /** Those that were told: each is told once. */
  #told = new Set<number>();

  /** The copy that was told last: a sync program left it, with changes that are not here. */
  conflict = $state.raw<CopyBeside>();

  /** Looks, and tells of what a sync program left since. */
  async tell(): Promise<void> {
    await this.look();
    const left = (this.found ?? []).filter(({ isConflict, hasMore, file }) => isConflict && hasMore && !this.#told.has(file.handle));
    // Where something else is told, it is told the next time.
    if (left.length === 0 || !store.tell('copies-beside')) return;
    for (const { file } of left) this.#told.add(file.handle);
    [this.conflict] = left;
  }

  async look(): Promise<void> {
    const { session } = store;
    const found = await store.ask(() => client().copiesBeside());
    if (session === store.session && found) this.found = found;
  }

  reset(): void {
    this.#told.clear();
    this.conflict = undefined;
    this.found = undefined;
  }
}

/** The copies beside the open file. */
export const copies = new Copies();
