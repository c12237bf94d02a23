// What the statement supports of the NIST AI RMF, by one crosswalk at a time, and what else is told of frameworks beside each other.
// Rust says it; here is what is looked at.
import { Asked } from '../../lib/asked.svelte';
import { client, type CoverageView } from '../../lib/client';
import type { CoverageRow, CrosswalkAbout, ItemRef } from '../../lib/model';
import { t } from '../../lib/words';

/** What the place shows: coverage, what of this file is shared with other standards, what crosswalks pair with one entry, what was brought in, frameworks side by side, the terms of both worlds, and where the articles' tables are. */
export const VIEWS = ['coverage', 'layers', 'pairs', 'own', 'comparisons', 'vocabulary', 'tables'] as const;

class Seen {
  /** Which of them. */
  page = $state<(typeof VIEWS)[number]>('coverage');
  readonly #asked = new Asked<CoverageView>();
  view: CoverageView | undefined = $derived(this.#asked.answer);
  failure: string | undefined = $derived(this.#asked.failure);
  /** The crosswalk that is chosen; the first while none is. */
  chosen = $state<string>();
  /** The control or entry whose pairs are shown; the first control while none is named. */
  paired = $state<ItemRef>();
  /** The entry whose controls are shown. */
  entry = $state<string>();

  rows: readonly CoverageRow[] = $derived(this.view?.coverage?.rows ?? []);
  row: CoverageRow | undefined = $derived(this.rows.find(({ id }) => id === this.entry) ?? this.rows[0]);
  by: CrosswalkAbout | undefined = $derived(this.view?.crosswalks.find(({ id }) => id === this.view?.coverage?.crosswalk));

  /** Asks what is supported now. */
  async read(): Promise<void> {
    await this.#asked.ask(() => client().coverage(this.chosen));
  }

  /** “11 of 72 supported in full, 30 in part”. */
  summary(): string {
    const counted = this.rows.filter(({ level }) => level === 'function');
    const sum = (of: keyof CoverageRow['count']) => counted.reduce((all, { count }) => all + count[of], 0);
    const total = sum('implemented') + sum('part') + sum('planned') + sum('unsupported') + sum('unmapped');
    return total === 0 ? '' : t('coverage-summary', { implemented: sum('implemented'), part: sum('part'), planned: sum('planned'), total });
  }

  reset(): void {
    this.page = 'coverage';
    this.#asked.reset();
    this.chosen = undefined;
    this.entry = undefined;
    this.paired = undefined;
  }
}

export const seen = new Seen();
