// Marks are told apart by their shape, in every size.
import { render } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';

import Glyph from '../src/lib/glyphs/Glyph.svelte';
import { STATES } from '../src/places/controls/rows.svelte';

describe('the marks of the ledger', () => {
  it.each([16, 10] as const)('are one for each state, %i px wide', (size) => {
    const shapes = STATES.map((name) => render(Glyph, { name, size }).container.querySelector('svg')?.innerHTML);
    expect(new Set(shapes).size).toBe(STATES.length);
  });
});
