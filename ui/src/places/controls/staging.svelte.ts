// Changes to several controls, staged: nothing is written until they are applied, and then as one operation.
import { decide, freshId } from '../../lib/operations';
import type { Applicability, ControlRef, DecisionField, DriverValue, Ground, Id, Operation, Status } from '../../lib/model';
import { store } from '../../lib/store.svelte';
import { Typing } from '../../lib/typing.svelte';
import { t } from '../../lib/words';
import { driverName } from './drivers';
import { ledger, type Row, stateOf } from './rows.svelte';

/** What is staged. A field that is missing is left as it is; `null` takes the value away. */
export interface Staged {
  applicability?: Applicability;
  grounds?: Ground[];
  status?: Status | null;
  owner?: Id | null;
  /** The owner's name, where they are not in the file yet: they are added when the changes are applied. */
  newOwner?: string;
  target?: string | null;
  review?: string | null;
  drivers: DriverValue[];
  evidence: Id[];
}

/** One value that will change on one control. */
export interface Change {
  field: 'applicability' | 'grounds' | 'status' | 'owner' | 'target' | 'review' | 'driver' | 'evidence';
  from?: string;
  to?: string;
}

class Staging {
  /** What is typed into a field and not staged yet: a day, until the field is left. */
  readonly words = new Typing();
  staged: Staged = $state({ drivers: [], evidence: [] });

  /** The names of the fields that would be written. */
  readonly fields: readonly string[] = $derived.by(() => {
    const { drivers, evidence, newOwner: _, ...single } = this.staged;
    const names = Object.entries(single).filter(([, value]) => value !== undefined).map(([name]) => name);
    return [...names, ...(drivers.length > 0 ? ['drivers'] : []), ...(evidence.length > 0 ? ['evidence'] : [])];
  });

  /** Whether nothing was staged, or typed to be staged. */
  get empty(): boolean {
    return this.fields.length === 0 && this.words.count === 0;
  }

  /** Somebody in the file, or the new owner that is staged. */
  person(id: Id): { name: string } | undefined {
    const { owner, newOwner } = this.staged;
    return store.people.get(id) ?? (id === owner && newOwner !== undefined ? { name: newOwner } : undefined);
  }

  /** Stages a new person as the owner. */
  setNewOwner(name: string): void {
    this.set({ owner: freshId(), newOwner: name });
  }

  /** Stages values; `undefined` leaves a field as it is again. */
  set(values: Partial<Staged>): void {
    this.staged = { ...this.staged, ...('owner' in values && { newOwner: undefined }), ...values };
  }

  discard(): void {
    this.words.clear();
    this.staged = { drivers: [], evidence: [] };
  }

  /** The one operation for all selected controls, after that which adds a new owner. */
  operations(controls: readonly ControlRef[]): Operation[] {
    const { drivers, evidence, applicability, grounds, status, owner, newOwner, target, review } = this.staged;
    const set: DecisionField[] = [];
    if (applicability !== undefined) set.push({ applicability });
    if (grounds !== undefined) set.push({ grounds });
    if (status !== undefined) set.push({ status });
    if (owner !== undefined) set.push({ owner });
    if (target !== undefined) set.push({ target });
    if (review !== undefined) set.push({ review });
    set.push(...drivers.map((addDriver) => ({ addDriver })), ...evidence.map((linkEvidence) => ({ linkEvidence })));
    const added: Operation[] = owner && newOwner !== undefined ? [{ op: 'AddPerson', id: owner, set: [{ name: newOwner }] }] : [];
    return [...added, decide(controls, ...set)];
  }

  /** What will change on one control: values that are already so are no change. */
  changes({ decision }: Row): Change[] {
    const changes: Change[] = [];
    const { staged } = this;
    for (const field of ['applicability', 'status', 'owner', 'target', 'review'] as const) {
      const to = staged[field];
      if (to !== undefined && (to ?? undefined) !== decision[field]) changes.push({ field, from: decision[field], to: to ?? undefined });
    }
    if (staged.grounds && [...staged.grounds].sort().join() !== [...decision.grounds].sort().join())
      changes.push({ field: 'grounds', from: decision.grounds.join(), to: staged.grounds.join() });
    for (const driver of staged.drivers) changes.push({ field: 'driver', to: driverName(driver) });
    for (const id of staged.evidence) if (!decision.evidence.includes(id)) changes.push({ field: 'evidence', to: id });
    return changes;
  }

  /** The row as it will be, for the list. */
  preview({ decision }: Row): { state: Row['state']; owner: Id | undefined; target: string | undefined } {
    const { staged } = this;
    const after = <T>(to: T | null | undefined, now: T | undefined): T | undefined => (to === undefined ? now : (to ?? undefined));
    return {
      state: stateOf({
        applicability: staged.applicability ?? decision.applicability,
        status: after(staged.status, decision.status),
      }),
      owner: after(staged.owner, decision.owner),
      target: after(staged.target, decision.target),
    };
  }
}

/** The one staging. */
export const staging = new Staging();

/** Says that what is staged has to be applied or discarded first. */
export function sayStaged(): void {
  void store.say(t('together-held', { changes: Math.max(1, staging.fields.length), controls: ledger.selected.size }));
}

// A row stepped on is no reason to lose what was prepared for those that are selected.
ledger.holdWhile(() => !staging.empty, sayStaged);
