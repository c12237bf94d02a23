// What the palette says of a hit in what somebody wrote: whose words they are, and the words around it.
import Quote from 'lucide/dist/esm/icons/quote.mjs';

import { folded } from '../list/ledger.svelte';
import { navigation, type Target } from '../navigation.svelte';
import { t } from '../words';
import type { Entry, Source } from './palette.svelte';

/** How many hits one place shows: who looks for more filters its list. */
export const MOST_WRITTEN = 4;

/** A text, where it stands, and what that is called: `R-05 Cause`. */
export interface Passage {
  target: Target;
  called: string;
  text: string;
}

/** The words that a query holds. */
export const wordsOf = (query: string): string[] => folded(query).split(/\s+/).filter(Boolean);

/** The words around a hit, so that one sees what was meant. */
function around(text: string, word: string): string {
  const at = Math.max(0, folded(text).indexOf(word));
  const from = Math.max(0, text.lastIndexOf(' ', Math.max(0, at - 16)) + 1);
  const end = text.indexOf(' ', at + word.length + 36);
  const to = end < 0 ? text.length : end;
  return `${from > 0 ? '… ' : ''}${text.slice(from, to).replace(/\s+/g, ' ').trim()}${to < text.length ? ' …' : ''}`;
}

/** The entry for a hit. */
export function writtenEntry({ target, called, text }: Passage, words: readonly string[]): Entry {
  const hit = words.find((word) => folded(text).includes(word)) ?? '';
  return {
    id: `text ${target.place} ${target.record ?? ''} ${target.field ?? ''}`,
    text: called,
    note: t('find-written-in', { place: t(`place-${target.place}`), words: around(text, hit) }),
    icon: Quote,
    run: () => navigation.go(target),
  };
}

/** The palette's source for a few texts that stand in no list. */
export function findWritten(passages: () => readonly Passage[]): Source {
  return (query, sign) => {
    const words = wordsOf(query);
    if (sign !== '' || words.length === 0) return [];
    const hits = passages().filter(({ text }) => words.every((word) => folded(text).includes(word)));
    return [{ heading: 'find-written', entries: hits.slice(0, MOST_WRITTEN).map((hit) => writtenEntry(hit, words)) }];
  };
}
