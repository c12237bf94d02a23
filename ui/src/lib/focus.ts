// Panes, and how the focus moves between them and comes back to where it was.
import { tick } from 'svelte';

import { painted } from './painted';

const FOCUSABLE =
  'a[href], button:not([disabled]), input:not([disabled]), textarea:not([disabled]), select:not([disabled]), [tabindex]';

const remembered = new WeakMap<Element, HTMLElement>();
let lastPane: HTMLElement | undefined;

function shown(element: HTMLElement): boolean {
  return element.isConnected && (element.offsetParent !== null || element.getClientRects().length > 0);
}

/** Elements inside that Tab reaches, in order. */
export function tabStops(root: ParentNode): HTMLElement[] {
  return [...root.querySelectorAll<HTMLElement>(FOCUSABLE)].filter((e) => e.tabIndex >= 0 && shown(e));
}

function panes(): HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>('[data-pane]')].filter(shown);
}

/** Remembers, for every pane, what had the focus in it. */
export function watchPanes(): () => void {
  const remember = (event: FocusEvent): void => {
    const target = event.target;
    if (!(target instanceof HTMLElement)) return;
    const pane = target.closest<HTMLElement>('[data-pane]');
    if (pane) {
      remembered.set(pane, target);
      lastPane = pane;
    }
    // Tab alone does not bring everything into sight in every engine.
    // What grows or opens with the focus has done so by the next frame.
    requestAnimationFrame(() => target.scrollIntoView({ block: 'nearest', inline: 'nearest' }));
  };
  document.addEventListener('focusin', remember);
  return () => document.removeEventListener('focusin', remember);
}

/** Puts the focus into a pane: where it was, otherwise on its first stop. */
export function enterPane(pane: HTMLElement): boolean {
  const before = remembered.get(pane);
  const target = before && shown(before) && before.tabIndex >= 0 ? before : tabStops(pane)[0];
  target?.focus();
  return target !== undefined;
}

/** Moves the focus to the next pane, or the one before. */
export function nextPane(step: 1 | -1): void {
  const all = panes();
  const here = all.findIndex((pane) => pane.contains(document.activeElement));
  for (let i = 1; i <= all.length; i += 1) {
    const start = here < 0 ? (step > 0 ? -1 : 0) : here;
    const pane = all[(start + step * i + all.length * 2) % all.length];
    if (pane && enterPane(pane)) return;
  }
}

/** Puts the focus back where it was last in a pane, after what took it is gone; false where that pane is gone as well. */
export function backToPane(): boolean {
  return lastPane !== undefined && shown(lastPane) && enterPane(lastPane);
}

/** Puts the focus into a pane by name, once it is drawn. */
export async function focusPane(name: string): Promise<void> {
  await tick();
  const pane = document.querySelector<HTMLElement>(`[data-pane="${name}"]`);
  if (pane) enterPane(pane);
}

/** The field with this name: its own stop, or the first inside it. */
export async function focusField(name: string): Promise<boolean> {
  await tick();
  const find = () => document.querySelector<HTMLElement>(`[data-field="${name}"]`);
  let field = find();
  // What is below sight of a pane is drawn once the rest is painted.
  if (!field && document.querySelector('[data-pane][aria-busy="true"]')) {
    await painted();
    await tick();
    field = find();
  }
  if (!field) return false;
  const target = field.matches(FOCUSABLE) && field.tabIndex >= 0 ? field : firstStop(field);
  if (!target) return false;
  target.focus();
  target.scrollIntoView({ block: 'nearest' });
  return true;
}

function firstStop(field: HTMLElement): HTMLElement | undefined {
  const stops = tabStops(field);
  return stops.find((stop) => stop.matches('[data-entry]')) ?? stops[0];
}

/** The name of the field that has the focus. */
export function fieldWithFocus(): string | undefined {
  return document.activeElement?.closest<HTMLElement>('[data-field]')?.dataset['field'];
}

/**
 * Leaves the field one writes in, so that it takes what was typed while it still stands: a field that is taken away
 * with the focus in it hears of that too late to do anything.
 */
export function leaveField(): void {
  const field = document.activeElement;
  if (field instanceof HTMLElement && isWriting(field)) field.blur();
}

/** Whether keys belong to a text that is being written, where letters are letters. */
export function isWriting(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable) return true;
  // What can only be read is not written.
  if (target instanceof HTMLTextAreaElement) return !target.readOnly;
  return target instanceof HTMLInputElement && !target.readOnly && !['checkbox', 'radio', 'button', 'color'].includes(target.type);
}
