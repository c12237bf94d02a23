// Where the window is, and where it is asked to go. Places watch `wish` for the record and field to show.
import { tick } from 'svelte';
import { leaveField } from './focus';
import { typing } from './typing.svelte';

/** A place, a record in it, and a field of that record. */
export interface Target {
  place: string;
  record?: string;
  field?: string;
}

class Navigation {
  /** The place that is shown. */
  place = $state('controls');
  /** What the place was last asked to show; places clear it when done. */
  wish = $state.raw<Target>();
  /** At narrow widths a list and its record do not fit side by side: which of the two is shown. */
  narrow = $state<'list' | 'record'>('list');

  /** Where a file begins that was just opened: at its controls, unless something else comes first. */
  begin(at: Target = { place: 'controls' }): void {
    this.place = at.place;
    this.wish = at.field === undefined ? undefined : at;
    this.narrow = 'list';
  }

  /** Goes to a place; what was typed is written first. */
  async go(target: Target): Promise<void> {
    leaveField();
    await typing.flushAll();
    this.place = target.place;
    this.wish = target;
    if (target.record) this.narrow = target.field ? 'record' : 'list';
    await tick();
  }
}

/** The one navigation. */
export const navigation = new Navigation();
