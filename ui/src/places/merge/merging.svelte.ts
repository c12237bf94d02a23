// Another copy of the open file beside it: how they differ, and what is decided. It stays when the page is left, and goes with
// the file.
import { client, type CopyChoice, type MergeChoice, type MergeConflict, type MergeDecision, type MergeView } from '../../lib/client';
import { store } from '../../lib/store.svelte';
import { Typing, typing } from '../../lib/typing.svelte';
import { t } from '../../lib/words';
import { combined, type Pick } from './paragraphs';
import { textOf, withText } from './values';

/** What is chosen for one conflict; `edit` is a text written anew, `paragraphs` one that is put together of both. */
export type Taken = MergeChoice | 'edit' | 'paragraphs';

class Merging {
  /** What is typed for it: it is no part of the file until the copies are merged. */
  readonly words = new Typing();
  view = $state.raw<MergeView>();
  /** What was chosen, by cell. */
  taken = $state<Record<string, Taken>>({});
  /** Texts written anew, by cell. */
  texts = $state<Record<string, string>>({});
  /** What was chosen paragraph by paragraph, by cell. */
  picks = $state<Record<string, (Pick | undefined)[]>>({});
  /** Whether it has been merged. */
  done = $state(false);
  busy = $state(false);

  /** How many are not decided yet. */
  open: number = $derived((this.view?.conflicts ?? []).filter((conflict) => !this.isDecided(conflict)).length);
  /** How many of them can be taken from one side as they are: a record is kept or deleted. */
  openForOne: number = $derived((this.view?.conflicts ?? []).filter(({ cell, choices }) => this.taken[cell] === undefined && choices.includes('mine')).length);
  /** Whether there is something to merge. */
  diverged: boolean = $derived(this.view?.relation === 'merge-diverged');

  /** Compares a copy, one that is asked for where none is named; false where nobody chose one, or it cannot be compared. */
  async compare(copy: CopyChoice = 'ask'): Promise<boolean> {
    if (!(await typing.flushAll())) return false;
    const view = await store.ask(() => client().compareCopy(copy));
    if (!view) return false;
    this.reset();
    this.view = view;
    for (const { cell, likely } of view.conflicts) if (likely) this.taken[cell] = likely;
    return true;
  }

  isDecided(conflict: MergeConflict): boolean {
    const taken = this.taken[conflict.cell];
    return taken !== undefined && (taken !== 'paragraphs' || this.combined(conflict) !== undefined);
  }

  /** The text that was put together of both sides; nothing before every paragraph is chosen. */
  combined({ cell, mine, theirs }: MergeConflict): string | undefined {
    return combined(textOf(mine.value), textOf(theirs.value), this.picks[cell] ?? []);
  }

  /** Chooses for one stretch in which the texts differ. */
  pick({ cell }: MergeConflict, stretch: number, pick: Pick): void {
    const picks = [...(this.picks[cell] ?? [])];
    picks[stretch] = pick;
    this.picks[cell] = picks;
  }

  choose({ cell, mine, theirs }: MergeConflict, taken: Taken): void {
    this.taken[cell] = taken;
    // Writing anew begins with both, so that nothing has to be fetched from elsewhere.
    if (taken === 'edit') this.texts[cell] ??= [textOf(mine.value), textOf(theirs.value)].filter((text) => text !== '').join('\n\n');
  }

  /** Chooses the same for all that are not decided yet and can be so decided. */
  chooseForOpen(choice: 'mine' | 'theirs'): void {
    for (const conflict of this.view?.conflicts ?? [])
      if (this.taken[conflict.cell] === undefined && conflict.choices.includes(choice)) this.choose(conflict, choice);
  }

  async merge(): Promise<boolean> {
    await this.words.flushAll();
    if (this.busy || this.open > 0 || !this.diverged || store.readOnly || !(await typing.flushAll())) return false;
    this.busy = true;
    const done = await store.run(() => client().mergeCopy(this.#decided()));
    this.busy = false;
    this.done = done;
    if (done) await store.say(t('merge-done', { file: this.view?.file ?? '' }));
    return done;
  }

  #decided(): MergeDecision[] {
    return (this.view?.conflicts ?? []).map((conflict): MergeDecision => {
      const { cell, mine, theirs } = conflict;
      const taken = this.taken[cell];
      if (taken === 'paragraphs') return { cell, value: withText(mine.value ?? theirs.value, this.combined(conflict) ?? '') };
      if (taken !== 'edit') return { cell, ...(taken && { take: taken }) };
      return { cell, value: withText(mine.value ?? theirs.value, this.texts[cell] ?? '') };
    });
  }

  reset(): void {
    this.words.clear();
    this.view = undefined;
    this.taken = {};
    this.texts = {};
    this.picks = {};
    this.done = false;
    this.busy = false;
  }
}

/** The comparison with another copy. */
export const merging = new Merging();
