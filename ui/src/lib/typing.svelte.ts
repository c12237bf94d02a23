// Words that were typed and are not in the file yet. They are kept here, by their field, from the first key until they
// are written, changed or given up, also while the field is not on the page. They are written after a pause, when the
// field loses the focus, before the window goes elsewhere, before undo, and before the file or the window closes.
import { SvelteMap } from 'svelte/reactivity';

import type { Target } from './navigation.svelte';

/** How long a pause ends a burst of typing, in milliseconds. */
export const PAUSE = 400;
/** Whoever types without a pause has what they typed written so often all the same, in milliseconds. */
export const LONGEST = 2000;

/** Where a field is found, and what it belongs to. */
export interface Home extends Target {
  /** Whether that is still in the file. */
  there?: () => boolean;
}

/** What was typed into one field. */
interface Typed {
  text: string;
  /** Writes it. Resolves to whether it is in the file. */
  write: (text: string) => Promise<boolean>;
  /** Where the field is found. */
  at: Home | undefined;
}

/** What the words of one field are, and what became of them. */
export class Words {
  /** Not refused yet; sent, and waiting in the store for another try; or refused when they were last tried. */
  standing = $state<'new' | 'waiting' | 'refused'>('new');
  timer: ReturnType<typeof setTimeout> | undefined;
  /** The one attempt to write them as they stand. */
  attempt = $state.raw<Promise<boolean>>();
  /** An attempt to write what stood there before: it goes first. */
  after: Promise<boolean> | undefined;

  constructor(
    readonly field: string,
    readonly typed: Typed,
    /** Since when the field holds words that are not in the file: an instant. */
    readonly since: string,
  ) {}
}

/** Keeps words until they are where they belong. */
export class Typing {
  #words = new SvelteMap<string, Words>();
  #refused: readonly Words[] = $derived([...this.#words.values()].filter(({ standing }) => standing === 'refused'));
  #writing = new Set<Promise<boolean>>();
  /** Whose words are being sent at this moment: a change that is made now is made of them. */
  sender: Words | undefined;

  /** How many fields hold words that were refused; while they are being mended, too. */
  readonly refused: number = $derived(this.#refused.length);
  /** Where the first of them stands, as far as that is known. */
  readonly refusedAt: Target | undefined = $derived(this.#refused.find(({ typed }) => typed.at)?.typed.at);

  /** Since when words that were refused are not in the file: an instant. */
  readonly refusedSince: string | undefined = $derived(this.#refused.map(({ since }) => since).sort()[0]);

  /** How many fields hold words that are not in the file yet. */
  get count(): number {
    return this.#words.size;
  }

  /** What a field holds that is not in the file. */
  of(field: string): Words | undefined {
    return this.#words.get(field);
  }

  /** What the fields whose names begin so hold that is not in the file, oldest first. */
  under(field: string): Words[] {
    return [...this.#words.values()].filter((words) => words.field.startsWith(field));
  }

  /** Keeps what was typed. With a pause it is written after one, otherwise only when the field is left. */
  keep(field: string, typed: Typed, pause: boolean): void {
    const before = this.#words.get(field);
    clearTimeout(before?.timer);
    const words = new Words(field, typed, before?.since ?? new Date().toISOString());
    // Words that are being mended count as refused until they are taken.
    if (before?.standing === 'refused') words.standing = 'refused';
    words.after = before?.attempt ?? before?.after;
    const left = Date.parse(words.since) + LONGEST - Date.now();
    if (pause) words.timer = setTimeout(() => void this.flush(field), Math.max(0, Math.min(PAUSE, left)));
    this.#words.set(field, words);
  }

  /** Forgets what a field holds. */
  drop(field: string): void {
    clearTimeout(this.#words.get(field)?.timer);
    this.#words.delete(field);
  }

  /** Words that waited are in the file now. */
  written(words: Words): void {
    if (this.#words.get(words.field) === words) this.drop(words.field);
  }

  /** Writes what one field holds, unless that was tried. Resolves to whether it is in the file. */
  flush(field: string): Promise<boolean> {
    const words = this.#words.get(field);
    if (!words) return Promise.resolve(true);
    if (words.attempt) return words.attempt;
    clearTimeout(words.timer);
    const attempt = this.#write(words).finally(() => this.#writing.delete(attempt));
    this.#writing.add(attempt);
    words.attempt = attempt;
    return attempt;
  }

  /** Writes everything that was not tried yet, and waits for it. True if all of that is in the file. */
  async flushAll(): Promise<boolean> {
    const due = [...this.#words.values()].filter((words) => !words.attempt).map(({ field }) => this.flush(field));
    const results = await Promise.all([...due, ...this.#writing]);
    return results.every(Boolean);
  }

  /** Writes everything, and tries what was refused once more: what stood against it may be gone. */
  tryAll(): Promise<boolean> {
    for (const words of this.#words.values())
      if (words.standing === 'refused' && words.attempt && !this.#writing.has(words.attempt)) words.attempt = undefined;
    return this.flushAll();
  }

  /** Forgets what could not be written; what was not tried yet stays. */
  giveUp(): void {
    for (const { field, standing } of [...this.#words.values()]) if (standing !== 'new') this.drop(field);
  }

  /** Forgets the words of what is no longer in the file: they go with it. */
  forgetGone(): void {
    for (const { field, typed } of [...this.#words.values()]) if (typed.at?.there?.() === false) this.drop(field);
  }

  /** Forgets all words of the file that was closed. */
  clear(): void {
    for (const field of [...this.#words.keys()]) this.drop(field);
  }

  async #write(words: Words): Promise<boolean> {
    if (words.after) await words.after;
    let sent: Promise<boolean>;
    this.sender = words;
    try {
      sent = words.typed.write(words.typed.text);
    } finally {
      this.sender = undefined;
    }
    const written = await sent;
    // Taken back or replaced meanwhile: what became of them is nobody's concern any more.
    if (this.#words.get(words.field) !== words) return true;
    if (written) this.written(words);
    else if (words.standing !== 'waiting') words.standing = 'refused';
    return written;
  }
}

/** The keeper of words for the file: as long as it has some, the window does not close. */
export const typing = new Typing();
