// Copies that are given away: which of them is begun, so that it can be begun from anywhere.
import { navigation } from '../../lib/navigation.svelte';

export type Handing = 'redact' | 'seal';

class Handover {
  /** Whether a redacted copy is begun. */
  redact = $state(false);
  /** Whether a sealed copy is begun. */
  seal = $state(false);

  /** Begins one, and leads to its first field. */
  async begin(what: Handing): Promise<void> {
    this[what] = true;
    await navigation.go({ place: 'file', field: what });
  }

  /** Forgets what was begun. */
  reset(): void {
    this.redact = false;
    this.seal = false;
  }
}

/** What is being given away. */
export const handover = new Handover();
