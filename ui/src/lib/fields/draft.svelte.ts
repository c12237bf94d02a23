// Words on their way from the keyboard to the file. What could not be written stays in the field, also when the field
// is left and comes back.
import { SvelteMap } from 'svelte/reactivity';

import { typing } from '../typing.svelte';

const kept = new SvelteMap<string, string>();

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
    return kept.get(this.#field()) ?? this.#stored();
  }

  /** Whether the field holds words that are not in the file. */
  get pending(): boolean {
    const text = kept.get(this.#field());
    return text !== undefined && text !== this.#stored();
  }

  /** Takes what was typed; it is written after a pause. */
  type(text: string): void {
    const field = this.#field();
    const stored = this.#stored;
    const write = this.#write;
    kept.set(field, text);
    typing.plan(field, async () => {
      const now = kept.get(field);
      if (now === undefined) return true;
      const written = now === stored() || (await write(now));
      if (written && kept.get(field) === now) kept.delete(field);
      return written;
    });
  }

  /** Writes at once. */
  flush(): Promise<boolean> {
    return typing.flush(this.#field());
  }
}

/** Forgets all words of the file that was closed. */
export function forgetDrafts(): void {
  kept.clear();
}
