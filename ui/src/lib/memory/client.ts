// A client file in memory, for tests and for looking at the window in a plain browser. It stands in for Rust and is
// no part of a release: it knows just enough of the rules to make the window move, and its findings are a sample.
import type {
  AuthorName, BackupLine, BackupRule, BroughtView, ChosenKey, Client, CopyBeside, CoverageView, CopyChoice, DeclarationView, Did, ExportOptions, Exported, ExportProgress, ExportWarning, Failure, FieldVersion, FileStanding, FoundBackup, Integrity, KeptWith, LeaveOut, Loaded, MergeDecision,
  MergeView, Recent, RedactedCopy, Reference, Revision, RevisionChange, Salvaged, SavedCopy, SealedCopy, SealWith, Settings, Settled, SignatureJudged, SignatureWritten, UnsealWith, Update, Welcome, Starts } from '../client';
import { compare, contentOf, issuedBefore, pastRevisions, samplePdf, versionsOf } from './approval';
import { changeText, did, reversal, seen } from './changes';
import { dueIn } from './due';
import { declarationView, sampleDeclaration } from './declaration';
import { planFindings } from './plan';
import type {
  AiObjective, AiSystem, Audit, Catalogue, Change, Clauses, ControlRef, CrosswalkLinks, Decision, DecisionField, Delta, DriverKind, Evidence, EvidenceServes, Finding, FindingCode, Framework, ImpactAssessment, InterestedParty, KeptFile,
  ManagementReview, Nonconformity, Operation, Question, Recipient, RecordKind, Requirement, Risk, Rmf, Signatory, Snapshot, Statement, Trace, TraceStage, Withheld,
} from '../model';
import comparisonsJson from '../../../../assets/catalogue/comparisons.json';
import hintsJson from '../../../../assets/catalogue/crosswalks/hints-42001-27001.json';
import securityJson from '../../../../assets/catalogue/iso27001.json';
import clauses from '../../../../assets/catalogue/clauses.json';
import rmf from '../../../../assets/catalogue/nist-ai-rmf.json';
import { reference } from './reference';
import { evidenceServes } from './serves';
import catalogueJson from '../../../../assets/catalogue/iso42001.json';
import startsJson from '../../../../assets/catalogue/starting-points.json';
import sampleJson from './sample.json';

const NOTHING = { text: '' };
/** Records in which nothing stands. */
const blank = {
  system: (): AiSystem => ({
    id: '', label: '', name: '', purpose: '', traits: [], data: NOTHING, dataSources: [], affected: [], affectedNote: NOTHING, users: [], oversightNote: NOTHING,
    supplies: [], suppliers: NOTHING, roles: [], actReason: NOTHING,
  }),
  risk: (): Risk => ({ id: '', label: '', title: '', cause: NOTHING, event: NOTHING, consequence: NOTHING, categories: [], characteristics: [], plan: NOTHING }),
  assessment: (): ImpactAssessment => ({ id: '', label: '', title: '', intended: NOTHING, misuse: NOTHING, conclusion: NOTHING }),
  requirement: (): Requirement => ({ id: '', label: '', title: '', source: '', text: NOTHING }),
  party: (): InterestedParty => ({ id: '', label: '', name: '', expectations: NOTHING }),
  objective: (): AiObjective => ({ id: '', label: '', title: '', measure: NOTHING, characteristics: [], result: NOTHING }),
  audit: (): Audit => ({ id: '', label: '', title: '', standards: [], scope: NOTHING, auditors: NOTHING, result: NOTHING }),
  review: (): ManagementReview => ({ id: '', label: '', title: '', attendees: '', inputs: [], notes: NOTHING, decisions: NOTHING }),
  nonconformity: (): Nonconformity => ({
    id: '', label: '', title: '', description: NOTHING, correction: NOTHING, cause: NOTHING, action: NOTHING, effectiveness: NOTHING,
  }),
  question: (): Question => ({ id: '', label: '', title: '', text: NOTHING, askedBy: '', addressee: '', answer: NOTHING }),
};

/** Registers in which a record is added, changed and deleted alike: their lists, and the first label. */
const REGISTERS = {
  risk: ['risks', 'R-01'], assessment: ['assessments', 'IA-01'], requirement: ['requirements', 'Q-01'], party: ['parties', 'P-01'], objective: ['objectives', 'O-01'],
  audit: ['audits', 'AU-01'], review: ['reviews', 'MR-01'], nonconformity: ['nonconformities', 'NC-01'], question: ['questions', 'QN-01'],
} as const satisfies Partial<Record<keyof typeof blank, readonly [keyof Snapshot, string]>>;

const sample = sampleJson as unknown as Snapshot;
const catalogue = catalogueJson as unknown as Catalogue;
const catalogues = [catalogue, securityJson as unknown as Catalogue];
const security = securityJson as unknown as Framework;

/** Those that a statement can be about. */
const ANNEXES: readonly Framework[] = [...sample.frameworks, security];

/** The undecided decisions on a framework's controls. */
const undecided = ({ id: framework, groups }: Framework): Decision[] =>
  groups.flatMap(({ objectives }) => objectives.flatMap(({ controls }) => controls.map(({ id }) => untouched(`${framework}/${id}`))));

/** Frameworks that were brought into a file. */
const ownOf = ({ frameworks, beside }: Snapshot): Framework[] => [...frameworks, ...beside].filter(({ id }) => !ANNEXES.some((annex) => annex.id === id));

/** Whether a framework of this file's own no longer has an entry. */
function isGone(snapshot: Snapshot, ref: string): boolean {
  const own = ownOf(snapshot).find(({ id }) => ref.startsWith(`${id}/`));
  return own !== undefined && !own.groups.some(({ objectives }) => objectives.some(({ controls }) => controls.some(({ id }) => ref === `${own.id}/${id}`)));
}

/** A later version keeps the titles of what it no longer lists. */
function after(framework: Framework, before: Framework | undefined): Framework {
  const entries = (of: Framework) => of.groups.flatMap((group) => group.objectives.flatMap(({ controls }) => controls));
  const listed = new Set(entries(framework).map(({ id }) => id));
  const gone = before ? [...entries(before), ...(before.gone ?? [])].filter(({ id }) => !listed.has(id)) : [];
  return { ...framework, ...(gone.length > 0 && { gone }) };
}

/** Tells the frameworks of all statements from those beside. */
function useFrameworks(snapshot: Snapshot, own: readonly Framework[]): void {
  const isUsed = ({ id }: Framework) => snapshot.statements.some(({ frameworks }) => frameworks.some(({ framework }) => framework === id));
  snapshot.frameworks = [...ANNEXES, ...own].filter(isUsed);
  snapshot.beside = own.filter((framework) => !isUsed(framework));
}

const untouched = (control: ControlRef): Decision => ({
  control, applicability: 'undecided', grounds: [], included: { text: '' }, excluded: { text: '' }, how: { text: '' },
  notes: { text: '' }, drivers: [], evidence: [], exclusions: [],
});

