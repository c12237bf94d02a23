// The one store: the open file as the last answer from Rust described it. Nothing here decides anything; every change
// is an operation, and the answer to it replaces what it touched.
import { tick } from 'svelte';
import { createSubscriber } from 'svelte/reactivity';

import { client, type Did, type Failure, type FileStanding, type FileStatus, type First, type Loaded, type SealedCopy, type Settled, type Update, type Welcome } from './client';
import type {
  AiSystem, Catalogue, CatalogueControl, Clauses, ControlRef, Decision, Delta, Due, Evidence, Finding, Framework, Id, Operation, Rmf,
  OwnControl, Person, Severity, Snapshot, Statement,
} from './model';
import { navigation } from './navigation.svelte';
import { typing, type Words } from './typing.svelte';
import { t } from './words';

/**
 * One change. A value that is only sent whole, such as a signatory, is given as a function: it is built when its turn
 * comes, from what the file then holds, so that two quick edits of its parts do not undo one another. It may find that
 * there is nothing left to do, or several operations where it is about several records.
 */
export type Change = Operation | (() => Operation | readonly Operation[] | undefined);

/** Operations about one statement of the file. */
const OF_STATEMENT: ReadonlySet<Operation['op']> = new Set(['EditStatement', 'Decide', 'AcceptFinding', 'ReopenFinding']);

/** The operations that changes are, about the statement in which they were made: all of them, or none where one finds nothing to do. */
function built(changes: readonly Change[], statement: Id | undefined): Operation[] {
  const step = changes.map((change) => (typeof change === 'function' ? change() : change));
  // Whole or not at all: without one of its parts it would be another change than the user's.
  if (step.some((part) => part === undefined)) return [];
  const operations = step.flatMap((part) => part as Operation | readonly Operation[]);
  return operations.map((one) => (OF_STATEMENT.has(one.op) && statement !== undefined ? ({ statement, ...one } as Operation) : one));
}

/** What the user did, on its way to the file. */
interface Pending {
  /** The changes it is made of. They are one step. */
  changes: readonly Change[];
  /** The statement that was shown when it was made, where the file holds several. */
  statement: Id | undefined;
  /** The words that it is made of, where it was typed. */
  words: Words | undefined;
  /** When it was done: an instant. */
  made: string;
  written: boolean;
}

/** Whether it is still wanted: it is not where the words that it is made of were taken back or replaced in their field. */
const wanted = ({ words }: Pending): boolean => !words || typing.of(words.field) === words;

/** Hears what a step through the history took back or made again. */
export type Told = (reversed: Did) => unknown;

/** What the user wanted when something unwritten stood in the way. */
export interface Wish {
  /** To leave the file, or to do something else that needs all of it. */
  kind: 'close' | 'go-on';
  /** Does just that, once nothing stands in the way any more; it was done unless the answer is false. */
  go: () => Promise<unknown>;
}

/** What went wrong, and what the user is told about it. */
export interface Trouble {
  code: string;
  message: string;
  /** The file it is about, where that is another than the open one. */
  file?: string;
  /** Whether it left something unwritten: it is over when all of that is written or given up. */
  left: boolean;
  /** What it stands in the way of. */
  wish?: Wish;
}

/** Another program wrote to the file, and what is there now cannot be read. */
const UNREADABLE: Failure = { code: 'changed-unreadable', message: '' };

/** Codes after which the same write may succeed later: the change is kept in memory, and tried again. */
const PASSING = ['disk-full', 'disk', 'busy', 'no-permission', 'folder-gone', 'file-gone', 'file-replaced', 'read-only', 'changed-elsewhere', UNREADABLE.code];

/** What nobody did wrong: it is to be looked at, and nothing failed. */
export const NOTICES: readonly string[] = ['named-elsewhere', 'held-by', 'held-free', 'redacted-copy', 'copies-beside', 'backup-failed'];

