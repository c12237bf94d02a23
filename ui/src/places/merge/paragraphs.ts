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

/** Neighbours that both sides have in the same number are taken to be the same ones, each changed: they are chosen one by one. */
const oneByOne = (stretch: Stretch): Stretch[] =>
  'same' in stretch || stretch.mine.length !== stretch.theirs.length || stretch.mine.length > NEIGHBOURS
    ? [stretch]
    : stretch.mine.map((mine, i) => ({ mine: [mine], theirs: stretch.theirs.slice(i, i + 1) }));

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
