// Whatever a decision holds can be told apart in a comparison, and brought back.
import { readFileSync } from 'node:fs';

import { beforeEach, describe, expect, it } from 'vitest';

import { askFirst, useClient } from '../src/lib/client';
import { MemoryClient } from '../src/lib/memory/client';
import type { Decision } from '../src/lib/model';
import { store } from '../src/lib/store.svelte';
import { cellsOf, inOrder, restoration, sameFields } from '../src/places/history/fields';

const CONTROL = 'iso42001/A.2.2';
/** The fields of a decision, as Rust has them. */
const FIELDS = [...readFileSync('src/lib/wire/Decision.ts', 'utf8').matchAll(/^(\w+)\??: /gm)].map(([, field]) => field ?? '').filter((field) => field !== 'control');

const nothing = { text: '' };
const empty: Decision = {
  control: CONTROL, applicability: 'undecided', grounds: [], included: nothing, excluded: nothing, how: nothing, notes: nothing,
  drivers: [], evidence: [], exclusions: [],
};

beforeEach(async () => {
  useClient(new MemoryClient('sample'));
  await store.begin(askFirst());
});

/** A decision with something in every field. */
function full(): Decision {
  const [person, evidence, system] = [[...store.people.keys()][0] ?? '', [...store.evidence.keys()][0] ?? '', [...store.systems.keys()][0] ?? ''];
  const decision: Required<Decision> = {
    control: CONTROL, applicability: 'applicable', grounds: ['notRequired'], status: 'planned', sees: 'iso42001/A.2.3', owner: person, target: '2027-03-01',
    done: '2027-04-01', review: '2027-05-01', included: { text: 'In.' }, excluded: { text: 'Out.' }, how: { text: 'So.' }, notes: { text: 'Mind.' },
    drivers: [{ id: 'd1', kind: 'risk', label: 'R-07', text: 'Fog' }], evidence: [evidence],
    exclusions: [{ system, grounds: ['notRequired'], justification: { text: 'No crew.' } }],
  };
  return decision;
}

describe('a field of a decision', () => {
  it.each(FIELDS)('%s has its cell, and comes back', (field) => {
    const before = (full() as unknown as Record<string, unknown>)[field];
    const change = { field, before, after: (empty as unknown as Record<string, unknown>)[field] ?? null };
    expect(before).toBeDefined();
    expect(inOrder([{ field: 'of a newer file', before: 1, after: 2 }, change])[0]?.field).toBe(field);
    expect(cellsOf(CONTROL, change).cells).toHaveLength(1);
    expect(restoration(change, empty)).toHaveLength(1);
  });

  it('is named among what stayed the same', () => {
    expect(sameFields([{ field: 'included', before: null, after: null }, { field: 'done', before: null, after: null }], full())).toEqual([
      'applicability', 'drivers', 'status', 'how it is done', 'owner', 'target', 'review', 'evidence',
    ]);
  });

  it('of a newer file is left as it is', () => {
    expect(restoration({ field: 'reviewer', before: 'x', after: 'y' }, empty)).toEqual([]);
  });
});
