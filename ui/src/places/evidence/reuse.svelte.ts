// What one piece of evidence serves: fourteen kinds of evidence against four frameworks. Which piece is of which kind is not
// written anywhere: it follows from what the piece is linked with.
import Recycle from 'lucide/dist/esm/icons/recycle.mjs';

import type { Action } from '../../lib/actions/registry.svelte';
import type { Evidence, EvidenceColumn, EvidenceKind, Id, ItemRef, Snapshot } from '../../lib/model';
import { navigation } from '../../lib/navigation.svelte';
import { shipped } from '../../lib/reference.svelte';
import { store } from '../../lib/store.svelte';
import { linkedTo } from '../records/items.svelte';

/** The four, the statement's own first, with the frameworks whose entries count for each. */
export const COLUMNS = {
  iso42001: ['iso42001', 'iso42001-clauses'],
  iso27001: ['iso27001', 'iso27001-clauses'],
  iso9001: ['iso9001-clauses'],
  nistAiRmf: ['nist-ai-rmf'],
} as const satisfies Record<EvidenceColumn, readonly string[]>;

const COLUMN_NAMES = Object.keys(COLUMNS) as EvidenceColumn[];

/** What a piece shows: controls by their decisions, everything else by its links. */
const shows: ReadonlyMap<ItemRef, readonly ItemRef[]> = $derived.by(() => {
  const found = new Map<ItemRef, ItemRef[]>((store.snapshot?.evidence ?? []).map(({ id }) => [`evidence/${id}`, []]));
  for (const [ref, list] of found) list.push(...linkedTo(ref).filter(({ kind }) => kind === 'entry').map((item) => item.ref));
  for (const { control, evidence } of store.statement?.decisions ?? []) for (const id of evidence) found.get(`evidence/${id}`)?.push(control);
  return found;
});

/** What a piece of evidence shows. */
export const shownBy = (id: Id): readonly ItemRef[] => shows.get(`evidence/${id}`) ?? [];

/** Whether an entry is the one that is meant, or stands within it. */
const isWithin = (ref: ItemRef, of: ItemRef): boolean => ref === of || ref.startsWith(`${of}.`) || ref.startsWith(`${of} `);

/** Where a kind is usually cited in one of the four. */
export const usual = (kind: EvidenceKind, column: EvidenceColumn): ItemRef[] =>
  kind.supports.filter((ref) => (COLUMNS[column] as readonly string[]).includes(ref.slice(0, ref.indexOf('/'))));

/** The pieces that are cited where a kind usually is. */
export function serving(kind: EvidenceKind, column: EvidenceColumn): Evidence[] {
  const wanted = usual(kind, column);
  return (store.snapshot?.evidence ?? []).filter(({ id }) => shownBy(id).some((ref) => wanted.some((of) => isWithin(ref, of))));
}

export const isExpired = ({ expiry }: Evidence): boolean => expiry !== undefined && expiry < store.today;

/** Kinds whose evidence a register of this file is itself. */
const REGISTERS = {
  'internal-audit': { place: 'audits', list: 'audits' },
  'management-review': { place: 'reviews', list: 'reviews' },
  'corrective-action': { place: 'nonconformities', list: 'nonconformities' },
  'ai-risk': { place: 'risks', list: 'risks' },
  'ai-impact': { place: 'assessments', list: 'assessments' },
} as const satisfies Record<string, { place: string; list: keyof Snapshot }>;

/** The register of this file that is evidence of a kind, and how many records it has; nothing where it has none. */
export function registerOf({ id }: EvidenceKind): { place: string; count: number } | undefined {
  const of = id in REGISTERS ? REGISTERS[id as keyof typeof REGISTERS] : undefined;
  const count = of ? (store.snapshot?.[of.list].length ?? 0) : 0;
  if (of && count > 0) return { place: of.place, count };
  // The statement is what the file is for.
  return id === 'soa' && store.statement ? { place: 'controls', count: store.statement.decisions.length } : undefined;
}

/** Whether the file's own management system is of that standard: its registers are evidence for no other by themselves. */
const isAbout = (column: EvidenceColumn): boolean => store.frameworks.some(({ id }) => id === column);

/** How a kind stands in one of the four. */
export type Standing = 'none' | 'missing' | 'stale' | 'there';

export function standing(kind: EvidenceKind, column: EvidenceColumn): Standing {
  if (kind.marks[column].mark === 'none') return 'none';
  const pieces = serving(kind, column);
  if (pieces.length === 0) return isAbout(column) && registerOf(kind) ? 'there' : 'missing';
  return pieces.every(isExpired) ? 'stale' : 'there';
}

/** Of the kinds that serve one of the four, how many are there, missing and stale. */
export function tally(column: EvidenceColumn): Record<'there' | 'missing' | 'stale' | 'total', number> {
  const all = reuse.kinds.map((kind) => standing(kind, column));
  const count = (of: Standing) => all.filter((one) => one === of).length;
  return { there: count('there'), missing: count('missing'), stale: count('stale'), total: all.length - count('none') };
}

/** What a piece is linked with when it is put down as one of a kind: what is usual there and can be linked. */
export const linkable = (kind: EvidenceKind, column: EvidenceColumn): ItemRef[] =>
  usual(kind, column).filter((ref) => {
    const decision = store.decisions.get(ref);
    return decision === undefined || decision.applicability === 'applicable';
  });

class Reuse {
  /** Whether the matrix is shown in place of the list. */
  open = $state(false);
  /** The kind that is looked at. */
  chosen = $state<string>();
  kinds: readonly EvidenceKind[] = $derived(shipped.all?.evidence.kinds ?? []);
  kind: EvidenceKind | undefined = $derived(this.kinds.find(({ id }) => id === this.chosen) ?? this.kinds[0]);
  columns = COLUMN_NAMES;

  reset(): void {
    this.open = false;
    this.chosen = undefined;
  }
}

/** The one matrix. */
export const reuse = new Reuse();

/** What shows the matrix from everywhere. */
export const reuseAction: Action = {
  id: 'evidence-reuse', label: 'action-evidence-reuse', icon: Recycle,
  enabled: () => (store.phase === 'open' ? true : 'reason-no-file'),
  perform: async () => {
    await navigation.go({ place: 'evidence' });
    await shipped.ask();
    reuse.open = true;
  },
};
