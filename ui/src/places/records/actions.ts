// What can be done in a room of records, with the letters that do it while the list has the focus.
import ListFilter from 'lucide/dist/esm/icons/list-filter.mjs';
import Plus from 'lucide/dist/esm/icons/plus.mjs';
import Trash from 'lucide/dist/esm/icons/trash.mjs';

import type { Action, Hint } from '../../lib/actions/registry.svelte';
import { fieldWithFocus, focusField, leaveField } from '../../lib/focus';
import type { Id } from '../../lib/model';
import { navigation } from '../../lib/navigation.svelte';
import { store } from '../../lib/store.svelte';
import { typing } from '../../lib/typing.svelte';
import { traceAction } from '../trace/actions';
import type { RecordField, RecordRoom } from './room.svelte';

/** What the list can be asked from outside. */
export interface ListHandle {
  focus: () => Promise<void>;
  focusFilter: () => void;
}

/** The pane of one record, and that of several. */
export const RECORD = 'record';
export const TOGETHER = 'records-together';

const writable = (): true | string => (store.readOnly ? 'reason-read-only' : true);

/** Keys that no action stands behind, by scope. */
export function roomHints<T extends { id: Id }, F>(room: RecordRoom<T, F>): Record<string, readonly Hint[]> {
  return {
    [room.scope]: [
      { keys: 'ArrowUp+ArrowDown', label: 'hint-move', when: () => room.ledger.total > 1 },
      { keys: 'Shift+ArrowUp+ArrowDown', label: 'hint-select', when: () => room.ledger.total > 1 },
      { keys: 'Escape', label: 'records-hint-one', when: () => room.ledger.selected.size > 0 },
    ],
    [RECORD]: [
      { keys: 'Alt+ArrowUp+ArrowDown', label: 'records-hint-same-field' },
      { keys: 'Tab', label: 'hint-next-field' },
    ],
    [TOGETHER]: [{ keys: 'Tab', label: 'hint-next-field' }],
  };
}

/** Adds a record from wherever one is. */
export function addAction<T extends { id: Id }, F>(room: RecordRoom<T, F>): Action {
  return {
    id: `add-${room.place}`, label: `action-add-${room.place}`, hint: 'records-hint-new', keys: 'N', scope: room.scope, icon: Plus,
    enabled: () => (store.phase === 'open' ? writable() : 'reason-no-file'), perform: () => room.add(),
  };
}

/** The actions of a room that is shown. */
export function roomActions<T extends { id: Id }, F>(room: RecordRoom<T, F>, list: ListHandle): Action[] {
  const { ledger } = room;
  const chosen = (): true | string => (ledger.item === undefined ? 'records-reason-none' : true);
  const one = (): true | string => (ledger.selected.size > 0 ? 'records-reason-several' : chosen());
  /** Not every field can be given to several at once. */
  const able = (field: RecordField<T, F>) => (): true | string => (ledger.selected.size > 0 && room.isAlike(field) ? true : one());

  /** At once, or the next letter would be one of the text; leaving the field writes it. */
  async function back(): Promise<void> {
    navigation.narrow = 'list';
    await list.focus();
    await typing.flushAll();
  }

  /** Goes to another record and stays in the field one was in. */
  async function step(by: 1 | -1): Promise<void> {
    const field = fieldWithFocus();
    leaveField();
    await typing.flushAll();
    ledger.move(by);
    if (field !== undefined && !(await focusField(field))) await focusField(room.first);
  }

  async function enter(field: string): Promise<void> {
    navigation.narrow = 'record';
    await focusField(field);
  }

  /** What hangs on a record is read before it goes; without any of it there is nothing to read. */
  async function remove(): Promise<void> {
    const items = ledger.selected.size > 0 ? ledger.selection : ledger.item ? [ledger.item] : [];
    if (items.some((item) => room.options.ties(item).length > 0)) return enter('delete');
    if (!(await room.removeAll(items))) return;
    ledger.clearSelection();
    await back();
  }

  return [
    ...room.fields.map((field): Action => ({
      id: `field-${field.name}`, label: 'records-action-field', values: () => ({ field: room.nameOf(field.name) }), ...(field.keys !== undefined && { keys: field.keys }), scope: [room.scope, RECORD, TOGETHER],
      enabled: able(field), perform: () => enter(field.name),
    })),
    ...room.options.links.map(({ name, keys }): Action => ({
      id: `field-${name}`, label: 'records-action-field', values: () => ({ field: room.nameOf(name) }), ...(keys !== undefined && { keys }), scope: [room.scope, RECORD, TOGETHER],
      enabled: () => (ledger.selected.size > 0 && !room.isDrawnOfSeveral(name) ? 'records-reason-several' : chosen()), perform: () => enter(name),
    })),
    ...(room.options.remove ? [{
      id: 'delete-record', label: `action-delete-${room.place}`, hint: 'records-hint-delete', keys: 'Delete', scope: room.scope, icon: Trash,
      enabled: () => (writable() !== true ? writable() : chosen()), perform: remove,
    } satisfies Action] : []),
    traceAction(() => (ledger.item ? room.ref(ledger.item) : undefined), [room.scope, RECORD, 'everywhere']),
    { id: 'filter', label: 'action-filter', keys: '/', scope: [room.scope, 'side', RECORD, 'everywhere'], icon: ListFilter, perform: () => list.focusFilter() },
    { id: 'next-record', label: 'records-action-next', keys: 'Alt+ArrowDown', early: true, silent: true, perform: () => step(1) },
    { id: 'previous-record', label: 'records-action-previous', keys: 'Alt+ArrowUp', early: true, silent: true, perform: () => step(-1) },
    { id: 'back-to-list', label: 'action-back-to-list', hint: 'hint-back', keys: 'Escape', scope: [RECORD, TOGETHER], silent: true, perform: back },
    { id: 'select-all', label: 'action-select-all', perform: () => ledger.selectAll() },
  ];
}
