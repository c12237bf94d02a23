// Words on their way from the keyboard to the file, as one field sees them. What could not be written stays in the field,
// also when the field is left and comes back.
import { store } from '../store.svelte';
import { type Home, type Typing, typing } from '../typing.svelte';

/** What a draft is made of. */
interface Parts {
  /** Name of the field, unique in the file: its cell, or record and field. */
  readonly field: string;
  /** Keeps its words; left out where they are for the file. */
  keeper?: Typing | undefined;
  /** Where the field is found, for whoever is led back to it. */
  at?: Home | undefined;
  /** What the file holds, in words. */
  stored: () => string;
  /** Writes a value; it is in the file unless the answer is false. */
  write: (value: string) => unknown;
  /** Reads what was typed as a value, in the form that the file has it in; undefined where it is none. */
  read?: (typed: string) => string | undefined;
  /**
   * Taken only as a whole, when it is left: half a date is no date. Says of what was typed so far whether that is one already, which a
   * pause then writes too.
   */
  whole?: (typed: string) => boolean;
}

/** The element that says of a field that its words are not in the file. */
export const unwrittenId = (id: string): string => `${id}-unsaved`;

/** What one field holds that the file does not hold yet. */
export class Draft {
  readonly #parts: Parts;
  /**
   * What was written while the field has the focus, and how the file holds it: a single line loses the space at its end,
   * where the next word may be about to begin. What is taken whole has no next word.
   */
  #written = $state.raw<{ text: string; as: string }>();

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  get #keeper(): Typing {
    return this.#parts.keeper ?? typing;
  }

  get #words() {
    return this.#keeper.of(this.#parts.field);
  }

  /** What the field shows. */
  get shown(): string {
    const stored = this.#parts.stored();
    return this.#words?.typed.text ?? (this.#written?.as === stored ? this.#written.text : stored);
  }

  /** Whether the field holds words that are not in the file. */
  get pending(): boolean {
    return this.#words !== undefined && this.shown !== this.#parts.stored();
  }

  /** Why they are not: they wait for another try, or were refused. */
  get unwritten(): 'waiting' | 'refused' | undefined {
    const words = this.#words;
    // While they are being mended nobody knows yet.
    return words?.attempt === undefined || words.standing === 'new' ? undefined : words.standing;
  }

  /** The elements that describe the field with this id: the one that says so, and those that are named besides. */
  described(id: string, ...others: (string | false)[]): string | undefined {
    return [this.unwritten && unwrittenId(id), ...others].filter(Boolean).join(' ') || undefined;
  }

  /** Whether what was typed is no value that this field takes. */
  get wrong(): boolean {
    const words = this.#words;
    return words !== undefined && this.#read(words.typed.text) === undefined;
  }

  /** Takes what was typed; it is written after a pause, or when the field is left. */
  type(text: string): void {
    const { field, at, whole } = this.#parts;
    this.#keeper.keep(field, { text, write: (typed) => this.#write(typed), at }, !whole || whole(text));
  }

  /** Writes at once, when the field is left; it then shows what the file holds. Resolves to whether it is there. */
  async flush(): Promise<boolean> {
    const written = await this.#keeper.flush(this.#parts.field);
    this.#written = undefined;
    return written;
  }

  /** Takes a value that was chosen instead of typed. */
  set(value: string): Promise<boolean> {
    this.type(value);
    return this.flush();
  }

  /** Forgets what was typed. */
  drop(): void {
    this.#keeper.drop(this.#parts.field);
  }

  #read(typed: string): string | undefined {
    const { read } = this.#parts;
    if (!read) return typed;
    return typed.trim() === '' ? '' : read(typed);
  }

  async #write(typed: string): Promise<boolean> {
    const value = this.#read(typed);
    if (value === undefined) return false;
    // Where changes wait, another value of this field may be among them: then even what the file holds is written.
    if (value === this.#parts.stored() && store.waiting === 0) return true;
    const written = (await this.#parts.write(value)) !== false;
    if (written && !this.#parts.whole) this.#written = { text: typed, as: this.#parts.stored() };
    return written;
  }
}
