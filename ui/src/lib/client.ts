// The one door to the shell. Nothing else imports @tauri-apps/api; nothing else knows the commands' names.
import type {
  Catalogue, Delta, Finding, Id, Operation, Signatory, Snapshot, Text,
} from './model';

/** An error as it crosses the wire. The words for it are chosen here, by its code. */
export interface Failure {
  code: string;
  message: string;
  field?: string;
}

/** A client file that was open before. Paths stay in Rust: it is opened by its place in the list. */
export interface Recent {
  name: string;
  organisation: string;
  /** Label of the last edition, if one was issued. */
  edition?: string;
  draft: boolean;
  opened: string;
  missing: boolean;
}

/** What the first page shows. */
export interface Welcome {
  version: string;
  recent: Recent[];
  author?: { name: string; function: string };
  /** Whether the shell already holds a file. */
  open: boolean;
}

/** Where the open file stands. */
export interface FileStatus {
  /** The file's name, without its folder. */
  name: string;
  /** When the last change reached the disk, RFC 3339. */
  saved: string;
  /** Id of the last revision, hex. */
  head: string;
  revisions: number;
  /** Name of the operation that undo would take back, if any. */
  undo?: string;
  /** Name of the operation that redo would bring back, if any. */
  redo?: string;
  /** Set when the file can be read but not changed. */
  readOnly?: { holder: string; since: string };
}

/** Everything about the file that was just opened. */
export interface Loaded {
  snapshot: Snapshot;
  catalogue: Catalogue;
  findings: Finding[];
  status: FileStatus;
}

/** What a change did. */
export interface Update {
  delta: Delta;
  findings: Finding[];
  status: FileStatus;
}

/** How the window looks and behaves on this machine. Never in the client file. */
export interface Settings {
  theme: 'system' | 'light' | 'dark';
  contrast: 'system' | 'standard' | 'more';
  motion: 'system' | 'reduced';
  zoom: number;
}

/** One revision, for History. */
export interface Revision {
  id: string;
  number: number;
  name: string;
  args?: Record<string, string | number>;
  author: string;
  time: string;
}

/** One past value of a field. */
export interface FieldVersion {
  value: unknown;
  author: string;
  time: string;
  revision: string;
}

/** A PDF that was written, and what the user must know about it. */
export interface Exported {
  name: string;
  pages: number;
  notes: string[];
}

/** What to print. */
export interface ExportOptions {
  audience: 'internal' | 'auditor' | 'public';
  paper: 'a4' | 'letter';
}

/** The commands of the shell. Each rejects with a {@link Failure}; `null` means that the user closed a dialog. */
export interface Client {
  welcome(): Promise<Welcome>;
  setAuthor(author: { name: string; function: string }): Promise<void>;
  newFile(): Promise<boolean>;
  openFile(): Promise<boolean>;
  openRecent(index: number): Promise<boolean>;
  openSample(): Promise<boolean>;
  closeFile(): Promise<void>;
  load(): Promise<Loaded>;
  apply(operation: Operation): Promise<Update>;
  undo(): Promise<Update>;
  redo(): Promise<Update>;
  saveCopy(): Promise<string | null>;
  chooseLogo(): Promise<Update | null>;
  prepareCandidate(): Promise<Update>;
  issueEdition(request: { candidate?: Id; approver: Signatory; note: Text }): Promise<Update>;
  withdrawEdition(edition: Id, reason: string): Promise<Update>;
  exportPdf(options: ExportOptions): Promise<Exported | null>;
  previewPdf(options: ExportOptions): Promise<Uint8Array>;
  exportEdition(edition: Id): Promise<Exported | null>;
  history(): Promise<Revision[]>;
  fieldHistory(cell: string): Promise<FieldVersion[]>;
  settings(): Promise<Settings>;
  setSettings(settings: Settings): Promise<void>;
  /** Enlarges the whole window; 1 is 100 %. */
  setZoom(factor: number): Promise<void>;
  /** Calls back with an action's id when it is chosen in the native menu. */
  onMenu(chosen: (action: string) => void): () => void;
  /** Calls back before the window closes; it closes only if the answer is true. */
  onClose(mayClose: () => Promise<boolean>): () => void;
}

async function shell(): Promise<Client> {
  const [{ invoke }, { listen }, { getCurrentWindow }, { getCurrentWebview }] = await Promise.all([
    import('@tauri-apps/api/core'),
    import('@tauri-apps/api/event'),
    import('@tauri-apps/api/window'),
    import('@tauri-apps/api/webview'),
  ]);
  const undoable = (unlisten: Promise<() => void>) => () => void unlisten.then((stop) => stop());
  return {
    welcome: () => invoke('welcome'),
    setAuthor: (author) => invoke('set_author', { author }),
    newFile: () => invoke('new_file'),
    openFile: () => invoke('open_file'),
    openRecent: (index) => invoke('open_recent', { index }),
    openSample: () => invoke('open_sample'),
    closeFile: () => invoke('close_file'),
    load: () => invoke('load'),
    apply: (operation) => invoke('apply', { operation }),
    undo: () => invoke('undo'),
    redo: () => invoke('redo'),
    saveCopy: () => invoke('save_copy'),
    chooseLogo: () => invoke('choose_logo'),
    prepareCandidate: () => invoke('prepare_candidate'),
    issueEdition: (request) => invoke('issue_edition', { request }),
    withdrawEdition: (edition, reason) => invoke('withdraw_edition', { edition, reason }),
    exportPdf: (options) => invoke('export_pdf', { options }),
    previewPdf: async (options) => new Uint8Array(await invoke<ArrayBuffer>('preview_pdf', { options })),
    exportEdition: (edition) => invoke('export_edition', { edition }),
    history: () => invoke('history'),
    fieldHistory: (cell) => invoke('field_history', { cell }),
    settings: () => invoke('settings'),
    setSettings: (settings) => invoke('set_settings', { settings }),
    setZoom: (factor) => getCurrentWebview().setZoom(factor),
    onMenu: (chosen) => undoable(listen<string>('menu', (event) => chosen(event.payload))),
    onClose: (mayClose) =>
      undoable(
        getCurrentWindow().onCloseRequested(async (event) => {
          if (!(await mayClose())) event.preventDefault();
        }),
      ),
  };
}

let current: Client | undefined;

/** The client that {@link connect} chose. */
export function client(): Client {
  if (!current) throw new Error('connect() has not run');
  return current;
}

/** Takes a client: tests bring their own. */
export function useClient(chosen: Client): void {
  current = chosen;
}

/** Speaks to the shell; in a plain browser, during development only, to a file in memory. */
export async function connect(): Promise<void> {
  if (current) return;
  if ('__TAURI_INTERNALS__' in window) current = await shell();
  else if (import.meta.env.DEV) {
    const { MemoryClient } = await import('./memory/client');
    current = new MemoryClient(new URLSearchParams(location.search).get('file') ?? 'sample');
  } else throw new Error('This page belongs inside the Annexa window.');
}
