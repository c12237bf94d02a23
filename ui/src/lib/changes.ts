// What a change is called, by the name of its operation: in undo and redo, and in History.
import { has, kebab, t } from './words';

/** `SetJustification` → "justification". */
export function changeText(op: string): string {
  const id = `change-${kebab(op)}`;
  return has(id) ? t(id) : op;
}
