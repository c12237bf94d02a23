// Marks are told apart by their shape, in every size.
import { readdirSync, readFileSync } from 'node:fs';

import { render } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';

import Glyph from '../src/lib/glyphs/Glyph.svelte';
import { STATES } from '../src/places/controls/rows.svelte';

describe('strokes', () => {
  it('are said of the shapes, not of the svg, whose lengths WebKit enlarges twice when the window is zoomed', () => {
    const rules = readdirSync('src/styles').flatMap((file) => readFileSync(`src/styles/${file}`, 'utf8').match(/[^{}]*\{[^{}]*stroke-(?:width|dash)[^{}]*\}/g) ?? []);
    expect(rules.map((rule) => rule.split('{')[0]?.trim()).filter((selector) => !selector?.endsWith('> *'))).toEqual([]);
    const svg = render(Glyph, { name: 'warning' }).container.querySelector('svg');
    expect(svg).not.toHaveAttribute('stroke-width');
    for (const path of svg?.querySelectorAll('path') ?? []) expect(path).toHaveAttribute('stroke-width', '1.5');
  });
});

describe('the marks of the ledger', () => {
  it.each([16, 10] as const)('are one for each state, %i px wide', (size) => {
    const shapes = STATES.map((name) => render(Glyph, { name, size }).container.querySelector('svg')?.innerHTML);
    expect(new Set(shapes).size).toBe(STATES.length);
  });
});
