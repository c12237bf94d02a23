// What the palette finds in Controls: controls, what people own, and what was written.
import ListFilter from 'lucide/dist/esm/icons/list-filter.mjs';
import ListChecks from 'lucide/dist/esm/icons/list-checks.mjs';
import User from 'lucide/dist/esm/icons/user.mjs';

import type { Entry, Source } from '../../lib/frame/palette.svelte';
import { MOST_WRITTEN, wordsOf, writtenEntry } from '../../lib/frame/written';
import { folded } from '../../lib/list/ledger.svelte';
import { navigation } from '../../lib/navigation.svelte';
import { t } from '../../lib/words';
import { store } from '../../lib/store.svelte';
import { LETTERS } from './actions';
import { allRows, ledger, type Row } from './rows.svelte';
import { staging } from './staging.svelte';

const MOST = 6;

function written(row: Row): [field: string, text: string][] {
  const { decision } = row;
  return [
    ['justification', decision.applicability === 'excluded' ? decision.excluded.text : decision.included.text],
    ['how', decision.how.text],
    ['notes', decision.notes.text],
  ];
}

/** The palette's source for Controls. */
export const find: Source = (query, sign) => {
  if (sign === '>') return [];
  const words = wordsOf(query);
  const hit = (text: string) => words.every((word) => folded(text).includes(word));
  const people = (store.snapshot?.people ?? []).filter((p) => words.length > 0 && hit(`${p.name} ${p.function}`));
  const owned = (id: string) => allRows().filter((row) => row.decision.owner === id).length;

  const together: Entry[] =
    ledger.selected.size > 0 && navigation.place === 'controls' && !store.readOnly
      ? people.slice(0, 3).map((p) => ({
          id: `owner ${p.id}`,
          text: t('find-set-owner', { person: p.name }),
          icon: User,
          keys: LETTERS['owner'],
          run: () => staging.set({ owner: p.id }),
        }))
      : [];
  const show: Entry[] = people.slice(0, MOST).map((p) => ({
    id: `owned ${p.id}`,
    text: t('find-owned', { person: p.name }),
    note: String(owned(p.id)),
    icon: ListFilter,
    run: async () => {
      await navigation.go({ place: 'controls' });
      ledger.clearFilters();
      ledger.chooseOnly('owner', p.id);
    },
  }));
  if (sign === '@') return [{ heading: 'find-together', values: { count: ledger.selected.size }, entries: together }, { heading: 'find-show', entries: show }];

  const controls: Entry[] = (words.length === 0 && sign === '' ? [] : allRows())
    .filter((row) => hit(`${row.label} ${row.title}`))
    .slice(0, sign === '#' ? 60 : MOST)
    .map((row) => ({
      id: `control ${row.control}`,
      text: `${row.label} ${row.title}`,
      icon: ListChecks,
      run: () => navigation.go({ place: 'controls', record: row.control }),
    }));
  const texts: Entry[] = [];
  if (words.length > 0 && sign === '') {
    for (const row of allRows()) {
      for (const [field, text] of written(row)) {
        if (texts.length >= MOST_WRITTEN || !hit(text)) continue;
        texts.push(writtenEntry({ target: { place: 'controls', record: row.control, field }, called: `${row.label} ${t(`field-${field}`)}`, text }, words));
      }
    }
  }
  return [
    { heading: 'find-together', values: { count: ledger.selected.size }, entries: together },
    { heading: 'find-show', entries: [...show, ...controls] },
    { heading: 'find-written', entries: texts },
  ];
};
