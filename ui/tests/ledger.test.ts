import { describe, expect, it } from 'vitest';

import { Ledger } from '../src/lib/list/ledger.svelte';

interface Item {
  id: string;
  group: string;
  words: string;
  state: string;
}

const ITEMS: Item[] = [
  { id: 'a', group: 'one', words: 'Beräknad flood', state: 'open' },
  { id: 'b', group: 'one', words: 'claims triage', state: 'done' },
  { id: 'c', group: 'two', words: 'mail filter', state: 'open' },
  { id: 'd', group: 'two', words: 'flood gauge', state: 'done' },
];

const make = (items: () => readonly Item[] = () => ITEMS) =>
  new Ledger<Item>({
    items,
    key: (item) => item.id,
    headings: (item) => [{ id: item.group }],
    text: (item) => item.words,
    facets: [
      { id: 'state', of: (item) => [item.state] },
      { id: 'group', of: (item) => [item.group] },
    ],
  });

it('takes up the first that is shown where a filter hides the one that is stood on, and lets a selection be', () => {
  const ledger = make();
  ledger.stand('a');
  ledger.choose('state', 'done');
  expect(ledger.current).toBe('b');
  ledger.select(['b', 'd']);
  ledger.chooseOnly('state', 'open');
  expect([ledger.current, [...ledger.selected]]).toEqual(['b', ['b', 'd']]);
});

it('looks through what is written of each, and no further than it is asked to', () => {
  const seen: string[] = [];
  const found = make().holding(['flood'], 1, ({ id }) => (seen.push(id), id));
  expect([found, seen]).toEqual([['a'], ['a']]);
});

it('looks through a thousand risks and two thousand pieces of evidence within a frame', () => {
  const words = 'Nobody measured what the harbour wall throws back when the wind turns over night. '.repeat(5);
  const many = Array.from({ length: 3000 }, (_, n) => ({ id: `${n}`, group: '', words: `${n} ${words}`, state: '' }));
  const ledger = make(() => many);
  const times = ['n', 'ni', 'nightx', 'nightxy', 'nightxyz'].map((word) => {
    const begun = performance.now();
    ledger.holding([word], 4, ({ id }) => id);
    return performance.now() - begun;
  });
  // The median: tests share their machine.
  expect(times.toSorted((a, b) => a - b)[2]).toBeLessThan(16);
});

describe('the ledger', () => {
  it('puts a heading before the items of each group, with those it shows', () => {
    const ledger = make();
    expect(ledger.lines.map((line) => ('heading' in line ? `# ${line.heading.id} ${line.items.length}` : line.key))).toEqual([
      '# one 2', 'a', 'b', '# two 2', 'c', 'd',
    ]);
  });

  it('finds words in any order, without case and accents', () => {
    const ledger = make();
    ledger.query = 'FLOOD berak';
    expect(ledger.visibleKeys).toEqual(['a']);
    ledger.query = 'nothing like it';
    expect(ledger.visibleKeys).toEqual([]);
  });

  it('counts a facet by search and the other facets, not by itself', () => {
    const ledger = make();
    ledger.choose('group', 'one');
    ledger.choose('state', 'open');
    expect(ledger.visibleKeys).toEqual(['a']);
    expect(Object.fromEntries(ledger.counts('state'))).toEqual({ open: 1, done: 1 });
    expect(Object.fromEntries(ledger.counts('group'))).toEqual({ one: 1, two: 1 });
    ledger.choose('state', 'open');
    expect(ledger.visibleKeys).toEqual(['a', 'b']);
  });

  it('moves through what is shown and stops at the ends', () => {
    const ledger = make();
    ledger.query = 'flood';
    expect(ledger.move(1)).toBe(true);
    expect(ledger.current).toBe('a');
    expect(ledger.move(1)).toBe(true);
    expect(ledger.current).toBe('d');
    expect(ledger.move(1)).toBe(false);
    expect(ledger.current).toBe('d');
  });

  it('extends from where Shift began, and shrinks again', () => {
    const ledger = make();
    ledger.stand('b');
    ledger.move(1, true);
    ledger.move(1, true);
    expect([...ledger.selected].sort()).toEqual(['b', 'c', 'd']);
    ledger.move(-1, true);
    expect([...ledger.selected].sort()).toEqual(['b', 'c']);
    ledger.move(-1, true);
    expect(ledger.selected.size).toBe(0);
    expect(ledger.current).toBe('b');
  });

  it('takes the current row into the selection when another is toggled beside it', () => {
    const ledger = make();
    ledger.stand('a');
    ledger.toggle('c');
    expect(ledger.selection.map((item) => item.id)).toEqual(['a', 'c']);
    ledger.toggle('a');
    expect(ledger.selection.map((item) => item.id)).toEqual(['c']);
  });

  it('drops filters that hide what it is asked to show', () => {
    const ledger = make();
    ledger.query = 'mail';
    ledger.reveal('b');
    expect(ledger.current).toBe('b');
    expect(ledger.visibleKeys).toContain('b');
  });
});
