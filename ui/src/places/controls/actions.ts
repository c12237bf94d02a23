// What can be done in Controls, with the letters that do it while the list has the focus.
import Ban from 'lucide/dist/esm/icons/ban.mjs';
import CircleDot from 'lucide/dist/esm/icons/circle-dot.mjs';
import CircleDashed from 'lucide/dist/esm/icons/circle-dashed.mjs';
import Eraser from 'lucide/dist/esm/icons/eraser.mjs';
import ListFilter from 'lucide/dist/esm/icons/list-filter.mjs';
import Plus from 'lucide/dist/esm/icons/plus.mjs';
import Trash from 'lucide/dist/esm/icons/trash.mjs';

import { type Action, type Hint, ignoreTyping } from '../../lib/actions/registry.svelte';
import { fieldWithFocus, focusField, leaveField } from '../../lib/focus';
import type { Applicability } from '../../lib/model';
import { navigation } from '../../lib/navigation.svelte';
import { decide, freshId } from '../../lib/operations';
import { store } from '../../lib/store.svelte';
import { typing } from '../../lib/typing.svelte';
import { t } from '../../lib/words';
import { traceAction } from '../trace/actions';
import { later } from './later.svelte';
import { ledger } from './rows.svelte';
import { sayStaged, staging } from './staging.svelte';

/** What the list can be asked from outside. */
export interface ListHandle {
  focus: () => Promise<void>;
  focusFilter: () => void;
}

const LIST = 'controls-list';
const DECISION = 'decision';
const TOGETHER = 'together';
/** Where letters lead to the fields that they stand beside. */
const LETTERED = [LIST, DECISION, TOGETHER];

/** Keys that no action stands behind, by scope. */
export const HINTS: Record<string, readonly Hint[]> = {
  [LIST]: [
    { keys: 'ArrowUp+ArrowDown', label: 'hint-move' },
    { keys: 'Shift+ArrowUp+ArrowDown', label: 'hint-select' },
  ],
  [DECISION]: [
    { keys: 'Alt+ArrowUp+ArrowDown', label: 'hint-same-field' },
    { keys: 'Tab', label: 'hint-next-field' },
  ],
  [TOGETHER]: [{ keys: 'Tab', label: 'hint-next-field' }],
};

const writable = (): true | string => (store.readOnly ? 'reason-read-only' : true);
const onControl = (): true | string =>
  writable() !== true ? writable() : ledger.item === undefined ? 'reason-no-control' : true;

async function setApplicability(applicability: Applicability): Promise<void> {
  const control = ledger.current;
  if (ledger.selected.size > 0) staging.set({ applicability });
  else if (control !== undefined) {
    const field = later.on(control);
    const decided = await store.apply(decide(control, { applicability }));
    // What was asked for before there was such a field.
    if (decided && field !== undefined && ledger.current === control) await enter(field);
  }
}

/** Goes to a field of the decision; where there is none yet, to the choice that it comes with, which says so. */
export async function enter(field: string): Promise<void> {
  navigation.narrow = 'record';
  if (await focusField(field)) return;
  // What cannot be written is not there to be asked for.
  if (store.readOnly) return store.say(t('reason-read-only'));
  await focusField('applicability');
  if (ledger.selected.size > 0 || ledger.current === undefined) return;
  ignoreTyping();
  later.ask(ledger.current, field);
}

/** Goes to another control and stays in the field one was in. */
async function step(by: 1 | -1): Promise<void> {
  const field = fieldWithFocus();
  leaveField();
  await typing.flushAll();
  ledger.move(by);
  if (field !== undefined && !(await focusField(field))) await focusField('applicability');
}

const FIELDS = [
  ['drivers', 'D'], ['grounds', 'G'], ['justification', 'J'], ['sees', 'C'], ['status', 'S'], ['how', 'H'], ['owner', 'O'],
  ['target', 'T'], ['review', 'R'], ['evidence', 'E'], ['links', 'L'], ['notes', 'N'],
] as const;

/** Texts and links, which are written for one control at a time. */
const WRITTEN: ReadonlySet<string> = new Set(['justification', 'sees', 'how', 'links', 'notes']);

/** The letter that leads to a field from the list. */
export const LETTERS: Readonly<Record<string, string>> = Object.fromEntries(FIELDS);

