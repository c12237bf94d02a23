// How a page of sections behaves: it opens where somebody asked to be led, or where the hand was last, remembers that, and
// shows guidance that is asked for where the margin is folded.
import { onMount, untrack } from 'svelte';
import { SvelteSet } from 'svelte/reactivity';

import { fieldWithFocus, focusField } from '../../lib/focus';
import { navigation } from '../../lib/navigation.svelte';
import { enter } from './actions';
import type { At } from './sections.svelte';

/** Called while the page of a place is made; `heading` gets the focus where no field has had it yet. */
export function opening(place: string, at: At, heading: () => HTMLElement | undefined) {
  onMount(() => {
    if (!navigation.wish) void show(undefined);
  });

  // Somebody asked for a field; or just for the page, which then opens where the hand was last.
  $effect(() => {
    const wish = navigation.wish;
    if (wish?.place !== place) return;
    untrack(() => {
      navigation.wish = undefined;
      void show(wish.field);
    });
  });

  async function show(field: string | undefined): Promise<void> {
    if (field !== undefined && (await enter(field))) return;
    if (at.field !== undefined && (await focusField(at.field))) return;
    heading()?.focus();
  }

  const asked = new SvelteSet<string>();
  return {
    /** Blocks whose guidance is asked for. */
    asked,
    /** What a label needs to ask for the guidance of its block. */
    ask: (block: string) => ({
      onask: () => void (asked.has(block) ? asked.delete(block) : asked.add(block)),
      asked: asked.has(block),
    }),
    /** Remembers where the focus is. */
    remember(event: FocusEvent): void {
      at.field = fieldWithFocus() ?? at.field;
      const section = (event.target as HTMLElement).closest<HTMLElement>('[data-section]')?.dataset['section'];
      if (section !== undefined) at.section = section;
    },
  };
}
