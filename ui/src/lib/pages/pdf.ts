// pdf.js, fetched when the first page is to be shown. Everything comes from the bundle itself: the policy allows no
// other source, no eval, and no script from a blob.
import type { PDFDocumentLoadingTask, PDFDocumentProxy, PDFPageProxy, PDFWorker, RenderTask } from 'pdfjs-dist';

export type { PDFDocumentProxy, PDFPageProxy, RenderTask };

interface Reader {
  getDocument: (source: object) => PDFDocumentLoadingTask;
  /** Where the reading is done; in the page itself where no worker starts. */
  worker: PDFWorker | undefined;
}

let reader: Promise<Reader> | undefined;

async function start(): Promise<Reader> {
  // The build for older engines: WebKitGTK lags behind what the other one takes for granted.
  const [pdfjs, { default: address }] = await Promise.all([
    import('pdfjs-dist/legacy/build/pdf.mjs'),
    import('pdfjs-dist/legacy/build/pdf.worker.min.mjs?url'),
  ]);
  // Our own worker by its address: left to itself, pdf.js takes the shell's scheme for foreign and starts it from a blob.
  const port = await startWorker(address);
  if (port === undefined) {
    // Pages that come slower are better than none.
    const inPage: unknown = await import(/* @vite-ignore */ address);
    Object.assign(globalThis, { pdfjsWorker: inPage });
  }
  const worker = port && pdfjs.PDFWorker.create({ port, verbosity: pdfjs.VerbosityLevel.ERRORS });
  return { getDocument: pdfjs.getDocument, worker };
}

/** The worker, once it has told that it is there; undefined if the engine will not run it. */
function startWorker(address: string): Promise<Worker | undefined> {
  return new Promise((resolve) => {
    try {
      const port = new Worker(address, { type: 'module' });
      port.addEventListener('message', () => resolve(port), { once: true });
      port.addEventListener('error', () => resolve(undefined), { once: true });
    } catch {
      resolve(undefined);
    }
  });
}

/** Opens a PDF's bytes; what reads them is fetched while they are on their way. The bytes are gone afterwards: they move to the worker. */
export async function openPdf(bytes: Promise<Uint8Array>): Promise<PDFDocumentProxy> {
  reader ??= start();
  reader.catch(() => (reader = undefined));
  const [ready, data] = await Promise.all([reader, bytes]);
  return ready.getDocument({
    data,
    ...(ready.worker && { worker: ready.worker }),
    isEvalSupported: false,
    useWasm: false,
    // Letters are drawn from the outlines in the file: no face of this computer, and no face added to the page.
    disableFontFace: true,
    useSystemFonts: false,
    disableRange: true,
    disableStream: true,
    disableAutoFetch: true,
    stopAtErrors: false,
    enableXfa: false,
    verbosity: 0,
  }).promise;
}
