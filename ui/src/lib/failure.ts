// What a failed command says where it was asked for, for what is told in place and not in the error bar.
import { has, kebab, t } from './words';

/** The words for what a command was rejected with: by its code where we know it, else its own sentence. */
export function failureText(error: unknown): string {
  if (typeof error === 'object' && error !== null && 'code' in error && 'message' in error) {
    const id = `error-${kebab(String(error.code))}`;
    return has(id) ? t(id) : String(error.message);
  }
  return String(error);
}