/** The actions of Controls. `list` is the list that is shown. */
export function controlActions(list: () => ListHandle | undefined): Action[] {
  return [
    // The way back is told before the letters, which stand beside the fields as well.
    {
      id: 'back-to-list', label: 'action-back-to-list', hint: 'hint-back', keys: 'Escape', scope: [DECISION, TOGETHER], silent: true,
      perform: async () => {
        navigation.narrow = 'list';
        // At once, or the next letter would be one of the text; leaving the field writes it.
        await list()?.focus();
        await typing.flushAll();
        if (!staging.empty) await store.say(t('together-kept'));
      },
    },
    {
      // Where the selection has to stay: to what lets it go.
      id: 'to-staged', label: 'action-discard-together', hint: 'hint-staged', keys: 'Escape', scope: LIST, silent: true,
      enabled: () => (ledger.held ? true : 'reason-nothing-staged'),
      perform: async () => {
        navigation.narrow = 'record';
        sayStaged();
        await focusField('discard');
      },
    },
    {
      id: 'include', label: 'action-include', hint: 'hint-applicable', keys: 'A', scope: LETTERED, icon: CircleDot,
      enabled: onControl, perform: () => setApplicability('applicable'),
    },
    {
      id: 'exclude', label: 'action-exclude', hint: 'hint-exclude', keys: 'X', scope: LETTERED, icon: Ban,
      enabled: onControl, perform: () => setApplicability('excluded'),
    },
    {
      id: 'undecide', label: 'action-undecide', keys: 'U', scope: LETTERED, icon: CircleDashed,
      enabled: onControl, perform: () => setApplicability('undecided'),
    },
    ...FIELDS.map(([field, keys]): Action => ({
      id: `field-${field}`, label: `action-field-${field}`, keys, scope: LETTERED,
      ...(field === 'justification' && { hint: 'hint-justify' }),
      enabled: () => (field === 'sees' && store.frameworks.length < 2 && ledger.item?.decision.sees === undefined ? 'reason-one-framework' : ledger.item === undefined ? 'reason-no-control' : ledger.selected.size > 0 && WRITTEN.has(field) ? 'reason-one-at-a-time' : true),
      perform: () => enter(field),
    })),
    traceAction(() => ledger.current, [LIST, DECISION, 'everywhere']),
    { id: 'filter', label: 'action-filter', keys: '/', scope: [LIST, 'side', DECISION, 'everywhere'], icon: ListFilter, perform: () => list()?.focusFilter() },
    {
      id: 'next-control', label: 'action-next-control', keys: 'Alt+ArrowDown', early: true, silent: true, perform: () => step(1),
    },
    {
      id: 'previous-control', label: 'action-previous-control', keys: 'Alt+ArrowUp', early: true, silent: true, perform: () => step(-1),
    },
    {
      id: 'apply-together', label: 'action-apply-together', hint: 'hint-apply', keys: 'Mod+Enter', scope: [TOGETHER, LIST],
      values: () => ({ count: ledger.selected.size }),
      enabled: () => (ledger.selected.size === 0 ? 'reason-no-selection' : staging.empty ? 'reason-nothing-staged' : writable()),
      perform: async () => {
        // What stands in a field counts. What is no day is not left out unnoticed.
        if (!(await staging.words.tryAll())) {
          await focusField(staging.words.refusedAt?.field ?? '');
          await store.say(t('together-no-day'));
          return;
        }
        if (staging.empty) return;
        const written = await store.apply(...staging.operations(ledger.selection.map((row) => row.control)));
        // What waits is made later, and must not be made twice; what was refused can be changed.
        if (written || store.waiting > 0) staging.discard();
      },
    },
    {
      id: 'discard-together', label: 'action-discard-together', icon: Eraser, enabled: () => (staging.empty ? 'reason-nothing-staged' : true),
      perform: async () => {
        staging.discard();
        navigation.narrow = 'list';
        await list()?.focus();
      },
    },
    { id: 'select-all', label: 'action-select-all', perform: () => ledger.selectAll() },
    {
      id: 'add-own-control', label: 'action-add-own-control', icon: Plus, enabled: writable,
      perform: async () => {
        const id = freshId();
        if (!(await store.apply({ op: 'AddControl', id, set: [] }))) return;
        ledger.reveal(`own/${id}`);
        await enter('title');
      },
    },
    {
      id: 'delete-own-control', label: 'action-delete-own-control', icon: Trash,
      enabled: () => (writable() !== true ? writable() : ledger.current?.startsWith('own/') ? true : 'reason-not-own'),
      perform: async () => {
        const control = ledger.current;
        if (control === undefined) return;
        ledger.move(-1);
        await store.apply({ op: 'DeleteControl', control: control.slice('own/'.length) });
        await list()?.focus();
      },
    },
  ];
}
