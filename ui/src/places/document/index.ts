import FileText from 'lucide/dist/esm/icons/file-text.mjs';

import { t } from '../../lib/words';
import type { Place } from '..';
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
