// The one door to the shell. Nothing else imports @tauri-apps/api; nothing else knows the commands' names.
import { invoke } from '@tauri-apps/api/core';
import { getCurrentWebview } from '@tauri-apps/api/webview';
import { getCurrentWindow } from '@tauri-apps/api/window';

import type { Change, ControlRef, CrosswalkLinks, Finding, Id, ItemRef, Operation, Signatory, Trace, Withheld } from './model';
import type { AuthorName } from './wire/AuthorName';
import type { BackupLine } from './wire/BackupLine';
import type { BackupRule } from './wire/BackupRule';
import type { CopyBeside } from './wire/CopyBeside';
import type { CopyChoice } from './wire/CopyChoice';
import type { ChosenKey } from './wire/ChosenKey';
import type { BroughtView } from './wire/BroughtView';
import type { CoverageView } from './wire/CoverageView';
import type { DeclarationView } from './wire/DeclarationView';
import type { EvidenceServes } from './wire/EvidenceServes';
import type { Exported } from './wire/Exported';
import type { ExportWarning } from './wire/ExportWarning';
import type { ExportOptions } from './wire/ExportOptions';
import type { ExportProgress } from './wire/ExportProgress';
import type { Failure } from './wire/Failure';
import type { FieldVersion } from './wire/FieldVersion';
import type { FileStanding } from './wire/FileStanding';
import type { FoundBackup } from './wire/FoundBackup';
import type { Integrity } from './wire/Integrity';
import type { IssueRequest } from './wire/IssueRequest';
import type { KeptWith } from './wire/KeptWith';
import type { PlanRequest } from './wire/PlanRequest';
import type { LeaveOut } from './wire/LeaveOut';
import type { Loaded } from './wire/Loaded';
import type { MergeDecision } from './wire/MergeDecision';
import type { MergeView } from './wire/MergeView';
import type { RedactedCopy } from './wire/RedactedCopy';
import type { Reference } from './wire/Reference';
import type { Revision } from './wire/Revision';
import type { RevisionChange } from './wire/RevisionChange';
import type { Salvaged } from './wire/Salvaged';
import type { SavedCopy } from './wire/SavedCopy';
import type { SealedCopy } from './wire/SealedCopy';
import type { SealWith } from './wire/SealWith';
import type { Settings } from './wire/Settings';
import type { Settled } from './wire/Settled';
import type { SignatureJudged } from './wire/SignatureJudged';
import type { SignatureWritten } from './wire/SignatureWritten';
import type { Starts } from './wire/Starts';
import type { UnsealWith } from './wire/UnsealWith';
import type { Update } from './wire/Update';
import type { Welcome } from './wire/Welcome';
import type { Written } from './wire/Written';

export type { AuthorName } from './wire/AuthorName';
export type { BackupLine } from './wire/BackupLine';
export type { BackupPlace } from './wire/BackupPlace';
export type { BackupRule } from './wire/BackupRule';
export type { CopyBeside } from './wire/CopyBeside';
export type { CopyChoice } from './wire/CopyChoice';
export type { ChosenKey } from './wire/ChosenKey';
export type { BroughtView } from './wire/BroughtView';
export type { CoverageView } from './wire/CoverageView';
export type { DeclarationView } from './wire/DeclarationView';
export type { Did } from './wire/Did';
export type { Exported } from './wire/Exported';
export type { ExportWarning } from './wire/ExportWarning';
export type { DocumentPart } from './wire/DocumentPart';
export type { ExportOptions } from './wire/ExportOptions';
export type { ExportProgress } from './wire/ExportProgress';
export type { Failure } from './wire/Failure';
export type { FieldVersion } from './wire/FieldVersion';
export type { FileStanding } from './wire/FileStanding';
export type { CopyFacts } from './wire/CopyFacts';
export type { FoundBackup } from './wire/FoundBackup';
export type { FileStatus } from './wire/FileStatus';
export type { Integrity } from './wire/Integrity';
export type { KeptWith } from './wire/KeptWith';
export type { IssueRequest } from './wire/IssueRequest';
export type { PlanRequest } from './wire/PlanRequest';
export type { LeaveOut } from './wire/LeaveOut';
export type { Loaded } from './wire/Loaded';
export type { MergeChoice } from './wire/MergeChoice';
export type { MergeConflict } from './wire/MergeConflict';
export type { MergeDecision } from './wire/MergeDecision';
export type { MergeDifference } from './wire/MergeDifference';
export type { MergePartTaken } from './wire/MergePartTaken';
export type { MergeSettled } from './wire/MergeSettled';
export type { MergeSide } from './wire/MergeSide';
export type { MergeStep } from './wire/MergeStep';
export type { MergeView } from './wire/MergeView';
export type { PaperSize } from './wire/PaperSize';
export type { Recent } from './wire/Recent';
export type { RedactedCopy } from './wire/RedactedCopy';
export type { Reference } from './wire/Reference';
export type { Revision } from './wire/Revision';
export type { RevisionChange } from './wire/RevisionChange';
export type { Salvaged } from './wire/Salvaged';
export type { TextField } from './wire/TextField';
export type { SavedCopy } from './wire/SavedCopy';
export type { SealedCopy } from './wire/SealedCopy';
export type { SealWith } from './wire/SealWith';
export type { Settings } from './wire/Settings';
export type { Settled } from './wire/Settled';
export type { SignatureJudged } from './wire/SignatureJudged';
export type { SignatureWritten } from './wire/SignatureWritten';
export type { Starts } from './wire/Starts';
export type { UnsealWith } from './wire/UnsealWith';
export type { Update } from './wire/Update';
export type { Welcome } from './wire/Welcome';
export type { Written } from './wire/Written';

