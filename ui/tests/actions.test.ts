import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { type Action, chord, hintsFor, keycap, listen, perform, register, whyNot } from '../src/lib/actions/registry.svelte';
import { controlActions } from '../src/places/controls/actions';
import { room as evidence } from '../src/places/evidence/room.svelte';
import { room as people } from '../src/places/people/room.svelte';
import { addAction, roomActions } from '../src/places/records/actions';
import { room as systems } from '../src/places/systems/room.svelte';

const press = (target: Element, init: KeyboardEventInit) => {
  const event = new KeyboardEvent('keydown', { bubbles: true, cancelable: true, ...init });
  target.dispatchEvent(event);
  return event;
};

let stop: (() => void)[] = [];
beforeEach(() => {
  document.body.innerHTML = '<div data-scope="list"><button id="row"></button></div><textarea id="text"></textarea><button id="other"></button>';
  stop = [listen()];
});
afterEach(() => stop.forEach((end) => end()));

const add = (action: Partial<Action>) => {
  const done = vi.fn();
  stop.push(register([{ id: 'test', label: 'action-undo', perform: done, ...action }]));
  return done;
};
const element = (id: string) => document.getElementById(id) as HTMLElement;

describe('keys', () => {
  it('mean an action only in its scope', () => {
    const done = add({ keys: 'A', scope: 'list' });
    press(element('other'), { key: 'a' });
    expect(done).not.toHaveBeenCalled();
    expect(press(element('row'), { key: 'a' }).defaultPrevented).toBe(true);
    expect(done).toHaveBeenCalledOnce();
  });

  it('that are letters stay letters inside text', () => {
    const done = add({ keys: ['A', '/'] });
    expect(press(element('text'), { key: 'a' }).defaultPrevented).toBe(false);
    press(element('text'), { key: '/' });
    expect(done).not.toHaveBeenCalled();
  });

  it('with Ctrl, and function keys, count inside text as well', () => {
    const undo = add({ keys: 'Mod+Z' });
    press(element('text'), { key: 'z', ctrlKey: true });
    expect(undo).toHaveBeenCalledOnce();
  });

  it('do nothing while an action cannot be done, and say why', async () => {
    const done = vi.fn();
    const action: Action = { id: 'no', label: 'action-undo', keys: 'F9', enabled: () => 'reason-nothing-to-undo', perform: done };
    stop.push(register([action]));
    expect(press(element('other'), { key: 'F9' }).defaultPrevented).toBe(true);
    await perform('no');
    expect(done).not.toHaveBeenCalled();
    expect(whyNot(action)).toBe('There is nothing to undo.');
  });

  it('select nothing outside of text and lists', () => {
    expect(press(element('other'), { key: 'a', ctrlKey: true }).defaultPrevented).toBe(true);
    expect(press(element('text'), { key: 'a', ctrlKey: true }).defaultPrevented).toBe(false);
  });

  it('of the page count where the focus is nowhere', () => {
    const done = add({ keys: 'Mod+Enter', scope: 'page' });
    press(document.body, { key: 'Enter', ctrlKey: true });
    expect(done).not.toHaveBeenCalled();
    document.body.innerHTML = '<main data-scope="page"></main>';
    press(document.body, { key: 'Enter', ctrlKey: true });
    expect(done).toHaveBeenCalledOnce();
  });

  it('are read the same with and without Shift signs', () => {
    expect(chord(new KeyboardEvent('keydown', { key: 'z', ctrlKey: true, shiftKey: true }))).toBe('Mod+Shift+Z');
    expect(chord(new KeyboardEvent('keydown', { key: '+', ctrlKey: true, shiftKey: true }))).toBe('Mod++');
    expect(keycap('Mod+Shift+Z')).toBe('Ctrl Shift Z');
    expect(keycap('Alt+ArrowDown')).toBe('Alt ↓');
  });

  it('stand in the footer while they count', () => {
    add({ keys: 'F9', hint: 'hint-move', scope: 'list' });
    expect(hintsFor(['list', 'everywhere'])).toContainEqual({ keys: 'F9', label: 'move' });
    add({ keys: 'Q', hint: 'hint-choose', scope: 'list' });
    expect(hintsFor(['list'])).toContainEqual({ keys: 'Q', label: 'choose' });
    expect(hintsFor(['list'], true)).toEqual([]);
    expect(hintsFor(['everywhere'])).not.toContainEqual({ keys: 'F9', label: 'move' });
  });
});

describe('keys of a list', () => {
  const list = { focus: () => Promise.resolve(), focusFilter: () => undefined };

  it.each([
    ['controls', controlActions(() => list)],
    ['systems', [addAction(systems), ...roomActions(systems, list)]],
    ['evidence', [addAction(evidence), ...roomActions(evidence, list)]],
    ['people', [addAction(people), ...roomActions(people, list)]],
  ])('each do one thing: %s', (_, actions) => {
    const taken = actions.flatMap(({ keys = [], scope = 'window' }) => [scope].flat().flatMap((where) => [keys].flat().map((key) => `${where} ${key}`)));
    expect(taken.length).toBeGreaterThan(5);
    expect(taken.filter((key, at) => taken.indexOf(key) !== at)).toEqual([]);
  });
});
