// What stands in a cell, as one reads it.
import { has, kebab, t } from '../../lib/words';
import { anythingCommon, difference, type Piece } from '../history/difference';
import { fieldName } from '../history/fields';

const fields = (value: unknown): [string, unknown][] | undefined =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.entries(value) : undefined;

/** Whether a value is a text with its language. */
export const isText = (value: unknown): value is { text: string } => {
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
    return of.map(([name, part]) => [name, spoken(name, part)] as const).filter(([, said]) => said !== '').map(([name, said]) => t('merge-field', { name: called(name), said })).join('\n');
  if (Array.isArray(value)) return value.map((one) => lines(one)).filter((said) => said !== '').join(', ');
  return value === true ? t('merge-yes') : value === false ? t('merge-no') : JSON.stringify(value);
}

/** The words of what can be chosen in a field. */
const WORDS: Record<string, string> = { applicability: 'applicability', grounds: 'ground', status: 'state', kind: 'driver' };

function spoken(name: string, value: unknown): string {
  const of = WORDS[name];
  if (Array.isArray(value)) return value.map((one) => spoken(name, one)).filter((said) => said !== '').join(', ');
  const word = of && typeof value === 'string' ? `${of}-${kebab(value)}` : '';
  return has(word) ? t(word) : lines(value);
}

/** A field by its name, where it has one; of any other, `planVersion` is a name in data and “plan version” what one reads. */
function called(name: string): string {
  const known = fieldName(name);
  return known === name ? name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`) : known;
}

/** One of two sides, with what only it says marked. Without a common word every mark would tell nothing. */
export function sideOf(mine: unknown, theirs: unknown, kind: 'before' | 'after'): readonly Piece[] {
  const own = lines(kind === 'before' ? mine : theirs);
  if (own === '') return [{ kind: 'same', text: t('merge-nothing') }];
  const pieces = difference(lines(mine), lines(theirs));
  if (!anythingCommon(pieces)) return [{ kind: 'same', text: own }];
  return pieces.filter((piece) => piece.kind === 'same' || piece.kind === kind);
}
