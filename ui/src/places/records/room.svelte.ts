// A place that keeps records of one kind: a list, and the record it stands on. Systems, evidence and people are three
// of these; each says what its fields are, what hangs on a record, and how it is changed. The rest is here once.
import type { Action } from '../../lib/actions/registry.svelte';
import { worst } from '../../lib/findings.svelte';
import { type Facet, Ledger } from '../../lib/list/ledger.svelte';
import type { Finding, Id, Impact, ItemRef, Operation, Rating, Severity, Signatory, Text } from '../../lib/model';
import { freshId } from '../../lib/operations';
import { navigation } from '../../lib/navigation.svelte';
import { store } from '../../lib/store.svelte';
import { has, t } from '../../lib/words';
import { LINKED } from './items.svelte';

/** What a field looks like, and how much of the line it takes. */
interface FieldLook {
  /** As the model and its findings name it. */
  name: string;
  /** The letter that leads to it from the list; not every field of a long record has one. */
  keys?: string;
  size?: 'id' | 'date' | 'rest';
}

/** A field of a record. `set` makes of what was typed what the operation takes. */
export type RecordField<T, F> = FieldLook &
  (
    /** `long` wraps where it is drawn; in the model each is a single line. */
    | { kind: 'line' | 'long'; value: (record: T) => string; set: (text: string) => F }
    /** A word of the user's own, with those in use suggested. */
    | { kind: 'word'; value: (record: T) => string; set: (text: string) => F; words: () => readonly string[] }
    | { kind: 'date'; value: (record: T) => string | undefined; set: (date: string | null) => F }
    /** A text of several paragraphs. Its language stays what it was. */
    | { kind: 'text'; value: (record: T) => Text; set: (text: Text) => F }
    /** One of a list that the model knows; its words begin with `words`. */
    | { kind: 'choice'; words: string; values: readonly string[]; value: (record: T) => string | undefined; set: (chosen: string | null) => F }
    /** Several of such a list. */
    | { kind: 'several'; words: string; values: readonly string[]; value: (record: T) => readonly string[]; set: (chosen: readonly string[]) => F }
    /** Who answers for it. */
    | { kind: 'person'; value: (record: T) => Id | undefined; set: (person: Id | null) => F }
    /** Places on the organisation's scales. */
    | { kind: 'rating'; value: (record: T) => Rating | undefined; set: (rating: Rating | null) => F }
    /** What a system means for some. */
    | { kind: 'impact'; value: (record: T) => Impact | undefined; set: (impact: Impact | null) => F }
    /** Who put a name to it, in what function, when. */
    | { kind: 'signed'; value: (record: T) => Signatory | undefined; set: (signed: Signatory | null) => F }
  );

/** Fields that stand together, line by line, with the guidance for them in the margin. */
export interface FieldBlock<T, F> {
  lines: readonly (readonly RecordField<T, F>[])[];
  /** Fluent ids; the heading is the attribute `heading`. */
  guides?: readonly string[];
}

/** A facet with the values that the sidebar offers. */
export interface RecordFacet<T> extends Facet<T> {
  values: () => readonly { value: string; label: string }[];
}

/** What stands below the fields of every record that links join: what it is linked with, and what it cites. */
export const LINKS = [{ name: 'links', keys: 'L' }, { name: 'cites', keys: 'Z' }] as const;

/** Kinds of fields of which several records can be given the same value at once. */
const ALIKE: ReadonlySet<string> = new Set(['choice', 'several', 'person', 'date']);

/** What a room is told about its records. */
export interface RoomOptions<T extends { id: Id }, F> {
  /** The place's id. Its words begin with it: `evidence-empty`. */
  place: string;
  /** The kind of record, as findings name it. */
  record: string;
  items: () => readonly T[];
  /** The label people use, such as `EV-04`; left out where records have none. */
  label?: (record: T) => string;
  title: (record: T) => string;
  /** The few words beside the title where the palette shows it. */
  about: (record: T) => string;
  /** What a record is of, where the place's name does not say it: clauses of several standards have one number and title. */
  of?: (record: T) => string;
  /** Everything typed that search looks through. */
  text: (record: T) => readonly (string | undefined)[];
  blocks: readonly FieldBlock<T, F>[];
  /** Letters for what stands below the fields: links, not words of the record. */
  links: readonly { name: string; keys?: string }[];
  facets: readonly RecordFacet<T>[];
  /** Findings elsewhere that speak of this record. */
  related: (record: T) => readonly Finding[];
  /** The field beside which those stand, and what mends them there is called. Otherwise the place draws them. */
  relatedBeside?: { field: string; fix: string };
  /** What a deletion takes away with the record, one sentence each; nothing if nothing hangs on it. */
  ties: (record: T) => readonly string[];
  /** The first words of the footer. */
  summary: () => string;
  /** Left out where the records are not the user's to add or delete: the clauses of a standard. */
  add?: (id: Id) => Operation;
  edit: (id: Id, field: F) => Operation;
  remove?: (id: Id) => Operation;
  /** What stands below the fields that is drawn of several as well, beside links. */
  together?: readonly string[];
  /** What else can be done in the room, from everywhere and below its list: a starting list, a view of its own. */
  more?: readonly Action[];
  /** Ids of the actions that print these records: buttons below the list. */
  prints?: readonly string[];
}

/** The room: its list, and what can be done in it. */
export class RecordRoom<T extends { id: Id }, F> {
  readonly options: RoomOptions<T, F>;
  readonly place: string;
  readonly ledger: Ledger<T>;
  readonly fields: readonly RecordField<T, F>[];
  /** Severities as a facet, in each room alike. */
  readonly severities: readonly { value: Severity; label: string }[];

