// Notes come and go beside and below fields while one works. What the hand is on stays where it is all the same: they
// ask here where it is, and whether it writes.
import { createSubscriber } from 'svelte/reactivity';

import { isWriting } from './focus';

/** What has the focus; while the button of the pointer is down, what had it last. */
let focused: Element | undefined;
/** What was typed in last. */
let typed: Element | undefined;

const changes = createSubscriber((update) => {
  let pressed = false;
  const look = (): void => {
    const at = document.activeElement;
    focused = at === null || at === document.body ? undefined : at;
    if (focused === undefined) typed = undefined;
    update();
  };
  const input = ({ target }: Event): void => {
    typed = target instanceof HTMLElement && isWriting(target) ? target : undefined;
    update();
  };
  // In another window the place in this one is kept, and a button may take no focus.
  const leave = ({ relatedTarget }: FocusEvent): void => {
    if (relatedTarget === null && !pressed && document.hasFocus()) queueMicrotask(look);
  };
  // Until its click is over the pointer must find what it was put down on.
  const press = (): void => void (pressed = true);
  const release = (): void => void setTimeout(() => {
    pressed = false;
    look();
  });
  look();
  const listening = new AbortController();
  const listen = { capture: true, signal: listening.signal };
  document.addEventListener('focusin', look, listen);
  document.addEventListener('focusout', leave, listen);
  document.addEventListener('input', input, listen);
  document.addEventListener('pointerdown', press, listen);
  document.addEventListener('pointerup', release, listen);
  document.addEventListener('pointercancel', release, listen);
  return () => listening.abort();
});

/** What the hand is on: what has the focus. */
export function handOn(): Element | undefined {
  changes();
  return focused;
}

/** What the hand wrote in last, until it leaves the page's fields. */
export function typedIn(): Element | undefined {
  changes();
  return typed;
}
