// Typed text waits a moment before it is written, and is never lost: it is written at once when the field loses the
// focus, before the window goes elsewhere, before undo, and before the file or the window closes.

/** How long a pause ends a burst of typing, in milliseconds. */
export const PAUSE = 400;

/** Writes what was typed. Resolves to false if it could not be written; the text then stays in its field. */
type Write = () => Promise<boolean>;

class Typing {
  #waiting = new Map<string, { timer?: ReturnType<typeof setTimeout>; write: Write }>();
  #writing = new Set<Promise<boolean>>();
  /** How many fields hold words that are not in the file yet. */
  count = $state(0);

  /** Plans a write for a field, in place of the one that was planned for it before. */
  plan(field: string, write: Write): void {
    this.hold(field, write);
    this.#waiting.set(field, { write, timer: setTimeout(() => void this.flush(field), PAUSE) });
  }

  /** Keeps words that a pause does not write, only leaving: a record is not made from half a name. */
  hold(field: string, write: Write): void {
    this.drop(field);
    this.#waiting.set(field, { write });
    this.count = this.#waiting.size;
  }

  /** Forgets what was planned for a field: something else took its place. */
  drop(field: string): void {
    clearTimeout(this.#waiting.get(field)?.timer);
    this.#waiting.delete(field);
    this.count = this.#waiting.size;
  }

  /** Writes one field now. */
  async flush(field: string): Promise<boolean> {
    const entry = this.#waiting.get(field);
    if (!entry) return true;
    clearTimeout(entry.timer);
    this.#waiting.delete(field);
    this.count = this.#waiting.size;
    const writing = entry.write();
    this.#writing.add(writing);
    try {
      return await writing;
    } finally {
      this.#writing.delete(writing);
    }
  }

  /** Writes everything now and waits for it. True if all of it is in the file. */
  async flushAll(): Promise<boolean> {
    const started = [...this.#waiting.keys()].map((field) => this.flush(field));
    const results = await Promise.all([...started, ...this.#writing]);
    return results.every(Boolean);
  }
}

/** The one keeper of unwritten words. */
export const typing = new Typing();
