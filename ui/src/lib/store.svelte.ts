// The one store: the open file as the last answer from Rust described it. Nothing here decides anything; every change
// is an operation, and the answer to it replaces what it touched.
import { client, type Failure, type FileStatus, type Loaded, type Update, type Welcome } from './client';
import type {
  AiSystem, Catalogue, CatalogueControl, ControlRef, Decision, Delta, Evidence, Finding, Id, Operation,
  OwnControl, Person, Severity, Snapshot, Statement,
} from './model';
import { forgetDrafts } from './fields/draft.svelte';
import { navigation } from './navigation.svelte';
import { typing } from './typing.svelte';

/**
 * One change. A value that is only sent whole, such as a signatory, is given as a function: it is built when its turn
 * comes, from what the file then holds, so that two quick edits of its parts do not undo one another. It may find that
 * there is nothing left to do.
 */
export type Change = Operation | (() => Operation | undefined);

const built = (change: Change): Operation | undefined => (typeof change === 'function' ? change() : change);

/** A write that did not reach the file, with what the user is told about it. */
export interface Trouble {
  code: string;
  message: string;
  /** The file it is about, where that is another than the open one. */
  file?: string;
  /** Whether writes wait in memory for another try. */
  waiting: number;
}

/** Codes after which the same write may succeed later: the words are kept in memory, and tried again. */
const PASSING = ['disk-full', 'disk', 'busy', 'no-permission', 'folder-gone', 'file-gone', 'read-only'];

const passes = ({ code }: Failure): boolean => PASSING.includes(code.slice(code.lastIndexOf('.') + 1));

const byId = <T extends { id: Id }>(list: readonly T[]): Map<Id, T> => new Map(list.map((item) => [item.id, item]));

/** Puts the changed parts in place; whatever a change did not touch stays the same object. */
export function merged(snapshot: Snapshot, delta: Delta): Snapshot {
  const changed = new Map<string, Decision>();
  for (const { statement, decision } of delta.decisions) changed.set(`${statement} ${decision.control}`, decision);
  const whole = byId(delta.statements);
  const known = snapshot.statements.filter((s) => !delta.removedStatements.includes(s.id));
  const statements = known.map((statement) => {
    const replaced = whole.get(statement.id);
    if (replaced) return replaced;
    if (!delta.decisions.some((d) => d.statement === statement.id)) return statement;
    const decisions = statement.decisions.map((d) => changed.get(`${statement.id} ${d.control}`) ?? d);
    return { ...statement, decisions };
  });
  for (const statement of delta.statements) if (!known.some((s) => s.id === statement.id)) statements.push(statement);
  return {
    ...snapshot,
    organisation: delta.organisation ?? snapshot.organisation,
    people: delta.people ?? snapshot.people,
    systems: delta.systems ?? snapshot.systems,
    evidence: delta.evidence ?? snapshot.evidence,
    controls: delta.controls ?? snapshot.controls,
    statements,
  };
}

class Store {
  /** Which page the window shows: nothing yet, the welcome, or a file. */
  phase = $state<'starting' | 'welcome' | 'open'>('starting');
  /** What the welcome page shows. */
  welcome = $state.raw<Welcome>();
  /** Everything in the file. */
  snapshot = $state.raw<Snapshot>();
  /** Ids, titles and guidance of the framework. */
  catalogue = $state.raw<Catalogue>();
  /** What the readiness check says now. */
  findings = $state.raw<readonly Finding[]>([]);
  /** Where the file is, when it was saved, what undo would take back. */
  status = $state.raw<FileStatus>();
  /** What went wrong last, until it is mended or put away. */
  trouble = $state.raw<Trouble>();
  /** Counts opened files: whatever remembers something about a file starts afresh when it changes. */
  session = $state(0);

  /** Writes that could not be made yet, oldest first. */
  #unwritten: Change[] = [];
  /** Commands run one after the other, in the order in which they were given. */
  #line: Promise<unknown> = Promise.resolve();

  /** The statement that the window shows. */
  statement: Statement | undefined = $derived(this.snapshot?.statements[0]);
  people: Map<Id, Person> = $derived(byId(this.snapshot?.people ?? []));
  evidence: Map<Id, Evidence> = $derived(byId(this.snapshot?.evidence ?? []));
  systems: Map<Id, AiSystem> = $derived(byId(this.snapshot?.systems ?? []));
  ownControls: Map<Id, OwnControl> = $derived(byId(this.snapshot?.controls ?? []));
  decisions: Map<ControlRef, Decision> = $derived(
    new Map((this.statement?.decisions ?? []).map((decision) => [decision.control, decision])),
  );
  /** The catalogue's entries by (framework, id). */
  guidance: Map<ControlRef, CatalogueControl> = $derived.by(() => {
    const found = new Map<ControlRef, CatalogueControl>();
    const catalogue = this.catalogue;
    for (const group of catalogue?.groups ?? [])
      for (const objective of group.objectives)
        for (const control of objective.controls) found.set(`${catalogue?.id ?? ''}/${control.id}`, control);
    return found;
  });
  /** Findings that nobody has accepted. */
  open: readonly Finding[] = $derived(this.findings.filter((finding) => !finding.accepted));
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
  /** Today, as ISO date in local time. */
  today: string = $derived.by(() => {
    void this.status;
    return new Date().toLocaleDateString('sv-SE');
  });

