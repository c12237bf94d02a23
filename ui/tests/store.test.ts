import { beforeEach, describe, expect, it, vi } from 'vitest';

import { askFirst, useClient } from '../src/lib/client';
import { Draft } from '../src/lib/fields/draft.svelte';
import { MemoryClient } from '../src/lib/memory/client';
import type { Operation } from '../src/lib/model';
import { decide } from '../src/lib/operations';
import { store } from '../src/lib/store.svelte';
import { PAUSE, typing } from '../src/lib/typing.svelte';

const CONTROL = 'iso42001/A.7.6';
let file: MemoryClient;

beforeEach(async () => {
  vi.useRealTimers();
  file = new MemoryClient('sample');
  useClient(file);
  await store.begin(askFirst());
});

const decision = (control = CONTROL) => store.decisions.get(control);

describe('the store', () => {
  it('shows a change when Rust has answered, and leaves the other decisions the same objects', async () => {
    const other = decision('iso42001/A.2.2');
    expect(decision()?.applicability).toBe('undecided');
    const blocks = store.tally.blocks;
    expect(await store.apply(decide(CONTROL, { applicability: 'applicable' }))).toBe(true);
    expect(decision()?.applicability).toBe('applicable');
    expect(decision('iso42001/A.2.2')).toBe(other);
    expect(store.findingsByControl.get(CONTROL)?.map((f) => f.code)).toContain('justification-missing');
    expect(store.tally.blocks).toBe(blocks);
  });

  it('undoes and redoes', async () => {
    await store.apply(decide(CONTROL, { applicability: 'excluded' }));
    expect(store.status?.undo).toBe('applicability');
    await store.undo();
    expect(decision()?.applicability).toBe('undecided');
    expect(store.status?.undo).toBeUndefined();
    await store.redo();
    expect(decision()?.applicability).toBe('excluded');
  });

  it('makes a step of several parts whole or not at all, also where one has nothing left to do', async () => {
    const people = store.people.size;
    const owner = 'harbour-master';
    const add: Operation = { op: 'AddPerson', id: owner, set: [{ name: 'Harbour Master' }] };
    await store.apply(add, () => undefined);
    expect(file.seen).toEqual([]);
    expect(store.people.size).toBe(people);
    await store.apply(add, () => decide(CONTROL, { owner }));
    expect(decision()?.owner).toBe(owner);
    await store.undo();
    expect(store.people.size).toBe(people);
  });

  it('keeps writes that the disk refused, in order, and writes them when it can', async () => {
    file.failure = { code: 'document.disk-full', message: 'full' };
    expect(await store.apply(decide(CONTROL, { applicability: 'applicable' }))).toBe(false);
    expect(await store.apply(decide(CONTROL, { included: { text: 'Because.' } }))).toBe(false);
    expect(store.unwritten).toBe(2);
    expect(store.trouble?.code).toBe('document.disk-full');
    expect(await store.settled()).toBe(false);
    file.failure = undefined;
    file.seen.length = 0;
    expect(await store.settled()).toBe(true);
    expect(file.seen.map((o) => ('set' in o ? Object.keys(o.set[0] ?? {})[0] : ''))).toEqual(['applicability', 'included']);
    expect(store.unwritten).toBe(0);
    expect(store.trouble).toBeUndefined();
    expect(decision()?.included.text).toBe('Because.');
  });

  it('does not keep a write that was wrong', async () => {
    file.failure = { code: 'document.operation', message: 'the text has too many characters' };
    await store.apply(decide(CONTROL, { notes: { text: 'x' } }));
    expect(store.trouble?.message).toContain('too many');
    expect(store.unwritten).toBe(0);
    file.failure = undefined;
    expect(await store.settled()).toBe(true);
  });

  it('changes nothing in a file that somebody else holds', async () => {
    file = new MemoryClient('sample', true);
    useClient(file);
    await store.begin(askFirst());
    expect(await store.apply(decide(CONTROL, { applicability: 'applicable' }))).toBe(false);
    expect(file.seen).toEqual([]);
  });
});

describe('typed words', () => {
  const draft = () =>
    new Draft({
      field: `${CONTROL} notes`,
      stored: () => decision()?.notes.text ?? '',
      write: (text) => store.apply(decide(CONTROL, { notes: { text } })),
    });

  it('are written once, after a pause', async () => {
    vi.useFakeTimers();
    const notes = draft();
    notes.type('a');
    await vi.advanceTimersByTimeAsync(PAUSE - 1);
    notes.type('ab');
    await vi.advanceTimersByTimeAsync(PAUSE - 1);
    expect(file.seen).toHaveLength(0);
    expect(notes.shown).toBe('ab');
    await vi.advanceTimersByTimeAsync(1);
    expect(file.seen).toHaveLength(1);
    expect(decision()?.notes.text).toBe('ab');
    expect(notes.pending).toBe(false);
  });

  it('are in the file before the window closes', async () => {
    const notes = draft();
    notes.type('the tail');
    expect(await store.settled()).toBe(true);
    expect(decision()?.notes.text).toBe('the tail');
    expect(typing.count).toBe(0);
  });

  it('are written before undo, so that undo takes back what one sees', async () => {
    const notes = draft();
    notes.type('seen');
    await store.undo();
    expect(decision()?.notes.text).toBe('');
    expect(notes.shown).toBe('');
    await store.redo();
    expect(notes.shown).toBe('seen');
  });

  it('stay in their field when the disk refuses them', async () => {
    file.failure = { code: 'document.disk-full', message: 'full' };
    const notes = draft();
    notes.type('kept');
    expect(await notes.flush()).toBe(false);
    expect(draft().shown).toBe('kept');
    expect(draft().pending).toBe(true);
  });

  it('keep the space at the end of a line while one goes on, though the file does not', async () => {
    vi.useFakeTimers();
    const name = new Draft({
      field: 'organisation name',
      stored: () => store.snapshot?.organisation.name ?? '',
      write: (text) => store.apply({ op: 'EditOrganisation', set: [{ name: text }] }),
    });
    name.type('Otter ');
    await vi.advanceTimersByTimeAsync(PAUSE);
    expect(store.snapshot?.organisation.name).toBe('Otter');
    expect(name.shown).toBe('Otter ');
    expect(name.pending).toBe(false);
    await store.undo();
    expect(name.shown).not.toContain('Otter ');
    name.type('Otter ');
    await name.flush();
    expect(name.shown).toBe('Otter');
  });

  it('are not written where nothing changed', async () => {
    const notes = draft();
    notes.type('x');
    notes.type('');
    await notes.flush();
    expect(file.seen).toHaveLength(0);
  });
});