  constructor(options: RoomOptions<T, F>) {
    this.options = options;
    this.place = options.place;
    this.fields = options.blocks.flatMap((block) => block.lines.flat());
    this.severities = (['blocks', 'warning', 'hint'] as const).map((value) => ({ value, label: t(`facet-${value}`) }));
    this.ledger = new Ledger<T>({
      items: options.items,
      key: (record) => record.id,
      text: (record) => options.text(record).join('\n'),
      facets: [...options.facets, { id: 'finding', of: (record) => [...new Set(this.findings(record).map((f) => f.severity))] }],
    });
  }

  /** Where keys of the list count. */
  get scope(): string {
    return `${this.place}-list`;
  }

  /** A word of this room: `empty` → `evidence-empty`. */
  word(name: string, values?: Record<string, string | number>): string {
    return t(`${this.place}-${name}`, values);
  }

  /** The name of a field or of what stands below the fields. */
  nameOf(field: string): string {
    const own = `${this.place}-field-${field}`;
    return t(has(own) ? own : has(`records-field-${field}`) ? `records-field-${field}` : `field-${field}`);
  }

  label(record: T): string {
    return this.options.label?.(record) ?? '';
  }

  /** The title, or the words that say that there is none yet. */
  title(record: T): string {
    return this.options.title(record).trim() || this.word('untitled');
  }

  /** Label and title in one breath. */
  called(record: T): string {
    return `${this.label(record)} ${this.title(record)}`.trim();
  }

  /** What links name the record by; nothing for kinds that no link joins. */
  ref(record: T): ItemRef | undefined {
    const { record: kind } = this.options;
    return kind in LINKED ? `${kind}/${record.id}` : undefined;
  }

  /** Findings at the record and those elsewhere that speak of it. */
  findings(record: T): readonly Finding[] {
    return [...(store.findingsByRecord.get(record.id) ?? []), ...this.options.related(record)];
  }

  worst(record: T): Severity | undefined {
    return worst(this.findings(record));
  }

  /** Whether findings from elsewhere stand beside this block. */
  takesRelated(block: FieldBlock<T, F>): boolean {
    return block.lines.flat().some((field) => field.name === this.options.relatedBeside?.field);
  }

  /** The field that a new record begins with, and Enter leads to. */
  get first(): string {
    return this.fields.find((field) => field.size !== 'id')?.name ?? '';
  }

  /** Adds a record and goes to it, ready to be named. */
  async add(): Promise<void> {
    const id = freshId();
    if (!this.options.add || !(await store.apply(this.options.add(id)))) return;
    await navigation.go({ place: this.place, record: id, field: this.first });
  }

  /** Whether the record is in the file. */
  has(id: Id): boolean {
    return this.ledger.byKey.has(id);
  }

  /** Changes a field of a record; nothing where the record is gone by then. */
  edit(id: Id, field: F): Promise<boolean> {
    return store.apply(() => (this.has(id) ? this.options.edit(id, field) : undefined));
  }

  /** Changes a field whose value is only sent whole: it is built from what the record holds when its turn comes. */
  change(id: Id, field: (record: T) => F): Promise<boolean> {
    return store.apply(() => {
      const record = this.ledger.byKey.get(id);
      return record && this.options.edit(id, field(record));
    });
  }

  async remove(id: Id): Promise<boolean> {
    return this.options.remove !== undefined && store.apply(this.options.remove(id));
  }

  /** Whether several records can be given a field at once: what is written in words is written one record at a time. */
  isAlike(field: RecordField<T, F>): boolean {
    return ALIKE.has(field.kind);
  }

  /** Whether what stands below the fields is drawn of several. */
  isDrawnOfSeveral(name: string): boolean {
    return name === 'links' || name === 'cites' || (this.options.together?.includes(name) ?? false);
  }

  /** As what links name the records of this room; nothing where no link joins them. */
  get linkKind(): keyof typeof LINKED | 'entry' | undefined {
    const { record: kind, links } = this.options;
    if (links.every(({ name }) => name !== 'links' && name !== 'cites')) return undefined;
    return kind === 'entry' || kind in LINKED ? (kind as keyof typeof LINKED | 'entry') : undefined;
  }

  /** Gives several records a field as one change: those for which it is one when its turn comes. `first` goes before, as part of it. */
  changeAll(records: readonly T[], field: (record: T) => F | undefined, ...first: readonly Operation[]): Promise<boolean> {
    const ids = records.map(({ id }) => id);
    return store.apply(() => {
      const edits = this.#still(ids).flatMap((record) => {
        const set = field(record);
        return set === undefined ? [] : [this.options.edit(record.id, set)];
      });
      return edits.length === 0 ? [] : [...first, ...edits];
    });
  }

  /** Deletes several records as one change. */
  async removeAll(records: readonly T[]): Promise<boolean> {
    const { remove } = this.options;
    const ids = records.map(({ id }) => id);
    return remove !== undefined && store.apply(() => this.#still(ids).map(({ id }) => remove(id)));
  }

  /** Those of them that are in the file. */
  #still(ids: readonly Id[]): T[] {
    return ids.flatMap((id) => this.ledger.byKey.get(id) ?? []);
  }

  /** The footer's first words. */
  summary(): string {
    const { selected, total } = this.ledger;
    return selected.size > 0 ? this.word('selected', { selected: selected.size, total }) : this.options.summary();
  }
}

/** By label or name, numbers by their value: S-2 before S-10. */
export function inNaturalOrder<T>(items: readonly T[], of: (item: T) => string): T[] {
  return items.toSorted((a, b) => of(a).localeCompare(of(b), 'en', { numeric: true }));
}
