// Words on their way from the keyboard to the file. What could not be written stays in the field, also when the field
// is left and comes back.
import { SvelteMap } from 'svelte/reactivity';

import { typing } from '../typing.svelte';

/** What a field shows in place of the file's words. */
interface Kept {
  text: string;
  /** How the file holds it, once it does: a single line without the space at its end, where the next word may be about to begin. */
  as?: string;
}

const kept = new SvelteMap<string, Kept>();

/** What one text field holds that the file does not hold yet. */
export class Draft {
  readonly #field: () => string;
  readonly #stored: () => string;
  readonly #write: (text: string) => Promise<boolean>;

  /**
   * @param field name of the field, unique in the file: its cell, or record and field
   * @param stored the text in the file
   * @param write writes a text; resolves to whether it is in the file
   */
  constructor(field: () => string, stored: () => string, write: (text: string) => Promise<boolean>) {
    this.#field = field;
    this.#stored = stored;
    this.#write = write;
  }

  /** What the field shows. */
  get shown(): string {
    const stored = this.#stored();
    const { text, as = stored } = kept.get(this.#field()) ?? { text: stored };
    return as === stored ? text : stored;
  }

  /** Whether the field holds words that are not in the file. */
  get pending(): boolean {
    const words = kept.get(this.#field());
    return words !== undefined && words.as === undefined && words.text !== this.#stored();
  }

  /** Takes what was typed; it is written after a pause. */
  type(text: string): void {
    const field = this.#field();
    const stored = this.#stored;
    const write = this.#write;
    kept.set(field, { text });
    typing.plan(field, async () => {
      const now = kept.get(field)?.text;
      if (now === undefined) return true;
      const written = now === stored() || (await write(now));
      if (written && kept.get(field)?.text === now) {
        if (now === stored()) kept.delete(field);
        else kept.set(field, { text: now, as: stored() });
      }
      return written;
    });
  }

  /** Writes at once, when the field is left; it then shows what the file holds. */
  async flush(): Promise<boolean> {
    const field = this.#field();
    const written = await typing.flush(field);
    if (kept.get(field)?.as !== undefined) kept.delete(field);
    return written;
  }
}

/** Forgets all words of the file that was closed. */
export function forgetDrafts(): void {
  kept.clear();
}