/** The commands of the shell. Each rejects with a {@link Failure}; `null` means that the user closed a dialog. */
export interface Client {
  welcome(): Promise<Welcome>;
  setAuthor(author: AuthorName): Promise<void>;
  /** Asks for a place and begins a file there: from a starting point, where one is named. */
  newFile(start?: string): Promise<boolean>;
  openFile(): Promise<boolean>;
  /** Opens one of the recent files by its handle. */
  openRecent(handle: string): Promise<boolean>;
  openSample(): Promise<boolean>;
  /** Makes a client file of the data inside a PDF, and opens it. */
  openData(): Promise<boolean>;
  /** Asks for a sealed copy, which {@link openSealed} then opens, and says what opens it. */
  chooseSealed(): Promise<SealedCopy | null>;
  /** Opens the sealed copy that was met or chosen last, into a place that is asked for: true if this window shows it then. */
  openSealed(using: UnsealWith): Promise<boolean | null>;
  closeFile(): Promise<void>;
  /** Closes the window without asking. */
  closeWindow(): Promise<void>;
  load(): Promise<Loaded>;
  /** Shows another statement of the file: whatever is asked for without naming one is about that from here on. */
  showStatement(statement: Id): Promise<Update>;
  /** Carries out operations that belong together: one change in the history, which one undo takes back. */
  apply(step: readonly Operation[]): Promise<Update>;
  undo(): Promise<Update>;
  redo(): Promise<Update>;
  saveCopy(waiting: readonly (readonly Operation[])[]): Promise<SavedCopy | null>;
  /** What a redacted copy could leave out, and how much of it there is. */
  redactable(): Promise<Withheld[]>;
  /** Asks for a place, and writes a redacted copy there. */
  redactCopy(without: LeaveOut): Promise<RedactedCopy | null>;
  /** Asks for a place, and writes an encrypted copy there. */
  sealCopy(using: SealWith): Promise<Exported | null>;
  chooseLogo(): Promise<Update | null>;
  /** The logo's own bytes; empty where there is none. */
  logo(): Promise<Uint8Array>;
  prepareCandidate(): Promise<Update>;
  /** What the check says of the statement under the approval of whoever is named with it. */
  checkApproval(approver: Signatory): Promise<Finding[]>;
  /** Approves a candidate; without one, freezes and approves in one step. */
  issueEdition(request: IssueRequest): Promise<Update>;
  /** Approves the risk treatment plan as it stands. Told of as {@link issueEdition}. */
  approvePlan(request: PlanRequest): Promise<Update>;
  /** What stands between the risks and the approval of their treatment plan, and what an auditor would ask; worst first. */
  planFindings(): Promise<Finding[]>;
  withdrawEdition(edition: Id, reason: string): Promise<Update>;
  /** Asks for a file and keeps it: with an edition, as a signed copy, or with a piece of evidence. */
  attachFile(to: KeptWith): Promise<Update | null>;
  detachFile(from: KeptWith, hash: string): Promise<Update>;
  /** Asks for a place, and writes a file there that is kept, as it came; nothing opens it. */
  exportKeptFile(from: KeptWith, hash: string): Promise<Exported | null>;
  /** Whether each signature over an edition fits it and the history of the file. */
  judgeSignatures(edition: Id): Promise<SignatureJudged[]>;
  /** Asks for a private key, which {@link signEdition} then signs with. */
  chooseKey(): Promise<ChosenKey | null>;
  /** Asks for a place, and makes a key there, which {@link signEdition} then signs with. */
  makeKey(passphrase: string): Promise<ChosenKey | null>;
  signEdition(edition: Id, passphrase?: string): Promise<Update>;
  /** Asks for a place, and writes the text there that another program is to sign. */
  writeMessage(edition: Id): Promise<Exported | null>;
  /** Asks for a signature that another program made, and keeps it with its edition. */
  takeSignature(edition: Id): Promise<Update | null>;
  /** Asks for a place, and writes a signature there, and beside it what it signs. */
  writeSignature(edition: Id, hash: string): Promise<SignatureWritten | null>;
  removeSignature(edition: Id, hash: string): Promise<Update>;
  /** Asks for a place, and writes the pages there. */
  exportPdf(options: ExportOptions): Promise<Exported | null>;
  /** Breaks off what this window exports: {@link exportPdf} then fails with the code `cancelled`. */
  breakOffExport(): Promise<void>;
  /** Calls back now and then while this window exports. */
  onExporting(told: (progress: ExportProgress) => void): () => void;
  /** Opens what {@link exportPdf} wrote in this window, or its folder, with the system's own programs. */
  openWritten(handle: number, what: Written): Promise<void>;
  /** The bytes that {@link exportPdf} would write. */
  previewPdf(options: ExportOptions): Promise<Uint8Array>;
  /** What must be looked at before the copy that the options ask for is made. */
  exportWarnings(options: ExportOptions): Promise<ExportWarning[]>;
  /** What stands between the statement and its declaration of conformity, and what a reader of that would ask; worst first. */
  declarationFindings(): Promise<DeclarationView>;
  /** How far the statement supports the NIST AI RMF, by one of the crosswalks that lead there. */
  coverage(crosswalk?: string): Promise<CoverageView>;
  /** What the evidence of the file serves, by the statement that is shown, and what is missing or has run out. */
  evidenceServes(): Promise<EvidenceServes>;
  /** What every crosswalk pairs with a control. */
  crosswalkLinks(control: ControlRef): Promise<CrosswalkLinks[]>;
  /** Asks for a framework or a crosswalk, and says what bringing it in would change; nothing where nobody chose a file. */
  bring(): Promise<BroughtView | null>;
  /** Where a file may begin from. */
  starts(): Promise<Starts>;
  /** What ships beside every file: frameworks and what is told about them. */
  reference(): Promise<Reference>;
  /** What leads to an item and what follows from it, down to the edition in force. */
  trace(item: ItemRef): Promise<Trace>;
  /** What differs between an edition and the statement as it is now. */
  compareEdition(edition: Id): Promise<Change[]>;
  /** Says what merging another copy of the file would do. */
  compareCopy(copy: CopyChoice): Promise<MergeView | null>;
  /** Merges the copy that was compared last. */
  mergeCopy(decided: readonly MergeDecision[]): Promise<Update>;
  /** The copies beside the file, those that hold more than it first. */
  copiesBeside(): Promise<CopyBeside[]>;
  /** Puts the open file back where it was; what stands there by now is kept beside it. */
  keepMine(): Promise<Settled>;
  /** Goes on with what stands there by now; what was open is kept beside it where the other lacks something of it. */
  takeTheirs(): Promise<Settled>;
  /** Makes the file writable that another computer left its mark beside. */
  takeOver(): Promise<Loaded>;
  /** Calls back when something became of the file where it was opened. */
  onStanding(told: (standing: FileStanding) => void): () => void;
  /** Calls back with the folder by which the file is told from others of its name, whenever that may be another; nothing where it is none. */
  onFolder(told: (folder: string | undefined) => void): () => void;
  /** Verifies the whole file as it stands at this moment. */
  verify(): Promise<Integrity>;
  /** Asks for a place, makes a new file of what still reads of the named one, and opens that. Where it is the open one, what waits is written into the new one. */
  salvageFile(file: string, waiting: readonly (readonly Operation[])[]): Promise<Salvaged | null>;
  /** The backups of the named file that could not be opened, the newest first. */
  foundBackups(file: string): Promise<FoundBackup[]>;
  /** Asks for a place, copies one of them there, and opens that. */
  bringBack(file: string, backup: string): Promise<boolean>;
  /** Calls back with why a backup could not be made by itself. */
  onBackupFailed(told: (failure: Failure) => void): () => void;
  backups(): Promise<BackupLine[]>;
  /** Makes a backup; false where the newest holds all of the file already, or none are wanted. */
  backUpNow(): Promise<boolean>;
  /** Asks for a place, copies a backup there, and opens that. */
  openBackup(handle: number): Promise<boolean>;
  backupRule(): Promise<BackupRule>;
  /** Keeps when backups are made; answers with what holds. */
  setBackupRule(rule: BackupRule): Promise<BackupRule>;
  /** Asks for a folder for them. */
  chooseBackupFolder(): Promise<BackupRule | null>;
  history(): Promise<Revision[]>;
  /** What a revision wrote, place by place. */
  revisionChanges(number: number): Promise<RevisionChange[]>;
  /** What differs between the statement after a revision and now. */
  compareRevision(number: number): Promise<Change[]>;
  /** Brings everything back to what it was after a revision. */
  returnTo(number: number): Promise<Update>;
  fieldHistory(cell: string): Promise<FieldVersion[]>;
  settings(): Promise<Settings>;
  setSettings(settings: Settings): Promise<void>;
  /** Calls back when another window changes them. */
  onSettings(changed: (settings: Settings) => void): () => void;
  /** Enlarges the whole window; 1 is 100 %. */
  setZoom(factor: number): Promise<void>;
  /** Calls back with an action's id when it is chosen in the native menu. */
  onMenu(chosen: (action: string) => void): () => void;
  /** Calls back before the window closes; it closes only if the answer is true. */
  onClose(mayClose: () => Promise<boolean>): () => void;
}

