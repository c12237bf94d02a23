// What stands in a cell, as one reads it.
import { t } from '../../lib/words';

const fields = (value: unknown): [string, unknown][] | undefined =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.entries(value) : undefined;

const isText = (value: unknown): value is { text: string } => {
  const of = fields(value);
  return of !== undefined && of.every(([name]) => name === 'text' || name === 'lang') && of.some(([name, text]) => name === 'text' && typeof text === 'string');
};

/** The words of a text; nothing of anything else. */
export function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  return isText(value) ? value.text : '';
}

/** The same kind of text with other words; its language stays. */
export function withText(value: unknown, text: string): unknown {
  return isText(value) ? { ...value, text } : text;
}

/** A value in lines: a text as it is, of several fields each that holds something with its name. */
export function lines(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') return value;
  if (isText(value)) return value.text;
  const of = fields(value);
  if (of)
    return of.map(([name, part]) => [name, lines(part)] as const).filter(([, said]) => said !== '').map(([name, said]) => t('merge-field', { name: spaced(name), said })).join('\n');
  if (Array.isArray(value)) return value.map(lines).filter((said) => said !== '').join(', ');
  return value === true ? t('merge-yes') : value === false ? t('merge-no') : JSON.stringify(value);
}

/** `planVersion` is a name in data, “plan version” what one reads. */
const spaced = (name: string): string => name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