  /** Shows the file that the shell already holds, opened by a double click or on the command line; else the welcome. */
  async begin(): Promise<void> {
    try {
      const welcome = await client().welcome();
      this.welcome = welcome;
      if (welcome.open) this.#take(await client().load());
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

  /** Opens a file by the given command; false if the user thought better of it. */
  async openBy(command: () => Promise<boolean>): Promise<boolean> {
    if (!(await typing.flushAll())) return false;
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

  /** Closes the file and goes back to the welcome page. */
  async close(): Promise<boolean> {
    if (!(await this.settled())) return false;
    await client().closeFile();
    this.snapshot = undefined;
    this.status = undefined;
    this.findings = [];
    this.trouble = undefined;
    await this.start();
    return true;
  }

  /** Makes one change. Resolves to whether it is in the file. */
  apply(change: Change): Promise<boolean> {
    if (this.readOnly) return Promise.resolve(false);
    return this.#inLine(async () => {
      if (this.#unwritten.length > 0) {
        // Order matters: what could not be written before goes first.
        this.#unwritten.push(change);
        return this.#writeAll();
      }
      try {
        const operation = built(change);
        if (operation) this.#update(await client().apply(operation));
        this.trouble = undefined;
        return true;
      } catch (error) {
        const failure = asFailure(error);
        if (passes(failure)) this.#unwritten.push(change);
        this.#report(failure);
        return false;
      }
    });
  }

  /** Takes the last change back. */
  undo(): Promise<boolean> {
    return this.#command(() => client().undo());
  }

  /** Makes the change again that was taken back last. */
  redo(): Promise<boolean> {
    return this.#command(() => client().redo());
  }

  /** Runs any command that answers with an update. `null` means that the user closed a dialog. */
  run(command: () => Promise<Update | null>): Promise<boolean> {
    return this.#command(command);
  }

  /** Runs a command that changes nothing in the file; undefined if it failed, which is then shown. */
  async ask<T>(command: () => Promise<T>): Promise<T | undefined> {
    try {
      return await command();
    } catch (error) {
      this.#report(error);
      return undefined;
    }
  }

  /** Tries again to write what could not be written. */
  retry(): Promise<boolean> {
    return this.#inLine(() => this.#writeAll());
  }

  /** Puts the message away; what waits keeps waiting. */
  dismiss(): void {
    this.trouble = undefined;
  }

  /** True when every typed word and every change is in the file. */
  async settled(): Promise<boolean> {
    if (!(await typing.flushAll())) return false;
    return this.#inLine(async () => (this.#unwritten.length > 0 ? this.#writeAll() : true));
  }

  /** How many changes wait in memory because they could not be written. */
  get unwritten(): number {
    return this.trouble?.waiting ?? 0;
  }

  #inLine<T>(task: () => Promise<T>): Promise<T> {
    const run = this.#line.then(task, task);
    this.#line = run;
    return run;
  }

  async #command(command: () => Promise<Update | null>): Promise<boolean> {
    if (!(await typing.flushAll())) return false;
    return this.#inLine(async () => {
      try {
        const update = await command();
        if (update) this.#update(update);
        return update !== null;
      } catch (error) {
        this.#report(error);
        return false;
      }
    });
  }

  async #writeAll(): Promise<boolean> {
    while (this.#unwritten.length > 0) {
      try {
        const operation = built(this.#unwritten[0] as Change);
        if (operation) this.#update(await client().apply(operation));
        this.#unwritten.shift();
      } catch (error) {
        const failure = asFailure(error);
        if (!passes(failure)) this.#unwritten.shift();
        this.#report(failure);
        return false;
      }
    }
    this.trouble = undefined;
    return true;
  }

  #take(loaded: Loaded): void {
    this.snapshot = loaded.snapshot;
    this.catalogue = loaded.catalogue;
    this.findings = loaded.findings;
    this.status = loaded.status;
    this.trouble = undefined;
    this.#unwritten = [];
    forgetDrafts();
    this.session += 1;
    this.phase = 'open';
  }

  #update(update: Update): void {
    if (this.snapshot) this.snapshot = merged(this.snapshot, update.delta);
    this.findings = update.findings;
    this.status = update.status;
  }

  #report(error: unknown): void {
    const { code, message, file } = asFailure(error);
    const other = file === this.status?.name ? undefined : file;
    this.trouble = { code, message, file: other, waiting: this.#unwritten.length };
  }
}

function asFailure(error: unknown): Failure {
  if (typeof error === 'object' && error !== null && 'code' in error && 'message' in error) return error as Failure;
  return { code: 'unexpected', message: String(error) };
}

/** The one store. */
export const store = new Store();
