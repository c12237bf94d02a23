// What differs between two texts, word by word.
import { describe, expect, it } from 'vitest';

import { anythingCommon, difference, type Piece } from '../src/places/history/difference';

const side = (pieces: readonly Piece[], kind: 'before' | 'after') =>
  pieces.filter((p) => p.kind === 'same' || p.kind === kind).map((p) => p.text).join('');
const shown = (before: string, after: string) =>
  difference(before, after).map(({ kind, text }) => (kind === 'same' ? text : kind === 'before' ? `[-${text}-]` : `{+${text}+}`)).join('');

describe('the difference of two texts', () => {
  it('marks words, not letters', () => {
    expect(shown('R-07 stays above our line', 'R-08 stays above the line')).toBe('[-R-07-]{+R-08+} stays above [-our-]{+the+} line');
  });

  it('marks a phrase as one', () => {
    expect(shown('is tested thoroughly and sold', 'is tried on its own crossing and sold')).toBe(
      'is [-tested thoroughly-]{+tried on its own crossing+} and sold',
    );
  });

  it('marks what was only added, and what was only taken away', () => {
    expect(shown('one two', 'one two\n\nthree four')).toBe('one two{+\n\nthree four+}');
    expect(shown('one, two and three', 'one and three')).toBe('one[-, two-] and three');
    expect(shown('', 'new')).toBe('{+new+}');
    expect(shown('gone', '')).toBe('[-gone-]');
    expect(difference('same', 'same')).toEqual([{ kind: 'same', text: 'same' }]);
    expect(difference('', '')).toEqual([]);
  });

  it('compares scripts without spaces letter by letter', () => {
    expect(shown('影響を評価する', '影響を測定する')).toBe('影響を[-評価-]{+測定+}する');
  });

  it('loses no letter of either text, whatever they are', () => {
    const words = ['the', 'a', ' ', '\n', 'R-07', ',', '.', 'naïve', '👩‍🚀', 'risk', '  ', '“', '影'];
    let seed = 7;
    const random = (n: number) => (seed = (seed * 48271) % 2147483647) % n;
    for (let round = 0; round < 400; round += 1) {
      const text = () => Array.from({ length: random(24) }, () => words[random(words.length)] ?? '').join('');
      const [before, after] = [text(), text()];
      const pieces = difference(before, after);
      expect(side(pieces, 'before')).toBe(before);
      expect(side(pieces, 'after')).toBe(after);
    }
  });

  it('takes two long texts that have nothing in common, at once', () => {
    const long = (word: string) => Array.from({ length: 9000 }, (_, i) => `${word}${i}`).join(' ');
    const start = performance.now();
    const pieces = difference(long('old'), long('new'));
    expect(performance.now() - start).toBeLessThan(1500);
    expect(anythingCommon(pieces)).toBe(false);
    expect(side(pieces, 'after')).toBe(long('new'));
  });
});
