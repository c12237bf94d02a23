// Words that do not fit are whole in a tooltip; words that do need none.
import type { Attachment } from 'svelte/attachments';

/** Gives the element its words as a tooltip as long as `part` of it, where they stand, does not show them whole. */
export const cut = (words: string, part: string): Attachment<HTMLElement> => (element) => {
  const look = (): void => {
    const shown = element.querySelector(part);
    if (shown && shown.scrollWidth > shown.clientWidth) element.title = words;
    else element.removeAttribute('title');
  };
  element.addEventListener('pointerenter', look);
  return () => element.removeEventListener('pointerenter', look);
};
