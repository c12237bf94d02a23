import { describe, expect, it } from 'vitest';

import { type Drawn, Sight } from '../src/lib/list/sight.svelte';

const KEYS = Array.from({ length: 1000 }, (_, n) => `line ${n}`);
const make = (hurried = false): Sight => {
  const sight = new Sight(() => KEYS, () => hurried);
  sight.height = 280;
  return sight;
};
const height = (drawn: readonly Drawn[]): number => drawn.reduce((sum, one) => sum + ('gap' in one ? one.gap : 28), 0);
const lines = (drawn: readonly Drawn[]): number[] => drawn.flatMap((one) => ('at' in one ? [one.at] : []));

describe('what is drawn of a long list', () => {
  it('is what is in sight and some beyond, in a list as high as if all were drawn', () => {
    const sight = make();
    sight.top = 28 * 500;
    const drawn = sight.drawn([]);
    expect([lines(drawn)[0], lines(drawn).at(-1), drawn.length]).toEqual([470, 549, 82]);
    expect(height(drawn)).toBe(28 * 1000);
  });

  it('is what is in sight alone where it has to come at once', () => {
    expect(lines(make(true).drawn([]))).toHaveLength(11);
  });

  it('leaves what stands there already, for taking it away would be work as well', () => {
    const sight = make(true);
    sight.stand(KEYS.slice(0, 40));
    expect(lines(sight.drawn([]))).toHaveLength(40);
    const elsewhere = make(true);
    elsewhere.stand(KEYS.slice(500, 560));
    expect(lines(elsewhere.drawn([]))).toHaveLength(11);
  });

  it('holds a line that has the focus wherever it is', () => {
    const drawn = make().drawn([900, -1]);
    expect(lines(drawn).at(-1)).toBe(900);
    expect(height(drawn)).toBe(28 * 1000);
    expect(new Set(drawn.map((one) => ('gap' in one ? one.id : one.at))).size).toBe(drawn.length);
  });

  it('takes lines to be as high as those that were seen', () => {
    const sight = make();
    sight.measured(KEYS.slice(0, 10).map((key) => [key, 50]));
    sight.top = 50 * 500;
    expect(lines(sight.drawn([]))[0]).toBe(470);
    sight.forget();
    expect(lines(sight.drawn([]))[0]).toBe(860);
  });
});
