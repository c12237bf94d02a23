import '@testing-library/jest-dom/vitest';

import '@testing-library/svelte/vitest';

import { configure } from '@testing-library/svelte';
import { afterEach } from 'vitest';

import { store } from '../src/lib/store.svelte';

// What jsdom lacks and the window uses.
Element.prototype.scrollIntoView = () => undefined;
Element.prototype.hasPointerCapture = () => false;
globalThis.ResizeObserver = class {
  observe(): void {}
  unobserve(): void {}
  disconnect(): void {}
};
// As high as the lists of the tests are: all their lines are in sight.
Object.defineProperty(window, 'innerHeight', { value: 2400 });
window.matchMedia = (query: string): MediaQueryList =>
  ({ matches: false, media: query, addEventListener: () => undefined, removeEventListener: () => undefined }) as unknown as MediaQueryList;
// Everything is laid out as far as the window's own questions go.
Object.defineProperty(HTMLElement.prototype, 'offsetParent', {
  get(this: HTMLElement) {
    return this.parentElement;
  },
});

// Asking jsdom whether each of a thousand elements is hidden costs seconds a query, and answers nothing without layout.
// Waiting is patient: machines are busy at times.
configure({ defaultHidden: true, asyncUtilTimeout: 4000 });

// Each window begins with nothing, and never with the file of the test before until its own is read.
afterEach(() => void (store.phase = 'starting'));
