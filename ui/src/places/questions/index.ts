import MessageCircleQuestionMark from 'lucide/dist/esm/icons/message-circle-question-mark.mjs';

import { store } from '../../lib/store.svelte';
import type { Place } from '..';
import { openRoom } from '../records';
import Filters from './Filters.svelte';
import Questions from './Questions.svelte';
import { room } from './room.svelte';

export const questionsPlace: Place = {
  id: 'questions',
  label: 'place-questions',
  icon: MessageCircleQuestionMark,
  component: Questions,
  sidebar: Filters,
  count: () => store.snapshot?.questions.length,
  summary: () => room.summary(),
  reset: () => room.ledger.reset(),
};

openRoom(room, MessageCircleQuestionMark, ['']);
