// Lines that are one stop of Tab together: the arrows move between them.
import type { Attachment } from 'svelte/attachments';

/** Makes all that `lines` matches one stop of Tab. ↑ ↓ move, or ← → with `across`; Home and End go to the ends. */
export function roving(lines: string, across = false): Attachment<HTMLElement> {
  return (root) => {
    const all = (): HTMLElement[] => [...root.querySelectorAll<HTMLElement>(lines)];
    /** Exactly one line is a stop: the one that had the focus last, or the first. */
    const settle = (wanted?: HTMLElement): void => {
      const list = all();
      const stop = wanted ?? list.find((line) => line.tabIndex === 0) ?? list[0];
      for (const line of list) {
        const tabIndex = line === stop ? 0 : -1;
        if (line.getAttribute('tabindex') !== String(tabIndex)) line.tabIndex = tabIndex;
      }
    };
    const lineOf = (target: EventTarget | null) => (target instanceof Element ? target.closest<HTMLElement>(lines) : null);
    const focused = (event: FocusEvent): void => {
      const line = lineOf(event.target);
      if (line) settle(line);
    };
    const keys = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey) return;
      const line = lineOf(event.target);
      // What stands inside a line, such as a field, has its own keys.
      if (!line || line !== event.target) return;
      const list = all();
      const steps: Record<string, number> = {
        [across ? 'ArrowRight' : 'ArrowDown']: 1, [across ? 'ArrowLeft' : 'ArrowUp']: -1, Home: -list.length, End: list.length,
      };
      const step = steps[event.key];
      if (step === undefined) return;
      event.preventDefault();
      const to = list[Math.min(Math.max(list.indexOf(line) + step, 0), list.length - 1)];
      to?.focus();
      to?.scrollIntoView({ block: 'nearest' });
    };
    settle();
    const watch = new MutationObserver(() => {
      // A line that goes leaves another one as the stop.
      if (all().filter((line) => line.tabIndex === 0).length !== 1) settle();
    });
    watch.observe(root, { childList: true, subtree: true });
    root.addEventListener('focusin', focused);
    root.addEventListener('keydown', keys);
    return () => {
      watch.disconnect();
      root.removeEventListener('focusin', focused);
      root.removeEventListener('keydown', keys);
    };
  };
}