/** The key that signs here, as anybody may see it. */
const KEY = { fingerprint: 'SHA256:6sQwN2b0Zl2lJ0vKq3xQp7rW1uYt5eHc8mGd4aSfEoI', publicKey: 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIEotterbridge' };

const refused = (code: string, more: { line?: number } = {}): Promise<never> => Promise.reject(Object.assign(new Error(code), { code, ...more }));

const today = () => new Date().toLocaleDateString('sv-SE');

/** The frameworks of a starting point that a statement can be about. */
const decidedOn = (start: string): string[] =>
  (startsJson.startingPoints.find(({ id }) => id === start)?.frameworks ?? []).filter((id) => ANNEXES.some((annex) => annex.id === id));

/** A file in which nothing is decided. */
export function emptyFile(name: string): Snapshot {
  const first = sample.statements[0] as Statement;
  return {
    ...structuredClone(sample),
    organisation: { name, address: { text: '' } },
    people: [], systems: [], evidence: [], controls: [], risks: [], assessments: [], requirements: [], parties: [], objectives: [], audits: [], reviews: [], nonconformities: [], questions: [],
    entries: [], links: [], beside: [], crosswalks: [],
    statements: [{
      ...structuredClone(first), documentId: '', version: '', classification: '', scope: { text: '' }, securityScope: { text: '' }, roles: [],
      rolesNote: { text: '' }, prepared: { name: '', function: '' }, reviewed: { name: '', function: '' },
      approver: { name: '', function: '' }, distribution: [], nextReview: undefined,
      treatment: { planId: '', planVersion: '', acceptedBy: [] }, candidates: [], editions: [], plans: [],
      decisions: first.decisions.filter((d) => !d.control.startsWith('own/')).map((d) => untouched(d.control)),
    }],
  };
}

/** The sample with so many controls of its own more, in all states. */
export function manyControls(count: number): Snapshot {
  const snapshot = structuredClone(sample);
  const statement = snapshot.statements[0] as Statement;
  const states = [
    { applicability: 'applicable', status: 'implemented' }, { applicability: 'applicable', status: 'planned', target: '2027-01-15' },
    { applicability: 'excluded' }, { applicability: 'undecided' },
  ] as const;
  for (let i = 1; i <= count; i += 1) {
    const id = `${i}`.padStart(32, 'c');
    snapshot.controls.push({ id, label: `Y.${i}`, title: `Own control ${i}`, source: 'House rules', description: { text: '' } });
    statement.decisions.push({ ...untouched(`own/${id}`), ...states[i % 4] });
  }
  return snapshot;
}

/** The name under which Rust would keep the change. */
function changeName(operation: Operation): string {
  if (operation.op === 'EditStatement' && operation.set.some((field) => 'declaration' in field)) return 'SetDeclaration';
  if (operation.op !== 'Decide' || operation.set.length !== 1 || operation.controls.length !== 1) return operation.op;
  const field = Object.keys(operation.set[0] ?? {})[0] ?? '';
  const names: Record<string, string> = {
    included: 'SetJustification', excluded: 'SetJustification', how: 'SetImplementation', addDriver: 'AddDriver',
    removeDriver: 'RemoveDriver', linkEvidence: 'LinkEvidence', unlinkEvidence: 'UnlinkEvidence',
    excludeSystem: 'ExcludeForSystem', includeSystem: 'IncludeForSystem',
  };
  return names[field] ?? `Set${field.charAt(0).toUpperCase()}${field.slice(1)}`;
}

/** The label after the highest one in use, in its style, as Rust numbers. */
function nextLabel(records: readonly { label: string }[], first: string): string {
  const highest = records.map((r) => r.label).sort((a, b) => a.localeCompare(b, 'en', { numeric: true })).at(-1) ?? '';
  const [, prefix = '', digits = ''] = /^(.*?)(\d*)$/.exec(highest) ?? [];
  return digits === '' ? first : prefix + String(Number(digits) + 1).padStart(digits.length, '0');
}

/** The client that keeps everything in memory. */
export class MemoryClient implements Client {
  #snapshot: Snapshot;
  #past: { name: string; change: string; before: Snapshot }[] = [];
  #future: { name: string; change: string; after: Snapshot }[] = [];
  #revisions = 418;
  /** The statement that the window shows, where it chose one. */
  #shown: string | undefined;
  #open: boolean;
  #count = 0;
  /** What the next writes fail with; tests set it. */
  failure: { code: string; message: string; file?: string; field?: string } | undefined;
  /** Whether the window was closed. */
  closed = false;
  /** What a comparison with another copy finds; tests set it. */
  other: MergeView = {
    file: 'otterbridge at home.soa',
    factsHere: { changed: { time: '2026-11-26T09:00:00.000Z', author: 'Implementation lead' } },
    factsThere: { changed: { time: '2026-11-26T10:00:00.000Z', author: 'Consultant' } },
    relation: 'merge-diverged', changesHere: 1, changesThere: 2, redacted: false,
    here: [{ text: 'A.2.2 notes', author: 'Implementation lead', time: '2026-11-26T09:00:00.000Z' }],
    there: [
      { text: 'EV-03, deleted evidence', author: 'Consultant', time: '2026-11-26T10:00:00.000Z' },
      { text: 'A.2.2 notes', author: 'Consultant', time: '2026-11-26T09:30:00.000Z' },
    ],
    taken: [{ cell: 'statement/s/d/iso42001/A.6.2.4/progress', about: 'A.6.2.4, status and dates', mine: null, theirs: { status: 'implemented' }, fields: 0 }],
    doubled: [],
    kept: [],
    settled: [],
    conflicts: [
      {
        cell: 'evidence/e3', about: 'EV-03', choices: ['keep', 'delete'], before: true, written: [{ cell: 'evidence/e3/title', about: 'EV-03, title', mine: 'Another title', theirs: 'A title', fields: 0 }], parts: [], unreadThere: false,
        mine: { value: true, author: 'Implementation lead', time: '2026-11-26T09:00:00.000Z' }, theirs: { value: null, author: 'Consultant', time: '2026-11-26T10:00:00.000Z' },
      },
      {
        cell: 'statement/s/d/iso42001/A.2.2/notes', about: 'A.2.2, notes', choices: ['mine', 'theirs', 'both'], before: null, written: [], parts: [], unreadThere: false,
        mine: { value: { text: 'The board was asked in May.' }, author: 'Implementation lead', time: '2026-11-26T09:00:00.000Z' },
        theirs: { value: { text: 'The board was asked in June.' }, author: 'Consultant', time: '2026-11-26T09:30:00.000Z' },
      },
    ],
  };
  /** What waited to be written and went into the copy that was saved last. */
  copied: readonly (readonly Operation[])[] | undefined;
  /** How many of them it is without; tests set it. */
  copiedWithout = 0;
  /** Which copy was compared last. */
  compared: CopyChoice | undefined;
  /** Copies beside the file; tests set them. */
  beside: CopyBeside[] = [];
  /** What does not fit in the file; tests set it. */
  faults: string[] = [];
  /** Whether that is only lost; tests set it. */
  onlyLost = false;
  kept: BackupLine[] = [
    { file: { handle: 7, name: 'otterbridge 2026-11-25 090000.soa' }, time: '2026-11-25T09:00:00', revisions: 402, head: 'a'.repeat(64), number: 402 },
    { file: { handle: 8, name: 'otterbridge 2026-11-24 180000.soa' }, time: '2026-11-24T18:00:00', revisions: 396, head: 'b'.repeat(64) },
  ];
  /** What is to be looked at before any export; tests set it. */
  warned: ExportWarning[] = [];
  /** What any revision wrote; tests set it. */
  wrote: RevisionChange[] = [];
  /** Backups of a file that could not be opened; tests set them. */
  found: FoundBackup[] = [];
  /** Which of them was brought back. */
  broughtBack: { file: string; backup: string } | undefined;
  #backupFailed: ((failure: Failure) => void) | undefined;
  rule: BackupRule = { place: 'program', keep: 30, folder: '' };
  /** Whether another computer left its mark beside the file. */
  elsewhere = false;
  #standing: ((standing: FileStanding) => void) | undefined;
  #folder: ((folder: string | undefined) => void) | undefined;
  /** What was decided when copies were merged. */
  decided: readonly MergeDecision[] | undefined;
  /** Whether the file is a redacted copy itself. */
  redacted = false;
  /** What was left out of a redacted copy, and what a copy was sealed with, for tests. */
  handed: { without?: LeaveOut; seal?: SealWith } = {};
  /** What opens the sealed copy that is chosen; tests set it. The passphrase is `correct horse battery`. */
  sealedBy: SealedCopy['by'] = 'passphrase';
  /** Whether the system's next dialog is closed without an answer. */
  thinksBetter = false;
  /** The key that is chosen: whether it lies under a passphrase, `correct horse` then. */
  keyLocked = true;
  /** Every operation that arrived, for tests. */
  readonly seen: Operation[] = [];
  #log: Revision[] = [];
  /** The statements that the editions hold, by the edition's id. */
  #issued = new Map<string, Statement>();
  #menu: ((action: string) => void) | undefined;
  #exporting: ((progress: ExportProgress) => void) | undefined;
  #brokenOff = false;
  /** How long a page takes when it is exported, in milliseconds. */
  pace = 0;
  #mayClose: (() => Promise<boolean>) | undefined;
  #author: AuthorName | undefined = { name: 'Head of AI Governance', function: 'AI management system' };
  #recent: Recent[] = [
    { handle: 'a', name: 'otterbridge.soa', organisation: sample.organisation.name, edition: '2.0', draft: true, opened: '2026-11-24T11:40:00.000Z', missing: false, changed: { time: '2026-11-24T11:38:00.000Z', author: 'Consultant' } },
    { handle: 'b', name: 'tinplate-orchestra.soa', organisation: 'The Tinplate Orchestra', edition: '1', draft: false, opened: '2026-11-12T09:00:00.000Z', missing: false, written: '2026-11-13T10:15:00.000Z' },
    { handle: 'c', name: 'quillfish.soa', organisation: 'Quillfish Institute', edition: '4', draft: false, opened: '2026-09-03T16:10:00.000Z', missing: true },
  ];
  #settings: Settings = { theme: 'system', contrast: 'system', motion: 'system', zoom: 1 };
  #settingsElsewhere: ((settings: Settings) => void) | undefined;

  /** `sample`, `declared` with a declaration on its edition, `empty`, `many` own controls; `nameless` where nobody has said who they are; `welcome` with no file open, `first` as when the program starts for the first time. */
  constructor(file: string | Snapshot = 'sample', readonly readOnly = false) {
    this.#snapshot = typeof file === 'object' ? file
      : file === 'empty' ? emptyFile('The Tinplate Orchestra') : file === 'many' ? manyControls(500) : structuredClone(sample);
    if (file === 'declared') this.#statement().declaration = sampleDeclaration();
    this.#open = file !== 'welcome' && file !== 'first';
    if (file === 'first') this.#recent = [];
    if (file === 'first' || file === 'nameless') this.#author = undefined;
    this.#remember();
  }

  /** As if the window's cross were clicked. */
  async close(): Promise<void> {
    if (await this.#mayClose?.()) this.closed = true;
  }

  /** As if chosen in the native menu. */
  chooseInMenu(action: string): void {
    this.#menu?.(action);
  }

  welcome(): Promise<Welcome> {
    return Promise.resolve({
      version: '0.1.0',
      recent: this.#recent,
      ...(this.#author && { author: this.#author }),
      open: this.#open,
    });
  }
  setAuthor(author: AuthorName): Promise<void> {
    if (this.failure) return this.#fail();
    this.#author = author;
    return Promise.resolve();
  }
  newFile(start?: string): Promise<boolean> {
    const empty = emptyFile('');
    if (start !== undefined) {
      empty.organisation.startingPoint = start;
      for (const framework of decidedOn(start)) this.#take(empty, empty.statements[0] as Statement, framework);
    }
    return this.#opened(empty);
  }
  showStatement(statement: string): Promise<Update> {
    this.#shown = statement;
    return Promise.resolve({ delta: { statements: [], removedStatements: [], decisions: [] }, added: [], ...this.#state() });
  }
  crosswalkLinks(control: ControlRef): Promise<CrosswalkLinks[]> {
    const { pairs, ...about } = hintsJson as unknown as { pairs: { from: string; to: string }[] } & CrosswalkLinks['crosswalk'];
    const links = pairs
      .filter(({ from, to }) => [`iso42001/${from}`, `iso27001/${to}`].includes(control))
      .map(({ from, to }) => ({ here: control, there: control.startsWith('iso42001/') ? `iso27001/${to}` : `iso42001/${from}`, nearness: 'same', title: '', by: [] }));
    return Promise.resolve(links.length > 0 ? [{ crosswalk: about as never, links: links as never }] : []);
  }
  /** What the next dialog brings; nothing where nobody chooses a file. */
  brought: BroughtView | null = null;
  bring(): Promise<BroughtView | null> {
    return this.failure ? this.#fail() : Promise.resolve(this.brought);
  }
  starts(): Promise<Starts> {
    const points = startsJson as unknown as Starts['points'];
    return Promise.resolve({
      points, entries: {}, comparisons: comparisonsJson.comparisons,
      decidedOn: Object.fromEntries(points.startingPoints.map(({ id }) => [id, decidedOn(id)])),
    });
  }
  openFile(): Promise<boolean> { return this.#opened(structuredClone(sample)); }
  openRecent(handle: string): Promise<boolean> {
    const file = this.#recent.find((recent) => recent.handle === handle);
    if (!file || file.missing) return Promise.reject(Object.assign(new Error('no longer there'), { code: 'recent-gone' }));
    return this.#opened(file.edition === '1' ? emptyFile(file.organisation) : structuredClone(sample));
  }
  openSample(): Promise<boolean> { return this.#opened(structuredClone(sample)); }
  openData(): Promise<boolean> { return this.#opened(structuredClone(sample)); }
  chooseSealed(): Promise<SealedCopy | null> { return this.#answer({ name: 'otterbridge.soa.age', by: this.sealedBy }); }
  openSealed(using: UnsealWith): Promise<boolean | null> {
    if (this.failure) return this.#fail();
    if (typeof using === 'object' && 'passphrase' in using && using.passphrase !== 'correct horse battery') return refused('wrong-passphrase');
    if (typeof using === 'object' && 'keys' in using) return refused('no-matching-key');
    return this.thinksBetter ? this.#answer(true) : this.#opened(structuredClone(sample));
  }
  closeFile(): Promise<void> { this.#open = false; return Promise.resolve(); }
  closeWindow(): Promise<void> { this.closed = true; return Promise.resolve(); }
  load(): Promise<Loaded> {
    return Promise.resolve({ snapshot: this.#snapshot, catalogues, clauses: clauses as unknown as Clauses, rmf: rmf as unknown as Rmf, ...this.#state() });
  }
  apply(step: readonly Operation[]): Promise<Update> {
    this.seen.push(...step);
    if (this.failure) return this.#fail();
    const before = this.#snapshot;
    const operation = step.at(-1);
    if (!operation) return this.#changed(before);
    this.#snapshot = structuredClone(before);
    for (const one of step) this.#perform(one);
    // The last one names the step, as in the file.
    this.#note(changeName(operation), this.#did(changeName(operation), before, this.#snapshot));
    const last = this.#past.at(-1);
    const name = JSON.stringify([operation.op, 'controls' in operation ? operation.controls : Object.values(operation).find((v) => typeof v === 'string' && v !== operation.op), 'set' in operation ? operation.set.flatMap((f) => Object.keys(f)) : '']);
    // Typing into one text is one change, as in the file.
    if (!(last?.name === name && /included|excluded|how|notes|^\["Edit(?!Statement|Organisation)(?!.*"(date|expiry)")/.test(name))) this.#past.push({ name, change: changeName(operation), before });
    this.#future = [];
    return this.#changed(before);
  }
  undo(): Promise<Update> {
    const step = this.#past.pop();
    if (!step) return Promise.reject(Object.assign(new Error('nothing to undo'), { code: 'nothingToUndo' }));
    const before = this.#snapshot;
    this.#future.push({ name: step.name, change: step.change, after: before });
    this.#snapshot = step.before;
    const undone = this.#did(step.change, step.before, before);
    this.#note('Undo', reversal('Undo', undone), this.#log.find((r) => r.name === step.change)?.id);
    return this.#changed(before, undone);
  }
  redo(): Promise<Update> {
    const step = this.#future.pop();
    if (!step) return Promise.reject(Object.assign(new Error('nothing to redo'), { code: 'nothingToRedo' }));
    const before = this.#snapshot;
    this.#past.push({ name: step.name, change: step.change, before });
    this.#snapshot = step.after;
    const redone = this.#did(step.change, before, step.after);
    this.#note('Redo', reversal('Redo', reversal('Undo', redone)), this.#log.find((r) => r.name === 'Undo')?.id);
    return this.#changed(before, redone);
  }
  saveCopy(waiting: readonly (readonly Operation[])[]): Promise<SavedCopy | null> {
    this.copied = waiting;
    return Promise.resolve({ name: 'otterbridge copy.soa', without: this.copiedWithout });
  }
  redactable(): Promise<Withheld[]> { return Promise.resolve([{ kind: 'notes', count: 3 }, { kind: 'people', count: 1 }]); }
  redactCopy(without: LeaveOut): Promise<RedactedCopy | null> {
    if (this.failure) return this.#fail();
    this.handed.without = without;
    const place = { kind: 'decision', control: 'iso42001/A.2.2', field: 'how' } as const;
    return this.#answer({
      handle: 5, name: 'otterbridge (redacted).soa', withheld: [{ kind: 'notes' as const, count: 3 }],
      warnings: [{ text: '“Head of Claims” was left out as a name, and other words of the copy still say it in one place.', mentions: [{ text: 'A.2.2, how it is done', place }] }],
    });
  }
  sealCopy(seal: SealWith): Promise<Exported | null> {
    if ('passphrase' in seal && seal.passphrase.length < 12) return refused('passphrase-weak');
    const wrong = 'recipients' in seal ? seal.recipients.split('\n').findIndex((line) => line.trim() !== '' && !line.startsWith('age1')) : -1;
    if (wrong >= 0) return refused('recipient-unusable', { line: wrong + 1 });
    this.handed.seal = seal;
    return this.#answer({ handle: 6, name: 'otterbridge.soa.age', notes: [], asIssued: false });
  }
  judgeSignatures(edition: string): Promise<SignatureJudged[]> {
    const found = this.#statement().editions.find((e) => e.id === edition);
    return Promise.resolve((found?.signatures ?? []).map(({ hash }) => ({ hash, revisions: this.#revisions })));
  }
  chooseKey(): Promise<ChosenKey | null> { return this.#answer({ name: 'id_ed25519', ...KEY, locked: this.keyLocked }); }
  makeKey(): Promise<ChosenKey | null> { return this.#answer({ name: 'annexa-key', ...KEY, locked: true }); }
  signEdition(edition: string, passphrase?: string): Promise<Update> {
    if (this.failure) return this.#fail();
    if (this.keyLocked && passphrase !== 'correct horse') return refused('key-passphrase');
    return this.#signed(edition);
  }
  writeMessage(): Promise<Exported | null> { return this.#answer({ handle: 7, name: 'SoA-2.0.msg', notes: [], asIssued: false }); }
  takeSignature(edition: string): Promise<Update | null> { return this.failure ? this.#fail() : this.#signed(edition); }
  writeSignature(): Promise<SignatureWritten | null> { return this.#answer({ handle: 8, name: 'SoA-2.0.sig', message: 'SoA-2.0.msg' }); }
  removeSignature(edition: string, hash: string): Promise<Update> {
    return this.#approved('RemoveSignature', (statement) => {
      const found = statement.editions.find((e) => e.id === edition);
      if (found) found.signatures = found.signatures?.filter((one) => one.hash !== hash);
    });
  }
  logo(): Promise<Uint8Array> { return Promise.resolve(new Uint8Array()); }
  chooseLogo(): Promise<Update | null> {
    const logo = { hash: '5'.repeat(64), mediaType: 'image/png', alt: this.#snapshot.organisation.name };
    return this.apply([{ op: 'EditOrganisation', set: [{ logo }] }]);
  }
  prepareCandidate(): Promise<Update> {
    return this.#approved('PrepareCandidate', (statement) => {
      this.#freeze(statement);
    });
  }
  checkApproval(approver: Signatory): Promise<Finding[]> { return Promise.resolve(this.#check(approver)); }
  issueEdition({ candidate, approver, note }: Parameters<Client['issueEdition']>[0]): Promise<Update> {
    return this.#approved('IssueEdition', (statement) => {
      const frozen = statement.candidates.find((c) => c.id === candidate) ?? this.#freeze(statement);
      statement.editions.push({
        id: this.#fresh(), label: frozen.label, candidate: frozen.id, content: frozen.content, head: this.#head(),
        revisions: this.#revisions, approver: { date: today(), ...approver }, note, supersedes: statement.editions.filter((e) => !e.withdrawn).map((e) => e.id),
        necessary: [], json: frozen.json, pdf: frozen.json,
      });
      const edition = statement.editions.at(-1);
      if (edition) this.#issued.set(edition.id, structuredClone(statement));
    });
  }
  planFindings(): Promise<Finding[]> { return Promise.resolve(planFindings(this.#snapshot)); }
  approvePlan({ documentId, label, approver, note }: Parameters<Client['approvePlan']>[0]): Promise<Update> {
    const risks = this.#snapshot.risks.map((risk) => ({ id: risk.id, label: risk.label, hash: JSON.stringify(risk) }));
    return this.#approved('ApprovePlan', (statement) => {
      statement.plans.push({
        id: this.#fresh(), label, content: '0'.repeat(64), head: this.#head(), revisions: this.#revisions, approver: { date: today(), ...approver }, note,
        supersedes: statement.plans.filter((plan) => !plan.withdrawn).map((plan) => plan.id), necessary: [], plan: { documentId, criteria: '', risks },
        json: '0'.repeat(64), pdf: '0'.repeat(64),
      });
    });
  }
  withdrawEdition(edition: string, reason: string): Promise<Update> {
    return this.#approved('WithdrawEdition', (statement) => {
      const found = [...statement.editions, ...(statement.plans ?? [])].find((e) => e.id === edition);
      if (found) found.withdrawn = { reason, date: '2026-11-24' };
    });
  }
  /** What is kept with an edition or a piece of evidence; not changed by an operation of a list. */
  #kept(verb: 'Attach' | 'Detach', to: KeptWith, change: (files: readonly KeptFile[]) => KeptFile[]): Promise<Update> {
    return this.#approved('edition' in to ? `${verb}Signed` : `${verb}Evidence`, (statement) => {
      const edition = 'edition' in to ? statement.editions.find((e) => e.id === to.edition) : undefined;
      if (edition) edition.signed = change(edition.signed ?? []);
      const item = 'evidence' in to ? this.#snapshot.evidence.find((e) => e.id === to.evidence) : undefined;
      if (item) item.attachments = change(item.attachments ?? []);
    });
  }
  attachFile(to: KeptWith): Promise<Update> {
    const copy = { hash: '7'.repeat(64), mediaType: 'application/pdf', name: 'signed in ink.pdf', attached: '2026-11-24' };
    const file = { hash: '8'.repeat(64), name: 'minutes.pdf', size: 48_213, attached: '2026-11-24' };
    return this.#kept('Attach', to, (files) => [...files, 'edition' in to ? copy : file]);
  }
  detachFile(from: KeptWith, hash: string): Promise<Update> {
    return this.#kept('Detach', from, (files) => files.filter((file) => file.hash !== hash));
  }
  exportKeptFile(from: KeptWith): Promise<Exported> {
    return Promise.resolve({ handle: 3, name: 'edition' in from ? 'signed in ink.pdf' : 'minutes.pdf', notes: [], asIssued: false });
  }
  coverage(): Promise<CoverageView> {
    const about = { id: 'a3-categories', name: 'Article: categories', from: 'nist-ai-rmf', to: 'iso42001', madeBy: 'An article', date: '2026', sureness: 'medium', source: '', licence: '', limits: ['A sample.'] };
    const decision = this.#statement().decisions.find((d) => d.control === 'iso42001/A.2.2');
    const support = decision?.applicability === 'applicable' ? (decision.status === 'implemented' ? 'implemented' : 'planned') : 'unsupported';
    const met = this.#snapshot.entries.find(({ entry }) => entry === 'iso42001-clauses/4.1')?.now;
    const row = (id: string, level: 'function' | 'category', label: string) => ({
      id, level, label, support, controls: decision ? [{ control: decision.control, applicability: decision.applicability, support }] : [],
      clauses: [{ clause: 'iso42001-clauses/4.1', ...(met && { now: met }), support: met === 'fully' ? 'implemented' : 'unsupported' }],
      count: { implemented: support === 'implemented' ? 1 : 0, part: 0, planned: support === 'planned' ? 1 : 0, unsupported: support === 'unsupported' ? 1 : 0, unmapped: 0 },
    } as const);
    const rows = [row('GOVERN', 'function', 'Govern'), row('GOVERN 1', 'category', 'Policies and processes')];
    return Promise.resolve({ crosswalks: [about], coverage: { crosswalk: about.id, counted: 'category', rows: rows as never } });
  }
  evidenceServes(): Promise<EvidenceServes> { return Promise.resolve(evidenceServes(this.#snapshot, this.#snapshot.statements[0], today())); }
  reference(): Promise<Reference> { return Promise.resolve(reference()); }
  /** The way through one control, or from one record to its controls: what Rust follows further is tested there. */
  trace(of: string): Promise<Trace> {
    const { links, systems, risks, evidence, statements } = this.#snapshot;
    const decided = statements[0]?.decisions ?? [];
    const nodes: Trace['nodes'] = [];
    const lines: Trace['lines'] = [];
    const add = (item: string, stage: TraceStage, label: string, title: string): number => {
      const at = nodes.findIndex((node) => node.item === item);
      return at >= 0 ? at : nodes.push({ item, stage, label, title }) - 1;
    };
    for (const decision of decided.filter((d) => d.control === of || links.some((l) => l.from === of && l.to === d.control))) {
      const control = add(decision.control, 'control', decision.control.split('/')[1] ?? '', catalogue.groups.flatMap((g) => g.objectives.flatMap((o) => o.controls)).find(({ id }) => decision.control.endsWith(`/${id}`))?.title ?? '');
      for (const risk of risks.filter((r) => links.some((l) => l.from === `risk/${r.id}` && l.to === decision.control))) {
        const reason = add(`risk/${risk.id}`, 'reason', risk.label, risk.title);
        lines.push({ from: reason, to: control });
        for (const system of systems.filter((s) => links.some((l) => l.from === `system/${s.id}` && l.to === `risk/${risk.id}`)))
          lines.push({ from: add(`system/${system.id}`, 'origin', system.label, system.name), to: reason });
      }
      for (const driver of decision.drivers.filter((d) => d.record === undefined)) {
        const at = add(`${decision.control}#${driver.id}`, 'reason', driver.label, driver.text);
        nodes[at] = { ...nodes[at], written: driver.kind } as Trace['nodes'][number];
        lines.push({ from: at, to: control });
      }
      for (const piece of evidence.filter((e) => decision.evidence.includes(e.id)))
        lines.push({ from: control, to: add(`evidence/${piece.id}`, 'evidence', piece.label, piece.title) });
    }
    return Promise.resolve({ of, nodes, lines });
  }
  declarationFindings(): Promise<DeclarationView> { return Promise.resolve(declarationView(this.#snapshot)); }
  async exportPdf({ candidate, edition, form, document }: ExportOptions): Promise<Exported | null> {
    await this.#write();
    if (document === 'plan') return { handle: 9, name: edition === undefined ? 'otterbridge plan draft.pdf' : 'otterbridge plan.pdf', pages: 14, notes: [], asIssued: edition !== undefined };
    if (document === 'declaration') return { handle: 3, name: 'otterbridge declaration.pdf', pages: 1, notes: [], asIssued: false };
    if (document === 'declarationDraft') return { handle: 4, name: 'otterbridge declaration draft.pdf', pages: 1, notes: [], asIssued: false };
    if (candidate !== undefined) return { handle: 0, name: 'otterbridge for approval.pdf', pages: 21, notes: [], asIssued: false };
    if (edition !== undefined && form === undefined && document !== 'changes') return { handle: 1, name: 'otterbridge edition 2.0.pdf', notes: [], asIssued: true };
    return { handle: 2, name: document === 'changes' ? 'otterbridge changes.pdf' : 'otterbridge.pdf', pages: 21, notes: [], asIssued: false };
  }
  breakOffExport(): Promise<void> {
    this.#brokenOff = true;
    return Promise.resolve();
  }
  onExporting(told: (progress: ExportProgress) => void): () => void {
    this.#exporting = told;
    return () => { this.#exporting = undefined; };
  }
  openWritten(): Promise<void> { return Promise.resolve(); }
  exportWarnings({ audience }: ExportOptions): Promise<ExportWarning[]> {
    if (this.warned.length > 0) return Promise.resolve(this.warned);
    const classification = this.#snapshot.statements[0]?.classification.trim() ?? '';
    if (audience !== 'public' || ['', 'public'].includes(classification.toLowerCase())) return Promise.resolve([]);
    return Promise.resolve([{ text: `Each page says “${classification}”.`, place: { kind: 'statement', field: 'classification' }, mentions: [] }]);
  }
  previewPdf(options: ExportOptions): Promise<Uint8Array> { return Promise.resolve(samplePdf(this.#snapshot, options)); }
  compareCopy(copy: CopyChoice): Promise<MergeView> {
    this.compared = copy;
    return Promise.resolve(structuredClone(this.other));
  }
  copiesBeside(): Promise<CopyBeside[]> { return Promise.resolve(this.beside); }
  keepMine(): Promise<Settled> { return this.#settled(); }
  takeTheirs(): Promise<Settled> {
    this.#revisions += 1;
    this.#snapshot = { ...structuredClone(this.#snapshot), organisation: { ...this.#snapshot.organisation, name: 'The other file' } };
    return this.#settled();
  }
  async #settled(): Promise<Settled> {
    this.failure = undefined;
    return { loaded: await this.load(), aside: { handle: 9, name: 'otterbridge 2026-11-26 131200.soa' } };
  }
  takeOver(): Promise<Loaded> {
    this.elsewhere = false;
    return this.load();
  }
  onStanding(told: (standing: FileStanding) => void): () => void {
    this.#standing = told;
    return () => { this.#standing = undefined; };
  }
  /** As if something became of the file where it was opened. */
  stand(standing: FileStanding): void { this.#standing?.(standing); }
  verify(): Promise<Integrity> {
    const { faults } = this;
    return Promise.resolve({ holds: faults.length === 0, readsTrue: faults.length === 0 || this.onlyLost, head: this.#head(), revisions: this.#revisions, editions: 2, signatures: 0, faults, faulty: faults.length });
  }
  onFolder(told: (folder: string | undefined) => void): () => void {
    this.#folder = told;
    return () => { this.#folder = undefined; };
  }
  /** As if another file of the same name were opened. */
  tellFolder(folder: string | undefined): void { this.#folder?.(folder); }
  async salvageFile(_file: string, waiting: readonly (readonly Operation[])[]): Promise<Salvaged | null> {
    // The new file is whole, and what waits is written into it, as far as it takes it.
    this.failure = undefined;
    const here = await this.#opened(structuredClone(sample));
    for (const step of waiting.slice(0, waiting.length - this.copiedWithout)) await this.apply(step);
    return { here, without: this.copiedWithout, told: ['3 revisions are kept.', 'Lost is revision 4.'] };
  }
  foundBackups(): Promise<FoundBackup[]> { return Promise.resolve(this.found); }
  bringBack(file: string, backup: string): Promise<boolean> {
    this.broughtBack = { file, backup };
    return this.#opened(structuredClone(sample));
  }
  onBackupFailed(told: (failure: Failure) => void): () => void {
    this.#backupFailed = told;
    return () => { this.#backupFailed = undefined; };
  }
  /** As if no backup could be made by itself. */
  failBackup(failure: Failure): void { this.#backupFailed?.(failure); }
  backups(): Promise<BackupLine[]> { return Promise.resolve(this.kept); }
  backUpNow(): Promise<boolean> {
    if (this.failure) return this.#fail();
    const made = this.kept[0]?.head !== this.#head();
    if (made) this.kept = [{ file: { handle: 10 + this.kept.length, name: 'otterbridge 2026-11-26 140000.soa' }, time: '2026-11-26T14:00:00', revisions: this.#revisions, head: this.#head(), number: this.#revisions }, ...this.kept];
    return Promise.resolve(made);
  }
  openBackup(): Promise<boolean> { return this.#opened(structuredClone(sample)); }
  backupRule(): Promise<BackupRule> { return Promise.resolve(this.rule); }
  setBackupRule(rule: BackupRule): Promise<BackupRule> {
    this.rule = rule;
    return Promise.resolve(rule);
  }
  chooseBackupFolder(): Promise<BackupRule> {
    this.rule = { ...this.rule, place: 'chosen', folder: 'Safe' };
    return Promise.resolve(this.rule);
  }
  mergeCopy(decided: readonly MergeDecision[]): Promise<Update> {
    this.decided = decided;
    return this.apply([{ op: 'EditOrganisation', set: [{ name: 'Merged' }] }]);
  }
  compareEdition(edition: string): Promise<Change[]> { return Promise.resolve(this.#changesSince(edition)); }
  history(): Promise<Revision[]> { return Promise.resolve(this.#log); }
  revisionChanges(): Promise<RevisionChange[]> { return Promise.resolve(this.wrote); }
  compareRevision(): Promise<Change[]> { return Promise.resolve(this.#changesSince(this.#statement().editions.at(-1)?.id ?? '')); }
  returnTo(): Promise<Update> { return this.apply([{ op: 'EditOrganisation', set: [{ name: 'As it was' }] }]); }
  fieldHistory(cell: string): Promise<FieldVersion[]> {
    const now = this.#statement();
    return Promise.resolve(versionsOf(cell, this.#issued.get(now.editions.at(-1)?.id ?? '') ?? now, now));
  }
  settings(): Promise<Settings> {
    const query = new URLSearchParams(globalThis.location?.search ?? '');
    const theme = query.get('theme') as Settings['theme'] | null;
    const contrast = query.get('contrast') as Settings['contrast'] | null;
    return Promise.resolve({ ...this.#settings, ...(theme && { theme }), ...(contrast && { contrast }) });
  }
  setSettings(settings: Settings): Promise<void> { this.#settings = settings; return Promise.resolve(); }
  onSettings(changed: (settings: Settings) => void): () => void {
    this.#settingsElsewhere = changed;
    return () => { this.#settingsElsewhere = undefined; };
  }
  /** Another window changes the settings. */
  settingsElsewhere(settings: Partial<Settings>): void {
    this.#settings = { ...this.#settings, ...settings };
    this.#settingsElsewhere?.(this.#settings);
  }
  setZoom(factor: number): Promise<void> {
    document.documentElement.style.setProperty('zoom', String(factor));
    return Promise.resolve();
  }
  onMenu(chosen: (action: string) => void): () => void {
    this.#menu = chosen;
    return () => { this.#menu = undefined; };
  }
  onClose(mayClose: () => Promise<boolean>): () => void {
    this.#mayClose = mayClose;
    return () => { this.#mayClose = undefined; };
  }

  /** Sets the pages, then writes them, at the pace of this file. */
  async #write(): Promise<void> {
    this.#brokenOff = false;
    const pages = 21;
    for (let done = 1; this.pace > 0 && done <= 2 * pages; done += 1) {
      this.#exporting?.(done <= pages ? { pages: done } : { pages: done - pages, of: pages });
      await new Promise((resolve) => setTimeout(resolve, this.pace));
      if (this.#brokenOff) throw Object.assign(new Error('broken off'), { code: 'cancelled' });
    }
  }

  #fail(): Promise<never> {
    return Promise.reject(Object.assign(new Error(this.failure?.message), this.failure));
  }

  /** What a command answers once its dialog has been answered. */
  #answer<T>(answer: T): Promise<T | null> {
    const closed = this.thinksBetter;
    this.thinksBetter = false;
    return Promise.resolve(closed ? null : answer);
  }

  #signed(edition: string): Promise<Update> {
    return this.#approved('SignEdition', (statement) => {
      const found = statement.editions.find((e) => e.id === edition);
      const one = { hash: '9'.repeat(64), message: '{}', signature: '-----BEGIN SSH SIGNATURE-----', ...KEY, signed: '2026-11-24T12:00:00Z' };
      if (found) found.signatures = [...(found.signatures ?? []), one];
    });
  }

  #opened(snapshot: Snapshot): Promise<boolean> {
    if (this.failure) return this.#fail();
    this.#snapshot = snapshot;
    this.#past = [];
    this.#future = [];
    this.#open = true;
    this.#remember();
    return Promise.resolve(true);
  }

  /** Makes up the past of the file. */
  #remember(): void {
    const now = this.#statement();
    if (now.editions.length === 0) this.#revisions = 1;
    this.#log = pastRevisions(this.#revisions, now);
    this.#issued = new Map(now.editions.map((edition) => [edition.id, issuedBefore(now)]));
  }

  #changesSince(edition: string): Change[] {
    const then = this.#issued.get(edition);
    return then ? compare(then, this.#statement()) : [];
  }

  #head(): string {
    return this.#log[0]?.id ?? '';
  }

  #freeze(statement: Statement) {
    const content = contentOf(statement);
    const candidate = { id: this.#fresh(), label: statement.version, content, head: this.#head(), date: today(), json: content };
    statement.candidates.push(candidate);
    return candidate;
  }

  /** Approvals are never taken back. */
  #approved(name: string, change: (statement: Statement) => void): Promise<Update> {
    const before = this.#snapshot;
    this.#snapshot = structuredClone(before);
    change(this.#statement());
    this.#note(name, did(name, []));
    return this.#changed(before);
  }

  #did(name: string, before: Snapshot, after: Snapshot): Did {
    return did(name, seen(before, after, this.#check()));
  }

  #note(name: string, what: Did, reverses?: string): void {
    const number = this.#revisions + 1;
    const id = `${contentOf(this.#statement()).slice(0, 56)}${number.toString(16).padStart(8, '0')}`;
    this.#log = [{ id, number, name, author: this.#author?.name ?? '', time: new Date().toISOString(), did: what, ...(reverses && { reverses }) }, ...this.#log];
  }

  #next(steps: readonly { change: string }[]): string | undefined {
    const step = steps.at(-1);
    return step && changeText(step.change);
  }

  #state() {
    const findings = this.#check();
    const inForce = this.#statement().editions.findLast((e) => !e.withdrawn)?.id;
    const status = {
      name: 'otterbridge.soa', saved: new Date().toISOString(), revisions: this.#revisions, content: contentOf(this.#statement()),
      head: this.#head(), undo: this.#next(this.#past), redo: this.#next(this.#future),
      redacted: this.redacted,
      ...(this.readOnly && { readOnly: { reason: 'heldBy' as const, holder: 'Data Protection Officer', host: 'quay', since: '2026-11-24T11:58:00.000Z' } }),
      ...(this.elsewhere && { readOnly: { reason: 'namedElsewhere' as const, holder: 'Consultant', host: 'quay', since: '2026-11-24T11:58:00.000Z' } }),
      ...(inForce !== undefined && { inForce }),
      statement: this.#statement().id,
      blocking: findings.filter((f) => f.severity === 'blocks').map((f) => f.key),
    };
    return { findings, due: dueIn(this.#snapshot, this.#statement()), status };
  }

  #changed(before: Snapshot, reversed?: Did): Promise<Update> {
    this.#revisions += 1;
    const after = this.#snapshot;
    const differs = (a: unknown, b: unknown) => JSON.stringify(a) !== JSON.stringify(b);
    const delta: Delta = { statements: [], removedStatements: [], decisions: [] };
    if (differs(before.organisation, after.organisation)) delta.organisation = after.organisation;
    if (differs(before.people, after.people)) delta.people = after.people;
    if (differs(before.systems, after.systems)) delta.systems = after.systems;
    if (differs(before.evidence, after.evidence)) delta.evidence = after.evidence;
    if (differs(before.controls, after.controls)) delta.controls = after.controls;
    for (const [list] of Object.values(REGISTERS)) if (differs(before[list], after[list])) Object.assign(delta, { [list]: after[list] });
    if (differs(before.entries, after.entries)) delta.entries = after.entries;
    if (differs(before.links, after.links)) delta.links = after.links;
    if (differs(before.beside, after.beside)) delta.beside = after.beside;
    if (differs(before.crosswalks, after.crosswalks)) delta.crosswalks = after.crosswalks;
    if (before.statements.length !== after.statements.length || differs(before.frameworks, after.frameworks)) {
      delta.frameworks = after.frameworks;
      delta.statements = after.statements;
      delta.removedStatements = before.statements.map(({ id }) => id).filter((id) => !after.statements.some((s) => s.id === id));
      return Promise.resolve({ delta, added: [], ...this.#state(), ...(reversed && { reversed }) });
    }
    const [a, b] = [this.#statement(before), this.#statement(after)];
    if (differs({ ...a, decisions: a.decisions.length }, { ...b, decisions: b.decisions.length })) delta.statements = [b];
    else for (const [i, decision] of b.decisions.entries())
      if (differs(decision, a.decisions[i])) delta.decisions.push({ statement: b.id, decision });
    const known = new Set([...before.people, ...before.evidence, ...before.systems, ...before.controls].map((r) => r.id));
    const added = [...after.people, ...after.evidence, ...after.systems, ...after.controls].map((r) => r.id).filter((id) => !known.has(id));
    return Promise.resolve({ delta, added, ...this.#state(), ...(reversed && { reversed }) });
  }

  #statement(snapshot = this.#snapshot): Statement {
    return (snapshot.statements.find(({ id }) => id === this.#shown) ?? snapshot.statements[0]) as Statement;
  }

  /** Makes a statement decide on the controls of a framework. */
  #take(snapshot: Snapshot, statement: Statement, framework: string): void {
    if (statement.frameworks.some((known) => known.framework === framework)) return;
    const own = ownOf(snapshot);
    const taken = [...ANNEXES, ...own].find(({ id }) => id === framework);
    if (!taken) return;
    statement.frameworks = [...statement.frameworks, { framework, version: taken.version, hash: '0'.repeat(64) }];
    statement.decisions = [...statement.decisions, ...undecided(taken)];
    useFrameworks(snapshot, own);
  }

  #fresh(): string {
    this.#count += 1;
    return this.#count.toString(16).padStart(32, '0');
  }

  #expand(refs: readonly ControlRef[]): Decision[] {
    return this.#statement().decisions.filter((d) =>
      refs.some((ref) => d.control === ref || (!ref.startsWith('own/') && d.control.startsWith(`${ref}.`))));
  }

  #perform(o: Operation): void {
    const s = this.#snapshot;
    const fields = 'set' in o ? Object.assign({}, ...o.set.map(({ ...field }) => field)) as Record<string, unknown> : {};
    for (const [key, value] of Object.entries(fields)) {
      if (value === null) fields[key] = undefined;
      if (typeof value === 'string') fields[key] = value.trim();
    }
    switch (o.op) {
      case 'EditOrganisation': Object.assign(s.organisation, fields); break;
      case 'AddStatement': {
        const first = emptyFile('').statements[0] as Statement;
        const added = { ...first, id: o.id ?? this.#fresh(), version: '', frameworks: [], decisions: [], ...fields } as Statement;
        s.statements = [...s.statements, added];
        for (const framework of o.frameworks) this.#take(s, added, framework);
        this.#shown = added.id;
        break;
      }
      case 'AdoptFramework':
        useFrameworks(s, [...ownOf(s).filter(({ id }) => id !== o.framework.id), after(o.framework, ownOf(s).find(({ id }) => id === o.framework.id))]);
        break;
      case 'RemoveFramework':
        useFrameworks(s, ownOf(s).filter(({ id }) => id !== o.framework));
        break;
      case 'AdoptCrosswalk':
        s.crosswalks = [...s.crosswalks.filter(({ id }) => id !== o.crosswalk.id), o.crosswalk];
        break;
      case 'RemoveCrosswalk':
        s.crosswalks = s.crosswalks.filter(({ id }) => id !== o.crosswalk);
        break;
      case 'DropGone': {
        const rests = (ref: string) => ref.startsWith(`${o.framework}/`) && isGone(s, ref);
        for (const statement of s.statements) statement.decisions = statement.decisions.filter(({ control }) => !rests(control));
        s.links = s.links.filter(({ to }) => !rests(to));
        break;
      }
      case 'DropDecision': {
        const statement = this.#statement();
        statement.decisions = statement.decisions.filter(({ control }) => control !== o.control);
        break;
      }
      case 'EditStatement': {
        const { recipient, removeRecipient, treatmentPlan, addFramework: _, ...rest } = fields as { recipient?: Recipient; removeRecipient?: string; treatmentPlan?: string; addFramework?: string };
        const statement = this.#statement();
        for (const field of o.set) if ('addFramework' in field) this.#take(s, statement, field.addFramework);
        Object.assign(statement, rest);
        const plan = statement.plans.find((one) => one.id === treatmentPlan);
        if (plan) {
          const planDate = plan.approver.date === undefined ? {} : { planDate: plan.approver.date };
          statement.treatment = { planId: plan.plan?.documentId ?? '', planVersion: plan.label, ...planDate, acceptedBy: [plan.approver] };
        }
        if (recipient) {
          const known = statement.distribution.some((r) => r.id === recipient.id);
          statement.distribution = known
            ? statement.distribution.map((r) => (r.id === recipient.id ? recipient : r))
            : [...statement.distribution, { ...recipient, id: recipient.id ?? this.#fresh() }];
        }
        statement.distribution = statement.distribution.filter((r) => r.id !== removeRecipient);
        break;
      }
      case 'Decide':
        for (const decision of this.#expand(o.controls)) for (const field of o.set) this.#decide(decision, field);
        break;
      case 'AddPerson': s.people.push({ id: o.id ?? this.#fresh(), name: '', function: '', ...fields }); break;
      case 'EditPerson': Object.assign(s.people.find((p) => p.id === o.person) ?? {}, fields); break;
      case 'DeletePerson': s.people = s.people.filter((p) => p.id !== o.person); break;
      case 'AddEvidence':
        s.evidence.push({ id: o.id ?? this.#fresh(), label: nextLabel(s.evidence, 'EV-01'), title: '', kind: '', location: '', ...fields });
        break;
      case 'EditEvidence': Object.assign(s.evidence.find((e) => e.id === o.evidence) ?? {}, fields); break;
      case 'DeleteEvidence':
        s.evidence = s.evidence.filter((e) => e.id !== o.evidence);
        for (const d of this.#statement().decisions) d.evidence = d.evidence.filter((e) => e !== o.evidence);
        break;
      case 'AddSystem': s.systems.push({ ...blank.system(), id: o.id ?? this.#fresh(), label: nextLabel(s.systems, 'S-01'), ...fields }); break;
      case 'EditEntry': {
        const said = s.entries.find((x) => x.entry === o.entry) ?? { entry: o.entry, notes: NOTHING };
        s.entries = [...s.entries.filter((x) => x !== said), Object.assign(said, fields)];
        break;
      }
      case 'Link': case 'Unlink': this.#link(o.from, o.to, o.op === 'Link'); break;
      case 'EditSystem': Object.assign(s.systems.find((x) => x.id === o.system) ?? {}, fields); break;
      case 'DeleteSystem':
        s.systems = s.systems.filter((x) => x.id !== o.system);
        for (const d of this.#statement().decisions) d.exclusions = d.exclusions.filter((e) => e.system !== o.system);
        break;
      case 'AddControl': {
        const id = o.id ?? this.#fresh();
        s.controls.push({ id, label: `X.${s.controls.length + 1}`, title: '', source: '', description: { text: '' }, ...fields });
        this.#statement().decisions.push(untouched(`own/${id}`));
        break;
      }
      case 'EditControl': Object.assign(s.controls.find((c) => c.id === o.control) ?? {}, fields); break;
      case 'DeleteControl':
        s.controls = s.controls.filter((c) => c.id !== o.control);
        this.#statement().decisions = this.#statement().decisions.filter((d) => d.control !== `own/${o.control}`);
        break;
      case 'AcceptFinding':
        this.#statement().accepted.push({ finding: o.finding, reason: o.reason, by: this.#author?.name ?? '', date: '2026-11-24' });
        break;
      case 'ReopenFinding':
        this.#statement().accepted = this.#statement().accepted.filter((a) => a.finding !== o.finding);
        break;
      default: if (!this.#register(o, fields)) throw new Error(`the file in memory does not know ${o.op}`);
    }
  }

  /** Adds, changes or deletes a record of a register; whether it was one. */
  #register(o: Operation, fields: Record<string, unknown>): boolean {
    const [, verb, name = ''] = /^(Add|Edit|Delete)(\w+)$/.exec(o.op) ?? [];
    const kind = name.toLowerCase() as keyof typeof REGISTERS;
    if (!(kind in REGISTERS)) return false;
    const [listed, first] = REGISTERS[kind];
    const list = this.#snapshot[listed] as { id: string; label: string }[];
    const named = (o as unknown as Record<string, string>)[kind] ?? '';
    if (verb === 'Add') list.push({ ...blank[kind](), id: ('id' in o && o.id) || this.#fresh(), label: nextLabel(list, first), ...fields } as (typeof list)[number]);
    else if (verb === 'Edit') Object.assign(list.find((x) => x.id === named) ?? {}, fields);
    else this.#forget(kind, named, list);
    return true;
  }

  /** Deletes a record with its links. */
  #forget(kind: string, id: string, list: { id: string }[]): void {
    list.splice(0, list.length, ...list.filter((x) => x.id !== id));
    const gone = `${kind}/${id}`;
    for (const { from, to } of this.#snapshot.links.filter((l) => l.from === gone || l.to === gone)) this.#link(from, [to], false);
  }

  /** Links two, the one that is there first before the other, and drives the control with it. */
  #link(from: string, to: readonly string[], on: boolean): void {
    const s = this.#snapshot;
    const kinds = ['system', 'party', 'requirement', 'objective', 'assessment', 'risk', 'audit', 'review', 'nonconformity', 'question', 'evidence'];
    const rank = (item: string) => (kinds.includes(item.split('/')[0] ?? '') ? kinds.indexOf(item.split('/')[0] ?? '') : kinds.length);
    for (const other of to) {
      const [a, b] = [from, other].sort((x, y) => rank(x) - rank(y)) as [string, string];
      s.links = [...s.links.filter((l) => l.from !== a || l.to !== b), ...(on ? [{ from: a, to: b }] : [])];
      const decision = this.#statement().decisions.find((d) => d.control === b);
      const [kind = '', id = ''] = a.split('/');
      if (decision && kind === 'evidence') {
        s.links = s.links.filter((l) => l.from !== a || l.to !== b);
        decision.evidence = [...decision.evidence.filter((e) => e !== id), ...(on ? [id] : [])];
        continue;
      }
      const driver = ({ risk: 'risk', assessment: 'impactAssessment', party: 'interestedParty', objective: 'business', requirement: 'legal' } as const)[kind];
      const record = [...s.risks, ...s.assessments, ...s.parties, ...s.objectives, ...s.requirements].find((x) => x.id === id);
      if (!decision || !driver) continue;
      decision.drivers = decision.drivers.filter((d) => d.id !== `link.${kind}.${id}`);
      if (on && record)
        decision.drivers.push({ id: `link.${kind}.${id}`, kind: driver, label: record.label, text: 'title' in record ? record.title : record.name, record: { kind: kind as RecordKind, id } });
    }
  }

  /** The records in which a driver of that kind is looked up. */
  #driving(kind: DriverKind): { ref: string; label: string }[] {
    const s = this.#snapshot;
    const of = (name: string, list: readonly { id: string; label: string }[]) => list.map(({ id, label }) => ({ ref: `${name}/${id}`, label }));
    const requirements = of('requirement', s.requirements);
    const business = [...requirements, ...of('objective', s.objectives)];
    return { risk: of('risk', s.risks), impactAssessment: of('assessment', s.assessments), interestedParty: of('party', s.parties), legal: requirements, contract: requirements, business, bestPractice: [] }[kind];
  }

  #decide(d: Decision, field: DecisionField): void {
    const named = 'addDriver' in field && !field.addDriver.record ? this.#driving(field.addDriver.kind).find(({ label }) => label === field.addDriver.label)?.ref : undefined;
    if (named) this.#link(named, [d.control], true);
    else if ('addDriver' in field && field.addDriver.record) this.#link(`${field.addDriver.record.kind}/${field.addDriver.record.id}`, [d.control], true);
    else if ('addDriver' in field) d.drivers.push({ id: this.#fresh(), ...field.addDriver });
    else if ('editDriver' in field) d.drivers = d.drivers.map((x) => (x.id === field.editDriver.id ? field.editDriver : x));
    else if ('removeDriver' in field && field.removeDriver.startsWith('link.')) this.#link(field.removeDriver.slice('link.'.length).replace('.', '/'), [d.control], false);
    else if ('removeDriver' in field) d.drivers = d.drivers.filter((x) => x.id !== field.removeDriver);
    else if ('linkEvidence' in field) d.evidence = [...new Set([...d.evidence, field.linkEvidence])];
    else if ('unlinkEvidence' in field) d.evidence = d.evidence.filter((e) => e !== field.unlinkEvidence);
    else if ('excludeSystem' in field) d.exclusions = [...d.exclusions.filter((x) => x.system !== field.excludeSystem.system), field.excludeSystem];
    else if ('includeSystem' in field) d.exclusions = d.exclusions.filter((x) => x.system !== field.includeSystem);
    else for (const [key, value] of Object.entries(field)) Object.assign(d, { [key]: value ?? undefined });
  }

  #check(approver = this.#statement().approver): Finding[] {
    const today = '2026-11-24';
    const evidence = new Map<string, Evidence>(this.#snapshot.evidence.map((e) => [e.id, e]));
    const found: Finding[] = [];
    const accepted = new Map(this.#statement().accepted.map((a) => [a.finding, a]));
    const add = (d: Decision, code: FindingCode, severity: Finding['severity'], field: string, args: Finding['args'] = {}) => {
      const key = `${code}/${d.control}`;
      const place = { kind: 'decision', control: d.control, field } as const;
      found.push({ key, code, severity, basis: 'ISO/IEC 42001, 6.1.3', statement: this.#statement().id, place, args, accepted: accepted.get(key) });
    };
    const statement = this.#statement();
    const state = (code: FindingCode, severity: Finding['severity'], place: Finding['place'], args: Finding['args'] = {}) =>
      found.push({ key: code, code, severity, basis: 'ISO/IEC 42001, 7.5', statement: statement.id, place, args, accepted: accepted.get(code) });
    if (!this.#snapshot.organisation.name.trim()) state('organisation-missing', 'blocks', { kind: 'organisation', field: 'name' });
    if (!statement.scope.text.trim()) state('scope-missing', 'blocks', { kind: 'statement', field: 'scope' });
    if (statement.roles.length === 0) state('role-missing', 'blocks', { kind: 'statement', field: 'roles' });
    if (!statement.documentId.trim()) state('document-id-missing', 'blocks', { kind: 'statement', field: 'documentId' });
    if (!statement.version.trim()) state('version-missing', 'blocks', { kind: 'statement', field: 'version' });
    if (approver.name.trim() && approver.name.trim().toLowerCase() === statement.prepared.name.trim().toLowerCase())
      state('not-four-eyes', 'hint', { kind: 'statement', field: 'approver' }, { name: approver.name.trim() });
    if (!approver.name.trim() || !approver.function.trim()) state('approver-missing', 'warning', { kind: 'statement', field: 'approver' });
    if (!statement.treatment.planId.trim()) state('treatment-missing', 'warning', { kind: 'statement', field: 'treatment' });
    if (this.#snapshot.systems.length === 0 && statement.decisions.some((d) => d.applicability === 'applicable')) state('systems-missing', 'warning', { kind: 'statement', field: 'systems' });
    const certified = statement.certificate?.edition;
    if (certified && !statement.editions.some((e) => e.label === certified))
      state('certificate-edition-unknown', 'warning', { kind: 'statement', field: 'certificate' }, { edition: certified });
    const records = [
      ...this.#snapshot.evidence.map((r) => ['evidence', r.id, r.label, r.title, 'title'] as const),
      ...this.#snapshot.systems.map((r) => ['system', r.id, r.label, r.name, 'name'] as const),
    ];
    const seen = new Set<string>();
    for (const [record, id, label, title, name] of records) {
      const at = (code: FindingCode, field: string) =>
        found.push({ key: `${code}/${id}`, code, severity: 'blocks', basis: 'ISO/IEC 42001, 7.5.2', statement: statement.id, place: { kind: 'record', record, id, field }, args: { label } });
      if (label.trim() && seen.has(`${record} ${label}`)) at('label-twice', 'label');
      seen.add(`${record} ${label}`);
      if (!title.trim()) at('title-missing', name);
    }
    const edition = statement.editions.findLast((e) => !e.withdrawn);
    if (edition && edition.content !== contentOf(statement))
      state('changed-since-edition', 'hint', { kind: 'edition', id: edition.id }, { edition: edition.label, count: String(this.#changesSince(edition.id).length) });
    for (const d of statement.decisions) {
      if (isGone(this.#snapshot, d.control)) {
        add(d, 'control-unknown', 'warning', 'applicability');
        continue;
      }
      if (d.applicability === 'undecided') add(d, 'undecided', 'blocks', 'applicability');
      if (d.applicability === 'excluded' && d.grounds.length === 0) add(d, 'exclusion-without-ground', 'blocks', 'grounds');
      if (d.applicability === 'excluded' && d.drivers.length > 0) add(d, 'excluded-with-drivers', 'warning', 'drivers', { drivers: d.drivers.map(({ label, text }) => label || text).join(', ') });
      if (d.applicability === 'excluded' && !d.excluded.text.trim()) add(d, 'justification-missing', 'blocks', 'justification');
      if (d.owner && !this.#snapshot.people.some((p) => p.id === d.owner)) add(d, 'owner-gone', 'warning', 'owner');
      if (d.applicability !== 'applicable') continue;
      for (const e of d.exclusions)
        if (e.grounds.length === 0 || !e.justification.text.trim())
          add(d, 'system-exclusion-incomplete', 'blocks', 'exclusions', { system: this.#snapshot.systems.find((x) => x.id === e.system)?.label ?? '' });
      if (!d.included.text.trim()) add(d, 'justification-missing', 'blocks', 'justification');
      if (d.drivers.length === 0) add(d, 'driver-missing', 'warning', 'drivers');
      // Keys name a control here, so one of them speaks for all.
      const unlisted = d.drivers.find(({ kind, label, record }) => label !== '' && !record && this.#driving(kind).length > 0);
      if (unlisted) {
        const listed = this.#driving(unlisted.kind).some(({ label }) => label === unlisted.label) ? 'yes' : 'no';
        add(d, 'driver-unlisted', 'hint', 'drivers', { driver: unlisted.label, listed });
      }
      if (d.status === 'implemented' && d.evidence.length === 0) add(d, 'implemented-without-evidence', 'warning', 'evidence');
      if (d.status === 'planned' && !d.owner) add(d, 'planned-without-owner', 'warning', 'owner');
      if (d.status === 'planned' && !d.target) add(d, 'planned-without-date', 'warning', 'target');
      if (d.status !== 'implemented' && d.target && d.target < today) add(d, 'target-passed', 'warning', 'target', { date: d.target });
      if (d.review && d.review < today) add(d, 'review-overdue', 'warning', 'review', { date: d.review });
      else if (d.review && d.review < '2026-12-24') add(d, 'review-soon', 'hint', 'review', { date: d.review });
      for (const id of d.evidence) {
        const item = evidence.get(id);
        if (item?.expiry && item.expiry < today) add(d, 'evidence-expired', 'warning', 'evidence', { evidence: item.label, date: item.expiry });
      }
    }
    return found;
  }
}