/** Codes that say it of the file itself, whatever was asked of it, that it does not hold: a change waits until it has another. */
const BROKEN = ['damaged', 'truncated', 'history-mismatch'];

/** Codes by which the open file itself is found not to hold. */
const DAMAGE = [...BROKEN, 'backed-up-unsound', 'unsound', 'copy-unsound'];

/** What is told of a file that can only be read, by why that is. */
const HELD: Partial<Record<string, string>> = { namedElsewhere: 'named-elsewhere', heldBy: 'held-by' };

/** The code by which it is told what stands where the file was opened. */
export const AWAY: Partial<Record<FileStanding, string>> = { gone: 'file-gone', 'folder-gone': 'folder-gone', replaced: 'file-replaced', 'foreign-journal': 'foreign-journal' };

/** How long the footer says what was done, in ms: long enough to be read twice. */
const SAID_FOR = 15_000;

const codeOf = ({ code }: { code: string }): string => code.slice(code.lastIndexOf('.') + 1);
const passes = (failure: Failure): boolean => [...PASSING, ...BROKEN].includes(codeOf(failure));

/** Said where the reason stands at the field: words that are no value it takes. */
const NOT_A_VALUE: Failure = { code: 'not-a-value', message: '' };

/** The frameworks that ship and that statements can be about. */
export const ANNEXES: readonly string[] = ['iso42001', 'iso27001'];

/** Whether a finding concerns a statement: it is about that one, or about what all statements share. The rule is Rust's (`Finding::concerns`). */
const concerns = ({ statement, place }: Finding, of: Id | undefined): boolean => statement === of || place.kind === 'organisation' || place.kind === 'record';

const byId = <T extends { id: Id }>(list: readonly T[]): Map<Id, T> => new Map(list.map((item) => [item.id, item]));

/** Puts the changed parts in place, so that the whole is as if it were read anew; whatever a change did not touch stays the same object. */
export function merged(snapshot: Snapshot, { statements: whole, removedStatements, decisions, ...lists }: Delta): Snapshot {
  const changed = new Map(decisions.map(({ statement, decision }) => [`${statement} ${decision.control}`, decision]));
  const sent = byId(whole);
  const kept = snapshot.statements.filter(({ id }) => !sent.has(id) && !removedStatements.includes(id));
  const statements = kept.map((statement) => {
    if (!decisions.some((d) => d.statement === statement.id)) return statement;
    return { ...statement, decisions: statement.decisions.map((d) => changed.get(`${statement.id} ${d.control}`) ?? d) };
  });
  return { ...snapshot, ...lists, statements: [...statements, ...whole].sort((a, b) => (a.id < b.id ? -1 : 1)) };
}

const everyMinute = createSubscriber((update) => {
  const timer = setInterval(update, 60_000);
  return () => clearInterval(timer);
});

class Store {
  /** Which page the window shows: nothing yet, the welcome, or a file. */
  phase = $state<'starting' | 'welcome' | 'open'>('starting');
  /** A sealed copy that is to be opened: what opens it is asked for. */
  sealed = $state.raw<SealedCopy>();
  /** What the welcome page shows. */
  welcome = $state.raw<Welcome>();
  /** Everything in the file. */
  snapshot = $state.raw<Snapshot>();
  /** Ids, titles and guidance of the frameworks of controls that ship. */
  catalogues = $state.raw<readonly Catalogue[]>([]);
  /** The clauses of three standards, and the NIST AI RMF; nothing until a file was opened. */
  clauses = $state.raw<Clauses>();
  rmf = $state.raw<Rmf>();
  /** What the readiness check says now, of every statement in the file. */
  #findings = $state.raw<readonly Finding[]>([]);
  /** What is due in the statement that is shown and in the registers, the earliest first. */
  due = $state.raw<readonly Due[]>([]);
  /** Where the file is, when it was saved, what undo would take back. */
  status = $state.raw<FileStatus>();
  /** What was done last that changes nothing to be seen, in words: a copy that was saved. */
  said = $state('');
  #saidFor: ReturnType<typeof setTimeout> | undefined;
  /** What stands where the file was opened. */
  standing = $state<FileStanding>('in-place');
  /** Counts opened files: whatever remembers something about a file starts afresh when it changes. */
  session = $state(0);

