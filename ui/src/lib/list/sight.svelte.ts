// Which lines of a list are drawn: those in sight and some beyond, however long the list is. What is not drawn is a gap, as
// high as its lines were when they were seen, or as lines are on average.

/** How high a line is taken to be before any was seen; few are lower. */
const GUESS = 28;
/** So many lines beyond sight are drawn, on either side. */
const BEYOND = 30;
/** What is drawn changes by so many lines, not with each that comes into sight. */
const STEP = 10;

/** A line that is drawn, by its place in the list; or the room of those that are not. */
export type Drawn = { at: number } | { gap: number; id: string };

/** What is in sight of a list whose lines have these keys. */
export class Sight {
  readonly #keys: () => readonly string[];
  readonly #hurried: () => boolean;
  #heights = $state.raw<ReadonlyMap<string, number>>(new Map());
  /** The lines that stand in the list now. */
  #there: ReadonlySet<string> = new Set();
  /** How far the list is scrolled. */
  top = $state(0);
  /** How high it is; no higher than the window, before it is seen. */
  height = $state(window.innerHeight);

  /** Where each line begins, and after them all where the last one ends. */
  readonly #tops: readonly number[] = $derived.by(() => {
    let seen = 0;
    for (const height of this.#heights.values()) seen += height;
    const average = this.#heights.size > 0 ? seen / this.#heights.size : GUESS;
    let top = 0;
    return [0, ...this.#keys().map((key) => (top += this.#heights.get(key) ?? average))];
  });
  /** The first line that is drawn, and the one after the last. */
  readonly from: number = $derived.by(() => this.#hurried() ? 0 : Math.max(0, STEP * Math.floor((this.#lineAt(this.top) - BEYOND) / STEP)));
  readonly to: number = $derived.by(() => {
    // Lines may be lower than they were taken to be.
    const most = Math.ceil(this.height / GUESS) + 1;
    if (this.#hurried()) return this.#standing(most);
    const last = Math.max(this.#lineAt(this.top + this.height) + 1, this.#lineAt(this.top) + most);
    return Math.min(this.#keys().length, STEP * Math.ceil((last + BEYOND) / STEP));
  });

  /** While it is hurried only what is in sight from the top is drawn anew, so that it comes at once. */
  constructor(keys: () => readonly string[], hurried: () => boolean) {
    this.#keys = keys;
    this.#hurried = hurried;
  }

  /** What is drawn, in order. `also` are lines that are drawn wherever they are. */
  drawn(also: readonly number[]): Drawn[] {
    const { from, to } = this;
    const tops = this.#tops;
    const count = this.#keys().length;
    const drawn: Drawn[] = [];
    let next = 0;
    const add = (at: number): void => {
      if (at < next) return;
      if (at > next) drawn.push({ gap: (tops[at] ?? 0) - (tops[next] ?? 0), id: `gap ${next}` });
      if (at < count) drawn.push({ at });
      next = at + 1;
    };
    const others = also.filter((at) => at >= 0 && (at < from || at >= to)).sort((a, b) => a - b);
    for (const at of others) if (at < from) add(at);
    for (let at = from; at < to; at += 1) add(at);
    for (const at of others) if (at >= to) add(at);
    add(count);
    return drawn;
  }

  /** Takes note of which lines stand in the list, now that they are drawn. */
  stand(keys: Iterable<string>): void {
    this.#there = new Set(keys);
  }

  /** Takes note of how high lines are, now that they are seen. */
  measured(heights: Iterable<readonly [key: string, height: number]>): void {
    const now = new Map(this.#heights);
    let changed = false;
    for (const [key, height] of heights) {
      if (height <= 0 || now.get(key) === height) continue;
      now.set(key, height);
      changed = true;
    }
    if (changed) this.#heights = now;
  }

  /** Forgets how high lines were: the list has another width. */
  forget(): void {
    if (this.#heights.size > 0) this.#heights = new Map();
  }

  /** The end of what comes at once: so many lines, and those that follow and stand there already. To take those away would be work as well. */
  #standing(most: number): number {
    const keys = this.#keys();
    let to = Math.min(keys.length, most);
    while (to < keys.length && this.#there.has(keys[to] as string)) to += 1;
    return to;
  }

  /** The line that stands at so many pixels from the top. */
  #lineAt(y: number): number {
    const tops = this.#tops;
    let [low, high] = [0, Math.max(0, tops.length - 2)];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((tops[middle] ?? 0) <= y) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}
