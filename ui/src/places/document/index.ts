import FileText from 'lucide/dist/esm/icons/file-text.mjs';

import { registerSource } from '../../lib/frame/palette.svelte';
import { findWritten } from '../../lib/frame/written';
import { store } from '../../lib/store.svelte';
import { t } from '../../lib/words';
import type { Place } from '..';
import { fieldLabel } from './actions';
import Document from './Document.svelte';
import Sections from './Sections.svelte';
import { at, counts, SECTIONS } from './sections.svelte';

export const documentPlace: Place = {
  id: 'document',
  label: 'place-document',
  icon: FileText,
  component: Document,
  sidebar: Sections,
  summary: () => t('document-summary', counts(...SECTIONS)),
  reset: () => at.reset(),
};

registerSource(findWritten(() => {
  const { statement } = store;
  if (!statement) return [];
  const fields = ['scope', 'securityScope', 'rolesNote'] as const;
  return fields.map((field) => ({ target: { place: 'document', field }, called: fieldLabel(field), text: statement[field].text }));
}));
