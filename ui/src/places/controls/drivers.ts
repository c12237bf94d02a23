// Drivers as options of a combobox: those the file already names, and new ones from what was typed.
import type { Option } from '../../lib/fields/Suggest.svelte';
import { DRIVER_KINDS } from '../../lib/glyphs/drivers';
import { folded } from '../../lib/list/ledger.svelte';
import type { DriverKind, DriverValue, RecordKind } from '../../lib/model';
import { store } from '../../lib/store.svelte';
import { kebab, t } from '../../lib/words';
import { itemOf } from '../records/items.svelte';

const SEPARATOR = '\u0000';
/** `R-07 Fog Watch misses a small craft`: an id of letters, a sign and digits, then words. */
const ID = /^(\p{L}[\p{L}\d]*[-.:/ ]?\d[\p{L}\d.-]*)(?:[\s:,]+(.*))?$/u;

/** Begins the value of an option that is a record. */
const RECORD = 'record';
/** Kinds of records that drive a control, in the order in which they are offered. */
const DRIVING = [
  { kind: 'risk', list: 'risks' }, { kind: 'requirement', list: 'requirements' }, { kind: 'assessment', list: 'assessments' }, { kind: 'party', list: 'parties' },
  { kind: 'objective', list: 'objectives' },
] as const;

const nameOf = (kind: DriverKind) => t(`driver-${kebab(kind)}`);

/** The option that a driver is. */
export const valueOf = ({ kind, label, text, record }: DriverValue): string =>
  (record === undefined ? [kind, label, text] : [RECORD, record.kind, record.id]).join(SEPARATOR);

/** What a driver is called: its kind, its id and its words, or those of the record that it points to. */
export function driverName({ kind, label, text, record }: DriverValue): string {
  const item = record && itemOf(`${record.kind}/${record.id}`);
  return (item ? `${t(`link-kind-${item.kind}`)} ${item.label} ${item.title}` : `${nameOf(kind)} ${label} ${text}`).trim();
}

/** Every driver that the file names anywhere, once. */
export function driverOptions(): Option[] {
  const found = new Map<string, Option>();
  // Records drive a control by being linked with it.
  for (const { kind, list } of DRIVING)
    for (const record of store.snapshot?.[list] ?? []) {
      const value = [RECORD, kind, record.id].join(SEPARATOR);
      found.set(value, { value, id: record.label, label: 'title' in record ? record.title : record.name, note: t(`link-kind-${kind}`) });
    }
  for (const { drivers } of store.statement?.decisions ?? []) {
    for (const { kind, label, text, record } of drivers) {
      if ((label === '' && text === '') || record !== undefined) continue;
      const value = [kind, label, text].join(SEPARATOR);
      found.set(value, { value, id: label, label: text || label, note: nameOf(kind) });
    }
  }
  return [...found.values()].sort((a, b) => (a.id ?? '').localeCompare(b.id ?? '', undefined, { numeric: true }));
}

/** New drivers from what was typed: one for each kind; a kind typed first narrows it to that kind. */
export function driverOffers(typed: string): Option[] {
  const text = folded(typed);
  const named = DRIVER_KINDS.filter((kind) => text.startsWith(folded(nameOf(kind))) || folded(nameOf(kind)).startsWith(text));
  const kinds = named.length > 0 ? named : DRIVER_KINDS;
  return kinds.map((kind) => {
    const rest = without(kind, typed);
    return {
      value: `new${SEPARATOR}${kind}`,
      label: rest === '' ? t('driver-new-kind', { kind: nameOf(kind) }) : t('driver-new', { kind: nameOf(kind), text: rest }),
    };
  });
}

/** What was typed, without the kind's name in front. */
function without(kind: DriverKind, typed: string): string {
  const name = folded(nameOf(kind));
  const text = folded(typed);
  if (text.startsWith(name)) return typed.slice(name.length).replace(/^[\s:,]+/, '').trim();
  return name.startsWith(text) ? '' : typed.trim();
}

/** The driver that a chosen option stands for. */
export function readOffer(value: string, typed: string): DriverValue | undefined {
  const [first = '', second = '', third = ''] = value.split(SEPARATOR);
  if (first === RECORD) return { kind: 'risk', label: '', text: '', record: { kind: second as RecordKind, id: third } };
  if (first !== 'new') return { kind: first as DriverKind, label: second, text: third };
  const kind = second as DriverKind;
  const rest = without(kind, typed);
  const parts = ID.exec(rest);
  return parts ? { kind, label: parts[1] ?? '', text: parts[2]?.trim() ?? '' } : { kind, label: '', text: rest };
}
