// The pages of an export before it is made: asked for when options or file change, shown when they have come.
import { client, type ExportOptions } from '../client';
import { failureText } from '../failure';
import { openPdf, type PDFDocumentProxy } from './pdf';

/** How long the file rests before pages are made of what was changed in it, in milliseconds: somebody may be writing. */
export const PAUSE = 250;

/** The whole of a page in its pane. */
export const WHOLE = 0;

/** How large a page can be shown: whole, or so many times the width of its pane. */
export const ZOOMS = [WHOLE, 1, 1.5, 2, 3] as const;

/** The pages that one preview shows. */
export class Pages {
  /** What is shown: the last pages that came, also while others are being made. */
  document = $state.raw<PDFDocumentProxy>();
  /** Whether other pages are on their way. */
  making = $state(true);
  /** Why none came, in words. */
  failure = $state<string>();
  /** The page that is shown, from 1. */
  page = $state(1);
  /** One of {@link ZOOMS}. */
  zoom = $state<number>(1);

  #options: ExportOptions | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** Counts requests: an answer to any but the last comes too late. */
  #request = 0;

  /** How many pages there are; undefined until the first have come. */
  get count(): number | undefined {
    return this.document?.numPages;
  }

  /**
   * Makes pages for these options. Others than before are one choice, and their pages are made at once: what is still being
   * made for the last ones is broken off there. The same once more mean that the file changed, perhaps word by word.
   */
  ask(options: ExportOptions): void {
    const same = this.#options !== undefined && JSON.stringify(options) === JSON.stringify(this.#options);
    this.#options = options;
    this.#begin(options, same ? PAUSE : 0);
  }

  /** Asks again, after a failure. */
  retry(): void {
    if (this.#options) this.#begin(this.#options, 0);
  }

  #begin(options: ExportOptions, pause: number): void {
    this.#request += 1;
    const request = this.#request;
    this.making = true;
    clearTimeout(this.#timer);
    if (pause === 0) void this.#make(options, request);
    else this.#timer = setTimeout(() => void this.#make(options, request), pause);
  }

  /** Goes to another page. */
  turn(by: number): void {
    this.page = Math.max(1, Math.min(this.count ?? 1, this.page + by));
  }

  /** Shows larger or smaller. */
  enlarge(by: 1 | -1): void {
    const at = ZOOMS.findIndex((zoom) => zoom === this.zoom);
    this.zoom = ZOOMS[Math.max(0, Math.min(ZOOMS.length - 1, at + by))] ?? 1;
  }

  /** Gives everything back. */
  close(): void {
    clearTimeout(this.#timer);
    this.#request += 1;
    this.#drop(this.document);
    this.document = undefined;
  }

  async #make(options: ExportOptions, request: number): Promise<void> {
    try {
      const document = await openPdf(client().previewPdf(options));
      if (request !== this.#request) {
        this.#drop(document);
        return;
      }
      const before = this.document;
      this.document = document;
      this.page = Math.min(this.page, document.numPages);
      this.failure = undefined;
      this.making = false;
      this.#drop(before);
    } catch (error) {
      if (request !== this.#request) return;
      this.failure = failureText(error);
      this.making = false;
    }
  }

  #drop(document: PDFDocumentProxy | undefined): void {
    // The worker serves all documents and stays; only what it holds of this one goes.
    void document?.loadingTask.destroy();
  }
}
