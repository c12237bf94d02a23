// The PDF that this window is making: one at a time, watched and broken off from wherever it was begun.
import { client, type Exported, type ExportOptions, type ExportProgress } from '../client';
import { failureText } from '../failure';
import { store } from '../store.svelte';

/** How long an export goes on after it was first heard of before it is shown, in milliseconds: a quick one does not flicker by. */
export const QUICK = 200;

/** A PDF that is being made. */
export class Making {
  /** Whether it goes on. */
  running = $state(true);
  /** How far it is; undefined while it is too early to tell. */
  progress = $state.raw<ExportProgress>();
  /** Whether the user wants no more of it. */
  ending = $state(false);

  #begun: number | undefined;

  /** Takes what the shell tells. The first word of it comes when the place is chosen and the pages have begun. */
  hear(progress: ExportProgress): void {
    this.#begun ??= performance.now();
    if (performance.now() - this.#begun >= QUICK) this.progress = progress;
  }

  /** Breaks it off. It may be too late for that: what comes then is told as ever. */
  async breakOff(): Promise<void> {
    if (!this.running || this.ending) return;
    this.ending = true;
    await client().breakOffExport().catch(() => (this.ending = false));
  }
}

/** One export, from the question for its place to what came of it. */
export class Export extends Making {
  /** What was written. */
  done = $state.raw<Exported>();
  /** Whether it was broken off. */
  brokenOff = $state(false);
  /** Why nothing was written, in words. */
  failure = $state<string>();

  /** As {@link exporting} names what is exported. */
  constructor(readonly about: string) {
    super();
  }
}

/** The PDF of an edition that is being issued. */
export class Issuing extends Making {}

const isBrokenOff = (error: unknown): boolean => typeof error === 'object' && error !== null && 'code' in error && error.code === 'cancelled';

class Exporting {
  /** What is being made. */
  current = $state.raw<Making>();

  /** What is exported, so that it is known again. */
  about(options: ExportOptions): string {
    return JSON.stringify(options);
  }

  /** Exports; what is typed goes into the file first. Undefined while another one goes on. */
  start(options: ExportOptions): Export | undefined {
    if (this.current) return undefined;
    const begun = new Export(this.about(options));
    void this.watch(begun, async () => {
      try {
        // What stands on the screen and could not be written would be missing on the pages; the window says what it is.
        if (await store.settled()) begun.done = (await client().exportPdf(options)) ?? undefined;
      } catch (error) {
        begun.brokenOff = isBrokenOff(error);
        if (!begun.brokenOff) begun.failure = failureText(error);
      }
      // Together with what came of it.
      begun.running = false;
    });
    return begun;
  }

  /** Does what makes a PDF, and tells `making` how far that is. Nothing is done while another one is being made. */
  async watch<T>(making: Making, make: () => Promise<T>): Promise<T | undefined> {
    if (this.current) return undefined;
    this.current = making;
    const stop = client().onExporting((progress) => making.hear(progress));
    try {
      return await make();
    } finally {
      stop();
      making.running = false;
      this.current = undefined;
    }
  }
}

/** What this window exports. */
export const exporting = new Exporting();
