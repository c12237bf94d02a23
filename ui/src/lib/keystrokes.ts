// Keys reach the page one by one, while the native menu and the cross of the window speak to it at once: what was typed
// just before may still be on its way.

/** How long no key has come when all that were pressed are here, in milliseconds. */
const REST = 120;
/** Longer is not waited for: somebody leans on the keyboard. */
const MOST = 2000;

let last = 0;
const heard = (): void => void (last = performance.now());

/** Notes every key; the answer stops it. */
export function watchKeys(): () => void {
  window.addEventListener('keydown', heard, true);
  window.addEventListener('input', heard, true);
  return () => {
    window.removeEventListener('keydown', heard, true);
    window.removeEventListener('input', heard, true);
  };
}

/** Waits until the keys that were pressed have come. */
export async function keysAreIn(): Promise<void> {
  const began = performance.now();
  do await new Promise((done) => setTimeout(done, REST));
  while (performance.now() - last < REST && performance.now() - began < MOST);
}
