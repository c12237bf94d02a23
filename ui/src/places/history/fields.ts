// The fields of a decision in a comparison: their order, words, cells, and how to bring an earlier value back.
import type { GlyphName } from '../../lib/glyphs/Glyph.svelte';
import type {
  Applicability, ControlRef, Decision, DecisionField, Driver, FieldChange, Ground, Id, Status, SystemExclusion, Text,
} from '../../lib/model';
import { controlLabel } from '../../lib/findings.svelte';
import { store } from '../../lib/store.svelte';
import { has, kebab, t } from '../../lib/words';
import { difference, type Piece } from './difference';

/** One line of a compared value: a text, an entry of a list, or the value itself. */
export interface ComparedLine {
  key: string;
  pieces: readonly Piece[];
  glyph?: GlyphName;
}

/** Both sides of a field. */
export interface Compared {
  before: readonly ComparedLine[];
  after: readonly ComparedLine[];
  /** For a text: both in one. */
  both?: readonly Piece[];
}

/** A field of a decision. What a newer file may hold besides is shown by its name, and cannot be brought back here. */
type Field = Exclude<keyof Decision, 'control'>;

/** In the order of the decision, with the cell that holds each. */
const CELLS: Record<Field, string> = {
  applicability: 'verdict', drivers: 'driver', grounds: 'verdict', included: 'verdict', excluded: 'verdict', sees: 'sees', status: 'progress', how: 'how',
  owner: 'owner', target: 'progress', done: 'progress', review: 'review', evidence: 'ev', exclusions: 'excl', notes: 'notes',
};

const ORDER = Object.keys(CELLS);

/** Not named among what stayed the same: they go with another field, or are no part of the page. */
const UNSAID = ['grounds', 'sees', 'done', 'exclusions', 'notes'];
/** Both sides of a justification are one field to whoever reads. */
const said = (field: string): string => (field === 'included' || field === 'excluded' ? 'justification' : field);

/** The fields of a change as they stand in the decision. */
export function inOrder(fields: readonly FieldChange[]): FieldChange[] {
  const place = (field: string) => (ORDER.includes(field) ? ORDER.indexOf(field) : ORDER.length);
  return fields.toSorted((a, b) => place(a.field) - place(b.field));
}

/** The fields that are the same on both sides, in words. */
export function sameFields(fields: readonly FieldChange[], now: Decision | undefined): string[] {
  const changed = new Set(fields.map(({ field }) => said(field)));
  return [...new Set(ORDER.map(said))]
    .filter((field) => !UNSAID.includes(field) && !changed.has(field))
    .filter((field) => now?.applicability === 'applicable' || ['applicability', 'justification', 'owner', 'review'].includes(field))
    .map((field) => fieldName(field).toLocaleLowerCase());
}

/** A field's name: "Justification". */
export function fieldName(field: string): string {
  const own = `compare-field-${kebab(field)}`;
  const shared = `field-${kebab(field)}`;
  // A field of a newer file is shown by the name it has there.
  return has(own) ? t(own) : has(shared) ? t(shared) : field;
}

/** The name of the field in the decision pane, to go there. */
export function decisionField(field: string): string {
  return field === 'done' ? 'target' : said(field);
}

const record = (value: unknown): Record<string, unknown> => (typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {});
const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
const words = (value: unknown): string => (typeof value === 'string' ? value : '');

/** A driver in words: "Risk R-07 Fog Watch misses a small craft". */
export function driverText(value: unknown): string {
  const { kind, label, text } = record(value);
  return [t(`driver-${kebab(words(kind))}`), words(label), words(text)].filter((part) => part !== '').join(' ');
}

function evidenceText(id: string): string {
  const item = store.evidence.get(id);
  return item ? [item.label, item.title].filter((part) => part !== '').join(' ') : t('record-gone');
}

function exclusionText(value: unknown): string {
  const { system, grounds, justification } = record(value);
  const found = store.systems.get(words(system));
  const why = list(grounds).map((ground) => t(`ground-${kebab(words(ground))}`));
  return [[found?.label, found?.name].filter(Boolean).join(' ') || t('record-gone'), ...why, words(record(justification)['text'])].filter(Boolean).join('\n');
}

