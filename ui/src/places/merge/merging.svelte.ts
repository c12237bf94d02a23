// Another copy of the open file beside it: how they differ, and what is decided. It stays when the page is left, and goes with
// the file.
import { client, type CopyChoice, type MergeChoice, type MergeConflict, type MergeDecision, type MergePartTaken, type MergeView } from '../../lib/client';
import type { Text } from '../../lib/model';
import { store } from '../../lib/store.svelte';
import { Typing, typing } from '../../lib/typing.svelte';
import { t } from '../../lib/words';
import { combined, isDivided, type Pick, stretches } from './paragraphs';
import { isText, textOf, withText } from './values';

/** What is chosen; `edit` is a text written anew, `paragraphs` one that is put together of both, `parts` a decision that is; `settled` is what a merge decided that was taken back. */
export type Taken = MergeChoice | 'edit' | 'paragraphs' | 'parts' | 'settled';

/** Something that is asked: about a conflict as a whole, or about one part of a decision. */
export interface Question {
  /** Unique among all that is asked. */
  key: string;
  /** What it is about, in words. */
  about: string;
  choices: readonly Taken[];
  mine: unknown;
  theirs: unknown;
}

/** What may be chosen for a text besides a side: that it is put together, where that wins anything, or written anew. */
const ofText = (mine: unknown, theirs: unknown): Taken[] => [...(isDivided(stretches(textOf(mine), textOf(theirs))) ? (['paragraphs'] as const) : []), 'edit'];

/** What a conflict asks as a whole. */
export function questionOf({ cell, about, choices, mine, theirs, parts }: MergeConflict): Question {
  const more = choices.includes('both') ? ofText(mine.value, theirs.value) : [];
  const before = merging.view?.settled.some(({ conflict }) => conflict.cell === cell) ? (['settled'] as const) : [];
  return { key: cell, about, mine: mine.value, theirs: theirs.value, choices: [...before, ...choices, ...more, ...(parts.length > 0 ? (['parts'] as const) : [])] };
}

/** What it asks part by part. */
export function partsOf({ cell, about, parts }: MergeConflict): (Question & { name: string })[] {
  return parts.map(({ name, choices, mine, theirs }) => ({
    key: `${cell}#${name}`, name, about: t('merge-part', { about, part: t(`merge-part-${name}`) }), mine, theirs,
    choices: isText(mine) ? [...choices, ...(choices.includes('both') ? ofText(mine, theirs) : ['edit' as const])] : choices,
  }));
}

class Merging {
  /** What is typed for it: it is no part of the file until the copies are merged. */
  readonly words = new Typing();
  view = $state.raw<MergeView>();
  /** What was chosen, by question: that of a whole conflict is called after its cell. */
  taken = $state<Record<string, Taken>>({});
  /** Texts written anew. */
  texts = $state<Record<string, string>>({});
  /** What was chosen paragraph by paragraph. */
  picks = $state<Record<string, (Pick | undefined)[]>>({});
  /** Whether it has been merged. */
  done = $state(false);
  busy = $state(false);

  /** Whether that was undone, and nothing done since. */
  takenBack: boolean = $derived(this.done && store.status?.redo === 'Merge');
  /** What is asked, and what was decided in a merge that was taken back. */
  asked: readonly MergeConflict[] = $derived([...(this.view?.conflicts ?? []), ...(this.view?.settled ?? []).map(({ conflict }) => conflict)]);
  /** How many are not decided yet. */
  open: number = $derived(this.asked.filter((conflict) => !this.isDecided(conflict)).length);
  /** How many of them can be taken from one side as they are: a record is kept or deleted. */
  openForOne: number = $derived((this.view?.conflicts ?? []).filter(({ cell, choices }) => this.taken[cell] === undefined && choices.includes('mine')).length);
  /** Whether there is something to merge: for the first time, or again after it was undone. */
  diverged: boolean = $derived(['merge-diverged', 'merge-taken-back'].includes(this.view?.relation ?? ''));

  /** Compares a copy, one that is asked for where none is named; false where nobody chose one, or it cannot be compared. */
  async compare(copy: CopyChoice = 'ask'): Promise<boolean> {
    if (!(await typing.flushAll())) return false;
    const view = await store.ask(() => client().compareCopy(copy));
    if (!view) return false;
    store.tried();
    this.reset();
    this.view = view;
    for (const { cell, likely } of view.conflicts) if (likely) this.taken[cell] = likely;
    for (const { conflict } of view.settled) this.taken[conflict.cell] = 'settled';
    return true;
  }

  isDecided(conflict: MergeConflict): boolean {
    if (this.taken[conflict.cell] === 'parts') return partsOf(conflict).every((part) => this.#isAnswered(part));
    return this.#isAnswered(questionOf(conflict));
  }

  #isAnswered(question: Question): boolean {
    const taken = this.taken[question.key];
    return taken !== undefined && (taken !== 'paragraphs' || this.#combined(question) !== undefined);
  }

  /** The text that was put together of both sides; nothing before every paragraph is chosen. */
  #combined({ key, mine, theirs }: Question): string | undefined {
    return combined(textOf(mine), textOf(theirs), this.picks[key] ?? []);
  }

  /** Chooses for one stretch in which the texts differ. */
  pick({ key }: Question, stretch: number, pick: Pick): void {
    const picks = [...(this.picks[key] ?? [])];
    picks[stretch] = pick;
    this.picks[key] = picks;
  }

  choose({ key, mine, theirs }: Question, taken: Taken): void {
    this.taken[key] = taken;
    // Writing anew begins with both, so that nothing has to be fetched from elsewhere.
    if (taken === 'edit') this.texts[key] ??= [textOf(mine), textOf(theirs)].filter((text) => text !== '').join('\n\n');
  }

  /** Chooses the same for all that are not decided yet and can be so decided. */
  chooseForOpen(choice: 'mine' | 'theirs'): void {
    for (const conflict of this.view?.conflicts ?? [])
      if (this.taken[conflict.cell] === undefined && conflict.choices.includes(choice)) this.choose(questionOf(conflict), choice);
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
    // What stands as it was decided before needs no other decision.
    return this.asked.filter(({ cell }) => this.taken[cell] !== 'settled').map((conflict): MergeDecision => {
      const { cell } = conflict;
      if (this.taken[cell] === 'parts') return { cell, parts: Object.fromEntries(partsOf(conflict).map((part) => [part.name, this.#partTaken(part)])) };
      const answer = this.#answer(questionOf(conflict));
      return 'own' in answer ? { cell, value: answer.own } : { cell, ...answer };
    });
  }

  #partTaken(part: Question): MergePartTaken {
    const answer = this.#answer(part);
    // Only a text is written anew.
    return 'own' in answer ? { own: answer.own as Text } : { take: answer.take ?? 'mine' };
  }

  /** What was answered: a choice, or words of one's own. */
  #answer(question: Question): { take?: MergeChoice } | { own: unknown } {
    const taken = this.taken[question.key];
    const words = taken === 'paragraphs' ? this.#combined(question) : this.texts[question.key];
    if (taken === 'paragraphs' || taken === 'edit') return { own: withText(question.mine ?? question.theirs, words ?? '') };
    return taken === undefined || taken === 'parts' || taken === 'settled' ? {} : { take: taken };
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
