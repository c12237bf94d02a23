// Two texts, paragraph by paragraph: what both have, and where each says its own.

import { differenceOf } from '../history/difference';

/** A stretch that both have, or one where they differ; either side of that may say nothing. */
export type Stretch = { same: string } | { mine: string[]; theirs: string[] };
/** What stands of a stretch in which they differ. */
export type Pick = 'mine' | 'theirs' | 'both';

const split = (text: string): string[] => text.split('\n').map((line) => line.trimEnd()).filter((line) => line !== '');
/** What parts paragraphs in a text: an empty line where it has any. */
const between = (text: string): string => (/\n\s*\n/.test(text) ? '\n\n' : '\n');

/** The stretches of two texts, in order. */
export function stretches(mine: string, theirs: string): Stretch[] {
  const ended = (text: string): string[] => split(text).map((line) => `${line}\n`);
  const found: Stretch[] = [];
  for (const { kind, text } of differenceOf(ended(mine), ended(theirs))) {
    const last = found.at(-1);
    const open = last && 'mine' in last ? last : { mine: [], theirs: [] };
    if (kind === 'same') found.push(...split(text).map((same) => ({ same })));
    else {
      if (open !== last) found.push(open);
      (kind === 'before' ? open.mine : open.theirs).push(...split(text));
    }
  }
  return found;
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
  return chosen.join(between(mine) === '\n\n' || between(theirs) === '\n\n' ? '\n\n' : '\n');
}