function shell(): Client {
  const undoable = (unlisten: Promise<() => void>) => () => void unlisten.then((stop) => stop());
  return {
    welcome: () => invoke('welcome'),
    setAuthor: (author) => invoke('set_author', { author }),
    newFile: (start) => invoke('new_file', { start }),
    openFile: () => invoke('open_file'),
    openRecent: (handle) => invoke('open_recent', { handle }),
    openSample: () => invoke('open_sample'),
    openData: () => invoke('open_data'),
    chooseSealed: () => invoke('choose_sealed'),
    openSealed: (using) => invoke('open_sealed', { with: using }),
    closeFile: () => invoke('close_file'),
    closeWindow: () => getCurrentWindow().destroy(),
    load: () => invoke('load'),
    showStatement: (statement) => invoke('show_statement', { statement }),
    apply: (step) => invoke('apply', { step }),
    undo: () => invoke('undo'),
    redo: () => invoke('redo'),
    saveCopy: (waiting) => invoke('save_copy', { waiting }),
    redactable: () => invoke('redactable'),
    redactCopy: (without) => invoke('redact_copy', { without }),
    sealCopy: (using) => invoke('seal_copy', { with: using }),
    chooseLogo: () => invoke('choose_logo'),
    prepareCandidate: () => invoke('prepare_candidate'),
    checkApproval: (approver) => invoke('check_approval', { approver }),
    issueEdition: (request) => invoke('issue_edition', { request }),
    approvePlan: (request) => invoke('approve_plan', { request }),
    planFindings: () => invoke('plan_findings'),
    withdrawEdition: (edition, reason) => invoke('withdraw_edition', { edition, reason }),
    attachFile: (to) => invoke('attach_file', { with: to }),
    detachFile: (from, hash) => invoke('detach_file', { with: from, hash }),
    exportKeptFile: (from, hash) => invoke('export_kept_file', { with: from, hash }),
    judgeSignatures: (edition) => invoke('judge_signatures', { edition }),
    chooseKey: () => invoke('choose_key'),
    makeKey: (passphrase) => invoke('make_key', { passphrase }),
    signEdition: (edition, passphrase) => invoke('sign_edition', { edition, passphrase }),
    writeMessage: (edition) => invoke('write_message', { edition }),
    takeSignature: (edition) => invoke('take_signature', { edition }),
    writeSignature: (edition, hash) => invoke('write_signature', { edition, hash }),
    removeSignature: (edition, hash) => invoke('remove_signature', { edition, hash }),
    exportPdf: (options) => invoke('export_pdf', { options }),
    breakOffExport: () => invoke('break_off_export'),
    onExporting: (told) => undoable(getCurrentWindow().listen<ExportProgress>('exporting', (event) => told(event.payload))),
    openWritten: (handle, what) => invoke('open_written', { handle, what }),
    previewPdf: async (options) => new Uint8Array(await invoke<ArrayBuffer>('preview_pdf', { options })),
    exportWarnings: (options) => invoke('export_warnings', { options }),
    declarationFindings: () => invoke('declaration_findings'),
    coverage: (crosswalk) => invoke('coverage', { crosswalk }),
    evidenceServes: () => invoke('evidence_serves'),
    crosswalkLinks: (control) => invoke('crosswalk_links', { control }),
    bring: () => invoke('bring'),
    starts: () => invoke('starts'),
    reference: () => invoke('reference'),
    trace: (item) => invoke('trace', { item }),
    logo: async () => new Uint8Array(await invoke<ArrayBuffer>('logo')),
    compareCopy: (copy) => invoke('compare_copy', { copy }),
    copiesBeside: () => invoke('copies_beside'),
    keepMine: () => invoke('keep_mine'),
    takeTheirs: () => invoke('take_theirs'),
    takeOver: () => invoke('take_over'),
    onStanding: (told) => undoable(getCurrentWindow().listen<FileStanding>('standing', (event) => told(event.payload))),
    onFolder: (told) => undoable(getCurrentWindow().listen<string | null>('folder', (event) => told(event.payload ?? undefined))),
    verify: () => invoke('verify'),
    salvageFile: (file, waiting) => invoke('salvage_file', { file, waiting }),
    foundBackups: (file) => invoke('found_backups', { file }),
    bringBack: (file, backup) => invoke('bring_back', { file, backup }),
    onBackupFailed: (told) => undoable(getCurrentWindow().listen<Failure>('backup-failed', (event) => told(event.payload))),
    backups: () => invoke('backups'),
    backUpNow: () => invoke('back_up_now'),
    openBackup: (handle) => invoke('open_backup', { handle }),
    backupRule: () => invoke('backup_rule'),
    setBackupRule: (rule) => invoke('set_backup_rule', { rule }),
    chooseBackupFolder: () => invoke('choose_backup_folder'),
    mergeCopy: (decided) => invoke('merge_copy', { decided }),
    compareEdition: (edition) => invoke('compare_edition', { edition }),
    history: () => invoke('history'),
    revisionChanges: (number) => invoke('revision_changes', { number }),
    compareRevision: (number) => invoke('compare_revision', { number }),
    returnTo: (number) => invoke('return_to', { number }),
    fieldHistory: (cell) => invoke('field_history', { cell }),
    settings: () => invoke('settings'),
    setSettings: (settings) => invoke('set_settings', { settings }),
    onSettings: (changed) => undoable(getCurrentWindow().listen<Settings>('settings', (event) => changed(event.payload))),
    setZoom: (factor) => getCurrentWebview().setZoom(factor),
    // Of this window alone: another window's menu is none of our business.
    onMenu: (chosen) => undoable(getCurrentWindow().listen<string>('menu', (event) => chosen(event.payload))),
    onClose: (mayClose) =>
      undoable(
        getCurrentWindow().onCloseRequested(async (event) => {
          if (!(await mayClose())) event.preventDefault();
        }),
      ),
  };
}