const TEXTS = ['included', 'excluded', 'how', 'notes'];
const LISTS: Record<string, { id: (entry: unknown) => string; text: (entry: unknown) => string }> = {
  drivers: { id: (entry) => words(record(entry)['id']), text: driverText },
  grounds: { id: words, text: (entry) => t(`ground-${kebab(words(entry))}`) },
  evidence: { id: words, text: (entry) => evidenceText(words(entry)) },
  exclusions: { id: (entry) => words(record(entry)['system']), text: exclusionText },
};

function single(field: string, value: unknown): { text: string; glyph?: GlyphName } | undefined {
  if (value === null || value === undefined) return undefined;
  if (field === 'applicability') return { text: t(`applicability-${kebab(words(value))}`), glyph: value as Applicability };
  if (field === 'status') return { text: t(`state-${kebab(words(value))}`), glyph: value as Status };
  if (field === 'sees') return { text: controlLabel(words(value)) };
  if (field === 'owner') return { text: store.people.get(words(value))?.name ?? t('record-gone') };
  return { text: typeof value === 'string' ? value : JSON.stringify(value) };
}

/** A value in words, for the list of its earlier values. */
export function valueText(field: string, value: unknown): string {
  if (TEXTS.includes(field)) return words(record(value)['text']);
  const entries = LISTS[field];
  if (entries) return list(value).map(entries.text).join('\n');
  return single(field, value)?.text ?? '';
}

const whole = (kind: Piece['kind'], text: string): Piece[] => [{ kind, text }];

/** Both sides of a field, with what differs marked. */
export function compared({ field, before, after }: FieldChange): Compared {
  if (TEXTS.includes(field)) {
    const [a, b] = [record(before), record(after)];
    const pieces = difference(words(a['text']), words(b['text']));
    const of = (kind: Piece['kind'], lang: unknown, other: unknown): ComparedLine[] => [
      ...(pieces.length > 0 ? [{ key: 'text', pieces: pieces.filter((piece) => piece.kind === 'same' || piece.kind === kind) }] : []),
      // The same words in another language: the words do not tell, so this must.
      ...(lang !== other ? [{ key: 'lang', pieces: whole(kind, t('compare-language', { lang: words(lang) || (store.statement?.language ?? '') })) }] : []),
    ];
    return { before: of('before', a['lang'], b['lang']), after: of('after', b['lang'], a['lang']), both: pieces };
  }
  const entries = LISTS[field];
  if (entries) {
    const [old, now] = [list(before), list(after)];
    const side = (own: unknown[], other: unknown[], kind: 'before' | 'after'): ComparedLine[] => {
      const others = new Map(other.map((entry) => [entries.id(entry), entry]));
      return own.map((entry): ComparedLine => {
        const key = entries.id(entry);
        // What was taken away and entered again in the same words has another id, and differs in nothing.
        const twin = others.get(key) ?? other.find((again) => entries.text(again) === entries.text(entry));
        if (twin === undefined) return { key, pieces: whole(kind, entries.text(entry)) };
        const pieces = kind === 'before' ? difference(entries.text(entry), entries.text(twin)) : difference(entries.text(twin), entries.text(entry));
        return { key, pieces: pieces.filter((piece) => piece.kind === 'same' || piece.kind === kind) };
      });
    };
    return { before: side(old, now, 'before'), after: side(now, old, 'after') };
  }
  const side = (value: unknown, kind: 'before' | 'after'): ComparedLine[] => {
    const shown = single(field, value);
    return shown ? [{ key: 'value', pieces: whole(kind, shown.text), glyph: shown.glyph }] : [];
  };
  return { before: side(before, 'before'), after: side(after, 'after') };
}

