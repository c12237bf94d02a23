// The state of a ledger list: what it shows, where it stands, what is selected. One of these behind every list of
// records, so that filter, search, selection and keys are the same everywhere.
import { SvelteMap, SvelteSet } from 'svelte/reactivity';

/** A heading of the list. `sub` headings stand inside the group before them. */
export interface Heading {
  id: string;
  sub?: boolean;
}

/** A way to narrow the list: one column of values, of which several may be chosen. */
export interface Facet<T> {
  id: string;
  /** The values an item has in this column. */
  of: (item: T) => readonly string[];
}

export interface LedgerOptions<T> {
  items: () => readonly T[];
  key: (item: T) => string;
  /** The headings an item stands under, outermost first; left out where the list has no groups. */
  headings?: (item: T) => readonly Heading[];
  /** Everything typed that search looks through. */
  text: (item: T) => string;
  facets?: readonly Facet<T>[];
}

/** A line of the list: a heading with the items under it, or an item. */
export type Line<T> = { heading: Heading; items: readonly T[] } | { item: T; key: string };

/** Letters without case and accents, so that "Beräknad" is found by "beraknad". */
export function folded(text: string): string {
  // Most of what is typed has no accents, and there is much of it.
  // eslint-disable-next-line no-control-regex
  if (/^[\u0000-\u007f]*$/.test(text)) return text.toLowerCase();
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

/** State of one list. */
export class Ledger<T> {
  readonly #options: LedgerOptions<T>;
  readonly #texts = new WeakMap<object, string>();
  /** Whether something was prepared for the selected items that would be lost with the selection, and who tells of it. */
  #held: { is: () => boolean; told: () => void } | undefined;
  /** Where a Shift selection began. */
  #anchor: string | undefined;

  /** What was typed into the filter. */
  query = $state('');
  /** Chosen values by facet. */
  readonly chosen = new SvelteMap<string, readonly string[]>();
  /** The item that the list stands on. */
  current = $state<string>();
  /** Selected items; empty while just one is worked on. */
  readonly selected = new SvelteSet<string>();

  readonly #items: readonly T[] = $derived.by(() => this.#options.items());
  readonly byKey: Map<string, T> = $derived(new Map(this.#items.map((item) => [this.#options.key(item), item])));
  readonly #found: readonly T[] = $derived.by(() => {
    const words = folded(this.query).split(/\s+/).filter(Boolean);
    if (words.length === 0) return this.#items;
    return this.#items.filter((item) => {
      const text = this.#text(item);
      return words.every((word) => text.includes(word));
    });
  });
  /** What each item is in each facet: asked once while items stay as they are, whatever is typed or chosen. */
  readonly #facets: ReadonlyMap<string, ReadonlyMap<T, readonly string[]>> = $derived.by(
    () => new Map((this.#options.facets ?? []).map((facet) => [facet.id, new Map(this.#items.map((item) => [item, facet.of(item)]))])),
  );
  /** Facets of which something is chosen. */
  readonly #narrowing: readonly (readonly [facet: string, chosen: readonly string[]])[] = $derived([...this.chosen].filter(([, chosen]) => chosen.length > 0));
  /** What filter and facets let through, in order. */
  readonly visible: readonly T[] = $derived.by(() => this.#passing());
  readonly visibleKeys: readonly string[] = $derived(this.visible.map((item) => this.#options.key(item)));
  readonly lines: readonly Line<T>[] = $derived.by(() => this.#lines());
  /** The item that the list stands on. */
  readonly item: T | undefined = $derived(this.current === undefined ? undefined : this.byKey.get(this.current));
  /** The selected items, in order, whether the filter shows them or not. */
  readonly selection: readonly T[] = $derived(this.#items.filter((item) => this.selected.has(this.#options.key(item))));
  /** How many items there are in all. */
  readonly total: number = $derived(this.#items.length);
  /** Whether anything is filtered. */
  readonly narrowed: boolean = $derived(this.query.trim() !== '' || [...this.chosen.values()].some((v) => v.length > 0));

  constructor(options: LedgerOptions<T>) {
    this.#options = options;
  }

  /** The key of an item. */
  keyOf(item: T): string {
    return this.#options.key(item);
  }

  /** How many items each value of a facet has, given the search and the other facets. */
  counts(facetId: string): Map<string, number> {
    const counts = new Map<string, number>();
    const values = this.#facets.get(facetId);
    for (const item of this.#passing(facetId))
      for (const value of values?.get(item) ?? []) counts.set(value, (counts.get(value) ?? 0) + 1);
    return counts;
  }

  isChosen(facet: string, value: string): boolean {
    return this.chosen.get(facet)?.includes(value) ?? false;
  }

  /** Items of whose text every one of these words, folded, is a part: the first `most` that `wanted` makes something of. */
  holding<R>(words: readonly string[], most: number, wanted: (item: T) => R | undefined): R[] {
    const found: R[] = [];
    for (const item of this.#items) {
      if (found.length >= most) break;
      const text = this.#text(item);
      if (!words.every((word) => text.includes(word))) continue;
      const one = wanted(item);
      if (one !== undefined) found.push(one);
    }
    return found;
  }

  /** Takes up the first item that is shown where the one that the list stands on is not: what is changed is always in sight. */
  takeUp(): void {
    const { current, visibleKeys } = this;
    if (this.selected.size > 0 || visibleKeys[0] === undefined || (current !== undefined && visibleKeys.includes(current))) return;
    this.stand(visibleKeys[0]);
  }

  /** Chooses a value of a facet, or takes the choice back. */
  choose(facet: string, value: string): void {
    const before = this.chosen.get(facet) ?? [];
    this.chosen.set(facet, before.includes(value) ? before.filter((v) => v !== value) : [...before, value]);
    this.takeUp();
  }

  /** Chooses exactly this value, or none. */
  chooseOnly(facet: string, value: string | undefined): void {
    this.chosen.set(facet, value === undefined ? [] : [value]);
    this.takeUp();
  }

  /** Shows everything again. */
  clearFilters(): void {
    this.query = '';
    this.chosen.clear();
  }

  /** While `is` is true a selection is not let go, only changed; `told` hears of each try. */
  holdWhile(is: () => boolean, told: () => void): void {
    this.#held = { is, told };
  }

  /** Whether the selection has to stay. */
  get held(): boolean {
    return this.selected.size > 0 && this.#held?.is() === true;
  }

  /** Stands on an item and lets the selection go, unless it has to stay. */
  stand(key: string | undefined): void {
    this.current = key;
    this.clearSelection();
  }

  /** Stands on an item; filters that hide it give way. */
  reveal(key: string): void {
    if (!this.visibleKeys.includes(key)) this.clearFilters();
    this.stand(key);
  }

  /** Moves by so many rows; false at the end. With `extend` the rows passed are selected. */
  move(by: number, extend = false): boolean {
    const keys = this.visibleKeys;
    if (keys.length === 0) return false;
    const at = this.current === undefined ? -1 : keys.indexOf(this.current);
    const to = at < 0 ? (by > 0 ? 0 : keys.length - 1) : Math.min(Math.max(at + by, 0), keys.length - 1);
    const key = keys[to] as string;
    if (extend) this.extendTo(key);
    else if (to !== at || this.selected.size > 0) this.stand(key);
    return to !== at;
  }

  /** Selects from the anchor to this item. */
  extendTo(key: string): void {
    const keys = this.visibleKeys;
    this.#anchor ??= this.current ?? key;
    const [a, b] = [keys.indexOf(this.#anchor), keys.indexOf(key)];
    this.selected.clear();
    if (a < 0 || b < 0) this.selected.add(key);
    else for (const k of keys.slice(Math.min(a, b), Math.max(a, b) + 1)) this.selected.add(k);
    this.current = key;
    if (this.selected.size === 1 && !this.held) this.selected.clear();
  }

  /** Selects an item beside the others, or takes it out. */
  toggle(key: string): void {
    // The row one stood on is part of what one selects.
    if (this.selected.size === 0 && this.current !== undefined && this.current !== key) this.selected.add(this.current);
    this.current = key;
    this.#anchor = key;
    if (!this.selected.has(key)) this.selected.add(key);
    else if (this.selected.size > 1) this.selected.delete(key);
    else this.clearSelection();
  }

  /** Selects all that is shown. */
  selectAll(): void {
    this.select(this.visibleKeys);
  }

  /** Selects just these. */
  select(keys: readonly string[]): void {
    if (keys.length === 0) return;
    this.selected.clear();
    for (const key of keys) this.selected.add(key);
  }

  /** Lets the selection go, unless it has to stay, and stays on the current row. */
  clearSelection(): void {
    this.#anchor = this.current;
    if (this.held) this.#held?.told();
    else this.selected.clear();
  }

  /** Begins anew, for another file. */
  reset(): void {
    this.clearFilters();
    this.selected.clear();
    this.current = undefined;
    this.#anchor = undefined;
  }

  #text(item: T): string {
    if (typeof item !== 'object' || item === null) return folded(this.#options.text(item));
    let text = this.#texts.get(item);
    if (text === undefined) {
      text = folded(this.#options.text(item));
      this.#texts.set(item, text);
    }
    return text;
  }

  /** What the search finds and all facets but one let through. */
  #passing(except?: string): readonly T[] {
    const facets = this.#narrowing.filter(([facet]) => facet !== except).map(([facet, chosen]) => ({ values: this.#facets.get(facet), chosen }));
    if (facets.length === 0) return this.#found;
    return this.#found.filter((item) => facets.every(({ values, chosen }) => values?.get(item)?.some((value) => chosen.includes(value))));
  }

  #lines(): Line<T>[] {
    const lines: Line<T>[] = [];
    const open: { heading: Heading; items: T[] }[] = [];
    for (const item of this.visible) {
      const headings = this.#options.headings?.(item) ?? [];
      for (const [depth, heading] of headings.entries()) {
        if (open[depth]?.heading.id !== heading.id) {
          open.length = depth;
          const line = { heading, items: [] as T[] };
          open.push(line);
          lines.push(line);
        }
        open[depth]?.items.push(item);
      }
      open.length = headings.length;
      lines.push({ item, key: this.#options.key(item) });
    }
    return lines;
  }
}
