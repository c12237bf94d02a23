// What a failed command says where it was asked for, for what is told in place and not in the error bar.
import { attribute, has, kebab, t } from './words';

/** The words for what a command was rejected with: by its code where we know it, else its own sentence. */
export function failureText(error: unknown): string {
  if (typeof error === 'object' && error !== null && 'code' in error && 'message' in error) {
    const id = `trouble-${kebab(String(error.code))}`;
    const line = 'line' in error ? `${t('error-line', { line: Number(error.line) })} ` : '';
    return has(id) ? `${line}${t(id)} ${attribute(id, 'do') ?? ''}` : String(error.message);
  }
  return String(error);
}