/** What a window asks its shell for first. */
export interface First {
  settings: Promise<Settings>;
  welcome: Promise<Welcome>;
  /** The file that the shell already holds: opened by a double click, or named on the command line. */
  loaded: Promise<Loaded | undefined>;
}

/** Asks for everything that the first picture needs, all at once. */
export function askFirst(): First {
  const welcome = client().welcome();
  const first = { settings: client().settings(), welcome, loaded: welcome.then(({ open }) => (open ? client().load() : undefined)) };
  // Whoever waits for them hears what went wrong; nobody may wait yet.
  for (const answer of Object.values(first)) answer.catch(() => undefined);
  return first;
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

/** Speaks to the shell; in a plain browser, during development or in a build `--mode memory`, to a file in memory. */
export async function connect(): Promise<void> {
  if (current) return;
  if ('__TAURI_INTERNALS__' in window) current = shell();
  else if (import.meta.env.DEV || import.meta.env.MODE === 'memory') {
    const { MemoryClient } = await import('./memory/client');
    const query = new URLSearchParams(location.search);
    const memory = new MemoryClient(query.get('file') ?? 'sample', query.has('readonly'));
    memory.pace = Number(query.get('pace') ?? 0);
    current = memory;
  } else throw new Error('This page belongs inside the Annexa window.');
}
