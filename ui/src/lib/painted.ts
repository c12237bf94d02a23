// What need not be in the first picture waits until that is on the screen.

/** Does it once the next frame is painted; the answer calls it off. What a frame itself is asked to do comes before it is painted. */
export function afterPaint(run: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const frame = requestAnimationFrame(() => (timer = setTimeout(run)));
  return () => {
    cancelAnimationFrame(frame);
    clearTimeout(timer);
  };
}

/** Resolves once the next frame is painted. */
export const painted = (): Promise<void> => new Promise((done) => void afterPaint(done));
