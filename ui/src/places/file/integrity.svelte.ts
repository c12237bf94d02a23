// Whether the whole file holds: verified by itself a little after it was opened, and again when somebody asks.
import { untrack } from 'svelte';

import { client, type Integrity } from '../../lib/client';
import { failureText } from '../../lib/failure';
import { store } from '../../lib/store.svelte';

class Integrities {
  /** What was found last; undefined until then. */
  found = $state.raw<Integrity>();
  /** When that was: an instant. */
  time = $state<string>();
  busy = $state(false);
  /** What was kept and what was not where the file was made of a damaged one, in sentences. */
  salvaged = $state.raw<readonly string[]>([]);
  /** Why it could not be found out, in words. */
  failure = $state<string>();

  /** Revisions since that are not verified. */
  since: number = $derived(this.found && store.status ? store.status.revisions - this.found.revisions : 0);

  constructor() {
    // What else wrote into it may have written anything; and what was found to hold is not said of a file that is found broken.
    $effect.root(() => {
      $effect(() => {
        if (store.rewritten > 0 || (store.broken && untrack(() => this.found?.readsTrue))) untrack(() => void this.check());
      });
    });
  }

  async check(): Promise<void> {
    if (this.busy) return;
    const { session } = store;
    this.busy = true;
    try {
      const found = await client().verify();
      if (session !== store.session) return;
      this.found = found;
      this.time = new Date().toISOString();
      this.failure = undefined;
      store.broken = !found.readsTrue;
      if (store.broken) store.doesNotHold();
    } catch (error) {
      if (session === store.session) this.failure = failureText(error);
    } finally {
      if (session === store.session) this.busy = false;
    }
  }

  reset(): void {
    this.found = undefined;
    this.time = undefined;
    this.salvaged = [];
    this.busy = false;
    this.failure = undefined;
  }
}

/** Whether the open file holds. */
export const integrity = new Integrities();
