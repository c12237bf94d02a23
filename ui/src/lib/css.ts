// Values that only CSS needs, set through the CSSOM: the content security policy forbids inline style attributes.
import type { Attachment } from 'svelte/attachments';

/** Sets custom properties on an element; `undefined` takes one away. */
export function properties(values: Record<`--${string}`, string | undefined>): Attachment<HTMLElement> {
  return (element) => {
    for (const [name, value] of Object.entries(values)) {
      if (value === undefined) element.style.removeProperty(name);
      else element.style.setProperty(name, value);
    }
  };
}
