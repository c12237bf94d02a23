import TriangleAlert from 'lucide/dist/esm/icons/triangle-alert.mjs';

import { registerSource } from '../../lib/frame/palette.svelte';
import { findWritten } from '../../lib/frame/written';
import { store } from '../../lib/store.svelte';
import { t } from '../../lib/words';
import type { Place } from '..';
import { openRoom } from '../records';
import Filters from './Filters.svelte';
import Risks from './Risks.svelte';
import { room } from './room.svelte';

export const risksPlace: Place = {
  id: 'risks',
  label: 'place-risks',
  icon: TriangleAlert,
  component: Risks,
  sidebar: Filters,
  count: () => store.snapshot?.risks.length,
  summary: () => room.summary(),
  reset: () => room.ledger.reset(),
};

openRoom(room, TriangleAlert, ['']);
// What the criteria rest on, and the words of their scales.
registerSource(findWritten(() => {
  const criteria = store.snapshot?.organisation.riskCriteria;
  const texts = criteria ? [criteria.note.text, criteria.likelihood.join(', '), criteria.consequence.join(', ')] : [];
  return [{ target: { place: 'risks', field: 'riskCriteria' }, called: t('risks-criteria'), text: texts.filter((text) => text !== '').join('\n') }];
}));
