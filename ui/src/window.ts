// The program of the window.
import { mount } from 'svelte';

import App from './App.svelte';
import type { First } from './lib/client';

/** Draws the window. */
export function show(target: HTMLElement, first: First): void {
  mount(App, { target, props: { first } });
}
