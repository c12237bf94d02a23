// Notes come and go beside and below fields while one works, headings grow with what is typed, lists with what is linked.
// What the hand is on stays where it is all the same: notes ask here where it is, and whether it writes; for what cannot
// wait, its pane is kept steady.
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

/**
 * Keeps what the hand is on where it is seen, in a pane that scrolls, while what stands above it there grows or shrinks: the
 * pane scrolls by as much. What is too short to scroll gets the room for it, until the hand has left the pane.
 */
export function steady(pane: HTMLElement): () => void {
  let hand: Element | undefined;
  let top = 0;
  const topOf = (element: Element): number => element.getBoundingClientRect().top - pane.getBoundingClientRect().top + pane.scrollTop;
  $effect(() => {
    const now = handOn();
    hand = now && pane.contains(now) ? now : undefined;
    if (hand) top = topOf(hand);
    else pane.style.removeProperty('--reach');
  });
  const observer = new MutationObserver(() => {
    if (!hand || !pane.contains(hand)) return;
    const moved = topOf(hand) - top;
    if (moved === 0) return;
    top += moved;
    pane.style.setProperty('--reach', `${pane.scrollTop + moved + pane.clientHeight}px`);
    pane.scrollTop += moved;
  });
  observer.observe(pane, { childList: true, characterData: true, subtree: true });
  return () => observer.disconnect();
}
