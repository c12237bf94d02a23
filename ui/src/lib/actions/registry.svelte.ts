// One record per thing the user can do. Keyboard, palette, native menu, buttons and the footer all read the same record.
import type { IconNode } from 'lucide';
import { SvelteMap } from 'svelte/reactivity';

import { isWriting } from '../focus';
import { store } from '../store.svelte';
import { has, t, type Values } from '../words';

/** Where keys count: everywhere, or only while the focus is in a part of the window with that `data-scope`. */
export type Scope = 'everywhere' | (string & {});

export interface Action {
  /** Fixed name; the native menu sends it. */
  id: string;
  /** Fluent id of its name, and the values for it. */
  label: string;
  values?: () => Values;
  /** The place that it leads to, by whose name it is found before what only has that word somewhere in its own. */
  leads?: () => string;
  /** Fluent id of the short form in the footer; no footer hint without it. */
  hint?: string;
  /** Such as `Mod+Shift+Z`, `F8`, `/`, `A`. A single letter never counts inside text. */
  keys?: string | readonly string[];
  /** Where the keys count. Everywhere if left out. */
  scope?: Scope | readonly Scope[];
  /** Lucide icon for the palette. */
  icon?: IconNode;
  /** True, or the Fluent id of the reason why not now. Always true if left out. */
  enabled?: () => true | string;
  /** Heard before the field that has the focus hears its keys, for keys that a combobox would take otherwise. */
  early?: boolean;
  /** Left out of the palette, and without a word where it cannot be done: keys that only move about. */
  silent?: boolean;
  /** Does it; `about` is what the native menu names behind a colon, such as a recent file. */
  perform: (about?: string) => unknown;
}

const mac = typeof navigator !== 'undefined' && navigator.platform.startsWith('Mac');

const actions = new SvelteMap<string, Action>();

/** Adds actions; the answer takes them away again. */
export function register(list: readonly Action[]): () => void {
  for (const action of list) actions.set(action.id, action);
  return () => {
    for (const action of list) if (actions.get(action.id) === action) actions.delete(action.id);
  };
}

/** All actions that can be found now. */
export function all(): Action[] {
  return [...actions.values()];
}

/** The action with this id. */
export function find(id: string): Action | undefined {
  return actions.get(id);
}

/** Its name in the user's language. */
export function nameOf(action: Action): string {
  return t(action.label, action.values?.());
}

/** Why it cannot be done now, in words; undefined if it can. */
export function whyNot(action: Action): string | undefined {
  const answer = action.enabled?.() ?? true;
  return answer === true ? undefined : t(answer);
}

/** Does it; or says in the footer why it cannot be done now. What stands behind a colon says what it is about. */
export async function perform(chosen: string): Promise<void> {
  const [id = '', about] = chosen.split(':');
  const action = actions.get(id);
  if (action) await run(action, about);
}

async function run(action: Action, about?: string): Promise<void> {
  const why = whyNot(action);
  if (why === undefined) await action.perform(about);
  else if (!action.silent) await store.say(why);
}

const ARROWS: Record<string, string> = { ArrowUp: '↑', ArrowDown: '↓', ArrowLeft: '←', ArrowRight: '→' };

/** Keys as they stand on a keycap: `Mod+Shift+Z` → `Ctrl Shift Z`. */
export function keycap(keys: string): string {
  return keys
    .split(/\+(?=.)/)
    .map((key) => {
      const word = `key-${key === 'Mod' && mac ? 'command' : key.toLowerCase()}`;
      return ARROWS[key] ?? (key.length > 1 && has(word) ? t(word) : key);
    })
    .join(' ');
}

/** All keys of an action. */
const own = ({ keys }: Action): readonly string[] => (typeof keys === 'string' ? [keys] : (keys ?? []));

/** The first keys of an action, as they stand on a keycap. */
export function keysOf(action: Action | undefined): string | undefined {
  const keys = action && own(action)[0];
  return keys === undefined ? undefined : keycap(keys);
}

/** The keys of an event, written as in {@link Action.keys}. */
export function chord(event: KeyboardEvent): string {
  const key = event.key.length === 1 && event.key !== ' ' ? event.key.toUpperCase() : event.key;
  const parts: string[] = [];
  if (mac ? event.metaKey : event.ctrlKey) parts.push('Mod');
  if (event.altKey) parts.push('Alt');
  // A shifted sign is the sign itself: "?" is "?", whatever keyboard it is typed on.
  if (event.shiftKey && (key.length > 1 || /[A-Z]/.test(key) || key === ' ')) parts.push('Shift');
  parts.push(key);
  return parts.join('+');
}

