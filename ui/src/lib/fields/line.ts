// A single line, however it is drawn. Where its words wrap it looks like several, and text that is pasted may bring
// breaks along: the model takes none of these in a line (annexa-model, `checked_line`).

/** Every break that the model knows, with the space around it. */
const BREAKS = /\s*[\n\r\v\f\u0085\u2028\u2029]\s*/g;

/** Breaks as spaces. */
const joined = (text: string): string => text.replace(BREAKS, ' ');

/** Keeps what is typed or pasted into a field a single line: an attachment. */
export function singleLine(field: HTMLInputElement | HTMLTextAreaElement): () => void {
  const keydown = (event: Event): void => {
    if (field instanceof HTMLTextAreaElement && event instanceof KeyboardEvent && event.key === 'Enter' && !event.isComposing) event.preventDefault();
  };
  const input = (): void => {
    const text = joined(field.value);
    if (text === field.value) return;
    const caret = joined(field.value.slice(0, field.selectionStart ?? 0)).length;
    field.value = text;
    field.setSelectionRange(caret, caret);
  };
  field.addEventListener('keydown', keydown);
  // Before anybody takes the words.
  field.addEventListener('input', input, { capture: true });
  return () => {
    field.removeEventListener('keydown', keydown);
    field.removeEventListener('input', input, { capture: true });
  };
}
