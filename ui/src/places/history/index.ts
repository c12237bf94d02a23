import RotateCcwClock from 'lucide/dist/esm/icons/rotate-ccw-clock.mjs';

import { store } from '../../lib/store.svelte';
import { t } from '../../lib/words';
import type { Place } from '..';
import { options } from '../export/options.svelte';
import { merging } from '../merge/merging.svelte';
import { request } from '../issue/request.svelte';
import { approval } from '../treatment-plan/approval.svelte';
import { historyActions } from './actions';
import FileFacts from './FileFacts.svelte';
import History from './History.svelte';
import { past } from './past.svelte';
import { view } from './view.svelte';

/** The footer's first words: what is compared, or what has not happened yet. */
function summary(): string {
  if (view.page === 'issue') {
    const issued = store.statement?.editions.find(({ id }) => id === request.issued);
    if (issued) return t('issued-title', { label: issued.label });
    return request.approved ? t('issue-summary-frozen', { label: request.approved.label, date: request.approved.date }) : t('issue-summary');
  }
  if (view.page === 'plan') return t('plan-summary', { label: approval.inForce?.label ?? '', approved: approval.inForce ? 'yes' : 'no' });
  if (view.page === 'merge') return merging.view ? t('merge-summary', { file: merging.view.file }) : t('merge-title');
  if (view.page === 'export') {
    const { document, from, to, edition, asIssued, paperKind } = options;
    const audience = t(`audience-${options.audience}`);
    if (paperKind) return t('export-summary-paper', { paper: t(`document-${paperKind}`), audience });
    if (document === 'changes') return t('export-summary-changes', { from: from?.label ?? '', to: to?.label ?? 'none', audience });
    return asIssued ? t('export-summary-issued', { label: edition?.label ?? '' }) : t('export-summary', { audience, rendered: edition ? 'yes' : 'no' });
  }
  return past.edition ? t('history-summary', { label: past.edition.label }) : t('history-summary-none');
}

export const historyPlace: Place = {
  id: 'history',
  label: 'place-history',
  icon: RotateCcwClock,
  component: History,
  sidebar: FileFacts,
  summary,
  within: () => view.within,
  actions: historyActions,
  reset: () => {
    past.reset();
    view.reset();
    request.reset();
    approval.reset();
    options.reset();
    merging.reset();
  },
};
