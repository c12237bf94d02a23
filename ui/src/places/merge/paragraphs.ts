// Two texts, paragraph by paragraph: what both have, and where each says its own.

import { differenceOf } from '../history/difference';

/** A stretch that both have, or one where they differ; either side of that may say nothing. */
export type Stretch = { same: string } | { mine: string[]; theirs: string[] };
/** What stands of a stretch in which they differ. */
export type Pick = 'mine' | 'theirs' | 'both';

/** A text in paragraphs, each with the line ends after it; together they are the text. */
const split = (text: string): string[] => text.match(/[^\n]*\n+|[^\n]+$/g) ?? [];
/** What a paragraph says, as one line: ends of lines are no part of that. */
const said = (paragraph: string): string => `${paragraph.replace(/\n+$/, '') || '\0'}\n`;

/** So many neighbours are told apart; of more, nobody chooses one by one. */
const NEIGHBOURS = 40;

/** Of so many words of two paragraphs one in three is common where one was made of the other. */
const ALIKE = 1 / 3;
const wordsOf = (paragraph: string): Set<string> => new Set(paragraph.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []);
function likeness(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const common = [...one].filter((word) => other.has(word)).length;
  return one.size + other.size === 0 ? 0 : (2 * common) / (one.size + other.size);
}

/** Paragraphs of two sides, in pairs of which one was made of the other, in order, as many and as like as can be; the rest alone. */
function paired(mine: readonly string[], theirs: readonly string[]): Stretch[] {
  const [left, right] = [mine.map(wordsOf), theirs.map(wordsOf)];
  // The best that the rest of both sides can give, from each pair of places on.
  const best = mine.concat('').map(() => new Float64Array(theirs.length + 1));
  const at = (i: number, j: number): number => best[i]?.[j] ?? 0;
  const like = (i: number, j: number): number => {
    const found = likeness(left[i] ?? new Set(), right[j] ?? new Set());
    return found < ALIKE ? 0 : found;
  };
  for (let i = mine.length - 1; i >= 0; i -= 1)
    for (let j = theirs.length - 1; j >= 0; j -= 1) {
      const pair = like(i, j);
      (best[i] as Float64Array)[j] = Math.max(at(i + 1, j), at(i, j + 1), pair > 0 ? pair + at(i + 1, j + 1) : 0);
    }
  const found: Stretch[] = [];
  for (let i = 0, j = 0; i < mine.length || j < theirs.length; ) {
    const pair = i < mine.length && j < theirs.length ? like(i, j) : 0;
    const both = pair > 0 && pair + at(i + 1, j + 1) >= at(i, j);
    const left = both || (i < mine.length && (j >= theirs.length || at(i + 1, j) >= at(i, j + 1)));
    const right = both || !left;
    found.push({ mine: left ? mine.slice(i, i + 1) : [], theirs: right ? theirs.slice(j, j + 1) : [] });
    i += left ? 1 : 0;
    j += right ? 1 : 0;
  }
  return found;
}

/**
 * Neighbours are chosen one by one: those that both sides have in the same number are taken to be the same ones, each changed;
 * of others, those are that have enough words in common.
 */
function oneByOne(stretch: Stretch): Stretch[] {
  if ('same' in stretch || Math.max(stretch.mine.length, stretch.theirs.length) > NEIGHBOURS) return [stretch];
  const { mine, theirs } = stretch;
  if (mine.length === theirs.length) return mine.map((one, i) => ({ mine: [one], theirs: theirs.slice(i, i + 1) }));
  const found = paired(mine, theirs);
  // Where nothing is like anything, nothing is won by taking it apart.
  return found.some((one) => 'mine' in one && one.mine.length > 0 && one.theirs.length > 0) ? found : [stretch];
}

/** The stretches of two texts, in order. */
export function stretches(mine: string, theirs: string): Stretch[] {
  const [left, right] = [split(mine), split(theirs)];
  const found: Stretch[] = [];
  for (const { kind, text } of differenceOf(left.map(said), right.map(said))) {
    const last = found.at(-1);
    const open = last && 'mine' in last ? last : { mine: [], theirs: [] };
    for (const _ of text.split('\n').filter((line) => line !== '')) {
      // The ends of lines are each side's own; where both say the same, those of mine.
      const one = kind === 'after' ? undefined : left.shift();
      const other = kind === 'before' ? undefined : right.shift();
      if (kind === 'same') found.push({ same: one ?? '' });
      else (kind === 'before' ? open.mine : open.theirs).push(one ?? other ?? '');
    }
    if (kind !== 'same' && open !== last) found.push(open);
  }
  return found.flatMap(oneByOne);
}

/** Whether anything is won by choosing paragraph by paragraph. */
export const isDivided = (found: readonly Stretch[]): boolean => found.length > 1;

/** The text that is chosen, where something is chosen for every stretch in which they differ. */
export function combined(mine: string, theirs: string, picks: readonly (Pick | undefined)[]): string | undefined {
  const chosen: string[] = [];
  let n = 0;
  for (const stretch of stretches(mine, theirs)) {
    if ('same' in stretch) {
      chosen.push(stretch.same);
      continue;
    }
    const pick = picks[n];
    n += 1;
    if (pick === undefined) return undefined;
    if (pick !== 'theirs') chosen.push(...stretch.mine);
    if (pick !== 'mine') chosen.push(...stretch.theirs);
  }
  // The last of a text has no line end of its own; one that another follows gets one.
  return chosen.map((paragraph, i) => (i < chosen.length - 1 && !paragraph.endsWith('\n') ? `${paragraph}\n\n` : paragraph)).join('').trimEnd();
}