/** The scopes that the focus is in, innermost first. */
export function scopesOf(target: EventTarget | null): Scope[] {
  const scopes: Scope[] = [];
  for (let e = target instanceof Element ? target : null; e; e = e.parentElement) {
    const scope = e instanceof HTMLElement ? e.dataset['scope'] : undefined;
    if (scope !== undefined) scopes.push(scope);
  }
  // The focus is nowhere, such as after a click beside everything: then it is the page that hears its own keys.
  const page = target === null || target === document.body ? document.querySelector('main')?.dataset['scope'] : undefined;
  return [...scopes, ...(page === undefined ? [] : [page]), 'everywhere'];
}

/** Whether its keys count somewhere in the window as it stands. */
export function countsHere(action: Action): boolean {
  const scopes = [...document.querySelectorAll<HTMLElement>('[data-scope]')].map((part) => part.dataset['scope'] ?? '');
  return ['everywhere', ...scopes].some((scope) => countsIn(action, scope));
}

function countsIn({ scope: its = 'everywhere' }: Action, scope: Scope): boolean {
  return typeof its === 'string' ? its === scope : its.includes(scope);
}

/** Whether they are keys that one writes with. */
const isPlain = (keys: string): boolean => !/^(Mod|Alt)\+|^F\d+$|^Escape$/.test(keys);

/** The action that these keys mean here. */
export function actionFor(event: KeyboardEvent): Action | undefined {
  const keys = chord(event);
  if (isPlain(keys) && isWriting(event.target)) return undefined;
  for (const scope of scopesOf(event.target)) {
    for (const action of actions.values()) {
      if (own(action).includes(keys) && countsIn(action, scope)) return action;
    }
  }
  return undefined;
}

/** Between letters that are typed as words there is no longer pause, in ms. */
const PAUSE = 500;
/** Until when letters are words for a field that is not there, in ms since the window began. */
let lost = 0;

/**
 * Told where a letter led to a field that is not there: what is typed on without a pause was meant for that field, and
 * commands nothing.
 */
export function ignoreTyping(): void {
  lost = performance.now() + PAUSE;
}

function isLost(event: KeyboardEvent): boolean {
  if (event.key.length > 1 || event.ctrlKey || event.metaKey || event.altKey || performance.now() >= lost || isWriting(event.target)) return false;
  ignoreTyping();
  return true;
}

/** Listens to the keyboard for the whole window. */
export function listen(): () => void {
  const heard = (early: boolean) => (event: KeyboardEvent): void => {
    if (event.defaultPrevented || event.isComposing) return;
    if (early && isLost(event)) {
      event.preventDefault();
      event.stopPropagation();
      return;
    }
    const action = actionFor(event);
    // Outside of text and lists there is nothing that could be selected all together.
    if (!action && !early && chord(event) === 'Mod+A' && !(event.target instanceof Element && event.target.closest('input, textarea, [contenteditable]'))) event.preventDefault();
    if (!action || (action.early ?? false) !== early) return;
    event.preventDefault();
    if (early) event.stopPropagation();
    void run(action);
  };
  const first = heard(true);
  const last = heard(false);
  window.addEventListener('keydown', first, true);
  window.addEventListener('keydown', last);
  return () => {
    window.removeEventListener('keydown', first, true);
    window.removeEventListener('keydown', last);
  };
}

/** Keys that no action stands behind, for the footer: "↑ ↓ move". */
export interface Hint {
  /** Written as in {@link Action.keys}: `Shift+ArrowUp+ArrowDown`. */
  keys: string;
  /** Fluent id. */
  label: string;
  /** Whether they do anything now. Always if left out. */
  when?: () => boolean;
}

const fixedHints = new SvelteMap<Scope, readonly Hint[]>();

/** Tells the footer which keys move about in a scope. */
export function registerHints(scope: Scope, hints: readonly Hint[]): () => void {
  fixedHints.set(scope, hints);
  return () => void fixedHints.delete(scope);
}

/**
 * What the footer shows while the focus is in these scopes (innermost first).
 * @param writing whether letters are letters there
 */
export function hintsFor(scopes: readonly Scope[], writing = false): Hint[] {
  const hints: Hint[] = [];
  const told = new Set<Action>();
  for (const scope of scopes) {
    for (const hint of fixedHints.get(scope) ?? []) if (hint.when?.() ?? true) hints.push({ keys: keycap(hint.keys), label: t(hint.label) });
    for (const action of actions.values()) {
      // An action that counts in two scopes, one within the other, is told once.
      if (told.has(action)) continue;
      if (action.hint === undefined || !countsIn(action, scope) || (action.enabled?.() ?? true) !== true) continue;
      const keys = keysOf(action);
      if (keys === undefined || (writing && own(action).every(isPlain))) continue;
      told.add(action);
      hints.push({ keys, label: t(action.hint, action.values?.()) });
    }
  }
  return hints.slice(0, 6);
}