  /** Changes on their way to the file, oldest first. */
  #pending: Pending[] = [];
  /** Those that wait for another try. */
  #waiting = $state.raw<readonly Pending[]>([]);
  /** How many changes wait in memory for another try. */
  waiting: number = $derived(this.#waiting.filter(wanted).length);
  /** When the file was saved: the last time before something was left out, and what came after. */
  #saves = $state.raw<readonly string[]>([]);
  #told = $state.raw<Trouble>();
  /** Whether something in the file was found to say other than when it was written. */
  broken = $state(false);

  /** Commands run one after the other, in the order in which they were given. */
  #line: Promise<unknown> = Promise.resolve();

  /** Those changes, as they would be written now. */
  get waitingSteps(): Operation[][] {
    return this.#waiting.filter(wanted).map(({ changes, statement }) => built(changes, statement)).filter((step) => step.length > 0);
  }

  /** The statement that the window shows. */
  statement: Statement | undefined = $derived(
    this.snapshot?.statements.find(({ id }) => id === this.status?.statement) ?? this.snapshot?.statements[0],
  );
  /** Whether the file holds several. */
  several: boolean = $derived((this.snapshot?.statements.length ?? 0) > 1);
  /** The frameworks that were brought into the file: those that statements are about, then those beside. */
  ownFrameworks: readonly Framework[] = $derived([...(this.snapshot?.frameworks ?? []).filter(({ id }) => !ANNEXES.includes(id)), ...(this.snapshot?.beside ?? [])]);
  /** The frameworks that it is about, in published order. */
  frameworks: readonly Framework[] = $derived(
    (this.snapshot?.frameworks ?? []).filter(({ id }) => this.statement?.frameworks.some(({ framework }) => framework === id)),
  );
  /** The titles of all controls of those that the file is about, and of what earlier versions of one's own listed. */
  titles: Map<ControlRef, string> = $derived(
    new Map([
      ...this.ownFrameworks.flatMap(({ id, gone }) => (gone ?? []).map((entry) => [`${id}/${entry.id}`, entry.title] as const)),
      ...(this.snapshot?.frameworks ?? []).flatMap(({ id, groups }) =>
        groups.flatMap(({ objectives }) => objectives.flatMap(({ controls }) => controls.map((control) => [`${id}/${control.id}`, control.title] as const)))),
    ]),
  );
  /** What the readiness check says of it now. */
  findings: readonly Finding[] = $derived(this.#findings.filter((finding) => concerns(finding, this.statement?.id)));
  /** How many changes are not in the file: those that wait, and words that were refused. */
  unwritten: number = $derived(this.waiting + typing.refused);
  /** Since when something is not in the file: an instant. What is written meanwhile changes nothing about it. */
  unwrittenSince: string | undefined = $derived(
    [typing.refusedSince, ...this.#waiting.filter(wanted).map(({ made }) => made)].filter((made) => made !== undefined).sort()[0],
  );
  /** The last save before that: all that was done until then is in the file. */
  savedBefore: string | undefined = $derived.by(() => {
    const since = this.unwrittenSince;
    return since === undefined ? undefined : (this.#saves.findLast((saved) => saved <= since) ?? since);
  });
  /** What went wrong last, until it is mended or put away. */
  trouble: Trouble | undefined = $derived(this.#told?.left && this.unwritten === 0 ? undefined : this.#told);
  people: Map<Id, Person> = $derived(byId(this.snapshot?.people ?? []));
  evidence: Map<Id, Evidence> = $derived(byId(this.snapshot?.evidence ?? []));
  systems: Map<Id, AiSystem> = $derived(byId(this.snapshot?.systems ?? []));
  /** Records that bear a label, by kind and id: `risk/…`. */
  labelled: Map<string, { label: string }> = $derived.by(() => {
    const { evidence = [], systems = [], risks = [], assessments = [], requirements = [], parties = [], objectives = [] } = this.snapshot ?? {};
    const { audits = [], reviews = [], nonconformities = [], questions = [] } = this.snapshot ?? {};
    const kinds = {
      evidence, system: systems, risk: risks, assessment: assessments, requirement: requirements, party: parties, objective: objectives,
      audit: audits, review: reviews, nonconformity: nonconformities, question: questions,
    };
    return new Map(Object.entries(kinds).flatMap(([kind, records]) => records.map((record) => [`${kind}/${record.id}`, record] as const)));
  });
  ownControls: Map<Id, OwnControl> = $derived(byId(this.snapshot?.controls ?? []));
  decisions: Map<ControlRef, Decision> = $derived(
    new Map((this.statement?.decisions ?? []).map((decision) => [decision.control, decision])),
  );
  /** Our words about controls, by their references. */
  guidance: Map<ControlRef, CatalogueControl> = $derived(
    new Map(
      this.catalogues.flatMap(({ id, groups }) =>
        groups.flatMap(({ objectives }) => objectives.flatMap(({ controls }) => controls.map((control) => [`${id}/${control.id}`, control] as const))),
      ),
    ),
  );
  /** Findings that nobody has accepted. */
  open: readonly Finding[] = $derived(this.findings.filter((finding) => !finding.accepted));
  /** Findings that somebody lets stand. */
  accepted: readonly Finding[] = $derived(this.findings.filter((finding) => finding.accepted));
  tally: Record<Severity, number> = $derived.by(() => {
    const tally = { blocks: 0, warning: 0, hint: 0 };
    for (const finding of this.open) tally[finding.severity] += 1;
    return tally;
  });
  findingsByControl: Map<ControlRef, Finding[]> = $derived.by(() => {
    const found = new Map<ControlRef, Finding[]>();
    for (const finding of this.open) {
      if (finding.place.kind !== 'decision') continue;
      const list = found.get(finding.place.control);
      if (list) list.push(finding);
      else found.set(finding.place.control, [finding]);
    }
    return found;
  });
  /** Findings that stand at a record of their own: evidence, a system, a person, an own control. */
  findingsByRecord: Map<Id, Finding[]> = $derived.by(() => {
    const found = new Map<Id, Finding[]>();
    for (const finding of this.open) {
      if (finding.place.kind !== 'record') continue;
      const list = found.get(finding.place.id);
      if (list) list.push(finding);
      else found.set(finding.place.id, [finding]);
    }
    return found;
  });
  /** Somebody else holds the file, or it cannot be written: everything can be read, nothing changed. */
  readOnly: boolean = $derived(this.status?.readOnly !== undefined);
  /** Today, as ISO date in local time; looked at again every minute as long as something shows it. */
  today: string = $derived.by(() => {
    void this.status;
    everyMinute();
    return new Date().toLocaleDateString('sv-SE');
  });

  /** Shows the file that the shell already holds; else the welcome. */
  async begin(first: First): Promise<void> {
    try {
      const welcome = await first.welcome;
      this.welcome = welcome;
      const loaded = await first.loaded;
      if (loaded) this.#take(loaded);
      else this.phase = 'welcome';
      if (welcome.refused) this.#report(welcome.refused);
    } catch (error) {
      this.#report(error);
      this.phase = 'welcome';
    }
  }

  /** Shows the welcome page. */
  async start(): Promise<void> {
    await this.look();
    this.phase = 'welcome';
  }

  /** Reads again what the welcome page shows: other windows open files too, and drives come and go. */
  async look(): Promise<void> {
    this.welcome = await client().welcome();
  }

  /** Opens a file by the given command; false if it did not come to that, or the user thought better of it. */
  openBy(command: () => Promise<boolean>): Promise<boolean> {
    return this.#want({ kind: 'go-on', go: () => this.#open(command) });
  }

  /** Closes the file and goes back to the welcome page. */
  close(): Promise<boolean> {
    return this.#want({ kind: 'close', go: () => this.#close() });
  }

  /** Whether the window may close now. If not, it closes when what stands in the way is written or given up. */
  mayClose(): Promise<boolean> {
    return this.settled({ kind: 'close', go: () => client().closeWindow() });
  }

  /** Does what needs all of the file to be written; or says what is not, and offers to go on without it. */
  async #want(wish: Wish): Promise<boolean> {
    return (await this.settled(wish)) && (await wish.go()) !== false;
  }

  /**
   * Goes on in a new file that is made of what still reads of this one, with all that waits to be written: what the new one does not
   * take waits on there, and words that were refused stay in their fields. True if it came to that.
   */
  async goOnIn(command: (waiting: Operation[][]) => Promise<{ here: boolean; without: number } | null>): Promise<boolean> {
    await typing.flushAll();
    const gone = await this.#inLine(async () => {
      const waiting = this.#pending.filter(wanted).map((pending) => ({ pending, step: built(pending.changes, pending.statement) })).filter(({ step }) => step.length > 0);
      const done = await this.ask(() => command(waiting.map(({ step }) => step)));
      const loaded = done?.here ? await this.ask(() => client().load()) : undefined;
      if (!done || !loaded) return false;
      const written = waiting.length - done.without;
      for (const { pending } of waiting.slice(0, written)) if (pending.words) typing.written(pending.words);
      navigation.begin();
      this.#take(loaded, waiting.slice(written).map(({ pending }) => pending));
      return true;
    });
    if (gone && this.unwritten > 0) await this.settled();
    return gone;
  }

  async #open(command: () => Promise<boolean>): Promise<boolean> {
    try {
      if (!(await command())) return false;
      const loaded = await client().load();
      navigation.begin();
      this.#take(loaded);
      return true;
    } catch (error) {
      this.#report(error);
      return false;
    }
  }

  async #close(): Promise<boolean> {
    try {
      await client().closeFile();
    } catch (error) {
      this.#report(error);
      return false;
    }
    this.snapshot = undefined;
    this.status = undefined;
    this.#findings = [];
    this.due = [];
    this.#told = undefined;
    this.said = '';
    await this.start();
    return true;
  }

