// How Declaration changes the file. The declaration is one value, sent whole: each change of a part is built from what
// the file holds when its turn comes.
import type { Declaration, Signatory, Text } from '../../lib/model';
import { edit } from '../document/edit';

const nobody = (): Signatory => ({ name: '', function: '' });
const nothing = (): Text => ({ text: '' });

/** Nothing written yet. */
export const empty = (): Declaration => ({
  documentId: '', object: nothing(), limits: nothing(), nonconformities: nothing(), supporting: nothing(), place: '', signed: nobody(),
  authority: '', reviewed: nobody(), reevaluation: nothing(),
});

/** Its parts that are written in sentences. */
export type Words = 'object' | 'limits' | 'nonconformities' | 'supporting' | 'reevaluation';
/** Who puts a name to it. */
export type Hand = 'signed' | 'reviewed';

/** Changes a part; begins the declaration where there is none. */
export function declare(part: Partial<Declaration> | ((written: Declaration) => Partial<Declaration>)): Promise<boolean> {
  return edit(({ declaration }) => {
    const written = { ...empty(), ...declaration };
    return { declaration: { ...written, ...(typeof part === 'function' ? part(written) : part) } };
  });
}

/** Changes words, or the language they are in. */
export function write(field: Words, part: Partial<Text>): Promise<boolean> {
  return declare((written) => ({ [field]: { ...written[field], ...part } }));
}

/** Changes a part of who signs or reviewed it. */
export function sign(hand: Hand, part: Partial<Signatory>): Promise<boolean> {
  return declare((written) => ({ [hand]: { ...written[hand], ...part } }));
}

/** Takes all that is written away; nothing where nothing is. */
export function removeDeclaration(): Promise<boolean> {
  return edit(({ declaration }) => declaration && { declaration: null });
}
