// Notes come and go beside and below fields while one works. What the hand is on stays where it is all the same: notes
// ask here whether they may move anything now, and a pane scrolls by what changed above.
import { createSubscriber } from 'svelte/reactivity';

import { isWriting } from './focus';

/** What has the focus; while the button of the pointer is down, what had it last. */
let focused: Element | undefined;
/** What was typed in last. */
let typed: Element | undefined;
/** What the button of the pointer is held down on, until its click is over. */
let pressed: Element | undefined;

const changes = createSubscriber((update) => {
  const now = (): void => {
    const at = document.activeElement;
    focused = at === null || at === document.body ? undefined : at;
    if (focused === undefined) typed = undefined;
    update();
  };
  const input = (event: Event): void => {
    typed = event.target instanceof HTMLElement && isWriting(event.target) ? event.target : undefined;
    update();
  };
  // In another window the place in this one is kept, and a button may take no focus.
  const left = (event: FocusEvent): void => {
    if (event.relatedTarget === null && pressed === undefined && document.hasFocus()) queueMicrotask(now);
  };
  now();
  document.addEventListener('focusin', now);
  document.addEventListener('input', input, true);
  document.addEventListener('focusout', left);
  released.add(now);
  return () => {
    document.removeEventListener('focusin', now);
    document.removeEventListener('input', input, true);
    document.removeEventListener('focusout', left);
    released.delete(now);
  };
});

/** Called when the pointer's click is over. */
const released = new Set<() => void>();
document.addEventListener('pointerdown', (event) => void (pressed = event.target instanceof Element ? event.target : undefined), true);
for (const over of ['pointerup', 'pointercancel'])
  document.addEventListener(over, () => void setTimeout(() => {
    pressed = undefined;
    for (const tell of released) tell();
  }), true);

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

/** Keeps what the hand is on where it is, whatever grows or shrinks above it: an attachment for a pane that scrolls. */
export function steady(pane: HTMLElement): () => void {
  let held: { on: Element; top: number } | undefined;
  const topOf = (element: Element): number => element.getBoundingClientRect().top - pane.getBoundingClientRect().top;
  const hold = (): void => {
    const on = pressed !== undefined && pane.contains(pressed) ? pressed : document.activeElement;
    held = on !== null && on !== pane && pane.contains(on) ? { on, top: topOf(on) } : undefined;
  };
  const keep = (): void => {
    const by = held?.on.isConnected ? topOf(held.on) - held.top : 0;
    if (by !== 0) {
      const to = pane.scrollTop + by;
      // A page that is hardly longer than the pane gets the room to scroll as far.
      if (to > pane.scrollHeight - pane.clientHeight) (pane.firstElementChild as HTMLElement).style.minHeight = `calc(100% + ${Math.ceil(to)}px)`;
      pane.scrollTop = to;
    }
    hold();
  };
  const leave = (event: FocusEvent): void => {
    if (event.relatedTarget instanceof Element && !pane.contains(event.relatedTarget)) (pane.firstElementChild as HTMLElement).style.minHeight = '';
  };

  const resized = new ResizeObserver(keep);
  const watch = (): void => {
    resized.disconnect();
    for (const block of pane.querySelectorAll('.blk')) resized.observe(block);
  };
  const changed = new MutationObserver(watch);
  watch();
  changed.observe(pane.firstElementChild ?? pane, { childList: true });
  // After whoever moves the focus has scrolled to it.
  const later = (): void => void requestAnimationFrame(() => requestAnimationFrame(hold));
  const soon = (): void => {
    hold();
    later();
  };
  pane.addEventListener('focusin', soon);
  pane.addEventListener('focusout', leave);
  pane.addEventListener('scroll', hold);
  pane.addEventListener('pointerdown', hold);
  return () => {
    resized.disconnect();
    changed.disconnect();
    pane.removeEventListener('focusin', soon);
    pane.removeEventListener('focusout', leave);
    pane.removeEventListener('scroll', hold);
    pane.removeEventListener('pointerdown', hold);
  };
}