  /**
   * Makes a change; or several that are one intention, such as a new person who is to be the owner: they are one step,
   * which is made as a whole or not at all, and which one undo takes back. Where a part finds nothing left to do, nothing
   * of it is sent, and it counts as made. Resolves to whether it is in the file, or there was nothing left to do.
   */
  apply(...changes: Change[]): Promise<boolean> {
    if (this.readOnly) return Promise.resolve(false);
    const pending: Pending = { changes, statement: this.several ? this.statement?.id : undefined, words: typing.sender, made: typing.sender?.since ?? new Date().toISOString(), written: false };
    return this.#inLine(async () => {
      // Order matters: what could not be written before goes first.
      this.#pending.push(pending);
      await this.#writePending();
      return pending.written;
    });
  }

  /** Shows another statement of the file, once all that was typed in this one is in the file. */
  showStatement(id: Id): Promise<boolean> {
    return this.#want({ kind: 'go-on', go: () => this.#command(() => client().showStatement(id)) });
  }

  /** Waits until every change that was made has come back, or was found to have to wait. */
  arrived(): Promise<void> {
    return this.#inLine(() => Promise.resolve());
  }

  /** Takes the last change back. `told` hears what it did. */
  undo(told?: Told): Promise<boolean> {
    return this.#step('undo', told);
  }

  /** Makes the change again that was taken back last. */
  redo(told?: Told): Promise<boolean> {
    return this.#step('redo', told);
  }

  /** Goes one step through the history. */
  async #step(way: 'undo' | 'redo', told?: Told): Promise<boolean> {
    if (!(await typing.flushAll())) return false;
    let reversed: Did | undefined;
    const done = await this.#command(async () => {
      const update = await client()[way]();
      ({ reversed } = update);
      return update;
    });
    if (done && reversed) await told?.(reversed);
    return done;
  }

  /** Runs any command that answers with an update. `null` means that the user closed a dialog. */
  async run(command: () => Promise<Update | null>): Promise<boolean> {
    return (await this.settled()) && this.#command(command);
  }

  /** Runs a command that changes nothing in the file; undefined if it failed, which is then shown, or told otherwise. */
  async ask<T>(command: () => Promise<T>, told?: (failure: Failure) => unknown): Promise<T | undefined> {
    try {
      return await command();
    } catch (error) {
      await (told ?? ((failure) => this.#report(failure)))(asFailure(error));
      return undefined;
    }
  }

  /** Says what became of the file where it was opened, or that it is as it was. */
  async stands(standing: FileStanding): Promise<void> {
    if (this.phase !== 'open') return;
    this.standing = standing === 'written' || standing === 'unread' ? 'in-place' : standing;
    const wish = this.#told?.wish;
    if (standing === 'written') {
      const before = this.status;
      if (!(await this.#reload())) return;
      if (this.#told && codeOf(this.#told) === UNREADABLE.code) await this.#over();
      this.rewritten += 1;
      // Whoever only let go of the file wrote nothing that its history holds.
      if (this.status?.head !== before?.head || this.status?.revisions !== before?.revisions) await this.say(t('said-written-elsewhere'));
    } else if (standing === 'freed') {
      if (this.#told?.code === 'held-by') this.#told = undefined;
      this.tell('held-free');
    } else if (standing === 'in-place') {
      if (this.#told && Object.values(AWAY).includes(codeOf(this.#told))) await this.#over();
    } else {
      this.#report(standing === 'unread' ? UNREADABLE : { code: AWAY[standing] ?? '', message: '' }, this.waiting > 0);
      // What the user wanted is still wanted, whatever stands in the way of it by now.
      if (wish && this.#told) this.#told = { ...this.#told, wish };
    }
  }

  /** What was told is over: what waited for that is written, and what was wanted goes on. */
  async #over(): Promise<void> {
    if (this.waiting > 0 || this.#told?.wish) await this.tryAgain();
    else this.#told = undefined;
  }

  /** Shows the file as it is in its place now. */
  #reload(): Promise<boolean> {
    return this.#inLine(async () => {
      const loaded = await this.ask(() => client().load());
      if (loaded) this.#show(loaded);
      return loaded !== undefined;
    });
  }

  /** Runs what goes on with one of two files, and writes what waited, unless it is another file now; undefined if it failed, which is then shown. */
  async settle<T extends Loaded | Settled>(command: () => Promise<T>, another = false): Promise<T | undefined> {
    const done = await this.#inLine(async () => {
      const done = await this.ask(command);
      if (!done) return undefined;
      this.#show('loaded' in done ? done.loaded : done);
      this.#told = undefined;
      this.standing = 'in-place';
      return done;
    });
    if (!done) return done;
    if (another) {
      // What is remembered was about the other file; and what waits was written for that one: nobody's words go over others unasked.
      this.session += 1;
      await tick();
      if (this.waiting > 0) this.#report({ code: 'changed-elsewhere', message: '' }, true);
    } else if (this.waiting > 0) await this.tryAgain();
    this.#tellHeld();
    return done;
  }

  /** Tells something that nobody did; false where something else is told already, whose place it does not take. A notice gives way. */
  tell(code: string, message = ''): boolean {
    if (this.trouble && (NOTICES.includes(code) || !NOTICES.includes(this.trouble.code))) return false;
    this.#report({ code, message });
    return true;
  }

  /** Says that no backup could be made: where the file itself is the reason, that it does not hold. Who asked for one is told in any case. */
  backupFailed({ code, message }: Failure, asked = false): void {
    if (DAMAGE.includes(codeOf({ code }))) this.doesNotHold();
    else if (!this.tell('backup-failed', message) && asked) this.#report({ code: 'backup-failed', message });
  }

  /** Another file of the same name is open now, or none any more: the folder tells which this one is. */
  isIn(folder: string | undefined): void {
    if (!this.status) return;
    const { folder: _, ...status } = this.status;
    this.status = folder === undefined ? status : { ...status, folder };
  }

  /** Says that the file does not hold, and keeps saying so in the bar above. */
  doesNotHold(): void {
    this.broken = true;
    this.tell('history-broken');
  }

  /** Puts the message away; what waits keeps waiting. */
  dismiss(): void {
    this.#told = undefined;
  }

  /** How often something else wrote into the open file: whether it holds is then another question. */
  rewritten = $state(0);

  /** Puts away what an earlier try was told, now that another one succeeded; what waits, and what nobody did, stays told. */
  tried(): void {
    if (this.trouble && this.unwritten === 0 && !NOTICES.includes(this.trouble.code)) this.dismiss();
  }

  /** Says what was done. */
  async say(words: string): Promise<void> {
    // The same words once more are said once more.
    this.said = '';
    await tick();
    this.said = words;
    clearTimeout(this.#saidFor);
    this.#saidFor = setTimeout(() => (this.said = ''), SAID_FOR);
  }

  /**
   * Writes all that is not in the file. True when every typed word and every change is there; otherwise says what is
   * not, and offers to give that up.
   * @param wish what goes on when that was done, or when it is written at another try
   */
  async settled(wish?: Wish): Promise<boolean> {
    const before = this.#told;
    await this.#inLine(() => this.#writePending());
    await typing.tryAll();
    if (this.unwritten === 0) return true;
    // What was sent and refused has just been told again; words that are no value are not sent.
    const told: Trouble = this.#told && this.#told !== before ? this.#told : { ...NOT_A_VALUE, left: true };
    this.#told = { ...told, ...(wish && { wish }) };
    return false;
  }

  /** Tries again to write what could not be written, and goes on with what that stood in the way of. */
  async tryAgain(): Promise<void> {
    const wish = this.trouble?.wish;
    await (wish ? this.#want(wish) : this.settled());
  }

  /** Gives up what could not be written, and goes on with what that stood in the way of. */
  async giveUp(): Promise<void> {
    const wish = this.trouble?.wish;
    await this.#inLine(() => {
      this.#pending = [];
      this.#waiting = [];
      return Promise.resolve();
    });
    typing.giveUp();
    this.#told = undefined;
    // What was not tried yet is written first, or stands in the way anew.
    if (wish) await this.#want(wish);
  }

  #inLine<T>(task: () => Promise<T>): Promise<T> {
    const run = this.#line.then(task, task);
    this.#line = run;
    return run;
  }

  #command(command: () => Promise<Update | null>): Promise<boolean> {
    return this.#inLine(async () => {
      await this.#writePending();
      if (this.#pending.length > 0) return false;
      try {
        const update = await command();
        if (update) this.#update(update);
        return update !== null;
      } catch (error) {
        this.#report(await this.#understood(error));
        return false;
      }
    });
  }

  /** Sends what is on its way, in order, as far as it goes. */
  async #writePending(): Promise<void> {
    if (this.#pending.length === 0) return;
    let failure: Failure | undefined;
    let left = false;
    for (let next = this.#pending[0]; next; next = this.#pending[0]) {
      try {
        if (wanted(next)) {
          const step = built(next.changes, next.statement);
          if (step.length > 0) this.#update(await client().apply(step));
          next.written = true;
        }
        if (next.words) typing.written(next.words);
      } catch (error) {
        const why = await this.#understood(error);
        if (wanted(next)) {
          if (passes(why)) {
            failure = why;
            break;
          }
          // What was refused for good does not hold up what comes after it. Words stay in their field.
          failure ??= why;
          if (next.words) {
            next.words.standing = 'refused';
            left = true;
          }
        }
      }
      this.#pending.shift();
    }
    for (const { words } of this.#pending) if (words) words.standing = 'waiting';
    this.#waiting = [...this.#pending];
    if (failure) this.#report(failure, left || this.waiting > 0);
    else if (typing.refused === 0) this.#told = undefined;
  }

  /** What a command failed with. Where another program wrote to the file, the window shows what is there now, if it can. */
  async #understood(error: unknown): Promise<Failure> {
    const failure = asFailure(error);
    if (codeOf(failure) !== 'changed-elsewhere') return failure;
    try {
      this.#show(await client().load());
      return failure;
    } catch {
      return UNREADABLE;
    }
  }

  /** Shows another file; `left` waits to be written into it, where it is made of the one before. */
  #take(loaded: Loaded, left?: readonly Pending[]): void {
    this.#saves = [];
    this.#show(loaded);
    this.#told = undefined;
    this.said = '';
    this.#pending = [...(left ?? [])];
    this.#waiting = [...this.#pending];
    // Words for another file go with it.
    if (!left) typing.clear();
    this.standing = 'in-place';
    // A file that does not say yet whose it is begins where that is written.
    if (!this.readOnly && loaded.snapshot.organisation.name.trim() === '') navigation.begin({ place: 'document', field: 'name' });
    this.session += 1;
    this.phase = 'open';
    this.broken = false;
    this.rewritten = 0;
    this.#tellHeld();
  }

  /** Says who else has the file, where it is they who keep it from being written. */
  #tellHeld(): void {
    const held = HELD[this.status?.readOnly?.reason ?? ''];
    if (held) this.tell(held);
    if (this.status?.redacted) this.tell('redacted-copy');
  }

  /** What places remember is about the statement that they showed. */
  #stands(status: FileStatus): void {
    if (this.status && this.status.statement !== status.statement) this.session += 1;
    if (status.saved !== this.#saves.at(-1)) this.#saves = [...(this.unwritten === 0 ? this.#saves.slice(-1) : this.#saves), status.saved];
    this.status = status;
  }

  #show(loaded: Loaded): void {
    this.snapshot = loaded.snapshot;
    this.catalogues = loaded.catalogues;
    this.clauses = loaded.clauses;
    this.rmf = loaded.rmf;
    this.#findings = loaded.findings;
    this.due = loaded.due;
    this.#stands(loaded.status);
    typing.forgetGone();
  }

  #update(update: Update): void {
    if (this.snapshot) this.snapshot = merged(this.snapshot, update.delta);
    this.#findings = update.findings;
    this.due = update.due;
    this.#stands(update.status);
    this.said = '';
    typing.forgetGone();
  }

  #report(error: unknown, left = false): void {
    const { code, message, file, field } = asFailure(error);
    // What was under way when the file was closed is nothing that anybody waits for.
    if (code === 'no-file' && this.snapshot === undefined) return;
    // It is no trouble, but a question.
    if (code === 'sealed') {
      this.sealed = { name: file ?? '', by: field === 'keys' ? 'keys' : 'passphrase' };
      return;
    }
    const other = file === this.status?.name ? undefined : file;
    if (other === undefined && this.snapshot && BROKEN.includes(codeOf({ code }))) this.broken = true;
    // What failed once more did not write what waits: that is still told.
    const still = this.#told?.left === true && this.#told.code === code && this.waiting > 0;
    this.#told = { code, message, ...(other !== undefined && { file: other }), left: left || still };
    this.said = '';
  }
}

function asFailure(error: unknown): Failure {
  if (typeof error === 'object' && error !== null && 'code' in error && 'message' in error) return error as Failure;
  return { code: 'unexpected', message: String(error) };
}

/** The one store. */
export const store = new Store();
