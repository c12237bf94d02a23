// What prints a paper of the management system: from everywhere, and from the room whose records it tells.
import ListChecks from 'lucide/dist/esm/icons/list-checks.mjs';
import MessageCircleQuestionMark from 'lucide/dist/esm/icons/message-circle-question-mark.mjs';
import Printer from 'lucide/dist/esm/icons/printer.mjs';
import Target from 'lucide/dist/esm/icons/target.mjs';
import type { IconNode } from 'lucide';

import { type Action, perform } from '../../lib/actions/registry.svelte';
import { navigation } from '../../lib/navigation.svelte';
import { store } from '../../lib/store.svelte';
import { room as questions } from '../questions/room.svelte';
import { EVERYBODY, options, type PaperKind } from './options.svelte';

const ICONS: Record<PaperKind, IconNode> = { profile: Target, clauses: ListChecks, questions: MessageCircleQuestionMark, record: Printer };

/** Leads to the pages of a paper. */
const print = (document: PaperKind): Action => ({
  id: `print-${document}`, label: `action-print-${document}`, icon: ICONS[document],
  enabled: () => (store.phase === 'open' ? true : 'reason-no-file'),
  perform: () => {
    options.document = document;
    // Whoever stands on a question means the one who is asked it.
    if (document === 'questions') options.addressee = navigation.place === 'questions' ? (questions.ledger.item?.addressee ?? EVERYBODY) : EVERYBODY;
    return perform('export-pdf');
  },
});

/** A command for each paper. */
export const paperActions = (): Action[] => (['profile', 'clauses', 'record', 'questions'] as const).map(print);
