// Marks are told apart by their shape, in every size.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

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

describe('the icons', () => {
  it('go by the name of what is drawn', () => {
    const files = (readdirSync('src', { recursive: true }) as string[]).filter((name) => /\.(svelte|ts)$/.test(name));
    const icons = files.flatMap((name) => [...readFileSync(join('src', name), 'utf8').matchAll(/import (\w+) from 'lucide\/dist\/esm\/icons\/([\w-]+)\.mjs'/g)]);
    expect(icons.length).toBeGreaterThan(50);
    const named = (file = '') => file.replace(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase());
    // `ImageIcon` and `CalendarIcon`: the bare names are taken.
    expect(icons.filter(([, name, file]) => ![named(file), `${named(file)}Icon`].includes(name ?? '')).map(([line]) => line)).toEqual([]);
  });
});