/** The cells that hold a field, and how to read the field off one. */
export function cellsOf(control: ControlRef, { field, before, after }: FieldChange): { cells: string[]; read: (value: unknown) => unknown } {
  const at = `statement/${store.statement?.id ?? ''}/d/${control}`;
  const cell = CELLS[field as Field] as string | undefined;
  if (cell === undefined) return { cells: [], read: (value) => value };
  const entries = LISTS[field];
  if (entries && field !== 'grounds') {
    const ids = (value: unknown) => new Map(list(value).map((entry) => [entries.id(entry), entries.text(entry)]));
    const [old, now] = [ids(before), ids(after)];
    const differing = [...new Set([...old.keys(), ...now.keys()])].filter((id) => old.get(id) !== now.get(id));
    // A list's entries are cells of their own, and each holds its value without its id.
    return { cells: differing.map((id) => `${at}/${cell}/${id}`), read: (value) => value };
  }
  const part = cell === 'verdict' || cell === 'progress';
  return { cells: [`${at}/${cell}`], read: (value) => (part ? (record(value)[field] ?? null) : value) };
}

/** What an entry's cell held, in words; its id stands in the cell's key. */
export function entryText(field: string, cell: string, value: unknown): string {
  const id = cell.slice(cell.lastIndexOf('/') + 1);
  if (field === 'evidence') return evidenceText(id);
  if (field === 'exclusions') return exclusionText({ ...record(value), system: id });
  return value === null ? '' : driverText(value);
}

/** What brings a field back to an earlier value: the parts of one operation. What is gone cannot be linked again. */
export function restoration({ field: name, before }: FieldChange, now: Decision): DecisionField[] {
  const field = name as Field;
  switch (field) {
    case 'applicability': return [{ applicability: (before ?? 'undecided') as Applicability }];
    case 'grounds': return [{ grounds: list(before) as Ground[] }];
    case 'included': return [{ included: (before ?? { text: '' }) as Text }];
    case 'excluded': return [{ excluded: (before ?? { text: '' }) as Text }];
    case 'how': return [{ how: (before ?? { text: '' }) as Text }];
    case 'notes': return [{ notes: (before ?? { text: '' }) as Text }];
    case 'status': return [{ status: before as Status | null }];
    case 'target': return [{ target: before as string | null }];
    case 'done': return [{ done: before as string | null }];
    case 'sees': return [{ sees: before as Id | null }];
    case 'review': return [{ review: before as string | null }];
    case 'owner': {
      const gone = typeof before === 'string' && !store.people.has(before);
      return gone ? [] : [{ owner: before as Id | null }];
    }
    case 'drivers': return restoredDrivers(list(before) as Driver[], now.drivers);
    case 'evidence': {
      const then = (list(before) as Id[]).filter((id) => store.evidence.has(id));
      return [
        ...then.filter((id) => !now.evidence.includes(id)).map((linkEvidence) => ({ linkEvidence })),
        ...now.evidence.filter((id) => !(list(before) as Id[]).includes(id) && store.evidence.has(id)).map((unlinkEvidence) => ({ unlinkEvidence })),
      ];
    }
    case 'exclusions': {
      const then = (list(before) as SystemExclusion[]).filter(({ system }) => store.systems.has(system));
      const known = new Map(now.exclusions.map((exclusion) => [exclusion.system, exclusionText(exclusion)]));
      return [
        ...then.filter((exclusion) => known.get(exclusion.system) !== exclusionText(exclusion)).map((excludeSystem) => ({ excludeSystem })),
        ...now.exclusions
          .filter(({ system }) => store.systems.has(system) && !then.some((exclusion) => exclusion.system === system))
          .map(({ system }) => ({ includeSystem: system })),
      ];
    }
    default:
      field satisfies never;
      return [];
  }
}

function restoredDrivers(then: readonly Driver[], now: readonly Driver[]): DecisionField[] {
  const known = new Map(now.map((driver) => [driver.id, driver]));
  const alike = (a: Driver, b: Driver) => a.kind === b.kind && a.label === b.label && a.text === b.text && a.record?.id === b.record?.id;
  const kept = (driver: Driver) => then.some((other) => other.id === driver.id || alike(other, driver));
  return [
    ...then
      .filter((driver) => !now.some((other) => alike(other, driver)))
      .map(({ id, ...value }): DecisionField => (known.has(id) ? { editDriver: { id, ...value } } : { addDriver: value })),
    ...now.filter((driver) => !kept(driver)).map(({ id }) => ({ removeDriver: id })),
  ];
}
