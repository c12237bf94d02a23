// What History shows: the comparison, the page on which an edition is issued or a treatment plan approved, the export, or another copy.
import type { ControlRef, Id } from '../../lib/model';
import { navigation } from '../../lib/navigation.svelte';

/** What the pane at the right is about. */
export type Shown =
  | { kind: 'now' }
  | { kind: 'change'; control: ControlRef }
  | { kind: 'revision'; id: string }
  | { kind: 'edition'; id: Id }
  | { kind: 'candidate'; id: Id };

export type Page = 'compare' | 'issue' | 'export' | 'merge' | 'plan';

class View {
  page = $state<Page>('compare');
  shown = $state.raw<Shown>({ kind: 'now' });
  /** Where panes do not fit side by side: which one is shown. */
  pane = $state<'timeline' | 'changes' | 'record'>('timeline');
  /** Both sides of a text in one, in place of side by side. */
  oneText = $state(false);
  /** Whether a signature over the edition at the right is begun. */
  signing = $state(false);
  /** What stood in the way of the last key, in words. */
  said = $state('');
  /** Keys of the gaps of the timeline that are open. */
  gaps = $state.raw<ReadonlySet<string>>(new Set());

  /** The place from which Issue or Export was opened. */
  #from = $state('history');

  /** The place that what is shown belongs to. */
  get within(): string {
    return this.page === 'compare' ? 'history' : this.#from;
  }

  /** Opens Issue or Export, from wherever the window is. */
  async open(page: Page): Promise<void> {
    if (page !== this.page || navigation.place !== 'history') this.#from = navigation.place;
    this.page = page;
    await navigation.go({ place: 'history', field: page });
  }

  /** Back to where Issue or Export was opened from. */
  async back(): Promise<void> {
    this.page = 'compare';
    await navigation.go({ place: this.#from });
  }

  /** Begins a signature over an edition, and leads to its first field. */
  async sign(edition: Id): Promise<void> {
    this.signing = true;
    await navigation.go({ place: 'history', record: edition, field: 'sign' });
  }

  /** Opens or folds a gap of the timeline. */
  toggle(gap: string): void {
    const gaps = new Set(this.gaps);
    if (!gaps.delete(gap)) gaps.add(gap);
    this.gaps = gaps;
  }

  /** Forgets everything about a file. */
  reset(): void {
    this.page = 'compare';
    this.shown = { kind: 'now' };
    this.pane = 'timeline';
    this.said = '';
    this.signing = false;
    this.gaps = new Set();
    this.#from = 'history';
  }
}

/** The view of History. */
export const view = new View();
