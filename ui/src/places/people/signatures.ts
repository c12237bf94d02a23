// Where a name is put to something. The statement keeps these names as words, so that an edition never changes; they
// are found by the name.
import type { Person, Signatory } from '../../lib/model';
import type { Target } from '../../lib/navigation.svelte';
import { store } from '../../lib/store.svelte';
import { t } from '../../lib/words';

/** One place where somebody signs. */
export interface Signature {
  key: string;
  /** As what: "Prepared the statement". */
  as: string;
  function: string;
  date?: string;
  target: Target;
}

/** Where this person signs. */
export function signaturesOf({ name }: Person): Signature[] {
  const wanted = name.trim();
  const statement = store.statement;
  if (wanted === '' || !statement) return [];
  const found: Signature[] = [];
  const look = (key: string, as: string, signatory: Signatory, target: Target) => {
    if (signatory.name.trim() !== wanted) return;
    found.push({ key, as, function: signatory.function === wanted ? '' : signatory.function, target, ...(signatory.date !== undefined && { date: signatory.date }) });
  };
  for (const field of ['prepared', 'reviewed', 'approver'] as const)
    look(field, t(`people-signs-${field}`), statement[field], { place: 'document', field });
  for (const [i, signatory] of statement.treatment.acceptedBy.entries())
    look(`treatment ${i}`, t('people-signs-treatment', { plan: statement.treatment.planId }), signatory, { place: 'document', field: 'treatment' });
  for (const edition of statement.editions)
    look(`edition ${edition.id}`, t('people-signs-edition', { edition: edition.label }), edition.approver, { place: 'history', record: edition.id });
  return found;
}
